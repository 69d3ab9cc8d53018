/* linalg.c: what is made of other ops: norms and condition numbers, powers and the exponential of matrices, products
 * of several, solutions for tensors.
 */
#include "ops/linalg.h"
#include "base/alloc.h"
#include "base/generator.h"
#include "ops/plain.h"
#include "ops/product.h"
#include "ops/reduce.h"

#define SCOPED(expression) (fl_scope_open(), fl_scope_return(expression))

/* ---- Norms ------------------------------------------------------------------------------------------------------- */

typedef struct norm_options {
    int64_t dims[2];
    bool keepdim;
    fl_dtype dtype;
} norm_options;

/* Whether A has the two dimensions (wrapped in place). */
static bool matrix_dims(fl_tensor *a, int64_t *dims) {
    if (!fl_linalg__matrices("linalg.matrix_norm", "A", a) || !fl_linalg__floating("linalg.matrix_norm", a))
        return false;
    for (int i = 0; i < 2; ++i)
        if ((dims[i] = fl_shape__wrap_dim(dims[i], a->ndim)) < 0) return false;
    if (dims[0] != dims[1]) return true;
    fl_fail(FL_RUNTIME_ERROR, "linalg.matrix_norm: dims must be different. Got (%lld, %lld)", (long long)dims[0],
            (long long)dims[1]);
    return false;
}

static fl_tensor *extreme(fl_tensor *t, int64_t dim, bool largest, bool keepdim) {
    if (!t) return NULL;
    const int64_t dims[1] = {dim};
    if (largest && t->sizes[dim] == 0) /* of none it counts as 0 */
        return fl_sum_dim(t, dims, 1, &(fl_sum_dim_options){keepdim, FL_DTYPE_NONE});
    return largest ? fl_amax(t, &(fl_amax_options){.dim = dims, .n_dim = 1, .keepdim = keepdim})
                   : fl_amin(t, &(fl_amin_options){.dim = dims, .n_dim = 1, .keepdim = keepdim});
}
/* Dimensions of size 1 where the two were folded away. */
static fl_tensor *keep_dims(fl_tensor *t, const int64_t *dims, bool keepdim) {
    if (!keepdim || !t) return t;
    const int64_t low = fl_linalg__smaller(dims[0], dims[1]), high = fl_linalg__larger(dims[0], dims[1]);
    const int64_t last[2] = {-2, -1}, to[2] = {low, high};
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < t->ndim; ++i) sizes[i] = t->sizes[i];
    sizes[t->ndim] = sizes[t->ndim + 1] = 1;
    fl_tensor *wide = fl_node__named(fl_reshape(t, sizes, t->ndim + 2), "UnsqueezeBackward0");
    return fl_node__named(fl_movedim_list(wide, last, 2, to, 2), "PermuteBackward0");
}
/* The singular values of the matrices in those dimensions, [..., k]. */
static fl_tensor *values_over(fl_tensor *a, const int64_t *dims) {
    const int64_t last[2] = {-2, -1};
    return fl_linalg_svdvals(fl_movedim_list(a, dims, 2, last, 2), NULL);
}

