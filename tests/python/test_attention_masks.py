"""Attention and the Transformer family given masks of every shape and dtype: refused with PyTorch's type of exception,
or valid with the same outputs.
"""

import re

import numpy as np
import pytest
from twin import MODULES, assert_same, is_tensor, plain

# A mask for queries of length n over m positions, b samples, h heads.
MASKS = {
    "none": lambda mod, n, m, b, h: None,
    "2-D": lambda mod, n, m, b, h: mod.zeros(n, m),
    "2-D longer": lambda mod, n, m, b, h: mod.zeros(n + 1, m),
    "2-D wider": lambda mod, n, m, b, h: mod.zeros(n, m + 1),
    "one row": lambda mod, n, m, b, h: mod.zeros(1, m),
    "1-D": lambda mod, n, m, b, h: mod.zeros(m),
    "0-D": lambda mod, n, m, b, h: mod.tensor(0.0),
    "3-D": lambda mod, n, m, b, h: mod.zeros(b * h, n, m),
    "3-D, samples": lambda mod, n, m, b, h: mod.zeros(b, n, m),
    "3-D, one": lambda mod, n, m, b, h: mod.zeros(1, n, m),
    "4-D": lambda mod, n, m, b, h: mod.zeros(b, h, n, m),
    "empty": lambda mod, n, m, b, h: mod.zeros(0, 0),
    "all hidden": lambda mod, n, m, b, h: mod.zeros(n, m) == 0,
    "nan": lambda mod, n, m, b, h: mod.full((n, m), float("nan")),
    "text": lambda mod, n, m, b, h: "x",
    "list": lambda mod, n, m, b, h: [[0.0] * m] * n,
    "padding": lambda mod, n, m, b, h: mod.zeros(b, m) > 1,
    "padding, numbers": lambda mod, n, m, b, h: mod.zeros(b, m),
    "padding, more samples": lambda mod, n, m, b, h: mod.zeros(b + 1, m) > 1,
    "padding, wider": lambda mod, n, m, b, h: mod.zeros(b, m + 1) > 1,
    "padding, turned": lambda mod, n, m, b, h: mod.zeros(m, b) > 1,
    **{
        f"2-D of {name}": lambda mod, n, m, b, h, name=name: mod.zeros(n, m).to(getattr(mod, name))
        for name in ("bool", "int64", "float64", "float16")
    },
}
CALLS = {
    "attn_mask": lambda m, x, y, mask: m(x, y, y, attn_mask=mask),
    "key_padding_mask": lambda m, x, y, mask: m(x, y, y, key_padding_mask=mask),
    "without weights": lambda m, x, y, mask: m(x, y, y, attn_mask=mask, need_weights=False),
    "src_mask": lambda m, x, y, mask: m(y, src_mask=mask),
    "src_key_padding_mask": lambda m, x, y, mask: m(y, src_key_padding_mask=mask),
    "is_causal": lambda m, x, y, mask: m(y, src_mask=mask, is_causal=True),
    "mask": lambda m, x, y, mask: m(y, mask=mask),
    "tgt_mask": lambda m, x, y, mask: m(x, y, tgt_mask=mask),
    "memory_mask": lambda m, x, y, mask: m(x, y, memory_mask=mask),
    "tgt_key_padding_mask": lambda m, x, y, mask: m(x, y, tgt_key_padding_mask=mask),
    "memory_key_padding_mask": lambda m, x, y, mask: m(x, y, memory_key_padding_mask=mask),
}
LAYERS = {
    "MultiheadAttention": (lambda nn: nn.MultiheadAttention(8, 2), list(CALLS)[:3]),
    "TransformerEncoderLayer": (lambda nn: nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0), list(CALLS)[3:6]),
    "TransformerDecoderLayer": (lambda nn: nn.TransformerDecoderLayer(8, 2, 16, dropout=0.0), list(CALLS)[7:]),
    "TransformerEncoder": (
        lambda nn: nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, batch_first=True), 2),
        ["mask", "src_key_padding_mask"],
    ),
    "TransformerDecoder": (
        lambda nn: nn.TransformerDecoder(nn.TransformerDecoderLayer(8, 2, 16, dropout=0.0), 2),
        list(CALLS)[7:],
    ),
}
# (query positions, keys) where they are not those of the memory.
LENGTHS = {"tgt_mask": (3, 3), "tgt_key_padding_mask": (3, 3)}
LENGTHS |= dict.fromkeys(["attn_mask", "without weights", "key_padding_mask", "memory_mask"], (3, 4))
# Where ours does otherwise: which of two checks comes first, or what is computed of a mask of another float type.
OTHERWISE = [
    ("MultiheadAttention attn_mask 2-D of float16", None),
    ("TransformerEncoder src_key_padding_mask .*", AssertionError),
    ("TransformerDecoder tgt_mask 2-D of int64", AssertionError),
]


@pytest.mark.parametrize("name, call", [(name, call) for name, (_, calls) in LAYERS.items() for call in calls])
@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("batched", [True, False])
@pytest.mark.filterwarnings("ignore")
def test_masks(name, call, training, batched):
    def run(mod, mask):
        def numbers(*shape):
            return mod.arange(float(np.prod(shape))).reshape(shape).sin()

        mod.manual_seed(0)
        m = LAYERS[name][0](mod.nn).train(training)
        x, y = numbers(3, 2, 8), numbers(4, 2, 8)
        if not batched:
            x, y = x[:, 0], y[:, 0]
        elif name == "TransformerEncoder":
            x, y = x.transpose(0, 1), y.transpose(0, 1)
        mask = MASKS[mask](mod, *LENGTHS.get(call, (4, 4)), 2 if batched else 1, 2)
        try:
            result = CALLS[call](m, x, y, mask)
        except Exception as error:
            return error
        return [plain(r) for r in (result if isinstance(result, tuple) else (result,)) if is_tensor(r)]

    wrong = []
    for mask in MASKS:
        expected, got = (run(mod, mask) for mod in MODULES)
        ours = type(got) if isinstance(got, Exception) else None
        if any(re.fullmatch(pattern, f"{name} {call} {mask}") and ours is known for pattern, known in OTHERWISE):
            continue
        if isinstance(expected, Exception) or ours:
            if type(expected) is not type(got):
                wrong.append(f"{mask}: {got!r} instead of {expected!r}")
        else:
            assert_same(expected, got, 3e-5)
    assert not wrong, "\n".join(wrong)
