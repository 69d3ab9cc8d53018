"""Storages by themselves and under tensors, and what tensors say of memory that they share: PyTorch's results, or its
type of exception. Each case is an expression over a module m; `after` runs statements first.
"""

from __future__ import annotations

import copy
import gc
import pickle
import weakref

import flashlight
import pytest
from twin import plain, same_outcome, sub, words

CASES = """
m.FloatStorage(3)[5]
m.FloatStorage(3)["a"]
m.FloatStorage([1, 2])[0:1]
m.FloatStorage([1, 2])[-1]
m.FloatStorage([1, 2])[m.tensor(1)]
m.UntypedStorage([1, 2, 3, 4])[1:3]
m.UntypedStorage([1, 2, 3, 4])[0:4:2]
m.UntypedStorage([1, 2, 3, 4])[-1]
m.UntypedStorage([1, 2, 3, 4])[9]
m.UntypedStorage([1, 2, 3, 4])["a"]
m.UntypedStorage([300, -1])
m.UntypedStorage([1.5])
m.UntypedStorage("a")
m.UntypedStorage(1, 2)
m.UntypedStorage(m.ones(2))
m.UntypedStorage(3, device="cpu").size()
m.UntypedStorage(-1)
m.UntypedStorage()
after("s[0] = 300", s=m.UntypedStorage([1, 2]))
after("s[0] = 2.5", s=m.UntypedStorage([1, 2]))
after("s[9] = 2", s=m.UntypedStorage([1, 2]))
after("s['a'] = 2", s=m.UntypedStorage([1, 2]))
after("s[1:3] = 9", s=m.UntypedStorage([1, 2, 3, 4]))
after("s[1:3][0] = 9", s=m.UntypedStorage([1, 2, 3, 4]))
after("s.resize_(2)", s=m.UntypedStorage([1, 2, 3, 4]))
after("s.resize_(-1)", s=m.UntypedStorage([1, 2, 3, 4]))
after("s.copy_(m.UntypedStorage([3, 4]))", s=m.UntypedStorage([1, 2]))
after("s.copy_(m.UntypedStorage([3]))", s=m.UntypedStorage([1, 2]))
after("s.byteswap(m.int16)", s=m.UntypedStorage([1, 2, 3, 4]))
after("s.byteswap(m.float32)", s=m.UntypedStorage([1, 2, 3, 4]))
after("s.byteswap(m.int8)", s=m.UntypedStorage([1, 2, 3, 4]))
after("s.byteswap(m.int64)", s=m.UntypedStorage([1, 2, 3, 4]))
after("s.clone()[0] = 9", s=m.UntypedStorage([1, 2]))
after("copy.copy(s)[0] = 9", s=m.FloatStorage([1, 2]))
after("copy.deepcopy(s)[0] = 9", s=m.FloatStorage([1, 2]))
after("s[0] = m.tensor(4.0)", s=m.FloatStorage([1, 2]))
after("s[0] = 'a'", s=m.FloatStorage([1, 2]))
after("s[2] = 1", s=m.FloatStorage([1, 2]))
after("s[-1] = 7", s=m.FloatStorage([1, 2]))
after("s.fill_(m.FloatStorage(2))", s=m.FloatStorage([1, 2]))
after("s.copy_(m.IntStorage([3, 4]))", s=m.FloatStorage([1, 2]))
after("s.untyped()[3] = 64", s=m.FloatStorage([1, 2]))
m.TypedStorage(3, dtype=m.int8).size()
m.TypedStorage([1, 2], dtype=m.float64)
m.TypedStorage(0, 0)
m.TypedStorage(m.ones(2), dtype=m.float32)
m.TypedStorage(wrap_storage=m.UntypedStorage(8), dtype=m.float32).size()
m.TypedStorage(wrap_storage=m.UntypedStorage(8))
m.TypedStorage(wrap_storage=m.UntypedStorage(8), dtype=0)
m.TypedStorage(wrap_storage=m.FloatStorage(8), dtype=m.float32)
m.TypedStorage(0, wrap_storage=m.UntypedStorage(8), dtype=m.float32)
m.TypedStorage(wrap_storage=m.UntypedStorage(8), dtype=m.float32, device="cpu")
m.FloatStorage(device="cpu")
m.FloatStorage(dtype=m.float32)
m.FloatStorage(0, 0)
m.FloatStorage("string")
m.FloatStorage(m.tensor([]))
m.FloatStorage(wrap_storage=m.UntypedStorage(8)).size()
m.FloatStorage(wrap_storage=m.FloatStorage(4))
m.storage._LegacyStorage()
[getattr(m.IntStorage([-1, 0, 300]), n)() for n in "float half bfloat16 long short double char byte bool int".split()]
[getattr(m.UntypedStorage([1, 0, 200]), n)() for n in "float half long char bool".split()]
[m.FloatStorage([1]).type(), m.UntypedStorage([1]).type(), m.FloatStorage([1]).pickle_storage_type()]
[isinstance(m.IntStorage([1]), t) for t in (m.IntStorage, m.LongStorage, m.TypedStorage, m.UntypedStorage)]
[m.is_storage(x) for x in (m.IntStorage(1), m.UntypedStorage(1), m.ones(1), 3)]
m.ShortStorage.from_buffer(bytearray([1, 2, 3, 4]), "big")
m.IntStorage.from_buffer(bytearray([1, 2, 3, 4]), "little")
m.IntStorage.from_buffer(bytearray([1, 2, 3, 4]))
m.IntStorage.from_buffer(bytearray([1, 2, 3, 4]), "middle")
m.IntStorage.from_buffer(bytearray([1, 2, 3, 4, 5]), "little")
m.ByteStorage.from_buffer(bytearray([1, 2, 3, 4]))
m.BoolStorage.from_buffer(bytearray([0, 1, 2, 16]), "big")
m.FloatStorage.from_buffer(bytearray(range(16)), "little", count=2, offset=4)
m.FloatStorage.from_buffer(bytearray(range(16)), "little", count=8)
m.FloatStorage.from_buffer(bytearray(range(16)), "little", offset=40)
m.FloatStorage.from_buffer("abc", "little")
m.UntypedStorage.from_buffer(bytearray([1, 2, 3, 4]), dtype=m.int16, byte_order="big")
m.tensor(m.FloatStorage([1, 2]))
m.tensor(m.FloatStorage([1, 2]), dtype=m.int64)
m.tensor(m.FloatStorage([1, 2]).untyped(), dtype=m.int32)
m.FloatTensor(m.FloatStorage([1, 2]))
m.FloatTensor(m.FloatStorage([1, 2]).untyped())
m.LongTensor(m.FloatStorage([1, 2]))
m.ones(1).new(m.FloatStorage([1, 2]))
m.ones(1, dtype=m.int64).new(m.FloatStorage([1, 2]))
m.ones(1).set_(m.FloatStorage([1, 2]))
m.ones(1).set_(m.FloatStorage([1, 2]).untyped())
m.ones(1, dtype=m.int64).set_(m.FloatStorage([1, 2]))
m.arange(4.0)[1:3].storage()
m.arange(4.0)[1:3].untyped_storage().nbytes()
after("m.FloatTensor(s)[0] = 9", s=m.FloatStorage([1, 2]))
after("s[1:].storage()[0] = 9", s=m.arange(4.0))
after("s[1].fill_(4)", s=copy.deepcopy((lambda a: [a.storage(), a])(m.ones(3))))
pickle.loads(pickle.dumps(m.FloatStorage([1, 2])))
(lambda a: [a.untyped_storage() == a[1:].untyped_storage(), a.storage() == a.storage()])(m.ones(3))
m.ones(3).storage().__sizeof__() - m.ones(0).storage().__sizeof__()
""".strip().splitlines()


