/* norm.h: normalisation: layer_norm and rms_norm over rows; batch_norm and group_norm in both memory layouts.
 *
 * Means and variances are found block by block: a block's mean, then its squared deviations while it is still in cache,
 * and blocks are joined in double precision (Chan, Golub and LeVeque 1983). So the data comes from memory once, and a
 * mean that is large beside the deviation costs no accuracy.
 *
 * Pointers are to the type of the entry (float or double) unless they say double.
 */
#ifndef FL_KERNELS_NORM_H
#define FL_KERNELS_NORM_H

#include "kernels/real.h"

/* ---- layer_norm and rms_norm of x [rows, size] ------------------------------------------------------------------- */

typedef struct fl_layer_norm_call {
    const void *x, *grad;      /* grad: backward only */
    const void *weight, *bias; /* [size] or NULL */
    void *y;                   /* forward: the result; backward: the gradient of x, or NULL */
    void *mean, *rstd;         /* [rows]: written by forward (NULL: not wanted), read by backward; rms: no mean */
    int64_t rows, size;
    double eps;
    bool rms;
    void *sums; /* backward, where weight or bias want gradients: [parts, 2, size] */
    int64_t parts;
    void *grad_weight, *grad_bias; /* [size] or NULL */
} fl_layer_norm_call;

/* ---- batch_norm and group_norm ----------------------------------------------------------------------------------- */

/* "Planes": x is [n, channels, pixels] in memory. "Rows": x is [sets, rows, channels] (channels last), with one
 * statistic a (set, channel); batch_norm has one set of n * pixels rows, group_norm n sets of `pixels` rows. A set's
 * rows are cut into `parts`, whose results are joined in order.
 *
 * Applied are, for channel k of a set (k counts channels alone where per_sample is false),
 *     forward    y = (x - center[k]) * scale[k] + shift[k]
 *     backward   y = grad * scale[k] + (x - center[k]) * slope[k] + shift[k]
 * (scale, slope, shift: NULL stands for 1, 0, 0). */
typedef struct fl_batch_norm_call {
    const void *x, *grad;
    void *y; /* forward: the result; backward: the gradient of x, or NULL */
    int64_t n, channels, pixels;
    int64_t groups;                   /* group_norm */
    int64_t sets, rows, parts;        /* rows: as above */
    const void *weight, *bias;        /* [channels] or NULL */
    void *mean, *rstd;                /* [channels], group_norm [n, groups]: written by forward, read by backward */
    void *running_mean, *running_var; /* [channels] or NULL: updated in training, read in evaluation */
    double eps, momentum;
    bool training;                 /* the statistics are those of this batch */
    void *grad_weight, *grad_bias; /* [channels] or NULL */
    double *partial;               /* [sets, parts, 2, channels]: see the kernels */
    void *center, *scale, *slope, *shift;
    bool per_sample;
} fl_batch_norm_call;

typedef struct fl_norm_kernels {
    /* Of an fl_layer_norm_call. */
    fl_range_fn layer_norm[2];          /* range of rows */
    fl_range_fn layer_norm_backward[2]; /* range of parts, or, where sums is NULL, of rows */
    fl_range_fn layer_norm_params[2];   /* range of columns: sums -> grad_weight, grad_bias */

    /* Of an fl_batch_norm_call, planes; ranges of channels ... */
    fl_range_fn batch_planes[2];          /* training: mean, rstd, running statistics and y */
    fl_range_fn batch_planes_backward[2]; /* y, grad_weight, grad_bias */
    /* ... of n * groups ... */
    fl_range_fn group_planes[2];
    fl_range_fn
        group_planes_backward[2]; /* y; leaves sums of grad and of grad * (x - mean) in partial (sets n, parts 1) */
    /* ... and of n * channels. */
    fl_range_fn planes_apply[2];

    /* Rows; ranges of sets * parts ... */
    fl_range_fn rows_moments[2]; /* partial <- means and sums of squared deviations */
    fl_range_fn rows_sums[2];    /* partial <- sums of grad and of grad * (x - center) */
    /* ... of sets: results of all parts to part 0 ... */
    fl_range_fn rows_join[2]; /* of rows_moments */
    fl_range_fn rows_add[2];  /* of rows_sums */
    /* ... and of rows of all sets. */
    fl_range_fn rows_apply[2];
    fl_range_fn rows_apply_backward[2];

    /* Ranges of channels. */
    fl_range_fn batch_finish[2]; /* part 0 of partial -> mean, rstd, running statistics, scale, shift (center: mean) */
    fl_range_fn batch_finish_eval[2];     /* running statistics -> rstd, scale, shift (center: running_mean) */
    fl_range_fn batch_finish_backward[2]; /* part 0 of partial -> grad_weight, grad_bias, scale, slope, shift */
    fl_range_fn group_params[2];          /* part 0 of partial, all sets -> grad_weight, grad_bias */

    /* Ranges of sets, coefficients per sample (group_norm, rows). */
    fl_range_fn group_finish[2];          /* part 0 of partial -> mean, rstd [sets, groups], center, scale, shift */
    fl_range_fn group_finish_backward[2]; /* part 0 of partial -> scale, slope, shift; center is read */
} fl_norm_kernels;

#endif
