"""Every class of torch.nn used in random valid ways: all options, inputs of odd shapes and layouts, three precisions.

Everything that can be seen is compared with PyTorch: what is printed, state, initial values, outputs, gradients,
second gradients, parameters and buffers over steps of training, evaluation; and copies are the same as the original.
A failure names the draw, which `PYTHONPATH=python:tests/python python tests/python/test_layer_draws.py NAME NUMBER`
repeats; without a number that command makes many draws.
"""

import inspect
import re
import sys
import warnings

import flashlight
import pytest
import torch
from draws import compare, layers
from draws.source import Made, Numbers, Packed, made
from flashlight._C import HostModule
from twin import is_tensor

DRAWS = 4
NAMES = sorted(layers.LAYERS)
LEFT_OUT = {"device", "dtype"}


@pytest.mark.parametrize("name", NAMES)
def test_layer(name):
    for seed in range(DRAWS):
        draw = layers.draw(name, seed)
        found = compare.differences(draw)
        assert not found, "\n".join([str(draw), *found])


def test_every_class_is_drawn():
    classes = {
        n
        for n, c in vars(torch.nn).items()
        if inspect.isclass(c) and issubclass(c, torch.nn.Module) and not n.startswith("_")
    }
    bases = {"Module", "RNNBase", "RNNCellBase", "Container", "DataParallel", "NLLLoss2d"}
    containers = {"Sequential", "ModuleList", "ModuleDict", "ParameterList", "ParameterDict"}
    assert classes - set(NAMES) == bases | containers


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_drawn(name):
    kind = getattr(torch.nn, name, None) or getattr(torch.nn.modules.linear, name)
    parameters = inspect.signature(kind).parameters.values()
    wanted = {p.name for p in parameters if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)} - LEFT_OUT
    drawn = set().union(*(layers.draw(name, seed).options for seed in range(300)))
    assert wanted <= drawn


# ---- The C host ------------------------------------------------------------------------------------------------------

PYTHON_ONLY = {"size_average", "reduce", "dtype", "_freeze", "distance_function"}
NOT_IN_C = ("Lazy", "AdaptiveLogSoftmax", "TripletMarginWithDistance")  # made of Python's modules or functions


def host_of(draw):
    """The C host's module of this draw; None where an option is a function or Python's own."""
    if draw.name in ("TransformerEncoder", "TransformerDecoder"):
        kind = draw.name.removeprefix("Transformer").lower()
        names = list(inspect.signature(getattr(torch.nn, draw.name + "Layer")).parameters)
        inner = draw.options[f"{kind}_layer"].arguments
        text = ", ".join(f"{n}={v!r}" for n, v in zip(names, inner))
        norm = draw.options.get("norm")
        norm = HostModule("LayerNorm", repr(norm.arguments[0])) if norm else None
        return HostModule.stack(kind, HostModule(draw.name + "Layer", text), draw.options["num_layers"], norm)
    options = {k: v for k, v in draw.options.items() if k not in ("custom_encoder", "custom_decoder", "process_group")}
    if options.get("output_size", 0) is None and draw.name.startswith("Adaptive"):
        return None  # refused when it runs in Python, when it is made in C
    if PYTHON_ONLY & set(options) or any(isinstance(v, Made) for v in options.values()):
        return None
    tensors = {k: v.make(flashlight, draw.dtype) for k, v in options.items() if isinstance(v, Numbers)}
    text = ", ".join(f"{k}={v!r}" for k, v in options.items() if k not in {"anything", "more", *tensors})
    if "_weight" not in tensors:
        return HostModule(draw.name, text, tensors)
    module = HostModule(draw.name, text)
    module.set("weight", tensors["_weight"])
    return module


def in_order(draw, values, call):
    """The tensors in the order in which C takes them, and the rest as text."""
    if isinstance(draw.inputs[0], Packed):
        states = 2 if draw.name == "LSTM" else 1
        return [values[0].data, *[None] * states, values[0].batch_sizes], ""
    kind = getattr(torch.nn, draw.name, None) or getattr(torch.nn.modules.linear, draw.name)
    names = list(inspect.signature(kind.forward).parameters)[1:]
    flat = [t for v in values for t in (v if isinstance(v, tuple) else (v,))]
    tensors = {n: v for n, v in call.items() if is_tensor(v)}
    if tensors:
        last = max(names.index(n) for n in tensors)
        flat += [tensors.get(n) for n in names[len(flat) : last + 1]]
    flat = [flashlight.tensor(v) if not is_tensor(v) and v is not None else v for v in flat]
    return flat, ", ".join(f"{n}={v!r}" for n, v in call.items() if not is_tensor(v))


