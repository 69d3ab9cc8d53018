"""Every kind of write in place, to a whole tensor, to a view, and to a tensor that is a view: values, gradients and
second gradients.
"""

import flashlight
import pytest
import torch
from twin import assert_same, same_outcome

OPS = {
    "mul_": lambda mod, y, w: y.mul_(w),
    "div_": lambda mod, y, w: y.div_(w),
    "add_": lambda mod, y, w: y.add_(w, alpha=2),
    "sub_": lambda mod, y, w: y.sub_(w),
    "pow_": lambda mod, y, w: y.pow_(w),
    "pows_": lambda mod, y, w: y.pow_(3),
    "exp_": lambda mod, y, w: y.exp_(),
    "log_": lambda mod, y, w: y.log_(),
    "sqrt_": lambda mod, y, w: y.sqrt_(),
    "sin_": lambda mod, y, w: y.sin_(),
    "tanh_": lambda mod, y, w: y.tanh_(),
    "sigmoid_": lambda mod, y, w: y.sigmoid_(),
    "relu_": lambda mod, y, w: y.relu_(),
    "addcmul_": lambda mod, y, w: y.addcmul_(w, y.clone()),
    "addcdiv_": lambda mod, y, w: y.addcdiv_(w, w * 2),
    "lerp_": lambda mod, y, w: y.lerp_(w, 0.3),
    "lerpt_": lambda mod, y, w: y.lerp_(w, w * 0.1),
    "clamp_": lambda mod, y, w: y.clamp_(0.5, 2.5),
    "atan2_": lambda mod, y, w: y.atan2_(w),
    "copy_": lambda mod, y, w: y.copy_(w),
    "square_": lambda mod, y, w: y.square_(),
    "rsqrt_": lambda mod, y, w: y.rsqrt_(),
    "neg_": lambda mod, y, w: y.neg_(),
    "abs_": lambda mod, y, w: y.abs_(),
    "reciprocal_": lambda mod, y, w: y.reciprocal_(),
    "masked_fill_": lambda mod, y, w: y.masked_fill_(mod.tensor([True, False, True, False]), 2.0),
    "index_add_": lambda mod, y, w: y.index_add_(0, mod.tensor([0, 1, 1, 2]), w),
    "scatter_": lambda mod, y, w: y.scatter_(0, mod.tensor([0, 1, 2, 3]), w),
    "silu": lambda mod, y, w: mod.nn.functional.silu(y, inplace=True),
    "mish": lambda mod, y, w: mod.nn.functional.mish(y, inplace=True),
    "erf_": lambda mod, y, w: y.erf_(),
    "cumsum_": lambda mod, y, w: y.cumsum_(0),
    "cumprod_": lambda mod, y, w: y.cumprod_(0),
    "fmod_": lambda mod, y, w: y.fmod_(0.7),
    "xlogy_": lambda mod, y, w: y.xlogy_(w),
    "setitem": lambda mod, y, w: y.__setitem__(mod.tensor([0, 2]), w[:2]),
    "log1p_": lambda mod, y, w: y.log1p_(),
    "expm1_": lambda mod, y, w: y.expm1_(),
    "acos_": lambda mod, y, w: (y.mul_(0.1), y.acos_()),
    "tan_": lambda mod, y, w: y.tan_(),
    "sinh_": lambda mod, y, w: y.sinh_(),
    "self_mul": lambda mod, y, w: y.mul_(y),
    "self_add": lambda mod, y, w: y.add_(y),
    "hypot": lambda mod, y, w: y.hypot_(w),
    "logit_": lambda mod, y, w: (y.mul_(0.1), y.logit_()),
    "selu_": lambda mod, y, w: mod.nn.functional.selu_(y),
    "celu_": lambda mod, y, w: mod.nn.functional.celu_(y),
    "hardswish": lambda mod, y, w: mod.nn.functional.hardswish(y, inplace=True),
    "threshold_": lambda mod, y, w: mod.nn.functional.threshold_(y, 1.0, 2.0),
    "nan_to_num_": lambda mod, y, w: y.nan_to_num_(),
    "tril_": lambda mod, y, w: y.view(2, 2).tril_(),
    "t_": lambda mod, y, w: y.view(2, 2).t_().mul_(2),
    "unsq": lambda mod, y, w: y.unsqueeze_(0).mul_(w),
    "remainder_": lambda mod, y, w: y.remainder_(0.7),
    "addmm_": lambda mod, y, w: y.view(2, 2).addmm_(w.view(2, 2), w.view(2, 2)),
    "sgn": lambda mod, y, w: y.sgn_(),
    "zero": lambda mod, y, w: y.zero_(),
    "fill": lambda mod, y, w: y.fill_(w[0]),
    "softplus": lambda mod, y, w: y.copy_(mod.nn.functional.softplus(y)),
    "index_put": lambda mod, y, w: y.index_put_((mod.tensor([0, 0]),), w[:2], accumulate=True),
    "put": lambda mod, y, w: y.put_(mod.tensor([0, 1]), w[:2]),
    "index_copy": lambda mod, y, w: y.index_copy_(0, mod.tensor([0, 1]), w[:2]),
    "index_fill": lambda mod, y, w: y.index_fill_(0, mod.tensor([0, 1]), w[0]),
    "masked_scatter": lambda mod, y, w: y.masked_scatter_(mod.tensor([True, False, True, False]), w),
    "where": lambda mod, y, w: y.copy_(mod.where(y > 1, y, w)),
    "diag": lambda mod, y, w: y.view(2, 2).fill_diagonal_(2),
    "lgamma": lambda mod, y, w: y.lgamma_(),
    "baddbmm": lambda mod, y, w: y.view(1, 2, 2).baddbmm_(w.view(1, 2, 2), w.view(1, 2, 2)),
    "addmv": lambda mod, y, w: y[:2].addmv_(w.view(2, 2), w[:2]),
    "logaddexp": lambda mod, y, w: y.copy_(mod.logaddexp(y, w)),
    "exp2_": lambda mod, y, w: y.exp2_(),
    "log2_": lambda mod, y, w: y.log2_(),
    "asinh_": lambda mod, y, w: y.asinh_(),
    "erfinv_": lambda mod, y, w: (y.mul_(0.1), y.erfinv_()),
    "frac": lambda mod, y, w: y.frac_(),
    "sinc": lambda mod, y, w: y.sinc_(),
    "dropout": lambda mod, y, w: (mod.manual_seed(0), mod.nn.functional.dropout(y, 0.5, True, True)),
}

