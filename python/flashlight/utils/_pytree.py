"""Nested lists, tuples and dicts of tensors taken apart and put together, under the names that programs know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flashlight import _tree

__all__ = [
    "GetAttrKey",
    "KeyEntry",
    "KeyPath",
    "MappingKey",
    "SequenceKey",
    "TreeSpec",
    "keystr",
    "register_pytree_node",
    "tree_all",
    "tree_any",
    "tree_flatten",
    "tree_flatten_with_path",
    "tree_iter",
    "tree_leaves",
    "tree_leaves_with_path",
    "tree_map",
    "tree_map_",
    "tree_map_only",
    "tree_map_with_path",
    "tree_structure",
    "tree_unflatten",
]


class TreeSpec:
    """What is left of a value when its leaves are taken out."""

    def __init__(self, structure):
        self._structure = structure

    @property
    def type(self):
        """The class of the outermost branch, None for a leaf."""
        return None if self._structure is None else self._structure[0]

    @property
    def children_specs(self):
        return [] if self._structure is None else [TreeSpec(part) for part in self._structure[2]]

    @property
    def num_children(self):
        return len(self.children_specs)

    @property
    def num_leaves(self):
        return 1 if self.is_leaf() else sum(spec.num_leaves for spec in self.children_specs)

    def is_leaf(self):
        return self._structure is None

    def flatten_up_to(self, tree):
        """What stands in `tree` at the places of this structure's leaves."""
        return _up_to(tree, self)

    def unflatten(self, leaves):
        return tree_unflatten(leaves, self)

    def _key(self):
        if self.is_leaf():
            return None
        kind, keys = self._structure[:2]
        return kind, None if keys is None else tuple(keys), tuple(spec._key() for spec in self.children_specs)

    def __eq__(self, other):
        return isinstance(other, TreeSpec) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        if self.is_leaf():
            return "*"
        return f"TreeSpec({self.type.__name__}, {self.children_specs})"


Context = Any
_with_keys = {}  # class: value -> ([(key, item), ...], context)


def register_pytree_node(cls, flatten_fn, unflatten_fn, *, flatten_with_keys_fn=None, **kwargs):
    """Makes values of a class branches: flatten_fn(value) is (items, context), unflatten_fn(items, context) a value.
    flatten_with_keys_fn(value) is ([(key, item), ...], context), for those who ask for paths."""
    _tree.register(cls, flatten_fn, unflatten_fn)
    if flatten_with_keys_fn is not None:
        _with_keys[cls] = flatten_with_keys_fn


_register_pytree_node = register_pytree_node


# ---- Paths: where in a value a leaf stands ---------------------------------------------------------------------------


@dataclass(frozen=True)
class SequenceKey:
    """A place in a list or tuple."""

    idx: int

    def __str__(self):
        return f"[{self.idx!r}]"

    def get(self, sequence):
        return sequence[self.idx]


@dataclass(frozen=True)
class MappingKey:
    """A key of a dict."""

    key: Any

    def __str__(self):
        return f"[{self.key!r}]"

    def get(self, mapping):
        return mapping[self.key]


@dataclass(frozen=True)
class GetAttrKey:
    """A field of a named tuple or of a class of the program's."""

    name: str

    def __str__(self):
        return f".{self.name}"

    def get(self, obj):
        return getattr(obj, self.name)


KeyEntry = Any
KeyPath = tuple


def keystr(path):
    """A path as Python would write it: ['layers'][0].weight."""
    return "".join(str(key) for key in path)


def _dict_flatten(d):
    return list(d.values()), list(d.keys())


def _dict_flatten_with_keys(d):
    values, context = _dict_flatten(d)
    return [(MappingKey(key), value) for key, value in zip(context, values)], context


def _dict_unflatten(values, context):
    return dict(zip(context, values))


def _keys(tree):
    """The keys of the items of a branch."""
    if type(tree) in _with_keys:
        return [key for key, _ in _with_keys[type(tree)](tree)[0]]
    if type(tree) in _tree._registered:
        raise ValueError(f"No flatten_with_keys_fn was registered for {type(tree)}")
    if isinstance(tree, dict):
        return [MappingKey(key) for key in tree]
    if hasattr(tree, "_fields"):
        return [GetAttrKey(name) for name in tree._fields]
    return [SequenceKey(i) for i in range(len(tree))]


