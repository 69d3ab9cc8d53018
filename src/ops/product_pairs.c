/* product_pairs.c: operands of bfloat16 products as the pairs along k that FL_GEMM_BF16 multiplies: an operand whose k
 * runs through memory is seen so as it stands, two numbers to a float; of another, two rows are interleaved.
 */
#include "base/pool.h"
#include "ops/product.h"
#include "ops/view.h"

/* Where k is among a tensor's dimensions: the last, the one before it, or all but the last as one. */
typedef enum depth { DEPTH_NONE, DEPTH_LAST, DEPTH_ROWS, DEPTH_LEADING } depth;

/* Along the rows of t (columns: along k) or, transposed, along its columns; a unit is a dimension it does not have. */
static depth along_columns(fl_unit unit) { return unit == FL_UNIT_LAST ? DEPTH_NONE : DEPTH_LAST; }
static depth along_rows(fl_unit unit) {
    return unit == FL_UNIT_FIRST ? DEPTH_NONE : unit == FL_UNIT_LAST ? DEPTH_LAST : DEPTH_ROWS;
}

/* t's memory as floats, if its numbers pair up there along dimension k; else NULL. */
static fl_tensor *seen_as_pairs(fl_tensor *t, int k) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    bool fits = t->strides[k] == 1 && t->sizes[k] % 2 == 0 && (uintptr_t)t->data % 4 == 0;
    for (int d = 0; d < t->ndim && fits; d++) {
        fits = d == k || t->strides[d] % 2 == 0 || t->sizes[d] == 1;
        sizes[d] = t->sizes[d];
        strides[d] = t->strides[d] / 2;
    }
    if (!fits) return NULL;
    sizes[k] = t->sizes[k] / 2;
    strides[k] = 1;
    fl_tensor *pairs = fl_tensor__view(t, t->ndim, sizes, strides, 0);
    if (pairs) pairs->dtype = FL_FLOAT32;
    return pairs;
}

typedef struct pairing {
    const uint16_t *from;
    uint32_t *to;
    int64_t rows, pairs, n; /* of a matrix: rows of numbers, rows of pairs, columns */
} pairing;

static void pair_columns(void *context, int64_t begin, int64_t end) {
    const pairing *p = context;
    for (int64_t i = begin; i < end; i++) {
        const int64_t half = (p->n + 1) / 2;
        if (p->n % 2) p->to[(i + 1) * half - 1] = 0;
        memcpy(p->to + i * half, p->from + i * p->n, (size_t)p->n * 2);
    }
}

static void pair_rows(void *context, int64_t begin, int64_t end) {
    const pairing *p = context;
    for (int64_t i = begin; i < end; i++) {
        const int64_t row = i % p->pairs * 2;
        const uint16_t *low = p->from + (i / p->pairs * p->rows + row) * p->n;
        uint32_t *to = p->to + i * p->n;
        if (row + 1 < p->rows)
            fl_gemm__bf16()->interleave(p->n, low, low + p->n, to);
        else
            for (int64_t j = 0; j < p->n; j++) to[j] = low[j];
    }
}

/* t as pairs along k: one reference, the caller's. */
static fl_tensor *pairs_of(fl_tensor *t, depth k) {
    fl_tensor *pairs = k == DEPTH_LAST   ? seen_as_pairs(t, t->ndim - 1)
                       : k == DEPTH_ROWS ? seen_as_pairs(t, t->ndim - 2)
                                         : NULL;
    if (pairs || fl_failed()) return pairs;
    fl_tensor *dense = fl_tensor__contiguous(t);
    if (!dense) return NULL;
    const int last = t->ndim - 1;
    int64_t sizes[FL_MAX_DIMS];
    memcpy(sizes, t->sizes, (size_t)t->ndim * sizeof(int64_t));
    pairing p = {.from = (const uint16_t *)(const void *)dense->data, .n = t->sizes[last]};
    int ndim = t->ndim;
    if (k == DEPTH_LAST) {
        sizes[last] = (p.n + 1) / 2;
    } else if (k == DEPTH_ROWS) {
        p.rows = t->sizes[last - 1];
        sizes[last - 1] = p.pairs = (p.rows + 1) / 2;
    } else {
        p.rows = t->numel / p.n;
        sizes[0] = p.pairs = (p.rows + 1) / 2;
        sizes[1] = p.n;
        ndim = 2;
    }
    pairs = fl_tensor__empty(FL_FLOAT32, ndim, sizes);
    if (pairs) {
        p.to = (uint32_t *)(void *)pairs->data;
        const int64_t n = k == DEPTH_LAST ? t->numel / p.n : pairs->numel / p.n;
        fl_pool__for(n, fl_pool__grain(n, p.n), k == DEPTH_LAST ? pair_columns : pair_rows, &p);
    }
    fl_release(dense);
    return pairs;
}

bool fl_product__pairs(const fl_product *p, fl_tensor *a, fl_tensor *b, fl_tensor **pairs_a, fl_tensor **pairs_b) {
    *pairs_a = *pairs_b = NULL;
    if (!fl_gemm__bf16() || a->ndim == 0 || b->ndim == 0 || a->numel == 0 || b->numel == 0) return false;
    depth in_a, in_b;
    if (p->kind == FL_PRODUCT_SUMS) {
        in_a = p->a_unit == FL_UNIT_LAST ? DEPTH_NONE : DEPTH_LEADING;
        in_b = p->b_unit == FL_UNIT_LAST ? DEPTH_NONE : DEPTH_LEADING;
    } else {
        in_a = p->ta ? along_rows(p->a_unit) : along_columns(p->a_unit);
        in_b = p->tb ? along_columns(p->b_unit) : along_rows(p->b_unit);
    }
    if (in_a == DEPTH_NONE || in_b == DEPTH_NONE) return false;
    *pairs_a = pairs_of(a, in_a);
    *pairs_b = *pairs_a ? pairs_of(b, in_b) : NULL;
    return *pairs_b != NULL;
}
