"""Every op in the types that its record leaves out: float16, bfloat16, the small integers, bool. Result types, shapes,
values, gradients, in-place forms and out= are PyTorch's, and what PyTorch refuses is refused with the same exception.

Both libraries compute halves in float32 and round once, so results are the same bits, but for a few items where the float32
results fall on two sides of a rounding boundary. Where PyTorch rounds in between, ROUNDED says by how many units in the last
place of the largest item results may differ.
"""

from __future__ import annotations

import re

import flashlight
import torch
from records import RECORDS, Record, map_tensors, mirror, to_torch
from test_ops import (
    GRADED,
    TIES,
    accepts,
    attempt,
    both_gradients,
    by_record,
    check_inplace,
    compare_places,
    differentiable,
    make,
    quiet,  # noqa: F401
)

from halves import HALVES, assert_units, off_by, unit  # isort: skip (on the path once records is imported)

OTHERS = (*HALVES, "uint8", "int8", "int16", "int32", "int64", "bool")
RARE = 0.02  # of items may be one unit off where the rest are the same

# Ops that PyTorch rounds in between (some of them only in what remains of a row after whole vectors).
ROUNDED = dict.fromkeys("""
    addbmm addmm addr baddbmm bilinear binary_cross_entropy
    binary_cross_entropy_with_logits cdist conv_transpose1d conv_transpose3d embedding_bag glu gradient
    gumbel_softmax histogram histogramdd huber_loss index_add interpolate lgamma linalg_matrix_power linear
    linear_cross_entropy local_response_norm log_softmax lp_pool1d lp_pool2d matrix_power
    multi_head_attention_forward pairwise_distance polygamma pow rrelu rsqrt rsub
    scaled_dot_product_attention scatter scatter_add scatter_reduce smooth_l1_loss soft_margin_loss softmax
    softmin special_entr special_log_softmax special_logit special_ndtr special_xlog1py special_xlogy xlogy
""".split(), 1) | {
    "adaptive_avg_pool3d": 4, "addmv": 2, "conv_tbc": 2, "convolution": 4, "native_dropout": 1, "native_layer_norm": 8, "native_group_norm": 8, "native_batch_norm": 8, "batch_norm": 2, "conv_transpose2d": 2, "cross_entropy": 2,
    "einsum": 4, "gru": 8, "gru_cell": 1, "lstm": 2, "lstm_cell": 1, "rnn_relu": 1, "rnn_relu_cell": 1,
    "rnn_tanh": 4, "rnn_tanh_cell": 1, "grid_sample": 32, "grid_sampler": 8, "grid_sampler_2d": 256, "grid_sampler_3d": 256, "instance_norm": 4,
    "kl_div": 8, "layer_norm": 128, "linalg_vector_norm": 2, "logit": 8, "mse_loss": 2, "multilabel_soft_margin_loss": 4,
    "nanmean": 8, "nansum": 2, "nll_loss": 16, "norm": 2, "normalize": 2, "prod": 32, "renorm": 2, "special_i0e": 2,
    "triplet_margin_loss": 4,
}  # fmt: skip

# Gradients are a few units off where either library rounds in between.
GRADIENTS = {
    "batch_norm": 16, "cosine_similarity": 64, "cummax": 32, "cummin": 32, "fmod": 8, "grid_sample": 256,
    "grid_sampler": 16, "grid_sampler_2d": 256, "grid_sampler_3d": 256, "group_norm": 32, "gru": 8, "index_reduce": 128, "lstm": 32, "prod": 32, "rnn_tanh": 32,
    "special_i0e": 16, "special_ndtr": 8,
}  # fmt: skip
A_FEW = 4

# Ops that are not compared in some types of integers, and why.
UNLIKE_IN_INTEGERS = {
    # At its poles PyTorch gives large numbers for infinity: sin(pi x) is not quite 0.
    "polygamma": ("int8", "int16", "int32", "int64"),
    # Coordinates from -1 to 1: PyTorch converts negative floats to unsigned integers.
    "affine_grid_generator": ("uint8",),
    # PyTorch has weights of 16 bits where there is AVX2, floats where not; and an internal assertion.
    "interpolate": ("uint8",),
}

