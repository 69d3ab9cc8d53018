"""Gradients: backward, grad, custom functions, recording modes."""

import warnings

from flashlight import _C
from flashlight._C import Tensor

from . import function, grad_mode, graph
from .anomaly_mode import detect_anomaly, set_detect_anomaly
from .function import Function
from .grad_mode import (
    _unsafe_preserve_version_counter,  # noqa: F401
    enable_grad,
    inference_mode,
    is_multithreading_enabled,
    no_grad,
    set_grad_enabled,
    set_multithreading_enabled,
)

__all__ = [
    "Function",
    "Variable",
    "backward",
    "detect_anomaly",
    "enable_grad",
    "forward_ad",
    "function",
    "functional",
    "grad",
    "grad_mode",
    "graph",
    "gradcheck",
    "gradgradcheck",
    "inference_mode",
    "is_multithreading_enabled",
    "no_grad",
    "set_detect_anomaly",
    "set_grad_enabled",
    "set_multithreading_enabled",
    "variable",
]


def _as_tuple(values):
    if isinstance(values, (Tensor, graph.GradientEdge)):
        return (values,)
    return tuple(values)


def _grads_tuple(grads, outputs):
    """One gradient or None for each output, broadcast batches aside."""
    if grads is None:
        return (None,) * len(outputs)
    grads = (grads,) if isinstance(grads, Tensor) else tuple(grads)
    return grads[: len(outputs)] if len(grads) > len(outputs) else grads


def _run_backward(outputs, grads, keep, create_graph, inputs, unused, accumulate):
    run = _C._run_backward
    if function._appliers:  # a map may be running
        from flashlight import _vmap

        run = _vmap.run_backward if _vmap.anything_batched(outputs, grads, inputs) else run
    return run(outputs, grads, keep, create_graph, inputs, unused, accumulate)


def _answered(tensors):
    """Whether a class among the tensors, or a mode, answers for what is done with them; in a map nobody is asked."""
    return not function._appliers and _C._has_torch_function(tensors)


_warned_of_cycle = False


def _warn_of_cycle():
    """Once in a program, as PyTorch does, unless set_warn_always."""
    global _warned_of_cycle
    from flashlight._misc import is_warn_always_enabled

    if _warned_of_cycle and not is_warn_always_enabled():
        return
    _warned_of_cycle = True
    warnings.warn(
        "Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient "
        "which can cause a memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you "
        "have to use this function, make sure to reset the .grad fields of your parameters to None after use to break "
        "the cycle and avoid the leak.",
        UserWarning,
        stacklevel=3,
    )


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None):
    """Adds the gradients of `tensors` with respect to the leaves of the graph to their .grad.

    `grad_tensors` are the gradients to start from, needed for tensors of more than one element. The graph is freed
    unless retain_graph (or create_graph, which records the pass itself for higher derivatives). With `inputs`, only
    these get gradients.
    """
    if grad_variables is not None:
        warnings.warn("`grad_variables` is deprecated. Use `grad_tensors` instead.", FutureWarning, stacklevel=2)
        if grad_tensors is not None:
            raise RuntimeError(
                "`grad_tensors` and `grad_variables` (deprecated) arguments both passed to `backward()`. "
                "Please only use `grad_tensors`."
            )
        grad_tensors = grad_variables
    tensors = _as_tuple(tensors)
    if _answered(tensors):
        options = {"retain_graph": retain_graph, "create_graph": create_graph, "inputs": inputs}
        return _C._handle_torch_function(backward, tensors, (tensors,), {"grad_tensors": grad_tensors, **options})
    if inputs is not None:
        inputs = _as_tuple(inputs)
        if not inputs:
            raise RuntimeError("`inputs` argument to `backward()` cannot be empty.")
    grads = _grads_tuple(grad_tensors, tensors)
    if create_graph:
        _warn_of_cycle()
    keep = create_graph if retain_graph is None else retain_graph
    _run_backward(tensors, grads, keep, create_graph, inputs, False, True)
    return None


