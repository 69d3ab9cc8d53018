"""Records of loss.def."""

import torch
from records import LAYOUTS, T, op, sample

F = "nn.functional."


def classes(shape, n, **kwargs):
    """Class numbers below n."""
    return T(shape, 0, n - 1, dtype="int64", **kwargs)


SCORES = ((T((5, 7)), classes((5,), 7)), (T((7,)), classes((), 7)), (T((2, 5, 3)), classes((2, 3), 5)),
          (T((2, 5, 3, 4)), classes((2, 3, 4), 5)), (T((2, 5, 3, 4), layout="channels_last"), classes((2, 3, 4), 5)),
          (T((5, 7), layout="transposed"), classes((5,), 7)), (T((4, 6), layout="sliced"), classes((4,), 6)), (T((3, 1)), classes((3,), 2)),
          (T((2, 3, 90)), classes((2, 90), 3)), (T((3, 200)), classes((3,), 200)), (T((2, 4, 2, 3, 2)), classes((2, 2, 3, 2), 4)))  # fmt: skip
REDUCTIONS = ("mean", "sum", "none")


def number_of(x):
    return x.shape[0 if len(x.shape) == 1 else 1]


ENTROPY = []
for x, t in SCORES:
    c = number_of(x)
    weight = T((c,), 0.5, 2, grad=False)
    for reduction in REDUCTIONS:
        ENTROPY += [sample(x, t, reduction=reduction), sample(x, t, weight, ignore_index=1, reduction=reduction)]
    if len(x.shape) > 1:  # torch's fails for a vector
        ENTROPY += [sample(x, t, label_smoothing=0.1), sample(x, t, weight, label_smoothing=0.3, ignore_index=0)]
    soft = T(x.shape, 0, 1, layout=x.layout)
    ENTROPY += [sample(x, soft), sample(x, T(x.shape, 0, 1), weight, reduction="sum"), sample(x, soft, reduction="none", label_smoothing=0.2)]
ENTROPY += [sample(T((0, 5)), classes((0,), 5)), sample(T((0, 5)), classes((0,), 5), reduction="sum"), sample(T((3, 5)), classes((3,), 5), ignore_index=-1),
            sample(T((4, 5), -1000, 1000), classes((4,), 5)), sample(T((4, 5), 1e4, 1.0001e4), classes((4,), 5), label_smoothing=0.1)]  # fmt: skip
ENTROPY += [sample(T((7,), grad=False), classes((1,), 7), reduction=r) for r in REDUCTIONS]
ENTROPY += [sample(T((3, 5)), T((3,), 0, 4, dtype="uint8")), sample(T((3, 5)), T((3, 5), 0, 1, dtype="float64"))]


def entropy_error(*args, **kwargs):
    return lambda m: m.nn.functional.cross_entropy(*(a(m) if callable(a) else a for a in args), **kwargs)


def long(values):
    return lambda m: m.tensor(values)


def ones(*shape, **kwargs):
    return lambda m: m.ones(*shape, **{k: getattr(m, v) for k, v in kwargs.items()})


BAD_TARGETS = [(ones(3, 5), long([0, 1, 12])), (ones(3, 5), long([0, 1, -3])), (ones(3, 5), long([0, 1])), (ones(3, 5), ones(3, dtype="int32")),
               (ones(3, 5), ones(3)), (ones(5), long([2, 1])), (ones(2, 3, 4), ones(2, 5, dtype="int64")), (ones(2, 3, 4), ones(3, 4, dtype="int64")),
               (ones(2, 3, 4), ones(2, dtype="int64")), (ones(2, 3, 4, 4), ones(2, 4, 5, dtype="int64")), (ones(2, 3, 4, 4), ones(2, 4, dtype="int64")),
               (ones(3, 5), long([0, 1, 2]), ones(4)), (ones(3, 5), long([0, 1, 2]), ones(5, dtype="float64")), (ones(3, 0), ones(3, dtype="int64"))]  # fmt: skip
op("cross_entropy", ENTROPY, path=F + "cross_entropy", rtol={"float32": 1e-5},
   errors=[entropy_error(*a) for a in BAD_TARGETS] + [
       entropy_error(ones(3, 5), ones(3, 5, dtype="int64")),
       entropy_error(ones(3, 5), ones(3, 5), ones(4)),
       entropy_error(ones(3, 5), long([0, 1, 2]), reduction="x"),
       entropy_error(ones(3, 5), long([0, 1, 2]), label_smoothing=1.5),
       entropy_error(ones(3, 5), ones(3, 5), ignore_index=1),
       entropy_error(ones(3, 5, dtype="int64"), long([0, 1, 2])),
   ])  # fmt: skip

