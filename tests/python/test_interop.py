"""NumPy and others in and out, without copying."""

import array
import copy
import gc
import io
import pickle
import weakref

import flashlight
import numpy as np
import pytest
import torch
from twin import both, same, same_outcome, words

DTYPES = ["float64", "float32", "float16", "int64", "int32", "int16", "int8", "uint8", "bool"]


@pytest.mark.parametrize("dtype", DTYPES)
def test_from_numpy_shares(dtype):
    a = np.array([[0, 1, 2], [3, 4, 5]]).astype(dtype)
    t = flashlight.from_numpy(a)
    assert str(t.dtype) == f"flashlight.{dtype}"
    assert t.tolist() == a.tolist() and t.shape == a.shape
    a[0, 0] = 1
    assert t[0, 0].item() == a[0, 0]
    t[1, 2] = 0
    assert a[1, 2] == 0


@pytest.mark.parametrize("dtype", DTYPES)
def test_numpy_shares(dtype):
    t = flashlight.tensor([[0, 1, 2], [3, 4, 5]]).to(getattr(flashlight, dtype))
    a = t.numpy()
    assert a.dtype == np.dtype(dtype) and a.shape == (2, 3)
    t[0, 0] = 1
    assert a[0, 0] == 1
    a[1, 1] = 0
    assert t[1, 1].item() == 0
    assert t.t().numpy().strides == a.T.strides


def test_array_keeps_the_tensor_alive():
    a = flashlight.arange(1000.0).numpy()
    gc.collect()
    junk = [flashlight.zeros(1000) for _ in range(20)]
    assert a.sum() == 499500 and junk


def test_tensor_keeps_the_array_alive():
    class Watched(np.ndarray):
        pass

    a = np.arange(1000.0).view(Watched)
    gone = weakref.ref(a)
    t = flashlight.from_numpy(a)
    view = t[10:20]
    del a, t
    gc.collect()
    assert gone() is not None and sum(view.tolist()) == 145
    del view
    gc.collect()
    assert gone() is None


def test_strided_and_empty_arrays():
    a = np.arange(24.0).reshape(2, 3, 4)
    for view in (a.transpose(2, 0, 1), a[:, ::2], a[..., 1], a[:0], np.array(1.5), a[0, 0, 0]):
        view = np.asarray(view)
        t = flashlight.from_numpy(view)
        assert t.shape == view.shape and t.tolist() == view.tolist()


def test_scalar_array_round_trip():
    a = flashlight.tensor(2.5).numpy()
    assert a.shape == () and float(a) == 2.5


def test_read_only_array():
    a = np.arange(3.0)
    a.flags.writeable = False
    with pytest.warns(UserWarning, match="not writable"):
        t = flashlight.from_numpy(a)
    with pytest.raises(RuntimeError):
        t += 1
    assert a.tolist() == [0, 1, 2]


def test_refused_arrays():
    for a in (np.array(["a"]), np.array([1, None]), np.array([1j]), np.zeros(2, dtype="f4,i4")):
        with pytest.raises(TypeError, match="can't convert np.ndarray"):
            flashlight.from_numpy(a)
    with pytest.raises(ValueError, match="stride"):
        flashlight.from_numpy(np.zeros(4, dtype="f4,i4")["f1"][::-1])


def test_numpy_refuses():
    with pytest.raises(RuntimeError, match="requires grad"):
        flashlight.ones(2, requires_grad=True).numpy()
    with pytest.raises(RuntimeError, match="requires grad"):
        np.asarray(flashlight.ones(2, requires_grad=True))
    with pytest.raises(TypeError, match="BFloat16"):
        flashlight.ones(2, dtype=flashlight.bfloat16).numpy()
    assert flashlight.ones(2, requires_grad=True).numpy(force=True).tolist() == [1, 1]


