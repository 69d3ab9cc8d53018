"""Comparing gradients with finite differences.

The slow mode compares whole Jacobians, the fast one a single number for each pair of an output and an input: v^T J u
for random u and v of length one, from one difference and one backward pass.
"""

import warnings

from flashlight._C import Tensor

__all__ = ["GradcheckError", "gradcheck", "gradgradcheck"]


class GradcheckError(RuntimeError):
    """A gradient is not what the differences say, or a backward does not do what it should."""


def _as_tuple(x):
    if isinstance(x, Tensor):
        return (x,)
    return tuple(x) if isinstance(x, (tuple, list)) else (x,)


def _differentiable(values):
    return [v for v in values if isinstance(v, Tensor) and v.requires_grad]


def _outputs(func, inputs):
    """Those that can depend on the inputs smoothly: no indices, masks and the like."""
    return [o for o in _as_tuple(func(*inputs)) if isinstance(o, Tensor) and o.is_floating_point()]


def _difference(func, inputs, x, step, eps):
    """(func(x + eps * step) - func(x - eps * step)) / (2 * eps) for each output."""
    at_rest = x.data.clone()
    pair = []
    try:
        for sign in (1, -1):
            x.data.copy_(at_rest + sign * eps * step)
            pair.append([o.detach().clone() for o in _outputs(func, inputs)])
    finally:
        x.data.copy_(at_rest)
    for what in ("shape", "dtype"):
        for a, b in zip(*pair):
            if getattr(a, what) != getattr(b, what):
                raise AssertionError(
                    f"Expected `func` to return outputs with the same {what} when inputs are perturbed by {eps}, but "
                    f"got: {what}s {getattr(a, what)} and {getattr(b, what)}."
                )
    return [(a - b) / (2 * eps) for a, b in zip(*pair)]


def _numerical(func, inputs, x, eps):
    """d outputs / d x by central differences: for each output a matrix of x's elements by the output's."""
    import flashlight

    columns = []
    for i in range(x.numel()):
        step = flashlight.zeros(x.numel(), dtype=x.dtype)
        step[i] = 1
        columns.append([d.reshape(-1) for d in _difference(func, inputs, x, step.reshape(x.shape), eps)])
    if not columns:
        return [o.new_zeros(0, o.numel()) for o in _outputs(func, inputs)]
    return [flashlight.stack(rows) for rows in zip(*columns)]


def _vjp(outputs, targets, seeds):
    """The gradients of the targets, zeros where none came."""
    import flashlight

    return flashlight.autograd.grad(outputs, targets, seeds, retain_graph=True, allow_unused=True)


def _dense(grads, targets):
    return [x.new_zeros(x.shape) if g is None else g.detach() for g, x in zip(grads, targets)]


def _basis(output):
    """The tensors of the output's shape that are one in one place."""
    for j in range(output.numel()):
        seed = output.new_zeros(output.numel())
        seed[j] = 1
        yield seed.reshape(output.shape)


def _analytical(output, targets):
    """d output / d x by backward passes, for each x a matrix of its elements by the output's."""
    import flashlight

    rows = [[g.reshape(-1) for g in _dense(_vjp(output, targets, seed), targets)] for seed in _basis(output)]
    if not rows:
        return [x.new_zeros(x.numel(), 0) for x in targets]
    return [flashlight.stack(columns, 1) for columns in zip(*rows)]


def _forward(func, inputs, x, tangent):
    """The tangents of the outputs when x has this one and the other inputs have none."""
    from flashlight.autograd import forward_ad

    with forward_ad.dual_level():
        given = [_dual(i, tangent if i is x else None) for i in inputs]
        found = []
        for o in _outputs(func, given):
            tangent_out = forward_ad.unpack_dual(o).tangent
            found.append(o.new_zeros(o.shape) if tangent_out is None else tangent_out.detach())
        return found


def _dual(value, tangent):
    """An input without its history, with a tangent (None: of zeros) where it is to be differentiated."""
    if not isinstance(value, Tensor):
        return value
    if not value.requires_grad:
        return value.detach()
    import flashlight
    from flashlight.autograd import forward_ad

    return forward_ad.make_dual(value.detach(), flashlight.zeros_like(value) if tangent is None else tangent)


