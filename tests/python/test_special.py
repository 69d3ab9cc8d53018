"""The error of the special functions: in float64 against mpmath (which torch's installation brings), because several of
torch's are exact to some 1e-9 only. Errors are relative, or absolute where the function is below 1e-3 (near zeros)."""

import flashlight
import mpmath as mp
import numpy as np
import pytest

mp.mp.dps = 30


def scaled(sign, f):
    return lambda x: f(x) * mp.exp(sign * abs(x))


ONE = {
    "bessel_j0": (lambda x: mp.besselj(0, x), [(-9, 9), (9, 200), (2.39, 2.42), (5.51, 5.53), (30.6, 30.7)], 5e-15),
    "bessel_j1": (lambda x: mp.besselj(1, x), [(-9, 9), (9, 200), (3.82, 3.84), (7.01, 7.02), (32.1, 32.2)], 5e-15),
    "bessel_y0": (lambda x: mp.bessely(0, x), [(1e-3, 9), (9, 200), (0.88, 0.9), (3.95, 3.96), (29.1, 29.2)], 5e-15),
    "bessel_y1": (lambda x: mp.bessely(1, x), [(1e-3, 9), (9, 200), (2.19, 2.2), (5.42, 5.43), (30.6, 30.7)], 5e-15),
    "i0e": (scaled(-1, lambda x: mp.besseli(0, x)), [(-20, 20), (20, 500)], 1e-15),
    "i1e": (scaled(-1, lambda x: mp.besseli(1, x)), [(-20, 20), (20, 500)], 1e-15),
    "modified_bessel_i0": (lambda x: mp.besseli(0, x), [(-20, 20), (20, 700), (700, 713)], 2e-15),
    "modified_bessel_i1": (lambda x: mp.besseli(1, x), [(-20, 20), (20, 700), (700, 713)], 2e-15),
    "modified_bessel_k0": (lambda x: mp.besselk(0, x), [(1e-3, 2), (2, 20)], 2e-15),
    "modified_bessel_k1": (lambda x: mp.besselk(1, x), [(1e-3, 2), (2, 20)], 2e-15),
    "scaled_modified_bessel_k0": (scaled(1, lambda x: mp.besselk(0, x)), [(1e-3, 2), (2, 500)], 2e-15),
    "scaled_modified_bessel_k1": (scaled(1, lambda x: mp.besselk(1, x)), [(1e-3, 2), (2, 500)], 2e-15),
    "spherical_bessel_j0": (mp.sinc, [(-20, 20), (-1e-3, 1e-3)], 1e-14),
    "airy_ai": (mp.airyai, [(-9, -2), (-2, 2), (2, 9), (-40, -9)], 1e-13),
    "asinh": (mp.asinh, [(-5, 5), (1e8, 1e10)], 1e-15),
    "acosh": (mp.acosh, [(1, 5), (1e8, 1e10)], 1e-15),
    "digamma": (mp.digamma, [(1e-3, 3), (3, 100), (1.46, 1.463)], 2e-14),
    "lgamma": (
        mp.loggamma,
        [(1e-3, 0.5), (0.5, 1.5), (1.5, 2.5), (2.5, 12), (12, 1000), (0.999, 1.001), (1.999, 2.001)],
        2e-15,
    ),
    "erf": (mp.erf, [(-1, 1), (-7, 7), (0.9, 1.1), (-1e-6, 1e-6)], 3e-16),
    "erfc": (mp.erfc, [(-7, 7), (0, 3)], 2e-15),
    "erfcx": (lambda x: mp.exp(x * x) * mp.erfc(x), [(-26, 0), (0, 10), (10, 1000)], 1e-15),
    "ndtr": (mp.ncdf, [(-3, 8)], 2e-15),
    "sinc": (lambda x: mp.sinpi(x) / (mp.pi * x), [(-20, 20), (2.99, 3.01)], 1e-15),
    "ndtri": (lambda p: mp.sqrt(2) * mp.erfinv(2 * p - 1), [(1e-9, 0.1), (0.1, 0.9), (0.9, 0.9999)], 1e-14),
    "log_ndtr": (lambda x: mp.log(mp.ncdf(x)), [(-30, 6)], 2e-15),
}


def error(got, want):
    want = np.array([float(w) for w in want])
    return float(np.max(np.abs(got - want) / np.maximum(np.abs(want), 1e-3)))


