"""Records of dropout.def and embedding.def: the masks are those that PyTorch draws for the same seed."""

import torch
from records import LAYOUTS, T, chain, op, sample

F = "nn.functional."

SHAPES = [sample(T(shape)) for shape in ((), (0,), (7,), (3, 4), (2, 3, 5), (33, 70), (1000,))]
SHAPES += [sample(T(shape, layout=layout)) for layout, shape in LAYOUTS if layout != "expanded"]
MODES = [sample(T((4, 6)), p) for p in (0.0, 0.1, 0.9, 1.0)] + [sample(T((4, 6)), 0.5, False), sample(T((4, 6)), p=0.3, training=True)]
BAD = [-0.1, 1.1]


def wrong(name):
    return [lambda m, p=p: getattr(m.nn.functional, name)(m.ones(2, 3, 4), p) for p in BAD]


op("dropout", chain(SHAPES, MODES), path=F + "dropout", numeric=False, strides=False, inplace=False, errors=[*wrong("dropout"), lambda m: m.nn.functional.dropout(m.ones(3, dtype=m.int64))])
CHANNELS = {1: [(2, 3, 4), (3, 4), (5, 7, 1)], 2: [(2, 3, 4, 5), (5, 7, 1, 2)], 3: [(2, 3, 2, 2, 2), (3, 2, 2, 2)]}
for d, shapes in CHANNELS.items():
    name = f"dropout{d}d"
    samples = [sample(T(s), *rest) for s in shapes for rest in ((), (0.2,), (0.5, False), (1.0,), (0.0,))]
    op(name, samples, path=F + name, numeric=False, strides=False, inplace=False, errors=wrong(name))
for name in ("alpha_dropout", "feature_alpha_dropout"):
    op(name, [sample(T(s), *rest) for s in ((4, 6), (2, 3, 4)) for rest in ((), (0.2, True), (0.5, False), (1.0, True), (0.0, True))],
       path=F + name, numeric=False, strides=False, inplace=False, errors=wrong(name))  # fmt: skip
op("feature_dropout", [sample(T((4, 6)), 0.3, True), sample(T((2, 3, 4)), 0.3, True), sample(T((2, 3, 4)), 0.3, False)], numeric=False, strides=False, inplace=False)


def rows(shape, n, dtype="int64"):
    return T(shape, 0, n - 1, dtype=dtype)


EMBEDDING = [sample(rows(shape, 5), T((5, 3))) for shape in ((), (4,), (0,), (2, 3), (50,))]
EMBEDDING += [sample(rows((7,), 5, "int32"), T((5, 3))), sample(rows((7,), 5), T((5, 3), layout="transposed")), sample(rows((4, 3), 5), T((5, 70)))]
EMBEDDING += [sample(rows((20,), 5), T((5, 3)), padding_idx=i) for i in (0, 2, -1)]
EMBEDDING += [sample(rows((300,), 200), T((200, 300)))]
op("embedding", EMBEDDING, path=F + "embedding",
   errors=[
       lambda m: m.nn.functional.embedding(m.tensor([5]), m.ones(5, 3)),
       lambda m: m.nn.functional.embedding(m.tensor([-1]), m.ones(5, 3)),
       lambda m: m.nn.functional.embedding(m.tensor([1.0]), m.ones(5, 3)),
       lambda m: m.nn.functional.embedding(m.tensor([1]), m.ones(5)),
   ])  # fmt: skip
op("embedding", [sample(rows((20,), 5), T((5, 3)), scale_grad_by_freq=True, padding_idx=p) for p in (None, 1)], path=F + "embedding", gradgrad=False, numeric=False)
op("embedding_renorm_", [sample(T((5, 3)), rows((4,), 5), 1.0, p) for p in (1.0, 2.0)] + [sample(T((5, 3)), rows((2, 3), 5, "int32"), 0.5, 2.0)], grad=False, gradgrad=False, numeric=False,
   errors=[
       lambda m: m.embedding_renorm_(m.ones(3), m.tensor([0]), 1.0, 2.0),
       lambda m: m.embedding_renorm_(m.ones(3, 2), m.tensor([0.0]), 1.0, 2.0),
       lambda m: m.embedding_renorm_(m.ones(3, 2), m.tensor([5]), 1.0, 2.0),
       lambda m: m.embedding_renorm_(m.ones(3, 2, requires_grad=True), m.tensor([0]), 1.0, 2.0),
   ])

BAG = []
for mode in ("sum", "mean", "max"):
    BAG += [sample(rows((3, 4), 5), T((5, 3)), mode=mode, **o) for o in ({}, {"padding_idx": 1}, {"padding_idx": -1})]
    BAG += [sample(rows((7,), 5), T((5, 3)), torch.tensor([0, 2, 2, 5]), mode=mode), sample(rows((7,), 5), T((5, 3)), torch.tensor([0, 2, 5, 7]), mode=mode, include_last_offset=True)]
    BAG += [sample(rows((7,), 5, "int32"), T((5, 3)), torch.tensor([0, 4], dtype=torch.int32), mode=mode), sample(rows((0, 4), 5), T((5, 3)), mode=mode)]
BAG += [sample(rows((7,), 5), T((5, 3)), torch.tensor([0, 2, 2, 5]), mode="sum", per_sample_weights=T((7,))), sample(rows((2, 4), 5), T((5, 3)), mode="sum", per_sample_weights=T((2, 4)), padding_idx=0)]
op("embedding_bag", BAG, path=F + "embedding_bag", gradgrad=False, numeric=False, strides=False, rtol={"float32": 1e-5},
   errors=[
       lambda m: m.nn.functional.embedding_bag(m.tensor([[1]]), m.ones(3, 2), m.tensor([0])),
       lambda m: m.nn.functional.embedding_bag(m.tensor([1]), m.ones(3, 2)),
       lambda m: m.nn.functional.embedding_bag(m.tensor([1, 2]), m.ones(3, 2), m.tensor([1])),
       lambda m: m.nn.functional.embedding_bag(m.tensor([[1, 2]]), m.ones(3, 2), mode="median"),
       lambda m: m.nn.functional.embedding_bag(m.tensor([[1, 2]]), m.ones(3, 2), per_sample_weights=m.ones(1, 2)),
       lambda m: m.nn.functional.embedding_bag(m.tensor([[1, 2]]), m.ones(3, 2), mode="sum", per_sample_weights=m.ones(2)),
       lambda m: m.nn.functional.embedding_bag(m.tensor([[1, 2]]), m.ones(3, 2), mode="max", scale_grad_by_freq=True),
   ])  # fmt: skip
