"""nn.utils: parametrisations ready-made and of one's own, the older hooks, fusion, memory formats, skip_init."""

import copy
import warnings

import flashlight
import pytest
from twin import both, run_both, same, sub

LAYERS = {
    "linear": (lambda nn: nn.Linear(5, 4), (3, 5)),
    "conv1d": (lambda nn: nn.Conv1d(4, 6, 3, groups=2), (2, 4, 7)),
    "conv2d": (lambda nn: nn.Conv2d(3, 5, (2, 3), bias=False), (2, 3, 5, 6)),
    "transposed": (lambda nn: nn.ConvTranspose2d(3, 4, 3, stride=2), (1, 3, 4, 3)),
    "conv3d": (lambda nn: nn.Conv3d(2, 3, 2), (1, 2, 3, 4, 3)),
    "embedding": (lambda nn: nn.Embedding(7, 3), None),
}


def layer(mod, kind):
    make, shape = LAYERS[kind]
    m = make(mod.nn)
    return m, mod.randint(0, 7, (2, 4)) if shape is None else mod.randn(*shape)


def results(m, x, steps=2):
    """Outputs, gradients and state over a few updates by hand, in training and then in evaluation."""
    out = []
    for _ in range(steps):
        y = m(x)
        out.append(y)
        m.zero_grad()
        (y * y).sum().backward()
        out.append({n: p.grad for n, p in m.named_parameters()})
        for p in m.parameters():
            p.data.sub_(p.grad, alpha=0.01)
    m.eval()
    return [*out, m(x), m(x), dict(m.state_dict())]


def quietly(function, *args, **kwargs):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return function(*args, **kwargs)


@pytest.mark.parametrize("kind", LAYERS)
@pytest.mark.parametrize("dim", [0, 1, -1, None])
@pytest.mark.parametrize("new", [False, True])
def test_weight_norm(kind, dim, new):
    def run(mod):
        m, x = layer(mod, kind)
        utils = mod.nn.utils
        if new:
            assert utils.parametrizations.weight_norm(m, dim=dim) is m
        else:
            assert quietly(utils.weight_norm, m, dim=dim) is m
        out = results(m, x)
        if new:
            utils.parametrize.remove_parametrizations(m, "weight")
        else:
            utils.remove_weight_norm(m)
        return out, m(x), m.state_dict(), [n for n, _ in m.named_parameters()]

    same(run, tolerance=2e-4)


@pytest.mark.parametrize("kind", LAYERS)
@pytest.mark.parametrize("new", [False, True])
@pytest.mark.parametrize("options", [{}, {"n_power_iterations": 3, "eps": 1e-6}, {"dim": 1}])
def test_spectral_norm(kind, new, options):
    def run(mod):
        m, x = layer(mod, kind)
        utils = mod.nn.utils
        (utils.parametrizations if new else utils).spectral_norm(m, **options)
        out = results(m, x)
        m.train()
        out += results(m, x, steps=1)
        if new:
            utils.parametrize.remove_parametrizations(m, "weight")
        else:
            utils.remove_spectral_norm(m)
        return out, m(x), m.state_dict(), [n for n, _ in m.named_parameters()]

    same(run, tolerance=5e-4)


@pytest.mark.parametrize("shape", [(4, 4), (5, 3), (3, 5), (2, 4, 4), (2, 3, 4)])
@pytest.mark.parametrize("how", [None, "matrix_exp", "cayley", "householder"])
@pytest.mark.parametrize("trivial", [True, False])
def test_orthogonal(shape, how, trivial):
    def run(mod):
        m = mod.nn.Module()
        m.weight = mod.nn.Parameter(mod.randn(*shape, dtype=mod.float64))
        orthogonal = mod.nn.utils.parametrizations.orthogonal
        orthogonal(m, "weight", how, use_trivialization=trivial)
        w = m.weight
        (w * mod.arange(w.numel(), dtype=w.dtype).view(w.shape)).sum().backward()
        out = [w, m.parametrizations.weight.original.grad]
        q = w @ w.mT if shape[-2] < shape[-1] else w.mT @ w
        assert abs(q - mod.eye(q.size(-1), dtype=q.dtype)).max() < 1e-9
        try:
            m.weight = mod.linalg.qr(mod.randn(*shape, dtype=mod.float64)).Q if shape[-2] >= shape[-1] else w.detach()
            out.append(m.weight)
        except NotImplementedError as error:
            out.append(type(error).__name__)
        return out

    same(run, tolerance=1e-8)


# ---- Parametrisations of one's own -----------------------------------------------------------------------------------


