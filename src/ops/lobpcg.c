/* lobpcg.c: a few of the largest or smallest eigenvalues of a symmetric matrix, A x = e B x, by the locally optimal
 * block preconditioned conjugate gradient method (A. Knyazev, "Toward the optimal preconditioned eigensolver", 2001).
 *
 * Each step takes the best vectors within the span of the present ones, their residuals (preconditioned by iK) and the
 * directions of the last step. The span gets an orthonormal basis by the eigenvectors of its Gram matrix; directions
 * that depend on the others are left out.
 */
#include <math.h>

#include "base/alloc.h"
#include "base/generator.h"
#include "ops/linalg.h"

/* One problem: matrices, B and iK NULL where they are not given. */
typedef struct problem {
    fl_tensor *a, *b, *preconditioner;
    bool largest;
    int64_t k;
    double tol;
} problem;

static fl_tensor *times_b(const problem *p, fl_tensor *x) { return p->b ? MM(p->b, x) : x; }

/* A basis of the span of the columns, orthonormal with respect to B. */
static fl_tensor *orthonormal(const problem *p, fl_tensor *s) {
    for (int pass = 0; pass < 2 && s; ++pass) {
        fl_tensor *gram = MM(MT(s), times_b(p, s));
        const double tiny = s->dtype == FL_FLOAT64 ? 1e-300 : 1e-37;
        fl_tensor *scale = fl_rsqrt(fl_clamp_min_scalar(fl_diagonal(gram, NULL), fl_float(tiny)));
        gram = fl_mul(fl_mul(gram, scale), fl_unsqueeze(scale, 1));
        fl_linalg_eigh_result e = fl_linalg_eigh(gram, NULL);
        if (fl_failed()) return NULL;
        const int64_t n = fl_linalg__columns_of(s);
        const double eps = (s->dtype == FL_FLOAT64 ? 2.23e-16 : 1.2e-7) * 10 * (double)n;
        const double counted = fl_item(fl_sum(fl_gt_scalar(e.eigenvalues, fl_float(eps)), NULL));
        if (fl_failed()) return NULL;
        const int64_t kept = (int64_t)counted;
        fl_tensor *values = fl_narrow(e.eigenvalues, 0, n - kept, kept);
        fl_tensor *vectors = fl_mul(fl_narrow(e.eigenvectors, 1, n - kept, kept), fl_rsqrt(values));
        s = MM(fl_mul(s, scale), vectors);
    }
    return s;
}

/* The best n vectors within the span of an orthonormal basis, the wanted end first; *values gets theirs. */
static fl_tensor *best_within(const problem *p, fl_tensor *basis, int64_t n, fl_tensor **values) {
    fl_linalg_eigh_result e = fl_linalg_eigh(MM(MT(basis), MM(p->a, basis)), NULL);
    if (fl_failed()) return NULL;
    const int64_t all = fl_numel(e.eigenvalues), some = n < all ? n : all;
    const int64_t first = 0, second = 1, from = p->largest ? all - some : 0;
    fl_tensor *chosen = fl_narrow(e.eigenvalues, 0, from, some), *vectors = fl_narrow(e.eigenvectors, 1, from, some);
    if (p->largest) {
        chosen = fl_flip(chosen, &first, 1);
        vectors = fl_flip(vectors, &second, 1);
    }
    *values = chosen;
    return MM(basis, vectors);
}

/* Whether the residuals of the first k vectors are small against the matrices' size. */
static bool converged(const problem *p, fl_tensor *residual, fl_tensor *x, fl_tensor *values, double norm_a,
                      double norm_b) {
    const int64_t rows = 0;
    fl_linalg_vector_norm_options o = FL_LINALG_VECTOR_NORM_OPTIONS;
    o.dim = &rows;
    o.n_dim = 1;
    fl_tensor *size = fl_linalg_vector_norm(fl_narrow(residual, 1, 0, p->k), &o);
    fl_tensor *against = fl_linalg_vector_norm(fl_narrow(x, 1, 0, p->k), &o);
    fl_tensor *scale =
        fl_add_scalar(fl_mul_scalar(fl_abs(fl_narrow(values, 0, 0, p->k)), fl_float(norm_b)), fl_float(norm_a));
    fl_tensor *small = fl_lt_scalar(fl_div(size, fl_mul(against, scale)), fl_float(p->tol));
    return small && fl_item(fl_all(small)) != 0;
}

