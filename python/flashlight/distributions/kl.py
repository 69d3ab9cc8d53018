"""Kullback-Leibler divergences in closed form, found by the classes of the two distributions.

    @register_kl(MyNormal, Normal)
    def kl(p, q): ...

The pair of classes nearest to those of the arguments is taken.
"""

import math
import warnings
from functools import total_ordering

import flashlight
from flashlight import inf

from .bernoulli import Bernoulli
from .beta import Beta
from .binomial import Binomial
from .categorical import Categorical
from .cauchy import Cauchy
from .continuous_bernoulli import ContinuousBernoulli
from .dirichlet import Dirichlet
from .exp_family import ExponentialFamily
from .exponential import Exponential
from .gamma import Gamma
from .geometric import Geometric
from .gumbel import Gumbel
from .half_normal import HalfNormal
from .independent import Independent
from .laplace import Laplace
from .lowrank_multivariate_normal import LowRankMultivariateNormal
from .multivariate_normal import MultivariateNormal, _batch_mahalanobis
from .normal import Normal
from .one_hot_categorical import OneHotCategorical
from .pareto import Pareto
from .poisson import Poisson
from .transformed_distribution import TransformedDistribution
from .uniform import Uniform
from .utils import _sum_rightmost, euler_constant

__all__ = ["kl_divergence", "register_kl"]

_registry = {}
_found = {}  # what a pair of classes came to


def register_kl(type_p, type_q):
    """A decorator: the function gives the divergence of a type_p from a type_q. Any classes will do, as in PyTorch:
    distributions of other libraries have bases of their own."""
    for name, kind in (("type_p", type_p), ("type_q", type_q)):
        if not isinstance(kind, type):
            raise TypeError(f"Expected {name} to be a Distribution subclass but got {kind}")

    def decorator(function):
        _registry[type_p, type_q] = function
        _found.clear()
        return function

    return decorator


@total_ordering
class _Match:
    """A pair of classes, less than another where it is more special in its first difference."""

    def __init__(self, *types):
        self.types = types

    def __eq__(self, other):
        return self.types == other.types

    def __le__(self, other):
        for x, y in zip(self.types, other.types):
            if not issubclass(x, y):
                return False
            if x is not y:
                break
        return True


def _dispatch(type_p, type_q):
    matches = [(p, q) for p, q in _registry if issubclass(type_p, p) and issubclass(type_q, q)]
    if not matches:
        return None
    left = min(_Match(*m) for m in matches).types
    right = min(_Match(*reversed(m)) for m in matches).types[::-1]
    if _registry[left] is not _registry[right]:
        warnings.warn(
            f"Ambiguous kl_divergence({type_p.__name__}, {type_q.__name__}). Please "
            f"register_kl({left[0].__name__}, {right[1].__name__})",
            RuntimeWarning,
            stacklevel=3,
        )
    return _registry[left]


def kl_divergence(p, q):
    """The mean under p of log p - log q, one number for each distribution of the batch."""
    pair = type(p), type(q)
    if pair not in _found:
        _found[pair] = _dispatch(*pair)
    if _found[pair] is None:
        raise NotImplementedError(
            f"No KL(p || q) is implemented for p type {p.__class__.__name__} and q type {q.__class__.__name__}"
        )
    return _found[pair](p, q)


def _xlogx(x):
    return flashlight.special.xlogy(x, x)


def _infinite_like(tensor):
    return flashlight.full_like(tensor, inf)


# ---- The same family -------------------------------------------------------------------------------------------------


@register_kl(Bernoulli, Bernoulli)
def _bernoulli_bernoulli(p, q):
    t1 = p.probs * (flashlight.nn.functional.softplus(-q.logits) - flashlight.nn.functional.softplus(-p.logits))
    t1[q.probs == 0] = inf
    t1[p.probs == 0] = 0
    t2 = (1 - p.probs) * (flashlight.nn.functional.softplus(q.logits) - flashlight.nn.functional.softplus(p.logits))
    t2[q.probs == 1] = inf
    t2[p.probs == 1] = 0
    return t1 + t2


