/* linalg_factor.c: LU, Cholesky, QR and LDL factorisations by LAPACK, what is put together from their packed forms, and
 * the derivatives of the factors (for LU, Cholesky and QR by triangles and their inverses: Walter and Lehmann,
 * "Algorithmic differentiation of linear algebra functions", 2010; Murray, "Differentiation of the Cholesky
 * decomposition", 2016).
 */
#include "base/alloc.h"
#include "base/error.h"
#include "ops/linalg.h"
#include "ops/plain.h"
#include "tensor/cast.h"

/* ---- LU ---------------------------------------------------------------------------------------------------------- */

static void lu_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    const int64_t k = fl_linalg__smaller(job->m, job->n);
    *fl_linalg__info(job, i) =
        fl_lapack__getrf(job->lapack, job->real, job->m, job->n, fl_linalg__at(job->a, i, job->m * job->n),
                         fl_linalg__at(job->pivots, i, k), w->wide);
}

/* The factors of a, which they overwrite; pivots and info are made. */
static bool factor_lu(const fl_lapack *lapack, fl_tensor *a, fl_tensor **pivots, fl_tensor **info) {
    const int n_batch = a->ndim - 2;
    fl_linalg_job job = {.lapack = lapack, .real = fl_dense__real(a), .a = a};
    job.m = fl_linalg__rows(a);
    job.n = fl_linalg__columns_of(a);
    const int64_t k = fl_linalg__smaller(job.m, job.n);
    job.pivots = *pivots = fl_linalg__vectors(FL_INT32, a->sizes, n_batch, k);
    job.info = *info = fl_linalg__numbers(FL_INT32, a->sizes, n_batch);
    return *pivots && *info &&
           fl_linalg__each(&job, job.info->numel, 2.0 / 3 * (double)job.m * (double)job.n * (double)k, k, lu_one);
}

bool fl_linalg__lu(const char *op, fl_tensor *t, fl_tensor **lu, fl_tensor **pivots, fl_tensor **info) {
    *lu = *pivots = *info = NULL;
    const fl_lapack *lapack = fl_lapack__get(op);
    *lu = lapack ? fl_linalg__own(t) : NULL;
    if (*lu && factor_lu(lapack, *lu, pivots, info)) return true;
    fl_release(*lu);
    fl_release(*pivots);
    fl_release(*info);
    *lu = *pivots = *info = NULL;
    return false;
}

/* The gradient of A = P L U; p NULL: no rows were exchanged. Sizes tell the case. */
static fl_tensor *lu_slope(fl_tensor *p, fl_tensor *l, fl_tensor *u, fl_tensor *gl, fl_tensor *gu) {
    if (fl_failed()) return NULL;
    const int64_t m = fl_linalg__rows(l), n = fl_linalg__columns_of(u), k = fl_linalg__smaller(m, n);
    const int last = u->ndim - 1;
    fl_tensor *l1 = m > k ? fl_linalg__narrow(l, last - 1, 0, k) : l;
    fl_tensor *u1 = n > k ? fl_linalg__narrow(u, last, 0, k) : u;
    fl_tensor *gl1 = m > k ? fl_linalg__narrow(gl, last - 1, 0, k) : gl;
    fl_tensor *gu1 = n > k ? fl_linalg__narrow(gu, last, 0, k) : gu;
    fl_tensor *gl2 = m > k ? fl_linalg__narrow(gl, last - 1, k, m - k) : NULL;
    fl_tensor *gu2 = n > k ? fl_linalg__narrow(gu, last, k, n - k) : NULL;
    fl_tensor *lower = gl1 ? MM(MT(l1), gl1) : NULL, *upper = gu1 ? MM(gu1, MT(u1)) : NULL;
    if (gu2) {
        fl_tensor *more = MM(gu2, MT(fl_linalg__narrow(u, last, k, n - k)));
        lower = lower ? fl_sub(lower, more) : fl_neg(more);
    }
    if (gl2) {
        fl_tensor *more = MM(MT(fl_linalg__narrow(l, last - 1, k, m - k)), gl2);
        upper = upper ? fl_sub(upper, more) : fl_neg(more);
    }
    fl_tensor *middle = lower ? fl_linalg__tril(lower, -1) : NULL;
    if (upper) middle = middle ? fl_add(middle, fl_linalg__triu(upper, 0)) : fl_linalg__triu(upper, 0);
    if (!middle) return NULL;
    fl_tensor *out = fl_linalg__triangular(u1, true, true, false, false, middle);
    if (m > k) {
        out = fl_linalg__triangular(l1, true, false, true, true, out);
        fl_tensor *below = gl2 ? fl_linalg__triangular(u1, true, true, false, false, gl2)
                               : fl_zeros_like(fl_linalg__narrow(l, last - 1, k, m - k), NULL);
        out = fl_cat((fl_tensor *[]){out, below}, 2, &(fl_cat_options){.dim = -2});
    } else {
        if (n > k) {
            fl_tensor *beside = gu2 ? gu2 : fl_zeros_like(fl_linalg__narrow(u, last, k, n - k), NULL);
            out = fl_cat((fl_tensor *[]){out, beside}, 2, &(fl_cat_options){.dim = -1});
        }
        out = fl_linalg__triangular(l1, true, false, true, true, out);
    }
    return p && out ? MM(p, out) : out;
}

/* L (with its diagonal of ones) and U out of the packed form. */
static fl_tensor *lower_of(fl_tensor *lu) {
    const int64_t m = fl_linalg__rows(lu), n = fl_linalg__columns_of(lu), k = fl_linalg__smaller(m, n);
    fl_tensor *l = n > k ? fl_linalg__narrow(lu, lu->ndim - 1, 0, k) : lu;
    const fl_eye_m_options o = {.dtype = (fl_dtype)lu->dtype};
    return fl_add(fl_linalg__tril(l, -1), fl_eye_m(m, k, &o));
}
static fl_tensor *upper_of(fl_tensor *lu) {
    const int64_t m = fl_linalg__rows(lu), n = fl_linalg__columns_of(lu), k = fl_linalg__smaller(m, n);
    return fl_linalg__triu(m > k ? fl_linalg__narrow(lu, lu->ndim - 2, 0, k) : lu, 0);
}

