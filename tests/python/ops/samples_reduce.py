"""Records of reduce.def."""

from records import ALL, DIMS, FLOATS, NUMBERS, T, chain, op, reduction, sample

ONE_DIM = (0, 1, -1, 2)
BAD_DIMS = [lambda m: m.sum(m.ones(2, 3), 2), lambda m: m.sum(m.ones(2, 3), (0, 0)), lambda m: m.sum(m.ones(2, 3), (0, -3))]
LONG = [sample(T((40000,), grad=False)), sample(T((3, 20000), grad=False), 1), sample(T((20000, 3), grad=False), 0)]

op("sum", chain(reduction(), LONG), ALL, rtol={"float32": 1e-5}, errors=BAD_DIMS)
op("sum_to_size", [sample(T((2, 3, 4)), s) for s in ((3, 4), (1, 4), (2, 1, 4), (1, 1, 1), (2, 3, 4), (4,), ())], FLOATS, strides=False,
   errors=[lambda m: m.ones(2, 3).sum_to_size(2, 2), lambda m: m.ones(3).sum_to_size(2, 3)])  # fmt: skip
op("mean", chain(reduction(), LONG), rtol={"float32": 1e-5}, errors=[lambda m: m.mean(m.ones(2, dtype=m.int64)), lambda m: m.mean(m.ones(2), 1)])
op("prod", chain([sample(T((3, 4), 0.5, 1.5)), sample(T(())), sample(T((0,))), sample(T((4,), -3, 3, integral=True))],
   reduction(0.5, 1.5, ONE_DIM, whole=False, special=False), [sample(T((3, 4), -1, 1, integral=True), d) for d in (0, 1)]),
   ALL, rtol={"float32": 1e-5})  # fmt: skip
op("nansum", reduction(), NUMBERS, rtol={"float32": 5e-5})
op("nanmean", reduction(), rtol={"float32": 1e-5})

op("amax", [s for s in reduction(distinct=True) if len(s.args) < 2 or s.args[1] is not None], ALL, errors=[lambda m: m.amax(m.ones(0)), lambda m: m.amax(m.ones(2, 0), 1)])
op("amin", [s for s in reduction(distinct=True) if len(s.args) < 2 or s.args[1] is not None], ALL)
op("amax", [sample(T((30,), 0, 3, integral=True)), sample(T((10, 10), 0, 3, integral=True), 0)], numeric=False)
op("aminmax", [sample(T((30,), distinct=True)), sample(T((3, 4, 5), distinct=True), dim=1), sample(T((3, 4), distinct=True), dim=0, keepdim=True), sample(T(()))], NUMBERS)
WHOLE = [s for s in reduction(distinct=True, dims=()) if len(s.args) < 2]
for name in ("max", "min"):
    op(name, chain(WHOLE, [s for s in reduction(distinct=True, dims=ONE_DIM, whole=False)], [sample(T((9,)), T((9,))), sample(T((200,), 0, 3, integral=True, grad=False), 0)]),
       ALL, out=False, errors=[lambda m: m.max(m.ones(0)), lambda m: m.max(m.ones(2, 0), 1)])  # fmt: skip
for name in ("argmax", "argmin"):
    op(name, chain([s for s in reduction(dims=(None, *ONE_DIM))], [sample(T((300,), 0, 3, integral=True), 0), sample(T((3, 300), 0, 3), None, keepdim=True), sample(T((9000,)))]),
       NUMBERS, grad=False, errors=[lambda m: m.argmax(m.ones(0)), lambda m: m.argmax(m.ones(2, 0), 1)])  # fmt: skip

SPARSE = dict(low=0, high=1, integral=True)
op("any", reduction(**SPARSE), ALL, grad=False)
op("all", reduction(**SPARSE), ALL, grad=False)
op("count_nonzero", [s for s in reduction(**SPARSE) if not s.kwargs], ALL, grad=False)

VARIANCE = chain(reduction(), LONG, [sample(T((5, 6)), d, correction=c) for d in (0, (0, 1), None) for c in (0, 1, 2.5)],
                 [sample(T((5, 6)), unbiased=False), sample(T((5, 6)), 1, False), sample(T((5, 6)), 1, unbiased=False, keepdim=True), sample(T((5000,), 1000, 1001))])  # fmt: skip
