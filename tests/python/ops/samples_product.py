"""Records of einsum.def, distance.def and the vector products of matmul.def."""

from records import FLOATS, T, chain, op, sample

NUMBERS = (*FLOATS, "int32", "int64", "uint8")
LOOSE = {"float32": 2e-5}


def of(equation, *shapes, **spec):
    return sample(equation, *[T(shape, -2, 2, **spec) for shape in shapes])


op("einsum", [
    of("ij,jk->ik", (3, 4), (4, 5)), of("ij,jk", (3, 4), (4, 5)), of("ij,kj->ki", (3, 4), (5, 4)), of("bij,bjk->bik", (2, 3, 4), (2, 4, 5)),
    of("bhqd,bhkd->bhqk", (2, 3, 4, 5), (2, 3, 6, 5)), of("i,j->ij", (3,), (4,)), of("i,i", (5,), (5,)), of("i,i->i", (5,), (5,)),
    of("ii", (4, 4)), of("ii->i", (4, 4)), of("iij->ji", (3, 3, 2)), of("iji->j", (3, 2, 3)), of("iijj->ij", (2, 2, 3, 3)), of("iii->i", (3, 3, 3)),
    of("ij->ji", (3, 4)), of("ij->", (3, 4)), of("ij->i", (3, 4)), of("ba", (3, 4)), of("...ij->...ji", (2, 5, 3, 4)), of("...", (2, 3)),
    of("...ij,...jk->...ik", (2, 3, 4), (4, 5)), of("...ij,...jk", (7, 2, 3, 4), (1, 2, 4, 5)), of("i...,j...->ij...", (3, 4), (2, 4)),
    of("i...j,j->i...", (3, 2, 5, 4), (4,)), of("...i,...i->...", (3, 4, 5), (5,)), of("...i,...i", (3, 4, 5), (4, 5)), of("...ij->ij", (2, 3, 4)),
    of("a...,...->...", (3, 4), (2, 1)), of(" i j , j k -> i k ", (2, 3), (3, 4)), of("ij,j->i", (3, 4), (1,)), of("ij,ij->ij", (3, 1), (1, 4)),
    of("ab,bc,cd->ad", (3, 4), (4, 5), (5, 6)), of("ab,cd,bc,d", (3, 4), (5, 6), (4, 5), (6,)), of("a,b,c,d->abcd", (2,), (3,), (2,), (2,)),
    of("bn,anm,bm->ba", (2, 3), (4, 3, 5), (2, 5)), of("ij,ik,il->jkl", (5, 2), (5, 3), (5, 4)), of("AbC,Cb->A", (2, 3, 4), (4, 3)),
    of("i,->i", (3,), ()), of(",", (), ()), of("->", ()), of("...,...", (), (2, 3)), of("ij,jk->ik", (0, 3), (3, 4)), of("ij,jk->ik", (2, 0), (0, 4)),
    of("ij->j", (0, 3)), of("ij,jk->ik", (4, 5), (5, 4), layout="transposed"), of("bij,kj->bki", (2, 4, 5), (4, 5), layout="transposed"),
    of("ij,jk,kl,lm,mn,no->io", (2, 3), (3, 4), (4, 2), (2, 5), (5, 3), (3, 2)), of("abc,abc->", (2, 3, 4), (2, 3, 4)), of("ab,c->b", (2, 3), (4,)),
    # refused
    of("ij,jk->ik", (3, 4), (5, 4)), of("ij", (3,)), of("ij,jk", (3, 4)), of("ij", (3, 4), (3, 4)), of("i.j", (3, 4)), of("i..j", (3, 4)), of("i....j", (3, 4)),
    of("......", (3, 4)), of("ij->ik", (3, 4)), of("ij->ii", (3, 4)), of("i1", (3, 4)), of("ii->i", (3, 4)), of("ij->i->j", (3, 4)), of("ij-i", (3, 4)), of("ijk->i", (3, 4)),
    of("ij->i,j", (3, 4)), of("...i,...i->", (3, 4), (5, 4)),
], NUMBERS, strides=False, rtol=LOOSE, errors=[
    lambda m: m.einsum(), lambda m: m.einsum("i"), lambda m: m.einsum("ij,jk", m.ones(2, 3), m.ones(3, 4).double()), lambda m: m.einsum(m.ones(2), [52]),
    lambda m: m.einsum(m.ones(2), [-1]), lambda m: m.einsum("i", 1), lambda m: m.einsum("i", "j"),
])  # fmt: skip
op("einsum", [
    sample(T((3, 4)), [0, 1], T((4, 5)), [1, 2], [0, 2]), sample(T((3, 4)), [0, 1], T((4, 5)), [1, 2]), sample(T((3, 3)), [7, 7]), sample(T((3, 3)), [7, 7], [7]),
    sample(T((2, 3, 4)), [..., 0, 1], T((4, 5)), [..., 1, 2], [..., 0, 2]), sample("ij,jk->ik", [T((3, 4)), T((4, 5))]), sample(T((3, 4)), [51, 0], [0, 51]),
], strides=False)  # fmt: skip
op("tensordot", chain(
    [sample(T(a), T(b), dims=d) for a, b, d in (
        ((3, 4, 5), (4, 5, 6), 2), ((3, 4), (5, 6), 0), ((3, 4), (4,), 1), ((3, 4, 5), (5, 3, 2), ([0, 2], [1, 0])), ((3, 4, 5), (4, 5), ([-1], [-1])), ((2, 3), (2, 3), ([0], [0])),
        ((), (3,), 0), ((2, 3), (3, 1), ([1, 0], [0, 1])), ((0, 3), (3, 4), 1), ((3, 0), (0, 4), 1), ((2, 3), (4, 5), 1), ((2, 3), (3, 2), 3), ((2, 3), (3, 2), -1),
        ((3, 4), (3, 4), ([1, 1], [0, 0])), ((3, 4), (3, 4), ([0, 1], [0])), ((3, 4), (4, 3), ([5], [0])), ((2, 3, 4), (2, 3, 4), ((0, 1), (0, 1))))],
    [sample(T((3, 4, 5)), T((4, 5, 6))), sample(T((4, 6), layout="transposed"), T((6, 4), layout="transposed"), 1)],
), NUMBERS, strides=False, out=False, rtol=LOOSE, errors=[lambda m: m.tensordot(m.ones(2, 3), m.ones(3, 2).double(), 1)])  # fmt: skip