ONE = [sample(T((7,), grad=False), classes((1,), 7), reduction=r) for r in REDUCTIONS]
NLL, NLL_LAST = [], []  # torch's gradient of channels-last scores fails
for x, t in SCORES:
    weight = T((number_of(x),), 0.5, 2, grad=False)
    for reduction in REDUCTIONS:
        (NLL_LAST if x.layout == "channels_last" else NLL).extend([sample(x, t, reduction=reduction), sample(x, t, weight, ignore_index=1, reduction=reduction)])
op("nll_loss", NLL_LAST, path=F + "nll_loss", rtol={"float32": 1e-5}, grad=False)
op("nll_loss", NLL + ONE, path=F + "nll_loss", rtol={"float32": 1e-5},
   errors=[(lambda a: lambda m: m.nn.functional.nll_loss(*(f(m) for f in a)))(a) for a in BAD_TARGETS])  # fmt: skip

# ---- Losses of two tensors ------------------------------------------------------------------------------------------


def pairs(low, high, low2, high2, target_grad=True, broadcast=True, **kwargs):
    out = []
    for reduction in REDUCTIONS:
        out += [sample(T(shape, low, high), T(shape, low2, high2, grad=target_grad), reduction=reduction, **kwargs)
                for shape in ((3, 4), (), (0,), (5, 1, 40))]  # fmt: skip
        for layout, shape in LAYOUTS:
            out.append(sample(T(shape, low, high, layout=layout), T(shape, low2, high2, grad=target_grad), reduction=reduction, **kwargs))
            out.append(sample(T(shape, low, high), T(shape, low2, high2, layout=layout, grad=target_grad), reduction=reduction, **kwargs))
    out.append(sample(T((100, 90), low, high, grad=False), T((100, 90), low2, high2, grad=False), **kwargs))
    if broadcast:
        out += [sample(T((3, 4), low, high), T((4,), low2, high2, grad=target_grad), reduction=r, **kwargs) for r in REDUCTIONS]
        out.append(sample(T((3, 1), low, high), T((1, 4), low2, high2, grad=target_grad), **kwargs))
    return out


def other_types(**kwargs):
    return [sample(T((4,), 0.1, 0.9), T((4,), 0, 1, dtype=d, grad=False), **kwargs) for d in ("float32", "float64", "int64")]


def mixed_types(*names, **kwargs):
    """Tensors of two types, one of them perhaps 0-dim: what type the result has, and what is refused."""
    pairs = [(a, b) for a in names for b in names if a != b or a not in ("float32", "float64")]
    out = [sample(plain((3, 4), low=0, high=1, dtype=a), plain((3, 4), low=0, high=1, dtype=b), reduction=r, **kwargs)
           for a, b in pairs for r in ("mean", "none")]  # fmt: skip
    return out + [sample(plain(s, low=0, high=1, dtype="float32"), plain(t, low=0, high=1, dtype="float64"), reduction="none", **kwargs) for s, t in (((4,), ()), ((), (4,)))]


TYPES = ("float32", "float64", "int64", "bool")


def plain(shape, **kwargs):
    return T(shape, grad=False, **kwargs)


def errors(name, *more):
    def call(*args, **kwargs):
        return lambda m: getattr(m.nn.functional, name)(*(a(m) for a in args), **kwargs)

    return [call(ones(3, 4), ones(2, 4)), call(ones(3), ones(3), reduction="x"), *(call(*a, **k) for a, k in more)]


WEIGHTED = [sample(T((3, 4)), T((3, 4)), weight=T((3, 4), 0.5, 2), reduction=r) for r in REDUCTIONS]
op("mse_loss", pairs(-3, 3, -3, 3) + WEIGHTED + other_types() + mixed_types(*TYPES), path=F + "mse_loss", rtol={"float32": 1e-5}, errors=errors("mse_loss"))
op("l1_loss", pairs(-3, 3, -3, 3) + WEIGHTED + other_types() + mixed_types(*TYPES), path=F + "l1_loss", rtol={"float32": 1e-5}, errors=errors("l1_loss"))
op("smooth_l1_loss", pairs(-3, 3, -3, 3) + pairs(-3, 3, -3, 3, beta=0.3)[:9] + [sample(T((4, 5)), T((4, 5)), beta=0)] + other_types() + mixed_types(*TYPES),
   path=F + "smooth_l1_loss", rtol={"float32": 1e-5}, errors=errors("smooth_l1_loss", ((ones(3), ones(3)), {"beta": -1}), ((ones(3), ones(3)), {"beta": float("nan")})))  # fmt: skip
