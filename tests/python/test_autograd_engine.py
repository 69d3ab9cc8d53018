"""What a backward pass does that a program can see: the order of hooks and what they may return, which nodes run, whose
memory a .grad is: each case under both modules.
"""

import gc
import weakref

import flashlight
import pytest
import torch
from twin import Cases, same_outcome

pytestmark = pytest.mark.filterwarnings("ignore")
case = Cases()


def attempt(function):
    """What the function returns, or the name of the error it raises."""
    try:
        return function()
    except (RuntimeError, TypeError) as error:
        return type(error).__name__


def leaf(mod, *values):
    return mod.tensor(list(values), requires_grad=True)


def doubled(mod, custom):
    """2 * x, of the library or as a Function."""
    if not custom:
        return lambda x: x * 2
    functions = {"forward": staticmethod(lambda ctx, x: x * 2), "backward": staticmethod(lambda ctx, g: g * 2)}
    return type("Doubled", (mod.autograd.Function,), functions).apply


# ---- What runs without a gradient ------------------------------------------------------------------------------------


def nothing(mod):
    """2 * x as a Function that gives no gradient."""
    functions = {"forward": staticmethod(lambda ctx, x: x * 2), "backward": staticmethod(lambda ctx, g: None)}
    return type("Nothing", (mod.autograd.Function,), functions).apply


@case
def functions_behind_one_that_gives_none(mod):
    x, z = leaf(mod, 1.0, 2.0), leaf(mod, 3.0)
    nothing(mod)(doubled(mod, True)(x) * 2).sum().backward()
    return x.grad, mod.autograd.grad(nothing(mod)(doubled(mod, True)(z)).sum(), z)


@case
def hooks_behind_one_that_gives_none(mod):
    x, seen = leaf(mod, 1.0, 2.0), []
    y = x * 3
    y.grad_fn.register_prehook(lambda outputs: seen.append(("before", outputs)))
    y.grad_fn.register_hook(lambda inputs, outputs: seen.append(("after", inputs, outputs)))
    y.register_hook(lambda grad: seen.append(grad))
    nothing(mod)(y).sum().backward()
    return seen, x.grad, attempt(lambda: y.sum().backward())


@case
def node_hooks_of_ops_that_give_indices(mod):
    x, seen = leaf(mod, 1.0, 3.0, 2.0), []
    for y in (x.max(0)[0], x.sort()[0], x.topk(2)[0], x.cummax(0)[0]):
        y.grad_fn.register_hook(lambda inputs, outputs: seen.append((inputs, outputs)))
        y.grad_fn.register_prehook(lambda outputs: seen.append(outputs))
        y.sum().backward()
    return seen


@case
def hooks_of_a_root_from_which_nothing_goes_on(mod):
    x, z, seen = leaf(mod, 1.0), leaf(mod, 2.0), []
    x.register_hook(lambda grad: seen.append(grad))
    for root in (mod.autograd.graph.get_gradient_edge(x), x):
        mod.autograd.grad([root], [z], [mod.ones(1)], allow_unused=True)
    return seen


@case
def inputs_that_nothing_leads_to(mod):
    x = leaf(mod, 1.0, 2.0)
    with mod.no_grad():
        v = x[1:]
    loss = (v * 2).sum()
    results = mod.autograd.grad(loss, [v, x], allow_unused=True, retain_graph=True)
    return results, attempt(lambda: mod.autograd.grad(loss, v)), attempt(lambda: mod.autograd.grad(loss, v.detach()))


@case
def zeros_are_laid_out_as_the_input(mod):
    x = mod.ones(2, 3, 2, 2).contiguous(memory_format=mod.channels_last).requires_grad_()
    grads = mod.autograd.grad(leaf(mod, 1.0).sum(), [x, x.mT], materialize_grads=True, create_graph=True)
    return [(grad.stride(), grad.requires_grad) for grad in grads]


@case
def inference_mode_records_nothing(mod):
    x = leaf(mod, 1.0, 2.0)
    with mod.inference_mode(), mod.enable_grad():
        y, v = x * x, x[1:]
        return y.requires_grad, v.requires_grad, v.is_leaf, mod.autograd.functional.hessian(lambda p: (p**3).sum(), x)


