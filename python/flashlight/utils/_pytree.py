"""Nested lists, tuples and dicts of tensors taken apart and put together, under the names that programs know.

Lists, tuples, dicts, their kin from collections and registered classes are branches (SUPPORTED_NODES); subclasses of
them are leaves, as everything else. A TreeSpec is a branch without its leaves.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict, deque, namedtuple
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from flashlight import _tree

__all__ = [
    "SUPPORTED_NODES",
    "Context",
    "GetAttrKey",
    "KeyEntry",
    "KeyPath",
    "LeafSpec",
    "MappingKey",
    "NodeDef",
    "PyTree",
    "SequenceKey",
    "TreeSpec",
    "arg_tree_leaves",
    "is_namedtuple",
    "is_namedtuple_class",
    "is_namedtuple_instance",
    "is_structseq",
    "key_get",
    "keystr",
    "map_only",
    "register_dataclass",
    "register_pytree_node",
    "tree_all",
    "tree_all_only",
    "tree_any",
    "tree_any_only",
    "tree_flatten",
    "tree_flatten_with_path",
    "tree_is_leaf",
    "tree_iter",
    "tree_leaves",
    "tree_leaves_with_path",
    "tree_map",
    "tree_map_",
    "tree_map_only",
    "tree_map_only_",
    "tree_map_with_path",
    "tree_structure",
    "tree_unflatten",
    "treespec_pprint",
]

Context = Any
PyTree = Any
KeyEntry = Any
KeyPath = tuple

# ---- Paths: where in a value a leaf stands ---------------------------------------------------------------------------


@dataclass(frozen=True)
class SequenceKey:
    """A place in a list or tuple."""

    idx: int

    def __str__(self):
        return f"[{self.idx!r}]"

    def get(self, sequence):
        """The item at this place of a list or tuple."""
        return sequence[self.idx]


@dataclass(frozen=True)
class MappingKey:
    """A key of a dict."""

    key: Any

    def __str__(self):
        return f"[{self.key!r}]"

    def get(self, mapping):
        """The value that a dict has under this key."""
        return mapping[self.key]


@dataclass(frozen=True)
class GetAttrKey:
    """A field of a named tuple or of a class of the program's."""

    name: str

    def __str__(self):
        return f".{self.name}"

    def get(self, obj):
        """The attribute of this name."""
        return getattr(obj, self.name)


def keystr(path):
    """A path as Python would write it: ['layers'][0].weight."""
    return "".join(str(key) for key in path)


def key_get(obj, path):
    """What stands at a path."""
    for key in path:
        obj = key.get(obj)
    return obj


# ---- Kinds of branches -----------------------------------------------------------------------------------------------


class NodeDef(NamedTuple):
    """flatten_fn(value) is (items, context), unflatten_fn(items, context) a value, flatten_with_keys_fn(value)
    ([(key, item), ...], context)."""

    type: Any
    flatten_fn: Callable
    unflatten_fn: Callable
    flatten_with_keys_fn: Callable | None = None


def _sequence(kind, context, build):
    def flatten(value):
        return list(value), context(value)

    def with_keys(value):
        return [(SequenceKey(i), item) for i, item in enumerate(value)], context(value)

    return NodeDef(kind, flatten, build, with_keys)


def _dict_flatten(d):
    return list(d.values()), list(d.keys())


def _dict_flatten_with_keys(d):
    values, context = _dict_flatten(d)
    return [(MappingKey(key), value) for key, value in zip(context, values)], context


def _dict_unflatten(values, context):
    return dict(zip(context, values))


def _default(with_keys):
    flatten = _dict_flatten_with_keys if with_keys else _dict_flatten

    def of_defaultdict(d):
        items, keys = flatten(d)
        return items, [d.default_factory, keys]

    return of_defaultdict


_none = lambda value: None  # noqa: E731
SUPPORTED_NODES = {
    tuple: _sequence(tuple, _none, lambda items, context: tuple(items)),
    list: _sequence(list, _none, lambda items, context: list(items)),
    dict: NodeDef(dict, _dict_flatten, _dict_unflatten, _dict_flatten_with_keys),
    OrderedDict: NodeDef(
        OrderedDict,
        _dict_flatten,
        lambda items, context: OrderedDict(zip(context, items)),
        _dict_flatten_with_keys,
    ),
    defaultdict: NodeDef(
        defaultdict,
        _default(False),
        lambda items, context: defaultdict(context[0], zip(context[1], items)),
        _default(True),
    ),
    deque: _sequence(deque, lambda value: value.maxlen, lambda items, context: deque(items, maxlen=context)),
    namedtuple: NodeDef(
        namedtuple,
        lambda value: (list(value), type(value)),
        lambda items, context: context(*items),
        lambda value: ([(GetAttrKey(f), getattr(value, f)) for f in value._fields], type(value)),
    ),
}
_BUILTIN = frozenset(SUPPORTED_NODES)
_DICTS = (dict, OrderedDict, defaultdict)
_own = {}  # structseqs and Size, found when met