# What torch 2.13 gets wrong in halves: its matrix exponential is garbage, affine grids fail for want of a kernel, lobpcg by a KeyError.
WRONG = {"linalg_matrix_exp", "matrix_exp", "affine_grid", "affine_grid_generator", "lobpcg"}


def empty(value) -> bool:
    """Whether a tensor without items is among the arguments."""
    found: list[torch.Tensor] = []
    map_tensors(value, found.append)
    return any(t.numel() == 0 for t in found)


def compare_halves(got: torch.Tensor, want: torch.Tensor, ulps: float, dtype: str, where: str) -> None:
    if not ulps:
        off, largest = off_by(got, want, where)
        off = torch.where(off > 2.0**-22 * largest, off, 0.0)  # what sums in another order lose in float32
        differ = (off > 0).sum()
        assert differ <= max(1, RARE * off.numel()), f"{where}: {differ} items of {off.numel()} differ"
        size = torch.maximum(got.double().abs(), want.double().abs())
        assert (off <= unit(torch.where(off > 0, size, 1.0), dtype)).all(), f"{where}: {got} for torch's {want}"
    else:
        assert_units(got, want, dtype, ulps, where)


def compare(got, want, record: Record, where: str, ulps: float) -> None:
    if isinstance(want, (tuple, list)):
        got = list(got)
        assert len(got) == len(want), where
        for g, w in zip(got, want):
            compare(g, w, record, where, ulps)
        return
    if not isinstance(want, torch.Tensor):
        assert got == want or (got != got and want != want), where
        return
    got, want = to_torch(got), want.detach()
    assert got.dtype == want.dtype, f"{where}: {got.dtype} for torch's {want.dtype}"
    assert got.shape == want.shape, f"{where}: {got.shape} for torch's {want.shape}"
    dtype = str(want.dtype).removeprefix("torch.")
    if dtype in HALVES:
        compare_halves(got, want, ulps, dtype, where)
    elif want.is_floating_point():
        rtol = max(record.rtol.get(dtype, 0), 1e-5)
        torch.testing.assert_close(got, want, rtol=rtol, atol=rtol, equal_nan=True, msg=lambda text: f"{where}\n{text}")
    else:
        assert torch.equal(got, want), f"{where}: {got} for torch's {want}"


def left_out(record: Record):
    """(dtype, sample): a part of the samples in each type that the record does not name."""
    for i, dtype in enumerate(OTHERS):
        if dtype not in record.dtypes:
            step = 3 if dtype in HALVES else 6
            for sample in record.samples[i % step :: step]:
                yield dtype, sample


@by_record(RECORDS)
def test_values(record: Record):
    theirs, ours = record.function(torch), record.function(flashlight)
    for dtype, sample in left_out(record):
        if dtype in UNLIKE_IN_INTEGERS.get(record.name, ()) or (dtype in HALVES and record.name in WRONG):
            continue
        where = f"{record.name} {dtype} {sample.id}"
        args, kwargs = make(sample, dtype, record.seed)
        mine, my_kwargs = map_tensors((args, kwargs), mirror)
        status, want = attempt(theirs, *args, **kwargs)
        my_status, got = attempt(ours, *mine, **my_kwargs)
        if status == "ok" and my_status is NotImplementedError and empty((args, kwargs)):
            continue  # what has no items reaches none of the kernels that torch lacks
        assert my_status == status, f"{where}: {got!r}, torch has {want!r}"
        if status == "ok" and record.name in TIES and dtype not in HALVES and not isinstance(want, torch.Tensor):
            compare_places(got, want, record, where, args, kwargs)
        elif status == "ok":
            compare(got, want, record, where, ROUNDED.get(record.name, 0))


