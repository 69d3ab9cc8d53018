/* distance.c: distances between all pairs of rows of two matrices: by the kernels of kernels/distance.h, or, euclidean
 * ones of many rows, by |a|^2 + |b|^2 - 2 ab, a matrix product.
 */
#include "ops/plain.h"

#include "autograd/graph.h"
#include "kernels/kernels.h"
#include "ops/dense.h"
#include "ops/view.h"

static fl_distance_kind kind_of(double p) {
    return p == 0          ? FL_DISTANCE_ZERO
           : p == 1        ? FL_DISTANCE_ONE
           : p == 2        ? FL_DISTANCE_TWO
           : isinf(p) != 0 ? FL_DISTANCE_MAX
                           : FL_DISTANCE_P;
}

/* Runs the kernel for dense tensors of one dtype [..., rows, m] and [..., columns, m]. */
static void run(fl_distance_call *call, bool backward, const fl_tensor *x1, const fl_tensor *x2, double p) {
    const int n = x1->ndim;
    call->x1 = x1->data;
    call->x2 = x2->data;
    call->rows = x1->sizes[n - 2];
    call->columns = x2->sizes[n - 2];
    call->m = x1->sizes[n - 1];
    call->p = p;
    const fl_distance_kernels *kernels = fl_kernels__active.distance;
    const int real = fl_dense__real(x1);
    const fl_distance_kind kind = kind_of(p);
    int64_t all = 1;
    for (int d = 0; d < n - 1; ++d) all *= x1->sizes[d];
    const int64_t cost = call->columns * (call->m + 1) * (kind == FL_DISTANCE_P ? 20 : 1);
    fl_pool__for(all, fl_pool__grain(all, cost), (backward ? kernels->backward : kernels->distance)[real][kind], call);
}

/* The gradient of x1. distance: [..., P, R]. */
static fl_tensor *gradient(fl_tensor *grad, fl_tensor *x1, fl_tensor *x2, fl_tensor *distance, double p) {
    if (!fl_grad_enabled()) {
        fl_tensor *g = fl_failed() ? NULL : fl_tensor__contiguous(grad),
                  *far = g ? fl_tensor__contiguous(distance) : NULL;
        fl_tensor *a = far ? fl_tensor__contiguous(x1) : NULL, *b = a ? fl_tensor__contiguous(x2) : NULL;
        fl_tensor *out = b ? fl_tensor__empty((fl_dtype)a->dtype, a->ndim, a->sizes) : NULL;
        if (out) {
            fl_distance_call call = {.grad = g->data, .distance = far->data, .out = out->data};
            run(&call, true, a, b, p);
        }
        fl_release(b);
        fl_release(a);
        fl_release(far);
        fl_release(g);
        return fl_scope__result(out);
    }
    /* The same as a formula, for second derivatives: all differences at once. */
    fl_tensor *d = fl_sub(fl_unsqueeze(x1, -2), fl_unsqueeze(x2, -3)), *far = fl_unsqueeze(distance, -1);
    fl_tensor *g = fl_unsqueeze(grad, -1), *size = fl_abs(d), *slope;
    const int64_t columns = -2;
    if (p == 0) {
        slope = fl_mul_scalar(d, fl_int(0));
    } else if (p == 1) {
        slope = fl_mul(fl_sign(d), g);
    } else if (isinf(p)) {
        slope = fl_mul(fl_mul(fl_sign(d), fl_eq(size, far)), g);
    } else {
        /* sign(d) (|d| / far)^(p - 1), 0 where either is */
        fl_tensor *none = fl_logical_or(fl_eq_scalar(far, fl_int(0)), fl_eq_scalar(size, fl_int(0)));
        fl_tensor *share =
            fl_div(fl_masked_fill(size, none, fl_int(1)), fl_masked_fill(far, fl_eq_scalar(far, fl_int(0)), fl_int(1)));
        slope = fl_mul(fl_mul(fl_sign(d), fl_masked_fill(fl_pow_scalar(share, fl_float(p - 1)), none, fl_int(0))), g);
    }
    return fl_sum_dim(slope, &columns, 1, NULL);
}

