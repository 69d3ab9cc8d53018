"""Sequential: runs of plain leaf layers pass through C at once, and everything programs do to modules still takes
effect there.
"""

import gc
import weakref

import flashlight
import flashlight.nn as nn
import pytest
import torch


def model(lib):
    lib.manual_seed(0)
    n = lib.nn
    return n.Sequential(
        n.Conv2d(3, 4, 3, padding=1),
        n.BatchNorm2d(4),
        n.ReLU(),
        n.Sequential(n.MaxPool2d(2), n.Hardswish(), n.ELU()),
        n.Flatten(),
        n.ReLU(),
        n.Identity(),
        n.Linear(64, 8),
        n.Dropout(0.5),
        n.SiLU(),
        n.Linear(8, 2),
    )


def images(lib):
    lib.manual_seed(1)
    return lib.randn(5, 3, 8, 8)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("grad", [True, False])
def test_gives_what_the_layers_one_by_one_give(training, grad):
    ours, theirs = model(flashlight).train(training), model(torch).train(training)
    x, same = images(flashlight), images(torch)
    before = x.clone()
    with flashlight.set_grad_enabled(grad), torch.set_grad_enabled(grad):
        flashlight.manual_seed(2)
        together = ours(x)
        torch.manual_seed(2)
        expected = theirs(same)
        apart = before
        ours.load_state_dict(model(flashlight).state_dict())  # running statistics as they were
        flashlight.manual_seed(2)
        for layer in ours:
            for inner in layer if isinstance(layer, nn.Sequential) else [layer]:
                apart = inner(apart)
    assert together.equal(apart)
    assert x.equal(before)
    torch.testing.assert_close(torch.from_numpy(together.detach().numpy()), expected.detach(), rtol=1e-4, atol=1e-5)


def test_in_place_work_leaves_what_others_hold_alone():
    class Keep(nn.Module):
        def forward(self, x):
            self.kept = x
            return x

    keep = Keep()
    with flashlight.no_grad():
        x = -flashlight.ones(3, 4)
        y = nn.Sequential(nn.ReLU())(x)
        assert x.equal(-flashlight.ones(3, 4)) and y.equal(flashlight.zeros(3, 4))
        net = nn.Sequential(nn.Linear(4, 4), keep, nn.ReLU(), nn.Hardswish())
        net(x)
        assert keep.kept.equal(net[0](x))
        y = nn.Sequential(nn.Flatten(), nn.ReLU())(x)
        assert x.equal(-flashlight.ones(3, 4))
        y = nn.Sequential(nn.Identity(), nn.ReLU())(x)
        assert x.equal(-flashlight.ones(3, 4)) and y.equal(flashlight.zeros(3, 4))


def test_an_empty_one_returns_its_input():
    x = flashlight.ones(2)
    assert nn.Sequential()(x) is x
    assert nn.Sequential(nn.Identity())(x) is x
    assert nn.Sequential(nn.Identity())("text") == "text"


@pytest.mark.parametrize("kind", ["forward", "pre", "global", "backward"])
def test_hooks_run(kind):
    net = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 2))
    seen = []
    if kind == "forward":
        handle = net[1].register_forward_hook(lambda m, args, out: seen.append(type(m).__name__) or out + 1)
    elif kind == "pre":
        handle = net[1].register_forward_pre_hook(lambda m, args: seen.append(type(m).__name__))
    elif kind == "global":
        handle = nn.modules.module.register_module_forward_hook(lambda m, args, out: seen.append(type(m).__name__))
    else:
        handle = net[1].register_full_backward_hook(lambda m, gi, go: seen.append(type(m).__name__))
    x = flashlight.randn(3, 2)
    y = net(x)
    y.sum().backward()
    assert seen == (["Linear", "ReLU", "Linear", "Sequential"] if kind == "global" else ["ReLU"])
    if kind == "forward":
        assert y.equal(net[2](net[0](x).relu() + 1))
    handle.remove()
    seen.clear()
    net(x).sum().backward()
    assert not seen


