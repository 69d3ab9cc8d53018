#!/usr/bin/env python3
"""Prints the tables of src/kernels/gelu.inc, from mpmath's values: polynomials of degree 5 of 16 pieces, and a quotient
of two such polynomials.

    python3 tools/gelu_table.py

Run by hand when a piece changes; needs NumPy and mpmath (torch's installation has it).
"""

from __future__ import annotations

import mpmath as mp
import numpy as np
from mpmath import mpf

mp.mp.dps = 40
WIDTH, PIECES, DEGREE = mpf(13) / 32, 16, 5
END = 5.5


def normal(x):
    """How probable a normal number is that lies between 0 and x."""
    return mp.erf(x / mp.sqrt(2)) / 2


def slope(x):
    """That of x (normal(x) + 1/2), less 1/2."""
    return normal(x) + x * mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


def piece(f, i):
    """The polynomial in r of f((i + r) WIDTH), |r| <= 1/2, through Chebyshev's nodes. Both are odd about 0."""
    if i == PIECES - 1:
        return [mpf(1) / 2] + [mpf(0)] * DEGREE
    nodes = [mp.cos(mp.pi * (k + mpf(1) / 2) / (DEGREE + 1)) / 2 for k in range(DEGREE + 1)]
    powers = mp.matrix([[r**j for j in range(DEGREE + 1)] for r in nodes])
    c = list(mp.lu_solve(powers, mp.matrix([f((i + r) * WIDTH) for r in nodes])))
    return [mpf(0) if i == 0 and j % 2 == 0 else x for j, x in enumerate(c)]


def quotient(f):
    """P and Q with x P(x^2) / Q(x^2) near f(x) for |x| < END: least squares, whose weights grow where the error is
    greatest until it is about the same everywhere (Lawson's algorithm)."""
    x = END * (1 - np.cos(np.linspace(0, np.pi, 2001)[1:])) / 2
    y = np.array([float(f(mpf(v))) for v in x])
    t = (x / END) ** 2
    powers = t[:, None] ** np.arange(DEGREE + 1)
    terms = np.hstack([x[:, None] * powers, -y[:, None] * powers[:, 1:]])
    weights, q, best = np.ones_like(x), np.ones_like(x), None
    for _ in range(300):
        w = np.sqrt(weights) / q
        c = np.linalg.lstsq(terms * w[:, None], y * w, rcond=None)[0]
        p_c, q_c = c[: DEGREE + 1], np.r_[1, c[DEGREE + 1 :]]
        q = powers @ q_c
        error = np.abs(x * (powers @ p_c) / q - y)
        if best is None or error.max() < best[0]:
            best = (error.max(), p_c, q_c)
        weights *= error / error.max() + 1e-3
        weights /= weights.max()
    error, p_c, q_c = best
    scale = END ** (-2.0 * np.arange(DEGREE + 1))
    return error, p_c * scale, q_c * scale


def main() -> None:
    error, *pair = quotient(normal)
    print(f"quotient, within {error:.1e}:")
    for c in pair:
        print(", ".join(mp.nstr(mpf(x), 9) + "f" for x in c))
    for f in (normal, slope):
        pieces = [piece(f, i) for i in range(PIECES)]
        print(f"{f.__name__}:")
        for j in range(DEGREE + 1):
            print("{" + ", ".join(mp.nstr(c[j], 9) + "f" for c in pieces) + "},")


if __name__ == "__main__":
    main()
