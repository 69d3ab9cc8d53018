"""Optimizers: every algorithm and option against torch.optim, and what programs do with param_groups and state."""

import copy
import gc
import pickle

import flashlight
import pytest
from twin import MODULES, assert_same, both, run_both, same, same_outcome, sub

ALGORITHMS = [
    ("SGD", {"lr": 0.1}),
    ("SGD", {"lr": 0.1, "momentum": 0.9}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "nesterov": True, "weight_decay": 0.01}),
    ("SGD", {"lr": 0.1, "momentum": 0.5, "dampening": 0.3, "maximize": True}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "foreach": False}),
    ("Adam", {"lr": 0.01}),
    ("Adam", {"lr": 0.01, "weight_decay": 0.1, "amsgrad": True}),
    ("Adam", {"lr": 0.01, "betas": (0.5, 0.9), "eps": 1e-3, "maximize": True}),
    ("AdamW", {"lr": 0.01}),
    ("AdamW", {"lr": 0.01, "weight_decay": 0.3, "amsgrad": True}),
    ("RMSprop", {"lr": 0.01}),
    ("RMSprop", {"lr": 0.01, "momentum": 0.9, "centered": True, "weight_decay": 0.1}),
    ("Adagrad", {"lr": 0.1, "lr_decay": 0.01, "weight_decay": 0.1, "initial_accumulator_value": 0.2}),
    ("Adadelta", {"lr": 0.5, "weight_decay": 0.1}),
    ("Adamax", {"lr": 0.01, "weight_decay": 0.1}),
    ("NAdam", {"lr": 0.01, "weight_decay": 0.1}),
    ("NAdam", {"lr": 0.01, "weight_decay": 0.1, "decoupled_weight_decay": True}),
    ("RAdam", {"lr": 0.01, "weight_decay": 0.1}),
    ("RAdam", {"lr": 0.05, "betas": (0.9, 0.9), "decoupled_weight_decay": True, "weight_decay": 0.1}),
    ("Rprop", {"lr": 0.01}),
    ("ASGD", {"lr": 0.1, "t0": 3, "weight_decay": 0.1}),
    ("Adafactor", {}),
    ("Adafactor", {"lr": 0.1, "weight_decay": 0.1, "eps": (1e-6, 1e-2), "d": 1.5, "maximize": True}),
]


def params_of(mod, dtype="float64"):
    """Three parameters, the third of them without a gradient on odd steps."""
    kind = getattr(mod, dtype)
    values = [
        mod.tensor([[0.5, -1.25, 2.0], [0.125, 1.5, -0.75]], dtype=kind),
        mod.tensor([0.25, -0.5, 1.0, 3.0], dtype=kind),
        mod.tensor(0.75, dtype=kind),
    ]
    return [mod.nn.Parameter(v) for v in values]


def set_grads(params, step):
    for i, p in enumerate(params):
        if i == 2 and step % 2:
            p.grad = None
            continue
        p.grad = (p.detach() * (0.5 + i) - 0.1 * (step + 1)).clone()


@pytest.mark.parametrize(("name", "options"), ALGORITHMS)
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_steps(name, options, dtype):
    def run(mod):
        params = params_of(mod, dtype)
        opt = getattr(mod.optim, name)(params, **options)
        for step in range(8):
            set_grads(params, step)
            opt.step()
        return params, opt.state_dict()

    same(run, tolerance=1e-12 if dtype == "float64" else 2e-6)


@pytest.mark.parametrize(("name", "options"), ALGORITHMS)
def test_state_survives_saving(name, options):
    """Going on from a state dict, a deepcopy or a pickle gives what going on without does."""

    def run(mod, how):
        params = params_of(mod)
        opt = getattr(mod.optim, name)(params, **options)
        for step in range(3):
            set_grads(params, step)
            opt.step()
        if how == "state_dict":
            state = copy.deepcopy(opt.state_dict())
            opt = getattr(mod.optim, name)(params, lr=0.5)
            opt.load_state_dict(state)
        elif how == "pickle":
            opt, params = pickle.loads(pickle.dumps((opt, params)))
        elif how == "deepcopy":
            opt, params = copy.deepcopy((opt, params))
        for step in range(3, 6):
            set_grads(params, step)
            opt.step()
        return params

    uninterrupted = run_both(run, "none")[0]
    for how in ("state_dict", "pickle", "deepcopy"):
        assert_same(uninterrupted, same(run, how, tolerance=1e-12), tolerance=1e-9)


