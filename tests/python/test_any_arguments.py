"""Every op with arguments drawn at random: whatever is given, a call ends in a result (its backward runs, and it can
be printed) or in an exception that PyTorch could raise. Under the sanitizers this finds what reads out of bounds.
"""

import random
import warnings

import flashlight as fl
import pytest

EXPECTED = (
    TypeError,
    RuntimeError,
    ValueError,
    IndexError,
    NotImplementedError,
    OverflowError,
    MemoryError,
    KeyError,
    AttributeError,
    ZeroDivisionError,
    AssertionError,  # lobpcg's, as PyTorch's
)
DTYPES = [fl.float32] * 3 + [fl.float64, fl.int64, fl.int32, fl.uint8, fl.bool, fl.float16, fl.bfloat16]
TEXTS = ["mean", "sum", "none", "a", "ij", "constant", "reflect", "same", "valid", "tanh", "right"]
KEYWORDS = ["dim", "keepdim", "dtype", "out", "input", "other", "reduction", "padding", "stride", "size"]
# They give out or take memory as it comes.
LEFT_OUT = {"set_", "data_ptr"}


def random_tensor(r):
    shape = [r.choice([0, 1, 1, 2, 3, 4]) for _ in range(r.choice([0, 1, 1, 2, 2, 3, 4, 5]))]
    dtype = r.choice(DTYPES)
    count = 1
    for size in shape:
        count *= size
    if dtype.is_floating_point:
        values = [r.choice([0, 1, 2, -1, 3, float("nan"), float("inf"), 0.5]) for _ in range(count)]
    else:
        values = [r.choice([0, 1, 2, 3, 100] + [-1] * (dtype is not fl.uint8)) for _ in range(count)]
    t = fl.tensor(values, dtype=dtype).reshape(shape)
    if r.random() < 0.2 and t.dim() > 1:
        t = t.transpose(0, -1)
    if r.random() < 0.15 and t.dim():
        t = t[::2]
    if r.random() < 0.1 and t.dim() and t.shape[0]:
        t = t[:1].expand(r.choice([1, 2, 3]), *t.shape[1:])
    if dtype.is_floating_point:
        kind = r.random()
        if kind < 0.3:
            t = t.detach().requires_grad_()
        if kind < 0.07:
            t = t * 1
    return t


def random_argument(r, depth=0):
    kind = r.random()
    if kind < 0.42:
        return random_tensor(r)
    if kind < 0.62:
        return r.choice([-3, -2, -1, 0, 1, 2, 3, 4])
    if kind < 0.68:
        return r.choice([0.5, 1.5, -1.0, float("nan"), 0.0])
    if kind < 0.74:
        return r.choice([True, False])
    if kind < 0.78:
        return None
    if kind < 0.82:
        return r.choice(TEXTS)
    if kind < 0.85:
        return r.choice(DTYPES)
    if depth:
        return 2
    count = r.choice([0, 1, 2, 2, 3, 4])
    return [random_argument(r, 1) if r.random() < 0.3 else r.choice([0, 1, 2, -1, 3]) for _ in range(count)]


def everything():
    tables = ("functions", "nn_functions", "linalg_functions", "special_functions", "init_functions")
    for table in tables:
        for name, function in getattr(fl._C, table).items():
            yield f"{table}.{name}", function
    for name in dir(fl.Tensor):
        method = getattr(fl.Tensor, name)
        if type(method).__name__ == "method_descriptor" and name[0] != "_" and name not in LEFT_OUT:
            yield f"Tensor.{name}", method


@pytest.mark.parametrize("seed", range(8))
def test_any_arguments(seed):
    ran = 0
    for name, function in everything():
        r = random.Random(f"{seed} {name}")
        count = r.choice([1, 1, 2, 2, 3, 3, 4, 5])
        args = [random_tensor(r) if i == 0 and r.random() < 0.85 else random_argument(r) for i in range(count)]
        keywords = {r.choice(KEYWORDS): random_argument(r)} if r.random() < 0.25 else {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                result = function(*args, **keywords)
                for t in result if isinstance(result, tuple) else (result,):
                    if not isinstance(t, fl.Tensor):
                        continue
                    ran += 1
                    if t.numel() < 200:
                        repr(t)
                    if t.requires_grad:
                        t.sum().backward()
            except EXPECTED:
                pass
            except BaseException as error:
                raise AssertionError(f"{name}{args}: {error!r}") from error
    assert ran > 20
