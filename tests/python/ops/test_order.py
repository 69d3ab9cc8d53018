"""Sorting and what rests on it, on lines long enough for every way in which lines are sorted, against PyTorch's stable
sort, and in lines of up to 4,096 elements against its choice among equal ones. (Short lines: the samples of sort.def.)"""

import flashlight
import numpy as np
import pytest
import torch
from records import mirror, to_torch

TYPES = ("float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool")
# Up to 64 in a line, what the L2 cache holds, what is shared out once and by several threads, and more than once;
# across the memory, few and many lines beside each other.
SHAPES = (
    ((6, 64), 1),
    ((6, 65), 1),
    ((3, 3000), 1),
    ((40000,), 0),
    ((270000,), 0),
    ((300, 21), 0),
    ((3, 500, 9), 1),
    ((8500, 9), 0),
    ((66000, 4), 0),
)


def random(shape, dtype, generator):
    if dtype == "bool":
        return torch.randint(0, 2, shape, generator=generator).bool()
    if "float" in dtype:
        return torch.randn(shape, generator=generator, dtype=torch.float64)
    limits = torch.iinfo(getattr(torch, dtype))
    return torch.randint(limits.min, limits.max, shape, generator=generator)


def special(shape, dtype, generator):
    """Zeros of both signs, infinities and NaN, or a few numbers."""
    few = torch.randint(0, 6, shape, generator=generator)
    if "float" not in dtype:
        return few
    return torch.tensor([0.0, -0.0, float("inf"), -float("inf"), float("nan"), 1.0])[few]


def alike(shape, dtype, generator):
    """Numbers far apart whose neighbours differ in their last bits only."""
    few = torch.randint(0, 3000, shape, generator=generator)
    side = torch.randint(0, 2, shape, generator=generator)
    return 1 + few * 2.0**-50 - side.double() * 2.0**500 if "float" in dtype else few + (side << 62)


def outlier(shape, dtype, generator):
    x = torch.randint(0, 100, shape, generator=generator)
    x.view(-1)[x.numel() // 2] = (
        1 if dtype == "bool" else torch.iinfo(getattr(torch, dtype, "int8")).max if "int" in dtype else 127
    )
    return x


def rising(shape, dtype, generator):
    return torch.arange(int(torch.Size(shape).numel())).view(shape) // 5000


def draw(kind, shape, dtype):
    generator = torch.Generator().manual_seed(len(dtype) + sum(shape))
    return kind(shape, dtype, generator).to(getattr(torch, dtype))


def ours(x):
    if x.dtype == torch.bfloat16:
        return flashlight.from_numpy(x.float().numpy()).bfloat16()
    return flashlight.from_numpy(x.numpy())


def same(result, expected):
    """Equal, NaN to NaN; zeros with their signs."""
    if expected.dtype.is_floating_point:
        result, expected = torch.from_numpy(result.double().numpy()), expected.double()
        signs = torch.equal(result.signbit()[result == 0], expected.signbit()[expected == 0])
        return signs and torch.equal(result.nan_to_num(2.0**900, 2.0**901), expected.nan_to_num(2.0**900, 2.0**901))
    return torch.equal(torch.from_numpy(result.numpy()), expected)


