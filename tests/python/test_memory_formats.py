"""Memory formats of layers and functions over images and volumes: results, gradients of inputs and of parameters lie in
memory as PyTorch's, whatever the layout of what comes in, with weights of either format.
"""

from __future__ import annotations

import copy
import dataclasses
import io
import itertools
import re
import sys
import warnings

import flashlight
import pytest
import torch
from draws import compare, functions, layers
from draws.source import CHANNELS_LAST, Numbers, made
from twin import is_tensor

LAYOUTS = ("plain", "last", "turned", "spread", "part", "expanded")
DRAWS = 2
FORMATS = ("channels_last", "channels_last_3d")


# docs/architecture.md, Layout: these give channels-last results also where PyTorch's are row-major.
FREE = re.compile(
    "(Lazy)?(Conv|InstanceNorm).*|conv.*|instance_norm|BatchNorm1d|CrossMapLRN2d|(Adaptive)?(Avg|Max)Pool[13]d|LPPool.*"
    "|interpolate|RMSNorm|rms_norm|group_norm|scaled_dot_product_attention"
)


def changed(value, layout):
    """The description of a tensor of 3 to 5 dimensions with this layout; None where there is no such."""
    if not isinstance(value, Numbers) or len(value.shape) not in (3, 4, 5):
        return value
    return dataclasses.replace(value, layout=layout)


def strides(t):
    """Strides along the dimensions that have more than one item, and which formats the tensor says it has."""
    if t is None or not t.numel():
        return None
    formats = [
        f for f in FORMATS if t.dim() == 4 + FORMATS.index(f) and t.is_contiguous(memory_format=getattr(_of(t), f))
    ]
    along = [s if n > 1 else 0 for n, s in zip(t.shape, t.stride())]
    return list(t.shape), along, ["contiguous"] * t.is_contiguous() + formats


def _of(t):
    return torch if isinstance(t, torch.Tensor) else flashlight


def shared(outputs, inputs):
    """Which of the inputs each output shares its memory with."""
    places = [x.untyped_storage().data_ptr() for x in inputs]
    return [[o.untyped_storage().data_ptr() == p for p in places if o.numel()] for o in outputs]


def backward(outputs):
    outputs = [o for o in outputs if o.requires_grad]
    if outputs:
        sum((o * o).sum() for o in outputs).backward()


def of_layer(mod, draw, form):
    """What the layer gives in training and in evaluation, and the gradients, as (label, strides)."""
    mod.manual_seed(draw.seed % 1000)
    layer = getattr(mod.nn, draw.name, None) or getattr(mod.nn.modules.linear, draw.name)
    layer = layer(**made(mod, draw.options, "float32")).to(getattr(mod, draw.dtype))
    found = []
    if form:
        layer.to(memory_format=getattr(mod, form))
        found += [(f"state {k}", strides(t)) for k, t in layer.state_dict().items() if is_tensor(t)]
    for training in (True, False):
        layer.train(training)
        layer.zero_grad()
        values = made(mod, draw.inputs, draw.dtype)
        values, leaves = (values, []) if draw.no_gradient else compare.need_gradients(values)
        given = [v.clone() if is_tensor(v) and draw.options.get("inplace") else v for v in values]
        outputs = compare.leaves_of(layer(*given, **made(mod, draw.call, draw.dtype)))
        label = "training" if training else "evaluation"
        found.append((label + ": memory", shared(outputs, compare.leaves_of(given))))
        found += [(f"{label}: output {i}", strides(o)) for i, o in enumerate(outputs)]
        backward(outputs)
        found += [(f"{label}: gradient of input {i}", strides(x.grad)) for i, x in enumerate(leaves)]
        found += [(f"{label}: gradient of {k}", strides(p.grad)) for k, p in layer.named_parameters()]
    if form:
        found += [(f"state {k} then", strides(t)) for k, t in layer.state_dict().items() if is_tensor(t)]
    return found


def of_function(mod, draw, form):
    mod.manual_seed(draw.seed % 1000)
    values, leaves = compare.need_gradients(made(mod, draw.inputs, draw.dtype))
    call, more = compare.need_gradients_of(made(mod, draw.call, draw.dtype))
    outputs = compare.leaves_of(getattr(mod.nn.functional, draw.name)(*values, **call))
    found = [("memory", shared(outputs, compare.leaves_of([*values, call])))]
    found += [(f"output {i}", strides(o)) for i, o in enumerate(outputs)]
    backward(outputs)
    return found + [(f"gradient of argument {i}", strides(x.grad)) for i, x in enumerate([*leaves, *more])]


