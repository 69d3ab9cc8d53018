"""Random tensors are PyTorch's, number for number: every op of random.def, dtypes, layouts, generators, errors."""

import flashlight
import mpmath
import pytest
from twin import MODULES, assert_same, run_both

FLOATS = ("float16", "bfloat16", "float32", "float64")
INTS = ("uint8", "int8", "int16", "int32", "int64")
SIZES = ((), (1,), (15,), (16,), (17,), (3, 4), (5, 7, 3), (0,), (2, 0))


def same(function, tolerance=0.0):
    """The function gives the same in both, or raises the same type with a message that begins alike."""
    theirs, ours = run_both(function)
    if isinstance(theirs, tuple) and theirs and isinstance(theirs[0], type):
        assert ours[0] is theirs[0], f"{ours!r}, torch has {theirs!r}"
        assert ours[1][:40] == theirs[1][:40]
    else:
        assert_same(theirs, ours, tolerance)


def wide(t):
    return t.double() if t.is_floating_point() else t


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("name", ["rand", "randn"])
def test_rand_and_randn(name, dtype):
    # normals go through log and cos: a last place or two
    tolerance = {"rand": 0.0, "randn": 1e-6}[name]
    for size in SIZES:
        same(lambda m, size=size: wide(getattr(m, name)(size, dtype=getattr(m, dtype))), tolerance=tolerance)
        same(lambda m, size=size: [wide(getattr(m, name)(size)), wide(getattr(m, name)(size))], tolerance=tolerance)


LAYOUTS = {
    "plain": lambda m, d: m.zeros(6, 5, dtype=d),
    "transposed": lambda m, d: m.zeros(6, 5, dtype=d).t(),
    "sliced": lambda m, d: m.zeros(6, 10, dtype=d)[:, ::2],
    "channels_last": lambda m, d: m.zeros(2, 3, 4, 5, dtype=d).contiguous(memory_format=m.channels_last),
    "few": lambda m, d: m.zeros(3, dtype=d),
    "scalar": lambda m, d: m.zeros((), dtype=d),
    "permuted": lambda m, d: m.zeros(2, 3, 4, dtype=d).permute(2, 0, 1),
}
IN_PLACE = {
    "uniform": lambda m, t: t.uniform_(-1, 3),
    "normal": lambda m, t: t.normal_(2, 0.5),
    "exponential": lambda m, t: t.exponential_(1.5),
    "geometric": lambda m, t: t.geometric_(0.2),
    "cauchy": lambda m, t: t.cauchy_(1, 2),
    "log_normal": lambda m, t: t.log_normal_(0.1, 0.3),
    "bernoulli": lambda m, t: t.bernoulli_(0.3),
    "bernoulli each": lambda m, t: t.bernoulli_(m.full(t.shape, 0.6)),
    "bernoulli each, double": lambda m, t: t.bernoulli_(m.full(t.shape, 0.6, dtype=m.float64)),
    "random": lambda m, t: t.random_(),
    "random to": lambda m, t: t.random_(100),
    "random from": lambda m, t: t.random_(3, 90),
    "random from on": lambda m, t: t.random_(3, None),
}


@pytest.mark.parametrize("dtype", ["float32", "float64", "float16", "int64", "uint8"])
@pytest.mark.parametrize("name", IN_PLACE)
def test_in_place(name, dtype):
    """Also what comes after: the generator's state is the same."""
    for layout in LAYOUTS.values():
        same(lambda m, f=layout: [wide(IN_PLACE[name](m, f(m, getattr(m, dtype)))), m.rand(3)], tolerance=1e-5)


def test_like():
    for layout in LAYOUTS.values():
        same(lambda m, f=layout: m.rand_like(f(m, m.float32)))
        same(lambda m, f=layout: m.randn_like(f(m, m.float64)), tolerance=1e-12)
        same(lambda m, f=layout: m.rand_like(f(m, m.int64), dtype=m.float32))
        same(lambda m, f=layout: m.randint_like(f(m, m.float32), 10))
        same(lambda m, f=layout: m.randint_like(f(m, m.int64), 5, 10))
    same(lambda m: [m.randn_like(m.zeros(2, 3, 4, 5).contiguous(memory_format=m.channels_last)).stride()])


@pytest.mark.parametrize("dtype", INTS + FLOATS)
def test_randint(dtype):
    for low, high in ((0, 10), (5, 6), (3, 100), (-5, 5), (5, 5), (7, 3)):
        same(lambda m, a=low, b=high: wide(m.randint(a, b, (4, 5), dtype=getattr(m, dtype))))
    same(lambda m: m.randint(7, (3,)))
    same(lambda m: m.randint(2**28, (3,)))
    same(lambda m: m.randint(-(2**62), 2**62, (5,)))


