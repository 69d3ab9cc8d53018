"""What the layers' forward does in terms of nn.functional.

A layer runs in C without calling any function that a program could see. Where a parameter or an argument is of a class
with a __torch_function__, or a TorchFunctionMode stands, these are called instead: such classes are written for
linear(), and not for Linear.forward().
"""

import flashlight
import flashlight.nn.functional as F

from ._layer import _definitions

# Layer -> a function, and the attributes that it gets after the inputs; those after "*" by name.
_CALLS = {
    "AdaptiveAvgPool1d": (flashlight.adaptive_avg_pool1d, "output_size"),
    "AdaptiveAvgPool2d": (F.adaptive_avg_pool2d, "output_size"),
    "AdaptiveAvgPool3d": (F.adaptive_avg_pool3d, "output_size"),
    "AvgPool1d": (F.avg_pool1d, "kernel_size stride padding ceil_mode count_include_pad"),
    "AvgPool2d": (F.avg_pool2d, "kernel_size stride padding ceil_mode count_include_pad divisor_override"),
    "AvgPool3d": (F.avg_pool3d, "kernel_size stride padding ceil_mode count_include_pad divisor_override"),
    "BCELoss": (F.binary_cross_entropy, "* weight reduction"),
    "BCEWithLogitsLoss": (F.binary_cross_entropy_with_logits, "* weight pos_weight reduction"),
    "Bilinear": (F.bilinear, "weight bias"),
    "CELU": (F.celu, "alpha inplace"),
    "CTCLoss": (F.ctc_loss, "blank reduction zero_infinity"),
    "ChannelShuffle": (F.channel_shuffle, "groups"),
    "CosineEmbeddingLoss": (F.cosine_embedding_loss, "* margin reduction"),
    "CosineSimilarity": (F.cosine_similarity, "dim eps"),
    "CrossEntropyLoss": (F.cross_entropy, "* weight ignore_index reduction label_smoothing"),
    "ELU": (F.elu, "alpha inplace"),
    "Embedding": (F.embedding, "weight padding_idx max_norm norm_type scale_grad_by_freq sparse"),
    "Flatten": (flashlight.Tensor.flatten, "start_dim end_dim"),
    "Fold": (F.fold, "output_size kernel_size dilation padding stride"),
    "GELU": (F.gelu, "* approximate"),
    "GLU": (F.glu, "dim"),
    "GaussianNLLLoss": (F.gaussian_nll_loss, "* full eps reduction"),
    "GroupNorm": (F.group_norm, "num_groups weight bias eps"),
    "Hardshrink": (F.hardshrink, "lambd"),
    "Hardsigmoid": (F.hardsigmoid, "inplace"),
    "Hardswish": (F.hardswish, "inplace"),
    "Hardtanh": (F.hardtanh, "min_val max_val inplace"),
    "HingeEmbeddingLoss": (F.hinge_embedding_loss, "* margin reduction"),
    "HuberLoss": (F.huber_loss, "* reduction delta"),
    "KLDivLoss": (F.kl_div, "* reduction log_target"),
    "L1Loss": (F.l1_loss, "* reduction"),
    "LPPool1d": (F.lp_pool1d, "norm_type kernel_size stride ceil_mode"),
    "LPPool2d": (F.lp_pool2d, "norm_type kernel_size stride ceil_mode"),
    "LPPool3d": (F.lp_pool3d, "norm_type kernel_size stride ceil_mode"),
    "LayerNorm": (F.layer_norm, "normalized_shape weight bias eps"),
    "LeakyReLU": (F.leaky_relu, "negative_slope inplace"),
    "Linear": (F.linear, "weight bias"),
    "LocalResponseNorm": (F.local_response_norm, "size alpha beta k"),
    "LogSigmoid": (F.logsigmoid, ""),
    "MSELoss": (F.mse_loss, "* reduction"),
    "MarginRankingLoss": (F.margin_ranking_loss, "* margin reduction"),
    "Mish": (F.mish, "inplace"),
    "MultiLabelMarginLoss": (F.multilabel_margin_loss, "* reduction"),
    "MultiLabelSoftMarginLoss": (F.multilabel_soft_margin_loss, "* weight reduction"),
    "MultiMarginLoss": (F.multi_margin_loss, "* p margin weight reduction"),
    "NLLLoss": (F.nll_loss, "* weight ignore_index reduction"),
    "NonDynamicallyQuantizableLinear": (F.linear, "weight bias"),
    "PReLU": (F.prelu, "weight"),
    "PairwiseDistance": (F.pairwise_distance, "norm eps keepdim"),
    "PixelShuffle": (F.pixel_shuffle, "upscale_factor"),
    "PixelUnshuffle": (F.pixel_unshuffle, "downscale_factor"),
    "PoissonNLLLoss": (F.poisson_nll_loss, "* log_input full eps reduction"),
    "RMSNorm": (F.rms_norm, "normalized_shape weight eps"),
    "RReLU": (F.rrelu, "lower upper training inplace"),
    "ReLU": (F.relu, "* inplace"),
    "ReLU6": (F.hardtanh, "min_val max_val inplace"),
    "SELU": (F.selu, "inplace"),
    "SiLU": (F.silu, "* inplace"),
    "Sigmoid": (flashlight.sigmoid, ""),
    "SmoothL1Loss": (F.smooth_l1_loss, "* reduction beta"),
    "SoftMarginLoss": (F.soft_margin_loss, "* reduction"),
    "Softmax": (F.softmax, "dim"),
    "LogSoftmax": (F.log_softmax, "dim"),
    "Softmin": (F.softmin, "dim"),
    "Softplus": (F.softplus, "beta threshold"),
    "Softshrink": (F.softshrink, "lambd"),
    "Softsign": (F.softsign, ""),
    "Tanh": (flashlight.tanh, ""),
    "Tanhshrink": (F.tanhshrink, ""),
    "Threshold": (F.threshold, "threshold value inplace"),
    "TripletMarginLoss": (F.triplet_margin_loss, "* margin p eps swap reduction"),
    "Unflatten": (flashlight.Tensor.unflatten, "dim unflattened_size"),
    "Unfold": (F.unfold, "kernel_size dilation padding stride"),
}
for _n in "123":
    _CALLS[f"MaxPool{_n}d"] = (
        getattr(F, f"max_pool{_n}d"),
        "kernel_size stride padding dilation * ceil_mode return_indices",
    )
    _CALLS[f"AdaptiveMaxPool{_n}d"] = (getattr(F, f"adaptive_max_pool{_n}d"), "output_size * return_indices")