def pieces(mod):
    nn = mod.nn

    class Double(nn.Module):
        def forward(self, w):
            return w * 2

        def right_inverse(self, w):
            return w / 2

    class OneWay(nn.Module):
        def forward(self, w):
            return w.tanh()

    class Sum(nn.Module):
        def forward(self, a, b):
            return a + b

        def right_inverse(self, w):
            return w * 0.25, w * 0.75

    class Wider(nn.Module):
        def forward(self, w):
            return mod.cat([w, w], dim=1)

    class Half(nn.Module):
        def forward(self, w):
            return w.half()

    class NoTensor(nn.Module):
        def forward(self, w):
            return 3

    class BackToNothing(Double):
        def right_inverse(self, w):
            return 3

    class BackToDouble(Double):
        def right_inverse(self, w):
            return w.double()

    class BackToList(Double):
        def right_inverse(self, w):
            return [w, 3]

    return {name: cls for name, cls in locals().items() if isinstance(cls, type)}


@pytest.mark.parametrize("chain", [["Double"], ["OneWay"], ["Sum"], ["Sum", "Double"], ["Double", "Double", "OneWay"]])
@pytest.mark.parametrize("leave", [True, False])
def test_chains(chain, leave):
    def run(mod):
        p = mod.nn.utils.parametrize
        m = mod.nn.Linear(3, 4)
        for name in chain:
            p.register_parametrization(m, "weight", pieces(mod)[name]())
        x = mod.randn(2, 3)
        out = [
            results(m, x),
            str(m),
            p.is_parametrized(m),
            p.is_parametrized(m, "weight"),
            p.is_parametrized(m, "bias"),
        ]
        out += [p.type_before_parametrizations(m).__name__, len(m.parametrizations.weight)]
        twin = copy.deepcopy(m)
        out.append(twin(x))
        other = mod.nn.Linear(3, 4)
        if "Sum" not in chain:
            p.transfer_parametrizations_and_params(m, other)
            out += [other.weight, list(other.state_dict())]
        errors = []
        for act in (
            lambda: setattr(m, "weight", mod.ones(4, 3)),
            lambda: p.remove_parametrizations(m, "weight", leave_parametrized=leave),
        ):
            try:
                act()
            except Exception as error:
                errors.append(type(error).__name__)
        with p.cached():
            out += [m.weight is m.weight]
        return out, errors, m.weight, list(m.state_dict()), type(m).__name__

    same(run, tolerance=1e-5)


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("name", ["Wider", "Half", "NoTensor", "BackToNothing", "BackToDouble", "BackToList"])
@pytest.mark.parametrize("second", [False, True])
def test_what_may_not_be_registered(name, unsafe, second):
    def run(mod):
        p = mod.nn.utils.parametrize
        m = mod.nn.Linear(3, 4)
        if second:
            p.register_parametrization(m, "weight", pieces(mod)["Double"]())
        p.register_parametrization(m, "weight", pieces(mod)[name](), unsafe=unsafe)
        return tuple(m.weight.shape) if hasattr(m.weight, "shape") else m.weight

    expected, got = run_both(run)
    if isinstance(expected, tuple) and isinstance(expected[0], type):
        assert expected[0] is got[0]
        assert expected[1][:40] == got[1][:40]
    else:
        assert expected == got


def test_buffers_and_state_dicts():
    def run(mod):
        p = mod.nn.utils.parametrize
        m = mod.nn.BatchNorm1d(3)
        p.register_parametrization(m, "running_mean", pieces(mod)["Double"]())
        out = [list(m.state_dict()), m.running_mean, [n for n, _ in m.named_buffers()]]
        m.running_mean = mod.ones(3)
        out += [m.parametrizations.running_mean.original, m.eval()(mod.zeros(2, 3))]
        other = p.register_parametrization(mod.nn.BatchNorm1d(3), "running_mean", pieces(mod)["Double"]())
        other.load_state_dict(m.state_dict())
        return out, other.running_mean

    same(run, tolerance=1e-6)


def test_old_files_of_weight_norm_load():
    def run(mod):
        old = quietly(mod.nn.utils.weight_norm, mod.nn.Linear(3, 2))
        new = mod.nn.utils.parametrizations.weight_norm(mod.nn.Linear(3, 2))
        new.load_state_dict(old.state_dict())
        return new.weight, old.weight

    same(run, tolerance=1e-6)


