"""nn.attention.bias: causal masks by their kind alone."""

import pytest
from twin import run_both, same, sub

KINDS = ["causal_upper_left", "causal_lower_right"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sizes", [(3, 3), (3, 5), (5, 3), (1, 4)])
@pytest.mark.filterwarnings("ignore")
def test_attention(kind, sizes):
    def run(mod):
        bias = getattr(sub(mod, "nn.attention.bias"), kind)(*sizes)
        q, k, v = (mod.randn(2, 3, n, 4, requires_grad=True) for n in (sizes[0], sizes[1], sizes[1]))
        out = mod.nn.functional.scaled_dot_product_attention(q, k, v, bias, scale=0.7)
        by_name = mod.nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        out.nansum().backward()
        return out, by_name, q.grad, repr(bias), int(bias.variant), bias.seq_len_q, bias.seq_len_kv, bias.shape

    same(run, tolerance=1e-5)


def test_warning():
    def run(mod):
        with pytest.warns(UserWarning, match="will produce NaNs"):
            sub(mod, "nn.attention.bias").causal_lower_right(4, 2)

    same(run)


@pytest.mark.parametrize("kind", KINDS)
def test_errors(kind):
    def causal(mod):
        x = mod.ones(1, 1, 2, 3)
        bias = getattr(sub(mod, "nn.attention.bias"), kind)(2, 2)
        return mod.nn.functional.scaled_dot_product_attention(x, x, x, bias, is_causal=True)

    for function in (causal, lambda mod: getattr(sub(mod, "nn.attention.bias"), kind)(2)):
        expected, got = run_both(function)
        assert isinstance(expected[0], type)
        assert expected == got
