/* search.c: places in sorted sequences, membership, counting. (Rows: search.def.)
 */
#include <math.h>
#include <stdatomic.h>
#include "ops/plain.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "ops/elements.h"
#include "ops/order.h"
#include "ops/view.h"
#include "tensor/cast.h"

/* ---- Places in sorted sequences -------------------------------------------------------------------------- */

typedef struct searching {
    const char *sequence, *values; /* row-major, of one dtype: int64, float or double */
    const int64_t *sorter;         /* NULL: the sequence is sorted as it stands */
    fl_dtype dtype;
    int64_t length, per_row; /* of a sequence; values a sequence (all of them, for one sequence) */
    bool one, right, narrow; /* one sequence for all; int32 results */
    char *out;
} searching;

/* The first place whose element is not less than the value (left), or greater (right). NaN is greater than all. The
 * sequence stands in the order of `sorter`, if that is not NULL. */
#define SEARCH(NAME, TYPE)                                                                                \
    static int64_t NAME(const TYPE *sequence, const int64_t *sorter, int64_t n, TYPE value, bool right) { \
        int64_t low = 0, high = n;                                                                        \
        while (low < high) {                                                                              \
            int64_t middle = low + (high - low) / 2;                                                      \
            TYPE at = sequence[sorter ? sorter[middle] : middle];                                         \
            if (right ? !(at > value) : !(at >= value))                                                   \
                low = middle + 1;                                                                         \
            else                                                                                          \
                high = middle;                                                                            \
        }                                                                                                 \
        return low;                                                                                       \
    }
SEARCH(search_i64, int64_t)
SEARCH(search_f32, float)
SEARCH(search_f64, double)

/* The same for a run of values in one sequence, without branches: the steps of TOGETHER values run beside each other.
 */
#define TOGETHER 4
#define STEP(i) at##i += half & -(int64_t)ABOVE(at##i[half - 1], values[i])
#define SEARCH_RUN(NAME, TYPE)                                                                              \
    static void NAME(const TYPE *sequence, int64_t n, const TYPE *values, int64_t count, int64_t *places) { \
        for (; count >= TOGETHER; count -= TOGETHER, values += TOGETHER, places += TOGETHER) {              \
            const TYPE *at0 = sequence, *at1 = sequence, *at2 = sequence, *at3 = sequence;                  \
            for (int64_t rest = n, half; rest > 0; rest -= half) {                                          \
                half = (rest + 1) / 2;                                                                      \
                STEP(0);                                                                                    \
                STEP(1);                                                                                    \
                STEP(2);                                                                                    \
                STEP(3);                                                                                    \
            }                                                                                               \
            places[0] = at0 - sequence;                                                                     \
            places[1] = at1 - sequence;                                                                     \
            places[2] = at2 - sequence;                                                                     \
            places[3] = at3 - sequence;                                                                     \
        }                                                                                                   \
        for (; count > 0; count--, values++, places++) {                                                    \
            const TYPE *at0 = sequence;                                                                     \
            for (int64_t rest = n, half; rest > 0; rest -= half) {                                          \
                half = (rest + 1) / 2;                                                                      \
                STEP(0);                                                                                    \
            }                                                                                               \
            *places = at0 - sequence;                                                                       \
        }                                                                                                   \
    }
#define ABOVE(element, value) (!((element) >= (value)))
SEARCH_RUN(run_left_i64, int64_t)
SEARCH_RUN(run_left_f32, float)
SEARCH_RUN(run_left_f64, double)
#undef ABOVE
#define ABOVE(element, value) (!((element) > (value)))
SEARCH_RUN(run_right_i64, int64_t)
SEARCH_RUN(run_right_f32, float)
SEARCH_RUN(run_right_f64, double)
#undef ABOVE

static bool ends_in_nan(const void *sequence, fl_dtype dtype, int64_t n) {
    if (n == 0 || dtype == FL_INT64) return false;
    return dtype == FL_FLOAT64 ? isnan(((const double *)sequence)[n - 1]) : isnan(((const float *)sequence)[n - 1]);
}

