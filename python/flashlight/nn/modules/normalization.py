"""Normalisation over features or groups of channels: the classes are made from their definitions in C."""

from typing import TypeAlias

from flashlight import Size

from ._layer import define

_shape_t: TypeAlias = int | list[int] | Size

define(globals())
