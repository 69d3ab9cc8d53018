"""Every op against PyTorch, driven by the records in samples_*.py: values, types, shapes, strides, gradients of the first and
second order, in-place forms, out=, errors. FLASHLIGHT_ISA=baseline|avx2|avx512 runs it on the other kernels.
"""

from __future__ import annotations

import functools
import importlib
import warnings
from pathlib import Path

import flashlight
import numpy as np
import pytest
import torch
from records import ALIASES, RECORDS, TABLE, Record, Sample, T, default_path, draw, map_tensors, mirror, to_torch

for path in sorted(Path(__file__).parent.glob("samples_*.py")):
    importlib.import_module(path.stem)

torch.set_num_threads(1)
RTOL = {"float32": 1.3e-6, "float64": 1e-7}
ATOL = {"float32": 1e-5, "float64": 1e-7}


@pytest.fixture(autouse=True)
def quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def by_record(records: list[Record]) -> pytest.MarkDecorator:
    counts: dict[str, int] = {}
    ids = []
    for record in records:
        counts[record.name] = counts.get(record.name, 0) + 1
        ids.append(record.name if counts[record.name] == 1 else f"{record.name}-{counts[record.name]}")
    return pytest.mark.parametrize("record", records, ids=ids)


def make(sample: Sample, dtype: str, seed: int) -> tuple:
    """The arguments, drawn, as torch tensors."""
    rng = np.random.default_rng(seed)
    return map_tensors(
        (sample.args, sample.kwargs), lambda spec: draw(spec, dtype, rng) if isinstance(spec, T) else spec
    )


def seeded() -> None:
    """Both libraries draw the same numbers from here on."""
    torch.manual_seed(5)
    flashlight.manual_seed(5)


def sampled(record: Record, dtypes=None):
    """(dtype, sample): every sample in the first dtype, a quarter of them in each other."""
    for i, dtype in enumerate(dtypes or record.dtypes):
        for sample in record.samples if i == 0 else record.samples[i % 4 :: 4]:
            yield dtype, sample


def attempt(fn, *args, **kwargs):
    """What a call gives: ("ok", result), or the exception's type."""
    seeded()
    try:
        return "ok", fn(*args, **kwargs)
    except Exception as error:  # noqa: BLE001
        kind = type(error)
        return torch.linalg.LinAlgError if kind is flashlight.linalg.LinAlgError else kind, error


def compare(got, want, record: Record, where: str, strides: bool = True, loosen: float = 1.0) -> None:
    if isinstance(want, (tuple, list)):
        got = list(got)
        assert len(got) == len(want), where
        for g, w in zip(got, want):
            compare(g, w, record, where, strides, loosen)
        return
    if not isinstance(want, torch.Tensor):
        assert got == want, where
        return
    dtype = str(want.dtype).removeprefix("torch.")
    got = to_torch(got)
    rtol = record.rtol.get(dtype, RTOL.get(dtype, 0)) * loosen
    atol = max(ATOL.get(dtype, 0), rtol) * loosen
    torch.testing.assert_close(
        got, want.detach(), rtol=rtol, atol=atol, equal_nan=True, msg=lambda text: f"{record.name} {where}\n{text}"
    )
    if strides and record.strides and want.numel() > 0:
        kept = [i for i, n in enumerate(want.shape) if n > 1]
        assert [got.stride(i) for i in kept] == [want.stride(i) for i in kept], f"{record.name} {where}: strides"


# Ops that say where items stand, and which of several equal ones they name is left open: in PyTorch it depends on the C++
# library's std::sort and std::nth_element and, for some types, on the instruction set. Where dim stands among the arguments.
TIES = {"sort": 1, "argsort": 1, "topk": 2, "kthvalue": 2, "median": 1, "nanmedian": 1, "mode": 1}


