"""Losses: the classes are made from their definitions in C."""

import math

import flashlight
from flashlight import _C

from .._reduction import legacy_get_string
from ._layer import define
from .module import Module


class _Loss(Module):
    """The base of all losses, which says how those of a batch become one."""

    def __init__(self, size_average=None, reduce=None, reduction="mean"):
        super().__init__()
        legacy = size_average is not None or reduce is not None
        self.reduction = legacy_get_string(size_average, reduce) if legacy else reduction


class _WeightedLoss(_Loss):
    """The base of those with a weight for each class."""

    def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean"):
        super().__init__(size_average, reduce, reduction)
        self.register_buffer("weight", weight)


__all__ = ["LinearCrossEntropyLoss", "NLLLoss2d", "TripletMarginWithDistanceLoss"]


class TripletMarginWithDistanceLoss(_Loss):
    """max(0, d(anchor, positive) - d(anchor, negative) + margin) for any distance d; by default the euclidean one."""

    def __init__(self, *, distance_function=None, margin=1.0, swap=False, reduction="mean"):
        super().__init__(reduction=reduction)
        if margin <= 0:
            raise ValueError(
                f"TripletMarginWithDistanceLoss: expected margin to be greater than 0, got {margin} instead"
            )
        if distance_function is None:
            from .distance import PairwiseDistance

            distance_function = PairwiseDistance()
        self.distance_function = distance_function
        self.margin = margin
        self.swap = swap

    def forward(self, anchor, positive, negative):
        from ..functional import triplet_margin_with_distance_loss

        return triplet_margin_with_distance_loss(
            anchor,
            positive,
            negative,
            distance_function=self.distance_function,
            margin=self.margin,
            swap=self.swap,
            reduction=self.reduction,
        )


class LinearCrossEntropyLoss(_WeightedLoss):
    """CrossEntropyLoss of a Linear (`linear`); with options by chunks of the batch, so that the logits are never
    whole in memory. With out_features (d_1, ..., d_K) each row has a class at each of these positions.
    """

    def __init__(
        self,
        in_features,
        num_classes,
        *,
        out_features=(),
        bias=False,
        device=None,
        dtype=None,
        reduction="mean",
        weight=None,
        ignore_index=None,
        label_smoothing=0.0,
        options=None,
    ):
        from .linear import Linear

        if weight is not None and tuple(weight.shape) != (num_classes,):
            raise RuntimeError(f"expected weight shape to be {(num_classes,)}, got {tuple(weight.shape)}")
        if label_smoothing < 0 or label_smoothing > 1.0:
            raise RuntimeError(f"expected label_smoothing to be in range [0, 1], got {label_smoothing}")
        super().__init__(weight, reduction=reduction)
        self.num_classes = num_classes
        self.out_features = out_features
        self.ignore_index = ignore_index
        self.label_smoothing = label_smoothing
        rows = math.prod(out_features, start=num_classes)
        self.linear = Linear(in_features, rows, bias=bias, device=device, dtype=dtype)
        self.options = options

    def forward(self, input, target):
        from ..functional import linear_cross_entropy

        shape, bias = (self.num_classes, *self.out_features), self.linear.bias
        return linear_cross_entropy(
            input,
            self.linear.weight.reshape(*shape, self.linear.in_features),
            target,
            linear_bias=None if bias is None else bias.reshape(shape),
            weight=self.weight,
            reduction=self.reduction,
            ignore_index=self.ignore_index,
            label_smoothing=self.label_smoothing,
            options=self.options,
        )

    def extra_repr(self):
        shown = ("num_classes", "out_features", "reduction", "ignore_index", "label_smoothing", "options")
        text = [f"in_features={self.linear.in_features}", *(f"{name}={getattr(self, name)}" for name in shown)]
        text.insert(3, f"bias={self.linear.bias is not None}")
        return ", ".join(text)


define(
    globals(),
    {
        "BCELoss": _WeightedLoss,
        "NLLLoss": _WeightedLoss,
        "CrossEntropyLoss": _WeightedLoss,
        "MultiMarginLoss": _WeightedLoss,
        "MultiLabelSoftMarginLoss": _WeightedLoss,
        "*Loss": _Loss,
    },
)


_gaussian_of_tensor = GaussianNLLLoss.forward  # noqa: F821 (made above)


def _gaussian_forward(self, input, target, var):
    """The loss of an expected value and variance (input, var) and the target, all of one shape; var may lack the
    last dimension, have 1 there, or be a number. A scalar, or the shape of input for reduction="none"."""
    if isinstance(var, (int, float)):
        from ..functional import gaussian_nll_loss

        return gaussian_nll_loss(input, target, var, full=self.full, eps=self.eps, reduction=self.reduction)
    return _gaussian_of_tensor(self, input, target, var)


GaussianNLLLoss.forward = _gaussian_forward  # noqa: F821


def _as_tensor(lengths):
    if isinstance(lengths, (tuple, list)) and all(isinstance(length, int) for length in lengths):
        return flashlight.tensor(lengths, dtype=flashlight.int64)
    return lengths


_ctc_of_tensors = CTCLoss.forward  # noqa: F821


def _ctc_forward(self, log_probs, targets, input_lengths, target_lengths):
    """The loss of log_probs [T, N, C], or [T, C], and targets [N, S], or all of them in one dimension; the lengths
    [N] as tensors, tuples or ints. A scalar, or [N] for reduction="none"."""
    lengths = [_as_tensor(length) for length in (input_lengths, target_lengths)]
    return _ctc_of_tensors(self, log_probs, targets, *lengths)


CTCLoss.forward = _ctc_forward  # noqa: F821


class NLLLoss2d(NLLLoss):  # noqa: F821 (made above)
    """The former name of NLLLoss for images."""

    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):

        text = (
            "`NLLLoss2d` has been deprecated. Please use NLLLoss instead as a drop-in replacement and see "
            "https://pytorch.org/docs/main/nn.html#torch.nn.NLLLoss for more details."
        )
        _C.warn(text, FutureWarning)
        super().__init__(weight, size_average, ignore_index, reduce, reduction)
