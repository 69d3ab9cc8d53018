"""flashlight: PyTorch's tensors, autograd, nn, optim and data over a small C engine.

    import flashlight, flashlight.nn as nn

Names and behaviour are PyTorch's. There is one kind of memory, the CPU's, so there is nothing to move: devices exist so
that programs that ask about them run unchanged. Subpackages are imported when first used.
"""

from flashlight import _C
from flashlight._C import (
    Generator,
    Size,
    Tensor,
    as_tensor,
    asarray,
    bfloat16,
    bool,
    can_cast,
    channels_last,
    channels_last_3d,
    complex32,
    complex64,
    complex128,
    contiguous_format,
    default_generator,
    device,
    double,
    dtype,
    float,
    float4_e2m1fn_x2,
    float8_e4m3fn,
    float8_e4m3fnuz,
    float8_e5m2,
    float8_e5m2fnuz,
    float8_e8m0fnu,
    float16,
    float32,
    float64,
    from_dlpack,
    from_numpy,
    frombuffer,
    get_default_dtype,
    get_num_threads,
    half,
    int,
    int8,
    int16,
    int32,
    int64,
    is_anomaly_check_nan_enabled,
    is_anomaly_enabled,
    is_grad_enabled,
    is_inference_mode_enabled,
    is_tensor,
    jagged,
    layout,
    long,
    memory_format,
    preserve_format,
    promote_types,
    qint8,
    qint32,
    quint2x4,
    quint4x2,
    quint8,
    result_type,
    set_default_dtype,
    set_flush_denormal,
    set_num_threads,
    short,
    sparse_bsc,
    sparse_bsr,
    sparse_coo,
    sparse_csc,
    sparse_csr,
    strided,
    tensor,
    uint8,
    uint16,
    uint32,
    uint64,
)

__version__ = _C.__version__

globals().update(_C.functions)

from flashlight import _tensor  # noqa: E402  (adds methods to Tensor)
from flashlight._legacy import (  # noqa: E402
    BFloat16Tensor,
    BoolTensor,
    ByteTensor,
    CharTensor,
    DoubleTensor,
    FloatTensor,
    HalfTensor,
    IntTensor,
    LongTensor,
    ShortTensor,
    set_default_tensor_type,
)
from flashlight._misc import (  # noqa: E402
    AcceleratorError,
    OutOfMemoryError,
    _assert,
    _assert_async,
    _check,
    _check_index,
    _check_is_size,
    _check_not_implemented,
    _check_tensor_all,
    _check_type,
    _check_value,
    _check_with,
    _shape_as_tensor,
    are_deterministic_algorithms_enabled,
    compile,
    conj,
    detach_,
    fill_,
    finfo,
    from_file,
    get_default_device,
    get_deterministic_debug_mode,
    get_device,
    get_device_module,
    get_float32_matmul_precision,
    get_num_interop_threads,
    iinfo,
    imag,
    is_complex,
    is_conj,
    is_deterministic_algorithms_warn_only_enabled,
    is_distributed,
    is_floating_point,
    is_inference,
    is_neg,
    is_nonzero,
    is_same_size,
    is_signed,
    is_storage,
    is_warn_always_enabled,
    numel,
    resize_as_,
    resolve_conj,
    resolve_neg,
    set_default_device,
    set_deterministic_debug_mode,
    set_float32_matmul_precision,
    set_num_interop_threads,
    set_printoptions,
    set_warn_always,
    typename,
    use_deterministic_algorithms,
    zero_,
)
from flashlight._symbolic import *  # noqa: E402, F403
from flashlight.autograd.grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled  # noqa: E402
from flashlight.functional import (  # noqa: E402
    atleast_1d,
    atleast_2d,
    atleast_3d,
    block_diag,
    broadcast_shapes,
    broadcast_tensors,
    cartesian_prod,
    chain_matmul,
    einsum,
    gradient,
    histogramdd,
    lobpcg,
    lu,
    meshgrid,
    nonzero,
    tensordot,
    unique,
    unique_consecutive,
    unravel_index,
)
from flashlight.random import get_rng_state, initial_seed, manual_seed, seed, set_rng_state  # noqa: E402

e = 2.718281828459045
pi = 3.141592653589793
inf = 1e400
nan = inf - inf
newaxis = None
legacy_contiguous_format = contiguous_format
chalf, cfloat, cdouble = complex32, complex64, complex128

# Where names that are not there yet come from: a submodule, or a name inside one.
_SUBMODULES = frozenset(
    (
        "__config__ _VF _dynamo _jit_internal accelerator amp ao autograd backends compiler cpu cuda distributed "
        "distributions fft func functional futures fx hub jit library linalg masked mps multiprocessing nn onnx optim "
        "overrides profiler quasirandom random return_types safetensors serialization signal special storage testing "
        "types utils version xpu"
    ).split()
)
_ELSEWHERE = (
    {
        "save": "serialization",
        "load": "serialization",
        "autocast": "amp",
        "GradScaler": "amp",
        "enable_grad": "autograd",
        "vmap": "func",
        "ops": "library",
        "Stream": "cuda",
        "Event": "cuda",
        "Future": "futures",
        "to_dlpack": "_C",
        "thread_safe_generator": "random",
        "_amp_foreach_non_finite_check_and_unscale_": "_C",
        "_amp_update_scale_": "_C",
    }
    | dict.fromkeys(
        (
            "is_autocast_enabled set_autocast_enabled get_autocast_dtype set_autocast_dtype is_autocast_cache_enabled "
            "set_autocast_cache_enabled autocast_increment_nesting autocast_decrement_nesting clear_autocast_cache "
            "is_autocast_cpu_enabled set_autocast_cpu_enabled get_autocast_cpu_dtype set_autocast_cpu_dtype "
            "get_autocast_gpu_dtype set_autocast_gpu_dtype is_autocast_xla_enabled set_autocast_xla_enabled "
            "get_autocast_xla_dtype set_autocast_xla_dtype is_autocast_ipu_enabled set_autocast_ipu_enabled "
            "get_autocast_ipu_dtype set_autocast_ipu_dtype"
        ).split(),
        "amp._state",
    )
    | dict.fromkeys(
        (
            "UntypedStorage TypedStorage Storage FloatStorage DoubleStorage HalfStorage BFloat16Storage LongStorage "
            "IntStorage ShortStorage CharStorage ByteStorage BoolStorage"
        ).split(),
        "storage",
    )
)


def __getattr__(name):
    from importlib import import_module

    if name == "torch":  # torch.torch.zeros, as more than one program has it by a slip
        return import_module(__name__)
    if name in _SUBMODULES:
        try:
            return import_module(f"{__name__}.{name}")
        except ModuleNotFoundError as error:
            if error.name != f"{__name__}.{name}":
                raise
    elif name in _ELSEWHERE:
        try:
            value = getattr(import_module(f"{__name__}.{_ELSEWHERE[name]}"), name)
        except ModuleNotFoundError as error:
            if error.name != f"{__name__}.{_ELSEWHERE[name]}":
                raise
        else:
            globals()[name] = value
            return value
    elif name.startswith("_foreach_"):
        value = getattr(import_module(f"{__name__}._foreach"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *_SUBMODULES, *_ELSEWHERE})
