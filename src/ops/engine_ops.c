/* engine_ops.c: the ops that the backward engine itself calls (autograd/graph.h): it stands below the ops and reaches
 * them through this table.
 */
#include "ops/plain.h"

#include "autograd/graph.h"

static fl_tensor *cast(fl_tensor *t, fl_dtype dtype) { return fl_to(t, dtype, NULL); }
static fl_tensor *clone(fl_tensor *t) { return fl_clone(t, NULL); }
static fl_tensor *clone_like(fl_tensor *t, const fl_tensor *like) {
    if (!fl_shape__is_dense(like)) return fl_contiguous(fl_clone(t, NULL), NULL);
    fl_tensor *copy = fl_scope__result(fl_tensor__empty_like(like, (fl_dtype)t->dtype, t->sizes));
    return copy ? fl_copy_(copy, t, NULL) : NULL;
}
/* The engine counts from t's first element, the ops from the storage's. */
static int64_t absolute(const fl_tensor *t, int64_t offset) {
    return offset + (t->data - (const char *)t->storage->data) / (int64_t)fl_dtype_size((fl_dtype)t->dtype);
}
static fl_tensor *strided(fl_tensor *t, const int64_t *sizes, const int64_t *strides, int ndim, int64_t offset) {
    const fl_as_strided_options o = {.storage_offset = absolute(t, offset)};
    return fl_as_strided(t, sizes, ndim, strides, ndim, &o);
}
static fl_tensor *strided_scatter(fl_tensor *t, fl_tensor *src, const int64_t *sizes, const int64_t *strides, int ndim,
                                  int64_t offset) {
    const fl_as_strided_scatter_options o = {.storage_offset = absolute(t, offset)};
    return fl_as_strided_scatter(t, src, sizes, ndim, strides, ndim, &o);
}

static bool has_nan(fl_tensor *t) {
    fl_scope_open();
    fl_tensor *any = fl_any(fl_isnan(t));
    bool found = any && *(const uint8_t *)any->data;
    fl_scope_close();
    return found;
}

const fl_engine_ops fl_engine__ops = {
    .add = fl_add,
    .add_ = fl_add_,
    .sum_to = fl_sum_to_size,
    .cast = cast,
    .clone = clone,
    .clone_like = clone_like,
    .as_strided = strided,
    .as_strided_scatter = strided_scatter,
    .has_nan = has_nan,
};
