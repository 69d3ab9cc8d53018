"""What programs do to layers after making them: one test an idiom. Layers keep no state of their own, so each of them
takes effect at the next call, as it does in PyTorch.
"""

import copy
import pickle

import flashlight
import pytest
from twin import both, run_both, same


def x_of(mod):
    return mod.tensor([[1.0, -2.0, 3.0], [0.5, 1.5, -1.0]])


# ---- Parameters ----------------------------------------------------------------------------------------------------


def test_replacing_a_parameter():
    def run(mod):
        m = mod.nn.Linear(3, 2)
        m.weight = mod.nn.Parameter(mod.ones(2, 3))
        m.bias = mod.nn.Parameter(mod.tensor([1.0, -1.0]))
        out = m(x_of(mod))
        out.sum().backward()
        return out, m.weight.grad, m.bias.grad, m.state_dict()

    same(run, tolerance=1e-6)


def test_another_shape_of_weight():
    """The shapes of the tensors count, not the options the layer was made with."""

    def run(mod):
        m = mod.nn.Linear(3, 2, bias=False)
        m.weight = mod.nn.Parameter(mod.ones(5, 3))
        return m(x_of(mod)).shape == (2, 5), str(m)

    same(run)


def test_changing_a_parameter_in_place():
    def run(mod):
        m = mod.nn.Linear(3, 2)
        with mod.no_grad():
            m.weight.fill_(0.5)
            m.bias.zero_()
            m.weight[0, 1] = 7.0
        m.weight.data.mul_(2)
        return m(x_of(mod))

    same(run, tolerance=1e-6)


def test_new_data_for_a_parameter():
    def run(mod):
        m = mod.nn.Linear(3, 2)
        m.weight.data = mod.ones(2, 3)
        m.bias.data = mod.zeros(2)
        out = m(x_of(mod))
        out.sum().backward()
        return out, m.weight.grad

    same(run, tolerance=1e-6)


def test_no_bias_any_more():
    def run(mod):
        m = mod.nn.Linear(3, 2)
        m.bias = None
        mod.nn.init.ones_(m.weight)
        return m(x_of(mod)), str(m), list(m.state_dict())

    same(run, tolerance=1e-6)


@both
def test_deleting_a_parameter(mod):
    m = mod.nn.Linear(3, 2)
    del m.weight
    with pytest.raises(AttributeError, match="'Linear' object has no attribute 'weight'"):
        m(x_of(mod))


def test_a_plain_tensor_in_the_place_of_a_parameter():
    """del m.weight; m.weight = tensor: what hooks that compute weights do."""

    def run(mod):
        m = mod.nn.Linear(3, 2, bias=False)
        source = mod.nn.Parameter(mod.full((2, 3), 2.0))
        del m.weight
        m.weight = source * 3
        out = m(x_of(mod))
        out.sum().backward()
        return out, source.grad, list(m.parameters()), list(m.state_dict())

    same(run, tolerance=1e-6)


def test_weight_tying():
    def run(mod):
        m = mod.nn.Sequential(mod.nn.Linear(3, 3, bias=False), mod.nn.Linear(3, 3, bias=False))
        m[1].weight = m[0].weight
        m(x_of(mod)).sum().backward()
        return m[0].weight.grad, len(list(m.parameters())), list(m.state_dict()), m[0].weight is m[1].weight

    same(run, tolerance=1e-5)


def test_an_embedding_tied_to_a_linear_layer():
    def run(mod):
        class Model(mod.nn.Module):
            def __init__(self):
                super().__init__()
                self.embed = mod.nn.Embedding(5, 3)
                self.head = mod.nn.Linear(3, 5, bias=False)
                self.head.weight = self.embed.weight

            def forward(self, tokens):
                return self.head(self.embed(tokens))

        m = Model()
        out = m(mod.tensor([1, 4]))
        out.sum().backward()
        return out, m.embed.weight.grad, [n for n, _ in m.named_parameters()]

    same(run, tolerance=1e-5)


