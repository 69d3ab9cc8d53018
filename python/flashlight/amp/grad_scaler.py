"""GradScaler, which scales nothing: gradients of float32 need no scale."""

from __future__ import annotations

__all__ = ["GradScaler"]


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