/* The permutation P of A = P L U, as matrices of the given type. A result as an op's. */
static fl_tensor *permutation(fl_tensor *pivots, int64_t m, fl_dtype dtype) {
    if (fl_failed()) return NULL;
    fl_tensor *steps = fl_tensor__contiguous(pivots);
    const int n_batch = pivots->ndim - 1;
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < n_batch; ++i) sizes[i] = pivots->sizes[i];
    sizes[n_batch] = sizes[n_batch + 1] = m;
    fl_tensor *p = steps ? fl_tensor__empty(dtype, n_batch + 2, sizes) : NULL;
    int64_t *order = p ? fl_alloc__get((size_t)m * sizeof(int64_t)) : NULL;
    if (order) {
        const int64_t k = pivots->sizes[n_batch], batch = fl_linalg__batch(p, 2);
        fl_tensor__fill(p, fl_int(0));
        const int64_t item = (int64_t)fl_dtype_size(dtype);
        for (int64_t b = 0; b < batch; ++b) {
            for (int64_t i = 0; i < m; ++i) order[i] = i;
            const int32_t *step = (const int32_t *)steps->data + b * k;
            for (int64_t i = 0; i < k; ++i) {
                const int64_t j = step[i] - 1;
                if (j < 0 || j >= m) {
                    fl_fail(FL_RUNTIME_ERROR,
                            "pivots passed to lu_unpack must be between 1 and LU.size(-2) inclusive."
                            "Did you properly pass the result of lu_factor?");
                    break;
                }
                const int64_t kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
            for (int64_t i = 0; i < m; ++i) {
                char *at = p->data + ((b * m + order[i]) * m + i) * item;
                fl_cast__scalar(at, dtype, fl_int(1));
            }
        }
        fl_alloc__put(order, (size_t)m * sizeof(int64_t));
    }
    fl_release(steps);
    if (fl_failed()) {
        fl_release(p);
        return NULL;
    }
    return fl_scope__result(p);
}

/* Saved: LU, pivots. */
static void lu_factor_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *lu = fl_node__saved(node, 0), *pivots = fl_node__saved(node, 1);
    if (!lu || !pivots || !grad[0]) return;
    fl_tensor *p = permutation(pivots, fl_linalg__rows(lu), (fl_dtype)lu->dtype);
    const int64_t k = fl_linalg__smaller(fl_linalg__rows(lu), fl_linalg__columns_of(lu));
    fl_tensor *gl = fl_linalg__tril(fl_linalg__narrow(grad[0], lu->ndim - 1, 0, k), -1);
    fl_tensor *gu = fl_linalg__triu(fl_linalg__narrow(grad[0], lu->ndim - 2, 0, k), 0);
    if (!fl_failed()) out[0] = lu_slope(p, lower_of(lu), upper_of(lu), gl, gu);
}
static const fl_rule lu_factor_rule = {
    .name = "LinalgLuFactorExBackward0", .backward = lu_factor_backward, .saved = "LU, pivots"};

static fl_linalg_lu_factor_ex_result lu_factor(const char *op, fl_tensor *a, bool pivot, bool check) {
    fl_linalg_lu_factor_ex_result none = {NULL, NULL, NULL};
    if (fl_failed()) return none;
    if (a->ndim < 2) {
        fl_fail(FL_RUNTIME_ERROR, "torch.lu_factor: Expected tensor with 2 or more dimensions. Got size: %s instead",
                FL_SHAPE(a));
        return none;
    }
    if (!fl_linalg__has_kernel("lu_cpu", a)) return none;
    if (!pivot && a->numel) {
        fl_fail(FL_RUNTIME_ERROR, "linalg.lu_factor: LU without pivoting is not implemented on the CPU");
        return none;
    }
    fl_tensor *results[3];
    if (!fl_linalg__lu(op, a, &results[0], &results[1], &results[2])) return none;
    int64_t at;
    const int code = check ? fl_linalg__first_failure(results[2], &at) : 0;
    char element[64];
    if (code > 0)
        fl_fail(FL_RUNTIME_ERROR,
                "%s: %sU[%d,%d] is zero and using it on lu_solve would result in a division by zero. If you still want "
                "to perform the factorization, consider calling linalg.lu(A, pivot) or linalg.lu_factor_ex(A, pivot)",
                op, fl_linalg__element(element, results[2], at), code, code);
    fl_linalg__finish(&lu_factor_rule, &a, 1, results, 3, (fl_tensor *[]){results[0], results[1]}, 2, 0);
    return (fl_linalg_lu_factor_ex_result){results[0], results[1], results[2]};
}

fl_linalg_lu_factor_ex_result fl_linalg_lu_factor_ex(fl_tensor *A, const fl_linalg_lu_factor_ex_options *o) {
    return lu_factor("torch.linalg.lu_factor_ex", A, !o || o->pivot, o && o->check_errors);
}
fl_linalg_lu_factor_result fl_linalg_lu_factor(fl_tensor *A, const fl_linalg_lu_factor_options *o) {
    fl_linalg_lu_factor_ex_result r = lu_factor("torch.linalg.lu_factor", A, !o || o->pivot, true);
    fl_linalg__drop(r.info);
    return (fl_linalg_lu_factor_result){r.LU, r.pivots};
}

/* Saved: P, L, U. */
static void lu_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *p = fl_node__saved(node, 0), *l = fl_node__saved(node, 1), *u = fl_node__saved(node, 2);
    if (!p || !l || !u) return;
    fl_tensor *gl = grad[0] ? fl_linalg__tril(grad[0], -1) : NULL, *gu = grad[1] ? fl_linalg__triu(grad[1], 0) : NULL;
    if (!fl_failed() && (gl || gu)) out[0] = lu_slope(p, l, u, gl, gu);
}
static const fl_rule lu_rule = {.name = "LinalgLuBackward0", .backward = lu_backward, .saved = "P, L, U"};

