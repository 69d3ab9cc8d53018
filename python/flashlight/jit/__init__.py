"""No compiler of scripts: what marks functions for one returns them unchanged, what needs one is an error."""

from typing import Any

from flashlight import _C

__all__ = ["Final", "annotate", "export", "ignore", "is_scripting", "is_tracing", "script", "trace", "unused"]


def _warn(name):
    _C.warn(f"`torch.jit.{name}` is deprecated. Please switch to `torch.compile`.", DeprecationWarning)


def script(obj=None, optimize=None, _frames_up=0, _rcb=None, example_inputs=None):
    """The function or module itself: nothing is compiled."""
    _warn("script")
    return obj


def trace(func, example_inputs=None, *args, **kwargs):
    """The function or module itself: nothing is traced."""
    _warn("trace")
    return func


def ignore(drop=False, **kwargs):
    """The function itself; a decorator that returns it where options are given."""
    return drop if callable(drop) else (lambda fn: fn)


def _identity(fn):
    """The function itself: it marks something for a compiler that is not here."""
    return fn


export = unused = interface = script_method = _overload = _overload_method = script_if_tracing = _identity
freeze = optimize_for_inference = _script_if_tracing = _identity


def trace_module(mod, inputs=None, *args, **kwargs):
    """The module itself: nothing is traced."""
    return mod


def is_scripting():
    """False: code runs as it stands."""
    return False


is_tracing = is_scripting


def annotate(the_type, the_value):
    """The value, which a compiler would take to be of the type."""
    return the_value


def isinstance(obj, target_type):  # noqa: A001
    """Python's isinstance, under the name that scripts know."""
    import builtins

    return builtins.isinstance(obj, target_type)


class _Subscriptable(type):
    def __getitem__(cls, item):
        return Any


class Final(metaclass=_Subscriptable):
    """Marks an attribute that does not change, as `Final[int]`, which only a compiler would ask for."""


class Attribute:
    """The value itself, which a compiler would take to be of the type."""

    def __new__(cls, value, type=None):
        return value


def set_fusion_strategy(strategy):
    """The strategy itself: nothing is fused."""
    return strategy


class strict_fusion:
    """A block that changes nothing: nothing is fused."""

    def __enter__(self):
        pass

    def __exit__(self, kind, value, trace):
        pass


class fuser(strict_fusion):
    """A block that changes nothing, for any name of a fuser."""

    def __init__(self, name):
        pass


class ScriptModule:
    """For programs that ask whether a module is one; none is, and making one is a NotImplementedError."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("flashlight.jit.ScriptModule")


RecursiveScriptModule = ScriptFunction = TracedModule = ScriptModule


def save(m, f, **kwargs):
    """A NotImplementedError: flashlight.save writes modules and their weights."""
    raise NotImplementedError("flashlight.jit.save: use flashlight.save")


def load(f, map_location=None, **kwargs):
    """A NotImplementedError: TorchScript archives are programs, which cannot be read."""
    raise NotImplementedError("flashlight.jit.load: TorchScript archives cannot be read")


def fork(func, *args, **kwargs):
    """func(*args, **kwargs), computed at once."""
    return func(*args, **kwargs)


def wait(future):
    """What fork has returned."""
    return future
