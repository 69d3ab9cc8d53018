"""Switches of Apple's GPUs, which flashlight does not use: they can be set and change nothing."""

from ._switches import flags, is_available, version  # noqa: F401

is_built = is_available


def is_macos_or_newer(*args):
    """False, whatever the version: flashlight does not use it."""
    return False


is_macos13_or_newer = is_macos_or_newer
