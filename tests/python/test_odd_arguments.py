"""nn functions with odd and with wrong arguments: PyTorch's result, or its exception type. Each case is an expression
over a module m, its functions F, and x(shape, dtype): a tensor of that shape.
"""

from __future__ import annotations

import math
import warnings

import flashlight
import numpy as np
import pytest
import torch
from ops.records import mirror, to_torch

CASES = """
F.lp_pool1d(x((2, 3, 9)), inf, 2, 3, True)
F.lp_pool2d(x((2, 3, 8, 9)), -inf, 2)
F.lp_pool3d(x((3, 5, 6, 7)), inf, 2)
F.lp_pool2d(x((2, 3, 8, 9)), 2.0, 2, [1])
F.lp_pool2d(x((2, 3, 8, 9)), 0, 2)
F.adaptive_avg_pool2d(x((5, 6)), 1)
F.adaptive_avg_pool2d(x((2, 3, 4, 5, 6)), 1)
F.adaptive_avg_pool2d(x((2, 3, 4, 0)), 1)
F.adaptive_avg_pool2d(x((2, 3, 4, 0)), 2)
F.adaptive_avg_pool3d(x((4, 5, 6)), 1)
F.adaptive_avg_pool1d(x((2, 3, 0)), 1)
F.adaptive_avg_pool1d(x((3,)), 1)
F.adaptive_avg_pool2d(x((2, 3, 4), "int64"), 1)
F.adaptive_avg_pool2d(x(()), 1)
F.adaptive_avg_pool2d(x((2, 3, 4)), [1])
F.adaptive_max_pool2d(x((2, 3, 4)), [2])
F.adaptive_max_pool3d(x((2, 3, 4, 5)), [2, 2])
F.adaptive_max_pool1d(x((2, 3, 4)), 2, 1)
F.avg_pool2d(x(()), 2)
F.avg_pool2d(x((4, 5)), 2)
F.avg_pool3d(x((3, 9, 7, 2)), 3, 1, 1)
F.avg_pool2d(x((3, 9, 2)), 3, 1, 1)
F.max_unpool1d(x((2, 3, 2)), m.zeros((2, 3, 2), dtype=m.int64), 0)
F.max_unpool1d(x((2, 3, 2)), m.zeros((2, 3, 2), dtype=m.int64), -1)
F.max_unpool2d(x((3,)), m.zeros((3,), dtype=m.int64), 2)
F.max_unpool3d(x((1, 2, 1, 2)), m.arange(4).view(1, 2, 1, 2), 2, 0)
F.max_unpool3d(x((1, 2, 1, 2)), m.arange(4).view(1, 2, 1, 2), 0, 2)
F.fractional_max_pool2d(x((2, 3, 8, 9)), 2, output_size=0)
F.fractional_max_pool2d(x((2, 3, 8, 9)), 2, output_size=[3])
F.fractional_max_pool2d(x((8, 9)), 2, output_size=3)
F.fractional_max_pool2d(x((8, 9)), 2, output_size=3, _random_samples=x((1, 1, 2)))
F.fractional_max_pool3d(x((3, 6, 6, 6), "int64"), 2, output_size=3)
F.fractional_max_pool3d(x((3, 6, 6, 6), "int64"), 2, output_size=3, _random_samples=x((1, 3, 3)))
F.fractional_max_pool2d(x((2, 3, 8, 9)), 2, output_ratio=1)
F.unfold(x((2, 3, 7, 6)), [1])
F.unfold(x((2, 3, 7, 6)), 2**70)
F.max_pool2d(x((2, 3, 7, 6)), 2**70)
F.fold(x((2, 12, 12), "bool"), (4, 5), 2)
F.fold(x((2, 12, 4)), [4], 2, stride=2)
F.pixel_unshuffle(x((2, 3, 4, 0)), 2)
F.interpolate(x((2, 3, 5, 6)), [4])
F.interpolate(x((2, 3, 5)), [4])
F.interpolate(x((2, 3, 5, 6)), 4)
F.interpolate(x((2, 3, 5, 6)), scale_factor=[2.0])
F.interpolate(x((2, 3, 5, 6)), scale_factor=0, mode="area")
F.interpolate(x((2, 3, 5, 6)), scale_factor=2, mode="nonsense", align_corners=False)
F.interpolate(x(()), (3, 4), mode="bilinear")
F.upsample(x((2, 3, 5, 6)), [4])
F.upsample_nearest(x((2, 3, 5, 6)), 4)
m.nn.Upsample(size=[4])(x((2, 3, 5, 6)))
m.nn.Upsample(scale_factor=2)(x((2, 3, 5, 6)))
m.nn.Upsample(size=(4, 3), mode="bilinear")(x((2, 3, 5, 6)))
m.nn.UpsamplingNearest2d(size=4)(x((2, 3, 5, 6)))
F.pad(x((2, 3, 4)), (-5, 2))
F.pad(x((2, 3, 4)), (-2, -2))
F.pad(x((3, 4), "bool"), (1, 2), "replicate")
F.pad(x((3, 4), "bool"), (1, 2), "reflect")
F.pad(x((3, 4), "bool"), (1, 2), "circular")
F.batch_norm(x((4, 6)), m.zeros(6, dtype=m.float64), m.ones(6))
F.batch_norm(x((4, 6)), m.zeros(6), m.ones(6, dtype=m.int64), training=True)
F.batch_norm(x((4, 6), "float16"), m.zeros(6), m.ones(6))
F.batch_norm(x((4, 6), "bfloat16"), m.zeros(6, dtype=m.float16), m.ones(6, dtype=m.float16))
F.batch_norm(x((4, 0)), None, None, m.ones(6), training=True)
F.batch_norm(x((0, 6)), m.ones(5), m.ones(5), training=True)
F.batch_norm(x((0, 6)), None, None)
F.batch_norm(x((1, 0)), None, None, training=True)
F.batch_norm(x((6,)), None, None, training=True)
F.batch_norm(x((6,)), m.zeros(6), m.ones(6))
F.batch_norm(x(()), None, None, training=True)
F.instance_norm(x((2, 6, 3)), m.zeros(6, dtype=m.float64), m.ones(6, dtype=m.float64))
F.instance_norm(x((2, 6, 3)), m.zeros(6), m.ones(6, dtype=m.float64))
F.instance_norm(x((2, 6, 3)), m.zeros(6, dtype=m.float64), m.ones(6), use_input_stats=False)
F.instance_norm(x((6,)))
F.layer_norm(x((2, 3), "int64"), (3,), m.ones(3))
F.layer_norm(x((2, 3), "int64"), (3,))
F.group_norm(x((2, 4), "bool"), 2, m.ones(4))
F.group_norm(x((2, 4)), 0)
F.group_norm(x((2, 4)), -1)
F.rms_norm(x((4, 6)), (6,), x((6,), "float64"))
F.rms_norm(x((4, 6), "float64"), (6,), x((6,)))
F.rms_norm(x((4, 6)), (6,), x((6,), "bool"))
F.rms_norm(x(()), (6,))
F.local_response_norm(x((1, 4, 3), "int64"), 3)
F.local_response_norm(x((1, 4, 3, 2), "int64"), 3)
F.local_response_norm(x((1, 4, 3), "bool"), 3)
F.normalize(x((2, 3, 4)), dim=(0, 1))
F.normalize(x((2, 3, 4)), dim=None)
F.normalize(x((2, 3, 4)), None, [2])
F.normalize(x((2, 3, 4)), 1, -1)
F.conv_transpose2d(x((2, 3, 5, 0)), x((3, 4, 3, 3)))
F.conv_transpose2d(x((0, 3, 5, 5)), x((3, 4, 3, 3)))
F.conv2d(x((2, 3, 5, 5), "bool"), x((4, 3, 3, 3)), x((4,)))
F.conv2d(x((2, 3, 5, 5), "bool"), x((4, 3, 3, 3)))
F.scaled_dot_product_attention(x((2, 3, 4)), x((2, 5, 4)), x((2, 5, 4)), x(()))
F.scaled_dot_product_attention(x((1, 2, 3, 4)), x((1, 2, 5, 4)), x((1, 2, 5, 4)), x(()))
attend(x((18, 6)), x((18,)), 2)
attend(x((19, 6)), x((18,)), 2)
attend(x((18, 6)), x((19,)), 2)
attend(x((18, 6)), x((18,)), 0)
attend(x((18, 6)), x((18,)), -1)
attend(x((18, 6)), x((18,)), 4)
attend(x((18, 6)), x((18,)), 2, need_weights=1)
attend(x((18, 6)), x((18,)), 2, need_weights=None)
F.dropout1d(x((2, 3, 4, 5)), 0.5)
F.dropout3d(x((2, 3, 2, 2, 2, 2)), 0.5)
F.dropout3d(x((2, 3, 2)), 0.5)
F.dropout(x((3, 4)), nan)
F.dropout(x((3, 4)), 2.0)
m.feature_dropout(x((3, 4)), 2.0, True)
F.alpha_dropout(x((3, 4), "bool"), 1.0, True)
F.alpha_dropout(x((3, 4)), 0.5, True, 1)
F.embedding_bag(m.zeros((3, 0), dtype=m.int64), x((5, 3)))
F.embedding_bag(m.zeros((3, 2), dtype=m.int64), x((5,)))
F.embedding_bag(m.zeros((3, 2), dtype=m.int64), x((5, 3), "int64"))
F.embedding_bag(m.zeros((3, 2), dtype=m.int64), x((5, 3)), padding_idx=9)
F.embedding(m.zeros((3, 2), dtype=m.int64), x((5, 3)), padding_idx=9)
F.softmax(x((3, 4)), None)
F.softmax(x((3, 4)), 1, 5, m.float64)
F.softmax(x((3, 4)), dim=-1, _stacklevel=5)
F.log_softmax(x((3, 4)), 0, _stacklevel=5)
m.softmax(x((3, 4)), None)
m.log_softmax(x((3, 4)), None)
F.gumbel_softmax(x((3, 4)), hard=1)
F.relu6(x((3, 4)), 1)
F.softshrink(x((3, 4)), inf)
F.softshrink(x((3, 4)), 1e39)
F.softshrink(x((3, 4), "float64"), 1e39)
F.mse_loss(x((3, 4)), x((3, 4)), reduction=None)
F.cross_entropy(x((3, 4)), m.zeros(3, dtype=m.int64), reduction=3)
F.ctc_loss(x((9, 2, 5)), m.ones((2, 3), dtype=m.int64), m.tensor([9, 9]), m.tensor([3, 3]), reduction=None)
F.gaussian_nll_loss(x((3, 4)), x((3, 4)), x((3, 4)), full=1)
F.ctc_loss(x(()), m.ones((2, 3), dtype=m.int64), m.tensor([9, 9]), m.tensor([3, 3]))
F.bilinear(x((2, 3)), x((2, 4)), x(()))
F.bilinear(x((2, 3)), x((2, 4)), x((5, 3, 4)), x(()))
F.grid_sample(x(()), x((2, 3, 3, 2)))
F.grid_sample(x((2, 3, 4, 4), "int64"), x((2, 3, 3, 2)))
m.affine_grid_generator(x((2, 3)), [1, 3, 4, 5], True)
m.lstm_cell(x((3, 4), "int64"), [x((3, 5)), x((3, 5))], x((20, 4)), x((20, 5)))
m.gru_cell(x((4,)), x((3, 5)), x((15, 4)), x((15, 5)))
m.gru_cell(x((3, 4)), x((3, 5)), x((15, 4)), x((15, 5)), x(()), x(()))
m.rnn_tanh_cell(x((3, 4)), x((3, 5)), x((5, 4)), x((5, 5)), x((5,)), x(()))
m.gru(x((4, 3, 6), "int64"), x((1, 3, 5)), [x((15, 6)), x((15, 5))], False, 1, 0.0, False, False, False)
m.gru(x((4, 3, 6)), x(()), [x((15, 6)), x((15, 5))], False, 1, 0.0, False, False, False)
m.gru_cell(x((3, 4)), x((5,)), x((15, 4)), x((15, 5)))
m.lstm_cell(x((3, 4)), [x((3, 5)), x((3, 5))], x((20,)), x((20, 5)))
m.gru(x((3, 6)), x((1, 3, 5)), [x((15, 6)), x((15, 5))], False, 1, 0.0, False, False, False)
F.dropout3d(x(()), 0.5)
F.dropout2d(x((3,)), 0.5)
F.embedding_bag(m.zeros((3, 2), dtype=m.int64), x((5, 3)), mode=3)
F.grid_sample(x((2, 3, 4, 4)), x((2, 3, 3, 2)), mode=None)
F.grid_sample(x((2, 3, 4, 4)), x((2, 3, 3, 2)), padding_mode=1)
F.pad(x((3, 4)), (1, 2), mode=1)
F.poisson_nll_loss(x((3, 4)), x((3, 4)), reduction=None)
F.conv1d(x((2, 3, 5), "bool"), x((4, 3, 3)), x((4,)))
F.conv_transpose2d(x((2, 3, 5, 5), "bool"), x((3, 4, 3, 3)), x((4,)))
F.layer_norm(x((2, 3), "int64"), (3,), None, m.ones(3))
m.nn.init.dirac_(x((4, 2, 0)))
m.nn.init.dirac_(x((4, 2, 3)), 0)
m.nn.init.dirac_(x((4, 2, 3)), -1)
m.nn.init.dirac_(x((0, 2, 3)))
""".strip().splitlines()


