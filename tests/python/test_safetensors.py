"""safetensors files: round trips, the header as the format has it, and the reference package where it is installed."""

import json
import pickle

import flashlight
import flashlight.nn as nn
import numpy as np
import pytest
from flashlight import safetensors

DTYPES = "bool uint8 int8 int16 int32 int64 float16 bfloat16 float32 float64".split()


def some_tensors():
    tensors = {name: flashlight.tensor([[0, 1], [1, 0]]).to(getattr(flashlight, name)) for name in DTYPES}
    tensors["transposed"] = flashlight.tensor(np.arange(6, dtype=np.float32).reshape(2, 3)).t()
    tensors["parameter"] = nn.Parameter(flashlight.tensor([1.5]))
    tensors["empty"] = flashlight.tensor(np.zeros((0, 3), dtype=np.float32))
    tensors["scalar"] = flashlight.tensor(2.5)
    tensors['a "name" \\ \u00e9\n\U0001f600'] = flashlight.tensor([1])
    return tensors


def check(back):
    wanted = some_tensors()
    assert set(back) == set(wanted)
    for name, t in wanted.items():
        assert type(back[name]) is flashlight.Tensor
        assert back[name].dtype == t.dtype and back[name].shape == t.shape
        assert back[name].is_contiguous() and back[name].tolist() == t.tolist()


def test_round_trip(tmp_path):
    safetensors.save_file(some_tensors(), tmp_path / "a.safetensors", {"format": "pt", "note": "\u00e9"})
    check(safetensors.load_file(tmp_path / "a.safetensors"))
    check(safetensors.load((tmp_path / "a.safetensors").read_bytes()))
    check(safetensors.load(safetensors.save(some_tensors())))
    check(flashlight.load(tmp_path / "a.safetensors"))
    with safetensors.safe_open(tmp_path / "a.safetensors", framework="pt") as f:
        assert f.metadata() == {"format": "pt", "note": "\u00e9"}
        assert set(f.keys()) == set(some_tensors())
        assert f.get_tensor("scalar").item() == 2.5
        assert f.get_slice("transposed")[1:].tolist() == [[1, 4], [2, 5]]
        with pytest.raises(safetensors.SafetensorError, match="nothing"):
            f.get_tensor("nothing")


def test_layout():
    data = safetensors.save(some_tensors())
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    assert data[8:9] == b"{" and (8 + size) % 64 == 0
    at = 0
    for name, info in header.items():
        begin, end = info["data_offsets"]
        assert begin == at and info["shape"] == list(some_tensors()[name].shape)
        width = some_tensors()[name].element_size()
        assert begin % width == 0 and end - begin == width * some_tensors()[name].numel()
        at = end
    assert 8 + size + at == len(data)


def test_modules(tmp_path):
    module = nn.ParameterList([nn.Parameter(flashlight.tensor([1.0, 2.0]))])
    other = nn.ParameterList([nn.Parameter(flashlight.tensor([0.0, 0.0]))])
    safetensors.save_model(module, tmp_path / "a")
    assert safetensors.load_model(other, tmp_path / "a") == (set(), [])
    assert other[0].tolist() == [1, 2]


def test_mapped(tmp_path):
    safetensors.save_file({"a": flashlight.tensor([1.0, 2.0])}, tmp_path / "a")
    before = (tmp_path / "a").read_bytes()
    t = safetensors.load_file(tmp_path / "a")["a"]
    t[0] = 9
    assert t.tolist() == [9, 2] and (tmp_path / "a").read_bytes() == before


def test_what_cannot_be(tmp_path):
    with pytest.raises(ValueError, match="dict"):
        safetensors.save_file([flashlight.tensor([1])], tmp_path / "a")
    with pytest.raises(ValueError, match="invalid"):
        safetensors.save_file({"a": 1}, tmp_path / "a")
    with pytest.raises(ValueError, match="invalid"):
        safetensors.save_file({1: flashlight.tensor([1])}, tmp_path / "a")
    with pytest.raises(TypeError):
        safetensors.save_file({"a": flashlight.tensor([1])}, tmp_path / "a", {"a": 1})
    with pytest.raises(FileNotFoundError):
        safetensors.load_file(tmp_path / "missing")
    assert not list(tmp_path.iterdir())
    good = safetensors.save({"a": flashlight.tensor([1.0, 2.0])})
    for bad in (b"", b"PK\3\4", good[:-1], good + b"\0", good.replace(b"F32", b"F64"), b"\xff" * 8 + good[8:]):
        (tmp_path / "a").write_bytes(bad)
        with pytest.raises(safetensors.SafetensorError, match="/a: "):
            safetensors.load_file(tmp_path / "a")
        with pytest.raises(pickle.UnpicklingError):
            safetensors.load(bad)


def test_reference_package(tmp_path):
    theirs = pytest.importorskip("safetensors.torch")
    safetensors.save_file(some_tensors(), tmp_path / "ours", {"format": "pt"})
    back = theirs.load_file(tmp_path / "ours")
    for name, t in some_tensors().items():
        assert back[name].tolist() == t.tolist() and tuple(back[name].shape) == tuple(t.shape)
    theirs.save_file(back, tmp_path / "theirs", {"format": "pt"})
    check(safetensors.load_file(tmp_path / "theirs"))
