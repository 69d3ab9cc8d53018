"""Sequences of different lengths as one tensor: padded to a rectangle, or packed without holes.

A packed sequence holds, for each step, the values of the sequences that are that long, longest sequence first;
batch_sizes says how many those are.
"""

from collections import namedtuple

import flashlight
from flashlight import Tensor

__all__ = [
    "PackedSequence",
    "invert_permutation",
    "pack_padded_sequence",
    "pack_sequence",
    "pad_packed_sequence",
    "pad_sequence",
    "unpack_sequence",
    "unpad_sequence",
]


class PackedSequence(namedtuple("PackedSequence", ("data", "batch_sizes", "sorted_indices", "unsorted_indices"))):
    """What pack_padded_sequence makes; recurrent layers take it for their input."""

    __slots__ = ()

    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        if unsorted_indices is None:
            unsorted_indices = invert_permutation(sorted_indices)
        if batch_sizes is None:
            if not isinstance(data, (list, tuple)) or len(data) != 2:
                raise AssertionError("Expected data to be a list or tuple of length 2")
            data, batch_sizes = data
        return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

    def to(self, *args, **kwargs):
        """The same with the values converted."""
        data = self.data.to(*args, **kwargs)
        return self if data is self.data else self._replace(data=data)

    def cpu(self, *args, **kwargs):
        """Where it is already."""
        return self

    def pin_memory(self):
        """Memory is all alike."""
        return self

    def double(self):
        """The values as float64."""
        return self.to(flashlight.float64)

    def float(self):
        """The values as float32."""
        return self.to(flashlight.float32)

    def half(self):
        """The values as float16."""
        return self.to(flashlight.float16)

    def long(self):
        """The values as int64."""
        return self.to(flashlight.int64)

    def int(self):
        """The values as int32."""
        return self.to(flashlight.int32)

    def short(self):
        """The values as int16."""
        return self.to(flashlight.int16)

    def char(self):
        """The values as int8."""
        return self.to(flashlight.int8)

    def byte(self):
        """The values as uint8."""
        return self.to(flashlight.uint8)

    @property
    def is_cuda(self):
        """False."""
        return False

    def is_pinned(self):
        """False."""
        return False


def invert_permutation(permutation):
    """The permutation that undoes another one; None for None."""
    if permutation is None:
        return None
    steps = flashlight.arange(0, permutation.numel(), dtype=permutation.dtype)
    return flashlight.empty_like(permutation).scatter_(0, permutation, steps)


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    """Packs a padded tensor (T, B, ...), or (B, T, ...) with batch_first.

    With enforce_sorted the lengths must be in descending order; without, the sequences are sorted first.
    """
    lengths = flashlight.as_tensor(lengths).to(flashlight.int64)
    order = None
    if not enforce_sorted:
        lengths, order = flashlight._sort_lengths(lengths)
        input = input.index_select(0 if batch_first else 1, order)
    return PackedSequence(*flashlight._pack_padded_sequence(input, lengths, batch_first), order)


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    """The padded tensor of a packed one, and the lengths."""
    length = sequence.batch_sizes.size(0)
    if total_length is not None and total_length < length:
        raise ValueError(
            "Expected total_length to be at least the length of the longest sequence in input, but got "
            f"total_length={total_length} and max sequence length being {length}"
        )
    padded, lengths = flashlight._pad_packed_sequence(
        sequence.data, sequence.batch_sizes, batch_first, padding_value, total_length or length
    )
    order = sequence.unsorted_indices
    if order is not None:
        return padded.index_select(0 if batch_first else 1, order), lengths[order]
    return padded, lengths


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    """Tensors (L_i, ...) side by side as (T, B, ...), or (B, T, ...) with batch_first, filled up with padding_value."""
    if not hasattr(type(sequences), "__iter__"):
        raise RuntimeError(
            f"pad_sequence: Expected iterable for input sequences, but got arg of type: {type(sequences)}"
        )
    sequences = list(sequences)
    if not sequences:
        raise RuntimeError("received an empty list of sequences")
    if padding_side not in ("left", "right"):
        raise RuntimeError(f"Expected padding_side to be one of left or right, but got {padding_side}.")
    return flashlight._pad_sequence(sequences, batch_first, padding_value, padding_side)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    """The sequences of a padded tensor, each of its own length."""
    lengths = lengths.tolist() if isinstance(lengths, Tensor) else list(lengths)
    count = padded_sequences.size(0 if batch_first else 1)
    if len(lengths) != count:
        raise ValueError(f"zip() argument 2 is {'shorter' if len(lengths) < count else 'longer'} than argument 1")
    lengths = [max(length, 0) for length in lengths]
    return list(flashlight._unpad_sequence(padded_sequences, lengths, batch_first))


def pack_sequence(sequences, enforce_sorted=True):
    """Packs tensors of different lengths."""
    lengths = flashlight.as_tensor([s.size(0) for s in sequences])
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpack_sequence(packed_sequences):
    """The tensors that pack_sequence packed."""
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)
