"""Whether there is no CUDA device."""

from flashlight.amp.autocast_mode import amp_definitely_not_available

__all__ = ["amp_definitely_not_available"]