def _require_close(analytical, numerical, rtol, atol, at, k, what="Jacobian"):
    import flashlight

    if not flashlight.allclose(analytical.to(numerical.dtype), numerical, rtol, atol):
        raise GradcheckError(
            f"{what} mismatch for output {at} with respect to input {k},\n"
            f"numerical:{numerical}\nanalytical:{analytical}\n"
        )


# ---- The checks ------------------------------------------------------------------------------------------------------


def _check_slow(func, inputs, targets, outputs, o):
    numerical = [_numerical(func, inputs, x, o["eps"]) for x in targets]
    for at, output in enumerate(outputs):
        if o["check_backward_ad"] and output.requires_grad:
            for k, analytical in enumerate(_analytical(output, targets)):
                _require_close(analytical, numerical[k][at], o["rtol"], o["atol"], at, k)
            _check_repeats(output, targets, None, o["nondet_tol"])
    if not o["check_forward_ad"]:
        return
    import flashlight

    for k, x in enumerate(targets):
        rows = [_forward(func, inputs, x, step) for step in _basis(x)]
        for at in range(len(outputs)):
            if rows:
                made = flashlight.stack([row[at].reshape(-1) for row in rows])
                _require_close(
                    made, numerical[k][at], o["rtol"], o["atol"], at, k, "Jacobian computed with forward mode"
                )


def _unit(t, generator):
    """A random tensor of length one in the shape of t."""
    import flashlight

    v = flashlight.rand(t.shape, dtype=t.dtype, generator=generator)
    return v / v.norm() if v.numel() else v


def _check_fast(func, inputs, targets, outputs, o):
    import flashlight

    generator = flashlight.Generator().manual_seed(0)
    us = [_unit(x, generator) for x in targets]
    vs = [_unit(output, generator) for output in outputs]
    numerical = [_difference(func, inputs, x, u, o["eps"]) for x, u in zip(targets, us)]
    for at, (output, v) in enumerate(zip(outputs, vs)):
        if not output.numel():
            continue
        grads = None
        if o["check_backward_ad"] and output.requires_grad:
            grads = _dense(_vjp(output, targets, v), targets)
            _check_repeats(output, targets, v, o["nondet_tol"])
        for k, (x, u) in enumerate(zip(targets, us)):
            if not x.numel():
                continue
            # Many elements of a Jacobian, each off by atol, add up to this much.
            atol = o["atol"] * float(u.sum()) * float(v.sum())
            expected = (numerical[k][at] * v).sum()
            if grads is not None:
                _require_close((grads[k] * u).sum(), expected, o["rtol"], atol, at, k)
            if o["check_forward_ad"]:
                made = (_forward(func, inputs, x, u)[at] * v).sum()
                _require_close(made, expected, o["rtol"], atol, at, k, "Jacobian computed with forward mode")


def _check_repeats(output, targets, seed, tolerance):
    """Two backward passes give the same."""
    seed = output.new_ones(output.shape) if seed is None else seed
    for a, b in zip(*(_dense(_vjp(output, targets, seed), targets) for _ in range(2))):
        if a.numel() and float((a - b).abs().max()) > tolerance:
            raise GradcheckError(
                "Backward is not reentrant, i.e., running backward with same input and grad_output multiple times "
                "gives different values, although analytical gradient matches numerical gradient."
                f"The tolerance for nondeterminism was {tolerance}."
            )


def _check_zero_gradients(outputs, targets, check_dtypes):
    """The backward of nothing is nothing, in the shape and dtype of the inputs."""
    seeds = [output.new_zeros(output.shape) for output in outputs]
    for x, g in zip(targets, _vjp(outputs, targets, seeds)):
        if g is None:
            continue
        if g.shape != x.shape:
            raise GradcheckError("grad is incorrect size")
        if check_dtypes and g.dtype != x.dtype:
            raise GradcheckError(f"grad is incorrect type: {g.dtype} for an input of {x.dtype}")
        if not (g == 0).all():
            raise GradcheckError("backward not multiplied by grad_output")