fl_linalg_lu_result fl_linalg_lu(fl_tensor *A, const fl_linalg_lu_options *o) {
    fl_linalg_lu_result none = {NULL, NULL, NULL};
    if (fl_failed()) return none;
    if (A->ndim < 2) {
        fl_fail(FL_RUNTIME_ERROR, "linalg.lu: Expected tensor with 2 or more dimensions. Got size: %s instead",
                FL_SHAPE(A));
        return none;
    }
    if (!fl_linalg__has_kernel("lu_cpu", A)) return none;
    if (o && !o->pivot && A->numel) {
        fl_fail(FL_RUNTIME_ERROR, "linalg.lu_factor: LU without pivoting is not implemented on the CPU");
        return none;
    }
    fl_tensor *lu, *pivots, *info, *parts[3] = {NULL};
    if (!fl_linalg__lu("linalg.lu", A, &lu, &pivots, &info)) return none;
    fl_no_grad_begin();
    fl_scope_open();
    fl_tensor *dense = fl_contiguous(lu, NULL);
    parts[0] = fl_keep(permutation(pivots, fl_linalg__rows(A), (fl_dtype)A->dtype));
    parts[1] = dense ? fl_keep(lower_of(dense)) : NULL;
    parts[2] = dense ? fl_keep(upper_of(dense)) : NULL;
    fl_scope_close();
    fl_grad_mode_end();
    fl_release(lu);
    fl_release(pivots);
    fl_release(info);
    const bool pivot = !o || o->pivot; /* what was not permuted (an empty matrix: see above) has an empty P */
    fl_tensor *P = pivot ? fl_tensor__retain(parts[0]) : fl_tensor__empty((fl_dtype)A->dtype, 1, &(int64_t){0});
    fl_linalg__finish(&lu_rule, &A, 1, parts + 1, 2, parts, 3, 0);
    fl_release(parts[0]);
    if (parts[1]) return (fl_linalg_lu_result){fl_scope__result(P), parts[1], parts[2]};
    fl_release(P);
    return none;
}

/* Of what is not unpacked. */
static const fl_rule unpacked_rule = {.name = "LuUnpackBackward0", .backward = fl_node__zero_backward};

fl_lu_unpack_result fl_lu_unpack(fl_tensor *LU_data, fl_tensor *LU_pivots, const fl_lu_unpack_options *o) {
    fl_lu_unpack_result none = {NULL, NULL, NULL};
    if (fl_failed()) return none;
    const bool data = !o || o->unpack_data, pivots = !o || o->unpack_pivots;
    if (pivots && (LU_pivots->dtype != FL_INT32 || !(LU_pivots->flags & FL_T_CONTIGUOUS))) {
        fl_fail(FL_RUNTIME_ERROR,
                "torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of torch.int32 "
                "dtype. Note: this function is intended to be used with the output produced by "
                "torch.linalg.lu_factor");
        return none;
    }
    if (!fl_linalg__matrices("torch.lu_unpack", "LU_data", LU_data) || !fl_linalg__has_kernel("lu_unpack", LU_data))
        return none;
    const int64_t nothing[1] = {0};
    const fl_empty_options like = {.dtype = (fl_dtype)LU_data->dtype, .memory_format = FL_CONTIGUOUS_FORMAT};
    fl_tensor *parts[3];
    fl_scope_open();
    fl_tensor *dense = data ? fl_contiguous(LU_data, NULL) : NULL;
    if (data && !dense) {
        fl_scope_close();
        return none;
    }
    parts[0] = fl_keep(pivots ? permutation(LU_pivots, fl_linalg__rows(LU_data), (fl_dtype)LU_data->dtype)
                              : fl_empty(nothing, 1, &like));
    for (int i = 1; i < 3; ++i) {
        parts[i] = fl_keep(!data ? fl_empty(nothing, 1, &like) : i == 1 ? lower_of(dense) : upper_of(dense));
        if (parts[i] && !data) fl_node__record(&unpacked_rule, &LU_data, 1, &parts[i], 1, 0, 0);
        fl_node__named(parts[i], "LuUnpackBackward0");
    }
    fl_scope_close();
    for (int i = 0; i < 3; ++i) {
        if (fl_failed())
            fl_release(parts[i]);
        else
            fl_scope__result(parts[i]);
    }
    return fl_failed() ? none : (fl_lu_unpack_result){parts[0], parts[1], parts[2]};
}

/* ---- Cholesky ---------------------------------------------------------------------------------------------------- */

static void cholesky_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    (void)w;
    *fl_linalg__info(job, i) =
        fl_lapack__potrf(job->lapack, job->real, job->letter[0], job->n, fl_linalg__at(job->a, i, job->n * job->n));
}

/* Zeros in the other triangle, of column-major matrices. */
static void keep_triangle(fl_tensor *t, bool upper, int64_t batch) {
    const int64_t n = fl_linalg__rows(t), item = (int64_t)fl_dtype_size((fl_dtype)t->dtype);
    for (int64_t b = 0; b < batch; ++b) {
        char *matrix = t->data + b * n * n * item;
        for (int64_t j = 0; j < n; ++j) {
            const int64_t from = upper ? j + 1 : 0, to = upper ? n : j;
            memset(matrix + (j * n + from) * item, 0, (size_t)((to - from) * item));
        }
    }
}

/* Saved: the factor, which is upper where the node's byte says so. */
static void cholesky_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *l = fl_node__saved(node, 0);
    if (!l || !grad[0]) return;
    const bool upper = *(const bool *)fl_node__data(node);
    if (upper) l = MT(l);
    fl_tensor *x = fl_linalg__tril(MM(MT(l), upper ? MT(grad[0]) : grad[0]), 0);
    /* Both triangles, the diagonal once, halved. */
    x = fl_mul_scalar(fl_add(x, MT(fl_linalg__tril(x, -1))), fl_float(0.5));
    x = fl_linalg__triangular(l, true, false, true, false, x);
    out[0] = fl_linalg__triangular(l, false, false, false, false, x);
}
static const fl_rule cholesky_ex_rule = {
    .name = "LinalgCholeskyExBackward0", .backward = cholesky_backward, .saved = "L"};
