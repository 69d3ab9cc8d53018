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
    bool some; /* of scatter: whether there are negative indices */
} fl_taps;

/* Points in images, as F.grid_sample has them: coordinates from -1 to 1, that along the last dimension first. */
enum { FL_SAMPLING_BILINEAR, FL_SAMPLING_NEAREST, FL_SAMPLING_BICUBIC };
enum { FL_SAMPLING_ZEROS, FL_SAMPLING_BORDER, FL_SAMPLING_REFLECTION };
typedef struct fl_sampling {
    int dims;        /* 2 or 3 */
    int64_t size[3]; /* of the image: width, height, depth */
    int mode, padding;
    bool align_corners;
} fl_sampling;

/* Elements that a point is blended of along a dimension, and their weights as polynomials of the fraction. Cubic: R.
 * Keys, Cubic convolution interpolation for digital image processing, 1981, with a = -0.75. */
static const int fl_sampling_width[] = {2, 1, 4};
static const double fl_sampling_weights[3][4][4] = {
    {{1, -1}, {0, 1}},
    {{1}},
    {{0, -0.75, 1.5, -0.75}, {1, 0, -2.25, 1.25}, {0, 0.75, 1.5, -1.25}, {0, 0, -0.75, 0.75}}};

typedef struct fl_resample_kernels {
    /* y[i] = the sum over t of weights[t] * rows[t][i] */
    void (*blend[2])(void *y, int64_t n, const void *const *rows, const void *weights, int taps);
    /* The results of a table. */
    void (*pick[2])(void *y, int64_t n, const void *x, const fl_taps *table);
    /* sums[t * step + i] += g[i] * x[index[t * step + i]] */
    void (*pick_dot[2])(void *sums, int64_t n, const void *g, const void *x, const fl_taps *table);
    /* x[index] += weight * g[i] for all entries whose index is not negative */
    void (*scatter[2])(void *x, int64_t n, const void *g, const fl_taps *table);
    /* The same with `channels` elements, `pitch` from one place to the next, for each. */
    void (*pick_rows[2])(void *y, int64_t n, int64_t channels, const void *x, const fl_taps *table);
    void (*pick_dot_rows[2])(void *sums, int64_t n, int64_t channels, const void *g, const void *x,
                             const fl_taps *table);
    void (*scatter_rows[2])(void *x, int64_t n, int64_t channels, int64_t pitch, const void *g, const fl_taps *table);
    /* Where n points lie, in arrays [dims][n]: the element before each, the fraction of the way to the next, and what
     * the position changes by with the coordinate. */
    void (*locate[2])(const fl_sampling *s, int64_t n, const void *points, void *base, void *fraction, void *slope);
    /* The table [taps][n] of points that were located; along >= 0: with the derivatives of the weights by position
     * along that dimension. Whether there are negative indices. */
    bool (*weigh[2])(const fl_sampling *s, int64_t n, const void *base, const void *fraction, int along, int32_t *index,
                     void *weight);
} fl_resample_kernels;

#endif
