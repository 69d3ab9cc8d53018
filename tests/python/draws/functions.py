"""What may be given to functions of nn.functional, mostly what no layer passes on: `FUNCTIONS[name]` gives the
arguments of a use as a Draw's inputs and options.
"""

from .layers import EPS
from .losses import common
from .source import Draw, Made, Source

FUNCTIONS = {}


def function(*names):
    def register(f):
        for name in names:
            FUNCTIONS[name] = f
        return f

    return register


def draw(name, seed):
    s = Source(f"functional {name} {seed}")
    dtype = s.pick("float32", "float32", "float64", "bfloat16", "float16")
    inputs, call, *more = FUNCTIONS[name](s, name)
    return Draw(name, seed, dtype, {}, inputs, call, **(more[0] if more else {}))


def some_none(s, value):
    return value if s.chance(0.6) else None


# ---- Padding, resizing, sampling -------------------------------------------------------------------------------------


@function("pad")
def _pad(s, name):
    mode = s.pick("constant", "reflect", "replicate", "circular")
    if mode == "constant":
        shape = s.shape(1, 5, 5)
        widths = tuple(s.int(-1, 3) for _ in range(2 * s.int(0, len(shape))))
        return [s.tensor("normal", *shape), widths], s.some(mode=mode, value=s.pick(None, 2, -1.5))
    n = s.int(1, 3)
    shape = (*s.lead(), s.int(1, 3), *(s.int(3, 6) for _ in range(n)))
    return [s.tensor("normal", *shape), tuple(s.int(-1, 2) for _ in range(2 * n))], {"mode": mode}


@function("interpolate")
def _interpolate(s, name):
    n = s.int(1, 3)
    modes = {1: ("nearest", "nearest-exact", "linear", "area"), 2: ("nearest", "bilinear", "bicubic", "area"),
             3: ("nearest", "nearest-exact", "trilinear", "area")}[n]  # fmt: skip
    mode = s.pick(*modes)
    call = {"mode": mode}
    if s.chance(0.5):
        call["size"] = s.each(n, 1, 9)
    else:
        call["scale_factor"] = s.pick(2, 0.5, 1.7, tuple(s.real(0.4, 2.5) for _ in range(n)))
        if mode == "nearest" and n != 2:  # where PyTorch's gradient is not that of its own values
            call["scale_factor"] = 2
        call |= s.some(0.3, recompute_scale_factor=s.pick(None, True, False))
    if mode in ("linear", "bilinear", "bicubic", "trilinear"):
        call |= s.some(0.5, align_corners=s.chance(0.5))
    if mode in ("bilinear", "bicubic"):
        call |= s.some(0.4, antialias=s.chance(0.7))
    shape = [s.int(2, 8) for _ in range(n)]
    columns = call["size"] if "size" in call else call["scale_factor"]
    columns = columns[-1] if isinstance(columns, tuple) else columns
    if (columns if "size" in call else int(shape[-1] * columns)) == 1:
        call.pop("antialias", None)  # PyTorch gives all rows of one column the value of the first
    return [s.tensor("normal", s.int(1, 3), s.int(1, 4), *shape)], call


@function("grid_sample")
def _grid_sample(s, name):
    n = s.int(2, 3)
    batch, size = s.int(1, 2), [s.int(1, 5) for _ in range(n)]
    mode = s.pick("bilinear", "nearest", *(["bicubic"] if n == 2 else []))
    call = s.some(padding_mode=s.pick("zeros", "border", "reflection"), align_corners=s.chance(0.5)) | {"mode": mode}
    grid = s.tensor("grid", batch, *(s.int(1, 4) for _ in range(n)), n)
    return [s.tensor("normal", batch, s.int(1, 3), *size), grid], call


@function("affine_grid")
def _affine_grid(s, name):
    n, batch = s.int(2, 3), s.int(1, 3)
    return [s.tensor("normal", batch, n, n + 1), (batch, 2, *(s.int(1, 5) for _ in range(n)))], s.some(
        align_corners=s.chance(0.5)
    )


# ---- Attention, embeddings -------------------------------------------------------------------------------------------


@function("scaled_dot_product_attention")
def _attention(s, name):
    heads, group = s.int(1, 3), s.pick(1, 1, 2)
    lead = s.pick((s.int(1, 2), heads), (s.int(1, 3),), ())
    length, width, d, e = (
        s.int(1, 70 if s.chance(0.1) else 6),
        s.int(1, 70 if s.chance(0.1) else 6),
        s.int(1, 9),
        s.int(1, 9),
    )
    call = s.some(0.3, scale=s.pick(None, 0.3, 1), dropout_p=0.0)
    q = lead
    if len(lead) == 2 and s.chance(0.3):
        q, call["enable_gqa"] = (lead[0], heads * group), True
    if s.chance(0.3):
        call["is_causal"] = True
    elif s.chance(0.5):
        kind = s.pick("mask", "normal")
        shape = (*q, length, width) if s.chance(0.4) else (length, width)
        call["attn_mask"] = s.tensor(kind, *shape, layouts=False, more=(0.7,) if kind == "mask" else ())
    e = d if s.chance(0.7) else e
    return [
        s.tensor("normal", *q, length, d),
        s.tensor("normal", *lead, width, d),
        s.tensor("normal", *lead, width, e),
    ], call


