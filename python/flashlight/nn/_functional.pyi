"""Made by tools/generate.py from src/ops/*.def: edit those rows, not this file."""

from collections.abc import Sequence
from typing import Any, overload

from flashlight import Generator, Tensor, device, dtype, layout, memory_format
from flashlight._types import Number

def pad(input: Tensor, pad: Sequence[int], mode: str = 'constant', value: float | None = None) -> Tensor: ...
