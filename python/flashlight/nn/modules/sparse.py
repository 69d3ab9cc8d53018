"""Embeddings: the classes are made from their definitions in C; what Python's constructors take besides is here."""

from ..parameter import Parameter
from ._layer import define, has, make

__all__ = []

if has("Embedding"):

    class Embedding(make("Embedding")):
        def __init__(
            self,
            num_embeddings,
            embedding_dim,
            padding_idx=None,
            max_norm=None,
            norm_type=2.0,
            scale_grad_by_freq=False,
            sparse=False,
            _weight=None,
            _freeze=False,
            device=None,
            dtype=None,
        ):
            rest = (max_norm, norm_type, scale_grad_by_freq, sparse, device, dtype)
            if _weight is None:
                super().__init__(num_embeddings, embedding_dim, padding_idx, *rest)
                if _freeze:
                    self.weight.requires_grad_(False)
                return
            if list(_weight.shape) != [num_embeddings, embedding_dim]:
                raise AssertionError("Shape of weight does not match num_embeddings and embedding_dim")
            if padding_idx is not None:
                if not -num_embeddings <= padding_idx < num_embeddings:
                    raise AssertionError("Padding_idx must be within num_embeddings")
                padding_idx %= num_embeddings
            super().__init__(0, embedding_dim, None, *rest)  # an empty table: nothing is drawn for it
            self.num_embeddings = num_embeddings
            self.padding_idx = padding_idx
            self.weight = Parameter(_weight, requires_grad=not _freeze)

        @classmethod
        def from_pretrained(
            cls,
            embeddings,
            freeze=True,
            padding_idx=None,
            max_norm=None,
            norm_type=2.0,
            scale_grad_by_freq=False,
            sparse=False,
        ):
            """An embedding over a given table (num_embeddings, embedding_dim)."""
            if embeddings.dim() != 2:
                raise AssertionError("Embeddings parameter is expected to be 2-dimensional")
            rows, columns = embeddings.shape
            rest = (padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse)
            return cls(rows, columns, *rest, _weight=embeddings, _freeze=freeze)

    Embedding.__qualname__ = "Embedding"
    Embedding.__doc__ = Embedding.__mro__[1].__doc__
    __all__.append("Embedding")

define(globals())
