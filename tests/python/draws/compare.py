"""Runs a draw under a package and compares what the two packages gave.

A run is a list of records (label, value): what the module prints, its state, its initial values, the random numbers
that follow, then outputs, gradients, second gradients, parameters and buffers over three steps of training, and what
it gives in evaluation. What floats differ by is held against the largest item of a record; where the bound is passed,
the same run of PyTorch in float64 decides: then flashlight may be no further from it than PyTorch is, but for a factor.
"""

from __future__ import annotations

import copy
import itertools
import pickle
import warnings

import flashlight
import numpy as np
import torch
from twin import is_tensor, words

from .source import CHANNELS_LAST, Draw, Made, Numbers, made

TOLERANCE = {"float64": 1e-10, "float32": 1e-5, "bfloat16": 2.0**-6, "float16": 2.0**-9}
FAST_PATH = "step evaluation without 0"  # of an encoder: PyTorch's gives NaN for masks that are added
REFUSED = (  # by PyTorch: empty batches, layouts, precisions
    "select(): index 0 out of range",
    "grad_input must be contiguous",
    "tensor does not have a device",
    "not implemented for",
    "view size is not compatible",
    "Unsupported memory format",
    "pixel_shuffle expects its input's 'channel' dimension",  # of what pixel_unshuffle made of nothing
)
FACTOR = {"second": 20.0, "step": 10.0}  # the second derivative, and what follows an optimizer's step
LOOSE = {
    (name, "bfloat16"): 20.0
    for name in ("Transformer", "TransformerEncoder", "TransformerDecoder", "RNN", "LSTM", "GRU")
}
LOOSE |= {(name + "Layer", "bfloat16"): 4.0 for name in ("TransformerEncoder", "TransformerDecoder")}
ONE_NUMBER = ("CosineSimilarity", "cosine_similarity", "PairwiseDistance", "pairwise_distance")
ONE_NUMBER += ("TripletMarginLoss", "TripletMarginWithDistanceLoss", "triplet_margin_with_distance_loss")
LOOSE |= {(name, half): 50.0 for name in ONE_NUMBER for half in ("bfloat16", "float16")}  # norms of one number
LOOSE |= {(name, half): 3.0 for name in ("SmoothL1Loss", "HuberLoss", "mse_loss") for half in ("bfloat16", "float16")}
LOOSE |= {"Hardsigmoid": 1e-7, "Hardswish": 1e-7, "CELU": 1e-7}  # PyTorch's 1/6 and 1/alpha are float32
STEPS = 3


def leaves_of(value):
    """Tensors within tuples, packed sequences, lists and dicts, in order."""
    if is_tensor(value):
        return [value]
    if type(value).__name__ == "PackedSequence":
        return [value.data]
    if isinstance(value, dict):
        value = list(value.values())
    return [t for part in value for t in leaves_of(part)] if isinstance(value, (tuple, list)) else []


def need_gradients(value):
    """The same value with floating-point tensors that need gradients, and those leaves."""
    if type(value).__name__ == "PackedSequence":
        data = value.data.detach().requires_grad_()
        return type(value)(data, *value[1:]), [data]
    if is_tensor(value):
        if not value.is_floating_point():
            return value, []
        leaf = value.detach().requires_grad_()
        return leaf, [leaf]
    if isinstance(value, (tuple, list)):
        pairs = [need_gradients(v) for v in value]
        return type(value)(v for v, _ in pairs), [leaf for _, more in pairs for leaf in more]
    return value, []


def weights_like(mod, t, *key):
    values = np.random.default_rng(key).uniform(0.5, 1.5, tuple(t.shape)).astype(np.float32)
    return mod.from_numpy(values).to(t.dtype)


def grads(mod, outputs, cotangents, leaves, further):
    return mod.autograd.grad(outputs, leaves, cotangents, create_graph=further, allow_unused=True)


