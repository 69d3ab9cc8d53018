"""Recurrent layers against PyTorch's: values, gradients, states, packed sequences, errors."""

import itertools
import warnings

import flashlight
import numpy as np
import pytest
from twin import assert_same, run_both, same, sub, words

KINDS = ["RNN", "GRU", "LSTM"]
DTYPES = ["float16", "bfloat16"]
OPTIONS = [
    {},
    {"num_layers": 2},
    {"bias": False, "batch_first": True},
    {"bidirectional": True, "num_layers": 2, "batch_first": True},
    {"num_layers": 2, "dropout": 0.4},
]


def numbers(mod, *shape, seed=0):
    return mod.tensor(np.random.default_rng(seed).standard_normal(shape).astype(np.float32))


def state_of(mod, kind, layers, batch, size, seed=5):
    shape = (layers, batch, size) if batch else (layers, size)
    h = numbers(mod, *shape, seed=seed).requires_grad_()
    return (h, numbers(mod, *shape, seed=seed + 1).requires_grad_()) if kind == "LSTM" else h


def both_of(state):
    return list(state) if isinstance(state, tuple) else [state]


@pytest.mark.parametrize(("kind", "options"), list(itertools.product(KINDS, OPTIONS)))
def test_values_and_gradients(kind, options):
    def run(mod):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            m = getattr(mod.nn, kind)(3, 4, **options)
        layers = options.get("num_layers", 1) * (2 if options.get("bidirectional") else 1)
        result = [words(m), m.state_dict()]
        for hx in (None, state_of(mod, kind, layers, 2, 4)):
            x = numbers(mod, 5, 2, 3)
            x = (x.transpose(0, 1).contiguous() if options.get("batch_first") else x).requires_grad_()
            m.zero_grad()
            out, last = m(x) if hx is None else m(x, hx)
            (out * out).sum().backward(retain_graph=True)
            sum((s * s).sum() for s in both_of(last)).backward()
            result.append([out, both_of(last), x.grad, [p.grad for p in m.parameters()]])
            if hx is not None:
                result.append([s.grad for s in both_of(hx)])
        m.eval()
        result.append(m(x)[0])
        single = x[:, 0] if not options.get("batch_first") else x[0]
        out, last = m(single)
        result.append([out, both_of(last)])
        out, last = m(single, state_of(mod, kind, layers, 0, 4))
        return [*result, out, both_of(last)]

    same(run, tolerance=2e-5)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("bidirectional", [False, True])
@pytest.mark.parametrize("given", [False, True])
def test_packed(kind, bidirectional, given):
    def run(mod):
        rnn = sub(mod, "nn.utils.rnn")
        m = getattr(mod.nn, kind)(3, 4, num_layers=2, bidirectional=bidirectional)
        x = numbers(mod, 5, 3, 3).requires_grad_()
        packed = rnn.pack_padded_sequence(x, [2, 5, 3], enforce_sorted=False)
        hx = state_of(mod, kind, 4 if bidirectional else 2, 3, 4) if given else None
        out, last = m(packed, hx)
        padded, lengths = rnn.pad_packed_sequence(out)
        ((padded * padded).sum() + sum((s * 2).sum() for s in both_of(last))).backward()
        return padded, lengths, both_of(last), x.grad, [p.grad for p in m.parameters()]

    same(run, tolerance=2e-5)


def large(mod, kind, hidden, lengths, options):
    """Gradients of everything, of more sequences than a thread takes at a time and more weights than a cache holds."""
    m = getattr(mod.nn, kind)(7, hidden, **options)
    rnn, batch = sub(mod, "nn.utils.rnn"), len(lengths)
    x = numbers(mod, max(lengths), batch, 7).requires_grad_()
    packed = rnn.pack_padded_sequence(x, lengths, enforce_sorted=False)
    size = options.get("proj_size", hidden)
    states = [(numbers(mod, 2, batch, n, seed=i) * 0.5).requires_grad_() for i, n in enumerate((size, hidden))]
    state = tuple(states) if kind == "LSTM" else states[0]
    if min(lengths) < max(lengths):
        y, last = m(packed, state)
        y = rnn.pad_packed_sequence(y)[0]  # in an order that does not depend on how equal lengths were sorted
    else:
        y, last = m(x, state)
    ((y * y).sum() + sum((s * numbers(mod, *s.shape, seed=9)).sum() for s in both_of(last))).backward()
    grads = [x.grad, *[p.grad for p in m.parameters()], *[s.grad for s in states if s.grad is not None]]
    return [y, both_of(last), [g * (1 / g.abs().max()) for g in grads]]


