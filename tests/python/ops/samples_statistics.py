"""Records of statistics.def, calculus.def and the medians of sort.def."""

from records import FLOATS, NUMBERS, T, chain, op, sample

PICKED = [
    *[sample(T(shape, distinct=True), d, **k) for shape in ((5,), (4, 3), (3, 4, 6)) for d in (0, -1) for k in ({}, {"keepdim": True})],
    sample(T((), distinct=True), 0), sample(T((5, 4), layout="transposed", distinct=True), 0), sample(T((3, 6), layout="sliced", distinct=True), 1),
    sample(T((2, 300), distinct=True), 1), sample(T((0, 3)), 0), sample(T((0, 3)), 1), sample(T((3, 4)), 2),
]  # fmt: skip
for name in ("median", "nanmedian"):
    op(name, PICKED, FLOATS)
    op(name, [*[sample(T(s)) for s in ((), (1,), (7,), (8,), (3, 4), (33, 17))], sample(T((5, 4), layout="transposed")), sample(T((0,))), sample(T((2, 0))),
              sample(T((9,), integral=True)), sample(T((40,), special=True, grad=False)), sample(T((4,), layout="expanded"))],
       NUMBERS, errors=[lambda m: m.median(m.tensor([True])), lambda m: m.median(m.empty(0, 3), 0)])  # fmt: skip
op("mode", chain(
    [sample(T(s, integral=True, low=0, high=3), d, **k) for s in ((9,), (4, 8), (3, 4, 6)) for d in (0, -1) for k in ({}, {"keepdim": True})],
    [sample(T((7,), integral=True)), sample(T(()), 0), sample(T((0,))), sample(T((0, 3)), 1), sample(T((6, 5), layout="transposed", integral=True)), sample(T((3,)), 1)],
), NUMBERS, numeric=False)  # fmt: skip
op("mode", [sample(T((9,)))], ("bool",), grad=False)

WAYS = ("linear", "lower", "higher", "midpoint", "nearest")
for name in ("quantile", "nanquantile"):
    op(name, chain(
        [sample(T((7,), distinct=True), q, interpolation=w) for q in (0.0, 0.3, 0.5, 1.0) for w in WAYS],
        [sample(T((3, 4, 5), distinct=True), 0.4, dim=d, keepdim=k) for d in (None, 0, 1, -1) for k in (False, True)],
        [sample(T((3, 4, 5), distinct=True), T((2,), 0, 1, grad=False), dim=d, keepdim=k) for d in (None, 0, 1, -1) for k in (False, True)],
        [sample(T((6, 5), special=True, grad=False), 0.6, dim=d, interpolation=w) for d in (0, 1) for w in WAYS],
        [sample(T((6, 5), special=True, grad=False), T((3,), 0, 1, grad=False), dim=1), sample(T(()), 0.5), sample(T(()), T((2,), 0, 1, grad=False)), sample(T((5, 4), layout="transposed"), 0.25, 1)],
        [sample(T((0,)), 0.5), sample(T((3,)), 1.5), sample(T((3,)), -0.1), sample(T((3,)), T((2,), 2, 3, grad=False)), sample(T((3,)), T((2, 2), 0, 1, grad=False)), sample(T((3,)), 0.5, interpolation="x")],
        [sample(T((3,)), 0.5, dim=1), sample(T((5,)), T((), 0, 1, grad=False))],
    ), strides=False, errors=[lambda m: m.quantile(m.tensor([1, 2]), 0.5), lambda m: m.quantile(m.ones(3), m.ones(1).double()), lambda m: m.quantile(m.ones(3).half(), 0.5)])  # fmt: skip

COUNTS, WEIGHTS = T((5,), 1, 4, dtype="int64", grad=False), T((5,), 0.5, 2, grad=False)
op("cov", [sample(T((3, 5))), sample(T((5,))), sample(T((1, 5))), sample(T((3, 5)), correction=0), sample(T((3, 5)), fweights=COUNTS), sample(T((3, 5)), aweights=WEIGHTS),
           sample(T((3, 5)), fweights=COUNTS, aweights=WEIGHTS), sample(T((3, 5)), aweights=WEIGHTS, correction=0), sample(T((5, 3), layout="transposed")), sample(T((2, 0))), sample(T(())),
           sample(T((3, 2)), correction=5), sample(T((2, 2, 2))), sample(T((3, 4)), fweights=COUNTS)], FLOATS, strides=False,
   errors=[lambda m: m.cov(m.ones(2, 2, dtype=m.bool)), lambda m: m.cov(m.ones(2, 3), fweights=m.ones(3)), lambda m: m.cov(m.ones(2, 3), aweights=m.tensor([1, 2, 3])),
           lambda m: m.cov(m.ones(2, 3), fweights=m.tensor([1, -2, 3])), lambda m: m.cov(m.ones(2, 3), fweights=m.tensor([0, 0, 0]))])  # fmt: skip
