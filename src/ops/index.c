/* index.c: x[...] and x[...] = value.
 *
 * Ints, slices, None and ... only move the window: they are gathered in one view. What is left are index tensors, each
 * at a dimension of that view (masks become one tensor a dimension). Those are turned into places: one offset in memory
 * for every element of their broadcast shape, at which blocks of the other dimensions are read or written.
 */
#include "ops/index.h"

#include <flashlight/ops.h>

#include "base/alloc.h"
#include "base/pool.h"
#include "ops/elements.h"
#include "ops/view.h"

/* ---- Index tensors --------------------------------------------------------------------------------------- */

/* self[tensors]: the indexed dimensions are replaced by the tensors' broadcast shape, in their place where they stand
 * side by side, else in front. */
typedef struct places {
    int64_t *offsets; /* bytes from self's first element, one for each element of the broadcast shape */
    int64_t count;
    int n_before, n_index, n_after;  /* dimensions of the result */
    int64_t sizes[FL_MAX_DIMS];      /* of the result */
    int64_t strides[FL_MAX_DIMS];    /* bytes, of self: those before, then (from n_before + n_index) those after */
    fl_tensor *tensors[FL_MAX_DIMS]; /* one a dimension of self, int64 (NULL: not indexed); owned */
} places;

static void places_close(places *p) {
    for (int d = 0; d < FL_MAX_DIMS; d++) fl_release(p->tensors[d]);
    fl_alloc__put(p->offsets, (size_t)(p->count ? p->count : 1) * sizeof(int64_t));
    p->offsets = NULL;
}

/* Where a mask is true: one int64 vector for each of its dimensions (count of them into out); false after an error. */
static bool mask_to_places(const fl_tensor *mask, fl_tensor **out) {
    bool kept = fl_thread__self.no_grad;
    fl_thread__self.no_grad = true;
    fl_scope_open();
    fl_tensor *table = fl_nonzero((fl_tensor *)mask);
    for (int d = 0; d < mask->ndim && table; d++) {
        fl_tensor *column = fl_select(table, 1, d);
        out[d] = column ? fl_tensor__contiguous(column) : NULL;
        if (!out[d]) table = NULL;
    }
    fl_scope_close();
    fl_thread__self.no_grad = kept;
    return table != NULL;
}

static bool is_mask(const fl_tensor *t) { return t->dtype == FL_BOOL || t->dtype == FL_UINT8; }

/* Adds an index tensor for dimension *at of a tensor of ndim dimensions; moves *at on. */
static bool add_tensor(fl_tensor **tensors, int *at, const fl_tensor *self_like, const int64_t *sizes, int ndim,
                       fl_tensor *t, int position) {
    if (is_mask(t)) {
        if (*at + t->ndim > ndim) {
            fl_fail(FL_INDEX_ERROR, "too many indices for tensor of dimension %d", self_like->ndim);
            return false;
        }
        for (int d = 0; d < t->ndim; d++) {
            if (t->sizes[d] == sizes[*at + d]) continue;
            fl_fail(
                FL_INDEX_ERROR,
                "The shape of the mask %s at index %d does not match the shape of the indexed tensor %s at index %d",
                FL_SHAPE(t), d, fl_shape__print(&(fl_shape_text){{0}}, sizes, ndim), *at + d);
            return false;
        }
        if (!mask_to_places(t, tensors + *at)) return false;
        *at += t->ndim;
        return true;
    }
    if (t->dtype != FL_INT64 && t->dtype != FL_INT32) {
        fl_fail(FL_INDEX_ERROR, "tensors used as indices must be long, int, byte or bool tensors");
        return false;
    }
    if (*at >= ndim) {
        fl_fail(FL_INDEX_ERROR, "too many indices for tensor of dimension %d", self_like->ndim);
        return false;
    }
    (void)position;
    tensors[*at] = t->dtype == FL_INT64 ? fl_tensor__retain(t) : fl_tensor__contiguous_as(t, FL_INT64);
    return tensors[(*at)++] != NULL;
}

/* The broadcast shape of the tensors; its ndim, -1 after an error. */
static int broadcast_shape(fl_tensor *const *tensors, int n, int64_t *shape) {
    int ndim = 0;
    for (int d = 0; d < n; d++) {
        const fl_tensor *t = tensors[d];
        if (!t) continue;
        int64_t out[FL_MAX_DIMS];
        int both = t->ndim > ndim ? t->ndim : ndim;
        for (int i = 1; i <= both; i++) {
            int64_t a = i <= ndim ? shape[ndim - i] : 1, b = i <= t->ndim ? t->sizes[t->ndim - i] : 1;
            if (a != b && a != 1 && b != 1) {
                char list[512];
                int used = 0;
                for (int k = 0; k < n; k++)
                    if (tensors[k] && used < (int)sizeof(list))
                        used += snprintf(list + used, sizeof(list) - (size_t)used, "%s%s", used ? ", " : "",
                                         FL_SHAPE(tensors[k]));
                fl_fail(FL_INDEX_ERROR,
                        "shape mismatch: indexing tensors could not be broadcast together with shapes %s", list);
                return -1;
            }
            out[both - i] = a == 1 ? b : a;
        }
        ndim = both;
        for (int i = 0; i < ndim; i++) shape[i] = out[i];
    }
    return ndim;
}

