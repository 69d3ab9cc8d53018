"""What a result's graph says of it: for every sample of every op, as a function and in place, which results require a
gradient, the name of their grad_fn, and the whole graph behind it as next_functions shows it, with all floating arguments
requiring one and with each of them alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import flashlight
import torch
from graph_text import result_text
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
    ("histogram(dd)?", "NotImplemented( NotImplemented)+", "(NotImplemented|-)( -| leaf)+", "the edges are not counted from the input"),
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


# Ops behind whose first node the graph may be another than PyTorch's, and why.
OTHER_GRAPHS = {
    "one kernel for all steps of a sequence": "gru gru_cell lstm lstm_cell rnn_relu rnn_relu_cell rnn_tanh rnn_tanh_cell",
    "padded, laid out or broadcast by the kernel itself": "conv1d conv2d group_norm instance_norm rms_norm pdist kl_div"
    " adaptive_avg_pool2d binary_cross_entropy_with_logits embedding_bag normalize cosine_similarity mse_loss l1_loss",
    "smoothed, or by weights: nodes that share one": "cross_entropy linear_cross_entropy",
    "another formula": "local_response_norm multilabel_soft_margin_loss bilinear ctc_loss gaussian_nll_loss",
    "products by another way": "cdist chain_matmul einsum inner kron linalg_cond linalg_matrix_power linalg_multi_dot linear"
    " lobpcg matmul matrix_power multi_head_attention_forward norm_except_dim outer scaled_dot_product_attention"
    " svd_lowrank tensordot triangular_solve linalg_matrix_norm linalg_norm",
    "statistics and samples by another way": "corrcoef cov cumulative_trapezoid diff gradient nanquantile quantile trapezoid",
    "arranged by another way": "_unpad_sequence cartesian_prod combinations diagflat fold index_put pad ravel to unfold"
    " vander sum_to_size",
    "nothing to do, nothing recorded": "addr detach_copy dropout1d dropout3d",
    "a tensor of no dimensions is a number": "fill fill_ index_fill index_fill_ masked_fill masked_fill_",
    "results with a node each, of one there": "aminmax lu_unpack split_copy split_with_sizes_copy unbind_copy",
    "no derivative there": "histogram histogramdd native_group_norm remainder",
    "pieces": "conj_physical_ rrelu special_ndtr",
}
OTHERS = {name for names in OTHER_GRAPHS.values() for name in names.split()}


def leaves(value: Any, tensor: type, fn: Callable[[Any], Any]) -> Any:
    if isinstance(value, tensor):
        return fn(value)
    if isinstance(value, (list, tuple)):
        return type(value)(leaves(v, tensor, fn) for v in value)
    if isinstance(value, dict):
        return {k: leaves(v, tensor, fn) for k, v in value.items()}
    return value


def told(module: Any, fn: Callable[..., Any], args: Any, kwargs: Any, wanted: set[int], in_place: bool) -> str:
    """The graphs of all results in one text: "-" for a constant, "leaf" for a result that is an argument."""
    args, kwargs = leaves(
        (args, kwargs), module.Tensor, lambda t: t.detach().requires_grad_() if id(t) in wanted else t
    )
    if in_place and args[0].is_floating_point():
        args = (args[0] * 1, *args[1:])
    return result_text(module, fn(*args, **kwargs))


def names(text: str) -> str:
    """The first nodes alone."""
    return " ".join(re.sub(r"(\.\d+)?\(.*", "", part) for part in text.split(" "))


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
        if names(got) == names(want):
            if record.name + "_" * in_place in OTHERS:
                continue
            return f"{record.name}{'_' * in_place} {sample.id}: {got}, PyTorch has {want}"
        got, want = names(got), names(want)
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
