/* embedding.c: rows of a table by index. The gradient adds up, row by row, in the order of the indices: each thread
 * owns a range of rows, so the sums do not depend on the number of threads.
 */
#include <math.h>
#include <stdlib.h>
#include "ops/plain.h"

#include "autograd/graph.h"
#include "base/alloc.h"
#include "base/half.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "ops/dense.h"
#include "ops/half.h"

typedef struct lookup {
    const int64_t *index;
    const char *weight;
    char *out;
    size_t row; /* bytes */
} lookup;

static void copy_rows(void *context, int64_t begin, int64_t end) {
    const lookup *l = context;
    for (int64_t i = begin; i < end; i++)
        memcpy(l->out + (size_t)i * l->row, l->weight + (size_t)l->index[i] * l->row, l->row);
}

typedef struct embedding_data {
    int64_t rows, padding;
    bool scale_by_freq;
} embedding_data;

typedef struct scatter {
    const int64_t *index, *order; /* order: positions sorted by row, stable; first: where each row's begin */
    const int64_t *first;
    const char *grad;
    char *out;
    int64_t rows, width, padding;
    bool wide, scale_by_freq;
    fl_dtype half; /* of add_half_rows */
} scatter;

static void add_rows(void *context, int64_t begin, int64_t end) {
    const scatter *s = context;
    for (int64_t row = begin; row < end; row++) {
        int64_t from = s->first[row], to = s->first[row + 1];
        const int64_t size = s->wide ? 8 : 4, bytes = s->width * size;
        char *out = s->out + row * bytes;
        if (row == s->padding || from == to || s->scale_by_freq) memset(out, 0, (size_t)bytes);
        if (row == s->padding || from == to) continue;
        if (!s->scale_by_freq) {
            memcpy(out, s->grad + s->order[from] * bytes, (size_t)bytes);
            fl_move_fn add = fl_kernels__active.move->meet[s->wide ? FL_FLOAT64 : FL_FLOAT32][0];
            for (int64_t k = from + 1; k < to; k++) add(out, size, s->grad + s->order[k] * bytes, size, s->width);
            continue;
        }
        int64_t count = to - from;
        for (int64_t k = from; k < to; k++) {
            if (s->wide) {
                double *sum = (double *)s->out + row * s->width;
                const double *g = (const double *)s->grad + s->order[k] * s->width;
                for (int64_t j = 0; j < s->width; j++) sum[j] += g[j] / (double)count;
            } else {
                float *sum = (float *)s->out + row * s->width;
                const float *g = (const float *)s->grad + s->order[k] * s->width;
                for (int64_t j = 0; j < s->width; j++) sum[j] += g[j] / (float)count;
            }
        }
    }
}

#define HALF_ROWS 32 /* in a piece */

/* Rows of halves are added up in float32. */
static void add_half_rows(void *context, int64_t piece, float *sums) {
    const scatter *s = context;
    float *const items = sums + s->width;
    const int64_t last = s->rows < (piece + 1) * HALF_ROWS ? s->rows : (piece + 1) * HALF_ROWS;
    for (int64_t row = piece * HALF_ROWS; row < last; row++) {
        const int64_t from = s->first[row], to = row == s->padding ? from : s->first[row + 1];
        const float count = s->scale_by_freq ? (float)(to - from) : 1;
        const size_t bytes = (size_t)s->width * 2;
        char *out = s->out + (size_t)row * bytes;
        if (to - from == 1) memcpy(out, s->grad + (size_t)s->order[from] * bytes, bytes);
        if (to - from == 1) continue;
        memset(out, 0, bytes);
        if (from == to) continue;
        memset(sums, 0, (size_t)s->width * sizeof(float));
        for (int64_t k = from; k < to; k++) {
            fl_half__widen(items, s->grad, s->order[k] * s->width, s->width, s->half);
            for (int64_t j = 0; j < s->width; j++) sums[j] += items[j] / count;
        }
        fl_half__narrow(s->out, row * s->width, sums, s->width, s->half);
    }
}

