"""Values that hold tensors in lists, tuples (named ones too) and dicts: taking the leaves out and putting others in."""

from collections import deque

_registered = {}  # a class of the program's: how to take its values apart, and how to put them together


def register(kind, flatten_fn, unflatten_fn):
    """Values of `kind` become branches: flatten_fn(value) is (items, context), unflatten_fn(items, context) a value."""
    if kind in _registered:
        raise ValueError(f"{kind} is already registered as pytree node.")
    _registered[kind] = flatten_fn, unflatten_fn


def flatten(value):
    """The leaves in order, and what `unflatten` puts others into."""
    leaves = []
    return leaves, _flatten(value, leaves)


def _flatten(value, leaves):
    kind = type(value)
    if kind in _registered:
        items, context = _registered[kind][0](value)
        return kind, None, [_flatten(item, leaves) for item in items], context
    if isinstance(value, dict):
        return kind, list(value), [_flatten(item, leaves) for item in value.values()], value
    if isinstance(value, (list, tuple, deque)):
        return kind, None, [_flatten(item, leaves) for item in value], value
    leaves.append(value)
    return None


def unflatten(leaves, structure):
    """The same structure with other leaves."""
    return _unflatten(iter(leaves), structure)


def _unflatten(leaves, structure):
    if structure is None:
        return next(leaves)
    kind, keys, parts, like = structure
    items = [_unflatten(leaves, part) for part in parts]
    if kind in _registered:
        return _registered[kind][1](items, like)
    if keys is not None:
        if kind.__name__ == "defaultdict":
            return kind(like.default_factory, zip(keys, items))
        return kind(zip(keys, items))
    if hasattr(kind, "_fields"):
        return kind(*items)
    if kind is deque:
        return deque(items, like.maxlen)
    try:
        return kind(items)
    except TypeError:  # a structseq, or a subclass with a constructor of its own
        return (tuple if issubclass(kind, tuple) else list)(items)


def tree_map(function, value):
    """The same structure with function(leaf) in the place of each leaf."""
    leaves, structure = flatten(value)
    return unflatten([function(leaf) for leaf in leaves], structure)


def broadcast(prefix, structure, count, what):
    """One entry of `prefix` for each leaf: an entry that stands where the structure has a branch is for all of it."""
    if structure is None or (type(prefix) is int and all(part is None for part in structure[2])):
        return [prefix] * count
    result = []

    def walk(prefix, structure):
        if structure is None:
            result.append(prefix)
        elif isinstance(prefix, (list, tuple, dict)):
            kind, keys, parts, _ = structure
            if type(prefix) is not kind or (
                set(prefix) != set(keys) if keys is not None else len(prefix) != len(parts)
            ):
                raise ValueError(f"{what} is not compatible with the structure it is for")
            items = list(prefix) if keys is None else [prefix[k] for k in keys]
            for item, part in zip(items, parts):
                walk(item, part)
        else:
            for part in structure[2]:
                walk(prefix, part)

    walk(prefix, structure)
    assert len(result) == count
    return result