def _check_undefined(func, inputs, targets):
    """A backward into which no gradient comes, at one output or at all, yields none or zeros."""
    import flashlight

    class Undefined(flashlight.autograd.Function):
        @staticmethod
        def forward(ctx, hidden, *outputs):
            ctx.hidden = hidden
            return tuple(o.view_as(o) for o in outputs)

        @staticmethod
        def backward(ctx, *grads):
            return (None, *(None if i in ctx.hidden else g for i, g in enumerate(grads)))

    outputs = _differentiable(_outputs(func, inputs))
    every = set(range(len(outputs)))
    for hidden in [every, *({i} for i in every if len(every) > 1)]:
        made = Undefined.apply(hidden, *_differentiable(_outputs(func, inputs)))
        seeds = [o.new_ones(o.shape) if i in hidden else o.new_zeros(o.shape) for i, o in enumerate(made)]
        try:
            grads = _vjp(made, targets, seeds)
        except RuntimeError as error:
            raise GradcheckError("Expected backward function to handle undefined output grads") from error
        if any(g is not None and not (g == 0).all() for g in grads):
            raise GradcheckError(
                "Expected all input grads to be undefined or zero when all output grads are undefined or zero."
            )


def _check_batched(output, targets, generator):
    """grad(is_grads_batched=True) gives what a loop gives."""
    import flashlight

    seeds = flashlight.stack([_unit(output, generator) for _ in range(2)])
    looped = [_vjp(output, targets, seed) for seed in seeds]
    batched = flashlight.autograd.grad(
        output, targets, seeds, retain_graph=True, allow_unused=True, is_grads_batched=True
    )
    for k, together in enumerate(batched):
        alone = [grads[k] for grads in looped]
        if (together is None) != (alone[0] is None):
            raise GradcheckError(f"For input {k} a batched backward gives a gradient and a single one none")
        if together is not None and not flashlight.allclose(together, flashlight.stack(alone), 1e-5, 1e-8):
            raise GradcheckError(f"For input {k}, batched and single gradients differ: {together} and {alone}")


def _check_independent(func, inputs, targets, outputs, eps):
    """Nothing needs a gradient: then nothing may depend on the inputs."""
    for x in targets:
        for d in _numerical(func, inputs, x, eps):
            if d.numel() and float(d.abs().max()) > eps:
                raise GradcheckError("Numerical gradient for function expected to be zero")


def _check(func, inputs, o):
    import flashlight

    inputs = _as_tuple(inputs)
    targets = _differentiable(inputs)
    if not targets:
        raise ValueError(
            "gradcheck expects at least one input tensor to require gradient, but none of them have requires_grad=True."
        )
    for i, x in enumerate(inputs):
        if isinstance(x, Tensor) and x.requires_grad and x.dtype != flashlight.float64:
            warnings.warn(
                f"Input #{i} requires gradient and is not a double precision floating point or complex. This check "
                "will likely fail if all the inputs are not of double precision floating point or complex. ",
                stacklevel=4,
            )
        if isinstance(x, Tensor) and x.requires_grad and any(s == 0 < n - 1 for s, n in zip(x.stride(), x.shape)):
            raise RuntimeError(
                f"The {i}th input has a dimension with stride 0. gradcheck only supports inputs that are "
                "non-overlapping to be able to compute the numerical gradients correctly. You should call .contiguous "
                "on the input before passing it to gradcheck."
            )
    outputs = _outputs(func, inputs)
    made = _differentiable(outputs)
    if not made:
        return _check_independent(func, inputs, targets, outputs, o["eps"])
    (_check_fast if o["fast_mode"] else _check_slow)(func, inputs, targets, outputs, o)
    if o["check_batched_forward_grad"]:
        _check_batched_forward(func, inputs, targets)
    if not o["check_backward_ad"]:
        return None
    if o["check_batched_grad"]:
        generator = flashlight.Generator().manual_seed(0)
        for output in made:
            _check_batched(output, targets, generator)
    _check_zero_gradients(made, targets, o["check_grad_dtypes"])
    if o["check_undefined_grad"]:
        _check_undefined(func, inputs, targets)
    return None


