"""DistributedDataParallel under the name of its file in PyTorch."""

from flashlight.nn.parallel import DistributedDataParallel  # noqa: F401
