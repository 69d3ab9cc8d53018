"""flashlight.func and forward mode: derivatives that compose, vmap, stacked modules; each case under both modules."""

import collections
import copy

import pytest
from twin import Cases, same_outcome, sub

case = Cases()


def number(mod, *values, **options):
    return mod.tensor(list(values), dtype=mod.float64, **options)


@case
def grad1(mod):
    return sub(mod, "func").grad(lambda x: (x**3).sum())(number(mod, 1.0, 2.0))


@case
def names(mod):
    def loss(x):
        """A sum of squares."""
        return (x**2).sum()

    func = sub(mod, "func")
    made = [getattr(func, name)(loss) for name in ("grad", "grad_and_value", "jacrev", "jacfwd", "hessian", "vmap")]
    return [(f.__name__, f.__doc__, f.__wrapped__ is not None) for f in made]


@case
def grad2(mod):
    return sub(mod, "func").grad(lambda x: sub(mod, "func").grad(lambda y: (y**3).sum())(x).sum())(
        number(mod, 1.0, 2.0)
    )


@case
def grad3(mod):
    def f(x):
        return x.sin()

    for _ in range(3):
        f = sub(mod, "func").grad(f)
    return f(mod.tensor(0.5))


@case
def gradargs(mod):
    return sub(mod, "func").grad(lambda x, y: (x * y**2).sum(), argnums=(0, 1))(
        number(mod, 1.0, 2.0), number(mod, 3.0, 4.0)
    )


@case
def gradneg(mod):
    return sub(mod, "func").grad(lambda x, y: (x * y**2).sum(), argnums=-1)(
        number(mod, 1.0, 2.0), number(mod, 3.0, 4.0)
    )


@case
def gradaux(mod):
    return sub(mod, "func").grad(lambda x: ((x**2).sum(), {"a": x + 1}), has_aux=True)(number(mod, 1.0, 2.0))


@case
def gv(mod):
    return sub(mod, "func").grad_and_value(lambda x: ((x**2).sum(), x), has_aux=True)(number(mod, 1.0, 2.0))


@case
def gradtree(mod):
    return sub(mod, "func").grad(lambda p: (p["a"] * p["b"][0]).sum())(
        {"a": number(mod, 1.0, 2.0), "b": [number(mod, 3.0, 4.0)]}
    )


@case
def graderr(mod):
    sub(mod, "func").grad(lambda x: x)(number(mod, 1.0, 2.0))


@case
def graderr2(mod):
    sub(mod, "func").grad(lambda x: 3)(number(mod, 1.0, 2.0))


@case
def graderr3(mod):
    sub(mod, "func").grad(lambda x: x.sum(), argnums=2)(number(mod, 1.0, 2.0))


@case
def gradouter(mod):
    w = number(mod, 1.0, 2.0, requires_grad=True)
    g = sub(mod, "func").grad(lambda x: (x**2 * w).sum())(number(mod, 3.0, 4.0))
    g.sum().backward()
    return g, w.grad


@case
def gradouter2(mod):
    w = number(mod, 1.0, 2.0, requires_grad=True)
    g = sub(mod, "func").grad(lambda x: (x**3).sum())(w)
    g.sum().backward()
    return g, w.grad


@case
def gradnograd(mod):
    with mod.no_grad():
        return sub(mod, "func").grad(lambda x: (x**3).sum())(number(mod, 1.0, 2.0))


@case
def gradconst(mod):
    return sub(mod, "func").grad(lambda x: number(mod, 1.0).sum())(number(mod, 1.0, 2.0))


@case
def vjp1(mod):
    o, f = sub(mod, "func").vjp(lambda x, y: (x * y, x.sum()), number(mod, 1.0, 2.0), number(mod, 3.0, 4.0))
    return o, f((number(mod, 1.0, 1.0), mod.tensor(2.0, dtype=mod.float64)))


@case
def vjp2(mod):
    o, f = sub(mod, "func").vjp(lambda x: x**2, number(mod, 1.0, 2.0))
    return o, f(number(mod, 1.0, 1.0)), f(number(mod, 2.0, 1.0))


