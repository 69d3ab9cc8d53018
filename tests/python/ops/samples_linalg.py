"""Records of linalg.def. Matrices are made well-conditioned, and what is unique up to a sign is squared."""

from records import FLOATS, T, chain, op, sample

CLOSE = {"float32": 2e-4, "float64": 1e-9}


def matrices(*shapes, low=-1.0, high=1.0, **options):
    return [T(s, low, high, **options) for s in shapes]


SQUARE = (*matrices((3, 3), (2, 4, 4), (1, 1), (0, 0), (3, 0, 0), (0, 2, 2), (2, 1, 5, 5), (12, 12), (40, 40)),
          T((4, 4), -1, 1, layout="transposed"), T((3, 3), -1, 1, layout="offset"), T((3, 4, 4), -1, 1, layout="expanded"))  # fmt: skip
SMALL = tuple(t for t in SQUARE if t.shape not in ((12, 12), (40, 40)))
WIDE = (*matrices((3, 5), (5, 3), (2, 2, 6), (2, 6, 2), (1, 3), (3, 1), (0, 3), (3, 0), (2, 0, 3), (4, 4), (2, 0, 0), (30, 20)),
        T((5, 4), -1, 1, layout="transposed"), T((4, 3), -1, 1, layout="sliced"))  # fmt: skip
NO_MATRIX = [lambda m, f: f(m.ones(3)), lambda m, f: f(m.ones(2, 3)), lambda m, f: f(m.ones(3, 3).long())]


def find(m, path):
    for part in path.split("."):
        m = getattr(m, part)
    return m


def refused(path, *calls):
    """What is no batch of square floating matrices."""
    return [lambda m, c=c: c(m, find(m, path)) for c in (calls or NO_MATRIX)]


def far(m, a):
    """a with a diagonal that keeps it from being singular."""
    return a + 3 * m.eye(a.shape[-1], dtype=a.dtype)


def positive(m, a):
    return a @ a.mT + m.eye(a.shape[-1], dtype=a.dtype)


def symmetric(m, a):
    """Symmetric, of well separated eigenvalues."""
    return (a + a.mT) * 0.2 + m.diag(m.arange(a.shape[-1], dtype=a.dtype))


def on(path, make):
    """path's function, called with its first argument made so."""
    return lambda m: lambda a, *rest, **named: find(m, path)(make(m, a), *rest, **named)


def linalg(name, samples, *, make=None, path=None, numeric=False, rtol=CLOSE, **options):
    path = path or ("linalg." + name.removeprefix("linalg_") if name.startswith("linalg_") else name)
    call = on(path, make) if make else None
    op(name, samples, FLOATS, path=path, call=call, numeric=numeric, rtol=rtol, **options)


def each(specs, *rest, **named):
    return [sample(s, *rest, **named) for s in specs]


# ---- Factorisations --------------------------------------------------------------------------------------------------

linalg("linalg_lu_factor_ex", each(WIDE), errors=refused("linalg.lu_factor_ex", NO_MATRIX[0], NO_MATRIX[2], lambda m, f: f(m.eye(2), pivot=False)))
linalg("linalg_lu_factor", each(SQUARE), make=far, errors=refused("linalg.lu_factor", NO_MATRIX[0], NO_MATRIX[2], lambda m, f: f(m.zeros(2, 2))))
linalg("linalg_lu", each(WIDE), errors=refused("linalg.lu", NO_MATRIX[0], NO_MATRIX[2]))


def unpacked(m):
    return lambda a, **named: m.lu_unpack(*m.linalg.lu_factor_ex(a)[:2], **named)


op("lu_unpack", chain(each(WIDE[:2], unpack_data=False), each(WIDE[:2], unpack_pivots=False)), call=unpacked, grad=False, out=False, rtol=CLOSE)
op("lu_unpack", each(WIDE), call=unpacked, numeric=False, rtol=CLOSE,
   out=False, errors=[lambda m: m.lu_unpack(m.eye(3), m.ones(3))])  # fmt: skip
for name in ("linalg_cholesky", "cholesky"):
    linalg(name, chain(each(SQUARE), each(SQUARE[:2], upper=True)), make=positive,
           errors=refused(name.replace("_", "."), *NO_MATRIX, lambda m, f: f(-m.eye(2)), lambda m, f: f(-m.eye(2).expand(2, 2, 2))))  # fmt: skip