static fl_tensor *matrix_norm(fl_tensor *a, double ord, const char *name, norm_options o) {
    if (fl_failed() || !matrix_dims(a, o.dims)) return NULL;
    const double size = fabs(ord);
    if (!name && size != 1 && size != 2 && !isinf(size))
        return fl_fail(FL_RUNTIME_ERROR, "linalg.matrix_norm: Order %g not supported.", ord);
    if (name && strcmp(name, "fro") && strcmp(name, "nuc"))
        return fl_fail(FL_RUNTIME_ERROR, "linalg.matrix_norm: Order %s not supported.", name);
    const bool singular = name ? !strcmp(name, "nuc") : size == 2;
    if (singular && !fl_linalg__precise("linalg.matrix_norm", a)) return NULL;
    if (o.dtype != FL_DTYPE_NONE && !fl_reduce__norm_dtype("linalg.matrix_norm", a, o.dtype)) return NULL;
    fl_scope_open();
    if (o.dtype != FL_DTYPE_NONE) a = fl_to(a, o.dtype, NULL);
    fl_tensor *out = NULL;
    const int64_t last[1] = {-1};
    if (!a) {
    } else if (name && name[0] == 'f') {
        fl_linalg_vector_norm_options v = FL_LINALG_VECTOR_NORM_OPTIONS;
        v.dim = o.dims;
        v.n_dim = 2;
        v.keepdim = o.keepdim;
        out = fl_linalg_vector_norm(a, &v);
    } else if (name) {
        fl_tensor *s = values_over(a, o.dims);
        out = keep_dims(s ? fl_sum_dim(s, last, 1, NULL) : NULL, o.dims, o.keepdim);
    } else if (size == 2) {
        fl_tensor *s = values_over(a, o.dims);
        out = keep_dims(s ? extreme(s, s->ndim - 1, ord > 0, false) : NULL, o.dims, o.keepdim);
    } else { /* the largest sum of a column (1), or of a row */
        int64_t summed[1] = {o.dims[size != 1]}, rest = o.dims[size == 1];
        if (!o.keepdim && rest > summed[0]) --rest;
        const fl_sum_dim_options sum = {.keepdim = o.keepdim, .dtype = FL_DTYPE_NONE};
        fl_tensor *sums = fl_sum_dim(fl_abs(a), summed, 1, &sum);
        out = extreme(sums, rest, ord > 0, o.keepdim);
    }
    return fl_scope_return(out);
}

fl_tensor *fl_linalg_matrix_norm(fl_tensor *self, fl_scalar ord, const fl_linalg_matrix_norm_options *o) {
    static const fl_linalg_matrix_norm_options defaults = FL_LINALG_MATRIX_NORM_OPTIONS;
    if (!o) o = &defaults;
    return matrix_norm(self, fl_scalar__double(ord), NULL,
                       (norm_options){{o->dim[0], o->dim[1]}, o->keepdim, o->dtype});
}
fl_tensor *fl_linalg_matrix_norm_named(fl_tensor *self, const fl_linalg_matrix_norm_named_options *o) {
    static const fl_linalg_matrix_norm_named_options defaults = FL_LINALG_MATRIX_NORM_NAMED_OPTIONS;
    if (!o) o = &defaults;
    return matrix_norm(self, 0, o->ord, (norm_options){{o->dim[0], o->dim[1]}, o->keepdim, o->dtype});
}

static fl_tensor *vector_norm(fl_tensor *x, fl_scalar ord, const int64_t *dim, int n_dim, bool keepdim,
                              fl_dtype dtype) {
    fl_linalg_vector_norm_options v = FL_LINALG_VECTOR_NORM_OPTIONS;
    if (ord.kind != FL_SCALAR_NONE) v.ord = ord;
    v.dim = dim;
    v.n_dim = n_dim;
    v.keepdim = keepdim;
    v.dtype = dtype;
    return fl_linalg_vector_norm(x, &v);
}
fl_tensor *fl_linalg_norm(fl_tensor *self, const fl_linalg_norm_options *options) {
    static const fl_linalg_norm_options defaults = FL_LINALG_NORM_OPTIONS;
    const fl_linalg_norm_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (o->dim && o->n_dim != 1 && o->n_dim != 2) {
        fl_shape_text text;
        return fl_fail(FL_RUNTIME_ERROR, "linalg.norm: If dim is specified, it must be of length 1 or 2. Got %s",
                       fl_shape__print(&text, o->dim, o->n_dim));
    }
    const bool given = o->ord.kind != FL_SCALAR_NONE;
    if (!o->dim && given && self->ndim != 1 && self->ndim != 2)
        return fl_fail(FL_RUNTIME_ERROR,
                       "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got %dD.",
                       (int)self->ndim);
    if (given && ((o->dim && o->n_dim == 2) || (!o->dim && self->ndim == 2)))
        return matrix_norm(self, fl_scalar__double(o->ord), NULL,
                           (norm_options){{o->dim ? o->dim[0] : 0, o->dim ? o->dim[1] : 1}, o->keepdim, o->dtype});
    return vector_norm(self, o->ord, o->dim, o->n_dim, o->keepdim, o->dtype);
}
fl_tensor *fl_linalg_norm_named(fl_tensor *self, const char *ord, const fl_linalg_norm_named_options *options) {
    static const fl_linalg_norm_named_options defaults = FL_LINALG_NORM_NAMED_OPTIONS;
    const fl_linalg_norm_named_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (o->dim && o->n_dim != 2) {
        fl_shape_text text;
        return fl_fail(FL_RUNTIME_ERROR, "linalg.norm: With ord='%s' dim must name two dimensions. Got %s", ord,
                       fl_shape__print(&text, o->dim, o->n_dim));
    }
    if (!o->dim && self->ndim > 2)
        return fl_fail(FL_RUNTIME_ERROR,
                       "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got %dD.",
                       (int)self->ndim);
    return matrix_norm(self, 0, ord,
                       (norm_options){{o->dim ? o->dim[0] : -2, o->dim ? o->dim[1] : -1}, o->keepdim, o->dtype});
}
fl_tensor *fl_nuclear_norm(fl_tensor *self, const fl_nuclear_norm_options *o) {
    return matrix_norm(self, 0, "nuc", (norm_options){{-2, -1}, o && o->keepdim, FL_DTYPE_NONE});
}
fl_tensor *fl_nuclear_norm_dim(fl_tensor *self, const int64_t dim[2], const fl_nuclear_norm_dim_options *o) {
    return matrix_norm(self, 0, "nuc", (norm_options){{dim[0], dim[1]}, o && o->keepdim, FL_DTYPE_NONE});
}
fl_tensor *fl_frobenius_norm(fl_tensor *self, const int64_t *dim, int n_dim, const fl_frobenius_norm_options *o) {
    const fl_scalar two = {FL_SCALAR_NONE, {0}};
    return fl_node__named(vector_norm(self, two, dim, n_dim, o && o->keepdim, FL_DTYPE_NONE), "NormBackward1");
}

