"""No XPU device."""

from flashlight.cuda import (  # noqa: F401
    Event,
    Stream,
    current_device,
    device_count,
    empty_cache,
    get_device_name,
    is_available,
    manual_seed,
    manual_seed_all,
    max_memory_allocated,
    memory_allocated,
    set_device,
    synchronize,
)
