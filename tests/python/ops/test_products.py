"""Products and triangular systems of many sizes, and sequences bit for bit: what the samples of ops are too few for."""

import flashlight
import numpy
import pytest
import torch
from halves import assert_units

REALS = ("float32", "float64")


def close(ours, theirs):
    double = theirs.dtype == torch.float64
    assert tuple(ours.shape) == tuple(theirs.shape)
    if theirs.numel():
        scale = theirs.abs().max().item() + 1e-30
        numpy.testing.assert_allclose(
            ours.numpy() / scale, theirs.numpy() / scale, rtol=0, atol=1e-12 if double else 1e-4
        )


def both(x):
    return flashlight.from_numpy(x.numpy().copy()), x


def turned(pair):
    """The same numbers, column after column."""
    return tuple(x.mT.contiguous().mT for x in pair)


@pytest.mark.parametrize("name", REALS)
@pytest.mark.parametrize("upper", [False, True])
@pytest.mark.parametrize("left", [False, True])
def test_triangular_systems(name, upper, left):
    dtype = getattr(torch, name)
    torch.manual_seed(0)
    for n in (1, 3, 8, 9, 17, 31, 63, 64, 65, 100, 200):
        a = both(torch.randn(n, n, dtype=dtype) / n + 2 * torch.eye(n, dtype=dtype))
        for count in (1, 2, 5, 8, 9, 17, 40, 70):
            b = both(torch.randn(n, count, dtype=dtype) if left else torch.randn(count, n, dtype=dtype))
            for unit in (False, True):
                for matrix in (a, turned(a)):
                    kind = {"upper": upper, "left": left, "unitriangular": unit}
                    results = (
                        m.linalg.solve_triangular(x, y, **kind)
                        for m, x, y in zip((flashlight, torch), matrix, b, strict=True)
                    )
                    close(*results)


def test_triangular_systems_ignore_the_other_half():
    a = torch.full((70, 70), float("nan")).triu(1) + torch.eye(70)
    b = torch.randn(70, 3)
    ours = flashlight.linalg.solve_triangular(both(a)[0], both(b)[0], upper=False)
    close(ours, torch.linalg.solve_triangular(a, b, upper=False))


@pytest.mark.parametrize("name", ["float16", "bfloat16"])
def test_few_rows_by_a_large_matrix_of_halves(name):
    torch.manual_seed(0)
    for rows, k, n in ((1, 1024, 1000), (2, 257, 515), (3, 100, 2000), (5, 33, 3001), (8, 512, 131), (9, 512, 131)):
        x, w, bias = (torch.randn(s).to(getattr(torch, name)) for s in ((rows, k), (n, k), (n,)))
        mine = [flashlight.from_dlpack(t) for t in (x, w, bias)]
        exact = [t.double() for t in (x, w, bias)]
        for got, want in (
            (flashlight.nn.functional.linear(*mine), torch.nn.functional.linear(*exact)),
            (mine[0] @ mine[1].t(), exact[0] @ exact[1].t()),
        ):
            where = f"{rows} x {k} by {k} x {n}"
            assert_units(torch.from_dlpack(got), want, name, 0.75, where)


@pytest.mark.parametrize("name", ["float16", "bfloat16"])
def test_large_products_of_halves(name):
    """Whose sums are rounded part by part: batches, rows, and both orders of either factor."""
    torch.manual_seed(0)
    for shape in (
        (700, 31, 150),
        (3, 200, 16, 180),
        (20, 70, 17, 90),
        (2, 3, 130, 8, 140),
        (1000, 1, 90),
        (90, 64, 1100),
    ):
        *batch, m, k, n = shape
        a, b, bias = (torch.randn(s).to(getattr(torch, name)) for s in ((*batch, m, k), (*batch, k, n), (n,)))
        for first, second in ((a, b), (turned([a])[0], b), (a, turned([b])[0]), (a.flip(-1), b.flip(-2))):
            mine = [flashlight.from_dlpack(t) for t in (first, second)]
            assert_units(torch.from_dlpack(mine[0] @ mine[1]), first.double() @ second.double(), name, 0.75, f"{shape}")
        if not batch:
            linear = flashlight.nn.functional.linear(*(flashlight.from_dlpack(t) for t in (a, b.mT, bias)))
            want = torch.nn.functional.linear(a.double(), b.mT.double(), bias.double())
            assert_units(torch.from_dlpack(linear), want, name, 0.75, f"linear {shape}")


