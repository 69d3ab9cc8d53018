"""What a profiler recorded: events, their averages, and both as a table or a trace."""

import json
import os

__all__ = ["EventList", "FunctionEvent", "FunctionEventAvg", "Interval"]

OP, RANGE, NODE = 0, 1, 2


def _format_time(microseconds):
    """A time with the unit it reads best in."""
    if microseconds >= 1e6:
        return f"{microseconds / 1e6:.3f}s"
    if microseconds >= 1e3:
        return f"{microseconds / 1e3:.3f}ms"
    return f"{microseconds:.3f}us"


def _format_share(part, whole):
    if whole == 0:
        return "NaN" if part else "0.00%"
    return f"{part * 100 / whole:.2f}%"


def _format_memory(nbytes):
    for unit, size in (("GB", 2**30), ("MB", 2**20), ("KB", 2**10)):
        if abs(nbytes) >= size:
            return f"{nbytes / size:.2f} {unit}"
    return f"{nbytes} B"


class Interval:
    """A stretch of time in microseconds."""

    def __init__(self, start, end):
        self.start = start
        self.end = end

    def elapsed_us(self):
        """Microseconds from start to end."""
        return self.end - self.start


class _Times:
    """The numbers of an event or an average under the names in which they are asked for; nothing runs elsewhere."""

    use_device = None
    device_time = device_time_total = self_device_time_total = 0
    device_memory_usage = self_device_memory_usage = 0
    cuda_time = cuda_time_total = self_cuda_time_total = 0
    flops = 0
    node_id = -1
    overload_name = ""
    is_async = is_remote = is_legacy = False

    @property
    def cpu_time(self):
        return self.cpu_time_total / self.count if self.count else 0.0

    @property
    def cpu_time_str(self):
        return _format_time(self.cpu_time)

    @property
    def cpu_time_total_str(self):
        return _format_time(self.cpu_time_total)

    @property
    def self_cpu_time_total_str(self):
        return _format_time(self.self_cpu_time_total)


class FunctionEvent(_Times):
    """One call of an op, one node of the backward pass, or one range that the program named."""

    count = 1

    def __init__(self, id, name, start, end, nbytes, thread, kind, shapes):
        self.id = id
        self.name = self.trace_name = name
        self.key = "ProfilerStep*" if name.startswith("ProfilerStep#") else name
        self.time_range = Interval(start, end)
        self.thread = self.fwd_thread = thread
        self.input_shapes = shapes or []
        self.cpu_memory_usage = nbytes
        self.is_user_annotation = kind == RANGE
        self.scope = {OP: 0, NODE: 1, RANGE: 7}[kind]
        self.cpu_children = []
        self.cpu_parent = None
        self.stack = []
        self.sequence_nr = -1

    @property
    def cpu_time_total(self):
        """Microseconds from start to end."""
        return self.time_range.elapsed_us()

    @property
    def self_cpu_time_total(self):
        """Microseconds from start to end, without what it called."""
        return self.cpu_time_total - sum(child.cpu_time_total for child in self.cpu_children)

    @property
    def self_cpu_memory_usage(self):
        """Bytes allocated less bytes freed, without what it called."""
        return self.cpu_memory_usage - sum(child.cpu_memory_usage for child in self.cpu_children)

    def __repr__(self):
        return (
            f"<FunctionEvent id={self.id} name={self.name} cpu_time={self.cpu_time_str} "
            f"start_us={self.time_range.start} end_us={self.time_range.end} "
            f"cpu_children={[child.id for child in self.cpu_children]} thread={self.thread} "
            f"input_shapes={self.input_shapes} cpu_memory_usage={self.cpu_memory_usage}>"
        )