def compare_places(got, want, record: Record, where: str, args, kwargs) -> None:
    """The same items, from wherever they were; no place twice in a row."""
    at = TIES[record.name]
    x, dim = args[0], kwargs.get("dim", args[at] if len(args) > at else -1)
    places = [torch.as_tensor(to_torch(r if record.name == "argsort" else r[1])) for r in (got, want)]
    if record.name != "argsort":
        compare(got[0], want[0], record, where)
    assert places[0].shape == places[1].shape, where
    if x.ndim == 0 or x.numel() == 0:
        return
    kept = [p if p.ndim == x.ndim else p.unsqueeze(dim) for p in places]
    items = [x.gather(dim, p) for p in kept]
    assert torch.equal(*map(torch.nan_to_num, items)), f"{record.name} {where}: {places[0]} for torch's {places[1]}"
    once = kept[0].sort(dim)[0].diff(dim=dim)
    assert (once != 0).all(), f"{record.name} {where}: a place twice in {places[0]}"


@by_record(RECORDS)
def test_values(record: Record):
    """Results, or exceptions, are torch's, for every sample in every dtype; arguments stay as they were."""
    theirs, ours = record.function(torch), record.function(flashlight)
    for dtype, sample in sampled(record):
        where = f"{dtype} {sample.id}"
        args, kwargs = make(sample, dtype, record.seed)
        mine, my_kwargs = map_tensors((args, kwargs), mirror)
        status, want = attempt(theirs, *args, **kwargs)
        my_status, got = attempt(ours, *mine, **my_kwargs)
        assert my_status == status, f"{record.name} {where}: {got!r}, torch has {want!r}"
        if status != "ok":
            continue
        compare(got, want, record, where)
        for mine_now, before in zip(mine, args):
            if isinstance(before, torch.Tensor):
                after = torch.nan_to_num(to_torch(mine_now)), torch.nan_to_num(before)
                # The functions beneath batch_norm renew the statistics that they are given, renorm_ shortens rows.
                written = record.name.endswith(("batch_norm", "renorm_")) and torch.allclose(
                    *after, rtol=1e-6, atol=1e-7
                )
                assert written or torch.equal(*after), f"{where}: argument"


def differentiable(sample: Sample) -> bool:
    specs: list[T] = []
    map_tensors((sample.args, sample.kwargs), specs.append)
    return any(s.grad and s.dtype in (None, "float32", "float64") for s in specs)


def gradients(module, fn, args, kwargs, weights, create_graph: bool):
    """The gradients of sum(w * f(args)) and, where asked, those of sum(v * gradients)."""
    leaves: list = []

    def leaf(t):
        if t.is_floating_point() and id(t) in wanted:
            t = t.detach().requires_grad_()
            leaves.append(t)
        return t

    wanted = weights["wanted"]
    args, kwargs = weights["map"]((args, kwargs), leaf)
    seeded()
    result = fn(*args, **kwargs)
    results = result if isinstance(result, (tuple, list)) else [result]
    outputs = [r for r in results if r is not None and r.requires_grad]
    if not outputs:
        return None, None
    total = sum((r * weights["of"](i, r)).sum() for i, r in enumerate(outputs))
    first = module.autograd.grad(total, leaves, create_graph=create_graph, allow_unused=True)
    if not create_graph:
        return first, None
    pieces = [(g * weights["of"](100 + i, g)).sum() for i, g in enumerate(first) if g is not None and g.requires_grad]
    if not pieces:
        return first, None
    return first, module.autograd.grad(sum(pieces), leaves, allow_unused=True)


