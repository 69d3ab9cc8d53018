"""The functions of the table under the name from which programs take `_VF.lstm` and its like."""

from flashlight import _C

globals().update(_C.functions)
