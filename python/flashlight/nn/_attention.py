"""Attention as functions: scaled_dot_product_attention where the engine has no op of its own, and the multi-head form
that MultiheadAttention calls. functional.py, which this stands on, loads it.
"""

from __future__ import annotations

import math

import flashlight
from flashlight import _C

from .functional import dropout, linear, pad, softmax

__all__ = ["multi_head_attention_forward", "scaled_dot_product_attention"]


def _attend(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False):
    """softmax(Q K^T * scale + mask) V over the last two dimensions; scale: 1 / sqrt(E).

    attn_mask: True where attention is allowed, or numbers to add; is_causal: each position sees those before it.
    enable_gqa: several query heads share one of keys and values.
    """
    if is_causal:
        if attn_mask is not None:
            raise RuntimeError(
                "_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True"
            )
        attn_mask = flashlight.ones(query.size(-2), key.size(-2), dtype=flashlight.bool).tril()
    if enable_gqa:
        key = key.repeat_interleave(query.size(-3) // key.size(-3), -3)
        value = value.repeat_interleave(query.size(-3) // value.size(-3), -3)
    # Half of the scale on either side, where products of small types might overflow.
    half = math.sqrt(1.0 / math.sqrt(query.size(-1)) if scale is None else scale)
    scores = flashlight.matmul(query * half, (key * half).transpose(-2, -1))
    if attn_mask is None:
        weights = softmax(scores, -1)
    else:
        if attn_mask.dtype == flashlight.bool:
            scores = scores.masked_fill(~attn_mask, float("-inf"))
        else:
            scores = scores + attn_mask
        # A position that may look nowhere gets zeros.
        nowhere = (scores == float("-inf")).all(-1, keepdim=True)
        weights = softmax(scores, -1).masked_fill(nowhere, 0.0)
    if dropout_p > 0.0:
        weights = dropout(weights, dropout_p, True)
    return flashlight.matmul(weights, value)


scaled_dot_product_attention = _C.nn_functions.get("scaled_dot_product_attention", _attend)


def canonical_mask(mask, name, other_type, other_name, dtype, check_other=True):
    """A mask as numbers to add."""
    if mask is None:
        return None
    floating = mask.is_floating_point()
    if mask.dtype != flashlight.bool and not floating:
        raise AssertionError(f"only bool and floating types of {name} are supported")
    if check_other and other_type is not None and mask.dtype != other_type:
        import warnings

        warnings.warn(
            f"Support for mismatched {name} and {other_name} is deprecated. Use same type for both instead.",
            stacklevel=3,
        )
    if floating:
        return mask
    return flashlight.zeros_like(mask, dtype=dtype).masked_fill_(mask, float("-inf"))


def dtype_of(mask):
    """The type of a mask that may be None."""
    return None if mask is None else mask.dtype


def _check(ok, message):
    if not ok:
        raise AssertionError(message)


def _check_shapes(query, key, value, key_padding_mask, attn_mask, num_heads):
    """Whether the input is batched; the errors for what does not fit to it."""
    dims = query.dim()
    _check(dims in (2, 3), f"query should be unbatched 2D or batched 3D tensor but received {dims}-D query tensor")
    which = f"For {'batched' if dims == 3 else 'unbatched'} ({dims}-D) `query`, expected"
    _check(
        key.dim() == dims and value.dim() == dims,
        f"{which} `key` and `value` to be {dims}-D but found {key.dim()}-D and {value.dim()}-D tensors respectively",
    )
    if key_padding_mask is not None:
        found = key_padding_mask.dim()
        _check(
            found == dims - 1,
            f"{which} `key_padding_mask` to be `None` or {dims - 1}-D but found {found}-D tensor instead",
        )
    if attn_mask is not None:
        found = attn_mask.dim()
        _check(found in (2, 3), f"{which} `attn_mask` to be `None`, 2-D or 3-D but found {found}-D tensor instead")
        if dims == 2 and found == 3:
            expected = (num_heads, query.shape[0], key.shape[0])
            _check(
                tuple(attn_mask.shape) == expected,
                f"Expected `attn_mask` shape to be {expected} but got {attn_mask.shape}",
            )
    return dims == 3


def _project(q, k, v, weight, bias):
    """Queries, keys and values by one weight, in as few products as there are different inputs."""
    size = q.size(-1)
    if k is v and q is k:
        return linear(q, weight, bias).chunk(3, -1)
    w_q, w_kv = weight.split([size, 2 * size])
    b_q, b_kv = (None, None) if bias is None else bias.split([size, 2 * size])
    if k is v:
        return (linear(q, w_q, b_q), *linear(k, w_kv, b_kv).chunk(2, -1))
    w_k, w_v = w_kv.chunk(2)
    b_k, b_v = (None, None) if bias is None else b_kv.chunk(2)
    return linear(q, w_q, b_q), linear(k, w_k, b_k), linear(v, w_v, b_v)


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
    use_separate_proj_weight=False,
    q_proj_weight=None,
    k_proj_weight=None,
    v_proj_weight=None,
    static_k=None,
    static_v=None,
    average_attn_weights=True,
    is_causal=False,
):
    """Attention of num_heads heads over (L, N, E) inputs: (output, weights or None)."""
    batched = _check_shapes(query, key, value, key_padding_mask, attn_mask, num_heads)
    if not batched:
        same_kv, same_qk = key is value, query is key
        query = query.unsqueeze(1)
        key = query if same_qk else key.unsqueeze(1)
        value = key if same_kv else value.unsqueeze(1)
        if key_padding_mask is not None:
            key_padding_mask = key_padding_mask.unsqueeze(0)
    length, batch, width = query.shape
    source = key.size(0)
    key_padding_mask = canonical_mask(
        key_padding_mask, "key_padding_mask", dtype_of(attn_mask), "attn_mask", query.dtype
    )
    if is_causal and attn_mask is None:
        raise RuntimeError(
            "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
            "`generate_square_subsequent_mask` to create this mask."
        )
    if is_causal and key_padding_mask is None and not need_weights:
        attn_mask = None
    else:
        attn_mask = canonical_mask(attn_mask, "attn_mask", None, "", query.dtype, check_other=False)
        is_causal = is_causal and key_padding_mask is None

    _check(width == embed_dim_to_check, f"was expecting embedding dimension of {embed_dim_to_check}, but got {width}")
    head = width // num_heads
    _check(head * num_heads == width, f"embed_dim {width} not divisible by num_heads {num_heads}")
    if use_separate_proj_weight:
        _check(
            key.shape[:2] == value.shape[:2],
            f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}",
        )
        biases = (None,) * 3 if in_proj_bias is None else in_proj_bias.chunk(3)
        q = linear(query, q_proj_weight, biases[0])
        k = linear(key, k_proj_weight, biases[1])
        v = linear(value, v_proj_weight, biases[2])
    else:
        _check(key.shape == value.shape, f"key shape {key.shape} does not match value shape {value.shape}")
        q, k, v = _project(query, key, value, in_proj_weight, in_proj_bias)

    if attn_mask is not None:
        if attn_mask.dim() == 2:
            expected = (length, source)
            attn_mask = attn_mask.unsqueeze(0) if tuple(attn_mask.shape) == expected else attn_mask
        else:
            expected = (batch * num_heads, length, source)
        if tuple(attn_mask.shape)[-len(expected) :] != expected or attn_mask.dim() != 3:
            raise RuntimeError(
                f"The shape of the {len(expected)}D attn_mask is {attn_mask.shape}, but should be {expected}."
            )

    def widen(mask):
        return mask if mask is None else pad(mask, (0, 1))

    if bias_k is not None and bias_v is not None:
        _check(static_k is None, "bias cannot be added to static key.")
        _check(static_v is None, "bias cannot be added to static value.")
        k = flashlight.cat([k, bias_k.expand(1, batch, -1)])
        v = flashlight.cat([v, bias_v.expand(1, batch, -1)])
        attn_mask, key_padding_mask = widen(attn_mask), widen(key_padding_mask)

    def heads(t):
        return t.reshape(t.size(0), batch * num_heads, head).transpose(0, 1)

    q = heads(q)
    k = heads(k) if static_k is None else static_k
    v = heads(v) if static_v is None else static_v
    if add_zero_attn:
        zeros = k.new_zeros(batch * num_heads, 1, head)
        k, v = flashlight.cat([k, zeros], 1), flashlight.cat([v, zeros], 1)
        attn_mask, key_padding_mask = widen(attn_mask), widen(key_padding_mask)
    source = k.size(1)

    if key_padding_mask is not None:
        hidden = key_padding_mask.reshape(batch, 1, 1, source).expand(-1, num_heads, -1, -1)
        hidden = hidden.reshape(batch * num_heads, 1, source)
        attn_mask = hidden if attn_mask is None else attn_mask + hidden
    if not training:
        dropout_p = 0.0

    if need_weights:
        _check(not (is_causal and attn_mask is None), "FIXME: is_causal not implemented for need_weights")
        scaled = q * math.sqrt(1.0 / float(head))
        scores = flashlight.bmm(scaled, k.transpose(-2, -1))
        weights = softmax(scores if attn_mask is None else attn_mask + scores, -1)
        if dropout_p > 0.0:
            weights = dropout(weights, dropout_p, True)
        output = flashlight.bmm(weights, v).transpose(0, 1).reshape(length * batch, width)
    else:
        if attn_mask is not None:
            if attn_mask.size(0) == 1:
                attn_mask = attn_mask.unsqueeze(0)
            else:
                attn_mask = attn_mask.reshape(batch, num_heads, -1, source)
        q, k, v = (t.reshape(batch, num_heads, -1, head) for t in (q, k, v))
        output = scaled_dot_product_attention(q, k, v, attn_mask, dropout_p, is_causal)
        output = output.permute(2, 0, 1, 3).reshape(batch * length, width)
    output = linear(output, out_proj_weight, out_proj_bias).reshape(length, batch, -1)
    if not batched:
        output = output.squeeze(1)
    if not need_weights:
        return output, None
    weights = weights.reshape(batch, num_heads, length, source)
    if average_attn_weights:
        weights = weights.mean(1)
    return output, weights if batched else weights.squeeze(0)