/* offsets += wrap(t[...]) * stride over the broadcast shape; false and PyTorch's IndexError for an entry out of range.
 */
static bool add_offsets(int64_t *offsets, int64_t count, const fl_tensor *t, int ndim, const int64_t *shape,
                        int64_t size, int64_t stride, int dim) {
    int64_t at[FL_MAX_DIMS] = {0}, steps[FL_MAX_DIMS];
    for (int i = 0; i < ndim; i++) {
        int d = i - (ndim - t->ndim);
        steps[i] = d < 0 || t->sizes[d] == 1 ? 0 : t->strides[d];
    }
    const int64_t *base = (const int64_t *)(const void *)t->data;
    int64_t inner = ndim ? shape[ndim - 1] : 1, step = ndim ? steps[ndim - 1] : 0, from = 0;
    for (int64_t i = 0; i < count;) {
        for (int64_t k = 0; k < inner; k++, i++) {
            int64_t index = base[from + k * step];
            if (FL_UNLIKELY(index < -size || index >= size)) {
                fl_fail(FL_INDEX_ERROR, "index %lld is out of bounds for dimension %d with size %lld", (long long)index,
                        dim, (long long)size);
                return false;
            }
            offsets[i] += (index < 0 ? index + size : index) * stride;
        }
        for (int d = ndim - 2; d >= 0; d--) {
            from += steps[d];
            if (++at[d] < shape[d]) break;
            from -= shape[d] * steps[d];
            at[d] = 0;
        }
    }
    return true;
}

/* Takes over the tensors (one a dimension of self, as add_tensor leaves them). `base_dim`: what to call dimension 0. */
static bool places_open(places *p, const fl_tensor *self, fl_tensor *const *tensors) {
    memset(p, 0, sizeof(*p));
    int first = -1, last = -1, indexed = 0;
    for (int d = 0; d < self->ndim; d++) {
        p->tensors[d] = tensors[d];
        if (!tensors[d]) continue;
        if (first < 0) first = d;
        last = d;
        indexed++;
    }
    int64_t shape[FL_MAX_DIMS];
    p->n_index = broadcast_shape(tensors, self->ndim, shape);
    if (p->n_index < 0) return places_close(p), false;
    if (self->ndim - indexed + p->n_index > FL_MAX_DIMS) {
        fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions", FL_MAX_DIMS);
        return places_close(p), false;
    }
    p->count = 1;
    for (int i = 0; i < p->n_index; i++) p->count *= shape[i];
    int64_t item = (int64_t)fl_dtype_size((fl_dtype)self->dtype);
    bool together = last - first + 1 == indexed, empty = self->numel == 0;
    p->n_before = together ? first : 0;
    for (int i = 0; i < p->n_index; i++) p->sizes[p->n_before + i] = shape[i];
    for (int d = 0, n = 0; d < self->ndim; d++) {
        if (tensors[d]) continue;
        int to = together && d < first ? d : p->n_before + p->n_index + n++;
        p->sizes[to] = self->sizes[d];
        p->strides[to] = self->strides[d] * item;
    }
    p->n_after = self->ndim - indexed - p->n_before;
    p->offsets = fl_alloc__zeroed((size_t)(p->count ? p->count : 1) * sizeof(int64_t));
    if (!p->offsets) return places_close(p), false;
    for (int d = 0; d < self->ndim; d++) {
        if (!tensors[d]) continue;
        if (self->sizes[d] == 0 && p->count && empty) {
            fl_fail(FL_INDEX_ERROR, "index is out of bounds for dimension with size 0");
            return places_close(p), false;
        }
        if (!add_offsets(p->offsets, p->count, tensors[d], p->n_index, shape, self->sizes[d], self->strides[d] * item,
                         d))
            return places_close(p), false;
    }
    return true;
}

/* ---- Moving blocks --------------------------------------------------------------------------------------- */

typedef struct blocks {
    const places *p;
    char *self;                  /* the indexed memory */
    char *other;                 /* row-major, of the result's shape */
    int64_t item, before, after; /* elements before and after the index dimensions */
    int64_t *after_offsets;      /* of the elements after, where they are not one run; else NULL */
    fl_meet_fn meet;             /* NULL: reads from self */
} blocks;

