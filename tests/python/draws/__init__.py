"""Random valid uses of every layer, function and utility, reproducible from a name and a number.

`source` draws sizes and inputs, `layers` and `functions` say what may be given to each class and function, `compare`
runs a draw under both packages and compares everything that can be seen.
"""

from . import losses, sequences  # noqa: F401
