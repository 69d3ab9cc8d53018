/* matmul_grouped.c: one product for each of several groups. Of matrices that hold all groups side by side, `offs` says
 * where each group ends; matrices with three dimensions hold one group each. What is split, and what comes out:
 *
 *     rows of a [M, K], a matrix of b [G, K, N] each      -> rows of [M, N]
 *     columns of b [K, N], a matrix of a [G, M, K] each   -> columns of [M, N]
 *     columns of a [M, K] with rows of b [K, N]           -> a matrix of [G, M, N] each
 *     a matrix of a [G, M, K] and of b [G, K, N] each     -> a matrix of [G, M, N] each, without offs
 *
 * Gradients of each are of the same kinds.
 */
#include "ops/plain.h"

#include "autograd/graph.h"
#include "ops/op.h"
#include "tensor/tensor.h"

static const fl_rule grouped_rule;

/* The rows (dim 0) or columns (dim 1) of group g, or its matrix. */
static fl_tensor *part(fl_tensor *t, const int32_t *ends, int64_t g, int dim) {
    if (t && t->ndim == 3) return fl_select(t, 0, g);
    const int64_t begin = g ? ends[g - 1] : 0;
    return fl_narrow(t, dim, begin, ends[g] - begin);
}

/* Row-major, rows on addresses of 16 bytes, as PyTorch's kernels want them; zeros, which is what no group writes. */
static fl_tensor *result(fl_dtype dtype, int ndim, const int64_t *sizes) {
    const int64_t most = 16 / (int64_t)fl_dtype_size(dtype), padded = (sizes[ndim - 1] + most - 1) / most * most;
    const int64_t strides[3] = {ndim == 3 ? sizes[1] * padded : padded, ndim == 3 ? padded : 1, 1};
    fl_tensor *out = fl_tensor__empty_strided(dtype, ndim, sizes, strides);
    if (out && fl_tensor__fill(out, fl_int(0))) return out;
    fl_release(out);
    return NULL;
}

/* Everything is checked. A scope is open. */
static fl_tensor *grouped(fl_tensor *a, fl_tensor *b, fl_tensor *offs) {
    if (fl_failed()) return NULL;
    fl_tensor *at = offs ? fl_scope__result(fl_tensor__contiguous(offs)) : NULL;
    if (offs && !at) return NULL;
    const int32_t *ends = at ? (const int32_t *)(const void *)at->data : NULL;
    const int64_t groups = at ? at->numel : a->sizes[0], m = a->sizes[a->ndim - 2], n = b->sizes[b->ndim - 1];
    const bool stacked = a->ndim == b->ndim; /* both split alike: a matrix each comes out */
    fl_tensor *out =
        result((fl_dtype)a->dtype, stacked ? 3 : 2, stacked ? (int64_t[]){groups, m, n} : (int64_t[]){m, n});
    if (!out) return NULL;
    fl_no_grad_begin();
    for (int64_t g = 0; g < groups && !fl_failed(); g++) {
        fl_scope_open();
        fl_tensor *left = part(a, ends, g, stacked ? 1 : 0), *right = part(b, ends, g, stacked ? 0 : 1);
        fl_tensor *to = part(out, ends, g, a->ndim == 2 ? 0 : 1);
        fl_copy_(to, fl_matmul(left, right), NULL);
        fl_scope_close();
    }
    fl_grad_mode_end();
    fl_node *node = fl_failed() ? NULL : fl_node__record(&grouped_rule, (fl_tensor *[]){a, b}, 2, &out, 1, 3, 0);
    if (node) {
        fl_node__save(node, 0, a);
        fl_node__save(node, 1, b);
        fl_node__save(node, 2, offs);
    }
    if (!fl_failed()) return fl_scope__result(out);
    fl_release(out);
    return NULL;
}

static void grouped_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *a = fl_node__saved(node, 0), *b = fl_node__saved(node, 1), *offs = fl_node__saved(node, 2);
    if (fl_failed()) return;
    if (fl_node__needs(node, 0)) out[0] = grouped(grad[0], fl_transpose(b, -2, -1), offs);
    if (fl_node__needs(node, 1)) out[1] = grouped(fl_transpose(a, -2, -1), grad[0], offs);
}
static const fl_rule grouped_rule = {.name = "GroupedMmBackward0", .backward = grouped_backward};

/* The layouts that PyTorch's kernels take: one of the last two dimensions dense, the other on addresses of 16 bytes. */
static bool has_layout(const fl_tensor *t) {
    const int64_t *sizes = t->sizes + t->ndim - 2, *strides = t->strides + t->ndim - 2;
    const int64_t size = fl_dtype_size((fl_dtype)t->dtype);
    int64_t along;
    if (strides[0] == 1 && strides[1] >= (sizes[0] > 1 ? sizes[0] : 1)) {
        along = strides[1];
    } else if (strides[1] == 1 && strides[0] >= (sizes[1] > 1 ? sizes[1] : 1)) {
        along = strides[0];
    } else {
        return fl_fail(FL_RUNTIME_ERROR,
                       "grouped_mm: Invalid strides/sizes, got [%lld, %lld] for strides and %s for sizes",
                       (long long)strides[0], (long long)strides[1], FL_SHAPE(t)) != NULL;
    }
    return along * size % 16 == 0 ||
           fl_fail(FL_RUNTIME_ERROR, "grouped_mm: strides should be multiple of 16 bytes") != NULL;
}

