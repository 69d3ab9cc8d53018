"""Distributions: the same samples, densities, gradients, shapes, representations and errors as PyTorch's."""

import itertools

import flashlight
import pytest
import torch
from twin import assert_same, run_both, same_outcome, words

PARAMETERS = {  # of each distribution, as a function of the package and of a number that makes them differ
    "Bernoulli": lambda m, k: {"probs": m.tensor([[0.1, 0.5, 0.9], [0.2 * k, 0.3, 0.999]])},
    "Beta": lambda m, k: {"concentration1": m.tensor([0.5, 1.0, 3.0 * k]), "concentration0": m.tensor([2.0, 1.0, 0.7])},
    "Binomial": lambda m, k: {"total_count": 5, "probs": m.tensor([0.1 * k, 0.5, 0.9])},
    "Categorical": lambda m, k: {"logits": m.tensor([[0.1, 2.0 * k, -1.0], [0.0, 0.0, 0.5]])},
    "Cauchy": lambda m, k: {"loc": m.tensor([0.5, -1.0]), "scale": m.tensor([1.0, 2.0 * k])},
    "Chi2": lambda m, k: {"df": m.tensor([0.5, 3.0 * k])},
    "ContinuousBernoulli": lambda m, k: {"probs": m.tensor([0.0, 0.1 * k, 0.4995, 0.5, 0.5005, 0.7, 0.3 * k])},
    "Dirichlet": lambda m, k: {"concentration": m.tensor([[0.5, 1.0, 3.0], [2.0, 1.5 * k, 4.0]])},
    "Exponential": lambda m, k: {"rate": m.tensor([0.3, 2.0 * k])},
    "FisherSnedecor": lambda m, k: {"df1": m.tensor([3.0, 5.0 * k]), "df2": m.tensor([4.0, 9.0])},
    "Gamma": lambda m, k: {"concentration": m.tensor([0.5, 3.0 * k, 20.0]), "rate": m.tensor([1.0, 0.2, 3.0])},
    "GeneralizedPareto": lambda m, k: {
        "loc": m.tensor([0.5, -1.0, 0.0, 2.0]),
        "scale": m.tensor([1.0, 2.0, 0.3, k]),
        "concentration": m.tensor([0.3, -0.4 * k, 0.0, 1.5]),
    },
    "Geometric": lambda m, k: {"probs": m.tensor([0.1, 0.4 * k, 1.0])},
    "Gumbel": lambda m, k: {"loc": m.tensor([0.5, -1.0]), "scale": m.tensor([1.0, 2.0 * k])},
    "HalfCauchy": lambda m, k: {"scale": m.tensor([1.0, 2.0 * k])},
    "HalfNormal": lambda m, k: {"scale": m.tensor([1.0, 2.0 * k])},
    "InverseGamma": lambda m, k: {"concentration": m.tensor([0.5, 3.0 * k]), "rate": m.tensor([1.0, 0.2])},
    "Kumaraswamy": lambda m, k: {
        "concentration1": m.tensor([0.5, 1.0, 3.0 * k]),
        "concentration0": m.tensor([2.0, 1.0, 0.7]),
    },
    "LKJCholesky": lambda m, k: {"dim": 3, "concentration": m.tensor([0.5, 1.0, 3.0 * k])},
    "Laplace": lambda m, k: {"loc": m.tensor([0.5, -1.0]), "scale": m.tensor([1.0, 2.0 * k])},
    "LogNormal": lambda m, k: {"loc": m.tensor([0.5, -1.0]), "scale": m.tensor([1.0, 0.5 * k])},
    "LogisticNormal": lambda m, k: {"loc": m.tensor([0.5, -1.0]), "scale": m.tensor([1.0, 0.5 * k])},
    "LowRankMultivariateNormal": lambda m, k: {
        "loc": m.tensor([0.5 * k, -1.0]),
        "cov_factor": m.tensor([[2.0], [0.3]]),
        "cov_diag": m.tensor([0.5, 1.0 * k]),
    },
    "Multinomial": lambda m, k: {"total_count": 6, "probs": m.tensor([[0.1, 0.4 * k, 0.5], [1.0, 2.0, 3.0]])},
    "MultivariateNormal": lambda m, k: {
        "loc": m.tensor([0.5 * k, -1.0]),
        "covariance_matrix": m.tensor([[2.0, 0.3], [0.3, 1.0]]),
    },
    "NegativeBinomial": lambda m, k: {"total_count": m.tensor([2.0, 5.0]), "probs": m.tensor([0.3, 0.6 * k])},
    "Normal": lambda m, k: {"loc": m.tensor([[0.5], [-1.0]]), "scale": m.tensor([1.0, 2.0 * k, 0.1])},
    "OneHotCategorical": lambda m, k: {"probs": m.tensor([[0.1, 2.0 * k, 1.0], [1.0, 1.0, 1.5]])},
    "OneHotCategoricalStraightThrough": lambda m, k: {"probs": m.tensor([[0.1, 2.0 * k, 1.0], [1.0, 1.0, 1.5]])},
    "Pareto": lambda m, k: {"scale": m.tensor([1.0, 2.0]), "alpha": m.tensor([0.5, 3.0 * k])},
    "Poisson": lambda m, k: {"rate": m.tensor([0.0, 3.0 * k, 30.0])},
    "RelaxedBernoulli": lambda m, k: {"temperature": m.tensor(0.7), "probs": m.tensor([0.1, 0.5 * k])},
    "RelaxedOneHotCategorical": lambda m, k: {"temperature": m.tensor(0.7), "probs": m.tensor([0.1, 0.5 * k, 0.4])},
    "StudentT": lambda m, k: {"df": m.tensor([1.0, 1.5, 6.0]), "loc": m.tensor(0.5), "scale": m.tensor([1.0, 2.0, k])},
    "Uniform": lambda m, k: {"low": m.tensor([-1.0, 0.25]), "high": m.tensor([2.0, 0.75 * k])},
    "VonMises": lambda m, k: {"loc": m.tensor([0.5, 3.0]), "concentration": m.tensor([1e-6, 4.0 * k])},
    "Weibull": lambda m, k: {"scale": m.tensor([1.0, 2.0 * k]), "concentration": m.tensor([0.5, 3.0])},
    "Wishart": lambda m, k: {
        "df": m.tensor([3.0, 5.5 * k]),
        "covariance_matrix": m.tensor([[2.0, 0.3], [0.3, 1.0]]),
    },
}
COMPOSED = {
    "Independent": lambda m: m.distributions.Independent(
        m.distributions.Normal(m.zeros(2, 3, 4), m.linspace(0.1, 2, 4)), 2
    ),
    "mixture": lambda m: m.distributions.MixtureSameFamily(
        m.distributions.Categorical(m.tensor([[0.2, 0.8], [0.5, 0.5]])),
        m.distributions.Normal(m.tensor([[0.0, 4.0], [1.0, 2.0]]), m.tensor([1.0, 0.1])),
    ),
    "mixture of vectors": lambda m: m.distributions.MixtureSameFamily(
        m.distributions.Categorical(m.ones(3)),
        m.distributions.Independent(m.distributions.Laplace(m.arange(6.0).view(3, 2), 1.0), 1),
    ),
    "squashed": lambda m: m.distributions.TransformedDistribution(
        m.distributions.Normal(m.zeros(3), 1.0),
        [m.distributions.TanhTransform(cache_size=1), m.distributions.AffineTransform(m.tensor([0.0, 1.0, 2.0]), 3.0)],
    ),
    "cut off": lambda m: m.distributions.TransformedDistribution(
        m.distributions.Uniform(m.zeros(2), m.ones(2)), [m.distributions.SigmoidTransform().inv]
    ),
    "numbers": lambda m: m.distributions.Normal(0, 1),
    "number and tensor": lambda m: m.distributions.Gumbel(m.tensor([1.0, 2.0]), 2),
    "gumbel of numbers": lambda m: m.distributions.Gumbel(0.5, 2.0),
    "logits": lambda m: m.distributions.Bernoulli(logits=m.tensor([0.3, -2.0])),
    "binomial logits": lambda m: m.distributions.Binomial(3, logits=m.tensor([0.3, -2.0])),
    "precision": lambda m: m.distributions.MultivariateNormal(
        m.zeros(3, 2), precision_matrix=m.tensor([[2.0, 0.3], [0.3, 1.0]])
    ),
    "factor": lambda m: m.distributions.MultivariateNormal(m.zeros(2), scale_tril=m.tensor([[2.0, 0.0], [0.3, 1.0]])),
    "continuous logits": lambda m: m.distributions.ContinuousBernoulli(logits=m.tensor([0.3, -2.0, 0.001])),
    "continuous number": lambda m: m.distributions.ContinuousBernoulli(0.3),
    "pareto of numbers": lambda m: m.distributions.GeneralizedPareto(0.0, 1.0, 0.2),
    "lkj of a number": lambda m: m.distributions.LKJCholesky(4, 0.7),
    "low rank batch": lambda m: m.distributions.LowRankMultivariateNormal(
        m.zeros(3, 1, 2), m.tensor([[2.0, 1.0], [0.3, 0.1]]), m.tensor([[0.5, 1.0], [2.0, 0.1]])
    ),
    "wishart factor": lambda m: m.distributions.Wishart(4, scale_tril=m.tensor([[2.0, 0.0], [0.3, 1.0]])),
    "wishart precision": lambda m: m.distributions.Wishart(
        m.tensor([[3.0], [4.0]]), precision_matrix=m.tensor([[[2.0, 0.3], [0.3, 1.0]], [[1.0, 0.0], [0.0, 2.0]]])
    ),
    "beta of numbers": lambda m: m.distributions.Beta(0.5, 2),
    "float64": lambda m: m.distributions.Gamma(m.tensor([0.5, 9.0], dtype=m.float64), 2.0),
}
CASES = {
    **{n: lambda m, n=n: getattr(m.distributions, n)(**PARAMETERS[n](m, 1)) for n in PARAMETERS},
    **COMPOSED,
}


