"""Derivatives of functions of tensors: products with Jacobians and Hessians, and the matrices themselves.

Forward products (jvp, hvp) come from differentiating the backward pass: v^T J is linear in v, and its derivative is J.
"""

import flashlight
from flashlight import Tensor

from . import grad as _grad

__all__ = ["hessian", "hvp", "jacobian", "jvp", "vhp", "vjp"]


def _tensors(values, what, function):
    """The values as a tuple, and whether they were one."""
    if isinstance(values, Tensor):
        return (values,), False
    was_tuple = isinstance(values, tuple)
    values = values if was_tuple else (values,)
    for i, value in enumerate(values):
        if not isinstance(value, Tensor):
            where = f"Value at index {i} in the {what}" if was_tuple else f"The {what}"
            raise TypeError(
                f"The {what} given to {function} must be either a Tensor or a tuple of Tensors but {where} has type "
                f"{type(value)}."
            )
    return values, was_tuple


def _independent(inputs, create_graph):
    """Tensors to differentiate with respect to: leaves of their own, or with create_graph connected to the inputs."""
    return tuple(t.view_as(t) if create_graph and t.requires_grad else t.detach().requires_grad_() for t in inputs)


def _run(function, inputs, create_graph, name):
    inputs, was_tuple = _tensors(inputs, "inputs", name)
    inputs = _independent(inputs, create_graph)
    outputs, many = _tensors(function(*inputs), "outputs of the user-provided function", name)
    return inputs, was_tuple, outputs, many


def _checked_v(v, like, name, was_tuple):
    v, _ = _tensors(v, "v", name)
    v = tuple(t.detach() if not t.requires_grad else t.view_as(t) for t in v)
    if len(v) != len(like):
        raise RuntimeError(f"v is a tuple of invalid length: should be {len(like)} but got {len(v)}.")
    for i, (a, b) in enumerate(zip(v, like)):
        if a.shape != b.shape:
            where = f"Entry {i} in " if was_tuple else ""
            raise RuntimeError(f"{where}v has invalid size: should be {b.shape} but got {a.shape}.")
    return v


def _strictly(name, what, i, j=None):
    """Says in strict mode that an output does not depend on an input."""
    detail = {
        "output": f"Output {i} of the user-provided function does not require gradients. The outputs must be computed "
        "in a differentiable manner from the input when running in strict mode.",
        "input": f"Output {j} of the user-provided function is independent of input {i}. This is not allowed in strict "
        "mode.",
        "jacobian": f"The jacobian of the user-provided function is independent of input {i}. This is not allowed in "
        "strict mode when create_graph=True.",
        "hessian": f"The hessian of the user-provided function is independent of input {i}. This is not allowed in "
        "strict mode.",
    }
    raise RuntimeError(f"{name}: {detail[what]}")


def _gradients(outputs, inputs, v=None, create_graph=False, retain_graph=None):
    """One gradient or None for each input; Nones all where nothing needs a gradient."""
    pairs = [(o, None if v is None else v[i]) for i, o in enumerate(outputs) if o is not None and o.requires_grad]
    if not pairs:
        return (None,) * len(inputs)
    outs, seeds = zip(*pairs)
    return _grad(outs, inputs, seeds, create_graph=create_graph, retain_graph=retain_graph, allow_unused=True)


def _filled(grads, like):
    return tuple(flashlight.zeros_like(t) if g is None else g for g, t in zip(grads, like))


def _finished(values, was_tuple, create_graph):
    if not create_graph:
        values = tuple(v.detach() for v in values)
    return values if was_tuple else values[0]


