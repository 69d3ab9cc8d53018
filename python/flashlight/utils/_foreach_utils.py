"""What optimizers of other packages ask about lists of tensors that are updated together."""

__all__ = [
    "_device_has_foreach_support",
    "_get_foreach_kernels_supported_devices",
    "_get_fused_kernels_supported_devices",
    "_group_tensors_by_device_and_dtype",
    "_has_foreach_support",
]


def _get_foreach_kernels_supported_devices():
    return ["cpu"]


def _get_fused_kernels_supported_devices():
    return ["cpu"]


def _device_has_foreach_support(device):
    return device.type == "cpu"


def _has_foreach_support(tensors, device):
    return _device_has_foreach_support(device) and all(t is not None for t in tensors)


def _group_tensors_by_device_and_dtype(tensorlistlist, with_indices=False):
    """Lists of equal length cut into those of one device and dtype, which the tensors of the first list say: the lists
    of each, and with with_indices where its tensors stood.
    """
    groups = {}
    for i, first in enumerate(tensorlistlist[0]):
        lists, indices = groups.setdefault((first.device, first.dtype), ([[] for _ in tensorlistlist], []))
        for into, tensors in zip(lists, tensorlistlist):
            if tensors:
                into.append(tensors[i])
        if with_indices:
            indices.append(i)
    return groups
