"""What PyTorch's notes "Autograd mechanics" and "Extending PyTorch" say, statement by statement under both packages."""

import importlib

import pytest
from twin import Cases, same_outcome

pytestmark = pytest.mark.filterwarnings("ignore")
case = Cases()


def outcome(function):
    """What it returns, or the exception's type."""
    try:
        return function()
    except Exception as error:
        return type(error).__name__


@case
def saved_after_free(mod):
    x = mod.ones(5, requires_grad=True)
    y = x.exp()
    y.sum().backward()
    return y.grad_fn._saved_result


@case
def nondiff_points(mod):
    out = []
    for f in (
        lambda x: x.abs(),
        lambda x: mod.relu(x),
        lambda x: x.sqrt(),
        lambda x: x.max(),
        lambda x: mod.nn.functional.hardtanh(x, 0, 1),
        lambda x: x.clamp(min=0),
        lambda x: x.norm(),
        lambda x: mod.sgn(x),
        lambda x: x.pow(0.5),
        lambda x: x.frac(),
        lambda x: mod.maximum(x, mod.zeros(3)),
        lambda x: mod.fmax(x, mod.zeros(3)),
        lambda x: mod.asin(x + 1),
        lambda x: x.amax(),
        lambda x: mod.hypot(x, x),
    ):
        x = mod.zeros(3, requires_grad=True)
        f(x).sum().backward()
        out.append(x.grad + 0)
    return out


@case
def undefined(mod):
    x = mod.tensor([-1.0, 0, 1], requires_grad=True)
    mod.log(x).sum().backward()
    g = x.grad
    x = mod.tensor([10.0, 20.0], requires_grad=True)
    y = x / mod.tensor([0.0, 1.0])
    mask = mod.tensor([False, True])
    y[mask].sum().backward()
    return g.isinf(), x.grad.isnan()


@case
def set_requires(mod):
    x = mod.ones(2)
    y = x.requires_grad_()
    r = [y is x, x.is_leaf]
    z = x * 2
    try:
        z.requires_grad_(False)
    except RuntimeError:
        r.append("cant")
    return r, mod.nn.Linear(2, 2).requires_grad_(False).weight.requires_grad


@case
def modes(mod):
    r = []
    x = mod.ones(2, requires_grad=True)
    with mod.no_grad():
        y = x * 2
        r.append(y.requires_grad)
        with mod.enable_grad():
            r.append((x * 2).requires_grad)
        z = mod.nn.Parameter(mod.ones(2))
        r.append(z.requires_grad)
        w = mod.ones(2, requires_grad=True)
        r.append(w.requires_grad)
    with mod.inference_mode():
        y = x * 2
        r += [y.is_inference(), y.requires_grad]
    for f in (
        lambda: y._version,
        lambda: y * x,
        lambda: (x * y).sum().backward(),
        lambda: y.add_(1),
        lambda: y.view(-1),
        lambda: y.clone().is_inference(),
        lambda: y.requires_grad_(),
    ):
        try:
            v = f()
            r.append(v if isinstance(v, (int, bool)) else "ok")
        except RuntimeError:
            r.append("R")

    @mod.no_grad()
    def f(a):
        return (a * 2).requires_grad

    r.append(f(x))

    @mod.no_grad()
    def g():
        yield (x * 2).requires_grad
        yield (x * 2).requires_grad

    r += [*g(), mod.is_grad_enabled()]
    with mod.set_grad_enabled(False):
        r.append(mod.is_grad_enabled())
    mod.set_grad_enabled(False)
    r.append(mod.is_grad_enabled())
    mod.set_grad_enabled(True)
    with mod.inference_mode(False):
        r.append((x * 2).requires_grad)
    return r


@case
def inplace_saved(mod):
    r = []
    for f in (
        lambda a: a.exp(),
        lambda a: a * a,
        lambda a: a.sin(),
        lambda a: a + 1,
        lambda a: a.sigmoid(),
        lambda a: a.relu(),
        lambda a: a.sqrt(),
        lambda a: a.sum(),
        lambda a: a / 2,
        lambda a: 2 / a,
    ):
        x = mod.ones(3, requires_grad=True)
        a = x * 1
        b = f(a)
        try:
            a.add_(1)
            b.sum().backward()
            r.append("ok")
        except RuntimeError:
            r.append("R")
        x = mod.ones(3, requires_grad=True)
        a = x * 1
        b = f(a)
        try:
            b.mul_(2)
            b.sum().backward()
            r.append("ok")
        except RuntimeError:
            r.append("R")
    return r


