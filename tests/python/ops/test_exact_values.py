"""Numbers that are PyTorch's to the last bit: halves that are rounded at every step, what NaN reaches, gradients of what is
not read.
"""

import math
import random

import numpy as np
import pytest
from twin import same, same_outcome

DTYPES = ("float16", "bfloat16")


def draw(mod, dtype, *shape, seed=0, scale=1.0):
    rng = np.random.default_rng(seed)
    return mod.tensor(rng.standard_normal(shape) * scale).to(getattr(mod, dtype))


@pytest.mark.parametrize("dtype", DTYPES)
def test_quotients_of_halves_are_cut_off(dtype):
    def cut(mod):
        a, b = draw(mod, dtype, 400, scale=50), draw(mod, dtype, 400, seed=1)
        written = a.clone()
        results = [mod.div(a, d, rounding_mode="trunc") for d in (b, b[:1], b[0], 0.3, b[:, None][:5])]
        return [*results, written.div_(b, rounding_mode="trunc"), mod.div(a.float(), b, rounding_mode="trunc")]

    same(cut)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32"])
def test_a_quotient_that_is_cut_off_has_no_slope(dtype):
    """Also where the divisor is 0, and in what is made of it (fmod)."""

    def run(mod):
        x = mod.tensor([0, 1.5, -2, 7.7], dtype=getattr(mod, dtype), requires_grad=True)
        y = mod.tensor([0, 1, 0, 0.3], dtype=getattr(mod, dtype), requires_grad=True)
        quotients = mod.div(x, y, rounding_mode="trunc"), (x * 1).div_(y, rounding_mode="trunc")
        slopes = [mod.autograd.grad(q.nan_to_num().sum(), [x, y]) for q in quotients]
        rest = mod.autograd.grad(mod.fmod(x, y).sum(), [x, y], create_graph=True)
        return *quotients, *slopes, *rest, mod.autograd.grad(rest[1].sum(), [x, y])

    same(run)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("beta", "alpha"), [(1, 1), (0.5, 1.5), (0, 2), (1, -0.7)])
def test_sums_of_halves_are_rounded_at_every_step(dtype, beta, alpha):
    def add(mod):
        c, a, b = (draw(mod, dtype, *shape, seed=i) for i, shape in enumerate([(7, 5), (4, 7, 9), (4, 9, 5)]))
        u, v = draw(mod, dtype, 7, seed=5), draw(mod, dtype, 5, seed=6)
        return [
            mod.addbmm(c, a, b, beta=beta, alpha=alpha),
            mod.addr(c, u, v, beta=beta, alpha=alpha),
            c.clone().addbmm_(a, b, beta=beta, alpha=alpha),
            c.clone().addr_(u, v, beta=beta, alpha=alpha),
            mod.addbmm(c[0], a[:1], b[:1], beta=beta, alpha=alpha),
        ]

    same(add)


@pytest.mark.parametrize("size", [(6, 6), (3, 3), (12, 12), (6, 9)])
@pytest.mark.parametrize("corners", [True, False])
@pytest.mark.parametrize("mode", ["bicubic", "bilinear", "nearest"])
@pytest.mark.parametrize("last", [False, True])
def test_nan_reaches_what_is_multiplied_with_it(size, corners, mode, last):
    def resized(mod):
        x = mod.arange(144.0).reshape(1, 4, 6, 6).clone()
        x[0, :, 2, 2] = float("nan")
        if mode != "bilinear":  # where an axis keeps its size PyTorch multiplies with 1 and 0, and infinity becomes NaN
            x[0, 1, 4, 1] = float("inf")
        if last:
            x = x.contiguous(memory_format=mod.channels_last)
        options = {} if mode == "nearest" else {"align_corners": corners}
        return mod.nn.functional.interpolate(x, size=size, mode=mode, **options).isnan()

    same(resized)


@pytest.mark.parametrize("upper", [False, True])
def test_cholesky_solve_gives_both_triangles_their_gradient(upper):
    def gradients(mod):
        factor = draw(mod, "float64", 2, 3, 3) + 4 * mod.eye(3, dtype=mod.float64)
        factor, b = factor.requires_grad_(), draw(mod, "float64", 2, 3, 2, seed=1).requires_grad_()
        x = mod.cholesky_solve(b, factor, upper=upper)
        first = mod.autograd.grad((x * x).sum(), [factor, b], create_graph=True)
        return [*first, *mod.autograd.grad(first[0].sum(), [factor, b])]

    same(gradients, tolerance=1e-9)


