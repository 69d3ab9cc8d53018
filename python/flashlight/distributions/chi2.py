"""The chi-squared distribution."""

from . import constraints
from .gamma import Gamma

__all__ = ["Chi2"]


class Chi2(Gamma):
    """Chi2(df): the sum of df squared standard normals.
    p(x) = x^(df/2 - 1) exp(-x / 2) / (2^(df/2) Gamma(df / 2)) for x > 0."""

    arg_constraints = {"df": constraints.positive}

    def __init__(self, df, validate_args=None):
        super().__init__(0.5 * df, 0.5, validate_args=validate_args)

    def expand(self, batch_shape, _instance=None):
        new = super().expand(batch_shape, _instance)
        new.concentration, new.rate = (p.expand(new._batch_shape) for p in (self.concentration, self.rate))
        return new

    @property
    def df(self):
        """The degrees of freedom, batch_shape: twice the concentration."""
        return self.concentration * 2
