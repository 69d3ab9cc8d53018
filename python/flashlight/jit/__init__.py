"""No compiler of scripts: what marks functions for one returns them unchanged, what needs one is an error."""

from __future__ import annotations

from typing import Any

from flashlight import _C

__all__ = ["Final", "annotate", "export", "ignore", "is_scripting", "is_tracing", "script", "trace", "unused"]


def _warn(name):
    _C.warn(f"`torch.jit.{name}` is deprecated. Please switch to `torch.compile`.", DeprecationWarning)


def script(obj=None, optimize=None, _frames_up=0, _rcb=None, example_inputs=None):
    _warn("script")
    return obj


def trace(func, example_inputs=None, *args, **kwargs):
    _warn("trace")
    return func


def ignore(drop=False, **kwargs):
    return drop if callable(drop) else (lambda fn: fn)


def _identity(fn):
    return fn


export = unused = interface = script_method = _overload = _overload_method = script_if_tracing = _identity
freeze = optimize_for_inference = _script_if_tracing = _identity


def trace_module(mod, inputs=None, *args, **kwargs):
    return mod


def is_scripting():
    return False


is_tracing = is_scripting


def annotate(the_type, the_value):
    return the_value


def isinstance(obj, target_type):  # noqa: A001
    import builtins

    return builtins.isinstance(obj, target_type)


class _Subscriptable(type):
    def __getitem__(cls, item):
        return Any


class Final(metaclass=_Subscriptable):
    pass


class Attribute:
    def __new__(cls, value, type=None):
        return value


def set_fusion_strategy(strategy):
    return strategy


class strict_fusion:
    def __enter__(self):
        pass

    def __exit__(self, kind, value, trace):
        pass


class fuser(strict_fusion):
    def __init__(self, name):
        pass


class ScriptModule:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("flashlight.jit.ScriptModule")


RecursiveScriptModule = ScriptFunction = TracedModule = ScriptModule


def save(m, f, **kwargs):
    raise NotImplementedError("flashlight.jit.save: use flashlight.save")


def load(f, map_location=None, **kwargs):
    raise NotImplementedError("flashlight.jit.load: TorchScript archives cannot be read")


def fork(func, *args, **kwargs):
    return func(*args, **kwargs)


def wait(future):
    return future
