#!/usr/bin/env python3
"""The whole benchmark suite: what networks are made of, flashlight and PyTorch side by side in one process.

    PYTHONPATH=python python bench/suite.py [--threads 1] [--seconds 0.3] [--picture ratios.png] [part of a name ...]

A case is a name "group: what" and a function that, given the module (flashlight or torch), builds its tensors and
returns what is timed; "+ backward" cases time forward and backward together. The ratio is PyTorch's time over
flashlight's: above 1, flashlight is faster. The last lines are geometric means, by group and of all.
"""

import argparse
import math

import flashlight
import torch
from timing import compare, set_threads

CASES = {}


def case(name, make):
    CASES[name] = make


def call_no_grad(fl, run):
    with fl.no_grad():
        return run()


def both_ways(name, build):
    """Two cases of one thing: build(fl) gives (run, the tensors that get gradients)."""

    def forward(fl):
        run, _ = build(fl)
        return lambda: call_no_grad(fl, run)

    def backward(fl):
        run, leaves = build(fl)
        for t in leaves:
            t.requires_grad_(True)
        ones = fl.ones_like(run())

        def step():
            for t in leaves:
                t.grad = None
            run().backward(ones)

        return step

    case(name, forward)
    case(f"{name} + backward", backward)


def of_module(name, make, *shape, first=False, channels_last=False):
    """A module on a random input; first: the input gets no gradient, as in a network's first layer."""

    def build(fl):
        fl.manual_seed(0)
        module, x = make(fl.nn), fl.randn(*shape)
        if channels_last:
            x = x.contiguous(memory_format=fl.channels_last)

        def run():
            out = module(x)
            return out[0] if isinstance(out, tuple) else out

        return run, list(module.parameters()) + ([] if first else [x])

    both_ways(name, build)


def of_function(name, function, *shapes):
    def build(fl):
        fl.manual_seed(0)
        inputs = [fl.randn(*shape) for shape in shapes]
        return lambda: function(fl, *inputs), inputs

    both_ways(name, build)


def plain(name, function, *shapes):
    """Forward alone."""

    def forward(fl):
        fl.manual_seed(0)
        inputs = [fl.randn(*shape) for shape in shapes]
        return lambda: call_no_grad(fl, lambda: function(fl, *inputs))

    case(name, forward)


# ---- Dispatch

plain("dispatch: x + y, one element", lambda fl, x, y: x + y, (1,), (1,))
plain("dispatch: m[0, 1]", lambda fl, m: m[0, 1], (8, 16))
of_function("dispatch: x * x, one element", lambda fl, x: x * x, (1,))
of_module("dispatch: Linear(4, 4)", lambda nn: nn.Linear(4, 4), 1, 4)


def small_mlp(*sizes):
    def make(nn):
        layers = []
        for a, b in zip(sizes, sizes[1:]):
            layers += [nn.Linear(a, b), nn.ReLU()]
        return nn.Sequential(*layers[:-1])

    return make


of_module("dispatch: MLP 8-64-64-4", small_mlp(8, 64, 64, 4), 1, 8)

# ---- Bound by memory

BIG = (256, 4096)
of_function("memory: add", lambda fl, x, y: x + y, BIG, BIG)
of_function("memory: exp", lambda fl, x: x.exp(), BIG)
for dim in (0, 1):
    of_function(f"memory: sum over {dim}", lambda fl, x, d=dim: x.sum(d), BIG)
of_function("memory: transposed copy", lambda fl, x: x.t().contiguous(), (1024, 1024))
of_function("memory: gelu", lambda fl, x: fl.nn.functional.gelu(x), BIG)
of_function("memory: softmax", lambda fl, x: fl.nn.functional.softmax(x, dim=-1), (1024, 1024))
of_function("memory: dropout", lambda fl, x: fl.nn.functional.dropout(x, 0.1), BIG)
of_module("memory: layer norm", lambda nn: nn.LayerNorm(768), 1024, 768)
of_module("memory: batch norm", lambda nn: nn.BatchNorm2d(64), 16, 64, 56, 56)
of_module("memory: group norm", lambda nn: nn.GroupNorm(8, 64), 16, 64, 56, 56)
of_function("memory: rms norm", lambda fl, x: fl.nn.functional.rms_norm(x, (768,)), (1024, 768))
of_module("memory: max pool 3x3 stride 2", lambda nn: nn.MaxPool2d(3, 2, 1), 8, 64, 112, 112)
of_module("memory: average pool 2x2", lambda nn: nn.AvgPool2d(2), 16, 64, 56, 56)
of_module("memory: global average pool", lambda nn: nn.AdaptiveAvgPool2d(1), 16, 512, 7, 7)


