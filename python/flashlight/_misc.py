"""Functions of the top level that are no ops: limits of dtypes, printing, and switches that have nothing to switch."""

import functools

from flashlight import _C
from flashlight._C import Tensor, is_complex, is_floating_point, is_nonzero, is_storage, numel  # noqa: F401

# ---- What a tensor is ------------------------------------------------------------------------------------------------


def _overridable(function):
    """Gives a function over a tensor to its first argument's __torch_function__ where that is no tensor."""

    @functools.wraps(function)
    def call(input, *args, **kwargs):
        if not isinstance(input, Tensor) and hasattr(type(input), "__torch_function__"):
            from flashlight.overrides import handle_torch_function

            return handle_torch_function(call, (input,), input, *args, **kwargs)
        return function(input, *args, **kwargs)

    return call


def _method(name, doc):
    """The function that calls a method of its first argument."""

    def function(input, *args, **kwargs):
        return getattr(input, name)(*args, **kwargs)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = doc
    return function


is_conj = _method("is_conj", "False: there are no complex tensors.")
is_neg = _method("is_neg", "False: there are no complex tensors.")
is_inference = _method("is_inference", "Whether the tensor was made in inference mode.")
is_same_size = _method("is_same_size", "Whether two tensors have the same shape.")
is_signed = _method("is_signed", "Whether the dtype has negative numbers.")
conj = _method("conj", "The tensor itself: it is real.")
resolve_conj = _method("resolve_conj", "The tensor itself: it is real.")
resolve_neg = _method("resolve_neg", "The tensor itself: it is real.")
get_device = _method("get_device", "-1: the CPU has no number.")
fill_ = _method("fill_", "Writes one value everywhere.")
zero_ = _method("zero_", "Writes zeros everywhere.")
detach_ = _method("detach_", "Takes the tensor itself out of the graph.")
resize_as_ = _method("resize_as_", "Gives a tensor the shape of another.")


def is_distributed(input):
    """False: a tensor is of one process."""
    return input.is_distributed()


def get_device_module(device=None):
    """The module of a device: flashlight.cpu without one, and of devices that are only asked about their own."""
    import flashlight

    if device is not None and not isinstance(device, (str, _C.device)):
        raise RuntimeError(f"Invalid value of device '{device}', expect torch.device, str, or None")
    kind = "cpu" if device is None else flashlight.device(device).type
    module = getattr(flashlight, kind, None)
    if module is None:
        raise RuntimeError(f"Device '{kind}' does not have a corresponding module registered as 'torch.{kind}'.")
    return module


def imag(input):
    """The imaginary part, which real tensors do not have."""
    raise RuntimeError("imag is not implemented for tensors with non-complex dtypes.")


def from_file(
    filename, shared=None, size=0, *, dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False
):
    """A tensor of `size` elements over the memory-mapped pages of a file; shared: what is written to it is written to
    the file, which is made longer where it has to be."""
    if not isinstance(filename, str):
        raise TypeError(f"from_file(): argument 'filename' (position 1) must be str, not {type(filename).__name__}")
    return _C._from_file(filename, bool(shared), size or 0, dtype).requires_grad_(requires_grad)


def typename(obj):
    """The name of an object's type: "torch.FloatTensor" for a tensor."""
    if isinstance(obj, Tensor):
        return obj.type()
    module = getattr(obj, "__module__", None)
    name = getattr(obj, "__qualname__", None) or type(obj).__qualname__
    if module is None:
        module = type(obj).__module__
    return name if module in (None, "builtins") else f"{module}.{name}"


# ---- Limits ----------------------------------------------------------------------------------------------------------


class _Limits(_C.LimitsBase):
    """What finfo and iinfo share: one object a dtype, made when first asked for."""

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of 'torch.{type(self).__name__}' objects is not writable")

    def _filled(self, of, **values):
        self.__dict__.update(values)
        return self._made.setdefault(of, self)

    def __eq__(self, other):
        return type(other) is type(self) and self.dtype == other.dtype

    def __hash__(self):
        return hash(self.dtype)

    def __reduce__(self):
        return type(self), (getattr(_C, self.dtype),)


