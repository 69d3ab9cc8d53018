"""Activation checkpointing: the same values, gradients and random numbers as without."""

import contextlib
import warnings

import pytest
from twin import Cases, both, run_both, same, same_outcome, sub

case = Cases()


def block(mod):
    return mod.nn.Sequential(mod.nn.Linear(3, 4), mod.nn.Dropout(0.5), mod.nn.Tanh(), mod.nn.Linear(4, 3))


@pytest.mark.parametrize("reentrant", [True, False])
@pytest.mark.parametrize("needs", [True, False])
def test_values_and_gradients(reentrant, needs):
    def run(mod):
        checkpoint = sub(mod, "utils.checkpoint").checkpoint
        m = block(mod)
        x = mod.ones(2, 3, requires_grad=needs)
        mod.manual_seed(3)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            y = checkpoint(m, x, use_reentrant=reentrant)
        after = mod.rand(1)
        if y.requires_grad:
            y.sum().backward()
        result = [y, x.grad, [p.grad for p in m.parameters()], after]
        m.zero_grad()
        x.grad = None
        mod.manual_seed(3)
        plain = m(x)
        plain.sum().backward()
        return [*result, plain, [p.grad for p in m.parameters()], mod.rand(1)]

    same(run, tolerance=1e-6)


def test_structures():
    def run(mod):
        checkpoint = sub(mod, "utils.checkpoint").checkpoint
        w = mod.tensor([2.0, 3.0], requires_grad=True)

        def function(pair, scale=None, flag=False):
            assert flag
            return {"a": pair[0] * w, "b": [pair[1] * scale["s"], None, "text"]}

        x, y = mod.tensor([1.0, 1.0], requires_grad=True), mod.tensor([4.0, 5.0])
        s = mod.tensor(7.0, requires_grad=True)
        out = checkpoint(function, (x, y), scale={"s": s}, flag=True, use_reentrant=False)
        (out["a"].sum() + out["b"][0].sum()).backward()
        return out, x.grad, w.grad, s.grad

    same(run)


def test_sequential():
    def run(mod):
        sequential = sub(mod, "utils.checkpoint").checkpoint_sequential
        m = mod.nn.Sequential(*[mod.nn.Linear(3, 3) for _ in range(5)])
        x = mod.ones(2, 3, requires_grad=True)
        y = sequential(m, 2, x, use_reentrant=False)
        y.sum().backward()
        return y, x.grad, [p.grad for p in m.parameters()]

    same(run, tolerance=1e-6)


@both
def test_it_runs_again_in_the_backward_pass_alone(mod):
    calls = []

    def function(x):
        calls.append(mod.is_grad_enabled())
        return x * 2

    checkpoint = sub(mod, "utils.checkpoint").checkpoint
    x = mod.ones(2, requires_grad=True)
    y = checkpoint(function, x, use_reentrant=True)
    assert calls == [False]
    y.sum().backward()
    assert calls == [False, True]
    with mod.no_grad():
        checkpoint(function, x, use_reentrant=False)
    assert len(calls) == 3


def test_errors():
    cases = [
        lambda c, mod: c(lambda x, k=0: x, mod.ones(1), use_reentrant=True, k=1),
        lambda c, mod: c(lambda x: x, mod.ones(1), use_reentrant=True, debug=True),
    ]
    for case in cases:
        expected, got = run_both(lambda mod, case=case: case(sub(mod, "utils.checkpoint").checkpoint, mod))
        assert isinstance(expected[0], type)
        assert got == expected


# ---- Each case under both modules ------------------------------------------------------------------------------------