def test_numpy_functions_take_tensors():
    t = flashlight.tensor([1.0, 4.0])
    assert isinstance(np.sqrt(t), flashlight.Tensor) and np.sqrt(t).tolist() == [1, 2]
    assert np.asarray(t).dtype == np.float32 and np.array(t, dtype=np.float64).dtype == np.float64
    assert isinstance(t + np.ones(2), flashlight.Tensor)
    assert (np.array(t) == t.numpy()).all() and np.array(t) is not t.numpy()
    assert np.stack([t, t]).shape == (2, 2)


def test_buffer_protocol():
    t = flashlight.arange(6.0).reshape(2, 3)
    m = memoryview(t)
    assert m.format == "f" and m.shape == (2, 3) and m.strides == (12, 4) and not m.readonly
    m[1, 2] = 9
    assert t[1, 2].item() == 9
    assert memoryview(t.t()).strides == (4, 12)
    with pytest.raises((BufferError, ValueError)):
        bytes(flashlight.arange(4.0, requires_grad=True))
    raw = array.array("f", [1, 2, 3])
    u = flashlight.frombuffer(raw, dtype=flashlight.float32, count=2, offset=4)
    raw[1] = 7
    assert u.tolist() == [7, 3]


@pytest.mark.parametrize(
    "arguments",
    [dict(count=0), dict(count=9), dict(offset=-1), dict(offset=12), dict(offset=3), dict(offset=2, count=1)],
)
def test_frombuffer_errors(arguments):
    with pytest.raises(ValueError):
        flashlight.frombuffer(bytearray(12), dtype=flashlight.float32, **arguments)


@pytest.mark.parametrize("dtype", [*DTYPES, "bfloat16"])
def test_dlpack_with_torch(dtype):
    t = flashlight.tensor([[0, 1, 2], [3, 4, 5]]).to(getattr(flashlight, dtype)).t()
    u = torch.from_dlpack(t)
    assert u.tolist() == t.tolist() and u.stride() == t.stride() and u.data_ptr() == t.data_ptr()
    back = flashlight.from_dlpack(u)
    assert back.tolist() == t.tolist() and back.dtype is t.dtype and back.data_ptr() == t.data_ptr()


def test_dlpack_with_numpy():
    t = flashlight.arange(4.0)
    a = np.from_dlpack(t)
    t[0] = 5
    assert a[0] == 5
    b = flashlight.from_dlpack(np.arange(3))
    assert b.tolist() == [0, 1, 2]
    assert t.__dlpack_device__() == (1, 0)


def test_dlpack_lifetime():
    capsule = flashlight.arange(5.0).__dlpack__()
    gc.collect()
    t = flashlight.from_dlpack(capsule)
    assert t.tolist() == [0, 1, 2, 3, 4]
    with pytest.raises(RuntimeError, match="consumed"):
        flashlight.from_dlpack(capsule)
    flashlight.ones(3).__dlpack__(max_version=(1, 0))  # dropped unused


def test_dlpack_refuses():
    with pytest.raises(BufferError, match="gradient"):
        flashlight.ones(1, requires_grad=True).__dlpack__()
    with pytest.raises(BufferError):
        flashlight.ones(1).__dlpack__(dl_device=(2, 0))
    with pytest.raises(TypeError):
        flashlight.from_dlpack(3)


def test_dlpack_copy():
    t = flashlight.ones(2)
    u = flashlight.from_dlpack(t, copy=True)
    u[0] = 5
    assert t.tolist() == [1, 1]


def test_nothing_leaks():
    def work():
        a = np.arange(100.0)
        t = flashlight.from_numpy(a)
        t.numpy()
        np.from_dlpack(t)
        flashlight.from_dlpack(t)
        flashlight.tensor(a)
        memoryview(t)

    work()
    gc.collect()
    before = flashlight._C.memory()["live_bytes"]
    for _ in range(2000):
        work()
    gc.collect()
    assert flashlight._C.memory()["live_bytes"] == before


@pytest.mark.parametrize("dtype", ["bool", "uint8", "int16", "int64", "float16", "float32", "float64"])
def test_arrays_beside_tensors(dtype):
    def run(mod):
        array = np.array([0, 1, 2]).astype(dtype)
        t = mod.tensor([1, 1, 2])
        return t == array, array == t, array / t

    same(run)