VECTORS = [sample(T((a,), layout=layout), T((b,))) for a, b in ((3, 4), (0, 3), (3, 0), (1, 1), (33, 17)) for layout in ("plain", "sliced")]
op("outer", VECTORS, NUMBERS, errors=[lambda m: m.outer(m.ones(2, 2), m.ones(2)), lambda m: m.outer(m.ones(2), m.ones(()))])
op("inner", [sample(T(a), T(b)) for a, b in (((3,), (3,)), ((2, 3), (3,)), ((2, 3), (4, 3)), ((2, 3, 4), (5, 4)), ((), (3,)), ((3, 2), ()), ((0,), (0,)), ((2, 3), (2,)))],
   NUMBERS, strides=False, rtol=LOOSE)  # fmt: skip
op("vdot", [sample(T((5,)), T((5,))), sample(T((0,)), T((0,))), sample(T((6,), layout="sliced"), T((6,))), sample(T((2,)), T((3,))), sample(T((2, 2)), T((2, 2)))], NUMBERS)
op("kron", [sample(T(a), T(b)) for a, b in (((2, 3), (3, 2)), ((2,), (3,)), ((2, 3), (4,)), ((3,), (2, 2, 2)), ((), (3,)), ((2, 2), ()), ((), ()), ((0, 2), (3, 4)))],
   (*NUMBERS, "bool"), strides=False)  # fmt: skip
