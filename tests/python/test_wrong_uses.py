"""Packing, clipping, reparametrisation, pruning, lazy modules and hooks used wrongly: PyTorch's type of exception, or
what it gives. Each case is an expression over a module m, nn, U (nn.utils), rnn (nn.utils.rnn), P(values): a parameter
whose gradient is its value, and hooked(name, hook): what a Linear layer with that hook gives.
"""

from __future__ import annotations

import copy
import importlib
import io
import pickle
import re

import numpy as np
import pytest
from twin import MODULES, words

CASES = """
rnn.pack_padded_sequence(m.ones(3, 2, 4), [3, 0])
rnn.pack_padded_sequence(m.ones(3, 2, 4), [3, 4])
rnn.pack_padded_sequence(m.ones(3, 2, 4), [2, 3])
rnn.pack_padded_sequence(m.ones(3, 2, 4), [3, -1])
rnn.pack_padded_sequence(m.ones(3, 2, 4), [3])
rnn.pack_padded_sequence(m.ones(3, 2, 4), [3, 2, 1])
rnn.pack_padded_sequence(m.ones(3, 2, 4), [])
rnn.pack_padded_sequence(m.ones(3, 0, 4), [])
rnn.pack_padded_sequence(m.ones(0, 2, 4), [0, 0])
rnn.pack_padded_sequence(m.ones(3), [3])
rnn.pack_padded_sequence(m.ones(3, 2), [3, 1])
rnn.pack_padded_sequence(m.ones(3, 2, 4), [3.0, 2.0])
rnn.pack_padded_sequence(m.ones(3, 2, 4), m.tensor([3.0, 2.0]))
rnn.pack_padded_sequence(m.ones(3, 2, 4), m.tensor([[3, 2]]))
rnn.pack_padded_sequence(m.ones(3, 2, 4), m.tensor([3, 2], dtype=m.int32))
rnn.pack_padded_sequence(m.ones(3, 2, 4), (3, 2))
rnn.pack_padded_sequence(m.ones(3, 2, 4), 3)
rnn.pack_padded_sequence(None, [1])
rnn.pack_padded_sequence(m.ones(3, 2, 4), [2, 3], enforce_sorted=False)
rnn.pack_padded_sequence(m.ones(3, 2, 4), np.array([3, 2]))
rnn.pad_packed_sequence(rnn.pack_padded_sequence(m.ones(3, 2, 4), [2, 1]), total_length=1)
rnn.pad_packed_sequence(rnn.pack_padded_sequence(m.ones(3, 2, 4), [2, 1]), total_length=5)
rnn.pad_packed_sequence(rnn.pack_padded_sequence(m.ones(3, 2, 4), [2, 1]), padding_value="x")
rnn.pad_packed_sequence(m.ones(3, 2, 4))
rnn.pad_packed_sequence(None)
rnn.pad_packed_sequence(rnn.PackedSequence(m.ones(3, 4), m.tensor([2, 2])))
rnn.pad_packed_sequence(rnn.PackedSequence(m.ones(3, 4), m.tensor([1, 2])))
rnn.pad_packed_sequence(rnn.PackedSequence(m.ones(3, 4), m.tensor([2, 1])))
rnn.PackedSequence(m.ones(3, 4))
rnn.PackedSequence(m.ones(3, 4), m.tensor([2.0, 1.0]))
rnn.pack_sequence([m.ones(2, 3), m.ones(3, 3)])
rnn.pack_sequence([m.ones(3, 3), m.ones(2, 4)])
rnn.pack_sequence([])
rnn.pack_sequence(m.ones(2, 3))
rnn.pack_sequence([m.ones(0, 3)])
rnn.pad_sequence([])
rnn.pad_sequence([m.ones(2), m.ones(3)], padding_side="up")
rnn.pad_sequence([m.ones(2), m.ones(3)], padding_value=None)
rnn.pad_sequence([m.ones(2), m.ones(3, 1)])
rnn.pad_sequence([1, 2])
rnn.pad_sequence(m.ones(2, 3))
rnn.pad_sequence({m.ones(2)})
rnn.pad_sequence([m.ones(2), m.ones(3).long()])
rnn.unpad_sequence(m.ones(3, 2), m.tensor([3, 4]))
rnn.unpack_sequence(m.ones(3))
rnn.invert_permutation(None)
rnn.invert_permutation(m.tensor([0, 3]))
rnn.invert_permutation(m.tensor([0.5, 1]))
nn.LSTM(4, 3)(rnn.pack_padded_sequence(m.ones(3, 2, 5), [3, 2]))
nn.LSTM(4, 3)(rnn.pack_padded_sequence(m.ones(3, 2, 4), [3, 2]), (m.ones(1, 3, 3), m.ones(1, 3, 3)))
nn.LSTM(4, 3)(rnn.pack_padded_sequence(m.ones(3, 2, 4), [3, 2]), m.ones(1, 2, 3))
nn.LSTM(4, 3)(rnn.PackedSequence(m.ones(5, 4), m.tensor([2, 2])))
nn.LSTM(4, 3)(rnn.PackedSequence(m.ones(3, 4), m.tensor([2, 2])))
nn.LSTM(4, 3)(rnn.PackedSequence(m.ones(4, 4), m.tensor([0, 4])))
nn.GRU(4, 3)(rnn.PackedSequence(m.ones(4, 4), m.tensor([1, 3])))
nn.LSTM(4, 3)(m.ones(5, 2, 4), m.ones(1, 2, 3))
nn.LSTM(4, 3)(m.ones(5, 2, 4), [m.ones(1, 2, 3), m.ones(1, 2, 3)])[0].shape
nn.LSTM(4, 3)(m.ones(5, 2, 4), (m.ones(1, 2, 3), m.ones(1, 2, 3), m.ones(1, 2, 3)))
nn.LSTM(4, 3)(m.ones(5, 2, 4), (m.ones(1, 2, 3), m.ones(1, 2, 4)))
nn.LSTM(4, 3)(m.ones(5, 2, 4), (m.ones(1, 2, 3), m.ones(1, 2, 3).double()))
nn.LSTM(4, 3)(m.ones(5, 4), (m.ones(1, 2, 3), m.ones(1, 2, 3)))
nn.LSTM(4, 3)(m.ones(5, 2, 4), (m.ones(1, 3), m.ones(1, 3)))
nn.GRU(4, 3)(m.ones(5, 2, 4), m.ones(2, 2, 3))
nn.LSTMCell(4, 3)(m.ones(2, 4), m.ones(2, 3))
nn.LSTMCell(4, 3)(m.ones(2, 4), (m.ones(2, 3), m.ones(3, 3)))
nn.LSTMCell(4, 3)(m.ones(2, 5))
nn.LSTMCell(4, 3)(m.ones(2, 4), (m.ones(2, 3), ))
nn.GRUCell(4, 3)(m.ones(2, 4), m.ones(3))
nn.GRUCell(4, 3)(m.ones(4), m.ones(2, 3))
nn.RNNCell(4, 3)(m.ones(2, 2, 4))
nn.LSTM(4, 3, proj_size=3)
nn.LSTM(4, 3, proj_size=-1)
nn.GRU(4, 3, proj_size=2)
nn.LSTM(4, 3, 2, dropout=0.5)(m.ones(0, 2, 4))
nn.LSTM(4, 3)(m.ones(5, 0, 4))[0].shape
nn.LSTM(4, 3)(m.ones(5, 2, 4).double())
nn.LSTM(4, 3)(m.ones(5, 2, 4).long())
U.clip_grad_norm_(None, 1.0)
U.clip_grad_norm_([], 1.0)
U.clip_grad_norm_([m.ones(2)], 1.0)
U.clip_grad_norm_([m.ones(2), None], 1.0)
U.clip_grad_norm_([P([1., float("nan")])], 1.0, error_if_nonfinite=True)
U.clip_grad_norm_([P([1., 2.])], 1.0, norm_type="x")
U.clip_grad_norm_([P([1., 2.])], 1.0, norm_type=None)
U.clip_grad_norm_([P([1., 2.])], 1.0, norm_type=0)
U.clip_grad_norm_([P([1., 2.])], -1.0)
U.clip_grad_norm_([P([1., 2.])], None)
U.clip_grad_norm_([P([1., 2.])], m.tensor(1.0))
U.clip_grad_value_([P([1., 2.])], "x")
U.clip_grad_value_([P([1., 2.])], -1.0)
U.clip_grad_value_(None, 1.0)
U.get_total_norm([])
U.get_total_norm("x")
U.clip_grads_with_norm_([P([1., 2.])], 1.0, None)
U.parameters_to_vector([])
U.parameters_to_vector([None])
U.parameters_to_vector([m.ones(2), m.ones(2).long()])
U.vector_to_parameters(m.ones(3), [m.ones(2)])
U.vector_to_parameters(m.ones(1), [m.ones(2)])
U.vector_to_parameters([1, 2], [m.ones(2)])
U.vector_to_parameters(m.ones(2), None)
U.weight_norm(nn.Linear(2, 3), name="w")
U.weight_norm(nn.ReLU())
U.weight_norm(nn.Linear(2, 3), dim=5)
U.weight_norm(nn.Linear(2, 3), dim=None)
U.weight_norm(U.weight_norm(nn.Linear(2, 3)))
U.weight_norm(None)
U.remove_weight_norm(nn.Linear(2, 3))
U.remove_weight_norm(U.weight_norm(nn.Linear(2, 3)), "bias")
U.spectral_norm(nn.Linear(2, 3), n_power_iterations=0)
U.spectral_norm(nn.Linear(2, 3), name="x")
U.spectral_norm(U.spectral_norm(nn.Linear(2, 3)))
U.spectral_norm(nn.Linear(2, 3), dim=7)
U.spectral_norm(nn.Linear(2, 3), eps=-1)
U.spectral_norm(nn.BatchNorm1d(2))(m.ones(2, 2))
U.remove_spectral_norm(nn.Linear(2, 3))
U.parametrizations.weight_norm(nn.Linear(2, 3), "x")
U.parametrizations.weight_norm(nn.Linear(2, 3), dim=9)
U.parametrizations.spectral_norm(nn.Linear(2, 3), "x")
U.parametrizations.spectral_norm(nn.Linear(2, 3), n_power_iterations=0)
U.parametrizations.spectral_norm(nn.Linear(2, 3), dim=9)
U.parametrizations.spectral_norm(nn.Linear(2, 3), "bias")
U.parametrizations.orthogonal(nn.Linear(2, 3), "bias")
U.parametrizations.orthogonal(nn.Linear(2, 3), "x")
U.parametrizations.orthogonal(nn.Linear(2, 3), orthogonal_map="x")
U.parametrizations.orthogonal(nn.Linear(2, 3), orthogonal_map="cayley", use_trivialization=False)
U.parametrizations.orthogonal(nn.Linear(2, 3).half())
U.parametrizations.orthogonal(nn.Conv2d(2, 3, 2))
U.parametrize.register_parametrization(nn.Linear(2, 3), "x", nn.ReLU())
U.parametrize.register_parametrization(nn.Linear(2, 3), "weight", None)
U.parametrize.register_parametrization(nn.Linear(2, 3), "weight", nn.Linear(3, 2))
U.parametrize.register_parametrization(nn.Linear(2, 3), "weight", nn.Flatten(0))
U.parametrize.register_parametrization(nn.Linear(2, 3), "weight", m.relu)
U.parametrize.register_parametrization(nn.Linear(2, 3, bias=False), "bias", nn.ReLU())
U.parametrize.register_parametrization(None, "weight", nn.ReLU())
U.parametrize.remove_parametrizations(nn.Linear(2, 3), "weight")
U.parametrize.remove_parametrizations(U.parametrizations.weight_norm(nn.Linear(2, 3)), "bias")
U.parametrize.remove_parametrizations(U.parametrizations.weight_norm(nn.Linear(2, 3)), "weight", False)
U.parametrize.is_parametrized(nn.Linear(2, 3), "x")
U.parametrize.is_parametrized(None)
U.parametrize.type_before_parametrizations(nn.Linear(2, 3)).__name__
U.parametrize.transfer_parametrizations_and_params(nn.Linear(2, 3), nn.Linear(2, 3))
copy.deepcopy(U.parametrizations.weight_norm(nn.Linear(2, 3)))
unpickled((U.weight_norm(nn.Linear(2, 3))))
setattr(U.parametrizations.weight_norm(nn.Linear(2, 3)), "weight", m.ones(2, 2))
setattr(U.parametrizations.orthogonal(nn.Linear(2, 2)), "weight", m.ones(2, 2))
U.parametrizations.weight_norm(nn.Linear(2, 3)).load_state_dict(nn.Linear(2, 3).state_dict())
U.prune.l1_unstructured(nn.Linear(2, 3), "x", 1)
U.prune.l1_unstructured(nn.Linear(2, 3), "weight", -1)
U.prune.l1_unstructured(nn.Linear(2, 3), "weight", 1.5)
U.prune.l1_unstructured(nn.Linear(2, 3), "weight", 7)
U.prune.l1_unstructured(nn.Linear(2, 3), "weight", "x")
U.prune.l1_unstructured(nn.Linear(2, 3), "weight", True)
U.prune.l1_unstructured(nn.Linear(2, 3), "weight", 1, importance_scores=m.ones(2))
U.prune.ln_structured(nn.Linear(2, 3), "weight", 1, 2, 5)
U.prune.ln_structured(nn.Linear(2, 3), "bias", 1, 2, 0)
U.prune.ln_structured(nn.Linear(2, 3), "weight", 1, "x", 0)
U.prune.random_structured(nn.Linear(2, 3), "weight", 9, 0)
U.prune.random_structured(nn.Linear(2, 3), "bias", 1, 0)
U.prune.custom_from_mask(nn.Linear(2, 3), "weight", m.ones(2, 2))
U.prune.custom_from_mask(nn.Linear(2, 3), "weight", None)
U.prune.remove(nn.Linear(2, 3), "weight")
U.prune.is_pruned(nn.Linear(2, 3))
U.prune.is_pruned(None)
U.prune.global_unstructured([(nn.Linear(2, 3), "weight")], None)
U.prune.global_unstructured([(nn.Linear(2, 3), "weight")], U.prune.RandomStructured, amount=1)
U.prune.global_unstructured([], U.prune.L1Unstructured, amount=1)
U.prune.global_unstructured([(nn.Linear(2, 3), "weight")], U.prune.L1Unstructured, amount=100)
U.fuse_conv_bn_eval(nn.Conv2d(2, 3, 1), nn.BatchNorm2d(3))
U.fuse_conv_bn_eval(nn.Conv2d(2, 3, 1).eval(), nn.BatchNorm2d(4).eval())
U.fuse_conv_bn_eval(nn.Linear(2, 3).eval(), nn.BatchNorm2d(3).eval())
U.fuse_conv_bn_eval(nn.Conv2d(2, 3, 1).eval(), nn.BatchNorm2d(3, track_running_stats=False).eval())
U.fuse_linear_bn_eval(nn.Linear(2, 3), nn.BatchNorm1d(3))
U.fuse_linear_bn_eval(nn.Linear(2, 3).eval(), nn.BatchNorm1d(4).eval())
U.skip_init(m.relu, 2)
U.skip_init(nn.ReLU)
U.skip_init(nn.Linear, 2)
U.stateless.functional_call(nn.Linear(2, 3), {"weight":m.ones(2, 2)}, m.ones(1, 2))
m.func.functional_call(nn.Linear(2, 3), {"x":m.ones(2, 2)}, m.ones(1, 2)).shape
m.func.functional_call(nn.Linear(2, 3), {"x":m.ones(2, 2)}, m.ones(1, 2), strict=True)
m.func.functional_call(nn.Linear(2, 3), {"weight":m.ones(3, 2)}, m.ones(1, 2), strict=True)
m.func.functional_call(nn.Linear(2, 3), None, m.ones(1, 2))
m.func.functional_call(nn.Linear(2, 3), {"weight":5}, m.ones(1, 2))
m.func.functional_call(nn.Linear(2, 3), {"weight":None}, m.ones(1, 2))
m.func.functional_call(None, {}, m.ones(1, 2))
nn.LazyLinear(3).weight.shape
nn.LazyLinear(3).weight + 1
nn.LazyLinear(3).weight.numel()
nn.LazyLinear(3).weight.data
nn.LazyLinear(3).weight.sum()
nn.LazyLinear(3).weight[0]
nn.LazyLinear(3)(m.ones(()))
nn.LazyLinear(3)(5)
nn.LazyLinear(3)(None)
nn.LazyLinear(3)()
nn.LazyConv2d(3, 2)(m.ones(3, 4))
nn.LazyConv2d(3, 9)(m.ones(1, 3, 4, 4))
nn.LazyBatchNorm2d()(m.ones(1, 3, 4))
nn.LazyLinear(-1)(m.ones(2, 3))
copy.deepcopy(nn.LazyLinear(3))
copy.copy(nn.LazyLinear(3))
unpickled((nn.LazyLinear(3)))
list(nn.LazyLinear(3).parameters())
nn.LazyLinear(3).load_state_dict(nn.Linear(2, 4).state_dict())
nn.LazyLinear(3).load_state_dict({})
nn.LazyLinear(3).load_state_dict({"weight":5, "bias":6})
nn.Linear(2, 3).load_state_dict(nn.LazyLinear(3).state_dict())
nn.LazyLinear(3).half()
nn.LazyLinear(3).to("cpu")
nn.LazyLinear(3).to(m.int64)
nn.LazyLinear(3).to_empty(device="cpu")
nn.LazyLinear(3).zero_grad()
m.optim.SGD(nn.LazyLinear(3).parameters(), lr=.1)
U.parameters_to_vector(nn.LazyLinear(3).parameters())
U.clip_grad_norm_(nn.LazyLinear(3).parameters(), 1.)
sum(p.numel() for p in nn.LazyLinear(3).parameters())
nn.LazyLinear(3).reset_parameters()
nn.LazyLinear(3).initialize_parameters(m.ones(2, 4))
nn.LazyLinear(3).has_uninitialized_params()
nn.init.normal_(nn.LazyLinear(3).weight)
nn.UninitializedParameter().materialize((2, -1))
nn.UninitializedParameter().materialize((2, ), dtype=m.int64)
nn.UninitializedParameter(requires_grad=5)
nn.UninitializedBuffer().materialize((2, )).shape
nn.UninitializedParameter().data
repr(nn.UninitializedParameter())
nn.UninitializedParameter().grad
nn.UninitializedParameter().detach()
nn.UninitializedParameter() == 1
m.save(nn.LazyLinear(3).state_dict(), io.BytesIO())
nn.LazyLinear(3).weight.size()
nn.LazyLinear(3).weight.dim()
nn.LazyLinear(3).weight.dtype
nn.LazyLinear(3).weight.device
nn.LazyLinear(3).weight.tolist()
nn.LazyLinear(3).weight.backward()
len(nn.LazyLinear(3).weight)
nn.Linear(2, 3).register_forward_hook(None)
nn.Linear(2, 3).register_forward_hook(5)
hooked("register_forward_hook", lambda *a: 5)
hooked("register_forward_hook", lambda a: None)
hooked("register_forward_hook", 5)
hooked("register_forward_pre_hook", lambda mod, a: 5)
hooked("register_forward_pre_hook", lambda mod, a: ())
hooked("register_forward_pre_hook", lambda mod, a: (m.ones(1, 2), m.ones(1, 2)))
hooked("register_forward_pre_hook", lambda mod, a: m.ones(1, 5))
hooked("register_full_backward_hook", lambda mod, a, b: 5)
hooked("register_full_backward_hook", lambda mod, a, b: (None, None))
hooked("register_full_backward_hook", lambda mod, a, b: (m.ones(5), ))
hooked("register_full_backward_hook", lambda mod, a, b: m.ones(5))
hooked("register_full_backward_hook", lambda mod, a, b: (5, ))
hooked("register_full_backward_pre_hook", lambda mod, a: 5)
hooked("register_full_backward_pre_hook", lambda mod, a: (m.ones(7), ))
hooked("register_full_backward_pre_hook", lambda mod, a: (None, ))
hooked("register_full_backward_pre_hook", lambda mod, a: (m.ones(1, 3), m.ones(1, 3)))
hooked("register_state_dict_post_hook", lambda *a: 5).state_dict()
hooked("_register_state_dict_hook", lambda *a: 5).state_dict()
hooked("register_state_dict_pre_hook", lambda *a: 5).state_dict()
hooked("register_load_state_dict_post_hook", lambda *a: 5).load_state_dict({}, strict=False)
hooked("register_load_state_dict_pre_hook", lambda *a: 1/0).load_state_dict({}, strict=False)
nn.Linear(2, 3).register_forward_hook(lambda *a: None, prepend=5)
nn.Linear(2, 3).register_forward_hook(lambda *a: None, with_kwargs="x")
""".strip().splitlines()


