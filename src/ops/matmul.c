/* matmul.c: linear, matmul, mm, bmm, mv, dot and their kin that add to a tensor: what shapes they take and what they
 * say to others. The products themselves are in ops/product.c.
 */
#include <flashlight/autograd.h>
#include "ops/plain.h"

#include "base/alloc.h"
#include "base/error.h"
#include "ops/dense.h"
#include "ops/product.h"
#include "ops/view.h"
#include "tensor/cast.h"

typedef long long ll;

/* ---- Checks, in PyTorch's words ---------------------------------------------------------------------------------- */

static bool fit(int64_t rows, int64_t k, int64_t k2, int64_t columns) {
    if (k == k2) return true;
    fl_fail(FL_RUNTIME_ERROR, "mat1 and mat2 shapes cannot be multiplied (%lldx%lld and %lldx%lld)", (ll)rows, (ll)k,
            (ll)k2, (ll)columns);
    return false;
}

static bool fit_vector(int64_t result, int64_t rows, int64_t k, int64_t length) {
    if (k == length && result == rows) return true;
    fl_fail(FL_RUNTIME_ERROR, "size mismatch, got input (%lld), mat (%lldx%lld), vec (%lld)", (ll)result, (ll)rows,
            (ll)k, (ll)length);
    return false;
}

static bool has_product(const fl_tensor *a, const fl_tensor *b, const char *kernel) {
    if (a->dtype != FL_BOOL || !a->numel || !b->numel) return true;
    fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"%s\" not implemented for 'Bool'", kernel);
    return false;
}

static bool same_type(const fl_tensor *a, const fl_tensor *b, const char *kernel) {
    if (a->dtype != b->dtype) {
        fl_fail(FL_RUNTIME_ERROR, "expected m1 and m2 to have the same dtype, but got: %s != %s",
                fl_product__c_type(a->dtype), fl_product__c_type(b->dtype));
        return false;
    }
    return has_product(a, b, kernel);
}

static bool same_vector_type(fl_dtype self, const fl_tensor *mat, const fl_tensor *vec) {
    if (self != mat->dtype || self != vec->dtype) {
        fl_fail(FL_RUNTIME_ERROR, "addmv input tensors must have the same dtype, but got %s, %s, and %s",
                fl_product__dtype(self), fl_product__dtype(mat->dtype), fl_product__dtype(vec->dtype));
        return false;
    }
    if (self == FL_BOOL && mat->numel) {
        fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"addmv_impl_cpu\" not implemented for 'Bool'");
        return false;
    }
    return true;
}

/* sized: PyTorch asks for sizes before it counts dimensions. */
static bool check_batches(const fl_tensor *a, const fl_tensor *b, bool sized) {
    if (a->ndim != 3 || b->ndim != 3) {
        fl_fail(sized && (a->ndim == 0 || b->ndim < 3) ? FL_INDEX_ERROR : FL_RUNTIME_ERROR,
                "batch%d must be a 3D tensor", a->ndim != 3 ? 1 : 2);
        return false;
    }
    if (a->sizes[0] != b->sizes[0] || a->sizes[2] != b->sizes[1]) {
        fl_fail(FL_RUNTIME_ERROR,
                "Expected size for first two dimensions of batch2 tensor to be: [%lld, %lld] but got: [%lld, %lld].",
                (ll)a->sizes[0], (ll)a->sizes[2], (ll)b->sizes[0], (ll)b->sizes[1]);
        return false;
    }
    return true;
}

static bool same_batch_type(const fl_tensor *a, const fl_tensor *b, const char *kernel) {
    if (!strcmp(kernel, "bmm") && !has_product(a, b, kernel)) return false;
    if (a->dtype != b->dtype) {
        fl_fail(FL_RUNTIME_ERROR, "expected scalar type %s but found %s", fl_product__dtype(a->dtype),
                fl_product__dtype(b->dtype));
        return false;
    }
    return has_product(a, b, kernel);
}

/* ---- Products ---------------------------------------------------------------------------------------------------- */

static const fl_product rows_kind = {.kind = FL_PRODUCT_ROWS};
static const fl_product rows_transposed = {.kind = FL_PRODUCT_ROWS, .tb = true};
static const fl_product by_vector = {
    .kind = FL_PRODUCT_ROWS, .tb = true, .b_unit = FL_UNIT_FIRST, .drop = FL_UNIT_LAST};
static const fl_product batch_kind = {.kind = FL_PRODUCT_BATCH};

fl_tensor *fl_mm__plain(fl_tensor *self, fl_tensor *mat2) {
    if (fl_failed()) return NULL;
    if (self->ndim != 2) return fl_fail(FL_RUNTIME_ERROR, "self must be a matrix");
    if (mat2->ndim != 2) return fl_fail(FL_RUNTIME_ERROR, "mat2 must be a matrix");
    if (!fit(self->sizes[0], self->sizes[1], mat2->sizes[0], mat2->sizes[1]) ||
        !same_type(self, mat2, "addmm_impl_cpu_"))
        return NULL;
    return fl_product__apply(&rows_kind, self, mat2, NULL, FL_NAME_MM);
}

