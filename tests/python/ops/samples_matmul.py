"""Records of matmul.def."""

import torch
from records import FLOATS, T, chain, op, sample

NUMBERS = (*FLOATS, "int32", "int64", "uint8")
LOOSE = {"float32": 2e-5}


def pairs(*shapes):
    return [sample(T(a, -2, 2), T(b, -2, 2)) for a, b in shapes]


MATRICES = chain(
    pairs(
        ((2, 3), (3, 4)),
        ((0, 3), (3, 4)),
        ((2, 0), (0, 4)),
        ((1, 5), (5, 1)),
        ((33, 65), (65, 40)),
        ((40, 300), (300, 33)),
        ((3, 700), (700, 5)),
    ),
    [
        sample(T((6, 5), layout=a), T((5, 8), layout=b))
        for a in ("plain", "transposed", "sliced", "expanded")
        for b in ("plain", "transposed", "sliced")
    ],
)
op(
    "mm",
    MATRICES,
    NUMBERS,
    rtol=LOOSE,
    out=False,
    errors=[
        lambda m: m.mm(m.ones(2, 3), m.ones(4, 4)),
        lambda m: m.mm(m.ones(3), m.ones(3, 4)),
        lambda m: m.mm(m.ones(2, 3), m.ones(3, 4, 1)),
        lambda m: m.mm(m.ones(2, 3), m.ones(3, 4, dtype=m.float64)),
        lambda m: m.mm(m.ones(2, 3, dtype=m.bool), m.ones(3, 4, dtype=m.bool)),
    ],
)
op(
    "bmm",
    chain(
        pairs(((2, 3, 4), (2, 4, 5)), ((0, 3, 4), (0, 4, 5)), ((3, 2, 0), (3, 0, 2)), ((20, 9, 17), (20, 17, 33))),
        [
            sample(T((3, 4, 5), layout=a), T((3, 5, 2), layout=b))
            for a in ("plain", "transposed", "expanded")
            for b in ("transposed", "sliced")
        ],
    ),
    NUMBERS,
    rtol=LOOSE,
    out=False,
    errors=[
        lambda m: m.bmm(m.ones(2, 3, 4), m.ones(2, 3, 5)),
        lambda m: m.bmm(m.ones(2, 3, 4), m.ones(3, 4, 5)),
        lambda m: m.bmm(m.ones(3, 4), m.ones(3, 4, 5)),
        lambda m: m.bmm(m.ones(2, 3, 4), m.ones(2, 4, 5, dtype=m.float64)),
    ],
)
op(
    "mv",
    chain(
        pairs(((2, 3), (3,)), ((0, 3), (3,)), ((2, 0), (0,)), ((50, 200), (200,))),
        [sample(T((6, 5), layout="transposed"), T((5,))), sample(T((6, 5)), T((5,), layout="sliced"))],
    ),
    NUMBERS,
    rtol=LOOSE,
    out=False,
    errors=[
        lambda m: m.mv(m.ones(2, 3), m.ones(4)),
        lambda m: m.mv(m.ones(3), m.ones(3)),
        lambda m: m.mv(m.ones(2, 3), m.ones(3, dtype=m.float64)),
    ],
)
op(
    "dot",
    chain(pairs(((3,), (3,)), ((0,), (0,)), ((1000,), (1000,))), [sample(T((5,), layout="sliced"), T((5,)))]),
    NUMBERS,
    rtol={"float32": 1e-4},
    out=False,
    errors=[
        lambda m: m.dot(m.ones(3), m.ones(4)),
        lambda m: m.dot(m.ones(3, 1), m.ones(3)),
        lambda m: m.dot(m.ones(3), m.ones(3, dtype=m.float64)),
    ],
)
op(
    "matmul",
    chain(
        pairs(
            ((3,), (3,)),
            ((2, 3), (3,)),
            ((3,), (3, 4)),
            ((2, 3), (3, 4)),
            ((5, 2, 3), (3, 4)),
            ((5, 2, 3), (3,)),
            ((3,), (5, 3, 4)),
            ((5, 2, 3), (5, 3, 4)),
            ((1, 2, 3), (5, 3, 4)),
            ((4, 1, 2, 3), (5, 3, 4)),
            ((2, 3), (5, 3, 4)),
            ((2, 3, 2, 5, 6), (6, 2)),
            ((0, 2, 3), (0, 3, 4)),
            ((2, 5, 4, 3), (2, 1, 3, 6)),
        ),
        [
            sample(T((5, 2, 3), layout="transposed"), T((3, 4), layout="transposed")),
            sample(T((5, 2, 3), layout="expanded"), T((5, 3, 4))),
            sample(T((2, 3, 4, 5), layout="channels_last"), T((5, 2))),
        ],
    ),
    NUMBERS,
    rtol=LOOSE,
    out=False,
    errors=[
        lambda m, a=a, b=b: m.matmul(m.ones(a), m.ones(b))
        for a, b in (
            ((3,), (4,)),
            ((2, 3), (4,)),
            ((3,), (4, 4)),
            ((5, 2, 3), (4, 4)),
            ((5, 2, 3), (4,)),
            ((3,), (5, 4, 4)),
            ((5, 2, 3), (5, 2, 4)),
            ((3, 2, 3), (5, 3, 4)),
            ((2, 3), (5, 4, 4)),
            ((), (3,)),
        )
    ],
)
F = "nn.functional"
op(
    "linear",
    chain(
        [
            sample(T(x), T(w), T(b) if b else None)
            for x, w, b in (
                ((2, 3), (4, 3), (4,)),
                ((2, 3), (4, 3), ()),
                ((5, 2, 3), (4, 3), (4,)),
                ((5, 2, 3), (4, 3), ()),
                ((3,), (4, 3), (4,)),
                ((3,), (4, 3), ()),
                ((2, 3), (3,), ()),
                ((4, 2, 3), (3,), ()),
                ((0, 3), (4, 3), (4,)),
                ((2, 0), (4, 0), (4,)),
                ((50, 70), (30, 70), (30,)),
                ((2, 3), (4, 3), (1,)),
                ((2, 3), (4, 3), (2, 4)),
            )
        ],
        [sample(T((3, 5, 7), layout="transposed"), T((4, 7), layout="sliced"), T((4,)))],
    ),
    NUMBERS,
    rtol=LOOSE,
    errors=[
        lambda m: m.nn.functional.linear(m.ones(2, 3), m.ones(4, 5), m.ones(4)),
        lambda m: m.nn.functional.linear(m.ones(2, 2, 3), m.ones(4, 5)),
        lambda m: m.nn.functional.linear(m.ones(2, 3), m.ones(4, 3), m.ones(5)),
        lambda m: m.nn.functional.linear(m.ones(2, 3), m.ones(4, 3, 3)),
        lambda m: m.nn.functional.linear(m.ones(()), m.ones(4, 3)),
        lambda m: m.nn.functional.linear(m.ones(2, 3), m.ones(4, 3, dtype=m.float64)),
        lambda m: m.nn.functional.linear(m.ones(2, 3), m.ones(4, 3), m.ones(4, dtype=m.float64)),
    ],
)

