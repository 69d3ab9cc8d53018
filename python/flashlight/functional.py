"""Functions of the top level whose arguments Python sees otherwise than C: lists of tensors one by one, results whose
number depends on the arguments."""

from __future__ import annotations

from flashlight import _C
from flashlight._C import Tensor

__all__ = [
    "atleast_1d",
    "atleast_2d",
    "atleast_3d",
    "block_diag",
    "broadcast_tensors",
    "meshgrid",
    "unique",
    "unique_consecutive",
]

_ops = {name: _C.functions[name] for name in __all__}
_unique_dim = _C.functions["unique_dim"]


def _listed(tensors):
    """f(a, b, c) and f([a, b, c]) mean the same."""
    if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)):
        return tensors[0]
    return tensors


def broadcast_tensors(*tensors):
    """All expanded to one shape."""
    return _ops["broadcast_tensors"](_listed(tensors))


def block_diag(*tensors):
    """The matrices along the diagonal of one matrix of zeros."""
    return _ops["block_diag"](tensors)


def meshgrid(*tensors, indexing="ij"):
    """The coordinates of a grid."""
    return _ops["meshgrid"](_listed(tensors), indexing=indexing)


def _each(name):
    op = _ops[name]

    def function(*tensors):
        if len(tensors) == 1 and isinstance(tensors[0], Tensor):
            return op(tensors[0])
        return tuple(op(t) for t in _listed(tensors))

    function.__name__ = function.__qualname__ = name
    function.__doc__ = op.__doc__
    return function


atleast_1d = _each("atleast_1d")
atleast_2d = _each("atleast_2d")
atleast_3d = _each("atleast_3d")


def _asked(results, return_inverse, return_counts):
    output, inverse, counts = results
    chosen = (output, *((inverse,) if return_inverse else ()), *((counts,) if return_counts else ()))
    return chosen if len(chosen) > 1 else output


def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    """The distinct elements (or slices along dim) in order; where asked for, which of them each element is and how
    often each occurs."""
    if dim is None:
        results = _ops["unique"](input, sorted, return_inverse, return_counts)
    else:
        results = _unique_dim(input, dim, sorted, return_inverse, return_counts)
    return _asked(results, return_inverse, return_counts)


def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
    """The first of every run of equal elements (or slices along dim)."""
    results = _ops["unique_consecutive"](input, return_inverse, return_counts, dim)
    return _asked(results, return_inverse, return_counts)


Tensor.unique = unique
Tensor.unique_consecutive = unique_consecutive