fl_tensor *fl_bmm__plain(fl_tensor *self, fl_tensor *mat2) {
    if (fl_failed() || !check_batches(self, mat2, false) || !same_batch_type(self, mat2, "bmm")) return NULL;
    return fl_product__apply(&batch_kind, self, mat2, NULL, FL_NAME_BMM);
}

fl_tensor *fl_mv(fl_tensor *self, fl_tensor *vec) {
    if (fl_failed()) return NULL;
    if (self->ndim != 2 || vec->ndim != 1)
        return fl_fail(self->ndim ? FL_RUNTIME_ERROR : FL_INDEX_ERROR,
                       "vector + matrix @ vector expected, got 1, %d, %d", self->ndim, vec->ndim);
    if (!fit_vector(self->sizes[0], self->sizes[0], self->sizes[1], vec->sizes[0]) ||
        !same_vector_type(vec->dtype, self, vec))
        return NULL;
    return fl_product__apply(&by_vector, self, vec, NULL, FL_NAME_MV);
}

fl_tensor *fl_dot(fl_tensor *self, fl_tensor *tensor) {
    if (fl_failed()) return NULL;
    if (self->ndim != 1 || tensor->ndim != 1)
        return fl_fail(FL_RUNTIME_ERROR, "1D tensors expected, but got %dD and %dD tensors", self->ndim, tensor->ndim);
    if (self->dtype != tensor->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "dot : expected both vectors to have same dtype, but found %s and %s",
                       fl_product__dtype(self->dtype), fl_product__dtype(tensor->dtype));
    if (self->numel != tensor->numel)
        return fl_fail(FL_RUNTIME_ERROR,
                       "inconsistent tensor size, expected tensor [%lld] and src [%lld] to have the same number of "
                       "elements, but got "
                       "%lld and %lld elements respectively",
                       (ll)self->numel, (ll)tensor->numel, (ll)self->numel, (ll)tensor->numel);
    if (self->dtype == FL_BOOL) return fl_dense__unsupported("dot", self); /* also without elements */
    return fl_product__apply(&by_vector, self, tensor, NULL, FL_NAME_DOT);
}

static int64_t leading(const fl_tensor *t, int trailing) {
    int64_t n = 1;
    for (int i = 0; i < t->ndim - trailing; i++) n *= t->sizes[i];
    return n;
}

/* What PyTorch's graph has in the place of the one node of a product: an operand as a matrix, which is a view, by
 * strides or a copy, as `flat` says of it. */
#define FLAT(before, edge, after)                                                               \
    {                                                                                           \
        before "ViewBackward0(" edge ")" after, before "ReshapeAliasBackward0(" edge ")" after, \
            before "UnsafeViewBackward0(CloneBackward0(" edge "))" after                        \
    }
static int flat(const fl_tensor *t, int kept) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    if (t->flags & FL_T_CONTIGUOUS) return 0;
    sizes[0] = leading(t, kept);
    for (int i = 0; i < kept; i++) sizes[1 + i] = t->sizes[t->ndim - kept + i];
    return fl_shape__view_strides(t, 1 + kept, sizes, strides) ? 1 : 2;
}
static fl_tensor *pictured(fl_tensor *y, const char *picture) { return fl_node__named_as(y, NULL, picture); }

