# ruff: noqa: E501
"""vmap over whole batches: each family of ops, graphs through it, random numbers and Functions of programs, beside PyTorch."""

import math

import pytest
from twin import Cases, run_both, same_outcome, sub

case = Cases()

# What is mapped: functions of a matrix x (3, 4), a matrix y (3, 4), a vector v (4) and a number s.
OPS = """
x + y | x * s - v | x / (y.abs() + 1) | x.sin().exp() | mod.where(x > 0, x, s) | mod.maximum(x, v) | x.clamp(s, 1.0)
x.double() * s | (x > 0) * s | x.lerp(y, 0.3) | mod.addcmul(x, y, x, value=2) | x ** 2 | 2 ** x | F.gelu(x) | F.elu(x)
F.leaky_relu(x, 0.2) | F.prelu(x, s) | F.hardtanh(x) | F.softplus(x) | F.glu(x, 0 - 1) | x.masked_fill(y > 0, 3.0)
x.sum() | x.sum(0) | x.sum(-1, keepdim=True) | x.mean((0, 1)) | s.sum() | s.mean() | x.prod(1) | x.amax(0) | x.max()
x.max(1) | x.min(0).indices | x.argmax() | x.argmax(1, keepdim=True) | x.var() | x.std(1) | x.var(0, unbiased=False)
x.norm() | x.norm(dim=1) | mod.linalg.vector_norm(x, 1) | x.logsumexp(1) | x.any() | (x > 0).all(1) | x.median(1)
mod.aminmax(x, dim=0) | x.count_nonzero() | x.trace() | mod.std_mean(x, dim=1) | F.softmax(x, 1) | x.log_softmax(0)
x.cumsum(0) | x.cumprod(-1) | x.cummax(1) | x.sort(1) | x.argsort(0, descending=True) | x.topk(2, 1) | x.flip(0, 1)
x.kthvalue(2) | x.roll(1) | x.roll((1, 2), (0, 1)) | x.diff(dim=0) | F.normalize(x) | F.normalize(x, dim=0)
x.T | x.t() | x.mT | v.t() | x.permute(1, 0) | x.transpose(0, -1) | x.reshape(2, -1) | x.view(-1) | x.flatten()
x.unsqueeze(0) | x.unsqueeze(-1) | x[None] | x.unsqueeze(1).squeeze(1) | x.unsqueeze(1).squeeze() | s.unsqueeze(0)
x.expand(2, 3, 4) | v.expand(3, 4) | x.expand_as(x) | s.expand(3) | x.repeat(2, 1) | v.repeat(2, 3) | x.unflatten(1, (2, 2))
x.movedim(0, 1) | x.unbind(1) | x.split(2, 1) | x.chunk(2) | x.tensor_split(2) | x.narrow(1, 1, 2) | x.select(0, 1)
x.diagonal() | mod.diag_embed(v) | v.diag() | x.tril() | x.triu(1) | x.unfold(1, 2, 1) | x.ravel() | x.as_strided((2,), (4,))
mod.cat([x, y]) | mod.cat([x, y, x], 1) | mod.stack([x, y], -1) | mod.hstack([x, y]) | mod.vstack([x, x])
x[0] | x[..., 1] | x[1:, ::2] | x[0, 1] | x[:, None] | x[i] | x[i, i] | x[:, i] | x[mod.tensor([True, False, True])]
x @ y.T | x @ v | v @ y.T | v @ v | mod.mm(x, y.T) | mod.mv(x, v) | mod.dot(v, v) | mod.outer(v, v) | F.linear(x, y)
F.linear(v, y, v[:3]) | F.linear(x, y, x[:, 0]) | mod.addmm(x, x @ y.T, y, beta=0.5, alpha=2) | mod.einsum("ij,kj->ik", x, y)
mod.bmm(x[None], y.T[None]) | mod.addmv(v[:3], x, v) | mod.inner(x, v) | mod.baddbmm(x[None], (x @ y.T)[None], y[None])
mod.inner(x, y) | mod.tensordot(x, y, 2) | mod.linalg.inv(x @ x.T + e) | mod.linalg.det(x @ x.T + e)
mod.linalg.solve(x @ x.T + e, y) | mod.linalg.cholesky(x @ x.T + e) | mod.linalg.eigvalsh(x @ x.T) | mod.logdet(x @ x.T + e)
F.mse_loss(x, y) | F.mse_loss(x, y, reduction="sum") | F.l1_loss(x, y, reduction="none") | F.smooth_l1_loss(x, y)
F.binary_cross_entropy_with_logits(x, y.sigmoid()) | F.kl_div(x.log_softmax(1), y.softmax(1), reduction="sum")
F.cross_entropy(x, i) | F.cross_entropy(x, i, reduction="sum") | F.cross_entropy(v, i[0]) | F.cross_entropy(x, y.softmax(1))
F.cross_entropy(x, i, ignore_index=1) | F.cross_entropy(x, i, label_smoothing=0.1, weight=mod.arange(1.0, 5.0))
F.nll_loss(x.log_softmax(1), i, reduction="none") | F.huber_loss(x, y) | F.cosine_similarity(x, y, dim=1)
F.layer_norm(x, (4,)) | F.layer_norm(x, (4,), v, v) | F.group_norm(x, 2) if x.shape[1] == 2 else F.group_norm(x[:, :, None], 2)
F.batch_norm(x, None, None, training=True) | F.batch_norm(x, None, None, v, v, training=True) | F.instance_norm(x[:, :, None].expand(3, 4, 5) * mod.arange(5.0))
F.batch_norm(x, mod.zeros(4), mod.ones(4), v, v) | F.conv1d(x[None], y[:, None, :2].expand(3, 3, 2)) | F.conv1d(x, y[:, None].repeat(1, 3, 1)[..., :2], v[:3])
F.conv2d(x[None, None], y[None, None, :2, :2]) | F.conv2d(x[None], y[:, None, :2, :2], v[:3], padding=1) | F.conv_transpose1d(x, y[:, None])
F.max_pool1d(x, 2) | F.max_pool2d(x[None], 2) | F.avg_pool1d(x[None], 2) | F.adaptive_avg_pool2d(x[None], 1)
F.interpolate(x[None], scale_factor=2) | F.pad(x, (1, 1)) | F.pad(x, (1, 1), mode="reflect") | F.unfold(x[None, None], 2)
F.pixel_shuffle(x.reshape(1, 1, 3, 4).expand(1, 4, 3, 4), 2) | F.scaled_dot_product_attention(x[None], y[None], x[None])
F.embedding(i, x) | x.gather(1, i[:, None]) | x.gather(0, i[None].expand(2, 3)[:, :3] * 0) | x.scatter(1, i[:, None], y)
x.scatter_add(1, i[:, None], y) | x.index_select(0, i) | x.take_along_dim(i[:, None], 1) | x.index_add(0, i, y)
x.new_zeros(2) + s | mod.zeros_like(x) | x.new_full((2, 2), 3.0) | x.to(mod.float64) | x.long() | x.type_as(i) | x.clone()
mod.searchsorted(v.sort().values, x) | F.one_hot(i, 5) | x.repeat_interleave(2, 0) | mod.cdist(x, y) | x.rot90() | mod.kron(x, y)
x.clone().add_(s) | x.clone().mul_(y).relu_() | x.clone().zero_() | x.clone().fill_(2.0) | x.clone().copy_(v) | F.relu(x, inplace=False)
F.multi_margin_loss(x, i) | mod.nn.functional.bilinear(v, v, x[:, :, None].expand(3, 4, 4)) | mod.nan_to_num(x) | mod.atan2(x, v)
"""
EXPRESSIONS = [text.strip() for line in OPS.strip().splitlines() for text in line.split(" | ")]
BATCHES = {"xyvsi": "all", "x": "x", "y": "y", "vi": "v and i", "s": "s", "": "none of what is used"}


