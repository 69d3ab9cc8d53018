"""Views, indexing and reductions of tensors drawn by hypothesis: shapes with no and with empty dimensions, strides of
every kind, and arguments in and out of range do the same under PyTorch and under flashlight: values, dtype, shape,
strides, which memory is shared, or the exception's type.

The examples are the same in every run; FLASHLIGHT_EXAMPLES sets how many there are of each kind.
"""

import math
import os
import warnings
from typing import NamedTuple

import flashlight
import pytest
import torch
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from twin import MODULES, is_tensor, plain

EXAMPLES = int(os.environ.get("FLASHLIGHT_EXAMPLES", 300))
drawn = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)


@pytest.fixture(autouse=True, scope="module")
def quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


# ---- What is drawn: recipes, from which each library makes its own --------------------------------------------------


class Call(NamedTuple):
    """A method and its arguments."""

    name: str
    args: tuple = ()
    kwargs: dict = {}

    def __call__(self, x):
        return getattr(x, self.name)(*self.args, **self.kwargs)


class Slice(NamedTuple):
    """Every step-th item from start on of one dimension."""

    dim: int
    start: int
    step: int

    def __call__(self, x):
        return x[(slice(None),) * self.dim + (slice(self.start, None, self.step),)]


class Source(NamedTuple):
    """A tensor with strides: a row-major one after some moves."""

    shape: tuple
    moves: tuple = ()
    dtype: str = "float32"
    special: bool = False  # with NaN and infinities

    def make(self, mod):
        """The memory, and the tensor in it."""
        count = math.prod(self.shape)
        values = [float((i * 7 + 3) % 11 - 4) for i in range(count)]
        if self.special:
            for i, value in enumerate((math.nan, math.inf, -math.inf)):
                values[i::13] = [value] * len(values[i::13])
        base = mod.tensor(values, dtype=mod.float64).to(getattr(mod, self.dtype))
        x = base.view(self.shape)
        for move in self.moves:
            x = move(x)
        return base, x


@st.composite
def moves(draw, shape):
    x, found = torch.empty(shape, device="meta"), []
    for _ in range(draw(st.integers(0, 2))):
        kind = draw(st.sampled_from(["transpose", "slice", "expand"]))
        if x.dim() == 0 or (kind == "expand" and x.dim() < 4):
            count = draw(st.integers(1, 3))
            found += [Call("unsqueeze", (0,)), Call("expand", ((count, *x.shape),))]
            x = x.unsqueeze(0).expand(count, *x.shape)
            continue
        d = draw(st.integers(0, x.dim() - 1))
        if kind == "transpose":
            move = Call("transpose", (d, draw(st.integers(0, x.dim() - 1))))
        else:
            move = Slice(d, draw(st.integers(0, 2)), draw(st.integers(1, 3)))
        found.append(move)
        x = move(x)
    return tuple(found)


SIZES = st.sampled_from([2, 3, 1, 4, 6, 0])


def is_expanded(source):
    return any(isinstance(move, Call) and move.name == "expand" for move in source.moves)


@st.composite
def sources(draw, dtypes=("float32",), special=False, most=4):
    shape = tuple(draw(st.lists(SIZES, max_size=most)))
    source = Source(shape, draw(moves(shape)), draw(st.sampled_from(dtypes)), special and draw(st.booleans()))
    return source, source.make(torch)[1]


def a_dim(n):
    """A dimension of n, now and then one that is not there."""
    near = st.integers(-n, n - 1) if n else st.integers(-1, 0)
    return st.one_of(near, near, near, near, st.integers(-n - 2, n + 2))


def some_dims(n, most=3):
    """A list of dimensions, in range ones perhaps twice; of two faults in one call each library may name its own."""
    near = st.integers(-n, n - 1) if n else st.integers(-1, 0)
    return st.one_of(st.lists(near, max_size=most), st.lists(a_dim(n), max_size=1)).map(tuple)


# ---- Views ----------------------------------------------------------------------------------------------------------

VIEWS = {}


def view(*names):
    def add(function):
        for name in names:
            VIEWS[name] = function
        return function

    return add


