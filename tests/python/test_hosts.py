"""The C host and the Python host: the same modules from the same arguments and seed, the same numbers to the last bit;
and models saved whole by one and run, trained and saved again by the other.
"""

import warnings

import flashlight
import flashlight.nn as nn
import numpy as np
import pytest
import torch
from flashlight._C import HostModule
from test_layers import SAMPLES, flat, label, make

warnings.filterwarnings("ignore", message="enable_nested_tensor")
PYTHON_ONLY = {"device", "dtype"}


def written(args, kwargs):
    """Arguments as the C host reads them."""
    return ", ".join([repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()])


def tensors_of(module):
    if isinstance(module, HostModule):
        return list(module.parameters.items()), list(module.buffers.items())
    return list(module.named_parameters()), list(module.named_buffers())


def same_bits(a, b):
    assert (a is None) == (b is None)
    if a is not None:
        assert a.shape == b.shape
        assert a.dtype == b.dtype
        assert a.stride() == b.stride()
        np.testing.assert_array_equal(a.detach().numpy(), b.detach().numpy())


def assert_same_state(c, python):
    for ours, theirs in zip(tensors_of(c), tensors_of(python), strict=True):
        assert [name for name, _ in ours] == [name for name, _ in theirs]
        for (_, a), (_, b) in zip(ours, theirs, strict=True):
            same_bits(a, b)


def outputs_of(result):
    return [r for r in flat(result) if r is not None]


def run(module, inputs, call, seed):
    inputs = [x.clone().requires_grad_() if x is not None and x.is_floating_point() else x for x in inputs]
    flashlight.manual_seed(seed)
    outs = outputs_of(call(module, inputs))
    scalars = [(o * o).sum() for o in outs if o.requires_grad]
    if scalars:
        sum(scalars).backward()
    grads = [x.grad for x in inputs if x is not None]
    parameters = [t for _, t in tensors_of(module)[0]]
    grads += [p.grad for p in parameters]
    for p in parameters:
        p.grad = None
    return outs, grads


def assert_same_runs(c, python, inputs, call_c=None, call_python=None):
    call_c = call_c or (lambda m, xs: m(*xs))
    call_python = call_python or (lambda m, xs: m(*xs))
    for training in (True, False):
        c.train(training)
        python.train(training)
        ours, theirs = run(c, inputs, call_c, 11), run(python, inputs, call_python, 11)
        for a, b in zip(ours, theirs, strict=True):
            assert len(a) == len(b)
            for x, y in zip(a, b, strict=True):
                same_bits(x, y)
    assert_same_state(c, python)


# Identity takes any arguments and TripletMarginWithDistanceLoss a function: Python's own.
LAYERS = [
    s for s in SAMPLES if not PYTHON_ONLY & set(s[2]) and s[0] not in ("Identity", "TripletMarginWithDistanceLoss")
]


@pytest.mark.parametrize("sample", LAYERS, ids=label)
def test_layers(sample, tmp_path):
    name, args, kwargs, inputs = sample
    flashlight.manual_seed(4)
    python = make(flashlight, name, args, kwargs)
    flashlight.manual_seed(4)
    c = HostModule(name, written(args, kwargs))
    assert_same_state(c, python)
    if inputs is None:
        return
    rng = np.random.default_rng(3)
    xs = [x(flashlight, rng) for x in inputs]
    xs = [flashlight.tensor(x) if isinstance(x, (list, tuple)) else x for x in xs]  # CTCLoss's lengths: C takes tensors
    assert_same_runs(c, python, xs)
    # whole, to C and back
    flashlight.save(python, tmp_path / "python.pth")
    again = HostModule.from_file(str(tmp_path / "python.pth"))
    assert_same_runs(again, python, xs)
    again.to_file(str(tmp_path / "c.pth"))
    back = flashlight.load(tmp_path / "c.pth", weights_only=False)
    assert type(back) is type(python)
    assert repr(back) == repr(again)
    assert_same_runs(again, back, xs)