def both_gradients(record: Record, sample: Sample, dtype: str, create_graph: bool):
    args, kwargs = make(sample, dtype, record.seed)
    specs: list[T] = []
    map_tensors((sample.args, sample.kwargs), specs.append)
    drawn: list[torch.Tensor] = []
    map_tensors((args, kwargs), drawn.append)
    keep = [s.grad and t.is_floating_point() for s, t in zip(specs, drawn)]

    def weight(i, like) -> np.ndarray:
        return np.random.default_rng((record.seed, 1 + i)).uniform(0.5, 1.5, tuple(like.shape))

    def as_torch(i, like):
        return torch.from_numpy(weight(i, like)).to(like.dtype)

    def as_flashlight(i, like):
        return flashlight.from_numpy(weight(i, like)).to(like.dtype)

    theirs = gradients(
        torch,
        record.function(torch),
        args,
        kwargs,
        {"wanted": {id(t) for t, k in zip(drawn, keep) if k}, "map": map_tensors, "of": as_torch},
        create_graph,
    )
    copies = {id(t): mirror(t) for t in drawn}
    mine_args, mine_kwargs = map_tensors((args, kwargs), lambda t: copies[id(t)], mine=True)

    def map_mine(value, fn):
        if isinstance(value, flashlight.Tensor):
            return fn(value)
        if isinstance(value, tuple):
            return tuple(map_mine(v, fn) for v in value)
        if isinstance(value, list):
            return [map_mine(v, fn) for v in value]
        if isinstance(value, dict):
            return {k: map_mine(v, fn) for k, v in value.items()}
        return value

    ours = gradients(
        flashlight,
        record.function(flashlight),
        mine_args,
        mine_kwargs,
        {"wanted": {id(copies[id(t)]) for t, k in zip(drawn, keep) if k}, "map": map_mine, "of": as_flashlight},
        create_graph,
    )
    return ours, theirs


def compare_gradients(ours, theirs, record: Record, where: str, loosen: float) -> None:
    """No gradient at all is as good as zeros."""
    count = len(ours or theirs or ())
    for g, w in zip(ours or [None] * count, theirs or [None] * count):
        if g is None or w is None:
            rest = w if g is None else to_torch(g)
            assert rest is None or not torch.nan_to_num(rest.detach()).any(), (
                f"{record.name} {where}: {g} for torch's {w}"
            )
        else:
            compare(g, w, record, where, strides=False, loosen=loosen)


def accepts(record: Record, sample: Sample, dtype: str) -> bool:
    """Whether torch takes these arguments, and a gradient with them: its own formulas fail for bool operands."""
    specs: list[T] = []
    map_tensors((sample.args, sample.kwargs), specs.append)
    args, kwargs = make(sample, dtype, record.seed)
    return attempt(record.function(torch), *args, **kwargs)[0] == "ok" and all(
        s.dtype != "bool" or record.masks for s in specs
    )


GRADED = [r for r in RECORDS if r.grad]


@by_record(GRADED)
def test_gradients(record: Record):
    """First derivatives, by the fused formulas, in both floating types."""
    for dtype, sample in sampled(record, [d for d in record.dtypes if d in ("float32", "float64")]):
        if differentiable(sample) and accepts(record, sample, dtype):
            ours, theirs = both_gradients(record, sample, dtype, False)
            compare_gradients(ours[0], theirs[0], record, f"{dtype} {sample.id} gradient", 4)


@by_record([r for r in GRADED if r.gradgrad])
def test_second_gradients(record: Record):
    """First derivatives by the formulas that are recorded, and second ones, in float64."""
    for sample in record.samples[::4]:
        if not differentiable(sample) or not accepts(record, sample, "float64"):
            continue
        ours, theirs = both_gradients(record, sample, "float64", True)
        compare_gradients(ours[0], theirs[0], record, f"{sample.id} gradient", 4)
        compare_gradients(ours[1], theirs[1], record, f"{sample.id} second gradient", 10)


