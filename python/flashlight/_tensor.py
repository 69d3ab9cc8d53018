"""The rarer methods of Tensor: copying, pickling, hooks, conversions. Importing this module adds them to the type."""

import math
import warnings

from flashlight import _C
from flashlight._C import Tensor
from flashlight.utils.hooks import RemovableHandle


class HookHandle(RemovableHandle):
    """Takes a hook of a tensor or a node away again: by remove(), or at the end of a `with` block."""

    def __init__(self, hook):
        self._hook = hook
        self.id = RemovableHandle.next_id
        RemovableHandle.next_id += 1

    def remove(self):
        _C._remove_hook(self._hook)

    def __reduce__(self):
        raise TypeError(f"cannot pickle '{type(self).__name__}' object")


def _register_hook(self, hook):
    """Has hook(grad) called when the gradient of this tensor is known; a tensor it returns replaces it."""
    if not self.requires_grad:
        raise RuntimeError("cannot register a hook on a tensor that doesn't require gradient")
    return self._add_hook(hook)


def _register_post_accumulate_grad_hook(self, hook):
    """Has hook(tensor) called when the .grad of this leaf has been written."""
    if not self.requires_grad:
        raise RuntimeError("cannot register a hook on a tensor that doesn't require gradient")
    if self.grad_fn is not None:
        raise RuntimeError("post accumulate grad hooks cannot be registered on non-leaf tensors")
    return self._add_accumulated_hook(hook)


# ---- Copying and pickling --------------------------------------------------------------------------------------------


def _storage_bytes(t):
    """The whole memory behind a tensor as a tensor of bytes."""
    return _C._rebuild(t, _C.uint8, 0, (t._storage_nbytes(),), (1,))


def _storage_copy(self, memo):
    """A copy of the memory behind `self` as a tensor over it, the same one for all tensors that share it."""
    key = ("storage", self._storage_ptr(), self._storage_nbytes())
    copy = memo.get(key)
    if copy is None:
        copy = memo[key] = _storage_bytes(self).clone()
    return copy


def _deepcopy(self, memo):
    if not self.is_leaf:
        raise RuntimeError(
            "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  "
            "If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, "
            "see https://github.com/pytorch/pytorch/pull/103001"
        )
    if id(self) in memo:
        return memo[id(self)]
    from copy import deepcopy

    offset = self.storage_offset() if self.numel() else 0  # an empty view may begin behind the end
    with _no_grad():
        copy = _C._rebuild(_storage_copy(self, memo), self.dtype, offset, tuple(self.shape), self.stride())
    if type(self) is not Tensor:
        copy = Tensor._make_subclass(type(self), copy, False)
    if self.requires_grad:
        copy.requires_grad_()
    memo[id(self)] = copy
    if self.grad_dtype != self.dtype:
        copy.grad_dtype = self.grad_dtype
    if self.grad is not None:
        copy.grad = deepcopy(self.grad, memo)
    attributes = self.__dict__
    if attributes:
        copy.__dict__.update(deepcopy(attributes, memo))
    return copy


def _copy(self):
    """Another tensor over the same memory."""
    with _C.DisableTorchFunctionSubclass():
        return _alias_of(self)


def _alias_of(self):
    copy = self._alias() if type(self) is Tensor else Tensor._make_subclass(type(self), self, False)
    if self.requires_grad:
        copy.requires_grad_()
    copy.__dict__.update(self.__dict__)
    return copy


def _rebuild_tensor(cls, data, dtype, shape, stride, requires_grad, attributes):
    raw = _C.frombuffer(bytearray(data), dtype=_C.uint8) if data else _C._legacy_new(_C.uint8)
    t = _C._rebuild(raw, dtype, 0, shape, stride)
    if cls is not Tensor:
        t = Tensor._make_subclass(cls, t, False)
    if requires_grad:
        t.requires_grad_()
    if attributes:
        t.__dict__.update(attributes)
    return t


def _reduce_ex(self, protocol):
    t = self._alias()
    extent = 1 + sum((size - 1) * stride for size, stride in zip(t.shape, t.stride())) if t.numel() else 0
    if extent > t.numel():  # there are holes between the elements
        t, extent = t.contiguous(), t.numel()
    start = t.storage_offset() * t.element_size()
    data = memoryview(_storage_bytes(t)[start : start + extent * t.element_size()]).tobytes()
    return _rebuild_tensor, (
        type(self),
        data,
        self.dtype,
        tuple(self.shape),
        t.stride(),
        self.requires_grad,
        dict(self.__dict__) or None,
    )


