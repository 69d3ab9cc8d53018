"""Whether operations are recorded: no_grad and its kin, as context managers and as decorators."""

from flashlight import _C

__all__ = [
    "enable_grad",
    "inference_mode",
    "is_multithreading_enabled",
    "no_grad",
    "set_grad_enabled",
    "set_multithreading_enabled",
]


class _unsafe_preserve_version_counter:
    """Within the block, writes to the tensors leave no trace in their versions: graphs do not notice them."""

    def __init__(self, tensors):
        self.tensors = (tensors,) if isinstance(tensors, _C.Tensor) else tuple(tensors)

    def __enter__(self):
        self.versions = [t._version for t in self.tensors]

    def __exit__(self, *error):
        for tensor, version in zip(self.tensors, self.versions, strict=True):
            tensor._set_version(version)


def _wrap_function(make, function):
    def wrapper(*args, **kwargs):
        with make():
            return function(*args, **kwargs)

    return wrapper


def _wrap_generator(make, function):
    """The mode holds while the generator's own code runs, not while it is suspended."""

    def wrapper(*args, **kwargs):
        generator = function(*args, **kwargs)
        try:
            with make():
                value = generator.send(None)
            while True:
                try:
                    sent = yield value
                except GeneratorExit:
                    with make():
                        generator.close()
                    raise
                except BaseException as error:
                    with make():
                        value = generator.throw(error)
                else:
                    with make():
                        value = generator.send(sent)
        except StopIteration as end:
            return end.value

    return wrapper


_GENERATOR = 0x20  # inspect.CO_GENERATOR: inspect itself is slow to import


class _Mode:
    """A context manager that also decorates functions, generator functions and (with a warning) classes."""

    __slots__ = ()

    def __call__(self, function):
        if isinstance(function, type):
            import warnings

            warnings.warn(
                "Decorating classes is deprecated and will be disabled in future versions. You should only decorate "
                "functions or methods. To preserve the current behavior of class decoration, you can directly "
                "decorate the `__init__` method and nothing else.",
                FutureWarning,
                stacklevel=2,
            )
            function.__init__ = self(function.__init__)
            return function
        from functools import update_wrapper

        code = getattr(function, "__code__", None)
        is_generator = code is not None and code.co_flags & _GENERATOR
        make = type(self) if type(self).clone is _Mode.clone else self.clone
        wrapper = (_wrap_generator if is_generator else _wrap_function)(make, function)
        return update_wrapper(wrapper, function)

    def clone(self):
        return type(self)()


class no_grad(_C.NoGradBase, _Mode):
    """Nothing is recorded inside. Usable as `with no_grad():`, `@no_grad()` and `@no_grad`."""

    __slots__ = ()


class enable_grad(_C.EnableGradBase, _Mode):
    """Operations are recorded inside."""

    __slots__ = ()


class set_grad_enabled(_C.SetGradEnabledBase, _Mode):
    """Sets recording on or off: at once, and back at the end of a block."""

    __slots__ = ()

    def __call__(self, function):
        self.__exit__(None, None, None)
        return super().__call__(function)

    def clone(self):
        """Another block of the same mode."""
        return type(self)(self.mode)

    def __str__(self):
        return f"torch.autograd.grad_mode.{type(self).__name__}(mode={self.mode})"

    __repr__ = __str__


class inference_mode(_C.InferenceModeBase, _Mode):
    """Nothing is recorded inside, and what is made there can never be recorded."""

    __slots__ = ()

    def clone(self):
        """Another block of the same mode."""
        return type(self)(self.mode)


_multithreading = True


def is_multithreading_enabled():
    """What set_multithreading_enabled has set last: the backward pass runs on the thread that calls it anyway."""
    return _multithreading


class set_multithreading_enabled(_Mode):
    """Accepted; the backward pass runs on the thread that calls it."""

    def __init__(self, mode=True):
        global _multithreading
        self.mode = mode
        self.before = _multithreading
        _multithreading = mode

    def __enter__(self):
        pass

    def __exit__(self, kind, value, trace):
        global _multithreading
        _multithreading = self.before

    def clone(self):
        """Another block of the same mode."""
        return type(self)(self.mode)
