"""SummaryWriter: its files are read back by the package that shows them; without the package the error names it."""

import importlib
import importlib.util

import flashlight
import pytest


def test_files(tmp_path):
    pytest.importorskip("tensorboard")
    pytest.importorskip("google.protobuf")
    from flashlight.utils.tensorboard import SummaryWriter
    from tensorboard.backend.event_processing.event_file_loader import EventFileLoader

    with SummaryWriter(str(tmp_path)) as writer:
        writer.add_scalar("loss", flashlight.tensor(0.5), 1)
        writer.add_scalars("both", {"a": 1.0, "b": 2.0}, 2)
        writer.add_histogram("weights", flashlight.randn(100), 3)
        writer.add_text("notes", "hello", 4)
    (file,) = tmp_path.glob("events*")
    seen = [(event.step, value.tag) for event in EventFileLoader(str(file)).Load() for value in event.summary.value]
    assert seen == [(1, "loss"), (3, "weights"), (4, "notes/text_summary")]
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["both_a", "both_b"]


def test_without_the_package():
    if importlib.util.find_spec("tensorboard") is not None:
        pytest.skip("tensorboard is installed")
    with pytest.raises(ImportError, match="needs the package tensorboard"):
        importlib.import_module("flashlight.utils.tensorboard")