class _no_grad:
    def __enter__(self):
        self.before = _C._set_grad_enabled(False)

    def __exit__(self, kind, value, trace):
        _C._set_grad_enabled(self.before)


# ---- Conversions -----------------------------------------------------------------------------------------------------


def _type(self, dtype=None, non_blocking=False, **kwargs):
    """The name of the tensor's type ("torch.FloatTensor"), or the tensor converted to a dtype or such a type."""
    if dtype is None:
        return f"torch.{_C._legacy_name(self.dtype)}"
    if isinstance(dtype, str):
        package, _, name = dtype.rpartition(".")
        from flashlight import _legacy

        found = getattr(_legacy, name, None)
        if found is None or package not in ("torch", "flashlight"):
            raise ValueError(f"invalid type: {dtype!r}")
        dtype = found
    if isinstance(dtype, type):
        if dtype is Tensor:
            dtype = _C.get_default_dtype()
        elif not isinstance(getattr(dtype, "dtype", None), _C.dtype):
            raise ValueError(f"invalid type: {dtype.__name__!r}")
        else:
            dtype = dtype.dtype
    if not isinstance(dtype, _C.dtype):
        raise TypeError("dtype must be a type, str, or dtype object")
    return self.to(dtype, non_blocking=non_blocking, **kwargs)


def _new(self, *args, size=None, device=None):
    """An uninitialised tensor of these sizes, or a copy of the data, in this tensor's dtype."""
    if _C._has_torch_function_unary(self):  # called as a function, or through super()
        return _C._handle_torch_function(Tensor.new, (self,), (self, *args), {"size": size, "device": device})
    if device is not None and _C.device(device).type != "cpu":
        raise RuntimeError(f"new(): there is no device {device!r}: flashlight computes in the CPU's memory")
    if size is not None:
        args = (*args, _C.Size(size))
    return _C._legacy_new(self.dtype, *args)


def _new_tensor(self, data, *, dtype=None, device=None, requires_grad=False, layout=None, pin_memory=False):
    """A copy of data in this tensor's dtype."""
    if _C._has_torch_function_unary(self):
        options = {"dtype": dtype, "device": device, "requires_grad": requires_grad}
        return _C._handle_torch_function(Tensor.new_tensor, (self,), (self, data), options)
    if isinstance(data, Tensor):
        warnings.warn(
            "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
            "sourceTensor.detach().clone().requires_grad_(True), rather than tensor.new_tensor(sourceTensor).",
            stacklevel=2,
        )
        data = data.detach().clone().to(self.dtype if dtype is None else dtype)
        return data.requires_grad_(requires_grad)
    return _C.tensor(data, dtype=self.dtype if dtype is None else dtype, device=device, requires_grad=requires_grad)


def _reversed(self):
    """What stands along the first dimension in the opposite order."""
    return self.flip(0) if self.dim() else self


def _resize_as_(self, the_template, *, memory_format=None):
    """Gives the tensor the shape of another, and with preserve_format its memory format."""
    if memory_format is None:
        return self.resize_(the_template.shape)
    if memory_format is _C.preserve_format:
        formats = (_C.channels_last, _C.channels_last_3d)
        found = [f for f in formats if not the_template.is_contiguous() and _fits(the_template, f)]
        memory_format = found[0] if found else _C.contiguous_format
    return self.resize_(the_template.shape, memory_format=memory_format)


def _storage(self):
    """The memory behind the tensor, in elements of its dtype."""
    from flashlight.storage import TypedStorage

    return TypedStorage(self)


def _const_data_ptr(self):
    """The address of the first element, for reading."""
    return self.data_ptr()


def _storage_type(self):
    """The class of the storage that PyTorch gives a tensor of this dtype: FloatStorage for float32."""
    from flashlight.storage import _storage_type as storage_type

    return storage_type(self.dtype)


def _record_stream(self, stream):
    """For streams of other devices, which there are none of."""
    raise NotImplementedError("record_stream: the CPU has no streams")


def _module_load(self, other, assign=False):
    """What load_state_dict puts in place of `self` for `other`: other itself (assign), or self with other's values."""
    if assign:
        return other.detach()
    return self.detach().copy_(other)


