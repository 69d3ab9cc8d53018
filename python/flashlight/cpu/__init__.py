"""The one device, under the names that other devices have."""

from __future__ import annotations

from flashlight.cuda import Stream, stream  # noqa: F401


def is_available():
    return True


is_initialized = is_available


def device_count():
    return 1


def current_device():
    return "cpu"


def set_device(device):
    pass


def synchronize(device=None):
    pass
