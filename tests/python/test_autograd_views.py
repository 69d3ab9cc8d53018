"""Views whose base needs a gradient where they do not know of it: made under no_grad, before requires_grad_(), or
several at once; and what a write to the base or to the view then means for them.
"""

import copy
import pickle

import flashlight
import pytest
import torch
from twin import Cases, same_outcome

CASES = Cases()


def _view_without_grad(mod, result=False, function=lambda x: x[:2]):
    x = mod.tensor([1.0, 2.0, 3.0], requires_grad=True)
    y = x * 1 if result else x
    with mod.no_grad():
        return x, y, function(y)


def _about(v):
    return v.requires_grad, v.is_leaf, v.grad_fn and v.grad_fn.name(), v._is_view(), v


VIEWS = {
    "t": lambda x: x.t(),
    "expand": lambda x: x.expand(2, 3),
    "unsqueeze": lambda x: x.unsqueeze(0),
    "unfold": lambda x: x.unfold(0, 2, 1),
    "squeeze": lambda x: x.squeeze(),
    "split": lambda x: x.split(1)[0],
    "unbind": lambda x: x.unbind()[0],
    "as_strided": lambda x: x.as_strided((2,), (1,)),
    "view_as": lambda x: x.view_as(x),
    "narrow": lambda x: x.narrow(0, 0, 1),
    "select": lambda x: x.select(0, 0),
    "slice": lambda x: x[::2],
    "none": lambda x: x[None],
    "detach": lambda x: x.detach(),
    "data": lambda x: x.data,
    "int": lambda x: x.view(x.sign().int().dtype),
    "reshape": lambda x: x.reshape(3, 1),
    "view of a view": lambda x: x.view(3, 1)[1:],
    "tensor_split": lambda x: x.tensor_split(2)[1],
}


@pytest.mark.parametrize("result", [False, True])
@pytest.mark.parametrize("name", VIEWS)
def test_made_under_no_grad(name, result):
    same_outcome(lambda mod: _about(_view_without_grad(mod, result, VIEWS[name])[2]))


@pytest.mark.parametrize("result", [False, True])
@pytest.mark.parametrize("write", ["view", "base", "view of it", "under no_grad", "base under no_grad", "data"])
def test_written_to(write, result):
    def run(mod):
        x, y, v = _view_without_grad(mod, result)
        if write == "view":
            v.mul_(2)
        elif write == "base":
            y.mul_(2)
        elif write == "view of it":
            v.view(2, 1).mul_(2)
        elif write == "data":
            v.data.mul_(2)
        else:
            with mod.no_grad():
                (v if write == "under no_grad" else y).mul_(2)
        text = repr(v).replace("flashlight", "torch")
        y.sum().backward()
        return text, x.grad, y, v

    same_outcome(run)


@pytest.mark.parametrize("ask", ["grad_fn", "is_leaf", "sum", "grad", "deepcopy"])
def test_asked_after_a_write(ask):
    def run(mod):
        _, _, v = _view_without_grad(mod, True)
        with mod.no_grad():
            v.add_(1)
        if ask == "sum":
            return v.sum()
        return copy.deepcopy(v) if ask == "deepcopy" else getattr(v, ask)

    same_outcome(run)


@CASES
def collects_nothing(mod):
    x, _, v = _view_without_grad(mod)
    (v * 3).sum().backward()
    return x.grad, v.grad


@CASES
def gradient_beside_it(mod):
    x, _, v = _view_without_grad(mod, True)
    (v * x[1:]).sum().backward()
    return x.grad


@CASES
def asked_for_its_gradient(mod):
    _, _, v = _view_without_grad(mod)
    return mod.autograd.grad((v * 2).sum(), v)


@CASES
def base_asked_for_its_gradient(mod):
    x, _, v = _view_without_grad(mod)
    return mod.autograd.grad((v * 2).sum(), x, allow_unused=True)


@CASES
def made_a_leaf(mod):
    x, _, v = _view_without_grad(mod)
    v.requires_grad_()
    (v * 2).sum().backward()
    return x.grad, v.grad


@CASES
def flag_taken_back(mod):
    _, _, v = _view_without_grad(mod)
    v.requires_grad_(False)
    return v.requires_grad


@CASES
def detached_in_place(mod):
    _view_without_grad(mod, True)[2].detach_()


@CASES
def retained(mod):
    return _view_without_grad(mod, True)[2].retain_grad()


@CASES
def hooked(mod):
    x, _, v = _view_without_grad(mod)
    v.register_hook(lambda g: g * 2)
    (v * 2).sum().backward()
    return x.grad, v.grad


@CASES
def to_numpy(mod):
    _view_without_grad(mod)[2].numpy()


@CASES
def to_numpy_under_no_grad(mod):
    x, _, v = _view_without_grad(mod)
    with mod.no_grad():
        return v.numpy(), x.numpy()


