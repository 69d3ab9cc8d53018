"""Every optimizer of the C host (tests/data/optimizers.c): the Python host's losses to the last bit, PyTorch's to 1e-5,
and state dicts that PyTorch reads and goes on from.
"""

import flashlight
import pytest
import torch
from test_examples import ROOT, build_tree, compile_c, run
from twin import assert_same

STEPS = 6
OPTIONS = {
    "SGD": {"lr": 0.1, "momentum": 0.9, "nesterov": True},
    "Adam": {"lr": 0.05, "amsgrad": True, "weight_decay": 0.1},
    "AdamW": {"lr": 0.05},
    "RMSprop": {"momentum": 0.5, "centered": True},
    "Adagrad": {"lr": 0.1, "lr_decay": 0.1, "initial_accumulator_value": 0.5},
    "Adadelta": {"rho": 0.8, "maximize": True},
    "Adamax": {"lr": 0.05, "betas": (0.3, 0.999)},
    "NAdam": {"lr": 0.05, "weight_decay": 0.1, "decoupled_weight_decay": True},
    "RAdam": {"lr": 0.05, "betas": (0.9, 0.9)},
    "Rprop": {"etas": (0.4, 1.2), "step_sizes": (1e-6, 0.02)},
    "ASGD": {"lr": 0.1, "t0": 2, "lambd": 0.1},
    "Adafactor": {"lr": 0.1, "weight_decay": 0.1},
}


def train(mod, name):
    """(losses, optimizer) of the C program's training."""
    nn = mod.nn
    mod.manual_seed(7)
    model = nn.Sequential(nn.Linear(6, 9), nn.Tanh(), nn.Linear(9, 4, bias=False))
    opt = getattr(mod.optim, name)(model.parameters(), **OPTIONS[name])
    losses = []
    for _ in range(STEPS):
        loss = nn.functional.mse_loss(model(mod.randn(5, 6)), mod.ones(5, 4))
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return losses, opt


@pytest.fixture(scope="module")
def c(tmp_path_factory):
    """What the C program printed by optimizer, and the folder with the states it saved."""
    folder = tmp_path_factory.mktemp("optimizers")
    compile_c(build_tree(), ROOT / "tests/data/optimizers.c", folder / "optimizers")
    printed = {}
    for line in run([folder / "optimizers", folder]).splitlines():
        name, value = line.split()
        printed.setdefault(name, []).append(value)
    return printed, folder


@pytest.mark.parametrize("name", OPTIONS)
def test_the_same_training(c, name):
    printed, folder = c
    ours, opt = train(flashlight, name)
    theirs, in_torch = train(torch, name)
    assert printed[name] == [f"{loss:.9g}" for loss in ours]
    assert ours == pytest.approx(theirs, rel=1e-5)
    saved = torch.load(folder / f"{name}.pth")
    assert_same(saved, opt.state_dict())
    assert_same(in_torch.state_dict(), saved, tolerance=1e-4)
    in_torch.load_state_dict(saved)


def test_muon(c):
    printed, folder = c
    states = []
    for mod in (flashlight, torch):
        nn = mod.nn
        mod.manual_seed(7)
        model = nn.Sequential(nn.Linear(6, 9), nn.Tanh(), nn.Linear(9, 4, bias=False))
        opt = mod.optim.Muon([model[0].weight, model[2].weight], lr=0.1, adjust_lr_fn="match_rms_adamw")
        nn.functional.mse_loss(model(mod.randn(5, 6)), mod.ones(5, 4)).backward()
        opt.step()
        states.append(opt.state_dict())
        assert float(printed["Muon"][0]) == pytest.approx(
            model[0].weight.norm().item(), rel=1e-6 if mod is flashlight else 1e-2
        )
    saved = torch.load(folder / "Muon.pth")
    assert_same(saved, states[0])
    assert_same(states[1], saved, tolerance=1e-5)


@pytest.mark.parametrize(("name", "search"), [("plain", None), ("wolfe", "strong_wolfe")])
def test_lbfgs(c, name, search):
    printed, folder = c
    runs = []
    for mod in (flashlight, torch):
        nn = mod.nn
        mod.manual_seed(7)
        model = nn.Sequential(nn.Linear(6, 9), nn.Tanh(), nn.Linear(9, 4, bias=False))
        x, y = mod.randn(5, 6), mod.ones(5, 4)
        opt = mod.optim.LBFGS(
            model.parameters(), lr=1 if search else 0.1, max_iter=7, history_size=5, line_search_fn=search
        )

        def closure(model=model, opt=opt, x=x, y=y, nn=nn):
            opt.zero_grad()
            loss = nn.functional.mse_loss(model(x), y)
            loss.backward()
            return loss

        losses = [opt.step(closure).item() for _ in range(4)]
        runs.append((losses, opt))
    losses = [float(value) for value in printed[name]]
    (ours, _), (theirs, opt) = runs
    assert printed[name] == [f"{loss:.9g}" for loss in ours]
    assert losses == pytest.approx(theirs, rel=1e-3, abs=1e-6)
    saved, expected = torch.load(folder / f"{name}.pth"), opt.state_dict()
    assert saved["param_groups"] == expected["param_groups"]
    state, wanted = saved["state"][0], expected["state"][0]
    assert set(state) == set(wanted) - {"al"}
    assert (state["n_iter"], state["func_evals"]) == (wanted["n_iter"], wanted["func_evals"])
    assert [t.shape for t in state["old_dirs"]] == [t.shape for t in wanted["old_dirs"]]
    opt.load_state_dict(saved)
    assert opt.step(closure).item() < losses[-1]


