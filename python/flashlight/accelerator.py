"""No accelerator: the device is the CPU."""

from flashlight.cuda import _missing, _no, _nothing, _zero

is_available = _no
device_count = _zero
synchronize = set_device_index = set_device_idx = set_stream = empty_cache = _nothing
current_device_index = current_device_idx = current_stream = _missing


def current_accelerator(check_available=False):
    """None: there is no device but the CPU."""
    return None
