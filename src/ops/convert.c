/* convert.c: copies of a tensor: as it is, in another layout, of another dtype; and leaving the graph.
 */
#include "ops/plain.h"

#include "ops/view.h"

static void pass_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)node;
    out[0] = grad[0]; /* the engine casts it to the input's dtype */
}
static const fl_rule clone_rule = {.name = "CloneBackward0", .backward = pass_backward};
static const fl_rule to_rule = {.name = "ToCopyBackward0", .backward = pass_backward};

/* A fresh dense copy; with preserve_format, in the order of self's strides. */
static fl_tensor *dense_copy(fl_tensor *self, fl_dtype dtype, fl_memory_format format) {
    fl_tensor *copy = fl_tensor__empty_as(self, dtype, format);
    if (!copy) return NULL;
    if (fl_tensor__copy(copy, self)) return copy;
    fl_release(copy);
    return NULL;
}

static fl_tensor *itself(fl_tensor *self) { return fl_scope__result(fl_tensor__retain(self)); }

fl_tensor *fl_clone(fl_tensor *self, const fl_clone_options *options) {
    if (fl_failed()) return NULL;
    fl_memory_format format = options ? options->memory_format : FL_PRESERVE_FORMAT;
    return fl_view__finish_copy(dense_copy(self, (fl_dtype)self->dtype, format), self, &clone_rule, NULL, 0);
}

fl_tensor *fl_contiguous(fl_tensor *self, const fl_contiguous_options *options) {
    if (fl_failed()) return NULL;
    fl_memory_format format = options ? options->memory_format : FL_CONTIGUOUS_FORMAT;
    if (!self->planes.channels && fl_is_contiguous(self, format == FL_PRESERVE_FORMAT ? FL_CONTIGUOUS_FORMAT : format))
        return itself(self);
    if (format == FL_PRESERVE_FORMAT)
        return fl_fail(FL_RUNTIME_ERROR, "preserve memory format is unsupported by the contiguous operator");
    return fl_view__finish_copy(dense_copy(self, (fl_dtype)self->dtype, format), self, &clone_rule, NULL, 0);
}

static fl_tensor *convert(fl_tensor *self, fl_dtype dtype, bool copy, fl_memory_format format) {
    if (fl_failed()) return NULL;
    if (dtype < 0 || dtype >= FL_DTYPE_COUNT) return fl_fail(FL_TYPE_ERROR, "to(): %d is not a dtype", (int)dtype);
    if (self->dtype == (int8_t)dtype && !copy &&
        (format == FL_PRESERVE_FORMAT || fl_shape__suggest_format(self) == format))
        return itself(self);
    return fl_view__finish_copy(dense_copy(self, dtype, format), self, &to_rule, NULL, 0);
}

fl_tensor *fl_to(fl_tensor *self, fl_dtype dtype, const fl_to_options *options) {
    return convert(self, dtype, options && options->copy, options ? options->memory_format : FL_PRESERVE_FORMAT);
}
fl_tensor *fl_to_other(fl_tensor *self, fl_tensor *other, const fl_to_other_options *options) {
    if (fl_failed()) return NULL;
    return convert(self, (fl_dtype)other->dtype, options && options->copy,
                   options ? options->memory_format : FL_PRESERVE_FORMAT);
}
fl_tensor *fl_type_as(fl_tensor *self, fl_tensor *other) {
    return fl_failed() ? NULL : convert(self, (fl_dtype)other->dtype, false, FL_PRESERVE_FORMAT);
}

#define CONVERSION(NAME, DTYPE)                                                                    \
    fl_tensor *fl_##NAME##_tensor(fl_tensor *self, const fl_##NAME##_tensor_options *options) {    \
        return convert(self, DTYPE, false, options ? options->memory_format : FL_PRESERVE_FORMAT); \
    }
CONVERSION(bool, FL_BOOL)
CONVERSION(byte, FL_UINT8)
CONVERSION(char, FL_INT8)
CONVERSION(short, FL_INT16)
CONVERSION(int, FL_INT32)
CONVERSION(long, FL_INT64)
CONVERSION(half, FL_FLOAT16)
CONVERSION(bfloat16, FL_BFLOAT16)
CONVERSION(float, FL_FLOAT32)
CONVERSION(double, FL_FLOAT64)

static void copy_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    if (fl_node__needs(node, 0)) out[0] = fl_zeros_like(grad[0], NULL);
    if (fl_node__needs(node, 1)) out[1] = grad[0];
}
static const fl_rule copy_rule = {.name = "CopyBackwards", .backward = copy_backward};

/* Whether they are the same elements, of which a copy changes nothing: they may share memory then. */
static bool same_elements(const fl_tensor *t, const fl_tensor *other) {
    bool same = t->data == other->data && t->dtype == other->dtype && t->ndim == other->ndim;
    for (int i = 0; i < t->ndim && same; i++)
        same = t->sizes[i] == other->sizes[i] && t->strides[i] == other->strides[i];
    return same;
}

fl_tensor *fl_copy_(fl_tensor *self, fl_tensor *src, const fl_copy_options *options) {
    (void)options;
    if (fl_failed()) return NULL;
    bool fits = src->ndim <= self->ndim;
    for (int i = 0; i < src->ndim && fits; i++) {
        int64_t size = src->sizes[i];
        fits = size == 1 || size == self->sizes[i + self->ndim - src->ndim];
    }
    if (!fits) {
        for (int i = 1; i <= src->ndim && i <= self->ndim; i++) {
            int64_t have = src->sizes[src->ndim - i], want = self->sizes[self->ndim - i];
            if (have != want && have != 1)
                return fl_fail(FL_RUNTIME_ERROR,
                               "The size of tensor a (%lld) must match the size of tensor b (%lld) at non-singleton "
                               "dimension %d",
                               (long long)want, (long long)have, self->ndim - i);
        }
        return fl_fail(FL_RUNTIME_ERROR, "output with shape %s doesn't match the broadcast shape %s", FL_SHAPE(self),
                       FL_SHAPE(src));
    }
    if (!fl_inplace__apart_from(self, src, true)) return NULL;
    const bool same = same_elements(self, src);
    if (!(same ? fl_inplace__begin_filling(self, src) : fl_inplace__begin_with(self, &src, 1))) return NULL;
    fl_node *node = fl_node__record(&copy_rule, (fl_tensor *[]){self, src}, 2, NULL, 0, 0, 0);
    if (!fl_inplace__ready(self, &node)) return NULL;
    if (!same && !fl_tensor__copy(self, src)) {
        fl_inplace__cancel(self, node);
        return NULL;
    }
    fl_inplace__end(self, node);
    return fl_failed() ? NULL : self;
}

fl_tensor *fl_detach(fl_tensor *self) { return fl_failed() ? NULL : fl_scope__result(fl_tensor__alias(self)); }

fl_tensor *fl_detach_(fl_tensor *self) {
    if (fl_failed()) return NULL;
    if (self->base) return fl_fail(FL_RUNTIME_ERROR, "Can't detach views in-place. Use detach() instead.");
    fl_autograd *record = self->autograd;
    if (record && record->grad_fn) {
        fl_node *node = record->grad_fn;
        if (self->flags & FL_T_RETAIN_GRAD) fl_hook__forget_retained(node, self);
        record->grad_fn = NULL;
        fl_node__release(node);
    }
    self->flags &= (uint16_t) ~(FL_T_REQUIRES_GRAD | FL_T_RETAIN_GRAD);
    return self;
}