@register_kl(Beta, Beta)
def _beta_beta(p, q):
    sum_p = p.concentration1 + p.concentration0
    sum_q = q.concentration1 + q.concentration0
    t1 = q.concentration1.lgamma() + q.concentration0.lgamma() + sum_p.lgamma()
    t2 = p.concentration1.lgamma() + p.concentration0.lgamma() + sum_q.lgamma()
    t3 = (p.concentration1 - q.concentration1) * flashlight.digamma(p.concentration1)
    t4 = (p.concentration0 - q.concentration0) * flashlight.digamma(p.concentration0)
    t5 = (sum_q - sum_p) * flashlight.digamma(sum_p)
    return t1 - t2 + t3 + t4 + t5


@register_kl(Binomial, Binomial)
def _binomial_binomial(p, q):
    if (p.total_count < q.total_count).any():
        raise NotImplementedError("KL between Binomials where q.total_count > p.total_count is not implemented")
    kl = p.total_count * (p.probs * (p.logits - q.logits) + (-p.probs).log1p() - (-q.probs).log1p())
    more = p.total_count > q.total_count
    kl[more] = _infinite_like(kl[more])
    return kl


@register_kl(Categorical, Categorical)
def _categorical_categorical(p, q):
    t = p.probs * (p.logits - q.logits)
    t[(q.probs == 0).expand_as(t)] = inf
    t[(p.probs == 0).expand_as(t)] = 0
    return t.sum(-1)


@register_kl(OneHotCategorical, OneHotCategorical)
def _one_hot_one_hot(p, q):
    return _categorical_categorical(p._categorical, q._categorical)


@register_kl(Cauchy, Cauchy)
def _cauchy_cauchy(p, q):
    # F. Chyzak and F. Nielsen, 2019
    t1 = ((p.scale + q.scale).pow(2) + (p.loc - q.loc).pow(2)).log()
    t2 = (4 * p.scale * q.scale).log()
    return t1 - t2


@register_kl(ContinuousBernoulli, ContinuousBernoulli)
def _continuous_bernoulli_continuous_bernoulli(p, q):
    t1 = p._cont_bern_log_norm() + flashlight.log1p(-p.probs)
    t2 = q._cont_bern_log_norm() + flashlight.log1p(-q.probs)
    return p.mean * (p.logits - q.logits) + t1 - t2


@register_kl(Dirichlet, Dirichlet)
def _dirichlet_dirichlet(p, q):
    sum_p, sum_q = p.concentration.sum(-1), q.concentration.sum(-1)
    t1 = sum_p.lgamma() - sum_q.lgamma()
    t2 = (p.concentration.lgamma() - q.concentration.lgamma()).sum(-1)
    t3 = p.concentration - q.concentration
    t4 = p.concentration.digamma() - sum_p.digamma().unsqueeze(-1)
    return t1 - t2 + (t3 * t4).sum(-1)


@register_kl(Exponential, Exponential)
def _exponential_exponential(p, q):
    ratio = q.rate / p.rate
    return -ratio.log() + ratio - 1


@register_kl(ExponentialFamily, ExponentialFamily)
def _family_family(p, q):
    if type(p) is not type(q):
        raise NotImplementedError(
            "The cross KL-divergence between different exponential families cannot be computed using Bregman "
            "divergences"
        )
    params = [x.detach().requires_grad_() for x in p._natural_params]
    with flashlight.enable_grad():
        log_normalizer = p._log_normalizer(*params)
        slopes = flashlight.autograd.grad(log_normalizer.sum(), params, create_graph=True)
    result = q._log_normalizer(*q._natural_params) - log_normalizer
    for ours, theirs, slope in zip(params, q._natural_params, slopes):
        result -= _sum_rightmost((theirs - ours) * slope, len(q.event_shape))
    return result


@register_kl(Gamma, Gamma)
def _gamma_gamma(p, q):
    t1 = q.concentration * (p.rate / q.rate).log()
    t2 = flashlight.lgamma(q.concentration) - flashlight.lgamma(p.concentration)
    t3 = (p.concentration - q.concentration) * flashlight.digamma(p.concentration)
    t4 = (q.rate - p.rate) * (p.concentration / p.rate)
    return t1 + t2 + t3 + t4


@register_kl(Gumbel, Gumbel)
def _gumbel_gumbel(p, q):
    ratio = p.scale / q.scale
    loc1, loc2 = p.loc / q.scale, q.loc / q.scale
    t1 = ratio.log() - loc1 + loc2
    t2 = ratio * euler_constant
    t3 = flashlight.exp(loc2 + (1 + ratio).lgamma() - loc1)
    return -t1 + t2 + t3 - (1 + euler_constant)


