"""Names that scripted functions are annotated with: they are typing's."""

from typing import Any, Dict, List, Optional, Tuple, Union  # noqa: UP035

from . import _Subscriptable

__all__ = [
    "Any",
    "BroadcastingList1",
    "BroadcastingList2",
    "BroadcastingList3",
    "Dict",
    "List",
    "Optional",
    "Tuple",
    "Union",
]


class _BroadcastingList(metaclass=_Subscriptable):
    """A list of this length, or one value that stands for all of it."""


BroadcastingList1 = BroadcastingList2 = BroadcastingList3 = _BroadcastingList
