"""The older name of flashlight.hub's loading of weights."""

from flashlight.hub import _bar_class
from flashlight.hub import load_state_dict_from_url as load_url  # noqa: F401

tqdm = _bar_class()
