"""What the attention functions and the Transformer layers say about masks before the engine reads them."""

from __future__ import annotations

import flashlight
from flashlight import _C

__all__ = ["multi_head_attention_forward", "scaled_dot_product_attention"]

scaled_dot_product_attention = _C.nn_functions["scaled_dot_product_attention"]
_forward = _C.nn_functions["multi_head_attention_forward"]


def canonical_mask(mask, name, other_type, other_name, dtype, check_other=True):
    """A mask as numbers to add."""
    if mask is None:
        return None
    floating = mask.is_floating_point()
    if mask.dtype != flashlight.bool and not floating:
        raise AssertionError(f"only bool and floating types of {name} are supported")
    if check_other and other_type is not None and mask.dtype != other_type:
        _warn_of_types(name, other_name)
    if floating:
        return mask
    return flashlight.zeros_like(mask, dtype=dtype).masked_fill_(mask, float("-inf"))


def dtype_of(mask):
    """The type of a mask that may be None."""
    return None if mask is None else mask.dtype


def _warn_of_types(name, other_name):
    import warnings

    warnings.warn(
        f"Support for mismatched {name} and {other_name} is deprecated. Use same type for both instead.", stacklevel=4
    )


def multi_head_attention_forward(
    query,
    key,
    value,
    embed_dim_to_check,
    num_heads,
    in_proj_weight,
    in_proj_bias,
    bias_k,
    bias_v,
    add_zero_attn,
    dropout_p,
    out_proj_weight,
    out_proj_bias,
    training=True,
    key_padding_mask=None,
    need_weights=True,
    attn_mask=None,
    *args,
    **kwargs,
):
    """Attention of num_heads heads over (L, N, E) inputs: (output, weights or None)."""
    if key_padding_mask is not None and attn_mask is not None and key_padding_mask.dtype != attn_mask.dtype:
        _warn_of_types("key_padding_mask", "attn_mask")
    return _forward(
        query,
        key,
        value,
        embed_dim_to_check,
        num_heads,
        in_proj_weight,
        in_proj_bias,
        bias_k,
        bias_v,
        add_zero_attn,
        dropout_p,
        out_proj_weight,
        out_proj_bias,
        training,
        key_padding_mask,
        need_weights,
        attn_mask,
        *args,
        **kwargs,
    )
