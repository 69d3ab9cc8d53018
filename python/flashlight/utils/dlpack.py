"""The exchange of tensors with other libraries over DLPack."""

from flashlight._C import from_dlpack, to_dlpack

__all__ = ["from_dlpack", "to_dlpack"]
