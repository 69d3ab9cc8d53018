"""Adadelta."""

from __future__ import annotations

from .optimizer import _check, _check_lr, _PerParameter, _scalar, _step_count, _zeros

__all__ = ["Adadelta"]


class Adadelta(_PerParameter):
    """Steps in the units of the parameters: scaled by the running size of past steps (Zeiler, 2012)."""

    def __init__(
        self,
        params,
        lr=1.0,
        rho=0.9,
        eps=1e-6,
        weight_decay=0,
        foreach=None,
        *,
        capturable=False,
        maximize=False,
        differentiable=False,
    ):
        _check_lr(lr)
        _check(0.0 <= rho <= 1.0, f"Invalid rho value: {rho}")
        _check(eps >= 0.0, f"Invalid epsilon value: {eps}")
        _check(weight_decay >= 0.0, f"Invalid weight_decay value: {weight_decay}")
        defaults = {
            "lr": lr,
            "rho": rho,
            "eps": eps,
            "weight_decay": weight_decay,
            "maximize": maximize,
            "capturable": capturable,
            "foreach": foreach,
            "differentiable": differentiable,
        }
        super().__init__(params, defaults)

    def _begin(self, p, group):
        return {"step": _step_count(), "square_avg": _zeros(p), "acc_delta": _zeros(p)}

    def _update(self, p, grad, state, group):
        state["step"] += 1
        rho, eps, square, sizes = group["rho"], group["eps"], state["square_avg"], state["acc_delta"]
        if group["weight_decay"] != 0:
            grad = grad.add(p, alpha=group["weight_decay"])
        square.mul_(rho).addcmul_(grad, grad, value=1 - rho)
        delta = sizes.add(eps).sqrt().div(square.add(eps).sqrt()).mul(grad)
        sizes.mul_(rho).addcmul_(delta, delta, value=1 - rho)
        p.add_(delta, alpha=-_scalar(group["lr"]))
