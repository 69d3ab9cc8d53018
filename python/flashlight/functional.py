"""Functions of the top level whose arguments Python sees otherwise than C: lists of tensors one by one, results whose
number depends on the arguments."""

from flashlight import _C
from flashlight._C import Tensor
from flashlight._misc import _overridable, warn_once

__all__ = [
    "atleast_1d",
    "atleast_2d",
    "atleast_3d",
    "block_diag",
    "broadcast_shapes",
    "broadcast_tensors",
    "cartesian_prod",
    "chain_matmul",
    "lobpcg",
    "lu",
    "einsum",
    "gradient",
    "histogramdd",
    "meshgrid",
    "nonzero",
    "tensordot",
    "unique",
    "unique_consecutive",
    "unravel_index",
]

_ops = {name: _C.functions[name] for name in __all__ if name in _C.functions}
_bin_edges = _C.functions["histogramdd_bin_edges"]
_unique_dim = _C.functions["unique_dim"]
_ops["where"] = _C.functions["where"]


def _listed(tensors):
    """f(a, b, c) and f([a, b, c]) mean the same."""
    if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)):
        return tensors[0]
    return tensors


def broadcast_tensors(*tensors):
    """All expanded to one shape."""
    return _ops["broadcast_tensors"](_listed(tensors))


def block_diag(*tensors):
    """The matrices along the diagonal of one matrix of zeros."""
    return _ops["block_diag"](tensors)


def cartesian_prod(*tensors):
    """Every choice of one element from each vector, a row each."""
    return _ops["cartesian_prod"](tensors)


def unravel_index(indices, shape):
    """Places in a tensor of this shape from places in its row-major order."""
    return _ops["unravel_index"](indices, (shape,) if isinstance(shape, int) else shape)


def meshgrid(*tensors, indexing=None):
    """The coordinates of a grid."""
    if indexing is None:
        warn_once("torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument.")
    return _ops["meshgrid"](_listed(tensors), indexing="ij" if indexing is None else indexing)


def gradient(input, *, spacing=None, dim=None, edge_order=1):
    """Slopes along each dimension by central differences of second order; at the ends by differences of edge_order 1 or
    2. spacing: the distance between neighbours, or a list with one a dimension: a number, or the places as a tensor."""
    if isinstance(spacing, (list, tuple)):
        n = input.ndim if dim is None else len(dim) if isinstance(dim, (list, tuple)) else 1
        if len(spacing) != n:
            raise RuntimeError(
                f"torch.gradient expected spacing to be unspecified, a scalar, or a list of length {n}, one for each "
                f"dimension, but got a list of length {len(spacing)}"
            )
    if spacing is None:
        return _ops["gradient"](input, dim=dim, edge_order=edge_order)
    return _ops["gradient"](input, spacing=spacing, dim=dim, edge_order=edge_order)


def broadcast_shapes(*shapes):
    """The shape that tensors of these shapes broadcast to."""
    for shape in shapes:
        if not isinstance(shape, (int, tuple, list)):
            raise RuntimeError(f"Input shapes should be of type ints, a tuple of ints, or a list of ints, got {shape}")
    sizes = [1] * max((1 if isinstance(s, int) else len(s) for s in shapes), default=0)
    for shape in shapes:
        shape = (shape,) if isinstance(shape, int) else tuple(shape)
        for i, size in zip(range(-1, -len(shape) - 1, -1), reversed(shape)):
            if size < 0:
                raise ValueError(f"Attempting to broadcast a dimension with negative length, got {size}")
            if size != 1 and sizes[i] not in (1, size):
                raise RuntimeError(
                    f"Shape mismatch: objects cannot be broadcast to a single shape: {', '.join(map(str, shapes))}"
                )
            if size != 1:
                sizes[i] = size
    return _C.Size(sizes)


def chain_matmul(*matrices, out=None):
    """The product of matrices in the order that takes the fewest multiplications."""
    if out is not None and len(_listed(matrices)) == 1:  # a copy, to whatever type
        return out.resize_(_listed(matrices)[0].shape).copy_(_listed(matrices)[0])
    return _ops["chain_matmul"](_listed(matrices), out=out)


def lu(A, pivot=True, get_infos=False, out=None):
    """linalg.lu_factor by its older name: the packed factors, the pivots and, with get_infos, whether it worked out."""
    warn_once("torch.lu is deprecated in favor of torch.linalg.lu_factor / torch.linalg.lu_factor_ex")
    if not pivot:
        raise RuntimeError("linalg.lu_factor: LU without pivoting is not implemented on the CPU")
    found = tuple(_C.linalg_functions["lu_factor_ex"](A, check_errors=False))
    found = found if get_infos else found[:2]
    if out is None:
        return found
    if len(out) != len(found):
        raise TypeError(f"expected tuple of {len(found)} elements but got {len(out)}")
    for target, result in zip(out, found, strict=True):
        target.resize_(result.shape).copy_(result)
    return out


def lobpcg(
    A,
    k=None,
    B=None,
    X=None,
    n=None,
    iK=None,
    niter=None,
    tol=None,
    largest=None,
    method=None,
    tracker=None,
    ortho_iparams=None,
    ortho_fparams=None,
    ortho_bparams=None,
):
    """The k largest (or smallest) eigenvalues of symmetric matrices, A x = e B x, and their vectors; X: where to start
    from, iK: a preconditioner. There is one way to make a basis orthonormal, which takes no parameters."""
    if tracker is not None:
        raise NotImplementedError("lobpcg: nothing is called between the steps; use niter and X to go on step by step")
    return _ops["lobpcg"](A, k, B, X, n, iK, niter, tol, largest, method)