# In PyTorch these have no derivative in place, or refuse what is right here.
del OPS["asinh_"], OPS["self_mul"], OPS["sgn"]


@pytest.mark.parametrize("mode", ["whole", "view", "is a view"])
@pytest.mark.parametrize("name", OPS)
def test_write(name, mode):
    def run(mod):
        values = [0.7, 1.3, 2.1, 0.4, 1.0, 2.0] if mode == "view" else [0.7, 1.3, 2.1, 0.4]
        x = mod.tensor(values, dtype=mod.float64, requires_grad=True)
        w = mod.tensor([1.1, 2.2, 0.5, 1.7], dtype=mod.float64, requires_grad=True)
        y = x * x * 1.5
        if mode == "is a view":
            y = mod.stack([y, y], 1)[:, 0]
        target = y[1:5] if mode == "view" else y
        OPS[name](mod, target, w)
        result = (y**3).sum() + (target**2).sum()
        first = mod.autograd.grad(result, [x, w], create_graph=True, allow_unused=True)
        second = sum((g**2).sum() for g in first if g is not None)
        return result, first, mod.autograd.grad(second, [x, w], allow_unused=True)

    same_outcome(run, tolerance=1e-7)


# What is written is also read: PyTorch refuses the backward pass of most of these, here it is that of a copy.
OWN_OPERAND = {
    "mul_": lambda y, other, x: y.mul_(other),
    "add_": lambda y, other, x: y.add_(other, alpha=2),
    "sub_": lambda y, other, x: y.sub_(other),
    "div_": lambda y, other, x: y.div_(other),
    "pow_": lambda y, other, x: y.pow_(other),
    "atan2_": lambda y, other, x: y.atan2_(other),
    "hypot_": lambda y, other, x: y.hypot_(other),
    "xlogy_": lambda y, other, x: y.xlogy_(other),
    "fmod_": lambda y, other, x: y.fmod_(other),
    "remainder_": lambda y, other, x: y.remainder_(other),
    "clamp_": lambda y, other, x: y.clamp_(other * 1),
    "copysign_": lambda y, other, x: y.copysign_(other),
    "addcmul_": lambda y, other, x: y.addcmul_(other, x),
    "addcmul_ last": lambda y, other, x: y.addcmul_(x, other),
    "addcdiv_": lambda y, other, x: y.addcdiv_(other, x),
    "addcdiv_ last": lambda y, other, x: y.addcdiv_(x, other),
    "lerp_": lambda y, other, x: y.lerp_(other, x),
    "lerp_ weight": lambda y, other, x: y.lerp_(x, other),
    "copy_": lambda y, other, x: y.copy_(other),
    "masked_fill_": lambda y, other, x: y.masked_fill_(y.detach() > 1, other[0]),
    "masked_scatter_": lambda y, other, x: y.masked_scatter_(y.detach() > 1, other),
    "setitem": lambda y, other, x: y.__setitem__(0, other[1]),
}


