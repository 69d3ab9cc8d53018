"""What functions for PyTorch's script compiler are made with; there is no compiler, so they run as they stand."""

from functools import wraps
from typing import Any, Dict, Final, List, Optional, Tuple, Union  # noqa: F401, UP035

from flashlight.jit import (  # noqa: F401
    _overload,
    _overload_method,
    export,
    ignore,
    is_scripting,
    unused,
)

boolean_dispatched = {}  # of each function made by boolean_dispatch what it was made of


class _BroadcastingList:
    """BroadcastingList2[int]: an int, or a list of two, in an annotation."""

    def __getitem__(self, types):
        return None


BroadcastingList1 = BroadcastingList2 = BroadcastingList3 = _BroadcastingList()


def boolean_dispatch(arg_name, arg_index, default, if_true, if_false, module_name, func_name):
    """A function that is if_true or if_false by a bool argument, which both take too."""

    @wraps(if_true)
    def fn(*args, **kwargs):
        given = args[arg_index] if arg_index < len(args) else kwargs.get(arg_name, default)
        return (if_true if given else if_false)(*args, **kwargs)

    fn.__doc__ = if_true.__doc__ or if_false.__doc__
    if module_name is not None:
        fn.__module__ = module_name
    if func_name is not None:
        fn.__name__ = func_name
    boolean_dispatched[fn] = {
        "if_true": if_true,
        "if_false": if_false,
        "index": arg_index,
        "default": default,
        "arg_name": arg_name,
    }
    return fn