def test_freezing():
    def run(mod):
        m = mod.nn.Sequential(mod.nn.Linear(3, 3), mod.nn.Linear(3, 2))
        m[0].requires_grad_(False)
        m[1].bias.requires_grad = False
        m(x_of(mod)).sum().backward()
        return [p.grad is None for p in m.parameters()]

    same(run)


def test_a_parametrised_weight_by_property():
    def run(mod):
        class Positive(mod.nn.Linear):
            def __init__(self, *args):
                super().__init__(*args)
                self.raw = mod.nn.Parameter(self.weight.detach().clone())
                del self._parameters["weight"]

            @property
            def weight(self):
                return self.raw.abs() + 1

        # The constructor registers a parameter named weight: PyTorch refuses where the property stands in its way.
        try:
            Positive(3, 2)
            refused = False
        except (KeyError, AttributeError):
            refused = True

        m = mod.nn.Linear(3, 2, bias=False)
        raw = mod.nn.Parameter(mod.full((2, 3), -0.5))
        del m.weight
        m.raw = raw
        m.__class__ = type("Positive", (type(m),), {"weight": property(lambda self: self.raw.abs() + 1)})
        out = m(x_of(mod))
        out.sum().backward()
        return refused, out, raw.grad, [n for n, _ in m.named_parameters()]

    same(run, tolerance=1e-6)


def test_parametrize():
    def run(mod):
        class Symmetric(mod.nn.Module):
            def forward(self, w):
                return w.triu() + w.triu(1).transpose(0, 1)

            def right_inverse(self, w):
                return w.triu()

        parametrize = mod.nn.utils.parametrize
        m = mod.nn.Linear(3, 3, bias=False)
        parametrize.register_parametrization(m, "weight", Symmetric())
        w = m.weight
        out = m(x_of(mod))
        out.sum().backward()
        names = [n for n, _ in m.named_parameters()]
        m.weight = mod.ones(3, 3)
        result = [w, out, m.parametrizations.weight.original.grad, names, m.weight, type(m).__name__]
        copied = copy.deepcopy(m)
        result += [copied.weight, parametrize.is_parametrized(m), list(m.state_dict())]
        with parametrize.cached():
            result.append(m.weight is m.weight)
        parametrize.remove_parametrizations(m, "weight")
        return [*result, m.weight, [n for n, _ in m.named_parameters()], type(m).__name__, m(x_of(mod))]

    same(run, tolerance=1e-5)


@pytest.mark.parametrize("dim", [0, 1, None])
def test_weight_norm(dim):
    def run(mod):
        import warnings

        m = mod.nn.Linear(3, 2)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            mod.nn.utils.weight_norm(m, dim=dim)
        out = [m(x_of(mod))]
        with mod.no_grad():
            m.weight_g.mul_(2)
        out.append(m(x_of(mod)))
        out[-1].sum().backward()
        names = sorted(n for n, _ in m.named_parameters())
        grads = [m.weight_g.grad, m.weight_v.grad]
        mod.nn.utils.remove_weight_norm(m)
        other = mod.nn.utils.parametrizations.weight_norm(mod.nn.Linear(3, 2), dim=dim)
        return (
            out,
            names,
            grads,
            m(x_of(mod)),
            sorted(n for n, _ in m.named_parameters()),
            other(x_of(mod)),
            list(other.state_dict()),
        )

    same(run, tolerance=1e-5)


def test_spectral_norm():
    def run(mod):
        m = mod.nn.utils.spectral_norm(mod.nn.Linear(3, 2))
        out = [m(x_of(mod)) for _ in range(3)]
        out[-1].sum().backward()
        m.eval()
        out += [m(x_of(mod)), m(x_of(mod))]
        state = m.state_dict()
        grad = m.weight_orig.grad
        again = mod.nn.utils.spectral_norm(mod.nn.Linear(3, 2)).eval()
        again.load_state_dict(state)
        out.append(again(x_of(mod)))
        mod.nn.utils.remove_spectral_norm(m)
        other = mod.nn.utils.parametrizations.spectral_norm(mod.nn.Linear(3, 2))
        return out, state, grad, sorted(m.state_dict()), other(x_of(mod)), list(other.state_dict())

    same(run, tolerance=1e-4)


