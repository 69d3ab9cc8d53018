"""autocast, which changes nothing: float32 kernels are the fast ones here."""

from __future__ import annotations

from functools import wraps

__all__ = ["autocast", "custom_bwd", "custom_fwd", "is_autocast_available"]


class autocast:
    """Accepted as a context manager and as a decorator; everything inside runs in the dtypes it has."""

    def __init__(self, device_type="cpu", dtype=None, enabled=True, cache_enabled=None):
        self.device_type, self.fast_dtype = device_type, dtype

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return False

    def __call__(self, function):
        @wraps(function)
        def wrapper(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        return wrapper


def is_autocast_available(device_type):
    return False


def _decorator(fwd=None, **kwargs):
    return (lambda f: f) if fwd is None else fwd


custom_fwd = custom_bwd = _decorator
