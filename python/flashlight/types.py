"""Names of types for annotations."""

from __future__ import annotations

import builtins
import os
from collections.abc import Sequence
from typing import IO, TypeAlias

from flashlight import Size, Tensor
from flashlight import device as _device
from flashlight import dtype as _dtype  # noqa: F401
from flashlight import layout as _layout  # noqa: F401

__all__ = ["Device", "FileLike", "Number"]

_int, _float, _bool, _complex = builtins.int, builtins.float, builtins.bool, builtins.complex
_bytes, _str = builtins.bytes, builtins.str
_size: TypeAlias = Size | list[builtins.int] | tuple[builtins.int, ...]
_TensorOrTensors: TypeAlias = Tensor | Sequence[Tensor]
Number: TypeAlias = builtins.int | builtins.float | builtins.bool
_Number = (builtins.int, builtins.float, builtins.bool)
Device: TypeAlias = _device | str | builtins.int | None
FileLike: TypeAlias = str | os.PathLike[str] | IO[bytes]
