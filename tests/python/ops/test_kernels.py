"""Paths of kernels that the samples of ops are too small, or too few, to reach."""

import itertools
import math

import flashlight
import numpy
import pytest
import torch
from records import mirror, to_torch
from twin import same_outcome

INTEGERS = ("uint8", "int8", "int16", "int32", "int64")


def both(x):
    return flashlight.from_numpy(x.numpy()), x


def integers(name):
    """Many numbers of the type, its limits and all near zero among them."""
    limits = torch.iinfo(getattr(torch, name))
    generator = torch.Generator().manual_seed(1)
    any_bits = torch.randint(-(2**63), 2**63 - 1, (2000,), generator=generator)
    edges = [limits.min, limits.min + 1, limits.max - 1, limits.max]
    dtype = getattr(torch, name)
    return torch.cat([any_bits.to(dtype), torch.arange(-130, 130).to(dtype), torch.tensor(edges, dtype=dtype)])


DIVISIONS = {
    "floor": lambda m, x, y: m.div(x, y, rounding_mode="floor"),
    "trunc": lambda m, x, y: m.div(x, y, rounding_mode="trunc"),
    "remainder": lambda m, x, y: m.remainder(x, y),
    "fmod": lambda m, x, y: m.fmod(x, y),
}


@pytest.mark.parametrize("name", INTEGERS)
@pytest.mark.parametrize("how", DIVISIONS)
def test_division_by_a_number(name, how):
    ours, theirs = both(integers(name))
    limits = torch.iinfo(theirs.dtype)
    divisors = [1, 2, 3, 5, 7, 10, 100, 127, 255, 641, 32768, 65535, 2**31 - 1, 2**31 + 5, 2**62, 2**62 + 1]
    divisors += [-d for d in divisors[1:]] + [limits.max, limits.max - 1, limits.min + 1, limits.min]
    for divisor in divisors:
        if divisor == 0 or not limits.min <= divisor <= limits.max:
            continue
        got, expected = (DIVISIONS[how](m, x, divisor) for m, x in ((flashlight, ours), (torch, theirs)))
        assert (got.numpy() == expected.numpy()).all(), divisor


