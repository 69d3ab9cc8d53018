"""help() helps: every public module, function and class of the package, and what its classes define, has a docstring.

A method or property that a base class documents needs none of its own. What comes from elsewhere (typing, the standard
library's multiprocessing) is not looked at.
"""

import builtins
import importlib
import inspect
import pkgutil
import re
from types import ModuleType

import flashlight


def _public_modules():
    yield flashlight
    for found in pkgutil.walk_packages(flashlight.__path__, "flashlight."):
        if any(part.startswith("_") and part != "_pytree" for part in found.name.split(".")[1:]):
            continue
        try:
            yield importlib.import_module(found.name)
        except ImportError as error:  # a package that it needs is not installed
            assert found.name == "flashlight.utils.tensorboard", error


def _help(cls, name):
    """The docstring of a member, its own or that of a base's member of the name."""
    found = inspect.getdoc(getattr(cls, name)) or inspect.getdoc(inspect.getattr_static(cls, name))
    return found or any(inspect.getdoc(vars(base)[name]) for base in cls.__mro__[1:] if name in vars(base))


def _is_member(value):
    kinds = (property, classmethod, staticmethod)
    return callable(value) or isinstance(value, kinds) or inspect.isgetsetdescriptor(value)


def _without_help(module):
    """The names of a module that have no docstring."""
    if not module.__doc__:
        yield module.__name__
    for name in sorted({*getattr(module, "__all__", ()), *(n for n in dir(module) if not n.startswith("_"))}):
        value = getattr(module, name)
        where = getattr(value, "__module__", None) or module.__name__
        if not callable(value) or where.partition(".")[0] != module.__name__.partition(".")[0]:
            continue
        if not inspect.getdoc(value):
            yield f"{module.__name__}.{name}"
        if inspect.isclass(value):
            for member in vars(value):
                if not member.startswith("_") and _is_member(inspect.getattr_static(value, member)):
                    if not _help(value, member):
                        yield f"{module.__name__}.{name}.{member}"


def test_every_public_name_has_help():
    assert sorted({name for module in _public_modules() for name in _without_help(module)}) == []


def test_ops_tell_all_their_overloads():
    assert "maximum(self, other)" in flashlight.max.__doc__ and "over a dimension" in flashlight.max.__doc__
    assert flashlight.max.__doc__.count("max(input, other") == 1
    assert "abs by another name.\n|self|" in flashlight.absolute.__doc__


def test_errors_in_the_help_of_ops_are_exceptions():
    known = {**vars(builtins), "LinAlgError": flashlight.linalg.LinAlgError}
    functions = (flashlight, flashlight.nn.functional, flashlight.linalg, flashlight.special)
    ops = [op for module in functions for op in vars(module).values() if isinstance(op, type(flashlight.max))]
    named = {word for op in ops for word in re.findall(r"\w+Error\b", op.__doc__)}
    assert len(named) > 5 and all(isinstance(known.get(word), type) for word in named), named


def test_names_without_help_are_found():
    module = ModuleType("mine", "Its help.")

    class Documented:
        """Its help."""

        def shared(self):
            """Its help."""

    class Derived(Documented):
        """Its help."""

        size = property(lambda self: 1)

        def shared(self):
            pass

        def own(self):
            pass

    def bare():
        pass

    for value in (Documented, Derived, bare):
        value.__module__ = "mine"
        setattr(module, value.__name__, value)
    assert list(_without_help(module)) == ["mine.Derived.size", "mine.Derived.own", "mine.bare"]