static const fl_rule cholesky_rule = {.name = "CholeskyBackward0", .backward = cholesky_backward, .saved = "result"};

static fl_linalg_cholesky_ex_result cholesky(const char *op, const fl_rule *rule, fl_tensor *a, bool upper,
                                             bool check) {
    fl_linalg_cholesky_ex_result none = {NULL, NULL};
    if (fl_failed() || !fl_linalg__square(op, "A", a) || (rule == &cholesky_ex_rule && !fl_linalg__floating(op, a)) ||
        !fl_linalg__has_kernel("cholesky_cpu", a))
        return none;
    const fl_lapack *lapack = fl_lapack__get(op);
    if (!lapack) return none;
    fl_tensor *results[2] = {fl_linalg__own(a), fl_linalg__numbers(FL_INT32, a->sizes, a->ndim - 2)};
    bool ok = results[0] && results[1];
    if (ok) {
        fl_linalg_job job = {.lapack = lapack, .real = fl_dense__real(a), .a = results[0], .info = results[1]};
        job.n = fl_linalg__rows(a);
        job.letter[0] = upper ? 'U' : 'L';
        const double n = (double)job.n;
        ok = fl_linalg__each(&job, results[1]->numel, n * n * n / 3, 0, cholesky_one);
        if (ok) keep_triangle(results[0], upper, results[1]->numel);
    }
    int64_t at;
    const int code = ok && check ? fl_linalg__first_failure(results[1], &at) : 0;
    char element[64];
    if (code)
        fl_fail(FL_LINALG_ERROR,
                "%s: %sThe factorization could not be completed because the input is not positive-definite (the "
                "leading minor of order %d is not positive-definite).",
                op, fl_linalg__element(element, results[1], at), code);
    fl_node *node = fl_linalg__finish(rule, &a, 1, results, 2, results, 1, sizeof(bool));
    if (node) *(bool *)fl_node__data(node) = upper;
    return (fl_linalg_cholesky_ex_result){results[0], results[1]};
}
static fl_tensor *checked_cholesky(const char *op, const fl_rule *rule, fl_tensor *a, bool upper) {
    fl_linalg_cholesky_ex_result r = cholesky(op, rule, a, upper, true);
    fl_linalg__drop(r.info);
    return r.L;
}

fl_linalg_cholesky_ex_result fl_linalg_cholesky_ex__plain(fl_tensor *self, const fl_linalg_cholesky_ex_options *o) {
    return cholesky("linalg.cholesky_ex", &cholesky_ex_rule, self, o && o->upper, o && o->check_errors);
}
fl_tensor *fl_linalg_cholesky__plain(fl_tensor *self, const fl_linalg_cholesky_options *o) {
    return checked_cholesky("linalg.cholesky", &cholesky_ex_rule, self, o && o->upper);
}
fl_tensor *fl_cholesky__plain(fl_tensor *self, const fl_cholesky_options *o) {
    static atomic_bool said;
    if (fl_failed() || !fl_warning__once(&said, "torch.cholesky is deprecated in favor of torch.linalg.cholesky"))
        return NULL;
    return checked_cholesky("cholesky", &cholesky_rule, self, o && o->upper);
}

/* ---- QR ---------------------------------------------------------------------------------------------------------- */

static void geqrf_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    fl_lapack__geqrf(job->lapack, job->real, job->m, job->n, fl_linalg__at(job->a, i, job->m * job->n),
                     fl_linalg__at(job->b, i, fl_linalg__smaller(job->m, job->n)), w->work, job->lwork);
}
/* a is overwritten; tau is made. */
static bool factor_qr(const fl_lapack *lapack, fl_tensor *a, fl_tensor **tau) {
    fl_linalg_job job = {.lapack = lapack, .real = fl_dense__real(a), .a = a};
    job.m = fl_linalg__rows(a);
    job.n = fl_linalg__columns_of(a);
    const int64_t k = fl_linalg__smaller(job.m, job.n);
    job.b = *tau = fl_linalg__vectors((fl_dtype)a->dtype, a->sizes, a->ndim - 2, k);
    if (!*tau) return false;
    double asked[2] = {0};
    fl_lapack__geqrf(lapack, job.real, job.m, job.n, a->data, (*tau)->data, asked, -1);
    job.lwork = fl_linalg__larger(fl_lapack__asked(job.real, asked), job.n);
    return fl_linalg__each(&job, fl_linalg__batch(a, 2), 2 * (double)job.m * (double)job.n * (double)k, 0, geqrf_one);
}

static void orgqr_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    fl_lapack__orgqr(job->lapack, job->real, job->m, job->n, job->k, fl_linalg__at(job->a, i, job->m * job->n),
                     fl_linalg__at(job->b, i, job->k), w->work, job->lwork);
}
/* q [m, n] holds the reflectors, of which tau has k, and becomes the product. */
static bool make_q(const fl_lapack *lapack, fl_tensor *q, fl_tensor *tau) {
    fl_linalg_job job = {.lapack = lapack, .real = fl_dense__real(q), .a = q, .b = tau};
    job.m = fl_linalg__rows(q);
    job.n = fl_linalg__columns_of(q);
    job.k = tau->sizes[tau->ndim - 1];
    double asked[2] = {0};
    fl_lapack__orgqr(lapack, job.real, job.m, job.n, job.k, q->data, tau->data, asked, -1);
    job.lwork = fl_linalg__larger(fl_lapack__asked(job.real, asked), job.n);
    return fl_linalg__each(&job, fl_linalg__batch(q, 2), 2 * (double)job.m * (double)job.n * (double)job.k, 0,
                           orgqr_one);
}

