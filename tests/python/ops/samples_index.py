"""Records of index.def, gather.def, mask.def, sort.def and search.def."""

from records import ALL, FLOATS, NUMBERS, T, chain, op, sample

CUBE = T((2, 3, 4))
TURNED = T((2, 3, 4), layout="transposed")
SLICED = T((2, 3, 4), layout="sliced")
SCALAR = T(())
CUBES = (CUBE, TURNED, SLICED)


def at(*shape, below=3, low=0):
    return T(shape, low, below - 1, dtype="int64", grad=False)


def mask(*shape):
    return T(shape, dtype="bool", grad=False)


# ---- index.def -------------------------------------------------------------------------------------------------------

LISTS = (
    [at(5, below=2)],
    [at(5, below=2), at(5)],
    [at(5, below=2), at(4, 1)],
    [mask(2, 3)],
    [mask(2)],
    [mask(2, 3, 4)],
    [at(5, below=2, low=-2), at(5, low=-3), at(5, below=4)],
    [at(0, below=2)],
)
PUTS = [sample(t, i, T((), grad=True)) for t in CUBES for i in LISTS]
op(
    "index_put",
    chain(
        PUTS,
        [
            sample(CUBE, [at(2, below=2)], T((3, 4))),
            sample(CUBE, [at(2, below=2)], T((2, 3, 4)), True),
            sample(TURNED, [at(6, below=2), at(6)], T((6, 4)), True),
            sample(CUBE, [at(2, below=2)], T((2,))),
            sample(CUBE, [at(2, below=9)], T(())),
            sample(CUBE, [at(2)] * 4, T(())),
            sample(CUBE, [at(2, below=2)], T((), dtype="int32", grad=False)),
        ],
    ),
    gradgrad=True,
    numeric=False,
    strides=False,
    covers=("index",),
)

# ---- gather.def ------------------------------------------------------------------------------------------------------

