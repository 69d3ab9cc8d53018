"""Forward-mode differentiation: dual tensors.

A dual is a tensor that needs a gradient; the tangent of what is computed from it comes from differentiating the
backward pass, when unpack_dual asks for it. So duals show requires_grad=True, and under no_grad nothing is carried on.
"""

import weakref
from collections import namedtuple

import flashlight
from flashlight import _C

from . import _grad
from .function import applied_by, tangents_by
from .graph import GradientEdge

__all__ = [
    "UnpackedDualTensor",
    "dual_level",
    "enter_dual_level",
    "exit_dual_level",
    "make_dual",
    "unpack_dual",
]

_levels = []
_applying = []
_current_level = -1


class UnpackedDualTensor(namedtuple("UnpackedDualTensor", ("primal", "tangent"))):
    """What unpack_dual returns: the value, and its tangent or None."""

    __slots__ = ()


class _Entry:
    """A dual: where its gradient goes, its tangent, and the leaf behind it where the primal needs no gradient."""

    __slots__ = ("dual", "edge", "leaf", "tangent")

    @classmethod
    def of(cls, tensor, tangent):
        self = cls()
        with flashlight.enable_grad():
            self.leaf = None if tensor.requires_grad else tensor.detach().requires_grad_()
            dual = _C._behind(tensor if self.leaf is None else self.leaf)
        self.dual = weakref.ref(dual)
        self.edge = GradientEdge(dual.grad_fn, 0)
        self.tangent = tangent
        return self, dual

    def is_for(self, tensor):
        """Whether this is the tensor, as it was made: a write to it gives it another history."""
        return self.dual() is tensor and tensor.grad_fn is self.edge.node


def enter_dual_level():
    """Opens a level, in which duals can be made; returns its number."""
    if _levels:
        raise RuntimeError("Nested forward mode AD is not supported at the moment")
    global _current_level
    _levels.append([])
    _applying.append(applied_by(_apply))
    _applying[-1].__enter__()
    _current_level = len(_levels) - 1
    return _current_level


def exit_dual_level(*, level=None):
    """Closes the level: the tangents of its duals are gone."""
    if not _levels or (level is not None and level != len(_levels) - 1):
        raise RuntimeError("Trying to exit a forward AD level that was not the last one that was created")
    global _current_level
    _levels.pop()
    _current_level = len(_levels) - 1
    _applying.pop().__exit__(None, None, None)


def _apply(cls, args):
    """A Function with a jvp of its own, applied to duals: its outputs are duals with the tangents that jvp returns."""
    from .function import Function

    if cls.jvp is Function.jvp:
        return NotImplemented
    tangents = [unpack_dual(a).tangent if isinstance(a, flashlight.Tensor) else None for a in args]
    if all(t is None for t in tangents):
        return NotImplemented
    primals = tuple(a if t is None else unpack_dual(a).primal for a, t in zip(args, tangents))
    result, ctx = _C._apply_with_context(cls, primals)
    single = not isinstance(result, tuple)
    results = [result] if single else list(result)
    found = tangents_by(ctx, args, tangents, len(results))
    ctx.save_for_forward()
    for i, (output, tangent) in enumerate(zip(results, found)):
        written = next((k for k, p in enumerate(primals) if p is output and tangents[k] is not None), None)
        if written is not None:
            if tangent is not tangents[written]:
                raise RuntimeError(
                    f"An inplace custom forward mode AD formula did not return its tangent as it is: {cls.__name__}'s "
                    "jvp function must modify the corresponding gradient inplace"
                )
            results[i] = args[written]
        elif tangent is not None:
            results[i] = make_dual(output, tangent)
    return results[0] if single else tuple(results)


def make_dual(tensor, tangent, *, level=None):
    """`tensor` with a tangent."""
    if not _levels:
        raise RuntimeError(
            "Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first."
        )
    if not (tensor.is_floating_point() and tangent.is_floating_point()):
        raise ValueError(f"Expected primal and tangent to be floating point, but got: {tensor.dtype}, {tangent.dtype}")
    if tensor.shape != tangent.shape:
        raise RuntimeError(
            f"Expected tangent to have the same shape as its primal, {tuple(tensor.shape)}, got {tuple(tangent.shape)}"
        )
    for entry in _levels[-1]:
        if entry.is_for(tensor) or entry.is_for(tangent):
            raise RuntimeError(
                "Making a dual Tensor based on a Tensor that already has a forward gradient at the same level, or "
                "setting a forward grad that has one, is not supported."
            )
    from flashlight._vmap import Batched

    if isinstance(tensor, Batched) or isinstance(tangent, Batched):
        raise RuntimeError("make_dual(): a tensor that vmap maps over can have no tangent: use func.jvp there")
    entry, dual = _Entry.of(tensor, tangent)
    _levels[-1].append(entry)
    return dual


def unpack_dual(tensor, *, level=None):
    """The value of a tensor, and its tangent where it was computed from a dual."""
    if not _levels:
        return UnpackedDualTensor(tensor, None)
    entries = _levels[-1]
    for entry in entries:
        if entry.is_for(tensor):
            return UnpackedDualTensor(_without(tensor, (entry,)), entry.tangent)
    if not tensor.requires_grad or not entries:
        return UnpackedDualTensor(tensor, None)
    with flashlight.enable_grad():
        # The pass is linear in it; ones, as some backward passes go through their logarithms.
        seed = flashlight.ones_like(tensor).requires_grad_()
        grads = _grad((tensor,), tuple(entry.edge for entry in entries), seed, create_graph=True, allow_unused=True)
        pairs = [(g, entry.tangent) for g, entry in zip(grads, entries) if g is not None]
        if not pairs:
            return UnpackedDualTensor(tensor, None)
        outer = _reaches_others(tensor, entries) or any(t.requires_grad for _, t in pairs)
        grads = [(g, t) for g, t in pairs if g.requires_grad]
        tangent = None
        if grads:
            (tangent,) = _grad(
                tuple(g for g, _ in grads), (seed,), [t for _, t in grads], create_graph=outer, allow_unused=True
            )
        if tangent is None:
            tangent = flashlight.zeros_like(tensor)
    return UnpackedDualTensor(_without(tensor, entries), tangent)


def _text(tensor, text):
    """`text`, the tensor's repr, with its tangent where it has one."""
    primal, tangent = unpack_dual(tensor)
    if tangent is None:
        return text
    shown, suffix = repr(primal)[:-1], f"tangent={tangent})"
    apart = len(shown) - shown.rfind("\n") + len(suffix) + 2 > 80
    return shown + (",\n" + " " * len("tensor(") if apart else ", ") + suffix


def _reaches_others(tensor, entries):
    """Whether the tensor has history beside that of these duals."""
    return _C._reaches_other((tensor,), tuple(entry.leaf for entry in entries if entry.leaf is not None))


def _without(tensor, entries):
    """The value, with no more history than it has beside the duals."""
    return tensor if _reaches_others(tensor, entries) else tensor.detach()


class dual_level:
    """The level of a `with` block."""

    def __enter__(self):
        return enter_dual_level()

    def __exit__(self, kind, value, trace):
        exit_dual_level()

    def __call__(self, function):
        from functools import wraps

        @wraps(function)
        def wrapper(*args, **kwargs):
            with dual_level():
                return function(*args, **kwargs)

        return wrapper
