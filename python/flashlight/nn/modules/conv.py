"""Convolutions: the classes are made from their definitions in C."""

from ._layer import define
from .module import Module


class _ConvNd(Module):
    """The base of all convolutions."""

    transposed = False

    def __setstate__(self, state):
        super().__setstate__(state)
        self.__dict__.setdefault("padding_mode", "zeros")


class _ConvTransposeNd(_ConvNd):
    """The base of the transposed ones."""

    transposed = True


define(globals(), {"ConvTranspose*": _ConvTransposeNd, "Conv*": _ConvNd})

for _n, _name in enumerate(("Conv1d", "Conv2d", "Conv3d"), 1):
    if _name in globals():
        globals()[_name].output_padding = (0,) * _n
