"""Adagrad."""

import flashlight

from ._functional import adagrad  # noqa: F401
from .optimizer import _Algorithm, _check, _check_flags, _check_lr, _step_count

__all__ = ["Adagrad"]


class Adagrad(_Algorithm):
    """Steps divided by the root of the sum of all squared gradients (Duchi et al., 2011)."""

    _name = "Adagrad"
    _late_options = {"foreach": None, "maximize": False, "differentiable": False, "fused": None}

    def __init__(
        self,
        params,
        lr=1e-2,
        lr_decay=0,
        weight_decay=0,
        initial_accumulator_value=0,
        eps=1e-10,
        foreach=None,
        *,
        maximize=False,
        differentiable=False,
        fused=None,
    ):
        _check_lr(lr)
        _check(lr_decay >= 0.0, "Invalid lr_decay value: {}", lr_decay)
        _check(weight_decay >= 0.0, "Invalid weight_decay value: {}", weight_decay)
        _check(
            initial_accumulator_value >= 0.0, f"Invalid initial_accumulator_value value: {initial_accumulator_value}"
        )
        _check(eps >= 0.0, "Invalid epsilon value: {}", eps)
        defaults = {
            "lr": lr,
            "lr_decay": lr_decay,
            "eps": eps,
            "weight_decay": weight_decay,
            "initial_accumulator_value": initial_accumulator_value,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
            "fused": fused,
        }
        super().__init__(params, defaults)
        _check_flags(foreach, fused, differentiable)
        # The state stands from the beginning, so that processes may share it.
        start = initial_accumulator_value
        for group in self.param_groups:
            for p in group["params"]:
                self.state[p]["step"] = _step_count()
                self.state[p]["sum"] = flashlight.full_like(p, start, requires_grad=False)

    def share_memory(self):
        """Moves the sums to memory that forked processes share."""
        for group in self.param_groups:
            for p in group["params"]:
                self.state[p]["sum"].share_memory_()
