/* iter.c: the loop over several strided tensors (iter.h). Sorting the dimensions by stride and merging those that
 * continue each other turns most walks into one or two long loops; what is left runs as an odometer over the outer
 * dimensions around an inner loop over the innermost.
 */
#include "tensor/iter.h"

#include "base/pool.h"

/* Whether dimension a should stand further out than b: the first operand whose strides tell decides. */
static int outer_than(const fl_iter *it, int a, int b) {
    for (int k = 0; k < it->count; k++) {
        int64_t sa = it->strides[k][a], sb = it->strides[k][b];
        if (!sa || !sb || sa == sb) continue;
        return sa > sb ? 1 : -1;
    }
    return 0;
}

static void swap_dims(fl_iter *it, int a, int b) {
    int64_t size = it->sizes[a];
    it->sizes[a] = it->sizes[b];
    it->sizes[b] = size;
    for (int k = 0; k < it->count; k++) {
        int64_t stride = it->strides[k][a];
        it->strides[k][a] = it->strides[k][b];
        it->strides[k][b] = stride;
    }
}

static void sort_dims(fl_iter *it) {
    for (int i = 1; i < it->ndim; i++) {
        int b = i;
        for (int a = i - 1; a >= 0; a--) {
            int sign = outer_than(it, a, b);
            if (sign < 0) break;
            if (sign > 0) {
                swap_dims(it, a, b);
                b = a;
            }
        }
    }
}

static void merge_dims(fl_iter *it) {
    int last = 0;
    for (int d = 1; d < it->ndim; d++) {
        bool joins = true;
        for (int k = 0; k < it->count && joins; k++)
            joins = it->strides[k][last] * it->sizes[last] == it->strides[k][d];
        if (joins) {
            it->sizes[last] *= it->sizes[d];
        } else if (++last != d) {
            it->sizes[last] = it->sizes[d];
            for (int k = 0; k < it->count; k++) it->strides[k][last] = it->strides[k][d];
        }
    }
    it->ndim = last + 1;
}

void fl_iter__init(fl_iter *it, int ndim, const int64_t *sizes, fl_tensor *const *operands, int count) {
    it->count = count;
    it->meet = false;
    it->numel = 1;
    for (int i = 0; i < ndim; i++) it->numel *= sizes[i];
    bool plain = true;
    for (int k = 0; k < count; k++) {
        const fl_tensor *t = operands[k];
        it->data[k] = t->data;
        plain = plain && (t->flags & FL_T_CONTIGUOUS) && t->numel == it->numel;
    }
    if (plain || it->numel < 2) {
        it->ndim = 1;
        it->sizes[0] = it->numel;
        for (int k = 0; k < count; k++) it->strides[k][0] = fl_dtype__item(operands[k]->dtype);
        return;
    }
    it->meet = fl_shape__shares_memory(operands[0]);
    int n = 0;
    for (int i = ndim - 1; i >= 0; i--) {
        if (sizes[i] == 1) continue;
        it->sizes[n] = sizes[i];
        for (int k = 0; k < count; k++) {
            const fl_tensor *t = operands[k];
            int d = i - (ndim - t->ndim);
            it->strides[k][n] = d < 0 || t->sizes[d] == 1 ? 0 : t->strides[d] * fl_dtype__item(t->dtype);
        }
        n++;
    }
    it->ndim = n;
    if (n > 1) {
        sort_dims(it);
        merge_dims(it);
    }
}

typedef struct walk {
    const fl_iter *it;
    fl_rows_fn rows;
    const void *params;
} walk;

static void run_range(void *context, int64_t begin, int64_t end) {
    const walk *w = context;
    const fl_iter *it = w->it;
    const int count = it->count, ndim = it->ndim;
    char *data[FL_ITER_OPERANDS];
    int64_t inner[FL_ITER_OPERANDS], outer[FL_ITER_OPERANDS], at[FL_MAX_DIMS];
    int64_t rest = begin;
    for (int d = 0; d < ndim; d++) {
        at[d] = rest ? rest % it->sizes[d] : 0;
        rest = rest ? rest / it->sizes[d] : 0;
    }
    for (int k = 0; k < count; k++) {
        int64_t offset = 0;
        for (int d = 0; d < ndim; d++) offset += at[d] * it->strides[k][d];
        data[k] = it->data[k] + offset;
        inner[k] = it->strides[k][0];
        outer[k] = ndim > 1 ? it->strides[k][1] : 0;
    }
    for (int64_t i = begin;;) {
        int64_t n = it->sizes[0] - at[0], rows = 1;
        if (n > end - i) {
            n = end - i;
        } else if (at[0] == 0 && ndim > 1) {
            rows = it->sizes[1] - at[1];
            if (rows > (end - i) / n) rows = (end - i) / n;
        }
        w->rows(data, inner, outer, n, rows, w->params);
        i += n * rows;
        if (i >= end) return;
        for (int k = 0; k < count; k++) data[k] += rows * outer[k] - at[0] * inner[k];
        at[0] = 0;
        at[1] += rows;
        for (int d = 1; at[d] == it->sizes[d]; d++) {
            for (int k = 0; k < count; k++) data[k] += it->strides[k][d + 1] - at[d] * it->strides[k][d];
            at[d] = 0;
            ++at[d + 1];
        }
    }
}

/* ---- Operands that run along different dimensions ---------------------------------------------------------------- */

/* Blocks of a plane of two dimensions, in which every line of the cache that is read serves whole: ACROSS of the
 * dimension along which an input has its items side by side, ALONG of the output's. */
