"""safetensors files: named tensors and strings, nothing else; the format of Hugging Face's package of that name.

    from flashlight.safetensors import load_file, save_file

    save_file(model.state_dict(), "model.safetensors")
    model.load_state_dict(load_file("model.safetensors"))

The functions are those of ``safetensors.torch``.
"""

import os
import pickle

from flashlight import _C, Tensor

__all__ = ["load", "load_file", "load_model", "safe_open", "save", "save_file", "save_model"]


class SafetensorError(pickle.UnpicklingError):
    """A file that is no safetensors file, or a damaged one."""


def _describe(obj):
    if isinstance(obj, Tensor):
        return "tensor", None  # of whatever class: the file knows tensors alone
    raise TypeError(f"a safetensors file holds tensors and strings alone, not a {type(obj).__name__}")


def _plain(tensors):
    if not isinstance(tensors, dict):
        raise ValueError(f"Expected a dict of [str, Tensor] but received {type(tensors)}")
    for name, t in tensors.items():
        if not isinstance(name, str) or not isinstance(t, Tensor):
            raise ValueError(f"Key `{name}` is invalid, expected a str with a Tensor but received {type(t)}")
    return dict(tensors)


def save_file(tensors, filename, metadata=None):
    """Writes a dict of names to tensors, and a dict of strings, in one step."""
    _C._save_safetensors(_plain(tensors), metadata or {}, os.fsencode(filename), None, _describe)


def save(tensors, metadata=None):
    """The same as bytes."""
    parts = []
    _C._save_safetensors(_plain(tensors), metadata or {}, None, lambda part: parts.append(bytes(part)), _describe)
    return b"".join(parts)


def _load(path, data, mmap):
    try:
        return _C._load_safetensors(path, data, mmap)
    except pickle.UnpicklingError as error:
        raise SafetensorError(*error.args) from None


def load_file(filename, device="cpu"):
    """The tensors of a file by name. They stand in the file's own pages, copied when written to."""
    return _load(os.fsencode(filename), None, True)[0]


def load(data):
    """The tensors of a file that is in memory."""
    return _load(None, data, False)[0]


def save_model(model, filename, metadata=None):
    """Writes a module's state dict; tensors that share memory once each name."""
    save_file(model.state_dict(), filename, metadata)


def load_model(model, filename, strict=True, device="cpu"):
    """Loads a file into a module; the names that were missing and those that were not expected."""
    result = model.load_state_dict(load_file(filename), strict=strict)
    return set(result.missing_keys), list(result.unexpected_keys)


class safe_open:
    """A file whose tensors are asked for one by one: ``with safe_open(path) as f: f.get_tensor("weight")``."""

    def __init__(self, filename, framework="pt", device="cpu"):
        self._tensors, self._metadata = _load(os.fsencode(filename), None, True)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self._tensors = {}

    def keys(self):
        """The names of the tensors."""
        return list(self._tensors)

    def metadata(self):
        """The strings of the file; None where it has none."""
        return self._metadata or None

    def get_tensor(self, name):
        """A tensor by its name."""
        try:
            return self._tensors[name]
        except KeyError:
            raise SafetensorError(f"File does not contain tensor {name}") from None

    def get_slice(self, name):
        """A tensor to be sliced: with the file's pages behind it, only what is used is read."""
        return self.get_tensor(name)
