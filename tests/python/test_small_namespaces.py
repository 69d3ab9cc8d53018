"""Small namespaces against PyTorch: signal.windows, testing, utils.benchmark, func.rearrange; handles of hooks."""

import gc
import itertools
import warnings
import weakref

import flashlight
import numpy as np
import pytest
import torch
from twin import MODULES, both, same, same_outcome, sub, words

WINDOWS = [
    *((name, {}) for name in flashlight.signal.windows.__all__ if name != "general_cosine"),
    *(("general_cosine", {"a": a}) for a in ([0.3, 0.4, 0.1], [], 3)),
    ("general_hamming", {"alpha": 0.7}),
    *(("exponential", o) for o in ({"tau": 2.0, "center": 1.0, "sym": False}, {"center": 1.0}, {"tau": 0.0})),
    *(("gaussian", {"std": std}) for std in (0.4, -1.0)),
    *(("kaiser", {"beta": beta}) for beta in (3.0, -3.0)),
]


@pytest.mark.parametrize("name,options", WINDOWS)
def test_window(name, options):
    dtypes = (None, "float64", "int64", "float16")
    for size, sym, dtype in itertools.product((-1, 0, 1, 2, 5, 30), (True, False), dtypes):

        def run(mod, size=size, sym=sym, dtype=dtype):
            given = {"sym": sym, **options, **({"dtype": getattr(mod, dtype)} if dtype else {})}
            return getattr(mod.signal.windows, name)(size, **given)

        same_outcome(run, tolerance=1e-5)


MADE = [
    *({}, {"low": 0, "high": 3}, {"low": -2.5, "high": 2.5}, {"low": 5, "high": 5}, {"low": 5, "high": 2}),
    *({"low": float("nan")}, {"low": 1e40, "high": 2e40}, {"low": -1e40, "high": 1e4}),
    *({"noncontiguous": True}, {"exclude_zero": True}, {"requires_grad": True}),
]
DTYPES = ["float64", "float32", "float16", "bfloat16", "int64", "int32", "int8", "uint8", "bool"]


@pytest.mark.parametrize("options", MADE, ids=str)
@pytest.mark.parametrize("dtype", DTYPES)
def test_make_tensor(dtype, options):
    def run(mod):
        t = mod.testing.make_tensor(3, 2, dtype=getattr(mod, dtype), device="cpu", **options)
        return t.double(), t.stride(), t.requires_grad

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        same_outcome(run, tolerance=1e-6)


CLOSE = {
    "dtypes": lambda m: (m.ones(2), m.ones(2, dtype=m.float64), {}),
    "subclasses": lambda m: (m.nn.Parameter(m.ones(2)), m.ones(2), {"allow_subclasses": False}),
    "a parameter": lambda m: (m.nn.Parameter(m.ones(2)), m.ones(2), {}),
    "int and float": lambda m: (1, 1.0, {}),
    "int and float at will": lambda m: (1, 1.0, {"check_dtype": False}),
    "lengths": lambda m: ([1, 2], [1], {}),
    "keys": lambda m: ({"a": 1}, {"b": 1}, {}),
    "message": lambda m: (m.ones(2), m.ones(2) * 2, {"msg": lambda text: "Hi " + text}),
    "fixed message": lambda m: (m.ones(2), m.ones(2) * 2, {"msg": "Hi"}),
    "tensor and list": lambda m: (m.ones(2), [1.0, 1.0], {}),
    "strings": lambda m: ("a", "a", {}),
    "none": lambda m: (None, 1, {}),
    "numbers": lambda m: (1, 3, {}),
    "floats": lambda m: (1.0, 3.0, {}),
    "nested": lambda m: ({"a": [m.ones(2)]}, {"a": [m.ones(2) * 2]}, {}),
    "shapes": lambda m: (m.ones(2), m.ones(3), {}),
    "one tolerance": lambda m: (m.ones(2), m.ones(2), {"rtol": 1}),
    "tolerance": lambda m: (m.ones(2, 3), m.ones(2, 3) + 1e-4, {"rtol": 1e-3, "atol": 0}),
    "matrix": lambda m: (m.arange(6.0).view(2, 3), m.arange(6.0).view(2, 3) ** 2 + 1, {}),
    "nan": lambda m: (m.tensor([float("nan")]), m.tensor([float("nan")]), {"equal_nan": True}),
    "arrays": lambda m: (np.ones(2), np.ones(2), {}),
    "strides": lambda m: (m.ones(2, 3).t(), m.ones(3, 2), {"check_stride": True}),
}


