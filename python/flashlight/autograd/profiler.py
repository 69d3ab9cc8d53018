"""autograd.profiler: the record of the ops that run in a block, with their times."""

import functools
import time

from flashlight import _C
from flashlight.autograd.profiler_util import EventList, FunctionEvent, FunctionEventAvg, _events_of

__all__ = ["EventList", "FunctionEvent", "FunctionEventAvg", "profile", "record_function"]


class profile:
    """Records the ops that run inside a `with` block, those of all threads, and their times on the CPU."""

    def __init__(
        self,
        enabled=True,
        *,
        use_cuda=False,
        use_device=None,
        record_shapes=False,
        with_flops=False,
        profile_memory=False,
        with_stack=False,
        with_modules=False,
        use_kineto=False,
        use_cpu=True,
        experimental_config=None,
        acc_events=False,
        custom_trace_id_callback=None,
    ):
        self.enabled = enabled
        self.entered = False
        self.record_shapes = record_shapes or with_flops
        self.profile_memory = profile_memory
        self.with_flops = with_flops
        self.with_stack = with_stack
        self.with_modules = with_modules
        self.use_cpu = use_cpu
        self.use_device = None
        self.acc_events = acc_events
        self.function_events = None

    def __enter__(self):
        if not self.enabled:
            return None
        if self.entered:
            raise RuntimeError("Profiler context manager is not reentrant")
        _C._profiler_start(self.record_shapes)
        self.entered = True
        self._start = time.monotonic_ns()
        return self

    def __exit__(self, kind, value, trace):
        if not self.enabled:
            return
        events = _events_of(_C._profiler_stop(), self._start)
        events._profile_memory = self.profile_memory
        if self.acc_events and self.function_events:
            events[:0] = self.function_events
        self.function_events = events

    def _check_finished(self):
        if self.function_events is None:
            raise RuntimeError("Profiler didn't finish running")

    def __repr__(self):
        return "<unfinished torch.autograd.profile>" if self.function_events is None else repr(self.function_events)

    def __str__(self):
        return "<unfinished torch.autograd.profile>" if self.function_events is None else str(self.function_events)

    def table(self, *args, **kwargs):
        """EventList.table of what was recorded; RuntimeError before the block is over."""
        self._check_finished()
        return self.function_events.table(*args, **kwargs)

    def key_averages(self, group_by_input_shape=False, group_by_stack_n=0, group_by_overload_name=False):
        """EventList.key_averages of what was recorded: one row for each name; RuntimeError before the block is over."""
        self._check_finished()
        return self.function_events.key_averages(group_by_input_shape)

    def total_average(self):
        """EventList.total_average of what was recorded: one row of all; RuntimeError before the block is over."""
        self._check_finished()
        return self.function_events.total_average()

    def export_chrome_trace(self, path):
        """Writes what was recorded to a file that chrome://tracing shows; RuntimeError before the block is over."""
        self._check_finished()
        self.function_events.export_chrome_trace(path)

    @property
    def self_cpu_time_total(self):
        """Microseconds spent in all that was recorded, each counted once; RuntimeError before the block is over."""
        self._check_finished()
        return self.function_events.self_cpu_time_total


class record_function:
    """Gives a block, or a function as its decorator, a name in what is recorded."""

    def __init__(self, name, args=None):
        self.name = name
        self.args = args
        self._open = []

    def __enter__(self):
        self._open.append(_C._profiler_enter(self.name))
        return self

    def __exit__(self, kind, value, trace):
        _C._profiler_exit(self._open.pop())

    def __call__(self, function):
        @functools.wraps(function)
        def named(*args, **kwargs):
            with record_function(self.name, self.args):
                return function(*args, **kwargs)

        return named
