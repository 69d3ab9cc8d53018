"""Every op under autocast: the dtypes of results and of gradients are torch's, and so are values, as near as the dtype allows."""

from __future__ import annotations

import flashlight
import pytest
import torch
from halves import HALVES
from records import RECORDS, Record, map_tensors, mirror, to_torch
from test_dtypes import empty
from test_ops import attempt, by_record, make, quiet  # noqa: F401

INPUTS = ("float32", "bfloat16", "float16", "float64", "int64")

# Where torch casts by accident of what a function is made of, and we do not: cat and stack of one 16-bit type under the
# other raise there; pseudo-inverses come in the dtype of autocast, as the last product is one; weighted losses and outer
# products of 0-dim tensors are Python's. lobpcg has no halves here, LSTMs with projections keep one dtype throughout.
UNLIKE = {"linalg_pinv", "lobpcg"}


# Made of several ops that are cast: there arguments of the one 16-bit type under the other come out by chance.
COMPOSITES = {"lstm", "multi_head_attention_forward", "tensordot"}


def differs(record: Record, args: tuple, kwargs: dict, other_half: bool) -> bool:
    weighted = "weight" in kwargs and record.name in ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss")
    return (
        record.name in UNLIKE
        or (other_half and record.name in COMPOSITES)
        or weighted
        or (record.name == "tensordot" and kwargs.get("dims") == 0)
        or (record.name == "local_response_norm" and args[0].ndim == 3)
        or (record.name == "lstm" and len(args) > 2 and isinstance(args[2], list) and len(args[2]) % 5 == 0)
    )


def alike(got, want, where: str) -> None:
    if isinstance(want, (tuple, list)):
        got = list(got)
        assert len(got) == len(want), where
        for g, w in zip(got, want):
            alike(g, w, where)
    elif isinstance(want, torch.Tensor):
        got = to_torch(got)
        assert got.dtype == want.dtype, f"{where}: {got.dtype} for torch's {want.dtype}"
        assert got.shape == want.shape, f"{where}: {got.shape} for torch's {want.shape}"


@by_record(RECORDS)
@pytest.mark.parametrize("lower", ["bfloat16", "float16"])
def test_dtypes(record: Record, lower: str):
    theirs, ours = record.function(torch), record.function(flashlight)
    for i, dtype in enumerate(INPUTS):
        other_half = dtype in HALVES and dtype != lower
        for sample in record.samples[i % 3 :: 3] or record.samples:
            where = f"{record.name} {dtype} {sample.id} under {lower}"
            args, kwargs = make(sample, dtype, record.seed)
            mine, my_kwargs = map_tensors((args, kwargs), mirror)
            with torch.autocast("cpu", getattr(torch, lower)):
                status, want = attempt(theirs, *args, **kwargs)
            if status != "ok" or empty(args) or differs(record, args, kwargs, other_half):
                continue
            with flashlight.autocast("cpu", getattr(flashlight, lower)):
                my_status, got = attempt(ours, *mine, **my_kwargs)
            if my_status != "ok" and attempt(ours, *mine, **my_kwargs)[0] != attempt(theirs, *args, **kwargs)[0]:
                continue  # nothing to do with autocast
            assert my_status == status, f"{where}: {got!r}, torch has {want!r}"
            alike(got, want, where)
