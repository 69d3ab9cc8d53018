"""L-BFGS."""

import flashlight
from flashlight import _C

from .optimizer import Optimizer, _check_lr

__all__ = ["LBFGS"]


class LBFGS(Optimizer):
    """Limited-memory BFGS over all parameters as one vector, after the minFunc of Mark Schmidt.

    step() calls its closure many times. line_search_fn: None (steps of length lr) or "strong_wolfe".
    """

    def __init__(
        self,
        params,
        lr=1,
        max_iter=20,
        max_eval=None,
        tolerance_grad=1e-7,
        tolerance_change=1e-9,
        history_size=100,
        line_search_fn=None,
    ):
        _check_lr(lr)
        defaults = {
            "lr": lr,
            "max_iter": max_iter,
            "max_eval": max_iter * 5 // 4 if max_eval is None else max_eval,
            "tolerance_grad": tolerance_grad,
            "tolerance_change": tolerance_change,
            "history_size": history_size,
            "line_search_fn": line_search_fn,
        }
        super().__init__(params, defaults)
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
        self._params = self.param_groups[0]["params"]

    def step(self, closure):
        """Up to max_iter iterations. closure: clears the gradients, computes the loss and its gradients, returns it."""
        group = self.param_groups[0]
        if group["line_search_fn"] not in (None, "strong_wolfe"):
            raise RuntimeError("only 'strong_wolfe' is supported")
        losses = []

        def evaluate():
            loss = closure()  # the step has gradients on while it asks
            if not losses:
                losses.append(loss)
            with flashlight.no_grad():  # read as a number, of which nobody wants a gradient
                return float(loss)

        _C._lbfgs_step(group, self._params, self.state[self._params[0]], evaluate)
        return losses[0]
