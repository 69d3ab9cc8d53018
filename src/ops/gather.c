/* gather.c: reading and writing along one dimension by index.
 *
 * index_* move whole runs: a dimension cuts a row-major tensor into outer x size x inner elements. gather and scatter
 * move single elements, line by line along the last dimension, through the strides of what they read and write.
 */
#include <flashlight/ops.h>

#include "base/pool.h"
#include "ops/elements.h"
#include "ops/view.h"
#include "tensor/cast.h"

/* ---- Writing: what all ops have in common that change a copy of self or self itself ---------------------- */

typedef struct writing {
    fl_tensor *self, *source; /* source: may be NULL */
    const fl_rule *rule;
    fl_tensor *saved[2]; /* for the rule; NULL: none */
    const void *data;
    size_t bytes;
    void (*write)(fl_tensor *target, const struct writing *w);
    const void *plan;
} writing;

static fl_node *record_writing(const writing *w, fl_tensor **result) {
    fl_node *node = fl_node__record(w->rule, (fl_tensor *[]){w->self, w->source}, w->source ? 2 : 1, result,
                                    result ? 1 : 0, 2, w->bytes);
    if (!node) return NULL;
    if (w->bytes) memcpy(fl_node__data(node), w->data, w->bytes);
    for (int i = 0; i < 2; i++)
        if (w->saved[i]) fl_node__save(node, i, w->saved[i]);
    return node;
}

/* Everything is checked: writes into self (in place) or a copy of it. */
static fl_tensor *write_to(const writing *w, bool in_place) {
    fl_tensor *self = w->self;
    if (in_place) {
        if (!fl_inplace__begin_with(self, &w->source, 1)) return NULL;
        fl_node *node = record_writing(w, NULL);
        if (fl_failed()) return NULL;
        w->write(self, w);
        fl_inplace__end(self, node);
        return fl_failed() ? NULL : self;
    }
    fl_tensor *result = fl_tensor__empty_like(self, (fl_dtype)self->dtype, self->sizes);
    if (!result) return NULL;
    if (!fl_tensor__copy(result, self)) {
        fl_release(result);
        return NULL;
    }
    w->write(result, w);
    record_writing(w, &result);
    if (fl_failed()) {
        fl_release(result);
        return NULL;
    }
    return fl_scope__result(result);
}

/* t to read from while `target` is written: a copy where they share memory. One reference, the caller's. */
static fl_tensor *apart(fl_tensor *t, const fl_tensor *target) {
    if (t->storage != target->storage) return fl_tensor__retain(t);
    fl_tensor *copy = fl_tensor__empty((fl_dtype)t->dtype, t->ndim, t->sizes);
    if (copy) fl_tensor__copy(copy, t);
    return copy;
}

/* ---- Runs: index_select, index_add, index_copy, index_fill ----------------------------------------------- */

/* A tensor as outer x size x inner with strides, the dimensions on either side walked as they are. 0-dim counts as
 * 1-dim. */
static void sides(const fl_tensor *t, int dim, int64_t *outer, int64_t *inner) {
    *outer = *inner = 1;
    for (int d = 0; d < t->ndim; d++) {
        if (d < dim) *outer *= t->sizes[d];
        if (d > dim) *inner *= t->sizes[d];
    }
}

static int64_t size_at(const fl_tensor *t, int dim) { return t->ndim ? t->sizes[dim] : 1; }

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
                fl_fail(FL_INDEX_ERROR, "index out of range in self");
            row = NULL;
        }
        p->at[i] = at;
    }
    if (row) return true;
    fl_release(p->tensor);
    p->tensor = NULL;
    return false;
}

static bool is_index(const fl_tensor *index) { return index->dtype == FL_INT64 || index->dtype == FL_INT32; }

typedef struct runs {
    char *dst;
    const char *src;
    const int64_t *at;
    int64_t count, size, outer, inner, item; /* size: of the indexed dimension */
    fl_move_fn meet;
    int64_t src_step; /* bytes between elements of src; 0: one value for all */
} runs;

static void select_runs(void *context, int64_t begin, int64_t end) {
    const runs *r = context;
    int64_t bytes = r->inner * r->item, o = begin / r->count, i = begin % r->count;
    const char *block = r->src + o * r->size * bytes;
    char *dst = r->dst + begin * bytes;
    for (int64_t unit = begin; unit < end; unit++, dst += bytes) {
        if (bytes == 4)
            memcpy(dst, block + r->at[i] * 4, 4);
        else if (bytes == 8)
            memcpy(dst, block + r->at[i] * 8, 8);
        else
            memcpy(dst, block + r->at[i] * bytes, (size_t)bytes);
        if (++i == r->count) {
            i = 0;
            block += r->size * bytes;
        }
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
    char element[8];
    fl_meet meet;
} run_plan;

static void write_runs(fl_tensor *target, const writing *w) {
    const run_plan *p = w->plan;
    fl_tensor *work = fl_tensor__contiguous(target);
    if (!work) return;
    runs r = {.dst = work->data,
              .src = p->source ? p->source->data : p->element,
              .at = p->where->at,
              .count = p->where->count,
              .size = size_at(target, p->dim),
              .item = (int64_t)fl_dtype_size((fl_dtype)target->dtype),
              .meet = fl_elements__meet((fl_dtype)target->dtype, p->meet)};
    r.src_step = p->source ? r.item : 0;
    sides(target, p->dim, &r.outer, &r.inner);
    if (r.count && r.inner && r.outer) {
        int64_t cost = r.count * 2;
        if (r.outer > 1)
            fl_pool__for(r.outer, fl_pool__grain(r.outer, cost * r.inner), write_blocks, &r);
        else
            fl_pool__for(r.inner, r.inner < COLUMNS ? r.inner : COLUMNS, write_columns, &r);
    }
    if (work != target) fl_tensor__copy(target, work);
    fl_release(work);
}

static void index_select_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *index = fl_node__saved(node, 0);
    fl_tensor *zeros = index ? fl_new_zeros(grad[0], sizes, ndim, NULL) : NULL;
    if (zeros) out[0] = fl_index_add(zeros, *(const int64_t *)fl_node__data(node), index, grad[0], NULL);
}
static const fl_rule index_select_rule = {.name = "IndexSelectBackward0", .backward = index_select_backward};