static int64_t before_offset(const blocks *b, int64_t at) {
    int64_t offset = 0;
    for (int d = b->p->n_before - 1; d >= 0; d--) {
        offset += at % b->p->sizes[d] * b->p->strides[d];
        at /= b->p->sizes[d];
    }
    return offset;
}

#define READ_ELEMENTS(BYTES)                                                                  \
    static void read_##BYTES(char *to, const char *self, const int64_t *offsets, int64_t n) { \
        for (int64_t i = 0; i < n; i++) memcpy(to + i * BYTES, self + offsets[i], BYTES);     \
    }
READ_ELEMENTS(1)
READ_ELEMENTS(2)
READ_ELEMENTS(4)
READ_ELEMENTS(8)

static void read_elements(char *to, const char *self, const int64_t *offsets, int64_t n, int64_t item) {
    switch (item) {
        case 1:
            read_1(to, self, offsets, n);
            return;
        case 2:
            read_2(to, self, offsets, n);
            return;
        case 4:
            read_4(to, self, offsets, n);
            return;
        default:
            read_8(to, self, offsets, n);
    }
}

/* Units begin..end of before x count. */
static void move_blocks(void *context, int64_t begin, int64_t end) {
    const blocks *b = context;
    int64_t count = b->p->count, bytes = b->after * b->item;
    int64_t o = begin / count, k = begin % count;
    char *self = b->self + before_offset(b, o), *other = b->other + begin * bytes;
    if (!b->meet && b->after == 1 && !b->after_offsets) { /* single elements */
        for (int64_t unit = begin; unit < end;) {
            int64_t n = count - k < end - unit ? count - k : end - unit;
            read_elements(other, self, b->p->offsets + k, n, b->item);
            other += n * b->item;
            unit += n;
            k = 0;
            if (unit < end) self = b->self + before_offset(b, ++o);
        }
        return;
    }
    for (int64_t unit = begin; unit < end; unit++, other += bytes) {
        char *at = self + b->p->offsets[k];
        if (!b->meet) {
            if (b->after_offsets)
                read_elements(other, at, b->after_offsets, b->after, b->item);
            else
                memcpy(other, at, (size_t)bytes);
        } else if (b->after_offsets) {
            for (int64_t i = 0; i < b->after; i++)
                b->meet(at + b->after_offsets[i], b->item, other + i * b->item, b->item, 1);
        } else {
            b->meet(at, b->item, other, b->item, b->after);
        }
        if (++k == count && unit + 1 < end) {
            k = 0;
            self = b->self + before_offset(b, ++o);
        }
    }
}

/* Whole rows `before`, whose places never meet: in order within a row. */
static void move_rows(void *context, int64_t begin, int64_t end) {
    const blocks *b = context;
    move_blocks(context, begin * b->p->count, end * b->p->count);
}

/* Reads (meet NULL) self's blocks into other, or lets other's meet them. */
static bool move(const places *p, char *self, char *other, fl_dtype dtype, fl_meet_fn meet) {
    blocks b = {.p = p, .self = self, .other = other, .item = (int64_t)fl_dtype_size(dtype), .before = 1, .after = 1};
    b.meet = meet;
    for (int d = 0; d < p->n_before; d++) b.before *= p->sizes[d];
    int first = p->n_before + p->n_index, last = first + p->n_after - 1;
    bool run = true;
    for (int d = last; d >= first; d--) {
        run = run && (p->sizes[d] == 1 || p->strides[d] == b.after * b.item);
        b.after *= p->sizes[d];
    }
    if (b.before * p->count * b.after == 0) return true;
    if (!run) {
        b.after_offsets = fl_alloc__get((size_t)b.after * sizeof(int64_t));
        if (!b.after_offsets) return false;
        for (int64_t i = 0; i < b.after; i++) {
            int64_t offset = 0, at = i;
            for (int d = last; d >= first; d--) {
                offset += at % p->sizes[d] * p->strides[d];
                at /= p->sizes[d];
            }
            b.after_offsets[i] = offset;
        }
    }
    int64_t units = b.before * p->count, cost = b.after + 3;
    if (!meet)
        fl_pool__for(units, fl_pool__grain(units, cost), move_blocks, &b);
    else
        fl_pool__for(b.before, fl_pool__grain(b.before, cost * p->count), move_rows, &b);
    if (b.after_offsets) fl_alloc__put(b.after_offsets, (size_t)b.after * sizeof(int64_t));
    return true;
}

static int result_ndim(const places *p) { return p->n_before + p->n_index + p->n_after; }

