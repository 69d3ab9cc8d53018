"""Loading with worker processes.

The process that iterates sends each worker numbered tasks (the indices of a batch) and reads finished batches from one
pipe per worker. Tensors of some size do not go through the pipe: a worker writes all those of a batch into one block of
anonymous shared memory, hands the block over, and the receiver's tensors lie in it without a copy.
"""

import io
import mmap
import multiprocessing
import os
import pickle
import random
import sys
import traceback
from multiprocessing import connection, reduction
from queue import Empty

import flashlight
from flashlight import Tensor

from . import dataloader
from .dataloader import _BaseDataLoaderIter, _DatasetKind, make_fetcher

# How long a worker waits for a task before it looks whether its parent lives; how long one is waited for at the end.
_CHECK_SECONDS = 5.0
# Tensors from this size on travel in shared memory.
_SHARED_BYTES = 1 << 16
_ALIGN = 64
_HAS_MEMFD = hasattr(os, "memfd_create")


class WorkerInfo:
    """What get_worker_info() returns in a worker."""

    __slots__ = ("dataset", "id", "num_workers", "seed")

    def __init__(self, id, num_workers, seed, dataset):
        set_ = object.__setattr__
        set_(self, "id", id)
        set_(self, "num_workers", num_workers)
        set_(self, "seed", seed)
        set_(self, "dataset", dataset)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot assign to field {name!r}")

    def __repr__(self):
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in ("id", "num_workers", "seed", "dataset"))
        return f"WorkerInfo({fields})"


class _Failure:
    """An exception on its way from a worker, with its traceback as text."""

    def __init__(self, worker_id):
        kind, error, trace = sys.exc_info()
        self.kind = kind
        self.text = "".join(traceback.format_exception(kind, error, trace))
        self.worker_id = worker_id

    def raise_again(self):
        message = f"Caught {self.kind.__name__} in DataLoader worker process {self.worker_id}.\nOriginal {self.text}"
        if self.kind is KeyError:
            message = _Verbatim(message)
        try:
            error = self.kind(message)
        except Exception:
            raise RuntimeError(message) from None
        raise error


class _Verbatim(str):
    """A text whose repr is itself: KeyError shows the repr of what it is given."""

    __slots__ = ()

    def __repr__(self):
        return self


class _StreamEnded:
    """A worker's stream has no more samples."""


class _Resume:
    """Begins a new pass with persistent workers."""


# ---- Batches through pipe and shared memory ------------------------------------------------------------------------


class _Writer(pickle.Pickler):
    """Pickles a batch, with large tensors set aside."""

    def __init__(self, file):
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.tensors, self.size = [], 0

    def persistent_id(self, value):
        if type(value) is not Tensor or not _HAS_MEMFD:
            return None
        size = value.numel() * value.element_size()
        if size < _SHARED_BYTES:
            return None
        if value.requires_grad:
            return None
        start = self.size
        self.tensors.append((start, value))
        self.size = (start + size + _ALIGN - 1) // _ALIGN * _ALIGN
        return start, tuple(value.shape), value.dtype


class _Reader(pickle.Unpickler):
    """The other side: tensors over the shared block."""

    def __init__(self, file, block):
        super().__init__(file)
        self.block = block

    def persistent_load(self, key):
        start, shape, dtype = key
        return _over(self.block, start, shape, dtype)


def _over(block, start, shape, dtype):
    """A tensor over a part of a memory block."""
    count = 1
    for size in shape:
        count *= size
    return flashlight.frombuffer(block, dtype=dtype, count=count, offset=start).view(shape)


def _send(pipe, number, data, parent):
    file = io.BytesIO()
    writer = _Writer(file)
    try:
        writer.dump(data)
    except Exception:
        writer.tensors = []
        file = io.BytesIO()
        pickle.dump(_Failure(-1 if parent is None else parent), file)
    if not writer.tensors:
        pipe.send((number, 0))
        pipe.send_bytes(file.getbuffer())
        return
    handle = os.memfd_create("flashlight-batch", os.MFD_CLOEXEC)
    try:
        os.ftruncate(handle, writer.size)
        with mmap.mmap(handle, writer.size) as block:
            for start, tensor in writer.tensors:
                _over(block, start, tensor.shape, tensor.dtype).copy_(tensor)
            del tensor
            writer.tensors.clear()
        pipe.send((number, writer.size))
        pipe.send_bytes(file.getbuffer())
        reduction.send_handle(pipe, handle, None)
    finally:
        os.close(handle)


