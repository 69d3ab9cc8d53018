"""Switches of Intel's MKL, which flashlight does not use: they can be set and change nothing."""

from ._switches import flags, is_available, version  # noqa: F401
