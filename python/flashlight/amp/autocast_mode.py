"""autocast: a block, or a function, in which ops choose the dtype they compute in; and its part in custom functions.

What is cast stands in the rows of the op table; the casts are the library's (src/ops/autocast.c).
"""

import warnings
from collections.abc import Iterable, Mapping
from functools import partial, wraps

import flashlight
from flashlight import _C, Tensor

from . import _state
from ._state import is_autocast_available

__all__ = ["autocast", "custom_bwd", "custom_fwd", "is_autocast_available"]

_SUPPORTED = (_C.bfloat16, _C.float16)


def _check_device_type(device_type):
    if not isinstance(device_type, str):
        raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")


def amp_definitely_not_available():
    """Whether there is no CUDA device."""
    return not flashlight.cuda.is_available()


class autocast:
    """with autocast("cpu"): products in bfloat16; the same as a decorator. Blocks nest, also with enabled=False."""

    def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
        _check_device_type(device_type)
        self.fast_dtype = _state.get_autocast_dtype(device_type) if dtype is None else dtype
        if not is_autocast_available(device_type):
            raise RuntimeError(f"User specified an unsupported autocast device_type '{device_type}'")
        self.device = device_type
        self._cache_enabled = _C.is_autocast_cache_enabled() if cache_enabled is None else cache_enabled
        why_not = self._why_not() if enabled else None
        if why_not:
            warnings.warn(why_not, stacklevel=2 if type(self) is autocast else 3)
        self._enabled = enabled and not why_not

    def _why_not(self):
        """Why there is no autocast for this device or dtype."""
        if self.device == "cuda":
            if amp_definitely_not_available():
                return "CUDA is not available or torch_xla is imported. Disabling autocast."
        elif self.fast_dtype not in _SUPPORTED:
            name = self.device.upper()
            return (
                f"In {name} autocast, but the target dtype is not supported. Disabling autocast.\n"
                f"{name} Autocast only supports dtypes of {', '.join(map(str, _SUPPORTED))} currently."
            )
        return None

    def __enter__(self):
        self.prev_cache_enabled = _C.is_autocast_cache_enabled()
        self.prev, self.prev_fastdtype = _state.exchange(self.device, self._enabled, self.fast_dtype)
        _C.autocast_increment_nesting()
        _C.set_autocast_cache_enabled(self._cache_enabled)
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        if _C.autocast_decrement_nesting() == 0:
            _C.clear_autocast_cache()
        _state.exchange(self.device, self.prev, self.prev_fastdtype)
        _C.set_autocast_cache_enabled(self.prev_cache_enabled)
        return False

    def __call__(self, func):
        if not callable(func):
            raise TypeError(
                f"autocast()(func) decorates a callable, not {type(func).__name__}; for a block write "
                "`with torch.autocast(device_type=...):`"
            )
        return autocast_decorator(self, func)


def autocast_decorator(autocast_instance, func):
    """func, called within the block of an autocast instance."""

    @wraps(func)
    def decorate_autocast(*args, **kwargs):
        with autocast_instance:
            return func(*args, **kwargs)

    return decorate_autocast


def _enter_autocast(*vals):
    mode = autocast(*vals)
    mode.__enter__()
    return mode


def _exit_autocast(mode):
    mode.__exit__(None, None, None)


def _cast(value, device_type, dtype):
    """The value with the floating tensors of the device in it converted; float64 stays."""
    if isinstance(value, Tensor):
        eligible = value.is_floating_point() and value.device.type == device_type and value.dtype is not _C.float64
        return value.to(dtype) if eligible else value
    if isinstance(value, (str, bytes)) or type(value).__name__ == "ndarray":
        return value
    if isinstance(value, Mapping):
        return {_cast(key, device_type, dtype): _cast(item, device_type, dtype) for key, item in value.items()}
    if isinstance(value, Iterable):
        items = (_cast(item, device_type, dtype) for item in value)
        return type(value)(items) if isinstance(value, (list, tuple)) else items
    return value


def custom_fwd(fwd=None, *, device_type, cast_inputs=None):
    """For the forward of an autograd.Function: notes the state of autocast for custom_bwd; with cast_inputs, where
    it is called under autocast, it runs without on arguments converted to that dtype."""
    _check_device_type(device_type)
    if fwd is None:
        return partial(custom_fwd, device_type=device_type, cast_inputs=cast_inputs)

    @wraps(fwd)
    def decorate_fwd(*args, **kwargs):
        ctx, enabled = args[0], _state.is_autocast_enabled(device_type)
        ctx._dtype = _state.get_autocast_dtype(device_type)
        ctx._fwd_used_autocast = enabled and cast_inputs is None
        if not enabled or cast_inputs is None:
            return fwd(*args, **kwargs)
        with autocast(device_type=device_type, enabled=False):
            return fwd(*_cast(args, device_type, cast_inputs), **_cast(kwargs, device_type, cast_inputs))

    return decorate_fwd


def custom_bwd(bwd=None, *, device_type):
    """For the backward of an autograd.Function: runs it in the state of autocast that forward ran in."""
    _check_device_type(device_type)
    if bwd is None:
        return partial(custom_bwd, device_type=device_type)

    @wraps(bwd)
    def decorate_bwd(*args, **kwargs):
        ctx = args[0]
        with autocast(device_type=device_type, enabled=ctx._fwd_used_autocast, dtype=ctx._dtype):
            return bwd(*args, **kwargs)

    return decorate_bwd
