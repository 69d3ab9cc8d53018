"""Functions of functions and modules: derivatives that compose, vmap, and modules called with other parameters.

Reverse derivatives go through the backward graph, forward ones through the derivative of the backward pass. vmap calls
the function once, with tensors that stand for one entry of the batch and hold them all (_vmap.py).
"""

import functools
import threading
from contextlib import nullcontext

import flashlight
from flashlight import _C, Tensor, _vmap
from flashlight._rearrange import rearrange
from flashlight._tree import broadcast, flatten, tree_map, unflatten
from flashlight.autograd import _grad
from flashlight.autograd.function import Function, applied_by, tangents_by
from flashlight.nn.utils.stateless import _functional_call

__all__ = [
    "debug_unwrap",
    "functional_call",
    "functionalize",
    "grad",
    "grad_and_value",
    "hessian",
    "jacfwd",
    "jacrev",
    "jvp",
    "linearize",
    "rearrange",
    "replace_all_batch_norm_modules_",
    "stack_module_state",
    "vjp",
    "vmap",
]


def __dir__():
    return __all__


# ---- What all derivatives have in common -----------------------------------------------------------------------------


class _recorded:
    """A block in which operations are recorded, in inference mode too."""

    def __enter__(self):
        self.inference = flashlight.inference_mode(False) if flashlight.is_inference_mode_enabled() else nullcontext()
        self.inference.__enter__()
        self.grad = flashlight.enable_grad()
        self.grad.__enter__()

    def __exit__(self, *error):
        self.grad.__exit__(*error)
        self.inference.__exit__(*error)


class _Alias(Function):
    """The tensor itself, with a node between."""

    @staticmethod
    def forward(ctx, tensor):
        return tensor.detach()

    @staticmethod
    def backward(ctx, grad):
        return grad


def _independent(tensor):
    """A tensor to differentiate with respect to, in a map one for each entry: it stays connected to what it was
    computed from."""
    levels = _vmap.running.levels
    value = _vmap.physical(_vmap.spread(tensor, levels))
    if value.is_inference():
        value = value.clone()
    if not value.requires_grad:
        value = value.detach().requires_grad_()
    else:
        value = value.view_as(value) if value.is_leaf else _Alias.apply(value)
    return _vmap.wrapped(value, levels)


def _passed(tensor, independent, forward):
    """What a function gets for it. It may write to what has a tangent, and to what was computed: the tensor to
    differentiate with respect to stays behind that."""
    computed, has_tangent = not tensor.is_leaf, forward and not tensor.requires_grad
    if not (computed or has_tangent):
        return independent
    return _vmap.wrapped(_Alias.apply(_vmap.physical(independent)), _vmap.levels_of(independent))


def _needs_graph(outputs, recording):
    """Whether somebody outside differentiates too: what is computed depends on more than these inputs."""
    outputs = tuple(_vmap.physical(o) for o in outputs if isinstance(o, Tensor) and o.requires_grad)
    return recording and bool(outputs) and _C._reaches_other(outputs, ())


def _gradients(outputs, inputs, seeds, create_graph):
    """One gradient for each input, zeros where none comes; outputs that need none are left out."""
    pairs = [(o, s) for o, s in zip(outputs, seeds) if isinstance(o, Tensor) and o.requires_grad]
    if pairs:
        outs, grads = zip(*pairs)
        found = _grad(outs, tuple(inputs), grads, retain_graph=True, create_graph=create_graph, allow_unused=True)
    else:
        found = (None,) * len(inputs)
    return [flashlight.zeros_like(i) if g is None else g for g, i in zip(found, inputs)]


class _live:
    """A block in which leaves that were made to differentiate with respect to need gradients; outside of it they do
    not, so that nobody takes what is computed from them alone for a function of something."""

    def __init__(self, leaves):
        self.leaves = leaves

    def __enter__(self):
        for leaf in self.leaves:
            leaf.requires_grad_()

    def __exit__(self, *error):
        for leaf in self.leaves:
            leaf.requires_grad_(False)