/* weight's gradient without recording: grad (n, width) added up by row. */
static fl_tensor *dense_backward(fl_tensor *grad, fl_tensor *index, const embedding_data *d) {
    int64_t n = index->numel, width = grad->ndim ? grad->sizes[grad->ndim - 1] : 1;
    const bool wide = grad->dtype == FL_FLOAT64, half = fl_dense__is_half(grad);
    fl_tensor *plain =
        half ? fl_tensor__contiguous(grad) : fl_tensor__contiguous_as(grad, wide ? FL_FLOAT64 : FL_FLOAT32);
    fl_tensor *out = plain ? fl_tensor__empty((fl_dtype)plain->dtype, 2, (int64_t[]){d->rows, width}) : NULL;
    size_t order_bytes = (size_t)n * sizeof(int64_t), first_bytes = (size_t)(d->rows + 1) * sizeof(int64_t);
    int64_t *order = out ? fl_alloc__get(order_bytes) : NULL, *first = order ? fl_alloc__zeroed(first_bytes) : NULL;
    if (first) {
        const int64_t *at = (const int64_t *)index->data;
        for (int64_t i = 0; i < n; i++) first[at[i] + 1]++;
        for (int64_t r = 0; r < d->rows; r++) first[r + 1] += first[r];
        for (int64_t i = 0; i < n; i++) order[first[at[i]]++] = i;
        for (int64_t r = d->rows; r > 0; r--) first[r] = first[r - 1]; /* each had moved to the row's end */
        first[0] = 0;
        scatter s = {at,
                     order,
                     first,
                     plain->data,
                     out->data,
                     d->rows,
                     width,
                     d->padding,
                     wide,
                     d->scale_by_freq,
                     (fl_dtype)grad->dtype};
        const int64_t cost = (n / (d->rows + 1) + 1) * width;
        if (!half)
            fl_pool__for(d->rows, fl_pool__grain(d->rows, cost), add_rows, &s);
        else if (!fl_half__pieces((d->rows + HALF_ROWS - 1) / HALF_ROWS, 2 * width, cost * HALF_ROWS, add_half_rows,
                                  &s))
            fl_release(out), out = NULL;
    } else {
        fl_release(out);
        out = NULL;
    }
    fl_alloc__put(order, order_bytes);
    fl_alloc__put(first, first_bytes);
    fl_release(plain);
    return fl_scope__result(out);
}

/* weight's gradient: grad (..., width) added up by row. */
static fl_tensor *rows_backward(fl_tensor *grad, fl_tensor *index, const embedding_data *d) {
    if (!grad) return NULL;
    if (!fl_grad_enabled()) return dense_backward(grad, index, d);
    /* the same in ops, for higher derivatives */
    int64_t width = grad->sizes[grad->ndim - 1];
    fl_tensor *flat = fl_view(index, (int64_t[]){-1}, 1);
    fl_tensor *rows = fl_reshape(grad, (int64_t[]){index->numel, width}, 2);
    if (d->padding >= 0)
        rows = fl_mul(rows, fl_unsqueeze(fl_to(fl_ne_scalar(flat, fl_int(d->padding)), grad->dtype, NULL), 1));
    if (d->scale_by_freq) {
        fl_tensor *ones = fl_ones_like(rows, NULL);
        fl_tensor *counts = fl_index_add(fl_new_zeros(rows, (int64_t[]){d->rows, width}, 2, NULL), 0, flat, ones, NULL);
        rows = fl_div(rows, fl_index_select(counts, 0, flat));
    }
    fl_tensor *zeros = rows ? fl_new_zeros(rows, (int64_t[]){d->rows, width}, 2, NULL) : NULL;
    return zeros ? fl_index_add(zeros, 0, flat, rows, NULL) : NULL;
}
static void embedding_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *index = fl_node__saved(node, 0);
    if (index) out[0] = rows_backward(grad[0], index, fl_node__data(node));
}
static const fl_rule embedding_rule = {
    .name = "EmbeddingBackward0", .backward = embedding_backward, .saved = "indices"};

typedef struct renorm {
    fl_tensor *weight;
    const int64_t *row; /* sorted */
    double max_norm, p;
} renorm;

static double element(const fl_tensor *t, int64_t at) {
    switch (t->dtype) {
        case FL_FLOAT64:
            return ((const double *)(const void *)t->data)[at];
        case FL_FLOAT32:
            return (double)((const float *)(const void *)t->data)[at];
        case FL_BFLOAT16:
            return (double)fl_half__from_bf16(((const uint16_t *)(const void *)t->data)[at]);
        default:
            return (double)fl_half__from_f16(((const uint16_t *)(const void *)t->data)[at]);
    }
}

static void scale_element(fl_tensor *t, int64_t at, double scale) {
    const float narrow = (float)element(t, at) * (float)scale;
    if (t->dtype == FL_FLOAT64)
        ((double *)(void *)t->data)[at] *= scale;
    else if (t->dtype == FL_FLOAT32)
        ((float *)(void *)t->data)[at] = narrow;
    else
        ((uint16_t *)(void *)t->data)[at] =
            t->dtype == FL_BFLOAT16 ? fl_half__to_bf16(narrow) : fl_half__to_f16(narrow);
}

/* value as an item of t. */
static double rounded(const fl_tensor *t, double value) {
    if (t->dtype == FL_FLOAT64) return value;
    if (t->dtype == FL_BFLOAT16) return (double)fl_half__from_bf16(fl_half__to_bf16((float)value));
    return (double)(t->dtype == FL_FLOAT16 ? fl_half__from_f16(fl_half__to_f16((float)value)) : (float)value);
}

