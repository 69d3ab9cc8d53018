"""nn.utils in random ways: clipping, parameter vectors, parametrisations, pruning, fusion, packing, functional calls.

Each program below draws what it does from a text and runs under both packages; all that it saw is compared. A failure
names the program and the number.
"""

import copy
import os
import pickle
import sys
import warnings

import numpy as np
import pytest
from draws.source import Source
from twin import MODULES, Cases, assert_same, plain, sub, words

PROGRAMS = Cases()
SEEDS = 6


def numbers(mod, s, *shape, dtype="float32", scale=1.0):
    x = np.random.default_rng(s.int(0, 10**6)).standard_normal(shape).astype(np.float32) * scale
    return mod.from_numpy(np.array(x, dtype=np.float32)).to(getattr(mod, dtype))


def attempt(seen, function, *args, **kwargs):
    """The function's result, or the type of its exception, both noted."""
    try:
        result = function(*args, **kwargs)
    except Exception as error:  # noqa: BLE001
        if os.environ.get("WHY"):
            print(repr(error)[:200])
        seen.append(type(error).__name__)
        return None
    seen.append(result)
    return result


def differences(theirs, ours, path=""):
    """Where what two programs saw differs."""
    if isinstance(theirs, dict) and isinstance(ours, dict) and list(theirs) == list(ours):
        return [d for k in theirs for d in differences(theirs[k], ours[k], f"{path}.{k}")]
    if type(theirs) is type(ours) and isinstance(theirs, (list, tuple)) and len(theirs) == len(ours):
        return [d for i, pair in enumerate(zip(theirs, ours)) for d in differences(*pair, f"{path}[{i}]")]
    try:
        assert_same(theirs, ours, 2e-4)
    except (AssertionError, ValueError):
        return [f"{path}: {str(ours)[:400]} for {str(theirs)[:400]}"]
    return []


def noted(module):
    """A module's parameters, buffers, keys and text, without the tensors themselves."""
    return [
        words(module),
        [(n, p.detach().clone(), p.requires_grad) for n, p in module.named_parameters()],
        [(n, b.clone()) for n, b in module.named_buffers()],
        {k: v.clone() for k, v in module.state_dict().items()},
    ]


LAYERS = {
    "Linear": (lambda s: (s.int(2, 6), s.int(2, 6)), 0),
    "Conv1d": (lambda s: (2 * s.int(1, 2), 2 * s.int(1, 2), s.int(1, 3)), 1),
    "Conv2d": (lambda s: (2 * s.int(1, 2), 2 * s.int(1, 2), s.int(1, 3)), 2),
    "ConvTranspose2d": (lambda s: (s.int(2, 4), s.int(2, 4), s.int(1, 3)), 2),
    "Conv3d": (lambda s: (s.int(1, 3), s.int(2, 4), s.int(1, 2)), 3),
    "ConvTranspose1d": (lambda s: (s.int(2, 4), s.int(2, 4), s.int(1, 3)), 1),
    "Embedding": (lambda s: (s.int(3, 7), s.int(2, 5)), 0),
}


def layer(mod, s, names=None):
    """A random layer in some precision, and an input of it."""
    name = s.pick(*(names or LAYERS))
    args = LAYERS[name][0](s)
    dtype = s.pick("float32", "float32", "float64")
    options = s.some(0.3, bias=s.chance(0.5)) if name != "Embedding" else {}
    m = getattr(mod.nn, name)(*args, **options).to(getattr(mod, dtype))
    if name == "Embedding":
        return m, mod.randint(0, args[0], (2, 3))
    x = numbers(mod, s, s.int(1, 3), args[0], *(s.int(3, 5) for _ in range(LAYERS[name][1])), dtype=dtype)
    return m, x


def train(m, x, seen, steps=2):
    for _ in range(steps):
        y = m(x)
        m.zero_grad()
        (y * y).sum().backward()
        seen += [y.detach(), [p.grad for p in m.parameters()]]
        for p in m.parameters():
            if p.grad is not None:
                p.data.sub_(p.grad, alpha=0.01)


def copies(m, x, seen, by_pickle=True):
    """Whether a copy is the same module with the same results, and another one after a step."""
    m.eval()
    again = [copy.deepcopy(m)] + ([pickle.loads(pickle.dumps(m))] if by_pickle else [])
    for other in again:
        seen.append(words(other))
        seen.append(bool((other(x) == m(x)).all()))
        seen.append(list(other.state_dict()))
    m.train()


# ---- Gradients -------------------------------------------------------------------------------------------------------