def shown(value):
    if hasattr(value, "untyped"):
        return words(repr(value))
    if isinstance(value, (list, tuple)):
        return [shown(v) for v in value]
    return plain(value)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.filterwarnings("ignore")
def test_storage(case):
    def run(mod):
        sub(mod, "storage")

        def after(statement, s):
            exec(statement, {"m": mod, "s": s, "copy": copy})  # noqa: S102 (the cases above)
            return s

        return shown(eval(case, {"m": mod, "after": after, "copy": copy, "pickle": pickle}))  # noqa: S307

    same_outcome(run)


def test_a_storage_of_several_goes_to_0_and_back():
    """Tensors over it find it where it was, and in between refuse what would read or write it; PyTorch's crash."""
    import flashlight as fl

    x = fl.arange(100_000.0)
    part, storage, layer = x[10:13], x.untyped_storage(), fl.nn.Linear(3, 2)
    saved = (fl.ones(3, requires_grad=True) * part).sum()
    with pytest.raises(RuntimeError, match="tensors are over it"):
        storage.resize_(10)
    assert storage.nbytes() == 400_000
    storage.resize_(0)
    assert storage.nbytes() == x.untyped_storage().nbytes() == 0
    assert x.shape == (100_000,)
    assert part.view(3, 1).storage_offset() == 10
    assert fl.zeros_like(part).tolist() == [0, 0, 0]
    for use in (
        lambda: x + 1,
        lambda: fl.cat([part, fl.ones(1)]),
        lambda: part[0].item(),
        lambda: float(part[0]),
        lambda: int(part[0]),
        lambda: repr(part),
        lambda: part.tolist(),
        lambda: part.numpy(),
        lambda: part.double(),
        lambda: part[0].tolist(),
        lambda: part.max(0),
        lambda: part.equal(part),
        lambda: part.fill_(2),
        lambda: x.__setitem__(0, 1),
        lambda: fl.ones(3).copy_(part),
        lambda: fl.add(fl.ones(3), 1, out=part),
        lambda: layer(part),
        lambda: fl.nn.Sequential(fl.nn.ReLU(), fl.nn.ReLU())(part),
        lambda: fl.full((2,), part[0]),
        lambda: saved.backward(retain_graph=True),
    ):
        with pytest.raises(RuntimeError, match=r"not allocated|out of bounds"):
            use()
    storage.resize_(400_000)
    x.data.copy_(fl.arange(100_000.0))
    assert part.tolist() == [10, 11, 12]
    saved.backward()
    layer.weight.untyped_storage().resize_(0)
    with pytest.raises(RuntimeError, match="not allocated"):
        layer(fl.ones(1, 3))
    x.untyped_storage().resize_(0)
    part = saved = storage = None
    assert x.resize_(2).fill_(3).tolist() == [3, 3]  # takes memory again, as PyTorch's
    assert (fl.ones(2) + 1).tolist() == [2, 2]


