"""The _foreach_ functions, hub, utils.model_zoo, fft, library, futures and fx: what programs take of small modules."""

import collections
import hashlib
import math
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import product

import flashlight
import pytest
import torch
from twin import run_both, same, same_outcome, sub, words

FOREACH = sorted(n for n in dir(torch) if n.startswith("_foreach_"))


def arguments(m, name):
    """Argument lists to try."""
    base = name[len("_foreach_") :].rstrip("_")
    lists = [m.rand(3) + 0.5, m.rand(2, 2) + 0.5], [m.rand(3), m.rand(2, 2)], [m.rand(3), m.rand(2, 2)]
    if base in ("addcmul", "addcdiv"):
        return [(*lists,), (*lists, 2), (*lists, [2, 3.0]), (*lists, m.tensor([2.0, 3.0]))]
    if base == "lerp":
        return [(*lists[:2], 0.3), (*lists,), (*lists[:2], [0.3, 0.4])]
    if base in ("add", "sub", "mul", "div", "pow", "clamp_min", "clamp_max", "maximum", "minimum"):
        others = [2, 0.5, lists[1], [2, 0.5]]
        return [(lists[0], other) for other in others] + [(lists[0], lists[1][:1]), (lists[0], [1.0]), ([], 1)]
    if base == "mm":
        return [([m.rand(2, 3)], [m.rand(3, 4)])]
    if base == "copy":
        return [lists[:2], (lists[0], lists[1][:1])]
    if base in ("norm", "powsum"):
        return [(lists[0],), (lists[0], 1), (lists[0], 3.0)]
    return [(lists[0],), ([],), (lists[0][0],)]


@pytest.mark.parametrize("name", FOREACH)
def test_foreach(name):
    def run(m, i):
        given = arguments(m, name)[i]
        result = getattr(m, name)(*given)
        kind = type(result)
        return kind, result is given[0], list(result), given[0]

    for i in range(len(arguments(torch, name))):
        same_outcome(lambda m, i=i: run(m, i), 1e-6)


def keyword_calls():
    """The overloads of PyTorch's over lists: (name, [(argument, type), ...])."""
    for name in FOREACH:
        for schema in torch._C._jit_get_schemas_for_operator(f"aten::{name}"):
            lists, *rest = [a for a in schema.arguments if not a.kwarg_only]
            if schema.overload_name.endswith("out") or str(lists.type) != "List[Tensor]" or name == "_foreach_copy_":
                continue
            if rest:
                yield name, [(a.name, str(a.type)) for a in rest]


@pytest.mark.parametrize("name, rest", list(keyword_calls()))
@pytest.mark.parametrize("by_position", [0, -1])
def test_foreach_by_name(name, rest, by_position):
    def value(m, key, kind):
        if key == "mat2":
            return [m.rand(3, 2), m.rand(2, 2)]
        if key == "scalars" and kind == "Tensor":
            return m.tensor([2.0, 0.5])
        kinds = {"List[Tensor]": lambda: [m.rand(2, 3), m.rand(2, 2)], "Tensor": lambda: m.tensor(2.0)}
        return kinds.get(kind, lambda: {"List[number]": [2.0, 0.5], "Optional[int]": m.float64}.get(kind, 0.75))()

    def run(m):
        x = [m.rand(2, 3) + 0.5, m.rand(2, 2) + 0.5]
        values = [value(m, *argument) for argument in rest]
        split = len(rest) - 1 if by_position else 0
        by_name = {key: v for (key, _), v in list(zip(rest, values))[split:]}
        result = getattr(m, name)(x, *values[:split], **by_name)
        return list(x if result is None else result)

    same_outcome(run, 1e-6)


def test_foreach_alpha_and_gradients():
    def run(m):
        x = [m.rand(3, requires_grad=True), m.rand(2, requires_grad=True)]
        y = m._foreach_add(m._foreach_mul(x, [2.0, 3.0]), x, alpha=0.5)
        return m.autograd.grad(sum(t.sum() for t in y), x)

    same(run, tolerance=1e-6)
    same(lambda m: m._foreach_pow(2, [m.ones(2), m.zeros(3)]))
    same(lambda m: m._foreach_add([m.ones(2)], m.tensor(2.0), alpha=2.0))