SCALES = ({}, {"beta": 2, "alpha": 3}, {"beta": 0}, {"alpha": 0.5}, {"beta": 0.5})
op(
    "addmm",
    [sample(T(s), T((2, 3)), T((3, 4)), **k) for k in SCALES for s in ((2, 4), (4,), (2, 1), (1, 4))],
    (*FLOATS, "int64"),
    out=False,
    errors=[
        lambda m: m.addmm(m.ones(3), m.ones(2, 3), m.ones(3, 4)),
        lambda m: m.addmm(m.ones(4), m.ones(2, 3), m.ones(4, 4)),
        lambda m: m.addmm(m.ones(4), m.ones(2, 3, 1), m.ones(3, 4)),
        lambda m: m.addmm(m.ones(4, dtype=m.float64), m.ones(2, 3), m.ones(3, 4)),
        lambda m: m.ones(4).addmm_(m.ones(2, 3), m.ones(3, 4)),
    ],
)
op(
    "addmv",
    [sample(T(s), T((2, 3)), T((3,)), **k) for k in SCALES for s in ((2,), (1,))],
    (*FLOATS, "int64"),
    out=False,
    errors=[
        lambda m: m.addmv(m.ones(3), m.ones(2, 3), m.ones(3)),
        lambda m: m.addmv(m.ones(2), m.ones(2, 3), m.ones(4)),
        lambda m: m.addmv(m.ones(2), m.ones(2, 3), m.ones(3, dtype=m.float64)),
    ],
)
op(
    "baddbmm",
    [sample(T(s), T((2, 5, 3)), T((2, 3, 4)), **k) for k in SCALES for s in ((2, 5, 4), (4,), (5, 1))],
    (*FLOATS, "int64"),
    out=False,
    errors=[
        lambda m: m.baddbmm(m.ones(3), m.ones(2, 5, 3), m.ones(2, 3, 4)),
        lambda m: m.baddbmm(m.ones(4), m.ones(2, 5, 3), m.ones(3, 3, 4)),
        lambda m: m.baddbmm(m.ones(4, dtype=m.float64), m.ones(2, 5, 3), m.ones(2, 3, 4)),
    ],
)
op("bilinear", [sample(T((5, 3), grad=False), T((5, 4), dtype="float64", grad=False), T((2, 3, 4), grad=False)), sample(T((5, 3)), T((5, 4)), T((2, 3, 4)), T((2,))), sample(T((3,)), T((4,)), T((2, 3, 4))), sample(T((2, 5, 3)), T((2, 5, 4)), T((6, 3, 4)), T((6,))),
                sample(T((0, 3)), T((0, 4)), T((2, 3, 4)), T((2,))), sample(T((5, 3), layout="transposed"), T((5, 4)), T((1, 3, 4)), T((1,)))],
   strides=False, errors=[lambda m: m.nn.functional.bilinear(m.ones(2, 3), m.ones(3, 4), m.ones(2, 3, 4)), lambda m: m.nn.functional.bilinear(m.ones(2, 3), m.ones(2, 4), m.ones(2, 4, 4))])  # fmt: skip

