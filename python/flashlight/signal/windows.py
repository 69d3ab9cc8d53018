"""Windows: M weights that fall off to both sides. sym=False gives the first M of a window of M + 1, whose repetition
has no seam. All are float32 or float64.
"""

import math
from collections.abc import Iterable

import flashlight

__all__ = [
    "bartlett",
    "blackman",
    "cosine",
    "exponential",
    "gaussian",
    "general_cosine",
    "general_hamming",
    "hamming",
    "hann",
    "kaiser",
    "nuttall",
]


def _checked(name, M, dtype, layout):
    """The dtype to compute in."""
    dtype = dtype or flashlight.get_default_dtype()
    if M < 0:
        raise ValueError(f"{name} requires non-negative window length, got M={M}")
    if layout is not flashlight.strided:
        raise ValueError(f"{name} is implemented for strided tensors only, got: {layout}")
    if dtype not in (flashlight.float32, flashlight.float64):
        raise ValueError(f"{name} expects float32 or float64 dtypes, got: {dtype}")
    return dtype


def _places(first, step, M, **options):
    """first, first + step, ...: M of them."""
    return flashlight.linspace(start=first, end=first + (M - 1) * step, steps=M, **options)


def exponential(
    M,
    *,
    center=None,
    tau=1.0,
    sym=True,
    dtype=None,
    layout=flashlight.strided,
    device=None,
    requires_grad=False,
):
    """exp(-|n - center| / tau); center is the middle unless given, which only sym=False allows."""
    dtype = _checked("exponential", M, dtype, layout)
    if tau <= 0:
        raise ValueError(f"Tau must be positive, got: {tau} instead.")
    if sym and center is not None:
        raise ValueError("Center must be None for symmetric windows")
    options = dict(dtype=dtype, device=device, requires_grad=requires_grad)
    if M == 0:
        return flashlight.empty((0,), **options)
    if center is None:
        center = (M if not sym and M > 1 else M - 1) / 2.0
    return flashlight.exp(-flashlight.abs(_places(-center / tau, 1 / tau, M, **options)))


def cosine(M, *, sym=True, dtype=None, layout=flashlight.strided, device=None, requires_grad=False):
    """sin(pi (n + 1/2) / M)"""
    dtype = _checked("cosine", M, dtype, layout)
    options = dict(dtype=dtype, device=device, requires_grad=requires_grad)
    if M == 0:
        return flashlight.empty((0,), **options)
    step = math.pi / (M + 1 if not sym and M > 1 else M)
    return flashlight.sin(_places(0.5 * step, step, M, **options))


def gaussian(M, *, std=1.0, sym=True, dtype=None, layout=flashlight.strided, device=None, requires_grad=False):
    """exp(-(n - middle)^2 / (2 std^2))"""
    dtype = _checked("gaussian", M, dtype, layout)
    if std <= 0:
        raise ValueError(f"Standard deviation must be positive, got: {std} instead.")
    options = dict(dtype=dtype, device=device, requires_grad=requires_grad)
    if M == 0:
        return flashlight.empty((0,), **options)
    middle, step = (M if not sym and M > 1 else M - 1) / 2.0, 1 / (std * math.sqrt(2))
    return flashlight.exp(-(_places(-middle * step, step, M, **options) ** 2))


def kaiser(M, *, beta=12.0, sym=True, dtype=None, layout=flashlight.strided, device=None, requires_grad=False):
    """I0(beta sqrt(1 - x^2)) / I0(beta), x from -1 to 1."""
    dtype = _checked("kaiser", M, dtype, layout)
    if beta < 0:
        raise ValueError(f"beta must be non-negative, got: {beta} instead.")
    options = dict(dtype=dtype, device=device, requires_grad=requires_grad)
    if M <= 1:
        return flashlight.ones((M,), **options)
    step = 2.0 * beta / (M - 1 if sym else M)
    last = min(beta, -beta + (M - 1) * step)  # rounding must not take it past beta
    places = flashlight.linspace(start=-beta, end=last, steps=M, **options)
    top = flashlight.tensor(beta, dtype=dtype)
    return flashlight.i0(flashlight.sqrt(top * top - places * places)) / flashlight.i0(top)


def general_cosine(M, *, a, sym=True, dtype=None, layout=flashlight.strided, device=None, requires_grad=False):
    """The sum of (-1)^i a[i] cos(2 pi i n / (M - 1))."""
    dtype = _checked("general_cosine", M, dtype, layout)
    options = dict(dtype=dtype, device=device, requires_grad=requires_grad)
    if M == 0:
        return flashlight.empty((0,), **options)
    if M == 1:
        return flashlight.ones((1,), **options)
    if not isinstance(a, Iterable):
        raise TypeError("Coefficients must be a list/tuple")
    if not a:
        raise ValueError("Coefficients cannot be empty")
    step = 2 * math.pi / (M - 1 if sym else M)
    places = _places(0.0, step, M, **options)
    weights = flashlight.tensor([(-1) ** i * w for i, w in enumerate(a)], dtype=dtype, requires_grad=requires_grad)
    order = flashlight.arange(weights.shape[0], dtype=dtype, requires_grad=requires_grad)
    return (weights.unsqueeze(-1) * flashlight.cos(order.unsqueeze(-1) * places)).sum(0)


def general_hamming(
    M, *, alpha=0.54, sym=True, dtype=None, layout=flashlight.strided, device=None, requires_grad=False
):
    """alpha - (1 - alpha) cos(2 pi n / (M - 1))"""
    options = dict(sym=sym, dtype=dtype, layout=layout, device=device, requires_grad=requires_grad)
    return general_cosine(M, a=[alpha, 1.0 - alpha], **options)


def hamming(M, *, sym=True, dtype=None, layout=flashlight.strided, device=None, requires_grad=False):
    """general_hamming of alpha = 0.54."""
    options = dict(sym=sym, dtype=dtype, layout=layout, device=device, requires_grad=requires_grad)
    return general_hamming(M, **options)


def hann(M, *, sym=True, dtype=None, layout=flashlight.strided, device=None, requires_grad=False):
    """general_hamming of alpha = 0.5."""
    options = dict(sym=sym, dtype=dtype, layout=layout, device=device, requires_grad=requires_grad)
    return general_hamming(M, alpha=0.5, **options)


def blackman(M, *, sym=True, dtype=None, layout=flashlight.strided, device=None, requires_grad=False):
    """general_cosine of 0.42, 0.5 and 0.08."""
    options = dict(sym=sym, dtype=dtype, layout=layout, device=device, requires_grad=requires_grad)
    return general_cosine(M, a=[0.42, 0.5, 0.08], **options)


def nuttall(M, *, sym=True, dtype=None, layout=flashlight.strided, device=None, requires_grad=False):
    """general_cosine of the four coefficients of A. Nuttall, Some windows with very good sidelobe behavior, 1981."""
    options = dict(sym=sym, dtype=dtype, layout=layout, device=device, requires_grad=requires_grad)
    return general_cosine(M, a=[0.3635819, 0.4891775, 0.1365995, 0.0106411], **options)


def bartlett(M, *, sym=True, dtype=None, layout=flashlight.strided, device=None, requires_grad=False):
    """1 - |x|, x from -1 to 1."""
    dtype = _checked("bartlett", M, dtype, layout)
    options = dict(dtype=dtype, device=device, requires_grad=requires_grad)
    if M <= 1:
        return flashlight.ones((M,), **options)
    return 1 - flashlight.abs(_places(-1.0, 2 / (M - 1 if sym else M), M, **options))