/* ---- Reading by tensors ---------------------------------------------------------------------------------- */

/* What a node needs to index again: which dimensions had tensors; the tensors are saved in order. */
typedef struct index_data {
    uint32_t dims;
    bool accumulate;
} index_data;

static void save_places(fl_node *node, int slot, const places *p, bool accumulate) {
    index_data *d = fl_node__data(node);
    d->accumulate = accumulate;
    for (int i = 0; i < FL_MAX_DIMS; i++) {
        if (!p->tensors[i]) continue;
        d->dims |= 1u << i;
        fl_node__save(node, slot++, p->tensors[i]);
    }
}

static int count_tensors(const places *p) {
    int n = 0;
    for (int i = 0; i < FL_MAX_DIMS; i++) n += p->tensors[i] != NULL;
    return n;
}

/* The saved tensors as an index list for fl_index and fl_index_put; its length, -1 after an error. */
static int saved_list(fl_node *node, fl_tensor **list) {
    const index_data *d = fl_node__data(node);
    int n = 0, slot = 0;
    for (int i = 0; i < FL_MAX_DIMS && d->dims >> i; i++) {
        list[n] = d->dims >> i & 1 ? fl_node__saved(node, slot++) : NULL;
        if (!list[n] && d->dims >> i & 1) return -1;
        n++;
    }
    return n;
}

static void index_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *list[FL_MAX_DIMS];
    int n = saved_list(node, list);
    fl_tensor *zeros = n >= 0 ? fl_new_zeros(grad[0], sizes, ndim, NULL) : NULL;
    if (zeros) out[0] = fl_index_put(zeros, list, n, grad[0], &(fl_index_put_options){true});
}
static const fl_rule index_rule = {.name = "IndexBackward0", .backward = index_backward};

static fl_tensor *read_places(fl_tensor *self, const places *p) {
    fl_tensor *result = fl_tensor__empty((fl_dtype)self->dtype, result_ndim(p), p->sizes);
    if (!result) return NULL;
    bool done = move(p, self->data, result->data, (fl_dtype)self->dtype, NULL);
    if (done && fl_node__would_record(&self, 1)) {
        fl_node *node = fl_node__record(&index_rule, &self, 1, &result, 1, count_tensors(p), sizeof(index_data));
        if (node) save_places(node, 0, p, false);
    }
    if (!done || fl_failed()) {
        fl_release(result);
        return NULL;
    }
    return fl_scope__result(result);
}

/* ---- Writing by tensors ---------------------------------------------------------------------------------- */

static void index_put_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const index_data *d = fl_node__data(node);
    fl_tensor *list[FL_MAX_DIMS];
    int n = saved_list(node, list);
    if (n < 0) return;
    if (fl_node__needs(node, 0)) {
        fl_tensor *zero = d->accumulate ? NULL : fl_new_zeros(grad[0], NULL, 0, NULL);
        out[0] = d->accumulate ? grad[0] : zero ? fl_index_put(grad[0], list, n, zero, NULL) : NULL;
    }
    if (!fl_failed() && fl_node__needs(node, 1)) out[1] = fl_index(grad[0], list, n); /* summed by the engine */
}
static const fl_rule index_put_rule = {.name = "IndexPutBackward0", .backward = index_put_backward};

/* values broadcast to the result's shape, row-major; one reference. NULL and PyTorch's message. */
static fl_tensor *fit_values(fl_tensor *values, const places *p) {
    int n = result_ndim(p), skip = 0;
    while (values->ndim - skip > n && values->sizes[skip] == 1) skip++;
    bool fits = values->ndim - skip <= n;
    int64_t strides[FL_MAX_DIMS] = {0};
    for (int i = 1; i <= values->ndim - skip && fits; i++) {
        int64_t size = values->sizes[values->ndim - i];
        fits = size == 1 || size == p->sizes[n - i];
        strides[n - i] = size == 1 ? 0 : values->strides[values->ndim - i];
    }
    if (!fits)
        return fl_fail(FL_RUNTIME_ERROR,
                       "shape mismatch: value tensor of shape %s cannot be broadcast to indexing result of "
                       "shape %s",
                       FL_SHAPE(values), fl_shape__print(&(fl_shape_text){{0}}, p->sizes, n));
    fl_tensor *wide = fl_tensor__view(values, n, p->sizes, strides, 0);
    fl_tensor *row_major = wide ? fl_tensor__contiguous(wide) : NULL;
    fl_release(wide);
    return row_major;
}