ERRORS = {
    "twice": lambda u, m, mod: [quietly(u.weight_norm, m), quietly(u.weight_norm, m)],
    "no weight norm": lambda u, m, mod: u.remove_weight_norm(m),
    "no spectral norm": lambda u, m, mod: u.remove_spectral_norm(m),
    "spectral twice": lambda u, m, mod: [u.spectral_norm(m), u.spectral_norm(m)],
    "iterations": lambda u, m, mod: u.spectral_norm(m, n_power_iterations=0),
    "new iterations": lambda u, m, mod: u.parametrizations.spectral_norm(m, n_power_iterations=0),
    "new name": lambda u, m, mod: u.parametrizations.spectral_norm(m, "nothing"),
    "new dim": lambda u, m, mod: u.parametrizations.spectral_norm(m, dim=2),
    "orthogonal map": lambda u, m, mod: u.parametrizations.orthogonal(m, "weight", "qr"),
    "orthogonal vector": lambda u, m, mod: u.parametrizations.orthogonal(m, "bias"),
    "name": lambda u, m, mod: u.parametrize.register_parametrization(m, "nothing", mod.nn.Identity()),
    "remove": lambda u, m, mod: u.parametrize.remove_parametrizations(m, "weight"),
    "empty list": lambda u, m, mod: u.parametrize.ParametrizationList([], m.weight),
    "fuse training": lambda u, m, mod: u.fuse_linear_bn_eval(m, mod.nn.BatchNorm1d(2)),
    "fuse sizes": lambda u, m, mod: u.fuse_linear_bn_eval(m.eval(), mod.nn.BatchNorm1d(7).eval()),
    "no module": lambda u, m, mod: u.skip_init(int, 3),
}


@pytest.mark.parametrize("case", ERRORS)
def test_errors(case):
    expected, got = run_both(lambda mod: ERRORS[case](mod.nn.utils, mod.nn.Linear(3, 2), mod) and None)
    assert expected is not None
    assert expected[0] is got[0]
    assert expected[1][:25] == got[1][:25]


# ---- Fusion, formats, uninitialised layers ---------------------------------------------------------------------------


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("affine", [True, False])
@pytest.mark.parametrize("ndim", [1, 2, 3])
@pytest.mark.parametrize("transpose", [False, True])
def test_fuse_conv(bias, affine, ndim, transpose):
    def run(mod):
        conv = getattr(mod.nn, f"Conv{'Transpose' if transpose else ''}{ndim}d")(3, 4, 2, bias=bias)
        bn = getattr(mod.nn, f"BatchNorm{ndim}d")(4, affine=affine)
        x = mod.randn(5, 3, *[4] * ndim)
        model = mod.nn.Sequential(conv, bn)
        model(x * 3 + 1)
        if affine:
            bn.weight.data.uniform_()
            bn.bias.data.normal_()
        model.eval()
        fused = mod.nn.utils.fuse_conv_bn_eval(conv, bn, transpose=transpose)
        assert (fused(x) - model(x)).abs().max() < 1e-4
        return fused(x), fused.state_dict(), str(fused), type(fused.weight).__name__

    same(run, tolerance=1e-4)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("features", [4, 1])
def test_fuse_linear(bias, features):
    def run(mod):
        linear, bn = mod.nn.Linear(3, 4, bias=bias), mod.nn.BatchNorm1d(features)
        bn.running_mean.normal_()
        bn.running_var.uniform_()
        linear.eval()
        bn.eval()
        linear.weight.requires_grad_(False)
        fused = mod.nn.utils.fuse_linear_bn_eval(linear, bn)
        parts = mod.nn.utils.fuse_linear_bn_weights(
            linear.weight, linear.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias
        )
        return fused(mod.randn(2, 3)), fused.state_dict(), fused.weight.requires_grad, parts, fused.bias.requires_grad

    same(run, tolerance=1e-5)


@pytest.mark.parametrize("ndim", [2, 3])
def test_memory_formats(ndim):
    def run(mod):
        nn = mod.nn
        m = nn.Sequential(
            nn.Conv2d(3, 4, 3), nn.Sequential(nn.Conv3d(2, 3, 2), nn.ConvTranspose2d(4, 5, 2)), nn.Linear(2, 2)
        )
        fmt = mod.channels_last if ndim == 2 else mod.channels_last_3d
        got = getattr(nn.utils, f"convert_conv{ndim}d_weight_memory_format")(m, fmt)
        return got is m, [p.stride() for p in m.parameters()], m.state_dict(), [p.is_leaf for p in m.parameters()]

    same(run)


@both
def test_skip_init(mod):
    mod.manual_seed(0)
    m = mod.nn.utils.skip_init(mod.nn.Linear, 5, out_features=3, bias=False)
    after = mod.rand(2)
    mod.manual_seed(0)
    assert (mod.rand(2) == after).all()  # nothing was drawn
    assert type(m) is mod.nn.Linear
    assert [tuple(p.shape) for p in m.parameters()] == [(3, 5)]
    mod.nn.init.ones_(m.weight)
    assert m(mod.ones(1, 5)).sum() == 15
    with pytest.raises(RuntimeError):
        mod.nn.utils.skip_init(mod.nn.Sequential)


def test_prune_is_there():
    assert sub(flashlight, "nn.utils.prune").is_pruned(flashlight.nn.Linear(1, 1)) is False
