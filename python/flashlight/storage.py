"""Storages: the memory behind tensors, in bytes (UntypedStorage) or in elements of a dtype (TypedStorage)."""

import sys
from collections.abc import Sequence

from flashlight import _C
from flashlight._C import Tensor
from flashlight._misc import warn_once

_empty = _C.functions["empty"]
_CPU = _C.device("cpu")
_CASTS = {
    "bfloat16": _C.bfloat16,
    "bool": _C.bool,
    "byte": _C.uint8,
    "char": _C.int8,
    "double": _C.float64,
    "float": _C.float32,
    "half": _C.float16,
    "int": _C.int32,
    "long": _C.int64,
    "short": _C.int16,
}


class _Storage:
    """What both kinds have: one is made from `untyped()`, which keeps the memory alive."""

    __slots__ = ()
    is_cuda = False
    is_sparse = False
    filename = None

    @property
    def device(self):
        """The CPU."""
        return _CPU

    def get_device(self):
        """None: the CPU has no number."""
        return

    def _bytes(self):
        """All of it as a one-dimensional tensor of bytes."""
        return self.untyped()._items_as(_C.uint8)

    def __len__(self):
        return self.size()

    def __iter__(self):
        return iter(self.tolist())

    def __sizeof__(self):
        return object.__sizeof__(self) + self.nbytes()

    def __copy__(self):
        return self.clone()

    def __deepcopy__(self, memo):
        if id(self) not in memo:
            from flashlight._tensor import _storage_copy

            memo[id(self)] = self._over(_storage_copy(self._bytes(), memo))
        return memo[id(self)]

    def tolist(self):
        """The items as Python numbers."""
        return self._items().tolist()

    def clone(self):
        """New memory with the same bytes."""
        return self._over(self._bytes().clone())

    def cpu(self):
        """The storage, which is in the CPU's memory."""
        return self

    def to(self, *, device, non_blocking=False):
        """The storage in the memory of the CPU, the only device there is."""
        _empty(0, device=device)
        return self.cpu()

    def cuda(self, device=None, non_blocking=False):
        """Refuses: there is no such device."""
        raise AssertionError("Torch not compiled with CUDA enabled: flashlight computes in the CPU's memory")

    def is_shared(self):
        """Whether other processes can have the memory."""
        return self.untyped().is_shared()

    def share_memory_(self):
        """Moves the memory to where processes share it; of memory that a tensor is over, the tensor does that."""
        self.untyped()._share()
        return self

    def is_pinned(self, device="cuda"):
        """False: pinned memory is for other devices."""
        return False

    def resizable(self):
        """Whether resize_ may be called."""
        return True

    def resize_(self, size):
        """Makes the memory larger or smaller. With tensors over it: to 0, and back to what it was; in between they are
        of no use."""
        if size < 0:
            raise RuntimeError(f"resize_: the size of a storage must not be negative, got {size}")
        self.untyped()._resize(size * self.element_size())
        return self

    def copy_(self, source, non_blocking=None):
        """Takes over the bytes of another storage of the same size."""
        if self.nbytes() != source.nbytes():
            raise RuntimeError(
                f"size does not match, self was {self.nbytes()} bytes but src was {source.nbytes()} bytes"
            )
        self._bytes().copy_(source._bytes())
        return self

    def _cast(self, dtype):
        return TypedStorage(self._items().to(dtype, copy=True))

    def __repr__(self):
        values = "\n ".join(map(str, self.tolist()))
        return f" {values}\n[torch.storage.{self._kind()}device=cpu) of size {self.size()}]"


def _cast_method(name, dtype):
    def cast(self):
        return self._cast(dtype)

    cast.__name__ = name
    cast.__doc__ = f"A new storage with the items converted to {dtype}."
    return cast


for _name, _dtype in _CASTS.items():
    setattr(_Storage, _name, _cast_method(_name, _dtype))


def _place(index, size):
    if not -size <= index < size:
        raise IndexError(f"index {index} out of range for storage of size {size}")
    return index


