"""The digits CNN's training step, batch 64, beside PyTorch's: alternating rounds, medians, at 1 and 2 threads."""

import flashlight
import torch
from timing import compare, set_threads


def make(fl):
    nn = fl.nn
    fl.manual_seed(0)
    layers, channels = [], [1, 32, 64, 128]
    for i, (a, b) in enumerate(zip(channels, channels[1:])):
        pool = nn.MaxPool2d(2) if i < 2 else nn.AdaptiveAvgPool2d((1, 1))
        layers += [nn.Conv2d(a, b, 3, padding=1), nn.BatchNorm2d(b), nn.ReLU(), pool]
    model = nn.Sequential(*layers, nn.Flatten(), nn.Linear(128, 10))
    optimizer = fl.optim.Adam(model.parameters())
    x, y = fl.rand(64, 1, 8, 8), fl.randint(10, (64,))
    loss_of = nn.CrossEntropyLoss()

    def step():
        optimizer.zero_grad()
        loss = loss_of(model(x), y)
        loss.backward()
        optimizer.step()

    def infer():
        with fl.no_grad():
            model(x)

    return {"training step": step, "forward": infer}


def main():
    ours, theirs = make(flashlight), make(torch)
    for threads in (1, 2):
        set_threads(threads, flashlight, torch)
        for name in ours:
            a, b, ratio = compare(ours[name], theirs[name], seconds=1, rounds=15)
            print(
                f"digits {name:14s} {threads} thread{'s' * (threads > 1)}: {a * 1e3:.2f} ms, "
                f"PyTorch {b * 1e3:.2f} ms: {ratio:.2f}x"
            )


if __name__ == "__main__":
    main()
