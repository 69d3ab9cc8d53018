/* mask.c: reading and writing where a mask is true, and finding where it is.
 */
#include "ops/plain.h"

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "ops/view.h"
#include "tensor/cast.h"
#include "tensor/iter.h"

static bool check_mask(const fl_tensor *mask, const char *name) {
    if (mask->dtype == FL_BOOL) return true;
    fl_fail(FL_RUNTIME_ERROR, "%s only supports boolean masks, but got mask with dtype %s", name,
            fl_dtype_name((fl_dtype)mask->dtype));
    return false;
}

/* Whether mask broadcasts to t's very shape, as writing in place needs. */
static bool mask_fits(const fl_tensor *t, const fl_tensor *mask) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_shape__broadcast(mask->sizes, mask->ndim, t->sizes, t->ndim, sizes);
    return ndim >= 0 && fl_shape__fits(t, sizes, ndim);
}

/* ---- Filling --------------------------------------------------------------------------------------------- */

typedef struct fill {
    _Alignas(8) char element[8];
    int64_t item;
    bool where; /* write where the mask is this */
    bool streams;
} fill;

static void fill_loop(char **data, const int64_t *strides, int64_t n, const void *params) {
    const fill *f = params;
    fl_kernels__active.move->masked_fill[f->item](data[0], strides[0], data[1], strides[1], n, f->element, f->where);
}

/* t <- value where the mask (which broadcasts to t) is `where`. */
static void fill_where(fl_tensor *t, const fl_tensor *mask, fl_scalar value, bool where) {
    if (t->numel == 0) return;
    fill f = {.item = (int64_t)fl_dtype_size((fl_dtype)t->dtype), .where = where};
    fl_cast__scalar(f.element, (fl_dtype)t->dtype, value);
    fl_iter it;
    fl_iter__init(&it, t->ndim, t->sizes, (fl_tensor *[]){t, (fl_tensor *)mask}, 2);
    fl_iter__run(&it, fill_loop, &f, 2);
}

/* The same on the way from one place to another: what is large goes past the caches. */
static void filled_loop(char **data, const int64_t *strides, int64_t n, const void *params) {
    const fill *f = params;
    const fl_move_kernels *move = fl_kernels__active.move;
    const bool streams = f->streams && strides[0] == f->item && n * f->item >= 4 * FL_STREAM_BLOCK;
    _Alignas(FL_STREAM_LINE) char block[FL_STREAM_BLOCK];
    const int64_t most = FL_STREAM_BLOCK / f->item, to = strides[0];
    int64_t count = most - (streams ? (int64_t)((uintptr_t)data[0] % FL_STREAM_LINE) / f->item : 0);
    for (int64_t done = 0; done < n; done += count, count = most) {
        if (count > n - done) count = n - done;
        char *out = data[0] + done * to, *here = streams ? block : out;
        move->copy[f->item](here, to, data[1] + done * strides[1], strides[1], count);
        move->masked_fill[f->item](here, to, data[2] + done * strides[2], strides[2], count, f->element, f->where);
        if (streams) move->stream(out, here, count * f->item);
    }
    if (streams) fl_move__stream_end();
}

/* t with value where the mask is `where`, in the shape both broadcast to. One reference, the caller's. */
static fl_tensor *filled(fl_tensor *t, fl_tensor *mask, fl_scalar value, bool where) {
    int64_t sizes[FL_MAX_DIMS];
    const int ndim = fl_shape__broadcast(mask->sizes, mask->ndim, t->sizes, t->ndim, sizes);
    if (ndim < 0) return NULL;
    fl_tensor *out = fl_tensor__empty((fl_dtype)t->dtype, ndim, sizes);
    if (!out || out->numel == 0) return out;
    fill f = {.item = (int64_t)fl_dtype_size((fl_dtype)t->dtype), .where = where};
    f.streams = out->numel * (2 * f.item + 1) >= FL_STREAM_FROM;
    fl_cast__scalar(f.element, (fl_dtype)t->dtype, value);
    fl_iter it;
    fl_iter__init(&it, ndim, sizes, (fl_tensor *[]){out, t, mask}, 3);
    fl_iter__run(&it, filled_loop, &f, 2);
    return out;
}

/* t where the mask is true, zeros elsewhere; its own gradient. */
static fl_tensor *kept(fl_tensor *t, fl_tensor *mask);
static void kept_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *mask = fl_node__saved(node, 0);
    if (mask) out[0] = kept(grad[0], mask);
}
static const fl_rule kept_rule = {.name = "MaskedFillBackward0", .backward = kept_backward, .saved = "mask"};

