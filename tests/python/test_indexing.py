"""x[...] and x[...] = value against PyTorch: every mixture of items, as views, copies, writes and in the graph."""

import random
import warnings

import flashlight
import pytest
import torch
from twin import MODULES, plain, same_outcome

# An index is drawn as a recipe, from which each library's own is made.


def make_item(m, recipe):
    kind, *rest = recipe
    if kind == "tensor":
        return m.tensor(rest[0], dtype=getattr(m, rest[1])).reshape(rest[2])
    if kind == "list":
        return list(rest[0])
    return rest[0]


def make(m, recipes):
    items = tuple(make_item(m, r) for r in recipes)
    return items[0] if len(items) == 1 else items


def random_slice(rng, n):
    bounds = [None, None, *range(-n - 2, n + 3)]
    return slice(rng.choice(bounds), rng.choice(bounds), rng.choice([None, None, 1, 2, 3]))


def random_recipes(rng, shape, tensors=True, broken=0.0):
    """Items for a tensor of this shape."""
    recipes, d, common = [], 0, rng.choice([(3,), (2,), (1,), (2, 3), (), (0,)])
    while d < len(shape):
        n = shape[d]
        kind = rng.choice(["int", "slice", "slice", "none", "stop", "tensor", "tensor", "mask", "list", "bool"])
        low, high = (-n, n) if rng.random() >= broken else (-n - 3, n + 3)
        if kind == "stop":
            break
        if kind == "none":
            recipes.append(("plain", None))
            continue
        if kind == "bool":
            if tensors and rng.random() < 0.2:
                recipes.append(("plain", rng.random() < 0.7))
            continue
        if kind == "int" and low < high:
            recipes.append(("plain", rng.randrange(low, high)))
        elif kind == "tensor" and tensors and low < high:
            size = rng.choice([common, common, (1,), common[-1:]])
            count = 1
            for s in size:
                count *= s
            values = [rng.randrange(low, high) for _ in range(count)]
            recipes.append(("tensor", values, rng.choice(["int64", "int64", "int32"]), size))
        elif kind == "list" and tensors and low < high:
            recipes.append(("list", [rng.randrange(low, high) for _ in range(common[-1] if common else 1)]))
        elif kind == "mask" and tensors:
            dims = rng.randrange(1, len(shape) - d + 1)
            size = shape[d : d + dims]
            count = 1
            for s in size:
                count *= s
            recipes.append(("tensor", [rng.random() < 0.5 for _ in range(count)], "bool", tuple(size)))
            d += dims - 1
        else:
            recipes.append(("plain", random_slice(rng, n)))
        d += 1
    if rng.random() < 0.3:
        recipes.insert(rng.randrange(len(recipes) + 1), ("plain", ...))
    if not recipes:
        recipes.append(("plain", ...))
    return recipes


SHAPES = [(5,), (3, 4), (2, 3, 4), (2, 3, 2, 3), (4, 1, 3), (0, 3), (2, 0, 3)]


def source(m, shape, layout, dtype="float32"):
    n = 1
    for s in shape:
        n *= s
    x = m.arange(n, dtype=getattr(m, dtype)).view(shape)
    if layout == "transposed":
        x = x.transpose(0, -1).contiguous().transpose(0, -1)
    return x


def read(m, shape, layout, recipes):
    return source(m, shape, layout)[make(m, recipes)]


def attempt(call, *args):
    try:
        return "ok", call(*args)
    except Exception as error:  # noqa: BLE001
        return type(error).__name__, str(error)


def agree(theirs, ours, what):
    """The same outcome; messages begin alike."""
    assert theirs[0] == ours[0], f"{what}: {ours}, torch has {theirs}"
    if theirs[0] != "ok":
        assert theirs[1][:30] == ours[1][:30], what


