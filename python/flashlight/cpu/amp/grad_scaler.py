"""torch.cpu.amp.GradScaler."""

from flashlight.amp import _device
from flashlight.amp.grad_scaler import OptState  # noqa: F401

__all__ = ["GradScaler"]

GradScaler = _device.scaler_of("cpu")
GradScaler.__module__ = __name__
