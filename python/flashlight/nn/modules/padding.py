"""Padding: the classes are made from their definitions in C."""

from ._layer import define
from .module import Module


class _ConstantPadNd(Module):
    """The base of padding with a constant, zero among them."""


class _ReflectionPadNd(Module):
    """The base of padding by reflection."""


class _ReplicationPadNd(Module):
    """The base of padding with the edge."""


class _CircularPadNd(Module):
    """The base of padding with the opposite side."""


define(
    globals(),
    {
        "ConstantPad*": _ConstantPadNd,
        "ZeroPad*": _ConstantPadNd,
        "ReflectionPad*": _ReflectionPadNd,
        "ReplicationPad*": _ReplicationPadNd,
        "CircularPad*": _CircularPadNd,
    },
)
