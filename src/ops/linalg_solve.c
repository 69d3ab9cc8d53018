/* linalg_solve.c: systems of linear equations: with any matrix, a triangular or a factored one, and by least squares;
 * inverses and determinants, which come of the same factorisations.
 */
#include "base/alloc.h"
#include "base/error.h"
#include "kernels/gemm.h"
#include "kernels/triangle.h"
#include "ops/linalg.h"
#include "ops/plain.h"
#include "tensor/offer.h"

/* ---- Shapes of right-hand sides ---------------------------------------------------------------------------------- */

/* Whether PyTorch takes B for (a batch of) vectors. */
static bool is_vector(const fl_tensor *a, const fl_tensor *b) {
    if (b->ndim == 1) return true;
    if (a->ndim - 1 != b->ndim) return false;
    for (int i = 0; i < b->ndim; ++i)
        if (a->sizes[i] != b->sizes[i]) return false;
    return true;
}
static bool sides_match(const char *op, const fl_tensor *a, const fl_tensor *b, bool left) {
    const int64_t n = fl_linalg__rows(a), got = left ? fl_linalg__rows(b) : fl_linalg__columns_of(b);
    if (n == got) return true;
    fl_fail(FL_RUNTIME_ERROR, "%s: Incompatible shapes of A and B for the equation %s (%lldx%lld and %lldx%lld)", op,
            left ? "AX = B" : "XA = B", (long long)n, (long long)fl_linalg__columns_of(a),
            (long long)fl_linalg__rows(b), (long long)fl_linalg__columns_of(b));
    return false;
}

/* ---- solve and inv ----------------------------------------------------------------------------------------------- */

static void solve_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    const int64_t n = job->n;
    int32_t *info = fl_linalg__info(job, i), *pivots = fl_linalg__at(job->pivots, i, n);
    void *a = fl_linalg__at(job->a, i, n * n);
    *info = fl_lapack__getrf(job->lapack, job->real, n, n, a, pivots, w->wide);
    fl_lapack__getrs(job->lapack, job->real, job->letter[0], n, job->k, a, pivots, w->wide,
                     fl_linalg__at(job->b, i, n * job->k));
}

/* Saved: A, the result. Bytes: left, vectors. */
static void solve_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const bool *how = fl_node__data(node), left = how[0], vectors = how[1];
    fl_tensor *a = fl_node__saved(node, 0), *x = fl_node__saved(node, 1);
    if (!a || !x || !grad[0]) return;
    fl_tensor *g = vectors ? fl_unsqueeze(grad[0], -1) : grad[0];
    if (vectors) x = fl_unsqueeze(x, -1);
    const fl_linalg_solve_ex_options o = {.left = left};
    fl_tensor *gb = fl_linalg_solve_ex(MT(a), g, &o).result;
    if (!gb) return;
    if (fl_node__needs(node, 0)) out[0] = fl_neg(left ? MM(gb, MT(x)) : MM(MT(x), gb));
    if (fl_node__needs(node, 1)) out[1] = vectors ? fl_squeeze_dim(gb, -1) : gb;
}
static const fl_rule solve_rule = {.name = "LinalgSolveExBackward0", .backward = solve_backward, .saved = "A, result"};

/* b as matrices: vectors as matrices of one column. One reference. */
static fl_tensor *as_matrices(const char *op, fl_tensor *b, bool vectors) {
    if (!vectors) return fl_tensor__retain(b);
    if (b->ndim + 1 > FL_MAX_DIMS) return fl_fail(FL_RUNTIME_ERROR, "%s: too many dimensions", op);
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    for (int i = 0; i < b->ndim; ++i) {
        sizes[i] = b->sizes[i];
        strides[i] = b->strides[i];
    }
    sizes[b->ndim] = strides[b->ndim] = 1;
    return fl_tensor__view(b, b->ndim + 1, sizes, strides, 0);
}

/* A copy of the matrices b, spread over the batch, for LAPACK to write the result over: in columns; or, where a stands
 * on the right, in rows: X A = B is A^T X^T = B^T, and B^T in columns is B in rows. */
static fl_tensor *copy_of_sides(fl_tensor *b, bool left, const int64_t *batch, int n_batch) {
    if (left) return fl_linalg__copy(b, batch, n_batch, fl_linalg__rows(b));
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < n_batch; ++i) sizes[i] = batch[i];
    sizes[n_batch] = fl_linalg__rows(b);
    sizes[n_batch + 1] = fl_linalg__columns_of(b);
    fl_tensor *out = fl_tensor__empty((fl_dtype)b->dtype, n_batch + 2, sizes);
    if (!out || fl_tensor__copy(out, b)) return out;
    fl_release(out);
    return NULL;
}

/* Of the info of a broadcast batch, the part that is a's own; zeros where the batch is empty. One reference. */
static fl_tensor *info_of(const fl_tensor *a, fl_tensor *info) {
    int64_t strides[FL_MAX_DIMS];
    const int n = a->ndim - 2;
    if (info->numel == 0) {
        fl_tensor *zeros = fl_linalg__numbers(FL_INT32, a->sizes, n);
        if (!zeros || fl_tensor__fill(zeros, fl_int(0))) return zeros;
        fl_release(zeros);
        return NULL;
    }
    for (int i = 0; i < n; ++i) strides[i] = info->strides[info->ndim - n + i];
    fl_tensor *own = fl_tensor__view(info, n, a->sizes, strides, 0);
    fl_tensor *dense = own ? fl_tensor__contiguous(own) : NULL;
    fl_release(own);
    return dense;
}