def test_one_object_a_storage():
    """It is the same one while the storage lives, with its attributes, and dies with it."""

    def run(mod):
        said, x = [], mod.ones(3)
        x.untyped_storage().note = 1
        for y in (x, x.detach(), x[1:], x.storage().untyped()):
            storage = y if isinstance(y, mod.UntypedStorage) else y.untyped_storage()
            said.append((storage.note, storage is x.untyped_storage()))
            storage.note += 1
            del storage, y
        ref = weakref.ref(x.untyped_storage())
        said += [ref() is x.untyped_storage(), x.untyped_storage()._cdata == x[1:].untyped_storage()._cdata]
        held = x.untyped_storage()
        x = None
        said += [held.tolist(), held == held, held == mod.ones(3).untyped_storage()]
        held = None
        return [*said, ref() is None]

    same_outcome(run)


def test_a_subclass_of_storage():
    def run(mod):
        class Own(mod.UntypedStorage):
            __slots__ = ("note",)

            def __del__(self):
                said.append("dies")

        said, storage = [], Own(4)
        storage.note = [storage.nbytes()]
        said += [type(storage.clone()).__name__, type(copy.copy(storage)).__name__]
        x = mod.empty(0, dtype=mod.uint8).set_(storage)
        del storage
        said += [type(x.untyped_storage()).__name__, x.untyped_storage().note, x.nbytes]
        del x
        return len(said)

    same_outcome(run)


def test_a_storage_in_a_cycle_is_collected():
    import flashlight

    x = flashlight.ones(3)
    x.untyped_storage().own = x.untyped_storage()
    ref = weakref.ref(x.untyped_storage())
    del x
    gc.collect()
    assert ref() is None


def test_storages_that_die_in_the_backward_pass():
    import flashlight

    w = flashlight.ones(3, requires_grad=True)
    refs = []
    for _ in range(300):
        y = w * 2
        y.untyped_storage().note = [1]
        refs.append(weakref.ref(y.untyped_storage()))
        z = (y * y).sum()
        del y
        assert refs[-1]().note == [1]
        z.backward()
    assert all(r() is None for r in refs)


EXPANDED = """
m.rand(1).expand(6).t_().stride()
m.rand(1).expand(2, 3).transpose_(0, 1).stride()
m.rand(1).expand(1, 3).squeeze_(0).stride()
m.rand(1).expand(3).unsqueeze_(0).shape
m.rand(1).expand(6).as_strided_((2,), (1,), 0).shape
m.rand(1).expand(6).index_fill_(0, m.tensor([2, 1]), 1.5).shape
m.zeros(1, 3).expand(2, 3).index_fill_(0, m.tensor([0]), 1)
m.zeros(3, 1).expand(3, 2).index_fill_(-1, m.tensor([0]), m.tensor(1.0))
m.zeros(4, 3)[:, :1].expand(4, 3).index_fill_(1, m.tensor([2, 1, -1]), 2)
m.zeros(1, 3).expand(2, 3).index_fill_(0, m.tensor([2]), 1)
m.zeros(5).unfold(0, 2, 1).index_fill_(0, m.tensor([0, 2]), 1)
m.rand(1).expand(6).index_add_(0, m.tensor([2, 1]), m.ones(2))
(lambda k: k[1:].masked_fill_(k[:-1], False))(m.tensor([True, False, True]))
(lambda k: k.masked_fill_(k, False))(m.tensor([True, False, True]))
m.ones(()).index_add_(0, m.tensor([0]), m.ones(1))
m.ones(1).index_add_(0, m.tensor([0]), m.ones(()))
m.ones(3, 3).index_select(1, m.tensor([9]))
m.ones(3, 3).index_select(0, m.tensor([9]))
m.ones(3).index_fill_(0, m.tensor([0], dtype=m.int32), 3)
m.ones(3).index_copy_(0, m.tensor([0], dtype=m.int32), m.ones(1))
m.empty(1).uniform_(-float("inf"), 1)
m.empty(1, dtype=m.half).uniform_(0, 1e6)
m.empty(1).uniform_(-3e38, 3e38)
m._check_tensor_all(m.tensor([True, False]))
m._check_tensor_all(m.tensor([1]))
m._check_tensor_all(True)
m._check_tensor_all(m.tensor([True]))
m._check_is_size(-1)
m.use_deterministic_algorithms(1)
""".strip().splitlines()


