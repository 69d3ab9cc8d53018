"""The Weibull distribution."""

import flashlight

from . import constraints
from .exponential import Exponential
from .transformed_distribution import TransformedDistribution
from .transforms import AffineTransform, PowerTransform
from .utils import broadcast_all, euler_constant

__all__ = ["Weibull"]


class Weibull(TransformedDistribution):
    """Weibull(scale, concentration).
    With c = concentration, p(x) = c / scale (x / scale)^(c - 1) exp(-(x / scale)^c) for x > 0."""

    arg_constraints = {"scale": constraints.positive, "concentration": constraints.positive}
    support = constraints.positive

    def __init__(self, scale, concentration, validate_args=None):
        self.scale, self.concentration = broadcast_all(scale, concentration)
        self.concentration_reciprocal = self.concentration.reciprocal()
        base = Exponential(flashlight.ones_like(self.scale), validate_args=validate_args)
        transforms = [
            PowerTransform(exponent=self.concentration_reciprocal),
            AffineTransform(loc=0, scale=self.scale),
        ]
        super().__init__(base, transforms, validate_args=validate_args)

    def expand(self, batch_shape, _instance=None):
        new = super().expand(batch_shape, _instance)
        new.scale, new.concentration = self.scale.expand(batch_shape), self.concentration.expand(batch_shape)
        new.concentration_reciprocal = new.concentration.reciprocal()
        return new

    @property
    def mean(self):
        return self.scale * flashlight.exp(flashlight.lgamma(1 + self.concentration_reciprocal))

    @property
    def mode(self):
        inverse = self.concentration_reciprocal
        return self.scale * ((self.concentration - 1) / self.concentration) ** inverse

    @property
    def variance(self):
        second = flashlight.exp(flashlight.lgamma(1 + 2 * self.concentration_reciprocal))
        return self.scale.pow(2) * (second - flashlight.exp(2 * flashlight.lgamma(1 + self.concentration_reciprocal)))

    def entropy(self):
        return (
            euler_constant * (1 - self.concentration_reciprocal)
            + flashlight.log(self.scale * self.concentration_reciprocal)
            + 1
        )
