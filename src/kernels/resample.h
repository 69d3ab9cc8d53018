/* resample.h: sums of a few elements of another array each, with weights: what resizing, padding and sampling at given
 * points are made of.
 *
 * A table of n results has `taps` rows of n indices and n weights, one after the other `step` apart: result i is the
 * sum over t of weight[t * step + i] * x[index[t * step + i]]. A negative index stands for zero, whatever the weight.
 */
#ifndef FL_KERNELS_RESAMPLE_H
#define FL_KERNELS_RESAMPLE_H

#include "kernels/real.h"

typedef struct fl_taps {
    const int32_t *index;
    const void *weight;
    int taps;
    int64_t step;
} fl_taps;

typedef struct fl_resample_kernels {
    /* y[i] = the sum over t of weights[t] * rows[t][i] */
    void (*blend[2])(void *y, int64_t n, const void *const *rows, const void *weights, int taps);
    /* The results of a table; gather: all indices are valid, pick: some may be negative. */
    void (*gather[2])(void *y, int64_t n, const void *x, const fl_taps *table);
    void (*pick[2])(void *y, int64_t n, const void *x, const fl_taps *table);
    /* sums[i] += g[i] * result i of pick */
    void (*pick_dot[2])(void *sums, int64_t n, const void *g, const void *x, const fl_taps *table);
    /* x[index] += weight * g[i] for all entries whose index is not negative */
    void (*scatter[2])(void *x, int64_t n, const void *g, const fl_taps *table);
} fl_resample_kernels;

#endif
