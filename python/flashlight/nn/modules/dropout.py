"""Dropout: the classes are made from their definitions in C."""

from ._layer import define, lend
from .module import Module


class _DropoutNd(Module):
    """The base of all kinds of dropout."""


define(globals(), {"Dropout*": _DropoutNd, "*Dropout": _DropoutNd})
lend(_DropoutNd, "Dropout")
