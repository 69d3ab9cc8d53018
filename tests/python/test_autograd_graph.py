"""Views written in place, hooks, edges, saved tensors and anomaly detection: each case under both modules."""

import pytest
from twin import Cases, same_outcome

pytestmark = pytest.mark.filterwarnings("ignore")
case = Cases()


def leaf(mod, *values, **options):
    return mod.tensor(list(values), requires_grad=True, **options)


@case
def view_inplace(mod):
    x = leaf(mod, 1.0, 2.0, 3.0, 4.0)
    y = x * 2
    v = y[1:3]
    v.mul_(5)
    y.sum().backward()
    return x.grad, v, v.grad_fn.name(), y.grad_fn.name()


@case
def view_base_write(mod):
    x = leaf(mod, 1.0, 2.0, 3.0, 4.0)
    y = x * 2
    v = y.view(2, 2)
    y.mul_(3)
    (v * v).sum().backward()
    return x.grad, v.grad_fn.name(), v._version, y._version


def multi(name, f):
    def g(mod):
        x = leaf(mod, 1.0, 2.0, 3.0, 4.0)
        y = x * 2
        v = f(y)
        v[0].mul_(2)
        return y

    g.__name__ = "multi_" + name
    case(g)

    def h(mod):
        y = mod.ones(4)
        v = f(y)
        w = leaf(mod, 1.0, 2.0)[: v[0].numel()]
        v[0].mul_(w if v[0].dim() else w[0])
        y.sum().backward()
        return y

    h.__name__ = "multinograd_" + name
    case(h)

    def k(mod):
        x = leaf(mod, 1.0, 2.0, 3.0, 4.0)
        y = x * 2
        v = f(y)
        y.mul_(2)
        return v[0].grad_fn.name(), v[0]

    k.__name__ = "multibase_" + name
    case(k)

    def of_leaf(mod):
        x = leaf(mod, 1.0, 2.0, 3.0, 4.0)
        v = f(x)
        v[0].mul_(2)

    of_leaf.__name__ = "multileaf_" + name
    case(of_leaf)

    def n(mod):
        x = leaf(mod, 1.0, 2.0, 3.0, 4.0)
        y = x * 2
        v = f(y)
        with mod.no_grad():
            v[0].mul_(2)
        return y, v[0]

    n.__name__ = "multing_" + name
    case(n)


for n, f in dict(
    split=lambda y: y.split(2),
    chunk=lambda y: y.chunk(2),
    unbind=lambda y: y.unbind(0),
    tsplit=lambda y: y.tensor_split(2),
    sws=lambda y: y.split_with_sizes([2, 2]),
    hsplit=lambda y: y.hsplit(2),
    iter_=lambda y: list(y),
).items():
    multi(n, f)


@case
def multi_view_of(mod):
    x = leaf(mod, 1.0, 2.0, 3.0, 4.0)
    y = x * 2
    v = y.split(2)[0]
    w = v[0:1]
    w.mul_(2)
    return y


@case
def nograd_view(mod):
    x = leaf(mod, 1.0, 2.0)
    with mod.no_grad():
        v = x[0:1]
    v.mul_(2)


