"""Every op with one argument at a time replaced by a wrong or odd one: of another type, with a dimension more or less,
empty, a number, None, text, out of range. Both libraries refuse it with the same exception, or both give the same.

ACCIDENTS says where they may differ, and why. Nothing forks here, so that it runs under AddressSanitizer too; FATAL are the
calls that would end the process inside PyTorch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import flashlight
import torch
from records import RECORDS, Record, Sample, T, map_tensors, mirror
from test_ops import (
    TIES,
    attempt,
    by_record,
    compare,
    compare_places,
    inplace_forms,
    make,
    quiet,  # noqa: F401
)

# (ops, mutation): what crashes PyTorch, or never ends there.
FATAL = [
    ("_sobol_engine_.*", ".*"),  # private there, and without checks
    ("linalg_lstsq", "arg 1: last empty"),
    ("lstm", "arg 2: first last empty"),
    ("(svd|pca)_lowrank", f"(arg 2|niter): {2**70}"),
]  # fmt: skip

# Exceptions that come out of PyTorch's Python code, which met what it did not expect: any exception will do for them.
UNEXPECTED = (AttributeError, AssertionError, ZeroDivisionError, UnboundLocalError)

# (ops, mutation, ours / PyTorch's, why). Patterns of whole texts.
ACCIDENTS: list[tuple[str, str, str, str]] = [
    ("empty|empty_like|empty_strided|empty_permuted|new_empty|new_empty_strided", ".*", "value/value", "memory as it was"),
    # What PyTorch works out wrongly, or from memory that is not the tensor's.
    ("grid_sampler.*", "arg [23]: (-1|-100|100)", "RuntimeError/ok", "PyTorch: modes that do not exist give garbage"),
    ("gradient", "(arg 0|spacing): .*(item more|empty)|dim: 0", "RuntimeError/(ok|IndexError)", "PyTorch: places of other sizes than the tensor's"),
    ("_pad_packed_sequence", "arg 0: one item more", "RuntimeError/ok", "PyTorch leaves rows out"),
    ("grouped_mm", "arg 0: one item more", "value/value", "rows behind the last group: memory as it was"),
    ("embedding_bag", "arg 0: (one dimension (more|less)|0-dim)", "ValueError/RuntimeError", "nn.functional's check serves both names"),
    ("embedding_bag", "arg 0: last empty", "value/value", "what its kernel keeps for rows without items"),
    ("lstm", "arg [012]: .*(item more|dimension (more|less)|0-dim)", "RuntimeError/ok", "oneDNN reads other shapes, beyond the tensor"),
    ("(special_)?polygamma", "arg [01]: 100", "value/value", "float32 overflows on PyTorch's way"),
    # What is taken and means what it says, where PyTorch has no place for it.
    ("kaiser_window", "dropped", "ok/TypeError", "beta without periodic"),
    ("gradient", "spacing: (empty|first (one dimension less|0-dim))", "ok/RuntimeError", "one number for all dimensions, however it is given"),
    ("linalg_lstsq", "extra", "value/value", "rcond=1: rounding decides on the rank"),
    ("linalg_matrix_norm|rot90|histogram|histogramdd", "(arg 2|dim|range): int|extra", "(IndexError|RuntimeError)/TypeError",
     "one number for a list of them, refused for its value"),
    # What PyTorch's Python code takes for another thing, or refuses when it comes to use it.
    ("(svd|pca)_lowrank", ".*: True", "TypeError/ok", "ints and truths are not told apart"),
    ("(svd|pca)_lowrank", "arg 0: (one dimension less|0-dim)", "RuntimeError/ValueError", "unpacking of a shape"),
    ("svd_lowrank|norm", f"(arg 1|q|dim): {2**70}", "ValueError/TypeError", "where a number is found to be too large"),
    ("cdist", "compute_mode: (None|3)", "TypeError/ValueError", "a mode is a text"),
    ("lobpcg", f"k: (-?100|-1|0|{2**70})", "ValueError/ok", "PyTorch slices by k, whatever it is"),
    ("lobpcg", "k: True|largest: (text|int)", "TypeError/ok", "ints and truths are not told apart"),
    ("lobpcg", "X: 0-dim", "AssertionError/IndexError", "PyTorch: an index beyond its shape"),
    ("poisson_nll_loss|ctc_loss", f"reduction: {2**70}", "ValueError/TypeError", "what is missing is seen later than what overflows"),
    # Which of two errors is met first.
    ("index_put", "arg 1: first .*(item more|dimension less|0-dim)", "IndexError/RuntimeError", "the index before the shape of the values"),
    ("narrow_copy", "arg 1: 100", "IndexError/RuntimeError", "PyTorch: an internal check"),
    ("lstm", "arg (0: 0-dim|1: first one dimension less)", "RuntimeError/IndexError", "too few dimensions, by the size that is asked for first"),
    ("rnn_(tanh|relu)", "arg 0: one dimension less", "IndexError/ok", "PyTorch broadcasts what is no sequence"),
    ("bilinear", "arg 2: 0-dim", "IndexError/RuntimeError", "the dimensions before the types"),
    # Functions below nn.functional's: ours have the checks of those.
    ("native_batch_norm", "arg [012]: .*(item more|dimension (more|less)|0-dim|empty)", "RuntimeError/ok", "PyTorch reads and writes beyond tensors of other sizes"),
    ("native_batch_norm|batch_norm", "arg 0: (one dimension less|0-dim)", "(RuntimeError|IndexError)/(RuntimeError|IndexError)", "too few dimensions, by the size that is asked for first"),
    ("native_batch_norm", "arg 0: last empty", "ok/RuntimeError", "no channels have no statistics"),
    ("(native_)?batch_norm", "arg 7: -1.0", "ValueError/ok", "a negative eps is refused, as in nn.functional"),
    ("instance_norm", "arg 0: (int|bool) tensor", "RuntimeError/NotImplementedError", "the parameters' type before the kernel"),
    ("instance_norm", "arg 0: (one dimension less|0-dim)", "ValueError/(RuntimeError|IndexError)", "no spatial elements, as in nn.functional"),
    ("embedding", "arg 2: 100", "AssertionError/ok", "the padding's place is looked at, as in nn.functional"),
    ("norm_except_dim", "arg 0: 0-dim", "ok/IndexError", "a number has a norm"),
    ("conv_tbc", "arg 2: (int|double|bool) tensor", "RuntimeError/ok", "a bias of another type is refused, as in nn.functional"),
    ("convolution", "arg 0: bool tensor", "RuntimeError/NotImplementedError", "the bias's type before the kernel"),
    ("einsum", "arg [01]: bool tensor", "RuntimeError/NotImplementedError", "bool against another type: both are refused"),
    ("_sort_lengths", "arg 0: .*", "RuntimeError/ok", "lengths are a vector of int64; PyTorch's is sort itself"),
    ("_pad_sequence", "arg 0: first 0-dim", "IndexError/RuntimeError", "PyTorch: a slice of no sizes"),
    ("_pad_sequence", "arg 3: (None|3)", "RuntimeError/TypeError", "what is no word is no side either"),
    ("_unpad_sequence", "arg 0: one dimension less", "ValueError/IndexError", "lengths that do not fit are seen first"),
    # nn.functional, most of it Python code in PyTorch, which finds out what an argument is by using it.
    (".*(max_pool|max_unpool|lp_pool).*|local_response_norm|normalize|hardtanh|fractional_max_pool.*", f".*: {2**70}",
     "(Type|Value|Overflow)Error/(Type|Value|Runtime)Error", "where a number is found to be too large"),
    ("max_unpool.d", f"arg 3: {2**70}", "TypeError/ok", "where a number is found to be too large"),
    ("max_unpool.d", "arg [2345]: (1.5|True|floats|text)", "TypeError/(ValueError|RuntimeError|ok)", "sizes are ints"),
    ("max_unpool.d", r"arg [234]: (\[1\]|-100|-1|0)", "RuntimeError/(Value|Index)Error", "the windows before the sizes of the result"),
    ("lp_pool.d", r"arg 2: (\[1\]|'x')", "(Type|Runtime)Error/ValueError", "unpacking of the kernel's size"),
    ("lp_pool1d", r"arg 2: \[1\]", "ok/TypeError", "PyTorch multiplies by what it is given"),
    ("fractional_max_pool.d.*", "arg 1: (-100|-1|0)", "RuntimeError/ok", "PyTorch: -inf for windows without items"),
    ("embedding_bag", "arg 0: bool tensor", "RuntimeError/(ok|NotImplementedError)", "truths are no indices"),
    ("embedding_bag", "extra", "TypeError/ValueError", "offsets that are no tensor"),
    ("grid_sample|huber_loss", "extra", "ValueError/TypeError", "the value before that it is there twice"),
    ("interpolate|upsample", "mode: (None|3)", "TypeError/NotImplementedError", "a mode is text"),
    ("interpolate", "(align_corners|recompute_scale_factor): (text|int)|scale_factor: 'x'", "TypeError/(ValueError|ok)", "bools and numbers"),
    ("interpolate", "scale_factor: inf", "RuntimeError/OverflowError", "the size of the result is out of range"),
    ("affine_grid", "arg 1: text", "TypeError/NotImplementedError", "a size is ints"),
    ("gaussian_nll_loss", "arg 1: number", "TypeError/ok", "a number instead of a tensor"),
    ("multilabel_soft_margin_loss", "arg [12]: number|extra", "TypeError/ok", "a number instead of a tensor"),
    ("gaussian_nll_loss", "arg 2: number", "ok/TypeError", "one variance for all may be an int"),
    ("gumbel_softmax", f"tau: {2**70}", "ok/OverflowError", "an int of any size has a float"),
    ("init_dirac_", "(arg 1|groups): (1.5|True)", "TypeError/(ValueError|ok)", "groups is an int"),
    ("multi_margin_loss", r"p: (1.5|None|'x'|\[1\]|True)", "TypeError/(ValueError|ok)", "p is an int"),
    ("normalize", "p: 'x'", "TypeError/RuntimeError", "PyTorch has norms by name, of matrices"),
    ("multi_head_attention_forward", "arg 4: True|arg 5: (text|int)", "TypeError/ok", "what is not used has a type too"),
]  # fmt: skip


def tensors_for(t: T) -> Iterator[tuple[str, Any]]:
    real = t.dtype in (None, "float32", "float64")
    yield "int tensor", T(t.shape, 0, 3, dtype="int64")
    yield "double tensor", T(t.shape, 0.1, 0.9, dtype="float64")
    yield "bool tensor", T(t.shape, dtype="bool")
    yield "one dimension more", T((*t.shape, 2), 0.1 if real else 0, 0.9 if real else 1, dtype=t.dtype)
    if t.shape:
        yield "one dimension less", T(t.shape[1:], 0.1, 1, dtype=t.dtype)
        yield "one item more", T((t.shape[0] + 1, *t.shape[1:]), 0.1, 1, dtype=t.dtype)
        yield "last one item more", T((*t.shape[:-1], t.shape[-1] + 1), 0.1, 1, dtype=t.dtype)
        yield "last empty", T((*t.shape[:-1], 0), 0.1, 1, dtype=t.dtype)
    yield "0-dim", T((), 0.1, 1, dtype=t.dtype)


def variants(value: Any) -> Iterator[tuple[str, Any]]:
    """What stands in an argument's place."""
    listed = isinstance(value, (tuple, list)) and len(value) > 0
    if isinstance(value, T):
        yield from tensors_for(value)
        yield from (("number", 2), ("None", None), ("text", "x"), ("list", [1.0]))
    elif isinstance(value, bool):
        yield from (("None", None), ("text", "x"), ("int", 2))
    elif isinstance(value, int):
        yield from ((repr(w), w) for w in (-100, 100, -1, 0, 1.5, None, "x", 2**70, [1], True))
    elif isinstance(value, float):
        yield from ((repr(w), w) for w in (float("nan"), float("inf"), -1.0, 2.5, None, "x", [1.0]))
    elif isinstance(value, str):
        yield from ((repr(w), w) for w in ("nonsense", None, 3))
    elif listed and all(isinstance(item, int) for item in value):
        kind = type(value)
        yield from (("shorter", kind(value[1:])), ("longer", kind([*value, 1])), ("negative", kind([-5, *value[1:]])))
        yield from (("zeros", kind([0] * len(value))), ("floats", kind([1.5] * len(value))))
        yield from (("text", "x"), ("None", None), ("Nones", kind([None] * len(value))), ("int", 3))
    elif listed and all(isinstance(item, T) for item in value):
        kind = type(value)
        yield from (("empty", kind([])), ("None in", kind([None, *value[1:]])), ("number in", kind([2, *value[1:]])))
        yield from ((f"first {what}", kind([w, *value[1:]])) for what, w in tensors_for(value[0]))
    else:
        yield from (("text", "x"), ("int", 3))


