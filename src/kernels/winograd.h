/* winograd.h: 3x3 convolutions of stride 1 by fewer multiplications, float32; with a dilation, and with taps in depth.
 *
 * Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2015), after Winograd: F(4x4, 3x3) makes a 4x4
 * block of outputs from a 6x6 window of the input with 36 multiplications a channel instead of 144, F(2x2, 3x3) a 2x2
 * block from a 4x4 window with 16 instead of 36. Windows and kernels are transformed at 6x6 (4x4) "positions"; at each
 * position the sum over channels is a matrix product, on the tiles of gemm.h; the products are transformed back. The
 * weight gradient is the same read backwards. A dilated convolution is one of stride 1 on interleaved images; one with
 * taps in depth is a sum of two-dimensional ones, added up before the products are transformed back. Points of
 * interpolation: 0, +-sqrt(1/2), +-sqrt(2) and infinity, whose rounding errors are less than half of those of the usual
 * 0, +-1, +-2; docs/performance.md has the error measured.
 */
#ifndef FL_KERNELS_WINOGRAD_H
#define FL_KERNELS_WINOGRAD_H

#include "kernels/conv.h"

/* Whether a convolution goes this way: the switch is on, and it pays. */
bool fl_winograd__suits(const fl_conv *c);

/* As their namesakes in conv.h, for convolutions that suit. */
bool fl_winograd__forward(const fl_conv *c, const float *x, const float *w, const float *bias, float *y);
bool fl_winograd__input_gradient(const fl_conv *c, const float *dy, const float *w, const float *bias, float *dx);
bool fl_winograd__weight_gradient(const fl_conv *c, const float *x, const float *dy, float *dw);

/* Whether what went into a result of this size (of the output, or of the input for its gradient) was finite, as far as
 * it shows in the result: infinities come out as NaN, and more of them, than by direct products. */
bool fl_winograd__finite(const fl_conv *c, const int64_t *size, int64_t channels, const float *y);
/* Whether the `n` values from `values` on, `step` apart, are finite. */
bool fl_winograd__are_finite(const float *values, int64_t n, int64_t step);

/* ---- The inner kernels ------------------------------------------------------------------------------------------- */

/* Images cut into tiles. A tile's pixels lie apart[0] lines and apart[1] pixels from each other, so that a slice of an
 * image is apart[0] apart[1] planes that lie within each other. Tile t is of plane t / (across[0] across[1]), in the
 * order [n][slice][apart[0]][apart[1]]; in plane (i, j) its pixels begin at start + (i, j) + (row, column) outputs
 * apart. Slice s, of `slices`, is the image's at depth s + shift, all zeros if there is none. */
typedef struct fl_winograd_image {
    float *pixels; /* [n][depth][height][width][channels] */
    int64_t depth, size[2], channels;
    int64_t across[2], start[2], apart[2];
    int64_t slices, shift;
} fl_winograd_image;

/* Where transformed values stand: position p of the i-th tile (or kernel) at data + p * position + i * item; a row of
 * channels each, whole vectors of it written. */
typedef struct fl_winograd_values {
    float *data;
    int64_t position, item;
} fl_winograd_values;

typedef struct fl_winograd_set {
    int outputs, positions;
    /* Windows of (outputs + 2)^2 pixels, 0 outside of the image. */
    void (*windows)(const fl_winograd_image *x, int64_t first, int64_t tiles, fl_winograd_values to);
    /* Blocks of outputs^2 pixels of an output's gradient, 0 outside. */
    void (*blocks)(const fl_winograd_image *dy, int64_t first, int64_t tiles, fl_winograd_values to);
    /* Products back to blocks of outputs. bias: `channels` values, or NULL. */
    void (*outputs_of)(const fl_winograd_image *y, int64_t first, int64_t tiles, fl_winograd_values from,
                       const float *bias);
    /* Kernels: item i has tap t at taps + i * item + t * tap, `width` (whole vectors) values each; reversed: tap 8 - t.
     */
    void (*kernels)(int64_t items, int64_t width, const float *taps, int64_t item, int64_t tap, bool reversed,
                    fl_winograd_values to);
    /* Products back to the gradients of kernels: value c of item i, tap (h, w) goes to
     * dw + i * dw_item + c * dw_channel + h * dw_tap[0] + w * dw_tap[1]. */
    void (*kernel_gradients)(int64_t items, int64_t channels, fl_winograd_values from, float *dw, int64_t dw_item,
                             int64_t dw_channel, const int64_t *dw_tap);
} fl_winograd_set;

typedef struct fl_winograd_kernels {
    fl_winograd_set of[2]; /* F(2x2, 3x3), F(4x4, 3x3) */
} fl_winograd_kernels;

#endif
