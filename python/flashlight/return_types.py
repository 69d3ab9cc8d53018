"""The named tuples that operations with several results return; each is made when its operation first runs."""

from flashlight import _C


def __getattr__(name):
    found = _C.return_types.get(name)
    if found is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return found