op(
    "index_select",
    chain(
        *[[sample(t, d, at(5, below=n)) for t in CUBES] for d, n in ((0, 2), (1, 3), (-1, 4))],
        [
            sample(CUBE, 0, at(below=2)),
            sample(SCALAR, 0, at(1, below=1)),
            sample(CUBE, 1, at(2, 2)),
            sample(CUBE, 3, at(2)),
            sample(CUBE, 0, T((2,), 0, 1, dtype="int32", grad=False)),
            sample(CUBE, 0, at(0, below=2)),
            sample(T((2, 3, 4, 5), layout="channels_last"), 1, at(4)),
            sample(T((300, 40)), 0, at(500, below=300)),
            sample(CUBE, 0, T((2,), grad=False)),
        ],
    ),
    ALL,
    errors=[lambda m: m.ones(3).index_select(0, m.tensor([3])), lambda m: m.ones(3).index_select(0, m.tensor([-1]))],
)
ROWS = [
    sample(t, d, at(n, below=n), T(tuple(n if i == d else s for i, s in enumerate((2, 3, 4)))))
    for t in CUBES
    for d, n in ((0, 2), (1, 3), (2, 4))
]
WRONG = [
    sample(CUBE, 0, at(2, below=9, low=5), CUBE),
    sample(CUBE, 0, at(3, below=2), CUBE),
    sample(CUBE, 0, at(2, below=2), T((2, 3, 3))),
    sample(CUBE, 0, at(2, 2, below=2), CUBE),
    sample(CUBE, 0, at(2, below=2), T((2, 3, 4), dtype="int8", grad=False)),
]
REPEATED = [
    sample(T((2, 3)), 0, at(6, below=2), T((6, 3))),
    sample(T((2, 3), layout="transposed"), 1, at(7), T((2, 7))),
    sample(T((3, 5, 4)), 1, at(140, below=5), T((3, 140, 4))),
    sample(T((3, 5)), 1, at(140, below=5), T((3, 140))),
]
op(
    "index_add",
    chain(
        ROWS,
        WRONG,
        REPEATED,
        [sample(T((2, 3)), 0, at(6, below=2), T((6, 3)), alpha=2), sample(T((5,)), 0, at(3), T((3,)))],
    ),
    ALL,
    strides=False,
)
op(
    "index_copy",
    chain(
        [s for s in ROWS if s.args[1] != 0][:0],
        [
            sample(CUBE, 0, T((1,), 0, 1, dtype="int64", grad=False), T((1, 3, 4))),
            sample(TURNED, 1, at(1), T((2, 1, 4))),
        ],
        WRONG,
    ),
    ALL,
    strides=False,
)
op(
    "index_fill",
    chain(
        [sample(t, d, at(2, below=2, low=-2), 2) for t in CUBES for d in (0, 1, -1)],
        [
            sample(CUBE, 0, at(2, below=9, low=5), 1),
            sample(CUBE, 0, at(2, 2, below=2), 1),
            sample(CUBE, 0, at(1, below=2), T(())),
            sample(CUBE, 0, at(1, below=2), T((2,))),
        ],
    ),
    ALL,
    strides=False,
    errors=[lambda m: m.ones(3).index_fill(0, m.zeros(1, dtype=m.int32), 2)],
)
PLACES = [sample(t, d, at(2, 3, 4, below=n)) for t in CUBES for d, n in ((0, 2), (1, 3), (2, 4))]
op(
    "gather",
    chain(
        PLACES,
        [
            sample(CUBE, 0, at(5, 2, 2, below=2)),
            sample(CUBE, 2, at(1, 1, 9, below=4)),
            sample(SCALAR, 0, at(below=1)),
            sample(CUBE, 0, at(2, 4, 4, below=2)),
            sample(CUBE, 0, at(2, 3, below=2)),
            sample(CUBE, 1, at(2, 3, 4, below=9)),
            sample(CUBE, 1, T((2, 3, 4), grad=False)),
            sample(CUBE, 0, at(0, 3, 4)),
            sample(T((200, 50)), 1, at(200, 70, below=50)),
        ],
    ),
    ALL,
)
op(
    "take_along_dim",
    [
        sample(CUBE, at(2, 3, 5, below=4), 2),
        sample(CUBE, at(1, 3, 1, below=2), 0),
        sample(CUBE, at(7, below=24)),
        sample(TURNED, at(2, 1, 4), 1),
        sample(CUBE, at(3), 0),
    ],
    out=False,
)
# Which of several elements of one place stays is nobody's promise: each place is written once.
ORDER = [sample(t, 2, T((2, 3, 1), 0, 3, dtype="int64", grad=False), T((2, 3, 1))) for t in CUBES]
op(
    "scatter",
    chain(
        ORDER,
        [sample(t, 1, at(2, 1, 4), 3) for t in CUBES],
        [
            sample(CUBE, 0, at(1, 3, 4, below=2), T((2, 3, 4), grad=False)),
            sample(SCALAR, 0, at(below=1), 2),
            sample(CUBE, 0, at(1, 1, 1, below=9), 1),
            sample(CUBE, 0, at(1, 3, below=2), CUBE),
            sample(CUBE, 0, at(3, 4, 1, below=2), CUBE),
            sample(CUBE, 0, at(1, 1, 1, below=2), T((1, 1, 1), dtype="int8", grad=False)),
        ],
    ),
    ALL,
    strides=False,
    inplace=True,
)
op(
    "scatter",
    [sample(T((3, 4), grad=False), 0, at(5, 4), T((5, 4), grad=False), reduce=r) for r in ("add", "multiply", "other")]
    + [sample(T((3, 4), grad=False), 1, at(3, 9, below=4), 2, reduce="add")],
    NUMBERS,
    grad=False,
    strides=False,
    inplace=True,
    rtol=1e-5,
)
ADDED = [
    sample(t, d, at(*s, below=n), T(s))
    for t in CUBES
    for d, n, s in ((0, 2, (5, 3, 4)), (1, 3, (2, 7, 2)), (2, 4, (1, 3, 9)))
]
op(
    "scatter_add",
    chain(
        ADDED, [sample(CUBE, 0, at(1, 3, 4, below=2), T((2, 3, 5), grad=False)), sample(SCALAR, 0, at(below=1), T(()))]
    ),
    ALL,
    strides=False,
    inplace=True,
    rtol=1e-5,
)
SUMS = [
    sample(t, d, at(*s, below=n), T(s), r, include_self=i)
    for t in CUBES[:2]
    for d, n, s in ((0, 2, (5, 3, 4)), (2, 4, (2, 3, 9)))
    for r in ("sum", "mean")
    for i in (True, False)
]
op(
    "scatter_reduce",
    chain(SUMS, [sample(CUBE, 0, at(1, 1, 1), CUBE, "other")]),
    FLOATS,
    strides=False,
    rtol=1e-5,
    inplace=True,
)
PICKS = [
    sample(T((3, 4), grad=False, distinct=True), d, at(*s, below=n), T(s, grad=False, distinct=True), r, include_self=i)
    for d, n, s in ((0, 3, (5, 4)), (1, 4, (3, 9)))
    for r in ("prod", "amax", "amin")
    for i in (True, False)
]
op("scatter_reduce", PICKS, NUMBERS, grad=False, strides=False, rtol=1e-5, inplace=True)
op("scatter_reduce", [
    sample(T((3, 4), distinct=True), d, at(*s, below=n), T(shape, distinct=True), r, include_self=i)
    for d, n, s, shape in ((0, 3, (5, 4), (5, 4)), (1, 4, (3, 9), (3, 9))) for r in ("prod", "amax", "amin") for i in (True, False)
], FLOATS, strides=False, rtol=1e-5, inplace=True, gradgrad=False)  # fmt: skip
op("index_reduce", [
    sample(T((3, 4), distinct=True), d, at(k, below=n), T(s, distinct=True), r, include_self=i)
    for d, n, k, s in ((0, 3, 5, (5, 4)), (-1, 4, 2, (3, 2)), (0, 3, 0, (0, 4)), (1, 4, 2, (3, 3))) for r in ("prod", "mean", "amax", "amin", "sum") for i in (True, False)
], FLOATS, strides=False, rtol=1e-5, inplace=True, gradgrad=False)  # fmt: skip
op(
    "take",
    chain(
        [sample(t, at(2, 5, below=24, low=-24)) for t in CUBES],
        [
            sample(CUBE, at(below=3)),
            sample(CUBE, at(2, below=99)),
            sample(CUBE, at(0)),
            sample(T((0,)), at(2)),
            sample(CUBE, T((2,), grad=False)),
        ],
    ),
    ALL,
)
op(
    "put",
    [sample(t, T((1,), 0, 23, dtype="int64", grad=False), T((1,))) for t in CUBES]
    + [sample(t, at(9, below=24), T((9,)), True) for t in CUBES]
    + [sample(CUBE, at(2), T((3,))), sample(CUBE, at(2, below=99), T((2,)))],
    ALL,
    strides=False,
    inplace=True,
)

