"""Layers made with one wrong option: refused with PyTorch's type of exception, when they are made or when they run, or
valid with the same repr, state and results.
"""

import inspect
import warnings

import flashlight
import numpy as np
import pytest
import torch
from test_layers import SAMPLES, flat, make
from twin import MODULES, assert_same, is_tensor, plain, words

NAMES = ["Linear", "Bilinear", "Conv1d", "Conv2d", "Conv3d", "BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "LayerNorm"]
NAMES += ["InstanceNorm1d", "InstanceNorm2d", "GroupNorm"]
WRONG = [None, "x", -1, 0, 1.5, float("nan"), True, (), (1,), [1, 2], (1, 2, 3, 4, 5, 6, 7), -(10**19)]
OPTIONS = ("bias", "in_features")


def first_samples():
    for name in NAMES:
        _, args, kwargs, inputs = next(s for s in SAMPLES if s[0] == name and s[3])
        names = [p for p in inspect.signature(getattr(torch.nn, name)).parameters if p not in ("device", "dtype")]
        options = {**dict(zip(names, args)), **kwargs}
        for option in names:
            if option in OPTIONS:
                yield pytest.param(name, options, option, inputs, id=f"{name}-{option}")


def outcome(mod, name, options, inputs):
    mod.manual_seed(0)
    try:
        m = make(mod, name, (), options)
        out = m(*(x(mod, np.random.default_rng(3)) for x in inputs))
    except Exception as error:
        return type(error)
    return [words(m), m.state_dict(), [plain(o) for o in flat(out) if is_tensor(o)]]


@pytest.mark.parametrize("name, options, option, inputs", first_samples())
def test_wrong_option(name, options, option, inputs):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for value in WRONG:
            expected, got = (outcome(mod, name, {**options, option: value}, inputs) for mod in MODULES)
            if isinstance(expected, type) or isinstance(got, type):
                assert got is expected, f"{option}={value!r}"
            else:
                assert_same(expected, got, 3e-5)
    assert flashlight.ones(1).item() == 1  # nothing is left pending
