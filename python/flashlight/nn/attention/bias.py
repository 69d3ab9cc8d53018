"""Causal masks for queries and keys of different lengths, which scaled_dot_product_attention takes as attn_mask."""

from enum import IntEnum
from warnings import warn

import flashlight
from flashlight import Tensor

__all__ = ["CausalBias", "CausalVariant", "causal_lower_right", "causal_upper_left"]


class CausalVariant(IntEnum):
    """Which corner of the mask the diagonal ends in."""

    UPPER_LEFT = 1
    LOWER_RIGHT = 2


class CausalBias(Tensor):
    """A mask of which the kind and the lengths are kept. In scaled_dot_product_attention it becomes is_causal, or a
    mask where the two lengths differ and the diagonal is the lower right one.
    """

    def __new__(cls, variant, seq_len_q, seq_len_kv):
        return flashlight.empty(int(variant), seq_len_q, seq_len_kv).as_subclass(cls)

    def __init__(self, variant, seq_len_q, seq_len_kv):
        if not isinstance(variant, CausalVariant):
            raise TypeError(f"expected variant to be CausalVariant, got {type(variant)}")
        self.variant = variant
        self.seq_len_q = seq_len_q
        self.seq_len_kv = seq_len_kv
        if seq_len_q > seq_len_kv and variant == CausalVariant.LOWER_RIGHT:
            warn(
                "Lower right causal bias will produce NaNs in the output when seq_len_q > seq_len_kv!",
                stacklevel=2,
            )

    def _upper_left(self, device=None):
        return flashlight.ones(self.seq_len_q, self.seq_len_kv, device=device, dtype=flashlight.bool).tril()

    def _lower_right(self, device=None):
        full = flashlight.ones(self.seq_len_q, self.seq_len_kv, device=device, dtype=flashlight.bool)
        return full.tril(diagonal=self.seq_len_kv - self.seq_len_q)

    def _materialize(self, device=None):
        return self._upper_left(device) if self.variant == CausalVariant.UPPER_LEFT else self._lower_right(device)

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        attention = flashlight.nn.functional.scaled_dot_product_attention
        if getattr(func, "__name__", None) == attention.__name__:
            return _attention(attention, *args, **(kwargs or {}))
        return super().__torch_function__(func, types, args, kwargs)

    def __repr__(self, *, tensor_contents=None):
        return repr(self._materialize())


def _attention(attention, query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, **options):
    if is_causal:
        raise ValueError("CausalBias should not be used with causal=True")
    square = attn_mask.seq_len_q == attn_mask.seq_len_kv
    if square or attn_mask.variant == CausalVariant.UPPER_LEFT:
        return attention(query, key, value, None, dropout_p, True, **options)
    return attention(query, key, value, attn_mask._materialize(), dropout_p, False, **options)


def causal_upper_left(*size):
    """The mask [seq_len_q, seq_len_kv] in which query i sees keys 0 to i."""
    if len(size) != 2:
        raise AssertionError("causal_upper_left only supports 2D tensors")
    return CausalBias(CausalVariant.UPPER_LEFT, *size)


def causal_lower_right(*size):
    """The mask [seq_len_q, seq_len_kv] in which the last query sees all keys, and each one before it one less."""
    if len(size) != 2:
        raise AssertionError("causal_lower_right only supports 2D tensors")
    return CausalBias(CausalVariant.LOWER_RIGHT, *size)
