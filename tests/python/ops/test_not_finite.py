"""Infinities and NaN in convolutions, distances and sampling: they come out where PyTorch has them, and nowhere else."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import flashlight
import numpy as np
import pytest
import torch
from twin import same_outcome

VALUES = ([np.inf], [np.nan], [np.inf, -np.inf], [np.inf, -np.inf, np.nan])


def with_some(rng: np.random.Generator, shape: tuple[int, ...], share: float, values: list[float]) -> np.ndarray:
    """Normal numbers, some of them these values."""
    x = rng.standard_normal(shape)
    return np.where(rng.random(shape) < share, rng.choice(values, shape), x).astype(np.float32)


def results(mod: Any, fn: Callable[..., Any], arrays: list[np.ndarray], seed: int, share: float, values: Any) -> list:
    """What fn gives of tensors of these arrays, and their gradients for one with some of the values."""
    tensors = [mod.from_numpy(a.copy()).requires_grad_() for a in arrays]
    y = fn(mod, *tensors)
    g = mod.from_numpy(with_some(np.random.default_rng(seed), tuple(y.shape), share, values))
    gradients = mod.autograd.grad(y, tensors, g.to(y.dtype), allow_unused=True)
    return [None if t is None else np.array(t.detach().numpy()) for t in (y, *gradients)]


def kinds(x: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(x), 2, np.where(np.isinf(x), np.sign(x) * 3, 0))


def compare(fn: Callable[..., Any], arrays: list[np.ndarray], where: str, share: float = 0, values: Any = (0,)) -> None:
    ours, theirs = (results(mod, fn, arrays, 1, share, list(values)) for mod in (flashlight, torch))
    for i, (got, want) in enumerate(zip(ours, theirs)):
        if want is None or got is None:
            assert want is got, where
            continue
        np.testing.assert_array_equal(kinds(got), kinds(want), f"{where}, {'gradient' if i else 'result'} {i}")
        np.testing.assert_allclose(got, want, 2e-3, 2e-3, err_msg=where)


@pytest.mark.parametrize("poisoned", ["input", "gradient"])
@pytest.mark.parametrize("transposed", [False, True])
@pytest.mark.parametrize("dims", [1, 2, 3])
def test_convolutions(dims: int, transposed: bool, poisoned: str):
    r = random.Random(f"{dims} {transposed} {poisoned}")
    for trial in range(40):
        groups = r.choice([1, 1, 1, 2])
        channels, outputs = (
            (16, 16) if r.random() < 0.4 else (groups * r.choice([1, 2, 8]), groups * r.choice([1, 4, 8]))
        )
        kernel = [3] * dims if r.random() < 0.5 else [r.choice([1, 2, 3, 5]) for _ in range(dims)]
        # What lies outside is multiplied by what is not finite in some of PyTorch's ways to a gradient of weights.
        padding = r.choice([0, 1]) if poisoned == "input" and not transposed else 0
        stride, dilation = r.choice([1, 1, 2]), r.choice([1, 1, 2])
        size = [r.choice([9, 10, 13]) for _ in range(dims)]
        rng, values = np.random.default_rng(trial), r.choice(VALUES)
        shapes = [
            (2, channels, *size),
            (channels, outputs // groups, *kernel) if transposed else (outputs, channels // groups, *kernel),
        ]
        shares = (0.02 * (poisoned == "input"), 0)
        arrays = [with_some(rng, shape, share, values) for shape, share in zip(shapes, shares)]
        options = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
        name = f"conv{'_transpose' * transposed}{dims}d"
        compare(lambda mod, x, w, name=name, options=options: getattr(mod.nn.functional, name)(x, w, **options), arrays,
                f"{name} {shapes} {options} {values}", 0.02 * (poisoned == "gradient"), values)  # fmt: skip


@pytest.mark.parametrize("p", [0, 0.5, 1.5, 2, 3])
def test_distances(p: float):
    rng = np.random.default_rng(0)
    for values in ([np.nan], [np.inf], [np.inf, -np.inf], [0.0]):
        for columns in (1, 3, 9, 20):
            arrays = [with_some(rng, (rows, columns), 0.15, values) for rows in (5, 4)]
            compare(lambda mod, x, y: mod.cdist(x, y, p), arrays, f"cdist {p} {values} {columns}", 0, (1.0,))
            compare(
                lambda mod, x: mod.nn.functional.pdist(x, p), arrays[:1], f"pdist {p} {values} {columns}", 0, (1.0,)
            )


def test_points():
    """With a NaN for a coordinate. (PyTorch reads beyond the image for infinite ones.)"""
    rng = np.random.default_rng(0)
    for channels in (2, 9):
        for corners in (False, True):
            x = rng.standard_normal((1, channels, 4, 5)).astype(np.float32)
            grid = with_some(rng, (1, 3, 4, 2), 0.3, [np.nan])
            compare(
                lambda mod, a, b, corners=corners: mod.nn.functional.grid_sample(a, b, align_corners=corners),
                [x, grid],
                f"{channels} {corners}",
            )


@pytest.mark.parametrize("reduction", ["none", "sum"])
def test_infinite_targets(reduction):
    """Of a loss without weights: what PyTorch's formula makes of them."""
    inf, nan = float("inf"), float("nan")
    values = [0.0, 1.0, -0.5, inf, -inf, nan]

    def run(m):
        x = m.tensor([v for v in values for _ in range(4)], requires_grad=True)
        target = m.tensor([inf, -inf, nan, 1.0] * len(values))
        loss = m.nn.functional.binary_cross_entropy_with_logits(x, target, reduction=reduction)
        loss.backward(m.ones_like(loss))
        return torch.tensor(loss.tolist()), torch.tensor(x.grad.tolist())

    for ours, theirs in zip(run(flashlight), run(torch), strict=True):
        assert torch.allclose(ours, theirs, equal_nan=True)


