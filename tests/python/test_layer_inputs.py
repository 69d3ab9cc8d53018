"""Layers given inputs that are odd or wrong: refused with PyTorch's type of exception, or valid with the same outputs;
and errors say in which module they happened.
"""

import collections
import re

import flashlight
import numpy as np
import pytest
import torch
from test_layer_arguments import COMPOSED
from test_layers import SAMPLES, flat, make
from twin import MODULES, assert_same, is_tensor, plain

NO_TENSORS = {
    "None": lambda mod, x: None,
    "text": lambda mod, x: "text",
    "list": lambda mod, x: x.tolist(),
    "float": lambda mod, x: 1.5,
    "int": lambda mod, x: 3,
    "tuple": lambda mod, x: (x, x),
    "module": lambda mod, x: mod.nn.ReLU(),
    "array": lambda mod, x: np.array(x.tolist(), dtype=np.float32),
}
SHAPES = {
    "dim before": lambda mod, x: x.unsqueeze(0),
    "dim after": lambda mod, x: x.unsqueeze(-1),
    "dim fewer": lambda mod, x: x[0],
    "0-dim": lambda mod, x: x.flatten()[0],
    "no samples": lambda mod, x: x[:0],
    "no channels": lambda mod, x: x[:, :0],
    "no elements": lambda mod, x: x[..., :0],
    "one element": lambda mod, x: x[..., :1],
    "one more channel": lambda mod, x: mod.cat([x, x[:, :1]], 1),
    "one channel less": lambda mod, x: x[:, 1:],
    "one sample less": lambda mod, x: x[1:],
    "one more element": lambda mod, x: mod.cat([x, x[..., :1]], -1),
}
VALUES = {
    "nan": lambda mod, x: x * float("nan") if x.is_floating_point() else x - 5,
    "+100": lambda mod, x: x + 100,
    "-1": lambda mod, x: x * 0 - 1,
}
DTYPES = {
    name: lambda mod, x, name=name: (x.abs() if name == "uint8" else x).to(getattr(mod, name))
    for name in ("int64", "int32", "uint8", "bool", "float32", "float64", "float16", "bfloat16")
}
CHANGES = {**NO_TENSORS, **SHAPES, **VALUES, **DTYPES}

ANY = (TypeError, ValueError, RuntimeError, IndexError, AssertionError, NotImplementedError, AttributeError)
OF_DTYPE = (RuntimeError, NotImplementedError)
# What ours does otherwise: class, change, and the types of exception that ours may raise where PyTorch fails in another
# way or not at all; None: it is valid.
OTHERWISE = [
    # What is no tensor: PyTorch fails where it first asks for an attribute.
    (".*", "|".join(NO_TENSORS), (TypeError, AttributeError, ValueError)),
    # Which function finds the mixture of dtypes first.
    (".*", "|".join(DTYPES), OF_DTYPE),
    (".*", "0-dim", ANY),
    # Without elements PyTorch's batch normalisation looks at nothing else; its others fail on what to select.
    ("BatchNorm.d", "no .*|one .*|" + "|".join(DTYPES), (*OF_DTYPE, None)),
    ("Lazy.*Norm.d|InstanceNorm.d|CrossMapLRN2d", "no .*", (RuntimeError, None)),
    ("(Lazy)?Conv.*|.*Pad.d|EmbeddingBag|AdaptiveMaxPool2d", "no .*", None),
    ("FractionalMaxPool2d", "no samples", RuntimeError),  # of (C, H, W)
    ("PixelUnshuffle", "no elements", None),  # given back as it is
    ("LazyLinear", "no .*", None),  # weights of no inputs are memory that nobody wrote
    ("(Reflection|Replication)Pad.d", "bool", None),
    ("Upsample.*", "0-dim", NotImplementedError),
    ("Dropout3d", "0-dim", None),
    ("EmbeddingBag", "nan|-1", IndexError),
    # PyTorch reads what lies outside.
    ("CTCLoss", "nan|[+]100|-1|one element", RuntimeError),
    ("CTCLoss", "list", None),  # one of the lengths a list, the other a tensor
    ("SoftMarginLoss", "[+]100", None),  # inf by exp
    ("CrossMapLRN2d", "one more channel", None),  # its window keeps channel 0
    # Variances of numbers about 100: PyTorch's lose more digits; states of an RNN the like.
    ("GroupNorm|GRU|Transformer", "[+]100", None),
    ("CrossEntropyLoss", "no channels", IndexError),
    ("CrossEntropyLoss", "uint8", None),  # targets of images too
    ("GaussianNLLLoss", "int", None),
]


def every_sample():
    samples = SAMPLES + COMPOSED
    for name in dict.fromkeys(s[0] for s in samples):
        yield pytest.param(name, [s[1:] for s in samples if s[0] == name and s[3]], id=name)


