"""Activation checkpointing: the same values, gradients and random numbers as without."""

import warnings

import pytest
from twin import both, run_both, same, sub


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