def same_bits(a, b):
    if a is None or b is None:
        return a is b
    a, b = compare.as_torch(a), compare.as_torch(b)
    return a.dtype == b.dtype and a.shape == b.shape and torch.equal(a.isnan(), b.isnan()) and (
        torch.equal(a.nan_to_num(7), b.nan_to_num(7)) if a.is_floating_point() else torch.equal(a, b)
    )  # fmt: skip


def plainly(module):
    """What is printed, with numbers as C keeps them: 2 for 2.0 and for (2, 2)."""
    text = repr(module).replace("[", "(").replace("]", ")")
    return re.sub(r"\((-?[\w.]+)(, \1)*,?\)", r"\1", re.sub(r"\b(\d+)\.0\b", r"\1", text))


def host_differences(draw):
    """What the C host and the Python host do not give to the last bit; None where the draw is Python's own."""
    flashlight.manual_seed(draw.seed % 1000)
    c = host_of(draw)
    x = draw.inputs[0]
    if c is None or (isinstance(x, Packed) and (len(draw.inputs) > 1 or sorted(x.lengths) != x.lengths[::-1])):
        return None  # C takes packed sequences in their own order
    if draw.name.endswith("Loss") and not all(isinstance(v, Numbers) for v in draw.inputs):
        return None  # lengths and variances as Python's numbers
    flashlight.manual_seed(draw.seed % 1000)
    python = getattr(flashlight.nn, draw.name, None) or getattr(flashlight.nn.modules.linear, draw.name)
    python = python(**made(flashlight, draw.options, draw.dtype))
    short = draw.name == "LinearCrossEntropyLoss"  # C prints its child alone
    found = [] if short or plainly(c) == plainly(python) else [f"repr: {c!r} for {python!r}"]
    dtype = getattr(flashlight, draw.dtype)
    c.to(dtype)
    python.to(dtype)
    call = made(flashlight, draw.call, draw.dtype)
    runs = []
    for module in (c, python):
        seen = []
        try:
            for training in (True, False):
                module.train(training)
                flashlight.manual_seed(draw.seed % 1000 + 1)
                values = made(flashlight, draw.inputs, draw.dtype)
                values, leaves = (values, []) if draw.no_gradient else compare.need_gradients(values)
                given = [v.clone() if is_tensor(v) and draw.options.get("inplace") else v for v in values]
                if module is c:
                    tensors, text = in_order(draw, given, call)
                    out = c(*tensors, arguments=text)
                    parameters, buffers = (list(d.items()) for d in (c.parameters, c.buffers))
                else:
                    out = python(*given, **call)
                    parameters, buffers = list(python.named_parameters()), list(python.named_buffers())
                outs = compare.leaves_of(out)
                seen += [(f"output {i}", o) for i, o in enumerate(outs)]
                outs = [o for o in outs if o.requires_grad]
                leaves += [p for _, p in parameters]
                if outs and leaves:
                    weights = [compare.weights_like(flashlight, o, i) for i, o in enumerate(outs)]
                    grads = flashlight.autograd.grad(outs, leaves, weights, allow_unused=True)
                    seen += [(f"gradient {i}", g) for i, g in enumerate(grads)]
                seen += [*parameters, *buffers]
        except Exception as error:  # noqa: BLE001
            seen.append((f"error {type(error).__name__}", error))
        runs.append(seen)
    for (name, a), (other, b) in zip(*runs):
        if name != other:
            return [*found, f"{name} for {other} ({a!r}, {b!r})"]
        if not isinstance(a, Exception) and not same_bits(a, b):
            found.append(f"{name} in C: {a} for {b}")
    return found if len(runs[0]) == len(runs[1]) else [*found, f"{runs[0][-1]} and {runs[1][-1]}"]


HOSTED = [n for n in NAMES if not n.startswith(NOT_IN_C)]


@pytest.mark.parametrize("name", HOSTED)
def test_c_host(name):
    compared = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for seed in range(3 * DRAWS):
            draw = layers.draw(name, seed)
            found = host_differences(draw)
            compared += found is not None
            assert not found, "\n".join([str(draw), *found])
    assert compared


def main(args):
    differences = compare.differences
    if "c" in args:
        args.remove("c")
        warnings.simplefilter("ignore")
        differences = host_differences
        NAMES[:] = HOSTED
    names = [a for a in args if not a.isdigit()] or NAMES
    numbers = [int(a) for a in args if a.isdigit()]
    seeds = numbers[:1] if len(numbers) == 1 else range(*numbers or (0, 300))
    failed = 0
    for name in names:
        bad = 0
        for seed in seeds:
            draw = layers.draw(name, seed)
            found = differences(draw)
            if found:
                bad += 1
                if bad <= 3:
                    print("\n".join([str(draw), *(line[:600] for line in found[:4])]), flush=True)
        print(f"{name}: {bad} of {len(seeds)}", flush=True)
        failed += bad
    return failed


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
