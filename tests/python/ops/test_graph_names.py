"""What a result's graph says of it: for every sample of every op, as a function and in place, which results require a
gradient, and the name of their grad_fn, with all floating arguments requiring one and with each of them alone.

How many nodes lie behind the first is not compared: what PyTorch makes of several ops is often one here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import flashlight
import torch
from records import RECORDS, Record, Sample, map_tensors, mirror
from test_ops import (
    attempt,
    by_record,
    inplace_forms,
    make,
    quiet,  # noqa: F401
)

# (ops, PyTorch's names, ours, why). Patterns of whole texts.
ACCIDENTS: list[tuple[str, str, str, str]] = [
    ("special_(.*bessel.*|airy_ai)", "-", "Special.*", "they have a derivative here"),
    ("remainder", "NotImplemented", "RemainderBackward1", "a number's remainder has a derivative here"),
    ("histogram", "NotImplemented NotImplemented", "(NotImplemented|-) (-|leaf)", "the edges are not counted from the input"),
    ("trapezoid|vander", "-", ".*", "of nothing, or no power: zeros that PyTorch makes anew"),
    ("diff|chain_matmul|cartesian_prod", "leaf", ".*", "PyTorch gives the tensor itself"),
    ("chain_matmul", ".*", "leaf", "the tensor itself"),
    ("dropout[13]d", "SqueezeBackward1", "leaf", "the tensor itself, not a view of it"),
    ("detach_copy", "NotImplemented", "-", "a copy without history has none"),
    ("lobpcg", ".*", "- -", "of A alone the eigenvectors depend"),
    ("addr", "Addr", "-", "beta=0 leaves nothing of self"),
    ("fill_?|index_fill_?|masked_fill_?", ".*[13]", ".*", "a tensor of no dimensions that needs no gradient is a number"),
    # Made of other ops than PyTorch's, or of one; or PyTorch's last view of what it has made.
    ("linalg_(cond|multi_dot)|einsum|tensordot|inner|kron|chain_matmul|matmul|linear|bilinear|cdist|pdist|sum_to_size", ".*", ".*", "products"),
    ("scaled_dot_product_attention|lstm|lstm_cell|rms_norm|adaptive_avg_pool2d|native_group_norm|ctc_loss", ".*", ".*", "layers"),
    ("combinations|cartesian_prod|vander|ravel|to|_unpad_sequence|diff", ".*", ".*", "arranging"),
    ("special_ndtr|corrcoef|conj_physical|norm_except_dim|triangular_solve", ".*", ".*", "pieces"),
]  # fmt: skip


def leaves(value: Any, tensor: type, fn: Callable[[Any], Any]) -> Any:
    if isinstance(value, tensor):
        return fn(value)
    if isinstance(value, (list, tuple)):
        return type(value)(leaves(v, tensor, fn) for v in value)
    if isinstance(value, dict):
        return {k: leaves(v, tensor, fn) for k, v in value.items()}
    return value


def told(module: Any, fn: Callable[..., Any], args: Any, kwargs: Any, wanted: set[int], in_place: bool) -> str:
    """The names, of all results in one text: "-" for a constant, "leaf" for a result that is an argument."""
    args, kwargs = leaves(
        (args, kwargs), module.Tensor, lambda t: t.detach().requires_grad_() if id(t) in wanted else t
    )
    if in_place and args[0].is_floating_point():
        args = (args[0] * 1, *args[1:])
    results = fn(*args, **kwargs)
    names = []
    for result in results if isinstance(results, (list, tuple)) else [results]:
        if isinstance(result, module.Tensor):
            name = result.grad_fn.name() if result.grad_fn else "leaf" if result.requires_grad else "-"
            names.append(name.removeprefix("torch::autograd::").removesuffix("Backward0"))
    return " ".join(names)


def compare_names(record: Record, sample: Sample, in_place: bool) -> str | None:
    args, kwargs = make(sample, "float32" if "float32" in record.dtypes else record.dtypes[0], record.seed)
    drawn: list[torch.Tensor] = []
    map_tensors((args, kwargs), drawn.append)
    floating = [t for t in drawn if t.is_floating_point()]
    forms = inplace_forms(record) if in_place else (record.function(torch), record.function(flashlight))
    for some in [floating, *([t] for t in floating if len(floating) > 1)]:
        copies = {id(t): mirror(t) for t in drawn}
        mine = map_tensors((args, kwargs), lambda t: copies[id(t)], mine=True)  # noqa: B023
        status, want = attempt(told, torch, forms[0], args, kwargs, {id(t) for t in some}, in_place)
        my_status, got = attempt(told, flashlight, forms[1], *mine, {id(copies[id(t)]) for t in some}, in_place)
        if status != "ok" or my_status != "ok" or got == want:
            continue
        if not any(
            re.fullmatch(ops, record.name) and re.fullmatch(theirs, want) and re.fullmatch(ours, got)
            for ops, theirs, ours, _ in ACCIDENTS
        ):
            return f"{record.name}{'_' * in_place} {sample.id}: {got}, PyTorch has {want}"
    return None


@by_record(RECORDS)
def test_names(record: Record):
    found = [compare_names(record, sample, False) for sample in record.samples[:60]]
    assert not any(found), "\n".join([text for text in found if text][:8])


@by_record([r for r in RECORDS if r.inplace])
def test_names_in_place(record: Record):
    found = [compare_names(record, sample, True) for sample in record.samples[:60] if sample.args]
    assert not any(found), "\n".join([text for text in found if text][:8])
