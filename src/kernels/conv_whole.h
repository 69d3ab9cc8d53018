/* conv_whole.h: convolutions whose kernel is as large as the image, so that every output is one pixel: the last layer
 * of a classifier or a discriminator, and, as its input gradient, the first of a generator.
 */
#ifndef FL_KERNELS_CONV_WHOLE_H
#define FL_KERNELS_CONV_WHOLE_H

#include "kernels/conv.h"

bool fl_conv_whole__suits(const fl_conv *c);
/* Whether x may be `planar` (conv.h). */
bool fl_conv_whole__takes_planes(const fl_conv *c);
/* As those of conv.h. */
bool fl_conv_whole__forward(const fl_conv *c, const void *x, const void *w, const void *bias, fl_act act, void *y);
bool fl_conv_whole__input_gradient(const fl_conv *c, const void *dy, const void *w, const void *bias, void *dx);
bool fl_conv_whole__weight_gradient(const fl_conv *c, const void *x, const void *dy, void *dw);

#endif