# ---- Options -------------------------------------------------------------------------------------------------------


def test_changing_options_after_construction():
    def run(mod):
        m = mod.nn.BatchNorm1d(3)
        out = [m(x_of(mod))]
        m.eps = 0.5
        m.momentum = 0.9
        out.append(m(x_of(mod)))
        m.momentum = None
        out.append(m(x_of(mod)))
        return out, m.state_dict(), str(m)

    same(run, tolerance=1e-5)


def test_changing_the_rate_of_dropout():
    def run(mod):
        m = mod.nn.Dropout(0.5)
        m.p = 0.0
        x = x_of(mod)
        out = m(x)
        m.p = 1.0
        return out, m(x), str(m)

    same(run)


def test_changing_the_stride():
    def run(mod):
        m = mod.nn.Conv2d(1, 1, 2, bias=False)
        mod.nn.init.ones_(m.weight)
        m.stride = (2, 2)
        m.padding = (1, 1)
        return m(mod.ones(1, 1, 4, 4)), str(m)

    same(run)


def test_an_option_as_a_class_attribute():
    def run(mod):
        class Leaky(mod.nn.LeakyReLU):
            negative_slope = 0.5

        m = Leaky()
        first = m(x_of(mod))
        del m.negative_slope
        return first, m(x_of(mod))

    same(run)


@both
def test_a_missing_option(mod):
    m = mod.nn.LeakyReLU()
    del m.negative_slope
    with pytest.raises(AttributeError, match="negative_slope"):
        m(x_of(mod))


# ---- Buffers and modes ---------------------------------------------------------------------------------------------


def test_replacing_and_dropping_running_statistics():
    def run(mod):
        m = mod.nn.BatchNorm1d(3)
        m(x_of(mod))
        m.eval()
        m.running_mean = mod.tensor([1.0, 2.0, 3.0])
        out = [m(x_of(mod))]
        m.running_mean = None
        m.running_var = None
        out.append(m(x_of(mod)))
        return out, list(m.state_dict())

    same(run, tolerance=1e-5)


def test_statistics_are_updated_in_place():
    def run(mod):
        m = mod.nn.BatchNorm1d(3)
        mean = m.running_mean
        m(x_of(mod))
        m(x_of(mod))
        m.reset_running_stats()
        m(x_of(mod))
        return m.running_mean is mean, mean, m.running_var, m.num_batches_tracked

    same(run, tolerance=1e-5)


def test_files_of_the_first_version_of_batch_norm():
    def run(mod):
        m = mod.nn.BatchNorm1d(3)
        state = {k: v for k, v in m.state_dict().items() if k != "num_batches_tracked"}
        return str(m.load_state_dict(state)), m.state_dict()._metadata[""]["version"]

    same(run)


def test_train_and_eval():
    def run(mod):
        m = mod.nn.Sequential(mod.nn.Linear(3, 64), mod.nn.Dropout(0.5))
        m.eval()
        a = m(x_of(mod))
        m.train()
        b = m(x_of(mod))
        m[1].training = False
        return a, b == 0, m(x_of(mod))

    same(run, tolerance=1e-5)


# ---- Subclasses ----------------------------------------------------------------------------------------------------


def test_a_subclass_with_its_own_forward():
    def run(mod):
        class Residual(mod.nn.Linear):
            def forward(self, x, scale=1.0):
                return x + scale * super().forward(x)

        m = Residual(3, 3)
        return m(x_of(mod)), m(x_of(mod), scale=0.0), str(m), isinstance(m, mod.nn.Linear)

    same(run, tolerance=1e-5)


