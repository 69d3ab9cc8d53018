"""Results of convolutions, and what comes after them, have channels-last memory here and not in PyTorch: what is drawn
for them stands at the places of PyTorch, and what it views is viewed."""

import pytest
from twin import same

SHAPES = {1: (2, 3, 9), 2: (2, 3, 8, 6), 3: (2, 3, 4, 5, 6)}


def convolved(m, n, last=False):
    """The result of a convolution: 4 channels, sizes as before."""
    x = m.randn(*SHAPES[n])
    if last:
        x = x.to(memory_format=m.channels_last)
    return getattr(m.nn, f"Conv{n}d")(3, 4, 3, padding=1)(x)


AFTER = {
    "itself": lambda m, x: x,
    "relu": lambda m, x: x.relu(),
    "gelu": lambda m, x: m.nn.functional.gelu(x),
    "pool": lambda m, x: m.nn.functional.max_pool2d(x, 2),
    "average": lambda m, x: m.nn.functional.avg_pool2d(x, 3, 1),
    "adaptive": lambda m, x: m.nn.functional.adaptive_avg_pool2d(x, 3),
    "batch_norm": lambda m, x: m.nn.BatchNorm2d(4)(x),
    "group_norm": lambda m, x: m.nn.GroupNorm(2, 4)(x),
    "instance_norm": lambda m, x: m.nn.functional.instance_norm(x),
    "residual": lambda m, x: x + m.randn(4, 8, 6),
    "scaled": lambda m, x: m.rand(4, 1, 1) * x,
    "first": lambda m, x: m.randn(2, 4, 8, 6) + x,
    "chunk": lambda m, x: x.chunk(2, 1)[1].exp(),
    "glu": lambda m, x: m.nn.functional.glu(x, 1),
    "pad": lambda m, x: m.nn.functional.pad(x, (1, 2, 0, 1)),
    "interpolate": lambda m, x: m.nn.functional.interpolate(x, scale_factor=2),
    "cat": lambda m, x: m.cat([x, x.sigmoid()], 1),
    "cat_with_given": lambda m, x: m.cat(
        [x.detach().permute(0, 2, 3, 1).clone(memory_format=m.contiguous_format).permute(0, 3, 1, 2), x], 1
    ),
    "add_to_given": lambda m, x: m.randn(2, 8, 6, 4).permute(0, 3, 1, 2) + x,
    "permute": lambda m, x: x.permute(0, 2, 3, 1),
    "permuted_gelu": lambda m, x: m.nn.functional.gelu(x.permute(0, 2, 3, 1)),
    "patches": lambda m, x: x.flatten(2).transpose(1, 2) + m.randn(1, 48, 4),
    "patches_back": lambda m, x: (x.flatten(2).transpose(1, 2) + m.randn(48, 4)).transpose(1, 2),
    "patches_contiguous": lambda m, x: x.flatten(2).transpose(1, 2).contiguous(),
    "permute_contiguous": lambda m, x: x.permute(0, 2, 3, 1).contiguous() * 2,
    "layer_norm": lambda m, x: m.nn.LayerNorm(4)(x.permute(0, 2, 3, 1)),
    "linear": lambda m, x: m.nn.Linear(4, 5)(x.permute(0, 2, 3, 1)),
    "softmax": lambda m, x: x.softmax(1),
    "flatten": lambda m, x: x.flatten(1),
    "view": lambda m, x: x.view(2, 2, 2, 8, 6).relu(),
    "double": lambda m, x: x.double(),
    "half": lambda m, x: x.bfloat16(),
    "clone": lambda m, x: x.clone().detach(),
    "transposed_conv": lambda m, x: m.nn.ConvTranspose2d(4, 3, 2, 2)(x),
    "pointwise_conv": lambda m, x: m.nn.Conv2d(4, 6, 1)(x),
    "conv_of_given": lambda m, x: m.nn.Conv2d(4, 6, 1)(convolved(m, 2, last=True)),
    "given": lambda m, x: convolved(m, 2, last=True).relu(),
    "in_place": lambda m, x: x.mul_(2).add_(1),
    "shuffle": lambda m, x: m.nn.functional.channel_shuffle(x, 2),
    "pixel_shuffle": lambda m, x: m.nn.functional.pixel_shuffle(x, 2),
    "roll": lambda m, x: x.roll(3, 2),
    "unpool": lambda m, x: m.nn.functional.max_unpool2d(*m.nn.functional.max_pool2d(x, 2, return_indices=True), 2),
    "permuted_softmax": lambda m, x: x.permute(0, 2, 3, 1).softmax(3),
    "permuted_rms_norm": lambda m, x: m.nn.functional.rms_norm(x.permute(0, 2, 3, 1), (4,)),
    "permuted_cumsum": lambda m, x: x.permute(0, 2, 3, 1).cumsum(1),
    "permuted_prelu": lambda m, x: m.nn.functional.prelu(x.permute(0, 2, 3, 1), m.full((1,), 0.1)),
    "permuted_sort": lambda m, x: x.permute(0, 2, 3, 1).sort(1)[0],
    "where": lambda m, x: m.where(x > 0, x, 0.5 * x),
    "data": lambda m, x: x.data,
    "select": lambda m, x: x[0] * 1,
    "stack": lambda m, x: m.stack([x, x], 1),
    "pixel_unshuffle": lambda m, x: m.nn.functional.pixel_unshuffle(x, 2),
    "encoder": lambda m, x: m.nn.TransformerEncoderLayer(4, 2, 8, batch_first=True)(x.flatten(2).transpose(1, 2)),
}
DRAWS = {
    "dropout": lambda m, x: m.nn.functional.dropout(x, 0.4),
    "dropout_": lambda m, x: m.nn.functional.dropout(x.clone(), 0.4, inplace=True),
    "randn_like": lambda m, x: m.randn_like(x),
    "rand_like": lambda m, x: m.rand_like(x),
    "uniform_": lambda m, x: m.empty_like(x).uniform_(),
    "normal_": lambda m, x: x.detach().normal_(),
    "bernoulli_": lambda m, x: x.detach().bernoulli_(0.3),
    "bernoulli": lambda m, x: m.bernoulli(x.detach().sigmoid()),
}


