"""Instance normalisation: the classes are made from their definitions in C."""

import flashlight

from ._layer import define, lend
from .batchnorm import _LazyNormBase, _NormBase
from .lazy import define_lazy


class _InstanceNorm(_NormBase):
    """The base of instance normalisation."""

    def _forward_checked(self, input):
        self._check_input_dim(input)
        return self._normalised(input, self._get_no_batch_dim())

    def _normalised(self, input, no_batch_dim):
        x = input.unsqueeze(0) if input.dim() == no_batch_dim else input
        channels = x.shape[1]
        if channels != self.num_features and self.affine:
            raise ValueError(
                f"expected dimension 1 of the input to be num_features ({self.num_features}), got {channels}"
            )
        y = flashlight.nn.functional.instance_norm(
            x,
            self.running_mean,
            self.running_var,
            self.weight,
            self.bias,
            self.training or not self.track_running_stats,
            0.0 if self.momentum is None else self.momentum,
            self.eps,
        )
        return y if x is input else y.squeeze(0)

    def _load_from_state_dict(
        self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs
    ):
        if local_metadata.get("version") is None and not self.track_running_stats:
            # Files of the first version may hold statistics that were never meant to be used.
            found = [name for name in ("running_mean", "running_var") if prefix + name in state_dict]
            if found:
                names = " and ".join(f'"{prefix}{name}"' for name in found)
                kind = type(self).__name__
                error_msgs.append(
                    f"Unexpected running stats buffer(s) {names} for {kind} with track_running_stats=False. If "
                    f"state_dict is a checkpoint saved before 0.4.0, this may be expected because {kind} does not "
                    "track running stats by default since 0.4.0. Please remove these keys from state_dict. If the "
                    f"running stats are actually needed, instead set track_running_stats=True in {kind} to enable "
                    f"them. See the documentation of {kind} for details."
                )
                for name in found:
                    state_dict.pop(prefix + name)
        super()._load_from_state_dict(
            state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs
        )


define(globals(), {"InstanceNorm*": _InstanceNorm})
lend(_InstanceNorm, "InstanceNorm1d")

for _n in (1, 2, 3):
    define_lazy(globals(), f"InstanceNorm{_n}d", _LazyNormBase, affine=True, track_running_stats=True)
