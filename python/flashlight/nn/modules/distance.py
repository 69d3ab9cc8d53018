"""Distances: the classes are made from their definitions in C."""

from ._layer import define, make

__all__ = ["PairwiseDistance"]


class PairwiseDistance(make("PairwiseDistance")):
    def __init__(self, p=2.0, eps=1e-6, keepdim=False):
        super().__init__(p, eps, keepdim)
        self.norm = self.__dict__.pop("p")

    @property
    def p(self):
        """The definition's name of `norm`."""
        return self.norm

    @p.setter
    def p(self, value):
        self.norm = value


PairwiseDistance.__qualname__ = "PairwiseDistance"
PairwiseDistance.__doc__ = PairwiseDistance.__mro__[1].__doc__

define(globals())