def embedding(fl):
    fl.manual_seed(0)
    table, places = fl.nn.Embedding(10000, 256), fl.randint(10000, (32, 128))
    return lambda: table(places), list(table.parameters())


def cross_entropy(rows, classes):
    def build(fl):
        fl.manual_seed(0)
        x, y = fl.randn(rows, classes), fl.randint(classes, (rows,))
        return lambda: fl.nn.functional.cross_entropy(x, y), [x]

    return build


both_ways("memory: embedding", embedding)
both_ways("memory: cross entropy, 32000 classes", cross_entropy(128, 32000))

# ---- Products

for n in (64, 256, 512, 1024):
    plain(f"product: {n} x {n} x {n}", lambda fl, a, b: a @ b, (n, n), (n, n))
plain("product: 512 x 512 x 512, A transposed", lambda fl, a, b: a.t() @ b, (512, 512), (512, 512))
plain("product: 512 x 512 x 512, B transposed", lambda fl, a, b: a @ b.t(), (512, 512), (512, 512))
plain("product: 4096 x 32 x 288", lambda fl, a, b: a @ b, (4096, 288), (288, 32))
for rows in (1, 4, 16, 32):
    of_module(f"product: Linear(1024, 1024), batch {rows}", lambda nn: nn.Linear(1024, 1024), rows, 1024)
of_module("product: Linear(784, 256), batch 32", lambda nn: nn.Linear(784, 256), 32, 784)
of_module("product: Linear(768, 3072), batch 512", lambda nn: nn.Linear(768, 3072), 512, 768)
plain("product: matrix by vector 1024", lambda fl, a, x: a @ x, (1024, 1024), (1024,))
plain("product: vector by matrix 1024", lambda fl, x, a: x @ a, (1024,), (1024, 1024))
of_function("product: bmm 96 x 128 x 128 x 64", lambda fl, a, b: fl.bmm(a, b), (96, 128, 64), (96, 64, 128))
of_function("product: bmm 512 x 16 x 16 x 16", lambda fl, a, b: fl.bmm(a, b), (512, 16, 16), (512, 16, 16))

# ---- Convolutions


def conv(name, batch, inputs, outputs, size, kernel, dims=2, transposed=False, first=False, **options):
    kind = f"Conv{'Transpose' if transposed else ''}{dims}d"
    of_module(
        f"conv: {name}",
        lambda nn: getattr(nn, kind)(inputs, outputs, kernel, **options),
        *(batch, inputs, *[size] * dims),
        first=first,
    )


for batch in (1, 8):
    for channels, size in ((64, 56), (128, 28), (256, 14), (512, 7)):
        conv(f"3x3 {channels} x {size}^2, batch {batch}", batch, channels, channels, size, 3, padding=1)
conv("3x3 64 x 56^2, batch 32", 32, 64, 64, 56, 3, padding=1)
conv("3x3 stride 2, 64 -> 128 x 56^2, batch 8", 8, 64, 128, 56, 3, stride=2, padding=1)
conv("1x1 64 -> 256 x 56^2, batch 8", 8, 64, 256, 56, 1)
conv("1x1 256 -> 64 x 56^2, batch 8", 8, 256, 64, 56, 1)
conv("1x1 stride 2, 256 -> 512 x 28^2, batch 8", 8, 256, 512, 28, 1, stride=2)
conv("7x7 stride 2, 3 -> 64 x 224^2, batch 1", 1, 3, 64, 224, 7, stride=2, padding=3, first=True)
conv("7x7 stride 2, 3 -> 64 x 224^2, batch 4", 4, 3, 64, 224, 7, stride=2, padding=3, first=True)
conv("3x3, 3 -> 32 x 32^2, batch 32", 32, 3, 32, 32, 3, padding=1, first=True)
conv("3x3, 1 -> 32 x 8^2, batch 64", 64, 1, 32, 8, 3, padding=1, first=True)
conv("depthwise 3x3 96 x 56^2, batch 8", 8, 96, 96, 56, 3, padding=1, groups=96)
conv("depthwise 3x3 stride 2, 96 x 56^2, batch 8", 8, 96, 96, 56, 3, stride=2, padding=1, groups=96)
conv("grouped 3x3 128 x 28^2, 4 groups, batch 8", 8, 128, 128, 28, 3, padding=1, groups=4)
conv("dilated 3x3 64 x 28^2, batch 8", 8, 64, 64, 28, 3, padding=2, dilation=2)
conv("1d, 64 -> 64 x 1024, kernel 5, batch 8", 8, 64, 64, 1024, 5, dims=1, padding=2)
conv("3d, 16 -> 32 x 16^3, kernel 3, batch 2", 2, 16, 32, 16, 3, dims=3, padding=1)
conv("transposed 4x4 stride 2, 64 -> 32 x 28^2, batch 8", 8, 64, 32, 28, 4, transposed=True, stride=2, padding=1)

