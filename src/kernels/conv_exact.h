/* conv_exact.h: convolutions by their definition, for inputs and weights that are not finite. What lies outside of the
 * image has no part in a sum here, while the fast ways multiply it by 0, and inf * 0 is NaN. */
#ifndef FL_KERNELS_CONV_EXACT_H
#define FL_KERNELS_CONV_EXACT_H

#include "kernels/conv.h"

/* As their namesakes in conv.h, without failing. */
void fl_conv_exact__forward(const fl_conv *c, const void *x, const void *w, const void *bias, void *y);
void fl_conv_exact__input_gradient(const fl_conv *c, const void *dy, const void *w, const void *bias, void *dx);

/* Whether the `n` values from `values` on, `step` apart, are finite. */
bool fl_conv_exact__finite(int type, const void *values, int64_t n, int64_t step);

#endif
