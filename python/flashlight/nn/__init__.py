"""Neural networks: modules, parameters, initialisation."""

from . import init, modules, parameter
from ._summary import summary
from .modules import *  # noqa: F403
from .parameter import Buffer, Parameter, UninitializedBuffer, UninitializedParameter

__all__ = [
    *modules.__all__,
    "Buffer",
    "LinearCrossEntropyOptions",  # noqa: F405 (loaded when asked for)
    "Parameter",
    "UninitializedBuffer",
    "UninitializedParameter",
    "factory_kwargs",
    "functional",  # noqa: F405 (loaded when asked for)
    "init",
    "modules",
    "parameter",
    "summary",
    "utils",  # noqa: F405
]

_LAZY = ("attention", "common_types", "functional", "grad", "parallel", "utils")


def __getattr__(name):
    from importlib import import_module

    if name in _LAZY:
        return import_module(f"{__name__}.{name}")
    if name == "DataParallel":
        return import_module(f"{__name__}.parallel").DataParallel
    if name == "LinearCrossEntropyOptions":
        return modules.LinearCrossEntropyOptions
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def factory_kwargs(kwargs):
    """The keyword arguments of a constructor that go to tensor factories: device, dtype, memory_format.

    They may stand among `kwargs` themselves or in kwargs["factory_kwargs"]; anything else is a TypeError.
    """
    if kwargs is None:
        return {}
    simple = {"device", "dtype", "memory_format"}
    unknown = set(kwargs) - simple - {"factory_kwargs"}
    if unknown:
        raise TypeError(f"unexpected kwargs {unknown}")
    result = dict(kwargs.get("factory_kwargs", {}))
    for key in simple & set(kwargs):
        if key in result:
            raise TypeError(f"{key} specified twice, in **kwargs and in factory_kwargs")
        result[key] = kwargs[key]
    unknown = set(result) - simple
    if unknown:
        raise TypeError(f"unexpected kwargs {unknown}")
    return result
