"""What programs that register symbols for ONNX ask for when they are imported. Nothing is exported: save a model with
flashlight.save, which PyTorch reads, and export it there."""

from enum import IntEnum

__all__ = ["TensorProtoDataType", "export", "is_in_onnx_export", "register_custom_op_symbolic"]


class TensorProtoDataType(IntEnum):
    """The element types of ONNX."""

    UNDEFINED, FLOAT, UINT8, INT8, UINT16, INT16, INT32, INT64, STRING, BOOL, FLOAT16, DOUBLE = range(12)


def is_in_onnx_export():
    """False: nothing is exported."""
    return False


def register_custom_op_symbolic(symbolic_name, symbolic_fn, opset_version):
    """Nothing is exported, so nobody asks for the function."""


def export(*args, **kwargs):
    """A NotImplementedError: save the model with flashlight.save, which PyTorch reads, and export it there."""
    raise NotImplementedError("flashlight.onnx.export: save the model with flashlight.save and export it in PyTorch")
