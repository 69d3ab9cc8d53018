/* index_select.c: index_select, index_add, index_copy, index_fill: whole slices of one dimension by index.
 *
 * They move runs: a dimension cuts a row-major tensor into outer x size x inner elements.
 */
#include "ops/plain.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "ops/gather.h"
#include "ops/view.h"
#include "tensor/cast.h"

/* A tensor as outer x size x inner with strides, the dimensions on either side walked as they are. 0-dim counts as
 * 1-dim. */
static void sides(const fl_tensor *t, int dim, int64_t *outer, int64_t *inner) {
    *outer = *inner = 1;
    for (int d = 0; d < t->ndim; d++) {
        if (d < dim) *outer *= t->sizes[d];
        if (d > dim) *inner *= t->sizes[d];
    }
}

/* An index vector as int64, its entries in [0, size) (negative ones wrapped where `negative`). */
typedef struct places {
    fl_tensor *tensor; /* owned; NULL after an error */
    int64_t *at, count;
} places;

static bool find_places(places *p, fl_tensor *index, int64_t size, bool negative, fl_code code,
                        const char *out_of_range) {
    p->tensor = fl_tensor__empty(FL_INT64, 1, &index->numel);
    if (!p->tensor) return false;
    fl_tensor *row = fl_tensor__contiguous(index);
    if (row) fl_tensor__cast(p->tensor->data, FL_INT64, row->data, (fl_dtype)row->dtype, row->numel);
    fl_release(row);
    p->at = (int64_t *)(void *)p->tensor->data;
    p->count = index->numel;
    for (int64_t i = 0; i < p->count && row; i++) {
        int64_t at = p->at[i];
        if (negative && at < 0) at += size;
        if (at < 0 || at >= size) {
            if (out_of_range)
                fl_fail(code, "%sindex %lld is out of bounds for dimension 0 with size %lld", out_of_range,
                        (long long)p->at[i], (long long)size);
            else
                fl_fail(code, "index out of range in self: index %lld, size %lld", (long long)p->at[i],
                        (long long)size);
            row = NULL;
        }
        p->at[i] = at;
    }
    if (row) return true;
    fl_release(p->tensor);
    p->tensor = NULL;
    return false;
}

/* The index as it is, where it is that already; one reference. */
static bool take_places(places *p, fl_tensor *index, int64_t size, bool negative, fl_code code,
                        const char *out_of_range) {
    const int64_t *at = (const int64_t *)(const void *)index->data;
    if (index->dtype != FL_INT64 || !(index->flags & FL_T_CONTIGUOUS) ||
        fl_elements__first_outside(at, index->numel, size) >= 0)
        return find_places(p, index, size, negative, code, out_of_range);
    *p = (places){fl_tensor__retain(index), (int64_t *)(void *)index->data, index->numel};
    return true;
}

typedef struct runs {
    char *dst;
    const char *src;
    const int64_t *at;
    int64_t count, size, outer, inner, item; /* size: of the indexed dimension */
    fl_move_fn meet;
    fl_gather_fn gather;
    fl_scatter_fn scatter;
    int64_t src_step;          /* bytes between elements of src; 0: one value for all */
    int64_t src_outer, src_by; /* select_runs: bytes between neighbours in src, of outer and along the dimension */
} runs;

#define FEW_COLUMNS 32 /* an index so short is not worth a call a line */

static void select_columns(void *context, int64_t begin, int64_t end) {
    const runs *r = context;
    fl_kernels__active.move->gather_lines[r->item](r->dst + begin * r->count * r->item, r->src + begin * r->src_outer,
                                                   r->src_outer, 0, r->at, 0, r->src_by, r->count, end - begin);
}

static void select_runs(void *context, int64_t begin, int64_t end) {
    const runs *r = context;
    int64_t bytes = r->inner * r->item, o = begin / r->count, i = begin % r->count;
    const char *block = r->src + o * r->src_outer;
    char *dst = r->dst + begin * bytes;
    for (int64_t left = end - begin; left > 0; i = 0, block += r->src_outer) {
        const int64_t n = r->count - i < left ? r->count - i : left;
        if (r->inner == 1)
            r->gather(dst, bytes, block, 0, r->at + i, r->src_by, n);
        else
            fl_kernels__active.move->gather_rows(dst, block, r->at + i, r->src_by, bytes, n);
        dst += n * bytes;
        left -= n;
    }
}

