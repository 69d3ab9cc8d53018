/* dense.c: tensors as the plain arrays that kernels take. */
#include "ops/dense.h"

fl_tensor *fl_dense__of(fl_tensor *t) {
    return fl_shape__is_dense(t) ? fl_tensor__retain(t) : fl_tensor__contiguous(t);
}

bool fl_dense__channels_last(const fl_tensor *t, int channel) {
    if ((t->flags & FL_T_CONTIGUOUS) || t->sizes[channel] < 2) return false;
    int64_t stride = t->sizes[channel];
    if (t->strides[channel] != 1) return false;
    for (int i = t->ndim - 1; i >= 0; i--) {
        if (i == channel) continue;
        if (t->sizes[i] > 1 && t->strides[i] != stride) return false;
        stride *= t->sizes[i];
    }
    return true;
}

fl_tensor *fl_dense__layer(fl_tensor *t) {
    if (t->ndim > 2 && fl_dense__channels_last(t, 1)) return fl_tensor__retain(t);
    const fl_memory_format format = t->flags & FL_T_CONTIGUOUS ? FL_CONTIGUOUS_FORMAT : fl_shape__suggest_format(t);
    return format == FL_CONTIGUOUS_FORMAT ? fl_tensor__contiguous(t) : fl_tensor__dense(t, (fl_dtype)t->dtype, format);
}

fl_tensor *fl_dense__layer_empty(const fl_tensor *x) {
    fl_tensor *y = fl_dense__empty(x);
    if (y && y->ndim == 3) fl_tensor__row_major_there(y);
    return y;
}

fl_tensor *fl_dense__like(fl_tensor *t, const fl_tensor *like) {
    bool same = t->dtype == like->dtype;
    for (int i = 0; same && i < like->ndim; i++) same = like->sizes[i] < 2 || t->strides[i] == like->strides[i];
    if (same) return fl_tensor__retain(t);
    fl_tensor *copy = fl_tensor__empty_like(like, (fl_dtype)like->dtype, like->sizes);
    if (!copy || fl_tensor__copy(copy, t)) return copy;
    fl_release(copy);
    return NULL;
}

fl_tensor *fl_dense__as(fl_tensor *t, fl_dtype dtype) {
    if (t->dtype == (int8_t)dtype) return fl_tensor__retain(t);
    fl_tensor *copy = fl_tensor__empty_like(t, dtype, t->sizes);
    if (!copy || fl_tensor__copy(copy, t)) return copy;
    fl_release(copy);
    return NULL;
}

void *fl_dense__unsupported(const char *kernel, const fl_tensor *t) {
    return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"%s\" not implemented for '%s'", kernel,
                   fl_dtype__scalar_type((fl_dtype)t->dtype));
}

fl_dense_split fl_dense__split(const fl_tensor *t, int dim) {
    fl_dense_split s = {t->numel, 1, 1};
    if (t->ndim == 0 || t->numel == 0 || t->sizes[dim] == 1) return s;
    s.size = t->sizes[dim];
    s.inner = t->strides[dim];
    s.outer = t->numel / (s.size * s.inner);
    return s;
}
