"""Files, both ways against PyTorch: what one writes the other reads, and what must not be read is refused by name."""

import collections
import io
import mmap
import os
import pathlib
import pickle
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
import textwrap
import zipfile

import flashlight
import flashlight.nn as nn
import flashlight.optim
import numpy as np
import pytest
import torch
from flashlight import serialization

MODULES = (torch, flashlight)

DTYPES = "bool uint8 int8 int16 int32 int64 float16 bfloat16 float32 float64".split()


def from_torch(t):
    """The same tensor here: bfloat16 has no NumPy type, so it goes as int16."""
    if t.dtype is torch.bfloat16:
        return flashlight.tensor(t.float().numpy()).to(flashlight.bfloat16)
    return flashlight.tensor(t.numpy())


def same(ours, theirs):
    """Checks that a loaded tree is the same as PyTorch's, tensors and types included."""
    if isinstance(theirs, torch.Tensor):
        assert isinstance(ours, flashlight.Tensor)
        assert isinstance(ours, nn.Parameter) == isinstance(theirs, torch.nn.Parameter)
        assert str(ours.dtype).rpartition(".")[2] == str(theirs.dtype).rpartition(".")[2]
        assert tuple(ours.shape) == tuple(theirs.shape)
        assert tuple(ours.stride()) == tuple(theirs.stride())
        assert ours.storage_offset() == theirs.storage_offset()
        assert ours.requires_grad == theirs.requires_grad
        assert ours.detach().tolist() == theirs.detach().tolist()
    elif isinstance(theirs, torch.Size):
        assert type(ours) is flashlight.Size and tuple(ours) == tuple(theirs)
    elif isinstance(theirs, torch.dtype):
        assert str(ours).rpartition(".")[2] == str(theirs).rpartition(".")[2]
    elif isinstance(theirs, torch.device):
        assert type(ours) is flashlight.device and str(ours) == str(theirs)
    else:
        assert type(ours) is type(theirs)
        if isinstance(theirs, dict):
            assert list(map(str, ours)) == list(map(str, theirs))
            for a, b in zip(ours.values(), theirs.values()):
                same(a, b)
        elif isinstance(theirs, (list, tuple)):
            assert len(ours) == len(theirs)
            for a, b in zip(ours, theirs):
                same(a, b)
        elif theirs == theirs:
            assert ours == theirs


def plain_values():
    return {
        "ints": [
            0,
            -1,
            255,
            256,
            65535,
            65536,
            2**31 - 1,
            -(2**31),
            2**31,
            2**63 - 1,
            -(2**63),
            2**63,
            10**300,
            -(10**300),
        ],
        "floats": [0.0, -0.0, 1e308, 5e-324, float("inf"), float("nan")],
        "text": ["", "x", "\u00e9\u2028\U0001f600", "a\0b", "\ud800", "x" * 1000],
        "bytes": [b"", b"\x00\x7f\x80\xff", b"y" * 1000, bytearray(b""), bytearray(b"\xff")],
        "tuples": [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)],
        "other": [True, False, None, 1 - 2j, {1, "a"}, set()],
        "nested": [[[[{}]]], collections.OrderedDict(b=1, a=2), collections.Counter("aab")],
        (1, "key"): "tuple",
        2.5: "float",
        None: "none",
    }


def torch_values():
    base = torch.arange(24.0).reshape(4, 6)
    values = {
        "plain": plain_values(),
        "size": torch.Size([2, 3]),
        "dtypes": [torch.float32, torch.bool, torch.bfloat16],
        "device": torch.device("cpu"),
        "base": base,
        "row": base[1],
        "view": base[1:3, ::2],
        "transposed": base.t(),
        "expanded": torch.ones(1, 3).expand(4, 3),
        "channels_last": torch.arange(120.0).reshape(2, 3, 4, 5).to(memory_format=torch.channels_last),
        "scalar": torch.tensor(3.5),
        "empty": torch.empty(0, 3),
        "leaf": torch.ones(2, requires_grad=True),
        "parameter": torch.nn.Parameter(torch.ones(3)),
        "frozen": torch.nn.Parameter(torch.ones(3), requires_grad=False),
    }
    for name in DTYPES:
        values[name] = torch.tensor([0, 1, 100]).to(getattr(torch, name))
    return values


def our_values():
    base = flashlight.tensor(np.arange(24, dtype=np.float32).reshape(4, 6))
    values = {
        "plain": plain_values(),
        "size": flashlight.Size([2, 3]),
        "dtypes": [flashlight.float32, flashlight.bool, flashlight.bfloat16],
        "device": flashlight.device("cpu"),
        "base": base,
        "row": base[1],
        "view": base[1:3, ::2],
        "scalar": flashlight.tensor(3.5),
        "leaf": flashlight.tensor([1.0, 2.0], requires_grad=True),
        "parameter": nn.Parameter(flashlight.tensor([1.0, 2.0])),
        "frozen": nn.Parameter(flashlight.tensor([1.0, 2.0]), requires_grad=False),
    }
    for name in DTYPES:
        values[name] = from_torch(torch.tensor([0, 1, 100]).to(getattr(torch, name)))
    return values


@pytest.mark.parametrize("new", [True, False], ids=["zip", "old"])
@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_reads_what_torch_writes(tmp_path, new, protocol):
    torch.save(torch_values(), tmp_path / "a.pth", pickle_protocol=protocol, _use_new_zipfile_serialization=new)
    same(flashlight.load(tmp_path / "a.pth"), torch_values())
    same(flashlight.load(tmp_path / "a.pth", weights_only=True), torch_values())