def _closed(value, needs):
    """A result as the caller gets it: each tensor with its history only where that leads somewhere, as some may."""

    def close(t):
        if not isinstance(t, Tensor):
            return t
        of_all = (_vmap.physical(t),)
        return t if needs and of_all[0].requires_grad and _C._reaches_other(of_all, ()) else t.detach()

    return tree_map(close, value)


def _chosen(args, argnums):
    """The numbers of the arguments to differentiate as a tuple of positions."""
    if not isinstance(argnums, (int, tuple)):
        raise RuntimeError(f"argnums must be int or Tuple[int, ...], got: {type(argnums)}")
    numbers = (argnums,) if isinstance(argnums, int) else argnums
    for n in numbers:
        if not isinstance(n, int):
            raise RuntimeError(f"argnum must be int, got: {type(n)}")
    if not numbers:
        raise RuntimeError("argnums must be non-empty")
    for n in numbers:
        if not -len(args) <= n < len(args):
            raise RuntimeError(f"Got argnum={n}, but only {len(args)} positional inputs")
    numbers = tuple(n % len(args) for n in numbers)
    if len(set(numbers)) != len(numbers):
        raise RuntimeError(f"argnums elements must be unique, got {argnums}")
    return numbers


def _alike(a, b):
    """Whether two structures have the same containers."""
    if a is None or b is None:
        return a is b
    return a[0] is b[0] and a[1] == b[1] and len(a[2]) == len(b[2]) and all(map(_alike, a[2], b[2]))


class _Point:
    """A function at a point: chosen arguments replaced by tensors to differentiate with respect to, and its result.
    Its derivatives are computed where the leaves are live."""

    def __init__(self, func, args, kwargs, numbers, has_aux, name, forward=False):
        self.recording = flashlight.is_grad_enabled()
        leaves, self.structure = flatten([args[n] for n in numbers])
        for leaf in leaves:
            if not isinstance(leaf, Tensor):
                raise ValueError(
                    f"{name}: expected the inputs to differentiate to be Tensors, got {type(leaf).__name__}"
                )
        self.given = leaves
        args = list(args)
        self.aux = None
        with _recorded():
            # Where nothing is recorded, nobody outside differentiates through what is made here.
            leaves = [leaf if self.recording else leaf.detach() for leaf in leaves]
            self.inputs = list(map(_independent, leaves))
            self.leaves = [i for i in map(_vmap.physical, self.inputs) if i.is_leaf]
            self.passed = [_passed(leaf, i, forward) for leaf, i in zip(leaves, self.inputs)]
            versions = [_vmap.physical(t)._version for t in self.passed]
            for n, value in zip(numbers, unflatten(self.passed, self.structure)):
                args[n] = value
            with _live(self.leaves), applied_by(_apply_forward) if forward else nullcontext():
                self.output = func(*args, **kwargs)
            # What aux returns of the inputs as they were is what was given.
            unwritten = [_vmap.physical(t)._version == v for t, v in zip(self.passed, versions)]
            self.known = {id(t): g for t, g, same in zip(self.passed, self.given, unwritten) if same}
        if has_aux:
            if not isinstance(self.output, tuple) or len(self.output) != 2:
                raise RuntimeError(f"{name}: output of function f should be a tuple: (output, aux) if has_aux is True")
            self.output, self.aux = self.output
        self.outputs, self.output_structure = flatten(self.output)
        if not self.outputs:
            raise RuntimeError(f"{name}: Expected f to be a function that has non-empty output")
        for o in self.outputs:
            if not isinstance(o, Tensor):
                raise RuntimeError(f"{name}: expected f(*args) to return only tensors, got unsupported type {type(o)}")
        self.needs = _needs_graph(self.outputs, self.recording)

    def by_argument(self, leaves, argnums):
        """Leaves in the order of the inputs as one value for each chosen argument."""
        values = unflatten(leaves, self.structure)
        return values[0] if isinstance(argnums, int) else tuple(values)

    def closed_aux(self):
        """What the function returned besides, as the caller gets it: inputs among it are what was given."""
        for value in flatten(self.aux)[0]:
            if not isinstance(value, Tensor):
                raise RuntimeError(f"Expected tensors, got unsupported type {type(value)}")
        return tree_map(lambda t: self.known[id(t)] if id(t) in self.known else _closed(t, self.needs), self.aux)

    def with_aux(self, *results, has_aux):
        if has_aux:
            results = (*results, self.closed_aux())
        return results[0] if len(results) == 1 else results