static fl_tensor *finish(fl_tensor *result, fl_tensor *const *inputs, int n, const fl_rule *rule, fl_tensor *mask) {
    if (!result) return NULL;
    fl_node *node = fl_node__record(rule, inputs, n, &result, 1, 1, 0);
    if (node) fl_node__save(node, 0, mask);
    if (fl_failed()) {
        fl_release(result);
        return NULL;
    }
    return fl_scope__result(result);
}

static fl_tensor *kept(fl_tensor *t, fl_tensor *mask) {
    return finish(filled(t, mask, fl_int(0), false), &t, 1, &kept_rule, mask);
}

static void masked_fill_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *mask = fl_node__saved(node, 0);
    if (!mask) return;
    if (fl_node__needs(node, 0)) out[0] = fl_masked_fill(grad[0], mask, fl_int(0));
    if (node->n_inputs > 1 && fl_node__needs(node, 1)) out[1] = kept(grad[0], mask); /* the engine sums it */
}
static const fl_rule masked_fill_rule = {
    .name = "MaskedFillBackward0", .backward = masked_fill_backward, .saved = "mask"};
static const fl_rule masked_fill_tensor_rule = {
    .name = "MaskedFillBackward1", .backward = masked_fill_backward, .saved = "mask"};

static fl_tensor *masked_fill(fl_tensor *self, fl_tensor *mask, fl_scalar value, fl_tensor *source, bool in_place) {
    if (fl_failed() || !check_mask(mask, "masked_fill_") || !fl_dtype__check_value((fl_dtype)self->dtype, value))
        return NULL;
    const fl_rule *rule = source ? &masked_fill_tensor_rule : &masked_fill_rule;
    fl_tensor *inputs[2] = {self, source};
    if (!in_place) return finish(filled(self, mask, value, true), inputs, source ? 2 : 1, rule, mask);
    if (!fl_inplace__warn_expanded(self, "masked_fill_")) return NULL;
    if (!mask_fits(self, mask) || !fl_inplace__apart_from(self, mask, true) || !fl_inplace__begin_filling(self, source))
        return NULL;
    fl_node *node = fl_node__record(rule, inputs, source ? 2 : 1, NULL, 0, 1, 0);
    if (node) fl_node__save(node, 0, mask);
    if (!fl_inplace__ready(self, &node)) return NULL;
    fill_where(self, mask, value, true);
    fl_inplace__end(self, node);
    return fl_failed() ? NULL : self;
}

fl_tensor *fl_masked_fill(fl_tensor *self, fl_tensor *mask, fl_scalar value) {
    return masked_fill(self, mask, value, NULL, false);
}
fl_tensor *fl_masked_fill_(fl_tensor *self, fl_tensor *mask, fl_scalar value) {
    return masked_fill(self, mask, value, NULL, true);
}

static fl_tensor *masked_fill_of(fl_tensor *self, fl_tensor *mask, fl_tensor *value, bool in_place) {
    if (fl_failed()) return NULL;
    if (value->ndim)
        return fl_fail(FL_RUNTIME_ERROR,
                       "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with %d dimension(s).",
                       value->ndim);
    return masked_fill(self, mask, fl_item_scalar(value), value, in_place);
}
fl_tensor *fl_masked_fill_tensor(fl_tensor *self, fl_tensor *mask, fl_tensor *value) {
    return masked_fill_of(self, mask, value, false);
}
fl_tensor *fl_masked_fill_tensor_(fl_tensor *self, fl_tensor *mask, fl_tensor *value) {
    return masked_fill_of(self, mask, value, true);
}

/* ---- Selecting and scattering ---------------------------------------------------------------------------- */

/* t row-major in the given shape, to which it broadcasts. One reference, the caller's. */
static fl_tensor *wide(fl_tensor *t, int ndim, const int64_t *sizes) {
    if (t->flags & FL_T_CONTIGUOUS && t->numel == fl_shape__numel(sizes, ndim)) return fl_tensor__retain(t);
    fl_tensor *copy = fl_tensor__empty((fl_dtype)t->dtype, ndim, sizes);
    if (!copy || fl_tensor__copy(copy, t)) return copy;
    fl_release(copy);
    return NULL;
}

