/* loader.c: batches of rows of tensors in memory, or of the samples that a function gives.
 *
 * Random numbers are drawn as PyTorch's DataLoader draws them, so that what a program draws next is the same too: at
 * the start of an epoch one 64-bit number for the workers it might have had, then, when shuffling, one that seeds the
 * generator of this epoch's order.
 */
#include <flashlight/data.h>
#include <flashlight/ops.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/generator.h"
#include "base/pool.h"
#include "tensor/tensor.h"

struct fl_loader {
    fl_loader_options options;
    fl_dataset dataset;    /* sample NULL: rows of `tensors` */
    fl_tensor *tensors[2]; /* inputs and targets (NULL: none), row-major */
    fl_tensor *batch[2];   /* of the last call */
    int64_t rows, next;    /* next: the first row of the next batch; -1 between epochs */
    int64_t *order;        /* NULL: as they stand */
};

static fl_tensor *rows_of(fl_tensor *t) {
    if (t && t->ndim == 0) return fl_fail(FL_VALUE_ERROR, "a loader goes over the rows of a tensor, a scalar has none");
    return t ? fl_tensor__contiguous(t) : NULL;
}

static fl_loader *loader_new(int64_t rows, const fl_loader_options *options) {
    static const fl_loader_options defaults = FL_LOADER_OPTIONS;
    if (!options) options = &defaults;
    if (options->batch_size < 1)
        return fl_fail(FL_VALUE_ERROR, "batch_size should be a positive integer value, but got batch_size=%lld",
                       (long long)options->batch_size);
    fl_loader *l = fl_alloc__zeroed(sizeof *l);
    if (!l) return NULL;
    l->options = *options;
    l->next = -1;
    l->rows = rows;
    if (options->shuffle && rows) l->order = fl_alloc__get((size_t)rows * sizeof(int64_t));
    return l;
}

fl_loader *fl_loader_new(fl_tensor *inputs, fl_tensor *targets, const fl_loader_options *options) {
    if (fl_failed() || !fl_given(inputs, "fl_loader_new", "inputs")) return NULL;
    fl_loader *l = loader_new(inputs->ndim ? inputs->sizes[0] : 0, options);
    if (!l) return NULL;
    l->tensors[0] = rows_of(inputs);
    l->tensors[1] = rows_of(targets);
    if (!fl_failed() && targets && targets->sizes[0] != l->rows)
        fl_fail(FL_VALUE_ERROR, "Size mismatch between tensors: %lld inputs and %lld targets", (long long)l->rows,
                (long long)targets->sizes[0]);
    if (!fl_failed()) return l;
    fl_loader_free(l);
    return NULL;
}

fl_loader *fl_loader_over(const fl_dataset *dataset, const fl_loader_options *options) {
    if (!fl_given(dataset, "fl_loader_over", "dataset")) return NULL;
    if (fl_given(dataset->sample, "fl_loader_over", "dataset->sample") && !fl_failed() && dataset->size < 0)
        fl_fail(FL_VALUE_ERROR, "fl_loader_over: a dataset of %lld samples", (long long)dataset->size);
    fl_loader *l = fl_failed() ? NULL : loader_new(dataset->size, options);
    if (l && !fl_failed()) {
        l->dataset = *dataset;
        return l;
    }
    fl_loader_free(l);
    if (dataset->release) dataset->release(dataset->context);
    return NULL;
}

static void drop_batch(fl_loader *l) {
    for (int i = 0; i < 2; i++) {
        fl_release(l->batch[i]);
        l->batch[i] = NULL;
    }
}

void fl_loader_free(fl_loader *l) {
    if (!l) return;
    drop_batch(l);
    fl_release(l->tensors[0]);
    fl_release(l->tensors[1]);
    if (l->dataset.release) l->dataset.release(l->dataset.context);
    if (l->order) fl_alloc__put(l->order, (size_t)l->rows * sizeof(int64_t));
    fl_alloc__put(l, sizeof *l);
}

int64_t fl_loader_batches(const fl_loader *l) {
    if (!l) return 0;
    int64_t full = l->rows / l->options.batch_size;
    return full + (!l->options.drop_last && l->rows % l->options.batch_size ? 1 : 0);
}

/* torch.empty((), dtype=torch.int64).random_() of the default generator. */
static uint64_t draw_seed(void) {
    fl_generator *g = fl_generator__lock(NULL);
    uint64_t seed = fl_generator__random64(g) & INT64_MAX;
    fl_generator__unlock(g);
    return seed;
}

