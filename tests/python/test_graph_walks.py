"""The graphs behind layers and models as programs walk them, by next_functions and what nodes tell of themselves."""

import flashlight
import pytest
import test_layers
import torch
from graph_text import graph_text, result_text
from twin import MODULES, Cases, run_both, same, same_outcome

case = Cases()

# Layers whose graph is another than PyTorch's: one kernel for a sequence or for what is composed there, or another
# formula.
OTHERS = set(
    "Bilinear CTCLoss CircularPad1d CircularPad2d CircularPad3d CosineSimilarity CrossMapLRN2d Dropout1d Dropout3d Fold"
    " GRU GRUCell LSTMCell LocalResponseNorm MaxUnpool1d MultiLabelSoftMarginLoss RNN RNNCell Unfold".split()
)
SAMPLES = [s for s in test_layers.SAMPLES if s[3] and s[0] not in OTHERS]


def layer_text(mod, sample, train):
    name, args, options, inputs = sample
    rng = test_layers.np.random.default_rng(0)
    layer = getattr(mod.nn, name)(*args, **options).train(train)
    tensors = [make(mod, rng) for make in inputs]
    return result_text(mod, layer(*(t.requires_grad_() if t.is_floating_point() else t for t in tensors)))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("index", range(len(SAMPLES)), ids=lambda i: f"{SAMPLES[i][0]}-{i}")
def test_layers_have_their_graphs(index):
    name, _, options, _ = SAMPLES[index]
    if options.get("label_smoothing") or options.get("proj_size") or options.get("padding_mode") == "circular":
        pytest.skip("one node here")
    for train in (True, False):
        want, got = run_both(layer_text, SAMPLES[index], train)
        assert got == want, f"{name}, training={train}"


@case
def perceptron(mod):
    layer = mod.nn.Linear(4, 4)
    x = layer(mod.randn(3, 4)) ** 2 + 1
    x[0] *= 2
    y = mod.cat([x, x.t().reshape(3, 4)]).softmax(-1)
    return (y * 2 - 1).clamp(min=0).sum() / y.numel()


@case
def convolutional(mod):
    nn = mod.nn
    model = nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 8, 3),
        nn.ReLU(inplace=True), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.5), nn.Linear(8, 5),
    )  # fmt: skip
    return nn.functional.cross_entropy(model(mod.randn(2, 3, 12, 12)), mod.tensor([1, 2]))


@case
def recurrent(mod):
    y, (h, c) = mod.nn.LSTM(4, 5, 2, batch_first=True, dropout=0.1)(mod.randn(3, 6, 4))
    return y[:, -1].sum() + h.mean() - c.std()


@case
def embedded(mod):
    x = mod.nn.LayerNorm(6)(mod.nn.Embedding(10, 6)(mod.tensor([[1, 2], [3, 4]])))
    return mod.nn.GELU()(x).view(-1, 6).mean(0).norm()


@case
def transformer_training(mod):
    return mod.nn.TransformerEncoderLayer(8, 2, 16, batch_first=True)(mod.randn(2, 5, 8)).mean()


@case
def transformer(mod):
    layer = mod.nn.TransformerEncoderLayer(8, 2, 16, batch_first=True).eval()
    return layer(mod.randn(2, 5, 8).requires_grad_()).mean()


@case
def transformer_decoder(mod):
    return mod.nn.TransformerDecoderLayer(8, 2, 16, dropout=0.0)(mod.randn(5, 2, 8), mod.randn(6, 2, 8)).mean()


@case
def attention(mod):
    q = mod.randn(2, 5, 8)
    return mod.nn.MultiheadAttention(8, 2, batch_first=True)(q, q, q)[0].sum()


@case
def causal(mod):
    q = mod.randn(2, 2, 5, 8).requires_grad_()
    return mod.nn.functional.scaled_dot_product_attention(q, q, q, is_causal=True).sum()


def picture(mod, root, named):
    """What torchviz draws, by the ways it takes: boxes by their ids, and edges."""
    boxes, edges, seen = {}, [], set()

    def add(node):
        if node in seen:
            return
        seen.add(node)
        text = type(node).__name__
        if hasattr(node, "variable"):
            text = f"{named.get(id(node.variable), '')} {tuple(node.variable.shape)}"
            edges.append((str(id(node.variable)), str(id(node))))
            boxes[str(id(node.variable))] = text
        boxes[str(id(node))] = type(node).__name__
        for before, _ in node.next_functions:
            if before is not None:
                edges.append((str(id(before)), str(id(node))))
                add(before)

    add(root.grad_fn)
    order = {box: i for i, box in enumerate(boxes)}
    return list(boxes.values()), sorted((order[a], order[b]) for a, b in edges)