def test_torch_reads_what_we_write(tmp_path):
    values = our_values()
    flashlight.save(values, tmp_path / "a.pth")
    theirs = torch.load(tmp_path / "a.pth", weights_only=True)
    same(values, theirs)
    assert theirs["base"].untyped_storage().data_ptr() == theirs["view"].untyped_storage().data_ptr()
    same(flashlight.load(tmp_path / "a.pth"), theirs)
    mapped = torch.load(tmp_path / "a.pth", mmap=True, weights_only=True)
    same(flashlight.load(tmp_path / "a.pth", mmap=True), mapped)


def test_archive_looks_like_torchs(tmp_path):
    flashlight.save({"a": flashlight.tensor([1.0])}, tmp_path / "ours.pth")
    torch.save({"a": torch.tensor([1.0])}, tmp_path / "theirs.pth")
    with zipfile.ZipFile(tmp_path / "ours.pth") as ours, zipfile.ZipFile(tmp_path / "theirs.pth") as theirs:
        assert ours.testzip() is None
        strip = lambda z: [i.filename.partition("/")[2] for i in z.infolist()]  # noqa: E731
        assert strip(ours) == strip(theirs)
        for name in strip(ours):
            if name not in ("data.pkl", ".data/serialization_id"):
                assert ours.read(f"ours/{name}") == theirs.read(f"theirs/{name}")
        assert len(ours.read("ours/.data/serialization_id")) == 40
        raw = (tmp_path / "ours.pth").read_bytes()
        for info in ours.infolist():
            name, extra = (
                int.from_bytes(raw[info.header_offset + i : info.header_offset + i + 2], "little") for i in (26, 28)
            )
            assert (info.header_offset + 30 + name + extra) % 64 == 0


def test_torch_computes_where_storages_stand(tmp_path, monkeypatch):
    """Its readers may go by the layout alone, which must then be that of its own writer."""
    from torch._subclasses.fake_tensor import FakeTensorMode
    from torch.utils.serialization import config

    values = [flashlight.tensor(np.arange(n, dtype=np.uint8)) for n in (1, 0, 63, 64, 65, 1000)]
    flashlight.save(values, tmp_path / "a.pth")
    monkeypatch.setenv("TORCH_SERIALIZATION_DEBUG", "1")
    with config.patch({"load.calculate_storage_offsets": True}):
        theirs = torch.load(tmp_path / "a.pth", mmap=True, weights_only=True)
    assert [t.tolist() for t in theirs] == [t.tolist() for t in values]
    data = (tmp_path / "a.pth").read_bytes()
    with FakeTensorMode():
        for fake, t in zip(torch.load(tmp_path / "a.pth", weights_only=True), values):
            at = fake.untyped_storage()._checkpoint_offset
            assert list(data[at : at + t.numel()]) == t.tolist()


def test_state_dicts_keep_their_metadata(tmp_path):
    torch.save(torch.nn.BatchNorm2d(3).state_dict(), tmp_path / "a.pth")
    state = flashlight.load(tmp_path / "a.pth")
    assert type(state) is collections.OrderedDict
    assert state._metadata == collections.OrderedDict([("", {"version": 2})])
    flashlight.save(state, tmp_path / "b.pth")
    theirs = torch.load(tmp_path / "b.pth", weights_only=True)
    assert theirs._metadata == state._metadata
    torch.nn.BatchNorm2d(3).load_state_dict(theirs)


def test_checkpoint_of_torch(tmp_path):
    model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    model(torch.randn(5, 3)).sum().backward()
    optimizer.step()
    checkpoint = {"epoch": 3, "model": model.state_dict(), "optimizer": optimizer.state_dict(), "loss": 0.5}
    torch.save(checkpoint, tmp_path / "a.pth")
    ours = flashlight.load(tmp_path / "a.pth", map_location="cpu", weights_only=True)
    same(ours, checkpoint)
    flashlight.save(ours, tmp_path / "b.pth")
    theirs = torch.load(tmp_path / "b.pth", weights_only=True)
    optimizer.load_state_dict(theirs["optimizer"])
    model.load_state_dict(theirs["model"])
    same(ours, theirs)


def test_training_goes_on_in_the_other(tmp_path):
    """A checkpoint of ours is resumed by PyTorch, and one of PyTorch's by us: the losses stay together."""

    def make(library):
        model = library.nn.Sequential(library.nn.Linear(3, 4), library.nn.ReLU(), library.nn.Linear(4, 2))
        return model, library.optim.Adam(model.parameters(), lr=1e-2)

    def step(model, optimizer, x):
        optimizer.zero_grad()
        loss = model(x).pow(2).mean()
        loss.backward()
        optimizer.step()
        return loss.item()

    x = torch.randn(5, 3)
    y = flashlight.tensor(x.numpy())
    ours, theirs = make(flashlight), make(torch)
    step(*ours, y)
    flashlight.save({"model": ours[0].state_dict(), "optimizer": ours[1].state_dict()}, tmp_path / "a.pth")
    checkpoint = torch.load(tmp_path / "a.pth", weights_only=True)
    theirs[0].load_state_dict(checkpoint["model"])
    theirs[1].load_state_dict(checkpoint["optimizer"])
    for _ in range(3):
        assert abs(step(*ours, y) - step(*theirs, x)) < 1e-6
    torch.save({"model": theirs[0].state_dict(), "optimizer": theirs[1].state_dict()}, tmp_path / "b.pth")
    checkpoint = flashlight.load(tmp_path / "b.pth", weights_only=True)
    ours = make(flashlight)
    ours[0].load_state_dict(checkpoint["model"])
    ours[1].load_state_dict(checkpoint["optimizer"])
    for _ in range(3):
        assert abs(step(*ours, y) - step(*theirs, x)) < 1e-6