/* The places of `count` values, in one sequence. */
static void search_some(const searching *s, int64_t i, int64_t count, int64_t *places) {
    const int64_t item = (int64_t)fl_dtype_size(s->dtype), n = s->length, row = s->one ? 0 : i / s->per_row;
    const void *sequence = s->sequence + row * n * item, *values = s->values + i * item;
    const int64_t *sorter = s->sorter ? s->sorter + row * n : NULL;
    /* where NaN is the last, what is found depends on which elements are looked at */
    const bool plain = sorter || ends_in_nan(sequence, s->dtype, n);
    for (int64_t k = 0; plain && k < count; k++)
        places[k] = s->dtype == FL_INT64     ? search_i64(sequence, sorter, n, ((const int64_t *)values)[k], s->right)
                    : s->dtype == FL_FLOAT64 ? search_f64(sequence, sorter, n, ((const double *)values)[k], s->right)
                                             : search_f32(sequence, sorter, n, ((const float *)values)[k], s->right);
    if (plain) return;
    if (s->dtype == FL_INT64)
        (s->right ? run_right_i64 : run_left_i64)(sequence, n, values, count, places);
    else if (s->dtype == FL_FLOAT64)
        (s->right ? run_right_f64 : run_left_f64)(sequence, n, values, count, places);
    else
        (s->right ? run_right_f32 : run_left_f32)(sequence, n, values, count, places);
}

#define NARROWED 256 /* places that are found before they are made int32 */
static void search_range(void *context, int64_t begin, int64_t end) {
    const searching *s = context;
    int64_t block[NARROWED];
    for (int64_t i = begin, count; i < end; i += count) {
        count = end - i;
        if (!s->one && count > s->per_row - i % s->per_row) count = s->per_row - i % s->per_row;
        if (!s->narrow) {
            search_some(s, i, count, (int64_t *)(void *)s->out + i);
            continue;
        }
        if (count > NARROWED) count = NARROWED;
        search_some(s, i, count, block);
        for (int64_t k = 0; k < count; k++) ((int32_t *)(void *)s->out)[i + k] = (int32_t)block[k];
    }
}

/* PyTorch's advice, once for each argument: its search copies what is not row-major, as this one does. */
static bool warn_of_copies(const fl_tensor *sequence, const fl_tensor *values, const fl_tensor *sorter) {
#define ADVICE(name)                                                                \
    "torch.searchsorted(): " name                                                   \
    " tensor is non-contiguous, this will lower the performance due to extra data " \
    "copy when converting non-contiguous tensor to contiguous"
    static atomic_bool said[3];
    return (values->flags & FL_T_CONTIGUOUS || fl_warning__once(&said[0], ADVICE("input value"))) &&
           (sequence->flags & FL_T_CONTIGUOUS || fl_warning__once(&said[1], ADVICE("boundary"))) &&
           (!sorter || sorter->flags & FL_T_CONTIGUOUS || fl_warning__once(&said[2], ADVICE("sorter")));
#undef ADVICE
}

static fl_tensor *search(fl_tensor *sequence, fl_tensor *values, fl_tensor *sorter, bool right, bool narrow) {
    fl_dtype dtype = fl_dtype__result((fl_tensor *[]){sequence, values}, 2);
    if (dtype == FL_BOOL && values->numel)
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"searchsorted_out_cpu\" not implemented for 'Bool'");
    dtype = !fl_is_float(dtype) ? FL_INT64 : dtype == FL_FLOAT64 ? FL_FLOAT64 : FL_FLOAT32;
    int64_t length = sequence->sizes[sequence->ndim - 1];
    if (narrow && length >= INT32_MAX)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "torch.searchsorted(): the size of boundaries' last dimension should be less than %d, but we got %lld",
            INT32_MAX, (long long)length);
    if (!warn_of_copies(sequence, values, sorter)) return NULL;
    fl_tensor *a = fl_tensor__contiguous_as(sequence, dtype), *b = a ? fl_tensor__contiguous_as(values, dtype) : NULL;
    fl_tensor *order = b && sorter ? fl_tensor__contiguous(sorter) : NULL;
    fl_tensor *result =
        b && (!sorter || order) ? fl_tensor__empty(narrow ? FL_INT32 : FL_INT64, values->ndim, values->sizes) : NULL;
    if (result && result->numel) {
        searching s = {a->data,
                       b->data,
                       order ? (const int64_t *)(const void *)order->data : NULL,
                       dtype,
                       length,
                       values->ndim ? values->sizes[values->ndim - 1] : 1,
                       sequence->ndim == 1,
                       right,
                       narrow,
                       result->data};
        fl_pool__for(result->numel, fl_pool__grain(result->numel, 60), search_range, &s);
    }
    fl_release(order);
    fl_release(b);
    fl_release(a);
    return fl_scope__result(result);
}