def mutations(sample: Sample) -> Iterator[tuple[str, Sample]]:
    args, kwargs = sample.args, sample.kwargs
    for i, value in enumerate(args):
        for what, w in variants(value):
            yield f"arg {i}: {what}", Sample((*args[:i], w, *args[i + 1 :]), kwargs)
    for name, value in kwargs.items():
        for what, w in variants(value):
            yield f"{name}: {what}", Sample(args, {**kwargs, name: w})
    yield "dropped", Sample(args[:-1], kwargs)
    yield "extra", Sample((*args, 1), kwargs)
    yield "unknown keyword", Sample(args, {**kwargs, "flavour": 1})


def picked(record: Record) -> Iterator[tuple[str, Sample]]:
    """The mutations of two samples: the first with most arguments, and the first with most keywords."""
    seen = set()
    for most in (lambda s: len(s.args) + len(s.kwargs), lambda s: len(s.kwargs)):
        for what, mutation in mutations(max(record.samples, key=most)) if record.samples else ():
            if (what, repr(mutation)) not in seen:
                seen.add((what, repr(mutation)))
                yield what, mutation


def excused(name: str, what: str, outcome: str) -> bool:
    return any(
        re.fullmatch(ops, name) and re.fullmatch(mutation, what) and re.fullmatch(both, outcome)
        for ops, mutation, both, _ in ACCIDENTS
    )


