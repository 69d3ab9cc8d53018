"""flex_attention and its masks, held against PyTorch's."""

import flashlight
import pytest
import torch
from twin import run_both, same, same_outcome, sub


def inputs(mod, heads=4, kv_heads=4, length=6, keys=7, dtype="float32"):
    shapes = (2, heads, length, 8), (2, kv_heads, keys, 8), (2, kv_heads, keys, 5)
    return [mod.randn(s, dtype=getattr(mod, dtype)) for s in shapes]


def learned(mod):
    bias = mod.linspace(-1, 1, 4)
    table = mod.arange(42.0).view(6, 7).sin()
    rows = mod.arange(30.0).view(6, 5).cos()
    return {
        "none": None,
        "distance": lambda s, b, h, q, k: s - (q - k).abs() * 0.1,
        "alibi": lambda s, b, h, q, k: s + bias[h] * (q - k),
        "causal": lambda s, b, h, q, k: mod.where(q >= k, s, -float("inf")),
        "soft cap": lambda s, b, h, q, k: 2 * mod.tanh(s / 2),
        "table": lambda s, b, h, q, k: s + table[q, k],
        "constant": lambda s, b, h, q, k: mod.zeros_like(s),
        "sum of a row": lambda s, b, h, q, k: s + (rows[q] * rows[k % 6]).sum(),
        "by batch": lambda s, b, h, q, k: s * (b + 1) + h,
    }


def masks(mod):
    flex = sub(mod, "nn.attention.flex_attention")
    causal = lambda b, h, q, k: q >= k  # noqa: E731
    window = lambda b, h, q, k: q - k <= 2  # noqa: E731
    return {
        "causal": causal,
        "window": flex.and_masks(causal, window),
        "either": flex.or_masks(causal, lambda b, h, q, k: k < 2),
        "rows without keys": lambda b, h, q, k: q > k + 1,
        "by head": lambda b, h, q, k: (q + h + b) % 3 != k % 3,
        "noop": flex.noop_mask,
    }


@pytest.mark.parametrize("name", learned(flashlight))
def test_score_mods(name):
    def run(mod):
        given = inputs(mod)
        out, lse = sub(mod, "nn.attention.flex_attention").flex_attention(
            *given, score_mod=learned(mod)[name], return_lse=True
        )
        return out, lse

    same(run, tolerance=1e-4)


@pytest.mark.parametrize("name", learned(flashlight))
def test_gradients(name):
    """PyTorch has none of them on the CPU."""
    flex, mod = sub(flashlight, "nn.attention.flex_attention"), learned(flashlight)[name]
    block = flex.create_block_mask(masks(flashlight)["by head"], 2, 4, 6, 7)
    given = [t.requires_grad_() for t in inputs(flashlight, dtype="float64")]
    assert flashlight.autograd.gradcheck(lambda *qkv: flex.flex_attention(*qkv, mod, block), given, atol=1e-4)


@pytest.mark.parametrize("name", masks(flashlight))
def test_masks(name):
    def run(mod):
        flex, mask = sub(mod, "nn.attention.flex_attention"), masks(mod)[name]
        given = inputs(mod, dtype="float64")
        block = flex.create_block_mask(mask, 2, 4, 6, 7, device="cpu", BLOCK_SIZE=2)
        out = flex.flex_attention(*given, block_mask=block, scale=0.3)
        return (
            out,
            flex.create_mask(mask, 2, 4, 6, 7, device="cpu"),
            block.to_dense(),
            block.kv_num_blocks,
            block.full_kv_num_blocks,
            block.q_num_blocks,
            block.shape,
            block.sparsity(),
            block.numel(),
            block.BLOCK_SIZE,
            block[0].kv_num_blocks,
            block[:, 1:3].shape,
        )

    same(run, tolerance=1e-8)


def test_grouped_heads_and_what_is_returned_besides():
    def run(mod):
        flex = sub(mod, "nn.attention.flex_attention")
        given = inputs(mod, kv_heads=2)
        out, aux = flex.flex_attention(*given, enable_gqa=True, return_aux=flex.AuxRequest(lse=True))
        return out, aux.lse

    same(run, tolerance=1e-5)


def test_indices_of_blocks():
    def run(mod):
        flex = sub(mod, "nn.attention.flex_attention")
        block = flex.create_block_mask(lambda b, h, q, k: q >= k, None, None, 300, 300, device="cpu")
        again = flex.BlockMask.from_kv_blocks(block.kv_num_blocks, block.kv_indices, BLOCK_SIZE=128)
        return block.kv_indices, block.full_kv_indices, block.q_indices, block.to_dense(), again.to_dense(), again.shape

    same(run)


@pytest.mark.parametrize(
    "shapes",
    [
        ((2, 4, 6, 8), (2, 2, 7, 8), (2, 2, 7, 5)),
        ((2, 4, 6, 8), (2, 4, 7, 9), (2, 4, 7, 5)),
        ((2, 4, 6, 8), (3, 4, 7, 8), (3, 4, 7, 5)),
        ((4, 6, 8), (4, 7, 8), (4, 7, 5)),
    ],
)
def test_refused(shapes):
    theirs, ours = run_both(
        lambda mod: sub(mod, "nn.attention.flex_attention").flex_attention(*(mod.randn(s) for s in shapes))
    )
    assert isinstance(ours, tuple) and ours[0] is theirs[0], ours


def test_masks_must_be_functions():
    same_outcome(lambda mod: sub(mod, "nn.attention.flex_attention").and_masks(3))
    assert torch.__version__
