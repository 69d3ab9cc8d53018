"""Made by tools/generate.py from src/nn/*.def: edit those rows, not this file."""

import builtins
from collections.abc import Sequence
from typing import Any, overload

from flashlight import Generator, Tensor, device, dtype, layout, memory_format
from flashlight._types import Number

from flashlight.nn.modules.module import Module
