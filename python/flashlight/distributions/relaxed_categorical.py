"""One-hot vectors softened by a temperature (C. J. Maddison and others, "The concrete distribution", 2017)."""

import flashlight
from flashlight import Size

from . import constraints
from .categorical import Categorical, OverCategorical
from .distribution import Distribution
from .transformed_distribution import TransformedDistribution
from .transforms import ExpTransform
from .utils import broadcast_all, clamp_probs

__all__ = ["ExpRelaxedCategorical", "RelaxedOneHotCategorical"]


class ExpRelaxedCategorical(OverCategorical, Distribution):
    """ExpRelaxedCategorical(temperature, probs), or logits: the logarithms y of a RelaxedOneHotCategorical vector of
    n items.
    With w = probs exp(-temperature y), p(y) = (n - 1)! temperature^(n - 1) prod(w / sum(w))."""

    arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}
    support = constraints.real_vector
    has_rsample = True

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self._categorical = Categorical(probs, logits)
        self.temperature = temperature
        shape = self._categorical.param_shape
        super().__init__(self._categorical.batch_shape, shape[-1:], validate_args=validate_args)

    def rsample(self, sample_shape=Size()):
        shape = self._extended_shape(sample_shape)
        uniforms = clamp_probs(flashlight.rand(shape, dtype=self.logits.dtype))
        gumbels = -((-(uniforms.log())).log())
        scores = (self.logits + gumbels) / self.temperature
        return scores - scores.logsumexp(dim=-1, keepdim=True)

    def log_prob(self, value):
        classes = self._categorical._num_events
        if self._validate_args:
            self._validate_sample(value)
        logits, value = broadcast_all(self.logits, value)
        log_gamma = flashlight.full_like(self.temperature, float(classes)).lgamma()
        log_scale = log_gamma - self.temperature.log().mul(-(classes - 1))
        score = logits - value.mul(self.temperature)
        return (score - score.logsumexp(dim=-1, keepdim=True)).sum(-1) + log_scale


class RelaxedOneHotCategorical(TransformedDistribution):
    """RelaxedOneHotCategorical(temperature, probs), or logits: probabilities of n classes, nearly one-hot at low
    temperatures t.
    With w = probs x^-t, p(x) = (n - 1)! t^(n - 1) prod(w / (x sum(w)))."""

    arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}
    support = constraints.simplex
    has_rsample = True

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        base = ExpRelaxedCategorical(temperature, probs, logits, validate_args=validate_args)
        super().__init__(base, ExpTransform(), validate_args=validate_args)

    @property
    def temperature(self):
        """How soft the vectors are; near 0 they are nearly one-hot."""
        return self.base_dist.temperature

    @property
    def logits(self):
        """The logarithms of the probabilities, batch_shape + event_shape."""
        return self.base_dist.logits

    @property
    def probs(self):
        """The probabilities of the classes, batch_shape + event_shape."""
        return self.base_dist.probs