/* right as `right` and `side` say together; false after an error. */
static bool read_side(const char *side, bool *right) {
    if (!side) return true;
    if (strcmp(side, "left") && strcmp(side, "right")) {
        fl_fail(FL_RUNTIME_ERROR, "torch.searchsorted(): side can only be 'left' or 'right' but got %s", side);
        return false;
    }
    if (*right && !strcmp(side, "left")) {
        fl_fail(
            FL_RUNTIME_ERROR,
            "torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True");
        return false;
    }
    *right = !strcmp(side, "right");
    return true;
}

static bool check_sorter(const fl_tensor *sequence, const fl_tensor *sorter) {
    if (!sorter) return true;
    if (!fl_shape__equal(sequence, sorter)) {
        fl_fail(FL_RUNTIME_ERROR,
                "torch.searchsorted(): boundary and sorter must have the same size, but got boundary tensor %s and got "
                "sorter tensor %s",
                FL_SHAPE(sequence), FL_SHAPE(sorter));
        return false;
    }
    if (sorter->dtype != FL_INT64) {
        fl_fail(FL_RUNTIME_ERROR, "torch.searchsorted(): sorter must be a tensor of long dtype but got dtype %s",
                fl_dtype__scalar_type((fl_dtype)sorter->dtype));
        return false;
    }
    int64_t length = sequence->ndim ? sequence->sizes[sequence->ndim - 1] : 1;
    fl_tensor *row = fl_tensor__contiguous((fl_tensor *)sorter);
    bool good = row != NULL;
    for (int64_t i = 0; good && i < row->numel; i++) {
        int64_t at = ((const int64_t *)(const void *)row->data)[i];
        good = at >= 0 && at < length;
    }
    if (row && !good) fl_fail(FL_RUNTIME_ERROR, "torch.searchsorted(): sorter index out of range");
    fl_release(row);
    return good;
}

fl_tensor *fl_searchsorted(fl_tensor *sorted_sequence, fl_tensor *self, const fl_searchsorted_options *options) {
    static const fl_searchsorted_options fallback = FL_SEARCHSORTED_OPTIONS;
    const fl_searchsorted_options *o = options ? options : &fallback;
    bool right = o->right;
    if (fl_failed() || !read_side(o->side, &right)) return NULL;
    int n = sorted_sequence->ndim;
    if (n == 0)
        return fl_fail(FL_RUNTIME_ERROR,
                       "torch.searchsorted(): boundaries tensor should have positive dimension, but got 0 dimension");
    if (self->ndim == 0 && n != 1)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1, but we "
            "got boundaries tensor dim(%d) and input value's dim(0) numel(1)",
            n);
    bool fits = n == 1 || n == self->ndim;
    for (int d = 0; d + 1 < n && fits; d++) fits = sorted_sequence->sizes[d] == self->sizes[d];
    if (!fits)
        return fl_fail(
            FL_RUNTIME_ERROR,
            "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of "
            "boundaries tensor and input value tensor must match, but we got boundaries tensor %s and input value "
            "tensor %s",
            FL_SHAPE(sorted_sequence), FL_SHAPE(self));
    if (!check_sorter(sorted_sequence, o->sorter)) return NULL;
    return search(sorted_sequence, self, o->sorter, right, o->out_int32);
}

fl_tensor *fl_searchsorted_scalar(fl_tensor *sorted_sequence, fl_scalar self,
                                  const fl_searchsorted_scalar_options *options) {
    if (fl_failed()) return NULL;
    fl_tensor *value = fl_tensor__wrapped(self);
    if (!value) return NULL;
    fl_searchsorted_options o = FL_SEARCHSORTED_OPTIONS;
    if (options) o = (fl_searchsorted_options){options->out_int32, options->right, options->side, options->sorter};
    fl_tensor *result = fl_searchsorted(sorted_sequence, value, &o);
    fl_release(value);
    return result;
}

