"""Scattering many elements along lines short and long, in which they meet: values, and how halves and small integers
are rounded and counted, as PyTorch's."""

import flashlight
import pytest
import torch
from records import mirror, to_torch
from twin import same_outcome

TYPES = ("float32", "float64", "float16", "bfloat16", "int64", "int16", "int8", "uint8")


def check(call, *tensors):
    want, got = call(torch, *tensors), call(flashlight, *(mirror(t) for t in tensors))
    # sums of floats in another order: PyTorch's threads share what meets along the first dimension
    tolerance = {"rtol": 1e-4, "atol": 1e-4} if want.dtype in (torch.float32, torch.float64) else {"rtol": 0, "atol": 0}
    torch.testing.assert_close(to_torch(got), want, equal_nan=True, **tolerance)


@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("length", [1, 2, 3, 16, 32, 33])
def test_short_lines(dtype: str, length: int):
    generator = torch.Generator().manual_seed(length)
    values = torch.randint(-9, 9, (700, length), generator=generator).to(getattr(torch, dtype))
    wide = torch.randint(-9, 9, (701, 2 * length + 1), generator=generator).to(values.dtype)
    target = torch.randint(0, 5, (1400, length + 2), generator=generator).to(values.dtype)
    for index in (torch.randint(0, length + 2, (700, length), generator=generator), torch.zeros_like(values).long()):
        for source in (values, wide, wide[:, ::2], values[:1].expand(700, length), values.t().contiguous().t()):
            for call in (
                lambda m, t, i, s: t.scatter(1, i, s),
                lambda m, t, i, s: t.scatter_add(1, i, s),
                lambda m, t, i, s: t.scatter_add(0, i, s),
                lambda m, t, i, s: t[::2].scatter_reduce(1, i, s, "amax"),
                lambda m, t, i, s: t[:, 1:].scatter_reduce(1, i.clamp(max=s.shape[1] - 1) * 0, s, "mean"),
                lambda m, t, i, s: t.t().clone().t().scatter_reduce(1, i, s, "amin", include_self=False),
            ):
                check(call, target, index, source)
        check(lambda m, t, i: t.scatter(1, i, 3), target, index)
        check(lambda m, t, i: t.scatter(0, i, 3), target, index)


@pytest.mark.parametrize("n", [1, 6, 2050, 20001])
@pytest.mark.parametrize("place", [-1, 5, 2**62, -(2**63)])
def test_out_of_range(n: int, place: int):
    """Wherever an index is out of range, nothing is written in place."""
    for at in {0, n // 4, n // 2, n - n // 4 - 1, n - 1}:
        index = torch.zeros(n, dtype=torch.int64)
        index[at] = place
        for call in (
            lambda t, i: t.scatter_(0, i, t.new_ones(n)),
            lambda t, i: t.scatter_add_(0, i, t.new_ones(n)),
            lambda t, i: t[None].scatter_(1, i[None], 1.0),
            lambda t, i: t.index_add_(0, i, t.new_ones(n)),
            lambda t, i: t.scatter_add(0, i, t.new_ones(n)),
            lambda t, i: t.gather(0, i),
        ):
            target = mirror(torch.zeros(5))
            with pytest.raises((RuntimeError, IndexError)):
                call(torch.zeros(5), index)
            with pytest.raises((RuntimeError, IndexError)):
                call(target, mirror(index))
            assert target.eq(0).all()


@pytest.mark.parametrize("dtype", ["float32", "float64", "bfloat16", "uint8"])
@pytest.mark.parametrize("sizes", [(1, 270000), (16875, 16), (8182, 33), (90, 30, 100), (4, 67500)])
def test_long_index(dtype: str, sizes: tuple):
    """Of a long index in place, the target is kept and written at once: the same values, and none where it fails."""
    generator = torch.Generator().manual_seed(len(sizes))
    source = torch.randint(-9, 9, sizes, generator=generator).to(getattr(torch, dtype))
    every_second = torch.zeros(*sizes, 2, dtype=source.dtype)[..., 0]
    for target, dim in ((source.clone(), -1), (source.clone(), 0), (every_second, -1), (source.clone()[:, 1:], 0)):
        index = torch.randint(0, target.shape[dim], target.shape, generator=generator)
        for call in (
            lambda t, i, s, d: t.scatter_(d, i, s),
            lambda t, i, s, d: t.scatter_(d, i, 3),
            lambda t, i, s, d: t.scatter_add_(d, i, s),
        ):
            ours = mirror(target)
            want = call(target.clone(), index, source, dim)
            torch.testing.assert_close(to_torch(call(ours, mirror(index), mirror(source), dim)), want)
            for place in (0, index.numel() // 2, -1):
                wrong = mirror(index)
                wrong.view(-1)[place] = target.shape[dim]
                before = to_torch(ours).clone()
                with pytest.raises(RuntimeError, match="out of bounds"):
                    call(ours, wrong, mirror(source), dim)
                assert torch.equal(to_torch(ours), before)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "int8", "uint8", "int16"])