static fl_tensor *cond(fl_tensor *a, double p, const char *name) {
    if (fl_failed()) return NULL;
    if (a->ndim < 2) return fl_fail(FL_RUNTIME_ERROR, "linalg.cond: The input tensor must have at least 2 dimensions.");
    if (name && strcmp(name, "fro") && strcmp(name, "nuc"))
        return fl_fail(FL_RUNTIME_ERROR, "linalg.cond got an invalid norm type: %s", name);
    const double size = fabs(p);
    if (!name && size != 1 && size != 2 && !isinf(size))
        return fl_fail(FL_RUNTIME_ERROR, "linalg.cond got an invalid norm type: %g", p);
    if (a->numel == 0 && !fl_is_float((fl_dtype)a->dtype))
        return fl_zeros(a->sizes, a->ndim - 2, &(fl_zeros_options){.dtype = (fl_dtype)a->dtype});
    if (!name && size == 2) { /* of the singular values */
        fl_scope_open();
        fl_tensor *s = fl_linalg_svdvals(a, NULL), *ratio = NULL;
        if (s && s->numel == 0) {
            ratio = fl_zeros(a->sizes, a->ndim - 2, &(fl_zeros_options){.dtype = (fl_dtype)a->dtype});
        } else if (s) {
            fl_tensor *first = fl_linalg__narrow(s, s->ndim - 1, 0, 1);
            fl_tensor *last = fl_linalg__narrow(s, s->ndim - 1, s->sizes[s->ndim - 1] - 1, 1);
            ratio = fl_squeeze_dim(p > 0 ? fl_div(first, last) : fl_div(last, first), -1);
        }
        return fl_scope_return(ratio);
    }
    if (!name && a->numel == 0)
        return fl_zeros(a->sizes, a->ndim - 2, &(fl_zeros_options){.dtype = (fl_dtype)a->dtype});
    char op[48] = "linalg.cond(ord=";
    if (name)
        snprintf(op + 16, sizeof(op) - 16, "%s)", name);
    else
        snprintf(op + 16, sizeof(op) - 16, "%g)", p);
    if (!fl_linalg__square(op, "A", a)) return NULL;
    if (name && name[0] == 'n' && fl_is_half((fl_dtype)a->dtype)) return fl_dense__unsupported("linalg_svd_cpu", a);
    fl_scope_open();
    const norm_options o = {{-2, -1}, false, FL_DTYPE_NONE};
    fl_tensor *out = NULL;
    if (a->numel == 0) {
        out = fl_zeros(a->sizes, a->ndim - 2, &(fl_zeros_options){.dtype = (fl_dtype)a->dtype});
    } else if (name && name[0] == 'n') {
        const int64_t last = -1;
        fl_tensor *s = fl_linalg_svdvals(a, NULL);
        out = fl_mul(fl_sum_dim(s, &last, 1, NULL), fl_sum_dim(fl_reciprocal(s), &last, 1, NULL));
    } else {
        const fl_linalg_inv_ex_result inverse = fl_linalg_inv_ex(a, NULL);
        /* A singular matrix is infinitely far from good. */
        fl_tensor *x = fl_where_scalar_self(fl_ne_scalar(fl_unsqueeze(fl_unsqueeze(inverse.info, -1), -1), fl_int(0)),
                                            fl_float(INFINITY), inverse.inverse);
        out = fl_nan_to_num(fl_mul(matrix_norm(a, p, name, o), x ? matrix_norm(x, p, name, o) : NULL),
                            &(fl_nan_to_num_options){.nan = INFINITY, .posinf = INFINITY, .neginf = -INFINITY});
    }
    return fl_scope_return(out);
}
fl_tensor *fl_linalg_cond__plain(fl_tensor *self, const fl_linalg_cond_options *o) {
    return cond(self, o && o->p.kind != FL_SCALAR_NONE ? fl_scalar__double(o->p) : 2, NULL);
}
fl_tensor *fl_linalg_cond_named__plain(fl_tensor *self, const char *p) { return cond(self, 0, p); }

