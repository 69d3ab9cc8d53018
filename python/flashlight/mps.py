"""No Metal device."""

from flashlight.cuda import _missing, _no, _nothing, _zero

is_available = _no
device_count = current_allocated_memory = driver_allocated_memory = _zero
synchronize = empty_cache = manual_seed = seed = set_per_process_memory_fraction = _nothing
get_rng_state = set_rng_state = _missing
