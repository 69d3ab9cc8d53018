"""AdaptiveLogSoftmaxWithLoss: the classes are made from their definitions in C."""

from ._layer import define

define(globals())
