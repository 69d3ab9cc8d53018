"""Mixed precision: autocast and GradScaler beside torch's. (What autocast does to each op: ops/test_autocast.py.)"""

import pickle
import threading
import warnings

import flashlight
import pytest
from twin import both, is_error, run_both, same, same_outcome, sub, words


def lower(m, name="bfloat16"):
    return m.autocast("cpu", getattr(m, name))


def kinds(m, *tensors):
    return [words(t.dtype) for t in tensors]


# ---- State -----------------------------------------------------------------------------------------------------------


def test_state():
    def run(m):
        seen = []

        def look():
            seen.append(
                (m.is_autocast_enabled("cpu"), words(m.get_autocast_dtype("cpu")), m.is_autocast_cache_enabled())
            )

        look()
        with m.autocast("cpu", dtype=m.float16, cache_enabled=False):
            look()
            with m.autocast("cpu", enabled=False):
                look()
                with m.amp.autocast("cpu", m.bfloat16) as block:
                    look()
                    seen.append(type(block) is m.autocast)
            look()
        look()
        seen.append((m.autocast_increment_nesting(), m.autocast_decrement_nesting()))
        for device in ("cpu", "cuda", "cuda:0", "mps", "xpu", "xla", "meta"):
            seen.append(m.amp.is_autocast_available(device))
        m.set_autocast_enabled("cuda", True)
        m.set_autocast_dtype("cuda", m.bfloat16)
        seen.append((m.is_autocast_enabled(), m.is_autocast_enabled("cuda:0"), words(m.get_autocast_dtype("cuda"))))
        m.set_autocast_enabled(False)
        m.set_autocast_dtype("cuda", m.float16)
        return seen

    same(run)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda m: m.autocast("cuda"),
        lambda m: m.autocast("cuda", enabled=False),
        lambda m: m.autocast("cpu", dtype=m.float32),
        lambda m: m.autocast("cpu", dtype=m.int32),
        lambda m: m.autocast("mps"),
        lambda m: m.autocast("xpu", dtype=m.float64),
        lambda m: m.autocast("nowhere"),
        lambda m: m.autocast("meta"),
        lambda m: m.autocast(3),
        lambda m: m.autocast("cpu")(3),
        lambda m: m.set_autocast_enabled("cpu", 1),
        lambda m: m.set_autocast_dtype("cpu", 3),
        lambda m: m.is_autocast_enabled(None),
        lambda m: m.set_autocast_cache_enabled(1),
        lambda m: m.amp.custom_fwd(device_type=3),
        lambda m: sub(m, "cuda.amp").autocast(),
        lambda m: sub(m, "cuda.amp").GradScaler(),
        lambda m: sub(m, "cpu.amp").autocast(),
        lambda m: sub(m, "cpu.amp").GradScaler(),
        lambda m: m.amp.GradScaler(),
        lambda m: m.amp.GradScaler("cpu", growth_factor=1.0),
        lambda m: m.amp.GradScaler("cpu", backoff_factor=1.0),
        lambda m: m.get_autocast_cpu_dtype(),
    ],
)
def test_what_is_refused_and_warned_of(attempt):
    def run(m):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            made = attempt(m)
        told = [(w.category, words(str(w.message)).partition(" (Triggered")[0]) for w in caught]
        return told, getattr(made, "_enabled", None), type(made).__name__

    same_outcome(run)


def test_other_devices_change_nothing():
    def run(m):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            block = m.autocast("cuda", dtype=m.float16)
        with block:
            return kinds(m, m.ones(2, 2) @ m.ones(2, 2))

    same(run)


def test_decorator_and_threads():
    def run(m):
        @m.autocast("cpu")
        def product(x):
            return x @ x

        found = []

        def elsewhere():
            found.extend((m.is_autocast_enabled("cpu"), words((m.ones(2, 2) @ m.ones(2, 2)).dtype)))

        with lower(m):
            thread = threading.Thread(target=elsewhere)
            thread.start()
            thread.join()
        return product.__name__, kinds(m, product(m.ones(2, 2)), m.ones(2, 2) @ m.ones(2, 2)), found

    same(run)


def test_out_and_in_place_are_left_alone():
    def run(m):
        a, out = m.ones(2, 2), m.empty(2, 2)
        with lower(m):
            return kinds(m, m.mm(a, a, out=out), m.ones(2, 2).addmm_(a, a), m.mm(a.double(), a.double()))

    same(run)


# ---- The cache of casts ----------------------------------------------------------------------------------------------


