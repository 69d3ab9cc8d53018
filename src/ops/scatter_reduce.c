/* scatter_reduce.c: scatter_reduce and index_reduce, which reduce what meets at one element, and their gradients.
 */
#include "ops/plain.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/half.h"
#include "base/pool.h"
#include "ops/elements.h"
#include "ops/gather.h"
#include "ops/lines.h"
#include "ops/pointwise.h"
#include "ops/view.h"
#include "tensor/cast.h"

typedef struct reduce_plan {
    fl_line_plan lines; /* what fl_gather__write_lines wants; first */
    bool include_self, mean;
    fl_tensor *counts; /* mean: how many meet at each element, of its type */
} reduce_plan;

/* What leaves the other operand as it is. */
static void identity(char *element, fl_dtype dtype, fl_meet meet) {
    static const int64_t least[] = {0, 0, INT8_MIN, INT16_MIN, INT32_MIN, INT64_MIN};
    static const int64_t most[] = {1, UINT8_MAX, INT8_MAX, INT16_MAX, INT32_MAX, INT64_MAX};
    fl_scalar value = fl_int(meet == FL_MEET_MULTIPLY);
    bool floating = fl_is_float(dtype);
    if (meet == FL_MEET_MAX) value = floating ? fl_float(-INFINITY) : fl_int(least[dtype]);
    if (meet == FL_MEET_MIN) value = floating ? fl_float(INFINITY) : fl_int(most[dtype]);
    fl_cast__scalar(element, dtype, value);
}

typedef struct division {
    char *data;
    const char *count; /* of the same type */
    fl_dtype dtype;
} division;

/* The counts of small integers wrap around as PyTorch's do; no count is 0. */
#define DIVIDE_INTS(type)                                                               \
    for (int64_t i = begin; i < end; i++) {                                             \
        type *x = (type *)(void *)d->data + i;                                          \
        const int64_t value = *x, by = ((const type *)(const void *)d->count)[i];       \
        if (by != 1) *x = (type)(value / by - (value % by && (value < 0) != (by < 0))); \
    }                                                                                   \
    return;
#define DIVIDE_FLOATS(type)                                                                                          \
    for (int64_t i = begin; i < end; i++) ((type *)(void *)d->data)[i] /= ((const type *)(const void *)d->count)[i]; \
    return;
#define DIVIDE_HALVES(name)                                                           \
    for (int64_t i = begin; i < end; i++) {                                           \
        uint16_t *x = (uint16_t *)(void *)d->data + i;                                \
        const uint16_t by = ((const uint16_t *)(const void *)d->count)[i];            \
        *x = fl_half__to_##name(fl_half__from_##name(*x) / fl_half__from_##name(by)); \
    }                                                                                 \
    return;
static void divide_range(void *context, int64_t begin, int64_t end) {
    const division *d = context;
    switch (d->dtype) {
        case FL_FLOAT32:
            DIVIDE_FLOATS(float)
        case FL_FLOAT64:
            DIVIDE_FLOATS(double)
        case FL_FLOAT16:
            DIVIDE_HALVES(f16)
        case FL_BFLOAT16:
            DIVIDE_HALVES(bf16)
        case FL_UINT8:
            DIVIDE_INTS(uint8_t)
        case FL_INT8:
            DIVIDE_INTS(int8_t)
        case FL_INT16:
            DIVIDE_INTS(int16_t)
        case FL_INT32:
            DIVIDE_INTS(int32_t)
        default:
            DIVIDE_INTS(int64_t)
    }
}

static void divide_by_counts(fl_tensor *target, const fl_tensor *counts) {
    fl_tensor *work = fl_tensor__contiguous(target);
    if (!work) return;
    division d = {work->data, counts->data, (fl_dtype)target->dtype};
    fl_pool__for(work->numel, FL_POOL_WORTH_IT, divide_range, &d);
    if (work != target) fl_tensor__copy(target, work);
    fl_release(work);
}

static void write_steps(fl_tensor *target, const fl_writing *w) {
    const reduce_plan *p = w->plan;
    if (!p->include_self) {
        fl_line_plan first = p->lines;
        first.source = NULL;
        first.meet = FL_MEET_SET;
        identity(first.element, (fl_dtype)target->dtype, p->lines.meet);
        fl_writing reset = *w;
        reset.plan = &first;
        fl_gather__write_lines(target, &reset);
    }
    fl_gather__write_lines(target, w);
    if (p->mean && !fl_failed()) divide_by_counts(target, p->counts);
}

