"""The functions of layers: what the table of operations marks as such.

Those with an in-place form take inplace=; losses take the old size_average= and reduce= too.
"""

from flashlight import _C

globals().update(_C.nn_functions)


def _with_choice(name):
    """The max pool of that name, which gives indices too where return_indices says so (its last argument)."""
    plain, both = _C.nn_functions[name], _C.nn_functions[f"{name}_with_indices"]
    place = 2 if name.startswith("adaptive") else 6

    def pool(*args, **kwargs):
        chosen = kwargs.pop("return_indices", False) or (len(args) > place and args[place])
        return (both if chosen else plain)(*args[:place], **kwargs)

    pool.__name__ = pool.__qualname__ = name
    pool.__doc__ = plain.__doc__
    return pool


globals().update({n: _with_choice(n) for n in _C.nn_functions if f"{n}_with_indices" in _C.nn_functions})


def _in_place(name):
    """relu_, elu_, ...: the in-place form by its own name."""
    if f"{name}_" in _C.functions:
        return _C.functions[f"{name}_"]
    function = _C.nn_functions[name]

    def in_place(*args, **kwargs):
        return function(*args, **kwargs, inplace=True)

    in_place.__name__ = in_place.__qualname__ = f"{name}_"
    in_place.__doc__ = f"The in-place form of {name}."
    return in_place


_IN_PLACE = ("celu", "elu", "hardtanh", "leaky_relu", "relu", "rrelu", "selu", "threshold")
globals().update({f"{n}_": _in_place(n) for n in _IN_PLACE})

from ._attention import multi_head_attention_forward, scaled_dot_product_attention  # noqa: E402, F401 (it uses the above)

__all__ = sorted(n for n in globals() if not n.startswith("_"))
