"""Linear layers: the classes are made from their definitions in C."""

from ._layer import define, has, make
from .module import Module

__all__ = ["Identity"]


if has("Identity"):

    class Identity(make("Identity")):
        """Returns its input. Whatever arguments it is made with are ignored."""

        def __init__(self, *args, **kwargs):
            super().__init__()

else:

    class Identity(Module):
        """Returns its input. Whatever arguments it is made with are ignored."""

        def __init__(self, *args, **kwargs):
            super().__init__()

        def forward(self, input):
            return input


define(globals())


class NonDynamicallyQuantizableLinear(globals().get("Linear", Module)):
    """A Linear under another name, as MultiheadAttention's output projection is saved."""