def same(function, tolerance=2e-5):
    """The same result in both, or the same error (its first words)."""
    theirs, ours = run_both(function)
    if isinstance(theirs, tuple) and theirs and isinstance(theirs[0], type):
        assert isinstance(ours, tuple) and ours[0] is theirs[0], f"{ours!r}, torch has {theirs!r}"
        assert words(ours[1])[:12] == words(theirs[1])[:12]
    else:
        assert_same(theirs, ours, tolerance)


@pytest.mark.parametrize("case", CASES)
def test_samples(case):
    for shape in ((), (4,), (3, 2)):
        same(lambda m, s=shape: CASES[case](m).sample(s))
        same(lambda m, s=shape: CASES[case](m).rsample(s))


PROPERTIES = (
    "mean",
    "mode",
    "variance",
    "stddev",
    "batch_shape",
    "event_shape",
    "has_rsample",
    "has_enumerate_support",
)


@pytest.mark.parametrize("case", CASES)
def test_properties(case):
    for name in PROPERTIES:
        same(lambda m, name=name: getattr(CASES[case](m), name))
    same(lambda m: CASES[case](m).entropy())
    same(lambda m: CASES[case](m).perplexity())
    same(lambda m: repr(CASES[case](m)))
    same(lambda m: repr(CASES[case](m).support))
    same(lambda m: {k: repr(v) for k, v in CASES[case](m).arg_constraints.items()})
    for expand in (True, False):
        same(lambda m, expand=expand: CASES[case](m).enumerate_support(expand))


