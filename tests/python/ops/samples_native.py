"""Functions beneath nn.functional: layers with their statistics or in another order of arguments, convolutions by name."""

import torch
from records import T, op, sample

W, B = T((6,), 0.5, 2), T((6,), -1, 1)
MEAN, VAR = T((6,), -1, 1, grad=False), T((6,), 0.5, 2, grad=False)
LOOSE = {"float32": 2e-5}

op("native_layer_norm", [sample(T((4, 6)), (6,), W, B, 1e-5), sample(T((2, 3, 6)), (3, 6), None, None, 0.1), sample(T((0, 6)), (6,), None, None, 1e-5)],
   rtol=LOOSE, strides=False, numeric=False, errors=[lambda m: m.native_layer_norm(m.ones(2, 3), (2,), None, None, 1e-5)])  # fmt: skip
op("native_group_norm", [sample(T((2, 6, 4), grad=False), W, B, 2, 6, 4, 3, 1e-5)],
   rtol=LOOSE, strides=False, grad=False, errors=[lambda m: m.native_group_norm(m.ones(2, 6, 4), None, None, 2, 6, 4, 4, 1e-5)])  # fmt: skip
op("native_batch_norm",
   [sample(T((5, 6)), W, B, None, None, True, 0.1, 1e-5), sample(T((2, 6, 3)), None, None, MEAN, VAR, True, 0.3, 1e-3),
    sample(T((2, 6, 3)), W, B, MEAN, VAR, False, 0.3, 1e-3)],
   rtol=LOOSE, strides=False, gradgrad=False)  # no statistics and not training: PyTorch crashes
op("batch_norm", [sample(T((5, 6)), W, B, MEAN, VAR, t, 0.1, 1e-5, False) for t in (True, False)], path="batch_norm", rtol=LOOSE, strides=False, gradgrad=False)
op("instance_norm", [sample(T((2, 6, 5)), W, B, None, None, True, 0.1, 1e-5, False)], path="instance_norm", rtol=LOOSE, strides=False)
op("native_dropout", [sample(T((4, 5)), 0.5, None)], strides=False, grad=False)  # PyTorch's gradient leaves 1 / (1 - p) out
op("native_dropout", [sample(T((40,)), 0.3, True), sample(T((3,)), 0.5, False), sample(T((3,)), 1.0, True), sample(T((0, 2)), 0.5, True)],
   strides=False, numeric=False)  # fmt: skip
op("embedding", [sample(T((5, 3)), T((7,), 0, 4, dtype="int64"), 2, True)], path="embedding", numeric=False)
op("embedding", [sample(T((5, 3)), T((2, 4), 0, 4, dtype="int64"))], path="embedding",
   errors=[lambda m: m.embedding(m.ones(5, 3), m.ones(2))])  # fmt: skip
BAGS, STARTS = torch.tensor([0, 1, 3, 2, 1]), torch.tensor([0, 2, 2, 5])
op("embedding_bag", [sample(T((4, 3)), BAGS.to(kind), STARTS.to(kind), freq, mode, False, None, last, padding)
                     for kind in (torch.int64, torch.int32) for freq, mode in ((False, 0), (False, 1), (False, 2)) for last in (False, True) for padding in (None, 1)]
   + [sample(T((4, 3)), BAGS, STARTS, False, 0, False, T((5,)))],
   path="embedding_bag", strides=False, gradgrad=False,
   errors=[lambda m: m.embedding_bag(m.ones(4, 3), m.tensor([0]), m.tensor([1])), lambda m: m.embedding_bag(m.ones(4, 3), m.tensor([0]), m.tensor([0]), False, 3),
           lambda m: m.embedding_bag(m.ones(4, 3), m.tensor([0]), m.tensor([0]), False, 1, False, m.ones(1)), lambda m: m.embedding_bag(m.ones(4, 3), m.tensor([4]), m.tensor([0])),
           lambda m: m.embedding_bag(m.ones(4, 3), m.tensor([0]), m.tensor([0]), False, 0, False, m.ones(2)), lambda m: m.embedding_bag(m.ones(4, 3), m.tensor([0.0]), m.tensor([0]))])  # fmt: skip