@case
def vjpaux(mod):
    o, f, a = sub(mod, "func").vjp(lambda x: (x**2, x + 1), number(mod, 1.0, 2.0), has_aux=True)
    return o, f(number(mod, 1.0, 1.0)), a


@case
def jvp1(mod):
    return sub(mod, "func").jvp(
        lambda x, y: x * y.sin(),
        (number(mod, 1.0, 2.0), number(mod, 3.0, 4.0)),
        (number(mod, 0.1, 0.2), number(mod, 0.3, 0.4)),
    )


@case
def jvp2(mod):
    return sub(mod, "func").jvp(lambda x: (x.exp(), x * 0 + 1), (number(mod, 1.0, 2.0),), (number(mod, 0.1, 0.2),))


@case
def jvpaux(mod):
    return sub(mod, "func").jvp(
        lambda x: (x.exp(), x + 1), (number(mod, 1.0, 2.0),), (number(mod, 0.1, 0.2),), has_aux=True
    )


@case
def jvpgrad(mod):
    return sub(mod, "func").jvp(
        sub(mod, "func").grad(lambda x: (x**3).sum()), (number(mod, 1.0, 2.0),), (number(mod, 0.1, 0.2),)
    )


@case
def gradjvp(mod):
    return sub(mod, "func").grad(
        lambda x: sub(mod, "func").jvp(lambda y: y**3, (x,), (number(mod, 1.0, 1.0),))[1].sum()
    )(number(mod, 1.0, 2.0))


@case
def jvpjvp(mod):
    return sub(mod, "func").jvp(
        lambda x: sub(mod, "func").jvp(lambda y: y**3, (x,), (number(mod, 1.0, 1.0),))[1],
        (number(mod, 1.0, 2.0),),
        (number(mod, 0.5, 0.5),),
    )


def writes(x):
    y = x * 2
    x.mul_(3)
    return y * x, x[0].sin_()


@case
def forward_derivatives_of_what_writes_to_its_arguments(mod):
    func, one = sub(mod, "func"), number(mod, 1.0, 0.5)
    x, y = number(mod, 1.0, 2.0), number(mod, 1.0, 2.0)
    inner = lambda v: func.jvp(writes, (v * 1,), (one,))[1][0]  # noqa: E731
    results = [func.jvp(writes, (x,), (one,)), x, func.jacfwd(writes)(number(mod, 1.0, 2.0))]
    results += [func.jvp(inner, (y,), (one,)), func.grad(lambda v: inner(v).sum())(y), func.jvp(inner, (y,), (one,))]
    return results, func.jacfwd(lambda v: v.view(1, 2).t() @ v.view(1, 2))(y).stride()


def squares(mod):
    class Squares(mod.autograd.Function):
        """x * x and k * y; its jvp is another than the derivative of its backward."""

        @staticmethod
        def forward(x, k, y):
            return x * x, k * y

        @staticmethod
        def setup_context(ctx, inputs, output):
            ctx.save_for_forward(inputs[0])
            ctx.save_for_backward(inputs[0])
            ctx.k = inputs[1]

        @staticmethod
        def backward(ctx, g, h):
            return 2 * ctx.saved_tensors[0] * g, None, ctx.k * h

        @staticmethod
        def jvp(ctx, t, _, u):
            return 7 * ctx.saved_tensors[0] * t, 3 * ctx.k * u

    return Squares.apply