@function("embedding_bag")
def _embedding_bag(s, name):
    n, d = s.int(1, 9), s.int(1, 6)
    mode = s.pick("sum", "mean", "max")
    call = {"mode": mode} | s.some(0.3, padding_idx=s.int(-n, n - 1), max_norm=s.pick(0.5, 2), norm_type=s.pick(1, 2.0))
    count = s.int(1, 8)
    offsets = (0, *sorted(s.int(0, count) for _ in range(s.int(0, 3))))
    if s.chance(0.3):
        call["include_last_offset"] = True
        offsets = (*offsets, count)
    call["offsets"] = s.tensor("given", len(offsets), more=(offsets,), layouts=False)
    if mode == "sum" and s.chance(0.5):
        call["per_sample_weights"] = s.tensor("normal", count, layouts=False)
    return [s.tensor("below", count, more=(n,)), s.tensor("normal", n, d)], call


@function("one_hot")
def _one_hot(s, name):
    high = s.int(1, 6)
    return [s.tensor("below", *s.shape(0, 3), more=(high,))], {"num_classes": high + s.int(0, 2)}


# ---- Normalisation ---------------------------------------------------------------------------------------------------


@function("batch_norm", "instance_norm")
def _batch_norm(s, name):
    c = s.int(1, 6)
    shape = (s.int(2, 4), c, *s.shape(1, 3, 5))
    shape = (*shape[:2], *(a + 1 for a in shape[2:]))
    statistics = s.chance(0.6)
    call = {
        "running_mean": s.tensor("normal", c, layouts=False) if statistics else None,
        "running_var": s.tensor("positive", c, layouts=False) if statistics else None,
        "weight": some_none(s, s.tensor("normal", c, layouts=False)),
        "bias": some_none(s, s.tensor("normal", c, layouts=False)),
    } | s.some(momentum=s.pick(0.3, 0.0, 1.0), eps=s.pick(*EPS))
    flag = s.chance(0.5)
    call["training" if name == "batch_norm" else "use_input_stats"] = flag or not statistics
    return [s.tensor("normal", *shape)], call


@function("layer_norm", "rms_norm", "group_norm")
def _layer_norm(s, name):
    if name == "group_norm":
        groups = s.int(1, 3)
        normed = (groups * s.int(1, 3),)
        x = s.tensor("normal", s.int(1, 3), *normed, s.int(2, 5), *s.shape(0, 1, 4))
        first = groups
    else:
        normed = tuple(s.int(2, 6) for _ in range(s.int(1, 2)))
        x, first = s.tensor("normal", *s.shape(0, 3, 4), *normed), normed
    call = {"weight": some_none(s, s.tensor("normal", *normed, layouts=False))} | s.some(eps=s.pick(*EPS))
    if name != "rms_norm":
        call["bias"] = some_none(s, s.tensor("normal", *normed, layouts=False))
    return [x, first], call


@function("normalize")
def _normalize(s, name):
    shape = tuple(a + 1 for a in s.shape(1, 4, 6))  # the slope of one number's direction is nothing but rounding
    return [s.tensor("normal", *shape)], s.some(
        p=s.pick(1, 2.0, 3, float("inf")), dim=s.int(-len(shape), len(shape) - 1), eps=s.pick(*EPS)
    )


# ---- Softmax and what draws ------------------------------------------------------------------------------------------


@function("softmax", "log_softmax", "softmin")
def _softmax(s, name):
    shape = s.shape(1, 4, 7)
    return [s.tensor("normal", *shape)], {"dim": s.int(-len(shape), len(shape) - 1)} | s.some(
        0.4, dtype=Made(s.pick("float32", "float64", "bfloat16", "float16"))
    )


@function("gumbel_softmax")
def _gumbel(s, name):
    shape = s.shape(1, 3, 7)
    return [s.tensor("normal", *shape)], s.some(tau=s.pick(0.5, 2), hard=s.chance(0.4), dim=s.int(-len(shape), -1))


@function("dropout", "alpha_dropout", "rrelu", "dropout2d", "feature_alpha_dropout")
def _random(s, name):
    shape = (s.int(1, 3), s.int(1, 5), *s.shape(2, 2, 4)) if "2d" in name or "feature" in name else s.shape(1, 4, 6)
    call = s.some(training=s.chance(0.5))
    call |= s.some(lower=0.1, upper=0.6) if name == "rrelu" else s.some(p=s.pick(0.2, 0.0, 0.9))
    return [s.tensor("normal", *shape)], call


