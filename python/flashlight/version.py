"""The version of the package, and of what it is not built with."""

from flashlight._C import __version__

cuda = hip = xpu = None
debug = False
git_version = "unknown"

__all__ = ["__version__", "cuda", "debug", "git_version", "hip", "xpu"]
