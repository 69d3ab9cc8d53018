"""Containers, Module's own methods and Parameters given what they do not expect: the same results, or PyTorch's type of
exception and a module left as PyTorch leaves it.
"""

import collections
import re

import numpy as np
import pytest
import torch
from twin import MODULES, is_tensor, plain, words

HUGE = 10**19
PLAIN = [None, 0, 1, -1, 2, 7, -7, 1.5, "x", "0", "", "a.b", "a", "weight", True, (), (0,), [0], [1, 2], {"a": 1}]
PLAIN += [slice(None), slice(0, 1), slice(5, 2, -1), HUGE, b"x", {1}, len]


def values(mod):
    """Text of a value -> the value, made anew."""
    nn = mod.nn
    made = {
        "Linear": nn.Linear(2, 2),
        "Linear's class": nn.Linear,
        "Parameter": nn.Parameter(mod.ones(2)),
        "Tensor": mod.ones(2),
        "integers": mod.ones(2, dtype=mod.int64),
        "Buffer": nn.Buffer(mod.ones(2)),
        "result": mod.ones(2, requires_grad=True) * 2,
        "number": mod.tensor(1),
        "modules": [nn.ReLU(), nn.Linear(2, 2)],
        "dict of modules": {"p": nn.ReLU(), "q": nn.Tanh()},
        "pairs": [("p", nn.ReLU()), ("q", nn.Tanh())],
        "parameters": [nn.Parameter(mod.ones(1)), mod.ones(1)],
        "dict of parameters": {"p": nn.Parameter(mod.ones(1))},
        "pairs of parameters": [("p", nn.Parameter(mod.ones(1)))],
        "OrderedDict": collections.OrderedDict(p=nn.ReLU()),
        "Sequential": nn.Sequential(nn.ReLU()),
        "ModuleList": nn.ModuleList([nn.ReLU()]),
        "ModuleDict": nn.ModuleDict({"p": nn.ReLU()}),
        "ParameterList": nn.ParameterList([mod.ones(1)]),
        "ParameterDict": nn.ParameterDict({"p": mod.ones(1)}),
        "generator": (m for m in [nn.ReLU()]),
    }
    fresh = [type(v)(v) if isinstance(v, (list, dict)) else v for v in PLAIN]
    return {**{repr(v): v for v in fresh}, **made}


def tree(mod):
    m = mod.nn.Module()
    m.a = mod.nn.Linear(2, 2)
    m.p = mod.nn.Parameter(mod.ones(2))
    m.register_buffer("b", mod.ones(3))
    m.n = None
    m.plain = 5
    return m


KINDS = {
    "Sequential": lambda mod: mod.nn.Sequential(mod.nn.Linear(2, 2), mod.nn.ReLU(), mod.nn.Tanh()),
    "ModuleList": lambda mod: mod.nn.ModuleList([mod.nn.Linear(2, 2), mod.nn.ReLU(), mod.nn.Tanh()]),
    "ModuleDict": lambda mod: mod.nn.ModuleDict({"a": mod.nn.ReLU(), "0": mod.nn.Tanh()}),
    "ParameterList": lambda mod: mod.nn.ParameterList([mod.ones(2), mod.nn.Parameter(mod.zeros(1)), 5]),
    "ParameterDict": lambda mod: mod.nn.ParameterDict({"a": mod.ones(2), "0": mod.nn.Parameter(mod.zeros(1)), "n": 5}),
    "Module": tree,
}


def replaced(m, v):
    """The state dict with v in the place of its first entry."""
    state = m.state_dict()
    return {**state, next(iter(state), "k"): v}