def differences(run, draw):
    """How many layouts of the inputs were compared, and what then lies in memory otherwise than in PyTorch."""
    wide = [v.shape for v in draw.inputs if isinstance(v, Numbers) and len(v.shape) in (3, 4, 5)]
    if not wide:
        return 0, []
    forms = (None, CHANNELS_LAST.get(len(wide[0]))) if run is of_layer else (None,)
    count, found = 0, []
    for layout, form, dtype in itertools.product(LAYOUTS, dict.fromkeys(forms), ("float32", "bfloat16")):
        inputs = [changed(v, layout) for v in draw.inputs]
        each = dataclasses.replace(draw, inputs=inputs, dtype=dtype)
        try:
            theirs = run(torch, each, form)
        except Exception:  # noqa: BLE001 - empty batches, precisions
            continue
        count += 1
        for (label, want), (_, got) in zip(theirs, run(flashlight, each, form), strict=True):
            if want != got and not ("output" in label and FREE.fullmatch(draw.name)):
                found.append(f"{layout}, weights {form}, {dtype}, {label}: {got} for {want}")
    return count, found


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", sorted(layers.LAYERS))
def test_layer(name):
    for seed in range(DRAWS):
        draw = layers.draw(name, seed)
        _, found = differences(of_layer, draw)
        assert not found, "\n".join([str(draw), *found])


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", sorted(functions.FUNCTIONS))
def test_function(name):
    for seed in range(2 * DRAWS):
        draw = functions.draw(name, seed)
        _, found = differences(of_function, draw)
        assert not found, "\n".join([str(draw), *found])


@pytest.mark.filterwarnings("ignore")
def test_enough_is_compared():
    for run, draw in ((of_layer, layers.draw), (of_function, functions.draw)):
        name = "BatchNorm2d" if run is of_layer else "conv2d"
        assert sum(differences(run, draw(name, seed))[0] for seed in range(DRAWS)) > 2 * len(LAYOUTS)


@pytest.mark.parametrize("shape", [(1, 4, 1, 1), (2, 4, 1, 1), (4, 1, 1), (1, 1, 4, 1, 1)])
def test_shuffled_pixels_are_a_copy(shape):
    """Also where the input could be viewed so."""
    for function in (flashlight.nn.functional.pixel_shuffle, flashlight.nn.functional.pixel_unshuffle):
        x = flashlight.ones(*shape)
        y = function(x, 2) if function.__name__ == "pixel_shuffle" else function(x.view(*shape[:-3], 1, 2, 2), 2)
        y.add_(1)
        assert x.eq(1).all()


# ---- A network's whole life ------------------------------------------------------------------------------------------

OPTIMIZERS = {"SGD": {"lr": 0.1, "momentum": 0.9}, "RMSprop": {"centered": True, "momentum": 0.1}, "ASGD": {}}
OPTIMIZERS |= {"AdamW": {"amsgrad": True}} | {name: {} for name in ("Adam", "Adagrad", "Adadelta", "NAdam", "RAdam")}


def images(mod):
    nn = mod.nn
    first = [nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 8, 3, groups=8)]
    then = [nn.GroupNorm(2, 8), nn.ConvTranspose2d(8, 4, 2, stride=2), nn.Upsample(scale_factor=2, mode="bilinear")]
    return nn.Sequential(*first, *then, nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(16, 3))


def volumes(mod):
    nn = mod.nn
    return nn.Sequential(nn.Conv3d(3, 4, 2), nn.BatchNorm3d(4), nn.AvgPool3d(2), nn.Flatten(), nn.LazyLinear(2))


def all_strides(tensors):
    return {name: strides(t) for name, t in tensors.items() if is_tensor(t) and t.dim() > 3}


def life(mod, make, form, shape):
    """Strides of weights, gradients and optimizers' states: copied, cast, saved, loaded and trained."""
    mod.manual_seed(0)
    net, other = make(mod), make(mod)
    x = mod.randn(*shape)
    for each in (net, other):
        each(x)  # what is lazy
    net.to(memory_format=getattr(mod, form))
    found = [all_strides(each.state_dict()) for each in (net, copy.deepcopy(net), net.double(), net.float())]
    file = io.BytesIO()
    mod.save(net.state_dict(), file)
    file.seek(0)
    saved = mod.load(file)
    found.append(all_strides(saved))
    for assign in (False, True):
        other.load_state_dict(saved, assign=assign)
        found.append(all_strides(other.state_dict()))
    net.load_state_dict(make(mod).state_dict() if make is images else saved)
    for name, options in OPTIMIZERS.items():
        optimizer = getattr(mod.optim, name)(net.parameters(), **options)
        leaf = x.contiguous(memory_format=getattr(mod, form)).requires_grad_()
        net(leaf).sum().backward()
        optimizer.step()
        found += [strides(leaf.grad), all_strides({k: p.grad for k, p in net.named_parameters()})]
        found += [all_strides(state) for state in optimizer.state.values()]
        net.zero_grad()
    return [*found, all_strides(net.state_dict())]


@pytest.mark.parametrize(
    "make, form, shape",
    [(images, "channels_last", (2, 3, 16, 16)), (volumes, "channels_last_3d", (1, 3, 6, 6, 6))],
    ids=["images", "volumes"],
)
def test_networks(make, form, shape):
    assert life(flashlight, make, form, shape) == life(torch, make, form, shape)


def main(args):
    """NAME ... [NUMBER]: so many draws of these layers and functions."""
    warnings.simplefilter("ignore")
    numbers = [int(a) for a in args if a.isdigit()] or [12]
    for name in [a for a in args if not a.isdigit()]:
        module, run = (layers, of_layer) if name in layers.LAYERS else (functions, of_function)
        for seed in range(numbers[0]):
            draw = module.draw(name, seed)
            _, found = differences(run, draw)
            if found:
                print(draw, *found[:5], sep="\n   ", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
