"""The backward graph from outside: its nodes, hooks over several tensors, and hooks on the tensors it saves."""

import weakref
from _thread import _local, allocate_lock
from collections import namedtuple

from flashlight import _C
from flashlight._C import Node, Tensor

__all__ = [
    "GradientEdge",
    "Node",
    "allow_mutation_on_saved_tensors",
    "disable_saved_tensors_hooks",
    "get_gradient_edge",
    "increment_version",
    "register_multi_grad_hook",
    "save_on_cpu",
    "saved_tensors_hooks",
]


class _InputMetadata:
    """What a node's gradients look like."""

    __slots__ = ("dtype", "shape")

    device = _C.device("cpu")
    is_nested_tensor = is_cpp_nested_tensor = False

    def __init__(self, shape, dtype):
        self.shape, self.dtype = shape, dtype


class GradientEdge(namedtuple("GradientEdge", ("node", "output_nr"))):
    """Where the gradient of a tensor goes: a node, and which of its outputs the tensor is."""

    __slots__ = ()


def get_gradient_edge(tensor):
    """The node a gradient of the tensor goes to, and which of its outputs the tensor is."""
    if not tensor.requires_grad:
        raise RuntimeError("It is not possible to get the gradient edge for a Tensor that does not require gradients")
    return GradientEdge(*_C._gradient_edge(tensor))


def increment_version(tensor):
    """Counts a write to the tensor's memory that happened outside."""
    for t in (tensor,) if isinstance(tensor, Tensor) else tensor:
        _C._bump_version(t)


# ---- Saved tensors ---------------------------------------------------------------------------------------------------

_state = _local()


class saved_tensors_hooks:
    """Within the block pack_hook(tensor) says what a graph keeps in the place of a tensor that it saves, and
    unpack_hook gets that back when the backward pass wants the tensor again.
    """

    def __init__(self, pack_hook, unpack_hook):
        self.pack_hook = pack_hook
        self.unpack_hook = unpack_hook

    def __enter__(self):
        message = getattr(_state, "disabled", None)
        if message is not None:
            raise RuntimeError(message)
        _C._push_saved_hooks(self.pack_hook, self.unpack_hook)

    def __exit__(self, *args):
        _C._pop_saved_hooks()


class save_on_cpu(saved_tensors_hooks):
    """Saves copies, in the memory there is."""

    def __init__(self, pin_memory=False, device_type="cpu"):
        super().__init__(lambda tensor: tensor.clone(), lambda packed: packed)


class disable_saved_tensors_hooks:
    """Within the block, setting hooks on saved tensors is an error with this message."""

    def __init__(self, error_message, fail_if_non_empty=True):
        self.message = error_message
        self.fail_if_non_empty = fail_if_non_empty

    def __enter__(self):
        if self.fail_if_non_empty and _C._has_saved_hooks():
            raise RuntimeError(self.message)
        self.before = getattr(_state, "disabled", None)
        _state.disabled = self.message

    def __exit__(self, *args):
        _state.disabled = self.before

    def __call__(self, function):
        from functools import wraps

        @wraps(function)
        def wrapper(*args, **kwargs):
            with disable_saved_tensors_hooks(self.message, self.fail_if_non_empty):
                return function(*args, **kwargs)

        return wrapper


class _SavedCopies:
    """What allow_mutation_on_saved_tensors has copied; clear() lets go of it."""

    def __init__(self):
        self.copies = []

    def clear(self):
        self.copies.clear()


class allow_mutation_on_saved_tensors(saved_tensors_hooks):
    """Within the block tensors may be changed in place after a graph has saved them: it saves copies."""

    def __init__(self):
        self.context = _SavedCopies()
        super().__init__(self._pack, self._unpack)

    def _pack(self, tensor):
        self.context.copies.append(tensor.clone())
        return weakref.ref(self.context), len(self.context.copies) - 1

    def _unpack(self, packed):
        context = packed[0]()
        if context is None or packed[1] >= len(context.copies):
            raise AssertionError(
                "Trying to backward outside of the 'allow_mutation_on_saved_tensors' context in which the graph was "
                "originally recorded."
            )
        return context.copies[packed[1]]

    def __enter__(self):
        if getattr(_state, "copying", False):
            raise RuntimeError("allow_mutation_on_saved_tensors contexts cannot be nested")
        super().__enter__()
        _state.copying = True
        return self.context

    def __exit__(self, *args):
        _state.copying = False
        super().__exit__(*args)
        self.context.clear()


# ---- Hooks over several tensors --------------------------------------------------------------------------------------


class _Handles:
    """Takes several hooks away together."""

    def __init__(self, handles):
        self.handles = tuple(handles)

    def remove(self):
        for handle in self.handles:
            handle.remove()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.remove()


def register_multi_grad_hook(tensors, fn, *, mode="all"):
    """Has fn called in each backward pass: with mode="all" once the gradients of all the tensors are known, with their
    list (None for those that get none), with mode="any" once the first is known, with it.
    """
    if mode not in ("all", "any"):
        raise ValueError(f"Expects mode to be one of ('all', 'any') but got {mode}")
    lock = allocate_lock()
    passes = {}
    if mode == "any":

        def seen(grad):
            with lock:
                current = _C._current_graph_task_id()
                first = current not in passes
                passes.clear()
                passes[current] = True
            if first:
                fn(grad)

        return _Handles([t.register_hook(seen) for t in tensors if t.requires_grad])

    nodes = [_C._gradient_edge(t)[0] for t in tensors if t.requires_grad]

    def hook_at(index):
        def seen(grad):
            with lock:
                current = _C._current_graph_task_id()
                if current not in passes:
                    passes.clear()
                    passes[current] = [sum(_C._will_engine_execute_node(node) for node in nodes), [None] * len(tensors)]
                entry = passes[current]
                entry[0] -= 1
                entry[1][index] = grad
            if entry[0] == 0:
                passes.pop(current, None)
                fn(entry[1])

        return seen

    return _Handles([t.register_hook(hook_at(i)) for i, t in enumerate(tensors) if t.requires_grad])
