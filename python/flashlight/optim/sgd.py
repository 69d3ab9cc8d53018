"""Stochastic gradient descent with momentum."""

from flashlight import Tensor

from ._functional import sgd  # noqa: F401
from .optimizer import _Algorithm, _check, _check_flags, _check_lr

__all__ = ["SGD"]


class SGD(_Algorithm):
    """p <- p - lr * b, b <- momentum * b + (1 - dampening) * (g + weight_decay * p)  (Sutskever et al., 2013)."""

    _name = "SGD"
    _late_options = {"nesterov": False, "maximize": False, "foreach": None, "differentiable": False, "fused": False}

    def __init__(
        self,
        params,
        lr=1e-3,
        momentum=0,
        dampening=0,
        weight_decay=0,
        nesterov=False,
        *,
        maximize=False,
        foreach=None,
        differentiable=False,
        fused=None,
    ):
        _check_lr(lr, or_nan=True)  # PyTorch's SGD refuses what is below 0, and NaN is not
        _check(not momentum < 0.0, "Invalid momentum value: {}", momentum)
        _check(not weight_decay < 0.0, "Invalid weight_decay value: {}", weight_decay)
        defaults = {
            "lr": lr,
            "momentum": momentum,
            "dampening": dampening,
            "weight_decay": weight_decay,
            "nesterov": nesterov,
            "maximize": maximize,
            "foreach": foreach,
            "differentiable": differentiable,
            "fused": fused,
        }
        _check(
            not nesterov or (momentum > 0 and dampening == 0),
            "Nesterov momentum requires a momentum and zero dampening",
        )
        super().__init__(params, defaults)
        _check_flags(foreach, fused, differentiable)

    def _states(self, group, params):
        return super()._states(group, params) if group["momentum"] != 0 else [{} for _ in params]

    def _step_differentiable(self, group, params):
        buffers = [self.state[p].get("momentum_buffer") for p in params] if group["momentum"] != 0 else None
        for i, p in enumerate(params):
            _update(p, p.grad, buffers, i, group)
        for p, buffer in zip(params, buffers or ()):
            self.state[p]["momentum_buffer"] = buffer


def _update(p, grad, buffers, i, group):
    """The step of one parameter in tensor operations, through which gradients flow, also to tensors among options."""
    if group["maximize"]:
        grad = -grad
    decay, momentum = group["weight_decay"], group["momentum"]
    if isinstance(decay, Tensor):
        grad = grad + decay * p
    elif decay != 0:
        grad = grad.add(p, alpha=decay)
    if momentum != 0:
        if buffers[i] is None:
            buffers[i] = grad.detach().clone()
        else:
            buffers[i].mul_(momentum).add_(grad, alpha=1 - group["dampening"])
        grad = grad.add(buffers[i], alpha=momentum) if group["nesterov"] else buffers[i]
    lr = group["lr"]
    if isinstance(lr, Tensor):
        p.add_(-lr * grad)
    else:
        p.add_(grad, alpha=-lr)
