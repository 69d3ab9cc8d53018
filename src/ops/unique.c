/* unique.c: distinct values and slices, and runs of equal ones: keys (order.h) are sorted, and neighbours compared.
 */
#include "ops/plain.h"

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "ops/dense.h"
#include "ops/order.h"
#include "ops/view.h"

/* n rows of m keys; which places begin a new value when visited in the given order (NULL: as they stand). Fills inverse
 * (n, may be NULL) and counts and firsts (n each); returns the number of distinct values. */
static int64_t distinct(const uint64_t *keys, int64_t m, uint64_t nan, const int64_t *order, int64_t n,
                        int64_t *inverse, int64_t *counts, int64_t *firsts) {
    int64_t found = 0;
    for (int64_t i = 0; i < n; i++) {
        int64_t here = order ? order[i] : i, before = i ? (order ? order[i - 1] : i - 1) : 0;
        bool same = i > 0;
        for (int64_t c = 0; c < m && same; c++)
            same = keys[here * m + c] == keys[before * m + c] && (!nan || keys[here * m + c] != nan);
        if (!same) {
            counts[found] = 0;
            firsts[found++] = here;
        }
        counts[found - 1]++;
        if (inverse) inverse[here] = found - 1;
    }
    return found;
}

typedef struct three {
    fl_tensor *output, *inverse, *counts;
} three;

static fl_tensor *int64_row(const int64_t *values, int64_t n) {
    fl_tensor *t = fl_tensor__empty(FL_INT64, 1, &n);
    if (t && n) memcpy(t->data, values, (size_t)n * sizeof(int64_t));
    return t;
}

static const fl_rule unique_rule = {.name = "Unique2Backward0", .backward = fl_node__no_derivative};
static const fl_rule unique_dim_rule = {.name = "UniqueDimBackward0", .backward = fl_node__no_derivative};
static const fl_rule consecutive_rule = {.name = "UniqueConsecutiveBackward0", .backward = fl_node__no_derivative};

/* All or none, as results. */
static three finish_three(three r, fl_tensor *self, const fl_rule *rule) {
    if (r.counts) fl_node__record(rule, &self, 1, &r.output, 1, 0, 0);
    if (r.counts && !fl_failed())
        return (three){fl_scope__result(r.output), fl_scope__result(r.inverse), fl_scope__result(r.counts)};
    fl_release(r.output);
    fl_release(r.inverse);
    fl_release(r.counts);
    return (three){NULL, NULL, NULL};
}

/* All of self in one row. */
static three consecutive(fl_tensor *self, bool want_inverse, bool want_counts) {
    const int64_t n = self->numel, none = 0, unit = 1;
    fl_tensor *row = fl_tensor__contiguous(self);
    three r = {row ? fl_tensor__empty((fl_dtype)self->dtype, 1, &n) : NULL, NULL, NULL};
    if (r.output)
        r.inverse = fl_tensor__empty(FL_INT64, want_inverse ? self->ndim : 1, want_inverse ? self->sizes : &none);
    if (r.inverse) r.counts = fl_tensor__empty(FL_INT64, 1, want_counts ? &n : &none);
    if (r.counts) {
        int64_t *begins = want_counts ? (int64_t *)(void *)r.counts->data : NULL;
        const int64_t found = fl_kernels__active.order->runs[self->dtype](
            row->data, n, r.output->data, begins, want_inverse ? (int64_t *)(void *)r.inverse->data : NULL);
        for (int64_t i = 0; begins && i < found; i++) begins[i] = (i + 1 < found ? begins[i + 1] : n) - begins[i];
        fl_tensor__restride(r.output, 1, &found, &unit);
        if (want_counts) fl_tensor__restride(r.counts, 1, &found, &unit);
    }
    fl_release(row);
    return finish_three(r, self, &consecutive_rule);
}

#define PIECES 64 /* that threads take, at most */

/* Sorted words, or, for integers of a small range, how often each occurs. */
typedef struct distinct_plan {
    const fl_order_line *l;
    const uint64_t *words, *keys; /* keys: where words have not all of them */
    bool has_nan;
    uint64_t nan;                 /* which key, less what all words have left out, differs from itself too */
    int64_t n, found[PIECES + 1]; /* before each piece, from the second */
    int64_t grain;
    uint64_t *firsts;          /* words of distinct elements */
    int64_t *begins, *inverse; /* where runs of equals begin, which of them each element is; or NULL */
} distinct_plan;

