"""Comparing tensors in tests, and making some for them."""

import math
import warnings
from collections.abc import Mapping, Sequence

import flashlight
from flashlight import _C
from flashlight._C import Tensor

__all__ = ["assert_allclose", "assert_close", "make_tensor"]

# dtype: relative and absolute tolerance
_TOLERANCES = {
    _C.float64: (1e-7, 1e-7),
    _C.float32: (1.3e-6, 1e-5),
    _C.float16: (1e-3, 1e-5),
    _C.bfloat16: (1.6e-2, 1e-5),
}


class _Comparison:
    """How the two sides of assert_close are held against each other, through containers."""

    def __init__(self, rtol, atol, equal_nan, check_dtype, check_stride, allow_subclasses, msg):
        self.rtol, self.atol, self.equal_nan = rtol, atol, equal_nan
        self.check_dtype, self.check_stride = check_dtype, check_stride
        self.allow_subclasses, self.msg = allow_subclasses, msg

    def fail(self, text, path):
        if path:
            text += f"\n\nThe failure occurred for item {''.join(f'[{p!r}]' for p in path)}"
        msg = self.msg(text) if callable(self.msg) else self.msg
        raise AssertionError(msg or text)

    def compare(self, actual, expected, path=()):
        sequences = [isinstance(x, Sequence) and not isinstance(x, str) for x in (actual, expected)]
        if all(sequences):
            if len(actual) != len(expected):
                self.fail(f"The length of the sequences mismatch: {len(actual)} != {len(expected)}", path)
            for i, (a, e) in enumerate(zip(actual, expected)):
                self.compare(a, e, (*path, i))
        elif isinstance(actual, Mapping) and isinstance(expected, Mapping):
            missing, added = set(expected) - set(actual), set(actual) - set(expected)
            if missing or added:
                self.fail(
                    "The keys of the mappings do not match:\n"
                    f"Missing keys in the actual mapping: {sorted(missing)}\n"
                    f"Additional keys in the actual mapping: {sorted(added)}",
                    path,
                )
            for key in sorted(expected):
                self.compare(actual[key], expected[key], (*path, key))
        elif actual is None or expected is None:
            if actual is not expected:
                self.fail(f"None mismatch: {actual} is not {expected}", path)
        elif isinstance(actual, (bool, int, float)) and isinstance(expected, (bool, int, float)):
            if self.check_dtype and type(actual) is not type(expected):
                self.fail(f"The (d)types do not match: {type(actual)} != {type(expected)}.", path)
            self.close(
                *(_C.as_tensor(x, _C.float64 if type(x) is float else None) for x in (actual, expected)),
                "Scalars",
                path,
            )
        else:
            self.tensors(*self.as_tensors(actual, expected), path)

    def as_tensors(self, actual, expected):
        """The two as tensors, if they are of one kind that can be one."""
        related = isinstance(actual, type(expected)) or isinstance(expected, type(actual))
        exact = self.allow_subclasses or type(actual) is type(expected)
        known = related and exact and not isinstance(actual, (str, bool, int, float, Sequence, Mapping))
        try:
            if known:
                return tuple(x.detach() if isinstance(x, Tensor) else _C.as_tensor(x) for x in (actual, expected))
        except (TypeError, ValueError, RuntimeError):
            pass
        raise TypeError(
            f"No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}."
        ) from None

    def tensors(self, a, e, path):
        if a.shape != e.shape:
            self.fail(f"The values for attribute 'shape' do not match: {a.shape} != {e.shape}.", path)
        if self.check_dtype and a.dtype is not e.dtype:
            self.fail(f"The values for attribute 'dtype' do not match: {a.dtype} != {e.dtype}.", path)
        if self.check_stride and a.stride() != e.stride():
            self.fail(f"The values for attribute 'stride()' do not match: {a.stride()} != {e.stride()}.", path)
        self.close(a, e, "Tensor-likes", path)

    def close(self, a, e, what, path):
        rtol, atol = self.rtol, self.atol
        if rtol is None:
            pairs = [_TOLERANCES.get(t.dtype, (0.0, 0.0)) for t in (a, e)]
            rtol, atol = (max(p[i] for p in pairs) for i in range(2))
        common = _C.promote_types(a.dtype, e.dtype)
        common = common if common.is_floating_point else _C.int64
        a, e = a.to(common), e.to(common)
        close = flashlight.isclose(a, e, rtol=rtol, atol=atol, equal_nan=self.equal_nan)
        if bool(close.all()):
            return
        difference = (a - e).abs()
        relative = difference / e.abs() if common.is_floating_point else difference.double() / e.abs()
        exact = rtol == 0 and atol == 0
        text = f"{what} are not {'equal' if exact else 'close'}!\n\n"
        limits = ["" if exact else f" (up to {limit} allowed)" for limit in (atol, rtol)]
        if what == "Scalars":
            text += (
                f"Expected {e.item()} but got {a.item()}.\n"
                f"Absolute difference: {difference.item()}{limits[0]}\n"
                f"Relative difference: {relative.item()}{limits[1]}"
            )
        else:
            wrong = int((~close).sum())
            text += f"Mismatched elements: {wrong} / {a.numel()} ({wrong / a.numel():.1%})"
            for kind, values, limit in (("absolute", difference, limits[0]), ("relative", relative, limits[1])):
                at = int(values.masked_fill(close, 0).argmax())
                place = tuple(int(i) for i in flashlight.unravel_index(flashlight.tensor(at), a.shape))
                where = f" at index {place}" if a.dim() else ""
                text += f"\nGreatest {kind} difference: {values.flatten()[at].item()}{where}{limit}"
        self.fail(text, path)