def _receive(pipe):
    number, size = pipe.recv()
    content = pipe.recv_bytes()
    block = None
    if size:
        handle = reduction.recv_handle(pipe)
        try:
            block = mmap.mmap(handle, size)
        finally:
            os.close(handle)
    return number, _Reader(io.BytesIO(content), block).load()


# ---- The worker ----------------------------------------------------------------------------------------------------


def _numpy_seed(base_seed, worker_id):
    """Four words that differ from worker to worker, mixed as numpy's SeedSequence does from PyTorch's entropy."""
    mask = 0xFFFFFFFF
    entropy = [worker_id, base_seed & mask, base_seed >> 32, 0]
    multiplier = 0x43B0D7E5

    def scramble(value):
        nonlocal multiplier
        value = (value ^ multiplier) & mask
        multiplier = multiplier * 0x931E8875 & mask
        value = value * multiplier & mask
        return value ^ value >> 16

    def mix(x, y):
        value = (0xCA01F9DD * x - 0x4973F715 * y) & mask
        return value ^ value >> 16

    pool = [scramble(word) for word in entropy]
    for i in range(4):
        for j in range(4):
            if i != j:
                pool[j] = mix(pool[j], scramble(pool[i]))
    multiplier = 0x8B51F9DD
    words = []
    for value in pool:
        value ^= multiplier
        multiplier = multiplier * 0x58F38DED & mask
        value = value * multiplier & mask
        words.append(value ^ value >> 16)
    return words


def _work(worker_id, count, tasks, pipe, done, kind, dataset, fetch_options, base_seed, init_fn):
    parent = os.getppid()
    flashlight.set_num_threads(1)
    seed = base_seed + worker_id
    random.seed(seed)
    flashlight.manual_seed(seed)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(_numpy_seed(base_seed, worker_id))
    dataloader._worker_info = WorkerInfo(worker_id, count, seed, dataset)
    failure = fetcher = None
    try:
        if init_fn is not None:
            init_fn(worker_id)
        fetcher = make_fetcher(kind, dataset, *fetch_options)
    except Exception:
        failure = _Failure(worker_id)
    ended = False
    try:
        while os.getppid() == parent:
            try:
                task = tasks.get(timeout=_CHECK_SECONDS)
            except Empty:
                continue
            if task is None:
                break
            if isinstance(task, _Resume):
                ended = False
                _send(pipe, -1, task, worker_id)
                fetcher = make_fetcher(kind, dataset, *fetch_options)
                continue
            if done.is_set() or ended:
                continue
            number, index = task
            if failure is not None:
                data, failure = failure, None
            else:
                try:
                    data = fetcher.fetch(index)
                except StopIteration:
                    if kind == _DatasetKind.Iterable:
                        data, ended = _StreamEnded(), True
                    else:
                        data = _Failure(worker_id)
                except Exception:
                    data = _Failure(worker_id)
            _send(pipe, number, data, worker_id)
            del data, task
    except (KeyboardInterrupt, BrokenPipeError, ConnectionResetError):
        pass  # the parent speaks for itself


# ---- The iterator --------------------------------------------------------------------------------------------------


