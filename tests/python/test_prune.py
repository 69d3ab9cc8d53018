"""nn.utils.prune: every method, again on top of another, over several parameters, removed, and with wrong arguments."""

import copy
import pickle

import pytest
from twin import both, run_both, same, sub, words


def prune(mod):
    return sub(mod, "nn.utils.prune")


def state(mod, module):
    return (
        {n: p for n, p in module.named_parameters()},
        {n: b for n, b in module.named_buffers()},
        module.weight,
        words(module),
        prune(mod).is_pruned(module),
    )


WAYS = {
    "identity": lambda P, m: P.identity(m, "weight"),
    "random": lambda P, m: P.random_unstructured(m, "weight", 0.3),
    "random count": lambda P, m: P.random_unstructured(m, "weight", 5),
    "random none": lambda P, m: P.random_unstructured(m, "weight", 0),
    "l1": lambda P, m: P.l1_unstructured(m, "weight", 0.4),
    "l1 all": lambda P, m: P.l1_unstructured(m, "weight", 1.0),
    "l1 scores": lambda P, m: P.l1_unstructured(m, "weight", 4, importance_scores=m.weight.detach().exp()),
    "random structured": lambda P, m: P.random_structured(m, "weight", 2, dim=0),
    "random structured last": lambda P, m: P.random_structured(m, "weight", 0.5, dim=-1),
    "random structured none": lambda P, m: P.random_structured(m, "weight", 0, dim=-1),
    "ln": lambda P, m: P.ln_structured(m, "weight", 0.5, n=2, dim=0),
    "ln inf": lambda P, m: P.ln_structured(m, "weight", 1, n=float("inf"), dim=1),
    "ln one": lambda P, m: P.ln_structured(m, "weight", 1, 1, -2, importance_scores=-m.weight.detach()),
    "mask": lambda P, m: P.custom_from_mask(m, "weight", (m.weight > 0).detach()),
    "bias": lambda P, m: P.l1_unstructured(m, "bias", 2),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("layer", ["linear", "conv"])
def test_each_way(way, layer):
    def run(mod):
        m = mod.nn.Linear(5, 4) if layer == "linear" else mod.nn.Conv2d(3, 6, 3)
        x = mod.randn(2, 5) if layer == "linear" else mod.randn(2, 3, 4, 4)
        assert WAYS[way](prune(mod), m) is m
        pruned = state(mod, m)
        m(x).sum().backward()
        grads = {n: p.grad for n, p in m.named_parameters()}
        name = "bias" if way == "bias" else "weight"
        prune(mod).remove(m, name)
        return pruned, grads, state(mod, m), m(x), type(m._parameters[name]).__name__

    same(run, tolerance=1e-5)


@pytest.mark.parametrize("first", ["l1", "random structured", "ln", "mask", "identity"])
@pytest.mark.parametrize("second", ["l1", "random", "random structured last", "ln", "mask"])
def test_one_on_top_of_another(first, second):
    def run(mod):
        m = mod.nn.Linear(6, 8)
        for way in (first, second, "l1"):
            WAYS[way](prune(mod), m)
        (hook,) = m._forward_pre_hooks.values()
        methods = [type(method).__name__ for method in hook]
        m(mod.randn(2, 6)).sum().backward()
        return state(mod, m), methods, len(hook), type(hook[1]).__name__, m.weight_orig.grad

    same(run, tolerance=1e-5)


@pytest.mark.parametrize("method", ["L1Unstructured", "RandomUnstructured"])
def test_over_several_parameters(method):
    def run(mod):
        P = prune(mod)
        m = mod.nn.Sequential(mod.nn.Linear(4, 6), mod.nn.ReLU(), mod.nn.Linear(6, 3))
        P.l1_unstructured(m[0], "weight", 3)
        targets = [(m[0], "weight"), (m[2], "weight"), (m[2], "bias")]
        P.global_unstructured(targets, getattr(P, method), amount=0.4)
        first = m.state_dict()
        P.global_unstructured(targets, P.L1Unstructured, {(m[2], "bias"): mod.full((3,), 9.0)}, amount=6)
        return first, m.state_dict(), P.is_pruned(m), P.is_pruned(m[1])

    same(run)


def test_tensors_and_containers():
    def run(mod):
        P = prune(mod)
        t = mod.randn(4, 6)
        masked = P.L1Unstructured(0.5).prune(t)
        again = P.LnStructured(2, 2, 0).prune(t, default_mask=(t > 0).to(t.dtype), importance_scores=t.abs())
        a, b = P.L1Unstructured(1), P.RandomStructured(1)
        a._tensor_name = b._tensor_name = "weight"
        container = P.PruningContainer(a)
        container.add_pruning_method(b)
        container.add_pruning_method(None)
        return masked, again, len(container), [type(method).__name__ for method in container]

    same(run)


def named(P, name):
    method = P.L1Unstructured(1)
    method._tensor_name = name
    return method


ERRORS = {
    "negative": lambda P, mod, m: P.l1_unstructured(m, "weight", -1),
    "above one": lambda P, mod, m: P.l1_unstructured(m, "weight", 1.5),
    "nan": lambda P, mod, m: P.random_unstructured(m, "weight", "a"),
    "too many": lambda P, mod, m: P.l1_unstructured(m, "weight", 21),
    "too many slices": lambda P, mod, m: P.ln_structured(m, "weight", 9, 2, 0),
    "dim": lambda P, mod, m: P.ln_structured(m, "weight", 1, 2, 3),
    "one dim": lambda P, mod, m: P.random_structured(m, "bias", 1, 0),
    "no such": lambda P, mod, m: P.identity(m, "nothing"),
    "not pruned": lambda P, mod, m: P.remove(m, "weight"),
    "mask shape": lambda P, mod, m: P.custom_from_mask(m, "weight", mod.ones(2, 2)),
    "scores shape": lambda P, mod, m: P.l1_unstructured(m, "weight", 1, importance_scores=mod.ones(3)),
    "not iterable": lambda P, mod, m: P.global_unstructured(3, P.L1Unstructured, amount=1),
    "scores no dict": lambda P, mod, m: P.global_unstructured([(m, "weight")], P.L1Unstructured, [1], amount=1),
    "structured global": lambda P, mod, m: P.global_unstructured([(m, "weight")], P.LnStructured, amount=1, n=2),
    "container name": lambda P, mod, m: P.PruningContainer(named(P, "a")).add_pruning_method(named(P, "b")),
    "abstract": lambda P, mod, m: P.BasePruningMethod(),
    "container type": lambda P, mod, m: P.PruningContainer().add_pruning_method(3),
}


@pytest.mark.parametrize("case", ERRORS)
def test_errors_leave_the_module_alone(case):
    def run(mod):
        m = mod.nn.Linear(5, 4)
        before = {n: p for n, p in m.named_parameters()}
        try:
            ERRORS[case](prune(mod), mod, m)
        except Exception as error:
            return type(error), words(error)[:30], list(before) == [n for n, _ in m.named_parameters()]

    expected, got = run_both(run)
    assert expected is not None
    assert expected[0] is got[0]
    if case not in ("mask shape", "scores shape"):
        assert expected[1] == got[1]
    assert got[2] or not expected[2]


@both
def test_a_method_of_ones_own(mod):
    P = prune(mod)

    class EverySecond(P.BasePruningMethod):
        PRUNING_TYPE = "unstructured"

        def compute_mask(self, t, default_mask):
            mask = default_mask.clone()
            mask.view(-1)[::2] = 0
            return mask

    m = mod.nn.Linear(4, 2)
    EverySecond.apply(m, "weight")
    assert m.weight.flatten()[::2].abs().sum() == 0
    P.random_unstructured(m, "bias", 1)
    with pytest.raises(RuntimeError, match="graph leaves"):
        copy.deepcopy(m)  # the product is no leaf
    P.remove(m, "weight")
    P.remove(m, "bias")
    assert not P.is_pruned(m)
    assert list(pickle.loads(pickle.dumps(m)).state_dict()) == list(m.state_dict())
