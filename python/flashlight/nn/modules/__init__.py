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
    linear_cross_entropy_options,
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
    linear_cross_entropy_options,
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
