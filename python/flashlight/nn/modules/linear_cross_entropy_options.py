"""How linear_cross_entropy goes through a batch by chunks."""

import flashlight
from flashlight import _C

__all__ = ["LinearCrossEntropyOptions"]

_POLICIES = ("auto", "accurate", "balanced", "compact")


def _factor(method):
    """N of "aspect_ratio:N", 1 of "aspect_ratio", None of anything else."""
    name, colon, number = method.partition(":")
    number = number if colon else "1"
    return int(number) if name == "aspect_ratio" and number.isdigit() and int(number) > 0 else None


class LinearCrossEntropyOptions:
    """Chunks of batch_chunk_size rows, or of as many as chunking_method says: "aspect_ratio" makes a chunk's logits
    about as large as the input, "aspect_ratio:N" N times smaller, "auto" chooses by type.

    Sums are in float32 for half types, under every acc_policy and acc_dtype; gradients can be asked for again with
    retain_graph=True whether allow_retain_graph is set or not.
    """

    allow_retain_graph: bool = False
    batch_chunk_size: int | None = None
    chunking_method: str | None = "auto"
    acc_policy: str = "auto"
    acc_dtype: flashlight.dtype | None = None

    def __init__(
        self,
        allow_retain_graph=False,
        batch_chunk_size=None,
        chunking_method="auto",
        acc_policy="auto",
        acc_dtype=None,
    ):
        # The first instance makes it a dataclass: to import dataclasses takes longer than all of nn, and a module-level
        # __getattr__ that loads this file when asked for it would make every use of nn.Module take three times as long.
        from dataclasses import dataclass

        del LinearCrossEntropyOptions.__init__
        dataclass(frozen=True)(LinearCrossEntropyOptions)
        self.__init__(allow_retain_graph, batch_chunk_size, chunking_method, acc_policy, acc_dtype)

    def __post_init__(self):
        if self.acc_policy not in _POLICIES:
            raise ValueError(f"invalid acc_policy: {self.acc_policy!r}")
        if self.chunking_method not in (None, "auto") and _factor(self.chunking_method) is None:
            raise ValueError(f"invalid chunking_method: {self.chunking_method!r}")
        size = self.batch_chunk_size
        if size is not None and not (isinstance(size, int) and size > 0):
            raise ValueError(f"batch_chunk_size must be positive int or None, got {size!r}")
        floats = (None, flashlight.float16, flashlight.bfloat16, flashlight.float32, flashlight.float64)
        if self.acc_dtype not in floats:
            raise ValueError(
                f"acc_dtype must be one of {{{', '.join(map(str, floats))}}}, got {self.acc_dtype!r}. Pass "
                "acc_dtype=None to choose it by the input's type."
            )

    def _rows(self, input, linear_weight, target, reduction, label_smoothing):
        """The rows of a chunk; None, and a warning, where a call has to be done whole."""
        if input.dim() not in (1, 2) or linear_weight.dim() < 2:
            return None  # an error that is the op's to report
        whole = linear_weight.dim() > 2 or label_smoothing != 0 or target.dtype != flashlight.int64
        if whole or reduction not in ("mean", "sum", "none"):
            _C.warn(
                "linear_cross_entropy: ``options`` ignored; chunks need reduction in {'mean','sum','none'}, "
                f"label_smoothing == 0, target.dtype == int64, out_features == (). Got reduction={reduction!r}, "
                f"label_smoothing={label_smoothing}, target.dtype={target.dtype}, "
                f"out_features={tuple(linear_weight.shape[1:-1])}."
            )
            return None
        half = input.dtype in (flashlight.float16, flashlight.bfloat16)
        if self.acc_dtype not in (None, input.dtype) and not (half and self.acc_dtype == flashlight.float32):
            raise RuntimeError(
                "linear_cross_entropy supports float32 acc_dtype with float16/bfloat16 inputs, but got "
                f"{self.acc_dtype} acc_dtype and {input.dtype} inputs."
            )
        batch = input.shape[0] if input.dim() == 2 else 1
        given, method = self.batch_chunk_size, self.chunking_method
        if method == "auto":
            method = None if given is not None else "aspect_ratio" if half else "aspect_ratio:2"
        rows = batch if given is None else min(given, batch)
        if method is not None:
            ratio = -(-linear_weight.shape[0] // max(input.shape[-1], 1))
            target_rows = -(-batch // max(ratio, 1))
            rows = min((1 << (target_rows - 1).bit_length()) // _factor(method), batch)
            if given not in (None, rows):
                raise ValueError(
                    f"batch_chunk_size (={given}) and chunking_method ('{method}') give different chunk sizes "
                    f"({given} vs {rows}); pass only one."
                )
        return max(1, rows)
