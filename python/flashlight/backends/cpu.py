"""What the CPU can do."""

from flashlight import _C


def get_cpu_capability():
    """The instruction set that kernels were chosen for: "AVX512", "AVX2" or "DEFAULT"."""
    return {"avx512": "AVX512", "avx2": "AVX2"}.get(_C.isa(), "DEFAULT")
