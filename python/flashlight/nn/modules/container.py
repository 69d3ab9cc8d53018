"""Sequential, ModuleList, ModuleDict, ParameterList, ParameterDict: modules that behave like Python's containers."""

from collections import OrderedDict
from operator import index as _as_index

from flashlight import _C, Tensor

from ..parameter import Parameter
from .module import Module, _addindent

__all__ = ["Container", "ModuleDict", "ModuleList", "ParameterDict", "ParameterList", "Sequential"]


def _position(index, length):
    index = _as_index(index)
    if not -length <= index < length:
        raise IndexError(f"index {index} is out of range")
    return index % length


def _pairs(values, kind, method):
    """The key/value pairs of a mapping or of an iterable of pairs."""
    if hasattr(values, "items"):
        yield from values.items()
        return
    if not hasattr(type(values), "__iter__"):
        raise TypeError(
            f"{method} should be called with an iterable of key/value pairs, but got {type(values).__name__}"
        )
    for i, pair in enumerate(values):
        if not hasattr(type(pair), "__iter__"):
            raise TypeError(f"{kind} update sequence element #{i} should be Iterable; is{type(pair).__name__}")
        if len(pair) != 2:
            raise ValueError(f"{kind} update sequence element #{i} has length {len(pair)}; 2 is required")
        yield tuple(pair)


def _without_indices(names):
    return [name for name in names if not name.isdigit()]


class _Numbered(Module, _C.NumberedBase):
    """Children under "0", "1", ...: what Sequential and ModuleList share."""

    def _item(self, index):
        """What __getitem__ gives where it is not simply the child at an int."""
        if isinstance(index, slice):
            return self._slice(index)
        return self._modules[self._key(index)]

    def _key(self, index):
        """The name of the child at a position."""
        return list(self._modules)[_position(index, len(self._modules))]

    def _renumber(self):
        self._modules = {str(i): child for i, child in enumerate(self._modules.values())}

    def __setitem__(self, index, module):
        setattr(self, self._key(index), module)

    def __delitem__(self, index):
        for name in list(self._modules)[index] if isinstance(index, slice) else [self._key(index)]:
            delattr(self, name)
        self._renumber()

    def __dir__(self):
        return _without_indices(super().__dir__())

    def append(self, module):
        """Adds a module at the end."""
        self.add_module(str(len(self._modules)), module)
        return self

    def pop(self, key):
        """Removes and returns the module (or slice) at a position."""
        module = self[key]
        del self[key]
        return module

    def _shift_in(self, index, module):
        table = self._modules
        for i in range(len(table), index, -1):
            table[str(i)] = table[str(i - 1)]
        table[str(index)] = module


class Sequential(_Numbered):
    """Runs its modules one after the other, each on what the one before it returned."""

    def __init__(self, *args):
        super().__init__()
        if len(args) == 1 and isinstance(args[0], OrderedDict):
            for name, module in args[0].items():
                self.add_module(name, module)
        else:
            for i, module in enumerate(args):
                self.add_module(str(i), module)

    forward = _C._sequential_forward  # runs of plain leaf layers stay in C

    def _slice(self, index):
        return type(self)(OrderedDict(list(self._modules.items())[index]))

    def __add__(self, other):
        self._check_operand(other)
        return Sequential().extend(self).extend(other)

    def __iadd__(self, other):
        self._check_operand(other)
        return self.extend(list(other))

    @staticmethod
    def _check_operand(other):
        if not isinstance(other, Sequential):
            raise ValueError(f"add operator supports only objects of Sequential class, but {type(other)} is given.")

    def _check_times(self, times):
        if not isinstance(times, int):
            raise TypeError(f"unsupported operand type(s) for *: {type(self)} and {type(times)}")
        if times <= 0:
            raise ValueError(f"Non-positive multiplication factor {times} for {type(self)}")

    def __mul__(self, times):
        self._check_times(times)
        result = Sequential()
        for _ in range(times):
            result.extend(self)
        return result

    __rmul__ = __mul__

    def __imul__(self, times):
        self._check_times(times)
        own = list(self)
        for _ in range(times - 1):
            self.extend(own)
        return self

    def insert(self, index, module):
        """Puts a module at a position and moves the following ones on."""
        if not isinstance(module, Module):
            raise AssertionError(f"module should be of type: {Module}")
        count = len(self._modules)
        if not -count <= index <= count:
            raise IndexError(f"Index out of range: {index}")
        self._shift_in(index + count if index < 0 else index, module)
        return self

    def extend(self, sequential):
        """Adds modules at the end."""
        for module in sequential:
            self.append(module)
        return self


