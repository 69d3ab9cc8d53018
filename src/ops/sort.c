/* sort.c: sorting, the largest elements, distinct values. All of it sorts keys (order.h) and reads the elements by the
 * places that came along.
 */
#include <flashlight/ops.h>

#include "base/alloc.h"
#include "base/half.h"
#include "base/pool.h"
#include "ops/dense.h"
#include "ops/order.h"
#include "ops/view.h"

/* ---- Lines along a dimension ----------------------------------------------------------------------------- */

typedef enum want { WANT_ALL, WANT_FIRST, WANT_ONE, WANT_MEDIAN, WANT_NANMEDIAN, WANT_MODE } want;

typedef struct sorting {
    const fl_tensor *self;
    fl_tensor *values, *indices; /* values may be NULL */
    int dim;
    int64_t n, k; /* of a line; how many are wanted (WANT_ONE: which) */
    want want;
    bool descending;
    int64_t grain; /* lines a chunk */
    char *scratch; /* for each chunk: two arrays of keys and two of places, of n */
} sorting;

/* Byte offset of the first element of a line: `line` counts the positions of the other dimensions. */
static int64_t line_offset(const fl_tensor *t, int dim, int64_t line, const int64_t *sizes, int64_t item) {
    int64_t offset = 0;
    for (int d = t->ndim - 1; d >= 0; d--) {
        if (d == dim) continue;
        offset += line % sizes[d] * t->strides[d];
        line /= sizes[d];
    }
    return offset * item;
}

/* Moves the k least of n keys to the front, in no order, their places into places[0..k). Of equal ones the first stay.
 */
static void select_least(uint64_t *keys, int64_t *places, int64_t n, int64_t k) {
    for (int64_t i = 0; i < k; i++) places[i] = i;
    /* keys[0..k) is a heap with the greatest on top */
    for (int64_t start = k / 2; start-- > 0;)
        for (int64_t i = start, child; (child = 2 * i + 1) < k; i = child) {
            if (child + 1 < k && (keys[child + 1] > keys[child] ||
                                  (keys[child + 1] == keys[child] && places[child + 1] > places[child])))
                child++;
            if (keys[i] > keys[child] || (keys[i] == keys[child] && places[i] > places[child])) break;
            uint64_t key = keys[i];
            int64_t place = places[i];
            keys[i] = keys[child];
            places[i] = places[child];
            keys[child] = key;
            places[child] = place;
        }
    for (int64_t at = k; at < n; at++) {
        if (keys[at] >= keys[0]) continue;
        uint64_t key = keys[at];
        int64_t place = at, i = 0, child;
        for (; (child = 2 * i + 1) < k; i = child) {
            if (child + 1 < k && (keys[child + 1] > keys[child] ||
                                  (keys[child + 1] == keys[child] && places[child + 1] > places[child])))
                child++;
            if (key > keys[child] || (key == keys[child] && place > places[child])) break;
            keys[i] = keys[child];
            places[i] = places[child];
        }
        keys[i] = key;
        places[i] = place;
    }
}

/* The place of the k-th least of n keys (Hoare's quickselect); the keys are moved. Rounds that do not help, as keys
 * made to defeat it give, end in a sort. */
static int64_t select_kth(uint64_t *keys, int64_t *places, uint64_t *spare_keys, int64_t *spare_places, int64_t n,
                          int64_t k) {
    for (int64_t i = 0; i < n; i++) places[i] = i;
    int64_t low = 0, high = n - 1;
    for (int rounds = 0; low < high; rounds++) {
        if (rounds == 64) {
            fl_order__sort(keys + low, places + low, spare_keys, spare_places, high - low + 1);
            break;
        }
        const uint64_t a = keys[low], b = keys[low + (high - low) / 2], c = keys[high];
        const uint64_t pivot = a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
        int64_t i = low, j = high;
        while (i <= j) {
            while (keys[i] < pivot) i++;
            while (keys[j] > pivot) j--;
            if (i > j) break;
            const uint64_t key = keys[i];
            keys[i] = keys[j];
            keys[j] = key;
            const int64_t place = places[i];
            places[i++] = places[j];
            places[j--] = place;
        }
        if (k <= j)
            high = j;
        else if (k >= i)
            low = i;
        else
            break;
    }
    return places[k];
}