/* In place, several steps work on a copy: the second may fail. */
static void write_reduced(fl_tensor *target, const fl_writing *w) {
    const reduce_plan *p = w->plan;
    if (target != w->self || (p->include_self && !p->mean)) {
        write_steps(target, w);
        return;
    }
    fl_tensor *work = fl_tensor__empty((fl_dtype)target->dtype, target->ndim, target->sizes);
    if (work) {
        fl_tensor__copy(work, target);
        write_steps(work, w);
        if (!fl_failed()) fl_tensor__copy(target, work);
    }
    fl_release(work);
}

/* t divided by counts: linear in t. */
static fl_tensor *shared_out(fl_tensor *t, fl_tensor *counts);
static void shared_out_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *counts = fl_node__saved(node, 0);
    if (counts) out[0] = shared_out(grad[0], counts);
}
static const fl_rule shared_out_rule = {.name = "DivBackward0", .backward = shared_out_backward};
static fl_tensor *shared_out(fl_tensor *t, fl_tensor *counts) {
    fl_tensor *result = fl_tensor__empty((fl_dtype)t->dtype, t->ndim, t->sizes);
    if (!result) return NULL;
    fl_tensor__copy(result, t);
    divide_by_counts(result, counts);
    fl_node *node = fl_node__record(&shared_out_rule, &t, 1, &result, 1, 1, 0);
    if (node) fl_node__save(node, 0, counts);
    if (fl_failed()) {
        fl_release(result);
        return NULL;
    }
    return fl_scope__result(result);
}

static void scatter_mean_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_scatter_data *s = fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, 0), *counts = index ? fl_node__saved(node, 1) : NULL;
    fl_tensor *shared = counts ? shared_out(grad[0], counts) : NULL;
    if (!shared) return;
    if (fl_node__needs(node, 0)) out[0] = s->include_self ? shared : fl_scatter_value(shared, s->dim, index, fl_int(0));
    if (fl_node__needs(node, 1)) out[1] = fl_gather__for_source(node, fl_gather(shared, s->dim, index, NULL));
}
static const fl_rule scatter_reduce_rule = {.name = "ScatterReduceBackward0",
                                            .backward = fl_gather__scatter_add_backward};
static const fl_rule scatter_mean_rule = {.name = "ScatterReduceBackward0", .backward = scatter_mean_backward};

#define REPLACE_ZEROS(type)                              \
    for (int64_t i = 0; i < counts->numel; i++) {        \
        type *x = (type *)(void *)counts->data + i;      \
        *x = *x ? *x : *(const type *)(const void *)one; \
    }                                                    \
    break;
/* How many elements meet at each of self's, at least 1, in self's type as PyTorch counts them; row-major. One
 * reference, the caller's. */
static fl_tensor *count_meetings(const fl_tensor *self, const fl_tensor *at, int d, bool slices, bool include_self,
                                 bool rounded) {
    const fl_dtype dtype = (fl_dtype)self->dtype;
    fl_tensor *counts = fl_tensor__empty(dtype, self->ndim, self->sizes);
    if (!counts) return NULL;
    fl_tensor__fill(counts, fl_int(include_self));
    fl_line_plan plan = {.dim = d, .index = at, .slices = slices, .meet = FL_MEET_ADD, .rounded = rounded};
    fl_cast__scalar(plan.element, dtype, fl_int(1));
    fl_gather__write_lines(counts, &(fl_writing){.plan = &plan});
    if (include_self && fl_dtype_size(dtype) > 1) return counts; /* those of a byte may be 0 again */
    _Alignas(8) char one[8];
    fl_cast__scalar(one, dtype, fl_int(1));
    switch (fl_dtype_size(dtype)) {
        case 1:
            REPLACE_ZEROS(uint8_t)
        case 2:
            REPLACE_ZEROS(uint16_t)
        case 4:
            REPLACE_ZEROS(uint32_t)
        default:
            REPLACE_ZEROS(uint64_t)
    }
    return counts;
}

/* The elements of the source that the index reaches. */
static fl_tensor *reached(fl_tensor *src, const fl_tensor *index) {
    for (int d = 0; src && d < src->ndim; d++)
        if (src->sizes[d] != index->sizes[d]) src = fl_narrow(src, d, 0, index->sizes[d]);
    return src;
}

