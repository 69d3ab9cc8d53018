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


def test_spread_over_no_device():
    """Programs replicate a model by hand, which PyTorch does for accelerators alone."""

    def run(mod):
        parallel = sub(mod, "nn.parallel")
        assert sub(mod, "nn.parallel.replicate").replicate and sub(mod, "nn.parallel.parallel_apply").parallel_apply
        models = [mod.nn.Linear(2, 3), mod.nn.Identity()]
        x = mod.ones(2, 2, requires_grad=True)
        out = parallel.replicate(models[0], [])
        short = run_error(lambda: parallel.parallel_apply(models, [(x,)]))
        return out, short

    same(run)
    import flashlight

    model, x = flashlight.nn.Linear(2, 3), flashlight.randn(4, 2)
    parallel = flashlight.nn.parallel
    parts = parallel.scatter(x, [0])
    got = parallel.gather(parallel.parallel_apply(parallel.replicate(model, [0]), parts), 0)
    assert flashlight.equal(got, model(x))
    kwargs = parallel.parallel_apply([flashlight.add] * 2, [(x, x), (x, 1)], [{"alpha": 2}, {}])
    assert flashlight.equal(kwargs[0], 3 * x)
    assert flashlight.equal(kwargs[1], x + 1)
    (frozen,) = parallel.replicate(model, ["cpu"], detach=True)
    assert not frozen.weight.requires_grad
    assert model.weight.requires_grad
    assert flashlight.equal(frozen(x), model(x))


def run_error(function):
    try:
        function()
    except Exception as error:
        return type(error), str(error)
    return None


def test_projections_of_attention():
    """What attentions made from PyTorch's take of nn.functional."""

    def run(mod):
        F = mod.nn.functional
        q, k = mod.randn(2, 3, 4, requires_grad=True), mod.randn(2, 5, 4)
        w, b = mod.randn(12, 4), mod.randn(12)
        packed = [
            F._in_projection_packed(*three, w, bias)
            for three in ((q, q, q), (q, k, k), (k, q, k))
            for bias in (b, None)
        ]
        apart = F._in_projection(q, k, k, *w.chunk(3), *b.chunk(3))
        sum(t.square().sum() for t in (*packed[0], *packed[2])).backward()
        return [list(three) for three in packed], apart, q.grad

    same(run, tolerance=1e-5)


def test_names_of_internals():
    """Those of PyTorch's modules that programs import."""

    def run(mod):
        types_, jit = sub(mod, "types"), sub(mod, "_jit_internal")
        for name, value in {"device": mod.device, "dtype": mod.dtype, "int": int, "str": str, "bool": bool}.items():
            assert getattr(types_, f"_{name}") is value
        assert tuple in typing.get_args(types_._size) or types_._size
        assert sub(mod, "nn.modules.normalization")._shape_t
        assert sub(mod, "cpu").amp.autocast
        assert mod.torch is mod
        assert mod.functional.F is mod.nn.functional
        assert not mod._C._is_tracing()
        assert jit._overload and jit.List is typing.List and jit.BroadcastingList2[int] is None  # noqa: PT018, UP006

        def pair(x, both=False):
            return x, x

        pool = jit.boolean_dispatch("both", 1, False, pair, lambda x, both=False: x, "here", "pool")
        chosen = pool(1), pool(1, True), pool(1, both=True), pool.__name__, pool.__module__
        x = mod.arange(4.0)
        vf = sub(mod, "_VF")
        return chosen, jit.boolean_dispatched[pool]["if_true"] is pair, vf.split(x, [1, 3], 0), vf.norm(x)

    same(run)


def test_decorating_context_managers():
    def run(mod):
        lib, log = sub(mod, "utils._contextlib"), []

        class Block(lib._DecoratorContextManager):
            def __init__(self, name="plain"):
                self.name = name

            def __enter__(self):
                log.append(f"in {self.name}")

            def __exit__(self, *error):
                log.append(f"out {self.name}")

            def clone(self):
                return type(self)(self.name)

        class Bare(lib._NoParamDecoratorContextManager):
            __enter__, __exit__ = Block.__enter__, Block.__exit__
            name = "bare"

        @Block("named")
        def steps(n):
            """Counts."""
            for i in range(n):
                try:
                    log.append((yield i))
                except ValueError as error:
                    log.append(f"caught {error}")
            return "end"

        @Bare
        def plain(x):
            log.append("inside")
            return x

        @Bare()
        def called(x):
            return x

        def drive():
            return (yield from steps(3))

        run = drive()
        log.append(next(run))
        log.append(run.send("sent"))
        log.append(run.throw(ValueError("thrown")))
        log.append("outside")
        end = run_error(lambda: run.send(None))
        half = steps(3)
        next(half)
        half.close()
        with Bare():
            log.append("with")
        values = (
            plain(1),
            called(2),
            steps.__doc__,
            steps.__name__,
            list(lib.context_decorator(lambda: Block("made"), lambda: steps(2))()),
        )
        kinds = [run_error(lambda c=c: lib.context_decorator(c, Block))[0] for c in (Block("other"), lambda: None)]
        return log, end, values, kinds

    same(run)
