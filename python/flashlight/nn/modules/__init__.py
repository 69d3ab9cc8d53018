"""The module classes, in files named as PyTorch's."""

from . import (
    _spelled,
    activation,
    adaptive,
    batchnorm,
    channelshuffle,
    container,
    conv,
    distance,
    dropout,
    flatten,
    fold,
    instancenorm,
    lazy,
    linear,
    loss,
    normalization,
    padding,
    pixelshuffle,
    pooling,
    rnn,
    sparse,
    transformer,
    upsampling,
)
from .container import Container, ModuleDict, ModuleList, ParameterDict, ParameterList, Sequential
from .module import Module

__all__ = ["Container", "Module", "ModuleDict", "ModuleList", "ParameterDict", "ParameterList", "Sequential"]

for _file in (
    activation,
    adaptive,
    batchnorm,
    channelshuffle,
    conv,
    distance,
    dropout,
    flatten,
    fold,
    instancenorm,
    linear,
    loss,
    normalization,
    padding,
    pixelshuffle,
    pooling,
    rnn,
    sparse,
    transformer,
    upsampling,
):
    for _name in _file.__all__:
        globals()[_name] = getattr(_file, _name)
    __all__ += _file.__all__


def __getattr__(name):
    if name in ("linear_cross_entropy_options", "LinearCrossEntropyOptions"):  # dataclasses takes longer than all of nn
        from importlib import import_module

        file = import_module(f"{__name__}.linear_cross_entropy_options")
        return file if name == "linear_cross_entropy_options" else file.LinearCrossEntropyOptions
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