for name in ("var", "std"):
    op(name, VARIANCE, rtol={"float32": 1e-5}, numeric=False, errors=[lambda m: m.var(m.ones(2, dtype=m.int64))])
for name in ("var_mean", "std_mean"):
    # torch's running mean is NaN after an infinity
    finite = [s for s in VARIANCE if not s.args[0].special]
    op(name, finite, rtol={"float32": 1e-5}, numeric=False)

ORDERS = (0, 1, 2, 3, 0.5, 1.5, float("inf"), float("-inf"))
op("norm", chain([sample(T((3, 4, 5)), p) for p in ORDERS], [sample(T((3, 4, 5)), p, 1) for p in ORDERS], [sample(T((3, 4, 5)), p, (0, 2), True) for p in ORDERS],
   [sample(T((3, 4))), sample(T((3, 4)), "fro"), sample(T((3, 4)), dim=1), sample(T((0,))), sample(T((4, 5), layout="transposed"), 2, 0)]),
   rtol={"float32": 1e-5}, strides=False, out=False, gradgrad=False)  # fmt: skip
op("linalg_vector_norm", chain([sample(T((3, 4, 5)), p) for p in ORDERS], [sample(T((3, 4, 5), 0.5, 3), p, d) for p in ORDERS for d in (1, (0, 2))],
   [sample(T((3, 4)), 2, dim=1, keepdim=True), sample(T((3, 4)), ord=1), sample(T((0,)), 2), sample(T((0,)), float("inf"))]),
   rtol={"float32": 1e-5}, strides=False, out=False, gradgrad=False, errors=[
       lambda m: m.linalg.vector_norm(m.ones(2, dtype=m.float64), dtype=m.float32),
       lambda m: m.linalg.vector_norm(m.ones(2, dtype=m.float16), dtype=m.bfloat16),
       lambda m: m.linalg.vector_norm(m.ones(2), dtype=m.int64),
       lambda m: m.linalg.matrix_norm(m.ones(2, 2, dtype=m.float64), dtype=m.float32),
       lambda m: m.linalg.matrix_norm(m.ones(2, 2), 1, dtype=m.int64),
       lambda m: m.linalg.matrix_norm(m.ones(2, 2, dtype=m.float16), "nuc", dtype=m.float32),
   ])  # fmt: skip
op("dist", [sample(T((3, 4)), T((3, 4))), sample(T((3, 4)), T((4,)), 1), sample(T((5,)), T((5,)), 3)], rtol={"float32": 1e-5}, gradgrad=False)
op("logsumexp", chain([s for s in reduction(whole=False, dims=DIMS[1:])], [sample(T((4, 5), -1000, 1000), 1)]), (*FLOATS, "int64"), strides=False, rtol={"float32": 1e-5})

SCANS = [sample(T(shape, -2, 2, layout=layout), dim) for layout, shape in (("plain", (4, 5, 6)), ("transposed", (4, 5, 6)), ("sliced", (4, 6)), ("channels_last", (2, 3, 4, 5)), ("plain", (700, 3)), ("plain", (3, 700))) for dim in (0, 1, -1)] + [sample(T(()), 0), sample(T((0, 3)), 1), sample(T((3, 0)), 1), sample(T((40,), special=True, grad=False), 0)]  # fmt: skip
SMALL = [sample(T((4, 5), 0.5, 1.5), 0), sample(T((2, 3, 4), 0.5, 1.5, layout="transposed"), 1), sample(T(()), 0)]
BAD_DIM = [lambda m: m.cumsum(m.ones(3), 1)]
op("cumsum", chain(SCANS, [sample(T((3, 4)), 0, dtype=None)]), ALL, rtol={"float32": 1e-5}, errors=BAD_DIM)
op("cumprod", SMALL, ALL, rtol={"float32": 1e-5}, errors=[lambda m: m.cumprod(m.ones(3), 1)])
op("cumprod", [sample(T((4, 5), -2, 2, integral=True), 1), sample(T((9,), -1, 1, integral=True), 0)], gradgrad=False)
op("logcumsumexp", SCANS, rtol={"float32": 1e-5}, errors=[lambda m: m.logcumsumexp(m.ones(3), 1)])
op("cummax", SCANS, ALL, numeric=False)
op("cummin", SCANS, ALL, numeric=False)
