"""Layers made with one option that is odd or wrong: refused with PyTorch's type of exception, when they are made or
when they run; or valid, with the same repr, state and results.
"""

import inspect
import re

import flashlight
import numpy as np
import pytest
import torch
from test_layers import SAMPLES, f, flat, i, make
from twin import MODULES, assert_same, is_tensor, plain, words

HUGE = -(10**19)
VALUES = [None, "x", -1, 0, 1, 2, 1.5, float("nan"), True, (), (1,), (2, 3), (1, 2, 3, 4, 5, 6, 7), [1, 2], HUGE]
VALUES.append(object())
ERRORS = (TypeError, ValueError, RuntimeError, IndexError, AssertionError, NotImplementedError, OverflowError)
ANY = ERRORS


# Besides the samples of leaf layers, what is made of others or waits for its first input.
COMPOSED = [
    ("MultiheadAttention", (8, 2), {}, [f(3, 2, 8)] * 3),
    ("MultiheadAttention", (8, 2), {"kdim": 4, "vdim": 6, "batch_first": True}, [f(2, 3, 8), f(2, 3, 4), f(2, 3, 6)]),
    ("TransformerEncoderLayer", (8, 2, 16), {}, [f(3, 2, 8)]),
    ("TransformerDecoderLayer", (8, 2, 16), {}, [f(3, 2, 8), f(4, 2, 8)]),
    ("Transformer", (8, 2, 1, 1, 16), {}, [f(3, 2, 8), f(4, 2, 8)]),
    ("AdaptiveLogSoftmaxWithLoss", (4, 6, [2, 4]), {}, [f(5, 4), i(6, 5)]),
    ("LinearCrossEntropyLoss", (4, 6), {}, [f(5, 4), i(6, 5)]),
    ("LazyLinear", (4,), {}, [f(2, 3)]),
]
for n in (1, 2, 3):
    x = [f(2, 3, 6, 6, 6)] if n == 3 else [f(2, 3, *[6] * n)]
    COMPOSED += [(f"LazyConv{n}d", (4, 2), {}, x), (f"LazyConvTranspose{n}d", (4, 2), {}, x)]
    COMPOSED += [(f"LazyBatchNorm{n}d", (), {}, x), (f"LazyInstanceNorm{n}d", (), {}, x)]


def kind(*types):
    return lambda value: isinstance(value, types) and value is not True


def among(*values):
    return lambda value: any(value is v or (type(value) is type(v) and value == v) for v in values)


def anything(value):
    return value is not HUGE


NAN = VALUES[7]
# What ours does otherwise: class, option, values, and the types of exception that ours may raise; None: it is valid.
# Here PyTorch's outcome is an accident of the code that the value happens to meet, or a result of what has no meaning.
OTHERWISE = [
    # A number beyond 64 bits: one of these errors, whichever function met it; as a float it is what it is.
    (".*", ".*", among(HUGE), (*ERRORS, None)),
    # A shape for a number of features: torch.empty happens to take it.
    ("(Batch|Instance|SyncBatch)Norm.*", "num_features", kind(tuple, list), TypeError),
    ("PReLU", "num_parameters", kind(tuple, list), TypeError),
    # With an empty batch PyTorch looks at no statistics.
    ("BatchNorm1d", "num_features", kind(int), RuntimeError),
    ("(Lazy)?Conv.d", "padding_mode", kind(list), ValueError),  # TypeError: unhashable
    ("LazyConv.*", "out_channels|groups", among(1.5, NAN), ValueError),  # compared with groups at once
    ("(Lazy)?ConvTranspose.d", "out_channels", among(0), None),  # oneDNN has no such primitive
    ("GroupNorm", "num_groups", among(0), ValueError),  # ZeroDivisionError
    ("Embedding", "num_embeddings", among(0), IndexError),
    ("Embedding(Bag)?", "padding_idx", among(1.5, NAN), TypeError),  # IndexError: weight[1.5]
    ("Embedding", "embedding_dim", among(0), None),  # the infinity norm of nothing
    ("EmbeddingBag", "max_norm|norm_type|scale_grad_by_freq", kind(str), None),  # 'x' shown without its quotes
    # The window: PyTorch's sum keeps channel 0 for ever.
    ("CrossMapLRN2d", "size", anything, (TypeError, None)),
    ("LPPool.d", "norm_type", among("x", 0), (TypeError, ValueError)),  # float("x"), 1 / 0
    ("LPPool.d", "kernel_size", kind(str), TypeError),  # kw, kh = "x"
    ("LPPool1d", "kernel_size", among((1,)), None),
    # PyTorch computes the output's size from whatever it finds, and drops what does not fit into none.
    ("MaxUnpool.d", ".*", anything, ANY),
    ("FractionalMaxPool.d", "kernel_size|output_size", among(-1, 0), (ValueError, RuntimeError)),
    ("FractionalMaxPool.d", "output_ratio", kind(tuple, list), TypeError),
    # One number in a tuple stands for every dimension.
    ("Upsample|Upsampling.*", "size|scale_factor", among((1,)), None),
    ("Upsample", "mode|align_corners", anything, (TypeError, ValueError)),  # which of two wrong options is named
    ("(Linear)?CrossEntropyLoss", "label_smoothing", among(-1, NAN), RuntimeError),  # ignored by PyTorch
    ("GaussianNLLLoss", "eps", among(None), TypeError),
    # True for a number that is handed on to functions.
    ("MultiheadAttention|Transformer.*|Linear.*Loss", "num_heads|nhead|[kv]dim|in_features", among(True), TypeError),
]