class Run:
    """The records of one draw under one package; `wide` runs it in float64 with the same numbers."""

    def __init__(self, mod, draw: Draw, wide=False):
        self.mod, self.draw, self.wide = mod, draw, wide
        self.records: list = []
        self.stage = "construction"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                self.go()
            except Exception as error:  # noqa: BLE001
                self.error = error
                self.put("error in " + self.stage, type(error).__name__)

    def put(self, label, value):
        self.records.append((label, value.detach().clone() if is_tensor(value) else value))

    def widen(self, value):
        if not self.wide:
            return value
        if type(value).__name__ == "PackedSequence":
            return value.to(dtype=self.mod.float64)
        if is_tensor(value):
            return value.double() if value.is_floating_point() else value
        if isinstance(value, (tuple, list)):
            return type(value)(self.widen(v) for v in value)
        return value

    def inputs(self):
        values = self.widen(made(self.mod, self.draw.inputs, self.draw.dtype))
        if self.draw.no_gradient:
            return values, []
        pairs = [
            (v, []) if isinstance(d, Numbers) and d.kind == "signs" else need_gradients(v)
            for d, v in zip(self.draw.inputs, values, strict=True)
        ]
        return [v for v, _ in pairs], [leaf for _, leaves in pairs for leaf in leaves]

    def arguments(self):
        return {k: self.widen(v) for k, v in made(self.mod, self.draw.call, self.draw.dtype).items()}

    def derivatives(self, outputs, leaves, label, further):
        """Gradients of a random combination of the outputs; and of a random combination of those."""
        mod, key = self.mod, self.draw.seed % 1000
        outputs = [o for o in outputs if o.requires_grad]
        if not outputs or not leaves:
            return [None] * len(leaves)
        cotangents = [weights_like(mod, o, key, i) for i, o in enumerate(outputs)]
        if further:
            cotangents = [c.requires_grad_() for c in cotangents]
        self.stage = label + " gradient"
        try:
            first = grads(mod, outputs, cotangents, leaves, further)
        except RuntimeError:
            if not further:
                raise
            cotangents = [c.detach() for c in cotangents]  # a function without a second derivative
            first, further = grads(mod, outputs, cotangents, leaves, False), False
        for i, g in enumerate(first):
            self.put(f"{label} gradient {i}", g)
        if not further:
            return first
        leaves = [*leaves, *cotangents]
        chosen = [g for g in first if g is not None and g.requires_grad]
        if chosen:
            over = [weights_like(mod, g, key, 50 + i) for i, g in enumerate(chosen)]
            try:
                for i, g in enumerate(grads(mod, chosen, over, leaves, False)):
                    self.put(f"{label} second gradient {i}", g)
            except RuntimeError as error:
                self.put(f"{label} second gradient", error)
        return first

    def state(self, layer, label):
        for name, value in itertools.chain(layer.named_parameters(), layer.named_buffers()):
            self.put(f"{label} {name}", value)

    def build(self):
        mod, draw = self.mod, self.draw
        mod.manual_seed(draw.seed % 1000)
        layer = getattr(mod.nn, draw.name, None) or getattr(mod.nn.modules.linear, draw.name)
        layer = layer(**made(mod, draw.options, "float32"))
        self.put("repr", words(layer))
        self.put("training", layer.training)
        if "Lazy" not in draw.name:
            for key, value in layer.state_dict().items():
                self.put(f"state {key}", value)
            self.put("parameters", [name for name, _ in layer.named_parameters()])
            self.put("grads needed", [p.requires_grad for p in layer.parameters()])
        self.put("random numbers after construction", mod.rand(2))
        layer = layer.to(getattr(mod, draw.dtype))
        return layer.double() if self.wide else layer

    def go(self):
        mod, draw = self.mod, self.draw
        layer = self.build()
        call = self.arguments()
        mod.manual_seed(draw.seed % 1000 + 1)
        for step in range(1 if draw.no_gradient else STEPS):
            self.stage = f"step {step}" if step else "forward"
            values, leaves = self.inputs()
            given = [v.clone() if is_tensor(v) and draw.options.get("inplace") else v for v in values]
            outputs = leaves_of(self.run(layer, given, call))
            parameters = [] if draw.no_gradient else [p for p in layer.parameters() if p.requires_grad]
            for i, out in enumerate(outputs):
                self.put(f"{self.stage} output {i}", out)
            label = self.stage
            changes = self.derivatives(outputs, [*leaves, *parameters], label, step == 0)[len(leaves) :]
            self.stage = label
            with mod.no_grad():
                for p, g in zip(parameters, changes, strict=True):
                    if g is not None:
                        p -= 0.05 * g
            if not step:
                self.put("repr after a step", words(layer))
                self.put("state keys", list(layer.state_dict()))
            self.state(layer, f"step {step}")
        self.put("random numbers after training", mod.rand(2))
        layer.eval()
        values, _ = self.inputs()
        self.stage = "step evaluation"
        for label in ("with gradients", "without"):
            with mod.set_grad_enabled(label != "without"):
                given = [v.clone() if is_tensor(v) else v for v in values]
                for i, out in enumerate(leaves_of(self.run(layer, given, call))):
                    self.put(f"step evaluation {label} {i}", out)
        self.state(layer, "step end")
        layer.train()
        self.stage = "step again"
        with mod.no_grad():
            given = [v.clone() if is_tensor(v) else v for v in values]
            for i, out in enumerate(leaves_of(self.run(layer, given, call))):
                self.put(f"step again output {i}", out)
        self.state(layer, "step last")
        if mod is flashlight:
            self.copies(layer, values, call)

    def run(self, layer, values, call):
        return layer(*values, **call)

    def copies(self, layer, values, call):
        """A deep copy and a pickled one are the same module with the same results."""
        mod = self.mod
        options = self.draw.options.values()
        pickles = not any(isinstance(v, Made) and v.arguments is None for v in options)
        for other in (copy.deepcopy(layer), pickle.loads(pickle.dumps(layer)) if pickles else layer):
            assert words(other) == words(layer)
            assert other.training == layer.training
            ours, theirs = other.state_dict(), layer.state_dict()
            assert list(ours) == list(theirs)
            outs = []
            for m in (other, layer):
                mod.manual_seed(3)
                outs.append(leaves_of(self.run(m, [v.clone() if is_tensor(v) else v for v in values], call)))
            for a, b in zip([*ours.values(), *outs[0]], [*theirs.values(), *outs[1]], strict=True):
                assert torch.equal(as_torch(a).nan_to_num(7), as_torch(b).nan_to_num(7)), "a copy differs"