# ---- mask.def --------------------------------------------------------------------------------------------------------

op(
    "masked_fill",
    chain(
        [sample(t, mask(2, 3, 4), 2) for t in CUBES],
        [
            sample(CUBE, mask(4), -1),
            sample(CUBE, mask(3, 1), T(())),
            sample(CUBE, mask(1), T((1,))),
            sample(T((4,)), mask(3, 4), 1),
            sample(CUBE, mask(3), 1),
            sample(CUBE, T((2, 3, 4), 0, 1, dtype="int32", grad=False), 1),
            sample(T((2, 3, 4, 5), layout="channels_last"), mask(2, 3, 4, 5), 1),
            sample(SCALAR, mask(), 4),
        ],
    ),
    ALL,
    strides=False,
)
op(
    "masked_select",
    [sample(t, mask(2, 3, 4)) for t in CUBES]
    + [
        sample(CUBE, mask(4)),
        sample(T((4,)), mask(3, 4)),
        sample(SCALAR, mask()),
        sample(CUBE, mask(3)),
        sample(CUBE, T((2, 3, 4), grad=False)),
        sample(T((0,)), mask(0)),
    ],
    ALL,
)
op(
    "masked_scatter",
    [sample(t, mask(2, 3, 4), T((30,))) for t in CUBES]
    + [
        sample(CUBE, mask(4), T((5, 6))),
        sample(T((4,)), mask(3, 4), T((12,))),
        sample(CUBE, mask(2, 3, 4), T((30,), dtype="int8", grad=False)),
    ],
    ALL,
    strides=False,
    errors=[lambda m: m.ones(3).masked_scatter(m.ones(3, dtype=m.bool), m.ones(2))],
)
SPARSE = [
    sample(T(s, 0, 1, integral=True, layout=layout))
    for s, layout in (
        ((3, 4), "plain"),
        ((4, 5), "transposed"),
        ((2, 3, 4), "sliced"),
        ((), "plain"),
        ((0, 3), "plain"),
        ((40,), "plain"),
        ((2, 3, 4, 5), "channels_last"),
    )
]
op("nonzero", SPARSE, ALL, grad=False)
op("where", SPARSE, ALL, grad=False)
op(
    "one_hot",
    [
        sample(at(5)),
        sample(at(2, 3), 7),
        sample(at(below=2)),
        sample(at(5), 2),
        sample(at(0), 3),
        sample(at(0)),
        sample(at(3, low=-3)),
        sample(T((3,))),
    ],
    ("int64",),
    grad=False,
)