/* The place of the median of n keys, for an even number the lower one; of the first NaN where there is any, or, NaN
 * passed over, of the median of the others. */
static int64_t find_median(uint64_t *keys, int64_t *places, uint64_t *spare_keys, int64_t *spare_places, int64_t n,
                           uint64_t nan, bool pass_over) {
    int64_t numbers = n;
    for (int64_t i = 0; nan && i < n; i++) {
        if (keys[i] != nan) continue;
        if (!pass_over) return i;
        numbers--;
    }
    return select_kth(keys, places, spare_keys, spare_places, n, numbers > 0 ? (numbers - 1) / 2 : 0);
}

/* The place, in n sorted keys, of the last of the least among the most frequent. */
static int64_t find_mode(const uint64_t *keys, int64_t n) {
    int64_t best = 0, most = 0, begin = 0;
    for (int64_t i = 0; i < n; i++) {
        if (i && keys[i] != keys[i - 1]) begin = i;
        if (i - begin + 1 > most) {
            most = i - begin + 1;
            best = i;
        }
    }
    return best;
}

static inline void copy_item(char *to, const char *from, int64_t bytes) {
    if (bytes == 4)
        memcpy(to, from, 4);
    else if (bytes == 8)
        memcpy(to, from, 8);
    else
        memcpy(to, from, (size_t)bytes);
}

static void sort_lines(void *context, int64_t begin, int64_t end) {
    const sorting *s = context;
    const fl_tensor *self = s->self;
    int64_t n = s->n, item = (int64_t)fl_dtype_size((fl_dtype)self->dtype);
    uint64_t *keys = (uint64_t *)(void *)(s->scratch + begin / s->grain * 4 * n * 8), *spare_keys = keys + n;
    int64_t *places = (int64_t *)(spare_keys + n), *spare_places = places + n;
    int64_t step = self->ndim ? self->strides[s->dim] * item : item;
    for (int64_t line = begin; line < end; line++) {
        const char *from = self->data + line_offset(self, s->dim, line, self->sizes, item);
        fl_order__keys(keys, from, step, (fl_dtype)self->dtype, n, s->descending);
        int64_t first = 0, count = s->want == WANT_ALL ? n : s->want == WANT_FIRST ? s->k : 1;
        if (s->want == WANT_FIRST && s->k < n / 8) {
            select_least(keys, places, n, s->k);
            /* in the order of their places: then the stable sort leaves equal ones so */
            for (int64_t i = 0; i < s->k; i++) {
                spare_keys[i] = (uint64_t)places[i];
                spare_places[i] = (int64_t)keys[i];
            }
            fl_order__sort(spare_keys, spare_places, keys, places, s->k);
            for (int64_t i = 0; i < s->k; i++) {
                keys[i] = (uint64_t)spare_places[i];
                places[i] = (int64_t)spare_keys[i];
            }
            fl_order__sort(keys, places, spare_keys, spare_places, s->k);
        } else if (s->want == WANT_ONE) {
            places[0] = select_kth(keys, places, spare_keys, spare_places, n, s->k);
        } else if (s->want == WANT_MEDIAN || s->want == WANT_NANMEDIAN) {
            places[0] = find_median(keys, places, spare_keys, spare_places, n, fl_order__nan((fl_dtype)self->dtype),
                                    s->want == WANT_NANMEDIAN);
        } else {
            for (int64_t i = 0; i < n; i++) places[i] = i;
            fl_order__sort(keys, places, spare_keys, spare_places, n);
            if (s->want == WANT_MODE) first = find_mode(keys, n);
        }
        char *values = s->values ? s->values->data + line_offset(s->values, s->dim, line, self->sizes, item) : NULL;
        char *indices = s->indices->data + line_offset(s->indices, s->dim, line, self->sizes, 8);
        int64_t value_step = s->values && s->values->ndim > s->dim ? s->values->strides[s->dim] * item : item;
        int64_t index_step = s->indices->ndim > s->dim ? s->indices->strides[s->dim] * 8 : 8;
        for (int64_t i = 0; i < count; i++) {
            int64_t place = places[first + i];
            if (values) copy_item(values + i * value_step, from + place * step, item);
            memcpy(indices + i * index_step, &place, 8);
        }
    }
}

