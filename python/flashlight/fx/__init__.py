"""Nothing is traced: functions marked for a tracer stay as they are, and no value is ever a proxy."""

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
    """What a tracer records, for programs that name the class; making one is a NotImplementedError."""


class GraphModule(Proxy):
    """A module made from a graph, for programs that name the class; making one is a NotImplementedError."""


class Interpreter(Proxy):
    """What runs a graph, for programs that name the class; making one is a NotImplementedError."""


class Node(Proxy):
    """One call in a graph, for programs that name the class; making one is a NotImplementedError."""


class Tracer(Proxy):
    """What records a graph, for programs that name the class; making one is a NotImplementedError."""


class Transformer(Proxy):
    """What rewrites a graph, for programs that name the class; making one is a NotImplementedError."""


def symbolic_trace(root, concrete_args=None):
    """A NotImplementedError: there is no tracer."""
    raise NotImplementedError("flashlight.fx.symbolic_trace: there is no tracer")


from . import graph, graph_module, node, proxy  # noqa: E402, F401  (they take their classes from here)