def test_sharing_is_kept(tmp_path):
    t = flashlight.tensor([1.0, 2.0, 3.0])
    values = [1]
    flashlight.save({"t": t, "again": t, "part": t[1:], "list": values, "same": values}, tmp_path / "a.pth")
    for back in (flashlight.load(tmp_path / "a.pth"), torch.load(tmp_path / "a.pth", weights_only=True)):
        assert back["t"] is back["again"]
        assert back["list"] is back["same"]
        back["part"][0] = 7
        assert back["t"].tolist() == [1, 7, 3]


def test_cycles(tmp_path):
    loop = [1]
    loop.append(loop)
    pair = ([],)
    pair[0].append(pair)
    table = {}
    table["self"] = table
    flashlight.save((loop, pair, table), tmp_path / "a.pth")
    for back in (flashlight.load(tmp_path / "a.pth"), torch.load(tmp_path / "a.pth", weights_only=False)):
        loop, pair, table = back
        assert loop[1] is loop and pair[0][0] is pair and table["self"] is table


def test_tensor_attributes(tmp_path):
    t = flashlight.tensor([1.0])
    t.note = "kept"
    p = nn.Parameter(flashlight.tensor([2.0]))
    p.group = [1]
    flashlight.save([t, p], tmp_path / "a.pth")
    for t, p in (flashlight.load(tmp_path / "a.pth"), torch.load(tmp_path / "a.pth", weights_only=True)):
        assert t.note == "kept" and p.group == [1] and t.tolist() == [1] and p.requires_grad
    theirs = torch.tensor([1.0])
    theirs.note = "theirs"
    torch.save(theirs, tmp_path / "b.pth")
    assert flashlight.load(tmp_path / "b.pth").note == "theirs"


class Marked(flashlight.Tensor):
    pass


def test_tensor_subclasses(tmp_path):
    t = flashlight.tensor([1.0, 2.0]).as_subclass(Marked)
    flashlight.save(t, tmp_path / "a.pth")
    back = flashlight.load(tmp_path / "a.pth")
    assert type(back) is Marked and back.tolist() == [1, 2]


# ---- Where from and where to -----------------------------------------------------------------------------------------


def test_paths_and_files(tmp_path):
    value = {"a": flashlight.tensor([1.0, 2.0])}
    for path in (tmp_path / "a", str(tmp_path / "b"), tmp_path / "\u00e9\u00e8 x.pth"):
        flashlight.save(value, path)
        assert flashlight.load(path)["a"].tolist() == [1, 2]
        assert torch.load(path, weights_only=True)["a"].tolist() == [1, 2]
    buffer = io.BytesIO()
    buffer.write(b"before")
    flashlight.save(value, buffer)
    buffer.seek(6)
    assert flashlight.load(buffer)["a"].tolist() == [1, 2]
    with open(tmp_path / "c", "wb", buffering=0) as f:
        flashlight.save(value, f)
    with open(tmp_path / "c", "rb") as f:
        assert flashlight.load(f)["a"].tolist() == [1, 2]
    with open(tmp_path / "c", "rb") as f:
        assert torch.load(f, weights_only=True)["a"].tolist() == [1, 2]


def test_large_tensors_through_file_objects():
    value = flashlight.tensor(np.arange(300_000, dtype=np.float32))

    class Slow(io.RawIOBase):
        """Takes a part of what it is given, as a raw file may, and keeps what it got."""

        def __init__(self):
            self.parts = []

        def writable(self):
            return True

        def write(self, data):
            self.kept = data
            self.parts.append(bytes(data[:100_000]))
            return min(len(data), 100_000)

    slow = Slow()
    flashlight.save(value, slow)
    assert torch.load(io.BytesIO(b"".join(slow.parts)), weights_only=True).sum() == torch.arange(300_000.0).sum()
    with pytest.raises(ValueError):
        slow.kept[0]  # a view that outlives the call is closed


def test_several_objects_in_one_file_of_the_old_format():
    buffer = io.BytesIO()
    for i in range(3):
        torch.save({"i": torch.tensor([i])}, buffer, _use_new_zipfile_serialization=False)
    buffer.seek(0)
    assert [flashlight.load(buffer)["i"].item() for i in range(3)] == [0, 1, 2]
    with pytest.raises(EOFError):
        flashlight.load(buffer)


def test_wrong_arguments(tmp_path):
    with pytest.raises(AttributeError, match="'write' attribute"):
        flashlight.save(1, 5)
    with pytest.raises(AttributeError, match="no attribute 'read'"):
        flashlight.load(5)
    with pytest.raises(TypeError, match="binary mode"):
        flashlight.load(io.StringIO("text"))
    flashlight.save(1, tmp_path / "a")
    with pytest.raises(TypeError, match="map_location"):
        flashlight.load(tmp_path / "a", map_location=3.5)
    for place in ("cpu", "cuda:0", {"cuda:0": "cpu"}, lambda storage, location: storage, flashlight.device("cpu")):
        assert flashlight.load(tmp_path / "a", map_location=place) == 1
    with pytest.raises(RuntimeError, match="pickle_module"):
        flashlight.load(tmp_path / "a", weights_only=True, pickle_module=pickle)
    with pytest.raises(ValueError, match="mmap"):
        flashlight.load(io.BytesIO((tmp_path / "a").read_bytes()), mmap=True)
    broken = io.BytesIO()
    broken.write = lambda data: 1 / 0
    with pytest.raises(ZeroDivisionError):
        flashlight.save(1, broken)


