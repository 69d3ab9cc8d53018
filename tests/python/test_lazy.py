"""Lazy layers: what they are before the first input, become with it, and keep in files."""

import copy
import pickle

import flashlight
import pytest
from twin import both, same, same_outcome

KINDS = [("LazyLinear", (4,), (2, 3))]
for _n in (1, 2, 3):
    _image = (2, 6, *(5, 4, 3)[:_n])
    KINDS += [(f"LazyConv{_n}d", (4, 3), (2, 6, *(5,) * _n)), (f"LazyConvTranspose{_n}d", (4, 3), _image)]
    KINDS += [(f"LazyBatchNorm{_n}d", (), _image), (f"LazyInstanceNorm{_n}d", (), _image)]
kinds = pytest.mark.parametrize(("name", "args", "shape"), KINDS, ids=[k[0] for k in KINDS])


def looks(m):
    """What can be seen of a module."""
    state = {k: None if "Uninit" in repr(t) else t for k, t in m.state_dict().items()}
    return type(m).__name__, repr(m), m.has_uninitialized_params() if hasattr(m, "_load_hook") else None, state


@kinds
def test_first_forward(name, args, shape):
    def run(mod):
        mod.manual_seed(3)
        m = getattr(mod.nn, name)(*args)
        before = looks(m)
        x = mod.linspace(-1, 2, mod.ones(shape).numel()).reshape(shape)
        y = m(x)
        y.sum().backward()
        return before, looks(m), y, [p.grad for p in m.parameters()]

    same(run, tolerance=2e-4)


@kinds
def test_initial_values_are_those_of_the_ordinary_layer(name, args, shape):
    def run(mod):
        mod.manual_seed(5)
        m = getattr(mod.nn, name)(*args)
        m.initialize_parameters(mod.ones(shape))
        return m.state_dict()

    same(run)


@kinds
@pytest.mark.parametrize("dtype", ["float64", "float16"])
def test_dtype_and_moves(name, args, shape, dtype):
    def run(mod):
        to = getattr(mod, dtype)
        given = getattr(mod.nn, name)(*args, dtype=to)
        moved = getattr(mod.nn, name)(*args).to(to)
        for m in (given, moved):
            m.initialize_parameters(mod.ones(shape, dtype=to))
        return [str(t.dtype).split(".")[1] for m in (given, moved) for t in m.state_dict().values()]

    same(run)


@kinds
def test_state_dicts_between_initialized_and_not(name, args, shape):
    def run(mod):
        make = getattr(mod.nn, name)
        full, into, copied = make(*args), make(*args), make(*args)
        mod.manual_seed(1)
        full(mod.ones(shape))
        keys = str(into.load_state_dict(full.state_dict()))
        loaded = looks(into)
        into(mod.ones(shape))
        empty = str(copied.load_state_dict(make(*args).state_dict())), looks(copied)
        return keys, loaded, looks(into), empty

    same_outcome(run, tolerance=1e-6)
    same_outcome(lambda mod: _load_the_other_way(mod, name, args, shape))


def _load_the_other_way(mod, name, args, shape):
    make = getattr(mod.nn, name)
    full = make(*args)
    full(mod.ones(shape))
    full.load_state_dict(make(*args).state_dict())


@kinds
def test_copies_and_pickles_stay_lazy(name, args, shape):
    def run(mod):
        m = getattr(mod.nn, name)(*args)
        results = []
        # PyTorch does not copy modules with uninitialised buffers.
        copies = [pickle.loads(pickle.dumps(m))] + ([] if "Norm" in name else [copy.deepcopy(m)])
        for other in copies:
            results.append(looks(other))
            other(mod.ones(shape))
            results.append((type(other).__name__, looks(m)))
        return results

    same(run)


def test_uninitialized_buffers_are_copied():
    m = flashlight.nn.LazyBatchNorm1d()
    other = copy.deepcopy(m)
    other(flashlight.ones(2, 3))
    assert (m.has_uninitialized_params(), other.num_features) == (True, 3)