#define CHUNKS 8

/* Runs over all lines; the results have self's sizes but along dim. False: no memory. */
static bool sort_all(sorting *s) {
    const fl_tensor *self = s->self;
    s->n = self->ndim ? self->sizes[s->dim] : 1;
    if (self->numel == 0) return true;
    int64_t lines = self->numel / s->n;
    bool small = self->numel < 4096;
    s->grain = small ? lines : (lines + CHUNKS - 1) / CHUNKS;
    size_t bytes = (size_t)((lines + s->grain - 1) / s->grain * 4 * s->n * 8);
    s->scratch = fl_alloc__get(bytes);
    if (!s->scratch) return false;
    fl_pool__for(lines, s->grain, sort_lines, s);
    fl_alloc__put(s->scratch, bytes);
    return true;
}

/* Elements were picked along a dimension: their gradients go back to where they were. */
typedef struct picked {
    int64_t dim;
    bool dropped; /* the dimension is gone from the result */
} picked;

static void picked_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const picked *p = fl_node__data(node);
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *index = fl_node__saved(node, 0), *g = grad[0];
    if (!index || !g) return;
    if (p->dropped) {
        index = fl_unsqueeze(index, p->dim);
        g = index ? fl_unsqueeze(g, p->dim) : NULL;
    }
    fl_tensor *zeros = g ? fl_new_zeros(g, sizes, ndim, NULL) : NULL;
    if (zeros) out[0] = fl_scatter(zeros, p->dim, index, g);
}
static const fl_rule sort_rule = {.name = "SortBackward0", .backward = picked_backward, .saved = "indices; dim"};
static const fl_rule topk_rule = {.name = "TopkBackward0", .backward = picked_backward, .saved = "indices; dim"};
static const fl_rule kthvalue_rule = {
    .name = "KthvalueBackward0", .backward = picked_backward, .saved = "indices; dim"};

/* Records and hands over values and indices (one reference each, the caller's); false and both freed after an error. */
static bool finish(fl_tensor **values, fl_tensor **indices, fl_tensor *self, const fl_rule *rule, int dim,
                   bool dropped) {
    bool done = *values && *indices;
    if (done && fl_node__would_record(&self, 1)) {
        fl_node *node = fl_node__record(rule, &self, 1, values, 1, 1, sizeof(picked));
        if (node) {
            *(picked *)fl_node__data(node) = (picked){dim, dropped};
            fl_node__save(node, 0, *indices);
        }
    }
    if (!done || fl_failed()) {
        fl_release(*values);
        fl_release(*indices);
        *values = *indices = NULL;
        return false;
    }
    *values = fl_scope__result(*values);
    *indices = fl_scope__result(*indices);
    return true;
}

fl_sort_result fl_sort(fl_tensor *self, const fl_sort_options *options) {
    static const fl_sort_options fallback = FL_SORT_OPTIONS;
    const fl_sort_options *o = options ? options : &fallback;
    fl_sort_result r = {NULL, NULL};
    if (fl_failed()) return r;
    int dim = fl_shape__wrap_dim(o->dim, self->ndim);
    if (dim < 0) return r;
    r.values = fl_tensor__empty_like(self, (fl_dtype)self->dtype, self->sizes);
    r.indices = r.values ? fl_tensor__empty_like(self, FL_INT64, self->sizes) : NULL;
    sorting s = {.self = self, .values = r.values, .indices = r.indices, .dim = dim, .descending = o->descending};
    if (r.indices) sort_all(&s);
    finish(&r.values, &r.indices, self, &sort_rule, dim, false);
    return r;
}

fl_tensor *fl_argsort(fl_tensor *self, const fl_argsort_options *options) {
    static const fl_argsort_options fallback = FL_ARGSORT_OPTIONS;
    const fl_argsort_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    int dim = fl_shape__wrap_dim(o->dim, self->ndim);
    fl_tensor *indices = dim < 0 ? NULL : fl_tensor__empty_like(self, FL_INT64, self->sizes);
    sorting s = {.self = self, .indices = indices, .dim = dim, .descending = o->descending};
    if (!indices || !sort_all(&s)) {
        fl_release(indices);
        return NULL;
    }
    return fl_scope__result(indices);
}