fl_tensor *fl_bucketize(fl_tensor *self, fl_tensor *boundaries, const fl_bucketize_options *options) {
    if (fl_failed()) return NULL;
    if (boundaries->ndim != 1)
        return fl_fail(FL_RUNTIME_ERROR, "boundaries tensor must be 1 dimension, but got dim(%d)", boundaries->ndim);
    return search(boundaries, self, NULL, options && options->right, options && options->out_int32);
}

fl_tensor *fl_bucketize_scalar(fl_scalar self, fl_tensor *boundaries, const fl_bucketize_scalar_options *options) {
    if (fl_failed()) return NULL;
    fl_tensor *value = fl_tensor__wrapped(self);
    if (!value) return NULL;
    fl_bucketize_options o = {options && options->out_int32, options && options->right};
    fl_tensor *result = fl_bucketize(value, boundaries, &o);
    fl_release(value);
    return result;
}

/* ---- Membership ------------------------------------------------------------------------------------------ */

/* Which keys are among those looked for: compared with each of a few, looked up in a table of a flag for every key of a
 * small range, or in a hash table (open addressing, half full at most). */
typedef struct membership {
    fl_order_line elements;
    uint64_t *keys; /* those looked for, `count`; or the hash table */
    int64_t count;
    const uint8_t *flags; /* of keys from `low` on; the last is that of all others: false */
    uint64_t low, span;
    int bits;          /* the logarithm of the hash table's size */
    bool last, invert; /* last: whether the key of all ones, which stands for an empty place, is looked for */
    char *out;
} membership;
#define COMPARED 8
#define EMPTY UINT64_MAX

static inline uint64_t hash_place(uint64_t key, int bits) { return key * 0x9e3779b97f4a7c15u >> (64 - bits); }

/* Where the key stands in the table, or should. */
static inline uint64_t find_place(const uint64_t *table, int bits, uint64_t key) {
    const uint64_t mask = ((uint64_t)1 << bits) - 1;
    uint64_t at = hash_place(key, bits);
    while (table[at] != key && table[at] != EMPTY) at = (at + 1) & mask;
    return at;
}

static void find_members(void *context, int64_t begin, int64_t end) {
    const membership *m = context;
    const fl_order_kernels *kernels = fl_kernels__active.order;
    uint64_t block[FL_ORDER_BLOCK];
    for (int64_t first = begin; first < end; first += FL_ORDER_BLOCK) {
        const int64_t n = end - first < FL_ORDER_BLOCK ? end - first : FL_ORDER_BLOCK;
        char *out = m->out + first;
        kernels->keys[m->elements.dtype](block, &m->elements, first, n);
        if (m->flags) {
            for (int64_t i = 0; i < n; i++) {
                const uint64_t at = block[i] - m->low;
                out[i] = (char)(m->flags[at < m->span ? at : m->span] != m->invert);
            }
        } else if (m->bits == 0) {
            kernels->member(out, block, n, m->keys, m->count, m->invert);
        } else {
            for (int64_t i = 0; i < n; i++) {
                const bool found =
                    block[i] == EMPTY ? m->last : m->keys[find_place(m->keys, m->bits, block[i])] != EMPTY;
                out[i] = (char)(found != m->invert);
            }
        }
    }
}

