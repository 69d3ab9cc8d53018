"""No CUDA: the questions that programs ask have answers (no, 0, nothing), what would move something is an error."""

from contextlib import contextmanager, nullcontext

from flashlight import _C

__all__ = ["is_available"]


_initialized = False  # read before the states of its generators are


OutOfMemoryError = _C.OutOfMemoryError


class CudaError(RuntimeError):
    """Never raised."""


def _no(*args, **kwargs):
    """False: there is no such device."""
    return False


def _zero(*args, **kwargs):
    """0: there is no such device."""
    return 0


def _nothing(*args, **kwargs):
    """Nothing is to be done: ops of the CPU are done when they return, and there is no other device."""
    return None


def _missing(*args, **kwargs):
    """A RuntimeError: there is no such device."""
    raise RuntimeError("there is no CUDA device: flashlight computes in the CPU's memory")


is_available = is_initialized = is_bf16_supported = is_tf32_supported = is_current_stream_capturing = _no
device_count = memory_allocated = max_memory_allocated = memory_reserved = max_memory_reserved = _zero
memory_cached = max_memory_cached = utilization = _zero
synchronize = empty_cache = reset_peak_memory_stats = reset_max_memory_allocated = ipc_collect = init = _nothing
set_device = manual_seed = manual_seed_all = seed = seed_all = set_per_process_memory_fraction = _nothing
reset_max_memory_cached = reset_accumulated_memory_stats = _nothing
current_device = get_device_name = get_device_capability = get_device_properties = mem_get_info = _missing
current_stream = default_stream = get_rng_state = set_rng_state = _missing
get_arch_list = get_rng_state_all = list
memory_stats = memory_snapshot = dict


def memory_summary(device=None, abbreviated=False):
    """An empty text."""
    return ""


def initial_seed():
    """That of the default generator."""
    return _C.default_generator.initial_seed()


class Stream:
    """Does nothing, in order."""

    def __init__(self, device=None, priority=0):
        pass

    synchronize = wait_stream = wait_event = record_event = _nothing

    def query(self):
        """Whether everything is done: it is."""
        return True

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        pass


class Event(Stream):
    """A moment of this process: times are those of its clock."""

    def __init__(self, enable_timing=False, blocking=False, interprocess=False):
        self.time = None

    def record(self, stream=None):
        """Takes the time."""
        from time import perf_counter

        self.time = perf_counter()

    def elapsed_time(self, end):
        """Milliseconds from this event to `end`."""
        return (end.time - self.time) * 1e3


class CUDAGraph:
    """RuntimeError: there is nothing to record."""

    def __init__(self, keep_graph=False):
        _missing()


graph = CUDAGraph


class StreamContext(nullcontext):
    """`with` a stream: changes nothing."""

    def __init__(self, stream):
        super().__init__(stream)


stream = StreamContext


@contextmanager
def device(device):
    """`with` a device: changes nothing."""
    yield


class nvtx:
    """Marks for a profiler of CUDA, which go nowhere."""

    range_push = range_pop = mark = staticmethod(_nothing)

    @staticmethod
    @contextmanager  # which is a decorator as well
    def range(msg, *args, **kwargs):
        """`with` a mark, or a function under one."""
        yield


def __getattr__(name):
    if name in ("amp", "random"):
        from importlib import import_module

        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
