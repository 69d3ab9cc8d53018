"""Nothing is compiled: decorators return what they are given, questions are answered with no."""

from flashlight._misc import compile  # noqa: F401


def _identity(fn=None, *args, **kwargs):
    """The function itself, or a decorator that returns it, whatever else is given: nothing is compiled."""
    return (lambda f: f) if fn is None else fn


disable = allow_in_graph = assume_constant_result = substitute_in_graph = set_stance = _identity


def is_compiling():
    """False: code runs as it stands."""
    return False


is_dynamo_compiling = is_exporting = is_compiling


def reset():
    """There is nothing to forget, or to mark."""


cudagraph_mark_step_begin = reset