# ---- Recurrent layers and attention

for kind in ("RNN", "LSTM", "GRU"):
    name = f"recurrent: {kind} 128 -> 256, 64 steps, batch 16"
    of_module(name, lambda nn, k=kind: getattr(nn, k)(128, 256), 64, 16, 128)
of_module("recurrent: LSTM 64 -> 64, 32 steps, batch 1", lambda nn: nn.LSTM(64, 64), 32, 1, 64)


def attention(**options):
    return lambda fl, q, k, v: fl.nn.functional.scaled_dot_product_attention(q, k, v, **options)


HEADS = ((4, 12, 256, 64),) * 3
of_function("attention: 4 x 12 heads, 256 x 64", attention(), *HEADS)
of_function("attention: 4 x 12 heads, 256 x 64, causal", attention(is_causal=True), *HEADS)
of_function("attention: 1 x 8 heads, 1024 x 64", attention(), *((1, 8, 1024, 64),) * 3)


def multihead(fl):
    fl.manual_seed(0)
    layer, x = fl.nn.MultiheadAttention(256, 8, batch_first=True), fl.randn(8, 128, 256)
    return lambda: layer(x, x, x, need_weights=False)[0], [*layer.parameters(), x]


both_ways("attention: MultiheadAttention(256, 8), 8 x 128", multihead)

# ---- Layers, at sizes that networks have

IMAGES = (16, 64, 56, 56)


def layer(name, make, *shape, **options):
    """make(nn) is a module; see of_module."""
    of_module(f"layer: {name}", make, *shape, **options)


def layers(text, *shape, **options):
    """Modules written as Python expressions over nn, on inputs of one shape."""
    size = " x ".join(map(str, shape))
    where = ", channels-last" if options.get("channels_last") else ""
    for one in text.split(";"):
        one = " ".join(one.split())
        layer(f"{one} of {size}{where}", lambda nn, one=one: eval(f"nn.{one}", {"nn": nn}), *shape, **options)


layers("Conv1d(64, 64, 3, padding=1); Conv1d(64, 128, 4, stride=2, padding=1)", 16, 64, 512)
layers("Conv1d(1, 64, 16, stride=4)", 8, 1, 16000, first=True)
layers("Conv1d(256, 256, 3, padding=4, dilation=4)", 4, 256, 512)
layers("Conv1d(256, 256, 31, padding=15, groups=256)", 8, 256, 200)
layers("ConvTranspose2d(100, 512, 4, 1, 0, bias=False)", 16, 100, 1, 1)
layers("ConvTranspose2d(512, 256, 4, 2, 1, bias=False)", 16, 512, 4, 4)
layers("ConvTranspose2d(256, 128, 4, 2, 1, bias=False)", 16, 256, 8, 8)
layers("ConvTranspose2d(128, 64, 4, 2, 1, bias=False)", 16, 128, 16, 16)
layers("ConvTranspose2d(64, 3, 4, 2, 1, bias=False); ConvTranspose2d(64, 32, 2, 2)", 16, 64, 32, 32)
layers("ConvTranspose1d(128, 64, 8, 4, 2)", 8, 128, 256)
layers("ConvTranspose3d(32, 16, 2, 2)", 2, 32, 8, 8, 8)
layers("Conv3d(32, 32, 3, padding=1); Conv3d(32, 64, 3, stride=2, padding=1); Conv3d(32, 64, 1)", 2, 32, 16, 16, 16)
layers("Conv3d(3, 16, 3, padding=1)", 2, 3, 16, 32, 32, first=True)
layers("Conv2d(256, 256, 3, padding=1, groups=32); Conv2d(256, 256, 1, groups=4)", 4, 256, 28, 28)
layers("Conv2d(128, 128, 3, padding=2, dilation=2); Conv2d(128, 128, 5, padding=2)", 4, 128, 28, 28)
layers("Conv2d(128, 128, (1, 7), padding=(0, 3)); Conv2d(128, 128, 2, stride=2)", 4, 128, 28, 28)
layers("Conv2d(64, 128, 3, padding=1, groups=64); ConvTranspose2d(64, 128, 4, 2, 1, groups=64)", 16, 64, 14, 14)
layers("Conv2d(144, 144, 5, padding=2, groups=144); Conv2d(144, 144, 7, padding=3, groups=144)", 4, 144, 28, 28)
layers("Conv2d(3, 192, 16, stride=16)", 4, 3, 224, 224, first=True)
for pads in ("Reflection", "Replication", "Circular", "Zero"):
    layers(f"{pads}Pad2d(1); {pads}Pad2d(3)", *IMAGES)
    layers(f"{pads}Pad1d(2)", 16, 64, 1024)
    layers(f"{pads}Pad3d(1)", 2, 16, 16, 32, 32)