/* The p-norm of a row, rounded as a result of weight's dtype is. */
static double row_norm(const fl_tensor *weight, int64_t row, double p) {
    const int64_t width = weight->sizes[1], begin = row * weight->strides[0];
    double sum = p == -INFINITY ? INFINITY : 0;
    for (int64_t j = 0; j < width; j++) {
        const double value = fabs(element(weight, begin + j * weight->strides[1]));
        if (p == INFINITY)
            sum = value > sum || value != value ? value : sum;
        else if (p == -INFINITY)
            sum = value < sum || value != value ? value : sum;
        else
            sum += p == 2 ? value * value : p == 0 ? (double)(value != 0) : pow(value, p);
    }
    const double norm = p == 2 ? sqrt(sum) : p == 0 || p == INFINITY || p == -INFINITY ? sum : pow(sum, 1 / p);
    return rounded(weight, norm);
}

static void shorten_rows(void *context, int64_t begin, int64_t end) {
    const renorm *r = context;
    for (int64_t i = begin; i < end; i++) {
        const int64_t row = r->row[i];
        if (i && r->row[i - 1] == row) continue;
        const double norm = row_norm(r->weight, row, r->p);
        if (!(norm > r->max_norm)) continue;
        const double scale = rounded(r->weight, r->max_norm / (norm + 1e-7));
        for (int64_t j = 0; j < r->weight->sizes[1]; j++)
            scale_element(r->weight, row * r->weight->strides[0] + j * r->weight->strides[1], scale);
    }
}

static int compare_rows(const void *a, const void *b) {
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Shortens the rows that are looked up and longer than max_norm, in place, each once. */
static bool renormalise(fl_tensor *weight, const int64_t *index, int64_t n, double max_norm, double p) {
    if (!fl_is_float((fl_dtype)weight->dtype))
        return fl_fail(FL_RUNTIME_ERROR,
                       "embedding: the norm of weight's rows needs a floating point weight, got %s (max_norm=%g)",
                       fl_dtype_name((fl_dtype)weight->dtype), max_norm) != NULL;
    const size_t bytes = (size_t)n * sizeof(int64_t);
    int64_t *sorted = fl_alloc__get(bytes);
    if (!sorted) return false;
    if (n) memcpy(sorted, index, bytes);
    if (n) qsort(sorted, (size_t)n, sizeof *sorted, compare_rows);
    fl_bump_version(weight);
    renorm r = {weight, sorted, max_norm, p};
    fl_pool__for(n, fl_pool__grain(n, 8 * weight->sizes[1]), shorten_rows, &r);
    fl_alloc__put(sorted, bytes);
    return true;
}

/* padding_idx as a row, -1 for none. */
static bool padding_row(fl_code code, int64_t given, int64_t rows, int64_t *row) {
    *row = -1;
    if (given == FL_NONE) return true;
    if (given >= rows || given < -rows) return fl_fail(code, "Padding_idx must be within num_embeddings") != NULL;
    *row = given < 0 ? given + rows : given;
    return true;
}

/* PyTorch's bags have another exception than its rows, and than norms that are held down. */
static bool check_rows(const fl_tensor *index, int64_t rows, fl_code code) {
    const int64_t *at = (const int64_t *)(const void *)index->data;
    for (int64_t i = 0; i < index->numel; i++)
        if (at[i] < 0 || at[i] >= rows)
            return fl_fail(code, "index out of range in self: %lld is not in [0, %lld)", (long long)at[i],
                           (long long)rows) != NULL;
    return true;
}

fl_tensor *fl_embedding(fl_tensor *input, fl_tensor *weight, const fl_embedding_options *options) {
    static const fl_embedding_options defaults = FL_EMBEDDING_OPTIONS;
    const fl_embedding_options *o = options ? options : &defaults;
    if (fl_failed()) return NULL;
    if (weight->ndim != 2) return fl_fail(FL_RUNTIME_ERROR, "'weight' must be 2-D");
    if (input->dtype != FL_INT64 && input->dtype != FL_INT32) {
        return fl_fail(
            FL_RUNTIME_ERROR,
            "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
            "%s instead (while checking arguments for embedding)",
            fl_dtype_name((fl_dtype)input->dtype));
    }
    if (input->ndim + 1 > FL_MAX_DIMS) return fl_fail(FL_RUNTIME_ERROR, "embedding: the index has too many dimensions");
    int64_t rows = weight->sizes[0], width = weight->sizes[1], padding = -1;
    if (!padding_row(FL_ASSERTION_ERROR, o->padding_idx, rows, &padding)) return NULL;
    fl_tensor *index = fl_tensor__contiguous_as(input, FL_INT64);
    if (!index) return NULL;
    const int64_t *at = (const int64_t *)(const void *)index->data;
    if (!check_rows(index, rows, FL_INDEX_ERROR)) {
        fl_release(index);
        return NULL;
    }
    if (o->max_norm == o->max_norm && !renormalise(weight, at, index->numel, o->max_norm, o->norm_type)) {
        fl_release(index);
        return NULL;
    }
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < input->ndim; i++) sizes[i] = input->sizes[i];
    sizes[input->ndim] = width;
    fl_tensor *table = fl_tensor__contiguous(weight);
    fl_tensor *out = table ? fl_tensor__empty((fl_dtype)weight->dtype, input->ndim + 1, sizes) : NULL;
    if (out && out->numel) {
        lookup l = {at, table->data, out->data, (size_t)width * fl_dtype_size((fl_dtype)weight->dtype)};
        fl_pool__for(index->numel, fl_pool__grain(index->numel, width), copy_rows, &l);
    }
    fl_release(table);
    fl_node *node = out ? fl_node__record(&embedding_rule, &weight, 1, &out, 1, 1, sizeof(embedding_data)) : NULL;
    if (node) {
        fl_node__save(node, 0, index);
        *(embedding_data *)fl_node__data(node) = (embedding_data){rows, padding, o->scale_grad_by_freq};
    }
    fl_release(index);
    if (!fl_failed()) return fl_scope__result(out);
    fl_release(out);
    return NULL;
}