def parameters(mod, s):
    made = []
    for _ in range(s.int(0, 6)):
        p = mod.nn.Parameter(numbers(mod, s, *s.shape(0, 3, 6), dtype=s.pick("float32", "float32", "float64")))
        if s.chance(0.85) or not made:  # PyTorch fails where there is no gradient at all
            p.grad = numbers(mod, s, *p.shape, dtype=str(p.dtype).split(".")[-1], scale=s.pick(0.1, 1, 10))
            if s.chance(0.06) and p.numel():
                p.grad.view(-1)[0] = s.pick(float("inf"), float("nan"))
        made.append(p)
    return made


def as_given(s, made):
    """The parameters as a list, a tuple, something to go through once, or one of them."""
    how = s.pick("list", "list", "tuple", "generator", "one")
    if how == "one" and made:
        return made[0]
    return {"tuple": tuple(made), "generator": (p for p in made)}.get(how, made)


@PROGRAMS
def clip_grad_norm(mod, s):
    ps, seen = parameters(mod, s), []
    norm = s.pick(2.0, 1, 2, float("inf"), 0.5, 3, 0)
    options = s.some(norm_type=norm, error_if_nonfinite=s.chance(0.5), foreach=s.pick(None, None, False))
    attempt(seen, lambda: mod.nn.utils.clip_grad_norm_(as_given(s, ps), s.pick(0.1, 1, 5.0, 1e3), **options))
    return seen, [p.grad for p in ps]


@PROGRAMS
def clip_with_norm(mod, s):
    ps, seen, utils = parameters(mod, s), [], mod.nn.utils
    options = s.some(norm_type=s.pick(2.0, 1, float("inf"), -1.0), error_if_nonfinite=s.chance(0.5))
    total = attempt(seen, lambda: utils.get_total_norm([p.grad for p in ps if p.grad is not None], **options))
    if total is not None:
        attempt(seen, lambda: utils.clip_grads_with_norm_(as_given(s, ps), s.pick(0.1, 3.0), total))
    if any(p.grad is not None for p in ps):
        attempt(seen, lambda: utils.clip_grad_value_(as_given(s, ps), s.pick(0.5, 2, 0.0), **s.some(foreach=False)))
    return seen, [p.grad for p in ps]


@PROGRAMS
def vectors(mod, s):
    ps, seen = parameters(mod, s), []
    vector = attempt(seen, lambda: mod.nn.utils.parameters_to_vector(as_given(s, ps) if s.chance(0.3) else ps))
    count = sum(p.numel() for p in ps) + s.pick(0, 0, 0, 2, -1)
    if count >= 0:
        attempt(seen, lambda: mod.nn.utils.vector_to_parameters(numbers(mod, s, count), ps))
    attempt(seen, lambda: mod.nn.utils.vector_to_parameters([1.0], ps))
    if vector is not None and vector.requires_grad:
        vector.sum().backward()
    return seen, ps, [p.grad for p in ps]


# ---- Parametrisations ------------------------------------------------------------------------------------------------


def reparametrised(mod, s, m):
    """One of the ready-made parametrisations on the weight."""
    P = mod.nn.utils.parametrizations
    kind = s.pick("weight_norm", "spectral_norm", "orthogonal")
    if kind == "weight_norm":
        return P.weight_norm(m, **s.some(dim=s.pick(0, 1, -1, None), name="weight"))
    if kind == "spectral_norm":
        options = s.some(n_power_iterations=s.int(1, 3), eps=s.pick(1e-12, 1e-6), dim=s.pick(0, 1))
        return P.spectral_norm(m, **options)
    maps = (None, "matrix_exp", "cayley", "householder")
    return P.orthogonal(m, **s.some(orthogonal_map=s.pick(*maps), use_trivialization=s.chance(0.5)))


@PROGRAMS
def parametrised(mod, s):
    m, x = layer(mod, s)
    parametrize, seen = mod.nn.utils.parametrize, []
    kind = type(m)
    if attempt([], lambda: reparametrised(mod, s, m)) is None:
        return "refused"
    seen += noted(m) + [parametrize.is_parametrized(m), parametrize.is_parametrized(m, s.pick("weight", "bias"))]
    seen += [words(type(m).__name__), parametrize.type_before_parametrizations(m) is kind, len(m.parametrizations)]
    train(m, x, seen)
    with parametrize.cached():
        seen.append(m.weight is m.weight)
        seen.append(m(x).detach())
    copies(m, x, seen, by_pickle=False)
    seen.append(isinstance(attempt(seen, lambda: pickle.dumps(m)), bytes))
    if s.chance(0.4):
        attempt(seen, lambda: setattr(m, "weight", numbers(mod, s, *m.weight.shape).to(m.weight.dtype)))
        seen += noted(m)
    other = copy.deepcopy(m)
    attempt(seen, lambda: str(other.load_state_dict({k: v * 1.0 for k, v in m.state_dict().items()})))
    leave = s.chance(0.5)
    attempt(seen, lambda: parametrize.remove_parametrizations(m, "weight", leave_parametrized=leave) is m)
    return [*seen, *noted(m), type(m) is kind, m(x).detach()]