def samples_by_class():
    samples = SAMPLES + COMPOSED
    for name in dict.fromkeys(s[0] for s in samples):
        yield pytest.param(name, [s[1:] for s in samples if s[0] == name], id=name)


def draws(name, samples):
    """Every sample of the class with each of its options replaced by each value."""
    parameters = inspect.signature(getattr(torch.nn, name)).parameters.values()
    positional = [p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
    names = [p.name for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
    for args, kwargs, inputs in samples:
        given = {**dict(zip(positional, args)), **kwargs}
        for option in names:
            if option in ("device", "dtype"):
                continue
            for value in VALUES:
                yield option, value, {**given, option: value}, inputs


def outcome(mod, name, options, inputs):
    """What the layer is and gives; or the exception, and whether the constructor raised it."""
    mod.manual_seed(0)
    m = None
    try:
        m = make(mod, name, (), options)
        out = m(*(x(mod, np.random.default_rng(3)) for x in inputs)) if inputs else ()
        shapes = {key: tuple(t.shape) for key, t in m.state_dict().items()}
        return [words(m), shapes, [plain(o) for o in flat(out) if is_tensor(o)]]
    except Exception as error:
        return error, m is None


def failed(outcome):
    return isinstance(outcome, tuple)


def agree(expected, got):
    if failed(expected) or failed(got):
        return failed(expected) and failed(got) and type(expected[0]) is type(got[0])
    try:
        assert_same(expected[1:], got[1:], 3e-5)
    except AssertionError:
        return False
    return expected[0] == got[0] or "object at" in got[0]


def is_known(name, option, value, got):
    for classes, options, applies, ours in OTHERWISE:
        if re.fullmatch(classes, name) and re.fullmatch(options, option) and applies(value):
            allowed = ours if isinstance(ours, tuple) else (ours,)
            if type(got[0]) in allowed if failed(got) else None in allowed:
                return True
    return False


@pytest.mark.parametrize("name, samples", [*samples_by_class()])
@pytest.mark.filterwarnings("ignore")
def test_wrong_option(name, samples):
    wrong = []
    for option, value, options, inputs in draws(name, samples):
        expected, got = (outcome(mod, name, options, inputs) for mod in MODULES)
        if not agree(expected, got) and not is_known(name, option, value, got):
            wrong.append(f"{option}={value!r}: {got} instead of {expected}")
        if failed(got):
            text = str(got[0])
            if not text or "\n" in text:
                wrong.append(f"{option}={value!r}: {text!r} is not one line")
    assert not wrong, "\n".join(wrong)
    assert flashlight.ones(1).item() == 1  # nothing is left pending


# Options that are NumPy's numbers and arrays, shapes, tensors.
FOREIGN = """
nn.Conv2d(np.int64(3), np.int32(4), np.int64(2))(m.ones(1, 3, 4, 4)).shape
nn.Conv1d(2, 4, 3, groups=np.int64(2))
nn.ConvTranspose2d(3, np.int64(4), 3)
nn.Embedding(np.int64(5), np.int64(3), padding_idx=np.int64(1))
nn.LSTMCell(np.int64(3), np.int64(4))
nn.LSTM(np.int64(3), np.int64(4), np.int64(2))
nn.GRU(3, np.int64(4), bidirectional=np.bool_(True))
nn.Linear(np.int64(3), np.int64(4), bias=np.bool_(False))
nn.MultiheadAttention(np.int64(8), np.int64(2))
nn.TransformerEncoderLayer(np.int64(8), np.int64(2), np.int64(16))
nn.BatchNorm2d(np.int64(4))
nn.LayerNorm(np.int64(4))
nn.LayerNorm([np.int64(4), 3])
nn.GroupNorm(np.int64(2), np.int64(4))
nn.Dropout(np.float32(0.5))
nn.Flatten(np.int64(1))
nn.PReLU(np.int64(3))
nn.PixelShuffle(np.int64(2))(m.ones(1, 4, 2, 2)).shape
nn.ChannelShuffle(np.int64(2))(m.ones(1, 4, 2, 2)).shape
nn.Bilinear(np.int64(2), np.int64(3), np.int64(4))
nn.Conv2d(3, 4, m.ones(2, 2).shape)
nn.Conv2d(3, 4, np.array([1, 2]))
nn.MaxPool2d(m.ones(2, 2).shape)
nn.Linear(3, 4, bias=m.tensor(True))
nn.Linear(3, 4, bias=m.tensor(0.0))
nn.Linear(3, 4, bias=m.ones(4))
nn.BatchNorm1d(3, affine=m.ones(2))
nn.LazyLinear(np.int64(4))(m.ones(2, 3)).shape
nn.Linear(m.ones(2, 3), 4)
nn.CrossEntropyLoss(ignore_index=np.int64(-1))
nn.AdaptiveAvgPool2d((np.int64(1), None))
nn.Upsample(size=(np.int64(2), np.int64(2)))
nn.AdaptiveLogSoftmaxWithLoss(np.int64(8), np.int64(10), [np.int64(2), np.int64(5)])
nn.RNN(3, 4, dropout=np.float32(.5), num_layers=2)
nn.Softmax(np.int64(1))(m.ones(2, 2))
nn.CosineSimilarity(np.int64(1))(m.ones(2, 2), m.ones(2, 2))
nn.ZeroPad2d(np.int64(1))(m.ones(1, 2, 2))
nn.Unfold(np.int64(2))(m.ones(1, 1, 3, 3)).shape
nn.Linear(np.array([3]), 4)
nn.Linear(3, np.array(4))
nn.Linear(np.float64(3), 4)
nn.Embedding(np.float64(3), 4)
nn.Conv2d(np.float64(3), 4, 1)
""".strip().splitlines()


@pytest.mark.parametrize("case", FOREIGN)
@pytest.mark.filterwarnings("ignore")
def test_foreign_option(case):
    results = []
    for mod in MODULES:
        mod.manual_seed(0)
        try:
            made = eval(case, {"m": mod, "nn": mod.nn, "np": np})  # noqa: S307 (the cases above)
        except Exception as error:
            results.append(type(error))
        else:
            results.append(plain(made) if is_tensor(made) else words(made))
    if isinstance(results[0], np.ndarray):
        np.testing.assert_allclose(results[1], results[0], rtol=1e-5)
    else:
        assert results[1] == results[0]


def test_a_wrong_tensor_is_told_in_one_line():
    with pytest.raises(TypeError, match="^Linear: in_features must be int, not Tensor$"):
        flashlight.nn.Linear(flashlight.ones(2, 3), 4)
