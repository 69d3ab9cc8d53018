"""Records of attention.def."""

from records import T, op, sample


def numbers(*shape, **kwargs):
    return T(shape, -1, 1, **kwargs)


def mask(*shape):
    return T(shape, 0, 1, dtype="bool", grad=False)


def inputs(*lead, length=4, source=5, width=6, value=None, shared=None):
    keys = (*lead[:-1], shared) if shared else lead
    return (
        numbers(*lead, length, width),
        numbers(*keys, source, width),
        numbers(*keys, source, value or width),
    )


def uses(q, k, v):
    """Shapes that do not fit."""
    return lambda m: m.nn.functional.scaled_dot_product_attention(m.zeros(*q), m.zeros(*k), m.zeros(*v))


op(
    "scaled_dot_product_attention",
    [
        sample(*inputs()),
        sample(*inputs(3)),
        sample(*inputs(2, 3)),
        sample(*inputs(2, 3, value=4), scale=0.7),
        sample(T((2, 4, 3), grad=False), T((2, 5, 3), grad=False), T((2, 5, 3), grad=False), scale=float("nan")),
        sample(*inputs(2, 3), numbers(4, 5)),
        sample(*inputs(2, 3), numbers(2, 1, 4, 5)),
        sample(*inputs(2, 3), mask(4, 5)),
        sample(*inputs(2, 3), mask(2, 1, 1, 5)),
        sample(*inputs(2, 3), is_causal=True),
        sample(*inputs(2, 3, length=6, source=3), is_causal=True),
        sample(*inputs(2, 4, shared=2), enable_gqa=True),
        sample(*inputs(2, 4, shared=1), is_causal=True, enable_gqa=True),
        sample(*inputs(2, 3, length=0)),
        sample(*inputs(2, 3, source=0)),
        sample(*inputs(0, 3)),
        sample(numbers(2, 3, 40, 16), numbers(2, 3, 70, 16), numbers(2, 3, 70, 16)),
        sample(numbers(2, 3, 4, 6, layout="transposed"), *inputs(2, 3)[1:]),
    ],
    strides=False,
    gradgrad=False,  # torch has none for its flash kernel
    rtol={"float32": 1e-4, "float64": 1e-7},
    errors=[
        uses((3,), (3,), (3,)),
        uses((2, 4, 5), (2, 4, 6), (2, 4, 5)),
        uses((2, 4, 5), (2, 4, 5), (2, 3, 5)),
        lambda m: m.nn.functional.scaled_dot_product_attention(m.zeros(4, 5), m.zeros(4, 5).double(), m.zeros(4, 5)),
        lambda m: m.nn.functional.scaled_dot_product_attention(*[m.zeros(4, 5, dtype=m.int64)] * 3),
        lambda m: m.nn.functional.scaled_dot_product_attention(*[m.zeros(4, 5)] * 3, m.zeros(4, 4, dtype=m.int64)),
        lambda m: m.nn.functional.scaled_dot_product_attention(*[m.zeros(4, 5)] * 3, m.zeros(4, 3)),
        lambda m: m.nn.functional.scaled_dot_product_attention(*[m.zeros(4, 5)] * 3, dropout_p=1.5),
        lambda m: m.nn.functional.scaled_dot_product_attention(
            m.zeros(1, 4, 2, 2), *[m.zeros(1, 3, 2, 2)] * 2, enable_gqa=True
        ),
        lambda m: m.nn.functional.scaled_dot_product_attention(
            m.zeros(4, 5).requires_grad_(), *[m.zeros(4, 5)] * 2, m.zeros(4, 4), is_causal=True
        ),
    ],
)


def heads(*batch, length=3, source=4, width=6, n=2, bias=True, kv=False, zero=False, **kwargs):
    sizes = [(length, *batch, width), (source, *batch, width), (source, *batch, width)]
    weights = [numbers(3 * width, width), numbers(3 * width) if bias else None]
    more = [numbers(1, 1, width), numbers(1, 1, width)] if kv else [None, None]
    last = [numbers(width, width), numbers(width) if bias else None]
    return sample(*[numbers(*s) for s in sizes], width, n, *weights, *more, zero, 0.0, *last, **kwargs)


def apart(*batch, length=3, source=4, width=6, kdim=5, vdim=7):
    given = [numbers(length, *batch, width), numbers(source, *batch, kdim), numbers(source, *batch, vdim)]
    weights = {
        f"{name}_proj_weight": numbers(width, size) for name, size in (("q", width), ("k", kdim), ("v", vdim))
    }
    last = [numbers(width, width), numbers(width)]
    return sample(
        *given, width, 2, None, numbers(3 * width), None, None, False, 0.0, *last,
        use_separate_proj_weight=True, **weights,
    )  # fmt: skip


def attention(m, q=(3, 2, 6), k=None, v=None, width=6, n=2, **kwargs):
    weights = [m.zeros(18, 6), m.zeros(18), None, None, False, 0.0, m.zeros(6, 6), m.zeros(6)]
    return m.nn.functional.multi_head_attention_forward(
        m.zeros(*q), m.zeros(*(k or q)), m.zeros(*(v or k or q)), width, n, *weights, **kwargs
    )


op(
    "multi_head_attention_forward",
    [
        heads(2),
        heads(),
        heads(2, need_weights=False),
        heads(need_weights=False),
        heads(2, average_attn_weights=False),
        heads(average_attn_weights=False),
        heads(2, bias=False, need_weights=False),
        heads(2, kv=True, zero=True),
        heads(2, kv=True, attn_mask=numbers(3, 4, grad=False), key_padding_mask=numbers(2, 4, grad=False)),
        heads(2, attn_mask=numbers(4, 3, 4, grad=False), need_weights=False),
        heads(2, zero=True, attn_mask=numbers(3, 4, grad=False), need_weights=False),
        heads(attn_mask=numbers(2, 3, 4, grad=False)),
        heads(2, length=3, source=3, attn_mask=numbers(3, 3, grad=False), is_causal=True, need_weights=False),
        apart(2),
        apart(),
    ],
    strides=False,
    gradgrad=False,  # torch has none for its flash kernel
    rtol={"float32": 1e-4, "float64": 1e-7},
    errors=[
        lambda m: attention(m, (3, 2, 2, 6)),
        lambda m: attention(m, (3, 2, 6), (3, 6)),
        lambda m: attention(m, (3, 2, 6), (4, 2, 6), (3, 2, 6)),
        lambda m: attention(m, width=5),
        lambda m: attention(m, n=4),
        lambda m: attention(m, attn_mask=m.zeros(3)),
        lambda m: attention(m, attn_mask=m.zeros(3, 4)),
        lambda m: attention(m, attn_mask=m.zeros(3, 3, 3)),
        lambda m: attention(m, attn_mask=m.zeros(3, 3, dtype=m.int64)),
        lambda m: attention(m, key_padding_mask=m.zeros(3)),
        lambda m: attention(m, key_padding_mask=m.zeros(2, 4)),
        lambda m: attention(m, (3, 6), attn_mask=m.zeros(3, 3, 3)),
        lambda m: attention(m, is_causal=True),
    ],
)
