"""Nothing is traced: functions marked for a tracer stay as they are, and no value is ever a proxy."""

from __future__ import annotations

__all__ = ["Graph", "GraphModule", "Interpreter", "Node", "Proxy", "Tracer", "Transformer", "symbolic_trace", "wrap"]


def wrap(fn_or_name):
    """Marks a function (or the name of one) that a tracer must not look into."""
    if not callable(fn_or_name) and not isinstance(fn_or_name, str):
        raise RuntimeError("Unsupported type for global function! Must be either a callable or string name")
    return fn_or_name


class Proxy:
    """What a tracer would hand to a forward in a tensor's place; programs ask whether they got one."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError(f"flashlight.fx.{type(self).__name__}: there is no tracer")


class Graph(Proxy):
    pass


class GraphModule(Proxy):
    pass


class Interpreter(Proxy):
    pass


class Node(Proxy):
    pass


class Tracer(Proxy):
    pass


class Transformer(Proxy):
    pass


def symbolic_trace(root, concrete_args=None):
    raise NotImplementedError("flashlight.fx.symbolic_trace: there is no tracer")


from . import graph, graph_module, node, proxy  # noqa: E402, F401  (they take their classes from here)
