"""Autograd from Python: passes, modes, hooks, custom functions, against PyTorch."""

import gc
import threading
import weakref

import flashlight
import pytest
import torch
from twin import MODULES, both, same, words


def leaf(mod, *values):
    return mod.tensor(list(values), requires_grad=True)


# ---- Passes ----------------------------------------------------------------------------------------------------------


def test_backward_accumulates():
    def run(mod):
        x = leaf(mod, 1.0, 2.0)
        (x * x).sum().backward()
        first = x.grad.clone()
        grad = x.grad
        (x * 3).sum().backward()
        return first, x.grad, x.grad is grad

    same(run)


def test_gradient_kept_as_a_view():
    """A gradient that only changes shape on its way is not copied: .grad shows the memory that backward was given."""

    def shared(mod):
        given = mod.arange(6.0)
        x = mod.zeros(2, 3, requires_grad=True)
        x.flatten().backward(given)
        y = mod.zeros(6, requires_grad=True)
        y.view(1, 6).unflatten(1, (3, 2)).backward(given.view(1, 3, 2).clone())
        z = mod.zeros(2, 3, 4, 5).contiguous(memory_format=mod.channels_last).requires_grad_()
        z.flatten(1).backward(mod.ones(2, 60))
        return x.grad.data_ptr() == given.data_ptr(), x.grad, x.grad._base is None, y.grad, z.grad, z.grad.stride()

    same(shared)

    # What is added later stays out of the memory that was given, and of other gradients (unlike in PyTorch).
    given = flashlight.ones(6)
    x, y = flashlight.zeros(2, 3, requires_grad=True), flashlight.zeros(3, 2, requires_grad=True)
    for _ in range(3):
        (x.flatten() + y.flatten()).backward(given)
    grad = x.grad
    x.flatten().backward(given)
    assert x.grad is grad and x.grad.tolist() == [[4.0] * 3] * 2 and y.grad.tolist() == [[3.0] * 2] * 3
    assert given.tolist() == [1.0] * 6


def test_backward_arguments():
    def run(mod):
        x, y = leaf(mod, 1.0, 2.0), leaf(mod, 3.0, 4.0)
        z = x * y
        z.backward(mod.tensor([1.0, 10.0]), retain_graph=True)
        z.backward(gradient=mod.ones(2), inputs=[x])
        mod.autograd.backward([z.sum() if False else (x * 2).sum(), (y * 3).sum()])
        return x.grad, y.grad

    same(run)


def test_grad():
    def run(mod):
        x, y = leaf(mod, 1.0, 2.0), leaf(mod, 3.0, 4.0)
        unused = leaf(mod, 1.0)
        z = (x * x * y).sum()
        gx, gy = mod.autograd.grad(z, [x, y], create_graph=True)
        (gxx,) = mod.autograd.grad(gx.sum(), x, retain_graph=True)
        none = mod.autograd.grad(gx.sum(), [x, unused], allow_unused=True, retain_graph=True)[1]
        zeros = mod.autograd.grad(gx.sum(), [x, unused], materialize_grads=True)[1]
        return gx.detach(), gy.detach(), gxx, none, zeros, x.grad, gx.requires_grad

    same(run)


ERRORS = {
    "not scalar": lambda mod: (leaf(mod, 1.0, 2.0) * 2).backward(),
    "no grad": lambda mod: mod.ones(1).backward(),
    "twice": lambda mod: [z.backward() for z in [(leaf(mod, 1.0) ** 2).sum()] for _ in range(2)],
    "unused": lambda mod: mod.autograd.grad(leaf(mod, 1.0).sum(), leaf(mod, 1.0)),
    "shape": lambda mod: (leaf(mod, 1.0, 2.0) * 2).backward(mod.ones(3)),
    "empty inputs": lambda mod: leaf(mod, 1.0).sum().backward(inputs=[]),
    "leaf in place": lambda mod: leaf(mod, 1.0).add_(1),
    "saved changed": lambda mod: changed(mod),
    "not a leaf": lambda mod: setattr(leaf(mod, 1.0) * 2, "requires_grad", False),
    "integers": lambda mod: mod.ones(1, dtype=mod.int64).requires_grad_(),
    "bad grad": lambda mod: setattr(leaf(mod, 1.0), "grad", 3),
    "bad grad shape": lambda mod: setattr(leaf(mod, 1.0), "grad", mod.ones(2)),
    "no data": lambda mod: delattr(mod.ones(1), "data"),
    "detach view": lambda mod: (leaf(mod, 1.0, 2.0) * 2)[0].detach_(),
}


