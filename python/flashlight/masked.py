"""Reductions and normalisations of the elements where a mask is True; without a mask, of all.

    masked.mean(x, dim=1, mask=x > 0)

A row of which nothing is left gives what the function gives of nothing: 0 for a sum, NaN for a mean. A MaskedTensor as
input brings its mask with it.
"""

from __future__ import annotations

import math
from functools import wraps

import flashlight
from flashlight import Tensor
from flashlight._masked_tensor import MaskedTensor, as_masked_tensor, is_masked_tensor, masked_tensor

__all__ = [
    "MaskedTensor",
    "amax",
    "amin",
    "argmax",
    "argmin",
    "as_masked_tensor",
    "cumprod",
    "cumsum",
    "is_masked_tensor",
    "log_softmax",
    "logaddexp",
    "logsumexp",
    "masked_tensor",
    "mean",
    "median",
    "norm",
    "normalize",
    "prod",
    "softmax",
    "softmin",
    "std",
    "sum",
    "var",
]


def _filled(input, mask, value, dtype=None):
    """The input with one value where the mask is False."""
    if not isinstance(input, Tensor):
        raise TypeError(f"masked: the input must be a Tensor, got {type(input).__name__}")
    if dtype is not None:
        input = input.to(dtype)
    if mask is None:
        return input
    if not input.is_floating_point() and isinstance(value, float) and math.isinf(value):
        limits = flashlight.iinfo(input.dtype)
        value = limits.max if value > 0 else limits.min
    return flashlight.where(mask, input, flashlight.tensor(value, dtype=input.dtype))


def _dims(input, dim):
    """The dimensions to reduce as a tuple: all for None and ()."""
    if dim is None or (isinstance(dim, tuple) and not dim):
        return tuple(range(input.dim()))
    return (dim,) if isinstance(dim, int) else tuple(dim)


def _count(input, mask, dims, keepdim):
    mask = flashlight.ones((), dtype=flashlight.bool) if mask is None else mask
    return mask.expand(input.shape).sum(dims, keepdim=keepdim)


def _whole(input, dtype):
    """The dtype of sums: that of long integers for integers."""
    return flashlight.int64 if dtype is None and not input.is_floating_point() else dtype


def sum(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    return _filled(input, mask, 0, _whole(input, dtype)).sum(_dims(input, dim), keepdim=keepdim)


def prod(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    result = _filled(input, mask, 1, _whole(input, dtype))
    for d in sorted((d % max(input.dim(), 1) for d in _dims(input, dim)), reverse=True):
        result = result.prod(d, keepdim=keepdim)
    return result


def amax(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    return _filled(input, mask, -math.inf, dtype).amax(_dims(input, dim), keepdim=keepdim)


def amin(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    return _filled(input, mask, math.inf, dtype).amin(_dims(input, dim), keepdim=keepdim)


def argmax(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    found = _filled(input, mask, -math.inf, dtype).argmax(dim, keepdim=bool(keepdim))
    return found.to(input.dtype if dtype is None else dtype)  # as PyTorch has it


def argmin(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    found = _filled(input, mask, math.inf, dtype).argmin(dim, keepdim=bool(keepdim))
    return found.to(input.dtype if dtype is None else dtype)


def mean(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    dims = _dims(input, dim)
    dtype = flashlight.float32 if dtype is None and not input.is_floating_point() else dtype
    return sum(input, dims, keepdim=keepdim, dtype=dtype, mask=mask) / _count(input, mask, dims, keepdim)


def median(input, dim=-1, *, keepdim=False, dtype=None, mask=None):
    """NaN where nothing is left; the lower of two in the middle."""
    if not input.is_floating_point():
        raise ValueError("input must be a floating point tensor, use dtype to convert it")
    return _filled(input, mask, math.nan, dtype).nanmedian(dim, keepdim=keepdim).values


def _variance(input, dim, unbiased, correction, keepdim, dtype, mask, root):
    dims = _dims(input, dim)
    if unbiased is not None and correction is not None:
        raise RuntimeError("Only one argument to 'unbiased' and 'correction' may be given")
    correction = (1 if unbiased is None or unbiased else 0) if correction is None else correction
    dtype = flashlight.float32 if dtype is None and not input.is_floating_point() else dtype
    input = input if dtype is None else input.to(dtype)
    from_mean = input - mean(input, dims, keepdim=True, mask=mask)
    squares = sum(from_mean * from_mean, dims, keepdim=keepdim, mask=mask)
    count = _count(input, mask, dims, keepdim)
    result = squares / (count - correction).clamp(min=0)
    return result.sqrt() if root else result


def var(input, dim=None, unbiased=None, *, correction=None, keepdim=False, dtype=None, mask=None):
    return _variance(input, dim, unbiased, correction, keepdim, dtype, mask, False)


def std(input, dim=None, unbiased=None, *, correction=None, keepdim=False, dtype=None, mask=None):
    return _variance(input, dim, unbiased, correction, keepdim, dtype, mask, True)


def norm(input, ord=2.0, dim=None, *, keepdim=False, dtype=None, mask=None):
    fill = math.inf if ord == -math.inf else 0
    if ord is not None and -math.inf < ord < 0:
        fill = math.inf
    return flashlight.linalg.vector_norm(_filled(input, mask, fill, dtype), ord, _dims(input, dim), keepdim=keepdim)


def logsumexp(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    return _filled(input, mask, -math.inf, dtype).logsumexp(_dims(input, dim), keepdim=keepdim)


def logaddexp(input, other, *, dtype=None, input_mask=None, other_mask=None):
    return flashlight.logaddexp(
        _filled(input, input_mask, -math.inf, dtype), _filled(other, other_mask, -math.inf, dtype)
    )


def cumsum(input, dim, *, dtype=None, mask=None):
    return _filled(input, mask, 0, dtype).cumsum(dim)


def cumprod(input, dim, *, dtype=None, mask=None):
    return _filled(input, mask, 1, dtype).cumprod(dim)


def softmax(input, dim, *, dtype=None, mask=None):
    return _filled(input, mask, -math.inf, dtype).softmax(dim)


def log_softmax(input, dim, *, dtype=None, mask=None):
    return _filled(input, mask, -math.inf, dtype).log_softmax(dim)


def softmin(input, dim, *, dtype=None, mask=None):
    return (-_filled(input, mask, math.inf, dtype)).softmax(dim)


def normalize(input, ord, dim, *, eps=1e-12, dtype=None, mask=None):
    """Divided by the norm of what counts."""
    size = norm(input, ord, dim, keepdim=True, dtype=dtype, mask=mask)
    return _filled(input, mask, 0, dtype) / size.clamp(min=eps)


def _with_its_mask(function):
    """A function that takes MaskedTensors too: their mask counts beside the one that is given."""

    @wraps(function)
    def call(input, *args, mask=None, **kwargs):
        own = getattr(input, "_masked_mask", None)
        if own is not None:
            input, mask = input.get_data(), own if mask is None else own & mask
        return function(input, *args, mask=mask, **kwargs)

    return call


for _name in __all__:
    if _name in globals() and _name not in ("logaddexp", "MaskedTensor") and "masked_tensor" not in _name:
        globals()[_name] = _with_its_mask(globals()[_name])
