"""flashlight.profiler: which events are recorded, how they nest, and the forms they are shown in, as PyTorch's."""

import json
import re

import flashlight
import flashlight.autograd.profiler
import flashlight.profiler
import pytest
import torch
from flashlight.profiler import ProfilerAction, ProfilerActivity, profile, record_function

LIBRARIES = (torch, flashlight)


def record(lib, **options):
    x = lib.ones(4, 4, requires_grad=True)
    with lib.profiler.profile(activities=[lib.profiler.ProfilerActivity.CPU], **options) as prof:
        with lib.profiler.record_function("forward"):
            y = (lib.relu(x) * 2).sum()
        y.backward()
    return prof


def test_events_have_pytorchs_names():
    found = [{event.key: event for event in record(lib).key_averages()} for lib in LIBRARIES]
    for name in ("forward", "aten::relu", "aten::mul", "aten::sum", "ReluBackward0", "SumBackward0"):
        assert all(name in events for events in found), name
        assert found[0][name].count == found[1][name].count or name.startswith("aten::")
    name = "autograd::engine::evaluate_function: MulBackward0"
    assert all(events[name].count == 1 for events in found)


def test_times_add_up():
    prof = record(flashlight)
    events = prof.events()
    assert [e.name for e in events][:4] == ["forward", "aten::relu", "aten::mul", "aten::sum"]
    forward = events[0]
    assert [c.name for c in forward.cpu_children] == ["aten::relu", "aten::mul", "aten::sum"]
    assert all(c.cpu_parent is forward for c in forward.cpu_children)
    assert 0 < sum(c.cpu_time_total for c in forward.cpu_children) <= forward.cpu_time_total
    top = sum(e.cpu_time_total for e in events if e.cpu_parent is None)
    assert prof.key_averages().self_cpu_time_total == pytest.approx(top)
    for one, next_one in zip(events, events[1:]):
        assert one.time_range.start <= next_one.time_range.start


def test_nothing_is_recorded_outside():
    prof = record(flashlight)
    before = len(prof.events())
    flashlight.ones(2) + 1
    assert len(prof.events()) == before
    with record_function("nowhere"):
        pass
    assert not flashlight._C._profiler_enabled()


def shape_of(table):
    """A table with its numbers and widths taken out."""
    table = re.sub(r"[0-9.]+(us|ms|s|%)", "N", table)
    return [re.sub(r"-+", "-", re.sub(r" +", " ", line)) for line in table.split("\n")]


def test_table_has_pytorchs_form():
    tables = []
    for lib in LIBRARIES:
        x = lib.ones(3, 3)
        with lib.profiler.profile(record_shapes=True) as prof:
            x.relu()
            x.neg()
        averages = prof.key_averages(group_by_input_shape=True)
        tables.append(shape_of(averages.table(sort_by="count", row_limit=1, header="title")))
        with pytest.raises(AttributeError):
            averages.table(sort_by="no_such_key")
    assert tables[0][3:6] == tables[1][3:6]
    assert len(tables[0]) == len(tables[1]) and tables[0][-2:] == tables[1][-2:]
    assert "[[3, 3]]" in tables[1][5] or "[[3, 3]]" in tables[1][-4]


def test_shapes_and_memory():
    with profile(record_shapes=True, profile_memory=True) as prof:
        kept = flashlight.cat([flashlight.ones(256, 256), flashlight.ones(128, 256)])
    event = next(e for e in prof.events() if e.name == "aten::cat")
    assert event.input_shapes == [[[256, 256], [128, 256]], []]
    assert event.cpu_memory_usage >= kept.nbytes
    assert "CPU Mem" in prof.key_averages().table()


def test_trace_file(tmp_path):
    prof = record(flashlight)
    prof.add_metadata("who", "a test")
    for name in ("trace.json", "trace.json.gz"):
        prof.export_chrome_trace(tmp_path / name)
    content = json.loads((tmp_path / "trace.json").read_text())
    spans = [e for e in content["traceEvents"] if e["ph"] == "X"]
    assert {"forward", "aten::relu"} <= {e["name"] for e in spans}
    assert all(e["dur"] >= 0 and e["ts"] >= 0 for e in spans)
    assert content["who"] == "a test"
    assert next(e for e in spans if e["name"] == "forward")["cat"] == "user_annotation"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "options",
    [
        dict(wait=1, warmup=1, active=2),
        dict(wait=1, warmup=1, active=2, repeat=2, skip_first=1),
        dict(wait=0, warmup=0, active=1, repeat=1),
        dict(wait=3, warmup=1, active=1, skip_first=2, skip_first_wait=1),
    ],
)
def test_schedules(options):
    plans = [[lib.profiler.schedule(**options)(i).name for i in range(20)] for lib in LIBRARIES]
    assert plans[0] == plans[1]


def test_bad_schedules():
    for lib in LIBRARIES:
        with pytest.raises(AssertionError):
            lib.profiler.schedule(wait=-1, warmup=1, active=1)
        with pytest.raises(AssertionError):
            lib.profiler.schedule(wait=1, warmup=1, active=0)


def test_steps_call_the_handler():
    calls = []
    for lib in LIBRARIES:
        seen = []

        def ready(prof, seen=seen):
            names = {e.key for e in prof.key_averages()}
            seen.append((prof.step_num, sorted(n for n in names if n.startswith("ProfilerStep"))))

        plan = lib.profiler.schedule(wait=1, warmup=1, active=2, repeat=2)
        with lib.profiler.profile(schedule=plan, on_trace_ready=ready) as prof:
            for _ in range(9):
                lib.ones(2) + 1
                prof.step()
        calls.append(seen)
    assert calls[0] == calls[1]


def test_decorator_and_autograd_profiler():
    @record_function("named")
    def work(x):
        return x + 1

    with flashlight.autograd.profiler.profile() as prof:
        assert str(prof) == "<unfinished torch.autograd.profile>"
        work(flashlight.ones(2))
        flashlight.nn.Linear(2, 2)(flashlight.ones(1, 2))
    names = [e.name for e in prof.function_events]
    assert names.index("named") < names.index("aten::add") and "nn::Linear" in names
    assert "aten::add" in str(prof) and prof.total_average().count == len(names)
    assert prof.self_cpu_time_total > 0
    with pytest.raises(RuntimeError):
        prof.__enter__()
    with flashlight.autograd.profiler.profile(enabled=False) as nothing:
        flashlight.ones(2)
    assert nothing is None


def test_errors_leave_the_profiler_usable():
    with profile() as prof:
        with pytest.raises(RuntimeError):
            flashlight.ones(2, 3) @ flashlight.ones(2, 3)
        with pytest.raises(RuntimeError), profile():
            pass
    assert "aten::matmul" in {e.name for e in prof.events()}
    assert ProfilerActivity.CPU in flashlight.profiler.supported_activities()
    assert ProfilerAction.RECORD.value == 2
