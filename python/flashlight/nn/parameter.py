"""Parameter, Buffer and their uninitialised forms: the tensors that a module adopts when they are assigned to it."""

from collections import OrderedDict

from flashlight import _C, Tensor

__all__ = [
    "Buffer",
    "Parameter",
    "UninitializedBuffer",
    "UninitializedParameter",
    "UninitializedTensorMixin",
    "is_lazy",
]


class _MarkedMeta(type(Tensor)):
    """Lets isinstance(t, Parameter) hold for tensors of other classes that were marked as one (t._is_param = True)."""

    def __instancecheck__(cls, instance):
        if type.__instancecheck__(cls, instance):
            return True
        mark = cls.__dict__.get("_mark")
        return mark is not None and isinstance(instance, Tensor) and getattr(instance, mark, False)


_view = Tensor._make_subclass  # (cls, data, requires_grad): a tensor of class cls over the memory of `data`


class Parameter(Tensor, metaclass=_MarkedMeta):
    """A tensor that is a parameter of the module it is assigned to. It needs a gradient unless told otherwise."""

    _mark = "_is_param"
    __torch_function__ = _C._disabled_torch_function_impl

    def __new__(cls, data=None, requires_grad=True):
        if data is None:
            import flashlight

            data = flashlight.empty(0)
        if type(data) is Tensor or type(data) is Parameter:
            return _view(cls, data, requires_grad)
        if not isinstance(data, Tensor):
            return _view(cls, data, requires_grad)  # the TypeError
        # A tensor of another class stays of that class, and is marked.
        t = data.detach().requires_grad_(requires_grad)
        if type(t) is not type(data):
            raise RuntimeError(
                f"Creating a Parameter from an instance of type {type(data).__name__} requires that detach() "
                f"returns an instance of the same type, but return type {type(t).__name__} was found instead. To use "
                "the type as a Parameter, please correct the detach() semantics defined by its "
                "__torch_dispatch__() implementation."
            )
        t._is_param = True
        return t

    def __deepcopy__(self, memo):
        if id(self) in memo:
            return memo[id(self)]
        result = type(self)(self.data.clone(), self.requires_grad)
        memo[id(self)] = result
        return result

    def __repr__(self, *, tensor_contents=None):
        return "Parameter containing:\n" + super().__repr__()

    def __reduce_ex__(self, proto):
        state = {k: v for k, v in getattr(self, "__dict__", {}).items()}
        args = (self.data, self.requires_grad, OrderedDict())
        if not state:
            return _rebuild_parameter, args
        return _rebuild_parameter_with_state, (*args, state)


_C._set_plain_class(Parameter)


class Buffer(Tensor, metaclass=_MarkedMeta):
    """A tensor that is a buffer of the module it is assigned to; persistent ones stand in its state_dict."""

    _mark = "_is_buffer"

    def __new__(cls, data=None, *, persistent=True):
        if data is None:
            import flashlight

            data = flashlight.empty(0)
        t = data.detach().requires_grad_(data.requires_grad)
        t.persistent = persistent
        t._is_buffer = True
        return t


def _rebuild_parameter(data, requires_grad, backward_hooks):
    return Parameter(data, requires_grad)


def _rebuild_parameter_with_state(data, requires_grad, backward_hooks, state):
    result = Parameter(data, requires_grad)
    result.__dict__.update(state)
    return result


# What an uninitialised tensor can do.
_ALLOWED = frozenset(
    "size copy_ is_complex is_floating_point half float double char short int long bool bfloat16 cuda cpu to "
    "get_device storage_offset untyped_storage".split()
)
_OPERATORS = frozenset(
    f"__{name}__"
    for form in ("", "r", "i")
    for name in (
        f"{form}{operator}"
        for operator in "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift".split()
    )
) | frozenset(
    f"__{name}__"
    for name in "neg pos abs invert eq ne lt le gt ge len getitem setitem iter contains float int index bool".split()
)


def _refusing(name):
    def refuse(self, *args, **kwargs):
        """A ValueError: the tensor has neither a shape nor values yet."""
        raise ValueError(
            f"Attempted to use an uninitialized parameter in {name}. This error happens when you are using a "
            f"`LazyModule` or explicitly manipulating `{type(self).__module__}.{type(self).__name__}` objects. When "
            "using LazyModules Call `forward` with a dummy batch to initialize the parameters before calling torch "
            "functions"
        )

    return refuse


class UninitializedTensorMixin:
    """What the two uninitialised classes share: no shape until materialize(), and no use but to be moved and cast."""

    __slots__ = ()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        own = {name for base in cls.__mro__[: cls.__mro__.index(Tensor)] for name in vars(base)}
        for name in dir(Tensor):
            public = not name.startswith("_") or name in _OPERATORS
            if public and name not in own and name not in _ALLOWED and callable(getattr(Tensor, name)):
                setattr(cls, name, _refusing(name))

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        """Functions given such a tensor refuse it as its methods do."""
        name = getattr(func, "__name__", "a function")
        if name in _ALLOWED or type(func).__name__ == "method-wrapper":
            return super().__torch_function__(func, types, args, kwargs or {})  # a buffer's result is a buffer
        return _refusing(name)(next(a for a in args if isinstance(a, UninitializedTensorMixin)))

    def materialize(self, shape, device=None, dtype=None):
        """Gives the tensor a shape and uninitialised memory; its class becomes the ordinary one."""
        import flashlight

        self.data = flashlight.empty(shape, device=device, dtype=self.dtype if dtype is None else dtype)
        self.__class__ = self.cls_to_become

    @property
    def shape(self):
        """A RuntimeError: the tensor has no shape yet."""
        raise RuntimeError(
            "Can't access the shape of an uninitialized parameter or buffer. "
            "This error usually happens in `load_state_dict` when trying to load "
            "an uninitialized parameter into an initialized one. "
            "Call `forward` to initialize the parameters before accessing their attributes."
        )

    def share_memory_(self):
        """A RuntimeError: the tensor has no memory yet."""
        raise RuntimeError(
            "Can't share memory on an uninitialized parameter or buffer. "
            "Call `forward` to initialize the parameters before calling `module.share_memory()`."
        )

    def __repr__(self):
        return f"<{type(self).__name__}>"

    def __deepcopy__(self, memo):
        if id(self) not in memo:
            memo[id(self)] = type(self)(self.requires_grad, self.data.device, self.data.dtype)
        return memo[id(self)]

    def __reduce_ex__(self, proto):
        return type(self), (self.requires_grad,)


class UninitializedParameter(UninitializedTensorMixin, Parameter):
    """A parameter whose shape is not known yet."""

    cls_to_become = Parameter

    def __new__(cls, requires_grad=True, device=None, dtype=None):
        import flashlight

        return _view(cls, flashlight.empty(0, device=device, dtype=dtype), requires_grad)


class UninitializedBuffer(UninitializedTensorMixin, Tensor):
    """A buffer whose shape is not known yet."""

    cls_to_become = Tensor

    def __new__(cls, requires_grad=False, device=None, dtype=None, persistent=True):
        import flashlight

        t = _view(cls, flashlight.empty(0, device=device, dtype=dtype), requires_grad)
        t.persistent = persistent
        t._is_buffer = True
        return t


def is_lazy(param):
    """Whether it is a parameter or buffer without a shape."""
    return isinstance(param, UninitializedTensorMixin)
