"""Names of torch.fx.node that annotations use."""

from typing import Any

from . import Node  # noqa: F401

Target = Argument = BaseArgumentTypes = Any
