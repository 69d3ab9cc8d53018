"""nn.Module: a tree of named parameters, buffers and child modules with a forward().

All state stands in the instance's __dict__ under PyTorch's names (_parameters, _buffers, _modules, training, the hook
tables), so programs that look there, pickles and deepcopy work. Names that are not found there come from the three
tables. Reading, writing and calling go through the C base class: it stores ordinary attributes itself and leaves the
rest to _assign, and runs forward() at once where there is no hook and _call_impl otherwise; an error that leaves a
call gets the path of the module it happened in (_locate_error).
"""

from __future__ import annotations

from collections import OrderedDict, namedtuple

from flashlight import _C, Tensor
from flashlight.utils.hooks import RemovableHandle
from flashlight.utils.hooks import prepend as _move_to_front

from ..parameter import Buffer, Parameter, is_lazy
from . import _global_hooks
from ._global_hooks import *  # noqa: F403 (torch.nn.modules.module has them too)
from ._hooked_call import HookedCall

__all__ = ["Module", *_global_hooks.__all__]

_EXTRA_STATE_KEY_SUFFIX = "_extra_state"


class _IncompatibleKeys(namedtuple("IncompatibleKeys", ("missing_keys", "unexpected_keys"))):
    __slots__ = ()

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return super().__repr__()

    __str__ = __repr__


def _typename(value):
    """The name of a value's class as messages show it."""
    if isinstance(value, Tensor):
        return value.type() if type(value) is Tensor else f"{type(value).__module__}.{type(value).__qualname__}"
    kind = value if isinstance(value, type) else type(value)
    module = kind.__module__
    return kind.__qualname__ if module in ("builtins", "__builtin__") else f"{module}.{kind.__qualname__}"


def _addindent(text, spaces):
    """Indents every line but the first."""
    return text.replace("\n", "\n" + " " * spaces)


def _is_tensor_like(value):
    return isinstance(value, Tensor) or hasattr(type(value), "__torch_function__")


class _WrappedHook:
    """A load_state_dict pre-hook, with its module as first argument where it wants it (held weakly)."""

    def __init__(self, hook, module=None):
        import weakref

        self.hook = hook
        self.with_module = module is not None
        if self.with_module:
            self.module = weakref.ref(module)

    def __call__(self, *args, **kwargs):
        if not self.with_module:
            return self.hook(*args, **kwargs)
        module = self.module()
        if module is None:
            raise RuntimeError("You are trying to call the hook of a dead Module!")
        return self.hook(module, *args, **kwargs)

    def __getstate__(self):
        state = {"hook": self.hook, "with_module": self.with_module}
        if self.with_module:
            state["module"] = self.module()
        return state

    def __setstate__(self, state):
        import weakref

        self.hook = state["hook"]
        self.with_module = state["with_module"]
        if self.with_module:
            if state["module"] is None:
                raise RuntimeError("You are trying to revive the hook of a dead Module!")
            self.module = weakref.ref(state["module"])


# ---- Where an error happened ---------------------------------------------------------------------------------------

# Only errors of these very types get a path: others may be a program's own signals.
_LOCATED = frozenset((RuntimeError, ValueError, TypeError, IndexError, NotImplementedError, AssertionError))


def _name_below(module, child):
    for name, candidate in module.named_modules(remove_duplicate=False):
        if candidate is child:
            return name
    return None


def _locate_error(module, error):
    """Called for every module whose call the error leaves, innermost first: writes the path into the message.

    The innermost call notes its module; each one further out puts the name of the one inside it before the path, so
    that the outermost leaves "features.3 (Conv2d): message".
    """
    if type(error) not in _LOCATED or len(error.args) != 1 or type(error.args[0]) is not str:
        return
    trail = getattr(error, "_module_trail", None)
    if trail is None:
        error._module_trail = (module, "", module._get_name(), error.args[0])
        return
    inner, path, kind, message = trail
    if inner is module:  # super().__call__()
        return
    shown = f"{path} ({kind}): {message}" if path else message
    if error.args[0] != shown:  # somebody rewrote it
        return
    name = _name_below(module, inner) or inner._get_name()
    path = f"{name}.{path}" if path else name
    error._module_trail = (module, path, kind, message)
    error.args = (f"{path} ({kind}): {message}",)


# ---- The class -----------------------------------------------------------------------------------------------------