/* amax, amin: shared among all that equal the result. */
static void scatter_extreme_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_scatter_data *s = fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, 0), *self = fl_node__saved(node, 1), *src = fl_node__saved(node, 2);
    fl_tensor *result = fl_node__saved(node, 3);
    if (!result) return;
    const fl_dtype dtype = (fl_dtype)grad[0]->dtype;
    fl_tensor *own = fl_to(fl_eq(self, result), dtype, NULL);
    if (!s->include_self) own = fl_scatter_value(own, s->dim, index, fl_int(0));
    fl_tensor *other = fl_to(fl_eq(reached(src, index), fl_gather(result, s->dim, index, NULL)), dtype, NULL);
    fl_tensor *count = fl_scatter_add(own, s->dim, index, other);
    fl_tensor *share = fl_div(grad[0], fl_masked_fill(count, fl_eq_scalar(count, fl_int(0)), fl_int(1)));
    if (fl_node__needs(node, 0))
        out[0] = s->include_self ? fl_mul(own, share)
                                 : fl_where(fl_eq_scalar(count, fl_int(0)), grad[0], fl_mul(own, share));
    if (fl_node__needs(node, 1))
        out[1] = fl_gather__for_source(node, fl_mul(other, fl_gather(share, s->dim, index, NULL)));
}

/* prod: the product of the others: the result over the factor, and, for the one zero among factors, what they make
 * without it. */
static void refuse_second(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    (void)node, (void)grad, (void)out;
    fl_fail(FL_RUNTIME_ERROR,
            "scatter_reduce(): Double backward is unsupported for src when >1 zeros in src are scattered to the same "
            "position in self");
}
static const fl_rule once_rule = {.name = "Error", .backward = refuse_second};

/* A gradient that is right but has no derivative, where a recorded pass made it of several zeros. */
static fl_tensor *once_differentiable(fl_tensor *gradient, fl_tensor *zeros) {
    if (!gradient || !fl_grad_enabled()) return gradient;
    fl_tensor *several = fl_any(fl_gt_scalar(zeros, fl_int(1)));
    if (!several || !*(const uint8_t *)several->data) return gradient;
    fl_tensor *alias = fl_scope__result(fl_tensor__alias(gradient));
    if (alias) fl_node__record(&once_rule, &gradient, 1, &alias, 1, 0, 0);
    return alias;
}

static void scatter_prod_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const fl_scatter_data *s = fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, 0), *self = fl_node__saved(node, 1), *src = fl_node__saved(node, 2);
    fl_tensor *result = fl_node__saved(node, 3);
    if (!result) return;
    const fl_scatter_reduce_options o = {.include_self = s->include_self};
    src = reached(src, index);
    if (fl_node__needs(node, 0)) {
        fl_tensor *factor = fl_masked_fill(self, fl_eq_scalar(self, fl_int(0)), fl_int(1));
        fl_tensor *others = fl_div(fl_scatter_reduce(factor, s->dim, index, src, "prod", &o), factor);
        out[0] = fl_mul(grad[0], others);
        if (!s->include_self) out[0] = fl_scatter_value(grad[0], s->dim, index, fl_int(0));
    }
    if (fl_node__needs(node, 1)) {
        fl_tensor *zero = fl_eq_scalar(src, fl_int(0));
        fl_tensor *zeros =
            fl_scatter_add(fl_zeros_like(grad[0], NULL), s->dim, index, fl_to(zero, (fl_dtype)grad[0]->dtype, NULL));
        fl_tensor *alone = fl_logical_and(zero, fl_eq_scalar(fl_gather(zeros, s->dim, index, NULL), fl_int(1)));
        fl_tensor *without = fl_scatter_reduce(self, s->dim, index, fl_masked_fill(src, alone, fl_int(1)), "prod", &o);
        fl_tensor *quotient =
            fl_div(fl_gather(fl_mul(grad[0], result), s->dim, index, NULL), fl_masked_fill(src, zero, fl_int(1)));
        out[1] = once_differentiable(
            fl_gather__for_source(node,
                                  fl_where(alone, fl_gather(fl_mul(grad[0], without), s->dim, index, NULL), quotient)),
            zeros);
    }
}
static const fl_rule scatter_extreme_rule = {.name = "ScatterReduceBackward0", .backward = scatter_extreme_backward};
static const fl_rule scatter_prod_rule = {.name = "ScatterReduceBackward0", .backward = scatter_prod_backward};