fl_tensor *fl_matmul__plain(fl_tensor *self, fl_tensor *other) {
    if (fl_failed()) return NULL;
    const int da = self->ndim, db = other->ndim;
    if (da == 0 || db == 0)
        return fl_fail(FL_RUNTIME_ERROR, "both arguments to matmul need to be at least 1D, but they are %dD and %dD",
                       da, db);
    if (da == 1 && db == 1) return fl_dot(self, other);
    if (da == 2 && db == 1) return fl_mv(self, other);
    if (da == 2 && db == 2) return fl_mm__plain(self, other);
    const int64_t k = self->sizes[da - 1];
    if (db == 1) {
        if (!fit_vector(leading(self, 1), leading(self, 1), k, other->sizes[0]) ||
            !same_vector_type(other->dtype, self, other))
            return NULL;
        static const char *const mv[] = FLAT("MvBackward0(", "0", ", 1)");
        return pictured(fl_product__apply(&by_vector, self, other, NULL, FL_NAME_UNSAFE_VIEW), mv[flat(self, 1)]);
    }
    const int64_t k2 = other->sizes[db - 2], n = other->sizes[db - 1];
    if (db == 2) {
        if (!fit(leading(self, 1), k, k2, n) || !same_type(self, other, "addmm_impl_cpu_")) return NULL;
        if (da == 1)
            return pictured(fl_product__apply(&rows_kind, self, other, NULL, FL_NAME_SQUEEZE),
                            "MmBackward0(UnsqueezeBackward0(0), 1)");
        static const char *const mm[] = FLAT("MmBackward0(", "0", ", 1)");
        return pictured(fl_product__apply(&rows_kind, self, other, NULL, FL_NAME_UNSAFE_VIEW), mm[flat(self, 1)]);
    }
    if (da == 1) {
        if (!fit_vector(leading(other, 2) * n, leading(other, 2) * n, k2, k) ||
            !same_vector_type(self->dtype, other, self))
            return NULL;
        const fl_product row_by_batch = {.kind = FL_PRODUCT_BATCH, .a_unit = FL_UNIT_FIRST, .drop = FL_UNIT_FIRST};
        return fl_product__apply(&row_by_batch, self, other, NULL, FL_NAME_UNSAFE_VIEW);
    }
    if (da == 2) {
        if (!fit(leading(other, 2) * n, k2, k, self->sizes[0]) || !same_type(self, other, "addmm_impl_cpu_"))
            return NULL;
        return fl_product__apply(&batch_kind, self, other, NULL, FL_NAME_UNSAFE_VIEW);
    }
    if (k != k2) {
        int64_t sizes[FL_MAX_DIMS];
        const int ndim = fl_shape__broadcast(self->sizes, da - 2, other->sizes, db - 2, sizes);
        if (ndim < 0) return NULL;
        const int64_t batches = fl_shape__numel(sizes, ndim);
        return fl_fail(
            FL_RUNTIME_ERROR,
            "Expected size for first two dimensions of batch2 tensor to be: [%lld, %lld] but got: [%lld, %lld].",
            (ll)batches, (ll)k, (ll)batches, (ll)k2);
    }
    if (!same_batch_type(self, other, "bmm")) return NULL;
#define RIGHT(after) FLAT("BmmBackward0(" after, "ExpandBackward0(1)", ")")
    static const char *const bmm[3][3] = {RIGHT("ViewBackward0(ExpandBackward0(0)), "),
                                          RIGHT("ReshapeAliasBackward0(ExpandBackward0(0)), "),
                                          RIGHT("UnsafeViewBackward0(CloneBackward0(ExpandBackward0(0))), ")};
#undef RIGHT
    return pictured(fl_product__apply(&batch_kind, self, other, NULL, FL_NAME_UNSAFE_VIEW),
                    bmm[flat(self, 2)][flat(other, 2)]);
}

/* ---- With something added ---------------------------------------------------------------------------------------- */

/* Whether t expands to `sizes`; says what PyTorch's expand says where not. */
static bool expands(const fl_tensor *t, const int64_t *sizes, int ndim) {
    if (t->ndim > ndim) {
        fl_shape_text text;
        fl_fail(FL_RUNTIME_ERROR,
                "expand(torch.%sTensor{%s}, size=%s): the number of sizes provided (%d) must be greater or equal to "
                "the number of "
                "dimensions in the tensor (%d)",
                fl_product__dtype(t->dtype), FL_SHAPE(t), fl_shape__print(&text, sizes, ndim), ndim, t->ndim);
        return false;
    }
    for (int i = ndim - 1; i >= ndim - t->ndim; i--) {
        const int64_t size = t->sizes[i - ndim + t->ndim];
        if (size == sizes[i] || size == 1) continue;
        fl_shape_text text;
        fl_fail(FL_RUNTIME_ERROR,
                "The expanded size of the tensor (%lld) must match the existing size (%lld) at non-singleton dimension "
                "%d.  Target "
                "sizes: %s.  Tensor sizes: %s",
                (ll)sizes[i], (ll)size, i, fl_shape__print(&text, sizes, ndim), FL_SHAPE(t));
        return false;
    }
    return true;
}

