"""The continuous Bernoulli distribution.

G. Loaiza-Ganem and J. P. Cunningham, "The continuous Bernoulli: fixing a pervasive error in variational autoencoders",
2019: the density probs^x (1 - probs)^(1 - x) / N on [0, 1]. Its formulas lose all digits where probs is near 1/2, so
series around 1/2 stand there.
"""

import math

import flashlight
from flashlight import Size
from flashlight.nn.functional import binary_cross_entropy_with_logits

from . import constraints
from .exp_family import ExponentialFamily
from .utils import (
    BinaryParameter,
    batch_shape_of,
    broadcast_all,
    check_probs_or_logits,
    clamp_probs,
    lazy_property,
    logits_to_probs,
)

__all__ = ["ContinuousBernoulli"]


class ContinuousBernoulli(BinaryParameter, ExponentialFamily):
    """ContinuousBernoulli(probs) or ContinuousBernoulli(logits=...); lims: between which probs the series are used.
    p(x) = C probs^x (1 - probs)^(1 - x) for 0 <= x <= 1, with C = 2 atanh(1 - 2 probs) / (1 - 2 probs), 2 for probs
    = 1/2."""

    arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
    support = constraints.unit_interval
    has_rsample = True
    _mean_carrier_measure = 0

    def __init__(self, probs=None, logits=None, lims=(0.499, 0.501), validate_args=None):
        check_probs_or_logits(probs, logits)
        given = logits if probs is None else probs
        (value,) = broadcast_all(given)
        if probs is not None:
            if validate_args is not None and not self.arg_constraints["probs"].check(value).all():
                raise ValueError("The parameter probs has invalid values")
            value = clamp_probs(value)
        self._keep_probs_or_logits(probs is not None, value)
        self._lims = lims
        super().__init__(batch_shape_of(value, given), validate_args=validate_args)

    @lazy_property
    def probs(self):
        return clamp_probs(logits_to_probs(self.logits, is_binary=True))

    def _outside(self):
        """Whether probs is far enough from 1/2."""
        return (self.probs <= self._lims[0]) | (self.probs > self._lims[1])

    def _safe_probs(self):
        """probs, and a number for which the formulas hold where it is too near to 1/2."""
        return flashlight.where(self._outside(), self.probs, self._lims[0])

    def _cont_bern_log_norm(self):
        """-log N"""
        p = self._safe_probs()
        # each branch of the second `where` is kept finite where the other one counts, for the gradient's sake
        below, above = flashlight.where(p <= 0.5, p, 0.0), flashlight.where(p >= 0.5, p, 1.0)
        width = flashlight.where(p <= 0.5, flashlight.log1p(-2 * below), flashlight.log(2 * above - 1))
        exact = flashlight.log((flashlight.log1p(-p) - flashlight.log(p)).abs()) - width
        x = (self.probs - 0.5).pow(2)
        return flashlight.where(self._outside(), exact, math.log(2) + (4 / 3 + 104 / 45 * x) * x)

    @property
    def mean(self):
        p = self._safe_probs()
        exact = p / (2 * p - 1) + 1 / (flashlight.log1p(-p) - flashlight.log(p))
        x = self.probs - 0.5
        return flashlight.where(self._outside(), exact, 0.5 + (1 / 3 + 16 / 45 * x.pow(2)) * x)

    @property
    def variance(self):
        p = self._safe_probs()
        exact = p * (p - 1) / (1 - 2 * p).pow(2) + 1 / (flashlight.log1p(-p) - flashlight.log(p)).pow(2)
        x = (self.probs - 0.5).pow(2)
        return flashlight.where(self._outside(), exact, 1 / 12 - (1 / 15 - 128 / 945 * x) * x)

    def rsample(self, sample_shape=Size()):
        return self.icdf(flashlight.rand(self._extended_shape(sample_shape), dtype=self.probs.dtype))

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        logits, value = broadcast_all(self.logits, value)
        return self._cont_bern_log_norm() - binary_cross_entropy_with_logits(logits, value, reduction="none")

    def cdf(self, value):
        if self._validate_args:
            self._validate_sample(value)
        p = self._safe_probs()
        exact = (p.pow(value) * (1 - p).pow(1 - value) + p - 1) / (2 * p - 1)
        inside = flashlight.where(self._outside(), exact, value)
        return flashlight.where(value <= 0, 0.0, flashlight.where(value >= 1, 1.0, inside))

    def icdf(self, value):
        p = self._safe_probs()
        log0 = flashlight.log1p(-p)
        exact = (flashlight.log1p(-p + value * (2 * p - 1)) - log0) / (flashlight.log(p) - log0)
        return flashlight.where(self._outside(), exact, value)

    def entropy(self):
        log0 = flashlight.log1p(-self.probs)
        return self.mean * (log0 - flashlight.log(self.probs)) - self._cont_bern_log_norm() - log0

    @property
    def _natural_params(self):
        return (self.logits,)

    def _log_normalizer(self, x):
        outside = (x <= self._lims[0] - 0.5) | (x > self._lims[1] - 0.5)
        safe = flashlight.where(outside, x, self._lims[0] - 0.5)
        exact = flashlight.log(flashlight.expm1(safe).abs()) - flashlight.log(safe.abs())
        return flashlight.where(outside, exact, 0.5 * x + x.pow(2) / 24 - x.pow(4) / 2880)
