"""Bernoulli numbers softened by a temperature (C. J. Maddison and others, "The concrete distribution", 2017)."""

import flashlight
from flashlight import Size

from . import constraints
from .distribution import Distribution
from .transformed_distribution import TransformedDistribution
from .transforms import SigmoidTransform
from .utils import BinaryParameter, broadcast_all, clamp_probs

__all__ = ["LogitRelaxedBernoulli", "RelaxedBernoulli"]


class LogitRelaxedBernoulli(BinaryParameter, Distribution):
    """LogitRelaxedBernoulli(temperature, probs), or logits: the logit y of a RelaxedBernoulli number.
    With z = logits - temperature y, p(y) = temperature exp(z) / (1 + exp(z))^2."""

    arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
    support = constraints.real

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self.temperature = temperature
        super().__init__(self._set_probs_or_logits(probs, logits), validate_args=validate_args)

    def rsample(self, sample_shape=Size()):
        probs = clamp_probs(self.probs.expand(self._extended_shape(sample_shape)))
        uniforms = clamp_probs(flashlight.rand(probs.shape, dtype=probs.dtype))
        return (uniforms.log() - (-uniforms).log1p() + probs.log() - (-probs).log1p()) / self.temperature

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        logits, value = broadcast_all(self.logits, value)
        diff = logits - value.mul(self.temperature)
        return self.temperature.log() + diff - 2 * diff.exp().log1p()


class RelaxedBernoulli(TransformedDistribution):
    """RelaxedBernoulli(temperature, probs), or logits: numbers in (0, 1), the nearer to 0 and 1 the lower the
    temperature t.
    With a = exp(logits), p(x) = t a (x (1 - x))^(-t - 1) / (a x^-t + (1 - x)^-t)^2."""

    arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
    support = constraints.unit_interval
    has_rsample = True

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        base = LogitRelaxedBernoulli(temperature, probs, logits)
        super().__init__(base, SigmoidTransform(), validate_args=validate_args)

    @property
    def temperature(self):
        """How soft the numbers are; near 0 they are nearly 0 or 1."""
        return self.base_dist.temperature

    @property
    def logits(self):
        """The log-odds of one, batch_shape."""
        return self.base_dist.logits

    @property
    def probs(self):
        """The probabilities of one, batch_shape."""
        return self.base_dist.probs
