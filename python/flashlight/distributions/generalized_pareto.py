"""The generalised Pareto distribution, of what exceeds a high threshold."""

import math

import flashlight
from flashlight import Size

from . import constraints
from .distribution import Distribution
from .utils import batch_shape_of, broadcast_all

__all__ = ["GeneralizedPareto"]


class GeneralizedPareto(Distribution):
    """GeneralizedPareto(loc, scale, concentration): exponential above loc for a concentration of 0, with a heavier
    tail above 0, bounded below 0.
    With z = (x - loc) / scale >= 0, p(x) = (1 + concentration z)^(-1 / concentration - 1) / scale, exp(-z) / scale
    for a concentration of 0."""

    arg_constraints = {
        "loc": constraints.real,
        "scale": constraints.positive,
        "concentration": constraints.real,
    }
    has_rsample = True

    def __init__(self, loc, scale, concentration, validate_args=None):
        self.loc, self.scale, self.concentration = broadcast_all(loc, scale, concentration)
        super().__init__(batch_shape_of(self.loc, loc, scale, concentration), validate_args=validate_args)

    @constraints.dependent_property(is_discrete=False, event_dim=0)
    def support(self):
        end = self.loc - self.scale / self.concentration
        return constraints.interval(self.loc, flashlight.where(self.concentration < 0, end, math.inf))

    def _exponential(self):
        """Whether the concentration is 0, and a concentration to compute with that is not."""
        zero = flashlight.isclose(self.concentration, flashlight.zeros_like(self.concentration))
        return zero, flashlight.where(zero, 1.0, self.concentration)

    def _standardized(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return (value - self.loc) / self.scale

    @property
    def mean(self):
        finite = self.concentration < 1
        mean = self.loc + self.scale / (1 - flashlight.where(finite, self.concentration, 0.5))
        return flashlight.where(finite, mean, math.nan)

    @property
    def mode(self):
        return self.loc

    @property
    def variance(self):
        finite = self.concentration < 0.5
        c = flashlight.where(finite, self.concentration, 0.25)
        return flashlight.where(finite, self.scale.pow(2) / ((1 - c).pow(2) * (1 - 2 * c)), math.nan)

    def rsample(self, sample_shape=Size()):
        return self.icdf(flashlight.rand(self._extended_shape(sample_shape), dtype=self.loc.dtype))

    def log_prob(self, value):
        z = self._standardized(value)
        zero, c = self._exponential()
        power = 1 / c + flashlight.ones_like(z)
        general = flashlight.where(power == 0, power, power * flashlight.log1p(c * z))
        return -self.scale.log() - flashlight.where(zero, z, general)

    def log_survival_function(self, value):
        """The logarithm of the probability of what is above value; the shape of value and batch_shape broadcast."""
        z = self._standardized(value)
        zero, c = self._exponential()
        return flashlight.where(zero, -z, -flashlight.log1p(c * z) / c)

    def log_cdf(self, value):
        """The logarithm of the probability of what is at most value; the shape of value and batch_shape broadcast."""
        return flashlight.log1p(-flashlight.exp(self.log_survival_function(value)))

    def cdf(self, value):
        return flashlight.exp(self.log_cdf(value))

    def icdf(self, value):
        zero, c = self._exponential()
        log_rest = flashlight.log1p(-value)
        general = self.loc + self.scale / c * flashlight.expm1(-c * log_rest)
        return flashlight.where(zero, self.loc - self.scale * log_rest, general)

    def entropy(self):
        return (self.scale.log() + self.concentration + 1).expand(self._batch_shape)
