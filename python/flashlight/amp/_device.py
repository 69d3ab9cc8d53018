"""What torch.cuda.amp and torch.cpu.amp still offer: autocast and GradScaler for one device, by their older names."""

import warnings

from .autocast_mode import autocast
from .grad_scaler import GradScaler

__all__ = ["autocast_of", "deprecated", "scaler_of"]


def deprecated(old, new):
    warnings.warn(f"`torch.{old}` is deprecated. Please use `torch.amp.{new}` instead.", FutureWarning, stacklevel=3)


def autocast_of(device, dtype):
    """The class autocast of a device."""

    class device_autocast(autocast):
        def __init__(self, enabled=True, dtype=dtype, cache_enabled=True):
            deprecated(f"{device}.amp.autocast(args...)", f"autocast('{device}', args...)")
            super().__init__(device, enabled=enabled, dtype=dtype, cache_enabled=cache_enabled)

    device_autocast.__name__ = device_autocast.__qualname__ = "autocast"
    return device_autocast


def scaler_of(device):
    """The class GradScaler of a device."""

    class DeviceScaler(GradScaler):
        def __init__(
            self, init_scale=2.0**16, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True
        ):
            deprecated(f"{device}.amp.GradScaler(args...)", f"GradScaler('{device}', args...)")
            super().__init__(device, init_scale, growth_factor, backoff_factor, growth_interval, enabled)

    DeviceScaler.__name__ = DeviceScaler.__qualname__ = "GradScaler"
    return DeviceScaler