@pytest.mark.parametrize("seed", range(6))
def test_reading(seed):
    rng = random.Random(seed)
    for _ in range(400):
        shape = rng.choice(SHAPES)
        layout = rng.choice(["plain", "transposed"])
        recipes = random_recipes(rng, shape, tensors=rng.random() < 0.7, broken=0.03)
        results = [attempt(read, m, shape, layout, recipes) for m in MODULES]
        what = f"{shape} {layout} {recipes}"
        agree(*results, what)
        if results[0][0] != "ok":
            continue
        a, b = results[0][1], results[1][1]
        assert tuple(a.shape) == tuple(b.shape), what
        assert a.tolist() == b.tolist(), what
        if a.numel() > 1:
            kept = [d for d in range(a.dim()) if a.shape[d] > 1]
            assert [a.stride(d) for d in kept] == [b.stride(d) for d in kept], what


@pytest.mark.parametrize("seed", range(6))
def test_writing(seed):
    rng = random.Random(100 + seed)
    for _ in range(400):
        shape = rng.choice(SHAPES)
        layout = rng.choice(["plain", "transposed"])
        recipes = random_recipes(rng, shape, tensors=rng.random() < 0.7, broken=0.03)
        target = attempt(read, torch, shape, layout, recipes)
        if target[0] != "ok":
            continue
        size = list(target[1].shape)
        kind = rng.choice(["number", "whole", "broadcast", "short", "wrong", "leading"])
        if kind == "broadcast" and size:
            size[rng.randrange(len(size))] = 1
        elif kind == "short":
            size = size[1:]
        elif kind == "leading":
            size = [1, 1, *size]
        elif kind == "wrong":
            size = [*size, 7]
        # of several values for one place, which stays is open: the same value everywhere
        results = []
        for m in MODULES:
            x = source(m, shape, layout)
            y = x.detach()

            value = -1.5 if kind == "number" else m.full(tuple(size), -2.5)
            results.append((*attempt(x.__setitem__, make(m, recipes), value), y))
        what = f"{shape} {layout} {recipes} = {kind} {size}"
        assert results[0][0] == results[1][0], f"{what}: {results[1][1]}, torch has {results[0][1]}"
        assert results[0][2].tolist() == results[1][2].tolist(), what


@pytest.mark.parametrize("seed", range(4))
def test_gradients(seed):
    """Of what is read, of what is written over, and of what is written."""
    rng = random.Random(200 + seed)
    done = 0
    while done < 120:
        shape = rng.choice(SHAPES[:5])
        recipes = random_recipes(rng, shape, tensors=rng.random() < 0.7)
        if attempt(read, torch, shape, "plain", recipes)[0] != "ok":
            continue
        what = f"{shape} {recipes}"
        grads = []
        for m in MODULES:
            x = source(m, shape, "plain", "float64").requires_grad_()
            y = x[make(m, recipes)]
            (y * (m.arange(y.numel(), dtype=m.float64) + 1).view(y.shape)).sum().backward()
            v = m.ones((), dtype=m.float64, requires_grad=True)
            z = x * 2
            z[make(m, recipes)] = v * 3
            (z * z).sum().backward()
            grads.append((x.grad.tolist(), 0.0 if v.grad is None else v.grad.tolist(), z.tolist()))
        assert grads[0] == grads[1], what
        done += 1


@pytest.mark.parametrize("mod", MODULES)
def test_views_share_memory(mod):
    x = mod.zeros(3, 4)
    for index in (0, slice(1, 3), (slice(None), 2), (..., None), (slice(None, None, 2), slice(1, 3)), None, ..., ()):
        assert x[index].data_ptr() >= x.data_ptr()
        assert x[index].untyped_storage().data_ptr() == x.untyped_storage().data_ptr()
    for index in ([0], mod.tensor([0]), True, x > 0):
        assert x[index].untyped_storage().data_ptr() != x.untyped_storage().data_ptr()
    x[1][2] = 5
    x[:, 0][:2] += 1
    assert x.tolist() == [[1, 0, 0, 0], [1, 0, 5, 0], [0, 0, 0, 0]]