@pytest.mark.parametrize("name", [*REALS, "int64", "int32"])
def test_small_batched_products(name):
    dtype = getattr(torch, name)
    torch.manual_seed(0)

    def some(*shape):
        return both((torch.randn(*shape, dtype=torch.float64) * 5).to(dtype))

    for m in (1, 2, 3, 4, 5, 9, 16):
        for n in (1, 2, 3, 8, 15, 16, 17, 33):
            for k in (0, 1, 3, 16, 20):
                a, b, c = some(5, m, k), some(5, k, n), some(5, m, n)
                for x in (a, turned(a)):
                    for y in (b, turned(b)):
                        close(flashlight.bmm(x[0], y[0]), torch.bmm(x[1], y[1]))
                        close(flashlight.baddbmm(c[0], x[0], y[0]), torch.baddbmm(c[1], x[1], y[1]))


@pytest.mark.parametrize("name", REALS)
def test_vector_by_matrix(name):
    dtype = getattr(torch, name)
    torch.manual_seed(0)
    for k in (1, 7, 8, 9, 100, 1000):
        for n in (16, 31, 33, 100, 600, 1100):
            v, a, c = (both(torch.randn(*s, dtype=dtype)) for s in ((k,), (k, n), (n,)))
            close(v[0] @ a[0], v[1] @ a[1])
            close(flashlight.addmv(c[0], a[0].T, v[0]), torch.addmv(c[1], a[1].T, v[1]))
            close(flashlight.addmm(c[0], v[0][None], a[0]), torch.addmm(c[1], v[1][None], a[1]))


@pytest.mark.parametrize(
    "shapes", [((32, 32), (32, 32)), ((9, 2), (10, 3)), ((2, 8, 2), (10, 3, 2)), ((16, 4), (16, 1))]
)
def test_kron_of_short_rows(shapes):
    a, b = (both(torch.randn(*s)) for s in shapes)
    for x in (*a, *b):
        x.requires_grad_()
    ours, theirs = flashlight.kron(a[0], b[0]), torch.kron(a[1], b[1])
    close(ours.detach(), theirs.detach())
    ours.square().sum().backward()
    theirs.square().sum().backward()
    close(a[0].grad, a[1].grad)
    close(b[0].grad, b[1].grad)


@pytest.mark.parametrize("function", ["linspace", "logspace"])
@pytest.mark.parametrize("name", ["float16", "bfloat16", "int64", "uint8", *REALS])
def test_sequences_bit_for_bit(function, name):
    rng = numpy.random.default_rng(0)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    for _ in range(60):
        steps = int(rng.integers(0, 60) if rng.random() < 0.8 else rng.integers(0, 5000))
        start, end = rng.normal(size=2) * (10.0 ** rng.integers(-3, 4) if function == "linspace" else 1)
        if "int" in name:
            start, end = (float(abs(int(x)) % (100 if function == "linspace" else 3)) for x in (start, end))
        base = {"base": float(rng.uniform(1, 4))} if function == "logspace" else {}
        ours, theirs = (
            getattr(m, function)(float(start), float(end), steps, dtype=getattr(m, name), **base).double().numpy()
            for m in (flashlight, torch)
        )
        numpy.testing.assert_array_equal(ours, theirs)
    torch.set_num_threads(threads)


@pytest.mark.parametrize("name", ["addmm", "baddbmm"])
@pytest.mark.parametrize("beta, alpha", [(1, 1), (3.4445, 1), (1, 2.5), (-0.7, 2.0315), (0, 2.5)])
def test_sums_of_halves_are_rounded_once(name, beta, alpha):
    torch.manual_seed(0)
    off = count = 0
    for n in (1, 2, 5, 16):
        c, x, y = [torch.randn((n, n) if name == "addmm" else (3, n, n)).bfloat16() for _ in range(3)]
        expected = (beta * c.double() + alpha * (x.double() @ y.double())).bfloat16().float().numpy()
        ours = [flashlight.tensor(t.float().numpy()).bfloat16() for t in (c, x, y)]
        got = getattr(flashlight, name)(*ours, beta=beta, alpha=alpha).float().numpy()
        off += (got != expected).sum()
        count += got.size
    assert off <= count / 100  # rounded twice, a fifth of them are off