def test_asarray_of_tensors():
    def run(mod):
        t = mod.zeros(2)
        return mod.asarray(t) is t, mod.asarray(t, dtype=mod.int64), mod.asarray(t, requires_grad=True).requires_grad

    same(run)
    for mod in (torch, flashlight):
        with pytest.raises(ValueError, match="can't alias"):
            mod.asarray(mod.zeros(2), dtype=mod.int64, copy=False)


@both
@pytest.mark.parametrize("mode", [0, 1, 2, "default", "warn", "error", 5, "x", 1.5])
def test_deterministic_debug_mode(mod, mode):
    def state():
        return (
            mod.get_deterministic_debug_mode(),
            mod.are_deterministic_algorithms_enabled(),
            mod.is_deterministic_algorithms_warn_only_enabled(),
        )

    try:
        if mode in (5, "x", 1.5):
            with pytest.raises(TypeError if mode == 1.5 else RuntimeError):
                mod.set_deterministic_debug_mode(mode)
        else:
            mod.set_deterministic_debug_mode(mode)
            number = mode if isinstance(mode, int) else ("default", "warn", "error").index(mode)
            assert state() == (number, number > 0, number == 1)
    finally:
        mod.use_deterministic_algorithms(False)
    assert state() == (0, False, False)


UNWRITTEN = {
    "empty": lambda m, dtype: m.empty(2, 3, dtype=dtype),
    "empty of a format": lambda m, dtype: m.empty(1, 2, 2, 1, dtype=dtype, memory_format=m.channels_last),
    "empty(out=)": lambda m, dtype: m.empty(2, out=m.zeros(2, dtype=dtype)),
    "empty_like": lambda m, dtype: m.empty_like(m.ones(2, 3, dtype=dtype).t()),
    "empty_strided": lambda m, dtype: m.empty_strided((2, 2), (5, 2), dtype=dtype),
    "empty_permuted": lambda m, dtype: m.empty_permuted((2, 3), (1, 0), dtype=dtype),
    "new_empty": lambda m, dtype: m.ones(1, dtype=dtype).new_empty(2),
    "new_empty_strided": lambda m, dtype: m.ones(1, dtype=dtype).new_empty_strided((2, 2), (1, 2)),
    "new": lambda m, dtype: m.ones(1, dtype=dtype).new(3),
    "Tensor": lambda m, dtype: (m.Tensor(2), m.LongTensor(3)),
    "resize_": lambda m, dtype: m.ones(2, dtype=dtype).resize_(2, 3),
    "resize_ of a view": lambda m, dtype: m.ones(2, 2, dtype=dtype).t()[1:].resize_(5),
    "resize_ to less and back": lambda m, dtype: m.ones(4, dtype=dtype).resize_(1).resize_(4),
    "resize_as_": lambda m, dtype: m.ones(2, dtype=dtype).resize_as_(m.zeros(5)),
    "skip_init": lambda m, dtype: m.nn.utils.skip_init(m.nn.Linear, 2, 1).weight,
}


@pytest.mark.parametrize("call", UNWRITTEN)
def test_memory_that_nothing_was_written_to(call):
    """Filled under deterministic algorithms, unless utils.deterministic says otherwise."""
    from flashlight.utils import deterministic

    try:
        for mod in (torch, flashlight):
            mod.use_deterministic_algorithms(True)
        for name in ("float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool"):
            same(lambda mod, name=name: UNWRITTEN[call](mod, getattr(mod, name)))
        assert deterministic.fill_uninitialized_memory
        with pytest.raises(RuntimeError, match="expected a bool"):
            deterministic.fill_uninitialized_memory = 1
        deterministic.fill_uninitialized_memory = False
        assert flashlight.zeros(0).resize_(1000).isnan().sum() < 1000
    finally:
        deterministic.fill_uninitialized_memory = True
        for mod in (torch, flashlight):
            mod.use_deterministic_algorithms(False)


