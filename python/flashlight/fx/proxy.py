"""Names of torch.fx.proxy."""

from . import Proxy  # noqa: F401
