"""What distributions share: broadcasting parameters, probabilities and logits, attributes computed when first read."""

from functools import update_wrapper
from numbers import Number

import flashlight
import flashlight.nn.functional as F
from flashlight import Tensor

__all__ = [
    "broadcast_all",
    "clamp_probs",
    "lazy_property",
    "logits_to_probs",
    "probs_to_logits",
    "tril_matrix_to_vec",
    "vec_to_tril_matrix",
]

euler_constant = 0.57721566490153286060


def broadcast_all(*values):
    """Tensors of one shape; numbers take the dtype of the first tensor, or the default one."""
    if not all(isinstance(v, (Tensor, Number)) for v in values):
        raise ValueError(
            "Input arguments must all be instances of Number, torch.Tensor or objects implementing __torch_function__."
        )
    if not all(isinstance(v, Tensor) for v in values):
        first = next((v for v in values if isinstance(v, Tensor)), None)
        dtype = flashlight.get_default_dtype() if first is None else first.dtype
        values = [v if isinstance(v, Tensor) else flashlight.tensor(v, dtype=dtype) for v in values]
    return flashlight.broadcast_tensors(*values)


def batch_shape_of(first, *values):
    """The batch shape of scalar parameters, which is () where all of them were numbers."""
    numbers = all(isinstance(v, Number) for v in values)
    return flashlight.Size() if numbers else first.size()


def _sum_rightmost(value, dim):
    """The sum over the last `dim` dimensions. (PyTorch's name, like the next: distributions of others import both.)"""
    return value if dim == 0 else value.reshape(value.shape[:-dim] + (-1,)).sum(-1)


def _standard_normal(shape, dtype, device=None):
    return flashlight.empty(shape, dtype=dtype).normal_()


def clamp_probs(probs):
    """Away from 0 and 1, so that logits are finite."""
    eps = flashlight.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)


def logits_to_probs(logits, is_binary=False):
    """Probabilities of the same shape: sigmoid(logits) of a yes or no, else softmax over the last dimension."""
    return flashlight.sigmoid(logits) if is_binary else F.softmax(logits, dim=-1)


def probs_to_logits(probs, is_binary=False):
    """Logits of the same shape, of probabilities clamped away from 0 and 1: log(p / (1 - p)) of a yes or no, else
    log(p)."""
    clamped = clamp_probs(probs)
    if is_binary:
        return flashlight.log(clamped) - flashlight.log1p(-clamped)
    return flashlight.log(clamped)


def check_probs_or_logits(probs, logits):
    """A ValueError unless exactly one of them is given."""
    if (probs is None) == (logits is None):
        raise ValueError("Either `probs` or `logits` must be specified, but not both.")


class lazy_property:
    """A method that becomes an attribute of the object when it is first read."""

    def __init__(self, wrapped):
        self.wrapped = wrapped
        update_wrapper(self, wrapped)

    def __get__(self, instance, owner=None):
        if instance is None:
            return _lazy_on_class(self.wrapped)
        with flashlight.enable_grad():
            value = self.wrapped(instance)
        setattr(instance, self.wrapped.__name__, value)
        return value


class _lazy_on_class(property):
    """What a class shows in the place of a lazy property."""

    def __init__(self, wrapped):
        super().__init__(wrapped)


class BinaryParameter:
    """The probs and logits of a yes or no: the one that was given, and the other made from it when it is asked for."""

    def _set_probs_or_logits(self, probs, logits):
        check_probs_or_logits(probs, logits)
        given = logits if probs is None else probs
        (given,) = broadcast_all(given)
        self._keep_probs_or_logits(probs is not None, given)
        return batch_shape_of(given, logits if probs is None else probs)

    def _keep_probs_or_logits(self, is_probs, given):
        self._is_probs = is_probs
        if is_probs:
            self.probs = given
        else:
            self.logits = given

    @lazy_property
    def logits(self):
        """The log-odds."""
        return probs_to_logits(self.probs, is_binary=True)

    @lazy_property
    def probs(self):
        """The probabilities of one."""
        return logits_to_probs(self.logits, is_binary=True)

    @property
    def _param(self):
        return self.probs if self._is_probs else self.logits

    @property
    def param_shape(self):
        """The shape of the parameter that was given."""
        return self._param.size()


def tril_matrix_to_vec(mat, diag=0):
    """The items on and below a diagonal, row by row."""
    n = mat.shape[-1]
    if not -n <= diag < n:
        raise ValueError(f"diag ({diag}) provided is outside [{-n}, {n - 1}].")
    places = flashlight.arange(n)
    return mat[..., places < places.view(-1, 1) + (diag + 1)]


def vec_to_tril_matrix(vec, diag=0):
    """The square matrix whose items on and below a diagonal are those of the vector, zeros above."""
    count = vec.shape[-1]
    n = (-(1 + 2 * diag) + ((1 + 2 * diag) ** 2 + 8 * count + 4 * abs(diag) * (diag + 1)) ** 0.5) / 2
    if not round(n) - n < flashlight.finfo(vec.dtype).eps:
        raise ValueError(
            f"The size of last dimension is {count} which cannot be expressed as the lower triangular part of a square "
            "D x D matrix."
        )
    n = round(n)
    mat = vec.new_zeros(vec.shape[:-1] + (n, n))
    places = flashlight.arange(n)
    mat[..., places < places.view(-1, 1) + (diag + 1)] = vec
    return mat
