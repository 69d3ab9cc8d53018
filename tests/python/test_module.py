"""nn.Module: attributes, walking the tree, modes, types, printing, copying, errors that say where."""

import copy
import pickle
import sys
import weakref

import flashlight
import pytest
from twin import both, run_both, same, words


def net(mod):
    """A tree with parameters, buffers of both kinds, a tied weight and a shared child."""
    nn = mod.nn

    class Scale(nn.Module):
        def __init__(self, n):
            super().__init__()
            self.weight = nn.Parameter(mod.arange(n, dtype=mod.float32))
            self.register_buffer("count", mod.tensor(2))
            self.register_buffer("hidden", mod.ones(1), persistent=False)
            self.register_parameter("bias", None)

        def forward(self, x):
            return x * self.weight

        def extra_repr(self):
            return f"n={self.weight.numel()}"

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.first = Scale(3)
            self.second = nn.Sequential(Scale(3), nn.ModuleList([Scale(2), Scale(2)]))
            self.again = self.first
            self.tied = self.first.weight
            self.note = "text"

        def forward(self, x):
            return self.second[0](self.first(x))

    return Net()


# ---- Attributes ----------------------------------------------------------------------------------------------------


@both
def test_assignment_decides_by_type(mod):
    nn = mod.nn
    m = nn.Module()
    m.p = nn.Parameter(mod.ones(2))
    m.c = nn.Module()
    m.b = nn.Buffer(mod.ones(3))
    m.t = mod.ones(4)
    m.n = 5
    assert list(m._parameters) == ["p"]
    assert list(m._modules) == ["c"]
    assert list(m._buffers) == ["b"]
    assert {"t", "n"} <= set(m.__dict__)
    assert "p" not in m.__dict__
    assert m.p is m._parameters["p"]
    m.b = mod.zeros(1)
    assert m._buffers["b"].tolist() == [0]
    m.t = nn.Parameter(mod.ones(1))
    assert "t" not in m.__dict__
    assert list(m._parameters) == ["p", "t"]
    m.t = None
    assert m._parameters["t"] is None
    m.c = None
    assert m._modules["c"] is None
    m.b = None
    assert m._buffers["b"] is None
    m.n = nn.Parameter(mod.ones(1))
    m.p = nn.Parameter(mod.ones(1))
    del m.p
    assert not hasattr(m, "p")
    with pytest.raises(AttributeError):
        del m.p


BAD = {
    "parameter": lambda mod, m: setattr(m, "p", mod.ones(1)),
    "parameter 2": lambda mod, m: setattr(m, "p", mod.nn.Module()),
    "parameter 3": lambda mod, m: setattr(m, "p", 3),
    "module": lambda mod, m: setattr(m, "c", mod.ones(1)),
    "module 2": lambda mod, m: setattr(m, "c", [1]),
    "buffer": lambda mod, m: setattr(m, "b", "x"),
    "missing": lambda mod, m: m.missing,
    "register name": lambda mod, m: m.register_parameter(3, None),
    "register dot": lambda mod, m: m.register_parameter("a.b", None),
    "register empty": lambda mod, m: m.register_parameter("", None),
    "register taken": lambda mod, m: m.register_parameter("forward", None),
    "register kind": lambda mod, m: m.register_parameter("x", 3),
    "register no leaf": lambda mod, m: m.register_parameter("x", m.p * 2),
    "register derived": lambda mod, m: setattr(m, "x", m.p * 2) or m.x.shape,
    "buffer name": lambda mod, m: m.register_buffer(3, None),
    "buffer dot": lambda mod, m: m.register_buffer("a.b", None),
    "buffer empty": lambda mod, m: m.register_buffer("", None),
    "buffer taken": lambda mod, m: m.register_buffer("p", None),
    "buffer kind": lambda mod, m: m.register_buffer("x", 3),
    "module name": lambda mod, m: m.add_module(3, None),
    "module dot": lambda mod, m: m.add_module("a.b", None),
    "module empty": lambda mod, m: m.add_module("", None),
    "module taken": lambda mod, m: m.add_module("p", None),
    "module kind": lambda mod, m: m.add_module("x", 3),
    "delete": lambda mod, m: delattr(m, "nothing"),
    "no forward": lambda mod, m: mod.nn.Module()(1),
    "mode": lambda mod, m: m.train(3),
    "argument": lambda mod, m: mod.nn.Module(3),
    "keyword": lambda mod, m: mod.nn.Module(a=3),
    "to integers": lambda mod, m: m.to(mod.int64),
    "submodule": lambda mod, m: m.get_submodule("c.d"),
    "no submodule": lambda mod, m: m.get_submodule("p"),
    "get_parameter": lambda mod, m: m.get_parameter("q"),
    "get_parameter 2": lambda mod, m: m.get_parameter("b"),
    "get_buffer": lambda mod, m: m.get_buffer("c.q"),
    "get_buffer 2": lambda mod, m: m.get_buffer("p"),
    "set_submodule": lambda mod, m: m.set_submodule("", m),
    "set_submodule 2": lambda mod, m: m.set_submodule("c", 3),
    "set_submodule 3": lambda mod, m: m.set_submodule("c.x", m, strict=True),
    "set_submodule 4": lambda mod, m: m.set_submodule("p", mod.nn.Module()),
}


