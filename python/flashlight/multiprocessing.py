"""The standard library's multiprocessing, with what PyTorch adds: a tensor that is sent to another process is moved to
memory that both of them see, and spawn() runs a function in several processes.

Importing this module is what makes tensors travel so; share_memory_() imports it.
"""

import multiprocessing as _standard
import os
import pickle
import signal
import sys
import time
import traceback
import weakref
from multiprocessing import *  # noqa: F403
from multiprocessing import connection, get_all_start_methods, get_context, reduction  # noqa: F401

from flashlight import _C
from flashlight._C import Tensor
from flashlight.nn.parameter import Parameter
from flashlight.storage import TypedStorage, UntypedStorage

__all__ = [
    *_standard.__all__,
    "ProcessContext",
    "ProcessException",
    "ProcessExitedException",
    "ProcessRaisedException",
    "SpawnContext",
    "get_all_sharing_strategies",
    "get_sharing_strategy",
    "set_sharing_strategy",
    "spawn",
    "start_processes",
]


def get_sharing_strategy():
    """The one way there is, "file_descriptor"."""
    return "file_descriptor"


def set_sharing_strategy(new_strategy):
    """There is one way, so this changes nothing."""


def get_all_sharing_strategies():
    """The set of the one way there is."""
    return {"file_descriptor"}


# ---- Tensors on their way to another process ------------------------------------------------------------------------

# The storages that came or went, by the file behind them: what comes back is the storage that went.
_travelled = weakref.WeakValueDictionary()


def _identity(file):
    status = os.fstat(file)
    return status.st_dev, status.st_ino


def _reduce_storage(storage):
    file = storage.share_memory_()._shared_file()
    _travelled[_identity(file)] = storage
    return _storage_from, (reduction.DupFd(file), storage.nbytes())


def _storage_from(handle, nbytes):
    file = handle.detach()
    try:
        storage = _travelled.get(_identity(file))
        if storage is None:
            storage = _travelled[_identity(file)] = UntypedStorage._of_shared_file(file, nbytes)
        return storage
    finally:
        os.close(file)


def _reduce_typed_storage(storage):
    return _typed_storage_from, (storage.untyped(), storage.dtype)


def _typed_storage_from(storage, dtype):
    return TypedStorage(wrap_storage=storage, dtype=dtype)


def _reduce_tensor(tensor):
    if tensor.requires_grad and not tensor.is_leaf:
        raise RuntimeError(
            "Cowardly refusing to serialize non-leaf tensor which requires_grad: autograd does not cross processes. "
            "Call detach() on the tensor to send its values alone"
        )
    storage = tensor.untyped_storage()
    if not storage.is_shared() and not storage._only_of(tensor):
        return tensor.__reduce_ex__(pickle.HIGHEST_PROTOCOL)  # what else is over the memory stays there: a copy goes
    tensor.share_memory_()
    place = tensor.storage_offset(), tuple(tensor.shape), tensor.stride()
    return _tensor_from, (type(tensor), storage, tensor.dtype, place, tensor.requires_grad)


def _tensor_from(cls, storage, dtype, place, requires_grad):
    tensor = _C._rebuild(storage._items_as(_C.uint8), dtype, *place)
    return Parameter(tensor, requires_grad) if cls is Parameter else tensor.requires_grad_(requires_grad)


for _kind, _reduce in (
    (Tensor, _reduce_tensor),
    (Parameter, _reduce_tensor),
    (UntypedStorage, _reduce_storage),
    (TypedStorage, _reduce_typed_storage),
):
    reduction.ForkingPickler.register(_kind, _reduce)


# ---- One function in several processes ------------------------------------------------------------------------------


class ProcessException(Exception):
    """One of the processes failed: the `error_index`-th, whose number is `pid`."""

    def __init__(self, msg, error_index, pid):
        super().__init__(msg)
        self.msg = msg
        self.error_index = error_index
        self.pid = pid

    def __reduce__(self):
        return type(self), (self.msg, self.error_index, self.pid)


class ProcessRaisedException(ProcessException):
    """A process ended by an exception, whose traceback is in the message."""


