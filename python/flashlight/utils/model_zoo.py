"""The older name of flashlight.hub's loading of weights."""

from flashlight.hub import bar_class
from flashlight.hub import load_state_dict_from_url as load_url  # noqa: F401

tqdm = bar_class()
