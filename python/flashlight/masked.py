"""Reductions and normalisations of the elements where a mask is True; without a mask, of all.

    masked.mean(x, dim=1, mask=x > 0)

A row of which nothing is left gives what the function gives of nothing: 0 for a sum, NaN for a mean. A MaskedTensor as
input brings its mask with it.
"""

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


def _mask_of(input, mask):
    """The mask as booleans in the shape of the input."""
    if mask.dim() > input.dim():
        raise IndexError(
            f"masked: the mask has {mask.dim()} dimensions, the input {input.dim()}; expected one that broadcasts to it"
        )
    return mask.to(flashlight.bool).expand(input.shape)


def _filled(input, mask, value):
    """The input with one value where the mask is False; infinite ones are the limit of integers."""
    if not isinstance(input, Tensor):
        raise TypeError(f"masked: the input must be a Tensor, got {type(input).__name__}")
    if mask is None:
        return input
    if not input.is_floating_point() and math.isinf(value):
        if input.dtype == flashlight.bool:
            raise NotImplementedError("masked: no value of booleans is without effect on this function")
        limits = flashlight.iinfo(input.dtype)
        value = limits.max if value > 0 else limits.min
    return flashlight.where(_mask_of(input, mask), input, flashlight.tensor(value, dtype=input.dtype))


def _dims(input, dim):
    """The dimensions to reduce as a tuple in order: all for None and ()."""
    if dim is None or (isinstance(dim, tuple) and not dim):
        return tuple(range(input.dim()))
    rank, dims = max(input.dim(), 1), []
    for d in (dim,) if isinstance(dim, int) else dim:
        if d >= rank or d < -rank:
            raise IndexError(
                f"Dimension out of range (expected to be in range of [{-rank}, {rank - 1}], but got {int(d)})"
            )
        if d % rank in dims:
            raise RuntimeError(f"dim={int(d)} appears multiple times in the list of dims")
        dims.append(d % rank)
    return tuple(sorted(dims))


def _count(input, mask, dims, keepdim):
    mask = flashlight.ones((), dtype=flashlight.bool) if mask is None else mask
    return _mask_of(input, mask).sum(dims, keepdim=bool(keepdim))


def _whole(input, dtype):
    """The dtype of sums: that of long integers for integers."""
    return flashlight.int64 if dtype is None and not input.is_floating_point() else dtype or input.dtype


