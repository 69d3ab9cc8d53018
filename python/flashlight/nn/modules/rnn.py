"""Recurrent layers: the cells are made from their definitions in C."""

from ._layer import define

define(globals())
