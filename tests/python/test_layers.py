"""Leaf layers: for every definition a class with PyTorch's signature; for every sample the same attributes, repr,
state, initial values, outputs and gradients from the same seed, and the same errors.
"""

import contextlib
import copy
import inspect
import pickle
import warnings

import flashlight
import flashlight.overrides
import numpy as np
import pytest
import torch
from twin import assert_same, is_tensor, plain, run_both, same, words

DEFINITIONS = {d.name: d for d in flashlight._C._layers()}
CLASSES = sorted(name for name in DEFINITIONS if hasattr(torch.nn, name))


def f(*shape):
    """Normal numbers of this shape, made alike for both packages."""
    return lambda mod, rng: mod.tensor(rng.standard_normal(shape).astype(np.float32))


def channels_last(*shape):
    """The same (N, C, H, W), laid out channels-last."""
    return lambda mod, rng: f(*shape)(mod, rng).contiguous(memory_format=mod.channels_last)


def positive(*shape):
    return lambda mod, rng: mod.tensor((np.abs(rng.standard_normal(shape)) + 0.1).astype(np.float32))


def inside(*shape):
    """Numbers in (0, 1)."""
    return lambda mod, rng: mod.tensor(rng.uniform(0.05, 0.95, shape).astype(np.float32))


def i(high, *shape):
    return lambda mod, rng: mod.tensor(rng.integers(0, high, shape))


def among(low, high, *shape):
    return lambda mod, rng: mod.tensor(rng.integers(low, high + 1, shape))