@pytest.mark.parametrize("name", OWN_OPERAND)
def test_own_operand(name):
    def gradients(mod, copies):
        x = mod.tensor([0.7, 1.3, 2.1, 0.4], dtype=mod.float64, requires_grad=True)
        y = x * x
        OWN_OPERAND[name](y, y.clone() if copies else y, x)
        (first,) = mod.autograd.grad((y * y).sum(), x, create_graph=True)
        return y, first, mod.autograd.grad(first.sum(), x)

    expected = gradients(torch, True)
    assert_same(gradients(flashlight, False), expected, 1e-9)


OVERLAPS = {
    "copy_": lambda mod, y: y[1:].copy_(y[:-1]),
    "setitem": lambda mod, y: y.__setitem__(slice(1, None), y[:-1]),
    "row": lambda mod, y: y.view(2, 3).copy_(y[:3]),
    "transposed": lambda mod, y: y[:4].view(2, 2).copy_(y[:4].view(2, 2).t()),
    "same": lambda mod, y: y.copy_(y.view(6)),
    "with holes": lambda mod, y: y[::2].copy_(y[1::2]),
    "apart": lambda mod, y: y[:3].copy_(y[3:]),
    "add_": lambda mod, y: y[1:].add_(y[:-1]),
    "index_add_": lambda mod, y: y.index_add_(0, mod.arange(6), y),
    "index_copy_": lambda mod, y: y.index_copy_(0, mod.arange(3), y[:3]),
    "index_reduce_": lambda mod, y: y.index_reduce_(0, mod.arange(3), y[:3], "prod"),
    "scatter_": lambda mod, y: y.scatter_(0, mod.arange(6), y),
    "scatter_add_": lambda mod, y: y.scatter_add_(0, mod.arange(6), y),
    "scatter_reduce_": lambda mod, y: y.scatter_reduce_(0, mod.arange(3), y[:3], "sum"),
    "put_": lambda mod, y: y.put_(mod.arange(6), y),
    "index_put_": lambda mod, y: y.index_put_((mod.arange(6),), y, accumulate=True),
    "by index": lambda mod, y: y.__setitem__([0, 1], y[2:4]),
    "by mask": lambda mod, y: y.__setitem__(mod.tensor([True, True, False, False, False, False]), y[2:4]),
    "other half by index": lambda mod, y: y[:3].__setitem__([0, 1], y[4:]),
    "one number by mask": lambda mod, y: y.__setitem__(y > 2, y[1]),
    "itself with holes": lambda mod, y: (lambda v: v.index_copy_(0, mod.arange(3), v))(y[::2]),
    "itself, empty": lambda mod, y: (lambda v: v.scatter_add_(0, mod.arange(0), v))(y[:0]),
    "itself expanded": lambda mod, y: (lambda v: v.copy_(v))(y.expand(2, 6)),
    "the same, expanded": lambda mod, y: (lambda v: v.detach().copy_(v))(y.expand(2, 6)),
    "its own index": lambda mod, y: y.long().scatter_(0, y.long(), 1),
    "index": lambda mod, y: (lambda i: i.index_fill_(0, i, 3))(y.long()),
    "index of itself": lambda mod, y: (lambda i: i.__setitem__(i, 3))(y.long()),
}


@pytest.mark.parametrize("name", OVERLAPS)
def test_overlap(name):
    """Where what is read shares memory with what is written, and which are refused before anything is written."""

    def run(mod):
        y = mod.arange(6.0)
        OVERLAPS[name](mod, y)
        return y

    same_outcome(run)
    y = flashlight.arange(6.0)
    try:
        OVERLAPS[name](flashlight, y)
    except RuntimeError:
        assert y.tolist() == [0, 1, 2, 3, 4, 5] and y._version == 0


FAULTY = {
    "shapes": lambda mod, x: x.add_(mod.ones(4)),
    "copy": lambda mod, x: x.copy_(mod.ones(4)),
    "index": lambda mod, x: x.index_add_(0, mod.tensor([5]), mod.ones(1)),
    "dtype": lambda mod, x: x.mul_(mod.ones(3, dtype=mod.float64)[:2]),
    "resize": lambda mod, x: x.resize_(-1),
}


