"""linear_cross_entropy and its layer against PyTorch's, whole and by chunks."""

import copy
import dataclasses
import inspect
import itertools
import pickle
import warnings

import flashlight
import numpy as np
import pytest
import torch
from twin import run_both, same, words

OPTIONS = [
    None,
    {},
    {"batch_chunk_size": 3},
    {"batch_chunk_size": 100, "allow_retain_graph": True},
    {"chunking_method": "aspect_ratio", "acc_policy": "accurate"},
    {"chunking_method": "aspect_ratio:3", "acc_policy": "balanced"},
    {"chunking_method": None, "acc_policy": "compact"},
]


# rows (None: one vector), whether with a bias, whether with weights of the classes, ignore_index
CASES = [(7, False, False, None), (7, True, True, 2), (0, True, False, None), (None, True, True, 1)]


def numbers(mod, *shape, seed=0, dtype="float32"):
    values = np.random.default_rng(seed).standard_normal(shape)
    return mod.tensor(values.astype(np.float32)).to(getattr(mod, dtype))


def classes(mod, high, *shape, seed=1):
    return mod.tensor(np.random.default_rng(seed).integers(0, high, shape))


def options_of(mod, options):
    return None if options is None else mod.nn.LinearCrossEntropyOptions(**options)


@pytest.mark.parametrize(("options", "reduction"), list(itertools.product(OPTIONS, ["mean", "sum", "none"])))
@pytest.mark.parametrize("dtype", ["float32", "float64", "bfloat16"])
def test_class_numbers(options, reduction, dtype):
    def run(mod):
        results = []
        for rows, bias, weighted, ignore in (
            (7, False, False, None),
            (7, True, True, 2),
            (0, True, False, None),
            (None, True, True, 1),
        ):
            shape = (4,) if rows is None else (rows, 4)
            x = numbers(mod, *shape, dtype=dtype).requires_grad_()
            w = numbers(mod, 9, 4, seed=2, dtype=dtype).requires_grad_()
            b = numbers(mod, 9, seed=3, dtype=dtype).requires_grad_() if bias else None
            loss = mod.nn.functional.linear_cross_entropy(
                x,
                w,
                classes(mod, 9, *shape[:-1]),
                linear_bias=b,
                reduction=reduction,
                ignore_index=ignore,
                weight=numbers(mod, 9, seed=4, dtype=dtype).abs() if weighted else None,
                options=options_of(mod, options),
            )
            (loss * numbers(mod, *loss.shape, seed=5)).sum().backward()
            results.append([loss.float(), x.grad.float(), w.grad.float(), b.grad.float() if bias else None])
        return results

    same(run, tolerance=3e-2 if dtype == "bfloat16" else 2e-5)


def test_probabilities_smoothing_positions():
    """What is done whole, with and without a warning about options."""

    def run(mod):
        call = mod.nn.functional.linear_cross_entropy
        x, w, wide = numbers(mod, 5, 4), numbers(mod, 6, 4, seed=2), numbers(mod, 6, 2, 3, 4, seed=3)
        soft, positions = numbers(mod, 5, 6).softmax(1), classes(mod, 6, 5, 2, 3)
        bias = numbers(mod, 6, 2, 3)
        results = []
        for options in (None, mod.nn.LinearCrossEntropyOptions()):
            for given in (
                (x, w, soft),
                (x, wide, positions),
                (x, wide, numbers(mod, 5, 6, 2, 3).softmax(1)),
                (x[0], w, soft[0]),
            ):
                for more in ({}, {"label_smoothing": 0.1, "reduction": "none"}):
                    with warnings.catch_warnings(record=True) as caught:
                        warnings.simplefilter("always")
                        extra = {"linear_bias": bias} if given[1] is wide else {}
                        results.append([call(*given, options=options, **more, **extra), len(caught)])
        return results

    same(run, tolerance=1e-5)


def test_gradients_twice():
    def run(mod):
        x, w = numbers(mod, 5, 4).requires_grad_(), numbers(mod, 6, 4, seed=2).requires_grad_()
        target = classes(mod, 6, 5)
        loss = mod.nn.functional.linear_cross_entropy(x, w, target)
        (g,) = mod.autograd.grad(loss, x, create_graph=True)
        whole = mod.autograd.grad((g * g).sum(), [x, w])
        options = mod.nn.LinearCrossEntropyOptions(batch_chunk_size=2, allow_retain_graph=True)
        loss = mod.nn.functional.linear_cross_entropy(x, w, target, options=options)
        loss.backward(retain_graph=True)
        loss.backward()
        return whole, x.grad, w.grad

    same(run, tolerance=1e-5)