@register_kl(Geometric, Geometric)
def _geometric_geometric(p, q):
    return -p.entropy() - flashlight.log1p(-q.probs) / p.probs - q.logits


@register_kl(HalfNormal, HalfNormal)
def _half_normal_half_normal(p, q):
    return _normal_normal(p.base_dist, q.base_dist)


@register_kl(Laplace, Laplace)
def _laplace_laplace(p, q):
    ratio = p.scale / q.scale
    distance = (p.loc - q.loc).abs()
    return -ratio.log() + distance / q.scale + ratio * flashlight.exp(-distance / p.scale) - 1


def _same_event_shape(p, q):
    if p.event_shape != q.event_shape:
        raise ValueError(
            "KL-divergence between two Multivariate Normals with different event shapes cannot be computed"
        )


def _square_sum(matrix):
    """The trace of M M'."""
    return matrix.pow(2).sum((-2, -1))


def _from_multivariate(p, q, log_det, factors):
    """Of a p with this log determinant, whose covariance is the sum of F F' over the factors."""
    _same_event_shape(p, q)
    trace = sum(_square_sum(flashlight.linalg.solve_triangular(*_batched(q, f), upper=False)) for f in factors)
    distance = _batch_mahalanobis(q._unbroadcasted_scale_tril, q.loc - p.loc)
    return q._half_log_det() + 0.5 * (trace + distance - p.event_shape[0] - log_det)


def _batched(q, factor):
    tril = q._unbroadcasted_scale_tril
    batch = flashlight.broadcast_shapes(tril.shape[:-2], factor.shape[:-2])
    return tril.expand(batch + (-1, -1)), factor.expand(batch + (-1, -1))


def _from_lowrank(p, q, log_det, factors):
    """The same from a LowRankMultivariateNormal."""
    _same_event_shape(p, q)
    whitened, scale = q._whitened_factor(), q._unbroadcasted_cov_diag.rsqrt().unsqueeze(-1)
    trace = sum(_square_sum(f * scale) - _square_sum(whitened @ f) for f in factors)
    return 0.5 * (q._log_det() + trace + q._mahalanobis(q.loc - p.loc) - p.event_shape[0] - log_det)


@register_kl(MultivariateNormal, MultivariateNormal)
def _multivariate_multivariate(p, q):
    return _from_multivariate(p, q, 2 * p._half_log_det(), [p._unbroadcasted_scale_tril])


@register_kl(MultivariateNormal, LowRankMultivariateNormal)
def _multivariate_lowrank(p, q):
    return _from_lowrank(p, q, 2 * p._half_log_det(), [p._unbroadcasted_scale_tril])


def _lowrank_factors(p):
    return [p._unbroadcasted_cov_factor, flashlight.diag_embed(p._unbroadcasted_cov_diag.sqrt())]


@register_kl(LowRankMultivariateNormal, MultivariateNormal)
def _lowrank_multivariate(p, q):
    return _from_multivariate(p, q, p._log_det(), _lowrank_factors(p))


@register_kl(LowRankMultivariateNormal, LowRankMultivariateNormal)
def _lowrank_lowrank(p, q):
    _same_event_shape(p, q)
    whitened, diagonal = q._whitened_factor(), p._unbroadcasted_cov_diag
    factor = p._unbroadcasted_cov_factor
    trace = (
        (diagonal / q._unbroadcasted_cov_diag).sum(-1)
        + _square_sum(factor * q._unbroadcasted_cov_diag.rsqrt().unsqueeze(-1))
        - _square_sum(whitened * diagonal.sqrt().unsqueeze(-2))
        - _square_sum(whitened @ factor)
    )
    distance = q._mahalanobis(q.loc - p.loc)
    return 0.5 * (q._log_det() - p._log_det() + trace + distance - p.event_shape[0])


@register_kl(Normal, Normal)
def _normal_normal(p, q):
    ratio = (p.scale / q.scale).pow(2)
    return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())


@register_kl(Pareto, Pareto)
def _pareto_pareto(p, q):
    t1 = q.alpha * (p.scale / q.scale).log()
    ratio = q.alpha / p.alpha
    result = t1 - ratio.log() + ratio - 1
    result[p.support.lower_bound < q.support.lower_bound] = inf
    return result


@register_kl(Poisson, Poisson)
def _poisson_poisson(p, q):
    return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)


