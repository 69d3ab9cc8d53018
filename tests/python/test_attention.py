"""MultiheadAttention and the Transformer family against PyTorch's."""

import warnings

import flashlight
import numpy as np
import pytest
import torch
from twin import run_both, same, words


def numbers(mod, *shape, seed=0):
    return mod.tensor(np.random.default_rng(seed).standard_normal(shape).astype(np.float32))


ATTENTION = [
    ({}, {}),
    ({"bias": False}, {"need_weights": False}),
    ({"batch_first": True}, {"average_attn_weights": False}),
    ({"add_bias_kv": True, "add_zero_attn": True}, {"mask": True, "padding": True}),
    ({"kdim": 5, "vdim": 3}, {}),
    ({"dropout": 0.5}, {"need_weights": False}),
    ({"dropout": 0.5}, {}),
    ({}, {"mask": "bool", "padding": "bool"}),
    ({"batch_first": True}, {"mask": "heads", "need_weights": False}),
    ({}, {"mask": True, "is_causal": True, "need_weights": False}),
]


def masks(mod, options, heads, batch, length, source):
    result = {}
    kind = options.get("mask")
    causal = mod.ones(length, source).triu(1) > 0
    if kind == "bool":
        result["attn_mask"] = causal
    elif kind == "heads":
        result["attn_mask"] = numbers(mod, batch * heads, length, source, seed=9)
    elif kind:
        result["attn_mask"] = mod.zeros(length, source).masked_fill(causal, float("-inf"))
    if options.get("padding"):
        hidden = mod.zeros(batch, source) > 0
        hidden[0, -1] = True
        as_bool = options["padding"] == "bool"
        result["key_padding_mask"] = hidden if as_bool else mod.zeros(batch, source).masked_fill(hidden, float("-inf"))
    return result


@pytest.mark.parametrize(("made", "called"), ATTENTION)
@pytest.mark.parametrize("self_attention", [True, False])
def test_attention(made, called, self_attention):
    if self_attention and "kdim" in made:
        pytest.skip("keys and queries differ")

    def run(mod):
        m = mod.nn.MultiheadAttention(8, 2, **made)
        length, source, batch = 4, 4 if self_attention or called.get("is_causal") else 5, 3
        q = numbers(mod, length, batch, 8).requires_grad_()
        k = q if self_attention else numbers(mod, source, batch, made.get("kdim", 8), seed=1).requires_grad_()
        v = k if "kdim" not in made else numbers(mod, source, batch, 3, seed=2).requires_grad_()
        extra = {k: x for k, x in called.items() if k not in ("mask", "padding")}
        extra.update(masks(mod, called, 2, batch, length, source))
        args = [t.transpose(0, 1) if made.get("batch_first") else t for t in (q, k, v)]
        if self_attention:
            args = [args[0]] * 3
        elif v is k:
            args[2] = args[1]
        out, weights = m(*args, **extra)
        (out * out).sum().backward()
        result = [m.state_dict(), out, weights, q.grad, k.grad, v.grad, [p.grad for p in m.parameters()], words(m)]
        if not extra.get("key_padding_mask") is not None and "attn_mask" not in extra:
            single = [t[:, 0].detach() for t in (q, k, v)]
            result.append(list(m.eval()(*single)))
        return result

    same(run, tolerance=3e-5)


ERRORS = {
    "heads": lambda mod, m: mod.nn.MultiheadAttention(8, 3),
    "none": lambda mod, m: mod.nn.MultiheadAttention(0, 3),
    "width": lambda mod, m: m(*[mod.ones(2, 3, 6)] * 3),
    "dims": lambda mod, m: m(*[mod.ones(2, 3, 4, 8)] * 3),
    "keys": lambda mod, m: m(mod.ones(2, 3, 8), mod.ones(2, 8), mod.ones(2, 8)),
    "mask": lambda mod, m: m(*[mod.ones(2, 3, 8)] * 3, attn_mask=mod.ones(3, 3)),
    "mask dims": lambda mod, m: m(*[mod.ones(2, 3, 8)] * 3, attn_mask=mod.ones(3)),
    "padding dims": lambda mod, m: m(*[mod.ones(2, 3, 8)] * 3, key_padding_mask=mod.ones(3)),
    "causal": lambda mod, m: m(*[mod.ones(2, 3, 8)] * 3, is_causal=True),
    "mask type": lambda mod, m: m(*[mod.ones(2, 3, 8)] * 3, attn_mask=mod.ones(2, 2, dtype=mod.int64)),
}


