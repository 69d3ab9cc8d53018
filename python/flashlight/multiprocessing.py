"""The standard library's multiprocessing, with the names that PyTorch adds."""

from multiprocessing import *  # noqa: F403
from multiprocessing import get_all_start_methods, get_context  # noqa: F401


def get_sharing_strategy():
    """The one way there is, "file_descriptor"."""
    return "file_descriptor"


def set_sharing_strategy(new_strategy):
    """There is one way, so this changes nothing."""


def get_all_sharing_strategies():
    """The set of the one way there is."""
    return {"file_descriptor"}


def spawn(fn, args=(), nprocs=1, join=True, daemon=False, start_method="spawn"):
    """Runs fn(i, *args) in `nprocs` processes."""
    context = get_context(start_method)
    processes = [context.Process(target=fn, args=(i, *args), daemon=daemon) for i in range(nprocs)]
    for process in processes:
        process.start()
    if not join:
        return processes
    for process in processes:
        process.join()
    failed = [p for p in processes if p.exitcode]
    if failed:
        raise RuntimeError(f"{len(failed)} of {nprocs} processes failed; the first exited with {failed[0].exitcode}")
    return None
