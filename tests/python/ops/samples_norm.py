"""Records of norm.def."""

from records import T, op, sample

F = "nn.functional."
SHAPES = ((4, 6), (5, 3, 4), (2, 6, 3, 4), (2, 4, 2, 3, 3), (3, 70, 2, 2), (2, 3, 17, 19), (1, 5, 7))


def inputs(*layouts):
    """A tensor of every shape, channels-last where it can be."""
    for shape in SHAPES:
        yield T(shape)
        if len(shape) == 4:
            yield T(shape, layout="channels_last")
            yield T(shape, layout="sliced")
        if len(shape) == 3:
            yield T(shape, layout="transposed")


def channel(x: T, low=0.5, high=2.0) -> T:
    return T((x.shape[1],), low, high)


def fixed(t: T) -> T:
    return T(t.shape, t.low, t.high, grad=False)


BATCH = []
for x in inputs():
    mean, var, weight, bias = fixed(channel(x, -1, 1)), fixed(channel(x)), channel(x), channel(x, -1, 1)
    BATCH += [
        sample(x, None, None, training=True),
        sample(x, None, None, weight, bias, training=True),
        sample(x, mean, var, weight, bias),
        sample(x, mean, var),
        sample(x, None, None, weight, training=True, eps=0.1),
        sample(x, mean, var, weight, None),
    ]
BATCH += [
    sample(T((0, 4)), fixed(T((4,))), fixed(T((4,), 0.5, 1))),
    sample(T((30, 4), 10, 11), None, None, training=True),
    sample(T((4, 1, 5)), None, None, T((1,)), T((1,)), training=True),
]
X = (2, 4, 3)
BAD_BATCH = [
    lambda m: m.nn.functional.batch_norm(m.ones(X), m.zeros(3), m.ones(4), training=True),
    lambda m: m.nn.functional.batch_norm(m.ones(X), m.zeros(4), m.ones(3), training=True),
    lambda m: m.nn.functional.batch_norm(m.ones(X), None, None, m.ones(3), training=True),
    lambda m: m.nn.functional.batch_norm(m.ones(X), None, None, None, m.ones(3), training=True),
    lambda m: m.nn.functional.batch_norm(m.ones(X), None, None),
    lambda m: m.nn.functional.batch_norm(m.ones(X), m.zeros(4), None, training=True),
    lambda m: m.nn.functional.batch_norm(m.ones(1, 4), None, None, training=True),
    lambda m: m.nn.functional.batch_norm(m.ones(1, 4, 1, 1), None, None, training=True),
    lambda m: m.nn.functional.batch_norm(m.ones(4), None, None, training=True),
    lambda m: m.nn.functional.batch_norm(m.ones(X, dtype=m.int64), m.zeros(4), m.ones(4)),
    lambda m: m.nn.functional.batch_norm(m.ones(X), None, None, m.ones(4, dtype=m.float64), training=True),
]
op("batch_norm", BATCH, path=F + "batch_norm", rtol={"float32": 1e-5}, errors=BAD_BATCH, strides=False)
op("batch_norm", [sample(T((4, 3, 5), grad=False), None, None, training=True)], ("float16",), path=F + "batch_norm", grad=False,
   rtol={"float16": 2e-3})  # fmt: skip

op("batch_norm", [sample(T((30, 4)), None, None, None, T((4,)), True)], path=F + "batch_norm", rtol={"float32": 1e-5}, gradgrad=False)  # torch's fails
# x * scale + (bias - mean * scale), as torch computes it, loses what (x - mean) * scale keeps
op("batch_norm", [sample(T((30, 4), 1000, 1001, grad=False), None, None, training=True)], path=F + "batch_norm", rtol={"float32": 1e-3}, grad=False)

LAYER = []
for x, n in ((T((4, 6)), 1), (T((5, 3, 4)), 1), (T((5, 3, 4)), 2), (T((5, 3, 4), layout="transposed"), 1), (T((2, 3, 4, 5), layout="channels_last"), 2),
             (T((2, 3, 4, 5), layout="channels_last"), 1), (T((3, 5)), 2), (T((2, 300)), 1), (T((70, 33)), 1), (T((7,)), 1), (T((4, 6), layout="expanded"), 1)):  # fmt: skip
    shape = x.shape[len(x.shape) - n :]
    LAYER += [sample(x, shape), sample(x, shape, T(shape, 0.5, 2), T(shape)), sample(x, shape, T(shape, 0.5, 2)), sample(x, shape, None, None, 0.1)]
LAYER += [sample(T((0, 4)), (4,), T((4,)), T((4,))), sample(T((3, 40), 1000, 1001, grad=False), (40,))]
op("layer_norm", LAYER, path=F + "layer_norm", rtol={"float32": 2e-5}, strides=False,
   errors=[
       lambda m: m.nn.functional.layer_norm(m.ones(X), (4,)),
       lambda m: m.nn.functional.layer_norm(m.ones(X), (3,), m.ones(4)),
       lambda m: m.nn.functional.layer_norm(m.ones(X), (3,), None, m.ones(4)),
       lambda m: m.nn.functional.layer_norm(m.ones(X), ()),
       lambda m: m.nn.functional.layer_norm(m.ones(X), (3,), m.ones(3, dtype=m.float64)),
       lambda m: m.nn.functional.layer_norm(m.ones(X, dtype=m.int64), (3,)),
       lambda m: m.nn.functional.layer_norm(m.ones(X), (5, 2, 4, 3)),
   ])  # fmt: skip

op("layer_norm", [sample(T((4, 6)), (6,), None, T((6,)))], path=F + "layer_norm", rtol={"float32": 2e-5}, gradgrad=False)  # torch's fails