def is_namedtuple_class(cls):
    """Whether a class is one that collections.namedtuple or typing.NamedTuple made."""
    names = getattr(cls, "_fields", None)
    return isinstance(cls, type) and issubclass(cls, tuple) and isinstance(names, tuple) and hasattr(cls, "_make")


def is_namedtuple_instance(obj):
    """Whether an object is a named tuple."""
    return is_namedtuple_class(type(obj))


def is_namedtuple(obj):
    """Whether an object is a named tuple or the class of one."""
    return is_namedtuple_class(obj if isinstance(obj, type) else type(obj))


def is_structseq(obj):
    """Whether an object is a result with named fields, as max(dim) returns, or the class of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return issubclass(cls, tuple) and hasattr(cls, "n_fields") or cls.__module__.endswith("return_types")


def _node_of(tree):
    """The NodeDef of a value; None of a leaf."""
    kind = type(tree)
    node = SUPPORTED_NODES.get(kind) or _own.get(kind)
    if node is None and issubclass(kind, tuple):
        if is_structseq(kind):
            node = _own[kind] = _sequence(kind, _none, lambda items, context, kind=kind: kind(items))
        elif is_namedtuple_class(kind):
            node = SUPPORTED_NODES[namedtuple]
        elif kind.__name__ == "Size":
            node = _own[kind] = _sequence(kind, _none, lambda items, context: tuple(items))
    return node


def _find(kind):
    return SUPPORTED_NODES.get(kind) or _own[kind]


def register_pytree_node(cls, flatten_fn, unflatten_fn, *, flatten_with_keys_fn=None, **kwargs):
    """Makes values of a class branches: flatten_fn(value) is (items, context), unflatten_fn(items, context) a value.
    flatten_with_keys_fn(value) is ([(key, item), ...], context), for those who ask for paths."""
    _tree.register(cls, flatten_fn, unflatten_fn)
    SUPPORTED_NODES[cls] = NodeDef(cls, flatten_fn, unflatten_fn, flatten_with_keys_fn)


_register_pytree_node = register_pytree_node


def register_dataclass(cls, *, field_names=None, drop_field_names=None, serialized_type_name=None):
    """Makes instances of a dataclass branches: their fields, those of field_names if it is given."""
    names = [f.name for f in fields(cls) if f.init] if field_names is None else list(field_names)
    names = [name for name in names if name not in (drop_field_names or ())]

    def flatten(value):
        return [getattr(value, name) for name in names], None

    def with_keys(value):
        return [(GetAttrKey(name), getattr(value, name)) for name in names], None

    register_pytree_node(
        cls, flatten, lambda items, context: cls(**dict(zip(names, items))), flatten_with_keys_fn=with_keys
    )


# ---- Specs -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, repr=False)
class TreeSpec:
    """What is left of a value when its leaves are taken out: the type of a branch (None of a leaf), its context (the
    keys of a dict, the class of a named tuple, ...), and the specs of its items."""

    type: Any
    context: Any
    _children: list
    num_nodes: int = field(init=False, compare=False)
    num_leaves: int = field(init=False, compare=False)
    num_children: int = field(init=False, compare=False)

    def __post_init__(self):
        put = object.__setattr__
        put(self, "num_children", len(self._children))
        put(self, "num_nodes", 1 + sum(child.num_nodes for child in self._children))
        put(self, "num_leaves", 1 if self.type is None else sum(child.num_leaves for child in self._children))

    @property
    def children_specs(self):
        """The specs of the items, the list itself."""
        return self._children

    def children(self):
        """The specs of the items, a new list."""
        return self._children.copy()

    def child(self, index):
        """The spec of the item at an index."""
        return self._children[index]

    def is_leaf(self):
        """Whether this is the spec of a leaf."""
        return self.type is None

    def flatten_up_to(self, tree):
        """What stands in `tree` at the places of this structure's leaves."""
        if self.is_leaf():
            return [tree]
        node = _node_of(tree)
        kind = type(tree) if node is None else node.type
        if kind is not self.type and not (kind in _DICTS and self.type in _DICTS):
            what = "Node type" if self.type in _BUILTIN else "Type"
            raise ValueError(f"{what} mismatch; expected {self.type!r}, but got {kind!r}.")
        items, context = node.flatten_fn(tree)
        if len(items) != self.num_children:
            raise ValueError(f"Node arity mismatch; expected {self.num_children}, but got {len(items)}.")
        if kind in _DICTS:
            keys = self.context[1] if self.type is defaultdict else self.context
            if set(keys) != set(tree):
                missing, extra = set(keys) - set(tree), set(tree) - set(keys)
                raise ValueError(
                    "Node keys mismatch"
                    + (f"; missing key(s): {missing}" if missing else "")
                    + (f"; extra key(s): {extra}" if extra else "")
                    + "."
                )
            items = [tree[key] for key in keys]
        elif kind is not deque and context != self.context:
            what = "" if self.type in _BUILTIN else "custom "
            raise ValueError(
                f"Node context mismatch for {what}node type {self.type!r}; expected {self.context!r}, but got "
                f"{context!r}."
            )
        return [leaf for item, spec in zip(items, self._children) for leaf in spec.flatten_up_to(item)]

    def unflatten(self, leaves):
        """The value of this structure with these leaves."""
        leaves = list(leaves)
        if len(leaves) != self.num_leaves:
            raise ValueError(
                f"treespec.unflatten(leaves): `leaves` has length {len(leaves)} but the spec refers to a pytree that "
                f"holds {self.num_leaves} items ({self})."
            )
        return self._build(iter(leaves))

    def _build(self, leaves):
        if self.is_leaf():
            return next(leaves)
        return _find(self.type).unflatten_fn([child._build(leaves) for child in self._children], self.context)

    def __hash__(self):
        context = self.context
        if self.type in _DICTS:
            context = tuple(context[1] if self.type is defaultdict else context)
        return hash((self.type, context, tuple(self._children)))

    def __repr__(self, indent=0):
        if self.is_leaf():
            return "*"
        indent += 2
        items = (",\n" + " " * indent).join(child.__repr__(indent) for child in self._children)
        return f"TreeSpec({self.type.__name__}, {self.context!r}, [{items}])"