static void cdist_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const double p = *(const double *)fl_node__data(node);
    fl_tensor *x1 = fl_node__saved(node, 0), *x2 = fl_node__saved(node, 1), *distance = fl_node__saved(node, 2);
    if (!distance) return;
    if (fl_node__needs(node, 0)) out[0] = gradient(grad[0], x1, x2, distance, p);
    if (fl_node__needs(node, 1)) out[1] = gradient(fl_mT(grad[0]), x2, x1, fl_mT(distance), p);
}
static const fl_rule cdist_rule = {.name = "CdistBackward0", .backward = cdist_backward, .saved = "x1, x2, result"};

/* x1 and x2 of one batch shape. */
static fl_tensor *by_pairs(fl_tensor *x1, fl_tensor *x2, double p) {
    fl_tensor *a = fl_tensor__contiguous(x1), *b = a ? fl_tensor__contiguous(x2) : NULL;
    int64_t sizes[FL_MAX_DIMS];
    memcpy(sizes, x1->sizes, (size_t)x1->ndim * sizeof(int64_t));
    sizes[x1->ndim - 1] = x2->sizes[x2->ndim - 2];
    fl_tensor *out = b ? fl_tensor__empty((fl_dtype)x1->dtype, x1->ndim, sizes) : NULL;
    if (out) {
        fl_distance_call call = {.out = out->data};
        if (out->numel) run(&call, false, a, b, p);
        fl_node *node = fl_node__record(&cdist_rule, (fl_tensor *[]){x1, x2}, 2, &out, 1, 3, sizeof(double));
        if (node) {
            *(double *)fl_node__data(node) = p;
            fl_node__save(node, 0, x1);
            fl_node__save(node, 1, x2);
            fl_node__save_output(node, 2, out, 0);
        }
    }
    fl_release(b);
    fl_release(a);
    if (fl_failed()) {
        fl_release(out);
        return NULL;
    }
    return fl_scope__result(out);
}

/* ---- Euclidean distances by a product ---------------------------------------------------------------------------- */

/* (a sum(ratio) - ratio b), ratio = grad / distance and 0 where that is. */
static void euclidean_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *x1 = fl_node__saved(node, 0), *x2 = fl_node__saved(node, 1), *distance = fl_node__saved(node, 2);
    if (!distance) return;
    fl_tensor *ratio = fl_masked_fill(fl_div(grad[0], distance), fl_eq_scalar(distance, fl_int(0)), fl_int(0));
    const int64_t last = -1, rows = -2;
    fl_sum_dim_options keep = FL_SUM_DIM_OPTIONS;
    keep.keepdim = true;
    if (fl_node__needs(node, 0)) out[0] = fl_sub(fl_mul(x1, fl_sum_dim(ratio, &last, 1, &keep)), fl_matmul(ratio, x2));
    if (fl_node__needs(node, 1))
        out[1] = fl_sub(fl_mul(x2, fl_mT(fl_sum_dim(ratio, &rows, 1, &keep))), fl_matmul(fl_mT(ratio), x1));
}
static const fl_rule euclidean_rule = {
    .name = "EuclideanDistBackward0", .backward = euclidean_backward, .saved = "x1, x2, result"};