def _check_batched_forward(func, inputs, targets):
    """The tangents of several directions at once are those of each."""
    import flashlight

    generator = flashlight.Generator().manual_seed(0)
    for k, x in enumerate(targets):
        pair = [_unit(x, generator) for _ in range(2)]
        both = [_forward(func, inputs, x, t) for t in (*pair, pair[0] + pair[1])]
        for first, second, total in zip(*both):
            if not flashlight.allclose(first + second, total, 1e-5, 1e-8):
                raise GradcheckError(f"For input {k}, forward AD is not linear in the tangent")


def _run(func, inputs, options, raise_exception):
    try:
        _check(func, inputs, options)
    except GradcheckError:
        if raise_exception:
            raise
        return False
    return True


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
    check_batched_grad=False,
    check_batched_forward_grad=False,
    check_forward_ad=False,
    check_backward_ad=True,
    fast_mode=False,
    masked=None,
):
    """Compares the gradients of func(*inputs) with central differences; inputs should be float64.

    A GradcheckError, or with raise_exception=False a False, says that they differ, that two backward passes differ by
    more than nondet_tol, or that one of the checks asked for fails.
    """
    if not (check_forward_ad or check_backward_ad):
        raise AssertionError("Expected at least one of check_forward_ad or check_backward_ad to be True")
    if check_batched_grad and not check_backward_ad:
        raise AssertionError("Setting check_batched_grad=True requires check_backward_ad to be True")
    if check_batched_forward_grad and not check_forward_ad:
        raise AssertionError("Setting check_batched_forward_grad=True requires check_forward_ad to be True")
    options = dict(locals())
    return _run(func, inputs, options, raise_exception)


def gradgradcheck(
    func,
    inputs,
    grad_outputs=None,
    *,
    eps=1e-6,
    atol=1e-5,
    rtol=1e-3,
    gen_non_contig_grad_outputs=False,
    raise_exception=True,
    nondet_tol=0.0,
    check_undefined_grad=True,
    check_grad_dtypes=False,
    check_batched_grad=False,
    check_fwd_over_rev=False,
    check_rev_over_rev=True,
    fast_mode=False,
    masked=False,
):
    """The same for second derivatives, with random gradients of the outputs where none are given."""
    import flashlight

    if not (check_fwd_over_rev or check_rev_over_rev):
        raise AssertionError("Expected at least one of check_fwd_over_rev or check_rev_over_rev to be True")
    inputs = _as_tuple(inputs)
    outputs = _differentiable(_outputs(func, inputs))
    if grad_outputs is None:
        grad_outputs = tuple(flashlight.randn_like(o) for o in outputs)
        if gen_non_contig_grad_outputs:
            grad_outputs = tuple(flashlight.stack([g, g], -1)[..., 0] for g in grad_outputs)
        grad_outputs = tuple(g.requires_grad_() for g in grad_outputs)
    grad_outputs = _as_tuple(grad_outputs)
    count = len(grad_outputs)

    def first(*args):
        given, seeds = args[:-count], args[-count:]
        # Forward AD hands in values without history; their first derivatives are wanted all the same.
        given = tuple(
            x.requires_grad_() if isinstance(i, Tensor) and i.requires_grad and not x.requires_grad else x
            for x, i in zip(given, inputs)
        )
        made = _differentiable(_outputs(func, given))
        grads = flashlight.autograd.grad(made, _differentiable(given), seeds, create_graph=True, allow_unused=True)
        return tuple(g for g in grads if g is not None and g.requires_grad)

    return gradcheck(
        first,
        (*inputs, *grad_outputs),
        eps=eps,
        atol=atol,
        rtol=rtol,
        raise_exception=raise_exception,
        nondet_tol=nondet_tol,
        check_undefined_grad=check_undefined_grad,
        check_grad_dtypes=check_grad_dtypes,
        check_batched_grad=check_batched_grad,
        check_forward_ad=check_fwd_over_rev,
        check_backward_ad=check_rev_over_rev,
        fast_mode=fast_mode,
    )