/* target (self, or a copy laid out alike) <- values at the places. In place: with begin and end around it. */
static fl_tensor *write_places(fl_tensor *self, const places *p, fl_tensor *values, bool accumulate, bool in_place) {
    if (values->dtype != self->dtype)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "Index put requires the source and destination dtypes match, got %s for the destination and %s for "
            "the source.",
            fl_dtype__scalar_type((fl_dtype)self->dtype), fl_dtype__scalar_type((fl_dtype)values->dtype));
    fl_tensor *fitted = fit_values(values, p);
    if (!fitted) return NULL;
    if (fitted->storage == self->storage) { /* what is read must not be what is written */
        fl_tensor *copy = fl_tensor__empty((fl_dtype)fitted->dtype, fitted->ndim, fitted->sizes);
        if (copy) fl_tensor__copy(copy, fitted);
        fl_release(fitted);
        fitted = copy;
        if (!fitted) return NULL;
    }
    fl_meet_fn meet = fl_elements__meet((fl_dtype)self->dtype, accumulate ? FL_MEET_ADD : FL_MEET_SET);
    fl_tensor *inputs[2] = {self, values}, *result = self;
    fl_node *node = NULL;
    bool done = false;
    if (in_place) {
        done = fl_inplace__begin(self);
        if (done && fl_node__would_record(inputs, 2)) {
            node = fl_node__record(&index_put_rule, inputs, 2, NULL, 0, count_tensors(p), sizeof(index_data));
            if (node) save_places(node, 0, p, accumulate);
        }
        done = done && !fl_failed() && move(p, self->data, fitted->data, (fl_dtype)self->dtype, meet);
        if (done) fl_inplace__end(self, node);
    } else {
        /* the same strides, so that the places are right */
        result = fl_tensor__empty_like(self, (fl_dtype)self->dtype, self->sizes);
        done =
            result && fl_tensor__copy(result, self) && move(p, result->data, fitted->data, (fl_dtype)self->dtype, meet);
        if (done && fl_node__would_record(inputs, 2)) {
            node = fl_node__record(&index_put_rule, inputs, 2, &result, 1, count_tensors(p), sizeof(index_data));
            if (node) save_places(node, 0, p, accumulate);
        }
        if (!done || fl_failed()) {
            fl_release(result);
            done = false;
        } else {
            result = fl_scope__result(result);
        }
    }
    fl_release(fitted);
    return done && !fl_failed() ? result : NULL;
}

/* ---- Lists of tensors ------------------------------------------------------------------------------------ */

static bool places_of_list(places *p, const fl_tensor *self, fl_tensor *const *indices, int n) {
    fl_tensor *tensors[FL_MAX_DIMS] = {NULL};
    int at = 0;
    bool good = true;
    for (int i = 0; i < n && good; i++) {
        if (!indices[i]) {
            if (at++ >= self->ndim)
                good = fl_fail(FL_INDEX_ERROR, "too many indices for tensor of dimension %d (got %d)", self->ndim, n) !=
                       NULL;
        } else {
            good = add_tensor(tensors, &at, self, self->sizes, self->ndim, indices[i], i);
        }
    }
    if (good) return places_open(p, self, tensors);
    for (int d = 0; d < FL_MAX_DIMS; d++) fl_release(tensors[d]);
    return false;
}

static bool any_tensor(fl_tensor *const *indices, int n) {
    for (int i = 0; i < n; i++)
        if (indices[i]) return true;
    return false;
}

fl_tensor *fl_index(fl_tensor *self, fl_tensor *const *indices, int n_indices) {
    places p;
    if (fl_failed()) return NULL;
    if (!any_tensor(indices, n_indices)) return fl_alias(self);
    if (!places_of_list(&p, self, indices, n_indices)) return NULL;
    fl_tensor *result = read_places(self, &p);
    places_close(&p);
    return result;
}

static fl_tensor *index_put(fl_tensor *self, fl_tensor *const *indices, int n_indices, fl_tensor *values,
                            bool accumulate, bool in_place) {
    places p;
    if (fl_failed()) return NULL;
    fl_tensor *source = self;
    if (!in_place && (!fl_shape__is_dense(self) || fl_shape__overlaps_itself(self))) {
        source = fl_clone(self, NULL); /* dense, so that its copy has the same strides */
        if (!source) return NULL;
    }
    fl_tensor *result = NULL;
    if (places_of_list(&p, source, indices, n_indices)) {
        result = write_places(source, &p, values, accumulate, in_place);
        places_close(&p);
    }
    if (source != self && !fl_thread__self.scope_depth) fl_release(source);
    return result;
}

fl_tensor *fl_index_put(fl_tensor *self, fl_tensor *const *indices, int n_indices, fl_tensor *values,
                        const fl_index_put_options *options) {
    return index_put(self, indices, n_indices, values, options && options->accumulate, false);
}
fl_tensor *fl_index_put_(fl_tensor *self, fl_tensor *const *indices, int n_indices, fl_tensor *values,
                         const fl_index_put_options *options) {
    return index_put(self, indices, n_indices, values, options && options->accumulate, true);
}