@CASES
def copied(mod):
    _, _, v = _view_without_grad(mod)
    return [_about(c)[:3] for c in (copy.deepcopy(v), copy.copy(v), pickle.loads(pickle.dumps(v)))]


@CASES
def base_needs_it_later(mod):
    y = mod.ones(3)
    v = y[:2]
    y.requires_grad_()
    (v * 2).sum().backward()
    return _about(v), y.grad


@CASES
def base_needs_it_later_after_a_write(mod):
    y = mod.ones(3)
    v = y[:2]
    v.mul_(2)
    y.requires_grad_()
    (v * 2).sum().backward()
    return _about(v), y.grad


@CASES
def base_needs_it_by_a_write(mod):
    x = mod.ones(3, requires_grad=True)
    y = mod.ones(3)
    with mod.no_grad():
        v = y[:2]
    y.mul_(x)
    return v.requires_grad


@CASES
def base_needs_it_by_a_write_asked(mod):
    x = mod.ones(3, requires_grad=True)
    y = mod.ones(3)
    with mod.no_grad():
        v = y[:2]
    y.mul_(x)
    return v.grad_fn


@CASES
def base_no_longer_needs_it(mod):
    x, _, v = _view_without_grad(mod)
    x.requires_grad_(False)
    return _about(v)


@CASES
def several_views_of_a_leaf_written_under_no_grad(mod):
    x = mod.ones(4, requires_grad=True)
    a, _ = x.chunk(2)
    with mod.no_grad():
        x.add_(1)
    return a.grad_fn


@CASES
def one_view_of_a_leaf_written_under_no_grad(mod):
    x = mod.ones(4, requires_grad=True)
    a = x[:2]
    with mod.no_grad():
        x.add_(1)
    (a * 2).sum().backward()
    return _about(a), x.grad


@CASES
def view_written_under_no_grad(mod):
    x = mod.ones(3, requires_grad=True)
    y = x * 1
    v = y[:2]
    with mod.no_grad():
        v.mul_(2)
    return _about(v), _about(y)


@CASES
def weight_set_through_a_view(mod):
    layer = mod.nn.Linear(3, 2)
    with mod.no_grad():
        layer.weight[0].fill_(1.0)
        layer.weight.view(-1)[4:].zero_()
    layer(mod.ones(1, 3)).sum().backward()
    return layer.weight, layer.weight.grad


@CASES
def optimizer_of_such_a_view(mod):
    x, _, v = _view_without_grad(mod)
    optimizer = mod.optim.SGD([v], lr=0.1)
    (v * 2).sum().backward()
    optimizer.step()
    return x


@CASES
def inference_mode(mod):
    x = mod.ones(3, requires_grad=True) * 1
    with mod.inference_mode():
        v = x[:2]
    return v.requires_grad, v.is_inference()


@CASES
def pieces_apart(mod):
    x = mod.ones(2, 4, requires_grad=True)
    results = []
    for cut in ("unsafe_split", "unsafe_chunk", "unsafe_split_with_sizes"):
        base = x * 1
        first, second = getattr(mod, cut)(base, [1, 3] if cut.endswith("sizes") else 2, 1)
        first.add_(second.sum())
        results += [first._is_view(), type(second.grad_fn).__name__, first.data_ptr() == base.data_ptr()]
        results.append(mod.autograd.grad((first * first).sum(), x))
    return results


@pytest.mark.parametrize("name", CASES)
def test_views(name):
    same_outcome(CASES[name])


@pytest.mark.parametrize("name", [n for n in VIEWS if n not in ("expand", "squeeze", "detach", "data")])
def test_third_derivatives(name):
    def run(mod):
        x = mod.tensor([1.0, 2.0, 3.0], dtype=mod.float64, requires_grad=True)
        u = mod.zeros_like(x, requires_grad=True)
        (g,) = mod.autograd.grad((VIEWS[name](x) ** 3).sum(), x, create_graph=True)
        (h,) = mod.autograd.grad(g, x, u, create_graph=True)
        return mod.autograd.grad(h, u, mod.ones_like(x), create_graph=True)

    same_outcome(run)


@pytest.mark.parametrize("requires_grad", [False, True])
def test_views_cannot_be_detached_in_place(requires_grad):
    for mod in (torch, flashlight):
        x = mod.ones(2, 3, requires_grad=requires_grad)
        for view in (x[0], x.t(), x.data[0], (x * 2)[0]):
            with pytest.raises(RuntimeError, match="Can't detach views in-place"):
                view.detach_()
        assert not (x * 2).detach_().requires_grad and not x.data.detach_().requires_grad
        same, wide = mod.broadcast_tensors(x, x[0])
        assert same is x and wide._base is x and wide.shape == x.shape


def _renewed(view):
    """The gradient through a view whose base is written to once the view is there, and the gradient's own."""

    def run(mod):
        x = mod.tensor([0.3, -0.7, 1.1, 0.4], dtype=mod.float64, requires_grad=True)
        y = x * 2
        v = view(y)
        y.mul_(x)
        (first,) = mod.autograd.grad((v**3).sum(), x, create_graph=True)
        return first, mod.autograd.grad((first * x.detach()).sum(), x)

    return run


