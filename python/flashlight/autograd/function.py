"""autograd.Function: differentiable functions written in Python."""

import warnings
from contextlib import contextmanager
from functools import wraps

from flashlight import _C
from flashlight._C import FunctionCtx, Tensor

__all__ = ["BackwardCFunction", "Function", "FunctionCtx", "InplaceFunction", "once_differentiable"]


def _both_are_there(ctx, *grad_outputs):
    raise RuntimeError(
        "Implementing both 'backward' and 'vjp' for a custom Function is not allowed. You should only implement one of "
        "them."
    )


def _placed(cls, args, kwargs):
    """The arguments of apply() by their places in forward, defaults in those left out between; all of them where
    setup_context is to see them.
    """
    from inspect import Parameter, signature

    whole = cls.setup_context is not _C.FunctionBase.setup_context
    places = [p for p in signature(cls.forward).parameters.values() if p.kind <= Parameter.POSITIONAL_OR_KEYWORD]
    places = places if whole else places[1:]
    names = [p.name for p in places]
    placed = dict(zip(names, args))
    for name, value in kwargs.items():
        if name not in names:
            raise TypeError(f"{cls.forward.__name__}() got an unexpected keyword argument '{name}'")
        if name in placed:
            raise TypeError(f"{cls.forward.__name__}() got multiple values for argument '{name}'")
        placed[name] = value
    count = len(names) if whole else max((names.index(name) + 1 for name in kwargs), default=len(args))
    for p in places[len(args) : count]:
        if p.name not in placed and p.default is Parameter.empty:
            raise TypeError(f"{cls.forward.__name__}() missing a required argument: '{p.name}'")
    return (*args, *(placed.get(p.name, p.default) for p in places[len(args) : count]))


class Function(_C.FunctionBase):
    """Base of differentiable functions: subclass it with static methods forward and backward, and call apply().

    forward(ctx, *args) computes the outputs (what it does is not recorded); backward(ctx, *grad_outputs) returns one
    gradient, or None, for each argument of forward. With a static method setup_context(ctx, inputs, output), forward
    takes the arguments alone.
    """

    generate_vmap_rule = False
    boxed_grads_call = False  # True: backward(ctx, grads) gets its gradients in one list, which it may empty

    def __init__(self, *args, **kwargs):
        warnings.warn(
            f"{type(self)} should not be instantiated. Methods on autograd functions are all static, so you should "
            "invoke them on the class itself. Instantiating an autograd function will raise an error in a future "
            "version.",
            DeprecationWarning,
            stacklevel=2,
        )

    @staticmethod
    def forward(*args, **kwargs):
        """To be defined by a subclass, static: forward(ctx, *args) computes the outputs, a tensor or a tuple; with a
        setup_context, forward(*args). ctx.save_for_backward keeps tensors for backward."""
        raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def backward(ctx, *grad_outputs):
        """To be defined by a subclass, static: from a gradient of each output, in its shape or None, a gradient or
        None for each argument of forward. `vjp` is another name for it."""
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it with "
            "backward mode AD."
        )

    @staticmethod
    def jvp(ctx, *grad_inputs):
        """To be defined by a subclass for forward mode, static: from a tangent of each argument, or None, the
        tangents of the outputs."""
        raise NotImplementedError(
            "You must implement the jvp function for custom autograd.Function to use it with forward mode AD."
        )

    @staticmethod
    def vmap(info, in_dims, *args):
        """To be defined by a subclass for vmap, static: (outputs, out_dims) of batched arguments; in_dims has the
        batch dimension of each, or None, info.batch_size its size. With generate_vmap_rule = True it follows from
        forward and backward."""
        raise NotImplementedError(
            "To use autograd.Function with vmap, you must either override the vmap staticmethod or set "
            "generate_vmap_rule=True."
        )

    def __call__(self, *args, **kwargs):
        raise RuntimeError(
            "Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd "
            "function with static forward method: make forward and backward static and call apply() on the class."
        )

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "vjp" in cls.__dict__:
            cls.backward = cls.__dict__["vjp"] if "backward" not in cls.__dict__ else staticmethod(_both_are_there)


_appliers = []  # asked in the place of apply, the innermost first, while duals or batches are about


@contextmanager
def applied_by(applier):
    """A block in which applier(cls, args) is asked for what cls.apply(*args) gives; NotImplemented: the others."""
    begin_applying(applier)
    try:
        yield
    finally:
        end_applying(applier)


def begin_applying(applier):
    """Where a block of applied_by begins."""
    _appliers.append(applier)
    _C._set_dual_apply(_applied)


def end_applying(applier):
    """Where it ends."""
    _appliers.remove(applier)
    if not _appliers:
        _C._set_dual_apply(None)


def _applied(cls, args):
    for applier in reversed(_appliers):
        result = applier(cls, args)
        if result is not NotImplemented:
            return result
    return NotImplemented


def tangents_by(ctx, args, tangents, count):
    """The tangents of a Function's `count` results by its jvp, from those of its arguments (None: it has none)."""
    if ctx.materialize_grads:
        tangents = [
            a.new_zeros(a.shape) if t is None and isinstance(a, Tensor) and a.is_floating_point() else t
            for a, t in zip(args, tangents)
        ]
    found = ctx._function.jvp(ctx, *tangents)
    found = found if isinstance(found, tuple) else (found,)
    if len(found) != count:
        raise RuntimeError(f"{ctx._function.__name__}.jvp: expected {count} tangents, one an output, got {len(found)}")
    return found


BackwardCFunction = _C.FunctionCtx


class InplaceFunction(Function):
    pass


class _Once(Function):
    """Hands gradients on and refuses to be differentiated."""

    @staticmethod
    def forward(ctx, *tensors):
        return tuple(t.detach() for t in tensors)

    @staticmethod
    def backward(ctx, *grads):
        raise RuntimeError("trying to differentiate twice a function that was marked with @once_differentiable")


def once_differentiable(fn):
    """Marks a backward whose result has no derivative: what it does is not recorded."""

    @wraps(fn)
    def wrapper(ctx, *args):
        before = _C._set_grad_enabled(False)
        try:
            outputs = fn(ctx, *args)
        finally:
            _C._set_grad_enabled(before)
        if not before or not any(isinstance(a, Tensor) and a.requires_grad for a in args):
            return outputs
        single = not isinstance(outputs, tuple)
        outputs = [outputs] if single else list(outputs)
        where = [i for i, t in enumerate(outputs) if isinstance(t, Tensor)]
        marked = _Once.apply(*[outputs[i].detach().requires_grad_() for i in where])
        for i, t in zip(where, marked):
            outputs[i] = t
        return outputs[0] if single else tuple(outputs)

    return wrapper