CONTAINERS = {
    "m[v]": lambda mod, m, v: m[v],
    "m[v] = module": lambda mod, m, v: m.__setitem__(v, mod.nn.Linear(2, 2)),
    "m[v] = parameter": lambda mod, m, v: m.__setitem__(v, mod.nn.Parameter(mod.ones(1))),
    "m[0] = v": lambda mod, m, v: m.__setitem__(0, v),
    "m['k'] = v": lambda mod, m, v: m.__setitem__("k", v),
    "m[:2] = v": lambda mod, m, v: m.__setitem__(slice(0, 2), v),
    "m[:2] = [v, v]": lambda mod, m, v: m.__setitem__(slice(0, 2), [v, v]),
    "del m[v]": lambda mod, m, v: m.__delitem__(v),
    "v in m": lambda mod, m, v: v in m,
    "append": lambda mod, m, v: m.append(v),
    "extend": lambda mod, m, v: m.extend(v),
    "insert(0, v)": lambda mod, m, v: m.insert(0, v),
    "insert(v, module)": lambda mod, m, v: m.insert(v, mod.nn.ReLU()),
    "pop": lambda mod, m, v: m.pop(v),
    "m + v": lambda mod, m, v: m + v,
    "m += v": lambda mod, m, v: m.__iadd__(v),
    "m * v": lambda mod, m, v: m * v,
    "v * m": lambda mod, m, v: v * m,
    "m *= v": lambda mod, m, v: m.__imul__(v),
    "update": lambda mod, m, v: m.update(v),
    "get": lambda mod, m, v: m.get(v),
    "setdefault(v)": lambda mod, m, v: m.setdefault(v),
    "setdefault('k', v)": lambda mod, m, v: m.setdefault("k", v),
    "fromkeys": lambda mod, m, v: m.fromkeys(v),
    "m | v": lambda mod, m, v: m | v,
    "m |= v": lambda mod, m, v: m.__ior__(v),
    "made of v": lambda mod, m, v: type(m)(v),
    "made of v, v": lambda mod, m, v: type(m)(v, v),
    "called": lambda mod, m, v: m(v),
}
METHODS = {
    "add_module('k', v)": lambda mod, m, v: m.add_module("k", v),
    "add_module(v, module)": lambda mod, m, v: m.add_module(v, mod.nn.ReLU()),
    "register_module": lambda mod, m, v: m.register_module(v, None),
    "register_parameter('k', v)": lambda mod, m, v: m.register_parameter("k", v),
    "register_parameter(v, parameter)": lambda mod, m, v: m.register_parameter(v, mod.nn.Parameter(mod.ones(1))),
    "register_buffer('k', v)": lambda mod, m, v: m.register_buffer("k", v),
    "register_buffer(v, tensor)": lambda mod, m, v: m.register_buffer(v, mod.ones(1)),
    "persistent=v": lambda mod, m, v: m.register_buffer("k", mod.ones(1), persistent=v),
    "m.k = v": lambda mod, m, v: setattr(m, "k", v),
    "m.p = v": lambda mod, m, v: setattr(m, "p", v),
    "m.a = v": lambda mod, m, v: setattr(m, "a", v),
    "m.b = v": lambda mod, m, v: setattr(m, "b", v),
    "m.n = v": lambda mod, m, v: setattr(m, "n", v),
    "setattr(m, v, parameter)": lambda mod, m, v: setattr(m, v, mod.nn.Parameter(mod.ones(1))),
    "getattr(m, v)": lambda mod, m, v: getattr(m, v),
    "delattr(m, v)": lambda mod, m, v: delattr(m, v),
    "get_submodule": lambda mod, m, v: m.get_submodule(v),
    "get_parameter": lambda mod, m, v: m.get_parameter(v),
    "get_buffer": lambda mod, m, v: m.get_buffer(v),
    "set_submodule(v, module)": lambda mod, m, v: m.set_submodule(v, mod.nn.ReLU()),
    "set_submodule('a', v)": lambda mod, m, v: m.set_submodule("a", v),
    "apply": lambda mod, m, v: m.apply(v),
    "to": lambda mod, m, v: m.to(v),
    "type": lambda mod, m, v: m.type(v),
    "train": lambda mod, m, v: m.train(v),
    "requires_grad_": lambda mod, m, v: m.requires_grad_(v),
    "load_state_dict(v)": lambda mod, m, v: m.load_state_dict(v),
    "load_state_dict of v": lambda mod, m, v: m.load_state_dict(replaced(m, v)),
    "load_state_dict of v, assigned": lambda mod, m, v: m.load_state_dict(replaced(m, v), assign=True),
    "load_state_dict of another key": lambda mod, m, v: m.load_state_dict({**m.state_dict(), v: mod.ones(1)}),
    "strict=v": lambda mod, m, v: m.load_state_dict({}, strict=v),
    "set_extra_state": lambda mod, m, v: m.set_extra_state(v),
}
MAKING = {
    "Parameter(v)": lambda mod, m, v: mod.nn.Parameter(v),
    "Parameter(tensor, v)": lambda mod, m, v: mod.nn.Parameter(mod.ones(1), v),
    "Parameter(integers, v)": lambda mod, m, v: mod.nn.Parameter(mod.ones(1, dtype=mod.int64), v),
    "Buffer(v)": lambda mod, m, v: mod.nn.Buffer(v),
    "Buffer(tensor, persistent=v)": lambda mod, m, v: mod.nn.Buffer(mod.ones(1), persistent=v).persistent,
    "UninitializedParameter(v)": lambda mod, m, v: mod.nn.UninitializedParameter(v).requires_grad,
    "materialize": lambda mod, m, v: mod.nn.UninitializedParameter().materialize(v),
}
# Where ours does otherwise: kinds, what is done, values, types of exception (None: it is done).
OTHERWISE = [
    # Which exception a device has that is none.
    (".*", "to", "True|1.*|7|0|-.*|2|b'x'", (TypeError, RuntimeError, OverflowError, None)),
    (".*", "type", "b'x'", TypeError),
    (".*", "Parameter[(]v.*", ".*", TypeError),  # AttributeError: detach
    (".*", "materialize", str(HUGE), ValueError),
    (
        ".*",
        "[gs]et_(sub.*|parameter|buffer).*",
        "Tensor|Parameter|Buffer|result|integers|number",
        (AttributeError, TypeError),
    ),
    # A failed assignment changes nothing; PyTorch's dict has the key from then on (a slice is one from Python 3.12 on).
    ("ParameterDict", "m.v. = .*|m.:2. = .*|m.0. = v|setdefault.*", ".*", TypeError),
    ("ParameterDict", "update|m . v|m .= v|made of v", "ModuleDict", None),  # its items
    ("ModuleDict", "update|made of v", "ParameterDict", TypeError),  # a Parameter is no module
    ("ParameterList", "v in m", str(HUGE), OverflowError),  # compared with a tensor's numbers
    ("ParameterList", "m.'k'. = v|m.:2. = v", "integers|number", RuntimeError),  # which of two errors
]