# class, arguments, keyword arguments, inputs
SAMPLES = [
    ("Linear", (3, 4), {}, [f(2, 3)]),
    ("Linear", (3, 4), {"bias": False}, [f(5, 2, 3)]),
    ("Linear", (3, 4), {"dtype": "float64"}, None),
    ("Bilinear", (3, 4, 5), {}, [f(2, 3), f(2, 4)]),
    ("Bilinear", (3, 4, 5, False), {}, [f(2, 2, 3), f(2, 2, 4)]),
    ("Identity", (), {}, [f(2, 3)]),
    ("Identity", (1, 2), {"anything": 3}, [f(2)]),
    ("Conv1d", (2, 4, 3), {}, [f(2, 2, 8)]),
    ("Conv1d", (4, 4, 3, 2, 1), {"groups": 2, "dilation": 2, "bias": False}, [f(2, 4, 9)]),
    ("Conv2d", (3, 4, 3), {}, [f(2, 3, 6, 7)]),
    ("Conv2d", (3, 4, (3, 2)), {"stride": (2, 1), "padding": 1, "dilation": (1, 2)}, [f(2, 3, 6, 7)]),
    ("Conv2d", (4, 8, 3), {"padding": "same", "groups": 4}, [f(1, 4, 5, 5)]),
    ("Conv2d", (2, 2, 3), {"padding": "valid"}, [f(2, 5, 5)]),
    ("Conv2d", (2, 3, 3), {"padding": 1, "padding_mode": "reflect"}, [f(2, 2, 5, 5)]),
    ("Conv2d", (2, 3, 3), {"padding": (1, 2), "padding_mode": "circular"}, [f(2, 2, 5, 5)]),
    ("Conv3d", (2, 3, 2), {"padding": 1}, [f(1, 2, 4, 4, 4)]),
    ("ConvTranspose1d", (3, 2, 3), {"stride": 2}, [f(2, 3, 5)]),
    ("ConvTranspose2d", (3, 2, 3), {"stride": 2, "padding": 1, "output_padding": 1}, [f(2, 3, 5, 5)]),
    ("ConvTranspose3d", (2, 2, 2), {}, [f(1, 2, 3, 3, 3)]),
    ("BatchNorm1d", (3,), {}, [f(4, 3)]),
    ("BatchNorm1d", (3,), {"affine": False}, [f(4, 3, 5)]),
    ("BatchNorm2d", (3,), {}, [f(4, 3, 5, 5)]),
    ("BatchNorm2d", (3,), {"momentum": None, "eps": 1e-3}, [f(4, 3, 2, 2)]),
    ("BatchNorm2d", (3,), {"track_running_stats": False}, [f(4, 3, 2, 2)]),
    ("BatchNorm2d", (3,), {"affine": False, "track_running_stats": False}, [f(1, 3, 4, 2)]),
    ("BatchNorm2d", (3,), {"bias": False, "momentum": 0.0}, [channels_last(2, 3, 4, 5)]),
    ("BatchNorm1d", (3, 1e-2, 1.0), {}, [f(0, 3, 4)]),
    ("BatchNorm3d", (2,), {}, [f(2, 2, 2, 3, 2)]),
    ("InstanceNorm1d", (3,), {}, [f(2, 3, 4)]),
    ("InstanceNorm1d", (3,), {"affine": True, "bias": False}, [f(3, 4)]),
    ("InstanceNorm2d", (3,), {"affine": True, "track_running_stats": True}, [f(2, 3, 4, 4)]),
    ("InstanceNorm2d", (3, 1e-2, None, True, True), {}, [f(3, 4, 5)]),
    ("InstanceNorm3d", (3,), {"track_running_stats": True, "momentum": 0.4}, [f(2, 3, 2, 3, 4)]),
    ("LayerNorm", (4,), {}, [f(2, 3, 4)]),
    ("LayerNorm", ([3, 4],), {"eps": 1e-3, "elementwise_affine": False}, [f(2, 3, 4)]),
    ("LayerNorm", ((3, 4),), {"bias": False}, [f(2, 3, 4)]),
    ("RMSNorm", (4,), {}, [f(2, 3, 4)]),
    ("GroupNorm", (2, 4), {}, [f(2, 4, 3)]),
    ("GroupNorm", (2, 4), {"affine": False}, [f(2, 4, 3, 3)]),
    ("GroupNorm", (4, 4, 0.1), {"bias": False}, [channels_last(2, 4, 3, 5)]),
    ("LocalResponseNorm", (2,), {}, [f(2, 4, 3, 3)]),
    ("Embedding", (5, 3), {}, [i(5, 2, 4)]),
    ("Embedding", (5, 3), {"padding_idx": -1}, [i(5, 2, 4)]),
    ("Embedding", (5, 3), {"max_norm": 1.0}, [i(5, 2, 4)]),
    ("Embedding", (5, 3, None, 1.0, float("inf")), {}, [i(5, 7)]),
    ("Embedding", (5, 3), {"max_norm": 2, "norm_type": 0.0}, [i(5, 7)]),
    ("Embedding", (5, 3), {"max_norm": 1.5, "norm_type": 3.5, "scale_grad_by_freq": True, "padding_idx": 2}, [i(5, 7)]),
    ("Dropout", (), {}, [f(40, 40)]),
    ("Dropout", (0.2,), {"inplace": False}, [f(64)]),
    ("Dropout", (0.0,), {}, [f(4)]),
    ("Dropout1d", (), {}, [f(4, 8, 3)]),
    ("Dropout2d", (), {}, [f(4, 8, 3, 3)]),
    ("AlphaDropout", (), {}, [f(40)]),
    ("ReLU", (), {}, [f(3, 4)]),
    ("ReLU", (True,), {}, None),
    ("ReLU6", (), {}, [f(3, 4)]),
    ("LeakyReLU", (0.2,), {}, [f(3, 4)]),
    ("LeakyReLU", (), {"inplace": True}, None),
    ("GELU", (), {}, [f(3, 4)]),
    ("GELU", ("tanh",), {}, [f(3, 4)]),
    ("SiLU", (), {}, [f(3, 4)]),
    ("Mish", (), {}, [f(3, 4)]),
    ("ELU", (0.5,), {}, [f(3, 4)]),
    ("SELU", (), {}, [f(3, 4)]),
    ("CELU", (), {}, [f(3, 4)]),
    ("Sigmoid", (), {}, [f(3, 4)]),
    ("Tanh", (), {}, [f(3, 4)]),
    ("Softplus", (), {}, [f(3, 4)]),
    ("Softsign", (), {}, [f(3, 4)]),
    ("Hardtanh", (), {}, [f(3, 4)]),
    ("Hardswish", (), {}, [f(3, 4)]),
    ("Hardsigmoid", (), {}, [f(3, 4)]),
    ("PReLU", (), {}, [f(3, 4)]),
    ("PReLU", (4, 0.1), {}, [f(3, 4)]),
    ("GLU", (), {}, [f(3, 4)]),
    ("Softmax", (1,), {}, [f(3, 4)]),
    ("LogSoftmax", (), {"dim": 0}, [f(3, 4)]),
    ("Softmin", (1,), {}, [f(3, 4)]),
    ("Threshold", (0.1, 20), {}, [f(3, 4)]),
    ("Hardtanh", (-0.5, 2), {"inplace": True}, None),
    ("Hardtanh", (), {"min_val": -0.1, "max_val": 0.3}, [f(3, 4)]),
    ("ReLU6", (True,), {}, None),
    ("Threshold", (0.1, 20, True), {}, None),
    ("Hardshrink", (), {}, [f(3, 4)]),
    ("EmbeddingBag", (5, 3), {}, [i(5, 2, 4)]),
    ("EmbeddingBag", (5, 3), {"mode": "max", "padding_idx": -1}, [i(5, 2, 4)]),
    ("EmbeddingBag", (5, 3), {"mode": "sum", "max_norm": 1.0, "norm_type": 1.0}, [i(5, 2, 4)]),
    ("EmbeddingBag", (5, 3, None, 2.0, True), {}, None),
    (
        "CTCLoss",
        (),
        {},
        [
            f(6, 2, 5),
            lambda mod, rng: mod.tensor([[1, 3], [2, 2]]),
            lambda mod, rng: mod.tensor([6, 5]),
            lambda mod, rng: mod.tensor([2, 1]),
        ],
    ),
    ("Hardshrink", (1,), {}, [f(3, 4)]),
    ("Softshrink", (0.3,), {}, [f(3, 4)]),
    ("PReLU", (3,), {"init": -0.5}, [f(2, 3, 4)]),
    ("PReLU", (), {"dtype": "float64"}, None),
    ("RReLU", (), {}, [f(5, 7)]),
    ("RReLU", (0.1, 0.9), {"inplace": True}, None),
    ("Softmin", (), {"dim": -1}, [f(3, 4)]),
    ("Softmax", (), {}, [f(2, 3, 4)]),
    ("LogSoftmax", (), {}, [f(3, 4)]),
    ("Softmin", (), {}, [f(2, 3, 4, 5)]),
    ("Softmax2d", (), {}, [f(2, 3, 4, 4)]),
    ("Softmax2d", (), {}, [f(3, 4, 4)]),
    ("Tanhshrink", (), {}, [f(3, 4)]),
    ("LogSigmoid", (), {}, [f(3, 4)]),
    ("Dropout3d", (0.3,), {}, [f(4, 8, 2, 3, 2)]),
    ("Dropout1d", (), {}, [f(8, 3)]),
    ("AlphaDropout", (0.2,), {}, [f(4, 30)]),
    ("FeatureAlphaDropout", (), {}, [f(4, 30, 2)]),
    ("RMSNorm", ([3, 4],), {"eps": 1e-3}, [f(2, 3, 4)]),
    ("RMSNorm", (4,), {"elementwise_affine": False}, [f(2, 3, 4)]),
    ("RMSNorm", (4,), {"dtype": "float64"}, None),
    ("LocalResponseNorm", (3, 0.5, 0.6, 2.0), {}, [f(2, 7, 5)]),
    ("LocalResponseNorm", (4,), {"alpha": 2.0}, [f(2, 7, 2, 3, 2)]),
    ("LocalResponseNorm", (9,), {"alpha": 2.0}, [f(2, 3, 4)]),
    ("CrossMapLRN2d", (3,), {"alpha": 0.5}, None),
    ("MaxPool1d", (2,), {}, [f(2, 3, 6)]),
    ("MaxPool2d", (2,), {}, [f(2, 3, 6, 6)]),
    ("MaxPool2d", ((3, 2),), {"stride": 2, "padding": 1, "dilation": 1, "ceil_mode": True}, [f(2, 3, 7, 7)]),
    ("MaxPool2d", (2,), {"return_indices": True}, [f(2, 3, 6, 6)]),
    ("AvgPool1d", (2,), {}, [f(2, 3, 6)]),
    ("AvgPool2d", (3,), {"stride": 2, "padding": 1, "count_include_pad": False}, [f(2, 3, 6, 6)]),
    ("AdaptiveAvgPool1d", (2,), {}, [f(2, 3, 7)]),
    ("AdaptiveAvgPool2d", (1,), {}, [f(2, 3, 6, 6)]),
    ("AdaptiveAvgPool2d", ((2, None),), {}, [f(2, 3, 6, 5)]),
    ("AdaptiveMaxPool2d", ((2, 3),), {}, [f(2, 3, 6, 6)]),
    ("Flatten", (), {}, [f(2, 3, 4)]),
    ("Flatten", (0, 1), {}, [f(2, 3, 4)]),
    ("Unflatten", (1, (2, 3)), {}, [f(2, 6)]),
    ("PixelShuffle", (2,), {}, [f(1, 8, 3, 3)]),
    ("PixelUnshuffle", (2,), {}, [f(1, 2, 4, 4)]),
    ("ChannelShuffle", (2,), {}, [f(1, 4, 2, 2)]),
    ("AvgPool3d", (2,), {"divisor_override": 3}, [f(2, 4, 4, 5)]),
    ("AvgPool1d", (3, 2, 1), {"ceil_mode": True, "count_include_pad": False}, [f(3, 8)]),
    ("LPPool1d", (2, 3), {}, [positive(2, 3, 8)]),
    ("LPPool2d", (1.5, (3, 2)), {"stride": 2, "ceil_mode": True}, [positive(2, 3, 7, 7)]),
    ("LPPool3d", (2, 2), {}, [positive(2, 4, 4, 5)]),
    ("MaxUnpool1d", (2,), {}, [f(1, 2, 3), i(6, 1, 2, 3)]),
    ("MaxUnpool2d", ((2, 3), 2), {"padding": (0, 1)}, [f(1, 1, 1), i(2, 1, 1, 1)]),
    ("MaxUnpool3d", (2,), {}, [f(1, 1, 1, 1, 2), i(1, 1, 1, 1, 1, 2)]),
    ("FractionalMaxPool2d", (2,), {"output_size": (3, 4)}, [f(2, 3, 7, 8)]),
    ("FractionalMaxPool2d", ((2, 3),), {"output_ratio": 0.5}, [f(3, 7, 8)]),
    ("FractionalMaxPool2d", (2, 3), {"return_indices": True}, [f(2, 3, 7, 8)]),
    ("FractionalMaxPool3d", (2,), {"output_ratio": (0.5, 0.6, 0.7)}, [f(2, 3, 7, 8, 6)]),
    ("ZeroPad1d", (1,), {}, [f(2, 3, 3)]),
    ("ZeroPad3d", (1,), {}, [f(2, 2, 3, 3)]),
    ("ConstantPad2d", ((1, -1, 0, 2), -1), {}, [f(1, 2, 3, 3)]),
    ("ConstantPad3d", (1, 0.5), {}, [f(1, 2, 3, 3, 2)]),
    ("ReflectionPad1d", (2,), {}, [f(2, 4)]),
    ("ReflectionPad3d", (1,), {}, [f(2, 3, 3, 2)]),
    ("ReplicationPad2d", ((1, 0, 2, -1),), {}, [f(1, 2, 4, 4)]),
    ("ReplicationPad3d", (2,), {}, [f(1, 2, 2, 3, 4)]),
    ("CircularPad1d", ((-1, 2),), {}, [f(2, 4)]),
    ("CircularPad3d", (1,), {}, [f(1, 2, 2, 3, 4)]),
    ("Unfold", ((2, 3),), {"dilation": 2, "padding": 1, "stride": (1, 2)}, [f(2, 6, 7)]),
    ("Fold", (4, (2, 2)), {"stride": 2}, [f(8, 4)]),
    ("Unflatten", (-1, [2, -1]), {}, [f(2, 6)]),
    ("ZeroPad2d", (1,), {}, [f(1, 2, 3, 3)]),
    ("ConstantPad1d", ((1, 2), 3.5), {}, [f(2, 3, 3)]),
    ("ReflectionPad2d", ((1, 1, 2, 0),), {}, [f(1, 2, 4, 4)]),
    ("ReplicationPad1d", (2,), {}, [f(1, 2, 4)]),
    ("CircularPad2d", (1,), {}, [f(1, 2, 4, 4)]),
    ("Upsample", (), {"scale_factor": 2}, [f(1, 2, 3, 3)]),
    ("Upsample", (), {"size": (5, 6), "mode": "bilinear", "align_corners": True}, [f(1, 2, 3, 3)]),
    ("Upsample", (), {"scale_factor": (2, 1.5), "mode": "bicubic"}, [f(1, 2, 3, 3)]),
    ("UpsamplingNearest2d", (), {"scale_factor": 2}, [f(1, 2, 3, 3)]),
    ("UpsamplingBilinear2d", (), {"size": (4, 7)}, [f(1, 2, 3, 3)]),
    ("Unfold", (2,), {}, [f(1, 2, 4, 4)]),
    ("Fold", ((4, 4), 2), {}, [f(1, 8, 9)]),
    ("CosineSimilarity", (), {}, [f(3, 4), f(3, 4)]),
    ("PairwiseDistance", (), {}, [f(3, 4), f(3, 4)]),
    ("CrossEntropyLoss", (), {}, [f(4, 5), i(5, 4)]),
    ("CrossEntropyLoss", (), {"ignore_index": 1, "label_smoothing": 0.1, "reduction": "sum"}, [f(4, 5), i(5, 4)]),
    ("CrossEntropyLoss", (), {"reduction": "none"}, [f(4, 5, 3), i(5, 4, 3)]),
    ("CrossEntropyLoss", (), {}, [f(4, 5), inside(4, 5)]),
    ("NLLLoss", (), {}, [f(4, 5), i(5, 4)]),
    ("MSELoss", (), {}, [f(3, 4), f(3, 4)]),
    ("MSELoss", (), {"reduction": "none"}, [f(3, 4), f(3, 4)]),
    ("L1Loss", (), {"reduction": "sum"}, [f(3, 4), f(3, 4)]),
    ("SmoothL1Loss", (), {"beta": 0.5}, [f(3, 4), f(3, 4)]),
    ("HuberLoss", (), {}, [f(3, 4), f(3, 4)]),
    ("BCELoss", (), {}, [inside(3, 4), inside(3, 4)]),
    ("BCEWithLogitsLoss", (), {}, [f(3, 4), inside(3, 4)]),
    ("KLDivLoss", (), {"reduction": "batchmean"}, [f(3, 4), positive(3, 4)]),
    ("LSTMCell", (3, 4), {}, [f(2, 3)]),
    ("GRUCell", (3, 4), {}, [f(2, 3), f(2, 4)]),
    ("RNNCell", (3, 4), {"nonlinearity": "relu"}, [f(2, 3)]),
    ("LSTMCell", (3, 4, False), {}, [f(3)]),
    ("GRUCell", (3, 4), {"bias": False}, [f(2, 3), f(2, 4)]),
    ("GRUCell", (3, 4), {}, [f(3), f(4)]),
    ("RNNCell", (3, 4), {}, [f(3), f(4)]),
    ("RNN", (3, 4), {"batch_first": True}, [f(2, 5, 3), f(1, 2, 4)]),
    ("RNN", (3, 4, 2, "relu"), {"bidirectional": True}, [f(5, 2, 3)]),
    ("RNN", (3, 4, 3), {"dropout": 0.5, "bias": False}, [f(5, 3), f(3, 4)]),
    ("GRU", (3, 4), {}, [f(5, 2, 3)]),
    ("GRU", (3, 4, 2), {"dropout": 0.4, "bias": False, "batch_first": True}, [f(2, 5, 3), f(2, 2, 4)]),
    ("GRU", (3, 17, 2), {"bidirectional": True}, [f(5, 3), f(4, 17)]),
    ("LSTM", (3, 4), {}, [f(5, 2, 3)]),
    ("LSTM", (3, 5, 2), {"dropout": 0.3, "batch_first": True, "proj_size": 2}, [f(2, 5, 3)]),
    ("LSTM", (3, 4, 2, False), {"bidirectional": True}, [f(5, 3)]),
    ("Hardtanh", (-0.5, 2), {"inplace": True}, None),
    ("ReLU6", (True,), {}, None),
    ("Hardshrink", (), {}, [f(3, 4)]),
    ("Softshrink", (0.2,), {}, [f(3, 4)]),
    ("RReLU", (), {}, [f(5, 7)]),
    ("RReLU", (0.1, 0.6), {"inplace": True}, None),
    ("Softmax2d", (), {}, [f(2, 3, 4, 4)]),
    ("Softmax2d", (), {}, [f(3, 4, 4)]),
    ("Dropout1d", (0.3,), {}, [f(8, 3)]),
    ("Dropout3d", (), {}, [f(4, 8, 3, 2, 2)]),
    ("FeatureAlphaDropout", (0.4,), {}, [f(4, 8, 3)]),
    ("AlphaDropout", (0.4, True), {}, [f(4, 8)]),
    ("RMSNorm", ((3, 4),), {"eps": 1e-3, "elementwise_affine": False}, [f(2, 3, 4)]),
    ("RMSNorm", (4,), {"dtype": "float64"}, None),
    ("LocalResponseNorm", (5, 0.1, 0.6, 2.0), {}, [f(2, 7, 3)]),
    ("CrossMapLRN2d", (5,), {}, None),
    ("CrossMapLRN2d", (4, 0.3, 0.5, 2), {}, [f(2, 2, 3, 3)]),
    ("SyncBatchNorm", (3,), {}, None),
    ("SyncBatchNorm", (3,), {"affine": False, "track_running_stats": False}, None),
    ("CosineSimilarity", (0, 0.1), {}, [f(3, 4), f(3, 4)]),
    ("PairwiseDistance", (1.0, 0.1, True), {}, [f(3, 4), f(3, 4)]),
    ("SoftMarginLoss", (), {}, [f(3, 4), i(2, 3, 4)]),
    ("HingeEmbeddingLoss", (0.5,), {}, [f(3, 4), i(2, 3, 4)]),
    ("MarginRankingLoss", (0.5,), {"reduction": "sum"}, [f(3, 4), f(3, 4), f(3, 4)]),
    ("CosineEmbeddingLoss", (), {}, [f(3, 4), f(3, 4), i(2, 3)]),
    ("TripletMarginLoss", (0.5, 1.0), {"swap": True}, [f(3, 4), f(3, 4), f(3, 4)]),
    ("TripletMarginWithDistanceLoss", (), {"swap": True}, [f(3, 4), f(3, 4), f(3, 4)]),
    ("PoissonNLLLoss", (), {"full": True}, [f(3, 4), positive(3, 4)]),
    ("GaussianNLLLoss", (), {"full": True}, [f(3, 4), f(3, 4), positive(3, 4)]),
    ("MultiMarginLoss", (2, 0.5), {}, [f(3, 4), i(4, 3)]),
    ("MultiLabelMarginLoss", (), {}, [f(3, 4), i(4, 3, 4)]),
    ("MultiLabelSoftMarginLoss", (), {"reduction": "none"}, [f(3, 4), inside(3, 4)]),
    ("CTCLoss", (), {}, [f(9, 3, 5), among(1, 4, 3, 4), among(7, 9, 3), among(1, 4, 3)]),
    ("CTCLoss", (4, "sum", True), {}, [f(5, 3, 5), i(4, 3, 4), lambda *_: (5, 2, 5), lambda *_: [4, 4, 3]]),
]


