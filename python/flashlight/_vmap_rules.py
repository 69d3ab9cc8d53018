"""What ops do to batched tensors: one rule for each family of ops, over the values that hold the whole batch.

A rule gets the call and returns the value of its result (or several), with the batch in the first dimension. It may
decline by returning NotImplemented: then the op is called once for each entry.
"""

import functools

import flashlight
import flashlight.nn.functional as F
from flashlight import Tensor
from flashlight._vmap import Batched, _off, batched, by_entry, is_batched, spread
from flashlight.autograd import Function

_RULES = {}


def _rule(names):
    def register(function):
        for name in names.split():
            _RULES[name] = function
        return function

    return register


class Call:
    """A call of an op in the map `level`: its arguments by name."""

    __slots__ = ("func", "host", "level", "name", "positional", "values")

    def __init__(self, func, name, values, positional, host, level):
        self.func, self.name, self.values, self.positional = func, name, values, positional
        self.host, self.level = host, level

    def __getitem__(self, name):
        return self.values.get(name)

    def has(self, name):
        return is_batched(self.values.get(name), self.level)

    def tensors(self):
        return [v for v in self.values.values() if isinstance(v, Tensor)]

    def only(self, name):
        """Whether this argument alone has a batch."""
        return self.has(name) and not any(
            is_batched(v, self.level) or (isinstance(v, tuple) and any(is_batched(t, self.level) for t in v))
            for k, v in self.values.items()
            if k != name
        )

    def rank(self, name):
        return self.values[name].dim()

    def value(self, name):
        """The values of all entries of an argument: the batch in front."""
        x = self.values[name]
        return x._value if is_batched(x, self.level) else spread(x, [self.level])._value

    def run(self, /, **changed):
        """The op itself with other arguments."""
        values = {**self.values, **changed}
        names = list(values)
        by_name = {n: values[n] for n in names[self.positional :] if values[n] is not None}
        return self.func(*(values[n] for n in names[: self.positional]), **by_name)

    def of(self, function, *args, **kwargs):
        """A function of entries, as a value."""
        result = function(*args, **kwargs)
        return result._value if is_batched(result, self.level) else spread(result, [self.level])._value


def _wrap(result, level):
    if isinstance(result, Tensor):
        return batched(result, level)
    if isinstance(result, (tuple, list)):
        items = [_wrap(item, level) for item in result]
        return type(result)(items)
    return result


def _draws(name, values):
    """Whether a call draws random numbers."""
    if name not in _RANDOM:
        return False
    if name.rstrip("_") not in _SOMETIMES:
        return True
    return bool(values.get("training", values.get("train"))) and values.get("p") != 0


def _count(values):
    """How many of the arguments are batched tensors."""
    return sum(type(v) is Batched if not isinstance(v, (tuple, list)) else _count(v) for v in values)


def _asks(host):
    """Whether the host's keywords ask for more than a rule does."""
    return bool(host) and any(host.get(k) not in (None, False) for k in ("requires_grad", "size_average", "reduce"))


def by_rule(func, name, values, positional, host, level, args, kwargs):
    if host.get("inplace"):
        return getattr(Tensor, name + "_")(*list(values.values())[:positional])
    if host.get("out") is not None:
        raise RuntimeError(
            f"vmap: {name}(..., out=) is not possible: out= operations write to a tensor of one entry, and their "
            "result has a batch. Please use the function without out="
        )
    in_place = name.endswith("_") and name != "_"
    if in_place:
        first = next(iter(values.values()))
        if not is_batched(first, level):
            raise RuntimeError(
                f"vmap: aten::{name}(self, *extra_args) is not possible because there exists a Tensor `other` in "
                "extra_args that has more elements than `self`. This happened due to `other` being vmapped over but "
                "`self` not being vmapped over. Please try to use out-of-place operators instead."
            )
    base = name[:-1] if in_place else name
    if base in _VIEWS_IN_PLACE and in_place:
        first._value = getattr(Tensor, base)(*list(values.values())[:positional])._value
        with _off():
            return func(*args, **kwargs)
    random = _draws(name, values)
    if random and level.randomness == "error":
        raise RuntimeError(
            "vmap: called random operation while in randomness error mode. Please either use the 'same' or "
            "'different' randomness flags on vmap or perform the randomness operation out of vmap"
        )
    if _count(args) + _count(kwargs.values()) != _count(values.values()) + (host.get("out") is not None):
        return by_entry(func, args, kwargs, level, name)  # one stands for a number
    rule = _RULES.get(name) or (_RULES.get(base) if base in _IN_PLACE else None)
    if rule is not None and level.size and not (random and level.randomness == "same") and not _asks(host):
        call = Call(func, name, values, positional, host, level)
        result = rule(call)
        if result is not NotImplemented:
            return first if in_place else _wrap(result, level)
    return by_entry(func, args, kwargs, level, name)


# ---- Elementwise -----------------------------------------------------------------------------------------------------