def _lu(self, pivot=True, get_infos=False):
    """See flashlight.lu."""
    from flashlight.functional import lu

    return lu(self, pivot, get_infos)


def _to_dense(self, dtype=None, *, masked_grad=None):
    """The tensor, which is dense, in this dtype."""
    return self if dtype is None else self.to(dtype)


def _is_view(self):
    return self._base is not None


def _set_(self, source=None, storage_offset=None, size=None, stride=None):
    """Makes the tensor one over the memory of `source`, a tensor or a storage, as it lies there or as the other three
    say. The memory keeps its size: what would reach past its end is refused."""
    if self.requires_grad and _C.is_grad_enabled():
        if self.is_leaf:
            raise RuntimeError("a leaf Variable that requires grad is being used in an in-place operation.")
        if self._is_view() and self._base.is_leaf:
            raise RuntimeError("a view of a leaf Variable that requires grad is being used in an in-place operation.")
        raise RuntimeError("set_(): the tensor has a history, of which the new memory is no part: detach() it first")
    if source is None:
        return self._set()
    storage = not isinstance(source, Tensor)
    if storage and not hasattr(source, "_tensor_as") or (storage_offset is None) != (size is None):
        raise TypeError(
            "set_() received an invalid combination of arguments: it takes (), (Tensor or Storage source) or "
            "(source, int storage_offset, tuple of ints size, tuple of ints stride)"
        )
    if not storage and source.dtype != self.dtype:
        raise RuntimeError(f"Could not set tensor of type {source.dtype} to a tensor of type {self.dtype}")
    if stride is not None and len(size) != len(stride):
        raise RuntimeError(f"unequal size length ({len(size)}) and stride length ({len(stride)})")
    if storage:
        source = source._tensor_as(self.dtype)
    if size is None:
        return self._set(source)
    if stride is None:
        stride = [math.prod(size[d + 1 :]) for d in range(len(size))]
    if storage_offset < 0:
        raise RuntimeError(f"set_(): invalid storage offset {storage_offset}")
    return self._set(_C._rebuild(source, self.dtype, storage_offset, tuple(size), tuple(stride)))


def _dim_order(self, *, ambiguity_check=False):
    """The dimensions from the largest stride to the smallest. With ambiguity_check an order that is not the only one is
    refused, unless exactly one of the memory formats in a list given there fits."""
    strides = [self.stride(d) for d in range(self.dim())]
    if ambiguity_check and (len(set(strides)) < len(strides) or 1 in self.shape or 0 in strides):
        formats = [] if ambiguity_check is True else ambiguity_check
        if sum(_fits(self, memory_format) for memory_format in formats) != 1:
            raise RuntimeError(
                f"The tensor has no unique order of dimensions: shape {tuple(self.shape)}, strides {strides}"
            )
    return tuple(sorted(range(self.dim()), key=lambda d: (-strides[d], d)))


def _fits(tensor, memory_format):
    if memory_format != _C.contiguous_format and tensor.dim() != (5 if memory_format == _C.channels_last_3d else 4):
        return False
    return tensor.is_contiguous(memory_format=memory_format)


def _is_distributed(self):
    """False: there is one process."""
    return False


_methods = {
    "register_hook": _register_hook,
    "register_post_accumulate_grad_hook": _register_post_accumulate_grad_hook,
    "__deepcopy__": _deepcopy,
    "__copy__": _copy,
    "__reduce_ex__": _reduce_ex,
    "type": _type,
    "new": _new,
    "new_tensor": _new_tensor,
    "storage": _storage,
    "__reversed__": _reversed,
    "resize_as_": _resize_as_,
    "__complex__": lambda self: complex(float(self)),
    "is_distributed": _is_distributed,
    "module_load": _module_load,
    "const_data_ptr": _const_data_ptr,
    "lu": _lu,
    "record_stream": _record_stream,
    "storage_type": _storage_type,
    "_is_view": _is_view,
    "dim_order": _dim_order,
    "to_dense": _to_dense,
    "set_": _set_,
}
for _name, _function in _methods.items():
    if _name not in Tensor.__dict__ or _name.startswith("__"):
        if _function.__name__ != "<lambda>":
            _function.__qualname__ = f"Tensor.{_name}"
            _function.__name__ = _name
        setattr(Tensor, _name, _function)
del _name, _function
