#!/usr/bin/env python3
"""Tensor functions, flashlight and PyTorch side by side, each on as many items as asked.

    PYTHONPATH=python python bench/tensors.py [--items 1000000] [--threads 1] [--seconds 0.1] [part of a name ...]

Names are "group: what"; `group:` runs a group. The ratio is PyTorch's time over flashlight's: above 1, flashlight is
faster. Last come the cases that are slower, the slowest first, and geometric means by group and of all.
"""

import argparse
import math

import flashlight
import torch
from timing import compare, set_threads


def each(x, names):
    """Methods or functions without further arguments, by name."""
    return {name: lambda f=getattr(x, name): f() for name in names.split()}


def of_module(module, x, names):
    return {name: lambda f=getattr(module, name): f(x) for name in names.split()}


def pointwise(fl, s, x, y):
    row, column, mask, k = fl.randn(s), fl.randn(s, 1), x > 0, (x * 1000).long()
    positive, out, f = x.abs() + 0.01, fl.empty(s, s), fl.nn.functional
    turned = fl.randn(s, s).t()
    bools, k32, k8 = k > 5, k.int(), k.to(fl.uint8)
    return {
        "x + y": lambda: x + y,
        "x + row": lambda: x + row,
        "x + column": lambda: x + column,
        "x + x.t()": lambda: x + turned,
        "x[:, ::2] + 1": lambda: x[:, ::2] + 1,
        "x * 2": lambda: x * 2,
        "x / y": lambda: x / y,
        "x += y": lambda: out.add_(x),
        "x *= 2": lambda: out.mul_(1.001),
        "outer": lambda: fl.outer(row, row),
        "x % 1.5": lambda: x % 1.5,
        "x // 1.5": lambda: x // 1.5,
        "x > 0": lambda: x > 0,
        "x == y": lambda: x == y,
        "where": lambda: fl.where(mask, x, y),
        "clamp": lambda: x.clamp(-1, 1),
        "clamp, min alone": lambda: x.clamp(min=0.1),
        "clamp, tensors": lambda: x.clamp(y, positive),
        "maximum": lambda: fl.maximum(x, y),
        "fmax": lambda: fl.fmax(x, y),
        "masked_fill": lambda: x.masked_fill(mask, 0.0),
        "addcmul": lambda: fl.addcmul(x, x, y),
        "addcdiv": lambda: fl.addcdiv(x, x, positive),
        "lerp": lambda: fl.lerp(x, y, 0.3),
        "nan_to_num": lambda: x.nan_to_num(),
        "isclose": lambda: fl.isclose(x, y),
        "isfinite": lambda: x.isfinite(),
        "logical_not": lambda: x.logical_not(),
        **each(x, "abs neg sign floor round trunc frac square relu reciprocal"),
        **{
            name: lambda g=getattr(f, name): g(x)
            for name in "hardswish hardsigmoid leaky_relu softsign hardtanh".split()
        },
        "int64: x + y": lambda: k + k,
        "int64: x * 3": lambda: k * 3,
        "int64: x // 3": lambda: k // 3,
        "int64: x % 7": lambda: k % 7,
        "int64: x > 5": lambda: k > 5,
        "int64: x << 2": lambda: k << 2,
        "int64: abs": lambda: k.abs(),
        "int32: x + y": lambda: k32 + k32,
        "int32: x * y": lambda: k32 * k32,
        "int32: x // 3": lambda: k32 // 3,
        "uint8: x + y": lambda: k8 + k8,
        "uint8: x * y": lambda: k8 * k8,
        "int64: and": lambda: k & 7,
        "int64: xor": lambda: k ^ k,
        "bool: and": lambda: mask & bools,
        "bool: not": lambda: ~mask,
    }