@by_record([r for r in GRADED if r.numeric])
def test_numeric_gradients(record: Record):
    """The gradient is the slope: finite differences in float64 on a small sample."""
    fn = record.function(flashlight)
    tried = 0
    for sample in record.samples:
        args, kwargs = make(sample, "float64", record.seed)
        specs: list[T] = []
        map_tensors((sample.args, sample.kwargs), specs.append)
        drawn: list[torch.Tensor] = []
        map_tensors((args, kwargs), drawn.append)
        if not differentiable(sample) or not all(0 < t.numel() <= 24 for t in drawn):
            continue
        if not accepts(record, sample, "float64"):
            continue
        copies = {id(t): mirror(t.contiguous()) for t in drawn}
        leaves = [copies[id(t)] for s, t in zip(specs, drawn) if s.grad and t.dtype == torch.float64]
        for leaf in leaves:
            leaf.requires_grad_()
        mine, my_kwargs = map_tensors((args, kwargs), lambda t: copies[id(t)], mine=True)

        def total():
            seeded()
            result = fn(*mine, **my_kwargs)
            parts = result if isinstance(result, (tuple, list)) else [result]
            return sum((p * 1.0).sum() for p in parts if p.is_floating_point())

        value = total()
        if not isinstance(value, flashlight.Tensor) or not value.requires_grad:
            return
        exact = flashlight.autograd.grad(value, leaves, allow_unused=True)
        for leaf, slope in zip(leaves, exact):
            flat = leaf.detach().view(-1)
            for i in range(flat.numel()):
                at = flat[i].item()
                h = 1e-5 * max(1.0, abs(at))
                with flashlight.no_grad():
                    flat[i] = at + h
                    up = total().item()
                    flat[i] = at - h
                    down = total().item()
                    flat[i] = at
                found = 0.0 if slope is None else slope.reshape(-1)[i].item()
                assert found == pytest.approx((up - down) / (2 * h), rel=1e-3, abs=1e-4), (
                    f"{record.name} {sample.id} item {i}"
                )
        tried += 1
        if tried == 2:
            return


def inplace_forms(record: Record):
    name = record.path.rsplit(".", 1)[-1] + "_"
    if hasattr(torch.Tensor, name):
        return getattr(torch.Tensor, name), getattr(flashlight.Tensor, name)
    return tuple(functools.partial(record.function(m), inplace=True) for m in (torch, flashlight))


def check_inplace(record: Record, dtype: str, sample: Sample, same) -> None:
    """One call in place; same(got, want, where) compares."""
    theirs, ours = inplace_forms(record)
    where = f"{record.name} {dtype} {sample.id} in place"
    args, kwargs = make(sample, dtype, record.seed)
    if not isinstance(args[0], torch.Tensor):
        return
    mine, my_kwargs = map_tensors((args, kwargs), mirror)
    before = mine[0]._version
    status, want = attempt(theirs, *args, **kwargs)
    my_status, got = attempt(ours, *mine, **my_kwargs)
    assert my_status == status, f"{where}: {got!r}, torch has {want!r}"
    if status == "ok":
        assert got is mine[0], where
        assert mine[0]._version > before, where
        same(mine[0], args[0], where)
    else:
        same(mine[0], make(sample, dtype, record.seed)[0][0], f"{where}: self after an error")
        assert mine[0]._version == before, f"{where}: the version after an error"


@by_record([r for r in RECORDS if r.inplace])
def test_inplace(record: Record):
    """The in-place form writes self, returns it, bumps its version, and has the same gradient."""
    theirs, ours = inplace_forms(record)
    for dtype, sample in sampled(record):
        check_inplace(record, dtype, sample, lambda got, want, where: compare(got, want, record, where))
    if not record.grad:
        return
    for sample in record.samples[3::3]:
        if not differentiable(sample) or not isinstance(sample.args[0], T) or sample.args[0].layout == "expanded":
            continue
        if not accepts(record, sample, "float64"):
            continue
        args, kwargs = make(sample, "float64", record.seed)
        mine, my_kwargs = map_tensors((args, kwargs), mirror)
        x, y = args[0].detach().requires_grad_(), mine[0].detach().requires_grad_()

        def run(fn, leaf, rest, named):
            middle = leaf * 1
            fn(middle, *rest, **named)
            (middle * middle).sum().backward()
            return leaf.grad

        status, want = attempt(run, theirs, x, args[1:], kwargs)
        if status != "ok":  # some of torch's in-place forms have no gradient
            continue
        my_status, got = attempt(run, ours, y, mine[1:], my_kwargs)
        assert my_status == status, f"{record.name} {sample.id} in place, gradient: {got!r}, torch has {want!r}"
        compare(got, want, record, f"{sample.id} gradient in place", strides=False, loosen=4)