fl_tensor *fl_index_select(fl_tensor *self, int64_t dim, fl_tensor *index) {
    if (fl_failed()) return NULL;
    if (index->ndim > 1) return fl_fail(FL_INDEX_ERROR, "index_select(): Index is supposed to be a vector");
    if (!is_index(index)) return fl_fail(FL_RUNTIME_ERROR, "index_select(): Expected dtype int32 or int64 for index");
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    if (self->ndim == 0 && index->numel != 1)
        return fl_fail(FL_INDEX_ERROR, "index_select(): Index to scalar can have only 1 value, got %lld value(s)",
                       (long long)index->numel);
    places where;
    if (!find_places(&where, index, size_at(self, d), false, FL_INDEX_ERROR, NULL)) return NULL;
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < self->ndim; i++) sizes[i] = i == d ? index->numel : self->sizes[i];
    fl_tensor *source = fl_tensor__contiguous(self);
    fl_tensor *result = source ? fl_tensor__empty((fl_dtype)self->dtype, self->ndim, sizes) : NULL;
    if (result && result->numel) {
        runs r = {.dst = result->data,
                  .src = source->data,
                  .at = where.at,
                  .count = where.count,
                  .size = size_at(self, d),
                  .item = (int64_t)fl_dtype_size((fl_dtype)self->dtype)};
        sides(self, d, &r.outer, &r.inner);
        int64_t units = r.outer * r.count;
        fl_pool__for(units, fl_pool__grain(units, r.inner + 2), select_runs, &r);
    }
    fl_release(source);
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
    char element[8];
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
    if (node->n_inputs > 1 && fl_node__needs(node, 1)) out[1] = fl_index_select(grad[0], d->dim, index); /* summed */
}
static const fl_rule index_add_rule = {.name = "IndexAddBackward0", .backward = index_add_backward};
static const fl_rule index_copy_rule = {.name = "IndexCopyBackward0", .backward = index_copy_backward};
static const fl_rule index_fill_rule = {.name = "IndexFillBackward0", .backward = index_fill_backward};

/* source has self's sizes, but for `count` entries along dim. */
static bool check_source(const fl_tensor *self, const fl_tensor *source, int d, int64_t count, const char *name) {
    bool scalar = source->ndim == 0 || self->ndim == 0;
    bool fits = scalar ? source->numel == 1 && count == 1 && (self->ndim <= 1 || source->ndim == self->ndim)
                       : source->ndim == self->ndim;
    for (int i = 0; i < self->ndim && fits && !scalar; i++) fits = i == d || source->sizes[i] == self->sizes[i];
    if (!fits)
        fl_fail(
            FL_RUNTIME_ERROR,
            "%s: source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape "
            "= %s source.shape = %s",
            name, FL_SHAPE(self), FL_SHAPE(source));
    return fits;
}