def transcendental(fl, s, x, y):
    positive, below_one, f = x.abs() + 0.01, fl.rand(s, s) * 1.9 - 0.95, fl.nn.functional
    names = "exp exp2 expm1 sin cos tan sinh cosh tanh sigmoid asinh atan erf erfc"
    return {
        **each(x, names),
        **each(positive, "log log2 log10 log1p sqrt rsqrt"),
        **each(below_one, "asin acos atanh"),
        "acosh": lambda p=positive + 1: p.acosh(),
        "logit": lambda p=positive / 10: p.logit(1e-3),
        "x ** 2": lambda: x**2,
        "x ** 3": lambda: x**3,
        "x ** -1": lambda: x**-1,
        "x ** 3.5": lambda: positive**3.5,
        "x ** y": lambda: positive**y,
        "2 ** x": lambda: 2**x,
        "atan2": lambda: fl.atan2(x, y),
        "hypot": lambda: fl.hypot(x, y),
        "fmod": lambda: fl.fmod(x, y),
        "logaddexp": lambda: fl.logaddexp(x, y),
        "logaddexp2": lambda: fl.logaddexp2(x, y),
        "xlogy": lambda: fl.xlogy(x, positive),
        "sinc": lambda: fl.sinc(x),
        **{name: lambda g=getattr(f, name): g(x) for name in "gelu silu mish softplus elu selu logsigmoid".split()},
        "gelu, tanh": lambda: f.gelu(x, approximate="tanh"),
    }


def special(fl, s, x, y):
    positive, below_one, unit, k = x.abs() + 0.1, fl.rand(s, s) * 1.9 - 0.95, fl.rand(s, s), fl.full((s, s), 4.0)
    far, sp = x * 4, fl.special
    one = "i0 i0e i1 i1e bessel_j0 bessel_j1 erfcx log_ndtr ndtr spherical_bessel_j0 airy_ai"
    return {
        **of_module(sp, far, one),
        **of_module(
            sp,
            positive * 3,
            "bessel_y0 bessel_y1 modified_bessel_k0 modified_bessel_k1 scaled_modified_bessel_k0 "
            "scaled_modified_bessel_k1 modified_bessel_i0 modified_bessel_i1 digamma gammaln entr",
        ),
        "erfinv": lambda: sp.erfinv(below_one),
        "ndtri": lambda: sp.ndtri(unit),
        "digamma, negative": lambda: sp.digamma(far),
        "lgamma, negative": lambda: fl.lgamma(far),
        "polygamma 1": lambda: fl.polygamma(1, positive),
        "polygamma 2": lambda: fl.polygamma(2, positive),
        "multigammaln": lambda p=positive + 2: sp.multigammaln(p, 2),
        "zeta": lambda p=positive + 1.5: sp.zeta(p, positive),
        "gammainc": lambda: sp.gammainc(positive, positive * 2),
        "gammaincc": lambda: sp.gammaincc(positive, positive * 2),
        "xlog1py": lambda: sp.xlog1py(x, positive),
        "chebyshev_t": lambda: sp.chebyshev_polynomial_t(below_one, k),
        "hermite_h": lambda: sp.hermite_polynomial_h(below_one, k),
        "laguerre_l": lambda: sp.laguerre_polynomial_l(below_one, k),
        "legendre_p": lambda: sp.legendre_polynomial_p(below_one, k),
    }


