"""Records of view.def, split.def, strided.def, convert.def, arrange.def and pad.def."""

import torch
from records import ALL, FLOATS, LAYOUTS, T, chain, op, sample

CUBE = T((2, 3, 4))
TURNED = T((2, 3, 4), layout="transposed")
SLICED = T((2, 3, 4), layout="sliced")
IMAGE = T((2, 3, 4, 5), layout="channels_last")
EMPTY = T((2, 0, 3))
SCALAR = T(())
CUBES = (CUBE, TURNED, SLICED)


def each(*rest, of=CUBES, **kwargs):
    """f(x, *rest) for the usual tensors."""
    return [sample(t, *rest, **kwargs) for t in of]


def every(*rest, **kwargs):
    """f(x, *rest) for every layout and the odd shapes."""
    shapes = [T(shape, layout=layout) for layout, shape in LAYOUTS] + [SCALAR, EMPTY, T((0,)), T((1,)), T((1, 3, 1))]
    return [sample(t, *rest, **kwargs) for t in shapes]


# ---- view.def --------------------------------------------------------------------------------------------------------

SIZES = ((6, 4), (-1,), (-1, 2, 2), (2, 3, 2, 2), (1, 24, 1), (5, -1), (-1, -1), (-2, 3), (24,), (4, 6))
op(
    "view",
    chain(
        *[each(size) for size in SIZES],
        [sample(EMPTY, s) for s in ((-1,), (0, -1), (3, 0, 2), (0,))],
        [sample(SCALAR, s) for s in ((), (1, 1), (2,))],
        [sample(T((2, 4, 6)), torch.int32), sample(T((2, 4, 6)), torch.int16)],
    ),
    numeric=False,
    errors=[lambda m: m.ones(2, 3).view(4), lambda m: m.ones(2, 3).t().view(6)],
)
op(
    "view_as",
    [sample(CUBE, T((4, 6), grad=False)), sample(TURNED, T((4, 6), grad=False)), sample(SCALAR, T((1,), grad=False))],
)
op(
    "reshape",
    chain(*[each(size) for size in SIZES], [sample(IMAGE, (2, 60)), sample(IMAGE, (-1,)), sample(EMPTY, (-1, 3))]),
)
op("reshape_as", [sample(CUBE, T((4, 6), grad=False)), sample(TURNED, T((4, 6), grad=False))])
op(
    "flatten",
    chain(
        every(), each(1), each(0, 1), each(1, 0), each(-2), [sample(IMAGE, 1), sample(IMAGE, 2), sample(IMAGE, 0, 1)]
    ),
    errors=[lambda m: m.ones(2, 3).flatten(1, 0), lambda m: m.ones(2, 3).flatten(2)],
)
op("ravel", every())
op(
    "unflatten",
    chain(each(2, (2, 2)), each(-1, (2, -1)), each(1, (3, 1)), each(1, (2, 2)), each(0, (2,))),
    errors=[lambda m: m.ones(4).unflatten(0, ()), lambda m: m.ones(4).unflatten(0, (3, -1))],
)
ONES = [T((1, 3, 1)), T((1, 1)), T((2, 1, 4)), SCALAR, T((2, 1, 4), layout="transposed"), T((1, 0))]
op(
    "squeeze",
    chain([sample(t) for t in ONES], [sample(t, d) for t in ONES for d in (0, -1, 1, (0, 1), (0, -1), ())]),
    inplace=True,
    covers=("squeeze_",),
)
op(
    "unsqueeze",
    chain(*[each(d) for d in (0, 1, -1, 3, -4, 4)], [sample(SCALAR, 0), sample(EMPTY, 1)]),
    inplace=True,
    covers=("unsqueeze_",),
)
PAIRS = ((0, 1), (0, 2), (-1, -2), (1, 1), (0, 3))
op(
    "transpose",
    chain(*[each(a, b) for a, b in PAIRS], [sample(SCALAR, 0, -1), sample(IMAGE, 1, 3)]),
    inplace=True,
    covers=("transpose_",),
)
op("swapaxes", chain(*[each(a, b) for a, b in PAIRS]), inplace=True, covers=("swapaxes_",))
op(
    "permute",
    chain(
        *[each(d) for d in ((2, 0, 1), (0, 1, 2), (-1, 0, 1), (0, 0, 1), (0, 1))],
        [sample(IMAGE, (0, 2, 3, 1)), sample(SCALAR, ())],
    ),
)
MOVES = ((0, 2), (-1, 0), ((0, 1), (2, 0)), ((0, 0), (1, 2)), ((0,), (1, 2)), (5, 0))
op("movedim", chain(*[each(a, b) for a, b in MOVES], [sample(SCALAR, 0, 0)]))
op(
    "t",
    [sample(T((3, 4))), sample(T((3,))), sample(SCALAR), sample(CUBE), sample(T((3, 4), layout="transposed"))],
    inplace=True,
    covers=("t_", "numpy_T", "mT"),
)
op("adjoint", [sample(T((3, 4))), sample(CUBE), sample(T((3,)))])
PARTS = ((0, 0, 1), (1, 1, 2), (2, -2, 2), (1, 3, 0), (1, 2, 2), (1, 4, 0), (0, 0, -1), (0, -3, 1), (3, 0, 1))
op("narrow", chain(*[each(*p) for p in PARTS], [sample(SCALAR, 0, 0, 1), sample(IMAGE, 1, 1, 2)]))
op(
    "select",
    chain(
        *[each(d, i) for d, i in ((0, 1), (1, -1), (2, 0), (1, 3), (0, -3))],
        [sample(SCALAR, 0, 0), sample(IMAGE, 1, 1)],
    ),
    covers=("slice", "alias"),
)
op(
    "diagonal",
    chain(
        each(),
        *[each(o, a, b) for o, a, b in ((1, 1, 2), (-1, 1, 2), (9, 0, 1), (0, -1, 0), (0, 1, 1))],
        [sample(T((3, 4)), -2)],
    ),
)
for name in ("atleast_1d", "atleast_2d", "atleast_3d"):
    op(name, [sample(T(shape)) for shape in ((), (3,), (2, 3), (2, 3, 4), (2, 3, 4, 5))])

