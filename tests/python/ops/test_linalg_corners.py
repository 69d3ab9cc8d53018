"""Corners of linear algebra that no sample record reaches: what both libraries give or say, side by side."""

import warnings

import flashlight
import numpy as np
import pytest
import torch

SINGULAR = np.diag([1.0, 2.0, 0.0])
SQUARE = np.array([[1.4, 0.3, -0.4], [0.1, 1.3, -0.6], [-0.2, -0.5, 3.7]])


def gradients(module, make, array):
    """The gradient of a weighted sum of make(x), as a recorded formula, and that of its squares."""
    x = module.tensor(array.tolist(), dtype=module.float64, requires_grad=True)
    y = make(module, x)
    weights = module.arange(1, y.numel() + 1, dtype=module.float64).reshape(y.shape)
    (first,) = module.autograd.grad((y * weights).sum(), x, create_graph=True)
    (second,) = module.autograd.grad((first * first).sum(), x)
    return first.detach().numpy(), second.numpy()


@pytest.mark.parametrize(
    ("make", "array"),
    [
        (lambda m, x: m.linalg.det(x), SQUARE),
        (lambda m, x: m.linalg.det(x), np.stack([SQUARE, SQUARE.T @ SQUARE])),
        (lambda m, x: m.linalg.eigh(x @ x.mT)[1].square(), SQUARE),
        (lambda m, x: m.linalg.eigh(x)[1].square(), SQUARE),
        (lambda m, x: m.linalg.eigh(x, UPLO="U")[1].square(), SQUARE),
        (lambda m, x: m.cholesky_inverse(x), SQUARE),
        (lambda m, x: m.cholesky_inverse(x, upper=True), SQUARE),
        (lambda m, x: m.linalg.matrix_norm(x.expand(2, 3, 3), 2, dim=(0, 1), keepdim=True), SQUARE),
    ],
)
def test_recorded_gradients(make, array):
    for got, want in zip(gradients(flashlight, make, array), gradients(torch, make, array), strict=True):
        np.testing.assert_allclose(got, want, rtol=1e-8, atol=1e-8)


@pytest.mark.parametrize("array", [SINGULAR, np.zeros((3, 3)), np.stack([SQUARE, SINGULAR]), np.zeros((1, 1))])
def test_gradient_of_a_determinant_that_is_zero(array):
    def first(module):
        x = module.tensor(array.tolist(), dtype=module.float64, requires_grad=True)
        (grad,) = module.autograd.grad(module.linalg.det(x).sum(), x, create_graph=True)
        return grad.detach().numpy()

    np.testing.assert_allclose(first(flashlight), first(torch), atol=1e-12)


@pytest.mark.parametrize("function", ["slogdet", "logdet"])
def test_recorded_gradient_of_the_logarithm_of_zero_is_refused(function):
    def run(module):
        x = module.tensor(SINGULAR.tolist(), dtype=module.float64, requires_grad=True)
        y = module.linalg.slogdet(x)[1] if function == "slogdet" else module.logdet(x)
        module.autograd.grad(y, x, create_graph=True)

    for module in (flashlight, torch):
        with pytest.raises(module.linalg.LinAlgError, match="singular"):
            run(module)


CALLS = [
    lambda m, a: m.linalg.householder_product(a, a[..., 0, :]),
    lambda m, a: m.ormqr(a, a[..., 0, :], a),
    lambda m, a: m.cholesky_inverse(a),
    lambda m, a: m.cholesky_solve(a, a),
    lambda m, a: m.linalg.det(a),
    lambda m, a: m.linalg.lu_factor_ex(a),
    lambda m, a: m.linalg.cholesky_ex(a),
    lambda m, a: m.linalg.svdvals(a),
    lambda m, a: m.linalg.svd(a, driver="gesvd"),
    lambda m, a: m.linalg.eigvalsh(a),
    lambda m, a: m.linalg.solve(a, a),
    lambda m, a: m.linalg.cross(a, a),
    lambda m, a: m.svd(a, compute_uv=False),
    lambda m, a: m.cov(a),
]


def described(call, module, shape, dtype):
    a = module.ones(shape, dtype=getattr(module, dtype)) + (module.eye(3).to(getattr(module, dtype)) if shape else 0)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            results = call(module, a if shape != (0, 0) else a[:0, :0])
        except Exception as error:
            return type(error).__name__.lstrip("_")
    results = [results] if isinstance(results, module.Tensor) else results
    return [(tuple(r.shape), str(r.dtype).split(".")[-1], r.stride() if r.numel() > 1 else ()) for r in results], [
        w.category for w in told
    ]