def test_cast_of_a_parameter_is_kept():
    def run(m):
        w, x = m.ones(3, 2, requires_grad=True), m.ones(4, 3)
        seen = []

        def cast(y):
            return y.grad_fn.next_functions[-1][0]

        with lower(m):
            first, second = x @ w, x @ w
            seen.append(cast(first) is cast(second))
            with m.no_grad():
                w.zero_()
            seen.append(bool((x @ w).any()))  # the cast is of the weight as it was
            m.clear_autocast_cache()
            third = x @ w
            seen.append(cast(first) is cast(third))
            with m.autocast("cpu", cache_enabled=False):
                seen.append(cast(x @ w) is cast(third))
            with m.autocast("cpu", enabled=False):
                pass
            seen.append(cast(x @ w) is cast(third))
        with lower(m):
            seen.append(cast(x @ w) is cast(third))
        return seen

    same(run)


@both
def test_nothing_without_a_graph_is_kept(mod):
    linear, x = mod.nn.Linear(3, 2), mod.ones(4, 3)
    with lower(mod):
        with mod.no_grad():
            linear(x)
        linear(x).sum().backward()
        with mod.no_grad():
            assert not linear(x).requires_grad
        linear(x).sum().backward()
    assert linear.weight.grad.dtype is mod.float32


def test_blocks_of_two_dtypes():
    """torch has one cache for both, and fails."""
    linear, x = flashlight.nn.Linear(3, 2), flashlight.ones(4, 3)
    with lower(flashlight):
        assert linear(x).dtype is flashlight.bfloat16
        with lower(flashlight, "float16"):
            assert linear(x).dtype is flashlight.float16


# ---- Custom functions, checkpoints -----------------------------------------------------------------------------------


def test_custom_functions():
    def run(m):
        seen = []

        def function(**options):
            class Product(m.autograd.Function):
                @staticmethod
                @m.amp.custom_fwd(device_type="cpu", **options)
                def forward(ctx, a, b, others=None):
                    ctx.save_for_backward(a, b)
                    seen.append(("forward", m.is_autocast_enabled("cpu"), kinds(m, a, b, *(others or ()))))
                    return a @ b

                @staticmethod
                @m.amp.custom_bwd(device_type="cpu")
                def backward(ctx, grad):
                    a, b = ctx.saved_tensors
                    seen.append(("backward", m.is_autocast_enabled("cpu"), kinds(m, grad)))
                    return grad @ b.t(), a.t() @ grad, None

            return Product

        for options in ({}, {"cast_inputs": m.float32}, {"cast_inputs": m.bfloat16}):
            a, b = m.ones(2, 2, requires_grad=True), m.ones(2, 2, requires_grad=True)
            others = [m.ones(1, dtype=m.float64), m.ones(1, dtype=m.int64), m.ones(1)]
            product = function(**options)
            with lower(m):
                y = product.apply(a, b, others)
            y.sum().backward()
            with lower(m):
                product.apply(a, b).sum().backward()
            product.apply(a, b).sum().backward()
            seen.append(kinds(m, y, a.grad, b.grad))
        return seen

    same(run)


@pytest.mark.parametrize("reentrant", [True, False])
def test_checkpoint_runs_again_under_the_same_autocast(reentrant):
    def run(m):
        seen = []

        def part(x):
            y = x @ x
            seen.append((m.is_autocast_enabled("cpu"), words(y.dtype)))
            return y.relu() @ x

        checkpoint = sub(m, "utils.checkpoint").checkpoint
        x = m.ones(2, 2, requires_grad=True)
        with lower(m):
            y = checkpoint(part, x, use_reentrant=reentrant)
        y.sum().backward()
        z = checkpoint(part, x, use_reentrant=reentrant)
        with lower(m):
            z.sum().backward()
        return seen, kinds(m, y, z, x.grad), x.grad

    same(run, tolerance=1e-6)


# ---- Whole models ----------------------------------------------------------------------------------------------------


def perceptron(m):
    nn = m.nn
    model = nn.Sequential(
        nn.Linear(12, 32), nn.LayerNorm(32), nn.GELU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 5)
    )
    return model, m.randn(16, 12), m.randint(5, (16,)), nn.CrossEntropyLoss()


def convolutions(m):
    nn = m.nn
    model = nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 12, 3, bias=False),
        nn.GroupNorm(3, 12), nn.PReLU(), nn.ConvTranspose2d(12, 6, 2, 2), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        nn.Linear(6, 4),
    )  # fmt: skip
    return model, m.randn(6, 3, 12, 12), m.randn(6, 4), nn.MSELoss()


