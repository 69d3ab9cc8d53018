"""What a program's own code raises inside of the library (hooks, custom functions, checkpoints, mapped functions,
closures) comes out as it was raised, KeyboardInterrupt too, and the next program runs as ever: no mode or level stays.
"""

from __future__ import annotations

import flashlight as fl
import pytest
from flashlight import nn


class Interrupt(BaseException):
    pass


def leaf():
    return fl.ones(3, requires_grad=True)


def modes() -> list:
    """The modes, and what an ordinary program gives."""
    x = fl.tensor([1.0, 2.0], requires_grad=True)
    (x * x).sum().backward()
    with fl.autograd.graph.saved_tensors_hooks(lambda t: t, lambda t: t):
        (x * x).sum().backward()
    kept = fl.utils.checkpoint.checkpoint(lambda a: a.exp(), x, use_reentrant=False)
    return [
        fl.is_grad_enabled(),
        fl.is_inference_mode_enabled(),
        fl.is_autocast_enabled("cpu"),
        fl.is_anomaly_enabled(),
        x.grad.tolist(),
        kept.requires_grad,
        fl.func.vmap(lambda a: a * 2)(fl.ones(2, 2)).tolist(),
        fl.func.grad(lambda a: (a * a).sum())(fl.ones(2)).tolist(),
        type(fl.ones(2) + 1) is fl.Tensor,
    ]


def in_block(block):
    def run(boom):
        with block():
            boom()

    return run


def hooked(register):
    """The backward pass of a graph into which `register(leaf, result, boom)` has put a hook."""

    def run(boom):
        x = leaf()
        y = x.exp()
        register(x, y, boom)
        y.sum().backward()

    return run


def layer(register, backward=False):
    def run(boom):
        module = nn.Linear(3, 3)
        getattr(module, register)(boom)
        y = module(fl.ones(1, 3))
        if backward:
            y.sum().backward()

    return run


def custom(where):
    def run(boom):
        class Double(fl.autograd.Function):
            @staticmethod
            def forward(ctx, a):
                return boom() if where == "forward" else a * 2

            @staticmethod
            def backward(ctx, grad):
                boom()

        with fl.autograd.detect_anomaly(check_nan=where == "anomaly"):
            Double.apply(leaf()).sum().backward()

    return run


def checkpointed(reentrant, again):
    """The function raises at its first run, or when the backward pass runs it again."""

    def run(boom):
        calls = []

        def function(a):
            calls.append(1)
            return boom() if len(calls) > again else a.exp().sin()

        fl.utils.checkpoint.checkpoint(function, leaf(), use_reentrant=reentrant).sum().backward()

    return run


def saved(pack):
    def run(boom):
        with fl.autograd.graph.saved_tensors_hooks(boom if pack else lambda t: t, boom):
            y = leaf().exp()
        y.sum().backward()

    return run


def overridden(boom):
    class Other(fl.Tensor):
        @classmethod
        def __torch_function__(cls, function, types, args=(), kwargs=None):
            boom()

    fl.ones(2).as_subclass(Other) + 1


def mode(boom):
    class Mode(fl.overrides.TorchFunctionMode):
        def __torch_function__(self, function, types, args=(), kwargs=None):
            boom()

    with Mode():
        fl.ones(2) + 1


def stepping(name):
    return lambda boom: getattr(fl.optim, name)(nn.Linear(3, 3).parameters(), 0.1).step(boom)


def substituted(boom):
    class Outer(nn.Module):
        def __init__(self):
            super().__init__()
            self.inner = nn.Linear(3, 3)

        def forward(self, x):
            boom()

    outer = Outer()
    weight = outer.inner.weight
    try:
        fl.func.functional_call(outer, {"inner.weight": fl.zeros(3, 3)}, (fl.ones(1, 3),))
    finally:
        assert outer.inner.weight is weight


PROGRAMS = {
    "no_grad": in_block(fl.no_grad),
    "inference_mode": in_block(fl.inference_mode),
    "autocast": in_block(lambda: fl.autocast("cpu", dtype=fl.bfloat16)),
    "fork_rng": in_block(fl.random.fork_rng),
    "dual_level": in_block(fl.autograd.forward_ad.dual_level),
    "hook": hooked(lambda x, y, boom: y.register_hook(boom)),
    "leaf hook": hooked(lambda x, y, boom: x.register_hook(boom)),
    "accumulated": hooked(lambda x, y, boom: x.register_post_accumulate_grad_hook(boom)),
    "node": hooked(lambda x, y, boom: y.grad_fn.register_hook(boom)),
    "node before": hooked(lambda x, y, boom: y.grad_fn.register_prehook(boom)),
    "forward hook": layer("register_forward_hook"),
    "forward pre-hook": layer("register_forward_pre_hook"),
    "backward hook": layer("register_full_backward_hook", True),
    "backward pre-hook": layer("register_full_backward_pre_hook", True),
    "forward": custom("forward"),
    "backward": custom("backward"),
    "anomaly": custom("anomaly"),
    "checkpoint": checkpointed(False, 0),
    "checkpoint again": checkpointed(False, 1),
    "reentrant": checkpointed(True, 0),
    "reentrant again": checkpointed(True, 1),
    "pack": saved(True),
    "unpack": saved(False),
    "__torch_function__": overridden,
    "TorchFunctionMode": mode,
    "SGD": stepping("SGD"),
    "LBFGS": stepping("LBFGS"),
    "functional_call": substituted,
    "vmap": lambda boom: fl.func.vmap(boom)(fl.ones(2, 2)),
    "vmap of grad": lambda boom: fl.func.vmap(fl.func.grad(boom))(fl.ones(2, 2)),
    "jvp": lambda boom: fl.func.jvp(boom, (fl.ones(2),), (fl.ones(2),)),
    "vjp": lambda boom: fl.func.vjp(boom, fl.ones(2)),
    "hessian": lambda boom: fl.func.hessian(boom)(fl.ones(2)),
    "jacobian": lambda boom: fl.autograd.functional.jacobian(boom, fl.ones(2)),
    "loader": lambda boom: list(fl.utils.data.DataLoader([1, 2, 3], collate_fn=boom)),
    "apply_": lambda boom: fl.ones(3).apply_(boom),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt, Interrupt])
@pytest.mark.parametrize("name", PROGRAMS)
def test_afterwards_all_is_as_before(name, kind):
    def boom(*args, **kwargs):
        raise kind("boom")

    before, rng = modes(), fl.get_rng_state() if name == "fork_rng" else None
    with pytest.raises(kind, match="boom"):
        PROGRAMS[name](boom)
    assert modes() == before
    assert rng is None or fl.get_rng_state().equal(rng)
