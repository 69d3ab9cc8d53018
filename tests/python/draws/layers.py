"""What may be given to each class of torch.nn: `LAYERS[name]` is a function of a Source that gives a Draw's options,
inputs and whatever else differs from a plain draw.
"""

from .source import Draw, Made, Source, spread_out

LAYERS = {}
EPS = (1e-5, 1e-3, 0.1, 1e-4)


def layer(*names):
    """Registers a function for classes: it gets the source and, for one of several, the class's name."""

    def register(function):
        for name in names:
            LAYERS[name] = function
        return function

    return register


def draw(name, seed):
    """The seed-th use of this class."""
    s = Source(f"{name} {seed}")
    dtype = s.pick("float32", "float32", "float64", "bfloat16", "float16")
    s.dtype = dtype  # of what cannot be told to be a float by its kind
    options, inputs, *more = LAYERS[name](s, name)
    if s.chance(0.1) and name in WITH_DTYPE:
        options["dtype"] = Made(dtype)
    return Draw(name, seed, dtype, options, inputs, **(more[0] if more else {}))


def dims(name):
    return int(name[-2]) if name.endswith("d") and name[-2].isdigit() else 0


# ---- Linear, activations ---------------------------------------------------------------------------------------------


@layer("Linear", "LazyLinear", "NonDynamicallyQuantizableLinear")
def _linear(s, name):
    i, o = (s.int(1, 40), s.int(1, 40)) if s.chance(0.3) else (s.int(1, 7), s.int(1, 7))
    options = {"in_features": i, "out_features": o, **s.some(bias=s.chance(0.4))}
    if name == "LazyLinear":
        del options["in_features"]
    return options, [s.tensor("normal", *s.shape(0, 3), i)]


@layer("Bilinear")
def _bilinear(s, name):
    a, b, o = s.int(1, 6), s.int(1, 6), s.int(1, 6)
    lead = s.shape(0, 3, 5)
    options = {"in1_features": a, "in2_features": b, "out_features": o, **s.some(bias=s.chance(0.4))}
    return options, [s.tensor("normal", *lead, a), s.tensor("normal", *lead, b)]


@layer("Identity")
def _identity(s, name):
    return s.some(anything=3, more=4.5), [s.tensor("wild", *s.shape())]


ELEMENTWISE = {
    "Sigmoid": (), "Tanh": (), "Softsign": (), "Tanhshrink": (), "LogSigmoid": (), "ReLU": ("inplace",),
    "SiLU": ("inplace",), "SELU": ("inplace",), "Hardswish": ("inplace",), "Hardsigmoid": ("inplace",),
    "Mish": ("inplace",), "ReLU6": ("inplace",), "GELU": ("approximate",), "LeakyReLU": ("negative_slope", "inplace"),
    "ELU": ("alpha", "inplace"), "CELU": ("alpha", "inplace"), "Softplus": ("beta", "softplus_threshold"),
    "Hardtanh": ("min_val", "max_val", "inplace"), "Threshold": ("threshold", "value", "inplace"),
    "Hardshrink": ("lambd",), "Softshrink": ("lambd",), "RReLU": ("lower", "upper", "inplace"),
}  # fmt: skip


@layer(*ELEMENTWISE)
def _elementwise(s, name):
    values = {
        "inplace": lambda: s.chance(0.5),
        "approximate": lambda: s.pick("none", "tanh"),
        "negative_slope": lambda: s.pick(0.2, 0.0, 1, 0.01),
        "alpha": lambda: s.pick(0.5, 2, 1.7),
        "beta": lambda: s.pick(0.5, 2, 1.0),
        "softplus_threshold": lambda: s.pick(1.0, 5, 20.0),
        "min_val": lambda: s.pick(-2, -0.3, -1.0),
        "max_val": lambda: s.pick(0.4, 1.5, 3),
        "threshold": lambda: s.pick(0.1, -1, 0),
        "value": lambda: s.pick(20, -0.5, 0.0),
        "lambd": lambda: s.pick(0.5, 0.0, 1),
        "lower": lambda: s.pick(0.05, 0.125),
        "upper": lambda: s.pick(0.9, 0.4),
    }
    options = s.some(**{n: values[n] for n in ELEMENTWISE[name]})
    if name == "Threshold":
        options = {"threshold": values["threshold"](), "value": values["value"](), **options}
    if name == "Hardtanh" and s.chance(0.1):
        options = {"min_value": -0.5, "max_value": 0.7}
    options = {{"softplus_threshold": "threshold"}.get(k, k): v for k, v in options.items()}
    kind = "normal" if s.chance(0.6) or name == "GELU" else "wild"  # PyTorch's GELU of infinity may be NaN
    shape = s.shape() if s.chance(0.8) else (s.int(1, 3), s.int(20, 70))
    return options, [s.tensor(kind, *shape)]