@pytest.mark.parametrize("case", CASES)
def test_densities(case):
    def at(m, method):
        d = CASES[case](m)
        values = m.tensor(CASES[case](torch).sample((5,)).tolist(), dtype=d.sample().dtype)
        return getattr(d, method)(values)

    torch.manual_seed(3)
    state = torch.get_rng_state()
    for method in ("log_prob", "cdf"):
        same(lambda m, method=method: (torch.set_rng_state(state), at(m, method))[1])
    same(lambda m: CASES[case](m).icdf(m.tensor(0.3)), 2e-4)


@pytest.mark.parametrize("case", CASES)
def test_expand(case):
    def expanded(m):
        d = CASES[case](m)
        d = d.expand(m.Size((4, 2)) + d.batch_shape)
        x = d.sample()
        return d.batch_shape, d.event_shape, x, d.log_prob(x), repr(d)

    same(expanded)


# PyTorch's GeneralizedPareto cannot take float64, and samples of its Wishart have no gradient
@pytest.mark.parametrize("name", [n for n in PARAMETERS if n not in ("GeneralizedPareto", "Wishart")])
def test_gradients(name):
    def gradients(m, dtype):
        parameters = PARAMETERS[name](m, 1)
        tensors = {k: v for k, v in parameters.items() if isinstance(v, m.Tensor)}
        for key, value in tensors.items():
            parameters[key] = tensors[key] = value.to(getattr(m, dtype)).requires_grad_()
        d = getattr(m.distributions, name)(**parameters)
        results = []
        for _ in range(1 + d.has_rsample):
            x = d.rsample((6,)) if d.has_rsample and not results else d.sample((6,))
            if not results and d.has_rsample:
                y = x * m.linspace(-1, 1, x.numel(), dtype=x.dtype).view(x.shape)
            else:
                y = d.log_prob(x)
            given = m.autograd.grad(y.sum(), list(tensors.values()), allow_unused=True)
            results.append(given)
        return results

    # PyTorch's gradients of gamma and Dirichlet samples are approximations
    sampled = name in ("Beta", "Chi2", "Dirichlet", "FisherSnedecor", "Gamma", "InverseGamma", "StudentT")
    tolerance = 2e-3 if sampled else 1e-5 if name == "VonMises" else 1e-8  # and its Bessel functions are, too
    same(lambda m: gradients(m, "float64"), tolerance)