fl_tensor *fl_linear__plain(fl_tensor *input, fl_tensor *weight, fl_tensor *bias) {
    if (fl_failed()) return NULL;
    const int dx = input->ndim, dw = weight->ndim;
    if (dx == 0 || dw == 0)
        return fl_fail(FL_RUNTIME_ERROR, "both arguments to linear need to be at least 1D, but they are %dD and %dD",
                       dx, dw);
    if (dw > 2) return fl_fail(FL_RUNTIME_ERROR, "t() expects a tensor with <= 2 dimensions, but self is %dD", dw);
    if (dw == 1) {
        if (bias) return fl_fail(FL_RUNTIME_ERROR, "mat2 must be a matrix, got 1-D tensor");
        return fl_matmul__plain(input, weight);
    }
    const int64_t n = weight->sizes[0];
    if (!fit(leading(input, 1), input->sizes[dx - 1], weight->sizes[1], n)) return NULL;
    if (!bias) {
        if (!same_type(input, weight, "addmm_impl_cpu_")) return NULL;
        if (dx < 3)
            return pictured(
                fl_product__apply(&rows_transposed, input, weight, NULL, dx == 2 ? FL_NAME_MM : FL_NAME_SQUEEZE),
                dx == 2 ? "0, TBackward0(1)" : "MmBackward0(UnsqueezeBackward0(0), TBackward0(1))");
        static const char *const mm[] = FLAT("MmBackward0(", "0", ", TBackward0(1))");
        return pictured(fl_product__apply(&rows_transposed, input, weight, NULL, FL_NAME_UNSAFE_VIEW),
                        mm[flat(input, 1)]);
    }
    if (bias->dtype != weight->dtype || input->dtype != weight->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "%s and mat2 must have the same dtype, but got %s and %s",
                       bias->dtype != weight->dtype ? "self" : "mat1",
                       fl_product__dtype(bias->dtype != weight->dtype ? bias->dtype : input->dtype),
                       fl_product__dtype(weight->dtype));
    if (!same_type(input, weight, "addmm_impl_cpu_")) return NULL;
    if (!expands(bias, (int64_t[]){leading(input, 1), n}, 2)) return NULL;
    if (fl_is_float(bias->dtype) && bias->ndim == 1 && bias->sizes[0] == n) {
        static const char *const apart[] = FLAT("UnsafeViewBackward0(MmBackward0(", "1", ", TBackward0(2))), 0");
        const fl_product_name name = dx == 2 ? FL_NAME_ADDMM : FL_NAME_VIEW;
        fl_tensor *y = fl_product__apply(&rows_transposed, input, weight, bias, name);
        if (dx < 3 || input->flags & FL_T_CONTIGUOUS)
            return pictured(y, dx == 2 ? "0, 1, TBackward0(2)" : "AddmmBackward0(0, ViewBackward0(1), TBackward0(2))");
        return fl_node__named_as(y, "AddBackward0", apart[flat(input, 1)]);
    }
    return fl_product__add(&rows_transposed, bias, input, weight, fl_int(1), fl_int(1), FL_ADD_ADDMM, false);
}

static fl_tensor *addmm(fl_tensor *self, fl_tensor *mat1, fl_tensor *mat2, const fl_addmm_options *options,
                        bool inplace) {
    if (fl_failed()) return NULL;
    const fl_addmm_options o = options ? *options : (fl_addmm_options)FL_ADDMM_OPTIONS;
    if (mat1->ndim != 2 || mat2->ndim != 2)
        return fl_fail(FL_RUNTIME_ERROR, "%s must be a matrix, got %d-D tensor", mat1->ndim != 2 ? "mat1" : "mat2",
                       mat1->ndim != 2 ? mat1->ndim : mat2->ndim);
    if (!fit(mat1->sizes[0], mat1->sizes[1], mat2->sizes[0], mat2->sizes[1])) return NULL;
    if (self->dtype != mat2->dtype || mat1->dtype != mat2->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "%s and mat2 must have the same dtype, but got %s and %s",
                       self->dtype != mat2->dtype ? "self" : "mat1",
                       fl_product__dtype(self->dtype != mat2->dtype ? self->dtype : mat1->dtype),
                       fl_product__dtype(mat2->dtype));
    if (!same_type(mat1, mat2, "addmm_impl_cpu_") || !expands(self, (int64_t[]){mat1->sizes[0], mat2->sizes[1]}, 2))
        return NULL;
    return fl_product__add(&rows_kind, self, mat1, mat2, o.beta, o.alpha, FL_ADD_ADDMM, inplace);
}
fl_tensor *fl_addmm__plain(fl_tensor *self, fl_tensor *mat1, fl_tensor *mat2, const fl_addmm_options *options) {
    return addmm(self, mat1, mat2, options, false);
}
fl_tensor *fl_addmm_(fl_tensor *self, fl_tensor *mat1, fl_tensor *mat2, const fl_addmm_options *options) {
    return addmm(self, mat1, mat2, options, true);
}

static fl_tensor *addmv(fl_tensor *self, fl_tensor *mat, fl_tensor *vec, const fl_addmv_options *options,
                        bool inplace) {
    if (fl_failed()) return NULL;
    const fl_addmv_options o = options ? *options : (fl_addmv_options)FL_ADDMV_OPTIONS;
    if (mat->ndim != 2 || vec->ndim != 1 || self->ndim > 1)
        return fl_fail(FL_RUNTIME_ERROR, "vector + matrix @ vector expected, got %d, %d, %d", self->ndim, mat->ndim,
                       vec->ndim);
    if (!fit_vector(self->numel == 1 ? mat->sizes[0] : self->numel, mat->sizes[0], mat->sizes[1], vec->sizes[0]) ||
        !same_vector_type(self->dtype, mat, vec))
        return NULL;
    return fl_product__add(&by_vector, self, mat, vec, o.beta, o.alpha, FL_ADD_ADDMV, inplace);
}
fl_tensor *fl_addmv(fl_tensor *self, fl_tensor *mat, fl_tensor *vec, const fl_addmv_options *options) {
    return addmv(self, mat, vec, options, false);
}
fl_tensor *fl_addmv_(fl_tensor *self, fl_tensor *mat, fl_tensor *vec, const fl_addmv_options *options) {
    return addmv(self, mat, vec, options, true);
}