MUON = [
    {},
    {"nesterov": False, "momentum": 0.5, "weight_decay": 0},
    {"adjust_lr_fn": "match_rms_adamw", "ns_steps": 3, "eps": 1e-3, "lr": 0.1},
    {"adjust_lr_fn": "original", "ns_coefficients": (1.875, -1.25, 0.375)},
]


@pytest.mark.parametrize("options", MUON)
@pytest.mark.parametrize("shape", [(5, 3), (3, 5), (4, 4), (1, 6)])
def test_muon(options, shape):
    """Its iteration is in bfloat16, whose rounding differs a little between libraries."""

    def run(mod):
        p = mod.nn.Parameter(mod.randn(*shape))
        opt = mod.optim.Muon([p], **options)
        for _ in range(4):
            p.grad = p.detach() * 0.5 + mod.randn(*shape)
            opt.step()
        return p, opt.state_dict()

    same(run, tolerance=2e-2 * options.get("lr", 0.02))


CAPTURING = ("Adadelta", "Adam", "AdamW", "Adamax", "ASGD", "NAdam", "RAdam", "RMSprop", "Rprop")


@pytest.mark.parametrize("foreach", [None, True, False])
@pytest.mark.parametrize("name", CAPTURING)
def test_capturable_wants_another_device(name, foreach):
    for mod in MODULES:
        p = mod.nn.Parameter(mod.ones(2))
        opt = getattr(mod.optim, name)([p], capturable=True, foreach=foreach)
        opt.step()  # nothing has a gradient
        p.grad = mod.ones(2)
        with pytest.raises(AssertionError, match="If capturable=True, params"):
            opt.step()
        assert p.tolist() == [1, 1]


MATRIX_ERRORS = {
    "lr": lambda o, p, mod: o.Muon([p], lr=-1),
    "tensor lr": lambda o, p, mod: o.Muon([p], lr=mod.ones(2)),
    "momentum": lambda o, p, mod: o.Muon([p], momentum=-1),
    "weight decay": lambda o, p, mod: o.Muon([p], weight_decay=-1),
    "adjust": lambda o, p, mod: o.Muon([p], adjust_lr_fn="x"),
    "vector": lambda o, p, mod: o.Muon([mod.nn.Parameter(mod.ones(2))]),
    "steps": lambda o, p, mod: o.Muon([p], ns_steps=100).step(),
    "coefficients": lambda o, p, mod: o.Muon([p], ns_coefficients=(1, 2)).step(),
    "adafactor lr": lambda o, p, mod: o.Adafactor([p], lr=-1),
    "beta2": lambda o, p, mod: o.Adafactor([p], beta2_decay=0.1),
    "eps 1": lambda o, p, mod: o.Adafactor([p], eps=(-1, 0)),
    "eps 2": lambda o, p, mod: o.Adafactor([p], eps=(None, -1)),
    "d": lambda o, p, mod: o.Adafactor([p], d=0.5),
    "decay": lambda o, p, mod: o.Adafactor([p], weight_decay=-1),
    "sparse lr": lambda o, p, mod: o.SparseAdam([p], lr=0.0),
    "sparse eps": lambda o, p, mod: o.SparseAdam([p], eps=0),
    "sparse beta": lambda o, p, mod: o.SparseAdam([p], betas=(0.1, 1.9)),
    "dense gradients": lambda o, p, mod: o.SparseAdam([p]).step(),
}


@pytest.mark.parametrize("case", MATRIX_ERRORS)
def test_errors_of_the_newer_algorithms(case):
    def run(mod):
        p = mod.nn.Parameter(mod.ones(2, 2))
        p.grad = mod.ones(2, 2)
        MATRIX_ERRORS[case](mod.optim, p, mod)

    expected, got = run_both(run)
    assert expected is not None
    assert expected == got


