"""Timing side by side: rounds of flashlight's and PyTorch's version of one thing alternate, and the least times count,
which other processes on the machine disturb least."""

import time

REST = [0.0]


def set_threads(threads, *modules):
    for module in modules:
        module.set_num_threads(threads)
    REST[0] = 0.02 if threads > 1 else 0.0


def timed(run, number):
    """Seconds of a call, over `number` of them."""
    start = time.perf_counter()
    for _ in range(number):
        run()
    return (time.perf_counter() - start) / number


def compare(ours, theirs, seconds=0.3, rounds=7):
    """The least seconds of a call of each and their ratio (above 1: ours is faster), in about `seconds`. With more than
    one thread there is a rest before ours: PyTorch's workers spin for a while after their work."""
    pair = (ours, theirs)
    for run in pair:
        run()
    once = [min(timed(run, 1) for _ in range(2)) for run in pair]
    share = seconds / rounds / 2
    numbers = [max(1, min(10000, int(share / max(t, 1e-7)))) for t in once]
    least = once
    for _ in range(rounds):
        time.sleep(REST[0])
        least = [min(t, timed(run, number)) for t, run, number in zip(least, pair, numbers)]
    a, b = least
    return a, b, b / a