@register_kl(TransformedDistribution, TransformedDistribution)
def _transformed_transformed(p, q):
    if p.transforms != q.transforms or p.event_shape != q.event_shape:
        raise NotImplementedError
    return kl_divergence(p.base_dist, q.base_dist)


@register_kl(Uniform, Uniform)
def _uniform_uniform(p, q):
    result = ((q.high - q.low) / (p.high - p.low)).log()
    result[(q.low > p.low) | (q.high < p.high)] = inf
    return result


@register_kl(Independent, Independent)
def _independent_independent(p, q):
    if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
        raise NotImplementedError
    return _sum_rightmost(kl_divergence(p.base_dist, q.base_dist), p.reinterpreted_batch_ndims)


# ---- Where p has values that q never has -----------------------------------------------------------------------------


def _infinite(function_of, *pairs):
    def kl(p, q):
        return _infinite_like(function_of(p))

    for pair in pairs:
        register_kl(*pair)(kl)


_infinite(lambda p: p.concentration1, (Beta, Pareto))
_infinite(lambda p: p.probs, (ContinuousBernoulli, Pareto))
_infinite(
    lambda p: p.rate,
    (Exponential, Beta),
    (Exponential, ContinuousBernoulli),
    (Exponential, Pareto),
    (Exponential, Uniform),
)
_infinite(lambda p: p.concentration, (Gamma, Beta), (Gamma, ContinuousBernoulli), (Gamma, Pareto), (Gamma, Uniform))
_infinite(
    lambda p: p.loc,
    *(
        (p, q)
        for p in (Gumbel, Laplace, Normal)
        for q in (Beta, ContinuousBernoulli, Exponential, Gamma, Pareto, Uniform)
    ),
)
_infinite(lambda p: p.scale, (Pareto, Beta), (Pareto, ContinuousBernoulli), (Pareto, Uniform))
_infinite(lambda p: p.rate, (Poisson, Bernoulli), (Poisson, Binomial))


# ---- Two families ----------------------------------------------------------------------------------------------------


@register_kl(Bernoulli, Poisson)
def _bernoulli_poisson(p, q):
    return -p.entropy() - (p.probs * q.rate.log() - q.rate)


def _in_unit_interval(p, q):
    """Of a p on [0, 1] from a ContinuousBernoulli."""
    return -p.entropy() - p.mean * q.logits - flashlight.log1p(-q.probs) - q._cont_bern_log_norm()


@register_kl(Beta, ContinuousBernoulli)
def _beta_continuous_bernoulli(p, q):
    return _in_unit_interval(p, q)


@register_kl(Beta, Exponential)
def _beta_exponential(p, q):
    return -p.entropy() - q.rate.log() + q.rate * (p.concentration1 / (p.concentration1 + p.concentration0))


@register_kl(Beta, Gamma)
def _beta_gamma(p, q):
    t1 = -p.entropy()
    t2 = q.concentration.lgamma() - q.concentration * q.rate.log()
    t3 = (q.concentration - 1) * (p.concentration1.digamma() - (p.concentration1 + p.concentration0).digamma())
    t4 = q.rate * p.concentration1 / (p.concentration1 + p.concentration0)
    return t1 + t2 - t3 + t4


@register_kl(Beta, Normal)
def _beta_normal(p, q):
    mean = p.concentration1 / (p.concentration1 + p.concentration0)
    var = q.scale.pow(2)
    t2 = 0.5 * (var * 2 * math.pi).log()
    t3 = (mean * (1 - mean) / (p.concentration1 + p.concentration0 + 1) + mean.pow(2)) * 0.5
    t4 = q.loc * mean
    t5 = q.loc.pow(2) * 0.5
    return -p.entropy() + t2 + (t3 - t4 + t5) / var


@register_kl(Beta, Uniform)
def _beta_uniform(p, q):
    result = -p.entropy() + (q.high - q.low).log()
    result[(q.low > p.support.lower_bound) | (q.high < p.support.upper_bound)] = inf
    return result


@register_kl(ContinuousBernoulli, Exponential)
def _continuous_bernoulli_exponential(p, q):
    return -p.entropy() - q.rate.log() + q.rate * p.mean


@register_kl(ContinuousBernoulli, Normal)
def _continuous_bernoulli_normal(p, q):
    t1 = 0.5 * (math.log(2 * math.pi) + (q.loc / q.scale).square()) + q.scale.log()
    t2 = (p.variance + p.mean.square() - 2 * q.loc * p.mean) / (2 * q.scale.square())
    return t1 + t2 - p.entropy()


