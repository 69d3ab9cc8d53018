"""Batched tensors: what vmap gives to the function that it maps.

A Batched stands for one entry of a batch. Its shape and dtype are those of an entry; its value is a tensor of all
entries, the batch in the first dimension, on which the graph is recorded. Functions given one come here by
__torch_function__; _vmap_rules.py has what each does to the values, and where it has nothing, the function is called
once for each entry. Maps nest: the value of an inner map's tensor may be one of an outer map's.
"""

import threading
from collections import namedtuple
from contextlib import contextmanager

import flashlight
from flashlight import _C, Tensor
from flashlight._tree import broadcast, flatten, tree_map, unflatten
from flashlight.autograd import function as _function
from flashlight.overrides import TorchFunctionMode


class Level:
    """One map that is running."""

    __slots__ = ("depth", "drawn", "randomness", "size")

    def __init__(self, size, randomness, depth):
        self.size = size
        self.randomness = randomness
        self.depth = depth


class _Running(threading.local):
    def __init__(self):
        self.levels = []


running = _Running()


class level:
    """A block in which one more map runs."""

    def __init__(self, size, randomness):
        self.entered = Level(size, randomness, len(running.levels) + 1)
        self.mode = _Draws() if randomness == "different" else None

    def __enter__(self):
        running.levels.append(self.entered)
        if self.mode is not None:
            self.mode.__enter__()
        _function.begin_applying(_apply)
        return self.entered

    def __exit__(self, kind, value, trace):
        _function.end_applying(_apply)
        if self.mode is not None:
            self.mode.__exit__(kind, value, trace)
        running.levels.pop()


class Batched(Tensor):
    """One entry of a batch, and all of them as its _value."""

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        return call(func, args, kwargs or {})


_blanks = {}  # dtype -> a tensor without dimensions: what a Batched is outside of what asks it


def batched(value, level):
    """The Batched of a value that has the batch in its first dimension."""
    blank = _blanks.get(value.dtype)
    if blank is None:
        with flashlight.inference_mode(False):
            number = float("nan") if value.dtype.is_floating_point else 0
            blank = _blanks[value.dtype] = flashlight.full((), number, dtype=value.dtype)
    self = blank.expand(value.shape[1:]).as_subclass(Batched)
    self._value = value
    self._level = level
    return self


def is_batched(x, level=None):
    return type(x) is Batched and (level is None or x._level is level)


def levels_of(x):
    """The maps over which a tensor has batches, the outermost first."""
    found = []
    while type(x) is Batched:
        found.append(x._level)
        x = x._value
    return found[::-1]


def physical(x):
    """The tensor of all entries of all batches, the outermost first."""
    while type(x) is Batched:
        x = x._value
    return x


def wrapped(value, levels):
    """The other way."""
    for level in levels:
        value = batched(value, level)
    return value


def spread(x, levels):
    """x with a batch for each of the levels, the outermost first: of equal entries where it has none of its own."""
    if not levels:
        return x
    *outer, level = levels
    value = x._value if is_batched(x, level) else x.expand(level.size, *x.shape)
    return batched(spread(value, outer), level)


def anything_batched(*lists):
    return any(type(t) is Batched for values in lists for t in values or ())


