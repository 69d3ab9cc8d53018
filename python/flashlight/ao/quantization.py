"""Modules that mark where numbers would be quantised. There are no quantised types, so they pass on what they get, as
PyTorch's do before a model is converted."""

from flashlight.nn import Module

__all__ = ["DeQuantStub", "QuantStub", "QuantWrapper"]


class QuantStub(Module):
    """From here on numbers would be quantised."""

    def __init__(self, qconfig=None):
        super().__init__()

    def forward(self, x):
        return x


class DeQuantStub(QuantStub):
    """From here on numbers would be what they were again."""


class QuantWrapper(Module):
    """A module between the two."""

    def __init__(self, module):
        super().__init__()
        self.quant, self.dequant, self.module = QuantStub(), DeQuantStub(), module

    def forward(self, X):
        return self.dequant(self.module(self.quant(X)))