/* ---- Items ----------------------------------------------------------------------------------------------- */

typedef struct window {
    int ndim;
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS], offset;
    int64_t plain[FL_MAX_DIMS], plain_offset; /* strides and offset were self row-major: the region */
    bool tensors;
    fl_tensor *tensor[FL_MAX_DIMS]; /* at dimensions of the window; owned */
    const fl_rule *rule;            /* of the last thing done */
} window;

static const fl_rule unsqueeze_rule = {.name = "UnsqueezeBackward0", .backward = fl_region__backward};
static const fl_rule alias_rule = {.name = "AliasBackward0", .backward = fl_region__backward};

static bool too_many(const fl_tensor *self) {
    fl_fail(FL_INDEX_ERROR, "too many indices for tensor of dimension %d", self->ndim);
    return false;
}

static bool is_number(const fl_tensor *t) {
    return t->ndim == 0 && !fl_is_float((fl_dtype)t->dtype) && t->dtype != FL_BOOL && t->dtype != FL_UINT8;
}

static bool select_item(window *w, const fl_tensor *self, int dim, int64_t index, const int64_t *plain) {
    int64_t size = self->sizes[dim];
    if (FL_UNLIKELY(index < -size || index >= size)) {
        fl_fail(FL_INDEX_ERROR, "index %lld is out of bounds for dimension %d with size %lld", (long long)index, dim,
                (long long)size);
        return false;
    }
    if (index < 0) index += size;
    w->offset += index * self->strides[dim];
    w->plain_offset += index * plain[dim];
    w->rule = &fl_view__select_rule;
    return true;
}

static bool put_dim(window *w, int64_t size, int64_t stride, int64_t plain) {
    if (FL_UNLIKELY(w->ndim == FL_MAX_DIMS)) {
        fl_fail(FL_RUNTIME_ERROR, "a tensor has at most %d dimensions", FL_MAX_DIMS);
        return false;
    }
    w->sizes[w->ndim] = size;
    w->strides[w->ndim] = stride;
    w->plain[w->ndim++] = plain;
    return true;
}

/* A dimension of size 1 indexed by one 0 (True) or by nothing (False). */
static bool bool_item(window *w, bool value) {
    if (!put_dim(w, 1, 0, 0)) return false;
    fl_tensor *t = fl_tensor__empty(FL_INT64, 1, (int64_t[]){value});
    if (!t) return false;
    if (value) memset(t->data, 0, sizeof(int64_t));
    w->tensor[w->ndim - 1] = t;
    w->tensors = true;
    w->rule = &unsqueeze_rule;
    return true;
}