def label(sample):
    name, args, kwargs, _ = sample
    return f"{name}{args}{kwargs or ''}"


samples = pytest.mark.parametrize("sample", SAMPLES, ids=label)


def make(mod, name, args, kwargs):
    kwargs = {k: getattr(mod, v) if k == "dtype" else v for k, v in kwargs.items()}
    return getattr(mod.nn, name)(*args, **kwargs)


def flat(outputs):
    """What a layer gave, one after the other: an LSTM's states are a tuple within a tuple."""
    return [o for part in outputs for o in flat(part)] if isinstance(outputs, tuple) else [outputs]


def options_of(module):
    """The public attributes of a layer that are no tensors, as PyTorch has them."""
    return {k: v for k, v in vars(module).items() if not k.startswith("_") and not is_tensor(v)}


@samples
def test_sample(sample):
    name, args, kwargs, inputs = sample

    def run(mod):
        m = make(mod, name, args, kwargs)
        kinds = [(n, str(t.dtype).split(".")[-1]) for n, t in m.named_parameters()]
        result = [words(m), kinds, m.state_dict(), mod.rand(1)]
        names = vars(torch_module(sample)).keys()
        result.append({k: plain(getattr(m, k)) for k in sorted(names) if not k.startswith("_") and hasattr(m, k)})
        if inputs is None:
            return result
        for training in (True, False):
            m.train(training)
            rng = np.random.default_rng(3)
            xs = [x(mod, rng) for x in inputs]
            for x in xs:
                if is_tensor(x) and x.is_floating_point():
                    x.requires_grad_()
            mod.manual_seed(11)
            out = m(*xs)
            outs = flat(out)
            scalar = sum((o * o).sum() for o in outs if is_tensor(o) and o.requires_grad)
            if is_tensor(scalar):
                scalar.backward()
            result.append(
                [outs, [x.grad for x in xs if is_tensor(x)], [p.grad for p in m.parameters()], list(m.buffers())]
            )
            m.zero_grad()
        return result

    same(run, tolerance=3e-5)


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s[3]], ids=label)
@pytest.mark.filterwarnings("ignore:Implicit dimension")
def test_spelled(sample):
    """What a layer calls where somebody asks for it computes the same."""

    class Passing(flashlight.overrides.TorchFunctionMode):
        def __torch_function__(self, func, types, args=(), kwargs=None):
            return func(*args, **(kwargs or {}))

    name, args, kwargs, inputs = sample
    results = []
    for mode in (contextlib.nullcontext(), Passing()):
        flashlight.manual_seed(0)
        module = make(flashlight, name, args, kwargs)
        rng = np.random.default_rng(0)
        given = [make_input(flashlight, rng) for make_input in inputs]
        with mode:
            outputs = flat(module(*given))
        results.append([outputs, module.state_dict()])
    assert_same(*results)


