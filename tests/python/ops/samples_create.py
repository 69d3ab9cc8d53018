"""Records of create.def; those of random.def say what tests/python/test_random_ops.py covers."""

import torch
from records import ALL, FLOATS, LAYOUTS, T, chain, op, sample

SIZES = ((), (0,), (3,), (2, 3), (2, 0, 3))
DTYPES = (None, torch.float64, torch.int64, torch.bool, torch.float16, torch.bfloat16, torch.uint8)
MADE = [sample(size, dtype=dtype) for size in SIZES for dtype in DTYPES]
NEGATIVE = [lambda m: m.zeros(-1), lambda m: m.ones(2, -1), lambda m: m.full((-1,), 2), lambda m: m.empty(-2)]
ONCE = ("float32",)


def made(name, samples, dtypes=ONCE, **options):
    op(name, samples, dtypes, grad=False, **options)


made("zeros", MADE, errors=NEGATIVE)
made("ones", MADE)
made(
    "full",
    [sample(s, v, dtype=d) for s in SIZES for v in (2, -1, 2.5, True) for d in DTYPES]
    + [
        sample((2,), 300, dtype=torch.uint8),
        sample((2,), 1e40),
        sample((2,), float("inf")),
        sample((2,), float("nan"), dtype=torch.int32),
    ],
)
# what uninitialised memory holds cannot be compared: none of it
made("empty", [sample((0, 3)), sample((2, 0), dtype=torch.int64)])
made("empty_strided", [sample((0, 2), (1, 1))])
LIKE = [T(shape, layout=layout) for layout, shape in LAYOUTS] + [T(()), T((0, 3))]
FORMS = [sample(t, dtype=d) for t in LIKE for d in DTYPES] + [
    sample(LIKE[0], memory_format=torch.contiguous_format),
    sample(T((2, 3, 4, 5)), memory_format=torch.channels_last),
]
made("zeros_like", FORMS, ALL)
made("ones_like", FORMS, ALL)
made("full_like", [sample(t, v) for t in LIKE for v in (2, 2.5, True)], ALL)
made("empty_like", [sample(T((0, 3)))])
made("new_zeros", [sample(LIKE[0], s, dtype=d) for s in SIZES for d in DTYPES], ALL)
made("new_ones", [sample(LIKE[0], s, dtype=d) for s in SIZES for d in DTYPES], ALL)
made("new_full", [sample(LIKE[0], s, v) for s in SIZES for v in (2, 2.5)], ALL)
made("new_empty", [sample(LIKE[0], (0, 2))], ALL)
made("scalar_tensor", [sample(v, dtype=d) for v in (2, 2.5, True) for d in DTYPES])
RANGES = (
    (5,),
    (2.5,),
    (True,),
    (0,),
    (1, 10, 3),
    (10, 1, -3),
    (0.0, 1, 0.1),
    (1, 2.5),
    (0, 3, 0.5),
    (5, 5),
    (-3, 4),
    (1, 0),
    (0, 1, 0),
    (0, 1, -1),
    (float("nan"), 1),
    (0, float("inf")),
)
made(
    "arange",
    [sample(*r, dtype=d) for r in RANGES for d in (None, torch.float64, torch.int32, torch.float16, torch.uint8)],
)
made(
    "linspace",
    [
        sample(a, b, n, dtype=d)
        for a, b in ((0, 1), (-3, 7), (5, 1))
        for n in (0, 1, 2, 5, 17, 100)
        for d in (None, torch.float64, torch.int64)
    ]
    + [sample(0, 1, -1), sample(0, 1, 3, dtype=torch.bool)],
)
made("logspace", [sample(a, b, n, base=c) for a, b in ((0, 1), (-2, 2)) for n in (0, 1, 5, 30) for c in (10.0, 2.0)])
made("eye", [sample(*s, dtype=d) for s in ((3,), (2, 3), (3, 2), (0,), (0, 2), (-1,)) for d in DTYPES])
FILLS = [sample(t, v) for t in LIKE if t.layout != "expanded" for v in (2, True)]
op(
    "fill",
    chain(FILLS, [sample(T((3, 4)), T(())), sample(T((3, 4)), T((2,)))]),
    ALL,
    strides=False,
    inplace=True,
    covers=("fill_", "zero_", "fill_diagonal_"),
)
op(
    "meshgrid",
    [sample(T((3,)), T((4,)), indexing=i) for i in ("ij", "xy")]
    + [sample(T((3,)), T(()), T((2,)), indexing=i) for i in ("ij", "xy", "other")]
    + [sample(T((3,)), indexing="xy"), sample(T((2, 2)), indexing="ij")],
)
for name in ("tril_indices", "triu_indices"):
    made(
        name,
        [sample(r, c, o) for r, c in ((3, 3), (2, 4), (4, 2), (0, 3), (3, 0)) for o in (0, 1, -1, 7)]
        + [sample(-1, 2), sample(2, 2, dtype=torch.int32)],
    )
PAIRS = [
    sample(T((3, 4)), T((3, 4))),
    sample(T((3, 4), 1, 1), T((3, 4), 1, 1)),
    sample(T((3, 4), 1, 1), T((4, 3), 1, 1, layout="transposed")),
    sample(T((3,), 1, 1), T((4,), 1, 1)),
    sample(T((0,)), T((0,))),
    sample(T((40,), special=True), T((40,), special=True)),
]
made("equal", [*PAIRS, sample(T((3,), 1, 1), T((3,), 1, 1, dtype="float64"))], ALL)
CLOSE = [
    *PAIRS,
    sample(T((3, 4), 0, 2), T((4,), 0, 2), rtol=0.5, atol=0.5),
    sample(T((40,), special=True), T((40,), special=True), equal_nan=True, atol=2.0),
    sample(T((3,)), T((3,)), rtol=-1.0),
    sample(T((3,)), T((3,), dtype="int8")),
]
made("isclose", CLOSE, FLOATS)
made("allclose", CLOSE, FLOATS)

# ---- random.def ------------------------------------------------------------------------------------------------------

RANDOM = (
    "_sample_dirichlet",
    "_standard_gamma",
    "bernoulli_",
    "binomial",
    "cauchy_",
    "exponential_",
    "geometric_",
    "log_normal_",
    "multinomial",
    "normal",
    "normal_",
    "poisson",
    "rand",
    "rand_like",
    "randint",
    "randint_like",
    "randn",
    "randn_like",
    "random_",
    "randperm",
    "uniform_",
)
op(
    "bernoulli",
    [sample(T((3,), 0, 0)), sample(T((3,), 1, 1)), sample(T((3,), 2, 3)), sample(T((3,)), 2.0)],
    FLOATS,
    strides=False,
    inplace=False,
    grad=False,
    covers=RANDOM,
)