/* How halves meet: in float, or rounded each time, and so their counts or not. */
typedef enum rounding { ROUND_ONCE, ROUND_MEETINGS, ROUND_ALL } rounding;
static fl_tensor *reduce_meeting(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *name,
                                 bool include_self, bool in_place, rounding rounded);

/* prod, amax and amin with a gradient: their formulas need what was there before and the result. */
static fl_tensor *reduce_recorded(fl_tensor *self, int dim, fl_tensor *index, fl_tensor *src, const char *name,
                                  bool include_self, bool in_place, rounding rounded) {
    if (in_place) {
        fl_whole whole;
        fl_whole__begin(&whole, (fl_tensor *[]){self, src}, 2);
        fl_scope_open();
        fl_tensor *result = reduce_meeting(fl_clone(self, NULL), dim, index, src, name, include_self, false, rounded);
        if (result) fl_copy_(self, result, NULL);
        fl_scope_close();
        return fl_whole__end(&whole, fl_failed() ? NULL : self, "ScatterReduceBackward0");
    }
    fl_thread__self.no_grad = true;
    fl_scope_open();
    fl_tensor *result = fl_tensor__retain(reduce_meeting(self, dim, index, src, name, include_self, false, rounded));
    fl_scope_close();
    fl_thread__self.no_grad = false;
    if (!result) return NULL;
    const fl_rule *rule = strcmp(name, "prod") == 0 ? &scatter_prod_rule : &scatter_extreme_rule;
    fl_node *node = fl_node__record(rule, (fl_tensor *[]){self, src}, 2, &result, 1, 4, sizeof(fl_scatter_data));
    if (node) {
        *(fl_scatter_data *)fl_node__data(node) = (fl_scatter_data){dim, include_self};
        fl_node__save(node, 0, index);
        fl_node__save(node, 1, self);
        fl_node__save(node, 2, src);
        fl_node__save_output(node, 3, result, 0);
    }
    if (fl_failed()) {
        fl_release(result);
        return NULL;
    }
    return fl_scope__result(result);
}

static fl_tensor *reduce_meeting(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *name,
                                 bool include_self, bool in_place, rounding rounded) {
    if (fl_failed()) return NULL;
    static const struct {
        const char *name;
        fl_meet meet;
    } kinds[] = {{"sum", FL_MEET_ADD},
                 {"prod", FL_MEET_MULTIPLY},
                 {"mean", FL_MEET_ADD},
                 {"amax", FL_MEET_MAX},
                 {"amin", FL_MEET_MIN}};
    int kind = 0;
    while (kind < FL_COUNT(kinds) && strcmp(kinds[kind].name, name)) kind++;
    if (kind == FL_COUNT(kinds))
        return fl_fail(FL_RUNTIME_ERROR, "reduce argument must be either sum, prod, mean, amax or amin, got %s", name);
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0 || !fl_gather__check_scatter(self, d, index, src, "scatter")) return NULL;
    if (kind == 2 && self->dtype == FL_BOOL)
        return fl_pointwise__no_kernel(index->numel ? "scatter_gather_tensor_cpu_reduce_mean" : "div_floor", FL_BOOL);
    const bool sum = kind == 0, mean = kind == 2;
    if (!sum && !mean && fl_node__would_record((fl_tensor *[]){self, src}, 2))
        return reduce_recorded(self, d, index, src, name, include_self, in_place, rounded);
    const bool slices = fl_gather__moves_slices(self, d, index, src);
    fl_tensor *at = fl_lines__index(index, fl_gather__size_at(self, d), d, slices, "scatter"),
              *read = at ? fl_gather__apart(src, self) : NULL;
    fl_tensor *counts = read && mean ? count_meetings(self, at, d, slices, include_self, rounded == ROUND_ALL) : NULL,
              *result = NULL;
    if (read && (!mean || counts)) {
        reduce_plan plan = {{.dim = d,
                             .index = at,
                             .source = read,
                             .slices = slices,
                             .meet = kinds[kind].meet,
                             .rounded = rounded != ROUND_ONCE},
                            include_self,
                            mean,
                            counts};
        fl_scatter_data data = {d, include_self};
        fl_writing w = {self,
                        src,
                        mean ? &scatter_mean_rule : &scatter_reduce_rule,
                        {index, counts},
                        &data,
                        sizeof(data),
                        write_reduced,
                        &plan,
                        false,
                        false};
        result = fl_gather__write(&w, in_place);
    }
    fl_release(counts);
    fl_release(read);
    fl_release(at);
    return result;
}
fl_tensor *fl_scatter_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce,
                             const fl_scatter_reduce_options *options) {
    return reduce_meeting(self, dim, index, src, reduce, options ? options->include_self : true, false, ROUND_ONCE);
}
fl_tensor *fl_scatter_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce,
                              const fl_scatter_reduce_options *options) {
    return reduce_meeting(self, dim, index, src, reduce, options ? options->include_self : true, true, ROUND_ONCE);
}

