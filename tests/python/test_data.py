"""Datasets, samplers and loaders: contents, order and random streams against torch.utils.data."""

import collections
import os
import time

import flashlight
import numpy as np
import pytest
import torch
from flashlight.utils.data import _workers
from twin import MODULES, both, run_both, same, sub

forks = pytest.mark.skipif(
    os.environ.get("FLASHLIGHT_SANITIZED") == "asan",
    reason="GCC 12's AddressSanitizer may hold its allocator's lock in a thread that a fork leaves behind",
)


def tensors(mod, n=11):
    return mod.arange(n * 3, dtype=mod.float32).reshape(n, 3), mod.arange(n) * 10


class Squares:
    """A dataset by protocol alone."""

    def __init__(self, n=10):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return i, float(i) ** 2


# ---- Datasets ------------------------------------------------------------------------------------------------------


def test_datasets():
    def run(mod):
        data = mod.utils.data
        x, y = tensors(mod)
        base = data.TensorDataset(x, y)
        joined = base + data.TensorDataset(x + 100, y)
        picked = data.Subset(joined, [3, 12, 21])
        stacked = data.StackDataset(base, data.Subset(base, list(range(11))))
        named = data.StackDataset(image=base, label=Squares(11))
        return (
            [len(d) for d in (base, joined, picked, stacked, named)],
            [base[2], base[-1], base[1:3]],
            [joined[0], joined[10], joined[11], joined[21], joined[-1], joined.cumulative_sizes],
            [picked[1], picked.__getitems__([0, 2]), data.Subset(base, [4, 5])[[0, 1]]],
            [stacked[3], stacked.__getitems__([1, 2]), named[4], named.__getitems__([0])],
        )

    same(run)


def test_streams():
    def run(mod):
        data = mod.utils.data

        class Count(data.IterableDataset):
            def __init__(self, n):
                self.n = n

            def __iter__(self):
                return iter(range(self.n))

            def __len__(self):
                return self.n

        chain = Count(3) + Count(2)
        loaders = [
            data.DataLoader(chain, batch_size=2),
            data.DataLoader(chain, batch_size=2, drop_last=True),
            data.DataLoader(chain, batch_size=None),
        ]
        return list(chain), len(chain), [list(loader) for loader in loaders], [len(loader) for loader in loaders]

    same(run)


@pytest.mark.parametrize("lengths", [[3, 8], [0.5, 0.5], [0.2, 0.3, 0.5], [0.1, 0.9], [11]])
def test_random_split(lengths):
    def run(mod):
        x, y = tensors(mod)
        dataset = mod.utils.data.TensorDataset(x, y)
        own = mod.utils.data.random_split(dataset, lengths, generator=mod.Generator().manual_seed(4))
        default = mod.utils.data.random_split(dataset, lengths)
        return [s.indices for s in own], [s.indices for s in default], mod.rand(2)

    same(run)


# ---- Samplers ------------------------------------------------------------------------------------------------------


SAMPLERS = {
    "sequential": lambda mod, d: d.SequentialSampler(range(7)),
    "random": lambda mod, d: d.RandomSampler(range(7)),
    "more": lambda mod, d: d.RandomSampler(range(7), num_samples=17),
    "replacement": lambda mod, d: d.RandomSampler(range(7), replacement=True, num_samples=70),
    "generator": lambda mod, d: d.RandomSampler(range(7), generator=mod.Generator().manual_seed(3)),
    "subset": lambda mod, d: d.SubsetRandomSampler([4, 9, 1, 5]),
    "weighted": lambda mod, d: d.WeightedRandomSampler([0.1, 5.0, 2.0, 0.0], 9),
    "weighted once": lambda mod, d: d.WeightedRandomSampler([0.1, 5.0, 2.0, 1.0], 3, replacement=False),
    "batches": lambda mod, d: d.BatchSampler(d.RandomSampler(range(7)), 3, False),
    "full batches": lambda mod, d: d.BatchSampler(d.RandomSampler(range(7)), 3, True),
    "distributed": lambda mod, d: sub(mod, "utils.data.distributed").DistributedSampler(range(11), 3, 1, seed=2),
    "distributed plain": lambda mod, d: sub(mod, "utils.data.distributed").DistributedSampler(
        range(2), 5, 4, shuffle=False
    ),
    "distributed drop": lambda mod, d: sub(mod, "utils.data.distributed").DistributedSampler(
        range(11), 3, 2, drop_last=True
    ),
}