@register_kl(ContinuousBernoulli, Uniform)
def _continuous_bernoulli_uniform(p, q):
    result = (q.high - q.low).log() - p.entropy()
    return flashlight.where((q.low >= 0) | (q.high <= 1), inf, result)  # as PyTorch has it


@register_kl(Exponential, Gamma)
def _exponential_gamma(p, q):
    ratio = q.rate / p.rate
    t1 = -q.concentration * flashlight.log(ratio)
    return t1 + ratio + q.concentration.lgamma() + q.concentration * euler_constant - (1 + euler_constant)


@register_kl(Exponential, Gumbel)
def _exponential_gumbel(p, q):
    product = p.rate * q.scale
    loc = q.loc / q.scale
    t1 = product.log() - 1
    t2 = product.reciprocal()
    t3 = flashlight.exp(loc) * product / (product + 1)
    return t1 - loc + t2 + t3


@register_kl(Exponential, Normal)
def _exponential_normal(p, q):
    var = q.scale.pow(2)
    square = p.rate.pow(2)
    t1 = 0.5 * flashlight.log(square * var * 2 * math.pi)
    t2 = square.reciprocal()
    t3 = q.loc / p.rate
    return t1 - 1 + (t2 - t3 + q.loc.pow(2) * 0.5) / var


@register_kl(Gamma, Exponential)
def _gamma_exponential(p, q):
    return -p.entropy() - q.rate.log() + q.rate * p.concentration / p.rate


@register_kl(Gamma, Gumbel)
def _gamma_gumbel(p, q):
    product = p.rate * q.scale
    loc = q.loc / q.scale
    t1 = (p.concentration - 1) * p.concentration.digamma() - p.concentration.lgamma() - p.concentration
    t2 = product.log() + p.concentration / product
    t3 = flashlight.exp(loc) * (1 + product.reciprocal()).pow(-p.concentration) - loc
    return t1 + t2 + t3


@register_kl(Gamma, Normal)
def _gamma_normal(p, q):
    var = q.scale.pow(2)
    square = p.rate.pow(2)
    t1 = 0.5 * flashlight.log(square * var * 2 * math.pi) - p.concentration - p.concentration.lgamma()
    t2 = 0.5 * (p.concentration.pow(2) + p.concentration) / square
    t3 = q.loc * p.concentration / p.rate
    t4 = 0.5 * q.loc.pow(2)
    return t1 + (p.concentration - 1) * p.concentration.digamma() + (t2 - t3 + t4) / var


@register_kl(Gumbel, Normal)
def _gumbel_normal(p, q):
    ratio = p.scale / q.scale
    t1 = (ratio / math.sqrt(2 * math.pi)).log()
    t2 = (math.pi * ratio * 0.5).pow(2) / 3
    t3 = ((p.loc + p.scale * euler_constant - q.loc) / q.scale).pow(2) * 0.5
    return -t1 + t2 + t3 - (euler_constant + 1)


@register_kl(Laplace, Normal)
def _laplace_normal(p, q):
    var = q.scale.pow(2)
    ratio = p.scale.pow(2) / var
    t1 = 0.5 * flashlight.log(2 * ratio / math.pi)
    t2 = 0.5 * p.loc.pow(2)
    t3 = p.loc * q.loc
    t4 = 0.5 * q.loc.pow(2)
    return -t1 + ratio + (t2 - t3 + t4) / var - 1


@register_kl(Normal, Gumbel)
def _normal_gumbel(p, q):
    mean_ratio = p.loc / q.scale
    square = (p.scale / q.scale).pow(2)
    loc = q.loc / q.scale
    t1 = square.log() * 0.5
    t2 = mean_ratio - loc
    t3 = flashlight.exp(-mean_ratio + 0.5 * square + loc)
    return -t1 + t2 + t3 - (0.5 * (1 + math.log(2 * math.pi)))


@register_kl(Normal, Laplace)
def _normal_laplace(p, q):
    away = p.loc - q.loc
    ratio = p.scale / q.scale
    steps = away / p.scale
    t1 = flashlight.log(ratio)
    t2 = math.sqrt(2 / math.pi) * p.scale * flashlight.exp(-0.5 * steps.pow(2))
    t3 = away * flashlight.erf(math.sqrt(0.5) * steps)
    return -t1 + (t2 + t3) / q.scale - (0.5 * (1 + math.log(0.5 * math.pi)))