static fl_tensor *is_in(fl_tensor *elements, fl_tensor *tests, bool invert) {
    if (elements->dtype == FL_BOOL || tests->dtype == FL_BOOL)
        return fl_fail(FL_RUNTIME_ERROR, "isin(): bool is not supported");
    fl_dtype dtype = fl_dtype__result((fl_tensor *[]){elements, tests}, 2);
    fl_tensor *a = fl_tensor__contiguous_as(elements, dtype), *b = a ? fl_tensor__contiguous_as(tests, dtype) : NULL;
    fl_tensor *result = b ? fl_tensor__empty(FL_BOOL, elements->ndim, elements->sizes) : NULL;
    const int64_t n = tests->numel, item = (int64_t)fl_dtype_size(dtype);
    const size_t key_bytes = (size_t)(n + 1) * 8;
    uint64_t *keys = result ? fl_alloc__get(key_bytes) : NULL, *table = NULL;
    size_t table_bytes = 0;
    bool done = keys != NULL;
    if (done) {
        membership m = {.invert = invert, .keys = keys, .out = result->data};
        m.elements = (fl_order_line){.data = a->data, .stride = item, .n = a->numel, .dtype = dtype};
        fl_order__keys(keys, b->data, item, dtype, n);
        const uint64_t nan = fl_order__nan(dtype);
        uint64_t low = UINT64_MAX, high = 0;
        for (int64_t i = 0; i < n; i++) {
            if (nan && keys[i] == nan) continue; /* equal to none */
            low = keys[i] < low ? keys[i] : low;
            high = keys[i] > high ? keys[i] : high;
            keys[m.count++] = keys[i];
        }
        if (m.count > COMPARED) {
            const bool ranged = high - low < (uint64_t)1 << 16 || high - low < (uint64_t)(m.count * 16);
            for (m.bits = 4; !ranged && m.count > (int64_t)1 << (m.bits - 1);) m.bits++;
            table_bytes = ranged ? (size_t)(high - low) + 2 : sizeof(uint64_t) << m.bits;
            table = fl_alloc__get(table_bytes);
            done = table != NULL;
            if (done && ranged) {
                memset(table, 0, table_bytes);
                for (int64_t i = 0; i < m.count; i++) ((uint8_t *)table)[keys[i] - low] = 1;
                m.flags = (const uint8_t *)table;
                m.low = low;
                m.span = high - low + 1;
            } else if (done) {
                memset(table, 0xff, table_bytes);
                for (int64_t i = 0; i < m.count; i++) {
                    if (keys[i] == EMPTY)
                        m.last = true;
                    else
                        table[find_place(table, m.bits, keys[i])] = keys[i];
                }
                m.keys = table;
            }
        }
        if (done) fl_pool__for(a->numel, fl_pool__grain(a->numel, 4), find_members, &m);
    }
    if (table) fl_alloc__put(table, table_bytes);
    if (keys) fl_alloc__put(keys, key_bytes);
    if (!done) {
        fl_release(result);
        result = NULL;
    }
    fl_release(b);
    fl_release(a);
    return fl_scope__result(result);
}

fl_tensor *fl_isin(fl_tensor *elements, fl_tensor *test_elements, const fl_isin_options *options) {
    return fl_failed() ? NULL : is_in(elements, test_elements, options && options->invert);
}
fl_tensor *fl_isin_tensor_scalar(fl_tensor *elements, fl_scalar test_element,
                                 const fl_isin_tensor_scalar_options *options) {
    if (fl_failed()) return NULL;
    fl_tensor *test = fl_tensor__wrapped(test_element);
    fl_tensor *result = test ? is_in(elements, test, options && options->invert) : NULL;
    fl_release(test);
    return result;
}
fl_tensor *fl_isin_scalar_tensor(fl_scalar element, fl_tensor *test_elements,
                                 const fl_isin_scalar_tensor_options *options) {
    if (fl_failed()) return NULL;
    fl_tensor *one = fl_tensor__wrapped(element);
    fl_tensor *result = one ? is_in(one, test_elements, options && options->invert) : NULL;
    fl_release(one);
    return result;
}

/* ---- Counting -------------------------------------------------------------------------------------------- */

/* Places of any type are widened a block at a time, which stays in the first cache. */
#define COUNT_BLOCK 2048
typedef struct counting {
    const char *data;
    int64_t n, item;
    fl_move_fn widen;
} counting;

static const int64_t *counting_block(const counting *c, int64_t first, int64_t n, int64_t *room) {
    const char *from = c->data + first * c->item;
    if (c->item == (int64_t)sizeof *room) return (const int64_t *)(const void *)from;
    c->widen((char *)room, sizeof *room, from, c->item, n);
    return room;
}

/* The largest of integers that are not empty; -1 where some are negative, or an error is pending. */
static int64_t find_most(fl_tensor *self) {
    int64_t least = -1, most = -1;
    fl_scope_open();
    const fl_aminmax_result found = fl_aminmax(self, NULL);
    if (found.min) {
        fl_tensor__cast((char *)&least, FL_INT64, found.min->data, (fl_dtype)self->dtype, 1);
        fl_tensor__cast((char *)&most, FL_INT64, found.max->data, (fl_dtype)self->dtype, 1);
    }
    fl_scope_close();
    return least < 0 ? -1 : most;
}

