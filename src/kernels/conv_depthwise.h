/* conv_depthwise.h: depthwise convolutions, and those with groups of few channels.
 */
#ifndef FL_KERNELS_CONV_DEPTHWISE_H
#define FL_KERNELS_CONV_DEPTHWISE_H

#include "kernels/conv.h"

bool fl_conv_depthwise__suits(const fl_conv *c);
/* Whether x may be `planar` (conv.h). */
bool fl_conv_depthwise__takes_planes(const fl_conv *c);
/* As those of conv.h. */
bool fl_conv_depthwise__forward(const fl_conv *c, const void *x, const void *w, const void *bias, fl_act act, void *y);
bool fl_conv_depthwise__input_gradient(const fl_conv *c, const void *dy, const void *w, const void *bias, void *dx);
bool fl_conv_depthwise__weight_gradient(const fl_conv *c, const void *x, const void *dy, void *dw);

#endif
