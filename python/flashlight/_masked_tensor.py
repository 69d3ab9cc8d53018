"""MaskedTensor: a tensor and a mask of what in it is there. The tensor itself holds the data, so that autograd and the
ops beneath know nothing of masks; __torch_function__ runs an op on the data and finds the mask of the result.
"""

import flashlight
from flashlight import Tensor
from flashlight._C import DisableTorchFunctionSubclass

__all__ = ["MaskedTensor", "as_masked_tensor", "is_masked_tensor", "masked_tensor"]

_DTYPES = "float16 float32 float64 bool int8 int16 int32 int64".split()

# Element by element: the mask stays.
_UNARY = set(
    "abs absolute acos arccos acosh arccosh angle asin arcsin asinh arcsinh atan arctan atanh arctanh bitwise_not ceil "
    "clamp clip conj_physical cos cosh deg2rad digamma erf erfc erfinv exp exp2 expm1 fix floor frac lgamma log log10 "
    "log1p log2 logit i0 isnan nan_to_num neg negative positive pow rad2deg reciprocal round rsqrt sigmoid sign sgn "
    "signbit sin sinc sinh sqrt square tan tanh trunc clone detach contiguous to type double float half long int short "
    "char bool ones_like requires_grad_ __neg__ __abs__ __invert__ __pos__ __pow__ __rtruediv__ __rdiv__".split()
)
_BINARY = set(
    "add atan2 arctan2 bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift div divide "
    "floor_divide fmod logaddexp logaddexp2 mul multiply nextafter remainder sub subtract true_divide eq ne le ge "
    "greater greater_equal gt less_equal lt less maximum minimum fmax fmin not_equal rsub __add__ __radd__ __sub__ "
    "__rsub__ __mul__ __rmul__ __truediv__ __div__ __floordiv__ __mod__ __and__ __or__ __xor__ __rand__ __ror__ "
    "__rxor__ __lshift__ __rshift__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__".split()
)
_INPLACE = {name + "_" for name in _UNARY | _BINARY if not name.startswith("__")} | set(
    "copy_ __iadd__ __isub__ __imul__ __itruediv__ __ifloordiv__ __imod__ __iand__ __ior__ __ixor__ __ipow__".split()
)
# Of data and mask alike.
_SHAPE = set(
    "select transpose swapaxes swapdims split chunk tensor_split hsplit vsplit dsplit t __getitem__ expand expand_as "
    "view view_as reshape reshape_as flatten unflatten ravel cat concat concatenate stack hstack vstack dstack "
    "unsqueeze squeeze unfold narrow permute movedim moveaxis unbind index_select masked_select".split()
)
_REDUCTIONS = set("sum mean amin amax argmin argmax prod all var std".split())
_PLAIN = set(
    "size dim ndimension numel nelement stride is_contiguous is_floating_point is_complex is_signed element_size "
    "storage_offset data_ptr backward register_hook retain_grad __len__ __hash__ is_same_size get_device __get__ "
    "__set__ __delete__ is_tensor".split()
)


def is_masked_tensor(obj):
    """Whether an object is a MaskedTensor."""
    return isinstance(obj, MaskedTensor)


def masked_tensor(data, mask, requires_grad=False):
    """A MaskedTensor with copies of data and mask: a leaf."""
    return MaskedTensor(data, mask, requires_grad)


def as_masked_tensor(data, mask):
    """A MaskedTensor through which gradients flow to data: zeros where it is masked out."""
    _check(data, mask)
    _warn_of_prototype()
    return _wrap(flashlight.where(mask, data, data.detach()), mask.clone())


def _warn_of_prototype():
    flashlight._C.warn("The PyTorch API of MaskedTensors is in prototype stage and will change in the near future.")


def _check(data, mask):
    for name, value in (("data", data), ("mask", mask)):
        if is_masked_tensor(value) or not isinstance(value, Tensor):
            raise TypeError(f"{name} must be a Tensor")
    if mask.dtype != flashlight.bool:
        raise TypeError("mask must have dtype bool.")
    if not any(data.dtype == getattr(flashlight, name) for name in _DTYPES):
        raise TypeError(f"{data.dtype} is not supported in MaskedTensor.")
    if data.dim() != mask.dim():
        raise ValueError("data.dim() must equal mask.dim()")
    if data.size() != mask.size():
        raise ValueError("data.size() must equal mask.size()")


def _wrap(data, mask):
    if isinstance(data, (tuple, list)):
        return type(data)(_wrap(d, m) for d, m in zip(data, mask))
    result = data.as_subclass(MaskedTensor)
    result._masked_mask = mask
    return result


def _data(x):
    return x.as_subclass(Tensor) if is_masked_tensor(x) else x


def _map(value, of):
    """The value with MaskedTensors in it, and in its lists and tuples, replaced."""
    if isinstance(value, (list, tuple)) and not isinstance(value, flashlight.Size):
        return type(value)(_map(v, of) for v in value)
    return of(value) if is_masked_tensor(value) else value


def _one_mask(args):
    """The mask of the operands, which must agree."""
    masks = [a._masked_mask for a in args if is_masked_tensor(a)]
    for mask in masks[1:]:
        if mask.dim() != masks[0].dim() or not bool((mask == masks[0]).all()):
            raise ValueError("Input masks must match. If you need support for this, please open an issue on Github.")
    return masks[0]


def _reduced(name, x, dim=None, keepdim=False, *, dtype=None):
    from flashlight import masked

    data, mask = _data(x), x._masked_mask
    if name == "all":
        filled = data.masked_fill(~mask, True)
        result = filled.all() if dim is None else filled.all(dim, keepdim=keepdim)
    else:
        result = getattr(masked, name)(data, dim, keepdim=keepdim, dtype=dtype, mask=mask)
    return _wrap(result, mask.any() if dim is None else mask.any(dim, keepdim=keepdim))