@pytest.mark.parametrize("include_self", [True, False])
def test_many_meet(dtype: str, include_self: bool):
    """Halves are added in float, their counts too where PyTorch's are; counts of bytes wrap around."""
    own = getattr(torch, dtype)
    for n in (380, 384, 768, 9000):
        index = torch.arange(n) % 3
        values = torch.full((n,), 1.0078125 if own.is_floating_point else 3).to(own)
        for reduce in ("sum", "prod", "mean", "amax"):
            check(
                lambda m, i, s, r=reduce: m.ones(3, dtype=s.dtype).scatter_reduce(
                    0, i, s, r, include_self=include_self
                ),
                index,
                values,
            )
            if reduce == "sum":
                continue
            for dim, shape, size in (
                (0, (n, 4), (3, 4)),
                (1, (4, n), (4, 3)),
                (1, (2, n, 2), (2, 3, 2)),
                (0, (n,), (3,)),
            ):
                beside = [n if d == dim else 1 for d in range(len(shape))]
                source = values.view(beside).expand(shape).clone()
                for place in (index, index.int()):
                    check(
                        lambda m, i, s, d=dim, z=size, r=reduce: m.ones(z, dtype=s.dtype).index_reduce(
                            d, i, s, r, include_self=include_self
                        ),
                        place,
                        source,
                    )


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_halves_added(dtype: str):
    own = getattr(torch, dtype)
    index = torch.arange(3000) % 3
    rows = torch.full((3000, 4), 3.0, dtype=own)
    for place in (index, index.int()):
        check(lambda m, i, s: m.zeros(3, 4, dtype=s.dtype).index_add(0, i, s), place, rows)
        check(lambda m, i, s: m.zeros(4, 3, dtype=s.dtype).index_add(1, i, s.t()), place, rows)
        check(lambda m, i, s: m.zeros(3, dtype=s.dtype).index_add(0, i, s[:, 0]), place, rows)
        check(lambda m, i, s: m.zeros(3, 4, dtype=s.dtype).index_add(0, i, s, alpha=2), place, rows)
        check(lambda m, i, s: m.zeros(2, 3, 4, dtype=s.dtype).index_add(1, i, s.expand(2, 3000, 4)), place, rows)
    check(lambda m, i, s: m.zeros(3, dtype=s.dtype).scatter(0, i, s[:, 0], reduce="add"), index, rows)
    check(lambda m, i: m.ones(3, dtype=getattr(m, dtype)).scatter(0, i, 1.0078125, reduce="multiply"), index)
    check(lambda m, i, s: m.zeros(3, dtype=s.dtype).index_put((i,), s[:, 0], accumulate=True), index, rows)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
@pytest.mark.parametrize("size", [3, 1000])
def test_slices_of_halves_meet_in_float(dtype: str, size: int):
    """Long ones and short, on most of the targets and on few."""
    generator = torch.Generator().manual_seed(size)
    for shape in ((4,), (700,), (3, 200)):
        rows = torch.randn(40, *shape, generator=generator).to(getattr(torch, dtype))
        place = torch.randint(0, size, (40,), generator=generator)
        start = torch.randn(size, *shape, generator=generator).to(rows.dtype)
        check(lambda m, t, i, s: t.index_add(0, i, s), start, place, rows)
        places = place.view(-1, *(1 for _ in shape))
        check(lambda m, t, i, s: t.scatter_add(0, i.expand(s.shape), s), start, places, rows)


@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("count", [1, 3, 170, 600])
def test_short_slices(dtype: str, count: int):
    """Slices of few elements, of many matrices and of one, by few and by many places, which are met again."""
    generator = torch.Generator().manual_seed(count)
    for outer, inner in ((1, 1), (300, 1), (1, 3), (40, 3), (7, 8), (7, 9)):
        source = torch.randint(-9, 9, (outer, count, inner), generator=generator).to(getattr(torch, dtype))
        size = max(5, count)
        target = torch.randint(0, 5, (outer, size, inner), generator=generator).to(source.dtype)
        place = torch.randint(0, 5, (count,), generator=generator)
        check(lambda m, t, i, s: t.index_add(1, i, s), target, place, source)
        once = torch.randperm(size, generator=generator)[:count]  # which of several stays is anyone's choice
        check(lambda m, t, i, s: t.index_copy(1, i, s), target, once, source)
        check(lambda m, t, i: t.index_fill(1, i - size, 3), target, place)


@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("part", [0.0, 0.02, 0.5, 0.98, 1.0])
def test_masked_elements(dtype: str, part: float):
    generator = torch.Generator().manual_seed(3)
    for n in (1, 7, 8, 100, 3001):
        mask = torch.rand(n, generator=generator) < part
        target, source = torch.randint(0, 99, (2, n), generator=generator).to(getattr(torch, dtype))
        check(lambda m, t, k, s: t.masked_scatter(k, s), target, mask, source)
        check(lambda m, t, k: t.masked_select(k), target, mask)


@pytest.mark.parametrize("reduce", ["max", "min", "prod"])
@pytest.mark.parametrize("initial", [None, 0.0, 1.0, -2.0])
def test_the_start_of_a_segment_shares_no_gradient_with_elements_that_equal_it(reduce, initial):
    found = []
    for mod in (flashlight, torch):
        x = mod.tensor([0.0, 0.0, 1.0, -2.0, -2.0, 3.0], dtype=mod.float64, requires_grad=True)
        y = mod.segment_reduce(x, reduce, lengths=mod.tensor([3, 2, 0, 1]), initial=initial)
        (g,) = mod.autograd.grad(y, x, mod.tensor([1.0, 2.0, 3.0, 4.0], dtype=mod.float64))
        found.append((y.tolist(), g.tolist()))
    assert found[0] == found[1]


@pytest.mark.parametrize("size", [0, 2, 9])
@pytest.mark.parametrize("count", [0, 1])
def test_truth_values_have_no_mean(size: int, count: int):
    def call(mod):
        index = mod.zeros(min(count, size), dtype=mod.int64)
        return mod.ones(size, dtype=mod.bool).scatter_reduce(0, index, mod.ones(size, dtype=mod.bool), "mean")

    same_outcome(call)