@pytest.mark.parametrize("form", ["zip", "mapped", "old"])
def test_bools_of_any_byte(tmp_path, form):
    """A file may hold bytes that are no bools: they count as True, once each."""
    path, other, mark = tmp_path / "bools.pth", tmp_path / "others.pth", b"\1\0\1\1\0\0\1\0\1\1\1\0\1\0\1\1"
    torch.save(torch.tensor(list(mark), dtype=torch.bool), path, _use_new_zipfile_serialization=form != "old")
    twos = mark.replace(b"\1", b"\2")
    if form == "old":
        other.write_bytes(path.read_bytes().replace(mark, twos))
    else:
        with zipfile.ZipFile(path) as archive, zipfile.ZipFile(other, "w") as written:
            for name in archive.namelist():
                written.writestr(name, archive.read(name).replace(mark, twos))
    assert twos in other.read_bytes()
    x = flashlight.load(other, mmap=form == "mapped")
    assert x.tolist() == list(mark)
    assert x.sum() == 10 and x.view(flashlight.uint8).max() == 1


def test_mapped_files_stay_as_they_are(tmp_path):
    flashlight.save(flashlight.tensor(np.zeros(10_000, dtype=np.float32)), tmp_path / "a")
    before = (tmp_path / "a").read_bytes()
    t = flashlight.load(tmp_path / "a", mmap=True)
    t[0] = 5
    assert t[0].item() == 5 and (tmp_path / "a").read_bytes() == before
    flashlight.save(flashlight.tensor([1.0]), tmp_path / "a")  # replaced, not changed: t lives on
    assert t[1:].tolist() == [0] * 9_999


# ---- Failures leave the old file -------------------------------------------------------------------------------------


def test_failures_leave_the_old_file(tmp_path):
    path = tmp_path / "a.pth"
    flashlight.save("old", path)
    large = flashlight.tensor(np.zeros(1_000_000, dtype=np.float32))

    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limit[1]))
    try:
        with pytest.raises(OSError, match="File too large.*a.pth"):
            flashlight.save(large, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)

    class Breaks:
        def __reduce__(self):
            raise ArithmeticError("in the middle")

    with pytest.raises(ArithmeticError, match="in the middle"):
        flashlight.save([large, Breaks()], path)
    with pytest.raises(AttributeError, match="local object"):
        flashlight.save([large, Breaks], path)
    with pytest.raises(pickle.PicklingError, match="lambda"):
        flashlight.save([large, lambda_of_the_module], path)
    assert flashlight.load(path) == "old"
    assert os.listdir(tmp_path) == ["a.pth"]


lambda_of_the_module = lambda: 0  # noqa: E731


def test_full_disk():
    with pytest.raises(OSError, match="No space left on device.*/dev/full"):
        flashlight.save(flashlight.tensor(np.zeros(1_000_000, dtype=np.float32)), "/dev/full")


def test_a_kill_in_the_middle_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.pth"
    flashlight.save("old", path)
    program = f"""
        import os, signal, threading
        import numpy as np
        import flashlight
        value = [flashlight.tensor(np.zeros(30_000_000, dtype=np.uint8)) for i in range(4)]
        def kill():
            while not any(n.endswith(".tmp") for n in os.listdir({str(tmp_path)!r})):
                pass
            os.kill(os.getpid(), signal.SIGKILL)
        threading.Thread(target=kill).start()
        flashlight.save(value, {str(path)!r})
    """
    python = str(pathlib.Path(flashlight.__file__).parent.parent)
    status = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], env={**os.environ, "PYTHONPATH": python})
    assert status.returncode == -9
    assert flashlight.load(path) == "old"


