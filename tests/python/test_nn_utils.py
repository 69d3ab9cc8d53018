"""nn.utils: clipping, parameter vectors, packed sequences, functional calls, fusion, reparametrisation."""

import warnings

import pytest
from twin import both, run_both, same, sub


def params(mod):
    ps = [mod.nn.Parameter(mod.arange(6.0).reshape(2, 3) - 2), mod.nn.Parameter(mod.tensor([1.0, -4.0]))]
    for i, p in enumerate(ps):
        p.grad = p.detach() * (i + 2)
    return [*ps, mod.nn.Parameter(mod.ones(1))]


@pytest.mark.parametrize("norm_type", [2.0, 1, float("inf"), 0.5, 3])
@pytest.mark.parametrize("max_norm", [1.0, 1e3])
def test_clip_grad_norm(norm_type, max_norm):
    def run(mod):
        ps = params(mod)
        total = mod.nn.utils.clip_grad_norm_(ps, max_norm, norm_type)
        return total, [p.grad for p in ps]

    same(run, tolerance=1e-6)


def test_other_clipping():
    def run(mod):
        ps = params(mod)
        utils = mod.nn.utils
        total = utils.get_total_norm([p.grad for p in ps[:2]])
        utils.clip_grads_with_norm_(ps, 2.0, total)
        utils.clip_grad_value_(ps, 0.5)
        return total, [p.grad for p in ps], utils.clip_grad_norm_([], 1.0), utils.clip_grad_norm_(ps[0], 0.1)

    same(run, tolerance=1e-6)


def test_non_finite_norms():
    def run(mod):
        ps = params(mod)
        ps[0].grad[0, 0] = float("inf")
        mod.nn.utils.clip_grad_norm_(ps, 1.0, error_if_nonfinite=True)

    expected, got = run_both(run)
    assert expected == got


def test_parameter_vectors():
    def run(mod):
        ps = params(mod)
        v = mod.nn.utils.parameters_to_vector(ps)
        mod.nn.utils.vector_to_parameters(v.detach() * 2, ps)
        return v, ps

    same(run)


# ---- Packed sequences ----------------------------------------------------------------------------------------------


def sequences(mod, lengths, width=2):
    start = 0
    result = []
    for n in lengths:
        result.append((mod.arange(n * width, dtype=mod.float32) + start).reshape(n, width))
        start += 100
    return result


@pytest.mark.parametrize("lengths", [[5, 3, 3, 1], [4], [2, 2, 2], [1, 3, 2]])
@pytest.mark.parametrize("batch_first", [False, True])
def test_packing(lengths, batch_first):
    def run(mod):
        rnn = sub(mod, "nn.utils.rnn")
        padded = rnn.pad_sequence(sequences(mod, lengths), batch_first=batch_first, padding_value=-1.0)
        padded.requires_grad_()
        packed = rnn.pack_padded_sequence(padded, lengths, batch_first=batch_first, enforce_sorted=False)
        (packed.data * mod.arange(packed.data.numel()).reshape(packed.data.shape)).sum().backward()
        back, counts = rnn.pad_packed_sequence(packed, batch_first=batch_first, padding_value=7.0)
        longer, _ = rnn.pad_packed_sequence(packed, total_length=9)
        return padded, list(packed), padded.grad, back, counts, longer

    same(run)


def test_packing_lists():
    def run(mod):
        rnn = sub(mod, "nn.utils.rnn")
        packed = rnn.pack_sequence(sequences(mod, [4, 2, 1]))
        other = rnn.pack_sequence(sequences(mod, [1, 4, 2]), enforce_sorted=False)
        left = rnn.pad_sequence(sequences(mod, [1, 3]), padding_side="left", batch_first=True)
        unpadded = rnn.unpad_sequence(left, mod.tensor([3, 3]), batch_first=True)
        x = mod.zeros(4, 2, 2, requires_grad=True)
        packed2 = rnn.pack_padded_sequence(x, [4, 2])
        y, _ = rnn.pad_packed_sequence(rnn.PackedSequence(packed2.data * 2, packed2.batch_sizes))
        y.sum().backward()
        return list(packed), list(other), rnn.unpack_sequence(other), left, unpadded, list(packed.double()), x.grad

    same(run)