/* ---- Powers and the exponential ---------------------------------------------------------------------------------- */

static const fl_rule identity_rule = {.name = "CopyBackwards", .backward = fl_node__zero_backward};

static fl_tensor *matrix_power(const char *op, fl_tensor *a, int64_t n) {
    if (fl_failed() || !fl_linalg__square(op, "A", a)) return NULL;
    fl_scope_open();
    fl_tensor *out = NULL;
    if (n == 0) {
        fl_tensor *eye = fl_linalg__eye(a, fl_linalg__rows(a));
        out = eye ? fl_clone(fl_expand(eye, a->sizes, a->ndim, NULL), &(fl_clone_options){FL_CONTIGUOUS_FORMAT}) : NULL;
        if (out) fl_node__record(&identity_rule, &a, 1, &out, 1, 0, 0);
    } else {
        fl_tensor *base = n < 0 ? fl_linalg_inv(a) : a;
        uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
        if (left == 1) out = n < 0 ? base : fl_clone(a, &(fl_clone_options){FL_CONTIGUOUS_FORMAT});
        for (; left > 1 || (left && !out); left >>= 1) {
            if (left & 1) out = out ? fl_matmul(out, base) : base;
            if (left == 1 || !base) break;
            base = fl_matmul(base, base);
            if (left >> 1 == 1) {
                out = out ? fl_matmul(out, base) : base;
                break;
            }
        }
    }
    return fl_scope_return(out);
}
fl_tensor *fl_linalg_matrix_power(fl_tensor *self, int64_t n) { return matrix_power("linalg.matrix_power", self, n); }
fl_tensor *fl_matrix_power(fl_tensor *self, int64_t n) { return matrix_power("linalg.matrix_power", self, n); }

/* The exponential of [[A^T, G], [0, A^T]] has the gradient in its upper right (Al-Mohy and Higham, 2009). */
static void matrix_exp_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *a = fl_node__saved(node, 0);
    if (!a || !grad[0]) return;
    const int64_t n = fl_linalg__rows(a);
    fl_tensor *t = MT(a), *zero = fl_zeros_like(t, NULL);
    fl_tensor *upper = fl_cat((fl_tensor *[]){t, grad[0]}, 2, &(fl_cat_options){.dim = -1});
    fl_tensor *lower = fl_cat((fl_tensor *[]){zero, t}, 2, &(fl_cat_options){.dim = -1});
    fl_tensor *both = fl_cat((fl_tensor *[]){upper, lower}, 2, &(fl_cat_options){.dim = -2});
    fl_tensor *e = fl_linalg_matrix_exp(both);
    if (e) out[0] = fl_linalg__narrow(fl_linalg__narrow(e, e->ndim - 2, 0, n), e->ndim - 1, n, n);
}
static const fl_rule matrix_exp_rule = {
    .name = "LinalgMatrixExpBackward0", .backward = matrix_exp_backward, .saved = "self"};

