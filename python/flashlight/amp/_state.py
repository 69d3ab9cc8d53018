"""The state of autocast by device: the CPU's is the library's, and what ops go by; that of others is only kept."""

import threading
import warnings

import flashlight
from flashlight import _C
from flashlight._C import (  # noqa: F401
    autocast_decrement_nesting,
    autocast_increment_nesting,
    clear_autocast_cache,
    is_autocast_cache_enabled,
    set_autocast_cache_enabled,
)

# The dtypes that are asked for where a program names none.
_DEFAULTS = dict.fromkeys(("cpu", "xla", "hpu", "maia"), _C.bfloat16) | dict.fromkeys(
    ("cuda", "xpu", "mps", "mtia", "ipu", "privateuseone"), _C.float16
)
# (enabled, dtype) of each device, in every thread its own.
_others = type("_Others", (threading.local,), {name: (False, dtype) for name, dtype in _DEFAULTS.items()})()


def _device(device_type, function):
    """The device that a string names; None for one without autocast."""
    if type(device_type) is str and device_type in _DEFAULTS:
        return device_type
    if not isinstance(device_type, str):
        kind = type(device_type).__name__
        raise TypeError(f"{function}(): argument 'device_type' (position 1) must be str, not {kind}")
    name = device_type.partition(":")[0]
    if name not in _DEFAULTS:
        flashlight.device(device_type)  # its error, for no device at all
        return None
    return name


def _known(device_type, function):
    name = _device(device_type, function)
    if name is None:
        raise RuntimeError(f"unknown device type for autocast: {device_type}")
    return name


def is_autocast_available(device_type):
    """Whether there is autocast for the device, present or not."""
    return _device(device_type, "_is_autocast_available") is not None


def is_autocast_enabled(device_type="cuda"):
    """Whether ops of the device cast their arguments in this thread."""
    known = type(device_type) is str and device_type in _DEFAULTS
    name = device_type if known else _known(device_type, "is_autocast_enabled")
    return _C._autocast_state()[0] if name == "cpu" else getattr(_others, name)[0]


def set_autocast_enabled(*args):
    """set_autocast_enabled(device_type, enabled); without a device, CUDA's."""
    device_type, enabled = args if len(args) == 2 else ("cuda", *args)
    if not isinstance(enabled, bool):
        kind = type(enabled).__name__
        raise TypeError(f"set_autocast_enabled(): argument 'enabled' (position {len(args)}) must be bool, not {kind}")
    name = _known(device_type, "set_autocast_enabled")
    if name == "cpu":
        _C._set_autocast_enabled(enabled)
    else:
        setattr(_others, name, (enabled, get_autocast_dtype(name)))


def get_autocast_dtype(device_type):
    """The dtype that arguments are cast to, or would be."""
    name = _device(device_type, "get_autocast_dtype")
    if name is None:
        raise RuntimeError("unsupported scalarType")
    return _C._autocast_state()[1] if name == "cpu" else getattr(_others, name)[1]


def set_autocast_dtype(device_type, dtype):
    """Sets the dtype that arguments of the device's ops are cast to in this thread."""
    if not isinstance(dtype, flashlight.dtype):
        kind = type(dtype).__name__
        raise TypeError(f"set_autocast_dtype(): argument 'dtype' (position 2) must be torch.dtype, not {kind}")
    name = _known(device_type, "set_autocast_dtype")
    if name == "cpu":
        _C._set_autocast_dtype(dtype)
    else:
        setattr(_others, name, (is_autocast_enabled(name), dtype))


def exchange(device_type, enabled, dtype):
    """set_autocast_dtype and set_autocast_enabled; gives what was set before, (enabled, dtype)."""
    if device_type == "cpu" and type(enabled) is bool and type(dtype) is _C.dtype:
        return _C._exchange_autocast(enabled, dtype)
    before = is_autocast_enabled(device_type), get_autocast_dtype(device_type)
    set_autocast_dtype(device_type, dtype)
    set_autocast_enabled(device_type, enabled)
    return before


def _deprecated(old, function, device):
    """A function named after its device, in the place of one that is told it."""

    def call(*args):
        shown = "".join(f", {what}" for what in ("enabled", "dtype") if old.startswith("set") and what in old)
        warnings.warn(
            f"torch.{old}({shown[2:]}) is deprecated. Please use torch.{function.__name__}('{device}'{shown}) instead.",
            DeprecationWarning,
            stacklevel=2,
        )
        return function(device, *args)

    call.__name__ = call.__qualname__ = old
    call.__doc__ = f"{function.__name__} of the device {device!r}; deprecated."
    return call


is_autocast_cpu_enabled = _deprecated("is_autocast_cpu_enabled", is_autocast_enabled, "cpu")
is_autocast_xla_enabled = _deprecated("is_autocast_xla_enabled", is_autocast_enabled, "xla")
is_autocast_ipu_enabled = _deprecated("is_autocast_ipu_enabled", is_autocast_enabled, "ipu")
set_autocast_cpu_enabled = _deprecated("set_autocast_cpu_enabled", set_autocast_enabled, "cpu")
set_autocast_xla_enabled = _deprecated("set_autocast_xla_enabled", set_autocast_enabled, "xla")
set_autocast_ipu_enabled = _deprecated("set_autocast_ipu_enabled", set_autocast_enabled, "ipu")
get_autocast_cpu_dtype = _deprecated("get_autocast_cpu_dtype", get_autocast_dtype, "cpu")
get_autocast_gpu_dtype = _deprecated("get_autocast_gpu_dtype", get_autocast_dtype, "cuda")
get_autocast_xla_dtype = _deprecated("get_autocast_xla_dtype", get_autocast_dtype, "xla")
get_autocast_ipu_dtype = _deprecated("get_autocast_ipu_dtype", get_autocast_dtype, "ipu")
set_autocast_cpu_dtype = _deprecated("set_autocast_cpu_dtype", set_autocast_dtype, "cpu")
set_autocast_gpu_dtype = _deprecated("set_autocast_gpu_dtype", set_autocast_dtype, "cuda")
set_autocast_xla_dtype = _deprecated("set_autocast_xla_dtype", set_autocast_dtype, "xla")
set_autocast_ipu_dtype = _deprecated("set_autocast_ipu_dtype", set_autocast_dtype, "ipu")