def as_torch(t):
    """The tensor as PyTorch has it."""
    if isinstance(t, torch.Tensor):
        return t.detach()
    t = t.detach()
    if t.dtype == flashlight.bfloat16:
        return (
            torch.from_numpy(t.contiguous().view(flashlight.int16).numpy()).view(torch.bfloat16).reshape(tuple(t.shape))
        )
    return torch.from_numpy(t.numpy())


def distance(got, want):
    """By how much the tensors differ at most, None where one is not finite and the other is another number."""
    got, want = got.double(), want.double()
    same = (got == want) | (got.isnan() & want.isnan())
    if not (same | (got.isfinite() & want.isfinite())).all():
        return None
    off = torch.where(same, 0.0, (got - want).abs())
    return off.max().item() if off.numel() else 0.0


def size_of(t):
    t = t.double()
    t = torch.where(t.isfinite(), t.abs(), 0.0)
    return t.max().item() if t.numel() else 0.0


FREE_LAYOUT = ("RMSNorm", "rms_norm")  # PyTorch's depends on the dtype


def same_layout(got, want):
    """Where PyTorch's result is channels-last, ours has the same strides (in dimensions that have any)."""
    if want.dim() not in CHANNELS_LAST or not want.is_contiguous(
        memory_format=getattr(torch, CHANNELS_LAST[want.dim()])
    ):
        return True
    kept = [d for d in range(want.dim()) if want.shape[d] > 1]
    return not want.numel() or want.is_contiguous() or [got.stride(d) for d in kept] == [want.stride(d) for d in kept]