# ---- split.def -------------------------------------------------------------------------------------------------------

op(
    "split",
    chain(
        each(1),
        each(2, 2),
        each(3, 2),
        each([1, 2], 1),
        each([1, 1], 1),
        each([-1, 4], 1),
        each(0),
        each(-1),
        each([3, 0, 1], 2),
        [sample(SCALAR, 1), sample(EMPTY, 0, 1), sample(IMAGE, 2, 1)],
    ),
)
op("split_with_sizes", chain(each([1, 3], 2), each([1, 1], 1)), path="Tensor.split_with_sizes")
op("chunk", chain(each(2, 2), each(3, 2), each(9, 2), each(2), each(0), [sample(EMPTY, 3, 1), sample(SCALAR, 1)]))
op("unsafe_split", chain(each(2, 2), each(3, 1), each(0), [sample(SCALAR, 1), sample(EMPTY, 0, 1)]))
op("unsafe_split_with_sizes", chain(each([1, 3], 2), each([1, 1], 1)), path="Tensor.unsafe_split_with_sizes")
op("unsafe_chunk", chain(each(2, 2), each(9, 2), each(0), [sample(EMPTY, 3, 1), sample(SCALAR, 1)]))
op("tensor_split", chain(each(3, 2), each((1, 3), 2), each((3, 1), 2), each(2), each(0), [sample(SCALAR, 1)]))
op("hsplit", chain([sample(T((6,)), 3), sample(T((6,)), 4), sample(T((2, 6)), (1, 4))], each(3)))
op("vsplit", chain([sample(T((6,)), 3), sample(T((6, 2)), (1, 4))], each(2)))
op("dsplit", chain([sample(T((6, 2)), 2)], each(2), each((1, 3))))
op("unbind", chain(each(), each(1), each(-1), [sample(SCALAR), sample(EMPTY, 1), sample(T((0, 3)))]))

# ---- strided.def -----------------------------------------------------------------------------------------------------

