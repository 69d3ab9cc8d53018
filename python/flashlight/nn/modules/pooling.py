"""Pooling: the classes are made from their definitions in C."""

from ._layer import define, make
from .module import Module


class _MaxPoolNd(Module):
    """The base of maximum pooling."""


class _MaxUnpoolNd(Module):
    """The base of its inverses."""


class _AvgPoolNd(Module):
    """The base of average pooling."""


class _LPPoolNd(Module):
    """The base of power-average pooling."""


class _AdaptiveMaxPoolNd(Module):
    """The base of adaptive maximum pooling."""


class _AdaptiveAvgPoolNd(Module):
    """The base of adaptive average pooling."""


define(
    globals(),
    {
        "AdaptiveMaxPool*": _AdaptiveMaxPoolNd,
        "AdaptiveAvgPool*": _AdaptiveAvgPoolNd,
        "MaxPool*": _MaxPoolNd,
        "MaxUnpool*": _MaxUnpoolNd,
        "AvgPool*": _AvgPoolNd,
        "LPPool*": _LPPoolNd,
    },
)


def _fractional(name):
    base = make(name)

    class FractionalMaxPool(base):
        __doc__ = base.__doc__

        def __init__(
            self, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
        ):
            super().__init__(kernel_size, output_size, output_ratio, return_indices)
            self.register_buffer("_random_samples", _random_samples)

    FractionalMaxPool.__name__ = FractionalMaxPool.__qualname__ = name
    return FractionalMaxPool


FractionalMaxPool2d = _fractional("FractionalMaxPool2d")
FractionalMaxPool3d = _fractional("FractionalMaxPool3d")
__all__ += ["FractionalMaxPool2d", "FractionalMaxPool3d"]  # noqa: F405, F821
