"""Muon."""

from .optimizer import _Algorithm, _check, _check_lr_from_zero

__all__ = ["Muon"]


class Muon(_Algorithm):
    """Momentum whose update is made orthogonal, for the matrices of a model (Jordan et al., 2024)."""

    _name = "Muon"
    _late_options = {}

    def __init__(
        self,
        params,
        lr=1e-3,
        weight_decay=0.1,
        momentum=0.95,
        nesterov=True,
        ns_coefficients=(3.4445, -4.775, 2.0315),
        eps=1e-7,
        ns_steps=5,
        adjust_lr_fn=None,
    ):
        _check_lr_from_zero(lr)
        _check(momentum >= 0.0, "momentum should be >= 0 but is: {}", momentum)
        _check(weight_decay >= 0.0, "weight decay should be >= 0 but is: {}", weight_decay)
        _check(
            adjust_lr_fn in (None, "original", "match_rms_adamw"),
            f"Adjust learning rate function {adjust_lr_fn} is not supported",
        )
        defaults = {
            "lr": lr,
            "weight_decay": weight_decay,
            "momentum": momentum,
            "nesterov": nesterov,
            "ns_coefficients": ns_coefficients,
            "eps": eps,
            "ns_steps": ns_steps,
            "adjust_lr_fn": adjust_lr_fn,
        }
        super().__init__(params, defaults)
        for group in self.param_groups:
            for p in group["params"]:
                _check(
                    p.dim() == 2, f"Muon only supports 2D parameters whereas we found a parameter with size: {p.size()}"
                )

    def _check_group(self, group, params):
        _check(len(group["ns_coefficients"]) == 3, "Coefficients must be a tuple of exactly 3 values")
        super()._check_group(group, params)