/* sum of c[i] powers[i], i = 0 .. 3 (powers[0] the unit matrix). */
static fl_tensor *combine(fl_tensor *const *powers, const double *c) {
    fl_tensor *sum = fl_mul_scalar(powers[0], fl_float(c[0]));
    for (int i = 1; i < 4 && sum; ++i) sum = fl_add_alpha(sum, powers[i], fl_float(c[i]));
    return sum;
}

/* Scaled by 2^-s until the 1-norm is below 0.78, where Taylor's polynomial of degree 16 is exact to double precision
 * (0.78^17 / 17! < 2^-53), or 2.4 for single precision (2^-25); evaluated in powers of A^4 (Paterson and Stockmeyer,
 * 1973); squared s times. */
static fl_tensor *exponential(fl_tensor *a) {
    const norm_options plain = {{-2, -1}, true, FL_DTYPE_NONE};
    const double limit = a->dtype == FL_FLOAT64 ? 0.78 : 2.4;
    fl_tensor *norm = matrix_norm(a, 1, NULL, plain);
    if (!norm) return NULL;
    fl_tensor *steps = fl_clamp(fl_ceil(fl_log2(fl_mul_scalar(norm, fl_float(1 / limit)))),
                                &(fl_clamp_options){.min = fl_int(0), .max = fl_int(1100)});
    steps = steps ? fl_nan_to_num(steps, NULL) : NULL;
    fl_tensor *most = steps ? fl_max(steps) : NULL;
    const int count = most ? (int)fl_item(most) : 0;
    fl_tensor *x = a;
    if (count) x = fl_mul(a, fl_exp2(fl_neg(steps)));
    fl_tensor *powers[5] = {fl_linalg__eye(a, fl_linalg__rows(a)), x};
    powers[2] = MM(x, x);
    powers[3] = MM(powers[2], x);
    powers[4] = MM(powers[2], powers[2]);
    double c[17] = {1};
    for (int i = 1; i <= 16; ++i) c[i] = c[i - 1] / i;
    if (fl_failed()) return NULL;
    fl_tensor *e = fl_add_alpha(combine(powers, c + 12), powers[4], fl_float(c[16]));
    for (int block = 2; block >= 0; --block) e = fl_add(combine(powers, c + 4 * block), MM(e, powers[4]));
    for (int i = 0; i < count && e; ++i) {
        fl_tensor *squared = MM(e, e);
        e = a->ndim == 2 ? squared : fl_where(fl_gt_scalar(steps, fl_int(i)), squared, e);
    }
    return e;
}
static fl_tensor *matrix_exp(fl_tensor *a) {
    const char *op = "linalg.matrix_exp";
    if (fl_failed()) return NULL;
    if (!fl_is_float((fl_dtype)a->dtype))
        return fl_fail(FL_RUNTIME_ERROR, "%s: Expected a floating point or complex tensor as input. Got %s", op,
                       fl_dtype__scalar_type((fl_dtype)a->dtype));
    if (!fl_linalg__square(op, "A", a)) return NULL;
    fl_no_grad_begin();
    fl_scope_open();
    const fl_dtype dtype = (fl_dtype)a->dtype;
    fl_tensor *e = a->numel == 0       ? fl_clone(a, NULL)
                   : fl_is_half(dtype) ? fl_to(exponential(fl_to(a, FL_FLOAT32, NULL)), dtype, NULL)
                                       : exponential(a);
    e = fl_keep(e ? fl_contiguous(e, NULL) : NULL);
    fl_scope_close();
    fl_grad_mode_end();
    fl_linalg__finish(&matrix_exp_rule, &a, 1, &e, 1, &a, 1, 0);
    return e;
}
fl_tensor *fl_linalg_matrix_exp(fl_tensor *self) { return matrix_exp(self); }
fl_tensor *fl_matrix_exp(fl_tensor *self) { return matrix_exp(self); }

/* ---- Products ---------------------------------------------------------------------------------------------------- */

fl_tensor *fl_linalg_matmul(fl_tensor *self, fl_tensor *other) { return fl_matmul(self, other); }

fl_tensor *fl_linalg_vecdot__plain(fl_tensor *x, fl_tensor *y, const fl_linalg_vecdot_options *o) {
    const char *op = "linalg.vecdot";
    if (fl_failed() || !fl_linalg__floating(op, x) || !fl_linalg__same_type(op, "x", x, "y", y)) return NULL;
    const int64_t dim[1] = {o ? o->dim : -1};
    if (x->ndim == 1 && y->ndim == 1) return fl_vdot(x, y);
    return SCOPED(fl_sum_dim(fl_mul(x, y), dim, 1, NULL));
}

