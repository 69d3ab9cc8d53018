"""Random numbers: the same seed gives the numbers that PyTorch gives, bit for bit, in the same order along memory."""

import flashlight
import numpy as np
import pytest
import torch
from twin import MODULES, assert_same, run_both

SEEDS = [0, 1, 42, 2**32 + 7, 2**63 - 5, -1]
SIZES = [0, 1, 2, 5, 15, 16, 17, 24, 31, 32, 33, 47, 100, 623, 624, 625, 1000, 4099]
FLOATS = ["float32", "float64"]
INTS = ["uint8", "int32", "int64"]

# How a tensor of some dtype is laid out before it is filled: what is drawn follows its memory.
LAYOUTS = {
    "row-major": lambda m, dt: m.empty(3, 4, 5, 6, dtype=dt),
    "0-dim": lambda m, dt: m.empty((), dtype=dt),
    "transposed": lambda m, dt: m.empty(24, 7, dtype=dt).t(),
    "permuted": lambda m, dt: m.empty(3, 5, 4, dtype=dt).permute(2, 0, 1),
    "every other": lambda m, dt: m.zeros(40, dtype=dt)[::2],
    "a column": lambda m, dt: m.zeros(20, 4, dtype=dt)[:, 1],
    "a window": lambda m, dt: m.zeros(9, 9, dtype=dt)[2:7, 3:8],
    "channels-last": lambda m, dt: m.empty(2, 3, 4, 5, dtype=dt).to(memory_format=m.channels_last),
    "an offset": lambda m, dt: m.zeros(50, dtype=dt)[3:40],
}


def dtype(mod, name):
    return getattr(mod, name)