def test_permissions(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    flashlight.save("old", folder / "a")
    (folder / "a").chmod(0o640)
    flashlight.save("new", folder / "a")
    assert stat.S_IMODE((folder / "a").stat().st_mode) == 0o640
    (folder / "link").symlink_to("a")
    flashlight.save("through the link", folder / "link")
    assert (folder / "link").is_symlink() and flashlight.load(folder / "a") == "through the link"


def test_folder_that_may_not_be_written():
    """As somebody who is not root, who may write anywhere."""
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        flashlight.save("old", folder / "a")
        folder.chmod(0o555)
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                if os.getuid() == 0:
                    os.setgid(65534)
                    os.setuid(65534)
                flashlight.save("new", folder / "a")
            except BaseException as error:
                os.write(writer, f"{type(error).__name__}: {error}".encode())
            os._exit(0)
        os.close(writer)
        os.waitpid(child, 0)
        assert os.read(reader, 1000).decode() == f"PermissionError: [Errno 13] Permission denied: '{folder / 'a'}'"
        os.close(reader)
        assert flashlight.load(folder / "a") == "old"
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_places_that_cannot_be(tmp_path):
    with pytest.raises(FileNotFoundError, match="missing") as info:
        flashlight.load(tmp_path / "missing")
    assert info.value.errno == 2 and info.value.filename == str(tmp_path / "missing")
    with pytest.raises(IsADirectoryError):
        flashlight.load(tmp_path)
    with pytest.raises(IsADirectoryError):
        flashlight.save(1, tmp_path)
    with pytest.raises(FileNotFoundError):
        flashlight.save(1, tmp_path / "missing" / "a.pth")


# ---- Damaged and hostile files ---------------------------------------------------------------------------------------


def test_damaged_files(tmp_path):
    path = tmp_path / "a.pth"
    torch.save({"a": torch.arange(5.0)}, path)
    good = path.read_bytes()
    for size in range(0, len(good), 7):
        path.write_bytes(good[:size])
        with pytest.raises(pickle.UnpicklingError, match="a.pth: "):
            flashlight.load(path)
    for at in range(0, len(good), 3):
        path.write_bytes(good[:at] + bytes([good[at] ^ 0xFF]) + good[at + 1 :])
        try:
            assert flashlight.load(path)["a"].tolist() == [0, 1, 2, 3, 4]
        except pickle.UnpicklingError as error:
            assert "a.pth: " in str(error)
    for data in (b"text", b"PK\x03\x04", b"\x80\x02K\x01.", b"\0" * 1000, b"\x10" + b"\0" * 7 + b"{}              "):
        path.write_bytes(data)
        with pytest.raises(pickle.UnpicklingError, match="a.pth: "):
            flashlight.load(path)


ran = []


def run_me(*args):
    ran.append(args)
    return run_me


class Exploit:
    def __init__(self, function, *args):
        self.function, self.args = function, args

    def __reduce__(self):
        return self.function, self.args


class Stateful:
    def __setstate__(self, state):
        run_me(state)


@pytest.mark.parametrize("weights_only", [None, True, False])
@pytest.mark.parametrize("new", [True, False], ids=["zip", "old"])
def test_no_code_is_run(tmp_path, weights_only, new):
    path = tmp_path / "a.pth"
    mark = tmp_path / "mark"
    for payload, name in [
        (Exploit(os.system, f"touch {mark}"), "system"),
        (Exploit(run_me, 1), "run_me"),
        (Exploit(eval, f"open({str(mark)!r}, 'w')"), "eval"),
        (Exploit(exec, f"open({str(mark)!r}, 'w')"), "exec"),
        (Exploit(getattr, run_me, "__globals__"), "run_me|getattr"),
        (Exploit(subprocess.call, ["touch", str(mark)]), "call"),
        (Exploit(__import__, "antigravity"), "__import__"),
        (Exploit(torch.hub.load, "x"), "hub"),
        (Stateful.__new__(Stateful), "Stateful"),
    ]:
        if isinstance(payload, Stateful):
            payload.value = 1
        ran.clear()
        torch.save({"state": [torch.ones(1), payload]}, path, _use_new_zipfile_serialization=new)
        with pytest.raises(pickle.UnpicklingError, match=name) as info:
            flashlight.load(path, weights_only=weights_only)
        assert "a.pth" in str(info.value)
        assert not mark.exists() and not ran


def test_nothing_is_imported(tmp_path):
    data = b"\x80\x02cantigravity\nGravity\n)\x81."
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as z:
        z.writestr("a/data.pkl", data)
    with pytest.raises(pickle.UnpicklingError, match=r"antigravity.Gravity.*no class or function of that name"):
        flashlight.load(io.BytesIO(buffer.getvalue()))
    assert "antigravity" not in sys.modules


def pth(pickled, **entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as z:
        z.writestr("a/data.pkl", pickled)
        for name, data in entries.items():
            z.writestr(f"a/data/{name.strip('_')}", data)
    return io.BytesIO(buffer.getvalue())


def tensor_pickle(numel, offset, size, stride, storage="FloatStorage"):
    number = lambda n: b"\x8a\x09" + int(n).to_bytes(9, "little", signed=True)  # noqa: E731
    numbers = lambda ns: b"(" + b"".join(map(number, ns)) + b"t"  # noqa: E731
    identity = (
        b"(X\x07\0\0\0storagectorch\n" + storage.encode() + b"\nX\x01\0\0\x000X\x03\0\0\0cpu" + number(numel) + b"tQ"
    )
    return (
        b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\n("
        + identity
        + number(offset)
        + numbers(size)
        + numbers(stride)
        + b"\x89ccollections\nOrderedDict\n)RtR."
    )


def test_tensors_that_lie(tmp_path):
    good = flashlight.load(pth(tensor_pickle(4, 1, [3], [1]), _0=np.arange(4, dtype=np.float32).tobytes()))
    assert good.tolist() == [1, 2, 3]
    data = b"\0" * 16
    for numel, offset, size, stride in [
        (4, 0, [5], [1]),
        (4, 2, [3], [1]),
        (4, -1, [1], [1]),
        (4, 0, [-1], [1]),
        (4, 0, [2], [-1]),
        (4, 0, [2, 2], [1]),
        (4, 5, [0], [1]),
        (4, 0, [2**62, 2**62], [0, 0]),
        (4, 0, [2**62], [2**62]),
        (4, 2**62, [1], [1]),
        (4, 0, [1] * 65, [1] * 65),
        (5, 0, [1], [1]),
        (3, 0, [1], [1]),
        (2**62, 0, [1], [1]),
        (2**64, 0, [1], [1]),
        (-1, 0, [1], [1]),
    ]:
        with pytest.raises(pickle.UnpicklingError):
            flashlight.load(pth(tensor_pickle(numel, offset, size, stride), _0=data))
    with pytest.raises(pickle.UnpicklingError, match="missing"):
        flashlight.load(pth(tensor_pickle(4, 0, [4], [1])))
    with pytest.raises(pickle.UnpicklingError, match="ComplexFloatStorage"):
        flashlight.load(pth(tensor_pickle(2, 0, [1], [1], "ComplexFloatStorage"), _0=data))
    # A view with stride zero may be as large as it likes: it takes no memory.
    assert flashlight.load(pth(tensor_pickle(4, 0, [2**40], [0]), _0=data)).shape == (2**40,)


def test_bombs():
    deep = b"\x80\x02" + b"]" * 100_000 + b"a" * 99_999 + b"."
    with pytest.raises(pickle.UnpicklingError, match="nested"):
        flashlight.load(pth(deep))
    # Ten levels of ten references each: small here, and no larger when loaded.
    laughs = (
        b"\x80\x02"
        + b"]q\0"
        + b"".join(b"](" + b"h" + bytes([i]) + (b"h" + bytes([i])) * 9 + b"eq" + bytes([i + 1]) for i in range(40))
    )
    value = flashlight.load(pth(laughs + b"."))
    for _ in range(40):
        assert len(value) == 10
        value = value[3]
    keys = b"\x80\x02}" + b")" + b"2\x86" * 100 + b"Ns."
    with pytest.raises(pickle.UnpicklingError, match="parts"):
        flashlight.load(pth(keys))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("a/data.pkl", b"\x80\x02" + b"]" * 50_000_000 + b".")
    with pytest.raises(pickle.UnpicklingError, match="expands"):
        flashlight.load(io.BytesIO(buffer.getvalue()))


def test_deflated_archives(tmp_path):
    torch.save(torch_values(), tmp_path / "a.pth")
    with (
        zipfile.ZipFile(tmp_path / "a.pth") as source,
        zipfile.ZipFile(tmp_path / "b.pth", "w", zipfile.ZIP_DEFLATED) as z,
    ):
        for name in source.namelist():
            z.writestr(name, source.read(name))
    same(flashlight.load(tmp_path / "b.pth"), torch_values())
    same(flashlight.load(tmp_path / "b.pth", mmap=True), torch_values())


def test_big_endian_files(tmp_path):
    torch.save([torch.arange(4.0), torch.arange(3)], tmp_path / "a.pth")
    with zipfile.ZipFile(tmp_path / "a.pth") as source, zipfile.ZipFile(tmp_path / "b.pth", "w") as z:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("byteorder"):
                data = b"big"
            elif name.endswith("data/0"):
                data = np.frombuffer(data, "<f4").astype(">f4").tobytes()
            elif name.endswith("data/1"):
                data = np.frombuffer(data, "<i8").astype(">i8").tobytes()
            z.writestr(name, data)
    assert [t.tolist() for t in flashlight.load(tmp_path / "b.pth")] == [[0, 1, 2, 3], [0, 1, 2]]


# ---- Whole models ----------------------------------------------------------------------------------------------------


class Net(nn.Module):
    class Inner(nn.Module):
        pass

    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(flashlight.tensor([[1.0, 2.0]]))
        self.register_buffer("count", flashlight.tensor([3]))
        self.register_buffer("hidden", flashlight.tensor([4]), persistent=False)
        self.children_ = nn.ModuleList([Net.Inner(), Net.Inner()])
        self.table = nn.ModuleDict({"a": nn.Sequential(Net.Inner())})
        self.tied = self.weight
        self.parent = [self]
        self.config = {"name": "net", "sizes": (1, 2)}


def test_whole_models(tmp_path):
    net = Net().eval()
    flashlight.save({"model": net}, tmp_path / "a.pth")
    back = flashlight.load(tmp_path / "a.pth")["model"]
    assert type(back) is Net and not back.training and type(back.children_[1]) is Net.Inner
    assert back.weight is back.tied and isinstance(back.weight, nn.Parameter) and back.weight.requires_grad
    assert back.parent[0] is back and back.config == net.config
    assert back.count.tolist() == [3] and back.hidden.tolist() == [4]
    assert list(back.state_dict()) == list(net.state_dict())
    assert repr(back) == repr(net)
    for weights_only in (True,):
        with pytest.raises(pickle.UnpicklingError, match="Net was not an allowed global"):
            flashlight.load(tmp_path / "a.pth", weights_only=weights_only)
    with serialization.safe_globals([Net, Net.Inner, nn.ModuleList, nn.ModuleDict, nn.Sequential]):
        with pytest.raises(pickle.UnpicklingError, match="torch.nn.modules.container"):
            flashlight.load(tmp_path / "a.pth", weights_only=True)


def cnn(nn):
    return nn.Sequential(
        nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2)),
        nn.Sequential(nn.Conv2d(8, 8, 3, stride=2), nn.GELU(), nn.AdaptiveAvgPool2d((1, 1)), nn.Flatten()),
        nn.Sequential(nn.Dropout(0.2), nn.LayerNorm(8), nn.Linear(8, 4)),
    )


def test_models_of_torch(tmp_path):
    theirs = cnn(torch.nn)
    x = torch.randn(2, 3, 16, 16)
    theirs(x)
    theirs.eval()
    torch.save(theirs, tmp_path / "a.pth")
    ours = flashlight.load(tmp_path / "a.pth")
    assert type(ours) is nn.Sequential and repr(ours) == repr(theirs) and not ours.training
    difference = ours(flashlight.tensor(x.numpy())).detach().numpy() - theirs(x).detach().numpy()
    assert np.abs(difference).max() < 1e-5
    ours.train()
    ours(flashlight.tensor(x.numpy())).sum().backward()
    assert all(p.grad is not None for p in ours.parameters())
    flashlight.save(ours, tmp_path / "b.pth")
    again = flashlight.load(tmp_path / "b.pth")
    assert repr(again) == repr(ours)
    for a, b in zip(ours.state_dict().values(), again.state_dict().values()):
        assert a.tolist() == b.tolist()


@pytest.mark.parametrize(
    "make, shape",
    [
        (lambda nn: nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.BatchNorm1d(4), nn.Linear(4, 2)), (5, 3)),
        (lambda nn: nn.Conv1d(3, 4, 3, padding="same", dilation=2, padding_mode="replicate"), (2, 3, 9)),
        (lambda nn: nn.Conv2d(3, 4, (3, 2), stride=2, padding=(1, 0), padding_mode="circular"), (2, 3, 8, 8)),
        (lambda nn: nn.Conv3d(2, 4, 3, groups=2, bias=False), (1, 2, 4, 4, 4)),
        (lambda nn: nn.LSTM(3, 4, 2, bidirectional=True, proj_size=2), (5, 2, 3)),
        (lambda nn: nn.GRU(3, 4, bias=False, batch_first=True), (5, 2, 3)),
        (cnn, (2, 3, 16, 16)),
    ],
)
def test_torch_runs_our_models(tmp_path, make, shape):
    ours = make(nn).eval()
    flashlight.save(ours, tmp_path / "a.pth")
    theirs = torch.load(tmp_path / "a.pth", weights_only=False)
    assert repr(theirs) == repr(make(torch.nn)) and not theirs.training
    missing = {name for module in make(torch.nn).modules() for name in module.__dict__} - {
        name for module in theirs.modules() for name in module.__dict__
    }
    assert not missing
    x = torch.randn(shape)
    a, b = ours(flashlight.tensor(x.numpy())), theirs(x)
    a, b = (a[0], b[0]) if isinstance(b, tuple) else (a, b)
    assert np.abs(a.detach().numpy() - b.detach().numpy()).max() < 1e-5
    again = flashlight.load(tmp_path / "a.pth")
    assert repr(again) == repr(ours)


