"""gradcheck and gradgradcheck: what passes and what fails under PyTorch does so here, with every option."""

import flashlight
import flashlight.autograd
import pytest
import torch

LIBRARIES = (torch, flashlight)


def functions(lib):
    class Wrong(lib.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            return x * x

        @staticmethod
        def backward(ctx, g):
            return g * 3.0

    class NotLinear(lib.autograd.Function):  # right where it is probed, but not a product with the gradient
        @staticmethod
        def forward(ctx, x):
            return x * 1.0

        @staticmethod
        def backward(ctx, g):
            return g + (g == 0)

    class Wavering(lib.autograd.Function):
        calls = 0

        @staticmethod
        def forward(ctx, x):
            return x * 2.0

        @staticmethod
        def backward(ctx, g):
            Wavering.calls += 1
            return g * (2.0 + 1e-7 * (Wavering.calls % 2))

    class Unready(lib.autograd.Function):  # has no answer where no gradient comes
        @staticmethod
        def forward(ctx, x):
            ctx.set_materialize_grads(False)
            return x * 1.0, x * 2.0

        @staticmethod
        def backward(ctx, a, b):
            return a + b * 2.0

    class OtherType(lib.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            return x * 1.0

        @staticmethod
        def backward(ctx, g):
            return g.float()

    return {
        "square": lambda x: x * x,
        "product": lambda x, y: (x @ y).sin(),
        "several": lambda x: (x.exp(), x.sum(), x[:1] * 3),
        "constant": lambda x: x.detach() * 0 + 1,
        "cut": lambda x: x.detach() * 2,
        "empty": lambda x: x[:0] * 2,
        "broadcast": lambda x, y: x[:, None] * y.sum(),
        "wrong": Wrong.apply,
        "not linear": NotLinear.apply,
        "wavering": Wavering.apply,
        "unready": Unready.apply,
        "other type": OtherType.apply,
    }


def outcome(check, lib, name, options):
    lib.manual_seed(0)
    shapes = [(3, 3), (3, 3)] if name == "product" else [(3,), (2,)] if name == "broadcast" else [(3,)]
    inputs = tuple((lib.rand(s, dtype=lib.float64) + 0.5).requires_grad_() for s in shapes)
    try:
        return check(functions(lib)[name], inputs, **options)
    except Exception as error:
        return type(error).__name__


OPTIONS = [
    {},
    {"fast_mode": True},
    {"nondet_tol": 1e-3},
    {"nondet_tol": 1e-3, "fast_mode": True},
    {"check_undefined_grad": False},
    {"check_grad_dtypes": True, "check_undefined_grad": False},
    {"check_batched_grad": True, "check_undefined_grad": False},
    {"raise_exception": False},
    {"atol": 10.0},
]
NAMES = list(functions(flashlight))


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_gradcheck(name, options):
    if options.get("check_batched_grad") and name not in ("square", "product", "several", "wrong", "broadcast"):
        pytest.skip("PyTorch's vmap wants Functions written for it")
    theirs, ours = (outcome(lib.autograd.gradcheck, lib, name, options) for lib in LIBRARIES)
    assert ours == theirs


@pytest.mark.parametrize("options", [{}, {"fast_mode": True}, {"gen_non_contig_grad_outputs": True}], ids=str)
@pytest.mark.parametrize("name", ["square", "product", "several", "broadcast"])
def test_gradgradcheck(name, options):
    theirs, ours = (outcome(lib.autograd.gradgradcheck, lib, name, options) for lib in LIBRARIES)
    assert ours == theirs is True


@pytest.mark.parametrize("fast_mode", [False, True])
@pytest.mark.parametrize("name", ["square", "product", "several", "broadcast"])
def test_forward_mode(name, fast_mode):
    options = {"check_forward_ad": True, "check_backward_ad": False, "fast_mode": fast_mode}
    assert outcome(flashlight.autograd.gradcheck, flashlight, name, options) is True
    options["check_batched_forward_grad"] = True
    assert outcome(flashlight.autograd.gradcheck, flashlight, name, options) is True
    assert outcome(flashlight.autograd.gradcheck, flashlight, "wrong", options) == "GradcheckError"


def test_wrong_use():
    for lib in LIBRARIES:
        x = lib.rand(2, dtype=lib.float64, requires_grad=True)
        with pytest.raises(ValueError):
            lib.autograd.gradcheck(lambda x: x, (x.detach(),))
        with pytest.raises(AssertionError):
            lib.autograd.gradcheck(lambda x: x, (x,), check_backward_ad=False)
        with pytest.raises(AssertionError):
            lib.autograd.gradcheck(
                lambda x: x, (x,), check_forward_ad=True, check_backward_ad=False, check_batched_grad=True
            )
        with pytest.warns(UserWarning, match="double precision"):
            lib.autograd.gradcheck(
                lambda x: x * 2, (x.detach().float().requires_grad_(),), atol=1, raise_exception=False
            )
        assert x.requires_grad and x.grad is None


@pytest.mark.parametrize("name", ["int", "sort", "max", "topk"])
def test_outputs_of_integers_are_left_alone(name):
    """Indices, and all that has no derivative by its type."""
    calls = {
        "int": lambda x: x.int(),
        "sort": lambda x: x.sort(),
        "max": lambda x: x.max(0),
        "topk": lambda x: x.topk(2),
    }
    for mod in (torch, flashlight):
        x = mod.tensor([1.0, 2.0, 3.0], dtype=mod.float64, requires_grad=True)
        assert mod.autograd.gradcheck(calls[name], x)