def _paths(tree, is_leaf, path=()):
    items = None if is_leaf is not None and is_leaf(tree) else _children(tree)
    if items is None:
        yield path, tree
        return
    for key, item in zip(_keys(tree), items):
        yield from _paths(item, is_leaf, (*path, key))


def tree_leaves_with_path(tree, is_leaf=None):
    """[(path, leaf), ...]: a path is the keys that lead to the leaf, outermost first."""
    return list(_paths(tree, is_leaf))


def tree_flatten_with_path(tree, is_leaf=None):
    return tree_leaves_with_path(tree, is_leaf), tree_structure(tree, is_leaf)


def tree_map_with_path(func, tree, *rests, is_leaf=None):
    """tree_map, where func takes the leaf's path first."""
    found, spec = tree_flatten_with_path(tree, is_leaf)
    paths, leaves = [path for path, _ in found], [leaf for _, leaf in found]
    return tree_unflatten(map(func, paths, leaves, *(spec.flatten_up_to(rest) for rest in rests)), spec)


# ---- Values ----------------------------------------------------------------------------------------------------------


def _up_to(tree, spec):
    if spec.is_leaf():
        return [tree]
    items = _children(tree)
    if items is None or type(tree) is not spec.type or len(items) != spec.num_children:
        raise ValueError(f"expected a value like {spec}, got {tree!r}")
    return [leaf for item, part in zip(items, spec.children_specs) for leaf in _up_to(item, part)]


def _children(tree):
    if type(tree) in _tree._registered:
        return list(_tree._registered[type(tree)][0](tree)[0])
    if isinstance(tree, dict):
        return list(tree.values())
    return list(tree) if isinstance(tree, (list, tuple)) else None


class _Leaf:
    """Holds what is_leaf says to leave whole."""

    def __init__(self, value):
        self.value = value


def _hide(tree, is_leaf):
    if is_leaf(tree):
        return _Leaf(tree)
    if _children(tree) is None:
        return tree
    structure = _tree.flatten(tree)[1]
    items = [_hide(item, is_leaf) for item in _children(tree)]
    return _tree.unflatten(items, (*structure[:2], [None] * len(items), structure[3]))


def tree_flatten(tree, is_leaf=None):
    """(leaves in order, TreeSpec). Lists, tuples, dicts, registered classes are branches, anything else is a leaf."""
    leaves, structure = _tree.flatten(tree if is_leaf is None else _hide(tree, is_leaf))
    if is_leaf is not None:
        leaves = [leaf.value if isinstance(leaf, _Leaf) else leaf for leaf in leaves]
    return leaves, TreeSpec(structure)


def tree_unflatten(leaves, treespec):
    """The value of this structure with these leaves."""
    leaves = list(leaves)
    if len(leaves) != treespec.num_leaves:
        raise ValueError(
            f"treespec.unflatten(leaves): `leaves` has length {len(leaves)} but the spec refers to a pytree that holds "
            f"{treespec.num_leaves} items ({treespec})."
        )
    return _tree.unflatten(leaves, treespec._structure)


def tree_leaves(tree, is_leaf=None):
    return tree_flatten(tree, is_leaf)[0]


def tree_iter(tree, is_leaf=None):
    yield from tree_leaves(tree, is_leaf)


def tree_structure(tree, is_leaf=None):
    return tree_flatten(tree, is_leaf)[1]


def tree_map(func, tree, *rests, is_leaf=None):
    """The structure of `tree` with func(leaf, what stands there in each of rests) in the place of each leaf."""
    leaves, spec = tree_flatten(tree, is_leaf)
    return tree_unflatten(map(func, leaves, *(spec.flatten_up_to(rest) for rest in rests)), spec)


def tree_map_(func, tree, *rests, is_leaf=None):
    """Calls func for what it does to the leaves, and returns the tree itself."""
    tree_map(func, tree, *rests, is_leaf=is_leaf)
    return tree


def tree_map_only(type_or_types, func=None, tree=None, is_leaf=None):
    """tree_map over the leaves of some types; without a function it makes one of a function of leaves."""
    if func is None:
        return lambda function: lambda x: function(x) if isinstance(x, type_or_types) else x
    return tree_map(lambda x: func(x) if isinstance(x, type_or_types) else x, tree, is_leaf=is_leaf)


def tree_all(pred, tree, is_leaf=None):
    return all(map(pred, tree_iter(tree, is_leaf)))


def tree_any(pred, tree, is_leaf=None):
    return any(map(pred, tree_iter(tree, is_leaf)))