@PROGRAMS
def chains(mod, s):
    """Parametrisations of one's own, over one another and over several tensors."""

    class Scaled(mod.nn.Module):
        def __init__(self, by):
            super().__init__()
            self.by = mod.nn.Parameter(mod.tensor(by))

        def forward(self, w):
            return w * self.by

        def right_inverse(self, w):
            return w / self.by

    class Halves(mod.nn.Module):
        def forward(self, a, b):
            return a + b

        def right_inverse(self, w):
            return w / 2, w / 2

    class OneWay(mod.nn.Module):
        def forward(self, w):
            return w.tanh()

    class Wider(mod.nn.Module):
        def forward(self, w):
            return mod.cat([w, w])

    m, x = mod.nn.Linear(3, 4), numbers(mod, s, 2, 3)
    parametrize, seen = mod.nn.utils.parametrize, []
    for _ in range(s.int(1, 3)):
        piece = s.pick(lambda: Scaled(s.real(0.5, 2)), Halves, OneWay, Wider)()
        name, unsafe = s.pick("weight", "weight", "bias", "nothing"), s.chance(0.3)
        attempt([], parametrize.register_parametrization, m, name, piece, unsafe=unsafe)
        seen += [n for n, _ in m.named_parameters()]
    if m.weight.shape == (4, 3) and m.bias.shape == (4,):
        train(m, x, seen)
    seen += noted(m)
    attempt(seen, lambda: setattr(m, "weight", numbers(mod, s, 4, 3)))
    fresh = mod.nn.Linear(3, 4)
    if parametrize.is_parametrized(m):
        attempt(seen, lambda: parametrize.transfer_parametrizations_and_params(m, fresh) is fresh)
        seen += noted(fresh)
        for name in list(m.parametrizations):
            leave = s.chance(0.5)
            attempt(seen, lambda name=name, leave=leave: parametrize.remove_parametrizations(m, name, leave) is m)
    return [*seen, *noted(m), parametrize.is_parametrized(m)]


@PROGRAMS
def old_norms(mod, s):
    m, x = layer(mod, s)
    utils, seen = mod.nn.utils, []
    spectral = s.chance(0.5)
    if spectral:
        options = s.some(n_power_iterations=s.int(1, 3), eps=s.pick(1e-12, 1e-6), dim=s.pick(0, 1))
        attempt(seen, lambda: utils.spectral_norm(m, **options) is m)
    else:
        attempt(seen, lambda: utils.weight_norm(m, **s.some(dim=s.pick(0, 1, -1, None))) is m)
    seen += noted(m)
    train(m, x, seen)
    seen += noted(m)
    if spectral:  # PyTorch copies no module whose weight is a computed tensor
        m.eval()
        seen += [m(x).detach(), m(x).detach()]
    remove = utils.remove_spectral_norm if spectral else utils.remove_weight_norm
    attempt(seen, lambda: remove(m) is m)
    seen += noted(m)
    attempt(seen, lambda: remove(m))
    seen += [m(x).detach(), len(m._forward_pre_hooks), len(m._state_dict_hooks)]
    copies(m, x, seen)
    return seen


# ---- Pruning ---------------------------------------------------------------------------------------------------------


def prune_once(mod, s, m, seen):
    P = sub(mod, "nn.utils.prune")
    name = s.pick("weight", "weight", "bias")
    t = getattr(m, name, None)
    if t is None:
        return True
    amount = s.pick(0.3, 0.5, 1, 2, 0, 1.0, s.real(0, 1), 10**4)
    dim = s.int(-t.dim(), t.dim() - 1)
    scores = numbers(mod, s, *t.shape, dtype=str(t.dtype).split(".")[-1])
    given = {"importance_scores": scores} if s.chance(0.3) else {}
    norm = s.pick(1, 2, float("inf"), -float("inf"), 0, "fro")
    mask = scores > 0
    ways = [
        lambda: P.identity(m, name),
        lambda: P.random_unstructured(m, name, amount),
        lambda: P.l1_unstructured(m, name, amount, **given),
        lambda: P.random_structured(m, name, amount, dim),
        lambda: P.ln_structured(m, name, amount, norm, dim, **given),
        lambda: P.custom_from_mask(m, name, mask),
    ]
    return attempt(seen, lambda: s.pick(*ways)() is m)