/* ---- embedding_bag: rows added up, averaged or maximised bag by bag ---------------------------------------------- */

typedef enum bag_mode { BAG_SUM, BAG_MEAN, BAG_MAX } bag_mode;

/* Of n indices: the bag each is in, or -1 where it is the padding; and how many count in each bag. */
typedef struct bags {
    fl_tensor *index; /* [n], int64 */
    fl_tensor *first; /* [count + 1]: where each bag begins */
    fl_tensor *bag;   /* [n] */
    int64_t n, count;
} bags;

static int64_t *ints(fl_tensor *t) { return (int64_t *)(void *)t->data; }

static bool is_index(const fl_tensor *t) { return t->dtype == FL_INT64 || t->dtype == FL_INT32; }

/* Reads input [n] with offsets, or [count, size]. A scope is open; false after an error. */
static bool read_bags(fl_tensor *input, fl_tensor *offsets, bool include_last, bags *b) {
    if (!is_index(input) || (offsets && !is_index(offsets)))
        return fl_fail(FL_RUNTIME_ERROR,
                       "embedding_bag: expected input and offsets to be of type Long or Int, got %s and %s",
                       fl_dtype__scalar_type((fl_dtype)input->dtype),
                       offsets ? fl_dtype__scalar_type((fl_dtype)offsets->dtype) : "None") != NULL;
    if (input->ndim == 2 && offsets)
        return fl_fail(FL_VALUE_ERROR,
                       "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of "
                       "fixed length sequences. However, found offsets of type %s",
                       "Tensor") != NULL;
    if (input->ndim != 1 && input->ndim != 2)
        return fl_fail(FL_VALUE_ERROR, "input has to be 1D or 2D Tensor, but got Tensor of dimension %d",
                       input->ndim) != NULL;
    if (input->ndim == 1 && !offsets)
        return fl_fail(FL_VALUE_ERROR, "offsets has to be a 1D Tensor but got None") != NULL;
    if (offsets && offsets->ndim != 1) return fl_fail(FL_VALUE_ERROR, "offsets has to be a 1D Tensor") != NULL;
    if (offsets && include_last && offsets->numel < 1)
        return fl_fail(FL_RUNTIME_ERROR, "include_last_offset: number of offset should be at least 1") != NULL;
    if (input->ndim == 2 && input->sizes[1] == 0)
        return fl_fail(FL_RUNTIME_ERROR, "embedding_bag: bags of no indices need offsets, got an input of size %s",
                       FL_SHAPE(input)) != NULL;
    b->n = input->numel;
    b->count = offsets ? offsets->numel - (include_last ? 1 : 0) : input->sizes[0];
    const int64_t one_more = b->count + 1;
    b->index = fl_scope__result(fl_tensor__contiguous_as(input, FL_INT64));
    b->first = fl_scope__result(fl_tensor__empty(FL_INT64, 1, &one_more));
    b->bag = fl_scope__result(fl_tensor__empty(FL_INT64, 1, &b->n));
    fl_tensor *at = offsets ? fl_scope__result(fl_tensor__contiguous_as(offsets, FL_INT64)) : NULL;
    if (!b->index || !b->first || !b->bag || (offsets && !at)) return false;
    int64_t *first = ints(b->first);
    for (int64_t i = 0; i < b->count; i++) first[i] = at ? ints(at)[i] : i * input->sizes[1];
    first[b->count] = at && include_last ? ints(at)[b->count] : b->n;
    if (offsets && offsets->numel > 0 && ints(at)[0] != 0)
        return fl_fail(FL_RUNTIME_ERROR,
                       "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from "
                       "position 0. However, got %lld",
                       (long long)ints(at)[0]) != NULL;
    for (int64_t i = 0; i < b->count; i++)
        if (first[i] > first[i + 1] || first[i + 1] > b->n)
            return fl_fail(FL_RUNTIME_ERROR,
                           "embedding_bag: offsets must not decrease or pass the length of the input (%lld)",
                           (long long)b->n) != NULL;
    return true;
}

