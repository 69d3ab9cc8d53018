"""The profiler: which ops ran, how often, and how long they took.

    with flashlight.profiler.profile(record_shapes=True) as prof:
        model(x)
    print(prof.key_averages().table(sort_by="cpu_time_total", row_limit=10))

An op that a program calls is an event, and so are a leaf layer ("nn::Linear"), a node of the backward pass and a block
inside record_function; the ops an op is made of in C are part of it. While nothing is recorded this costs nothing.
"""

import enum
import json
import os
import socket
import time
import warnings

from flashlight.autograd.profiler import profile as _Recorder
from flashlight.autograd.profiler import record_function

__all__ = [
    "DeviceType",
    "ProfilerAction",
    "ProfilerActivity",
    "kineto_available",
    "profile",
    "record_function",
    "schedule",
    "supported_activities",
    "tensorboard_trace_handler",
]


class ProfilerActivity(enum.Enum):
    """What can be recorded; here the CPU's work."""

    CPU = 0
    XPU = 1
    MTIA = 2
    CUDA = 3
    HPU = 4
    PrivateUse1 = 5


class DeviceType(enum.Enum):
    """Where an event ran."""

    CPU = 0


class ProfilerAction(enum.Enum):
    """What the profiler does during a step."""

    NONE = 0
    WARMUP = 1
    RECORD = 2
    RECORD_AND_SAVE = 3


def kineto_available():
    """False: the profiler here is flashlight's own."""
    return False


def supported_activities():
    """What can be recorded, {ProfilerActivity.CPU}: there is one device."""
    return {ProfilerActivity.CPU}


def schedule(*, wait, warmup, active, repeat=0, skip_first=0, skip_first_wait=0):
    """The action of each step: after skip_first steps, cycles of `wait` idle, `warmup` and `active` recorded steps.

    repeat: how many cycles, 0 for as many as there are steps. skip_first_wait: the first cycle does not wait.
    """
    if not (wait >= 0 and warmup >= 0 and active > 0 and repeat >= 0 and skip_first >= 0):
        raise AssertionError("Invalid profiler schedule arguments")
    if warmup == 0:
        warnings.warn("Profiler won't be using warmup, this can skew profiler results", stacklevel=2)
    cycle = wait + warmup + active

    def action(step):
        if step < 0:
            raise AssertionError(f"Step must be non-negative. Got {step}.")
        if step < skip_first:
            return ProfilerAction.NONE
        step -= skip_first
        if skip_first_wait != 0:
            step += wait
        if repeat > 0 and step / cycle >= repeat:
            return ProfilerAction.NONE
        at = step % cycle
        if at < wait:
            return ProfilerAction.NONE
        if at < wait + warmup:
            return ProfilerAction.WARMUP
        return ProfilerAction.RECORD if at < cycle - 1 else ProfilerAction.RECORD_AND_SAVE

    return action


def tensorboard_trace_handler(dir_name, worker_name=None, use_gzip=False):
    """An on_trace_ready that writes each trace into a folder."""

    def handler(prof):
        os.makedirs(dir_name, exist_ok=True)
        worker = worker_name or f"{socket.gethostname()}_{os.getpid()}"
        suffix = ".gz" if use_gzip else ""
        prof.export_chrome_trace(os.path.join(dir_name, f"{worker}.{time.time_ns()}.pt.trace.json{suffix}"))

    return handler


_RECORDING = (ProfilerAction.RECORD, ProfilerAction.RECORD_AND_SAVE)


class profile:
    """Records the ops of a program: inside a `with` block, or between start() and stop().

    schedule(step) says what is done in which step, and the program calls step() after each one; on_trace_ready(self) is
    called when a cycle has been recorded, or at the end.
    """

    def __init__(
        self,
        *,
        activities=None,
        schedule=None,
        on_trace_ready=None,
        record_shapes=False,
        profile_memory=False,
        with_stack=False,
        with_flops=False,
        with_modules=False,
        experimental_config=None,
        execution_trace_observer=None,
        acc_events=False,
        use_cuda=None,
        custom_trace_id_callback=None,
        post_processing_timeout_s=None,
    ):
        self.activities = set(activities) if activities else supported_activities()
        if not self.activities <= set(ProfilerActivity):
            raise AssertionError("No valid profiler activities found")
        self.schedule = schedule or (lambda step: ProfilerAction.RECORD)
        self.record_steps = schedule is not None
        self.on_trace_ready = on_trace_ready
        self.record_shapes = record_shapes
        self.profile_memory = profile_memory
        self.with_stack = with_stack
        self.with_flops = with_flops
        self.with_modules = with_modules
        self.acc_events = acc_events
        self.use_device = None
        self.step_num = 0
        self.current_action = self.schedule(0)
        self.step_rec_fn = None
        self.profiler = None
        self._metadata = {}

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, value, trace):
        self.stop()

    def start(self):
        """Begins the schedule's first step, as entering the block does."""
        self._begin(self.current_action)
        self._name_step()

    def stop(self):
        """Ends the last step, as leaving the block does; what is recorded is handed to on_trace_ready."""
        self._leave_step()
        if self.current_action in _RECORDING:
            self._end(save=True)

    def step(self):
        """Says that the next step begins."""
        self._leave_step()
        before = self.current_action
        self.step_num += 1
        self.current_action = self.schedule(self.step_num)
        if before is ProfilerAction.RECORD_AND_SAVE:
            self._end(save=True)
            self._begin(self.current_action)
        elif before is ProfilerAction.RECORD and self.current_action not in _RECORDING:
            warnings.warn("Incorrect schedule: RECORD followed by " + self.current_action.name, stacklevel=2)
            self._end(save=False)
        elif before is not ProfilerAction.RECORD:
            self._begin(self.current_action)
        self._name_step()

    def _begin(self, action):
        if action not in _RECORDING:
            return
        earlier = self.profiler.function_events if self.profiler is not None and self.acc_events else None
        self.profiler = _Recorder(
            record_shapes=self.record_shapes,
            profile_memory=self.profile_memory,
            with_flops=self.with_flops,
            acc_events=self.acc_events,
        )
        self.profiler.__enter__()
        self.profiler.function_events = earlier

    def _end(self, save):
        self.profiler.__exit__(None, None, None)
        if save and self.on_trace_ready is not None:
            self.on_trace_ready(self)

    def _name_step(self):
        if self.record_steps:
            self.step_rec_fn = record_function(f"ProfilerStep#{self.step_num}")
            self.step_rec_fn.__enter__()

    def _leave_step(self):
        if self.step_rec_fn is not None:
            self.step_rec_fn.__exit__(None, None, None)
            self.step_rec_fn = None

    def _recorded(self):
        if self.profiler is None:
            raise AssertionError("Profiler must be initialized before getting the events")
        self.profiler._check_finished()
        return self.profiler

    def events(self):
        """All events in the order they began."""
        return self._recorded().function_events

    def key_averages(self, group_by_input_shape=False, group_by_stack_n=0, group_by_overload_name=False):
        """The averages over the events of each name, or of each name and shape of inputs."""
        return self._recorded().key_averages(group_by_input_shape)

    def export_chrome_trace(self, path):
        """Writes what was recorded for chrome://tracing or Perfetto; compressed where the path ends in .gz."""
        self._recorded().function_events.export_chrome_trace(path, self._metadata)

    def add_metadata(self, key, value):
        """Puts a text into what export_chrome_trace writes."""
        self._metadata[key] = value

    def add_metadata_json(self, key, value):
        """The same for a value that is given as JSON."""
        self._metadata[key] = json.loads(value)