def _one_number(outputs, many, name):
    if many or outputs[0].numel() != 1:
        raise RuntimeError(f"The Tensor returned by the function given to {name} should contain a single element")
    return outputs[0]


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    """func(*inputs), and the product of v with the Jacobian there."""
    with flashlight.enable_grad():
        inputs, was_tuple, outputs, many = _run(func, inputs, create_graph, "vjp")
        if strict:
            for i, output in enumerate(outputs):
                if not output.requires_grad:
                    _strictly("vjp", "output", i)
        if v is not None:
            v = _checked_v(v, outputs, "vjp", many)
        elif len(outputs) != 1 or outputs[0].numel() != 1:
            raise RuntimeError(
                "The vector v can only be None if the user-provided function returns a single Tensor with a single "
                "element."
            )
        grads = _gradients(outputs, inputs, v, create_graph)
        if strict:
            for i, g in enumerate(grads):
                if g is None:
                    _strictly("vjp", "input", i, 0)
                if create_graph and not g.requires_grad:
                    _strictly("vjp", "jacobian", i)
        grads = _filled(grads, inputs)
    return _finished(outputs, many, create_graph), _finished(grads, was_tuple, create_graph)


def _forward_products(outputs, inputs, create_graph):
    """u, and g(u) = u^T J as a function of u that can be differentiated."""
    u = tuple(flashlight.zeros_like(o, requires_grad=True) for o in outputs)
    return u, _gradients(outputs, inputs, u, create_graph=True)


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    """func(*inputs), and the product of the Jacobian there with v."""
    with flashlight.enable_grad():
        inputs, was_tuple, outputs, many = _run(func, inputs, create_graph, "jvp")
        if strict:
            for i, output in enumerate(outputs):
                if not output.requires_grad:
                    _strictly("jvp", "output", i)
        if v is not None:
            v = _checked_v(v, inputs, "jvp", was_tuple)
        elif len(inputs) != 1 or inputs[0].numel() != 1:
            raise RuntimeError(
                "The vector v can only be None if the input to the user-provided function is a single Tensor with a "
                "single element."
            )
        else:
            v = (flashlight.ones_like(inputs[0]),)
        u, grads = _forward_products(outputs, inputs, create_graph)
        if strict:
            for i, g in enumerate(grads):
                if g is None:
                    _strictly("jvp", "input", i, 0)
        result = _gradients(grads, u, v, create_graph)
        if strict and create_graph:
            for i, t in enumerate(result):
                if t is None or not t.requires_grad:
                    _strictly("jvp", "jacobian", i)
        result = _filled(result, outputs)
    return _finished(outputs, many, create_graph), _finished(result, many, create_graph)


def _rows(output, inputs, create_graph):
    """The gradient of each element of the output, an iterator over tuples."""
    flat = output.reshape(-1)
    n = flat.numel()
    for j in range(n):
        yield (
            _grad(flat[j], inputs, retain_graph=True, create_graph=create_graph, allow_unused=True)
            if output.requires_grad
            else (None,) * len(inputs)
        )


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
    """The Jacobian of func at the inputs: for each output and input a tensor of the output's shape followed by the
    input's. vectorize and strategy choose how it is computed: they are accepted and change nothing but the time.
    """
    if strategy not in ("forward-mode", "reverse-mode"):
        raise AssertionError(
            'Expected strategy to be either "forward-mode" or "reverse-mode". Hint: If your function has more outputs '
            'than inputs, "forward-mode" tends to be more performant. Otherwise, prefer to use "reverse-mode".'
        )
    if strategy == "forward-mode" and create_graph:
        raise NotImplementedError(
            'jacobian: `create_graph=True` and `strategy="forward-mode"` are not supported together'
        )
    if strategy == "forward-mode" and strict:
        raise RuntimeError('jacobian: `strict=True` and `strategy="forward-mode"` are not supported together')
    if strategy == "forward-mode" and not vectorize:
        raise NotImplementedError('jacobian: strategy="forward-mode" needs vectorize=True')
    with flashlight.enable_grad():
        inputs, was_tuple, outputs, many = _run(func, inputs, create_graph, "jacobian")
        if strict and vectorize:
            raise RuntimeError(
                "autograd.functional.jacobian: `strict=True` and `vectorized=True` are not supported together."
            )
        result = []
        for i, output in enumerate(outputs):
            if strict and not output.requires_grad:
                _strictly("jacobian", "output", i)
            columns = [[] for _ in inputs]
            for grads in _rows(output, inputs, create_graph):
                for k, g in enumerate(grads):
                    if g is None and strict:
                        _strictly("jacobian", "input", k, i)
                    if g is not None and strict and create_graph and not g.requires_grad:
                        _strictly("jacobian", "jacobian", k)
                    columns[k].append(flashlight.zeros_like(inputs[k]) if g is None else g)
            result.append(
                tuple(
                    (flashlight.stack(column) if column else inputs[k].new_zeros((0, *inputs[k].shape))).reshape(
                        (*output.shape, *inputs[k].shape)
                    )
                    for k, column in enumerate(columns)
                )
            )
    if not create_graph:
        result = [tuple(t.detach() for t in row) for row in result]
    result = [row if was_tuple else row[0] for row in result]
    return tuple(result) if many else result[0]


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"):
    """The Hessian of a function with one number as its result."""
    inputs, was_tuple = _tensors(inputs, "inputs", "hessian")
    if outer_jacobian_strategy not in ("forward-mode", "reverse-mode"):
        raise AssertionError('Expected strategy to be either "forward-mode" or "reverse-mode".')

    def gradient(*values):
        outputs, many = _tensors(func(*values), "outputs of the user-provided function", "hessian")
        output = _one_number(outputs, many, "hessian")
        if strict and not output.requires_grad:
            _strictly("hessian", "output", 0)
        grads = _gradients((output,), values, create_graph=True)
        if strict:
            for i, g in enumerate(grads):
                if g is None:
                    _strictly("hessian", "input", i, 0)
                if not g.requires_grad:
                    _strictly("hessian", "jacobian", i)
        return _filled(grads, values)

    options = {"vectorize": vectorize, "strategy": outer_jacobian_strategy}
    result = jacobian(gradient, inputs, create_graph=create_graph, strict=strict, **options)
    return result if was_tuple else result[0][0]


