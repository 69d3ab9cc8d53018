"""The Dirichlet distribution."""

import flashlight

from . import constraints
from .exp_family import ExponentialFamily

__all__ = ["Dirichlet"]


class Dirichlet(ExponentialFamily):
    """Dirichlet(concentration): probabilities of as many classes as the last dimension has items.
    p(x) = Gamma(sum(concentration)) prod(x^(concentration - 1) / Gamma(concentration))."""

    arg_constraints = {"concentration": constraints.independent(constraints.positive, 1)}
    support = constraints.simplex
    has_rsample = True

    def __init__(self, concentration, validate_args=None):
        if concentration.dim() < 1:
            raise ValueError("`concentration` parameter must be at least one-dimensional.")
        self.concentration = concentration
        batch_shape, event_shape = concentration.shape[:-1], concentration.shape[-1:]
        super().__init__(batch_shape, event_shape, validate_args=validate_args)

    @property
    def mean(self):
        return self.concentration / self.concentration.sum(-1, True)

    @property
    def mode(self):
        below = (self.concentration - 1).clamp(min=0.0)
        mode = below / below.sum(-1, True)
        at_a_corner = (self.concentration < 1).all(dim=-1)
        corner = flashlight.nn.functional.one_hot(mode[at_a_corner].argmax(dim=-1), below.shape[-1])
        mode[at_a_corner] = corner.to(mode)
        return mode

    @property
    def variance(self):
        total = self.concentration.sum(-1, True)
        return self.concentration * (total - self.concentration) / (total.pow(2) * (total + 1))

    def rsample(self, sample_shape=()):
        return flashlight._sample_dirichlet(self.concentration.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return (
            flashlight.xlogy(self.concentration - 1.0, value).sum(-1)
            + flashlight.lgamma(self.concentration.sum(-1))
            - flashlight.lgamma(self.concentration).sum(-1)
        )

    def entropy(self):
        k = self.concentration.size(-1)
        total = self.concentration.sum(-1)
        return (
            flashlight.lgamma(self.concentration).sum(-1)
            - flashlight.lgamma(total)
            - (k - total) * flashlight.digamma(total)
            - ((self.concentration - 1.0) * flashlight.digamma(self.concentration)).sum(-1)
        )

    @property
    def _natural_params(self):
        return (self.concentration,)

    def _log_normalizer(self, x):
        return x.lgamma().sum(-1) - flashlight.lgamma(x.sum(-1))
