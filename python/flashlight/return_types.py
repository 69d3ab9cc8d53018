"""The named tuples that operations with several results return; each is made when its operation first runs."""

from flashlight import _C


def __getattr__(name):
    found = _C.return_types.get(name)
    if found is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return found


class histogramdd(tuple):
    """(hist, bin_edges), the second a tuple itself."""

    hist = property(lambda self: self[0])
    bin_edges = property(lambda self: self[1])

    def __repr__(self):
        return f"torch.return_types.histogramdd(\nhist={self[0]!r},\nbin_edges={self[1]!r})"
