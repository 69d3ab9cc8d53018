"""Hooks that hold for all modules: registered here, read by module.py (and by the C call path) at every call."""

from flashlight import _C
from flashlight.utils.hooks import RemovableHandle

__all__ = [
    "register_module_backward_hook",
    "register_module_buffer_registration_hook",
    "register_module_forward_hook",
    "register_module_forward_pre_hook",
    "register_module_full_backward_hook",
    "register_module_full_backward_pre_hook",
    "register_module_module_registration_hook",
    "register_module_parameter_registration_hook",
]

forward_pre = {}
forward = {}
forward_with_kwargs = {}
forward_always_called = {}
backward_pre = {}
backward = {}
# Whether the backward hooks are full ones; None while there are none.
backward_is_full = None

buffer_registration = {}
module_registration = {}
parameter_registration = {}


def _add(table, hook, *extra):
    handle = RemovableHandle(table, extra_dict=extra)
    table[handle.id] = hook
    for marks in extra:
        marks[handle.id] = True
    return handle


def register_module_buffer_registration_hook(hook):
    """hook(module, name, buffer) -> None or a buffer, whenever a module registers a buffer."""
    return _add(buffer_registration, hook)


def register_module_module_registration_hook(hook):
    """hook(module, name, submodule) -> None or a submodule, whenever a module registers a child."""
    return _add(module_registration, hook)


def register_module_parameter_registration_hook(hook):
    """hook(module, name, parameter) -> None or a parameter, whenever a module registers a parameter."""
    return _add(parameter_registration, hook)


def register_module_forward_pre_hook(hook):
    """hook(module, args) -> None or changed arguments, before every forward()."""
    return _add(forward_pre, hook)


def register_module_forward_hook(hook, *, with_kwargs=False, always_call=False):
    """hook(module, args, output) -> None or a changed output, after every forward; with_kwargs: kwargs after args."""
    extra = ([forward_with_kwargs] if with_kwargs else []) + ([forward_always_called] if always_call else [])
    return _add(forward, hook, *extra)


def _add_backward(hook, full):
    global backward_is_full
    if backward_is_full is (not full):
        raise RuntimeError(
            "Cannot use both regular backward hooks and full backward hooks as a global Module hook. "
            "Please use only one of them."
        )
    backward_is_full = full
    return _add(backward, hook)


def register_module_backward_hook(hook):
    """The old form of register_module_full_backward_hook, which sees the gradients of the module's last operation."""
    return _add_backward(hook, False)


def register_module_full_backward_pre_hook(hook):
    """hook(module, grad_output) -> None or changed gradients, before those of a module's inputs are computed."""
    return _add(backward_pre, hook)


def register_module_full_backward_hook(hook):
    """hook(module, grad_input, grad_output) -> None or changed gradients, when those of the inputs are computed."""
    return _add_backward(hook, True)


# The C call path takes its short way only while these are empty.
if hasattr(_C, "_set_global_hooks"):
    _C._set_global_hooks((forward_pre, forward, backward_pre, backward))