SECOND = {
    "elu": lambda m, x: m.nn.functional.elu(x, 1.5),
    "elu in place": lambda m, x: m.nn.functional.elu_(x * 1, 1.5),
    "selu": lambda m, x: m.selu(x),
    "celu": lambda m, x: m.celu(x, 0.7),
    "softplus": lambda m, x: m.nn.functional.softplus(x),
    "silu": lambda m, x: m.nn.functional.silu(x),
    "sigmoid": lambda m, x: m.sigmoid(x),
    "hardswish": lambda m, x: m.nn.functional.hardswish(x),
    "ndtr": lambda m, x: m.special.ndtr(x),
    "log_ndtr": lambda m, x: m.special.log_ndtr(x),
}


@pytest.mark.parametrize("call", SECOND)
def test_second_gradients(call: str):
    """Also at 0, where a function's halves meet, and where one of these overflows."""
    found = []
    for mod in (flashlight, torch):
        values = [0.0, -0.0, 1.0, -1.0, 15.0, -15.0, 100.0]  # at NaN PyTorch's vectors differ from its scalars
        values += [] if call == "log_ndtr" else [np.inf, -np.inf, -100.0]  # PyTorch's loses all digits there
        x = mod.tensor(values, dtype=mod.float64, requires_grad=True)
        y = SECOND[call](mod, x)
        (g,) = mod.autograd.grad(y, x, mod.ones_like(y), create_graph=True)
        (h,) = mod.autograd.grad(g, x, mod.ones_like(g))
        found.append((g.tolist(), h.tolist()))
    np.testing.assert_allclose(*found, 1e-6, 1e-12)


SELECTING = {
    "amax": lambda mod, x: x.amax(0),
    "amin of all": lambda mod, x: x.amin(),
    "max of all": lambda mod, x: x.max(),
    "min": lambda mod, x: x.min(1)[0],
    "aminmax": lambda mod, x: mod.aminmax(x, dim=1)[1],
    "median of all": lambda mod, x: x.median(),
    "nanmedian": lambda mod, x: x.nanmedian(1)[0],
    "kthvalue": lambda mod, x: x.kthvalue(2)[0],
    "mode": lambda mod, x: x.mode()[0],
    "topk": lambda mod, x: x.topk(2)[0],
    "cummax": lambda mod, x: x.cummax(1)[0],
    "norm": lambda mod, x: x.norm(float("inf")),
    "vector_norm": lambda mod, x: mod.linalg.vector_norm(x, -float("inf"), dim=0),
    "clamp": lambda mod, x: x.clamp(-0.5, 0.5),
    "relu": lambda mod, x: x.relu(),
    "maximum": lambda mod, x: mod.maximum(x, x * 0.5),
    "where": lambda mod, x: mod.where(x > 0, x, x * 2),
    "max_pool1d": lambda mod, x: mod.nn.functional.max_pool1d(x, 2),
    "quantile": lambda mod, x: x.quantile(0.3),
    "scatter_reduce": lambda mod, x: x.scatter_reduce(1, mod.zeros(3, 4, dtype=mod.int64), x * 2, "amax"),
    "index_reduce": lambda mod, x: x.index_reduce(0, mod.tensor([0, 0, 1]), x * 2, "amax"),
    "nansum": lambda mod, x: x.nansum(1),
}


@pytest.mark.parametrize("gradient", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("name", SELECTING)
def test_gradient_that_is_not_finite(name, gradient):
    """What comes of it where an item was chosen, and where none was, of finite items and of NaN."""

    def run(mod):
        grads = []
        for first in (-1.0, 2.0, math.nan):
            rows = [[first, 2.0, 2.0, 0.0], [0.3, -0.7, 2.0, 0.0], [1.0, 1.0, -2.0, 0.5]]
            x = mod.tensor(rows, dtype=mod.float64, requires_grad=True)
            y = SELECTING[name](mod, x)
            grad = mod.full_like(y, 1.5)
            grad.view(-1)[0] = gradient
            y.backward(grad)
            grads.append(x.grad)
        return grads

    same_outcome(run, 1e-12)


@pytest.mark.parametrize("name", ["logaddexp", "logaddexp2"])
def test_shares_of_infinite_sums(name):
    def run(mod):
        values = [-math.inf, -800.0, 0.5, 3.0, 800.0, math.inf]
        x, y = (mod.tensor(values, dtype=mod.float64, requires_grad=True) for _ in range(2))
        z = getattr(mod, name)(x[:, None], y)
        return z, mod.autograd.grad(z, (x, y), (z.detach().abs() < 700) + 1.0)

    same_outcome(run, 1e-12)


def test_running_logarithm_of_a_number():
    same_outcome(lambda mod: mod.autograd.grad((x := mod.tensor(-math.inf, requires_grad=True)).logcumsumexp(0), x))