_ELEMENTARY = """
abs absolute neg negative sign sgn positive floor ceil trunc fix round frac nan_to_num logical_not isnan isinf isfinite
isposinf isneginf signbit bitwise_not reciprocal sqrt rsqrt exp exp2 expm1 log log2 log10 log1p logit sin cos tan asin
arcsin acos arccos atan arctan sinh cosh tanh asinh arcsinh acosh arccosh atanh arctanh sigmoid sinc deg2rad rad2deg erf
erfc erfinv lgamma digamma ldexp frexp angle isreal real conj_physical relu leaky_relu relu6 threshold hardtanh
hardsigmoid hardswish softshrink hardshrink elu selu celu gelu silu mish softplus logsigmoid tanhshrink softsign add sub
subtract rsub mul multiply div divide true_divide floor_divide remainder fmod pow float_power square maximum minimum
fmax fmin atan2 arctan2 hypot copysign nextafter heaviside logaddexp logaddexp2 xlogy special_xlog1py gcd lcm eq ne lt
le gt ge not_equal less less_equal greater greater_equal logical_and logical_or logical_xor bitwise_and bitwise_or
bitwise_xor bitwise_left_shift bitwise_right_shift where clamp clip clamp_min clamp_max addcmul addcdiv lerp masked_fill
clone isclose igamma igammac i0 special_ndtr special_ndtri special_log_ndtr special_erfcx special_entr special_i0e
special_i1 special_i1e special_zeta special_bessel_j0 special_bessel_j1 special_bessel_y0 special_bessel_y1
special_modified_bessel_i0 special_modified_bessel_i1 special_modified_bessel_k0 special_modified_bessel_k1
special_scaled_modified_bessel_k0 special_scaled_modified_bessel_k1 special_spherical_bessel_j0 special_airy_ai
special_chebyshev_polynomial_t special_chebyshev_polynomial_u special_chebyshev_polynomial_v
special_chebyshev_polynomial_w special_shifted_chebyshev_polynomial_t special_shifted_chebyshev_polynomial_u
special_shifted_chebyshev_polynomial_v special_shifted_chebyshev_polynomial_w special_hermite_polynomial_h
special_hermite_polynomial_he special_laguerre_polynomial_l special_legendre_polynomial_p mvlgamma polygamma
special_polygamma zeros_like ones_like full_like empty_like rand_like randn_like
randint_like dropout alpha_dropout bernoulli poisson rrelu
"""
_RANDOM = set(
    """dropout alpha_dropout feature_alpha_dropout dropout1d dropout2d dropout3d feature_dropout rrelu gumbel_softmax
    rand_like randn_like randint_like bernoulli poisson binomial normal multinomial uniform_ normal_ random_
    exponential_ geometric_ cauchy_ log_normal_ bernoulli_ dropout_ alpha_dropout_ _standard_gamma _sample_dirichlet
    fractional_max_pool2d fractional_max_pool3d""".split()
)
# Those that draw in training alone.
_SOMETIMES = ("dropout", "dropout1d", "dropout2d", "dropout3d", "feature_dropout", "alpha_dropout",
              "feature_alpha_dropout", "rrelu")  # fmt: skip
# In-place forms that give a tensor another shape.
_VIEWS_IN_PLACE = {"t", "transpose", "swapaxes", "swapdims", "squeeze", "unsqueeze"}
# In-place forms whose rule is that of the op.
_IN_PLACE = set(_ELEMENTARY.split()) | set(
    "uniform normal random exponential geometric cauchy log_normal bernoulli copy fill zero tril triu".split()
)


def _aligned(call, names):
    """The values of these arguments as they meet: entries filled up to the same number of dimensions, and numbers of
    other types (a tensor without dimensions is one) of the type that they give.
    """
    values = call.values
    tensors = {n: values[n] for n in names if isinstance(values.get(n), Tensor)}
    if len(tensors) == 1:  # nothing to meet
        return {n: t._value for n, t in tensors.items() if is_batched(t, call.level)}
    most = max(t.dim() for t in tensors.values())
    kinds = {t.dtype for n, t in tensors.items() if n not in ("condition", "mask")}
    found = {}
    for n, t in tensors.items():
        if not is_batched(t, call.level):
            continue
        value = t._value
        if len(kinds) > 1 and t.dim() == 0 and most and n not in ("condition", "mask"):
            value = value.to(_promoted(tensors))
        for _ in range(most - t.dim()):
            value = value.unsqueeze(1)
        found[n] = value
    return found


def _promoted(tensors):
    """The dtype of what meets: numbers, tensors without dimensions, count where their kind is above the others'."""
    kinds = [[], []]
    for name, t in tensors.items():
        if name not in ("condition", "mask"):
            kinds[t.dim() == 0].append(t.dtype)
    full, numbers = (functools.reduce(flashlight.promote_types, dtypes) if dtypes else None for dtypes in kinds)
    if full is None or numbers is None:
        return full or numbers
    return flashlight.result_type(flashlight.empty(1, dtype=full), flashlight.empty((), dtype=numbers))


@_rule(_ELEMENTARY)
def _elementwise(call):
    values = _aligned(call, list(call.values))
    if call.name.endswith("_"):
        first = next(iter(call.values))
        if values[first].dim() != call.rank(first) + 1:
            return NotImplemented
    return call.run(**values)


@_rule("uniform_ normal_ random_ exponential_ geometric_ cauchy_ log_normal_ bernoulli_ fill_ zero_ copy_")
def _written(call):
    values = _aligned(call, list(call.values))
    return call.run(**values) if values["self"].dim() == call.rank("self") + 1 else NotImplemented


# ---- Dimensions ------------------------------------------------------------------------------------------------------

_DIMS = ("dim", "dims", "dim0", "dim1", "dim2", "axis0", "axis1", "dimension", "start_dim", "end_dim", "source",
         "destination")  # fmt: skip


def _shifted(dim, rank):
    """A dimension of an entry as one of the values."""
    if isinstance(dim, (tuple, list)):
        return tuple(_shifted(d, rank) for d in dim)
    limit = max(rank, 1)
    if not -limit <= dim < limit:
        raise IndexError(f"Dimension out of range (expected to be in range of [{-limit}, {limit - 1}], but got {dim})")
    return dim % limit + 1