@pytest.mark.parametrize("case", BAD)
def test_errors(case):
    def run(mod):
        m = mod.nn.Module()
        m.p = mod.nn.Parameter(mod.ones(2))
        m.c = mod.nn.Module()
        m.register_buffer("b", mod.ones(2))
        BAD[case](mod, m)
        return "no error"

    expected, got = run_both(run)
    if case != "register derived":
        assert isinstance(expected[0], type), expected
    assert words(got) == words(expected)


@pytest.mark.parametrize("what", ["parameter", "module", "buffer", "call", "plain", "del"])
def test_without_init(what):
    def run(mod):
        class Lazy(mod.nn.Module):
            def __init__(self):
                if what == "parameter":
                    self.x = mod.nn.Parameter(mod.ones(1))
                elif what == "module":
                    self.x = mod.nn.Module()
                elif what == "buffer":
                    self.register_buffer("x", mod.ones(1))
                elif what == "plain":
                    self.x = mod.ones(1)
                elif what == "del":
                    self.x = 1
                    del self.y

            def forward(self):
                return 1

        m = Lazy()
        return m() if what == "call" else m.x

    expected, got = run_both(run)
    if what in ("call", "del"):
        assert got[0] is expected[0] is AttributeError
    elif what == "plain":
        same(run)
    else:
        assert got == expected


@both
def test_call_super_init(mod):
    seen = []

    class Other:
        def __init__(self, *args, **kwargs):
            seen.append((args, kwargs))

    class Both(mod.nn.Module, Other):
        call_super_init = True

    Both(1, a=2)
    assert seen == [((1,), {"a": 2})]


@both
def test_properties_and_class_attributes_stay(mod):
    class Own(mod.nn.Module):
        limit = 3

        def __init__(self):
            super().__init__()
            self._half = mod.nn.Parameter(mod.ones(2))

        @property
        def whole(self):
            return self._half * 2

        @whole.setter
        def whole(self, value):
            self._half = mod.nn.Parameter(value / 2)

    m = Own()
    assert m.whole.tolist() == [2, 2]
    m.whole = mod.ones(3)
    assert m._half.tolist() == [0.5, 0.5, 0.5]
    assert m.limit == 3
    m.limit = 4
    assert (m.limit, Own.limit) == (4, 3)


