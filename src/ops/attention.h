/* attention.h (internal): what attention and the Transformer layers share.
 */
#ifndef FL_OPS_ATTENTION_H
#define FL_OPS_ATTENTION_H

#include <flashlight/tensor.h>

/* A mask as numbers to add to scores: -inf where a bool mask is True, a mask of numbers as it is. A result as an op's;
 * NULL for NULL, and with an AssertionError naming the mask for other types. */
fl_tensor *fl_attention__additive(fl_tensor *mask, const char *name, fl_dtype dtype);
/* The mask (size, size) that lets each position see those before it: zeros, and -inf above the diagonal. */
fl_tensor *fl_attention__causal(int64_t size, fl_dtype dtype);

#endif