/* Whether t's dimensions before dim can be walked as one, `*outer` elements apart, and those after it stand side by
 * side. */
static bool has_sides(const fl_tensor *t, int dim, int64_t *outer) {
    int64_t step = 1, count = 1;
    for (int d = t->ndim - 1; d > dim; d--) {
        if (t->sizes[d] != 1 && t->strides[d] != step) return false;
        step *= t->sizes[d];
    }
    *outer = 0;
    for (int d = dim - 1; d >= 0; d--) {
        if (t->sizes[d] == 1) continue;
        if (count == 1) *outer = t->strides[d];
        if (t->strides[d] != *outer * count) return false;
        count *= t->sizes[d];
    }
    return true;
}

fl_tensor *fl_gather__select(fl_tensor *self, int dim, const int64_t *at, int64_t count) {
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < self->ndim; i++) sizes[i] = i == dim ? count : self->sizes[i];
    int64_t outer;
    fl_tensor *source = has_sides(self, dim, &outer) ? fl_tensor__retain(self) : fl_tensor__contiguous(self);
    fl_tensor *result = source ? fl_tensor__empty((fl_dtype)self->dtype, self->ndim, sizes) : NULL;
    if (result && result->numel) {
        const int64_t item = (int64_t)fl_dtype_size((fl_dtype)self->dtype);
        if (source != self) has_sides(source, dim, &outer);
        runs r = {.dst = result->data,
                  .src = source->data,
                  .at = at,
                  .count = count,
                  .item = item,
                  .src_outer = outer * item,
                  .src_by = source->ndim ? source->strides[dim] * item : item,
                  .gather = fl_elements__gather((fl_dtype)self->dtype)};
        sides(self, dim, &r.outer, &r.inner);
        const int64_t units = r.outer * r.count;
        if (r.inner == 1 && r.count <= FEW_COLUMNS && r.outer > r.count)
            fl_pool__for(r.outer, fl_pool__grain(r.outer, r.count + 1), select_columns, &r);
        else
            fl_pool__for(units, fl_pool__grain(units, r.inner + 2), select_runs, &r);
    }
    fl_release(source);
    return result;
}

#define SHORT_RUN 8    /* items, of which a call each would cost too much */
#define SHORT_RUNS 512 /* such items that are brought to their places together */

/* Short runs of the lines begin..end, item by item: the places of all items of a line's runs are an index for each
 * line. */
static void write_short_runs(void *context, int64_t begin, int64_t end) {
    const runs *r = context;
    const int64_t inner = r->inner, item = r->item, most = SHORT_RUNS / inner;
    const int64_t together = r->count <= most ? end - begin : 1;
    int64_t at[SHORT_RUNS], block[SHORT_RUNS];
    for (int64_t i = 0; r->src_step == 0 && i < SHORT_RUNS; i++) memcpy((char *)block + i * item, r->src, (size_t)item);
    const fl_line_steps each = {together, r->size * inner * item, r->count * inner * r->src_step, 0, FL_ANY_INDEX};
    for (int64_t line = begin; line < end; line += together)
        for (int64_t first = 0; first < r->count; first += most) {
            const int64_t n = r->count - first < most ? r->count - first : most;
            for (int64_t i = 0; inner > 1 && i < n; i++)
                for (int64_t c = 0; c < inner; c++) at[i * inner + c] = r->at[first + i] * inner + c;
            r->scatter(r->dst + line * each.dst, 0,
                       r->src_step ? r->src + line * each.src + first * inner * item : (const char *)block, item,
                       inner > 1 ? at : r->at + first, item, n * inner, &each);
        }
}

/* Columns begin..end of every run, in the order of the index, so that what meets, meets as on one thread. */
static void write_columns(void *context, int64_t begin, int64_t end) {
    const runs *r = context;
    for (int64_t o = 0; o < r->outer; o++)
        for (int64_t i = 0; i < r->count; i++) {
            char *dst = r->dst + ((o * r->size + r->at[i]) * r->inner + begin) * r->item;
            const char *src = r->src + ((o * r->count + i) * r->inner + begin) * r->src_step;
            r->meet(dst, r->item, src, r->src_step, end - begin);
        }
}

/* Columns a chunk takes at least: enough of a row that its items stream. */
#define COLUMNS 512