/* The result; *info_out gets the info, a result too. */
static fl_tensor *solve(const char *op, fl_tensor *a, fl_tensor *b, bool left, bool check, fl_tensor **info_out) {
    *info_out = NULL;
    if (fl_failed() || !fl_linalg__floating("linalg.solve", a) || !fl_linalg__square("linalg.solve", "A", a) ||
        !fl_linalg__same_type("linalg.solve", "A", a, "B", b))
        return NULL;
    if (b->ndim == 0) return fl_fail(FL_RUNTIME_ERROR, "linalg.solve: B must have at least one dimension");
    const bool vectors = is_vector(a, b);
    if (vectors && !left)
        return fl_fail(FL_RUNTIME_ERROR,
                       "linalg.solve: Vector broadcasting of the left hand side is not supported for "
                       "left=False. In this case linalg.solve is equivalent to B / A.squeeze(-1)");
    const int64_t n = fl_linalg__rows(a);
    int64_t batch[FL_MAX_DIMS];
    const int n_batch =
        fl_shape__broadcast(a->sizes, a->ndim - 2, b->sizes, vectors ? b->ndim - 1 : b->ndim - 2, batch);
    if (n_batch < 0) return NULL;
    fl_offer__withdraw();
    fl_tensor *sides = as_matrices(op, b, vectors);
    if (!sides) return NULL;
    fl_tensor *out = NULL, *all_info = NULL, *info = NULL, *lu = NULL, *pivots = NULL, *results[2] = {NULL, NULL};
    const fl_lapack *lapack = NULL;
    if (!sides_match("linalg.solve", a, sides, left) || !fl_linalg__real("linalg.solve", "lu_cpu", a) ||
        !(lapack = fl_lapack__get(op)))
        goto done;
    fl_linalg_job job = {.lapack = lapack, .real = fl_dense__real(a), .n = n};
    job.letter[0] = left ? 'N' : 'T';
    job.k = left ? fl_linalg__columns_of(sides) : fl_linalg__rows(sides);
    job.a = lu = fl_linalg__copy(a, batch, n_batch, n);
    job.pivots = pivots = fl_linalg__vectors(FL_INT32, batch, n_batch, n);
    job.info = all_info = fl_linalg__numbers(FL_INT32, batch, n_batch);
    job.b = out = copy_of_sides(sides, left, batch, n_batch);
    if (!lu || !pivots || !all_info || !out) goto done;
    const double cost = (2.0 / 3 * (double)n + 2 * (double)job.k) * (double)n * (double)n;
    if (!fl_linalg__each(&job, all_info->numel, cost, n, solve_one)) goto done;
    if (vectors && !fl_tensor__restride(out, n_batch + 1, out->sizes, out->strides)) goto done;
    info = info_of(a, all_info);
    if (!info) goto done;
    int64_t at;
    char element[64];
    if (check && fl_linalg__first_failure(info, &at)) {
        fl_fail(FL_LINALG_ERROR, "torch.%s: %sThe solver failed because the input matrix is singular.", op,
                fl_linalg__element(element, info, at));
        goto done;
    }
    /* PyTorch lays out vectors as if their batch were rows of a matrix. */
    results[0] = vectors && n_batch > 0 ? fl_linalg__own(out) : fl_tensor__retain(out);
    results[1] = fl_tensor__retain(info);
done:
    fl_release(sides);
    fl_release(lu);
    fl_release(pivots);
    fl_release(out);
    fl_release(all_info);
    fl_release(info);
    fl_node *node =
        fl_linalg__finish(&solve_rule, (fl_tensor *[]){a, b}, 2, results, 2, (fl_tensor *[]){a, results[0]}, 2, 2);
    if (node) {
        bool *how = fl_node__data(node);
        how[0] = left;
        how[1] = vectors;
    }
    *info_out = results[1];
    return results[0];
}

fl_linalg_solve_ex_result fl_linalg_solve_ex(fl_tensor *A, fl_tensor *B, const fl_linalg_solve_ex_options *o) {
    fl_linalg_solve_ex_result r;
    r.result = solve("linalg.solve_ex", A, B, !o || o->left, o && o->check_errors, &r.info);
    return r;
}
fl_tensor *fl_linalg_solve__plain(fl_tensor *A, fl_tensor *B, const fl_linalg_solve_options *o) {
    fl_tensor *info, *x = solve("linalg.solve", A, B, !o || o->left, true, &info);
    fl_linalg__drop(info);
    return x;
}

static void inv_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    const int64_t n = job->n;
    int32_t *info = fl_linalg__info(job, i), *pivots = fl_linalg__at(job->pivots, i, n);
    void *a = fl_linalg__at(job->a, i, n * n);
    *info = fl_lapack__getrf(job->lapack, job->real, n, n, a, pivots, w->wide);
    if (*info == 0) fl_lapack__getri(job->lapack, job->real, n, a, pivots, w->wide, w->work, job->lwork);
}
static void inv_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *inverse = fl_node__saved(node, 0);
    if (inverse && grad[0]) out[0] = fl_neg(MM(MT(inverse), MM(grad[0], MT(inverse))));
}
static const fl_rule inv_rule = {.name = "LinalgInvExBackward0", .backward = inv_backward, .saved = "inverse"};

/* What solving with the identity gives in the place of inverses that are not there: infinities and NaN. */
static bool replace_singular(fl_tensor *a, fl_tensor *inverse, fl_tensor *info) {
    fl_scope_open();
    fl_tensor *x = fl_linalg_solve_ex(fl_detach(a), fl_linalg__eye(a, fl_linalg__rows(a)), NULL).result;
    fl_tensor *whole = fl_eq_scalar(fl_unsqueeze(fl_unsqueeze(info, -1), -1), fl_int(0));
    fl_tensor *all = fl_where(whole, inverse, x);
    const bool done = all && fl_tensor__copy(inverse, all);
    fl_scope_close();
    return done;
}

