"""Comparing gradients with finite differences."""

from __future__ import annotations

from flashlight._C import Tensor

__all__ = ["GradcheckError", "gradcheck", "gradgradcheck"]


class GradcheckError(RuntimeError):
    pass


def _as_tuple(x):
    return (x,) if isinstance(x, Tensor) else tuple(x)


def _differentiable(values):
    return [v for v in values if isinstance(v, Tensor) and v.requires_grad]


def _numerical(func, inputs, x, eps):
    """d outputs / d x by central differences: a list over x of lists over the outputs."""
    at_rest = x.data.clone()
    columns = []
    for i in range(x.numel()):
        pair = []
        for sign in (1, -1):
            moved = at_rest.clone().reshape(-1)
            moved[i] += sign * eps
            x.data.copy_(moved.reshape(x.shape))
            pair.append([o.detach().clone() for o in _as_tuple(func(*inputs)) if isinstance(o, Tensor)])
        x.data.copy_(at_rest)
        columns.append([((a - b) / (2 * eps)).reshape(-1) for a, b in zip(*pair)])
    return columns


def gradcheck(
    func,
    inputs,
    *,
    eps=1e-6,
    atol=1e-5,
    rtol=1e-3,
    raise_exception=True,
    nondet_tol=0.0,
    check_undefined_grad=True,
    check_grad_dtypes=False,
    **ignored,
):
    """Compares the gradients of func(*inputs) with central differences; inputs should be float64."""
    import flashlight

    inputs = _as_tuple(inputs)
    targets = _differentiable(inputs)
    if not targets:
        raise ValueError("gradcheck expects at least one input tensor to require gradient")
    outputs = _as_tuple(func(*inputs))
    numerical = [_numerical(func, inputs, x, eps) for x in targets]
    tensors = [o for o in outputs if isinstance(o, Tensor)]
    for at, output in enumerate(tensors):
        if not output.requires_grad:
            continue
        for j in range(output.numel()):
            seed = flashlight.zeros_like(output).reshape(-1)
            seed[j] = 1
            grads = flashlight.autograd.grad(
                output, targets, seed.reshape(output.shape), retain_graph=True, allow_unused=True
            )
            for k, (x, g) in enumerate(zip(targets, grads)):
                analytical = [0.0] * x.numel() if g is None else g.detach().reshape(-1).tolist()
                expected = [column[at][j].item() for column in numerical[k]]
                for a, e in zip(analytical, expected):
                    if not abs(a - e) <= atol + rtol * abs(e):
                        if raise_exception:
                            raise GradcheckError(
                                f"Jacobian mismatch for output {at} with respect to input {k},\n"
                                f"numerical:{expected}\nanalytical:{analytical}\n"
                            )
                        return False
    return True


def gradgradcheck(func, inputs, grad_outputs=None, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, **ignored):
    """The same for second derivatives."""
    import flashlight

    inputs = _as_tuple(inputs)
    outputs = [o for o in _as_tuple(func(*inputs)) if isinstance(o, Tensor) and o.requires_grad]
    if grad_outputs is None:
        grad_outputs = tuple(flashlight.randn_like(o).requires_grad_() for o in outputs)
    grad_outputs = _as_tuple(grad_outputs)
    count = len(grad_outputs)

    def first(*args):
        given, seeds = args[:-count], args[-count:]
        made = [o for o in _as_tuple(func(*given)) if isinstance(o, Tensor) and o.requires_grad]
        grads = flashlight.autograd.grad(made, _differentiable(given), seeds, create_graph=True, allow_unused=True)
        return tuple(g for g in grads if g is not None and g.requires_grad)

    return gradcheck(first, (*inputs, *grad_outputs), eps=eps, atol=atol, rtol=rtol, raise_exception=raise_exception)