# ---- Reverse ---------------------------------------------------------------------------------------------------------


def grad_and_value(func, argnums=0, has_aux=False):
    """The function that returns (gradient, value) of func, whose result is one number."""

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        point = _Point(func, args, kwargs, _chosen(args, argnums), has_aux, "grad_and_value")
        with _recorded():
            output = point.output
            if not isinstance(output, Tensor):
                raise RuntimeError(f"Expected f(*args) to return a Tensor, got {type(output).__name__}")
            if output.dim() != 0:
                raise RuntimeError(
                    f"Expected f(*args) to return a scalar tensor, got tensor with {output.dim()} dims. Maybe you "
                    "forgot to sum() or mean() it?"
                )
            with _live(point.leaves):
                grads = _gradients([output], point.inputs, [flashlight.ones_like(output)], point.needs)
            grads = _closed(point.by_argument(grads, argnums), point.needs)
            value = _closed(output, point.needs)
        if has_aux:
            return grads, (value, point.closed_aux())
        return grads, value

    return wrapper


def grad(func, argnums=0, has_aux=False):
    """The function that returns the gradient of func with respect to the arguments `argnums`."""

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        grads, value = grad_and_value(func, argnums, has_aux)(*args, **kwargs)
        return (grads, value[1]) if has_aux else grads

    return wrapper


def vjp(func, *primals, has_aux=False):
    """func(*primals), and the function of cotangents that returns their product with the Jacobian."""
    point = _Point(func, primals, {}, tuple(range(len(primals))), has_aux, "vjp")

    def vjp_fn(*cotangents, retain_graph=True, create_graph=None):
        value = cotangents[0] if len(cotangents) == 1 else cotangents
        seeds, structure = flatten(value)
        if not _alike(structure, point.output_structure):
            raise RuntimeError("Expected pytree structure of cotangents to be the same as pytree structure of outputs")
        needs = flashlight.is_grad_enabled() and (point.needs or any(s.requires_grad for s in seeds))
        with _recorded():
            create_graph = needs if create_graph is None else create_graph
            with _live(point.leaves):
                found = _gradients(point.outputs, point.inputs, seeds, create_graph)
            found = _closed(unflatten(found, point.structure), needs)
        return tuple(found)

    results = (_closed(point.output, point.needs), vjp_fn)
    return (*results, point.closed_aux()) if has_aux else results


def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None, _preallocate_and_copy=False):
    """The function that returns the Jacobian of func, a row (an element of its results) at a time."""
    if chunk_size is not None and chunk_size <= 0:
        raise ValueError("jacrev: `chunk_size` should be greater than 0.")

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        point = _Point(func, args, kwargs, _chosen(args, argnums), has_aux, "jacrev")
        with _recorded():
            matrices = []
            for output in point.outputs:
                one = flashlight.ones((), dtype=output.dtype)
                with _live(point.leaves):
                    flat = output.reshape(-1)
                    rows = [_gradients([flat[j]], point.inputs, [one], point.needs) for j in range(flat.numel())]
                columns = [
                    (flashlight.stack([row[k] for row in rows]) if rows else t.new_zeros((0, *t.shape))).reshape(
                        (*output.shape, *t.shape)
                    )
                    for k, t in enumerate(point.inputs)
                ]
                matrices.append(point.by_argument(columns, argnums))
            result = _closed(unflatten(matrices, point.output_structure), point.needs)
        return point.with_aux(result, has_aux=has_aux)

    return wrapper