static bool indices_within(fl_tensor *index, int64_t size) {
    fl_tensor *row = fl_tensor__contiguous_as(index, FL_INT64);
    if (!row) return false;
    const int64_t *at = (const int64_t *)(const void *)row->data,
                  bad = fl_elements__first_outside(at, row->numel, size);
    if (bad >= 0)
        fl_fail(FL_INDEX_ERROR, "index_reduce(): index %lld is out of range for size %lld", (long long)at[bad],
                (long long)size);
    fl_release(row);
    return bad < 0;
}

/* scatter_reduce of whole slices: the index is the same for all elements of one. */
static fl_tensor *index_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source, const char *name,
                               const fl_index_reduce_options *options, bool in_place) {
    if (fl_failed()) return NULL;
    if (strcmp(name, "prod") != 0 && strcmp(name, "mean") != 0 && strcmp(name, "amax") != 0 &&
        strcmp(name, "amin") != 0)
        return fl_fail(FL_RUNTIME_ERROR,
                       "index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got %s.", name);
    const int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    if (!fl_gather__is_index(index))
        return fl_fail(FL_RUNTIME_ERROR, "index_reduce(): Expected dtype int32/int64 for index");
    if (index->ndim > 1)
        return fl_fail(FL_INDEX_ERROR, "index_reduce(): Index is supposed to be a vector, but got dim: %d",
                       index->ndim);
    if (self->dtype != source->dtype)
        return fl_fail(FL_RUNTIME_ERROR,
                       "index_reduce(): self and source expected to have the same dtype, but got %s and %s",
                       fl_dtype__scalar_type((fl_dtype)self->dtype), fl_dtype__scalar_type((fl_dtype)source->dtype));
    if (!source->ndim && index->numel != 1)
        return fl_fail(FL_INDEX_ERROR, "index_reduce(): source has no dimensions, but there are %lld indices",
                       (long long)index->numel);
    bool fits = self->ndim == source->ndim && fl_gather__size_at(source, d) == index->numel;
    for (int i = 0; i < self->ndim && fits; i++) fits = i == d || self->sizes[i] == source->sizes[i];
    if (!fits)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "index_reduce(): Number of indices (%lld) should be equal to the size of source along dim %d, and "
            "its other sizes to self's, but got self %s and source %s",
            (long long)index->numel, d, FL_SHAPE(self), FL_SHAPE(source));
    if (self->dtype == FL_BOOL && (!strcmp(name, "mean") || (options && !options->include_self)))
        return fl_pointwise__no_kernel("index_reduce", FL_BOOL);
    if (!indices_within(index, fl_gather__size_at(self, d))) return NULL;
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < self->ndim; i++) sizes[i] = i == d ? index->numel : 1;
    const bool include_self = options ? options->include_self : true;
    const rounding rounded = fl_gather__is_scatter(self, d, index) ? ROUND_MEETINGS : ROUND_ALL;
    fl_whole whole;
    fl_whole__begin(&whole, (fl_tensor *[]){self, source}, 2);
    fl_scope_open();
    fl_tensor *at =
        fl_expand(fl_reshape(fl_to(index, FL_INT64, NULL), sizes, self->ndim), source->sizes, source->ndim, NULL);
    if (!in_place) {
        fl_tensor *fresh =
            fl_scope_return(at ? reduce_meeting(self, d, at, source, name, include_self, false, rounded) : NULL);
        return fl_whole__end(&whole, fresh, "IndexReduceBackward0");
    }
    fl_tensor *result = at ? reduce_meeting(self, d, at, source, name, include_self, true, rounded) : NULL;
    fl_scope_close();
    return fl_whole__end(&whole, result, "IndexReduceBackward0");
}
static bool warn_of_beta(void) {
    static atomic_bool said;
    return !fl_failed() && fl_warning__once(&said, "index_reduce() is in beta and the API may change at any time.");
}
fl_tensor *fl_index_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source, const char *reduce,
                           const fl_index_reduce_options *options) {
    return warn_of_beta() ? index_reduce(self, dim, index, source, reduce, options, false) : NULL;
}
fl_tensor *fl_index_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source, const char *reduce,
                            const fl_index_reduce_options *options) {
    return warn_of_beta() ? index_reduce(self, dim, index, source, reduce, options, true) : NULL;
}

