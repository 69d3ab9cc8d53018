"""PyTorch's own samples: what its test suite gives every function (torch.testing._internal.common_methods_invocations),
under both packages. Results, types, shapes, gradients, the method and the in-place form are compared, and the type of
the exception for what PyTorch expects to fail.
"""

import itertools
import sys
import types
import unittest

import flashlight
import numpy as np
import pytest
import torch

# PyTorch's module asks for a package of expectation tests, of which only this name is used.
sys.modules.setdefault("expecttest", types.ModuleType("expecttest")).TestCase = unittest.TestCase
samples = pytest.importorskip("torch.testing._internal.common_methods_invocations")

DTYPES = ("float32", "float64", "bfloat16", "int64", "uint8", "bool")
TOLERANCE = {"float32": 1e-4, "float64": 2e-7, "bfloat16": 2e-2}
AT_MOST = 6  # samples of one dtype

OUT_OF_SCOPE = (
    "complex",
    "sparse",
    "fft",
    "jiterator",
    "ops.aten",
    "stft",
    "view_as_real",
    "polar",
    "scaled_mm",
    "cdouble",
    "cfloat",
    "chalf",
    "imag",
)
# Functions whose results are not compared by value: memory as it is found, bases that are not unique.
ANY_VALUE = {"empty", "empty_like", "empty_permuted", "empty_strided", "geqrf", "linalg.eigh", "linalg.ldl_factor"}
ANY_VALUE |= {"linalg.lstsq", "linalg.svd", "lu_unpack", "new_empty", "new_empty_strided", "pca_lowrank", "svd"}
ANY_VALUE |= {"svd_lowrank"}
# What is not compared of a function, and why: which samples (by what holds of them), or all of it.
TIES = "which of equal items is named is not specified"
FIRST_ALONE = {"kthvalue": TIES, "median": TIES, "mode": TIES, "nanmedian": TIES, "sort": TIES, "topk": TIES}
HALVES = "halves are computed in float here, in halves there"
SAMPLES_LEFT_OUT = {  # dtype, sample
    "argsort": (lambda dtype, s: s.input.numel() > 16, TIES),
    "grid_sampler_2d": (lambda dtype, s: dtype == "bfloat16", HALVES),
    "grid_sampler_3d": (lambda dtype, s: dtype == "bfloat16", HALVES),
    "linalg.householder_product": (lambda dtype, s: s.args[0].numel() == 0, "PyTorch records a gradient of zeros"),
    "linalg.matrix_power": (lambda dtype, s: s.args[0] == 0, "PyTorch records a gradient of zeros"),
    "matrix_exp": (lambda dtype, s: dtype == "bfloat16", "NaN in PyTorch"),
    "nn.functional.batch_norm": (lambda dtype, s: s.input.ndim < 2, "PyTorch takes vectors without items"),
    "nn.functional.grid_sample": (lambda dtype, s: dtype == "bfloat16", HALVES),
    "nn.functional.linear_cross_entropy": (lambda dtype, s: s.kwargs.get("options"), "an object of PyTorch's"),
}
NO_GRADIENTS = {
    "as_strided_scatter": "PyTorch's is that of the clone it makes, in the memory of the base",
    "cholesky_inverse": "of the triangle that is not read it is 0 here",
    "cholesky_solve": "of the triangle that is not read it is 0 here",
    "sgn": "PyTorch's is a tensor without memory",
}
ELSEWHERE = {
    "_native_batch_norm_legit": "a private name",
    "linalg.eig": "complex results",
    "linalg.eigvals": "complex results",
    "native_group_norm": "PyTorch's mean and reciprocal deviation have gradients",
    "special.bessel_y1": "PyTorch's is off by 6e-6 in doubles; test_special.py compares with exact values",
    "special.polygamma": "PyTorch's samples are for the order of another name",
}
ABSENT = {  # private names, or not of functions
    "__rdiv__", "_batch_norm_with_update", "_chunk_cat", "_segment_reduce", "_softmax_backward_data",
    "_unsafe_masked_index", "_unsafe_masked_index_put_accumulate", "_upsample_bilinear2d_aa", "hash_tensor",
    "max_pool2d_with_indices_backward", "native_dropout_backward", "H", "T", "mH", "mT", "slice", "item", "resize_",
}  # fmt: skip
# Where the exception is another, (PyTorch's, ours) that are taken for the same.
OUT_IS_INPUT = [("RuntimeError", "NoneType")]  # out= may be the input here
A_PARSED_ARGUMENT = [("RuntimeError", "TypeError")]  # refused with the other arguments, before the function runs
SIZES_OF_A_LIST = [("ValueError", "RuntimeError")]  # in C, where a list is no other thing than a number for each
OTHER_EXCEPTIONS = {
    "__rmod__": [("NoneType", "TypeError")],  # a number for self
    "__rpow__": [("NoneType", "TypeError")],
    "__rsub__": [("NoneType", "TypeError")],
    "cat": OUT_IS_INPUT,
    "gather": OUT_IS_INPUT,
    "gradient": [("RuntimeError", "NoneType")],  # spacing=[0.1] is a number here
    "index_select": OUT_IS_INPUT,
    "kthvalue": OUT_IS_INPUT,
    "linspace": A_PARSED_ARGUMENT,
    "logspace": A_PARSED_ARGUMENT,
    "masked_select": OUT_IS_INPUT,
    "narrow": A_PARSED_ARGUMENT,
    "narrow_copy": [("RuntimeError", "IndexError")],  # a dimension out of range
    "nn.functional.adaptive_avg_pool2d": SIZES_OF_A_LIST,
    "nn.functional.adaptive_avg_pool3d": SIZES_OF_A_LIST,
    "nn.functional.adaptive_max_pool2d": SIZES_OF_A_LIST,
    "nn.functional.adaptive_max_pool3d": SIZES_OF_A_LIST,
    "take": OUT_IS_INPUT,
}