linalg("linalg_cholesky_ex", chain(each(SQUARE), each(SQUARE[:2], upper=True)), make=positive, errors=refused("linalg.cholesky_ex", lambda m, f: f(-m.eye(2), check_errors=True)))
linalg("linalg_qr", chain(each(WIDE), each(WIDE[:2], mode="reduced")), errors=refused("linalg.qr", NO_MATRIX[0], NO_MATRIX[2], lambda m, f: f(m.eye(2), mode="x")))
linalg("linalg_qr", chain(each(WIDE, mode="complete"), each(WIDE, mode="r")), grad=False)
linalg("qr", chain(each(WIDE[:4]), each(WIDE[:4], some=True)))
linalg("geqrf", each(WIDE), grad=False, errors=refused("geqrf", NO_MATRIX[0]))


def reflected(path):
    def call(m):
        def run(a, *rest, **named):
            reflectors, tau = m.geqrf(a.detach())
            return find(m, path)((reflectors + (a - a.detach())), tau * (1 + (a - a.detach()).sum((-2, -1)).unsqueeze(-1)), *rest, **named)

        return run

    return call


TALL = matrices((5, 3), (2, 6, 2), (4, 4), (3, 1), (3, 0), (30, 20))
for name in ("linalg_householder_product", "orgqr"):
    op(name, each(TALL), call=reflected(name.replace("linalg_", "linalg.")), numeric=False, rtol=CLOSE,
       errors=[lambda m: m.linalg.householder_product(m.ones(2, 3), m.ones(2)), lambda m: m.linalg.householder_product(m.ones(3, 2), m.ones(3))])  # fmt: skip
op("ormqr", [sample(T((5, 3)), T((5, 2))), sample(T((5, 3)), T((5, 2)), transpose=True), sample(T((5, 3)), T((2, 5)), left=False),
             sample(T((2, 5, 3)), T((2, 4, 5)), left=False, transpose=True), sample(T((4, 4)), T((4, 0)))], call=reflected("ormqr"), numeric=False, rtol=CLOSE,
   errors=[lambda m: m.ormqr(m.ones(3, 2), m.ones(2), m.ones(4, 2))])  # fmt: skip
for name in ("linalg_ldl_factor_ex", "linalg_ldl_factor"):
    linalg(name, each(SQUARE), make=symmetric, grad=False, errors=refused(name.replace("_", ".", 1), NO_MATRIX[0], NO_MATRIX[1]))


def ldl(m):
    return lambda a, b: m.linalg.ldl_solve(*m.linalg.ldl_factor(symmetric(m, a)), b)


op("linalg_ldl_solve", [sample(T((3, 3)), T((3, 2))), sample(T((2, 4, 4)), T((2, 4, 1))), sample(T((0, 0)), T((0, 2)))], call=ldl, grad=False, out=False, rtol=CLOSE,
   errors=[lambda m: m.linalg.ldl_solve(m.eye(3), m.ones(3), m.ones(3, 1))])  # fmt: skip

# ---- Equations -------------------------------------------------------------------------------------------------------

SIDES = [
    sample(T((3, 3)), T((3, 2))), sample(T((3, 3)), T((3,))), sample(T((2, 4, 4)), T((2, 4, 3))), sample(T((2, 4, 4)), T((2, 4))), sample(T((2, 4, 4)), T((4, 3))),
    sample(T((3, 1, 4, 4)), T((2, 4, 3))), sample(T((4, 4), layout="transposed"), T((4, 3), layout="transposed")), sample(T((0, 0)), T((0, 3))), sample(T((3, 3)), T((3, 0))),
    sample(T((0, 3, 3)), T((0, 3, 2))), sample(T((30, 30)), T((30, 20))), sample(T((1, 1)), T((1,))), sample(T((12, 12)), T((12, 5))), sample(T((9, 9)), T((9, 21))),
]  # fmt: skip
RIGHT = [sample(T((3, 3)), T((2, 3)), left=False), sample(T((2, 4, 4)), T((3, 4)), left=False), sample(T((3, 1, 4, 4)), T((2, 5, 4)), left=False), sample(T((3, 3), layout="transposed"), T((4, 3)), left=False)]  # fmt: skip
BAD_SIDES = [lambda m, f: f(m.ones(2, 3), m.ones(3)), lambda m, f: f(m.eye(3), m.ones(4, 2)), lambda m, f: f(m.eye(3), m.ones(3).double()), lambda m, f: f(m.ones(3), m.ones(3))]
for name in ("linalg_solve_ex", "linalg_solve"):
    linalg(name, chain(SIDES, RIGHT), make=far, errors=refused(name.replace("_", ".", 1), *BAD_SIDES))