PACKING_ERRORS = {
    "order": lambda rnn, mod: rnn.pack_padded_sequence(mod.ones(4, 2, 1), [2, 4]),
    "none": lambda rnn, mod: rnn.pack_padded_sequence(mod.ones(4, 2, 1), [2, 0]),
    "total": lambda rnn, mod: rnn.pad_packed_sequence(rnn.pack_sequence([mod.ones(3, 1)]), total_length=2),
    "iterable": lambda rnn, mod: rnn.pad_sequence(3),
    "empty": lambda rnn, mod: rnn.pack_padded_sequence(mod.ones(0, 2, 1), [2, 2]),
    "count": lambda rnn, mod: rnn.pack_padded_sequence(mod.ones(4, 2, 1), [2]),
    "no pair": lambda rnn, mod: rnn.PackedSequence(mod.ones(3, 2)),
    "lengths": lambda rnn, mod: rnn.unpad_sequence(mod.ones(3, 4, 1), mod.tensor([4, 2]), batch_first=True),
}


@pytest.mark.parametrize("case", PACKING_ERRORS)
def test_packing_errors(case):
    expected, got = run_both(lambda mod: PACKING_ERRORS[case](sub(mod, "nn.utils.rnn"), mod))
    assert expected[0] is got[0]
    assert expected[1][:60] == got[1][:60]


# ---- Functional calls ----------------------------------------------------------------------------------------------


def tied(mod):
    class Tied(mod.nn.Module):
        def __init__(self):
            super().__init__()
            self.a = mod.nn.Parameter(mod.ones(2))
            self.b = self.a
            self.register_buffer("seen", mod.zeros(1))
            self.child = mod.nn.Module()
            self.child.c = mod.nn.Parameter(mod.tensor([10.0]))

        def forward(self, x, scale=1.0):
            self.seen = self.seen + 1
            return x * self.a + self.b + self.child.c * scale

    return Tied()


def test_functional_call():
    def run(mod):
        m = tied(mod)
        call = sub(mod, "nn.utils.stateless")._functional_call
        given = {"a": mod.full((2,), 3.0, requires_grad=True), "child.c": mod.tensor([5.0]), "seen": mod.ones(1)}
        x = mod.ones(2)
        out = [call(m, given, x), call(m, given, (x, 2.0)), call(m, {"a": given["a"]}, (x,), {"scale": 0.0})]
        out.append(call(m, {"a": mod.zeros(2)}, x, tie_weights=False))
        out[0].sum().backward()
        errors = []
        for bad, strict in (
            ({"zzz": x}, False),
            ({"a": x}, True),
            ({"a": x, "b": x + 1}, False),
            ({"child.x": x}, False),
        ):
            try:
                call(m, bad, x, strict=strict)
            except (RuntimeError, AttributeError, ValueError) as error:
                errors.append(type(error).__name__)
        return out, given["seen"], given["a"].grad, m.state_dict(), m.b is m.a, errors

    expected, got = run_both(run)
    assert expected[-1] == got[-1]
    same(run)


@both
def test_functional_call_puts_everything_back(mod):
    m = tied(mod)
    before = m.a

    def fail(x):
        raise ValueError

    m.forward = fail
    with pytest.raises(ValueError):
        sub(mod, "nn.utils.stateless")._functional_call(m, {"a": mod.zeros(2)}, (1,))
    assert m.a is before
    assert m._parameters["b"] is before
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(ValueError):
            sub(mod, "nn.utils.stateless").functional_call(m, {"a": mod.zeros(2)}, (1,))