class UntypedStorage(_C.StorageBase, _Storage):
    """The memory behind a tensor in bytes: that of a tensor, or new memory of a size or from a sequence of ints."""

    __slots__ = ()

    def __new__(cls, *args, device=None, **kwargs):
        if len(args) > 1 or kwargs:
            raise TypeError(
                "torch.UntypedStorage() received an invalid combination of arguments: it takes nothing, (int size) or "
                "(Sequence data), and device"
            )
        data = _empty(0, dtype=_C.uint8, device=device)
        if args and isinstance(args[0], int):
            if args[0] < 0:
                raise RuntimeError(f"torch.UntypedStorage(): the size must not be negative, got {args[0]}")
            data = _empty(args[0], dtype=_C.uint8)
        elif args:
            data = _bytes_of(args[0])
        return cls._of(data)

    def _over(self, tensor):
        return self._of(tensor)

    _items = _Storage._bytes
    size = _C.StorageBase.nbytes

    def element_size(self):
        """1: the items are bytes."""
        return 1

    def untyped(self):
        """The storage itself."""
        return self

    def new(self):
        """A storage without items."""
        return UntypedStorage()

    def type(self, dtype=None, non_blocking=False):
        """The name of the class, or the items converted to a dtype."""
        return "torch.storage.UntypedStorage" if dtype is None else self._cast(_dtype_of(dtype))

    def __getitem__(self, index):
        if isinstance(index, slice):
            start, stop, step = index.indices(self.size())
            if step != 1:
                raise RuntimeError(f"Trying to slice with a step of {step}, but only a step of 1 is supported")
            if stop <= start:
                return UntypedStorage()
            return UntypedStorage._of(_C.frombuffer(memoryview(self._bytes()[start:stop]), dtype=_C.uint8))
        if not isinstance(index, int):
            raise TypeError(f"can't index a torch.UntypedStorage with {type(index).__name__}")
        return self._bytes()[_place(index, self.size())].item()

    def __setitem__(self, index, value):
        if not isinstance(value, int):
            raise RuntimeError(f"can only set storage content with a int types, but got {type(value).__name__} instead")
        if not isinstance(index, (int, slice)):
            raise RuntimeError(f"can't index a torch.UntypedStorage with {type(index).__name__}")
        if isinstance(index, int) and not -self.size() <= index < self.size():
            raise RuntimeError(f"index {index} out of bounds for storage of size {self.size()}")
        self._bytes()[index] = value & 255

    def fill_(self, value):
        """Sets every byte."""
        self[:] = value
        return self

    def byteswap(self, dtype):
        """Turns the bytes of every item of this dtype round."""
        item = dtype.itemsize
        if self.size() % item:
            raise RuntimeError(f"the length of data is not a multiple of {item}")
        items = self._bytes().view(-1, item)
        items.copy_(items.flip(1))

    @classmethod
    def from_buffer(cls, buffer, byte_order="native", count=-1, offset=0, *, dtype=None):
        """A copy of a buffer whose items are of this dtype and byte order."""
        return TypedStorage._from_buffer(dtype, buffer, byte_order, count, offset).untyped()

    @classmethod
    def from_file(cls, filename, shared=False, nbytes=0):
        """The memory-mapped pages of a file."""
        return cls._of(_C._from_file(filename, bool(shared), nbytes, _C.uint8))

    def pin_memory(self, device="cuda"):
        """Refuses: pinned memory is for other devices."""
        raise RuntimeError("Cannot access accelerator device when none is available.")

    def _tensor_as(self, dtype):
        return self._items_as(_C.uint8 if dtype is None else dtype)

    def _kind(self):
        return "UntypedStorage("

    def __reduce_ex__(self, protocol):
        return _rebuild_untyped, (bytes(memoryview(self._bytes())),)


_C._set_storage_types(_Storage, UntypedStorage)


def _bytes_of(data):
    if isinstance(data, Tensor) or not isinstance(data, Sequence):
        raise RuntimeError(f"torch.UntypedStorage(): Expected a sequence type, but got {type(data).__name__}")
    for item in data:
        if not isinstance(item, int):
            raise RuntimeError(
                f"torch.UntypedStorage(): tried to construct a storage from a sequence ({type(data).__name__}), but "
                f"one of the items was of type {type(item).__name__} instead of int"
            )
    return _C.tensor([item & 255 for item in data], dtype=_C.uint8)


def _rebuild_untyped(data):
    return UntypedStorage(data)


def _rebuild_typed(data, dtype):
    return TypedStorage(wrap_storage=UntypedStorage(data), dtype=dtype)


def _over_bytes(data, dtype):
    """What a file has for a storage; `data` may be a part of larger memory."""
    if data.nbytes < data._storage_nbytes():
        data = _C.frombuffer(memoryview(data), dtype=_C.uint8)
    return TypedStorage(wrap_storage=UntypedStorage._of(data), dtype=dtype)