/* Goes through the items. The window's tensors must be released whatever it returns. */
static bool parse(window *w, const fl_tensor *self, const fl_index_item *items, int n) {
    w->ndim = 0;
    w->offset = w->plain_offset = 0;
    w->tensors = false;
    w->rule = &alias_rule;
    for (int d = 0; d < FL_MAX_DIMS; d++) w->tensor[d] = NULL;
    int64_t plain[FL_MAX_DIMS];
    fl_shape__row_major(self->sizes, self->ndim, plain);
    int used = 0;
    for (int i = 0; i < n; i++) {
        if (items[i].kind == FL_INDEX_INT || items[i].kind == FL_INDEX_SLICE)
            used++;
        else if (items[i].kind == FL_INDEX_TENSOR)
            used += is_mask(items[i].as.tensor) ? items[i].as.tensor->ndim : 1;
    }
    int dim = 0;
    for (int i = 0; i < n; i++) {
        const fl_index_item *item = &items[i];
        switch (item->kind) {
            case FL_INDEX_INT:
                if (self->ndim == 0) {
                    fl_fail(FL_INDEX_ERROR,
                            "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in "
                            "C++ to "
                            "convert a 0-dim tensor to a number");
                    return false;
                }
                if (used > self->ndim) return too_many(self);
                if (!select_item(w, self, dim, item->as.i, plain)) return false;
                dim++;
                break;
            case FL_INDEX_SLICE: {
                int64_t step = item->as.slice.step == FL_NONE ? 1 : item->as.slice.step;
                if (used > self->ndim) return too_many(self);
                if (step <= 0) {
                    fl_fail(FL_VALUE_ERROR, step ? "step must be greater than zero" : "slice step cannot be zero");
                    return false;
                }
                int64_t start = item->as.slice.start;
                int64_t length = fl_view__clamp_slice(self->sizes[dim], &start, item->as.slice.stop, step);
                if (start || length != self->sizes[dim] || step != 1) w->rule = &fl_view__slice_rule;
                w->offset += start * self->strides[dim];
                w->plain_offset += start * plain[dim];
                /* unsigned: a step over a single element may be any number */
                int64_t by = (int64_t)((uint64_t)self->strides[dim] * (uint64_t)step);
                if (!put_dim(w, length, by, plain[dim] * (length > 1 ? step : 1))) return false;
                dim++;
                break;
            }
            case FL_INDEX_NEW_AXIS:
                if (!put_dim(w, 1, dim < self->ndim ? self->sizes[dim] * self->strides[dim] : 1, 0)) return false;
                w->rule = &unsqueeze_rule;
                break;
            case FL_INDEX_ELLIPSIS:
                for (int rest = self->ndim - used; rest > 0; rest--, dim++)
                    if (!put_dim(w, self->sizes[dim], self->strides[dim], plain[dim])) return false;
                used = self->ndim; /* a second one stands for nothing */
                break;
            case FL_INDEX_BOOL:
                if (!bool_item(w, item->as.b)) return false;
                break;
            default: {
                fl_tensor *t = item->as.tensor;
                if (is_number(t)) {
                    if (self->ndim == 0 || used > self->ndim) return too_many(self);
                    if (!select_item(w, self, dim, fl_item_scalar(t).as.i, plain)) return false;
                    dim++;
                    break;
                }
                if (t->ndim == 0 && is_mask(t)) {
                    if (!bool_item(w, fl_item_scalar(t).as.i != 0)) return false;
                    break;
                }
                if (used > self->ndim) return too_many(self);
                int at = w->ndim, n_dims = is_mask(t) ? t->ndim : 1;
                for (int k = 0; k < n_dims; k++, dim++)
                    if (!put_dim(w, self->sizes[dim], self->strides[dim], plain[dim])) return false;
                w->tensors = true;
                if (!add_tensor(w->tensor, &at, self, w->sizes, w->ndim, t, i)) return false;
            }
        }
    }
    for (; dim < self->ndim; dim++)
        if (!put_dim(w, self->sizes[dim], self->strides[dim], plain[dim])) return false;
    return true;
}

static void drop_tensors(window *w) {
    for (int d = 0; d < FL_MAX_DIMS; d++) fl_release(w->tensor[d]);
}

/* Whether the items left everything as it was. */
static bool is_all(const window *w, const fl_tensor *self) { return w->rule == &alias_rule && w->ndim == self->ndim; }

fl_tensor *fl_index__get(fl_tensor *x, const fl_index_item *items, int n) {
    window w;
    if (fl_failed()) return NULL;
    if (!parse(&w, x, items, n)) {
        drop_tensors(&w);
        return NULL;
    }
    fl_tensor *view = x;
    bool same = w.tensors && is_all(&w, x);
    if (!same) {
        view = fl_tensor__view(x, w.ndim, w.sizes, w.strides, w.offset);
        if (fl_thread__self.no_grad || !fl_needs_grad(x)) {
            if (view) fl_view__of(view, x);
            if (!w.tensors) return fl_scope__result(view);
        } else {
            fl_region r = {.ndim = w.ndim, .offset = w.plain_offset};
            for (int d = 0; d < w.ndim; d++) {
                r.dims[d] = w.sizes[d];
                r.dims[w.ndim + d] = w.plain[d];
            }
            int depth = w.tensors ? fl_scope__suspend() : 0;
            view = fl_view__finish(view, x, w.rule, &r, fl_region__bytes(&r));
            if (!w.tensors) return view;
            fl_scope__resume(depth);
        }
        if (!view) {
            drop_tensors(&w);
            return NULL;
        }
    }
    places p;
    fl_tensor *result = NULL;
    if (places_open(&p, view, w.tensor)) {
        result = read_places(view, &p);
        places_close(&p);
    }
    if (!same) fl_release(view);
    return result;
}

/* The one mask of an index list that is nothing but a mask. */
static fl_tensor *lone_mask(const fl_index_item *items, int n) {
    if (n != 1 || items[0].kind != FL_INDEX_TENSOR) return NULL;
    fl_tensor *t = items[0].as.tensor;
    return t->dtype == FL_BOOL && t->ndim ? t : NULL;
}