@both
def test_switches_and_exceptions(mod):
    assert not mod.is_warn_always_enabled()
    mod.set_warn_always(True)
    assert mod.is_warn_always_enabled()
    mod.set_warn_always(False)
    with pytest.raises((TypeError, RuntimeError)):
        mod.set_warn_always(1)
    assert issubclass(mod.OutOfMemoryError, RuntimeError) and issubclass(mod.AcceleratorError, RuntimeError)
    assert mod.cuda.OutOfMemoryError is mod.OutOfMemoryError
    with pytest.raises(
        RuntimeError, match="DefaultCPUAllocator: can't allocate memory: you tried to allocate 4398046511104"
    ):
        mod.ones(2**40)
    assert mod.GradScaler is mod.amp.GradScaler and not mod.is_inference(mod.ones(1))


@both
def test_pickles_of_what_has_history(mod):
    y = mod.arange(3.0, requires_grad=True) * 2
    again = pickle.loads(pickle.dumps(y))
    assert again.tolist() == [0, 2, 4] and again.requires_grad and again.is_leaf and again.grad_fn is None


@pytest.mark.parametrize("dtype", DTYPES)
def test_buffer_of_every_dtype(dtype):
    a = np.array([[0, 1, 2], [3, 4, 5]]).astype(dtype)
    t = flashlight.tensor(a)
    for view, expected in ((t, a), (t.t(), a.T), (t[:, ::2], a[:, ::2]), (t[1, 1], a[1, 1]), (t[:0], a[:0])):
        m = memoryview(view)
        assert m.shape == expected.shape and m.itemsize == a.itemsize and m.nbytes == expected.nbytes
        assert np.asarray(m).dtype == a.dtype and np.array_equal(np.asarray(m), expected)
        assert bytes(m.tobytes()) == expected.tobytes()
    with pytest.raises(BufferError):
        memoryview(flashlight.ones(2, dtype=flashlight.bfloat16))


def test_dlpack_with_jax():
    jax = pytest.importorskip("jax", reason="JAX is not installed")
    t = flashlight.arange(6.0).reshape(2, 3)
    j = jax.numpy.from_dlpack(t)
    assert j.shape == (2, 3) and j.tolist() == t.tolist()
    assert flashlight.from_dlpack(j + 1).tolist() == (t + 1).tolist()


@both
def test_shared_memory_in_copies(mod):
    """deepcopy keeps what tensors share; so does saving."""
    base = mod.arange(6.0)
    pair = {"base": base, "view": base[2:5], "column": base.view(2, 3)[:, 1], "same": base}
    copied = copy.deepcopy(pair)
    copied["base"][3] = 100
    assert copied["view"].tolist() == [2, 100, 4] and copied["column"].tolist() == [1, 4]
    assert copied["same"] is copied["base"] and base[3] == 3
    stream = io.BytesIO()
    mod.save(pair, stream)
    stream.seek(0)
    loaded = mod.load(stream)
    loaded["base"][4] = 200
    assert loaded["view"].tolist() == [2, 3, 200] and loaded["column"].tolist() == [1, 200]
    assert loaded["column"].stride() == (3,)
    for t in (base[2:5], base.view(2, 3).t(), base[::2], base[:0], base.expand(2, 6)):
        again = pickle.loads(pickle.dumps(t))
        assert again.tolist() == t.tolist() and again.dtype == t.dtype


def test_array_without_a_copy():
    t = flashlight.ones(2)
    assert np.shares_memory(np.asarray(t, copy=False), t.numpy())
    with pytest.raises(ValueError, match="avoid copy"):
        t.__array__(np.float64, copy=False)
    assert t.__array__(np.float32, copy=False).dtype == np.float32


@pytest.mark.parametrize("dtype", ["uint16", "uint32", "uint64", "complex64", "complex128"])
def test_arrays_of_other_dtypes(dtype):
    for function in (flashlight.from_numpy, flashlight.tensor, flashlight.as_tensor):
        with pytest.raises(TypeError, match=f"can't convert np.ndarray of type numpy.{dtype}. The only supported"):
            function(np.ones(2, dtype=dtype))