layers("MaxPool1d(2); AvgPool1d(3, 2, 1); LPPool1d(2, 2); AdaptiveAvgPool1d(50); AdaptiveMaxPool1d(50)", 16, 64, 1024)
layers("MaxPool2d(2); MaxPool2d(3, 2, 1); AvgPool2d(3, 1, 1); LPPool2d(2, 2); AdaptiveAvgPool2d(7)", *IMAGES)
layers("AdaptiveMaxPool2d(7); FractionalMaxPool2d(3, output_size=28); AdaptiveAvgPool2d(10)", *IMAGES)
layers("AdaptiveMaxPool2d(1); AdaptiveMaxPool2d((5, 3)); AdaptiveAvgPool2d((5, 3))", 32, 64, 14, 14)
layers("MaxPool2d(2); MaxPool2d(3, 2, 1); AvgPool2d(2); AvgPool2d(3, 1, 1)", *IMAGES, channels_last=True)
layers("AdaptiveAvgPool2d(1); AdaptiveAvgPool2d(7)", *IMAGES, channels_last=True)
layers("MaxPool3d(2); AvgPool3d(2); AdaptiveAvgPool3d(4); AdaptiveMaxPool3d(4)", 2, 32, 16, 32, 32)
layers("FractionalMaxPool3d(2, output_size=8)", 2, 32, 16, 16, 16)
for where in (False, True):
    layers("BatchNorm2d(64); BatchNorm2d(64).eval(); GroupNorm(32, 64)", *IMAGES, channels_last=where)
    layers("InstanceNorm2d(64); InstanceNorm2d(64, affine=True); LocalResponseNorm(5)", *IMAGES, channels_last=where)
layers("BatchNorm1d(512)", 256, 512)
layers("BatchNorm1d(64); InstanceNorm1d(64)", 16, 64, 1024)
layers("BatchNorm3d(32)", 2, 32, 16, 32, 32)
layers("LayerNorm(256); RMSNorm(256)", 8, 128, 256)
layers("LayerNorm((64, 28, 28))", 16, 64, 28, 28)
layers("ReLU(); LeakyReLU(); ELU(); SELU(); CELU(); GELU(); GELU('tanh'); SiLU(); Mish(); Sigmoid(); Tanh()", *IMAGES)
layers("Softplus(); Softsign(); Hardswish(); Hardsigmoid(); Hardtanh(); ReLU6(); LogSigmoid(); Tanhshrink()", *IMAGES)
layers("Hardshrink(); Softshrink(); Threshold(0.1, 20); RReLU(); PReLU(); PReLU(64); GLU(1); Softmin(1)", *IMAGES)
layers("Softmax(1); LogSoftmax(1); Softmax2d(); Dropout(0.2); Dropout2d(0.2); AlphaDropout(0.2)", *IMAGES)
layers("ReLU(); GELU(); PReLU(64); GLU(1); Softmax(1); Dropout(0.2); Dropout2d(0.2)", *IMAGES, channels_last=True)
layers("Softmax(-1); LogSoftmax(-1); GLU()", 64, 128, 128)
layers("LogSoftmax(-1)", 64, 10)
layers("Upsample(scale_factor=2); Upsample(scale_factor=2, mode='bilinear')", 8, 64, 28, 28)
layers("Upsample(scale_factor=2, mode='bilinear', align_corners=True)", 8, 64, 28, 28)
layers("Upsample(scale_factor=2, mode='bicubic'); Upsample((33, 45), mode='nearest-exact')", 8, 64, 28, 28)
layers("Upsample(scale_factor=2); Upsample(scale_factor=2, mode='bilinear')", 8, 64, 28, 28, channels_last=True)
layers("Upsample(scale_factor=2, mode='linear'); Upsample(scale_factor=2)", 16, 64, 512)
layers("Upsample(scale_factor=2, mode='trilinear'); Upsample(scale_factor=2)", 2, 16, 8, 16, 16)
layers("PixelShuffle(2); PixelUnshuffle(2); ChannelShuffle(4); Unfold(3, padding=1)", 8, 64, 28, 28)
layers("Fold((28, 28), 3, padding=1)", 8, 288, 784)
layers("Flatten(); Identity(); ZeroPad2d(1)", 8, 64, 28, 28)