/* Steps of niter = -1, which is to go on until all is converged: with a tolerance that rounding does not let it reach,
 * it would never end. */
#define MOST_STEPS 100000

/* values [k] and vectors [m, k], kept. */
static void solve(const problem *p, fl_tensor *start, int64_t niter, fl_tensor **out) {
    const int64_t most = niter < 0 ? MOST_STEPS : niter;
    fl_scope_open();
    const int64_t n = fl_linalg__columns_of(start);
    fl_tensor *values = NULL, *last = NULL;
    fl_tensor *x = best_within(p, orthonormal(p, start), n, &values);
    const double norm_x = fl_item(fl_norm(x, NULL)), norm_a = fl_item(fl_norm(MM(p->a, x), NULL)) / norm_x;
    const double norm_b = p->b ? fl_item(fl_norm(MM(p->b, x), NULL)) / norm_x : 1;
    for (int64_t i = 0; i < most && !fl_failed(); ++i) {
        fl_scope_open();
        fl_tensor *residual = fl_sub(MM(p->a, x), fl_mul(times_b(p, x), values));
        const bool done = converged(p, residual, x, values, norm_a, norm_b);
        fl_tensor *next = NULL, *next_values = NULL, *direction = NULL;
        if (!done && !fl_failed()) {
            fl_tensor *w = p->preconditioner ? MM(p->preconditioner, residual) : residual;
            w = fl_sub(w, MM(x, MM(MT(x), times_b(p, w))));
            fl_tensor *parts[] = {x, w, last};
            fl_tensor *span = fl_cat(parts, last ? 3 : 2, &(fl_cat_options){.dim = 1});
            next = fl_keep(best_within(p, orthonormal(p, span), n, &next_values));
            next_values = fl_keep(next_values);
            direction = fl_keep(fl_sub(next, MM(x, MM(MT(x), times_b(p, next)))));
        }
        fl_scope_close();
        if (done || fl_failed()) {
            fl_release(next);
            fl_release(next_values);
            fl_release(direction);
            break;
        }
        x = fl_scope__result(next);
        values = fl_scope__result(next_values);
        last = fl_scope__result(direction);
    }
    out[0] = fl_keep(fl_clone(fl_narrow(values, 0, 0, p->k), NULL));
    out[1] = fl_keep(fl_clone(fl_narrow(x, 1, 0, p->k), NULL));
    fl_scope_close();
}

/* ---- The gradient ------------------------------------------------------------------------------------------------ */

/* de_i = x_i' dA x_i and dx_i = sum over the other eigenvectors v_j of v_j (v_j' dA x_i) / (e_i - e_j): all of them are
 * needed, so they are computed here. */