def _tuple(results):
    return results if isinstance(results, tuple) else (results,)


def _like(results, module, empty):
    """What a function may be given as out= for these results: tensors of their dtypes, of their sizes or empty."""
    made = [
        module.empty((0,) if empty else r.shape, dtype=getattr(module, str(r.dtype).removeprefix("torch.")))
        for r in _tuple(results)
    ]
    return tuple(made) if isinstance(results, tuple) else made[0]


@by_record(RECORDS)
def test_out(record: Record):
    """out= receives the results, at the right size and at a wrong one, wherever torch's function has it."""
    theirs, ours = record.function(torch), record.function(flashlight)
    for sample in record.samples[::4]:
        args, kwargs = make(sample, record.dtypes[0], record.seed)
        mine, my_kwargs = map_tensors((args, kwargs), mirror)
        status, want = attempt(theirs, *args, **kwargs)
        items = want if isinstance(want, tuple) else (want,)
        if status != "ok" or not all(isinstance(w, torch.Tensor) for w in items):
            continue
        for empty in (False, True):
            start, target = _like(want, torch, empty), _like(want, flashlight, empty)
            status, result = attempt(theirs, *args, **kwargs, out=start)
            if status != "ok":  # not every function, or overload, of torch's has out=; some do not make room in it
                continue
            received = zip(_tuple(result), _tuple(start), strict=False)
            if result is not None and any(r is not s for r, s in received):
                continue  # a record that does more than call the function
            my_status, got = attempt(ours, *mine, **my_kwargs, out=target)
            assert my_status == "ok", f"{record.name} {sample.id} out=: {got!r}, torch has {result!r}"
            for returned, receiver, expected in zip(_tuple(got), _tuple(target), _tuple(start), strict=True):
                assert returned is receiver
                compare(receiver, expected, record, f"{sample.id} out=", strides=False)


@by_record([r for r in RECORDS if r.errors])
def test_errors(record: Record):
    """Bad arguments raise torch's exception type."""
    for i, call in enumerate(record.errors):
        status, want = attempt(call, torch)
        my_status, got = attempt(call, flashlight)
        assert status != "ok", f"{record.name} error {i}: torch accepts it"
        assert my_status == status, f"{record.name} error {i}: {got!r}, torch has {want!r}"


def test_every_op_has_a_record():
    covered = {name for record in RECORDS for name in record.covers}
    assert sorted(set(TABLE) - covered - set(ALIASES)) == []


def test_every_record_has_an_op():
    assert sorted({record.name for record in RECORDS} - set(TABLE)) == []


@pytest.mark.parametrize("name", sorted(ALIASES))
def test_aliases(name: str):
    """Another name is offered where torch offers it, and is the same op."""
    target = ALIASES[name]
    for place in ("{}", "Tensor.{}", "Tensor.{}_", "linalg.{}", "nn.functional.{}"):
        path = place.format(name).split(".")
        found = [functools.reduce(lambda at, part: getattr(at, part, None), path, m) for m in (torch, flashlight)]
        assert found[1] is not None or found[0] is None, f"{'.'.join(path)} is missing"
    for record in [r for r in RECORDS if r.name == target][:1]:
        theirs, mine = (
            functools.reduce(getattr, default_path(name).split("."), module) for module in (torch, flashlight)
        )
        for sample in record.samples[:4]:
            args, kwargs = make(sample, record.dtypes[0], record.seed)
            my_args, my_kwargs = map_tensors((args, kwargs), mirror)
            status, want = attempt(theirs, *args, **kwargs)
            my_status, got = attempt(mine, *my_args, **my_kwargs)
            assert my_status == status, f"{name} {sample.id}: {got!r}, torch has {want!r}"
            if status == "ok":
                compare(got, want, record, f"{name} {sample.id}")