def test_models_of_classes_that_are_gone(tmp_path):
    global Net
    flashlight.save(Net(), tmp_path / "a.pth")
    kept, Net = Net, None
    try:
        with pytest.raises(pickle.UnpicklingError, match=r"Net was not an allowed global.*no class or function"):
            flashlight.load(tmp_path / "a.pth")
    finally:
        Net = kept


def test_damaged_models(tmp_path):
    module = __name__.encode()
    for state in (b"K\x01", b"]", b"(K\x01K\x02t", b"}X\x01\0\0\0aK\x01s"):
        data = b"\x80\x02c" + module + b"\nNet\n)\x81" + state + b"b."
        try:
            assert type(flashlight.load(pth(data))) is Net
        except pickle.UnpicklingError as error:
            assert "Net is damaged" in str(error)
    with pytest.raises(pickle.UnpicklingError, match="call reduce for unrecognized function"):
        flashlight.load(pth(b"\x80\x02c" + module + b"\nNet\n)R."))


# ---- What the program allows -----------------------------------------------------------------------------------------


class Config:
    def __init__(self, size):
        self.size = size


class Slots:
    __slots__ = ("a",)


class Table(dict):
    pass


def test_safe_globals(tmp_path):
    slots = Slots()
    slots.a = 5
    table = Table(x=1)
    table.note = 2
    value = {"config": Config(3), "call": Exploit(run_me, 1), "slots": slots, "table": table, "date": np.float32(1.5)}
    del value["date"]
    flashlight.save(value, tmp_path / "a.pth")
    with pytest.raises(pickle.UnpicklingError, match="Config"):
        flashlight.load(tmp_path / "a.pth")
    ran.clear()
    with serialization.safe_globals([Config, run_me, Slots, Table]):
        for weights_only in (True, None):
            back = flashlight.load(tmp_path / "a.pth", weights_only=weights_only)
            assert (
                back["config"].size == 3
                and back["slots"].a == 5
                and back["table"] == {"x": 1}
                and back["table"].note == 2
            )
            assert type(back["table"]) is Table and back["call"] is run_me
        theirs = torch.load(tmp_path / "a.pth", weights_only=False)
        assert theirs["config"].size == 3
    assert ran == [(1,)] * 3
    with pytest.raises(pickle.UnpicklingError, match="Config"):
        flashlight.load(tmp_path / "a.pth")
    serialization.add_safe_globals([Config, (Config, "elsewhere.Config")])
    assert serialization.get_safe_globals() == [Config, (Config, "elsewhere.Config")]
    renamed = flashlight.load(pth(b"\x80\x02celsewhere\nConfig\n)\x81}X\x04\0\0\0sizeK\x07sb."))
    assert type(renamed) is Config and renamed.size == 7
    serialization.clear_safe_globals()
    assert serialization.get_safe_globals() == []
    with serialization.safe_globals([os.system]), pytest.raises(pickle.UnpicklingError, match="blocked"):
        flashlight.load(pth(b"\x80\x02cos\nsystem\nX\x02\0\0\0id\x85R."))