@PROGRAMS
def prune(mod, s):
    m, x = layer(mod, s)
    P, seen = sub(mod, "nn.utils.prune"), []
    for _ in range(s.int(1, 3)):
        if not prune_once(mod, s, m, seen):
            return seen  # PyTorch's module is then half pruned
        seen += noted(m)
    hooks = [[type(h).__name__ for h in hook] if hasattr(hook, "__iter__") else type(hook).__name__
             for hook in m._forward_pre_hooks.values()]  # fmt: skip
    seen += [hooks, P.is_pruned(m), P.is_pruned(mod.nn.Sequential(m)), P.is_pruned(mod.nn.ReLU())]
    train(m, x, seen)
    if s.chance(0.5):
        seen.append(pickle.loads(pickle.dumps(m))(x).detach())
    for name in ("weight", "bias", "weight"):
        attempt(seen, lambda name=name: P.remove(m, name) is m)
    return [*seen, *noted(m), m(x).detach(), P.is_pruned(m)]


@PROGRAMS
def prune_globally(mod, s):
    P, seen = sub(mod, "nn.utils.prune"), []
    m = mod.nn.Sequential(mod.nn.Linear(4, 6), mod.nn.ReLU(), mod.nn.Conv1d(6, 3, 1))
    targets = [t for t in ((m[0], "weight"), (m[0], "bias"), (m[2], "weight"), (m[2], "bias")) if s.chance(0.7)]
    for _ in range(2):
        method, amount = s.pick(P.L1Unstructured, P.RandomUnstructured, P.Identity), s.pick(0.2, 3, 0.7, 10**4)
        scores = {t: numbers(mod, s, *getattr(*t).shape) for t in targets if s.chance(0.3)}
        attempt(seen, P.global_unstructured, targets, method, scores or None, amount=amount)
        seen += noted(m)
    copied = copy.deepcopy(mod.nn.Linear(2, 2))
    return [*seen, P.is_pruned(m), words(copied)]


# ---- Fusion, making without values, calling with other values --------------------------------------------------------


@PROGRAMS
def fuse(mod, s):
    utils, n = mod.nn.utils, s.int(0, 3)
    dtype = s.pick("float32", "float64")
    i, o, transposed = s.int(1, 4), s.int(1, 4), n > 0 and s.chance(0.4)
    bias = s.chance(0.5)
    options = s.some(0.5, affine=s.chance(0.5), eps=s.pick(1e-3, 0.1))
    if n == 0:
        first, norm = mod.nn.Linear(i, o, bias=bias), mod.nn.BatchNorm1d(s.pick(o, o, 1), **options)
        if norm.weight is None:
            return "PyTorch's takes no norm without a weight"
    else:
        kind = f"Conv{'Transpose' if transposed else ''}{n}d"
        first = getattr(mod.nn, kind)(i, o, s.int(1, 3), bias=bias, **s.some(padding=s.int(0, 1)))
        norm = getattr(mod.nn, f"BatchNorm{n}d")(o, **options)
    both = mod.nn.Sequential(first, norm).to(getattr(mod, dtype))
    x = numbers(mod, s, 3, i, *([5] * n), dtype=dtype)
    seen = []
    if n or norm.num_features == o:
        both(x)
    if s.chance(0.85):
        both.eval()
    function, more = (utils.fuse_conv_bn_eval, (transposed,)) if n else (utils.fuse_linear_bn_eval, ())
    fused = attempt([], function, first, norm, *more)
    if fused is None:
        return "refused"
    return [*seen, *noted(fused), fused(x).detach(), fused.training, type(fused) is type(first), fused is first]


@PROGRAMS
def skipped_init(mod, s):
    name = s.pick("Linear", "Conv2d", "LSTM", "BatchNorm1d", "Embedding", "MultiheadAttention", "ReLU")
    args = {"Linear": (3, 4), "Conv2d": (2, 3, 1), "LSTM": (2, 3), "BatchNorm1d": (4,), "Embedding": (3, 2),
            "MultiheadAttention": (4, 2), "ReLU": ()}[name]  # fmt: skip
    seen = []
    options = s.some(dtype=mod.float64) if name != "ReLU" else {}
    m = attempt([], lambda: mod.nn.utils.skip_init(getattr(mod.nn, name), *args, **options))
    if m is None:
        return "refused"
    state = [(k, list(v.shape), str(v.dtype).split(".")[-1]) for k, v in m.state_dict().items()]
    return [*seen, state, words(m), mod.rand(2), [p.requires_grad for p in m.parameters()]]


