"""What the layers' forward does in terms of nn.functional.

A layer runs in C without calling any function that a program could see. Where a parameter or an argument is of a class
with a __torch_function__, or a TorchFunctionMode stands, these are called instead: such classes are written for
linear(), and not for Linear.forward(). Most layers are one call, which their rows tell (_calls.py); the others are
here.
"""

import flashlight.nn.functional as F

from ._calls import CALLS
from ._layer import _definitions


def _conv(self, input):
    return self._conv_forward(input, self.weight, self.bias)


def _conv_transpose(self, input, output_size=None):
    n = len(self.kernel_size)
    padding = self._output_padding(input, output_size, self.stride, self.padding, self.kernel_size, n, self.dilation)
    function = getattr(F, f"conv_transpose{n}d")
    return function(input, self.weight, self.bias, self.stride, self.padding, padding, self.groups, self.dilation)


def _softmax2d(self, input):
    if input.dim() not in (3, 4):
        raise ValueError(f"Softmax2d: expected input to be 3D or 4D, got {input.dim()}D")
    return F.softmax(input, -3)


def _instance_norm(self, input):
    n = int(type(self)._definition.name[-2])
    if input.dim() not in (n + 1, n + 2):
        raise ValueError(f"expected {n + 1}D or {n + 2}D input (got {input.dim()}D input)")
    return self._normalised(input, n + 1)


def _batch_norm(self, input):
    n = int(type(self)._definition.name[-2])
    if input.dim() != n + 2 and (n, input.dim()) != (1, 2):
        raise ValueError(f"expected {'2D or 3D' if n == 1 else f'{n + 2}D'} input (got {input.dim()}D input)")
    factor, tracks = self.momentum or 0.0, self.training and self.track_running_stats
    if tracks and self.num_batches_tracked is not None:
        self.num_batches_tracked.add_(1)
        if self.momentum is None:
            factor = 1.0 / float(self.num_batches_tracked)
    used = not self.training or self.track_running_stats
    return F.batch_norm(
        input,
        self.running_mean if used else None,
        self.running_var if used else None,
        self.weight,
        self.bias,
        self.training or (self.running_mean is None and self.running_var is None),
        factor,
        self.eps,
    )


_FUNCTIONS = {**CALLS, "Softmax2d": _softmax2d}
for _n in "123":
    _FUNCTIONS[f"BatchNorm{_n}d"] = _batch_norm
    _FUNCTIONS[f"Conv{_n}d"] = _conv
    _FUNCTIONS[f"ConvTranspose{_n}d"] = _conv_transpose
    _FUNCTIONS[f"InstanceNorm{_n}d"] = _instance_norm
for _name, _function in _FUNCTIONS.items():
    _definitions[_name].spell(_function)