@case
def detach_version(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 1
    d = y.detach()
    z = y * y
    d.add_(1)
    z.sum().backward()


@case
def detach_version2(mod):
    y = mod.ones(2)
    d = y.detach()
    v0 = y._version
    d.add_(1)
    return v0, y._version, d._version, d._is_view(), d._base is None


@case
def data_version(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 1
    z = y * y
    y.data.add_(1)
    z.sum().backward()
    return x.grad, y._version


@case
def leaf_view_inplace(mod):
    x = leaf(mod, 1.0, 2.0)
    x[0].mul_(2)


@case
def setitem_leaf(mod):
    x = leaf(mod, 1.0, 2.0)
    x[0] = 3


@case
def setitem(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = x * 1
    y[1] = x[0] * 5
    y[mod.tensor([0, 2])] = x[1] * 2
    y.sum().backward()
    return x.grad, y.grad_fn.name()


@case
def setitem_nograd_base(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = mod.zeros(3)
    y[1:] = x[:2]
    y.sum().backward()
    return x.grad, y.grad_fn.name(), y.is_leaf


@case
def inplace_expand(mod):
    x = leaf(mod, 1.0)
    y = (x * 1).expand(3)
    y.mul_(2)


@case
def version_err(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x.exp()
    y.mul_(2)
    y.sum().backward()


@case
def version_err2(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 1
    z = y**2
    y[0] = 0
    z.sum().backward()


@case
def double_through_inplace_view(mod):
    x = leaf(mod, 1.0, 2.0, 3.0, 4.0, dtype=mod.float64)
    y = x**3
    v = y[1:3]
    v.mul_(v.clone())
    (g,) = mod.autograd.grad(y.sum(), x, create_graph=True)
    (h,) = mod.autograd.grad(g.sum(), x)
    return g, h


@case
def detach_inplace(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 2
    y.detach_()
    return y.requires_grad, y.is_leaf, y.grad_fn


@case
def detach_view_inplace(mod):
    x = leaf(mod, 1.0, 2.0)
    y = (x * 2)[0:1]
    y.detach_()


@case
def requires_grad_view(mod):
    x = mod.ones(3)
    v = x[1:]
    v.requires_grad_()
    (v * 2).sum().backward()
    return v.grad, v.is_leaf, x.requires_grad


@case
def requires_grad_view2(mod):
    x = mod.ones(3)
    v = x[1:]
    v.requires_grad_()
    x.mul_(2)
    return v.is_leaf


@case
def grad_of_view_inplace_base_leaf(mod):
    x = mod.ones(3)
    v = x[1:]
    w = leaf(mod, 2.0, 3.0)
    v.mul_(w)
    x.sum().backward()
    return w.grad, x.grad_fn.name(), v.grad_fn.name(), x.is_leaf


@case
def inplace_grad_out(mod):
    x = leaf(mod, 1.0, 2.0)
    mod.add(x, 1, out=mod.ones(2))


@case
def inplace_grad_out2(mod):
    x = mod.ones(2)
    mod.add(x, 1, out=leaf(mod, 1.0, 2.0))


@case
def output_nr(mod):
    x = leaf(mod, 1.0, 2.0, 3.0, 4.0)
    a, b = x.split(2)
    return a.output_nr, b.output_nr


@case
def next_fn(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 2
    z = mod.cat([y, x])
    return [n and n.name() for n, _ in z.grad_fn.next_functions], [i for _, i in z.grad_fn.next_functions]


@case
def retain_after_inplace(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 2
    y.retain_grad()
    y.mul_(3)
    (y * 2).sum().backward()
    return y.grad, y.retains_grad


@case
def hook_after_inplace(mod):
    s = []
    x = leaf(mod, 1.0, 2.0)
    y = x * 2
    y.register_hook(lambda g: s.append(("before", g)))
    y.mul_(3)
    y.register_hook(lambda g: s.append(("after", g)))
    (y * 2).sum().backward()
    return s


@case
def hook_leaf_inplace(mod):
    x = mod.ones(2, requires_grad=True)
    y = x.clone()
    z = y.view(2)
    z.retain_grad()
    z.mul_(2)
    z.sum().backward()
    return z.grad


@case
def retain_leaf(mod):
    x = leaf(mod, 1.0)
    x.retain_grad()
    return x.retains_grad


@case
def retain_none(mod):
    mod.ones(1).retain_grad()


@case
def retain_twice_backward(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 2
    y.retain_grad()
    z = (y * y).sum()
    z.backward(retain_graph=True)
    z.backward()
    return y.grad


@case
def hook_none(mod):
    mod.ones(1).register_hook(lambda g: g)


@case
def hook_bad(mod):
    x = leaf(mod, 1.0)
    x.register_hook(lambda g: mod.ones(3))
    (x * 2).backward()


@case
def hook_bad2(mod):
    x = leaf(mod, 1.0)
    x.register_hook(lambda g: 3)
    (x * 2).backward()


@case
def hook_dtype(mod):
    x = leaf(mod, 1.0)
    x.register_hook(lambda g: g.double())
    (x * 2).backward()


@case
def hook_notcallable(mod):
    x = leaf(mod, 1.0)
    x.register_hook(5)
    (x * 2).backward()
    return x.grad


@case
def hook_order_retain(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 2
    y.retain_grad()
    y.register_hook(lambda g: g * 7)
    y.sum().backward()
    return y.grad, x.grad


@case
def hook_grad_capture(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 2
    y.register_hook(lambda g: g * 7)
    return mod.autograd.grad(y.sum(), [y, x])


@case
def hook_leaf_capture(mod):
    x = leaf(mod, 1.0, 2.0)
    x.register_hook(lambda g: g * 7)
    return mod.autograd.grad((x * 2).sum(), [x])


@case
def post_acc(mod):
    x = leaf(mod, 1.0, 2.0)
    s = []
    x.register_post_accumulate_grad_hook(lambda p: (s.append(p.grad.clone()), setattr(p, "grad", None)))
    (x * 2).sum().backward()
    return s, x.grad


@case
def post_acc_nonleaf(mod):
    (leaf(mod, 1.0) * 2).register_post_accumulate_grad_hook(lambda p: 0)


@case
def node_hook_leaf(mod):
    x = leaf(mod, 1.0, 2.0)
    s = []
    acc = mod.autograd.graph.get_gradient_edge(x).node
    acc.register_hook(lambda i, o: s.append((len(i), len(o))))
    acc.register_prehook(lambda o: (o[0] * 3,))
    (x * 2).sum().backward()
    return s, x.grad


@case
def node_hook_bad(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 2
    y.grad_fn.register_hook(lambda i, o: (i[0],))
    y.sum().backward()


@case
def node_meta(mod):
    y = leaf(mod, 1.0) * 2
    y.grad_fn.metadata["a"] = 3
    return y.grad_fn.metadata, y.grad_fn.name(), isinstance(y.grad_fn, mod.autograd.graph.Node)


@case
def grad_edges(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 2
    e = mod.autograd.graph.get_gradient_edge(y)
    z = (y * y).sum()
    return mod.autograd.grad(z, [e])


@case
def grad_edges2(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 2
    z = (y * y).sum()
    e = mod.autograd.graph.get_gradient_edge(z)
    ez = mod.autograd.grad(e, x, mod.tensor(2.0))
    return ez


@case
def grad_edges3(mod):
    x = leaf(mod, 1.0, 2.0)
    y = x * 2
    z = (y * y).sum()
    e = mod.autograd.graph.get_gradient_edge(z)
    mod.autograd.backward(e)
    return x.grad


@case
def grad_batched(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = x**2
    return mod.autograd.grad(y, x, mod.eye(3), is_grads_batched=True)


@case
def grad_gradout_list(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = x**2
    z = (x * 3).sum()
    return mod.autograd.grad([y, z], [x], [mod.ones(3), None])


@case
def grad_mism(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = x**2
    return mod.autograd.grad([y], [x], [mod.ones(3), None])


@case
def grad_empty(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = x**2
    return mod.autograd.grad([y], [], [mod.ones(3)])


@case
def grad_not_tensor(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = x**2
    return mod.autograd.grad([y], [3], [mod.ones(3)])


@case
def grad_noreq(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = x**2
    return mod.autograd.grad(y.sum(), mod.ones(2))


@case
def grad_unused(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = x**2
    return mod.autograd.grad(y.sum(), leaf(mod, 2.0))


@case
def grad_mat_false(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = x**2
    return mod.autograd.grad(y.sum(), leaf(mod, 2.0), allow_unused=False, materialize_grads=True)


@case
def backward_grad_dtype(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = x**2
    y.backward(mod.ones(3, dtype=mod.float64))
    return x.grad


@case
def backward_inputs_nonleaf(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = x**2
    z = y.sum()
    z.backward(inputs=[y])
    return x.grad, y.grad


@case
def backward_inputs_nonleaf_then(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = x**2
    z = y.sum()
    z.backward(inputs=[y, x])
    return x.grad, y.grad, y.retains_grad


@case
def backward_inside_nograd(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = (x**2).sum()
    with mod.no_grad():
        y.backward()
    return x.grad


@case
def create_graph_warn(mod):
    x = leaf(mod, 1.0, 2.0, 3.0)
    y = (x**2).sum()
    y.backward(create_graph=True)
    return x.grad


@case
def backward_int(mod):
    mod.ones(1, dtype=mod.int64).sum().backward()


@case
def anomaly_enabled(mod):
    a = mod.is_anomaly_enabled(), mod.is_anomaly_check_nan_enabled()
    with mod.autograd.detect_anomaly():
        b = mod.is_anomaly_enabled()
    with mod.autograd.set_detect_anomaly(True, check_nan=False):
        c = mod.is_anomaly_enabled(), mod.is_anomaly_check_nan_enabled()
    mod.autograd.set_detect_anomaly(True)
    d = mod.is_anomaly_enabled()
    mod.autograd.set_detect_anomaly(False)
    return a, b, c, d, mod.is_anomaly_enabled()


@case
def anomaly_nan(mod):
    x = leaf(mod, 0.0)
    with mod.autograd.detect_anomaly():
        y = (x.sqrt() * 0).sum()
        y.backward()


@case
def anomaly_nonan(mod):
    x = leaf(mod, 0.0)
    with mod.autograd.detect_anomaly(check_nan=False):
        y = (x.sqrt() * 0).sum()
        y.backward()
    return str(x.grad)


@case
def sth(mod):
    x = leaf(mod, 2.0, 3.0)
    s = []
    with mod.autograd.graph.saved_tensors_hooks(lambda t: (s.append(t.detach().clone()), t * 1)[1], lambda t: t + 1):
        y = x * x
        y.exp()
    y.sum().backward()
    return s, x.grad


@case
def sth_raw(mod):
    x = leaf(mod, 2.0, 3.0)
    with mod.autograd.graph.saved_tensors_hooks(lambda t: t.tolist(), lambda t: mod.tensor(t)):
        y = (x * x * x).sin()
    y.sum().backward()
    return x.grad


@case
def sth_err(mod):
    x = leaf(mod, 2.0, 3.0)
    with mod.autograd.graph.saved_tensors_hooks(lambda t: t.tolist(), lambda t: t):
        y = (x * x * x).sin()
    y.sum().backward()
    return x.grad


@case
def sth_packerr(mod):
    x = leaf(mod, 2.0, 3.0)

    def bad(t):
        raise KeyError("mine")

    with mod.autograd.graph.saved_tensors_hooks(bad, lambda t: t):
        (x * x * x).sin()


@case
def sth_inplace(mod):
    x = leaf(mod, 2.0, 3.0)
    with mod.autograd.graph.saved_tensors_hooks(lambda t: t.add_(1), lambda t: t):
        (x * 2).sin()


@case
def sth_disable(mod):
    leaf(mod, 2.0, 3.0)
    with mod.autograd.graph.disable_saved_tensors_hooks("not here"):
        with mod.autograd.graph.saved_tensors_hooks(lambda t: t, lambda t: t):
            pass


@case
def sth_function(mod):
    class F(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            y = x.exp()
            ctx.save_for_backward(x, y)
            return y

        @staticmethod
        def backward(ctx, g):
            x, y = ctx.saved_tensors
            return g * y + x * 0

    x = leaf(mod, 2.0, 3.0)
    s = []
    with mod.autograd.graph.saved_tensors_hooks(
        lambda t: (s.append(t.detach()), t.tolist())[1], lambda t: mod.tensor(t)
    ):
        y = F.apply(x)
    y.sum().backward()
    return s, x.grad


@case
def save_on_cpu(mod):
    x = leaf(mod, 2.0, 3.0)
    with mod.autograd.graph.save_on_cpu():
        y = x * x.exp()
    y.sum().backward()
    return x.grad


@case
def allow_mut(mod):
    x = leaf(mod, 2.0, 3.0)
    with mod.autograd.graph.allow_mutation_on_saved_tensors():
        y = x.clone()
        z = y.exp() * y
        y.add_(5)
        z.sum().backward()
    return x.grad


@case
def multigrad(mod):
    a, b = leaf(mod, 1.0), leaf(mod, 2.0)
    s = []
    mod.autograd.graph.register_multi_grad_hook((a, b), lambda gs: s.append(list(gs)))
    (a * b).sum().backward()
    return s


@case
def multigrad_any(mod):
    a, b = leaf(mod, 1.0), leaf(mod, 2.0)
    s = []
    mod.autograd.graph.register_multi_grad_hook((a, b), lambda g: s.append(1), mode="any")
    (a * b).sum().backward()
    return s


@case
def set_mt(mod):
    with mod.autograd.set_multithreading_enabled(False):
        return mod.autograd.is_multithreading_enabled()


@case
def grad_setter_dtype(mod):
    x = leaf(mod, 1.0)
    x.grad = mod.ones(1, dtype=mod.float64)


@case
def name_indexing(mod):
    x = leaf(mod, 1.0, 2.0)
    return (
        x[mod.tensor([0])].grad_fn.name(),
        x[0].grad_fn.name(),
        x[:1].grad_fn.name(),
        x[None].grad_fn.name(),
        x[x > 1].grad_fn.name(),
    )


@case
def grad_layout_kept(mod):
    x = mod.ones(2, 3).t().requires_grad_()
    (x * 2).sum().backward()
    return x.grad.stride()


@case
def unsafe_view_chain(mod):
    x = leaf(mod, 1.0, 2.0, 3.0, 4.0)
    y = x.clone()
    a = y.view(2, 2)
    b = a.t()
    b[0] = b[1] * 2
    a.add_(1)
    (y**2).sum().backward()
    return x.grad, b


@case
def grad_dtype_casts_what_comes_in(mod):
    x = leaf(mod, 1.0, 2.0)
    before = x.grad_dtype == x.dtype
    x.grad_dtype = mod.float64
    seen = []
    x.register_hook(lambda grad: seen.append(grad.dtype == mod.float64))
    (x * 2).sum().backward()
    (x * 3).sum().backward()
    return before, x.grad, seen, mod.autograd.grad((x * x).sum(), x)


@case
def grad_dtype_of_any_kind(mod):
    x = leaf(mod, 1.0, 2.0)
    x.grad_dtype = None
    x.grad = mod.ones(2, dtype=mod.float16)
    (x * 2).sum().backward()
    first = x.grad
    x.grad = None
    (x * 2).sum().backward()
    return x.grad_dtype, first, x.grad


@case
def grad_dtype_of_what_is_no_leaf(mod):
    return (leaf(mod, 1.0) * 2).grad_dtype


@case
def grad_dtype_cannot_be_set_there(mod):
    (leaf(mod, 1.0) * 2).grad_dtype = mod.float64


@case
def grad_dtype_is_a_dtype(mod):
    leaf(mod, 1.0).grad_dtype = "float64"


@case
def grad_dtype_and_a_gradient_of_another(mod):
    x = leaf(mod, 1.0)
    (x * 2).sum().backward()
    x.grad_dtype = mod.float64


@case
def grad_of_another_dtype_than_grad_dtype(mod):
    x = leaf(mod, 1.0)
    x.grad_dtype = mod.float64
    x.grad = mod.ones(1)


@case
def base_of(mod):
    x = mod.ones(4)
    v = x.view(2, 2)[0]
    return v._base is x, v._is_view()


@pytest.mark.parametrize("name", case)
def test_case(name):
    same_outcome(case[name], tolerance=1e-5)