# ---- sort.def --------------------------------------------------------------------------------------------------------

LINES = [
    T(s, distinct=True, layout=layout)
    for s, layout in (
        ((7,), "plain"),
        ((3, 50), "plain"),
        ((5, 4), "transposed"),
        ((3, 5), "sliced"),
        ((2, 3, 4, 5), "channels_last"),
        ((), "plain"),
        ((2, 3, 40), "plain"),
    )
]
TIES = T((60,), 0, 5, integral=True, grad=False)
LONG = [T((n,), grad=False) for n in (33, 500, 3000)]
STABLE = [
    sample(t, dim=d, descending=x, stable=True)
    for t in (*LINES, TIES, *LONG, T((60,), special=True, grad=False))
    for d in (0, -1)
    for x in (False, True)
]
op(
    "sort",
    chain(
        [sample(t) for t in LINES],
        [sample(t, d, x) for t in LINES for d in (0, -1) for x in (False, True)],
        [sample(CUBE, 3), sample(T((0, 3))), sample(T((0, 3)), 0)],
    ),
    errors=[lambda m: m.ones(3).sort(1)],
)
op("sort", STABLE, NUMBERS, grad=False)
op("argsort", STABLE, NUMBERS, grad=False)
op("msort", [sample(t) for t in LINES], NUMBERS)
op(
    "topk",
    chain(
        [sample(t, k, d, x) for t in LINES if t.shape for k in (0, 1, 2) for d in (0, -1) for x in (True, False)],
        [sample(T((500,), distinct=True), k) for k in (3, 30, 90, 500)],
        [sample(T((3, n), distinct=True), k, 1, x) for n in (17, 64) for k in (1, 4, 5) for x in (True, False)],
        [sample(SCALAR, 1), sample(CUBE, 5), sample(CUBE, -1), sample(T((0, 3)), 2)],
    ),
    FLOATS,
)
op(
    "kthvalue",
    [sample(t, k, d, keepdim=x) for t in LINES if t.shape for k in (1, 2) for d in (0, -1) for x in (True, False)]
    + [sample(SCALAR, 1), sample(CUBE, 0), sample(CUBE, 5)],
    FLOATS,
    errors=[lambda m: m.zeros(0, 2, dtype=m.bool).kthvalue(1)],
)
FEW = [
    T((30,), 0, 4, integral=True),
    T((3, 4), 0, 3, integral=True),
    T((5, 4), 0, 2, integral=True, layout="transposed"),
    T((0,)),
    T(()),
    T((30,), special=True),
]
op(
    "unique",
    [sample(t, return_inverse=i, return_counts=c) for t in FEW for i in (False, True) for c in (False, True)]
    + [sample(t, dim=d, return_inverse=True, return_counts=True) for t in FEW[:3] for d in (0, -1)],
    ALL,
    grad=False,
    covers=("unique_dim",),
)
op(
    "unique_consecutive",
    [sample(t, return_inverse=i, return_counts=c) for t in FEW for i in (False, True) for c in (False, True)]
    + [sample(t, dim=d, return_inverse=True, return_counts=True) for t in FEW[:3] for d in (0, -1)],
    ALL,
    grad=False,
)

# ---- search.def ------------------------------------------------------------------------------------------------------