static void write_blocks(void *context, int64_t begin, int64_t end) {
    runs part = *(const runs *)context;
    part.dst += begin * part.size * part.inner * part.item;
    part.src += begin * part.count * part.inner * part.src_step;
    part.outer = end - begin;
    write_columns(&part, 0, part.inner);
}

typedef struct run_plan {
    int dim;
    const places *where;
    const fl_tensor *source; /* row-major, of self's dtype; or NULL and an element */
    _Alignas(8) char element[8];
    fl_scalar value; /* the element as it was given */
    fl_meet meet;
    bool in_float; /* halves meet in float */
} run_plan;

/* All of what goes to the targets begin..end, row by row, in the order of the index. */
static void write_targets(void *context, int64_t begin, int64_t end) {
    const runs *r = context;
    for (int64_t i = 0; i < r->count; i++)
        if (r->at[i] >= begin && r->at[i] < end)
            r->meet(r->dst + r->at[i] * r->inner * r->item, r->item, r->src + i * r->inner * r->src_step, r->src_step,
                    r->inner);
}

/* Threads share the targets, each of them in so many parts at most; each looks through the whole index. */
#define TARGET_PARTS 16
#define TARGET_BYTES 256 /* of a target, at least */

/* Halves that meet in float, target by target: each is widened, met by its slices in the order of the index, rounded.
 */
typedef struct float_targets {
    const runs *r;
    int64_t *ends, *order; /* of target t: the slices order[ends[t - 1]] to order[ends[t] - 1] */
    fl_move_fn widen, round, meet;
} float_targets;

static void write_float_targets(void *context, int64_t begin, int64_t end) {
    const float_targets *f = context;
    const runs *r = f->r;
    float sums[COLUMNS], read[COLUMNS];
    int64_t o = begin / r->size, t = begin % r->size;
    for (int64_t unit = begin; unit < end; unit++) {
        const int64_t from = t ? f->ends[t - 1] : 0, to = f->ends[t];
        for (int64_t c = 0, n; from < to && c < r->inner; c += n) {
            n = r->inner - c < COLUMNS ? r->inner - c : COLUMNS;
            char *dst = r->dst + (unit * r->inner + c) * r->item;
            f->widen((char *)sums, sizeof(float), dst, r->item, n);
            for (int64_t k = from; k < to; k++) {
                const char *src = r->src + ((o * r->count + f->order[k]) * r->inner + c) * r->src_step;
                f->widen((char *)read, sizeof(float), src, r->src_step, n);
                f->meet((char *)sums, sizeof(float), (const char *)read, sizeof(float), n);
            }
            f->round(dst, r->item, (const char *)sums, sizeof(float), n);
        }
        if (++t == r->size) t = 0, o++;
    }
}

static void write_in_float(const runs *r, fl_dtype dtype, fl_meet meet) {
    const size_t bytes = (size_t)(r->size + r->count) * sizeof(int64_t);
    int64_t *ends = fl_alloc__zeroed(bytes);
    if (!ends) return;
    float_targets f = {r,
                       ends,
                       ends + r->size,
                       fl_cast__find(FL_FLOAT32, dtype),
                       fl_cast__find(dtype, FL_FLOAT32),
                       fl_elements__meet(FL_FLOAT32, meet)};
    for (int64_t i = 0; i < r->count; i++) ends[r->at[i]]++;
    for (int64_t t = 0, before = 0; t < r->size; t++) {
        const int64_t count = ends[t];
        ends[t] = before; /* where its next slice goes */
        before += count;
    }
    for (int64_t i = 0; i < r->count; i++) f.order[ends[r->at[i]]++] = i;
    const int64_t units = r->outer * r->size, each = (r->count / r->size + 1) * r->inner;
    fl_pool__for(units, fl_pool__grain(units, each), write_float_targets, &f);
    fl_alloc__put(ends, bytes);
}

/* The same in a copy of all as floats: shorter runs than FLOAT_RUN would be read from all over memory, target by
 * target, which takes longer, unless few of the targets are met. */
#define FLOAT_RUN 256
static bool is_widened(const runs *r) { return r->inner < FLOAT_RUN && r->size < 4 * r->count; }

