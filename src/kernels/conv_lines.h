/* conv_lines.h: products over the patches of a convolution (conv.h) whose operand is read in place from lines of the
 * image: a block of them is copied with the zeros around it, so that every tap of every position lies at a fixed
 * distance. For kernels of several taps, whose gathered patches would be as much again for each of them.
 */
#ifndef FL_KERNELS_CONV_LINES_H
#define FL_KERNELS_CONV_LINES_H

#include "kernels/conv.h"

typedef struct fl_conv_lines {
    int type;
    int64_t n, groups;
    const fl_conv_patches *patches; /* `channels` are a group's, `pitch` counts those of all */
    int64_t units;                  /* runs of a patch */
    int64_t columns;                /* of the product, a group: channels of the other image */
    void *out;                      /* the other image; position r of the patches is its pixel start + r * step */
    int64_t place_size[3], place_start[3], place_step[3];
} fl_conv_lines;

/* Whether the runs of a patch may cover several pixels: those are copied without gaps. */
bool fl_conv_lines__joins(int64_t groups, int64_t channels, int type);
/* Whether this is the way to do it. */
bool fl_conv_lines__suit(const fl_conv_lines *l);
/* out = patches by weights + bias, then the activation; weights: the hook `columns`. False: no memory. */
bool fl_conv_lines__forward(const fl_conv_lines *l, const fl_gemm_hooks *weights, const void *bias, fl_act act);
/* dw[group][column][unit][run] = out, transposed, by patches. */
bool fl_conv_lines__weight_gradient(const fl_conv_lines *l, void *dw);

#endif