@by_record([r for r in GRADED if r.name not in WRONG])
def test_gradients(record: Record):
    for dtype, sample in left_out(record):
        if dtype not in HALVES or not differentiable(sample) or not accepts(record, sample, dtype):
            continue
        args = make(sample, dtype, record.seed)
        if empty(args):
            continue
        try:
            (ours, _), (theirs, _) = both_gradients(record, sample, dtype, False)
        except NotImplementedError as error:
            assert "_backward" in str(error), error  # some of torch's derivatives have no kernels for halves
            continue
        where = f"{record.name} {dtype} {sample.id} gradient"
        count = len(ours or theirs or ())
        for got, want in zip(ours or [None] * count, theirs or [None] * count):
            if got is None or want is None:
                rest = want if got is None else to_torch(got)
                assert rest is None or not torch.nan_to_num(rest.detach()).any(), f"{where}: {got} for torch's {want}"
            else:
                compare(got, want, record, where, GRADIENTS.get(record.name, A_FEW))


@by_record([r for r in RECORDS if r.inplace])
def test_inplace(record: Record):
    ulps = ROUNDED.get(record.name, 0)
    for dtype, sample in left_out(record):
        if dtype not in HALVES:
            continue
        if sample.args and getattr(sample.args[0], "layout", "") != "expanded":  # refused for that, too
            check_inplace(record, dtype, sample, lambda got, want, where: compare(got, want, record, where, ulps))


# Where out= is not compared: the ops, the types of arguments and of out=, and why.
OUT_UNLIKE = [
    ("range", ".*", "int32|bool", "PyTorch divides by a step of 0, which ends the process"),
    ("logspace", ".*", "int32|bool", "powers beyond the type, which PyTorch converts as the processor does"),
    (
        "(linalg_)?matrix_power",
        ".*",
        ".*",
        "the powers -1, 2 and 3 want out= of the result's type in PyTorch, others none",
    ),
    ("inner|lerp", ".*", ".*", "PyTorch wants out= of the result's type, unless an argument has no dimensions"),
    ("nansum|nanmean", ".*", "int32|bool", "PyTorch: NotImplementedError for a type it takes as dtype="),
    ("var|std", "float16|bfloat16", ".*", "PyTorch computes over all items in the type of out=, or refuses it"),
    ("ldexp", "float16|bfloat16", ".*", "PyTorch: an internal assertion"),
]


def compares_out(name: str, dtype: str, target: str) -> bool:
    return not any(all(map(re.fullmatch, row[:3], (name, dtype, target))) for row in OUT_UNLIKE)


@by_record([r for r in RECORDS if r.out and r.name not in WRONG])
def test_out(record: Record):
    """out= of every type: the result cast to it, or refused."""
    theirs, ours = record.function(torch), record.function(flashlight)
    for i, dtype in enumerate(("float16", "bfloat16", "float32", "uint8")):
        for sample in record.samples[i :: max(1, len(record.samples) // 2)]:
            args, kwargs = make(sample, dtype, record.seed)
            mine, my_kwargs = map_tensors((args, kwargs), mirror)
            status, want = attempt(theirs, *args, **kwargs)
            if status != "ok" or not isinstance(want, torch.Tensor) or empty((args, kwargs)):
                continue
            for target in ("float16", "bfloat16", "float32", "float64", "int32", "bool"):
                where = f"{record.name} {dtype} {sample.id} out= of {target}"
                if not compares_out(record.name, dtype, target):
                    continue
                start = torch.zeros(want.shape, dtype=getattr(torch, target))
                out = flashlight.zeros(want.shape, dtype=getattr(flashlight, target))
                status, result = attempt(theirs, *args, **kwargs, out=start)
                if status is TypeError:  # not every overload of torch's has out=
                    continue
                my_status, got = attempt(ours, *mine, **my_kwargs, out=out)
                assert my_status == status, f"{where}: {got!r}, torch has {result!r}"
                if status != "ok":
                    continue
                assert got is out
                assert out.dtype == getattr(flashlight, target), where
                if dtype in HALVES and start.is_floating_point():  # torch may not round to the half in between
                    compare_halves(to_torch(out), start, 2 * A_FEW * ROUNDED.get(record.name, 1), dtype, where)
                elif dtype not in HALVES:
                    compare(out, start, record, where, A_FEW)