static void write_widened(fl_tensor *target, int dim, const int64_t *at, int64_t count, const fl_tensor *source,
                          const char *element, fl_meet meet) {
    fl_tensor *sums = fl_tensor__contiguous_as(target, FL_FLOAT32);
    fl_tensor *read = sums && source ? fl_tensor__contiguous_as((fl_tensor *)source, FL_FLOAT32) : NULL;
    float value = 0;
    if (!source) fl_tensor__cast((char *)&value, FL_FLOAT32, element, (fl_dtype)target->dtype, 1);
    if (sums && (read || !source))
        fl_gather__write_slices(sums, dim, at, count, read, (const char *)&value, meet, false);
    if (!fl_failed()) fl_tensor__copy(target, sums);
    fl_release(read);
    fl_release(sums);
}

void fl_gather__write_slices(fl_tensor *target, int dim, const int64_t *at, int64_t count, const fl_tensor *source,
                             const char *element, fl_meet meet, bool in_float) {
    const fl_dtype dtype = (fl_dtype)target->dtype;
    runs r = {.src = source ? source->data : element,
              .at = at,
              .count = count,
              .size = fl_gather__size_at(target, dim),
              .item = (int64_t)fl_dtype_size(dtype),
              .meet = fl_elements__meet(dtype, meet),
              .scatter = fl_elements__scatter(dtype, meet)};
    r.src_step = source ? r.item : 0;
    sides(target, dim, &r.outer, &r.inner);
    if (r.count == 0 || r.inner == 0 || r.outer == 0) return;
    in_float = in_float && fl_is_half(dtype) && meet != FL_MEET_SET;
    if (in_float && is_widened(&r)) {
        write_widened(target, dim, at, count, source, element, meet);
        return;
    }
    fl_tensor *work = fl_tensor__contiguous(target);
    if (!work) return;
    r.dst = work->data;
    const int64_t cost = r.count * 2;
    if (in_float)
        write_in_float(&r, dtype, meet);
    else if (r.outer > 1 || r.inner <= SHORT_RUN)
        fl_pool__for(r.outer, fl_pool__grain(r.outer, cost * r.inner),
                     r.inner <= SHORT_RUN ? write_short_runs : write_blocks, &r);
    else if (r.inner * r.item >= TARGET_BYTES && r.size >= TARGET_PARTS && r.count * r.inner >= FL_POOL_WORTH_IT)
        fl_pool__for(r.size, fl_get_num_threads() > 1 ? (r.size + TARGET_PARTS - 1) / TARGET_PARTS : r.size,
                     write_targets, &r);
    else
        fl_pool__for(r.inner, r.inner < COLUMNS ? r.inner : COLUMNS, write_columns, &r);
    if (work != target && !fl_failed()) fl_tensor__copy(target, work);
    fl_release(work);
}

static void write_runs(fl_tensor *target, const fl_writing *w) {
    const run_plan *p = w->plan;
    fl_gather__write_slices(target, p->dim, p->where->at, p->where->count, p->source, p->element, p->meet, p->in_float);
}

static void index_select_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *index = fl_node__saved(node, 0);
    fl_tensor *zeros = index ? fl_new_zeros(grad[0], sizes, ndim, NULL) : NULL;
    if (zeros) out[0] = fl_index_add(zeros, *(const int64_t *)fl_node__data(node), index, grad[0], NULL);
}
static const fl_rule index_select_rule = {
    .name = "IndexSelectBackward0", .backward = index_select_backward, .saved = "index; dim"};

fl_tensor *fl_index_select(fl_tensor *self, int64_t dim, fl_tensor *index) {
    if (fl_failed()) return NULL;
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    if (index->ndim > 1) return fl_fail(FL_INDEX_ERROR, "index_select(): Index is supposed to be a vector");
    if (!fl_gather__is_index(index))
        return fl_fail(FL_RUNTIME_ERROR, "index_select(): Expected dtype int32 or int64 for index");
    if (self->ndim > 1 && self->sizes[d] == 0 && index->numel)
        return fl_fail(FL_RUNTIME_ERROR, "index_select(): dimension %d of self %s is empty", d, FL_SHAPE(self));
    if (self->ndim == 0 && index->numel != 1)
        return fl_fail(FL_RUNTIME_ERROR, "index_select(): Index to scalar can have only 1 value, got %lld value(s)",
                       (long long)index->numel);
    places where;
    /* PyTorch has a function of its own for the second dimension */
    const bool second = self->ndim > 1 && d == 1;
    if (!take_places(&where, index, fl_gather__size_at(self, d), false, second ? FL_RUNTIME_ERROR : FL_INDEX_ERROR,
                     NULL))
        return NULL;
    fl_tensor *result = fl_gather__select(self, d, where.at, where.count);
    if (result && fl_node__would_record(&self, 1)) {
        fl_node *node = fl_node__record(&index_select_rule, &self, 1, &result, 1, 1, sizeof(int64_t));
        if (node) {
            *(int64_t *)fl_node__data(node) = d;
            fl_node__save(node, 0, index);
        }
        if (fl_failed()) {
            fl_release(result);
            result = NULL;
        }
    }
    fl_release(where.tensor);
    return fl_scope__result(result);
}