def sum(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """The sum of what counts, 0 of nothing; int64 of integers."""
    dims = _dims(input, dim)
    return _filled(input, mask, 0).sum(dims, keepdim=bool(keepdim), dtype=_whole(input, dtype))


def prod(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """The product of what counts, 1 of nothing; int64 of integers."""
    dims, result = _dims(input, dim), _filled(input, mask, 1).to(_whole(input, dtype))
    for d in reversed(dims):
        result = result.prod(d, keepdim=bool(keepdim))
    return result


def amax(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """The largest element that counts; of nothing -inf, or the least integer."""
    dims = _dims(input, dim)
    return _filled(input, mask, -math.inf).amax(dims, keepdim=bool(keepdim)).to(dtype or input.dtype)


def amin(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """The smallest element that counts; of nothing inf, or the largest integer."""
    dims = _dims(input, dim)
    return _filled(input, mask, math.inf).amin(dims, keepdim=bool(keepdim)).to(dtype or input.dtype)


def argmax(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """Where the largest element that counts stands along dim, an int; in the flattened input for None. In the
    input's dtype, as PyTorch has it."""
    found = _filled(input, mask, -math.inf).argmax(dim, keepdim=bool(keepdim))
    return found.to(dtype or input.dtype)  # as PyTorch has it


def argmin(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """Where the smallest element that counts stands along dim, an int; in the flattened input for None. In the
    input's dtype, as PyTorch has it."""
    return _filled(input, mask, math.inf).argmin(dim, keepdim=bool(keepdim)).to(dtype or input.dtype)


def mean(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """The mean of what counts, NaN of nothing; ValueError where the result's dtype is no floating one."""
    if not (dtype or input.dtype).is_floating_point:
        named = "Input" if dtype is None else "Optional"
        raise ValueError(
            f"mean(): Could not infer output dtype. {named} dtype must be a floating point dtype. "
            f"Got: {dtype or input.dtype}"
        )
    dims = _dims(input, dim)
    return sum(input, dims, keepdim=keepdim, dtype=dtype, mask=mask) / _count(input, mask, dims, keepdim)


def median(input, dim=-1, *, keepdim=False, dtype=None, mask=None):
    """The median of what counts along the first of the dimensions: the lower of two in the middle, NaN of nothing,
    which for integers is a ValueError."""
    first, real = _dims(input, dim)[0], input.is_floating_point()
    of = input if real else input.to(flashlight.float32)
    result = _filled(of, mask, math.nan).nanmedian(first, keepdim=keepdim).values
    if real:
        return result
    if result.isnan().any():
        raise ValueError("masked median expects no fully masked out rows if dtype is not floating point")
    return result.to(dtype or input.dtype)


def _variance(input, dim, unbiased, correction, keepdim, dtype, mask, root):
    dims = _dims(input, dim)
    if unbiased is not None and correction is not None:
        raise AssertionError("Only one of unbiased and correction may be given")
    correction = (1 if unbiased is None or unbiased else 0) if correction is None else correction
    dtype = dtype or (input.dtype if input.is_floating_point() else flashlight.float32)
    compute = dtype if dtype.is_floating_point else flashlight.float32
    count = _count(input, mask, dims, True)
    from_mean = input - sum(input, dims, keepdim=True, dtype=dtype, mask=mask) / count
    squares = sum(from_mean * from_mean, dims, keepdim=keepdim, dtype=compute, mask=mask)
    count = count if keepdim else count.reshape(squares.shape)
    if correction != 0:
        count = (count.to(compute) - correction).clamp(min=0)
    result = (squares / count).to(dtype)
    return result.sqrt() if root else result


def var(input, dim=None, unbiased=None, *, correction=None, keepdim=False, dtype=None, mask=None):
    """The variance of what counts: the sum of (x - mean)^2 over the number of elements less `correction`, which is
    1, or 0 for unbiased=False. AssertionError where both are given."""
    return _variance(input, dim, unbiased, correction, keepdim, dtype, mask, False)


def std(input, dim=None, unbiased=None, *, correction=None, keepdim=False, dtype=None, mask=None):
    """The standard deviation of what counts, the root of `var`."""
    return _variance(input, dim, unbiased, correction, keepdim, dtype, mask, True)


def norm(input, ord=2.0, dim=None, *, keepdim=False, dtype=None, mask=None):
    """The norm of what counts, sum(|x|^ord)^(1 / ord), for ord=inf the largest |x|, for -inf the smallest."""
    dims = _dims(input, dim)
    filled = _filled(input, mask, math.inf if ord == -math.inf else 0)
    return flashlight.linalg.vector_norm(filled, ord, dims, keepdim=bool(keepdim), dtype=dtype or input.dtype)


def logsumexp(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """log(sum(exp(x))) over what counts, -inf of nothing."""
    dims = _dims(input, dim)
    return _filled(input, mask, -math.inf).logsumexp(dims, keepdim=keepdim).to(dtype or input.dtype)


def logaddexp(input, other, *, dtype=None, input_mask=None, other_mask=None):
    """log(exp(input) + exp(other)), where each mask is False without that term. Shapes and masks broadcast; in the
    input's dtype."""
    result = flashlight.logaddexp(_filled(input, input_mask, -math.inf), _filled(other, other_mask, -math.inf))
    return result.to(dtype or input.dtype)


# These go along the first of the dimensions that are named, all of them for None.


def cumsum(input, dim, *, dtype=None, mask=None):
    """Sums of what counts up to each place along dim; the shape of the input."""
    return _filled(input, mask, 0).cumsum(_dims(input, dim)[0], dtype=dtype or input.dtype)


def cumprod(input, dim, *, dtype=None, mask=None):
    """Products of what counts up to each place along dim; the shape of the input."""
    return _filled(input, mask, 1).cumprod(_dims(input, dim)[0], dtype=dtype or input.dtype)


def softmax(input, dim, *, dtype=None, mask=None):
    """exp(x) / sum(exp(x)) over what counts along dim, 0 elsewhere; NaN where nothing counts. The shape of the
    input."""
    return _filled(input, mask, -math.inf).softmax(_dims(input, dim)[0], dtype=dtype or input.dtype)


def log_softmax(input, dim, *, dtype=None, mask=None):
    """log(exp(x) / sum(exp(x))) over what counts along dim, -inf elsewhere; NaN where nothing counts. The shape of
    the input."""
    return _filled(input, mask, -math.inf).log_softmax(_dims(input, dim)[0], dtype=dtype or input.dtype)


def softmin(input, dim, *, dtype=None, mask=None):
    """softmax of -x: exp(-x) / sum(exp(-x)) over what counts along dim, 0 elsewhere; NaN where nothing counts. The
    shape of the input."""
    return (-_filled(input, mask, math.inf)).softmax(_dims(input, dim)[0], dtype=dtype or input.dtype)


def normalize(input, ord, dim, *, eps=1e-12, dtype=None, mask=None):
    """What counts divided by its norm along dim, or by eps where that is larger; 0 elsewhere. The shape of the
    input."""
    size = norm(input, ord, dim, keepdim=True, dtype=dtype, mask=mask)
    return _filled(input, mask, 0) / size.clamp(min=eps)


_ARGUMENTS = """dim: one dimension or a tuple of them, None for all; those that are reduced stay as 1 with keepdim.
dtype: that of the result. mask: booleans that broadcast to the input, True where an element counts, None for all;
IndexError where it has more dimensions than the input."""


def _with_its_mask(function):
    """A function that takes MaskedTensors too: their mask counts, and mask= does not."""

    @wraps(function)
    def call(input, *args, mask=None, **kwargs):
        own = getattr(input, "_masked_mask", None)
        if own is not None:
            input, mask = input.get_data(), own
        return function(input, *args, mask=mask, **kwargs)

    call.__doc__ = f"{function.__doc__}\n\n{_ARGUMENTS}"
    return call


for _name in __all__:
    if _name in globals() and _name not in ("logaddexp", "MaskedTensor") and "masked_tensor" not in _name:
        globals()[_name] = _with_its_mask(globals()[_name])
