"""Padding: the classes are made from their definitions in C."""

import flashlight.nn.functional as F

from ._layer import define, make
from .module import Module


class _ConstantPadNd(Module):
    """The base of padding with a constant, zero among them."""

    def __init__(self, value):
        super().__init__()
        self.value = value

    def forward(self, input):
        return F.pad(input, self.padding, "constant", self.value)

    def extra_repr(self):
        return f"padding={self.padding}, value={self.value}"


class _ReflectionPadNd(Module):
    """The base of padding by reflection."""


class _ReplicationPadNd(Module):
    """The base of padding with the edge."""


class _CircularPadNd(Module):
    """The base of padding with the opposite side."""


for _n in (1, 2, 3):
    _constant = make(f"ConstantPad{_n}d", (_ConstantPadNd,))
    globals()[_constant.__name__] = _constant
    globals()[f"ZeroPad{_n}d"] = make(f"ZeroPad{_n}d", (_constant,), {"value": 0.0})

__all__ = [f"{_kind}Pad{_n}d" for _kind in ("Constant", "Zero") for _n in (1, 2, 3)]

define(
    globals(),
    {"ReflectionPad*": _ReflectionPadNd, "ReplicationPad*": _ReplicationPadNd, "CircularPad*": _CircularPadNd},
)
