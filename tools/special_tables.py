#!/usr/bin/env python3
"""Writes src/kernels/special_tables.h: Chebyshev series of special functions over pieces, from mpmath's values.

    python3 tools/special_tables.py

Run by hand when a piece changes; needs mpmath (torch's installation has it).
"""

from __future__ import annotations

from pathlib import Path

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 40
TINY = mpf(10) ** -12
HEAD = """/* special_tables.h: Chebyshev series over [low, high], coefficients from degree 0 on (the first counts half);
 * of a series' terms, how many serve results in float. Those whose powers' coefficients stay small, so that summing
 * these loses nothing, stand as powers of t = -1 .. 1 over [low, high]: for doubles, and for results in float.
 *
 * Made by tools/special_tables.py.
 */
// clang-format off
#ifndef FL_KERNELS_SPECIAL_TABLES_H
#define FL_KERNELS_SPECIAL_TABLES_H

"""


def fit(f, low, high, n=60):
    """The coefficients down to 1e-18 of the largest, by values at n nodes."""
    nodes = [mp.cos(mp.pi * (j + mpf(1) / 2) / n) for j in range(n)]
    values = [f((low + high) / 2 + (high - low) / 2 * t) for t in nodes]
    c = [2 / mpf(n) * sum(v * mp.cos(mp.pi * i * (j + mpf(1) / 2) / n) for j, v in enumerate(values)) for i in range(n)]
    largest = max(abs(x) for x in c)
    while abs(c[-1]) < mpf(10) ** -18 * largest:
        c.pop()
    return c


def powers(c):
    """The series as a polynomial."""
    before, last, total = [mpf(1)], [mpf(0), mpf(1)], [mpf(0)] * len(c)
    for k, factor in enumerate(c):
        for i, x in enumerate(before):
            total[i] += (factor / 2 if k == 0 else factor) * x
        after = [mpf(0)] + [2 * x for x in last]
        for i, x in enumerate(before):
            after[i] -= x
        before, last = last, after
    return total


def scaled_far(f, sign, limit):
    """f(x) e^(sign x) sqrt(x) as a function of 1/x."""
    return lambda u: f(1 / u) * mp.exp(sign / u) / mp.sqrt(u) if u > TINY else limit


def k_near(order):
    """K without its logarithm, times x^order, as a function of x^2."""

    def f(z):
        if z < TINY:
            return -mp.euler if order == 0 else mpf(1)
        x = mp.sqrt(z)
        sign = 1 if order == 0 else -1
        return x**order * (mp.besselk(order, x) + sign * mp.log(x / 2) * mp.besseli(order, x))

    return f


def erfc_over(t):
    """e^(x^2) erfc(x) / t for t = 1 / (3 + x)."""
    x = 1 / mpf(t) - 3
    return mp.exp(x * x) * mp.erfc(x) / t


def erfcx(t):
    """(1 + 2 x) e^(x^2) erfc(x) for t = (x - 4) / (x + 4) (Shepherd and Laframboise, 1981)."""
    if t > 1 - TINY:
        return 2 / mp.sqrt(mp.pi)
    x = 4 * (1 + t) / (1 - t)
    if x < 60:
        return (1 + 2 * x) * mp.exp(x * x) * mp.erfc(x)
    total = term = mpf(1)
    for k in range(1, 60):
        term *= -(2 * k - 1) / (2 * x * x)
        if abs(term) < mpf(10) ** -38:
            break
        total += term
    return (1 + 2 * x) * total / (x * mp.sqrt(mp.pi))


def airy_far(u):
    """Ai(x) e^zeta x^(1/4) for u = 1 / zeta, zeta = 2/3 x^(3/2)."""
    if u < TINY:
        return 1 / (2 * mp.sqrt(mp.pi))
    x = (mpf(3) / 2 / u) ** (mpf(2) / 3)
    return mp.airyai(x) * mp.exp(1 / u) * x ** mpf("0.25")