def assert_close(
    actual,
    expected,
    *,
    allow_subclasses=True,
    rtol=None,
    atol=None,
    equal_nan=False,
    check_device=True,
    check_dtype=True,
    check_layout=True,
    check_stride=False,
    msg=None,
):
    """Raises AssertionError unless |actual - expected| <= atol + rtol |expected| everywhere, through containers.

    `msg` replaces the message, or as a function makes it from the usual one.
    """
    if (rtol is None) != (atol is None):
        raise ValueError(
            "Both 'rtol' and 'atol' must be either specified or omitted, "
            f"but got no {'rtol' if rtol is None else 'atol'}."
        )
    _Comparison(rtol, atol, equal_nan, check_dtype, check_stride, allow_subclasses, msg).compare(actual, expected)


def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True, msg=""):
    """assert_close without a look at the dtypes; deprecated."""
    warnings.warn("assert_allclose() is deprecated: use assert_close() instead.", FutureWarning, stacklevel=2)
    if not isinstance(actual, Tensor):
        actual = flashlight.tensor(actual)
    if not isinstance(expected, Tensor):
        expected = flashlight.tensor(expected, dtype=actual.dtype)
    if rtol is None and atol is None:
        rtol, atol = max(_TOLERANCES.get(t.dtype, (0.0, 0.0)) for t in (actual, expected))
    assert_close(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=False, msg=msg or None)


def _range(low, high, default_low, default_high, lowest, highest, dtype):
    """The interval to draw from, cut to what the dtype has."""
    low = default_low if low is None else low
    high = default_high if high is None else high
    if math.isnan(low) or math.isnan(high):
        raise ValueError(f"`low` and `high` cannot be NaN, but got low={low} and high={high}")
    if low == high and dtype.is_floating_point:
        warnings.warn(
            "Passing `low==high` to `torch.testing.make_tensor` for floating or complex types is deprecated since 2.1 "
            "and will be removed in 2.3. Use `torch.full(...)` instead.",
            FutureWarning,
            stacklevel=3,
        )
    elif low >= high:
        raise ValueError(f"`low` must be less than `high`, but got {low} >= {high}")
    elif high < lowest or low >= highest:
        raise ValueError(
            f"The value interval specified by `low` and `high` is [{low}, {high}), "
            f"but {dtype} only supports [{lowest}, {highest})"
        )
    low, high = max(low, lowest), min(high, highest)
    return (low, high) if dtype.is_floating_point else (math.ceil(low), math.ceil(high))


def make_tensor(
    *shape,
    dtype,
    device,
    low=None,
    high=None,
    requires_grad=False,
    noncontiguous=False,
    exclude_zero=False,
    memory_format=None,
):
    """A tensor of values drawn uniformly from [low, high): -9 to 9 unless given, 0 to 10 for unsigned integers.

    exclude_zero puts ones, or the smallest normal number, where zeros came out.
    """
    if len(shape) == 1 and isinstance(shape[0], Sequence):
        shape = shape[0]
    shape = tuple(shape)
    if noncontiguous and memory_format is not None:
        raise ValueError(
            f"The parameters `noncontiguous` and `memory_format` are mutually exclusive, but got "
            f"noncontiguous={noncontiguous} and memory_format={memory_format}"
        )
    if requires_grad and not dtype.is_floating_point:
        raise ValueError(
            f"`requires_grad=True` is not supported for boolean and integral dtypes, but got dtype={dtype}"
        )
    spread = noncontiguous and math.prod(shape) > 1
    sizes = (*shape[:-1], 2 * shape[-1]) if spread else shape
    if dtype.is_floating_point:
        limits = flashlight.finfo(dtype)
        low, high = _range(low, high, -9, 9, limits.min, limits.max, dtype)
        result = flashlight.empty(sizes, dtype=dtype, device=device)
        if high - low >= limits.max:  # uniform_ takes no wider range
            result.uniform_(low / 2, high / 2).mul_(2)
        else:
            result.uniform_(low, high)
    else:
        if dtype is _C.bool:
            lowest, highest, defaults = 0, 2, (0, 2)
        else:
            limits = flashlight.iinfo(dtype)
            lowest, highest = limits.min, limits.max + (dtype is not _C.int64)
            defaults = (-9, 10) if limits.min else (0, 10)
        low, high = _range(low, high, *defaults, lowest, highest, dtype)
        result = flashlight.randint(low, high, sizes, dtype=dtype, device=device)
    if spread:
        result = result[..., 1::2]
    elif memory_format is not None:
        result = result.clone(memory_format=memory_format)
    if exclude_zero:
        result[result == 0] = flashlight.finfo(dtype).tiny if dtype.is_floating_point else 1
    return result.requires_grad_() if requires_grad else result
