import re

from .._collate import *  # noqa: F403
from .._collate import default_collate, default_convert  # noqa: F401

np_str_obj_array_pattern = re.compile(r"[SaUO]")  # the kinds of NumPy's dtypes that hold text or objects
