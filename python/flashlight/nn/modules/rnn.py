"""Recurrent layers: RNN, LSTM, GRU and their cells.

The classes hold the weights under PyTorch's names and arrange arguments (batched or not, packed or not, initial state
or none); all steps of all layers are one op.
"""

from __future__ import annotations

import math

import flashlight

from .. import init
from ..parameter import Parameter
from ..utils.rnn import PackedSequence
from ._layer import check_depth, define, has
from .module import Module

__all__ = ["GRU", "LSTM", "RNN", "RNNBase"]

_GATES = {"LSTM": 4, "GRU": 3, "RNN_TANH": 1, "RNN_RELU": 1}


def _permuted(state, order):
    return state if order is None else state.index_select(1, order)


# ---- The classes -----------------------------------------------------------------------------------------------------


def _check_options(mode, input_size, hidden_size, num_layers, bias, batch_first, dropout, proj_size):
    if isinstance(dropout, bool) or not isinstance(dropout, (int, float)) or not 0 <= dropout <= 1:
        raise ValueError(
            "dropout should be a number in range [0, 1] representing the probability of an element being zeroed"
        )
    if dropout > 0 and num_layers == 1:
        import warnings

        warnings.warn(
            "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers "
            f"greater than 1, but got dropout={dropout} and num_layers={num_layers}",
            stacklevel=4,
        )
    for name, value, kind in (
        ("bias", bias, bool),
        ("batch_first", batch_first, bool),
        ("input_size", input_size, int),
        ("hidden_size", hidden_size, int),
    ):
        if not isinstance(value, kind):
            raise TypeError(f"{name} should be of type {kind.__name__}, got: {type(value).__name__}")
    for name, value in (("input_size", input_size), ("hidden_size", hidden_size), ("num_layers", num_layers)):
        if value <= 0:
            raise ValueError(f"{name} must be greater than zero")
    check_depth(mode.removesuffix("_TANH").removesuffix("_RELU"), num_layers)
    if proj_size < 0:
        raise ValueError("proj_size should be a positive integer or zero to disable projections")
    if proj_size >= hidden_size:
        raise ValueError("proj_size has to be smaller than hidden_size")