RMS = [s for s in LAYER if len(s.args) < 4 and len(s.args) != 5]
RMS += [sample(T((4, 6)), (6,), eps=0.1), sample(T((4, 6)), (6,), T((6,)), 1e-3)]
op("rms_norm", [*RMS, sample(T((2, 6), grad=False), (6,), None, float("nan"))], path=F + "rms_norm", rtol={"float32": 2e-5}, strides=False,
   errors=[lambda m: m.nn.functional.rms_norm(m.ones(X), (4,)), lambda m: m.nn.functional.rms_norm(m.ones(X), (3,), m.ones(4)),
           lambda m: m.nn.functional.rms_norm(m.ones(X, dtype=m.int64), (3,))])  # fmt: skip

GROUP = []
for x in inputs():
    c = x.shape[1]
    for groups in {1, c, next(g for g in (2, 5, 3, 1) if c % g == 0)}:
        if x.shape[0] * groups == 1 or len(x.shape) > 2 or groups < c:
            GROUP += [sample(x, groups), sample(x, groups, channel(x), channel(x, -1, 1)), sample(x, groups, channel(x)), sample(x, groups, None, None, 0.1)]
GROUP += [sample(T((0, 4, 3)), 2, T((4,)), T((4,)))]
op("group_norm", GROUP, path=F + "group_norm", rtol={"float32": 3e-5}, strides=False,
   errors=[
       lambda m: m.nn.functional.group_norm(m.ones(X), 3),
       lambda m: m.nn.functional.group_norm(m.ones(X), 2, m.ones(3)),
       lambda m: m.nn.functional.group_norm(m.ones(X), 2, None, m.ones(3)),
       lambda m: m.nn.functional.group_norm(m.ones(4), 2),
       lambda m: m.nn.functional.group_norm(m.ones(1, 4), 4),
       lambda m: m.nn.functional.group_norm(m.ones(X), 2, m.ones(4, dtype=m.float64)),
   ])  # fmt: skip

INSTANCE = []
for x in inputs():
    if len(x.shape) < 3:
        continue
    mean, var = fixed(channel(x, -1, 1)), fixed(channel(x))
    INSTANCE += [sample(x), sample(x, None, None, channel(x), channel(x, -1, 1)), sample(x, mean, var, use_input_stats=False),
                 sample(x, mean, var, channel(x), channel(x), False)]  # fmt: skip
op("instance_norm", INSTANCE, path=F + "instance_norm", rtol={"float32": 3e-5}, strides=False,
   errors=[
       lambda m: m.nn.functional.instance_norm(m.ones(2, 4, 1)),
       lambda m: m.nn.functional.instance_norm(m.ones(2, 4)),
       lambda m: m.nn.functional.instance_norm(m.ones(X), use_input_stats=False),
       lambda m: m.nn.functional.instance_norm(m.ones(X), weight=m.ones(3)),
   ])  # fmt: skip

LRN = [sample(T(shape), *rest) for shape in ((2, 5, 4), (2, 5, 3, 3), (1, 7, 2, 3, 2), (0, 3, 4), (3, 1, 2)) for rest in ((1,), (2,), (3, 0.5, 0.7, 2.0), (9, 0.1))]
op("local_response_norm", LRN, path=F + "local_response_norm", strides=False, rtol={"float32": 1e-5},
   errors=[lambda m: m.nn.functional.local_response_norm(m.ones(2, 3), 2)])  # fmt: skip
op("normalize", [sample(T(s), **rest) for s in ((3, 4), (2, 3, 5)) for rest in ({}, {"p": 1.0}, {"p": 3.0, "dim": 0}, {"dim": -1}, {"eps": 100.0})]
   + [sample(T((4,)), dim=0), sample(T((3, 0)))], path=F + "normalize", strides=False, rtol={"float32": 1e-5})  # fmt: skip
PAIRS = [sample(T(a), T(b), **rest) for a, b in (((3, 4), (3, 4)), ((3, 4), (1, 4)), ((2, 3, 5), (3, 5)), ((4,), (4,)))
         for rest in ({}, {"p": 1.0}, {"p": 3.0, "eps": 1e-3}, {"keepdim": True}, {"p": float("inf")})]  # fmt: skip
op("pairwise_distance", PAIRS, strides=False, rtol={"float32": 1e-5})
op("cosine_similarity", [sample(T(a), T(b), **rest) for a, b in (((3, 4), (3, 4)), ((3, 4), (1, 4)), ((2, 3, 5), (3, 5))) for rest in ({}, {"dim": 0}, {"dim": -1})]
   + [sample(T((3, 4)), T((3, 4)), eps=2.5), sample(T((4,)), T((4,)), dim=0), sample(T((2, 3, 4, 5), layout="channels_last"), T((2, 3, 4, 5)))],
   strides=False, rtol={"float32": 1e-5}, errors=[lambda m: m.cosine_similarity(m.ones(2, 3, dtype=m.int64), m.ones(2, 3, dtype=m.int64)), lambda m: m.cosine_similarity(m.ones(2, 3), m.ones(2, 4))])  # fmt: skip
op("pdist", [sample(T(s), *rest) for s in ((5, 3), (2, 4), (30, 7)) for rest in ((), (1.0,), (3.0,))] + [sample(T(s, grad=False)) for s in ((1, 3), (0, 3))] + [sample(T((4, 3)), float("inf")), sample(T((4, 5), layout="transposed"))],
   strides=False, rtol={"float32": 1e-5}, gradgrad=False, numeric=False,
   errors=[lambda m: m.pdist(m.ones(2, 3, 4)), lambda m: m.pdist(m.ones(2, 3), -1), lambda m: m.pdist(m.ones(2, 3, dtype=m.int64))])  # fmt: skip
