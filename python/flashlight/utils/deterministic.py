"""fill_uninitialized_memory: whether empty() and resize_() fill what they give under deterministic algorithms."""

import sys
from types import ModuleType

from flashlight import _misc


class _Deterministic(ModuleType):
    @property
    def fill_uninitialized_memory(self):
        """With NaN, the largest integer or True, while use_deterministic_algorithms(True) is on; True at first."""
        return _misc._fill_uninitialized_memory()

    @fill_uninitialized_memory.setter
    def fill_uninitialized_memory(self, mode):
        if not isinstance(mode, bool):
            raise RuntimeError(f"expected a bool, but got {type(mode).__name__}")
        _misc._fill_uninitialized_memory(mode)


sys.modules[__name__].__class__ = _Deterministic