class FunctionEventAvg(_Times):
    """Events of one name (and shape) taken together."""

    def __init__(self):
        self.key = None
        self.count = 0
        self.cpu_time_total = self.self_cpu_time_total = 0
        self.cpu_memory_usage = self.self_cpu_memory_usage = 0
        self.input_shapes = None
        self.stack = None
        self.cpu_children = None
        self.cpu_parent = None
        self.is_user_annotation = None
        self.scope = None

    def add(self, other):
        """Adds the times, bytes and counts of an event, or of another average, and returns itself."""
        if self.key is None:
            self.key = other.key
            self.input_shapes = other.input_shapes
            self.stack = other.stack
            self.is_user_annotation = other.is_user_annotation
            self.scope = other.scope
        for name in ("cpu_time_total", "self_cpu_time_total", "cpu_memory_usage", "self_cpu_memory_usage", "count"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    __iadd__ = add

    def __repr__(self):
        return (
            f"<FunctionEventAvg key={self.key} self_cpu_time={self.self_cpu_time_total_str} "
            f"cpu_time={self.cpu_time_str}  self_cuda_time=0.000us cuda_time=0.000us "
            f"input_shapes={self.input_shapes} cpu_memory_usage={self.cpu_memory_usage} cuda_memory_usage=0>"
        )


def _events_of(records, start):
    """The list of events of what _C._profiler_stop() returned; times count from `start` (ns)."""
    events = EventList()
    open_events = {}  # by thread: the events that the next one may lie in

    def place(event):
        chain = open_events.setdefault(event.thread, [])
        while chain and chain[-1].time_range.end < event.time_range.end:
            chain.pop()
        if chain:
            event.cpu_parent = chain[-1]
            chain[-1].cpu_children.append(event)
        chain.append(event)
        events.append(event)

    for name, begin, end, nbytes, thread, kind, shapes in records:
        times = (begin - start) / 1000, (end - start) / 1000
        place(FunctionEvent(len(events) + 1, name, *times, nbytes, thread, kind, shapes))
        if kind == NODE:  # the engine's part and the node's own
            own = name.rsplit(" ", 1)[-1]
            place(FunctionEvent(len(events) + 1, own, *times, nbytes, thread, kind, shapes))
    return events


class EventList(list):
    """Events or averages."""

    def __init__(self, *args, use_device=None, profile_memory=False, with_flops=False):
        super().__init__(*args)
        self._profile_memory = profile_memory
        self._by_shape = False

    @property
    def self_cpu_time_total(self):
        """Microseconds spent in all events, each without what it called."""
        return sum(event.self_cpu_time_total for event in self)

    def key_averages(self, group_by_input_shapes=False, group_by_stack_n=0, group_by_overload_name=False):
        """The averages over the events of each name, or of each name and shape of inputs."""
        groups = {}
        for event in self:
            key = (event.key, str(event.input_shapes) if group_by_input_shapes else "")
            groups.setdefault(key, FunctionEventAvg()).add(event)
        averages = EventList(groups.values(), profile_memory=self._profile_memory)
        for average in averages:
            if not group_by_input_shapes:
                average.input_shapes = ""
        averages._by_shape = group_by_input_shapes
        return averages

    def total_average(self):
        """All of it as one."""
        total = FunctionEventAvg()
        for event in self:
            total += event
            total.key = None
        total.key = "Total"
        return total

    def table(
        self,
        sort_by=None,
        row_limit=100,
        max_src_column_width=75,
        max_name_column_width=55,
        max_shapes_column_width=80,
        header=None,
        top_level_events_only=False,
        time_unit=None,
    ):
        """The events as text, the largest `sort_by` first."""
        if not self:
            return ""
        rows = list(self)
        if sort_by is not None:
            rows.sort(key=lambda event: getattr(event, sort_by), reverse=True)
        total = self.self_cpu_time_total

        def width(texts, most):
            widest = max(map(len, texts)) + 4
            return widest if most is None else min(widest, most)

        widths = [width([event.key for event in rows], max_name_column_width)] + [12] * 5
        titles = ["Name", "Self CPU %", "Self CPU", "CPU total %", "CPU total", "CPU time avg"]
        if self._profile_memory:
            titles += ["CPU Mem", "Self CPU Mem"]
            widths += [12, 12]
        titles.append("# of Calls")
        widths.append(12)
        shapes = self._by_shape or any(event.input_shapes for event in rows)
        if shapes:
            titles.append("Input Shapes")
            widths.append(width([str(event.input_shapes) for event in rows], max_shapes_column_width))

        def line(cells):
            return "".join(f"{cell:>{w}}  " for cell, w in zip(cells, widths))

        def clipped(text, w):
            return text if len(text) <= w else text[: w - 3] + "..."

        rule = line("-" * w for w in widths)
        out = []
        if header is not None:
            out += ["=" * len(rule), header]
        if top_level_events_only:
            out += ["=" * len(rule), "This report only display top-level ops statistics"]
        out += [rule, line(titles), rule]
        shown = 0
        for event in rows:
            if shown == row_limit:
                break
            if top_level_events_only and event.cpu_parent is not None:
                continue
            shown += 1
            cells = [
                clipped(event.key, widths[0]),
                _format_share(event.self_cpu_time_total, total),
                event.self_cpu_time_total_str,
                "0.00%" if event.is_async else _format_share(event.cpu_time_total, total),
                event.cpu_time_total_str,
                event.cpu_time_str,
            ]
            if self._profile_memory:
                cells += [_format_memory(event.cpu_memory_usage), _format_memory(event.self_cpu_memory_usage)]
            cells.append(event.count)
            if shapes:
                cells.append(clipped(str(event.input_shapes), widths[-1]))
            out.append(line(cells))
        out += [rule, f"Self CPU time total: {_format_time(total)}", ""]
        return "\n".join(out)

    def __str__(self):
        return self.table()

    def export_chrome_trace(self, path, metadata=None):
        """Writes the events for chrome://tracing or Perfetto; metadata stands beside them."""
        process = os.getpid()
        trace = [
            {"ph": "M", "name": "process_name", "ts": 0, "pid": process, "tid": 0, "args": {"name": "python"}},
        ]
        for event in self:
            args = {"External id": event.id}
            if event.input_shapes:
                args["Input Dims"] = event.input_shapes
            trace.append(
                {
                    "ph": "X",
                    "cat": "user_annotation" if event.is_user_annotation else "cpu_op",
                    "name": event.name,
                    "pid": process,
                    "tid": event.thread,
                    "ts": event.time_range.start,
                    "dur": event.time_range.elapsed_us(),
                    "args": args,
                }
            )
        content = {"schemaVersion": 1, "displayTimeUnit": "ms", "traceEvents": trace, "traceName": os.fspath(path)}
        content.update(metadata or {})
        if os.fspath(path).endswith(".gz"):
            import gzip

            with gzip.open(path, "wt") as file:
                json.dump(content, file)
        else:
            with open(path, "w") as file:
                json.dump(content, file)
