"""Linear algebra: the operations of the table that belong here. Factorisations need a LAPACK (docs/linalg.md)."""

from flashlight import _C

LinAlgError = _C._LinAlgError
globals().update(_C.linalg_functions)
__all__ = sorted([*_C.linalg_functions, "LinAlgError"])
