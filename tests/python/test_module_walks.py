"""Walks over trees of modules whose classes, or single instances, have ways of their own, against PyTorch's."""

from collections import OrderedDict

import flashlight
import pytest
import torch


def trees(m):
    """Trees by name; each records in `calls` what its own methods were called with."""
    nn, calls = m.nn, []

    class Named(nn.Linear):
        def named_modules(self, memo=None, prefix="", remove_duplicate=True):
            calls.append(("named_modules", remove_duplicate))
            yield from super().named_modules(memo, prefix, remove_duplicate)

        def train(self, mode=True):
            calls.append(("train", mode))
            return super().train(mode)

        def apply(self, fn):
            calls.append(("apply",))
            return super().apply(fn)

    class Saving(nn.Sequential):
        def state_dict(self, *args, **kwargs):
            calls.append(("state_dict", kwargs["prefix"], kwargs["keep_vars"]))
            return super().state_dict(*args, **kwargs)

        def _save_to_state_dict(self, destination, prefix, keep_vars):
            super()._save_to_state_dict(destination, prefix, keep_vars)
            destination[prefix + "more"] = keep_vars

        def get_extra_state(self):
            return {"extra": 1}

    class Hidden(nn.Module):
        def __init__(self):
            super().__init__()
            self.inner = nn.Linear(2, 2)
            self.register_buffer("seen", m.zeros(1))
            self.register_buffer("unseen", m.zeros(1), persistent=False)

        def children(self):
            return iter(())

    class Filtered(nn.Sequential):
        def named_parameters(self, *args, **kwargs):
            return ((n, p) for n, p in super().named_parameters(*args, **kwargs) if "bias" not in n)

    shared = nn.Linear(2, 2)
    mixed = nn.Sequential(Named(2, 2), Saving(shared, nn.BatchNorm1d(2)), shared, Hidden(), nn.Identity())
    mixed.register_module("none", None)
    lonely = nn.Sequential(nn.Linear(2, 2), nn.Dropout())
    lonely[1].train = lambda mode=True: calls.append(("own train", mode))
    hooked = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.Linear(2, 2)))
    hooked[1]._register_state_dict_hook(lambda module, state, prefix, meta: calls.append((prefix, sorted(state))))
    hooked.register_state_dict_pre_hook(lambda module, prefix, keep_vars: calls.append((prefix, keep_vars)))
    old = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
    old._modules = OrderedDict(reversed(old._modules.items()))
    circle = nn.Sequential(nn.Linear(2, 2))
    circle.again = circle
    made = {"mixed": mixed, "lonely": lonely, "hooked": hooked, "old": old, "filtered": Filtered(shared, shared)}
    return made | {"circle": circle}, calls


def names(pairs):
    return [(path, type(value).__name__, tuple(getattr(value, "shape", ()))) for path, value in pairs]


WALKS = {
    "named_modules": lambda t: names(t.named_modules()),
    "named_modules, all": lambda t: [path for path, _ in t.named_modules(prefix="x", remove_duplicate=False)],
    "modules": lambda t: [type(module).__name__ for module in t.modules()],
    "named_children": lambda t: names(t.named_children()),
    "children": lambda t: [type(module).__name__ for module in t.children()],
    "named_parameters": lambda t: names(t.named_parameters("x")),
    "named_parameters, all": lambda t: names(t.named_parameters(remove_duplicate=False)),
    "own parameters": lambda t: names(t.named_parameters(recurse=False)),
    "parameters": lambda t: [tuple(p.shape) for p in t.parameters()],
    "named_buffers": lambda t: names(t.named_buffers()),
    "buffers": lambda t: [tuple(b.shape) for b in t.buffers()],
    "train": lambda t: [module.training for module in t.train(False).modules()],
    "apply": lambda t: (lambda met: t.apply(lambda module: met.append(type(module).__name__)) and met)([]),
    "zero_grad": lambda t: [p.grad is None for p in (t.zero_grad(), t)[1].parameters()],
    "state_dict": lambda t: [(key, type(value).__name__) for key, value in t.state_dict().items()],
    "state_dict, variables": lambda t: [
        (key, type(value).__name__) for key, value in t.state_dict(prefix="p.", keep_vars=True).items()
    ],
    "metadata": lambda t: [(key, dict(note)) for key, note in t.state_dict()._metadata.items()],
    "own destination": lambda t: sorted(t.state_dict(destination={})),
    "items": lambda t: [type(t[i]).__name__ for i in (0, -1)] + [len(t), len(list(t)), len(t[:1])],
}


# In a module that is its own child, these end with the interpreter's limit, as PyTorch's.
ENDLESS = {
    "named_modules, all",
    "named_parameters, all",
    "train",
    "apply",
    "state_dict",
    "state_dict, variables",
    "metadata",
    "own destination",
}


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("tree", ["mixed", "lonely", "hooked", "old", "filtered", "circle"])
def test_walks(tree, walk):
    if tree == "circle" and walk in ENDLESS:
        module = trees(flashlight)[0][tree]
        with pytest.raises(RecursionError):
            WALKS[walk](module)
        return
    results = []
    for m in (flashlight, torch):
        made, calls = trees(m)
        for parameter in made[tree].parameters():
            parameter.grad = m.zeros_like(parameter)
        del calls[:]
        results.append((WALKS[walk](made[tree]), calls))
    assert results[0] == results[1]


def test_modules_are_met_as_they_are_when_the_walk_comes_to_them():
    met = []
    for m in (flashlight, torch):
        nn = m.nn
        tree = nn.Sequential(nn.Sequential(nn.Linear(2, 2)), nn.Sequential(nn.ReLU(), nn.Tanh()))
        met.append([])
        for path, module in tree.named_modules():
            met[-1].append((path, type(module).__name__))
            if path == "0":
                tree[1][0] = nn.Sequential(nn.GELU())
                module[0] = nn.Identity()
        with pytest.raises(RuntimeError, match="changed size"):
            for path, _ in tree.named_modules():
                if path == "0":
                    tree.append(nn.ReLU())
    assert met[0] == met[1]
