"""Records of special.def. Numbers in float32 are looser: torch computes many of these in single precision."""

from records import FLOATS, T, chain, op, sample, unary

CLOSE = {"float32": 2e-5, "float64": 1e-12}
# torch itself is no closer than this for some; test_special.py compares with mpmath.
TORCH = {"float32": 1e-4, "float64": 2e-6}
LOOSE = {"float32": 1e-4, "float64": 1e-10}
TYPES = (*FLOATS, "int64")


def special(name, samples, dtypes=TYPES, *, rtol=CLOSE, **options):
    op(name, samples, dtypes, rtol=rtol, **options)


def ranges(*pairs):
    return [sample(T((200,), low, high, grad=False)) for low, high in pairs]


# ---- Gamma and zeta --------------------------------------------------------------------------------------------------

special("polygamma", chain([sample(n, T((9,), 0.2, 5)) for n in range(6)], [sample(1, T((30,), -4.9, -0.1, grad=False)), sample(2, T((30,), -4.9, -0.1, grad=False)), sample(3, T((2, 3), 5, 80))]),
        FLOATS, out=False, inplace=False, gradgrad=False, rtol={"float32": 1e-4, "float64": 1e-9}, errors=[lambda m: m.polygamma(-1, m.ones(2)), lambda m: m.ones(2).polygamma(-1)])  # fmt: skip
op("polygamma", [sample(T((9,), 0.2, 5), n) for n in (0, 1, 2)], path="Tensor.polygamma", inplace=True, out=False, gradgrad=False, rtol={"float32": 1e-4, "float64": 1e-9}, covers=("polygamma_",))
special("mvlgamma", [sample(T((9,), 2, 9), p) for p in (1, 2, 4)], (*FLOATS,), errors=[lambda m: m.mvlgamma(m.ones(2), 0)], gradgrad=False, rtol={"float32": 1e-4, "float64": 1e-11}, strides=False)
AREAS = [((50,), 0.1, 3, 0.1, 3), ((50,), 0.01, 0.5, 0.01, 0.9), ((50,), 1, 40, 1, 40), ((50,), 50, 300, 50, 300), ((50,), 2000, 2100, 1900, 2200), ((3, 4), 1, 5, 1, 5)]  # fmt: skip
PAIRS = [sample(T(s, a, b, grad=False), T(s, c, d)) for s, a, b, c, d in AREAS]
EDGES = [sample(T((80,), -1, 4, special=True, grad=False), T((80,), -1, 4, special=True, grad=False)), sample(T((5, 1), 1, 3, grad=False), T((4,), 1, 3)), sample(T((), 1, 3, grad=False), T((0,)))]
for name in ("igamma", "igammac"):
    special(name, chain(PAIRS, EDGES), FLOATS, rtol={"float32": 1e-4, "float64": 1e-8}, gradgrad=False)
ZETAS = chain([sample(T((60,), 1.1, 9, grad=False), T((60,), 0.1, 30)), sample(T((60,), 0, 40, integral=True, grad=False), T((60,), -9.7, 9, grad=False)), sample(T((7,), 1.1, 9, grad=False), 2.5), sample(2, T((7,), 0.3, 9)), sample(2.5, T((7,), 0.3, 9))],
              [sample(T((80,), 0, 4, special=True, grad=False), T((80,), -2, 4, special=True, integral=True, grad=False))])  # fmt: skip
special("special_zeta", ZETAS, FLOATS, rtol={"float32": 1e-4, "float64": 1e-11}, gradgrad=False)

# ---- The normal distribution -----------------------------------------------------------------------------------------

special("special_ndtr", chain(unary(-6, 6), ranges((-37, 9))), gradgrad=False, rtol={"float32": 1e-4, "float64": 1e-11})
special("special_ndtri", chain(unary(0.01, 0.99), ranges((0, 1e-6), (0.4999, 0.5001))), gradgrad=False, rtol={"float32": 1e-4, "float64": 1e-11})
special("special_log_ndtr", chain(unary(-6, 6), ranges((-1e4, 30))), gradgrad=False, rtol={"float32": 1e-4, "float64": 1e-11})
special("special_erfcx", chain(unary(-3, 9), ranges((-20, 0), (5, 1e6))), gradgrad=False, rtol={"float32": 1e-4, "float64": 1e-11})
special("special_entr", chain(unary(0.1, 5), ranges((-1, 1))))