linalg("linalg_solve", [], errors=refused("linalg.solve", lambda m, f: f(m.zeros(3, 3), m.ones(3)), lambda m, f: f(m.zeros(2, 3, 3), m.ones(3, 2))))
for name in ("linalg_inv_ex", "linalg_inv", "inverse"):
    linalg(name, each(SQUARE), make=far, errors=refused(name.replace("_", ".", 1), *NO_MATRIX))
linalg("linalg_inv", each(SQUARE[:2]), make=far, numeric=True, errors=refused("linalg.inv", lambda m, f: f(m.zeros(3, 3)), lambda m, f: f(m.zeros(2, 3, 3))))
for name in ("linalg_det", "det", "logdet"):
    linalg(name, each(SMALL), make=far, numeric=True, errors=refused(name.replace("_", "."), NO_MATRIX[0], NO_MATRIX[1]))
linalg("linalg_det", [sample(T((3, 3), 1, 1)), sample(T((3, 3), 0, 0)), sample(T((4, 4), special=True, grad=False))], gradgrad=False)
for name in ("linalg_slogdet", "slogdet"):
    linalg(name, each(SQUARE), make=far, errors=refused(name.replace("_", "."), NO_MATRIX[0], NO_MATRIX[1]))
linalg("linalg_slogdet", [sample(T((3, 3), 0, 0, grad=False)), sample(T((2, 3, 3)))])
linalg("logdet", [sample(T((6, 3, 3), grad=False))])


def by_lu(path, swapped=False):
    def call(m):
        def run(a, b, **named):
            packed, pivots = m.linalg.lu_factor_ex(far(m, a))[:2]
            return find(m, path)(b, packed, pivots) if swapped else find(m, path)(packed, pivots, b, **named)

        return run

    return call


MATRIX_SIDES = [s for s in SIDES if len(s.args[1].shape) > 1 and s.args[1].shape != (2, 4)]
op("linalg_lu_solve", chain(MATRIX_SIDES, RIGHT, [sample(*s.args, adjoint=True) for s in MATRIX_SIDES], [sample(*s.args, left=False, adjoint=True) for s in RIGHT]),
   call=by_lu("linalg.lu_solve"), numeric=False, rtol=CLOSE, out=False,
   errors=[lambda m: m.linalg.lu_solve(m.eye(3), m.ones(3), m.ones(3, 2)), lambda m: m.linalg.lu_solve(m.eye(3), m.ones(3, dtype=m.int32), m.ones(2, 2))])  # fmt: skip
op("lu_solve", MATRIX_SIDES, call=by_lu("lu_solve", True), numeric=False, rtol=CLOSE, out=False)
TRIANGLES = [sample(*s.args, upper=u, unitriangular=t) for s in MATRIX_SIDES for u in (False, True) for t in (False, True)]
linalg("linalg_solve_triangular", chain(TRIANGLES, [sample(*s.args, upper=u, left=False) for s in RIGHT for u in (False, True)]), make=far,
       errors=refused("linalg.solve_triangular", lambda m, f: f(m.eye(3), m.ones(4, 2), upper=True), lambda m, f: f(m.eye(3), m.ones(3), upper=True)))  # fmt: skip
op("triangular_solve", [sample(*s.args, upper=u, transpose=t) for s in MATRIX_SIDES for u in (False, True) for t in (False, True)],
   call=lambda m: lambda a, b, **named: m.triangular_solve(b, far(m, a), **named), numeric=False, rtol=CLOSE, out=False, gradgrad=False,
   errors=[lambda m: m.triangular_solve(m.ones(3), m.eye(3))])  # fmt: skip