def resize(mode, **options):
    return lambda fl, x: fl.nn.functional.interpolate(x, size=(100, 100), mode=mode, antialias=True, **options)


of_function("layer: interpolate bilinear antialias 224 -> 100", resize("bilinear"), (2, 3, 224, 224))
of_function("layer: interpolate bicubic antialias 224 -> 100", resize("bicubic"), (2, 3, 224, 224))


def sample(mode, padding):
    def build(fl):
        fl.manual_seed(0)
        x, grid = fl.randn(4, 32, 56, 56), fl.rand(4, 56, 56, 2) * 2.2 - 1.1
        run = fl.nn.functional.grid_sample
        return lambda: run(x, grid, mode=mode, padding_mode=padding, align_corners=False), [x, grid]

    both_ways(f"layer: grid_sample {mode}, {padding}", build)


for mode, padding in (("bilinear", "zeros"), ("bilinear", "border"), ("nearest", "zeros"), ("bicubic", "zeros")):
    sample(mode, padding)


def volumes(fl):
    fl.manual_seed(0)
    x, grid = fl.randn(2, 16, 16, 32, 32), fl.rand(2, 16, 32, 32, 3) * 2 - 1
    return lambda: fl.nn.functional.grid_sample(x, grid, align_corners=False), [x, grid]


both_ways("layer: grid_sample of volumes", volumes)
of_function("layer: affine_grid", lambda fl, t: fl.nn.functional.affine_grid(t, (8, 3, 64, 64), False), (8, 2, 3))


def unpool(fl):
    fl.manual_seed(0)
    pooled, places = fl.nn.functional.max_pool2d(fl.randn(*IMAGES), 2, return_indices=True)
    return lambda: fl.nn.functional.max_unpool2d(pooled, places, 2), [pooled]


both_ways("layer: MaxUnpool2d(2)", unpool)


def bag(mode, rows=10000):
    def build(fl):
        fl.manual_seed(0)
        table, places = fl.nn.EmbeddingBag(rows, 64, mode=mode), fl.randint(rows, (256, 20))
        return lambda: table(places), list(table.parameters())

    both_ways(f"layer: EmbeddingBag({rows}, 64), {mode}", build)


for mode in ("sum", "mean", "max"):
    bag(mode)


def large_embedding(fl):
    fl.manual_seed(0)
    table, places = fl.nn.Embedding(50000, 256), fl.randint(50000, (8, 512))
    return lambda: table(places), list(table.parameters())


both_ways("layer: Embedding(50000, 256)", large_embedding)
of_function("layer: cosine_similarity", lambda fl, a, b: fl.nn.functional.cosine_similarity(a, b), *((1024, 256),) * 2)
of_function("layer: pairwise_distance", lambda fl, a, b: fl.nn.functional.pairwise_distance(a, b), *((1024, 256),) * 2)
of_function("layer: normalize", lambda fl, a: fl.nn.functional.normalize(a), (1024, 256))
of_function("layer: cdist 256 x 256 of 64", lambda fl, a, b: fl.cdist(a, b), *((256, 64),) * 2)


def bilinear(fl):
    fl.manual_seed(0)
    module, a, b = fl.nn.Bilinear(64, 64, 32), fl.randn(128, 64), fl.randn(128, 64)
    return lambda: module(a, b), [*module.parameters(), a, b]


both_ways("layer: Bilinear(64, 64, 32) of 128", bilinear)