static fl_tensor *baddbmm(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_baddbmm_options *options,
                          bool inplace) {
    if (fl_failed()) return NULL;
    const fl_baddbmm_options o = options ? *options : (fl_baddbmm_options)FL_BADDBMM_OPTIONS;
    if (!check_batches(batch1, batch2, true) || !same_batch_type(batch1, batch2, "baddbmm")) return NULL;
    if (self->dtype != batch1->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "Input dtypes must be the same, got: input %s, batch1: %s, batch2: %s",
                       fl_product__c_type(self->dtype), fl_product__c_type(batch1->dtype),
                       fl_product__c_type(batch2->dtype));
    if (!expands(self, (int64_t[]){batch1->sizes[0], batch1->sizes[1], batch2->sizes[2]}, 3)) return NULL;
    return fl_product__add(&batch_kind, self, batch1, batch2, o.beta, o.alpha, FL_ADD_BADDBMM, inplace);
}
fl_tensor *fl_baddbmm__plain(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_baddbmm_options *options) {
    return baddbmm(self, batch1, batch2, options, false);
}
fl_tensor *fl_baddbmm_(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_baddbmm_options *options) {
    return baddbmm(self, batch1, batch2, options, true);
}

/* ---- Products of vectors, and sums over batches ------------------------------------------------------------------ */

static bool is_vector(const char *name, const fl_tensor *t, const char *argument) {
    if (t->ndim == 1) return true;
    fl_fail(FL_RUNTIME_ERROR, "%s: Expected 1-D argument %s, but got %d-D", name, argument, t->ndim);
    return false;
}

fl_tensor *fl_outer(fl_tensor *self, fl_tensor *vec2) {
    if (fl_failed() || !is_vector("outer", self, "self") || !is_vector("outer", vec2, "vec2")) return NULL;
    return FL_COMPOSITE(fl_mul(fl_unsqueeze(self, 1), vec2));
}

fl_tensor *fl_inner(fl_tensor *self, fl_tensor *other) {
    if (fl_failed()) return NULL;
    if (self->ndim == 0 || other->ndim == 0) return fl_mul(self, other);
    if (self->sizes[self->ndim - 1] != other->sizes[other->ndim - 1])
        return fl_fail(FL_RUNTIME_ERROR,
                       "inner() the last dimension must match on both input tensors but got shapes %s and %s",
                       FL_SHAPE(self), FL_SHAPE(other));
    if (self->ndim == 1 && other->ndim == 1) return fl_dot(self, other);
    const int64_t last = -1;
    return fl_tensordot(self, other, &last, 1, &last, 1);
}

fl_tensor *fl_vdot(fl_tensor *self, fl_tensor *other) { return fl_node__named(fl_dot(self, other), "VdotBackward0"); }

/* Short rows, as in a product by a small matrix, are multiplied row by row of the result: the columns of both operands
 * are repeated first, so that they lie side by side as the result's do. */
#define KRON_SHORT 256
static fl_tensor *repeated(fl_tensor *t, const int64_t *sizes, int n, int dim, int64_t times) {
    int64_t wide[FL_MAX_DIMS], flat[FL_MAX_DIMS];
    for (int d = 0; d < n; d++) flat[d] = wide[d] = sizes[d];
    wide[dim] = times;
    flat[n - 2] = 1;
    flat[n - 1] = wide[n - 2] * wide[n - 1];
    return fl_reshape(fl_expand(fl_reshape(t, sizes, n), wide, n, NULL), flat, n);
}

fl_tensor *fl_kron(fl_tensor *self, fl_tensor *other) {
    if (fl_failed()) return NULL;
    const int n = self->ndim > other->ndim ? self->ndim : other->ndim;
    if (2 * n > FL_MAX_DIMS)
        return fl_fail(FL_RUNTIME_ERROR, "kron(): tensors of at most %d dimensions are supported, got %d",
                       FL_MAX_DIMS / 2, n);
    int64_t a[FL_MAX_DIMS], b[FL_MAX_DIMS], sizes[FL_MAX_DIMS];
    for (int d = 0; d < n; d++) {
        const int da = d - (n - self->ndim), db = d - (n - other->ndim);
        a[2 * d] = da < 0 ? 1 : self->sizes[da];
        b[2 * d + 1] = db < 0 ? 1 : other->sizes[db];
        a[2 * d + 1] = b[2 * d] = 1;
        if (__builtin_mul_overflow(a[2 * d], b[2 * d + 1], &sizes[d]))
            return fl_fail(FL_RUNTIME_ERROR, "kron(): the result of %s and %s is too large", FL_SHAPE(self),
                           FL_SHAPE(other));
    }
    const int64_t columns_a = n ? a[2 * n - 2] : 0, columns_b = n ? b[2 * n - 1] : 0;
    if (columns_b >= KRON_SHORT || columns_a < 2 || self->numel < 8 * columns_a || other->numel < 8 * columns_b)
        return fl_node__named(
            FL_COMPOSITE(fl_reshape(fl_mul(fl_reshape(self, a, 2 * n), fl_reshape(other, b, 2 * n)), sizes, n)),
            "UnsafeViewBackward0");
    return FL_COMPOSITE(fl_reshape(
        fl_mul(repeated(self, a, 2 * n, 2 * n - 1, columns_b), repeated(other, b, 2 * n, 2 * n - 2, columns_a)), sizes,
        n));
}

