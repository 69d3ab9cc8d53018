"""How the library was built, as programs print it."""

from flashlight import _C

__all__ = ["parallel_info", "show"]


def show():
    return f"flashlight {_C.__version__}, kernels for {_C.isa()}"


def parallel_info():
    return f"threads: {_C.get_num_threads()}"