def test_numpy_values(tmp_path):
    value = {"scalar": np.float64(1.5), "array": np.arange(6, dtype=np.int32).reshape(2, 3)}
    flashlight.save(value, tmp_path / "a.pth")
    torch.save(value, tmp_path / "b.pth")
    core = np._core if hasattr(np, "_core") else np.core
    allowed = [np.ndarray, np.dtype, core.multiarray._reconstruct, core.multiarray.scalar]
    allowed += [type(np.dtype(t)) for t in (np.float64, np.int32)]
    for name in ("a.pth", "b.pth"):
        assert torch.load(tmp_path / name, weights_only=False)["array"].tolist() == value["array"].tolist()
        with pytest.raises(pickle.UnpicklingError, match="numpy"):
            flashlight.load(tmp_path / name)
        with serialization.safe_globals(allowed):
            back = flashlight.load(tmp_path / name, weights_only=True)
        assert back["scalar"] == 1.5 and type(back["scalar"]) is np.float64
        assert back["array"].dtype == np.int32 and back["array"].tolist() == value["array"].tolist()
    theirs = torch.serialization.get_unsafe_globals_in_checkpoint(tmp_path / "b.pth")
    assert set(serialization.get_unsafe_globals_in_checkpoint(tmp_path / "b.pth")) == set(theirs)


