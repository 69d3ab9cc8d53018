"""Rprop."""

from __future__ import annotations

import flashlight

from .optimizer import _check, _check_lr, _PerParameter, _scalar, _step_count, _zeros

__all__ = ["Rprop"]


class Rprop(_PerParameter):
    """Steps of a size of their own for each weight, by the sign of the gradient (Riedmiller and Braun, 1993)."""

    def __init__(
        self,
        params,
        lr=1e-2,
        etas=(0.5, 1.2),
        step_sizes=(1e-6, 50),
        *,
        capturable=False,
        foreach=None,
        maximize=False,
        differentiable=False,
    ):
        _check_lr(lr)
        _check(0.0 < etas[0] < 1.0 < etas[1], f"Invalid eta values: {etas[0]}, {etas[1]}")
        defaults = {
            "lr": lr,
            "etas": etas,
            "step_sizes": step_sizes,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
            "capturable": capturable,
        }
        super().__init__(params, defaults)

    def _begin(self, p, group):
        size = flashlight.full_like(p.grad, _scalar(group["lr"]), requires_grad=False)
        return {"step": _step_count(), "prev": _zeros(p), "step_size": size}

    def _update(self, p, grad, state, group):
        state["step"] += 1
        down, up = group["etas"]
        sign = grad.mul(state["prev"]).sign()
        factor = flashlight.ones_like(sign).masked_fill(sign > 0, up).masked_fill(sign < 0, down)
        state["step_size"].mul_(factor).clamp_(*group["step_sizes"])
        grad = grad.masked_fill(sign < 0, 0)  # where the sign turned, one step is left out
        p.addcmul_(grad.sign(), state["step_size"], value=-1)
        state["prev"].copy_(grad)