/* The first `rows` rows of column-major matrices with zeros below the diagonal. */
static fl_tensor *take_r(const fl_tensor *a, int64_t rows) {
    const int64_t m = fl_linalg__rows(a), n = fl_linalg__columns_of(a);
    fl_tensor *r = fl_linalg__new((fl_dtype)a->dtype, a->sizes, a->ndim - 2, rows, n);
    if (!r) return NULL;
    const int64_t batch = fl_linalg__batch(a, 2), item = (int64_t)fl_dtype_size((fl_dtype)a->dtype);
    for (int64_t b = 0; b < batch; ++b) {
        for (int64_t j = 0; j < n; ++j) {
            char *to = r->data + (b * n + j) * rows * item;
            const char *from = a->data + (b * n + j) * m * item;
            const int64_t kept = fl_linalg__smaller(rows, j + 1);
            memcpy(to, from, (size_t)(kept * item));
            memset(to + kept * item, 0, (size_t)((rows - kept) * item));
        }
    }
    return r;
}

/* Q's columns: the reflectors in the first of them, the rest for orgqr to make up. */
static fl_tensor *reflectors(const fl_tensor *a, int64_t columns) {
    const int64_t m = fl_linalg__rows(a), n = fl_linalg__columns_of(a), kept = fl_linalg__smaller(n, columns);
    fl_tensor *q = fl_linalg__new((fl_dtype)a->dtype, a->sizes, a->ndim - 2, m, columns);
    if (!q) return NULL;
    const int64_t batch = fl_linalg__batch(a, 2), item = (int64_t)fl_dtype_size((fl_dtype)a->dtype);
    for (int64_t b = 0; b < batch; ++b) {
        char *to = q->data + b * m * columns * item;
        if (m * kept > 0) memcpy(to, a->data + b * m * n * item, (size_t)(m * kept * item));
        memset(to + m * kept * item, 0, (size_t)(m * (columns - kept) * item));
    }
    return q;
}

/* Saved: Q, R. The node's byte: the mode's first letter. */
static void qr_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const char mode = *(const char *)fl_node__data(node);
    fl_tensor *q = fl_node__saved(node, 0), *r = fl_node__saved(node, 1), *gq = grad[0], *gr = grad[1];
    if (!q || !r || (!gq && !gr)) return;
    if (mode == 'r') {
        fl_fail(FL_RUNTIME_ERROR,
                "The derivative of linalg.qr depends on Q, which is not computed when mode='r'. "
                "Please use linalg.qr(A, mode='reduced') if you are going to require gradients.");
        return;
    }
    const int64_t m = fl_linalg__rows(q), n = fl_linalg__columns_of(r);
    const int last = r->ndim - 1;
    if (mode == 'c' && m > n) {
        fl_fail(FL_RUNTIME_ERROR, "The QR decomposition is not differentiable when mode='complete' and nrows > ncols.");
        return;
    }
    fl_tensor *r1 = r, *beside = NULL;
    if (m < n) { /* A = Q [R1 R2]: what R2 = Q^T A2 gives goes to Q and to A2 */
        r1 = fl_linalg__narrow(r, last, 0, m);
        if (gr) {
            fl_tensor *gr2 = fl_linalg__narrow(gr, last, m, n - m);
            fl_tensor *more = MM(MM(q, fl_linalg__narrow(r, last, m, n - m)), MT(gr2));
            gq = gq ? fl_add(gq, more) : more;
            beside = MM(q, gr2);
            gr = fl_linalg__narrow(gr, last, 0, m);
        } else {
            beside = fl_zeros_like(fl_linalg__narrow(r, last, m, n - m), NULL);
        }
    }
    fl_tensor *x = NULL;
    if (gr) x = MM(r1, MT(gr));
    if (gq) x = x ? fl_sub(x, MM(MT(gq), q)) : fl_neg(MM(MT(gq), q));
    /* The lower triangle, mirrored. */
    x = fl_add(fl_linalg__tril(x, 0), MT(fl_linalg__tril(x, -1)));
    fl_tensor *sum = MM(q, x);
    if (gq) sum = fl_add(gq, sum);
    sum = fl_linalg__triangular(r1, true, true, false, false, sum);
    out[0] = beside ? fl_cat((fl_tensor *[]){sum, beside}, 2, &(fl_cat_options){.dim = -1}) : sum;
}
static const fl_rule qr_rule = {.name = "LinalgQrBackward0", .backward = qr_backward, .saved = "Q, R"};

fl_linalg_qr_result fl_linalg_qr__plain(fl_tensor *A, const fl_linalg_qr_options *o) {
    fl_linalg_qr_result none = {NULL, NULL};
    if (fl_failed() || !fl_linalg__matrices("linalg.qr", "A", A) || !fl_linalg__real("linalg.qr", "geqrf_cpu", A))
        return none;
    if (fl_is_half((fl_dtype)A->dtype)) { /* of no elements too */
        fl_dense__unsupported("geqrf_cpu", A);
        return none;
    }
    const char *mode = o && o->mode ? o->mode : "reduced";
    const bool complete = !strcmp(mode, "complete"), r_only = !strcmp(mode, "r");
    if (!complete && !r_only && strcmp(mode, "reduced")) {
        fl_fail(FL_RUNTIME_ERROR,
                "qr received unrecognized mode '%s' but expected one of 'reduced' (default), 'r', or 'complete'", mode);
        return none;
    }
    const fl_lapack *lapack = fl_lapack__get("linalg.qr");
    fl_tensor *a = lapack ? fl_linalg__own(A) : NULL, *tau = NULL, *results[2] = {NULL, NULL};
    if (a && factor_qr(lapack, a, &tau)) {
        const int64_t m = fl_linalg__rows(A), k = fl_linalg__smaller(m, fl_linalg__columns_of(A));
        const int64_t nothing[1] = {0};
        results[1] = take_r(a, complete ? m : k);
        results[0] = r_only ? fl_tensor__empty((fl_dtype)A->dtype, 1, nothing) : reflectors(a, complete ? m : k);
        if (results[0] && results[1] && !r_only) make_q(lapack, results[0], tau);
    }
    fl_release(a);
    fl_release(tau);
    fl_node *node = fl_linalg__finish(&qr_rule, &A, 1, results, 2, results, 2, 1);
    if (node) *(char *)fl_node__data(node) = mode[0] == 'r' && mode[1] ? 'q' : mode[0];
    return (fl_linalg_qr_result){results[0], results[1]};
}
fl_qr_result fl_qr__plain(fl_tensor *self, const fl_qr_options *o) {
    static atomic_bool said;
    if (fl_failed() ||
        !fl_warning__once(&said,
                          "torch.qr is deprecated in favor of torch.linalg.qr, whose mode is 'reduced' or 'complete'"))
        return (fl_qr_result){NULL, NULL};
    fl_linalg_qr_result r = fl_linalg_qr(self, &(fl_linalg_qr_options){.mode = o && !o->some ? "complete" : "reduced"});
    return (fl_qr_result){r.Q, r.R};
}