@pytest.mark.parametrize("name", sorted(ONE))
def test_of_one_number(name):
    exact, ranges, bound = ONE[name]
    rng = np.random.default_rng(0)
    for low, high in ranges:
        x = rng.uniform(low, high, 60)
        function = getattr(flashlight.special, name, None) or getattr(flashlight, name)
        got = function(flashlight.from_numpy(x)).numpy()
        assert error(got, [exact(mp.mpf(v)) for v in x]) < bound, (low, high)


def test_polygamma_of_one():
    x = np.random.default_rng(0).uniform(-10, 30, 200)
    got = flashlight.polygamma(1, flashlight.from_numpy(x)).numpy()
    assert error(got, [mp.polygamma(1, mp.mpf(v)) for v in x]) < 2e-15


def near_zeros(n):
    """Numbers below 0 around some zeros of the n-th derivative of digamma, an even one."""
    rng = np.random.default_rng(n)
    guesses = [mp.findroot(lambda x: mp.polygamma(n, x), -k - 0.5 - 0.1 * (n == 0)) for k in (1, 2, 5, 9, 20)]
    zeros = np.array([float(g) for g in guesses if g < 0])
    return np.concatenate([zeros + s for s in rng.uniform(-1, 1, 12) * 10.0 ** -np.linspace(1, 4, 12)])


def test_digamma_below_zero():
    for x, bound in ((np.random.default_rng(0).uniform(-30, 0, 200), 2e-14), (near_zeros(0), 2e-14)):
        got = flashlight.digamma(flashlight.from_numpy(x)).numpy()
        assert error(got, [mp.digamma(mp.mpf(v)) for v in x]) < bound


@pytest.mark.parametrize("n", [2, 3, 4, 10])
def test_polygamma(n):
    rng = np.random.default_rng(0)
    for x in (rng.uniform(-20, 20, 100), rng.uniform(-1, 0, 50), near_zeros(n - n % 2)):
        got = flashlight.polygamma(n, flashlight.from_numpy(x)).numpy()
        want = [mp.polygamma(n, mp.mpf(v)) for v in x]
        off = [abs((mp.mpf(float(g)) - w) / w) for g, w in zip(got, want)]
        assert max(off) < 2e-15


def test_sinc_is_zero_at_whole_numbers():
    assert flashlight.sinc(flashlight.arange(1.0, 9.0)).tolist() == [0.0] * 8


def lower(a, x):
    return mp.gammainc(a, 0, x, regularized=True)


def upper(a, x):
    return mp.gammainc(a, x, mp.inf, regularized=True)


TWO = {
    "gammainc": (
        lower,
        [((0.01, 3), (0.01, 3)), ((1, 40), (1, 40)), ((50, 300), (50, 300)), ((2000, 2100), (1900, 2200))],
    ),
    "gammaincc": (
        upper,
        [((0.01, 3), (0.01, 3)), ((1, 40), (1, 40)), ((50, 300), (50, 300)), ((1e-6, 0.4), (1e-3, 1))],
    ),
    "zeta": (mp.zeta, [((1.1, 9), (0.1, 30)), ((1.001, 1.1), (0.1, 3))]),
}


@pytest.mark.parametrize("name", sorted(TWO))
def test_of_two_numbers(name):
    exact, ranges = TWO[name]
    rng = np.random.default_rng(0)
    for first, second in ranges:
        a, x = rng.uniform(*first, 25), rng.uniform(*second, 25)
        got = getattr(flashlight.special, name)(flashlight.from_numpy(a), flashlight.from_numpy(x)).numpy()
        assert error(got, [exact(mp.mpf(u), mp.mpf(v)) for u, v in zip(a, x)]) < 1e-13, (first, second)


def test_incomplete_gamma_of_large_numbers():
    """Past 10^6 by an expansion, which must meet what is summed below it."""
    a = np.array([9.9e5, 1.01e6, 3e6, 1e8])
    for shift in (-3.0, -0.5, 0.0, 0.5, 3.0):
        x = a + shift * np.sqrt(a)
        p = flashlight.special.gammainc(flashlight.from_numpy(a), flashlight.from_numpy(x)).numpy()
        q = flashlight.special.gammaincc(flashlight.from_numpy(a), flashlight.from_numpy(x)).numpy()
        np.testing.assert_allclose(p + q, 1, rtol=1e-12)
        # Cornish and Fisher's first term beyond the normal distribution
        near = [mp.ncdf(shift) - (shift * shift - 1) / (3 * mp.sqrt(v)) * mp.npdf(shift) for v in a]
        np.testing.assert_allclose(p, [float(v) for v in near], rtol=2e-5)
