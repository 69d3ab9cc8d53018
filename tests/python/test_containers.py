"""Sequential, ModuleList, ModuleDict, ParameterList, ParameterDict: the same operations in both packages."""

import collections

import pytest
from twin import both, run_both, same, words


def leaf(mod, tag):
    class Leaf(mod.nn.Module):
        def __init__(self):
            super().__init__()
            self.tag = tag

        def forward(self, x):
            return [*x, self.tag]

        def extra_repr(self):
            return self.tag

    return Leaf()


def leaves(mod, tags="abcd"):
    return [leaf(mod, t) for t in tags]


def shown(container):
    return type(container).__name__, [(k, getattr(v, "tag", v)) for k, v in container._modules.items()], str(container)


def outcome(function):
    """What a function gave, or its error."""
    try:
        return function()
    except Exception as error:
        return type(error).__name__, words(error)


SEQUENTIAL = {
    "call": lambda m, mod: m([]),
    "len": lambda m, mod: len(m),
    "iter": lambda m, mod: [x.tag for x in m],
    "reversed": lambda m, mod: [x.tag for x in reversed(m)],
    "in": lambda m, mod: (m[1] in m, mod.nn.ReLU() in m),
    "unpack": lambda m, mod: [x.tag for x in (lambda first, *rest: rest)(*m)],
    "index": lambda m, mod: (m[0].tag, m[-1].tag),
    "out of range": lambda m, mod: m[4],
    "slice": lambda m, mod: shown(m[1:3]),
    "step": lambda m, mod: shown(m[::-2]),
    "set": lambda m, mod: m.__setitem__(1, leaf(mod, "x")),
    "set negative": lambda m, mod: m.__setitem__(-1, leaf(mod, "x")),
    "set far": lambda m, mod: m.__setitem__(9, leaf(mod, "x")),
    "set wrong": lambda m, mod: m.__setitem__(1, 3),
    "del": lambda m, mod: m.__delitem__(1),
    "del slice": lambda m, mod: m.__delitem__(slice(0, 3, 2)),
    "append": lambda m, mod: m.append(leaf(mod, "x")) is m,
    "append wrong": lambda m, mod: m.append(3),
    "extend": lambda m, mod: m.extend(leaves(mod, "xy")) is m,
    "insert": lambda m, mod: m.insert(1, leaf(mod, "x")) is m,
    "insert negative": lambda m, mod: m.insert(-1, leaf(mod, "x")) is m,
    "insert end": lambda m, mod: m.insert(4, leaf(mod, "x")) in (m, None),
    "insert far": lambda m, mod: m.insert(6, leaf(mod, "x")),
    "pop": lambda m, mod: m.pop(1).tag,
    "pop slice": lambda m, mod: shown(m.pop(slice(1, 3))),
    "dir": lambda m, mod: [n for n in dir(m) if n.isdigit()],
    "bad index": lambda m, mod: m["0"],
}
ONLY_SEQUENTIAL = {
    "add": lambda m, mod: shown(m + mod.nn.Sequential(*leaves(mod, "xy"))),
    "add wrong": lambda m, mod: m + [1],
    "iadd": lambda m, mod: shown(m.__iadd__(mod.nn.Sequential(*leaves(mod, "xy")))),
    "iadd wrong": lambda m, mod: m.__iadd__([1]),
    "mul": lambda m, mod: shown(m * 2),
    "rmul": lambda m, mod: shown(2 * m),
    "imul": lambda m, mod: shown(m.__imul__(3)),
    "mul wrong": lambda m, mod: m * "a",
    "mul zero": lambda m, mod: m * 0,
    "imul wrong": lambda m, mod: m.__imul__(1.5),
    "imul zero": lambda m, mod: m.__imul__(0),
}
ONLY_LIST = {
    "add": lambda m, mod: shown(m + leaves(mod, "xy")),
    "iadd": lambda m, mod: shown(m.__iadd__(leaves(mod, "xy"))),
    "extend wrong": lambda m, mod: m.extend(3),
    "extend wrong item": lambda m, mod: m.extend([3]),
    "call list": lambda m, mod: m([]),
}


@pytest.mark.parametrize("case", [*SEQUENTIAL, *ONLY_SEQUENTIAL])
def test_sequential(case):
    def run(mod):
        m = mod.nn.Sequential(*leaves(mod))
        return outcome(lambda: {**SEQUENTIAL, **ONLY_SEQUENTIAL}[case](m, mod)), shown(m)

    if case == "insert far" or "wrong" in case or case == "bad index":
        expected, got = run_both(run)
        assert repr(got[0])[:30] == repr(expected[0])[:30]
        assert got[1] == expected[1]
    else:
        same(run)


@pytest.mark.parametrize("case", [*[c for c in SEQUENTIAL if c not in ("call", "insert negative")], *ONLY_LIST])
def test_module_list(case):
    def run(mod):
        m = mod.nn.ModuleList(leaves(mod))
        return outcome(lambda: {**SEQUENTIAL, **ONLY_LIST}[case](m, mod)), shown(m)

    if "wrong" in case or case in ("bad index", "insert far"):
        expected, got = run_both(run)
        assert repr(got[0])[:30] == repr(expected[0])[:30]
    else:
        same(run)