def test_randperm():
    for n in (0, 1, 2, 30, 1000):
        same(lambda m, n=n: m.randperm(n))
        same(lambda m, n=n: m.randperm(n, dtype=m.int32))
    same(lambda m: m.randperm(-1))


def test_normal_of_tensors():
    same(lambda m: m.normal(m.arange(20.0), 2.0), tolerance=1e-5)
    same(lambda m: m.normal(1.5, m.arange(20.0)), tolerance=1e-5)
    same(lambda m: m.normal(m.zeros(3, 1), m.ones(4)), tolerance=1e-5)
    same(lambda m: m.normal(0.0, 3.0, (2, 3)), tolerance=1e-5)
    same(lambda m: m.normal(m.zeros(3, dtype=m.float64), m.ones(3)), tolerance=1e-5)


def test_bernoulli():
    same(lambda m: m.bernoulli(m.linspace(0, 1, 50)))
    same(lambda m: m.bernoulli(m.linspace(0, 1, 50, dtype=m.float64)))
    same(lambda m: m.bernoulli(m.linspace(0, 1, 50).view(5, 10).t()))
    same(lambda m: m.bernoulli(m.zeros(20), 0.4))


def test_multinomial():
    for replacement in (True, False):
        for n in (1, 3):
            same(lambda m, n=n, r=replacement: m.multinomial(m.tensor([0.1, 2, 3, 0.5]), n, r))
            same(lambda m, n=n, r=replacement: m.multinomial(m.arange(1.0, 31).view(5, 6), n, r))
            same(lambda m, n=n, r=replacement: m.multinomial(m.arange(1.0, 31, dtype=m.float64).view(5, 6), n, r))
            same(lambda m, n=n, r=replacement: m.multinomial(m.arange(1.0, 31).view(6, 5).t(), n, r))
    same(lambda m: m.multinomial(m.ones(3), 40, True))


@pytest.mark.parametrize("dtype", FLOATS)
def test_poisson_and_binomial(dtype):
    for size in SIZES:
        same(lambda m, size=size: wide(m.poisson(m.rand(size, dtype=getattr(m, dtype)) * 40)))
        same(
            lambda m, size=size: wide(
                m.poisson(m.rand(*size, 4, dtype=getattr(m, dtype)).mT * 10 if size else m.ones(1))
            )
        )
    if dtype in ("float32", "float64"):
        for count in (0, 3, 20, 300, 10_000):
            same(
                lambda m, n=count: m.binomial(
                    m.full((50,), float(n), dtype=getattr(m, dtype)), m.rand(50, dtype=getattr(m, dtype))
                )
            )
    same(lambda m: m.binomial(m.ones(3, dtype=getattr(m, dtype)), m.ones(3, dtype=m.float64)))
    same(lambda m: m.binomial(m.full((3,), 5.0), m.tensor([-1.0, 2.0, 0.5])))
    same(lambda m: m.poisson(-m.ones(2)))
    same(lambda m: m.poisson(m.full((5,), 3.0), generator=m.Generator().manual_seed(4)))


@pytest.mark.parametrize("dtype", ("float16", "bfloat16"))
def test_uniforms_stay_below_their_bound(dtype):
    same(lambda m: wide(m.rand(5000, dtype=getattr(m, dtype))))
    same(lambda m: wide(m.empty(5000, dtype=getattr(m, dtype)).uniform_(-2, 3)))


def test_generators():
    def draw(m):
        g = m.Generator().manual_seed(5)
        one = m.rand(3, generator=g)
        state = g.get_state()
        two = m.randn(20, generator=g)
        g.set_state(state)
        return (
            one,
            two,
            m.randn(20, generator=g),
            m.rand(2),
            m.zeros(3).uniform_(generator=g),
            m.randperm(5, generator=g),
        )

    same(draw, tolerance=1e-6)


