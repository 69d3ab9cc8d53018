#!/usr/bin/env python3
"""Whole models at the widths of their papers, flashlight and PyTorch side by side: inference and training steps; with
--layers each different layer of theirs alone, on inputs with the strides that it gets in the model.

    PYTHONPATH=python python bench/models.py [--threads 1] [--seconds 1] [--layers] [part of a name ...]

The ratio is PyTorch's time over flashlight's: above 1, flashlight is faster.
"""

import argparse
import sys
from pathlib import Path

import flashlight
import torch
from timing import compare, set_threads

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "python"))
from models import convolutional, sequence  # noqa: E402


def resnet50(fl):
    return convolutional.resnet(fl, True, [3, 4, 6, 3], width=64, classes=1000)


def mobilenet_v2(fl):
    return convolutional.mobilenet_v2(fl, width=1.0)[0]


def vgg16(fl):
    nn = fl.nn
    layers, inputs = [], 3
    for count, width in ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)):
        for _ in range(count):
            layers += [nn.Conv2d(inputs, width, 3, padding=1), nn.ReLU(inplace=True)]
            inputs = width
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 1000))


def vit(fl):
    return sequence.vision_transformer(fl, width=384, heads=6, layers=6, patch=16, size=224, classes=1000)[0]


def unet(fl):
    return convolutional.unet(fl, width=32, depth=4)[0]


MODELS = {
    "ResNet-50, 2 x 224^2": (resnet50, (2, 3, 224, 224)),
    "MobileNetV2, 4 x 224^2": (mobilenet_v2, (4, 3, 224, 224)),
    "VGG16, 1 x 224^2": (vgg16, (1, 3, 224, 224)),
    "ViT-S/16 of 6 layers, 4 x 224^2": (vit, (4, 3, 224, 224)),
    "U-Net, 2 x 128^2": (unet, (2, 3, 128, 128)),
    "ResNet-50, 1 x 224^2": (resnet50, (1, 3, 224, 224)),
    "MobileNetV2, 1 x 224^2": (mobilenet_v2, (1, 3, 224, 224)),
}


def build(fl, make, shape):
    fl.manual_seed(0)
    return make(fl), fl.randn(*shape)


def inference(fl, make, shape):
    model, x = build(fl, make, shape)
    model.eval()

    def run():
        with fl.no_grad():
            return model(x)

    return run


def training(fl, make, shape):
    model, x = build(fl, make, shape)
    steps = fl.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9)

    def run():
        steps.zero_grad()
        model(x).square().mean().backward()
        steps.step()

    return run


def layers_of(make, shape):
    """The different layers of a model: (text, channels-last or not, shape): how often."""
    model, x = build(flashlight, make, shape)
    found = {}

    def see(module, inputs, _):
        x = inputs[0]
        last = x.dim() == 4 and not x.is_contiguous()
        key = repr(module).replace(", inplace=True", "").replace("inplace=True", ""), last, tuple(x.shape)
        found[key] = found.get(key, 0) + 1

    for module in model.modules():
        if not list(module.children()):
            module.register_forward_hook(see)
    model(x)
    return found


def alone(fl, text, last, shape, backward):
    module, x = eval(f"nn.{text}", {"nn": fl.nn, "True": True, "False": False}), fl.randn(*shape)
    if last and fl is flashlight:
        x = x.contiguous(memory_format=fl.channels_last)
    if not backward:

        def forward():
            with fl.no_grad():
                return module(x)

        return forward
    if shape[1] > 3:
        x.requires_grad_(True)
    ones = fl.ones_like(module(x))

    def both():
        x.grad = None
        for p in module.parameters():
            p.grad = None
        module(x).backward(ones)

    return both


def show(name, ours, theirs, seconds, times=1):
    a, b, ratio = compare(ours, theirs, seconds)
    count = f"{times:>4} x" if times > 1 else " " * 6
    print(f"{name:96}{count}{a * 1e6:>10.0f} us{b * 1e6:>10.0f} us{ratio:>7.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description="Models of flashlight and PyTorch side by side.")
    parser.add_argument("names", nargs="*", help="parts of the names of the models to run (default: all)")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1, help="for each case")
    parser.add_argument("--layers", action="store_true", help="their layers one by one")
    arguments = parser.parse_args()
    set_threads(arguments.threads, flashlight, torch)
    for name, (make, shape) in MODELS.items():
        if arguments.names and not any(part in name for part in arguments.names):
            continue
        if not arguments.layers:
            for kind in (inference, training):
                pair = (kind(fl, make, shape) for fl in (flashlight, torch))
                show(f"{name}, {kind.__name__}", *pair, arguments.seconds)
            continue
        for (text, last, size), times in layers_of(make, shape).items():
            for backward in (False, True):
                pair = (alone(fl, text, last, size, backward) for fl in (flashlight, torch))
                what = f"{text} of {' x '.join(map(str, size))}{' + backward' * backward}"
                show(what, *pair, arguments.seconds / 10, times)


if __name__ == "__main__":
    main()