def test_gradients_of_wishart_and_generalized_pareto():
    def slopes(m, name, dtype):
        parameters = {k: v.to(dtype).requires_grad_() for k, v in PARAMETERS[name](m, 1).items()}
        d = getattr(m.distributions, name)(**parameters)
        y = d.log_prob(d.sample((3,))) + d.entropy()
        return m.autograd.grad(y.sum(), list(parameters.values()))

    same(lambda m: slopes(m, "Wishart", m.float64), 1e-8)
    same(lambda m: slopes(m, "GeneralizedPareto", m.float32), 1e-4)
    d, m = flashlight.distributions, flashlight
    factor = m.tensor([[2.0, 0.0], [0.3, 1.0]], dtype=m.float64)

    def sampled(factor):
        m.manual_seed(0)
        return d.Wishart(m.tensor(5.0, dtype=m.float64), scale_tril=factor, validate_args=False).rsample((2,))

    given = m.autograd.functional.jacobian(sampled, factor)[..., 0, 0]
    step = m.zeros_like(factor)
    step[0, 0] = 1e-6
    assert m.allclose(given, (sampled(factor + step) - sampled(factor - step)) / 2e-6, rtol=1e-5, atol=1e-6)


def kl_pairs():
    registry = torch.distributions.kl._KL_REGISTRY
    names = [(p.__name__, q.__name__) for p, q in registry]
    return [pair for pair in names if all(n in PARAMETERS for n in pair)]


@pytest.mark.parametrize(("p", "q"), kl_pairs())
def test_kl_divergence(p, q):
    def kl(m):
        d = m.distributions
        first = getattr(d, p)(**PARAMETERS[p](m, 1))
        second = getattr(d, q)(**PARAMETERS[q](m, 0.8))
        if p != q:  # batches of these need not fit
            first, second = first.expand((1, *first.batch_shape)), second.expand((1, *second.batch_shape))
            shape = m.Size((4,))
            first, second = scalar(d, p, m, 1).expand(shape), scalar(d, q, m, 0.8).expand(shape)
        return d.kl_divergence(first, second)

    def scalar(d, name, m, k):
        return getattr(d, name)(**{key: last(value) for key, value in PARAMETERS[name](m, k).items()})

    def last(value):
        return value.reshape(-1)[-1] if hasattr(value, "reshape") else value

    same(kl)


def test_kl_divergence_of_composed():
    for make in (
        lambda m: (COMPOSED["Independent"](m), COMPOSED["Independent"](m)),
        lambda m: (m.distributions.LogNormal(0.0, 1.0), m.distributions.LogNormal(1.0, 2.0)),
        lambda m: (m.distributions.Normal(0.0, 1.0), m.distributions.StudentT(2.0)),
        lambda m: (m.distributions.Chi2(2.0), m.distributions.Gamma(1.0, 1.0)),
        lambda m: (m.distributions.Binomial(2, m.tensor(0.5)), m.distributions.Binomial(3, m.tensor(0.5))),
    ):
        same(lambda m, make=make: m.distributions.kl_divergence(*make(m)))