static fl_tensor *by_product(fl_tensor *x1, fl_tensor *x2) {
    const bool kept = fl_thread__self.no_grad;
    fl_thread__self.no_grad = true;
    fl_scope_open();
    const int64_t last = -1;
    fl_sum_dim_options keep = FL_SUM_DIM_OPTIONS;
    keep.keepdim = true;
    fl_tensor *norm1 = fl_sum_dim(fl_square(x1), &last, 1, &keep), *norm2 = fl_sum_dim(fl_square(x2), &last, 1, &keep);
    const fl_cat_options along = {.dim = -1};
    fl_tensor *left = NULL, *right = NULL;
    if (norm2) {
        left = fl_cat((fl_tensor *[]){fl_mul_scalar(x1, fl_int(-2)), norm1, fl_ones_like(norm1, NULL)}, 3, &along);
        right = fl_cat((fl_tensor *[]){x2, fl_ones_like(norm2, NULL), norm2}, 3, &along);
    }
    fl_tensor *out = fl_failed() ? NULL : fl_matmul(left, fl_mT(right));
    if (out && fl_clamp_min_scalar_(out, fl_int(0))) fl_sqrt_(out);
    out = fl_failed() ? NULL : fl_tensor__retain(out);
    fl_scope_close();
    fl_thread__self.no_grad = kept;
    if (!out) return NULL;
    fl_node *node = fl_node__record(&euclidean_rule, (fl_tensor *[]){x1, x2}, 2, &out, 1, 3, 0);
    fl_node__save(node, 0, x1);
    fl_node__save(node, 1, x2);
    if (node) fl_node__save_output(node, 2, out, 0);
    if (fl_failed()) {
        fl_release(out);
        return NULL;
    }
    return fl_scope__result(out);
}

static bool check(const fl_tensor *t, const char *name) {
    if (!fl_is_float((fl_dtype)t->dtype))
        return fl_fail(FL_RUNTIME_ERROR, "cdist only supports floating-point dtypes, %s got: %s", name,
                       fl_dtype__scalar_type((fl_dtype)t->dtype)),
               false;
    if (t->ndim < 2)
        return fl_fail(FL_RUNTIME_ERROR, "cdist only supports at least 2D tensors, %s got: %dD", name, t->ndim), false;
    return true;
}

fl_tensor *fl_cdist__plain(fl_tensor *x1, fl_tensor *x2, const fl_cdist_options *options) {
    static const fl_cdist_options fallback = FL_CDIST_OPTIONS;
    const fl_cdist_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    const bool always = strcmp(o->compute_mode, "use_mm_for_euclid_dist") == 0;
    const bool sometimes = strcmp(o->compute_mode, "use_mm_for_euclid_dist_if_necessary") == 0;
    if (!always && !sometimes && strcmp(o->compute_mode, "donot_use_mm_for_euclid_dist") != 0)
        return fl_fail(FL_VALUE_ERROR, "%s is not a valid value for compute_mode", o->compute_mode);
    if (!check(x1, "X1") || !check(x2, "X2")) return NULL;
    const int na = x1->ndim, nb = x2->ndim;
    const int64_t m = x1->sizes[na - 1], rows = x1->sizes[na - 2], columns = x2->sizes[nb - 2];
    if (m != x2->sizes[nb - 1])
        return fl_fail(FL_RUNTIME_ERROR, "X1 and X2 must have the same number of columns. X1: %lld X2: %lld",
                       (long long)m, (long long)x2->sizes[nb - 1]);
    if (!(o->p >= 0)) return fl_fail(FL_RUNTIME_ERROR, "cdist only supports non-negative p values");
    if (x1->dtype != x2->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "expected scalar type %s but found %s",
                       fl_dtype__scalar_type((fl_dtype)x1->dtype), fl_dtype__scalar_type((fl_dtype)x2->dtype));
    int64_t sizes[FL_MAX_DIMS];
    const int batch = fl_shape__broadcast(x1->sizes, na - 2, x2->sizes, nb - 2, sizes);
    if (batch < 0) return NULL;
    const bool product = o->p == 2 && (always || (sometimes && (rows > 25 || columns > 25))) && m > 0;
    if (!product && fl_dense__is_half(x1) && x1->numel && x2->numel) return fl_dense__unsupported("cdist", x1);
    fl_scope_open();
    const fl_dtype dtype = (fl_dtype)x1->dtype;
    if (fl_dense__is_half(x1)) {
        x1 = fl_to(x1, FL_FLOAT32, NULL);
        x2 = x1 ? fl_to(x2, FL_FLOAT32, NULL) : NULL;
    }
    sizes[batch] = rows;
    sizes[batch + 1] = m;
    fl_tensor *a = x1 ? fl_expand(x1, sizes, batch + 2, NULL) : NULL;
    sizes[batch] = columns;
    fl_tensor *b = x2 ? fl_expand(x2, sizes, batch + 2, NULL) : NULL, *result = NULL;
    if (a && b) result = product ? by_product(a, b) : by_pairs(a, b, o->p);
    if (result && (fl_dtype)result->dtype != dtype) result = fl_to(result, dtype, NULL);
    return fl_scope_return(result);
}

