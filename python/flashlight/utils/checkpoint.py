"""Activation checkpointing: a part of a model keeps its inputs only, and is computed again when gradients are needed.

Without reentrance the part is recorded as it runs, but what its graph saves are empty places (hooks on saved tensors);
the first that a backward pass wants filled has the part run again, which fills them all. With reentrance the part runs
unrecorded inside one custom function, whose backward runs it again, recorded, and goes backward through it.
"""

import weakref
from contextlib import nullcontext

import flashlight
from flashlight import _C, Tensor
from flashlight._tree import flatten, unflatten

__all__ = [
    "CheckpointError",
    "DefaultDeviceType",
    "checkpoint",
    "checkpoint_sequential",
    "noop_context_fn",
    "set_checkpoint_debug_enabled",
    "set_checkpoint_early_stop",
]


class CheckpointError(RuntimeError):
    """The part did something else when it was run again."""


def noop_context_fn():
    """Contexts for the first and for the second run: none."""
    return nullcontext(), nullcontext()


_noop_context_fn = noop_context_fn
_early_stop = True
_debug = None


class _Setting:
    """Sets a global of this module for a block."""

    name = ""

    def __init__(self, value):
        self.value = value

    def __enter__(self):
        self.before = globals()[self.name]
        globals()[self.name] = self.value

    def __exit__(self, kind, value, trace):
        globals()[self.name] = self.before


class set_checkpoint_early_stop(_Setting):
    """Whether the second run ends as soon as all that was saved is there again; for the checkpoints of a block."""

    name = "_early_stop"


class set_checkpoint_debug_enabled(_Setting):
    """Accepted; messages say what differed in any case."""

    name = "_debug"


class DefaultDeviceType:
    """The device whose random state is kept: there is one."""

    @staticmethod
    def set_device_type(device="cpu"):
        """There is no other device, so this changes nothing."""

    @staticmethod
    def get_device_type():
        """The name of the one device, "cpu"."""
        return "cpu"


def _autocast():
    """A block with the state of autocast as it is now, for the second run."""
    enabled, dtype = _C._autocast_state()
    cache = _C.is_autocast_cache_enabled()
    return lambda: flashlight.amp.autocast("cpu", dtype=dtype, enabled=enabled, cache_enabled=cache)


# ---- Without reentrance ----------------------------------------------------------------------------------------------


class _Place:
    """What a graph keeps instead of a tensor."""

    __slots__ = ("__weakref__", "index")

    def __init__(self, index):
        self.index = index


class _Enough(Exception):
    """All that was saved is there again."""


def _describe(tensor):
    return tuple(tensor.shape), tensor.dtype, str(tensor.device)


class _Part:
    """One checkpointed call."""

    def __init__(self, run, early_stop, check):
        self.run = run
        self.early_stop = early_stop
        self.check = check
        self.places = []  # weak: those of graphs that live
        self.metadata = []
        self.filled = {}  # pass -> index -> tensor
        self.passes = 0

    def pack(self, tensor):
        place = _Place(len(self.places))
        self.places.append(weakref.ref(place))
        self.metadata.append(_describe(tensor))
        return place

    def unpack(self, place):
        current = _C._current_graph_task_id()
        if current < 0:  # somebody looks at a saved tensor outside of any pass
            self.passes -= 1
            current = self.passes
        if place.index not in self.filled.get(current, ()):
            self.filled[current] = self.run_again()
        found = self.filled[current].pop(place.index)
        if not self.filled[current] or current < 0:
            del self.filled[current]
        return found

    def run_again(self):
        """The tensors that are saved this time, by place."""
        found, count = {}, 0
        part = weakref.proxy(self)

        def pack(tensor):
            nonlocal count
            index, count = count, count + 1
            if index < len(part.places) and part.places[index]() is not None:
                found[index] = tensor
            if part.early_stop and count == len(part.places):
                raise _Enough
            return tensor

        try:
            with flashlight.enable_grad(), flashlight.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
                self.run()
        except _Enough:
            pass
        if self.check:
            self.compare(found, count)
        return found

    def compare(self, found, count):
        if count != len(self.places):
            raise CheckpointError(
                "flashlight.utils.checkpoint: A different number of tensors was saved during the original forward and "
                f"recomputation.\nNumber of tensors saved during forward: {len(self.places)}\nNumber of tensors saved "
                f"during recomputation: {count}"
            )
        different = [
            f"tensor at position {i}:\nsaved metadata: {self.metadata[i]}\nrecomputed metadata: {_describe(tensor)}"
            for i, tensor in found.items()
            if _describe(tensor) != self.metadata[i]
        ]
        if different:
            raise CheckpointError(
                "flashlight.utils.checkpoint: Recomputed values for the following tensors have different metadata than "
                "during the forward pass.\n" + "\n".join(different)
            )