def tensors(mod, size=3):
    mod.manual_seed(1)
    shapes = {"x": (3, 4), "y": (3, 4), "v": (4,), "s": ()}
    found = {name: mod.randn(size, *shape) for name, shape in shapes.items()}
    return {**found, "i": mod.randint(0, 3, (size, 3))}


def mapped(mod, text, batched, gradients):
    """The function mapped over some of its arguments, its value, and what its gradients are in the values."""
    run = eval(f"lambda x, y, v, s, i: {text}", {"mod": mod, "F": sub(mod, "nn.functional"), "e": mod.eye(3)})
    given = {n: t if n in batched else t[0] for n, t in tensors(mod).items()}
    dims = tuple(0 if n in batched else None for n in given)
    if not any(d == 0 for d in dims):
        dims, given = (*dims, 0), {**given, "other": mod.arange(3.0)}
    leaves = [t.requires_grad_() if gradients and t.is_floating_point() else t for t in given.values()]
    result = sub(mod, "func").vmap(lambda *a: run(*a[:5]), dims)(*leaves)
    results = list(result) if isinstance(result, (tuple, list)) else [result]
    if not gradients:
        return results
    total = sum((r * r.detach().cos()).sum() for r in results if r.requires_grad)
    if not isinstance(total, int):
        total.backward()
    return [t.grad for t in leaves if t.requires_grad]