def transformer(training, masked=False, width=256, length=128):
    def build(fl):
        fl.manual_seed(0)
        module = fl.nn.TransformerEncoderLayer(width, 8, 4 * width, batch_first=True).train(training)
        x = fl.randn(8, length, width)
        mask = fl.nn.Transformer.generate_square_subsequent_mask(length) if masked else None
        return lambda: module(x, src_mask=mask), [*module.parameters(), x]

    kind = "training" if training else "eval"
    both_ways(f"layer: TransformerEncoderLayer({width}, 8), {kind}{', masked' * masked}", build)


transformer(True)
transformer(False)
transformer(True, True)


def attend(batch, length, width, heads, weights, causal=False):
    def build(fl):
        fl.manual_seed(0)
        module, x = fl.nn.MultiheadAttention(width, heads, batch_first=True), fl.randn(batch, length, width)
        mask = fl.ones(length, length, dtype=fl.bool).triu(1) if causal else None
        return (
            lambda: module(x, x, x, need_weights=weights, attn_mask=mask)[0],
            [*module.parameters(), x],
        )

    kind = f"{'weights' if weights else 'no weights'}{', masked' * causal}"
    both_ways(f"layer: MultiheadAttention({width}, {heads}), {batch} x {length}, {kind}", build)


attend(8, 16, 64, 4, True)
attend(2, 512, 256, 8, True)
attend(2, 512, 256, 8, False)
attend(2, 512, 256, 8, False, True)

# ---- Losses


def loss(text, x_shape, target):
    def build(fl):
        fl.manual_seed(0)
        x = fl.randn(*x_shape)
        made = eval(f"nn.{text}", {"nn": fl.nn})
        y = target(fl)
        return lambda: made(x, *y), [x]

    both_ways(f"loss: {text} of {' x '.join(map(str, x_shape))}", build)


def classes(n, *shape):
    return lambda fl: (fl.randint(n, shape),)


PAIRS = (256, 1024)
loss("CrossEntropyLoss()", (64, 10), classes(10, 64))
loss("CrossEntropyLoss()", (128, 1000), classes(1000, 128))
loss("CrossEntropyLoss(label_smoothing=0.1)", (128, 1000), classes(1000, 128))
loss("CrossEntropyLoss()", (128, 30000), classes(30000, 128))
loss("CrossEntropyLoss()", (4, 21, 64, 64), classes(21, 4, 64, 64))
loss("CrossEntropyLoss()", (128, 1000), lambda fl: (fl.rand(128, 1000).softmax(1),))
loss("NLLLoss()", (128, 1000), classes(1000, 128))
loss("NLLLoss()", (4, 21, 64, 64), classes(21, 4, 64, 64))
for text in ("MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss", "BCEWithLogitsLoss", "SoftMarginLoss", "PoissonNLLLoss"):
    loss(f"{text}()", PAIRS, lambda fl: (fl.rand(*PAIRS),))
loss("KLDivLoss(reduction='batchmean')", PAIRS, lambda fl: (fl.rand(*PAIRS),))
loss("MSELoss()", (64, 10), lambda fl: (fl.rand(64, 10),))
loss("GaussianNLLLoss()", PAIRS, lambda fl: (fl.rand(*PAIRS), fl.rand(*PAIRS) + 0.1))
loss("HingeEmbeddingLoss()", PAIRS, lambda fl: (fl.randint(2, PAIRS) * 2.0 - 1,))
loss("CosineEmbeddingLoss()", (256, 256), lambda fl: (fl.randn(256, 256), fl.randint(2, (256,)) * 2 - 1))
loss("MarginRankingLoss()", (4096,), lambda fl: (fl.randn(4096), fl.randint(2, (4096,)) * 2.0 - 1))
loss("TripletMarginLoss()", (256, 256), lambda fl: (fl.randn(256, 256), fl.randn(256, 256)))
loss("MultiMarginLoss()", (128, 1000), classes(1000, 128))
loss("MultiLabelMarginLoss()", (128, 100), lambda fl: (fl.randint(100, (128, 100)),))
loss("MultiLabelSoftMarginLoss()", PAIRS, lambda fl: (fl.randint(2, PAIRS) * 1.0,))


def bce(fl):
    fl.manual_seed(0)
    x, y = fl.rand(*PAIRS), fl.rand(*PAIRS)
    return lambda: fl.nn.functional.binary_cross_entropy(x, y), [x]


