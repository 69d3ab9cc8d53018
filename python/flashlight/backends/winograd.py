"""Whether 3x3 convolutions of stride 1 in float32 may go by Winograd's algorithm: two to three times faster, with a
rounding error of a few parts in a million of the largest result (docs/performance.md). FLASHLIGHT_WINOGRAD=0 in the
environment switches it off from the start."""

from contextlib import contextmanager

from .._C import get_winograd as is_enabled
from .._C import set_winograd as set_enabled

__all__ = ["flags", "is_enabled", "set_enabled"]


@contextmanager
def flags(enabled):
    """Sets the switch within a `with` block."""
    before = is_enabled()
    set_enabled(enabled)
    try:
        yield
    finally:
        set_enabled(before)