def airy_wave(sine):
    """P and zeta Q of sqrt(pi) x^(1/4) Ai(-x) = P cos w + Q sin w, w = zeta - pi / 4, for u = zeta^-2."""

    def f(u):
        if u < TINY**2:
            return mpf(5) / 72 if sine else mpf(1)
        zeta = 1 / mp.sqrt(u)
        x = (mpf(3) / 2 * zeta) ** (mpf(2) / 3)
        scale = mp.sqrt(mp.pi) * x ** mpf("0.25")
        a, b, w = mp.airyai(-x) * scale, mp.airybi(-x) * scale, zeta - mp.pi / 4
        return (a * mp.sin(w) + b * mp.cos(w)) * zeta if sine else a * mp.cos(w) - b * mp.sin(w)

    return f


def lgamma1p(a):
    """log gamma(1 + a) / a."""
    return mp.loggamma(1 + a) / a if abs(a) > TINY else -mp.euler


def lgamma_over(f):
    """log gamma(1 + f) / (f (f - 1)): without the zeros at 1 and 2."""
    if abs(f) < TINY or abs(f - 1) < TINY:
        f += 2 * TINY if f < mpf(1) / 2 else -2 * TINY
    return mp.loggamma(1 + f) / (f * (f - 1))


def i_near(order):
    """e^-x I0, and e^-x I1 (1 + x) / x, which varies less than without 1 + x."""

    def f(x):
        if order == 0:
            return mp.exp(-x) * mp.besseli(0, x)
        return mp.exp(-x) * (1 + x) * (mp.besseli(1, x) / x if x > TINY else mpf(1) / 2)

    return f


def i_nearest(order):
    """I / x^order as a function of x^2."""

    def f(z):
        x = mp.sqrt(z) if z > TINY else mp.sqrt(TINY)
        return mp.besseli(order, x) / x**order

    return f


def erfinv_over(w):
    """erfinv(x) / x for x^2 = 1 - e^-w."""
    if w < TINY:
        return mp.sqrt(mp.pi) / 2
    x = mp.sqrt(-mp.expm1(-w))
    if w < 4:
        return mp.erfinv(x) / x
    rest = mp.log(mp.exp(-w) / (1 + x))
    return mp.findroot(lambda y: mp.log(mp.erfc(y)) - rest, mp.sqrt(w) * mpf("0.95")) / x


def bessel_near(order, second):
    """J / x^order over x^2 - z^2 for its first zero z, as a function of x^2; or Y less 2 / pi log(x / z) J, which is 0
    where Y is, times x^order over the same."""
    zero = (mp.besselyzero if second else mp.besseljzero)(order, 1)

    def f(square):
        if abs(square - zero**2) < TINY:
            square += 2 * TINY
        x = mp.sqrt(square) if square > TINY else mp.sqrt(TINY)
        y = mp.besselj(order, x) / x**order
        if second:
            log = 2 / mp.pi * mp.log(x / zero) * mp.besselj(order, x)
            y = x**order * (mp.bessely(order, x) - log)
        return y / (x * x - zero**2)

    return f


def bessel_wave(order, phase):
    """The r and x theta of J = sqrt(2 / pi x) r cos w, Y the same with sin w, w = x - (order / 2 + 1 / 4) pi + theta,
    for u = x^-2."""

    def f(u):
        if u < TINY:
            return (mpf(3) / 8 if order else -mpf(1) / 8) if phase else mpf(1)
        x = 1 / mp.sqrt(u)
        j, y, w = mp.besselj(order, x), mp.bessely(order, x), x - (mpf(order) / 2 + mpf(1) / 4) * mp.pi
        if phase:
            return x * mp.atan2(y * mp.cos(w) - j * mp.sin(w), j * mp.cos(w) + y * mp.sin(w))
        return mp.sqrt(mp.pi * x / 2 * (j * j + y * y))

    return f


def digamma_over(x):
    """digamma over x less its zero."""
    zero = mp.findroot(mp.digamma, mpf("1.46"))
    if abs(x - zero) < TINY:
        x += 2 * TINY
    return mp.digamma(x) / (x - zero)