def _dtype_of(kind):
    """A dtype, or that of a class or a name: FloatStorage, "torch.FloatStorage"."""
    if isinstance(kind, str):
        kind = globals().get(kind.rsplit(".", 1)[-1])
    return getattr(kind, "dtype", kind)


class TypedStorage(_Storage):
    """The memory behind a tensor in elements of a dtype: that of a tensor, or new memory of a size, from a sequence, or
    over the bytes of an UntypedStorage."""

    def __init__(self, *args, wrap_storage=None, dtype=None, device=None):
        warn_once(
            "TypedStorage is deprecated. It will be removed in the future and UntypedStorage will be the only storage "
            "class: tensor.untyped_storage() instead of tensor.storage()"
        )
        if len(args) == 1 and isinstance(args[0], Tensor) and dtype is None and wrap_storage is None:
            self._untyped_storage, self.dtype = args[0].untyped_storage(), args[0].dtype
            return
        wrong = "TypedStorage(): it takes (), (int size), (Sequence data) or (wrap_storage=UntypedStorage), and dtype: "
        if wrap_storage is not None:
            if args:
                raise RuntimeError(wrong + "no positional arguments go with wrap_storage")
            if device is not None:
                raise RuntimeError(wrong + "device must not be given with wrap_storage")
            if dtype is None:
                raise RuntimeError(wrong + "dtype must be given with wrap_storage")
            if not isinstance(dtype, _C.dtype):
                raise TypeError(wrong + f"argument 'dtype' must be torch.dtype, not {type(dtype)}")
            if not isinstance(wrap_storage, UntypedStorage):
                raise TypeError(wrong + f"argument 'wrap_storage' must be UntypedStorage, but got {type(wrap_storage)}")
            self._untyped_storage, self.dtype = wrap_storage, dtype
            return
        if len(args) > 1:
            raise RuntimeError(wrong + "too many positional arguments")
        dtype = _C.get_default_dtype() if dtype is None else dtype
        if args and not isinstance(args[0], int):
            if isinstance(args[0], str):
                raise TypeError("new(): invalid data type 'str'")
            if isinstance(args[0], Tensor) or not isinstance(args[0], Sequence):
                raise TypeError(wrong + f"argument type not recognized: {type(args[0])}")
            data = _C.tensor(args[0], dtype=dtype, device=device)
        else:
            data = _empty(*args or (0,), dtype=dtype, device=device)
        self._untyped_storage, self.dtype = data.untyped_storage(), dtype

    def _over(self, tensor):
        storage = TypedStorage.__new__(TypedStorage)
        storage._untyped_storage, storage.dtype = tensor.untyped_storage(), self.dtype
        return storage

    def _items(self):
        return self._untyped_storage._items_as(self.dtype)

    def untyped(self):
        """The same memory in bytes."""
        return self._untyped_storage

    def nbytes(self):
        """The size in bytes."""
        return self._untyped_storage.nbytes()

    def data_ptr(self):
        """The address of the first byte."""
        return self._untyped_storage.data_ptr()

    @property
    def _cdata(self):
        return self._untyped_storage._cdata

    def size(self):
        """The number of items."""
        return self.nbytes() // self.dtype.itemsize

    def element_size(self):
        """The size of an item in bytes."""
        return self.dtype.itemsize

    def type(self, dtype=None, non_blocking=False):
        """The name of the class ("torch.FloatStorage"), or the items converted to a dtype."""
        return f"torch.{self.pickle_storage_type()}" if dtype is None else self._cast(_dtype_of(dtype))

    def pickle_storage_type(self):
        """The name that files have for it."""
        return _C._legacy_name(self.dtype).replace("Tensor", "Storage")

    def __getitem__(self, index):
        if isinstance(index, slice):
            raise RuntimeError("slices are only supported in UntypedStorage.__getitem__")
        if isinstance(index, bool) or not isinstance(index, int):
            raise RuntimeError(f"can't index a {type(self)} with {type(index)}")
        return self._items()[_place(index, self.size())].item()

    def __setitem__(self, index, value):
        if isinstance(value, _Storage):
            raise RuntimeError(f"cannot set item with value type {type(value)}")
        if not isinstance(index, slice):
            if isinstance(index, bool) or not isinstance(index, int):
                raise RuntimeError(f"can't index a {type(self)} with {type(index)}")
            _place(index, self.size())
        self._items()[index] = value

    def fill_(self, value):
        """Sets every item."""
        self[:] = value
        return self

    @staticmethod
    def _from_buffer(dtype, buffer, byte_order="native", count=-1, offset=0):
        if dtype is None:
            raise TypeError("from_buffer(): the argument 'dtype' must be given")
        if byte_order not in ("native", "little", "big"):
            raise ValueError(f"invalid byte_order {byte_order!r} (expected 'big', 'little', or 'native')")
        data = memoryview(buffer).cast("B")
        if not 0 <= offset <= len(data):
            raise ValueError(
                f"offset must be non-negative and no greater than buffer length ({len(data)}) , but got {offset}"
            )
        item = dtype.itemsize
        if count < 0 and (len(data) - offset) % item:
            raise ValueError(f"buffer size ({len(data)}) must be a multiple of element size ({item})")
        if count > (len(data) - offset) // item:
            raise ValueError(
                f"buffer has only {len(data) - offset} bytes after offset {offset}, but specified a size of {count}"
            )
        end = len(data) if count < 0 else offset + count * item
        storage = UntypedStorage(bytes(data[offset:end]))
        if byte_order not in ("native", sys.byteorder):
            storage.byteswap(dtype)
        if dtype is _C.bool:
            storage._bytes().ne_(0)
        return TypedStorage(wrap_storage=storage, dtype=dtype)

    def _tensor_as(self, dtype):
        if dtype is not None and dtype is not self.dtype:
            raise RuntimeError(
                f"Expected a Storage of type {_short_name(dtype)} or an UntypedStorage, but got type "
                f"{_short_name(self.dtype)} for argument 1 'storage'"
            )
        return self._items()

    def _kind(self):
        return f"TypedStorage(dtype={self.dtype}, "

    def __reduce__(self):
        return _rebuild_typed, (bytes(memoryview(self._bytes())), self.dtype)


