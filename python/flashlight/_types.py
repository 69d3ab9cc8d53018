"""Types that annotations share."""

from __future__ import annotations

import builtins
from collections.abc import Sequence

from flashlight._C import Tensor, device, dtype

Number = builtins.int | builtins.float | builtins.bool
Device = device | str | builtins.int | None
DType = dtype
SizeLike = Sequence[builtins.int]
TensorOrTensors = Tensor | Sequence[Tensor]