for name in ("cholesky_solve", "cholesky_inverse"):
    inverse = name == "cholesky_inverse"

    def call(m, name=name, inverse=inverse):
        def run(a, *b, upper=False):
            factor = m.linalg.cholesky(positive(m, a), upper=upper)
            return getattr(m, name)(*b, factor, upper=upper)

        return run

    op(name, chain(each((*SQUARE, *matrices((2, 8, 8), (6, 6), (70, 70), (130, 130)))), each((*SQUARE[:2], *matrices((70, 70), (17, 17))), upper=True)) if inverse else chain(MATRIX_SIDES, [sample(*s.args, upper=True) for s in MATRIX_SIDES[:3]]),
       call=call, numeric=False, rtol=CLOSE, out=False, errors=[] if inverse else [lambda m: m.cholesky_solve(m.ones(3, 2), m.ones(2, 2))])  # fmt: skip

# ---- Singular values and eigenvalues ---------------------------------------------------------------------------------


def graded(m, a):
    """Singular values apart from each other."""
    k = min(a.shape[-2:])
    return a * 0.3 + m.eye(*a.shape[-2:], dtype=a.dtype) * m.arange(1, a.shape[-1] + 1, dtype=a.dtype) if k else a


def svd_of(path, transposed):
    def call(m):
        def run(a, *rest, **named):
            u, s, v = find(m, path)(graded(m, a), *rest, **named)
            v = v.mT if transposed else v
            k = s.shape[-1]
            u, v = u[..., :k], v[..., :k, :]
            return u.square(), s, v.square(), (u * s.unsqueeze(-2)) @ v

        return run

    return call


op("linalg_svd", chain(each(WIDE), each(WIDE, full_matrices=False)), call=svd_of("linalg.svd", False), numeric=False, rtol=CLOSE, out=False, strides=False,
   errors=refused("linalg.svd", NO_MATRIX[0], NO_MATRIX[2], lambda m, f: f(m.full((3, 3), m.nan)), lambda m, f: f(m.eye(2), driver="gesvd")))  # fmt: skip
op("svd", chain(each(WIDE), each(WIDE, some=False)), call=svd_of("svd", True), numeric=False, rtol=CLOSE, out=False, strides=False)
op("svd", each(WIDE, compute_uv=False), numeric=False, rtol=CLOSE, out=False, grad=False, strides=False)
linalg("linalg_svdvals", each((*matrices((18, 2, 2), (5, 6, 8), (20, 9, 3), (4, 16, 7), (2, 3, 5, 5), (1, 8, 8)), T((6, 4, 5), -1, 1, layout="transposed"), T((3, 3, 3), -1e25, 1e25), T((3, 3, 3), 0, 0), T((3, 5, 2), -1e-25, 1e-25))), grad=False)
linalg("linalg_svdvals", each(WIDE), make=graded, numeric=True, errors=refused("linalg.svdvals", NO_MATRIX[0], NO_MATRIX[2]))


def eigh_of(m):
    def run(a, **named):
        values, vectors = m.linalg.eigh(symmetric(m, a), **named)
        return values, vectors.square()

    return run


op("linalg_eigh", chain(each(SQUARE), each(SQUARE[:2], UPLO="U")), call=eigh_of, numeric=False, rtol=CLOSE, out=False, strides=False,
   errors=refused("linalg.eigh", *NO_MATRIX, lambda m, f: f(m.eye(2), UPLO="X"), lambda m, f: f(m.full((3, 3), m.nan))))  # fmt: skip
linalg("linalg_eigvalsh", chain(each(SQUARE), each(SQUARE[:2], UPLO="u")), make=symmetric, errors=refused("linalg.eigvalsh", *NO_MATRIX))


def no_complex(name):
    def call(m):
        try:
            getattr(m.linalg, name)(m.eye(2))
        except RuntimeError as error:
            assert "complex" in str(error)
            raise
        raise RuntimeError("torch has complex numbers")

    return call


for name in ("eig", "eigvals"):
    op(f"linalg_{name}", [], errors=[no_complex(name)])
FULL = matrices((3, 5), (5, 3), (2, 2, 6), (4, 4), (0, 3), (3, 0))
linalg("linalg_pinv", chain(each(FULL), each(FULL[:3], rtol=0.1), each(FULL[:3], atol=0.2, rtol=0.1), each(FULL[:2], 0.1), each(FULL[:2], rcond=0.1)), make=graded, numeric=True,
       errors=refused("linalg.pinv", NO_MATRIX[0], NO_MATRIX[2]))  # fmt: skip