static const fl_rule bincount_rule = {.name = "NotImplemented", .backward = fl_node__no_derivative};

static bool refuse_counted(void) {
    return fl_fail(FL_RUNTIME_ERROR, "bincount only supports 1-d non-negative integral inputs."), false;
}

/* bincount of bytes, in `bins` bins at least. */
static fl_tensor *count_bytes(fl_tensor *self, int64_t bins) {
    fl_tensor *row = fl_tensor__contiguous(self);
    if (!row) return NULL;
    int64_t counts[256], used = 256;
    fl_order__count_bytes((const uint8_t *)row->data, row->numel, counts);
    fl_release(row);
    while (counts[used - 1] == 0) used--;
    if (self->dtype == FL_INT8 && used > 128) return refuse_counted(), NULL;
    bins = used > bins ? used : bins;
    fl_tensor *result = fl_tensor__empty(FL_INT64, 1, &bins);
    if (!result) return NULL;
    fl_tensor__fill(result, fl_int(0));
    memcpy(result->data, counts, (size_t)used * sizeof *counts);
    return fl_scope__result(result);
}

#define BESIDE 1024
static void count_places(const counting *c, int64_t *counts, int64_t bins) {
    const int64_t n = c->n;
    int64_t beside[3][BESIDE], room[COUNT_BLOCK]; /* equal neighbours wait for each other */
    const bool few = bins <= BESIDE && n >= 8 * bins;
    for (int k = 0; few && k < 3; k++) memset(beside[k], 0, (size_t)bins * sizeof **beside);
    for (int64_t first = 0; first < n; first += COUNT_BLOCK) {
        const int64_t count = n - first < COUNT_BLOCK ? n - first : COUNT_BLOCK;
        const int64_t *at = counting_block(c, first, count, room);
        int64_t i = 0;
        for (; few && i + 4 <= count; i += 4) {
            counts[at[i]]++;
            beside[0][at[i + 1]]++;
            beside[1][at[i + 2]]++;
            beside[2][at[i + 3]]++;
        }
        for (; i < count; i++) counts[at[i]]++;
    }
    for (int64_t v = 0; few && v < bins; v++) counts[v] += beside[0][v] + beside[1][v] + beside[2][v];
}

/* A weight is added at each place, in order. */
static void add_weights(const counting *c, const fl_tensor *weights, fl_tensor *sums) {
    const int64_t item = (int64_t)fl_dtype_size((fl_dtype)sums->dtype);
    const fl_scatter_fn add = fl_elements__scatter((fl_dtype)sums->dtype, FL_MEET_ADD);
    int64_t room[COUNT_BLOCK];
    for (int64_t first = 0; first < c->n; first += COUNT_BLOCK) {
        const int64_t count = c->n - first < COUNT_BLOCK ? c->n - first : COUNT_BLOCK;
        add(sums->data, 0, (const char *)weights->data + first * item, item, counting_block(c, first, count, room),
            item, count, FL_ONE_LINE);
    }
}

fl_tensor *fl_bincount(fl_tensor *self, const fl_bincount_options *options) {
    if (fl_failed()) return NULL;
    fl_tensor *weights = options ? options->weights : NULL;
    int64_t bins = options ? options->minlength : 0;
    if (fl_is_float((fl_dtype)self->dtype) || self->dtype == FL_BOOL)
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"bincount_cpu\" not implemented for '%s'",
                       fl_dtype__scalar_type((fl_dtype)self->dtype));
    if (bins < 0) return fl_fail(FL_RUNTIME_ERROR, "minlength should be >= 0");
    if (self->ndim == 1 && self->numel == 0) weights = NULL; /* whatever its size: zeros of int64 */
    if (fl_dtype_size((fl_dtype)self->dtype) == 1 && self->ndim == 1 && self->numel && !weights)
        return count_bytes(self, bins);
    fl_tensor *row = fl_tensor__contiguous(self);
    if (!row) return NULL;
    const counting c = {row->data, row->numel, (int64_t)fl_dtype_size((fl_dtype)row->dtype),
                        fl_cast__find(FL_INT64, (fl_dtype)row->dtype)};
    bool good = self->ndim == 1;
    if (good && row->numel) {
        const int64_t most = find_most(row);
        good = most >= 0 && most < INT64_MAX / 16;
        bins = good && most >= bins ? most + 1 : bins;
    }
    if (!good)
        refuse_counted();
    else if (weights && (weights->ndim != 1 || weights->sizes[0] != self->sizes[0]))
        fl_fail(FL_RUNTIME_ERROR, "weights should be 1-d and have the same length as input");
    fl_dtype dtype = !weights ? FL_INT64 : weights->dtype == FL_FLOAT32 ? FL_FLOAT32 : FL_FLOAT64;
    fl_tensor *given = !fl_failed() && weights ? fl_tensor__contiguous_as(weights, dtype) : NULL;
    fl_tensor *result = fl_failed() ? NULL : fl_tensor__empty(dtype, 1, &bins);
    if (result) {
        fl_tensor__fill(result, fl_int(0));
        if (given)
            add_weights(&c, given, result);
        else
            count_places(&c, (int64_t *)(void *)result->data, bins);
    }
    if (result && weights) fl_node__record(&bincount_rule, &weights, 1, &result, 1, 0, 0);
    fl_release(given);
    fl_release(row);
    if (fl_failed()) {
        fl_release(result);
        return NULL;
    }
    return fl_scope__result(result);
}