@pytest.mark.parametrize("name", SAMPLERS)
def test_samplers(name):
    def run(mod):
        sampler = SAMPLERS[name](mod, mod.utils.data)
        return list(sampler), list(sampler), len(sampler), mod.rand(1)

    same(run)


def test_epochs_of_distributed_sampler():
    def run(mod):
        sampler = sub(mod, "utils.data.distributed").DistributedSampler(range(11), 2, 0)
        orders = []
        for epoch in range(3):
            sampler.set_epoch(epoch)
            orders.append(list(sampler))
        return orders

    same(run)


# ---- Collation -----------------------------------------------------------------------------------------------------

Point = collections.namedtuple("Point", "x y")
BATCHES = {
    "numbers": lambda mod: [1, 2, 3],
    "floats": lambda mod: [1.0, 2.5],
    "bools": lambda mod: [True, False],
    "text": lambda mod: ["a", "b"],
    "tensors": lambda mod: [mod.ones(2), mod.zeros(2)],
    "tuples": lambda mod: [(1, "a", mod.ones(2)), (2, "b", mod.zeros(2))],
    "lists": lambda mod: [[1, 2.0], [3, 4.0]],
    "dicts": lambda mod: [{"x": 1, "y": [1, 2]}, {"x": 2, "y": [3, 4]}],
    "ordered": lambda mod: [collections.OrderedDict(b=1, a=2), collections.OrderedDict(b=3, a=4)],
    "named": lambda mod: [Point(1, 2.0), Point(3, 4.0)],
    "arrays": lambda mod: [np.arange(3), np.arange(3) + 1],
    "array numbers": lambda mod: [np.float32(1.5), np.float32(2.5)],
    "array integers": lambda mod: [np.int32(1), np.int32(2)],
    "0-d arrays": lambda mod: [np.array(1.0), np.array(2.0)],
    "array text": lambda mod: [np.array(["a"]), np.array(["b"])],
    "uneven": lambda mod: [[1], [1, 2]],
    "objects": lambda mod: [object, object],
    "nothing": lambda mod: [None],
}


def test_collate_with_types_of_ones_own():
    """A map made from the default one, with the functions that it names."""

    def run(mod):
        names = sub(mod, "utils.data._utils.collate")
        lists = {**names.default_collate_fn_map, set: lambda batch, *, collate_fn_map=None: sorted(map(len, batch))}
        batch = [(mod.ones(2), np.zeros(3), np.float32(1), 2.0, 3, "text", {1, 2})] * 2
        single = [
            names.collate_tensor_fn([mod.ones(2)] * 2),
            names.collate_numpy_array_fn([np.zeros(2)] * 2, collate_fn_map=lists),
            names.collate_numpy_scalar_fn([np.int16(3)] * 2),
            names.collate_float_fn([0.5]),
            names.collate_int_fn([1]),
            names.collate_str_fn(["a"]),
        ]
        return names.collate(batch, collate_fn_map=lists), single

    same(run)


@pytest.mark.parametrize("case", BATCHES)
def test_default_collate(case):
    def run(mod):
        result = mod.utils.data.default_collate(BATCHES[case](mod))
        return type(result).__name__, result

    expected, got = run_both(run)
    if isinstance(expected[0], type):
        assert expected == got
    else:
        same(run)


@pytest.mark.parametrize("case", BATCHES)
def test_default_convert(case):
    def run(mod):
        result = mod.utils.data.default_convert(BATCHES[case](mod))
        return type(result).__name__, [x.tolist() if isinstance(x, np.ndarray) else x for x in result]

    if case != "array text":
        same(run)