@pytest.mark.parametrize("order", [None, "NATIVE", "LITTLE", "BIG"])
def test_byte_order_of_files_that_do_not_name_it(tmp_path, order):
    values = [1.5, -2.0, 3.25]
    torch.save({"x": torch.tensor(values), "i": torch.tensor([1, 2])}, tmp_path / "b.pth")
    with zipfile.ZipFile(tmp_path / "b.pth") as named, zipfile.ZipFile(tmp_path / "a.pth", "w") as unnamed:
        for name in named.namelist():
            if not name.endswith("byteorder"):
                unnamed.writestr(name, named.read(name))
    got = []
    for mod in (torch, flashlight):
        s = mod.serialization
        assert s.get_default_load_endianness() is None
        s.set_default_load_endianness(None if order is None else s.LoadEndianness[order])
        try:
            got.append({k: v.tolist() for k, v in mod.load(tmp_path / "a.pth").items()})
        finally:
            s.set_default_load_endianness(None)
    assert got[0] == got[1]
    assert (got[1]["x"] == values) == (order != "BIG")
    with pytest.raises(TypeError):
        flashlight.serialization.set_default_load_endianness("big")


# ---- Files without checksums, without data, and shared ---------------------------------------------------------------


def entries(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(e.filename, e.CRC, e.file_size, e.header_offset) for e in archive.infolist() if "id" not in e.filename]


def test_checksums_can_be_left_out():
    """The same bytes as PyTorch's file of the same state but for the pickle, and both load both."""
    files = {}
    for mod in MODULES:
        state = {"a": mod.arange(10.0), "b": mod.ones(3, 4)}
        for crc in (True, False):
            mod.serialization.set_crc32_options(crc)
            assert mod.serialization.get_crc32_options() is crc
            buffer = io.BytesIO()
            mod.save(state, buffer)
            files[mod, crc] = buffer.getvalue()
        mod.serialization.set_crc32_options(True)
    assert all(crc == 0 for _, crc, _, _ in entries(files[flashlight, False]))
    for crc in (True, False):
        sums = [[e[1] for e in entries(files[mod, crc]) if "pkl" not in e[0]] for mod in MODULES]
        assert sums[0] == sums[1]
        for reader in MODULES:
            for mod in MODULES:
                state = reader.load(io.BytesIO(files[mod, crc]))
                assert state["a"].tolist() == list(range(10))
                assert state["b"].tolist() == [[1] * 4] * 3


def test_skip_data(tmp_path):
    path = tmp_path / "skipped.pth"
    for mod in MODULES:
        state = {"a": mod.arange(5, dtype=mod.int16), "b": mod.ones(3, 4), "c": mod.tensor([True, False])}
        with mod.serialization.skip_data():
            mod.save(state, path)
        empty = path.read_bytes()
        assert [crc for name, crc, _, _ in entries(empty) if "/data/" in name] == [0, 0, 0]
        mod.save(state, path)
        assert len(path.read_bytes()) == len(empty)
        for reader in MODULES:
            found = reader.load(io.BytesIO(empty))
            assert {k: v.tolist() for k, v in found.items()} == {"a": [0] * 5, "b": [[0] * 4] * 3, "c": [False] * 2}
        with mod.serialization.skip_data(materialize_fake_tensors=True):
            shapes = {k: (tuple(v.shape), str(v.dtype).split(".")[1]) for k, v in mod.load(path).items()}
        assert shapes == {"a": ((5,), "int16"), "b": ((3, 4), "float32"), "c": ((2,), "bool")}
        assert mod.load(path)["b"].sum() == 12


def test_mmap_options(tmp_path):
    path = str(tmp_path / "mapped.pth")
    for mod in MODULES:
        assert mod.serialization.get_default_mmap_options() == mmap.MAP_PRIVATE
        for flags, kept in ((mmap.MAP_PRIVATE, 0.0), (mmap.MAP_SHARED, 42.0)):
            mod.save({"a": mod.arange(10.0)}, path)
            with mod.serialization.set_default_mmap_options(flags):
                assert mod.serialization.get_default_mmap_options() == flags
                mod.load(path, mmap=True)["a"][0] = 42
            assert mod.load(path)["a"][0] == kept
        with pytest.raises(ValueError, match="expected mmap.MAP_PRIVATE or mmap.MAP_SHARED, but got 99"):
            mod.serialization.set_default_mmap_options(99)
        assert mod.serialization.get_default_mmap_options() == mmap.MAP_PRIVATE
