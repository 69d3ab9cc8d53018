"""What out= names, where it cannot be written blindly: a tensor that the function reads too, or laid out otherwise. The
results are those of the call without it, in the memory that was given.
"""

from __future__ import annotations

import warnings
from typing import Any

import flashlight
import numpy as np
import pytest
import torch
from records import RECORDS, Record, map_tensors, mirror, to_torch
from test_ops import attempt, by_record, compare, make, quiet  # noqa: F401


def _tensors(values: Any) -> list[Any]:
    if isinstance(values, flashlight.Tensor):
        return [values]
    items = values.values() if isinstance(values, dict) else values if isinstance(values, (tuple, list)) else ()
    return [t for item in items for t in _tensors(item)]


def _samples(record: Record) -> Any:
    """(id, arguments, result) of what gives one tensor and takes out=, arguments made anew by a call."""
    function = record.function(flashlight)
    for sample in record.samples[::3]:
        args, kwargs = make(sample, record.dtypes[0], record.seed)

        def arguments(args: Any = args, kwargs: Any = kwargs) -> Any:
            return map_tensors((args, kwargs), lambda t: mirror(t.clone()))

        mine, my_kwargs = arguments()
        status, want = attempt(function, *mine, **my_kwargs)
        if status != "ok" or not isinstance(want, flashlight.Tensor) or "out" in my_kwargs:
            continue
        target = flashlight.empty_like(want)
        status, got = attempt(function, *mine, **my_kwargs, out=target)
        if status == "ok" and got is target:  # else it takes none, or the record does more than call it
            yield sample.id, arguments, want


@by_record(RECORDS)
def test_out_is_an_argument(record: Record) -> None:
    """Functions that read what they write refuse it; all others give the same as ever."""
    function = record.function(flashlight)
    for name, arguments, want in _samples(record):
        for i in range(len(_tensors(arguments()))):
            mine, kwargs = arguments()
            target = _tensors((mine, kwargs))[i]
            if target.shape != want.shape or target.dtype != want.dtype:
                continue
            place = target.data_ptr()
            status, got = attempt(function, *mine, **kwargs, out=target)
            if status == "ok":
                assert got is target and target.data_ptr() == place
                compare(target, to_torch(want), record, f"{name} out=argument {i}", strides=False)
            else:
                assert "memory" in str(got), f"{name}: {got!r}"


@by_record(RECORDS)
def test_out_is_laid_out_otherwise(record: Record) -> None:
    """Columns first, and with gaps, of which nothing is written."""
    function = record.function(flashlight)
    for name, arguments, want in _samples(record):
        if want.ndim == 0 or want.numel() == 0:
            continue
        across = flashlight.empty(want.shape[::-1], dtype=want.dtype).permute(*reversed(range(want.ndim)))
        wide = flashlight.ones(*want.shape, 2, dtype=want.dtype)
        for target in (across, wide[..., 0]):
            mine, kwargs = arguments()
            strides, version = target.stride(), target._version
            status, got = attempt(function, *mine, **kwargs, out=target)
            assert status == "ok" and got is target, f"{name}: {got!r}"
            assert target.stride() == strides and target._version > version
            compare(target, to_torch(want), record, f"{name} out=", strides=False)
        assert bool((wide[..., 1] == 1).all())


def test_what_hears_a_warning_makes_tensors_of_its_own() -> None:
    """Python code that runs in the middle of a function with out= gets no memory of it."""
    target, heard = flashlight.zeros(3), []

    def hear(*args: Any) -> None:
        heard.append(flashlight.full((3,), 7.0))

    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = hear
        flashlight.var(flashlight.ones(3, 1), dim=1, out=target)
    assert len(heard) == 1
    assert heard[0].tolist() == [7.0] * 3
    assert target.isnan().all()
    assert heard[0].data_ptr() != target.data_ptr()


SQUARE = [[4.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 2.0]]


