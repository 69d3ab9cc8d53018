"""Special functions: the operations of the table that belong here."""

from flashlight import _C

globals().update(_C.special_functions)
__all__ = sorted(_C.special_functions)
