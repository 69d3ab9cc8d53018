"""Convolutions: the classes are made from their definitions in C."""

import flashlight.nn.functional as F

from ._layer import define, lend
from .lazy import _LazyLayer, define_lazy
from .module import Module


class _ConvNd(Module):
    """The base of all convolutions. A class that a program derives from it has the dimensions of its kernel."""

    transposed = False

    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride,
        padding,
        dilation,
        transposed,
        output_padding,
        groups,
        bias,
        padding_mode,
        device=None,
        dtype=None,
    ):
        options = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups, "bias": bias}
        options.update(padding_mode=padding_mode, device=device, dtype=dtype)
        if transposed:
            options["output_padding"] = output_padding
        globals()[f"Conv{'Transpose' * transposed}{len(kernel_size)}d"].__init__(
            self, in_channels, out_channels, kernel_size, **options
        )
        self.transposed, self.output_padding = transposed, output_padding

    @property
    def _reversed_padding_repeated_twice(self):
        """The padding as nn.functional.pad takes it: last dimension first, both sides."""
        if self.padding == "valid":
            return [0] * (2 * len(self.kernel_size))
        if self.padding == "same":
            totals = [d * (k - 1) for d, k in zip(self.dilation, self.kernel_size)]
            return [side for total in reversed(totals) for side in (total // 2, total - total // 2)]
        return tuple(size for size in reversed(self.padding) for _ in range(2))

    def _conv_forward(self, input, weight, bias):
        """The convolution with this weight and bias in the place of the layer's own."""
        n, padding = len(self.kernel_size), self.padding
        if self.padding_mode != "zeros":
            input = F.pad(input, self._reversed_padding_repeated_twice, mode=self.padding_mode)
            padding = (0,) * n
        conv = getattr(F, f"conv{n}d")
        return conv(input, weight, bias, self.stride, padding, self.dilation, self.groups)

    def __setstate__(self, state):
        super().__setstate__(state)
        self.__dict__.setdefault("padding_mode", "zeros")


class _ConvTransposeNd(_ConvNd):
    """The base of the transposed ones."""

    transposed = True

    def _output_padding(self, input, output_size, stride, padding, kernel_size, num_spatial_dims, dilation=None):
        """What to add at the ends so that the output has this size; without one, what the layer was made with."""
        if output_size is None:
            return self.output_padding
        if len(output_size) == num_spatial_dims + 2 == input.dim():
            output_size = output_size[2:]
        if len(output_size) != num_spatial_dims:
            raise ValueError(
                f"{type(self).__name__}: output_size must have {num_spatial_dims} or {num_spatial_dims + 2} elements "
                f"(got {len(output_size)})"
            )
        added = []
        for d, wanted in enumerate(output_size):
            size, reach = input.size(d + input.dim() - num_spatial_dims), (dilation[d] if dilation else 1)
            least = (size - 1) * stride[d] - 2 * padding[d] + reach * (kernel_size[d] - 1) + 1
            if not least <= wanted < least + stride[d]:
                raise ValueError(
                    f"{type(self).__name__}: output_size {list(output_size)} must lie in dimension {d} from {least} to "
                    f"{least + stride[d] - 1} (for an input of {list(input.shape[2:])})"
                )
            added.append(wanted - least)
        return added


define(globals(), {"ConvTranspose*": _ConvTransposeNd, "Conv*": _ConvNd})

for _n, _name in enumerate(("Conv1d", "Conv2d", "Conv3d"), 1):
    if _name in globals():
        globals()[_name].output_padding = (0,) * _n

lend(_ConvNd, "Conv2d")


class _LazyConvXdMixin(_LazyLayer):
    """The base of lazy convolutions: the channels stand before the spatial dimensions, of unbatched inputs too."""

    _inferred = "in_channels"

    def initialize_parameters(self, input, *args, **kwargs):
        if self.has_uninitialized_params():
            spatial = len(self.kernel_size)
            if input.ndim not in (spatial + 1, spatial + 2):
                raise RuntimeError(
                    f"Expected {spatial + 1}D (unbatched) or {spatial + 2}D (batched) input to {type(self).__name__}, "
                    f"but got input of size: {input.shape}"
                )
        super().initialize_parameters(input)

    @property
    def _dimension(self):
        return -1 - len(self.kernel_size)


for _kind in ("Conv", "ConvTranspose"):
    for _n in (1, 2, 3):
        define_lazy(globals(), f"{_kind}{_n}d", _LazyConvXdMixin)