class ModuleList(_Numbered):
    """A list of modules; how they are called is the program's affair."""

    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self += modules

    def _key(self, index):
        return str(_position(index, len(self._modules)))

    def _slice(self, index):
        return type(self)(list(self._modules.values())[index])

    def __add__(self, other):
        return ModuleList(self).extend(other)

    def __iadd__(self, modules):
        return self.extend(modules)

    def insert(self, index, module):
        """Puts a module at a position and moves the following ones on."""
        self._shift_in(index, module)

    def extend(self, modules):
        """Adds modules at the end."""
        if not hasattr(type(modules), "__iter__"):
            raise TypeError(f"ModuleList.extend should be called with an iterable, but got {type(modules).__name__}")
        for module in list(modules):
            self.append(module)
        return self

    def __repr__(self):
        # Equal neighbours are shown once: "(0-2): 3 x Linear(...)".
        runs = []
        for i, text in enumerate(map(repr, self)):
            if runs and runs[-1][2] == text:
                runs[-1][1] = i
            else:
                runs.append([i, i, text])
        if not runs:
            return self._get_name() + "()"
        lines = [
            _addindent(f"({first}): {text}" if first == last else f"({first}-{last}): {last - first + 1} x {text}", 2)
            for first, last, text in runs
        ]
        return f"{self._get_name()}(\n  " + "\n  ".join(lines) + "\n)"


class ModuleDict(Module):
    """A dictionary of modules."""

    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.update(modules)

    def __getitem__(self, key):
        return self._modules[key]

    def __setitem__(self, key, module):
        self.add_module(key, module)

    def __delitem__(self, key):
        del self._modules[key]

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules)

    def __contains__(self, key):
        return key in self._modules

    def clear(self):
        """Removes all modules."""
        self._modules.clear()

    def pop(self, key):
        """Removes and returns the module of a key."""
        module = self[key]
        del self[key]
        return module

    def keys(self):
        """The keys."""
        return self._modules.keys()

    def items(self):
        """The key/module pairs."""
        return self._modules.items()

    def values(self):
        """The modules."""
        return self._modules.values()

    def update(self, modules):
        """Adds or replaces modules from a mapping or from key/module pairs."""
        for key, module in _pairs(modules, "ModuleDict", "ModuleDict.update"):
            self[key] = module


def _describe_member(key, value, type_of):
    if not isinstance(value, Tensor):
        return f"  ({key}): Object of type: {type(value).__name__}"
    kind = "Parameter" if isinstance(value, Parameter) else "Tensor"
    return f"  ({key}): {kind} containing: [{type_of(value)} of size {'x'.join(map(str, value.size()))}]"


class ParameterList(Module):
    """A list of parameters; tensors put into it become parameters, other values stay what they are."""

    def __init__(self, values=None):
        super().__init__()
        self._size = 0
        if values is not None:
            self += values

    def __getitem__(self, index):
        if isinstance(index, slice):
            result = type(self)()
            for i in range(*index.indices(len(self))):
                result.append(self[i])
            return result
        return getattr(self, str(_position(index, len(self))))

    def __setitem__(self, index, value):
        if isinstance(value, Tensor) and not isinstance(value, Parameter):
            value = Parameter(value)
        setattr(self, str(_position(index, len(self))), value)

    def __len__(self):
        return self._size

    def __iter__(self):
        return iter([self[i] for i in range(len(self))])

    def __iadd__(self, values):
        return self.extend(values)

    def __dir__(self):
        return _without_indices(super().__dir__())

    def append(self, value):
        """Adds a value at the end."""
        self._size += 1
        self[self._size - 1] = value
        return self

    def extend(self, values):
        """Adds values at the end."""
        if isinstance(values, Tensor) or not hasattr(type(values), "__iter__"):
            raise TypeError(f"ParameterList.extend should be called with an iterable, but got {type(values).__name__}")
        for value in values:
            self.append(value)
        return self

    def extra_repr(self):
        return "\n".join(_describe_member(i, value, lambda t: t.dtype) for i, value in enumerate(self))

    def __call__(self, *args, **kwargs):
        raise RuntimeError("ParameterList should not be called.")