@pytest.mark.parametrize("name", ["RNN", "GRU", "LSTM"])
def test_packed_sequences(name):
    """C gives the packed values and how many rows each step has, where Python gives a PackedSequence."""
    modules = []
    for make_it in (
        lambda: getattr(nn, name)(3, 4, 2, bidirectional=True),
        lambda: HostModule(name, "3, 4, 2, bidirectional=True"),
    ):
        flashlight.manual_seed(4)
        modules.append(make_it())
    python, c = modules
    packed = nn.utils.rnn.pack_padded_sequence(numbers(4, 3, 3), [4, 2, 1])
    for states in ((), tuple(numbers(4, 3, 4, seed=i) for i in range(2 if name == "LSTM" else 1))):
        given = states or (None,) * (2 if name == "LSTM" else 1)
        hx = None if not states else states if name == "LSTM" else states[0]
        out, last = python(packed, hx)
        for a, b in zip(c(packed.data, *given, packed.batch_sizes), flat((out.data, last)), strict=True):
            same_bits(a, b)
        with pytest.raises(RuntimeError, match="batch_sizes"):
            c(packed.data, *given, flashlight.tensor([3, 2, 3]))


# ---- Composites ------------------------------------------------------------------------------------------------------


def numbers(*shape, seed=0):
    return flashlight.tensor(np.random.default_rng(seed).standard_normal(shape).astype(np.float32))


def hidden(batch, length):
    mask = flashlight.zeros(batch, length, dtype=flashlight.bool)
    mask[0, -1] = True
    return mask


def causal(size):
    return nn.Transformer.generate_square_subsequent_mask(size)


ATTENTION = [
    "query",
    "key",
    "value",
    "key_padding_mask",
    "need_weights",
    "attn_mask",
    "average_attn_weights",
    "is_causal",
]
ENCODER_LAYER = ["src", "src_mask", "src_key_padding_mask", "is_causal"]
ENCODER = ["src", "mask", "src_key_padding_mask", "is_causal"]
DECODER = [
    "tgt", "memory", "tgt_mask", "memory_mask", "tgt_key_padding_mask", "memory_key_padding_mask", "tgt_is_causal",
    "memory_is_causal",
]  # fmt: skip
WHOLE = [
    "src", "tgt", "src_mask", "tgt_mask", "memory_mask", "src_key_padding_mask", "tgt_key_padding_mask",
    "memory_key_padding_mask", "src_is_causal", "tgt_is_causal", "memory_is_causal",
]  # fmt: skip

ADAPTIVE = ["input_", "target_"]


def classes(*numbers):
    return flashlight.tensor(list(numbers))


SMALL = {"dim_feedforward": 12, "dropout": 0.3}
x, y = numbers(4, 3, 8), numbers(5, 3, 8, seed=1)
COMPOSITES = [
    ("MultiheadAttention", (8, 2), {}, ATTENTION, {"query": x, "key": y, "value": y}),
    (
        "MultiheadAttention",
        (8, 2),
        {"dropout": 0.5},
        ATTENTION,
        {"query": x, "key": y, "value": y, "need_weights": False},
    ),
    ("MultiheadAttention", (8, 4), {"bias": False, "batch_first": True}, ATTENTION, {"query": x, "key": x, "value": x}),
    (
        "MultiheadAttention",
        (8, 2),
        {"kdim": 5, "vdim": 6, "add_bias_kv": True, "add_zero_attn": True},
        ATTENTION,
        {"query": x, "key": numbers(5, 3, 5), "value": numbers(5, 3, 6), "average_attn_weights": False},
    ),
    (
        "MultiheadAttention",
        (8, 2),
        {},
        ATTENTION,
        {"query": x, "key": x, "value": x, "attn_mask": causal(4), "key_padding_mask": hidden(3, 4)},
    ),
    ("MultiheadAttention", (8, 2), {}, ATTENTION, {"query": x[:, 0], "key": y[:, 0], "value": y[:, 0]}),
    ("TransformerEncoderLayer", (8, 2), SMALL, ENCODER_LAYER, {"src": x}),
    (
        "TransformerEncoderLayer",
        (8, 2),
        {**SMALL, "activation": "gelu", "norm_first": True, "batch_first": True, "layer_norm_eps": 1e-3},
        ENCODER_LAYER,
        {"src": x, "src_mask": causal(3), "is_causal": True},
    ),
    (
        "TransformerEncoderLayer",
        (8, 2),
        {**SMALL, "bias": False},
        ENCODER_LAYER,
        {"src": x, "src_key_padding_mask": hidden(3, 4)},
    ),
    ("TransformerDecoderLayer", (8, 2), SMALL, DECODER, {"tgt": x, "memory": y}),
    ("AdaptiveLogSoftmaxWithLoss", (8, 20, [4, 10]), {}, ADAPTIVE, {"input_": x[0], "target_": classes(0, 5, 19)}),
    (
        "AdaptiveLogSoftmaxWithLoss",
        (8, 20, [4, 10, 15]),
        {"div_value": 2.0, "head_bias": True},
        ADAPTIVE,
        {"input_": x[:, 0], "target_": classes(3, 2, 9, 11)},
    ),
    ("AdaptiveLogSoftmaxWithLoss", (8, 20, [4]), {}, ADAPTIVE, {"input_": x[0, 0], "target_": flashlight.tensor(7)}),
    (
        "TransformerDecoderLayer",
        (8, 2),
        {**SMALL, "norm_first": True, "activation": "gelu"},
        DECODER,
        {"tgt": x, "memory": y, "tgt_mask": causal(4), "tgt_is_causal": True, "memory_key_padding_mask": hidden(3, 5)},
    ),
    (
        "Transformer",
        (8, 2, 2, 3, 12, 0.2),
        {},
        WHOLE,
        {"src": y, "tgt": x, "tgt_mask": causal(4), "src_key_padding_mask": hidden(3, 5)},
    ),
    (
        "Transformer",
        (8, 2, 1, 1),
        {"dim_feedforward": 16, "batch_first": True, "norm_first": True, "activation": "gelu", "bias": False},
        WHOLE,
        {"src": x, "tgt": x, "src_mask": causal(3), "src_is_causal": True},
    ),
]


