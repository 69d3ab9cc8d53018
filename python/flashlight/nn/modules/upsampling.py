"""Upsampling: the classes over their definitions in C, which keep what they were given as floats."""

from ._layer import make


def _floats(scale_factor):
    """What is kept of a scale factor: a float, or a tuple of them."""
    if isinstance(scale_factor, tuple):
        return tuple(float(factor) for factor in scale_factor)
    return float(scale_factor) if scale_factor else None


class Upsample(make("Upsample")):
    """The one to three last dimensions resized to size, or by scale_factor."""

    def __init__(self, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None):
        super().__init__(size, scale_factor, mode, align_corners, recompute_scale_factor)
        self.name = type(self).__name__
        self.size = size
        self.scale_factor = _floats(scale_factor)

    def __setstate__(self, state):
        state.setdefault("recompute_scale_factor", True)
        super().__setstate__(state)


class UpsamplingNearest2d(Upsample):
    """Upsample in mode 'nearest'."""

    def __init__(self, size=None, scale_factor=None):
        super().__init__(size, scale_factor, mode="nearest")


class UpsamplingBilinear2d(Upsample):
    """Upsample in mode 'bilinear' with align_corners."""

    def __init__(self, size=None, scale_factor=None):
        super().__init__(size, scale_factor, mode="bilinear", align_corners=True)


__all__ = ["Upsample", "UpsamplingBilinear2d", "UpsamplingNearest2d"]