@pytest.mark.parametrize("gradients", [False, True], ids=["values", "gradients"])
@pytest.mark.parametrize("text", EXPRESSIONS)
def test_op(text, gradients):
    for batched in BATCHES:
        expected, got = run_both(mapped, text, batched, gradients)
        if isinstance(expected, tuple) and isinstance(expected[0], type):
            continue  # PyTorch has no rule for it
        same_outcome(
            lambda mod, batched=batched: mapped(mod, text, batched, gradients), tolerance=1e-3 if gradients else 2e-5
        )


# ---- Whole programs --------------------------------------------------------------------------------------------------


def model(mod, kind):
    nn = mod.nn
    mod.manual_seed(3)
    if kind == "mlp":
        return nn.Sequential(nn.Linear(6, 5), nn.Tanh(), nn.Linear(5, 3)), mod.randn(4, 6)
    if kind == "cnn":
        net = nn.Sequential(
            nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 2, 2, padding=1, stride=2), nn.GroupNorm(1, 2),
            nn.Flatten(), nn.Linear(8, 3),
        )  # fmt: skip
        return net, mod.randn(4, 1, 8, 8)
    if kind == "conv1d":
        return nn.Sequential(nn.Conv1d(2, 3, 3), nn.SiLU(), nn.Flatten(), nn.Linear(12, 3)), mod.randn(4, 2, 6)
    if kind == "batchnorm":
        net = nn.Sequential(nn.Linear(6, 5), nn.BatchNorm1d(5, track_running_stats=False), nn.Linear(5, 3))
        return net, mod.randn(4, 6)
    if kind == "layernorm":
        return nn.Sequential(nn.Linear(6, 5), nn.LayerNorm(5), nn.ELU(), nn.Linear(5, 3)), mod.randn(4, 6)
    return nn.Sequential(nn.TransformerEncoderLayer(6, 2, 8, 0.0, batch_first=True), nn.Linear(6, 3)), mod.randn(
        4, 5, 6
    )


KINDS = ["mlp", "cnn", "conv1d", "batchnorm", "layernorm", "transformer"]


