"""Memory that processes share, and tensors that travel between them. One program (processes.py) runs under both
libraries, in processes made by fork and by new interpreters."""

import math
import multiprocessing
import os
import pickle
import subprocess
import sys
from multiprocessing.reduction import ForkingPickler
from pathlib import Path

import flashlight
import flashlight.multiprocessing
import numpy as np
import pytest
import torch
import torch.multiprocessing

PROGRAM = Path(__file__).parent / "processes.py"


def printed(library, method, *parts):
    command = [sys.executable, PROGRAM, library, method, *parts]
    path = {**os.environ, "PYTHONPATH": str(Path(flashlight.__file__).parents[1])}
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=path)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_program_of_processes_runs_as_under_pytorch():
    expected = printed("torch", "fork", "train", "send", "fail")
    assert expected.count("\n") == 11
    assert printed("flashlight", "fork", "train", "send", "fail") == expected
    assert printed("flashlight", "spawn", "train", "send", "fail") == expected


def of_both(function):
    return function(flashlight), function(torch)


@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3, 4, 5)])
@pytest.mark.parametrize("dtype", ["float32", "bool", "bfloat16"])
def test_shared_memory_holds_what_was_there(shape, dtype):
    def share(m):
        x = m.arange(math.prod(shape), dtype=m.float32).reshape(shape).to(getattr(m, dtype), copy=True)
        if len(shape) == 4:
            x = x.contiguous(memory_format=m.channels_last)
        before, storage, version = x.tolist(), x.untyped_storage(), x._version
        assert not x.is_shared() and not storage.is_shared()
        assert x.share_memory_() is x and x.share_memory_() is x
        assert x.is_shared() and storage.is_shared() and x.untyped_storage() is storage
        assert x.tolist() == before and x._version == version
        if x.numel():
            x.fill_(1)
            assert x.is_shared() and storage.nbytes() == x.numel() * x.element_size()
        return x.tolist(), x.stride(), x.is_shared()

    assert len(set(map(repr, of_both(share)))) == 1


def test_a_module_is_shared_whole():
    def share(m):
        model = m.nn.Sequential(m.nn.Conv2d(3, 4, 3), m.nn.BatchNorm2d(4), m.nn.Conv2d(4, 4, 1))
        model[2].bias = model[1].bias
        model(m.ones(2, 3, 4, 4)).sum().backward()
        kept = [p for p in model.parameters()]
        assert model.share_memory() is model
        assert all(p is q for p, q in zip(kept, model.parameters(), strict=True))
        return [(n, t.is_shared(), t.requires_grad) for n, t in model.state_dict(keep_vars=True).items()], [
            p.grad.is_shared() for p in kept
        ]

    assert len(set(map(repr, of_both(share)))) == 1


@pytest.mark.parametrize(
    "over", [lambda x: x[1:], lambda x: x.detach(), lambda x: x.numpy(), memoryview, np.from_dlpack]
)
def test_memory_with_others_over_it_stays(over):
    x = flashlight.arange(6.0)
    other = over(x)
    with pytest.raises(RuntimeError, match=r"share_memory_\(\): other tensors or arrays are over the memory"):
        x.share_memory_()
    x.add_(1)
    assert not x.is_shared() and x.tolist() == [1, 2, 3, 4, 5, 6] and float(other[-1]) == 6
    sent = pickle.loads(ForkingPickler.dumps(x))  # as a copy
    assert sent.tolist() == x.tolist() and not x.is_shared()
    del other
    assert x.share_memory_().is_shared()
    with pytest.raises(RuntimeError, match="Trying to resize storage that is not resizable"):
        x.resize_(1000)


def test_a_view_takes_what_it_views_along():
    def share(m):
        x = m.arange(6.0)
        view = x.view(2, 3)[1:]
        view.share_memory_()
        view.mul_(2)
        alone = m.zeros(6).view(2, 3).share_memory_()
        sent = pickle.loads(ForkingPickler.dumps(m.zeros(2, 3).t()))
        return x, view, x.is_shared(), alone.is_shared(), sent.is_shared(), sent.stride()

    assert len(set(map(repr, of_both(share)))) == 1


def test_numpy_memory_is_left_behind():
    def share(m):
        array = np.arange(4.0)
        x = m.from_numpy(array).share_memory_()
        array[0] = 9
        return x.tolist(), m.from_numpy(array).is_shared()

    assert len(set(map(repr, of_both(share)))) == 1


def test_what_arrives_is_the_same_memory():
    def send(m):
        x, p = m.arange(6.0).share_memory_(), m.nn.Parameter(m.ones(2, 3))
        y, q, z = pickle.loads(ForkingPickler.dumps([x, p, x[2:]]))
        y.mul_(2)
        with m.no_grad():
            q.add_(1)
        ints, typed, raw = m.arange(3), m.FloatStorage([1, 2]), m.UntypedStorage([1, 2, 3])
        typed_too, raw_too = pickle.loads(ForkingPickler.dumps([typed, raw]))
        raw_too[0], typed_too[1] = 7, 5.0
        seen = [x, p, z, q, type(q).__name__, q.requires_grad, typed.tolist(), raw.tolist(), raw.is_shared()]
        sums = [t.untyped_storage() is u.untyped_storage() for t, u in ((x, y), (p, q), (y, z))]
        return [*seen, sums, pickle.loads(ForkingPickler.dumps(ints)).dtype == m.int64, x.is_shared()]

    assert len(set(map(repr, of_both(send)))) == 1


def test_refusals():
    def refuse(m):
        with pytest.raises(RuntimeError, match="Cowardly refusing to serialize non-leaf tensor which requires_grad"):
            ForkingPickler.dumps(m.ones(2, requires_grad=True) * 2)
        return True

    of_both(refuse)
    x = flashlight.ones(2)
    with pytest.raises(RuntimeError, match="call share_memory_\\(\\) of the tensor"):
        x.untyped_storage().share_memory_()
    storage = flashlight.UntypedStorage([1, 2]).share_memory_()
    assert storage.is_shared() and storage.tolist() == [1, 2]
    with pytest.raises(RuntimeError, match="not resizable"):
        storage.resize_(8)
    with pytest.raises(RuntimeError, match="is not of 99 bytes of shared memory"):
        flashlight.UntypedStorage._of_shared_file(storage._shared_file(), 99)


def test_names_of_the_module():
    theirs = {name for name in torch.multiprocessing.__all__ if hasattr(multiprocessing, name) or "strateg" in name}
    assert theirs <= set(flashlight.multiprocessing.__all__)
    for name in ("spawn", "start_processes", "ProcessContext", "SpawnContext", "ProcessRaisedException"):
        assert hasattr(torch.multiprocessing, name) and hasattr(flashlight.multiprocessing, name)
