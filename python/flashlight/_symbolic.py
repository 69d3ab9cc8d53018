"""Symbolic numbers, as PyTorch has them for sizes that its compiler does not know: programs ask whether a value is one.
None is here, and the functions over them are those of the numbers of Python.
"""

__all__ = [
    "SymBool", "SymFloat", "SymInt",
    "sym_float", "sym_int", "sym_ite", "sym_max", "sym_min", "sym_not", "sym_sum",
]  # fmt: skip


class _Symbol:
    def __init__(self, *args):
        raise RuntimeError(f"{type(self).__name__}: there are no symbolic numbers")


class SymInt(_Symbol):
    """What no int is."""


class SymFloat(_Symbol):
    """What no float is."""


class SymBool(_Symbol):
    """What no bool is."""


def sym_int(a):
    """int(a)"""
    return int(a)


def sym_float(a):
    """float(a)"""
    return float(a)


def sym_not(a):
    """not a"""
    return not a


def sym_ite(b, t, f):
    """t if b else f"""
    return t if b else f


def sym_sum(args):
    """The sum of a list of numbers."""
    return sum(args)


def _extreme(choose, a, b):
    for value in (a, b):
        if not isinstance(value, (int, float)):
            raise AssertionError(f"expected a number, got {type(value)}")
    result = choose(a, b)
    return float(result) if isinstance(a, float) or isinstance(b, float) else result


def sym_max(a, b):
    """The larger of two numbers: a float where one of them is."""
    return _extreme(max, a, b)


def sym_min(a, b):
    """The smaller of two numbers: a float where one of them is."""
    return _extreme(min, a, b)