def _short_name(dtype):
    return _C._legacy_name(dtype).removesuffix("Tensor")


# ---- FloatStorage and its kin ----------------------------------------------------------------------------------------


class _LegacyStorageMeta(type):
    def __instancecheck__(cls, instance):
        if type.__instancecheck__(cls, instance):
            return True
        return isinstance(instance, TypedStorage) and instance.dtype is getattr(cls, "dtype", None)


class _LegacyStorage(TypedStorage, metaclass=_LegacyStorageMeta):
    """Classes of one dtype: what they make are TypedStorages."""

    def __new__(cls, *args, wrap_storage=None, dtype=None, device=None):
        if cls is _LegacyStorage:
            raise RuntimeError("Only child classes of _LegacyStorage can be instantiated")
        for name, value in (("dtype", dtype), ("device", device)):
            if value is not None:
                raise RuntimeError(f"{cls.__name__}(): Keyword argument '{name}' cannot be specified")
        return TypedStorage(*args, wrap_storage=wrap_storage, dtype=cls.dtype)

    @classmethod
    def from_buffer(cls, *args, **kwargs):
        """A copy of a buffer: from_buffer(buffer, byte_order, count, offset), the order "native", "little" or "big"."""
        if cls.dtype.itemsize > 1 and len(args) < 2 and "byte_order" not in kwargs:
            raise RuntimeError("function missing required argument 'byte_order' (pos 2)")
        return TypedStorage._from_buffer(cls.dtype, *args, **kwargs)

    @classmethod
    def from_file(cls, filename, shared=False, size=0):
        """The memory-mapped pages of a file, of `size` items."""
        return TypedStorage(_C._from_file(filename, bool(shared), size, cls.dtype))


def _make(dtype):
    name = _C._legacy_name(dtype).replace("Tensor", "Storage")
    return _LegacyStorageMeta(name, (_LegacyStorage,), {"dtype": dtype, "__module__": "flashlight"})


FloatStorage = Storage = _make(_C.float32)
DoubleStorage = _make(_C.float64)
HalfStorage = _make(_C.float16)
BFloat16Storage = _make(_C.bfloat16)
LongStorage = _make(_C.int64)
IntStorage = _make(_C.int32)
ShortStorage = _make(_C.int16)
CharStorage = _make(_C.int8)
ByteStorage = _make(_C.uint8)
BoolStorage = _make(_C.bool)


def _storage_type(dtype):
    """The class of storages of this dtype."""
    return globals()[_C._legacy_name(dtype).replace("Tensor", "Storage")]
