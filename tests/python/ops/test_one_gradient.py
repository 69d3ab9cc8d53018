"""Every op of several tensors with one of them alone asking for a gradient: both libraries refuse the call or the backward pass, or both
have a gradient for this argument."""

from __future__ import annotations

import flashlight
import torch
from records import RECORDS, Record, Sample, map_tensors, mirror
from test_ops import (
    attempt,
    by_record,
    make,
    quiet,  # noqa: F401
)

# {op: why}
ACCIDENTS = {
    "grouped_mm": "its gradient is there for strides that PyTorch refuses in the backward pass",
    "addr": "PyTorch has a gradient of zeros where a factor makes it so",
    "conv_tbc": "PyTorch has a gradient of zeros where nothing is in the result",
    "batch_norm": "a gradient that is zero but for rounding",
    "histogram": "edges are no functions of the input; PyTorch refuses the backward pass of the counts",
    "linalg_ldl_solve": "another type of error in the backward pass",
    "lobpcg": "PyTorch refuses the backward pass for the starting vectors",
    "nll_loss": "PyTorch refuses losses without items in the backward pass",
}


def outcome(library, record: Record, sample: Sample, place: int) -> str:
    """What comes of the call, and of the backward pass to its tensor `place`."""
    leaves: list[torch.Tensor | flashlight.Tensor] = []

    def prepare(tensor: torch.Tensor) -> torch.Tensor | flashlight.Tensor:
        leaf = tensor if library is torch else mirror(tensor)
        if len(leaves) == place:
            leaf = leaf.detach().requires_grad_()
        leaves.append(leaf)
        return leaf

    args, kwargs = map_tensors(make(sample, "float32", record.seed), prepare)
    library.manual_seed(0)
    status, result = attempt(record.function(library), *args, **kwargs)
    if status != "ok":
        return status.__name__
    results = result if isinstance(result, (tuple, list)) else [result]
    roots = [r.sum() for r in results if isinstance(r, library.Tensor) and r.requires_grad]
    if not roots:
        return "none"
    status, gradient = attempt(library.autograd.grad, roots, leaves[place], allow_unused=True)
    if status != "ok":
        return f"{status.__name__} in the backward pass"
    return "gradient" if gradient[0] is not None and gradient[0].any() else "none"


@by_record([r for r in RECORDS if r.name not in ACCIDENTS])
def test_one_gradient(record: Record):
    # Functions of one tensor: test_ops.py.
    for sample in record.samples[:4]:
        tensors: list[torch.Tensor] = []
        map_tensors(make(sample, "float32", record.seed), lambda t: (tensors.append(t), t)[1])
        for place, tensor in enumerate(tensors):
            if len(tensors) > 1 and tensor.is_floating_point() and tensor.numel():
                ours, theirs = (outcome(library, record, sample, place) for library in (flashlight, torch))
                assert ours == theirs, f"{record.name} {sample.id}, tensor {place}: {ours}, torch: {theirs}"
