/* reduce.h: folding many items into one, and running sums.
 *
 * A reduction is a handful of functions over *accumulators*: fixed small structs that hold what has been folded so far
 * (a double for a sum of floats, a value and its index for argmax, ...). Whatever the shape, op code cuts the work into
 * chunks by shape alone, folds each into accumulators of its own and merges these in order: results do not depend on
 * the number of threads.
 */
#ifndef FL_KERNELS_REDUCE_H
#define FL_KERNELS_REDUCE_H

#include <flashlight/tensor.h>

/* X(name); what each folds and what finish writes:
 *   sum prod         the sum, product (integers and bool: as int64, wrapping)
 *   nansum           the sum without NaN
 *   max min          NaN where there is one
 *   minmax           the least; the largest to out2
 *   argmax argmin    the index (int64) of the first extreme item; the value to out2 where that is not NULL
 *   any all          bool
 *   count            items that are not zero, int64
 *   moments          the variance with params->correction (its root where params->root); the mean to out2, if not NULL
 *   norm0 norm1 norm2 norm_max norm_min      vector norms
 */
// clang-format off
#define FL_REDUCE_KERNELS(X) \
    X(sum) X(prod) X(nansum) X(max) X(min) X(minmax) X(argmax) X(argmin) X(any) X(all) X(count) X(moments) X(norm0) X(norm1) \
    X(norm2) X(norm_max) X(norm_min)
// clang-format on

typedef enum fl_reduce_id {
#define X(name) FL_RED_##name,
    FL_REDUCE_KERNELS(X)
#undef X
        FL_RED_COUNT
} fl_reduce_id;

typedef struct fl_reduce_params {
    int64_t count;     /* items folded into each accumulator */
    double correction; /* moments: the divisor is count - correction */
    bool root;         /* moments: the standard deviation */
    bool mean;         /* sum: divide by count */
    bool places;       /* the kernel is argmax or argmin, to which an item's number matters */
} fl_reduce_params;

#define FL_REDUCE_FEW_ROWS 64
#define FL_REDUCE_ACC_MAX 24 /* bytes of the largest accumulator; aligned to 8 */

typedef struct fl_reduce_kernel {
    int acc_size;
    /* n accumulators of nothing. */
    void (*init)(char *acc, int64_t n);
    /* Folds n adjacent items, the first being number `index` of its output, into one accumulator. */
    void (*row)(char *acc, const char *x, int64_t n, int64_t index);
    /* Or NULL: folds `rows` rows of n adjacent items, `stride` bytes apart, into an accumulator each. For short rows.
     */
    void (*short_rows)(char *acc, const char *x, int64_t stride, int64_t rows, int64_t n);
    /* Folds `rows` rows of n adjacent items, `stride` bytes apart, into n accumulators: column by column. `index` is
     * the first row's number. */
    void (*columns)(char *acc, const char *x, int64_t stride, int64_t rows, int64_t n, int64_t index);
    /* acc[k] <- acc[k] with other[k], which was folded from later items. */
    void (*merge)(char *acc, const char *other, int64_t n);
    /* n results, adjacent; those of halves are floats. NULL: an accumulator is the result. */
    void (*finish)(char *out, char *out2, const char *acc, int64_t n, const fl_reduce_params *params);
    /* Or NULL: the results of n columns that have no more than FL_REDUCE_FEW_ROWS rows, without accumulators. */
    void (*few_rows)(char *out, const char *x, int64_t stride, int64_t rows, int64_t n, const fl_reduce_params *params);
} fl_reduce_kernel;

/* X(name): running sums, products, logarithms of sums of exp, and maxima with their indices. */
#define FL_SCAN_KERNELS(X) X(cumsum) X(cumprod) X(logcumsumexp) X(cummax) X(cummin)
typedef enum fl_scan_id {
#define X(name) FL_SCAN_##name,
    FL_SCAN_KERNELS(X)
#undef X
        FL_SCAN_COUNT
} fl_scan_id;

/* One line: out[k] = x[0] with ... with x[k] for k < n. Strides in bytes. `index` (int64) is written by cummax and
 * cummin. */
typedef struct fl_scan_line {
    char *out, *index;
    const char *x;
    int64_t out_stride, index_stride, stride, n;
    bool apart;
    int64_t out_next, next;
    /* What writes results past the caches where lines are dense, or dense across (fl_move_kernels), or NULL. */
    void (*stream)(char *dst, const char *src, int64_t bytes);
} fl_scan_line;
/* `width` lines: all operands are dense across them, or, with `apart`, the lines of `out` and `x` begin out_next and
 * next bytes after each other (not where there is an index). */
typedef void (*fl_scan_fn)(const fl_scan_line *line, int64_t width);

typedef struct fl_reduce_kernels {
    fl_reduce_kernel reduce[FL_RED_COUNT][FL_DTYPE_COUNT];
    fl_scan_fn scan[FL_SCAN_COUNT][FL_DTYPE_COUNT];
} fl_reduce_kernels;

/* The kernel for items of a type on this CPU; NULL where there is none. */
const fl_reduce_kernel *fl_reduce__find(fl_reduce_id id, fl_dtype dtype);
fl_scan_fn fl_scan__find(fl_scan_id id, fl_dtype dtype);

#endif