@pytest.mark.parametrize("mod", MODULES)
def test_node_names(mod):
    x = mod.zeros(3, 4, requires_grad=True)
    names = [
        (0, "SelectBackward0"),
        (slice(1, 2), "SliceBackward0"),
        (None, "UnsqueezeBackward0"),
        ((..., 0), "SelectBackward0"),
        (..., "AliasBackward0"),
        (slice(None), "SliceBackward0"),
        ((slice(None),), "AliasBackward0"),
        ((0, None), "UnsqueezeBackward0"),
    ]
    for index, name in names:
        assert type(x[index].grad_fn).__name__ == name
    assert type(x[mod.tensor([0])].grad_fn).__name__ == "IndexBackward0"


CALLS = [
    lambda m, x: x[5],
    lambda m, x: x[0, 0, 0, 0],
    lambda m, x: x[::-1],
    lambda m, x: x[::0],
    lambda m, x: x[1.5],
    lambda m, x: x["a"],
    lambda m, x: x[m.tensor([1.5])],
    lambda m, x: x[m.tensor([5])],
    lambda m, x: x[m.tensor([0]), m.tensor([5])],
    lambda m, x: x[m.tensor([0, 1]), m.tensor([0, 1, 2])],
    lambda m, x: x[m.ones(1, 3, dtype=m.bool)],
    lambda m, x: x[m.ones(2, 3, 4, 1, dtype=m.bool)],
    lambda m, x: m.tensor(1.0)[0],
    lambda m, x: m.tensor(1.0)[:],
    lambda m, x: x.__setitem__(5, 1),
    lambda m, x: x.__setitem__(0, m.ones(2)),
    lambda m, x: x.__setitem__(m.tensor([0]), m.ones(2)),
    lambda m, x: x.__setitem__(m.tensor([9]), 1),
    lambda m, x: x.__setitem__(m.tensor([0]), m.ones(4, dtype=m.float64)),
    lambda m, x: x.__setitem__(m.tensor([0]), m.tensor(2.0, dtype=m.float64)),
    lambda m, x: x.__setitem__((0, [0, 1]), m.tensor(2)),
    lambda m, x: x.__setitem__(0, "a"),
    lambda m, x: x.requires_grad_().__setitem__(0, 1),
]


@pytest.mark.parametrize("value", [(1.5, "float64"), ([1.5], "float64"), ([[2]], "int64")])
def test_one_value_of_another_type_goes_to_the_places_of_a_mask(value):
    """Also beside numbers and slices; where tensors of integers choose places it is refused (above)."""
    results = []
    for m in MODULES:
        x, v = m.zeros(2, 2), m.tensor(value[0], dtype=getattr(m, value[1]))
        mask = m.tensor([True, False])
        x[mask, 0] = v
        x[1, mask] = v
        x[..., mask] = v + 1
        results.append(x.tolist())
    assert results[0] == results[1]


@pytest.mark.parametrize("call", CALLS)
def test_errors_leave_all_as_it_was(call):
    results = []
    for m in MODULES:
        x = source(m, (2, 3, 4), "plain")
        results.append((attempt(lambda m=m, x=x: call(m, x)), x.tolist()))
    (theirs, before), (ours, after) = results
    assert theirs[0] != "ok"
    assert ours[0] == theirs[0], f"{ours}, torch has {theirs}"
    assert before == after


@pytest.mark.parametrize(
    "dtype", ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32", "float64"]
)
def test_dtypes(dtype):
    """Every element size, read and written by every kind of index."""
    recipes = [
        [("plain", 1)],
        [("plain", slice(None, None, 2))],
        [("tensor", [1, 0, 1], "int64", (3,))],
        [("plain", slice(None)), ("tensor", [2, 0], "int64", (2,))],
        [("tensor", [True, False, True, False, True, True], "bool", (2, 3))],
    ]
    for recipe in recipes:
        results = []
        for m in MODULES:
            x = (m.arange(24) % 2 if dtype == "bool" else m.arange(24)).view(2, 3, 4).to(getattr(m, dtype))
            y = x[make(m, recipe)]
            x[make(m, recipe)] = 1
            results.append((plain(y.double()).tolist(), plain(x.double()).tolist()))
        assert results[0] == results[1], recipe