@both
def test_own_getattr(mod):
    class Wrapper(mod.nn.Module):
        def __init__(self, inner):
            super().__init__()
            self.inner = inner

        def __getattr__(self, name):
            try:
                return super().__getattr__(name)
            except AttributeError:
                return getattr(self.inner, name)

    inner = mod.nn.Module()
    inner.weight = mod.nn.Parameter(mod.ones(1))
    assert Wrapper(inner).weight is inner.weight


def test_dir():
    def run(mod):
        m = net(mod)
        names = dir(m)
        return [n in names for n in ("first", "tied", "note", "second", "forward", "0")], "0" in dir(m.second)

    same(run)


# ---- Walking the tree ----------------------------------------------------------------------------------------------


def test_names():
    def run(mod):
        m = net(mod)
        return (
            [n for n, _ in m.named_parameters()],
            [n for n, _ in m.named_parameters(prefix="x", recurse=False)],
            [n for n, _ in m.named_parameters(remove_duplicate=False)],
            [n for n, _ in m.named_buffers()],
            [n for n, _ in m.named_buffers(remove_duplicate=False)],
            [n for n, _ in m.named_modules()],
            [n for n, _ in m.named_modules(prefix="x", remove_duplicate=False)],
            [n for n, _ in m.named_children()],
            len(list(m.parameters())),
            len(list(m.parameters(recurse=False))),
            len(list(m.buffers())),
            len(list(m.modules())),
            len(list(m.children())),
        )

    same(run)


@both
def test_iterators_are_lazy(mod):
    m = net(mod)
    assert next(m.parameters()) is m.tied
    assert next(iter(m.named_modules()))[1] is m


@both
def test_lookup_by_path(mod):
    m = net(mod)
    assert m.get_submodule("") is m
    assert m.get_submodule("second.1.0") is m.second[1][0]
    assert m.get_parameter("second.0.weight") is m.second[0].weight
    assert m.get_buffer("first.count") is m.first.count
    other = mod.nn.Identity() if mod is not flashlight else mod.nn.Module()
    m.set_submodule("second.1.1", other)
    assert m.second[1][1] is other
    m.set_submodule("first.new", other)
    assert m.first.new is other


def test_apply():
    def run(mod):
        seen = []
        m = net(mod)
        assert m.apply(lambda x: seen.append(type(x).__name__)) is m
        return seen

    same(run)


# ---- Modes, types, gradients ---------------------------------------------------------------------------------------


@both
def test_modes(mod):
    m = net(mod)
    assert m.training
    assert m.eval() is m
    assert not any(x.training for x in m.modules())
    m.second.train()
    assert m.second[1][0].training
    assert not m.first.training
    assert m.requires_grad_(False) is m
    assert not any(p.requires_grad for p in m.parameters())


@pytest.mark.parametrize("how", ["double", "half", "bfloat16", "float", "to", "to kw", "to like", "type", "cpu"])
def test_types(how):
    def run(mod):
        m = net(mod)
        weight = m.first.weight
        calls = {
            "to": lambda: m.to(mod.float64),
            "to kw": lambda: m.to(device="cpu", dtype=mod.float64),
            "to like": lambda: m.to(mod.ones(1, dtype=mod.float64)),
            "type": lambda: m.type(mod.float64),
        }
        assert calls.get(how, lambda: getattr(m, how)())() is m
        assert m.first.weight is weight
        assert m.tied is weight
        return [(n, str(t.dtype).split(".")[1]) for n, t in (*m.named_parameters(), *m.named_buffers())]

    same(run)


@both
def test_gradients_follow_a_change_of_type(mod):
    m = mod.nn.Module()
    m.w = mod.nn.Parameter(mod.ones(2))
    (m.w * 3).sum().backward()
    m.double()
    assert m.w.grad.dtype == mod.float64
    assert m.w.grad.tolist() == [3, 3]
    (m.w * 2).sum().backward()
    assert m.w.grad.tolist() == [5, 5]


