"""Normalisation over features or groups of channels: the classes are made from their definitions in C."""

from ._layer import define

define(globals())
