"""Many tensors as one and back, as programs that average gradients take it from this name."""

import flashlight


def _flatten_dense_tensors(tensors):
    """Their items one after the other; of a single tensor a view."""
    return flashlight.cat([t.reshape(-1) for t in tensors]) if len(tensors) > 1 else tensors[0].reshape(-1)


def _unflatten_dense_tensors(flat, tensors):
    """Views of `flat` of the tensors' shapes."""
    parts = flat.split([t.numel() for t in tensors])
    return tuple(part.view_as(t) for part, t in zip(parts, tensors))
