"""SummaryWriter: what a training writes for TensorBoard, by the package `tensorboard`, which has the files' format and
must be installed."""

import os
import socket
import time

import flashlight

try:
    from tensorboard.compat.proto.event_pb2 import Event, SessionLog
    from tensorboard.compat.proto.summary_pb2 import HistogramProto, Summary, SummaryMetadata
    from tensorboard.compat.proto.tensor_pb2 import TensorProto
    from tensorboard.compat.proto.tensor_shape_pb2 import TensorShapeProto
    from tensorboard.summary.writer.event_file_writer import EventFileWriter
except ImportError as error:
    raise ImportError("flashlight.utils.tensorboard needs the package tensorboard: pip install tensorboard") from error

__all__ = ["SummaryWriter"]


def _numbers(values):
    values = values.detach() if isinstance(values, flashlight.Tensor) else flashlight.as_tensor(values)
    return values.reshape(-1).double()


class SummaryWriter:
    """Writes to a folder, runs/<date>_<host> by default."""

    def __init__(self, log_dir=None, comment="", purge_step=None, max_queue=10, flush_secs=120, filename_suffix=""):
        if not log_dir:
            log_dir = os.path.join("runs", time.strftime("%b%d_%H-%M-%S") + "_" + socket.gethostname() + comment)
        self.log_dir = str(log_dir)
        self._settings = max_queue, flush_secs, filename_suffix
        self._files = {}
        if purge_step is not None:
            self._write(Event(step=purge_step, session_log=SessionLog(status=SessionLog.START)))

    def _write(self, event, folder=None, walltime=None):
        path = self.log_dir if folder is None else os.path.join(self.log_dir, folder)
        if path not in self._files:
            self._files[path] = EventFileWriter(path, *self._settings)
            self._files[path].add_event(Event(wall_time=time.time(), file_version="brain.Event:2"))
        event.wall_time = time.time() if walltime is None else walltime
        self._files[path].add_event(event)

    def _summary(self, value, step, walltime, folder=None):
        event = Event(summary=Summary(value=[value]))
        if step is not None:
            event.step = int(step)
        self._write(event, folder, walltime)

    def get_logdir(self):
        return self.log_dir

    def add_scalar(self, tag, scalar_value, global_step=None, walltime=None, new_style=False, double_precision=False):
        """One number."""
        self._summary(Summary.Value(tag=tag, simple_value=float(scalar_value)), global_step, walltime)

    def add_scalars(self, main_tag, tag_scalar_dict, global_step=None, walltime=None):
        """Several numbers in one chart, each in a folder of its own."""
        for tag, value in tag_scalar_dict.items():
            folder = f"{main_tag.replace('/', '_')}_{tag}"
            self._summary(Summary.Value(tag=main_tag, simple_value=float(value)), global_step, walltime, folder)

    def add_histogram(self, tag, values, global_step=None, bins=64, walltime=None, max_bins=None):
        """How the values are distributed, over `bins` intervals between the least and the largest."""
        values = _numbers(values)
        if values.numel() == 0:
            raise ValueError("The input has no element.")
        counts, edges = flashlight.histogram(values, bins if isinstance(bins, int) else 64)
        proto = HistogramProto(
            min=values.min().item(),
            max=values.max().item(),
            num=values.numel(),
            sum=values.sum().item(),
            sum_squares=values.square().sum().item(),
            bucket_limit=edges[1:].tolist(),
            bucket=counts.tolist(),
        )
        self._summary(Summary.Value(tag=tag, histo=proto), global_step, walltime)

    def add_image(self, tag, img_tensor, global_step=None, walltime=None, dataformats="CHW"):
        """An image, of floats in [0, 1] or of uint8; needs Pillow."""
        import io

        from PIL import Image

        image = img_tensor if isinstance(img_tensor, flashlight.Tensor) else flashlight.as_tensor(img_tensor)
        order = dataformats.upper()
        if sorted(order) not in (sorted("HW"), sorted("CHW")) or image.dim() != len(order):
            raise ValueError(f"add_image: an image of {image.dim()} dimensions cannot be {dataformats}")
        image = image.detach().permute([order.index(c) for c in ("HWC" if "C" in order else "HW")])
        if image.is_floating_point():
            image = (image * 255).clamp(0, 255)
        pixels = image.to(flashlight.uint8).contiguous()
        channels = pixels.shape[2] if pixels.dim() == 3 else 1
        if channels == 1:
            pixels = pixels.reshape(pixels.shape[:2])
        file = io.BytesIO()
        mode = {1: "L", 3: "RGB", 4: "RGBA"}[channels]
        Image.frombytes(mode, (pixels.shape[1], pixels.shape[0]), bytes(memoryview(pixels))).save(file, "PNG")
        encoded = Summary.Image(
            height=pixels.shape[0],
            width=pixels.shape[1],
            colorspace=channels,
            encoded_image_string=file.getvalue(),
        )
        self._summary(Summary.Value(tag=tag, image=encoded), global_step, walltime)

    def add_text(self, tag, text_string, global_step=None, walltime=None):
        """A text in Markdown."""
        metadata = SummaryMetadata(plugin_data=SummaryMetadata.PluginData(plugin_name="text"))
        shape = TensorShapeProto(dim=[TensorShapeProto.Dim(size=1)])
        tensor = TensorProto(dtype="DT_STRING", string_val=[text_string.encode()], tensor_shape=shape)
        value = Summary.Value(tag=f"{tag}/text_summary", metadata=metadata, tensor=tensor)
        self._summary(value, global_step, walltime)

    def flush(self):
        for file in self._files.values():
            file.flush()

    def close(self):
        for file in self._files.values():
            file.close()
        self._files = {}

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()
