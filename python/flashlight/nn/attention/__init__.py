"""Which kernel scaled_dot_product_attention uses. There is one, so a choice is kept and changes nothing."""

from contextlib import contextmanager
from enum import Enum

__all__ = ["WARN_FOR_UNFUSED_KERNELS", "SDPBackend", "sdpa_kernel"]

WARN_FOR_UNFUSED_KERNELS = False


class SDPBackend(Enum):
    """The kernels that PyTorch has."""

    ERROR = -1
    MATH = 0
    FLASH_ATTENTION = 1
    EFFICIENT_ATTENTION = 2
    CUDNN_ATTENTION = 3
    OVERRIDEABLE = 4

    def __int__(self):
        return self.value


_chosen = [backend for backend in SDPBackend if backend is not SDPBackend.ERROR]


def _cur_sdpa_kernel_backends(with_priority=False):
    return list(_chosen)


@contextmanager
def sdpa_kernel(backends, set_priority=False):
    """Inside the block attention is said to use these kernels, one or a list."""
    global _chosen
    if not isinstance(backends, (list, SDPBackend)):
        raise AssertionError(
            "Backend must be an instance of SDPBackend or a list of SDPBackend instances, "
            f"got {type(backends).__name__}"
        )
    before = _chosen
    _chosen = list(dict.fromkeys(backends)) if isinstance(backends, list) else [backends]
    try:
        yield {}
    finally:
        _chosen = before