def test_a_subclass_with_its_own_constructor_and_reset():
    def run(mod):
        class Ones(mod.nn.Linear):
            def __init__(self, width):
                self.before = "set before"  # plain attributes may come first
                super().__init__(width, width, bias=False)
                self.width = width

            def reset_parameters(self):
                mod.nn.init.ones_(self.weight)

            def extra_repr(self):
                return f"width={self.width}"

        m = Ones(3)
        return m(x_of(mod)), str(m), hasattr(m, "before"), mod.rand(1)

    same(run)


@both
def test_a_subclass_that_forgets_the_constructor(mod):
    class Forgetful(mod.nn.Linear):
        def __init__(self):
            pass

    with pytest.raises(AttributeError):
        Forgetful()(x_of(mod))

    class Assigns(mod.nn.Module):
        def __init__(self):
            self.layer = mod.nn.Linear(3, 2)

    with pytest.raises(AttributeError, match=r"cannot assign module before Module.__init__\(\) call"):
        Assigns()


def test_calling_forward_directly():
    def run(mod):
        m = mod.nn.Linear(3, 2)
        m.register_forward_hook(lambda *a: a[2] * 0)
        x = x_of(mod)
        return m.forward(x), m(x), mod.nn.Linear.forward(m, x), m(input=x)

    same(run, tolerance=1e-5)


def test_replacing_forward():
    def run(mod):
        m = mod.nn.Linear(3, 2)
        original = m.forward
        m.forward = lambda x: original(x) * 2
        first = m(x_of(mod))
        del m.forward
        return first, m(x_of(mod))

    same(run, tolerance=1e-5)


def test_surgery():
    """Layers taken out of, put into and renamed in models."""

    def run(mod):
        m = mod.nn.Sequential(mod.nn.Linear(3, 4), mod.nn.ReLU(), mod.nn.Linear(4, 2))
        m[2] = mod.nn.Linear(4, 5, bias=False)
        m[1] = mod.nn.Identity()
        body = mod.nn.Sequential(*list(m.children())[:-1])
        m.add_module("last", mod.nn.LeakyReLU(0.1))
        del m[0]
        return body(x_of(mod)), str(m), list(m.state_dict())

    same(run, tolerance=1e-5)


def test_shared_layers():
    def run(mod):
        conv = mod.nn.Conv2d(2, 2, 1)
        m = mod.nn.Sequential(conv, mod.nn.ReLU(), conv)
        m(mod.ones(1, 2, 2, 2)).sum().backward()
        return conv.weight.grad, len(list(m.parameters())), list(m.state_dict())

    same(run, tolerance=1e-5)


def test_initialising_with_apply():
    def run(mod):
        def init(m):
            if isinstance(m, mod.nn.Linear):
                mod.nn.init.xavier_uniform_(m.weight)
                mod.nn.init.constant_(m.bias, 0.1)

        return mod.nn.Sequential(mod.nn.Linear(3, 4), mod.nn.ReLU(), mod.nn.Linear(4, 2)).apply(init).state_dict()

    same(run, tolerance=1e-6)


def test_resetting_all_layers():
    def run(mod):
        m = mod.nn.Sequential(mod.nn.Linear(3, 4), mod.nn.ReLU(), mod.nn.Linear(4, 2))
        for layer in m.modules():
            if hasattr(layer, "reset_parameters"):
                layer.reset_parameters()
        return m.state_dict()

    same(run, tolerance=1e-6)


# ---- Hooks, copies, types ------------------------------------------------------------------------------------------


def test_hooks_on_layers():
    def run(mod):
        m = mod.nn.Sequential(mod.nn.Linear(3, 3), mod.nn.ReLU(), mod.nn.Linear(3, 2))
        seen = {}

        def keep(name):
            return lambda layer, args, output: seen.update({name: output.detach()})

        handles = [layer.register_forward_hook(keep(name)) for name, layer in m.named_children()]
        m[0].register_forward_pre_hook(lambda layer, args: (args[0] * 2,))
        m[2].register_full_backward_hook(lambda layer, gi, go: seen.update(grad=gi[0]))
        out = m(x_of(mod))
        out.sum().backward()
        for handle in handles:
            handle.remove()
        return out, seen, m[0].weight.grad

    same(run, tolerance=1e-5)