#define ACROSS 128
#define ALONG 256
#define LEAST_PLANE 3 /* of the dimension across, the least that is worth it */
#define MOST_COST 4   /* an item that costs more hides how it is read */

typedef struct planes {
    walk w;
    int across;
    int64_t high;                  /* a block's side along the dimension `across` */
    int64_t blocks, blocks_across; /* of a plane, in all and along that dimension */
} planes;

/* The dimension along which an input runs that does not run along the first; 0 where there is none. */
static int runs_across(const fl_iter *it) {
    if (it->ndim < 2 || it->sizes[0] < 2) return 0;
    for (int k = 1; k < it->count; k++)
        for (int d = 1; d < it->ndim; d++)
            if (it->strides[k][d] > 0 && it->strides[k][d] < it->strides[k][0] && it->sizes[d] >= LEAST_PLANE) return d;
    return 0;
}

static void run_planes(void *context, int64_t begin, int64_t end) {
    const planes *p = context;
    const fl_iter *it = p->w.it;
    int64_t inner[FL_ITER_OPERANDS], outer[FL_ITER_OPERANDS];
    for (int k = 0; k < it->count; k++) {
        inner[k] = it->strides[k][0];
        outer[k] = it->strides[k][p->across];
    }
    for (int64_t unit = begin; unit < end; unit++) {
        const int64_t block = unit % p->blocks;
        const int64_t row = block % p->blocks_across * p->high, column = block / p->blocks_across * ALONG;
        const int64_t rows = it->sizes[p->across] - row, n = it->sizes[0] - column;
        char *data[FL_ITER_OPERANDS];
        for (int k = 0; k < it->count; k++) data[k] = it->data[k] + row * outer[k] + column * inner[k];
        int64_t rest = unit / p->blocks;
        for (int d = 1; d < it->ndim; d++) {
            if (d == p->across) continue;
            for (int k = 0; k < it->count; k++) data[k] += rest % it->sizes[d] * it->strides[k][d];
            rest /= it->sizes[d];
        }
        p->w.rows(data, inner, outer, n < ALONG ? n : ALONG, rows < p->high ? rows : p->high, p->w.params);
    }
}

static bool try_planes(const fl_iter *it, fl_rows_fn rows, const void *params, int64_t cost) {
    const int across = cost <= MOST_COST ? runs_across(it) : 0;
    if (!across) return false;
    const int64_t high = it->sizes[across], wide = it->sizes[0];
    const int64_t block = wide < ALONG ? ACROSS * ALONG / wide : ACROSS; /* of narrow planes more */
    planes p = {{it, rows, params}, across, block, 0, (high + block - 1) / block};
    p.blocks = p.blocks_across * ((wide + ALONG - 1) / ALONG);
    const int64_t units = it->numel / high / wide * p.blocks;
    fl_pool__for(units, fl_pool__grain(units, it->numel / units * cost), run_planes, &p);
    return true;
}

/* ---- Running ----------------------------------------------------------------------------------------------------- */

/* What a loop over one row needs to be one over several. */
typedef struct by_row {
    fl_loop_fn loop;
    const void *params;
    int count;
} by_row;

static void each_row(char *const *data, const int64_t *inner, const int64_t *outer, int64_t n, int64_t rows,
                     const void *context) {
    const by_row *b = context;
    for (int64_t r = 0; r < rows; r++) {
        char *here[FL_ITER_OPERANDS]; /* a loop may move what it is given */
        for (int k = 0; k < b->count; k++) here[k] = data[k] + r * outer[k];
        b->loop(here, inner, n, b->params);
    }
}

void fl_iter__run_rows(const fl_iter *it, fl_rows_fn rows, const void *params, int64_t cost) {
    if (it->numel == 0) return;
    if (it->ndim == 1 && it->numel <= FL_POOL_WORTH_IT &&
        it->numel * cost <= FL_POOL_WORTH_IT) { /* no more than a grain */
        int64_t inner[FL_ITER_OPERANDS];
        static const int64_t outer[FL_ITER_OPERANDS];
        for (int k = 0; k < it->count; k++) inner[k] = it->strides[k][0];
        rows(it->data, inner, outer, it->numel, 1, params);
        return;
    }
    if (!it->meet && try_planes(it, rows, params, cost)) return;
    walk w = {it, rows, params};
    int64_t grain = fl_pool__grain(it->numel, cost);
    if (it->meet || it->numel <= grain) {
        run_range(&w, 0, it->numel);
        return;
    }
    /* whole rows, so that an inner loop is not cut where it need not be */
    if (it->ndim > 1 && it->sizes[0] < grain) grain = grain / it->sizes[0] * it->sizes[0];
    fl_pool__for(it->numel, grain, run_range, &w);
}

/* Rows of few items column by column, where the order does not matter. */
#define FEW_ITEMS 4

static void each_row_or_column(char *const *data, const int64_t *inner, const int64_t *outer, int64_t n, int64_t rows,
                               const void *context) {
    const by_row *b = context;
    if (n <= FEW_ITEMS && rows >= 4 * n)
        each_row(data, outer, inner, rows, n, b);
    else
        each_row(data, inner, outer, n, rows, b);
}

void fl_iter__run(const fl_iter *it, fl_loop_fn loop, const void *params, int64_t cost) {
    fl_iter__run_rows(it, each_row_or_column, &(by_row){loop, params, it->count}, cost);
}

void fl_iter__walk(const fl_iter *it, fl_loop_fn loop, const void *params) {
    walk w = {it, each_row, &(by_row){loop, params, it->count}};
    if (it->numel) run_range(&w, 0, it->numel);
}