def run_backward(outputs, grads, keep, create_graph, inputs, unused, accumulate):
    """_C._run_backward with batches among its tensors.

    A gradient with a batch over which its output has none asks for one pass for each entry.
    """
    grads = list(grads)
    for k, (output, seed) in enumerate(zip(outputs, grads)):
        if seed is None and type(output) is Batched and output.dim() == 0:
            grads[k] = flashlight.ones_like(output)
    extra = {
        level
        for output, seed in zip(outputs, grads)
        if type(seed) is Batched
        for level in levels_of(seed)
        if level not in levels_of(output)
    }
    if extra:
        level = max(extra, key=lambda level: level.depth)
        rows = [
            run_backward(
                outputs,
                [entry(g, level, i) for g in grads],
                keep or i + 1 < level.size,
                create_graph,
                inputs,
                unused,
                accumulate,
            )
            for i in range(level.size)
        ]
        if accumulate:
            return None
        return tuple(None if c[0] is None else batched(flashlight.stack(c), level) for c in zip(*rows))
    seeds = []
    for output, seed in zip(outputs, grads):
        if seed is not None and type(output) is Batched:
            seed = physical(spread(seed, levels_of(output)))
        seeds.append(seed)
    targets = None if inputs is None else tuple(physical(i) for i in inputs)
    found = _C._run_backward(
        tuple(physical(o) for o in outputs), tuple(seeds), keep, create_graph, targets, unused, accumulate
    )
    if accumulate:
        return None
    return tuple(
        None if g is None else wrapped(g, levels_of(i)) if isinstance(i, Tensor) else g for g, i in zip(found, inputs)
    )


# ---- Calls -----------------------------------------------------------------------------------------------------------

_off = _C.DisableTorchFunction
# What is asked of the shape and the type of an entry.
_OF_SHAPE = {
    "shape", "dtype", "ndim", "device", "layout", "itemsize", "nbytes", "is_cpu", "is_cuda", "is_mps", "is_xpu",
    "is_xla", "is_meta", "is_sparse", "is_sparse_csr", "is_quantized", "is_mkldnn", "is_nested", "imag",
    "size", "numel", "nelement", "dim", "ndimension", "element_size", "get_device", "is_floating_point", "is_signed",
    "is_complex", "is_conj", "is_neg", "is_pinned", "is_same_size", "__len__", "__hash__", "result_type", "can_cast",
}  # fmt: skip
_C._set_batched_class(Batched, _OF_SHAPE)
_OF_VALUE = {"requires_grad", "is_leaf", "grad_fn", "_version", "retains_grad", "name", "grad_dtype", "output_nr",
             "is_inference", "retain_grad", "_set_version", "_add_hook", "_add_accumulated_hook"}  # fmt: skip
_OF_ENTRY = {"stride", "storage_offset", "is_contiguous"}
_SAME_SHAPE = {"contiguous", "to", "type_as", "cpu", "float", "double", "half", "bfloat16", "long", "int", "short",
               "char", "byte", "bool", "conj", "resolve_conj", "resolve_neg", "_alias", "detach"}  # fmt: skip
_IN_PLACE = {"requires_grad_", "detach_"}
_OF_NUMBERS = {
    "item": "item()", "tolist": "tolist()", "numpy": "numpy()", "__int__": "item()", "__float__": "item()",
    "__index__": "item()", "__complex__": "item()", "equal": "equal()", "allclose": "allclose()",
    "is_nonzero": "item()", "nonzero": "nonzero()", "masked_select": "masked_select()", "data_ptr": "data_ptr()",
}  # fmt: skip


def _of_numbers(name):
    if name == "__bool__":
        return RuntimeError(
            "vmap: a Tensor that has a batch decides where the program goes on, which would be elsewhere for each of "
            "its entries: choose between results with where() instead"
        )
    return RuntimeError(
        f"vmap: It looks like you're calling .{_OF_NUMBERS[name]} on a Tensor. We don't support vmap over calling "
        f".{_OF_NUMBERS[name]} on any Tensor: what it returns has no batch"
    )


def innermost(args, kwargs):
    """The innermost map that has a batch among the arguments."""
    found = None
    for x in (*args, *kwargs.values()):
        for item in x if isinstance(x, (tuple, list)) else (x,):
            if type(item) is Batched and (found is None or item._level.depth > found.depth):
                found = item._level
            elif isinstance(item, (tuple, list)):
                nested = innermost(item, {})
                if nested is not None and (found is None or nested.depth > found.depth):
                    found = nested
    return found


