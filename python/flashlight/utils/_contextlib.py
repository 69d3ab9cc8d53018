"""Context managers that decorate functions too, as programs derive their own from them."""

from functools import wraps
from inspect import isclass, isgeneratorfunction

from flashlight import _C


def _wrap_generator(make, function):
    """A generator that is inside of make() while its own code runs, and outside while its caller's does."""

    @wraps(function)
    def generate(*args, **kwargs):
        inner = function(*args, **kwargs)
        resume, value = inner.send, None
        try:
            while True:
                with make():
                    out = resume(value)
                try:
                    value = yield out
                    resume = inner.send
                except GeneratorExit:
                    with make():
                        inner.close()
                    raise
                except BaseException as error:
                    resume, value = inner.throw, error
        except StopIteration as end:
            return end.value

    return generate


def context_decorator(ctx, func):
    """func inside of ctx, a context manager that can be entered many times or a function that makes one each time."""
    if callable(ctx) and hasattr(ctx, "__enter__"):
        raise AssertionError(f"{ctx} is a context manager and callable: pass lambda: ctx, or lambda: ctx()")
    if isclass(func):
        raise RuntimeError("Cannot decorate classes: decorate their methods")
    make = ctx if callable(ctx) else lambda: ctx
    if isgeneratorfunction(func):
        return _wrap_generator(make, func)

    @wraps(func)
    def decorated(*args, **kwargs):
        with make():
            return func(*args, **kwargs)

    return decorated


class _DecoratorContextManager:
    """A context manager that decorates functions, which run in a clone of it each time."""

    def __call__(self, orig_func):
        if isclass(orig_func):
            _C.warn("Decorating classes is deprecated: decorate their `__init__` method", FutureWarning)
            return context_decorator(self.clone, lambda *args, **kwargs: orig_func(*args, **kwargs))
        return context_decorator(self.clone, orig_func)

    def __enter__(self):
        raise NotImplementedError

    def __exit__(self, exc_type, exc_value, traceback):
        raise NotImplementedError

    def clone(self):
        """Another one like it. A class whose constructor takes arguments has its own."""
        return self.__class__()


class _NoParamDecoratorContextManager(_DecoratorContextManager):
    """One that decorates without parentheses too."""

    def __new__(cls, orig_func=None):
        return super().__new__(cls) if orig_func is None else cls()(orig_func)