linalg("linalg_pinv", [sample(T((2, 3, 4)), T((2,), 0, 0.2, grad=False)), sample(T((2, 3, 4)), rtol=T((2,), 0, 0.2, grad=False)),
                       sample(T((2, 3, 4)), atol=T((2,), 0, 0.2, grad=False)), sample(T((2, 3, 4)), atol=T((2,), 0, 0.2, grad=False), rtol=T((), 0, 0.2, grad=False))])  # fmt: skip
linalg("linalg_pinv", each(SQUARE[:2], hermitian=True), make=symmetric)
linalg("pinverse", each(FULL), make=graded)
RANKS = [*matrices((3, 5), (2, 4, 4), (0, 3), (3, 0), (2, 0, 2)), T((4, 4), 1, 1), T((2, 3, 3), 0, 0)]
linalg("linalg_matrix_rank", chain(each(RANKS), each(RANKS[:2], 0.5), each(RANKS[:2], tol=0.5), each(RANKS[:2], atol=0.1), each(RANKS[:2], rtol=0.5), each(RANKS[:2], atol=0.1, rtol=0.5)),
       grad=False, errors=refused("linalg.matrix_rank", NO_MATRIX[0]))  # fmt: skip
linalg("linalg_matrix_rank", [sample(T((2, 4, 4)), T((2,), 0, 2)), sample(T((2, 4, 4)), atol=T((2,), 0, 2)), sample(T((2, 4, 4)), rtol=T((2,), 0, 1)), sample(T((2, 4, 4)), tol=T((), 0, 1))], grad=False)
linalg("linalg_matrix_rank", each(SQUARE[:2], hermitian=True), make=symmetric, grad=False)
EQUATIONS = [sample(T((5, 3)), T((5, 2))), sample(T((5, 3)), T((5,))), sample(T((2, 5, 3)), T((2, 5, 2))), sample(T((2, 5, 3)), T((2, 5))), sample(T((3, 5)), T((3, 2))),
             sample(T((4, 4)), T((4, 2))), sample(T((2, 5, 3)), T((5, 2)))]  # fmt: skip
for driver in (None, "gels", "gelsy", "gelsd", "gelss"):
    linalg("linalg_lstsq", [sample(*s.args, driver=driver) for s in EQUATIONS], make=graded, out=False)
linalg("linalg_lstsq", [sample(T((3, 2), 1, 1), T((3, 1)), driver=d) for d in ("gelsy", "gelsd", "gelss")], out=False, grad=False,
       errors=[lambda m: m.linalg.lstsq(m.ones(3, 2), m.ones(4)), lambda m: m.linalg.lstsq(m.ones(3, 2), m.ones(3), driver="z"), lambda m: m.linalg.lstsq(m.ones(3), m.ones(3))])  # fmt: skip


def low_rank(name):
    def call(m):
        def run(a, *rest, **named):
            u, s, v = getattr(m, name)(a, *rest, **named)
            return s, (u * s.unsqueeze(-2)) @ v.mT

        return run

    return call


LARGE = matrices((12, 9), (9, 12), (2, 10, 8))
op("svd_lowrank", chain(each(LARGE), each(LARGE, q=3), each(LARGE, 4, 3), [sample(T((12, 9)), M=T((12, 9)))]), call=low_rank("svd_lowrank"), numeric=False, grad=False, rtol=CLOSE, out=False, strides=False)
op("pca_lowrank", chain(each(LARGE), each(LARGE, q=3), each(LARGE, 3, False)), call=low_rank("pca_lowrank"), numeric=False, grad=False, rtol=CLOSE, out=False, strides=False,
   errors=[lambda m: m.pca_lowrank(m.ones(3, 3), q=9), lambda m: m.pca_lowrank(m.ones(3, 3), niter=-1)])  # fmt: skip

# ---- Norms, powers, products -----------------------------------------------------------------------------------------