def seen(mod, result):
    """What can be compared of a result."""
    if isinstance(result, mod.nn.Module):
        return words(result) + str(list(result.state_dict()))
    if is_tensor(result):
        return [type(result).__name__, np.round(plain(result), 5).tolist(), result.requires_grad]
    if isinstance(result, (list, tuple)):
        return [seen(mod, r) for r in result]
    return result if isinstance(result, (str, int, float, bool, type(None))) else type(result).__name__


def outcome(mod, kind, function, name):
    mod.manual_seed(0)
    m = KINDS[kind](mod)
    try:
        result = seen(mod, function(mod, m, values(mod)[name]))
    except Exception as error:
        result = error
    try:
        return result, seen(mod, m)
    except Exception as error:
        return result, type(error)


def agree(expected, got):
    if expected[1] != got[1]:
        return False
    if isinstance(expected[0], Exception) or isinstance(got[0], Exception):
        return type(expected[0]) is type(got[0])
    return expected[0] == got[0] or "called" in str(got)


def is_known(kind, what, name, got):
    for kinds, whats, names, ours in OTHERWISE:
        if re.fullmatch(kinds, kind) and re.fullmatch(whats, what) and re.fullmatch(names, name):
            allowed = ours if isinstance(ours, tuple) else (ours,)
            if type(got[0]) in allowed if isinstance(got[0], Exception) else None in allowed:
                return True
    return False


@pytest.mark.parametrize(
    "kind, what, function",
    [(kind, *item) for kind in KINDS for item in CONTAINERS.items()]
    + [(kind, *item) for kind in ("Module", "Sequential", "ParameterList") for item in METHODS.items()]
    + [("Module", *item) for item in MAKING.items()],
)
@pytest.mark.filterwarnings("ignore")
def test_wrong_argument(kind, what, function):
    wrong = []
    for name in values(torch):
        if "*" in what and name == str(HUGE):
            continue  # as many copies
        expected, got = (outcome(mod, kind, function, name) for mod in MODULES)
        if not agree(expected, got) and not is_known(kind, what, name, got):
            wrong.append(f"{name}: {got} instead of {expected}")
        if isinstance(got[0], Exception) and not str(got[0]) and not isinstance(got[0], StopIteration):
            wrong.append(f"{name}: {got[0]!r} says nothing")
    assert not wrong, "\n".join(wrong)
