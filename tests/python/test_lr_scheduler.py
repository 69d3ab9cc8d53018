"""Learning-rate schedules: the rates (and momenta) of many epochs against torch's, saving, chaining, errors."""

import copy
import warnings

import pytest
from twin import both, run_both, same


def optimizer(mod, algorithm="SGD", **options):
    a = mod.nn.Parameter(mod.zeros(1))
    b = mod.nn.Parameter(mod.zeros(1))
    options = options or ({"momentum": 0.9} if algorithm == "SGD" else {})
    return getattr(mod.optim, algorithm)([{"params": [a]}, {"params": [b], "lr": 0.3}], lr=0.1, **options)


class Curve:
    """A callable object, whose attributes belong to the state."""

    def __init__(self, power):
        self.power = power

    def __call__(self, epoch):
        return 1.0 / (1 + epoch) ** self.power


SCHEDULES = {
    "lambda": lambda s, o: s.LambdaLR(o, lambda e: 0.9**e),
    "lambdas": lambda s, o: s.LambdaLR(o, [lambda e: 0.9**e, Curve(2)]),
    "multiplicative": lambda s, o: s.MultiplicativeLR(o, lambda e: 0.95 - 0.01 * e),
    "step": lambda s, o: s.StepLR(o, 3, gamma=0.5),
    "multi step": lambda s, o: s.MultiStepLR(o, [2, 5, 5, 7], gamma=0.5),
    "constant": lambda s, o: s.ConstantLR(o, factor=0.25, total_iters=4),
    "linear": lambda s, o: s.LinearLR(o, start_factor=0.2, end_factor=0.8, total_iters=5),
    "exponential": lambda s, o: s.ExponentialLR(o, 0.9),
    "polynomial": lambda s, o: s.PolynomialLR(o, total_iters=6, power=2.0),
    "cosine": lambda s, o: s.CosineAnnealingLR(o, T_max=5, eta_min=0.01),
    "restarts": lambda s, o: s.CosineAnnealingWarmRestarts(o, 3, T_mult=2, eta_min=0.01),
    "cyclic": lambda s, o: s.CyclicLR(o, 0.01, 0.2, step_size_up=3, step_size_down=4),
    "cyclic 2": lambda s, o: s.CyclicLR(o, [0.01, 0.02], [0.2, 0.3], step_size_up=3, mode="triangular2"),
    "cyclic exp": lambda s, o: s.CyclicLR(o, 0.01, 0.2, step_size_up=3, mode="exp_range", gamma=0.9),
    "cyclic own": lambda s, o: s.CyclicLR(o, 0.01, 0.2, step_size_up=3, scale_fn=Curve(1), cycle_momentum=False),
    "one cycle": lambda s, o: s.OneCycleLR(o, 0.5, total_steps=14),
    "one cycle 3": lambda s, o: s.OneCycleLR(
        o, [0.5, 0.7], epochs=7, steps_per_epoch=2, three_phase=True, anneal_strategy="linear"
    ),
    "sequential": lambda s, o: s.SequentialLR(
        o, [s.ConstantLR(o, 0.1, 3), s.ExponentialLR(o, 0.8), s.StepLR(o, 2)], milestones=[3, 8]
    ),
    "sequential cosine": lambda s, o: s.SequentialLR(
        o, [s.LinearLR(o, 0.1, 1.0, 3), s.CosineAnnealingLR(o, 9)], milestones=[3]
    ),
    "chained": lambda s, o: s.ChainedScheduler([s.ConstantLR(o, 0.1, 3), s.ExponentialLR(o, 0.9)]),
}


def rates(opt):
    return [(g["lr"], g.get("momentum"), g.get("betas"), g.get("initial_lr")) for g in opt.param_groups]


@pytest.mark.parametrize("name", SCHEDULES)
@pytest.mark.parametrize("algorithm", ["SGD", "Adam"])
def test_rates(name, algorithm):
    def run(mod):
        opt = optimizer(mod, algorithm)
        schedule = SCHEDULES[name](mod.optim.lr_scheduler, opt)
        seen = [rates(opt)]
        for _ in range(13):
            opt.step()
            schedule.step()
            seen.append((rates(opt), schedule.get_last_lr(), schedule.last_epoch if name != "chained" else 0))
        return seen

    same(run, tolerance=1e-15)


@pytest.mark.parametrize("name", SCHEDULES)
def test_state_dict(name):
    """A schedule goes on where a saved one was; what is saved has torch's keys and values."""

    def run(mod):
        opt = optimizer(mod)
        schedule = SCHEDULES[name](mod.optim.lr_scheduler, opt)
        for _ in range(4):
            opt.step()
            schedule.step()
        saved = copy.deepcopy((opt.state_dict(), schedule.state_dict()))
        keys = sorted(schedule.state_dict())
        other = optimizer(mod)
        again = SCHEDULES[name](mod.optim.lr_scheduler, other)
        other.load_state_dict(saved[0])
        again.load_state_dict(saved[1])
        seen = []
        for _ in range(4):
            for o, s in ((opt, schedule), (other, again)):
                o.step()
                s.step()
            seen.append((rates(opt), rates(other)))
            assert rates(opt) == rates(other)
        return seen, keys

    same(run, tolerance=1e-15)


