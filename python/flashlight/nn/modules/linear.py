"""Linear layers: the classes are made from their definitions in C."""

from ._layer import define, has, make
from .lazy import _LazyLayer, define_lazy
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


class _LazyLinear(_LazyLayer):
    def _already_initialized(self, input):
        if self.in_features == 0:
            found, wanted = input.shape[-1], self.weight.shape[-1]
            if found != wanted:
                raise AssertionError(
                    f"The in_features inferred from input: {found} is not equal to in_features from self.weight: "
                    f"{wanted}"
                )
            self.in_features = found


define_lazy(globals(), "Linear", _LazyLinear)


class NonDynamicallyQuantizableLinear(globals().get("Linear", Module)):
    """A Linear under another name, as MultiheadAttention's output projection is saved."""
