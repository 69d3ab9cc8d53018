"""Records of sequence.def, copies.def and what stands beside them."""

from records import ALL, FLOATS, NUMBERS, T, chain, op, sample

for name in ("hann_window", "hamming_window", "blackman_window", "bartlett_window", "kaiser_window"):
    op(name, chain([sample(n) for n in (0, 1, 2, 5, 6, 100)], [sample(n, False) for n in (0, 1, 2, 5, 6)], [sample(5, periodic=False), sample(-1), sample(2.5)]),
       rtol=1e-5, grad=False, errors=[lambda m: m.hann_window(5, dtype=m.int64)])  # fmt: skip
op("hamming_window", [sample(7, True, 0.5), sample(7, True, 0.5, 0.3)], rtol=1e-5, grad=False)
op("kaiser_window", [sample(7, True, 8.0), sample(7, False, beta=3.0)], rtol=1e-5, grad=False)
op("range", [sample(0, 5), sample(1, 4, 0.5), sample(5, 1, -1), sample(5, 1), sample(0, 3, 0), sample(0.5, 3.1), sample(3, 3), sample(float("nan"), 1)], grad=False,
   errors=[lambda m: m.range(5)])  # fmt: skip
op("vander", [sample(T((4,))), sample(T((4,)), 3), sample(T((4,)), 3, True), sample(T((4,)), increasing=True), sample(T((4,)), N=0), sample(T((4,)), 1), sample(T((0,))), sample(T((2, 2))), sample(T((3,)), -1)],
   NUMBERS, strides=False, grad=False)  # fmt: skip
op("cartesian_prod", [sample(T((3,))), sample(T((3,)), T((2,))), sample(T((2,)), T((3,)), T((4,))), sample(T((0,)), T((3,))), sample(T((2, 2)), T((3,))), sample(T((2,)), T((3,), dtype="int16", grad=False))],
   FLOATS, strides=False)  # fmt: skip
op("combinations", chain(
    [sample(T((n,)), r, w) for n in (0, 1, 4, 5) for r in (0, 1, 2, 3, 6) for w in (False, True)], [sample(T((4,))), sample(T((4,)), with_replacement=True), sample(T((2, 2))), sample(T((3,)), -1)],
), (*FLOATS, "int64"), strides=False, gradgrad=False)  # fmt: skip
op("unravel_index", [sample(T((5,), 0, 23, dtype="int64", grad=False), s) for s in ((2, 3, 4), (24,), 24, (4, 6), (3, 2))]
   + [sample(T((3,)), (2, 3)), sample(T((2, 2), 0, 5, dtype="int64", grad=False), (2, 3))], grad=False, strides=False)  # fmt: skip

CUBE, TURNED = T((2, 3, 4)), T((2, 3, 4), layout="transposed")
COPIES = {
    "alias": [()], "detach": [()], "as_strided": [((2, 2), (1, 2)), ((2, 2), (1, 2), 1)], "diagonal": [(), (1,), (0, 1, 2)], "expand": [((5, 2, 3, 4),), ((2, -1, 4),)],
    "narrow": [(1, 0, 2), (2, 3, 9)], "permute": [((2, 0, 1),), ((0, 0, 1),)], "select": [(1, 0), (1, 7)], "slice": [(1,), (1, 1), (2, 0, 4, 2), (0, -1)], "squeeze": [(), (0,), ((0, 1),)],
    "transpose": [(0, 1), (0, -1)], "unfold": [(2, 2, 1)], "unsqueeze": [(0,), (-1,), (9,)], "split": [(2, 2), (1,)], "split_with_sizes": [((1, 2), 1)], "unbind": [(), (2,)],
}  # fmt: skip
for name, arguments in COPIES.items():
    op(f"{name}_copy", [sample(t, *a) for a in arguments for t in (CUBE, TURNED)], (*FLOATS, "int64"), out=False, strides=False, gradgrad=False, grad=name != "detach")
op("t_copy", [sample(T((3, 4))), sample(T((3,))), sample(CUBE)], out=False, strides=False)
op("view_copy", [sample(CUBE, (6, 4)), sample(CUBE, (-1,)), sample(CUBE, (5, 4))], out=False, strides=False)

op("ldexp", [sample(T((5,)), T((5,), -3, 3, dtype="int64", grad=False))], FLOATS, grad=False)
op("ldexp", [sample(T((3, 1)), T((4,), -3, 3)), sample(T((3,)), T(())), sample(T((0,)), T((0,)))], (*FLOATS, "int32"), strides=False)
op("frexp", [sample(T((20,), -100, 100)), sample(T((3, 4), layout="transposed")), sample(T((30,), special=True, grad=False)), sample(T((0,))), sample(T((4,), 1e-40, 1e-38, grad=False)), sample(T(()))],
   strides=False, gradgrad=False, numeric=False, errors=[lambda m: m.frexp(m.tensor([1]))])  # fmt: skip
op("angle", [sample(T((9,))), sample(T((30,), special=True, grad=False)), sample(T((0,))), sample(T(()))], ALL, out=False, numeric=False)
op("isreal", [sample(T((3, 4))), sample(T(()))], ALL, grad=False)
op("real", [sample(T((3, 4)))], ALL)
op("conj_physical", [sample(T((3, 4))), sample(T((0,))), sample(T(()))], ALL)
op("renorm", [sample(T((3, 4)), p, d, m) for p in (1, 2, 0.5, float("inf")) for d in (0, 1, -1) for m in (0.5, 3, 100)] + [
    sample(T((2, 3, 4)), 2, 1, 1.5), sample(T((3, 4), layout="transposed"), 2, 0, 1), sample(T((3,)), 1, 0, 5), sample(T((3, 2)), -1, 0, 5), sample(T((3, 2)), 1, 0, -5), sample(T((3, 2)), 1, 2, 5),
    sample(T((0, 3)), 2, 0, 1)], strides=False, rtol=1e-5, gradgrad=False)  # fmt: skip
op("nonzero_static", [sample(T((9,), integral=True, low=0, high=1), size=n) for n in (0, 2, 20)] + [sample(T((3, 4), integral=True, low=0, high=1), size=20, fill_value=7), sample(T(()), size=2), sample(T((3,)), size=-1)],
   ALL, grad=False, out=False)  # fmt: skip

op("empty_permuted", [sample((0, 3), (1, 0)), sample((3, 0, 2), (2, 0, 1)), sample((2, 3), (1, 1)), sample((2, 3), (0,)), sample((2, 3), (0, 5)), sample((-1, 3), (0, 1))], grad=False,
   covers=("new_empty_strided",))  # fmt: skip
