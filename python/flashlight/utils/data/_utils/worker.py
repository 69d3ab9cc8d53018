from flashlight.utils.data import get_worker_info  # noqa: F401