@pytest.mark.parametrize(
    "options",
    [
        {"patience": 1},
        {"patience": 0, "cooldown": 2, "factor": 0.5},
        {"mode": "max", "patience": 1, "threshold": 0.1, "threshold_mode": "abs"},
        {"mode": "max", "patience": 0, "min_lr": [0.05, 0.2]},
        {"patience": 1, "threshold": 0.2, "eps": 0.02},
    ],
)
def test_plateau(options):
    def run(mod):
        opt = optimizer(mod)
        schedule = mod.optim.lr_scheduler.ReduceLROnPlateau(opt, **options)
        seen = []
        for metric in (5.0, 4.0, 4.1, 4.0, 3.99, 3.9, 3.9, 4.2, 4.3, mod.tensor(4.4), 1.0, 1.0, 1.0, 1.0):
            schedule.step(metric)
            seen.append((rates(opt), schedule.num_bad_epochs, schedule.best, schedule.in_cooldown))
        return seen, schedule.state_dict()

    same(run, tolerance=1e-15)


def test_steps_to_a_given_epoch():
    def run(mod):
        seen = []
        for name in ("step", "multi step", "linear", "exponential", "polynomial", "cosine", "lambda", "restarts"):
            opt = optimizer(mod)
            schedule = SCHEDULES[name](mod.optim.lr_scheduler, opt)
            opt.step()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                for epoch in (4, 2, 9):
                    schedule.step(epoch)
                    seen.append((name, rates(opt)))
        return seen

    same(run, tolerance=1e-15)


def test_resuming():
    def run(mod):
        opt = optimizer(mod)
        for group in opt.param_groups:
            group["initial_lr"] = group["lr"]
        schedule = mod.optim.lr_scheduler.CosineAnnealingLR(opt, 8, last_epoch=3)
        seen = [rates(opt)]
        for _ in range(3):
            opt.step()
            schedule.step()
            seen.append(rates(opt))
        return seen

    same(run, tolerance=1e-15)


def test_swalr():
    def run(mod):
        seen = []
        for strategy, epochs in (("cos", 4), ("linear", 4), ("linear", 0)):
            opt = optimizer(mod)
            schedule = mod.optim.swa_utils.SWALR(opt, 0.02, anneal_epochs=epochs, anneal_strategy=strategy)
            for _ in range(6):
                opt.step()
                schedule.step()
                seen.append(rates(opt))
        return seen

    same(run, tolerance=1e-15)


def test_tensor_rate():
    def run(mod):
        p = mod.nn.Parameter(mod.zeros(1))
        opt = mod.optim.SGD([p], lr=mod.tensor(0.5))
        rate = opt.param_groups[0]["lr"]
        schedule = mod.optim.lr_scheduler.ExponentialLR(opt, 0.5)
        opt.step()
        schedule.step()
        return opt.param_groups[0]["lr"] is rate, rate, schedule.get_last_lr()

    same(run)


@both
def test_warns_about_the_order(mod):
    opt = optimizer(mod)
    schedule = mod.optim.lr_scheduler.StepLR(opt, 1)
    with pytest.warns(UserWarning, match="before `optimizer.step"):
        schedule.step()
    opt = optimizer(mod)
    schedule = mod.optim.lr_scheduler.StepLR(opt, 1)
    opt.step()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        schedule.step()
    with pytest.warns(UserWarning, match="get_last_lr"):
        schedule.get_lr()


@both
def test_own_schedule(mod):
    class Halving(mod.optim.lr_scheduler.LRScheduler):
        def get_lr(self):
            return [base * 0.5**self.last_epoch for base in self.base_lrs]

    opt = optimizer(mod)
    schedule = Halving(opt)
    opt.step()
    schedule.step()
    assert schedule.get_last_lr() == [0.05, 0.15]


BAD = {
    "no optimizer": lambda s, o: s.StepLR(None, 1),
    "no initial_lr": lambda s, o: s.StepLR(o, 1, last_epoch=3),
    "lambdas": lambda s, o: s.LambdaLR(o, [abs]),
    "no function": lambda s, o: s.MultiplicativeLR(o, 3),
    "constant": lambda s, o: s.ConstantLR(o, factor=2.0),
    "linear": lambda s, o: s.LinearLR(o, start_factor=0),
    "linear end": lambda s, o: s.LinearLR(o, end_factor=2),
    "T_0": lambda s, o: s.CosineAnnealingWarmRestarts(o, 0),
    "T_mult": lambda s, o: s.CosineAnnealingWarmRestarts(o, 1, T_mult=0.5),
    "plateau": lambda s, o: s.ReduceLROnPlateau(o, factor=1.0),
    "plateau mode": lambda s, o: s.ReduceLROnPlateau(o, mode="best"),
    "plateau min": lambda s, o: s.ReduceLROnPlateau(o, min_lr=[0.1]),
    "cyclic mode": lambda s, o: s.CyclicLR(o, 0.1, 0.2, mode="square"),
    "cyclic lrs": lambda s, o: s.CyclicLR(o, [0.1], 0.2),
    "one cycle": lambda s, o: s.OneCycleLR(o, 0.1),
    "one cycle steps": lambda s, o: s.OneCycleLR(o, 0.1, total_steps=-3),
    "one cycle pct": lambda s, o: s.OneCycleLR(o, 0.1, total_steps=3, pct_start=2.0),
    "one cycle anneal": lambda s, o: s.OneCycleLR(o, 0.1, total_steps=3, anneal_strategy="up"),
    "sequential": lambda s, o: s.SequentialLR(o, [s.StepLR(o, 1)], milestones=[1]),
    "nothing in sequence": lambda s, o: s.SequentialLR(o, [], milestones=[]),
    "plateau in sequence": lambda s, o: s.SequentialLR(o, [s.ReduceLROnPlateau(o)], milestones=[]),
    "nothing chained": lambda s, o: s.ChainedScheduler([]),
}


@pytest.mark.parametrize("case", BAD)
def test_errors(case):
    expected, got = run_both(lambda mod: BAD[case](mod.optim.lr_scheduler, optimizer(mod)))
    assert isinstance(expected[0], type), expected
    assert expected == got