SEEDS = [2**64, 2**64 - 1, 2**63, -1, -(2**63), -(2**63) - 1, 1.5, "a", True, None]


@pytest.mark.parametrize("seed", SEEDS)
def test_seeds(seed):
    same_outcome(lambda mod: mod.Generator().manual_seed(seed).initial_seed())


STATES = {
    "number": lambda mod, s: 3,
    "floats": lambda mod, s: s.float(),
    "short": lambda mod, s: s[:3],
    "holes": lambda mod, s: s[::2],
    "reshaped": lambda mod, s: s.view(2, -1),
}


@pytest.mark.parametrize("state", STATES)
def test_states(state):
    def run(mod):
        generator = mod.Generator().manual_seed(3)
        generator.set_state(STATES[state](mod, generator.get_state()))
        return generator.initial_seed()

    same_outcome(run)


NUMBERS = {
    "bool + int": lambda mod: mod.tensor([1, 2]) + np.bool_(True),
    "bool + bool": lambda mod: mod.tensor([True]) + np.bool_(True),
    "full": lambda mod: mod.full((2,), np.bool_(True)),
    "tensor": lambda mod: mod.tensor(np.bool_(True)),
    "list": lambda mod: mod.tensor([np.bool_(True), np.bool_(False)]),
    "half": lambda mod: mod.ones(2, dtype=mod.float16) * np.float64(2),
    "alpha": lambda mod: mod.add(mod.ones(2), 1, alpha=np.float32(2)),
    "sizes": lambda mod: mod.zeros((np.int32(2), np.uint8(3))),
    "index": lambda mod: mod.ones(3)[np.int64(1)],
    "too large an index": lambda mod: mod.ones(3)[Index(2**70)],
    "no index": lambda mod: mod.ones(3)[Index("a")],
    "an index": lambda mod: mod.ones(3)[Index(1)],
    "sizes by index": lambda mod: mod.zeros(Index(1)),
    "no number": lambda mod: mod.tensor(Index(1)),
    "cycle": lambda mod: mod.tensor(_cycle([])),
    "cycle with a number": lambda mod: mod.tensor(_cycle([1])),
    "ragged": lambda mod: mod.tensor([[1, 2], [3]]),
}


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


def _cycle(items):
    items.append(items)
    return items


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_of_others(name):
    same_outcome(NUMBERS[name])


@pytest.mark.parametrize("length", [-1, 2**62, 5])
def test_lying_length(length):
    class Lying:
        def __len__(self):
            return length

        def __getitem__(self, i):
            if i >= 3:
                raise IndexError
            return 1

    with pytest.raises((ValueError, MemoryError, IndexError)):
        flashlight.tensor(Lying())


# ---- Files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", DTYPES)
def test_from_file(dtype, tmp_path):
    path = str(tmp_path / "numbers")
    np.arange(6).astype(dtype).tofile(path)

    def read(mod):
        x = mod.from_file(path, size=4, dtype=getattr(mod, dtype))
        x[0] = 1
        return x, mod.from_file(path, False, 6, dtype=getattr(mod, dtype))

    same(read)


def test_from_file_shared(tmp_path):
    def write(mod):
        path = str(tmp_path / mod.__name__)
        x = mod.from_file(path, shared=True, size=3)
        x[1] = 5
        y = mod.from_file(path, shared=True, size=5)
        y[4] = 7
        return x, y, (tmp_path / mod.__name__).stat().st_size, mod.from_file(path, size=2), mod.from_file(path).shape

    same(write)


@pytest.mark.parametrize(
    "arguments",
    [
        ("there is none",),
        ("short", False, 9),
        ("short", True, -1),
        (3,),
        ("/no/such/folder/x", True, 1),
        ("/tmp", False, 1),
    ],
)
def test_from_file_that_cannot(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "short").write_bytes(b"12345678")
    same_outcome(lambda mod: mod.from_file(*arguments, **({} if len(arguments) > 1 else {"size": 1})))