OFFS = torch.tensor([2, 2, 6], dtype=torch.int32)
op("grouped_mm", [sample(T((6, 8)), T((3, 8, 4)), offs=OFFS), sample(T((6, 4)), T((3, 4, 8)), offs=OFFS),
                  sample(T((2, 6, 8)), T((2, 8, 12))), sample(T((3, 5, 8)), T((8, 8)), offs=torch.tensor([1, 4, 8], dtype=torch.int32)),
                  sample(T((4, 8)), T((8, 16)), offs=torch.tensor([1, 4, 8], dtype=torch.int32))],
   ("float32",), path="nn.functional.grouped_mm", gradgrad=False, numeric=False, rtol={"float32": 1e-5},
   errors=[lambda m: m.nn.functional.grouped_mm(m.ones(6, 8), m.ones(2, 8, 4)), lambda m: m.nn.functional.grouped_mm(m.ones(6, 8), m.ones(3, 8, 4), offs=m.tensor([2, 6], dtype=m.int32)),
           lambda m: m.nn.functional.grouped_mm(m.ones(6, 8), m.ones(2, 9, 4), offs=m.tensor([2, 6], dtype=m.int32)), lambda m: m.nn.functional.grouped_mm(m.ones(6, 8), m.ones(2, 8, 4), offs=m.tensor([2, 6])),
           lambda m: m.nn.functional.grouped_mm(m.ones(6, 7), m.ones(2, 7, 4), offs=m.tensor([2, 6], dtype=m.int32)), lambda m: m.nn.functional.grouped_mm(m.ones(2, 6, 8), m.ones(3, 8, 4)),
           lambda m: m.nn.functional.grouped_mm(m.ones(6, 8, dtype=m.float64), m.ones(2, 8, 4, dtype=m.float64), offs=m.tensor([2, 6], dtype=m.int32)),
           lambda m: m.nn.functional.grouped_mm(m.ones(6, 8), m.ones(2, 8, 4), offs=m.tensor([2, 6], dtype=m.int32), bias=m.ones(4)), lambda m: m.nn.functional.grouped_mm(m.ones(8), m.ones(2, 8, 4))])  # fmt: skip
