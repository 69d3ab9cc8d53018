"""Switches of a package that orders contractions, which flashlight does not use: they can be set and change nothing."""

from ._switches import flags, is_available, version  # noqa: F401

enabled = False
strategy = None
