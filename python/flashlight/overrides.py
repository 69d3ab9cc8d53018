"""The __torch_function__ protocol: how a subclass of Tensor, or any object, answers for the functions it is given to.

A class defines it as programs written for PyTorch do:

    class Logged(flashlight.Tensor):
        @classmethod
        def __torch_function__(cls, func, types, args=(), kwargs=None):
            print(func.__name__)
            return super().__torch_function__(func, types, args, kwargs)

    flashlight.ones(2).as_subclass(Logged) + 1
"""

from __future__ import annotations

import functools
import inspect
from contextlib import contextmanager

from flashlight import _C, Tensor

__all__ = [
    "BaseTorchFunctionMode",
    "TorchFunctionMode",
    "enable_reentrant_dispatch",
    "get_default_nowrap_functions",
    "get_ignored_functions",
    "get_overridable_functions",
    "get_testing_overrides",
    "handle_torch_function",
    "has_torch_function",
    "has_torch_function_unary",
    "has_torch_function_variadic",
    "is_tensor_like",
    "is_tensor_method_or_property",
    "resolve_name",
    "wrap_torch_function",
]

has_torch_function = _C._has_torch_function
has_torch_function_unary = _C._has_torch_function_unary
has_torch_function_variadic = _C._has_torch_function_variadic
get_default_nowrap_functions = _C._nowrap_functions


def handle_torch_function(public_api, relevant_args, *args, **kwargs):
    """The result of public_api(*args, **kwargs) as the classes among relevant_args have it.

    They are asked in turn, subclasses before their bases; a TypeError where all return NotImplemented.
    """
    return _C._handle_torch_function(public_api, tuple(relevant_args), args, kwargs)


def _get_overloaded_args(relevant_args, get_type_fn=None):
    """Of relevant_args the first of each class that has a __torch_function__, in the order in which they are asked."""
    return _C._overloaded_args(relevant_args)


def wrap_torch_function(dispatcher):
    """A decorator that has a function ask first: dispatcher(*args, **kwargs) returns the arguments that have a say."""

    def inner(function):
        @functools.wraps(function)
        def wrapped(*args, **kwargs):
            relevant = dispatcher(*args, **kwargs)
            if has_torch_function(relevant):
                return handle_torch_function(wrapped, relevant, *args, **kwargs)
            return function(*args, **kwargs)

        return wrapped

    return inner


def is_tensor_like(inp):
    """Whether inp is a Tensor or an object with a __torch_function__."""
    return type(inp) is Tensor or hasattr(inp, "__torch_function__")


@functools.cache
def _tensor_members():
    members = set()
    for value in vars(Tensor).values():
        members.add(value)
        if hasattr(value, "__get__"):
            members.add(value.__get__)
    return members


def is_tensor_method_or_property(func):
    """Whether func is a method of Tensor, or reads one of its attributes."""
    return func in _tensor_members() or getattr(func, "__name__", None) == "__get__"


def _spaces():
    import flashlight
    import flashlight.functional
    import flashlight.linalg
    import flashlight.nn.functional
    import flashlight.special

    yield flashlight, _C.functions
    yield (
        flashlight.functional,
        {
            k: v
            for k, v in vars(flashlight.functional).items()
            if getattr(v, "__module__", "") == "flashlight.functional"
        },
    )
    yield flashlight.nn.functional, vars(flashlight.nn.functional)
    yield flashlight.linalg, _C.linalg_functions
    yield flashlight.special, _C.special_functions
    yield Tensor, vars(Tensor)


def _takes_no_tensor(function):
    signature = getattr(function, "__text_signature__", None)
    return signature is not None and not any(
        name in signature for name in ("input", "self", "tensors", "other", "mat", "weight", "end", "operands")
    )


# What makes tensors of other things, or handles no tensors at all, and is no op.
_MAKERS = ("tensor", "as_tensor", "asarray", "from_numpy", "frombuffer", "is_tensor", "manual_seed", "load", "save")


@functools.cache
def _functions():
    found, ignored = {}, set()
    for space, names in _spaces():
        listed = found.setdefault(space, [])
        for name, value in names.items():
            if name.startswith("_") and not (space is Tensor and name.startswith("__")):
                continue
            if isinstance(value, (type, staticmethod, classmethod)) or value is None:
                continue
            if space is not Tensor and _takes_no_tensor(value):
                ignored.add(value)
            elif callable(value):
                listed.append(value)
            elif hasattr(value, "__get__"):
                listed.append(value.__get__)
    import flashlight

    ignored.update(getattr(flashlight, name) for name in _MAKERS)
    return found, ignored


def get_overridable_functions():
    """The functions that ask, in lists by the module or class that has them."""
    return {space: list(functions) for space, functions in _functions()[0].items()}


def get_ignored_functions():
    """The functions that take no tensors, and so ask nobody."""
    return set(_functions()[1])


@functools.cache
def get_testing_overrides():
    """For each function that asks, one of the same signature that returns -1: to try an implementation with."""

    def dummy(function):
        def override(*args, **kwargs):
            return -1

        try:
            override.__signature__ = inspect.signature(function)
        except (TypeError, ValueError):
            pass
        return override

    return {function: dummy(function) for functions in _functions()[0].values() for function in functions}


def resolve_name(f):
    """The name of a function, with what it stands in; None where it has none."""
    if not callable(f):
        return None
    for space, names in _spaces():
        prefix = "flashlight.Tensor" if space is Tensor else space.__name__
        for name, value in names.items():
            if value is f:
                return f"{prefix}.{name}"
            if space is Tensor and hasattr(value, "__get__") and not callable(value) and value.__get__ == f:
                return f"{prefix}.{name}.__get__"
    return None


# ---- Modes -----------------------------------------------------------------------------------------------------------


class TorchFunctionMode:
    """Inside a `with` block its __torch_function__ answers for every function that the thread calls on tensors, also
    for those that make tensors out of nothing; a leaf layer's forward is one function. While it does, it is not asked
    itself: it may call the function.

        class Counted(TorchFunctionMode):
            def __torch_function__(self, func, types, args=(), kwargs=None):
                count[func.__name__] += 1
                return func(*args, **(kwargs or {}))
    """

    inner: TorchFunctionMode

    def __init__(self):
        pass

    def __torch_function__(self, func, types, args=(), kwargs=None):
        raise NotImplementedError

    def __enter__(self):
        _push_mode(self)
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        _pop_mode()

    @classmethod
    def push(cls, *args, **kwargs):
        """An instance, by an older name of the constructor."""
        return cls(*args, **kwargs)


class BaseTorchFunctionMode(TorchFunctionMode):
    """A mode that changes nothing."""

    def __torch_function__(self, func, types, args=(), kwargs=None):
        return func(*args, **(kwargs or {}))


_push_mode = _C._push_function_mode
_pop_mode = _C._pop_function_mode


def _get_current_function_mode():
    """The innermost mode, None outside of all."""
    modes = _C._function_modes()
    return modes[-1] if modes else None


def _get_current_function_mode_stack():
    """The modes, the innermost last."""
    return list(_C._function_modes())


@contextmanager
def _pop_mode_temporarily():
    """The innermost mode, which rests inside the block."""
    mode = _pop_mode()
    try:
        yield mode
    finally:
        _push_mode(mode)


@contextmanager
def enable_reentrant_dispatch():
    """A block in which a __torch_dispatch__ may call ops. Nothing is dispatched below autograd, so nothing changes."""
    yield