fl_tensor *fl_linalg_cross(fl_tensor *self, fl_tensor *other, const fl_linalg_cross_options *o) {
    return fl_cross(self, other, &(fl_cross_options){.dim = o ? o->dim : -1});
}

fl_tensor *fl_linalg_multi_dot(fl_tensor *const *tensors, int n) {
    if (fl_failed()) return NULL;
    if (n < 2) return fl_fail(FL_RUNTIME_ERROR, "multi_dot(): expected at least 2 tensors but got %d", n);
    for (int i = 0; i < n; ++i) {
        const int dims = tensors[i]->ndim;
        const bool edge = i == 0 || i == n - 1;
        if (dims != 2 && !(edge && dims == 1))
            return fl_fail(FL_RUNTIME_ERROR, "multi_dot(): tensor %d must be %s but got %dD", i,
                           edge ? "1D or 2D" : "2D", dims);
        if (tensors[i]->dtype != tensors[0]->dtype)
            return fl_fail(FL_RUNTIME_ERROR, "multi_dot(): all tensors must have the same dtype but got %s and %s",
                           fl_dtype__scalar_type((fl_dtype)tensors[0]->dtype),
                           fl_dtype__scalar_type((fl_dtype)tensors[i]->dtype));
        if (i && tensors[i]->sizes[0] != tensors[i - 1]->sizes[tensors[i - 1]->ndim - 1])
            return fl_fail(FL_RUNTIME_ERROR,
                           "multi_dot(): tensors %d and %d with shapes %s and %s cannot be multiplied", i - 1, i,
                           FL_SHAPE(tensors[i - 1]), FL_SHAPE(tensors[i]));
    }
    const bool row = tensors[0]->ndim == 1, column = tensors[n - 1]->ndim == 1;
    const size_t bytes = (size_t)n * sizeof(fl_tensor *);
    fl_tensor **matrices = fl_alloc__get(bytes);
    if (!matrices) return NULL;
    fl_scope_open();
    for (int i = 0; i < n; ++i) matrices[i] = tensors[i];
    if (row) matrices[0] = fl_unsqueeze(tensors[0], 0);
    if (column) matrices[n - 1] = fl_unsqueeze(tensors[n - 1], -1);
    fl_tensor *out = fl_failed() ? NULL : fl_product__chain(matrices, n);
    if (out && column) out = fl_squeeze_dim(out, -1);
    if (out && row) out = fl_squeeze_dim(out, 0);
    out = fl_scope_return(out);
    fl_alloc__put(matrices, bytes);
    return out;
}

/* ---- Shapes ------------------------------------------------------------------------------------------------------ */

fl_tensor *fl_linalg_diagonal(fl_tensor *A, const fl_linalg_diagonal_options *options) {
    static const fl_linalg_diagonal_options defaults = FL_LINALG_DIAGONAL_OPTIONS;
    const fl_linalg_diagonal_options *o = options ? options : &defaults;
    return fl_diagonal(A, &(fl_diagonal_options){.offset = o->offset, .dim1 = o->dim1, .dim2 = o->dim2});
}

fl_tensor *fl_linalg_vander(fl_tensor *x, const fl_linalg_vander_options *o) {
    if (fl_failed()) return NULL;
    if (x->ndim < 1 && (!o || o->N == FL_NONE)) return fl_fail(FL_RUNTIME_ERROR, "N must be greater than 1.");
    if (x->dtype == FL_BOOL || fl_is_half((fl_dtype)x->dtype))
        return fl_fail(FL_RUNTIME_ERROR,
                       "linalg.vander supports floating point, complex, and integer tensors, but got %s",
                       fl_dtype__scalar_type((fl_dtype)x->dtype));
    if (x->ndim == 0) return SCOPED(fl_linalg_vander(fl_reshape(x, (int64_t[]){1}, 1), o));
    const int64_t n = o && o->N != FL_NONE ? o->N : x->sizes[x->ndim - 1];
    if (n <= 1) return fl_fail(FL_RUNTIME_ERROR, "N must be greater than 1.");
    if (x->ndim + 1 > FL_MAX_DIMS) return fl_fail(FL_RUNTIME_ERROR, "linalg.vander: too many dimensions");
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < x->ndim; ++i) sizes[i] = x->sizes[i];
    sizes[x->ndim] = n - 1;
    fl_scope_open();
    fl_tensor *wide = fl_unsqueeze(x, -1);
    wide = wide ? fl_expand(wide, sizes, x->ndim + 1, NULL) : NULL;
    fl_tensor *powers = wide ? fl_cumprod(wide, -1, NULL) : NULL;
    sizes[x->ndim] = 1;
    fl_tensor *ones = powers ? fl_new_ones(powers, sizes, x->ndim + 1, NULL) : NULL;
    return fl_scope_return(ones ? fl_cat((fl_tensor *[]){ones, powers}, 2, &(fl_cat_options){.dim = -1}) : NULL);
}