@both
def test_zero_grad(mod):
    m = net(mod)
    m(mod.ones(3)).sum().backward()
    m.zero_grad(set_to_none=False)
    assert m.first.weight.grad.tolist() == [0, 0, 0]
    m.zero_grad()
    assert all(p.grad is None for p in m.parameters())


@both
def test_to_empty(mod):
    m = net(mod)
    weight = m.first.weight
    assert m.to_empty(device="cpu") is m
    assert m.first.weight is weight
    assert weight.shape == (3,)


# ---- Printing ------------------------------------------------------------------------------------------------------


def test_repr():
    def run(mod):
        nn = mod.nn

        class Lines(nn.Module):
            def extra_repr(self):
                return "one\ntwo"

        class Child(nn.Module):
            def __init__(self):
                super().__init__()
                self.lines = Lines()
                self.nothing = None
                self.empty = nn.Module()

            def extra_repr(self):
                return "extra"

        return [str(x) for x in (net(mod), Lines(), Child(), nn.Module(), nn.Sequential(Child(), Lines()))]

    same(run)


# ---- Copies --------------------------------------------------------------------------------------------------------


@both
def test_deepcopy(mod):
    m = net(mod)
    other = copy.deepcopy(m)
    assert other.first.weight is not m.first.weight
    assert other.tied is other.first.weight
    assert other.again is other.first
    assert other.first.weight.tolist() == [0, 1, 2]
    assert isinstance(other.tied, mod.nn.Parameter)
    assert "hidden" in other.first._non_persistent_buffers_set
    with mod.no_grad():
        other.first.weight.add_(1)
    assert m.first.weight.tolist() == [0, 1, 2]
    other(mod.ones(3)).sum().backward()
    assert m.first.weight.grad is None


@both
def test_shallow_copy(mod):
    m = net(mod)
    other = copy.copy(m)
    assert other.first is m.first
    assert other._modules is m._modules


class Picklable:
    """Stands for a module class that a program has; made for each package."""

    classes: dict = {}


def picklable(mod):
    name = f"Picklable_{mod.__name__}"
    if name not in globals():

        class Cls(mod.nn.Module):
            def __init__(self):
                super().__init__()
                self.w = mod.nn.Parameter(mod.tensor([1.0, 2.0]))
                self.register_buffer("b", mod.tensor([3]))
                self.child = mod.nn.Sequential()

            def forward(self, x):
                return x * self.w

        Cls.__name__ = Cls.__qualname__ = name
        Cls.__module__ = __name__
        globals()[name] = Cls
    return globals()[name]


@both
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(mod, protocol):
    m = picklable(mod)()
    m.eval()
    other = pickle.loads(pickle.dumps(m, protocol))
    assert type(other) is type(m)
    assert other.w.tolist() == [1, 2]
    assert isinstance(other.w, mod.nn.Parameter)
    assert other.w.requires_grad
    assert other.b.tolist() == [3]
    assert not other.training
    assert other(mod.ones(2)).tolist() == [1, 2]


@both
def test_setstate_fills_in_what_old_files_lack(mod):
    m = picklable(mod)()
    state = m.__getstate__()
    for name in ("_forward_pre_hooks", "_state_dict_hooks", "_non_persistent_buffers_set", "_backward_pre_hooks"):
        del state[name]
    other = type(m).__new__(type(m))
    other.__setstate__(state)
    assert other(mod.ones(2)).tolist() == [1, 2]
    assert list(other.state_dict()) == ["w", "b"]


@both
def test_modules_die(mod):
    m = net(mod)
    alive = weakref.ref(m.second[0])
    del m
    import gc

    gc.collect()
    assert alive() is None


@both
def test_hashable_by_identity(mod):
    m = net(mod)
    assert {m: 1}[m] == 1
    assert m != net(mod)


# ---- Calls ---------------------------------------------------------------------------------------------------------


