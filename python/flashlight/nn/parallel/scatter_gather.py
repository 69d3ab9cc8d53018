"""How a batch is spread over devices and put together again. There is one device, so nothing is cut."""

import flashlight
from flashlight import Tensor

__all__ = ["gather", "scatter", "scatter_kwargs"]


def scatter(inputs, target_gpus, dim=0):
    """The inputs, once for the one device."""
    return [inputs]


def scatter_kwargs(inputs, kwargs, target_gpus, dim=0):
    """(inputs, kwargs) for each device: for the one there is, as they were given."""
    return (tuple(inputs or ()),), (kwargs or {},)


def gather(outputs, target_device, dim=0):
    """What several runs gave, as one: tensors one after the other along dim, containers item by item."""
    first = outputs[0]
    if isinstance(first, Tensor):
        return flashlight.cat([t.unsqueeze(0) if t.dim() == 0 else t for t in outputs], dim)
    if first is None:
        return None
    if isinstance(first, dict):
        return type(first)((key, gather([output[key] for output in outputs], target_device, dim)) for key in first)
    items = [gather(parts, target_device, dim) for parts in zip(*outputs)]
    return type(first)(*items) if hasattr(first, "_fields") else type(first)(items)