typedef struct bag_call {
    const int64_t *index, *first;
    const void *weight, *scale; /* scale: of each sample, or NULL */
    void *out;
    int64_t *chosen; /* max: the row of each item of the result, -1 for an empty bag */
    int64_t width, padding;
    bag_mode mode;
    const int64_t *count; /* rows of each bag, at least 1 */
    void (*blend)(void *y, int64_t n, const void *const *rows, const void *weights, int taps);
} bag_call;

#define BAG_ROWS 64 /* blended at a time */

#define BAG(NAME, T)                                                                           \
    static void bag_##NAME(void *context, int64_t begin, int64_t end) {                        \
        const bag_call *c = context;                                                           \
        for (int64_t b = begin; b < end; b++) {                                                \
            const void *rows[BAG_ROWS + 1];                                                    \
            T *out = (T *)c->out + b * c->width, factors[BAG_ROWS + 1];                        \
            int64_t *chosen = c->chosen ? c->chosen + b * c->width : NULL;                     \
            const T share = c->mode == BAG_MEAN ? 1 / (T)c->count[b] : 1;                      \
            bool any = false;                                                                  \
            int taps = 0;                                                                      \
            for (int64_t i = c->first[b]; i < c->first[b + 1]; i++) {                          \
                if (c->index[i] == c->padding) continue;                                       \
                const T *row = (const T *)c->weight + c->index[i] * c->width;                  \
                if (chosen) {                                                                  \
                    for (int64_t j = 0; j < c->width; j++)                                     \
                        if (!any || row[j] > out[j]) out[j] = row[j], chosen[j] = c->index[i]; \
                    any = true;                                                                \
                    continue;                                                                  \
                }                                                                              \
                if (taps == BAG_ROWS) { /* so far, as a row of its own */                      \
                    c->blend(out, c->width, rows, factors, taps);                              \
                    rows[0] = out;                                                             \
                    factors[0] = 1;                                                            \
                    taps = 1;                                                                  \
                }                                                                              \
                rows[taps] = row;                                                              \
                factors[taps++] = c->scale ? share * ((const T *)c->scale)[i] : share;         \
            }                                                                                  \
            if (taps) c->blend(out, c->width, rows, factors, taps);                            \
            if (any || taps) continue;                                                         \
            for (int64_t j = 0; j < c->width; j++) out[j] = 0;                                 \
            for (int64_t j = 0; chosen && j < c->width; j++) chosen[j] = -1;                   \
        }                                                                                      \
    }
BAG(f32, float)
BAG(f64, double)

typedef struct bag_data {
    embedding_data table;
    bag_mode mode;
    int64_t width;
} bag_data;

enum { BAG_INDEX, BAG_NUMBER, BAG_COUNT, BAG_CHOSEN, BAG_SCALE, BAG_WEIGHT, BAG_SAVED };

/* The gradient of each sample's row: its bag's, over the number of rows in a mean, times its weight. */
static fl_tensor *row_gradients(fl_node *node, fl_tensor *grad, bool scaled) {
    const bag_data *d = fl_node__data(node);
    fl_tensor *count = fl_node__saved(node, BAG_COUNT), *number = fl_node__saved(node, BAG_NUMBER);
    if (d->mode == BAG_MEAN) grad = fl_div(grad, fl_to(fl_unsqueeze(count, 1), (fl_dtype)grad->dtype, NULL));
    fl_tensor *rows = fl_index_select(grad, 0, number), *scale = scaled ? fl_node__saved(node, BAG_SCALE) : NULL;
    return scale ? fl_mul(rows, fl_unsqueeze(scale, 1)) : rows;
}