@pytest.mark.parametrize("kind", KINDS)
def test_gradients_of_samples(kind):
    def run(mod):
        func, (net, x) = sub(mod, "func"), model(mod, kind)
        params = {n: p.detach() for n, p in net.named_parameters()}
        count = 2 if kind == "batchnorm" else 1

        def loss(params, sample, target):
            batch = sample.unsqueeze(0).expand(count, *sample.shape) * mod.arange(1.0, count + 1).view(
                -1, *[1] * sample.dim()
            )
            out = func.functional_call(net, params, (batch,))
            return mod.nn.functional.cross_entropy(out.flatten(0, -2), target.expand(out[..., 0].numel()))

        target = mod.tensor([0, 2, 1, 1])
        return func.vmap(func.grad_and_value(loss), (None, 0, 0))(params, x, target)

    same_outcome(run, tolerance=2e-4)


@pytest.mark.parametrize("kind", KINDS)
def test_ensembles(kind):
    def run(mod):
        func = sub(mod, "func")
        nets, x = [model(mod, kind)[0] for _ in range(3)], model(mod, kind)[1]
        with mod.no_grad():
            for k, net in enumerate(nets):
                for p in net.parameters():
                    p.mul_(1 + k / 4)
        params, buffers = func.stack_module_state(nets)
        call = lambda p, b, x: func.functional_call(nets[0], (p, b), (x,))  # noqa: E731
        out = func.vmap(call, (0, 0, None))(params, buffers, x)
        out.square().sum().backward()
        return (
            out,
            [p.grad for p in params.values()],
            func.vmap(call, (0, 0, 0))(params, buffers, mod.stack([x, x, -x])),
        )

    same_outcome(run, tolerance=2e-4)


@case
def second_derivatives_of_a_convolution_of_samples(mod):
    func, (net, x) = sub(mod, "func"), model(mod, "cnn")
    w = net[0].weight.detach()
    run = lambda w, x: mod.nn.functional.conv2d(x.unsqueeze(0), w).tanh().sum()  # noqa: E731
    wanted = lambda w, x: func.grad(lambda w: (func.grad(run, 1)(w, x) ** 2).sum())(w)  # noqa: E731
    return func.vmap(wanted, (None, 0))(w, x)


@case
def maps_in_maps(mod):
    func = sub(mod, "func")
    x, y = mod.randn(3, 4), mod.randn(5, 4)
    pairs = func.vmap(func.vmap(lambda a, b: (a * b).sum() + a.max(), (None, 0)), (0, None))
    return pairs(x, y), func.vmap(func.vmap(func.grad(lambda a, b: (a * b).sin().sum()), (None, 0)), (0, None))(x, y)


@case
def derivatives_in_maps(mod):
    func = sub(mod, "func")
    x, w = mod.randn(3, 4), mod.randn(4, 4)
    f = lambda t: mod.tanh(w @ t)  # noqa: E731
    g = lambda t: f(t).square().sum()  # noqa: E731
    v = mod.randn(3, 4)
    jvp = func.vmap(lambda t, v: func.jvp(f, (t,), (v,))[1])
    return (
        func.vmap(func.jacrev(f))(x), func.vmap(func.jacfwd(f))(x), func.vmap(func.hessian(g))(x), jvp(x, v),
        func.vmap(lambda v: func.jvp(f, (x[0],), (v,))[1])(v), func.vmap(lambda t: func.vjp(f, t)[1](t)[0])(x),
    )  # fmt: skip


@case
def maps_over_cotangents(mod):
    func = sub(mod, "func")
    x, eye = mod.randn(4, requires_grad=True), mod.eye(4)
    y, pull = func.vjp(lambda t: t.sin().cumsum(0), x)
    plain = x.exp().cumsum(0)
    rows = func.vmap(lambda v: mod.autograd.grad(plain, x, v, retain_graph=True)[0])(eye)
    return func.vmap(pull)(eye), rows, func.vmap(func.linearize(lambda t: t.sin() * 2, x)[1])(eye)


@case
def derivatives_around_maps(mod):
    func = sub(mod, "func")
    x = mod.randn(3, 4)
    f = lambda t: func.vmap(lambda r: (r.cumsum(0) * r.max()).sum())(t).pow(2).sum()  # noqa: E731
    return func.grad(f)(x), func.jvp(f, (x,), (mod.ones(3, 4),)), func.hessian(f)(x)


