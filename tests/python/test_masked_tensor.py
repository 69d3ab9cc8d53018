"""masked.MaskedTensor: the functions that PyTorch's takes, printed and differentiated alike."""

import copy
import pickle

import flashlight
import pytest
from twin import both, run_both, same, sub, words

pytestmark = pytest.mark.filterwarnings("ignore")

EXPRESSIONS = """x|x + 1|1 + x|x + x|x + d|d + x|2 * x|-x|1 / x|x ** 2|x < 2|x == 2|x > 2|x <= d|x != 1|abs(-x)
x.exp()|mod.exp(x)|x.clamp(2, 4)|x.clamp(min=2)|x.sqrt()|mod.maximum(x, d)|x + mod.ones(1)|x.fmod(2)|x // 2
x.logaddexp(d)|x.isnan()|x.round()|x.softmax(-1)|mod.softmax(x, 0)|x.sum()|x.sum(1)|mod.sum(x, 1, keepdim=True)
x.sum(dim=0)|x.mean()|x.mean(1)|x.amax(1)|x.amax()|x.amin(0)|mod.amin(x, 0)|x.argmax(1)|x.argmin(0)|x.prod(1)
x.all()|(x > 1).all(1)|x.std(1)|x.var()|mod.masked.sum(x, 1)|x[0]|x[:, 1:]|x[m]|x[0, 0]|x[0, 1]
x[mod.tensor([1, 0])]|x.select(0, 1)|x.t()|x.transpose(0, 1)|x.view(3, 2)|x.reshape(6)|x.flatten()|x.unsqueeze(0)
x.split(1)|x.chunk(2)|mod.cat([x, x])|mod.stack([x, x])|x[0].expand(2, 3)|x.contiguous()|x.clone()|x.detach()
x.to(mod.float64)|x.long()|x.double()|x[0, 0].item()|len(x)|x.shape|x.dtype|x.dim()|x.size(0)|x.numel()|x.stride()
x.is_contiguous()|x.requires_grad|x.is_leaf|mod.where(m, x, x + 10)|mod.where(m, x, d)|mod.ones_like(x)
x.clone().add_(1)|x.clone().exp_()|x.clone().copy_(x)|x.get_data()|x.get_mask()|x.to_tensor(7)|str(x)
mod.masked.is_masked_tensor(x)|mod.masked.is_masked_tensor(d)""".replace("\n", "|").split("|")


def parts(mod):
    data = mod.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    mask = mod.tensor([[True, False, True], [False, True, True]])
    return data, mask, sub(mod, "masked").masked_tensor(data, mask)


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_expressions(expression):
    def run(mod):
        d, m, x = parts(mod)
        return words(repr(eval(expression, {"mod": mod, "d": d, "m": m, "x": x})))

    same(run)


@pytest.mark.parametrize("dtype", ["float16", "float64", "bool", "int8", "int16", "int32", "int64"])
@pytest.mark.parametrize("shape", [(), (5,), (2, 0, 3), (2, 3, 2)])
def test_printing(dtype, shape):
    def run(mod):
        count = mod.ones(shape).numel()
        data = (mod.arange(count) * 37 - 50).reshape(shape).to(getattr(mod, dtype))
        return repr(sub(mod, "masked").masked_tensor(data, mod.arange(count).reshape(shape) % 3 == 0))

    same(run)


UNSUPPORTED = """x.log_softmax(-1)|x.max()|x.cumsum(0)|mod.zeros_like(x)|x.relu()|x.logical_not()|x.tolist()
x.numpy()|x + masked(d, ~m)|masked(d, m.int())|masked(d, m[0])|masked(d, m[:, :2])|masked(d.bfloat16(), m)
masked([1], m)|masked(x, m)|masked(d, x)|x[0, 1].item()""".replace("\n", "|").split("|")


@pytest.mark.parametrize("expression", UNSUPPORTED)
def test_what_is_refused(expression):
    def run(mod):
        d, m, x = parts(mod)
        return eval(expression, {"mod": mod, "d": d, "m": m, "x": x, "masked": sub(mod, "masked").masked_tensor})

    expected, got = run_both(run)
    assert isinstance(expected[0], type)
    assert expected[0] is got[0]


GRADIENTS = """(x * x).sum()|(x.exp() + 1).mean(1).sum()|x.amax(1).sum()|x.to_tensor(9.0).pow(2).sum()
x.get_data().sum()|(x.view(6) * 2).sum()|mod.cat([x, x]).prod(0).sum()|x.var()|(x.softmax(-1) * x).sum()""".replace(
    "\n", "|"
).split("|")


@pytest.mark.parametrize("expression", GRADIENTS)
def test_gradients(expression):
    def run(mod):
        d, m, _ = parts(mod)
        x = sub(mod, "masked").masked_tensor(d, m, requires_grad=True)
        eval(expression, {"mod": mod, "x": x}).backward()
        return mod.masked.is_masked_tensor(x.grad), x.grad.to_tensor(0.0), repr(x.grad).replace("-0.0000", " 0.0000")

    same(run, tolerance=1e-6)


@both
def test_gradients_of_data(mod):
    d, m, _ = parts(mod)
    d.requires_grad_()
    x = sub(mod, "masked").as_masked_tensor(d - 4, m)
    x.log().sum().backward()  # NaN and infinity where it is masked out, and beside
    grad = d.grad.to_tensor(0.0) if mod.masked.is_masked_tensor(d.grad) else d.grad
    assert grad[~m].tolist() == [0.0, 0.0]
    assert grad[m].tolist() == pytest.approx([-1 / 3, -1.0, 1.0, 0.5])


def test_copies():
    _, mask, x = parts(flashlight)
    for other in (copy.deepcopy(x), pickle.loads(pickle.dumps(x)), copy.copy(x)):
        assert flashlight.masked.is_masked_tensor(other)
        assert repr(other) == repr(x)
        assert (other.get_mask() == mask).all()