/* t times a number, in t's dtype: linear, so its gradient is itself. */
static fl_tensor *scaled(fl_tensor *t, double factor);
static void scaled_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    out[0] = scaled(grad[0], *(const double *)fl_node__data(node));
}
static const fl_rule scaled_rule = {.name = "MulBackward0", .backward = scaled_backward};

static fl_tensor *scaled_copy(const fl_tensor *t, double factor) {
    fl_tensor *copy = fl_tensor__empty((fl_dtype)t->dtype, t->ndim, t->sizes);
    if (!copy) return NULL;
    _Alignas(8) char element[8];
    bool whole = !fl_is_float((fl_dtype)t->dtype);
    fl_cast__scalar(element, (fl_dtype)t->dtype, whole ? fl_int((int64_t)factor) : fl_float(factor));
    fl_tensor__copy(copy, t);
    fl_elements__meet((fl_dtype)t->dtype, FL_MEET_MULTIPLY)(copy->data, (int64_t)fl_dtype_size((fl_dtype)t->dtype),
                                                            element, 0, copy->numel);
    return copy;
}
static fl_tensor *scaled(fl_tensor *t, double factor) {
    return fl_view__finish_copy(scaled_copy(t, factor), t, &scaled_rule, &factor, sizeof(factor));
}

typedef struct run_data {
    int64_t dim;
    double alpha;
} run_data;

static void index_add_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const run_data *d = fl_node__data(node);
    if (fl_node__needs(node, 0)) out[0] = grad[0];
    if (!fl_node__needs(node, 1)) return;
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 1, sizes);
    fl_tensor *index = fl_node__saved(node, 0);
    fl_tensor *part = index ? fl_index_select(grad[0], d->dim, index) : NULL;
    if (part && d->alpha != 1) part = scaled(part, d->alpha);
    if (part) out[1] = fl_reshape(part, sizes, ndim);
}
static void index_copy_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const run_data *d = fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, 0);
    if (!index) return;
    if (fl_node__needs(node, 0)) out[0] = fl_index_fill(grad[0], d->dim, index, fl_int(0));
    if (node->n_inputs < 2 || !fl_node__needs(node, 1)) return;
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 1, sizes);
    fl_tensor *part = fl_index_select(grad[0], d->dim, index);
    if (part) out[1] = fl_reshape(part, sizes, ndim);
}
static void index_fill_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const run_data *d = fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, 0);
    if (!index) return;
    if (fl_node__needs(node, 0)) out[0] = fl_index_fill(grad[0], d->dim, index, fl_int(0));
    if (node->n_inputs < 2 || !fl_node__needs(node, 1)) return;
    fl_tensor *once = fl_unique(index, NULL).output;           /* an index that stands twice is filled once */
    if (once) out[1] = fl_index_select(grad[0], d->dim, once); /* summed */
}
static const fl_rule index_add_rule = {
    .name = "IndexAddBackward0", .backward = index_add_backward, .saved = "index; dim"};
static const fl_rule index_copy_rule = {
    .name = "IndexCopyBackward0", .backward = index_copy_backward, .saved = "index; dim"};
static const fl_rule index_fill_rule = {
    .name = "IndexFillBackward0", .backward = index_fill_backward, .saved = "index; dim"};
static const fl_rule index_fill_tensor_rule = {
    .name = "IndexFillBackward1", .backward = index_fill_backward, .saved = "index; dim"};

static fl_tensor *refuse_source(const fl_tensor *self, const fl_tensor *source, const char *name) {
    return fl_fail(
        FL_RUNTIME_ERROR,
        "%s: source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = %s "
        "source.shape = %s",
        name, FL_SHAPE(self), FL_SHAPE(source));
}

