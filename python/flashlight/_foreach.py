"""The `_foreach_*` functions: one op on each tensor of a list. Ops are cheap to call, so these are plain loops.

Other arguments are one value for all tensors, or a list of values, one a tensor.
"""

import flashlight
from flashlight._C import Tensor

_UNARY = (
    "abs acos asin atan ceil clone cos cosh erf erfc exp expm1 floor frac lgamma log log10 log1p log2 max neg "
    "reciprocal round rsqrt sigmoid sign sin sinh sqrt tan tanh trunc"
)
# The arguments after the list itself, each with the names it has in the overloads.
_OTHER = (("other", "scalar", "scalars"),)
_FUSED = (("tensor1",), ("tensor2",), ("value", "scalars"))
_ARGUMENTS = {
    **dict.fromkeys("add sub mul div clamp_min clamp_max maximum minimum".split(), _OTHER),
    "pow": (("exponent",),),
    "lerp": (("tensors1",), ("weight", "weights")),
    "addcdiv": _FUSED,
    "addcmul": _FUSED,
    "mm": (("mat2",),),
}


def _check(name, self):
    if not isinstance(self, (list, tuple)):
        raise TypeError(f"{name}(): argument 'self' (position 1) must be tuple of Tensors, not {type(self).__name__}")
    if not self:
        raise RuntimeError("Tensor list must have at least one tensor.")


def _as_lists(name, self, arguments):
    """Each argument as a list with one entry a tensor."""
    _check(name, self)
    columns = []
    for values in arguments:
        if isinstance(values, Tensor) and name.startswith("_foreach_addc"):
            values = values.tolist()
        if not isinstance(values, (list, tuple)):
            values = [values] * len(self)
        elif len(values) != len(self):
            if values and isinstance(values[0], Tensor):
                raise RuntimeError(
                    f"Tensor lists must have the same number of tensors, got {len(self)} and {len(values)}"
                )
            raise RuntimeError("Tensor list must have same number of elements as scalar list.")
        columns.append(values)
    return columns


def _number(call):
    """For ops that take tensors alone: numbers become tensors of the other's dtype."""

    def function(x, other):
        return call(x, other if isinstance(other, Tensor) else flashlight.tensor(other, dtype=x.dtype))

    return function


def _clamp(side, inplace):
    method = "clamp_" if inplace else "clamp"
    return lambda x, bound: getattr(x, method)(**{side: bound})


def _fused(method):
    """addcmul and addcdiv: the value is an argument by name alone."""

    def function(x, tensor1, tensor2, value):
        return getattr(x, method)(tensor1, tensor2, value=value)

    return function


def _call(name, inplace):
    """The function of one tensor (and its arguments) that the list form repeats."""
    method = name + "_" * inplace
    if name in ("maximum", "minimum"):
        return _number(_clamp("min" if name == "maximum" else "max", inplace))
    if name in ("clamp_min", "clamp_max"):
        return _clamp(name[-3:], inplace)
    if name in ("addcmul", "addcdiv"):
        return _fused(method)
    return getattr(Tensor, method)


def _make(name, inplace):
    full = f"_foreach_{name}" + "_" * inplace
    call = _call(name, inplace)
    parameters = _ARGUMENTS.get(name, ())

    def function(self, *args, **kwargs):
        if name == "pow" and not isinstance(self, (list, tuple)):
            return tuple(flashlight.pow(self, exponent) for exponent in (args or [kwargs["exponent"]])[0])
        for names in parameters[len(args) :]:
            args += tuple(kwargs.pop(key) for key in names if key in kwargs)[:1]
        if len(args) + 1 == len(parameters) == 3:
            args += (1,)
        if len(args) < len(parameters):
            raise TypeError(f"{full}() takes {len(parameters)} arguments after 'self', got {len(args)}")
        columns = _as_lists(full, self, args)
        results = [call(x, *others, **kwargs) for x, *others in zip(self, *columns)]
        return self if inplace else tuple(results)

    function.__name__ = function.__qualname__ = full
    function.__doc__ = f"Tensor.{name}{'_' * inplace} of each tensor of a list."
    return function


for _name in (*_UNARY.split(), *_ARGUMENTS):
    globals()[f"_foreach_{_name}"] = _make(_name, False)
    if _name not in ("clone", "max", "mm"):
        globals()[f"_foreach_{_name}_"] = _make(_name, True)


def _foreach_zero_(self):
    """Writes zeros everywhere."""
    _check("_foreach_zero_", self)
    for x in self:
        x.zero_()
    return self


def _foreach_copy_(self, src, non_blocking=False):
    """Copies a list of tensors into another."""
    (sources,) = _as_lists("_foreach_copy_", self, (list(src),))
    for x, y in zip(self, sources):
        x.copy_(y)
    return self


def _foreach_norm(self, ord=2, dtype=None):
    """The norm of each tensor's elements."""
    _check("_foreach_norm", self)
    return tuple(flashlight.linalg.vector_norm(x, ord, dtype=dtype) for x in self)


def _foreach_powsum(self, ord=2, dtype=None):
    """The sum of |x|^ord of each tensor's elements."""
    _check("_foreach_powsum", self)
    return tuple((x if dtype is None else x.to(dtype)).abs().pow(ord).sum() for x in self)