# ---- Hooks -----------------------------------------------------------------------------------------------------------


@case
def order_of_a_leaf(mod):
    x = leaf(mod, 1.0, 2.0)
    node = x.view_as(x).grad_fn.next_functions[0][0]
    x.register_hook(lambda g: g - 2)
    node.register_prehook(lambda g: (g[0] / 5,))
    seen = []

    def after(grads, grad_outputs):
        seen.append((grads, grad_outputs[0].clone()))
        x.grad = grad_outputs[0] * 10

    def accumulated(t):
        t.grad.add_(0.5)

    node.register_hook(after)
    x.register_post_accumulate_grad_hook(accumulated)
    x.sum().backward()
    return seen, x.grad


def returned(name, custom, before, value):
    def run(mod):
        x = leaf(mod, 1.0, 3.0)
        y = doubled(mod, custom)(x)
        if before:
            y.grad_fn.register_prehook(value)
        else:
            y.grad_fn.register_hook(lambda grads, outputs: value(grads))
        error = None
        try:
            y.sum().backward()
        except (TypeError, RuntimeError) as raised:
            error = type(raised).__name__
        return error, x.grad

    run.__name__ = f"returned_{name}_{'pre' if before else 'post'}_{'custom' if custom else 'op'}"
    case(run)


for name, value in {
    "tensor": lambda g: g[0],
    "list": lambda g: [g[0]],
    "number": lambda g: 3,
    "tuple_of_number": lambda g: (3,) * len(g),
    "none_in_place": lambda g: (None,) * len(g),
    "too_many": lambda g: (*g, None),
    "too_few": lambda g: (),
    "a_tensor_for_none": lambda g: tuple(g[0] for _ in g),
    "more": lambda g: tuple(None if t is None else t * 3 for t in g),
}.items():
    for custom in (False, True):
        for before in (False, True):
            returned(name, custom, before, value)


@case
def removed_during_the_pass(mod):
    calls = []
    for custom in (False, True):
        y = doubled(mod, custom)(leaf(mod, 1.0))
        y.grad_fn.register_prehook(lambda g: handle.remove())  # noqa: B023
        handle = y.grad_fn.register_prehook(lambda g: calls.append("pre"))
        y.grad_fn.register_hook(lambda g, h: after.remove())  # noqa: B023
        after = y.grad_fn.register_hook(lambda g, h: calls.append("post"))
        y.sum().backward(retain_graph=True)
        y.sum().backward()
    return calls


@case
def removed_twice(mod):
    y = doubled(mod, False)(leaf(mod, 1.0))
    calls = []
    handle = y.grad_fn.register_prehook(lambda g: calls.append(1))
    handle.remove()
    handle.remove()
    y.sum().backward()
    z = doubled(mod, False)(leaf(mod, 1.0))
    late = z.register_hook(lambda g: calls.append(2))
    del z
    late.remove()
    return calls


def test_a_handle_does_not_keep_what_is_called():
    mod = pytest.importorskip("flashlight")

    class Owner:
        def called(self, grad):
            return grad

    owner = Owner()
    x = leaf(mod, 1.0)
    owner.handle = x.register_hook(owner.called)
    known = weakref.ref(owner)
    del owner, x
    gc.collect()
    assert known() is None


@case
def results_that_are_no_tensors(mod):
    class Mixed(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x, factor, y):
            ctx.factor = factor
            return x * factor, "text", y * factor

        @staticmethod
        def backward(ctx, g, nothing, h):
            return g * ctx.factor, None, h * ctx.factor

    x, y = leaf(mod, 1.0, 2.0), leaf(mod, 3.0, 4.0)
    a, _, b = Mixed.apply(x, 3, y)
    seen = []
    a.grad_fn.register_prehook(lambda g: (seen.append(g), (g[0] * 2, None, g[2] * 5))[1])
    (a + b).sum().backward()
    return seen, x.grad, y.grad, a.output_nr, b.output_nr


