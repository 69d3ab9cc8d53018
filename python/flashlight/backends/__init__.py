"""Switches of libraries that are not here, which can be set and change nothing; and `winograd`, flashlight's own."""

from . import cpu, cuda, cudnn, mkl, mkldnn, mps, openmp, opt_einsum, winograd

__all__ = ["cpu", "cuda", "cudnn", "mkl", "mkldnn", "mps", "openmp", "opt_einsum", "winograd"]