# ---- hub -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def server(tmp_path):
    """The address of a server of the files in tmp_path / "served"."""
    folder = tmp_path / "served"
    folder.mkdir()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            file = folder / self.path.lstrip("/")
            if not file.exists():
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(file.stat().st_size))
            self.end_headers()
            self.wfile.write(file.read_bytes())

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever, daemon=True)
        thread.start()
        yield folder, f"http://127.0.0.1:{http.server_port}"
        http.shutdown()


def test_hub_loads_weights(server, tmp_path, monkeypatch):
    folder, address = server
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "home"))
    hub = sub(flashlight, "hub")
    assert hub.get_dir() == torch.hub.get_dir() == str(tmp_path / "home/hub")
    torch.save({"w": torch.arange(3.0)}, folder / "plain.pth")
    digest = hashlib.sha256((folder / "plain.pth").read_bytes()).hexdigest()
    (folder / f"net-{digest[:8]}.pth").write_bytes((folder / "plain.pth").read_bytes())
    (folder / "bad-0123abcd.pth").write_bytes((folder / "plain.pth").read_bytes())
    for name, check in product(("plain.pth", f"net-{digest[:8]}.pth"), (False, True)):
        state = hub.load_state_dict_from_url(f"{address}/{name}", progress=False, check_hash=check)
        assert state["w"].tolist() == [0, 1, 2]
    assert (tmp_path / "home/hub/checkpoints/plain.pth").exists()
    (folder / "plain.pth").unlink()  # it is in the cache
    assert sub(flashlight, "utils.model_zoo").load_url(f"{address}/plain.pth")["w"].tolist() == [0, 1, 2]
    with pytest.raises(RuntimeError, match="invalid hash value"):
        hub.load_state_dict_from_url(f"{address}/bad-0123abcd.pth", progress=False, check_hash=True)
    with pytest.raises(OSError):
        hub.load_state_dict_from_url(f"{address}/none.pth", progress=False)
    assert sorted(p.name for p in (tmp_path / "home/hub/checkpoints").iterdir()) == [
        f"net-{digest[:8]}.pth",
        "plain.pth",
    ]


def test_hub_calls_local_entry_points(tmp_path):
    (tmp_path / "hubconf.py").write_text(
        "dependencies = ['math']\ndef double(x, times=2):\n    'Multiplies.'\n    return x * times\n_hidden = int\n"
    )
    for m in (torch, flashlight):
        hub = sub(m, "hub")
        assert hub.load(str(tmp_path), "double", 4, source="local", times=3) == 12
        with pytest.raises(RuntimeError, match="Cannot find callable nothing in hubconf"):
            hub.load(str(tmp_path), "nothing", source="local")
        with pytest.raises(ValueError, match="Unknown source"):
            hub.load(str(tmp_path), "double", source="elsewhere")
    assert flashlight.hub.list(str(tmp_path)) == ["double"]
    assert flashlight.hub.help(str(tmp_path), "double") == "Multiplies."
    with pytest.raises(NotImplementedError, match="runs no downloaded code"):
        flashlight.hub.load("someone/something", "double")


def test_fx_marks_functions():
    def f(x):
        return x

    for m in (torch, flashlight):
        assert not isinstance(f, sub(m, "fx").Proxy)
    assert flashlight.fx.wrap(f) is f
    assert flashlight.fx.wrap("len") == "len"
    with pytest.raises(RuntimeError):
        flashlight.fx.wrap(3)
    with pytest.raises(NotImplementedError, match="no tracer"):
        flashlight.fx.symbolic_trace(f)
    assert words("flashlight.fx") == "torch.fx"