# ---- Bessel functions ------------------------------------------------------------------------------------------------

for name in ("i0", "special_i0e", "special_i1", "special_i1e"):
    special(name, chain(unary(-5, 5), ranges((-40, 40), (-80, 80))), rtol={"float32": 1e-4, "float64": 1e-11}, gradgrad=False)
for name in ("j0", "j1", "y0", "y1"):
    special(f"special_bessel_{name}", chain([s for s in unary(0.1, 9) if not s.args[0].special], ranges((0, 5), (5, 60))), grad=False, rtol=TORCH)
for name in ("i0", "i1"):
    special(f"special_modified_bessel_{name}", chain([s for s in unary(-5, 5) if not s.args[0].special], ranges((-40, 40))), grad=False, rtol={"float32": 1e-4, "float64": 1e-11})
for name in ("modified_bessel_k0", "modified_bessel_k1", "scaled_modified_bessel_k0", "scaled_modified_bessel_k1"):
    special(f"special_{name}", chain([s for s in unary(0.1, 5) if not s.args[0].special], ranges((0.001, 2), (2, 80), (-2, 0))), grad=False, rtol={"float32": 1e-4, "float64": 1e-11})
special("special_spherical_bessel_j0", chain(unary(0.1, 9), ranges((-40, 40), (-1e-3, 1e-3))), grad=False)
special("special_airy_ai", chain(unary(-5, 5), ranges((-30, -5), (2, 20))), grad=False, rtol=TORCH)

# ---- Orthogonal polynomials ------------------------------------------------------------------------------------------

DEGREES = T((60,), -1, 12, integral=True, grad=False)
SAMPLES = [sample(T((60,), -1, 1, grad=False), DEGREES), sample(T((60,), -2, 2, grad=False), DEGREES), sample(T((60,), -1, 1, integral=True, grad=False), DEGREES), sample(0.3, T((9,), 0, 9, integral=True)),
           sample(T((9,), -1, 1), 7), sample(T((4, 1), 0, 1), T((5,), 0, 9, integral=True)), sample(T((9,), 0, 1), 30)]  # fmt: skip
for name in ("chebyshev_polynomial_t", "chebyshev_polynomial_u", "chebyshev_polynomial_v", "chebyshev_polynomial_w", "shifted_chebyshev_polynomial_t", "shifted_chebyshev_polynomial_u",
             "shifted_chebyshev_polynomial_v", "shifted_chebyshev_polynomial_w", "hermite_polynomial_h", "hermite_polynomial_he", "laguerre_polynomial_l", "legendre_polynomial_p"):  # fmt: skip
    special(f"special_{name}", SAMPLES, FLOATS, grad=False, rtol={"float32": 5e-3, "float64": 1e-9})

# ---- Other names -----------------------------------------------------------------------------------------------------

for name, low, high in (("psi", 0.2, 5), ("digamma", 0.2, 5), ("erf", -3, 3), ("erfc", -3, 3), ("erfinv", -0.9, 0.9), ("exp2", -3, 3), ("expit", -3, 3), ("expm1", -3, 3), ("gammaln", 0.2, 5), ("i0", -3, 3),
                        ("log1p", -0.5, 3), ("logit", 0.1, 0.9), ("round", -3, 3), ("sinc", 0.1, 3)):  # fmt: skip
    special(f"special_{name}", unary(low, high), FLOATS, gradgrad=False, numeric=False, rtol={"float32": 1e-5})
special("special_gammainc", PAIRS[:2], FLOATS, gradgrad=False, rtol=LOOSE)
special("special_gammaincc", PAIRS[:2], FLOATS, gradgrad=False, rtol=LOOSE)
special("special_multigammaln", [sample(T((9,), 2, 9), 2)], FLOATS, gradgrad=False, strides=False)
special("special_polygamma", [sample(1, T((9,), 0.2, 5))], FLOATS, gradgrad=False, out=False)
for name in ("softmax", "log_softmax", "logsumexp"):
    special(f"special_{name}", [sample(T((3, 4)), 0), sample(T((3, 4)), dim=1)], FLOATS, out=name == "logsumexp")
special("special_xlogy", [sample(T((5,)), T((5,), 0.1, 3)), sample(2, T((5,), 0.1, 3)), sample(T((5,)), 2)], FLOATS)
