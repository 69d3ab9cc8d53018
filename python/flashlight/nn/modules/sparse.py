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


class EmbeddingBag(make("EmbeddingBag")):
    def __init__(
        self,
        num_embeddings,
        embedding_dim,
        max_norm=None,
        norm_type=2.0,
        scale_grad_by_freq=False,
        mode="mean",
        sparse=False,
        _weight=None,
        include_last_offset=False,
        padding_idx=None,
        device=None,
        dtype=None,
    ):
        options = (max_norm, norm_type, scale_grad_by_freq, mode, sparse, include_last_offset)
        if _weight is None:
            super().__init__(num_embeddings, embedding_dim, *options, padding_idx, device, dtype)
            return
        if list(_weight.shape) != [num_embeddings, embedding_dim]:
            raise AssertionError("Shape of weight does not match num_embeddings and embedding_dim")
        if padding_idx is not None:
            if not -num_embeddings <= padding_idx < num_embeddings:
                raise AssertionError("padding_idx must be within num_embeddings")
            padding_idx %= num_embeddings
        super().__init__(0, embedding_dim, *options, None, device, dtype)  # an empty table: nothing is drawn for it
        self.num_embeddings = num_embeddings
        self.padding_idx = padding_idx
        self.weight = Parameter(_weight)

    @classmethod
    def from_pretrained(
        cls,
        embeddings,
        freeze=True,
        max_norm=None,
        norm_type=2.0,
        scale_grad_by_freq=False,
        mode="mean",
        sparse=False,
        include_last_offset=False,
        padding_idx=None,
    ):
        """Bags over a given table (num_embeddings, embedding_dim)."""
        if embeddings.dim() != 2:
            raise AssertionError("Embeddings parameter is expected to be 2-dimensional")
        rows, columns = embeddings.shape
        options = (max_norm, norm_type, scale_grad_by_freq, mode, sparse)
        bag = cls(rows, columns, *options, embeddings, include_last_offset, padding_idx)
        bag.weight.requires_grad = not freeze
        return bag


EmbeddingBag.__qualname__ = "EmbeddingBag"
EmbeddingBag.__doc__ = EmbeddingBag.__mro__[1].__doc__
__all__.append("EmbeddingBag")

define(globals())