/* A row-major mask in chunks, which threads take, and how many of its items are true before each of them. */
#define CHUNK (1 << 15)
typedef struct chunks {
    const char *mask;
    int64_t n, count; /* items, chunks */
    int64_t *before;  /* count + 1, the last: how many are true at all */
    char *to;
    const char *from;
    int64_t item;
    const fl_tensor *shape; /* nonzero */
} chunks;

static int64_t chunk_size(const chunks *c, int64_t i) { return c->n - i * CHUNK < CHUNK ? c->n - i * CHUNK : CHUNK; }
static int64_t total(const chunks *c) { return c->before[c->count]; }

static void count_chunks(void *context, int64_t begin, int64_t end) {
    const chunks *c = context;
    for (int64_t i = begin; i < end; i++)
        c->before[i + 1] = fl_kernels__active.move->count_true(c->mask + i * CHUNK, chunk_size(c, i));
}

static bool open_chunks(chunks *c, const fl_tensor *mask) {
    *c = (chunks){.mask = mask->data, .n = mask->numel, .count = (mask->numel + CHUNK - 1) / CHUNK};
    c->before = fl_alloc__get((size_t)(c->count + 1) * sizeof(int64_t));
    if (!c->before) return false;
    c->before[0] = 0;
    fl_pool__for(c->count, 1, count_chunks, c);
    for (int64_t i = 0; i < c->count; i++) c->before[i + 1] += c->before[i];
    return true;
}
static void close_chunks(chunks *c) { fl_alloc__put(c->before, (size_t)(c->count + 1) * sizeof(int64_t)); }

static void pack(void *context, int64_t begin, int64_t end) {
    const chunks *c = context;
    for (int64_t i = begin; i < end; i++)
        fl_kernels__active.move->compress[c->item](c->to + c->before[i] * c->item, c->from + i * CHUNK * c->item,
                                                   c->mask + i * CHUNK, c->before[i + 1] - c->before[i]);
}

static void unpack(void *context, int64_t begin, int64_t end) {
    const chunks *c = context;
    for (int64_t i = begin; i < end; i++)
        fl_kernels__active.move->expand[c->item](c->to + i * CHUNK * c->item, c->from + c->before[i] * c->item,
                                                 c->mask + i * CHUNK, c->before[i + 1] - c->before[i]);
}

static void masked_select_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t sizes[FL_MAX_DIMS], both[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *mask = fl_node__saved(node, 0);
    if (!mask) return;
    int n = fl_shape__broadcast(sizes, ndim, mask->sizes, mask->ndim, both);
    fl_tensor *zeros = n < 0 ? NULL : fl_new_zeros(grad[0], both, n, NULL);
    if (zeros) out[0] = fl_masked_scatter(zeros, mask, grad[0]);
}
static const fl_rule masked_select_rule = {
    .name = "MaskedSelectBackward0", .backward = masked_select_backward, .saved = "mask"};

fl_tensor *fl_masked_select(fl_tensor *self, fl_tensor *mask) {
    if (fl_failed()) return NULL;
    if (mask->dtype != FL_BOOL) return fl_fail(FL_RUNTIME_ERROR, "masked_select: expected BoolTensor for mask");
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_shape__broadcast(mask->sizes, mask->ndim, self->sizes, self->ndim, sizes);
    if (ndim < 0) return NULL;
    fl_tensor *where = wide(mask, ndim, sizes), *source = where ? wide(self, ndim, sizes) : NULL, *result = NULL;
    chunks c;
    if (source && open_chunks(&c, where)) {
        const int64_t n = total(&c);
        result = fl_tensor__empty((fl_dtype)self->dtype, 1, &n);
        if (result) {
            c.to = result->data;
            c.from = source->data;
            c.item = (int64_t)fl_dtype_size((fl_dtype)self->dtype);
            fl_pool__for(c.count, 1, pack, &c);
        }
        close_chunks(&c);
    }
    fl_release(source);
    fl_release(where);
    return finish(result, &self, 1, &masked_select_rule, mask);
}

static void masked_scatter_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *mask = fl_node__saved(node, 0);
    if (!mask) return;
    if (fl_node__needs(node, 0)) out[0] = fl_masked_fill(grad[0], mask, fl_int(0));
    if (!fl_node__needs(node, 1)) return;
    int64_t sizes[FL_MAX_DIMS], numel = 1;
    int ndim = fl_node__input_shape(node, 1, sizes);
    for (int d = 0; d < ndim; d++) numel *= sizes[d];
    fl_tensor *row = fl_masked_select(grad[0], mask);
    if (row && row->numel < numel) row = fl_constant_pad_nd(row, (int64_t[]){0, numel - row->numel}, 2, NULL);
    if (row) out[1] = fl_reshape(row, sizes, ndim);
}
static const fl_rule masked_scatter_rule = {
    .name = "MaskedScatterBackward0", .backward = masked_scatter_backward, .saved = "mask"};

