"""Switches of a library for GPUs, which flashlight does not use: they can be set and change nothing."""

from ._switches import flags, is_available, version  # noqa: F401

enabled = True
benchmark = False
benchmark_limit = 10
deterministic = False
allow_tf32 = True
