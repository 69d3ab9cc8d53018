"""Not here."""

from ._switches import flags, is_available, version  # noqa: F401

is_built = is_available
is_macos13_or_newer = is_macos_or_newer = lambda *args: False