@case
def writes(mod):
    def run(t, u):
        made = mod.zeros_like(t)
        made[0] = u
        made[1:] += t[1:] * 2
        made[..., -1] = 7.0
        made[:2].mul_(2)
        t.add_(1)
        return made, t

    x, y = mod.randn(3, 4), mod.randn(3)
    return sub(mod, "func").vmap(run)(x, y), x


@case
def chunks(mod):
    return [sub(mod, "func").vmap(lambda t: t * t.sum(), chunk_size=n)(mod.randn(7, 2)) for n in (1, 2, 3, 7, 9)]


@case
def attributes_of_entries(mod):
    seen = []

    def run(t):
        seen.append((tuple(t.shape), t.dim(), t.numel(), str(t.dtype).split(".")[1], len(t), t.size(0), t.ndim))
        seen.append((t.requires_grad, isinstance(t, mod.Tensor), t.is_floating_point(), t.T.shape[0]))
        return sum(row.sum() for row in t)

    return sub(mod, "func").vmap(run)(mod.ones(2, 3, 4)), seen


@case
def buffers_of_batch_norms(mod):
    func = sub(mod, "func")
    nets = [mod.nn.BatchNorm1d(3) for _ in range(2)]
    params, buffers = func.stack_module_state(nets)
    call = lambda p, b, x: func.functional_call(nets[0], (p, b), (x,))  # noqa: E731
    return func.vmap(call)(params, buffers, mod.randn(2, 5, 3)), buffers


# ---- What depends on values ------------------------------------------------------------------------------------------

for name, text in {
    "item": "t.sum().item()",
    "if": "t if t.sum() > 0 else -t",
    "float": "float(t.sum())",
    "mask": "t[t > 0]",
    "nonzero": "t.nonzero()",
    "out": "mod.add(t, t, out=mod.empty(2))",
    "unbatched_write": "mod.zeros(2).add_(t)",
}.items():

    def refused(mod, text=text):
        return sub(mod, "func").vmap(eval(f"lambda t: {text}", {"mod": mod}))(mod.randn(3, 2))

    refused.__name__ = f"refused_{name}"
    case(refused)


READS = """T.item(t.sum()) | T.tolist(t) | T.numpy(t) | T.contiguous(t) | T.to(t, mod.float64) | T.detach(t) | T.data_ptr(t)
np.asarray(t) | memoryview(t) | mod.tensor([t[0], t[1]]) | t.untyped_storage() | pickle.dumps(t) | mod.from_dlpack(t)
t.as_subclass(T) | T.as_subclass(t, T) | f"{t.sum():.2f}" | T.byte(t) | T.bool(t) | mod.tensor(t) | T.data.__get__(t)
mod.zeros(2).set_(t) | mod.zeros(t[0].long()) | mod.zeros([t[0].long(), 2]) | mod.tensor([t[0].long()]) | T.untyped_storage(t)
mod.save(t, "t.pt") | setattr(mod.ones(2), "data", t)"""


@pytest.mark.parametrize("text", READS.replace("\n", " | ").split(" | "))
def test_values_are_not_read_outside_of_functions(text, tmp_path, monkeypatch):
    """PyTorch refuses some of these and answers others by rules that they have for it; none may see a stand-in."""
    import pickle

    import flashlight
    import numpy as np

    monkeypatch.chdir(tmp_path)
    names = {"mod": flashlight, "T": flashlight.Tensor, "np": np, "pickle": pickle}
    x = flashlight.arange(6.0).view(3, 2)
    function = eval(f"lambda t: {text}", names)
    try:
        result = flashlight.func.vmap(function)(x)
    except RuntimeError as error:
        assert "vmap" in str(error)  # noqa: PT017
    else:
        assert result.tolist() == [function(row).tolist() for row in x]
    assert (x + 1).sum().item() == 21


