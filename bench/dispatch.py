#!/usr/bin/env python3
"""The cost of a call: flashlight and PyTorch side by side in one process, rounds alternating, medians of the rounds.

Run as PYTHONPATH=python python bench/dispatch.py [part of a name ...]. Times are the process's own CPU time, so that
other processes on the machine disturb them less.
"""

import statistics
import sys
import time
import timeit

import flashlight
import torch

ROUNDS, SECONDS = 9, 0.02


def cases(mod):
    x, y = mod.tensor([1.5]), mod.tensor([2.5])
    m = mod.ones(8, 16)
    w = mod.ones(1, requires_grad=True)
    big = mod.ones(64)
    linear = mod.nn.Linear(4, 4)
    v = mod.ones(1, 4)
    mlp = mod.nn.Sequential(
        mod.nn.Linear(8, 64), mod.nn.ReLU(), mod.nn.Linear(64, 64), mod.nn.ReLU(), mod.nn.Linear(64, 4)
    )
    u = mod.ones(1, 8)

    def backward():
        (w * 2).backward()

    def inference():
        with mod.no_grad():
            mlp(u)

    yield "x + y", lambda: x + y
    yield "x + 1", lambda: x + 1.0
    yield "torch.add(x, y)", lambda: mod.add(x, y)
    yield "x.add(y)", lambda: x.add(y)
    yield "x += y", lambda: x.add_(0.0)
    yield "w + y (records)", lambda: w + y
    yield "(w * 2).backward()", backward
    yield "m[0]", lambda: m[0]
    yield "m[0, 1]", lambda: m[0, 1]
    yield "m[:, 1:3]", lambda: m[:, 1:3]
    yield "x.item()", lambda: x.item()
    yield "m.view(16, 8)", lambda: m.view(16, 8)
    yield "m.t()", lambda: m.t()
    yield "m.shape", lambda: m.shape
    yield "big.sum()", lambda: big.sum()
    yield "m.sum(1)", lambda: m.sum(1)
    yield "m.sum(dim=1, keepdim=True)", lambda: m.sum(dim=1, keepdim=True)
    yield "torch.relu(x)", lambda: mod.relu(x)
    yield "torch.zeros(2, 3)", lambda: mod.zeros(2, 3)
    yield "torch.tensor([1.0, 2.0])", lambda: mod.tensor([1.0, 2.0])
    yield "x > y", lambda: x > y
    yield "Linear(4, 4)", lambda: linear(v)
    yield "MLP 8-64-64-4, no_grad", inference


def time_once(function, number):
    return timeit.timeit(function, number=number, timer=time.process_time) / number


def main(names):
    torch.set_num_threads(1)
    flashlight.set_num_threads(1)
    print(f"{'':32}{'flashlight':>12}{'PyTorch':>12}{'ratio':>8}")

    def made(mod):
        found = {}
        iterator = cases(mod)
        while True:
            try:
                name, function = next(iterator)
            except StopIteration:
                return found
            found[name] = function

    ours, theirs = made(flashlight), made(torch)
    for name in theirs:
        if names and not any(n in name for n in names):
            continue
        pair = (ours[name], theirs[name])
        try:
            numbers = [max(1, int(SECONDS / max(time_once(f, 50), 1e-9))) for f in pair]
        except (AttributeError, NotImplementedError, RuntimeError) as error:
            print(f"{name:32}{type(error).__name__}: {error}")
            continue
        rounds = [[time_once(f, n) for f, n in zip(pair, numbers)] for _ in range(ROUNDS)]
        a, b = (statistics.median(r[i] for r in rounds) for i in range(2))
        ratio = statistics.median(r[0] / r[1] for r in rounds)
        print(f"{name:32}{a * 1e9:>9.0f} ns{b * 1e9:>9.0f} ns{ratio:>8.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