op("huber_loss", pairs(-3, 3, -3, 3) + pairs(-3, 3, -3, 3, delta=0.3)[:9] + WEIGHTED + mixed_types(*TYPES), path=F + "huber_loss", rtol={"float32": 1e-5},
   errors=errors("huber_loss", ((ones(3), ones(3)), {"delta": 0})))  # fmt: skip
op("binary_cross_entropy", pairs(0.05, 0.95, 0, 1, broadcast=False) + [sample(T((3, 4), 0.1, 0.9), T((3, 4), 0, 1), T(s, 0.5, 2, grad=False), reduction=r)
   for s in ((3, 4), (4,)) for r in REDUCTIONS] + [sample(T((6,), 0, 1, integral=True, grad=False), T((6,), 0, 1))], path=F + "binary_cross_entropy", rtol={"float32": 1e-5},
   errors=errors("binary_cross_entropy", ((lambda m: 2 * m.ones(3), ones(3)), {}), ((ones(3), lambda m: 2 * m.ones(3)), {}), ((ones(3, 4), ones(4)), {}),
                 ((ones(3), ones(3, dtype="float64")), {})))  # fmt: skip
op("binary_cross_entropy_with_logits", pairs(-6, 6, 0, 1, broadcast=False) + [sample(T((3, 4)), T((3, 4), 0, 1), T(s, 0.5, 2, grad=False), reduction=r)
   for s in ((3, 4), (4,)) for r in REDUCTIONS] + [sample(T((3, 4)), T((3, 4), 0, 1), pos_weight=T(s, 0.5, 2, grad=False), reduction=r) for s in ((3, 4), (4,), ()) for r in REDUCTIONS]
   + [sample(T((5,), -200, 200), T((5,), 0, 1))] + mixed_types(*TYPES) + [sample(T((3, 4)), T((3, 4), 0, 1), pos_weight=plain((4,), dtype="bool")), sample(T((4,)), T((4,), 0, 1), plain((2, 4)))],
   path=F + "binary_cross_entropy_with_logits", rtol={"float32": 1e-5}, strides=False,
   errors=errors("binary_cross_entropy_with_logits", ((ones(3, 4), ones(4)), {})))  # fmt: skip
op("kl_div", pairs(-5, 0, 0.05, 1) + pairs(-5, 0, -5, 0, log_target=True)[:20] + [sample(T((3, 4), -5, 0), T((3, 4), 0, 1, integral=True, grad=False)),
   sample(T((3, 4), -5, 0), T((3, 4), 0.1, 1), reduction="batchmean")], path=F + "kl_div", rtol={"float32": 1e-5}, strides=False,
   errors=errors("kl_div", ((ones(3, dtype="int64"), ones(3, dtype="int64")), {})))  # fmt: skip

# ---- Margins, distances, distributions ------------------------------------------------------------------------------


SIGNED = [(3, 4), (7,), (0,), (2, 3, 5)]


def sums(*args, **kwargs):
    return [sample(*args, reduction=r, **kwargs) for r in REDUCTIONS]


LOOSE = {"path": None, "strides": False, "rtol": {"float32": 2e-5}}


def loss(name, samples, **kwargs):
    op(name, samples, **{**LOOSE, "path": F + name, **kwargs})


loss("margin_ranking_loss", [s for sh in SIGNED for s in sums(T(sh), T(sh), plain(sh), 0.3)] + [sample(T((3, 4)), T((3, 4)), plain((3, 4)), margin=0.5), sample(T((3, 4)), T((1, 4)), plain((3, 1)))],
     errors=[lambda m: m.nn.functional.margin_ranking_loss(m.ones(3), m.ones(3), m.ones(1, 3)), lambda m: m.nn.functional.margin_ranking_loss(m.ones(3), m.ones(3), m.ones(3), reduction="x")])  # fmt: skip
