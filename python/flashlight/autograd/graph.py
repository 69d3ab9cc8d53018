"""The backward graph from outside."""

from __future__ import annotations

from collections import namedtuple

from flashlight import _C
from flashlight._C import Node

__all__ = ["GradientEdge", "Node", "get_gradient_edge", "increment_version", "save_on_cpu", "saved_tensors_hooks"]

GradientEdge = namedtuple("GradientEdge", ("node", "output_nr"))


def get_gradient_edge(tensor):
    """The node a gradient of the tensor goes to, and which of its outputs the tensor is."""
    if not tensor.requires_grad:
        raise RuntimeError("It is not possible to get the gradient edge for a Tensor that does not require gradients")
    return GradientEdge(*_C._gradient_edge(tensor))


def increment_version(tensor):
    """Counts a write to the tensor's memory that happened outside."""
    for t in (tensor,) if isinstance(tensor, _C.Tensor) else tensor:
        _C._bump_version(t)


class saved_tensors_hooks:
    """Refused: tensors that a graph keeps cannot be packed."""

    def __init__(self, pack_hook, unpack_hook):
        raise NotImplementedError("flashlight.autograd.graph.saved_tensors_hooks")


class save_on_cpu:
    """Does nothing: that is where they are."""

    def __init__(self, pin_memory=False, device_type="cpu"):
        pass

    def __enter__(self):
        pass

    def __exit__(self, kind, value, trace):
        pass
