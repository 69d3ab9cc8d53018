"""The named tuples that operations with several results return; each is made when it is first needed."""

from flashlight import _C


def __getattr__(name):
    found = _C._return_type(name)
    if found is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return found


class histogramdd(tuple):
    """(hist, bin_edges), the second a tuple itself."""

    hist = property(lambda self: self[0], doc="The counts, one dimension for each dimension of a point.")
    bin_edges = property(lambda self: self[1], doc="The edges of the bins, one vector for each dimension of a point.")

    def __repr__(self):
        return f"torch.return_types.histogramdd(\nhist={self[0]!r},\nbin_edges={self[1]!r})"


def _rebuild(name, items):
    """What pickle makes such a tuple again with."""
    return __getattr__(name)(items)