static void keep_keys(void *context, const uint64_t *words, int64_t first, int64_t n) {
    const distinct_plan *p = context;
    uint64_t *to = (uint64_t *)p->words + first;
    if (words != to) memcpy(to, words, (size_t)n * sizeof *to);
    if (p->keys) fl_kernels__active.order->keys_of[p->l->dtype]((uint64_t *)p->keys + first, p->l, words, n);
}

static inline bool begins_run(const distinct_plan *p, int64_t i) {
    if (i == 0) return true;
    const int shift = p->keys ? 0 : p->l->place_bits;
    const uint64_t *keys = p->keys ? p->keys : p->words, key = keys[i] >> shift;
    return key != keys[i - 1] >> shift || (p->has_nan && key == p->nan);
}

static void count_runs(void *context, int64_t begin, int64_t end) {
    distinct_plan *p = context;
    for (int64_t piece = begin; piece < end; piece++) {
        const int64_t first = piece * p->grain, last = p->n - first < p->grain ? p->n : first + p->grain;
        int64_t found = 0;
        for (int64_t i = first; i < last; i++) found += begins_run(p, i);
        p->found[piece + 1] = found;
    }
}

static void find_runs(void *context, int64_t begin, int64_t end) {
    const distinct_plan *p = context;
    for (int64_t piece = begin; piece < end; piece++) {
        const int64_t first = piece * p->grain, last = p->n - first < p->grain ? p->n : first + p->grain;
        int64_t found = p->found[piece];
        for (int64_t i = first; i < last; i++) {
            if (begins_run(p, i)) {
                p->firsts[found] = p->words[i];
                if (p->begins) p->begins[found] = i;
                found++;
            }
            if (p->inverse) p->inverse[fl_order__place(p->l, p->words[i])] = found - 1;
        }
    }
}

/* Of integers in a range of `span`: a counter for each. */
static int64_t count_values(const fl_order_line *l, int64_t span, int64_t *counts, uint64_t *firsts, int64_t *begins,
                            int64_t *inverse) {
    const fl_order_kernels *kernels = fl_kernels__active.order;
    uint64_t block[FL_ORDER_BLOCK];
    memset(counts, 0, (size_t)span * sizeof *counts);
    for (int64_t first = 0; first < l->n; first += FL_ORDER_BLOCK) {
        const int64_t n = l->n - first < FL_ORDER_BLOCK ? l->n - first : FL_ORDER_BLOCK;
        kernels->keys[l->dtype](block, l, first, n);
        for (int64_t i = 0; i < n; i++) counts[block[i] - l->low]++;
    }
    int64_t found = 0, at = 0;
    for (int64_t v = 0; v < span; v++) {
        if (counts[v] == 0) continue;
        firsts[found] = (uint64_t)v << l->place_bits;
        if (begins) begins[found] = at;
        at += counts[v];
        counts[v] = found++;
    }
    for (int64_t first = 0; inverse && first < l->n; first += FL_ORDER_BLOCK) {
        const int64_t n = l->n - first < FL_ORDER_BLOCK ? l->n - first : FL_ORDER_BLOCK;
        kernels->keys[l->dtype](block, l, first, n);
        for (int64_t i = 0; i < n; i++) inverse[first + i] = counts[block[i] - l->low];
    }
    return found;
}

/* The distinct elements of bytes. */
static three unique_bytes(fl_tensor *self, bool want_inverse, bool want_counts) {
    const fl_dtype dtype = (fl_dtype)self->dtype;
    const int64_t none = 0;
    int64_t all[256], rank[256], counts[256], found = 0;
    uint8_t values[256];
    fl_tensor *row = fl_tensor__contiguous(self);
    three r = {NULL, NULL, NULL};
    if (!row) return r;
    const uint8_t *x = (const uint8_t *)row->data;
    fl_order__count_bytes(x, self->numel, all);
    if (dtype == FL_BOOL) all[1] = self->numel - all[0]; /* whatever true is */
    for (int i = 0; i < 256; i++) {
        const int value = dtype == FL_INT8 ? i ^ 128 : i;
        rank[value] = found - (dtype == FL_BOOL && i > 1);
        if (all[value] == 0 || (dtype == FL_BOOL && i > 1)) continue;
        values[found] = (uint8_t)value;
        counts[found++] = all[value];
    }
    r.output = fl_tensor__empty(dtype, 1, &found);
    if (r.output) {
        if (found) memcpy(r.output->data, values, (size_t)found);
        r.inverse = fl_tensor__empty(FL_INT64, want_inverse ? self->ndim : 1, want_inverse ? self->sizes : &none);
    }
    if (r.inverse) {
        int64_t *inverse = (int64_t *)(void *)r.inverse->data;
        for (int64_t i = 0; want_inverse && i < self->numel; i++) inverse[i] = rank[x[i]];
        r.counts = int64_row(counts, want_counts ? found : 0);
    }
    fl_release(row);
    return finish_three(r, self, &unique_rule);
}