def _gradient_of_one(func, inputs, create_graph, strict, name):
    inputs, was_tuple, outputs, many = _run(func, inputs, create_graph, name)
    output = _one_number(outputs, many, name)
    if strict and not output.requires_grad:
        _strictly(name, "output", 0)
    grads = _gradients((output,), inputs, create_graph=True)
    if strict:
        for i, g in enumerate(grads):
            if g is None:
                _strictly(name, "input", i, 0)
            if not g.requires_grad:
                _strictly(name, "hessian", i)
    return inputs, was_tuple, outputs, many, grads


def _v_for(v, inputs, name, was_tuple):
    if v is not None:
        return _checked_v(v, inputs, name, was_tuple)
    if len(inputs) != 1 or inputs[0].numel() != 1:
        raise RuntimeError(
            "The vector v can only be None if the input to the user-provided function is a single Tensor with a single "
            "element."
        )
    return (flashlight.ones_like(inputs[0]),)


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    """func(*inputs), and the product of v with the Hessian there."""
    with flashlight.enable_grad():
        inputs, was_tuple, outputs, many, grads = _gradient_of_one(func, inputs, create_graph, strict, "vhp")
        v = _v_for(v, inputs, "vhp", was_tuple)
        result = _gradients(grads, inputs, v, create_graph)
        if strict:
            for i, g in enumerate(result):
                if g is None:
                    _strictly("vhp", "hessian", i)
        result = _filled(result, inputs)
    return _finished(outputs, many, create_graph), _finished(result, was_tuple, create_graph)


def hvp(func, inputs, v=None, create_graph=False, strict=False):
    """func(*inputs), and the product of the Hessian there with v."""
    with flashlight.enable_grad():
        inputs, was_tuple, outputs, many, grads = _gradient_of_one(func, inputs, create_graph, strict, "hvp")
        v = _v_for(v, inputs, "hvp", was_tuple)
        u = tuple(flashlight.zeros_like(t, requires_grad=True) for t in inputs)
        twice = _gradients(grads, inputs, u, create_graph=True)
        result = _gradients(twice, u, v, create_graph)
        if strict:
            for i, g in enumerate(result):
                if g is None:
                    _strictly("hvp", "hessian", i)
        result = _filled(result, inputs)
    return _finished(outputs, many, create_graph), _finished(result, was_tuple, create_graph)
