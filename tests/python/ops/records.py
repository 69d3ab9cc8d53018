"""Op sample records: what test_ops.py needs to know of an op to try it out against PyTorch.

A record is one line in samples_<family>.py:

    op("hypot", binary(), dtypes=FLOATS)

An argument list is made of plain values and of T(...): a tensor still to be drawn, so that the same arguments can be made
for both libraries, in any dtype, from the record's own seed. `op` may be told of everything in which an op departs from the
ordinary; what it is not told, it reads off the op table (in-place forms, out=).
"""

from __future__ import annotations

import itertools
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import flashlight
import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "tools"))
from schema import read_ops  # noqa: E402

FLOATS = ("float32", "float64")
INTS = ("uint8", "int8", "int16", "int32", "int64")
NUMBERS = FLOATS + INTS
ALL = (*NUMBERS, "bool")
# Up to how many whole numbers each type tells apart.
EXACT = {
    "uint8": 255,
    "int8": 120,
    "int16": 1 << 15,
    "int32": 1 << 31,
    "int64": 1 << 62,
    "float16": 2048,
    "bfloat16": 256,
}

# ---- Tensors to be drawn -------------------------------------------------------------------------------------------


@dataclass(frozen=True, repr=False)
class T:
    """A tensor of this shape with items in [low, high]; dtype None is the one under test.

    layout: "plain"; "transposed" (the last two dimensions exchanged in memory); "sliced" (every other item of the last
    dimension); "channels_last"; "expanded" (stride 0 in the first dimension); "offset" (not at its storage's start).
    special: some items are NaN, infinities and zeros.
    """

    shape: tuple[int, ...] = ()
    low: float = -3.0
    high: float = 3.0
    dtype: str | None = None
    layout: str = "plain"
    special: bool = False
    grad: bool = True
    integral: bool = False  # whole numbers also in floating types
    distinct: bool = False  # no two items equal

    def __repr__(self) -> str:
        told = [f"{f.name}={getattr(self, f.name)!r}" for f in fields(self)[1:] if getattr(self, f.name) != f.default]
        return f"T({', '.join([str(self.shape), *told])})"


