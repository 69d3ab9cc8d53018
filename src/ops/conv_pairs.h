/* conv_pairs.h (internal): convolutions of bfloat16 tensors by products of pairs (kernels/conv.h).
 */
#ifndef FL_OPS_CONV_PAIRS_H
#define FL_OPS_CONV_PAIRS_H

#include "kernels/conv.h"
#include "tensor/tensor.h"

/* t's elements channels-last and dense, of type `dtype`: a tensor of the caller's. NULL: no memory. */
fl_tensor *fl_conv__image_of(fl_tensor *t, fl_dtype dtype);

/* What is computed of x, dy and w. */
typedef enum fl_conv_kind { FL_CONV_FORWARD, FL_CONV_INPUT, FL_CONV_WEIGHT } fl_conv_kind;

/* Whether this is the way. */
bool fl_conv_pairs__suit(const fl_conv *c, fl_conv_kind kind);
/* The result as floats, in `out`; a, b: x and w, dy and w, or x and dy. bias: floats, or NULL. False: no memory. */
bool fl_conv_pairs__run(const fl_conv *c, fl_conv_kind kind, fl_tensor *a, fl_tensor *b, const void *bias, void *out);

#endif