def test_swapped_parameters_and_state():
    def run(mod):
        params = params_of(mod)
        opt = mod.optim.Adam(params, lr=0.1)
        set_grads(params, 0)
        opt.step()
        others = [p.detach().clone().requires_grad_() for p in params]
        state = copy.deepcopy(opt.state_dict())
        state["param_groups"][0]["lr"] = 0.5
        with mod.optim.swap_in_optimizer_params_and_state(opt, dict(zip("abc", others)), state):
            set_grads(others, 2)
            opt.step()
            inside = [p is q for p, q in zip(opt.param_groups[0]["params"], others)], opt.param_groups[0]["lr"]
        set_grads(params, 1)
        opt.step()
        return params, others, inside, state, opt.state_dict()

    same(run, tolerance=1e-12)


@pytest.mark.parametrize("line_search", [None, "strong_wolfe"])
def test_lbfgs(line_search):
    def run(mod):
        x = mod.tensor([-1.5, 2.0], dtype=mod.float64, requires_grad=True)
        opt = mod.optim.LBFGS([x], lr=0.1 if line_search is None else 1, history_size=5, line_search_fn=line_search)
        losses = []

        def closure():
            opt.zero_grad()
            loss = (1 - x[0]) ** 2 + 10 * (x[1] - x[0] ** 2) ** 2
            loss.backward()
            return loss

        for _ in range(5):
            losses.append(opt.step(closure).item())
        state = opt.state[x]
        return losses, x, state["n_iter"], state["func_evals"]

    same(run, tolerance=1e-5)


def regression(mod, dtype, **options):
    """An optimizer over two parameters, its closure, and the parameters."""
    kind = getattr(mod, dtype)
    x, y = mod.randn(30, 4, dtype=kind), mod.randn(30, 3, dtype=kind)
    weight, bias = mod.zeros(4, 3, dtype=kind, requires_grad=True), mod.zeros(3, dtype=kind, requires_grad=True)
    opt = mod.optim.LBFGS([weight, bias], **options)

    def closure():
        opt.zero_grad()
        loss = ((x @ weight + bias).tanh() - y).pow(2).sum()
        loss.backward()
        return loss

    return opt, closure, [weight, bias]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    "options",
    [
        {"lr": 0.02},
        {"lr": 0.1, "history_size": 2, "max_iter": 5},
        {"line_search_fn": "strong_wolfe"},
        {"line_search_fn": "strong_wolfe", "max_eval": 4, "lr": 3},
        {"line_search_fn": "strong_wolfe", "tolerance_grad": 1.0},
        {"tolerance_change": 1e6},
        {"tolerance_grad": 1e6},
    ],
)
def test_lbfgs_state(dtype, options):
    def run(mod):
        opt, closure, params = regression(mod, dtype, **options)
        losses = [opt.step(closure).item() for _ in range(2)]
        state = copy.deepcopy(opt.state_dict())
        again = mod.optim.LBFGS(params, **options)
        again.load_state_dict(state)
        losses.append(again.step(closure).item())
        kept = {key: value for key, value in again.state_dict()["state"][0].items() if key != "al"}
        if "t" in kept:  # a step was made
            kept["t"] = float(kept["t"])  # a tensor in PyTorch where the search interpolated
        # In float32, whose slopes PyTorch's search rounds to float32, the last steps before the minimum are others.
        numbers = {key: kept[key] for key in sorted(kept)} if dtype == "float64" else None
        return losses, params, numbers, again.state_dict()["param_groups"]

    same(run, tolerance=2e-3 if dtype == "float32" else 1e-8)


def test_lbfgs_after_an_error():
    """What a closure raises comes out, and the optimizer goes on after it."""
    mod = flashlight
    opt, closure, _ = regression(mod, "float64", lr=0.02)
    calls = []

    def failing():
        calls.append(1)
        if len(calls) == 3:
            raise KeyError("no more data")
        return closure()

    with pytest.raises(KeyError, match="no more data"):
        opt.step(failing)
    first = opt.step(closure).item()
    assert opt.step(closure).item() < first


