"""What every class of torch.nn has beside its forward: names, attributes and metadata of the state, conversions, files
read by the other package, hooks, and modes without gradients, as PyTorch's.
"""

import copy
import io

import flashlight
import pytest
import torch
from draws import compare, layers
from draws.source import Numbers, made
from twin import is_tensor, words

NAMES = sorted(layers.LAYERS)
pytestmark = pytest.mark.filterwarnings("ignore")


def drawn(name, seed=0):
    draw = layers.draw(name, seed)
    draw.dtype = "float32"
    draw.options.pop("dtype", None)
    return draw


def build(mod, draw):
    mod.manual_seed(draw.seed)
    kind = getattr(mod.nn, draw.name, None) or getattr(mod.nn.modules.linear, draw.name)
    return kind(**made(mod, draw.options, "float32"))


def dtypes(layer):
    return [(k, str(t.dtype).split(".")[-1]) for k, t in layer.state_dict().items()]


def strides(layer):
    return [(k, t.stride()) for k, t in layer.state_dict().items()]


def outcome(function):
    try:
        return words(function())
    except Exception as error:  # noqa: BLE001
        return type(error).__name__


def looks(mod, draw):
    """(what, text) of all that can be asked of a new layer."""
    layer = build(mod, draw)
    state = layer.state_dict()
    yield "extra_repr", layer.extra_repr()
    yield "metadata", dict(state._metadata)
    yield "prefix", list(layer.state_dict(prefix="a.b."))
    yield "kept", [(k, t.requires_grad, type(t).__name__) for k, t in layer.state_dict(keep_vars=True).items()]
    yield "parameters", [n for n, _ in layer.named_parameters()]
    yield "buffers", [n for n, _ in layer.named_buffers()]
    yield "modules", [(n, type(m).__name__, m._version) for n, m in layer.named_modules()]
    if draw.name.startswith("Lazy"):
        return
    for move in ("half", "bfloat16", "double"):
        moved = getattr(copy.deepcopy(layer), move)()
        yield move, dtypes(moved)
        yield move + " and back", dtypes(moved.float())
    yield "type", dtypes(copy.deepcopy(layer).type(mod.float64))
    for name in ("channels_last", "channels_last_3d", "contiguous_format", "preserve_format"):
        yield name, outcome(lambda f=getattr(mod, name): strides(copy.deepcopy(layer).to(memory_format=f)))
    yield "frozen", [p.requires_grad for p in copy.deepcopy(layer).requires_grad_(False).parameters()]
    other = dict(list(state.items())[1:]) | {"no.such": mod.zeros(1)}
    yield "loaded", outcome(lambda: [list(keys) for keys in copy.deepcopy(layer).load_state_dict(other, strict=False)])
    yield "loaded strictly", outcome(lambda: copy.deepcopy(layer).load_state_dict(other))
    for value in ("text", mod.zeros(1, 2, 3, 4, 5, 6)):
        other = {**state, next(iter(state), "none"): value}
        yield f"{type(value).__name__} loaded", outcome(lambda other=other: copy.deepcopy(layer).load_state_dict(other))


@pytest.mark.parametrize("name", NAMES)
def test_looks(name):
    for mine, theirs in zip(looks(flashlight, drawn(name)), looks(torch, drawn(name)), strict=True):
        assert words(mine) == words(theirs)


@pytest.mark.parametrize("name", NAMES)
def test_attributes(name):
    theirs, ours = build(torch, drawn(name)), build(flashlight, drawn(name))
    for key, value in vars(theirs).items():
        if not key.startswith("_") and isinstance(value, (int, float, str, tuple, list, type(None))):
            assert repr(getattr(ours, key)) == repr(value), key


@pytest.mark.parametrize("name", [n for n in NAMES if not n.startswith("Lazy")])  # PyTorch does not load those
def test_state_in_files(name):
    """State dicts saved by either package load into the other's layers, and give the same tensors back."""
    layers_of = {mod: build(mod, drawn(name)) for mod in (torch, flashlight)}
    for writer, reader in ((torch, flashlight), (flashlight, torch)):
        file = io.BytesIO()
        writer.save(layers_of[writer].state_dict(), file)
        file.seek(0)
        state = reader.load(file)
        assert state._metadata == layers_of[writer].state_dict()._metadata
        assert str(layers_of[reader].load_state_dict(state)) == "<All keys matched successfully>"
        ours, theirs = layers_of[flashlight].state_dict(), layers_of[torch].state_dict()
        assert list(ours) == list(theirs)
        for key, t in theirs.items():
            assert torch.equal(compare.as_torch(ours[key]), t), key


def hooked(layer, log):
    """Hooks of every kind, which write down what they are given."""

    def shapes(tensors):
        return [None if t is None else tuple(t.shape) for t in tensors]

    def put(*items):
        log.append(items)

    layer.register_forward_pre_hook(lambda m, args: put("before", len(args)))
    layer.register_forward_pre_hook(lambda m, args, kw: put("before", len(args), sorted(kw)), with_kwargs=True)
    layer.register_forward_hook(lambda m, args, out: put("after", len(args), type(out).__name__))
    layer.register_forward_hook(lambda m, args, kw, out: put("always", sorted(kw)), with_kwargs=True, always_call=True)
    layer.register_full_backward_pre_hook(lambda m, grads: put("backward begins", shapes(grads)))
    layer.register_full_backward_hook(lambda m, into, of: put("backward", shapes(into), shapes(of)))
    layer.register_state_dict_pre_hook(lambda m, prefix, keep: put("saving", prefix, keep))
    layer.register_state_dict_post_hook(lambda m, state, prefix, meta: put("saved", len(state), prefix))
    layer.register_load_state_dict_pre_hook(lambda m, state, prefix, *rest: put("loading", len(state), prefix))
    layer.register_load_state_dict_post_hook(lambda m, keys: put("loaded", list(keys)))


def calls(mod, draw):
    layer, log = build(mod, draw), []
    hooked(layer, log)
    values, call = made(mod, draw.inputs, "float32"), made(mod, draw.call, "float32")
    leaves = [
        v if isinstance(d, Numbers) and d.kind == "signs" else compare.need_gradients(v)[0]
        for d, v in zip(draw.inputs, values, strict=True)
    ]
    if draw.options.get("inplace"):
        leaves = [v.clone() if is_tensor(v) else v for v in leaves]
    outputs = [t for t in compare.leaves_of(layer(*leaves, **call)) if t.requires_grad]
    if outputs and not draw.no_gradient:
        sum(t.sum() for t in outputs).backward()
    log.append(str(layer.load_state_dict(layer.state_dict())))
    for mode in (mod.no_grad, mod.inference_mode):
        with mode():
            outputs = compare.leaves_of(layer(*values, **call))
            log.append([(t.requires_grad, t.is_inference()) for t in outputs])
    layer.zero_grad()
    return [*log, [p.grad is None for p in layer.parameters()]]


def attempt(mod, name, seed):
    try:
        return "ok", calls(mod, drawn(name, seed))
    except Exception as error:  # noqa: BLE001
        return type(error).__name__, error


@pytest.mark.parametrize("name", NAMES)
def test_hooks_and_modes(name):
    for seed in range(2):
        status, want = attempt(torch, name, seed)
        if not any(text in str(want) for text in compare.REFUSED):
            my_status, got = attempt(flashlight, name, seed)
            assert my_status == status, f"{got!r}, PyTorch has {want!r}"
            assert status != "ok" or got == want
