"""The class of compiled modules, of which there are none: `compile` returns what it is given."""

from __future__ import annotations

from flashlight.nn import Module


class OptimizedModule(Module):
    pass
