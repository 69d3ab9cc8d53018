"""Averaged stochastic gradient descent."""

from __future__ import annotations

import flashlight

from .optimizer import _check, _check_lr, _PerParameter, _scalar, _step_count, _zeros

__all__ = ["ASGD"]


class ASGD(_PerParameter):
    """Gradient descent with a decaying rate that also keeps the average of its iterates (Polyak and Juditsky, 1992)."""

    def __init__(
        self,
        params,
        lr=1e-2,
        lambd=1e-4,
        alpha=0.75,
        t0=1e6,
        weight_decay=0,
        foreach=None,
        maximize=False,
        differentiable=False,
        capturable=False,
    ):
        _check_lr(lr)
        _check(weight_decay >= 0.0, f"Invalid weight_decay value: {weight_decay}")
        defaults = {
            "lr": lr,
            "lambd": lambd,
            "alpha": alpha,
            "t0": t0,
            "weight_decay": weight_decay,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
            "capturable": capturable,
        }
        super().__init__(params, defaults)

    def _begin(self, p, group):
        eta = _step_count().fill_(_scalar(group["lr"]))
        return {"step": _step_count(), "eta": eta, "mu": _step_count().fill_(1.0), "ax": _zeros(p)}

    def _update(self, p, grad, state, group):
        state["step"] += 1
        step, eta, mu = _scalar(state["step"]), _scalar(state["eta"]), _scalar(state["mu"])
        lr, lambd = _scalar(group["lr"]), group["lambd"]
        if group["weight_decay"] != 0:
            grad = grad.add(p, alpha=group["weight_decay"])
        p.mul_(1 - lambd * eta)
        p.add_(grad, alpha=-eta)
        if mu != 1:
            state["ax"].add_(p.sub(state["ax"]).mul_(mu))
        else:
            state["ax"].copy_(p)
        # By way of the default type, also where a loaded state is wider.
        state["eta"].copy_(flashlight.tensor(lr / ((1 + lambd * lr * step) ** group["alpha"])))
        state["mu"].copy_(flashlight.tensor(1 / max(1, step - group["t0"])))
