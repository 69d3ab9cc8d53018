"""autograd.Function: what forward and backward may return, mark and save; each case under both modules."""

from itertools import product

import flashlight
import pytest
from twin import Cases, same_outcome, sub

pytestmark = pytest.mark.filterwarnings("ignore")
case = Cases()


def mk(mod, fwd, bwd, setup=None, **attrs):
    d = {"forward": staticmethod(fwd), "backward": staticmethod(bwd), **attrs}
    if setup:
        d["setup_context"] = staticmethod(setup)
    return type("F", (mod.autograd.Function,), d)


def _apply(mod, forward, *args):
    members = {"forward": staticmethod(forward), "backward": staticmethod(lambda ctx, *g: (g[0] * 2, None))}
    return type("F", (mod.autograd.Function,), members).apply(*args)


def _twice(ctx, x, y):
    x.mul_(2)
    ctx.mark_dirty(x)
    return x


@case
def what_is_handed_back_without_a_history(mod):
    results = []
    for needs_grad, grad_mode, forward in product((False, True), (False, True), (_twice, lambda ctx, x, y: x)):
        x = mod.ones(2, requires_grad=needs_grad) * 1
        with mod.set_grad_enabled(grad_mode):
            y = _apply(mod, forward, x, None)
        results.append((y is x, y._is_view(), y._version, x._version, y.requires_grad, x.requires_grad, y))
    return results


@case
def an_argument_that_is_a_view_of_what_is_written(mod):
    w = mod.ones(2, requires_grad=True)
    x = w * 3
    y = _apply(mod, _twice, x, x.chunk(2)[0])
    (y * y).sum().backward()
    return w.grad


@case
def writes_to_views_that_would_override_a_history(mod):
    outcomes = []
    for view in (lambda x: x.chunk(2)[0], lambda x: _apply(mod, lambda ctx, x, y: x, x, None), lambda x: x[1:]):
        x = mod.ones(4, requires_grad=True) * 3
        try:
            outcomes.append(_apply(mod, _twice, view(x), None))
        except RuntimeError:
            outcomes.append("refused")
    return outcomes


