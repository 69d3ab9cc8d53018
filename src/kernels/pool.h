/* pool.h (kernels): max and average pooling in one to three dimensions (fewer are leading axes of size 1).
 *
 * Contiguous tensors are [n, channels, D, H, W] in memory, channels-last ones [n, D, H, W, channels].
 */
#ifndef FL_KERNELS_POOL_H
#define FL_KERNELS_POOL_H

#include "kernels/real.h"

/* The windows along one axis: output o covers the inputs begin(o), begin(o) + step, ...: size(o) of them, but for those
 * outside the input. */
typedef struct fl_pool_axis {
    int64_t in, out;
    int64_t kernel; /* elements of a window; adaptive: of the largest */
    int64_t stride; /* 0: adaptive, windows as even as whole numbers allow */
    int64_t padding, step;
} fl_pool_axis;

static inline int64_t fl_pool__begin(const fl_pool_axis *a, int64_t o) {
    return a->stride ? o * a->stride - a->padding : o * a->in / a->out;
}
static inline int64_t fl_pool__size(const fl_pool_axis *a, int64_t o) {
    return a->stride ? a->kernel : ((o + 1) * a->in + a->out - 1) / a->out - o * a->in / a->out;
}

typedef struct fl_pool_call {
    const void *x; /* forward: the input; backward: the gradient of the result */
    void *y;       /* forward: the result; backward: the gradient of the input, wholly written */
    int64_t n, channels;
    bool channels_last;
    fl_pool_axis axis[3];
    /* Average: elements of padding count; what to divide by instead of a count (0: nothing). */
    bool count_padding;
    double divisor;
    /* Max: where the largest is, laid out like the result. */
    uint8_t *place; /* its number in the window, of at most 256 elements: written by forward (NULL: not wanted), read by
                       backward */
    int64_t *index; /* its index into the D * H * W plane: written by forward (NULL: not wanted), read by scatter */
} fl_pool_call;

enum { FL_POOL_CHANNELS = 64 }; /* of channels-last samples that scatter takes at once */

/* Whether the gradient of maxima is better scattered by planes from `place` than gathered by rows: windows whose starts
 * are no regular few elements apart. */
static inline bool fl_pool__scatters(const fl_pool_call *call) {
    const fl_pool_axis *a = &call->axis[2];
    return !call->channels_last && (!a->stride || a->stride > 2 || a->out < 4);
}

/* Units: rows of the output (forward) or of the input (backward). */
static inline int64_t fl_pool__units(const fl_pool_call *call, bool backward) {
    const fl_pool_axis *a = call->axis;
    return call->n * (call->channels_last ? 1 : call->channels) * (backward ? a[0].in * a[1].in : a[0].out * a[1].out);
}

static inline int64_t fl_pool__planes(const fl_pool_call *call) {
    return call->n *
           (call->channels_last ? (call->channels + FL_POOL_CHANNELS - 1) / FL_POOL_CHANNELS : call->channels);
}

/* Maxima of windows that begin where `begin` says: of row-major planes, one after the other. */
typedef struct fl_pool_windows {
    const void *x;
    void *y;        /* the result */
    int64_t *index; /* and where the largest is, in its plane */
    int64_t in[3], out[3], kernel[3];
    /* For every plane the first elements of its out[0] + out[1] + out[2] windows along each axis. */
    const int64_t *begin;
} fl_pool_windows;

typedef struct fl_pool_kernels {
    fl_range_fn max[2], average[2];                   /* ranges of units of the output */
    fl_range_fn max_backward[2], average_backward[2]; /* ranges of units of the input */
    fl_range_fn max_windows[2];                       /* of an fl_pool_windows: ranges of planes */
    fl_range_fn scatter[2]; /* backward of max from `index`, or contiguous from `place`; ranges of fl_pool__planes */
} fl_pool_kernels;

#endif
