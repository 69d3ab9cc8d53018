"""The negative binomial distribution."""

import flashlight
import flashlight.nn.functional as F
from flashlight import Size

from . import constraints
from .distribution import Distribution
from .gamma import Gamma
from .utils import BinaryParameter, broadcast_all, check_probs_or_logits, lazy_property

__all__ = ["NegativeBinomial"]


class NegativeBinomial(BinaryParameter, Distribution):
    """NegativeBinomial(total_count, probs): how many trials succeed before total_count fail.
    With r = total_count, p(k) = Gamma(k + r) / (k! Gamma(r)) probs^k (1 - probs)^r."""

    arg_constraints = {
        "total_count": constraints.greater_than_eq(0),
        "probs": constraints.half_open_interval(0.0, 1.0),
        "logits": constraints.real,
    }
    support = constraints.nonnegative_integer

    def __init__(self, total_count, probs=None, logits=None, validate_args=None):
        check_probs_or_logits(probs, logits)
        given = logits if probs is None else probs
        self.total_count, given = broadcast_all(total_count, given)
        self.total_count = self.total_count.type_as(given)
        self._keep_probs_or_logits(probs is not None, given)
        super().__init__(self._param.size(), validate_args=validate_args)

    @property
    def mean(self):
        return self.total_count * flashlight.exp(self.logits)

    @property
    def mode(self):
        return ((self.total_count - 1) * self.logits.exp()).floor().clamp(min=0.0)

    @property
    def variance(self):
        return self.mean / flashlight.sigmoid(-self.logits)

    @lazy_property
    def _gamma(self):
        return Gamma(self.total_count, flashlight.exp(-self.logits), validate_args=False)

    def expand(self, batch_shape, _instance=None):
        new = super().expand(batch_shape, _instance)
        new.__dict__.pop("_gamma", None)
        return new

    def sample(self, sample_shape=Size()):
        with flashlight.no_grad():
            return flashlight.poisson(self._gamma.sample(sample_shape))

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        unnormalized = self.total_count * F.logsigmoid(-self.logits) + value * F.logsigmoid(self.logits)
        normalization = (
            -flashlight.lgamma(self.total_count + value)
            + flashlight.lgamma(1.0 + value)
            + flashlight.lgamma(self.total_count)
        )
        normalization = normalization.masked_fill(self.total_count + value == 0.0, 0.0)
        return unnormalized - normalization