/* ---- Distances between rows that correspond, and within one matrix ----------------------------------------------- */

static fl_tensor *norm_along(fl_tensor *t, double p, int64_t dim, bool keepdim) {
    fl_linalg_vector_norm_options o = FL_LINALG_VECTOR_NORM_OPTIONS;
    o.ord = fl_float(p);
    o.dim = &dim;
    o.n_dim = 1;
    o.keepdim = keepdim;
    return fl_linalg_vector_norm(t, &o);
}

fl_tensor *fl_pairwise_distance(fl_tensor *x1, fl_tensor *x2, const fl_pairwise_distance_options *options) {
    static const fl_pairwise_distance_options defaults = FL_PAIRWISE_DISTANCE_OPTIONS;
    const fl_pairwise_distance_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    fl_scope_open();
    fl_tensor *difference = fl_node__named_as(fl_add_scalar(fl_sub(x1, x2), fl_float(o->eps)), "AddBackward1", "0");
    fl_tensor *apart = norm_along(difference, o->p, -1, o->keepdim);
    return fl_node__named(fl_scope_return(apart), "NormBackward1");
}

/* A norm that is at least eps; the gradient goes through it also where it was raised, as PyTorch's does. */
static fl_tensor *raised_norm(fl_tensor *t, int64_t dim, double eps) {
    fl_tensor *norm = fl_clone(norm_along(t, 2, dim, true), NULL);
    fl_no_grad_begin();
    if (norm) fl_clamp_min_scalar_(norm, fl_float(eps));
    fl_grad_mode_end();
    return norm;
}

fl_tensor *fl_cosine_similarity(fl_tensor *x1, fl_tensor *x2, const fl_cosine_similarity_options *options) {
    static const fl_cosine_similarity_options defaults = FL_COSINE_SIMILARITY_OPTIONS;
    const fl_cosine_similarity_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (!(o->eps >= 0)) return fl_fail(FL_RUNTIME_ERROR, "eps must be non-negative, got: %g", o->eps);
    const fl_dtype common = fl_promote_types((fl_dtype)x1->dtype, (fl_dtype)x2->dtype); /* of the expanded tensors */
    if (!fl_is_float(common))
        return fl_fail(FL_RUNTIME_ERROR, "expected common dtype to be floating point, yet common dtype is %s",
                       fl_dtype__scalar_type(common));
    int64_t sizes[FL_MAX_DIMS];
    const int n = fl_shape__broadcast(x1->sizes, x1->ndim, x2->sizes, x2->ndim, sizes);
    const int dim = n < 0 ? -1 : fl_shape__wrap_dim(o->dim, n);
    if (dim < 0) return NULL;
    fl_scope_open();
    fl_tensor *a = fl_broadcast_to(fl_to(x1, common, NULL), sizes, n),
              *b = fl_broadcast_to(fl_to(x2, common, NULL), sizes, n);
    fl_tensor *products = fl_mul(fl_div(a, raised_norm(a, dim, o->eps)), fl_div(b, raised_norm(b, dim, o->eps)));
    return fl_scope_return(fl_sum_dim(products, (int64_t[]){dim}, n > 0, NULL));
}

/* Distances of row i to those after it, for a range of i: they stand side by side in the result. */
typedef struct triangle {
    fl_distance_call call; /* of the whole */
    fl_range_fn distance;
    int64_t item;
} triangle;

