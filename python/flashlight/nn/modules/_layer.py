"""Makes the classes of leaf layers from their definitions in C (src/nn/*.def).

A definition knows the layer's options, its parameters and buffers, how they start, and how to run and describe it, and
keeps no state: all of that stands in the module, under PyTorch's names, and is read at each call. What is made here is
therefore an ordinary Module subclass whose forward happens to be a C method.
"""

import flashlight
from flashlight import _C

from .._reduction import legacy_get_string
from ..parameter import Parameter
from .module import CallSignature, Module

_definitions = {definition.name: definition for definition in _C._layers()} if hasattr(_C, "_layers") else {}
# How the deprecated arguments of losses stand among the others.
_LEGACY = ("size_average", "reduce")
_LEGACY_FIRST = {"ignore_index", "eps"}


class _Signature:
    """The constructor's arguments in order, and how a call's arguments are matched to them.

    lazy: the option that a lazy layer's constructor does not take; defaults: those that differ from the definition's.
    """

    def __init__(self, definition, lazy=None, defaults=None):
        options = [option for option in definition.options if option[0] != lazy]
        self.lazy = lazy
        names = [option[0] for option in options]
        self.defaults = {option[0]: option[7] for option in options if option[4]}
        # Numbers that stand for several, unless the layer keeps options as they are given.
        self.repeats = {} if definition.raw else {option[0]: option[2] for option in options if option[1] in _LISTS}
        self.truths = [option[0] for option in options if option[1] == "bool"]
        self.keyword_only = dict.fromkeys(option[0] for option in options if option[6])
        positional = [name for name in names if name not in self.keyword_only]
        self.factory = definition.has_reset
        if definition.loss and "reduction" in positional:
            at = positional.index("reduction")
            positional.insert(at, "reduce")
            before = at - 1 if at and positional[at - 1] in _LEGACY_FIRST else at
            positional.insert(before, "size_average")
            self.defaults.update(dict.fromkeys(_LEGACY))
        if self.factory:
            positional += ["device", "dtype"]
            self.defaults.update(device=None, dtype=None)
        self.defaults.update(defaults or {})
        self.positional = positional
        self.known = frozenset([*positional, *names])

    def match(self, name, args, kwargs):
        """The value of every argument; the TypeErrors of a Python function for what does not fit."""
        positional = self.positional
        if len(args) > len(positional):
            least = sum(1 for p in positional if p not in self.defaults)
            most = len(positional) + 1
            takes = f"{most}" if least + 1 == most else f"from {least + 1} to {most}"
            raise TypeError(
                f"{name}.__init__() takes {takes} positional argument{'s' * (most != 1)} but {len(args) + 1} were given"
            )
        values = dict(self.defaults)
        values.update(zip(positional, args))
        if kwargs:
            given = frozenset(positional[: len(args)])
            for key in kwargs:
                if key not in self.known:
                    raise TypeError(f"{name}.__init__() got an unexpected keyword argument '{key}'")
                if key in given:
                    raise TypeError(f"{name}.__init__() got multiple values for argument '{key}'")
            values.update(kwargs)
        if len(values) < len(self.known):
            missing = [f"'{p}'" for p in positional if p not in values]
            missing += [f"'{p}'" for p in sorted(self.keyword_only) if p not in values]
            listed = (
                missing[0]
                if len(missing) == 1
                else f"{', '.join(missing[:-1])}{',' * (len(missing) > 2)} and {missing[-1]}"
            )
            what = f"{len(missing)} required positional argument{'s' * (len(missing) != 1)}"
            raise TypeError(f"{name}.__init__() missing {what}: {listed}")
        for key, count in self.repeats.items():
            values[key] = _repeated(values[key], count)
        for key in self.truths:
            if isinstance(values[key], flashlight.Tensor):
                values[key] = bool(values[key])  # its truth, not the tensor in the place of a parameter
        return values

    def inspected(self, with_self=False):
        """The same as inspect.signature shows it."""
        from inspect import Parameter as Argument
        from inspect import Signature

        kinds = [(name, Argument.POSITIONAL_OR_KEYWORD) for name in self.positional]
        kinds += [(name, Argument.KEYWORD_ONLY) for name in self.keyword_only]
        arguments = [Argument(n, kind, default=self.defaults.get(n, Argument.empty)) for n, kind in kinds]
        return Signature([Argument("self", Argument.POSITIONAL_OR_KEYWORD), *arguments] if with_self else arguments)

    def signs(self, function):
        """The constructor `function` showing this signature."""
        function._signature = self
        return _C._with_signature(function, lambda: self.inspected(with_self=True))


_LISTS = ("tuple of ints", "tuple of floats", "list of ints")


def _repeated(value, count):
    """3 -> (3, 3) for int[2], 3 -> (3,) for int[]; lists become tuples."""
    if value is None or type(value) is tuple or isinstance(value, str):
        return value
    if isinstance(value, (int, float)) or (hasattr(value, "__index__") and not getattr(value, "ndim", 0)):
        return (value,) * max(count, 1)
    try:
        return tuple(value)
    except TypeError:
        return value  # setup says what is wrong with it


