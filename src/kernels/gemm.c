/* gemm.c: the driver of matrix products: which inner kernels run over which parts of A, B and C (gemm.h).
 *
 * Large products go by tiles. B is packed whole (up to a limit) into panels as wide as a tile, each k x width, so that
 * a tile reads it as one stream; rows of A are copied together as they are needed, on the stack. A task, the unit that
 * threads take, is a block of rows by a block of columns of C, over all of k. With few rows, where packing would cost
 * as much as the product, tiles read B in place, or, where columns of B are contiguous, C is made of dot products.
 */
#include "kernels/gemm.h"

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"

#define PACKED_LIMIT (INT64_C(8) << 20)   /* bytes of B packed at a time */
#define DEPTH_LIMIT 8192                  /* of k packed at a time */
#define CACHED_LIMIT (INT64_C(768) << 10) /* bytes of B packed at a time that stay in the L2 cache ... */
#define FEW_ROWS 512                      /* ... for at most so many rows of a weight gradient */
#define TASK_COLUMNS 8 /* panels of columns in a task: what a block of k of them takes fits the L2 cache */
#define TASK_ROWS 8    /* the most blocks of rows in a task */
#define FEW_TASKS 32
#define TASK_WORK (1 << 18) /* multiply-adds worth handing to another thread */
#define SMALL_WORK 4096     /* multiply-adds of a product in a batch for which packing does not pay */
#define SMALL_ALONE 1024    /* of one without a batch, and of any layout */
#define SMALL_CALL 64       /* what a small product takes besides, in multiply-adds */