fl_tensor *fl_trace__plain(fl_tensor *self) {
    if (fl_failed()) return NULL;
    if (self->dtype == FL_BOOL) return fl_dense__unsupported("trace", self);
    if (self->ndim != 2) return fl_fail(FL_RUNTIME_ERROR, "trace: expected a matrix, but got %dD tensor", self->ndim);
    fl_whole whole;
    fl_whole__begin(&whole, &self, 1);
    return fl_whole__end(&whole, FL_COMPOSITE(fl_sum(fl_diagonal(self, NULL), NULL)), "TraceBackward0");
}

/* beta self + alpha what, in place (self written and returned) or not. */
static bool is_none(fl_scalar factor) { return factor.kind == FL_SCALAR_FLOAT ? factor.as.d == 0 : factor.as.i == 0; }
static fl_tensor *add_scaled(fl_tensor *self, fl_tensor *what, fl_scalar beta, fl_scalar alpha, bool inplace) {
    fl_tensor *result =
        is_none(beta) ? fl_mul_scalar(what, alpha) : fl_add_alpha(fl_mul_scalar(self, beta), what, alpha);
    return inplace ? fl_copy_(self, result, NULL) : result; /* one write: the second of two might fail */
}

static bool fits_integers(const fl_tensor *self, const fl_tensor *a, const fl_tensor *b, fl_scalar beta,
                          fl_scalar alpha) {
    const bool integers =
        !fl_is_float((fl_dtype)self->dtype) && !fl_is_float((fl_dtype)a->dtype) && !fl_is_float((fl_dtype)b->dtype);
    if (!integers || (beta.kind != FL_SCALAR_FLOAT && alpha.kind != FL_SCALAR_FLOAT)) return true;
    fl_fail(FL_RUNTIME_ERROR, "For integral input tensors, argument %s must not be a floating point number.",
            beta.kind == FL_SCALAR_FLOAT ? "beta" : "alpha");
    return false;
}

static fl_tensor *addr(fl_tensor *self, fl_tensor *vec1, fl_tensor *vec2, const fl_addr_options *options,
                       bool inplace) {
    static const fl_addr_options fallback = FL_ADDR_OPTIONS;
    const fl_addr_options *o = options ? options : &fallback;
    if (fl_failed() || !is_vector("addr", vec1, "vec1") || !is_vector("addr", vec2, "vec2")) return NULL;
    const int64_t sizes[2] = {vec1->sizes[0], vec2->sizes[0]};
    if (!expands(self, sizes, 2) || !fits_integers(self, vec1, vec2, o->beta, o->alpha)) return NULL;
    if (self->dtype != FL_BOOL && (o->beta.kind == FL_SCALAR_BOOL || o->alpha.kind == FL_SCALAR_BOOL))
        return fl_fail(FL_RUNTIME_ERROR, "addr: beta and alpha can be bools for a result of bool alone, but it is %s",
                       fl_dtype_name((fl_dtype)self->dtype));
    if (inplace && (self->ndim != 2 || self->sizes[0] != sizes[0] || self->sizes[1] != sizes[1]))
        return fl_fail(FL_RUNTIME_ERROR, "The input tensor must be a matrix with size %lldx%lld, but got %s",
                       (ll)sizes[0], (ll)sizes[1], FL_SHAPE(self));
    const fl_dtype of_vectors = fl_dtype__result((fl_tensor *[]){vec1, vec2}, 2);
    const fl_dtype dtype = fl_promote_types((fl_dtype)self->dtype, of_vectors); /* self counts as a matrix */
    if (inplace && !fl_dtype__fits((fl_dtype)self->dtype, dtype)) return NULL;
    fl_scalar beta = o->beta, alpha = o->alpha;
    if (dtype == FL_BOOL) { /* all of it is logic then: a factor is there or not */
        beta = fl_boolean(!is_none(beta));
        alpha = fl_boolean(!is_none(alpha));
    }
    fl_scope_open();
    /* Halves, and numbers as halves, are rounded at every step: alpha times vec1, times vec2, plus beta times self. */
    fl_tensor *scaled = vec1;
    if (fl_is_half(dtype)) {
        beta = fl_float(fl_cast__rounded(fl_scalar__double(beta), dtype));
        scaled = fl_mul_scalar(vec1, fl_float(fl_cast__rounded(fl_scalar__double(alpha), dtype)));
        alpha = fl_int(1);
    }
    fl_tensor *to = inplace ? self : fl_expand(self, sizes, 2, NULL);
    fl_tensor *result = to ? add_scaled(to, fl_outer(scaled, vec2), beta, alpha, inplace) : NULL;
    if (inplace) {
        fl_scope_close();
        return result;
    }
    return fl_scope_return(result && result->dtype != dtype ? fl_to(result, dtype, NULL) : result);
}
fl_tensor *fl_addr(fl_tensor *self, fl_tensor *vec1, fl_tensor *vec2, const fl_addr_options *options) {
    fl_whole whole;
    fl_whole__begin(&whole, (fl_tensor *[]){self, vec1, vec2}, 3);
    return fl_whole__end(&whole, addr(self, vec1, vec2, options, false), "AddrBackward0");
}
fl_tensor *fl_addr_(fl_tensor *self, fl_tensor *vec1, fl_tensor *vec2, const fl_addr_options *options) {
    fl_whole whole;
    fl_whole__begin(&whole, (fl_tensor *[]){self, vec1, vec2}, 3);
    return fl_whole__end(&whole, addr(self, vec1, vec2, options, true), "AddrBackward0");
}