class MultiProcessingDataLoaderIter(_BaseDataLoaderIter):
    """One pass (or, with persistent workers, several) over a dataset by worker processes."""

    def __init__(self, loader):
        super().__init__(loader)
        self._prefetch_factor = loader.prefetch_factor
        self._in_order = loader.in_order
        if self._prefetch_factor <= 0:
            raise AssertionError("prefetch_factor must be greater than 0 for MultiProcessingDataLoaderIter")
        self._shutdown = False
        self._workers, self._queues, self._pipes = [], [], []
        self._left = set()  # workers that were told to end
        context = loader.multiprocessing_context or multiprocessing
        self._done = context.Event()
        options = (self._auto_collation, self._collate_fn, self._drop_last)
        for i in range(self._num_workers):
            tasks = context.Queue()
            tasks.cancel_join_thread()
            here, there = context.Pipe()
            worker = context.Process(
                target=_work,
                args=(
                    i,
                    self._num_workers,
                    tasks,
                    there,
                    self._done,
                    self._dataset_kind,
                    self._dataset,
                    options,
                    self._base_seed,
                    loader.worker_init_fn,
                ),
            )
            worker.daemon = True
            worker.start()
            there.close()
            self._workers.append(worker)
            self._queues.append(tasks)
            self._pipes.append(here)
        self._begin()

    def _begin(self):
        self._sent = 0  # the number of the next task
        self._next = 0  # the number of the next batch to hand out
        self._owner = {}  # task -> worker, while it is under way
        self._ready = {}  # task -> batch, for those that came early
        self._active = [True] * self._num_workers
        self._load = [0] * self._num_workers
        self._turn = 0
        for _ in range(self._prefetch_factor * self._num_workers):
            self._send_task()

    def _reset(self, loader):
        # Batches of a pass that was given up are read and thrown away before the answers to _Resume.
        for tasks in self._queues:
            tasks.put(_Resume())
        waiting = self._num_workers
        while waiting > 0:
            _, data = self._receive_any()
            waiting -= isinstance(data, _Resume)
        self._sampler_iter = iter(self._index_sampler)
        self._num_yielded = 0
        self._IterableDataset_len_called = loader._IterableDataset_len_called
        self._begin()

    def _send_task(self):
        """Gives the next worker in turn the next batch to make, while there are both."""
        limit = self._prefetch_factor * self._num_workers
        for _ in range(self._num_workers):
            worker = self._turn
            self._turn = (worker + 1) % self._num_workers
            if self._active[worker] and (self._in_order or self._load[worker] < limit // sum(self._active)):
                break
        else:
            return
        try:
            index = next(self._sampler_iter)
        except StopIteration:
            return
        self._queues[worker].put((self._sent, index))
        self._owner[self._sent] = worker
        self._load[worker] += 1
        self._sent += 1

    def _receive_any(self):
        """(number, data) from whichever worker has something; an error where one died or the time is up."""
        at_work = [i for i in range(self._num_workers) if i not in self._left]
        pipes = {self._pipes[i]: i for i in at_work}
        ends = {self._workers[i].sentinel: i for i in at_work}
        ready = connection.wait([*pipes, *ends], self._timeout if self._timeout > 0 else None)
        if not ready:
            raise RuntimeError(f"DataLoader timed out after {self._timeout} seconds")
        dead = set()
        for source in ready:
            if source in ends:
                dead.add(ends[source])
                continue
            try:
                return _receive(source)
            except (EOFError, ConnectionResetError):
                dead.add(pipes[source])
        pids = ", ".join(str(self._workers[i].pid) for i in sorted(dead))
        self._shutdown_workers()
        raise RuntimeError(f"DataLoader worker (pid(s) {pids}) exited unexpectedly")

    def _next_data(self):
        while True:
            # Tasks that a worker could not make because its stream had ended are passed over.
            while self._next < self._sent and self._next not in self._owner and self._next not in self._ready:
                self._next += 1
            if self._next in self._ready:
                data = self._ready.pop(self._next)
                self._next += 1
                return self._handed_out(data)
            if not self._owner:
                if not self._persistent_workers:
                    self._shutdown_workers()
                raise StopIteration
            number, data = self._receive_any()
            worker = self._owner.pop(number)
            self._load[worker] -= 1
            if isinstance(data, _StreamEnded):
                self._active[worker] = False
                for task in [task for task, owner in self._owner.items() if owner == worker]:
                    del self._owner[task]
                    self._load[worker] -= 1
                if not self._persistent_workers:
                    self._queues[worker].put(None)
                    self._left.add(worker)
                self._send_task()
            elif not self._in_order:
                return self._handed_out(data)
            else:
                self._ready[number] = data

    def _handed_out(self, data):
        self._send_task()
        if isinstance(data, _Failure):
            data.raise_again()
        return data

    def _shutdown_workers(self):
        if self._shutdown:
            return
        self._shutdown = True
        self._done.set()
        for tasks in self._queues:
            tasks.put(None)
        for pipe in self._pipes:
            pipe.close()  # a worker in the middle of sending gives up
        for worker in self._workers:
            worker.join(timeout=_CHECK_SECONDS)
            if worker.is_alive():
                worker.terminate()
                worker.join(timeout=_CHECK_SECONDS)
        for tasks in self._queues:
            tasks.cancel_join_thread()
            tasks.close()

    def __del__(self):
        if getattr(self, "_workers", None) and not sys.is_finalizing():
            self._shutdown_workers()