op("cov", [sample(T((3, 5))), sample(T((5,)))], ("int64", "int32"), grad=False, strides=False)
op("corrcoef", [sample(T((3, 5))), sample(T((5,))), sample(T((1, 5))), sample(T(())), sample(T((2, 2, 2)))], strides=False)

op("histogram", chain(
    [sample(T((20,)), b, **k) for b in (1, 3, 10) for k in ({}, {"range": (-1.0, 2.0)}, {"density": True}, {"weight": T((20,), 0, 1)})],
    [sample(T((4, 5)), 4), sample(T((20,), -2, 2, integral=True), 4), sample(T((5, 4), layout="transposed"), 3, weight=T((5, 4))), sample(T((0,)), 3), sample(T((4,), 1, 1), 3), sample(T(()), 2)],
    [sample(T((20,)), T((5,), 1, 1)), sample(T((9,)), 0), sample(T((9,)), 3, range=(2.0, 1.0)), sample(T((9,)), 3, weight=T((8,))), sample(T((9,), special=True), 3), sample(T((9,), special=True), 3, range=(-1.0, 1.0))],
), out=False, grad=False, errors=[lambda m: m.histogram(m.tensor([1, 2]), 3), lambda m: m.histogram(m.ones(3), 3, weight=m.ones(3).double()),
                                  lambda m: m.histogram(m.ones(3), m.ones(2, 2)), lambda m: m.histogram(m.ones(3), m.ones(2).double()), lambda m: m.histogram(m.ones(3), m.ones(1))])  # fmt: skip
op("histogram", [sample(T((30,)), T((5,), -2, 2, distinct=True))], grad=False)
op("histogramdd", [sample(T((20, 2)), [3, 4]), sample(T((20, 2)), 3), sample(T((20, 1)), [5]), sample(T((2, 10, 3)), [2, 3, 2]), sample(T((20, 2)), [3, 4], range=[-1.0, 1.0, 0.0, 2.0]),
                   sample(T((20, 2)), [3, 4], weight=T((20,), 0, 1)), sample(T((20, 2)), [3, 4], density=True), sample(T((20, 2)), [3]), sample(T((20,)), [3]), sample(T((0, 2)), [2, 2])],
   grad=False, covers=("histogramdd_bin_edges",))  # fmt: skip

op("diff", chain(
    [sample(T((6,)), n) for n in (0, 1, 2, 5, 6, 9, -1)], [sample(T((3, 4, 5)), dim=d) for d in (0, 1, -1, 3)], [sample(T(())), sample(T((0,))), sample(T((4, 5), layout="transposed"))],
    [sample(T((4, 3)), 1, 0, prepend=T((2, 3)), append=T((1, 3))), sample(T((4, 3)), prepend=T((4, 1))), sample(T((4, 3)), append=T((4, 2))), sample(T((3,)), prepend=T(())), sample(T((3,)), prepend=T((2, 2)))],
), (*FLOATS, "int64", "uint8", "bool"), strides=False, out=False)  # fmt: skip
for name in ("trapezoid", "cumulative_trapezoid"):
    op(name, chain(
        [sample(T(s), **k) for s in ((6,), (3, 4), (1,), (0,), (3, 0)) for k in ({}, {"dx": 2}, {"dx": 0.5}, {"dim": 0})],
        [sample(T((3, 4)), T((4,))), sample(T((3, 4)), T((3, 4))), sample(T((3, 4)), T((3,)), dim=0), sample(T((2, 3, 4)), T((3, 4))), sample(T((3, 4)), T((3,))), sample(T(())), sample(T((3, 4)), dim=2),
         sample(T((3, 4)), T((2, 3, 4))), sample(T((5, 4), layout="transposed"))],
    ), (*FLOATS, "int64"), strides=False, errors=[lambda m: m.trapezoid(m.tensor([True, False])), lambda m: m.trapezoid(m.ones(3), dx=True)])  # fmt: skip
op("gradient", chain(
    [sample(T((5,)), **k) for k in ({}, {"spacing": 2.0}, {"spacing": 2}, {"edge_order": 2}, {"spacing": (0.5,)}, {"dim": 0}, {"edge_order": 3}, {"dim": (0, 0)}, {"dim": 3}, {"spacing": (1.0, 2.0)})],
    [sample(T((4, 3)), **k) for k in ({}, {"spacing": (2.0, 3.0)}, {"dim": 1}, {"dim": (1, 0)}, {"dim": -1, "edge_order": 2}, {"spacing": (T((4,), 0, 3, distinct=True), T((3,), 0, 3, distinct=True))},
                                      {"spacing": (T((3,), 0, 3, distinct=True),), "dim": 1, "edge_order": 2}, {"spacing": (T((4,), 0, 3, distinct=True), T((3, 3)))})],
    [sample(T((1,))), sample(T(())), sample(T((2, 3)), edge_order=2), sample(T((3, 4, 5)), spacing=0.5, dim=(0, 2))],
), (*FLOATS, "int64"), strides=False)  # fmt: skip