def call(func, args, kwargs):
    """func(*args, **kwargs), a batch being among the arguments."""
    from flashlight._vmap_rules import by_rule

    resolved = _C._resolve(func, args, kwargs)
    if resolved is not None:
        level = innermost(args, kwargs)
        if level is None:  # in a container that the op looks into
            with _off():
                return func(*args, **kwargs)
        name, values, positional, host = resolved
        if name in _OF_NUMBERS:
            raise _of_numbers(name)
        return by_rule(func, name, values, positional, host, level, args, kwargs)
    return _other(func, args, kwargs)


def _other(func, args, kwargs):
    """What is no op: attributes, methods written for Tensor, operators."""
    name = func.__name__
    if name in ("__get__", "__set__", "__delete__") and hasattr(func, "__self__"):
        return _attribute(func, name, args)
    x = args[0] if args else None
    if name in _OF_SHAPE:
        with _off():
            return func(*args, **kwargs)
    if name in _OF_NUMBERS or name == "__bool__":
        raise _of_numbers(name)
    level = innermost(args, kwargs)
    if type(x) is Batched and x._level is level:
        if name in _OF_VALUE:
            return getattr(x._value, name)(*args[1:], **kwargs)
        if name in _OF_ENTRY:
            return getattr(x._value.select(0, 0), name)(*args[1:], **kwargs)
        if name in _IN_PLACE:
            getattr(x._value, name)(*args[1:], **kwargs)
            return x
    if name == "backward":
        return flashlight.autograd.backward(x, *args[1:], **kwargs)
    if name in _SAME_SHAPE or (name == "type" and len(args) > 1):
        if type(x) is not Batched or x._level is not level:
            with _off():  # the type of a batched tensor is asked for
                return getattr(x, name)(flashlight.empty((), dtype=args[1].dtype))
        others = [physical(a) if type(a) is Batched else a for a in args[1:]]
        return batched(getattr(x._value, name)(*others, **kwargs), level)
    if name == "__iter__":
        return iter(x.unbind(0))
    if name == "__repr__":
        return f"BatchedTensor(lvl={x._level.depth}, bdim=0, value=\n    {x._value!r}\n)"
    if name == "__contains__":
        return bool((x == args[1]).any())
    from ._vmap_rules import get_item, set_item

    if name == "__getitem__":
        return get_item(func, *args, level)
    if name == "__setitem__":
        return set_item(func, *args, level)
    if name in ("__copy__", "__deepcopy__"):
        return x.clone()
    return by_entry(func, args, kwargs, level)


def _attribute(func, kind, args):
    name, x = func.__self__.__name__, args[0]
    if kind == "__get__":
        if name in _OF_SHAPE:
            with _off():
                return func(*args)
        if name in ("grad", "_grad", "data"):
            value = getattr(x._value, name)
            return None if value is None else batched(value, x._level)
        if name == "T":
            return x.permute(tuple(range(x.dim() - 1, -1, -1)))
        if name in ("mT", "mH", "H"):
            with _off():
                func(*args)  # refuses other numbers of dimensions
            return x.adjoint()
        if name == "real":
            return x
        if name == "_base":
            return None
        return getattr(x._value, name)
    if kind == "__delete__":
        return delattr(x._value, name)
    value = args[1]
    if isinstance(value, Tensor):
        value = spread(value, [x._level])._value if not is_batched(value, x._level) else value._value
    return setattr(x._value, name, value)


# ---- One entry at a time ---------------------------------------------------------------------------------------------


def entry(x, level, i):
    """Entry i of what has a batch, x itself of all else."""
    if type(x) is Batched and x._level is level:
        return x._value.select(0, i)
    if isinstance(x, (tuple, list)) and anything_batched(x):
        return type(x)(entry(item, level, i) for item in x)
    return x


def _alike(column):
    """What is no tensor, of all entries: one value, which must be the same for all."""
    first = column[0]
    plain = first is None or isinstance(first, (bool, int, float, str, flashlight.dtype))
    if plain and all(type(c) is type(first) and c == first for c in column):
        return first
    raise RuntimeError(
        f"vmap: a function of a Tensor that has a batch returned a {type(first).__name__} for each of its entries. We "
        "don't support vmap over functions that return what depends on the values and is no Tensor"
    )