@case
def hook_inplace(mod):
    # tensor hooks registered before in-place modification still get grads wrt values before
    r = []
    a = mod.ones(2, requires_grad=True)
    y = a * 2
    y.register_hook(lambda g: r.append(("before", g.tolist())))
    y.mul_(3)
    y.register_hook(lambda g: r.append(("after", g.tolist())))
    y.sum().backward()
    return r


@case
def retain_inplace(mod):
    a = mod.ones(2, requires_grad=True)
    y = a * 2
    y.retain_grad()
    y.mul_(3)
    y.sum().backward()
    return y.grad


@case
def hook_order(mod):
    r = []
    t = mod.ones(2, requires_grad=True)
    u = t * 2
    u.register_hook(lambda g: r.append("t1"))
    u.retain_grad()
    u.register_hook(lambda g: r.append("t2"))
    u.grad_fn.register_prehook(lambda g: r.append("pre"))
    u.grad_fn.register_hook(lambda a, b: r.append("post"))
    t.register_hook(lambda g: r.append("leaf"))
    t.register_post_accumulate_grad_hook(lambda p: r.append("acc"))
    acc = u.grad_fn.next_functions[0][0]
    acc.register_prehook(lambda g: r.append("accpre"))
    acc.register_hook(lambda a, b: r.append(("accpost", len(a), len(b))))
    u.sum().backward()
    return r


@case
def hooks_inputs(mod):
    # hooks with inputs= / grad
    r = []
    t = mod.ones(2, requires_grad=True)
    u = t * 2
    v = u * 3
    u.register_hook(lambda g: r.append("u") or g * 10)
    t.register_hook(lambda g: r.append("t") or g * 7)
    t.register_post_accumulate_grad_hook(lambda p: r.append("acc"))
    v.sum().backward(inputs=[u], retain_graph=True)
    r.append(u.grad.tolist())
    r.append(mod.autograd.grad(v.sum(), [t], retain_graph=True)[0].tolist())
    r.append(mod.autograd.grad(v.sum(), [u], retain_graph=True)[0].tolist())
    r.append(mod.autograd.grad(v.sum(), [u, t], retain_graph=True)[0].tolist())
    v.sum().backward()
    r.append(t.grad.tolist())
    return r


@case
def hook_modify(mod):
    t = mod.ones(2, requires_grad=True)
    u = t * 2
    u.register_hook(lambda g: g * 0 + 5)
    u.sum().backward()
    return t.grad


@case
def node_hook_replace(mod):
    t = mod.ones(2, requires_grad=True)
    u = t * 2
    u.grad_fn.register_prehook(lambda g: (g[0] * 3,))
    u.grad_fn.register_hook(lambda gi, go: (gi[0] + 1, None))
    u.sum().backward()
    return t.grad


@case
def thread_local(mod):
    import threading

    r = []
    with mod.no_grad():
        th = threading.Thread(target=lambda: r.append(mod.is_grad_enabled()))
        th.start()
        th.join()
    return r


@case
def multi_thread_backward(mod):
    import threading

    x = mod.ones(5, 5, requires_grad=True)

    def tr():
        y = (x + 3) * (x + 4) * 0.5
        y.sum().backward()

    ts = [threading.Thread(target=tr) for _ in range(6)]
    [t.start() for t in ts]
    [t.join() for t in ts]
    return x.grad


@case
def custom_basic(mod):
    class LinearF(mod.autograd.Function):
        @staticmethod
        def forward(input, weight, bias):
            o = input.mm(weight.t())
            return o if bias is None else o + bias.unsqueeze(0).expand_as(o)

        @staticmethod
        def setup_context(ctx, inputs, output):
            i, w, b = inputs
            ctx.save_for_backward(i, w, b)

        @staticmethod
        def backward(ctx, g):
            i, w, b = ctx.saved_tensors
            gi = gw = gb = None
            if ctx.needs_input_grad[0]:
                gi = g.mm(w)
            if ctx.needs_input_grad[1]:
                gw = g.t().mm(i)
            if b is not None and ctx.needs_input_grad[2]:
                gb = g.sum(0)
            return gi, gw, gb

    mod.manual_seed(0)
    a = mod.randn(3, 4, dtype=mod.float64, requires_grad=True)
    w = mod.randn(2, 4, dtype=mod.float64, requires_grad=True)
    b = mod.randn(2, dtype=mod.float64, requires_grad=True)
    r = [
        mod.autograd.gradcheck(LinearF.apply, (a, w, b)),
        mod.autograd.gradgradcheck(LinearF.apply, (a, w, b)),
        mod.autograd.gradcheck(LinearF.apply, (a, w, None)),
    ]
    y = LinearF.apply(a, w, b)
    r += [
        y.grad_fn.name(),
        len(y.grad_fn.next_functions),
        y.grad_fn.needs_input_grad,
        [n[0].name() if n[0] else None for n in LinearF.apply(a, w.detach(), b).grad_fn.next_functions],
    ]
    return r