INF = float("inf")
ORDERS = (1, -1, 2, -2, INF, -INF)
STACKS = matrices((3, 4), (2, 3, 4), (2, 3, 4, 2))
linalg("linalg_matrix_norm", chain(*[each(STACKS, o) for o in (*ORDERS, "fro", "nuc")], *[[sample(T((2, 3, 4)), o, (0, 2), True), sample(T((2, 3, 4)), o, (2, 1)), sample(T((2, 3, 4)), o, dim=(1, 0), keepdim=True)] for o in (*ORDERS, "fro", "nuc")],
       each(STACKS), [sample(T((3, 4)), 1, dtype=None)]), gradgrad=False,
       errors=refused("linalg.matrix_norm", NO_MATRIX[0], NO_MATRIX[2], lambda m, f: f(m.ones(3, 3), "x"), lambda m, f: f(m.ones(3, 3), 3), lambda m, f: f(m.ones(3, 3), dim=(0, 0))))  # fmt: skip
linalg("linalg_norm", chain(each(STACKS), each([T((5,))], 3), each([T((5,))], INF), *[each([T((3, 4))], o) for o in (*ORDERS, "fro", "nuc")], [sample(T((2, 3, 4)), dim=1), sample(T((2, 3, 4)), 2, dim=(0, 1)),
       sample(T((2, 3, 4)), "nuc", dim=(0, 1)), sample(T((2, 3, 4)), 1, dim=(2,), keepdim=True), sample(T((2, 3, 4)), dim=(0, 1), keepdim=True), sample(T(()))]), gradgrad=False,
       errors=refused("linalg.norm", lambda m, f: f(m.ones(3), "nuc"), lambda m, f: f(m.ones(2, 2, 2), 2), lambda m, f: f(m.ones(2, 2, 2), 2, (0, 1, 2))))  # fmt: skip
op("nuclear_norm", [sample(T((3, 4))), sample(T((3, 4)), keepdim=True), sample(T((2, 3, 4)), (0, 2)), sample(T((2, 3, 4)), dim=(0, 1), keepdim=True)], rtol=CLOSE, gradgrad=False)
op("frobenius_norm", [sample(T((3, 4)), (0, 1)), sample(T((2, 3, 4)), 1), sample(T((2, 3, 4)), dim=(0, 1), keepdim=True)], rtol=CLOSE)
op("norm", [sample(T((3, 4)), "nuc"), sample(T((2, 3, 4)), "nuc", (0, 1)), sample(T((3, 4)), "nuc", keepdim=True)], rtol=CLOSE, gradgrad=False, out=False)
linalg("linalg_cond", chain(each(SQUARE[:4]), each(SQUARE[:4], 2), each(SQUARE[:4], -2), each(matrices((3, 4), (2, 5, 3))), each(matrices((3, 4)), -2)), gradgrad=False,
       rtol={"float32": 5e-3, "float64": 1e-8}, errors=refused("linalg.cond", NO_MATRIX[0], lambda m, f: f(m.ones(2, 3), 1), lambda m, f: f(m.eye(2), "x")))  # fmt: skip
# torch's own gradient fails for these: it changes the norm in place
linalg("linalg_cond", chain(*[each(SQUARE[:4], o) for o in (1, -1, INF, -INF, "fro", "nuc")]), make=far, grad=False)
linalg("linalg_cond", [sample(T((3, 3), 0, 0, grad=False), p) for p in (1, -1, INF, "fro")])  # torch's nuclear one is NaN
for name in ("linalg_matrix_power", "matrix_power"):
    linalg(name, chain(*[each(SQUARE, n) for n in (0, 1, 2, 3, 5, 8)], each(SMALL, 13), *[each(SQUARE[:2], n) for n in (-1, -3)]), make=far, rtol={"float32": 1e-3, "float64": 1e-9},
           errors=refused("linalg.matrix_power", lambda m, f: f(m.ones(2, 3), 2), lambda m, f: f(m.zeros(2, 2), -1)))  # fmt: skip
for name in ("linalg_matrix_exp", "matrix_exp"):
    linalg(name, chain(each(SQUARE), each(matrices((3, 3), (2, 4, 4), low=-6, high=6)), each(matrices((3, 3), (2, 4, 4), low=-0.01, high=0.01))), rtol={"float32": 1e-4, "float64": 1e-10},
           numeric=True, errors=refused("linalg.matrix_exp", NO_MATRIX[1]))  # fmt: skip
