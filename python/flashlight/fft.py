"""What torch.fft has for real numbers. The transforms give complex numbers, and there are none of those: they can be
named, as programs do that import them in passing, and say so when they are called."""

from __future__ import annotations

import math

import flashlight
from flashlight import Tensor

_TRANSFORMS = [f"{kind}{dims}" for kind in ("fft", "ifft", "rfft", "irfft", "hfft", "ihfft") for dims in ("", "2", "n")]

__all__ = ["fftfreq", "fftshift", "ifftshift", "rfftfreq", *_TRANSFORMS]


def fftfreq(n: int, d: float = 1.0, *, dtype: flashlight.dtype | None = None, requires_grad: bool = False, **options):
    """The frequencies of a transform of n samples that are d apart: 0, 1, ..., -2, -1 over n d. Gives (n,)."""
    places = flashlight.arange(n, dtype=_floating("fftfreq", dtype), **options)
    places[(n + 1) // 2 :] -= n
    return (places * _rate(n, d)).requires_grad_(requires_grad)


def rfftfreq(n: int, d: float = 1.0, *, dtype: flashlight.dtype | None = None, requires_grad: bool = False, **options):
    """Those from 0 to half the sampling rate: (n // 2 + 1,)."""
    places = flashlight.arange(n // 2 + 1, dtype=_floating("rfftfreq", dtype), **options)
    return (places * _rate(n, d)).requires_grad_(requires_grad)


def _floating(name, dtype):
    dtype = dtype or flashlight.get_default_dtype()
    if not dtype.is_floating_point:
        raise RuntimeError(f"{name} requires a floating point or complex dtype")
    return dtype


def _rate(n, d):
    return 1.0 / (n * d) if n * d else math.inf


def fftshift(input: Tensor, dim: int | tuple[int, ...] | None = None) -> Tensor:
    """Rolled so that the frequency 0 stands in the middle of each of `dim` (all of them)."""
    return _rolled(input, dim, lambda size: size // 2)


def ifftshift(input: Tensor, dim: int | tuple[int, ...] | None = None) -> Tensor:
    """Takes fftshift back."""
    return _rolled(input, dim, lambda size: (size + 1) // 2)


def _rolled(input, dim, shift):
    dims = range(input.dim()) if dim is None else (dim,) if isinstance(dim, int) else tuple(dim)
    return input.roll([shift(input.size(d)) for d in dims], list(dims))


def _left_out(name):
    def transform(*args, **kwargs):
        raise NotImplementedError(f"fft.{name}(): the transforms are over complex numbers, and there are none here")

    transform.__name__ = transform.__qualname__ = name
    transform.__doc__ = "Not there: its results are complex numbers. Raises NotImplementedError."
    return transform


globals().update({name: _left_out(name) for name in _TRANSFORMS})