def _without_reentrance(function, args, kwargs, preserve, context_fn, check, early_stop):
    contexts = context_fn()
    state = flashlight.get_rng_state() if preserve else None
    autocast = _autocast()

    def run():
        with flashlight.random.fork_rng(enabled=preserve):
            if preserve:
                flashlight.set_rng_state(state)
            with autocast(), contexts[1]:
                function(*args, **kwargs)

    part = _Part(run, early_stop, check)
    with flashlight.autograd.graph.saved_tensors_hooks(part.pack, part.unpack), contexts[0]:
        return function(*args, **kwargs)


# ---- With reentrance -------------------------------------------------------------------------------------------------


class _Call:
    """One checkpointed call whose tensors may stand inside its arguments."""

    def __init__(self, function, args, preserve):
        self.function = function
        leaves, self.structure = flatten(args)
        self.where = [i for i, leaf in enumerate(leaves) if isinstance(leaf, Tensor)]
        self.tensors = [leaves[i] for i in self.where]
        self.others = [None if isinstance(leaf, Tensor) else leaf for leaf in leaves]
        self.needs = [t.requires_grad for t in self.tensors]
        self.state = flashlight.get_rng_state() if preserve else None
        self.autocast = _autocast()
        self.output_structure = None
        self.output_others = None

    def run(self, tensors):
        leaves = list(self.others)
        for i, tensor in zip(self.where, tensors):
            leaves[i] = tensor
        return flatten(self.function(*unflatten(leaves, self.structure)))

    def run_again(self, tensors):
        """Fresh leaves in the places of the inputs, and the output tensors computed from them."""
        leaves = [t.detach().requires_grad_(need) for t, need in zip(tensors, self.needs)]
        with flashlight.random.fork_rng(enabled=self.state is not None):
            if self.state is not None:
                flashlight.set_rng_state(self.state)
            with flashlight.enable_grad(), self.autocast():
                outputs, _ = self.run(leaves)
        return leaves, [o for o in outputs if isinstance(o, Tensor)]


class CheckpointFunction(flashlight.autograd.Function):
    """The custom function of reentrant checkpoints."""

    @staticmethod
    def forward(ctx, call, *tensors):
        ctx.call = call
        ctx.save_for_backward(*tensors)
        with flashlight.no_grad():
            outputs, call.output_structure = call.run(tensors)
        call.output_others = [None if isinstance(o, Tensor) else (o,) for o in outputs]
        return tuple(o for o in outputs if isinstance(o, Tensor))

    @staticmethod
    def backward(ctx, *grads):
        if _C._pass_restricted():
            raise RuntimeError(
                "When use_reentrant=True, torch.utils.checkpoint is incompatible with .grad() or passing an `inputs` "
                "parameter to .backward(). To resolve this error, you can either set use_reentrant=False, or call "
                ".backward() without passing the `inputs` argument."
            )
        leaves, outputs = ctx.call.run_again(ctx.saved_tensors)
        if len(outputs) != len(grads):
            raise CheckpointError(
                "flashlight.utils.checkpoint: the function returned another number of tensors when it was run again: "
                f"{len(outputs)} instead of {len(grads)}"
            )
        pairs = [(o, g) for o, g in zip(outputs, grads) if o.requires_grad and g is not None]
        if not pairs:
            raise RuntimeError("none of output has requires_grad=True, this checkpoint() is not necessary")
        flashlight.autograd.backward(*map(list, zip(*pairs)))
        return (None, *[leaf.grad for leaf in leaves])