def test_helpers_of_layers():
    def run(m):
        u = sub(m, "nn.modules.utils")
        parsed = u._single(3), u._pair(3), u._pair([1, 2]), u._triple("abc"), u._quadruple(0.5), u._pair.__name__
        state = collections.OrderedDict([("module.a", 1), ("b", 2), ("module.c.d", 3)])
        state._metadata = collections.OrderedDict([("", {}), ("module", {"version": 1}), ("module.c", {"version": 2})])
        u.consume_prefix_in_state_dict_if_present(state, "module.")
        sizes = u._reverse_repeat_tuple((1, 2), 2), u._list_with_default([None, 3], [5, 6, 7])
        return parsed, dict(state), dict(state._metadata), sizes

    same(run)
    same_outcome(lambda m: sub(m, "nn.modules.utils")._list_with_default([None, 3], [5, 6]))


@pytest.mark.filterwarnings("ignore:.*deprecated")
def test_helpers_at_the_top():
    def dtypes(m):
        asked = m.get_autocast_dtype("cpu"), m.get_autocast_dtype("cuda"), m.get_autocast_cpu_dtype()
        return [words(dtype) for dtype in (*asked, m.get_autocast_gpu_dtype())], m.is_autocast_cpu_enabled()

    same(dtypes)
    same(lambda m: m._shape_as_tensor(m.ones(2, 3)))
    for run in (
        lambda m: m._assert(True, "said"),
        lambda m: m._assert(False, "said"),
        lambda m: m._check(True),
        lambda m: m._check(False),
        lambda m: m._check(False, lambda: "said"),
        lambda m: m._check(1),
        lambda m: m._check_index(False),
        lambda m: m._check_value(False, lambda: "said"),
        lambda m: m._check_type(False, "no function"),
        lambda m: m._check_not_implemented(1 > 2),
        lambda m: m._check_index(True, "not looked at"),
        lambda m: m._assert_async(m.tensor(0)),
        lambda m: m._assert_async(m.tensor([2.0]), "said"),
        lambda m: m._assert_async(m.tensor([0.0]), "said"),
        lambda m: m._assert_async(m.zeros(2)),
        lambda m: isinstance(3, (m.SymInt, m.SymFloat, m.SymBool)),
        lambda m: (m.sym_int(2.7), m.sym_int(-2.7), m.sym_float(3), m.sym_not(False), m.sym_ite(True, 1, 2)),
        lambda m: (m.sym_max(2, 3.0), m.sym_max(3, 2.0), m.sym_max(3, 2), m.sym_min(3, 2.0), m.sym_sum([1, 2, 3])),
    ):
        theirs, ours = run_both(run)
        assert theirs == ours


def test_helpers_of_optimizers():
    def run(m):
        o = sub(m, "optim.optimizer")
        params = [m.ones(2, requires_grad=True)]
        chosen = [
            o._default_to_fused_or_foreach(params, differentiable, fused)
            for differentiable, fused in product((False, True), (False, True))
        ]

        class Plain(m.optim.Optimizer):
            def __init__(self, params, differentiable=False):
                super().__init__(params, {"differentiable": differentiable})

            @o._use_grad_for_differentiable
            def step(self):
                return m.is_grad_enabled()

        return chosen, Plain(params).step(), o.ParamsT is not None

    same(run)


# ---- fft ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("n, d", [(0, 1), (1, 1), (2, 0.5), (5, 1), (8, 0.3), (7, 0), (-5, 1)])
@pytest.mark.parametrize("name", ["fftfreq", "rfftfreq"])
def test_frequencies(name, n, d):
    def run(m, dtype, **options):
        t = getattr(m.fft, name)(n, d, dtype=dtype and getattr(m, dtype), **options)
        return words(t.dtype), t.requires_grad, [str(value) for value in t.tolist()]

    for dtype in (None, "float64", "int64"):
        same_outcome(lambda m, dtype=dtype: run(m, dtype))
    same_outcome(lambda m: run(m, None, requires_grad=True))


