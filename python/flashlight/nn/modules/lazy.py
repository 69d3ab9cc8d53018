"""Lazy layers: the sizes that follow from the input are found when the first input arrives.

A lazy layer is its ordinary layer with uninitialised parameters and two hooks: before the first forward, the sizes are
taken from the input and the parameters get memory and initial values, and the module becomes one of the ordinary class;
before a state dict is loaded, parameters get the shapes of what is there for them.
"""

import flashlight

from ..parameter import UninitializedBuffer, UninitializedParameter, is_lazy
from ._layer import _definitions, _Signature, construct

__all__ = ["LazyModuleMixin"]


class LazyModuleMixin:
    """Put before Module among the bases of a class whose parameters may be UninitializedParameter. The class defines
    initialize_parameters(*inputs), and may name in cls_to_become the class its modules have afterwards."""

    cls_to_become = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._add_hooks()

    def _add_hooks(self):
        self._load_hook = self._register_load_state_dict_pre_hook(self._lazy_load_hook)
        self._initialize_hook = self.register_forward_pre_hook(self._infer_parameters, with_kwargs=True)

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        buffers = ((n, b) for n, b in self._buffers.items() if n not in self._non_persistent_buffers_set)
        for name, tensor in (*self._parameters.items(), *buffers):
            if tensor is not None:
                destination[prefix + name] = tensor if keep_vars or is_lazy(tensor) else tensor.detach()

    def _lazy_load_hook(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
        """Gives uninitialised tensors the shapes of those that will be copied into them."""
        with flashlight.no_grad():
            for name, tensor in (*self._parameters.items(), *self._buffers.items()):
                given = state_dict.get(prefix + name)
                if is_lazy(tensor) and given is not None and not is_lazy(given):
                    tensor.materialize(given.shape)

    def initialize_parameters(self, *args, **kwargs):
        """Gives the uninitialised parameters shapes and values for these inputs."""
        raise NotImplementedError(f"initialize_parameters is not implemented for {type(self).__name__}")

    def has_uninitialized_params(self):
        """Whether a parameter or buffer of the module itself has no shape yet."""
        return any(is_lazy(t) for tensors in (self._parameters, self._buffers) for t in tensors.values())

    def _infer_parameters(self, module, args, kwargs=None):
        """The hook before the first forward."""
        module.initialize_parameters(*args, **(kwargs or {}))
        if module.has_uninitialized_params():
            raise RuntimeError(f"module {self._get_name()} has not been fully initialized")
        for hook in ("_initialize_hook", "_load_hook"):
            getattr(module, hook).remove()
            delattr(module, hook)
        if module.cls_to_become is not None:
            module.__class__ = module.cls_to_become

    def _replicate_for_data_parallel(self):
        raise RuntimeError(
            "Modules with uninitialized parameters can't be used with `DataParallel`. "
            "Run a dummy forward pass to correctly initialize the modules"
        )


class _LazyLayer(LazyModuleMixin):
    """What the lazy forms of the defined layers share. _inferred: the option that is the size of dimension _dimension
    of the input."""

    _inferred, _dimension = "in_features", -1

    def reset_parameters(self):
        if not self.has_uninitialized_params():
            super().reset_parameters()

    def initialize_parameters(self, input):
        if not self.has_uninitialized_params():
            self._already_initialized(input)
            return
        setattr(self, self._inferred, input.shape[self._dimension])
        definition = self._definition
        definition.setup(self)
        with flashlight.no_grad():
            for name, _kind, _present, _dtype, shape in definition.slots(self, None):
                tensor = getattr(self, name)
                if is_lazy(tensor):
                    tensor.materialize(shape)
            self.reset_parameters()

    def _already_initialized(self, input):
        """After a state dict was loaded."""


def _uninitialized(kind, dtype):
    return UninitializedParameter(dtype=dtype) if kind == "parameter" else UninitializedBuffer(dtype=dtype)


def define_lazy(namespace, name, base, **defaults):
    """Makes the class Lazy<name> over the class `name` of the namespace, and lists it in __all__.

    base: a subclass of _LazyLayer; defaults: where they are not the ordinary layer's.
    """
    ordinary = namespace[name]
    definition = _definitions[name]
    signature = _Signature(definition, lazy=base._inferred, defaults=defaults)
    lazy_name = f"Lazy{name}"

    def __init__(self, *args, **kwargs):
        construct(self, definition, signature, args, kwargs, name=lazy_name, uninitialized=_uninitialized)
        self._add_hooks()

    __init__.__qualname__ = f"{lazy_name}.__init__"
    attributes = {
        "__module__": namespace["__name__"],
        "__qualname__": lazy_name,
        "__doc__": f"{name} whose {base._inferred} is taken from the first input.",
        "__init__": signature.signs(__init__),
        "cls_to_become": ordinary,
    }
    namespace[lazy_name] = type(lazy_name, (base, ordinary), attributes)
    namespace["__all__"].append(lazy_name)
