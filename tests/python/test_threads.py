"""Several Python threads at once: kernels run without the GIL, models train side by side, one model serves many."""

import sys
import threading
import time

import flashlight
import pytest
from flashlight import nn

WORK = {
    "matmul": lambda: flashlight.ones(768, 768) @ flashlight.ones(768, 768),
    "exp": lambda: flashlight.ones(4_000_000).exp(),
    "sum": lambda: flashlight.ones(8_000_000).sum(),
    "conv": lambda: nn.functional.conv2d(flashlight.ones(8, 16, 64, 64), flashlight.ones(32, 16, 3, 3)),
    "sort": lambda: flashlight.rand(64, 20_000).sort(),
}


@pytest.fixture
def two_threads():
    before = flashlight.get_num_threads()
    flashlight.set_num_threads(2)
    yield
    flashlight.set_num_threads(before)


@pytest.mark.parametrize("name", WORK)
def test_gil_is_released(name, two_threads):
    """A thread that wants the GIL gets it in the middle of an op: Python itself never takes it from the main thread."""
    steps, done = [0], False

    def count():
        while not done:
            steps[0] += 1
            time.sleep(0)  # lets go of the GIL

    interval = sys.getswitchinterval()
    other = threading.Thread(target=count)
    sys.setswitchinterval(1000)
    try:
        other.start()
        moved = False
        for _ in range(200):
            before = steps[0]
            WORK[name]()
            moved = steps[0] > before
            if moved:
                break
        assert moved
    finally:
        done = True
        sys.setswitchinterval(interval)
        other.join()


def _train(seed, results, key):
    generator = flashlight.Generator().manual_seed(seed)
    x = flashlight.randn(64, 20, generator=generator)
    y = flashlight.randn(64, 1, generator=generator)
    model = nn.Sequential(nn.Linear(20, 32), nn.Tanh(), nn.Linear(32, 1))
    with flashlight.no_grad():
        for p in model.parameters():
            p.copy_(flashlight.randn(p.shape, generator=generator) * 0.1)
    optimizer = flashlight.optim.Adam(model.parameters(), lr=0.01)
    losses = []
    for _ in range(40):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    results[key] = losses


def _at_once(targets):
    failures = []

    def guarded(function, *args):
        try:
            function(*args)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=target) for target in targets]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert not failures


def test_models_train_side_by_side():
    alone, together = {}, {}
    for seed in range(4):
        _train(seed, alone, seed)
    _at_once([(_train, seed, together, seed) for seed in range(4)])
    assert together == alone
    assert all(losses[-1] < losses[0] for losses in alone.values())


def test_one_model_serves_many():
    flashlight.manual_seed(0)
    model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 36, 5)).eval()
    inputs = [flashlight.randn(4, 3, 8, 8) for _ in range(4)]
    with flashlight.no_grad():
        expected = [model(x) for x in inputs]
    wrong = []

    def serve(i):
        assert flashlight.is_grad_enabled()  # the mode is each thread's own
        with flashlight.no_grad():
            wrong.extend(i for _ in range(50) if not model(inputs[i]).equal(expected[i]))

    _at_once([(serve, i) for i in range(4)])
    assert not wrong


def test_gradients_of_one_model_from_many():
    """Each thread asks for gradients of the shared parameters without writing to their .grad."""
    model = nn.Linear(6, 3)
    inputs = [flashlight.randn(5, 6) for _ in range(4)]

    def gradients(x):
        return flashlight.autograd.grad((model(x) ** 2).sum(), list(model.parameters()))

    expected = [gradients(x) for x in inputs]
    wrong = []

    def ask(i):
        for _ in range(50):
            wrong.extend(i for a, b in zip(gradients(inputs[i]), expected[i], strict=True) if not a.equal(b))

    _at_once([(ask, i) for i in range(4)])
    assert not wrong and all(p.grad is None for p in model.parameters())