# ---- Random numbers --------------------------------------------------------------------------------------------------

DRAWS = ["mod.rand(2)", "mod.randn(2) + t", "mod.rand_like(t)", "F.dropout(t)", "mod.bernoulli(t.sigmoid())",
         "t.clone().uniform_()", "t.clone().normal_(1, 2)", "F.dropout(mod.ones(5))", "mod.randint(0, 9, (4,))",
         "F.dropout(t, 0.0)", "F.dropout(t, training=False)", "mod.randperm(5)", "mod.rand_like(mod.ones(3))"]  # fmt: skip


@pytest.mark.parametrize("randomness", ["error", "same", "different"])
@pytest.mark.parametrize("text", DRAWS)
def test_draws(text, randomness):
    def run(mod):
        f = eval(f"lambda t: {text}", {"mod": mod, "F": sub(mod, "nn.functional")})
        return sub(mod, "func").vmap(f, randomness=randomness)(mod.arange(6.0).view(3, 2) / 3), mod.rand(2)

    if randomness != "same" or "bernoulli" not in text:  # which PyTorch refuses
        same_outcome(run, tolerance=1e-6)


# ---- Functions -------------------------------------------------------------------------------------------------------


def cube(mod, **members):
    """x^3 times y with a backward of its own; with setup_context."""

    class Cube(mod.autograd.Function):
        @staticmethod
        def forward(x, y):
            return x**3 * y

        @staticmethod
        def setup_context(ctx, inputs, output):
            ctx.save_for_backward(*inputs)

        @staticmethod
        def backward(ctx, grad):
            x, y = ctx.saved_tensors
            return grad * 3 * x**2 * y, (grad * x**3).sum_to_size(y.shape)

    for name, value in members.items():
        setattr(Cube, name, value)
    return Cube


@case
def derivatives_where_entries_may_draw(mod):
    func, x = sub(mod, "func"), mod.tensor([[0.5, 1.5], [2.0, -1.0]])
    inner = lambda x: x.sin().sum()  # noqa: E731
    maps = [
        func.vmap(f, randomness="different") for f in (func.grad(inner), func.jacrev(mod.sin), func.jacfwd(mod.cos))
    ]
    twice = func.vmap(func.vmap(func.grad(mod.sin), randomness="different"), randomness="different")
    asked = func.vmap(lambda x: (x.mT, x.T, x * x.requires_grad, x * x.dim()), randomness="different")
    return [f(x) for f in (*maps, twice)], asked(mod.ones(2, 3, 4))


@case
def other_shapes_in_place(mod):
    func, x = sub(mod, "func"), mod.arange(12.0).reshape(2, 1, 3, 2)

    def turned(x):
        results = []
        for change in (
            "t_()",
            "transpose_(0, 1)",
            "swapaxes_(-1, 0)",
            "unsqueeze_(0)",
            "unsqueeze_(-1)",
            "squeeze_(-2)",
        ):
            y = x.clone()
            result = eval(f"y.{change}")
            y.mul_(2)
            results += [y, result, y.sum(0), mod.tensor(y.shape)]
        return tuple(results)

    both = func.vmap(func.vmap(turned, randomness="different"), randomness="different")
    return func.vmap(turned)(x[:, 0]), both(x)


@case
def views_without_a_rule_of_one_dimension(mod):
    func = sub(mod, "func")
    views = [mod.atleast_1d, mod.atleast_2d, mod.atleast_3d, mod.adjoint, lambda x: x.view(mod.int32).view(x.dtype)]
    views += [lambda x: mod.broadcast_tensors(x, x)[0], lambda x: x.type(x.dtype), lambda x: x.flatten(-1)]
    views += [
        lambda x: x.movedim(0, -1),
        lambda x: x.transpose(0, -1),
        lambda x: x.hsplit(2)[1],
        lambda x: x.hsplit((1,))[0],
    ]
    views += [lambda x: x.vsplit(2)[1], lambda x: x.dsplit((1,))[0]]

    def written(view):
        def function(x):
            x = x.clone()
            view(x).mul_(10)
            return x

        return function

    results = []
    for shape in ((2,), (2, 2), (2, 2, 4), (3, 2, 4, 2)):
        x = mod.arange(1.0, 1 + math.prod(shape)).reshape(shape)
        for view in views:
            try:
                results.append(func.vmap(written(view))(x))
            except (RuntimeError, IndexError):
                results.append(None)
    return results