LARGE = [
    *itertools.product(KINDS, [37], [[5] * 19, [3, 6, 1, 6, 2] * 4], [{"bidirectional": True}]),
    *itertools.product(KINDS, [400], [[4] * 9], [{"bidirectional": True}]),
    ("LSTM", 37, [3, 6, 1, 6, 2] * 4, {"bidirectional": True, "proj_size": 20}),
    ("LSTM", 200, [4] * 9, {"bidirectional": True, "proj_size": 190}),
    ("RNN", 70, [3, 1, 1, 1], {"bidirectional": True, "nonlinearity": "relu"}),
]


@pytest.mark.parametrize(("kind", "hidden", "lengths", "options"), LARGE)
def test_large(kind, hidden, lengths, options):
    same(large, kind, hidden, lengths, options, tolerance=1e-4)
    threads, seen = flashlight.get_num_threads(), []
    try:
        for n in (1, 3):
            flashlight.set_num_threads(n)
            flashlight.manual_seed(0)
            seen.append(large(flashlight, kind, hidden, lengths, options))
    finally:
        flashlight.set_num_threads(threads)
    assert_same(*seen)


@pytest.mark.parametrize("bidirectional", [False, True])
def test_projections(bidirectional):
    def run(mod):
        m = mod.nn.LSTM(3, 5, num_layers=2, proj_size=2, bidirectional=bidirectional)
        x = numbers(mod, 4, 2, 3)
        out, (h, c) = m(x)
        out.sum().backward()
        return words(m), m.state_dict(), out, h, c, [p.grad for p in m.parameters()]

    same(run, tolerance=2e-5)


@pytest.mark.parametrize("kind", ["RNNCell", "GRUCell", "LSTMCell"])
@pytest.mark.parametrize("bias", [True, False])
def test_cells(kind, bias):
    def run(mod):
        m = getattr(mod.nn, kind)(3, 4, bias)
        x = numbers(mod, 2, 3).requires_grad_()
        pair = "LSTM" if kind == "LSTMCell" else "other"
        hx = tuple(s[0] for s in state_of(mod, pair, 1, 2, 4)) if pair == "LSTM" else state_of(mod, pair, 1, 2, 4)[0]
        results = [both_of(m(x)), both_of(m(x, hx)), both_of(m(x[0]))]
        sum((s * s).sum() for part in results for s in part).backward()
        return words(m), m.state_dict(), results, x.grad, [p.grad for p in m.parameters()]

    same(run, tolerance=2e-5)


def test_relu_and_names():
    def run(mod):
        m = mod.nn.RNN(3, 4, 1, "relu", bidirectional=True)
        cell = mod.nn.RNNCell(3, 4, nonlinearity="relu")
        m.flatten_parameters()
        x = numbers(mod, 2, 2, 3)
        return m.nonlinearity, m.mode, m(x)[0], [len(w) for w in m.all_weights], words(cell), cell(x[0])

    same(run, tolerance=1e-5)


def test_states_are_carried_on():
    def run(mod):
        m = mod.nn.LSTM(3, 4, batch_first=True)
        x = numbers(mod, 2, 6, 3)
        whole, _ = m(x)
        first, state = m(x[:, :3])
        second, _ = m(x[:, 3:], state)
        return whole, mod.cat([first, second], 1)

    same(run, tolerance=1e-5)


def test_replaced_weights_count():
    def run(mod):
        m = mod.nn.GRU(3, 4)
        m.weight_hh_l0 = mod.nn.Parameter(mod.zeros(12, 4))
        with mod.no_grad():
            m.bias_ih_l0.fill_(0.5)
        return m(numbers(mod, 3, 2, 3))[0]

    same(run, tolerance=1e-5)


