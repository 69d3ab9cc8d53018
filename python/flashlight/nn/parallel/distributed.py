"""DistributedDataParallel under the name of its file in PyTorch."""

from __future__ import annotations

from flashlight.nn.parallel import DistributedDataParallel  # noqa: F401
