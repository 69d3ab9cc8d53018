"""rearrange("b (h h1) c -> b h (h1 c)"): axes split, reordered and joined as a pattern of their names says.

One reshape, one permutation and one more reshape; the pattern's language is that of A. Rogozhnikov, Einops, ICLR 2022.
"""

import re

import flashlight

_ELLIPSIS = "..."


def _side(text):
    """One side of a pattern as its axes, each a list of names; a 1 is an empty list."""
    axes, inside, names = [], None, set()
    for token in re.findall(r"\.\.\.|\w+|[()]|[^\s\w()]", text):
        if token == "(":
            if inside is not None:
                raise ValueError(f"the pattern has parentheses in parentheses: {text!r}")
            inside = []
        elif token == ")":
            if inside is None:
                raise ValueError(f"the pattern closes a parenthesis that is not open: {text!r}")
            axes.append(inside)
            inside = None
        else:
            name = [] if token == "1" else [token]
            if token != _ELLIPSIS and name and (not token.isidentifier() or token[0] == "_" or token[-1] == "_"):
                raise ValueError(f"{token!r} is no name of an axis in the pattern {text!r}")
            if names.intersection(name):
                raise ValueError(f"the name {token!r} stands twice in {text!r}")
            names.update(name)
            if inside is None:
                axes.append(name)
            else:
                inside.extend(name)
    if inside is not None:
        raise ValueError(f"the pattern leaves a parenthesis open: {text!r}")
    return axes, names


def _split(pattern):
    sides = pattern.split("->")
    if len(sides) != 2:
        raise ValueError(f"the pattern must have one '->': {pattern!r}")
    (left, given), (right, wanted) = map(_side, sides)
    if given != wanted:
        odd = sorted(given ^ wanted)
        raise ValueError(f"names on one side of the pattern {pattern!r} only: {', '.join(odd)}")
    if any(_ELLIPSIS in axis and len(axis) > 1 for axis in left):
        raise ValueError(f"an ellipsis in parentheses can only stand on the right: {pattern!r}")
    return left, right


def rearrange(tensor, pattern, **axes_lengths):
    """tensor with its axes split, reordered and joined as the pattern says; several tensors are stacked first.

    The lengths of axes that share a parenthesis on the left are given by name, all but one of them.
    """
    if not isinstance(tensor, flashlight.Tensor):
        tensor = flashlight.stack(list(tensor))
    left, right = _split(pattern)
    if any(_ELLIPSIS in axis for axis in left):
        at = next(i for i, axis in enumerate(left) if _ELLIPSIS in axis)
        between = tensor.dim() - len(left) + 1
        if between < 0:
            raise ValueError(f"the pattern {pattern!r} has more axes than the tensor, {tensor.dim()}")
        rest = [f".{i}" for i in range(between)]
        left = [*left[:at], *([name] for name in rest), *left[at + 1 :]]
        right = [
            spread
            for axis in right
            for spread in (
                [[name] for name in rest]
                if axis == [_ELLIPSIS]
                else [[n for name in axis for n in (rest if name == _ELLIPSIS else [name])]]
            )
        ]
    if len(left) != tensor.dim():
        raise ValueError(f"the pattern {pattern!r} has {len(left)} axes, the tensor {tensor.dim()}")
    order = [name for axis in left for name in axis]
    for name in axes_lengths:
        if name not in order:
            raise ValueError(f"the pattern {pattern!r} has no axis {name!r}, whose length is given")
    lengths = dict(axes_lengths)
    for axis, size in zip(left, tensor.shape):
        known, unknown = 1, [name for name in axis if name not in lengths]
        for name in axis:
            known *= lengths.get(name, 1)
        if len(unknown) > 1:
            raise ValueError(f"all but one length of the axes ({' '.join(axis)}) must be given")
        if size % known if unknown and known else size != known:
            raise ValueError(f"an axis of {size} elements does not make the axes ({' '.join(axis)}) of {pattern!r}")
        if unknown:
            lengths[unknown[0]] = size // known if known else 0
    places = {name: i for i, name in enumerate(order)}
    split = tensor.reshape([lengths[name] for name in order])
    moved = split.permute([places[name] for axis in right for name in axis])
    sizes = []
    for axis in right:
        size = 1
        for name in axis:
            size *= lengths[name]
        sizes.append(size)
    return moved.reshape(sizes)