op(
    "expand",
    [sample(T((4,)), s) for s in ((3, 4), (3, -1), (-1, 4), (3, 5), (4,), (), (2, 3, 4), (0, 4))]
    + [
        sample(T((3, 1)), (2, 3, 4)),
        sample(SCALAR, (2, 3)),
        sample(T((3, 1), layout="transposed"), (3, 5)),
        sample(T((1, 0)), (2, 0)),
        sample(T((3, 1)), (3, -2)),
    ],
)
op(
    "expand_as",
    [
        sample(T((4,)), T((3, 4), grad=False)),
        sample(T((3, 1)), T((2, 3, 4), grad=False)),
        sample(T((3,)), T((2, 4), grad=False)),
    ],
)
op("broadcast_to", [sample(T((4,)), (3, 4)), sample(T((3, 1)), (2, 3, 4)), sample(T((3, 1)), (3,))])
op("broadcast_tensors", [sample(T((4,)), T((3, 1))), sample(T((2, 1, 4)), T((3, 1)), T(())), sample(T((3,)), T((4,)))])
op(
    "unfold",
    chain(
        each(1, 2, 1),
        each(2, 3, 1),
        each(2, 2, 2),
        each(1, 4, 1),
        each(1, 2, 0),
        each(1, -1, 1),
        each(0, 0, 1),
        [sample(SCALAR, 0, 1, 1), sample(T((9,)), 0, 4, 2)],
    ),
    path="Tensor.unfold",
)
op(
    "as_strided",
    [
        sample(T((24,)), s, t, *o)
        for s, t, o in (
            ((2, 2), (1, 2), ()),
            ((3, 4), (4, 1), (5,)),
            ((3, 4), (0, 1), ()),
            ((5, 3), (1, 1), (2,)),
            ((2, 2), (1, 40), ()),
            ((2,), (1, 2), ()),
            ((), (), (3,)),
            ((0, 2), (1, 1), ()),
            ((2, 2), (-1, 1), ()),
        )
    ]
    + [sample(TURNED, (2, 3), (1, 4)), sample(CUBE, (4, 3), (1, 4), 7)],
    inplace=True,
    covers=("as_strided_",),
)
op(
    "select_scatter",
    [
        sample(CUBE, T((3, 4)), 0, 1),
        sample(TURNED, T((2, 4)), 1, -1),
        sample(CUBE, T((3, 3)), 0, 1),
        sample(IMAGE, T((2, 4, 5)), 1, 0),
    ],
    strides=False,
)
op(
    "slice_scatter",
    [
        sample(CUBE, T((2, 3, 2)), 2, 1, 3),
        sample(CUBE, T((2, 3, 2)), 2, 0, None, 2),
        sample(CUBE, T((1, 3, 4)), 0, 1),
        sample(CUBE, T((1, 3, 4))),
    ],
    strides=False,
)
op(
    "diagonal_scatter",
    [
        sample(T((3, 4)), T((3,))),
        sample(T((3, 4)), T((2,)), 2),
        sample(CUBE, T((2, 3)), 0, 1, 2),
        sample(T((3, 4)), T((4,))),
    ],
    strides=False,
)
# the gradient of self is wrong in torch
op(
    "as_strided_scatter",
    [
        sample(T((2, 3, 4), grad=False), T((2, 2)), (2, 2), (1, 3)),
        sample(T((2, 3, 4), grad=False), T((3,)), (3,), (4,), 5),
    ],
    strides=False,
)

# ---- convert.def -----------------------------------------------------------------------------------------------------

