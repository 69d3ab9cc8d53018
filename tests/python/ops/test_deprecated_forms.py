"""Calls in forms that PyTorch has deprecated and still takes: numbers before the tensors that they scale."""

from __future__ import annotations

import os
import subprocess
import sys

import flashlight
import pytest
import torch
from records import to_torch

X, V, B = [[1.0, 2.0], [3.0, 4.0]], [1.0, -2.0], [[[1.0, 2.0], [3.0, 4.0]]]


def tensors(m):
    return m.tensor(X), m.tensor(V), m.tensor(B)


def calls(m):
    """What is called, and with what."""
    x, v, b = tensors(m)
    for name in ("add", "sub"):
        yield getattr(m, name), (x, 2, x), {}
        yield getattr(m, name), (x, 2), {"other": x}
        yield getattr(m, name), (x, 2.5, x), {"out": m.zeros(2, 2)}
        yield getattr(x, name), (3, x), {}
        yield getattr(x.clone(), name + "_"), (3, x), {}
        yield getattr(x, name), (x, 2), {}
        yield getattr(x, name), (3, 4, x), {}
    for name in ("addcmul", "addcdiv"):
        yield getattr(m, name), (x, 2, x, x), {}
        yield getattr(x, name), (0.5, x, x), {}
        yield getattr(x.clone(), name + "_"), (2, x, x), {}
        yield getattr(m, name), (2, x, x, x), {}
    for name, self, a, c in (
        ("addmm", x, x, x),
        ("addmv", v, x, v),
        ("addr", x, v, v),
        ("addbmm", x, b, b),
        ("baddbmm", b, b, b),
    ):
        yield getattr(m, name), (2, self, 3, a, c), {}
        yield getattr(m, name), (0.5, self, a, c), {}
        yield getattr(m, name), (2, self, 3, a, c), {"out": m.zeros(1)[:0]}
        yield getattr(m, name), (self, 3, a, c), {}
        yield getattr(self, name), (2, 3, a, c), {}
        yield getattr(self, name), (2, a, c), {}
        yield getattr(self.clone(), name + "_"), (2, 3, a, c), {}
        yield getattr(self.clone(), name + "_"), (2, a, c), {}
        yield getattr(self, name), (a, 2, c), {}
        yield getattr(self, name), (2, a), {}
    yield m.addmm, (2, x), {"mat1": x, "mat2": x}
    yield m.rsub, (x, 2, x), {}
    yield m.subtract, (x, 2, x), {}
    yield m.mul, (x, 2, x), {}


def outcome(call):
    function, args, kwargs = call
    try:
        return function(*args, **kwargs)
    except Exception as error:  # noqa: BLE001
        return type(error)


@pytest.mark.filterwarnings("ignore")
def test_deprecated_forms():
    for mine, theirs in zip(calls(flashlight), calls(torch), strict=True):
        got, want = outcome(mine), outcome(theirs)
        if isinstance(want, torch.Tensor):
            assert torch.equal(to_torch(got), want), theirs
        else:
            assert got is want, theirs


def test_warning():
    """Said once for all of them."""
    program = """
import flashlight
x = flashlight.ones(2)
flashlight.add(x, 2, x)
flashlight.addcmul(x, 2, x, x)
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-W", "always", "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    assert run.stderr.count("UserWarning: This overload of add is deprecated") == 1
    assert "addcmul is" not in run.stderr