for reentrant in (True, False):

    def basic(mod, reentrant=reentrant):
        n = block(mod)
        x = mod.ones(2, 3, requires_grad=True)
        y = sub(mod, "utils.checkpoint").checkpoint(n, x, use_reentrant=reentrant)
        z = mod.rand(1)
        y.sum().backward()
        return y, x.grad, [p.grad for p in n.parameters()], z

    basic.__name__ = f"basic{reentrant}"
    case(basic)

    def noreq(mod, reentrant=reentrant):
        n = block(mod)
        x = mod.ones(2, 3)
        y = sub(mod, "utils.checkpoint").checkpoint(n, x, use_reentrant=reentrant)
        return y.requires_grad

    noreq.__name__ = f"noreq{reentrant}"
    case(noreq)

    def seq(mod, reentrant=reentrant):
        n = block(mod)
        x = mod.ones(2, 3, requires_grad=True)
        y = sub(mod, "utils.checkpoint").checkpoint_sequential(n, 2, x, use_reentrant=reentrant)
        y.sum().backward()
        return y, x.grad, [p.grad for p in n.parameters()]

    seq.__name__ = f"seq{reentrant}"
    case(seq)

    def nested(mod, reentrant=reentrant):
        n = block(mod)
        x = mod.ones(2, 3, requires_grad=True)

        def f(x):
            return sub(mod, "utils.checkpoint").checkpoint(n, x * 2, use_reentrant=reentrant).tanh()

        y = sub(mod, "utils.checkpoint").checkpoint(f, x, use_reentrant=reentrant)
        y.sum().backward()
        return y, x.grad, [p.grad for p in n.parameters()]

    nested.__name__ = f"nested{reentrant}"
    case(nested)

    def tup(mod, reentrant=reentrant):
        x = mod.ones(2, 3, requires_grad=True)
        a, b = sub(mod, "utils.checkpoint").checkpoint(lambda x, k: (x * k, x.exp()), x, 3, use_reentrant=reentrant)
        (a.sum() + b.sum()).backward()
        return x.grad

    tup.__name__ = f"tup{reentrant}"
    case(tup)

    def norng(mod, reentrant=reentrant):
        mod.manual_seed(0)
        x = mod.ones(2, 3, requires_grad=True)
        y = sub(mod, "utils.checkpoint").checkpoint(
            lambda x: mod.nn.functional.dropout(x), x, use_reentrant=reentrant, preserve_rng_state=False
        )
        y.sum().backward()
        return y

    norng.__name__ = f"norng{reentrant}"
    case(norng)


@case
def gradmode(mod):
    n = block(mod)
    x = mod.ones(2, 3, requires_grad=True)
    y = sub(mod, "utils.checkpoint").checkpoint(n, x, use_reentrant=False)
    (g,) = mod.autograd.grad(y.sum(), x)
    return g


@case
def double(mod):
    x = mod.tensor([1.0, 2.0], requires_grad=True)
    y = sub(mod, "utils.checkpoint").checkpoint(lambda x: (x**3).sin(), x, use_reentrant=False)
    (g,) = mod.autograd.grad(y.sum(), x, create_graph=True)
    (h,) = mod.autograd.grad(g.sum(), x)
    return g, h


@case
def retain(mod):
    x = mod.tensor([1.0, 2.0], requires_grad=True)
    y = sub(mod, "utils.checkpoint").checkpoint(lambda x: (x**3).sin(), x, use_reentrant=False).sum()
    y.backward(retain_graph=True)
    y.backward()
    return x.grad


@case
def kw(mod):
    x = mod.tensor([1.0, 2.0], requires_grad=True)
    y = sub(mod, "utils.checkpoint").checkpoint(lambda x, *, k: (x**k).sin(), x, k=3, use_reentrant=False).sum()
    y.backward()
    return x.grad


@case
def kwerr(mod):
    x = mod.tensor([1.0, 2.0], requires_grad=True)
    sub(mod, "utils.checkpoint").checkpoint(lambda x, *, k: (x**k).sin(), x, k=3, use_reentrant=True)


@case
def det(mod):
    s = [0]

    def f(x):
        s[0] += 1
        return (x**3).sin() if s[0] == 1 else (x**3).sin().exp().exp()

    x = mod.tensor([1.0, 2.0], requires_grad=True)
    y = sub(mod, "utils.checkpoint").checkpoint(f, x, use_reentrant=False, early_stop=False).sum()
    y.backward()


@case
def det2(mod):
    s = [0]

    def f(x):
        s[0] += 1
        return (x**3).sin() if s[0] == 1 else x + 1

    x = mod.tensor([1.0, 2.0], requires_grad=True)
    y = sub(mod, "utils.checkpoint").checkpoint(f, x, use_reentrant=False).sum()
    y.backward()


