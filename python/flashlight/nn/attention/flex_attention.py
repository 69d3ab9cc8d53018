"""Attention whose scores a function changes: score_mod(score, batch, head, q_idx, kv_idx) gives the score of one query
and one key, mask_mod(batch, head, q_idx, kv_idx) whether the key counts.

    def distance(score, b, h, q, k):
        return score - (q - k).abs()

    flex_attention(query, key, value, score_mod=distance, block_mask=create_block_mask(causal, B, None, L, S))

Such a function is called once, with the numbers of all entries as tensors that broadcast, and not once for each entry;
where that is seen to give something else than a call for a single entry, it is called for each.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import flashlight
import flashlight.nn.functional as F

__all__ = [
    "AuxOutput",
    "AuxRequest",
    "BlockMask",
    "FlexKernelOptions",
    "and_masks",
    "create_block_mask",
    "create_mask",
    "flex_attention",
    "noop_mask",
    "or_masks",
]

_DEFAULT_SPARSE_BLOCK_SIZE = 128
FlexKernelOptions = dict  # choices of kernels: there is one


class AuxRequest(NamedTuple):
    """What flex_attention shall return besides."""

    lse: bool = False
    max_scores: bool = False


class AuxOutput(NamedTuple):
    """What was asked for with an AuxRequest, None for the rest."""

    lse: flashlight.Tensor | None = None
    max_scores: flashlight.Tensor | None = None


# ---- Calling the program's functions ---------------------------------------------------------------------------------


def _places(shape):
    """The numbers of the entries along each of four dimensions, so that they broadcast to the shape."""
    return [flashlight.arange(n).view([-1 if i == d else 1 for i in range(4)]) for d, n in enumerate(shape)]


def _samples(shape):
    """A few entries, spread over the whole."""
    total = math.prod(shape)
    for at in sorted({0, total - 1, total // 3, total * 5 // 7}):
        place = []
        for n in reversed(shape):
            place.append(at % n)
            at //= n
        yield tuple(reversed(place))


def _near(a, b):
    a, b = float(a), float(b)
    return a == b or (a != a and b != b) or abs(a - b) <= 1e-4 * max(1.0, abs(b))


def _for_all(function, shape, scores=None):
    """function for every entry of the shape [B, H, Q, K], of its score where there are scores."""
    if math.prod(shape) == 0:
        return flashlight.zeros(shape, dtype=flashlight.bool) if scores is None else scores
    places = _places(shape)
    try:
        result = function(*places) if scores is None else function(scores, *places)
        result = flashlight.as_tensor(result).expand(shape)
        with flashlight.no_grad():
            agree = all(_near(_for_one(function, shape, scores, s), result[s]) for s in _samples(shape))
        if agree:
            return result
    except (RuntimeError, IndexError, TypeError, ValueError):
        pass  # of entries one by one, it may be right
    entries = [_for_one(function, shape, scores, s) for s in _indices(shape)]
    return flashlight.stack(entries).view(shape)


def _for_one(function, shape, scores, place):
    numbers = [flashlight.tensor(i) for i in place]
    result = function(*numbers) if scores is None else function(scores[place], *numbers)
    return flashlight.as_tensor(result)


def _indices(shape):
    for b in range(shape[0]):
        for h in range(shape[1]):
            for q in range(shape[2]):
                for k in range(shape[3]):
                    yield b, h, q, k


# ---- Masks -----------------------------------------------------------------------------------------------------------


def noop_mask(batch, head, token_q, token_kv):
    """Every key counts."""
    return batch.new_ones((), dtype=flashlight.bool)


def or_masks(*mask_mods):
    """The function that is true where one of these is."""
    _check_callable(mask_mods)

    def or_mask(b, h, q_idx, kv_idx):
        result = b.new_zeros((), dtype=flashlight.bool)
        for mask in mask_mods:
            result = result | mask(b, h, q_idx, kv_idx)
        return result

    return or_mask


def and_masks(*mask_mods):
    """The function that is true where all of these are."""
    _check_callable(mask_mods)

    def and_mask(b, h, q_idx, kv_idx):
        result = b.new_ones((), dtype=flashlight.bool)
        for mask in mask_mods:
            result = result & mask(b, h, q_idx, kv_idx)
        return result

    return and_mask


def _check_callable(functions):
    if not all(callable(f) for f in functions):
        raise RuntimeError(f"All inputs should be callable mask_mods: {functions}")


def create_mask(mod_fn, B, H, Q_LEN, KV_LEN, device=None):
    """What a mask_mod gives for all entries, [B, H, Q_LEN, KV_LEN]; of a score_mod, what it makes of zeros."""
    import inspect

    shape = (1 if B is None else B, 1 if H is None else H, Q_LEN, KV_LEN)
    required = [p for p in inspect.signature(mod_fn).parameters.values() if p.default is p.empty]
    if len(required) == 5:
        return _for_all(mod_fn, shape, flashlight.zeros(shape))
    return _for_all(mod_fn, shape)


def _pair(size):
    return (size, size) if isinstance(size, int) else tuple(size)


def _ordered(dense):
    """Of a table of blocks how many are set in each row, and their numbers, these first."""
    counts = dense.sum(-1)
    order = flashlight.argsort(dense.to(flashlight.int32), dim=-1, descending=True, stable=True)
    return counts.to(flashlight.int32), order.to(flashlight.int32)


def _dense(counts, indices):
    """The table of blocks that _ordered described."""
    places = flashlight.arange(indices.shape[-1])
    table = flashlight.zeros(indices.shape, dtype=flashlight.int32)
    return table.scatter_(-1, indices.long(), (places < counts.unsqueeze(-1)).to(flashlight.int32))


class BlockMask:
    """Which keys count for which queries: a mask_mod, and the blocks of the table of scores in which any do. kv_indices
    [B, H, blocks of queries, blocks of keys] has the numbers of these, kv_num_blocks how many there are; those in
    which all count may be listed apart (full_kv_indices)."""

    _TENSORS = (
        "kv_num_blocks",
        "kv_indices",
        "full_kv_num_blocks",
        "full_kv_indices",
        "q_num_blocks",
        "q_indices",
        "full_q_num_blocks",
        "full_q_indices",
    )

    def __init__(
        self,
        seq_lengths,
        kv_num_blocks,
        kv_indices,
        full_kv_num_blocks=None,
        full_kv_indices=None,
        q_num_blocks=None,
        q_indices=None,
        full_q_num_blocks=None,
        full_q_indices=None,
        BLOCK_SIZE=(_DEFAULT_SPARSE_BLOCK_SIZE, _DEFAULT_SPARSE_BLOCK_SIZE),
        mask_mod=noop_mask,
        **unused,
    ):
        if kv_indices.dim() < 2:
            raise RuntimeError("BlockMask must have at least 2 dimensions")
        if (full_kv_num_blocks is None) != (full_kv_indices is None):
            raise AssertionError("full_kv_num_blocks and full_kv_indices must be both provided or omitted")
        given = kv_num_blocks, kv_indices, full_kv_num_blocks, full_kv_indices
        given += q_num_blocks, q_indices, full_q_num_blocks, full_q_indices
        for name, value in zip(self._TENSORS, given):
            setattr(self, name, value)
        self.seq_lengths, self.BLOCK_SIZE, self.mask_mod = tuple(seq_lengths), _pair(BLOCK_SIZE), mask_mod

    @classmethod
    def from_kv_blocks(
        cls,
        kv_num_blocks,
        kv_indices,
        full_kv_num_blocks=None,
        full_kv_indices=None,
        BLOCK_SIZE=_DEFAULT_SPARSE_BLOCK_SIZE,
        mask_mod=None,
        seq_lengths=None,
        compute_q_blocks=True,
        **unused,
    ):
        """A mask from the blocks of keys alone; those of queries follow."""
        if kv_indices.dim() < 2:
            raise RuntimeError("BlockMask must have at least 2 dimensions")
        size = _pair(BLOCK_SIZE)
        if seq_lengths is None:
            seq_lengths = (kv_indices.shape[-2] * size[0], kv_indices.shape[-1] * size[1])
        q, full_q = (None, None), (None, None)
        if compute_q_blocks:
            q = _ordered(_dense(kv_num_blocks, kv_indices).mT)
            if full_kv_num_blocks is not None:
                full_q = _ordered(_dense(full_kv_num_blocks, full_kv_indices).mT)
        given = kv_num_blocks, kv_indices, full_kv_num_blocks, full_kv_indices
        return cls(seq_lengths, *given, *q, *full_q, size, noop_mask if mask_mod is None else mask_mod)

    @property
    def shape(self):
        """(batch, heads, queries, keys), in elements."""
        return (*self.kv_indices.shape[:-2], *self.seq_lengths)

    def as_tuple(self, flatten=True):
        """The arguments of the constructor."""
        lengths = self.seq_lengths if flatten else (self.seq_lengths,)
        sizes = self.BLOCK_SIZE if flatten else (self.BLOCK_SIZE,)
        return (*lengths, *(getattr(self, name) for name in self._TENSORS), *sizes, self.mask_mod)

    def _with(self, change):
        changed = {n: None if (t := getattr(self, n)) is None else change(t) for n in self._TENSORS}
        return BlockMask(self.seq_lengths, **changed, BLOCK_SIZE=self.BLOCK_SIZE, mask_mod=self.mask_mod)

    def __getitem__(self, index):
        """Of some of the batch and of the heads; its mask_mod is that of all."""
        index = index if isinstance(index, tuple) else (index,)
        index = tuple(
            slice(i, i + 1) if isinstance(i, int) and i != -1 else slice(-1, None) if i == -1 else i for i in index
        )
        kept = [getattr(self, n) for n in self._TENSORS[:4]]
        kept = [None if t is None else t[index] for t in kept]
        return BlockMask.from_kv_blocks(
            *kept, self.BLOCK_SIZE, None, self.seq_lengths, compute_q_blocks=self.q_indices is not None
        )

    def to(self, device):
        """A copy: there is one device."""
        return self._with(lambda t: t.to(device))

    def numel(self):
        """The number of elements of the whole mask, seen or not."""
        return math.prod(self.shape)

    def to_dense(self):
        """1 for each block in which a key counts, [B, H, blocks of queries, blocks of keys]."""
        dense = _dense(self.kv_num_blocks, self.kv_indices)
        if self.full_kv_num_blocks is not None:
            dense = dense | _dense(self.full_kv_num_blocks, self.full_kv_indices)
        return dense

    def sparsity(self):
        """The share of scores in blocks in which no key counts, in percent."""
        used = int(self.kv_num_blocks.sum())
        if self.full_kv_num_blocks is not None:
            used += int(self.full_kv_num_blocks.sum())
        return 100 * (1 - used * math.prod(self.BLOCK_SIZE) / self.numel())

    def __repr__(self):
        shape = ", ".join(map(str, self.shape))
        return f"BlockMask(shape=({shape}), sparsity={self.sparsity():.2f}%, BLOCK_SIZE={self.BLOCK_SIZE})"


def create_block_mask(
    mask_mod,
    B,
    H,
    Q_LEN,
    KV_LEN,
    device=None,
    BLOCK_SIZE=_DEFAULT_SPARSE_BLOCK_SIZE,
    _compile=False,
    separate_full_blocks=True,
    **unused,
):
    """The BlockMask of a mask_mod; B or H of None: it is the same for all."""
    size = _pair(BLOCK_SIZE)
    mask = create_mask(mask_mod, B, H, Q_LEN, KV_LEN)
    rows, columns = -(-Q_LEN // size[0]), -(-KV_LEN // size[1])
    padded = F.pad(mask, (0, columns * size[1] - KV_LEN, 0, rows * size[0] - Q_LEN))
    counts = padded.reshape(*mask.shape[:2], rows, size[0], columns, size[1]).sum((3, 5))
    some, full = counts > 0, counts == size[0] * size[1]
    if separate_full_blocks:
        partial, complete = _ordered(some & ~full), _ordered(full)
    else:
        partial, complete = _ordered(some), (None, None)
    return BlockMask.from_kv_blocks(*partial, *complete, size, mask_mod, (Q_LEN, KV_LEN))


# ---- Attention -------------------------------------------------------------------------------------------------------


def _check(query, key, value, block_mask, enable_gqa):
    if query.dim() != 4 or key.dim() != 4 or value.dim() != 4:
        raise NotImplementedError("NYI: query, key, and value must be 4D tensors")
    if not query.dtype == key.dtype == value.dtype:
        raise ValueError(
            f"Expected query, key, and value to have the same dtype, but got query.dtype: {query.dtype}, "
            f"key.dtype: {key.dtype}, and value.dtype: {value.dtype} instead."
        )
    if query.size(-1) != key.size(-1):
        raise ValueError(
            f"Expect query and key/value to have the same embedding dimension but got E={query.size(-1)} and "
            f"E={key.size(-1)}."
        )
    if key.size(0) != query.size(0) and (block_mask is None or key.size(0) != 1):
        raise ValueError(
            f"Expect query and key/value to have the same batch size but got {query.size(0)} and {key.size(0)}"
        )
    if not enable_gqa and query.size(1) != key.size(1):
        raise ValueError(
            "Expect query and key/value to have the same number of heads "
            f"but got Hq={query.size(1)} and Hkv={key.size(1)}. Try setting enable_gqa=True for GQA."
        )
    if enable_gqa and query.size(1) % key.size(1):
        raise ValueError(
            "Expect number of query heads to be a multiple of kv heads for GQA "
            f"but got Hq={query.size(1)} and Hkv={key.size(1)}."
        )
    if block_mask is not None and block_mask.shape[-2:] != (query.size(2), key.size(2)):
        raise ValueError(
            f"block_mask was created for block_mask.shape={block_mask.shape} but got q_len={query.size(2)} and "
            f"kv_len={key.size(2)}. As the block mask was created for other lengths, make one for these."
        )


def flex_attention(
    query,
    key,
    value,
    score_mod=None,
    block_mask=None,
    scale=None,
    enable_gqa=False,
    return_lse=False,
    kernel_options=None,
    *,
    return_aux=None,
):
    """Attention of query [B, Hq, L, E] over key [B, Hkv, S, E] and value [B, Hkv, S, Ev]. return_aux (or return_lse)
    also gives the logarithm of the sum of the exponentials of the scores, and the largest score, [B, Hq, L] each. The
    whole table of scores is made; scaled_dot_product_attention makes none, where its masks will do."""
    _check(query, key, value, block_mask, enable_gqa)
    if return_aux is not None and return_lse:
        raise ValueError("return_lse and return_aux cannot be given both")
    if enable_gqa and key.size(1) != query.size(1):
        key, value = (t.repeat_interleave(query.size(1) // key.size(1), 1) for t in (key, value))
    shape = (*query.shape[:-1], key.size(2))
    working = flashlight.float64 if query.dtype == flashlight.float64 else flashlight.float32
    scores = (query @ key.mT).to(working) * (1 / math.sqrt(query.size(-1)) if scale is None else scale)
    if score_mod is not None:
        scores = _for_all(score_mod, shape, scores).to(working)
    if block_mask is not None:
        counts = _for_all(block_mask.mask_mod, (*block_mask.shape[:2], *shape[2:]))
        scores = scores.where(counts, -math.inf)
    none = (scores == -math.inf).all(-1, keepdim=True)
    weights = scores.masked_fill(none, 0.0).softmax(-1).masked_fill(none, 0.0)
    out = weights.to(query.dtype) @ value
    if return_lse:
        return out, scores.logsumexp(-1)
    if return_aux is None:
        return out
    return out, AuxOutput(
        lse=scores.logsumexp(-1) if return_aux.lse else None,
        max_scores=scores.amax(-1) if return_aux.max_scores else None,
    )
