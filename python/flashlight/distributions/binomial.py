"""The binomial distribution."""

import flashlight
from flashlight import Size

from . import constraints
from .distribution import Distribution
from .utils import BinaryParameter, broadcast_all, check_probs_or_logits

__all__ = ["Binomial"]


def _clamp_by_zero(x):
    """max(x, 0), with half of the gradient at 0."""
    return (x.clamp(min=0) + x - x.clamp(max=0)) / 2


class Binomial(BinaryParameter, Distribution):
    """Binomial(total_count, probs): how many of total_count trials succeed.
    With n = total_count, p(k) = n! / (k! (n - k)!) probs^k (1 - probs)^(n - k)."""

    arg_constraints = {
        "total_count": constraints.nonnegative_integer,
        "probs": constraints.unit_interval,
        "logits": constraints.real,
    }
    has_enumerate_support = True

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        check_probs_or_logits(probs, logits)
        given = logits if probs is None else probs
        self.total_count, given = broadcast_all(total_count, given)
        self.total_count = self.total_count.type_as(given)
        self._keep_probs_or_logits(probs is not None, given)
        super().__init__(self._param.size(), validate_args=validate_args)

    @constraints.dependent_property(is_discrete=True, event_dim=0)
    def support(self):
        return constraints.integer_interval(0, self.total_count)

    @property
    def mean(self):
        return self.total_count * self.probs

    @property
    def mode(self):
        return ((self.total_count + 1) * self.probs).floor().clamp(max=self.total_count)

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def sample(self, sample_shape=Size()):
        shape = self._extended_shape(sample_shape)
        with flashlight.no_grad():
            return flashlight.binomial(self.total_count.expand(shape), self.probs.expand(shape))

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        log_factorial_n = flashlight.lgamma(self.total_count + 1)
        log_factorial_k = flashlight.lgamma(value + 1)
        log_factorial_nmk = flashlight.lgamma(self.total_count - value + 1)
        normalize = (
            self.total_count * _clamp_by_zero(self.logits)
            + self.total_count * flashlight.log1p(flashlight.exp(-flashlight.abs(self.logits)))
            - log_factorial_n
        )
        return value * self.logits - log_factorial_k - log_factorial_nmk - normalize

    def entropy(self):
        total_count = int(self.total_count.max())
        if not self.total_count.min() == total_count:
            raise NotImplementedError("Inhomogeneous total count not supported by `entropy`.")
        log_prob = self.log_prob(self.enumerate_support(False))
        return -(flashlight.exp(log_prob) * log_prob).sum(0)

    def enumerate_support(self, expand=True):
        total_count = int(self.total_count.max())
        if not self.total_count.min() == total_count:
            raise NotImplementedError("Inhomogeneous total count not supported by `enumerate_support`.")
        values = flashlight.arange(1 + total_count, dtype=self._param.dtype)
        values = values.view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + self._batch_shape) if expand else values