PIECES = {
    "i0e_small": (i_near(0), 0, 8),
    "i1e_small": (i_near(1), 0, 8),
    "i0e_large": (scaled_far(lambda x: mp.besseli(0, x), -1, 1 / mp.sqrt(2 * mp.pi)), 0, mpf(1) / 8),
    "i1e_large": (scaled_far(lambda x: mp.besseli(1, x), -1, 1 / mp.sqrt(2 * mp.pi)), 0, mpf(1) / 8),
    "i0_nearest": (i_nearest(0), 0, 4),
    "i1_nearest": (i_nearest(1), 0, 4),
    "k0_small": (k_near(0), 0, 4),
    "k1_small": (k_near(1), 0, 4),
    "k0e_large": (scaled_far(lambda x: mp.besselk(0, x), 1, mp.sqrt(mp.pi / 2)), 0, mpf(1) / 2),
    "k1e_large": (scaled_far(lambda x: mp.besselk(1, x), 1, mp.sqrt(mp.pi / 2)), 0, mpf(1) / 2),
    "erfcx_series": (erfcx, -1, 1),
    "erfc_over": (erfc_over, mpf(4) / 53, mpf(1) / 3),
    "airy_near": (lambda x: mp.airyai(x) * mp.exp(x), 0, 2),
    "airy_2": (mp.airyai, -2, 0),
    "airy_5": (mp.airyai, -5, -2),
    "airy_8": (mp.airyai, -8, -5),
    "airy_far": (airy_far, 0, mpf(3) / 2 / mpf(2) ** mpf("1.5")),
    "airy_wave_p": (airy_wave(False), 0, (mpf(3) / 2 / mpf(8) ** mpf("1.5")) ** 2),
    "airy_wave_q": (airy_wave(True), 0, (mpf(3) / 2 / mpf(8) ** mpf("1.5")) ** 2),
    "lgamma1p_series": (lgamma1p, 0, mpf(1) / 2),
    "lgamma_middle": (lgamma_over, 0, 1),
    "erfinv_near": (erfinv_over, 0, mpf("6.25")),
    "erfinv_middle": (lambda r: erfinv_over(r * r), mpf("2.5"), mpf("6.25")),
    "erfinv_far": (lambda r: erfinv_over(r * r), mpf("6.25"), 28),
    "j0_small": (bessel_near(0, False), 0, mpf("3.75") ** 2),
    "j1_small": (bessel_near(1, False), 0, 25),
    "y0_small": (bessel_near(0, True), 0, mpf("3.75") ** 2),
    "y1_small": (bessel_near(1, True), 0, 25),
    "bessel0_amplitude": (bessel_wave(0, False), 0, 1 / mpf("3.75") ** 2),
    "bessel0_phase": (bessel_wave(0, True), 0, 1 / mpf("3.75") ** 2),
    "bessel1_amplitude": (bessel_wave(1, False), 0, mpf(1) / 25),
    "bessel1_phase": (bessel_wave(1, True), 0, mpf(1) / 25),
    "digamma_middle": (digamma_over, 1, 2),
}


AS_POWERS = ("erfcx_series", "erfc_over", "lgamma_middle", "erfinv_near", "erfinv_middle", "erfinv_far")


def array(name, values):
    return f"static const double {name}[] = {{\n" + "".join(f"    {mp.nstr(x, 20)},\n" for x in values) + "};\n"


def main() -> None:
    text = HEAD
    for name, (f, low, high) in PIECES.items():
        text += f"static const double {name}_low = {mp.nstr(mpf(low), 20)}, {name}_high = {mp.nstr(mpf(high), 20)};\n"
        c = fit(f, mpf(low), mpf(high))
        largest = max(abs(x) for x in c)
        enough = max(i for i, x in enumerate(c) if abs(x) > largest * mpf(10) ** -9) + 1
        if name in AS_POWERS:
            text += array(name, powers(c)) + array(f"{name}_float", powers(c[:enough]))
        else:
            text += array(name, c)
        text += f"enum {{ {name}_terms = {len(c)}, {name}_float_terms = {enough} }};\n\n"
    path = Path(__file__).resolve().parent.parent / "src/kernels/special_tables.h"
    path.write_text(text + "#endif\n")


if __name__ == "__main__":
    main()
