"""The functions of layers: what the table of operations marks as such.

Those with an in-place form take inplace=; losses take the old size_average= and reduce= too (python/ext/signature.c has
their places).
"""

from flashlight import _C

globals().update(_C.nn_functions)


def _with_choice(name):
    """The max pool of that name, which gives indices too where return_indices says so (its last argument)."""
    plain, both = _C.nn_functions[name], _C.nn_functions[f"{name}_with_indices"]
    place = 2 if name.startswith("adaptive") else 6

    def pool(*args, **kwargs):
        chosen = kwargs.pop("return_indices", False) or (len(args) > place and args[place])
        return (both if chosen else plain)(*args[:place], **kwargs)

    pool.__name__ = pool.__qualname__ = name
    pool.__doc__ = plain.__doc__
    return pool


globals().update({n: _with_choice(n) for n in _C.nn_functions if f"{n}_with_indices" in _C.nn_functions})


globals().update({n: _C.functions[n] for n in ("celu_", "relu_", "rrelu_", "selu_", "threshold_")})


def hardtanh_(input, min_val=-1.0, max_val=1.0):
    """The in-place form of hardtanh, which takes limits in any order."""
    if min_val > max_val:
        return input.clamp_(min_val, max_val)
    return hardtanh(input, min_val, max_val, inplace=True)  # noqa: F821 (of the table)


from ._attention import (  # noqa: E402, F401 (it uses the above)
    _in_projection,
    _in_projection_packed,
    multi_head_attention_forward,
    scaled_dot_product_attention,
)


def triplet_margin_with_distance_loss(
    anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction="mean"
):
    """max(0, d(anchor, positive) - d(anchor, negative) + margin) for any distance d; by default the euclidean one."""
    if reduction not in ("mean", "sum", "none"):
        raise ValueError(f"{reduction} is not a valid value for reduction")
    if margin <= 0:
        raise ValueError(f"margin must be greater than 0, got {margin}")
    if not anchor.dim() == positive.dim() == negative.dim():
        raise RuntimeError(
            "The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: "
            f"anchor {anchor.dim()}D, positive {positive.dim()}D, and negative {negative.dim()}D inputs"
        )
    distance = pairwise_distance if distance_function is None else distance_function  # noqa: F821 (of the table)
    near, far = distance(anchor, positive), distance(anchor, negative)
    if swap:
        far = far.minimum(distance(positive, negative))
    loss = (margin + near - far).clamp_min(0)
    return loss if reduction == "none" else getattr(loss, reduction)()


def linear_cross_entropy(
    input,
    linear_weight,
    target,
    *,
    linear_bias=None,
    weight=None,
    reduction="mean",
    ignore_index=None,
    label_smoothing=0.0,
    options=None,
):
    """cross_entropy(linear(input, linear_weight, linear_bias), target); with options by chunks of the batch."""
    if not isinstance(reduction, str):
        raise ValueError(f"{reduction} is not a valid value for reduction")
    rows = None if options is None else options._rows(input, linear_weight, target, reduction, label_smoothing)
    return _C.nn_functions["linear_cross_entropy"](
        input,
        linear_weight,
        target,
        linear_bias=linear_bias,
        weight=weight,
        reduction=reduction,
        ignore_index=ignore_index,
        label_smoothing=label_smoothing,
        batch_chunk_size=rows,
    )


__all__ = sorted(n for n in globals() if not n.startswith("_"))