@pytest.mark.parametrize("shape", [(0,), (5, 5)])
def test_what_is_resized_is_laid_out_as_in_pytorch(shape: tuple[int, ...]) -> None:
    calls = {
        "cholesky": lambda mod, x: mod.cholesky(x, out=mod.empty(shape)),
        "cholesky_solve": lambda mod, x: mod.cholesky_solve(x, x, out=mod.empty(shape)),
        "inv": lambda mod, x: mod.linalg.inv(x, out=mod.empty(shape)),
        "matrix_power": lambda mod, x: mod.linalg.matrix_power(x, -1, out=mod.empty(shape)),
        "tensorinv": lambda mod, x: mod.linalg.tensorinv(x.view(3, 1, 3), 1, out=mod.empty(shape)),
        "tensordot": lambda mod, x: mod.tensordot(x, x, 1, out=mod.empty(shape)),
    }
    for name, call in calls.items():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs, ours = call(torch, torch.tensor(SQUARE)), call(flashlight, flashlight.tensor(SQUARE))
        assert [s for s, n in zip(ours.stride(), ours.shape, strict=True) if n > 1] == [
            s for s, n in zip(theirs.stride(), theirs.shape, strict=True) if n > 1
        ], name
        np.testing.assert_allclose(ours.numpy(), theirs.numpy(), rtol=1e-5, atol=1e-6, err_msg=name)


@pytest.mark.parametrize("dtype", ["float64", "int64"])
def test_out_of_the_type_of_the_result_alone(dtype: str) -> None:
    for mod in (torch, flashlight):
        x, out = mod.tensor(SQUARE), mod.empty(0, dtype=getattr(mod, dtype))
        for call in (
            lambda: mod.matrix_power(x, 2, out=out),  # noqa: B023
            lambda: mod.linalg.matrix_power(x, -1, out=out),  # noqa: B023
            lambda: mod.tensordot(x, x, 2, out=out),  # noqa: B023
            lambda: mod.tensordot(x, x, mod.tensor([1]), out=out),  # noqa: B023
        ):
            with pytest.raises(RuntimeError, match="dtype"):
                call()


WIDENED = {
    "mean": lambda m, x, out: m.mean(x, 0, out=out),
    "mean of all": lambda m, x, out: m.mean(x, out=out),
    "mean of a dtype": lambda m, x, out: m.mean(x, 0, dtype=out.dtype, out=out),
    "var": lambda m, x, out: m.var(x, 0, out=out),
    "std": lambda m, x, out: m.std(x, dim=0, correction=0, out=out),
    "logsumexp": lambda m, x, out: m.logsumexp(x, 0, out=out),
    "sum": lambda m, x, out: m.sum(x, 0, out=out),
}


@pytest.mark.parametrize("name", WIDENED)
def test_a_wider_out_is_computed_in(name: str) -> None:
    """The type of out= is folded in, and errors are PyTorch's."""
    for kind in ("float32", "float16", "bfloat16", "int32", "bool"):
        for wide in ("float64", "float32", "int32"):
            x = (torch.arange(21).reshape(3, 7) / 7 + 0.1).to(getattr(torch, kind))
            results = []
            for mod, given in ((torch, x), (flashlight, mirror(x))):
                out = mod.empty(0, dtype=getattr(mod, wide))
                results.append(attempt(WIDENED[name], mod, given, out))
            (status, want), (mine, got) = results
            assert mine == status, f"{kind} out={wide}: {got!r}, {want!r}"
            if status == "ok":
                if name == "logsumexp" and x.is_floating_point():  # of which PyTorch takes exp in the narrower type
                    want = torch.logsumexp(x.to(want.dtype), 0)
                rtol = 1e-8 if wide == "float64" and kind in ("float32", "float16", "bfloat16") else 1e-6
                torch.testing.assert_close(to_torch(got), want, rtol=rtol, atol=0, msg=f"{kind} out={wide}")
