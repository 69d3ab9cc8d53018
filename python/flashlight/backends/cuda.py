"""Switches of GPUs, which flashlight does not use: they can be set and change nothing."""

from flashlight import _C

from ._switches import flags
from ._switches import is_available as is_built  # noqa: F401


def sdp_kernel(*args, **kwargs):
    """A block that changes nothing, deprecated: nn.attention.sdpa_kernel is what has been made of it."""
    _C.warn(
        "`torch.backends.cuda.sdp_kernel()` is deprecated. Please see `torch.nn.attention.sdpa_kernel()`.",
        FutureWarning,
    )
    return flags()


class matmul:
    """Settings of another device, kept and not used."""

    allow_tf32 = False
    allow_fp16_reduced_precision_reduction = True
    allow_bf16_reduced_precision_reduction = True
    fp32_precision = "ieee"


class cufft_plan_cache:
    """The plans of another device, of which there are none."""

    size = max_size = 0


def flash_sdp_enabled():
    """False: attention here has one way to compute, the CPU's."""
    return False


mem_efficient_sdp_enabled = cudnn_sdp_enabled = flash_sdp_enabled


def math_sdp_enabled():
    """True: attention is always possible."""
    return True


def enable_flash_sdp(enabled):
    """A choice for another device, which changes nothing."""


enable_mem_efficient_sdp = enable_math_sdp = enable_cudnn_sdp = preferred_linalg_library = enable_flash_sdp
