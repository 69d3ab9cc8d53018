"""The same code under two names: what the tests of the package share.

A test takes `mod` from both() and runs under torch and under flashlight, or runs a function under each and compares
what came out with same().
"""

import importlib
import random

import flashlight
import numpy as np
import pytest
import torch

torch.set_num_threads(1)
MODULES = (torch, flashlight)


def both(function):
    """Parametrises a test over the two modules."""
    return pytest.mark.parametrize("mod", MODULES, ids=["torch", "flashlight"])(function)


def is_tensor(x):
    return isinstance(x, (torch.Tensor, flashlight.Tensor))


def plain(x):
    """A value as NumPy and Python have it."""
    if is_tensor(x):
        return np.array(x.detach().tolist(), dtype=str(x.dtype).split(".")[-1].replace("bfloat16", "float32"))
    if isinstance(x, dict):
        return {k: plain(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return type(x)(plain(v) for v in x) if type(x) in (list, tuple) else [plain(v) for v in x]
    return x


def assert_same(a, b, tolerance=0.0):
    """Equality through containers; numbers and tensors to a relative tolerance (0: exactly)."""
    a, b = plain(a), plain(b)
    if isinstance(a, np.ndarray):
        assert isinstance(b, np.ndarray)
        assert a.shape == b.shape
        assert a.dtype == b.dtype
        if tolerance:
            np.testing.assert_allclose(a, b, rtol=tolerance, atol=tolerance)
        else:
            np.testing.assert_array_equal(a, b)
    elif isinstance(a, dict):
        assert list(a) == list(b)
        for k in a:
            assert_same(a[k], b[k], tolerance)
    elif isinstance(a, (list, tuple)):
        assert type(a) is type(b)
        assert len(a) == len(b)
        for x, y in zip(a, b, strict=True):
            assert_same(x, y, tolerance)
    elif isinstance(a, float) and isinstance(b, float):
        assert a == pytest.approx(b, rel=tolerance or 1e-15, abs=tolerance or 1e-300, nan_ok=True)
    else:
        assert a == b


def words(text):
    """A message or a printed module without the package's name in it."""
    return str(text).replace("flashlight", "torch")


def run_both(function, *args, seed=0):
    """What the function returns under torch and under flashlight, given the module; errors as (type, message)."""
    results = []
    for mod in MODULES:
        mod.manual_seed(seed)
        random.seed(seed)
        np.random.seed(seed)
        try:
            results.append(function(mod, *args))
        except Exception as error:
            results.append((type(error), words(error)))
    return results


def is_error(result):
    return (
        isinstance(result, tuple)
        and len(result) == 2
        and isinstance(result[0], type)
        and issubclass(result[0], Exception)
    )


def same(function, *args, tolerance=0.0, seed=0):
    """Asserts that the function returns the same under both modules, and gives what flashlight returned."""
    expected, got = run_both(function, *args, seed=seed)
    assert not is_error(expected), f"raised under PyTorch: {expected} (same_outcome compares errors)"
    assert_same(expected, got, tolerance)
    return got


def same_outcome(function, tolerance=0.0):
    """Asserts that the function does the same under both modules, or fails with the same kind of exception."""
    expected, got = run_both(function)
    if is_error(expected):
        assert is_error(got), f"should have raised {expected}"
        assert got[0].__name__ == expected[0].__name__, f"{got} instead of {expected}"
        return
    assert_same(expected, got, tolerance)


class Cases(dict):
    """Functions of a module by name, collected with a decorator: a test is parametrised over them."""

    def __call__(self, function):
        self[function.__name__] = function
        return function


def sub(mod, path):
    """A submodule by its path below the package: sub(mod, "optim.optimizer")."""
    return importlib.import_module(f"{mod.__name__}.{path}")