@pytest.mark.parametrize("affine", [True, False])
def test_statistics_of_groups_have_gradients(affine):
    def gradients(mod):
        x, w, b = (draw(mod, "float64", *s, seed=i).requires_grad_() for i, s in enumerate([(2, 6, 4), (6,), (6,)]))
        y, mean, rstd = mod.native_group_norm(x, w if affine else None, b if affine else None, 2, 6, 4, 3, 1e-5)
        total = (mean * 3).sum() + (rstd**2).sum() + y.pow(2).sum()
        return mod.autograd.grad(total, [x, w, b] if affine else [x])

    same(gradients, tolerance=1e-9)


def test_limits_in_the_wrong_order():
    def limited(mod):
        results = [mod.nn.functional.hardtanh_(mod.ones(3), 2, 1)]
        for inplace in (False, True):
            x = mod.ones(3)
            try:
                mod.nn.functional.hardtanh(x, 2, 1, inplace=inplace)
            except ValueError as error:
                results.append(str(error))
            results.append(x)
        return results

    assert len(same(limited)) == 5


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64"])
@pytest.mark.parametrize("bins", [4, 7, 100])
def test_bins_are_found_in_the_type_of_what_is_counted(dtype, bins):
    values = random.Random(bins)
    rows = [[round(values.uniform(-3, 3), 2) for _ in range(n)] for n in range(2, 60)]
    same(lambda mod: [mod.histc(mod.tensor(row, dtype=getattr(mod, dtype)), bins) for row in rows])


@pytest.mark.parametrize(
    "dtypes", [("int16", "uint8"), ("float32", "float16"), ("int64", "float16"), ("int64", "int32")]
)
def test_a_number_counts_as_a_matrix_in_addr(dtypes):
    def run(mod):
        own, other = (getattr(mod, dtype) for dtype in dtypes)
        return mod.addr(mod.tensor(1, dtype=own), mod.arange(3).to(other), mod.arange(2).to(other))

    same(run)


@pytest.mark.parametrize("n", [1, 2, 30])
@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_every_nan_is_distinct(dtype, n):
    def run(mod):
        x = mod.full((n,), math.nan, dtype=getattr(mod, dtype))
        return mod.unique(x, return_counts=True), mod.unique(mod.cat([x, x * 0 + 1, x]))

    same(run)


def test_no_difference_is_a_copy():
    def run(mod):
        x = mod.arange(8.0)[::2]
        y = mod.diff(x, 0)
        x.zero_()
        return y, y.stride()

    same(run)
    same_outcome(lambda mod: mod.take_along_dim(mod.tensor(3.0), mod.tensor(0), 0))


PRODUCTS = {
    "prod": lambda x: x.prod(),
    "prod along": lambda x: x.prod(-1, keepdim=True),
    "cumprod": lambda x: x.cumprod(0),
    "cumprod along": lambda x: x.cumprod(-1),
}


@pytest.mark.parametrize("name", PRODUCTS)
@pytest.mark.parametrize("zeros", [(), (1,), (0, 5), (3, 4), (1, 4, 7), range(9)])
def test_products_with_zeros_have_all_derivatives(name, zeros):
    def run(mod):
        x = mod.tensor([0.0 if i in zeros else 0.5 + i for i in range(9)], dtype=mod.float64).view(3, 3)
        x.requires_grad_()
        y = PRODUCTS[name](x)
        derivatives, loss = [], (y * y + y * mod.arange(1, y.numel() + 1).view(y.shape)).sum()
        for order in range(3):
            (loss,) = mod.autograd.grad(loss, x, create_graph=True)
            derivatives.append(loss)
            loss = (loss * mod.arange(1.0 + order, 10.0 + order, dtype=mod.float64).view(3, 3)).sum()
        return derivatives

    same(run, tolerance=1e-9)


@pytest.mark.parametrize("base", [0.1, 0.3, 2.7, 3, 0, 1, -0.5])
def test_powers_of_a_number_have_exact_gradients(base):
    def run(mod):
        results = []
        for power in (lambda x: base**x, lambda x: mod.pow(base, x), lambda x: mod.float_power(base, x)):
            x = mod.tensor([-1.0, 0.0, 0.5, 3.0], dtype=mod.float64, requires_grad=True)
            (first,) = mod.autograd.grad(power(x).sum(), x, create_graph=True)
            results += [first, mod.autograd.grad(first.sum(), x)]
        return results

    same(run, tolerance=1e-14)


@pytest.mark.parametrize("exponent", [0.0, 1.0, 2.0, -1.0, 0.5])
def test_second_derivatives_of_powers_of_any_base(exponent):
    def run(mod):
        x = mod.tensor([2.0, -2.0, 0.0, -1.5], dtype=mod.float64, requires_grad=True)
        y = mod.full((4,), exponent, dtype=mod.float64, requires_grad=True)
        first = mod.autograd.grad((x**y).sum(), (x, y), create_graph=True)
        return first, [mod.autograd.grad(g.sum(), (x, y), retain_graph=True) for g in first]

    same(run, tolerance=1e-14)
