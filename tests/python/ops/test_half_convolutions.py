"""Convolutions of float16 and bfloat16, which pairs of bfloat16 numbers take a way of their own through (ops/conv_pairs.c):
drawn layers against float64."""

from __future__ import annotations

from typing import Any

import flashlight
import numpy
import pytest
import torch
from halves import assert_units


def to_ours(t: torch.Tensor) -> Any:
    return flashlight.from_dlpack(t.detach())


def gradients(function: Any, x: Any, w: Any, bias: Any, g: Any, **options: Any) -> list[Any]:
    x, w, bias = (None if t is None else t.detach().clone().requires_grad_() for t in (x, w, bias))
    y = function(x, w, bias, **options)
    y.backward(g)
    return [y.detach(), x.grad, w.grad] + ([] if bias is None else [bias.grad])


def draw(rng: numpy.random.Generator) -> tuple[str, list[int], list[int], int, dict[str, Any]]:
    """A function, the sizes of x and w, the number of outputs and the options."""
    dims, transposed = int(rng.choice([1, 2, 2, 3])), rng.random() < 0.3
    groups = int(rng.choice([1, 1, 1, 2, 4]))
    inputs, outputs = (groups * int(rng.choice([1, 2, 3, 4, 5, 8, 16, 17])) for _ in range(2))
    kernel, stride = ([int(k) for k in rng.choice(c, dims)] for c in ([1, 1, 2, 3, 5], [1, 1, 2, 3]))
    dilation = [int(d) for d in rng.choice([1, 1, 2], dims)]
    padding = [int(p) for p in rng.integers(0, 3, dims)]
    sizes = [int(s) for s in rng.choice([1, 5, 7, 8, 12], dims)]
    name = f"conv{'_transpose' if transposed else ''}{dims}d"
    weight = [inputs, outputs // groups] if transposed else [outputs, inputs // groups]
    options = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    return name, [int(rng.integers(1, 5)), inputs, *sizes], weight + kernel, outputs, options


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
@pytest.mark.parametrize("seed", range(2))
def test_drawn_convolutions(dtype: str, seed: int) -> None:
    rng, done = numpy.random.default_rng(seed), 0
    torch.manual_seed(seed)
    while done < 25:
        name, x_sizes, w_sizes, outputs, options = draw(rng)
        half = getattr(torch, dtype)
        x, w, bias = (torch.randn(s).to(half) for s in (x_sizes, w_sizes, [outputs]))
        if len(x_sizes) == 4 and rng.random() < 0.5:
            x = x.contiguous(memory_format=torch.channels_last)
        bias = bias if rng.random() < 0.7 else None
        function = getattr(torch.nn.functional, name)
        exact = [None if t is None else t.double() for t in (x, w, bias)]
        try:
            g = torch.randn_like(function(*exact, **options)).to(half)
        except RuntimeError:  # the kernel is larger than the image
            continue
        want = gradients(function, *exact, g.double(), **options)
        mine = [None if t is None else to_ours(t) for t in (x, w, bias)]
        got = gradients(getattr(flashlight.nn.functional, name), *mine, to_ours(g), **options)
        for what, a, b in zip(("y", "x", "w", "bias"), got, want):
            where = f"{name} of {x_sizes} by {w_sizes}, {options}: {what}"
            assert_units(torch.from_dlpack(a), b, dtype, 0.75 if what != "bias" else 2, where)
        done += 1