@pytest.mark.parametrize("dim", [None, 0, -1, (0, 1), (1, 0), (), 3])
@pytest.mark.parametrize("name", ["fftshift", "ifftshift"])
def test_shifts(name, dim):
    for shape in ((), (0, 3), (2, 5), (4, 3)):
        same_outcome(lambda m, shape=shape: getattr(m.fft, name)(m.arange(math.prod(shape)).view(shape), dim).tolist())


def test_transforms_say_what_is_left_out():
    from flashlight.fft import irfft2

    with pytest.raises(NotImplementedError, match=r"fft.irfft2\(\): .*complex"):
        irfft2(flashlight.ones(2, 2))


# ---- library ---------------------------------------------------------------------------------------------------------


def test_custom_operators():
    def run(m):
        library, log = m.library, []

        def scaled(x: m.Tensor, factor: float, *, shift: float = 0.0) -> m.Tensor:
            log.append((x.requires_grad, m.is_grad_enabled()))
            return x * factor + shift

        op = library.custom_op("flashlight_tests::scaled", scaled, mutates_args=())
        op.register_fake(lambda x, factor, *, shift=0.0: m.empty_like(x))
        x = m.ones(3, requires_grad=True)
        y = op(x, 3.0, shift=1.0)
        failed = None
        try:
            y.sum().backward()
        except RuntimeError:
            failed = "no formula"

        def setup(ctx, inputs, keyword_only_inputs, output):
            ctx.factor = inputs[1]
            log.append((len(inputs), keyword_only_inputs["shift"], output.shape))

        op.register_autograd(lambda ctx, grad: (grad * ctx.factor, None), setup_context=setup)
        z = m.ops.flashlight_tests.scaled(x, 2.0)
        z.sum().backward()
        return y.detach(), y.requires_grad, failed, z.detach(), x.grad, [str(entry) for entry in log]

    same(run)


def test_operators_that_write():
    def run(m):
        @m.library.custom_op("flashlight_tests::fill", mutates_args={"x"})
        def fill(x: m.Tensor, value: float) -> None:
            x.fill_(value)

        x = m.zeros(2)
        version = x._version
        return fill(x, 2.0), x, x._version > version

    same(run)
    same_outcome(lambda m: m.library.custom_op("unnamed", lambda x: x, mutates_args=()))
    same_outcome(lambda m: m.ops.flashlight_tests.nothing_of_that_name)
    same_outcome(lambda m: m.library.register_autograd("flashlight_tests::nothing", lambda ctx, grad: grad))


# ---- futures, nn.parallel.scatter_gather -----------------------------------------------------------------------------


def test_futures():
    def run(m):
        f = m.futures.Future()
        after = f.then(lambda done: done.wait() + 1)
        failed = f.then(lambda done: 1 // 0)
        seen = []
        f.add_done_callback(lambda done: seen.append(done.value()))
        before = f.done()
        f.set_result(3)
        try:
            failed.wait()
        except Exception as error:
            seen.append(isinstance(error, ZeroDivisionError) or "ZeroDivisionError" in str(error))
        others = [m.futures.Future() for _ in range(2)]
        together = m.futures.collect_all(others)
        for i, other in enumerate(others):
            other.set_result(i)
        return before, f.done(), after.wait(), seen, m.futures.wait_all(others), len(together.wait())

    same(run)


Pair = collections.namedtuple("Pair", "a b")


def test_gather():
    from flashlight.nn.parallel.scatter_gather import gather, scatter, scatter_kwargs

    x = flashlight.arange(4).view(2, 2)
    parts = gather([{"a": (x, None)}, {"a": (x, None)}], None)
    assert parts["a"][0].shape == (4, 2) and parts["a"][1] is None
    assert gather([flashlight.tensor(1), flashlight.tensor(2)], None).tolist() == [1, 2]
    assert gather([Pair(x, x), Pair(x, x)], None, dim=1).b.shape == (2, 4)
    assert scatter(x, [0])[0] is x and scatter_kwargs((x,), None, [0]) == (((x,),), ({},))