def draw(spec: T, dtype: str, rng: np.random.Generator) -> torch.Tensor:
    dtype = spec.dtype or dtype
    shape = list(spec.shape)
    if spec.layout == "expanded":
        shape[0] = 1
    elif spec.layout == "sliced":
        shape[-1] *= 2
    elif spec.layout == "transposed":
        shape[-1], shape[-2] = shape[-2], shape[-1]
    numel = int(np.prod(shape))
    if dtype == "bool":
        values = rng.integers(0, 2, numel).astype(bool)
    elif dtype in INTS:
        low = max(0, int(spec.low)) if dtype == "uint8" else int(np.ceil(max(spec.low, -(2**31))))
        high = max(low + 1, int(min(spec.high, 2**31 - 2)))
        values = rng.integers(low, high + 1, numel)
        if spec.distinct and numel <= EXACT[dtype]:
            values = rng.permutation(numel) + low
        values = values.astype(dtype)
    else:
        values = rng.uniform(spec.low, spec.high, numel)
        if spec.integral:
            values = np.round(values)
        if spec.distinct:
            values = np.linspace(spec.low, spec.high, numel)
            if dtype in ("float16", "bfloat16"):
                values = np.arange(numel) - float(min(numel // 2, EXACT[dtype]))
            rng.shuffle(values)
        if spec.special and numel:
            for value in (np.nan, np.inf, -np.inf, 0.0, -0.0):
                values[rng.random(numel) < 0.1] = value
        values = values.astype("float32" if dtype == "bfloat16" else dtype)
    flat = torch.from_numpy(np.array(values.reshape(shape)))
    if dtype == "bfloat16":
        flat = flat.to(torch.bfloat16)
    if spec.layout == "transposed":
        return flat.transpose(-1, -2)
    if spec.layout == "sliced":
        return flat[..., ::2]
    if spec.layout == "expanded":
        return flat.expand(spec.shape)
    if spec.layout == "channels_last":
        return flat.contiguous(memory_format=torch.channels_last)
    if spec.layout == "offset":
        return torch.cat([flat.reshape(-1)[:1], flat.reshape(-1)])[1:].reshape(shape)
    return flat


def mirror(t: torch.Tensor) -> Any:
    """The same tensor in flashlight: same values and strides, memory of its own."""
    if t.dtype == torch.bfloat16:
        return mirror(t.view(torch.int16)).view(flashlight.bfloat16)
    extent = 1 + sum((n - 1) * s for n, s in zip(t.shape, t.stride())) if t.numel() else 0
    block = torch.as_strided(t.detach(), (extent,), (1,)).clone()
    return flashlight.from_numpy(block.numpy()).as_strided(tuple(t.shape), t.stride())


def to_torch(t: Any) -> Any:
    """What an op of flashlight gave, as torch tensors of the same strides."""
    if isinstance(t, flashlight.Tensor):
        t = t.detach()
        if t.dtype == flashlight.bfloat16:
            return to_torch(t.view(flashlight.int16)).view(torch.bfloat16)
        return torch.from_numpy(t.numpy())
    if isinstance(t, (tuple, list)):
        return [to_torch(item) for item in t]
    return t


def map_tensors(value: Any, fn: Callable[[Any], Any], mine: bool = False) -> Any:
    """The arguments with every T or tensor replaced; dtypes and memory formats by flashlight's where they become ours."""
    mine = mine or fn is mirror
    if mine and isinstance(value, (torch.dtype, torch.memory_format)):
        return getattr(flashlight, str(value).removeprefix("torch."))
    if isinstance(value, (T, torch.Tensor)):
        return fn(value)
    if isinstance(value, tuple):
        return tuple(map_tensors(v, fn, mine) for v in value)
    if isinstance(value, list):
        return [map_tensors(v, fn, mine) for v in value]
    if isinstance(value, dict):
        return {k: map_tensors(v, fn, mine) for k, v in value.items()}
    return value


# ---- Samples -------------------------------------------------------------------------------------------------------


@dataclass
class Sample:
    args: tuple[Any, ...]
    kwargs: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.args} {self.kwargs}"


def sample(*args: Any, **kwargs: Any) -> Sample:
    return Sample(args, kwargs)


SHAPES = ((), (0,), (1,), (7,), (2, 0, 3), (3, 4), (2, 3, 5), (33, 17))
LAYOUTS = (("plain", (2, 3, 4)), ("transposed", (5, 4)), ("sliced", (3, 5)), ("channels_last", (2, 3, 4, 5)), ("expanded", (3, 4)),
           ("offset", (4, 5)))  # fmt: skip


def tensors(low: float = -3.0, high: float = 3.0, special: bool = True, **spec: Any) -> Iterator[T]:
    """One tensor of every shape and layout."""
    for shape in SHAPES:
        yield T(shape, low, high, **spec)
    for layout, shape in LAYOUTS:
        yield T(shape, low, high, layout=layout, **spec)
    if special:
        yield T((40,), low, high, special=True, grad=False, **spec)


def unary(low: float = -3.0, high: float = 3.0, *rest: Any, special: bool = True, **kwargs: Any) -> list[Sample]:
    """f(x, *rest, **kwargs) over shapes and layouts."""
    return [sample(t, *rest, **kwargs) for t in tensors(low, high, special)]


PAIRS = (((), ()), ((3,), ()), ((), (4,)), ((0,), (1,)), ((5,), (5,)), ((3, 4), (4,)), ((2, 1, 4), (3, 1)), ((2, 3, 4), (2, 3, 4)),
         ((40, 9), (40, 1)), ((9,), (40, 1)))  # fmt: skip


def binary(
    low: float = -3.0,
    high: float = 3.0,
    low2: float | None = None,
    high2: float | None = None,
    numbers: Iterable[Any] = (),
    special: bool = True,
    mixed: bool = True,
    **kwargs: Any,
) -> list[Sample]:
    """f(x, y): shapes that broadcast, layouts, mixed types, and y a Python number where `numbers` are given."""
    low2 = low if low2 is None else low2
    high2 = high if high2 is None else high2
    out = [sample(T(a, low, high), T(b, low2, high2), **kwargs) for a, b in PAIRS]
    for layout, shape in LAYOUTS:
        out.append(sample(T(shape, low, high, layout=layout), T(shape, low2, high2), **kwargs))
        out.append(sample(T(shape, low, high), T(shape, low2, high2, layout=layout), **kwargs))
        out.append(sample(T(shape, low, high, layout=layout), T(shape, low2, high2, layout=layout), **kwargs))
    if special:
        out.append(
            sample(
                T((60,), low, high, special=True, grad=False), T((60,), low2, high2, special=True, grad=False), **kwargs
            )
        )
    if mixed:
        for other in ("float32", "float64", "int64", "uint8", "bool"):
            out.append(sample(T((6,), low, high), T((6,), low2, high2, dtype=other, grad=False), **kwargs))
            out.append(sample(T((6,), low, high), T((), low2, high2, dtype=other, grad=False), **kwargs))
    for number in numbers:
        out.append(sample(T((5, 3), low, high), number, **kwargs))
        out.append(sample(T((4, 3), low, high, layout="transposed"), number, **kwargs))
        out.append(sample(T((), low, high), number, **kwargs))
    return out


DIMS = (None, 0, -1, 1, (0,), (0, 1), (1, 2), (-1, 0), (0, 1, 2))


def reduction(
    low: float = -3.0,
    high: float = 3.0,
    dims: Iterable[Any] = DIMS,
    whole: bool = True,
    special: bool = True,
    **spec: Any,
) -> list[Sample]:
    """f(x), f(x, dim), f(x, dim, keepdim=True) over layouts: inner, outer and middle dimensions."""
    out = []
    if whole:
        out += [sample(t) for t in tensors(low, high, special, **spec)]
        out.append(sample(T((300, 257), low, high, grad=False, **spec)))
    for dim in dims:
        if dim is None and not whole:
            continue
        for layout, shape in (
            ("plain", (3, 4, 5)),
            ("transposed", (3, 4, 5)),
            ("sliced", (4, 3, 6)),
            ("channels_last", (2, 3, 4, 5)),
        ):
            out.append(sample(T(shape, low, high, layout=layout, **spec), dim))
        out.append(sample(T((3, 2, 70), low, high, **spec), dim, keepdim=True))
    for shape, dim in (((70, 40), 0), ((600, 5), 0), ((5, 1300), 1), ((200, 3), 1), ((2, 500, 9), 1), ((3, 0), 0)):
        out.append(sample(T(shape, low, high, **spec), dim))
    if special:
        out.append(sample(T((8, 9), low, high, special=True, grad=False, **spec), 0))
        out.append(sample(T((8, 9), low, high, special=True, grad=False, **spec), 1))
    return out


# ---- Records -------------------------------------------------------------------------------------------------------


@dataclass
class Record:
    name: str
    samples: list[Sample]
    dtypes: tuple[str, ...]
    path: str  # where both libraries have it: "add", "nn.functional.relu", "Tensor.add"
    grad: bool = True
    gradgrad: bool = True
    strides: bool = True  # compared with torch's
    rtol: dict[str, float] = field(default_factory=dict)
    errors: list[Callable[[Any], Any]] = field(default_factory=list)
    inplace: bool = False
    out: bool = False
    masks: bool = False  # has bool arguments that are no numbers
    numeric: bool = True  # finite differences too
    covers: tuple[str, ...] = ()
    call: Callable[[Any], Callable[..., Any]] | None = None  # what is tried of a module, in place of what path names

    @property
    def seed(self) -> int:
        return zlib.crc32(self.name.encode())

    def function(self, module: Any) -> Callable[..., Any]:
        if self.call:
            return self.call(module)
        target = module
        for part in self.path.split("."):
            target = getattr(target, part)
        return target


TABLE: dict[str, set[str]] = {}
ALIASES: dict[str, str] = {}  # another name: the op's
for row in read_ops():
    TABLE.setdefault(row.signature.name, set()).update(row.flags)
    if row.alias_of:
        ALIASES[row.signature.name] = row.alias_of.signature.name

RECORDS: list[Record] = []


def default_path(name: str) -> str:
    flags = TABLE.get(name, set())
    if "function" in flags:
        return name
    if "nn" in flags:
        return f"nn.functional.{name}"
    if "linalg" in flags:
        return f"linalg.{name.removeprefix('linalg_')}"
    if "special" in flags:
        return f"special.{name.removeprefix('special_')}"
    return f"Tensor.{name}"


def op(
    name: str,
    samples: list[Sample],
    dtypes: tuple[str, ...] = FLOATS,
    *,
    path: str | None = None,
    inplace: bool | None = None,
    out: bool | None = None,
    covers: Iterable[str] = (),
    errors: Iterable[Callable[[Any], Any]] = (),
    rtol: dict[str, float] | float | None = None,
    **options: Any,
) -> None:
    """Adds a record."""
    flags = TABLE.get(name, set())
    tolerance = rtol if isinstance(rtol, dict) else {} if rtol is None else {d: rtol for d in FLOATS}
    RECORDS.append(
        Record(
            name,
            samples,
            dtypes,
            path or default_path(name),
            inplace=("inplace" in flags) if inplace is None else inplace,
            out=("out" in flags) if out is None else out,
            covers=(name, *covers),
            errors=list(errors),
            rtol=tolerance,
            **options,
        )
    )


def chain(*lists: list[Sample]) -> list[Sample]:
    return list(itertools.chain(*lists))
