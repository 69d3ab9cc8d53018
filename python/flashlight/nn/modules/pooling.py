"""Pooling: the classes are made from their definitions in C."""

from ._layer import define, lend
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

for _base, _name in (
    (_MaxPoolNd, "MaxPool2d"),
    (_LPPoolNd, "LPPool2d"),
    (_AdaptiveMaxPoolNd, "AdaptiveMaxPool2d"),
    (_AdaptiveAvgPoolNd, "AdaptiveAvgPool2d"),
):
    lend(_base, _name)
