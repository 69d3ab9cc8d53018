"""Making modules without initial values."""

__all__ = ["skip_init"]


def skip_init(module_cls, *args, **kwargs):
    """A module of the class with uninitialised parameters, made without drawing random numbers that stay drawn."""
    import flashlight
    from flashlight.nn import Module

    if not issubclass(module_cls, Module):
        raise RuntimeError(f"Expected a Module; got {module_cls}")
    from inspect import signature

    if "device" not in signature(module_cls).parameters:
        raise RuntimeError("Module must support a 'device' arg to skip initialization")
    kwargs.pop("device", None)
    state = flashlight.get_rng_state()
    try:
        return module_cls(*args, **kwargs).to_empty(device="cpu")
    finally:
        flashlight.set_rng_state(state)