def schedules(mod):
    """(number, optimizer, schedule) of tests/data/schedules.c, in its order."""
    s = mod.optim.lr_scheduler
    makers = [
        lambda o: s.LambdaLR(o, lambda epoch: 1 / (1 + epoch)),
        lambda o: s.MultiplicativeLR(o, lambda epoch: 1 / (1 + epoch)),
        lambda o: s.StepLR(o, 3, 0.3),
        lambda o: s.MultiStepLR(o, [3, 3, 7], 0.3),
        lambda o: s.ConstantLR(o, 0.3, 4),
        lambda o: s.LinearLR(o, 0.3, 0, 5),
        lambda o: s.ExponentialLR(o, 0.7),
        lambda o: s.PolynomialLR(o, 6, 1.7),
        lambda o: s.CosineAnnealingLR(o, 5, 0.01),
        lambda o: s.CosineAnnealingWarmRestarts(o, 2, 2, 0.01),
        lambda o: s.CyclicLR(o, 0.01, 0.2, 3, mode="triangular2"),
        lambda o: s.OneCycleLR(o, 0.5, 13),
        lambda o: s.OneCycleLR(o, 0.5, 13, three_phase=True, anneal_strategy="linear"),
        lambda o: s.ReduceLROnPlateau(o, patience=1, cooldown=1),
        lambda o: s.SequentialLR(o, [s.LinearLR(o, 0.1, 1, 4), s.StepLR(o, 2, 0.5), s.ExponentialLR(o, 0.9)], [4, 9]),
        lambda o: s.ChainedScheduler([s.ConstantLR(o, 0.1, 4), s.ExponentialLR(o, 0.9), s.StepLR(o, 5, 0.5)]),
    ]
    for i, make in enumerate(makers):
        opt = mod.optim.SGD(mod.nn.Linear(2, 2).parameters(), lr=0.1, momentum=0.9)
        yield i, opt, make(opt)


def step(i, schedule, epoch):
    schedule.step(*[1 / (epoch + 1) if epoch < 3 else 1] * (i == 13))


def rates(text):
    return [(int(i), float(lr), float(momentum)) for i, lr, momentum in map(str.split, text.splitlines())]


@pytest.fixture(scope="module")
def schedules_program(tmp_path_factory):
    program = tmp_path_factory.mktemp("schedules") / "schedules"
    compile_c(build_tree(), ROOT / "tests/data/schedules.c", program)
    return program


@pytest.mark.filterwarnings("ignore")
def test_schedules(schedules_program):
    *printed, alien, empty, no_dict, other_groups, last = run([schedules_program]).splitlines()
    expected = []
    for i, opt, schedule in schedules(torch):
        for epoch in range(13):
            group = opt.param_groups[0]
            expected.append((i, float(group["lr"]), group["momentum"]))
            step(i, schedule, epoch)
    assert rates("\n".join(printed)) == expected
    assert alien == empty == "KeyError: StepLR: the state has no 'step_size'"
    assert no_dict == "TypeError: fl_scheduler_load_state: the state is no dict"
    assert other_groups == "ValueError: StepLR: the state is of 0 parameter groups, the optimizer has 1"
    assert last == "epoch 0"


@pytest.mark.filterwarnings("ignore")
def test_states_of_schedules(schedules_program, tmp_path):
    """Five epochs under C or PyTorch, the rest under either: rates as without a break."""
    saved = tmp_path / "c", tmp_path / "torch"
    for folder in saved:
        folder.mkdir()
    whole = rates(run([schedules_program, saved[0]]))
    after = [row for k, row in enumerate(whole) if k % 13 >= 5]
    assert rates(run([schedules_program, tmp_path, saved[0]])) == after
    for i, opt, schedule in schedules(torch):
        for epoch in range(5):
            step(i, schedule, epoch)
        torch.save({"optimizer": opt.state_dict(), "schedule": schedule.state_dict()}, saved[1] / f"{i}.pth")
    assert rates(run([schedules_program, tmp_path, saved[1]])) == after
    for mod in (torch, flashlight):
        rows = []
        for i, opt, schedule in schedules(mod):
            state = mod.load(saved[0] / f"{i}.pth")
            opt.load_state_dict(state["optimizer"])
            schedule.load_state_dict(state["schedule"])
            assert schedule.get_last_lr() == [opt.param_groups[0]["lr"]]
            for epoch in range(5, 13):
                group = opt.param_groups[0]
                rows.append((i, float(group["lr"]), group["momentum"]))
                step(i, schedule, epoch)
        assert rows == after


def test_clipping(tmp_path):
    compile_c(build_tree(), ROOT / "tests/data/clipping.c", tmp_path / "clipping")
    *printed, none, error = run([tmp_path / "clipping"]).splitlines()
    expected = []
    for how in ("norm", "norm", "value", "value"):
        for bound in (0.5, 1e3):
            for first in (1, float("inf"), float("nan")):
                model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Linear(3, 1))
                params = list(model.parameters())
                for i, p in enumerate(params[:3]):
                    p.grad = torch.full_like(p, i - 1.25)
                    p.grad.view(-1)[0] = first
                got = getattr(torch.nn.utils, f"clip_grad_{how}_")(params, bound)
                row = [1.0 if got is None else got.item()] + torch.cat([p.grad.flatten() for p in params[:3]]).tolist()
                expected.append(row)
    assert_same(expected, [[float(value) for value in line.split()] for line in printed], tolerance=1e-6)
    assert none == "0 1"
    assert error == "TypeError: fl_optimizer_clip_grad_norm: argument 'o' is NULL and must not be"