def test_cross_map_lrn():
    """Forward, over few channels: PyTorch's window keeps channel 0 for ever, and its gradient is another's."""

    def run(mod):
        return [
            mod.nn.CrossMapLRN2d(*args)(f(2, c, 3, 3)(mod, np.random.default_rng(1)))
            for args, c in (((3, 0.5), 2), ((5, 0.5, 0.6, 2), 3), ((4, 0.5), 2), ((1, 0.1), 1))
        ]

    same(run, tolerance=1e-5)


_torch_modules = {}


def torch_module(sample):
    key = label(sample)
    if key not in _torch_modules:
        state = torch.get_rng_state()
        _torch_modules[key] = make(torch, *sample[:3])
        torch.set_rng_state(state)
    return _torch_modules[key]


@samples
def test_attributes_are_there(sample):
    """Everything that PyTorch's layer has as a public attribute, ours has with the same value."""
    name, args, kwargs, _ = sample
    ours = make(flashlight, name, args, kwargs)
    for key, value in options_of(torch_module(sample)).items():
        assert hasattr(ours, key), key
        assert words(getattr(ours, key)) == words(value), key


@samples
def test_copies(sample):
    name, args, kwargs, _ = sample
    m = make(flashlight, name, args, kwargs)
    for other in (copy.deepcopy(m), pickle.loads(pickle.dumps(m))):
        assert type(other) is type(m)
        assert str(other) == str(m)
        assert_same(dict(other.state_dict()), dict(m.state_dict()))