static void bag_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const bag_data *d = fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, BAG_INDEX);
    if (!index) return;
    index = fl_view(index, (int64_t[]){-1}, 1);
    if (d->mode == BAG_MAX) {
        fl_tensor *chosen = fl_node__saved(node, BAG_CHOSEN);
        fl_tensor *empty = fl_lt_scalar(chosen, fl_int(0));
        fl_tensor *zeros = fl_new_zeros(grad[0], (int64_t[]){d->table.rows, d->width}, 2, NULL);
        out[0] = fl_scatter_add(zeros, 0, fl_masked_fill(chosen, empty, fl_int(0)),
                                fl_masked_fill(grad[0], empty, fl_int(0)));
        return;
    }
    if (fl_node__needs(node, 0)) out[0] = rows_backward(row_gradients(node, grad[0], true), index, &d->table);
    if (fl_node__needs(node, 1)) {
        fl_tensor *weight = fl_node__saved(node, BAG_WEIGHT);
        fl_tensor *products = fl_mul(row_gradients(node, grad[0], false), fl_index_select(weight, 0, index));
        out[1] = fl_sum_dim(products, (int64_t[]){1}, 1, NULL);
        if (d->table.padding >= 0)
            out[1] = fl_masked_fill(out[1], fl_eq_scalar(index, fl_int(d->table.padding)), fl_int(0));
    }
}
static const fl_rule bag_rule = {.name = "EmbeddingBagBackward0", .backward = bag_backward};

/* Everything is checked, b is read; types are float32 or float64. A scope is open. *choice (may be NULL): the chosen
 * rows of BAG_MAX. */
static fl_tensor *bag_run(const bags *b, fl_tensor *weight, fl_tensor *scale, bag_mode mode, int64_t padding,
                          bool by_freq, fl_tensor **choice) {
    const int64_t width = weight->sizes[1], shape[2] = {b->count, width};
    const int64_t *at = ints(b->index), *first = ints(b->first);
    fl_tensor *table = fl_scope__result(fl_tensor__contiguous(weight));
    fl_tensor *scales = scale ? fl_scope__result(fl_tensor__contiguous(scale)) : NULL;
    fl_tensor *count = fl_scope__result(fl_tensor__empty(FL_INT64, 1, &b->count));
    fl_tensor *chosen = mode == BAG_MAX ? fl_scope__result(fl_tensor__empty(FL_INT64, 2, shape)) : NULL;
    fl_tensor *out = fl_tensor__empty((fl_dtype)weight->dtype, 2, shape);
    if (fl_failed()) {
        fl_release(out);
        return NULL;
    }
    for (int64_t i = 0; i < b->count; i++) {
        int64_t counted = 0;
        for (int64_t k = first[i]; k < first[i + 1]; k++) {
            ints(b->bag)[k] = i;
            counted += at[k] != padding;
        }
        ints(count)[i] = counted ? counted : 1;
    }
    bag_call call = {at,
                     first,
                     table->data,
                     scales ? scales->data : NULL,
                     out->data,
                     chosen ? ints(chosen) : NULL,
                     width,
                     padding,
                     mode,
                     ints(count),
                     fl_kernels__active.resample->blend[fl_dense__real(weight)]};
    if (out->numel)
        fl_pool__for(b->count, fl_pool__grain(b->count, (b->n / b->count + 1) * width),
                     weight->dtype == FL_FLOAT64 ? bag_f64 : bag_f32, &call);
    fl_node *node = fl_node__record(&bag_rule, (fl_tensor *[]){weight, scale}, 2, &out, 1, BAG_SAVED, sizeof(bag_data));
    if (node) {
        *(bag_data *)fl_node__data(node) = (bag_data){{weight->sizes[0], padding, by_freq}, mode, width};
        fl_tensor *saved[BAG_SAVED] = {b->index, b->bag, count, chosen, scale, scale ? weight : NULL};
        for (int i = 0; i < BAG_SAVED; i++) fl_node__save(node, i, saved[i]);
    }
    if (choice) *choice = chosen;
    return fl_scope__result(out);
}

static const char *const bag_modes[] = {"sum", "mean", "max"};

