"""Gradients: backward, grad, custom functions, recording modes."""

from __future__ import annotations

import warnings

from flashlight import _C
from flashlight._C import Tensor

from . import forward_ad, function, grad_mode, graph
from .function import Function
from .grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled

__all__ = [
    "Function",
    "Variable",
    "backward",
    "detect_anomaly",
    "enable_grad",
    "forward_ad",
    "function",
    "grad",
    "grad_mode",
    "graph",
    "gradcheck",
    "gradgradcheck",
    "inference_mode",
    "no_grad",
    "set_detect_anomaly",
    "set_grad_enabled",
    "variable",
]


def _as_tuple(values, what):
    if isinstance(values, Tensor):
        return (values,)
    values = tuple(values)
    for value in values:
        if not isinstance(value, Tensor):
            raise TypeError(f"{what} must be Tensors, not {type(value).__name__}")
    return values


def _grads_tuple(grads, count):
    if grads is None:
        return (None,) * count
    if isinstance(grads, Tensor):
        return (grads,)
    return tuple(grads)


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
    tensors = _as_tuple(tensors, "tensors")
    if inputs is not None:
        inputs = _as_tuple(inputs, "inputs")
        if not inputs:
            raise RuntimeError("`inputs` argument to `backward()` cannot be empty.")
    grads = _grads_tuple(grad_tensors, len(tensors))
    keep = create_graph if retain_graph is None else retain_graph
    _C._run_backward(tensors, grads, keep, create_graph, inputs, False, True)


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
    if materialize_grads and allow_unused is False:
        raise ValueError(
            "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False."
        )
    if is_grads_batched:
        raise NotImplementedError("flashlight.autograd.grad: is_grads_batched=True")
    if not only_inputs:
        warnings.warn(
            "only_inputs argument is deprecated and is ignored now (defaults to True). To accumulate gradient for "
            "other parts of the graph, please use torch.autograd.backward.",
            FutureWarning,
            stacklevel=2,
        )
    outputs = _as_tuple(outputs, "outputs")
    inputs = _as_tuple(inputs, "inputs")
    grads = _grads_tuple(grad_outputs, len(outputs))
    keep = create_graph if retain_graph is None else retain_graph
    unused = materialize_grads if allow_unused is None else allow_unused
    result = _C._run_backward(outputs, grads, keep, create_graph, inputs, unused, False)
    if materialize_grads:
        import flashlight

        result = tuple(flashlight.zeros_like(i) if g is None else g for g, i in zip(result, inputs))
    return result


class set_detect_anomaly:
    """Accepted as in PyTorch; errors of the backward pass name the operation without it."""

    def __init__(self, mode=True, check_nan=True):
        pass

    def __enter__(self):
        pass

    def __exit__(self, kind, value, trace):
        pass


detect_anomaly = set_detect_anomaly


def Variable(data, requires_grad=False, volatile=None):
    """From before tensors were variables: data itself, with its requires_grad set."""
    return data.requires_grad_() if requires_grad else data


class variable:
    Variable = Variable


def __getattr__(name):
    from importlib import import_module

    if name in ("gradcheck", "gradgradcheck"):
        module = import_module(f"{__name__}.gradcheck")
        # Importing the submodule has put it where its function belongs.
        globals().update(gradcheck=module.gradcheck, gradgradcheck=module.gradgradcheck)
        return globals()[name]
    if name == "profiler":
        return import_module("flashlight.profiler")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