static inline double rounded(double x, fl_dtype dtype) {
    return dtype == FL_FLOAT64 ? x : dtype == FL_FLOAT32 ? (float)x : fl_cast__rounded(x, dtype);
}

fl_tensor *fl_histc(fl_tensor *self, const fl_histc_options *options) {
    static const fl_histc_options fallback = FL_HISTC_OPTIONS;
    const fl_histc_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    if (o->bins <= 0)
        return fl_fail(FL_RUNTIME_ERROR, "torch.histogram(): bins must be > 0, but got %lld for dimension 0",
                       (long long)o->bins);
    double low = fl_scalar__double(o->min), high = fl_scalar__double(o->max);
    if (!fl_dtype__check_value((fl_dtype)self->dtype, fl_float(low)) ||
        !fl_dtype__check_value((fl_dtype)self->dtype, fl_float(high)))
        return NULL;
    if (low > high) return fl_fail(FL_RUNTIME_ERROR, "torch.histc: max must be larger than min");
    if (!fl_is_float((fl_dtype)self->dtype))
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"histogram_cpu\" not implemented for '%s'",
                       fl_dtype__scalar_type((fl_dtype)self->dtype));
    fl_tensor *row = fl_tensor__contiguous_as(self, FL_FLOAT64);
    if (!row) return NULL;
    const double *x = (const double *)(const void *)row->data;
    if (low == high && row->numel) {
        low = high = x[0];
        for (int64_t i = 1; i < row->numel; i++) {
            if (x[i] < low || x[i] != x[i]) low = x[i];
            if (x[i] > high || x[i] != x[i]) high = x[i];
        }
    }
    if (low == high) {
        low -= 1;
        high += 1;
    }
    if (!(low - low == 0) || !(high - high == 0))
        fl_fail(FL_RUNTIME_ERROR, "torch.histc: range of [%g, %g] is not finite", low, high);
    else if (low >= high)
        fl_fail(FL_RUNTIME_ERROR, "torch.histc: max must be larger than min");
    fl_tensor *counts = fl_failed() ? NULL : fl_tensor__empty(FL_FLOAT64, 1, &o->bins);
    fl_tensor *result = NULL;
    if (counts) {
        fl_tensor__fill(counts, fl_int(0));
        double *count = (double *)(void *)counts->data;
        const fl_dtype dtype = (fl_dtype)self->dtype; /* each step is rounded to it */
        const double bins = rounded((double)o->bins, dtype), length = rounded(high - low, dtype);
        for (int64_t i = 0; i < row->numel; i++) {
            if (!(x[i] >= low && x[i] <= high)) continue;
            const double along = rounded(rounded(x[i] - low, dtype) * bins, dtype);
            const int64_t bin = (int64_t)rounded(along / length, dtype);
            count[bin >= o->bins ? o->bins - 1 : bin] += 1;
        }
        result = fl_tensor__contiguous_as(counts, (fl_dtype)self->dtype);
    }
    fl_release(counts);
    fl_release(row);
    return fl_scope__result(result);
}