static fl_tensor *index_add(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source, fl_scalar alpha,
                            bool in_place) {
    if (fl_failed()) return NULL;
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    if (index->ndim > 1) return fl_fail(FL_INDEX_ERROR, "index_add_(): Index is supposed to be a vector");
    if (!is_index(index)) return fl_fail(FL_RUNTIME_ERROR, "index_add_(): Expected dtype int32/int64 for index");
    if (self->dtype != source->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "index_add_(): self (%s) and source (%s) must have the same scalar type",
                       fl_dtype__scalar_type((fl_dtype)self->dtype), fl_dtype__scalar_type((fl_dtype)source->dtype));
    if (size_at(source, source->ndim ? d : 0) != index->numel && source->ndim)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "index_add_(): Number of indices (%lld) should be equal to source.size(dim): (%lld), for dim: %lld",
            (long long)index->numel, (long long)source->sizes[d], (long long)d);
    if (!check_source(self, source, d, index->numel, "index_add_()")) return NULL;
    places where;
    if (!find_places(&where, index, size_at(self, d), false, FL_RUNTIME_ERROR, "")) return NULL;
    double factor = alpha.kind == FL_SCALAR_FLOAT ? alpha.as.d : (double)alpha.as.i;
    fl_tensor *from, *result = NULL;
    if (factor == 1) {
        from = fl_tensor__contiguous(source);
    } else {
        from = scaled_copy(source, factor);
    }
    fl_tensor *read = from ? apart(from, self) : NULL;
    if (read) {
        run_plan plan = {.dim = d, .where = &where, .source = read, .meet = FL_MEET_ADD};
        run_data data = {d, factor};
        result = write_to(&(writing){self, source, &index_add_rule, {index}, &data, sizeof(data), write_runs, &plan},
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
    if (!is_index(index))
        return fl_fail(FL_RUNTIME_ERROR, "index_copy_(): Expected a long tensor for index, but got %s",
                       fl_dtype__scalar_type((fl_dtype)index->dtype));
    if (self->dtype != source->dtype)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "index_copy_(): self and source expected to have the same dtype, but got (self) %s and (source) %s",
            fl_dtype__scalar_type((fl_dtype)self->dtype), fl_dtype__scalar_type((fl_dtype)source->dtype));
    if (source->ndim && self->ndim && source->ndim == self->ndim && source->sizes[d] != index->numel)
        return fl_fail(FL_INDEX_ERROR,
                       "index_copy_(): Number of indices (%lld) should be equal to source.size(dim) (%lld)",
                       (long long)index->numel, (long long)source->sizes[d]);
    if (!check_source(self, source, d, index->numel, "index_copy_()")) return NULL;
    places where;
    if (!find_places(&where, index, size_at(self, d), false, FL_INDEX_ERROR, "index_copy_(): ")) return NULL;
    fl_tensor *row_major = fl_tensor__contiguous(source), *read = row_major ? apart(row_major, self) : NULL,
              *result = NULL;
    if (read) {
        run_plan plan = {.dim = d, .where = &where, .source = read, .meet = FL_MEET_SET};
        run_data data = {d, 1};
        result = write_to(&(writing){self, source, &index_copy_rule, {index}, &data, sizeof(data), write_runs, &plan},
                          in_place);
    }
    fl_release(read);
    fl_release(row_major);
    fl_release(where.tensor);
    return result;
}

fl_tensor *fl_index_copy(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source) {
    return index_copy(self, dim, index, source, false);
}
fl_tensor *fl_index_copy_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source) {
    return index_copy(self, dim, index, source, true);
}

static fl_tensor *index_fill(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value, fl_tensor *source,
                             bool in_place) {
    if (fl_failed()) return NULL;
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    if (!is_index(index)) return fl_fail(FL_INDEX_ERROR, "index_fill_(): Expected dtype int64 for index.");
    if (index->ndim > 1) return fl_fail(FL_RUNTIME_ERROR, "Index has to be a vector/scalar");
    if (!fl_dtype__check_value((fl_dtype)self->dtype, value)) return NULL;
    places where;
    if (!find_places(&where, index, size_at(self, d), true, FL_INDEX_ERROR, "")) return NULL;
    run_plan plan = {.dim = d, .where = &where, .meet = FL_MEET_SET};
    fl_cast__scalar(plan.element, (fl_dtype)self->dtype, value);
    run_data data = {d, 1};
    fl_tensor *result =
        write_to(&(writing){self, source, &index_fill_rule, {index}, &data, sizeof(data), write_runs, &plan}, in_place);
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

/* ---- Elements: gather and scatter ------------------------------------------------------------------------ */

/* For every position p of the index: target[p with p[dim] replaced by index[p]] and other[p]. */
typedef struct lines {
    char *target;
    char *other; /* gather: written; scatter: read */
    const int64_t *index;
    int ndim, dim;
    int64_t sizes[FL_MAX_DIMS];                                      /* of the index, which is row-major */
    int64_t target_strides[FL_MAX_DIMS], other_strides[FL_MAX_DIMS]; /* bytes */
    int64_t length;                                                  /* of the last dimension */
    int64_t item;
    fl_indexed_fn move;
} lines;

static void lines_at(const lines *l, int64_t line, char **target, char **other) {
    int64_t rest = line;
    *target = l->target;
    *other = l->other;
    for (int d = l->ndim - 2; d >= 0; d--) {
        int64_t at = rest % l->sizes[d];
        rest /= l->sizes[d];
        if (d != l->dim) *target += at * l->target_strides[d];
        *other += at * l->other_strides[d];
    }
}

static void gather_lines(void *context, int64_t begin, int64_t end) {
    const lines *l = context;
    const int last = l->ndim - 1;
    const int64_t step = last == l->dim ? 0 : l->target_strides[last], by = l->target_strides[l->dim];
    for (int64_t line = begin; line < end; line++) {
        char *from, *to;
        lines_at(l, line, &from, &to);
        l->move(to, l->other_strides[last], from, step, l->index + line * l->length, by, l->length);
    }
}

static void scatter_lines(void *context, int64_t begin, int64_t end) {
    const lines *l = context;
    const int last = l->ndim - 1;
    const int64_t step = last == l->dim ? 0 : l->target_strides[last], by = l->target_strides[l->dim];
    for (int64_t line = begin; line < end; line++) {
        char *to, *from;
        lines_at(l, line, &to, &from);
        l->move(to, step, from, l->other_strides[last], l->index + line * l->length, by, l->length);
    }
}

/* Fills in the walk; 0-dim tensors count as 1-dim. */
static void plan_lines(lines *l, const fl_tensor *target, const fl_tensor *other, const fl_tensor *index, int dim) {
    l->target = target->data;
    l->other = other->data;
    l->index = (const int64_t *)(const void *)index->data;
    l->dim = dim;
    l->item = (int64_t)fl_dtype_size((fl_dtype)target->dtype);
    l->ndim = index->ndim ? index->ndim : 1;
    for (int d = 0; d < l->ndim; d++) {
        l->sizes[d] = index->ndim ? index->sizes[d] : 1;
        l->target_strides[d] = target->ndim ? target->strides[d] * l->item : 0;
        l->other_strides[d] = other->ndim ? other->strides[d] * l->item : 0;
    }
    l->length = l->sizes[l->ndim - 1];
}

/* The index as row-major int64 with entries checked; NULL and an error. */
static fl_tensor *element_index(fl_tensor *index, int64_t size, int dim, const char *name) {
    if (!is_index(index)) return fl_fail(FL_RUNTIME_ERROR, "%s(): Expected dtype int32/int64 for index", name);
    fl_tensor *row_major = fl_tensor__contiguous_as(index, FL_INT64);
    if (!row_major) return NULL;
    const int64_t *at = (const int64_t *)(const void *)row_major->data;
    const int64_t outside = fl_elements__first_outside(at, row_major->numel, size);
    if (outside < 0) return row_major;
    fl_fail(FL_RUNTIME_ERROR, "index %lld is out of bounds for dimension %d with size %lld", (long long)at[outside],
            dim, (long long)size);
    fl_release(row_major);
    return NULL;
}

static int dims_of(const fl_tensor *t) { return t->ndim ? t->ndim : 1; }

static void gather_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *index = fl_node__saved(node, 0);
    fl_tensor *zeros = index ? fl_new_zeros(grad[0], sizes, ndim, NULL) : NULL;
    if (zeros) out[0] = fl_scatter_add(zeros, *(const int64_t *)fl_node__data(node), index, grad[0]);
}
static const fl_rule gather_rule = {.name = "GatherBackward0", .backward = gather_backward};