@case
def without_a_gradient(mod):
    """Hooks are called with None where a pass comes by without a gradient."""
    seen = []
    x = leaf(mod, 1.0, 2.0, 3.0)
    parts = x.unbind()
    for i, part in enumerate(parts):
        part.register_hook(lambda g, i=i: seen.append((i, g)))
    parts[1].backward()

    class Half(mod.autograd.Function):
        @staticmethod
        def forward(ctx, a, b):
            return a * b

        @staticmethod
        def backward(ctx, g):
            return g, None

    a, b = leaf(mod, 1.0), leaf(mod, 2.0)
    a.register_hook(lambda g: seen.append(("a", g)))
    b.register_hook(lambda g: seen.append(("b", g)))
    Half.apply(a * 1, b).backward()
    b.register_hook(lambda g: mod.ones(1))
    return seen, x.grad, a.grad, b.grad, attempt(lambda: Half.apply(a * 1, b).backward())


@case
def order_of_a_linear_layer(mod):
    order = []
    layer = mod.nn.Linear(2, 3)
    x = leaf(mod, 1.0, 2.0) * 1
    for name, t in [("weight", layer.weight), ("bias", layer.bias), ("x", x)]:
        t.register_hook(lambda g, name=name: order.append(name))
    layer(x.view(1, 2)).sum().backward()
    return order


# ---- Which nodes run -------------------------------------------------------------------------------------------------


@case
def inputs_that_are_no_leaves(mod):
    out = []
    for custom in (False, True):
        x = leaf(mod, 1.0)
        y = doubled(mod, custom)(x)
        counts = [0, 0]
        y.grad_fn.register_prehook(lambda g: counts.__setitem__(0, counts[0] + 1))  # noqa: B023
        y.grad_fn.register_hook(lambda g, h: counts.__setitem__(1, counts[1] + 1))  # noqa: B023
        z = y * 3
        z.backward(inputs=[y], retain_graph=True)
        out.append((list(counts), y.grad, x.grad))
        mod.autograd.grad(z, y, retain_graph=True)
        out.append((list(counts), y.grad))
    return out


@case
def node_called(mod):
    x = leaf(mod, 1.0, 3.0)
    out = []
    for y in (x**2, mod.var_mean(x)[0], x.view(2, 1)):
        grads = [mod.ones_like(y)] + [None] * (1 if y.grad_fn.name().startswith("Var") else 0)
        out.append(y.grad_fn(*grads))
        out.append(attempt(lambda: y.grad_fn(None, None, None)))  # noqa: B023
        out.append(attempt(lambda: y.grad_fn(*["text"] * len(grads))))  # noqa: B023
        y.sum().backward()
    node = x.view_as(x).grad_fn.next_functions[0][0]
    with mod.no_grad():
        out.append(node(mod.ones(2)))
    return out, x.grad


# Slopes that are the same all around a point: a second derivative is 0 there, and no error.
FLAT = {
    "relu": lambda mod, x: mod.relu(x),
    "relu_": lambda mod, x: (x * 1).relu_(),
    "relu6": lambda mod, x: mod.nn.functional.relu6(x),
    "leaky_relu": lambda mod, x: mod.nn.functional.leaky_relu(x, 0.2),
    "threshold": lambda mod, x: mod.nn.functional.threshold(x, 0.1, 0.3),
    "hardtanh": lambda mod, x: mod.nn.functional.hardtanh(x, -0.5, 1.25),
    "hardshrink": lambda mod, x: mod.nn.functional.hardshrink(x, 0.3),
    "softshrink": lambda mod, x: mod.nn.functional.softshrink(x, 0.3),
    "prelu": lambda mod, x: mod.nn.functional.prelu(x, mod.tensor([0.2])),
    "pow1": lambda mod, x: x**1,
    "pow2": lambda mod, x: x**2,
    "pow3": lambda mod, x: x**3,
    "pow4": lambda mod, x: x**4,
    "square": lambda mod, x: x.square(),
    "float_power": lambda mod, x: mod.float_power(x, 2),
}


@pytest.mark.parametrize("dtype", ["float32", "float64", "bfloat16"])
@pytest.mark.parametrize("name", FLAT)
def test_derivatives_to_the_end(name, dtype):
    """As many derivatives as PyTorch has, of an input and of the weight before it."""

    def chain(mod):
        x = mod.tensor([1.5, -0.25, 0.0625, float("inf")], dtype=getattr(mod, dtype), requires_grad=True)
        w = mod.tensor([1.5, -2.0, 0.75, -1.0], dtype=getattr(mod, dtype), requires_grad=True)
        y, seen = FLAT[name](mod, w * x), []
        while y.requires_grad and len(seen) < 12:
            y, slope = mod.autograd.grad(y.sum(), (x, w), create_graph=True, allow_unused=True)
            seen += [(y is None, None if y is None else y.requires_grad, y), (slope is None, slope)]
            if y is None:
                break
        return seen

    same_outcome(chain, tolerance=1e-5)


