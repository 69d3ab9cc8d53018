"""Activation checkpointing: a part of a model keeps its inputs only, and is computed again when gradients are needed.

The forward pass runs with nothing recorded inside one custom function; that function's backward draws the same random
numbers, runs the part again with recording on, and goes backward through it.
"""

from __future__ import annotations

from contextlib import nullcontext

import flashlight
from flashlight import Tensor

__all__ = ["checkpoint", "checkpoint_sequential"]


def _noop_context_fn():
    return nullcontext(), nullcontext()


noop_context_fn = _noop_context_fn


def _flatten(value, tensors):
    """The tensors inside lists, tuples and dicts are put into `tensors`; returns what puts them back."""
    if isinstance(value, Tensor):
        tensors.append(value)
        return lambda given: next(given)
    if isinstance(value, dict):
        parts = {key: _flatten(item, tensors) for key, item in value.items()}
        return lambda given: type(value)((key, part(given)) for key, part in parts.items())
    if isinstance(value, (list, tuple)):
        parts = [_flatten(item, tensors) for item in value]
        if hasattr(value, "_fields"):
            return lambda given: type(value)(*[part(given) for part in parts])
        return lambda given: type(value)([part(given) for part in parts])
    return lambda given: value


class _Part:
    """One checkpointed call."""

    def __init__(self, function, args, kwargs, preserve, context_fn):
        self.function = function
        self.tensors = []
        self.inputs = _flatten((args, kwargs), self.tensors)
        self.needs = [t.requires_grad for t in self.tensors]
        self.state = flashlight.get_rng_state() if preserve else None
        self.contexts = context_fn()
        self.outputs = None

    def run(self, tensors):
        args, kwargs = self.inputs(iter(tensors))
        return self.function(*args, **kwargs)

    def run_again(self, tensors):
        """Fresh leaves in the places of the inputs, and the output tensors computed from them."""
        leaves = [t.detach().requires_grad_(need) for t, need in zip(tensors, self.needs)]
        outputs = []
        with flashlight.random.fork_rng(enabled=self.state is not None):
            if self.state is not None:
                flashlight.set_rng_state(self.state)
            with flashlight.enable_grad(), self.contexts[1]:
                _flatten(self.run(leaves), outputs)
        return leaves, outputs


_function = None


def _checkpoint_function():
    global _function
    if _function is None:

        class CheckpointFunction(flashlight.autograd.Function):
            @staticmethod
            def forward(ctx, part, anchor, *tensors):
                ctx.part = part
                ctx.save_for_backward(*tensors)
                outputs = []
                with flashlight.no_grad(), part.contexts[0]:
                    part.outputs = _flatten(part.run(tensors), outputs)
                return tuple(outputs)

            @staticmethod
            def backward(ctx, *grads):
                leaves, outputs = ctx.part.run_again(ctx.saved_tensors)
                if len(outputs) != len(grads):
                    raise RuntimeError(
                        "flashlight.utils.checkpoint: the function returned another number of tensors when it was run "
                        f"again: {len(outputs)} instead of {len(grads)}"
                    )
                pairs = [(o, g) for o, g in zip(outputs, grads) if o.requires_grad and g is not None]
                if not pairs:
                    raise RuntimeError("none of output has requires_grad=True, this checkpoint() is not necessary")
                flashlight.autograd.backward(*map(list, zip(*pairs)))
                return (None, None, *[leaf.grad for leaf in leaves])

        _function = CheckpointFunction
    return _function


def checkpoint(
    function,
    *args,
    use_reentrant=None,
    context_fn=noop_context_fn,
    determinism_check="default",
    debug=False,
    early_stop=True,
    preserve_rng_state=True,
    **kwargs,
):
    """function(*args, **kwargs) without keeping what it computes on the way.

    With use_reentrant=True some argument must need a gradient for parameters inside the function to get theirs.
    """
    if use_reentrant is None:
        _warn(
            "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. use_reentrant=False is "
            "recommended, but if you need to preserve the current default behavior, you can pass use_reentrant=True."
        )
        use_reentrant = True
    if use_reentrant:
        if kwargs:
            raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
        if context_fn is not noop_context_fn or debug is not False:
            raise ValueError("Passing `context_fn` or `debug` is only supported when use_reentrant=False.")
    if not flashlight.is_grad_enabled():
        return function(*args, **kwargs)
    part = _Part(function, args, kwargs, preserve_rng_state, context_fn)
    if use_reentrant and not any(part.needs):
        _warn("None of the inputs have requires_grad=True. Gradients will be None")
    # The anchor makes the outputs need gradients where only parameters inside the function do.
    anchor = flashlight.empty(0, requires_grad=not use_reentrant)
    tensors, part.tensors = part.tensors, None
    outputs = _checkpoint_function().apply(part, anchor, *tensors)
    return part.outputs(iter(outputs if isinstance(outputs, tuple) else (outputs,)))


def checkpoint_sequential(functions, segments, input, use_reentrant=None, preserve_rng_state=True, **kwargs):
    """Runs functions (or a Sequential) one after the other, in segments of which all but the last are checkpointed."""
    if kwargs:
        raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
    if use_reentrant is None:
        _warn("torch.utils.checkpoint.checkpoint_sequential: the use_reentrant parameter should be passed explicitly.")
        use_reentrant = True
    functions = list(functions.children()) if hasattr(functions, "children") else list(functions)
    size = len(functions) // segments

    def chain(part):
        def run(x):
            for function in part:
                x = function(x)
            return x

        return run

    last = size * (segments - 1)
    for start in range(0, last, size):
        input = checkpoint(
            chain(functions[start : start + size]),
            input,
            use_reentrant=use_reentrant,
            preserve_rng_state=preserve_rng_state,
        )
    return chain(functions[last:])(input)


def _warn(message):
    import warnings

    warnings.warn(message, stacklevel=3)