@pytest.mark.parametrize("case", EXPANDED)
@pytest.mark.filterwarnings("ignore")
def test_memory_that_elements_share(case):
    same_outcome(lambda mod: shown(eval(case, {"m": mod})))  # noqa: S307


ROWS = 40_000 - 63
WINDOWS = {
    "add_": lambda w: w.add_(1),
    "copy_": lambda w: w.copy_(flashlight.arange(64.0 * ROWS).view(ROWS, 64)),
    "copy_ of a transpose": lambda w: w.copy_(flashlight.arange(64.0 * ROWS).view(64, ROWS).T),
    "index_add_": lambda w: w.index_add_(0, flashlight.arange(ROWS), flashlight.arange(64.0 * ROWS).view(ROWS, 64)),
    "masked_scatter_": lambda w: w.masked_scatter_(w == 0, flashlight.arange(64.0 * ROWS)),
    "index_put_": lambda w: w.index_put_((flashlight.arange(ROWS) // 2,), flashlight.arange(64.0)),
}


@pytest.mark.parametrize("name", WINDOWS)
def test_windows_are_written_in_one_order(name):
    """Elements that share memory are written on one thread, however many there are."""
    before, results = flashlight.get_num_threads(), []
    try:
        for threads in (1, 2, 2, 2):
            flashlight.set_num_threads(threads)
            results.append(flashlight.zeros(40_000))
            WINDOWS[name](results[-1].unfold(0, 64, 1))
    finally:
        flashlight.set_num_threads(before)
    assert all(results[0].equal(r) for r in results[1:])


LAYOUTS = [(2, 3, 4), (1, 4, 6), (3, 1, 2)]


@pytest.mark.parametrize("shape", LAYOUTS)
@pytest.mark.parametrize("name", ["add", "eq", "exp", "cumsum", "sum", "matmul"])
def test_out_has_the_layout_of_the_result(shape, name):
    from itertools import permutations

    def run(mod):
        strides = []
        for order in permutations(range(len(shape))):
            x = mod.ones(shape).permute(order)
            more = {"add": (x,), "eq": (x,), "cumsum": (0,), "sum": (1,), "matmul": (x.transpose(-1, -2),)}.get(
                name, ()
            )
            result = getattr(mod, name)(x, *more)
            out = getattr(mod, name)(x, *more, out=mod.empty(0, dtype=result.dtype))
            strides.append(out.stride())
        return strides

    same_outcome(run)


def test_files_hold_storages(tmp_path):
    """In both formats' own way: what torch wrote is read here, and what was written here is read by torch."""
    import flashlight
    import torch

    def saved(mod, name):
        x = mod.arange(6.0)
        mod.save([x.storage(), x[1:3], x.storage(), mod.LongStorage([1, 2])], tmp_path / name)

    saved(torch, "torch")
    saved(flashlight, "flashlight")
    for reader in (torch, flashlight):
        for name in ("torch", "flashlight"):
            for weights_only in (True, False):
                first, x, second, whole = reader.load(tmp_path / name, weights_only=weights_only)
                x.fill_(9)
                assert first.tolist() == second.tolist() == [0, 9, 9, 3, 4, 5]
                assert first.data_ptr() == second.data_ptr()
                assert isinstance(first, reader.FloatStorage)
                assert whole.dtype is reader.int64
    mapped = flashlight.load(tmp_path / "torch", mmap=True)
    assert mapped[0].tolist() == [0, 1, 2, 3, 4, 5]
    assert mapped[3].tolist() == [1, 2]
    x = flashlight.ones(3)
    with pytest.raises(RuntimeError, match="as different types"):
        flashlight.save([x, x.view(flashlight.int32).storage()], tmp_path / "mixed")