ERRORS = {
    "dims": lambda mod, m: m(mod.ones(3)),
    "width": lambda mod, m: m(mod.ones(2, 2, 5)),
    "dtype": lambda mod, m: m(mod.ones(2, 2, 3, dtype=mod.float64)),
    "state dims": lambda mod, m: m(mod.ones(2, 2, 3), (mod.ones(1, 4), mod.ones(1, 4))),
    "state size": lambda mod, m: m(mod.ones(2, 2, 3), (mod.ones(1, 3, 4), mod.ones(1, 2, 4))),
    "cell size": lambda mod, m: m(mod.ones(2, 2, 3), (mod.ones(1, 2, 4), mod.ones(1, 2, 5))),
    "unbatched state": lambda mod, m: m(mod.ones(2, 3), (mod.ones(1, 2, 4), mod.ones(1, 2, 4))),
    "hidden": lambda mod, m: mod.nn.LSTM(3, 0),
    "layers": lambda mod, m: mod.nn.LSTM(3, 4, 0),
    "type": lambda mod, m: mod.nn.LSTM(3.0, 4),
    "bias": lambda mod, m: mod.nn.LSTM(3, 4, bias=1),
    "dropout": lambda mod, m: mod.nn.LSTM(3, 4, dropout=2),
    "projection": lambda mod, m: mod.nn.LSTM(3, 4, proj_size=4),
    "gru projection": lambda mod, m: mod.nn.GRU(3, 4, proj_size=2),
    "nonlinearity": lambda mod, m: mod.nn.RNN(3, 4, nonlinearity="gelu"),
    "gru state": lambda mod, m: mod.nn.GRU(3, 4)(mod.ones(2, 2, 3), mod.ones(1, 4)),
    "rnn dims": lambda mod, m: mod.nn.RNN(3, 4)(mod.ones(3)),
    "cell dims": lambda mod, m: mod.nn.LSTMCell(3, 4)(mod.ones(1, 1, 3)),
}


@pytest.mark.parametrize("case", ERRORS)
def test_errors(case):
    expected, got = run_both(lambda mod: ERRORS[case](mod, mod.nn.LSTM(3, 4)))
    assert isinstance(expected[0], type)
    assert got == expected


def packed_of(mod, lengths=(3, 2), **options):
    lengths = mod.tensor(list(lengths))
    return sub(mod, "nn.utils.rnn").pack_padded_sequence(numbers(mod, 3, len(lengths), 3), lengths, **options)


SEQUENCE_ERRORS = {
    "no steps": lambda mod, m, s: m(mod.ones(0, 2, 3), s(1, 2, 4)),
    "4-D": lambda mod, m, s: m(mod.ones(1, 2, 2, 3)),
    "packed width": lambda mod, m, s: type(m)(5, 4)(packed_of(mod)),
    "packed batch": lambda mod, m, s: m(packed_of(mod), s(1, 3, 4)),
    "packed size": lambda mod, m, s: m(packed_of(mod), s(1, 2, 5)),
    "batch sizes": lambda mod, m, s: m(
        sub(mod, "nn.utils.rnn").PackedSequence(mod.ones(5, 3), mod.tensor([2, 2, 2])), s(1, 2, 4)
    ),
}


@pytest.mark.parametrize(("kind", "case"), list(itertools.product(KINDS, SEQUENCE_ERRORS)))
def test_sequence_errors(kind, case):
    def run(mod):
        def state(*shape):
            return (mod.ones(shape), mod.ones(shape)) if kind == "LSTM" else mod.ones(shape)

        return SEQUENCE_ERRORS[case](mod, getattr(mod.nn, kind)(3, 4), state)

    expected, got = run_both(run)
    assert isinstance(expected[0], type)
    assert got[0] is expected[0]


@pytest.mark.parametrize(("kind", "dtype"), list(itertools.product([*KINDS, "RNNCell", "GRUCell", "LSTMCell"], DTYPES)))
def test_half_precision(kind, dtype):
    """Computed in float32 and rounded once: within the rounding that PyTorch does at every step."""

    def run(mod):
        m = getattr(mod.nn, kind)(3, 4, dtype=getattr(mod, dtype))
        x = numbers(mod, *(2, 3) if "Cell" in kind else (5, 2, 3)).to(getattr(mod, dtype)).requires_grad_()
        outputs = m(x)
        parts = [o for part in (outputs if isinstance(outputs, tuple) else [outputs]) for o in both_of(part)]
        sum((o.float() ** 2).sum() for o in parts).backward()
        return [t.float() for t in (*parts, x.grad, *[p.grad for p in m.parameters()])], [words(o.dtype) for o in parts]

    same(run, tolerance=6e-2)


@pytest.mark.parametrize("kind", KINDS)
def test_second_gradients(kind):
    m = getattr(flashlight.nn, kind)(2, 3, 2, bidirectional=True).double()
    x = numbers(flashlight, 4, 3, 2).double().requires_grad_()
    lengths, rnn = [4, 2, 1], sub(flashlight, "nn.utils.rnn")
    for f in (lambda x: m(x)[0], lambda x: m(rnn.pack_padded_sequence(x, lengths))[0].data):
        assert flashlight.autograd.gradcheck(f, (x,))
        assert flashlight.autograd.gradgradcheck(f, (x,))