fl_tensor *fl_msort(fl_tensor *self) {
    if (fl_failed()) return NULL;
    fl_scope_open();
    fl_sort_options o = FL_SORT_OPTIONS;
    o.dim = 0;
    return fl_scope_return(fl_sort(self, &o).values);
}

fl_topk_result fl_topk(fl_tensor *self, int64_t k, const fl_topk_options *options) {
    static const fl_topk_options fallback = FL_TOPK_OPTIONS;
    const fl_topk_options *o = options ? options : &fallback;
    fl_topk_result r = {NULL, NULL};
    if (fl_failed()) return r;
    int dim = fl_shape__wrap_dim(o->dim, self->ndim);
    if (dim < 0) return r;
    if (k < 0 || k > (self->ndim ? self->sizes[dim] : 1)) {
        fl_fail(FL_RUNTIME_ERROR, "selected index k out of range");
        return r;
    }
    if (self->dtype == FL_BOOL) {
        fl_fail(FL_RUNTIME_ERROR, "topk(): bool is not supported");
        return r;
    }
    if (self->ndim == 0) k = 1;
    int64_t sizes[FL_MAX_DIMS];
    for (int d = 0; d < self->ndim; d++) sizes[d] = d == dim ? k : self->sizes[d];
    r.values = fl_tensor__empty((fl_dtype)self->dtype, self->ndim, sizes);
    r.indices = r.values ? fl_tensor__empty(FL_INT64, self->ndim, sizes) : NULL;
    sorting s = {.self = self,
                 .values = r.values,
                 .indices = r.indices,
                 .dim = dim,
                 .k = k,
                 .want = WANT_FIRST,
                 .descending = o->largest};
    if (r.indices && r.values->numel) sort_all(&s);
    finish(&r.values, &r.indices, self, &topk_rule, dim, false);
    return r;
}

/* One element of every line along dim: WANT_ONE (the k-th), a median or the mode. */
static void pick(fl_tensor *self, want want, int64_t k, int dim, bool keepdim, const fl_rule *rule, fl_tensor **values,
                 fl_tensor **indices) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    int n = 0;
    for (int d = 0; d < self->ndim; d++) sizes[d] = d == dim ? 1 : self->sizes[d];
    *values = fl_tensor__empty((fl_dtype)self->dtype, self->ndim, sizes);
    *indices = *values ? fl_tensor__empty(FL_INT64, self->ndim, sizes) : NULL;
    sorting s = {.self = self, .values = *values, .indices = *indices, .dim = dim, .k = k, .want = want};
    bool dropped = !keepdim && self->ndim > 0;
    if (*indices && sort_all(&s) && dropped) {
        for (int d = 0; d < self->ndim; d++)
            if (d != dim) sizes[n++] = self->sizes[d];
        fl_shape__row_major(sizes, n, strides);
        fl_tensor__restride(*values, n, sizes, strides);
        fl_tensor__restride(*indices, n, sizes, strides);
    }
    finish(values, indices, self, rule, dim, dropped);
}

/* Whether there is something to pick along dim, wrapped; -1 and an error where not. */
static int filled_dim(const char *name, const fl_tensor *self, int64_t dim) {
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0 || self->ndim == 0 || self->sizes[d] > 0) return d;
    fl_fail(FL_INDEX_ERROR, "%s(): Expected reduction dim %d to have non-zero size.", name, d);
    return -1;
}

fl_kthvalue_result fl_kthvalue(fl_tensor *self, int64_t k, const fl_kthvalue_options *options) {
    static const fl_kthvalue_options fallback = FL_KTHVALUE_OPTIONS;
    const fl_kthvalue_options *o = options ? options : &fallback;
    fl_kthvalue_result r = {NULL, NULL};
    if (fl_failed()) return r;
    int dim = filled_dim("kthvalue", self, o->dim);
    if (dim < 0) return r;
    if (k < 1 || k > (self->ndim ? self->sizes[dim] : 1)) {
        fl_fail(FL_RUNTIME_ERROR, "kthvalue(): selected number k out of range for dimension %d", dim);
        return r;
    }
    if (self->dtype == FL_BOOL && self->ndim > 0 && self->numel > 0) {
        fl_dense__unsupported("kthvalue_cpu", self);
        return r;
    }
    pick(self, WANT_ONE, k - 1, dim, o->keepdim, &kthvalue_rule, &r.values, &r.indices);
    return r;
}