def test_register_kl():
    class Mine(flashlight.distributions.Normal):
        pass

    @flashlight.distributions.register_kl(Mine, flashlight.distributions.Normal)
    def _(p, q):
        return "found"

    assert flashlight.distributions.kl_divergence(Mine(0.0, 1.0), flashlight.distributions.Normal(0.0, 1.0)) == "found"
    with pytest.raises(TypeError):
        flashlight.distributions.register_kl(3, Mine)


REFUSED = {
    "scale": lambda m: m.distributions.Normal(0.0, -1.0),
    "scales": lambda m: m.distributions.Normal(m.zeros(2), m.tensor([1.0, -1.0])),
    "nan": lambda m: m.distributions.Normal(0.0, 1.0).log_prob(m.tensor(float("nan"))),
    "class": lambda m: m.distributions.Categorical(m.ones(2)).log_prob(m.tensor(3)),
    "negative": lambda m: m.distributions.Categorical(m.tensor([-0.5, 0.5])),
    "both": lambda m: m.distributions.Categorical(m.ones(2), m.ones(2)),
    "neither": lambda m: m.distributions.Bernoulli(),
    "probs": lambda m: m.distributions.Bernoulli(1.5),
    "zero": lambda m: m.distributions.Geometric(0.0),
    "0-dim": lambda m: m.distributions.Categorical(m.tensor(0.5)),
    "empty interval": lambda m: m.distributions.Uniform(1.0, 0.0),
    "outside": lambda m: m.distributions.Uniform(0.0, 1.0).log_prob(m.tensor(2.0)),
    "continuous both": lambda m: m.distributions.ContinuousBernoulli(m.ones(2), m.ones(2)),
    "continuous probs": lambda m: m.distributions.ContinuousBernoulli(1.5, validate_args=True),
    "beyond a bound": lambda m: m.distributions.GeneralizedPareto(0.0, 1.0, -0.5).log_prob(m.tensor(3.0)),
    "one dimension": lambda m: m.distributions.LKJCholesky(1),
    "no factor": lambda m: m.distributions.LKJCholesky(2).log_prob(m.ones(2, 2)),
    "low rank of a number": lambda m: m.distributions.LowRankMultivariateNormal(m.tensor(1.0), m.ones(1, 1), m.ones(1)),
    "low rank factor": lambda m: m.distributions.LowRankMultivariateNormal(m.zeros(2), m.ones(3, 1), m.ones(2)),
    "low rank diagonal": lambda m: m.distributions.LowRankMultivariateNormal(m.zeros(2), m.ones(2, 1), m.ones(3)),
    "low rank batches": lambda m: m.distributions.LowRankMultivariateNormal(m.zeros(3, 2), m.ones(2, 2, 1), m.ones(2)),
    "wishart of nothing": lambda m: m.distributions.Wishart(3),
    "wishart vector": lambda m: m.distributions.Wishart(3, m.ones(2)),
    "few degrees": lambda m: m.distributions.Wishart(1.0, m.eye(2)),
    "not definite": lambda m: m.distributions.MultivariateNormal(m.zeros(2), -m.eye(2)),
    "no matrix": lambda m: m.distributions.MultivariateNormal(m.zeros(2)),
    "number": lambda m: m.distributions.Normal(0.0, 1.0).log_prob(0.5),
    "shape": lambda m: m.distributions.Normal(m.zeros(3), 1.0).log_prob(m.ones(2)),
    "text": lambda m: m.distributions.Normal("a", 1.0),
    "too many": lambda m: m.distributions.Independent(m.distributions.Normal(0.0, 1.0), 1),
    "rsample": lambda m: m.distributions.Categorical(m.ones(3)).rsample(),
    "enumerate": lambda m: m.distributions.Normal(0.0, 1.0).enumerate_support(),
    "two ones": lambda m: m.distributions.OneHotCategorical(m.ones(2)).log_prob(m.ones(2)),
    "too many successes": lambda m: m.distributions.Binomial(3, m.tensor(0.5)).log_prob(m.tensor(4.0)),
    "components": lambda m: m.distributions.MixtureSameFamily(
        m.distributions.Categorical(m.ones(3)), m.distributions.Normal(m.zeros(2), 1.0)
    ),
    "transforms": lambda m: m.distributions.TransformedDistribution(m.distributions.Normal(0.0, 1.0), 3),
    "unchecked": lambda m: m.distributions.Normal(0.0, -1.0, validate_args=False).log_prob(m.tensor(0.0)),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case):
    same(REFUSED[case])


