"""The older name of library's registration of operators."""

from flashlight.library import custom_op, impl, impl_abstract  # noqa: F401