/* The sum over a batch is one product: the batch runs along the inner dimension. */
static fl_tensor *addbmm(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_addbmm_options *options,
                         bool inplace) {
    static const fl_addbmm_options fallback = FL_ADDBMM_OPTIONS;
    const fl_addbmm_options *o = options ? options : &fallback;
    if (fl_failed() || !check_batches(batch1, batch2, true)) return NULL;
    const int64_t order[3] = {1, 0, 2}, inner = batch1->sizes[0] * batch1->sizes[2];
    const int64_t left[2] = {batch1->sizes[1], inner}, right[2] = {inner, batch2->sizes[2]};
    if (!expands(self, (int64_t[]){left[0], right[1]}, 2)) return NULL;
    const fl_addmm_options rest = {.beta = o->beta, .alpha = o->alpha};
    fl_scope_open();
    if (inplace && !fl_requires_grad(self) &&
        (self->ndim != 2 || self->sizes[0] != left[0] || self->sizes[1] != right[1])) {
        fl_tensor *sum = fl_addbmm(self, batch1, batch2, o); /* broadcast, it takes the shape of the sum */
        if (sum && fl_tensor__resize(self, sum->ndim, sum->sizes)) fl_copy_(self, sum, NULL);
        fl_scope_close();
        return fl_failed() ? NULL : self;
    }
    if (fl_is_half((fl_dtype)self->dtype) && batch1->sizes[0] > 1 && inner > 0) { /* rounded after each product */
        fl_tensor *sum = self;
        fl_addmm_options then = rest;
        for (int64_t i = 0; i < batch1->sizes[0] && sum; i++, then.beta = fl_int(1)) {
            fl_tensor *x = fl_select(batch1, 0, i), *y = fl_select(batch2, 0, i);
            sum = inplace ? fl_addmm_(sum, x, y, &then) : fl_addmm__plain(sum, x, y, &then);
        }
        if (!inplace) return fl_scope_return(sum);
        fl_scope_close();
        return sum;
    }
    fl_tensor *a = fl_reshape(fl_permute(batch1, order, 3), left, 2), *b = fl_reshape(batch2, right, 2), *result = NULL;
    if (!fl_failed()) result = inplace ? fl_addmm_(self, a, b, &rest) : fl_addmm__plain(self, a, b, &rest);
    if (inplace) {
        fl_scope_close();
        return result;
    }
    return fl_scope_return(result);
}
fl_tensor *fl_addbmm__plain(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_addbmm_options *options) {
    fl_whole whole;
    fl_whole__begin(&whole, (fl_tensor *[]){self, batch1, batch2}, 3);
    return fl_whole__end(&whole, addbmm(self, batch1, batch2, options, false), "AddbmmBackward0");
}
fl_tensor *fl_addbmm_(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_addbmm_options *options) {
    fl_whole whole;
    fl_whole__begin(&whole, (fl_tensor *[]){self, batch1, batch2}, 3);
    return fl_whole__end(&whole, addbmm(self, batch1, batch2, options, true), "AddbmmBackward0");
}

/* Component i of the result is component i + 1 of x. */
static fl_tensor *turned(fl_tensor *x, int64_t dim) {
    return fl_roll(x, &(int64_t){-1}, 1, &(fl_roll_options){.dims = &dim, .n_dims = 1});
}

