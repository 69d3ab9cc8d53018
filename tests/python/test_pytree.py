"""utils._pytree against PyTorch's: what is a branch and what a leaf, structures and how they print, maps and paths."""

from collections import OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass

import pytest
from twin import run_both, sub, words

Pair = namedtuple("Pair", "a b")


class MyList(list):
    pass


class MyDict(dict):
    pass


VALUES = {
    "list": lambda mod: [1, (2, 3)],
    "dict": lambda mod: {"b": 1, "a": [2]},
    "ordered": lambda mod: OrderedDict(b=1, a=2),
    "named": lambda mod: Pair(1, [2]),
    "deque": lambda mod: deque([1, 2], maxlen=3),
    "default": lambda mod: defaultdict(list, {"x": [1]}),
    "subclass of list": lambda mod: MyList([1, 2]),
    "subclass of dict": lambda mod: MyDict(a=1),
    "size": lambda mod: mod.ones(2, 3).shape,
    "none": lambda mod: None,
    "text": lambda mod: "ab",
    "empty": lambda mod: {"a": (), "b": [], "c": {}},
    "deep": lambda mod: {"a": [Pair(1, {"x": (2,)}), deque([3])], "b": 4},
}

ON_VALUES = {
    "leaves": lambda p, v: p.tree_leaves(v),
    "structure": lambda p, v: repr(p.tree_structure(v)),
    "printed": lambda p, v: p.treespec_pprint(p.tree_structure(v)),
    "round trip": lambda p, v: p.tree_unflatten(*p.tree_flatten(v)),
    "map": lambda p, v: p.tree_map(lambda x: (x, "m"), v),
    "counts": lambda p, v: [getattr(p.tree_structure(v), n) for n in ("num_leaves", "num_nodes", "num_children")],
    "equal": lambda p, v: p.tree_structure(v) == p.tree_structure(p.tree_map(str, v)),
    "paths": lambda p, v: [(p.keystr(path), leaf) for path, leaf in p.tree_flatten_with_path(v)[0]],
    "with path": lambda p, v: p.tree_map_with_path(lambda path, x: (p.keystr(path), x), v),
    "is leaf": lambda p, v: p.tree_leaves(v, is_leaf=lambda x: isinstance(x, (list, dict))),
    "is branch": lambda p, v: p.tree_is_leaf(v),
    "rests": lambda p, v: p.tree_map(lambda *xs: xs, v, v, p.tree_map(str, v)),
}


@pytest.mark.parametrize("what", ON_VALUES)
@pytest.mark.parametrize("value", VALUES)
def test_values(value, what):
    expected, got = run_both(lambda mod: words(repr(ON_VALUES[what](sub(mod, "utils._pytree"), VALUES[value](mod)))))
    assert expected == got


def test_results_with_names():
    def run(mod):
        p = sub(mod, "utils._pytree")
        found = mod.tensor([[1.0, 3.0], [2.0, 0.0]]).max(0)
        mapped = p.tree_map(lambda x: x.sum(), found)
        return words(repr(p.tree_structure(found))), type(mapped).__name__, mapped.values.item(), p.is_structseq(found)

    expected, got = run_both(run)
    assert expected == got


CALLS = {
    "another type": lambda p: p.tree_map(lambda a, b: a, [1, (2,)], [3, 4]),
    "another length": lambda p: p.tree_map(lambda a, b: a, [1, 2], [3]),
    "other keys": lambda p: p.tree_map(lambda a, b: a, {"a": 1}, {"b": 3}),
    "another dict": lambda p: p.tree_map(lambda a, b: (a, b), {"a": 1, "b": 2}, OrderedDict(b=3, a=4)),
    "another named tuple": lambda p: p.tree_map(lambda a, b: a, Pair(1, 2), namedtuple("Other", "a b")(1, 2)),
    "few leaves": lambda p: p.tree_unflatten([1], p.tree_structure([1, (2, {"a": 3})])),
    "no spec": lambda p: p.tree_unflatten([1], [1]),
    "all": lambda p: (p.tree_all(bool, [1, (0,)]), p.tree_any(bool, [1, (0,)])),
    "all of a type": lambda p: (p.tree_all_only(int, bool, [1, "", 2]), p.tree_any_only(str, bool, [1, ""])),
    "only": lambda p: p.tree_map_only(int, lambda x: x + 1, [1, "a", (2,)]),
    "only of two": lambda p: p.tree_map_only((int, str), lambda x: x * 2, [1, "a", (2.5,)]),
    "only by a function": lambda p: p.tree_map_only(lambda x: x == 1, lambda x: 9, [1, "a", (2,)]),
    "in place": lambda p: p.tree_map_only_(list, lambda x: x.append(1), [[1]]),
    "arguments": lambda p: p.arg_tree_leaves(1, [2], a=3),
    "map_only": lambda p: [p.map_only(int)(lambda x: x + 1)(v) for v in (3, "a")],
    "supported": lambda p: [kind in p.SUPPORTED_NODES for kind in (list, tuple, dict, set, deque)],
    "broadcast": lambda p: [p._broadcast_to_and_flatten(v, p.tree_structure([1, (2, 3)])) for v in (7, [1, 2], [1])],
    "get": lambda p: p.key_get({"a": [1, 5]}, (p.MappingKey("a"), p.SequenceKey(1))),
    "named": lambda p: [f(Pair(1, 2)) for f in (p.is_namedtuple, p.is_namedtuple_instance, p.is_structseq)],
    "spec": lambda p: [repr(s) for s in p.tree_structure([1, (2,)]).children()],
}


@pytest.mark.parametrize("case", CALLS)
@pytest.mark.filterwarnings("ignore")
def test_calls(case):
    expected, got = run_both(lambda mod: repr(CALLS[case](sub(mod, "utils._pytree"))))
    assert expected == got


def test_classes_of_ones_own():
    def run(mod):
        p = sub(mod, "utils._pytree")

        class Own:
            def __init__(self, items):
                self.items = items

        @dataclass
        class Record:
            x: int
            y: list

        p.register_pytree_node(Own, lambda o: (o.items, "context"), lambda items, context: Own(list(items)))
        p.register_dataclass(Record)
        mapped = p.tree_map(lambda x: x + 1, [Own([1, (2,)]), 3])
        record = p.tree_map(lambda x: x + 1, Record(1, [2]))
        paths = p.tree_flatten_with_path(Record(1, [2]))[0]
        try:
            p.register_pytree_node(Own, None, None)
        except ValueError as error:
            twice = type(error)
        try:
            p.tree_flatten_with_path(Own([1]))
        except ValueError as error:
            without = str(error).partition("Own")[0].split("for type")[0]
        return mapped[0].items, mapped[1], repr(record).split(".")[-1], repr(paths), twice, without

    expected, got = run_both(run)
    assert expected == got
