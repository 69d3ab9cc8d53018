"""Classes that programs derive from PyTorch's private bases of layer families, and what inspection of modules shows."""

import inspect

import pytest
from twin import same, same_outcome, sub, words


def base(m, path):
    module, name = path.split(".")
    return getattr(sub(m, f"nn.modules.{module}"), name)


def facts(m, layer, x=None):
    """What a layer of one's own is: its description, state and result."""
    state = [(name, tuple(t.shape), t.double().sum()) for name, t in layer.state_dict().items()]
    return words(layer), state, None if x is None else layer(x)


def normal(m, *shape):
    m.manual_seed(1)
    return m.randn(*shape)


@pytest.mark.parametrize("args", [(1,), (1, "sum"), (1, "none")])
def test_losses(args):
    def run(m):
        class Loss(base(m, "loss._Loss")):
            def __init__(self, factor, reduction="mean"):
                super().__init__(reduction=reduction)
                self.factor = factor

            def forward(self, x, y):
                return self.factor * m.nn.functional.mse_loss(x, y, reduction=self.reduction)

        loss = Loss(*args)
        return loss.reduction, facts(m, loss), loss(m.ones(2, 3), m.zeros(2, 3))

    same(run, tolerance=1e-6)


def test_weighted_losses_and_old_arguments():
    def run(m):
        class Loss(base(m, "loss._WeightedLoss")):
            pass

        made = [Loss(), Loss(m.ones(3)), Loss(None, False), Loss(reduce=False), Loss(m.ones(2), reduction="sum")]
        return [(loss.reduction, loss.weight, list(loss.state_dict())) for loss in made]

    same(run)


@pytest.mark.parametrize("kind", ["batchnorm._BatchNorm", "batchnorm._NormBase", "instancenorm._InstanceNorm"])
@pytest.mark.parametrize("options", [{}, {"affine": False}, {"affine": True, "eps": 1e-2, "momentum": None}])
@pytest.mark.parametrize("shape", [(4, 3), (2, 3, 5), (2, 3, 4, 4)])
def test_normalisation(kind, options, shape):
    def run(m):
        F = m.nn.functional

        class Norm(base(m, kind)):
            def _check_input_dim(self, x):
                if x.dim() > 3:
                    raise ValueError("too many dimensions")

            def _get_no_batch_dim(self):
                return 2

        if "NormBase" in kind:
            Norm.forward = lambda self, x: F.batch_norm(x, self.running_mean, self.running_var, training=self.training)
        layer = Norm(3, **options)
        first = layer(normal(m, *shape))
        return first, facts(m, layer), facts(m, layer.eval(), normal(m, *shape)), layer.reset_running_stats()

    same_outcome(run, tolerance=1e-5)


def test_a_check_of_ones_own_opens_a_layer_to_other_dimensions():
    def run(m):
        class Norm(m.nn.BatchNorm1d):
            def _check_input_dim(self, x):
                pass

        layer = Norm(3)
        return facts(m, layer, normal(m, 2, 3, 4, 5)), layer.running_mean

    same(run, tolerance=1e-5)
    same_outcome(lambda m: base(m, "batchnorm._BatchNorm")(3)(m.ones(2, 3)))


@pytest.mark.parametrize("n, transposed", [(1, False), (2, False), (3, False), (2, True)])
def test_convolutions(n, transposed):
    def run(m):
        class Conv(base(m, "conv._ConvTransposeNd" if transposed else "conv._ConvNd")):
            def forward(self, x):
                return self.weight.sum() * x

        def repeated(v):
            return (v,) * n

        m.manual_seed(0)
        layer = Conv(
            2, 4, repeated(3), repeated(2), repeated(1), repeated(1), transposed, repeated(0), 2, True, "zeros"
        )
        kept = layer.transposed, layer.output_padding, layer.kernel_size, layer._reversed_padding_repeated_twice
        return facts(m, layer, normal(m, 3)), [list(k) if isinstance(k, tuple) else k for k in kept]

    same(run, tolerance=1e-6)


@pytest.mark.parametrize("mode", ["zeros", "reflect", "replicate", "circular"])
@pytest.mark.parametrize("padding", [0, (1, 2), "same", "valid"])
def test_convolutions_with_weights_of_ones_own(mode, padding):
    """weight standardisation and its like: _conv_forward with another weight."""

    def run(m):
        class Conv(m.nn.Conv2d):
            def forward(self, x):
                weight = self.weight - self.weight.mean((1, 2, 3), keepdim=True)
                return self._conv_forward(x, weight, self.bias)

        m.manual_seed(0)
        layer = Conv(2, 4, (3, 2), padding=padding, padding_mode=mode, dilation=(1, 2))
        return facts(m, layer, normal(m, 2, 2, 6, 7)), list(layer._reversed_padding_repeated_twice)

    same_outcome(run, tolerance=1e-5)


@pytest.mark.parametrize("size", [None, (11, 12), (2, 4, 11, 13), (10, 12), (11,)])
def test_transposed_convolutions_of_ones_own(size):
    def run(m):
        class Conv(m.nn.ConvTranspose2d):
            def forward(self, x, output_size=None):
                extra = self._output_padding(
                    x, output_size, self.stride, self.padding, self.kernel_size, 2, self.dilation
                )
                weight = self.weight * 2
                return extra, m.nn.functional.conv_transpose2d(x, weight, self.bias, self.stride, self.padding, extra)

        m.manual_seed(0)
        return Conv(2, 4, 3, stride=2)(normal(m, 2, 2, 5, 5), size)

    same_outcome(run, tolerance=1e-5)


@pytest.mark.parametrize(
    "path, args",
    [
        ("pooling._MaxPoolNd", (2, 1)),
        ("pooling._LPPoolNd", (2.0, 3)),
        ("pooling._AdaptiveAvgPoolNd", (3,)),
        ("pooling._AdaptiveMaxPoolNd", ((2, 3), True)),
        ("dropout._DropoutNd", (0.3, True)),
        ("dropout._DropoutNd", (1.3,)),
        ("padding._ConstantPadNd", (2.0,)),
        ("rnn.RNNCellBase", (3, 4, True, 2)),
    ],
)
def test_other_bases(path, args):
    def run(m):
        class Mine(base(m, path)):
            padding = (1, 1)

        m.manual_seed(0)
        layer = Mine(*args)
        return facts(m, layer), layer(m.ones(2)) if "Pad" in path else None

    same_outcome(run, tolerance=1e-6)


def test_what_inspection_shows():
    def run(m):
        class Own(m.nn.Module):
            def __init__(self, width, depth=2):
                super().__init__()

            def forward(self, a, b=2):
                return a

        nn = m.nn
        layers = nn.Linear(2, 2), nn.LSTM(2, 2), nn.CrossEntropyLoss(), nn.Bilinear(1, 1, 1), Own(1), nn.Sequential()
        calls = [str(inspect.signature(layer)) for layer in layers]
        forwards = [list(inspect.signature(layer.forward).parameters) for layer in layers]
        classes = [list(inspect.signature(cls).parameters) for cls in (Own, nn.Linear, nn.Conv2d, nn.MSELoss)]
        return calls, forwards, classes

    same(run)


def test_copies_of_a_layer():
    same(lambda m: [words(layer) for layer in sub(m, "nn.modules.transformer")._get_clones(m.nn.Linear(2, 3), 2)])