@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("kind", [random, special, alike, outlier, rising], ids=lambda f: f.__name__)
def test_sorted_lines(kind, dtype):
    if kind is alike and dtype not in ("float64", "int64"):
        pytest.skip("not in so few bits")
    for shape, dim in SHAPES:
        if shape[0] > 60000 and (kind in (rising, outlier) or dtype not in ("float32", "float64", "int64", "uint8")):
            continue  # nothing new for types of one size
        x = draw(kind, shape, dtype)
        y, n = ours(x), shape[dim]
        for descending in (True, False):
            values, places = x.sort(dim=dim, descending=descending, stable=True)
            result = y.sort(dim=dim, descending=descending, stable=True)
            assert same(result.values, values) and same(result.indices, places), (shape, descending)
            assert same(y.argsort(dim=dim, descending=descending, stable=True), places), (shape, descending)
            for k in (1, n // 20, n // 3):
                if dtype == "bool":
                    continue
                result = y.topk(k, dim, largest=descending)
                first = (values.narrow(dim, 0, k), places.narrow(dim, 0, k))
                expected = x.topk(k, dim, largest=descending) if n <= 256 else first
                assert same(result.values, expected[0]), (shape, descending, k)
                assert same(result.indices, expected[1]), (shape, descending, k)
        for k in (1, n // 2 + 1, n):
            if dtype != "bool":
                result = y.kthvalue(k, dim)
                stable = (values.select(dim, k - 1), places.select(dim, k - 1))
                expected = x.kthvalue(k, dim) if n <= 256 else stable
                assert same(result.values, expected[0]), (shape, k)
                assert same(result.indices, expected[1]), (shape, k)
        if dtype != "bool":
            for name in ("median", "nanmedian"):
                # + 0: which of 0 and -0 is anyone's choice
                assert same(getattr(y, name)(dim).values + 0, getattr(x, name)(dim).values + 0), (shape, name)
                assert same(getattr(y, name)() + 0, getattr(x, name)() + 0), (shape, name)


@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("kind", [random, alike, outlier, rising], ids=lambda f: f.__name__)
def test_distinct(kind, dtype):
    for shape in ((65,), (3000,), (40000,), (270000,))[: 3 + (kind is random)]:
        x = draw(kind, shape, dtype)
        y = ours(x)
        values, inverse, counts = torch.unique(x, return_inverse=True, return_counts=True)
        result = flashlight.unique(y, return_inverse=True, return_counts=True)
        assert same(result[0], values) and same(result[1], inverse) and same(result[2], counts), shape
        assert same(flashlight.unique(y), values), shape
        result = y.view(-1, 5).mode(1)
        assert same(result.values, x.view(-1, 5).mode(1).values), shape


@pytest.mark.parametrize("dtype", TYPES[:-1])
@pytest.mark.parametrize("kind", [random, special, alike, outlier], ids=lambda f: f.__name__)
def test_members(kind, dtype):
    """Compared with few, looked up in a table, and in a hash table."""
    x = draw(kind, (70000,), dtype)
    y = ours(x)
    for k in (0, 3, 8, 9, 100, 20000):
        expected = torch.isin(x, x[:k])
        for invert in (False, True):
            assert same(flashlight.isin(y, y[:k], invert=invert), expected ^ invert), (k, invert)


def test_all_keys_occur():
    """No key of 64 bits is free to stand for an empty place of the hash table."""
    ends = torch.tensor([2**63 - 1, -(2**63), 0, 1] + [7**i for i in range(20)])
    x = torch.cat([ends, ends + 1, ends - 1])
    for tests in (ends, ends[1:]):
        assert same(flashlight.isin(ours(x), ours(tests)), torch.isin(x, tests))


@pytest.mark.parametrize("dtype", ["float32", "float64", "float16", "int64", "int32", "uint8", "bool"])
@pytest.mark.parametrize("n", [2, 3, 7, 16, 17, 40, 64, 65, 150, 255, 256])
def test_ties(dtype: str, n: int):
    """Of equal elements those that PyTorch names, along either dimension, for keys of few bits and of all."""
    rng = np.random.default_rng(n)
    for different in (1, 2, 7, n // 2 + 1):
        values = rng.integers(0, min(different, 2 if dtype == "bool" else 200), (3, n))
        values = values * (2**40 if dtype in ("int64", "float64") and different == 7 else 1)
        if dtype.startswith("float"):
            values = np.where(rng.random((3, n)) < 0.05, [[np.nan], [-0.0], [np.inf]], values)
        t = torch.tensor(values).to(getattr(torch, dtype))
        calls = [
            lambda x: x.sort(),
            lambda x: x.sort(descending=True),
            lambda x: x.sort(stable=True),
            lambda x: (x.argsort(),),
            lambda x: x.mode(),
            *(lambda x, k=k: x.kthvalue(k) for k in {1, (n + 1) // 2, n}),
            *(lambda x, k=k, w=w, s=s: x.topk(k, largest=w, sorted=s)
              for k in {1, 2, n // 2 + 1, n} for w in (True, False) for s in (True, False)),
        ]  # fmt: skip
        for i, call in enumerate(calls):
            if dtype == "bool" and i > 4 or i == 4 and t.isnan().any():  # of which PyTorch finds no true mode
                continue
            for turn in (lambda x: x, lambda x: x.t().contiguous().t()):
                want = call(turn(t))
                got = call(turn(mirror(t)))
                for g, w in zip(got, want):
                    torch.testing.assert_close(to_torch(g), w, rtol=0, atol=0, equal_nan=True)


@pytest.mark.parametrize("n", [2, 5, 8, 16, 33, 64, 65, 100, 256])
@pytest.mark.parametrize("dtype", ["float32", "int64", "uint8"])
def test_lines_in_order(dtype: str, n: int):
    """Lines that rise or fall, with equal elements and without, and nearly all of them in order."""
    rising = torch.arange(n)
    lines = [rising, rising // 3, rising.clamp(max=n - 2), torch.where(rising == n - 1, 0, rising), rising * 0]
    t = torch.stack([side for line in lines for side in (line, line.flip(0))]).to(getattr(torch, dtype))
    for k in sorted({1, 2, min(5, n), n // 2, n}):
        for call in (
            lambda x, k=k: x.topk(k),
            lambda x, k=k: x.topk(k, largest=False),
            lambda x, k=k: x.topk(k, sorted=False),
            lambda x, k=k: x.kthvalue(k),
            lambda x: x.sort(descending=True),
        ):
            for got, want in zip(call(mirror(t)), call(t)):
                assert same(got, want), k


@pytest.mark.parametrize("n", [257, 1000, 40000])
@pytest.mark.parametrize("dtype", ["float32", "float64", "bfloat16", "int64", "uint8"])
def test_falling_lines(dtype: str, n: int):
    """Long lines that never rise, with equal elements, whose first are named."""
    t = ((n - torch.arange(n)) // (n // 80)).to(getattr(torch, dtype)).expand(2, n).contiguous()
    for descending in (True, False):
        want = t.sort(descending=descending, stable=True)
        for got, all_wanted in zip(mirror(t).sort(descending=descending, stable=True), want):
            assert same(got, all_wanted)
        for k in (2, 5, 100, n // 2):
            for got, all_wanted in zip(mirror(t).topk(k, largest=descending), want):
                assert same(got, all_wanted[:, :k])
            for got, all_wanted in zip(mirror(t).kthvalue(k), want):
                assert descending or same(got, all_wanted[:, k - 1])


@pytest.mark.parametrize("n", [5, 65, 300, 3000])
@pytest.mark.parametrize("low_bits", [0, 3, 6, 40])
def test_keys_of_equal_low_bits(n: int, low_bits: int):
    """Keys and places that are longer together than a word; of doubles and integers with bits below that are equal."""
    generator = torch.Generator().manual_seed(n)
    few = torch.randint(-(2**62), 2**62, (max(2, n // 3),), generator=generator) >> low_bits << low_bits
    few[:2] = torch.tensor([-(2**63), 2**62])
    whole = torch.randint(-9, 9, (few.numel(),), generator=generator).double() * 1e300
    for values in (
        few,
        few.double(),
        whole,
        torch.cat([whole[1:], torch.tensor([1e-300, float("inf"), float("nan")])]),
    ):
        t = values[torch.randint(0, values.numel(), (2, n), generator=generator)]
        t[:, :2] = values[:2]
        want = t.sort(stable=True)
        for got, all_wanted in zip(mirror(t).sort(stable=True), want):
            assert same(got, all_wanted)
        for k in (1, 2, n // 2, n - 1):
            assert same(mirror(t).kthvalue(k).values, t.kthvalue(k).values)
            assert same(mirror(t).topk(k, largest=False).values, want.values[:, :k])
        for got, wanted in zip(mirror(t).unique(return_inverse=True), t.unique(return_inverse=True)):
            assert t.isnan().any() or same(got, wanted)  # (which NaN is which is open)
        assert same(mirror(t).median(1).values, t.median(1).values)


@pytest.mark.parametrize("n", [5, 16, 40, 64])
@pytest.mark.parametrize("dtype", ["float32", "int64", "uint8"])
def test_lines_alike(dtype: str, n: int):
    """Lines that are others and a number, which may wrap around."""
    generator = torch.Generator().manual_seed(n)
    for base in (torch.randint(0, 9, (n,), generator=generator), torch.randint(-(2**62), 2**62, (n,))):
        for step in (0, 1, 50, 2**61 + 1):
            t = (base + step * torch.arange(20)[:, None]).to(getattr(torch, dtype))
            for call in (
                lambda x: x.sort(),
                lambda x: x.topk(1),
                lambda x: x.topk(n // 2 + 1, sorted=False),
                lambda x: x.kthvalue(n // 2),
            ):
                for got, want in zip(call(mirror(t)), call(t)):
                    assert same(got, want), step


@pytest.mark.parametrize("n", [1, 2, 3, 5, 8, 64, 65, 600])
@pytest.mark.parametrize("dtype", ["float32", "float64", "bfloat16", "int64", "uint8"])
def test_medians(dtype: str, n: int):
    """With NaN in no line, some and all places of others."""
    generator = torch.Generator().manual_seed(n)
    x = torch.randint(0, 100, (90, n), generator=generator).to(getattr(torch, dtype))
    for part in (0.0, 0.01, 0.5, 1.0) if x.is_floating_point() else (0.0,):
        x[30:][torch.rand(60, n, generator=generator) < part] = float("nan") if part else 0
        for dim, t in ((1, x), (0, x.t().contiguous())):
            for name in ("median", "nanmedian"):
                got, want = getattr(mirror(t), name)(dim), getattr(t, name)(dim)
                assert same(got.values, want.values), (name, part)
                places = torch.from_numpy(got.indices.numpy()).unsqueeze(dim)
                assert same(got.values, t.gather(dim, places).squeeze(dim)), (name, part)
                if name == "median":  # the first NaN
                    found = want.values.isnan()
                    assert torch.equal(places.squeeze(dim)[found], want.indices[found]), part


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5, 8, 20, 63, 64, 65])
@pytest.mark.parametrize("dtype", ["float32", "float64", "bfloat16", "int64", "uint8"])
def test_many_lines(dtype: str, n: int):
    """Lines with ties and without after each other; few numbers, and, of eight bytes, such as are far apart."""
    generator = torch.Generator().manual_seed(n)
    far = 2**40 if dtype in ("float64", "int64") else 1
    for different in (3, n, 100):
        x = torch.randint(0, different, (70, n), generator=generator)
        x[::3] = torch.randint(0, 127, (len(x[::3]), n), generator=generator)
        x[20:30] = 1
        x = (x * far).to(getattr(torch, dtype))
        for t in (x, x.t().contiguous().t(), x[:, :, None].expand(70, n, 2)[:, :, 1], x[::2]):
            for call in (
                lambda y: y.sort(1, descending=True),
                lambda y: y.topk(1, 1),
                lambda y: y.topk(n // 2 + 1, 1, sorted=False),
                lambda y: y.kthvalue(n // 2 + 1, 1),
                lambda y: y.mode(1),
            ):
                for got, want in zip(call(mirror(t)), call(t)):
                    assert same(got, want), different


@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "uint8"])
@pytest.mark.parametrize("n", [257, 1000, 30000])
def test_modes_of_long_lines(dtype: str, n: int):
    """The index too is PyTorch's, whatever the length."""
    generator = torch.Generator().manual_seed(n)
    for most in (2, 100, 10**9):
        x = torch.randint(0, most, (3, n), generator=generator).to(getattr(torch, dtype))
        for line in (x, x.sort().values, x.sort(descending=True).values):
            for got, want in zip(mirror(line).mode(), line.mode()):
                assert same(got, want), most


@pytest.mark.parametrize("dtype", ["uint8", "int8", "bool", "int16", "int32", "int64"])
def test_counting(dtype: str):
    generator = torch.Generator().manual_seed(1)
    for n in (0, 1, 3, 1001, 5003):
        for low, high in ((0, 2), (-50, 60)) if dtype != "uint8" else ((0, 2), (0, 256)):
            x = torch.randint(low, high, (n,), generator=generator).to(getattr(torch, dtype))
            for view in (lambda t: t, lambda t: t[::2], lambda t: t.view(-1, 1)):
                for inverse in (False, True):
                    got = view(mirror(x)).unique(return_inverse=inverse, return_counts=True)
                    want = view(x).unique(return_inverse=inverse, return_counts=True)
                    for g, w in zip(got, want):
                        assert same(g, w), (n, low)
            if dtype != "bool" and low == 0:
                for least in (0, 300):
                    assert same(flashlight.bincount(mirror(x), minlength=least), torch.bincount(x, minlength=least))
                for weights in (torch.randn(n, generator=generator), torch.randn(n, generator=generator).double()):
                    assert same(flashlight.bincount(mirror(x), mirror(weights)), torch.bincount(x, weights))


def test_searching_past_nan():
    edges = torch.tensor([1.0, 2.0, 3.0, float("inf"), float("nan"), float("nan")])
    values = torch.tensor([0.0, float("nan"), 3, 4, float("inf"), 2, 1, 1.5, 9])
    for right in (False, True):
        for e in (edges, edges.double(), edges[:3], edges[:0]):
            got = flashlight.searchsorted(mirror(e), mirror(values.to(e.dtype)), right=right, out_int32=right)
            assert same(got, torch.searchsorted(e, values.to(e.dtype), right=right, out_int32=right))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_histogram_of_many(dtype: str):
    generator = torch.Generator().manual_seed(2)
    x = torch.randn(70000, 2, generator=generator, dtype=getattr(torch, dtype))
    for bins in (1, 100, torch.tensor([-1.0, 0.5, 0.5, 3.0], dtype=x.dtype)):
        own = mirror(bins) if isinstance(bins, torch.Tensor) else bins
        assert same(mirror(x[:, 0]).histogram(own)[0], x[:, 0].histogram(bins)[0])
    got, want = flashlight.histogramdd(mirror(x), [5, 70]), torch.histogramdd(x, [5, 70])
    assert same(got[0], want[0])