static fl_tensor *inverse(const char *op, fl_tensor *a, bool check, fl_tensor **info_out) {
    *info_out = NULL;
    if (fl_failed() || !fl_linalg__precise("linalg.inv", a) || !fl_linalg__square("linalg.inv", "A", a)) return NULL;
    const fl_lapack *lapack = fl_lapack__get(op);
    if (!lapack) return NULL;
    const int64_t n = fl_linalg__rows(a);
    fl_linalg_job job = {.lapack = lapack, .real = fl_dense__real(a), .n = n};
    fl_tensor *results[2];
    job.a = results[0] = fl_linalg__own(a);
    job.info = results[1] = fl_linalg__numbers(FL_INT32, a->sizes, a->ndim - 2);
    job.pivots = fl_linalg__vectors(FL_INT32, a->sizes, a->ndim - 2, n);
    if (results[0] && results[1] && job.pivots) {
        double asked[2] = {0};
        int64_t wide[1];
        fl_lapack__getri(lapack, job.real, n, job.a->data, (int32_t *)job.pivots->data, wide, asked, -1);
        job.lwork = fl_linalg__larger(fl_lapack__asked(job.real, asked), n);
        fl_linalg__each(&job, job.info->numel, 2 * (double)n * (double)n * (double)n, n, inv_one);
    }
    fl_release(job.pivots);
    int64_t at;
    const int code = fl_failed() ? 0 : fl_linalg__first_failure(results[1], &at);
    char element[64];
    if (code && !check)
        replace_singular(a, results[0], results[1]);
    else if (code)
        fl_fail(FL_LINALG_ERROR,
                "%s: %sThe diagonal element %d is zero, the inversion could not be completed because the input matrix "
                "is singular.",
                op, fl_linalg__element(element, results[1], at), code);
    fl_linalg__finish(&inv_rule, &a, 1, results, 2, results, 1, 0);
    *info_out = results[1];
    return results[0];
}
fl_linalg_inv_ex_result fl_linalg_inv_ex__plain(fl_tensor *A, const fl_linalg_inv_ex_options *o) {
    fl_linalg_inv_ex_result r;
    r.inverse = inverse("linalg.inv_ex", A, o && o->check_errors, &r.info);
    return r;
}
fl_tensor *fl_linalg_inv__plain(fl_tensor *A) {
    fl_tensor *info, *x = inverse("linalg.inv", A, true, &info);
    fl_linalg__drop(info);
    return x;
}
fl_tensor *fl_inverse__plain(fl_tensor *self) { return fl_linalg_inv(self); }

/* ---- Determinants ------------------------------------------------------------------------------------------------ */

/* A^-T diag(d), d [...]: by the saved factors where nothing is recorded; a 0 on U's diagonal counts as a tiny number,
 * for there d is 0. */
static fl_tensor *over_transpose(fl_tensor *a, fl_tensor *lu, fl_tensor *pivots, fl_tensor *d) {
    const int64_t n = fl_linalg__rows(a);
    fl_tensor *sides = fl_mul(fl_unsqueeze(fl_unsqueeze(d, -1), -1), fl_linalg__eye(a, n));
    if (fl_failed()) return NULL;
    if (fl_grad_enabled()) return fl_linalg_solve(MT(a), sides, NULL);
    const double eps = a->dtype == FL_FLOAT64 ? 2.220446049250313e-16 : 1.1920928955078125e-07;
    fl_tensor *zeros = fl_eq_scalar(fl_linalg__diag(lu), fl_int(0));
    fl_tensor *filled = fl_add(lu, fl_linalg__diagonal_of(fl_mul_scalar(fl_type_as(zeros, a), fl_float(eps))));
    return fl_linalg_lu_solve(filled, pivots, sides, &(fl_linalg_lu_solve_options){.left = true, .adjoint = true});
}

/* The gradient of det, also where A is singular, as a formula: A = U S V^T, and of det S each value's is the product of
 * the others. */
static fl_tensor *by_values(fl_tensor *a, fl_tensor *grad) {
    fl_linalg_svd_result r = fl_linalg_svd(a, NULL);
    if (!r.S) return NULL;
    const int64_t n = fl_linalg__rows(a), last[1] = {-1};
    fl_tensor *ones = fl_ones_like(fl_linalg__narrow(r.S, r.S->ndim - 1, 0, 1), NULL);
    const fl_cat_options along = {.dim = -1};
    fl_tensor *before = fl_cat((fl_tensor *[]){ones, fl_linalg__narrow(r.S, r.S->ndim - 1, 0, n - 1)}, 2, &along);
    fl_tensor *after = fl_cat((fl_tensor *[]){fl_linalg__narrow(r.S, r.S->ndim - 1, 1, n - 1), ones}, 2, &along);
    fl_tensor *back = fl_flip(fl_cumprod(fl_flip(after, last, 1), -1, NULL), last, 1);
    fl_tensor *others = fl_mul(fl_cumprod(before, -1, NULL), back);
    fl_tensor *sign = fl_mul(fl_mul(fl_linalg_det(r.U), fl_linalg_det(r.Vh)), grad);
    return MM(fl_mul(r.U, fl_unsqueeze(fl_mul(others, fl_unsqueeze(sign, -1)), -2)), r.Vh);
}

/* Saved: A, LU, pivots, the determinant. */
static void det_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *a = fl_node__saved(node, 0), *lu = fl_node__saved(node, 1), *pivots = fl_node__saved(node, 2);
    fl_tensor *det = fl_node__saved(node, 3);
    if (!a || !lu || !pivots || !det || !grad[0]) return;
    fl_tensor *singular = fl_grad_enabled() ? fl_any(fl_eq_scalar(det, fl_int(0))) : NULL;
    if (singular && fl_item(singular) != 0)
        out[0] = by_values(a, grad[0]);
    else
        out[0] = over_transpose(a, lu, pivots, fl_mul(grad[0], det));
}
static void slogdet_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *a = fl_node__saved(node, 0), *lu = fl_node__saved(node, 1), *pivots = fl_node__saved(node, 2);
    if (a && lu && pivots && grad[1]) out[0] = over_transpose(a, lu, pivots, grad[1]);
}
static const fl_rule det_rule = {
    .name = "LinalgDetBackward0", .backward = det_backward, .saved = "A, LU, pivots, result"};