static const fl_rule geqrf_rule = {.name = "GeqrfBackward0", .backward = fl_node__no_derivative};
fl_geqrf_result fl_geqrf__plain(fl_tensor *self) {
    fl_geqrf_result none = {NULL, NULL};
    if (fl_failed()) return none;
    if (self->ndim < 2) {
        fl_fail(FL_RUNTIME_ERROR, "torch.geqrf: input must have at least 2 dimensions.");
        return none;
    }
    if (!fl_dense__is_real(self)) { /* empty or not */
        fl_dense__unsupported("geqrf_cpu", self);
        return none;
    }
    const fl_lapack *lapack = fl_lapack__get("geqrf");
    fl_tensor *results[2] = {lapack ? fl_linalg__own(self) : NULL, NULL};
    if (results[0]) factor_qr(lapack, results[0], &results[1]);
    fl_linalg__finish(&geqrf_rule, &self, 1, results, 2, NULL, 0, 0);
    return (fl_geqrf_result){results[0], results[1]};
}

/* Reflector i of k: column i of a with a 1 on the diagonal and zeros above; [..., m, 1]. */
static fl_tensor *reflector(fl_tensor *a, int64_t i) {
    const int last = a->ndim - 1;
    const int64_t m = a->sizes[last - 1];
    fl_tensor *below = fl_linalg__narrow(fl_linalg__narrow(a, last, i, 1), last - 1, i + 1, m - i - 1);
    fl_tensor *above = fl_linalg__narrow(fl_linalg__eye(a, i + 1), 1, i, 1);
    int64_t sizes[FL_MAX_DIMS];
    for (int d = 0; d < last - 1; ++d) sizes[d] = a->sizes[d];
    sizes[last - 1] = i + 1;
    sizes[last] = 1;
    above = above ? fl_expand(above, sizes, a->ndim, NULL) : NULL;
    return above ? fl_cat((fl_tensor *[]){above, below}, 2, &(fl_cat_options){.dim = -2}) : NULL;
}
/* x - tau_i v (v^T x), or from the right: out of ops, so that it can be differentiated. */
static fl_tensor *reflect(fl_tensor *x, fl_tensor *a, fl_tensor *tau, int64_t i, bool left) {
    fl_tensor *v = reflector(a, i);
    if (!v) return NULL;
    fl_tensor *t = fl_unsqueeze(fl_linalg__narrow(tau, tau->ndim - 1, i, 1), -1);
    fl_tensor *step = left ? MM(v, MM(MT(v), x)) : MM(MM(x, v), MT(v));
    return fl_sub(x, fl_mul(t, step));
}

static bool reflectors_fit(const char *op, const fl_tensor *a, const fl_tensor *tau) {
    const char *problem = NULL;
    if (a->ndim < 2)
        problem = "input must have at least 2 dimensions.";
    else if (fl_linalg__rows(a) < fl_linalg__columns_of(a))
        problem = "input.shape[-2] must be greater than or equal to input.shape[-1]";
    else if (tau->ndim < 1 || fl_linalg__columns_of(a) < tau->sizes[tau->ndim - 1])
        problem = "input.shape[-1] must be greater than or equal to tau.shape[-1]";
    else if (a->ndim - tau->ndim != 1)
        problem = "Expected tau to have one dimension less than input";
    else if (a->dtype != tau->dtype)
        problem = "tau and input must have the same dtype";
    for (int i = 0; !problem && i < a->ndim - 2; ++i)
        if (a->sizes[i] != tau->sizes[i]) problem = "Expected batch dimensions of tau to be equal to input.shape[:-2]";
    if (!problem) {
        if (fl_dense__is_real(a)) return true;
        fl_dense__unsupported("orgqr_cpu", a); /* of no elements too */
        return false;
    }
    fl_fail(FL_RUNTIME_ERROR, "%s: %s", op, problem);
    return false;
}

static const fl_rule no_reflectors_rule = {.name = "LinalgHouseholderProductBackward0",
                                           .backward = fl_node__zero_backward};

fl_tensor *fl_linalg_householder_product__plain(fl_tensor *input, fl_tensor *tau) {
    const char *op = "torch.linalg.householder_product";
    if (fl_failed() || !reflectors_fit(op, input, tau)) return NULL;
    const int64_t m = fl_linalg__rows(input), n = fl_linalg__columns_of(input), k = tau->sizes[tau->ndim - 1];
    if (fl_node__would_record((fl_tensor *[]){input, tau}, 2)) {
        fl_whole whole;
        fl_whole__begin(&whole, (fl_tensor *[]){input, tau}, 2);
        fl_scope_open();
        fl_tensor *q = fl_eye_m(m, n, &(fl_eye_m_options){.dtype = (fl_dtype)input->dtype});
        q = q ? fl_expand(q, input->sizes, input->ndim, NULL) : NULL;
        for (int64_t i = k - 1; i >= 0; --i) q = reflect(q, input, tau, i, true);
        if (k == 0 && (q = fl_clone(q, NULL)))
            fl_node__record(&no_reflectors_rule, (fl_tensor *[]){input, tau}, 2, &q, 1, 0, 0);
        return fl_whole__end(&whole, fl_scope_return(q), no_reflectors_rule.name);
    }
    const fl_lapack *lapack = fl_lapack__get(op);
    fl_tensor *q = lapack ? fl_linalg__own(input) : NULL, *factors = q ? fl_tensor__contiguous(tau) : NULL;
    const bool ok = factors && make_q(lapack, q, factors);
    fl_release(factors);
    if (ok) return fl_scope__result(q);
    fl_release(q);
    return NULL;
}
fl_tensor *fl_orgqr__plain(fl_tensor *self, fl_tensor *input2) { return fl_linalg_householder_product(self, input2); }