@pytest.mark.parametrize("name", CLOSE)
def test_assert_close(name):
    outcomes = []
    for mod in MODULES:
        actual, expected, options = CLOSE[name](mod)
        try:
            outcomes.append(mod.testing.assert_close(actual, expected, **options))
        except (AssertionError, TypeError, ValueError) as error:
            outcomes.append((type(error).__name__, words(error) if isinstance(error, AssertionError) else None))
    assert outcomes[0] == outcomes[1]


PATTERNS = [
    *("a b c -> c (a b)", "... -> ... 1", "a b c -> a 1 (b c)", "a b -> b a", "a b c -> a b", "a b c -> a ((b c))"),
    *("a b c -> a (b c", "a ... -> ... a", "a b ... c -> (a ... c) b", "a b c", "a a c -> a c", "() a b c -> a b c"),
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_rearrange(pattern):
    same_outcome(lambda mod: mod.func.rearrange(mod.arange(48.0).reshape(2, 4, 6), pattern))


def test_rearrange_lengths():
    x = "a (b1 b2) ... -> (b2 ...) (a b1)"
    same(lambda mod: mod.func.rearrange(mod.arange(48.0).reshape(2, 4, 6), x, b2=2))
    same(lambda mod: mod.func.rearrange([mod.ones(2, 3), mod.zeros(2, 3)], "s a b -> (s b) a"))
    same_outcome(lambda mod: mod.func.rearrange(mod.ones(2, 4, 6), "a b c -> a b c", z=1))
    for mod, (pattern, b) in itertools.product(MODULES, (("a (b c d) e -> a b c d e", 2), ("a (b d) e -> a b d e", 3))):
        with pytest.raises(Exception, match=r"axes|dimension"):
            mod.func.rearrange(mod.ones(2, 4, 6), pattern, b=b)


def measured(mod):
    bench = sub(mod, "utils.benchmark")

    def measurement(times, runs=100, **spec):
        return bench.Measurement(runs, times, bench.TaskSpec("x", "pass", **spec))

    table = bench.Compare(
        [
            measurement([1e-3, 2e-3], label="l", sub_label="s", description="d"),
            measurement([1e-3, 4e-3], label="l", sub_label="s2", description="d"),
            measurement([1e-3, 4e-3], label="l", sub_label="s2", description="d2", num_threads=2),
            measurement([1e-3, 1.1e-3, 1.2e-3], 10, label="k", sub_label="a longer one", description="e"),
        ]
    )
    texts = [str(table)]
    table.trim_significant_figures()
    table.colorize()
    texts.append(str(table))
    table.highlight_warnings()
    table.colorize(rowwise=True)
    texts.append(str(table))
    for times in ([1e-3], [1e-3, 2e-3], [1e-3, 2e-3, 5e-3, 1.1e-3], [1.0, 1.01, 1.02, 1.03, 1.01]):
        m = bench.Measurement(100, times, bench.TaskSpec("x+\n1", "y=1\nz=2", num_threads=2, sub_label="u"))
        texts += [repr(m).split("\n", 1)[1], f"{m.significant_figures} {m.iqr:.9g} {m.mean:.9g} {m.median:.9g}"]
        texts += [str(m.has_warnings), m.title, str(m.env), m.as_row_name, m.stmt]
    merged = bench.Measurement.merge([measurement([1e-3]), measurement([2e-3], 10)])
    return texts, [m.times for m in merged], [bench.select_unit(t)[0] for t in (1e-9, 3e-8, 9.99e-7, 1e-6, 1e-3, 30)]


def test_benchmark_tables():
    same(measured, tolerance=1e-9)


@both
def test_benchmark_timer(mod):
    timer = sub(mod, "utils.benchmark").Timer("n.append(x + 1)", "n.clear()", globals={"x": mod.ones(3), "n": []})
    m = timer.timeit(50)
    assert m.number_per_run == 50 and len(m.times) == 1 and m.mean > 0
    assert sum(timer.blocked_autorange(min_run_time=0.01).raw_times) >= 0.01
    assert timer.adaptive_autorange(max_run_time=0.05).median > 0
    with pytest.raises(ValueError):
        sub(mod, "utils.benchmark").Timer(lambda: 1)
    with pytest.raises(NameError):
        sub(mod, "utils.benchmark").Timer("not_there").timeit(1)


@both
def test_flush_denormal(mod):
    assert mod.set_flush_denormal(True)
    try:
        assert (mod.full((100_000,), 1e-30) * 1e-10).count_nonzero() == 0
    finally:
        assert mod.set_flush_denormal(False)
    assert (mod.full((100_000,), 1e-30) * 1e-10).count_nonzero() == 100_000
    with pytest.raises(RuntimeError):
        mod.set_flush_denormal("yes")


@both
def test_a_hook_goes_after_its_object(mod):
    """A handle takes the hook away also when the Python object that stood for the node or tensor is gone."""
    a = mod.ones(3, requires_grad=True)
    b = a.clone()
    handle = b.grad_fn.register_hook(lambda into, out: (out[0] * 2,))
    between = b * 1
    second = between.register_hook(lambda g: g * 10)
    c = between.sum()
    del between
    gc.collect()
    c.backward(retain_graph=True)
    assert a.grad.tolist() == [20] * 3
    handle.remove()
    second.remove()
    a.grad = None
    c.backward()
    assert a.grad.tolist() == [1] * 3


@both
def test_a_hook_that_knows_its_handle_is_freed(mod):
    def once():
        x = mod.ones(2, requires_grad=True)
        y = x * 2
        kept = []
        kept.append(y.register_hook(lambda g: kept[0].remove()))
        y.sum().backward()
        return weakref.ref(y)

    gone = once()
    gc.collect()
    assert gone() is None


def test_what_a_hook_after_accumulation_returns():
    for value in (lambda p: p.grad * 2, lambda p: p, lambda p: None, lambda p: 3):

        def run(mod, value=value):
            x = mod.ones(2, requires_grad=True)
            x.register_post_accumulate_grad_hook(value)
            x.sum().backward()
            return x.grad

        same_outcome(run)


def test_saved_inputs_are_handed_over_as_they_are():
    def run(mod):
        seen = []
        p, x = mod.nn.Parameter(mod.ones(3)), mod.ones(3, requires_grad=True)

        def pack(t):
            seen.append((t is p, t is x, type(t).__name__, t.requires_grad, t.grad_fn is None))
            return t

        with mod.autograd.graph.saved_tensors_hooks(pack, lambda t: t):
            y = p * x * 2
        y.sum().backward()
        return sorted(seen), p.grad

    same(run)


def test_least_squares_counts_matrices():
    """Rank and singular values are the matrices', not those of their pairs with several right sides."""

    def run(mod):
        mod.manual_seed(1)
        out = []
        for a, b in (((1, 4, 3), (2, 4, 3)), ((2, 1, 4, 3), (2, 3, 4, 1)), ((2, 3, 3), (2, 3, 1))):
            r = mod.linalg.lstsq(mod.randn(a), mod.randn(b), driver="gelsd")
            out += [r.rank, tuple(r.rank.shape), r.singular_values, r.solution]
        return out

    same(run, tolerance=1e-3)


def version_in_inference(mod):
    with mod.inference_mode():
        return mod.ones(2)._version


def test_attributes():
    same(lambda mod: mod.asarray(mod.ones(2, requires_grad=True) + 1, requires_grad=False).requires_grad)
    same(lambda mod: repr(mod.tensor([1, 2], dtype=mod.uint8).untyped_storage()))
    same(lambda mod: repr(mod.set_grad_enabled(True)))
    same(lambda mod: mod.TypedStorage(5, dtype=mod.int32).fill_(3).tolist())
    same_outcome(version_in_inference)


@pytest.mark.parametrize("dtype", ["float32", "float64", "float16", "bfloat16"])
def test_embedding_renorm(dtype):
    for p in (0.0, 1.0, 2.0, float("inf")):

        def run(mod, p=p):
            weight = mod.arange(12.0).reshape(6, 2).to(getattr(mod, dtype))
            result = mod.embedding_renorm_(weight, mod.tensor([[1, 2], [1, 2]]), 1.0, p)
            return result is weight, weight.float(), weight._version

        same(run, tolerance=1e-2 if dtype == "bfloat16" else 1e-3)


def test_vmap_of_a_pass():
    """One call of grad under vmap is one pass, whatever runs it: it needs no retain_graph."""

    def run(mod):
        x = mod.tensor([1.0, 2.0, 3.0], requires_grad=True)
        y = x**2
        return mod.vmap(lambda v: mod.autograd.grad(y, x, v)[0])(mod.eye(3))

    same(run)


@pytest.mark.parametrize("shape", [(), (1,), (2, 2), (0,)])
@pytest.mark.parametrize("value", [0.0, 3.0])
def test_is_nonzero(shape, value):
    same_outcome(lambda mod: mod.full(shape, value).is_nonzero())


def test_small_functions():
    def run(mod):
        x = mod.arange(4.0)
        return x.is_distributed(), mod.is_distributed(x), mod.from_dlpack(mod.to_dlpack(x))

    same(run)


def test_functions_that_write_in_place():
    """Those that PyTorch has at top level, and no others: x.add_ is a method alone."""
    ours, theirs = ({n for n in dir(m) if n.endswith("_") and n[0] != "_"} for m in (flashlight, torch))
    assert ours == theirs - {"resize_as_sparse_"}
