"""The distribution of the magnitude of a normal number."""

import math

from .half import Half
from .normal import Normal

__all__ = ["HalfNormal"]


class HalfNormal(Half):
    """HalfNormal(scale): |x| of a normal x of mean 0.
    p(x) = sqrt(2 / pi) exp(-x^2 / (2 scale^2)) / scale for x >= 0."""

    def __init__(self, scale, validate_args=None):
        super().__init__(Normal(0, scale, validate_args=False), validate_args)

    @property
    def mean(self):
        return self.scale * math.sqrt(2 / math.pi)

    @property
    def variance(self):
        return self.scale.pow(2) * (1 - 2 / math.pi)