fl_tensor *fl_gather(fl_tensor *self, int64_t dim, fl_tensor *index, const fl_gather_options *options) {
    (void)options;
    if (fl_failed()) return NULL;
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    if (index->numel && dims_of(index) != dims_of(self))
        return fl_fail(FL_RUNTIME_ERROR, "Index tensor must have the same number of dimensions as input tensor");
    for (int i = 0; i < self->ndim && i < index->ndim && index->numel; i++)
        if (i != d && index->sizes[i] > self->sizes[i])
            return fl_fail(
                FL_RUNTIME_ERROR,
                "Size does not match at dimension %d expected index %s to be no larger than self %s apart from "
                "dimension %d",
                i, FL_SHAPE(index), FL_SHAPE(self), d);
    fl_tensor *at = element_index(index, size_at(self, d), d, "gather");
    fl_tensor *result = at ? fl_tensor__empty((fl_dtype)self->dtype, index->ndim, index->sizes) : NULL;
    if (result && result->numel) {
        lines l;
        plan_lines(&l, self, result, at, d);
        l.move = fl_elements__gather((fl_dtype)self->dtype);
        int64_t n = result->numel / l.length;
        fl_pool__for(n, fl_pool__grain(n, 2 * l.length + 8), gather_lines, &l);
    }
    fl_release(at);
    if (!result) return NULL;
    if (fl_node__would_record(&self, 1)) {
        fl_node *node = fl_node__record(&gather_rule, &self, 1, &result, 1, 1, sizeof(int64_t));
        if (node) {
            *(int64_t *)fl_node__data(node) = d;
            fl_node__save(node, 0, index);
        }
        if (fl_failed()) {
            fl_release(result);
            return NULL;
        }
    }
    return fl_scope__result(result);
}

fl_tensor *fl_take_along_dim(fl_tensor *self, fl_tensor *indices, const fl_take_along_dim_options *options) {
    if (fl_failed()) return NULL;
    int64_t dim = options ? options->dim : FL_NONE;
    if (indices->dtype != FL_INT64)
        return fl_fail(FL_RUNTIME_ERROR, "torch.take_along_dim(): dtype of indices should be Long but got %s",
                       fl_dtype__scalar_type((fl_dtype)indices->dtype));
    if (dim == FL_NONE) {
        fl_scope_open();
        fl_tensor *row = fl_reshape(self, (int64_t[]){-1}, 1),
                  *at = row ? fl_reshape(indices, (int64_t[]){-1}, 1) : NULL;
        return fl_scope_return(at ? fl_gather(row, 0, at, NULL) : NULL);
    }
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    if (indices->ndim != self->ndim)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "torch.take_along_dim(): input and indices should have the same number of dimensions, but got %d "
            "dimensions for input, and %d dimensions for indices",
            self->ndim, indices->ndim);
    int64_t one[FL_MAX_DIMS], two[FL_MAX_DIMS], both[FL_MAX_DIMS];
    for (int i = 0; i < self->ndim; i++) {
        one[i] = i == d ? 1 : self->sizes[i];
        two[i] = i == d ? 1 : indices->sizes[i];
    }
    if (fl_shape__broadcast(one, self->ndim, two, self->ndim, both) < 0) return NULL;
    if (self->ndim == 0) return fl_gather(self, 0, indices, NULL);
    fl_scope_open();
    both[d] = self->sizes[d];
    fl_tensor *wide = fl_expand(self, both, self->ndim, NULL);
    both[d] = indices->sizes[d];
    fl_tensor *at = wide ? fl_expand(indices, both, self->ndim, NULL) : NULL;
    return fl_scope_return(at ? fl_gather(wide, d, at, NULL) : NULL);
}

