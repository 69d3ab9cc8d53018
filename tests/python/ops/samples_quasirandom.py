"""Sobol sequences: the ops beneath quasirandom.SobolEngine, over a few of Joe and Kuo's polynomials."""

import torch
from records import op, sample

POLYNOMIALS = torch.tensor([1, 3, 7, 11, 13, 19, 25, 37])
INITIAL = torch.tensor([[1, 0, 0, 0, 0], [1, 0, 0, 0, 0], [1, 3, 0, 0, 0], [1, 3, 1, 0, 0], [1, 1, 1, 0, 0], [1, 1, 3, 3, 0], [1, 3, 5, 13, 0], [1, 1, 5, 5, 17]])  # fmt: skip
WHOLE = {"dtypes": ("int64",), "grad": False}


def directions(dimension):
    return torch._sobol_engine_initialize_state_(torch.zeros(dimension, 30, dtype=torch.int64), dimension)


def from_tables(m):
    """PyTorch's has its tables in itself."""
    if m is torch:
        return lambda poly, vinit, dimension: directions(dimension)
    return m._sobol_engine_directions


op("_sobol_engine_directions", [sample(POLYNOMIALS, INITIAL, d) for d in (1, 2, 5, 8)], call=from_tables, **WHOLE)
op("_sobol_engine_scramble_", [sample(directions(d), (torch.arange(d * 900).reshape(d, 30, 30) % 7 % 2).tril(), d) for d in (1, 4)], **WHOLE)  # fmt: skip
op("_sobol_engine_ff_", [sample(torch.zeros(d, dtype=torch.int64), n, directions(d), d, at) for d in (1, 3) for n, at in ((0, 0), (5, 0), (3, 6), (100, 1023))], **WHOLE)  # fmt: skip
op("_sobol_engine_draw", [sample(torch.zeros(d, dtype=torch.int64), n, directions(d), d, at, dtype=dtype)
                          for d in (1, 3) for n, at in ((0, 0), (5, 0), (3, 6), (100, 1023)) for dtype in (torch.float32, torch.float64)], **WHOLE)  # fmt: skip
