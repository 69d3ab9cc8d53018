"""Numbers that are no value of the tensor's type: refused, wrapped around or made infinite, as PyTorch does each."""

import pytest
from twin import same_outcome

CALLS = {
    "add": lambda m, x, v: m.add(x, x, alpha=v),
    "add a number": lambda m, x, v: m.add(x, 1, alpha=v),
    "sub": lambda m, x, v: m.sub(x, x, alpha=v),
    "sum": lambda m, x, v: x + v,
    "clamp": lambda m, x, v: m.clamp(x, v),
    "clamp_": lambda m, x, v: x.clamp_(max=v),
    "clamp both": lambda m, x, v: m.clamp(x, 0, v),
    "clamp_min": lambda m, x, v: m.clamp_min(x, v),
    "clamp_max": lambda m, x, v: m.clamp_max(x, v),
    "hardtanh": lambda m, x, v: m.nn.functional.hardtanh(x, 0, v),
    "threshold": lambda m, x, v: m.nn.functional.threshold(x, 1, v),
    "where": lambda m, x, v: m.where(x > 0, x, v),
    "where not": lambda m, x, v: m.where(x > 0, v, x),
    "addcmul": lambda m, x, v: m.addcmul(x, x, x, value=v),
    "fill_": lambda m, x, v: x.fill_(v),
    "fill_ by a tensor": lambda m, x, v: x.fill_(m.tensor(v)),
    "fill_ of one": lambda m, x, v: x[:1].fill_(v),
    "full": lambda m, x, v: m.full((2,), v, dtype=x.dtype),
    "full of one": lambda m, x, v: m.full((1,), v, dtype=x.dtype),
    "an element": lambda m, x, v: (x.__setitem__(0, v), x)[1],
    "a slice": lambda m, x, v: (x.__setitem__(slice(0, 2), v), x)[1],
    "by a mask": lambda m, x, v: (x.__setitem__(x > 0, v), x)[1],
    "by a list": lambda m, x, v: (x.__setitem__([0, 2], v), x)[1],
    "masked_fill": lambda m, x, v: x.masked_fill(x > 0, v),
    "eq": lambda m, x, v: m.eq(x, v),
}


@pytest.mark.parametrize("dtype", ["int8", "uint8", "int32", "float16", "bfloat16", "float32"])
@pytest.mark.parametrize("call", CALLS)
def test_numbers_out_of_range(call, dtype):
    for value in (-1, 128, 256, -129, 70000, 2**31, 1e10, 1e300, -1e300, float("inf")):
        if "tensor" in call and (abs(value) >= 2**31 or value == float("inf")):
            continue  # such numbers as integers are left open
        same_outcome(lambda m, value=value: CALLS[call](m, m.tensor([0, 1, 2]).to(getattr(m, dtype)), value))


LARGE = {
    "sum": lambda m, x, v: (x + v, v + x, v - x, x.add(x, alpha=v)),
    "product": lambda m, x, v: (x * v, x / v),
    "comparison": lambda m, x, v: (x == v, x < v, m.result_type(x, v) == x.dtype),
    "choice": lambda m, x, v: (x.masked_fill(x > 0, v), m.where(x > 0, v, x), x.clamp(max=v)),
    "fill_": lambda m, x, v: x.fill_(v),
    "full_like": lambda m, x, v: m.full_like(x, v),
    "full": lambda m, x, v: m.full((2,), v),
    "scalar_tensor": lambda m, x, v: m.scalar_tensor(v),
    "linspace": lambda m, x, v: m.linspace(0, v, 3),
    "arange": lambda m, x, v: m.arange(v, v + 2**62 if v < 2**63 else v, 2**61),
    "arange of a dtype": lambda m, x, v: m.arange(0, v, 2**61, dtype=x.dtype),
    "quotient": lambda m, x, v: (x // v, v // x, x % v, m.floor_divide(x, v)),
    "power": lambda m, x, v: x**v,
    "a real power": lambda m, x, v: (x[1:] ** (v / 2), x ** float(v >> 40), x**-70000.0),
    "an element": lambda m, x, v: x.__setitem__(0, v),
    "bits": lambda m, x, v: x & v,
    "pad": lambda m, x, v: m.nn.functional.pad(x, (1, 1), value=v),
}


@pytest.mark.parametrize("dtype", ["bool", "uint8", "int32", "int64", "float16", "float32", "float64"])
@pytest.mark.parametrize("call", LARGE)
def test_integers_beyond_int64(call, dtype):
    for value in (2**63, 2**63 + 5, 2**64 - 1, 2**64, -(2**63) - 1, 0x9E3779B97F4A7C15):
        same_outcome(lambda m, value=value: LARGE[call](m, m.tensor([1, 2, 3]).to(getattr(m, dtype)), value))