def together(results, level):
    """The results for all entries as one."""
    columns, structure = [], None
    for result in results:
        leaves, structure = flatten(result)
        columns.append(leaves)
    stacked = [
        batched(flashlight.stack(column), level) if isinstance(column[0], Tensor) else _alike(column)
        for column in map(list, zip(*columns))
    ]
    return unflatten(stacked, structure)


def by_entry(func, args, kwargs, level, name=""):
    """The function called once for each entry."""
    if not level.size:
        return _of_no_entries(func, args, kwargs, level)
    module = getattr(func, "__self__", None)
    module = module if isinstance(module, flashlight.nn.Module) else args[0] if args else None
    state = None
    if isinstance(module, flashlight.nn.Module):
        state = {
            (m, kind, n): t
            for m in module.modules()
            for kind in ("_parameters", "_buffers")
            for n, t in getattr(m, kind).items()
            if is_batched(t, level)
        }
    before = flashlight.get_rng_state() if level.randomness == "same" else None
    results = []
    try:
        for i in range(level.size):
            if before is not None and i:
                flashlight.set_rng_state(before)
            for (m, kind, n), t in (state or {}).items():
                getattr(m, kind)[n] = entry(t, level, i)
            chosen = [entry(a, level, i) for a in args]
            results.append(func(*chosen, **{k: entry(v, level, i) for k, v in kwargs.items()}))
    finally:
        for (m, kind, n), t in (state or {}).items():
            getattr(m, kind)[n] = t
    if name.endswith("_") and not name.endswith("__"):
        return args[0]
    return together(results, level)


def _of_no_entries(func, args, kwargs, level):
    """Shapes come from a call with ones."""
    ones = lambda a: a._value.new_ones(a.shape) if is_batched(a, level) else a  # noqa: E731
    leaves, structure = flatten(func(*map(ones, args), **{k: ones(v) for k, v in kwargs.items()}))
    empty = [batched(t.unsqueeze(0).narrow(0, 0, 0), level) if isinstance(t, Tensor) else t for t in leaves]
    return unflatten(empty, structure)


# ---- Random numbers --------------------------------------------------------------------------------------------------


class _Draws(TorchFunctionMode):
    """Inside a map whose entries draw different numbers, what is drawn without a batch gets one."""

    def __torch_function__(self, func, types, args=(), kwargs=None):
        from ._vmap_rules import drawn

        kwargs = kwargs or {}
        resolved = _C._resolve(func, args, kwargs)
        if resolved is not None:
            result = drawn(func, resolved, args, kwargs, running.levels[-1])
            if result is not NotImplemented:
                return result
        # An attribute's function asks no class by itself.
        return call(func, args, kwargs) if innermost(args, kwargs) is not None else func(*args, **kwargs)


# ---- autograd.Function -----------------------------------------------------------------------------------------------

VmapInfo = namedtuple("VmapInfo", ("batch_size", "randomness"))


def _apply(cls, args):
    """apply of a Function that has a batch among its arguments: by its vmap, or by the rule that it asks for."""
    level = innermost(args, {})
    if level is None:
        return NotImplemented
    own = cls.vmap is not _function.Function.vmap
    if cls.generate_vmap_rule:
        if own:
            raise RuntimeError(
                f"You tried to vmap over {cls.__name__}, but it has both generate_vmap_rule=True and an overriden "
                "vmap staticmethod. Please set generate_vmap_rule=False or delete the overriden vmap staticmethod to "
                "avoid ambiguity."
            )
        return _by_generated_rule(cls, args, level)
    if not own:
        raise RuntimeError(
            f"You tried to vmap over {cls.__name__}, but it does not have vmap support. Please override and implement "
            "the vmap staticmethod or set generate_vmap_rule=True."
        )
    dims = tuple(tree_map(lambda a: 0 if is_batched(a, level) else None, a) for a in args)
    values = tuple(tree_map(lambda a: a._value if is_batched(a, level) else a, a) for a in args)
    with _without(level):
        result = cls.vmap(VmapInfo(level.size, level.randomness), dims, *values)
    if not isinstance(result, tuple) or len(result) != 2:
        raise RuntimeError(
            f"The vmap staticmethod of {cls.__name__} should return (output, out_dims), two elements, but got "
            f"{type(result).__name__}"
        )
    output, out_dims = result
    leaves, structure = flatten(output)
    into = broadcast(out_dims, structure, len(leaves), "out_dims")
    return unflatten([t if d is None else batched(t.movedim(d, 0), level) for t, d in zip(leaves, into)], structure)