op("adaptive_max_pool1d", [sample(T((2, 3, 9), distinct=True), 4), sample(T((3, 9), distinct=True), [2])], path="adaptive_max_pool1d", strides=False)
op("norm_except_dim", [sample(T((3, 4, 2)), 2, 0), sample(T((3, 4, 2)), 1, 1), sample(T((3, 4)), 2, -1), sample(T((3,)), 2, 0)], strides=False, rtol=LOOSE)
op("conv_tbc", [sample(T((5, 2, 3)), T((2, 3, 4)), T((4,)), pad) for pad in (0, 1, 3)] + [sample(T((1, 2, 3)), T((2, 3, 4)), T((4,)))],
   rtol=LOOSE, gradgrad=False,
   errors=[lambda m: m.conv_tbc(m.ones(5, 2), m.ones(2, 3, 4), m.ones(4)), lambda m: m.conv_tbc(m.ones(5, 2, 3), m.ones(2, 2, 4), m.ones(4)),
           lambda m: m.conv_tbc(m.ones(5, 2, 3), m.ones(2, 3, 4), m.ones(3)), lambda m: m.conv_tbc(m.ones(5, 2, 3), m.ones(2, 3, 4), None)])  # fmt: skip
CONVS = [sample(T((2, 4, 7)), T((6, 2, 3)), T((6,)), [2], [1], [1], False, [0], 2), sample(T((1, 3, 6, 5)), T((4, 3, 2, 2)), None, [1, 2], [0], [2], False, [0, 0], 1),
         sample(T((1, 2, 5, 5)), T((2, 3, 2, 2)), None, [2], [0], [1], True, [1], 1), sample(T((1, 2, 3, 3, 3)), T((2, 2, 2, 2, 2)), T((2,)), [1], [0], [1], True, [0], 1)]  # fmt: skip
op("convolution", CONVS, strides=False, rtol={"float32": 1e-4},
   errors=[lambda m: m.convolution(m.ones(2, 5, 5), m.ones(2, 2, 2, 2), None, [1], [0], [1], False, [0], 1),
           lambda m: m.convolution(m.ones(1, 2, 5, 5), m.ones(2, 2, 2, 2), None, [1, 1, 1], [0], [1], False, [0], 1)])  # fmt: skip

# The steps of nn.utils.rnn. Equal lengths come in the order of PyTorch's sort, which is not stable beyond 16 of them.
LENGTHS = [sample(T((n,), 1, top, dtype="int64", grad=False)) for n in (1, 5, 16, 17, 40, 300) for top in (1, 3, 9, 500)]
op("_sort_lengths", [*LENGTHS, sample(torch.arange(700) % 7 + 1), sample(torch.arange(200).flip(0) + 1)], ("int64",), grad=False,
   call=lambda m: m._sort_lengths if hasattr(m, "_sort_lengths") else lambda x: m.sort(x, descending=True))  # fmt: skip
SIDES = [sample([T((3, 2)), T((1, 2)), T((4, 2))], first, value, side) for first in (False, True) for value, side in ((0.0, "right"), (-1, "left"))]
op("_pad_sequence", [*SIDES, sample([T((3,)), T((0,))]), sample([T((2,), dtype="int64"), T((3,), dtype="int64")], True, 7)],
   call=lambda m: m.nn.utils.rnn.pad_sequence,
   errors=[lambda m: m.nn.utils.rnn.pad_sequence([]), lambda m: m.nn.utils.rnn.pad_sequence([m.ones(2), m.ones(3)], padding_side="top"),
           lambda m: m.nn.utils.rnn.pad_sequence([m.ones(2, 2), m.ones(3, 3)])])  # fmt: skip
op("_unpad_sequence", [sample(T((4, 3, 2)), torch.tensor([4, 1, 0])), sample(T((3, 5)), torch.tensor([2, 5, 3]), True)],
   call=lambda m: lambda padded, *rest: m.nn.utils.rnn.unpad_sequence(padded.clone(), *rest), strides=False)  # fmt: skip
