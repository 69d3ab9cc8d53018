"""RMSprop."""

from ._functional import rmsprop  # noqa: F401
from .optimizer import _Algorithm, _check, _check_lr

__all__ = ["RMSprop"]


class RMSprop(_Algorithm):
    """Steps divided by a running root mean square of the gradient (Hinton); centered: by its standard deviation."""

    _name = "RMSprop"
    _late_options = {**_Algorithm._late_options, "momentum": 0, "centered": False}

    def __init__(
        self,
        params,
        lr=1e-2,
        alpha=0.99,
        eps=1e-8,
        weight_decay=0,
        momentum=0,
        centered=False,
        capturable=False,
        foreach=None,
        maximize=False,
        differentiable=False,
    ):
        _check_lr(lr)
        _check(eps >= 0.0, "Invalid epsilon value: {}", eps)
        _check(momentum >= 0.0, "Invalid momentum value: {}", momentum)
        _check(weight_decay >= 0.0, "Invalid weight_decay value: {}", weight_decay)
        _check(alpha >= 0.0, "Invalid alpha value: {}", alpha)
        defaults = {
            "lr": lr,
            "momentum": momentum,
            "alpha": alpha,
            "eps": eps,
            "centered": centered,
            "weight_decay": weight_decay,
            "capturable": capturable,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
        }
        super().__init__(params, defaults)
