"""Types that annotations share."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import Union

from flashlight._C import Tensor, device, dtype

Number = Union[builtins.int, builtins.float, builtins.bool]
Device = Union[device, str, builtins.int, None]
DType = dtype
SizeLike = Sequence[builtins.int]
TensorOrTensors = Union[Tensor, Sequence[Tensor]]