# ---- The classes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CLASSES)
def test_class(name):
    ours, theirs = getattr(flashlight.nn, name), getattr(torch.nn, name)
    assert ours.__module__ == theirs.__module__.replace("torch", "flashlight")
    assert ours.__name__ == ours.__qualname__ == name
    assert ours.__doc__
    assert issubclass(ours, flashlight.nn.Module)
    if theirs.__mro__[1] is not torch.nn.Module and theirs.__mro__[1].__name__.startswith("_"):
        assert ours.__mro__[1].__name__ == theirs.__mro__[1].__name__


@pytest.mark.parametrize("name", CLASSES)
def test_signature(name):
    ours = inspect.signature(getattr(flashlight.nn, name)).parameters
    theirs = inspect.signature(getattr(torch.nn, name)).parameters
    rest = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    shown = [
        [(p.name, p.kind, getattr(p.default, "__name__", words(p.default))) for p in ps.values() if p.kind not in rest]
        for ps in (ours, theirs)
    ]
    assert shown[0] == shown[1]


def test_every_definition_is_exported():
    assert set(CLASSES) <= set(flashlight.nn.modules.__all__)


# ---- Errors --------------------------------------------------------------------------------------------------------


CONSTRUCTION = {
    "missing": lambda nn: nn.Linear(3),
    "missing two": lambda nn: nn.Linear(),
    "missing three": lambda nn: nn.Conv2d(),
    "too many": lambda nn: nn.Linear(1, 2, True, None, None, 6),
    "unexpected": lambda nn: nn.Linear(1, 2, biased=True),
    "twice": lambda nn: nn.Linear(1, 2, in_features=3),
    "none taken": lambda nn: nn.Sigmoid(3),
    "groups": lambda nn: nn.Conv2d(3, 4, 3, groups=2),
    "groups out": lambda nn: nn.Conv2d(4, 3, 3, groups=2),
    "padding mode": lambda nn: nn.Conv2d(3, 4, 3, padding_mode="mirror"),
    "padding text": lambda nn: nn.Conv2d(3, 4, 3, padding="all"),
    "same with stride": lambda nn: nn.Conv2d(3, 4, 3, padding="same", stride=2),
    "dropout": lambda nn: nn.Dropout(1.5),
    "padding_idx": lambda nn: nn.Embedding(4, 3, padding_idx=9),
    "groupnorm": lambda nn: nn.GroupNorm(3, 4),
}