def test_storage_types():
    def ask(mod):
        x = mod.ones(3)
        storage = mod.FloatStorage([1, 2, 3])
        storage[1] = 9
        return (
            x.storage_type() is mod.FloatStorage,
            isinstance(x.storage(), mod.FloatStorage),
            isinstance(x.storage(), mod.LongStorage),
            x.long().storage_type().__name__,
            storage.tolist(),
            words(repr(storage)),
            storage.type(),
            mod.DoubleStorage(4).size(),
            storage.clone().fill_(2).tolist(),
            x.storage().copy_(storage).tolist(),
        )

    same(ask)
    with pytest.raises(NotImplementedError):
        flashlight.ones(2).record_stream(None)


@pytest.mark.parametrize(
    "take", [lambda x: x.numpy(), lambda x: x[::2].numpy(), memoryview, lambda x: memoryview(x[::2])]
)
@pytest.mark.parametrize("leave", ["data", "set_", "resize_"])
def test_exported_memory_outlives_the_tensor(take, leave):
    x = flashlight.arange(1000.0)
    held = take(x)
    if leave == "data":
        x.data = flashlight.zeros(3)
    else:
        x.set_(flashlight.zeros(3)) if leave == "set_" else x.resize_(5000)
    rest = [flashlight.randn(1000) for _ in range(20)]  # takes what has become free
    step = 1000 // len(held)
    assert all(held[i] == i * step for i in range(len(held))) and len(rest) == 20


@pytest.mark.parametrize("convert", [flashlight.from_numpy, flashlight.tensor, flashlight.from_dlpack])
def test_out_of_memory_in_the_host(convert):
    """Where Python itself has no memory, an array is not said to be of a wrong type."""
    testcapi = pytest.importorskip("_testcapi")
    array = np.arange(6.0)
    convert(array)
    failed = 0
    for n in range(30):
        testcapi.set_nomemory(n, n + 1)
        try:
            convert(array)
        except MemoryError:
            failed += 1
        finally:
            testcapi.remove_mem_hooks()
    assert failed


@pytest.mark.parametrize("function", ["tensor", "as_tensor", "asarray"])
@pytest.mark.parametrize("kind", ["uint16", "uint32", "uint64"])
def test_unsigned_arrays_in_a_type_that_is_wanted(kind, function):
    """No tensor holds them as they are; depth maps and the like are read with a dtype."""
    array = np.array([[1, 2, 3], [65535, 4, 5]], dtype=kind)[:, ::2]
    for name in ("float32", "float64", "bfloat16", "int64", "int32", "uint8", "bool"):
        same(lambda mod, name=name: getattr(mod, function)(array, dtype=getattr(mod, name)))
    with pytest.raises(TypeError, match=kind):
        getattr(flashlight, function)(array)


@pytest.mark.parametrize(
    "value", ["[None]", "[1, [2]]", "[[1], [2, 3]]", "{1: 2}", "[object()]", "[0.0, 2, True]", "[0.5]"]
)
def test_bool_tensors_are_made_of_numbers(value):
    data, found = eval(value), []
    for mod in (torch, flashlight):
        try:
            found.append(mod.tensor(data, dtype=mod.bool).tolist())
        except (TypeError, ValueError) as error:
            found.append((type(error), str(error)))
    assert found[0] == found[1]


@pytest.mark.parametrize("array", [["a", "b"], [None, object()], np.array(["2020"], "M8[Y]"), "a", [b"a"]])
def test_arrays_of_no_numbers_equal_no_tensor(array):
    array = np.array(array)
    same(lambda m: [m.ones(2) == array, m.ones(2) != array, array == m.ones(2), array != m.ones(2)])


@pytest.mark.parametrize("dtype", [">i4", ">f8", ">f2", "<i2", "?"])
def test_lists_of_arrays_that_are_reversed_or_in_another_byte_order(dtype):
    a = np.array([1, 2, 0], dtype=dtype)
    same(lambda m: [m.tensor([a, a[::-1]]), m.tensor([a[::-1]]), m.tensor([[a[::-1]], [a]], dtype=m.float64)])