static const fl_rule median_dim_rule = {
    .name = "MedianBackward1", .backward = picked_backward, .saved = "indices; dim"};
static const fl_rule nanmedian_dim_rule = {
    .name = "NanmedianBackward1", .backward = picked_backward, .saved = "indices; dim"};
static const fl_rule mode_rule = {.name = "ModeBackward0", .backward = picked_backward, .saved = "indices; dim"};

static bool has_median(const fl_tensor *self) {
    if (self->dtype != FL_BOOL) return true;
    return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"median_cpu\" not implemented for 'Bool'"), false;
}

fl_median_dim_result fl_median_dim(fl_tensor *self, int64_t dim, const fl_median_dim_options *options) {
    fl_median_dim_result r = {NULL, NULL};
    if (fl_failed()) return r;
    int d = filled_dim("median", self, dim);
    if (d >= 0 && has_median(self))
        pick(self, WANT_MEDIAN, 0, d, options && options->keepdim, &median_dim_rule, &r.values, &r.indices);
    return r;
}

fl_nanmedian_dim_result fl_nanmedian_dim(fl_tensor *self, int64_t dim, const fl_nanmedian_dim_options *options) {
    fl_nanmedian_dim_result r = {NULL, NULL};
    if (fl_failed()) return r;
    int d = filled_dim("nanmedian", self, dim);
    if (d >= 0 && has_median(self))
        pick(self, WANT_NANMEDIAN, 0, d, options && options->keepdim, &nanmedian_dim_rule, &r.values, &r.indices);
    return r;
}

fl_mode_result fl_mode(fl_tensor *self, const fl_mode_options *options) {
    static const fl_mode_options fallback = FL_MODE_OPTIONS;
    const fl_mode_options *o = options ? options : &fallback;
    fl_mode_result r = {NULL, NULL};
    if (fl_failed()) return r;
    int d = filled_dim("mode", self, o->dim);
    if (d >= 0) pick(self, WANT_MODE, 0, d, o->keepdim, &mode_rule, &r.values, &r.indices);
    return r;
}

/* The gradient of the median of all items is shared among those that equal it. */
static void median_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *x = fl_node__saved(node, 0), *median = fl_node__saved(node, 1);
    if (!median) return;
    fl_tensor *equal = fl_logical_or(fl_eq(x, median), fl_logical_and(fl_isnan(x), fl_isnan(median)));
    out[0] = fl_mul(fl_div(grad[0], fl_sum(equal, NULL)), equal);
}
static const fl_rule median_rule = {.name = "MedianBackward0", .backward = median_backward, .saved = "self, result"};
static const fl_rule nanmedian_rule = {
    .name = "NanmedianBackward0", .backward = median_backward, .saved = "self, result"};

static fl_tensor *median_of_all(fl_tensor *self, want want, const fl_rule *rule) {
    if (fl_failed() || (self->numel && !has_median(self))) return NULL;
    fl_tensor *value = NULL;
    if (self->numel == 0) {
        value = fl_tensor__scalar((fl_dtype)self->dtype, fl_float((double)NAN));
    } else {
        fl_tensor *row = fl_tensor__contiguous(self), *index = NULL;
        const int64_t stride = 1;
        fl_tensor *flat = row ? fl_tensor__view(row, 1, &row->numel, &stride, 0) : NULL;
        value = flat ? fl_tensor__empty((fl_dtype)self->dtype, 0, NULL) : NULL;
        index = value ? fl_tensor__empty(FL_INT64, 0, NULL) : NULL;
        sorting s = {.self = flat, .values = value, .indices = index, .want = want};
        if (!index || !sort_all(&s)) {
            fl_release(value);
            value = NULL;
        }
        fl_release(index);
        fl_release(flat);
        fl_release(row);
    }
    if (!value) return NULL;
    fl_node *node = fl_node__record(rule, &self, 1, &value, 1, 2, 0);
    fl_node__save(node, 0, self);
    if (node) fl_node__save_output(node, 1, value, 0);
    if (fl_failed()) {
        fl_release(value);
        return NULL;
    }
    return fl_scope__result(value);
}
fl_tensor *fl_median(fl_tensor *self) { return median_of_all(self, WANT_MEDIAN, &median_rule); }
fl_tensor *fl_nanmedian(fl_tensor *self) { return median_of_all(self, WANT_NANMEDIAN, &nanmedian_rule); }