static bool begin_epoch(fl_loader *l) {
    draw_seed();
    if (l->options.shuffle) {
        fl_generator *own = fl_generator_new();
        if (!own) return false;
        fl_generator_seed(own, draw_seed());
        fl_generator *g = fl_generator__lock(own);
        if (l->rows) fl_generator__permutation(g, l->order, l->rows);
        fl_generator__unlock(g);
        fl_generator_free(own);
    }
    l->next = 0;
    return true;
}

typedef struct gather {
    const char *from;
    char *to;
    const int64_t *order;
    int64_t first;
    size_t row_bytes;
} gather;

static void gather_rows(void *context, int64_t begin, int64_t end) {
    const gather *g = context;
    if (!g->order) {
        memcpy(g->to + (size_t)begin * g->row_bytes, g->from + (size_t)(g->first + begin) * g->row_bytes,
               (size_t)(end - begin) * g->row_bytes);
        return;
    }
    for (int64_t i = begin; i < end; i++)
        memcpy(g->to + (size_t)i * g->row_bytes, g->from + (size_t)g->order[g->first + i] * g->row_bytes, g->row_bytes);
}

/* Rows [first, first + n) of the epoch's order. */
static fl_tensor *take_rows(const fl_loader *l, const fl_tensor *t, int64_t n) {
    int64_t sizes[FL_MAX_DIMS];
    for (int i = 0; i < t->ndim; i++) sizes[i] = i ? t->sizes[i] : n;
    fl_tensor *batch = fl_tensor__empty((fl_dtype)t->dtype, t->ndim, sizes);
    if (!batch || !t->numel) return batch;
    gather g = {t->data, batch->data, l->order, l->next,
                (size_t)(t->numel / l->rows) * fl_dtype_size((fl_dtype)t->dtype)};
    if (g.row_bytes) fl_pool__for(n, fl_pool__grain(n, (int64_t)g.row_bytes / 4 + 1), gather_rows, &g);
    return batch;
}

/* Samples [next, next + n) of the epoch's order, stacked into l->batch. */
static void take_samples(fl_loader *l, int64_t n) {
    const size_t bytes = 2 * (size_t)n * sizeof(fl_tensor *);
    fl_tensor **inputs = fl_alloc__zeroed(bytes), **targets = inputs ? inputs + n : NULL;
    if (!inputs) return;
    fl_scope_open();
    int64_t with_target = 0;
    for (int64_t i = 0; i < n && !fl_failed(); i++) {
        const int64_t index = l->order ? l->order[l->next + i] : l->next + i;
        const bool done = l->dataset.sample(index, &inputs[i], &targets[i], l->dataset.context);
        if (fl_failed()) break;
        if (!done || !inputs[i]) fl_fail(FL_RUNTIME_ERROR, "sample %lld failed without saying why", (long long)index);
        with_target += targets[i] != NULL;
    }
    if (!fl_failed() && with_target && with_target < n)
        fl_fail(FL_VALUE_ERROR, "%lld of the %lld samples of a batch have a target", (long long)with_target,
                (long long)n);
    if (!fl_failed()) l->batch[0] = fl_keep(fl_stack(inputs, (int)n, NULL));
    if (!fl_failed() && with_target) l->batch[1] = fl_keep(fl_stack(targets, (int)n, NULL));
    fl_scope_close();
    fl_alloc__put(inputs, bytes);
}

bool fl_loader_next(fl_loader *l, fl_batch *batch) {
    if (!fl_given(batch, "fl_loader_next", "batch")) return false;
    *batch = (fl_batch){NULL, NULL, 0};
    if (!fl_given(l, "fl_loader_next", "loader")) return false;
    drop_batch(l);
    if (fl_failed() || (l->next < 0 && !begin_epoch(l))) return false;
    int64_t n = l->rows - l->next < l->options.batch_size ? l->rows - l->next : l->options.batch_size;
    if (n <= 0 || (l->options.drop_last && n < l->options.batch_size)) {
        l->next = -1;
        return false;
    }
    if (l->dataset.sample) {
        take_samples(l, n);
    } else {
        l->batch[0] = take_rows(l, l->tensors[0], n);
        if (l->tensors[1]) l->batch[1] = take_rows(l, l->tensors[1], n);
    }
    if (fl_failed()) {
        drop_batch(l);
        return false;
    }
    l->next += n;
    *batch = (fl_batch){l->batch[0], l->batch[1], n};
    return true;
}