@PROGRAMS
def functional_call(mod, s):
    m = mod.nn.Sequential(mod.nn.Linear(3, 4), mod.nn.BatchNorm1d(4), mod.nn.Linear(4, 3))
    if s.chance(0.4):
        m.append(m[0])
    m.train(s.chance(0.5))
    call = s.pick(mod.func.functional_call, sub(mod, "nn.utils.stateless").functional_call)
    names = [n for n, _ in m.named_parameters()] + [n for n, _ in m.named_buffers()] + ["3.weight", "nothing"]
    before = noted(m)
    chosen = {}
    for name in names:
        if s.chance(0.3):
            own = dict(m.state_dict()).get(name)
            chosen[name] = numbers(mod, s, *(own.shape if own is not None else (2,)))
            if chosen[name].dim() == 0:
                chosen[name] = chosen[name].abs().long()
            elif "running_var" in name:
                chosen[name] = chosen[name].abs()
            else:
                chosen[name].requires_grad_()
    x, seen = numbers(mod, s, 5, 3), []
    options = s.some(0.4, tie_weights=s.chance(0.5), strict=s.chance(0.4))
    y = attempt([], lambda: call(m, chosen, (x,), **options))
    seen.append(y)
    if y is not None and y.requires_grad:
        y.square().sum().backward()
    seen += [[v.grad for v in chosen.values() if v.is_floating_point()], chosen, [p.grad for p in m.parameters()]]
    after = noted(m)
    return [*seen, before[:2], after]


# ---- Sequences of several lengths ------------------------------------------------------------------------------------


@PROGRAMS
def packing(mod, s):
    rnn = sub(mod, "nn.utils.rnn")
    lengths = [s.int(1, 6) for _ in range(s.int(1, 5))]
    tail = s.shape(0, 2, 3)
    dtype = s.pick("float32", "float64", "bfloat16", "int64")
    parts = [numbers(mod, s, n, *tail, scale=9).to(getattr(mod, dtype)) for n in lengths]
    leaves = [p.requires_grad_() for p in parts] if dtype != "int64" else []
    first, side = s.chance(0.5), s.pick("right", "right", "left")
    value = s.pick(0.0, -1.0, 7)
    seen = []
    padded = attempt(seen, lambda: rnn.pad_sequence(parts, first, value, side))
    given = s.pick(lengths, mod.tensor(lengths), tuple(lengths))
    attempt(seen, lambda: rnn.unpad_sequence(padded.clone(), mod.tensor(lengths), first))
    # unpad_sequence turns its argument around in PyTorch
    packed = attempt([], lambda: rnn.pack_padded_sequence(padded, given, first, s.chance(0.2)))
    if packed is None:
        packed = rnn.pack_sequence(parts, enforce_sorted=False)
    seen += [*packed, words(packed) if not leaves else type(packed).__name__, packed.is_cuda, packed.is_pinned()]
    longer = s.pick(None, None, max(lengths), max(lengths) + 2, 1)
    back = attempt([], lambda: rnn.pad_packed_sequence(packed, s.chance(0.5), value, longer))
    seen += [back, rnn.unpack_sequence(packed), [*packed.double()], [*packed.to(mod.float32)]]
    again = [pickle.loads(pickle.dumps(packed)) if dtype == "int64" else packed, copy.copy(packed)]
    seen += [[*p] for p in again]
    if leaves and back is not None:
        (back[0].double() * mod.arange(back[0].numel()).view(back[0].shape)).sum().backward()
    return [*seen, [p.grad for p in leaves]]


def outcome(mod, name, seed):
    mod.manual_seed(seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return PROGRAMS[name](mod, Source(f"{name} {seed}"))
        except Exception as error:
            if os.environ.get("WHY"):
                raise
            return type(error).__name__


@pytest.mark.parametrize("name", PROGRAMS)
def test_program(name):
    for seed in range(SEEDS):
        found = differences(*(plain(outcome(mod, name, seed)) for mod in MODULES))
        assert not found, "\n".join([f"{name} {seed}", *found])


def main(args):
    """NAME NUMBER, or numbers between which all programs run."""
    names, count = [a for a in args if not a.isdigit()] or PROGRAMS, [int(a) for a in args if a.isdigit()]
    for name in names:
        bad = 0
        for seed in count if len(count) == 1 else range(*count):
            found = differences(*(plain(outcome(mod, name, seed)) for mod in MODULES))
            if found:
                bad += 1
                print("\n".join([f"{name} {seed}", *found[:5]]) if bad < 4 else "", flush=True)
        print(f"{name}: {bad}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
