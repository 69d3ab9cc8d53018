"""NumPy and others in and out, without copying."""

import array
import gc
import pickle
import weakref

import flashlight
import numpy as np
import pytest
import torch
from twin import both, same

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


@both
def test_switches_and_exceptions(mod):
    assert not mod.is_warn_always_enabled()
    mod.set_warn_always(True)
    assert mod.is_warn_always_enabled()
    mod.set_warn_always(False)
    with pytest.raises((TypeError, RuntimeError)):
        mod.set_warn_always(1)
    assert issubclass(mod.OutOfMemoryError, RuntimeError) and issubclass(mod.AcceleratorError, RuntimeError)
    assert mod.GradScaler is mod.amp.GradScaler and not mod.is_inference(mod.ones(1))


@both
def test_pickles_of_what_has_history(mod):
    y = mod.arange(3.0, requires_grad=True) * 2
    again = pickle.loads(pickle.dumps(y))
    assert again.tolist() == [0, 2, 4] and again.requires_grad and again.is_leaf and again.grad_fn is None