# ---- Forward ---------------------------------------------------------------------------------------------------------


class _Call:
    """A call of a Function that has a jvp of its own: its arguments and which of them need a gradient, which of its
    `count` results do, and what it saved for jvp."""

    def __init__(self, context, args, results):
        self.context, self.args, self.count = context, args, len(results)
        self.inputs = [k for k, a in enumerate(args) if isinstance(a, Tensor) and a.requires_grad]
        self.outputs = [
            k
            for k, r in enumerate(results)
            if isinstance(r, Tensor) and r.requires_grad and not any(r is a for a in args)
        ]
        self.saved = context.saved_tensors
        context.save_for_forward()

    def jvp(self, found):
        """The tangents of the outputs, from those of the inputs."""
        tangents = [None] * len(self.args)
        for k, tangent in zip(self.inputs, found):
            tangents[k] = tangent
        self.context.save_for_forward(*self.saved)
        try:
            results = tangents_by(self.context, self.args, tangents, self.count)
        finally:
            self.context.save_for_forward()
        return [results[k] for k in self.outputs]


class _Transposed(Function):
    """The transpose of a call's jvp, of which only the derivative is wanted: that is jvp itself."""

    @staticmethod
    def forward(ctx, call, *grads):
        ctx.call = call
        ctx.set_materialize_grads(False)
        return tuple(flashlight.zeros_like(call.args[k]) for k in call.inputs)

    @staticmethod
    def backward(ctx, *tangents):
        return None, *ctx.call.jvp(tangents)


class _Own(Function):
    """The outputs of such a call. Gradients go on to them, as if this was not there; but in the pass whose derivative
    is the forward one they go to the arguments, through the transpose of jvp."""

    passes = threading.local()  # .transposed: such a pass is under way

    @staticmethod
    def forward(ctx, call, *tensors):
        ctx.call = call
        return tuple(t.detach() for t in tensors[: len(call.outputs)])

    @staticmethod
    def backward(ctx, *grads):
        call = ctx.call
        if not getattr(_Own.passes, "transposed", False):
            return (None, *grads, *[None] * len(call.args))
        found = dict(zip(call.inputs, _Transposed.apply(call, *grads)))
        return (None, *[None] * len(grads), *(found.get(k) for k in range(len(call.args))))


def _apply_forward(cls, args):
    """Function.apply within a function that is differentiated forward."""
    if cls.jvp is Function.jvp or _vmap.running.levels or not flashlight.is_grad_enabled():
        return NotImplemented
    result, context = _C._apply_with_context(cls, args)
    results = list(result) if isinstance(result, tuple) else [result]
    call = _Call(context, args, results)
    if call.outputs:
        for k, own in zip(call.outputs, _Own.apply(call, *(results[k] for k in call.outputs), *args)):
            results[k] = own
    return tuple(results) if isinstance(result, tuple) else results[0]


class _Forward:
    """The Jacobian at a point as a function that can be applied to tangents many times."""

    def __init__(self, point):
        self.outputs = outputs = point.outputs
        self.at = [k for k, o in enumerate(outputs) if o.is_floating_point()]  # integers do not change: zeros
        # The pass is linear in them; ones, as some backward passes go through their logarithms.
        self.seeds = [flashlight.ones_like(outputs[k]).requires_grad_() for k in self.at]
        self.leaves = point.leaves + [_vmap.physical(s) for s in self.seeds]
        before, _Own.passes.transposed = getattr(_Own.passes, "transposed", False), True
        try:
            with _live(self.leaves):
                self.grads = _gradients([outputs[k] for k in self.at], point.inputs, self.seeds, True)
        finally:
            _Own.passes.transposed = before

    def __call__(self, tangents, create_graph):
        tangents = [t.clone() if t.is_inference() else t for t in tangents]
        with _live(self.leaves):
            found = dict(zip(self.at, _gradients(self.grads, self.seeds, tangents, create_graph)))
        return [found[k] if k in found else flashlight.zeros_like(o) for k, o in enumerate(self.outputs)]


