"""Distributions of the exponential family, p(x) = exp(<t(x), theta> - F(theta) + k(x)).

Their entropy and KL divergence follow from the gradient of F (F. Nielsen and R. Nock, "Entropies and cross-entropies of
exponential families", 2010).
"""

import flashlight

from .distribution import Distribution

__all__ = ["ExponentialFamily"]


class ExponentialFamily(Distribution):
    """What distributions of the exponential family share: a subclass gives theta, F and the mean of k(x)."""

    @property
    def _natural_params(self):
        """theta, a tuple of tensors."""
        raise NotImplementedError

    def _log_normalizer(self, *natural_params):
        """F"""
        raise NotImplementedError

    @property
    def _mean_carrier_measure(self):
        """The mean of k(x)."""
        raise NotImplementedError

    def entropy(self):
        """F(theta) - <theta, F'(theta)> - E[k(x)], of the shape batch_shape; F' by autograd."""
        result = -self._mean_carrier_measure
        params = [p.detach().requires_grad_() for p in self._natural_params]
        with flashlight.enable_grad():
            log_normalizer = self._log_normalizer(*params)
            slopes = flashlight.autograd.grad(log_normalizer.sum(), params, create_graph=True)
        result += log_normalizer
        for param, slope in zip(params, slopes):
            result -= (param * slope).reshape(self._batch_shape + (-1,)).sum(-1)
        return result
