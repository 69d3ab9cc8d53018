"""How samples become a batch."""

from copy import copy

import flashlight
from flashlight import Tensor

_UNFIT = "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {}"


def _is_numpy(value):
    return type(value).__module__ == "numpy"


def _is_array(value):
    return _is_numpy(value) and type(value).__name__ == "ndarray"


def _holds_text(array):
    return array.dtype.kind in "SUOa"


def _is_mapping(value):
    from collections.abc import Mapping

    return isinstance(value, (dict, Mapping))


def _is_sequence(value):
    from collections.abc import Sequence

    return isinstance(value, (list, tuple, Sequence)) and not isinstance(value, (str, bytes))


def _remade_mapping(original, items):
    """A mapping of the original's class with these items; a plain dict where the class cannot be made so."""
    try:
        if hasattr(original, "update"):
            result = copy(original)
            result.update(items)
            return result
        return type(original)(items)
    except TypeError:
        return items


def _remade_sequence(original, items):
    try:
        if hasattr(original, "__setitem__"):
            result = copy(original)
            for i, item in enumerate(items):
                result[i] = item
            return result
        return type(original)(items)
    except TypeError:
        return items


def default_convert(data):
    """NumPy arrays and numbers inside the data as tensors; the rest as it is."""
    if isinstance(data, Tensor):
        return data
    if _is_numpy(data) and type(data).__name__ not in ("str_", "string_"):
        return data if _is_array(data) and _holds_text(data) else flashlight.as_tensor(data)
    if _is_mapping(data):
        return _remade_mapping(data, {key: default_convert(data[key]) for key in data})
    if isinstance(data, tuple):
        if hasattr(data, "_fields"):
            return type(data)(*(default_convert(item) for item in data))
        return [default_convert(item) for item in data]
    if _is_sequence(data):
        return _remade_sequence(data, [default_convert(item) for item in data])
    return data


def collate(batch, *, collate_fn_map=None):
    """A list of samples as one: leaves go to the function of their type, containers are turned inside out."""
    first = batch[0]
    if collate_fn_map is not None:
        found = collate_fn_map.get(type(first))
        if found is None:
            found = next((fn for kind, fn in collate_fn_map.items() if isinstance(first, kind)), None)
        if found is None and Tensor in collate_fn_map and _is_numpy(first):
            # (NumPy's types stand in no map, so that it need not be imported; maps made from ours go on with it.)
            found = collate_numpy_array_fn if _is_array(first) else collate_numpy_scalar_fn
        if found is not None:
            return found(batch, collate_fn_map=collate_fn_map)
    if _is_mapping(first):
        items = {key: collate([sample[key] for sample in batch], collate_fn_map=collate_fn_map) for key in first}
        return _remade_mapping(first, items)
    if isinstance(first, tuple) and hasattr(first, "_fields"):
        return type(first)(*(collate(column, collate_fn_map=collate_fn_map) for column in zip(*batch)))
    if _is_sequence(first):
        if any(len(sample) != len(first) for sample in batch):
            raise RuntimeError("each element in list of batch should be of equal size")
        columns = [collate(column, collate_fn_map=collate_fn_map) for column in zip(*batch)]
        return columns if isinstance(first, tuple) else _remade_sequence(first, columns)
    raise TypeError(_UNFIT.format(type(first)))


def collate_tensor_fn(batch, *, collate_fn_map=None):
    """A batch of tensors of one shape, stacked."""
    return flashlight.stack(batch, 0)


def collate_numpy_array_fn(batch, *, collate_fn_map=None):
    """A batch of arrays of one shape, collated as tensors are; TypeError for text."""
    if _holds_text(batch[0]):
        raise TypeError(_UNFIT.format(batch[0].dtype))
    tensors = [flashlight.as_tensor(array) for array in batch]
    return collate(tensors, collate_fn_map=collate_fn_map or default_collate_fn_map)


def collate_numpy_scalar_fn(batch, *, collate_fn_map=None):
    """A batch of NumPy's scalars, as a tensor of their type."""
    import numpy

    return flashlight.as_tensor(numpy.asarray(batch))


def collate_float_fn(batch, *, collate_fn_map=None):
    """A batch of floats, as float64."""
    return flashlight.tensor(batch, dtype=flashlight.float64)


def collate_int_fn(batch, *, collate_fn_map=None):
    """A batch of ints, as int64."""
    return flashlight.tensor(batch)


def collate_str_fn(batch, *, collate_fn_map=None):
    """A batch of texts, as it is."""
    return batch


default_collate_fn_map = {
    Tensor: collate_tensor_fn,
    float: collate_float_fn,
    int: collate_int_fn,
    str: collate_str_fn,
    bytes: collate_str_fn,
}


def default_collate(batch):
    """Tensors stacked along a new first dimension, numbers as tensors, containers with collated contents."""
    return collate(batch, collate_fn_map=default_collate_fn_map)