/* ---- Segments ---------------------------------------------------------------------------------------------------- */

static bool all_hold(fl_tensor *condition) { return condition && fl_item(fl_all(condition)) != 0; }

/* Where the segments begin, and behind them where the last ends: [..., segments + 1], int64. */
static fl_tensor *segment_offsets(fl_tensor *data, int axis, const fl_segment_reduce_options *o) {
    fl_tensor *given = o->offsets ? o->offsets : o->lengths;
    const char *name = o->offsets ? "offsets" : "lengths";
    if (!given) return fl_fail(FL_RUNTIME_ERROR, "segment_reduce(): Either lengths or offsets must be defined.");
    if (given->dtype != FL_INT64 && given->dtype != FL_INT32) {
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "segment_reduce(): %s must be of int32 or int64, got %s", name,
                       fl_dtype_name((fl_dtype)given->dtype));
    }
    if (data->ndim < given->ndim) {
        return fl_fail(FL_RUNTIME_ERROR, "segment_reduce(): data %s must have as many dimensions as %s %s",
                       FL_SHAPE(data), name, FL_SHAPE(given));
    }
    if (axis != given->ndim - 1) {
        return fl_fail(FL_RUNTIME_ERROR, "segment_reduce(): Expected axis to be the last dimension of %s but got %d.",
                       name, axis);
    }
    for (int i = 0; i < axis; ++i) {
        if (given->sizes[i] != data->sizes[i]) {
            return fl_fail(FL_RUNTIME_ERROR, "segment_reduce(): %s %s does not fit data %s before axis %d", name,
                           FL_SHAPE(given), FL_SHAPE(data), axis);
        }
    }
    fl_tensor *whole = fl_to(given, FL_INT64, NULL);
    if (o->offsets) {
        if (given->sizes[axis] < 1) return fl_fail(FL_RUNTIME_ERROR, "segment_reduce(): offsets must not be empty");
        return whole;
    }
    if (!o->unsafe && fl_numel(whole)) {
        if (!all_hold(fl_ge_scalar(whole, fl_int(0))))
            return fl_failed() ? NULL : fl_fail(FL_RUNTIME_ERROR, "lengths contains negative value!");
        const int64_t last = -1;
        if (!all_hold(fl_eq_scalar(fl_sum_dim(whole, &last, 1, NULL), fl_int(data->sizes[axis])))) {
            return fl_failed() ? NULL
                               : fl_fail(FL_RUNTIME_ERROR,
                                         "segment_reduce(): Expected all rows of lengths along axis to sum to "
                                         "data.size(lengths.dim()-1) when !unsafe.");
        }
    }
    int64_t shape[FL_MAX_DIMS];
    for (int i = 0; i < axis; ++i) shape[i] = data->sizes[i];
    shape[axis] = 1;
    fl_tensor *parts[] = {fl_zeros(shape, axis + 1, &(fl_zeros_options){.dtype = FL_INT64}),
                          fl_cumsum(whole, -1, NULL)};
    return fl_cat(parts, 2, &(fl_cat_options){.dim = -1});
}

