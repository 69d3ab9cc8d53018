"""The distribution of Cholesky factors of correlation matrices.

D. Lewandowski, D. Kurowicka and H. Joe, "Generating random correlation matrices based on vines and extended onion
method", 2009: section 3 has the sampling, page 1999 the normaliser.
"""

import math

import flashlight
from flashlight import Size

from . import constraints
from .beta import Beta
from .distribution import Distribution
from .utils import broadcast_all

__all__ = ["LKJCholesky"]


class LKJCholesky(Distribution):
    """LKJCholesky(dim, concentration): factors L [dim, dim] for which the density of L L' is proportional to
    det(L L')^(concentration - 1)."""

    arg_constraints = {"concentration": constraints.positive}
    support = constraints.corr_cholesky

    def __init__(self, dim, concentration=1.0, validate_args=None):
        if dim < 2:
            raise ValueError(f"Expected dim to be an integer greater than or equal to 2. Found dim={dim}.")
        self.dim = dim
        (self.concentration,) = broadcast_all(concentration)
        # the squared length of what stands left of the diagonal in each row
        rows = flashlight.arange(dim - 1, dtype=self.concentration.dtype)
        rows = flashlight.cat([rows.new_zeros(1), rows])
        rest = (self.concentration + 0.5 * (dim - 2)).unsqueeze(-1)
        self._beta = Beta(rows + 0.5, rest - 0.5 * rows)
        super().__init__(self.concentration.size(), Size((dim, dim)), validate_args)

    def expand(self, batch_shape, _instance=None):
        new = super().expand(batch_shape, _instance)
        new._beta = self._beta.expand(new._batch_shape + (self.dim,))
        return new

    def sample(self, sample_shape=Size()):
        with flashlight.no_grad():
            lengths = self._beta.sample(sample_shape).unsqueeze(-1)
            directions = flashlight.randn(self._extended_shape(sample_shape), dtype=lengths.dtype).tril(-1)
            directions = directions / directions.norm(dim=-1, keepdim=True)
            directions[..., 0, :] = 0  # there is nothing left of the first diagonal item
            factor = lengths.sqrt() * directions
            diagonal = (1 - factor.pow(2).sum(-1)).clamp(min=flashlight.finfo(factor.dtype).tiny).sqrt()
            return factor + flashlight.diag_embed(diagonal)

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        # of the matrix' determinant, and of the change from L to L L', whose Jacobian is prod L_ii^(dim - i)
        powers = 2 * (self.concentration - 1).unsqueeze(-1) + self.dim - flashlight.arange(2, self.dim + 1)
        density = (powers * value.diagonal(dim1=-1, dim2=-2)[..., 1:].log()).sum(-1)
        n = self.dim - 1
        alpha = self.concentration + 0.5 * n
        normalizer = 0.5 * n * math.log(math.pi) + flashlight.mvlgamma(alpha - 0.5, n) - n * flashlight.lgamma(alpha)
        return density - normalizer