static void lobpcg_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *a = fl_node__saved(node, 0), *values = fl_node__saved(node, 1), *x = fl_node__saved(node, 2);
    const bool largest = *(const bool *)fl_node__data(node);
    fl_tensor *sum = grad[0] ? fl_mul(x, fl_unsqueeze(grad[0], -2)) : NULL;
    if (grad[1]) {
        fl_linalg_eigh_result e = fl_linalg_eigh(a, NULL);
        if (fl_failed()) return;
        const int64_t m = fl_linalg__rows(a), k = fl_linalg__columns_of(x), last = e.eigenvalues->ndim - 1;
        fl_tensor *own = fl_narrow(fl_eye(m, &(fl_eye_options){.dtype = (fl_dtype)a->dtype}), 1, largest ? m - k : 0,
                                   k); /* vector j is x_i */
        const int64_t columns = 1;
        if (largest) own = fl_flip(own, &columns, 1);
        fl_tensor *gaps = fl_sub(fl_unsqueeze(values, -2), fl_unsqueeze(e.eigenvalues, last + 1));
        fl_tensor *mask = fl_gt_scalar(own, fl_float(0.5));
        fl_tensor *over = fl_masked_fill(fl_reciprocal(fl_masked_fill(gaps, mask, fl_int(1))), mask, fl_int(0));
        fl_tensor *turned = MM(e.eigenvectors, fl_mul(MM(MT(e.eigenvectors), grad[1]), over));
        sum = sum ? fl_add(sum, turned) : turned;
    }
    if (sum) out[0] = MM(sum, MT(x));
}
static const fl_rule lobpcg_rule = {
    .name = "LOBPCGAutogradFunctionBackward", .backward = lobpcg_backward, .saved = "A, eigenvalues, eigenvectors"};

static void lobpcg_b_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)node, (void)grad, (void)out;
    fl_fail(FL_VALUE_ERROR, "lobpcg.backward does not support backward with B != I yet.");
}
static const fl_rule lobpcg_b_rule = {.name = "LOBPCGAutogradFunctionBackward", .backward = lobpcg_b_backward};

/* ---- The function ------------------------------------------------------------------------------------------------ */

static bool check(const fl_tensor *a, const fl_lobpcg_options *o, int64_t *k, int64_t *n) {
    if (a->ndim < 2 || fl_linalg__rows(a) != fl_linalg__columns_of(a))
        return fl_fail(FL_ASSERTION_ERROR, "A must be square, got shape %s", FL_SHAPE(a)) != NULL;
    if (a->dtype != FL_FLOAT32 && a->dtype != FL_FLOAT64) {
        return fl_fail(FL_RUNTIME_ERROR, "lobpcg: A must be of float32 or float64, got %s",
                       fl_dtype_name((fl_dtype)a->dtype)) != NULL;
    }
    if (o->X && !fl_linalg__floating("lobpcg", o->X)) return false;
    if (o->B && !fl_shape__equal(a, o->B)) {
        return fl_fail(FL_ASSERTION_ERROR, "A and B must have same shape, got %s vs %s", FL_SHAPE(a), FL_SHAPE(o->B)) !=
               NULL;
    }
    const int64_t m = fl_linalg__rows(a);
    *k = o->k != FL_NONE ? o->k : o->X && o->X->ndim >= 2 ? fl_linalg__columns_of(o->X) : 1;
    *n = o->X && o->X->ndim >= 2 ? fl_linalg__columns_of(o->X) : o->n != FL_NONE ? o->n : *k;
    if (m < 3 * *n) {
        return fl_fail(FL_VALUE_ERROR,
                       "LOBPCG algorithm is not applicable when the number of A rows (=%lld) is smaller than 3 x the "
                       "number of requested eigenpairs (=%lld)",
                       (long long)m, (long long)*n) != NULL;
    }
    if (*k < 1 || *k > *n) {
        return fl_fail(FL_VALUE_ERROR, "lobpcg: k must be between 1 and the number of vectors, %lld, got %lld",
                       (long long)*n, (long long)*k) != NULL;
    }
    if (o->X) {
        bool fits = o->X->ndim == a->ndim && fl_linalg__rows(o->X) == m;
        for (int i = 0; fits && i < a->ndim - 2; ++i) fits = o->X->sizes[i] == a->sizes[i];
        if (!fits) return fl_fail(FL_ASSERTION_ERROR, "X shape mismatch: got %s", FL_SHAPE(o->X)) != NULL;
    }
    return true;
}

static fl_tensor *one_of(fl_tensor *t, int64_t i) {
    if (!t || t->ndim == 2) return t;
    const int64_t shape[3] = {-1, fl_linalg__rows(t), fl_linalg__columns_of(t)};
    return fl_select(fl_reshape(t, shape, 3), 0, i);
}

