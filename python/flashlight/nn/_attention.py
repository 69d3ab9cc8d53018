"""What the attention functions and the Transformer layers say about masks before the engine reads them."""

import flashlight
from flashlight import _C

__all__ = ["multi_head_attention_forward", "scaled_dot_product_attention"]

scaled_dot_product_attention = _C.nn_functions["scaled_dot_product_attention"]
linear = _C.nn_functions["linear"]
multi_head_attention_forward = _C.nn_functions["multi_head_attention_forward"]


def _in_projection(q, k, v, w_q, w_k, w_v, b_q=None, b_k=None, b_v=None):
    """Query, key and value through weights of their own, as attentions made from PyTorch's do it."""
    return tuple(linear(x, w, b) for x, w, b in ((q, w_q, b_q), (k, w_k, b_k), (v, w_v, b_v)))


def _in_projection_packed(q, k, v, w, b=None):
    """Query, key and value through the thirds of one weight: in one product where they are one tensor."""
    if q is k and k is v:
        return linear(q, w, b).chunk(3, -1)
    return _in_projection(q, k, v, *w.chunk(3), *(b.chunk(3) if b is not None else ()))


def canonical_mask(mask, name, other_type, other_name, dtype, check_other=True):
    """A mask as numbers to add."""
    if mask is None:
        return None
    floating = mask.is_floating_point()
    if mask.dtype != flashlight.bool and not floating:
        raise AssertionError(f"only bool and floating types of {name} are supported")
    if check_other and other_type is not None and mask.dtype != other_type:
        _C.warn(f"Support for mismatched {name} and {other_name} is deprecated. Use same type for both instead.")
    if floating:
        return mask
    return flashlight.zeros_like(mask, dtype=dtype).masked_fill_(mask, float("-inf"))


def dtype_of(mask):
    """The type of a mask that may be None."""
    if mask is not None and not isinstance(mask, flashlight.Tensor):
        raise RuntimeError(f"a mask must be None or a Tensor, not {type(mask).__name__}")
    return None if mask is None else mask.dtype
