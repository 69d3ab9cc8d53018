/* cast.h: loops that convert between element types (PyTorch's conversions).
 */
#ifndef FL_TENSOR_CAST_H
#define FL_TENSOR_CAST_H

#include <flashlight/tensor.h>

#include "kernels/move.h"

/* Same types: a move of bits. */
fl_move_fn fl_cast__find(fl_dtype to, fl_dtype from);

/* One number as an element's bytes (at most 8), converted as PyTorch's fill_ does. */
void fl_cast__scalar(void *element, fl_dtype dtype, fl_scalar value);
/* A number as float16 or bfloat16 holds it. */
float fl_cast__rounded(double number, fl_dtype half);

#endif
