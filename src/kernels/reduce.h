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
 *   max min          NaN where there is one; finish writes the value
 *   argmax argmin    finish writes the index (int64) of the first extreme item, and the value to out2 where that is not NULL
 *   any all          finish writes bool
 *   count            items that are not zero, int64
 *   moments          finish writes the variance with params->correction (and its root where params->root), the mean to out2
 *   norm1 norm2 norm0 norm_max norm_min norm_p      vector norms; norm_p with params->p
 *   logsumexp        log of the sum of exp
 */
#define FL_REDUCE_KERNELS(X) \
    X(sum) X(prod) X(nansum) X(max) X(min) X(argmax) X(argmin) X(any) X(all) X(count) X(moments) X(norm0) X(norm1) X(norm2) \
    X(norm_max) X(norm_min) X(norm_p) X(logsumexp)

typedef enum fl_reduce_id {
#define X(name) FL_RED_##name,
    FL_REDUCE_KERNELS(X)
#undef X
        FL_RED_COUNT
} fl_reduce_id;

typedef struct fl_reduce_params {
    double p;          /* norm_p */
    double correction; /* moments */
    bool root;         /* moments: the standard deviation */
    int64_t count;     /* items folded into each accumulator: finish's divisor where `mean` is set, and moments' */
    bool mean;         /* sum: divide by count */
} fl_reduce_params;

#define FL_REDUCE_ACC_MAX 24 /* bytes of the largest accumulator; aligned to 8 */

typedef struct fl_reduce_kernel {
    int acc_size;
    /* n accumulators of nothing. */
    void (*init)(char *acc, int64_t n);
    /* Folds n adjacent items, the first being number `index` of its output, into one accumulator. */
    void (*row)(char *acc, const char *x, int64_t n, int64_t index, const fl_reduce_params *params);
    /* Folds `rows` rows of n adjacent items, `stride` bytes apart, into n accumulators: column by column. `index` is the first
     * row's number. */
    void (*columns)(char *acc, const char *x, int64_t stride, int64_t rows, int64_t n, int64_t index,
                    const fl_reduce_params *params);
    /* acc[k] <- acc[k] with other[k], which was folded from later items. */
    void (*merge)(char *acc, const char *other, int64_t n);
    /* n results, adjacent. */
    void (*finish)(char *out, char *out2, const char *acc, int64_t n, const fl_reduce_params *params);
} fl_reduce_kernel;

/* X(name): running sums, products, and maxima with their indices. */
#define FL_SCAN_KERNELS(X) X(cumsum) X(cumprod) X(cummax) X(cummin) X(logcumsumexp)
typedef enum fl_scan_id {
#define X(name) FL_SCAN_##name,
    FL_SCAN_KERNELS(X)
#undef X
        FL_SCAN_COUNT
} fl_scan_id;

/* out[k * out_stride] = x[0] with ... with x[k * stride] for k < n; strides in bytes. `index` (int64, adjacent k at
 * index_stride) is written by cummax and cummin only. */
typedef void (*fl_scan_fn)(char *out, int64_t out_stride, char *index, int64_t index_stride, const char *x, int64_t stride,
                           int64_t n);
/* The same for `width` adjacent lines at once. */
typedef void (*fl_scan_columns_fn)(char *out, int64_t out_stride, const char *x, int64_t stride, int64_t n, int64_t width);

typedef struct fl_reduce_kernels {
    fl_reduce_kernel reduce[FL_RED_COUNT][FL_DTYPE_COUNT];
    fl_scan_fn scan[FL_SCAN_COUNT][FL_DTYPE_COUNT];
    fl_scan_columns_fn scan_columns[FL_SCAN_COUNT][FL_DTYPE_COUNT];
} fl_reduce_kernels;

/* The kernel for items of a type on this CPU; NULL where there is none. */
const fl_reduce_kernel *fl_reduce__find(fl_reduce_id id, fl_dtype dtype);

#endif