@pytest.mark.parametrize("case", CONSTRUCTION)
def test_construction_errors(case):
    def run(mod):
        return CONSTRUCTION[case](mod.nn)

    expected, got = run_both(run)
    assert isinstance(expected, tuple), expected
    assert got[0] is expected[0]
    if case in ("padding text", "padding mode"):  # a set, in any order
        assert sorted(got[1]) == sorted(expected[1])
    else:
        assert got[1].rstrip(".") == expected[1].rstrip(".")


def test_legacy_reduction():
    def run(mod):
        seen = []
        for options in ({"size_average": False}, {"reduce": False}, {"size_average": True, "reduce": True}):
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                seen.append(mod.nn.MSELoss(**options).reduction)
            seen.append(str(caught[0].message))
        return seen

    same(run)


def test_weights_of_losses_are_buffers():
    def run(mod):
        m = mod.nn.CrossEntropyLoss(mod.tensor([1.0, 2.0, 0.5]))
        x = mod.tensor([[0.1, 0.2, 0.3], [0.5, 0.1, 0.0]], requires_grad=True)
        loss = m(x, mod.tensor([0, 2]))
        loss.backward()
        return list(m._buffers), list(m.state_dict()), loss, x.grad, words(m)

    same(run, tolerance=1e-6)


def test_an_activation_that_is_a_module():
    """The encoder's copies keep it; the decoder's go back to relu, as PyTorch's do."""

    def run(m):
        x = m.linspace(-1, 1, 24).view(3, 2, 4)
        encoder = m.nn.TransformerEncoderLayer(4, 2, 5, activation=m.nn.SiLU()).eval()
        decoder = m.nn.TransformerDecoderLayer(4, 2, 5, activation=m.nn.SiLU()).eval()
        results = [encoder(x), copy.deepcopy(encoder)(x), decoder(x, x), copy.deepcopy(decoder)(x, x)]
        return [*results, m.nn.TransformerDecoder(decoder, 2).eval()(x, x)]

    same(run, tolerance=1e-5)