class finfo(_Limits):
    """The limits of a floating-point dtype."""

    # dtype: bits, eps, largest, smallest normal, decimal resolution
    _table = {
        _C.float64: (64, 2.0**-52, (2 - 2.0**-52) * 2.0**1023, 2.0**-1022, 1e-15),
        _C.float32: (32, 2.0**-23, (2 - 2.0**-23) * 2.0**127, 2.0**-126, 1e-6),
        _C.float16: (16, 2.0**-10, 65504.0, 2.0**-14, 1e-3),
        _C.bfloat16: (16, 2.0**-7, (2 - 2.0**-7) * 2.0**127, 2.0**-126, 1e-2),
        _C.float8_e4m3fn: (8, 2.0**-3, 448.0, 2.0**-6, 1.0),
        _C.float8_e4m3fnuz: (8, 2.0**-3, 240.0, 2.0**-7, 1.0),
        _C.float8_e5m2: (8, 2.0**-2, 57344.0, 2.0**-14, 1.0),
        _C.float8_e5m2fnuz: (8, 2.0**-3, 57344.0, 2.0**-15, 1.0),
        _C.float8_e8m0fnu: (8, 1.0, 2.0**127, 2.0**-127, 1.0),
    }
    _parts = {_C.complex32: _C.float16, _C.complex64: _C.float32, _C.complex128: _C.float64}

    _made = {}

    def _limits(self, type=None):
        dtype = _C.get_default_dtype() if type is None else _C.float64 if type is float else type
        part = self._parts.get(dtype, dtype)
        if part not in self._table:
            raise TypeError(
                "torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'"
            )
        bits, eps, largest, tiny, resolution = self._table[part]
        least = tiny if dtype is _C.float8_e8m0fnu else -largest  # the one without a sign
        name = str(part).rpartition(".")[2]
        return self._filled(
            dtype,
            bits=bits,
            eps=eps,
            max=largest,
            min=least,
            tiny=tiny,
            smallest_normal=tiny,
            resolution=resolution,
            dtype=name,
        )

    def __repr__(self):
        return (
            f"finfo(resolution={self.resolution:g}, min={self.min:g}, max={self.max:g}, eps={self.eps:g}, "
            f"smallest_normal={self.smallest_normal:g}, tiny={self.tiny:g}, dtype={self.dtype})"
        )


class iinfo(_Limits):
    """The limits of an integer dtype."""

    _table = {
        _C.uint8: (8, 0, 255),
        _C.int8: (8, -128, 127),
        _C.int16: (16, -(2**15), 2**15 - 1),
        _C.int32: (32, -(2**31), 2**31 - 1),
        _C.int64: (64, -(2**63), 2**63 - 1),
        _C.uint16: (16, 0, 2**16 - 1),
        _C.uint32: (32, 0, 2**32 - 1),
        _C.uint64: (64, 0, 2**64 - 1),
    }

    _made = {}

    def _limits(self, type):
        dtype = _C.int64 if type is int else type
        if dtype not in self._table:
            raise TypeError(f"torch.iinfo() requires an integer input type. Use torch.finfo to handle '{dtype}'")
        bits, least, largest = self._table[dtype]
        return self._filled(dtype, bits=bits, min=least, max=largest, dtype=str(dtype).rpartition(".")[2])

    def __repr__(self):
        return f"iinfo(min={float(self.min):g}, max={float(self.max):g}, dtype={self.dtype})"


# ---- Printing --------------------------------------------------------------------------------------------------------

_PROFILES = {"default": (4, 1000, 3, 80), "short": (2, 1000, 2, 80), "full": (4, 2**31 - 1, 3, 80)}


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None):
    """How numbers are printed: digits, when to summarise, line width, scientific notation."""
    before = _PROFILES.get(profile) or _C._get_print_options()
    options = [
        old if new is None else 2**31 - 1 if new == float("inf") else int(new)
        for old, new in zip(before, (precision, threshold, edgeitems, linewidth))
    ]
    _C._set_print_options(*options, -1 if sci_mode is None else int(sci_mode))


# ---- Switches --------------------------------------------------------------------------------------------------------

_state = {"precision": "highest", "deterministic": False, "warn_only": False, "fill": True, "interop": 1}


def get_default_device():
    """The device that tensors are made on: the CPU."""
    return _C.device("cpu")


def set_default_device(device):
    """Takes None and the CPU: there is no other device."""
    if device is not None and _C.device(device).type != "cpu":
        raise RuntimeError(f"there is no device {device!r}: flashlight computes in the CPU's memory")


def set_float32_matmul_precision(precision):
    """Takes "highest", "high" and "medium"; products are of full precision whatever it is."""
    if precision not in ("highest", "high", "medium"):
        raise RuntimeError(f"expected 'highest', 'high' or 'medium', got {precision!r}")
    _state["precision"] = precision


def get_float32_matmul_precision():
    """What set_float32_matmul_precision was told; products are of full precision whatever it is."""
    return _state["precision"]


def use_deterministic_algorithms(mode, *, warn_only=False):
    """Keeps the choice, and empty() and resize_() fill their memory: all algorithms are deterministic anyway."""
    for name, value in (("mode", mode), ("warn_only", warn_only)):
        if not isinstance(value, bool):
            raise TypeError(
                f"use_deterministic_algorithms(): argument '{name}' must be bool, not {type(value).__name__}"
            )
    _state["deterministic"] = mode
    _state["warn_only"] = warn_only
    _C._fill_unwritten(mode and _state["fill"])


def _fill_uninitialized_memory(mode=None):
    """What utils.deterministic.fill_uninitialized_memory is, after it was set to `mode` if that is given."""
    if mode is not None:
        _state["fill"] = mode
        _C._fill_unwritten(mode and _state["deterministic"])
    return _state["fill"]


def are_deterministic_algorithms_enabled():
    """What use_deterministic_algorithms was told."""
    return _state["deterministic"]