typedef struct line_plan {
    int dim;
    const fl_tensor *index, *source; /* source NULL: the element */
    char element[8];
    fl_meet meet;
} line_plan;

static void write_lines(fl_tensor *target, const writing *w) {
    const line_plan *p = w->plan;
    if (p->index->numel == 0) return;
    lines l;
    plan_lines(&l, target, p->source ? p->source : target, p->index, p->dim);
    if (!p->source) {
        l.other = (char *)p->element;
        for (int d = 0; d < l.ndim; d++) l.other_strides[d] = 0;
    }
    l.move = fl_elements__scatter((fl_dtype)target->dtype, p->meet);
    int64_t n = p->index->numel / l.length;
    /* lines along dim never meet; others may, and then in order */
    if (l.dim == l.ndim - 1)
        fl_pool__for(n, fl_pool__grain(n, 4 * l.length + 8), scatter_lines, &l);
    else
        scatter_lines(&l, 0, n);
}

typedef struct scatter_data {
    int64_t dim;
    bool include_self;
} scatter_data;

/* What was found for the elements of the source that the index reaches, in the shape of all of it. */
static fl_tensor *for_source(fl_node *node, fl_tensor *part) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 1, sizes);
    bool whole = part && part->ndim == ndim;
    for (int d = 0; d < ndim && whole; d++) whole = part->sizes[d] == sizes[d];
    if (whole || !part) return part;
    fl_region r = {.ndim = ndim}; /* the index was smaller than the source */
    for (int d = 0; d < ndim; d++) r.dims[d] = part->sizes[d];
    fl_shape__row_major(sizes, ndim, r.dims + ndim);
    return fl_region__embed(part, ndim, sizes, &r);
}

/* grad at the scattered places, in the shape of the source. */
static fl_tensor *gathered_for_source(fl_node *node, fl_tensor *grad, int64_t dim, fl_tensor *index) {
    return for_source(node, fl_gather(grad, dim, index, NULL));
}

static void scatter_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const scatter_data *s = fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, 0);
    if (!index) return;
    if (fl_node__needs(node, 0)) out[0] = fl_scatter_value(grad[0], s->dim, index, fl_int(0));
    if (node->n_inputs > 1 && fl_node__needs(node, 1)) out[1] = gathered_for_source(node, grad[0], s->dim, index);
}
static void scatter_add_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const scatter_data *s = fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, 0);
    if (!index) return;
    if (fl_node__needs(node, 0))
        out[0] = s->include_self ? grad[0] : fl_scatter_value(grad[0], s->dim, index, fl_int(0));
    if (fl_node__needs(node, 1)) out[1] = gathered_for_source(node, grad[0], s->dim, index);
}
static const fl_rule scatter_rule = {.name = "ScatterBackward0", .backward = scatter_backward};
static const fl_rule scatter_value_rule = {.name = "ScatterBackward1", .backward = scatter_backward};
static const fl_rule scatter_add_rule = {.name = "ScatterAddBackward0", .backward = scatter_add_backward};
static const fl_rule scatter_reduce_rule = {.name = "ScatterReduceBackward0", .backward = scatter_add_backward};

static bool check_scatter(const fl_tensor *self, int d, const fl_tensor *index, const fl_tensor *src,
                          const char *name) {
    if (src && src->dtype != self->dtype) {
        fl_fail(FL_RUNTIME_ERROR, "%s(): Expected self.dtype to be equal to src.dtype", name);
        return false;
    }
    if (index->numel == 0) return true;
    if (dims_of(index) != dims_of(self) || (src && dims_of(index) != dims_of(src))) {
        fl_fail(FL_RUNTIME_ERROR, "Index tensor must have the same number of dimensions as %s tensor",
                dims_of(index) != dims_of(self) ? "self" : "src");
        return false;
    }
    bool fits = true;
    for (int i = 0; i < index->ndim && fits; i++) {
        if (self->ndim && i != d) fits = index->sizes[i] <= self->sizes[i];
        if (src && src->ndim) fits = fits && index->sizes[i] <= src->sizes[i];
        if (src && !src->ndim) fits = fits && index->sizes[i] <= 1;
    }
    if (fits) return true;
    if (src)
        fl_fail(
            FL_RUNTIME_ERROR,
            "Expected index %s to be no larger than self %s apart from dimension %d and to be no larger size than src "
            "%s",
            FL_SHAPE(index), FL_SHAPE(self), d, FL_SHAPE(src));
    else
        fl_fail(FL_RUNTIME_ERROR, "Expected index %s to be no larger than self %s apart from dimension %d",
                FL_SHAPE(index), FL_SHAPE(self), d);
    return false;
}