@by_record(RECORDS)
def test_mutations(record: Record):
    differences = []
    for what, sample in picked(record):
        if any(re.fullmatch(ops, record.name) and re.fullmatch(mutation, what) for ops, mutation in FATAL):
            continue
        args, kwargs = make(sample, record.dtypes[0], record.seed)
        mine, my_kwargs = map_tensors((args, kwargs), mirror)
        status, want = attempt(record.function(torch), *args, **kwargs)
        my_status, got = attempt(record.function(flashlight), *mine, **my_kwargs)
        names = [getattr(s, "__name__", s) for s in (my_status, status)]
        if status in UNEXPECTED and my_status != "ok":
            continue
        if status == my_status == "ok":
            try:
                if record.name in TIES and not isinstance(want, torch.Tensor):
                    compare_places(got, want, record, "", args, kwargs)
                else:
                    compare(got, want, record, "", strides=False, loosen=4)
                continue
            except (AssertionError, ValueError):  # NumPy's for strides that it has not
                names = ["value", "value"]
        elif my_status == status:
            continue
        if not excused(record.name, what, "/".join(names)):
            differences.append(f"{what} of {sample.id}: {names[0]} {got}, PyTorch has {names[1]} {want}")
    assert not differences, "\n".join([record.name, *differences])


def state(tensors: list[Any]) -> list[Any]:
    return [
        (t._version, tuple(t.shape), t.stride(), t.requires_grad, t.grad_fn, t.detach().tolist())
        for t in tensors
        if isinstance(t, flashlight.Tensor)
    ]


@by_record([r for r in RECORDS if r.inplace])
def test_failures_in_place(record: Record):
    """What an in-place form refuses it leaves as it was, to its version, shape and history, and so its other arguments;
    so too where self, or another argument, is a leaf that needs a gradient."""
    form = inplace_forms(record)[1]
    for what, sample in picked(record):
        if any(re.fullmatch(ops, record.name) and re.fullmatch(mutation, what) for ops, mutation in FATAL):
            continue
        for learning in ((), (0,), (1, 2, 3)):
            args, kwargs = make(sample, record.dtypes[0], record.seed)
            mine, my_kwargs = map_tensors((args, kwargs), mirror)
            for i in learning:
                if i < len(mine) and isinstance(mine[i], flashlight.Tensor) and mine[i].is_floating_point():
                    mine[i].requires_grad_()
            before = repr(state(mine))
            status, error = attempt(form, *mine, **my_kwargs)
            assert status == "ok" or repr(state(mine)) == before, f"{record.name}_ {what}, {learning}: {error}"
