"""The collective functions that have gradients."""

from . import functional
from .functional import *  # noqa: F403

__all__ = ["functional", *(name for name in vars(functional) if not name.startswith("_"))]