static fl_tensor *scatter(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, fl_scalar value, fl_meet meet,
                          const fl_rule *rule, bool in_place, const char *name) {
    if (fl_failed()) return NULL;
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0 || !check_scatter(self, d, index, src, name)) return NULL;
    if (!src && !fl_dtype__check_value((fl_dtype)self->dtype, value)) return NULL;
    if (rule == NULL && !fl_thread__self.no_grad && (fl_needs_grad(self) || fl_needs_grad(src)))
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR,
                       "scatter(reduce=...) is not differentiable; scatter_add and scatter_reduce are");
    fl_tensor *at = element_index(index, size_at(self, d), d, name);
    fl_tensor *read = at && src ? apart(src, self) : NULL, *result = NULL;
    if (at && (!src || read)) {
        line_plan plan = {.dim = d, .index = at, .source = read, .meet = meet};
        if (!src) fl_cast__scalar(plan.element, (fl_dtype)self->dtype, value);
        scatter_data data = {d, true};
        static const fl_rule unused = {.name = "ScatterBackward2", .backward = scatter_backward};
        writing w = {self, src, rule ? rule : &unused, {index}, &data, sizeof(data), write_lines, &plan};
        result = write_to(&w, in_place);
    }
    fl_release(read);
    fl_release(at);
    return result;
}

static const fl_scalar no_value = {FL_SCALAR_NONE, {0}};

fl_tensor *fl_scatter(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src) {
    return scatter(self, dim, index, src, no_value, FL_MEET_SET, &scatter_rule, false, "scatter");
}
fl_tensor *fl_scatter_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src) {
    return scatter(self, dim, index, src, no_value, FL_MEET_SET, &scatter_rule, true, "scatter");
}
fl_tensor *fl_scatter_value(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value) {
    return scatter(self, dim, index, NULL, value, FL_MEET_SET, &scatter_value_rule, false, "scatter");
}
fl_tensor *fl_scatter_value_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value) {
    return scatter(self, dim, index, NULL, value, FL_MEET_SET, &scatter_value_rule, true, "scatter");
}
fl_tensor *fl_scatter_add(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src) {
    return scatter(self, dim, index, src, no_value, FL_MEET_ADD, &scatter_add_rule, false, "scatter_add");
}
fl_tensor *fl_scatter_add_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src) {
    return scatter(self, dim, index, src, no_value, FL_MEET_ADD, &scatter_add_rule, true, "scatter_add");
}

/* 'add' or 'multiply'; FL_MEET_SET and an error for anything else. */
static fl_meet meet_named(const char *reduce) {
    if (!strcmp(reduce, "add")) return FL_MEET_ADD;
    if (!strcmp(reduce, "multiply")) return FL_MEET_MULTIPLY;
    fl_fail(FL_RUNTIME_ERROR, "reduce argument must be either add or multiply.");
    return FL_MEET_SET;
}

static fl_tensor *scatter_meeting(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, fl_scalar value,
                                  const char *reduce, bool in_place) {
    if (fl_failed()) return NULL;
    fl_meet meet = meet_named(reduce);
    return meet == FL_MEET_SET ? NULL : scatter(self, dim, index, src, value, meet, NULL, in_place, "scatter");
}
fl_tensor *fl_scatter_src_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce) {
    return scatter_meeting(self, dim, index, src, no_value, reduce, false);
}
fl_tensor *fl_scatter_src_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce) {
    return scatter_meeting(self, dim, index, src, no_value, reduce, true);
}
fl_tensor *fl_scatter_value_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value,
                                   const char *reduce) {
    return scatter_meeting(self, dim, index, NULL, value, reduce, false);
}
fl_tensor *fl_scatter_value_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_scalar value,
                                    const char *reduce) {
    return scatter_meeting(self, dim, index, NULL, value, reduce, true);
}

/* ---- scatter_reduce -------------------------------------------------------------------------------------- */

typedef struct reduce_plan {
    line_plan lines; /* what write_lines wants; first */
    bool include_self, mean;
    fl_tensor *counts; /* mean: how many meet at each element */
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

static void divide_by_counts(fl_tensor *target, const fl_tensor *counts) {
    int64_t item = (int64_t)fl_dtype_size((fl_dtype)target->dtype);
    fl_tensor *work = fl_tensor__contiguous(target);
    const int64_t *count = (const int64_t *)(const void *)counts->data;
    for (int64_t i = 0; work && i < work->numel; i++) {
        char *element = work->data + i * item;
        if (count[i] < 2) continue;
        if (fl_is_float((fl_dtype)target->dtype)) {
            double value;
            fl_tensor__cast(&value, FL_FLOAT64, element, (fl_dtype)target->dtype, 1);
            value /= (double)count[i];
            fl_tensor__cast(element, (fl_dtype)target->dtype, &value, FL_FLOAT64, 1);
        } else {
            int64_t value;
            fl_tensor__cast(&value, FL_INT64, element, (fl_dtype)target->dtype, 1);
            value = value / count[i] - (value % count[i] < 0);
            fl_tensor__cast(element, (fl_dtype)target->dtype, &value, FL_INT64, 1);
        }
    }
    if (work && work != target) fl_tensor__copy(target, work);
    fl_release(work);
}

static void write_reduced(fl_tensor *target, const writing *w) {
    const reduce_plan *p = w->plan;
    if (!p->include_self) {
        line_plan first = p->lines;
        first.source = NULL;
        first.meet = FL_MEET_SET;
        identity(first.element, (fl_dtype)target->dtype, p->lines.meet);
        writing reset = *w;
        reset.plan = &first;
        write_lines(target, &reset);
    }
    write_lines(target, w);
    if (p->mean) divide_by_counts(target, p->counts);
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
    const scatter_data *s = fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, 0), *counts = index ? fl_node__saved(node, 1) : NULL;
    fl_tensor *shared = counts ? shared_out(grad[0], counts) : NULL;
    if (!shared) return;
    if (fl_node__needs(node, 0)) out[0] = s->include_self ? shared : fl_scatter_value(shared, s->dim, index, fl_int(0));
    if (fl_node__needs(node, 1)) out[1] = gathered_for_source(node, shared, s->dim, index);
}
static const fl_rule scatter_mean_rule = {.name = "ScatterReduceBackward0", .backward = scatter_mean_backward};