op("linalg_matmul", [sample(T((3, 4)), T((4, 2))), sample(T((2, 3, 4)), T((4,)))], rtol={"float32": 1e-5})
op("linalg_vecdot", [sample(T((5,)), T((5,))), sample(T((3, 4)), T((3, 4))), sample(T((3, 4)), T((4,))), sample(T((3, 4)), T((3, 4)), dim=0), sample(T((2, 3, 4), layout="transposed"), T((3, 1)), dim=1)],
   rtol={"float32": 1e-5}, errors=[lambda m: m.linalg.vecdot(m.ones(3), m.ones(4)), lambda m: m.linalg.vecdot(m.ones(3).long(), m.ones(3).long())])  # fmt: skip
CROSSED = [sample(T((3,)), T((3,))), sample(T((4, 3)), T((4, 3))), sample(T((4, 3)), T((1, 3))), sample(T((3, 5)), T((3, 5)), dim=0), sample(T((2, 3, 4)), T((2, 3, 1)), dim=1),
           sample(T((5, 3), layout="transposed"), T((5, 3))), sample(T((0, 3)), T((0, 3)))]  # fmt: skip
op("linalg_cross", CROSSED, (*FLOATS, "int64"), rtol={"float32": 1e-5},
   errors=[lambda m: m.linalg.cross(m.ones(2), m.ones(2)), lambda m: m.linalg.cross(m.ones(3), m.ones(2, 3))])  # fmt: skip
op("linalg_multi_dot", [sample([T((2, 3)), T((3, 4))]), sample([T((2, 3)), T((3, 40)), T((40, 5)), T((5, 6))]), sample([T((3,)), T((3, 4)), T((4, 2))]), sample([T((2, 3)), T((3, 4)), T((4,))]),
                        sample([T((3,)), T((3, 4)), T((4,))]), sample([T((3,)), T((3,))]), sample([T((2, 0)), T((0, 3)), T((3, 2))])], rtol={"float32": 1e-4}, out=False,
   errors=[lambda m: m.linalg.multi_dot([m.ones(2)]), lambda m: m.linalg.multi_dot([m.ones(2, 2), m.ones(3, 2)]), lambda m: m.linalg.multi_dot([])])  # fmt: skip
op("linalg_diagonal", [sample(T((3, 4))), sample(T((2, 3, 4)), offset=1), sample(T((2, 3, 4)), offset=-1, dim1=0, dim2=2)])
op("linalg_vander", [sample(T((4,))), sample(T((2, 3)), N=5), sample(T((2, 3)), N=2)], (*FLOATS, "int64"), errors=[lambda m: m.linalg.vander(m.ones(2), N=0), lambda m: m.linalg.vander(m.ones(()), N=1)])
linalg("linalg_tensorinv", [sample(T((4, 6, 8, 3))), sample(T((6, 2, 3)), ind=1)], rtol={"float32": 5e-2, "float64": 1e-8}, gradgrad=False,
       errors=[lambda m: m.linalg.tensorinv(m.ones(2, 3)), lambda m: m.linalg.tensorinv(m.ones(2, 2), 0)])  # fmt: skip
linalg("linalg_tensorsolve", [sample(T((2, 3, 6)), T((2, 3))), sample(T((6, 4, 2, 3, 4)), T((4, 6)), dims=(0, 2))], rtol={"float32": 2e-2, "float64": 1e-8}, gradgrad=False,
       errors=[lambda m: m.linalg.tensorsolve(m.ones(2, 3), m.ones(3))])  # fmt: skip


def lobpcg_of(m):
    """Vectors by their projection; the start is given, for a random one is not the same after rounding."""

    def run(a, **named):
        values, vectors = m.lobpcg(symmetric(m, a), **named)
        return values, vectors @ vectors.mT

    return run


op("lobpcg", [sample(T((12, 12)), X=T((12, 2), grad=False)), sample(T((12, 12)), k=1, X=T((12, 3), grad=False), largest=False),
              sample(T((2, 9, 9)), X=T((2, 9, 2), grad=False)), sample(T((12, 12)), X=T((12, 3), grad=False), niter=200, tol=1e-9)],
   ("float64",), call=lobpcg_of, numeric=False, gradgrad=False, rtol=1e-5, out=False, strides=False,
   errors=[lambda m: m.lobpcg(m.zeros(3, 4)), lambda m: m.lobpcg(m.eye(5), k=2), lambda m: m.lobpcg(m.eye(9), X=m.zeros(8, 1)),
           lambda m: m.lobpcg(m.eye(9), k=1, B=m.eye(8))])  # fmt: skip
