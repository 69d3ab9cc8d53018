"""Helpers: data loading, checkpointing, hooks, measuring."""

_FILES = (
    "_pytree",
    "benchmark",
    "checkpoint",
    "data",
    "deterministic",
    "dlpack",
    "hooks",
    "model_zoo",
    "module_tracker",
    "tensorboard",
)


def __getattr__(name):
    if name in _FILES:
        from importlib import import_module

        try:
            return import_module(f"{__name__}.{name}")
        except ModuleNotFoundError as error:
            if error.name != f"{__name__}.{name}":
                raise
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
