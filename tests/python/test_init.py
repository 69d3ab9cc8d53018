"""nn.init: the same numbers from the same seed, and the same errors."""

import warnings

import pytest
from twin import run_both, same

CALLS = {
    "uniform": lambda i, t, g: i.uniform_(t, -2.0, 3.0),
    "uniform generator": lambda i, t, g: i.uniform_(t, generator=g),
    "normal": lambda i, t, g: i.normal_(t, 1.0, 2.0),
    "normal generator": lambda i, t, g: i.normal_(t, generator=g),
    "trunc": lambda i, t, g: i.trunc_normal_(t),
    "trunc narrow": lambda i, t, g: i.trunc_normal_(t, std=0.02, a=-0.04, b=0.04),
    "trunc one side": lambda i, t, g: i.trunc_normal_(t, mean=1.0, std=0.5, a=1.2, b=9.0, generator=g),
    "trunc tail": lambda i, t, g: i.trunc_normal_(t, a=2.5, b=3.0),
    "constant": lambda i, t, g: i.constant_(t, 0.25),
    "ones": lambda i, t, g: i.ones_(t),
    "zeros": lambda i, t, g: i.zeros_(t),
    "eye": lambda i, t, g: i.eye_(t),
    "dirac": lambda i, t, g: i.dirac_(t),
    "dirac groups": lambda i, t, g: i.dirac_(t, 2),
    "xavier uniform": lambda i, t, g: i.xavier_uniform_(t, gain=1.5),
    "xavier normal": lambda i, t, g: i.xavier_normal_(t),
    "kaiming uniform": lambda i, t, g: i.kaiming_uniform_(t, a=5**0.5),
    "kaiming normal": lambda i, t, g: i.kaiming_normal_(t, mode="fan_out", nonlinearity="relu"),
    "kaiming tanh": lambda i, t, g: i.kaiming_normal_(t, nonlinearity="tanh", generator=g),
    "kaiming mode": lambda i, t, g: i.kaiming_normal_(t, mode="fan"),
    "kaiming gain": lambda i, t, g: i.kaiming_normal_(t, nonlinearity="gelu"),
    "kaiming slope": lambda i, t, g: i.kaiming_normal_(t, a="x"),
    "orthogonal": lambda i, t, g: i.orthogonal_(t, gain=2.0),
    "sparse": lambda i, t, g: i.sparse_(t, 0.4),
}
SHAPES = [(6, 4), (4, 6), (4, 3, 2), (4, 2, 3, 3), (2, 2, 2, 2, 2), (5,), (0, 3), (20, 20)]


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("shape", SHAPES)
def test_values(name, shape):
    def run(mod):
        t = mod.nn.Parameter(mod.zeros(shape))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = CALLS[name](mod.nn.init, t, mod.Generator().manual_seed(5))
        return t, result is t, t.requires_grad, mod.rand(1)

    expected, got = run_both(run)
    if isinstance(expected[0], type):
        assert got == expected
    else:
        same(run, tolerance=2e-5 if name == "orthogonal" else 2e-6)


def test_gains():
    def run(mod):
        gain = mod.nn.init.calculate_gain
        return [
            gain(n) for n in ("linear", "conv2d", "conv_transpose3d", "sigmoid", "tanh", "relu", "leaky_relu", "selu")
        ] + [gain("leaky_relu", 0.2), gain("leaky_relu", 3)]

    same(run)


@pytest.mark.parametrize("args", [("gelu",), ("leaky_relu", True), ("leaky_relu", "a")])
def test_unknown_gains(args):
    expected, got = run_both(lambda mod: mod.nn.init.calculate_gain(*args))
    assert expected == got


def test_zero_elements_and_far_means_warn():
    def run(mod):
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            mod.nn.init.kaiming_uniform_(mod.zeros(0, 3))
            mod.nn.init.trunc_normal_(mod.zeros(3), mean=5.0, a=-1, b=1)
        return [str(w.message) for w in seen]

    same(run)


def test_fans():
    def run(mod):
        fans = mod.nn.init._calculate_fan_in_and_fan_out
        return fans(mod.zeros(3, 4)), fans(mod.zeros(3, 4, 5, 6))

    same(run)


def test_old_names_warn():
    def run(mod):
        with pytest.warns(FutureWarning) as seen:
            t = mod.nn.init.constant(mod.zeros(2), 3.0)
        return t, str(seen[0].message)

    same(run)
