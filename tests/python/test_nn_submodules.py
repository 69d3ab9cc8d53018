"""nn.grad, nn.attention, nn.common_types, nn.parallel: what programs take from the smaller modules of nn."""

import inspect
import types
import typing

import pytest
from twin import MODULES, both, run_both, same, sub, words


@pytest.mark.parametrize("ndim", [1, 2, 3])
@pytest.mark.parametrize("options", [{}, {"stride": 2, "padding": 1}, {"dilation": 2, "groups": 2}])
def test_gradients_of_convolutions(ndim, options):
    def run(mod):
        grad = sub(mod, "nn.grad")
        x = mod.randn(2, 4, *[7] * ndim, requires_grad=True)
        w = mod.randn(6, 4 // options.get("groups", 1), *[3] * ndim, requires_grad=True)
        y = getattr(mod, f"conv{ndim}d")(x, w, None, **options)
        g = mod.randn(*y.shape, requires_grad=True)
        by_input = getattr(grad, f"conv{ndim}d_input")(x.shape, w, g, **options)
        by_weight = getattr(grad, f"conv{ndim}d_weight")(x, w.shape, g, **options)
        y.backward(g)
        assert (by_input - x.grad).abs().max() < 1e-4
        assert (by_weight - w.grad).abs().max() < 1e-4
        (second,) = mod.autograd.grad(by_weight.square().sum(), g, retain_graph=True)
        with mod.no_grad():
            plain = getattr(grad, f"conv{ndim}d_weight")(x, w.shape, g.detach(), **options)
        return by_input, by_weight, second, plain.requires_grad

    same(run, tolerance=2e-3)


@pytest.mark.parametrize("names", ["conv2d_input", "conv2d_weight"])
def test_gradients_of_the_wrong_size(names):
    def run(mod):
        getattr(sub(mod, "nn.grad"), names)((1, 1, 9, 9), mod.ones(1, 1, 2, 2), mod.ones(1, 1, 3, 3))

    expected, got = run_both(run)
    assert expected is not None
    assert expected[0] is got[0]


@both
def test_kernels_of_attention(mod):
    attention = sub(mod, "nn.attention")
    backend = attention.SDPBackend
    chosen = attention._cur_sdpa_kernel_backends
    assert set(chosen()) == {b for b in backend.__members__.values() if int(b.value) >= 0}
    x = mod.ones(1, 1, 2, 2)
    with attention.sdpa_kernel(backend.MATH):
        assert chosen() == [backend.MATH]
        with attention.sdpa_kernel([backend.MATH, backend.FLASH_ATTENTION], set_priority=True):
            assert len(chosen()) == 2
            mod.nn.functional.scaled_dot_product_attention(x, x, x)
        assert chosen() == [backend.MATH]
    assert len(chosen()) == 5
    assert str(backend.MATH) == "SDPBackend.MATH"
    assert repr(backend.MATH) == "<SDPBackend.MATH: 0>"
    with pytest.raises(AssertionError, match="got int"), attention.sdpa_kernel(3):
        pass


def test_types_for_annotations():
    theirs, ours = (sub(mod, "nn.common_types") for mod in MODULES)
    names = [n for n in dir(theirs) if n.startswith("_") and typing.get_args(getattr(theirs, n))]
    assert len(names) > 20
    for name in names:
        assert parts(getattr(theirs, name)) == parts(getattr(ours, name)), name


def parts(alias):
    """A type and what it is made of, by names."""
    inside = [parts(a) for a in typing.get_args(alias)]
    return "either" if typing.get_origin(alias) in (typing.Union, types.UnionType) else words(alias)[:5], inside


@both
def test_wrapped_modules(mod):
    m = mod.nn.Linear(3, 2)
    wrapped = mod.nn.DataParallel(m)
    x = mod.ones(1, 3)
    assert (wrapped(x) == m(x)).all()
    assert wrapped.module is m
    assert list(wrapped.state_dict()) == ["module.weight", "module.bias"]


def test_a_wrapper_of_one_process():
    flashlight = MODULES[1]
    m = flashlight.nn.Linear(3, 2)
    ddp = flashlight.nn.parallel.DistributedDataParallel(m, device_ids=[0], find_unused_parameters=True)
    with ddp.no_sync():
        assert ddp.require_backward_grad_sync is False
        ddp(flashlight.ones(1, 3)).sum().backward()
    assert ddp.require_backward_grad_sync
    assert ddp.module.weight.grad.sum() == 6
    torch_names = inspect.signature(MODULES[0].nn.parallel.DistributedDataParallel).parameters
    own = inspect.signature(flashlight.nn.parallel.DistributedDataParallel).parameters
    x = flashlight.ones(1, 3)
    assert (flashlight.nn.parallel.data_parallel(m, x) == m(x)).all()
    assert [n for n in own if n != "kwargs"] == list(torch_names)[: len(own) - 1]
    with pytest.raises(RuntimeError, match="gradient"):
        flashlight.nn.parallel.DistributedDataParallel(flashlight.nn.Identity())


def test_names_that_programs_import():
    """Of modules that are not documented, and of which whole libraries are written."""

    def run(mod):
        assert sub(mod, "nn.parallel.data_parallel").DataParallel is mod.nn.DataParallel
        assert callable(mod.nn.parallel.data_parallel)  # the function, though the module has its name
        many, x = sub(mod, "_utils"), mod.arange(3.0, requires_grad=True)
        tensors = [x.detach().view(1, 3), mod.ones(2), mod.ones(0)]
        flat = many._flatten_dense_tensors(tensors)
        parts = many._unflatten_dense_tensors(flat, tensors)
        parts[0].mul_(2)
        alone = many._flatten_dense_tensors(tensors[:1])
        detach = sub(mod, "utils.checkpoint").detach_variable
        cut = detach((x * 2, x.detach(), mod.tensor(1), "text"))
        alone.mul_(3)
        needs = [t.requires_grad and t.is_leaf for t in cut[:3]]
        return flat, parts, x, cut, needs, [(type(e), str(e)) for e in [refused(detach, [x])]]

    same(run)


def refused(function, *args):
    with pytest.raises(RuntimeError) as caught:
        function(*args)
    return caught.value