def differences(draw: Draw, run=Run) -> list[str]:
    """What the packages disagree about; empty where all is the same."""
    theirs, ours = run(torch, draw), run(flashlight, draw)
    found, doubtful, largest = [], [], {}
    for label, value in theirs.records:
        if is_tensor(value) and "gradient" in label:
            kind = label.rsplit(" ", 1)[0]
            largest[kind] = max(largest.get(kind, 0.0), size_of(value.detach()))
    their_records = theirs.records
    labels = [label for label, _ in ours.records]
    known = {label: i for i, label in enumerate(labels)}
    for label, want in their_records:
        if isinstance(want, RuntimeError):
            continue  # no second derivative there
        if label.startswith("error") and any(text in str(theirs.error) for text in REFUSED):
            return found
        if label not in known and "second gradient" not in label:
            extra = getattr(ours, "error", None) or getattr(theirs, "error", None)
            found.append(f"{label}: not there ({[extra, labels[-1]]!r})")
            break
        got = ours.records[known[label]][1] if label in known else None
        if "second gradient" in label and {"scale_grad_by_freq", "options"} & set(draw.options):
            continue  # PyTorch's leave the frequencies out, and what depends on the inputs of losses by chunks
        if "second gradient" in label and (got is None or want is None):
            rest = [as_torch(t) for t in (got, want) if t is not None]
            if any(t.any() for t in rest):
                found.append(f"{label}: {got!r} for {want!r}")
            continue  # none and zeros are the same
        if not is_tensor(want) or not is_tensor(got):
            if is_tensor(want) != is_tensor(got) or got != want:
                found.append(f"{label}: {got!r} for {want!r}")
            continue
        a, b = as_torch(got), want.detach()
        if a.dtype != b.dtype or a.shape != b.shape:
            found.append(f"{label}: {a.dtype} {list(a.shape)} for {b.dtype} {list(b.shape)}")
            continue
        if "output" in label and draw.name not in FREE_LAYOUT and not same_layout(got, want):
            found.append(f"{label}: strides {got.stride()} for {want.stride()}")
        dtype = str(b.dtype).split(".")[-1]
        bound = TOLERANCE.get(dtype, 0.0)
        if "dtype" in draw.call:
            bound = max(bound, TOLERANCE[draw.call["dtype"].path])
        bound *= next((f for k, f in FACTOR.items() if k in label), 1.0)
        bound = max(bound * LOOSE.get((draw.name, dtype), 1.0), LOOSE.get(draw.name, 0.0))
        if label.startswith(("state", "random")):
            bound = {"float32": 3e-7, "float64": 1e-15}.get(dtype, 0.0)
        if ("second" in label and b.is_floating_point()) or label == FAST_PATH:
            b = torch.where(b.isnan() & a.isfinite(), a, b)  # formulas of formulas of infinities
        if "gradient" in label and draw.inputs and getattr(draw.inputs[0], "kind", "") == "wild":
            number = as_torch(made(flashlight, draw.inputs[0], draw.dtype)).isnan()  # depends on the size in PyTorch
            if number.shape == b.shape:
                a, b = (torch.where(number, 0.0, t) for t in (a, b))
        off = distance(a, b)
        bound *= max(size_of(b), 0.1 * largest.get(label.rsplit(" ", 1)[0], 0.0), 5e-2)  # what cancels is rounding
        if off is None or off > bound:
            doubtful.append((label, a, b, off, bound))
    if (
        len(ours.records) > len(their_records)
        and isinstance(their_records[-1][1], str)
        and "error" in their_records[-1][0]
    ):
        found.append(f"runs on where PyTorch has {theirs.error!r}")
    if doubtful and draw.dtype != "float64":
        reference = {label: v for label, v in run(torch, draw, wide=True).records}
        kept = []
        for label, a, b, off, bound in doubtful:
            r = reference.get(label)
            if (
                not label.startswith(("state", "random"))
                and is_tensor(r)
                and r.shape == b.shape
                and b.is_floating_point()
            ):
                mine, other = distance(a, r), distance(b, r)
                if mine is not None and other is not None and mine <= 3 * other + bound:
                    continue
                if other is None and mine is not None:
                    continue  # PyTorch overflows
            kept.append((label, a, b, off, bound))
        doubtful = kept
    for label, a, b, off, bound in doubtful:
        found.append(f"{label}: off by {off} where {bound:.3g} is allowed:\n{a}\nfor\n{b}")
    return found


class FunctionRun(Run):
    """The records of a call of nn.functional."""

    def go(self):
        mod, draw = self.mod, self.draw
        mod.manual_seed(draw.seed % 1000)
        self.stage = "forward"
        values, leaves = self.inputs()
        call, more = need_gradients_of(self.arguments())
        outputs = leaves_of(getattr(mod.nn.functional, draw.name)(*values, **call))
        for i, out in enumerate(outputs):
            self.put(f"forward output {i}", out)
        self.derivatives(outputs, [*leaves, *more], "forward", True)
        for i, value in enumerate(leaves_of([*values, call])):
            self.put(f"argument {i}", value)
        self.put("random numbers after the call", mod.rand(2))


STILL = ("attn_mask", "running_mean", "running_var", "_random_samples")


def need_gradients_of(call):
    """The keyword arguments with tensors that need gradients, and those."""
    pairs = {k: (v, []) if k in STILL else need_gradients(v) for k, v in call.items()}
    return {k: v for k, (v, _) in pairs.items()}, [leaf for _, leaves in pairs.values() for leaf in leaves]