@both
def test_forward_may_be_replaced(mod):
    m = net(mod)
    m.forward = lambda x: x + 1
    assert m(mod.ones(1)).tolist() == [2]
    del m.forward
    assert m(mod.ones(3)).tolist() == [0, 1, 4]

    class Plus(mod.nn.Module):
        def forward(self, a, *, b=1, **more):
            return a + b + len(more)

    assert Plus()(1) == 2
    assert Plus()(1, b=2) == 3
    assert Plus()(1, b=2, c=3) == 4
    assert mod.nn.Module.__call__(Plus(), 5) == 6
    Plus.forward = lambda self, a: a * 10
    assert Plus()(2) == 20


@both
def test_own_call(mod):
    class Own(mod.nn.Module):
        def __call__(self, *args):
            return super().__call__(*args) + 1

        def forward(self, x):
            return x

    assert Own()(1) == 2


@both
def test_compile_is_harmless(mod):
    if mod is flashlight:
        m = net(mod)
        assert m.compile() is None
        assert m(mod.ones(3)).tolist() == [0, 1, 4]


def failing(kind, *args):
    nn = flashlight.nn

    class Fails(nn.Module):
        def forward(self, x):
            raise kind(*args)

    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = nn.ModuleList([nn.Sequential(Fails()), Fails()])

        def forward(self, x):
            for layer in self.layers:
                x = layer(x)
            return x

    class Outer(nn.Module):
        def __init__(self):
            super().__init__()
            self.block = Block()
            self.hidden = [Fails()]

        def forward(self, x):
            return self.block(x)

    return Outer()


@pytest.mark.parametrize("kind", [RuntimeError, ValueError, TypeError, IndexError, NotImplementedError])
def test_errors_say_where(kind):
    m = failing(kind, "what went wrong")
    with pytest.raises(kind, match=r"^block\.layers\.0\.0 \(Fails\): what went wrong$"):
        m(1)
    with pytest.raises(kind, match=r"^layers\.0\.0 \(Fails\): what went wrong$"):
        m.block(1)
    with pytest.raises(kind, match="^what went wrong$"):
        m.block.layers[1](1)


def test_errors_that_are_left_alone():
    class Signal(RuntimeError):
        pass

    for kind, args in ((Signal, ("x",)), (KeyError, ("x",)), (RuntimeError, ("a", 1)), (RuntimeError, ())):
        with pytest.raises(kind) as caught:
            failing(kind, *args)(1)
        assert caught.value.args == args


def test_errors_in_unregistered_modules_and_with_hooks():
    m = failing(ValueError, "bad")
    m.forward = lambda x: m.hidden[0](x)
    with pytest.raises(ValueError, match=r"^Fails \(Fails\): bad$"):
        m(1)
    m = failing(ValueError, "bad")
    m.block.register_forward_pre_hook(lambda module, args: None)
    with pytest.raises(ValueError, match=r"^block\.layers\.0\.0 \(Fails\): bad$"):
        m(1)


def test_a_caught_error_is_not_marked_further():
    nn = flashlight.nn
    inner = failing(ValueError, "bad")

    class Catches(nn.Module):
        def __init__(self):
            super().__init__()
            self.inner = inner

        def forward(self, x):
            try:
                self.inner(x)
            except ValueError as error:
                raise RuntimeError(f"caught: {error}") from error

    class Top(nn.Module):
        def __init__(self):
            super().__init__()
            self.c = Catches()

        def forward(self, x):
            return self.c(x)

    with pytest.raises(RuntimeError, match=r"^c \(Catches\): caught: block\.layers\.0\.0 \(Fails\): bad$"):
        Top()(1)


def test_calls_do_not_grow_references():
    m = net(flashlight)
    x = flashlight.ones(3)
    m(x)
    before = sys.getrefcount(m.first), sys.getrefcount(x), sys.getrefcount(None)
    for _ in range(10):
        m(x)
    after = sys.getrefcount(m.first), sys.getrefcount(x), sys.getrefcount(None)
    assert after[:2] == before[:2]