both_ways("loss: BCELoss() of 256 x 1024", bce)


def ctc(fl):
    fl.manual_seed(0)
    x, y = fl.randn(100, 16, 40).log_softmax(2), fl.randint(1, 40, (16, 20))
    inputs, targets = fl.full((16,), 100, dtype=fl.long), fl.full((16,), 20, dtype=fl.long)
    return lambda: fl.nn.functional.ctc_loss(x, y, inputs, targets), [x]


both_ways("loss: CTCLoss() of 100 x 16 x 40", ctc)

# ---- Optimizers on ten million parameters


def optimizer(name, count=10, size=1000, **options):
    def make(fl):
        parameters = [fl.nn.Parameter(fl.randn(size, size)) for _ in range(count)]
        for p in parameters:
            p.grad = fl.randn(size, size)
        return getattr(fl.optim, name)(parameters, **options).step

    return make


case("optimizer: SGD, momentum", optimizer("SGD", lr=1e-3, momentum=0.9))
for kind in ("Adam", "AdamW", "RMSprop", "Adagrad", "NAdam"):
    case(f"optimizer: {kind}", optimizer(kind))
    case(f"optimizer: {kind}, 100 small parameters", optimizer(kind, count=100, size=100))
case("optimizer: Adam, foreach", optimizer("Adam", foreach=True))


def clip(fl):
    parameters = [fl.nn.Parameter(fl.randn(1000, 1000)) for _ in range(10)]
    for p in parameters:
        p.grad = fl.randn(1000, 1000)
    return lambda: fl.nn.utils.clip_grad_norm_(parameters, 1e9)


case("optimizer: clip_grad_norm_", clip)

# ---- Whole models: a training step, and inference


def model(name, make, data, training=True):
    """make(nn) is the model, data(fl) its input and the targets of the classes that are its last dimension."""

    def build(fl):
        fl.manual_seed(0)
        return make(fl.nn), *data(fl)

    def train(fl):
        net, x, y = build(fl)
        steps = fl.optim.Adam(net.parameters(), lr=1e-4)
        loss_of = fl.nn.CrossEntropyLoss()

        def step():
            steps.zero_grad()
            out = net(x)
            loss_of(out.reshape(-1, out.shape[-1]), y).backward()
            steps.step()

        return step

    def forward(fl):
        net, x, _ = build(fl)
        net.eval()
        return lambda: call_no_grad(fl, lambda: net(x))

    case(f"model: {name}, training step", train)
    case(f"model: {name}, inference", forward)


def images(batch, channels, size, classes=10):
    return lambda fl: (fl.rand(batch, channels, size, size), fl.randint(classes, (batch,)))


def rows(batch, features, classes=10):
    return lambda fl: (fl.rand(batch, features), fl.randint(classes, (batch,)))


def tokens(batch, length, vocabulary):
    return lambda fl: (fl.randint(vocabulary, (batch, length)), fl.randint(vocabulary, (batch * length,)))


def digits(nn):
    layers, channels = [], [1, 32, 64, 128]
    for i, (a, b) in enumerate(zip(channels, channels[1:])):
        pool = nn.MaxPool2d(2) if i < 2 else nn.AdaptiveAvgPool2d((1, 1))
        layers += [nn.Conv2d(a, b, 3, padding=1), nn.BatchNorm2d(b), nn.ReLU(), pool]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(128, 10))


def resnet18(nn):
    class Block(nn.Module):
        def __init__(self, a, b, stride):
            super().__init__()
            self.conv1 = nn.Conv2d(a, b, 3, stride, 1, bias=False)
            self.bn1 = nn.BatchNorm2d(b)
            self.conv2 = nn.Conv2d(b, b, 3, 1, 1, bias=False)
            self.bn2 = nn.BatchNorm2d(b)
            self.relu = nn.ReLU(inplace=True)
            self.downsample = None
            if stride != 1 or a != b:
                self.downsample = nn.Sequential(nn.Conv2d(a, b, 1, stride, bias=False), nn.BatchNorm2d(b))

        def forward(self, x):
            out = self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x)))))
            out += x if self.downsample is None else self.downsample(x)
            return self.relu(out)

    layers = [nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, 1)]
    a = 64
    for i, b in enumerate((64, 128, 256, 512)):
        layers += [Block(a, b, 2 if i else 1), Block(b, b, 1)]
        a = b
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 1000))