static const fl_rule slogdet_rule = {
    .name = "LinalgSlogdetBackward0", .backward = slogdet_backward, .saved = "A, LU, pivots"};

/* det (log_too NULL), or its sign and the logarithm of its magnitude, of every packed LU. */
static void determinants(const fl_tensor *lu, const fl_tensor *pivots, fl_tensor *det, fl_tensor *log_too) {
    const int64_t n = fl_linalg__rows(lu);
    for (int64_t b = 0; b < det->numel; ++b) {
        const int32_t *steps = fl_linalg__at(pivots, b, n);
        const char *matrix = fl_linalg__at(lu, b, n * n);
        double product = 1, logs = 0;
        float product_f32 = 1;
        for (int64_t i = 0; i < n; ++i) {
            const double x = lu->dtype == FL_FLOAT64 ? ((const double *)matrix)[i * (n + 1)]
                                                     : (double)((const float *)matrix)[i * (n + 1)];
            const double sign = steps[i] == i + 1 ? 1 : -1;
            product *= sign * (log_too ? (double)((x > 0) - (x < 0)) : x);
            product_f32 *= (float)(sign * (log_too ? (double)((x > 0) - (x < 0)) : x));
            if (log_too) logs += log(fabs(x));
        }
        if (det->dtype == FL_FLOAT64) {
            ((double *)det->data)[b] = product;
            if (log_too) ((double *)log_too->data)[b] = logs;
        } else {
            ((float *)det->data)[b] = product_f32;
            if (log_too) ((float *)log_too->data)[b] = (float)logs;
        }
    }
}

static bool determinant(const char *op, fl_tensor *a, bool logs, const fl_rule *rule, fl_tensor **results) {
    results[0] = results[1] = NULL;
    if (fl_failed() || !fl_linalg__square(op, "A", a)) return false;
    if (!(logs ? fl_linalg__precise(op, a) : fl_linalg__real(op, "lu_cpu", a))) return false;
    fl_tensor *lu, *pivots, *info;
    if (!fl_linalg__lu(op, a, &lu, &pivots, &info)) return false;
    results[0] = fl_linalg__numbers((fl_dtype)a->dtype, a->sizes, a->ndim - 2);
    results[1] = logs ? fl_linalg__numbers((fl_dtype)a->dtype, a->sizes, a->ndim - 2) : NULL;
    if (results[0] && fl_is_half((fl_dtype)a->dtype)) { /* of no elements: empty products */
        if (!fl_fill_(results[0], fl_int(1))) {
            fl_release(results[0]);
            results[0] = NULL;
        }
    } else if (results[0] && (!logs || results[1])) {
        determinants(lu, pivots, results[0], results[1]);
    }
    fl_linalg__finish(rule, &a, 1, results, logs ? 2 : 1, (fl_tensor *[]){a, lu, pivots, results[0]}, 4, 0);
    fl_release(lu);
    fl_release(pivots);
    fl_release(info);
    return results[0] != NULL;
}
fl_tensor *fl_linalg_det(fl_tensor *A) {
    fl_tensor *r[2];
    determinant("linalg.det", A, false, &det_rule, r);
    return r[0];
}
fl_tensor *fl_det(fl_tensor *self) { return fl_linalg_det(self); }
fl_linalg_slogdet_result fl_linalg_slogdet(fl_tensor *A) {
    fl_tensor *r[2];
    determinant("linalg.slogdet", A, true, &slogdet_rule, r);
    return (fl_linalg_slogdet_result){r[0], r[1]};
}
fl_slogdet_result fl_slogdet(fl_tensor *self) {
    fl_linalg_slogdet_result r = fl_linalg_slogdet(self);
    return (fl_slogdet_result){r.sign, r.logabsdet};
}
fl_tensor *fl_logdet(fl_tensor *self) {
    if (fl_failed() || !fl_linalg__square("logdet", "A", self) || !fl_linalg__precise("logdet", self)) return NULL;
    fl_scope_open();
    fl_linalg_slogdet_result r = fl_linalg_slogdet(self);
    if (!r.sign) return fl_scope_return(NULL);
    return fl_scope_return(fl_where_scalar_self(fl_eq_scalar(r.sign, fl_int(-1)), fl_float(NAN), r.logabsdet));
}

/* ---- With factors in hand ---------------------------------------------------------------------------------------- */

static void lu_solve_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    fl_lapack__getrs(job->lapack, job->real, job->letter[0], job->n, job->k, fl_linalg__at(job->a, i, job->n * job->n),
                     fl_linalg__at(job->pivots, i, job->n), w->wide, fl_linalg__at(job->b, i, job->n * job->k));
}

/* Saved: LU, pivots, X. Bytes: adjoint. With A = P L U and Y = P^T X:
 * A X = B: gB = A^-T g, gU = -triu(L^T P^T gB X^T), gL = -tril(P^T gB (U X)^T);
 * A^T X = B: gB = A^-1 g, gU = -triu(L^T Y gB^T), gL = -tril(Y (U gB)^T). */
