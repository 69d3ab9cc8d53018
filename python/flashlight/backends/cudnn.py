"""Not here."""

from ._switches import flags, is_available, version  # noqa: F401

enabled = True
benchmark = False
benchmark_limit = 10
deterministic = False
allow_tf32 = True
