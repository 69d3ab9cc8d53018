"""Finding the operation whose gradient went wrong: every node keeps the trace of the call that made it."""

import warnings

from flashlight._C import _set_anomaly, is_anomaly_check_nan_enabled, is_anomaly_enabled

__all__ = ["detect_anomaly", "set_detect_anomaly"]


class set_detect_anomaly:
    """Sets anomaly detection on or off: at once, and back at the end of a block."""

    def __init__(self, mode, check_nan=True):
        self.before = is_anomaly_enabled(), is_anomaly_check_nan_enabled()
        _set_anomaly(mode, check_nan)

    def __enter__(self):
        pass

    def __exit__(self, kind, value, trace):
        _set_anomaly(*self.before)


class detect_anomaly:
    """Within the block a failing backward pass shows where in the forward pass the failing operation was called, and
    (with check_nan) a backward that returns a NaN fails. Slow.
    """

    def __init__(self, check_nan=True):
        self.check_nan = check_nan
        self.before = is_anomaly_enabled(), is_anomaly_check_nan_enabled()
        warnings.warn(
            "Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for "
            "debugging.",
            stacklevel=2,
        )

    def __enter__(self):
        self.before = is_anomaly_enabled(), is_anomaly_check_nan_enabled()
        _set_anomaly(True, self.check_nan)

    def __exit__(self, kind, value, trace):
        _set_anomaly(*self.before)


def _note(name, metadata, running):
    """Called when a node has been made; `running` is the node whose backward made it."""
    import traceback

    metadata["traceback_"] = traceback.format_stack()[:-1]
    if running is not None:
        metadata["parent_"] = running


def _report(name, metadata, unused):
    """Called when the backward of a node has failed."""
    trace = metadata.get("traceback_")
    if trace is None:
        warnings.warn(
            f"Error detected in {name}. No forward pass information available. Enable detect anomaly during forward "
            "pass for more information.",
            stacklevel=1,
        )
        return
    warnings.warn(
        f"Error detected in {name}. Traceback of forward call that caused the error:\n{''.join(trace)}", stacklevel=1
    )
    parent, seen = metadata.get("parent_"), set()
    while parent is not None and id(parent) not in seen:
        seen.add(id(parent))
        notes = parent.metadata
        warnings.warn(
            f"Previous calculation was induced by {parent.name()}. Traceback of forward call that induced the previous "
            f"calculation:\n{''.join(notes.get('traceback_', ['No forward pass information available.']))}",
            stacklevel=1,
        )
        parent = notes.get("parent_")