@layer("PReLU")
def _prelu(s, name):
    count = s.pick(1, 1, 3, 5)
    shape = s.shape() if count == 1 else (s.int(1, 4), count, *s.shape(0, 3))
    return {**s.some(init=s.pick(0.1, -0.5, 2)), **s.some(num_parameters=count)} if count == 1 else {
        "num_parameters": count, **s.some(init=s.pick(0.1, -0.5, 2))
    }, [s.tensor("normal", *shape)]  # fmt: skip


@layer("Softmax", "LogSoftmax", "Softmin")
def _softmax(s, name):
    shape = s.shape(0, 4, 9)
    n = max(len(shape), 1)
    kind = s.pick("normal", "normal", "wild")
    return s.some(dim=s.pick(None, s.int(-n, n - 1))), [s.tensor(kind, *shape)]


@layer("Softmax2d")
def _softmax2d(s, name):
    return {}, [s.tensor("normal", *s.lead(), *s.shape(3, 3))]


@layer("GLU")
def _glu(s, name):
    shape = list(s.shape(1, 4, 5))
    options = s.some(dim=s.int(-len(shape), len(shape) - 1))
    shape[options.get("dim", -1)] *= 2
    return options, [s.tensor("normal", *shape)]


@layer("Dropout", "AlphaDropout")
def _dropout(s, name):
    return s.some(p=s.pick(0.2, 0, 0.0, 1.0, 0.7), inplace=s.chance(0.5)), [s.tensor("normal", *s.shape(0, 4, 9))]


@layer("Dropout1d", "Dropout2d", "Dropout3d", "FeatureAlphaDropout")
def _feature_dropout(s, name):
    n = dims(name) or s.int(1, 3)
    lead = (s.int(1, 4),) if name == "FeatureAlphaDropout" else s.lead()
    options = s.some(p=s.pick(0.2, 0.0, 1, 0.7), inplace=s.chance(0.5))
    return options, [s.tensor("normal", *lead, s.int(1, 9), *s.shape(n, n, 4))]


# ---- Convolution -----------------------------------------------------------------------------------------------------

MODES = ("zeros", "reflect", "replicate", "circular")


@layer(*(f"{lazy}Conv{n}d" for lazy in ("", "Lazy") for n in (1, 2, 3)))
def _conv(s, name):
    n = dims(name)
    large = s.chance(0.25)
    groups = s.pick(1, 1, 1, 2, 3)
    top = (20 if n < 3 else 9) if large else 4
    i, o = groups * s.int(1, top), groups * s.int(1, top)
    if s.chance(0.15):
        groups, o = i, i * s.int(1, 2)
    kernel = s.pick(3, 3, 1, 5) if large else s.each(n, 1, 4)
    options = {"in_channels": i, "out_channels": o, "kernel_size": kernel}
    options |= s.some(0.4, stride=lambda: s.each(n, 1, 3), dilation=lambda: s.each(n, 1, 3), bias=s.chance(0.4))
    options |= s.some(0.7, padding=lambda: s.pick("same", "valid", *[s.each(n, 0, 3)] * 4))
    options |= s.some(0.3, padding_mode=lambda: s.pick(*MODES))
    options |= s.some(groups=groups) if groups == 1 else {"groups": groups}
    if options.get("padding") == "same":
        options.pop("stride", None)
    if "Lazy" in name:
        del options["in_channels"]
    k, d = spread_out(kernel, n), spread_out(options.get("dilation", 1), n)
    p = options.get("padding", 0)
    p = spread_out(0 if isinstance(p, str) else p, n)
    mode = options.get("padding_mode", "zeros")
    size = []
    for a in range(n):
        extent = d[a] * (k[a] - 1) + 1
        around = p[a] if options.get("padding") != "same" else extent // 2
        least = max(extent - 2 * p[a], 1, around + 1 if mode == "reflect" else around if mode == "circular" else 1)
        size.append(least + s.int(0, 12 if large and n < 3 else 4))
    return options, [s.tensor("normal", *s.lead(), i, *size)]


