"""RAdam."""

from __future__ import annotations

from .optimizer import _check, _check_lr, _PerParameter, _scalar, _step_count, _zeros

__all__ = ["RAdam"]


class RAdam(_PerParameter):
    """Adam that divides by the second moment only once its variance is known well enough (Liu et al., 2019)."""

    _late_options = {**_PerParameter._late_options, "decoupled_weight_decay": False}

    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        decoupled_weight_decay=False,
        *,
        foreach=None,
        maximize=False,
        capturable=False,
        differentiable=False,
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
            "maximize": maximize,
            "foreach": foreach,
            "capturable": capturable,
            "decoupled_weight_decay": decoupled_weight_decay,
            "differentiable": differentiable,
        }
        super().__init__(params, defaults)

    def _begin(self, p, group):
        return {"step": _step_count(), "exp_avg": _zeros(p), "exp_avg_sq": _zeros(p)}

    def _update(self, p, grad, state, group):
        beta1, beta2 = group["betas"]
        lr, decay = _scalar(group["lr"]), group["weight_decay"]
        state["step"] += 1
        step = _scalar(state["step"])
        if decay != 0:
            if group["decoupled_weight_decay"]:
                p.mul_(1 - lr * decay)
            else:
                grad = grad.add(p, alpha=decay)
        mean, square = state["exp_avg"], state["exp_avg_sq"]
        mean.lerp_(grad, 1 - beta1)
        square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
        correction2 = 1 - beta2**step
        update = mean / (1 - beta1**step) * lr
        longest = 2 / (1 - beta2) - 1  # of the simple moving average that the second moment stands for
        length = longest - 2 * step * beta2**step / correction2
        if length > 5.0:
            rectified = ((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)) ** 0.5
            update = update * (correction2**0.5 / square.sqrt().add(group["eps"])) * rectified
        p.add_(update, alpha=-1.0)
