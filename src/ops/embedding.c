/* embedding.c: rows of a table by index. The gradient adds up, row by row, in the order of the indices: each thread
 * owns a range of rows, so the sums do not depend on the number of threads.
 */
#include <flashlight/ops.h>
#include <math.h>

#include "autograd/graph.h"
#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"

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
    int64_t width, padding;
    bool wide, scale_by_freq;
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

/* weight's gradient without recording: grad (n, width) added up by row. */
static fl_tensor *dense_backward(fl_tensor *grad, fl_tensor *index, const embedding_data *d) {
    int64_t n = index->numel, width = grad->ndim ? grad->sizes[grad->ndim - 1] : 1;
    bool wide = grad->dtype == FL_FLOAT64;
    fl_tensor *plain = fl_tensor__contiguous_as(grad, wide ? FL_FLOAT64 : FL_FLOAT32);
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
        scatter s = {at, order, first, plain->data, out->data, width, d->padding, wide, d->scale_by_freq};
        fl_pool__for(d->rows, fl_pool__grain(d->rows, (n / (d->rows + 1) + 1) * width), add_rows, &s);
    } else {
        fl_release(out);
        out = NULL;
    }
    fl_alloc__put(order, order_bytes);
    fl_alloc__put(first, first_bytes);
    fl_release(plain);
    return fl_scope__result(out);
}

static void embedding_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const embedding_data *d = fl_node__data(node);
    fl_tensor *index = fl_node__saved(node, 0);
    if (!index) return;
    if (!fl_grad_enabled()) {
        out[0] = dense_backward(grad[0], index, d);
        return;
    }
    /* the same in ops, for higher derivatives */
    int64_t width = grad[0]->sizes[grad[0]->ndim - 1];
    fl_tensor *flat = fl_view(index, (int64_t[]){-1}, 1);
    fl_tensor *rows = fl_reshape(grad[0], (int64_t[]){index->numel, width}, 2);
    if (d->padding >= 0)
        rows = fl_mul(rows, fl_unsqueeze(fl_to(fl_ne_scalar(flat, fl_int(d->padding)), grad[0]->dtype, NULL), 1));
    if (d->scale_by_freq) {
        fl_tensor *ones = fl_ones_like(rows, NULL);
        fl_tensor *counts = fl_index_add(fl_new_zeros(rows, (int64_t[]){d->rows, width}, 2, NULL), 0, flat, ones, NULL);
        rows = fl_div(rows, fl_index_select(counts, 0, flat));
    }
    fl_tensor *zeros = rows ? fl_new_zeros(rows, (int64_t[]){d->rows, width}, 2, NULL) : NULL;
    if (zeros) out[0] = fl_index_add(zeros, 0, flat, rows, NULL);
}
static const fl_rule embedding_rule = {.name = "EmbeddingBackward0", .backward = embedding_backward};

/* Shortens the rows that are looked up and longer than max_norm, in place. */
static bool renormalise(fl_tensor *weight, const int64_t *index, int64_t n, double max_norm, double p) {
    fl_bump_version(weight);
    int64_t width = weight->sizes[1], s0 = weight->strides[0], s1 = weight->strides[1];
    for (int64_t i = 0; i < n; i++) {
        double sum = 0;
        for (int64_t j = 0; j < width; j++) {
            int64_t at = index[i] * s0 + j * s1;
            double value =
                weight->dtype == FL_FLOAT64 ? ((double *)weight->data)[at] : (double)((float *)weight->data)[at];
            sum = p == INFINITY ? fmax(sum, fabs(value)) : sum + (p == 2 ? value * value : pow(fabs(value), p));
        }
        double norm = p == INFINITY ? sum : p == 2 ? sqrt(sum) : pow(sum, 1 / p);
        if (!(norm > max_norm)) continue;
        double scale = max_norm / (norm + 1e-7);
        for (int64_t j = 0; j < width; j++) {
            int64_t at = index[i] * s0 + j * s1;
            if (weight->dtype == FL_FLOAT64) {
                ((double *)weight->data)[at] *= scale;
            } else {
                ((float *)weight->data)[at] *= (float)scale;
            }
        }
    }
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
    if (o->sparse) {
        return fl_fail(FL_NOT_IMPLEMENTED_ERROR,
                       "embedding: sparse gradients need sparse tensors, which flashlight does not "
                       "have; sparse=False gives the same numbers");
    }
    if (input->ndim + 1 > FL_MAX_DIMS) return fl_fail(FL_RUNTIME_ERROR, "embedding: the index has too many dimensions");
    int64_t rows = weight->sizes[0], width = weight->sizes[1], padding = o->padding_idx;
    if (padding != FL_NONE) {
        if (padding >= rows || padding < -rows) {
            return fl_fail(FL_RUNTIME_ERROR,
                           "Padding_idx must be within num_embeddings"); /* an AssertionError in Python */
        }
        if (padding < 0) padding += rows;
    } else {
        padding = -1;
    }
    fl_tensor *index = fl_tensor__contiguous_as(input, FL_INT64);
    if (!index) return NULL;
    const int64_t *at = (const int64_t *)index->data;
    for (int64_t i = 0; i < index->numel; i++) {
        if (at[i] < 0 || at[i] >= rows) {
            fl_fail(FL_INDEX_ERROR, "index out of range in self: %lld is not in [0, %lld)", (long long)at[i],
                    (long long)rows);
            fl_release(index);
            return NULL;
        }
    }
    bool real = weight->dtype == FL_FLOAT32 || weight->dtype == FL_FLOAT64;
    if (o->max_norm == o->max_norm && real && !renormalise(weight, at, index->numel, o->max_norm, o->norm_type)) {
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