/* ---- Distinct values ------------------------------------------------------------------------------------- */

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

/* All or none, as results. */
static three finish_three(three r) {
    if (r.counts) return (three){fl_scope__result(r.output), fl_scope__result(r.inverse), fl_scope__result(r.counts)};
    fl_release(r.output);
    fl_release(r.inverse);
    return (three){NULL, NULL, NULL};
}

/* Runs of equal elements: the first of each into out, its place into begins, the number of a run into inverse (NULL:
 * not wanted) for each element. Returns how many there are. A slot is written until a run begins: no branch. */
#define RUNS(NAME, TYPE, VALUE)                                                                     \
    static int64_t NAME(const void *from, int64_t n, void *to, int64_t *begins, int64_t *inverse) { \
        const TYPE *restrict x = from;                                                              \
        TYPE *restrict out = to;                                                                    \
        if (n == 0) return 0;                                                                       \
        int64_t found = 1;                                                                          \
        out[0] = x[0];                                                                              \
        if (begins) begins[0] = 0;                                                                  \
        if (inverse) inverse[0] = 0;                                                                \
        if (!begins && !inverse) {                                                                  \
            for (int64_t i = 1; i < n; i++) {                                                       \
                out[found] = x[i];                                                                  \
                found += VALUE(x[i]) != VALUE(x[i - 1]);                                            \
            }                                                                                       \
            return found;                                                                           \
        }                                                                                           \
        for (int64_t i = 1; i < n; i++) {                                                           \
            out[found] = x[i];                                                                      \
            if (begins) begins[found] = i;                                                          \
            found += VALUE(x[i]) != VALUE(x[i - 1]);                                                \
            if (inverse) inverse[i] = found - 1;                                                    \
        }                                                                                           \
        return found;                                                                               \
    }
#define AS_IT_IS(x) (x)
#define TRUTH(x) ((x) != 0)
RUNS(runs_bool, uint8_t, TRUTH)
RUNS(runs_1, uint8_t, AS_IT_IS)
RUNS(runs_2, uint16_t, AS_IT_IS)
RUNS(runs_4, uint32_t, AS_IT_IS)
RUNS(runs_8, uint64_t, AS_IT_IS)
RUNS(runs_f16, uint16_t, fl_half__from_f16)
RUNS(runs_bf16, uint16_t, fl_half__from_bf16)
RUNS(runs_f32, float, AS_IT_IS)
RUNS(runs_f64, double, AS_IT_IS)

/* All of self in one row. */
static three consecutive(fl_tensor *self, bool want_inverse, bool want_counts) {
    static int64_t (*const runs[])(const void *, int64_t, void *, int64_t *, int64_t *) = {
        [FL_BOOL] = runs_bool,   [FL_UINT8] = runs_1,    [FL_INT8] = runs_1,      [FL_INT16] = runs_2,
        [FL_INT32] = runs_4,     [FL_INT64] = runs_8,    [FL_FLOAT16] = runs_f16, [FL_BFLOAT16] = runs_bf16,
        [FL_FLOAT32] = runs_f32, [FL_FLOAT64] = runs_f64};
    const int64_t n = self->numel, none = 0, unit = 1;
    fl_tensor *row = fl_tensor__contiguous(self);
    three r = {row ? fl_tensor__empty((fl_dtype)self->dtype, 1, &n) : NULL, NULL, NULL};
    if (r.output)
        r.inverse = fl_tensor__empty(FL_INT64, want_inverse ? self->ndim : 1, want_inverse ? self->sizes : &none);
    if (r.inverse) r.counts = fl_tensor__empty(FL_INT64, 1, want_counts ? &n : &none);
    if (r.counts) {
        int64_t *begins = want_counts ? (int64_t *)(void *)r.counts->data : NULL;
        const int64_t found = runs[self->dtype](row->data, n, r.output->data, begins,
                                                want_inverse ? (int64_t *)(void *)r.inverse->data : NULL);
        for (int64_t i = 0; begins && i < found; i++) begins[i] = (i + 1 < found ? begins[i + 1] : n) - begins[i];
        fl_tensor__restride(r.output, 1, &found, &unit);
        if (want_counts) fl_tensor__restride(r.counts, 1, &found, &unit);
    }
    fl_release(row);
    return finish_three(r);
}

