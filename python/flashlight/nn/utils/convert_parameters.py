"""Parameters as one vector, and back."""

import flashlight
from flashlight import Tensor

__all__ = ["parameters_to_vector", "vector_to_parameters"]


def parameters_to_vector(parameters):
    """All parameters, flattened, one after the other."""
    return flashlight.cat([p.reshape(-1) for p in parameters])


def vector_to_parameters(vec, parameters):
    """Gives each parameter its part of the vector (as a view of it)."""
    if not isinstance(vec, Tensor):
        raise TypeError(f"expected flashlight.Tensor, but got: {flashlight.typename(vec)}")
    start = 0
    for p in parameters:
        end = start + p.numel()
        p.data = vec[start:end].view_as(p).data
        start = end
