"""Where Python packages keep a LAPACK: the OpenBLAS inside the wheels of numpy, scipy and scipy-openblas32/64.
Asked by the C library when an op first needs one; nothing is imported."""

from __future__ import annotations

import os
import sys

# Folders beside site-packages' packages, and how the library's name begins there.
_PLACES = (
    ("scipy_openblas32/lib", "libscipy_openblas"),
    ("scipy_openblas64/lib", "libscipy_openblas"),
    ("numpy.libs", "libscipy_openblas"),
    ("numpy/.dylibs", "libscipy_openblas"),
    ("scipy.libs", "libscipy_openblas"),
    ("scipy/.dylibs", "libscipy_openblas"),
    ("numpy.libs", "libopenblas"),
    ("scipy.libs", "libopenblas"),
)
_ENDS = (".so", ".dylib")


def candidates() -> str:
    """Paths of libraries, one a line, in the order in which to try them."""
    found = []
    for place, start in _PLACES:
        for entry in sys.path:
            folder = os.path.join(entry or os.getcwd(), *place.split("/"))
            try:
                names = sorted(os.listdir(folder))
            except OSError:
                continue
            found += [os.path.join(folder, n) for n in names if n.startswith(start) and n.endswith(_ENDS)]
    # A library that this process has already (numpy was imported) before one that would come on top.
    if "numpy" in sys.modules:
        found.sort(key=lambda path: f"{os.sep}numpy" not in path)
    return "\n".join(found)
