"""torch.cpu.amp.autocast."""

from flashlight import _C
from flashlight.amp import _device

__all__ = ["autocast"]

autocast = _device.autocast_of("cpu", _C.bfloat16)
autocast.__module__ = __name__