@case
def custom_nontensor(mod):
    class Mul(mod.autograd.Function):
        @staticmethod
        def forward(ctx, t, c):
            ctx.c = c
            return t * c

        @staticmethod
        def backward(ctx, g):
            return g * ctx.c, None

    x = mod.ones(2, requires_grad=True)
    y = Mul.apply(x, 3)
    y.sum().backward()
    return x.grad, len(y.grad_fn.next_functions), y.grad_fn.c


@case
def custom_materialize(mod):
    r = []

    class F(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            ctx.set_materialize_grads(False)
            return x * 1, x * 2

        @staticmethod
        def backward(ctx, a, b):
            r.append((a is None, b is None))
            return b if a is None else a

    x = mod.ones(2, requires_grad=True)
    a, b = F.apply(x)
    b.sum().backward()
    return r, x.grad


@case
def custom_nondiff(mod):
    class S(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            s, i = x.sort()
            ctx.mark_non_differentiable(i)
            ctx.save_for_backward(x, i)
            return s, i

        @staticmethod
        def backward(ctx, g1, g2):
            x, i = ctx.saved_tensors
            o = mod.zeros_like(x)
            o.index_add_(0, i, g1)
            return o

    x = mod.tensor([3.0, 1, 2], requires_grad=True)
    s, i = S.apply(x)
    (s * mod.tensor([1.0, 2, 3])).sum().backward()
    return s.requires_grad, i.requires_grad, x.grad


@case
def custom_dirty(mod):
    class In(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            x.add_(1)
            ctx.mark_dirty(x)
            return x

        @staticmethod
        def backward(ctx, g):
            return g * 5

    a = mod.tensor(1.0, requires_grad=True).clone()
    b = a * a
    c = In.apply(a)
    r = [c is a, a.grad_fn.name()]
    try:
        b.backward()
    except RuntimeError:
        r.append("R")
    x = mod.tensor(1.0, requires_grad=True)
    try:
        In.apply(x)
    except RuntimeError:
        r.append("leaf")
    return r


@case
def custom_once(mod):
    from importlib import import_module

    od = import_module(mod.__name__ + ".autograd.function").once_differentiable

    class F(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return x**2

        @staticmethod
        @od
        def backward(ctx, g):
            (x,) = ctx.saved_tensors
            return g * 2 * x

    x = mod.tensor(3.0, requires_grad=True)
    (g,) = mod.autograd.grad(F.apply(x), x, create_graph=True)
    r = [g.item(), g.requires_grad]
    try:
        g.backward()
    except RuntimeError as e:
        r.append(str(e))
    return r


@case
def custom_ctx_attrs(mod):
    r = []

    class F(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x, y=2):
            ctx.save_for_backward(x, None)
            ctx.thing = [1]
            r.append(ctx.needs_input_grad)
            return x * y

        @staticmethod
        def backward(ctx, g):
            r.append((len(ctx.saved_tensors), ctx.saved_tensors[1], ctx.thing, ctx.needs_input_grad))
            return g, None

    x = mod.ones(2, requires_grad=True)
    y = F.apply(x, 3)
    y.sum().backward()
    try:
        F.apply(x, y=3)
    except Exception as e:
        r.append(type(e).__name__)
    try:
        r.append(len(y.grad_fn.saved_tensors))
        r.append("ok")
    except RuntimeError:
        r.append("freed")
    return r


@case
def vmap_function(mod):
    class F(mod.autograd.Function):
        generate_vmap_rule = True

        @staticmethod
        def forward(x):
            return x**2

        @staticmethod
        def setup_context(ctx, inputs, output):
            ctx.save_for_backward(inputs[0])

        @staticmethod
        def backward(ctx, g):
            (x,) = ctx.saved_tensors
            return 2 * x * g

    return (
        mod.vmap(F.apply)(mod.arange(3.0)),
        mod.func.grad(lambda x: F.apply(x).sum())(mod.arange(3.0)),
        mod.func.vmap(mod.func.grad(F.apply))(mod.arange(3.0)),
    )


@case
def jvp_function(mod):
    class F(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            ctx.x = x
            return x**2

        @staticmethod
        def backward(ctx, g):
            return 2 * ctx.x * g

        @staticmethod
        def jvp(ctx, t):
            return 2 * ctx.x * t

    fw = importlib.import_module(mod.__name__ + ".autograd.forward_ad")
    with fw.dual_level():
        d = fw.make_dual(mod.tensor(3.0), mod.tensor(1.0))
        return fw.unpack_dual(F.apply(d)).tangent


@case
def accumulate_semantics(mod):
    r = []
    x = mod.ones(2, 2, requires_grad=True)
    y = (x * 2).sum()
    y.backward(retain_graph=True)
    g = x.grad
    y.backward(retain_graph=True)
    r.append(g is x.grad)
    x.grad = None
    y.backward(retain_graph=True, create_graph=True)
    h = x.grad
    y.backward(create_graph=True)
    r.append(h is x.grad)
    r.append(x.grad.requires_grad)
    p = mod.ones(3, 2).t().requires_grad_()
    (p * mod.ones(2, 3)).sum().backward()
    r.append(p.grad.stride() == p.stride())
    q = mod.ones(4)[::2].requires_grad_()
    (q * 1).sum().backward()
    r.append(q.grad.stride())
    return r


@case
def saved_hooks(mod):
    r = []
    g = mod.autograd.graph

    def pack(x):
        r.append(("p", tuple(x.shape)))
        return x.clone()

    def unpack(x):
        r.append("u")
        return x

    a = mod.ones(5, requires_grad=True)
    b = mod.ones(5, requires_grad=True) * 2
    with g.saved_tensors_hooks(pack, unpack):
        y = a * b
    y.sum().backward()
    r.append(a.grad)
    x = mod.randn(5, requires_grad=True)
    y = x.pow(2)
    y.grad_fn._raw_saved_self.register_hooks(lambda t: t.detach() * 1, lambda t: t)
    y.sum().backward()
    r.append(x.grad.equal(2 * x))
    with g.disable_saved_tensors_hooks("no!"):
        try:
            with g.saved_tensors_hooks(pack, unpack):
                pass
        except RuntimeError as e:
            r.append(str(e))
    try:
        x.pow(2).grad_fn._raw_saved_self.register_hooks(lambda t: t)
    except TypeError:
        r.append("TE")
    with g.save_on_cpu():
        z = (x * x).sum()
    z.backward()
    with g.allow_mutation_on_saved_tensors():
        c = mod.ones(2, requires_grad=True)
        d = c.clone()
        e = d.sin()
        d.sin_()
        e.sum().backward()
        r.append(c.grad)
    return r


@case
def boxed(mod):
    r = []

    class F(mod.autograd.Function):
        boxed_grads_call = True

        @staticmethod
        def forward(ctx, x):
            return x * 1, x * 2

        @staticmethod
        def backward(ctx, grads):
            r.append((type(grads).__name__, len(grads)))
            a, b = grads
            return a + b

    x = mod.ones(2, requires_grad=True)
    a, b = F.apply(x)
    (a + b).sum().backward()
    r.append(x.grad)
    return r


@case
def arguments_by_name(mod):
    r = []

    class F(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x, y=2, *, z=1):
            r.append((ctx.needs_input_grad, y, z))
            return x * y

        @staticmethod
        def backward(ctx, *g):
            r.append(ctx.needs_input_grad)
            return g[0], None, None

    for a, k in (((1,), {}), ((1, 3), {}), ((1,), {"y": 3}), ((1,), {"z": 3}), ((), {"x": 1}), ((), {"y": 3, "x": 1})):
        x = mod.ones(2, requires_grad=True)
        a = tuple(x if i == 0 else v for i, v in enumerate(a))
        k = {n: (x if n == "x" else v) for n, v in k.items()}
        try:
            y = F.apply(*a, **k)
            r.append(len(y.grad_fn.next_functions))
            y.sum().backward()
            r.append(x.grad is not None)
        except Exception as e:
            r.append((type(e).__name__, str(e)[:80]))
    return r


@case
def arguments_for_setup_context(mod):
    r = []

    class F(mod.autograd.Function):
        @staticmethod
        def forward(x, y=2):
            return x * y

        @staticmethod
        def setup_context(ctx, inputs, output):
            r.append(len(inputs))

        @staticmethod
        def backward(ctx, *g):
            r.append(ctx.needs_input_grad)
            return g[0], None

    for a, k in (((1,), {}), ((1, 3), {}), ((1,), {"y": 3})):
        x = mod.ones(2, requires_grad=True)
        a = tuple(x if i == 0 else v for i, v in enumerate(a))
        try:
            y = F.apply(*a, **k)
            r.append(len(y.grad_fn.next_functions))
            y.sum().backward()
            r.append(x.grad is not None)
        except Exception as e:
            r.append((type(e).__name__, str(e)[:80]))
    return r


@case
def what_functions_return(mod):
    r = []
    x = mod.ones(2, requires_grad=True)

    class K(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            return [x * 2, x * 3]

        @staticmethod
        def backward(ctx, *g):
            return g[0] + g[1]

    v = outcome(lambda: K.apply(x))
    r.append(type(v).__name__)
    r.append(v)

    class D(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            return {"a": x * 2}

        @staticmethod
        def backward(ctx, *g):
            return g[0]

    r.append(type(outcome(lambda: D.apply(x))).__name__)

    class N(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            return None

        @staticmethod
        def backward(ctx, *g):
            return g[0]

    r.append(outcome(lambda: N.apply(x)))

    class Whole(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            return x.long()

        @staticmethod
        def backward(ctx, g):
            return g

    y = Whole.apply(x)
    r.append((y.requires_grad, y.grad_fn is None))

    class P(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x, y):
            return x * 2, y

        @staticmethod
        def backward(ctx, g, h):
            return g, h

    z = mod.ones(2)
    a, b = P.apply(x, z)
    r.append((b is z, b.requires_grad, b.grad_fn is None))

    class Q(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            ctx.save_for_backward(x, x)
            return x * 1

        @staticmethod
        def backward(ctx, g):
            r.append(len(ctx.saved_tensors))
            return g

    Q.apply(x).sum().backward()

    class R(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            y = x * 1
            ctx.y = y
            return y

        @staticmethod
        def backward(ctx, g):
            r.append(ctx.y.requires_grad)
            return g

    R.apply(x).sum().backward()

    class S(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            y = x.exp()
            ctx.save_for_backward(y)
            return y

        @staticmethod
        def backward(ctx, g):
            (y,) = ctx.saved_tensors
            r.append((y.requires_grad, y.grad_fn.name()))
            return g * y

    (g,) = mod.autograd.grad(S.apply(x).sum(), x, create_graph=True)
    r.append(g.requires_grad)
    g.sum().backward()
    r.append(x.grad.tolist())
    return r


@case
def arguments_of_grad(mod):
    r = []
    x = mod.ones(2, requires_grad=True)
    y = x * 2
    u = mod.ones(2, requires_grad=True)
    r.append(outcome(lambda: mod.autograd.grad(y, x)))
    r.append(outcome(lambda: mod.autograd.grad(y.sum(), u)))
    r.append(outcome(lambda: mod.autograd.grad((x * 2).sum(), u, allow_unused=True)[0]))
    r.append(mod.autograd.grad((x * 2).sum(), [x, u], materialize_grads=True))
    r.append(outcome(lambda: mod.autograd.grad((x * 2).sum(), u, allow_unused=False, materialize_grads=True)))
    r.append(outcome(lambda: mod.autograd.grad(mod.ones(2), x)))
    r.append(outcome(lambda: mod.autograd.grad((x * 2), x, mod.ones(3))))
    r.append(outcome(lambda: mod.autograd.grad((x * 2), x, mod.ones(2, dtype=mod.float64))))
    r.append(outcome(lambda: mod.autograd.grad([(x * 2).sum(), (x * 3).sum()], x)[0].tolist()))
    r.append(outcome(lambda: mod.autograd.grad((x * 2), x, [mod.ones(2), mod.ones(2)])))
    r.append(mod.autograd.grad(x * 2, x, mod.eye(2), is_grads_batched=True))
    r.append(outcome(lambda: mod.autograd.grad((x * 2).sum(), x, only_inputs=False)))
    r.append(outcome(lambda: mod.autograd.grad((x * 2).sum(), x, None, None, False, True)[0].tolist()))
    r.append(outcome(lambda: mod.autograd.grad((x * 2).sum(), mod.ones(2))))
    r.append(outcome(lambda: (x * 2).sum().backward(inputs=[])))
    r.append(outcome(lambda: (x * 2).backward()))
    r.append(outcome(lambda: mod.ones(2).sum().backward()))
    r.append(outcome(lambda: (x * 2).sum().backward(inputs=mod.ones(2))))
    w = (x * 2).sum()
    w.backward()
    r.append(outcome(lambda: w.backward()))
    r.append(outcome(lambda: (x * 2).long().sum().backward()))
    r.append(outcome(lambda: mod.autograd.backward([x.sum(), (x * 2).sum()], [mod.ones(()), None])))
    r.append(x.grad.tolist())
    r.append(outcome(lambda: mod.autograd.backward(x.sum(), grad_tensors=mod.ones(2))))
    r.append(outcome(lambda: mod.autograd.backward([x.sum()], [mod.ones(()), mod.ones(())])))
    return r


@case
def tensor_hooks(mod):
    r = []
    x = mod.ones(2)
    r.append(outcome(lambda: x.register_hook(lambda g: g)))
    x.requires_grad_()
    h = x.register_hook(lambda g: g * 2)
    (x * 1).sum().backward()
    r.append(x.grad.tolist())
    h.remove()
    h.remove()
    (x * 1).sum().backward()
    r.append(x.grad.tolist())
    y = x * 2
    r.append(outcome(lambda: y.register_post_accumulate_grad_hook(lambda p: None)))
    h = x.register_hook(lambda g: "a")
    r.append(outcome(lambda: (x * 1).sum().backward()))
    h.remove()
    h = x.register_hook(lambda g: mod.ones(3))
    r.append(outcome(lambda: (x * 1).sum().backward()))
    h.remove()
    with x.register_hook(lambda g: r.append("in")):
        (x * 1).sum().backward()
    (x * 1).sum().backward()
    h = x.register_post_accumulate_grad_hook(lambda p: setattr(p, "grad", None))
    (x * 1).sum().backward()
    r.append(x.grad)
    h.remove()
    return r


@case
def checkpoints(mod):
    ck = importlib.import_module(mod.__name__ + ".utils.checkpoint")
    r = []
    lin = mod.nn.Linear(3, 3)
    for re in (True, False):
        for _ in (1, 2):
            x = mod.ones(2, 3, requires_grad=True)
            calls = []

            def f(a, calls=calls):
                calls.append(1)
                return mod.nn.functional.dropout(lin(a).sin(), 0.5)

            mod.manual_seed(0)
            lin.zero_grad()
            y = ck.checkpoint(f, x, use_reentrant=re)
            y.sum().backward()
            g = x.grad.clone()
            mod.manual_seed(0)
            x2 = mod.ones(2, 3, requires_grad=True)
            f(x2).sum().backward()
            r.append((len(calls), g.equal(x2.grad)))
    x = mod.ones(2, 3, requires_grad=True)
    y = ck.checkpoint(lambda a: a.sin().exp(), x, use_reentrant=False)
    r.append(y.grad_fn.name())
    (g,) = mod.autograd.grad(y.sum(), x, create_graph=True)
    r.append(g.requires_grad)
    y = ck.checkpoint(lambda a: a.sin().exp(), x, use_reentrant=True)
    r.append(y.grad_fn.name())
    r.append(outcome(lambda: mod.autograd.grad(y.sum(), x)))
    return r


@case
def module_hooks(mod):
    r = []
    n = mod.nn.Sequential(mod.nn.Linear(2, 2), mod.nn.ReLU())
    n[0].register_full_backward_hook(
        lambda module, gi, go: r.append(
            (type(module).__name__, [None if g is None else tuple(g.shape) for g in gi], [tuple(g.shape) for g in go])
        )
    )
    n[1].register_full_backward_pre_hook(lambda mod, go: r.append("pre"))
    n(mod.ones(1, 2)).sum().backward()
    n(mod.ones(1, 2, requires_grad=True)).sum().backward()
    return r


@pytest.mark.parametrize("name", case)
def test_statement(name):
    same_outcome(case[name], tolerance=1e-6)