class ParameterDict(Module):
    """A dictionary of parameters; tensors put into it become parameters, other values stay what they are."""

    def __init__(self, parameters=None):
        super().__init__()
        self._keys = {}
        if parameters is not None:
            self.update(parameters)

    @staticmethod
    def _check_key(key):
        if not isinstance(key, str):
            raise TypeError(
                "Index given to ParameterDict cannot be used as a key as it is "
                f"not a string (type is '{type(key).__name__}')"
            )
        return key

    def __getitem__(self, key):
        return getattr(self, self._check_key(key))

    def __setitem__(self, key, value):
        self._keys[self._check_key(key)] = None
        if isinstance(value, Tensor) and not isinstance(value, Parameter):
            value = Parameter(value)
        setattr(self, key, value)

    def __delitem__(self, key):
        del self._keys[key]
        delattr(self, self._check_key(key))

    def __len__(self):
        return len(self._keys)

    def __iter__(self):
        return iter(self._keys)

    def __reversed__(self):
        return reversed(self._keys)

    def __contains__(self, key):
        return key in self._keys

    def copy(self):
        """A dictionary of its own with the same values."""
        return ParameterDict(OrderedDict(self.items()))

    def setdefault(self, key, default=None):
        """The value of a key, set to default where there was none."""
        if key not in self:
            self[key] = default
        return self[key]

    def clear(self):
        """Removes all values."""
        for key in list(self._keys):
            del self[key]

    def pop(self, key):
        """Removes and returns the value of a key."""
        value = self[key]
        del self[key]
        return value

    def popitem(self):
        """Removes and returns the last key/value pair."""
        if not self._keys:
            raise KeyError("popitem(): dictionary is empty")
        key = next(reversed(self._keys))
        return key, self.pop(key)

    def get(self, key, default=None):
        """The value of a key, or default."""
        return self[key] if key in self else default

    def fromkeys(self, keys, default=None):
        """A new dictionary with the same value for all keys."""
        return ParameterDict((key, default) for key in keys)

    def keys(self):
        """The keys."""
        return self._keys.keys()

    def items(self):
        """The key/value pairs."""
        return ((key, self[key]) for key in self._keys)

    def values(self):
        """The values."""
        return (self[key] for key in self._keys)

    def update(self, parameters):
        """Adds or replaces values from a mapping (in the order of the keys where it is a plain one) or from pairs."""
        pairs = _pairs(parameters, "ParameterDict", "ParametersDict.update")
        if hasattr(parameters, "items") and not isinstance(parameters, (OrderedDict, ParameterDict)):
            pairs = sorted(pairs, key=lambda pair: pair[0])
        for key, value in pairs:
            self[key] = value

    def extra_repr(self):
        return "\n".join(_describe_member(key, value, lambda t: t.type()) for key, value in self.items())

    def __call__(self, input):
        raise RuntimeError("ParameterDict should not be called.")

    def __or__(self, other):
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        result = other.copy()
        result.update(self)
        return result

    def __ior__(self, other):
        self.update(other)
        return self


class Container(Module):
    """The oldest container: named children given as keyword arguments."""

    def __init__(self, **kwargs):
        super().__init__()
        _C.warn(
            "`nn.Container` is deprecated. All of it's functionality is now implemented in nn.Module. "
            "Subclass that instead.",
            FutureWarning,
        )
        for name, module in kwargs.items():
            self.add_module(name, module)
