/* matmul.c: linear, matmul, mm, bmm, mv, dot and their kin that add to a tensor: what shapes they take and what they
 * say to others. The products themselves are in ops/product.c.
 */
#include <flashlight/autograd.h>
#include <flashlight/ops.h>

#include "ops/product.h"

typedef long long ll;

/* ---- Checks, in PyTorch's words
 * ---------------------------------------------------------------------------------------- */

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

static bool same_type(const fl_tensor *a, const fl_tensor *b, const char *kernel) {
    if (a->dtype != b->dtype) {
        fl_fail(FL_RUNTIME_ERROR, "expected m1 and m2 to have the same dtype, but got: %s != %s",
                fl_product__c_type(a->dtype), fl_product__c_type(b->dtype));
        return false;
    }
    if (a->dtype == FL_BOOL && a->numel && b->numel) {
        fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"%s\" not implemented for 'Bool'", kernel);
        return false;
    }
    return true;
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

static bool check_batches(const fl_tensor *a, const fl_tensor *b) {
    if (a->ndim != 3 || b->ndim != 3) {
        fl_fail(FL_RUNTIME_ERROR, "batch%d must be a 3D tensor", a->ndim != 3 ? 1 : 2);
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
    if (a->dtype != b->dtype) {
        fl_fail(FL_RUNTIME_ERROR, "expected scalar type %s but found %s", fl_product__dtype(a->dtype),
                fl_product__dtype(b->dtype));
        return false;
    }
    return same_type(a, b, kernel);
}

/* ---- Products
 * ----------------------------------------------------------------------------------------------------------- */

static const fl_product rows_kind = {.kind = FL_PRODUCT_ROWS};
static const fl_product rows_transposed = {.kind = FL_PRODUCT_ROWS, .tb = true};
static const fl_product by_vector = {
    .kind = FL_PRODUCT_ROWS, .tb = true, .b_unit = FL_UNIT_FIRST, .drop = FL_UNIT_LAST};
static const fl_product batch_kind = {.kind = FL_PRODUCT_BATCH};

fl_tensor *fl_mm(fl_tensor *self, fl_tensor *mat2) {
    if (fl_failed()) return NULL;
    if (self->ndim != 2) return fl_fail(FL_RUNTIME_ERROR, "self must be a matrix");
    if (mat2->ndim != 2) return fl_fail(FL_RUNTIME_ERROR, "mat2 must be a matrix");
    if (!fit(self->sizes[0], self->sizes[1], mat2->sizes[0], mat2->sizes[1]) ||
        !same_type(self, mat2, "addmm_impl_cpu_"))
        return NULL;
    return fl_product__apply(&rows_kind, self, mat2, NULL, FL_NAME_MM);
}

fl_tensor *fl_bmm(fl_tensor *self, fl_tensor *mat2) {
    if (fl_failed() || !check_batches(self, mat2) || !same_batch_type(self, mat2, "bmm")) return NULL;
    return fl_product__apply(&batch_kind, self, mat2, NULL, FL_NAME_BMM);
}

fl_tensor *fl_mv(fl_tensor *self, fl_tensor *vec) {
    if (fl_failed()) return NULL;
    if (self->ndim != 2 || vec->ndim != 1)
        return fl_fail(FL_RUNTIME_ERROR, "vector + matrix @ vector expected, got 1, %d, %d", self->ndim, vec->ndim);
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
    if (!same_type(self, tensor, "dot")) return NULL;
    return fl_product__apply(&by_vector, self, tensor, NULL, FL_NAME_DOT);
}

static int64_t leading(const fl_tensor *t, int trailing) {
    int64_t n = 1;
    for (int i = 0; i < t->ndim - trailing; i++) n *= t->sizes[i];
    return n;
}

fl_tensor *fl_matmul(fl_tensor *self, fl_tensor *other) {
    if (fl_failed()) return NULL;
    const int da = self->ndim, db = other->ndim;
    if (da == 0 || db == 0)
        return fl_fail(FL_RUNTIME_ERROR, "both arguments to matmul need to be at least 1D, but they are %dD and %dD",
                       da, db);
    if (da == 1 && db == 1) return fl_dot(self, other);
    if (da == 2 && db == 1) return fl_mv(self, other);
    if (da == 2 && db == 2) return fl_mm(self, other);
    const int64_t k = self->sizes[da - 1];
    if (db == 1) {
        if (!fit_vector(leading(self, 1), leading(self, 1), k, other->sizes[0]) ||
            !same_vector_type(other->dtype, self, other))
            return NULL;
        return fl_product__apply(&by_vector, self, other, NULL, FL_NAME_UNSAFE_VIEW);
    }
    const int64_t k2 = other->sizes[db - 2], n = other->sizes[db - 1];
    if (db == 2) {
        if (!fit(leading(self, 1), k, k2, n) || !same_type(self, other, "addmm_impl_cpu_")) return NULL;
        return fl_product__apply(&rows_kind, self, other, NULL, da == 1 ? FL_NAME_SQUEEZE : FL_NAME_UNSAFE_VIEW);
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
    return fl_product__apply(&batch_kind, self, other, NULL, FL_NAME_UNSAFE_VIEW);
}

/* ---- With something added
 * ----------------------------------------------------------------------------------------------- */

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

fl_tensor *fl_linear(fl_tensor *input, fl_tensor *weight, fl_tensor *bias) {
    if (fl_failed()) return NULL;
    const int dx = input->ndim, dw = weight->ndim;
    if (dx == 0 || dw == 0)
        return fl_fail(FL_RUNTIME_ERROR, "both arguments to linear need to be at least 1D, but they are %dD and %dD",
                       dx, dw);
    if (dw > 2) return fl_fail(FL_RUNTIME_ERROR, "t() expects a tensor with <= 2 dimensions, but self is %dD", dw);
    if (dw == 1) {
        if (bias) return fl_fail(FL_RUNTIME_ERROR, "mat2 must be a matrix, got 1-D tensor");
        return fl_matmul(input, weight);
    }
    const int64_t n = weight->sizes[0];
    if (!fit(leading(input, 1), input->sizes[dx - 1], weight->sizes[1], n)) return NULL;
    if (!bias) {
        if (!same_type(input, weight, "addmm_impl_cpu_")) return NULL;
        return fl_product__apply(&rows_transposed, input, weight, NULL,
                                 dx == 2   ? FL_NAME_MM
                                 : dx == 1 ? FL_NAME_SQUEEZE
                                           : FL_NAME_UNSAFE_VIEW);
    }
    if (bias->dtype != weight->dtype || input->dtype != weight->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "%s and mat2 must have the same dtype, but got %s and %s",
                       bias->dtype != weight->dtype ? "self" : "mat1",
                       fl_product__dtype(bias->dtype != weight->dtype ? bias->dtype : input->dtype),
                       fl_product__dtype(weight->dtype));
    if (!same_type(input, weight, "addmm_impl_cpu_")) return NULL;
    if (!expands(bias, (int64_t[]){leading(input, 1), n}, 2)) return NULL;
    if (fl_is_float(bias->dtype) && bias->ndim == 1 && bias->sizes[0] == n)
        return fl_product__apply(&rows_transposed, input, weight, bias, dx == 2 ? FL_NAME_ADDMM : FL_NAME_VIEW);
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
fl_tensor *fl_addmm(fl_tensor *self, fl_tensor *mat1, fl_tensor *mat2, const fl_addmm_options *options) {
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
    if (!check_batches(batch1, batch2) || !same_batch_type(batch1, batch2, "baddbmm")) return NULL;
    if (self->dtype != batch1->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "Input dtypes must be the same, got: input %s, batch1: %s, batch2: %s",
                       fl_product__c_type(self->dtype), fl_product__c_type(batch1->dtype),
                       fl_product__c_type(batch2->dtype));
    if (!expands(self, (int64_t[]){batch1->sizes[0], batch1->sizes[1], batch2->sizes[2]}, 3)) return NULL;
    return fl_product__add(&batch_kind, self, batch1, batch2, o.beta, o.alpha, FL_ADD_BADDBMM, inplace);
}
fl_tensor *fl_baddbmm(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_baddbmm_options *options) {
    return baddbmm(self, batch1, batch2, options, false);
}
fl_tensor *fl_baddbmm_(fl_tensor *self, fl_tensor *batch1, fl_tensor *batch2, const fl_baddbmm_options *options) {
    return baddbmm(self, batch1, batch2, options, true);
}