def drawn(shape: tuple[int, ...], dtype: str = "float32") -> torch.Tensor:
    values = torch.from_numpy(np.random.default_rng(len(shape)).uniform(0.1, 2, shape).astype("float32"))
    return (values > 1) if dtype == "bool" else (values * 3).to(getattr(torch, dtype))


def result(module, case: str):
    def x(shape, dtype="float32"):
        t = drawn(shape, dtype)
        return t if module is torch else mirror(t)

    def attend(weight, bias, heads, **options):
        q = x((3, 2, 6))
        return module.nn.functional.multi_head_attention_forward(
            q, q, q, 6, heads, weight, bias, None, None, False, 0.0, x((6, 6)), x((6,)), **options
        )

    module.manual_seed(3)
    names = {"m": module, "F": module.nn.functional, "x": x, "attend": attend, "inf": math.inf, "nan": math.nan}
    try:
        return "ok", eval(case, names)  # noqa: S307 (the cases above)
    except Exception as error:  # noqa: BLE001
        return type(error), error


@pytest.mark.parametrize("case", CASES)
def test_odd(case: str):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        status, want = result(torch, case)
        my_status, got = result(flashlight, case)
    assert my_status == status, f"{got!r}, torch has {want!r}"
    if status != "ok":
        return
    for ours, theirs in zip(got, want) if isinstance(want, tuple) else [(got, want)]:
        if theirs is None:
            assert ours is None
        else:
            torch.testing.assert_close(to_torch(ours), theirs, rtol=1e-4, atol=1e-5, equal_nan=True)