def _forward_unimplemented(self, *input):
    """The computation of every call; each subclass defines its own."""
    raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')


class CallSignature:
    """Makes inspect.signature(module) show what calling it takes: anything, as forward and hooks may."""

    def __get__(self, module, cls):
        from inspect import Parameter, Signature

        if module is None:  # a class shows its constructor
            raise AttributeError("__signature__")
        return Signature([Parameter("args", Parameter.VAR_POSITIONAL), Parameter("kwargs", Parameter.VAR_KEYWORD)])


class Module(_C.ModuleBase):
    """The base class of all neural network modules."""

    dump_patches = False
    _version = 1
    training: bool
    # Whether __init__ passes its arguments on to the next class, for multiple inheritance.
    call_super_init = False
    _compiled_call_impl = None
    __signature__ = CallSignature()

    def __init__(self, *args, **kwargs):
        if not self.call_super_init:
            if kwargs:
                raise TypeError(
                    f"{type(self).__name__}.__init__() got an unexpected keyword argument '{next(iter(kwargs))}'"
                )
            if args:
                raise TypeError(
                    f"{type(self).__name__}.__init__() takes 1 positional argument but {len(args) + 1} were given"
                )
        state = self.__dict__
        state["training"] = True
        state["_parameters"] = {}
        state["_buffers"] = {}
        state["_non_persistent_buffers_set"] = set()
        state["_backward_pre_hooks"] = {}
        state["_backward_hooks"] = {}
        state["_is_full_backward_hook"] = None
        state["_forward_hooks"] = {}
        state["_forward_hooks_with_kwargs"] = {}
        state["_forward_hooks_always_called"] = {}
        state["_forward_pre_hooks"] = {}
        state["_forward_pre_hooks_with_kwargs"] = {}
        state["_state_dict_hooks"] = {}
        state["_state_dict_pre_hooks"] = {}
        state["_load_state_dict_pre_hooks"] = {}
        state["_load_state_dict_post_hooks"] = {}
        state["_modules"] = {}
        if self.call_super_init:
            super().__init__(*args, **kwargs)

    forward = _forward_unimplemented

    # ---- Attributes -------------------------------------------------------------------------------------------------

    def _assign(self, name, value):
        """Setting an attribute, where the C base class did not find it to be an ordinary one."""
        state = self.__dict__
        params = state.get("_parameters")
        if isinstance(value, Tensor):
            if isinstance(value, Parameter):
                if params is None:
                    raise AttributeError("cannot assign parameters before Module.__init__() call")
                self._forget(name, "_buffers", "_modules")
                self.register_parameter(name, value)
                return
        elif isinstance(value, Module):
            modules = state.get("_modules")
            if params is not None and name in params:
                raise self._wrong_kind(value, "parameter", name, "nn.Parameter")
            if modules is None:
                raise AttributeError("cannot assign module before Module.__init__() call")
            self._forget(name, "_parameters", "_buffers")
            modules[name] = _filtered(_global_hooks.module_registration, self, name, value)
            return
        if params is not None and name in params:
            if value is not None:
                raise self._wrong_kind(value, "parameter", name, "nn.Parameter")
            self.register_parameter(name, None)
            return
        modules = state.get("_modules")
        if modules is not None and name in modules:
            if value is not None:
                raise self._wrong_kind(value, "child module", name, "nn.Module")
            modules[name] = _filtered(_global_hooks.module_registration, self, name, None)
            return
        buffers = state.get("_buffers")
        if (buffers is not None and name in buffers) or (isinstance(value, Tensor) and isinstance(value, Buffer)):
            self._set_buffer(name, value)
            return
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        state = self.__dict__
        for kind in ("_parameters", "_buffers", "_modules"):
            table = state.get(kind)
            if table is not None and name in table:
                del table[name]
                if kind == "_buffers":
                    state["_non_persistent_buffers_set"].discard(name)
                return
        object.__delattr__(self, name)

    def __dir__(self):
        own = (*self.__dict__, *self._parameters, *self._modules, *self._buffers)
        # Not a set, which would mix up the class's names: they are sorted already.
        return sorted(dict.fromkeys((*dir(type(self)), *[name for name in own if not name[0].isdigit()])))

    def _forget(self, name, *tables):
        """Takes a name out of the tables where it may have stood as something else."""
        state = self.__dict__
        state.pop(name, None)
        for table in tables:
            state[table].pop(name, None)
        state["_non_persistent_buffers_set"].discard(name)

    @staticmethod
    def _wrong_kind(value, role, name, wanted):
        return TypeError(
            f"cannot assign '{_typename(value)}' as {role} '{name}' (flashlight.{wanted} or None expected)"
        )

    def _set_buffer(self, name, value):
        if value is not None and not _is_tensor_like(value):
            raise TypeError(
                f"cannot assign '{_typename(value)}' as buffer '{name}' "
                "(flashlight.nn.Buffer, flashlight.Tensor or None expected)"
            )
        if isinstance(value, Buffer):
            persistent = getattr(value, "persistent", True)
        else:
            persistent = name not in self._non_persistent_buffers_set
        register = self.register_buffer
        if getattr(register, "__func__", None) is Module.register_buffer or _accepts(register, "persistent"):
            register(name, value, persistent)
        elif persistent:
            register(name, value)
        else:
            raise RuntimeError(
                "Registering a non-persistent buffer on a Module subclass that implements register_buffer() "
                "without the persistent argument is not allowed."
            )

    def _check_name(self, kind, name, table):
        if not isinstance(name, str):
            raise TypeError(f"{kind} name should be a string. Got {_typename(name)}")
        if name not in table and hasattr(self, name) and "." not in name and name:
            raise KeyError(f"attribute '{name}' already exists")
        if "." in name:
            raise KeyError(f'{kind} name can\'t contain "."' + (f", got: {name}" if kind == "module" else ""))
        if name == "":
            raise KeyError(f'{kind} name can\'t be empty string ""')

    def register_buffer(self, name, tensor, persistent=True):
        """Adds a tensor that is state but no parameter; persistent ones stand in state_dict()."""
        if "_buffers" not in self.__dict__:
            raise AttributeError("cannot assign buffer before Module.__init__() call")
        self._check_name("buffer", name, self._buffers)
        if tensor is not None and not _is_tensor_like(tensor):
            raise TypeError(
                f"cannot assign '{_typename(tensor)}' object to buffer '{name}' (flashlight Tensor or None required)"
            )
        self._buffers[name] = _filtered(_global_hooks.buffer_registration, self, name, tensor)
        if persistent:
            self._non_persistent_buffers_set.discard(name)
        else:
            self._non_persistent_buffers_set.add(name)

    def register_parameter(self, name, param):
        """Adds a parameter (or None)."""
        if "_parameters" not in self.__dict__:
            raise AttributeError("cannot assign parameter before Module.__init__() call")
        self._check_name("parameter", name, self._parameters)
        if param is None:
            self._parameters[name] = None
            return
        if not isinstance(param, Parameter):
            raise TypeError(
                f"cannot assign '{_typename(param)}' object to parameter '{name}' "
                "(flashlight.nn.Parameter or None required)"
            )
        if param.grad_fn is not None:
            raise ValueError(
                f"Cannot assign non-leaf Tensor to parameter '{name}'. Model parameters must be created explicitly. "
                f"To express '{name}' as a function of another Tensor, compute the value in the forward() method."
            )
        self._parameters[name] = _filtered(_global_hooks.parameter_registration, self, name, param)

    def add_module(self, name, module):
        """Adds a child module (or None)."""
        if not isinstance(module, Module) and module is not None:
            raise TypeError(f"{_typename(module)} is not a Module subclass")
        self._check_name("module", name, self._modules)
        self._modules[name] = _filtered(_global_hooks.module_registration, self, name, module)

    def register_module(self, name, module):
        """The same as add_module."""
        self.add_module(name, module)

    def get_submodule(self, target):
        """The module at a dotted path; "" is this one."""
        module = self
        for name in () if target == "" else target.split("."):
            if not hasattr(module, name):
                raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
            module = getattr(module, name)
            if not isinstance(module, Module):
                raise AttributeError(f"`{name}` is not an nn.Module")
        return module

    def set_submodule(self, target, module, strict=False):
        """Replaces the module at a dotted path; unless strict, its last name may be new."""
        if target == "":
            raise ValueError("Cannot set the submodule without a target name!")
        if not isinstance(module, Module):
            raise ValueError(f"`module` is not an nn.Module, found {type(module)}")
        path, _, name = target.rpartition(".")
        parent = self.get_submodule(path)
        if not hasattr(parent, name):
            if strict:
                raise AttributeError(f"{parent._get_name()} has no attribute `{name}`")
        elif not isinstance(getattr(parent, name), Module):
            raise AttributeError(f"`{name}` is not an nn.Module")
        setattr(parent, name, module)

    def _member_at(self, target):
        path, _, name = target.rpartition(".")
        module = self.get_submodule(path)
        if not hasattr(module, name):
            raise AttributeError(f"{module._get_name()} has no attribute `{name}`")
        return module, name, getattr(module, name)

    def get_parameter(self, target):
        """The parameter at a dotted path."""
        _, name, value = self._member_at(target)
        if not isinstance(value, Parameter):
            raise AttributeError(f"`{name}` is not an nn.Parameter")
        return value

    def get_buffer(self, target):
        """The buffer at a dotted path."""
        module, name, value = self._member_at(target)
        if name not in module._buffers:
            raise AttributeError(f"`{name}` is not a buffer")
        return value

    # ---- Walking the tree -------------------------------------------------------------------------------------------

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        """(path, module) for this module and all below it, parents first."""
        yield from _C._walk(self, memo, prefix, remove_duplicate)

    def modules(self, remove_duplicate=True):
        """This module and all below it."""
        return _C._walk(self, None, None, remove_duplicate)

    def named_children(self):
        """(name, module) of the direct children, each module once."""
        yield from _C._children(self, True)

    def children(self):
        """The direct children, each once."""
        if type(self).named_children is Module.named_children:
            yield from _C._children(self, False)
        else:  # a subclass has its own way
            for _, child in self.named_children():
                yield child

    def _named_members(self, get_members_fn, prefix="", recurse=True, remove_duplicate=True):
        seen = set()
        owners = self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate) if recurse else [(prefix, self)]
        for path, module in owners:
            for name, value in get_members_fn(module):
                if value is None:
                    continue
                if remove_duplicate:
                    if id(value) in seen:
                        continue
                    seen.add(id(value))
                yield (f"{path}.{name}" if path else name), value

    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        """(path, parameter) of this module and, with recurse, of all below it."""
        found = _C._members(self, False, prefix, recurse, remove_duplicate)
        if found is None:
            found = self._named_members(lambda m: m._parameters.items(), prefix, recurse, remove_duplicate)
        yield from found

    def parameters(self, recurse=True):
        """The parameters of this module and, with recurse, of all below it, each once."""
        found = _C._members(self, False, None, recurse, True)
        if found is None:
            found = (param for _, param in self.named_parameters(recurse=recurse))
        yield from found

    def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
        """(path, buffer) of this module and, with recurse, of all below it."""
        found = _C._members(self, True, prefix, recurse, remove_duplicate)
        if found is None:
            found = self._named_members(lambda m: m._buffers.items(), prefix, recurse, remove_duplicate)
        yield from found

    def buffers(self, recurse=True):
        """The buffers of this module and, with recurse, of all below it, each once."""
        found = _C._members(self, True, None, recurse, True)
        if found is None:
            found = (buffer for _, buffer in self.named_buffers(recurse=recurse))
        yield from found

    def apply(self, fn):
        """Calls fn(module) for all modules below this one and then for this one."""
        return _C._apply(self, fn)

    # ---- Modes, types, gradients ------------------------------------------------------------------------------------

    def train(self, mode=True):
        """Training mode for this module and all below it (dropout, batch norm)."""
        if not isinstance(mode, bool):
            raise ValueError("training mode is expected to be boolean")
        return _C._train(self, mode)

    def eval(self):
        """Evaluation mode: train(False)."""
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        """Whether the parameters record gradients."""
        for param in self.parameters():
            param.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        """Drops the gradients of all parameters, or fills them with zeros."""
        if set_to_none and _C._drop_gradients(self):
            return
        for param in self.parameters():
            grad = param.grad
            if grad is None:
                continue
            if set_to_none:
                param.grad = None
            else:
                if grad.grad_fn is not None:
                    grad.detach_()
                else:
                    grad.requires_grad_(False)
                grad.zero_()

    def _apply(self, fn, recurse=True):
        """Replaces the contents of all parameters, their gradients and the buffers by fn(tensor)."""
        if recurse and self._modules:
            for child in self.children():
                child._apply(fn)
        for param in self._parameters.values():
            if param is None:
                continue
            grad = param.grad
            recording = _C._set_grad_enabled(False)
            try:
                changed = fn(param)
                changed_grad = None if grad is None else fn(grad)
            finally:
                _C._set_grad_enabled(recording)
            if changed is param and changed_grad is grad:
                continue
            if grad is not None and changed_grad.dtype != grad.dtype:
                param.grad = None  # a gradient of another type does not fit while the parameter changes
            param.data = changed
            if grad is not None:
                grad.data = changed_grad
                param.grad = grad
        for name, buffer in self._buffers.items():
            if buffer is not None:
                self._buffers[name] = fn(buffer)
        return self

    def to(self, *args, **kwargs):
        """to(device=None, dtype=None, non_blocking=False, *, memory_format=None), to(dtype) or to(tensor)."""
        device, dtype, non_blocking, memory_format = _parse_to(args, kwargs)
        if dtype is not None and not (dtype.is_floating_point or dtype.is_complex):
            raise TypeError(
                f"nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}"
            )

        def convert(t):
            kind = dtype if t.is_floating_point() or t.is_complex() else None
            if memory_format is not None and t.dim() in (4, 5):
                return t.to(device, kind, non_blocking, memory_format=memory_format)
            return t.to(device, kind, non_blocking)

        return self._apply(convert)

    def cpu(self):
        """Where everything is already."""
        return self._apply(lambda t: t.cpu())

    def type(self, dst_type):
        """All parameters and buffers as dst_type."""
        return self._apply(lambda t: t.type(dst_type))

    def float(self):
        """Floating parameters and buffers as float32."""
        return self._apply(lambda t: t.float() if t.is_floating_point() else t)

    def double(self):
        """Floating parameters and buffers as float64."""
        return self._apply(lambda t: t.double() if t.is_floating_point() else t)

    def half(self):
        """Floating parameters and buffers as float16."""
        return self._apply(lambda t: t.half() if t.is_floating_point() else t)

    def bfloat16(self):
        """Floating parameters and buffers as bfloat16."""
        return self._apply(lambda t: t.bfloat16() if t.is_floating_point() else t)

    def to_empty(self, *, device, recurse=True):
        """Parameters and buffers of the same shapes with uninitialised memory."""
        import flashlight

        return self._apply(lambda t: flashlight.empty_like(t, device=device), recurse=recurse)

    def share_memory(self):
        """Moves parameters and buffers to memory that forked processes share."""
        return self._apply(lambda t: t.share_memory_())

    def compile(self, *args, **kwargs):
        """There is nothing to compile: calls are direct already."""

    # ---- Calling ----------------------------------------------------------------------------------------------------

    def _locate_error(self, error):
        """For the C call path."""
        _locate_error(self, error)

    def _call_impl(self, *args, **kwargs):
        """forward() with the hooks of every kind around it."""
        if not (
            self._forward_hooks
            or self._forward_pre_hooks
            or self._backward_hooks
            or self._backward_pre_hooks
            or _global_hooks.forward
            or _global_hooks.forward_pre
            or _global_hooks.backward
            or _global_hooks.backward_pre
        ):
            return self.forward(*args, **kwargs)
        call = HookedCall(self, args, kwargs)
        if not (self._forward_hooks_always_called or _global_hooks.forward_always_called):
            return call.run()
        try:
            return call.run()
        except Exception:
            call.run_always_called()
            raise

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        """hook(module, args) -> None or changed args before forward(); with_kwargs: kwargs too, and both."""
        handle = RemovableHandle(self._forward_pre_hooks, extra_dict=self._forward_pre_hooks_with_kwargs)
        self._forward_pre_hooks[handle.id] = hook
        if with_kwargs:
            self._forward_pre_hooks_with_kwargs[handle.id] = True
        if prepend:
            _move_to_front(self._forward_pre_hooks, handle.id)
        return handle

    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        """hook(module, args, output) -> None or a changed output; always_call: also after an error."""
        extra = [self._forward_hooks_with_kwargs, self._forward_hooks_always_called]
        handle = RemovableHandle(self._forward_hooks, extra_dict=extra)
        self._forward_hooks[handle.id] = hook
        if with_kwargs:
            self._forward_hooks_with_kwargs[handle.id] = True
        if always_call:
            self._forward_hooks_always_called[handle.id] = True
        if prepend:
            _move_to_front(self._forward_hooks, handle.id)
        return handle

    def register_full_backward_pre_hook(self, hook, prepend=False):
        """hook(module, grad_output) -> None or changed gradients of the outputs."""
        handle = RemovableHandle(self._backward_pre_hooks)
        self._backward_pre_hooks[handle.id] = hook
        if prepend:
            _move_to_front(self._backward_pre_hooks, handle.id)
        return handle

    def _claim_backward_hooks(self, full):
        if self._is_full_backward_hook is (not full):
            raise RuntimeError(
                "Cannot use both regular backward hooks and full backward hooks on a single Module. "
                "Please use only one of them."
            )
        self._is_full_backward_hook = full

    def register_full_backward_hook(self, hook, prepend=False):
        """hook(module, grad_input, grad_output) -> None or changed gradients of the inputs."""
        self._claim_backward_hooks(True)
        handle = RemovableHandle(self._backward_hooks)
        self._backward_hooks[handle.id] = hook
        if prepend:
            _move_to_front(self._backward_hooks, handle.id)
        return handle

    def register_backward_hook(self, hook):
        """The old form of register_full_backward_hook, which sees the gradients of the module's last operation."""
        self._claim_backward_hooks(False)
        handle = RemovableHandle(self._backward_hooks)
        self._backward_hooks[handle.id] = hook
        return handle

    # ---- State ------------------------------------------------------------------------------------------------------

    def get_extra_state(self):
        """What state_dict() holds beyond tensors; a subclass that defines it defines set_extra_state too."""
        raise RuntimeError("Module.get_extra_state() is for subclasses to define")

    def set_extra_state(self, state):
        """Takes what get_extra_state() returned."""
        raise RuntimeError("Module.set_extra_state() is for subclasses to define")

    def register_state_dict_pre_hook(self, hook):
        """hook(module, prefix, keep_vars) before state_dict() reads this module."""
        handle = RemovableHandle(self._state_dict_pre_hooks)
        self._state_dict_pre_hooks[handle.id] = hook
        return handle

    def register_state_dict_post_hook(self, hook):
        """hook(module, state_dict, prefix, local_metadata) after state_dict() read this module; changes it in place."""
        hook._from_public_api = True
        handle = RemovableHandle(self._state_dict_hooks)
        self._state_dict_hooks[handle.id] = hook
        return handle

    def _register_state_dict_hook(self, hook):
        if getattr(hook, "_from_public_api", False):
            raise RuntimeError(
                "Cannot register the same function as the state dict post hook that was "
                "previously registered via register_state_dict_post_hook"
            )
        handle = RemovableHandle(self._state_dict_hooks)
        self._state_dict_hooks[handle.id] = hook
        return handle

    def register_load_state_dict_pre_hook(self, hook):
        """hook(module, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)."""
        return self._register_load_state_dict_pre_hook(hook, with_module=True)

    def _register_load_state_dict_pre_hook(self, hook, with_module=False):
        handle = RemovableHandle(self._load_state_dict_pre_hooks)
        self._load_state_dict_pre_hooks[handle.id] = _WrappedHook(hook, self if with_module else None)
        return handle

    def register_load_state_dict_post_hook(self, hook):
        """hook(module, incompatible_keys) after load_state_dict() filled this module; may change the keys in place."""
        handle = RemovableHandle(self._load_state_dict_post_hooks)
        self._load_state_dict_post_hooks[handle.id] = hook
        return handle

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        """Writes this module's own tensors, not its children's."""
        _C._save_to_state_dict(self, destination, prefix, keep_vars)

    def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
        """Path -> tensor of all parameters and persistent buffers, sharing their memory."""
        if args:
            _C.warn(
                "Positional args are being deprecated, use kwargs instead. Refer to "
                "https://pytorch.org/docs/main/generated/torch.nn.Module.html#torch.nn.Module.state_dict"
                " for details.",
                FutureWarning,
            )
            positional = dict(zip(("destination", "prefix", "keep_vars"), args))
            destination = positional.get("destination") if destination is None else destination
            prefix = positional.get("prefix", "") if prefix == "" else prefix
            keep_vars = positional.get("keep_vars", False) if keep_vars is False else keep_vars
        return _C._state_dict(self, destination, prefix, keep_vars)

    def _before_state_dict(self, prefix, keep_vars):
        for hook in self._state_dict_pre_hooks.values():
            hook(self, prefix, keep_vars)

    def _after_state_dict(self, destination, prefix, local_metadata):
        for hook in self._state_dict_hooks.values():
            result = hook(self, destination, prefix, local_metadata)
            if not getattr(hook, "_from_public_api", False):
                if result is not None:
                    destination = result
            elif result is not None:
                raise RuntimeError("state_dict post-hook must return None")
        return destination

    def _load_from_state_dict(
        self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs
    ):
        """Fills this module's own tensors, not its children's, and notes what did not fit."""
        for hook in self._load_state_dict_pre_hooks.values():
            hook(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
        hidden = self._non_persistent_buffers_set
        local_state = {name: t for name, t in self._parameters.items() if t is not None}
        local_state.update((name, t) for name, t in self._buffers.items() if t is not None and name not in hidden)
        assign = local_metadata.get("assign_to_params_buffers", False)
        found = 0
        for name, target in local_state.items():
            key = prefix + name
            if key in state_dict:
                found += 1
                value = state_dict[key]
                if not assign and _C._copy_alike(target, value):
                    continue
                problem = self._load_tensor(name, target, key, value, assign)
                if problem is not None:
                    error_msgs.append(problem)
            elif strict:
                missing_keys.append(key)

        extra_key = prefix + _EXTRA_STATE_KEY_SUFFIX
        if _overrides(self, "set_extra_state"):
            if extra_key in state_dict:
                self.set_extra_state(state_dict[extra_key])
            elif strict:
                missing_keys.append(extra_key)
        elif strict and extra_key in state_dict:
            unexpected_keys.append(extra_key)

        if strict and found != len(state_dict):  # there are others
            for key in state_dict:
                if key.startswith(prefix) and key != extra_key:
                    name, dot, _ = key[len(prefix) :].partition(".")
                    if name not in (self._modules if dot else local_state):
                        unexpected_keys.append(key)

    def _load_tensor(self, name, target, key, value, assign):
        """Copies or assigns one tensor; returns what is wrong with it, or None."""
        import flashlight

        if not _is_tensor_like(value):
            return (
                f'While copying the parameter named "{key}", expected flashlight.Tensor or Tensor-like object '
                f"from checkpoint but received {type(value)}"
            )
        if not is_lazy(target):
            if target.dim() == 0 and tuple(value.shape) == (1,):
                value = value[0]  # old files have numbers as one-element tensors
            if value.shape != target.shape:
                return (
                    f"size mismatch for {key}: copying a param with shape {value.shape} from checkpoint, "
                    f"the shape in current model is {target.shape}."
                )
        try:
            with flashlight.no_grad():
                if not assign:
                    target.copy_(value)
                    return None
                if isinstance(target, Parameter):
                    if isinstance(value, Parameter):
                        value.requires_grad_(target.requires_grad)
                    else:
                        value = Parameter(value, requires_grad=target.requires_grad)
                setattr(self, name, value)
        except MemoryError:
            raise
        except Exception as error:
            return (
                f'While copying the parameter named "{key}", whose dimensions in the model are {target.size()} and '
                f"whose dimensions in the checkpoint are {value.size()}, an exception occurred : {error.args}."
            )
        return None

    def load_state_dict(self, state_dict, strict=True, assign=False):
        """Copies the tensors of a state dict into this module and all below it; returns the keys that did not match.

        strict: keys that are missing or not expected are an error. assign: the tensors themselves take the places of
        the module's instead of being copied.
        """
        if not _is_mapping(state_dict):
            raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
        missing, unexpected, errors = [], [], []
        metadata = getattr(state_dict, "_metadata", None)
        state_dict = OrderedDict(state_dict)
        if metadata is not None:
            state_dict._metadata = metadata

        def load(module, local_state, prefix):
            local_metadata = {} if metadata is None else metadata.get(prefix[:-1], {})
            if assign:
                local_metadata["assign_to_params_buffers"] = assign
            module._load_from_state_dict(local_state, prefix, local_metadata, True, missing, unexpected, errors)
            for name, child in module._modules.items():
                if child is not None:
                    below = f"{prefix}{name}."
                    load(child, {k: v for k, v in local_state.items() if k.startswith(below)}, below)
            keys = _IncompatibleKeys(missing, unexpected)
            for hook in module._load_state_dict_post_hooks.values():
                if hook(module, keys) is not None:
                    raise AssertionError(
                        "Hooks registered with ``register_load_state_dict_post_hook`` are not expected to return new "
                        "values, if incompatible_keys need to be modified, it should be done inplace."
                    )

        before = [(m, m._parameters.copy(), m._buffers.copy()) for m in self.modules()] if assign else []
        try:
            load(self, state_dict, "")
        except MemoryError:  # what was assigned is put back
            for module, parameters, buffers in before:
                module._parameters.update(parameters)
                module._buffers.update(buffers)
            raise
        if strict:
            for keys, kind in ((unexpected, "Unexpected"), (missing, "Missing")):
                if keys:
                    errors.insert(
                        0, f"{kind} key(s) in state_dict: {', '.join(f'{chr(34)}{k}{chr(34)}' for k in keys)}. "
                    )
        if errors:
            raise RuntimeError(f"Error(s) in loading state_dict for {type(self).__name__}:\n\t" + "\n\t".join(errors))
        return _IncompatibleKeys(missing, unexpected)

    def __getstate__(self):
        state = self.__dict__.copy()
        state.pop("_compiled_call_impl", None)
        return state

    def __setstate__(self, state):
        own = self.__dict__
        own.update(state)
        # Files of old versions lack the newer tables.
        for name in _TABLES:
            if name not in own:
                own[name] = set() if name == "_non_persistent_buffers_set" else {}
        own.setdefault("_is_full_backward_hook", None)
        own.setdefault("training", True)

    # ---- Printing ---------------------------------------------------------------------------------------------------

    def _get_name(self):
        return type(self).__name__

    def extra_repr(self):
        """What stands between the parentheses of the printed module."""
        return ""

    def __repr__(self):
        extra = self.extra_repr()
        lines = extra.split("\n") if extra else []
        children = [f"({name}): {_addindent(repr(child), 2)}" for name, child in self._modules.items()]
        name = self._get_name()
        if not children and len(lines) <= 1:
            return f"{name}({lines[0] if lines else ''})"
        return f"{name}(\n  " + "\n  ".join(lines + children) + "\n)"


_C._set_module_class(Module)

_TABLES = (
    "_parameters",
    "_buffers",
    "_non_persistent_buffers_set",
    "_backward_pre_hooks",
    "_backward_hooks",
    "_forward_hooks",
    "_forward_hooks_with_kwargs",
    "_forward_hooks_always_called",
    "_forward_pre_hooks",
    "_forward_pre_hooks_with_kwargs",
    "_state_dict_hooks",
    "_state_dict_pre_hooks",
    "_load_state_dict_pre_hooks",
    "_load_state_dict_post_hooks",
    "_modules",
)


def _filtered(hooks, module, name, value):
    """A value about to be registered, after the global registration hooks had their say."""
    for hook in hooks.values():
        result = hook(module, name, value)
        if result is not None:
            value = result
    return value


def _overrides(module, method):
    return getattr(type(module), method, None) is not getattr(Module, method)


def _accepts(function, name):
    from inspect import signature

    return name in signature(function).parameters


def _is_mapping(value):
    if isinstance(value, dict):
        return True
    from collections.abc import Mapping

    return isinstance(value, Mapping)


def _parse_to(args, kwargs):
    """The arguments of to() in their three forms: (device, dtype, non_blocking, memory_format)."""
    import flashlight

    kwargs = dict(kwargs)
    memory_format = kwargs.pop("memory_format", None)
    if "tensor" in kwargs or (args and isinstance(args[0], Tensor)):
        names = ("tensor", "non_blocking", "copy")
    elif args and isinstance(args[0], flashlight.dtype):
        names = ("dtype", "non_blocking", "copy")
    else:
        names = ("device", "dtype", "non_blocking", "copy")
    if len(args) > len(names):
        raise TypeError(f"to() received an invalid combination of arguments: {len(args)} positional ones")
    given = dict(zip(names, args))
    for name, value in kwargs.items():
        if name not in names or name in given:
            raise TypeError(f"to() received an invalid combination of arguments - got an unexpected {name}")
        given[name] = value
    like = given.get("tensor")
    if like is not None:
        return like.device, like.dtype, given.get("non_blocking", False), memory_format
    device, dtype = given.get("device"), given.get("dtype")
    if device is not None and not isinstance(device, flashlight.device):
        device = flashlight.device(device)
    if dtype is not None and not isinstance(dtype, flashlight.dtype):
        raise TypeError(f"to(): argument 'dtype' must be flashlight.dtype, not {type(dtype).__name__}")
    return device, dtype, given.get("non_blocking", False), memory_format
