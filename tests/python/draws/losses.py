"""What may be given to each loss: continues `layers.LAYERS`."""

from .layers import EPS, layer
from .source import Made

REDUCTIONS = ("mean", "sum", "none")


def common(s, legacy=True):
    """A reduction by its name, or seldom by the two flags of old."""
    if legacy and s.chance(0.06):
        return s.some(size_average=s.pick(None, True, False), reduce=s.pick(None, True, False))
    return s.some(0.7, reduction=s.pick(*REDUCTIONS))


def classes(s, most=9):
    """Logits' shape and the targets': (C,), (N, C) or (N, C, d1, ...)."""
    c = s.int(1, 40 if s.chance(0.15) else most)
    if s.chance(0.2):
        return c, (c,), ()
    n = 0 if s.chance(0.03) else s.int(1, 6)
    rest = s.shape(0, 2, 4) if s.chance(0.4) else ()
    return c, (n, c, *rest), (n, *rest)


@layer("CrossEntropyLoss")
def _cross_entropy(s, name):
    c, shape, target = classes(s)
    options = common(s) | s.some(0.3, weight=s.tensor("positive", c, layouts=False), label_smoothing=s.real(0, 1))
    if s.chance(0.3):
        return options, [s.tensor("normal", *shape), s.tensor("unit", *shape)]
    options |= s.some(0.4, ignore_index=lambda: s.pick(-100, s.int(0, c - 1), -1))
    return options, [s.tensor("normal", *shape), s.tensor("below", *target, more=(c,))]


@layer("NLLLoss")
def _nll(s, name):
    c, shape, target = classes(s)
    options = common(s) | s.some(0.3, weight=s.tensor("positive", c, layouts=False))
    options |= s.some(0.4, ignore_index=lambda: s.pick(-100, s.int(0, c - 1)))
    return options, [s.tensor("normal", *shape), s.tensor("below", *target, more=(c,))]


@layer("MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss")
def _regression(s, name):
    options = common(s, legacy=name != "HuberLoss")
    if name == "SmoothL1Loss":
        options |= s.some(beta=lambda: s.pick(0.5, 0, 0.0, 2))
    if name == "HuberLoss":
        options |= s.some(delta=lambda: s.pick(0.5, 2, 1.3))
    shape = s.shape(0, 4, 12)
    return options, [s.tensor("normal", *shape), s.tensor("normal", *shape)]


@layer("BCELoss", "BCEWithLogitsLoss")
def _binary(s, name):
    shape = s.shape(0, 3, 9)
    options = common(s) | s.some(
        0.3, weight=lambda: s.tensor("positive", *shape[s.int(0, len(shape)) :], layouts=False)
    )
    kind = "unit"
    if name == "BCEWithLogitsLoss":
        kind = "normal"
        options |= s.some(0.3, pos_weight=lambda: s.tensor("positive", *shape[-1:], layouts=False))
    return options, [s.tensor(kind, *shape), s.tensor("unit", *shape)]


@layer("KLDivLoss")
def _kl(s, name):
    options = s.some(0.8, reduction=s.pick(*REDUCTIONS, "batchmean", "batchmean"), log_target=s.chance(0.5))
    if s.chance(0.05):
        options = {"size_average": s.pick(None, True, False), "reduce": s.pick(None, True, False)}
    shape = s.shape(1, 3, 9)
    return options, [
        s.tensor("normal", *shape),
        s.tensor("normal" if options.get("log_target") else "positive", *shape),
    ]


@layer("SoftMarginLoss", "HingeEmbeddingLoss")
def _margin(s, name):
    options = common(s)
    if name == "HingeEmbeddingLoss":
        options |= s.some(margin=lambda: s.pick(0.5, 2, 1.0))
    shape = s.shape(0, 3, 9)
    return options, [s.tensor("normal", *shape), s.tensor("signs", *shape)]


@layer("MarginRankingLoss")
def _ranking(s, name):
    options = common(s) | s.some(margin=lambda: s.pick(0.5, 2, 0.1))
    shape = s.shape(0, 2, 9)
    return options, [s.tensor("normal", *shape), s.tensor("normal", *shape), s.tensor("signs", *shape)]


@layer("CosineEmbeddingLoss")
def _cosine(s, name):
    options = common(s) | s.some(margin=lambda: s.pick(0.5, 0.1, -0.4))
    d = s.int(1, 9)
    lead = () if s.chance(0.2) else (s.int(1, 5),)
    return options, [s.tensor("normal", *lead, d), s.tensor("normal", *lead, d), s.tensor("signs", *lead)]


@layer("TripletMarginLoss", "TripletMarginWithDistanceLoss")
def _triplet(s, name):
    options = common(s, legacy=name == "TripletMarginLoss")
    options |= s.some(margin=lambda: s.pick(0.5, 2, 1.0), swap=s.chance(0.5))
    if name == "TripletMarginLoss":
        options |= s.some(p=lambda: s.pick(1, 2.0, 3), eps=lambda: s.pick(*EPS))
    else:
        options |= s.some(
            distance_function=lambda: s.pick(Made("nn.PairwiseDistance", (1,)), None, Made("nn.CosineSimilarity", ()))
        )
    shape = s.shape(1, 3, 6)
    return options, [s.tensor("normal", *shape) for _ in range(3)]