@pytest.mark.parametrize("case", ERRORS)
def test_errors(case):
    expected, got = run_both(lambda mod: ERRORS[case](mod, mod.nn.MultiheadAttention(8, 2)))
    assert isinstance(expected[0], type)
    assert got == expected


LAYERS = [{}, {"batch_first": True, "norm_first": True}, {"activation": "gelu", "bias": False}, {"dropout": 0.0}]


@pytest.mark.parametrize("options", LAYERS)
def test_encoder(options):
    def run(mod):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            layer = mod.nn.TransformerEncoderLayer(8, 2, 16, **options)
            m = mod.nn.TransformerEncoder(layer, 2, mod.nn.LayerNorm(8))
        x = numbers(mod, 4, 4, 8).requires_grad_()
        mask = mod.nn.Transformer.generate_square_subsequent_mask(4)
        out = [m(x), m(x, mask), m(x, mask, is_causal=True), m.eval()(x)]
        sum((o * o).sum() for o in out).backward()
        return [m.state_dict(), out, x.grad, [p.grad for p in m.parameters()], mask]

    same(run, tolerance=1e-4)


@pytest.mark.parametrize("options", LAYERS)
def test_decoder(options):
    def run(mod):
        m = mod.nn.TransformerDecoder(mod.nn.TransformerDecoderLayer(8, 2, 16, **options), 2)
        x = numbers(mod, 4, 4, 8).requires_grad_()
        memory = numbers(mod, 4, 4, 8, seed=3).requires_grad_()
        mask = mod.nn.Transformer.generate_square_subsequent_mask(4)
        out = [m(x, memory), m(x, memory, tgt_mask=mask), m.eval()(x, memory)]
        sum((o * o).sum() for o in out).backward()
        return [m.state_dict(), out, x.grad, memory.grad]

    same(run, tolerance=1e-4)


def test_transformer():
    def run(mod):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            m = mod.nn.Transformer(8, 2, 1, 1, 16, batch_first=True)
        src, tgt = numbers(mod, 2, 5, 8), numbers(mod, 2, 3, 8, seed=1)
        hidden = mod.zeros(2, 5) > 0
        hidden[1, -2:] = True
        out = m(src, tgt, tgt_mask=m.generate_square_subsequent_mask(3), src_key_padding_mask=hidden)
        out.sum().backward()
        return out, m.state_dict(), [p.grad for p in m.parameters()], words(m)

    same(run, tolerance=1e-4)


def test_transformer_errors():
    cases = [
        lambda mod, m: m(mod.ones(3, 2, 8), mod.ones(3, 4, 8)),
        lambda mod, m: m(mod.ones(3, 2, 8), mod.ones(3, 2, 4)),
        lambda mod, m: mod.nn.TransformerEncoderLayer(8, 2, activation="swish"),
    ]
    for case in cases:
        expected, got = run_both(lambda mod, case=case: case(mod, mod.nn.Transformer(8, 2, 1, 1, 16)))
        assert isinstance(expected[0], type)
        assert got == expected


@pytest.mark.parametrize("causal", [False, True])
def test_scaled_dot_product(causal):
    def run(mod):
        f = mod.nn.functional.scaled_dot_product_attention
        q, k, v = (numbers(mod, 2, 2, 4, 8, seed=s).requires_grad_() for s in range(3))
        allowed = mod.ones(4, 4).tril() > 0
        allowed[2] = False
        out = [f(q, k, v, is_causal=causal), f(q, k, v, scale=0.5), f(q, k[:, :1], v[:, :1], enable_gqa=True)]
        out.append(f(q, k, v, attn_mask=numbers(mod, 4, 4, seed=7)))
        out.append(f(q, k, v, attn_mask=allowed))
        sum((o * o).sum() for o in out).backward()
        return out, q.grad, k.grad, v.grad

    same(run, tolerance=2e-5)


