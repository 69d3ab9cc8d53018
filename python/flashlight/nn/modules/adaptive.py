"""AdaptiveLogSoftmaxWithLoss (Grave et al., 2017): a softmax over many classes, the rare in clusters."""

from __future__ import annotations

from collections import namedtuple

import flashlight

from .container import ModuleList, Sequential
from .linear import Linear
from .module import Module

__all__ = ["AdaptiveLogSoftmaxWithLoss"]

_ASMoutput = namedtuple("_ASMoutput", ["output", "loss"])


def _check_cutoffs(cutoffs, n_classes):
    if not cutoffs:
        raise ValueError("cutoffs should be a sequence of length larger than 0")
    rises = all(a < b for a, b in zip(cutoffs, cutoffs[1:]))
    if not rises or cutoffs[0] <= 0 or cutoffs[-1] > n_classes - 1 or any(int(c) != c for c in cutoffs):
        raise ValueError(
            "cutoffs should be a sequence of unique, positive integers sorted in an increasing order, "
            "where each value is between 1 and n_classes-1"
        )


class AdaptiveLogSoftmaxWithLoss(Module):
    """The log-probability of each target, and the mean of their negatives.

    The head decides among the classes below cutoffs[0] and one entry a cluster; the classes of cluster i, cutoffs[i] to
    cutoffs[i + 1], are told apart by a tail of two layers, div_value ** (i + 1) times as narrow as the input. Classes
    are numbered from the most frequent on. input (N, in_features) and target (N,), or (in_features,) and ().
    """

    def __init__(
        self, in_features, n_classes, cutoffs, div_value=4.0, head_bias=False, device=None, dtype=None
    ) -> None:
        super().__init__()
        cutoffs = list(cutoffs)
        _check_cutoffs(cutoffs, n_classes)
        self.in_features = in_features
        self.n_classes = n_classes
        self.cutoffs = [*cutoffs, n_classes]
        self.div_value = div_value
        self.head_bias = head_bias
        self.shortlist_size = self.cutoffs[0]
        self.n_clusters = len(self.cutoffs) - 1
        self.head_size = self.shortlist_size + self.n_clusters
        factory = {"device": device, "dtype": dtype}
        self.head = Linear(in_features, self.head_size, bias=head_bias, **factory)
        self.tail = ModuleList()
        for i in range(self.n_clusters):
            width = int(in_features // div_value ** (i + 1))
            classes = self.cutoffs[i + 1] - self.cutoffs[i]
            first = Linear(in_features, width, bias=False, **factory)
            self.tail.append(Sequential(first, Linear(width, classes, bias=False, **factory)))

    def reset_parameters(self):
        """Draws initial values anew."""
        self.head.reset_parameters()
        for first, second in self.tail:
            first.reset_parameters()
            second.reset_parameters()

    def _check(self, input, target):
        if target.dim() > 1:
            raise RuntimeError("0D or 1D target tensor expected, multi-target not supported")
        if target.dim() and input.size(0) != target.size(0):
            raise RuntimeError("Input and target should have the same size in the batch dimension.")
        if input.dim() != target.dim() + 1:
            raise RuntimeError(
                f"{target.dim()}D target tensor expects {target.dim() + 1}D input tensors, but found inputs with size "
                f"{input.size()}"
            )
        if target.numel():
            least, most = target.min().item(), target.max().item()
            if least < 0 or most >= self.n_classes:
                raise RuntimeError(
                    f"Target values should be in [0, {self.n_classes - 1}], but values in range [{least}, {most}] "
                    "were found. "
                )

    def forward(self, input_, target_):
        """(output, loss): the log-probability of each target, and the mean of their negatives."""
        input, target = input_, target_
        self._check(input, target)
        batched = target.dim() > 0
        x = input if batched else input.unsqueeze(0)
        target = target if batched else target.unsqueeze(0)
        entry = target  # of the head: the class itself, or its cluster
        parts = []
        for i in range(self.n_clusters):
            inside = (target >= self.cutoffs[i]) & (target < self.cutoffs[i + 1])
            rows = inside.nonzero().squeeze(1)
            if not rows.numel():
                continue
            entry = entry.masked_fill(inside, self.shortlist_size + i)
            place = (target.index_select(0, rows) - self.cutoffs[i]).unsqueeze(1)
            logs = self.tail[i](x.index_select(0, rows)).log_softmax(1)
            parts.append((rows, logs.gather(1, place).squeeze(1)))
        output = self.head(x).log_softmax(1).gather(1, entry.unsqueeze(1)).squeeze(1)
        for rows, logs in parts:
            output = output.index_add(0, rows, logs)
        loss = (-output).mean()
        return _ASMoutput(output if batched else output.squeeze(0), loss)

    def _full(self, input, head):
        """The log-probabilities of all classes, from the head's output."""
        logs = head.log_softmax(1)
        parts = [logs[:, : self.shortlist_size]]
        for i, tail in enumerate(self.tail):
            parts.append(tail(input).log_softmax(1) + logs[:, self.shortlist_size + i].unsqueeze(1))
        return flashlight.cat(parts, 1)

    def log_prob(self, input):
        """The log-probabilities of all classes, (N, n_classes), for input (N, in_features)."""
        return self._full(input, self.head(input))

    def predict(self, input):
        """The likeliest class of each row, (N,): argmax of log_prob, which looks into clusters only where it has to."""
        head = self.head(input)
        output = head.argmax(1)
        elsewhere = output >= self.shortlist_size
        if not elsewhere.any():
            return output
        if elsewhere.all():
            return self._full(input, head).argmax(1)
        output[elsewhere] = self._full(input[elsewhere], head[elsewhere]).argmax(1)
        return output