@view("view", "reshape")
def new_shape(draw, x):
    """Dimensions merged, split and left to be found; rarely a wrong count of items."""
    shape = list(x.shape)
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["merge", "split", "one", "squeeze"]))
        i = draw(st.integers(0, max(0, len(shape) - 1)))
        if kind == "one":
            shape.insert(i, 1)
        elif kind == "merge" and i + 1 < len(shape):
            shape[i : i + 2] = [shape[i] * shape[i + 1]]
        elif kind == "split" and shape:
            factor = draw(st.integers(1, 3))
            if shape[i] % factor == 0:
                shape[i : i + 1] = [factor, shape[i] // factor]
        elif kind == "squeeze":
            shape = [n for n in shape if n != 1]
    if shape and draw(st.booleans()):
        shape[draw(st.integers(0, len(shape) - 1))] = draw(st.sampled_from([-1, -1, -1, -1, 0, 7, -2]))
    return (tuple(shape),)


@view("permute")
def permutation(draw, x):
    order = draw(st.permutations(range(x.dim())))
    order = [d - x.dim() if draw(st.booleans()) else d for d in order]
    if order and draw(st.integers(0, 9)) == 0:
        order[0] = draw(a_dim(x.dim()))
    return (tuple(order),)


@view("transpose", "swapaxes")
def two_dims(draw, x):
    return draw(a_dim(x.dim())), draw(a_dim(x.dim()))


@view("movedim")
def from_and_to(draw, x):
    if draw(st.booleans()):
        return two_dims(draw, x)
    source = draw(st.lists(a_dim(x.dim()), max_size=3, unique=True))
    return tuple(source), tuple(draw(st.lists(a_dim(x.dim()), min_size=len(source), max_size=len(source))))


@view("expand")
def wider(draw, x):
    shape = [draw(st.sampled_from([n, n, -1, 3 if n == 1 else n])) for n in x.shape]
    shape = [*draw(st.lists(st.integers(0, 3), max_size=2)), *shape]
    if shape and draw(st.integers(0, 9)) == 0:
        shape[draw(st.integers(0, len(shape) - 1))] = draw(st.integers(-2, 3))
    return (tuple(shape),)


@view("unfold")
def windows(draw, x):
    return draw(a_dim(x.dim())), draw(st.integers(-1, 4)), draw(st.integers(0, 3))


@view("as_strided")
def any_strides(draw, x):
    n = draw(st.integers(0, 3))
    sizes = st.lists(st.integers(0, 3), min_size=n, max_size=n)
    strides = st.lists(st.sampled_from([0, 1, 2, 3, 6, 1, 2, -1]), min_size=n, max_size=n)
    offset = st.sampled_from([None, None, 0, 1, 3, 30, -1])
    return tuple(draw(sizes)), tuple(draw(strides)), draw(offset)


@view("narrow")
def part(draw, x):
    return draw(a_dim(x.dim())), draw(st.integers(-4, 4)), draw(st.integers(-1, 4))


@view("select")
def one(draw, x):
    return draw(a_dim(x.dim())), draw(st.integers(-4, 4))


@view("split")
def pieces(draw, x):
    dim = draw(a_dim(x.dim()))
    if draw(st.booleans()):
        return draw(st.integers(-1 if -x.dim() <= dim < x.dim() else 0, 4)), dim
    n = x.shape[dim] if -x.dim() <= dim < x.dim() else 3
    first = draw(st.integers(0, n))
    sizes = [first, n - first]
    if draw(st.integers(0, 5)) == 0:
        sizes[0] += draw(st.integers(-3, 3))
    return sizes, dim


@view("chunk")
def chunks(draw, x):
    return draw(st.integers(0, 5)), draw(a_dim(x.dim()))


@view("tensor_split")
def cuts(draw, x):
    where = st.one_of(st.integers(0, 5), st.lists(st.integers(-5, 5), max_size=3).map(tuple))
    return draw(where), draw(a_dim(x.dim()))


@view("squeeze")
def less(draw, x):
    kind = draw(st.integers(0, 2))
    return () if kind == 0 else (draw(a_dim(x.dim())),) if kind == 1 else (draw(some_dims(x.dim())),)


@view("unsqueeze")
def more(draw, x):
    return (draw(a_dim(x.dim() + 1)),)


@view("unbind")
def along(draw, x):
    return (draw(a_dim(x.dim())),)


@view("flatten")
def range_of_dims(draw, x):
    return two_dims(draw, x)[: draw(st.integers(0, 2))]


@view("unflatten")
def into(draw, x):
    dim = draw(a_dim(x.dim()))
    n = x.shape[dim] if -x.dim() <= dim < x.dim() else 6
    return dim, draw(
        st.sampled_from([(n,), (1, n), (-1,), (2, -1), (-1, 3), (n, 1, -1), (2, 3), (), (0, -1), (-1, -1)])
    )


@view("diagonal")
def diagonals(draw, x):
    return (draw(st.integers(-4, 4)), *(two_dims(draw, x) if draw(st.booleans()) else ()))


@view("t", "ravel", "view_as", "expand_as", "detach")
def none(draw, x):
    return ()


def outcome(function, *args):
    try:
        return "ok", function(*args)
    except Exception as error:  # noqa: BLE001
        return type(error).__name__, str(error)


def layout(x):
    """Shape, strides and place of a tensor; of one with no items PyTorch promises the shape alone."""
    kept = [n > 1 for n in x.shape]
    strides = [s for s, keep in zip(x.stride(), kept) if keep] if x.numel() else None
    return tuple(x.shape), strides, x.storage_offset() if x.numel() else None, str(x.dtype).split(".")[-1]


def assert_same_tensors(theirs, ours, tolerance=0.0):
    assert layout(theirs) == layout(ours)
    a, b = torch.tensor(plain(theirs).tolist()), torch.tensor(plain(ours).tolist())
    torch.testing.assert_close(b, a, rtol=tolerance, atol=tolerance, equal_nan=True)


def tensors_of(result):
    return list(result) if isinstance(result, (tuple, list)) else [result]


@st.composite
def view_calls(draw, name):
    source, x = draw(sources())
    return source, Call(name, tuple(VIEWS[name](draw, x)))


def fill_in_turn(parts):
    """Writes to each view; how the writes end."""
    return [outcome(lambda p=p, i=i: p.fill_(50 + i))[0] for i, p in enumerate(parts)]


@pytest.mark.parametrize("name", VIEWS)
def test_views(name):
    """Views of the same items, whose writes reach the same memory; reshape copies where PyTorch's does."""

    @settings(drawn, max_examples=max(1, EXAMPLES // 5))
    @given(view_calls(name))
    def check(drawn_call):
        source, call = drawn_call
        bases, results = [], []
        for mod in MODULES:
            base, x = source.make(mod)
            other = mod.zeros(2, 3)
            args = {"view_as": (other,), "expand_as": (other,)}.get(name, call.args)
            bases.append(base)
            results.append(outcome(Call(name, args), x))
        (status, theirs), (my_status, ours) = results
        assert my_status == status, f"{ours}; PyTorch: {theirs}"
        if status != "ok":
            return
        theirs, ours = tensors_of(theirs), tensors_of(ours)
        assert len(theirs) == len(ours)
        for a, b in zip(theirs, ours):
            assert_same_tensors(a, b)
        assert fill_in_turn(theirs) == fill_in_turn(ours)
        assert bases[0].tolist() == bases[1].tolist()

    check()


# ---- Indexing -------------------------------------------------------------------------------------------------------


class Index(NamedTuple):
    """An index tensor."""

    values: tuple
    shape: tuple
    dtype: str

    def make(self, mod):
        return mod.tensor(self.values, dtype=getattr(mod, self.dtype)).reshape(self.shape)


def bound(n):
    return st.one_of(st.none(), st.integers(-n - 2, n + 2))


@st.composite
def indices(draw, shape):
    """Items for a tensor of this shape, as a tuple or alone; a few do not fit."""
    items, d = [], 0
    common = draw(st.sampled_from([(2,), (3,), (1,), (2, 3), (), (0,)]))
    slack = draw(st.sampled_from([0, 0, 0, 0, 0, 2]))
    kinds = ["int", "slice", "none", "tensor", "mask", "stop", "bool", "list"]
    while d < len(shape) + (slack > 0):
        n = shape[d] if d < len(shape) else 2
        kind = draw(st.sampled_from(kinds))
        low, high = -n - slack, n - 1 + slack
        if kind == "stop":
            break
        if kind in ("none", "bool"):
            items.append(None if kind == "none" else draw(st.booleans()))
            if len(items) > 8:
                break
            continue
        if kind == "mask":
            size = shape[d : d + draw(st.integers(1, 2))] or (2,)
            if slack and draw(st.booleans()):
                size = (*size[:-1], size[-1] + 1)
            count = math.prod(size)
            values = tuple(draw(st.lists(st.booleans(), min_size=count, max_size=count)))
            items.append(Index(values, tuple(size), draw(st.sampled_from(["bool", "bool", "uint8"]))))
            d += len(size) - 1
        elif kind == "slice" or low > high:
            step = draw(st.sampled_from([None, 1, 2, 3, 2, -1 if slack else 1, 0 if slack else 2]))
            items.append(slice(draw(bound(n)), draw(bound(n)), step))
        elif kind == "int":
            items.append(draw(st.integers(low, high)))
        else:
            size = draw(st.sampled_from([common, common, (1,)]))
            count = math.prod(size)
            values = tuple(draw(st.lists(st.integers(low, high), min_size=count, max_size=count)))
            dtypes = ["int64", "int32", *(["float32"] if slack else [])]
            items.append(list(values) if kind == "list" else Index(values, size, draw(st.sampled_from(dtypes))))
        d += 1
    if draw(st.integers(0, 3)) == 0:
        items.insert(draw(st.integers(0, len(items))), ...)
        if slack and draw(st.integers(0, 4)) == 0:
            items.append(...)
    return items[0] if len(items) == 1 and draw(st.booleans()) else tuple(items)


def index_for(mod, item):
    if isinstance(item, Index):
        return item.make(mod)
    if type(item) is tuple:
        return tuple(index_for(mod, i) for i in item)
    return item


@st.composite
def readings(draw):
    source, x = draw(sources(("float32", "int64", "bool", "float16")))
    return source, draw(indices(tuple(x.shape)))


@settings(drawn, max_examples=EXAMPLES * 2)
@given(readings())
def test_reading(drawn_index):
    source, index = drawn_index
    made = [source.make(mod) for mod in MODULES]
    keys = [index_for(mod, index) for mod in MODULES]
    (status, theirs), (my_status, ours) = (outcome(x.__getitem__, key) for (_, x), key in zip(made, keys))
    assert my_status == status, f"{ours}; PyTorch: {theirs}"
    if status != "ok":
        return
    assert_same_tensors(theirs, ours)
    assert fill_in_turn([theirs]) == fill_in_turn([ours])
    assert made[0][0].tolist() == made[1][0].tolist()


@st.composite
def writings(draw):
    source, index = draw(readings())
    status, part = outcome(lambda: source.make(torch)[1][index_for(torch, index)])
    size = list(part.shape) if status == "ok" else [2]
    kind = draw(st.sampled_from(["number", "whole", "broadcast", "short", "long", "wrong"]))
    if kind == "broadcast" and size:
        size[draw(st.integers(0, len(size) - 1))] = 1
    elif kind == "short":
        size = size[1:]
    elif kind == "long":
        size = [1, 1, *size]
    elif kind == "wrong":
        size = [*size, draw(st.integers(0, 7))]
    dtype = draw(st.sampled_from([source.dtype, source.dtype, "float64" if size else source.dtype]))
    return source, index, None if kind == "number" else (tuple(size), dtype)


@settings(drawn, max_examples=EXAMPLES * 2)
@given(writings())
def test_writing(drawn_write):
    """The values reach the same places, or nothing is written."""
    source, index, value = drawn_write
    # Several values for one place: torch warns of it, and which stays is open. flashlight refuses.
    assume(value is None or not is_expanded(source))
    assume("uint8" not in repr(index))  # masks of bytes are deprecated, and torch refuses some of them here
    ends, memory = [], []
    for mod in MODULES:
        base, x = source.make(mod)
        key = index_for(mod, index)
        # Where several values go to one place, which stays is open: they are all the same.
        new = 1.0 if value is None else mod.ones(value[0], dtype=getattr(mod, value[1]))
        ends.append(outcome(x.__setitem__, key, new))
        memory.append(base.tolist())
    assert ends[0][0] == ends[1][0], f"{ends[1]}; PyTorch: {ends[0]}"
    if ends[0][0] != "ok":
        memory[0] = source.make(torch)[0].tolist()  # torch may have written some when it fails
    torch.testing.assert_close(torch.tensor(memory[1]), torch.tensor(memory[0]), rtol=0, atol=0, equal_nan=True)


# ---- Reductions -----------------------------------------------------------------------------------------------------

NUMBERS = ("float32", "float64", "int64", "int32", "uint8", "bool", "float16", "bfloat16")
ONE_DIM = ("argmax", "argmin", "prod", "max", "min", "median", "cumsum", "cumprod", "cummax", "logcumsumexp", "softmax")
MANY_DIMS = ("sum", "mean", "nansum", "nanmean", "amax", "amin", "any", "all", "var", "std", "logsumexp", "norm",
             "count_nonzero")  # fmt: skip
NO_KEEPDIM = ("cumsum", "cumprod", "cummax", "logcumsumexp", "softmax", "count_nonzero")
TYPED = ("sum", "nansum", "mean", "nanmean", "prod", "cumsum", "cumprod", "softmax")
TOLERANCE = {"float16": 2e-3, "bfloat16": 1.6e-2, "float32": 2e-6, "float64": 1e-12}


@st.composite
def reductions(draw, name):
    source, x = draw(sources(NUMBERS, special=True))
    if "float" not in source.dtype:
        source = source._replace(special=False)
    if name in ONE_DIM:
        dims = draw(st.one_of(a_dim(x.dim()), a_dim(x.dim()), st.none()))
    else:
        dims = draw(st.one_of(a_dim(x.dim()), some_dims(x.dim()), some_dims(x.dim()), st.none()))
    args = () if dims is None else (2, dims) if name == "norm" else (dims,)
    # torch's cummax takes any dimension of an empty tensor; its median of no bool is True, and of expanded tensors
    # garbage; and its logsumexp over an empty list of dimensions fails inside
    assume(not (name == "cummax" and x.numel() == 0))
    assume(not (name == "median" and (source.dtype == "bool" or is_expanded(source))))
    assume(not (name == "logsumexp" and dims == ()))
    kwargs = {}
    if args and name not in NO_KEEPDIM and draw(st.booleans()):
        kwargs["keepdim"] = True
    if name in TYPED and not source.special and draw(st.integers(0, 3)) == 0:
        kwargs["dtype"] = draw(st.sampled_from(NUMBERS))
    return source, Call(name, args, kwargs)


@pytest.mark.parametrize("name", (*ONE_DIM, *MANY_DIMS))
def test_reductions(name):
    @settings(drawn, max_examples=max(1, EXAMPLES // 4))
    @given(reductions(name))
    def check(drawn_call):
        source, call = drawn_call
        results = []
        for mod in MODULES:
            kwargs = {k: getattr(mod, v) if k == "dtype" else v for k, v in call.kwargs.items()}
            results.append(outcome(call._replace(kwargs=kwargs), source.make(mod)[1]))
        (status, theirs), (my_status, ours) = results
        assert my_status == status, f"{ours}; PyTorch: {theirs}"
        if status != "ok":
            return
        for a, b in zip(
            tensors_of(theirs)[: 1 if name == "median" else 2], tensors_of(ours)
        ):  # of equals, any is median
            dtype = str(a.dtype).split(".")[-1]
            assert_same_tensors(a, b, TOLERANCE.get(dtype, 0.0))

    check()


def test_negative_steps_are_refused():
    for mod in MODULES:
        with pytest.raises(ValueError, match="step must be greater than zero"):
            mod.zeros(4)[::-1]
    with pytest.raises(RuntimeError):
        flashlight.zeros(4).as_strided((2,), (-1,))
    assert is_tensor(flashlight.zeros(4).flip(0))
