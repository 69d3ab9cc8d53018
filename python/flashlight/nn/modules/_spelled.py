"""What the layers' forward does in terms of nn.functional.

A layer runs in C without calling any function that a program could see. Where a parameter or an argument is of a class
with a __torch_function__, or a TorchFunctionMode stands, these are called instead: such classes are written for
linear(), and not for Linear.forward(). Most layers are one call, which their rows tell (_calls.py); the others are
here.
"""

import flashlight
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


def _recurrent(self, input, *given):
    states = [s for s in given[: 1 + (self.mode == "LSTM")] if s is not None]
    batch_sizes = given[-1] if len(given) > 1 + (self.mode == "LSTM") else None
    at = 0 if self.batch_first else 1  # where the batch stands
    single = batch_sizes is None and input.dim() == 2
    if batch_sizes is None:
        _check_dims(self, input, states)
    if single:
        input, states = input.unsqueeze(at), [s.unsqueeze(1) for s in states]
    if not states:
        shape = (self.num_layers * (1 + self.bidirectional), self._batch(input, batch_sizes))
        sizes = [self.proj_size or self.hidden_size, self.hidden_size][: 1 + (self.mode == "LSTM")]
        states = [flashlight.zeros(*shape, size, dtype=input.dtype, device=input.device) for size in sizes]
    hx = tuple(states) if self.mode == "LSTM" else states[0]
    self.check_forward_args(input, hx, batch_sizes)
    function = getattr(flashlight, self.mode.lower())
    options = self._flat_weights, self.bias, self.num_layers, self.dropout, self.training, self.bidirectional
    if batch_sizes is not None:
        return function(input, batch_sizes, hx, *options)
    output, *last = function(input, hx, *options, self.batch_first)
    return (output.squeeze(at), *(s.squeeze(1) for s in last)) if single else (output, *last)


def _check_dims(self, input, states):
    """The numbers of dimensions of sequences that are not packed, and of their states."""
    dims, kind = input.dim(), "RNN" if self.mode.startswith("RNN") else self.mode
    if dims not in (2, 3):
        tensor = " tensor" if kind == "RNN" else ""
        raise ValueError(f"{kind}: Expected input to be 2D or 3D, got {dims}D{tensor} instead")
    if any(s.dim() != dims for s in states):
        batched, pair = "batched" if dims == 3 else "unbatched", kind == "LSTM"
        got = "({}-D, {}-D) tensors" if pair else "{}-D tensor"
        raise RuntimeError(
            f"For {batched} {dims}-D input, hx {'and cx ' if pair else ''}should also be {dims}-D but got "
            + got.format(*(s.dim() for s in states))
        )


def _cell(self, input, *states):
    states = [s for s in states if s is not None]
    kind = type(self)._definition.name
    for at, given in enumerate((input, *states)):
        if given.dim() not in (1, 2):
            what = "input" if at == 0 else "hidden" if kind != "LSTMCell" else f"hx[{at - 1}]"
            raise ValueError(f"{kind}: Expected {what} to be 1D or 2D, got {given.dim()}D instead")
    single = input.dim() == 1
    if single:
        input, states = input.unsqueeze(0), [s.unsqueeze(0) for s in states]
    if not states:
        zeros = flashlight.zeros(input.size(0), self.hidden_size, dtype=input.dtype, device=input.device)
        states = [zeros] * (1 + (kind == "LSTMCell"))
    function = getattr(
        flashlight, f"rnn_{self.nonlinearity}_cell" if kind == "RNNCell" else f"{kind[:-4].lower()}_cell"
    )
    hx = tuple(states) if kind == "LSTMCell" else states[0]
    result = function(input, hx, self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh)
    if not single:
        return result
    return tuple(s.squeeze(0) for s in result) if kind == "LSTMCell" else result.squeeze(0)


_FUNCTIONS = {**CALLS, "Softmax2d": _softmax2d}
for _name in ("RNN", "LSTM", "GRU"):
    _FUNCTIONS[_name] = _recurrent
    _FUNCTIONS[f"{_name}Cell"] = _cell
for _n in "123":
    _FUNCTIONS[f"BatchNorm{_n}d"] = _batch_norm
    _FUNCTIONS[f"Conv{_n}d"] = _conv
    _FUNCTIONS[f"ConvTranspose{_n}d"] = _conv_transpose
    _FUNCTIONS[f"InstanceNorm{_n}d"] = _instance_norm
for _name, _function in _FUNCTIONS.items():
    _definitions[_name].spell(_function)