loss("hinge_embedding_loss", [s for sh in SIGNED for s in sums(T(sh), T(sh, -1, 1, integral=True, grad=False))] + sums(T((3, 4)), T((4,), -1, 1, integral=True, grad=False), 2.0)
     + [s for m in (0.7, 1.7, -0.7) for s in sums(plain((9,), dtype="int64"), plain((9,), low=-1, high=1, integral=True), m)])  # fmt: skip
loss("soft_margin_loss", [s for sh in SIGNED for s in sums(T(sh), plain(sh))] + mixed_types(*TYPES)[:-2] + sums(plain((4,)), plain((3, 4))), errors=errors("soft_margin_loss"))
COSINE = [s for r in REDUCTIONS for s in (sample(T((4, 5)), T((4, 5)), T((4,), -1, 1, integral=True, grad=False), 0.1, reduction=r), sample(T((5,)), T((5,)), T((), 1, 1, grad=False), reduction=r))]
loss("cosine_embedding_loss", COSINE, errors=[lambda m: m.nn.functional.cosine_embedding_loss(m.ones(3), m.ones(3), m.ones(3)), lambda m: m.nn.functional.cosine_embedding_loss(m.ones(2, 3), m.ones(2, 3), m.ones(2, 3)),
     lambda m: m.nn.functional.cosine_embedding_loss(m.ones(2, 3), m.ones(2, 3), m.tensor(1.0))])  # fmt: skip
TRIPLET = [sample(T(sh), T(sh), T(sh), reduction=r, **o) for sh in ((3, 4), (5,), (2, 3, 4)) for r in REDUCTIONS for o in ({}, {"margin": 0.5, "p": 1.0}, {"swap": True}, {"p": 3.0, "eps": 1e-3})]
loss("triplet_margin_loss", TRIPLET, errors=[lambda m: m.nn.functional.triplet_margin_loss(m.ones(2, 3), m.ones(3), m.ones(2, 3)), lambda m: m.nn.functional.triplet_margin_loss(m.ones(2), m.ones(2), m.ones(2), margin=-1.0)])
POISSON = [s for sh in SIGNED for o in ({}, {"full": True}) for s in sums(T(sh), T(sh, 0.2, 5, grad=False), **o)] + [s for o in ({}, {"full": True, "eps": 1e-3}) for s in sums(T((3, 4), 0.1, 4), T((3, 4), 0.2, 5, grad=False), log_input=False, **o)]
loss("poisson_nll_loss", POISSON, errors=[lambda m: m.nn.functional.poisson_nll_loss(m.ones(3), m.ones(3), reduction="x")])
GAUSSIAN = [s for a, b in (((3, 4), (3, 4)), ((3, 4), (3, 1)), ((3, 4), (3,)), ((5,), (5,)), ((2, 3, 4), (2, 1, 4))) for s in sums(T(a), T(a), T(b, 0.2, 3), full=len(b) > 1)]
loss("gaussian_nll_loss", GAUSSIAN + sums(T((3, 4)), T((3, 4)), T((3, 4), 0, 1), eps=0.5) + sums(T((3, 4)), T((3, 4)), 0.7), gradgrad=False, numeric=False, errors=[
     lambda m: m.nn.functional.gaussian_nll_loss(m.ones(3, 4), m.ones(3, 4), m.ones(2)), lambda m: m.nn.functional.gaussian_nll_loss(m.ones(3), m.ones(3), -m.ones(3))])  # fmt: skip
MULTI = [s for n, c in ((4, 5), (1, 3), (6, 2)) for o in ({}, {"p": 2}, {"margin": 0.5}) for s in sums(T((n, c)), classes((n,), c), **o)]
MULTI += sums(T((4, 5)), classes((4,), 5), weight=T((5,), 0.5, 2, grad=False)) + sums(T((5,)), classes((), 5), p=2) + sums(T((5,)), classes((1,), 5)) + sums(T((3, 70)), classes((3,), 70), p=2, weight=T((70,), 0.5, 2, grad=False))
MULTI += [sample(plain((9, 3), special=True), classes((9,), 3)), sample(plain((4, 3)), classes((4,), 3), margin=float("nan")), sample(plain((9, 3), special=True), classes((9,), 3), p=2, reduction="none")]
loss("multi_margin_loss", MULTI, gradgrad=False, numeric=False, errors=[
     lambda m: m.nn.functional.multi_margin_loss(m.ones(3, 4), m.tensor([0, 1])), lambda m: m.nn.functional.multi_margin_loss(m.ones(3, 4), m.tensor([0, 1, 4])), lambda m: m.nn.functional.multi_margin_loss(m.ones(3, 4), m.tensor([0, 1, 2]), p=3),
     lambda m: m.nn.functional.multi_margin_loss(m.ones(3, 4), m.tensor([0, 1, 2]), weight=m.ones(3)),
     lambda m: m.nn.functional.multi_margin_loss(m.ones(3, 4), m.tensor([0, 1, 2]), weight=m.ones(4).double())])  # fmt: skip