for _name, _function in [
    ("Dropout", F.dropout),
    ("Dropout1d", F.dropout1d),
    ("Dropout2d", F.dropout2d),
    ("Dropout3d", F.dropout3d),
    ("AlphaDropout", F.alpha_dropout),
    ("FeatureAlphaDropout", F.feature_alpha_dropout),
]:
    _CALLS[_name] = (_function, "p training inplace")


def _call(function, attributes):
    """The forward that calls this function."""
    by_place, _, by_name = (part.split() for part in attributes.partition("*"))

    def forward(self, *inputs):
        given = {name: getattr(self, name) for name in by_name}
        return function(*inputs, *(getattr(self, name) for name in by_place), **given)

    return forward


def _conv(self, input):
    return self._conv_forward(input, self.weight, self.bias)


def _conv_transpose(self, input, output_size=None):
    n = len(self.kernel_size)
    padding = self._output_padding(input, output_size, self.stride, self.padding, self.kernel_size, n, self.dilation)
    function = getattr(F, f"conv_transpose{n}d")
    return function(input, self.weight, self.bias, self.stride, self.padding, padding, self.groups, self.dilation)


def _max_unpool(self, input, indices, output_size=None):
    function = getattr(F, f"max_unpool{len(self.kernel_size)}d")
    return function(input, indices, self.kernel_size, self.stride, self.padding, output_size)


def _pad(mode, valued=False):
    """Padding in this way."""

    def forward(self, input):
        return F.pad(input, self.padding, mode, *((self.value,) if valued else ()))

    return forward


def _softmax2d(self, input):
    if input.dim() not in (3, 4):
        raise ValueError(f"Softmax2d: expected input to be 3D or 4D, got {input.dim()}D")
    return F.softmax(input, -3)


def _embedding_bag(self, input, offsets=None, per_sample_weights=None):
    return F.embedding_bag(
        input,
        self.weight,
        offsets,
        self.max_norm,
        self.norm_type,
        self.scale_grad_by_freq,
        self.mode,
        self.sparse,
        per_sample_weights,
        self.include_last_offset,
        self.padding_idx,
    )


def _instance_norm(self, input):
    n = int(type(self)._definition.name[-2])
    if input.dim() not in (n + 1, n + 2):
        raise ValueError(f"expected {n + 1}D or {n + 2}D input (got {input.dim()}D input)")
    return self._normalised(input, n + 1)


def _batch_norm(self, input):
    n = int(type(self)._definition.name[-2])
    if input.dim() != n + 2 and (n, input.dim()) != (1, 2):
        raise ValueError(f"expected {'2D or 3D' if n == 1 else f'{n + 2}D'} input (got {input.dim()}D input)")
    factor, tracks = self.momentum or 0.0, self.training and self.track_running_stats
    if tracks and self.num_batches_tracked is not None:
        self.num_batches_tracked.add_(1)
        if self.momentum is None:
            factor = 1.0 / float(self.num_batches_tracked)
    used = not self.training or self.track_running_stats
    return F.batch_norm(
        input,
        self.running_mean if used else None,
        self.running_var if used else None,
        self.weight,
        self.bias,
        self.training or (self.running_mean is None and self.running_var is None),
        factor,
        self.eps,
    )


_FUNCTIONS = {"EmbeddingBag": _embedding_bag, "Softmax2d": _softmax2d}
for _n in "123":
    _FUNCTIONS[f"BatchNorm{_n}d"] = _batch_norm
    _FUNCTIONS[f"CircularPad{_n}d"] = _pad("circular")
    _FUNCTIONS[f"ConstantPad{_n}d"] = _FUNCTIONS[f"ZeroPad{_n}d"] = _pad("constant", valued=True)
    _FUNCTIONS[f"Conv{_n}d"] = _conv
    _FUNCTIONS[f"ConvTranspose{_n}d"] = _conv_transpose
    _FUNCTIONS[f"InstanceNorm{_n}d"] = _instance_norm
    _FUNCTIONS[f"MaxUnpool{_n}d"] = _max_unpool
    _FUNCTIONS[f"ReflectionPad{_n}d"] = _pad("reflect")
    _FUNCTIONS[f"ReplicationPad{_n}d"] = _pad("replicate")

for _name, (_function, _attributes) in _CALLS.items():
    _FUNCTIONS[_name] = _call(_function, _attributes)
for _name, _function in _FUNCTIONS.items():
    _definitions[_name].spell(_function)
