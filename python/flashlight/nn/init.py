"""Initial values of parameters. Every function writes its first argument, records nothing for autograd, and returns it.
They are the engine's (src/ops/init.c); what is here words errors as PyTorch does.

The distributions and the order in which random numbers are drawn are PyTorch's, so a seed gives the same weights.
"""

import math

from flashlight import _C

__all__ = [
    "calculate_gain",
    "constant_",
    "dirac_",
    "eye_",
    "kaiming_normal_",
    "kaiming_uniform_",
    "normal_",
    "ones_",
    "orthogonal_",
    "sparse_",
    "trunc_normal_",
    "uniform_",
    "xavier_normal_",
    "xavier_uniform_",
    "zeros_",
]

_c = _C.init_functions

uniform_ = _c["uniform_"]
normal_ = _c["normal_"]
constant_ = _c["constant_"]
ones_ = _c["ones_"]
zeros_ = _c["zeros_"]
eye_ = _c["eye_"]
dirac_ = _c["dirac_"]
xavier_uniform_ = _c["xavier_uniform_"]
xavier_normal_ = _c["xavier_normal_"]
orthogonal_ = _c["orthogonal_"]
sparse_ = _c["sparse_"]


def calculate_gain(nonlinearity, param=None):
    """The factor that keeps the variance of activations through a nonlinearity: 1, 5/3 for tanh, sqrt(2) for relu,
    sqrt(2 / (1 + param^2)) for leaky_relu, 3/4 for selu. ValueError for other names."""
    if nonlinearity != "leaky_relu":
        gain = _c["calculate_gain"](nonlinearity, None)
        return 1 if gain == 1 else gain
    if param is not None and (isinstance(param, bool) or not isinstance(param, (int, float))):
        raise ValueError(f"negative_slope {param} not a valid number")
    return _c["calculate_gain"](nonlinearity, param)


def _calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
    field = math.prod(tensor.shape[2:])
    return tensor.size(1) * field, tensor.size(0) * field


def _calculate_correct_fan(tensor, mode):
    modes = ["fan_in", "fan_out"]
    if mode.lower() not in modes:
        raise ValueError(f"Mode {mode.lower()} not supported, please use one of {modes}")
    return _calculate_fan_in_and_fan_out(tensor)[modes.index(mode.lower())]


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
    """Normal numbers, those outside [a, b] drawn anew."""
    return _c["trunc_normal_"](tensor, mean, std, a, b, generator)


def _kaiming(name, tensor, a, mode, nonlinearity, generator):
    if 0 in tensor.shape:  # nothing else is looked at
        return _c[name](tensor)
    _calculate_correct_fan(tensor, mode)
    calculate_gain(nonlinearity, a)  # the errors, in PyTorch's order
    slope = a if nonlinearity == "leaky_relu" else 0.0
    return _c[name](tensor, slope, mode, nonlinearity, generator)


def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    """Uniform numbers of variance gain^2 / fan (He et al., 2015), within +-gain sqrt(3 / fan): fan_in or fan_out as
    mode says."""
    return _kaiming("kaiming_uniform_", tensor, a, mode, nonlinearity, generator)


def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    """Normal numbers of variance gain^2 / fan (He et al., 2015): fan_in or fan_out as mode says."""
    return _kaiming("kaiming_normal_", tensor, a, mode, nonlinearity, generator)


# Old programs call these.
_no_grad_uniform_ = uniform_
_no_grad_normal_ = normal_
_no_grad_trunc_normal_ = trunc_normal_
_no_grad_fill_ = constant_
_no_grad_zero_ = zeros_


def _deprecated(function):
    new = function.__name__

    def old(*args, **kwargs):
        _C.warn(f"`nn.init.{new[:-1]}` is now deprecated in favor of `nn.init.{new}`.", FutureWarning)
        return function(*args, **kwargs)

    old.__name__ = old.__qualname__ = new[:-1]
    old.__doc__ = f"The old name of {new}."
    return old


uniform = _deprecated(uniform_)
normal = _deprecated(normal_)
constant = _deprecated(constant_)
eye = _deprecated(eye_)
dirac = _deprecated(dirac_)
xavier_uniform = _deprecated(xavier_uniform_)
xavier_normal = _deprecated(xavier_normal_)
kaiming_uniform = _deprecated(kaiming_uniform_)
kaiming_normal = _deprecated(kaiming_normal_)
orthogonal = _deprecated(orthogonal_)
sparse = _deprecated(sparse_)