@layer(*(f"{lazy}ConvTranspose{n}d" for lazy in ("", "Lazy") for n in (1, 2, 3)))
def _conv_transposed(s, name):
    n = dims(name)
    groups = s.pick(1, 1, 1, 2, 3)
    top = 12 if s.chance(0.2) and n < 3 else 4
    i, o = groups * s.int(1, top), groups * s.int(1, top)
    options = {"in_channels": i, "out_channels": o, "kernel_size": s.each(n, 1, 4)}
    options |= s.some(0.5, stride=lambda: s.each(n, 1, 3), dilation=lambda: s.each(n, 1, 2), bias=s.chance(0.4))
    options |= s.some(0.5, padding=lambda: s.each(n, 0, 2), padding_mode="zeros")
    options |= s.some(groups=groups) if groups == 1 else {"groups": groups}
    k, stride, p, d = (
        spread_out(options.get(key, default), n)
        for key, default in (("kernel_size", 1), ("stride", 1), ("padding", 0), ("dilation", 1))
    )
    extra = tuple(s.int(0, max(stride[a], d[a]) - 1) for a in range(n))
    if s.chance(0.4):
        options["output_padding"] = extra if s.chance(0.7) else min(extra)
    if "Lazy" in name:
        del options["in_channels"]
    size = tuple(s.int(1, 5) + 2 * p[a] for a in range(n))
    call = {}
    if s.chance(0.2) and "Lazy" not in name:
        least = [(size[a] - 1) * stride[a] - 2 * p[a] + d[a] * (k[a] - 1) + 1 for a in range(n)]
        call = {"output_size": [least[a] + s.int(0, stride[a] - 1) for a in range(n)]}
        if s.chance(0.1):
            call["output_size"] = call["output_size"][:1] * n
    return options, [s.tensor("normal", *s.lead(), i, *size)], {"call": call}


@layer("Unfold")
def _unfold(s, name):
    options = {"kernel_size": s.each(2, 1, 3)} | s.some(
        dilation=lambda: s.each(2, 1, 2), padding=lambda: s.each(2, 0, 2), stride=lambda: s.each(2, 1, 3)
    )
    return options, [s.tensor("normal", *s.lead(), s.int(1, 4), s.int(5, 9), s.int(5, 9))]


@layer("Fold")
def _fold(s, name):
    size = s.int(5, 8) if s.chance(0.3) else (s.int(5, 8), s.int(5, 8))
    options = {"output_size": size, "kernel_size": s.each(2, 1, 3)} | s.some(
        dilation=lambda: s.each(2, 1, 2), padding=lambda: s.each(2, 0, 2), stride=lambda: s.each(2, 1, 3)
    )
    out, k, d, p, t = (
        spread_out(options.get(key, default), 2)
        for key, default in (("output_size", 1), ("kernel_size", 1), ("dilation", 1), ("padding", 0), ("stride", 1))
    )
    blocks = 1
    for a in range(2):
        blocks *= (out[a] + 2 * p[a] - d[a] * (k[a] - 1) - 1) // t[a] + 1
    return options, [s.tensor("normal", *s.lead(), s.int(1, 3) * k[0] * k[1], blocks)]


# ---- Pooling, padding, resizing --------------------------------------------------------------------------------------