LABELS = [s for n, c in ((4, 5), (1, 3), (6, 2)) for s in sums(T((n, c)), T((n, c), -1, c - 1, dtype="int64"))] + sums(T((5,)), T((5,), -1, 4, dtype="int64"))
LABELS += sums(plain((9, 3), special=True), T((9, 3), -1, 2, dtype="int64"))
loss("multilabel_margin_loss", LABELS, gradgrad=False, numeric=False, errors=[
     lambda m: m.nn.functional.multilabel_margin_loss(m.ones(3, 4), m.ones(3, 3, dtype=m.int64)), lambda m: m.nn.functional.multilabel_margin_loss(m.ones(3, 4), 9 * m.ones(3, 4, dtype=m.int64))])  # fmt: skip
loss("multilabel_soft_margin_loss", [s for sh in ((3, 4), (5,), (2, 3, 5)) for s in sums(T(sh), T(sh, 0, 1, integral=True, grad=False))] + sums(T((3, 4)), T((3, 4), 0, 1, grad=False), T((4,), 0.5, 2, grad=False))
     + sums(plain((4,)), plain((3, 4))) + [sample(plain(()), plain((3,))), sample(plain((3, 4)), plain((3, 4), dtype="bool"))])  # fmt: skip

# ---- Alignments -----------------------------------------------------------------------------------------------------


def lengths(*values, dtype=None):
    return torch.tensor(values, dtype=dtype)


def labels(shape, n, **kwargs):
    """Class numbers of which none is 0, the blank."""
    return T(shape, 1, n - 1, dtype="int64", grad=False, **kwargs)


PADDED = (T((9, 3, 5), -4, 0), labels((3, 4), 5))
JOINED = (T((9, 3, 5), -4, 0), labels((7,), 5))
ALIGNED = [s for a in (PADDED, JOINED) for o in ({}, {"zero_infinity": True})
           for s in sums(*a, lengths(9, 7, 8), lengths(4, 1, 2), **o) + sums(*a, (9, 9, 1), (4, 0, 3), **o) + sums(*a, (0, 9, 5), (4, 1, 2), **o)]
ALIGNED += [s for layout in ("transposed", "sliced", "offset") for s in sums(T((9, 3, 6), -4, 0, layout=layout), labels((3, 4), 6, layout=layout), (9, 7, 8), (4, 1, 2))]
ALIGNED += sums(T((6, 5), -4, 0), labels((3,), 5), lengths(6), lengths(3)) + sums(T((6, 5), -4, 0), labels((1, 3), 5), (6,), (2,))  # no batch
ALIGNED += sums(T((6, 5), -4, 0), labels((2,), 5), torch.tensor(6), torch.tensor(2)) + sums(T((6, 1, 5), -4, 0), labels((1, 3), 5), lengths(5, dtype=torch.int32), lengths(3))
ALIGNED += sums(T((9, 3, 5), -4, 0), T((3, 4), 0, 3, dtype="int32", grad=False), (9, 9, 9), (4, 4, 3), blank=4)  # neighbours that are equal too
ALIGNED += sums(T((9, 3, 5), -4, 0), T((3, 0), dtype="int64", grad=False), (9, 9, 0), (0, 0, 0)) + sums(T((9, 2, 5), -4, 0), T((0,), dtype="int64", grad=False), (9, 4), (0, 0))
ALIGNED += sums(T((60, 2, 7), -60, 0), labels((2, 25), 7), (60, 60), (25, 20))
loss("ctc_loss", ALIGNED, gradgrad=False, numeric=False, rtol={"float32": 2e-4})


def ctc_error(x=(9, 3, 5), target=(3, 4), input=(9, 7, 8), target_length=(4, 1, 2), dtype="float32", target_dtype="int64", tensors=None, **kwargs):
    def call(m):
        given = (m.tensor(input), m.tensor(target_length)) if tensors else (input, target_length)
        return m.nn.functional.ctc_loss(m.ones(x, dtype=getattr(m, dtype)), m.ones(target, dtype=getattr(m, target_dtype)), *given, **kwargs)

    return call


