"""Losses: the classes are made from their definitions in C."""

from ._layer import define
from .module import Module


class _Loss(Module):
    """The base of all losses."""


class _WeightedLoss(_Loss):
    """The base of those with a weight for each class."""


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