@function("fractional_max_pool2d", "fractional_max_pool3d")
def _fractional(s, name):
    n = int(name[-2])
    call = s.some(return_indices=s.chance(0.5)) | {"output_size": s.each(n, 1, 3)}
    batch, c = s.int(1, 2), s.int(1, 3)
    call["_random_samples"] = s.tensor("unit", batch, c, n, layouts=False)
    return [s.tensor("normal", batch, c, *(s.int(6, 8) for _ in range(n))), s.each(n, 1, 3)], call


# ---- Distances and losses --------------------------------------------------------------------------------------------


@function("pdist")
def _pdist(s, name):
    return [s.tensor("normal", s.int(1, 7), s.int(1, 6))], s.some(p=s.pick(1, 2.0, 3, float("inf"), 0.5))


@function("cosine_similarity", "pairwise_distance")
def _distances(s, name):
    shape = tuple(a + 1 for a in s.shape(2, 4, 5))
    other = tuple(1 if s.chance(0.2) and i < len(shape) - 2 else a for i, a in enumerate(shape))
    call = s.some(dim=s.int(-2, -1)) if name == "cosine_similarity" else s.some(p=s.pick(1, 2, 3), keepdim=True)
    return [s.tensor("normal", *shape), s.tensor("normal", *other)], call | s.some(eps=s.pick(*EPS))


@function("mse_loss", "huber_loss", "l1_loss", "smooth_l1_loss")
def _weighted(s, name):
    shape = s.shape(0, 3, 6)
    call = s.some(0.7, reduction=s.pick("mean", "sum", "none"))
    if name in ("mse_loss", "l1_loss", "huber_loss"):
        call |= s.some(0.3, weight=s.tensor("positive", *shape, layouts=False))
    return [s.tensor("normal", *shape), s.tensor("normal", *shape)], call


@function("gaussian_nll_loss", "poisson_nll_loss", "kl_div", "soft_margin_loss", "hinge_embedding_loss")
def _elementwise(s, name):
    shape = s.shape(1, 3, 6)
    call = s.some(0.7, reduction=s.pick("mean", "sum", "none"))
    second = {"kl_div": "positive", "poisson_nll_loss": "positive", "gaussian_nll_loss": "normal"}.get(name, "signs")
    inputs = [s.tensor("normal", *shape), s.tensor(second, *shape)]
    if name == "gaussian_nll_loss":
        inputs.append(s.pick(s.tensor("positive", *shape), s.tensor("positive", *shape[:-1], 1), 0.7))
        call |= s.some(full=True)
    if name == "poisson_nll_loss":
        call |= s.some(full=s.chance(0.5), log_input=True)
    return inputs, call


@function("triplet_margin_with_distance_loss", "cosine_embedding_loss", "margin_ranking_loss", "triplet_margin_loss")
def _three(s, name):
    d, lead = s.int(1, 6), (s.int(1, 5),)
    call = common(s, legacy=False) | s.some(margin=s.pick(0.2, 1))
    if name == "margin_ranking_loss":
        return [s.tensor("normal", *lead), s.tensor("normal", *lead), s.tensor("signs", *lead)], call
    if name == "cosine_embedding_loss":
        return [s.tensor("normal", *lead, d), s.tensor("normal", *lead, d), s.tensor("signs", *lead)], call
    call |= s.some(swap=s.chance(0.6))
    if "with_distance" in name:
        call |= s.some(distance_function=Made("nn.PairwiseDistance", (1,)))
    return [s.tensor("normal", *lead, d) for _ in range(3)], call


@function("linear", "bilinear", "prelu", "conv1d", "conv2d", "conv_transpose2d")
def _with_weights(s, name):
    o, i = s.int(1, 5), s.int(1, 5)
    bias = some_none(s, s.tensor("normal", o, layouts=False))
    if name == "linear":
        return [s.tensor("normal", *s.shape(0, 3, 4), i), s.tensor("normal", o, i), bias], {}
    if name == "bilinear":
        lead, j = s.shape(0, 2, 4), s.int(1, 4)
        return [s.tensor("normal", *lead, i), s.tensor("normal", *lead, j), s.tensor("normal", o, i, j), bias], {}
    if name == "prelu":
        return [s.tensor("normal", s.int(1, 3), i, *s.shape(0, 2)), s.tensor("normal", s.pick(1, i))], {}
    n = int(name[-2])
    size, kernel = [s.int(4, 7) for _ in range(n)], [s.int(1, 3) for _ in range(n)]
    weight = (i, o, *kernel) if "transpose" in name else (o, i, *kernel)
    call = s.some(stride=s.each(n, 1, 2), padding=s.each(n, 0, 1), dilation=s.int(1, 2))
    return [s.tensor("normal", *s.lead(), i, *size), s.tensor("normal", *weight), bias], call