def _with_reentrance(function, args, preserve):
    call = _Call(function, args, preserve)
    if not any(call.needs) and flashlight.is_grad_enabled():
        _warn("None of the inputs have requires_grad=True. Gradients will be None")
    tensors, call.tensors = call.tensors, None
    outputs = iter(CheckpointFunction.apply(call, *tensors))
    return unflatten([next(outputs) if o is None else o[0] for o in call.output_others], call.output_structure)


# ---- The function ----------------------------------------------------------------------------------------------------


def checkpoint(
    function,
    *args,
    use_reentrant=None,
    context_fn=noop_context_fn,
    determinism_check="default",
    debug=False,
    early_stop=True,
    preserve_rng_state=True,
    **kwargs,
):
    """function(*args, **kwargs) without keeping what it computes on the way.

    With use_reentrant=True some argument must need a gradient for parameters inside the function to get theirs, and
    gradients come through backward() alone.
    """
    if use_reentrant is None:
        _warn(
            "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. use_reentrant=False is "
            "recommended, but if you need to preserve the current default behavior, you can pass use_reentrant=True."
        )
        use_reentrant = True
    if use_reentrant:
        if kwargs:
            raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
        if context_fn is not noop_context_fn or debug is not False:
            raise ValueError("Passing `context_fn` or `debug` is only supported when use_reentrant=False.")
        return _with_reentrance(function, args, preserve_rng_state)
    if determinism_check not in ("default", "none"):
        raise ValueError(f"determinism_check should be one of ['default', 'none'], but got {determinism_check}")
    if not flashlight.is_grad_enabled():
        return function(*args, **kwargs)
    check = determinism_check == "default"
    return _without_reentrance(
        function, args, kwargs, preserve_rng_state, context_fn, check, early_stop and _early_stop
    )


def detach_variable(inputs):
    """A tuple whose tensors are cut off the graph and need gradients where they did, for a checkpoint of one's own."""
    if not isinstance(inputs, tuple):
        raise RuntimeError(f"Only tuple of tensors is supported. Got Unsupported input type: {type(inputs).__name__}")
    return tuple(t.detach().requires_grad_(t.requires_grad) if isinstance(t, Tensor) else t for t in inputs)


def get_device_states(*args):
    """The devices of these tensors that have random states of their own, and those states: none."""
    return [], []


def set_device_states(devices, states, *, device_type=None):
    """Puts back what get_device_states gave."""


def checkpoint_sequential(functions, segments, input, use_reentrant=None, preserve_rng_state=True, **kwargs):
    """Runs functions (or a Sequential) one after the other, in segments of which all but the last are checkpointed."""
    if kwargs:
        raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
    if use_reentrant is None:
        _warn("torch.utils.checkpoint.checkpoint_sequential: the use_reentrant parameter should be passed explicitly.")
        use_reentrant = True
    functions = list(functions.children()) if hasattr(functions, "children") else list(functions)
    size = len(functions) // segments

    def chain(part):
        def run(x):
            for function in part:
                x = function(x)
            return x

        return run

    last = size * (segments - 1)
    for start in range(0, last, size):
        input = checkpoint(
            chain(functions[start : start + size]),
            input,
            use_reentrant=use_reentrant,
            preserve_rng_state=preserve_rng_state,
        )
    return chain(functions[last:])(input)


def _warn(message):
    import warnings

    warnings.warn(message, stacklevel=3)
