"""Not here."""

from ._switches import flags, is_available, version  # noqa: F401

enabled = True
