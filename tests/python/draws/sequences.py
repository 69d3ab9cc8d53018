"""What may be given to recurrent layers, attention and the Transformer family: continues `layers.LAYERS`."""

from .layers import layer
from .source import Made, Packed


@layer("RNN", "LSTM", "GRU")
def _recurrent(s, name):
    i, h = s.int(1, 6), s.int(2, 20 if s.chance(0.2) else 6)
    layers = s.int(1, 3)
    options = {"input_size": i, "hidden_size": h} | s.some(
        0.4, bias=s.chance(0.4), batch_first=s.chance(0.6), bidirectional=s.chance(0.6)
    )
    options |= s.some(num_layers=layers) if layers == 1 else {"num_layers": layers}
    if layers > 1:
        options |= s.some(0.3, dropout=lambda: s.pick(0.3, 0.0, 1.0))
    if name == "RNN":
        options |= s.some(nonlinearity=s.pick("tanh", "relu"))
    if name == "LSTM":
        options |= s.some(0.4, proj_size=lambda: s.int(1, h - 1))
    rows = layers * (2 if options.get("bidirectional") else 1)
    t, n = s.int(1, 7), s.int(1, 4)
    first = options.get("batch_first", False)
    packed = s.chance(0.35)
    batch = (n,) if packed or s.chance(0.8) else ()
    x = s.tensor("normal", *((*batch, t, i) if first or not batch else (t, *batch, i)))
    if packed:
        x = Packed(x, [t, *(s.int(1, t) for _ in range(n - 1))], first)
    inputs = [x]
    if s.chance(0.5):
        out = options.get("proj_size", h)
        hx = s.tensor("normal", rows, *batch, out)
        inputs.append((hx, s.tensor("normal", rows, *batch, h)) if name == "LSTM" else hx)
    return options, inputs


@layer("RNNCell", "LSTMCell", "GRUCell")
def _cell(s, name):
    i, h = s.int(1, 6), s.int(1, 20 if s.chance(0.2) else 6)
    options = {"input_size": i, "hidden_size": h} | s.some(0.4, bias=s.chance(0.5))
    if name == "RNNCell":
        options |= s.some(nonlinearity=s.pick("tanh", "relu"))
    lead = () if s.chance(0.25) else (s.int(1, 5),)
    inputs = [s.tensor("normal", *lead, i)]
    if s.chance(0.6):
        hx = s.tensor("normal", *lead, h)
        inputs.append((hx, s.tensor("normal", *lead, h)) if name == "LSTMCell" else hx)
    return options, inputs


def masked(s, length, width, batch, heads=None, causal_ok=False):
    """An attention mask of this size: none, of bools, or of numbers to add."""
    shape = (length, width) if heads is None or s.chance(0.7) else ((batch or 1) * heads, length, width)
    kind = s.pick("mask", "normal")
    return s.tensor(kind, *shape, layouts=False, more=(0.2,) if kind == "mask" else ())


def hidden(s, batch, length, dtype="bool"):
    """Which positions are padding, as bools or as numbers to add: never the first."""
    shape = (batch, length) if batch else (length,)
    values = [0 if a % length == 0 else int(s.chance(0.3)) for a in range((batch or 1) * length)]
    if s.chance(0.25):
        values, dtype = [float("-inf") if v else 0.0 for v in values], s.dtype
    return s.tensor("given", *shape, more=(tuple(values),), dtype=dtype, layouts=False)


def causal(s, length):
    """The mask that hides what comes later, as bools or as numbers to add."""
    values, dtype = [int(b > a) for a in range(length) for b in range(length)], "bool"
    if s.chance(0.5):
        values, dtype = [float("-inf") if v else 0.0 for v in values], s.dtype
    return s.tensor("given", length, length, more=(tuple(values),), dtype=dtype, layouts=False)


@layer("MultiheadAttention")
def _attention(s, name):
    heads = s.int(1, 4)
    e = heads * s.int(1, 5)
    kdim, vdim = s.int(1, 7), s.int(1, 7)
    options = {"embed_dim": e, "num_heads": heads} | s.some(
        0.35,
        bias=s.chance(0.3),
        batch_first=s.chance(0.7),
        add_bias_kv=s.chance(0.6),
        add_zero_attn=s.chance(0.6),
        dropout=lambda: s.pick(0.0, 0.4),
    )
    options |= s.some(0.2, kdim=kdim) | s.some(0.2, vdim=vdim)
    kdim, vdim = options.get("kdim", e), options.get("vdim", e)
    length, width, n = s.int(1, 6), s.int(1, 6), s.int(1, 3)
    batched = s.chance(0.8)

    def shape(a, d):
        if not batched:
            return (a, d)
        return (n, a, d) if options.get("batch_first") else (a, n, d)

    inputs = [
        s.tensor("normal", *shape(length, e)), s.tensor("normal", *shape(width, kdim)),
        s.tensor("normal", *shape(width, vdim)),
    ]  # fmt: skip
    call = s.some(
        0.3,
        need_weights=s.chance(0.4),
        average_attn_weights=s.chance(0.3),
        attn_mask=lambda: masked(s, length, width, n if batched else None, heads),
        key_padding_mask=lambda: hidden(s, n if batched else None, width),
    )
    if s.chance(0.2):
        inputs[1:] = [s.tensor("normal", *shape(length, d)) for d in (kdim, vdim)]
        call = {k: v for k, v in call.items() if k != "key_padding_mask"}
        call |= {"attn_mask": causal(s, length), "is_causal": s.chance(0.7)}
    return options, inputs, {"call": call}


