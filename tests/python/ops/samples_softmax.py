"""Records of softmax.def."""

from records import LAYOUTS, SHAPES, T, chain, op, sample

DIMS = [sample(T(shape), -1) for shape in SHAPES]
DIMS += [sample(T(shape, layout=layout), dim) for layout, shape in LAYOUTS for dim in range(len(shape))]
DIMS += [sample(T(shape), dim) for shape, dim in (((3, 200), 1), ((200, 3), 0), ((2, 40, 70), 1), ((5, 1), 1), ((2, 3, 64), 1))]
DIMS += [sample(T((4, 2, 3, 5), layout="channels_last"), d) for d in (1, -1)]
CAST = [sample(T((3, 4)), 1, dtype=None), sample(T((6,), -80, 80), 0), sample(T((40,), special=True, grad=False), 0)]
IMPLICIT = [sample(T(shape), dim=None) for shape in ((), (3,), (2, 3), (2, 3, 4), (2, 3, 4, 5))]
BAD = [lambda m: m.softmax(m.ones(3), 1), lambda m: m.softmax(m.ones(2, 3), -3), lambda m: m.softmax(m.ones(3, dtype=m.int64), 0)]

op("softmax", chain(DIMS, CAST), ("float32", "float64", "int64"), strides=False, errors=BAD)
op("log_softmax", chain(DIMS, CAST), ("float32", "float64", "int64"), strides=False, errors=[lambda m: m.log_softmax(m.ones(3), 1)])
op("softmax", [sample(T((3, 4), dtype="int64"), 1, dtype=None), sample(T((3, 4)), 1)], ("float16",), path="nn.functional.softmax",
   rtol={"float16": 1e-3}, grad=False)  # fmt: skip
op("softmax", IMPLICIT, path="nn.functional.softmax")
op("log_softmax", IMPLICIT, path="nn.functional.log_softmax")
op("softmin", chain(DIMS[:14], IMPLICIT), path="nn.functional.softmin", strides=False)

for name in ("softmax", "log_softmax", "softmin"):
    op(name, [sample(T(shape)) for shape in ((), (3,), (3, 4), (2, 3, 4), (2, 3, 4, 5), (0, 3))], path=f"nn.functional.{name}",
       out=False, strides=False)  # fmt: skip