static void lu_solve_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *lu = fl_node__saved(node, 0), *pivots = fl_node__saved(node, 1), *x = fl_node__saved(node, 2);
    if (!lu || !pivots || !x || !grad[0]) return;
    const bool adjoint = *(const bool *)fl_node__data(node);
    fl_tensor *gb =
        fl_linalg_lu_solve(lu, pivots, grad[0], &(fl_linalg_lu_solve_options){.left = true, .adjoint = !adjoint});
    if (!gb) return;
    if (fl_node__needs(node, 1)) out[1] = gb;
    if (!fl_node__needs(node, 0)) return;
    fl_lu_unpack_result f = fl_lu_unpack(lu, fl_contiguous(pivots, NULL), NULL);
    if (!f.U) return;
    fl_tensor *gl, *gu;
    if (adjoint) {
        fl_tensor *y = MM(MT(f.P), x);
        gu = MM(MT(f.L), MM(y, MT(gb)));
        gl = MM(y, MT(MM(f.U, gb)));
    } else {
        fl_tensor *pg = MM(MT(f.P), gb);
        gu = MM(MT(f.L), MM(pg, MT(x)));
        gl = MM(pg, MT(MM(f.U, x)));
    }
    out[0] = fl_neg(fl_add(fl_linalg__tril(gl, -1), fl_linalg__triu(gu, 0)));
}
static const fl_rule lu_solve_rule = {
    .name = "LinalgLuSolveBackward0", .backward = lu_solve_backward, .saved = "LU, pivots, result"};

fl_tensor *fl_linalg_lu_solve(fl_tensor *LU, fl_tensor *pivots, fl_tensor *B, const fl_linalg_lu_solve_options *o) {
    const char *op = "linalg.lu_solve";
    const bool left = !o || o->left, adjoint = o && o->adjoint;
    if (fl_failed() || !fl_linalg__floating(op, LU)) return NULL;
    if (pivots->dtype != FL_INT32)
        return fl_fail(FL_RUNTIME_ERROR, "%s: pivots should be a Tensor of scalar type torch.int32", op);
    if (!fl_linalg__square(op, "LU", LU) || !fl_linalg__matrices(op, "B", B) ||
        !fl_linalg__same_type(op, "LU", LU, "B", B))
        return NULL;
    const int64_t n = fl_linalg__rows(LU);
    if (!fl_linalg__floating(op, LU)) return NULL;
    bool fits = pivots->ndim == LU->ndim - 1 && pivots->sizes[pivots->ndim - 1] == n;
    for (int i = 0; fits && i < LU->ndim - 2; ++i) fits = LU->sizes[i] == pivots->sizes[i];
    if (!fits)
        return fl_fail(FL_RUNTIME_ERROR,
                       "%s: Number of pivots per batch should be same as the dimension of the matrix: LU %s, pivots %s",
                       op, FL_SHAPE(LU), FL_SHAPE(pivots));
    if (!sides_match(op, LU, B, left) || !fl_linalg__real(op, "lu_solve_cpu", LU)) return NULL;
    if (!left) {
        fl_whole whole;
        fl_whole__begin(&whole, (fl_tensor *[]){LU, B}, 2);
        fl_scope_open();
        fl_tensor *x =
            fl_linalg_lu_solve(LU, pivots, MT(B), &(fl_linalg_lu_solve_options){.left = true, .adjoint = !adjoint});
        return fl_whole__end(&whole, fl_scope_return(x ? MT(x) : NULL), lu_solve_rule.name);
    }
    int64_t batch[FL_MAX_DIMS];
    const int n_batch = fl_shape__broadcast(LU->sizes, LU->ndim - 2, B->sizes, B->ndim - 2, batch);
    const fl_lapack *lapack = n_batch < 0 ? NULL : fl_lapack__get(op);
    fl_linalg_job job = {.lapack = lapack, .real = fl_dense__real(LU), .n = n, .k = fl_linalg__columns_of(B)};
    job.letter[0] = adjoint ? 'T' : 'N';
    fl_tensor *x = lapack ? fl_linalg__copy(B, batch, n_batch, n) : NULL;
    job.b = x;
    job.a = x ? fl_linalg__copy(LU, batch, n_batch, n) : NULL;
    job.pivots = job.a ? fl_linalg__vectors(FL_INT32, batch, n_batch, n) : NULL;
    bool valid = job.pivots && fl_tensor__copy(job.pivots, pivots);
    for (int64_t i = 0; valid && i < job.pivots->numel; ++i) {
        const int32_t pivot = ((const int32_t *)job.pivots->data)[i];
        valid = pivot >= 1 && pivot <= n;
        if (!valid)
            fl_fail(FL_RUNTIME_ERROR, "%s: pivots must lie between 1 and %lld, got %d", op, (long long)n, (int)pivot);
    }
    if (valid)
        fl_linalg__each(&job, fl_linalg__batch(x, 2), 2 * (double)n * (double)n * (double)job.k, n, lu_solve_one);
    fl_release(job.a);
    fl_release(job.pivots);
    fl_node *node = fl_linalg__finish(&lu_solve_rule, (fl_tensor *[]){LU, B}, 2, &x, 1, (fl_tensor *[]){LU, pivots, x},
                                      3, sizeof(bool));
    if (node) *(bool *)fl_node__data(node) = adjoint;
    return x;
}
fl_tensor *fl_lu_solve__plain(fl_tensor *self, fl_tensor *LU_data, fl_tensor *LU_pivots) {
    static atomic_bool said;
    if (fl_failed() ||
        !fl_warning__once(
            &said, "torch.lu_solve is deprecated in favor of torch.linalg.lu_solve, which takes LU and pivots first"))
        return NULL;
    return fl_linalg_lu_solve(LU_data, LU_pivots, self, NULL);
}

/* Matrix i of a batch. job.letter: L or R for A's side, U or L for its triangle, R or C for row- or column-major, U for
 * a unit diagonal. */
