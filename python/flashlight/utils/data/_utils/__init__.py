"""Where PyTorch keeps what collates batches."""

from . import collate, worker  # noqa: F401
