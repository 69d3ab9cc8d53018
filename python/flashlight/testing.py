"""Comparing tensors in tests."""

from __future__ import annotations

from flashlight import _C
from flashlight._C import Tensor

__all__ = ["assert_close"]

# dtype: relative and absolute tolerance
_TOLERANCES = {
    _C.float64: (1e-7, 1e-7),
    _C.float32: (1.3e-6, 1e-5),
    _C.float16: (1e-3, 1e-5),
    _C.bfloat16: (1.6e-2, 1e-5),
}


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
    """Raises AssertionError unless |actual - expected| <= atol + rtol |expected| everywhere, through containers."""
    if (rtol is None) != (atol is None):
        raise ValueError("Both 'rtol' and 'atol' must be either specified or unspecified.")
    options = dict(
        rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=check_dtype, check_stride=check_stride, msg=msg
    )
    if isinstance(expected, dict):
        if not isinstance(actual, dict) or set(actual) != set(expected):
            raise AssertionError(msg or "The keys of the mappings do not match")
        for key in expected:
            assert_close(actual[key], expected[key], **options)
        return
    if isinstance(expected, (list, tuple)) and not isinstance(actual, Tensor):
        if len(actual) != len(expected):
            raise AssertionError(msg or f"The length of the sequences mismatch: {len(actual)} != {len(expected)}")
        for a, e in zip(actual, expected):
            assert_close(a, e, **options)
        return
    if expected is None or actual is None:
        if actual is not expected:
            raise AssertionError(msg or f"{actual!r} is not {expected!r}")
        return
    number = not isinstance(actual, Tensor) and not isinstance(expected, Tensor)
    a, e = (t.detach() if isinstance(t, Tensor) else _C.as_tensor(t) for t in (actual, expected))
    if a.shape != e.shape:
        raise AssertionError(msg or f"The values for attribute 'shape' do not match: {a.shape} != {e.shape}.")
    if check_dtype and not number and a.dtype is not e.dtype:
        raise AssertionError(msg or f"The values for attribute 'dtype' do not match: {a.dtype} != {e.dtype}.")
    if check_stride and a.stride() != e.stride():
        raise AssertionError(msg or f"The values for attribute 'stride()' do not match: {a.stride()} != {e.stride()}.")
    if rtol is None:
        pairs = [_TOLERANCES.get(t.dtype, (0.0, 0.0)) for t in (a, e)]
        rtol, atol = (max(p[i] for p in pairs) for i in range(2))
    common = _C.promote_types(a.dtype, e.dtype)
    a, e = a.to(common), e.to(common)
    if not common.is_floating_point:
        a, e = a.to(_C.int64), e.to(_C.int64)
    import flashlight

    close = flashlight.isclose(a, e, rtol=rtol, atol=atol, equal_nan=equal_nan)
    if bool(close.all()):
        return
    wrong = int((~close).sum())
    difference = (a - e).abs()[~close]
    raise AssertionError(
        msg
        or f"{'Scalars' if number else 'Tensor-likes'} are not close!\n\n"
        f"Mismatched elements: {wrong} / {a.numel()} ({100 * wrong / a.numel():.1f}%)\n"
        f"Greatest absolute difference: {difference.max().item()} (up to {atol} allowed)\n"
    )
