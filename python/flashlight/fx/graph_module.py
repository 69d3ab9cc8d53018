"""Names of torch.fx.graph_module, for programs that import them beside a tracer of their own."""

from . import GraphModule  # noqa: F401

_USER_PRESERVED_ATTRIBUTES_KEY = "_user_preserved_attributes"


class _CodeOnlyModule:
    """What a GraphModule is copied through."""


def _copy_attr(from_module, to_module, target):
    """Has to_module share the attribute of from_module of this dotted name."""
    *path, name = target.split(".")
    for part in path:
        from_module, to_module = getattr(from_module, part), getattr(to_module, part)
    setattr(to_module, name, getattr(from_module, name))
