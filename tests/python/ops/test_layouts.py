"""How results lie in memory, over drawn layouts of the arguments: permuted, channels-last, expanded, with gaps, of several
types. Strides are PyTorch's in every dimension that has more than one item.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable
from typing import Any

import flashlight
import pytest
import torch

REAL, ANY = ("float32", "float64"), ("float32", "float64", "bfloat16", "int64", "int32", "uint8", "bool")
FORMATS = ("contiguous_format", "preserve_format", "channels_last", "channels_last_3d")


def zeros_index(mod: Any, x: Any) -> Any:
    return mod.zeros_like(x, dtype=mod.int64)


ONE: dict[str, Callable[[Any, Any], Any]] = {
    **{name: lambda mod, x, name=name: getattr(mod, name)(x)
       for name in ("neg", "exp", "isnan", "logical_not", "frexp", "zeros_like", "clone", "positive")},
    **{name: lambda mod, x, name=name: getattr(mod.nn.functional, name)(x) for name in ("relu", "silu", "gelu", "rrelu")},
    "numbers": lambda mod, x: (x * 2, x + 2.5, 2 - x, x == 1, x // 2),
    "powers": lambda mod, x: (x**2, 2**x, x**0.5),
    "where": lambda mod, x: (mod.where(x == 1, x, 0), mod.where(x == 1, 0.5, x)),
    "conversions": lambda mod, x: (x.double(), x.long(), x.bool(), x.half()),
    "cumsum": lambda mod, x: (x.cumsum(0), x.cumprod(-1)),
    "sort": lambda mod, x: (x.sort(0), x.topk(1, 0), x.kthvalue(1, 0, keepdim=True)),
    "softmax": lambda mod, x: (x.softmax(0), x.softmax(-1), x.log_softmax(0)),
    "sums": lambda mod, x: (x.sum(0, keepdim=True), x.sum(-1), x.amax(0), x.max(-1, True), x.argmax(0)),
    "norms": lambda mod, x: (x.norm(dim=0), x.var(-1, keepdim=True), x.logsumexp(0), x.nansum(0), x.median(0)),
    "moved": lambda mod, x: (x.flip(0), x.roll(1, 0), x.roll(1, -1), x.roll((1, 2), (0, -1)), mod.cat([x, x])),
    "renorm": lambda mod, x: (x.renorm(2, 0, 1), x.renorm(2, -1, 1)),
    "scatter": lambda mod, x: (x.scatter(0, zeros_index(mod, x), 1), x.scatter_add(0, zeros_index(mod, x), x)),
    "gather": lambda mod, x: (x.gather(0, zeros_index(mod, x)), x.index_select(0, mod.tensor([0]))),
    "index": lambda mod, x: (x.index_add(0, mod.tensor([0]), x[:1]), x.index_copy(0, mod.tensor([0]), x[:1])),
    "fill": lambda mod, x: (x.index_fill(0, mod.tensor([0]), 1), x.masked_fill(x == 1, 0), x.masked_scatter(x == 1, x)),
    "dropout": lambda mod, x: mod.nn.functional.dropout(x, 0.5),
    "batch_norm": lambda mod, x: mod.nn.functional.batch_norm(x, None, None, training=True),
    "group_norm": lambda mod, x: mod.nn.functional.group_norm(x, 1),
    "unravel_index": lambda mod, x: mod.unravel_index(x.long(), (2, 3)),
    "layer_norm": lambda mod, x: mod.nn.functional.layer_norm(x, x.shape[-1:]),
    **{f"{name} {form}": lambda mod, x, name=name, form=form: getattr(mod, name)(x, memory_format=getattr(mod, form))
       for name in ("empty_like", "ones_like", "rand_like", "clone") for form in FORMATS},
    **{f"to {form}": lambda mod, x, form=form: x.to(mod.float64, memory_format=getattr(mod, form)) for form in FORMATS},
    **{f"contiguous {form}": lambda mod, x, form=form: x.contiguous(memory_format=getattr(mod, form)) for form in FORMATS},
}  # fmt: skip
TWO: dict[str, Callable[[Any, Any, Any], Any]] = {
    **{name: lambda mod, x, y, name=name: getattr(mod, name)(x, y)
       for name in ("add", "mul", "div", "eq", "lt", "maximum", "pow", "atan2", "floor_divide", "remainder", "xlogy", "clamp",
                    "logical_and", "bitwise_and", "hypot", "logaddexp", "copysign", "isclose", "gcd", "igamma", "clamp_min")},
    **{name: lambda mod, x, y, name=name: getattr(mod.nn.functional, name)(x, y, reduction="none")
       for name in ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "kl_div", "binary_cross_entropy_with_logits",
                    "soft_margin_loss", "poisson_nll_loss")},
    "binary_cross_entropy": lambda mod, x, y: mod.nn.functional.binary_cross_entropy(x / 4, y / 4, reduction="none"),
    "masked_fill": lambda mod, x, y: x.masked_fill(y.bool(), 0),
    "where": lambda mod, x, y: (mod.where(x == 1, x, y), mod.where(y.bool(), 1.5, x)),
    "cosine_similarity": lambda mod, x, y: mod.nn.functional.cosine_similarity(x, y, 0),
}  # fmt: skip
THREE: dict[str, Callable[[Any, Any, Any, Any], Any]] = {
    "where": lambda mod, x, y, z: mod.where(x.bool(), y, z),
    **{name: lambda mod, x, y, z, name=name: getattr(mod, name)(x, y, z) for name in ("addcmul", "addcdiv", "lerp", "clamp")},
}  # fmt: skip

Layout = tuple[list[int], list[int], list[int], list[int], str]


def drawn(r: random.Random, shape: list[int], types: tuple[str, ...]) -> Layout:
    """(shape, order of the dimensions in memory, those that are expanded, steps along each, dtype)."""
    n = len(shape)
    order = list(range(n))
    if r.random() < 0.6:
        r.shuffle(order)
    if n >= 4 and r.random() < 0.3:
        order = [0, *range(2, n), 1]
    expanded = [d for d in range(n) if r.random() < 0.35] if r.random() < 0.4 else []
    return shape, order, expanded, [2 if r.random() < 0.1 else 1 for _ in shape], r.choice(types)


def part(r: random.Random, shape: list[int]) -> list[int]:
    """A shape that broadcasts to this one."""
    sizes = [1 if r.random() < 0.15 else n for n in shape]
    return sizes[r.randrange(len(sizes) + 1) :] if r.random() < 0.2 else sizes


def laid_out(mod: Any, layout: Layout) -> Any:
    shape, order, expanded, steps, dtype = layout
    base = [1 if d in expanded else n * steps[d] for d, n in enumerate(shape)]
    t = mod.ones([base[d] for d in order], dtype=getattr(mod, dtype)).permute(
        [order.index(d) for d in range(len(order))]
    )
    for d, step in enumerate(steps):
        if step == 2 and d not in expanded:
            t = t[(slice(None),) * d + (slice(None, None, 2),)]
    return t.expand(shape)


def strides(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [strides(v) for v in value]
    wide = [n > 1 for n in value.shape]
    return (
        list(value.shape),
        [s if w else 0 for s, w in zip(value.stride(), wide) if 0 not in value.shape],
        str(value.dtype).split(".")[1],
    )


def compare(ops: dict[str, Any], name: str, count: int, types: tuple[str, ...], mixed: bool) -> None:
    r = random.Random(f"{name} {count} {mixed}")
    same = 0
    for _ in range(300):
        images = name.endswith("_norm")  # of fewer dimensions, or instances alone: docs/architecture.md, Layout
        sizes, dims = ([2, 3], [4, 5]) if images else ([1, 2, 2, 3, 3], [1, 2, 3, 4, 4, 5])
        shape = [r.choice(sizes) for _ in range(r.choice(dims))]
        shapes = [part(r, shape) for _ in range(count)] if count > 1 else [shape]
        one = (r.choice(types),)
        layouts = [drawn(r, s, types if mixed else one) for s in shapes]
        results = []
        for mod in (torch, flashlight):
            mod.manual_seed(0)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                try:
                    results.append(strides(ops[name](mod, *(laid_out(mod, each) for each in layouts))))
                except Exception:  # noqa: BLE001 - refused: of a type, or a shape
                    results.append(None)
        if results[0] is None:
            continue
        same += 1
        assert results[1] == results[0], f"{name} of {layouts}: {results[1]}, torch has {results[0]}"
    assert same > 10


@pytest.mark.parametrize("name", ONE)
def test_one(name: str):
    compare(ONE, name, 1, (*REAL, "int64"), False)


@pytest.mark.parametrize("name", TWO)
def test_two(name: str):
    compare(TWO, name, 2, REAL if name in ("cosine_similarity", "isclose") else ANY, False)


@pytest.mark.parametrize("name", [n for n in TWO if n not in ("isclose", "copysign")])
def test_two_types(name: str):
    compare(TWO, name, 2, ANY, True)


@pytest.mark.parametrize("name", THREE)
def test_three(name: str):
    compare(THREE, name, 3, REAL, False)


@pytest.mark.parametrize("name", ["where", "addcmul", "addcdiv", "clamp"])
def test_three_types(name: str):
    compare(THREE, name, 3, ("float32", "float64", "int64", "int32"), True)


@pytest.mark.parametrize("form", FORMATS[2:])
def test_rms_norm_keeps_channels_last(form: str):
    for n in (1, 2, 3):
        made = []
        for mod in (torch, flashlight):
            x = mod.ones((2, 3, 4, 5) if form == "channels_last" else (2, 3, 4, 5, 6))
            x = x.contiguous(memory_format=getattr(mod, form)).requires_grad_()
            y = mod.nn.functional.rms_norm(x, x.shape[-n:], mod.ones(x.shape[-n:]))
            y.sum().backward()
            made.append((y.stride(), x.grad.stride()))
        assert made[0] == made[1]