@case
def functions_with_a_jvp_of_their_own(mod):
    func, f = sub(mod, "func"), squares(mod)
    x, y, t, u = number(mod, 1.0, 2.0), number(mod, 3.0, 5.0), number(mod, 0.5, 1.0), number(mod, 0.25, 2.0)
    through = lambda v: f(v.sin(), 2, v.exp())[0].cos()  # noqa: E731
    tangent = lambda v: func.jvp(lambda w: f(w, 2, y)[0] * w, (v,), (t,))[1].sum()  # noqa: E731
    with_grad = x.clone().requires_grad_()
    value = func.jvp(through, (with_grad,), (t,))
    return (
        func.jvp(lambda v, w: f(v, 2, w), (x, y), (t, u)),
        func.jvp(lambda v: f(v, 2, y), (x,), (t,)),
        func.jvp(through, (x,), (t,)),
        func.linearize(lambda v: f(v, 2, v)[1], x)[1](t),
        func.jvp(func.grad(lambda v: through(v).sum()), (x,), (t,)),
        func.grad(lambda v: through(v).sum())(x),
        func.grad(tangent)(x),
        mod.autograd.grad((value[0] * value[1]).sum(), with_grad),
    )


@case
def jacrev1(mod):
    return sub(mod, "func").jacrev(lambda x: x**2)(number(mod, 1.0, 2.0))


@case
def jacrev2(mod):
    return sub(mod, "func").jacrev(lambda x, y: {"a": x * y, "b": y.sum()}, argnums=(0, 1))(
        number(mod, 1.0, 2.0), number(mod, 3.0, 4.0)
    )


@case
def jacfwd1(mod):
    return sub(mod, "func").jacfwd(lambda x: x**2)(number(mod, 1.0, 2.0))


@case
def jacfwd2(mod):
    return sub(mod, "func").jacfwd(lambda x, y: (x * y, y.sum()), argnums=(0, 1))(
        number(mod, 1.0, 2.0), number(mod, 3.0, 4.0)
    )


@case
def jacrevaux(mod):
    return sub(mod, "func").jacrev(lambda x: (x**2, x), has_aux=True)(number(mod, 1.0, 2.0))


@case
def jacfwdaux(mod):
    return sub(mod, "func").jacfwd(lambda x: (x**2, x), has_aux=True)(number(mod, 1.0, 2.0))


@case
def hess(mod):
    return sub(mod, "func").hessian(lambda x: (x**3).sum() * x[0])(number(mod, 1.0, 2.0))


@case
def hess2(mod):
    return sub(mod, "func").hessian(lambda x, y: (x**3 * y).sum(), argnums=(0, 1))(
        number(mod, 1.0, 2.0), number(mod, 1.0, 2.0)
    )


@case
def jj(mod):
    return sub(mod, "func").jacrev(sub(mod, "func").jacrev(lambda x: x.sin()))(number(mod, 1.0, 2.0))


@case
def lin(mod):
    o, f = sub(mod, "func").linearize(lambda x: x.sin(), number(mod, 1.0, 2.0))
    return o, f(number(mod, 1.0, 0.0)), f(number(mod, 0.0, 1.0))


def table(mod):
    return mod.arange(12.0, dtype=mod.float64).reshape(3, 4)


@case
def vmap1(mod):
    return mod.vmap(lambda x: x.sum() * 2)(table(mod))


@case
def vmap2(mod):
    return sub(mod, "func").vmap(lambda x, y: x @ y, in_dims=(0, 1))(table(mod), table(mod).t())


@case
def vmap3(mod):
    return sub(mod, "func").vmap(lambda x, y: x * y, in_dims=(1, None), out_dims=1)(
        table(mod), number(mod, 1.0, 2.0, 3.0)
    )


@case
def vmap4(mod):
    return sub(mod, "func").vmap(
        lambda d: (d["a"] + 1, {"b": d["a"] * 2}), in_dims=({"a": 0},), out_dims=(0, {"b": 1})
    )({"a": table(mod)})


@case
def vmapgrad(mod):
    return sub(mod, "func").vmap(sub(mod, "func").grad(lambda w, x: ((w * x).sum()) ** 2), in_dims=(None, 0))(
        number(mod, 1.0, 2.0, 3.0, 4.0), table(mod)
    )


@case
def vmapbw(mod):
    x = table(mod).requires_grad_()
    mod.vmap(lambda r: (r**2).sum())(x).sum().backward()
    return x.grad


@case
def vmapnest(mod):
    return mod.vmap(mod.vmap(lambda a: a * 2))(table(mod))