static bool triangular_matrix(const fl_linalg_job *job, int64_t i) {
    const bool left = job->letter[0] == 'L', upper = job->letter[1] == 'U', by_rows = job->letter[2] == 'R';
    const int64_t n = left ? job->m : job->n, count = left ? job->n : job->m;
    /* X A = B is A^T X^T = B^T. */
    return fl_triangle__solve(job->real, upper == left, job->letter[3] == 'U', n, fl_linalg__at(job->a, i, n * n),
                              by_rows == left ? n : 1, by_rows == left ? 1 : n, fl_linalg__at(job->b, i, n * count),
                              left ? 1 : count, left ? n : 1, count);
}
static void triangular_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    (void)w;
    triangular_matrix(job, i);
}

/* Saved: A, X. Bytes: upper, left, unitriangular. */
static void triangular_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const bool *how = fl_node__data(node), upper = how[0], left = how[1], unit = how[2];
    fl_tensor *a = fl_node__saved(node, 0), *x = fl_node__saved(node, 1);
    if (!a || !x || !grad[0]) return;
    fl_tensor *gb = fl_linalg__triangular(a, true, upper, left, unit, grad[0]);
    if (!gb) return;
    if (fl_node__needs(node, 1)) out[1] = gb;
    if (!fl_node__needs(node, 0)) return;
    fl_tensor *ga = fl_neg(left ? MM(gb, MT(x)) : MM(MT(x), gb));
    out[0] = upper ? fl_linalg__triu(ga, unit) : fl_linalg__tril(ga, -(int64_t)unit);
}
static const fl_rule solve_triangular_rule = {.name = "LinalgSolveTriangularBackward0",
                                              .backward = triangular_backward};
static const fl_rule triangular_solve_rule = {.name = "TriangularSolveBackward0", .backward = triangular_backward};

static bool same_batch(const fl_tensor *a, const int64_t *batch) {
    for (int i = 0; i < a->ndim - 2; ++i)
        if (a->sizes[i] != batch[i]) return false;
    return true;
}
/* Matrices that are only read, over the batch: as they stand where they are dense. `order`: R row-, C column-major. One
 * reference. */
static fl_tensor *read_matrices(fl_tensor *a, const int64_t *batch, int n_batch, char *order) {
    const bool same = n_batch == a->ndim - 2 && same_batch(a, batch), rows = same && a->flags & FL_T_CONTIGUOUS;
    *order = rows ? 'R' : 'C';
    return rows   ? fl_tensor__retain(a)
           : same ? fl_linalg__as_columns(a)
                  : fl_linalg__copy(a, batch, n_batch, fl_linalg__rows(a));
}
static fl_tensor *triangular(const char *op, const fl_rule *rule, fl_tensor *a, fl_tensor *b, bool upper, bool left,
                             bool unit) {
    if (fl_failed() || !fl_linalg__square(op, "A", a) || !fl_linalg__matrices(op, "B", b) ||
        !sides_match(op, a, b, left))
        return NULL;
    if (!fl_dense__is_real(a)) return fl_dense__unsupported("triangular_solve_cpu", a);
    int64_t batch[FL_MAX_DIMS];
    const int n_batch = fl_shape__broadcast(a->sizes, a->ndim - 2, b->sizes, b->ndim - 2, batch);
    if (n_batch < 0) return NULL;
    const int64_t n = fl_linalg__rows(a), m = fl_linalg__rows(b), columns = fl_linalg__columns_of(b);
    fl_linalg_job job = {.real = fl_dense__real(a), .m = m, .n = columns};
    job.letter[0] = left ? 'L' : 'R';
    job.letter[1] = upper ? 'U' : 'L';
    job.letter[3] = unit ? 'U' : 'N';
    fl_tensor *x = fl_linalg__copy(b, batch, n_batch, m);
    job.b = x;
    job.a = x ? read_matrices(a, batch, n_batch, &job.letter[2]) : NULL;
    const int64_t count = x ? fl_linalg__batch(x, 2) : 0;
    if (job.a && n <= FL_GEMM_TRIANGLE) /* which takes no memory, so that it may run on any thread */
        fl_linalg__each(&job, count, (double)n * (double)m * (double)columns, 0, triangular_one);
    for (int64_t i = 0; job.a && n > FL_GEMM_TRIANGLE && i < count && triangular_matrix(&job, i);) ++i;
    fl_release(job.a);
    fl_node *node =
        fl_linalg__finish(rule, (fl_tensor *[]){a, b}, 2, &x, 1, (fl_tensor *[]){a, x}, 2, 3 * sizeof(bool));
    if (node) {
        bool *how = fl_node__data(node);
        how[0] = upper;
        how[1] = left;
        how[2] = unit;
    }
    return x;
}
fl_tensor *fl_linalg_solve_triangular(fl_tensor *self, fl_tensor *B, bool upper,
                                      const fl_linalg_solve_triangular_options *o) {
    if (fl_failed()) return NULL;
    fl_scope_open(); /* for B in the type of A */
    return fl_scope_return(triangular("linalg.solve_triangular", &solve_triangular_rule, self,
                                      B->dtype == self->dtype ? B : fl_to(B, (fl_dtype)self->dtype, NULL), upper,
                                      !o || o->left, o && o->unitriangular));
}
/* A over the batch of x, column-major, with A's gradient. */
static fl_tensor *copy_columns(fl_tensor *a, const fl_tensor *x) {
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < x->ndim - 2; ++i) sizes[i] = x->sizes[i];
    sizes[x->ndim - 2] = sizes[x->ndim - 1] = fl_linalg__rows(a);
    fl_tensor *wide = fl_expand(a, sizes, x->ndim, NULL);
    fl_tensor *copy = wide ? fl_clone(MT(wide), &(fl_clone_options){FL_CONTIGUOUS_FORMAT}) : NULL;
    return copy ? MT(copy) : NULL;
}
fl_triangular_solve_result fl_triangular_solve__plain(fl_tensor *self, fl_tensor *A,
                                                      const fl_triangular_solve_options *o) {
    fl_triangular_solve_result none = {NULL, NULL};
    static atomic_bool said;
    if (fl_failed() ||
        !fl_warning__once(&said,
                          "torch.triangular_solve is deprecated in favor of torch.linalg.solve_triangular, which takes "
                          "A first and returns the solution alone"))
        return none;
    const bool upper = !o || o->upper, transpose = o && o->transpose;
    if (self->ndim < 2 || A->ndim < 2) {
        const fl_tensor *bad = self->ndim < 2 ? self : A;
        fl_fail(FL_RUNTIME_ERROR,
                "torch.triangular_solve: Expected %s to have at least 2 dimensions, but it has %d dimensions instead",
                self->ndim < 2 ? "b" : "A", (int)bad->ndim);
        return none;
    }
    if (!fl_linalg__same_type("torch.triangular_solve", "A", A, "b", self)) return none;
    fl_scope_open();
    fl_tensor *x = triangular("torch.triangular_solve", &triangular_solve_rule, transpose ? MT(A) : A, self,
                              upper != transpose, true, o && o->unitriangular);
    fl_tensor *copy = x ? fl_node__named(copy_columns(A, x), triangular_solve_rule.name) : NULL;
    x = fl_keep(copy ? x : NULL);
    copy = fl_scope_return(copy);
    return (fl_triangular_solve_result){fl_scope__result(x), copy};
}

