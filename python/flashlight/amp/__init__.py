"""Mixed precision: float32 kernels are the fast ones here, so autocast changes nothing and nothing needs scaling."""

from __future__ import annotations

from functools import wraps

__all__ = ["GradScaler", "autocast", "custom_bwd", "custom_fwd", "is_autocast_available"]


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


class GradScaler:
    """The calls of a gradient scaler with a scale of 1: losses pass through, steps are the optimizer's own."""

    def __init__(
        self, device="cpu", init_scale=1.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True
    ):
        self._growth = (growth_factor, backoff_factor, growth_interval)

    def scale(self, outputs):
        return outputs

    def unscale_(self, optimizer):
        pass

    def step(self, optimizer, *args, **kwargs):
        return optimizer.step(*args, **kwargs)

    def update(self, new_scale=None):
        pass

    def get_scale(self):
        return 1.0

    def is_enabled(self):
        return False

    def get_growth_factor(self):
        return self._growth[0]

    def get_backoff_factor(self):
        return self._growth[1]

    def get_growth_interval(self):
        return self._growth[2]

    def state_dict(self):
        return {}

    def load_state_dict(self, state_dict):
        pass
