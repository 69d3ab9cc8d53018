"""How the losses of a batch become one, under the names that losses of others import from here."""

import warnings

from flashlight import _C

__all__ = ["get_enum", "legacy_get_enum", "legacy_get_string"]


def get_enum(reduction):
    """The number of "none" (0), "mean" (1) or "sum" (2); ValueError for another."""
    if reduction == "elementwise_mean":
        warnings.warn("reduction='elementwise_mean' is deprecated. Please use reduction='mean' instead.", stacklevel=2)
        reduction = "mean"
    numbers = {"none": 0, "mean": 1, "sum": 2}
    if reduction not in numbers:
        raise ValueError(f"{reduction} is not a valid value for reduction")
    return numbers[reduction]


def legacy_get_string(size_average, reduce, emit_warning=True):
    """What the two arguments meant that losses had before `reduction`; None stands for True."""
    size_average = True if size_average is None else size_average
    reduce = True if reduce is None else reduce
    reduction = "none" if not reduce else "mean" if size_average else "sum"
    if emit_warning:
        _C.warn(f"size_average and reduce args will be deprecated, please use reduction='{reduction}' instead.")
    return reduction


def legacy_get_enum(size_average, reduce, emit_warning=True):
    """The number of what `legacy_get_string` gives."""
    return get_enum(legacy_get_string(size_average, reduce, emit_warning))