@pytest.mark.parametrize("name", FAULTY)
def test_leaf_comes_first(name):
    """Of a leaf that requires a gradient that is the fault, whatever else is wrong; under no_grad it is the other."""

    def run(mod):
        x = mod.ones(3, requires_grad=True)
        messages = []
        for block in (mod.enable_grad, mod.no_grad):
            try:
                with block():
                    FAULTY[name](mod, x)
            except Exception as error:
                messages.append((type(error).__name__, "leaf" in str(error)))
        return messages, x._version

    same_outcome(run)


ORDERS = ([0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1])


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    "write",
    [
        lambda m, y: y[0].mul_(3),
        lambda m, y: y[:, 1].mul_(y[:, 0].detach().clone()),
        lambda m, y: y[..., 1:].zero_(),
        lambda m, y: y[0, ..., 1].copy_(y[1, ..., 0] * 2),
        lambda m, y: y.transpose(0, 2)[1].exp_(),
        lambda m, y: y.diagonal(0, 0, 1).mul_(2),
        lambda m, y: y.__setitem__((slice(None), m.tensor([1, 0])), 5.0),
    ],
)
def test_writes_to_views_of_any_layout(order, write):
    """The view is cut out of a gradient, and put back, where it lies in its base, whatever the base's strides."""

    def run(m):
        x = m.arange(24.0, dtype=m.float64).reshape(2, 3, 4).requires_grad_()
        y = (x * 0.1).permute(order).clone()
        write(m, y)
        (grad,) = m.autograd.grad((y**3 * m.arange(24.0).reshape(y.shape)).sum(), x, create_graph=True)
        (second,) = m.autograd.grad((grad**2).sum(), x)
        return y.stride(), y.tolist(), grad.tolist(), second.tolist()

    expected, got = run(torch), run(flashlight)
    assert got[0] == expected[0]
    for ours, theirs in zip(got[1:], expected[1:], strict=True):
        assert torch.allclose(torch.tensor(ours, dtype=torch.float64), torch.tensor(theirs, dtype=torch.float64))


def test_writes_to_channels_of_convolutions():
    """Their results are channels-last in memory."""

    def run(m):
        m.manual_seed(0)
        conv = m.nn.Conv2d(3, 4, 3)
        y = conv(m.arange(2 * 3 * 36.0).reshape(2, 3, 6, 6) / 100)
        y[:, 1] = 0
        y[:, 2, 1:3].mul_(2)
        (y**2).sum().backward()
        return conv.weight.grad.tolist()

    expected, got = run(torch), run(flashlight)
    assert torch.allclose(torch.tensor(got), torch.tensor(expected), rtol=1e-4, atol=1e-5)


CHANGED_SINCE = {
    "frozen": lambda mod, x: x.requires_grad_(False),
    "detached": lambda mod, x: x.detach_(),
    "computed": lambda mod, x: x.requires_grad_(False).mul_(mod.ones(3, requires_grad=True)),
}


@pytest.mark.parametrize("name", CHANGED_SINCE)
def test_leaf_changed_after_the_forward_pass(name):
    """One that asks for no gradient any more gets none; its hooks still see what would have been it."""

    def run(mod):
        x = mod.ones(3, requires_grad=True)
        seen = []
        x.register_hook(seen.append)
        x.register_post_accumulate_grad_hook(lambda x: seen.append(x.grad))
        loss = (x + x).sum()
        CHANGED_SINCE[name](mod, x)
        loss.backward()
        return x.grad, seen

    same_outcome(run)


@pytest.mark.parametrize("by", ["step", "frozen leaf", "write"])
def test_copy_of_itself(by):
    def run(mod):
        x = mod.ones(3, requires_grad=True)
        y = x if by == "frozen leaf" else x * 2
        y.copy_(y)
        if by == "write":
            y.mul_(x)
        y.sum().backward()
        return x.grad, y._version

    same_outcome(run)


@pytest.mark.parametrize("view", ["x", "x.unsqueeze(0)", "x[:1]", "x.as_strided((1,), (1,), 1)", "x.view(-1)"])
def test_second_derivatives_whose_gradients_lie_anywhere(view):
    """The gradient that comes back to a view's write is itself a view, from the third item of another tensor on."""

    def run(mod):
        leaf = mod.arange(4.0, requires_grad=True)
        x = leaf[2:].clone()
        eval(view, {"x": x}).mul_(2)
        seed = mod.ones(2, requires_grad=True)
        (grad,) = mod.autograd.grad(x, leaf, seed, create_graph=True)
        return grad, mod.autograd.grad(grad, seed, mod.arange(4.0))

    same_outcome(run)