def block(s):
    heads = s.int(1, 3)
    d = heads * s.int(-(-4 // heads), 5)  # the norm of two features would be all rounding
    options = {"d_model": d, "nhead": heads} | s.some(
        0.4,
        dim_feedforward=s.int(1, 12),
        dropout=lambda: s.pick(0.0, 0.3),
        activation=lambda: s.pick(
            "relu", "gelu", Made("nn.functional.gelu"), Made("nn.functional.silu"), Made("nn.ReLU", ())
        ),
        layer_norm_eps=lambda: s.pick(1e-3, 1e-5),
        batch_first=s.chance(0.7),
        norm_first=s.chance(0.7),
        bias=s.chance(0.4),
    )
    options.setdefault("dim_feedforward", 7)
    return options, d


def sequence(s, options, d, batch, length):
    if batch is None:
        return s.tensor("normal", length, d)
    return s.tensor("normal", *((batch, length, d) if options.get("batch_first") else (length, batch, d)))


@layer("TransformerEncoderLayer")
def _encoder_layer(s, name):
    options, d = block(s)
    n, length = s.pick(None, 1, 2, 3), s.int(1, 6)
    call = s.some(
        0.3,
        src_mask=lambda: masked(s, length, length, n, options["nhead"]),
        src_key_padding_mask=lambda: hidden(s, n, length),
    )
    if s.chance(0.2):
        call |= {"src_mask": causal(s, length), "is_causal": s.chance(0.7)}
    return options, [sequence(s, options, d, n, length)], {"call": call}


@layer("TransformerDecoderLayer")
def _decoder_layer(s, name):
    options, d = block(s)
    n, length, width = s.pick(None, 1, 2, 3), s.int(1, 5), s.int(1, 5)
    call = s.some(
        0.25,
        tgt_mask=lambda: masked(s, length, length, n, options["nhead"]),
        memory_mask=lambda: masked(s, length, width, n, options["nhead"]),
        tgt_key_padding_mask=lambda: hidden(s, n, length),
        memory_key_padding_mask=lambda: hidden(s, n, width),
    )
    if s.chance(0.2):
        call |= {"tgt_mask": causal(s, length), "tgt_is_causal": s.chance(0.7)}
    return options, [sequence(s, options, d, n, length), sequence(s, options, d, n, width)], {"call": call}


@layer("Transformer")
def _transformer(s, name):
    options, d = block(s)
    options |= {"num_encoder_layers": s.int(1, 2), "num_decoder_layers": s.int(1, 2)}
    options |= s.some(0.1, custom_encoder=None, custom_decoder=None)
    n, length, width = s.pick(None, 1, 2, 3), s.int(1, 5), s.int(1, 5)
    call = s.some(
        0.2,
        src_mask=lambda: masked(s, width, width, n),
        tgt_mask=lambda: masked(s, length, length, n),
        memory_mask=lambda: masked(s, length, width, n),
        src_key_padding_mask=lambda: hidden(s, n, width),
        tgt_key_padding_mask=lambda: hidden(s, n, length),
        memory_key_padding_mask=lambda: hidden(s, n, width),
    )
    return options, [sequence(s, options, d, n, width), sequence(s, options, d, n, length)], {"call": call}


@layer("TransformerEncoder", "TransformerDecoder")
def _stack(s, name):
    kind = name.removeprefix("Transformer").lower()
    heads = s.int(1, 3)
    d = heads * s.int(-(-4 // heads), 5)
    first = s.chance(0.5)
    inner = Made(
        f"nn.{name}Layer", (d, heads, s.int(1, 9), s.pick(0.0, 0.2), s.pick("relu", "gelu"), 1e-5, first, s.chance(0.5))
    )
    options = {f"{kind}_layer": inner, "num_layers": s.int(1, 3)} | s.some(0.4, norm=Made("nn.LayerNorm", (d,)))
    if kind == "encoder":
        options |= s.some(0.4, enable_nested_tensor=s.chance(0.5), mask_check=s.chance(0.5))
    n, length = s.pick(None, 1, 2, 3), s.int(1, 5)
    inputs = [sequence(s, {"batch_first": first}, d, n, length)]
    if kind == "decoder":
        width = s.int(1, 5)
        inputs.append(sequence(s, {"batch_first": first}, d, n, width))
        call = s.some(
            0.3, tgt_mask=lambda: masked(s, length, length, n), memory_mask=lambda: masked(s, length, width, n)
        )
        call |= s.some(0.3, memory_key_padding_mask=lambda: hidden(s, n, width))
        return options, inputs, {"call": call}
    call = s.some(0.3, mask=lambda: masked(s, length, length, n), src_key_padding_mask=lambda: hidden(s, n, length))
    if s.chance(0.2):
        call |= {"mask": causal(s, length), "is_causal": s.pick(None, True, False)}
    return options, inputs, {"call": call}