static void ormqr_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    const int64_t rows = job->letter[0] == 'L' ? job->m : job->n;
    fl_lapack__ormqr(job->lapack, job->real, job->letter[0], job->letter[1], job->m, job->n, job->k,
                     fl_linalg__at(job->a, i, rows * fl_linalg__columns_of(job->a)), rows,
                     fl_linalg__at(job->b, i, job->k), fl_linalg__at(job->c, i, job->m * job->n), w->work, job->lwork);
}
fl_tensor *fl_ormqr__plain(fl_tensor *self, fl_tensor *input2, fl_tensor *input3, const fl_ormqr_options *o) {
    if (fl_failed()) return NULL;
    const bool left = !o || o->left, transpose = o && o->transpose;
    if (self->ndim < 2 || input3->ndim < 2)
        return fl_fail(FL_RUNTIME_ERROR, "torch.ormqr: %s must have at least 2 dimensions.",
                       self->ndim < 2 ? "input" : "other");
    const int64_t rows = fl_linalg__rows(self), m = fl_linalg__rows(input3), n = fl_linalg__columns_of(input3);
    const int64_t k = input2->ndim ? input2->sizes[input2->ndim - 1] : 0;
    if ((left ? m : n) < k)
        return fl_fail(FL_RUNTIME_ERROR, "torch.ormqr: other.shape[%d] must be greater than or equal to tau.shape[-1]",
                       left ? -2 : -1);
    const int64_t reflectors = fl_linalg__smaller(left ? m : n, fl_linalg__columns_of(self));
    if (input2->ndim && k != reflectors)
        return fl_fail(FL_RUNTIME_ERROR,
                       "torch.ormqr: tau.shape[-1] must be equal to min(other.shape[%d], input.shape[-1])",
                       left ? -2 : -1);
    if ((left ? m : n) != rows)
        return fl_fail(FL_RUNTIME_ERROR, "torch.ormqr: other.shape[%d] must be equal to input.shape[-2]",
                       left ? -2 : -1);
    if (input2->ndim != self->ndim - 1 || input3->ndim != self->ndim)
        return fl_fail(FL_RUNTIME_ERROR,
                       "torch.ormqr: Expected tau to have one dimension less than input, and other as "
                       "many, but got %s, %s and %s",
                       FL_SHAPE(self), FL_SHAPE(input2), FL_SHAPE(input3));
    for (int i = 0; i < self->ndim - 2; ++i)
        if (self->sizes[i] != input2->sizes[i] || self->sizes[i] != input3->sizes[i])
            return fl_fail(FL_RUNTIME_ERROR,
                           "torch.ormqr: Expected batch dimensions of input, tau and other to be "
                           "equal, but got %s, %s and %s",
                           FL_SHAPE(self), FL_SHAPE(input2), FL_SHAPE(input3));
    if (self->dtype != input2->dtype || self->dtype != input3->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "torch.ormqr: Expected input, tau and other to have the same dtype");
    if (!fl_linalg__has_kernel("ormqr_cpu", self)) return NULL;
    if (fl_node__would_record((fl_tensor *[]){self, input2, input3}, 3)) {
        /* Q = H_1 ... H_k: Q x takes the last reflector first, Q^T x the first. */
        fl_whole whole;
        fl_whole__begin(&whole, (fl_tensor *[]){self, input2, input3}, 3);
        fl_scope_open();
        fl_tensor *x = input3;
        for (int64_t i = 0; i < k && x; ++i) x = reflect(x, self, input2, left == transpose ? i : k - 1 - i, left);
        return fl_whole__end(&whole, fl_scope_return(k ? x : fl_clone(input3, NULL)), "OrmqrBackward0");
    }
    const fl_lapack *lapack = fl_lapack__get("ormqr");
    fl_tensor *c = lapack ? fl_linalg__own(input3) : NULL, *a = c ? fl_linalg__as_columns(self) : NULL;
    fl_tensor *tau = a ? fl_tensor__contiguous(input2) : NULL;
    bool ok = tau != NULL;
    if (ok) {
        fl_linalg_job job = {.lapack = lapack, .real = fl_dense__real(c), .a = a, .b = tau, .c = c};
        job.m = m;
        job.n = n;
        job.k = k;
        job.letter[0] = left ? 'L' : 'R';
        job.letter[1] = transpose ? 'T' : 'N';
        double asked[2] = {0};
        fl_lapack__ormqr(lapack, job.real, job.letter[0], job.letter[1], m, n, k, a->data, rows, tau->data, c->data,
                         asked, -1);
        job.lwork = fl_linalg__larger(fl_lapack__asked(job.real, asked), fl_linalg__larger(m, n));
        ok = fl_linalg__each(&job, fl_linalg__batch(c, 2), 4 * (double)m * (double)n * (double)k, 0, ormqr_one);
    }
    fl_release(a);
    fl_release(tau);
    if (ok) return fl_scope__result(c);
    fl_release(c);
    return NULL;
}

/* ---- LDL --------------------------------------------------------------------------------------------------------- */