/* The distinct elements of self, in order. */
static three unique_elements(fl_tensor *self, bool want_inverse, bool want_counts) {
    const fl_dtype dtype = (fl_dtype)self->dtype;
    if (fl_dtype_size(dtype) == 1) return unique_bytes(self, want_inverse, want_counts);
    const int64_t n = self->numel, none = 0, unit = 1, counters = fl_order__counts(n);
    fl_tensor *row = fl_tensor__contiguous(self);
    three r = {row ? fl_tensor__empty(dtype, 1, &n) : NULL, NULL, NULL};
    if (r.output)
        r.inverse = fl_tensor__empty(FL_INT64, want_inverse ? self->ndim : 1, want_inverse ? self->sizes : &none);
    if (r.inverse) r.counts = fl_tensor__empty(FL_INT64, 1, want_counts ? &n : &none);
    const size_t bytes = (size_t)(3 * n + counters) * 8;
    uint64_t *array = r.counts ? fl_alloc__get(bytes) : NULL;
    if (!array) {
        fl_release(r.counts);
        r.counts = NULL;
    } else if (n) {
        const fl_order_room room = {array, array + n, (int64_t *)(void *)(array + 3 * n)};
        const fl_order_line l =
            fl_order__line(row->data, (int64_t)fl_dtype_size(dtype), dtype, n, false, want_inverse, &room);
        const uint64_t nan = fl_order__nan(dtype);
        int64_t *begins = want_counts ? (int64_t *)(void *)r.counts->data : NULL;
        int64_t *inverse = want_inverse ? (int64_t *)(void *)r.inverse->data : NULL, found;
        if (!nan && !l.drop && (l.high - l.low) < (uint64_t)n && l.high - l.low < 1 << 20) {
            found = count_values(&l, (int64_t)(l.high - l.low) + 1, (int64_t *)(void *)(array + 2 * n), array + n,
                                 begins, inverse);
        } else {
            distinct_plan p = {.l = &l, .words = array, .n = n, .firsts = array + n, .begins = begins};
            p.keys = l.drop ? array + 2 * n : NULL;
            p.has_nan = nan && l.high == nan;
            p.nan = p.keys ? nan : nan - l.low;
            p.inverse = inverse;
            fl_order__sort(&l, &room, keep_keys, &p);
            const int64_t least = (n + PIECES - 1) / PIECES;
            p.grain = least < 1 << 14 ? 1 << 14 : least;
            const int64_t pieces = (n - 1) / p.grain + 1;
            fl_pool__for(pieces, 1, count_runs, &p);
            for (int64_t i = 0; i < pieces; i++) p.found[i + 1] += p.found[i];
            found = p.found[pieces];
            fl_pool__for(pieces, 1, find_runs, &p);
        }
        fl_kernels__active.order->values[dtype](r.output->data, &l, array + n, found);
        for (int64_t i = 0; begins && i < found; i++) begins[i] = (i + 1 < found ? begins[i + 1] : n) - begins[i];
        fl_tensor__restride(r.output, 1, &found, &unit);
        if (want_counts) fl_tensor__restride(r.counts, 1, &found, &unit);
    }
    if (array) fl_alloc__put(array, bytes);
    fl_release(row);
    return finish_three(r, self, &unique_rule);
}