@pytest.mark.parametrize("name", case)
def test_models_have_their_graphs(name):
    got = same(lambda mod: graph_text(case[name](mod).grad_fn))
    assert "(" in got
    same(lambda mod: picture(mod, case[name](mod), {}))


# ---- What a node tells -----------------------------------------------------------------------------------------------

node = Cases()


def linear(mod):
    mod.manual_seed(0)
    return mod.nn.Linear(3, 2)(mod.ones(4, 5, 3))


@node
def tells(mod):
    fn = linear(mod).grad_fn
    inner = fn.next_functions[0][0]
    meta = fn._input_metadata[0]
    leaf = inner.next_functions[0][0]
    return (
        fn.name(), type(fn).__name__, inner.name(), type(inner).__name__, fn.requires_grad, tuple(meta.shape),
        str(meta.dtype).split(".")[1], meta.is_nested_tensor, str(meta.device), leaf.name(), leaf._sequence_nr(),
        len(fn._input_metadata), isinstance(inner, mod.autograd.graph.Node),
    )  # fmt: skip


@node
def same_objects(mod):
    y = linear(mod)
    inner = y.grad_fn.next_functions[0][0]
    again = y.grad_fn.next_functions[0][0]
    inner.metadata["x"] = 1
    return inner is again, inner == again, len({inner, again}), inner.next_functions[2][0] is again.next_functions[2][0]


@node
def orders(mod):
    x = mod.ones(2, requires_grad=True)
    y = x.exp()
    z = y.sin()
    return z.grad_fn._sequence_nr() > y.grad_fn._sequence_nr(), y.grad_fn.next_functions[0][
        0
    ]._sequence_nr() == 2**64 - 1


@node
def lists_saved(mod):
    x = mod.ones(2, 3, requires_grad=True)
    found = []
    for y in (x.exp(), x @ mod.ones(3, 2), x * x, x.softmax(-1), mod.stack([x, x]), x.sin()):
        names = [n for n in dir(y.grad_fn) if n.startswith("_saved_") and isinstance(getattr(y.grad_fn, n), mod.Tensor)]
        found.append((sorted(names), all("_raw" + n in dir(y.grad_fn) for n in names)))
    return found


@node
def saved_of_functions(mod):
    class Twice(mod.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return x * 2

        @staticmethod
        def backward(ctx, grad):
            return grad * 2

    fn = Twice.apply(mod.ones(2, requires_grad=True)).grad_fn
    return [n in dir(fn) for n in ("saved_tensors", "needs_input_grad", "next_functions", "name")], fn.name()


@node
def hook_order(mod):
    """grad_inputs stand in the order of next_functions."""
    layer = mod.nn.Linear(3, 2)
    y = layer(mod.ones(4, 3, requires_grad=True))
    shapes = []
    y.grad_fn.register_hook(lambda inputs, outputs: shapes.extend(tuple(t.shape) for t in inputs[:2]))
    y.sum().backward()
    return shapes


@node
def hooks_of_pictures(mod):
    """Where edges of the node are left out or stand in another order."""
    x, w = mod.ones(3, requires_grad=True), mod.full((3,), 2.0, requires_grad=True)
    seen = []
    for y in (mod.where(x > 0, x, w), mod.rsub(x, w), x.fmod(2.0), x.clamp(0, 5), mod.rsub(x, 3), w.pow(0)):
        x.grad = w.grad = None
        edges = len(y.grad_fn.next_functions)
        y.grad_fn.register_hook(lambda inputs, outputs: seen.append([None if t is None else t + 0 for t in inputs]))
        y.grad_fn.register_hook(lambda inputs, outputs: tuple(None if t is None else t * 3 for t in inputs))
        y.sum().backward()
        seen.append([edges, x.grad, w.grad])
    return seen


@node
def frees(mod):
    """Walking keeps nothing alive that was not."""
    import gc
    import weakref

    y = linear(mod)
    y.keep = type("Kept", (), {})()
    alive = weakref.ref(y.keep)
    inner = y.grad_fn.next_functions[0][0]
    leaf = inner.next_functions[0][0]
    del y
    gc.collect()
    return alive() is None, leaf.variable.shape == (2,)


@pytest.mark.parametrize("name", node)
def test_nodes(name):
    same_outcome(node[name])


def test_parts_have_no_hooks():
    """What is shown as a node but computed by another says so."""
    fn = linear(flashlight).grad_fn
    part = fn.next_functions[0][0]
    for refused in (
        lambda: part.register_hook(print),
        lambda: part.register_prehook(print),
        lambda: flashlight.autograd.grad(flashlight.ones(2, requires_grad=True).sum(), [(part, 0)]),
    ):
        with pytest.raises(RuntimeError, match="AddmmBackward0 is computed as a part of ViewBackward0"):
            refused()
    assert fn.register_hook(lambda *grads: None) is not None
    assert MODULES == (torch, flashlight)