def is_deterministic_algorithms_warn_only_enabled():
    """Whether use_deterministic_algorithms was told to warn only."""
    return _state["warn_only"]


_DEBUG_MODES = ("default", "warn", "error")


def set_deterministic_debug_mode(debug_mode):
    """use_deterministic_algorithms by another name: 0 or "default", 1 or "warn", 2 or "error"."""
    if not isinstance(debug_mode, (int, str)):
        raise TypeError(f"debug_mode must be str or int, but got {type(debug_mode)}")
    if isinstance(debug_mode, str):
        if debug_mode not in _DEBUG_MODES:
            raise RuntimeError(
                "invalid value of debug_mode, expected one of `default`, `warn`, `error`, but got " + debug_mode
            )
        debug_mode = _DEBUG_MODES.index(debug_mode)
    if debug_mode not in (0, 1, 2):
        raise RuntimeError(f"invalid value of debug_mode, expected 0, 1, or 2, but got {debug_mode}")
    use_deterministic_algorithms(debug_mode > 0, warn_only=debug_mode == 1)


def get_deterministic_debug_mode():
    """0, 1 (warn) or 2 (error), as use_deterministic_algorithms was told."""
    return 0 if not _state["deterministic"] else 1 if _state["warn_only"] else 2


def set_warn_always(mode):
    """Whether what is warned of once a process, old usage mostly, is each time; Python's filters say what is shown."""
    if not isinstance(mode, bool):
        raise TypeError(f"setWarnOnlyOnce expects a bool, but got {type(mode).__name__}")
    _C.set_warn_always(mode)


_said = set()


def warn_once(message):
    """What is said once a process, unless set_warn_always asks for more: at the line that called the package."""
    if message not in _said or _C.get_warn_always():
        _said.add(message)
        _C.warn(message)


def is_warn_always_enabled():
    """What set_warn_always was told."""
    return _C.get_warn_always()


class AcceleratorError(RuntimeError):
    """An error of a device other than the CPU: for programs that catch it."""


OutOfMemoryError = _C.OutOfMemoryError


def get_num_interop_threads():
    """What set_num_interop_threads was told."""
    return _state["interop"]


def set_num_interop_threads(n):
    """Keeps the number; no op runs beside another."""
    _state["interop"] = n


def _assert(condition, message):
    """assert as a function."""
    assert condition, message


def _check(cond, message=None):
    """Raises a RuntimeError with what message() gives unless the condition holds."""
    _check_with(RuntimeError, cond, message)


def _check_of(suffix, error_type):
    def check(cond, message=None):
        _check_with(error_type, cond, message)

    check.__name__ = check.__qualname__ = f"_check_{suffix}"
    check.__doc__ = f"Raises a {error_type.__name__} with what message() gives unless the condition holds."
    return check


_check_index = _check_of("index", IndexError)
_check_value = _check_of("value", ValueError)
_check_type = _check_of("type", TypeError)
_check_not_implemented = _check_of("not_implemented", NotImplementedError)


def _check_is_size(i, message=None, *, max=None):
    """Raises a RuntimeError where i is negative, or above max."""
    _check(i >= 0 and (max is None or i <= max), message)


def _check_tensor_all(cond, message=None):
    """Raises a RuntimeError with what message() gives unless all elements of a tensor of bools are true."""
    if not isinstance(cond, _C.Tensor):
        raise TypeError(f"cond must be a tensor, but got {type(cond)}")
    if cond.dtype is not _C.bool:
        raise TypeError(f"cond tensor must have dtype torch.bool, but got {cond.dtype}")
    _check(cond.all().item(), message)


def _assert_async(input, assert_msg="Expected Tensor with single nonzero value, but got zero"):
    """Raises a RuntimeError where the one element of a tensor is zero."""
    if not is_nonzero(input):
        raise RuntimeError(assert_msg)


def _check_with(error_type, cond, message):
    if not isinstance(cond, bool):
        raise TypeError(f"cond must be a bool, but got {type(cond)}")
    if message is not None and not cond and not callable(message):
        raise TypeError("message must be a callable")
    if not cond:
        raise error_type(
            "Expected cond to be True, but got False. (Could this error message be improved? If so, please report an "
            "enhancement request to PyTorch.)"
            if message is None
            else str(message())
        )


def _shape_as_tensor(input):
    """The sizes, in a tensor."""
    return _C.tensor(list(input.shape), dtype=_C.int64)


def compile(model=None, *, fullgraph=False, dynamic=None, backend="inductor", mode=None, options=None, disable=False):
    """Returns its argument: there is nothing to compile. Also usable as a decorator with arguments."""
    if model is None:
        return lambda m: m
    return model


# ---- What packages ask of PyTorch's C part when they are imported or run ---------------------------------------------


def _log_api_usage_once(event):
    """PyTorch counts who uses what; nothing is counted here."""


def _get_tracing_state():
    """None: nothing is traced."""


_C._log_api_usage_once = _log_api_usage_once
_C._get_tracing_state = _get_tracing_state
_C._is_tracing = lambda: False