def _where(condition, x, y):
    sides = [a if is_masked_tensor(a) else _wrap(a, flashlight.ones_like(a, dtype=flashlight.bool)) for a in (x, y)]
    data = flashlight.where(condition, *map(_data, sides))
    return _wrap(data, flashlight.where(condition, *(side._masked_mask for side in sides)))


def _call(func, name, args, kwargs):
    from flashlight import masked

    if name in _REDUCTIONS:
        return _reduced(name, *args, **kwargs)
    if name == "where":
        return _where(*args, **kwargs) if not is_masked_tensor(args[0]) else _where(args[1], args[0], args[2])
    if name == "softmax":
        x, dim = args[0], args[1] if len(args) > 1 else kwargs["dim"]
        return _wrap(masked.softmax(_data(x), dim, mask=x._masked_mask), x._masked_mask)
    if name in ("item", "__float__", "__int__", "__bool__", "__index__"):
        if not bool(args[0]._masked_mask):
            raise ValueError(f"{name}: expected an element that is not masked out")
        return func(*_map(args, _data), **kwargs)
    if name == "__deepcopy__":
        return _wrap(func(_data(args[0]), *args[1:]), args[0]._masked_mask.clone())
    plain, options = _map(args, _data), {key: _map(value, _data) for key, value in kwargs.items()}
    if name in _INPLACE:
        _one_mask(args[:2])
        func(*plain, **options)
        return args[0]
    if name in _UNARY or name in _BINARY:
        mask = _one_mask(args[: 1 + (name in _BINARY)])
        result = func(*plain, **options)
        if isinstance(result, str):  # the name of the type, where type() was not told another
            return result
        return _wrap(result, mask.expand_as(result))
    if name in _SHAPE:
        masks = _map(args, lambda x: x._masked_mask), {k: _map(v, lambda x: x._masked_mask) for k, v in kwargs.items()}
        return _wrap(func(*plain, **options), func(*masks[0], **masks[1]))
    raise TypeError(f"no implementation found for '{name}' on types that implement __torch_function__: [MaskedTensor]")


def _text(data, mask, indent):
    """Data in nested brackets, one row a line, "--" where the mask is False."""
    if data.dim() == 1:
        items = [f"{v:8.4f}" if isinstance(v, float) else str(v) for v in data.tolist()]
        width = max((len(item) if there else 8 for item, there in zip(items, mask.tolist())), default=0)
        return "[" + ", ".join(i if there else "--".rjust(width) for i, there in zip(items, mask.tolist())) + "]"
    rows = ["\n".join(indent + line for line in _text(d, m, indent).split("\n")) for d, m in zip(data, mask)]
    return "[\n" + ",\n".join(rows) + "\n]"


class MaskedTensor(Tensor):
    """Data and a mask of the same shape, True where an element is there.

    Arithmetic takes operands of one mask, or plain tensors and numbers; sum, mean, amin, amax, argmin, argmax, prod,
    all, var, std and softmax leave out what is masked out; views, indexing, cat and stack work on both.
    """

    def __new__(cls, data, mask, requires_grad=False):
        _check(data, mask)
        _warn_of_prototype()
        if data.requires_grad:
            import warnings

            warnings.warn(
                "It is not recommended to create a MaskedTensor with a tensor that requires_grad. "
                "To avoid this, you can use data.detach().clone()",
                UserWarning,
                stacklevel=2,
            )
        result = data.detach().clone().as_subclass(cls)
        result._masked_mask = mask.clone()
        with DisableTorchFunctionSubclass():
            return result.requires_grad_(requires_grad)

    def __init__(self, data, mask, requires_grad=False):
        pass

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        name = func.__name__
        with DisableTorchFunctionSubclass():
            if name == "__get__":
                attribute = func.__self__.__name__
                result = func(*args)
                if attribute in ("grad", "data", "T", "mT") and result is not None:
                    mask = args[0]._masked_mask
                    return _wrap(_data(result), func(mask) if attribute in ("T", "mT") else mask)
                return result
            if name in _PLAIN:
                return func(*args, **kwargs)
            return _call(func, name, args, kwargs)

    def get_data(self):
        """The data, masked out or not, as a tensor; gradients flow through."""
        with DisableTorchFunctionSubclass():
            return _data(self)

    def get_mask(self):
        """The mask."""
        return self._masked_mask

    def to_tensor(self, value):
        """A tensor with a value where the mask is False."""
        return self.get_data().masked_fill(~self._masked_mask, value)

    def __iter__(self):
        return iter(self.unbind())

    def tolist(self):
        raise RuntimeError(".tolist() is not supported for tensor subclasses, got MaskedTensor")

    def numpy(self, *, force=False):
        raise RuntimeError(".numpy() is not supported for tensor subclasses.")

    def __reduce_ex__(self, protocol):
        return as_masked_tensor, (self.get_data().detach(), self._masked_mask)

    def __repr__(self, *, tensor_contents=None):
        with DisableTorchFunctionSubclass():
            data, mask = _data(self).detach(), self._masked_mask
            if data.dim() == 0:
                value, there = data.item(), mask.item()
                shown = f"{value:8.4f}" if isinstance(value, float) else str(value)
                return f"MaskedTensor({shown if there else '--'}, {there})"
            lines = _text(data, mask, "  ").split("\n")
            return "MaskedTensor(\n" + "\n".join("  " + line for line in lines) + "\n)"

    __str__ = __repr__
