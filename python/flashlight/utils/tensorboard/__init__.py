"""What a training writes for TensorBoard."""

from .writer import SummaryWriter

__all__ = ["SummaryWriter"]
