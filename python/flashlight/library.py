"""Operators of a program's own, as torch.library registers them: an opaque function of tensors with its gradient.

    @flashlight.library.custom_op("mine::scaled", mutates_args=())
    def scaled(x: Tensor, factor: float) -> Tensor:
        return x * factor

    scaled.register_autograd(lambda ctx, grad: (grad * ctx.factor, None), setup_context=keep_factor)

flashlight.ops.mine.scaled is the same operator. Nothing is traced: schemas and fake kernels are not needed.
"""

import inspect
from enum import IntFlag
from types import SimpleNamespace

from flashlight import _C
from flashlight.autograd import Function

__all__ = ["Library", "custom_op", "get_ctx", "impl", "register_autograd", "register_fake", "register_kernel"]

_operators = {}  # "namespace::name": CustomOpDef


class CustomOpDef:
    """What custom_op makes: called like its function, whose insides autograd does not see."""

    def __init__(self, name, function, mutates_args):
        self._name = self._qualname = name
        self._namespace, self._opname = name.split("::")
        self._function = function
        self._signature = inspect.signature(function)
        self._mutates = mutates_args
        self._backward = self._setup_context = None
        self.__doc__ = function.__doc__
        self.default = self
        self._node = self._make_node()

    def __repr__(self):
        return f"<CustomOpDef({self._name})>"

    def __call__(self, *args, **kwargs):
        given = self._signature.bind(*args, **kwargs)
        given.apply_defaults()
        return self._node.apply(*given.arguments.values())

    def _make_node(self):
        op = self
        names = list(self._signature.parameters.values())

        def forward(*values):
            positional = [v for p, v in zip(names, values) if p.kind is not p.KEYWORD_ONLY]
            named = {p.name: v for p, v in zip(names, values) if p.kind is p.KEYWORD_ONLY}
            return op._function(*positional, **named)

        def setup_context(ctx, inputs, output):
            dirty = [v for p, v in zip(names, inputs) if p.name in op._mutates] if op._mutates != "unknown" else []
            if dirty:
                ctx.mark_dirty(*dirty)
            if op._setup_context is not None:
                named = {p.name: v for p, v in zip(names, inputs) if p.kind is p.KEYWORD_ONLY}
                positional = tuple(v for p, v in zip(names, inputs) if p.kind is not p.KEYWORD_ONLY)
                extra = {"keyword_only_inputs": named} if named else {}
                op._setup_context(ctx=ctx, inputs=positional, output=output, **extra)

        def backward(ctx, *grads):
            if op._backward is None:
                raise RuntimeError(
                    f"Trying to backward through {op._name} but no autograd formula was registered. Please use "
                    "register_autograd to add one."
                )
            result = op._backward(ctx, *grads)
            result = tuple(result) if isinstance(result, (tuple, list)) else (result,)
            return (*result, *[None] * (len(names) - len(result)))

        methods = {"forward": forward, "setup_context": setup_context, "backward": backward}
        return type(self._opname, (Function,), {name: staticmethod(method) for name, method in methods.items()})

    def register_autograd(self, backward, /, *, setup_context=None):
        """backward(ctx, *grads) gives a gradient for each input; setup_context(ctx, inputs, output) keeps what that
        needs."""
        self._backward, self._setup_context = backward, setup_context

    def register_kernel(self, device_types, fn=None, /):
        """Another function for the CPU, the one device there is; those for others are left aside."""

        def register(fn):
            if device_types is None or "cpu" in ([device_types] if isinstance(device_types, str) else device_types):
                self._function = fn
            return fn

        return register if fn is None else register(fn)

    def register_fake(self, fn, /):
        """The function itself: what tells shapes without computing is not needed, as nothing is traced."""
        return fn

    register_vmap = register_torch_dispatch = register_fake


def custom_op(name, fn=None, /, *, mutates_args, device_types=None, schema=None, tags=None):
    """Registers fn as the operator "namespace::name"; a decorator where fn is not given."""
    if name.count("::") != 1:
        raise ValueError(f"custom_op: the name must be of the form namespace::name, got {name!r}")

    def register(fn):
        _operators[name] = op = CustomOpDef(name, fn, mutates_args)
        return op

    return register if fn is None else register(fn)