def _along(call, rank):
    """The arguments that name dimensions, shifted; None where one is left open."""
    found = {}
    for name in _DIMS:
        if name in call.values:
            dim = call[name]
            if dim is None:
                return None
            found[name] = _shifted(dim, rank)
    return found


@_rule("""
softmax log_softmax softmin cumsum cumprod logcumsumexp cummax cummin sort argsort topk kthvalue mode flip unbind split
split_with_sizes unsafe_split unsafe_split_with_sizes unsafe_chunk chunk tensor_split narrow select slice transpose
swapaxes swapdims movedim moveaxis glu diagonal flatten unflatten unfold index_select renorm narrow_copy select_copy
slice_copy transpose_copy
""")
def _one_dim(call):
    first = next(iter(call.values))
    rank = call.rank(first)
    if not rank and call.name in ("transpose", "swapaxes", "swapdims", "movedim", "moveaxis", "flatten"):
        with _off():
            shape = call.run().shape  # refuses wrong dimensions
        return call.value(first).view(call.level.size, *shape)
    if not call.only(first) or not rank or call.name == "renorm" or "patches" in call.values:
        return NotImplemented
    if call.name == "unfold" and "dimension" not in call.values:
        return _images(call)
    dims = _along(call, rank)
    return NotImplemented if dims is None else call.run(**{first: call.value(first)}, **dims)


@_rule("diff normalize roll cosine_similarity pairwise_distance")
def _one_dim_sometimes(call):
    first = next(iter(call.values))
    if call.name == "roll" and call[first].dim() and call.only(first):
        dims = call["dims"]
        if dims is None:
            shape = call[first].shape
            return call.run(self=call.value(first).flatten(1), dims=(1,)).unflatten(1, shape)
        return call.run(
            self=call.value(first), dims=_shifted(dims if isinstance(dims, tuple) else (dims,), len(call[first].shape))
        )
    if call["prepend"] is not None or call["append"] is not None:
        return NotImplemented
    if call.name in ("diff", "normalize") and call.only(first) and call.rank(first) and isinstance(call["dim"], int):
        return call.run(**{first: call.value(first)}, dim=_shifted(call["dim"], call.rank(first)))
    if call.name == "cosine_similarity" and call.rank("x1") == call.rank("x2") > 0:
        return call.run(**_aligned(call, ("x1", "x2")), dim=_shifted(call["dim"], call.rank("x1")))
    return NotImplemented


@_rule("unsqueeze unsqueeze_copy diag_embed")
def _new_dim(call):
    rank = call.rank("self") + 1
    if call.name == "diag_embed":
        if not call.rank("self"):
            return NotImplemented
    return call.run(self=call.value("self"), **_along(call, rank))


@_rule("permute permute_copy")
def _permute(call):
    dims = call["dims"]
    if len(dims) != call.rank("self"):
        return NotImplemented
    return call.run(self=call.value("self"), dims=(0, *_shifted(dims, len(dims))) if dims else (0,))


@_rule("squeeze squeeze_copy")
def _squeeze(call):
    x = call["self"]
    dim = call["dim"]
    dims = range(x.dim()) if dim is None else (dim if isinstance(dim, tuple) else (dim,))
    dims = [d for d in _shifted(tuple(dims), x.dim()) if d <= x.dim() and x.shape[d - 1] == 1]
    return call.value("self").squeeze(tuple(dims)) if dims else call.value("self").view_as(call.value("self"))


@_rule("t mT adjoint numpy_T matrix_H")
def _turned(call):
    rank = call.rank("self")
    value = call.value("self")
    if call.name == "numpy_T":
        return value.permute(0, *range(rank, 0, -1))
    if rank == 2 or (rank > 2 and call.name != "t"):
        return value.transpose(-2, -1)
    return value.view_as(value) if rank < 2 - (call.name != "t") else NotImplemented


@_rule("atleast_1d atleast_2d atleast_3d")
def _at_least(call):
    value = call.value("self")
    for rank in range(call.rank("self"), int(call.name[8])):
        value = value.unsqueeze(-1 if rank == 2 else 1)
    return value


@_rule("hsplit vsplit dsplit")
def _split(call):
    rank = call.rank("self")
    dim = {"hsplit": 1 if rank > 1 else 0, "vsplit": 0, "dsplit": 2}[call.name]
    if rank < {"hsplit": 1, "vsplit": 2, "dsplit": 3}[call.name] or not call.only("self"):
        return NotImplemented
    if call["sections"] is None:
        return call.value("self").tensor_split(call["indices"], dim + 1)
    if call["sections"] < 1 or call["self"].shape[dim] % call["sections"]:
        return NotImplemented
    return call.value("self").tensor_split(call["sections"], dim + 1)


@_rule("broadcast_tensors")
def _broadcast(call):
    shape = flashlight.broadcast_shapes(*(t.shape for t in call["tensors"]))
    return [call.of(Tensor.expand, t, shape) for t in call["tensors"]]


