"""Names of types for annotations."""

from __future__ import annotations

import builtins
import os
from collections.abc import Sequence
from typing import IO, TypeAlias

from flashlight import Size, Tensor
from flashlight._C import device as _device

__all__ = ["Device", "FileLike", "Number"]

_int, _float, _bool = builtins.int, builtins.float, builtins.bool
_size: TypeAlias = Size | list[builtins.int] | tuple[builtins.int, ...]
_TensorOrTensors: TypeAlias = Tensor | Sequence[Tensor]
Number: TypeAlias = builtins.int | builtins.float | builtins.bool
_Number = (builtins.int, builtins.float, builtins.bool)
Device: TypeAlias = _device | str | builtins.int | None
FileLike: TypeAlias = str | os.PathLike[str] | IO[bytes]
