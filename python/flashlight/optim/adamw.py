"""AdamW under the name of its file in PyTorch."""

from ._functional import adamw  # noqa: F401
from .adam import AdamW

__all__ = ["AdamW"]