static void triangle_rows(void *context, int64_t begin, int64_t end) {
    const triangle *t = context;
    const int64_t n = t->call.rows, m = t->call.m, item = t->item;
    for (int64_t i = begin; i < end; i++) {
        fl_distance_call row = t->call;
        row.x1 = (const char *)t->call.x1 + i * m * item;
        row.x2 = (const char *)t->call.x1 + (i + 1) * m * item;
        row.out = (char *)t->call.out + (i * n - i * (i + 1) / 2) * item;
        row.rows = 1;
        row.columns = n - i - 1;
        t->distance(&row, 0, 1);
    }
}

/* [n, n] with the given values above the diagonal, and below it as in a mirror. */
static fl_tensor *symmetric(fl_tensor *pairs, int64_t n) {
    fl_triu_indices_options above = FL_TRIU_INDICES_OPTIONS;
    above.offset = 1;
    fl_tensor *at = fl_triu_indices(n, n, &above), *zeros = fl_new_zeros(pairs, (int64_t[]){n, n}, 2, NULL);
    fl_tensor *index[2] = {fl_select(at, 0, 0), fl_select(at, 0, 1)};
    fl_tensor *upper = fl_failed() ? NULL : fl_index_put(zeros, index, 2, pairs, NULL);
    return fl_add(upper, fl_mT(upper));
}

static void pdist_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *x = fl_node__saved(node, 0), *distance = x ? fl_node__saved(node, 1) : NULL;
    if (!distance) return;
    const int64_t n = x->sizes[0];
    fl_tensor *g = symmetric(grad[0], n), *far = symmetric(distance, n);
    if (!fl_failed()) out[0] = gradient(g, x, x, far, *(const double *)fl_node__data(node));
}
static const fl_rule pdist_rule = {.name = "PdistBackward0", .backward = pdist_backward};

fl_tensor *fl_pdist(fl_tensor *input, const fl_pdist_options *options) {
    static const fl_pdist_options defaults = FL_PDIST_OPTIONS;
    const fl_pdist_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (input->ndim != 2) return fl_fail(FL_RUNTIME_ERROR, "pdist only supports 2D tensors, got: %dD", input->ndim);
    if (!fl_is_float((fl_dtype)input->dtype))
        return fl_fail(FL_RUNTIME_ERROR, "pdist only supports floating-point dtypes");
    if (!(o->p >= 0)) return fl_fail(FL_RUNTIME_ERROR, "pdist only supports non-negative p values");
    const int64_t n = input->sizes[0];
    if (n < 2) {
        fl_scope_open();
        return fl_scope_return(fl_reshape(fl_narrow(input, 0, 0, 0), (int64_t[]){0}, 1));
    }
    if (fl_dense__is_half(input)) return fl_dense__unsupported("pdist", input);
    int64_t count;
    if (__builtin_mul_overflow(n, n - 1, &count))
        return fl_fail(FL_RUNTIME_ERROR, "pdist(): %s is too large", FL_SHAPE(input));
    count /= 2;
    fl_tensor *x = fl_tensor__contiguous(input);
    fl_tensor *result = x ? fl_tensor__empty((fl_dtype)input->dtype, 1, &count) : NULL;
    if (result) {
        const fl_distance_kind kind = kind_of(o->p);
        triangle t = {.call = {.x1 = x->data, .out = result->data, .rows = n, .m = x->sizes[1], .p = o->p},
                      .distance = fl_kernels__active.distance->distance[fl_dense__real(x)][kind],
                      .item = (int64_t)fl_dtype_size((fl_dtype)x->dtype)};
        const int64_t cost = n / 2 * (t.call.m + 1) * (kind == FL_DISTANCE_P ? 20 : 1);
        fl_pool__for(n - 1, fl_pool__grain(n - 1, cost), triangle_rows, &t);
        fl_node *node = fl_node__record(&pdist_rule, &input, 1, &result, 1, 2, sizeof(double));
        if (node) {
            *(double *)fl_node__data(node) = o->p;
            fl_node__save(node, 0, input);
            fl_node__save_output(node, 1, result, 0);
        }
    }
    fl_release(x);
    if (fl_failed()) {
        fl_release(result);
        return NULL;
    }
    return fl_scope__result(result);
}
