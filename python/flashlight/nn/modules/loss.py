"""Losses: the classes are made from their definitions in C."""

from ._layer import define
from .module import Module


class _Loss(Module):
    """The base of all losses."""


class _WeightedLoss(_Loss):
    """The base of those with a weight for each class."""


__all__ = ["NLLLoss2d", "TripletMarginWithDistanceLoss"]


class TripletMarginWithDistanceLoss(_Loss):
    """max(0, d(anchor, positive) - d(anchor, negative) + margin) for any distance d; by default the euclidean one."""

    def __init__(self, *, distance_function=None, margin=1.0, swap=False, reduction="mean"):
        super().__init__()
        self.reduction = reduction
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
    if isinstance(var, (int, float)):
        from ..functional import gaussian_nll_loss

        return gaussian_nll_loss(input, target, var, full=self.full, eps=self.eps, reduction=self.reduction)
    return _gaussian_of_tensor(self, input, target, var)


GaussianNLLLoss.forward = _gaussian_forward  # noqa: F821


_ctc_of_tensors = CTCLoss.forward  # noqa: F821


def _ctc_forward(self, log_probs, targets, input_lengths, target_lengths):
    if isinstance(input_lengths, (tuple, list)) or isinstance(target_lengths, (tuple, list)):
        from ..functional import ctc_loss

        lengths = (input_lengths, target_lengths)
        return ctc_loss(log_probs, targets, *lengths, self.blank, self.reduction, self.zero_infinity)
    return _ctc_of_tensors(self, log_probs, targets, input_lengths, target_lengths)


CTCLoss.forward = _ctc_forward  # noqa: F821


class NLLLoss2d(NLLLoss):  # noqa: F821 (made above)
    """The former name of NLLLoss for images."""

    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
        import warnings

        text = (
            "NLLLoss2d has been deprecated. Please use NLLLoss instead as a drop-in replacement and see "
            "https://pytorch.org/docs/main/nn.html#torch.nn.NLLLoss for more details."
        )
        warnings.warn(text, FutureWarning, stacklevel=2)
        super().__init__(weight, size_average, ignore_index, reduce, reduction)