def _tangents(values, primals, name):
    leaves, structure = flatten(list(values))
    if len(leaves) != len(primals):
        raise RuntimeError(f"{name}: expected primals and tangents to have the same python structure")
    for t, p in zip(leaves, primals):
        if not isinstance(t, Tensor) or t.shape != p.shape:
            raise RuntimeError(f"{name}: expected each tangent to be a Tensor of its primal's shape, {tuple(p.shape)}")
    return leaves


def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    """func(*primals), and the product of its Jacobian with the tangents."""
    if not isinstance(primals, tuple) or not isinstance(tangents, tuple):
        raise RuntimeError("jvp: expected primals and tangents to be tuples")
    given, structure = flatten(primals)
    if not _alike(structure, flatten(tangents)[1]):
        raise RuntimeError("jvp: expected primals and tangents to have the same python structure")
    if not given:
        raise RuntimeError("jvp: expected primals to contain at least one Tensor")
    for value in given:
        if not isinstance(value, Tensor):
            raise RuntimeError(f"jvp: expected primals to only contain Tensors, got {type(value)}")
    point = _Point(func, primals, {}, tuple(range(len(primals))), has_aux, "jvp", forward=True)
    with _recorded():
        tangents = _tangents(tangents, point.inputs, "jvp")
        if strict and not all(o.requires_grad for o in point.outputs):
            raise RuntimeError("jvp(f, primals, tangents, strict=True): an output of f does not depend on the primals")
        needs = point.needs or (point.recording and any(t.requires_grad for t in tangents))
        found = _Forward(point)(tangents, needs)
        output = _closed(point.output, point.needs)
        result = _closed(unflatten(found, point.output_structure), needs)
    return (output, result, point.closed_aux()) if has_aux else (output, result)


def linearize(func, *primals):
    """func(*primals), and the function that applies its Jacobian there to tangents."""
    point = _Point(func, primals, {}, tuple(range(len(primals))), False, "linearize", forward=True)
    with _recorded():
        forward = _Forward(point)

    def jvp_fn(*tangents):
        needs = flashlight.is_grad_enabled() and point.needs
        with _recorded():
            leaves = _tangents(tangents, point.inputs, "linearize")
            found = forward(leaves, needs)
            return _closed(unflatten(found, point.output_structure), needs)

    return _closed(point.output, point.needs), jvp_fn


def jacfwd(func, argnums=0, has_aux=False, *, randomness="error"):
    """The function that returns the Jacobian of func, a column (an element of its arguments) at a time."""

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        point = _Point(func, args, kwargs, _chosen(args, argnums), has_aux, "jacfwd", forward=True)
        with _recorded():
            forward = _Forward(point)
            zeros = [flashlight.zeros_like(t) for t in point.inputs]
            matrices = [[] for _ in point.outputs]
            for k, t in enumerate(point.inputs):
                columns = [[] for _ in point.outputs]
                for j in range(t.numel()):
                    unit = flashlight.zeros(t.numel(), dtype=t.dtype)
                    unit[j] = 1
                    found = forward([*zeros[:k], unit.reshape(t.shape), *zeros[k + 1 :]], point.needs)
                    for column, value in zip(columns, found):
                        column.append(value)
                for at, (column, output) in enumerate(zip(columns, point.outputs)):
                    stacked = flashlight.stack(column) if column else output.new_zeros((0, *output.shape))
                    matrices[at].append(stacked.movedim(0, -1).reshape((*output.shape, *t.shape)))
            matrices = [point.by_argument(row, argnums) for row in matrices]
            result = _closed(unflatten(matrices, point.output_structure), point.needs)
        return point.with_aux(result, has_aux=has_aux)

    return wrapper


def hessian(func, argnums=0):
    """The function that returns the Hessian of func."""
    return jacfwd(jacrev(func, argnums), argnums)