@case
def vmaperr(mod):
    mod.vmap(lambda x: 3)(table(mod))


@case
def vmaperr2(mod):
    mod.vmap(lambda x, y: x)(table(mod), mod.ones(5))


@case
def vmaperr3(mod):
    mod.vmap(lambda x: x, in_dims=5)(table(mod))


@case
def vmaperr4(mod):
    mod.vmap(lambda x: x, in_dims=None)(table(mod))


@case
def vmaprand(mod):
    mod.manual_seed(0)
    mod.vmap(lambda x: x + mod.rand(4, dtype=mod.float64))(table(mod))


@case
def vmapsame(mod):
    mod.manual_seed(0)
    return mod.vmap(lambda x: x + mod.rand(4, dtype=mod.float64), randomness="same")(table(mod))


@case
def vmapdiff(mod):
    mod.manual_seed(0)
    return mod.vmap(lambda x: x + mod.rand(4, dtype=mod.float64), randomness="different")(table(mod))


@case
def vmapchunk(mod):
    return mod.vmap(lambda x: x.sum(), chunk_size=2)(table(mod))


@case
def vmapneg(mod):
    return mod.vmap(lambda x: x + 1, in_dims=-1, out_dims=-1)(table(mod))


@case
def vmapoutnone(mod):
    return mod.vmap(lambda x: (x + 1, mod.ones(2)), out_dims=(0, None))(table(mod))


@case
def stackmod(mod):
    mod.manual_seed(0)
    ms = [mod.nn.Linear(2, 3) for _ in range(3)]
    p, b = sub(mod, "func").stack_module_state(ms)
    base = copy.deepcopy(ms[0])

    def f(p, b, x):
        return sub(mod, "func").functional_call(base, (p, b), (x,))

    return {k: v.shape for k, v in p.items()}, mod.vmap(f, in_dims=(0, 0, None))(p, b, mod.ones(1, 2))


@case
def persample(mod):
    mod.manual_seed(0)
    net = mod.nn.Linear(2, 1)
    p = {k: v.detach() for k, v in net.named_parameters()}

    def loss(p, x):
        return sub(mod, "func").functional_call(net, p, (x,)).sum() ** 2

    return mod.vmap(sub(mod, "func").grad(loss), in_dims=(None, 0))(p, mod.ones(3, 2))


@case
def fad(mod):
    f = sub(mod, "autograd.forward_ad")
    with f.dual_level():
        d = f.make_dual(number(mod, 1.0, 2.0), number(mod, 0.5, 0.25))
        y = d**2 * mod.sin(d)
        u = f.unpack_dual(y)
        v = f.unpack_dual(number(mod, 1.0))
        return u.primal, u.tangent, v.tangent, f.unpack_dual(d).tangent


@case
def fad_mod(mod):
    f = sub(mod, "autograd.forward_ad")
    mod.manual_seed(0)
    net = mod.nn.Linear(2, 1)
    with f.dual_level():
        d = f.make_dual(mod.ones(1, 2), mod.full((1, 2), 0.5))
        y = net(d.tanh())
        u = f.unpack_dual(y)
        return u.primal, u.tangent


@case
def fad_err(mod):
    sub(mod, "autograd.forward_ad").make_dual(number(mod, 1.0), number(mod, 1.0))


@case
def fad_err_vmap(mod):
    f = sub(mod, "autograd.forward_ad")

    def tangent(x):
        with f.dual_level():
            return f.unpack_dual(f.make_dual(x, x).exp()).tangent

    mod.vmap(tangent)(mod.ones(3, 2))


@case
def fad_err2(mod):
    with sub(mod, "autograd.forward_ad").dual_level():
        sub(mod, "autograd.forward_ad").make_dual(number(mod, 1.0), number(mod, 1.0, 2.0))


# ---- Where nothing is recorded ---------------------------------------------------------------------------------------


