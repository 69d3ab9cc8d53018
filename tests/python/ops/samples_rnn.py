"""Records of rnn.def."""

import torch
from records import T, op, sample

GATES = {"lstm": 4, "gru": 3, "rnn_tanh": 1, "rnn_relu": 1}


def weights(name, features, hidden, layers, directions, biases, out):
    made = []
    for layer in range(layers):
        for _ in range(directions):
            inputs = features if layer == 0 else out * directions
            made += [T((GATES[name] * hidden, inputs), -1, 1), T((GATES[name] * hidden, out), -1, 1)]
            made += [T((GATES[name] * hidden,), -1, 1)] * 2 if biases else []
            made += [T((out, hidden), -1, 1)] if out != hidden else []
    return made


def sequence(name, x, counts=None, hidden=5, layers=1, directions=1, biases=True, out=None, batch_first=False):
    out = out or hidden
    batch = counts[0] if counts else x[0] if batch_first else x[1]
    h0 = T((layers * directions, batch, out), -1, 1)
    hx = [h0, T((layers * directions, batch, hidden), -1, 1)] if name == "lstm" else h0
    params = weights(name, x[-1], hidden, layers, directions, biases, out)
    if counts:
        return sample(T(x), torch.tensor(counts), hx, params, biases, layers, 0.0, False, directions == 2)
    return sample(T(x), hx, params, biases, layers, 0.0, False, directions == 2, batch_first)


for name in GATES:
    samples = [
        sequence(name, (4, 3, 6)),
        sequence(name, (4, 3, 6), directions=2),
        sequence(name, (3, 2, 4), layers=2, directions=2, biases=False),
        sequence(name, (2, 4, 3), layers=2, batch_first=True, hidden=17),
        sequence(name, (1, 1, 1), hidden=1),
        sequence(name, (7, 3), counts=(3, 2, 2)),
        sequence(name, (8, 3), counts=(3, 3, 1, 1), layers=2, directions=2),
    ]
    if name == "lstm":
        samples += [
            sequence(name, (3, 2, 4), out=2),
            sequence(name, (6, 3), counts=(3, 2, 1), out=2, layers=2, directions=2),
        ]
    op(name, samples, rtol={"float32": 1e-4, "float64": 1e-6}, strides=False)
    state = [T((3, 5)), T((3, 5))] if name == "lstm" else T((3, 5))
    cell = [T((3, 4)), state, T((GATES[name] * 5, 4), -1, 1), T((GATES[name] * 5, 5), -1, 1)]
    biases = [T((GATES[name] * 5,), -1, 1)] * 2
    op(f"{name}_cell", [sample(*cell), sample(*cell, *biases), sample(*cell, biases[0])], rtol={"float32": 1e-4, "float64": 1e-6})

op(
    "_pack_padded_sequence",
    [
        sample(T((4, 3, 2)), torch.tensor([4, 2, 1]), False),
        sample(T((3, 4)), torch.tensor([4, 4, 2]), True),
        sample(T((2, 1, 2, 3)), torch.tensor([2]), False),
    ],
    strides=False,
)
op(
    "_pad_packed_sequence",
    [
        sample(T((7, 2)), torch.tensor([3, 2, 1, 1]), False, 0.5, 6),
        sample(T((4,)), torch.tensor([2, 2]), True, -1, 2),
        sample(T((3, 2, 2)), torch.tensor([2, 1]), True, 0.0, 0),
    ],
    strides=False,
)