# ---- vmap ------------------------------------------------------------------------------------------------------------


def _batch(args, in_dims):
    """The leaves of the arguments, the dimension of each that is mapped over (None: none), and the batch's size."""
    if not isinstance(in_dims, (int, tuple)):
        raise ValueError(f"vmap: expected in_dims to be int or a (potentially nested) tuple, got {type(in_dims)}")
    if not args:
        raise ValueError("vmap: got no inputs. Maybe you forgot to add inputs, or the function takes none")
    leaves, structure = flatten(list(args))
    dims = broadcast(in_dims if isinstance(in_dims, int) else list(in_dims), structure, len(leaves), "in_dims")
    sizes = set()
    for at, (leaf, dim) in enumerate(zip(leaves, dims)):
        if dim is None:
            continue
        if not isinstance(dim, int):
            raise ValueError(f"vmap: got in_dim={dim} for an input; in_dims must be ints or None")
        if not isinstance(leaf, Tensor):
            raise ValueError(f"vmap: got in_dim={dim} for an input that is of type {type(leaf)}: use None for it")
        if not -leaf.dim() <= dim < leaf.dim():
            raise ValueError(f"vmap: got in_dim={dim} for an input of {leaf.dim()} dimensions")
        dims[at] = dim % leaf.dim()
        sizes.add(leaf.shape[dims[at]])
    if not sizes:
        raise ValueError("vmap: at least one input must be mapped over: all in_dims are None")
    if len(sizes) != 1:
        raise ValueError(
            f"vmap: expected all tensors to have the same size in the mapped dimension, got {sorted(sizes)}"
        )
    return leaves, structure, dims, sizes.pop()


def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    """The function that maps func over a dimension of its arguments."""
    if randomness not in ("error", "different", "same"):
        raise RuntimeError(f"Only allowed values for randomness are 'error', 'different', or 'same'. Got {randomness}")
    if chunk_size is not None and chunk_size <= 0:
        raise ValueError(f"vmap: chunk_size should be None or greater than 0. (got {chunk_size})")

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        leaves, structure, dims, size = _batch(args, in_dims)
        whole = [t if d is None else t.movedim(d, 0) for t, d in zip(leaves, dims)]
        step = size if chunk_size is None else chunk_size
        parts = []
        before = flashlight.get_rng_state() if randomness == "same" else None
        for start in range(0, max(size, 1), max(step, 1)):
            count = min(step, size - start)
            if before is not None and start:
                flashlight.set_rng_state(before)
            values = whole
            if count != size:
                values = [t if d is None else t[start : start + count] for t, d in zip(whole, dims)]
            found, result_structure = _mapped(func, values, structure, dims, count, randomness, kwargs)
            parts.append(found)
        into = _out_dims(out_dims, result_structure, len(parts[0]))
        return unflatten([_placed(column, dim) for column, dim in zip(map(list, zip(*parts)), into)], result_structure)

    return wrapper


def _mapped(func, values, structure, dims, size, randomness, kwargs):
    """func of the batch: the results' leaves as (value, of all entries or of none; whether it has a batch; entries)."""
    with _vmap.level(size, randomness) as level:
        given = [t if dim is None else _vmap.batched(t, level) for t, dim in zip(values, dims)]
        before = flashlight.get_rng_state() if randomness == "error" else None
        found, structure = flatten(func(*unflatten(given, structure), **kwargs))
        if before is not None and not flashlight.equal(before, flashlight.get_rng_state()):
            flashlight.set_rng_state(before)
            raise RuntimeError(
                "vmap: called random operation while in randomness error mode. Please either use the 'same' or "
                "'different' randomness flags on vmap or perform the randomness operation out of vmap"
            )
        found = [(t._value, True, size) if _vmap.is_batched(t, level) else (t, False, size) for t in found]
        return found, structure


