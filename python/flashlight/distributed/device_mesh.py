"""Grids of devices, for programs that name the class."""

from flashlight.distributed import ProcessGroup

__all__ = ["DeviceMesh", "init_device_mesh"]


class DeviceMesh(ProcessGroup):
    pass


init_device_mesh = DeviceMesh
