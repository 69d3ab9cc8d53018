"""Student's t distribution."""

import math

import flashlight
from flashlight import Size

from . import constraints
from .chi2 import Chi2
from .distribution import Distribution
from .utils import _standard_normal, broadcast_all

__all__ = ["StudentT"]


class StudentT(Distribution):
    """StudentT(df, loc, scale): degrees of freedom, centre and width.
    With z = (x - loc) / scale,
    p(x) = Gamma((df + 1) / 2) / (Gamma(df / 2) sqrt(pi df) scale) (1 + z^2 / df)^(-(df + 1) / 2)."""

    arg_constraints = {"df": constraints.positive, "loc": constraints.real, "scale": constraints.positive}
    support = constraints.real
    has_rsample = True

    def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
        self.df, self.loc, self.scale = broadcast_all(df, loc, scale)
        self._chi2 = Chi2(self.df)
        super().__init__(self.df.size(), validate_args=validate_args)

    def expand(self, batch_shape, _instance=None):
        new = super().expand(batch_shape, _instance)
        new._chi2 = self._chi2.expand(batch_shape)
        return new

    @property
    def mean(self):
        mean = self.loc.clone()
        mean[self.df <= 1] = math.nan
        return mean

    @property
    def mode(self):
        return self.loc

    @property
    def variance(self):
        variance = self.df.clone()
        finite, infinite = self.df > 2, (self.df <= 2) & (self.df > 1)
        variance[finite] = self.scale[finite].pow(2) * self.df[finite] / (self.df[finite] - 2)
        variance[infinite] = math.inf
        variance[self.df <= 1] = math.nan
        return variance

    def rsample(self, sample_shape=Size()):
        shape = self._extended_shape(sample_shape)
        normal = _standard_normal(shape, self.df.dtype)
        return self.loc + self.scale * (normal * flashlight.rsqrt(self._chi2.rsample(sample_shape) / self.df))

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        y = (value - self.loc) / self.scale
        normalizer = (
            self.scale.log()
            + 0.5 * self.df.log()
            + 0.5 * math.log(math.pi)
            + flashlight.lgamma(0.5 * self.df)
            - flashlight.lgamma(0.5 * (self.df + 1.0))
        )
        return -0.5 * (self.df + 1.0) * flashlight.log1p(y**2.0 / self.df) - normalizer

    def entropy(self):
        beta = flashlight.lgamma(0.5 * self.df) + math.lgamma(0.5) - flashlight.lgamma(0.5 * (self.df + 1))
        slopes = flashlight.digamma(0.5 * (self.df + 1)) - flashlight.digamma(0.5 * self.df)
        return self.scale.log() + 0.5 * (self.df + 1) * slopes + 0.5 * self.df.log() + beta