class ProcessExitedException(ProcessException):
    """A process ended by a signal (`signal_name`) or with an exit code."""

    def __init__(self, msg, error_index, error_pid, exit_code, signal_name=None):
        super().__init__(msg, error_index, error_pid)
        self.exit_code = exit_code
        self.signal_name = signal_name

    def __reduce__(self):
        return type(self), (self.msg, self.error_index, self.pid, self.exit_code, self.signal_name)


def _run(fn, i, args, failure):
    """What a process does: its traceback, if there is one, goes through a pipe."""
    try:
        fn(i, *args)
    except KeyboardInterrupt:
        pass  # the one who started it has been interrupted too
    except Exception:
        failure.send(traceback.format_exc())
        sys.exit(1)


class ProcessContext:
    """The processes that start_processes() started."""

    def __init__(self, processes, failures):
        self.processes = processes
        self._failures = failures
        self._running = {process.sentinel: i for i, process in enumerate(processes)}
        self._text = [""] * len(processes)

    def pids(self):
        """The numbers of the processes."""
        return [process.pid for process in self.processes]

    def _read(self, i):
        """Takes what a process has to say; a long text ends no process before somebody reads it."""
        try:
            self._text[i] = self._failures[i].recv()
        except EOFError:
            pass
        self._failures[i].close()

    def join(self, timeout=None, grace_period=None):
        """Waits for a process to end, for `timeout` seconds at most: whether all have. Where one fails, the others have
        `grace_period` seconds to end by themselves and as long when told to, and its exception is raised here."""
        if not self._running:
            return True
        pipes = {pipe: i for i, pipe in enumerate(self._failures) if not pipe.closed}
        ready = connection.wait([*self._running, *pipes], timeout)
        for pipe in ready:
            if pipe in pipes:
                self._read(pipes[pipe])
        failed = None
        for sentinel in [sentinel for sentinel in ready if sentinel in self._running]:
            i = self._running.pop(sentinel)
            self.processes[i].join()
            if self.processes[i].exitcode and failed is None:
                failed = i
        if failed is None:
            return not self._running
        self._end_others(grace_period)
        if not self._failures[failed].closed:
            self._read(failed)
        self._raise(failed)

    def _end_others(self, grace_period):
        if grace_period is not None:
            self._wait_for_all(grace_period)
        for process in self.processes:
            process.terminate()
        self._wait_for_all(30 if grace_period is None else grace_period)
        for process in self.processes:
            process.kill()
            process.join()

    def _wait_for_all(self, seconds):
        end = time.monotonic() + seconds
        for process in self.processes:
            process.join(max(0, end - time.monotonic()))

    def _raise(self, i):
        process, code = self.processes[i], self.processes[i].exitcode
        if self._text[i]:
            message = f"\n\n-- Process {i} terminated with the following error:\n{self._text[i]}"
            raise ProcessRaisedException(message, i, process.pid)
        name = signal.Signals(-code).name if code < 0 else None
        message = f"process {i} terminated with {f'signal {name}' if name else f'exit code {code}'}"
        raise ProcessExitedException(message, i, process.pid, code, name)


class SpawnContext(ProcessContext):
    """The processes that spawn() started."""


def start_processes(fn, args=(), nprocs=1, join=True, daemon=False, start_method="spawn"):
    """Runs fn(i, *args) in `nprocs` processes and waits for them: an exception in one of them is a
    ProcessRaisedException here, and the others are ended. join=False: returns their ProcessContext at once."""
    context = get_context(start_method)
    processes, failures = [], []
    for i in range(nprocs):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_run, args=(fn, i, args, theirs), daemon=daemon)
        process.start()
        theirs.close()
        processes.append(process)
        failures.append(ours)
    running = (SpawnContext if start_method == "spawn" else ProcessContext)(processes, failures)
    if not join:
        return running
    while not running.join():
        pass
    return None


def spawn(fn, args=(), nprocs=1, join=True, daemon=False, start_method="spawn"):
    """start_processes() with new interpreters: fn must stand in a module, and a script under __name__ == "__main__"."""
    return start_processes(fn, args, nprocs, join, daemon, start_method)
