/* pool.h (kernels): max and average pooling in one to three dimensions (fewer are leading axes of size 1).
 *
 * A window is given an axis by tables: output o covers the inputs begin[o], begin[o] + step, ... below end[o], already
 * clipped to the input; that serves fixed and adaptive windows alike. Contiguous tensors are [n, channels, D, H, W],
 * channels-last ones [n, D, H, W, channels].
 */
#ifndef FL_KERNELS_POOL_H
#define FL_KERNELS_POOL_H

#include "kernels/real.h"

typedef struct fl_pool_axis {
    int64_t in, out;
    const int32_t *begin, *end; /* [out] */
    const int32_t *count;       /* [out]: average: this axis's factor of the divisor */
    int64_t step;               /* dilation */
    /* A fixed window, for the paths written out: kernel, stride, and 0 for tables alone. */
    int64_t kernel, stride, padding;
} fl_pool_axis;

typedef struct fl_pool_call {
    const void *x; /* forward: the input; backward: the gradient of the result */
    void *y;       /* forward: the result; backward: the gradient of the input, wholly written */
    int64_t n, channels;
    bool channels_last;
    fl_pool_axis axis[3];
    double divisor; /* average: in place of the counts' product; 0: none */
    /* Max: where the largest stands (either may be NULL in forward; backward reads one of them). */
    uint8_t *place; /* number of the window's element, laid out like y; only where a window has at most 256 */
    int64_t *index; /* PyTorch's index into the D * H * W plane, laid out like y */
} fl_pool_call;

/* Units: rows of output (forward) or input (backward): n * channels * D * H contiguous, n * D * H channels-last. */
static inline int64_t fl_pool__units(const fl_pool_call *call, bool backward) {
    const fl_pool_axis *a = call->axis;
    int64_t rows = backward ? a[0].in * a[1].in : a[0].out * a[1].out;
    return call->n * (call->channels_last ? 1 : call->channels) * rows;
}

typedef struct fl_pool_kernels {
    fl_range_fn max[2], average[2];                   /* ranges of units, forward */
    fl_range_fn max_backward[2], average_backward[2]; /* ranges of units, backward; max needs `place` */
    fl_range_fn scatter[2];                           /* max backward from `index`; range of n * channels planes */
} fl_pool_kernels;

#endif
