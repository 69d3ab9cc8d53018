#!/usr/bin/env python3
"""Prints the tables of src/kernels/gelu.inc: polynomials of degree 5 of 16 pieces, from mpmath's values.

    python3 tools/gelu_table.py

Run by hand when a piece changes; needs mpmath (torch's installation has it).
"""

from __future__ import annotations

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 40
WIDTH, PIECES, DEGREE = mpf(13) / 32, 16, 5


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


def main() -> None:
    for f in (normal, slope):
        pieces = [piece(f, i) for i in range(PIECES)]
        print(f"{f.__name__}:")
        for j in range(DEGREE + 1):
            print("{" + ", ".join(mp.nstr(c[j], 9) + "f" for c in pieces) + "},")


if __name__ == "__main__":
    main()