FORMATS = [sample(IMAGE, memory_format=f) for f in (torch.contiguous_format, torch.channels_last)] + [
    sample(T((2, 3, 4, 5)), memory_format=torch.channels_last)
]
op("clone", chain(every(), FORMATS, [sample(IMAGE, memory_format=torch.preserve_format)]), ALL, covers=("copy_",))
op("contiguous", chain(every(), FORMATS, [sample(CUBE, memory_format=torch.channels_last)]), ALL)
DTYPES = (torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.float32, torch.float64)
op(
    "to",
    chain(
        [
            sample(T((2, 3, 4), 0, 100, layout=layout), d)
            for d in DTYPES
            for layout in ("plain", "transposed", "sliced")
        ],
        [
            sample(IMAGE, torch.float64),
            sample(T((40,), -9, 9, dtype="float32"), torch.float16),
            sample(T((40,), -9, 9, dtype="float64"), torch.bfloat16),
            sample(CUBE, torch.float32, copy=True),
            sample(CUBE, T((2,), dtype="float64", grad=False)),
            sample(CUBE, T((), dtype="int64", grad=False)),
            sample(IMAGE, torch.float64, memory_format=torch.contiguous_format),
        ],
    ),
    ALL,
    numeric=False,
)
op("type_as", [sample(CUBE, T((2,), dtype=d, grad=False)) for d in ("float64", "int32", "bool")], ALL, numeric=False)
for name in ("bool", "byte", "char", "short", "int", "long", "half", "bfloat16", "float", "double"):
    op(
        name,
        [sample(T((3, 4), 0, 100)), sample(T((3, 4), 0, 100, layout="transposed")), sample(T((), 0, 9))],
        ALL,
        numeric=False,
        path=f"Tensor.{name}",
    )
op("detach", every(), covers=("detach_",))

# ---- arrange.def -----------------------------------------------------------------------------------------------------

MANY = [sample([T((2, 3))] * 20, 1), sample([T((1,), low=i, high=i + 1) for i in range(30)])]
op(
    "cat",
    chain(
        [
            sample([CUBE, T((1, 3, 4))]),
            sample([CUBE, TURNED], 1),
            sample([CUBE, SLICED], -1),
            sample([IMAGE, IMAGE], 1),
            sample([IMAGE, T((2, 3, 4, 5))], 1),
            sample([CUBE]),
            sample([CUBE, T((0,), grad=False)], 2),
            sample([T((0,)), T((0,))]),
            sample([T((0,)), T((0,))], 2),
            sample([T((3,)), T((2,), dtype="float64")]),
            sample([T((3,)), T((2,), dtype="int32", grad=False)]),
            sample([EMPTY, T((2, 2, 3))], 1),
            sample([CUBE, CUBE], 3),
            sample([CUBE, T((3, 4))]),
            sample([CUBE, T((2, 2, 4))]),
            sample([SCALAR, SCALAR]),
        ],
        MANY,
    ),
    ALL,
    errors=[lambda m: m.cat([])],
)
op(
    "stack",
    chain(
        [sample([CUBE, TURNED], d) for d in (0, 1, -1, 3, 4)],
        [
            sample([SCALAR, SCALAR]),
            sample([T((3,)), T((3,), dtype="float64")]),
            sample([T((3,)), T((4,))]),
            sample([T((0, 2)), T((0, 2))], 1),
            sample([IMAGE, IMAGE]),
        ],
    ),
    ALL,
    errors=[lambda m: m.stack([])],
)
LISTS = [
    sample([T((3,)), T((2,))]),
    sample([T((2, 3)), T((2, 3), layout="transposed")]),
    sample([SCALAR, SCALAR]),
    sample([CUBE, CUBE]),
    sample([T((3,)), T((2, 3))]),
]
for name in ("hstack", "vstack", "dstack", "column_stack"):
    op(name, LISTS)