fl_tensor *fl_cross(fl_tensor *self, fl_tensor *other, const fl_cross_options *options) {
    if (fl_failed()) return NULL;
    if (self->ndim != other->ndim)
        return fl_fail(FL_RUNTIME_ERROR, "linalg.cross: inputs must have the same number of dimensions.");
    int dim = -1;
    if (options && options->dim != FL_NONE) {
        if (self->ndim == 0)
            return fl_fail(FL_INDEX_ERROR, "Dimension specified as %lld but tensor has no dimensions",
                           (ll)options->dim);
        dim = fl_shape__wrap_dim(options->dim, self->ndim);
        if (dim < 0) return NULL;
    } else {
        static atomic_bool said;
        if (!fl_warning__once(
                &said,
                "Using torch.cross without specifying the dim arg is deprecated: linalg.cross takes the last "
                "dimension, this the first of size 3"))
            return NULL;
        for (int d = self->ndim - 1; d >= 0; d--)
            if (self->sizes[d] == 3) dim = d;
        if (dim < 0) return fl_fail(FL_RUNTIME_ERROR, "no dimension of size 3 in input");
    }
    if (self->ndim == 0 || self->sizes[dim] != 3 || other->sizes[dim] != 3)
        return fl_fail(FL_RUNTIME_ERROR, "linalg.cross: inputs dimension %d must have length 3. Got %lld and %lld", dim,
                       (ll)(self->ndim ? self->sizes[dim] : 1), (ll)(other->ndim ? other->sizes[dim] : 1));
    if (self->dtype == FL_BOOL) return fl_dense__unsupported("cross", self);
    if (self->dtype != other->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "linalg.cross: expected scalar type %s but found %s",
                       fl_dtype__scalar_type((fl_dtype)self->dtype), fl_dtype__scalar_type((fl_dtype)other->dtype));
    fl_whole whole;
    fl_whole__begin(&whole, (fl_tensor *[]){self, other}, 2);
    fl_scope_open();
    /* x_i y_(i+1) - x_(i+1) y_i is component i + 2 */
    fl_tensor *product = fl_sub(fl_mul(self, turned(other, dim)), fl_mul(turned(self, dim), other));
    product = fl_contiguous(turned(product, dim), NULL);
    return fl_whole__end(&whole, fl_scope_return(product), "LinalgCrossBackward0");
}

/* The classic dynamic programme (Cormen et al., Introduction to Algorithms, 15.2): cost[i][j] of the product of
 * matrices i to j, and where to cut it. */
static fl_tensor *chain_product(fl_tensor *const *matrices, const int32_t *cut, int n, int i, int j) {
    if (i == j) return matrices[i];
    const int k = cut[i * n + j];
    return fl_mm(chain_product(matrices, cut, n, i, k), chain_product(matrices, cut, n, k + 1, j));
}

fl_tensor *fl_product__chain(fl_tensor *const *matrices, int n) {
    if (fl_failed()) return NULL;
    if (n == 0) return fl_fail(FL_RUNTIME_ERROR, "chain_matmul(): Expected one or more matrices");
    if (n > 1000) return fl_fail(FL_RUNTIME_ERROR, "chain_matmul(): Expected at most 1000 matrices, got %d", n);
    for (int i = 0; i < n; i++) {
        if (matrices[i]->ndim != 2)
            return fl_fail(FL_RUNTIME_ERROR, "Tensor dimension is %d, expected 2 instead.", matrices[i]->ndim);
        if (i &&
            !fit(matrices[i - 1]->sizes[0], matrices[i - 1]->sizes[1], matrices[i]->sizes[0], matrices[i]->sizes[1]))
            return NULL;
    }
    if (n == 1) return fl_scope__result(fl_tensor__retain(matrices[0]));
    const size_t bytes = (size_t)n * (size_t)n * (sizeof(double) + sizeof(int32_t));
    double *cost = fl_alloc__get(bytes);
    if (!cost) return NULL;
    int32_t *cut = (int32_t *)(cost + (size_t)n * (size_t)n);
    for (int i = 0; i < n; i++) cost[i * n + i] = 0;
    for (int length = 1; length < n; length++) {
        for (int i = 0; i + length < n; i++) {
            const int j = i + length;
            cost[i * n + j] = (double)INFINITY;
            for (int k = i; k < j; k++) {
                const double total =
                    cost[i * n + k] + cost[(k + 1) * n + j] +
                    (double)matrices[i]->sizes[0] * (double)matrices[k]->sizes[1] * (double)matrices[j]->sizes[1];
                if (total < cost[i * n + j]) {
                    cost[i * n + j] = total;
                    cut[i * n + j] = k;
                }
            }
        }
    }
    fl_scope_open();
    fl_tensor *result = fl_scope_return(chain_product(matrices, cut, n, 0, n - 1));
    fl_alloc__put(cost, bytes);
    return result;
}

fl_tensor *fl_chain_matmul(fl_tensor *const *matrices, int n_matrices) {
    static atomic_bool said;
    if (fl_failed() ||
        !fl_warning__once(&said, "torch.chain_matmul is deprecated: use torch.linalg.multi_dot, which takes a list"))
        return NULL;
    return fl_product__chain(matrices, n_matrices);
}