def test_groups_have_options_of_their_own():
    def run(mod):
        a, b, c = params_of(mod)
        opt = mod.optim.SGD([{"params": [a], "lr": 0.5}, {"params": b, "momentum": 0.9}], lr=0.1)
        opt.add_param_group({"params": [c], "weight_decay": 0.2})
        for step in range(4):
            set_grads([a, b, c], step)
            opt.step()
            opt.param_groups[0]["lr"] *= 0.5
        return opt.state_dict(), repr(opt), [a, b, c]

    same(run, tolerance=1e-12)


@pytest.mark.parametrize(
    "name", ["SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "NAdam", "LBFGS", "Adafactor", "SparseAdam"]
)
def test_repr_and_defaults(name):
    def run(mod):
        opt = getattr(mod.optim, name)(params_of(mod)[:1])
        return repr(opt), opt.defaults

    same(run)


def test_named_parameters():
    def run(mod):
        names = [("w", p) for p in params_of(mod)[:1]] + [("b", p) for p in params_of(mod)[1:2]]
        opt = mod.optim.SGD(names, lr=0.1)
        state = opt.state_dict()
        other = mod.optim.SGD([("x", names[0][1]), ("y", names[1][1])], lr=0.2)
        other.load_state_dict(state)
        return state["param_groups"], other.param_groups[0]["param_names"], other.param_groups[0]["lr"]

    same(run)


BAD = {
    "a tensor": lambda mod: mod.optim.SGD(mod.ones(3)),
    "nothing": lambda mod: mod.optim.SGD([]),
    "a number": lambda mod: mod.optim.SGD([1]),
    "a set": lambda mod: mod.optim.SGD([{"params": set(params_of(mod))}]),
    "twice": lambda mod: mod.optim.SGD([{"params": p} for p in [params_of(mod)[0]] * 2]),
    "no leaf": lambda mod: mod.optim.SGD([params_of(mod)[0] * 2]),
    "lr": lambda mod: mod.optim.SGD(params_of(mod), lr=-1),
    "momentum": lambda mod: mod.optim.SGD(params_of(mod), momentum=-1),
    "nesterov": lambda mod: mod.optim.SGD(params_of(mod), nesterov=True),
    "beta": lambda mod: mod.optim.Adam(params_of(mod), betas=(0.9, 1.0)),
    "whole beta": lambda mod: mod.optim.Adam(params_of(mod), betas=(0, 0.9)),
    "whole beta of AdamW": lambda mod: mod.optim.AdamW(params_of(mod), betas=(0.5, 0)),
    "one tensor of two": lambda mod: mod.optim.Adam(params_of(mod), betas=(mod.tensor(0.5), 0.9)),
    "betas in foreach": lambda mod: mod.optim.Adam(params_of(mod), betas=(mod.ones(1) / 2,) * 2, foreach=True),
    "long betas": lambda mod: mod.optim.Adam(params_of(mod), betas=(mod.tensor(0.5), mod.tensor([[0.5], [0.6]]))),
    "eps": lambda mod: mod.optim.Adam(params_of(mod), eps=-1.0),
    "no dict": lambda mod: mod.optim.SGD(params_of(mod)).add_param_group([1]),
    "half named": lambda mod: mod.optim.SGD([("a", params_of(mod)[0]), params_of(mod)[1]]),
    "named and not": lambda mod: mod.optim.SGD([("a", params_of(mod)[0])]).add_param_group(
        {"params": params_of(mod)[1]}
    ),
    "fused and foreach": lambda mod: mod.optim.Adam(params_of(mod), fused=True, foreach=True),
    "etas": lambda mod: mod.optim.Rprop(params_of(mod), etas=(1.5, 0.5)),
    "groups of lbfgs": lambda mod: mod.optim.LBFGS([{"params": params_of(mod)[0]}, {"params": params_of(mod)[1]}]),
    "other groups": lambda mod: mod.optim.SGD(params_of(mod)).load_state_dict({"state": {}, "param_groups": []}),
    "other sizes": lambda mod: mod.optim.SGD(params_of(mod)).load_state_dict(
        {"state": {}, "param_groups": [{"params": [0]}]}
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_errors(case):
    expected, got = run_both(BAD[case])
    assert isinstance(expected[0], type), expected
    assert expected == got


def test_zero_grad():
    def run(mod):
        params = params_of(mod)
        opt = mod.optim.SGD(params, lr=0.1)
        set_grads(params, 0)
        opt.zero_grad(set_to_none=False)
        zeros = [p.grad for p in params]
        opt.zero_grad()
        return zeros, [p.grad for p in params]

    same(run)


@both
def test_closure_records_gradients(mod):
    (p, *_) = params_of(mod)
    opt = mod.optim.Adam([p], lr=0.1)

    def closure():
        opt.zero_grad()
        loss = (p * p).sum()
        loss.backward()
        return loss

    with mod.no_grad():
        first = opt.step(closure).item()
    assert opt.step(closure).item() < first


@both
def test_hooks(mod):
    calls = []
    params = params_of(mod)
    opt = mod.optim.SGD(params, lr=0.1)
    set_grads(params, 0)
    opt.register_step_pre_hook(lambda o, args, kwargs: calls.append(("pre", o is opt, len(args))))
    handle = opt.register_step_post_hook(lambda o, args, kwargs: calls.append("post"))
    everywhere = sub(mod, "optim.optimizer").register_optimizer_step_pre_hook(
        lambda o, args, kwargs: calls.append("all")
    )
    opt.step()
    handle.remove()
    everywhere.remove()
    opt.step()
    assert calls == ["all", ("pre", True, 1), "post", ("pre", True, 1)]
    opt.register_state_dict_pre_hook(lambda o: calls.append("sd"))
    opt.register_state_dict_post_hook(lambda o, state: {**state, "extra": 1})
    opt.register_load_state_dict_pre_hook(lambda o, state: calls.append("load"))
    opt.register_load_state_dict_post_hook(lambda o: calls.append("loaded"))
    state = opt.state_dict()
    assert state["extra"] == 1
    opt.load_state_dict(state)
    assert calls[-3:] == ["sd", "load", "loaded"]


@both
def test_own_optimizer(mod):
    """An optimizer written against the base class."""

    class Plain(mod.optim.Optimizer):
        def __init__(self, params, lr=sub(mod, "optim.optimizer").required):
            super().__init__(params, {"lr": lr})

        @mod.no_grad()
        def step(self, closure=None):
            for group in self.param_groups:
                for p in group["params"]:
                    p.add_(p.grad, alpha=-group["lr"])
                    self.state[p]["count"] = self.state[p].get("count", 0) + 1

    with pytest.raises(ValueError, match="didn't specify a value of required optimization parameter lr"):
        Plain(params_of(mod))
    params = params_of(mod)
    opt = Plain(params, lr=0.5)
    set_grads(params, 0)
    before = params[0].detach().clone()
    opt.step()
    assert (params[0].detach() == before - 0.5 * params[0].grad).all()
    assert opt.state_dict()["state"][0] == {"count": 1}


@both
def test_state_is_keyed_by_parameter(mod):
    params = params_of(mod)
    opt = mod.optim.Adam(params)
    set_grads(params, 0)
    opt.step()
    assert set(opt.state[params[0]]) == {"step", "exp_avg", "exp_avg_sq"}
    assert opt.state[params[0]]["step"].item() == 1
    assert params[0] in opt.state


def test_half_precision_state():
    def run(mod):
        p = mod.nn.Parameter(mod.tensor([1.0, -2.0], dtype=mod.bfloat16))
        opt = mod.optim.SGD([p], lr=0.1, momentum=0.9)
        for _ in range(3):
            p.grad = p.detach().clone()
            opt.step()
        return p.float()

    same(run, tolerance=1e-2)


def test_averaged_model():
    def run(mod, **options):
        model = mod.nn.Sequential()
        model.weight = mod.nn.Parameter(mod.tensor([1.0, 2.0]))
        model.register_buffer("seen", mod.tensor([0.0]))
        averaged = mod.optim.swa_utils.AveragedModel(model, **options)
        for i in range(4):
            with mod.no_grad():
                model.weight.add_(i)
                model.seen.add_(1)
            averaged.update_parameters(model)
        return averaged.state_dict(), averaged.n_averaged

    same(run, tolerance=1e-6)
    same(
        lambda mod: run(mod, multi_avg_fn=mod.optim.swa_utils.get_ema_multi_avg_fn(0.9), use_buffers=True),
        tolerance=1e-6,
    )


EVERY = [a for a in ALGORITHMS if a[0] != "SGD" or len(a[1]) > 1]


def of_layout(mod, x, layout):
    """Values in the layout of a parameter: row-major, channels-last, or with holes, which no fused step takes."""
    if layout == "channels_last":
        return x.contiguous(memory_format=mod.channels_last)
    if layout == "holes":
        wide = mod.zeros(*x.shape[:-1], 2 * x.shape[-1], dtype=x.dtype)
        wide[..., ::2] = x
        return wide[..., ::2]
    return x


@pytest.mark.parametrize(("name", "options"), EVERY)
@pytest.mark.parametrize("layout", ["dense", "channels_last", "holes", "gradient", "state"])
def test_layouts(name, options, layout):
    """Parameters, gradients and states of any strides; the kernels' vectors and what is left over."""

    def run(mod):
        shape = (3, 5, 7, 3)
        p = mod.nn.Parameter(of_layout(mod, mod.randn(*shape), layout))
        opt = getattr(mod.optim, name)([p, mod.nn.Parameter(mod.zeros(0, 3))], **options)
        for step in range(4):
            grad = p.detach() * 0.5 + mod.randn(*shape)
            p.grad = of_layout(mod, grad, "channels_last" if layout == "gradient" else "dense")
            opt.step()
            if step == 1 and layout == "state":
                p.data = of_layout(mod, p.data, "channels_last")
        return p

    same(run, tolerance=1e-5)


@pytest.mark.parametrize(("name", "options"), EVERY)
@pytest.mark.parametrize("dtype", ["bfloat16", "float16"])
def test_halves(name, options, dtype):
    def run(mod):
        kind = getattr(mod, dtype)
        p = mod.nn.Parameter(mod.randn(5, 9).to(kind))
        opt = getattr(mod.optim, name)(
            [p],
            **{**options, "eps": 1e-3}
            if name not in ("Adafactor",) and "eps" in getattr(mod.optim, name)([p]).defaults
            else options,
        )
        for _ in range(4):
            p.grad = (p.detach().float() * 0.5).to(kind) + mod.randn(5, 9).to(kind)
            opt.step()
        return p.float()

    same(run, tolerance=3e-2 if dtype == "bfloat16" else 4e-3)


@pytest.mark.parametrize(("name", "options"), [a for a in EVERY if a[0] != "Adafactor"])
def test_differentiable_steps(name, options):
    """A step that gradients flow through, to the parameter before it and to the gradient it took."""

    def run(mod):
        start, grad = mod.randn(6, dtype=mod.float64), mod.randn(6, dtype=mod.float64)
        start.requires_grad_()
        grad.requires_grad_()
        p = start.clone()
        p.grad = grad
        opt = getattr(mod.optim, name)([p], differentiable=True, **options)
        opt.step()
        (p * mod.arange(6)).sum().backward()
        return p, start.grad, grad.grad

    same(run, tolerance=1e-6)  # PyTorch counts steps in a float32 tensor then


@pytest.mark.parametrize(("name", "options"), EVERY)
def test_not_finite(name, options):
    """NaN and infinity come out where they come out of PyTorch's step."""

    def run(mod):
        p = mod.nn.Parameter((mod.arange(41.0) - 20.3) / 7)
        opt = getattr(mod.optim, name)([p], **options)
        for _ in range(3):
            p.grad = (30.7 - mod.arange(41.0)) / 13
            p.grad[5], p.grad[17], p.grad[40] = float("nan"), float("inf"), -float("inf")
            opt.step()
        return p, opt.state_dict()["state"]

    same(run, tolerance=2e-6)


@pytest.mark.parametrize("name", ["SGD", "Adam", "RMSprop", "Rprop"])
def test_a_rate_that_is_not_a_number(name):
    """SGD refuses what is below 0; the others what is not at least 0."""

    def run(m):
        p = m.nn.Parameter(m.ones(2))
        optimizer = getattr(m.optim, name)([p], lr=float("nan"))
        p.grad = m.ones(2)
        optimizer.step()
        return p

    same_outcome(run)


def snapshot(opt):
    """What a step may change, as lists."""
    tensors = [t for group in opt.param_groups for p in group["params"] for t in (p, p.grad)]
    values = [t.detach().double().tolist() for t in tensors]
    return values, {
        number: {name: v.tolist() if isinstance(v, flashlight.Tensor) else v for name, v in state.items()}
        for number, state in opt.state_dict()["state"].items()
    }


# The types of two groups; holes: the second's parameters are not dense.
GROUPS = [("float32", "float64", False), ("float32", "bfloat16", True), ("bfloat16", "float16", False)]


@pytest.mark.parametrize("steps", [0, 1])
@pytest.mark.parametrize("kinds", GROUPS)
@pytest.mark.parametrize(("name", "options"), EVERY)
def test_out_of_memory(name, options, kinds, steps):
    """A step over several groups, any allocation of which fails, is not done at all and leaves no state behind;
    Adafactor and Muon do each parameter whole or not at all."""
    fail = flashlight._C._fail_allocation

    def optimizer():
        groups = []
        for kind in kinds[:2]:
            values = flashlight.arange(24).reshape(4, 6).to(getattr(flashlight, kind)).sin()
            params = [values[:2].clone().requires_grad_(), values[:, ::2] if kinds[2] else values[2:].clone()]
            for p in params:
                p.requires_grad_().grad = p.detach() * 0.5 + 0.1
            groups.append({"params": params})
        opt = getattr(flashlight.optim, name)(groups, **options)
        for _ in range(steps):
            opt.step()
        return opt

    def run(n):
        opt = optimizer()
        before = snapshot(opt)
        fail(n)
        try:
            opt.step()
            return fail(0)
        except MemoryError:
            fail(0)
        after = snapshot(opt)
        if name not in ("Adafactor", "Muon"):
            assert after == before, f"allocation {n}"
            return None
        done = snapshot(whole)
        for i in range(4):
            now = after[0][2 * i], after[1].get(i)
            assert now in ((before[0][2 * i], before[1].get(i)), (done[0][2 * i], done[1][i])), f"allocation {n}"
        return None

    whole = optimizer()
    whole.step()
    run(0)
    count = run(0)
    live = flashlight._C.memory()["live_bytes"]
    for n in [*range(1, count + 1)] if count < 100 else range(1, count + 1, count // 50):
        run(n)
        if flashlight._C.memory()["live_bytes"] > live:
            gc.collect()
            assert flashlight._C.memory()["live_bytes"] <= live, f"allocation {n}"


def test_unscaling_out_of_memory():
    """Gradients are unscaled all or none, and clipped all or none."""
    fail = flashlight._C._fail_allocation
    found, inverse = flashlight.zeros(1), flashlight.tensor(0.5)
    for count in range(1, 20):
        grads = [
            flashlight.ones(2, 3),
            flashlight.ones(2, 3, dtype=flashlight.bfloat16),
            flashlight.ones(4, 4)[::2, ::2],
        ]
        params = [flashlight.nn.Parameter(g.detach().clone()) for g in grads]
        for p, g in zip(params, grads):
            p.grad = g
        for call, *args in (
            (flashlight._C._amp_foreach_non_finite_check_and_unscale_, grads, found, inverse),
            (flashlight.nn.utils.clip_grad_norm_, params, 0.1),
            (flashlight.nn.utils.clip_grad_value_, params, 0.01),
        ):
            before = [g.clone() for g in grads]
            fail(count)
            try:
                call(*args)
            except MemoryError:
                fail(0)
                assert all(a.equal(b) for a, b in zip(grads, before)), count
            fail(0)


def test_states_that_do_not_fit():
    """What cannot be stepped is found before anything is."""
    good, bad = (flashlight.nn.Parameter(flashlight.ones(2, dtype=flashlight.bfloat16)) for _ in range(2))
    opt = flashlight.optim.Adam([{"params": [good]}, {"params": [bad]}])
    for p in (good, bad):
        p.grad = flashlight.ones_like(p)
    bad.data = flashlight.ones(1, dtype=flashlight.bfloat16).expand(2)
    with pytest.raises(RuntimeError, match="more than one element"):
        opt.step()
    assert good.tolist() == [1, 1]
    assert not opt.state_dict()["state"]


def test_broken_state():
    """A state dict that cannot be taken over leaves the optimizer with its own."""
    p = flashlight.nn.Parameter(flashlight.ones(2))
    p.grad = flashlight.ones(2)
    opt = flashlight.optim.Adam([p])
    opt.step()
    before, groups = snapshot(opt), opt.state_dict()["param_groups"]
    for state in ({0: {"step": "x"}}, 3, {0: {"step": [1, 2]}}):
        with pytest.raises((AttributeError, TypeError, ValueError)):
            opt.load_state_dict({"state": state, "param_groups": groups})
        assert snapshot(opt) == before
    with pytest.raises(ValueError, match="different number of parameter groups"):
        opt.load_state_dict({"state": {}, "param_groups": []})
    assert snapshot(opt) == before


FUNCTIONAL = [
    ("sgd", {"momentum": 0.0, "dampening": 0.0, "nesterov": False}, {"momentum_buffer_list": None}),
    ("sgd", {"momentum": 0.9, "dampening": 0.0, "nesterov": True}, {"momentum_buffer_list": None}),
    ("adam", {"beta1": 0.9, "beta2": 0.99, "eps": 1e-8, "amsgrad": False}, ("exp_avgs", "exp_avg_sqs")),
    (
        "adam",
        {"beta1": 0.9, "beta2": 0.99, "eps": 1e-8, "amsgrad": True},
        ("exp_avgs", "exp_avg_sqs", "max_exp_avg_sqs"),
    ),
    ("adamw", {"beta1": 0.9, "beta2": 0.99, "eps": 1e-8, "amsgrad": False}, ("exp_avgs", "exp_avg_sqs")),
    ("rmsprop", {"alpha": 0.9, "eps": 1e-8, "momentum": 0.0, "centered": False}, ("square_avgs",)),
    (
        "rmsprop",
        {"alpha": 0.9, "eps": 1e-8, "momentum": 0.9, "centered": True},
        ("square_avgs", "grad_avgs", "momentum_buffer_list"),
    ),
    ("adagrad", {"lr_decay": 0.1, "eps": 1e-8}, ("state_sums",)),
]
FUNCTIONAL_LISTS = {
    "sgd": ("momentum_buffer_list",),
    "adam": ("exp_avgs", "exp_avg_sqs", "max_exp_avg_sqs", "state_steps"),
    "rmsprop": ("square_avgs", "grad_avgs", "momentum_buffer_list", "state_steps"),
    "adagrad": ("state_sums", "state_steps"),
}
FUNCTIONAL_LISTS["adamw"] = FUNCTIONAL_LISTS["adam"]


@pytest.mark.parametrize(("name", "options", "states"), FUNCTIONAL)
@pytest.mark.parametrize("maximize", [False, True])
def test_functional_steps(name, options, states, maximize):
    """The functions behind the classes, which optimizers of programs call with state of their own."""

    def run(mod):
        step = getattr(sub(mod, f"optim.{name}"), name)
        assert getattr(sub(mod, "optim._functional"), name) is step
        params = params_of(mod)
        lists = {key: [mod.zeros_like(p) for p in params] if key in states else [] for key in FUNCTIONAL_LISTS[name]}
        if name == "sgd":
            lists["momentum_buffer_list"] = [None] * 3
        else:
            lists["state_steps"] = [mod.tensor(0.0) for _ in params]
        kept = [t for key in lists for t in lists[key] if t is not None]
        versions = []
        for i in range(3):
            grads = [p.detach() * (0.5 + i) - 0.1 for p in params]
            with mod.no_grad():
                step(params, grads, *lists.values(), lr=0.1, weight_decay=0.01, maximize=maximize, **options)
            versions.append([p.grad is None and p.requires_grad for p in params])
        with pytest.raises(RuntimeError):  # as last: PyTorch's changes states before it fails
            step(
                copy.deepcopy(params),
                grads,
                *copy.deepcopy([*lists.values()]),
                lr=0.1,
                weight_decay=0.0,
                maximize=False,
                **options,
            )
        return params, lists, kept, versions

    same(run, tolerance=1e-14)
