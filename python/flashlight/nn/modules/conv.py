"""Convolutions: the classes are made from their definitions in C."""

from ._layer import define
from .module import Module


class _ConvNd(Module):
    """The base of all convolutions."""

    def __setstate__(self, state):
        super().__setstate__(state)
        self.__dict__.setdefault("padding_mode", "zeros")


class _ConvTransposeNd(_ConvNd):
    """The base of the transposed ones."""


define(globals(), {"ConvTranspose*": _ConvTransposeNd, "Conv*": _ConvNd})