@register_kl(Pareto, Exponential)
def _pareto_exponential(p, q):
    product = p.scale * q.rate
    t1 = (p.alpha / product).log()
    t2 = p.alpha.reciprocal()
    t3 = p.alpha * product / (p.alpha - 1)
    result = t1 - t2 + t3 - 1
    result[p.alpha <= 1] = inf
    return result


@register_kl(Pareto, Gamma)
def _pareto_gamma(p, q):
    log_mean = p.scale.log() + p.alpha.reciprocal()
    t1 = p.alpha.log() - log_mean
    t2 = q.concentration.lgamma() - q.concentration * q.rate.log()
    t3 = (1 - q.concentration) * log_mean
    t4 = q.rate * p.alpha * p.scale / (p.alpha - 1)
    result = t1 + t2 + t3 + t4 - 1
    result[p.alpha <= 1] = inf
    return result


@register_kl(Pareto, Normal)
def _pareto_normal(p, q):
    var = 2 * q.scale.pow(2)
    mean = p.scale * p.alpha / (p.alpha - 1)
    t1 = (math.sqrt(2 * math.pi) * q.scale * p.alpha / p.scale).log()
    t2 = p.alpha.reciprocal()
    t3 = p.alpha * p.scale.pow(2) / ((p.alpha - 1).pow(2) * (p.alpha - 2))
    t4 = (mean - q.loc).pow(2)
    result = t1 - t2 + (t3 + t4) / var - 1
    result[p.alpha <= 2] = inf
    return result


@register_kl(Uniform, Beta)
def _uniform_beta(p, q):
    width = p.high - p.low
    t1 = flashlight.log(width)
    t2 = (q.concentration1 - 1) * (_xlogx(p.high) - _xlogx(p.low) - width) / width
    t3 = (q.concentration0 - 1) * (_xlogx(1 - p.high) - _xlogx(1 - p.low) + width) / width
    t4 = q.concentration1.lgamma() + q.concentration0.lgamma() - (q.concentration1 + q.concentration0).lgamma()
    result = t3 + t4 - t1 - t2
    result[(p.high > q.support.upper_bound) | (p.low < q.support.lower_bound)] = inf
    return result


@register_kl(Uniform, ContinuousBernoulli)
def _uniform_continuous_bernoulli(p, q):
    return flashlight.where((p.high >= 1) | (p.low <= 0), inf, _in_unit_interval(p, q))  # as PyTorch has it


@register_kl(Uniform, Exponential)
def _uniform_exponential(p, q):
    result = q.rate * (p.high + p.low) / 2 - ((p.high - p.low) * q.rate).log()
    result[p.low < q.support.lower_bound] = inf
    return result


@register_kl(Uniform, Gamma)
def _uniform_gamma(p, q):
    width = p.high - p.low
    t1 = width.log()
    t2 = q.concentration.lgamma() - q.concentration * q.rate.log()
    t3 = (1 - q.concentration) * (_xlogx(p.high) - _xlogx(p.low) - width) / width
    t4 = q.rate * (p.high + p.low) / 2
    result = -t1 + t2 + t3 + t4
    result[p.low < q.support.lower_bound] = inf
    return result


@register_kl(Uniform, Gumbel)
def _uniform_gumbel(p, q):
    ratio = q.scale / (p.high - p.low)
    high, low = (p.high - q.loc) / q.scale, (p.low - q.loc) / q.scale
    t1 = ratio.log() + 0.5 * (high + low)
    t2 = ratio * (flashlight.exp(-high) - flashlight.exp(-low))
    return t1 - t2


@register_kl(Uniform, Normal)
def _uniform_normal(p, q):
    width = p.high - p.low
    t1 = (math.sqrt(math.pi * 2) * q.scale / width).log()
    t2 = width.pow(2) / 12
    t3 = ((p.high + p.low - 2 * q.loc) / 2).pow(2)
    return t1 + 0.5 * (t2 + t3) / q.scale.pow(2)


@register_kl(Uniform, Pareto)
def _uniform_pareto(p, q):
    width = p.high - p.low
    t1 = (q.alpha * q.scale.pow(q.alpha) * width).log()
    t2 = (_xlogx(p.high) - _xlogx(p.low) - width) / width
    result = t2 * (q.alpha + 1) - t1
    result[p.low < q.support.lower_bound] = inf
    return result