# ---- Loaders -------------------------------------------------------------------------------------------------------


def orders(mod, make, epochs=2):
    """What several passes give, and that the default generator stands at the same place afterwards."""
    loader = make(mod)
    return [list(loader) for _ in range(epochs)], len(loader), mod.rand(2)


LOADERS = {
    "plain": lambda d, s, g: d.DataLoader(s, batch_size=4),
    "shuffled": lambda d, s, g: d.DataLoader(s, batch_size=4, shuffle=True),
    "even": lambda d, s, g: d.DataLoader(s, batch_size=11, shuffle=True),
    "dropping": lambda d, s, g: d.DataLoader(s, batch_size=4, shuffle=True, drop_last=True),
    "generator": lambda d, s, g: d.DataLoader(s, batch_size=4, shuffle=True, generator=g(7)),
    "no batches": lambda d, s, g: d.DataLoader(s, batch_size=None),
    "sampler": lambda d, s, g: d.DataLoader(s, batch_size=2, sampler=[5, 3, 1, 0]),
    "batch sampler": lambda d, s, g: d.DataLoader(s, batch_sampler=[[5, 3], [1], [0, 2, 4]]),
    "random sampler": lambda d, s, g: d.DataLoader(s, 3, sampler=d.RandomSampler(s, generator=g(3))),
    "collate": lambda d, s, g: d.DataLoader(s, 3, collate_fn=len),
    "short": lambda d, s, g: d.DataLoader(s, 3, sampler=d.RandomSampler(s, num_samples=5)),
    "subset": lambda d, s, g: d.DataLoader(d.Subset(d.Subset(s, range(1, 10)), [2, 4, 8, 0]), 3, shuffle=True),
    "split": lambda d, s, g: d.DataLoader(d.random_split(s, [8, 3])[0], 3, shuffle=True),
}


@pytest.mark.parametrize("case", LOADERS)
@pytest.mark.parametrize("kind", ["tensors", "map"])
def test_loaders(case, kind):
    def make(mod):
        data = mod.utils.data
        if kind == "tensors":
            dataset = data.TensorDataset(*tensors(mod))
        else:

            class Rows(data.Dataset):
                def __len__(self):
                    return 11

                def __getitem__(self, i):
                    return {"row": mod.tensor([i, i + 1]), "i": i, "name": str(i)}

            dataset = Rows()
        return LOADERS[case](data, dataset, lambda seed: mod.Generator().manual_seed(seed))

    same(orders, make)


def test_fast_path_is_taken():
    """A shuffled TensorDataset is indexed once a batch; anything else about it goes the general way."""
    data = flashlight.utils.data
    dataset = data.TensorDataset(*tensors(flashlight))

    class Own(data.TensorDataset):
        pass

    def fast(loader):
        return iter(loader)._batches is not None

    assert fast(data.DataLoader(dataset, 4, shuffle=True))
    assert fast(data.DataLoader(data.Subset(dataset, [1, 2]), 4))
    assert not fast(data.DataLoader(Own(*tensors(flashlight)), 4))
    assert not fast(data.DataLoader(dataset, 4, collate_fn=list))
    assert not fast(data.DataLoader(dataset, batch_sampler=[[1]]))
    batch = next(iter(data.DataLoader(dataset, 4)))
    batch[0].fill_(-1)
    assert dataset.tensors[0].min().item() == 0