/* How many elements meet at each of self's, at least 1; int64, row-major. One reference, the caller's. */
static fl_tensor *count_meetings(const fl_tensor *self, const fl_tensor *at, int d, bool include_self) {
    fl_tensor *counts = fl_tensor__empty(FL_INT64, self->ndim, self->sizes);
    if (!counts) return NULL;
    fl_tensor__fill(counts, fl_int(include_self));
    line_plan plan = {.dim = d, .index = at, .meet = FL_MEET_ADD};
    fl_cast__scalar(plan.element, FL_INT64, fl_int(1));
    write_lines(counts, &(writing){.plan = &plan});
    int64_t *count = (int64_t *)(void *)counts->data;
    for (int64_t i = 0; i < counts->numel; i++)
        if (count[i] < 1) count[i] = 1;
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
    const scatter_data *s = fl_node__data(node);
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
    if (fl_node__needs(node, 1)) out[1] = for_source(node, fl_mul(other, fl_gather(share, s->dim, index, NULL)));
}

/* prod: the product of the others: the result over the factor, and, for the one zero among factors, what they make
 * without it. */
static void scatter_prod_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const scatter_data *s = fl_node__data(node);
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
        out[1] = for_source(node, fl_where(alone, fl_gather(fl_mul(grad[0], without), s->dim, index, NULL), quotient));
    }
}
static const fl_rule scatter_extreme_rule = {.name = "ScatterReduceBackward0", .backward = scatter_extreme_backward};
static const fl_rule scatter_prod_rule = {.name = "ScatterReduceBackward0", .backward = scatter_prod_backward};

/* prod, amax and amin with a gradient: their formulas need what was there before and the result. */
static fl_tensor *reduce_recorded(fl_tensor *self, int dim, fl_tensor *index, fl_tensor *src, const char *reduce,
                                  bool include_self, bool in_place) {
    const fl_scatter_reduce_options o = {.include_self = include_self};
    if (in_place) {
        fl_scope_open();
        fl_tensor *result = fl_scatter_reduce(fl_clone(self, NULL), dim, index, src, reduce, &o);
        if (result) fl_copy_(self, result, NULL);
        fl_scope_close();
        return fl_failed() ? NULL : self;
    }
    fl_thread__self.no_grad = true;
    fl_scope_open();
    fl_tensor *result = fl_tensor__retain(fl_scatter_reduce(self, dim, index, src, reduce, &o));
    fl_scope_close();
    fl_thread__self.no_grad = false;
    if (!result) return NULL;
    const fl_rule *rule = strcmp(reduce, "prod") == 0 ? &scatter_prod_rule : &scatter_extreme_rule;
    fl_node *node = fl_node__record(rule, (fl_tensor *[]){self, src}, 2, &result, 1, 4, sizeof(scatter_data));
    if (node) {
        *(scatter_data *)fl_node__data(node) = (scatter_data){dim, include_self};
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

static fl_tensor *scatter_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce,
                                 const fl_scatter_reduce_options *options, bool in_place) {
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
    while (kind < FL_COUNT(kinds) && strcmp(kinds[kind].name, reduce)) kind++;
    if (kind == FL_COUNT(kinds))
        return fl_fail(FL_RUNTIME_ERROR, "reduce argument must be either sum, prod, mean, amax or amin, got %s",
                       reduce);
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0 || !check_scatter(self, d, index, src, "scatter")) return NULL;
    bool sum = kind == 0, mean = kind == 2, include_self = options ? options->include_self : true;
    if (!sum && !mean && fl_node__would_record((fl_tensor *[]){self, src}, 2))
        return reduce_recorded(self, d, index, src, reduce, include_self, in_place);
    fl_tensor *at = element_index(index, size_at(self, d), d, "scatter"), *read = at ? apart(src, self) : NULL;
    fl_tensor *counts = read && mean ? count_meetings(self, at, d, include_self) : NULL, *result = NULL;
    if (read && (!mean || counts)) {
        reduce_plan plan = {
            {.dim = d, .index = at, .source = read, .meet = kinds[kind].meet}, include_self, mean, counts};
        scatter_data data = {d, include_self};
        writing w = {
            self,          src,  mean ? &scatter_mean_rule : &scatter_reduce_rule, {index, counts}, &data, sizeof(data),
            write_reduced, &plan};
        result = write_to(&w, in_place);
    }
    fl_release(counts);
    fl_release(read);
    fl_release(at);
    return result;
}
fl_tensor *fl_scatter_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce,
                             const fl_scatter_reduce_options *options) {
    return scatter_reduce(self, dim, index, src, reduce, options, false);
}
fl_tensor *fl_scatter_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *src, const char *reduce,
                              const fl_scatter_reduce_options *options) {
    return scatter_reduce(self, dim, index, src, reduce, options, true);
}

/* ---- Slices that meet: index_reduce -------------------------------------------------------------------------------
 */

