"""The functions of layers: what the table of operations marks as such.

Those with an in-place form take inplace=; losses take the old size_average= and reduce= too.
"""

from flashlight import _C

globals().update(_C.nn_functions)
# relu_, elu_, ...: the in-place forms by their own names.
globals().update({f"{n}_": _C.functions[f"{n}_"] for n in _C.nn_functions if f"{n}_" in _C.functions})
__all__ = sorted(n for n in globals() if not n.startswith("_"))