/* source has self's sizes, but for `count` entries along dim. */
static bool check_source(const fl_tensor *self, const fl_tensor *source, int d, int64_t count, const char *name) {
    bool scalar = source->ndim == 0 || self->ndim == 0;
    bool fits = scalar ? source->numel == 1 && count == 1 && (self->ndim <= 1 || source->ndim == self->ndim)
                       : source->ndim == self->ndim;
    for (int i = 0; i < self->ndim && fits && !scalar; i++) fits = i == d || source->sizes[i] == self->sizes[i];
    return fits || refuse_source(self, source, name);
}

static fl_tensor *index_add(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source, fl_scalar alpha,
                            bool in_place) {
    if (fl_failed()) return NULL;
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    if (index->ndim > 1) return fl_fail(FL_INDEX_ERROR, "index_add_(): Index is supposed to be a vector");
    if (!fl_gather__is_index(index))
        return fl_fail(FL_RUNTIME_ERROR, "index_add_(): Expected dtype int32/int64 for index");
    if (self->dtype != source->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "index_add_(): self (%s) and source (%s) must have the same scalar type",
                       fl_dtype__scalar_type((fl_dtype)self->dtype), fl_dtype__scalar_type((fl_dtype)source->dtype));
    if (!source->ndim && index->numel != 1)
        return fl_fail(FL_INDEX_ERROR, "index_add_(): source has no dimensions, but there are %lld indices",
                       (long long)index->numel);
    if (fl_gather__size_at(source, source->ndim ? d : 0) != index->numel && source->ndim)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "index_add_(): Number of indices (%lld) should be equal to source.size(dim): (%lld), for dim: %lld",
            (long long)index->numel, (long long)source->sizes[d], (long long)d);
    if (source->ndim != self->ndim || !check_source(self, source, d, index->numel, "index_add_()"))
        return fl_failed() ? NULL : refuse_source(self, source, "index_add_()");
    places where;
    double factor = fl_scalar__double(alpha);
    /* PyTorch hands some of these to scatter_add */
    const bool scattered = factor == 1 && fl_gather__is_scatter(self, d, index);
    if (!take_places(&where, index, fl_gather__size_at(self, d), false, scattered ? FL_RUNTIME_ERROR : FL_INDEX_ERROR,
                     ""))
        return NULL;
    fl_tensor *from, *result = NULL;
    if (factor == 1) {
        from = fl_tensor__contiguous(source);
    } else {
        from = scaled_copy(source, factor);
    }
    fl_tensor *read = from ? fl_gather__apart(from, self) : NULL;
    if (read) {
        run_plan plan = {.dim = d, .where = &where, .source = read, .meet = FL_MEET_ADD, .in_float = scattered};
        run_data data = {d, factor};
        result = fl_gather__write(
            &(fl_writing){self, source, &index_add_rule, {index}, &data, sizeof(data), write_runs, &plan, false, false},
            in_place);
    }
    fl_release(read);
    fl_release(from);
    fl_release(where.tensor);
    return result;
}

fl_tensor *fl_index_add(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source,
                        const fl_index_add_options *options) {
    return index_add(self, dim, index, source, options ? options->alpha : fl_int(1), false);
}
fl_tensor *fl_index_add_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source,
                         const fl_index_add_options *options) {
    return index_add(self, dim, index, source, options ? options->alpha : fl_int(1), true);
}

static fl_tensor *index_copy(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source, bool in_place) {
    if (fl_failed()) return NULL;
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    if (index->ndim > 1)
        return fl_fail(FL_INDEX_ERROR, "index_copy_(): Index should have dimension 1 or 0 (got %d)", index->ndim);
    if (index->dtype != FL_INT64)
        return fl_fail(FL_RUNTIME_ERROR, "index_copy_(): Expected a long tensor for index, but got %s",
                       fl_dtype__scalar_type((fl_dtype)index->dtype));
    if (self->dtype != source->dtype)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "index_copy_(): self and source expected to have the same dtype, but got (self) %s and (source) %s",
            fl_dtype__scalar_type((fl_dtype)self->dtype), fl_dtype__scalar_type((fl_dtype)source->dtype));
    if (source->ndim == 0 ? index->numel != 1 : self->ndim && source->ndim != self->ndim)
        return fl_fail(FL_INDEX_ERROR,
                       "index_copy_(): expected a source with the dimensions of self %s, or without any for one index, "
                       "but got %s for %lld",
                       FL_SHAPE(self), FL_SHAPE(source), (long long)index->numel);
    bool same = source->ndim == self->ndim || !self->ndim;
    for (int i = 0; i < self->ndim && same; i++) same = i == d || source->sizes[i] == self->sizes[i];
    if (same && source->ndim && source->sizes[d] != index->numel)
        return fl_fail(FL_INDEX_ERROR,
                       "index_copy_(): Number of indices (%lld) should be equal to source.size(dim) (%lld)",
                       (long long)index->numel, (long long)source->sizes[d]);
    if (!check_source(self, source, d, index->numel, "index_copy_()")) return NULL;
    places where;
    if (!take_places(&where, index, fl_gather__size_at(self, d), false, FL_INDEX_ERROR, "index_copy_(): ")) return NULL;
    fl_tensor *row_major = fl_tensor__contiguous(source), *read = row_major ? fl_gather__apart(row_major, self) : NULL,
              *result = NULL;
    if (read) {
        run_plan plan = {.dim = d, .where = &where, .source = read, .meet = FL_MEET_SET};
        run_data data = {d, 1};
        result = fl_gather__write(
            &(fl_writing){
                self, source, &index_copy_rule, {index}, &data, sizeof(data), write_runs, &plan, false, false},
            in_place);
    }
    fl_release(read);
    fl_release(row_major);
    fl_release(where.tensor);
    return result;
}