@case
def det3(mod):
    s = [0]

    def f(x):
        s[0] += 1
        return (x**3).sin() if s[0] == 1 else (mod.cat([x, x]) ** 3).sin()

    x = mod.tensor([1.0, 2.0], requires_grad=True)
    y = sub(mod, "utils.checkpoint").checkpoint(f, x, use_reentrant=False).sum()
    y.backward()


@case
def early(mod):
    s = []

    def f(x):
        y = (x**3).sin()
        s.append(1)
        return y + 1

    def g(x):
        y = f(x)
        s.append(2)
        return y

    x = mod.tensor([1.0, 2.0], requires_grad=True)
    y = sub(mod, "utils.checkpoint").checkpoint(g, x, use_reentrant=False).sum()
    y.backward()
    return s


@case
def noearly(mod):
    s = []

    def f(x):
        y = (x**3).sin()
        s.append(1)
        return y + 1

    x = mod.tensor([1.0, 2.0], requires_grad=True)
    with sub(mod, "utils.checkpoint").set_checkpoint_early_stop(False):
        y = sub(mod, "utils.checkpoint").checkpoint(f, x, use_reentrant=False).sum()
    y.backward()
    return s


@case
def ctx(mod):
    s = []

    @contextlib.contextmanager
    def c(n):
        s.append(n)
        yield

    x = mod.tensor([1.0, 2.0], requires_grad=True)
    y = (
        sub(mod, "utils.checkpoint")
        .checkpoint(lambda x: x.exp(), x, use_reentrant=False, context_fn=lambda: (c("a"), c("b")))
        .sum()
    )
    y.backward()
    return s


@case
def ctxre(mod):
    sub(mod, "utils.checkpoint").checkpoint(
        lambda x: x.exp(), mod.ones(1, requires_grad=True), use_reentrant=True, context_fn=lambda: (1, 2)
    )


@case
def inplace(mod):
    x = mod.tensor([1.0, 2.0], requires_grad=True)
    y = sub(mod, "utils.checkpoint").checkpoint(lambda x: (x * 2).add_(1).sigmoid_(), x, use_reentrant=False).sum()
    y.backward()
    return x.grad


@case
def fn(mod):
    class F(mod.autograd.Function):
        @staticmethod
        def forward(c, x):
            c.save_for_backward(x)
            return x**2

        @staticmethod
        def backward(c, g):
            return c.saved_tensors[0] * g * 2

    x = mod.tensor([1.0, 2.0], requires_grad=True)
    y = sub(mod, "utils.checkpoint").checkpoint(lambda x: F.apply(x.exp()), x, use_reentrant=False).sum()
    y.backward()
    return x.grad


@case
def nogradmode(mod):
    with mod.no_grad():
        return (
            sub(mod, "utils.checkpoint")
            .checkpoint(lambda x: x * 2, mod.ones(1, requires_grad=True), use_reentrant=False)
            .requires_grad
        )


@case
def raising(mod):
    def f(x):
        raise KeyError("a")

    sub(mod, "utils.checkpoint").checkpoint(f, mod.ones(1, requires_grad=True), use_reentrant=False)


@case
def rnn(mod):
    mod.manual_seed(0)
    n = mod.nn.LSTM(3, 4)
    x = mod.randn(5, 2, 3, requires_grad=True)
    y, (h, cc) = sub(mod, "utils.checkpoint").checkpoint(n, x, use_reentrant=False)
    (y.sum() + h.sum()).backward()
    return x.grad, n.weight_ih_l0.grad


@case
def conv(mod):
    mod.manual_seed(0)
    n = mod.nn.Sequential(
        mod.nn.Conv2d(2, 3, 3),
        mod.nn.BatchNorm2d(3),
        mod.nn.ReLU(),
        mod.nn.MaxPool2d(2),
        mod.nn.GELU(),
        mod.nn.Softmax(1),
    )
    x = mod.randn(2, 2, 6, 6, requires_grad=True)
    y = sub(mod, "utils.checkpoint").checkpoint(n, x, use_reentrant=False)
    (y**2).sum().backward()
    return x.grad, n[0].weight.grad


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", case)
def test_case(name):
    same_outcome(case[name], tolerance=1e-5)