def changed(mod):
    x = leaf(mod, 1.0)
    y = x.exp()
    y.add_(1)
    y.sum().backward()


@pytest.mark.parametrize("name", ERRORS)
def test_error(name):
    caught = []
    for mod in MODULES:
        with pytest.raises(Exception) as error:
            ERRORS[name](mod)
        caught.append(error.value)
    assert type(caught[1]) is type(caught[0])
    expected, got = (words(e) for e in caught)
    assert got[:40] == expected[:40] or name in ("shape", "integers", "bad grad shape", "detach view")


def test_state_survives_a_failing_pass():
    x = leaf(flashlight, 1.0, 2.0)
    y = (x * 2) ** 2
    with pytest.raises(RuntimeError):
        y.backward()
    y.sum().backward()
    assert x.grad.tolist() == [8.0, 16.0]


@both
def test_graph_objects(mod):
    x = leaf(mod, 1.0)
    y = x * 2
    z = y + x
    assert z.grad_fn is z.grad_fn and x.grad_fn is None
    assert z.grad_fn.name() == "AddBackward0" and type(z.grad_fn).__name__ == "AddBackward0"
    (first, index), (second, _) = z.grad_fn.next_functions
    assert first is y.grad_fn and index == 0
    assert second.variable is x and "AccumulateGrad" in second.name()
    assert not z.is_leaf and x.is_leaf and y.requires_grad
    assert mod.autograd.graph.get_gradient_edge(y).node is y.grad_fn


def test_retain_grad():
    def run(mod):
        x = leaf(mod, 1.0, 2.0)
        y = x * 3
        y.retain_grad()
        (y * y).sum().backward()
        return y.grad, y.retains_grad, x.retains_grad

    same(run)


def test_deep_graph():
    x = leaf(flashlight, 1.0)
    y = x
    for _ in range(100_000):
        y = y + 1
    y.backward()
    assert x.grad.item() == 1
    del y
    y = x
    for _ in range(100_000):
        y = y * 1
    del y


