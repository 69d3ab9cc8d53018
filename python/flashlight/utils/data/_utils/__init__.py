"""Where PyTorch keeps what collates batches."""

from __future__ import annotations

from . import collate, worker  # noqa: F401
