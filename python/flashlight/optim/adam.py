"""Adam and AdamW."""

import flashlight
from flashlight import Tensor

from ._functional import adam  # noqa: F401
from .optimizer import _Algorithm, _check_adam, _check_flags, _scalar, _step_count

__all__ = ["Adam", "AdamW"]


def _checked_betas(betas, foreach, capturable):
    """Both floats, or both tensors of one element, which come back without dimensions."""
    kind = Tensor if isinstance(betas[0], Tensor) else float
    if not all(isinstance(beta, kind) for beta in betas[:2]):
        raise ValueError("betas must be either both floats or both Tensors")
    if kind is float:
        return tuple(betas)
    for i, beta in enumerate(betas):
        if foreach and not capturable:
            raise ValueError(f"betas[{i}] as a Tensor is not supported for capturable=False and foreach=True")
        if beta.numel() != 1:
            raise ValueError(f"Tensor betas[{i}] must be 1-element")
    return tuple(beta.squeeze() for beta in betas)


class Adam(_Algorithm):
    """Adam (Kingma and Ba, 2014); decoupled_weight_decay makes it AdamW (Loshchilov and Hutter, 2017)."""

    _name = "Adam"
    _late_options = {
        **_Algorithm._late_options,
        "amsgrad": False,
        "decoupled_weight_decay": False,
        "fused": None,
    }

    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        amsgrad=False,
        *,
        foreach=None,
        maximize=False,
        capturable=False,
        differentiable=False,
        fused=None,
        decoupled_weight_decay=False,
    ):
        if isinstance(lr, Tensor) and foreach and not capturable:
            raise ValueError("lr as a Tensor is not supported for capturable=False and foreach=True")
        _check_adam(lr, betas, eps, weight_decay)
        betas = _checked_betas(betas, foreach, capturable)
        defaults = {
            "lr": lr,
            "betas": betas,
            "eps": eps,
            "weight_decay": weight_decay,
            "amsgrad": amsgrad,
            "maximize": maximize,
            "foreach": foreach,
            "capturable": capturable,
            "differentiable": differentiable,
            "fused": fused,
            "decoupled_weight_decay": decoupled_weight_decay,
        }
        super().__init__(params, defaults)
        _check_flags(foreach, fused, differentiable)

    def _step_differentiable(self, group, params):
        for p in params:
            _update(p, p.grad, self._state_of(p, group["amsgrad"]), group)

    def _state_of(self, p, amsgrad):
        state = self.state[p]
        if not state:
            state["step"] = _step_count()
            for name in ("exp_avg", "exp_avg_sq") + ("max_exp_avg_sq",) * amsgrad:
                state[name] = flashlight.zeros_like(p, requires_grad=False)
        return state


def _update(p, grad, state, group):
    """The step of one parameter in tensor operations, through which gradients flow, also to tensors among options."""
    lr, (beta1, beta2) = group["lr"], group["betas"]
    if group["maximize"]:
        grad = -grad
    state["step"] += 1
    t = _scalar(state["step"])
    decay = group["weight_decay"]
    if decay != 0:
        if group["decoupled_weight_decay"]:
            p.mul_(1 - lr * decay)
        else:
            grad = grad.add(p, alpha=decay)
    mean, square = state["exp_avg"], state["exp_avg_sq"]
    mean.lerp_(grad, 1 - beta1)
    square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
    if group["amsgrad"]:
        square = flashlight.maximum(state["max_exp_avg_sq"].clone(), square)
        state["max_exp_avg_sq"].copy_(square)
    denominator = (square.sqrt() / (1 - beta2**t) ** 0.5).add_(group["eps"])
    rate = lr / (1 - beta1**t)
    if isinstance(rate, Tensor):
        p.add_(-rate * (mean / denominator))
    else:
        p.addcdiv_(mean, denominator, value=-rate)


class AdamW(Adam):
    """Adam with weight decay apart from the gradient (Loshchilov and Hutter, 2017)."""

    _name = "AdamW"

    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=1e-2,
        amsgrad=False,
        *,
        maximize=False,
        foreach=None,
        capturable=False,
        differentiable=False,
        fused=None,
    ):
        super().__init__(
            params,
            lr,
            betas,
            eps,
            weight_decay,
            amsgrad,
            foreach=foreach,
            maximize=maximize,
            capturable=capturable,
            differentiable=differentiable,
            fused=fused,
            decoupled_weight_decay=True,
        )

    def __setstate__(self, state):
        super().__setstate__(state)
        for group in self.param_groups:
            group["decoupled_weight_decay"] = True