@case
def not_recorded_outside(mod):
    func = sub(mod, "func")
    x = mod.tensor(1.5, requires_grad=True)
    with mod.no_grad():
        g = func.grad(mod.sin)(x)
        out, pull = func.vjp(mod.sin, x)
        jvp = func.jvp(mod.sin, (x,), (mod.tensor(1.0),))
    _, later = func.vjp(mod.sin, x)
    with mod.no_grad():
        (pulled,) = later(mod.tensor(1.0))
    return [(t, t.requires_grad) for t in (g, out, *jvp, pulled)]


@case
def not_recorded_inside(mod):
    func = sub(mod, "func")

    def f(x):
        with mod.no_grad():
            shift = func.grad(lambda t: 0.25 * t**4)(x)
        return x**3 - shift

    x = mod.tensor(1.5, requires_grad=True)
    y = func.grad(f)(x)
    return y, mod.autograd.grad(y, x)


# ---- Arguments -------------------------------------------------------------------------------------------------------


def refused(name, call):
    def run(mod):
        call(mod, sub(mod, "func"), mod.ones(3))

    run.__name__ = f"refused_{name}"
    case(run)


for kind in ("grad", "jacrev", "jacfwd"):
    for number_of, argnums in {"list": [0], "float": 0.0, "tuple_of_str": ("0",)}.items():
        refused(
            f"{kind}_argnums_{number_of}",
            lambda mod, func, x, kind=kind, n=argnums: getattr(func, kind)(lambda t: t.sum(), argnums=n)(x),
        )
    refused(
        f"{kind}_aux_no_tensor",
        lambda mod, func, x, kind=kind: getattr(func, kind)(lambda t: (t.sum(), {"a": [t, 1]}), has_aux=True)(x),
    )
for kind in ("jacrev", "jacfwd"):
    refused(f"{kind}_of_nothing", lambda mod, func, x, kind=kind: getattr(func, kind)(lambda t: ())(x))
refused("vjp_of_nothing", lambda mod, func, x: func.vjp(lambda t: (), x))
refused("vjp_other_structure", lambda mod, func, x: func.vjp(lambda t: (t, (t, t)), x)[1]((x, x, x)))
refused("jvp_other_structure", lambda mod, func, x: func.jvp(lambda t, u: u, ((x, x), x), (x, x)))
refused("jvp_of_nothing", lambda mod, func, x: func.jvp(lambda t: x, ((),), ((),)))
refused("jvp_of_a_number", lambda mod, func, x: func.jvp(lambda t: x, (1.0,), (x,)))
refused("vmap_out_dims_of_str", lambda mod, func, x: func.vmap(lambda t: t, out_dims="0")(x))
refused("vmap_two_out_dims", lambda mod, func, x: func.vmap(lambda t: t, out_dims=(0, 0))(x))
refused("vmap_no_tensor", lambda mod, func, x: func.vmap(lambda t: 3)(x))

refused("vmap_in_dims_of_list", lambda mod, func, x: func.vmap(mod.mul, [0, 0])(x, x))
refused("vmap_in_dims_tuple_for_list", lambda mod, func, x: func.vmap(sum, in_dims=((0, 0),))([x, x]))
refused("vmap_in_dims_missing_key", lambda mod, func, x: func.vmap(len, in_dims=({"a": 0},))({"a": x, "b": x}))
refused("vmap_out_dims_tuple_for_list", lambda mod, func, x: func.vmap(lambda t: [t, t], out_dims=(0, 0))(x))
refused("vmap_batch_where_out_dim_is_none", lambda mod, func, x: func.vmap(mod.sin, out_dims=None)(mod.arange(3.0)))
refused(
    "vmap_batch_written_to_what_is_shared",
    lambda mod, func, x: func.vmap(lambda t, u: t.add_(u), (None, 0))(x, mod.ones(2, 3)),
)


@case
def vmap_deque(mod):
    (result,) = sub(mod, "func").vmap(lambda t: collections.deque([t * 2], maxlen=3))(mod.arange(3.0))
    return result


@case
def vmap_writes_the_same_to_what_is_shared(mod):
    shared = mod.zeros(2)
    return sub(mod, "func").vmap(lambda t, u: t + u.fill_(5), (0, None))(mod.ones(3, 2), shared), shared