loss("ctc_loss", [], errors=[
    ctc_error(**o) for o in ({"input": (9, 7)}, {"target_length": (4, 1)}, {"input": (9, 10, 8)}, {"input": (9, -1, 8)}, {"target_length": (4, 5, 2)}, {"target_length": (4, -5, 2)},
    {"target": (2, 4)}, {"target": (12,)}, {"target": (4,)}, {"target": (3, 4, 1)}, {"blank": 5}, {"blank": -1}, {"reduction": "x"}, {"dtype": "float16"}, {"dtype": "bfloat16"}, {"dtype": "int64"},
    {"x": (9,)}, {"x": (1, 9, 3, 5)}, {"x": (0, 3, 5), "input": (0, 0, 0)}, {"tensors": True, "input": (9.0, 7.0, 8.0)}, {"tensors": True, "target_length": (4.0, 1.0, 2.0)},
    {"tensors": True, "input": (9, 7)}, {"input": "x"})])  # fmt: skip

# ---- Outside nn.functional: reductions as numbers, any but 1 and 2 being none ---------------------------------------


def numbered(name, *choices):
    """Each choice of arguments with every reduction as its last argument, or as a keyword."""
    op(name, [s for a, k in choices for s in [sample(*a, r, **k) for r in (0, 1, 2, 3, -1)] + [sample(*a[:3], reduction=r, **k) for r in (0, 1, 2)] + [sample(*a[:3], **k), sample(*a, "mean", **k)]],
       path=name, out=False, strides=False, gradgrad=False, numeric=False, rtol={"float32": 2e-4})  # fmt: skip


SIGNS = T((3, 4), -1, 1, integral=True, grad=False)
PLUS = T((3, 4), 0, 1, grad=False)
numbered("kl_div", ((T((3, 4), -5, 0), T((3, 4), 0.05, 1)), {}), ((T((3, 4), -5, 0), T((4,), -5, 0)), {"log_target": True}))
numbered("hinge_embedding_loss", ((T((3, 4)), SIGNS, 0.5), {}))
numbered("margin_ranking_loss", ((T((3, 4)), T((3, 4)), SIGNS, 0.5), {}), ((T((3, 4)), T((4,)), SIGNS, 0.5), {}))
numbered("binary_cross_entropy_with_logits", ((T((3, 4)), PLUS, None, None), {}), ((T((3, 4)), PLUS, T((4,), 0.5, 2, grad=False), T((4,), 0.5, 2, grad=False)), {}), ((T((4,), grad=False), PLUS, None, None), {}), ((T((3, 4)), T((4,), 0, 1), None, None), {}))
numbered("triplet_margin_loss", ((T((3, 4)), T((3, 4)), T((3, 4)), 1.0, 2.0, 1e-6, False), {}), ((T((3, 4)), T((3, 4)), T((3, 4)), -1.0, 1.0, 1e-3, True), {}))
numbered("cosine_embedding_loss", ((T((4, 5)), T((4, 5)), T((4,), -1, 1, integral=True, grad=False), 0.1), {}))
numbered("poisson_nll_loss", *(((T((3, 4), 0.1, 2), T((3, 4), 0.2, 5, grad=False), log, full, 1e-8), {}) for log in (True, False) for full in (True, False)))
numbered("ctc_loss", ((*PADDED, lengths(9, 7, 8), lengths(4, 1, 2), 0), {}), ((*PADDED, [9, 7, 8], [4, 1, 2], 0), {}), ((T((6, 5), -4, 0), labels((3,), 5), lengths(6), lengths(3), 0), {}))

# test_linear_cross_entropy.py tries the chunks and the errors
LINEAR = [s for o in ({}, {"linear_bias": T((5,))}, {"weight": T((5,), 0.5, 2, grad=False), "ignore_index": 1}, {"label_smoothing": 0.2})
          for s in sums(T((4, 3)), T((5, 3)), classes((4,), 5), **o)]
LINEAR += sums(T((3,)), T((5, 3)), classes((), 5)) + sums(T((4, 3)), T((5, 2, 3)), classes((4, 2), 5), linear_bias=T((5, 2))) + sums(T((4, 3), layout="transposed"), T((5, 3)), T((4, 5), 0, 1))
loss("linear_cross_entropy", LINEAR)