TRANSFORMS = {
    "abs": lambda t, m: t.AbsTransform(),
    "affine": lambda t, m: t.AffineTransform(m.tensor([1.0, 2.0, 3.0]), -2.0),
    "affine event": lambda t, m: t.AffineTransform(0.5, m.tensor([1.0, 2.0, 3.0]), event_dim=1),
    "compose": lambda t, m: t.ComposeTransform([t.ExpTransform(), t.AffineTransform(1.0, 2.0), t.PowerTransform(0.5)]),
    "corr": lambda t, m: t.CorrCholeskyTransform(),
    "exp": lambda t, m: t.ExpTransform(),
    "inverse": lambda t, m: t.TanhTransform().inv.inv,
    "independent": lambda t, m: t.IndependentTransform(t.ExpTransform(), 1),
    "sigmoid": lambda t, m: t.SigmoidTransform(),
    "softplus": lambda t, m: t.SoftplusTransform(),
    "tanh": lambda t, m: t.TanhTransform(cache_size=1),
    "softmax": lambda t, m: t.SoftmaxTransform(),
    "stick": lambda t, m: t.StickBreakingTransform(),
    "cat": lambda t, m: t.CatTransform([t.ExpTransform(), t.identity_transform], dim=-1, lengths=[1, 2]),
    "stack": lambda t, m: t.StackTransform([t.ExpTransform(), t.TanhTransform(), t.AbsTransform()], dim=-1),
    "reshape": lambda t, m: t.ReshapeTransform((3,), (3, 1)),
    "cdf": lambda t, m: t.CumulativeDistributionTransform(m.distributions.Normal(0.0, 1.0)),
}


@pytest.mark.parametrize("case", TRANSFORMS)
def test_transforms(case):
    def outcome(what):
        def function(m):
            transform = TRANSFORMS[case](m.distributions.transforms, m)
            x = m.tensor([[0.1, 0.7, 0.3], [0.5, 0.2, 0.9]])
            y = transform(x)
            return what(transform, x, y)

        return function

    for what in (
        lambda t, x, y: y,
        lambda t, x, y: t.inv(y),
        lambda t, x, y: t.log_abs_det_jacobian(x, y),
        lambda t, x, y: t.inv.log_abs_det_jacobian(y, x),
        lambda t, x, y: (t.bijective, t.forward_shape(x.shape), t.inverse_shape(y.shape)),
        lambda t, x, y: (repr(t), repr(t.domain), repr(t.codomain)),
        lambda t, x, y: (t == t, t.with_cache(1) == t, t == 3),
        lambda t, x, y: t.sign,
    ):
        same(outcome(what))


def test_constraints():
    for name, args in (
        ("boolean", None),
        ("real", None),
        ("positive", None),
        ("nonnegative", None),
        ("unit_interval", None),
        ("nonnegative_integer", None),
        ("positive_integer", None),
        ("simplex", None),
        ("one_hot", None),
        ("lower_triangular", None),
        ("lower_cholesky", None),
        ("positive_definite", None),
        ("positive_semidefinite", None),
        ("symmetric", None),
        ("square", None),
        ("corr_cholesky", None),
        ("real_vector", None),
        ("greater_than", (0.5,)),
        ("greater_than_eq", (0.5,)),
        ("less_than", (0.5,)),
        ("interval", (0.0, 0.5)),
        ("half_open_interval", (0.0, 0.5)),
        ("integer_interval", (0, 2)),
        ("multinomial", (3,)),
    ):
        values = ([[1.0, 0.0], [0.5, 1.0]], [[0.5, 0.5], [float("nan"), -1.0]], [[0.0, 1.0], [1.0, 0.0]])

        def checked(m, name=name, args=args, value=None):
            constraint = getattr(m.distributions.constraints, name)
            constraint = constraint if args is None else constraint(*args)
            facts = repr(constraint), constraint.event_dim, constraint.is_discrete
            return facts, constraint.check(m.tensor(value))

        for value in values:
            same(lambda m, value=value, checked=checked: checked(m, value=value))
    for registry, name in itertools.product(
        ("biject_to", "transform_to"), ("real", "positive", "unit_interval", "simplex", "lower_cholesky", "boolean")
    ):
        same(
            lambda m, registry=registry, name=name: repr(
                getattr(m.distributions, registry)(getattr(m.distributions.constraints, name))
            )
        )


