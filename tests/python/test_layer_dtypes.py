"""Layers in float16 and bfloat16, with row-major and with channels-last inputs: outputs, gradients and buffers are
PyTorch's to a few units in the last place of the largest item, and what PyTorch leaves channels-last stays so.
"""

import warnings

import flashlight
import numpy as np
import pytest
import torch
from halves import HALVES, assert_units
from test_layers import SAMPLES, flat, make
from twin import is_tensor

OUTPUT, GRADIENT = 2, 8  # units in the last place
# On CPUs without instructions for bfloat16, PyTorch's recurrent layers round after every operation.
ROUGH = () if torch.ops.mkldnn._is_mkldnn_bf16_supported() else ("RNN", "GRU", "LSTM")
FORMATS = {4: "channels_last", 5: "channels_last_3d"}


def to_torch(t):
    if t.dtype == flashlight.bfloat16:
        return torch.from_numpy(t.detach().view(flashlight.int16).numpy()).view(torch.bfloat16)
    return torch.from_numpy(t.detach().numpy())


def run(mod, sample, dtype, channels_last):
    """Outputs, gradients of inputs and parameters, buffers."""
    name, args, kwargs, inputs = sample
    mod.manual_seed(3)
    rng = np.random.default_rng(7)
    layer = make(mod, name, args, kwargs).to(getattr(mod, dtype))
    values = []
    for item in inputs:
        x = item(mod, rng)
        if is_tensor(x) and x.is_floating_point():
            x = x.to(getattr(mod, dtype))
            if channels_last and x.dim() in FORMATS:
                x = x.contiguous(memory_format=getattr(mod, FORMATS[x.dim()]))
            x = x.detach().requires_grad_()
        values.append(x)
    mod.manual_seed(5)
    outputs = [o for o in flat(layer(*values)) if is_tensor(o)]
    total = 0
    for i, out in enumerate(outputs):
        if out.requires_grad:
            weight = np.random.default_rng((11, i)).uniform(0.5, 1.5, tuple(out.shape)).astype(np.float32)
            total = total + (out * mod.from_numpy(weight).to(out.dtype)).sum()
    leaves = [x for x in values if is_tensor(x) and x.is_floating_point()] + list(layer.parameters())
    if is_tensor(total):
        total.backward()
    return outputs, [x.grad for x in leaves], list(layer.buffers())


def attempt(mod, *args):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return "ok", run(mod, *args)
        except Exception as error:  # noqa: BLE001
            return type(error).__name__, error


def compare(got, want, dtype, ulps, where):
    if got is None or want is None:
        assert got is want, where
        return
    got, want = to_torch(got), want.detach()
    assert (got.dtype, got.shape) == (want.dtype, want.shape), where
    if want.is_floating_point():
        assert_units(got, want, dtype, ulps, where)
    else:
        assert torch.equal(got, want), where


CASES = [s for s in SAMPLES if s[3] and "dtype" not in s[2] and hasattr(flashlight.nn, s[0])]


@pytest.mark.parametrize("sample", CASES, ids=[f"{n}{a}{k or ''}" for n, a, k, _ in CASES])
def test_halves(sample):
    images = any(getattr(x(torch, np.random.default_rng(0)), "ndim", 0) in FORMATS for x in sample[3])
    for dtype in HALVES:
        for channels_last in (False, True) if images else (False,):
            where = f"{dtype}{' channels-last' if channels_last else ''}"
            status, want = attempt(torch, sample, dtype, channels_last)
            my_status, got = attempt(flashlight, sample, dtype, channels_last)
            assert my_status == status, f"{where}: {got!r}, torch has {want!r}"
            if status != "ok":
                continue
            for part, ulps, mine, theirs in zip(
                ("output", "gradient", "buffer"), (OUTPUT, GRADIENT, OUTPUT), got, want
            ):
                assert len(mine) == len(theirs), f"{where}: {part}s"
                for i, (a, b) in enumerate(zip(mine, theirs)):
                    compare(a, b, dtype, ulps * (1 + (sample[0] in ROUGH)), f"{where}: {part} {i}")
            for mine, theirs in zip(got[0], want[0]):
                kept = [d for d in range(theirs.dim()) if theirs.shape[d] > 1]
                if theirs.dim() in FORMATS and not theirs.is_contiguous():
                    assert [mine.stride(d) for d in kept] == [theirs.stride(d) for d in kept], f"{where}: strides"


@pytest.mark.parametrize("value", [0.003, 0.0005])
def test_cosines_of_small_numbers(value):
    """Their norms' gradients stay within float16."""
    grads = []
    for mod in (flashlight, torch):
        pair = [mod.tensor([[value * k]], dtype=mod.float16, requires_grad=True) for k in (1, 2)]
        mod.nn.functional.cosine_similarity(*pair, eps=1e-5).sum().backward()
        grads.append([x.grad.tolist() for x in pair])
    assert grads[0] == grads[1]