static fl_tensor *embedding_bag(fl_tensor *input, fl_tensor *weight, const fl_embedding_bag_options *o,
                                fl_tensor **choice) {
    int mode = 0;
    while (mode < FL_COUNT(bag_modes) && strcmp(o->mode, bag_modes[mode]) != 0) mode++;
    if (mode == FL_COUNT(bag_modes)) return fl_fail(FL_VALUE_ERROR, "mode has to be one of sum, mean or max");
    fl_tensor *scale = o->per_sample_weights;
    if (weight->ndim != 2)
        return fl_fail(FL_VALUE_ERROR, "weight has to be a 2D Tensor, but got Tensor of dimension %d", weight->ndim);
    if (scale && !fl_shape__equal(scale, input))
        return fl_fail(FL_VALUE_ERROR,
                       "embedding_bag: If per_sample_weights (%s) is not None, then it must have the same shape "
                       "as the input (%s)",
                       FL_SHAPE(scale), FL_SHAPE(input));
    bags b;
    if (!read_bags(input, o->offsets, o->include_last_offset, &b)) return NULL;
    if (mode == BAG_MAX && o->scale_grad_by_freq)
        return fl_fail(FL_VALUE_ERROR, "max mode does not support scaling the gradient by the frequency");
    if (mode == BAG_MAX && o->sparse) return fl_fail(FL_VALUE_ERROR, "max mode does not support sparse weights");
    if (scale && mode != BAG_SUM)
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR,
                       "embedding_bag: per_sample_weights was not None. per_sample_weights is only "
                       "supported for mode='sum' (got mode='%s'). Please open a feature request on GitHub.",
                       o->mode);
    if (scale && scale->dtype != weight->dtype)
        return fl_fail(FL_RUNTIME_ERROR, "expected scalar type %s but found %s",
                       fl_dtype__scalar_type((fl_dtype)weight->dtype), fl_dtype__scalar_type((fl_dtype)scale->dtype));
    int64_t padding = -1;
    if (!padding_row(FL_RUNTIME_ERROR, o->padding_idx, weight->sizes[0], &padding) ||
        !check_rows(b.index, weight->sizes[0], fl_float__is_none(o->max_norm) ? FL_RUNTIME_ERROR : FL_INDEX_ERROR))
        return NULL;
    const bool half = fl_is_half((fl_dtype)weight->dtype);
    if (!half && weight->dtype != FL_FLOAT32 && weight->dtype != FL_FLOAT64)
        return fl_fail(FL_RUNTIME_ERROR, "embedding_bag: expected a weight of a floating type, but got %s",
                       fl_dtype__scalar_type((fl_dtype)weight->dtype));
    if (o->max_norm == o->max_norm && !renormalise(weight, ints(b.index), b.n, o->max_norm, o->norm_type)) return NULL;
    fl_tensor *table = half ? fl_to(weight, FL_FLOAT32, NULL) : weight;
    if (scale) scale = fl_reshape(half ? fl_to(scale, FL_FLOAT32, NULL) : scale, (int64_t[]){b.n}, 1);
    if (fl_failed()) return NULL;
    fl_tensor *out = bag_run(&b, table, scale, (bag_mode)mode, padding, o->scale_grad_by_freq, choice);
    return half ? fl_to(out, (fl_dtype)weight->dtype, NULL) : out;
}

fl_tensor *fl_embedding_bag(fl_tensor *input, fl_tensor *weight, const fl_embedding_bag_options *options) {
    static const fl_embedding_bag_options defaults = FL_EMBEDDING_BAG_OPTIONS;
    if (fl_failed()) return NULL;
    if (weight->dtype == FL_INT64 && fl_is_float((fl_dtype)input->dtype)) {
        if (!fl_warn(FL_USER_WARNING,
                     "Argument order of nn.functional.embedding_bag was changed. Usage "
                     "`embedding_bag(weight, input, ...)` is deprecated, and should now be "
                     "`embedding_bag(input, weight, ...)`."))
            return NULL;
        fl_tensor *table = input;
        input = weight;
        weight = table;
    }
    fl_scope_open();
    return fl_scope_return(embedding_bag(input, weight, options ? options : &defaults, NULL));
}

/* ---- Native: beside the rows, what PyTorch's kernels keep for their backward pass -------------------------------- */

/* The bag of each index, and how many count in each bag. */
static bool count_bags(fl_tensor *index, fl_tensor *offsets, int64_t padding, fl_tensor *bag, fl_tensor *size) {
    fl_tensor *at = fl_to(offsets, FL_INT64, NULL), *rows = fl_to(index, FL_INT64, NULL);
    at = at ? fl_scope__result(fl_tensor__contiguous(at)) : NULL;
    rows = rows ? fl_scope__result(fl_tensor__contiguous(rows)) : NULL;
    if (!at || !rows || !bag || !size) return false;
    for (int64_t i = 0; i < size->numel; i++) {
        const int64_t end = i + 1 < at->numel ? ints(at)[i + 1] : index->numel;
        ints(size)[i] = 0;
        for (int64_t k = ints(at)[i]; k < end && k < index->numel; k++) {
            ints(bag)[k] = i;
            ints(size)[i] += ints(rows)[k] != padding;
        }
    }
    return true;
}