def calls(order, given):
    """The tensors in order for C, the rest as text; and the call of Python's module."""
    tensors = [given.get(n) if isinstance(given.get(n), flashlight.Tensor) else None for n in order]
    rest = ", ".join(f"{n}={v!r}" for n, v in given.items() if not isinstance(v, flashlight.Tensor))
    kept = {n: v for n, v in given.items() if not isinstance(v, flashlight.Tensor)}

    def call_python(module, inputs):
        named = {n: t for n, t in zip(order, inputs, strict=True) if t is not None}
        return module(**named, **kept)

    def call_c(module, inputs):
        return module(*inputs, arguments=rest)

    return tensors, call_c, call_python


def same_inputs(call):
    """Tensors that were one before they were cloned are one again: attention looks at that."""

    def together(module, inputs):
        seen = {}
        for i, t in enumerate(inputs):
            if t is None or not t.is_floating_point():
                continue
            key = t.detach().numpy().tobytes()
            inputs[i] = seen.setdefault(key, t)
        return call(module, inputs)

    return together


@pytest.mark.parametrize("case", COMPOSITES, ids=lambda c: f"{c[0]}{c[1]}{c[2]}{list(c[4])}")
def test_composites(case, tmp_path):
    name, args, kwargs, order, given = case
    flashlight.manual_seed(4)
    python = getattr(nn, name)(*args, **kwargs)
    flashlight.manual_seed(4)
    c = HostModule(name, written(args, kwargs))
    assert repr(c) == repr(python)
    assert_same_state(c, python)
    torch.manual_seed(4)
    theirs = getattr(torch.nn, name)(*args, **kwargs)
    for (n, a), (m, b) in zip(c.parameters.items(), theirs.named_parameters(), strict=True):
        assert n == m
        np.testing.assert_array_equal(a.detach().numpy(), b.detach().numpy())
    tensors, call_c, call_python = calls(order, given)
    call_c, call_python = same_inputs(call_c), same_inputs(call_python)
    assert_same_runs(c, python, tensors, call_c, call_python)
    flashlight.save(python, tmp_path / "python.pth")
    again = HostModule.from_file(str(tmp_path / "python.pth"))
    assert_same_runs(again, python, tensors, call_c, call_python)
    again.to_file(str(tmp_path / "c.pth"))
    back = flashlight.load(tmp_path / "c.pth", weights_only=False)
    assert repr(back) == repr(python)
    assert_same_runs(again, back, tensors, call_c, call_python)
    # and PyTorch runs it
    in_torch = torch.load(tmp_path / "c.pth", weights_only=False)
    with torch.no_grad():
        as_torch = [None if t is None else torch.from_numpy(t.numpy()) for t in tensors]
        theirs = outputs_of(call_python(in_torch, as_torch))
    ours = outputs_of(call_c(again, tensors))
    for a, b in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(a.detach().numpy(), b.numpy(), rtol=2e-4, atol=2e-5)


