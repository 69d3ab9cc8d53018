"""The one device, under the names that other devices have."""

from flashlight.cpu import amp  # noqa: F401
from flashlight.cuda import Stream, stream  # noqa: F401


def is_available():
    """True: the CPU is there from the start."""
    return True


is_initialized = is_available


def device_count():
    """1: all cores are one device."""
    return 1


def current_device():
    """The name of the one device, "cpu"."""
    return "cpu"


def set_device(device):
    """There is no other device, so this changes nothing."""


def synchronize(device=None):
    """Ops are done when they return, so there is nothing to wait for."""