@_rule("view reshape view_copy new_zeros new_ones new_full new_empty")
def _sized(call):
    if call.name == "view" and "dtype" in call.values:
        same = call["dtype"].itemsize == call["self"].dtype.itemsize
        return call.value("self").view(call["dtype"]) if same or call.rank("self") else NotImplemented
    name = "shape" if call.name == "reshape" else "size"
    if name not in call.values or not call.only("self"):
        return NotImplemented
    size = call[name]
    if -1 in size:
        known = 1
        for s in size:
            known *= s if s != -1 else 1
        if not known or call["self"].numel() % known:
            return NotImplemented
        size = tuple(call["self"].numel() // known if s == -1 else s for s in size)
    return call.run(**{"self": call.value("self"), name: (call.level.size, *size)})


@_rule("view_as reshape_as")
def _sized_like(call):
    return call.value("self").reshape(call.level.size, *call["other"].shape) if call.has("self") else NotImplemented


def _filled_up(call, rank):
    value = call.value("self")
    for _ in range(rank - call.rank("self")):
        value = value.unsqueeze(1)
    return value


@_rule("expand broadcast_to expand_copy expand_as repeat tile")
def _larger(call):
    name = {"repeat": "repeats", "tile": "dims"}.get(call.name, "size")
    sizes = call["other"].shape if call.name == "expand_as" else call[name]
    if not call.has("self") or len(sizes) < call.rank("self"):
        return NotImplemented
    value = _filled_up(call, len(sizes))
    if call.name in ("repeat", "tile"):
        return value.repeat(1, *sizes)
    return value.expand(call.level.size, *sizes)


@_rule("as_strided as_strided_copy as_strided_scatter")
def _as_strided(call):
    if not call.has("self"):
        return NotImplemented
    value = call.value("self")
    value = value.clone() if call.name == "as_strided_scatter" else value
    offset = call["storage_offset"]
    places = value.as_strided(
        (call.level.size, *call["size"]),
        (value.stride(0), *call["stride"]),
        value.storage_offset() if offset is None else offset,
    )
    if call.name == "as_strided_scatter":
        places.copy_(call.value("src"))
        return value
    return places if call.name == "as_strided" else places.clone()


@_rule("ravel")
def _ravel(call):
    return call.value("self").reshape(call.level.size, -1) if call["self"].numel() else NotImplemented


@_rule("cat concat concatenate stack hstack vstack row_stack")
def _joined(call):
    tensors = call["tensors"]
    values = [t._value if is_batched(t, call.level) else spread(t, [call.level])._value for t in tensors]
    ranks = {t.dim() for t in tensors}
    if len(ranks) != 1:
        return NotImplemented
    rank = ranks.pop()
    if call.name == "stack":
        return flashlight.stack(values, _shifted(call["dim"], rank + 1))
    if call.name in ("hstack", "vstack", "row_stack"):
        if rank < 2:
            return NotImplemented
        return flashlight.cat(values, 2 if call.name == "hstack" else 1)
    return flashlight.cat(values, _shifted(call["dim"], rank)) if rank else NotImplemented


# ---- Reductions ------------------------------------------------------------------------------------------------------


@_rule("""
sum mean prod nansum nanmean amax amin any all count_nonzero var std var_mean std_mean logsumexp argmax argmin max min
norm linalg_vector_norm aminmax median nanmedian
""")
def _reduced(call):
    first = next(iter(call.values))
    if "other" in call.values:
        return _elementwise(call)
    if not call.only(first):
        return NotImplemented
    value, rank, dim = call.value(first), call.rank(first), call["dim"]
    changed = {first: value}
    func, name = call.func, call.name
    if "unbiased" in call.values:
        changed["correction"] = int(call["unbiased"])
    if dim is None or dim == ():
        if call["keepdim"] or name in ("median", "nanmedian", "aminmax") or isinstance(call["p"], str):
            return NotImplemented
        changed[first] = value.reshape(call.level.size, -1) if rank != 1 else value
        dim = 1
        if name in ("max", "min"):
            func, name = (flashlight.amax if name == "max" else flashlight.amin), "amax"
    elif not rank:
        return NotImplemented
    else:
        dim = _shifted(dim, rank)
    given = {k: v for k, v in call.values.items() if k not in (first, "dim", "unbiased") and v is not None}
    if call.name in ("max", "min") and name == "amax":
        given = {}
    given.update({k: v for k, v in changed.items() if k != first})
    return func(changed[first], dim=dim, **given)


@_rule("sum_to_size")
def _sum_to_size(call):
    size = call["size"]
    return call.value("self").sum_to_size(call.level.size, *size) if len(size) == call.rank("self") else NotImplemented


@_rule("prelu")
def _prelu(call):
    x, weight = call["self"], call["weight"]
    if weight.dim() == 1 and weight.shape[0] == 1:
        weight = weight.squeeze(0)
    elif weight.dim() == 1 and x.dim() > 1 and weight.shape[0] == x.shape[1]:
        weight = weight.view(-1, *(1,) * (x.dim() - 2))
    elif weight.dim():
        return NotImplemented
    return call.of(lambda: flashlight.where(x > 0, x, weight * x))


@_rule("trace")
def _trace(call):
    return call.value("self").diagonal(0, 1, 2).sum(1) if call.rank("self") == 2 else NotImplemented


# ---- Matrices --------------------------------------------------------------------------------------------------------


@_rule("""
tril triu linalg_inv linalg_inv_ex inverse linalg_det det linalg_slogdet slogdet logdet linalg_cholesky
linalg_cholesky_ex cholesky linalg_qr qr linalg_svd linalg_svdvals svd linalg_eigh linalg_eigvalsh linalg_matrix_exp
matrix_exp linalg_matrix_power matrix_power linalg_pinv pinverse linalg_lu linalg_lu_factor linalg_diagonal
""")
def _last_dims(call):
    first = next(iter(call.values))
    if not call.only(first) or call.rank(first) < 2 or len(call.tensors()) > 1:
        return NotImplemented
    if call.name == "linalg_diagonal" and not (call["dim1"] < 0 and call["dim2"] < 0):
        return NotImplemented
    return call.run(**{first: call.value(first)})


@_rule("linalg_solve linalg_solve_triangular cholesky_solve linalg_cross linalg_vecdot")
def _two_of_last_dims(call):
    first, second = list(call.values)[:2]
    if call.rank(first) != call.rank(second) or call.rank(first) < (1 if "dim" in call.values else 2):
        return NotImplemented
    if call["dim"] is not None and call["dim"] >= 0:
        return NotImplemented
    return call.run(**{first: call.value(first), second: call.value(second)})


def _product(call, a, b):
    """The value of a @ b."""
    level = call.level
    has_a, has_b = is_batched(a, level), is_batched(b, level)
    x, y = a._value if has_a else a, b._value if has_b else b
    if not has_b and has_a and 0 < b.dim() <= 2 and a.dim():
        return flashlight.matmul(x, y)  # all entries are rows of one product
    if not has_a and a.dim() == 2 and b.dim() == 1:
        return flashlight.matmul(y, x.t())
    vector_a, vector_b = a.dim() == 1, b.dim() == 1
    x, y = x.unsqueeze(-2) if vector_a else x, y.unsqueeze(-1) if vector_b else y
    most = max(a.dim() + vector_a, b.dim() + vector_b)
    for _ in range(most - a.dim() - vector_a if has_a else 0):
        x = x.unsqueeze(1)
    for _ in range(most - b.dim() - vector_b if has_b else 0):
        y = y.unsqueeze(1)
    result = flashlight.matmul(x, y)
    result = result.squeeze(-1) if vector_b else result
    return result.squeeze(-1 if vector_b else -2) if vector_a else result


@_rule("inner")
def _inner(call):
    a, b = list(call.values.values())[:2]
    if not a.dim() or not 0 < b.dim() < 3 or a.dtype != b.dtype:
        return NotImplemented
    return _product(call, a, b.t() if b.dim() == 2 else b)


@_rule("matmul linalg_matmul mm bmm mv dot vdot")
def _matmul(call):
    a, b = list(call.values.values())[:2]
    wanted = {"mm": (2, 2), "bmm": (3, 3), "mv": (2, 1), "dot": (1, 1), "vdot": (1, 1)}.get(call.name)
    if not a.dim() or not b.dim() or (wanted and (a.dim(), b.dim()) != wanted) or a.dtype != b.dtype:
        return NotImplemented
    if call.name == "bmm" and (a.shape[0] != b.shape[0] or a.shape[2] != b.shape[1]):
        return NotImplemented
    if call.name in ("dot", "vdot") and a.shape != b.shape:
        return NotImplemented
    return _product(call, a, b)


@_rule("linear")
def _linear(call):
    x, weight, bias = call["input"], call["weight"], call["bias"]
    if call.only("input") and x.dim():
        return F.linear(call.value("input"), weight, bias)
    if weight.dim() != 2 or not x.dim():
        return NotImplemented
    if call.only("bias"):
        return (F.linear(x, weight) + bias)._value
    result = batched(_product(call, x, weight.t()), call.level)
    return (result if bias is None else result + bias)._value


@_rule("addmm addmv baddbmm addr")
def _addmm(call):
    c, a, b = list(call.values.values())[:3]
    product = flashlight.outer(a, b) if call.name == "addr" else flashlight.matmul(a, b)
    alpha, beta = call["alpha"], call["beta"]
    product = product if alpha == 1 else product * alpha
    return call.of(lambda: product if beta == 0 else (c if beta == 1 else c * beta) + product)


@_rule("outer ger")
def _outer(call):
    a, b = list(call.values.values())[:2]
    return call.of(lambda: a.unsqueeze(-1) * b) if a.dim() == b.dim() == 1 else NotImplemented


@_rule("einsum")
def _einsum(call):
    equation = call["equation"].replace(" ", "")
    letter = next((c for c in "zyxwvutsrqponmlkjihgfedcbaZYXWVUTSRQPONMLKJIHGFEDCBA" if c not in equation), None)
    if "->" not in equation or "." in equation or letter is None:
        return NotImplemented
    inputs, output = equation.split("->")
    terms, tensors = inputs.split(","), call["tensors"]
    if len(terms) != len(tensors):
        return NotImplemented
    has = [is_batched(t, call.level) for t in tensors]
    terms = [letter + term if b else term for term, b in zip(terms, has)]
    values = [t._value if b else t for t, b in zip(tensors, has)]
    return flashlight.einsum(f"{','.join(terms)}->{letter}{output}", *values)


@_rule("scaled_dot_product_attention")
def _attention(call):
    names = ("query", "key", "value")
    mask = call["attn_mask"]
    if len({call.rank(n) for n in names}) != 1 or call.rank("query") not in (2, 3, 4) or mask is not None:
        return NotImplemented
    values = [call.value(n) for n in names]
    if call.rank("query") < 4:
        return call.run(**dict(zip(names, values)))
    result = call.run(**{n: v.flatten(0, 1) for n, v in zip(names, values)})
    return result.unflatten(0, (call.level.size, -1))


# ---- Samples and channels --------------------------------------------------------------------------------------------

_SPATIAL = {"1d": 1, "2d": 2, "3d": 3}


def _merged(call, function, value, rank, spatial):
    """A function of (N, channels, ...) given a batch of those, or of single samples."""
    if rank == spatial + 1:
        return function(value)
    result = function(value.flatten(0, 1))
    part = lambda r: r.unflatten(0, (call.level.size, -1))  # noqa: E731
    return type(result)(map(part, result)) if isinstance(result, tuple) else part(result)


@_rule("""
max_pool1d max_pool2d max_pool3d max_pool1d_with_indices max_pool2d_with_indices max_pool3d_with_indices avg_pool1d
avg_pool2d avg_pool3d adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool1d
adaptive_max_pool2d adaptive_max_pool3d adaptive_max_pool1d_with_indices adaptive_max_pool2d_with_indices
adaptive_max_pool3d_with_indices lp_pool1d lp_pool2d lp_pool3d
""")
def _pool(call):
    first = next(iter(call.values))
    spatial = next(n for s, n in _SPATIAL.items() if s in call.name)
    if not call.only(first) or call.rank(first) not in (spatial + 1, spatial + 2) or 0 in call[first].shape:
        return NotImplemented
    return _merged(call, lambda v: call.run(**{first: v}), call.value(first), call.rank(first), spatial)


@_rule("interpolate upsample local_response_norm pixel_shuffle pixel_unshuffle channel_shuffle fold group_norm")
def _images(call):
    first = next(iter(call.values))
    rank = call.rank(first)
    if not call.has(first) or rank < 3 or 0 in call[first].shape:
        return NotImplemented
    if call.name in ("pixel_shuffle", "pixel_unshuffle") and call.only(first):
        return call.run(**{first: call.value(first)})
    if call.name in ("fold", "unfold") and rank != (3 if call.name == "fold" else 4):
        return NotImplemented
    value = call.value(first).flatten(0, 1)
    if call.only(first):
        return call.run(**{first: value}).unflatten(0, (call.level.size, -1))
    if call.name != "group_norm":
        return NotImplemented
    plain = F.group_norm(value, call["num_groups"], None, None, call["eps"]).unflatten(0, (call.level.size, -1))
    return _scaled(call, plain, (-1,) + (1,) * (rank - 2))


def _scaled(call, value, shape):
    """Normalised values times the weight, plus the bias, of entries."""
    result = batched(value, call.level)
    weight, bias = call["weight"], call["bias"]
    if weight is not None:
        result = result * (weight.view(shape) if shape else weight)
    if bias is not None:
        result = result + (bias.view(shape) if shape else bias)
    return result._value


@_rule("layer_norm rms_norm")
def _layer_norm(call):
    if call.only("input"):
        return call.run(input=call.value("input"))
    if not call.has("input"):
        return NotImplemented
    plain = call.run(input=call.value("input"), **{n: None for n in ("weight", "bias") if n in call.values})
    return _scaled(call, plain, None)


@_rule("batch_norm instance_norm")
def _batch_norm(call):
    rank, training = call.rank("input"), call["training"] if call.name == "batch_norm" else call["use_input_stats"]
    mean, var = call["running_mean"], call["running_var"]
    if rank < 2 or training is None or "cudnn_enabled" in call.values:
        return NotImplemented
    if mean is not None and training and not (call.has("running_mean") and call.has("running_var")):
        raise RuntimeError(
            "Batch norm got a batched tensor as input while the running_mean or running_var, which will be updated "
            "in place, were not batched.\nIf you are using a module and do not need eval mode, please set "
            "`track_running_stats` to be False.\nIf you are using a prebuilt module and do not need eval mode, please "
            "func.replace_all_batch_norm_modules_ makes a module of such layers work with vmap"
        )
    # Entries side by side as channels: each has statistics of its own.
    value = call.value("input").transpose(0, 1)
    joined = value.flatten(1, 2)
    stats = [None if s is None else call.value(n) for s, n in ((mean, "running_mean"), (var, "running_var"))]
    flat = [None if s is None else s.reshape(-1) for s in stats]
    plain = call.run(input=joined, running_mean=flat[0], running_var=flat[1], weight=None, bias=None)
    if training:
        with flashlight.no_grad():
            for s, f in zip(stats, flat):
                if s is not None:
                    s.copy_(f.view_as(s))
    plain = plain.unflatten(1, (call.level.size, -1)).transpose(0, 1)
    return _scaled(call, plain, (-1,) + (1,) * (rank - 2))


@_rule("pad constant_pad_nd")
def _pad(call):
    first = next(iter(call.values))
    if not call.only(first) or call["mode"] not in (None, "constant") or len(call["pad"]) > 2 * call.rank(first):
        return NotImplemented
    return call.run(**{first: call.value(first)})


@_rule("dropout1d dropout2d dropout3d feature_dropout feature_alpha_dropout")
def _channels_dropped(call):
    first = next(iter(call.values))
    spatial = next((n for s, n in _SPATIAL.items() if s in call.name), call.rank(first) - 2)
    if spatial < 0 or call.rank(first) not in (spatial + 1, spatial + 2):
        return NotImplemented
    return _merged(call, lambda v: call.run(**{first: v}), call.value(first), call.rank(first), spatial)


class _OneFilterForAll(Function):
    """conv2d of one image an entry by weights that are one weight repeated, as per-sample gradients have them: forward
    takes that one, backward gives each entry a gradient of its own.
    """

    @staticmethod
    def forward(ctx, images, weights, stride, padding, dilation):
        ctx.save_for_backward(images, weights)
        ctx.options = stride, padding, dilation
        return F.conv2d(images, weights[0], None, *ctx.options)

    @staticmethod
    def backward(ctx, grad):
        images, weights = ctx.saved_tensors
        if flashlight.is_grad_enabled():
            size, channels = images.shape[:2]
            joined = images.reshape(1, size * channels, *images.shape[2:])
            result = F.conv2d(joined, weights.flatten(0, 1), None, *ctx.options, groups=size)
            seed = grad.reshape(result.shape)
            return (*flashlight.autograd.grad(result, (images, weights), seed, create_graph=True), None, None, None)
        stride, padding, dilation = ctx.options
        found = [None, None]
        if ctx.needs_input_grad[0]:
            found[0] = flashlight.nn.grad.conv2d_input(images.shape, weights[0], grad, *ctx.options)
        if ctx.needs_input_grad[1]:
            patches = F.unfold(images, weights.shape[3:], dilation, padding, stride)
            found[1] = (grad.flatten(2) @ patches.transpose(1, 2)).view(weights.shape)
        return (*found, None, None, None)


def _has_one_filter(call):
    """Whether the weight of a convolution is one for all entries, each of which has one image."""
    weight, x = call["weight"]._value, call["input"]
    return (
        call.name == "conv2d"
        and call["groups"] == 1
        and call.has("input")
        and type(weight) is Tensor
        and type(call["input"]._value) is Tensor
        and weight.stride(0) == 0
        and isinstance(call["padding"], tuple)
        and (x.dim() == 3 or x.shape[0] == 1)
    )


@_rule("conv1d conv2d conv3d")
def _conv(call):
    spatial = _SPATIAL[call.name[-2:]]
    rank, x, bias = call.rank("input"), call["input"], call["bias"]
    if rank not in (spatial + 1, spatial + 2) or 0 in x.shape:
        return NotImplemented
    if call.only("input"):
        return _merged(call, lambda v: call.run(input=v), call.value("input"), rank, spatial)
    size, weight = call.level.size, call["weight"]
    if not call.has("weight"):  # the bias alone has a batch
        result = call.of(lambda: call.run(bias=None))
    elif _has_one_filter(call):
        images = call.value("input") if rank == 3 else call.value("input").flatten(0, 1)
        result = _OneFilterForAll.apply(images, call.value("weight"), call["stride"], call["padding"], call["dilation"])
        result = result if rank == 3 else result.unsqueeze(1)
    else:
        # Entries side by side as groups of channels.
        filters = call.value("weight").flatten(0, 1)
        samples = call.value("input") if call.has("input") else None
        groups = call["groups"]
        if samples is None and groups == 1:  # all filters over the same image
            result = call.run(input=x, weight=filters, bias=None)
        else:
            samples = call.value("input") if samples is None else samples
            joined = samples.flatten(0, 1) if rank == spatial + 1 else samples.transpose(0, 1).flatten(1, 2)
            result = call.run(input=joined, weight=filters, bias=None, groups=size * groups)
        result = result.unflatten(-spatial - 1, (size, weight.shape[0]))
        result = result if rank == spatial + 1 else result.transpose(0, 1)
    if bias is None:
        return result
    return (batched(result, call.level) + bias.view(-1, *(1,) * spatial))._value


@_rule("conv_transpose1d conv_transpose2d conv_transpose3d")
def _conv_transpose(call):
    spatial = _SPATIAL[call.name[-2:]]
    if not call.only("input") or call.rank("input") not in (spatial + 1, spatial + 2) or 0 in call["input"].shape:
        return NotImplemented
    return _merged(call, lambda v: call.run(input=v), call.value("input"), call.rank("input"), spatial)


# ---- Losses ----------------------------------------------------------------------------------------------------------


def _summed(losses, reduction):
    """The losses of all elements of each entry as its loss."""
    if reduction == "none":
        return losses
    losses = losses.flatten(1) if losses.dim() > 1 else losses.unsqueeze(1)
    return losses.mean(1) if reduction == "mean" else losses.sum(1)


@_rule("""
mse_loss l1_loss smooth_l1_loss huber_loss binary_cross_entropy binary_cross_entropy_with_logits kl_div
hinge_embedding_loss soft_margin_loss poisson_nll_loss
""")
def _loss(call):
    reduction = call["reduction"]
    first, second = list(call.values)[:2]
    same = call[first].shape == call[second].shape
    if reduction not in ("none", "mean", "sum") or not same:
        return NotImplemented
    if call["weight"] is not None and not call.name.startswith("binary"):
        return NotImplemented
    names = [n for n in call.values if isinstance(call[n], Tensor)]
    if call[first].dtype != call[second].dtype:
        return NotImplemented
    if max(call.rank(n) for n in names) > call.rank(first):
        return NotImplemented
    values = {**_aligned(call, names), first: call.value(first), second: call.value(second)}
    return _summed(call.run(**values, reduction="none"), reduction)


@_rule("cross_entropy nll_loss")
def _classes(call):
    x, target, weight, reduction = call["input"], call["target"], call["weight"], call["reduction"]
    if call.has("weight") or reduction not in ("none", "mean", "sum") or x.dim() < 1:
        return NotImplemented
    size, rank = call.level.size, x.dim()
    if target.dim() != (rank - 1 if not target.dtype.is_floating_point and rank > 1 else 0 if rank == 1 else rank):
        return NotImplemented
    values, targets = call.value("input"), call.value("target")
    if target.dtype.is_floating_point or 0 in x.shape:
        return NotImplemented
    if rank == 1:
        losses = call.run(input=values, target=targets, reduction="none")
    else:
        losses = call.run(input=values.flatten(0, 1), target=targets.flatten(0, 1), reduction="none")
        losses = losses.unflatten(0, (size, -1))
    if reduction != "mean":
        return _summed(losses, reduction)
    kept = targets != call["ignore_index"]
    counts = kept.to(losses.dtype)
    if weight is not None:
        counts = counts * weight[targets.clamp(0, weight.shape[0] - 1)]
    if rank == 1:
        return losses / counts
    return losses.flatten(1).sum(1) / counts.flatten(1).sum(1)


# ---- Places ----------------------------------------------------------------------------------------------------------


@_rule("embedding")
def _embedding(call):
    if not {"input", "weight"} <= call.values.keys() or call["max_norm"] is not None or call["scale_grad_by_freq"]:
        return NotImplemented
    if call.only("input"):
        return call.run(input=call.value("input"))
    if call["padding_idx"] is not None:
        return NotImplemented
    table = call.value("weight")
    size, rows = table.shape[:2]
    first = flashlight.arange(size).view(size, *(1,) * call["input"].dim()) * rows
    index = (call.value("input") if call.has("input") else call["input"]) + first
    return F.embedding(index, table.flatten(0, 1))


@_rule("gather scatter scatter_add scatter_reduce take_along_dim")
def _along_places(call):
    first = next(iter(call.values))
    index = "indices" if "indices" in call.values else "index"
    names = [n for n in (first, index, "src") if isinstance(call[n], Tensor)]
    if call["dim"] is None or any(not call.rank(n) or call.rank(n) != call.rank(first) for n in names):
        return NotImplemented
    return call.run(**{n: call.value(n) for n in names}, dim=_shifted(call["dim"], call.rank(first)))


def _is_plain(i):
    return i is None or i is Ellipsis or isinstance(i, (int, slice)) and not isinstance(i, bool)


def get_item(func, x, index, level):
    parts = index if isinstance(index, tuple) else (index,)
    tensors = [i for i in parts if isinstance(i, Tensor)]
    if is_batched(x, level) and all(map(_is_plain, parts)):
        return batched(x._value[(slice(None), *parts)], level)
    if any(is_batched(t, level) and t.dtype in (flashlight.bool, flashlight.uint8) for t in tensors):
        raise RuntimeError(
            "vmap: It looks like you're attempting to index with a mask that has a batch: the size of the result "
            "depends on its values. Please use torch.where() instead"
        )
    others = [i for i in parts if not isinstance(i, Tensor)]
    if is_batched(x, level) and len(tensors) == 1 and all(map(_is_plain, others)) and not is_batched(tensors[0], level):
        at = next(k for k, i in enumerate(parts) if i is tensors[0])
        if not any(isinstance(i, int) for i in others) and at == len(parts) - 1 and None not in others:
            return batched(x._value[(slice(None), *parts)], level)
    if tensors and len(tensors) == len(parts):
        most = max(t.dim() for t in tensors)
        if all(not t.dtype.is_floating_point and t.dtype is not flashlight.bool for t in tensors):
            placed = []
            for t in tensors:
                value = t._value if is_batched(t, level) else t
                for _ in range(most - t.dim() if is_batched(t, level) else 0):
                    value = value.unsqueeze(1)
                placed.append(value)
            if is_batched(x, level):
                rows = flashlight.arange(level.size).view(level.size, *(1,) * most)
                return batched(x._value[(rows, *placed)], level)
            return batched(x[tuple(placed)], level)
    return by_entry(func, (x, index), {}, level)


def set_item(func, x, index, value, level):
    if not is_batched(x, level):
        raise RuntimeError(
            "vmap: aten::index_put_(self, *extra_args) is not possible because there exists a Tensor `other` in "
            "extra_args that has more elements than `self`. This happened due to `other` being vmapped over but "
            "`self` not being vmapped over. Please try to use out-of-place operators instead."
        )
    parts = index if isinstance(index, tuple) else (index,)
    if all(map(_is_plain, parts)):
        place = batched(x._value[(slice(None), *parts)], level)
        if not isinstance(value, Tensor):
            place._value.fill_(value)
        elif value.dim() <= place.dim():
            place.copy_(value)
        else:
            place.copy_(value.reshape(place.shape))
        return None
    by_entry(func, (x, index, value), {}, level)
    return None


# ---- Random numbers without a batch ----------------------------------------------------------------------------------

_OF_SIZE = ("rand", "randn", "randint", "normal")


def drawn(func, resolved, args, kwargs, level):
    """What an op draws for each entry where no argument has a batch."""
    name, values, positional, host = resolved
    if any(is_batched(t, level) for t in values.values()):
        return NotImplemented
    if name in _OF_SIZE and "size" in values:
        values["size"] = (level.size, *values["size"])
        call = Call(func, name, values, positional, host, level)
        return batched(call.run(**{k: v for k, v in host.items() if k == "requires_grad"}), level)
    if name == "randperm":
        return batched(flashlight.stack([func(*args, **kwargs) for _ in range(level.size)]), level)
    if not _draws(name, values):
        return NotImplemented
    if name.endswith("_"):
        raise RuntimeError(
            f"vmap: Cannot ask for different inplace randomness on an unbatched tensor. This will appear like same "
            f"randomness. ({name})"
        )
    first = next(k for k, v in values.items() if isinstance(v, Tensor))
    values = {**values, first: spread(values[first], [level])}
    return by_rule(func, name, values, positional, host, level, tuple(values.values())[:positional], {})
