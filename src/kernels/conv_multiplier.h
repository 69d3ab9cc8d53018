/* conv_multiplier.h: convolutions of groups with one input channel and several outputs, or the other way round. */
#ifndef FL_KERNELS_CONV_MULTIPLIER_H
#define FL_KERNELS_CONV_MULTIPLIER_H

#include "kernels/conv.h"

bool fl_conv_multiplier__suits(const fl_conv *c);
/* As those of conv.h. */
bool fl_conv_multiplier__forward(const fl_conv *c, const void *x, const void *w, const void *bias, fl_act act, void *y);
bool fl_conv_multiplier__input_gradient(const fl_conv *c, const void *dy, const void *w, const void *bias, void *dx);
bool fl_conv_multiplier__weight_gradient(const fl_conv *c, const void *x, const void *dy, void *dw);

#endif
