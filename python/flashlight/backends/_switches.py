"""What the backends share: a context manager for their flags()."""

from contextlib import contextmanager


def is_available():
    """False: flashlight does not use it."""
    return False


def version():
    """None: flashlight does not use it."""
    return None


@contextmanager
def flags(*args, **kwargs):
    """A block that changes nothing, whatever the settings."""
    yield
