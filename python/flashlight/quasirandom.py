"""Sobol sequences. Their direction numbers (Joe and Kuo's, for 21,201 dimensions) are read from the package scipy when
first needed; nothing of it is imported.
"""

import flashlight

__all__ = ["SobolEngine"]

_FILE = "stats/_sobol_direction_numbers.npz"
_numbers = None


def _direction_numbers():
    """(polynomials [21201], initial numbers [21201, 18]) as tensors."""
    global _numbers
    if _numbers is None:
        from importlib.util import find_spec
        from pathlib import Path

        spec = find_spec("scipy")
        path = next(
            (Path(p) / _FILE for p in (spec and spec.submodule_search_locations) or () if (Path(p) / _FILE).is_file()),
            None,
        )
        if path is None:
            raise ModuleNotFoundError(
                "SobolEngine: the direction numbers of Sobol sequences are read from the package scipy, "
                f"which was not found (or has no {_FILE}): pip install scipy",
                name="scipy",
            )
        import numpy

        with numpy.load(path) as file:
            _numbers = tuple(flashlight.from_numpy(file[name].astype(numpy.int64)) for name in ("poly", "vinit"))
    return _numbers


class SobolEngine:
    """Points that fill the unit cube [0, 1)^dimension evenly, and as numbers of a Sobol sequence always are the same.

    scramble: the sequence in a random order that keeps its evenness, which seed (None: the default generator) decides.
    """

    MAXBIT = 30
    MAXDIM = 21201

    def __init__(self, dimension, scramble=False, seed=None):
        if dimension > self.MAXDIM or dimension < 1:
            raise ValueError(f"Supported range of dimensionality for SobolEngine is [1, {self.MAXDIM}]")
        self.seed = seed
        self.scramble = scramble
        self.dimension = dimension
        self.sobolstate = flashlight._sobol_engine_directions(*_direction_numbers(), dimension)
        if scramble:
            self._scramble()
        else:
            self.shift = flashlight.zeros(dimension, dtype=flashlight.int64)
        self.quasi = self.shift.clone(memory_format=flashlight.contiguous_format)
        self._first_point = (self.quasi / 2**self.MAXBIT).reshape(1, -1)
        self.num_generated = 0

    def draw(self, n=1, out=None, dtype=None):
        """The next n points [n, dimension]."""
        if dtype is None:
            dtype = flashlight.get_default_dtype()
        first = self.num_generated == 0
        if first and n == 1:
            result = self._first_point.to(dtype)
        else:
            result, self.quasi = flashlight._sobol_engine_draw(
                self.quasi,
                n - first,
                self.sobolstate,
                self.dimension,
                max(self.num_generated - 1, 0),
                dtype=dtype,
            )
            if first:
                result = flashlight.cat((self._first_point.to(dtype), result), dim=-2)
        self.num_generated += n
        if out is not None:
            return out.resize_as_(result).copy_(result)
        return result

    def draw_base2(self, m, out=None, dtype=None):
        """The next 2^m points: as many as keep the sequence balanced."""
        n = 2**m
        total = self.num_generated + n
        if total & (total - 1) != 0:
            raise ValueError(
                "The balance properties of Sobol' points require n to be a power of 2. "
                f"{self.num_generated} points have been previously generated, then: "
                f"n={self.num_generated}+2**{m}={total}. "
                "If you still want to do this, please use 'SobolEngine.draw()' instead."
            )
        return self.draw(n=n, out=out, dtype=dtype)

    def reset(self):
        """Back to the first point."""
        self.quasi.copy_(self.shift)
        self.num_generated = 0
        return self

    def fast_forward(self, n):
        """Leaves n points out."""
        first = self.num_generated == 0
        flashlight._sobol_engine_ff_(
            self.quasi, n - first, self.sobolstate, self.dimension, max(self.num_generated - 1, 0)
        )
        self.num_generated += n
        return self

    def _scramble(self):
        generator = None
        if self.seed is not None:
            generator = flashlight.Generator()
            generator.manual_seed(self.seed)
        bits, shape = self.MAXBIT, (self.dimension, self.MAXBIT)
        shift = flashlight.randint(2, shape, generator=generator)
        self.shift = flashlight.mv(shift, flashlight.pow(2, flashlight.arange(0, bits)))
        matrices = flashlight.randint(2, (*shape, bits), generator=generator).tril()
        flashlight._sobol_engine_scramble_(self.sobolstate, matrices, self.dimension)

    def __repr__(self):
        parts = [f"dimension={self.dimension}"]
        if self.scramble:
            parts.append("scramble=True")
        if self.seed is not None:
            parts.append(f"seed={self.seed}")
        return f"{type(self).__name__}({', '.join(parts)})"
