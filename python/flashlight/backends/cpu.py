"""What the CPU can do."""

from flashlight import _C


def get_cpu_capability():
    return {"avx512": "AVX512", "avx2": "AVX2"}.get(_C.isa(), "DEFAULT")
