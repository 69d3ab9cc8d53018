/* norm.h: normalisation: layer_norm and rms_norm over rows, batch_norm and group_norm in both memory layouts.
 *
 * Means and variances are found block by block: a block's mean, then its squared deviations while it is still in the
 * first-level cache, and blocks are joined in double precision (Chan, Golub and LeVeque 1983). So the data comes from
 * memory once and large means do not cancel.
 *
 * Pointers are to the element type of the entry (float or double) unless they say double.
 */
#ifndef FL_KERNELS_NORM_H
#define FL_KERNELS_NORM_H

#include "kernels/real.h"

/* ---- layer_norm, rms_norm: x is [rows, size] --------------------------------------------------------------------- */

typedef struct fl_layer_norm_call {
    const void *x, *weight, *bias; /* weight, bias: [size] or NULL */
    const void *grad;              /* backward: of y */
    void *y;                       /* forward: the result; backward: the gradient of x, or NULL */
    void *mean, *rstd;             /* [rows]: written by forward (NULL: not wanted), read by backward; rms: mean NULL */
    int64_t rows, size;
    double eps;
    bool rms;
    /* backward: sums for the gradients of weight and bias, [parts, 2, size], or NULL where neither is wanted. */
    void *sums;
    int64_t parts;
    void *grad_weight, *grad_bias; /* layer_norm_params: [size] or NULL */
} fl_layer_norm_call;

/* ---- batch_norm and group_norm ------------------------------------------------------------------------------------
 */

/* Contiguous: x is [n, channels, pixels], groups = channels means one statistic a (sample, channel) ...; channels-last:
 * x is [sets, rows, channels], one statistic a (set, channel), where batch_norm has one set of n * pixels rows and
 * group_norm n sets of `pixels` rows. */
typedef struct fl_batch_norm_call {
    const void *x, *grad;
    void *y; /* forward: the result; backward: the gradient of x, or NULL */
    int64_t n, channels, pixels;
    int64_t groups;                   /* group_norm, contiguous */
    int64_t sets, rows, parts;        /* channels-last: rows a set, and the parts a set is cut into */
    const void *weight, *bias;        /* [channels] or NULL */
    void *mean, *rstd;                /* [channels] or, group_norm, [n, groups]: written by forward, read by backward */
    void *running_mean, *running_var; /* [channels] or NULL: batch_norm in training updates them */
    double eps, momentum;
    bool training;   /* backward: the statistics were those of this batch */
    double *partial; /* channels-last: [sets, parts, 2, channels]: mean and squared deviations, or gradient sums */
    void *grad_weight, *grad_bias; /* [channels] or NULL */
    double *sums;                  /* group_norm backward, contiguous: [n, channels, 2] */
    /* y = (x - center[k]) * scale[k] + shift[k] and, backward, (grad - shift[k] - (x - center[k]) * slope[k]) *
     * scale[k]; k is the channel, or with `per_sample` sample * channels + channel. */
    const void *center, *scale, *shift, *slope;
    bool per_sample;
} fl_batch_norm_call;

typedef struct fl_norm_kernels {
    /* fl_layer_norm_call. */
    fl_range_fn layer_norm[2];          /* range of rows */
    fl_range_fn layer_norm_backward[2]; /* range of parts, or of rows where sums is NULL */
    fl_range_fn layer_norm_params[2];   /* range of columns: sums -> grad_weight, grad_bias */
    /* fl_batch_norm_call, contiguous. */
    fl_range_fn batch_planes[2];          /* training, statistics and result; range of channels */
    fl_range_fn batch_planes_backward[2]; /* training; range of channels */
    fl_range_fn group_planes[2];          /* range of n * groups */
    fl_range_fn group_planes_backward[2]; /* range of n * groups; leaves sums */
    fl_range_fn group_params[2];          /* range of channels: sums -> grad_weight, grad_bias */
    fl_range_fn planes_apply[2];          /* range of n * channels planes */
    fl_range_fn planes_apply_backward[2];
    /* fl_batch_norm_call, channels-last. */
    fl_range_fn rows_moments[2]; /* range of sets * parts: partial <- mean and squared deviations */
    fl_range_fn rows_sums[2];    /* range of sets * parts: partial <- sum of grad, of grad * (x - center) */
    fl_range_fn rows_apply[2];   /* range of rows of all sets */
    fl_range_fn rows_apply_backward[2];
} fl_norm_kernels;

#endif