def pooled(s, n, keys, most=9):
    """Kernel, stride, padding, dilation as far as they are in keys, and an input."""
    options = {"kernel_size": s.each(n, 1, 3 if n > 1 else 4)}
    k = spread_out(options["kernel_size"], n)
    drawn = s.some(
        stride=lambda: s.pick(None, s.each(n, 1, 3), s.each(n, 1, 3)),
        padding=lambda: s.int(0, min(k) // 2) if s.chance(0.4) else tuple(s.int(0, a // 2) for a in k),
        dilation=lambda: s.each(n, 1, 2),
        ceil_mode=s.chance(0.5),
        return_indices=s.chance(0.5),
        count_include_pad=s.chance(0.5),
        divisor_override=lambda: s.pick(None, 1, 3, 7),
    )
    options |= {key: v for key, v in drawn.items() if key in keys}
    size = [s.int(6, most if n < 3 else 7) for _ in range(n)]
    return options, [s.tensor("normal", *s.lead(), s.int(1, 20 if s.chance(0.2) else 4), *size)]


@layer("MaxPool1d", "MaxPool2d", "MaxPool3d")
def _max_pool(s, name):
    return pooled(s, dims(name), ("stride", "padding", "dilation", "ceil_mode", "return_indices"))


@layer("AvgPool1d", "AvgPool2d", "AvgPool3d")
def _avg_pool(s, name):
    keys = ("stride", "padding", "ceil_mode", "count_include_pad", "divisor_override")
    return pooled(s, dims(name), keys[:4] if name == "AvgPool1d" else keys)


@layer("LPPool1d", "LPPool2d", "LPPool3d")
def _lp_pool(s, name):
    options, inputs = pooled(s, dims(name), ("stride", "ceil_mode"))
    if name == "LPPool1d":  # PyTorch's takes no tuples
        options = {k: v[0] if isinstance(v, tuple) else v for k, v in options.items()}
    options = {"norm_type": s.pick(1, 2.0, 3, 1.5), **options}
    inputs[0].kind = "positive"
    return options, inputs


@layer("FractionalMaxPool2d", "FractionalMaxPool3d")
def _fractional(s, name):
    n = dims(name)
    options = {"kernel_size": s.each(n, 1, 3)}
    if s.chance(0.5):
        options["output_size"] = s.each(n, 1, 4)
    else:
        options["output_ratio"] = s.real(0.2, 0.7) if s.chance(0.5) else tuple(s.real(0.2, 0.7) for _ in range(n))
    options |= s.some(return_indices=s.chance(0.5))
    lead, c = s.lead(empty=0), s.int(1, 4)
    if s.chance(0.2):
        options["_random_samples"] = s.tensor("unit", *(lead or (1,)), c, n, layouts=False)
    return options, [s.tensor("normal", *lead, c, *(s.int(6, 9) for _ in range(n)))]


@layer(*(f"Adaptive{kind}Pool{n}d" for kind in ("Avg", "Max") for n in (1, 2, 3)))
def _adaptive(s, name):
    n = dims(name)
    options = {"output_size": s.int(1, 6) if s.chance(0.5) else tuple(s.pick(1, 2, 3, 5, 8) for _ in range(n))}
    if n > 1 and s.chance(0.2):
        options["output_size"] = s.pick(None, (None, *[s.int(1, 4)] * (n - 1)))
    if "Max" in name:
        options |= s.some(return_indices=s.chance(0.5))
    return options, [s.tensor("normal", *s.lead(), s.int(1, 5), *(s.int(1, 9 if n < 3 else 6) for _ in range(n)))]


@layer("MaxUnpool1d", "MaxUnpool2d", "MaxUnpool3d")
def _unpool(s, name):
    n = dims(name)
    options = {"kernel_size": s.each(n, 2, 3)} | s.some(0.4, stride=lambda: s.pick(None, s.each(n, 1, 3)))
    options |= s.some(0.3, padding=lambda: s.each(n, 0, 1))
    k = spread_out(options["kernel_size"], n)
    t = spread_out(k if options.get("stride") is None else options["stride"], n)
    p = spread_out(options.get("padding", 0), n)
    size = [s.int(2, 4) for _ in range(n)]
    out = [(size[a] - 1) * t[a] - 2 * p[a] + k[a] for a in range(n)]
    call = {}
    if s.chance(0.3):
        out = [o + s.int(0, t[a] - 1) for a, o in enumerate(out)]
        call = {"output_size": out}
    high = 1
    for o in out:
        high *= o
    shape = (*s.lead(empty=0), s.int(1, 3), *size)
    count = 1
    for a in size:
        count *= a
    kind, more = ("distinct", (max(high, count), n)) if high >= count else ("below", (high,))
    return options, [s.tensor("normal", *shape), s.tensor(kind, *shape, more=more)], {"call": call}


@layer(*(f"{kind}Pad{n}d" for kind in ("Constant", "Zero", "Reflection", "Replication", "Circular") for n in (1, 2, 3)))
def _pad(s, name):
    n = dims(name)
    free = name.startswith(("Constant", "Zero"))
    size = [s.int(3, 6) for _ in range(n)]
    padding = s.int(0, 2) if s.chance(0.3) else tuple(s.int(-1, 2) for _ in range(2 * n))
    options = {"padding": padding}
    if name.startswith("Constant"):
        options["value"] = s.pick(0, 3.5, -1, float("inf"))
    lead = s.shape(0, 3, 4) if free and s.chance(0.3) else (*s.lead(), s.int(1, 4))
    return options, [s.tensor("normal", *lead, *size)]


UPSAMPLED = {3: ("nearest", "nearest-exact", "linear"), 4: ("nearest", "nearest-exact", "bilinear", "bicubic"),
             5: ("nearest", "nearest-exact", "trilinear")}  # fmt: skip


@layer("Upsample", "UpsamplingNearest2d", "UpsamplingBilinear2d")
def _upsample(s, name):
    n = s.int(1, 3) if name == "Upsample" else 2
    options = {}
    if s.chance(0.5):
        options["size"] = s.each(n, 1, 9)
    else:
        factor = lambda: s.pick(2, 0.5, 1.5, 3, 0.7, 1)  # noqa: E731
        options["scale_factor"] = factor() if s.chance(0.5) else tuple(factor() for _ in range(n))
    if name == "Upsample":
        options |= s.some(0.8, mode=lambda: s.pick(*UPSAMPLED[n + 2]))
        if "linear" in options.get("mode", "") or options.get("mode") == "bicubic":
            options |= s.some(align_corners=s.chance(0.5))
        if "scale_factor" in options:
            options |= s.some(0.3, recompute_scale_factor=s.pick(None, True, False))
    return options, [s.tensor("normal", s.int(1, 3), s.int(1, 5), *(s.int(2, 7) for _ in range(n)))]


@layer("PixelShuffle", "PixelUnshuffle", "ChannelShuffle")
def _shuffle(s, name):
    r = s.int(1, 3)
    lead = s.shape(0, 2, 4)
    if name == "PixelShuffle":
        return {"upscale_factor": r}, [s.tensor("normal", *lead, s.int(1, 3) * r * r, s.int(1, 4), s.int(1, 4))]
    if name == "PixelUnshuffle":
        return {"downscale_factor": r}, [s.tensor("normal", *lead, s.int(1, 3), r * s.int(1, 3), r * s.int(1, 3))]
    return {"groups": r}, [s.tensor("normal", s.int(1, 3), r * s.int(1, 3), *s.shape(1, 3))]


@layer("Flatten")
def _flatten(s, name):
    shape = s.shape(2, 5, 4)
    start = s.int(0, len(shape) - 1)
    options = s.some(start_dim=start)
    options |= s.some(end_dim=lambda: s.int(max(start, 1), len(shape) - 1) - s.pick(0, len(shape)))
    return options, [s.tensor("normal", *shape)]


@layer("Unflatten")
def _unflatten(s, name):
    shape = list(s.shape(1, 4, 4))
    dim = s.int(0, len(shape) - 1)
    parts = [s.int(1, 3) for _ in range(s.int(1, 3))]
    shape[dim] = 1
    for a in parts:
        shape[dim] *= a
    if s.chance(0.3) and 0 not in shape:
        parts[s.int(0, len(parts) - 1)] = -1
    parts = tuple(parts) if s.chance(0.5) else parts
    return {"dim": dim - s.pick(0, len(shape)), "unflattened_size": parts}, [s.tensor("normal", *shape)]


# ---- Normalisation ---------------------------------------------------------------------------------------------------


@layer(*(f"{lazy}BatchNorm{n}d" for lazy in ("", "Lazy") for n in (1, 2, 3)), "SyncBatchNorm")
def _batch_norm(s, name):
    n = dims(name)
    c = s.int(1, 33 if s.chance(0.2) else 5)
    options = {"num_features": c} | s.some(
        0.35,
        eps=lambda: s.pick(*EPS),
        momentum=lambda: s.pick(None, 0.0, 1.0, 0.3),
        affine=s.chance(0.5),
        track_running_stats=s.chance(0.5),
        bias=s.chance(0.3),
    )
    if name == "SyncBatchNorm":
        options |= s.some(0.2, process_group=None)
        n = s.int(1, 3)
    if "Lazy" in name:
        del options["num_features"]
    if n == 1:
        shape = (s.int(2, 9), c) if s.chance(0.5) else (s.int(1, 5), c, s.int(2, 7))
    else:
        shape = (s.int(1, 4), c, *(s.int(2, 5) for _ in range(n)))
    if s.chance(0.04):
        shape = (0, *shape[1:])
    return options, [s.tensor("normal", *shape)]


@layer(*(f"{lazy}InstanceNorm{n}d" for lazy in ("", "Lazy") for n in (1, 2, 3)))
def _instance_norm(s, name):
    n = dims(name)
    c = s.int(1, 17 if s.chance(0.2) else 5)
    options = {"num_features": c} | s.some(
        0.5,
        eps=lambda: s.pick(*EPS),
        momentum=lambda: s.pick(0.0, 1.0, 0.3),
        affine=s.chance(0.6),
        track_running_stats=s.chance(0.6),
        bias=s.chance(0.5),
    )
    if "Lazy" in name:
        del options["num_features"]
    return options, [s.tensor("normal", *s.lead(), c, *(s.int(2, 6) for _ in range(n)))]


@layer("LayerNorm", "RMSNorm")
def _layer_norm(s, name):
    normed = [s.int(1, 40 if s.chance(0.2) else 6) for _ in range(s.int(1, 3))]
    given = normed[0] if len(normed) == 1 and s.chance(0.6) else s.pick(tuple(normed), normed)
    options = {"normalized_shape": given} | s.some(0.35, eps=lambda: s.pick(*EPS), elementwise_affine=s.chance(0.4))
    if name == "LayerNorm":
        options |= s.some(0.3, bias=s.chance(0.3))
    return options, [s.tensor("normal", *s.shape(0, 3), *normed)]


@layer("GroupNorm")
def _group_norm(s, name):
    groups = s.int(1, 4)
    c = groups * s.int(1, 9 if s.chance(0.2) else 4)
    options = {"num_groups": groups, "num_channels": c}
    options |= s.some(0.35, eps=lambda: s.pick(*EPS), affine=s.chance(0.5), bias=s.chance(0.3))
    size = [s.int(1, 5) for _ in range(s.int(0, 3))]
    return options, [s.tensor("normal", s.pick(1, 2, 3, 3, 0) if s.chance(0.3) else s.int(1, 3), c, *size)]


@layer("LocalResponseNorm", "CrossMapLRN2d")
def _response_norm(s, name):
    options = {"size": s.int(1, 5)}
    options |= s.some(alpha=lambda: s.pick(0.5, 2, 1e-3), beta=lambda: s.pick(0.5, 1, 0.6), k=lambda: s.pick(2, 0.5))
    if name == "CrossMapLRN2d":  # over few channels, forward: PyTorch's gradient is another function's
        c = s.int(1, (options["size"] + 1) // 2)
        return options, [s.tensor("normal", s.int(1, 3), c, s.int(1, 4), s.int(1, 4))], {"no_gradient": True}
    return options, [s.tensor("normal", s.int(1, 3), s.int(1, 8), *s.shape(1, 3, 4))]


# ---- Embedding -------------------------------------------------------------------------------------------------------


@layer("Embedding")
def _embedding(s, name):
    n, d = s.int(1, 9), s.int(1, 20 if s.chance(0.2) else 5)
    options = {"num_embeddings": n, "embedding_dim": d} | s.some(
        0.35,
        padding_idx=lambda: s.int(-n, n - 1),
        max_norm=lambda: s.pick(1.0, 0.5, 2),
        norm_type=lambda: s.pick(1, 2.0, 3.5, float("inf")),
        scale_grad_by_freq=s.chance(0.6),
        _freeze=s.chance(0.2),
        sparse=False,
    )
    options |= s.some(0.15, _weight=s.tensor("normal", n, d, layouts=False))
    kind = s.pick("int64", "int64", "int32")
    return options, [s.tensor("below", *s.shape(0, 3), more=(n,), dtype=kind)]


@layer("EmbeddingBag")
def _embedding_bag(s, name):
    n, d = s.int(1, 9), s.int(1, 20 if s.chance(0.2) else 5)
    mode = s.pick("sum", "mean", "max")
    options = {"num_embeddings": n, "embedding_dim": d} | s.some(
        0.35,
        padding_idx=lambda: s.int(-n, n - 1),
        max_norm=lambda: s.pick(1.0, 0.5, 2),
        norm_type=lambda: s.pick(1, 2.0, 3.5),
        scale_grad_by_freq=False,  # PyTorch's sum and mean divide by other rows' counts
        include_last_offset=s.chance(0.6),
        sparse=False,
    )
    options |= s.some(mode=mode) if mode == "mean" else {"mode": mode}
    options |= s.some(0.15, _weight=s.tensor("normal", n, d, layouts=False))
    kind = s.pick("int64", "int64", "int32")
    if s.chance(0.5):
        options.pop("include_last_offset", None)
        shape = (s.int(1, 4), s.int(1, 5))
        inputs = [s.tensor("below", *shape, more=(n,), dtype=kind), None]
    else:
        count = s.int(0, 9)
        offsets = sorted(s.int(0, count) for _ in range(s.int(0, 3)))
        offsets = [0, *offsets, *([count] if options.get("include_last_offset") else [])]
        shape = (count,)
        offsets = s.tensor("given", len(offsets), more=(tuple(offsets),), dtype=kind, layouts=False)
        inputs = [s.tensor("below", count, more=(n,), dtype=kind), offsets]
    if mode == "sum" and s.chance(0.4):
        inputs.append(s.tensor("normal", *shape, layouts=False))
    return options, inputs


# ---- Distances -------------------------------------------------------------------------------------------------------


@layer("CosineSimilarity", "PairwiseDistance")
def _distance(s, name):
    shape = s.shape(1, 4, 6)
    other = tuple(1 if s.chance(0.1) and len(shape) > 1 else a for a in shape)
    if name == "CosineSimilarity":
        options = s.some(dim=s.int(-len(shape), len(shape) - 1), eps=lambda: s.pick(*EPS))
    else:
        p = s.pick(1, 2.0, 3, 0.5, float("inf"), 0)
        options = s.some(p=p, eps=lambda: s.pick(*EPS), keepdim=s.chance(0.5))
        other = shape if s.chance(0.7) else shape[-1:]
    return options, [s.tensor("normal", *shape), s.tensor("normal", *other)]


WITH_DTYPE = [n for n in LAYERS if n.startswith(("Lazy", "Linear", "Conv", "BatchN", "Inst", "LayerN", "RMS", "Group"))]
WITH_DTYPE = [n for n in WITH_DTYPE if not n.startswith("ConstantPad")] + ["Embedding", "Bilinear", "PReLU"]