static void ldl_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    *fl_linalg__info(job, i) =
        fl_lapack__sytrf(job->lapack, job->real, 'L', job->n, fl_linalg__at(job->a, i, job->n * job->n),
                         fl_linalg__at(job->pivots, i, job->n), w->wide, w->work, job->lwork);
}
static const fl_rule ldl_rule = {.name = "NotImplemented", .backward = fl_node__no_derivative};

static fl_linalg_ldl_factor_ex_result ldl_factor(const char *op, fl_tensor *a, bool check) {
    fl_linalg_ldl_factor_ex_result none = {NULL, NULL, NULL};
    if (fl_failed() || !fl_linalg__square("torch.linalg.ldl_factor_ex", "A", a) ||
        !fl_linalg__real("torch.linalg.ldl_factor_ex", "ldl_factor_kernel_cpu", a))
        return none;
    const fl_lapack *lapack = fl_lapack__get(op);
    if (!lapack) return none;
    const int64_t n = fl_linalg__rows(a);
    fl_tensor *results[3] = {fl_linalg__own(a), fl_linalg__vectors(FL_INT32, a->sizes, a->ndim - 2, n),
                             fl_linalg__numbers(FL_INT32, a->sizes, a->ndim - 2)};
    if (results[0] && results[1] && results[2]) {
        fl_linalg_job job = {.lapack = lapack, .real = fl_dense__real(a), .n = n};
        job.a = results[0];
        job.pivots = results[1];
        job.info = results[2];
        double asked[2] = {0};
        fl_lapack__sytrf(lapack, job.real, 'L', n, job.a->data, (int32_t *)job.pivots->data, NULL, asked, -1);
        job.lwork = fl_linalg__larger(fl_lapack__asked(job.real, asked), n);
        if (fl_linalg__each(&job, job.info->numel, (double)n * (double)n * (double)n / 3, n, ldl_one))
            keep_triangle(results[0], false, job.info->numel);
    }
    int64_t at;
    const int code = check && !fl_failed() ? fl_linalg__first_failure(results[2], &at) : 0;
    char element[64];
    if (code)
        fl_fail(FL_RUNTIME_ERROR, "%s: %sthe diagonal block %d of D is exactly zero", op,
                fl_linalg__element(element, results[2], at), code);
    fl_linalg__finish(&ldl_rule, &a, 1, results, 3, NULL, 0, 0);
    return (fl_linalg_ldl_factor_ex_result){results[0], results[1], results[2]};
}
fl_linalg_ldl_factor_ex_result fl_linalg_ldl_factor_ex(fl_tensor *self, const fl_linalg_ldl_factor_ex_options *o) {
    return ldl_factor("torch.linalg.ldl_factor_ex", self, o && o->check_errors);
}
fl_linalg_ldl_factor_result fl_linalg_ldl_factor(fl_tensor *self, const fl_linalg_ldl_factor_options *o) {
    (void)o; /* real symmetric matrices are Hermitian */
    fl_linalg_ldl_factor_ex_result r = ldl_factor("torch.linalg.ldl_factor", self, true);
    fl_linalg__drop(r.info);
    return (fl_linalg_ldl_factor_result){r.LD, r.pivots};
}

static void ldl_solve_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    fl_lapack__sytrs(job->lapack, job->real, 'L', job->n, job->k, fl_linalg__at(job->a, i, job->n * job->n),
                     fl_linalg__at(job->pivots, i, job->n), w->wide, fl_linalg__at(job->b, i, job->n * job->k));
}
static const fl_rule ldl_solve_rule = {.name = "NotImplemented", .backward = fl_node__no_derivative};
fl_tensor *fl_linalg_ldl_solve(fl_tensor *LD, fl_tensor *pivots, fl_tensor *B, const fl_linalg_ldl_solve_options *o) {
    (void)o;
    const char *op = "torch.linalg.ldl_solve";
    if (fl_failed() || !fl_linalg__square(op, "LD", LD)) return NULL;
    if (fl_is_float((fl_dtype)pivots->dtype))
        return fl_fail(FL_RUNTIME_ERROR, "%s: Expected pivots to be integers. Got %s", op,
                       fl_dtype__scalar_type((fl_dtype)pivots->dtype));
    const int64_t n = fl_linalg__rows(LD);
    if (B->ndim < 2 && fl_shape__wrap_dim(-2, B->ndim) < 0) return NULL;
    if (fl_linalg__rows(B) != n || pivots->ndim != LD->ndim - 1 || pivots->sizes[pivots->ndim - 1] != n)
        return fl_fail(FL_RUNTIME_ERROR, "%s: shapes of LD %s, pivots %s and B %s do not match", op, FL_SHAPE(LD),
                       FL_SHAPE(pivots), FL_SHAPE(B));
    if (!fl_linalg__same_type(op, "LD", LD, "B", B) || !fl_linalg__real(op, "ldl_solve_kernel_cpu", LD)) return NULL;
    int64_t batch[FL_MAX_DIMS];
    const int n_batch = fl_shape__broadcast(LD->sizes, LD->ndim - 2, B->sizes, B->ndim - 2, batch);
    const fl_lapack *lapack = n_batch < 0 ? NULL : fl_lapack__get(op);
    fl_linalg_job job = {.lapack = lapack, .real = fl_dense__real(LD), .n = n, .k = fl_linalg__columns_of(B)};
    fl_tensor *out = lapack ? fl_linalg__copy(B, batch, n_batch, n) : NULL;
    job.b = out;
    job.a = out ? fl_linalg__copy(LD, batch, n_batch, n) : NULL;
    job.pivots = job.a ? fl_linalg__vectors(FL_INT32, batch, n_batch, n) : NULL;
    if (job.pivots && fl_tensor__copy(job.pivots, pivots))
        fl_linalg__each(&job, fl_linalg__batch(out, 2), 2.0 * (double)n * (double)n * (double)job.k, n, ldl_solve_one);
    fl_release(job.a);
    fl_release(job.pivots);
    fl_linalg__finish(&ldl_solve_rule, (fl_tensor *[]){LD, B}, 2, &out, 1, NULL, 0, 0);
    return out;
}