@pytest.mark.parametrize("draw", DRAWS)
@pytest.mark.parametrize("after", AFTER)
def test_draws(after, draw):
    def run(m):
        m.manual_seed(3)
        return DRAWS[draw](m, AFTER[after](m, convolved(m, 2))).float()

    same(run, tolerance=1e-2 if after == "half" else 1e-4)


def test_views_of_what_a_view_gave():
    """Rows of pixels normalised by hand and put back: each of these views is one in PyTorch."""

    def run(m):
        m.manual_seed(0)
        x = convolved(m, 2)
        rows = x.view(2, 4, -1)
        rows = (rows - rows.mean((0, 2)).view(1, -1, 1)) / rows.std()
        groups = rows.view(x.shape).view(2, 2, -1)
        last = m.nn.functional.gelu(x).permute(0, 2, 3, 1).exp()
        return groups, groups.relu().view(x.shape), last.view(2, 8, 6, 2, 2)

    same(run, tolerance=1e-4)


# Layers and functions of one to three dimensions of pixels, {n} their number.
LAYERS = (
    *("BatchNorm{n}d(6)", "BatchNorm{n}d(6).eval()", "InstanceNorm{n}d(6)", "GroupNorm(2, 6)", "PReLU()", "Softmax(1)"),
    *("MaxPool{n}d(2)", "AvgPool{n}d(2)", "AdaptiveAvgPool{n}d(2)", "AdaptiveMaxPool{n}d(2)", "GLU(1)"),
    *("Conv{n}d(6, 4, 3)", "Conv{n}d(6, 6, 3, groups=2)", "ConvTranspose{n}d(6, 4, 3)"),
    *("ConstantPad{n}d(1, 0.0)", "ReflectionPad{n}d(1)", "Upsample(scale_factor=2)"),
)
SOURCES = {
    "planar": lambda m, x, n: x.movedim(-1, 1).contiguous(),
    "given": lambda m, x, n: x.movedim(-1, 1),
    "convolved": lambda m, x, n: getattr(m.nn, f"Conv{n}d")(6, 6, 3, padding=1)(x.movedim(-1, 1).contiguous()),
    "of_given": lambda m, x, n: getattr(m.nn, f"Conv{n}d")(6, 6, 3, padding=1)(x.movedim(-1, 1)),
    "normalised": lambda m, x, n: getattr(m.nn, f"BatchNorm{n}d")(6)(x.movedim(-1, 1)),
}


@pytest.mark.parametrize("grad", [False, True])
@pytest.mark.parametrize("n", [1, 2, 3])
@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("layer", LAYERS)
def test_layers_of_any_layout(layer, source, n, grad):
    """Of pixels given channels-last and planar, PyTorch's layers lay their results out by rules of their own."""

    def run(m):
        m.manual_seed(n)
        with m.set_grad_enabled(grad):
            x = SOURCES[source](m, m.randn(2, *(7, 6, 5)[:n], 6, requires_grad=grad), n)
            y = eval("nn." + layer.format(n=n), {"nn": m.nn})(x)
            last = m.nn.LayerNorm(y.shape[1])(y.movedim(1, -1))
            return m.rand_like(y), m.rand_like(last), m.rand_like(y.movedim(1, -1).contiguous())

    same(run)


def test_contiguous_copies_what_it_copies_in_pytorch():
    def run(m):
        m.manual_seed(0)
        x = convolved(m, 2).detach()
        rows = x.permute(0, 2, 3, 1).contiguous()
        rows.zero_()
        return x.abs().sum()

    same(run, tolerance=1e-5)


@pytest.mark.parametrize("n", [1, 2, 3])
def test_dimensions_and_gradients(n):
    def run(m):
        m.manual_seed(n)
        x = convolved(m, n)
        y = m.nn.functional.dropout(x.relu() + 1, 0.5)
        w = m.arange(y.numel()).reshape(y.shape).float()
        return y, m.autograd.grad((y * w).sum(), x)[0]

    same(run, tolerance=1e-4)
