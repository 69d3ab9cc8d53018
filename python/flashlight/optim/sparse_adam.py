"""SparseAdam."""

from flashlight import Tensor

from .optimizer import Optimizer, _check, _evaluate

__all__ = ["SparseAdam"]


class SparseAdam(Optimizer):
    """Adam for sparse gradients. flashlight's gradients are dense, which this refuses as PyTorch's does."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, maximize=False):
        if isinstance(lr, Tensor):
            _check(lr.numel() == 1, "Tensor lr must be 1-element")
        _check(lr > 0.0, "Invalid learning rate: {}", lr)
        _check(eps > 0.0, "Invalid epsilon value: {}", eps)
        for i, beta in enumerate(betas):
            _check(0.0 <= beta < 1.0, "Invalid beta parameter at index {}: {}", i, beta)
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps, "maximize": maximize})

    def step(self, closure=None):
        """Refuses dense gradients."""
        loss = _evaluate(closure)
        if any(p.grad is not None for group in self.param_groups for p in group["params"]):
            raise RuntimeError("SparseAdam does not support dense gradients, please consider Adam instead")
        return loss