class _ShownSignature(CallSignature):
    """Makes inspect.signature(cls) show the definition's arguments, when it is asked."""

    def __get__(self, module, cls):
        if module is not None:
            return super().__get__(module, cls)
        if "__init__" not in cls.__dict__ or not hasattr(cls.__init__, "_signature"):
            raise AttributeError("__signature__")
        return cls.__init__._signature.inspected()


def construct(module, definition, signature, args, kwargs, name=None, uninitialized=None):
    """What the constructor of every leaf layer does.

    name: of the class, where it is not the definition's; uninitialized(kind, dtype): makes a lazy layer's tensors,
    which have no sizes and values yet.
    """
    values = signature.match(name or definition.name, args, kwargs)
    if signature.lazy:
        values[signature.lazy] = 0
    Module.__init__(module)
    dtype = None
    if signature.factory:
        device = values.pop("device")
        if device is not None:
            flashlight.empty(0, device=device)  # the error for a device there is not
        dtype = values.pop("dtype")
    elif "size_average" in values:
        average, reduce = values.pop("size_average"), values.pop("reduce")
        if average is not None or reduce is not None:
            values["reduction"] = legacy_get_string(average, reduce)
    state = module.__dict__
    state.update(values)
    definition.setup(module)
    if not definition.has_slots:
        return
    for name, kind, present, slot_dtype, shape in definition.slots(module, dtype):
        given = state.pop(name, None)  # an option of the same name says whether it is there, or what it is
        if isinstance(given, flashlight.Tensor):
            tensor = given
        elif uninitialized and present and shape:
            tensor = uninitialized(kind, slot_dtype)
        elif uninitialized and present:  # a count has no size to wait for
            tensor = flashlight.zeros(shape, dtype=slot_dtype)
        else:
            tensor = flashlight.empty(shape, dtype=slot_dtype) if present else None
        if kind == "parameter":
            if tensor is not None and not isinstance(tensor, Parameter):
                tensor = Parameter(tensor)
            module.register_parameter(name, tensor)
        else:
            module.register_buffer(name, tensor, persistent=kind == "buffer")
    if signature.factory and not uninitialized:
        module.reset_parameters()


def make(name, bases=(Module,), namespace=None):
    """The class of a definition, over these bases and with these attributes besides."""
    definition = _definitions[name]
    signature = _Signature(definition)

    def __init__(self, *args, **kwargs):
        construct(self, definition, signature, args, kwargs)

    __init__.__qualname__ = f"{name}.__init__"
    attributes = {
        "__module__": f"{__name__.rpartition('.')[0]}.{definition.module}",
        "__qualname__": name,
        "__doc__": f"{name}{definition.schema.partition(name)[2]}\n\n{definition.doc}",
        "__init__": signature.signs(__init__),
        "__signature__": _ShownSignature(),
        "forward": definition.forward,
        "_definition": definition,
    }
    if signature.factory:

        def reset_parameters(self):
            definition.reset(self)

        reset_parameters.__qualname__ = f"{name}.reset_parameters"
        reset_parameters.__doc__ = "Draws initial values anew."
        attributes["reset_parameters"] = reset_parameters
    if definition.described:

        def extra_repr(self):
            return definition.describe(self)

        extra_repr.__qualname__ = f"{name}.extra_repr"
        extra_repr.__doc__ = Module.extra_repr.__doc__
        attributes["extra_repr"] = extra_repr
    attributes.update(namespace or {})
    return type(name, bases, attributes)


def lend(base, name):
    """Gives the base of a family of layers the constructor, initial values and description of one of them, where it has
    none of its own: for the classes that programs derive from it."""
    made = make(name)
    for attribute in ("__init__", "__signature__", "reset_parameters", "extra_repr"):
        if attribute in made.__dict__ and attribute not in base.__dict__:
            setattr(base, attribute, made.__dict__[attribute])


def has(name):
    """Whether there is a definition of that name."""
    return name in _definitions


def _fits(name, pattern):
    if pattern.endswith("*"):
        return name.startswith(pattern[:-1])
    return name.endswith(pattern[1:]) if pattern.startswith("*") else name == pattern


def check_depth(layer, num_layers):
    """Refuses a stack of more layers than any network has, which would be made one by one until memory ends."""
    if num_layers > 65536:
        raise ValueError(f"{layer}: num_layers must be at most 65536, got {num_layers}")


def define(namespace, bases=None):
    """Makes the classes of all definitions of a PyTorch module into the namespace of ours, and lists them in __all__.

    bases: class name, or "Conv*" or "*Loss" -> the class to derive from, or the name of one that is made before it; the
    first that fits counts. A class that the namespace has is left alone, and so are those written by hand over their
    definition.
    """
    module = namespace["__name__"].rpartition(".")[2]
    names = namespace.setdefault("__all__", [])
    for name, definition in _definitions.items():
        if definition.module != module or name in namespace:
            continue
        if definition.python:
            continue
        base = next((base for pattern, base in (bases or {}).items() if _fits(name, pattern)), Module)
        namespace[name] = make(name, (namespace[base] if isinstance(base, str) else base,))
        names.append(name)