fl_tensor *fl_linalg_tensorinv__plain(fl_tensor *self, const fl_linalg_tensorinv_options *o) {
    const int64_t ind = o ? o->ind : 2;
    if (fl_failed()) return NULL;
    if (ind <= 0)
        return fl_fail(FL_RUNTIME_ERROR, "Expected a strictly positive integer for 'ind', but got %lld",
                       (long long)ind);
    if (ind > self->ndim)
        return fl_fail(FL_RUNTIME_ERROR, "tensorinv: expected 'ind' to be at most the %d dimensions of self, got %lld",
                       self->ndim, (long long)ind);
    int64_t before = 1, after = 1, sizes[FL_MAX_DIMS];
    int n = 0;
    for (int i = 0; i < self->ndim; ++i) *(i < ind ? &before : &after) *= self->sizes[i];
    if (before != after)
        return fl_fail(FL_RUNTIME_ERROR,
                       "Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but "
                       "got %lld != %lld",
                       (long long)after, (long long)before);
    for (int64_t i = ind; i < self->ndim; ++i) sizes[n++] = self->sizes[i];
    for (int64_t i = 0; i < ind && i < self->ndim; ++i) sizes[n++] = self->sizes[i];
    fl_scope_open();
    fl_tensor *inverse = fl_linalg_inv(fl_reshape(self, (const int64_t[]){before, after}, 2));
    return fl_scope_return(inverse ? fl_reshape(inverse, sizes, n) : NULL);
}

fl_tensor *fl_linalg_tensorsolve__plain(fl_tensor *self, fl_tensor *other, const fl_linalg_tensorsolve_options *o) {
    if (fl_failed()) return NULL;
    fl_scope_open();
    fl_tensor *a = self;
    if (o && o->dims && o->n_dims > 0) {
        int64_t last[FL_MAX_DIMS];
        for (int i = 0; i < o->n_dims && i < FL_MAX_DIMS; ++i) last[i] = i - o->n_dims;
        a = o->n_dims > FL_MAX_DIMS ? NULL : fl_movedim_list(a, o->dims, o->n_dims, last, o->n_dims);
    }
    if (!a) return fl_scope_return(NULL);
    int64_t sizes[FL_MAX_DIMS], columns = 1;
    int n = 0;
    for (int i = other->ndim; i < a->ndim; ++i) columns *= sizes[n++] = a->sizes[i];
    if (columns != other->numel) {
        fl_fail(
            FL_RUNTIME_ERROR,
            "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim])"
            ", but got %lld != %lld",
            (long long)columns, (long long)other->numel);
        return fl_scope_return(NULL);
    }
    fl_tensor *matrix = fl_reshape(a, (const int64_t[]){other->numel, columns}, 2);
    fl_tensor *x = matrix ? fl_linalg_solve(matrix, fl_reshape(other, (const int64_t[]){-1}, 1), NULL) : NULL;
    return fl_scope_return(x ? fl_reshape(x, sizes, n) : NULL);
}

/* ---- Singular values of large matrices, by random projections (Halko, Martinsson and Tropp, 2009) ---------------- */