/* Saved: L, X. Bytes: upper. */
static void cholesky_solve_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const bool upper = *(const bool *)fl_node__data(node);
    fl_tensor *l = fl_node__saved(node, 0), *x = fl_node__saved(node, 1);
    if (!l || !x || !grad[0]) return;
    fl_tensor *gb = fl_cholesky_solve(grad[0], l, &(fl_cholesky_solve_options){.upper = upper});
    if (!gb) return;
    if (fl_node__needs(node, 0)) out[0] = gb;
    if (!fl_node__needs(node, 1)) return;
    fl_tensor *both = MM(gb, MT(x));
    both = fl_add(both, MT(both));
    out[1] = fl_neg(upper ? MM(l, both) : MM(both, l)); /* of the triangle that is not read too, as PyTorch's */
}
static const fl_rule cholesky_solve_rule = {
    .name = "CholeskySolveBackward0", .backward = cholesky_solve_backward, .saved = "input2, result"};
/* L L^T X = B, matrix i. job.letter: U or L for the triangle that A has, R or C for row- or column-major. */
static bool cholesky_solve_matrix(const fl_linalg_job *job, int64_t i) {
    const bool upper = job->letter[0] == 'U', by_rows = job->letter[1] == 'R';
    const int64_t n = job->n, down = by_rows == upper ? 1 : n, along = by_rows == upper ? n : 1; /* L's strides */
    const void *a = fl_linalg__at(job->a, i, n * n);
    void *b = fl_linalg__at(job->b, i, n * job->k);
    return fl_triangle__solve(job->real, false, false, n, a, down, along, b, 1, n, job->k) &&
           fl_triangle__solve(job->real, true, false, n, a, along, down, b, 1, n, job->k);
}
static void cholesky_solve_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    (void)w;
    cholesky_solve_matrix(job, i);
}
fl_tensor *fl_cholesky_solve__plain(fl_tensor *self, fl_tensor *input2, const fl_cholesky_solve_options *o) {
    if (fl_failed()) return NULL;
    if (self->ndim < 2 || input2->ndim < 2)
        return fl_fail(FL_RUNTIME_ERROR, "%s should have at least 2 dimensions, but has %d dimensions instead",
                       self->ndim < 2 ? "b" : "u", self->ndim < 2 ? (int)self->ndim : (int)input2->ndim);
    const int64_t n = fl_linalg__rows(input2);
    if (!fl_linalg__square("cholesky_solve", "A", input2)) return NULL;
    if (fl_linalg__rows(self) != n)
        return fl_fail(FL_RUNTIME_ERROR,
                       "Incompatible matrix sizes for cholesky_solve: each A matrix is %lld by %lld but each b matrix "
                       "is %lld by %lld",
                       (long long)n, (long long)n, (long long)fl_linalg__rows(self),
                       (long long)fl_linalg__columns_of(self));
    if (!fl_linalg__same_type("cholesky_solve", "b", self, "A", input2)) return NULL;
    if (!fl_dense__is_real(self)) return fl_dense__unsupported("cholesky_solve_cpu", self);
    int64_t batch[FL_MAX_DIMS];
    const int n_batch = fl_shape__broadcast(input2->sizes, input2->ndim - 2, self->sizes, self->ndim - 2, batch);
    if (n_batch < 0) return NULL;
    fl_linalg_job job = {.real = fl_dense__real(self), .n = n, .k = fl_linalg__columns_of(self)};
    job.letter[0] = o && o->upper ? 'U' : 'L';
    fl_tensor *x = fl_linalg__copy(self, batch, n_batch, n);
    job.b = x;
    job.a = x ? read_matrices(input2, batch, n_batch, &job.letter[1]) : NULL;
    const int64_t count = job.a ? fl_linalg__batch(x, 2) : 0;
    if (n <= FL_GEMM_TRIANGLE) /* which takes no memory, so that it may run on any thread */
        fl_linalg__each(&job, count, 2 * (double)n * (double)n * (double)job.k, 0, cholesky_solve_one);
    for (int64_t i = 0; n > FL_GEMM_TRIANGLE && i < count && cholesky_solve_matrix(&job, i);) ++i;
    fl_release(job.a);
    fl_node *node = fl_linalg__finish(&cholesky_solve_rule, (fl_tensor *[]){self, input2}, 2, &x, 1,
                                      (fl_tensor *[]){input2, x}, 2, sizeof(bool));
    if (node) *(bool *)fl_node__data(node) = o && o->upper;
    return x;
}

