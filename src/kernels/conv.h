/* conv.h: convolutions over channels-last images of one to three dimensions, float32 and float64: forward, and the
 * gradients of input, weight and bias.
 *
 * A convolution is a product whose left operand, the matrix of patches, never exists: the driver of gemm.h asks for a
 * few rows or columns of it at a time. What a position reads outside of the image is 0. Depthwise convolutions,
 * and those with groups of few channels, have kernels of their own. One with fewer dimensions has sizes of 1 in front.
 */
#ifndef FL_KERNELS_CONV_H
#define FL_KERNELS_CONV_H

#include "kernels/gemm.h"

/* Images are dense, [n][depth][height][width][channels]; the weight, [out_channels][in_channels / groups][kernel], has
 * any strides. Sizes of the output are given, so that padding behind the image is whatever they make necessary. */
typedef struct fl_conv {
    int type; /* FL_REAL_F32, FL_REAL_F64 or, where fl_conv__takes_pairs, FL_GEMM_BF16: see there */
    int64_t n, groups;
    int64_t in_channels, out_channels; /* of all groups together */
    int64_t in[3], out[3], kernel[3];
    int64_t stride[3], padding[3], dilation[3]; /* padding: in front of the image */
    int64_t w_out, w_in, w_kernel[3];           /* strides of the weight, in elements */
    bool planar; /* of forward and the weight gradient: x is [n][channels][depth][height][width] */
} fl_conv;

/* Whether x may better be planar than converted, for forward or the weight gradient. */
bool fl_conv__takes_planes(const fl_conv *c, bool weight_gradient);

/* Whether bfloat16 images may better be multiplied as the pairs of FL_GEMM_BF16 than converted; c says float32. The
 * struct then counts pairs: of forward, in_channels are pairs of channels of x and of w, of the input gradient
 * out_channels those of dy and w; of the weight gradient, images are pairs of images. Results and bias are floats. */
bool fl_conv__takes_pairs(const fl_conv *c);

/* False: no memory (the error is recorded). Outputs are overwritten and overlap no input. */
/* y = conv(x, w) + bias, then the activation. bias: out_channels values, or NULL. */
bool fl_conv__forward(const fl_conv *c, const void *x, const void *w, const void *bias, fl_act act, void *y);
/* dx = the gradient of x for the gradient dy of y; with a bias (in_channels values, or NULL) the transposed
 * convolution. */
bool fl_conv__input_gradient(const fl_conv *c, const void *dy, const void *w, const void *bias, void *dx);
/* dw, with the strides that the weight has in c. (The bias gradient is fl_gemm__column_sums over dy.) */
bool fl_conv__weight_gradient(const fl_conv *c, const void *x, const void *dy, void *dw);

/* For the drivers: the positions of the input along dimension i with (position + padding) % stride == remainder: the
 * first and how many; the position of the output that tap 0 reaches from it. Whether there are any. */
bool fl_conv__phase(const fl_conv *c, int i, int64_t remainder, int64_t *first, int64_t *count, int64_t *start);

/* ---- The inner kernels ------------------------------------------------------------------------------------------- */

/* Rows of patches. Row r stands for image r / (rows[0] rows[1] rows[2]) and the position (z, y, x) in it; its run u
 * begins at the pixel start + position * step + unit[u] and covers `span` pixels of `channels` elements each. */
typedef struct fl_conv_patches {
    const void *image;
    int64_t channels; /* read of a pixel */
    int64_t pitch;    /* elements from a pixel to the next; span > 1 only where it equals channels */
    int64_t size[3];
    int64_t rows[3], start[3], step[3];
    int64_t span;
    const int64_t (*unit)[3];
} fl_conv_patches;

/* One row of outputs of a convolution with groups of `group` channels: out[x][c] = bias[c] + sum over lines l, taps t
 * and i < group of lines[l][start + x * step + t * dilation][c / group * group + i] * weights[l][t][i][c], over the
 * pixels inside of [0, in_width). With a group above 1, `channels` are whole vectors. */
typedef struct fl_conv_line {
    int64_t channels, group;
    int64_t in_width, out_width, out_step; /* out_step: elements from an output pixel to the next */
    int64_t start, step, dilation, taps;
    int64_t n_lines;
    const void *const *lines;   /* of the image */
    const void *const *weights; /* [taps][group][channels] each */
    const void *bias;           /* NULL: none */
    void *out;
    int64_t n_ahead;
    const void *const *ahead; /* lines of the image that the next row of outputs reads first: brought into the cache */
    const void *out_ahead;    /* where that row begins, or NULL */
    void *const *
        gradients; /* weight_line: [taps][group][channels] a line, added to; `out` is then the gradient of the output */
} fl_conv_line;

typedef struct fl_conv_set {
    int64_t lanes, most_group; /* of a vector; groups in the kernels of lines are powers of two up to most_group */
    /* dst[i * dst_step + p] = patch(row + i, k0 + p) for p < k, the channels from `offset` on. */
    void (*gather)(const fl_conv_patches *p, int64_t offset, int64_t row, int64_t rows, int64_t k0, int64_t k,
                   void *dst, int64_t dst_step);
    void (*line)(const fl_conv_line *l);
    void (*weight_line)(const fl_conv_line *l);
} fl_conv_set;

typedef struct fl_conv_kernels {
    fl_conv_set real[2]; /* by type */
} fl_conv_kernels;

#endif