def names(mod):
    for part in ("prune", "parametrize", "parametrizations", "stateless"):
        importlib.import_module(f"{mod.__name__}.nn.utils.{part}")
    importlib.import_module(f"{mod.__name__}.func")

    def parameter(values):
        p = mod.nn.Parameter(mod.tensor(values))
        p.grad = mod.tensor(values)
        return p

    def hooked(name, hook):
        layer = mod.nn.Linear(2, 3)
        getattr(layer, name)(hook)
        if "state_dict" in name:
            return layer
        x = mod.ones(1, 2, requires_grad=True)
        y = layer(x)
        if isinstance(y, mod.Tensor):
            y.sum().backward()
        return y, x.grad

    tools = {"copy": copy, "io": io, "np": np, "unpickled": lambda value: pickle.loads(pickle.dumps(value))}
    return {
        "m": mod,
        "nn": mod.nn,
        "U": mod.nn.utils,
        "rnn": mod.nn.utils.rnn,
        "P": parameter,
        "hooked": hooked,
        **tools,
    }


def outcome(mod, case):
    mod.manual_seed(0)
    np.random.seed(0)
    try:
        value = eval(case, names(mod))  # noqa: S307 (the cases above)
    except Exception as error:
        return type(error), str(error)
    text = re.sub(r"0x\w+|grad_fn=<\w+>|\s", "", words(repr(value)))
    return "ok", re.sub(r"-?\d+\.\d*(e[+-]?\d+)?", lambda number: f"{float(number[0]):.3f}", text)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.filterwarnings("ignore")
def test_wrong_use(case):
    expected, got = (outcome(mod, case) for mod in MODULES)
    assert got[0] == expected[0], f"{got[1]}, torch has {expected[1]}"
    if expected[0] == "ok":
        assert got[1] == expected[1]
