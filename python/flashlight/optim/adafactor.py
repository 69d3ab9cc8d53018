"""Adafactor."""

from .optimizer import _Algorithm, _check, _check_lr_from_zero

__all__ = ["Adafactor"]


class Adafactor(_Algorithm):
    """Second moments of matrices kept as a column times a row (Shazeer and Stern, 2018).

    eps: a floor of second moments (None: the dtype's epsilon) and one of the parameters' root mean square; d: where
    updates are clipped; beta2_decay: the second moments' decay is 1 - step ** beta2_decay.
    """

    _name = "Adafactor"
    _late_options = {"foreach": None}

    def __init__(
        self,
        params,
        lr=1e-2,
        beta2_decay=-0.8,
        eps=(None, 1e-3),
        d=1.0,
        weight_decay=0.0,
        *,
        foreach=None,
        maximize=False,
    ):
        _check_lr_from_zero(lr)
        _check(beta2_decay <= 0.0, "beta2_decay should be <= 0 but is: {}", beta2_decay)
        _check(eps[0] is None or eps[0] >= 0.0, "epsilon1 should be >= 0 but is: {}", eps[0])
        _check(eps[1] >= 0.0, "epsilon2 should be >= 0 but is: {}", eps[1])
        _check(d >= 1.0, "Clipping threshold d should be >= 1 but is: {}", d)
        _check(weight_decay >= 0.0, "weight_decay should be >= 0 but is: {}", weight_decay)
        defaults = {
            "lr": lr,
            "beta2_decay": beta2_decay,
            "eps": eps,
            "d": d,
            "weight_decay": weight_decay,
            "foreach": foreach,
            "maximize": maximize,
        }
        super().__init__(params, defaults)