/* The reductions of index_reduce by a number a row: its segment's, or one behind them for rows of no segment. */
static fl_tensor *reduce_segments(fl_tensor *data, int axis, const char *kind, fl_tensor *offsets, fl_scalar initial,
                                  bool has_initial) {
    const int64_t segments = offsets->sizes[axis] - 1, bins = segments + 1, size = data->sizes[axis];
    int64_t batch = 1, inner = 1, shape[FL_MAX_DIMS];
    for (int i = 0; i < axis; ++i) batch *= data->sizes[i];
    for (int i = axis + 1; i < data->ndim; ++i) inner *= data->sizes[i];
    const fl_arange_options whole = {.dtype = FL_INT64};
    const int64_t rows[2] = {batch, size}, flat_offsets[2] = {batch, bins}, one = -1;
    fl_tensor *places = fl_contiguous(fl_expand(fl_arange(fl_int(size), &whole), rows, 2, NULL), NULL);
    fl_searchsorted_options right = FL_SEARCHSORTED_OPTIONS;
    right.right = true;
    fl_tensor *found = fl_searchsorted(fl_contiguous(fl_reshape(offsets, flat_offsets, 2), NULL), places, &right);
    found = fl_remainder_scalar(fl_add_scalar(found, fl_int(-1)), fl_int(bins));
    fl_tensor *first = fl_unsqueeze(fl_mul_scalar(fl_arange(fl_int(batch), &whole), fl_int(bins)), 1);
    fl_tensor *index = fl_reshape(fl_add(found, first), &one, 1);
    const int64_t flat_data[2] = {batch * size, inner}, flat_result[2] = {batch * bins, inner};
    fl_tensor *target = fl_full(flat_result, 2, initial, &(fl_full_options){.dtype = (fl_dtype)data->dtype});
    fl_tensor *source = fl_reshape(data, flat_data, 2);
    const bool mean = strcmp(kind, "mean") == 0, sum = mean || strcmp(kind, "sum") == 0;
    /* The start takes part in a product, but has no share of the gradient of an extreme that it equals. */
    const bool largest = strcmp(kind, "amax") == 0, extreme = largest || strcmp(kind, "amin") == 0;
    const fl_index_reduce_options with_start = {.include_self = !extreme};
    fl_tensor *result = sum ? fl_index_add(target, 0, index, source, NULL)
                            : index_reduce(target, 0, index, source, kind, &with_start, false);
    if (extreme && has_initial) {
        fl_tensor *beyond = largest ? fl_lt_scalar(result, initial) : fl_gt_scalar(result, initial);
        result = fl_where_scalar_self(beyond, initial, result);
    }
    for (int i = 0; i < data->ndim; ++i) shape[i] = data->sizes[i];
    shape[axis] = bins;
    result = fl_narrow(fl_reshape(result, shape, data->ndim), axis, 0, segments);
    if (!mean) return fl_contiguous(result, NULL);
    fl_tensor *counts = fl_diff(offsets, NULL);
    for (int i = axis + 1; i < data->ndim; ++i) counts = fl_unsqueeze(counts, -1);
    fl_tensor *quotient = fl_div(result, fl_to(counts, (fl_dtype)data->dtype, NULL));
    return has_initial ? fl_where(fl_gt_scalar(counts, fl_int(0)), quotient, result) : quotient;
}

fl_tensor *fl_segment_reduce(fl_tensor *data, const char *reduce, const fl_segment_reduce_options *options) {
    if (fl_failed()) return NULL;
    const fl_segment_reduce_options defaults = FL_SEGMENT_REDUCE_OPTIONS, *o = options ? options : &defaults;
    static const struct {
        const char *name, *kind;
        double start;
    } kinds[] = {{"sum", "sum", 0},          {"mean", "mean", 0},         {"prod", "prod", 1},
                 {"max", "amax", -INFINITY}, {"amax", "amax", -INFINITY}, {"min", "amin", INFINITY},
                 {"amin", "amin", INFINITY}};
    int at = 0;
    while (at < FL_COUNT(kinds) && strcmp(kinds[at].name, reduce) != 0) ++at;
    if (at == FL_COUNT(kinds)) {
        return fl_fail(FL_RUNTIME_ERROR, "reduce argument must be either sum, prod, mean, amax or amin, got %s",
                       reduce);
    }
    if (o->indices) return fl_fail(FL_RUNTIME_ERROR, "segment_reduce(): indices based reduction is not supported yet.");
    const int axis = fl_shape__wrap_dim(o->axis, data->ndim);
    if (axis < 0) return NULL;
    const bool has_initial = o->initial.kind != FL_SCALAR_NONE;
    fl_whole whole;
    fl_whole__begin(&whole, &data, 1);
    fl_scope_open();
    fl_tensor *offsets = segment_offsets(data, axis, o), *result = NULL;
    if (offsets && !fl_is_float((fl_dtype)data->dtype)) {
        fl_pointwise__no_kernel("_segment_reduce", (fl_dtype)data->dtype);
    } else if (offsets) {
        const fl_scalar initial = has_initial ? o->initial : fl_float(kinds[at].start);
        result = fl_keep(reduce_segments(data, axis, kinds[at].kind, offsets, initial, has_initial));
    }
    fl_scope_close();
    return fl_whole__end(&whole, fl_scope__result(result), "SegmentReduceBackward0");
}