def test_index_put_accumulates_in_order():
    x = flashlight.zeros(4)
    x.index_put_((flashlight.tensor([1, 1, 1]),), flashlight.tensor([1.0, 2, 3]), accumulate=True)
    assert x.tolist() == [0, 6, 0, 0]
    x.index_put_((flashlight.tensor([2, 2]),), flashlight.tensor([1.0, 2]))
    assert x.tolist() == [0, 6, 2, 0]


def test_numpy_scalars_and_arrays():
    np = pytest.importorskip("numpy")
    for m in MODULES:
        x = m.arange(12).view(3, 4)
        assert x[np.int64(1)].tolist() == [4, 5, 6, 7]
        assert x[np.array([2, 0])].tolist() == [[8, 9, 10, 11], [0, 1, 2, 3]]
        assert x[np.array([True, False, True])].tolist() == [[0, 1, 2, 3], [8, 9, 10, 11]]
        assert x[np.arange(3), np.arange(3)].tolist() == [0, 5, 10]


@pytest.mark.parametrize(
    "index",
    [
        "[1.7]",
        "[-1.2, 0]",
        "[[1.0, 0.0]]",
        "([1.0], [0.9])",
        "[True, 1.0]",
        "np.linspace(0, 3, 5)",
        "(slice(None), np.array([1.7], dtype=np.float32))",
        "np.array([2], dtype=np.int32)",
        "np.array([[2, 0]], dtype=np.uint16)",
        "np.array([2**64 - 1, 1], dtype=np.uint64)",
        "True",
        "False",
    ],
)
def test_lists_and_arrays_of_any_numbers_index(index):
    """Floats without their fraction; and a bare True stands for the whole, whose values may be of any type."""
    np = pytest.importorskip("numpy")
    at, seen = eval(index, {"np": np}), []
    for mod in (torch, flashlight):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            x = mod.arange(12.0).reshape(4, 3)
            y, z = x.clone(), x.clone()
            y[at] = 7
            z[at] = mod.tensor(5) if isinstance(at, bool) else mod.tensor(5.0)
            seen.append((x[at].tolist(), y.tolist(), z.tolist()))
    assert seen[0] == seen[1]


@pytest.mark.filterwarnings("ignore:Use of index_put_ on expanded tensors")
@pytest.mark.parametrize("accumulate", [False, True])
@pytest.mark.parametrize("places", ["rows", "columns", "mask"])
def test_writing_to_items_that_share_memory(places, accumulate):
    def run(mod):
        x = mod.zeros(1, 4).expand(2, 4)
        mask = mod.tensor([True, False, True, False]).expand(2, 4)
        index = {"rows": [mod.tensor([0, 1])], "columns": [None, mod.tensor([0, 1])], "mask": [mask]}[places]
        values = mod.arange(8.0).reshape(2, 4)
        x.index_put_(
            index, x.detach()[0, 0] + values[tuple(i if i is not None else slice(None) for i in index)], accumulate
        )
        return x

    same_outcome(run)


@pytest.mark.parametrize("index", [(0,), ([0, -1],), (slice(None),)])
def test_leading_dimensions_too_many(index):
    """An assignment drops them, and its gradient has them; index_put_ does not."""

    def run(mod, by_name):
        w = mod.ones(1, 1, 1, 4, requires_grad=True)
        x = mod.zeros(2, 4)
        if by_name:
            x.index_put_((mod.tensor([0, 1]),), w)
        else:
            x[index] = w
        x.sum().backward()
        return w.grad

    same_outcome(lambda mod: run(mod, False))
    same_outcome(lambda mod: run(mod, True))