@both
def test_options(mod):
    nn = mod.nn
    m = nn.LazyConv2d(4, (3, 2), stride=2, padding="valid", groups=2, bias=False, padding_mode="reflect")
    assert m.bias is None
    m(mod.ones(3, 6, 7, 7).double().float())
    assert (m.weight.shape, m.in_channels, type(m)) == ((4, 3, 3, 2), 6, nn.Conv2d)
    m = nn.LazyConvTranspose1d(4, 3, groups=2)
    m(mod.ones(6, 7))
    assert (m.weight.shape, m.in_channels) == ((6, 2, 3), 6)
    m = nn.LazyBatchNorm1d(affine=False)
    m(mod.ones(3, 6))
    assert (m.weight, m.num_features, int(m.num_batches_tracked)) == (None, 6, 1)
    m = nn.LazyInstanceNorm1d(track_running_stats=False, bias=False)
    m(mod.ones(2, 6, 5))
    assert (m.bias, m.running_mean, m.num_features) == (None, None, 6)
    net = nn.Sequential(nn.LazyLinear(3), nn.ReLU(), nn.LazyLinear(2, bias=False))
    net(mod.ones(2, 5))
    assert (net[2].in_features, type(net[0]), len(net[0]._forward_pre_hooks)) == (3, nn.Linear, 0)


@both
def test_own_lazy_modules(mod):
    nn = mod.nn

    class Scale(nn.modules.lazy.LazyModuleMixin, nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = nn.UninitializedParameter()
            self.register_buffer("seen", nn.UninitializedBuffer())

        def initialize_parameters(self, x):
            self.weight.materialize(x.shape[-1:])
            self.seen.materialize((), dtype=mod.int64)
            with mod.no_grad():
                self.weight.fill_(2)
                self.seen.zero_()

        def forward(self, x):
            self.seen += 1
            return x * self.weight

    m = Scale()
    assert m.has_uninitialized_params()
    assert m(mod.ones(2, 3)).tolist() == [[2.0] * 3] * 2
    m(mod.ones(2, 3))
    assert (int(m.seen), type(m), m.has_uninitialized_params()) == (2, Scale, False)
    assert (type(m.weight), type(m.seen)) == (nn.Parameter, mod.Tensor)


def test_errors():
    def bare(mod, body):
        class Bare(mod.nn.modules.lazy.LazyModuleMixin, mod.nn.Module):
            def __init__(self):
                super().__init__()
                self.weight = mod.nn.UninitializedParameter()

        if body:
            Bare.initialize_parameters = lambda self, x: None
        Bare()(1)

    def other_size(mod):
        m = mod.nn.LazyLinear(4)
        m.load_state_dict(mod.nn.Linear(3, 4).state_dict())
        m(mod.ones(2, 5))

    wrong = [
        lambda mod: mod.nn.LazyConv2d(4, 3)(mod.ones(2, 3)),
        lambda mod: mod.nn.LazyConv2d(4, 3, groups=2)(mod.ones(1, 3, 5, 5)),
        lambda mod: mod.nn.LazyConv2d(-1, 3)(mod.ones(1, 3, 5, 5)),
        lambda mod: mod.nn.LazyConv2d(4, 3, in_channels=3),
        lambda mod: mod.nn.LazyConv2d(),
        lambda mod: mod.nn.LazyBatchNorm2d()(mod.ones(2, 3)),
        lambda mod: mod.nn.LazyInstanceNorm1d()(mod.ones(2)),
        lambda mod: mod.nn.LazyLinear(4)(mod.tensor(1.0)),
        lambda mod: mod.nn.LazyLinear(4)(),
        lambda mod: mod.nn.LazyLinear(4).weight.shape,
        lambda mod: mod.nn.LazyLinear(4).weight + 1,
        lambda mod: 1 - mod.nn.LazyLinear(4).weight,
        lambda mod: mod.nn.LazyLinear(4).weight.numel(),
        lambda mod: mod.nn.LazyLinear(4).weight.detach(),
        lambda mod: len(mod.nn.LazyLinear(4).weight),
        lambda mod: mod.nn.LazyLinear(4).weight[0],
        lambda mod: mod.nn.LazyLinear(4).share_memory(),
        lambda mod: mod.nn.LazyLinear(4).requires_grad_(False),
        lambda mod: mod.nn.LazyBatchNorm1d().running_mean.zero_(),
        lambda mod: bare(mod, False),
        lambda mod: bare(mod, True),
        other_size,
    ]
    for run in wrong:
        same_outcome(run)


@pytest.mark.parametrize("convert", ["half", "double"])
def test_converted_before_the_first_forward(convert):
    """Uninitialised buffers stay so when they are converted, like parameters, and get their sizes later."""

    def run(m):
        layer = getattr(m.nn.LazyBatchNorm2d(), convert)()
        kinds = type(layer.running_mean).__name__, type(layer.weight).__name__
        y = layer(getattr(m.ones(2, 3, 4, 4), convert)())
        return kinds, type(layer.running_mean).__name__, [str(t.dtype).split(".")[1] for t in (y, layer.running_mean)]

    same(run)