static bool are_offsets(const fl_tensor *offs, int64_t length) {
    if (offs->ndim != 1) return fl_fail(FL_RUNTIME_ERROR, "grouped_mm: offs has to be 1D") != NULL;
    if (offs->dtype != FL_INT32) return fl_fail(FL_RUNTIME_ERROR, "grouped_mm: Offsets have to be int32") != NULL;
    int32_t last = 0;
    for (int64_t i = 0; i < offs->numel; i++) {
        const int32_t end = *(const int32_t *)(const void *)(offs->data + i * offs->strides[0] * 4);
        if (end < last || end > length)
            return fl_fail(
                       FL_RUNTIME_ERROR,
                       "grouped_mm: offs must not decrease or pass the length of what it splits, %lld, got %d after %d",
                       (long long)length, end, last) != NULL;
        last = end;
    }
    return true;
}

static bool check(const fl_tensor *a, const fl_tensor *b, const fl_grouped_mm_options *o) {
    const fl_dtype dtype = (fl_dtype)a->dtype;
    const char *name = "grouped_mm";
    if (a->ndim != 2 && a->ndim != 3) return fl_fail(FL_RUNTIME_ERROR, "%s: mat_a has to be 2 or 3d", name) != NULL;
    if (b->ndim != 2 && b->ndim != 3) return fl_fail(FL_RUNTIME_ERROR, "%s: mat_b has to be 2 or 3d", name) != NULL;
    if (dtype != FL_FLOAT32 && dtype != FL_BFLOAT16 && dtype != FL_FLOAT16)
        return fl_fail(FL_RUNTIME_ERROR, "%s: Expected mat_a to be Float32, BFloat16 or Float16 matrix, got %s", name,
                       fl_dtype__scalar_type(dtype)) != NULL;
    if (b->dtype != a->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "%s: expected m1 and m2 to have the same dtype, but got: %s != %s", name,
                       fl_dtype__scalar_type(dtype), fl_dtype__scalar_type((fl_dtype)b->dtype)) != NULL;
    if (a->sizes[a->ndim - 1] != b->sizes[b->ndim - 2])
        return fl_fail(FL_RUNTIME_ERROR, "%s: contraction dimension of mat_a and mat_b must match, got %s and %s", name,
                       FL_SHAPE(a), FL_SHAPE(b)) != NULL;
    if (!has_layout(a) || !has_layout(b)) return false;
    const bool flat = a->ndim == 2 || b->ndim == 2;
    if (flat != (o->offs != NULL))
        return fl_fail(FL_RUNTIME_ERROR,
                       "%s: Have to provide offsets if there is a 2d matrix, or no offset if both matrices are 3d",
                       name) != NULL;
    if (o->bias) return fl_fail(FL_RUNTIME_ERROR, "%s: Bias not supported yet", name) != NULL;
    if (o->out_dtype != FL_DTYPE_NONE && o->out_dtype != dtype)
        return fl_fail(FL_RUNTIME_ERROR, "%s: Grouped gemm output dtype must match `mat_a` dtype", name) != NULL;
    if (!flat)
        return a->sizes[0] == b->sizes[0] ||
               fl_fail(FL_RUNTIME_ERROR, "%s: batched dimension has to match, got %s and %s", name, FL_SHAPE(a),
                       FL_SHAPE(b)) != NULL;
    const fl_tensor *whole = a->ndim == 3 ? a : b->ndim == 3 ? b : NULL;
    if (whole && whole->sizes[0] != o->offs->numel)
        return fl_fail(FL_RUNTIME_ERROR, "%s: matrix batch sizes have to match, got %lld and %lld offsets", name,
                       (long long)whole->sizes[0], (long long)o->offs->numel) != NULL;
    const int64_t length = a->ndim == b->ndim ? a->sizes[1] : a->ndim == 2 ? a->sizes[0] : b->sizes[1];
    return are_offsets(o->offs, length);
}

fl_tensor *fl_grouped_mm(fl_tensor *mat_a, fl_tensor *mat_b, const fl_grouped_mm_options *options) {
    static const fl_grouped_mm_options defaults = FL_GROUPED_MM_OPTIONS;
    if (fl_failed() || !check(mat_a, mat_b, options ? options : &defaults)) return NULL;
    fl_scope_open();
    return fl_scope_return(grouped(mat_a, mat_b, options ? options->offs : NULL));
}