/* The distinct slices of self along dim, or elements for dim < 0. */
static three unique(fl_tensor *self, int dim, bool sorted, bool want_inverse, bool want_counts) {
    three r = {NULL, NULL, NULL};
    int64_t n = dim < 0 ? self->numel : self->ndim ? self->sizes[dim] : 1;
    if (dim >= 0 && self->numel == 0) {
        for (int d = 0; d < self->ndim; d++)
            if (d != dim && self->sizes[d] == 0)
                return fl_fail(FL_RUNTIME_ERROR,
                               "There are 0 sized dimensions, and they aren't selected by `dim`, so unique cannot be "
                               "applied"),
                       r;
    }
    int64_t m = dim < 0 || self->ndim == 0 ? 1 : n ? self->numel / n : 0;
    /* slices as rows of keys */
    bool kept = fl_thread__self.no_grad;
    fl_thread__self.no_grad = true;
    fl_scope_open();
    fl_tensor *front = dim > 0 ? fl_movedim(self, dim, 0) : self, *rows = front ? fl_contiguous(front, NULL) : NULL;
    size_t key_bytes = (size_t)(n * m + n + 1) * sizeof(uint64_t), place_bytes = (size_t)(5 * n + 1) * sizeof(int64_t);
    uint64_t *keys = rows ? fl_alloc__get(key_bytes) : NULL;
    int64_t *room = keys ? fl_alloc__get(place_bytes) : NULL;
    if (room) {
        int64_t *order = room, *spare = room + n, *inverse = room + 2 * n, *counts = room + 3 * n,
                *firsts = room + 4 * n;
        fl_dtype dtype = (fl_dtype)self->dtype;
        fl_order__keys(keys, rows->data, (int64_t)fl_dtype_size(dtype), dtype, n * m, false);
        for (int64_t i = 0; i < n; i++) order[i] = i;
        int64_t found;
        if (sorted && m == 1 && n > 0) {
            /* the sort moves the keys: distinct() wants them where they were */
            fl_order__sort(keys, order, keys + n, spare, n);
            fl_order__keys(keys, rows->data, (int64_t)fl_dtype_size(dtype), dtype, n, false);
        } else if (sorted) {
            fl_order__sort_rows(keys, m, order, spare, n);
        }
        found = distinct(keys, m, fl_order__nan(dtype), sorted ? order : NULL, n, inverse, counts, firsts);
        fl_tensor *index = int64_row(firsts, found);
        fl_tensor *source = dim < 0 ? fl_reshape(rows, &n, 1) : self;
        if (index && source) r.output = fl_tensor__retain(fl_index_select(source, dim < 0 ? 0 : dim, index));
        fl_release(index);
        if (r.output) r.inverse = int64_row(inverse, want_inverse ? n : 0);
        if (r.inverse && want_inverse && dim < 0) {
            int64_t strides[FL_MAX_DIMS];
            fl_shape__row_major(self->sizes, self->ndim, strides);
            fl_tensor__restride(r.inverse, self->ndim, self->sizes, strides);
        }
        if (r.inverse) r.counts = int64_row(counts, want_counts ? found : 0);
        fl_alloc__put(room, place_bytes);
    }
    if (keys) fl_alloc__put(keys, key_bytes);
    fl_scope_close();
    fl_thread__self.no_grad = kept;
    return finish_three(r);
}

fl_unique_result fl_unique(fl_tensor *self, const fl_unique_options *options) {
    fl_unique_result none = {NULL, NULL, NULL};
    if (fl_failed()) return none;
    three r = unique(self, -1, true, options && options->return_inverse, options && options->return_counts);
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
    three r = unique(self, d, true, options && options->return_inverse, options && options->return_counts);
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
    three r = d < 0 ? consecutive(self, options && options->return_inverse, options && options->return_counts)
                    : unique(self, d, false, options && options->return_inverse, options && options->return_counts);
    return (fl_unique_consecutive_result){r.output, r.inverse, r.counts};
}
