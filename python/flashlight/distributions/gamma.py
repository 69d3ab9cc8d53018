"""The gamma distribution."""

import flashlight
from flashlight import Size

from . import constraints
from .exp_family import ExponentialFamily
from .utils import batch_shape_of, broadcast_all

__all__ = ["Gamma"]


class Gamma(ExponentialFamily):
    """Gamma(concentration, rate), of mean concentration / rate.
    p(x) = rate^concentration x^(concentration - 1) exp(-rate x) / Gamma(concentration) for x >= 0."""

    arg_constraints = {"concentration": constraints.positive, "rate": constraints.positive}
    support = constraints.nonnegative
    has_rsample = True
    _mean_carrier_measure = 0

    def __init__(self, concentration, rate, validate_args=None):
        self.concentration, self.rate = broadcast_all(concentration, rate)
        shape = batch_shape_of(self.concentration, concentration, rate)
        super().__init__(shape, validate_args=validate_args)

    @property
    def mean(self):
        return self.concentration / self.rate

    @property
    def mode(self):
        return ((self.concentration - 1) / self.rate).clamp(min=0)

    @property
    def variance(self):
        return self.concentration / self.rate.pow(2)

    def rsample(self, sample_shape=Size()):
        shape = self._extended_shape(sample_shape)
        value = flashlight._standard_gamma(self.concentration.expand(shape)) / self.rate.expand(shape)
        value.detach().clamp_(min=flashlight.finfo(value.dtype).tiny)  # a density at 0 may be infinite
        return value

    def log_prob(self, value):
        value = flashlight.as_tensor(value, dtype=self.rate.dtype)
        if self._validate_args:
            self._validate_sample(value)
        return (
            flashlight.xlogy(self.concentration, self.rate)
            + flashlight.xlogy(self.concentration - 1, value)
            - self.rate * value
            - flashlight.lgamma(self.concentration)
        )

    def cdf(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return flashlight.special.gammainc(self.concentration, self.rate * value)

    def entropy(self):
        return (
            self.concentration
            - flashlight.log(self.rate)
            + flashlight.lgamma(self.concentration)
            + (1.0 - self.concentration) * flashlight.digamma(self.concentration)
        )

    @property
    def _natural_params(self):
        return self.concentration - 1, -self.rate

    def _log_normalizer(self, x, y):
        return flashlight.lgamma(x + 1) + (x + 1) * flashlight.log(-y.reciprocal())