fl_embedding_bag_native_result fl_embedding_bag_native(fl_tensor *weight, fl_tensor *indices, fl_tensor *offsets,
                                                       const fl_embedding_bag_native_options *options) {
    static const fl_embedding_bag_native_options defaults = FL_EMBEDDING_BAG_NATIVE_OPTIONS;
    const fl_embedding_bag_native_options *o = options ? options : &defaults;
    const fl_embedding_bag_native_result none = {NULL, NULL, NULL, NULL};
    if (fl_failed()) return none;
    if (o->mode < BAG_SUM || o->mode > BAG_MAX) {
        fl_fail(FL_RUNTIME_ERROR, "`mode` must be sum, mean, or max.");
        return none;
    }
    const bool sum = o->mode == BAG_SUM;
    fl_tensor *scale = o->per_sample_weights;
    if (scale && !sum) {
        fl_fail(FL_RUNTIME_ERROR, "embedding_bag: per_sample_weights only supported with mode='sum'");
        return none;
    }
    if (scale && scale->numel != indices->numel) {
        fl_fail(FL_RUNTIME_ERROR,
                "embedding_bag: expected per_sample_weights of as many items as indices, got %s and %s",
                FL_SHAPE(scale), FL_SHAPE(indices));
        return none;
    }
    if (!is_index(indices)) {
        fl_fail(
            FL_RUNTIME_ERROR,
            "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
            "%s instead (while checking arguments for embedding_bag)",
            fl_dtype_name((fl_dtype)indices->dtype));
        return none;
    }
    fl_scope_open();
    fl_embedding_bag_options as = FL_EMBEDDING_BAG_OPTIONS;
    as.offsets = offsets;
    as.scale_grad_by_freq = o->scale_grad_by_freq;
    as.mode = bag_modes[o->mode];
    as.include_last_offset = o->include_last_offset;
    as.padding_idx = o->padding_idx;
    fl_tensor *index = fl_reshape(indices, (int64_t[]){-1}, 1), *choice = NULL;
    if (scale) as.per_sample_weights = fl_reshape(scale, (int64_t[]){-1}, 1);
    fl_tensor *out = fl_failed() ? NULL : embedding_bag(index, weight, &as, &choice);
    fl_tensor *results[4] = {out, NULL, NULL, NULL};
    if (out) {
        const int64_t width = weight->sizes[1], bags = out->sizes[0];
        const int64_t padding =
            o->padding_idx == FL_NONE ? -1 : o->padding_idx + (o->padding_idx < 0 ? weight->sizes[0] : 0);
        /* PyTorch's kernel for plain sums of rows needs no bag of each index */
        const bool plain = sum && padding < 0 && weight->dtype != FL_FLOAT64 &&
                           (width < 2 || weight->strides[1] == 1) &&
                           (!scale || scale->numel < 2 || scale->strides[scale->ndim - 1] == 1);
        fl_tensor *bag = fl_zeros(&index->numel, 1, &(fl_zeros_options){FL_INT64});
        fl_tensor *size = fl_zeros(&bags, 1, &(fl_zeros_options){FL_INT64});
        if (count_bags(index, offsets, padding, bag, size)) {
            if (sum) size = fl_zeros(&offsets->numel, 1, &(fl_zeros_options){FL_INT64});
            if (plain) bag = fl_zeros((int64_t[]){0}, 1, &(fl_zeros_options){FL_INT64});
            results[1] = fl_to(bag, (fl_dtype)indices->dtype, NULL);
            results[2] = fl_to(size, (fl_dtype)indices->dtype, NULL);
            results[3] = fl_clone(results[2], NULL);
            if (choice) results[3] = fl_to(fl_clamp_min_scalar(choice, fl_int(0)), (fl_dtype)indices->dtype, NULL);
        }
    }
    for (int i = 0; i < 4 && !fl_failed(); i++) fl_tensor__retain(results[i]);
    fl_scope_close();
    if (fl_failed()) return none;
    return (fl_embedding_bag_native_result){fl_scope__result(results[0]), fl_scope__result(results[1]),
                                            fl_scope__result(results[2]), fl_scope__result(results[3])};
}

fl_tensor *fl_embedding_renorm_(fl_tensor *self, fl_tensor *indices, double max_norm, double norm_type) {
    if (fl_failed()) return NULL;
    if (self->ndim != 2) {
        return fl_fail(FL_RUNTIME_ERROR,
                       "Expected 2-dimensional tensor, but got %d-dimensional tensor for argument #1 'self' (while "
                       "checking arguments for embedding_renorm_)",
                       (int)self->ndim);
    }
    if (indices->dtype != FL_INT64 && indices->dtype != FL_INT32) {
        return fl_fail(
            FL_RUNTIME_ERROR,
            "Expected tensor for argument #2 'indices' to have one of the following scalar types: Long, Int; "
            "but got %s instead (while checking arguments for embedding_renorm_)",
            fl_dtype_name((fl_dtype)indices->dtype));
    }
    if (fl_grad_enabled() && fl_requires_grad(self)) {
        return fl_fail(
            FL_RUNTIME_ERROR,
            "embedding_renorm_: a tensor that requires grad is being used in an in-place operation that has no "
            "gradient");
    }
    fl_tensor *index = fl_tensor__contiguous_as(indices, FL_INT64);
    const bool done = index && check_rows(index, self->sizes[0], FL_INDEX_ERROR) &&
                      renormalise(self, (const int64_t *)(const void *)index->data, index->numel, max_norm, norm_type);
    fl_release(index);
    return done ? self : NULL;
}
