"""Adadelta."""

from .optimizer import _Algorithm, _check, _check_lr

__all__ = ["Adadelta"]


class Adadelta(_Algorithm):
    """Steps in the units of the parameters: scaled by the running size of past steps (Zeiler, 2012)."""

    _name = "Adadelta"

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
        _check(0.0 <= rho <= 1.0, "Invalid rho value: {}", rho)
        _check(eps >= 0.0, "Invalid epsilon value: {}", eps)
        _check(weight_decay >= 0.0, "Invalid weight_decay value: {}", weight_decay)
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