@pytest.mark.parametrize(
    "call",
    [
        lambda m: m.zeros(2).uniform_(1, 0),
        lambda m: m.zeros(2).normal_(0, -1),
        lambda m: m.zeros(2).random_(5, 3),
        lambda m: m.zeros(2, dtype=m.uint8).random_(0, 300),
        lambda m: m.zeros(2, dtype=m.uint8).random_(-3, 30),
        lambda m: m.bernoulli(m.tensor([2.0])),
        lambda m: m.bernoulli(m.tensor([1])),
        lambda m: m.zeros(2).bernoulli_(2),
        lambda m: m.zeros(2).exponential_(0),
        lambda m: m.zeros(2, dtype=m.int64).exponential_(1),
        lambda m: m.multinomial(m.tensor([1, 2]), 1),
        lambda m: m.multinomial(m.tensor([1.0, 2]), 3),
        lambda m: m.multinomial(m.tensor([1.0, -2]), 1),
        lambda m: m.multinomial(m.tensor([0.0, 0]), 1),
        lambda m: m.multinomial(m.tensor([0.0, 0]), 2, True),
        lambda m: m.multinomial(m.tensor(1.0), 1),
        lambda m: m.multinomial(m.ones(2, 2), 0),
        lambda m: m.normal(m.zeros(2), -1.0),
        lambda m: m.normal(m.zeros(2), m.tensor([-1.0, 1])),
        lambda m: m.zeros(2).geometric_(0),
        lambda m: m.zeros(2).cauchy_(0, -1),
        lambda m: m.zeros(2).log_normal_(0, -1),
        lambda m: m.rand(2, dtype=m.int64),
        lambda m: m.randn(2, dtype=m.int32),
        lambda m: m.rand(-1),
        lambda m: m.zeros(3).requires_grad_().normal_(),
        lambda m: m.zeros(3).expand(2, 3).normal_(),
    ],
)
def test_errors(call):
    same(call)


@pytest.mark.parametrize("mod", MODULES)
def test_gradients_are_zero(mod):
    for draw in (
        lambda t: t.normal_(),
        lambda t: t.uniform_(),
        lambda t: t.bernoulli_(0.5),
        lambda t: t.random_(),
        lambda t: t.exponential_(),
    ):
        x = mod.ones(3, requires_grad=True)
        draw(x * 2).sum().backward()
        assert x.grad.tolist() == [0, 0, 0]
    p = mod.full((3,), 0.5, requires_grad=True)
    mod.bernoulli(p).sum().backward()
    assert p.grad.tolist() == [0, 0, 0]


@pytest.mark.parametrize("name", ["_standard_gamma", "_sample_dirichlet"])
def test_gamma_and_dirichlet(name):
    for dtype in ("float32", "float64"):
        for low, high in ((1e-3, 1), (0.5, 3), (10, 1e4), (1e5, 1e6)):
            for size in ((7, 5), (1, 1), (0, 3), (3, 0), ()):
                same(
                    lambda m, low=low, high=high, size=size, dtype=dtype: getattr(m, name)(
                        low + (high - low) * m.rand(size, dtype=getattr(m, dtype))
                    ),
                    1e-6 if dtype == "float32" else 1e-14,
                )
        same(lambda m, dtype=dtype: getattr(m, name)(m.rand(4, 3, dtype=getattr(m, dtype)).t() + 1), 1e-6)
    same(lambda m: getattr(m, name)(m.zeros(2, 3)), 1e-6)
    for dtype in ("float16", "bfloat16", "int64"):
        same(lambda m, dtype=dtype: getattr(m, name)(m.ones(3, dtype=getattr(m, dtype))))


def quantile_slope(cdf, alpha, x):
    """dx/dalpha at a fixed value of cdf(alpha, x), from differences in many digits."""
    step = mpmath.mpf(10) ** -20
    by_alpha = (cdf(alpha + step, x) - cdf(alpha - step, x)) / (2 * step)
    by_x = (cdf(alpha, x + x * step) - cdf(alpha, x - x * step)) / (2 * x * step)
    return float(-by_alpha / by_x)


@pytest.mark.parametrize("alpha", [0.01, 0.5, 1.0, 7.0, 150.0])
def test_derivatives_of_gamma_and_dirichlet_samples(alpha):
    def gamma_cdf(a, x):
        return mpmath.gammainc(a, 0, x, regularized=True)

    with mpmath.workdps(50):
        flashlight.manual_seed(0)
        concentration = flashlight.full((12,), alpha, dtype=flashlight.float64, requires_grad=True)
        x = flashlight._standard_gamma(concentration)
        (slope,) = flashlight.autograd.grad(x.sum(), concentration)
        for value, found in zip(x.tolist(), slope.tolist()):
            if value > 1e-30:
                assert found == pytest.approx(quantile_slope(gamma_cdf, mpmath.mpf(alpha), mpmath.mpf(value)), rel=1e-8)

        def beta_cdf(a, x):  # of the first of three, the sum of the others staying as it is
            return mpmath.betainc(a, 3.25, 0, x, regularized=True)

        concentration = flashlight.tensor([[alpha, 2.0, 1.25]] * 6, dtype=flashlight.float64, requires_grad=True)
        x = flashlight._sample_dirichlet(concentration)
        (slope,) = flashlight.autograd.grad(x[:, 0].sum(), concentration)
        for value, found in zip(x[:, 0].tolist(), slope[:, 0].tolist()):
            if 1e-30 < value < 0.999:
                assert found == pytest.approx(quantile_slope(beta_cdf, mpmath.mpf(alpha), mpmath.mpf(value)), rel=1e-8)