@pytest.mark.parametrize("kind", ["encoder", "decoder"])
@pytest.mark.parametrize("normed", [True, False])
def test_stacks(kind, normed):
    layer = "TransformerEncoderLayer" if kind == "encoder" else "TransformerDecoderLayer"
    outer = nn.TransformerEncoder if kind == "encoder" else nn.TransformerDecoder
    options = {**SMALL, "batch_first": True}
    flashlight.manual_seed(2)
    python = outer(getattr(nn, layer)(8, 2, **options), 3, nn.LayerNorm(8) if normed else None)
    flashlight.manual_seed(2)
    c = HostModule.stack(
        kind, HostModule(layer, written((8, 2), options)), 3, HostModule("LayerNorm", "8") if normed else None
    )
    assert repr(c) == repr(python)
    names = ENCODER if kind == "encoder" else DECODER
    given = {"src": x} if kind == "encoder" else {"tgt": x, "memory": numbers(4, 6, 8)}
    for more in ({}, {"mask" if kind == "encoder" else "tgt_mask": causal(3)}, "padding"):
        if more == "padding":
            more = {("src" if kind == "encoder" else "tgt") + "_key_padding_mask": hidden(4, 3)}
        tensors, call_c, call_python = calls(names, {**given, **more})
        assert_same_runs(c, python, tensors, call_c, call_python)
        with flashlight.no_grad():  # where PyTorch's fast path leaves zeros
            same_bits(call_c(c, tensors), call_python(python, tensors))


# ---- Containers, sharing, training -----------------------------------------------------------------------------------


class Tied(nn.Module):
    pass


def models():
    inner = nn.Sequential(nn.Linear(6, 6), nn.Tanh())
    tied = nn.Sequential(nn.Linear(6, 6), inner, nn.ReLU(), inner, nn.Linear(6, 6))
    tied[4].weight = tied[0].weight
    yield "tied", tied, [(3, 6)]
    block = nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2))
    yield "convolutions", nn.Sequential(block, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2)), [(2, 3, 6, 6)]
    encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(6, 2, 8, 0.1, batch_first=True), 2)
    yield "transformer", nn.Sequential(nn.Linear(4, 6), encoder, nn.Linear(6, 3)), [(2, 5, 4)]


@pytest.mark.parametrize("which", range(3))
def test_models_saved_whole(which, tmp_path):
    flashlight.manual_seed(1)
    _, python, shapes = list(models())[which]
    xs = [numbers(*s) for s in shapes]
    flashlight.save(python, tmp_path / "python.pth")
    c = HostModule.from_file(str(tmp_path / "python.pth"))
    assert_same_runs(c, python, xs)
    assert len(c.parameters) == len(list(python.parameters()))  # what is tied is one
    # trained a little in C, and then back in Python and in torch
    c.train(True)
    optimizer = flashlight.optim.SGD(list(c.parameters.values()), lr=0.1)
    for _ in range(3):
        optimizer.zero_grad()
        (c(*xs) ** 2).sum().backward()
        optimizer.step()
    c.train(False)
    c.to_file(str(tmp_path / "c.pth"))
    back = flashlight.load(tmp_path / "c.pth", weights_only=False)
    same_bits(c(*xs), back(*xs))
    assert_same_state(c, back)
    in_torch = torch.load(tmp_path / "c.pth", weights_only=False)
    with torch.no_grad():
        theirs = in_torch(*[torch.from_numpy(v.numpy()) for v in xs])
    np.testing.assert_allclose(c(*xs).detach().numpy(), theirs.numpy(), rtol=2e-4, atol=1e-5)


def test_torch_models_run_in_c(tmp_path):
    torch.manual_seed(0)
    encoder = torch.nn.TransformerEncoder(torch.nn.TransformerEncoderLayer(6, 2, 8, batch_first=True), 2)
    model = torch.nn.Sequential(torch.nn.Embedding(10, 6), encoder, torch.nn.Linear(6, 3, bias=False)).eval()
    torch.save(model, tmp_path / "torch.pth")
    c = HostModule.from_file(str(tmp_path / "torch.pth"))
    ids = np.random.default_rng(0).integers(0, 10, (2, 7))
    with torch.no_grad():
        theirs = model(torch.from_numpy(ids))
    ours = c(flashlight.tensor(ids))
    np.testing.assert_allclose(ours.detach().numpy(), theirs.numpy(), rtol=2e-4, atol=1e-5)