# ---- Whose memory ----------------------------------------------------------------------------------------------------


@case
def grad_of_a_recorded_pass_is_its_own(mod):
    g = mod.ones(3)
    x = mod.zeros(3, requires_grad=True)
    x.backward(g, create_graph=True)
    x.grad.detach().add_(1)
    y = mod.zeros(2, 3).t().requires_grad_()
    (y * y).sum().backward(create_graph=True)
    return g, x.grad.requires_grad, y.grad.stride(), y.grad.grad_fn.name()


@case
def kept_gradient_is_its_own(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 1
    y.retain_grad()
    g = mod.ones(2)
    y.backward(g)
    y.grad.add_(5)
    return g, x.grad, y.grad


@case
def unused_inputs_with_a_recorded_pass(mod):
    x, y = leaf(mod, 1.0), leaf(mod, 2.0)
    out = []
    for create_graph in (False, True):
        grads = mod.autograd.grad((x * x).sum(), (x, y), create_graph=create_graph, materialize_grads=True)
        out.append([(g, g.requires_grad) for g in grads])
    return out


# ---- Hooks of saved tensors that change their own list ---------------------------------------------------------------


@case
def unpack_enters_a_block(mod):
    def scope():
        def unpack(t):
            known().__enter__()
            return t

        block = mod.autograd.graph.saved_tensors_hooks(lambda t: t, unpack)
        known = weakref.ref(block)
        with block:
            leaf(mod, 1.0).sin().sum().backward()
        return weakref.ref(unpack)

    return scope()() is None


def test_unpack_leaves_the_block():
    """The same under torch damages its memory."""
    mod = pytest.importorskip("flashlight")
    hooks = mod.autograd.graph.saved_tensors_hooks
    calls = []

    def unpack(t):
        inner.__exit__()
        calls.append(1)
        return t

    inner, outer = hooks(lambda t: t, unpack), hooks(lambda t: t, lambda t: t)
    for _ in range(3):
        with outer:
            inner.__enter__()
            leaf(mod, 1.0, 2.0).sin().sum().backward()
    for _ in range(3):
        inner.__exit__()
    x = leaf(mod, 1.0)
    x.exp().grad_fn._raw_saved_result.register_hooks(lambda t: t, lambda t: t)
    assert calls == [1] * 3


# ---- Inference mode --------------------------------------------------------------------------------------------------


@case
def inference_tensors_outside(mod):
    with mod.inference_mode():
        c = mod.ones(2, requires_grad=True)
        d = mod.ones(2)
    e = c * c + c
    made = [c.view(2), d.view(2), d.detach(), d.data, d[0]]
    layer = mod.nn.Linear(2, 2)
    with mod.inference_mode():
        frozen = mod.nn.Linear(2, 2)
    with mod.no_grad():
        refused = attempt(lambda: d.add_(1)), attempt(lambda: mod.nn.init.zeros_(d))
    return (
        (e.requires_grad, e.is_inference()),
        [(t.is_inference(), t.requires_grad, t._is_view()) for t in made],
        refused,
        attempt(lambda: mod.nn.Parameter(d)),
        frozen.weight.is_inference(),
        attempt(lambda: layer(d).requires_grad),
    )


# ---- Collecting ------------------------------------------------------------------------------------------------------


def closes_a_cycle(custom, on_tensor):
    def run(mod):
        class Sentinel:
            pass

        def scope():
            y = doubled(mod, custom)(leaf(mod, 1.0))
            node, sentinel = y.grad_fn, Sentinel()

            def hook(*grads):
                assert node
                assert sentinel

            (y if on_tensor else node).register_hook(hook)
            return y * 1, weakref.ref(sentinel)

        out, known = scope()
        out.backward(retain_graph=True)
        gc.collect()
        alive = known() is not None
        del out
        gc.collect()
        return alive, known() is None

    run.__name__ = f"cycle_{custom}_{on_tensor}"
    case(run)


for custom in (False, True):
    closes_a_cycle(custom, False)
    closes_a_cycle(custom, True)


@case
def second_derivative_through_a_full_hook(mod):
    calls = []
    loss = mod.nn.MSELoss()
    loss.register_full_backward_hook(lambda module, grads, outputs: calls.append(1))
    x = leaf(mod, 1.0, 2.0)
    (g,) = mod.autograd.grad(loss(x, mod.zeros(2)), x, create_graph=True)
    return mod.autograd.grad(g.sum(), x), calls


@case
def hooks_forbidden_where_there_are_some(mod):
    graph = mod.autograd.graph
    with graph.saved_tensors_hooks(lambda t: t, lambda t: t), graph.disable_saved_tensors_hooks("not now"):
        pass


@case
def mutation_allowed_twice(mod):
    graph = mod.autograd.graph
    with graph.allow_mutation_on_saved_tensors(), graph.allow_mutation_on_saved_tensors():
        pass


@pytest.mark.parametrize("name", list(case))
def test_case(name):
    same_outcome(case[name])


def test_callbacks_at_the_end_of_a_pass():
    def run(m):
        seen = []
        x = m.ones(2, requires_grad=True)
        y = x * 2
        queue = m.autograd.Variable._execution_engine.queue_callback

        def inner(g):
            with m.enable_grad():
                w = m.ones(1, requires_grad=True) * 3
                w.register_hook(lambda g: queue(lambda: seen.append(("inner", x.grad is None))))
                w.sum().backward()
            seen.append("after the inner pass")
            queue(lambda: seen.append(("outer", x.grad.tolist())))

        y.register_hook(inner)
        y.sum().backward()
        seen.append("done")
        m.autograd.grad((x * 2).sum(), x)
        with pytest.raises(RuntimeError, match="during backward"):
            queue(lambda: None)

        def fail(g):
            queue(lambda: seen.append("never"))
            raise ValueError("no")

        z = x * 2
        z.register_hook(fail)
        with pytest.raises(ValueError, match="no"):
            z.sum().backward()
        z = x * 2
        z.register_hook(lambda g: queue(lambda: 1 / 0))
        with pytest.raises(ZeroDivisionError):
            m.autograd.backward(z.sum())
        assert isinstance(x, m.autograd.Variable)
        return seen

    assert run(flashlight) == run(torch)


def test_preserved_versions():
    def run(m):
        x = m.ones(3, requires_grad=True)
        y = x * 2
        z = y * y
        with m.autograd._unsafe_preserve_version_counter(y), m.no_grad():
            y.mul_(5)
        z.sum().backward()
        w = m.ones(2)
        w.resize_(2)
        versions = [y._version, w._version]
        w.resize_(3)
        return x.grad.tolist(), [*versions, w._version]

    assert run(flashlight) == run(torch)


@pytest.mark.parametrize("of", ["float32", "float64", "float16"])
@pytest.mark.parametrize("given", ["float32", "float64", "bfloat16", "int64", "bool"])
def test_gradients_of_another_type_begin_with_the_type_of_what_they_are_of(of, given):
    """In all that sees them: hooks, kept gradients, results, and what is differentiated once more."""
    seen = []
    for mod in (torch, flashlight):
        a = mod.tensor([1.5, -2.0], dtype=getattr(mod, of), requires_grad=True)
        start = mod.tensor([1, 3]).to(getattr(mod, given))
        if start.is_floating_point():
            start.requires_grad_()
        b = a * a
        b.retain_grad()
        hooked = []
        b.register_hook(lambda g, hooked=hooked: hooked.append(g.detach()))
        b.backward(start, retain_graph=True)
        (itself,) = mod.autograd.grad(a, a, start)
        (first,) = mod.autograd.grad(b, a, start, create_graph=True)
        again = mod.autograd.grad(first.sum(), start)[0] if start.requires_grad else a
        results = [a.grad, b.grad, *hooked, itself, first, again]
        seen.append([(str(t.dtype).split(".")[1], t.tolist()) for t in results])
    assert seen[0] == seen[1]