/* scatter_reduce of whole slices: the index is the same for all elements of one. */
static fl_tensor *index_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source, const char *reduce,
                               const fl_index_reduce_options *options, bool in_place) {
    if (fl_failed()) return NULL;
    const int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0) return NULL;
    if (strcmp(reduce, "prod") != 0 && strcmp(reduce, "mean") != 0 && strcmp(reduce, "amax") != 0 &&
        strcmp(reduce, "amin") != 0)
        return fl_fail(FL_RUNTIME_ERROR,
                       "index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got %s.", reduce);
    if (!is_index(index)) return fl_fail(FL_RUNTIME_ERROR, "index_reduce(): Expected dtype int32/int64 for index");
    if (index->ndim > 1)
        return fl_fail(FL_INDEX_ERROR, "index_reduce(): Index is supposed to be a vector, but got dim: %d",
                       index->ndim);
    if (self->dtype != source->dtype)
        return fl_fail(FL_RUNTIME_ERROR,
                       "index_reduce(): self and source expected to have the same dtype, but got %s and %s",
                       fl_dtype__scalar_type((fl_dtype)self->dtype), fl_dtype__scalar_type((fl_dtype)source->dtype));
    bool fits = self->ndim == source->ndim && size_at(source, d) == index->numel;
    for (int i = 0; i < self->ndim && fits; i++) fits = i == d || self->sizes[i] == source->sizes[i];
    if (!fits)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "index_reduce(): Number of indices (%lld) should be equal to the size of source along dim %d, and "
            "its other sizes to self's, but got self %s and source %s",
            (long long)index->numel, d, FL_SHAPE(self), FL_SHAPE(source));
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < self->ndim; i++) sizes[i] = i == d ? index->numel : 1;
    const fl_scatter_reduce_options o = {.include_self = options ? options->include_self : true};
    fl_scope_open();
    fl_tensor *at =
        fl_expand(fl_reshape(fl_to(index, FL_INT64, NULL), sizes, self->ndim), source->sizes, source->ndim, NULL);
    if (!in_place) return fl_scope_return(at ? fl_scatter_reduce(self, d, at, source, reduce, &o) : NULL);
    fl_tensor *result = at ? fl_scatter_reduce_(self, d, at, source, reduce, &o) : NULL;
    fl_scope_close();
    return result;
}
fl_tensor *fl_index_reduce(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source, const char *reduce,
                           const fl_index_reduce_options *options) {
    return index_reduce(self, dim, index, source, reduce, options, false);
}
fl_tensor *fl_index_reduce_(fl_tensor *self, int64_t dim, fl_tensor *index, fl_tensor *source, const char *reduce,
                            const fl_index_reduce_options *options) {
    return index_reduce(self, dim, index, source, reduce, options, true);
}

/* ---- Flat places: take and put --------------------------------------------------------------------------- */

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

/* t seen as one row; row-major t only. */
static void as_row(lines *l, fl_tensor *target, const fl_tensor *other, const fl_tensor *index) {
    l->item = (int64_t)fl_dtype_size((fl_dtype)target->dtype);
    l->target = target->data;
    l->other = other->data;
    l->index = (const int64_t *)(const void *)index->data;
    l->ndim = 1;
    l->dim = 0;
    l->sizes[0] = l->length = index->numel;
    l->target_strides[0] = l->other_strides[0] = l->item;
}

static void take_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *index = fl_node__saved(node, 0);
    fl_tensor *zeros = index ? fl_new_zeros(grad[0], sizes, ndim, NULL) : NULL;
    if (zeros) out[0] = fl_put(zeros, index, grad[0], &(fl_put_options){true});
}
static const fl_rule take_rule = {.name = "TakeBackward0", .backward = take_backward};

fl_tensor *fl_take(fl_tensor *self, fl_tensor *index) {
    if (fl_failed()) return NULL;
    if (self->numel == 0 && index->numel) return fl_fail(FL_INDEX_ERROR, "take(): tried to take from an empty tensor");
    fl_tensor *at = flat_index(index, self->numel, "take"), *row = at ? fl_tensor__contiguous(self) : NULL;
    fl_tensor *result = row ? fl_tensor__empty((fl_dtype)self->dtype, index->ndim, index->sizes) : NULL;
    if (result && result->numel) {
        lines l;
        as_row(&l, row, result, at);
        l.move = fl_elements__gather((fl_dtype)self->dtype);
        gather_lines(&l, 0, 1);
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
static const fl_rule put_rule = {.name = "PutBackward0", .backward = put_backward};

typedef struct put_plan {
    const fl_tensor *index, *source;
    fl_meet meet;
} put_plan;

static void write_put(fl_tensor *target, const writing *w) {
    const put_plan *p = w->plan;
    fl_tensor *work = fl_tensor__contiguous(target);
    if (!work) return;
    if (p->index->numel) {
        lines l;
        as_row(&l, work, p->source, p->index);
        l.move = fl_elements__scatter((fl_dtype)target->dtype, p->meet);
        scatter_lines(&l, 0, 1);
    }
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
    fl_tensor *read = row ? apart(row, self) : NULL, *result = NULL;
    if (read) {
        int64_t accumulate = options && options->accumulate;
        put_plan plan = {at, read, accumulate ? FL_MEET_ADD : FL_MEET_SET};
        result = write_to(
            &(writing){self, source, &put_rule, {index}, &accumulate, sizeof(accumulate), write_put, &plan}, in_place);
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