static int64_t min64(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t max64(int64_t a, int64_t b) { return a > b ? a : b; }
static int64_t ceil_div(int64_t a, int64_t b) { return (a + b - 1) / b; }
static int64_t grain_for(int64_t work) { return max64(1, TASK_WORK / max64(work, 1)); }

static void *at(const void *base, int64_t elements, int size) { return (char *)base + elements * size; }

/* C^T = B^T A^T */
static void transpose(fl_gemm *g) {
    fl_gemm t = *g;
    g->m = t.n, g->n = t.m;
    g->a = t.b, g->a_batch = t.b_batch, g->a_row = t.b_col, g->a_col = t.b_row;
    g->b = t.a, g->b_batch = t.a_batch, g->b_row = t.a_col, g->b_col = t.a_row;
    g->c_row = t.c_col, g->c_col = t.c_row;
    g->bias_rows = !t.bias_rows;
}

/* One step: a range of batches, columns and k whose part of B is packed at once. */
typedef struct step {
    const fl_gemm *g;
    const fl_gemm_set *set;
    int64_t batch, batches;
    int64_t column, columns;
    int64_t depth_start, depth;
    int64_t first_depth;  /* where k begins for the hooks */
    int64_t split;        /* batches are parts of k, so many each; 0: they are not */
    char *packed;         /* panels of B, a batch after the other; NULL: none */
    bool in_place;        /* only the last panel, which is not full, is packed */
    int64_t width;        /* of a panel */
    int64_t panels;       /* of a batch */
    int64_t batch_packed; /* elements of a batch's packed panels */
    int64_t row_blocks, task_rows, row_tasks, task_panels, column_tasks;
    fl_act act; /* at the end of the last step over k */
} step;

/* A panel's width: the last one may be a single vector. */
static int panel_width(const step *s, int64_t panel) {
    int64_t left = s->columns - panel * s->width;
    return left <= s->set->lanes ? s->set->lanes : (int)s->width;
}

static int64_t hook_batch(const step *s, int64_t batch) { return s->split ? 0 : s->batch + batch; }
static int64_t hook_depth(const step *s, int64_t batch) {
    return s->first_depth + s->depth_start + (s->split ? (s->batch + batch) * s->split : 0);
}

static void pack(void *context, int64_t begin, int64_t end) {
    const step *s = context;
    const fl_gemm *g = s->g;
    const int size = s->set->size;
    const int64_t per_batch = s->in_place ? 1 : s->panels;
    for (int64_t i = begin; i < end; ++i) {
        int64_t batch = i / per_batch, panel = s->in_place ? s->panels - 1 : i % per_batch;
        int64_t first = panel * s->width;
        int n = (int)min64(s->width, s->columns - first);
        void *to = at(s->packed, batch * s->batch_packed + (s->in_place ? 0 : first * s->depth), size);
        if (g->hooks && g->hooks->columns) {
            g->hooks->columns(g->hooks->context, hook_batch(s, batch), hook_depth(s, batch), s->depth,
                              s->column + first, n, panel_width(s, panel), to);
            continue;
        }
        s->set->pack_columns(
            s->depth, n, panel_width(s, panel),
            at(g->b, (s->batch + batch) * g->b_batch + s->depth_start * g->b_row + (s->column + first) * g->b_col,
               size),
            g->b_row, g->b_col, to);
    }
}

/* The rows of block i when m rows are cut into `blocks` of nearly one size. */
static int64_t block_start(int64_t m, int64_t blocks, int64_t i) { return i * (m / blocks) + min64(i, m % blocks); }

static void multiply(void *context, int64_t begin, int64_t end) {
    const step *s = context;
    const fl_gemm *g = s->g;
    const fl_gemm_set *set = s->set;
    const int size = set->size;
    char buffer[FL_GEMM_PACKED_BYTES] __attribute__((aligned(64)));
    const int64_t block_depth = FL_GEMM_KC_BYTES / size;
    const int64_t depth_blocks = max64(1, ceil_div(s->depth, block_depth));
    for (int64_t t = begin; t < end; ++t) {
        const int64_t row_task = t % s->row_tasks, column_task = t / s->row_tasks % s->column_tasks;
        const int64_t batch = t / s->row_tasks / s->column_tasks;
        const int64_t first_panel = column_task * s->task_panels;
        const int64_t last_panel = min64(s->panels, first_panel + s->task_panels);
        const int64_t first_block = row_task * s->task_rows;
        const int64_t last_block = min64(s->row_blocks, first_block + s->task_rows);
        const int64_t columns = min64(s->columns, last_panel * s->width) - first_panel * s->width;
        const char *a = at(g->a, (s->batch + batch) * g->a_batch + s->depth_start * g->a_col, size);
        const char *b =
            at(g->b, (s->batch + batch) * g->b_batch + s->depth_start * g->b_row + s->column * g->b_col, size);
        char *c = at(g->c, (s->batch + batch) * g->c_batch, size);
        for (int64_t d = 0; d < depth_blocks; ++d) {
            const int64_t k0 = block_start(s->depth, depth_blocks, d);
            const int64_t k = block_start(s->depth, depth_blocks, d + 1) - k0;
            const bool first = s->depth_start == 0 && d == 0;
            for (int64_t block = first_block; block < last_block; ++block) {
                const int64_t row = block_start(g->m, s->row_blocks, block);
                const int rows = (int)(block_start(g->m, s->row_blocks, block + 1) - row);
                const void *rows_of_a = at(a, row * g->a_row + k0 * g->a_col, size);
                int64_t a_row = g->a_row, a_col = g->a_col;
                /* In place where the copy would be used once or twice, unless the rows fall on the same few cache sets.
                 */
                if (g->hooks && g->hooks->rows) {
                    g->hooks->rows(g->hooks->context, hook_batch(s, batch), row, rows, hook_depth(s, batch) + k0, k,
                                   buffer);
                    rows_of_a = buffer;
                    a_row = k;
                    a_col = 1;
                } else if (last_panel - first_panel > 1 || (rows > 4 && a_row * size % 2048 == 0)) {
                    set->pack_rows(rows, k, rows_of_a, g->a_row, g->a_col, buffer, &a_row, &a_col);
                    rows_of_a = buffer;
                }
                void *c_start[FL_GEMM_ROWS], *c_rows[FL_GEMM_ROWS];
                if (g->hooks && g->hooks->place)
                    g->hooks->place(g->hooks->context, s->batch + batch, row, rows, c_start);
                else
                    for (int i = 0; i < rows; ++i) c_start[i] = at(c, (row + i) * g->c_row, size);
                for (int64_t panel = first_panel; panel < last_panel; ++panel) {
                    const int64_t column = panel * s->width;
                    const int n = (int)min64(s->width, s->columns - column), width = panel_width(s, panel);
                    const void *panel_of_b;
                    int64_t b_row;
                    if (s->in_place && !(s->packed && panel == s->panels - 1)) {
                        panel_of_b = at(b, column * g->b_col + k0 * g->b_row, size);
                        b_row = g->b_row;
                    } else {
                        int64_t start = s->in_place ? 0 : column * s->depth;
                        panel_of_b = at(s->packed, batch * s->batch_packed + start + k0 * width, size);
                        b_row = width;
                    }
                    for (int i = 0; i < rows; ++i) c_rows[i] = at(c_start[i], s->column + column, size);
                    fl_gemm_tail tail = {.accumulate = !first || g->accumulate};
                    if (g->bias && first) {
                        if (g->bias_rows)
                            tail.row_bias = at(g->bias, (s->batch + batch) * g->bias_batch + row, size);
                        else
                            tail.bias = at(g->bias, (s->batch + batch) * g->bias_batch + s->column + column, size);
                    }
                    set->tile[rows - 1][width == set->lanes       ? 0
                                        : width == 2 * set->lanes ? 1
                                                                  : 2](k, rows_of_a, a_row, a_col, panel_of_b, b_row,
                                                                       c_rows, n, &tail);
                }
                if (s->act && d == depth_blocks - 1)
                    for (int i = 0; i < rows; ++i)
                        set->activate(s->act, columns, at(c_start[i], s->column + first_panel * s->width, size));
            }
        }
    }
}

static void run_step(step *s) {
    const fl_gemm *g = s->g;
    if (s->packed) {
        int64_t per_batch = s->in_place ? 1 : s->panels;
        fl_pool__for(s->batches * per_batch, grain_for(16 * s->depth * s->width), pack, s);
    }
    /* Tasks large enough to reuse what they read, small enough that there are a good many. */
    s->row_blocks = ceil_div(g->m, s->set->rows);
    s->task_panels = min64(s->panels, TASK_COLUMNS);
    s->column_tasks = ceil_div(s->panels, s->task_panels);
    s->task_panels = ceil_div(s->panels, s->column_tasks);
    s->column_tasks = ceil_div(s->panels, s->task_panels);
    /* Of few tasks an odd one out would keep a thread waiting. */
    if (s->row_blocks > 1 && s->row_blocks * s->column_tasks * s->batches < FEW_TASKS)
        s->row_blocks += s->row_blocks % 2;
    s->task_rows = s->row_blocks * s->column_tasks * s->batches / 16;
    s->task_rows = max64(1, min64(s->task_rows, TASK_ROWS));
    s->row_tasks = ceil_div(s->row_blocks, s->task_rows);
    int64_t work = min64(g->m, s->task_rows * s->set->rows) * min64(s->columns, s->task_panels * s->width) * s->depth;
    fl_pool__for(s->batches * s->row_tasks * s->column_tasks, grain_for(work), multiply, s);
}

static bool by_tiles(const fl_gemm *g, const fl_gemm_set *set, bool in_place, int64_t first_depth, int64_t split) {
    step s = {.g = g, .set = set, .in_place = in_place, .width = 2 * set->lanes};
    s.first_depth = first_depth;
    s.split = split;
    if (in_place && g->m <= set->wide && g->n > s.width) s.width = 4 * set->lanes;
    int64_t depth_limit = in_place ? max64(1, g->k) : DEPTH_LIMIT, limit = PACKED_LIMIT;
    /* Weight gradients: what is packed once serves few rows, and is best read again before it leaves the cache. */
    const bool gathers_columns = g->hooks && g->hooks->columns && !g->hooks->rows;
    if (!in_place && g->m <= FEW_ROWS && (split || gathers_columns)) {
        const int64_t block = FL_GEMM_KC_BYTES / set->size;
        limit = CACHED_LIMIT;
        depth_limit =
            min64(depth_limit, max64(1, limit / set->size / (ceil_div(g->n, s.width) * s.width) / block) * block);
    }
    const int64_t max_depth = min64(max64(1, g->k), depth_limit);
    int64_t max_columns = g->n, max_batches = g->batch;
    if (!in_place) {
        max_columns = max64(TASK_COLUMNS, limit / set->size / max_depth / s.width) * s.width;
        int64_t batch_size = ceil_div(g->n, s.width) * s.width * max_depth;
        max_batches = max64(1, limit / set->size / batch_size);
    }
    max_columns = min64(max_columns, g->n);
    max_batches = min64(max_batches, g->batch);
    s.panels = ceil_div(max_columns, s.width);
    const int64_t tail = g->n % s.width;
    const bool packs = !in_place || (tail != 0 && tail != set->lanes);
    const int64_t batch_packed = (in_place ? 1 : s.panels) * s.width * max_depth;
    const size_t bytes = (size_t)(packs ? max_batches * batch_packed : 0) * (size_t)set->size;
    char *packed = packs ? fl_alloc__get(bytes) : NULL;
    if (packs && !packed) return false;
    s.packed = packed;
    s.batch_packed = batch_packed;
    for (s.batch = 0; s.batch < g->batch; s.batch += max_batches) {
        s.batches = min64(max_batches, g->batch - s.batch);
        for (s.column = 0; s.column < g->n; s.column += max_columns) {
            s.columns = min64(max_columns, g->n - s.column);
            s.panels = ceil_div(s.columns, s.width);
            s.depth_start = 0;
            do {
                s.depth = min64(max_depth, g->k - s.depth_start);
                s.act = s.depth_start + s.depth >= g->k ? g->act : FL_ACT_NONE;
                run_step(&s);
                s.depth_start += s.depth;
            } while (s.depth_start < g->k);
        }
    }
    fl_alloc__put(packed, bytes);
    return true;
}

/* ---- Few rows ---------------------------------------------------------------------------------------------------- */

static void dots(void *context, int64_t begin, int64_t end) {
    const step *s = context;
    const fl_gemm *g = s->g;
    const int size = s->set->size;
    for (int64_t t = begin; t < end; ++t) {
        int64_t batch = t / s->column_tasks, column = t % s->column_tasks * s->columns;
        int64_t n = min64(s->columns, g->n - column);
        fl_gemm_tail tail = {.accumulate = g->accumulate};
        if (g->bias && g->bias_rows) tail.row_bias = at(g->bias, batch * g->bias_batch, size);
        if (g->bias && !g->bias_rows) tail.bias = at(g->bias, batch * g->bias_batch + column, size);
        char *c = at(g->c, batch * g->c_batch + column * g->c_col, size);
        s->set->dot(g->m, n, g->k, at(g->a, batch * g->a_batch, size), g->a_row,
                    at(g->b, batch * g->b_batch + column * g->b_col, size), g->b_col, c, g->c_row, g->c_col, &tail);
        if (!g->act) continue;
        if (g->c_col == 1 || n == 1)
            for (int64_t i = 0; i < g->m; ++i) s->set->activate(g->act, n, at(c, i * g->c_row, size));
        else
            for (int64_t j = 0; j < n; ++j) s->set->activate(g->act, g->m, at(c, j * g->c_col, size));
    }
}

static bool by_dots(const fl_gemm *g, const fl_gemm_set *set) {
    step s = {.g = g, .set = set};
    s.columns = ceil_div(max64(1, TASK_WORK / max64(1, g->m * g->k)), set->dot_columns) * set->dot_columns;
    s.column_tasks = ceil_div(g->n, s.columns);
    fl_pool__for(g->batch * s.column_tasks, grain_for(g->m * g->k * min64(g->n, s.columns)), dots, &s);
    return true;
}

/* ---- One row, and B by rows -------------------------------------------------------------------------------------- */

#define ROW_COLUMNS 512 /* the fewest columns of a task: each row of B is to be read for a while */

static void some_columns(void *context, int64_t begin, int64_t end) {
    const step *s = context;
    const fl_gemm *g = s->g;
    const int size = s->set->size;
    for (int64_t t = begin; t < end; ++t) {
        const int64_t batch = t / s->column_tasks, column = t % s->column_tasks * s->columns;
        const int64_t n = min64(s->columns, g->n - column);
        char *c = at(g->c, batch * g->c_batch + column, size);
        s->set->row(n, g->k, at(g->a, batch * g->a_batch, size), g->a_col, at(g->b, batch * g->b_batch + column, size),
                    g->b_row, c, g->accumulate);
        if (g->bias) s->set->column_sums(1, n, at(g->bias, batch * g->bias_batch + column, size), n, c, true);
        if (g->act) s->set->activate(g->act, n, c);
    }
}

static bool suits_row(const fl_gemm *g, const fl_gemm_set *set) {
    return g->m == 1 && g->k > 0 && g->n >= 2 * set->lanes && g->b_col == 1 && g->c_col == 1 &&
           !(g->bias && g->bias_rows);
}

static bool by_row(const fl_gemm *g, const fl_gemm_set *set) {
    step s = {.g = g, .set = set};
    const int64_t parts = max64(1, g->n / max64(ROW_COLUMNS, TASK_WORK / g->k));
    s.columns = ceil_div(ceil_div(g->n, parts), set->lanes) * set->lanes;
    s.column_tasks = ceil_div(g->n, s.columns);
    fl_pool__for(g->batch * s.column_tasks, grain_for(g->k * min64(g->n, s.columns)), some_columns, &s);
    return true;
}

/* ---- Small products, one after the other ------------------------------------------------------------------------- */

static void some_products(void *context, int64_t begin, int64_t end) {
    const step *s = context;
    s->set->small(s->g, begin, end);
}

static void by_small(const fl_gemm *g, const fl_gemm_set *set) {
    step s = {.g = g, .set = set};
    fl_pool__for(g->batch, grain_for(g->m * g->n * g->k + SMALL_CALL), some_products, &s);
    if (!g->act) return;
    if (g->c_col == 1)
        for (int64_t i = 0; i < g->m; ++i) set->activate(g->act, g->n, at(g->c, i * g->c_row, set->size));
    else
        for (int64_t j = 0; j < g->n; ++j) set->activate(g->act, g->m, at(g->c, j * g->c_col, set->size));
}

/* g, turned to what the kernel is best at. */
static bool suits_small(fl_gemm *g, const fl_gemm_set *set) {
    const int64_t work = g->m * g->n * g->k;
    if (work > SMALL_WORK || (g->batch > 1 && (g->act || g->bias_batch)) || (g->batch == 1 && work > SMALL_ALONE))
        return false;
    if (g->c_col != 1 || (g->n == 1 && g->m > 1)) transpose(g);
    const int64_t padded = ceil_div(g->n, set->lanes) * set->lanes;
    return work <= SMALL_ALONE || g->b_col == 1 || (g->b_row == 1 && g->k * padded <= FL_GEMM_TURNED);
}

/* ---- Few tiles, much depth: parts of k side by side, then added up in their order -------------------------------- */

static bool suits_split(const fl_gemm *g, const fl_gemm_set *set) {
    return g->batch == 1 && g->k >= 2048 && g->m * g->n * g->k >= 16 * TASK_WORK && !g->bias && !g->act &&
           !(g->hooks && g->hooks->place) &&
           ceil_div(g->m, set->rows) * ceil_div(g->n, 2 * TASK_COLUMNS * set->lanes) < 8;
}

static bool by_split(const fl_gemm *g, const fl_gemm_set *set, bool in_place) {
    const int64_t parts = min64(16, g->k / 1024), part = g->k / parts, rest = g->k - parts * part;
    const size_t bytes = (size_t)((parts + 1) * g->m * g->n * set->size);
    char *partial = fl_alloc__get(bytes);
    if (!partial) return false;
    fl_gemm p = *g;
    p.c = partial;
    p.c_row = g->n;
    p.c_col = 1;
    p.c_batch = g->m * g->n;
    p.accumulate = false;
    p.batch = parts;
    p.k = part;
    p.a_batch = part * g->a_col;
    p.b_batch = part * g->b_row;
    bool ok = by_tiles(&p, set, in_place, 0, part);
    if (ok && rest) {
        p.c = at(partial, parts * p.c_batch, set->size);
        p.batch = 1;
        p.k = rest;
        p.a = at(g->a, parts * part * g->a_col, set->size);
        p.b = at(g->b, parts * part * g->b_row, set->size);
        ok = by_tiles(&p, set, in_place, parts * part, 0);
    }
    for (int64_t i = 0; ok && i < g->m; ++i)
        set->column_sums(parts + (rest != 0), g->n, at(partial, i * g->n, set->size), g->m * g->n,
                         at(g->c, i * g->c_row, set->size), g->accumulate);
    fl_alloc__put(partial, bytes);
    return ok;
}

/* ---- Which way --------------------------------------------------------------------------------------------------- */

/* Dot products want both operands contiguous along k, and not much more than a handful of rows: beyond that, packing B
 * pays, the earlier the smaller k is. */
static bool suits_dots(const fl_gemm *g, const fl_gemm_set *set) {
    return g->a_col == 1 && g->b_row == 1 && g->m <= (g->k >= 16 * set->lanes ? 32 : 2 * set->dot_rows);
}

const fl_gemm_set *fl_gemm__set(int type) {
    return type == FL_GEMM_BF16 ? &fl_gemm__bf16()->set : &fl_kernels__active.gemm->sets[type];
}

bool fl_gemm__run(const fl_gemm *product) {
    fl_gemm g = *product;
    const bool pairs = g.type == FL_GEMM_BF16;
    const fl_gemm_set *set = fl_gemm__set(g.type);
    if (g.batch <= 0 || g.m <= 0 || g.n <= 0) return true;
    if (g.hooks) {
        const bool in_place = !g.hooks->columns && g.b_col == 1 && g.m <= 2 * set->rows;
        return suits_split(&g, set) ? by_split(&g, set, in_place) : by_tiles(&g, set, in_place, 0, 0);
    }
    /* Strides of single rows and columns mean nothing: make them what suits best. */
    if (g.k == 1) g.a_col = g.b_row = 1;
    if (g.m == 1) {
        g.a_row = g.k;
        g.c_row = g.c_col == 1 ? g.n : 1;
    }
    if (g.n == 1) {
        g.b_col = g.k;
        g.c_col = g.c_row == 1 ? g.m : 1;
    }
    /* A batch over one B is one tall product. */
    if (g.batch > 1 && g.b_batch == 0 && !(g.bias && (g.bias_rows || g.bias_batch)) && g.a_batch == g.m * g.a_row &&
        g.c_batch == g.m * g.c_row && g.c_col == 1) {
        g.m *= g.batch;
        g.batch = 1;
    }
    fl_gemm small = g;
    if (!pairs && suits_small(&small, set)) {
        by_small(&small, set);
        return true;
    }
    if (suits_dots(&g, set)) return by_dots(&g, set);
    fl_gemm transposed = g;
    transpose(&transposed);
    if (suits_dots(&transposed, set)) return by_dots(&transposed, set);
    if (suits_row(&g, set)) return by_row(&g, set);
    if (suits_row(&transposed, set)) return by_row(&transposed, set);
    if (g.c_col != 1) g = transposed;
    const bool in_place = g.b_col == 1 && (g.m <= 2 * set->rows || g.k * g.n * set->size <= 16384);
    return suits_split(&g, set) ? by_split(&g, set, in_place) : by_tiles(&g, set, in_place, 0, 0);
}

/* ---- Column sums ------------------------------------------------------------------------------------------------- */

typedef struct sums {
    const fl_gemm_set *set;
    int64_t m, n, row, parts;
    const char *x;
    char *out;
} sums;

static void sum_parts(void *context, int64_t begin, int64_t end) {
    const sums *s = context;
    for (int64_t i = begin; i < end; ++i) {
        int64_t first = block_start(s->m, s->parts, i), last = block_start(s->m, s->parts, i + 1);
        s->set->column_sums(last - first, s->n, at(s->x, first * s->row, s->set->size), s->row,
                            at(s->out, i * s->n, s->set->size), false);
    }
}

bool fl_gemm__column_sums(int type, int64_t m, int64_t n, const void *x, int64_t row, void *out, bool accumulate) {
    const fl_gemm_set *set = &fl_kernels__active.gemm->sets[type];
    if (n <= 0) return true;
    int64_t parts = min64(16, m * n / (1 << 16));
    if (parts < 2) {
        set->column_sums(max64(m, 0), n, x, row, out, accumulate);
        return true;
    }
    size_t bytes = (size_t)(parts * n * set->size);
    char *partial = fl_alloc__get(bytes);
    if (!partial) return false;
    sums s = {.set = set, .m = m, .n = n, .row = row, .parts = parts, .x = x, .out = partial};
    fl_pool__for(parts, 1, sum_parts, &s);
    set->column_sums(parts, n, partial, n, out, accumulate);
    fl_alloc__put(partial, bytes);
    return true;
}