EDGES = [T((9,), -2, 2, distinct=True, grad=False)]
op(
    "searchsorted",
    [sample(T((5,), 1, 1), t) for t in (T((4, 6)), T(()), T((0,)))]
    + [sample(T((3, 4), 0, 0), T((3, 5)), right=r) for r in (True, False)]
    + [
        sample(T((3, 4)), T((2, 5))),
        sample(T((5,), 2, 2), 2),
        sample(T((5,), 2, 2), 2, right=True),
        sample(T((5,), 2, 2), 2, side="right"),
        sample(T((5,), 2, 2), 2, side="left", right=True),
        sample(T((5,)), 2, side="x"),
        sample(T((5,), 1, 1), T((3,), special=True), out_int32=True),
        sample(T(()), T((2,))),
        sample(T((5,), 1, 1, dtype="int64"), T((7,))),
    ],
    NUMBERS,
    grad=False,
)
op(
    "bucketize",
    [
        sample(T((4, 6)), T((5,), 1, 1)),
        sample(T((4, 6), layout="transposed"), T((3,), 0, 0), right=True),
        sample(2, T((3,), 1, 1)),
        sample(T((3,)), T((2, 2))),
    ],
    NUMBERS,
    grad=False,
)
op(
    "bincount",
    [
        sample(T((9,), 0, 5)),
        sample(T((9,), 0, 5), minlength=9),
        sample(T((9,), 0, 5), T((9,), dtype="float32", grad=False)),
        sample(T((9,), 0, 5), T((9,), 0, 5, dtype="int32", grad=False)),
        sample(T((3, 3), 0, 5)),
        sample(T((9,), -5, -1)),
        sample(T((9,), 0, 5), minlength=-1),
        sample(T((0,))),
    ],
    ("int64", "int32", "uint8", "float32"),
    grad=False,
)
op(
    "histc",
    [sample(T((50,)), bins=b, min=-2, max=2) for b in (1, 4, 9)]
    + [
        sample(T((50,), layout="sliced"), 5),
        sample(T((50,)), bins=0),
        sample(T((50,)), 3, 2, 1),
        sample(T((4,), 1, 1)),
    ],
    FLOATS,
    grad=False,
)
op(
    "isin",
    [
        sample(T((4, 5), 0, 9, integral=True, layout=layout), T((6,), 0, 9, integral=True), invert=i)
        for layout in ("plain", "transposed")
        for i in (True, False)
    ]
    + [
        sample(T((9,), 0, 5, integral=True), 2),
        sample(2, T((9,), 0, 5, integral=True)),
        sample(T((30,), special=True), T((30,), special=True)),
    ],
    NUMBERS,
    grad=False,
)



def segment_reduce_of(m):
    """Lengths and offsets are given as lists."""

    def run(x, reduce, lengths=None, offsets=None, dtype="int64", **named):
        lengths, offsets = (None if v is None else m.tensor(v, dtype=getattr(m, dtype)) for v in (lengths, offsets))
        return m.segment_reduce(x, reduce, lengths=lengths, offsets=offsets, **named)

    return run


SEGMENTS = (
    ((5,), {"lengths": [2, 0, 3]}),
    ((5, 3), {"lengths": [2, 0, 3], "dtype": "int32"}),
    ((5, 2, 2), {"offsets": [0, 1, 5]}),
    ((2, 5, 3), {"lengths": [[1, 3, 1], [0, 0, 5]], "axis": 1}),
    ((5, 0), {"lengths": [2, 0, 3]}),
    ((6,), {"offsets": [1, 4]}),
)
op("segment_reduce", [sample(T(s, distinct=True), r, initial=i, **k) for r in ("sum", "mean", "max", "min", "prod") for i in (None, 0.5) for s, k in SEGMENTS] + [
    sample(T((4, 3), layout="transposed"), "max", lengths=[3]), sample(T((5,)), "sum", lengths=[1, 2], unsafe=True)],
   call=segment_reduce_of, strides=False, gradgrad=False, numeric=False, out=False, rtol={"float32": 1e-5, "float64": 1e-12, "float16": 2e-3, "bfloat16": 2e-2},
   errors=[lambda m: m.segment_reduce(m.ones(5), "sum"), lambda m: m.segment_reduce(m.ones(5), "sum", lengths=m.tensor([2, 1])),
           lambda m: m.segment_reduce(m.ones(5), "sum", lengths=m.tensor([6, -1])), lambda m: m.segment_reduce(m.ones(5), "sum", lengths=m.full((1,), 5.0)),
           lambda m: m.segment_reduce(m.ones(5).long(), "sum", lengths=m.tensor([5])), lambda m: m.segment_reduce(m.ones(5, 2), "sum", lengths=m.tensor([5]), axis=1),
           lambda m: m.segment_reduce(m.ones(5), "any", lengths=m.tensor([5])), lambda m: m.segment_reduce(m.ones(5), "sum", lengths=m.tensor([5]), axis=2)])  # fmt: skip
