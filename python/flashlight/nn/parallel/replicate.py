"""A module for each of several devices, all of which are the one that there is."""

from copy import deepcopy

__all__ = ["replicate"]


def replicate(network, devices, detach=False):
    """The module itself for each device, so all gradients go to its parameters; a copy that needs none if detach."""
    if detach:
        network = deepcopy(network).requires_grad_(False)
    return [network for _ in devices]