BAD = {
    "workers": lambda d, s: d.DataLoader(s, num_workers=-1),
    "timeout": lambda d, s: d.DataLoader(s, timeout=-1),
    "prefetch": lambda d, s: d.DataLoader(s, prefetch_factor=2),
    "persistent": lambda d, s: d.DataLoader(s, persistent_workers=True),
    "sampler": lambda d, s: d.DataLoader(s, shuffle=True, sampler=[1]),
    "batch sampler": lambda d, s: d.DataLoader(s, batch_size=2, batch_sampler=[[1]]),
    "drop": lambda d, s: d.DataLoader(s, batch_size=None, drop_last=True),
    "batch size": lambda d, s: d.DataLoader(s, batch_size=0),
    "batch size 2": lambda d, s: d.DataLoader(s, batch_size=2.5),
    "context": lambda d, s: d.DataLoader(s, multiprocessing_context="fork"),
    "context 2": lambda d, s: d.DataLoader(s, num_workers=1, multiprocessing_context="spoon"),
    "attribute": lambda d, s: setattr(d.DataLoader(s), "batch_size", 3),
    "empty": lambda d, s: d.DataLoader(Squares(0), shuffle=True),
    "replacement": lambda d, s: d.RandomSampler(s, replacement=1),
    "weights": lambda d, s: d.WeightedRandomSampler([[1.0]], 1),
    "weights 2": lambda d, s: d.WeightedRandomSampler([1.0], 0),
    "split": lambda d, s: d.random_split(s, [1, 2]),
    "fraction": lambda d, s: d.random_split(s, [1.5, -0.5]),
    "sizes": lambda d, s: d.StackDataset(s, Squares(3)),
    "no stack": lambda d, s: d.StackDataset(),
    "both": lambda d, s: d.StackDataset(s, a=s),
    "no datasets": lambda d, s: d.ConcatDataset([]),
    "index": lambda d, s: d.ConcatDataset([s])[-11],
    "tensors": lambda d, s: d.TensorDataset(*[t[:i] for i, t in enumerate(s.dataset.tensors, 1)]),
    "base": lambda d, s: d.Dataset()[0],
}


@pytest.mark.parametrize("case", BAD)
def test_errors(case):
    def run(mod):
        data = mod.utils.data
        dataset = data.Subset(data.TensorDataset(*tensors(mod)), range(10))
        return BAD[case](data, dataset)

    expected, got = run_both(run)
    assert isinstance(expected[0], type), expected
    assert expected[0] is got[0]
    assert expected[1] == got[1]


# ---- Workers -------------------------------------------------------------------------------------------------------


class Tagged:
    """Samples that say which worker made them and with what random numbers."""

    def __init__(self, mod, n=13):
        self.mod = mod
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        import random

        info = self.mod.utils.data.get_worker_info()
        return i, info.id, info.num_workers, random.random(), self.mod.rand(1), np.random.rand()


@forks
def test_workers_give_what_torch_gives():
    def run(mod):
        loader = mod.utils.data.DataLoader(Tagged(mod), batch_size=3, shuffle=True, num_workers=2)
        return [list(loader) for _ in range(2)], mod.rand(1)

    same(run)


@forks
@pytest.mark.parametrize("persistent", [False, True])
def test_streams_in_workers(persistent):
    def run(mod):
        data = mod.utils.data

        class Share(data.IterableDataset):
            def __iter__(self):
                info = data.get_worker_info()
                return iter(range(info.id, 7 + info.id, info.num_workers))

        loader = data.DataLoader(Share(), batch_size=2, num_workers=2, persistent_workers=persistent)
        return [[b.tolist() for b in loader] for _ in range(3)]

    same(run)


class Large:
    def __init__(self, mod):
        self.mod = mod

    def __len__(self):
        return 6

    def __getitem__(self, i):
        if i == 5:
            return self.mod.zeros(3), "small"
        return self.mod.arange(40000, dtype=self.mod.float32) + i, str(i)


@forks
@both
def test_large_tensors_come_through(mod):
    loader = mod.utils.data.DataLoader(Large(mod), batch_size=None, num_workers=2, multiprocessing_context="fork")
    kept = list(loader)
    for i, (tensor, name) in enumerate(kept[:5]):
        assert name == str(i)
        assert tensor.shape == (40000,)
        assert tensor[0].item() == i
        assert tensor[-1].item() == 39999 + i
        tensor.add_(1)
        assert tensor[0].item() == i + 1
    assert kept[5][0].tolist() == [0, 0, 0]


