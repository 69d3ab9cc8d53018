"""Programs ask whether there are other processes before they talk to them: there are none, so is_available() is False
and there is never a group. What needs one says so as PyTorch does without init_process_group."""

from datetime import timedelta
from enum import IntEnum

__all__ = [
    "Backend",
    "GroupMember",
    "P2POp",
    "ProcessGroup",
    "ReduceOp",
    "Work",
    "default_pg_timeout",
    "destroy_process_group",
    "get_backend",
    "get_node_local_rank",
    "get_rank",
    "get_world_size",
    "group",
    "init_process_group",
    "is_available",
    "is_backend_available",
    "is_gloo_available",
    "is_initialized",
    "is_mpi_available",
    "is_nccl_available",
    "is_torchelastic_launched",
    "is_ucc_available",
    "is_xccl_available",
    "reduce_op",
]

default_pg_timeout = timedelta(minutes=30)


def is_available():
    """False: there is one process, and no way to talk to others."""
    return False


is_initialized = is_torchelastic_launched = is_available
is_nccl_available = is_gloo_available = is_mpi_available = is_ucc_available = is_xccl_available = is_available


def is_backend_available(backend):
    """False for the name of any way to talk to other processes."""
    return False


class ReduceOp:
    """How the values of several processes become one."""

    class RedOpType(IntEnum):
        SUM, AVG, PRODUCT, MIN, MAX, BAND, BOR, BXOR, PREMUL_SUM = range(9)

    SUM, AVG, PRODUCT, MIN, MAX, BAND, BOR, BXOR, PREMUL_SUM = RedOpType


class reduce_op:
    """The older name of ReduceOp."""

    SUM, PRODUCT, MIN, MAX = ReduceOp.SUM, ReduceOp.PRODUCT, ReduceOp.MIN, ReduceOp.MAX


class Backend(str):
    """The name of a way to talk to other processes."""

    UNDEFINED = "undefined"
    GLOO = "gloo"
    NCCL = "nccl"
    UCC = "ucc"
    MPI = "mpi"
    XCCL = "xccl"

    def __new__(cls, name):
        if not isinstance(name, str):
            raise ValueError(f"Backend constructor parameter must be string-ish, got {type(name)}")
        return str.__new__(cls, name.lower())


class ProcessGroup:
    """A group of processes, for programs that name the class."""

    def __init__(self, *args, **kwargs):
        raise RuntimeError("flashlight.distributed is not available: there is one process")


class Work(ProcessGroup):
    """A message under way, for programs that name the class."""


class group:
    """The group of all processes, None before there is one."""

    WORLD = None


class GroupMember(group):
    """The same by an older name."""

    NON_GROUP_MEMBER = -100


def init_process_group(*args, **kwargs):
    """A RuntimeError: there is no group to be had, programs run with one process."""
    raise RuntimeError("flashlight.distributed is not available: run the program with one process")


def destroy_process_group(group=None):
    """An AssertionError: there is no group."""
    raise AssertionError("Process group cannot be None")


def get_node_local_rank(fallback_rank=None):
    """The rank that a launcher has put in LOCAL_RANK, or the fallback."""
    import os

    if "LOCAL_RANK" in os.environ:
        return int(os.environ["LOCAL_RANK"])
    if fallback_rank is None:
        raise RuntimeError(
            "LOCAL_RANK is not in the environment. Consider passing fallback_rank to allow `get_node_local_rank` to "
            "work"
        )
    return int(fallback_rank)


def _wants_group(name):
    def function(*args, **kwargs):
        raise ValueError("Default process group has not been initialized, please make sure to call init_process_group.")

    function.__name__ = function.__qualname__ = name
    function.__doc__ = "Needs a group of processes, and there is none: a ValueError."
    return function


_WANT_GROUP = (
    "all_gather all_gather_into_tensor all_gather_object all_reduce all_to_all all_to_all_single barrier broadcast "
    "broadcast_object_list gather gather_object get_backend get_group_rank get_process_group_ranks get_rank "
    "get_world_size irecv isend monitored_barrier new_group new_subgroups recv recv_object_list reduce reduce_scatter "
    "reduce_scatter_tensor scatter scatter_object_list send send_object_list split_group batch_isend_irecv"
).split()
for _name in _WANT_GROUP:
    globals()[_name] = _wants_group(_name)
__all__ += _WANT_GROUP
del _name


class P2POp:
    """A message to be sent with others: the function (isend or irecv), what, and to or from whom."""

    def __init__(self, op, tensor, peer=None, group=None, tag=0, group_peer=None):
        self.op, self.tensor, self.peer, self.group, self.tag, self.group_peer = (
            op,
            tensor,
            peer,
            group,
            tag,
            group_peer,
        )


def __getattr__(name):
    if name in ("device_mesh", "nn", "tensor"):
        from importlib import import_module

        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
