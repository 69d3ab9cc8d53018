"""Made by tools/generate.py from src/nn/*.def: edit those rows, not this file."""

import builtins
from collections.abc import Sequence
from typing import Any, overload

from flashlight import Generator, Tensor, device, dtype, layout, memory_format
from flashlight._types import Number

from flashlight.nn.modules.module import Module

class ReLU(Module):
    def __init__(
        self, inplace: builtins.bool = False, *, device: device | str | None = None, dtype: dtype | None = None
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class GELU(Module):
    def __init__(
        self, approximate: str = "none", *, device: device | str | None = None, dtype: dtype | None = None
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class SiLU(Module):
    def __init__(
        self, inplace: builtins.bool = False, *, device: device | str | None = None, dtype: dtype | None = None
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class LeakyReLU(Module):
    def __init__(
        self,
        negative_slope: builtins.float = 0.01,
        inplace: builtins.bool = False,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class Sigmoid(Module):
    def __init__(self, *, device: device | str | None = None, dtype: dtype | None = None) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class Tanh(Module):
    def __init__(self, *, device: device | str | None = None, dtype: dtype | None = None) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class Softmax(Module):
    def __init__(
        self, dim: builtins.int | None = None, *, device: device | str | None = None, dtype: dtype | None = None
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class LogSoftmax(Module):
    def __init__(
        self, dim: builtins.int | None = None, *, device: device | str | None = None, dtype: dtype | None = None
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class Conv1d(Module):
    def __init__(
        self,
        in_channels: builtins.int,
        out_channels: builtins.int,
        kernel_size: builtins.int | Sequence[builtins.int],
        stride: builtins.int | Sequence[builtins.int] = 1,
        padding: builtins.int | Sequence[builtins.int] | str = 0,
        dilation: builtins.int | Sequence[builtins.int] = 1,
        groups: builtins.int = 1,
        bias: builtins.bool = True,
        padding_mode: str = "zeros",
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class Conv2d(Module):
    def __init__(
        self,
        in_channels: builtins.int,
        out_channels: builtins.int,
        kernel_size: builtins.int | Sequence[builtins.int],
        stride: builtins.int | Sequence[builtins.int] = 1,
        padding: builtins.int | Sequence[builtins.int] | str = 0,
        dilation: builtins.int | Sequence[builtins.int] = 1,
        groups: builtins.int = 1,
        bias: builtins.bool = True,
        padding_mode: str = "zeros",
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class Conv3d(Module):
    def __init__(
        self,
        in_channels: builtins.int,
        out_channels: builtins.int,
        kernel_size: builtins.int | Sequence[builtins.int],
        stride: builtins.int | Sequence[builtins.int] = 1,
        padding: builtins.int | Sequence[builtins.int] | str = 0,
        dilation: builtins.int | Sequence[builtins.int] = 1,
        groups: builtins.int = 1,
        bias: builtins.bool = True,
        padding_mode: str = "zeros",
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class Dropout(Module):
    def __init__(
        self,
        p: builtins.float = 0.5,
        inplace: builtins.bool = False,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class Dropout2d(Module):
    def __init__(
        self,
        p: builtins.float = 0.5,
        inplace: builtins.bool = False,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class Flatten(Module):
    def __init__(
        self,
        start_dim: builtins.int = 1,
        end_dim: builtins.int = -1,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class Linear(Module):
    def __init__(
        self,
        in_features: builtins.int,
        out_features: builtins.int,
        bias: builtins.bool = True,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class Identity(Module):
    def __init__(self, *, device: device | str | None = None, dtype: dtype | None = None) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class Bilinear(Module):
    def __init__(
        self,
        in1_features: builtins.int,
        in2_features: builtins.int,
        out_features: builtins.int,
        bias: builtins.bool = True,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input1: Tensor, input2: Tensor) -> Tensor: ...
    def __call__(self, input1: Tensor, input2: Tensor) -> Tensor: ...

class CrossEntropyLoss(Module):
    def __init__(
        self,
        weight: Tensor | None = None,
        ignore_index: builtins.int = -100,
        reduction: str = "mean",
        label_smoothing: builtins.float = 0.0,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor, target: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor, target: Tensor) -> Tensor: ...

class NLLLoss(Module):
    def __init__(
        self,
        weight: Tensor | None = None,
        ignore_index: builtins.int = -100,
        reduction: str = "mean",
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor, target: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor, target: Tensor) -> Tensor: ...

class MSELoss(Module):
    def __init__(
        self, reduction: str = "mean", *, device: device | str | None = None, dtype: dtype | None = None
    ) -> None: ...
    def forward(self, input: Tensor, target: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor, target: Tensor) -> Tensor: ...

class L1Loss(Module):
    def __init__(
        self, reduction: str = "mean", *, device: device | str | None = None, dtype: dtype | None = None
    ) -> None: ...
    def forward(self, input: Tensor, target: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor, target: Tensor) -> Tensor: ...

class BatchNorm1d(Module):
    def __init__(
        self,
        num_features: builtins.int,
        eps: builtins.float = 1e-05,
        momentum: builtins.float | None = 0.1,
        affine: builtins.bool = True,
        track_running_stats: builtins.bool = True,
        *,
        bias: builtins.bool = True,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class BatchNorm2d(Module):
    def __init__(
        self,
        num_features: builtins.int,
        eps: builtins.float = 1e-05,
        momentum: builtins.float | None = 0.1,
        affine: builtins.bool = True,
        track_running_stats: builtins.bool = True,
        *,
        bias: builtins.bool = True,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class BatchNorm3d(Module):
    def __init__(
        self,
        num_features: builtins.int,
        eps: builtins.float = 1e-05,
        momentum: builtins.float | None = 0.1,
        affine: builtins.bool = True,
        track_running_stats: builtins.bool = True,
        *,
        bias: builtins.bool = True,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class LayerNorm(Module):
    def __init__(
        self,
        normalized_shape: Sequence[builtins.int],
        eps: builtins.float = 1e-05,
        elementwise_affine: builtins.bool = True,
        bias: builtins.bool = True,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class MaxPool1d(Module):
    def __init__(
        self,
        kernel_size: builtins.int | Sequence[builtins.int],
        stride: builtins.int | Sequence[builtins.int] | None = None,
        padding: builtins.int | Sequence[builtins.int] = 0,
        dilation: builtins.int | Sequence[builtins.int] = 1,
        return_indices: builtins.bool = False,
        ceil_mode: builtins.bool = False,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Any: ...
    def __call__(self, input: Tensor) -> Any: ...

class MaxPool2d(Module):
    def __init__(
        self,
        kernel_size: builtins.int | Sequence[builtins.int],
        stride: builtins.int | Sequence[builtins.int] | None = None,
        padding: builtins.int | Sequence[builtins.int] = 0,
        dilation: builtins.int | Sequence[builtins.int] = 1,
        return_indices: builtins.bool = False,
        ceil_mode: builtins.bool = False,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Any: ...
    def __call__(self, input: Tensor) -> Any: ...

class MaxPool3d(Module):
    def __init__(
        self,
        kernel_size: builtins.int | Sequence[builtins.int],
        stride: builtins.int | Sequence[builtins.int] | None = None,
        padding: builtins.int | Sequence[builtins.int] = 0,
        dilation: builtins.int | Sequence[builtins.int] = 1,
        return_indices: builtins.bool = False,
        ceil_mode: builtins.bool = False,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Any: ...
    def __call__(self, input: Tensor) -> Any: ...

class AvgPool2d(Module):
    def __init__(
        self,
        kernel_size: builtins.int | Sequence[builtins.int],
        stride: builtins.int | Sequence[builtins.int] | None = None,
        padding: builtins.int | Sequence[builtins.int] = 0,
        ceil_mode: builtins.bool = False,
        count_include_pad: builtins.bool = True,
        divisor_override: builtins.int | None = None,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class AdaptiveAvgPool1d(Module):
    def __init__(
        self,
        output_size: builtins.int | Sequence[builtins.int] | None,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class AdaptiveMaxPool1d(Module):
    def __init__(
        self,
        output_size: builtins.int | Sequence[builtins.int] | None,
        return_indices: builtins.bool = False,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Any: ...
    def __call__(self, input: Tensor) -> Any: ...

class AdaptiveAvgPool2d(Module):
    def __init__(
        self,
        output_size: builtins.int | Sequence[builtins.int] | None,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class AdaptiveMaxPool2d(Module):
    def __init__(
        self,
        output_size: builtins.int | Sequence[builtins.int] | None,
        return_indices: builtins.bool = False,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Any: ...
    def __call__(self, input: Tensor) -> Any: ...

class AdaptiveAvgPool3d(Module):
    def __init__(
        self,
        output_size: builtins.int | Sequence[builtins.int] | None,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...

class AdaptiveMaxPool3d(Module):
    def __init__(
        self,
        output_size: builtins.int | Sequence[builtins.int] | None,
        return_indices: builtins.bool = False,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Any: ...
    def __call__(self, input: Tensor) -> Any: ...

class LSTM(Module):
    def __init__(
        self,
        input_size: builtins.int,
        hidden_size: builtins.int,
        num_layers: builtins.int = 1,
        bias: builtins.bool = True,
        batch_first: builtins.bool = False,
        dropout: builtins.float = 0.0,
        bidirectional: builtins.bool = False,
        proj_size: builtins.int = 0,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor, h_0: Tensor | None = None, c_0: Tensor | None = None) -> Any: ...
    def __call__(self, input: Tensor, h_0: Tensor | None = None, c_0: Tensor | None = None) -> Any: ...

class Embedding(Module):
    def __init__(
        self,
        num_embeddings: builtins.int,
        embedding_dim: builtins.int,
        padding_idx: builtins.int | None = None,
        max_norm: builtins.float | None = None,
        norm_type: builtins.float = 2.0,
        scale_grad_by_freq: builtins.bool = False,
        sparse: builtins.bool = False,
        *,
        device: device | str | None = None,
        dtype: dtype | None = None,
    ) -> None: ...
    def forward(self, input: Tensor) -> Tensor: ...
    def __call__(self, input: Tensor) -> Tensor: ...