fl_tensor *fl_index_copy__plain(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source) {
    return index_copy(self, dim, index, source, false);
}
fl_tensor *fl_index_copy_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source) {
    return index_copy(self, dim, index, source, true);
}

/* Slice by slice where elements share memory: in a copy that is put back, they would hold what was there before too. */
static void write_fill(fl_tensor *target, const fl_writing *w) {
    const run_plan *p = w->plan;
    if (!fl_shape__shares_memory(target)) {
        write_runs(target, w);
        return;
    }
    int64_t sizes[FL_MAX_DIMS];
    memcpy(sizes, target->sizes, (size_t)target->ndim * sizeof(int64_t));
    sizes[p->dim] = 1;
    for (int64_t i = 0; i < p->where->count; i++) {
        fl_tensor *slice =
            fl_tensor__view(target, target->ndim, sizes, target->strides, p->where->at[i] * target->strides[p->dim]);
        if (slice) fl_tensor__fill(slice, p->value);
        fl_release(slice);
    }
}

static fl_tensor *index_fill(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value, fl_tensor *source,
                             bool in_place) {
    if (fl_failed()) return NULL;
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    if (index->dtype != FL_INT64) return fl_fail(FL_INDEX_ERROR, "index_fill_(): Expected dtype int64 for index.");
    if (index->ndim > 1) return fl_fail(FL_RUNTIME_ERROR, "Index has to be a vector/scalar");
    if (!fl_dtype__check_value((fl_dtype)self->dtype, value)) return NULL;
    if (in_place && !fl_inplace__warn_expanded(self, "index_fill_")) return NULL;
    places where;
    if (!take_places(&where, index, fl_gather__size_at(self, d), true, FL_INDEX_ERROR, "")) return NULL;
    run_plan plan = {.dim = d, .where = &where, .value = value, .meet = FL_MEET_SET};
    fl_cast__scalar(plan.element, (fl_dtype)self->dtype, value);
    run_data data = {d, 1};
    fl_tensor *result = fl_gather__write(&(fl_writing){self,
                                                       source,
                                                       source ? &index_fill_tensor_rule : &index_fill_rule,
                                                       {index},
                                                       &data,
                                                       sizeof(data),
                                                       write_fill,
                                                       &plan,
                                                       true,
                                                       true},
                                         in_place);
    fl_release(where.tensor);
    return result;
}

fl_tensor *fl_index_fill(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value) {
    return index_fill(self, dim, index, value, NULL, false);
}
fl_tensor *fl_index_fill_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value) {
    return index_fill(self, dim, index, value, NULL, true);
}

static fl_tensor *index_fill_of(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *value, bool in_place) {
    if (fl_failed()) return NULL;
    if (value->ndim)
        return fl_fail(FL_RUNTIME_ERROR,
                       "index_fill_ only supports a 0-dimensional value tensor, but got tensor with %d dimension(s).",
                       value->ndim);
    return index_fill(self, dim, index, fl_item_scalar(value), value, in_place);
}
fl_tensor *fl_index_fill_tensor(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *value) {
    return index_fill_of(self, dim, index, value, false);
}
fl_tensor *fl_index_fill_tensor_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *value) {
    return index_fill_of(self, dim, index, value, true);
}