/* One result a matrix, put together in the shape of the batch with `inner` sizes behind; NULL after an error. */
static fl_tensor *gathered(const fl_tensor *a, fl_tensor *const *each, int n, const int64_t *inner, int n_inner) {
    int64_t shape[FL_MAX_DIMS];
    for (int i = 0; i < a->ndim - 2; ++i) shape[i] = a->sizes[i];
    for (int i = 0; i < n_inner; ++i) shape[a->ndim - 2 + i] = inner[i];
    const int ndim = a->ndim - 2 + n_inner;
    return n ? fl_reshape(fl_stack(each, n, NULL), shape, ndim)
             : fl_zeros(shape, ndim, &(fl_zeros_options){.dtype = (fl_dtype)a->dtype});
}

fl_lobpcg_result fl_lobpcg(fl_tensor *A, const fl_lobpcg_options *options) {
    const fl_lobpcg_options defaults = FL_LOBPCG_OPTIONS, *o = options ? options : &defaults;
    int64_t k = 0, n = 0;
    if (fl_failed() || !check(A, o, &k, &n)) return (fl_lobpcg_result){NULL, NULL};
    const int64_t m = fl_linalg__rows(A), batch = fl_linalg__batch(A, 2), sizes[2] = {m, k};
    const double eps = A->dtype == FL_FLOAT64 ? 2.23e-16 : 1.2e-7;
    problem p = {.largest = o->largest != 0, .k = k, .tol = isnan(o->tol) ? sqrt(eps) : o->tol};
    const bool no_grad = fl_thread__self.no_grad;
    fl_thread__self.no_grad = true;
    fl_generator_mark before;
    fl_generator__mark(NULL, &before);
    fl_scope_open();
    int64_t shape[FL_MAX_DIMS];
    for (int i = 0; i < A->ndim; ++i) shape[i] = A->sizes[i];
    shape[A->ndim - 1] = n;
    fl_tensor *start = o->X ? o->X : fl_randn(shape, A->ndim, &(fl_randn_options){.dtype = (fl_dtype)A->dtype});
    const size_t bytes = (size_t)(2 * batch + 1) * sizeof(fl_tensor *);
    fl_tensor **found = fl_alloc__zeroed(bytes), *parts[2] = {NULL, NULL};
    for (int64_t i = 0; i < batch && found && !fl_failed(); ++i) {
        p.a = one_of(A, i);
        p.b = one_of(o->B, i);
        p.preconditioner = one_of(o->iK, i);
        fl_tensor *first = one_of(start, i), *both[2] = {NULL, NULL};
        if (!fl_failed()) solve(&p, first, o->niter == FL_NONE ? 1000 : o->niter, both);
        found[i] = fl_scope__result(both[0]);
        found[batch + i] = fl_scope__result(both[1]);
    }
    if (found && !fl_failed()) {
        parts[0] = fl_keep(gathered(A, found, (int)batch, &k, 1));
        parts[1] = fl_keep(gathered(A, found + batch, (int)batch, sizes, 2));
    }
    if (found) fl_alloc__put(found, bytes);
    fl_scope_close();
    fl_thread__self.no_grad = no_grad;
    fl_node *node = fl_failed() ? NULL
                    : o->B      ? fl_node__record(&lobpcg_b_rule, (fl_tensor *[]){A, o->B}, 2, parts, 2, 0, 0)
                                : fl_node__record(&lobpcg_rule, &A, 1, parts, 2, 3, sizeof(bool));
    if (node && !o->B) {
        *(bool *)fl_node__data(node) = p.largest;
        fl_node__save(node, 0, A);
        fl_node__save_output(node, 1, parts[0], 0);
        fl_node__save_output(node, 2, parts[1], 1);
    }
    if (fl_failed()) {
        fl_generator__back(NULL, &before);
        fl_release(parts[0]);
        fl_release(parts[1]);
        return (fl_lobpcg_result){NULL, NULL};
    }
    return (fl_lobpcg_result){fl_scope__result(parts[0]), fl_scope__result(parts[1])};
}