op(
    "block_diag",
    [
        sample(T((2, 3)), T((4,)), SCALAR),
        sample(T((2, 3)), T((1, 2), dtype="float64")),
        sample(CUBE),
        sample(T((2, 3), layout="transposed")),
    ],
)
op(
    "repeat",
    chain(
        each((2, 1, 1)),
        each((2, 1, 2, 1)),
        each((2,)),
        [sample(T((4,)), r) for r in ((3,), (0,), (-1,), (2, 2))],
        [sample(SCALAR, (2, 3)), sample(EMPTY, (2, 2, 2))],
    ),
    ALL,
)
op("tile", chain(each((2,)), each((2, 1, 1, 2)), [sample(T((4,)), (2, 2)), sample(SCALAR, ())]))
COUNTS = T((3,), 0, 3, dtype="int64", grad=False)
op(
    "repeat_interleave",
    chain(
        each(2),
        each(2, 1),
        each(5, 0),
        each(0, 0),
        each(-1),
        each(COUNTS, 1),
        each(COUNTS, 0),
        each(T((1,), 1, 3, dtype="int64", grad=False), 2),
        [sample(T((4,), 0, 4, dtype="int64", grad=False)), sample(SCALAR, 3), sample(CUBE, 2, dim=1, output_size=6)],
    ),
    ALL,
)
op(
    "flip",
    chain(
        *[each(d) for d in ((0,), (0, 2), (1, 2), (3,), (0, 0), ())],
        [sample(IMAGE, (1,)), sample(SCALAR, ()), sample(EMPTY, (0, 1))],
    ),
    ALL,
)
for name in ("fliplr", "flipud"):
    op(name, [sample(T((3, 4))), sample(CUBE), sample(T((3,))), sample(SCALAR)])
op(
    "roll",
    chain(
        each(1),
        each(-5),
        each(1, 0),
        each((1, 2), (0, 2)),
        each((1, 2), (0,)),
        each(30, -1),
        each(1, 3),
        [sample(IMAGE, 1, 1), sample(EMPTY, 1, 0)],
    ),
    ALL,
)
op(
    "rot90",
    chain(
        [sample(T((3, 4)), k) for k in range(-2, 5)],
        [sample(CUBE, 1, (1, 2)), sample(CUBE, 3, (2, 0)), sample(T((3, 4)), 1, (0, 0)), sample(T((3,)))],
    ),
)
TRIANGLES = [
    sample(t, d)
    for t in (T((3, 4)), T((4, 3), layout="transposed"), CUBE, TURNED, T((2, 0)))
    for d in (0, 1, -1, 9, -9)
] + [sample(T((3,)))]
op("tril", TRIANGLES, ALL)
op("triu", TRIANGLES, ALL)
op(
    "diag",
    [sample(t, d) for t in (T((4,)), T((3, 4)), T((3, 4), layout="transposed")) for d in (0, 1, -2, 7)]
    + [sample(CUBE)],
)
op("diagflat", [sample(t, *o) for t in (T((4,)), T((2, 3)), T((3, 2), layout="transposed"), T((0,)), SCALAR) for o in ((), (1,), (-2,))])
op(
    "diag_embed",
    [
        sample(T((4,))),
        sample(T((2, 3)), 1),
        sample(T((2, 3)), -2, 0, 2),
        sample(T((2, 3)), 0, 0, 0),
        sample(CUBE, 0, -1, 0),
        sample(SCALAR),
    ],
)

# ---- pad.def ---------------------------------------------------------------------------------------------------------

op(
    "pad",
    chain(
        [sample(T((2, 3, 4), grad=False), (1, 2), value=float("nan"))],
        each((1, 2)),
        each((1, 0, 0, 2)),
        each((-1, 2)),
        each((-1, -1)),
        each((1,)),
        each((1, 1) * 4),
        [sample(IMAGE, (1, 2, 3, 0)), sample(T((3, 4)), (1, 1), value=2.5)],
        [
            sample(t, p, mode)
            for mode in ("reflect", "replicate", "circular")
            for t, p in (
                (T((3, 4)), (1, 2)),
                (CUBE, (2, 1)),
                (CUBE, (1, 1, 2, 1)),
                (IMAGE, (1, 2, 3, 1)),
                (T((2, 3, 3, 3, 3)), (1, 1, 0, 2, 2, 0)),
                (T((3, 4)), (5, 0)),
                (T((4,)), (1, 1)),
            )
        ],
        [sample(T((3, 4)), p, mode) for mode in ("reflect", "replicate") for p in ((-4, 0), (-1, 2), (-2, -2))],
        [sample(CUBE, (1, 1), "other")],
    ),
    FLOATS,
)
op("constant_pad_nd", chain(each((1, 2)), each((1, 2), 7), [sample(CUBE, (0, 0, -1, 1), 2)]), ALL)