def encoder(m):
    nn = m.nn
    layer = nn.TransformerEncoderLayer(16, 4, 32, dropout=0.0, batch_first=True)
    return nn.Sequential(layer, nn.Linear(16, 3)), m.randn(4, 7, 16), m.randn(4, 7, 3), nn.L1Loss()


class Recurrent:
    def __init__(self, m, kind):
        self.layer, self.head = getattr(m.nn, kind)(5, 8, batch_first=True), m.nn.Linear(8, 1)

    def modules(self):
        return [self.layer, self.head]

    def parameters(self):
        return [*self.layer.parameters(), *self.head.parameters()]

    def __call__(self, x):
        return self.head(self.layer(x)[0])


def recurrent(kind):
    return lambda m: (
        Recurrent(m, kind),
        m.randn(4, 6, 5),
        m.rand(4, 6, 1).round(),
        m.nn.BCEWithLogitsLoss(),
    )


MODELS = {
    "perceptron": perceptron,
    "convolutions": convolutions,
    "encoder": encoder,
    "LSTM": recurrent("LSTM"),
    "GRU": recurrent("GRU"),
    "RNN": recurrent("RNN"),
}


def flat(outputs):
    return [t for t in (outputs if isinstance(outputs, tuple) else (outputs,)) if hasattr(t, "dtype")]


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("scaled", [False, True])
def test_training(name, scaled):
    """The dtypes of what every module returns and of every gradient, and the losses of 20 steps."""

    def run(m):
        model, x, y, loss_of = MODELS[name](m)
        seen, losses = [], []
        hooks = [
            module.register_forward_hook(
                lambda module, args, out: seen.append((type(module).__name__, kinds(m, *flat(out))))
            )
            for module in model.modules()
        ]
        optimizer = m.optim.Adam(model.parameters(), lr=1e-2)
        scaler = m.amp.GradScaler("cpu", init_scale=2.0**8, enabled=scaled)
        for step in range(20):
            optimizer.zero_grad()
            with lower(m):
                loss = loss_of(model(x), y)
            scaler.scale(loss).backward()
            scaler.step(optimizer)
            scaler.update()
            losses.append(loss.item())
            seen.append((words(loss.dtype), kinds(m, *(p.grad for p in model.parameters()))))
            if step == 0:
                for hook in hooks:
                    hook.remove()
        return seen, losses

    expected, got = run_both(run)
    if is_error(expected) and "primitive descriptor" in expected[1]:
        pytest.skip(f"PyTorch has no bfloat16 {name} on this CPU")
    (theirs, theirs_losses), (ours, our_losses) = expected, got
    assert ours == theirs
    assert our_losses == pytest.approx(theirs_losses, rel=0.05, abs=0.02)
    assert our_losses[-1] < our_losses[0]


@pytest.mark.parametrize("name", ["float16", "bfloat16"])
def test_losses_within_the_block(name):
    def run(m):
        f = m.nn.functional
        x, y = m.rand(4, 3), m.rand(4, 3)
        with lower(m, name):
            h = x @ m.eye(3)
            values = [
                f.mse_loss(h, y), f.binary_cross_entropy(x, y), f.binary_cross_entropy_with_logits(h, y),
                f.cross_entropy(h, m.tensor([0, 1, 2, 0])), f.nll_loss(h, m.tensor([0, 1, 2, 0])), f.kl_div(h, y),
                f.smooth_l1_loss(h, y), h.softmax(1), f.log_softmax(h, 1), h.sum(), h.exp(), f.layer_norm(h, (3,)),
                f.pad(h, (1, 1)), f.pad(h[None], (1, 1), "reflect"), m.cat([h, y]), m.stack([h, h]), h + y,
            ]  # fmt: skip
        return kinds(m, *values)

    same(run)


# ---- GradScaler ------------------------------------------------------------------------------------------------------


def fresh(m, **options):
    layers = m.nn.Linear(3, 2), m.nn.Linear(3, 2)
    optimizers = [m.optim.SGD(layer.parameters(), lr=0.1) for layer in layers]
    return m.amp.GradScaler("cpu", **{"init_scale": 8.0, "growth_interval": 2, **options}), layers, optimizers