def same_draws(function, *args, seed=0):
    """Both results equal, and both generators in the same state after."""

    def seeded(mod):
        mod.manual_seed(seed)
        return function(mod, *args)

    assert_same(*run_both(seeded))
    assert_same(torch.get_rng_state(), flashlight.get_rng_state())


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", FLOATS)
def test_rand_and_randn_of_all_sizes(name, seed):
    def draw(mod):
        out = []
        for n in SIZES:
            out += [mod.rand(n, dtype=dtype(mod, name)), mod.randn(n, dtype=dtype(mod, name))]
        return out

    same_draws(draw, seed=seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_integers_of_all_ranges(seed):
    def draw(mod):
        out = []
        for n in SIZES[:12]:
            for low, high in [(0, 1), (0, 10), (-5, 995), (0, 2**28 - 1), (0, 2**28), (-7, 2**32), (-(2**62), 2**62)]:
                out.append(mod.randint(low, high, (n,)))
            out += [mod.randint(7, (n, 2)), mod.randint(100, (n,), dtype=mod.uint8), mod.randperm(n)]
        return out

    same_draws(draw, seed=seed)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", FLOATS)
def test_fills_follow_memory(name, layout):
    def draw(mod):
        out = []
        for fill in (
            lambda t: t.uniform_(),
            lambda t: t.uniform_(-1.3, 2.7),
            lambda t: t.normal_(),
            lambda t: t.normal_(0.7, 1.9),
            lambda t: t.exponential_(),
            lambda t: t.exponential_(1.5),
            lambda t: t.geometric_(0.3),
            lambda t: t.cauchy_(1, 2),
            lambda t: t.log_normal_(0.5, 0.7),
            lambda t: t.bernoulli_(0.3),
            lambda t: t.random_(),
            lambda t: t.random_(17),
            lambda t: t.random_(-3, 4),
        ):
            out.append(fill(LAYOUTS[layout](mod, dtype(mod, name))))
        return out

    for seed in SEEDS[:3]:
        same_draws(draw, seed=seed)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", [*INTS, "bool"])
def test_integer_fills_follow_memory(name, layout):
    def draw(mod):
        fills = [lambda t: t.random_(), lambda t: t.bernoulli_(0.3), lambda t: t.random_(0, 2)]
        return [fill(LAYOUTS[layout](mod, dtype(mod, name))) for fill in fills]

    same_draws(draw)


@pytest.mark.parametrize("layout", [k for k in LAYOUTS if k != "0-dim"])
def test_like_keeps_the_layout(layout):
    def draw(mod):
        x = LAYOUTS[layout](mod, mod.float32)
        out = [mod.rand_like(x), mod.randn_like(x), mod.randint_like(x, 10), mod.bernoulli(mod.rand_like(x))]
        out.append(mod.rand_like(x, dtype=mod.float64))
        return [(y, list(y.stride())) for y in out]

    same_draws(draw)


@pytest.mark.parametrize("name", FLOATS)
def test_bernoulli_of_probabilities(name):
    def draw(mod):
        p = mod.rand(50, 3, dtype=dtype(mod, name))
        return [mod.bernoulli(p), mod.bernoulli(p.t()), mod.empty(50, 3).bernoulli_(p), mod.bernoulli(p, 0.4)]

    for seed in SEEDS:
        same_draws(draw, seed=seed)


def test_normal_of_tensors():
    def draw(mod):
        mean, std = mod.rand(40), mod.rand(40)
        out = [mod.normal(mean, std), mod.normal(mean, 2.0), mod.normal(0.5, std), mod.normal(1.0, 2.0, size=(5, 4))]
        return [*out, mod.normal(mean.reshape(8, 5).t(), 1.5), mod.normal(mean[:3], std[:3])]

    for seed in SEEDS:
        same_draws(draw, seed=seed)


@pytest.mark.parametrize("name", FLOATS)
def test_multinomial(name):
    def draw(mod):
        w = mod.rand(6, 9, dtype=dtype(mod, name))
        return [
            mod.multinomial(w, 1),
            mod.multinomial(w, 4),
            mod.multinomial(w, 30, replacement=True),
            mod.multinomial(w[2], 3),
        ]

    for seed in SEEDS:
        same_draws(draw, seed=seed)


def test_the_kept_half_of_a_pair():
    """Small normals come in pairs; the second waits for the next call, whatever is drawn in between."""

    def draw(mod):
        out = [mod.randn(1), mod.rand(3), mod.randn(2), mod.randn(20), mod.randn(3), mod.randperm(4), mod.randn(1)]
        mod.manual_seed(3)  # forgets it
        return [*out, mod.randn(3, dtype=mod.float64)]

    same_draws(draw)


def test_states_go_both_ways():
    torch.manual_seed(11)
    torch.randn(7)
    flashlight.set_rng_state(flashlight.tensor(torch.get_rng_state().tolist(), dtype=flashlight.uint8))
    assert_same(torch.randn(5), flashlight.randn(5))
    assert flashlight.initial_seed() == torch.initial_seed() == 11
    flashlight.rand(1000)
    torch.set_rng_state(torch.tensor(flashlight.get_rng_state().tolist(), dtype=torch.uint8))
    assert_same(torch.randn(5), flashlight.randn(5))


def test_generators_of_ones_own():
    def draw(mod):
        a, b = mod.Generator(), mod.Generator()
        out = [a.initial_seed(), mod.randn(20, generator=a), mod.randn(20, generator=b)]
        a.manual_seed(5)
        out += [mod.rand(3, generator=a), mod.randint(9, (4,), generator=a), mod.randperm(5, generator=a)]
        b.set_state(a.get_state())
        out += [mod.empty(30).normal_(generator=a), mod.empty(30).normal_(generator=b), b.initial_seed()]
        return [*out, mod.rand(2)]  # the default generator is another

    same_draws(draw)


def test_bad_states():
    for mod in MODULES:
        mod.manual_seed(1)
        before = np.array(mod.get_rng_state().tolist())
        with pytest.raises(RuntimeError):
            mod.set_rng_state(mod.zeros(5056, dtype=mod.uint8))
        with pytest.raises((RuntimeError, TypeError)):
            mod.set_rng_state(mod.zeros(100, dtype=mod.uint8))
        with pytest.raises((RuntimeError, TypeError)):
            mod.set_rng_state(mod.zeros(5056))
        assert (np.array(mod.get_rng_state().tolist()) == before).all()


@pytest.mark.parametrize(
    "call",
    [
        lambda m: m.empty(3).uniform_(2, 1),
        lambda m: m.empty(3).normal_(0, -1),
        lambda m: m.empty(3).bernoulli_(1.5),
        lambda m: m.bernoulli(m.full((3,), 2.0)),
        lambda m: m.randint(5, 5, (2,)),
        lambda m: m.randint(0, 300, (2,), dtype=m.uint8),
        lambda m: m.randperm(-1),
        lambda m: m.empty(3).exponential_(-1),
        lambda m: m.rand(-1),
    ],
)
def test_bad_arguments_raise_as_torch_does(call):
    raised = []
    for mod in MODULES:
        with pytest.raises(Exception) as caught:  # noqa: B017
            call(mod)
        raised.append(caught.type)
    assert raised[0] is raised[1]


def test_number_of_threads_changes_nothing():
    results = []
    for threads in (1, 3):
        before = flashlight.get_num_threads()
        flashlight.set_num_threads(threads)
        flashlight.manual_seed(0)
        results.append([flashlight.rand(100000), flashlight.randn(100000), flashlight.randperm(1000)])
        flashlight.set_num_threads(before)
    assert_same(*results)