@pytest.mark.parametrize(
    "kind, make",
    [
        ("LSTM", lambda nn, n: nn.LSTM(2, 3, num_layers=n)),
        ("GRU", lambda nn, n: nn.GRU(2, 3, n)),
        ("RNN", lambda nn, n: nn.RNN(2, 3, num_layers=n, nonlinearity="relu")),
        ("TransformerEncoder", lambda nn, n: nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2), n)),
        ("TransformerDecoder", lambda nn, n: nn.TransformerDecoder(nn.TransformerDecoderLayer(4, 2), n)),
        ("TransformerDecoder", lambda nn, n: nn.Transformer(4, 2, 1, n)),
    ],
)
def test_absurd_depths_are_refused_at_once(kind, make):
    """PyTorch would go on making layers until memory ends."""
    with pytest.raises(ValueError, match=f"^{kind}: num_layers must be at most 65536, got {10**18}$"):
        make(flashlight.nn, 10**18)


# ---- Normalisation and embeddings besides --------------------------------------------------------------------------


REFUSED = {
    "one value a channel": lambda m: m.nn.BatchNorm1d(3)(m.ones(1, 3)),
    "one value a channel of an image": lambda m: m.nn.BatchNorm2d(3)(m.ones(1, 3, 1, 1)),
    "one value an instance": lambda m: m.nn.InstanceNorm1d(3)(m.ones(2, 3, 1)),
    "one value a group": lambda m: m.nn.GroupNorm(4, 4)(m.ones(1, 4)),
    "BatchNorm1d of an image": lambda m: m.nn.BatchNorm1d(3)(m.ones(2, 3, 4, 4)),
    "BatchNorm2d unbatched": lambda m: m.nn.BatchNorm2d(3)(m.ones(3, 4, 4)),
    "BatchNorm3d unbatched": lambda m: m.nn.BatchNorm3d(3)(m.ones(3, 4, 4)),
    "InstanceNorm2d of rows": lambda m: m.nn.InstanceNorm2d(3)(m.ones(2, 3)),
    "other channels": lambda m: m.nn.BatchNorm2d(3)(m.ones(2, 2, 4, 4)),
    "other instance channels": lambda m: m.nn.InstanceNorm2d(3, affine=True)(m.ones(2, 2, 4, 4)),
    "other last dimension": lambda m: m.nn.LayerNorm(4)(m.ones(2, 3)),
    "other groups": lambda m: m.nn.GroupNorm(2, 4)(m.ones(2, 6, 2)),
    "a 1-D table": lambda m: m.nn.Embedding.from_pretrained(m.ones(4)),
    "another table": lambda m: m.nn.Embedding(5, 4, _weight=m.ones(6, 4)),
    "padding of a given table": lambda m: m.nn.Embedding.from_pretrained(m.ones(6, 4), padding_idx=6),
    "padding": lambda m: m.nn.functional.embedding(m.tensor([1]), m.ones(6, 4), padding_idx=-7),
    "no index": lambda m: m.nn.Embedding(6, 4)(m.ones(2)),
    "an integer table": lambda m: m.nn.functional.embedding(m.tensor([1]), m.ones(6, 4, dtype=m.int64), max_norm=1.0),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case):
    def run(mod):
        return REFUSED[case](mod)

    expected, got = run_both(run)
    assert isinstance(expected, tuple), expected
    assert isinstance(got, tuple), got
    assert got[0] is expected[0]