def test_named_sequential():
    def run(mod):
        m = mod.nn.Sequential(collections.OrderedDict([("one", leaf(mod, "a")), ("two", leaf(mod, "b"))]))
        part = m[1:]
        m[0] = leaf(mod, "c")
        m.append(leaf(mod, "d"))
        return shown(m), shown(part), m.two.tag, m([])

    same(run)


def test_equal_entries_of_a_list_are_shown_once():
    def run(mod):
        m = mod.nn.ModuleList(leaves(mod, "aabccca"))
        return str(m), str(mod.nn.ModuleList()), str(mod.nn.Sequential(mod.nn.ModuleList(leaves(mod, "aab"))))

    same(run)


@both
def test_subclasses_make_slices_of_their_own_class(mod):
    class Chain(mod.nn.Sequential):
        pass

    class Many(mod.nn.ModuleList):
        pass

    assert type(Chain(*leaves(mod))[1:]) is Chain
    assert type(Many(leaves(mod))[1:]) is Many
    assert type(Chain(*leaves(mod)) + Chain(*leaves(mod))) is mod.nn.Sequential


def test_module_dict():
    def run(mod):
        nn = mod.nn
        m = nn.ModuleDict({"b": leaf(mod, "1"), "a": leaf(mod, "2")})
        m["c"] = leaf(mod, "3")
        m.update([["d", leaf(mod, "4")], ("e", leaf(mod, "5"))])
        m.update(nn.ModuleDict({"f": leaf(mod, "6")}))
        seen = [list(m), len(m), "a" in m, "x" in m, list(m.keys()), [v.tag for v in m.values()]]
        seen.append([(k, v.tag) for k, v in m.items()])
        seen.append(m.pop("a").tag)
        del m["b"]
        seen.append(shown(m))
        for bad in (
            lambda: m["zzz"],
            lambda: m.update(3),
            lambda: m.update([("x",)]),
            lambda: m.update([3]),
            lambda: m.__setitem__("k", 3),
            lambda: m.__setitem__("a.b", leaf(mod, "x")),
            lambda: m.__setitem__(3, leaf(mod, "x")),
            lambda: m.__setitem__("keys", leaf(mod, "x")),
            lambda: m.pop("zzz"),
        ):
            seen.append(outcome(bad))
        m.clear()
        seen.append(len(m))
        return seen

    same(run)


def test_parameter_list():
    def run(mod):
        nn = mod.nn
        m = nn.ParameterList([mod.ones(2), nn.Parameter(mod.zeros(1, 2)), 3])
        m.append(mod.full((3,), 2.0))
        m += [nn.Parameter(mod.ones(1), requires_grad=False), "text"]
        m.extend([mod.zeros(1)])
        m[0] = mod.ones(4)
        m[-2] = "changed"
        kinds = [type(v).__name__ for v in m]
        names = [n for n, _ in m.named_parameters()]
        part = m[1:4]
        errors = [
            outcome(lambda: m[9]),
            outcome(lambda: m.extend(mod.ones(1))),
            outcome(lambda: m.extend(3)),
            outcome(m),
        ]
        return len(m), kinds, names, list(m.state_dict()), words(m), words(part), errors, words(nn.ParameterList())

    same(run)


def test_parameter_dict():
    def run(mod):
        nn = mod.nn
        m = nn.ParameterDict({"b": mod.ones(2), "a": nn.Parameter(mod.zeros(1))})
        m["c"] = mod.full((2, 2), 3.0)
        m["n"] = 7
        m.update(collections.OrderedDict([("z", mod.ones(1)), ("y", mod.ones(1))]))
        m.update([("p", mod.ones(1))])
        seen = [list(m), len(m), "a" in m, [k for k, _ in m.items()], list(m.keys()), len(list(m.values()))]
        seen.append([n for n, _ in m.named_parameters()])
        seen.append(words(m).replace("torch.FloatTensor", "Parameter").replace("torch.nn.parameter.", ""))
        seen.append([m.get("a") is m["a"], m.get("q", 5), m.setdefault("s", 9), m.setdefault("n", 1)])
        seen.append([m.pop("n"), m.popitem()[0], list(reversed(m))])
        other = m.copy()
        del other["a"]
        seen.append([list(other), list(m)])
        seen.append([list(m | nn.ParameterDict({"new": mod.ones(1)})), list(m.fromkeys(["u", "v"], 1))])
        other |= nn.ParameterDict({"k": mod.ones(1)})
        seen.append(list(other))
        for bad in (
            lambda: m[3],
            lambda: m.update(3),
            lambda: m.update([3]),
            lambda: m.update([(1, 2, 3)]),
            lambda: m(1),
        ):
            seen.append(outcome(bad)[0])
        m.clear()
        seen.append([len(m), list(m.parameters())])
        return seen

    same(run)


@both
def test_containers_of_parameters_train(mod):
    nn = mod.nn
    p = nn.ParameterList([mod.ones(2)])
    d = nn.ParameterDict({"x": mod.ones(2)})
    (p[0] * d["x"]).sum().backward()
    assert p[0].grad.tolist() == d["x"].grad.tolist() == [1, 1]