@pytest.mark.parametrize("shift", [0, 12, 40])  # 64-bit integers below 2^51 are divided as doubles
@pytest.mark.parametrize("name", INTEGERS)
@pytest.mark.parametrize("how", DIVISIONS)
def test_division_by_many(name, how, shift):
    x = integers(name) >> shift % torch.iinfo(getattr(torch, name)).bits
    y = torch.roll(x, 1)
    y[(y == 0) | ((y.long() == -1) & (x == torch.iinfo(x.dtype).min))] = 1  # which PyTorch refuses, and faults at
    x[::3] = (y * (x // 7))[::3]  # quotients without a rest
    got, expected = (DIVISIONS[how](m, *pair) for m, pair in ((flashlight, [both(x)[0], both(y)[0]]), (torch, [x, y])))
    assert (got.numpy() == expected.numpy()).all()


@pytest.mark.parametrize("name", INTEGERS)
def test_powers_of_integers(name):
    ours, theirs = both(integers(name))
    exponents = torch.arange(len(theirs)).remainder(70).to(theirs.dtype)
    assert (ours.pow(both(exponents)[0]).numpy() == theirs.pow(exponents).numpy()).all()
    for exponent in (2, 3, 4, 17, 70):
        assert (ours.pow(exponent).numpy() == theirs.pow(exponent).numpy()).all(), exponent


PAIRS = {
    "add": lambda m, x, y: x + y,
    "mul": lambda m, x, y: x * y,
    "maximum": lambda m, x, y: m.maximum(x, y),
    "minimum": lambda m, x, y: m.minimum(y, x),
    "lt": lambda m, x, y: x < y,
    "div": lambda m, x, y: x / y,
    "square": lambda m, x, y: m.square(x),
    "bits": lambda m, x, y: -x if x.is_floating_point() else (x & y | ~x) ^ y,
}
OTHERS = {"row": lambda x: x[:1], "column": lambda x: x[:, -1:], "gaps": lambda x: x}


@pytest.mark.parametrize("dtype", ["float32", "float64", "float16", *INTEGERS])
@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("what", PAIRS)
def test_rows(what, other, dtype):
    """Rows of every length, of which one operand has one item, or one row, for all, or which have gaps between them."""
    for width in (1, 2, 3, 7, 15, 16, 17, 33, 129, 600):
        values = (torch.arange(11 * 2 * width) % 97 + 1).to(getattr(torch, dtype)).view(11, 2 * width)
        results = []
        for mod, x in zip((flashlight, torch), both(values), strict=True):
            y = OTHERS[other](x.flip(0)[:, :width])
            x = x[:, width:]
            results.append([PAIRS[what](mod, x, y).numpy(), PAIRS[what](mod, y, x).numpy()])
        for got, expected in zip(*results, strict=True):
            assert got.dtype == expected.dtype and (got == expected).all(), width


CROSSWISE = {
    "one": lambda m, x, y: x - y.t(),
    "left": lambda m, x, y: x.t() - y,
    "both": lambda m, x, y: m.where(x > 9, x.t(), y.t()),
    "in place": lambda m, x, y: x.clone().sub_(y.t()),
    "wider": lambda m, x, y: x.double() - y.t(),
    "planes": lambda m, x, y: x.unflatten(0, (7, -1))[:, :, 3:] - y.unflatten(1, (7, -1))[3:].permute(1, 2, 0),
    "into columns": lambda m, x, y: m.sub(x, y, out=y.clone().t()),
}


@pytest.mark.parametrize("dtype", ["float32", "float64", "float16", "bfloat16", "int32", "uint8"])
@pytest.mark.parametrize("what", CROSSWISE)
def test_operands_that_run_across(what, dtype):
    """Blocks of a plane, of which one operand has rows and another columns side by side; and what is left of blocks."""
    for n in (7, 140, 595):
        x = (torch.arange(n * n) % 97 + 97).to(getattr(torch, dtype)).view(n, n)
        got, want = (CROSSWISE[what](mod, t, t.flip(0) - 90) for mod, t in ((flashlight, mirror(x)), (torch, x)))
        assert got.dtype == getattr(flashlight, str(want.dtype)[6:]) and torch.equal(to_torch(got), want), n


@pytest.mark.parametrize("dtype", ["float64", "float32", "float16", "uint8"])
def test_fills_of_short_rows(dtype):
    """By a number, and by a column."""
    for width in (1, 2, 3, 5, 16, 30, 31, 64, 127, 128, 129, 300):
        x = torch.zeros(50, width + 5, dtype=getattr(torch, dtype))
        ours = mirror(x)
        for t in (x, ours):
            t[:, 2 : 2 + width].fill_(3)
            t.view(5, 10, -1)[::2, 1:9, :width].fill_(5)
        assert torch.equal(to_torch(ours), x), width
        for mod, t in ((torch, x), (flashlight, ours)):
            t[:, 2 : 2 + width] = mod.arange(50).to(t.dtype)[:, None]
        assert torch.equal(to_torch(ours), x), width


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_halves_that_are_not_numbers(dtype):
    """They stand anywhere in a vector, or in what is left of one."""
    x = (torch.arange(5 * 77) % 13 - 3).to(getattr(torch, dtype)).view(5, 77)
    x[::2, ::7] = math.nan
    ours = mirror(x)
    for name in ("sqrt", "rsqrt", "square", "relu", "floor"):
        want, got = getattr(x, name)(), to_torch(getattr(ours, name)())
        torch.testing.assert_close(got, want, rtol=0, atol=0, equal_nan=True)
    for width in (1, 8, 31, 32, 33, 77):
        want, got = (t[:, :width] * t[:, -1:] - t[:1, :width] for t in (x, ours))
        torch.testing.assert_close(to_torch(got), want, rtol=0, atol=0, equal_nan=True)


@pytest.mark.parametrize("width", [3, 100, 1500])
def test_large_rows(width):
    x = torch.arange(6_000_000 // width * width, dtype=torch.float32).view(-1, width)
    ours = both(x)[0]
    assert ((ours + ours[:, :1]).numpy() == (x + x[:, :1]).numpy()).all()
    assert ((ours[:, 1:] - ours[:1, :-1]).numpy() == (x[:, 1:] - x[:1, :-1]).numpy()).all()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_next_number(dtype):
    limits = torch.finfo(getattr(torch, dtype))
    values = [0, limits.smallest_normal, limits.max, 1, 1.5, float("inf"), float("nan")]
    x = torch.tensor(
        [*values, *(k * limits.smallest_normal * limits.eps for k in (1, 2, 3))], dtype=getattr(torch, dtype)
    )
    x = torch.cat([x, -x])
    got, expected = (m.nextafter(t[:, None], t) for m, t in zip((flashlight, torch), both(x), strict=True))
    numpy.testing.assert_array_equal(got.numpy(), expected.numpy())
    assert (got.signbit().numpy() == expected.signbit().numpy())[~expected.isnan().numpy()].all()


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32"])
@pytest.mark.parametrize("weight", [0.25, -0.3, 0.5, 0.7, 1.5])
def test_lerp_by_a_number(dtype, weight):
    x, y = torch.randn(2, 1001, generator=torch.Generator().manual_seed(8)).to(getattr(torch, dtype))
    ours = [flashlight.tensor(t.float().numpy()).to(getattr(flashlight, dtype)) for t in (x, y)]
    got, expected = flashlight.lerp(*ours, weight), torch.lerp(x, y, weight)
    rtol = torch.finfo(x.dtype).eps  # PyTorch rounds once where it can
    numpy.testing.assert_allclose(got.float().numpy(), expected.float().numpy(), rtol=rtol, atol=rtol)


def test_power_of_doubles():
    """Within 0.7 units in the last place of the power in extended precision, where there is one."""
    if numpy.finfo(numpy.longdouble).nmant < 63:
        pytest.skip("no extended precision")
    random = numpy.random.default_rng(0)
    n = 20000
    x = numpy.concatenate(
        [numpy.exp(random.normal(size=n) * 3), 1 + random.normal(size=n) * 1e-3, random.uniform(0.6, 1.5, n)]
    )
    y = numpy.concatenate([random.normal(size=n) * 20, random.normal(size=n) * 1e4, random.uniform(-900, 900, n)])
    exact = numpy.power(x.astype(numpy.longdouble), y.astype(numpy.longdouble))
    inside = (exact > 1e-300) & (exact < 1e300)
    got = (flashlight.from_numpy(x) ** flashlight.from_numpy(y)).numpy()
    error = numpy.abs(got[inside] - exact[inside]) / numpy.spacing(exact[inside].astype(numpy.float64))
    # (Without fused multiply-adds some hundredths more.)
    assert error.max() < 0.75


def test_power_of_special_doubles():
    special = [0.0, 1.0, 0.5, 2.0, 3.0, numpy.inf, 1e300, 5e-324, 1e-310, 2.0**53 + 2, 2.0**52 + 1, 1e16, 1074.0]
    special = torch.tensor(special + [-s for s in special] + [numpy.nan, 1 + 2.0**-52], dtype=torch.float64)
    x, y = special[:, None].expand(-1, len(special)).contiguous(), special.repeat(len(special), 1)
    got, expected = both(x)[0] ** both(y)[0], x**y
    numpy.testing.assert_array_max_ulp(got.numpy(), expected.numpy(), 1)
    assert (numpy.signbit(got.numpy()) == numpy.signbit(expected.numpy()))[~expected.isnan().numpy()].all()


# 64 MB are moved: results go past the caches.
LARGE = 6_000_011
MOVES = {
    "x + y": lambda m, x, y: x + y,
    "x + 2": lambda m, x, y: x + 2,
    "x[3:] - y[:-3]": lambda m, x, y: x[3:] - y[:-3],
    "x > y": lambda m, x, y: (x > y) & (x[:1] > 0),
    "where": lambda m, x, y: m.where(x > 0, x, y),
    "rows": lambda m, x, y: (x[:-11].view(-1, 1000)[:, 7:] * 3).neg(),
    "clone": lambda m, x, y: x[5:].clone(),
    "double": lambda m, x, y: x.double(),
    "int64": lambda m, x, y: x[1:].long(),
    "every other": lambda m, x, y: y.double()[::2].clone(),
    "zeros": lambda m, x, y: m.cat([x, y])[9:].zero_(),
    "ones": lambda m, x, y: m.cat([x, y])[9:].fill_(1),
    "x + x.t()": lambda m, x, y: x[: 2449 * 2449].view(2449, 2449) + x[: 2449 * 2449].view(2449, 2449).t(),
    "clamp": lambda m, x, y: x.clamp(-1, 1),
    "x += y": lambda m, x, y: x.clone().add_(y),
    "transposed": lambda m, x, y: m.cat([x, y])[:12_000_000].view(3000, 4000).t().contiguous(),
    "transposed, odd": lambda m, x, y: m.cat([x, y])[: 2999 * 4001].view(2999, 4001).t().contiguous(),
    "transposed planes": lambda m, x, y: m.cat([x, y])[:12_000_000].view(2, 2000, 3000).transpose(1, 2).contiguous(),
    "transposed, sliced": lambda m, x, y: m.cat([x, y])[:12_000_000].view(3000, 4000)[16:, 5:].t().contiguous(),
    "masked_fill": lambda m, x, y: m.cat([x, y]).masked_fill(m.cat([y, x]) > 0, 2),
    "cumsum": lambda m, x, y: (m.cat([x, y])[:12_000_000].view(3000, 4000) * 1000).round().cumsum(0),  # exact
}


@pytest.fixture(scope="module")
def large():
    x, y = torch.randn(2, LARGE, generator=torch.Generator().manual_seed(0)).round(decimals=3)
    return both(x.contiguous()), both(y.contiguous())


@pytest.mark.parametrize("what", MOVES)
def test_large(large, what):
    (our_x, x), (our_y, y) = large
    got, expected = MOVES[what](flashlight, our_x, our_y), MOVES[what](torch, x, y)
    assert got.dtype == getattr(flashlight, str(expected.dtype)[6:])
    assert (got.numpy() == expected.numpy()).all()


@pytest.mark.parametrize("width", [1, 3, 16, 31, 32, 33, 64, 300])
@pytest.mark.parametrize("dtype", ["float32", "float64", "bfloat16", "uint8"])
def test_rows_in_another_order(width, dtype):
    """Rows of a few bytes and of whole lines of the cache, as heads are parted and joined."""
    for sizes in ((2, 37, 4, width), (3, 3, 5, width), (5, 300, 2, width), (70, 9, width), (7, 6, 5, 4, width)):
        x = torch.arange(math.prod(sizes)).remainder(251).reshape(sizes).to(getattr(torch, dtype))
        for order in itertools.permutations(range(len(sizes) - 1)):
            for turn in (lambda t: t, lambda t: t[:, 1:].flip(0)):
                want = turn(x).permute(*order, -1).contiguous()
                got = turn(mirror(x)).permute(*order, -1).contiguous()
                assert torch.equal(to_torch(got), want), (sizes, order)


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
@pytest.mark.parametrize("width", [4000, 3999])
def test_large_softmax(large, name, width):
    (our_x, x), (our_y, y) = large
    ours, theirs = flashlight.cat([our_x, our_y]), torch.cat([x, y])
    got, expected = (getattr(t[: 3000 * width].view(3000, width), name)(1) for t in (ours, theirs))
    numpy.testing.assert_allclose(got.numpy(), expected.numpy(), rtol=2e-6)


COLUMNS = {
    "sum": lambda m, x, d: m.sum(x, d),
    "mean": lambda m, x, d: m.mean(x, d),
    "var": lambda m, x, d: m.var(x, d),
    "norm": lambda m, x, d: m.linalg.vector_norm(x, dim=d),
    "aminmax": lambda m, x, d: m.aminmax(x, dim=d),
    "amax": lambda m, x, d: m.amax(x, d),
    "max": lambda m, x, d: m.max(x, d),
    "min": lambda m, x, d: m.min(x, d),
    "cumsum": lambda m, x, d: m.cumsum(x, d),
    "cummax": lambda m, x, d: m.cummax(x, d),
}


SHAPES = [(129, 2100), (20, 9000), (5, 40, 1500), (1000, 17), (5003, 3), (7, 14287), (3, 1001), (10, 777), (4001, 7)]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", ["float32", "float64", "float16", "int64", "int16", "uint8"])
@pytest.mark.parametrize("what", COLUMNS)
def test_columns(shape, dtype, what):
    """Reductions over dimensions outside of the innermost, of which blocks of columns are taken together."""
    generator = torch.Generator().manual_seed(2)
    x = torch.randn(shape, generator=generator, dtype=torch.float64) * 20 + 50
    x = x.to(getattr(torch, dtype))
    if x.is_floating_point():
        x[..., 1, min(5, shape[-1] - 1)] = float("nan")
    elif what in ("mean", "var", "norm"):
        pytest.skip("has none")
    ours, theirs = both(x)
    tolerance = {"float16": 2e-3, "float32": 1e-5}.get(dtype, 1e-11)
    for dim in range(len(shape)):
        got, expected = (COLUMNS[what](m, t, dim) for m, t in ((flashlight, ours), (torch, theirs)))
        pairs = zip(got, expected) if isinstance(expected, tuple) else [(got, expected)]
        for a, b in pairs:
            numpy.testing.assert_allclose(a.numpy(), b.numpy(), rtol=tolerance, atol=0)


FOLDS = {
    **{
        name: lambda m, x, d, name=name: getattr(m, name)(x, d)
        for name in ("sum", "amax", "any", "all", "count_nonzero")
    },
    "nansum": lambda m, x, d: m.nansum(x, d),
    "norm": lambda m, x, d: m.linalg.vector_norm(x, dim=d),
}


@pytest.mark.parametrize("shape", [(300, 30, 33), (70, 8, 5), (40, 3, 20), (90, 5, 100)])
@pytest.mark.parametrize("dtype", ["float32", "float64", "float16", "int64", "int16", "int8", "bool"])
@pytest.mark.parametrize("what", FOLDS)
def test_inner_and_outer(shape, dtype, what):
    """Reductions over the innermost and the outermost dimension, of which the one between is left."""
    x = (torch.arange(300 * 30 * 33) % 1009 % 113 - 5)[: shape[0] * shape[1] * shape[2]].view(shape)
    x[:, 1] = 0
    x = x.to(getattr(torch, dtype))
    if what == "norm" and not x.is_floating_point():
        pytest.skip("has none")
    if what == "nansum" and x.is_floating_point():
        x[3, 2, 1] = float("nan")
    for dims in ((0, 2), (0, 1), (2,)):
        got, expected = (FOLDS[what](m, t, dims) for m, t in zip((flashlight, torch), both(x), strict=True))
        rtol = {"float16": 2e-3, "float32": 1e-4}.get(dtype, 1e-11)  # PyTorch adds squares up in floats
        numpy.testing.assert_allclose(got.numpy(), expected.numpy(), rtol=rtol)


@pytest.mark.parametrize("dtype", ["int8", "int16", "uint8", "bool"])
def test_extremes_and_counts_of_small_integers(dtype):
    x = integers(dtype if dtype != "bool" else "int8").to(getattr(torch, dtype))[:2200].view(55, 40)
    for ours, theirs in (both(x), tuple(t.T for t in both(x)), tuple(t[3:, 1:-2] for t in both(x))):
        for dim in (0, 1, None):
            how = {} if dim is None else {"dim": dim}
            assert flashlight.count_nonzero(ours, **how).tolist() == torch.count_nonzero(theirs, **how).tolist()
            got, expected = (m.aminmax(t, **how) for m, t in ((flashlight, ours), (torch, theirs)))
            assert [t.tolist() for t in got] == [t.tolist() for t in expected]


def test_equal_to_itself():
    for values in ([1, 2, 3], [1.0, float("nan")], [True, False]):
        x = flashlight.tensor(values)
        assert flashlight.equal(x, x) == torch.equal(torch.tensor(values), torch.tensor(values))
        assert flashlight.equal(x, x.flip(0)) == torch.equal(torch.tensor(values), torch.tensor(values[::-1]))


@pytest.mark.parametrize("columns", [slice(None), slice(3, -6)])
@pytest.mark.parametrize("what", COLUMNS)
def test_many_columns(columns, what):
    """Several blocks of columns and several stretches of rows."""
    x = torch.randn(701, 4130, generator=torch.Generator().manual_seed(3)) + 3
    x[-1, 7], x[350, 4000], x[3, 9] = float("nan"), float("inf"), float("-inf")
    got, expected = (COLUMNS[what](m, t[:, columns], 0) for m, t in zip((flashlight, torch), both(x)))
    pairs = zip(got, expected) if isinstance(expected, tuple) else [(got, expected)]
    for a, b in pairs:
        numpy.testing.assert_allclose(a.numpy(), b.numpy(), rtol=2e-5, atol=0)


@pytest.mark.parametrize("width", [1, 2, 8, 24, 32, 64, 100])
@pytest.mark.parametrize("dtype", ["float32", "float64", "float16", "int16"])
@pytest.mark.parametrize("what", ["sum", "prod", "max"])
def test_narrow_columns(width, dtype, what):
    """Short rows that follow each other, many to a lane."""
    if what == "prod" and dtype == "float16":
        pytest.skip("PyTorch rounds between factors")
    x = torch.rand(5003, width, generator=torch.Generator().manual_seed(4)).add(0.5)
    if what == "prod" and dtype.startswith("float"):
        x = 1 + (x - 1) / 50  # products that are normal numbers
    x = x.to(getattr(torch, dtype))
    results = [getattr(t, what)(0) for t in both(x)]
    for a, b in zip(*results) if what == "max" else [results]:
        numpy.testing.assert_allclose(a.numpy(), b.numpy(), rtol=2e-3 if dtype == "float16" else 2e-5)


@pytest.mark.parametrize("length", [1, 7, 8, 300, 4099])
def test_running_sums_of_integers(length):
    """Of dense lines, reversed ones (by the gradient) and others; past the caches where they are large."""
    x = torch.randint(-(2**62), 2**62, (3, length), generator=torch.Generator().manual_seed(5))
    ours, theirs = both(x)
    for how in (
        lambda t: t.cumsum(1),
        lambda t: t[1].cumsum(0),
        lambda t: t.t().cumsum(0),
        lambda t: t[:, 1::2].cumsum(1),
    ):
        assert (how(ours).numpy() == how(theirs).numpy()).all()


@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "int32", "int16", "uint8", "bool"])
@pytest.mark.parametrize("name", ["cummax", "cummin"])
def test_running_extremes(name, dtype):
    """Long stretches without a change, equals, NaN near the end, and lines that change all the time."""
    x = torch.randn(4, 333, generator=torch.Generator().manual_seed(7)) * 40 + 90
    x[1], x[2] = torch.arange(333) % 100, torch.arange(333, 0, -1) / 2
    x = x.to(getattr(torch, dtype))
    if dtype.startswith("float"):
        x[0, 300], x[3, 0] = float("nan"), float("nan")
    for how in (lambda t: t, lambda t: t[:, 3:301], lambda t: t.t().contiguous().t(), lambda t: t[:, ::2]):
        (values, places), (expected, at) = (getattr(how(t), name)(1) for t in both(x))
        numpy.testing.assert_array_equal(values.numpy(), expected.numpy())
        assert (places.numpy() == at.numpy()).all()


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
@pytest.mark.parametrize("name", ["cumsum", "cummax", "cummin"])
def test_running_folds_of_halves_in_every_layout(name, dtype):
    x = (torch.arange(3 * 40 * 50).reshape(3, 40, 50) * 7 % 13 - 6).to(getattr(torch, dtype))  # sums are exact
    for order in itertools.permutations(range(3)):
        for how in (lambda t: t, lambda t: t[:, 3:, 1::2]):
            for dim in range(3):
                want, got = (getattr(how(t).permute(order), name)(dim) for t in (x, mirror(x)))
                for theirs, ours in zip(*((r,) if name == "cumsum" else r for r in (want, got)), strict=True):
                    assert torch.equal(to_torch(ours), theirs) and ours.stride() == theirs.stride(), (order, dim)


def test_large_running_sums_of_integers():
    x = torch.randint(-100, 100, (1100, 4001), generator=torch.Generator().manual_seed(6))
    ours, theirs = both(x)
    assert (ours.cumsum(1).numpy() == theirs.cumsum(1).numpy()).all()


def test_variance_of_a_trend():
    """Where the first items are far from the others."""
    x = torch.arange(200000, dtype=torch.float32).reshape(2000, 100) / 7 - 1e4
    x[:20] = 0
    ours, theirs = both(x)
    for shape, dim in (((2000, 100), 0), ((100, 2000), 1), ((200000,), 0)):
        got, expected = ours.reshape(shape).var(dim), theirs.double().reshape(shape).var(dim)
        numpy.testing.assert_allclose(got.numpy(), expected.numpy(), rtol=2e-6)


@pytest.mark.parametrize("shape", [(0,), (0, 3), (3,)])
@pytest.mark.parametrize("dim", [0, 1, 5])
def test_of_no_elements_no_dimension_need_be_there(shape, dim):
    for call in (
        lambda m: m.zeros(shape).roll(1, dim),
        lambda m: m.zeros(shape).roll((1, 2), (0, dim)),
        lambda m: m.zeros(shape).roll((1, 2), (dim,)),
        lambda m: m.zeros(shape).cummax(dim),
        lambda m: m.zeros(shape).cummin(dim),
    ):
        same_outcome(call)


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64", "int64"])
def test_out_of_powers_in_double_and_of_products_with_powers(dtype):
    for call in (
        lambda m, out: m.float_power(m.arange(3.0), m.arange(3.0), out=out),
        lambda m, out: m.float_power(m.arange(3.0), 2, out=out),
        lambda m, out: m.ldexp(m.arange(3.0), m.arange(3.0), out=out),
        lambda m, out: m.ldexp(m.arange(3), m.arange(3), out=out),
    ):
        same_outcome(lambda m, call=call: call(m, m.zeros(3, dtype=getattr(m, dtype))))