class Foreign(Exception):
    """An argument that flashlight has no counterpart of."""


def with_storage(x, like):
    """A tensor of PyTorch's on a copy of its memory, with the same strides."""
    memory = torch.empty(0, dtype=x.dtype).set_(x.untyped_storage(), 0, (x.untyped_storage().nbytes() // x.itemsize,))
    memory = memory.detach().clone()
    if like is flashlight:
        bits = memory.view(torch.int16) if x.dtype == torch.bfloat16 else memory
        memory = flashlight.from_numpy(bits.numpy().copy())
        memory = memory.view(flashlight.bfloat16) if x.dtype == torch.bfloat16 else memory
    view = memory.as_strided(tuple(x.shape), x.stride(), x.storage_offset()).detach()
    return view.requires_grad_(x.requires_grad)


def under(x, package):
    """An argument of a sample for torch or flashlight, apart from the sample."""
    if isinstance(x, torch.Tensor):
        if name(x.dtype) not in DTYPES or x.layout != torch.strided or x.ndim > 16 or x.is_meta:
            raise Foreign(str(x.dtype))
        return with_storage(x, package)
    if isinstance(x, (list, tuple)):
        return (list if isinstance(x, list) else tuple)(under(i, package) for i in x)
    if isinstance(x, dict):
        return {k: under(v, package) for k, v in x.items()}
    if isinstance(x, (torch.dtype, torch.memory_format, torch.layout)):
        if isinstance(x, torch.dtype) and name(x) not in DTYPES:
            raise Foreign(name(x))
        return getattr(package, name(x))
    if isinstance(x, torch.device):
        return package.device("cpu")
    if isinstance(x, (complex, torch.Generator)) or callable(x):
        raise Foreign(type(x).__name__)
    return x


def tensors_of(x):
    if isinstance(x, (torch.Tensor, flashlight.Tensor)):
        return [x]
    if isinstance(x, dict):
        x = list(x.values())
    return [t for i in x for t in tensors_of(i)] if isinstance(x, (list, tuple)) else []


def outcome(function, *args, **kwargs):
    torch.manual_seed(3), flashlight.manual_seed(3)
    try:
        return function(*args, **kwargs), None
    except Exception as error:
        return None, error


def gradients(package, outputs, inputs):
    outputs = [t for t in tensors_of(outputs) if t.requires_grad]
    leaves = [t for t in tensors_of(inputs) if t.requires_grad]
    if not outputs or not leaves:
        return []
    grads = [np.random.RandomState(i).randn(*t.shape) for i, t in enumerate(outputs)]
    grads = [package.as_tensor(np.asarray(g)).to(t.dtype) for g, t in zip(grads, outputs)]
    return package.autograd.grad(outputs, leaves, grads, allow_unused=True)


def array(t):
    wide = torch.float64 if isinstance(t, torch.Tensor) else flashlight.float64
    return (t if t.dtype in (torch.int64, flashlight.int64) else t.to(wide)).detach().numpy()


def name(x):
    """A dtype or another thing without the name of its package."""
    return str(x).replace("flashlight.", "torch.").replace("torch.", "")


def differences(a, b, where, values=True):
    if isinstance(a, torch.Tensor):
        if not isinstance(b, flashlight.Tensor):
            return [f"{where}: a {type(b).__name__}"]
        if (name(a.dtype), tuple(a.shape)) != (name(b.dtype), tuple(b.shape)):
            return [f"{where}: {a.dtype} {tuple(a.shape)}, not {b.dtype} {tuple(b.shape)}"]
        if a.requires_grad != b.requires_grad:
            return [f"{where}: requires_grad is {b.requires_grad}"]
        x, y = (array(a), array(b)) if values else (0, 0)
        size = np.abs(x[np.isfinite(x)]).max(initial=1) if values else 1
        tolerance = TOLERANCE.get(name(a.dtype), 0)
        equal = np.allclose(x, y, rtol=tolerance, atol=tolerance * min(size, 1e6), equal_nan=True)
        return [] if equal else [f"{where}: {x} is {y}"]
    if isinstance(a, (list, tuple)):
        if not isinstance(b, (list, tuple)) or len(a) != len(b):
            return [f"{where}: {b!r}"]
        return [d for i, (p, q) in enumerate(zip(a, b)) for d in differences(p, q, f"{where}[{i}]", values)]
    if isinstance(a, float):
        return [] if np.allclose(a, b, rtol=1e-5, equal_nan=True) else [f"{where}: {a} is {b}"]
    return [] if name(a) == name(b) else [f"{where}: {a!r} is {b!r}"]


def find(package, path):
    try:
        if path.startswith("__"):
            return getattr(package.Tensor, path)
        for part in path.split("."):
            package = getattr(package, part)
        return package
    except AttributeError:
        return None


def forms(op):
    """(what, PyTorch's, ours) of the function, the method and the in-place method."""
    last = op.name.split(".")[-1]
    if find(torch, op.name):
        yield "function", find(torch, op.name), find(flashlight, op.name)
    if op.get_method() and hasattr(torch.Tensor, last) and not last.startswith("__"):
        yield "method", getattr(torch.Tensor, last), getattr(flashlight.Tensor, last)
    if op.get_inplace() and hasattr(torch.Tensor, last + "_"):
        yield "in place", getattr(torch.Tensor, last + "_"), getattr(flashlight.Tensor, last + "_")


def on_clone(function):
    return lambda x, *args, **kwargs: function(x.clone(), *args, **kwargs)


def compare(op, what, theirs, ours, sample):
    inputs = (sample.input, *sample.args), sample.kwargs
    try:
        a, b = under(inputs, torch), under(inputs, flashlight)
    except Foreign:
        return []
    if what == "in place":
        theirs, ours = on_clone(theirs), on_clone(ours)
    result, error = outcome(theirs, *a[0], **a[1])
    got, own_error = outcome(ours, *b[0], **b[1])
    if error is not None and ("not implemented for" in str(error) or isinstance(error, NotImplementedError)):
        return []
    if error is not None or own_error is not None:
        return [] if type(error) is type(own_error) else [f"{error!r} is {own_error!r}"]
    values = op.name not in ANY_VALUE
    if op.name in FIRST_ALONE and isinstance(result, tuple):
        found = differences(result, got, "result", values=False) + differences(result[0], got[0], "result[0]")
    else:
        found = differences(result, got, "result", values)
    if not found and values and what == "function" and op.name not in NO_GRADIENTS:
        grads, error = outcome(gradients, torch, result, a)
        own_grads, own_error = outcome(gradients, flashlight, got, b)
        if (error is None) != (own_error is None):
            return [f"backward: {error!r} is {own_error!r}"]
        found = differences(grads, own_grads, "gradient") if error is None else []
    return found


OPS = [op for op in samples.op_db if not any(part in op.name for part in OUT_OF_SCOPE)]
OPS = [
    op
    for op in OPS
    if op.variant_test_name != "complex"
    and op.name not in ABSENT
    and op.name not in ELSEWHERE
    and not op.name.startswith("masked.")
]


@pytest.mark.parametrize(
    "op", OPS, ids=[op.name + "-" * bool(op.variant_test_name) + op.variant_test_name for op in OPS]
)
@pytest.mark.filterwarnings("ignore")
def test_samples(op):
    found, count = [], 0
    for type_name in DTYPES:
        dtype = getattr(torch, type_name)
        if dtype not in op.dtypes:
            continue
        differentiable = op.supports_autograd and type_name in ("float32", "float64")
        drawn = op.sample_inputs("cpu", dtype, requires_grad=differentiable)
        left_out = SAMPLES_LEFT_OUT.get(op.name, (lambda dtype, s: False, ""))[0]
        drawn = (s for s in drawn if not left_out(type_name, s))  # noqa: B023
        for sample in itertools.islice(drawn, AT_MOST if type_name == "float32" else AT_MOST // 2):
            for what, theirs, ours in forms(op):
                if what != "function" and type_name != "float32" or what == "in place" and sample.broadcasts_input:
                    continue
                count += 1
                for difference in compare(op, what, theirs, ours, sample):
                    found.append(f"{what}, {type_name}, {sample.summary()}\n  {difference}")
    assert not found, "\n".join(found[:5])
    if not count and op.name in SAMPLES_LEFT_OUT:
        pytest.skip(SAMPLES_LEFT_OUT[op.name][1])
    assert count, "no sample could be run"


@pytest.mark.parametrize("op", [op for op in OPS if op.error_inputs_func], ids=lambda op: op.name)
@pytest.mark.filterwarnings("ignore")
def test_what_fails(op):
    what, theirs, ours = next(forms(op))
    for case in op.error_inputs("cpu"):
        sample = case.sample_input
        try:
            args, kwargs = under((sample.input, *sample.args), flashlight), under(sample.kwargs, flashlight)
        except Foreign:
            continue
        _, error = outcome(theirs, sample.input, *sample.args, **sample.kwargs)
        _, own_error = outcome(ours, *args, **kwargs)
        names = type(error).__name__, type(own_error).__name__
        assert names[0] == names[1] or names in OTHER_EXCEPTIONS.get(op.name, ()), (
            f"{sample.summary()}: {error!r} is {own_error!r}"
        )