@case
def tangents_of_entries_written_in_place(mod):
    func, x = sub(mod, "func"), mod.tensor([[0.5, 1.5], [2.0, -1.0]])
    tangent = lambda x: func.jvp(lambda x: x.mul_(x.clone()).sin_(), (x,), (mod.ones_like(x),))  # noqa: E731
    leaf = x.clone().requires_grad_()
    less = lambda x, y: func.jvp(lambda x, y: y.sub_(x), (x, y), (x.cos(), mod.ones_like(y)))  # noqa: E731
    return func.vmap(tangent)(x.clone()), func.vmap(less)(x, leaf.clone()), func.vmap(less, (None, 0))(x[0], leaf * 1)


@case
def refused_shapes_of_entries(mod):
    return sub(mod, "func").vmap(lambda x: x.mT)(mod.ones(2, 3))


@case
def function_with_generated_rule(mod):
    func, f = sub(mod, "func"), cube(mod, generate_vmap_rule=True).apply
    x, y = mod.randn(3, 4), mod.randn(3)
    total = lambda x, y: f(x, y).sum()  # noqa: E731
    leaf = x.clone().requires_grad_()
    func.vmap(f, (0, None))(leaf, mod.tensor(2.0)).sum().backward()
    return (
        func.vmap(f)(x, y), func.vmap(func.grad(total, (0, 1)))(x, y), func.vmap(func.grad(total), (0, None))(x, y[0]),
        leaf.grad,
    )  # fmt: skip


@case
def function_with_a_rule(mod):
    func, seen = sub(mod, "func"), []

    def rule(info, in_dims, x, y):
        seen.append((info.batch_size, info.randomness, in_dims, tuple(x.shape), tuple(y.shape)))
        if in_dims[1] is not None:
            y = y.movedim(in_dims[1], 0).unsqueeze(-1)
        return f.apply(x.movedim(in_dims[0], 0), y) + 1, 0

    f = cube(mod, vmap=staticmethod(rule))
    x, y = mod.randn(3, 4), mod.randn(3)
    result = func.vmap(f.apply)(x, y), func.vmap(f.apply, (0, None))(x, y[0])
    return *result, func.vmap(func.grad(lambda x, y: f.apply(x, y).sum()))(x, y), [s[:2] for s in seen]


@case
def refused_function_without_a_rule(mod):
    return sub(mod, "func").vmap(cube(mod).apply)(mod.randn(3, 4), mod.randn(3))


@case
def refused_function_with_two_rules(mod):
    f = cube(mod, generate_vmap_rule=True, vmap=staticmethod(lambda info, in_dims, x, y: (x, 0)))
    return sub(mod, "func").vmap(f.apply)(mod.randn(3, 4), mod.randn(3))


@pytest.mark.parametrize("name", case)
def test_case(name):
    same_outcome(case[name], tolerance=2e-5)


def test_a_mode_may_enter_itself():
    """What a mode's handler pushes and pops again leaves the mode where it was."""
    import flashlight
    from flashlight.overrides import TorchFunctionMode

    class Mode(TorchFunctionMode):
        def __torch_function__(self, func, types, args=(), kwargs=None):
            with self:
                pass
            return func(*args, **(kwargs or {}))

    with Mode():
        assert flashlight.add(flashlight.ones(1), 1).tolist() == [2]
        assert flashlight.ones(1).tolist() == [1]
