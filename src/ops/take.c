/* take.c: take and put, which see a tensor as one line.
 */
#include "ops/plain.h"

#include "base/error.h"
#include "ops/gather.h"

static fl_tensor *flat_index(fl_tensor *index, int64_t numel, const char *name) {
    if (index->dtype != FL_INT64)
        return fl_fail(FL_RUNTIME_ERROR, "%s(): Expected a long tensor for index, but got %s", name,
                       fl_dtype__scalar_type((fl_dtype)index->dtype));
    fl_tensor *row = fl_tensor__contiguous(index);
    if (!row || fl_elements__first_outside((const int64_t *)(const void *)row->data, row->numel, numel) < 0) return row;
    fl_tensor *at = fl_tensor__empty(FL_INT64, index->ndim, index->sizes); /* with negative entries wrapped */
    const int64_t *given = (const int64_t *)(const void *)row->data;
    for (int64_t i = 0; at && i < row->numel; i++) {
        const int64_t place = given[i] < 0 ? given[i] + numel : given[i];
        if (place < 0 || place >= numel) {
            fl_fail(FL_INDEX_ERROR, "out of range: tried to access index %lld on a tensor of %lld elements.",
                    (long long)given[i], (long long)numel);
            fl_release(at);
            at = NULL;
        } else {
            ((int64_t *)(void *)at->data)[i] = place;
        }
    }
    fl_release(row);
    return at;
}

static void take_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *index = fl_node__saved(node, 0);
    fl_tensor *zeros = index ? fl_new_zeros(grad[0], sizes, ndim, NULL) : NULL;
    if (zeros) out[0] = fl_put(zeros, index, grad[0], &(fl_put_options){true});
}
static const fl_rule take_rule = {.name = "TakeBackward0", .backward = take_backward, .saved = "index"};

fl_tensor *fl_take(fl_tensor *self, fl_tensor *index) {
    if (fl_failed()) return NULL;
    if (self->numel == 0 && index->numel && index->dtype == FL_INT64)
        return fl_fail(FL_INDEX_ERROR, "take(): tried to take from an empty tensor");
    fl_tensor *at = flat_index(index, self->numel, "take"), *row = at ? fl_tensor__contiguous(self) : NULL;
    fl_tensor *result = row ? fl_tensor__empty((fl_dtype)self->dtype, index->ndim, index->sizes) : NULL;
    if (result && result->numel) {
        const int64_t item = (int64_t)fl_dtype_size((fl_dtype)self->dtype);
        fl_elements__gather((fl_dtype)self->dtype)(result->data, item, row->data, 0,
                                                   (const int64_t *)(const void *)at->data, item, result->numel);
    }
    fl_release(row);
    fl_release(at);
    if (result && fl_node__would_record(&self, 1)) {
        fl_node *node = fl_node__record(&take_rule, &self, 1, &result, 1, 1, 0);
        if (node) fl_node__save(node, 0, index);
        if (fl_failed()) {
            fl_release(result);
            return NULL;
        }
    }
    return fl_scope__result(result);
}

static void put_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *index = fl_node__saved(node, 0);
    if (!index) return;
    bool accumulate = *(const int64_t *)fl_node__data(node);
    if (fl_node__needs(node, 0)) {
        if (accumulate) {
            out[0] = grad[0];
        } else {
            fl_tensor *zeros = fl_zeros_like(grad[0], NULL), *source = zeros ? fl_take(zeros, index) : NULL;
            if (source) out[0] = fl_put(grad[0], index, source, NULL);
        }
    }
    if (!fl_node__needs(node, 1)) return;
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 1, sizes);
    fl_tensor *part = fl_take(grad[0], index);
    if (part) out[1] = fl_reshape(part, sizes, ndim);
}
static const fl_rule put_rule = {.name = "PutBackward0", .backward = put_backward, .saved = "index"};

typedef struct put_plan {
    const fl_tensor *index, *source;
    fl_meet meet;
} put_plan;

static void write_put(fl_tensor *target, const fl_writing *w) {
    const put_plan *p = w->plan;
    fl_tensor *work = fl_tensor__contiguous(target);
    if (!work) return;
    const int64_t item = (int64_t)fl_dtype_size((fl_dtype)target->dtype);
    fl_elements__scatter((fl_dtype)target->dtype, p->meet)(work->data, 0, p->source->data, item,
                                                           (const int64_t *)(const void *)p->index->data, item,
                                                           p->index->numel, FL_ONE_LINE);
    if (work != target) fl_tensor__copy(target, work);
    fl_release(work);
}

static fl_tensor *put(fl_tensor *self, fl_tensor *index, fl_tensor *source, const fl_put_options *options,
                      bool in_place) {
    if (fl_failed()) return NULL;
    if (source->numel != index->numel)
        return fl_fail(
            FL_INDEX_ERROR,
            "put_(): Expected source and index to have the same number of elements, but got source.numel() = "
            "%lld, index.numel() = %lld",
            (long long)source->numel, (long long)index->numel);
    if (source->dtype != self->dtype)
        return fl_fail(FL_RUNTIME_ERROR,
                       "put_(): self and source expected to have the same dtype, but got self.dtype = %s "
                       "and source.dtype = %s",
                       fl_dtype__scalar_type((fl_dtype)self->dtype), fl_dtype__scalar_type((fl_dtype)source->dtype));
    fl_tensor *at = flat_index(index, self->numel, "put_"), *row = at ? fl_tensor__contiguous(source) : NULL;
    fl_tensor *read = row ? fl_gather__apart(row, self) : NULL, *result = NULL;
    if (read) {
        int64_t accumulate = options && options->accumulate;
        put_plan plan = {at, read, accumulate ? FL_MEET_ADD : FL_MEET_SET};
        result = fl_gather__write(
            &(fl_writing){
                self, source, &put_rule, {index}, &accumulate, sizeof(accumulate), write_put, &plan, true, false},
            in_place);
    }
    fl_release(read);
    fl_release(row);
    fl_release(at);
    return result;
}
fl_tensor *fl_put(fl_tensor *self, fl_tensor *index, fl_tensor *source, const fl_put_options *options) {
    return put(self, index, source, options, false);
}
fl_tensor *fl_put_(fl_tensor *self, fl_tensor *index, fl_tensor *source, const fl_put_options *options) {
    return put(self, index, source, options, true);
}
