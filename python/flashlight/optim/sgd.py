"""Stochastic gradient descent with momentum."""

from __future__ import annotations

import flashlight
from flashlight import _C, Tensor

from .optimizer import Optimizer, _check, _check_flags, _check_lr, _evaluate, _fits

__all__ = ["SGD"]


class SGD(Optimizer):
    """p <- p - lr * b, b <- momentum * b + (1 - dampening) * (g + weight_decay * p)  (Sutskever et al., 2013)."""

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
        _check_lr(lr)
        _check(momentum >= 0.0, f"Invalid momentum value: {momentum}")
        _check(weight_decay >= 0.0, f"Invalid weight_decay value: {weight_decay}")
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

    def __setstate__(self, state):
        super().__setstate__(state)
        for group in self.param_groups:
            group.setdefault("nesterov", False)
            group.setdefault("maximize", False)
            group.setdefault("foreach", None)
            group.setdefault("differentiable", False)
            group.setdefault("fused", False)

    def step(self, closure=None):
        """One update of every parameter that has a gradient."""
        loss = _evaluate(closure)
        for group in self.param_groups:
            momentum = group["momentum"]
            params = [p for p in group["params"] if p.grad is not None]
            buffers = [self.state[p].get("momentum_buffer") for p in params] if momentum != 0 else None
            if group["differentiable"] or not _fits(params):
                with flashlight.set_grad_enabled(group["differentiable"]):
                    for i, p in enumerate(params):
                        _update(p, p.grad, buffers, i, group)
            else:
                _C._sgd_step(
                    params,
                    buffers,
                    float(group["lr"]),
                    float(momentum),
                    float(group["dampening"]),
                    float(group["weight_decay"]),
                    group["nesterov"],
                    group["maximize"],
                )
            if buffers is not None:
                for p, buffer in zip(params, buffers):
                    self.state[p]["momentum_buffer"] = buffer
        return loss


def _update(p, grad, buffers, i, group):
    """The step of one parameter in tensor operations: what the fused step does, for every type and differentiable."""
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