@contextmanager
def _without(level):
    """A block outside of a map, and of those within it."""
    at = running.levels.index(level)
    inner, running.levels[at:] = running.levels[at:], []
    try:
        yield
    finally:
        running.levels.extend(inner)


class _Context:
    """The ctx of a Function within a map: what it saves has a batch."""

    def __init__(self, outer, level):
        self.__dict__.update(_outer=outer, _level=level)
        self.saved_as = ()

    def save_for_backward(self, *tensors):
        self.__dict__["saved_as"] = tuple(is_batched(t, self._level) for t in tensors)
        self._outer.save_for_backward(*(t._value if is_batched(t, self._level) else t for t in tensors))

    save_for_forward = save_for_backward

    @property
    def saved_tensors(self):
        return tuple(batched(t, self._level) if b else t for t, b in zip(self._outer.saved_tensors, self.saved_as))

    def mark_dirty(self, *tensors):
        self._outer.mark_dirty(*(t._value if is_batched(t, self._level) else t for t in tensors))

    def mark_non_differentiable(self, *tensors):
        self._outer.mark_non_differentiable(*(t._value if is_batched(t, self._level) else t for t in tensors))

    def __getattr__(self, name):
        return getattr(self._outer, name)


def _by_generated_rule(cls, args, level):
    """forward and backward of the Function over batches, as one Function over the values."""
    has = tuple(is_batched(a, level) for a in args)
    outputs_have, contexts = [], []

    def given(values, flags):
        return [batched(v, level) if b else v for v, b in zip(values, flags)]

    def taken(results):
        return tuple(t._value if is_batched(t, level) else t for t in results)

    class Generated(_function.Function):
        @staticmethod
        def forward(ctx, *values):
            inner = _Context(ctx, level)
            contexts.append(inner)
            entries = given(values, has)
            with _within(level):
                if cls.setup_context is _C.FunctionBase.setup_context:
                    output = cls.forward(inner, *entries)
                else:
                    output = cls.forward(*entries)
                    cls.setup_context(inner, tuple(entries), output)
            results = output if isinstance(output, tuple) else (output,)
            outputs_have[:] = [isinstance(output, tuple), *(is_batched(t, level) for t in results)]
            results = taken(results)
            return results if isinstance(output, tuple) else results[0]

        @staticmethod
        def backward(ctx, *grads):
            inner = contexts[0]
            inner.__dict__["_outer"] = ctx
            with _within(level):
                found = cls.backward(inner, *given(grads, outputs_have[1:]))
                found = found if isinstance(found, tuple) else (found,)
                results = []
                for g, b in zip(found, has):
                    if g is None or b == is_batched(g, level):
                        results.append(g._value if g is not None and b else g)
                    else:
                        results.append(spread(g, [level])._value if b else g._value.sum(0))
            return tuple(results)

    Generated.__name__ = Generated.__qualname__ = f"Vmapped{cls.__name__}"
    with _without(level):
        result = Generated.apply(*(a._value if b else a for a, b in zip(args, has)))
    many, *flags = outputs_have
    results = [batched(r, level) if b else r for r, b in zip(result if many else (result,), flags)]
    return tuple(results) if many else results[0]


@contextmanager
def _within(level):
    """A block inside of a map again."""
    before = running.levels[:]
    if level not in running.levels:
        running.levels.append(level)
    try:
        with _function.applied_by(_apply):
            yield
    finally:
        running.levels[:] = before