@case
def saved_tensors_under_hooks(mod):
    seen = []

    class F(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            y = x * 2
            ctx.save_for_backward(x, y)
            return y

        @staticmethod
        def backward(ctx, grad):
            seen.append([(t, t.requires_grad) for t in ctx.saved_tensors])
            return grad * 2

    x = mod.ones(2, requires_grad=True)
    with mod.autograd.graph.saved_tensors_hooks(lambda t: t.clone(), lambda t: t):
        y = F.apply(x)
    y.sum().backward()
    return seen


@case
def derivatives_within_backward_under_hooks(mod):
    class F(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            with mod.enable_grad():
                z = x.detach().requires_grad_()
                y = (z * z).sin()
            ctx.save_for_backward(z, y)
            return y.detach()

        @staticmethod
        def backward(ctx, grad):
            z, y = ctx.saved_tensors
            return mod.autograd.grad(y, z, grad)

    x = mod.tensor([1.0, 2.0], requires_grad=True)
    with mod.autograd.graph.saved_tensors_hooks(lambda t: t.clone(), lambda t: t):
        y = F.apply(x)
    y.sum().backward()
    mod.utils.checkpoint.checkpoint(F.apply, x, use_reentrant=False).sum().backward()
    return x.grad


@case
def saved_tensors_where_none_was_and_the_graph_is_freed(mod):
    contexts = []
    y = _apply(mod, lambda ctx, x, y: (contexts.append(ctx), x * 2)[1], mod.ones(2, requires_grad=True), None)
    before = contexts[0].saved_tensors
    y.sum().backward()
    try:
        return before, y.grad_fn.saved_tensors
    except RuntimeError:
        return before, "refused"


@case
def view_ret(mod):
    F = mk(mod, lambda ctx, x: x.view(-1), lambda ctx, g: g.view(2, 2) * 3)
    x = mod.ones(2, 2, requires_grad=True)
    y = F.apply(x * 1)
    y.sum().backward()
    return x.grad, y._is_view()


@case
def view_ret_inplace(mod):
    F = mk(mod, lambda ctx, x: x.view(-1), lambda ctx, g: g.view(2, 2) * 3)
    x = mod.ones(2, 2, requires_grad=True)
    y = F.apply(x * 1)
    y.mul_(2)


@case
def input_ret_inplace(mod):
    F = mk(mod, lambda ctx, x: x, lambda ctx, g: g * 3)
    x = mod.ones(2, 2, requires_grad=True)
    y = F.apply(x * 1)
    y.mul_(2)


@case
def multi_view_inplace(mod):
    F = mk(mod, lambda ctx, x: (x[0], x[1]), lambda ctx, a, b: mod.stack([a, b]))
    x = mod.ones(2, 2, requires_grad=True)
    y, z = F.apply(x * 1)
    y.mul_(2)


@case
def dirty_view(mod):
    def f(ctx, x):
        ctx.mark_dirty(x)
        return x.mul_(3)

    F = mk(mod, f, lambda ctx, g: g * 3)
    x = mod.ones(2, 2, requires_grad=True)
    y = x * 1
    v = y[0]
    F.apply(v)
    y.sum().backward()
    return x.grad, y, v.grad_fn.name(), y.grad_fn.name()


@case
def dirty_leaf(mod):
    def f(ctx, x):
        ctx.mark_dirty(x)
        return x.mul_(3)

    F = mk(mod, f, lambda ctx, g: g * 3)
    x = mod.ones(2, 2, requires_grad=True)
    F.apply(x)


@case
def dirty_not_returned(mod):
    def f(ctx, x):
        ctx.mark_dirty(x)
        x.mul_(3)
        return x.clone()

    F = mk(mod, f, lambda ctx, g: g * 3)
    x = mod.ones(2, requires_grad=True) * 1
    y = F.apply(x)
    return y, x._version


@case
def dirty_not_input(mod):
    def f(ctx, x):
        y = x * 1
        ctx.mark_dirty(y)
        return y

    F = mk(mod, f, lambda ctx, g: g * 3)
    x = mod.ones(2, requires_grad=True) * 1
    y = F.apply(x)
    return y


@case
def nondiff_all(mod):
    def f(ctx, x):
        y = x * 1
        ctx.mark_non_differentiable(y)
        return y

    F = mk(mod, f, lambda ctx, g: g * 3)
    return F.apply(mod.ones(2, requires_grad=True))


@case
def nondiff_notensor(mod):
    def f(ctx, x):
        y = x * 1
        ctx.mark_non_differentiable(3)
        return y

    F = mk(mod, f, lambda ctx, g: g * 3)
    return F.apply(mod.ones(2, requires_grad=True))


@case
def save_bad(mod):
    def f(ctx, x):
        ctx.save_for_backward(3)
        return x * 1

    F = mk(mod, f, lambda ctx, g: g * 3)
    return F.apply(mod.ones(2, requires_grad=True))


@case
def save_twice(mod):
    def f(ctx, x):
        ctx.save_for_backward(x)
        ctx.save_for_backward(x * 2, x)
        return x * 1

    F = mk(mod, f, lambda ctx, g: g * ctx.saved_tensors[0])
    x = mod.ones(2, requires_grad=True)
    F.apply(x).sum().backward()
    return x.grad


@case
def saved_after(mod):
    def f(ctx, x):
        ctx.save_for_backward(x)
        return x * 1

    F = mk(mod, f, lambda ctx, g: g * ctx.saved_tensors[0])
    x = mod.ones(2, requires_grad=True)
    y = F.apply(x)
    y.sum().backward()
    return y.grad_fn.saved_tensors


@case
def saved_changed(mod):
    def f(ctx, x):
        ctx.save_for_backward(x)
        return x * 1

    F = mk(mod, f, lambda ctx, g: g * ctx.saved_tensors[0])
    x = mod.ones(2, requires_grad=True) * 1
    y = F.apply(x)
    x.mul_(2)
    y.sum().backward()


@case
def attrs_on_fn(mod):
    def f(ctx, x):
        ctx.k = 5
        return x * 1

    F = mk(mod, f, lambda ctx, g: g)
    y = F.apply(mod.ones(2, requires_grad=True))
    return y.grad_fn.k, y.grad_fn.name(), type(y.grad_fn).__name__, isinstance(y.grad_fn, F) if False else None


@case
def kwargs(mod):
    F = mk(mod, lambda ctx, x, k=2: x * k, lambda ctx, g: g)
    F.apply(mod.ones(2, requires_grad=True), k=3)


@case
def noret(mod):
    F = mk(mod, lambda ctx, x: None, lambda ctx, g: g)
    F.apply(mod.ones(2, requires_grad=True))


@case
def retint(mod):
    F = mk(mod, lambda ctx, x: 3, lambda ctx, g: g)
    return F.apply(mod.ones(2, requires_grad=True))


@case
def retlist(mod):
    F = mk(mod, lambda ctx, x: [x * 1, x * 2], lambda ctx, g: g)
    return F.apply(mod.ones(2, requires_grad=True))


@case
def retnone_in_tuple(mod):
    F = mk(mod, lambda ctx, x: (x * 1, None), lambda ctx, g, h: g * 2)
    x = mod.ones(2, requires_grad=True)
    y, n = F.apply(x)
    y.sum().backward()
    return n, x.grad


@case
def dtype_grad(mod):
    F = mk(mod, lambda ctx, x: x * 1, lambda ctx, g: g.double())
    x = mod.ones(2, requires_grad=True)
    F.apply(x).sum().backward()
    return x.grad


@case
def broadcast_grad(mod):
    F = mk(mod, lambda ctx, x: x.sum(), lambda ctx, g: g.expand(3, 2))
    x = mod.ones(2, requires_grad=True)
    F.apply(x).backward()
    return x.grad


@case
def badshape(mod):
    F = mk(mod, lambda ctx, x: x.sum(), lambda ctx, g: mod.ones(3))
    x = mod.ones(2, requires_grad=True)
    F.apply(x).backward()
    return x.grad


@case
def badret(mod):
    F = mk(mod, lambda ctx, x: x.sum(), lambda ctx, g: 3)
    x = mod.ones(2, requires_grad=True)
    F.apply(x).backward()
    return x.grad


@case
def notimpl(mod):
    class F(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            return x * 1

    F.apply(mod.ones(1, requires_grad=True)).backward()


@case
def notimplf(mod):
    class F(mod.autograd.Function):
        pass

    F.apply(mod.ones(1, requires_grad=True))


@case
def vjpname(mod):
    class F(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            return x * 1

        @staticmethod
        def vjp(ctx, g):
            return g * 4

    x = mod.ones(1, requires_grad=True)
    F.apply(x).backward()
    return x.grad


@case
def both_vjp(mod):
    class F(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            return x * 1

        @staticmethod
        def vjp(ctx, g):
            return g * 4

        @staticmethod
        def backward(ctx, g):
            return g * 4

    x = mod.ones(1, requires_grad=True)
    F.apply(x).backward()
    return x.grad


@case
def gradmode_in_forward(mod):
    s = []

    def f(ctx, x):
        s.append(mod.is_grad_enabled())
        return x * 1

    def b(ctx, g):
        s.append(mod.is_grad_enabled())
        return g

    F = mk(mod, f, b)
    x = mod.ones(1, requires_grad=True)
    F.apply(x).backward()
    mod.autograd.grad(F.apply(x), x, create_graph=True)
    return s


@case
def reqgrad_in_forward(mod):
    s = []

    def f(ctx, x):
        s.append(x.requires_grad)
        return x * 1

    F = mk(mod, f, lambda c, g: g)
    F.apply(mod.ones(1, requires_grad=True))
    F.apply(mod.ones(1, requires_grad=True) * 1)
    return s


@case
def needs(mod):
    s = []

    def f(ctx, x, y, k):
        s.append(ctx.needs_input_grad)
        return x * y

    def b(ctx, g):
        s.append(ctx.needs_input_grad)
        return g, None, None

    F = mk(mod, f, b)
    F.apply(mod.ones(1, requires_grad=True), mod.ones(1), 3).backward()
    return s


@case
def needs_grad_call(mod):
    s = []

    def b(ctx, g):
        s.append(ctx.needs_input_grad)
        return g, g

    F = mk(mod, lambda c, x, y: x * y, b)
    x, y = mod.ones(1, requires_grad=True), mod.ones(1, requires_grad=True)
    mod.autograd.grad(F.apply(x, y), x)
    return s


@case
def materialize(mod):
    s = []

    def b(ctx, a, b):
        s.append([type(a).__name__, type(b).__name__, b.tolist()])
        return a

    F = mk(mod, lambda c, x: (x * 1, x * 2), b)
    x = mod.ones(2, requires_grad=True)
    F.apply(x)[0].sum().backward()
    return s


@case
def nested_tensor_arg(mod):
    F = mk(mod, lambda c, x, l: x * l[0], lambda c, g: (g, None))
    x, y = mod.ones(1, requires_grad=True), mod.ones(1, requires_grad=True)
    F.apply(x, [y]).backward()
    return x.grad, y.grad


@case
def double(mod):
    F = mk(mod, lambda c, x: (c.save_for_backward(x), x**3)[1], lambda c, g: g * 3 * c.saved_tensors[0] ** 2)
    x = mod.tensor([2.0], requires_grad=True)
    (g,) = mod.autograd.grad(F.apply(x), x, create_graph=True)
    (h,) = mod.autograd.grad(g, x, create_graph=True)
    (k,) = mod.autograd.grad(h, x)
    return g, h, k


@case
def once(mod):
    o = sub(mod, "autograd.function").once_differentiable
    F = mk(mod, lambda c, x: (c.save_for_backward(x), x**3)[1], o(lambda c, g: g * 3 * c.saved_tensors[0] ** 2))
    x = mod.tensor([2.0], requires_grad=True)
    (g,) = mod.autograd.grad(F.apply(x), x, create_graph=True)
    return g.requires_grad, mod.autograd.grad(g, x)


@case
def setupctx(mod):
    F = mk(
        mod,
        lambda x, y: (x * y, x + y),
        lambda c, a, b: (a * c.y + b, None),
        lambda c, inp, out: (setattr(c, "y", inp[1]), c.mark_non_differentiable(out[1])),
    )
    x = mod.ones(2, requires_grad=True)
    a, b = F.apply(x, mod.ones(2) * 3)
    a.sum().backward()
    return x.grad, b.requires_grad


@case
def setup_none_default(mod):
    F = mk(mod, lambda x, k=2: x * k, lambda c, g: (g * c.k, None), lambda c, inp, out: setattr(c, "k", inp[1]))
    x = mod.ones(2, requires_grad=True)
    F.apply(x, 5).sum().backward()
    return x.grad


@case
def same_input_twice(mod):
    F = mk(mod, lambda c, x, y: x * y, lambda c, g: (g, g * 2))
    x = mod.ones(2, requires_grad=True)
    F.apply(x, x).sum().backward()
    return x.grad


@case
def int_output(mod):
    F = mk(mod, lambda c, x: (x * 1, x.long()), lambda c, a, b: a)
    x = mod.ones(2, requires_grad=True)
    a, b = F.apply(x)
    a.sum().backward()
    return x.grad, b.requires_grad


@case
def nograd_apply(mod):
    F = mk(mod, lambda c, x: x * 1, lambda c, a: a)
    with mod.no_grad():
        return F.apply(mod.ones(2, requires_grad=True))


@case
def enablegrad_in_forward(mod):
    def f(ctx, x):
        with mod.enable_grad():
            y = x.detach().requires_grad_()
            z = (y**2).sum()
            (g,) = mod.autograd.grad(z, y)
        ctx.save_for_backward(g)
        return z.detach()

    F = mk(mod, f, lambda c, a: a * c.saved_tensors[0])
    x = mod.ones(2, requires_grad=True)
    F.apply(x).backward()
    return x.grad


@case
def forward_returns_requires(mod):
    def f(ctx, x):
        with mod.enable_grad():
            return x * 2

    F = mk(mod, f, lambda c, a: a * 7)
    x = mod.ones(2, requires_grad=True)
    y = F.apply(x)
    y.sum().backward()
    return x.grad


@case
def inplacefn(mod):
    class F(mod.autograd.function.InplaceFunction):
        @staticmethod
        def forward(c, x):
            return x * 2

        @staticmethod
        def backward(c, g):
            return g * 2

    x = mod.ones(1, requires_grad=True)
    F.apply(x).backward()
    return x.grad


@case
def vmapfn(mod):
    class F(mod.autograd.Function):
        generate_vmap_rule = True

        @staticmethod
        def forward(x):
            return x * 2

        @staticmethod
        def setup_context(c, i, o):
            pass

        @staticmethod
        def backward(c, g):
            return g * 2

    return mod.vmap(F.apply)(mod.ones(3, 2)), mod.func.grad(lambda x: F.apply(x).sum())(mod.ones(2))


@case
def errinbackward(mod):
    def b(c, g):
        raise KeyError("x")

    F = mk(mod, lambda c, x: x * 1, b)
    F.apply(mod.ones(1, requires_grad=True)).backward()


@case
def ret_param(mod):
    p = mod.nn.Parameter(mod.ones(2))
    F = mk(mod, lambda c, x, p: p, lambda c, g: (g, g))
    y = F.apply(mod.ones(2, requires_grad=True), p)
    return type(y).__name__


@case
def gc1(mod):
    s = mod.autograd.gradcheck(lambda x: (x**2).sin(), (mod.rand(3, dtype=mod.float64, requires_grad=True),))
    return s, mod.autograd.gradgradcheck(
        lambda x, y: (x**2 * y).sin(),
        (mod.rand(3, dtype=mod.float64, requires_grad=True), mod.rand(3, dtype=mod.float64, requires_grad=True)),
    )


@case
def gc2(mod):
    return mod.autograd.gradcheck(
        lambda x: (x**2).sin(),
        mod.rand(3, dtype=mod.float64, requires_grad=True),
        fast_mode=True,
        check_batched_grad=False,
        check_forward_ad=False,
        nondet_tol=0.0,
        raise_exception=True,
        check_grad_dtypes=True,
    )


@case
def gc3(mod):
    mod.autograd.gradcheck(lambda x: x, mod.rand(3, dtype=mod.float64))


@case
def gc4(mod):
    F = mk(mod, lambda c, x: x * 3, lambda c, g: g)
    return mod.autograd.gradcheck(F.apply, mod.rand(3, dtype=mod.float64, requires_grad=True), raise_exception=False)


@case
def output_twice(mod):
    def fwd(ctx, x):
        y = x * 2
        return y, y

    seen = []
    F = mk(mod, fwd, lambda ctx, g, h: (seen.append((g, h)), g * 2 + h * 5)[1])
    x = mod.ones(2, requires_grad=True)
    a, b = F.apply(x)
    (a + b).sum().backward()
    return a is b, a.output_nr, seen, x.grad


@case
def saved_input_that_comes_back(mod):
    F = mk(mod, lambda ctx, x: (ctx.save_for_backward(x), x)[1], lambda ctx, g: g * ctx.saved_tensors[0] ** 2)
    x = mod.tensor([3.0], requires_grad=True)
    y = F.apply(x)
    (g,) = mod.autograd.grad(y, x, create_graph=True)
    (gg,) = mod.autograd.grad(g, x)
    return y.grad_fn.saved_tensors[0] is x, g, gg


@case
def dirty_view_of_a_leaf(mod):
    F = mk(mod, lambda ctx, x: (ctx.mark_dirty(x), x.mul_(2))[1], lambda ctx, g: g * 2)
    F.apply(mod.ones(2, requires_grad=True)[0:1])


@case
def without_setup_context(mod):
    F = mk(mod, lambda ctx, x: x, lambda ctx, g: g)
    F.setup_context(None, (), None)


# ---- jvp -------------------------------------------------------------------------------------------------------------


def tangents(mod, F, *args):
    """What F gives for duals of the pairs among args."""
    ad = mod.autograd.forward_ad
    with ad.dual_level():
        out = F.apply(*(ad.make_dual(*a) if isinstance(a, tuple) else a for a in args))
        out = out if isinstance(out, tuple) else (out,)
        return [tuple(ad.unpack_dual(o * 1 if o.is_floating_point() else o)) for o in out]


def mk_jvp(mod, fwd, jvp, **attrs):
    return type("F", (mod.autograd.Function,), {"forward": staticmethod(fwd), "jvp": staticmethod(jvp), **attrs})


@case
def jvp_plain(mod):
    F = mk_jvp(mod, lambda ctx, x, n: (setattr(ctx, "n", n), x * n)[1], lambda ctx, t, n: t * ctx.n * 10)
    return tangents(mod, F, (mod.ones(2), mod.tensor([1.0, 2.0])), 3)


@case
def jvp_saved(mod):
    def fwd(ctx, x, y):
        ctx.save_for_forward(x, y)
        return x * y, x + y

    def jvp(ctx, s, t):
        x, y = ctx.saved_tensors
        return s * y + t * x, s + t

    F = mk_jvp(mod, fwd, jvp)
    both = tangents(mod, F, (mod.full((2,), 3.0), mod.ones(2)), (mod.full((2,), 5.0), mod.full((2,), 7.0)))
    return both, tangents(mod, F, (mod.full((2,), 3.0), mod.ones(2)), mod.full((2,), 5.0))


@case
def jvp_without_zeros(mod):
    seen = []

    def fwd(ctx, x, y):
        ctx.set_materialize_grads(False)
        return x * 2

    F = mk_jvp(mod, fwd, lambda ctx, s, t: (seen.append(t), s * 2)[1])
    return tangents(mod, F, (mod.ones(2), mod.ones(2)), mod.ones(2)), seen


@case
def jvp_in_place(mod):
    def fwd(ctx, x):
        ctx.mark_dirty(x)
        return x.mul_(2)

    out = []
    for jvp in (lambda ctx, t: t.mul_(2), lambda ctx, t: t * 2):
        F = mk_jvp(mod, fwd, jvp)
        x, t = mod.ones(2), mod.ones(2)
        ad = mod.autograd.forward_ad
        with ad.dual_level():
            dual = ad.make_dual(x, t)
            try:
                result = F.apply(dual) is dual
            except RuntimeError:
                result = "refused"
            out.append((result, x, t))
    return out


@case
def jvp_and_backward(mod):
    F = mk_jvp(mod, lambda ctx, x: x * 2, lambda ctx, t: t * 3, backward=staticmethod(lambda ctx, g: g * 5))
    x = mod.ones(2, requires_grad=True)
    F.apply(x).sum().backward()
    return x.grad, tangents(mod, F, (mod.ones(2), mod.ones(2)))


@case
def jvp_of_too_few(mod):
    tangents(mod, mk_jvp(mod, lambda ctx, x: (x * 2, x * 3), lambda ctx, t: t), (mod.ones(2), mod.ones(2)))


@case
def jvp_checked(mod):
    x = mod.rand(2, dtype=mod.float64, requires_grad=True)
    good = mk_jvp(mod, lambda ctx, x: x * 2, lambda ctx, t: t * 2, backward=staticmethod(lambda ctx, g: g * 2))
    bad = mk_jvp(mod, lambda ctx, x: x * 2, lambda ctx, t: t * 3, backward=staticmethod(lambda ctx, g: g * 2))
    options = {"check_forward_ad": True, "raise_exception": False}
    return [mod.autograd.gradcheck(F.apply, (x,), fast_mode=f, **options) for F in (good, bad) for f in (True, False)]


# ---- Duals -----------------------------------------------------------------------------------------------------------


@case
def dual_written_in_place(mod):
    ad = mod.autograd.forward_ad
    x = mod.tensor([1.0, 2.0])
    with ad.dual_level():
        dual = ad.make_dual(x, mod.ones(2))
        dual *= 3
        dual.narrow(0, 0, 1).mul_(2)
        other = mod.zeros(2)
        other[0] = dual[1]
        return [tuple(ad.unpack_dual(t)) for t in (dual, other, x)]


@case
def dual_of_a_dual(mod):
    ad = mod.autograd.forward_ad
    with ad.dual_level():
        dual = ad.make_dual(mod.ones(2), mod.ones(2))
        ad.make_dual(dual, mod.ones(2))


@case
def dirty_but_no_input(mod):
    def fwd(ctx, x):
        y = x.clone().view(2)
        ctx.mark_dirty(y)
        return y

    mk(mod, fwd, lambda ctx, g: g).apply(mod.ones(2, requires_grad=True))


@case
def setup_context_of_the_class(mod):
    class F(mod.autograd.Function):
        @classmethod
        def forward(cls, x, n=3):
            return x * n

        @classmethod
        def setup_context(cls, ctx, inputs, output):
            ctx.n = inputs[1]

        @classmethod
        def backward(cls, ctx, g):
            return g * ctx.n, None

    x = mod.ones(2, requires_grad=True)
    F.apply(x).sum().backward()
    F.apply(x, 5).sum().backward()
    return x.grad


@pytest.mark.parametrize("name", case)
def test_case(name):
    same_outcome(case[name], tolerance=1e-6)


def test_what_was_saved_is_gone_with_the_graph():
    """A context that outlives its node says so: it gave no tensors at all."""
    kept = []

    class Keep(flashlight.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            kept.append(ctx)
            ctx.save_for_backward(x)
            return x * 2

        @staticmethod
        def backward(ctx, grad):
            return grad * 2

    y = Keep.apply(flashlight.ones(2, requires_grad=True))
    assert kept[0].saved_tensors[0].tolist() == [1, 1]
    del y
    with pytest.raises(RuntimeError, match="freed"):
        kept[0].saved_tensors  # noqa: B018
