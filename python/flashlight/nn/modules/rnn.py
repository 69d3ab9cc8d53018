"""Recurrent layers: RNN, LSTM, GRU and their cells.

The options, the weights and what forward does are those of the definitions in C (src/nn/rnn.c); what is Python's own is
here: packed sequences, the LSTM's states as a pair, and PyTorch's methods for subclasses.
"""

import itertools
import math

import flashlight

from .. import init
from ..parameter import Parameter
from ..utils.rnn import PackedSequence
from ._layer import _definitions, define, make
from .module import Module

__all__ = ["GRU", "LSTM", "LSTMCell", "RNN", "RNNBase", "RNNCellBase"]

_MODES = {mode: _definitions[mode.partition("_")[0]] for mode in ("LSTM", "GRU", "RNN_TANH", "RNN_RELU")}


def _permuted(state, order):
    return state if order is None else state.index_select(1, order)


# ---- The classes -----------------------------------------------------------------------------------------------------


def _is_number(value):
    if isinstance(value, (int, float)):
        return True
    from numbers import Number  # NumPy's are too

    return isinstance(value, Number)


def _check_types(input_size, hidden_size, num_layers, bias, batch_first, dropout):
    if isinstance(dropout, bool) or not _is_number(dropout) or not 0 <= dropout <= 1:
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


def _two_states(hx, function):
    """An LSTM's (h, c) as it was given, or one tensor of both (padded sequences alone)."""
    if isinstance(hx, flashlight.Tensor) and function == "lstm":
        return hx[0], hx[1]
    if not isinstance(hx, (tuple, list)):
        raise TypeError(f"{function}(): argument 'hx' must be tuple of Tensors, not {type(hx).__name__}")
    if len(hx) != 2:
        raise RuntimeError(f"{function} expects two hidden states, got {len(hx)}")
    for state in hx:
        if not isinstance(state, flashlight.Tensor):
            raise TypeError(f"{function}(): argument 'hx' must be tuple of Tensors, but one is {type(state).__name__}")
    return tuple(hx)


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
        _check_types(input_size, hidden_size, num_layers, bias, batch_first, dropout)
        if mode not in _MODES:
            raise ValueError(f"Unrecognized RNN mode: {mode}")
        self.mode = mode
        if mode.startswith("RNN_"):
            self.nonlinearity = mode[4:].lower()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        _MODES[mode].setup(self)
        for name, _, _, kind, shape in _MODES[mode].slots(self, dtype):
            setattr(self, name, Parameter(flashlight.empty(shape, device=device, dtype=kind)))
        self._name_weights()
        self.reset_parameters()

    def _name_weights(self):
        """The names of the weights of each layer and direction."""
        names = [slot[0] for slot in _MODES[self.mode].slots(self)]
        self._all_weights = [list(group) for _, group in itertools.groupby(names, lambda name: name.partition("_l")[2])]

    def __setstate__(self, state):
        super().__setstate__({k: v for k, v in state.items() if k not in ("_flat_weights", "_flat_weights_names")})
        self.__dict__.setdefault("proj_size", 0)
        self._name_weights()

    def reset_parameters(self):
        """Draws initial values anew."""
        _MODES[self.mode].reset(self)

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
        return _MODES[self.mode].describe(self)

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

    def forward(self, input, hx=None):
        """(output, state) of a batch (T, B, I), a single sequence (T, I), or a PackedSequence."""
        packed = isinstance(input, PackedSequence)
        data, batch_sizes, order, back = input if packed else (input, None, None, None)
        if hx is not None and self.mode == "LSTM":
            hx = _two_states(hx, "packed lstm" if packed else "lstm")
        if packed and hx is not None:
            hx = self.permute_hidden(hx, order)
        states = () if hx is None else (hx[0], hx[1]) if self.mode == "LSTM" else (hx,)
        output, *last = _MODES[self.mode].forward(self, data, *states, batch_sizes=batch_sizes)
        last = tuple(last) if self.mode == "LSTM" else last[0]
        if packed:
            return PackedSequence(output, batch_sizes, order, back), self.permute_hidden(last, back)
        return output, last


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

    def reset_parameters(self):
        """Draws initial values anew."""
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.bias is not True:
            text += f", bias={self.bias}"
        nonlinearity = self.__dict__.get("nonlinearity", "tanh")
        return text if nonlinearity == "tanh" else f"{text}, nonlinearity={nonlinearity}"


def _lstm_cell_forward(self, input, hx=None):
    """One step over input (N, input_size) or (input_size) from the states hx = (h_0, c_0), (N, hidden_size) or
    (hidden_size) each, None for zeros: gives (h_1, c_1)."""
    return self._definition.forward(self, input, *(() if hx is None else _two_states(hx, "lstm_cell")))


_lstm_cell_forward.__name__ = "forward"
LSTMCell = make("LSTMCell", (RNNCellBase,), {"forward": _lstm_cell_forward})
define(globals(), {"*Cell": RNNCellBase})