@layer("PoissonNLLLoss")
def _poisson(s, name):
    options = common(s) | s.some(log_input=s.chance(0.5), full=s.chance(0.5), eps=lambda: s.pick(*EPS))
    shape = s.shape(0, 3, 9)
    kind = "normal" if options.get("log_input", True) else "positive"
    return options, [s.tensor(kind, *shape), s.tensor("among", *shape, more=(0, 5), dtype=s.pick(None, "int64"))]


@layer("GaussianNLLLoss")
def _gaussian(s, name):
    options = common(s, legacy=False) | s.some(full=s.chance(0.5), eps=lambda: s.pick(*EPS))
    shape = s.shape(1, 3, 6)
    var = s.pick(shape, shape, shape[:-1], (*shape[:-1], 1))
    if s.chance(0.15):
        return options, [s.tensor("normal", *shape), s.tensor("normal", *shape), s.pick(0.5, 2.0)]
    return options, [s.tensor("normal", *shape), s.tensor("normal", *shape), s.tensor("positive", *var)]


@layer("MultiMarginLoss")
def _multi_margin(s, name):
    c = s.int(1, 9)
    options = common(s) | s.some(p=lambda: s.pick(1, 2), margin=lambda: s.pick(0.5, 2, 1.0))
    options |= s.some(0.3, weight=s.tensor("positive", c, layouts=False))
    lead = () if s.chance(0.2) else (s.int(1, 6),)
    return options, [s.tensor("normal", *lead, c), s.tensor("below", *lead, more=(c,))]


@layer("MultiLabelMarginLoss")
def _multi_label(s, name):
    c = s.int(1, 9)
    lead = () if s.chance(0.2) else (s.int(1, 6),)
    return common(s), [s.tensor("normal", *lead, c), s.tensor("padded", *lead, c, more=(c,))]


@layer("MultiLabelSoftMarginLoss")
def _multi_label_soft(s, name):
    shape = s.shape(1, 3, 9)
    options = common(s) | s.some(0.3, weight=s.tensor("positive", *shape[-1:], layouts=False))
    return options, [s.tensor("normal", *shape), s.tensor("unit", *shape)]


@layer("CTCLoss")
def _ctc(s, name):
    t, n, c = s.int(1, 12), s.int(1, 4), s.int(2, 7)
    blank = s.int(0, c - 1)
    options = s.some(0.7, reduction=s.pick(*REDUCTIONS), zero_infinity=s.chance(0.6))
    options |= s.some(blank=blank) if blank == 0 else {"blank": blank}
    alone = s.chance(0.15)
    n = 1 if alone else n
    longest = s.int(1, 5)
    lengths = [s.int(0, longest) for _ in range(n)]
    inputs = [max(s.int(1, t), 2 * a + 1) for a in lengths]
    t = max(t, *inputs, 1)
    if s.chance(0.2):
        inputs[0] = 1  # no alignment may be there
    labels = tuple(a for a in range(c) if a != blank)
    if s.chance(0.4) and not alone:
        shape = (sum(lengths),)
    else:
        shape = (longest,) if alone else (n, longest)
    count = 1
    for a in shape:
        count *= a
    kind = s.pick("int64", "int32")
    target = s.tensor("given", *shape, more=(tuple(s.pick(*labels) for _ in range(count)),), dtype=kind, layouts=False)
    both = [tuple(inputs), tuple(lengths)]
    if s.chance(0.7):
        size = () if alone else (n,)
        kind = s.pick("int64", "int32")
        both = [s.tensor("given", *size, more=(v[0] if alone else v,), dtype=kind, layouts=False) for v in both]
    return options, [s.tensor("normal", *((t, c) if alone else (t, n, c))), target, *both]


@layer("LinearCrossEntropyLoss")
def _linear_cross_entropy(s, name):
    i, c = s.int(1, 8), s.int(1, 9)
    extra = s.shape(0, 1, 3)
    options = {"in_features": i, "num_classes": c} | s.some(
        0.4,
        bias=s.chance(0.7),
        reduction=s.pick("mean", "sum"),
        ignore_index=lambda: s.pick(-100, s.int(0, c - 1), None),
        label_smoothing=lambda: s.pick(0.0, 0.1, 0.5),
        weight=s.tensor("positive", c, layouts=False),
        options=Made("nn.LinearCrossEntropyOptions", (True, s.pick(1, 2, 5, 20))),
    )
    extra = () if 0 in extra else extra
    if extra:
        options["out_features"] = extra
    n = s.int(1, 9)
    return options, [s.tensor("normal", n, i), s.tensor("below", n, *extra, more=(c,))]


@layer("AdaptiveLogSoftmaxWithLoss")
def _adaptive(s, name):
    i, c = s.int(8, 20), s.int(5, 14)
    cutoffs = sorted({s.int(1, c - 1) for _ in range(s.int(1, 3))})
    options = {"in_features": i, "n_classes": c, "cutoffs": cutoffs}
    options |= s.some(div_value=lambda: s.pick(1.5, 2, 4.0), head_bias=s.chance(0.6))
    lead = () if s.chance(0.2) else (s.int(1, 7),)
    return options, [s.tensor("normal", *lead, i), s.tensor("below", *lead, more=(c,))]