def reductions(fl, s, x, y):
    k, mask, f = (x * 1000).long(), x > 0, fl.nn.functional
    near_one, k32 = fl.rand(s, s) + 0.5, k.int()
    images = fl.randn(8, 32, max(s * s // 256 // 16, 1), 16)
    last = images.contiguous(memory_format=fl.channels_last)
    turned = fl.randn(s, s).t()
    both = {
        f"{name}({dim})": lambda n=name, d=dim: getattr(x, n)(d)
        for name in "sum mean max amax argmax var std logsumexp softmax log_softmax cumsum cummax cumprod norm".split()
        for dim in (0, 1)
        if name != "norm"
    }
    return {
        **each(x, "sum mean max min argmax var std norm prod logsumexp aminmax".replace("logsumexp ", "")),
        **both,
        "norm(0)": lambda: x.norm(dim=0),
        "norm(1)": lambda: x.norm(dim=1),
        "norm, p=1": lambda: x.norm(1),
        "norm, p=3": lambda: x.norm(3),
        "prod(0)": lambda: near_one.prod(0),
        "prod(1)": lambda: near_one.prod(1),
        "nansum": lambda: x.nansum(),
        "mean(0, 2, 3)": lambda: images.mean((0, 2, 3)),
        "var(0, 2, 3)": lambda: images.var((0, 2, 3)),
        "amax(0, 2, 3)": lambda: images.amax((0, 2, 3)),
        "sum(1) of 4-D": lambda: images.sum(1),
        "mean(2, 3)": lambda: images.mean((2, 3)),
        "channels-last mean(0, 2, 3)": lambda: last.mean((0, 2, 3)),
        "channels-last mean(2, 3)": lambda: last.mean((2, 3)),
        "channels-last sum(1)": lambda: last.sum(1),
        "transposed sum(0)": lambda: turned.sum(0),
        "transposed sum(1)": lambda: turned.sum(1),
        "transposed max(1)": lambda: turned.max(1),
        "transposed softmax(1)": lambda: turned.softmax(1),
        "all, any": lambda: (mask.all(), mask.any()),
        "any(1)": lambda: mask.any(1),
        "bool sum": lambda: mask.sum(),
        "bool sum(1)": lambda: mask.sum(1),
        "count_nonzero": lambda: x.count_nonzero(),
        "int64 sum": lambda: k.sum(),
        "int64 sum(0)": lambda: k.sum(0),
        "int64 sum(1)": lambda: k.sum(1),
        "int64 max(1)": lambda: k.max(1),
        "int64 cumsum(1)": lambda: k.cumsum(1),
        "int32 sum(1)": lambda: k32.sum(1),
        "int32 max": lambda: k32.max(),
        "int64 prod(1)": lambda: k.prod(1),
        "equal": lambda: fl.equal(x, x),
        "allclose": lambda: fl.allclose(x, x),
        "isnan().any()": lambda: x.isnan().any(),
        "logcumsumexp(1)": lambda: x.logcumsumexp(1),
        "diff": lambda: x.diff(dim=1),
        "normalize": lambda: f.normalize(x, dim=1),
        "cosine_similarity": lambda: f.cosine_similarity(x, y, dim=1),
        "mse_loss": lambda: f.mse_loss(x, y),
        "dist": lambda: fl.dist(x, y),
        "trace": lambda: x.trace(),
        "linalg.norm": lambda: fl.linalg.norm(x),
        "linalg.matrix_norm, 1": lambda: fl.linalg.matrix_norm(x, 1),
        "linalg.vector_norm(1), inf": lambda: fl.linalg.vector_norm(x, math.inf, 1),
        "nanmean(1)": lambda: x.nanmean(1),
    }


def order(fl, s, x, y):
    k, v, small = (x * 1000).long(), fl.randn(s * s), fl.randint(0, s, (s * s,))
    edges = fl.arange(s).float()
    return {
        "sort(1)": lambda: x.sort(1),
        "sort(0)": lambda: x.sort(0),
        "sort of a vector": lambda: v.sort(),
        "sort, stable": lambda: v.sort(stable=True),
        "argsort(1)": lambda: x.argsort(1),
        "int64 sort(1)": lambda: k.sort(1),
        "int64 sort of a vector": lambda: small.sort(),
        "topk(5, 1)": lambda: x.topk(5, 1),
        "topk(100) of a vector": lambda: v.topk(100),
        "kthvalue": lambda: x.kthvalue(s // 2, 1),
        "median": lambda: x.median(),
        "median(1)": lambda: x.median(1),
        "median(0)": lambda: x.median(0),
        "nanmedian(1)": lambda: x.nanmedian(1),
        "mode(1)": lambda: k.mode(1),
        "quantile(1)": lambda: x.quantile(0.3, 1),
        "unique": lambda: small.unique(),
        "unique, inverse": lambda: small.unique(return_inverse=True, return_counts=True),
        "unique_consecutive": lambda: small.unique_consecutive(),
        "bincount": lambda: small.bincount(),
        "histc": lambda: x.histc(100, -3, 3),
        "searchsorted": lambda: fl.searchsorted(edges, v),
        "bucketize": lambda: fl.bucketize(x, edges),
        "isin": lambda: fl.isin(small, small[:100]),
    }


def movement(fl, s, x, y):
    image, row, out, v = x.view(1, 1, s, s), fl.randn(s), fl.empty(s, s), fl.randn(s * s)
    k, f = (x * 1000).long(), fl.nn.functional
    images = fl.randn(8, 16, max(s * s // 128 // 16, 1), 16)
    last, four = images.contiguous(memory_format=fl.channels_last), fl.randn(s // 4, 4, s)
    return {
        "clone": lambda: x.clone(),
        "copy_": lambda: out.copy_(x),
        "t().contiguous()": lambda: x.t().contiguous(),
        "permute(1, 2, 0)": lambda: four.permute(1, 2, 0).contiguous(),
        "transpose(1, 2)": lambda: four.transpose(0, 1).contiguous(),
        "to channels-last": lambda: images.contiguous(memory_format=fl.channels_last),
        "from channels-last": lambda: last.contiguous(),
        "cat(0)": lambda: fl.cat([x, y]),
        "cat(1)": lambda: fl.cat([x, y], 1),
        "stack": lambda: fl.stack([x, y]),
        "stack(-1)": lambda: fl.stack([x, y], -1),
        "flip(0)": lambda: x.flip(0),
        "flip(1)": lambda: x.flip(1),
        "roll": lambda: x.roll(3, 1),
        "repeat": lambda: row.repeat(s, 1),
        "repeat(1, 2)": lambda: x.repeat(1, 2),
        "repeat_interleave": lambda: x.repeat_interleave(2, 0),
        "tile": lambda: x.tile(2, 1),
        "x[::2]": lambda: x[::2].clone(),
        "x[:, ::2]": lambda: x[:, ::2].clone(),
        "tril": lambda: x.tril(),
        "rot90": lambda: x.rot90(),
        "pad": lambda: f.pad(x, (1, 1, 1, 1)),
        "pad, reflect": lambda: f.pad(image, (1, 1, 1, 1), mode="reflect"),
        "unfold": lambda: f.unfold(image, 3),
        "diag_embed": lambda: fl.diag_embed(row),
        "float to int64": lambda: x.long(),
        "int64 to float": lambda: k.float(),
        "float to bfloat16": lambda: x.bfloat16(),
        "float to half": lambda: x.half(),
        "float to double": lambda: x.double(),
        "float to bool": lambda: x.bool(),
        "fill_": lambda: out.fill_(1.0),
        "zero_": lambda: out.zero_(),
        "zeros": lambda: fl.zeros(s, s),
        "full": lambda: fl.full((s, s), 2.0),
        "ones_like": lambda: fl.ones_like(x),
        "arange": lambda: fl.arange(s * s),
        "linspace": lambda: fl.linspace(0, 1, s * s),
        "eye": lambda: fl.eye(s),
        "meshgrid, stacked": lambda: fl.stack(fl.meshgrid(row, row, indexing="ij")),
        "one_hot": lambda i=fl.randint(0, 64, (s * s // 64,)): f.one_hot(i, 64),
        "take_along_dim": lambda i=x.argsort(1): x.take_along_dim(i, 1),
        "expand, contiguous": lambda: row.expand(s, s).contiguous(),
        "chunk, cat": lambda: fl.cat(x.chunk(4, 1), 0),
        "v[1:] - v[:-1]": lambda: v[1:] - v[:-1],
        "diagonal": lambda: x.diagonal().clone(),
        "unfold of a vector": lambda: v.unfold(0, 8, 4).contiguous(),
        "logspace": lambda: fl.logspace(0, 1, s * s),
        "tril_indices": lambda: fl.tril_indices(s, s),
    }


def indexing(fl, s, x, y):
    rows, places, mask = fl.randint(0, s, (s,)), fl.randint(0, s, (s, s)), x > 0
    out, v, columns = fl.empty(s, s), fl.randn(s * s), fl.randint(0, s, (s,))
    some = fl.randn(int(mask.sum()))
    flat = fl.randint(0, s * s, (s * s,))
    return {
        "index_select(0)": lambda: x.index_select(0, rows),
        "index_select(1)": lambda: x.index_select(1, rows),
        "x[rows]": lambda: x[rows],
        "x[:, columns]": lambda: x[:, columns],
        "x[rows, columns]": lambda: x[places, places],
        "v[places]": lambda: v[flat],
        "take": lambda: v.take(places),
        "gather(0)": lambda: x.gather(0, places),
        "gather(1)": lambda: x.gather(1, places),
        "scatter_(1)": lambda: out.scatter_(1, places, x),
        "scatter_add_(0)": lambda: out.scatter_add_(0, places, x),
        "scatter_add_(1)": lambda: out.scatter_add_(1, places, x),
        "scatter_reduce, amax": lambda: out.scatter_reduce_(1, places, x, "amax"),
        "index_add_(0)": lambda: out.index_add_(0, rows, x),
        "index_copy_(0)": lambda: out.index_copy_(0, rows, x),
        "index_fill_(0)": lambda: out.index_fill_(0, rows, 1.0),
        "index_reduce_(0)": lambda: out.index_reduce_(0, rows, x, "amax"),
        "index_put_": lambda: out.index_put_((rows,), x),
        "index_put_, accumulate": lambda: out.index_put_((rows,), x, accumulate=True),
        "v.index_put_": lambda: out.view(-1).index_put_((flat,), v),
        "x[mask]": lambda: x[mask],
        "x[mask] = 0": lambda: out.__setitem__(mask, 0.0),
        "x[mask] = values": lambda: out.__setitem__(mask, some),
        "masked_select": lambda: x.masked_select(mask),
        "masked_scatter": lambda: x.masked_scatter(mask, y),
        "nonzero": lambda: mask.nonzero(),
        "argwhere": lambda: fl.argwhere(mask),
        "embedding_bag": lambda r=places[: s // 8, :8]: fl.nn.functional.embedding_bag(r, x),
    }


def random(fl, s, x, y):
    out, weights, f = fl.empty(s, s), fl.rand(s, s), fl.nn.functional
    integers, k = fl.empty(s, s, dtype=fl.int64), fl.rand(s)
    return {
        "rand": lambda: fl.rand(s, s),
        "randn": lambda: fl.randn(s, s),
        "uniform_": lambda: out.uniform_(-1, 1),
        "normal_": lambda: out.normal_(1, 2),
        "double randn": lambda: fl.randn(s, s, dtype=fl.float64),
        "double rand": lambda: fl.rand(s, s, dtype=fl.float64),
        "randint": lambda: fl.randint(0, 100, (s, s)),
        "random_": lambda: integers.random_(1000),
        "randperm": lambda: fl.randperm(s * s),
        "bernoulli_": lambda: out.bernoulli_(0.5),
        "bernoulli": lambda: fl.bernoulli(weights),
        "exponential_": lambda: out.exponential_(),
        "log_normal_": lambda: out.log_normal_(),
        "geometric_": lambda: out.geometric_(0.3),
        "cauchy_": lambda: out.cauchy_(),
        "poisson": lambda: fl.poisson(weights),
        "dropout": lambda: f.dropout(x, 0.1),
        "multinomial, one": lambda: fl.multinomial(weights, 1),
        "multinomial, replacement": lambda: fl.multinomial(k, s, replacement=True),
        "multinomial": lambda: fl.multinomial(k, s // 2),
        "trunc_normal_": lambda: fl.nn.init.trunc_normal_(out),
    }


def products(fl, s, x, y):
    """Of their own sizes: what a hundred or a thousand items take shows here."""

    def pair(*shape):
        return fl.randn(*shape), fl.randn(*shape)

    q, k = pair(2, 128, 8, 64)
    a16, b16 = pair(512, 16, 16)
    a3, b3 = pair(4096, 3, 3)
    a32, b32 = pair(32, 32)
    a, b, v = fl.randn(64, 64), fl.randn(64, 64), fl.randn(1024)
    big, wide, row, half = fl.randn(1024, 1024), fl.randn(512, 512), fl.randn(64), fl.randn(256, 256)
    bf, fp = half.bfloat16(), half.half()
    double, k64 = half.double(), fl.randint(0, 9, (128, 128))
    p, r = pair(256, 1000)
    ch = fl.randn(4, 8, 128, 64)
    return {
        "einsum bhqd,bhkd->bhqk": lambda: fl.einsum("bhqd,bhkd->bhqk", ch, ch),
        "einsum bqhd,bkhd->bhqk": lambda: fl.einsum("bqhd,bkhd->bhqk", q, k),
        "einsum ij,jk->ik": lambda: fl.einsum("ij,jk->ik", a, b),
        "einsum i,j->ij": lambda: fl.einsum("i,j->ij", v, v),
        "einsum bij,bjk->bik": lambda: fl.einsum("bij,bjk->bik", a16, b16),
        "einsum ii->i": lambda: fl.einsum("ii->i", a),
        "bmm 512 x 16^3": lambda: fl.bmm(a16, b16),
        "bmm 4096 x 3^3": lambda: fl.bmm(a3, b3),
        "matmul 32^3": lambda: a32 @ b32,
        "matmul 64^3": lambda: a @ b,
        "addmm 64^3": lambda: fl.addmm(row, a, b),
        "addmm 32^3": lambda: fl.addmm(a32, a32, b32),
        "baddbmm 512 x 16^3": lambda: fl.baddbmm(a16, a16, b16),
        "matrix by vector": lambda: big @ v,
        "addmv": lambda: fl.addmv(v, big, v),
        "vector by matrix": lambda: v @ big,
        "dot": lambda: v.dot(v),
        "vdot of 1 M": lambda w=big.view(-1): w.dot(w),
        "double 256^3": lambda: double @ double,
        "bfloat16 256^3": lambda: bf @ bf,
        "half 256^3": lambda: fp @ fp,
        "int64 128^3": lambda: k64 @ k64,
        "cdist, p=2": lambda: fl.cdist(p, r),
        "cdist, p=1": lambda: fl.cdist(p, r, p=1),
        "cdist, 3 columns": lambda a=fl.randn(500, 3): fl.cdist(a, a),
        "pdist": lambda: fl.nn.functional.pdist(p),
        "tensordot": lambda: fl.tensordot(q, k, dims=([1, 3], [1, 3])),
        "kron": lambda: fl.kron(a32, b32),
        "cross": lambda w=fl.randn(10000, 3): fl.linalg.cross(w, w),
        "outer 1024": lambda: fl.outer(v, v),
        "matrix_power 5": lambda: fl.linalg.matrix_power(a, 5),
        "chain": lambda: fl.linalg.multi_dot([big[:, :32], a32, big[:32]]),
        "cov": lambda: fl.cov(half),
        "corrcoef": lambda: fl.corrcoef(half),
        "bilinear": lambda w=fl.randn(16, 64, 64): fl.nn.functional.bilinear(a, b, w),
        "512^3": lambda: wide @ wide,
    }


def linalg(fl, s, x, y):
    def well(*shape):
        a = fl.randn(*shape)
        return a @ a.mT + fl.eye(shape[-1])

    la = fl.linalg
    groups = {}
    for name, a in (
        ("256", well(256, 256)),
        ("16", well(16, 16)),
        ("1000 x 4", well(1000, 4, 4)),
        ("64 x 32", well(64, 32, 32)),
    ):
        b = fl.randn(*a.shape[:-1], 2)
        groups |= {
            f"inv {name}": lambda a=a: la.inv(a),
            f"solve {name}": lambda a=a, b=b: la.solve(a, b),
            f"cholesky {name}": lambda a=a: la.cholesky(a),
            f"det {name}": lambda a=a: la.det(a),
            f"slogdet {name}": lambda a=a: la.slogdet(a),
            f"lu {name}": lambda a=a: la.lu_factor(a),
            f"qr {name}": lambda a=a: la.qr(a),
            f"triangular {name}": lambda a=a, b=b: la.solve_triangular(a, b, upper=True),
            f"matrix_exp {name}": lambda a=a / 100: la.matrix_exp(a),
        }
        if name != "256":
            groups |= {
                f"eigh {name}": lambda a=a: la.eigh(a),
                f"svd {name}": lambda a=a: la.svd(a),
                f"pinv {name}": lambda a=a: la.pinv(a),
                f"lstsq {name}": lambda a=a, b=b: la.lstsq(a, b),
            }
    return groups


def other_types(fl, s, x, y):
    """What the functions above do in float64, float16 and bfloat16."""
    cases = {}
    for name, a, b in (
        ("double", x.double(), y.double()),
        ("bfloat16", x.bfloat16(), y.bfloat16()),
        ("half", x.half(), y.half()),
    ):
        positive = a.abs() + 0.01
        these = {
            "x + y": lambda a=a, b=b: a + b,
            "x * 2": lambda a=a: a * 2,
            "x / y": lambda a=a, b=b: a / b,
            "x > y": lambda a=a, b=b: a > b,
            "where": lambda a=a, b=b, m=a > 0: fl.where(m, a, b),
            "maximum": lambda a=a, b=b: fl.maximum(a, b),
            "x ** 3.5": lambda p=positive: p**3.5,
            **each(a, "exp exp2 expm1 tanh sigmoid sin cos tan erf erfc atan sinh cosh asinh relu abs round"),
            **each(positive, "log log2 log10 log1p sqrt"),
            "gelu": lambda a=a: fl.nn.functional.gelu(a),
            "silu": lambda a=a: fl.nn.functional.silu(a),
            "asin": lambda a=a.clamp(-1, 1): a.asin(),
            "atan2": lambda a=a, b=b: fl.atan2(a, b),
            **each(a, "sum mean max var"),
            "sum(0)": lambda a=a: a.sum(0),
            "sum(1)": lambda a=a: a.sum(1),
            "max(1)": lambda a=a: a.max(1),
            "softmax(1)": lambda a=a: a.softmax(1),
            "cumsum(1)": lambda a=a: a.cumsum(1),
            "t().contiguous()": lambda a=a: a.t().contiguous(),
            "clone": lambda a=a: a.clone(),
            "to float": lambda a=a: a.float(),
        }
        if name == "double":
            these |= {
                **of_module(fl.special, a * 4, "i0 i1 ndtr log_ndtr erfcx bessel_j0 bessel_j1"),
                **of_module(fl.special, positive * 3, "digamma gammaln bessel_y0 bessel_y1"),
                **of_module(fl.special, positive * 3, "modified_bessel_k0 modified_bessel_k1"),
                "polygamma(1)": lambda p=positive * 3: fl.polygamma(1, p),
                "sinc": lambda a=a: fl.sinc(a),
                "erfinv": lambda a=a.tanh(): a.erfinv(),
            }
        else:
            these |= {"layer_norm": lambda a=a: fl.nn.functional.layer_norm(a, (s,))}
        cases |= {f"{name}: {what}": run for what, run in these.items()}
    return cases


def each_type(fl, s, x, y):
    """What is bound by the memory, in the types that the groups above leave out."""
    cases, mask = {}, x > 0
    rows, places = fl.randint(0, s, (s,)), fl.randint(0, s, (s, s))
    for name in "float64 float16 bfloat16 int64 int32 int16 uint8 bool".split():
        dtype = getattr(fl, name)
        a, b = ((t * 20).abs().to(dtype) for t in (x, y))
        out = a.clone()
        these = {
            "x == y": lambda a=a, b=b: a == b,
            "where": lambda a=a, b=b: fl.where(mask, a, b),
            "masked_fill": lambda a=a: a.masked_fill(mask, 1),
            "clone": lambda a=a: a.clone(),
            "copy_": lambda a=a, o=out: o.copy_(a),
            "t().contiguous()": lambda a=a: a.t().contiguous(),
            "x[:, ::2]": lambda a=a: a[:, ::2].clone(),
            "flip(1)": lambda a=a: a.flip(1),
            "cat(1)": lambda a=a, b=b: fl.cat([a, b], 1),
            "stack(-1)": lambda a=a, b=b: fl.stack([a, b], -1),
            "fill_": lambda o=out: o.fill_(1),
            "to float": lambda a=a: a.float(),
            "from float": lambda d=dtype: x.to(d),
            "to int64": lambda a=a: a.long(),
            "index_select(0)": lambda a=a: a.index_select(0, rows),
            "gather(1)": lambda a=a: a.gather(1, places),
            "sum": lambda a=a: a.sum(),
            "sum(0)": lambda a=a: a.sum(0),
            "sum(1)": lambda a=a: a.sum(1),
            "amax(0)": lambda a=a: a.amax(0),
            "amax(1)": lambda a=a: a.amax(1),
            "any": lambda a=a: a.any(),
            "cumsum(0)": lambda a=a: a.cumsum(0),
            "cumsum(1)": lambda a=a: a.cumsum(1),
        }
        if name != "bool":
            these |= {
                "x + y": lambda a=a, b=b: a + b,
                "x * 3": lambda a=a: a * 3,
                "x // 3": lambda a=a: a // 3,
                "neg": lambda a=a: -a,
                "maximum": lambda a=a, b=b: fl.maximum(a, b),
                "clamp": lambda a=a: a.clamp(2, 20),
                "x += y": lambda b=b, o=out: o.add_(b),
                "max": lambda a=a: a.max(),
                "max(1)": lambda a=a: a.max(1),
                "scatter_add_(1)": lambda a=a, o=out: o.scatter_add_(1, places, a),
                "sort(1)": lambda a=a: a.sort(1),
                "topk(5, 1)": lambda a=a: a.topk(5, 1),
            }
        if name.startswith(("float", "bfloat")):
            these |= {"leaky_relu": lambda a=a: fl.nn.functional.leaky_relu(a), "isnan": lambda a=a: a.isnan()}
        cases |= {f"{name}: {what}": run for what, run in these.items()}
    return cases


def layouts(fl, s, x, y):
    """Operands that run along different dimensions, and indices that name little at a time."""
    f = fl.nn.functional
    cases = {}
    for c in (3, 16, 64):
        rows = fl.randn(4, c, max(s * s // (4 * c * 16), 1), 16)
        last = rows.contiguous(memory_format=fl.channels_last)
        cases |= {
            f"rows + channels-last, {c}": lambda a=rows, b=last: a + b,
            f"channels-last + rows, {c}": lambda a=rows, b=last: b + a,
            f"rows += channels-last, {c}": lambda a=rows.clone(), b=last: a.add_(b),
            f"relu of channels-last, {c}": lambda b=last: f.relu(b),
        }
    for name in "float64 float32 bfloat16 int64 uint8".split():
        a = (x * 20).abs().to(getattr(fl, name))
        few, columns = a.view(-1, 2)[:, :1].expand(-1, 3), fl.randint(0, 3, (s * s // 2, 3))
        narrow = few.contiguous()
        rows = fl.randint(0, narrow.shape[0], (narrow.shape[0],))
        cases |= {
            f"{name}: x + x.t()": lambda a=a: a + a.t(),
            f"{name}: x > x.t()": lambda a=a: a > a.t(),
            f"{name}: x * column": lambda a=a: a * a[:, :1],
            f"{name}: t().contiguous()": lambda a=a: a.t().contiguous(),
            f"{name}: x[:, ::2] to float16": lambda a=a: a[:, ::2].half(),
            f"{name}: index_select(0), 3 columns": lambda n=narrow, r=rows: n.index_select(0, r),
            f"{name}: index_select(1), 3 columns": lambda n=narrow, c=columns[0]: n.index_select(1, c),
            f"{name}: gather(1), 3 columns": lambda n=narrow, c=columns: n.gather(1, c),
            f"{name}: topk(5) of 100": lambda a=a.view(-1)[: s * s // 100 * 100].view(-1, 100): a.topk(5),
        }
    return cases


GROUPS = {
    "pointwise": pointwise,
    "transcendental": transcendental,
    "special": special,
    "reduction": reductions,
    "order": order,
    "movement": movement,
    "indexing": indexing,
    "random": random,
    "product": products,
    "linalg": linalg,
    "type": other_types,
    "each type": each_type,
    "layout": layouts,
}


def mean(ratios):
    return math.exp(sum(math.log(r) for r in ratios) / len(ratios))


def cases(fl, make, items):
    fl.manual_seed(0)
    s = max(8, int(items**0.5) // 8 * 8)
    return make(fl, s, fl.randn(s, s), fl.randn(s, s))


def main():
    parser = argparse.ArgumentParser(description="Tensor functions, flashlight and PyTorch side by side.")
    parser.add_argument("names", nargs="*", help="parts of the names of the cases to run (default: all)")
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=0.1, help="for each case")
    arguments = parser.parse_args()
    set_threads(arguments.threads, flashlight, torch)
    results = {}
    for group, make in GROUPS.items():
        wanted = [n for n in arguments.names if n.startswith(group) or not n.startswith(tuple(GROUPS))]
        if arguments.names and not wanted:
            continue
        ours, theirs = (cases(fl, make, arguments.items) for fl in (flashlight, torch))
        for what in theirs:
            name = f"{group}: {what}"
            if wanted and not any(part in name for part in wanted):
                continue
            a, b, results[name] = compare(ours[what], theirs[what], arguments.seconds)
            print(f"{name:50}{a * 1e6:>10.1f} us{b * 1e6:>10.1f} us{results[name]:>7.2f}", flush=True)
    print("---- slower")
    for name, ratio in sorted(results.items(), key=lambda item: item[1]):
        if ratio < 0.97:
            print(f"{name:50}{ratio:.2f}")
    for group in GROUPS:
        ratios = [r for name, r in results.items() if name.startswith(group)]
        if ratios:
            print(f"{group:24}{mean(ratios):.2f}x of {len(ratios)}")
    if results:
        print(
            f"geometric mean {mean(list(results.values())):.2f}x, {arguments.threads} thread(s), {len(results)} cases"
        )


if __name__ == "__main__":
    main()
