"""The Wishart distribution, of sums of squares and products of correlated normal numbers."""

import math
import warnings
from numbers import Number

import flashlight
from flashlight import Size

from . import constraints
from .chi2 import Chi2
from .exp_family import ExponentialFamily
from .multivariate_normal import _precision_to_scale_tril
from .utils import lazy_property

__all__ = ["Wishart"]


def _mvdigamma(x, p):
    """The derivative of mvlgamma."""
    return flashlight.digamma(x.unsqueeze(-1) - 0.5 * flashlight.arange(p, dtype=x.dtype)).sum(-1)


class Wishart(ExponentialFamily):
    """Wishart(df, covariance_matrix), or precision_matrix, or scale_tril, a factor L of covariance L L'.
    With V the covariance, [n, n], and Gamma_n the multivariate gamma function,
    p(X) = det(X)^((df - n - 1) / 2) exp(-tr(V^-1 X) / 2) / (2^(df n / 2) det(V)^(df / 2) Gamma_n(df / 2))."""

    support = constraints.positive_definite
    has_rsample = True
    _mean_carrier_measure = 0

    @property
    def arg_constraints(self):
        return {
            "covariance_matrix": constraints.positive_definite,
            "precision_matrix": constraints.positive_definite,
            "scale_tril": constraints.lower_cholesky,
            "df": constraints.greater_than(self.event_shape[-1] - 1),
        }

    def __init__(self, df, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
        given = {
            "covariance_matrix": covariance_matrix,
            "precision_matrix": precision_matrix,
            "scale_tril": scale_tril,
        }
        given = {name: value for name, value in given.items() if value is not None}
        if len(given) != 1:
            raise AssertionError("Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
        ((name, matrix),) = given.items()
        if matrix.dim() < 2:
            raise ValueError("scale_tril must be at least two-dimensional, with optional leading batch dimensions")
        if isinstance(df, Number):
            batch_shape = Size(matrix.shape[:-2])
            self.df = flashlight.tensor(df, dtype=matrix.dtype)
        else:
            batch_shape = flashlight.broadcast_shapes(matrix.shape[:-2], df.shape)
            self.df = df.expand(batch_shape)
        event_shape = matrix.shape[-2:]
        n = event_shape[-1]
        if (self.df <= n - 1).any():
            raise ValueError(f"Value of df={df} expected to be greater than ndim - 1 = {n - 1}.")
        setattr(self, name, matrix.expand(batch_shape + (-1, -1)))
        if (self.df < n).any():
            warnings.warn(
                "Low df values detected. Singular samples are highly likely to occur for ndim - 1 < df < ndim.",
                stacklevel=2,
            )
        super().__init__(batch_shape, event_shape, validate_args=validate_args)
        if name == "scale_tril":
            self._unbroadcasted_scale_tril = matrix
        elif name == "covariance_matrix":
            self._unbroadcasted_scale_tril = flashlight.linalg.cholesky(matrix)
        else:
            self._unbroadcasted_scale_tril = _precision_to_scale_tril(matrix)
        self._set_chi2()

    def _set_chi2(self):
        """The squared diagonal items of a standard sample's factor are chi-squared, of one degree less a row."""
        places = flashlight.arange(self._event_shape[-1], dtype=self._unbroadcasted_scale_tril.dtype)
        self._chi2 = Chi2(self.df.unsqueeze(-1) - places.expand(self._batch_shape + (-1,)))

    def expand(self, batch_shape, _instance=None):
        new = super().expand(batch_shape, _instance)
        new._unbroadcasted_scale_tril = self._unbroadcasted_scale_tril.expand(new._batch_shape + new._event_shape)
        new._set_chi2()
        return new

    @lazy_property
    def scale_tril(self):
        return self._unbroadcasted_scale_tril.expand(self._batch_shape + self._event_shape)

    @lazy_property
    def covariance_matrix(self):
        tril = self._unbroadcasted_scale_tril
        return (tril @ tril.mT).expand(self._batch_shape + self._event_shape)

    @lazy_property
    def precision_matrix(self):
        identity = flashlight.eye(self._event_shape[-1], dtype=self._unbroadcasted_scale_tril.dtype)
        inverse = flashlight.cholesky_solve(identity, self._unbroadcasted_scale_tril)
        return inverse.expand(self._batch_shape + self._event_shape)

    @property
    def mean(self):
        return self.df[..., None, None] * self.covariance_matrix

    @property
    def mode(self):
        factor = self.df - self._event_shape[-1] - 1
        factor = flashlight.where(factor <= 0, math.nan, factor)
        return factor[..., None, None] * self.covariance_matrix

    @property
    def variance(self):
        covariance = self.covariance_matrix
        diagonal = covariance.diagonal(dim1=-2, dim2=-1)
        return self.df[..., None, None] * (covariance.pow(2) + diagonal.unsqueeze(-1) * diagonal.unsqueeze(-2))

    def _draw(self, sample_shape):
        """One sample by Bartlett's decomposition: A A' for a triangular A of independent numbers, scaled."""
        n = self._event_shape[-1]
        roots = self._chi2.rsample(sample_shape).sqrt()
        noise = roots.clamp(min=flashlight.finfo(roots.dtype).eps).diag_embed()
        rows, columns = flashlight.tril_indices(n, n, offset=-1)
        noise[..., rows, columns] = flashlight.randn(
            Size(sample_shape) + self._batch_shape + (n * (n - 1) // 2,), dtype=noise.dtype
        )
        factor = self._unbroadcasted_scale_tril @ noise
        return factor @ factor.mT

    def _any_of_batch(self, flags):
        return flags.amax(tuple(range(-len(self._batch_shape), 0))) if self._batch_shape else flags

    def rsample(self, sample_shape=Size(), max_try_correction=None):
        """A sample. PyTorch draws those anew that are definite, and then those that are not up to max_try_correction
        (10) times; its random numbers are had only in the same way."""
        sample_shape = Size(sample_shape)
        sample = self._draw(sample_shape)
        again = self._any_of_batch(self.support.check(sample))
        for _ in range(10 if max_try_correction is None else max_try_correction):
            if not again.any():
                break
            new = self._draw(again[again].shape)
            sample[again] = new
            singular = self._any_of_batch(~self.support.check(new))
            again[again.clone()] = singular
        return sample

    def _half_log_det(self):
        return self._unbroadcasted_scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        df, n = self.df, self._event_shape[-1]
        trace = flashlight.cholesky_solve(value, self._unbroadcasted_scale_tril).diagonal(dim1=-2, dim2=-1).sum(-1)
        return (
            -df * (0.5 * n * math.log(2) + self._half_log_det())
            - flashlight.mvlgamma(df / 2, n)
            + 0.5 * (df - n - 1) * flashlight.linalg.slogdet(value).logabsdet
            - 0.5 * trace
        )

    def entropy(self):
        df, n = self.df, self._event_shape[-1]
        return (
            (n + 1) * (0.5 * n * math.log(2) + self._half_log_det())
            + flashlight.mvlgamma(df / 2, n)
            - 0.5 * (df - n - 1) * _mvdigamma(df / 2, n)
            + 0.5 * df * n
        )

    @property
    def _natural_params(self):
        return -self.precision_matrix / 2, (self.df - self._event_shape[-1] - 1) / 2

    def _log_normalizer(self, x, y):
        n = self._event_shape[-1]
        degrees = y + (n + 1) / 2
        log_det = flashlight.linalg.slogdet(-2 * x).logabsdet
        return degrees * (n * math.log(2) - log_det) + flashlight.mvlgamma(degrees, n)