def grad(
    outputs,
    inputs,
    grad_outputs=None,
    retain_graph=None,
    create_graph=False,
    only_inputs=True,
    allow_unused=None,
    is_grads_batched=False,
    materialize_grads=False,
):
    """The gradients of `outputs` with respect to `inputs`, as a tuple; no .grad is touched."""
    outputs, inputs = _as_tuple(outputs), _as_tuple(inputs)
    if _answered(outputs + inputs):
        options = {
            "grad_outputs": grad_outputs,
            "retain_graph": retain_graph,
            "create_graph": create_graph,
            "only_inputs": only_inputs,
            "allow_unused": allow_unused,
            "is_grads_batched": is_grads_batched,
            "materialize_grads": materialize_grads,
        }
        return _C._handle_torch_function(grad, outputs + inputs, (outputs, inputs), options)
    if materialize_grads and allow_unused is False:
        raise ValueError(
            "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False."
        )
    if not only_inputs:
        warnings.warn(
            "only_inputs argument is deprecated and is ignored now (defaults to True). To accumulate gradient for "
            "other parts of the graph, please use autograd.backward.",
            FutureWarning,
            stacklevel=2,
        )
    return _grad(
        outputs, inputs, grad_outputs, retain_graph, create_graph, allow_unused, is_grads_batched, materialize_grads
    )


def _grad(
    outputs,
    inputs,
    grad_outputs=None,
    retain_graph=None,
    create_graph=False,
    allow_unused=None,
    is_grads_batched=False,
    materialize_grads=False,
):
    """grad of tuples, which asks nobody."""
    if not inputs:
        raise RuntimeError("`inputs` argument to `grad()` cannot be empty.")
    keep = create_graph if retain_graph is None else retain_graph
    unused = materialize_grads if allow_unused is None else allow_unused
    grads = _grads_tuple(grad_outputs, outputs)
    if is_grads_batched:
        result = _grad_of_batch(outputs, inputs, grads, keep, create_graph, unused)
    else:
        result = _run_backward(outputs, grads, keep, create_graph, inputs, unused, False)
    if materialize_grads:
        if any(g is None and not isinstance(i, Tensor) for g, i in zip(result, inputs)):
            raise RuntimeError("materialize_grads cannot be used when the given input is a GradientEdge")
        from flashlight import zeros_like

        result = tuple(zeros_like(i, requires_grad=create_graph) if g is None else g for g, i in zip(result, inputs))
    return result


def _grad_of_batch(outputs, inputs, grads, keep, create_graph, unused):
    """A pass for each entry of the gradients' first dimension; what they give is stacked."""
    import flashlight

    sizes = {g.shape[0] for g in grads if g is not None}
    if len(sizes) != 1:
        raise ValueError(
            f"grad(is_grads_batched=True): grad_outputs must have the same first dimension, got {sorted(sizes)}"
        )
    (size,) = sizes
    rows = [
        _run_backward(
            outputs,
            tuple(None if g is None else g[i] for g in grads),
            keep or i + 1 < size,
            create_graph,
            inputs,
            unused,
            False,
        )
        for i in range(size)
    ]
    return tuple(None if column[0] is None else flashlight.stack(column) for column in zip(*rows))


class _ExecutionEngine:
    queue_callback = staticmethod(_C._queue_callback)


class _VariableMeta(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, _C.Tensor)

    def __call__(cls, data, requires_grad=False, volatile=None):
        if volatile:
            _C.warn("volatile was removed and now has no effect. Use `with torch.no_grad():` instead.")
        return data.requires_grad_() if requires_grad else data


class Variable(metaclass=_VariableMeta):
    """From before tensors were variables: Variable(data) is data itself, with its requires_grad set."""

    _execution_engine = _ExecutionEngine()


class variable:
    """The older module of Variable, as a name."""

    Variable = Variable


def __getattr__(name):
    from importlib import import_module

    if name in ("gradcheck", "gradgradcheck"):
        module = import_module(f"{__name__}.gradcheck")
        # Importing the submodule has put it where its function belongs.
        globals().update(gradcheck=module.gradcheck, gradgradcheck=module.gradgradcheck)
        return globals()[name]
    if name in ("forward_ad", "functional", "profiler"):
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
