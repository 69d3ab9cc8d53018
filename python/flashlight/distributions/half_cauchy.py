"""The distribution of the magnitude of a Cauchy number."""

import math

import flashlight

from .cauchy import Cauchy
from .half import Half

__all__ = ["HalfCauchy"]


class HalfCauchy(Half):
    """HalfCauchy(scale): |x| of a Cauchy x around 0. p(x) = 2 / (pi scale (1 + (x / scale)^2)) for x >= 0."""

    def __init__(self, scale, validate_args=None):
        super().__init__(Cauchy(0, scale, validate_args=False), validate_args)

    @property
    def mean(self):
        return flashlight.full(self._extended_shape(), math.inf, dtype=self.scale.dtype)

    @property
    def variance(self):
        return self.base_dist.variance