def _operator(op):
    if isinstance(op, CustomOpDef):
        return op
    namespace, _, name = op.partition("::")
    return getattr(getattr(ops, namespace), name)


def register_autograd(op, backward, /, *, setup_context=None, lib=None):
    """CustomOpDef.register_autograd of an operator or of its name."""
    _operator(op).register_autograd(backward, setup_context=setup_context)


def register_kernel(op, device_types, func=None, /, *, lib=None):
    """CustomOpDef.register_kernel of an operator or of its name; a decorator without func."""
    return _operator(op).register_kernel(device_types, func)


def register_fake(op, func=None, /, *, lib=None, allow_override=False):
    """Takes the function that tells shapes without computing, which tracing would need."""
    return (lambda fn: fn) if func is None else func


impl_abstract = register_fake
register_vmap = register_fake


def impl(op, types, func=None, *, lib=None):
    """Makes func the operator's function where `types` names the CPU or is "default"; a decorator without func."""
    return _operator(op).register_kernel(None if types == "default" else types.lower(), func)


def get_ctx():
    """A RuntimeError: it is for fake kernels, which nothing calls."""
    raise RuntimeError("get_ctx() is for fake kernels, which nothing calls here")


class Library:
    """A namespace to register operators in by their schemas; the functions come by impl."""

    def __init__(self, ns, kind, dispatch_key=""):
        if kind not in ("IMPL", "DEF", "FRAGMENT"):
            raise ValueError(f"Unsupported kind: {kind}")
        self.ns, self.kind, self.dispatch_key = ns, kind, dispatch_key

    def define(self, schema, alias_analysis="", *, tags=()):
        """Keeps the name in the schema; the operator is there once it has a function."""
        return schema.partition("(")[0].split(".")[0].strip()

    def impl(self, op_name, fn, dispatch_key="", *, with_keyset=False, allow_override=False):
        """Makes fn the operator's function on the CPU; functions for other kinds of tensors are left aside."""
        if (dispatch_key or self.dispatch_key) in ("", "CPU", "CompositeImplicitAutograd", "CompositeExplicitAutograd"):
            name = op_name if isinstance(op_name, str) else op_name._opname
            name = f"{self.ns}::{name.rpartition('::')[2]}"
            _operators[name] = CustomOpDef(name, fn, ())


class _Operators:
    """flashlight.ops: the registered operators as namespace.name."""

    def load_library(self, path):
        raise OSError(f"ops.load_library: {path} was compiled for PyTorch's C++ library, which is not here")

    def __getattr__(self, namespace):
        if namespace.startswith("__"):
            raise AttributeError(namespace)
        return _Namespace(namespace)


class _Namespace(SimpleNamespace):
    def __init__(self, name):
        super().__init__(_name=name)

    def __getattr__(self, name):
        try:
            return _operators[f"{self._name}::{name}"]
        except KeyError:
            raise AttributeError(f"'_OpNamespace' '{self._name}' object has no attribute '{name}'") from None


ops = _Operators()


# ---- Names of PyTorch's dispatcher that packages use when they register operators ------------------------------------


class DispatchKey(IntFlag):
    """The kinds of tensors for which PyTorch chooses a function. There is one kind, so sets of them change nothing."""

    Undefined = 0
    CPU, CUDA, XPU, Meta, AutogradCPU, AutogradCUDA, AutocastCPU, AutocastCUDA, AutocastXPU = (1 << i for i in range(9))


class _ExcludeDispatchKeyGuard:
    """A block that changes nothing: there is one kind of tensors."""

    def __init__(self, keys):
        self.keys = keys

    def __enter__(self):
        pass

    def __exit__(self, kind, value, trace):
        return False


_C.DispatchKey = _C.DispatchKeySet = DispatchKey
_C._ExcludeDispatchKeyGuard = _ExcludeDispatchKeyGuard