/* The distinct slices of self along dim; not sorted, of runs of equal ones. */
static three unique_slices(fl_tensor *self, int dim, bool sorted, bool want_inverse, bool want_counts) {
    three r = {NULL, NULL, NULL};
    const int64_t n = self->sizes[dim];
    for (int d = 0; self->numel == 0 && d < self->ndim; d++)
        if (d != dim && self->sizes[d] == 0)
            return fl_fail(FL_RUNTIME_ERROR,
                           "There are 0 sized dimensions, and they aren't selected by `dim`, so unique cannot be "
                           "applied"),
                   r;
    const int64_t m = n ? self->numel / n : 0;
    /* slices as rows of keys */
    bool kept = fl_thread__self.no_grad;
    fl_thread__self.no_grad = true;
    fl_scope_open();
    fl_tensor *front = dim > 0 ? fl_movedim(self, dim, 0) : self, *rows = front ? fl_contiguous(front, NULL) : NULL;
    size_t key_bytes = (size_t)(n * m + 1) * sizeof(uint64_t), place_bytes = (size_t)(5 * n + 1) * sizeof(int64_t);
    uint64_t *keys = rows ? fl_alloc__get(key_bytes) : NULL;
    int64_t *room = keys ? fl_alloc__get(place_bytes) : NULL;
    if (room) {
        int64_t *order = room, *spare = room + n, *inverse = room + 2 * n, *counts = room + 3 * n,
                *firsts = room + 4 * n;
        fl_dtype dtype = (fl_dtype)self->dtype;
        fl_order__keys(keys, rows->data, (int64_t)fl_dtype_size(dtype), dtype, n * m);
        for (int64_t i = 0; i < n; i++) order[i] = i;
        if (sorted) fl_order__sort_rows(keys, m, order, spare, n);
        const int64_t found =
            distinct(keys, m, fl_order__nan(dtype), sorted ? order : NULL, n, inverse, counts, firsts);
        fl_tensor *index = int64_row(firsts, found);
        /* slice after slice in memory, as they were compared */
        fl_tensor *slices = index ? fl_movedim(fl_index_select(rows, 0, index), 0, dim) : NULL;
        if (slices) r.output = fl_tensor__alias(slices);
        fl_release(index);
        if (r.output) r.inverse = int64_row(inverse, want_inverse ? n : 0);
        if (r.inverse) r.counts = int64_row(counts, want_counts ? found : 0);
        fl_alloc__put(room, place_bytes);
    }
    if (keys) fl_alloc__put(keys, key_bytes);
    fl_scope_close();
    fl_thread__self.no_grad = kept;
    return finish_three(r, self, sorted ? &unique_dim_rule : &consecutive_rule);
}

fl_unique_result fl_unique(fl_tensor *self, const fl_unique_options *options) {
    fl_unique_result none = {NULL, NULL, NULL};
    if (fl_failed()) return none;
    three r = unique_elements(self, options && options->return_inverse, options && options->return_counts);
    return (fl_unique_result){r.output, r.inverse, r.counts};
}

/* Here a tensor without dimensions has none to be named. */
static int named_dim(const fl_tensor *self, int64_t dim) {
    if (self->ndim) return fl_shape__wrap_dim(dim, self->ndim);
    fl_fail(FL_INDEX_ERROR, "unique(): Dimension specified as %lld but tensor has no dimensions", (long long)dim);
    return -1;
}

fl_unique_dim_result fl_unique_dim(fl_tensor *self, int64_t dim, const fl_unique_dim_options *options) {
    fl_unique_dim_result none = {NULL, NULL, NULL};
    if (fl_failed()) return none;
    int d = named_dim(self, dim);
    if (d < 0) return none;
    three r = unique_slices(self, d, true, options && options->return_inverse, options && options->return_counts);
    return (fl_unique_dim_result){r.output, r.inverse, r.counts};
}

fl_unique_consecutive_result fl_unique_consecutive(fl_tensor *self, const fl_unique_consecutive_options *options) {
    fl_unique_consecutive_result none = {NULL, NULL, NULL};
    if (fl_failed()) return none;
    int d = -1;
    if (options && options->dim != FL_NONE) {
        d = named_dim(self, options->dim);
        if (d < 0) return none;
    }
    three r =
        d < 0 ? consecutive(self, options && options->return_inverse, options && options->return_counts)
              : unique_slices(self, d, false, options && options->return_inverse, options && options->return_counts);
    return (fl_unique_consecutive_result){r.output, r.inverse, r.counts};
}
