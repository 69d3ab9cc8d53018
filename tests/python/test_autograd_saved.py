"""What nodes saved, as grad_fn._saved_* and grad_fn._raw_saved_* show it."""

import flashlight
import pytest
from twin import Cases, same_outcome

SAVED = {
    "pow": (lambda mod, x: x.pow(2), "self exponent"),
    "pow by a tensor": (lambda mod, x: x.pow(x), "self exponent result"),
    "exp": (lambda mod, x: x.exp(), "result"),
    "sin": (lambda mod, x: x.sin(), "self"),
    "relu": (lambda mod, x: x.relu(), "result"),
    "sigmoid": (lambda mod, x: x.sigmoid(), "result"),
    "tanh": (lambda mod, x: x.tanh(), "result"),
    "mul": (lambda mod, x: x * x, "self other"),
    "mul by a constant": (lambda mod, x: x * x.detach(), "self other"),
    "mul by a number": (lambda mod, x: x * 2, "self"),
    "div": (lambda mod, x: x / x, "self other"),
    "add": (lambda mod, x: x + x, "self other"),
    "atan2": (lambda mod, x: x.atan2(x), "self other"),
    "clamp": (lambda mod, x: x.clamp(0.2, 0.5), "self min max"),
    "where": (lambda mod, x: mod.where(x > 0.5, x, 0.0), "condition"),
    "addcmul": (lambda mod, x: mod.addcmul(x, x, x, value=3), "tensor1 tensor2 value"),
    "leaky_relu": (lambda mod, x: mod.nn.functional.leaky_relu(x, 0.25), "self negative_slope"),
    "masked_fill": (lambda mod, x: x.masked_fill(x > 0.5, 0.0), "mask"),
    "matmul": (lambda mod, x: x @ x.t(), "self mat2"),
    "addmm": (lambda mod, x: mod.addmm(mod.zeros(3), x, x.t()), "mat1 mat2"),
    "softmax": (lambda mod, x: x.softmax(1), "dim result"),
    "sort": (lambda mod, x: x.sort(1)[0], "dim indices"),
    "max": (lambda mod, x: x.max(1)[0], "indices"),
    "amax": (lambda mod, x: x.amax(1), "self result"),
    "prod": (lambda mod, x: x.prod(), "self result"),
    "std": (lambda mod, x: x.std(), "self result"),
    "norm": (lambda mod, x: x.norm(), "self"),
    "logsumexp": (lambda mod, x: x.logsumexp(1), "self result"),
    "cumprod": (lambda mod, x: x.cumprod(1), "self result"),
    "cat": (lambda mod, x: mod.cat([x, x], 1), "dim"),
    "stack": (lambda mod, x: mod.stack([x, x], 1), "dim"),
    "split": (lambda mod, x: x.split(2)[0], "dim"),
    "gather": (lambda mod, x: x.gather(1, mod.zeros(3, 1, dtype=mod.int64)), "dim index"),
    "index_select": (lambda mod, x: x.index_select(1, mod.tensor([1, 0])), "dim index"),
    "embedding": (lambda mod, x: mod.nn.functional.embedding(mod.tensor([1, 2]), x), "indices"),
    "layer_norm": (lambda mod, x: mod.nn.functional.layer_norm(x, (4,)), "input weight"),
    "conv": (lambda mod, x: mod.nn.functional.conv1d(x[None], x.t()[:2, :, None]), "input weight"),
}


@pytest.mark.parametrize("name", SAVED)
def test_saved(name):
    function, names = SAVED[name]

    def run(mod):
        x = mod.rand(3, 4, dtype=mod.float64, requires_grad=True)
        y = function(mod, x)
        found = [getattr(y.grad_fn, f"_saved_{name}") for name in names.split()]
        told = [(f.requires_grad, f is x, f is y) for f in found if isinstance(f, mod.Tensor)]
        hidden = [hasattr(y.grad_fn, f"_{kind}_nothing") for kind in ("saved", "raw_saved")]
        return y.grad_fn.name(), found, told, hidden

    same_outcome(run, tolerance=1e-12)


HOOKS = Cases()


def _node(mod):
    """A SavedTensor, and what must live for as long as it does."""
    x = mod.rand(3, 4, dtype=mod.float64, requires_grad=True)
    y = x.sin()
    return x, y, y.grad_fn._raw_saved_self


@HOOKS
def packed(mod):
    x, y, saved = _node(mod)
    kept = []
    saved.register_hooks(lambda t: kept.append(t.requires_grad) or t * 2, lambda t: t / 2)
    (first,) = mod.autograd.grad(y.sum(), x, create_graph=True)
    return first, kept, mod.autograd.grad(first.sum(), x)


@HOOKS
def packed_result(mod):
    x = mod.rand(3, dtype=mod.float64, requires_grad=True)
    y = x.exp()
    y.grad_fn._raw_saved_result.register_hooks(lambda t: t.tolist(), lambda a: mod.tensor(a, dtype=mod.float64))
    y.sum().backward()
    return x.grad


@HOOKS
def shown_unpacked(mod):
    x, y, saved = _node(mod)  # noqa: RUF059
    saved.register_hooks(lambda t: t * 2, lambda t: t + 1)
    return y.grad_fn._saved_self


@HOOKS
def twice(mod):
    x, y, saved = _node(mod)  # noqa: RUF059
    saved.register_hooks(lambda t: t, lambda t: t)
    saved.register_hooks(lambda t: t, lambda t: t)


@HOOKS
def after_backward(mod):
    x, y, saved = _node(mod)  # noqa: RUF059
    y.sum().backward()
    saved.register_hooks(lambda t: t, lambda t: t)


@HOOKS
def shown_after_backward(mod):
    _, y, _ = _node(mod)
    y.sum().backward()
    return y.grad_fn._saved_self


@HOOKS
def shown_after_a_write(mod):
    x, y, _ = _node(mod)
    with mod.no_grad():
        x.add_(1)
    return y.grad_fn._saved_self


@HOOKS
def nothing_saved(mod):
    x = mod.rand(3, requires_grad=True)
    y = x * x.detach()
    y.grad_fn._raw_saved_self.register_hooks(lambda t: t, lambda t: t)


@HOOKS
def no_functions(mod):
    x, y, saved = _node(mod)  # noqa: RUF059
    saved.register_hooks(3, 4)


@HOOKS
def too_few(mod):
    x, y, saved = _node(mod)  # noqa: RUF059
    saved.register_hooks(lambda t: t)


@HOOKS
def failing_hook(mod):
    x, y, saved = _node(mod)  # noqa: RUF059

    def fail(t):
        raise ValueError("on purpose")

    saved.register_hooks(fail, fail)


@HOOKS
def writing_hook(mod):
    x, y, saved = _node(mod)  # noqa: RUF059
    saved.register_hooks(lambda t: t.mul_(2), lambda t: t)


@pytest.mark.parametrize("name", HOOKS)
def test_raw_saved(name):
    same_outcome(HOOKS[name], tolerance=1e-12)


def test_usable_after_a_failing_hook():
    x, y, saved = _node(flashlight)
    with pytest.raises(ZeroDivisionError):
        saved.register_hooks(lambda t: 1 / 0, lambda t: t)
    y.sum().backward()
    assert x.grad.equal(x.detach().cos())