op("trace", [sample(T((3, 3))), sample(T((3, 5))), sample(T((5, 3), layout="transposed")), sample(T((0, 3))), sample(T((3,))), sample(T((2, 3, 4))), sample(T((1, 1)))], NUMBERS)
op("cross", chain(
    [sample(T(s), T(s), dim=d) for s, d in (((3,), 0), ((4, 3), 1), ((4, 3), -1), ((3, 3), 0), ((2, 3, 4), 1), ((4, 5), 0), ((0, 3), 1), ((4, 3), 2))],
    [sample(T((4, 3)), T((4, 3))), sample(T((3, 3)), T((3, 3))), sample(T((2, 2)), T((2, 2))), sample(T((4, 3)), T((1, 3)), dim=1), sample(T((3,)), T((4, 3))), sample(T(()), T(()))],
), NUMBERS, strides=False)  # fmt: skip
SCALES = ({}, {"beta": 2, "alpha": 3}, {"beta": 0}, {"alpha": 0}, {"beta": 0.5, "alpha": -1.5})
op("addr", chain(
    [sample(T((3, 4)), T((3,)), T((4,)), **s) for s in SCALES],
    [sample(T(s), T((3,)), T((4,))) for s in ((4,), (3, 1), (), (1, 4), (3, 5), (2, 3, 4))],
    [sample(T((3, 4)), T((3,)), T((4, 1))), sample(T((4, 3), layout="transposed"), T((4,)), T((3,))), sample(T((0, 4)), T((0,)), T((4,)))],
    [sample(T((3, 4), special=True, grad=False), T((3,)), T((4,)), beta=0)],
), NUMBERS, strides=False)  # fmt: skip
op("addr", [sample(T((3, 4)), T((3,)), T((4,)), beta=b, alpha=a) for b in (0, 2, True, False) for a in (0, -1, True)], ("bool",), grad=False)
op("addbmm", chain(
    [sample(T((3, 5)), T((2, 3, 4)), T((2, 4, 5)), **s) for s in SCALES],
    [sample(T((3, 5)), T((0, 3, 4)), T((0, 4, 5))), sample(T((3, 5)), T((2, 3, 4)), T((2, 5, 4))), sample(T((3, 5)), T((2, 3, 4), layout="transposed"), T((2, 4, 5), layout="transposed"))],
), (*FLOATS, "int64"), strides=False, rtol=LOOSE)  # fmt: skip
op("addbmm", [sample(T(s), T((2, 3, 4)), T((2, 4, 5))) for s in ((5,), (3, 1), (), (4, 5))], inplace=False, strides=False, rtol=LOOSE)
op("chain_matmul", [
    sample(T((3, 4)), T((4, 5))), sample(T((3, 4)), T((4, 5)), T((5, 2))), sample(T((10, 3)), T((3, 20)), T((20, 4)), T((4, 1))), sample(T((3, 4))), sample(T((3, 4)), T((5, 6))),
], strides=False, rtol=LOOSE)  # fmt: skip

PAIRS = (((4, 3), (5, 3)), ((2, 4, 3), (2, 5, 3)), ((2, 1, 4, 3), (3, 5, 3)), ((30, 7), (28, 7)), ((1, 1), (1, 1)), ((4, 33), (3, 33)))
op("cdist", chain(
    [sample(T(a), T(b), p=p) for a, b in PAIRS for p in (2.0, 1.0, float("inf"), 3.0, 1.5, 0.0)],
    [sample(T(a), T(b), p=p, compute_mode="donot_use_mm_for_euclid_dist") for a, b in (((3, 8), (17, 8)), ((2, 3, 2), (2, 40, 2)), ((5, 1), (9, 1)), ((3, 9), (35, 9))) for p in (2.0, 1.0, float("inf"), 0.0)],
    [sample(T(a), T(b), p=p) for a, b in (((0, 3), (5, 3)), ((4, 3), (0, 3)), ((4, 0), (5, 0)), ((2, 0, 3), (2, 5, 3))) for p in (2.0, 1.0)],
    [sample(T((4, 3)), T((5, 3)), compute_mode=mode) for mode in ("use_mm_for_euclid_dist", "donot_use_mm_for_euclid_dist", "x")],
    [sample(T((5, 4), layout="transposed"), T((6, 4), layout="sliced")), sample(T((4, 3)), T((5, 4))), sample(T((3,)), T((5, 3))), sample(T((4, 3)), T((5, 3)), p=-1.0)],
    [sample(T((4, 3), integral=True), T((6, 3), integral=True), p=p) for p in (1.0, 2.0, 3.0, 0.7)],
), strides=False, gradgrad=False, rtol={"float32": 1e-4}, errors=[lambda m: m.cdist(m.ones(2, 2, dtype=m.int64), m.ones(2, 2, dtype=m.int64)), lambda m: m.cdist(m.ones(2, 2), m.ones(2, 2).double())])  # fmt: skip