def einsum(*args):
    """Sums of products by Einstein's convention: einsum("bij,bjk->bik", x, y), or with lists of dimension numbers in
    place of letters, einsum(x, [0, 1], y, [1, 2], [0, 2])."""
    if len(args) < 2:
        raise ValueError(
            "einsum(): must specify the equation string and at least one operand, "
            "or at least one operand and its subscripts list"
        )
    if not isinstance(args[0], (str, Tensor)):
        raise TypeError(f"einsum(): argument 'equation' (position 1) must be str, not {type(args[0]).__name__}")
    if isinstance(args[0], str):
        equation, operands = args[0], args[1:]
        if len(operands) == 1 and isinstance(operands[0], (list, tuple)):
            operands = operands[0]
    else:
        equation = ",".join(_letters(subscripts) for subscripts in args[1::2])
        if len(args) % 2:
            equation += "->" + _letters(args[-1])
        operands = args[: len(args) - len(args) % 2 : 2]
    return _ops["einsum"](equation, operands)


def _letters(subscripts):
    text = ""
    for number in subscripts:
        if number is Ellipsis:
            text += "..."
        elif 0 <= number < 52:
            text += chr(ord("A") + number if number < 26 else ord("a") + number - 26)
        else:
            raise ValueError(f"einsum(): subscript in subscript list is not within the valid range [0, 52): {number}")
    return text


@_overridable
def tensordot(a, b, dims=2, out=None):
    """The sums of products over pairs of dimensions: the last `dims` of a with the first of b, or two lists of them."""
    if out is not None and not isinstance(out, Tensor):
        raise TypeError(f"tensordot(): argument 'out' must be Tensor, not {type(out).__name__}")
    if isinstance(dims, Tensor):
        dims = dims.tolist() if dims.numel() == 2 else int(dims.item())
    if isinstance(dims, (tuple, list)):
        dims_a, dims_b = dims
        dims_a, dims_b = (list(d) if isinstance(d, (tuple, list)) else [d] for d in (dims_a, dims_b))
    elif not isinstance(dims, int):
        raise RuntimeError(f"tensordot expects dims to be an int or two lists of ints, but got {dims=}")
    else:
        if dims < 0:
            raise RuntimeError(f"tensordot expects dims >= 0, but got {dims=}")
        if dims > min(a.dim(), b.dim()):
            raise RuntimeError(f"tensordot expects dims < ndim_a or ndim_b, but got {dims=}")
        dims_a, dims_b = list(range(a.dim() - dims, a.dim())), list(range(dims))
    return _ops["tensordot"](a, b, dims_a, dims_b, out=out)


def histogramdd(input, bins, *, range=None, weight=None, density=False):
    """How many rows of input [..., D] fall into each box; bins: a number of intervals, one for each column, or the
    edges of each column."""
    if isinstance(bins, int):
        bins = [bins] * input.shape[-1]
    if not all(isinstance(b, Tensor) for b in bins):
        bins = _bin_edges(input, bins, range=range)
    elif range is not None:
        raise TypeError("histogramdd() received an invalid combination of arguments: range with edges of bins")
    hist = _ops["histogramdd"](input, list(bins), weight=weight, density=density)
    from flashlight.return_types import histogramdd as result

    return result((hist, tuple(bins)))


def _each(name):
    op = _ops[name]

    def function(*tensors):
        if len(tensors) == 1 and isinstance(tensors[0], Tensor):
            return op(tensors[0])
        return tuple(op(t) for t in _listed(tensors))

    function.__name__ = function.__qualname__ = name
    function.__doc__ = op.__doc__
    return function


atleast_1d = _each("atleast_1d")
atleast_2d = _each("atleast_2d")
atleast_3d = _each("atleast_3d")


def _asked(results, return_inverse, return_counts):
    output, inverse, counts = results
    chosen = (output, *((inverse,) if return_inverse else ()), *((counts,) if return_counts else ()))
    return chosen if len(chosen) > 1 else output


@_overridable
def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    """The distinct elements (or slices along dim) in order; where asked for, which of them each element is and how
    often each occurs."""
    if dim is None:
        results = _ops["unique"](input, sorted, return_inverse, return_counts)
    else:
        results = _unique_dim(input, dim, sorted, return_inverse, return_counts)
    return _asked(results, return_inverse, return_counts)


@_overridable
def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
    """The first of every run of equal elements (or slices along dim)."""
    results = _ops["unique_consecutive"](input, return_inverse, return_counts, dim)
    return _asked(results, return_inverse, return_counts)


def nonzero(input, *, out=None, as_tuple=False):
    """Where the elements are that are not 0: their indices, a row each; as_tuple: a tensor for each dimension, with
    which x[x.nonzero(as_tuple=True)] are those elements."""
    if not isinstance(as_tuple, bool):
        raise TypeError(f"nonzero(): argument 'as_tuple' must be bool, not {type(as_tuple).__name__}")
    if not as_tuple:
        return _ops["nonzero"](input, out=out)
    if out is not None:
        raise RuntimeError("nonzero does not support the out kwarg when as_tuple is True")
    return _ops["where"](input)


def _nonzero(self, *, as_tuple=False):
    return nonzero(self, as_tuple=as_tuple)


_nonzero.__name__, _nonzero.__doc__ = "nonzero", nonzero.__doc__
Tensor.nonzero = _nonzero
Tensor.unique = unique
Tensor.unique_consecutive = unique_consecutive


def __getattr__(name):
    if name == "F":  # from torch.functional import F, which many programs have
        from flashlight.nn import functional

        return functional
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
