"""Adafactor."""

from __future__ import annotations

import flashlight

from .optimizer import _check, _check_lr_from_zero, _PerParameter, _scalar, _step_count

__all__ = ["Adafactor"]


class Adafactor(_PerParameter):
    """Second moments of matrices kept as a column times a row (Shazeer and Stern, 2018).

    eps: a floor of second moments (None: the dtype's epsilon) and one of the parameters' root mean square; d: where
    updates are clipped; beta2_decay: the second moments' decay is 1 - step ** beta2_decay.
    """

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
        _check(beta2_decay <= 0.0, f"beta2_decay should be <= 0 but is: {beta2_decay}")
        _check(eps[0] is None or eps[0] >= 0.0, f"epsilon1 should be >= 0 but is: {eps[0]}")
        _check(eps[1] >= 0.0, f"epsilon2 should be >= 0 but is: {eps[1]}")
        _check(d >= 1.0, f"Clipping threshold d should be >= 1 but is: {d}")
        _check(weight_decay >= 0.0, f"weight_decay should be >= 0 but is: {weight_decay}")
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

    def _begin(self, p, group):
        state = {"step": _step_count()}
        if p.dim() > 1:
            state["row_var"] = p.grad.new_zeros((*p.shape[:-1], 1))
            state["col_var"] = p.grad.new_zeros((*p.shape[:-2], 1, p.shape[-1]))
        else:
            state["variance"] = flashlight.zeros_like(p.grad)
        return state

    def _update(self, p, grad, state, group):
        state["step"] += 1
        step, lr = _scalar(state["step"]), _scalar(group["lr"])
        share = step ** group["beta2_decay"]
        least, least_scale = group["eps"]
        least = flashlight.finfo(p.dtype).eps if least is None else least
        root = p.numel() ** 0.5
        rate = max(least_scale, p.norm(2).item() / root) * min(lr, 1 / step**0.5)
        if group["weight_decay"] != 0:
            p.mul_(1 - lr * group["weight_decay"])
        if grad.dim() > 1:
            rows, columns = state["row_var"], state["col_var"]
            for moments, dim in ((rows, -1), (columns, -2)):
                moments.lerp_(flashlight.norm(grad, dim=dim, keepdim=True).square_().div_(grad.size(dim)), share)
            variance = (rows @ columns).div_(rows.mean(dim=-2, keepdim=True).clamp_(min=least))
        else:
            variance = state["variance"].lerp_(grad * grad, share).clone()
        update = variance.clamp_(min=least * least).rsqrt_().mul_(grad)
        p.add_(update, alpha=-rate / max(1.0, update.norm(2).item() / (root * group["d"])))