@forks
@both
def test_worker_init_and_info(mod):
    data = mod.utils.data

    class Numbered(data.Dataset):
        offset = 0

        def __len__(self):
            return 4

        def __getitem__(self, i):
            return i + self.offset

    def init(worker_id):
        info = data.get_worker_info()
        assert info.id == worker_id
        info.dataset.offset = 100 * (worker_id + 1)

    loader = data.DataLoader(Numbered(), num_workers=2, worker_init_fn=init)
    assert [int(b) for b in loader] == [100, 201, 102, 203]
    assert data.get_worker_info() is None
    assert list(iter(data.DataLoader(Numbered(), batch_size=4)))[0].tolist() == [0, 1, 2, 3]


@forks
@both
def test_persistent_workers_stay(mod):
    class Pid(mod.utils.data.Dataset):
        def __len__(self):
            return 4

        def __getitem__(self, i):
            return os.getpid()

    loader = mod.utils.data.DataLoader(Pid(), num_workers=2, persistent_workers=True)
    first = [int(b) for b in loader]
    next(iter(loader))  # a pass given up
    assert [int(b) for b in loader] == first
    assert os.getpid() not in first
    loader._iterator._shutdown_workers()


class Broken:
    def __init__(self, error):
        self.error = error

    def __len__(self):
        return 4

    def __getitem__(self, i):
        if i == 2:
            raise self.error
        return i


@forks
@pytest.mark.parametrize("error", [ValueError("bad sample"), KeyError("k"), OSError(2, "gone")])
def test_errors_in_workers(error):
    def run(mod):
        loader = iter(mod.utils.data.DataLoader(Broken(error), num_workers=1))
        assert [int(next(loader)), int(next(loader))] == [0, 1]
        with pytest.raises(type(error)) as caught:
            next(loader)
        assert int(next(loader)) == 3
        return str(caught.value).splitlines()[0]

    same(run)


@forks
def test_a_dead_worker_is_noticed():
    class Deadly(flashlight.utils.data.Dataset):
        def __len__(self):
            return 4

        def __getitem__(self, i):
            os._exit(3)

    with pytest.raises(RuntimeError, match=r"worker \(pid\(s\) \d+\) exited unexpectedly"):
        list(flashlight.utils.data.DataLoader(Deadly(), num_workers=1))


@forks
@both
def test_timeout(mod):
    class Slow(mod.utils.data.Dataset):
        def __len__(self):
            return 2

        def __getitem__(self, i):
            time.sleep(1)

    with pytest.raises(RuntimeError, match="timed out after 0.2 seconds"):
        next(iter(mod.utils.data.DataLoader(Slow(), num_workers=1, timeout=0.2)))


@forks
@both
def test_out_of_order(mod):
    class Uneven(mod.utils.data.Dataset):
        def __len__(self):
            return 4

        def __getitem__(self, i):
            time.sleep(0.5 if i == 0 else 0)
            return i

    loader = mod.utils.data.DataLoader(Uneven(), num_workers=2, in_order=False)
    got = [int(b) for b in loader]
    assert sorted(got) == [0, 1, 2, 3]
    assert got[0] != 0


def test_numpy_seeds():
    theirs = torch.utils.data._utils.worker._generate_state
    for base in (0, 1, 2**31, 2**63 - 1, 1234567890123456789):
        for worker in range(3):
            assert _workers._numpy_seed(base, worker) == theirs(base, worker)


@forks
def test_no_worker_is_left():
    import multiprocessing

    others = set(multiprocessing.active_children())
    loader = iter(flashlight.utils.data.DataLoader(Squares(), num_workers=2))
    next(loader)
    del loader
    deadline = time.time() + 10
    while set(multiprocessing.active_children()) - others and time.time() < deadline:
        time.sleep(0.05)
    assert not set(multiprocessing.active_children()) - others


def test_modules_are_two():
    assert len(MODULES) == 2