@pytest.mark.parametrize(
    "call",
    [
        lambda k: k.greater_than(),
        lambda k: k.interval(0, 1, 2),
        lambda k: k.interval(upper_bound=2),
        lambda k: k.interval(0, upper=2),
        lambda k: k.independent(3, 1),
        lambda k: k.independent(k.real, 1.5),
        lambda k: k.stack([3]),
        lambda k: k.cat([k.real, 3]),
        lambda k: k.MixtureSameFamilyConstraint(3),
    ],
)
def test_constraints_of_wrong_arguments(call):
    same_outcome(lambda m: repr(call(m.distributions.constraints)))


def test_validation_can_be_switched_off():
    d = flashlight.distributions
    d.Distribution.set_default_validate_args(False)
    try:
        d.Normal(0.0, -1.0)
    finally:
        d.Distribution.set_default_validate_args(True)
    with pytest.raises(ValueError):
        d.Normal(0.0, -1.0)


def extension(mod):
    """Distributions as other libraries write them."""
    utils = mod.distributions.utils

    class Base:
        def __init__(self):
            self.seen = True

    class Shifted(mod.distributions.Distribution, Base):
        arg_constraints = {"loc": mod.distributions.constraints.real}
        support = mod.distributions.constraints.real

        def __init__(self, loc, validate_args=None):
            (self.loc,) = utils.broadcast_all(loc)
            super().__init__(self.loc.size(), validate_args=validate_args)

        def expand(self, batch_shape, _instance=None):
            new = self._get_checked_instance(Shifted, _instance)
            new.loc = self.loc.expand(batch_shape)
            super(Shifted, new).__init__(batch_shape, validate_args=False)
            return new

        def rsample(self, sample_shape=()):
            shape = self._extended_shape(sample_shape)
            return self.loc + utils._standard_normal(shape, self.loc.dtype, self.loc.device)

    class Custom(Shifted):
        def __init__(self, scale):
            super().__init__(scale + 1.0)

    class Net(mod.distributions.Transform, mod.nn.Module):
        bijective = True
        domain = codomain = mod.distributions.constraints.real
        __hash__ = mod.nn.Module.__hash__  # a transform that can be compared has none

        def __init__(self):
            super().__init__(cache_size=1)
            self.scale = mod.nn.Parameter(mod.tensor(2.0))

        def _call(self, x):
            return x * self.scale

        def _inverse(self, y):
            return y / self.scale

        def log_abs_det_jacobian(self, x, y):
            return self.scale.log().expand_as(x)

    return Shifted, Custom, Net


def test_distributions_of_others():
    def run(mod):
        shifted, custom, net = extension(mod)
        mod.manual_seed(0)
        d = shifted(mod.tensor([1.0, 2.0]))
        wide = d.expand(mod.Size([3, 2]))
        mod.distributions.register_kl(shifted, object)(lambda p, q: p.loc * 3)
        transform = net()
        flow = mod.distributions.TransformedDistribution(mod.distributions.Normal(mod.zeros(3), 1.0), [transform])
        y = flow.rsample()
        (slope,) = mod.autograd.grad(flow.log_prob(y).sum(), transform.scale)
        yield d.seen, wide.seen, wide.batch_shape
        yield wide.rsample((2,))
        yield mod.distributions.utils._sum_rightmost(mod.arange(12).reshape(2, 3, 2), 2)
        yield mod.distributions.kl_divergence(d, mod.distributions.Normal(0.0, 1.0))
        yield [name for name, _ in transform.named_parameters()], y, slope
        with pytest.raises(NotImplementedError) as refusal:
            custom(mod.tensor([1.0])).expand((3,))
        yield str(refusal.value)

    for ours, theirs in zip(run(flashlight), run(torch), strict=True):
        assert_same(ours, theirs)


@pytest.mark.parametrize("kind", [3, "Normal", None])
def test_register_kl_wants_classes(kind):
    same_outcome(lambda mod: mod.distributions.register_kl(mod.distributions.Normal, kind))