static fl_tensor *masked_scatter(fl_tensor *self, fl_tensor *mask, fl_tensor *source, bool in_place) {
    if (fl_failed()) return NULL;
    if (self->dtype != source->dtype)
        return fl_fail(FL_RUNTIME_ERROR,
                       "masked_scatter: expected self and source to have same dtypes but got %s and %s",
                       fl_dtype__scalar_type((fl_dtype)self->dtype), fl_dtype__scalar_type((fl_dtype)source->dtype));
    if (!check_mask(mask, "masked_scatter_")) return NULL;
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_shape__broadcast(mask->sizes, mask->ndim, self->sizes, self->ndim, sizes);
    if (ndim < 0 || (in_place && !mask_fits(self, mask))) return NULL;
    fl_tensor *where = wide(mask, ndim, sizes), *row = where ? fl_tensor__contiguous(source) : NULL;
    fl_tensor *work = row ? fl_tensor__empty((fl_dtype)self->dtype, ndim, sizes) : NULL, *result = NULL;
    chunks c = {.before = NULL};
    if (work && open_chunks(&c, where) && row->numel < total(&c))
        fl_fail(FL_RUNTIME_ERROR, "Number of elements of source < number of ones in mask");
    if (!fl_failed() && fl_tensor__copy(work, self)) {
        c.to = work->data;
        c.from = row->data;
        c.item = (int64_t)fl_dtype_size((fl_dtype)self->dtype);
        fl_pool__for(c.count, 1, unpack, &c);
        fl_tensor *inputs[2] = {self, source};
        if (!in_place) {
            result = finish(work, inputs, 2, &masked_scatter_rule, mask);
            work = NULL;
        } else if (fl_inplace__begin(self)) {
            fl_node *node = fl_node__record(&masked_scatter_rule, inputs, 2, NULL, 0, 1, 0);
            if (node) fl_node__save(node, 0, mask);
            if (fl_inplace__ready(self, &node)) {
                fl_tensor__copy(self, work);
                fl_inplace__end(self, node);
                result = fl_failed() ? NULL : self;
            }
        }
    }
    if (c.before) close_chunks(&c);
    fl_release(work);
    fl_release(row);
    fl_release(where);
    return result;
}

fl_tensor *fl_masked_scatter(fl_tensor *self, fl_tensor *mask, fl_tensor *source) {
    return masked_scatter(self, mask, source, false);
}
fl_tensor *fl_masked_scatter_(fl_tensor *self, fl_tensor *mask, fl_tensor *source) {
    return masked_scatter(self, mask, source, true);
}

/* ---- Finding --------------------------------------------------------------------------------------------- */

/* The true ones of a chunk, line by line along the last dimension: the other coordinates are those of the line. */
static void find_chunks(void *context, int64_t begin, int64_t end) {
    const chunks *c = context;
    const int last = c->shape->ndim - 1;
    const int64_t *sizes = c->shape->sizes, inner = sizes[last], n = total(c);
    for (int64_t i = begin; i < end; i++) {
        int64_t at[FL_MAX_DIMS], line = i * CHUNK / inner, place = i * CHUNK % inner, found = c->before[i];
        for (int d = last - 1; d >= 0; d--) {
            at[d] = line % sizes[d];
            line /= sizes[d];
        }
        for (int64_t left = chunk_size(c, i), at_mask = i * CHUNK; left > 0 && found < c->before[i + 1];) {
            const int64_t some = inner - place < left ? inner - place : left;
            int64_t *out = (int64_t *)(void *)c->to + last * n + found;
            const int64_t here =
                fl_kernels__active.move->true_places(out, c->before[i + 1] - found, c->mask + at_mask, some);
            for (int64_t k = 0; place && k < here; k++) out[k] += place;
            for (int d = 0; d < last; d++) {
                out = (int64_t *)(void *)c->to + d * n + found;
                for (int64_t k = 0; k < here; k++) out[k] = at[d];
            }
            found += here;
            left -= some;
            at_mask += some;
            place = 0;
            for (int d = last - 1; d >= 0; d--) {
                if (++at[d] < sizes[d]) break;
                at[d] = 0;
            }
        }
    }
}