ERRORS = {
    "input": lambda mod, call: call(mod.ones(2, 3, 4), mod.ones(5, 4), mod.ones(2).long()),
    "weight": lambda mod, call: call(mod.ones(2, 4), mod.ones(4), mod.ones(2).long()),
    "features": lambda mod, call: call(mod.ones(2, 4), mod.ones(5, 3), mod.ones(2).long()),
    "bias": lambda mod, call: call(mod.ones(2, 4), mod.ones(5, 4), mod.ones(2).long(), linear_bias=mod.ones(4)),
    "unbatched": lambda mod, call: call(mod.ones(4), mod.ones(5, 2, 4), mod.ones(2).long()),
    "ignore": lambda mod, call: call(mod.ones(2, 4), mod.ones(5, 4), mod.ones(2, 5), ignore_index=1),
    "reduction": lambda mod, call: call(mod.ones(2, 4), mod.ones(5, 4), mod.ones(2).long(), reduction="x"),
    "target": lambda mod, call: call(mod.ones(2, 4), mod.ones(5, 4), 7 * mod.ones(2).long()),
    "sizes": lambda mod, call: call(
        mod.ones(4, 4),
        mod.ones(2, 4),
        mod.ones(4).long(),
        options=mod.nn.LinearCrossEntropyOptions(batch_chunk_size=3, chunking_method="aspect_ratio"),
    ),
    "type": lambda mod, call: call(
        mod.ones(4, 4),
        mod.ones(2, 4),
        mod.ones(4).long(),
        options=mod.nn.LinearCrossEntropyOptions(acc_dtype=mod.float64),
    ),
    "policy": lambda mod, call: mod.nn.LinearCrossEntropyOptions(acc_policy="x"),
    "method": lambda mod, call: mod.nn.LinearCrossEntropyOptions(chunking_method="aspect_ratio:0"),
    "rows": lambda mod, call: mod.nn.LinearCrossEntropyOptions(batch_chunk_size=0),
    "acc": lambda mod, call: mod.nn.LinearCrossEntropyOptions(acc_dtype=mod.int64),
    "layer weight": lambda mod, call: mod.nn.LinearCrossEntropyLoss(4, 5, weight=mod.ones(4)),
    "layer smoothing": lambda mod, call: mod.nn.LinearCrossEntropyLoss(4, 5, label_smoothing=2),
}


@pytest.mark.parametrize("name", ERRORS)
def test_errors(name):
    def run(mod):
        with pytest.raises(Exception) as caught:
            ERRORS[name](mod, mod.nn.functional.linear_cross_entropy)
        return caught.type.__name__

    ours, theirs = run_both(run)
    assert ours == theirs


@pytest.mark.parametrize(
    "kwargs", [{}, {"bias": True, "reduction": "sum"}, {"out_features": (2, 3), "bias": True, "label_smoothing": 0.1}]
)
def test_layer(kwargs):
    def run(mod):
        mod.manual_seed(3)
        m = mod.nn.LinearCrossEntropyLoss(4, 6, weight=numbers(mod, 6).abs(), **kwargs)
        x = numbers(mod, 5, 4).requires_grad_()
        loss = m(x, classes(mod, 6, 5, *kwargs.get("out_features", ())))
        loss.backward()
        return words(m), m.state_dict(), loss, x.grad, [p.grad for p in m.parameters()]

    same(run, tolerance=1e-5)


DATACLASS = """
o
hash(o) == hash(O(False, 4)), o == O(False, 4), o == O(), o == 3
dataclasses.is_dataclass(O), dataclasses.asdict(o), dataclasses.astuple(o), O.__match_args__
[(f.name, f.default) for f in dataclasses.fields(o)]
dataclasses.replace(o, acc_policy="balanced", batch_chunk_size=None)
pickle.loads(pickle.dumps(o)) == o, copy.deepcopy(o) == copy.copy(o)
setattr(o, "acc_policy", "auto")
delattr(o, "acc_policy")
O(1, 2, 3, 4, 5, 6)
O(other=1)
o.other
list(inspect.signature(O).parameters)
"""


@pytest.mark.parametrize("expression", DATACLASS.strip().splitlines())
def test_options_are_a_frozen_dataclass(expression):
    def outcome(mod):
        kind = mod.nn.LinearCrossEntropyOptions
        names = {"O": kind, "o": kind(batch_chunk_size=4), "dataclasses": dataclasses, "pickle": pickle}
        try:
            return repr(eval(expression, names | {"copy": copy, "inspect": inspect}))
        except Exception as error:
            return type(error), str(error)

    assert outcome(flashlight) == outcome(torch)
