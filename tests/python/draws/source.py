"""What draws are made of: a random source with the choices that layers need, and descriptions of tensors that either
package can make and that print as what they are.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

import numpy as np

DTYPES = ("float32", "float64", "bfloat16", "float16")
CHANNELS_LAST = {4: "channels_last", 5: "channels_last_3d"}


def _distinct(rng, shape, high, kept):
    """Indices below `high`, none twice within the last `kept` dimensions."""
    rows = int(np.prod(shape[: len(shape) - kept]))
    count = int(np.prod(shape[len(shape) - kept :]))
    return np.array([rng.permutation(high)[:count] for _ in range(rows)], dtype=np.int64).reshape(shape)


def _padded(rng, shape, high):
    """Rows of distinct classes that a -1 ends, what multi-label margins take."""
    rows = _distinct(rng, shape, high, 1)
    for row in rows.reshape(-1, shape[-1]) if shape[-1] else ():
        row[rng.integers(0, shape[-1] + 1) :][:1] = -1
    return rows


def _wild(rng, shape):
    """Normal numbers with zeros, infinities, NaN and large ones among them."""
    x = rng.standard_normal(shape) * rng.choice([1, 1, 5, 40])
    odd = np.array([0.0, -0.0, np.inf, -np.inf, np.nan, 1e4, -1e4, 1e-30, 1.0, -1.0, 0.5, -0.5, 3, -3, 6])
    return np.where(rng.random(shape) < 0.2, rng.choice(odd, shape), x)


KINDS = {
    "normal": lambda rng, shape: rng.standard_normal(shape),
    "positive": lambda rng, shape: np.abs(rng.standard_normal(shape)) + 0.1,
    "unit": lambda rng, shape: rng.uniform(0.05, 0.95, shape),
    "grid": lambda rng, shape: rng.uniform(-1.3, 1.3, shape),
    "signs": lambda rng, shape: rng.choice([-1.0, 1.0], shape),
    "wild": _wild,
    "below": lambda rng, shape, high: rng.integers(0, max(high, 1), shape),
    "among": lambda rng, shape, low, high: rng.integers(low, high + 1, shape),
    "distinct": _distinct,
    "padded": _padded,
    "mask": lambda rng, shape, share=0.3: rng.random(shape) < share,
    "given": lambda rng, shape, values: np.array(values).reshape(shape),
}
WHOLE = ("below", "among", "distinct", "padded", "given")


@dataclass
class Numbers:
    """A tensor to be made: how its items are drawn, its shape, how it lies in memory, its dtype (None: the draw's)."""

    kind: str
    shape: tuple
    layout: str = "plain"
    dtype: str | None = None
    more: tuple = ()
    seed: int = 0

    def make(self, mod, dtype):
        rng = np.random.default_rng(self.seed)
        x = np.asarray(KINDS[self.kind](rng, self.shape, *self.more))
        kind = self.dtype or ("int64" if self.kind in WHOLE else "bool" if self.kind == "mask" else dtype)
        if kind in DTYPES:
            x = x.astype(np.float32)  # the same numbers in every precision
        return lay_out(mod, mod.from_numpy(np.array(x, order="C")).to(getattr(mod, kind)), self.layout)


def lay_out(mod, x, layout):
    """The tensor with the same items, laid out in another way."""
    if layout == "last" and x.dim() in CHANNELS_LAST:
        return x.contiguous(memory_format=getattr(mod, CHANNELS_LAST[x.dim()]))
    if layout == "turned" and x.dim() > 1:
        return x.transpose(0, -1).contiguous().transpose(0, -1)
    if layout == "spread" and x.dim() > 0:
        wide = mod.zeros(*x.shape[:-1], 2 * x.shape[-1] + 1, dtype=x.dtype)
        wide[..., 1::2] = x
        return wide[..., 1::2]
    if layout == "part" and x.dim() > 1:
        wide = mod.zeros(x.shape[0], x.shape[1] + 2, *x.shape[2:], dtype=x.dtype)
        wide[:, 1:-1] = x
        return wide[:, 1:-1]
    if layout == "expanded" and x.dim() > 0:
        return x[:1].expand(x.shape)
    return x


@dataclass
class Packed:
    """A packed sequence of this padded input."""

    numbers: Numbers
    lengths: list
    batch_first: bool

    def make(self, mod, dtype):
        x = self.numbers.make(mod, dtype)
        return mod.nn.utils.rnn.pack_padded_sequence(x, self.lengths, self.batch_first, enforce_sorted=False)


@dataclass
class Made:
    """Something that each package has under a path: a module, a function, a class; called if there are arguments."""

    path: str
    arguments: tuple | None = None

    def make(self, mod, dtype):
        value = mod
        for name in self.path.split("."):
            value = getattr(value, name)
        return value if self.arguments is None else value(*made(mod, self.arguments, dtype))


def made(mod, value, dtype):
    """Descriptions, at any depth of tuples, lists and dicts, replaced by what they describe."""
    if isinstance(value, (Numbers, Packed, Made)):
        return value.make(mod, dtype)
    if isinstance(value, (tuple, list)):
        return type(value)(made(mod, v, dtype) for v in value)
    if isinstance(value, dict):
        return {k: made(mod, v, dtype) for k, v in value.items()}
    return value


@dataclass
class Draw:
    """One use: what is constructed or called with which options, the inputs, and the draw's dtype."""

    name: str
    seed: int
    dtype: str = "float32"
    options: dict = field(default_factory=dict)
    inputs: list = field(default_factory=list)
    call: dict = field(default_factory=dict)
    eval_only: bool = False
    no_gradient: bool = False

    def __str__(self):
        inputs = ", ".join(map(str, self.inputs))
        return f"draw {self.name} {self.seed}: {self.dtype} {self.options} on [{inputs}] {self.call or ''}"


class Source:
    """Random choices from a text."""

    def __init__(self, text):
        self.r = random.Random(text)
        self.dtype = "float32"
        self.count = 0

    def int(self, low, high):
        return self.r.randint(low, high)

    def pick(self, *choices):
        return self.r.choice(choices)

    def chance(self, p):
        return self.r.random() < p

    def real(self, low, high):
        return round(self.r.uniform(low, high), 3)

    def some(self, share=0.55, /, **options) -> dict[str, Any]:
        """A random part of these options; what is a function is called for its value."""
        return {k: v() if callable(v) else v for k, v in options.items() if self.chance(share)}

    def each(self, n, low, high):
        """A size for every dimension, or one for all."""
        return self.int(low, high) if self.chance(0.5) else tuple(self.int(low, high) for _ in range(n))

    def lead(self, unbatched=0.2, empty=0.05):
        """The batch dimension: (N,), or () for no batch."""
        if self.chance(unbatched):
            return ()
        return (0,) if self.chance(empty) else (self.int(1, 4),)

    def shape(self, least=0, most=4, high=7):
        """Any shape, rarely with a dimension of no size."""
        dims = self.int(least, most)
        return tuple(0 if self.chance(0.02) else self.int(1, high) for _ in range(dims))

    def tensor(self, kind, *shape, more=(), dtype=None, layouts=True):
        layout = self.pick("plain", "plain", "last", "last", "turned", "spread") if layouts else "plain"
        return Numbers(kind, tuple(shape), layout, dtype, more, self.int(0, 10**6))


def spread_out(value, n):
    return (value,) * n if isinstance(value, int) else tuple(value)
