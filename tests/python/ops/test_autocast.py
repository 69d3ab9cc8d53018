"""Every op under autocast: the dtypes of results and of gradients are torch's, and so are values, as near as the dtype allows."""

from __future__ import annotations

import flashlight
import pytest
import torch
from halves import HALVES
from records import RECORDS, TABLE, Record, T, map_tensors, mirror, to_torch
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


# Gradients that hang on which of several nearly equal values is chosen, or on small differences of large ones.
UNSTEADY = {"linalg_svd", "svd", "linalg_eig", "linalg_eigh", "linalg_vecdot"}


def gradients(m, function, specs, args, kwargs, lower):
    """The result summed, and what comes to each floating argument."""
    leaves = []

    def leaf(spec, value):
        if isinstance(value, list):
            return [leaf(*pair) for pair in zip(spec, value)]
        if isinstance(spec, T) and spec.grad and value.is_floating_point():
            value = value.clone().requires_grad_()
            leaves.append(value)
        return value

    args = [leaf(*pair) for pair in zip(specs, args)]
    with m.autocast("cpu", getattr(m, lower)):
        result = function(*args, **kwargs)
    if not isinstance(result, m.Tensor) or not result.requires_grad:
        return None
    result.float().square().sum().backward()
    return [t.grad for t in leaves]


@by_record([r for r in RECORDS if r.grad and any(f.startswith("autocast_") for f in TABLE.get(r.name, ()))])
def test_gradients(record: Record):
    theirs, ours = record.function(torch), record.function(flashlight)
    for dtype in ("float32", "bfloat16"):
        for sample in record.samples[::4]:
            args, kwargs = make(sample, dtype, record.seed)
            mine, my_kwargs = map_tensors((args, kwargs), mirror)
            if empty((args, kwargs)) or differs(record, args, kwargs, False):
                continue
            try:
                want = gradients(torch, theirs, sample.args, args, kwargs, "bfloat16")
            except (RuntimeError, TypeError, ValueError, IndexError):
                continue
            got = gradients(flashlight, ours, sample.args, mine, my_kwargs, "bfloat16")
            assert (got is None) == (want is None)
            for g, w in zip(got or (), want or ()):
                where = f"{record.name} {dtype} {sample.id}"
                assert (g is None) == (w is None), where
                if w is None:
                    continue
                g = to_torch(g)
                assert g.dtype == w.dtype, where
                if record.name not in UNSTEADY and w.isfinite().all():
                    assert (g.double() - w.double()).norm() <= 0.04 * w.double().norm() + 1e-3, where


@by_record(RECORDS)
@pytest.mark.parametrize("lower", ["bfloat16", "float16"])
def test_dtypes(record: Record, lower: str):
    theirs, ours = record.function(torch), record.function(flashlight)
    for i, dtype in enumerate(INPUTS if lower == "bfloat16" else INPUTS[:3]):
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
