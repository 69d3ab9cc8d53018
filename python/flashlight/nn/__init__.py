"""Neural networks: modules, parameters, initialisation."""

import importlib.util as _importlib_util
import sys as _sys

from . import functional, init, modules, parameter, utils
from ._summary import summary
from .modules import *  # noqa: F403
from .parallel import DataParallel
from .parameter import Buffer, Parameter, UninitializedBuffer, UninitializedParameter

__all__ = [
    *modules.__all__,
    "Buffer",
    "Parameter",
    "UninitializedBuffer",
    "UninitializedParameter",
    "factory_kwargs",
    "functional",
    "init",
    "modules",
    "parameter",
    "summary",
    "utils",
]


def _loaded_when_used(name):
    """A submodule whose file is read when something in it is asked for. A module-level __getattr__ in its place would
    make every use of this module's names, as in isinstance(m, nn.Module), take three times as long."""
    spec = _importlib_util.find_spec(f"{__name__}.{name}")
    spec.loader = _importlib_util.LazyLoader(spec.loader)
    module = _sys.modules[spec.name] = _importlib_util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


attention = _loaded_when_used("attention")
common_types = _loaded_when_used("common_types")
grad = _loaded_when_used("grad")


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
