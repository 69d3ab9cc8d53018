"""The class of compiled modules, of which there are none: `compile` returns what it is given."""

from flashlight.nn import Module


class OptimizedModule(Module):
    pass
