"""FloatTensor and its kin: constructors of one dtype, and classes for isinstance."""

from flashlight import _C
from flashlight._C import Tensor
from flashlight._misc import warn_once


class _TypeMeta(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, Tensor) and instance.dtype is cls.dtype

    def __subclasscheck__(cls, subclass):
        return type.__subclasscheck__(cls, subclass)

    def __call__(cls, *args, size=None, device=None):
        if size is not None:
            args = (*args, _C.Size(size))
        return _C._legacy_new(cls.dtype, *args)

    def __repr__(cls):
        return f"<class 'flashlight.{cls.__name__}'>"


def _make(dtype):
    name = _C._legacy_name(dtype)
    doc = f"{name}(*sizes): a tensor of {dtype} with unset values; {name}(sequence): one with the values of a sequence."
    return _TypeMeta(name, (), {"__doc__": doc, "dtype": dtype, "__module__": "flashlight", "is_cuda": False})


FloatTensor = _make(_C.float32)
DoubleTensor = _make(_C.float64)
HalfTensor = _make(_C.float16)
BFloat16Tensor = _make(_C.bfloat16)
LongTensor = _make(_C.int64)
IntTensor = _make(_C.int32)
ShortTensor = _make(_C.int16)
CharTensor = _make(_C.int8)
ByteTensor = _make(_C.uint8)
BoolTensor = _make(_C.bool)


def set_default_tensor_type(t):
    """The type of newly made floating tensors, given as FloatTensor or "torch.FloatTensor"."""
    warn_once(
        "torch.set_default_tensor_type() is deprecated: please use torch.set_default_dtype() and "
        "torch.set_default_device() as alternatives"
    )
    if isinstance(t, str):
        t = globals().get(t.rsplit(".", 1)[-1], t)
    dtype = getattr(t, "dtype", t)
    if not isinstance(dtype, _C.dtype):
        raise TypeError(f"invalid type object: {t!r}")
    _C.set_default_dtype(dtype)
