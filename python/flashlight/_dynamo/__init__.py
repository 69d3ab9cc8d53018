"""torch._dynamo's names where programs use them without compiling anything: as in `compiler`, nothing changes."""

from types import SimpleNamespace

from flashlight.compiler import (  # noqa: F401
    allow_in_graph,
    assume_constant_result,
    disable,
    is_compiling,
    reset,
    substitute_in_graph,
)

config = SimpleNamespace(suppress_errors=False, cache_size_limit=8, recompile_limit=8, disable=False)
disallow_in_graph = forbid_in_graph = disable


def graph_break(msg=""):
    pass


def mark_dynamic(t, index, **bounds):
    pass


mark_static = maybe_mark_dynamic = mark_dynamic


def mark_static_address(t, guard=True):
    pass


def __getattr__(name):
    if name in ("eval_frame", "OptimizedModule"):
        from importlib import import_module

        module = import_module(f"{__name__}.eval_frame")
        return module if name == "eval_frame" else module.OptimizedModule
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