def _placed(parts, dim):
    """A result of all chunks, the batch in dimension `dim`."""
    first, has_batch, _ = parts[0]
    if dim is None:
        if has_batch:
            raise ValueError(
                "vmap: the function returns a Tensor that has a batch where out_dim is None: None is for what does "
                "not depend on the batch"
            )
        return first
    if not isinstance(first, Tensor):
        raise ValueError(
            f"vmap: the function must only return Tensors, got type {type(first)}. Did you mean to set "
            "out_dims= to None for output?"
        )
    values = [part[0] if has_batch else part[0].expand(part[2], *first.shape) for part in parts]
    value = values[0] if len(values) == 1 else flashlight.cat(values)
    if not -value.dim() <= dim < value.dim():
        raise IndexError(
            f"Dimension out of range (expected to be in range of [{-value.dim()}, {value.dim() - 1}], but got {dim})"
        )
    return value.movedim(0, dim)


def _out_dims(out_dims, structure, count):
    """The dimension for each result; (1,) stands for 1 where there is one."""
    if isinstance(out_dims, tuple) and len(out_dims) == 1 and structure is None:
        out_dims = out_dims[0]
    into = broadcast(out_dims, structure, count, "out_dims")
    for dim in into:
        if not (dim is None or isinstance(dim, int)):
            raise ValueError(
                f"vmap: out_dims={out_dims}: `out_dims` must be an int, None or a python collection of ints "
                "representing where in the outputs the vmapped dimension should appear, and be compatible with the "
                "structure of the outputs"
            )
    return into


# ---- Modules ---------------------------------------------------------------------------------------------------------


def functionalize(func, *, remove="mutations"):
    """func itself: operations in place are what they are here, and give the same results."""
    return func


def debug_unwrap(tensor, *, recurse=True):
    """tensor itself: nothing is wrapped."""
    return tensor


def replace_all_batch_norm_modules_(root):
    """Makes the batch norms of a module keep no running statistics, in place."""
    for module in root.modules():
        if isinstance(module, flashlight.nn.modules.batchnorm._BatchNorm):
            module.running_mean = module.running_var = module.num_batches_tracked = None
            module.track_running_stats = False
    return root


def stack_module_state(models):
    """The parameters and the buffers of modules of one kind, each name's tensors stacked: for vmap."""
    if not models:
        raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
    if not (all(m.training for m in models) or all(not m.training for m in models)):
        raise RuntimeError("stack_module_state: Expected all models to have the same training/eval mode.")
    if not all(type(m) is type(models[0]) for m in models):
        raise RuntimeError("stack_module_state: Expected all models to be of the same class.")

    def stacked(dicts):
        result = {}
        for name, first in dicts[0].items():
            tensors = [d[name] for d in dicts]
            needs = [t.requires_grad for t in tensors]
            if any(needs) and not all(needs):
                raise RuntimeError(f"stack_module_state: Expected {name} to have the same .requires_grad in all models")
            with flashlight.no_grad():
                result[name] = flashlight.stack(tensors)
            if first.requires_grad:
                result[name].requires_grad_()
        return result

    return stacked([dict(m.named_parameters()) for m in models]), stacked([dict(m.named_buffers()) for m in models])


def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False):
    """module(*args, **kwargs) with other tensors in the places of its parameters and buffers; they may come as several
    dicts that have no name in common.
    """
    given = parameter_and_buffer_dicts
    if not isinstance(given, dict):
        if not isinstance(given, (list, tuple)) or not all(isinstance(d, dict) for d in given):
            raise ValueError(
                "Expected parameter_and_buffer_dicts to be a dict, or a list/tuple of dicts, "
                f"but got {type(parameter_and_buffer_dicts)}"
            )
        names = [name for d in given for name in d]
        repeated = sorted({name for name in names if names.count(name) > 1})
        if repeated:
            raise ValueError(f"{repeated} appeared in multiple dictionaries; behavior of functional call is ambiguous")
        given = {name: value for d in given for name, value in d.items()}
    return _functional_call(module, given, args, kwargs, tie_weights=tie_weights, strict=strict)