@pytest.mark.parametrize("kind", ["left", "scattered", "all", "mask too", "heads odd", "norm"])
@pytest.mark.parametrize("grad", [True, False])
def test_padded_outputs_in_evaluation(kind, grad):
    """PyTorch's fast path leaves zeros at padded positions; where it is not taken they hold numbers."""

    def run(mod):
        heads = 1 if kind == "heads odd" else 2
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            layer = mod.nn.TransformerEncoderLayer(8, heads, 16, batch_first=True)
            norm = mod.nn.LayerNorm(8) if kind == "norm" else None
            encoder = mod.nn.TransformerEncoder(layer, 2, norm).eval()
            hidden = mod.zeros(3, 4, dtype=mod.bool)
            hidden[0, 2:] = True
            hidden[1, 1 if kind == "scattered" else -1] = True
            hidden[2] = kind == "all"
            mask = mod.zeros(4, 4) if kind == "mask too" else None
            with mod.set_grad_enabled(grad):
                y = encoder(numbers(mod, 3, 4, 8), mask, src_key_padding_mask=hidden)
        return (y if kind != "all" else y[:2]).detach(), encoder.use_nested_tensor

    same(run, tolerance=2e-5)


TILED = {
    "plain": {},
    "several blocks": {"length": 250, "source": 300, "width": 33},
    "causal": {"length": 130, "source": 140, "is_causal": True},
    "more queries than keys, causal": {"length": 150, "source": 20, "is_causal": True},
    "shared heads": {"heads": 4, "key_heads": 2, "enable_gqa": True},
    "bool mask": {"mask": lambda: torch.rand(9, 11) > 0.5},
    "a row that sees nothing": {"mask": lambda: torch.arange(9)[:, None] > torch.arange(11)},
    "mask by batch": {"mask": lambda: torch.rand(2, 1, 1, 11) > 0.3},
    "column mask": {"mask": lambda: torch.rand(9, 1) > 0.3},
    "numbers": {"mask": lambda: torch.randn(3, 9, 11)},
    "transposed": {"transposed": True},
    "scale": {"scale": 0.3},
}


@pytest.mark.parametrize("name", TILED)
def test_tiled_attention(name):
    """In float32 no matrix of scores is made: results, gradients and second gradients are those of float64."""
    o = {"heads": 3, "length": 9, "source": 11, "width": 5, "mask": None, "transposed": False} | TILED[name]
    heads, width, transposed, mask = o["heads"], o["width"], o["transposed"], o["mask"]
    options = {k: o[k] for k in ("is_causal", "enable_gqa", "scale") if k in o}
    torch.manual_seed(1)
    shapes = [(heads, o["length"])] + [(o.get("key_heads", heads), o["source"])] * 2
    arrays = [torch.randn(2, n, h, width) if transposed else torch.randn(2, h, n, width) for h, n in shapes]
    mask = mask().numpy() if mask else None
    upstream = torch.randn(2, heads, o["length"], width).numpy()

    def run(dtype):
        leaves = [flashlight.tensor(a.numpy(), dtype=dtype, requires_grad=True) for a in arrays]
        q, k, v = (t.transpose(1, 2) if transposed else t for t in leaves)
        m = None if mask is None else flashlight.tensor(mask)
        if m is not None and m.dtype != flashlight.bool:
            m = m.to(dtype)
        y = flashlight.nn.functional.scaled_dot_product_attention(q, k, v, m, **options)
        g = flashlight.tensor(upstream, dtype=dtype, requires_grad=True)
        plain = flashlight.autograd.grad(y, leaves, g, retain_graph=True)
        first = flashlight.autograd.grad(y, leaves, g, create_graph=True)
        second = flashlight.autograd.grad(sum((t * t).sum() for t in first), [*leaves, g])
        assert (y.grad_fn.name() == "ScaledDotProductFlashAttentionForCpuBackward0") == (dtype == flashlight.float32)
        return [y, *plain, *first, *second]

    for got, expected in zip(run(flashlight.float32), run(flashlight.float64)):
        error = (got.double() - expected).abs().max()
        assert error <= 2e-5 * expected.abs().max()