def test_scale_over_several_optimizers():
    def run(m):
        scaler, layers, optimizers = fresh(m)
        seen = [scaler.get_scale(), scaler.state_dict()]
        for step in range(8):
            for optimizer in optimizers:
                optimizer.zero_grad()
            x = m.full((2, 3), float("inf") if step == 3 else float("nan") if step == 4 else 1.0)
            a, b = scaler.scale([layers[0](x).sum(), layers[1](m.ones(2, 3)).sum()])
            (a + b).backward()
            seen.append([p.grad for layer in layers for p in layer.parameters()])
            if step % 2:
                scaler.unscale_(optimizers[1])
            for optimizer in optimizers:
                scaler.step(optimizer)
            scaler.update(None if step < 7 else 3.0)
            seen.append((scaler.state_dict(), [p for layer in layers for p in layer.parameters()]))
        again = pickle.loads(pickle.dumps(scaler))
        again.load_state_dict(scaler.state_dict())
        return seen, again.state_dict(), again.is_enabled(), again.get_growth_interval(), again.get_backoff_factor()

    same(run, tolerance=1e-6)


def test_gradients_of_every_kind_are_unscaled():
    def run(m):
        grads = [m.ones(3), m.ones(4, 3, dtype=m.float64).t(), m.ones(5, dtype=m.bfloat16), m.ones(6)[::2], m.ones(0)]
        seen = []
        for bad in (None, 0, 1, 2, 3):
            found, inverse = m.zeros(()), m.full((), 0.25)
            if bad is not None:
                grads[bad].flatten()[-1:] if bad == 1 else grads[bad][-1:].fill_(float("inf"))
                if bad == 1:
                    grads[bad][0, 0] = float("nan")
            m._amp_foreach_non_finite_check_and_unscale_(grads, found, inverse)
            seen.append((found, [g.float() for g in grads]))
            for g in grads:
                g.fill_(1)
        return seen

    same(run)


@pytest.mark.parametrize("size", [1, 7, 16, 33, 40000])
def test_every_element_is_looked_at(size):
    for at in {0, size // 2, size - 1}:
        for value in (float("inf"), float("-inf"), float("nan"), 3e38):
            grad, found = flashlight.ones(size), flashlight.zeros(())
            grad[at] = value
            flashlight._amp_foreach_non_finite_check_and_unscale_([grad], found, flashlight.full((), 0.5))
            assert found.item() == (value != 3e38)
            assert (grad == 0.5).sum().item() == size - 1


@pytest.mark.parametrize(
    "misuse",
    [
        lambda m, s, o, loss: (s.unscale_(o), s.unscale_(o)),
        lambda m, s, o, loss: (s.step(o), s.step(o)),
        lambda m, s, o, loss: (s.step(o), s.unscale_(o)),
        lambda m, s, o, loss: s.update(),
        lambda m, s, o, loss: s.step(o, closure=lambda: loss),
        lambda m, s, o, loss: m.amp.GradScaler("cpu").step(o),
        lambda m, s, o, loss: m.amp.GradScaler("cpu").update(),
        lambda m, s, o, loss: s.scale(3),
        lambda m, s, o, loss: s.load_state_dict({}),
        lambda m, s, o, loss: (o.zero_grad(), s.step(o)),
        lambda m, s, o, loss: (s.step(o), pickle.dumps(s)),
        lambda m, s, o, loss: s.update(m.ones(2)),
        lambda m, s, o, loss: s.step(m.optim.SGD([m.ones(2, dtype=m.float16, requires_grad=True)])),
    ],
)
def test_misuse(misuse):
    def run(m):
        scaler, layers, optimizers = fresh(m)
        loss = scaler.scale(layers[0](m.ones(2, 3)).sum())
        loss.backward()
        misuse(m, scaler, optimizers[0], loss)

    same_outcome(run)


def test_gradients_of_float16_are_refused():
    def run(m):
        p = m.nn.Parameter(m.ones(2, dtype=m.float16))
        scaler, optimizer = m.amp.GradScaler("cpu"), m.optim.SGD([p], lr=0.1)
        scaler.scale(p.sum()).backward()
        scaler.unscale_(optimizer)

    same_outcome(run)


def test_disabled():
    def run(m):
        scaler, layers, optimizers = fresh(m, enabled=False)
        loss = layers[0](m.ones(2, 3)).sum()
        assert scaler.scale(loss) is loss
        loss.backward()
        scaler.unscale_(optimizers[0])
        scaler.step(optimizers[0])
        scaler.update()
        return scaler.get_scale(), scaler.state_dict(), scaler.is_enabled(), layers[0].weight

    same(run, tolerance=1e-6)