OVER_AND_OVER = {
    "expanded": lambda y: y.expand(3, 4),
    "a part of it": lambda y: y.view(4, 1).expand(4, 3)[1:],
    "windows": lambda y: y.unfold(0, 2, 1),
    "windows of expanded": lambda y: y.expand(2, 4).unfold(1, 3, 1),
    "strided": lambda y: y.as_strided((3, 2), (1, 1)),
    "strided of expanded": lambda y: y.expand(3, 4).as_strided((2, 3), (1, 1)),
    "strided of windows": lambda y: y.unfold(0, 2, 1).as_strided((4,), (1,)),
}


@pytest.mark.parametrize("name", OVER_AND_OVER)
def test_items_that_share_memory(name):
    view = OVER_AND_OVER[name]
    same_outcome(_renewed(view), 1e-9)

    def directly(mod):
        x = mod.tensor([0.3, -0.7, 1.1, 0.4], dtype=mod.float64, requires_grad=True)
        (first,) = mod.autograd.grad((view(x * 1) ** 3).sum(), x, create_graph=True)
        return first, mod.autograd.grad((first * x.detach()).sum(), x)

    same_outcome(directly, 1e-9)
    x = flashlight.tensor([0.3, -0.7, 1.1, 0.4], dtype=flashlight.float64, requires_grad=True)
    assert flashlight.autograd.gradcheck(lambda x: view(x * 1), x)


@pytest.mark.parametrize("used", ["x", "v", "both"])
@pytest.mark.parametrize("write", ["sub_", "add_", "mul_", "copy_", "addcmul_"])
def test_operand_that_is_a_view_of_what_is_written(write, used):
    """The view's history is out of date after the write that read it."""

    def run(mod):
        w = mod.tensor([0.5, 2.0], dtype=mod.float64, requires_grad=True)
        x = w * 3
        v = x.view_as(x)
        getattr(x, write)(*((v, w) if write == "addcmul_" else (v,)))
        ((x if used == "x" else v if used == "v" else x * v) * mod.tensor([1.0, 3.0])).sum().backward()
        return w.grad

    same_outcome(run, 1e-9)


# ---- Counts of writes ------------------------------------------------------------------------------------------------

COUNTED = Cases()


@COUNTED
def data_counts_for_itself(mod):
    x = mod.zeros(3)
    x.add_(1)
    d = x.data
    v = d[1:]
    v.add_(1)
    d.detach().add_(1)
    x.add_(1)
    return [t._version for t in (x, d, v, x.detach(), x.data)], x


@COUNTED
def data_is_written_to_with_a_history(mod):
    w = mod.tensor([2.0, 3.0], requires_grad=True)
    x = mod.ones(3, requires_grad=True) * 1
    d = x.data
    d[1:].mul_(w)
    d.sum().backward()
    return d.requires_grad, x.grad_fn.name(), w.grad


@COUNTED
def data_that_needs_a_gradient_is_a_leaf(mod):
    d = mod.zeros(3).data.requires_grad_()
    try:
        return d.mul_(2)
    except RuntimeError as error:
        return str(error)


@COUNTED
def other_memory_under_a_count(mod):
    x, y = mod.zeros(3), mod.zeros(3)
    x.add_(1)
    x.data = mod.ones(4).add_(1).add_(1)
    counts = [x._version]
    x.set_(y)
    y.add_(1)
    counts += [x._version, y._version]
    x.add_(1)
    return counts, x._version, y._version, x


@COUNTED
def other_memory_is_a_write_for_what_was_saved(mod):
    x, y = mod.ones(3, requires_grad=True), mod.ones(3)
    z = x * y
    y.set_(mod.zeros(3))
    try:
        return z.sum().backward()
    except RuntimeError:
        return "refused"


@COUNTED
def views_of_what_got_other_memory(mod):
    x = mod.ones(2, 3, requires_grad=True)
    v = x[1:]
    v.detach().mul_(2)
    x.data = mod.full((2, 3), 5.0)
    v.sum().backward()
    return v, x.grad


@COUNTED
def views_from_before_and_after_a_write_to_a_leaf_to_be(mod):
    x = mod.zeros(3, 4)
    before = x[0]
    x.mul_(2)
    after = x[1]
    x.requires_grad_()
    return [(v.requires_grad, v.is_leaf, v.grad_fn and v.grad_fn.name()) for v in (before, after)]


@COUNTED
def several_views_of_what_was_written(mod):
    v = mod.zeros(3, 4, requires_grad=True).chunk(2, 1)[0]
    v.detach().sin_()
    try:
        return v.is_leaf
    except RuntimeError:
        return "refused"


@pytest.mark.parametrize("name", COUNTED)
def test_counts_of_writes(name):
    same_outcome(COUNTED[name])