def gpt(vocabulary, width, heads, depth, length):
    def make(nn):
        class Block(nn.Module):
            def __init__(self):
                super().__init__()
                self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
                self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
                self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

            def forward(self, x):
                b, t, _ = x.shape
                q, k, v = (
                    p.view(b, t, heads, width // heads).transpose(1, 2) for p in self.qkv(self.norm1(x)).split(width, 2)
                )
                y = nn.functional.scaled_dot_product_attention(q, k, v, is_causal=True)
                x = x + self.out(y.transpose(1, 2).reshape(b, t, width))
                return x + self.mlp(self.norm2(x))

        class Model(nn.Module):
            def __init__(self):
                super().__init__()
                self.tokens, self.norm = nn.Embedding(vocabulary, width), nn.LayerNorm(width)
                self.places = nn.Embedding(length, width)
                self.blocks = nn.Sequential(*[Block() for _ in range(depth)])
                self.head = nn.Linear(width, vocabulary)

            def forward(self, x):
                return self.head(self.norm(self.blocks(self.tokens(x) + self.places.weight[: x.shape[1]])))

        return Model()

    return make


def lstm_lm(vocabulary, width):
    def make(nn):
        class Model(nn.Module):
            def __init__(self):
                super().__init__()
                self.tokens = nn.Embedding(vocabulary, width)
                self.lstm = nn.LSTM(width, width, 2, batch_first=True)
                self.head = nn.Linear(width, vocabulary)

            def forward(self, x):
                return self.head(self.lstm(self.tokens(x))[0])

        return Model()

    return make


model("MLP 784-256-10, batch 32", small_mlp(784, 256, 10), rows(32, 784))
model("MLP 784-256-10, batch 1", small_mlp(784, 256, 10), rows(1, 784))
model("digits CNN, batch 64", digits, images(64, 1, 8))
model("ResNet-18, batch 4, 224^2", resnet18, images(4, 3, 224, 1000))
model("GPT 4 layers, width 128, 8 x 128", gpt(1000, 128, 4, 4, 128), tokens(8, 128, 1000))
model("LSTM language model, width 256, 16 x 32", lstm_lm(2000, 256), tokens(16, 32, 2000))


def mean(ratios):
    return math.exp(sum(math.log(r) for r in ratios) / len(ratios))


def picture(path, results, title):
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    names, ratios = list(results), list(results.values())
    figure, axes = pyplot.subplots(figsize=(9, 1.5 + 0.2 * len(names)))
    axes.barh(names, ratios, color=["tab:blue" if r >= 1 else "tab:red" for r in ratios])
    axes.axvline(1, color="black", linewidth=0.8)
    axes.set_xscale("log", base=2)
    axes.invert_yaxis()
    axes.margins(y=0.005)
    axes.tick_params(labelsize=7)
    axes.set_xlabel("PyTorch's time over flashlight's")
    axes.set_title(title)
    figure.tight_layout()
    figure.savefig(path, dpi=110)


def main():
    parser = argparse.ArgumentParser(description="flashlight and PyTorch side by side.")
    parser.add_argument("names", nargs="*", help="parts of the names of the cases to run (default: all)")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=0.3, help="for each case")
    parser.add_argument("--picture", help="a file for a plot of the ratios")
    arguments = parser.parse_args()
    set_threads(arguments.threads, flashlight, torch)
    results = {}
    for name, make in CASES.items():
        if arguments.names and not any(part in name for part in arguments.names):
            continue
        try:
            ours = make(flashlight)
        except (AttributeError, NotImplementedError) as error:
            print(f"{name:66} {type(error).__name__}: {error}")
            continue
        a, b, results[name] = compare(ours, make(torch), arguments.seconds)
        print(f"{name:66}{a * 1e6:>10.1f} us{b * 1e6:>10.1f} us{results[name]:>7.2f}", flush=True)
    groups = {}
    for name, ratio in results.items():
        groups.setdefault(name.split(":")[0], []).append(ratio)
    for group, ratios in groups.items():
        print(f"{group:24}{mean(ratios):.2f}x")
    if results:
        title = f"geometric mean {mean(list(results.values())):.2f}x, {arguments.threads} thread(s)"
        print(f"{title} of {len(results)} cases; slower: {sum(r < 1 for r in results.values())}")
        if arguments.picture:
            picture(arguments.picture, results, title)


if __name__ == "__main__":
    main()
