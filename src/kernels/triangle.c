/* triangle.c: see triangle.h. Block by block of rows: what is known already is taken off by one product, and the
 * block's own triangle is solved by a kernel.
 */
#include "kernels/triangle.h"

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"

typedef struct block {
    const fl_gemm_set *set;
    bool upper, unit;
    int64_t n, t_row, t_col, step, next, count, sides;
    const char *t;
    char *x, *negated; /* the block's rows; negated: for the products to come, or NULL */
} block;

static void negate(const block *b, int64_t first, int64_t count) {
    const bool rows = b->step == 1;
    const int64_t inner = rows ? b->n : count, outer = rows ? count : b->n, gap = rows ? b->next : b->step;
    for (int64_t o = 0; o < outer; ++o) {
        const int64_t from = first * b->next + o * gap;
        if (b->set->size == 8)
            for (int64_t i = 0; i < inner; ++i) ((double *)b->negated)[from + i] = -((const double *)b->x)[from + i];
        else
            for (int64_t i = 0; i < inner; ++i) ((float *)b->negated)[from + i] = -((const float *)b->x)[from + i];
    }
}

static void solve(void *context, int64_t begin, int64_t end) {
    const block *b = context;
    const int64_t first = begin * b->sides, last = end * b->sides < b->count ? end * b->sides : b->count;
    b->set->substitute(b->upper, b->unit, b->n, b->t, b->t_row, b->t_col, b->x + first * b->next * b->set->size,
                       b->step, b->next, last - first);
    if (b->negated) negate(b, first, last - first);
}

bool fl_triangle__solve(int real, bool upper, bool unit, int64_t n, const void *t, int64_t t_row, int64_t t_col,
                        void *x, int64_t step, int64_t next, int64_t count) {
    const fl_gemm_set *set = &fl_kernels__active.gemm->sets[real];
    const int64_t blocks = (n + FL_GEMM_TRIANGLE - 1) / FL_GEMM_TRIANGLE;
    if (blocks == 0 || count == 0) return true;
    if (blocks == 1 && count <= 4 * set->lanes) {
        set->substitute(upper, unit, n, t, t_row, t_col, x, step, next, count);
        return true;
    }
    const size_t bytes = blocks > 1 ? (size_t)(n * count * set->size) : 0;
    char *negated = bytes ? fl_alloc__get(bytes) : NULL;
    if (bytes && !negated) return false;
    bool ok = true;
    block b = {.set = set, .upper = upper, .unit = unit, .t_row = t_row, .t_col = t_col};
    b.step = step;
    b.next = next;
    b.count = count;
    b.sides = 4 * set->lanes;
    for (int64_t i = 0; i < blocks && ok; ++i) {
        const int64_t first = (upper ? blocks - 1 - i : i) * FL_GEMM_TRIANGLE;
        b.n = n - first < FL_GEMM_TRIANGLE ? n - first : FL_GEMM_TRIANGLE;
        b.t = (const char *)t + first * (t_row + t_col) * set->size;
        b.x = (char *)x + first * step * set->size;
        b.negated = i + 1 < blocks ? negated + first * step * set->size : NULL;
        if (i) {
            const int64_t known = upper ? first + b.n : 0;
            const fl_gemm g = {.type = real,
                               .batch = 1,
                               .m = b.n,
                               .n = count,
                               .k = upper ? n - known : first,
                               .a = (const char *)t + (first * t_row + known * t_col) * set->size,
                               .a_row = t_row,
                               .a_col = t_col,
                               .b = negated + known * step * set->size,
                               .b_row = step,
                               .b_col = next,
                               .c = b.x,
                               .c_row = step,
                               .c_col = next,
                               .accumulate = true};
            ok = fl_gemm__run(&g);
        }
        const int64_t tasks = (count + b.sides - 1) / b.sides;
        if (ok) fl_pool__for(tasks, fl_pool__grain(tasks, b.n * b.n / 2 * b.sides / 8), solve, &b);
    }
    fl_alloc__put(negated, bytes);
    return ok;
}