def test_deepcopy_and_train_on():
    def run(mod):
        m = mod.nn.Linear(3, 2)
        other = copy.deepcopy(m)
        opt = mod.optim.SGD(other.parameters(), lr=0.1)
        other(x_of(mod)).sum().backward()
        opt.step()
        return m.state_dict(), other.state_dict(), m.weight.grad is None

    same(run, tolerance=1e-5)


def test_pickle():
    def run(mod):
        m = mod.nn.Sequential(mod.nn.Linear(3, 2), mod.nn.LeakyReLU(0.2)).eval()
        other = pickle.loads(pickle.dumps(m))
        return other(x_of(mod)), other.training, str(other), m(x_of(mod))

    same(run, tolerance=1e-5)


def test_other_types():
    def run(mod):
        m = mod.nn.Linear(3, 2).double()
        out = m(x_of(mod).double())
        m.float()
        made = mod.nn.Linear(3, 2, dtype=mod.float64)
        return out, m(x_of(mod)), made.weight, str(made)

    same(run, tolerance=1e-6)


def test_default_dtype():
    def run(mod):
        before = mod.get_default_dtype()
        mod.set_default_dtype(mod.float64)
        try:
            return mod.nn.Linear(3, 2).weight
        finally:
            mod.set_default_dtype(before)

    same(run, tolerance=1e-12)


def test_unbatched_and_empty_inputs():
    def run(mod):
        m = mod.nn.Linear(3, 2)
        return m(mod.ones(3)), m(mod.ones(0, 3)), m(mod.ones(2, 0, 3))

    same(run, tolerance=1e-6)


ERRORS = {
    "shape": lambda mod, m: m(mod.ones(2, 4)),
    "dtype": lambda mod, m: m(mod.ones(2, 3, dtype=mod.float64)),
    "nothing": lambda mod, m: m(),
    "too much": lambda mod, m: m(mod.ones(2, 3), 1),
    "keyword": lambda mod, m: m(mod.ones(2, 3), scale=2),
    "no tensor": lambda mod, m: m([1.0, 2.0, 3.0]),
}


@pytest.mark.parametrize("case", ERRORS)
def test_wrong_inputs(case):
    expected, got = run_both(lambda mod: ERRORS[case](mod, mod.nn.Linear(3, 2)))
    assert isinstance(expected[0], type)
    assert got[0] is expected[0]
    if case == "shape":
        assert "(2x4 and 3x2)" in got[1]


def test_errors_in_models_say_where():
    nn = flashlight.nn
    m = nn.Sequential(nn.Linear(3, 4), nn.Sequential(nn.ReLU(), nn.Linear(5, 2)))
    with pytest.raises(RuntimeError, match=r"^1\.1 \(Linear\): "):
        m(flashlight.ones(2, 3))


def test_a_training_loop():
    """The same losses from the same seed, through layers, loss, optimizer and schedule."""

    def run(mod):
        m = mod.nn.Sequential(mod.nn.Linear(3, 16), mod.nn.ReLU(), mod.nn.Linear(16, 1))
        opt = mod.optim.Adam(m.parameters(), lr=0.05)
        schedule = mod.optim.lr_scheduler.StepLR(opt, 5)
        x = mod.randn(32, 3)
        y = (x * mod.tensor([1.0, -2.0, 0.5])).sum(1, keepdim=True)
        losses = []
        for _ in range(15):
            opt.zero_grad()
            loss = ((m(x) - y) ** 2).mean()
            loss.backward()
            opt.step()
            schedule.step()
            losses.append(loss.item())
        return losses

    same(run, tolerance=1e-4)
