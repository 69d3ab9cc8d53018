"""Batch normalisation: the classes are made from their definitions in C; what concerns running statistics is here."""

import flashlight

from ._layer import define, lend
from .lazy import _LazyLayer, define_lazy
from .module import Module


class _NormBase(Module):
    """What batch and instance normalisation share: statistics that may be reset, and files without their count."""

    _version = 2

    def __init_subclass__(cls, **kwargs):
        # A class with a check of its own is normalised after that, whatever the number of dimensions.
        super().__init_subclass__(**kwargs)
        if "_check_input_dim" in cls.__dict__ and "forward" not in cls.__dict__ and hasattr(cls, "_forward_checked"):
            cls.forward = cls._forward_checked

    def _check_input_dim(self, input):
        raise NotImplementedError

    def reset_running_stats(self):
        """Forgets what was seen so far."""
        if self.track_running_stats:
            self.running_mean.zero_()
            self.running_var.fill_(1)
            self.num_batches_tracked.zero_()

    def _load_from_state_dict(
        self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs
    ):
        version = local_metadata.get("version")
        if (version is None or version < 2) and self.track_running_stats:
            # Files of the first version do not have the count.
            count = self.num_batches_tracked
            state_dict.setdefault(
                prefix + "num_batches_tracked",
                flashlight.tensor(0, dtype=flashlight.long) if count is None else count,
            )
        super()._load_from_state_dict(
            state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs
        )


class _BatchNorm(_NormBase):
    """The base of batch normalisation."""

    def _forward_checked(self, input):
        self._check_input_dim(input)
        return SyncBatchNorm.forward(self, input)  # noqa: F821 (made below): the one that takes any dimensions


define(globals(), {"BatchNorm*": _BatchNorm, "SyncBatchNorm": _BatchNorm})
lend(_NormBase, "BatchNorm1d")


def _convert_sync_batchnorm(cls, module, process_group=None):
    """The module with every batch normalisation in it replaced by a SyncBatchNorm of the same state."""
    result = module
    if isinstance(module, _BatchNorm):
        result = cls(
            module.num_features,
            module.eps,
            module.momentum,
            module.affine,
            module.track_running_stats,
            process_group,
            bias=module.bias is not None,
        )
        if module.affine:
            result.weight, result.bias = module.weight, module.bias
        result.running_mean, result.running_var = module.running_mean, module.running_var
        result.num_batches_tracked = module.num_batches_tracked
        result.training = module.training
    for name, child in module.named_children():
        result.add_module(name, cls.convert_sync_batchnorm(child, process_group))
    return result


globals()["SyncBatchNorm"].convert_sync_batchnorm = classmethod(_convert_sync_batchnorm)


class _LazyNormBase(_LazyLayer):
    """The base of lazy batch and instance normalisation."""

    _inferred, _dimension = "num_features", 1


for _n in (1, 2, 3):
    define_lazy(globals(), f"BatchNorm{_n}d", _LazyNormBase)