_LEAF = TreeSpec(None, None, [])


def LeafSpec():
    """The spec of a leaf."""
    return _LEAF


class _Asterisk:
    def __repr__(self):
        return "*"


def treespec_pprint(treespec):
    """The structure as a value with stars for its leaves."""
    return repr(treespec.unflatten([_Asterisk()] * treespec.num_leaves))


# ---- Values ----------------------------------------------------------------------------------------------------------


def _flatten(tree, is_leaf, leaves):
    node = None if is_leaf is not None and is_leaf(tree) else _node_of(tree)
    if node is None:
        leaves.append(tree)
        return _LEAF
    items, context = node.flatten_fn(tree)
    return TreeSpec(node.type, context, [_flatten(item, is_leaf, leaves) for item in items])


def tree_flatten(tree, is_leaf=None):
    """(leaves in order, TreeSpec); what is_leaf says is a leaf is left whole."""
    leaves = []
    return leaves, _flatten(tree, is_leaf, leaves)


def tree_unflatten(leaves, treespec):
    """The value of this structure with these leaves."""
    if not isinstance(treespec, TreeSpec):
        raise TypeError(f"Expected `treespec` to be an instance of PyTreeSpec but got item of type {type(treespec)}.")
    return treespec.unflatten(leaves)


def tree_iter(tree, is_leaf=None):
    """The leaves in order."""
    node = None if is_leaf is not None and is_leaf(tree) else _node_of(tree)
    if node is None:
        yield tree
        return
    for item in node.flatten_fn(tree)[0]:
        yield from tree_iter(item, is_leaf)


def tree_leaves(tree, is_leaf=None):
    """The leaves in order, a list."""
    return list(tree_iter(tree, is_leaf))


def tree_structure(tree, is_leaf=None):
    """The TreeSpec of a value, as tree_flatten gives it."""
    return tree_flatten(tree, is_leaf)[1]


def tree_is_leaf(tree, is_leaf=None):
    """Whether a value is no branch."""
    return (is_leaf is not None and is_leaf(tree)) or _node_of(tree) is None


def arg_tree_leaves(*args, **kwargs):
    """The leaves of all arguments."""
    return tree_leaves((args, kwargs))


