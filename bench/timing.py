"""Timing side by side: rounds of flashlight's and PyTorch's version of one thing alternate, and the medians count."""

import statistics
import time


def set_threads(threads, *modules):
    for module in modules:
        module.set_num_threads(threads)


def timed(run, number):
    """Seconds of a call, over `number` of them."""
    start = time.perf_counter()
    for _ in range(number):
        run()
    return (time.perf_counter() - start) / number


def compare(ours, theirs, seconds=0.3, rounds=7):
    """The median seconds of a call of each, and the median of the rounds' ratios (above 1: ours is faster), in about
    `seconds`."""
    pair = (ours, theirs)
    for run in pair:
        run()
    once = [min(timed(run, 1) for _ in range(2)) for run in pair]
    share = seconds / rounds / 2
    numbers = [max(1, min(10000, int(share / max(t, 1e-7)))) for t in once]
    taken = [[timed(run, number) for run, number in zip(pair, numbers)] for _ in range(rounds)]
    a, b = (statistics.median(t[i] for t in taken) for i in (0, 1))
    return a, b, statistics.median(t[1] / t[0] for t in taken)
