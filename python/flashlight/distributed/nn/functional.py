"""The collective functions that have gradients: like those without, they need a group of processes."""

from flashlight.distributed import (  # noqa: F401
    ReduceOp,
    all_gather,
    all_reduce,
    all_to_all,
    all_to_all_single,
    broadcast,
    gather,
    group,
    reduce,
    reduce_scatter,
    scatter,
)