def tree_map(func, tree, *rests, is_leaf=None):
    """The structure of `tree` with func(leaf, what stands there in each of rests) in the place of each leaf."""
    leaves, spec = tree_flatten(tree, is_leaf)
    return spec.unflatten(map(func, leaves, *(spec.flatten_up_to(rest) for rest in rests)))


def tree_map_(func, tree, *rests, is_leaf=None):
    """Calls func for what it does to the leaves, and returns the tree itself."""
    leaves, spec = tree_flatten(tree, is_leaf)
    deque(map(func, leaves, *(spec.flatten_up_to(rest) for rest in rests)), maxlen=0)
    return tree


def _only(types):
    if isinstance(types, (type, tuple)) or hasattr(types, "__args__"):
        return lambda x: isinstance(x, types)
    if callable(types):
        return types
    raise TypeError("Argument must be a type, a tuple of types, or a callable.")


def map_only(type_or_types_or_pred, /):
    """A decorator of functions: what is of other types passes unchanged."""
    chosen = _only(type_or_types_or_pred)
    return lambda func: lambda x: func(x) if chosen(x) else x


def tree_map_only(type_or_types_or_pred, /, func, tree, is_leaf=None):
    """tree_map over the leaves of some types."""
    return tree_map(map_only(type_or_types_or_pred)(func), tree, is_leaf=is_leaf)


def tree_map_only_(type_or_types_or_pred, /, func, tree, is_leaf=None):
    """tree_map_ over the leaves of some types."""
    return tree_map_(map_only(type_or_types_or_pred)(func), tree, is_leaf=is_leaf)


def tree_all(pred, tree, is_leaf=None):
    """Whether pred is true of all leaves."""
    return all(map(pred, tree_iter(tree, is_leaf)))


def tree_any(pred, tree, is_leaf=None):
    """Whether pred is true of any leaf."""
    return any(map(pred, tree_iter(tree, is_leaf)))


def tree_all_only(type_or_types, /, pred, tree, is_leaf=None):
    """Whether pred is true of all leaves of some types."""
    return all(pred(x) for x in tree_iter(tree, is_leaf) if isinstance(x, type_or_types))


def tree_any_only(type_or_types, /, pred, tree, is_leaf=None):
    """Whether pred is true of any leaf of some types."""
    return any(pred(x) for x in tree_iter(tree, is_leaf) if isinstance(x, type_or_types))


def _broadcast_to_and_flatten(tree, treespec, is_leaf=None):
    """One entry for each leaf of the spec: a leaf that stands where it has a branch is for all of it. None: no fit."""
    if treespec.is_leaf() and tree_is_leaf(tree, is_leaf):
        return [tree]
    if tree_is_leaf(tree, is_leaf):
        return [tree] * treespec.num_leaves
    node = _node_of(tree)
    items, context = node.flatten_fn(tree)
    if node.type is not treespec.type or len(items) != treespec.num_children or context != treespec.context:
        return None
    parts = [_broadcast_to_and_flatten(item, spec, is_leaf) for item, spec in zip(items, treespec.children_specs)]
    return None if None in parts else [leaf for part in parts for leaf in part]


def _paths(tree, is_leaf, path=()):
    node = None if is_leaf is not None and is_leaf(tree) else _node_of(tree)
    if node is None:
        yield path, tree
        return
    if node.flatten_with_keys_fn is None:
        raise ValueError(
            f"Did not find a flatten_with_keys_fn for type: {node.type}. Please pass a flatten_with_keys_fn argument "
            "to register_pytree_node."
        )
    for key, item in node.flatten_with_keys_fn(tree)[0]:
        yield from _paths(item, is_leaf, (*path, key))


def tree_leaves_with_path(tree, is_leaf=None):
    """[(path, leaf), ...]: a path is the keys that lead to the leaf, outermost first."""
    return list(_paths(tree, is_leaf))


def tree_flatten_with_path(tree, is_leaf=None):
    """([(path, leaf), ...], TreeSpec): the leaves in order, each with the tuple of keys that leads to it."""
    return tree_leaves_with_path(tree, is_leaf), tree_structure(tree, is_leaf)


def tree_map_with_path(func, tree, *rests, is_leaf=None):
    """tree_map, where func takes the leaf's path first."""
    found, spec = tree_flatten_with_path(tree, is_leaf)
    paths, leaves = [path for path, _ in found], [leaf for _, leaf in found]
    return spec.unflatten(map(func, paths, leaves, *(spec.flatten_up_to(rest) for rest in rests)))
