"""Adamax."""

from __future__ import annotations

import flashlight

from .optimizer import _check, _check_lr, _PerParameter, _scalar, _step_count, _zeros

__all__ = ["Adamax"]


class Adamax(_PerParameter):
    """Adam with the infinity norm in place of the second moment (Kingma and Ba, 2014)."""

    def __init__(
        self,
        params,
        lr=2e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        foreach=None,
        *,
        maximize=False,
        differentiable=False,
        capturable=False,
    ):
        _check_lr(lr)
        _check(eps >= 0.0, f"Invalid epsilon value: {eps}")
        _check(0.0 <= betas[0] < 1.0, f"Invalid beta parameter at index 0: {betas[0]}")
        _check(0.0 <= betas[1] < 1.0, f"Invalid beta parameter at index 1: {betas[1]}")
        _check(weight_decay >= 0.0, f"Invalid weight_decay value: {weight_decay}")
        defaults = {
            "lr": lr,
            "betas": betas,
            "eps": eps,
            "weight_decay": weight_decay,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
            "capturable": capturable,
        }
        super().__init__(params, defaults)

    def _begin(self, p, group):
        return {"step": _step_count(), "exp_avg": _zeros(p), "exp_inf": _zeros(p)}

    def _update(self, p, grad, state, group):
        beta1, beta2 = group["betas"]
        state["step"] += 1
        if group["weight_decay"] != 0:
            grad = grad.add(p, alpha=group["weight_decay"])
        mean, largest = state["exp_avg"], state["exp_inf"]
        mean.lerp_(grad, 1 - beta1)
        largest.copy_(flashlight.maximum(largest.mul(beta2), grad.abs().add(group["eps"])))
        rate = _scalar(group["lr"]) / (1 - beta1 ** _scalar(state["step"]))
        p.addcdiv_(mean, largest, value=-rate)