@pytest.mark.parametrize("dtype", ["float32", "float64", "bfloat16", "float16"])
@pytest.mark.parametrize("p", [0.0, 1.0, 2.0, 3.5, float("inf"), float("-inf")])
def test_max_norm(dtype, p):
    """Rows that were looked up, and no others, are shortened where they stand, each once."""

    def run(mod):
        table = mod.tensor(np.random.default_rng(5).standard_normal((9, 6)).astype(np.float32) * 2)
        table = table.to(getattr(mod, dtype)).t().contiguous().t()
        index = mod.tensor([[1, 3, 3], [8, 1, 3]], dtype=mod.int32)
        out = mod.nn.functional.embedding(index, table, max_norm=1.0, norm_type=p)
        return [out.float(), table.float()]

    same(run, tolerance=1e-5 if dtype in ("float32", "float64") else 1e-2)


@pytest.mark.parametrize("dtype", ["float64", "bfloat16"])
@pytest.mark.parametrize("name", ["BatchNorm2d", "InstanceNorm2d", "GroupNorm", "LayerNorm"])
def test_norm_dtypes(name, dtype):
    def run(mod):
        args = {"GroupNorm": (2, 4), "LayerNorm": ((4, 3, 5),)}.get(name, (4,))
        options = {} if args[0] != 4 else {"affine": True, "track_running_stats": True}
        m = getattr(mod.nn, name)(*args, **options).to(getattr(mod, dtype))
        seen = []
        for training in (True, True, False):
            m.train(training)
            x = f(6, 4, 3, 5)(mod, np.random.default_rng(7)).to(getattr(mod, dtype)).requires_grad_()
            y = m(x * 2 + 1)
            (y * y * y).sum().backward()
            seen += [str(y.dtype).split(".")[-1], y.float(), x.grad.float(), *(p.grad.float() for p in m.parameters())]
            seen += [b.float() for b in m.buffers()]
        return seen

    same(run, tolerance=1e-6 if dtype == "float64" else 0.15)


# ---- AdaptiveLogSoftmaxWithLoss ------------------------------------------------------------------------------------


ADAPTIVE = [{}, {"head_bias": True}, {"div_value": 1.5, "head_bias": True}]
TARGETS = [[0, 1, 2, 3, 5, 9, 11], [0, 0, 1, 2, 0, 1, 1], [11] * 7, [3, 4, 4, 3, 4, 3, 3]]


def adaptive(mod, **options):
    mod.manual_seed(4)
    return mod.nn.AdaptiveLogSoftmaxWithLoss(8, 12, [3, 5], **options)


@pytest.mark.filterwarnings("ignore:Initializing zero-element tensors")
@pytest.mark.parametrize("options", ADAPTIVE)
@pytest.mark.parametrize("targets", TARGETS)
def test_adaptive_softmax(options, targets):
    def run(mod):
        m = adaptive(mod, **options)
        x = f(7, 8)(mod, np.random.default_rng(2)).requires_grad_()
        result = m(x, mod.tensor(targets))
        (result.loss + (result.output * result.output).sum()).backward()
        seen = [str(m), m.state_dict(), m.cutoffs, m.shortlist_size, m.n_clusters, m.head_size, *result, x.grad]
        seen += [p.grad for p in m.parameters()]
        seen += [m.log_prob(x), m.predict(x), *m(x[0], mod.tensor(targets[-1], dtype=mod.int32))]
        seen += [*m(x[:0], mod.tensor(targets[:0], dtype=mod.int64)), m.predict(x[:0])]
        m.reset_parameters()
        return [*seen, *m.parameters()]

    same(run, tolerance=1e-5)


CUTOFFS = [[], [0], [3, 3], [6, 3], [12], [1.5], [-1]]
ADAPTIVE_REFUSED = {
    **{f"cutoffs {c}": lambda m, c=c: m.nn.AdaptiveLogSoftmaxWithLoss(8, 12, c) for c in CUTOFFS},
    "no division": lambda m: m.nn.AdaptiveLogSoftmaxWithLoss(8, 12, [3], div_value=0.0),
    "another batch": lambda m: adaptive(m)(m.ones(7, 8), m.tensor([1, 2])),
    "another width": lambda m: adaptive(m)(m.ones(2, 5), m.tensor([1, 2])),
    "too high": lambda m: adaptive(m)(m.ones(2, 8), m.tensor([1, 12])),
    "too low": lambda m: adaptive(m)(m.ones(2, 8), m.tensor([-1, 2])),
    "no batch": lambda m: adaptive(m)(m.ones(8), m.tensor([1] * 8)),
    "no target's batch": lambda m: adaptive(m)(m.ones(1, 8), m.tensor(1)),
    "many targets": lambda m: adaptive(m)(m.ones(2, 8), m.tensor([[1, 2]])),
    "no class": lambda m: adaptive(m)(m.ones(2, 8), m.tensor([1.0, 2.0])),
    "log_prob of a row": lambda m: adaptive(m).log_prob(m.ones(8)),
    "predict of a row": lambda m: adaptive(m).predict(m.ones(8)),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:Initializing zero-element tensors")
@pytest.mark.parametrize("case", ADAPTIVE_REFUSED)
def test_adaptive_softmax_refused(case):
    expected, got = run_both(lambda mod: ADAPTIVE_REFUSED[case](mod))
    assert isinstance(expected, tuple), expected
    assert isinstance(got, tuple), got
    assert got[0] is expected[0]
    if case not in ("another width", "no class"):
        assert got[1] == expected[1]
