"""Averaged stochastic gradient descent."""

from .optimizer import _Algorithm, _check, _check_lr

__all__ = ["ASGD"]


class ASGD(_Algorithm):
    """Gradient descent with a decaying rate that also keeps the average of its iterates (Polyak and Juditsky, 1992)."""

    _name = "ASGD"
    _captured = "params, mus, etas, and state_steps"

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
        _check(weight_decay >= 0.0, "Invalid weight_decay value: {}", weight_decay)
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