/* dst <- value; leading dimensions of size 1 of the value may be too many. */
static bool assign_view(fl_tensor *dst, fl_tensor *value) {
    int skip = 0;
    while (skip < value->ndim && value->ndim - skip > dst->ndim && value->sizes[skip] == 1) skip++;
    bool fits = value->ndim - skip <= dst->ndim;
    int bad = -1;
    for (int i = 1; i <= value->ndim - skip && i <= dst->ndim; i++) {
        int64_t size = value->sizes[value->ndim - i];
        if (size == 1 || size == dst->sizes[dst->ndim - i]) continue;
        fits = false;
        bad = i;
        break;
    }
    if (!fits && bad > 0) {
        fl_fail(FL_RUNTIME_ERROR,
                "The expanded size of the tensor (%lld) must match the existing size (%lld) at non-singleton dimension "
                "%d.  "
                "Target sizes: %s.  Tensor sizes: %s",
                (long long)dst->sizes[dst->ndim - bad], (long long)value->sizes[value->ndim - bad], dst->ndim - bad,
                FL_SHAPE(dst), fl_shape__print(&(fl_shape_text){{0}}, value->sizes + skip, value->ndim - skip));
        return false;
    }
    if (!fits) {
        fl_fail(FL_RUNTIME_ERROR,
                "shape mismatch: value tensor of shape %s cannot be broadcast to indexing result of shape %s",
                FL_SHAPE(value), FL_SHAPE(dst));
        return false;
    }
    if (!skip) return fl_copy_(dst, value, NULL) != NULL;
    int64_t sizes[FL_MAX_DIMS];
    for (int i = skip; i < value->ndim; i++) sizes[i - skip] = value->sizes[i];
    int depth = fl_scope__suspend();
    fl_tensor *thin = fl_reshape(value, sizes, value->ndim - skip);
    bool done = thin && fl_copy_(dst, thin, NULL) != NULL;
    fl_release(thin);
    fl_scope__resume(depth);
    return done;
}

/* The window onto x as a tracked view (one reference), or x itself. */
static fl_tensor *open_view(fl_tensor *x, const window *w) {
    if (is_all(w, x)) return fl_tensor__retain(x);
    fl_tensor *view = fl_tensor__view(x, w->ndim, w->sizes, w->strides, w->offset);
    if (view) fl_view__of(view, x);
    return view;
}

/* The view's history is its base's, looked up when its in-place write is recorded. */
static bool set(fl_tensor *x, const fl_index_item *items, int n, fl_tensor *value, fl_scalar number) {
    if (fl_failed()) return false;
    fl_tensor *mask = lone_mask(items, n);
    if (mask && mask->ndim <= x->ndim && (!value || value->numel == 1)) {
        bool fits = true;
        for (int d = 0; d < mask->ndim && fits; d++) fits = mask->sizes[d] == x->sizes[d];
        if (fits) {
            int64_t sizes[FL_MAX_DIMS];
            for (int d = 0; d < x->ndim; d++) sizes[d] = d < mask->ndim ? mask->sizes[d] : 1;
            int depth = fl_scope__suspend();
            fl_tensor *wide = fl_reshape(mask, sizes, x->ndim), *scalar = NULL, *done = NULL;
            if (wide && value) {
                scalar = fl_reshape(value, NULL, 0);
                done = scalar ? fl_masked_fill_tensor_(x, wide, scalar) : NULL;
            } else if (wide) {
                done = fl_masked_fill_(x, wide, number);
            }
            fl_release(scalar);
            fl_release(wide);
            fl_scope__resume(depth);
            return done != NULL;
        }
    }
    window w;
    if (!parse(&w, x, items, n)) {
        drop_tensors(&w);
        return false;
    }
    fl_tensor *view = open_view(x, &w);
    if (!view) {
        drop_tensors(&w);
        return false;
    }
    bool done = false;
    if (!w.tensors) {
        done = value ? assign_view(view, value) : fl_fill_(view, number) != NULL;
    } else {
        places p;
        fl_tensor *scalar = value ? NULL : fl_tensor__scalar((fl_dtype)x->dtype, number);
        if (places_open(&p, view, w.tensor)) {
            if (value || (scalar && fl_dtype__check_value((fl_dtype)x->dtype, number))) {
                /* a 0-dim value is a number, of whatever dtype */
                fl_tensor *cast = NULL, *values = value ? value : scalar;
                if (value && value->ndim == 0 && value->dtype != x->dtype) {
                    int depth = fl_scope__suspend();
                    values = cast = fl_to(value, (fl_dtype)x->dtype, NULL);
                    fl_scope__resume(depth);
                }
                done = values && write_places(view, &p, values, false, true) != NULL;
                fl_release(cast);
            }
            places_close(&p);
        }
        fl_release(scalar);
    }
    fl_release(view);
    return done && !fl_failed();
}

bool fl_index__set(fl_tensor *x, const fl_index_item *items, int n, fl_tensor *value) {
    return set(x, items, n, value, fl_int(0));
}
bool fl_index__set_scalar(fl_tensor *x, const fl_index_item *items, int n, fl_scalar value) {
    return set(x, items, n, NULL, value);
}
