"""Tensors spread over processes, of which there are none: classes for programs that ask a tensor whether it is one."""

from flashlight import Tensor

__all__ = ["DTensor", "Partial", "Placement", "Replicate", "Shard"]


class DTensor(Tensor):
    """No tensor is one."""


class Placement:
    """How a tensor lies over processes."""


class Shard(Placement):
    def __init__(self, dim):
        self.dim = dim


class Replicate(Placement):
    pass


class Partial(Placement):
    def __init__(self, reduce_op="sum"):
        self.reduce_op = reduce_op