class RNNBase(Module):
    """What RNN, LSTM and GRU share."""

    def __init__(
        self,
        mode,
        input_size,
        hidden_size,
        num_layers=1,
        bias=True,
        batch_first=False,
        dropout=0.0,
        bidirectional=False,
        proj_size=0,
        device=None,
        dtype=None,
    ):
        super().__init__()
        _check_options(mode, input_size, hidden_size, num_layers, bias, batch_first, dropout, proj_size)
        if mode not in _GATES:
            raise ValueError(f"Unrecognized RNN mode: {mode}")
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        self._name_weights()
        gates, width = _GATES[mode] * hidden_size, proj_size or hidden_size
        directions = 2 if bidirectional else 1
        for i, names in enumerate(self._all_weights):
            inputs = input_size if i < directions else width * directions
            shapes = {"weight_ih": (gates, inputs), "weight_hh": (gates, width), "weight_hr": (proj_size, hidden_size)}
            for name in names:
                shape = shapes.get(name.partition("_l")[0], (gates,))
                setattr(self, name, Parameter(flashlight.empty(shape, device=device, dtype=dtype)))
        self.reset_parameters()

    def _name_weights(self):
        """The names of the weights of each layer and direction."""
        kinds = ["weight_ih", "weight_hh"]
        if self.bias:
            kinds += ["bias_ih", "bias_hh"]
        if self.proj_size > 0:
            kinds.append("weight_hr")
        suffixes = ["", "_reverse"] if self.bidirectional else [""]
        self._all_weights = [
            [f"{kind}_l{layer}{suffix}" for kind in kinds] for layer in range(self.num_layers) for suffix in suffixes
        ]

    def __setstate__(self, state):
        super().__setstate__({k: v for k, v in state.items() if k not in ("_flat_weights", "_flat_weights_names")})
        self.__dict__.setdefault("proj_size", 0)
        self._name_weights()

    def reset_parameters(self):
        """Draws initial values anew."""
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def flatten_parameters(self):
        """Nothing to do: weights are used where they lie."""

    @property
    def all_weights(self):
        """The weights of each layer and direction."""
        return [[getattr(self, name) for name in names] for names in self._all_weights]

    @property
    def _flat_weights_names(self):
        return [name for names in self._all_weights for name in names]

    @property
    def _flat_weights(self):
        return [getattr(self, name) for name in self._flat_weights_names]

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        for name, default in (
            ("proj_size", 0),
            ("num_layers", 1),
            ("bias", True),
            ("batch_first", False),
            ("dropout", 0),
            ("bidirectional", False),
        ):
            if getattr(self, name) != default:
                text += f", {name}={getattr(self, name)}"
        return text

    # ---- Arguments ----

    def check_input(self, input, batch_sizes):
        """Type, number of dimensions and width of the input."""
        dtype = getattr(self, self._all_weights[0][0]).dtype
        if input.dtype != dtype:
            raise ValueError(
                f"RNN input dtype ({input.dtype}) does not match weight dtype ({dtype}). "
                f"Convert input: input.to({dtype}), or convert model: model.to({input.dtype})"
            )
        dims = 2 if batch_sizes is not None else 3
        if input.dim() != dims:
            raise RuntimeError(f"input must have {dims} dimensions, got {input.dim()}")
        if input.size(-1) != self.input_size:
            raise RuntimeError(
                f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.size(-1)}"
            )

    def _batch(self, input, batch_sizes):
        return int(batch_sizes[0]) if batch_sizes is not None else input.size(0 if self.batch_first else 1)

    def get_expected_hidden_size(self, input, batch_sizes):
        """The shape of a hidden state for this input."""
        directions = 2 if self.bidirectional else 1
        return self.num_layers * directions, self._batch(input, batch_sizes), self.proj_size or self.hidden_size

    def check_hidden_size(self, hx, expected_hidden_size, msg="Expected hidden size {}, got {}"):
        """The error for a state of another shape."""
        if tuple(hx.size()) != tuple(expected_hidden_size):
            raise RuntimeError(msg.format(expected_hidden_size, list(hx.size())))

    def check_forward_args(self, input, hidden, batch_sizes):
        """The errors for what does not fit together."""
        self.check_input(input, batch_sizes)
        self.check_hidden_size(hidden, self.get_expected_hidden_size(input, batch_sizes))

    def permute_hidden(self, hx, permutation):
        """A state with its sequences in another order."""
        return _permuted(hx, permutation)

    def _zeros(self, input, batch_sizes):
        return input.new_zeros(self.get_expected_hidden_size(input, batch_sizes))

    def _unsqueezed(self, hx, batched):
        """A given state as a batched one."""
        if batched:
            if hx.dim() != 3:
                raise RuntimeError(f"For batched 3-D input, hx should also be 3-D but got {hx.dim()}-D tensor")
            return hx
        if hx.dim() != 2:
            raise RuntimeError(f"For unbatched 2-D input, hx should also be 2-D but got {hx.dim()}-D tensor")
        return hx.unsqueeze(1)

    def _squeezed(self, hx):
        return hx.squeeze(1)

    def _state(self, states):
        return states[0]

    def forward(self, input, hx=None):
        """(output, state) of a batch (T, B, I), a single sequence (T, I), or a PackedSequence."""
        packed = isinstance(input, PackedSequence)
        batched, batch_sizes, unsorted = True, None, None
        if packed:
            input, batch_sizes, order, unsorted = input
            hx = self._zeros(input, batch_sizes) if hx is None else self.permute_hidden(hx, order)
        else:
            if input.dim() not in (2, 3):
                kind = self._get_name() if type(self).__module__ == __name__ else self.mode
                tail = " tensor instead" if self.mode.startswith("RNN") else " instead"
                raise ValueError(f"{kind}: Expected input to be 2D or 3D, got {input.dim()}D{tail}")
            batched = input.dim() == 3
            if not batched:
                input = input.unsqueeze(0 if self.batch_first else 1)
            hx = self._zeros(input, None) if hx is None else self._unsqueezed(hx, batched)
        self.check_forward_args(input, hx, batch_sizes)
        op = getattr(flashlight, self.mode.lower())
        weights = self._flat_weights
        common = (weights, self.bias, self.num_layers, self.dropout, self.training, self.bidirectional)
        if packed:
            output, *states = op(input, batch_sizes, hx, *common)
        else:
            output, *states = op(input, hx, *common, self.batch_first)
        hidden = self._state(states)
        if packed:
            return PackedSequence(output, batch_sizes, order, unsorted), self.permute_hidden(hidden, unsorted)
        if not batched:
            return output.squeeze(0 if self.batch_first else 1), self._squeezed(hidden)
        return output, hidden


class RNN(RNNBase):
    """h_t = tanh(W_ih x_t + b_ih + W_hh h_(t-1) + b_hh), or relu in place of tanh."""

    def __init__(self, *args, **kwargs):
        if "proj_size" in kwargs:
            raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
        if len(args) > 3:
            nonlinearity, args = args[3], (*args[:3], *args[4:])
        else:
            nonlinearity = kwargs.pop("nonlinearity", "tanh")
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
        super().__init__(f"RNN_{nonlinearity.upper()}", *args, **kwargs)
        self.nonlinearity = nonlinearity


class GRU(RNNBase):
    """Gated recurrent units (Cho et al., 2014)."""

    def __init__(self, *args, **kwargs):
        if "proj_size" in kwargs:
            raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
        super().__init__("GRU", *args, **kwargs)