/* Saved: L, the inverse. Bytes: upper. */
static void cholesky_inverse_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const bool upper = *(const bool *)fl_node__data(node);
    fl_tensor *l = fl_node__saved(node, 0), *inverse = fl_node__saved(node, 1);
    if (!l || !inverse || !grad[0]) return;
    fl_tensor *both = MM(inverse, MM(fl_add(grad[0], MT(grad[0])), inverse));
    out[0] = fl_neg(upper ? MM(l, both) : MM(both, l)); /* of the triangle that is not read too, as PyTorch's */
}
static const fl_rule cholesky_inverse_rule = {.name = "CholeskyInverseBackward0",
                                              .backward = cholesky_inverse_backward};
/* L L^T X = I for matrix i, some columns of X at a time: those from column j on are looked for from row j on alone, for
 * X is symmetric. `spare`: for n x FL_GEMM_TRIANGLE numbers, where n is above that. */
#define INVERSE(NAME, type)                                                                                \
    static bool NAME(const fl_linalg_job *job, int64_t i, void *spare) {                                   \
        const bool upper = job->letter[0] == 'U', by_rows = job->letter[1] == 'R';                         \
        const int64_t n = job->n, down = by_rows == upper ? 1 : n, along = by_rows == upper ? n : 1;       \
        const int64_t width = n <= 8 ? 1 : n <= FL_GEMM_TRIANGLE ? 16 : FL_GEMM_TRIANGLE;                  \
        const type *a = fl_linalg__at(job->a, i, n * n);                                                   \
        type *b = fl_linalg__at(job->b, i, n * n);                                                         \
        int32_t *info = fl_linalg__info(job, i);                                                           \
        *info = 0;                                                                                         \
        for (int64_t j = 0; j < n && !*info; ++j)                                                          \
            if (a[j * (n + 1)] == 0) *info = (int32_t)j + 1;                                               \
        for (int64_t j = 0; j < n && !*info; j += width) {                                                 \
            const int64_t rows = n - j, columns = rows < width ? rows : width, next = spare ? rows : n;    \
            type *x = spare ? spare : b + j * (n + 1);                                                     \
            for (int64_t c = 0; c < columns; ++c)                                                          \
                for (int64_t r = 0; r < rows; ++r) x[c * next + r] = r == c;                               \
            const type *t = a + j * (n + 1);                                                               \
            if (!fl_triangle__solve(job->real, false, false, rows, t, down, along, x, 1, next, columns) || \
                !fl_triangle__solve(job->real, true, false, rows, t, along, down, x, 1, next, columns))    \
                return false;                                                                              \
            for (int64_t c = 0; spare && c < columns; ++c)                                                 \
                memcpy(b + (j + c) * n + j, x + c * rows, (size_t)rows * sizeof(type));                    \
        }                                                                                                  \
        for (int64_t j = 0; j < n; ++j)                                                                    \
            for (int64_t r = 0; r < j; ++r) b[j * n + r] = b[r * n + j];                                   \
        return true;                                                                                       \
    }
INVERSE(inverse_f32, float)
INVERSE(inverse_f64, double)
#undef INVERSE
static bool cholesky_inverse_matrix(const fl_linalg_job *job, int64_t i, void *spare) {
    return job->real == FL_REAL_F64 ? inverse_f64(job, i, spare) : inverse_f32(job, i, spare);
}
static void cholesky_inverse_one(const fl_linalg_job *job, int64_t i, const fl_linalg_work *w) {
    (void)w;
    cholesky_inverse_matrix(job, i, NULL);
}
fl_tensor *fl_cholesky_inverse__plain(fl_tensor *self, const fl_cholesky_inverse_options *o) {
    if (fl_failed() || !fl_linalg__square("cholesky_inverse", "A", self)) return NULL;
    if (!fl_dense__is_real(self)) return fl_dense__unsupported("cholesky_inverse_out_cpu", self);
    const int64_t n = fl_linalg__rows(self);
    const int n_batch = self->ndim - 2;
    fl_linalg_job job = {.real = fl_dense__real(self), .n = n, .k = n};
    job.letter[0] = o && o->upper ? 'U' : 'L';
    fl_tensor *x = fl_linalg__new((fl_dtype)self->dtype, self->sizes, n_batch, n, n);
    job.b = x;
    job.a = x ? read_matrices(self, self->sizes, n_batch, &job.letter[1]) : NULL;
    job.info = job.a ? fl_linalg__numbers(FL_INT32, self->sizes, n_batch) : NULL;
    int64_t at;
    char element[64];
    if (job.info) {
        const int64_t count = job.info->numel;
        if (n <= FL_GEMM_TRIANGLE) { /* which takes no memory, so that it may run on any thread */
            fl_linalg__each(&job, count, (double)n * (double)n * (double)n, 0, cholesky_inverse_one);
        } else {
            const size_t bytes = (size_t)(n * FL_GEMM_TRIANGLE) * fl_dtype_size((fl_dtype)self->dtype);
            char *spare = fl_alloc__get(bytes);
            for (int64_t i = 0; spare && i < count && cholesky_inverse_matrix(&job, i, spare);) ++i;
            fl_alloc__put(spare, bytes);
        }
    }
    if (job.info && !fl_failed()) {
        const int code = fl_linalg__first_failure(job.info, &at);
        if (code)
            fl_fail(FL_LINALG_ERROR,
                    "cholesky_inverse: %sThe diagonal element %d is zero, the inversion could not be completed because "
                    "the input matrix is singular.",
                    fl_linalg__element(element, job.info, at), code);
    }
    fl_release(job.a);
    fl_release(job.info);
    fl_node *node =
        fl_linalg__finish(&cholesky_inverse_rule, &self, 1, &x, 1, (fl_tensor *[]){self, x}, 2, sizeof(bool));
    if (node) *(bool *)fl_node__data(node) = o && o->upper;
    return x;
}