static fl_svd_lowrank_result low_rank(fl_tensor *a, int64_t q, int64_t niter) {
    fl_svd_lowrank_result r = {NULL, NULL, NULL};
    fl_scope_open();
    const bool wide = fl_linalg__rows(a) < fl_linalg__columns_of(a);
    if (wide) a = MT(a);
    const int64_t shape[2] = {a ? fl_linalg__columns_of(a) : 0, q};
    const bool same =
        a && (fl_dense__is_real(a) || a->dtype == FL_FLOAT16); /* other types meet float32, as in PyTorch */
    const fl_dtype dtype = same ? (fl_dtype)a->dtype : FL_FLOAT32;
    fl_tensor *start = a ? fl_randn(shape, 2, &(fl_randn_options){.dtype = dtype}) : NULL;
    fl_tensor *basis = start ? fl_linalg_qr(fl_matmul(a, start), NULL).Q : NULL;
    for (int64_t i = 0; i < niter && basis; ++i) {
        basis = fl_linalg_qr(fl_matmul(MT(a), basis), NULL).Q;
        basis = basis ? fl_linalg_qr(fl_matmul(a, basis), NULL).Q : NULL;
    }
    fl_linalg_svd_result s = {NULL, NULL, NULL};
    if (basis) s = fl_linalg_svd(fl_matmul(MT(basis), a), &(fl_linalg_svd_options){.full_matrices = false});
    if (s.U) {
        fl_tensor *u = fl_matmul(basis, s.U), *v = MT(s.Vh);
        r = (fl_svd_lowrank_result){fl_keep(wide ? v : u), fl_keep(s.S), fl_keep(wide ? u : v)};
    }
    fl_scope_close();
    fl_tensor **each[3] = {&r.U, &r.S, &r.V};
    for (int i = 0; i < 3; ++i) {
        if (fl_failed()) {
            fl_release(*each[i]);
            *each[i] = NULL;
        } else {
            fl_scope__result(*each[i]);
        }
    }
    return r;
}
fl_svd_lowrank_result fl_svd_lowrank(fl_tensor *A, const fl_svd_lowrank_options *o) {
    fl_svd_lowrank_result r = {NULL, NULL, NULL};
    if (fl_failed() || !fl_linalg__matrices("svd_lowrank", "A", A)) return r;
    fl_generator_mark before;
    fl_generator__mark(NULL, &before);
    fl_scope_open();
    if (o && o->M) A = fl_sub(A, o->M);
    if (A) r = low_rank(A, o && o->q != FL_NONE ? o->q : 6, o && o->niter != FL_NONE ? o->niter : 2);
    r.U = fl_keep(r.U);
    r.S = fl_keep(r.S);
    r.V = fl_keep(r.V);
    fl_scope_close();
    fl_scope__result(r.U);
    fl_scope__result(r.S);
    fl_scope__result(r.V);
    if (fl_failed()) fl_generator__back(NULL, &before);
    return r;
}
fl_pca_lowrank_result fl_pca_lowrank(fl_tensor *A, const fl_pca_lowrank_options *o) {
    fl_pca_lowrank_result none = {NULL, NULL, NULL};
    if (fl_failed() || !fl_linalg__matrices("pca_lowrank", "A", A)) return none;
    const int64_t m = fl_linalg__rows(A), n = fl_linalg__columns_of(A), most = fl_linalg__smaller(m, n);
    const int64_t q = o && o->q != FL_NONE ? o->q : fl_linalg__smaller(6, most), niter = o ? o->niter : 2;
    if (q < 0 || q > most) {
        fl_fail(FL_VALUE_ERROR, "q(=%lld) must be non-negative integer and not greater than min(m, n)=%lld",
                (long long)q, (long long)most);
        return none;
    }
    if (niter < 0) {
        fl_fail(FL_VALUE_ERROR, "niter(=%lld) must be non-negative integer", (long long)niter);
        return none;
    }
    const bool center = !o || o->center;
    const int64_t dim[1] = {-2};
    fl_tensor *mean = NULL;
    if (center && !(mean = fl_mean_dim(A, dim, 1, &(fl_mean_dim_options){.keepdim = true, .dtype = FL_DTYPE_NONE})))
        return none;
    fl_svd_lowrank_options lowrank = FL_SVD_LOWRANK_OPTIONS;
    lowrank.q = q;
    lowrank.niter = niter;
    lowrank.M = mean;
    fl_svd_lowrank_result r = fl_svd_lowrank(A, &lowrank);
    fl_linalg__drop(mean);
    return (fl_pca_lowrank_result){r.U, r.S, r.V};
}
