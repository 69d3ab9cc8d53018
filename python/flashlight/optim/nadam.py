"""NAdam."""

from .optimizer import _Algorithm, _check, _check_adam

__all__ = ["NAdam"]


class NAdam(_Algorithm):
    """Adam with Nesterov momentum (Dozat, 2016)."""

    _name = "NAdam"
    _captured = "params, mu_products and state_steps"
    _late_options = {**_Algorithm._late_options, "decoupled_weight_decay": False}

    def __init__(
        self,
        params,
        lr=2e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        momentum_decay=4e-3,
        decoupled_weight_decay=False,
        *,
        foreach=None,
        maximize=False,
        capturable=False,
        differentiable=False,
    ):
        _check_adam(lr, betas, eps, weight_decay)
        _check(momentum_decay >= 0.0, "Invalid momentum_decay value: {}", momentum_decay)
        defaults = {
            "lr": lr,
            "betas": betas,
            "eps": eps,
            "weight_decay": weight_decay,
            "momentum_decay": momentum_decay,
            "decoupled_weight_decay": decoupled_weight_decay,
            "maximize": maximize,
            "foreach": foreach,
            "capturable": capturable,
            "differentiable": differentiable,
        }
        super().__init__(params, defaults)
