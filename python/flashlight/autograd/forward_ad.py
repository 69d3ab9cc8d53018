"""Forward-mode differentiation: not there. The module exists so that importing it succeeds."""


def dual_level():
    raise NotImplementedError("flashlight.autograd.forward_ad")


make_dual = unpack_dual = dual_level