/* A column a dimension, each in one run of memory: that is how indexing reads them. */
fl_tensor *fl_nonzero(fl_tensor *self) {
    if (fl_failed()) return NULL;
    fl_tensor *mask = fl_tensor__contiguous_as(self, FL_BOOL), *result = NULL;
    chunks c;
    if (mask && open_chunks(&c, mask)) {
        const int64_t n = total(&c), sizes[2] = {n, self->ndim}, strides[2] = {1, n};
        result = fl_tensor__empty_strided(FL_INT64, 2, sizes, strides);
        if (result && n && self->ndim) {
            c.to = result->data;
            c.shape = self;
            fl_pool__for(c.count, 1, find_chunks, &c);
        }
        close_chunks(&c);
    }
    fl_release(mask);
    return fl_scope__result(result);
}

fl_tensor *fl_nonzero_static(fl_tensor *self, int64_t size, const fl_nonzero_static_options *options) {
    if (fl_failed()) return NULL;
    if (size < 0) return fl_fail(FL_RUNTIME_ERROR, "nonzero_static: 'size' must be an non-negative integer");
    fl_scope_open();
    fl_tensor *found = fl_nonzero(self), *result = NULL;
    const int64_t sizes[2] = {size, self->ndim};
    if (found) result = fl_new_full(found, sizes, 2, fl_int(options ? options->fill_value : -1), NULL);
    const int64_t rows = found && found->sizes[0] < size ? found->sizes[0] : size;
    if (result) fl_copy_(fl_narrow(result, 0, 0, rows), fl_narrow(found, 0, 0, rows), NULL);
    return fl_scope_return(fl_failed() ? NULL : result);
}

fl_tensors fl_where_indices(fl_tensor *condition) {
    fl_tensors none = {0, NULL};
    if (fl_failed()) return none;
    int depth = fl_scope__suspend();
    fl_tensor *row = condition->ndim ? fl_tensor__retain(condition) : fl_reshape(condition, (int64_t[]){1}, 1);
    fl_tensor *table = row ? fl_nonzero(row) : NULL;
    fl_release(row);
    fl_scope__resume(depth);
    if (!table) return none;
    fl_tensors columns = fl_unbind(table, &(fl_unbind_options){1});
    fl_release(table);
    return columns;
}

fl_tensor *fl_one_hot(fl_tensor *self, const fl_one_hot_options *options) {
    int64_t classes = options ? options->num_classes : -1;
    if (fl_failed()) return NULL;
    if (self->dtype != FL_INT64)
        return fl_fail(FL_RUNTIME_ERROR, "one_hot is only applicable to index tensor of type LongTensor.");
    if (self->ndim == FL_MAX_DIMS) return fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions", FL_MAX_DIMS);
    if (self->numel == 0 && classes <= 0)
        return fl_fail(FL_RUNTIME_ERROR, "Can not infer total number of classes from empty tensor.");
    fl_tensor *row = fl_tensor__contiguous(self);
    if (!row) return NULL;
    const int64_t *at = (const int64_t *)(const void *)row->data;
    int64_t most = -1, sizes[FL_MAX_DIMS];
    for (int64_t i = 0; i < row->numel && !fl_failed(); i++) {
        if (at[i] < 0) fl_fail(FL_RUNTIME_ERROR, "Class values must be non-negative.");
        if (at[i] > most) most = at[i];
    }
    if (classes == -1)
        classes = most == INT64_MAX ? INT64_MAX : most + 1;
    else if (classes < 1)
        fl_fail(FL_RUNTIME_ERROR, "num_classes should be positive");
    else if (most >= classes)
        fl_fail(FL_RUNTIME_ERROR, "Class values must be smaller than num_classes.");
    for (int d = 0; d < self->ndim; d++) sizes[d] = self->sizes[d];
    sizes[self->ndim] = classes;
    fl_tensor *result = fl_failed() ? NULL : fl_tensor__empty(FL_INT64, self->ndim + 1, sizes);
    if (result) {
        fl_tensor__fill(result, fl_int(0));
        for (int64_t i = 0; i < row->numel; i++) ((int64_t *)(void *)result->data)[i * classes + at[i]] = 1;
    }
    fl_release(row);
    return fl_scope__result(result);
}
