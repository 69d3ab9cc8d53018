"""The digits CNN's training step, batch 64, beside PyTorch's: alternating rounds, medians, at 1 and 2 threads."""

import statistics
import time

import flashlight
import torch


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


def timed(run, n):
    start = time.perf_counter()
    for _ in range(n):
        run()
    return (time.perf_counter() - start) / n


def main(rounds=15, n=10):
    ours, theirs = make(flashlight), make(torch)
    for threads in (1, 2):
        flashlight.set_num_threads(threads)
        torch.set_num_threads(threads)
        for name in ours:
            for run in (ours[name], theirs[name]):
                timed(run, 3)
            pairs = [(timed(ours[name], n), timed(theirs[name], n)) for _ in range(rounds)]
            a, b = (statistics.median(p[i] for p in pairs) * 1e3 for i in (0, 1))
            ratio = statistics.median(p[1] / p[0] for p in pairs)
            print(
                f"digits {name:14s} {threads} thread{'s' * (threads > 1)}: {a:.2f} ms, PyTorch {b:.2f} ms: {ratio:.2f}x"
            )


if __name__ == "__main__":
    main()
