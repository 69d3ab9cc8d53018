"""How long a statement takes: Timer runs it and gives a Measurement, Compare sets measurements side by side.

Statements are Python's; there are no counts of instructions.
"""

from __future__ import annotations

import dataclasses
import math
import textwrap
import timeit
from collections.abc import Callable
from contextlib import contextmanager
from time import perf_counter as timer
from typing import Any

import flashlight

__all__ = ["Compare", "Measurement", "TaskSpec", "Timer", "ordered_unique", "select_unit", "timer", "trim_sigfig"]

_UNITS = {1e-9: "ns", 1e-6: "us", 1e-3: "ms", 1.0: "s"}
_UNIT_NAMES = {"ns": "nanosecond", "us": "microsecond", "ms": "millisecond", "s": "second"}
_TOO_VARIABLE = 0.1  # an interquartile range that is more than this part of the median gets a warning
_CLOCK = 25e-9  # seconds that no measurement is more exact than
_BOLD_GREEN, _BOLD, _PLAIN = "\033[92m\033[1m", "\033[1m", "\033[0m\033[0m"


def select_unit(t):
    """The unit for a time in seconds, and its length in seconds."""
    power = int(math.log10(t) // 3) if t > 0 else 0
    seconds = min(max(10.0 ** (3 * power), 1e-9), 1.0)
    scale = min(_UNITS, key=lambda unit: abs(math.log10(unit) - math.log10(seconds)))
    return _UNITS[scale], scale


def unit_to_english(u):
    """The word for a unit that select_unit gave: "ns" is "nanosecond"."""
    return _UNIT_NAMES[u]


def trim_sigfig(x, n):
    """x rounded to n significant digits."""
    if x == 0:
        return 0.0
    place = 10.0 ** (math.floor(math.log10(abs(x))) + 1 - n)
    return float(round(round(x / place, 6)) * place)


def ordered_unique(elements):
    """The elements in order, each once; a list."""
    return list(dict.fromkeys(elements))


@contextmanager
def set_torch_threads(n):
    """A block in which ops use n threads."""
    before = flashlight.get_num_threads()
    try:
        flashlight.set_num_threads(n)
        yield
    finally:
        flashlight.set_num_threads(before)


def _quantile(values, q):
    """Of sorted values, with straight lines in between."""
    at = q * (len(values) - 1)
    low = math.floor(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (at - low)


@dataclasses.dataclass(init=True, repr=False, eq=True, frozen=True)
class TaskSpec:
    """What was measured: the statement, and how tables call it."""

    stmt: str
    setup: str
    global_setup: str = ""
    label: str | None = None
    sub_label: str | None = None
    description: str | None = None
    env: str | None = None
    num_threads: int = 1

    @property
    def title(self):
        """The label, or the statement."""
        if self.label is not None:
            return self.label + (f": {self.sub_label}" if self.sub_label else "")
        if "\n" not in self.stmt:
            return self.stmt + (f": {self.sub_label}" if self.sub_label else "")
        return f"stmt:{f' ({self.sub_label})' if self.sub_label else ''}\n{textwrap.indent(self.stmt, '  ')}"

    def setup_str(self):
        """The setup as tables show it, empty for none."""
        if self.setup == "pass" or not self.setup:
            return ""
        return f"\nsetup:\n{textwrap.indent(self.setup, '  ')}\n" if "\n" in self.setup else f"setup: {self.setup}"

    def summarize(self):
        """What stands above the figures."""
        return "\n".join(line for line in (self.title, self.description or self.setup_str()) if line)


@dataclasses.dataclass(init=True, repr=False)
class Measurement:
    """Times in seconds of blocks of `number_per_run` runs each, and what they say of one run."""

    number_per_run: int
    raw_times: list[float]
    task_spec: TaskSpec
    metadata: dict[Any, Any] | None = None

    def __getattr__(self, name):
        if not name.startswith("_") and name in {f.name for f in dataclasses.fields(TaskSpec)}:
            return getattr(self.task_spec, name)
        raise AttributeError(f"'Measurement' object has no attribute {name!r}")

    @property
    def times(self):
        """Seconds of one run in each block."""
        return [t / self.number_per_run for t in self.raw_times]

    def _sorted(self):
        if not self.raw_times:
            raise AssertionError("the measurement has no times")
        return sorted(self.times)

    @property
    def median(self):
        """The median of the times, in seconds of one run."""
        return _quantile(self._sorted(), 0.5)

    @property
    def mean(self):
        """The mean of the times, in seconds of one run."""
        return sum(self._sorted()) / len(self.raw_times)

    @property
    def iqr(self):
        """The distance between the quartiles."""
        times = self._sorted()
        return _quantile(times, 0.75) - _quantile(times, 0.25)

    @property
    def significant_figures(self):
        """How many digits of the median the spread of the times leaves meaning."""
        times = self._sorted()
        middle = times[len(times) // 4 : math.ceil(3 * len(times) / 4)]
        mean = sum(middle) / len(middle)
        deviation = math.sqrt(sum((t - mean) ** 2 for t in middle) / (len(middle) - 1)) if len(middle) > 1 else 0.0
        interval = max(1.645 * deviation / math.sqrt(len(middle)), _CLOCK)  # of 90% confidence
        return max(1, min(5, math.floor(math.log10(self.median / interval))))

    @property
    def has_warnings(self):
        """Whether the times vary too much: the distance of the quartiles is a tenth of the median or more."""
        return not self.meets_confidence()

    def meets_confidence(self, threshold=_TOO_VARIABLE):
        """Whether the distance of the quartiles is less than this part of the median."""
        return self.iqr / self.median < threshold

    @property
    def title(self):
        """What the task is called: its label, or the statement."""
        return self.task_spec.title

    @property
    def as_row_name(self):
        """What the row is called in tables: the sub_label, or the statement."""
        return self.sub_label or self.stmt or "[Unknown]"

    def __repr__(self):
        lines = [super().__repr__(), self.task_spec.summarize(), ""]
        times = self._sorted()
        unit, scale = select_unit(self.median)
        if len(times) == 1:
            lines[-1] = f"  {times[0] / scale:.2f} {unit}"
        else:
            lines[-1] = f"  Median: {self.median / scale:.2f} {unit}"
        if len(times) > 3:
            low, high = _quantile(times, 0.25) / scale, _quantile(times, 0.75) / scale
            lines.append(f"  IQR:    {self.iqr / scale:.2f} {unit} ({low:.2f} to {high:.2f})")
        blocks = f"{len(times)} measurement{'s' if len(times) > 1 else ''}"
        runs = f"{self.number_per_run} runs{' per measurement,' if len(times) > 1 else ' ,'}"
        threads = f"{self.num_threads} thread{'s' if self.num_threads > 1 else ''}"
        lines.append(f"  {blocks}, {runs} {threads}")
        if self.has_warnings:
            lines.append(f"  WARNING: Interquartile range is {self.iqr / self.median:.1%} of the median measurement.")
            lines.append("           This suggests significant environmental influence.")
        return "\n".join(lines)

    @staticmethod
    def merge(measurements):
        """The measurements of one task as one each, as times of single runs where blocks were of several sizes."""
        groups: dict[TaskSpec, list[Measurement]] = {}
        for m in measurements:
            groups.setdefault(m.task_spec, []).append(m)
        return [Measurement(1, [t for m in group for t in m.times], spec) for spec, group in groups.items()]


class Timer:
    """Measures a statement, given as text, after a setup that is not counted, on `num_threads` threads."""

    _timer_cls = timeit.Timer

    def __init__(
        self,
        stmt: str = "pass",
        setup: str = "pass",
        global_setup: str = "",
        timer: Callable[[], float] = timer,
        globals: dict[str, Any] | None = None,
        label: str | None = None,
        sub_label: str | None = None,
        description: str | None = None,
        env: str | None = None,
        num_threads: int = 1,
        language: Any = "python",
    ):
        if not isinstance(stmt, str):
            raise ValueError("Currently only a `str` stmt is supported.")
        if str(language).lower() not in ("python", "py"):
            raise ValueError(f"Timer: only statements in Python can be measured, got language={language!r}")
        if global_setup:
            raise ValueError(f"global_setup is C++ only, got `{global_setup}`.")
        stmt, setup = (textwrap.dedent(text).strip("\n").rstrip() for text in (stmt, setup))
        space = dict(globals or {})
        space.setdefault("torch", flashlight)
        space.setdefault("flashlight", flashlight)
        self._timer = self._timer_cls(stmt=stmt, setup=setup or "pass", timer=timer, globals=space)
        self._task_spec = TaskSpec(stmt, setup, global_setup, label, sub_label, description, env, num_threads)

    def _time(self, number):
        return max(self._timer.timeit(number), 1e-9)

    def timeit(self, number=1000000):
        """One block of `number` runs, after a few that are not counted."""
        with set_torch_threads(self._task_spec.num_threads):
            self._time(max(number // 100, 2))
            return Measurement(number, [self._time(number)], self._task_spec)

    def repeat(self, repeat=-1, number=-1):
        """Not here, as in PyTorch: NotImplementedError names `blocked_autorange`."""
        raise NotImplementedError("See `Timer.blocked_autorange.`")

    def autorange(self, callback=None):
        """Not here, as in PyTorch: NotImplementedError names `blocked_autorange`."""
        raise NotImplementedError("See `Timer.blocked_autorange.`")

    def _block_size(self, min_run_time):
        """Runs in a block: so many that reading the clock does not count, but a thousand blocks would be too long."""
        with set_torch_threads(self._task_spec.num_threads):
            overhead = sorted(self._time(0) for _ in range(5))[2]
            number = 1
            while True:
                taken = self._time(number)
                if overhead / taken <= 1e-4 and taken >= min_run_time / 1000 or taken > min_run_time:
                    return number
                number *= 10

    def _run(self, number, enough, callback):
        times: list[float] = []
        with set_torch_threads(self._task_spec.num_threads):
            while not times or not enough(times):
                times.append(self._time(number))
                if callback:
                    callback(number, times[-1])
        return Measurement(number, times, self._task_spec)

    def blocked_autorange(self, callback=None, min_run_time=0.2):
        """Blocks of runs for at least `min_run_time` seconds."""
        number = self._block_size(min_run_time)
        return self._run(number, lambda times: sum(times) >= min_run_time, callback)

    def adaptive_autorange(self, threshold=0.1, *, min_run_time=0.01, max_run_time=10.0, callback=None):
        """Blocks of runs until the quartiles are within `threshold` of the median, or `max_run_time` is over."""
        number = self._block_size(0.05)

        def enough(times):
            total = sum(times)
            if total >= max_run_time:
                return True
            settled = Measurement(number, times, self._task_spec).meets_confidence(threshold)
            return total >= min_run_time and len(times) > 3 and settled

        return self._run(number, enough, callback)


class Compare:
    """Tables of measurements: one for each label, a row for each sub_label and number of threads, a column for each
    description.
    """

    def __init__(self, results):
        self._results = []
        self.extend_results(results)
        self._trim = self._highlight = False
        self._colour = None

    def extend_results(self, results):
        """Adds measurements to the tables; ValueError for anything else."""
        for m in results:
            if not isinstance(m, Measurement):
                raise ValueError(f"Expected an instance of `Measurement`, got {type(m)} instead.")
        self._results.extend(results)

    def trim_significant_figures(self):
        """Shows only digits that mean something."""
        self._trim = True

    def colorize(self, rowwise=False):
        """Shows the fastest of each column, or row, in green."""
        self._colour = "row" if rowwise else "column"

    def highlight_warnings(self):
        """Marks measurements whose spread is wide."""
        self._highlight = True

    def print(self):
        """Prints the tables."""
        print(str(self))

    def __str__(self):
        groups = {}
        for m in Measurement.merge(self._results):
            groups.setdefault(m.label, []).append(m)
        return "\n".join(self._table(label, group) for label, group in groups.items())

    def _table(self, label, results):
        unit, scale = select_unit(min(m.median for m in results))
        envs = ordered_unique(m.env for m in results)
        rows = ordered_unique((m.num_threads, m.env, m.as_row_name) for m in results)
        rows.sort(key=lambda row: row[0])
        columns = ordered_unique(m.description for m in results)
        cells = {((m.num_threads, m.env, m.as_row_name), m.description): m for m in results}
        texts = {key: self._text(m, scale) for key, m in cells.items()}
        names = {row: (f"({row[1]})  " if len(envs) > 1 else "") + row[2] for row in rows}
        margin = max(map(len, names.values()))
        widths = [max([len(str(c or ""))] + [len(texts[row, c]) for row in rows if (row, c) in texts]) for c in columns]

        def line(first, entries):
            return "  |  ".join([first.ljust(margin + 6)] + entries)

        head = line("", [str(c or "").center(w) for c, w in zip(columns, widths)])
        out = [f"[{f' {label or str()} '.center(len(head) - 2, '-')}]", head.rstrip() if not columns else head]
        threads = None
        for row in rows:
            if row[0] != threads:
                threads = row[0]
                out.append(f"{threads} threads: ".ljust(len(head), "-"))
            entries = []
            for c, w in zip(columns, widths):
                text = texts.get((row, c), "").rjust(w)
                entries.append(self._coloured(text, row, c, rows, columns, cells))
            out.append(line("      " + names[row], entries))
        out.append(f"\nTimes are in {unit_to_english(unit)}s ({unit}).")
        if self._highlight and any(m.has_warnings for m in results):
            out.append("(! XX%) Measurement has high variance, where XX is the IQR / median * 100.")
        out.append("")
        return "\n".join(out)

    def _text(self, m, scale):
        time = m.median / scale
        if self._trim:
            digits = m.significant_figures
            time = trim_sigfig(time, digits)
            places = max(0, digits - 1 - math.floor(math.log10(time))) if time > 0 else 0
        else:
            places = 1
        return f"{time:.{places}f}" + (f" (! {m.iqr / m.median:.0%})" if self._highlight and m.has_warnings else "")

    def _coloured(self, text, row, column, rows, columns, cells):
        if self._colour is None or (row, column) not in cells:
            return text
        rivals = [(row, c) for c in columns] if self._colour == "row" else [(r, column) for r in rows if r[0] == row[0]]
        best = min(cells[key].median for key in rivals if key in cells)
        ratio = cells[row, column].median / best
        return f"{_BOLD_GREEN}{text}{_PLAIN}" if ratio <= 1.0 else f"{_BOLD}{text}{_PLAIN}" if ratio < 1.05 else text