def test_named_containers(tmp_path):
    model = nn.ModuleDict(
        {
            "list": nn.ModuleList([nn.Linear(2, 2), nn.ReLU()]),
            "weights": nn.ParameterList([nn.Parameter(numbers(2)), nn.Parameter(numbers(3))]),
            "named": nn.ParameterDict({"b": nn.Parameter(numbers(2)), "a": nn.Parameter(numbers(1))}),
        }
    )
    flashlight.save(model, tmp_path / "python.pth")
    c = HostModule.from_file(str(tmp_path / "python.pth"))
    assert_same_state(c, model)
    with pytest.raises(NotImplementedError, match="ModuleDict"):
        c(numbers(2))
    c.to_file(str(tmp_path / "c.pth"))
    back = flashlight.load(tmp_path / "c.pth", weights_only=False)
    assert repr(back) == repr(model)
    assert len(back["weights"]) == 2
    assert list(back["named"]) == list(model["named"])
    torch_back = torch.load(tmp_path / "c.pth", weights_only=False)
    assert len(torch_back["weights"]) == 2
    assert list(torch_back["named"].keys()) == list(model["named"])


def test_what_c_does_not_have_is_named(tmp_path):
    flashlight.save(nn.Sequential(nn.Linear(2, 2), Tied()), tmp_path / "own.pth")
    with pytest.raises(Exception, match=r"test_hosts\.Tied"):
        HostModule.from_file(str(tmp_path / "own.pth"))
    with pytest.raises(FileNotFoundError):
        HostModule.from_file(str(tmp_path / "nothing.pth"))


# ---- Copies, dtypes, errors ------------------------------------------------------------------------------------------


def test_copies():
    c = HostModule("Transformer", "8, 2, 1, 1, 8, 0.0")
    copied = c.copy()
    assert repr(copied) == repr(c)
    assert_same_state(copied, c)
    with flashlight.no_grad():
        next(iter(copied.parameters.values())).fill_(3)
    assert not next(iter(c.parameters.values())).equal(next(iter(copied.parameters.values())))


@pytest.mark.parametrize("dtype", [flashlight.float64, flashlight.float32])
def test_dtypes(dtype):
    c = HostModule("BatchNorm1d", "3")
    parameter = c.parameters["weight"]
    c(numbers(4, 3)).sum().backward()
    c.to(dtype)
    assert c.parameters["weight"] is parameter
    assert parameter.dtype == dtype
    assert parameter.grad.dtype == dtype
    assert c.buffers["running_mean"].dtype == dtype
    assert c.buffers["num_batches_tracked"].dtype == flashlight.int64
    with pytest.raises(TypeError, match="floating point"):
        c.to(flashlight.int64)


@pytest.mark.parametrize(
    "build, inputs, arguments, kind, message",
    [
        (("Linear", "3, 4"), [(2, 5)], "", RuntimeError, "mat1 and mat2"),
        (("Transformer", "8, 2, 1, 1, 8"), [(4, 3, 8), (4, 3, 7)], "", RuntimeError, "feature number"),
        (("Transformer", "8, 2, 1, 1, 8"), [(4, 3, 8), (4, 2, 8)], "", RuntimeError, "batch number"),
        (
            ("TransformerEncoderLayer", "8, 2"),
            [(4, 3, 7)],
            "",
            AssertionError,
            r"self_attn \(MultiheadAttention\): was expecting embedding dimension of 8",
        ),
        (
            ("MultiheadAttention", "8, 2"),
            [(4, 3, 8)] * 3,
            "needs=True",
            TypeError,
            r"MultiheadAttention.forward\(\) got an unexpected keyword argument 'needs'",
        ),
        (
            ("MultiheadAttention", "8, 2"),
            [(4, 3, 8)] * 3,
            "query=True",
            TypeError,
            r"forward\(\) got multiple values for argument 'query'",
        ),
        (("MultiheadAttention", "8, 2"), [(4, 3, 8)], "", TypeError, "takes up to 8 inputs, got 1"),
    ],
)
def test_errors(build, inputs, arguments, kind, message):
    c = HostModule(*build)
    with pytest.raises(kind, match=message):
        c(*[numbers(*s) for s in inputs], arguments=arguments)


@pytest.mark.parametrize(
    "name, arguments, kind, message",
    [
        ("Nothing", "", KeyError, "there is no layer 'Nothing'"),
        ("MultiheadAttention", "8, 3", AssertionError, "divisible"),
        ("MultiheadAttention", "0, 3", ValueError, "greater than 0"),
        ("TransformerEncoderLayer", "8, 2, activation='tanh'", RuntimeError, "relu/gelu, not tanh"),
        ("TransformerEncoder", "3", TypeError, "made of other modules"),
    ],
)
def test_construction_errors(name, arguments, kind, message):
    with pytest.raises(kind, match=message):
        HostModule(name, arguments)
