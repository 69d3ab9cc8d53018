"""Convolutions: the classes are made from their definitions in C."""

from ._layer import define
from .lazy import _LazyLayer, define_lazy
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


class _LazyConvXdMixin(_LazyLayer):
    """The base of lazy convolutions: the channels stand before the spatial dimensions, of unbatched inputs too."""

    _inferred = "in_channels"

    def initialize_parameters(self, input):
        if self.has_uninitialized_params():
            spatial = len(self.kernel_size)
            if input.ndim not in (spatial + 1, spatial + 2):
                raise RuntimeError(
                    f"Expected {spatial + 1}D (unbatched) or {spatial + 2}D (batched) input to {type(self).__name__}, "
                    f"but got input of size: {input.shape}"
                )
        super().initialize_parameters(input)

    @property
    def _dimension(self):
        return -1 - len(self.kernel_size)


for _kind in ("Conv", "ConvTranspose"):
    for _n in (1, 2, 3):
        define_lazy(globals(), f"{_kind}{_n}d", _LazyConvXdMixin)
