"""The weights of convolutions in a memory format."""

__all__ = ["convert_conv2d_weight_memory_format", "convert_conv3d_weight_memory_format"]


def _convert(module, memory_format, ndim):
    from flashlight.nn.modules.conv import _ConvNd

    for child in module.modules():
        if isinstance(child, _ConvNd) and child.weight.dim() == ndim:
            child.weight.data = child.weight.detach().clone(memory_format=memory_format)
    return module


def convert_conv2d_weight_memory_format(module, memory_format):
    """Rearranges the weights of all two-dimensional convolutions below a module."""
    return _convert(module, memory_format, 4)


def convert_conv3d_weight_memory_format(module, memory_format):
    """Rearranges the weights of all three-dimensional convolutions below a module."""
    return _convert(module, memory_format, 5)