@pytest.mark.parametrize("dtype", ["float64", "float16", "bfloat16", "int64", "bool"])
@pytest.mark.parametrize("shape", [(3, 3), (0, 0), ()])
@pytest.mark.parametrize("call", CALLS)
def test_results_and_errors_of_other_types_and_nothing(call, shape, dtype):
    size = (3, 3) if shape == (0, 0) else shape

    def run(module):
        return described(lambda m, a: call(m, a[:0, :0] if shape == (0, 0) else a), module, size, dtype)

    assert run(flashlight) == run(torch)


@pytest.mark.parametrize("order", [2, -2, "nuc"])
@pytest.mark.parametrize("dims", [(0, 1), (1, 0), (0, 2), (2, 1)])
def test_strides_of_norms_that_keep_their_dimensions(order, dims):
    def run(module):
        return module.linalg.matrix_norm(module.ones(2, 3, 4), order, dim=dims, keepdim=True).stride()

    assert run(flashlight) == run(torch)


OUTS = [
    lambda m, a, o: m.addmv(a[0], a, a[0], out=o[0]),
    lambda m, a, o: m.linalg.svd(a, out=o[:3]),
    lambda m, a, o: m.linalg.eigh(a, out=o[:2]),
    lambda m, a, o: m.triangular_solve(a, a, out=o[:2]),
    lambda m, a, o: m.linalg.lu_solve(a, m.tensor([1, 2, 3], dtype=m.int32), a, out=o[0]),
    lambda m, a, o: m.lu_unpack(a, m.tensor([1, 2, 3], dtype=m.int32), out=o[:3]),
]


@pytest.mark.parametrize("call", OUTS)
def test_results_go_to_tensors_of_their_type_alone(call):
    for module in (flashlight, torch):
        a = module.eye(3, dtype=module.float64)
        call(module, a, tuple(module.empty(0, dtype=module.float64) for _ in range(3)))
        with pytest.raises(RuntimeError):
            call(module, a, tuple(module.empty(0, dtype=module.float32) for _ in range(3)))


NO_INVERSE = [np.zeros((3, 3)), np.ones((2, 2)), np.stack([SQUARE, SINGULAR]), np.full((2, 2), np.nan), SINGULAR[::-1]]


@pytest.mark.parametrize("array", NO_INVERSE)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_what_is_said_of_matrices_without_an_inverse(array, dtype):
    def run(module):
        a = module.tensor(array.tolist(), dtype=getattr(module, dtype))
        results = [*module.linalg.inv_ex(a), *module.linalg.slogdet(a), module.linalg.solve_ex(a, a)[1]]
        results += [module.linalg.cond(a, p) for p in (1, -1, float("inf"), -float("inf"), "fro")]
        return [r.double().numpy() for r in results]

    for got, want in zip(run(flashlight), run(torch), strict=True):
        np.testing.assert_allclose(got, want, rtol=1e-5)


def test_nuclear_condition_is_of_the_singular_values():
    for array in (SQUARE, np.stack([SQUARE, np.eye(3)]), np.zeros((2, 2)), np.zeros((0, 2, 2))):
        got, want = (m.linalg.cond(m.tensor(array.tolist()).reshape(array.shape), "nuc") for m in (flashlight, torch))
        np.testing.assert_allclose(got.numpy(), want.numpy(), rtol=1e-5)


@pytest.mark.parametrize(
    "sizes", [((3, 3), (0, 3, 2)), ((0, 3, 3), (3, 2)), ((1, 3, 3), (0, 3, 3)), ((3, 3), (2, 0, 3, 1))]
)
def test_systems_of_an_empty_batch(sizes):
    """The info of a matrix that no right-hand side stands beside was read from memory that was not there."""

    def run(module):
        a, b = (module.ones(size, dtype=module.float64) for size in sizes)
        a = (a + module.eye(3)).requires_grad_()
        x = module.linalg.solve(a, b)
        return x.detach().numpy(), module.autograd.grad(x.sum(), a)[0].numpy(), module.linalg.solve_ex(a, b)[1].shape

    for _ in range(20):
        for got, want in zip(run(flashlight), run(torch), strict=True):
            np.testing.assert_array_equal(got, want)


def test_lobpcg_goes_on_until_it_converges():
    values = np.random.default_rng(0).standard_normal((2, 12, 12))
    for a in values + np.swapaxes(values, 1, 2):
        got, want = (
            m.lobpcg(m.from_numpy(a), X=m.from_numpy(values[0][:, :3].copy()), niter=-1)[0] for m in (flashlight, torch)
        )
        np.testing.assert_allclose(got.numpy(), want.numpy(), rtol=1e-6)
        np.testing.assert_allclose(got.numpy(), np.linalg.eigvalsh(a)[:-4:-1], rtol=1e-6)
