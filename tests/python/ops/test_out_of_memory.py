"""Every op in place, on tensors of every kind of history, and every op with out=, with each of its allocations made to
fail in turn. Each time there is a MemoryError or the right kind of result; nothing stays allocated; a tensor that was to
be written, and the one that it views, have their old values, version, shape and history; the generator has not moved;
the next call is as ever.
"""

from __future__ import annotations

import gc

import flashlight
import pytest
import torch
from records import RECORDS, Record, Sample, T, map_tensors, mirror
from test_ops import (
    _like,
    _tuple,
    attempt,
    by_record,
    inplace_forms,
    make,
    quiet,  # noqa: F401
)

fail_allocation = flashlight._C._fail_allocation
LARGEST = 120  # elements of a sample's tensors: more take time and no other way


def elements(sample: Sample) -> int:
    """Of a sample's largest tensor."""
    found = [0]
    map_tensors(
        (sample.args, sample.kwargs),
        lambda t: found.append(torch.Size(t.shape).numel() if isinstance(t, T) else t.numel()),
    )
    return max(found)


def chosen(record: Record) -> list[tuple[str, Sample]]:
    """An early sample in the record's first type, a later one in its last."""
    small = [s for s in record.samples if 0 < elements(s) <= LARGEST] or record.samples[:1]
    return [(record.dtypes[0], small[0]), (record.dtypes[-1], small[len(small) // 2])] if small else []


def fail_each(run, where: str, lasting: bool = False) -> None:
    """run(n) makes the n-th allocation of what it tries fail (0: none; -n: all after it too), and returns how many there
    were."""
    for _ in range(2):  # what is made once and kept is made here
        status, count = attempt(run, 0)
        if status != "ok":
            return
    live = flashlight._C.memory()["live_bytes"]
    for n in range(1, count + 1):
        status, error = attempt(run, -n if lasting else n)
        fail_allocation(0)
        assert status == "ok" or issubclass(status, MemoryError), f"{where}: allocation {n} of {count}: {error!r}"
        del error
        if flashlight._C.memory()["live_bytes"] > live:
            gc.collect()
            left = flashlight._C.memory()["live_bytes"] - live
            assert left <= 0, f"{where}: allocation {n} of {count}: {left} bytes stay"
    status, error = attempt(run, 0)
    assert status == "ok", f"{where}: afterwards {error!r}"


def asking(value):
    """The same with tensors that ask for gradients."""
    if isinstance(value, flashlight.Tensor):
        return value.detach().requires_grad_() if value.is_floating_point() else value
    if isinstance(value, (tuple, list)):
        return type(value)(asking(v) for v in value)
    return {k: asking(v) for k, v in value.items()} if isinstance(value, dict) else value


def test_unpacked_factors():
    """What is unpacked is copied first where it is not row-major, which may fail."""
    factors, pivots, _ = flashlight.linalg.lu_factor_ex(flashlight.eye(3) + 1)

    def run(n: int) -> int:
        x = factors.detach().requires_grad_()
        fail_allocation(n)
        flashlight.lu_unpack(x, pivots)
        return fail_allocation(0)

    fail_each(run, "lu_unpack")


class Kept:
    """What a tensor is like before a call that fails."""

    def __init__(self, t):
        self.t, self.node, self.state = t, t.grad_fn, self.look(t)

    @staticmethod
    def look(t) -> dict:
        bits = t.detach().contiguous().reshape(-1).view(flashlight.uint8).tolist()
        return {"values": bits, "version": t._version, "shape": t.shape, "strides": t.stride(), "grad": t.requires_grad}

    def check(self, where: str) -> None:
        for what, now in self.look(self.t).items():
            assert now == self.state[what], f"{where}: {what} {self.state[what]} -> {now}"
        assert self.t.grad_fn is self.node, f"{where}: {self.node} -> {self.t.grad_fn}"


def target(kind: str, t):
    """A tensor to write to, and one that shares its memory."""
    if kind == "plain":
        x = t.clone()
        return x, x.detach()
    if kind == "result":
        x = t.clone().requires_grad_() * 1
        return x, x.view_as(x)
    base = flashlight.stack([t, t])
    if kind == "view":
        base = base.requires_grad_() * 1
    return base[1], base


@by_record([r for r in RECORDS if r.inplace])
def test_in_place(record: Record):
    ours = inplace_forms(record)[1]
    for dtype, sample in chosen(record):
        args, kwargs = map_tensors(make(sample, dtype, record.seed), mirror)
        if not isinstance(args[0], flashlight.Tensor):
            continue
        for kind in ("plain", "result", "view", "view of what asks for none"):
            where = f"{record.name} {dtype} {sample.id} in place, {kind}"

            def run(n: int) -> int:
                rest, options = (args[1:], kwargs) if kind in ("plain", "view") else asking((args[1:], kwargs))
                x, other = target(kind, args[0])
                kept = [Kept(x), Kept(other)]
                fail_allocation(n)
                try:
                    ours(x, *rest, **options)
                except MemoryError:
                    fail_allocation(0)
                    for k in kept:
                        k.check(f"{where}: allocation {n}")
                    raise
                count = fail_allocation(0)
                if other.requires_grad:
                    other.sum().backward()
                return count

            if kind == "plain" or args[0].is_floating_point():
                fail_each(run, where)


DRAWS = ["dropout", "dropout1d", "dropout2d", "dropout3d", "alpha_dropout", "feature_alpha_dropout", "bernoulli"]


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
@pytest.mark.parametrize("name", DRAWS)
def test_draws(name, dtype):
    """What fails after it has drawn leaves the generator where it was."""
    op = getattr(flashlight if name == "bernoulli" else flashlight.nn.functional, name)
    x = flashlight.full((2, 3, 2, 2, 2)[: {"dropout1d": 3, "dropout2d": 4}.get(name, 5)], 0.5)
    x = x.to(getattr(flashlight, dtype)).requires_grad_()

    def run(n: int) -> int:
        before = flashlight.get_rng_state()
        assert before.equal(flashlight.get_rng_state())  # (what the first comparison makes stays)
        fail_allocation(n)
        try:
            op(x)
        except MemoryError:
            fail_allocation(0)
            assert flashlight.get_rng_state().equal(before), f"allocation {n}"
            raise
        return fail_allocation(0)

    fail_each(run, name)


x, square = flashlight.tensor([0.1, 0.6, 0.3, 0.4]), flashlight.ones(3, 4)
DRAWN = {
    "randperm": lambda w: flashlight.randperm(5, dtype=flashlight.int32),
    "randn": lambda w: flashlight.randn(2, 3, out=flashlight.empty(0)),
    "randint": lambda w: flashlight.randint(5, (2, 3), out=flashlight.empty(0, dtype=flashlight.int64)),
    "bernoulli": lambda w: flashlight.bernoulli(x, out=flashlight.empty(0)),
    "normal": lambda w: flashlight.normal(x.double(), x.requires_grad_()),
    "multinomial": lambda w: flashlight.multinomial(x.detach(), 2),
    "multinomial again": lambda w: flashlight.multinomial(x.detach(), 3, replacement=True),
    "poisson": lambda w: flashlight.poisson(w),
    "binomial": lambda w: flashlight.binomial(w, x.detach()),
    "gamma": lambda w: flashlight._standard_gamma(w) if hasattr(flashlight, "_standard_gamma") else None,
    "rrelu": lambda w: flashlight.nn.functional.rrelu(w, training=True),
    "rrelu_": lambda w: flashlight.nn.functional.rrelu(w * 1, training=True, inplace=True),
    "gumbel_softmax": lambda w: flashlight.nn.functional.gumbel_softmax(w, hard=True),
    "native_dropout": lambda w: flashlight.native_dropout(w, 0.5, True),
    "attention": lambda w: flashlight.nn.functional.scaled_dot_product_attention(w, w, w, dropout_p=0.5),
    "svd_lowrank": lambda w: flashlight.svd_lowrank(w.detach(), 2),
    "lobpcg": lambda w: flashlight.lobpcg(flashlight.eye(9).requires_grad_()),
    "trunc_normal_": lambda w: flashlight.nn.init.trunc_normal_(w),
    "trunc_normal_ far": lambda w: flashlight.nn.init.trunc_normal_(w, a=1, b=2),
    "orthogonal_": lambda w: flashlight.nn.init.orthogonal_(w),
    "sparse_": lambda w: flashlight.nn.init.sparse_(w, 0.3),
    "eye_": lambda w: flashlight.nn.init.eye_(w),
}


@pytest.mark.parametrize("name", DRAWN)
def test_draws_of_several_steps(name):
    """The same of ops that go on after they have drawn; what they fill step by step is filled or as it was."""

    def run(n: int) -> int:
        w = flashlight.full((3, 4), 0.5).requires_grad_()
        kept, before = Kept(w), flashlight.get_rng_state()
        assert before.equal(flashlight.get_rng_state())
        fail_allocation(n)
        try:
            DRAWN[name](w)
        except MemoryError:
            fail_allocation(0)
            assert flashlight.get_rng_state().equal(before), f"allocation {n}"
            kept.check(f"allocation {n}")
            raise
        return fail_allocation(0)

    run(0)
    fail_each(run, name)
    fail_each(run, name, lasting=True)


@by_record(RECORDS)
def test_out(record: Record):
    """Results that are written where the caller wants them are written, all of them, when nothing can fail any more:
    values and sizes are as before. (The memory of what has no elements may have grown.)"""
    theirs, ours = record.function(torch), record.function(flashlight)
    for dtype, sample in chosen(record)[:1]:
        args, kwargs = make(sample, dtype, record.seed)
        status, want = attempt(theirs, *args, **kwargs)
        if status != "ok" or not all(isinstance(w, torch.Tensor) for w in _tuple(want)):
            continue
        status, given = attempt(theirs, *args, **kwargs, out=_like(want, torch, False))
        if status != "ok" or given is None:
            continue
        mine, my_kwargs = map_tensors((args, kwargs), mirror)
        for empty in (False, True):
            where = f"{record.name} {dtype} {sample.id} out={'of no elements' if empty else ''}"

            def run(n: int) -> int:
                out = _like(want, flashlight, empty)
                kept = [Kept(t.fill_(1)) for t in _tuple(out)]
                fail_allocation(n)
                try:
                    result = ours(*mine, **my_kwargs, out=out)
                except MemoryError:
                    fail_allocation(0)
                    for k in kept:
                        k.check(f"{where}: allocation {n}")
                    raise
                assert all(a is b for a, b in zip(_tuple(result), _tuple(out)))
                return fail_allocation(0)

            fail_each(run, where)


@pytest.mark.parametrize("sections", [2**31, 2**32, 2**60, 2**61, 2**62, 2**63 - 1])
def test_too_many_sections(sections):
    """More tensors than a list may have are refused before anything is allocated."""
    x = flashlight.ones(2, 3)
    for call in (x.tensor_split, lambda n: x.tensor_split(flashlight.tensor(n))):
        with pytest.raises(RuntimeError, match="too long"):
            call(sections)


def test_attention_with_weights():
    """Weights that were computed are not left behind where the output fails."""
    x, width = flashlight.ones(3, 2, 4).requires_grad_(), 4
    shapes = [(3 * width, width), (3 * width,), (width, width), (width,)]
    in_weight, in_bias, out_weight, out_bias = (flashlight.ones(s).requires_grad_() for s in shapes)

    def run(n: int) -> int:
        fail_allocation(n)
        flashlight.nn.functional.multi_head_attention_forward(
            x, x, x, width, 2, in_weight, in_bias, None, None, False, 0.0, out_weight, out_bias
        )
        return fail_allocation(0)

    fail_each(run, "multi_head_attention_forward")


def test_packing():
    """The same of the two results of packing."""
    x, lengths = flashlight.ones(3, 2, 4).requires_grad_(), flashlight.tensor([3, 2])

    def run(n: int) -> int:
        fail_allocation(n)
        flashlight.nn.utils.rnn.pack_padded_sequence(x, lengths)
        return fail_allocation(0)

    fail_each(run, "pack_padded_sequence")


BATCH_NORMS = {
    "rows": (lambda: flashlight.nn.BatchNorm1d(3), (4, 3)),
    "planes": (lambda: flashlight.nn.BatchNorm2d(3), (2, 3, 4, 4)),
    "plain average": (lambda: flashlight.nn.BatchNorm1d(3, momentum=None), (4, 3)),
    "instances": (lambda: flashlight.nn.InstanceNorm1d(3, affine=True, track_running_stats=True), (2, 3, 4)),
}


@pytest.mark.parametrize("name", BATCH_NORMS)
def test_running_statistics(name):
    """Running statistics, and the count of batches, move when nothing can fail any more."""
    make_layer, shape = BATCH_NORMS[name]
    layer, x = make_layer(), flashlight.arange(float(torch.Size(shape).numel())).reshape(shape).requires_grad_()

    def run(n: int) -> int:
        kept = [Kept(t) for t in layer.buffers()]
        fail_allocation(n)
        try:
            layer(x)
        except MemoryError:
            fail_allocation(0)
            for k in kept:
                k.check(f"allocation {n}")
            raise
        return fail_allocation(0)

    fail_each(run, name)