def test_changed_forwards_run():
    net = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
    x = flashlight.randn(3, 2)
    net[1].forward = lambda t: t * 3
    assert net(x).equal(net[0](x) * 3)
    del net[1].forward

    class Other(nn.Linear):
        def forward(self, t):
            return super().forward(t) + 1

    class Called(nn.ReLU):
        def __call__(self, t):
            return t - 5

    net = nn.Sequential(Other(2, 2), Called())
    assert net(x).equal(net[0].forward(x) - 5)

    class Backwards(nn.Sequential):
        def __iter__(self):
            return iter(list(self._modules.values())[::-1])

    net = Backwards(nn.Linear(2, 2), nn.ReLU())
    assert net(x).equal(net[0](x.relu()))


def test_state_is_read_at_each_call():
    net = nn.Sequential(nn.Linear(2, 2), nn.LeakyReLU(0.1), nn.Linear(2, 2, bias=False))
    x = flashlight.randn(3, 2)
    net[1].negative_slope = 0.5
    net[2].weight = nn.Parameter(flashlight.eye(2))
    net[0].bias = None
    assert net(x).equal(nn.functional.leaky_relu(x @ net[0].weight.T, 0.5))


def test_tuples_and_other_objects_pass_on():
    class Split(nn.Module):
        def forward(self, x):
            return {"x": x}

    class Join(nn.Module):
        def forward(self, d):
            return d["x"]

    net = nn.Sequential(nn.ReLU(), Split(), Join(), nn.MaxPool1d(2, return_indices=True))
    values, indices = net(flashlight.randn(1, 2, 4))
    assert values.shape == (1, 2, 2) and indices.dtype == flashlight.int64


def test_keyword_and_wrong_arguments():
    net = nn.Sequential(nn.Linear(2, 2))
    x = flashlight.ones(1, 2)
    assert net(input=x).equal(net(x))
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'input'"):
        net()
    with pytest.raises(TypeError, match="takes 2 positional arguments but 3 were given"):
        net(x, x)
    with pytest.raises(TypeError, match="unexpected keyword argument 'y'"):
        net(y=x)


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Sequential(nn.ReLU(), nn.Linear(3, 4)) for _ in range(2)])

    def forward(self, x):
        return self.layers[1](x)


class Nested(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder()

    def forward(self, x):
        return self.encoder(x)


@pytest.mark.parametrize(
    "build, shape, kind, start",
    [
        (lambda: Nested(), (2, 5), RuntimeError, "encoder.layers.1.1 (Linear): mat1 and mat2"),
        (
            lambda: nn.Sequential(nn.ReLU(), nn.Sequential(nn.Conv2d(3, 4, 3))),
            (1, 5, 6, 6),
            RuntimeError,
            "1.0 (Conv2d",
        ),
        (lambda: nn.Sequential(nn.BatchNorm2d(3)), (2, 3), ValueError, "0 (BatchNorm2d): expected 4D input"),
        (
            lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2), 2),
            (3, 2, 9),
            AssertionError,
            "layers.0.self_attn (MultiheadAttention): was expecting embedding dimension of 8",
        ),
    ],
)
def test_errors_carry_the_path(build, shape, kind, start):
    net = build()
    for _ in range(2):  # and a failed call leaves everything usable
        with pytest.raises(kind) as raised:
            net(flashlight.ones(*shape))
        assert str(raised.value).startswith(start)


@pytest.mark.parametrize(
    "build, kind, message",
    [
        (lambda: nn.Linear(-1, 3), RuntimeError, "Linear: in_features must not be negative, got -1"),
        (lambda: nn.Conv2d(3, 4, (3, -3)), RuntimeError, "Conv2d: kernel_size must not be negative, got -3"),
        (lambda: nn.Linear("a", 3), TypeError, "Linear: in_features must be int, not 'a'"),
        (lambda: nn.BatchNorm2d(3.5), TypeError, "BatchNorm2d: num_features must be int, not 3.5"),
    ],
)
def test_constructor_errors_name_the_argument(build, kind, message):
    with pytest.raises(kind, match=message):
        build()


def test_nothing_is_kept():
    net = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 4))
    x = flashlight.ones(2, 4)
    ref = weakref.ref(x)
    net(x)
    with pytest.raises(RuntimeError):
        net(flashlight.ones(2, 5))
    del x
    gc.collect()
    assert ref() is None