class LSTM(RNNBase):
    """Long short-term memory (Hochreiter and Schmidhuber, 1997); the state is a pair (h, c)."""

    def __init__(self, *args, **kwargs):
        super().__init__("LSTM", *args, **kwargs)

    def get_expected_cell_size(self, input, batch_sizes):
        """The shape of a cell state for this input."""
        return (*self.get_expected_hidden_size(input, batch_sizes)[:2], self.hidden_size)

    def check_forward_args(self, input, hidden, batch_sizes):
        """The errors for what does not fit together."""
        self.check_input(input, batch_sizes)
        for i, size in enumerate((self.get_expected_hidden_size, self.get_expected_cell_size)):
            self.check_hidden_size(hidden[i], size(input, batch_sizes), f"Expected hidden[{i}] size {{}}, got {{}}")

    def permute_hidden(self, hx, permutation):
        """A state with its sequences in another order."""
        return _permuted(hx[0], permutation), _permuted(hx[1], permutation)

    def _zeros(self, input, batch_sizes):
        return super()._zeros(input, batch_sizes), input.new_zeros(self.get_expected_cell_size(input, batch_sizes))

    def _unsqueezed(self, hx, batched):
        h, c = hx
        dims = 3 if batched else 2
        if h.dim() != dims or c.dim() != dims:
            raise RuntimeError(
                f"For {'batched' if batched else 'unbatched'} {dims}-D input, hx and cx should also be {dims}-D "
                f"but got ({h.dim()}-D, {c.dim()}-D) tensors"
            )
        return (h, c) if batched else (h.unsqueeze(1), c.unsqueeze(1))

    def _squeezed(self, hx):
        return hx[0].squeeze(1), hx[1].squeeze(1)

    def _state(self, states):
        return tuple(states)


# ---- Cells -----------------------------------------------------------------------------------------------------------


class RNNCellBase(Module):
    """What the cells share: one step of a recurrent layer."""

    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias

        def parameter(*shape):
            return Parameter(flashlight.empty(num_chunks * hidden_size, *shape, device=device, dtype=dtype))

        self.weight_ih = parameter(input_size)
        self.weight_hh = parameter(hidden_size)
        self.register_parameter("bias_ih", parameter() if bias else None)
        self.register_parameter("bias_hh", parameter() if bias else None)
        self.reset_parameters()

    reset_parameters = RNNBase.reset_parameters

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.bias is not True:
            text += f", bias={self.bias}"
        nonlinearity = self.__dict__.get("nonlinearity", "tanh")
        return text if nonlinearity == "tanh" else f"{text}, nonlinearity={nonlinearity}"

    def _check(self, t, what):
        if t.dim() not in (1, 2):
            raise ValueError(f"{self._get_name()}: Expected {what} to be 1D or 2D, got {t.dim()}D instead")

    def _run(self, op, input, states, names):
        """One step of a batch, or of a single vector."""
        self._check(input, "input")
        for t, name in zip(states or (), names):
            self._check(t, name)
        batched = input.dim() == 2
        if not batched:
            input = input.unsqueeze(0)
            states = states and tuple(s.unsqueeze(0) for s in states)
        if states is None:
            states = (input.new_zeros(input.size(0), self.hidden_size),) * len(names)
        weights = (self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh)
        states = op(input, states if len(states) > 1 else states[0], *weights)
        if batched:
            return states
        return states.squeeze(0) if isinstance(states, flashlight.Tensor) else tuple(s.squeeze(0) for s in states)


if not has("RNNCell"):

    class RNNCell(RNNCellBase):
        """One step of an RNN."""

        def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, 1, device, dtype)
            self.nonlinearity = nonlinearity

        def forward(self, input, hx=None):
            if self.nonlinearity not in ("tanh", "relu"):
                raise RuntimeError(f"Unknown nonlinearity: {self.nonlinearity}")
            op = flashlight.rnn_tanh_cell if self.nonlinearity == "tanh" else flashlight.rnn_relu_cell
            return self._run(op, input, None if hx is None else (hx,), ("hidden",))

    class GRUCell(RNNCellBase):
        """One step of a GRU."""

        def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, 3, device, dtype)

        def forward(self, input, hx=None):
            return self._run(flashlight.gru_cell, input, None if hx is None else (hx,), ("hidden",))

    class LSTMCell(RNNCellBase):
        """One step of an LSTM."""

        def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, 4, device, dtype)

        def forward(self, input, hx=None):
            return self._run(flashlight.lstm_cell, input, None if hx is None else tuple(hx), ("hx[0]", "hx[1]"))

    __all__ += ["GRUCell", "LSTMCell", "RNNCell", "RNNCellBase"]

define(globals(), {"*Cell": RNNCellBase})