@case
def integers_among_the_results(mod):
    func = sub(mod, "func")
    x = mod.tensor([0.5, 2.5])
    both = lambda t: (t**2, t.argmax(), t > 1)  # noqa: E731
    return func.jvp(both, (x,), (mod.ones(2),)), func.jacfwd(lambda t: (t.sin(), t.long()))(x)


@case
def derivatives_in_inference_mode(mod):
    func = sub(mod, "func")
    outside = mod.tensor([0.5, 2.5])
    results = []
    with mod.inference_mode():
        for x in (outside, mod.tensor([0.5, 2.5])):
            total = lambda t: (t**3).sum()  # noqa: E731
            results += [func.grad(total)(x), func.hessian(total)(x), func.jacrev(mod.sin)(x), func.jacfwd(mod.sin)(x)]
            results += [func.jvp(mod.sin, (x,), (mod.ones(2),)), func.vjp(mod.sin, x)[1](mod.ones(2))]
            results += [func.vmap(func.grad(lambda t: t.exp()))(x), mod.is_inference_mode_enabled()]
    return results


@case
def only_what_depends_on_the_outside_needs_a_gradient(mod):
    func = sub(mod, "func")
    x, y = mod.tensor(0.5, requires_grad=True), mod.tensor(2.0)
    both = lambda x, y: (x.sin(), y.sin())  # noqa: E731
    power = lambda x, y: x**y  # noqa: E731
    tangent = lambda x, y: func.jvp(power, (x, y), (x.cos(), y.cos()))[1]  # noqa: E731
    pulled = lambda x, y: func.vjp(power, x, y)[1](y)[1]  # noqa: E731
    results = [func.vjp(both, x, y)[0], func.grad(power, (0, 1))(x, y)]
    results += [func.grad(tangent, (0, 1))(x.detach(), y), func.grad(pulled)(x.detach(), y)]
    leaves = mod.utils._pytree.tree_leaves(results)
    return results, [t.requires_grad for t in leaves]


@case
def aux_that_was_written(mod):
    func = sub(mod, "func")

    def doubled(x):
        x.mul_(2)
        return x.sin(), x

    outer = lambda x: func.jvp(doubled, (x * 1,), (mod.ones(2),), has_aux=True)[2]  # noqa: E731
    return func.jvp(outer, (mod.tensor([0.5, 2.5]),), (mod.ones(2),))


@case
def second_derivatives_where_first_ones_go_through_logarithms(mod):
    func, x = sub(mod, "func"), mod.tensor([[0.5, -0.8, 0.2], [1.0, 1.0, 1.0]])
    t = mod.tensor([[1.0, 2.0, -1.0], [0.5, -1.0, 3.0]])
    tangents = [func.jvp(lambda x: x.logcumsumexp(1), (x,), (t,)), func.jvp(lambda x: x.std(1), (x,), (t,))]
    tangents.append(func.jvp(lambda x: mod.xlogy(x - 1, x + 1), (x,), (t,)))
    return tangents, func.hessian(lambda x: x.logcumsumexp(0).exp().sum())(x[0])


@case
def tangents_of_powers_at_0(mod):
    func = sub(mod, "func")
    x, y, t = mod.tensor([0.0, 0.0, 0.0, 1.0, 2.0]), mod.tensor([0.0, 1.0, 2.0, 0.0, 0.0]), mod.ones(5)
    return func.jvp(lambda x: x**x, (x,), (t,)), func.jvp(lambda x, y: x**y, (x, y), (t, t))


@case
def vmap_out_dims(mod):
    vmap = sub(mod, "func").vmap
    x = mod.arange(6.0).view(2, 3)
    return vmap(lambda t: t, out_dims=(1,))(x), vmap(lambda t: (t, "text"), out_dims=(0, None))(x)


@pytest.mark.parametrize("name", case)
def test_case(name):
    same_outcome(case[name], tolerance=1e-6)