def outcome(mod, name, sample, at, change, training):
    """What the layer gives, or the exception; None where there is no such change of that input."""
    args, kwargs, inputs = sample
    mod.manual_seed(0)
    m = make(mod, name, args, kwargs).train(training)
    xs = [x(mod, np.random.default_rng(3)) for x in inputs]
    try:
        xs[at] = CHANGES[change](mod, xs[at])
    except Exception:
        return None
    mod.manual_seed(1)
    try:
        return [plain(o) for o in flat(m(*xs)) if is_tensor(o)]
    except Exception as error:
        return error


def agree(expected, got, tolerance):
    if isinstance(expected, Exception) or isinstance(got, Exception):
        return type(expected) is type(got)
    try:
        assert_same(expected, got, tolerance)
    except AssertionError:
        return False
    return True


def is_known(name, change, got):
    for classes, changes, ours in OTHERWISE:
        if re.fullmatch(classes, name) and re.fullmatch(changes, change):
            allowed = ours if isinstance(ours, tuple) else (ours,)
            if type(got) in allowed if isinstance(got, Exception) else None in allowed:
                return True
    return False


@pytest.mark.parametrize("name, samples", [*every_sample()])
@pytest.mark.filterwarnings("ignore")
def test_wrong_input(name, samples):
    wrong = []
    modes = (True, False) if re.search("Norm|Dropout|RReLU|Transformer|Attention", name) else (True,)
    draws = [(s, at, change) for s in samples for at in range(len(s[2])) for change in CHANGES]
    for sample, at, change in draws:
        for training in modes:
            expected, got = (outcome(mod, name, sample, at, change, training) for mod in MODULES)
            tolerance = 1e-2 if change in ("float16", "bfloat16") else 3e-5
            if not agree(expected, got, tolerance) and not is_known(name, change, got):
                wrong.append(f"{sample[:2]}, input {at}, {change}: {got!r} instead of {expected!r}")
            if isinstance(got, Exception) and (not str(got) or "\n" in str(got)):
                wrong.append(f"{sample[:2]}, input {at}, {change}: {str(got)!r} is not one line")
    assert not wrong, "\n".join(wrong)
    assert flashlight.ones(1).item() == 1  # nothing is left pending


class Inner(flashlight.nn.Module):
    """Calls the layer that stands between two others in its list."""

    def __init__(self, layer):
        super().__init__()
        nn = flashlight.nn
        self.layers = nn.ModuleList([nn.ReLU(), nn.ModuleDict({"leaf": layer}), nn.ReLU()])

    def forward(self, *inputs):
        return self.layers[1]["leaf"](*inputs)


@pytest.mark.parametrize("name, samples", [*every_sample()])
@pytest.mark.parametrize("change", ["text", "0-dim", "bool", "one channel less"])
@pytest.mark.filterwarnings("ignore")
def test_errors_name_the_module(name, samples, change):
    for args, kwargs, inputs in samples:
        layer = make(flashlight, name, args, kwargs)
        xs = [x(flashlight, np.random.default_rng(3)) for x in inputs]
        for at in range(len(xs)):
            changed = list(xs)
            try:
                changed[at] = CHANGES[change](flashlight, xs[at])
            except Exception:
                continue
            try:
                layer(*changed)
            except AttributeError:
                continue  # of Python code that looks at what it was given, as PyTorch's
            except Exception as error:
                alone = str(error)
            else:
                continue
            tree = flashlight.nn.Sequential(collections.OrderedDict(encoder=Inner(layer)))
            outer = tree if len(inputs) == 1 else tree.encoder
            path = ("encoder." if outer is tree else "") + "layers.1.leaf"
            with pytest.raises(ANY) as caught:
                outer(*changed)
            inside = re.match(r"([\w.]+) \(\w+\): ", alone)  # an error of a layer within the layer
            if inside and inside[1] in dict(layer.named_modules()):
                assert str(caught.value) == f"{path}.{alone}"
            else:
                assert str(caught.value) == f"{path} ({type(layer).__name__}): {alone}"


@pytest.mark.parametrize(
    "input, weight, groups",
    [
        ((0, 4, 3, 3), (4, 1, 1, 1), 4),  # no samples, channel by channel
        ((0, 4, 5, 6), (8, 1, 3, 3), 4),
        ((0, 4, 5), (4, 1, 3), 4),
        ((0, 4, 3, 4, 5), (4, 2, 3, 3, 3), 2),
        ((2, 0, 3), (2, 0, 3), 1),  # no channels
        ((2, 0, 5, 5), (2, 0, 3, 3), 1),
        ((2, 0, 5, 5, 5), (2, 0, 3, 3, 3), 1),
    ],
)
@pytest.mark.parametrize("dtype", ["float32", "float64", "bfloat16", "float16"])
def test_convolutions_of_nothing(input, weight, groups, dtype):
    def run(module):
        x, w, b = (module.ones(s, dtype=getattr(module, dtype)).requires_grad_() for s in (input, weight, weight[:1]))
        y = getattr(module.nn.functional, f"conv{len(input) - 2}d")(x, w, b, groups=groups)
        y.sum().backward()
        return [(t.shape, t.tolist()) for t in (y, x.grad, w.grad, b.grad)]

    assert run(flashlight) == run(torch)
