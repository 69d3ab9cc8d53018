"""Made by tools/generate.py from src/ops/*.def: edit those rows, not this file."""

import builtins
from collections.abc import Sequence
from typing import Any, overload

from flashlight import Generator, Tensor, device, dtype, layout, memory_format
from flashlight._types import Number

def adaptive_avg_pool1d(input: Tensor, output_size: builtins.int | Sequence[builtins.int] | None) -> Tensor: ...
def adaptive_avg_pool2d(input: Tensor, output_size: builtins.int | Sequence[builtins.int] | None) -> Tensor: ...
def adaptive_avg_pool3d(input: Tensor, output_size: builtins.int | Sequence[builtins.int] | None) -> Tensor: ...
def adaptive_max_pool1d(
    input: Tensor, output_size: builtins.int | Sequence[builtins.int] | None, return_indices: builtins.bool = False
) -> Tensor: ...
def adaptive_max_pool1d_with_indices(
    input: Tensor, output_size: builtins.int | Sequence[builtins.int] | None, return_indices: builtins.bool = False
) -> Any: ...
def adaptive_max_pool2d(
    input: Tensor, output_size: builtins.int | Sequence[builtins.int] | None, return_indices: builtins.bool = False
) -> Tensor: ...
def adaptive_max_pool2d_with_indices(
    input: Tensor, output_size: builtins.int | Sequence[builtins.int] | None, return_indices: builtins.bool = False
) -> Any: ...
def adaptive_max_pool3d(
    input: Tensor, output_size: builtins.int | Sequence[builtins.int] | None, return_indices: builtins.bool = False
) -> Tensor: ...
def adaptive_max_pool3d_with_indices(
    input: Tensor, output_size: builtins.int | Sequence[builtins.int] | None, return_indices: builtins.bool = False
) -> Any: ...
def alpha_dropout(
    input: Tensor, p: builtins.float = 0.5, training: builtins.bool = False, *, inplace: builtins.bool = False
) -> Tensor: ...
def avg_pool1d(
    input: Tensor,
    kernel_size: builtins.int | Sequence[builtins.int],
    stride: builtins.int | Sequence[builtins.int] | None = None,
    padding: builtins.int | Sequence[builtins.int] = 0,
    ceil_mode: builtins.bool = False,
    count_include_pad: builtins.bool = True,
) -> Tensor: ...
def avg_pool2d(
    input: Tensor,
    kernel_size: builtins.int | Sequence[builtins.int],
    stride: builtins.int | Sequence[builtins.int] | None = None,
    padding: builtins.int | Sequence[builtins.int] = 0,
    ceil_mode: builtins.bool = False,
    count_include_pad: builtins.bool = True,
    divisor_override: builtins.int | None = None,
) -> Tensor: ...
def avg_pool3d(
    input: Tensor,
    kernel_size: builtins.int | Sequence[builtins.int],
    stride: builtins.int | Sequence[builtins.int] | None = None,
    padding: builtins.int | Sequence[builtins.int] = 0,
    ceil_mode: builtins.bool = False,
    count_include_pad: builtins.bool = True,
    divisor_override: builtins.int | None = None,
) -> Tensor: ...
def batch_norm(
    input: Tensor,
    running_mean: Tensor | None,
    running_var: Tensor | None,
    weight: Tensor | None = None,
    bias: Tensor | None = None,
    training: builtins.bool = False,
    momentum: builtins.float = 0.1,
    eps: builtins.float = 1e-05,
) -> Tensor: ...
def bilinear(input1: Tensor, input2: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor: ...
def binary_cross_entropy(
    input: Tensor, target: Tensor, weight: Tensor | None = None, reduction: str = "mean"
) -> Tensor: ...
def binary_cross_entropy_with_logits(
    input: Tensor,
    target: Tensor,
    weight: Tensor | None = None,
    reduction: str = "mean",
    pos_weight: Tensor | None = None,
) -> Tensor: ...
def celu(input: Tensor, alpha: Number = 1.0, *, inplace: builtins.bool = False) -> Tensor: ...
def conv1d(
    input: Tensor,
    weight: Tensor,
    bias: Tensor | None = None,
    stride: builtins.int | Sequence[builtins.int] = 1,
    padding: builtins.int | Sequence[builtins.int] | str = 0,
    dilation: builtins.int | Sequence[builtins.int] = 1,
    groups: builtins.int = 1,
) -> Tensor: ...
def conv2d(
    input: Tensor,
    weight: Tensor,
    bias: Tensor | None = None,
    stride: builtins.int | Sequence[builtins.int] = 1,
    padding: builtins.int | Sequence[builtins.int] | str = 0,
    dilation: builtins.int | Sequence[builtins.int] = 1,
    groups: builtins.int = 1,
) -> Tensor: ...
def conv3d(
    input: Tensor,
    weight: Tensor,
    bias: Tensor | None = None,
    stride: builtins.int | Sequence[builtins.int] = 1,
    padding: builtins.int | Sequence[builtins.int] | str = 0,
    dilation: builtins.int | Sequence[builtins.int] = 1,
    groups: builtins.int = 1,
) -> Tensor: ...
def conv_transpose1d(
    input: Tensor,
    weight: Tensor,
    bias: Tensor | None = None,
    stride: builtins.int | Sequence[builtins.int] = 1,
    padding: builtins.int | Sequence[builtins.int] = 0,
    output_padding: builtins.int | Sequence[builtins.int] = 0,
    groups: builtins.int = 1,
    dilation: builtins.int | Sequence[builtins.int] = 1,
) -> Tensor: ...
def conv_transpose2d(
    input: Tensor,
    weight: Tensor,
    bias: Tensor | None = None,
    stride: builtins.int | Sequence[builtins.int] = 1,
    padding: builtins.int | Sequence[builtins.int] = 0,
    output_padding: builtins.int | Sequence[builtins.int] = 0,
    groups: builtins.int = 1,
    dilation: builtins.int | Sequence[builtins.int] = 1,
) -> Tensor: ...
def conv_transpose3d(
    input: Tensor,
    weight: Tensor,
    bias: Tensor | None = None,
    stride: builtins.int | Sequence[builtins.int] = 1,
    padding: builtins.int | Sequence[builtins.int] = 0,
    output_padding: builtins.int | Sequence[builtins.int] = 0,
    groups: builtins.int = 1,
    dilation: builtins.int | Sequence[builtins.int] = 1,
) -> Tensor: ...
def cross_entropy(
    input: Tensor,
    target: Tensor,
    weight: Tensor | None = None,
    ignore_index: builtins.int = -100,
    reduction: str = "mean",
    label_smoothing: builtins.float = 0.0,
) -> Tensor: ...
def dropout(
    input: Tensor, p: builtins.float = 0.5, training: builtins.bool = True, *, inplace: builtins.bool = False
) -> Tensor: ...
def dropout1d(
    input: Tensor, p: builtins.float = 0.5, training: builtins.bool = True, *, inplace: builtins.bool = False
) -> Tensor: ...
def dropout2d(
    input: Tensor, p: builtins.float = 0.5, training: builtins.bool = True, *, inplace: builtins.bool = False
) -> Tensor: ...
def dropout3d(
    input: Tensor, p: builtins.float = 0.5, training: builtins.bool = True, *, inplace: builtins.bool = False
) -> Tensor: ...
def elu(input: Tensor, alpha: Number = 1, *, inplace: builtins.bool = False) -> Tensor: ...
def embedding(
    input: Tensor,
    weight: Tensor,
    padding_idx: builtins.int | None = None,
    max_norm: builtins.float | None = None,
    norm_type: builtins.float = 2.0,
    scale_grad_by_freq: builtins.bool = False,
    sparse: builtins.bool = False,
) -> Tensor: ...
def feature_alpha_dropout(
    input: Tensor, p: builtins.float = 0.5, training: builtins.bool = False, *, inplace: builtins.bool = False
) -> Tensor: ...
def gelu(input: Tensor, *, approximate: str = "none") -> Tensor: ...
def glu(input: Tensor, dim: builtins.int = -1) -> Tensor: ...
def group_norm(
    input: Tensor,
    num_groups: builtins.int,
    weight: Tensor | None = None,
    bias: Tensor | None = None,
    eps: builtins.float = 1e-05,
) -> Tensor: ...
def hardshrink(input: Tensor, lambd: Number = 0.5) -> Tensor: ...
def hardsigmoid(input: Tensor, *, inplace: builtins.bool = False) -> Tensor: ...
def hardswish(input: Tensor, *, inplace: builtins.bool = False) -> Tensor: ...
def hardtanh(input: Tensor, min_val: Number = -1, max_val: Number = 1, *, inplace: builtins.bool = False) -> Tensor: ...
def huber_loss(
    input: Tensor, target: Tensor, reduction: str = "mean", delta: builtins.float = 1.0, weight: Tensor | None = None
) -> Tensor: ...
def instance_norm(
    input: Tensor,
    running_mean: Tensor | None = None,
    running_var: Tensor | None = None,
    weight: Tensor | None = None,
    bias: Tensor | None = None,
    use_input_stats: builtins.bool = True,
    momentum: builtins.float = 0.1,
    eps: builtins.float = 1e-05,
) -> Tensor: ...
def kl_div(input: Tensor, target: Tensor, reduction: str = "mean", log_target: builtins.bool = False) -> Tensor: ...
def l1_loss(input: Tensor, target: Tensor, reduction: str = "mean", weight: Tensor | None = None) -> Tensor: ...
def layer_norm(
    input: Tensor,
    normalized_shape: Sequence[builtins.int],
    weight: Tensor | None = None,
    bias: Tensor | None = None,
    eps: builtins.float = 1e-05,
) -> Tensor: ...
def leaky_relu(input: Tensor, negative_slope: Number = 0.01, *, inplace: builtins.bool = False) -> Tensor: ...
def linear(input: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor: ...
def log_softmax(input: Tensor, dim: builtins.int | None, dtype: dtype | None = None) -> Tensor: ...
def logsigmoid(input: Tensor) -> Tensor: ...
def max_pool1d(
    input: Tensor,
    kernel_size: builtins.int | Sequence[builtins.int],
    stride: builtins.int | Sequence[builtins.int] | None = None,
    padding: builtins.int | Sequence[builtins.int] = 0,
    dilation: builtins.int | Sequence[builtins.int] = 1,
    ceil_mode: builtins.bool = False,
    return_indices: builtins.bool = False,
) -> Tensor: ...
def max_pool1d_with_indices(
    input: Tensor,
    kernel_size: builtins.int | Sequence[builtins.int],
    stride: builtins.int | Sequence[builtins.int] | None = None,
    padding: builtins.int | Sequence[builtins.int] = 0,
    dilation: builtins.int | Sequence[builtins.int] = 1,
    ceil_mode: builtins.bool = False,
    return_indices: builtins.bool = False,
) -> Any: ...
def max_pool2d(
    input: Tensor,
    kernel_size: builtins.int | Sequence[builtins.int],
    stride: builtins.int | Sequence[builtins.int] | None = None,
    padding: builtins.int | Sequence[builtins.int] = 0,
    dilation: builtins.int | Sequence[builtins.int] = 1,
    ceil_mode: builtins.bool = False,
    return_indices: builtins.bool = False,
) -> Tensor: ...
def max_pool2d_with_indices(
    input: Tensor,
    kernel_size: builtins.int | Sequence[builtins.int],
    stride: builtins.int | Sequence[builtins.int] | None = None,
    padding: builtins.int | Sequence[builtins.int] = 0,
    dilation: builtins.int | Sequence[builtins.int] = 1,
    ceil_mode: builtins.bool = False,
    return_indices: builtins.bool = False,
) -> Any: ...
def max_pool3d(
    input: Tensor,
    kernel_size: builtins.int | Sequence[builtins.int],
    stride: builtins.int | Sequence[builtins.int] | None = None,
    padding: builtins.int | Sequence[builtins.int] = 0,
    dilation: builtins.int | Sequence[builtins.int] = 1,
    ceil_mode: builtins.bool = False,
    return_indices: builtins.bool = False,
) -> Tensor: ...
def max_pool3d_with_indices(
    input: Tensor,
    kernel_size: builtins.int | Sequence[builtins.int],
    stride: builtins.int | Sequence[builtins.int] | None = None,
    padding: builtins.int | Sequence[builtins.int] = 0,
    dilation: builtins.int | Sequence[builtins.int] = 1,
    ceil_mode: builtins.bool = False,
    return_indices: builtins.bool = False,
) -> Any: ...
def mish(input: Tensor, *, inplace: builtins.bool = False) -> Tensor: ...
def mse_loss(input: Tensor, target: Tensor, reduction: str = "mean", weight: Tensor | None = None) -> Tensor: ...
def nll_loss(
    input: Tensor,
    target: Tensor,
    weight: Tensor | None = None,
    ignore_index: builtins.int = -100,
    reduction: str = "mean",
) -> Tensor: ...
def one_hot(input: Tensor, num_classes: builtins.int = -1) -> Tensor: ...
def pad(
    input: Tensor, pad: Sequence[builtins.int], mode: str = "constant", value: builtins.float | None = None
) -> Tensor: ...
def prelu(input: Tensor, weight: Tensor) -> Tensor: ...
def relu(input: Tensor, *, inplace: builtins.bool = False) -> Tensor: ...
def relu6(input: Tensor, *, inplace: builtins.bool = False) -> Tensor: ...
def rms_norm(
    input: Tensor,
    normalized_shape: Sequence[builtins.int],
    weight: Tensor | None = None,
    eps: builtins.float | None = None,
) -> Tensor: ...
def selu(input: Tensor, *, inplace: builtins.bool = False) -> Tensor: ...
def sigmoid(input: Tensor, *, inplace: builtins.bool = False) -> Tensor: ...
def silu(input: Tensor, *, inplace: builtins.bool = False) -> Tensor: ...
def smooth_l1_loss(input: Tensor, target: Tensor, reduction: str = "mean", beta: builtins.float = 1.0) -> Tensor: ...
def softmax(input: Tensor, dim: builtins.int | None, dtype: dtype | None = None) -> Tensor: ...
def softmin(input: Tensor, dim: builtins.int | None, dtype: dtype | None = None) -> Tensor: ...
def softplus(input: Tensor, beta: Number = 1, threshold: Number = 20) -> Tensor: ...
def softshrink(input: Tensor, lambd: Number = 0.5) -> Tensor: ...
def softsign(input: Tensor) -> Tensor: ...
def tanh(input: Tensor, *, inplace: builtins.bool = False) -> Tensor: ...
def tanhshrink(input: Tensor) -> Tensor: ...
def threshold(input: Tensor, threshold: Number, value: Number, *, inplace: builtins.bool = False) -> Tensor: ...
