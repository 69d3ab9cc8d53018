/* attention.c: the driver of attention.h: which blocks of queries and keys meet, in what order, by which threads.
 *
 * Forward: a block of queries of one head is a piece of work. Backward: a head of keys, with the query heads that share
 * it, is one, so that every gradient has one thread that adds it up, in an order that sizes alone decide.
 */
#include "kernels/attention.h"

#include <math.h>
#include <string.h>

#include "base/workers.h"
#include "kernels/kernels.h"

#define QUERIES 112 /* in a block: a multiple of the rows of AVX-512's tiles */
#define KEYS 256
#define BACKWARD_KEYS 128

static int64_t min64(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t ceil_div(int64_t a, int64_t b) { return (a + b - 1) / b; }

typedef struct attention {
    const fl_attention *a;
    const fl_gemm_set *gemm;
    const fl_attention_kernels *set;
    int64_t panel;                     /* columns of a tile */
    int64_t width, value_width;        /* of E and Ev, whole panels */
    int64_t row, value_row, score_row; /* a line longer, so that rows do not fall on the same cache sets */
    int64_t query_blocks, keys;        /* keys: in a block */
    fl_attention_matrix dout, dq, dk, dv;
} attention;

static attention attention_of(const fl_attention *a, int64_t keys) {
    attention s = {.a = a, .gemm = &fl_kernels__active.gemm->sets[FL_REAL_F32], .set = fl_kernels__active.attention};
    s.panel = 2 * s.gemm->lanes;
    s.width = ceil_div(a->width, s.panel) * s.panel;
    s.value_width = ceil_div(a->value_width, s.panel) * s.panel;
    s.row = s.width + 16;
    s.value_row = s.value_width + 16;
    s.keys = min64(keys, ceil_div(a->source, s.panel) * s.panel);
    s.score_row = s.keys + 16;
    s.query_blocks = ceil_div(a->length, QUERIES);
    return s;
}

static float *at(const fl_attention_matrix *m, int64_t batch, int64_t head, int64_t row) {
    return m->data + batch * m->step[0] + head * m->step[1] + row * m->step[2];
}

/* C (m x n, n whole panels) = or += A (m x k) B (k x n). Rows of A `a_row` apart and its columns `a_col`; B as panels
 * of k rows each (b_row 0), or with rows b_row apart. */
static void multiply(const attention *s, int64_t m, int64_t n, int64_t k, const float *a, int64_t a_row, int64_t a_col,
                     const float *b, int64_t b_row, float *c, int64_t c_row, bool accumulate) {
    const fl_gemm_tail tail = {.accumulate = accumulate};
    const int64_t blocks = ceil_div(m, s->gemm->rows);
    for (int64_t column = 0; column < n; column += s->panel) {
        const float *panel = b_row ? b + column : b + column * k;
        for (int64_t i = 0, row = 0; i < blocks; ++i) {
            const int rows = (int)(m / blocks + (i < m % blocks));
            void *to[FL_GEMM_ROWS];
            for (int r = 0; r < rows; ++r) to[r] = c + (row + r) * c_row + column;
            s->gemm->tile[rows - 1][1](k, a + row * a_row, a_row, a_col, panel, b_row ? b_row : s->panel, to,
                                       (int)s->panel, &tail);
            row += rows;
        }
    }
}

/* The transpose of `keys` rows of m, as panels; zeros in what the last one has too much. */
static void pack_transposed(const attention *s, int64_t keys, int64_t width, const float *m, int64_t row, float *to) {
    for (int64_t first = 0; first < keys; first += s->panel)
        s->gemm->pack_columns(width, (int)min64(s->panel, keys - first), (int)s->panel, m + first * row, 1, row,
                              to + first * width);
}

/* The keys that a block of queries may see. */
static int64_t visible(const fl_attention *a, int64_t query, int64_t queries) {
    return a->causal ? min64(a->source, query + queries) : a->source;
}

/* Applies the mask and hides what comes later. */
static void hide(const attention *s, int64_t batch, int64_t head, int64_t query, int64_t queries, int64_t key,
                 int64_t keys, float *scores) {
    const fl_attention *a = s->a;
    if (a->mask_kind != FL_ATTENTION_NO_MASK) {
        const int64_t *step = a->mask_step, size = a->mask_kind == FL_ATTENTION_ADDED ? 4 : 1;
        const int64_t first = batch * step[0] + head * step[1] + query * step[2] + key * step[3];
        s->set->mask(a->mask_kind, queries, keys, scores, s->score_row, (const char *)a->mask + first * size, step[2],
                     step[3]);
    }
    if (!a->causal) return;
    for (int64_t i = 0; i < queries; ++i)
        for (int64_t j = query + i < key ? 0 : query + i + 1 - key; j < keys; ++j)
            scores[i * s->score_row + j] = -INFINITY;
}

/* The next n values of a buffer; NULL where only their number counts. */
static float *take(float *buffer, int64_t *used, int64_t n) {
    float *taken = buffer ? buffer + *used : NULL;
    *used += n;
    return taken;
}

/* ---- Forward ----------------------------------------------------------------------------------------------------- */

typedef struct forward_buffers {
    float *queries, *keys, *values, *scores, *out, *most, *sums;
    size_t bytes;
} forward_buffers;

static forward_buffers forward_layout(const attention *s, float *buffer) {
    forward_buffers b;
    int64_t used = 0;
    b.queries = take(buffer, &used, QUERIES * s->row);
    b.keys = take(buffer, &used, s->keys * s->a->width);
    b.values = take(buffer, &used, s->keys * s->value_row);
    b.scores = take(buffer, &used, QUERIES * s->score_row);
    b.out = take(buffer, &used, QUERIES * s->value_row);
    b.most = take(buffer, &used, QUERIES);
    b.sums = take(buffer, &used, QUERIES);
    b.bytes = (size_t)used * sizeof(float);
    return b;
}

static void forward_block(void *context, int64_t item, void *buffer) {
    const attention *s = context;
    const fl_attention *a = s->a;
    const forward_buffers b = forward_layout(s, buffer);
    const int64_t block = item % s->query_blocks, head = item / s->query_blocks % a->heads;
    const int64_t batch = item / s->query_blocks / a->heads, key_head = head / (a->heads / a->key_heads);
    const int64_t query = block * a->length / s->query_blocks;
    const int64_t queries = (block + 1) * a->length / s->query_blocks - query;
    const int64_t source = visible(a, query, queries);
    s->set->copy(queries, a->width, s->width, at(&a->q, batch, head, query), a->q.step[2], a->scale, b.queries, s->row);
    for (int64_t key = 0; key < source; key += s->keys) {
        const int64_t keys = min64(s->keys, source - key), columns = ceil_div(keys, s->panel) * s->panel;
        pack_transposed(s, keys, a->width, at(&a->k, batch, key_head, key), a->k.step[2], b.keys);
        multiply(s, queries, columns, a->width, b.queries, s->row, 1, b.keys, 0, b.scores, s->score_row, false);
        hide(s, batch, head, query, queries, key, keys, b.scores);
        s->set->weigh(key == 0, queries, keys, b.scores, s->score_row, b.most, b.sums, b.out, s->value_row,
                      s->value_width);
        const float *values = at(&a->v, batch, key_head, key);
        int64_t value_row = a->v.step[2];
        if (a->value_width != s->value_width) { /* a tile reads whole panels */
            s->set->copy(keys, a->value_width, s->value_width, values, value_row, 1, b.values, s->value_row);
            values = b.values;
            value_row = s->value_row;
        }
        multiply(s, queries, s->value_width, keys, b.scores, s->score_row, 1, values, value_row, b.out, s->value_row,
                 key > 0);
    }
    s->set->finish(queries, a->value_width, b.out, s->value_row, b.most, b.sums, at(&a->out, batch, head, query),
                   a->out.step[2], a->log_sums + (batch * a->heads + head) * a->length + query);
}

bool fl_attention__forward(const fl_attention *a) {
    attention s = attention_of(a, KEYS);
    return fl_workers__for(a->batch * a->heads * s.query_blocks, forward_layout(&s, NULL).bytes, forward_block, &s);
}

/* ---- Backward ---------------------------------------------------------------------------------------------------- */

/* keys and values: transposed, as panels; key_rows: as they are. */
typedef struct backward_buffers {
    float *queries, *dout, *weights, *dscores, *keys, *values, *key_rows, *dkeys, *dvalues, *dqueries, *dots;
    size_t bytes;
} backward_buffers;

static backward_buffers backward_layout(const attention *s, float *buffer) {
    backward_buffers b;
    int64_t used = 0;
    b.queries = take(buffer, &used, QUERIES * s->row);
    b.dout = take(buffer, &used, QUERIES * s->value_row);
    b.weights = take(buffer, &used, QUERIES * s->score_row);
    b.dscores = take(buffer, &used, QUERIES * s->score_row);
    b.keys = take(buffer, &used, s->keys * s->a->width);
    b.values = take(buffer, &used, s->keys * s->a->value_width);
    b.key_rows = take(buffer, &used, s->keys * s->row);
    b.dkeys = take(buffer, &used, s->keys * s->row);
    b.dvalues = take(buffer, &used, s->keys * s->value_row);
    const int64_t shared = s->a->heads / s->a->key_heads;
    b.dqueries = take(buffer, &used, shared * s->a->length * s->row);
    b.dots = take(buffer, &used, shared * s->a->length);
    b.bytes = (size_t)used * sizeof(float);
    return b;
}

/* A block of queries by a block of keys. */
static void backward_block(const attention *s, const backward_buffers *b, int64_t batch, int64_t head, int64_t place,
                           int64_t query, int64_t queries, int64_t key, int64_t keys, bool first_query) {
    const fl_attention *a = s->a;
    const int64_t columns = ceil_div(keys, s->panel) * s->panel;
    float *dqueries = b->dqueries + (place + query) * s->row;
    s->set->copy(queries, a->width, s->width, at(&a->q, batch, head, query), a->q.step[2], a->scale, b->queries,
                 s->row);
    s->set->copy(queries, a->value_width, s->value_width, at(&s->dout, batch, head, query), s->dout.step[2], 1, b->dout,
                 s->value_row);
    multiply(s, queries, columns, a->width, b->queries, s->row, 1, b->keys, 0, b->weights, s->score_row, false);
    hide(s, batch, head, query, queries, key, keys, b->weights);
    s->set->weights(queries, keys, b->weights, s->score_row,
                    a->log_sums + (batch * a->heads + head) * a->length + query);
    multiply(s, queries, columns, a->value_width, b->dout, s->value_row, 1, b->values, 0, b->dscores, s->score_row,
             false);
    s->set->score_gradients(queries, keys, b->weights, b->dscores, s->score_row, b->dots + place + query);
    multiply(s, keys, s->value_width, queries, b->weights, 1, s->score_row, b->dout, s->value_row, b->dvalues,
             s->value_row, !first_query);
    multiply(s, keys, s->width, queries, b->dscores, 1, s->score_row, b->queries, s->row, b->dkeys, s->row,
             !first_query);
    multiply(s, queries, s->width, keys, b->dscores, s->score_row, 1, b->key_rows, s->row, dqueries, s->row, key > 0);
}

static void backward_head(void *context, int64_t item, void *buffer) {
    const attention *s = context;
    const fl_attention *a = s->a;
    const backward_buffers b = backward_layout(s, buffer);
    const int64_t key_head = item % a->key_heads, batch = item / a->key_heads, shared = a->heads / a->key_heads;
    const int64_t first_head = key_head * shared;
    for (int64_t h = 0; h < shared; ++h)
        s->set->dots(a->length, a->value_width, at(&a->out, batch, first_head + h, 0), a->out.step[2],
                     at(&s->dout, batch, first_head + h, 0), s->dout.step[2], b.dots + h * a->length);
    for (int64_t key = 0; key < a->source; key += s->keys) {
        const int64_t keys = min64(s->keys, a->source - key);
        const float *k = at(&a->k, batch, key_head, key), *v = at(&a->v, batch, key_head, key);
        pack_transposed(s, keys, a->width, k, a->k.step[2], b.keys);
        pack_transposed(s, keys, a->value_width, v, a->v.step[2], b.values);
        s->set->copy(keys, a->width, s->width, k, a->k.step[2], 1, b.key_rows, s->row);
        bool any = false;
        for (int64_t h = 0; h < shared; ++h)
            for (int64_t block = 0; block < s->query_blocks; ++block) {
                const int64_t query = block * a->length / s->query_blocks;
                const int64_t queries = (block + 1) * a->length / s->query_blocks - query;
                if (key >= visible(a, query, queries)) continue;
                backward_block(s, &b, batch, first_head + h, h * a->length, query, queries, key, keys, !any);
                any = true;
            }
        if (!any) { /* nobody looks here */
            s->set->copy(keys, 0, s->width, NULL, 0, 1, b.dkeys, s->row);
            s->set->copy(keys, 0, s->value_width, NULL, 0, 1, b.dvalues, s->value_row);
        }
        /* Queries were scaled already. */
        for (int64_t i = 0; i < keys; ++i) {
            memcpy(at(&s->dk, batch, key_head, key + i), b.dkeys + i * s->row, (size_t)a->width * sizeof(float));
            memcpy(at(&s->dv, batch, key_head, key + i), b.dvalues + i * s->value_row,
                   (size_t)a->value_width * sizeof(float));
        }
    }
    for (int64_t h = 0; h < shared; ++h)
        for (int64_t i = 0; i < a->length; ++i) {
            const float *from = b.dqueries + (h * a->length + i) * s->row;
            float *to = at(&s->dq, batch, first_head + h, i);
            for (int64_t j = 0; j < a->width; ++j) to[j] = from[j] * a->scale;
        }
}

bool fl_attention__backward(const fl_attention *a, fl_attention_matrix dout, fl_attention_matrix dq,
                            fl_attention_matrix dk, fl_attention_matrix dv) {
    attention s = attention_of(a, BACKWARD_KEYS);
    s.dout = dout;
    s.dq = dq;
    s.dk = dk;
    s.dv = dv;
    return fl_workers__for(a->batch * a->key_heads, backward_layout(&s, NULL).bytes, backward_head, &s);
}
