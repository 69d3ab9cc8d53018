"""torch.cuda.amp.autocast and its part in custom functions."""

from flashlight import _C
from flashlight.amp import _device, autocast_mode

__all__ = ["autocast", "custom_bwd", "custom_fwd"]

autocast = _device.autocast_of("cuda", _C.float16)
autocast.__module__ = __name__


def custom_fwd(fwd=None, *, cast_inputs=None):
    """amp.custom_fwd(device_type="cuda"), under its deprecated name."""
    _device.deprecated("cuda.amp.custom_fwd(args...)", "custom_fwd(args..., device_type='cuda')")
    return autocast_mode.custom_fwd(fwd, device_type="cuda", cast_inputs=cast_inputs)


def custom_bwd(bwd=None):
    """amp.custom_bwd(device_type="cuda"), under its deprecated name."""
    _device.deprecated("cuda.amp.custom_bwd(args...)", "custom_bwd(args..., device_type='cuda')")
    return autocast_mode.custom_bwd(bwd, device_type="cuda")
