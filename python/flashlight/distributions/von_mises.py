"""The von Mises distribution of angles."""

import math

import flashlight
from flashlight import Size

from . import constraints
from .distribution import Distribution
from .utils import broadcast_all, lazy_property

__all__ = ["VonMises"]


def _log_i0(x):
    """The logarithm of the modified Bessel function of order 0."""
    return flashlight.special.i0e(x).log() + x.abs()


class VonMises(Distribution):
    """VonMises(loc, concentration): angles around loc in radians, in [-pi, pi).
    p(x) = exp(concentration cos(x - loc)) / (2 pi I0(concentration)), I0 the Bessel function."""

    arg_constraints = {"loc": constraints.real, "concentration": constraints.positive}
    support = constraints.real
    has_rsample = False

    def __init__(self, loc, concentration, validate_args=None):
        self.loc, self.concentration = broadcast_all(loc, concentration)
        super().__init__(self.loc.shape, Size(), validate_args)

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        log_prob = self.concentration * flashlight.cos(value - self.loc)
        return log_prob - math.log(2 * math.pi) - _log_i0(self.concentration)

    @lazy_property
    def _proposal_r(self):
        """Of the wrapped Cauchy proposal (D. J. Best and N. I. Fisher, "Efficient simulation of the von Mises
        distribution", 1979); a series where the concentration is small."""
        kappa = self.concentration.double()
        tau = 1 + (1 + 4 * kappa**2).sqrt()
        rho = (tau - (2 * tau).sqrt()) / (2 * kappa)
        return flashlight.where(kappa < 1e-5, 1 / kappa + kappa, (1 + rho**2) / (2 * rho))

    def expand(self, batch_shape, _instance=None):
        new = super().expand(batch_shape, _instance)
        new.__dict__.pop("_proposal_r", None)
        return new

    def sample(self, sample_shape=Size()):
        with flashlight.no_grad():
            loc, kappa = self.loc.double(), self.concentration.double()
            shape = self._extended_shape(sample_shape)
            x = flashlight.empty(shape, dtype=flashlight.float64)
            done = flashlight.zeros(shape, dtype=flashlight.bool)
            while not done.all():
                u1, u2, u3 = flashlight.rand((3,) + shape, dtype=flashlight.float64).unbind()
                z = flashlight.cos(math.pi * u1)
                f = (1 + self._proposal_r * z) / (self._proposal_r + z)
                c = kappa * (self._proposal_r - f)
                accept = ((c * (2 - c) - u2) > 0) | ((c / u2).log() + 1 - c >= 0)
                if accept.any():
                    x = flashlight.where(accept, (u3 - 0.5).sign() * f.acos(), x)
                    done = done | accept
            return ((x + math.pi + loc) % (2 * math.pi) - math.pi).to(self.loc.dtype)

    @property
    def mean(self):
        return self.loc

    @property
    def mode(self):
        return self.loc

    @lazy_property
    def variance(self):
        """Of angles: 1 - I1(concentration) / I0(concentration)."""
        ratio = flashlight.special.i1e(self.concentration).log() - flashlight.special.i0e(self.concentration).log()
        return 1 - ratio.exp()
