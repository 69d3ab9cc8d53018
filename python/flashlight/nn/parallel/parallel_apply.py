"""Modules run each on its part of a batch: one after the other, as each uses all cores."""

__all__ = ["get_a_var", "parallel_apply"]


def get_a_var(obj):
    """The first tensor within nested lists, tuples and dicts; None where there is none."""
    from flashlight import Tensor

    if isinstance(obj, Tensor):
        return obj
    items = obj.values() if isinstance(obj, dict) else obj if isinstance(obj, (list, tuple)) else ()
    return next((found for found in map(get_a_var, items) if found is not None), None)


def parallel_apply(modules, inputs, kwargs_tup=None, devices=None):
    """What each module gives for its inputs (a tuple of arguments, or one argument) and keywords."""
    kwargs_tup = kwargs_tup or ({},) * len(modules)
    for name, given in ("inputs", inputs), ("keywords", kwargs_tup), ("devices", devices or modules):
        if len(given) != len(modules):
            raise AssertionError(
                f"The number of modules {len(modules)} is not equal to the number of {name} {len(given)}"
            )
    return [
        module(*(args if isinstance(args, (list, tuple)) else (args,)), **kwargs)
        for module, args, kwargs in zip(modules, inputs, kwargs_tup)
    ]