def test_threads():
    """Recording is a matter of each thread, and passes run side by side."""
    results = []

    def work(k):
        w = flashlight.full((64, 64), float(k), requires_grad=True)
        for _ in range(20):
            w.grad = None
            (w @ w).sum().backward()
        results.append((k, w.grad[0, 0].item(), flashlight.is_grad_enabled()))

    with flashlight.no_grad():
        threads = [threading.Thread(target=work, args=(k,)) for k in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(results) == [(k, 128.0 * k, True) for k in range(4)]


# ---- Modes -----------------------------------------------------------------------------------------------------------


@both
def test_modes(mod):
    x = leaf(mod, 1.0)
    with mod.no_grad():
        assert not mod.is_grad_enabled() and not (x * 2).requires_grad
        with mod.enable_grad():
            assert (x * 2).requires_grad
        assert not mod.is_grad_enabled()
        with mod.set_grad_enabled(True):
            assert mod.is_grad_enabled()
    assert mod.is_grad_enabled()
    with mod.inference_mode():
        y = x * 2
        assert y.is_inference() and not y.requires_grad and mod.is_inference_mode_enabled()
    with mod.inference_mode(False):
        assert (x * 2).requires_grad
    mod.set_grad_enabled(False)
    assert not mod.is_grad_enabled()
    mod.set_grad_enabled(True)
    with pytest.raises(ValueError):
        with mod.no_grad():
            raise ValueError
    assert mod.is_grad_enabled()


@both
def test_modes_as_decorators(mod):
    @mod.no_grad()
    def a():
        """doc"""
        return mod.is_grad_enabled()

    @mod.no_grad
    def b():
        return mod.is_grad_enabled()

    @mod.inference_mode()
    def c(x):
        return x * 2

    @mod.set_grad_enabled(False)
    def d():
        return mod.is_grad_enabled()

    @mod.enable_grad()
    def recursive(n):
        return mod.is_grad_enabled() and (n == 0 or recursive(n - 1))

    assert mod.is_grad_enabled()
    assert (a(), b(), d()) == (False, False, False) and c(mod.ones(1)).is_inference()
    assert a.__name__ == "a" and a.__doc__ == "doc"
    with mod.no_grad():
        assert recursive(3)
    assert mod.is_grad_enabled()


@both
def test_set_grad_enabled_again_and_derived(mod):
    off = mod.set_grad_enabled(False)
    for _ in range(2):
        with off as entered:
            assert entered is None and not mod.is_grad_enabled()
        assert mod.is_grad_enabled()

    class Named(mod.set_grad_enabled):
        def __init__(self, name, mode):
            super().__init__(mode)
            self.name = name

    with Named("x", False) as _:
        assert not mod.is_grad_enabled()
    assert Named("x", True).name == "x" and Named("x", True).mode is True
    for wrong in (1, None, "True"):
        with pytest.raises(TypeError, match="argument 'enabled' .position 1. must be bool"):
            mod.set_grad_enabled(wrong)

    class Counted(mod.no_grad):
        made = 0

        def clone(self):
            type(self).made += 1
            return type(self)()

    @Counted()
    def recording():
        return mod.is_grad_enabled()

    assert (recording(), recording(), Counted.made, mod.is_grad_enabled()) == (False, False, 2, True)


@both
def test_modes_on_generators(mod):
    @mod.no_grad()
    def numbers():
        got = yield mod.is_grad_enabled()
        try:
            yield got, mod.is_grad_enabled()
        except KeyError:
            yield "thrown", mod.is_grad_enabled()
        return "end"

    g = numbers()
    assert next(g) is False and mod.is_grad_enabled()
    assert g.send(5) == (5, False) and mod.is_grad_enabled()
    assert g.throw(KeyError()) == ("thrown", False)
    with pytest.raises(StopIteration) as end:
        next(g)
    assert end.value.value == "end" and mod.is_grad_enabled()


# ---- Hooks -----------------------------------------------------------------------------------------------------------


def test_tensor_hooks():
    def run(mod):
        x = leaf(mod, 1.0, 2.0)
        seen = []
        y = x * 2
        y.register_hook(lambda g: seen.append(("y", g.clone())))
        handle = y.register_hook(lambda g: g * 10)
        x.register_hook(lambda g: seen.append(("x", g.clone())))
        x.register_post_accumulate_grad_hook(lambda p: seen.append(("done", p is x, p.grad.clone())))
        y.sum().backward(retain_graph=True)
        handle.remove()
        y.sum().backward()
        with y.register_hook(lambda g: g):
            pass
        return seen, x.grad

    same(run)


def test_hook_errors():
    x = leaf(flashlight, 1.0)

    def bad(g):
        raise KeyError("mine")

    handle = x.register_hook(bad)
    with pytest.raises(KeyError, match="mine"):
        (x * 2).backward()
    handle.remove()
    x.register_hook(lambda g: 3)
    with pytest.raises(TypeError):
        (x * 2).backward()
    assert x.grad is None


def test_node_hooks():
    def run(mod):
        x = leaf(mod, 1.0, 2.0)
        y = x * 2
        seen = []
        y.grad_fn.register_hook(lambda inputs, outputs: seen.append((inputs[0].clone(), outputs[0].clone())))
        y.grad_fn.register_prehook(lambda outputs: (outputs[0] * 3,))
        y.sum().backward()
        return seen, x.grad

    same(run)


def test_hook_lives_with_the_graph():
    seen = []
    x = leaf(flashlight, 1.0)
    y = x * 2
    y.register_hook(seen.append)
    z = y * 3
    del y
    gc.collect()
    z.backward()
    assert [g.item() for g in seen] == [3.0]


# ---- Custom functions ------------------------------------------------------------------------------------------------


def make_functions(mod):
    class Cube(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x, scale):
            ctx.save_for_backward(x)
            ctx.scale = scale
            return x * x * x * scale

        @staticmethod
        def backward(ctx, g):
            (x,) = ctx.saved_tensors
            return g * 3 * x * x * ctx.scale, None

    class Split(mod.autograd.Function):
        @staticmethod
        def forward(ctx, a, b):
            ctx.save_for_backward(a, b)
            return a + b, a * b, 7

        @staticmethod
        def backward(ctx, gs, gp, extra):
            a, b = ctx.saved_tensors
            assert extra is None
            assert ctx.needs_input_grad == (True, True)
            return gs + gp * b, gs + gp * a

    return Cube, Split


def test_function():
    def run(mod):
        cube, split = make_functions(mod)
        x, y = leaf(mod, 1.0, 2.0), leaf(mod, 3.0, 4.0)
        z = cube.apply(x, 2.0)
        assert z.grad_fn.name() == "CubeBackward"
        s, p, seven = split.apply(z, y)
        (s * p).sum().backward()
        (g,) = mod.autograd.grad(cube.apply(x, 1.0).sum(), x, create_graph=True)
        (h,) = mod.autograd.grad(g.sum(), x)
        with mod.no_grad():
            quiet = cube.apply(x, 1.0)
        return z.detach(), seven, x.grad, y.grad, h, quiet.requires_grad

    same(run)


def test_function_options():
    def run(mod):
        seen = []

        class Options(mod.autograd.Function):
            @staticmethod
            def forward(ctx, x, y):
                ctx.set_materialize_grads(False)
                index = (x > 1).long()
                flat = x.sign()
                ctx.mark_non_differentiable(index, flat)
                return x * 2, y * 3, index, flat

            @staticmethod
            def backward(ctx, *grads):
                seen.append([g is None for g in grads])
                seen.append(ctx.needs_input_grad)
                return grads[0] * 2, None

        x, y = leaf(mod, 1.0, 2.0), mod.ones(2)
        a, b, index, flat = Options.apply(x, y)
        a.sum().backward()
        return seen, x.grad, b.requires_grad, index.requires_grad, flat.requires_grad

    same(run)


def test_function_in_place():
    def run(mod):
        class Double(mod.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.mark_dirty(x)
                return x.mul_(2)

            @staticmethod
            def backward(ctx, g):
                return g * 2

        x = leaf(mod, 1.0, 2.0)
        y = x * 1
        z = Double.apply(y)
        (y * y).sum().backward()
        return z is y, x.grad

    same(run)


def test_function_returning_its_input():
    def run(mod):
        class Same(mod.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x

            @staticmethod
            def backward(ctx, g):
                return g * 5

        x = leaf(mod, 1.0)
        y = Same.apply(x)
        y.sum().backward()
        return y is x, x.grad

    same(run)


def test_function_saving_outputs_and_none():
    def run(mod):
        class Exp(mod.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                y = x.exp()
                ctx.save_for_backward(y, None)
                return y

            @staticmethod
            def backward(ctx, g):
                y, nothing = ctx.saved_tensors
                assert nothing is None
                return g * y

        x = leaf(mod, 0.5)
        (g,) = mod.autograd.grad(Exp.apply(x).sum(), x, create_graph=True)
        (h,) = mod.autograd.grad(g.sum(), x)
        return g.detach(), h

    same(run, tolerance=1e-6)


def test_setup_context():
    def run(mod):
        class Twice(mod.autograd.Function):
            @staticmethod
            def forward(x, k):
                return x * k

            @staticmethod
            def setup_context(ctx, inputs, output):
                ctx.k = inputs[1]

            @staticmethod
            def backward(ctx, g):
                return g * ctx.k, None

        x = leaf(mod, 1.0, 2.0)
        Twice.apply(x, 4).sum().backward()
        return x.grad

    same(run)


def test_once_differentiable():
    for mod in MODULES:
        from importlib import import_module

        once = import_module(f"{mod.__name__}.autograd.function").once_differentiable

        class Square(mod.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                return x * x

            @staticmethod
            @once
            def backward(ctx, g):
                return g * 2 * ctx.saved_tensors[0]

        x = leaf(mod, 3.0)
        seed = mod.ones(1, requires_grad=True)
        (g,) = mod.autograd.grad(Square.apply(x), x, seed, create_graph=True)
        assert g.item() == 6
        with pytest.raises(RuntimeError, match="once_differentiable"):
            g.backward()


FUNCTION_ERRORS = {
    "too few": (lambda ctx, g: None, "incorrect number of gradients"),
    "too many": (lambda ctx, g: (g, None, g), "incorrect number of gradients"),
    "not a tensor argument": (lambda ctx, g: (g, g), "different than None at position 2"),
    "shape": (lambda ctx, g: (g.sum().expand(3), None), "invalid gradient at index 0"),
    "raises": (lambda ctx, g: {}["missing"], "missing"),
}


@pytest.mark.parametrize("name", FUNCTION_ERRORS)
@both
def test_function_errors(mod, name):
    gradient, text = FUNCTION_ERRORS[name]

    class Bad(mod.autograd.Function):
        forward = staticmethod(lambda ctx, x, k: x * k)
        backward = staticmethod(gradient)

    x = leaf(mod, 1.0, 2.0)
    with pytest.raises(Exception, match=text):
        Bad.apply(x, 2).sum().backward()
    assert x.grad is None


@both
def test_function_freed(mod):
    cube, _ = make_functions(mod)
    x = leaf(mod, 1.0)
    y = cube.apply(x, 1.0)
    y.backward()
    with pytest.raises(RuntimeError, match="second time"):
        y.backward()
    with pytest.warns(DeprecationWarning, match="should not be instantiated"):
        cube()


def test_function_is_collected():
    cube, _ = make_functions(flashlight)

    class Keeper:
        pass

    class Cycle(flashlight.autograd.Function):
        @staticmethod
        def forward(ctx, x, keeper):
            ctx.keeper = keeper
            return x * 2

        @staticmethod
        def backward(ctx, g):
            return g, None

    def make():
        keeper = Keeper()
        y = Cycle.apply(leaf(flashlight, 1.0), keeper)
        keeper.output = y  # y -> node -> ctx -> keeper -> y
        return weakref.ref(keeper)

    gone = make()
    gc.collect()
    assert gone() is None


def test_reentrant_backward():
    def run(mod):
        class Inner(mod.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                return x * x

            @staticmethod
            def backward(ctx, g):
                (x,) = ctx.saved_tensors
                with mod.enable_grad():
                    y = x.detach().requires_grad_()
                    (y * y).sum().backward()
                return g * y.grad

        x = leaf(mod, 1.0, 3.0)
        Inner.apply(x).sum().backward()
        return x.grad

    same(run)


def test_gradcheck():
    x = flashlight.tensor([0.3, -0.7], dtype=flashlight.float64, requires_grad=True)
    assert flashlight.autograd.gradcheck(lambda x: x * x * x, (x,))
    assert flashlight.autograd.gradgradcheck(lambda x: x * x * x, (x,))

    class Wrong(flashlight.autograd.Function):
        forward = staticmethod(lambda ctx, x: x * x)
        backward = staticmethod(lambda ctx, g: g)

    with pytest.raises(RuntimeError, match="mismatch"):
        flashlight.autograd.gradcheck(Wrong.apply, (x,))


@pytest.mark.parametrize("place", ["leaf", "result", "node before", "node after", "accumulated"])
def test_a_hook_removes_others(place):
    """A pass runs the hooks that were there when it came to them, also those that one of them removes."""

    def run(mod):
        x = mod.ones(3, requires_grad=True)
        y = x * 2
        add = {
            "leaf": x.register_hook,
            "result": y.register_hook,
            "node before": y.grad_fn.register_prehook,
            "node after": y.grad_fn.register_hook,
            "accumulated": x.register_post_accumulate_grad_hook,
        }[place]
        seen, handles = [], []

        def hook(number):
            def call(*_):
                seen.append(number)
                if number == 1:
                    for handle in handles[:4]:  # itself, one that ran, two that would
                        handle.remove()
                    gc.collect()

            return call

        for number in range(5):
            handles.append(add(hook(number)))
        y.sum().backward(retain_graph=True)
        handles.append(add(hook(5)))
        y.sum().backward()
        return seen

    theirs, ours = map(run, MODULES)
    assert ours == theirs


def test_a_node_has_as_many_inputs_and_outputs_as_an_op_has():
    """More than a 16-bit counter holds."""
    m, n = flashlight, 70_000
    x = m.arange(n, dtype=m.float32).requires_grad_()
    rows = x.unbind()
    assert rows[n - 1].grad_fn is rows[0].grad_fn
    (m.stack(rows) * 2).sum().backward()
    assert (x.grad == 2).all()
    parts = [m.ones(1, requires_grad=True) for _ in range(n)]
    m.cat(parts).sum().backward()
    assert all(part.grad is not None for part in parts)


def test_text_of_duals():
    def run(m):
        with m.autograd.forward_ad.dual_level():
            x = m.autograd.forward_ad.make_dual(m.ones(2), m.ones(2) * 2)
            wide = m.autograd.forward_ad.make_dual(m.ones(3, 4), m.arange(12.0).reshape(3, 4))
            return repr(x), repr((x * 3).sum()), str(x.reshape(1, 2)), repr(wide), repr(m.ones(1)), repr(x.detach())

    assert run(flashlight) == run(torch)
