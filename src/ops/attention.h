/* attention.h (internal): what attention and the Transformer layers share.
 */
#ifndef FL_OPS_ATTENTION_H
#define FL_OPS_ATTENTION_H

#include <flashlight/ops.h>
#include <flashlight/tensor.h>

/* The warning where both masks are given and their types differ; false after an error. */
bool fl_attention__warn_of_types(const fl_tensor *mask, const char *name, const fl_tensor *other,
                                 const char *other_name);
/* A mask as numbers to add to scores: -inf where a bool mask is True, a mask of numbers as it is. A result as an op's;
 * NULL for NULL, and with an AssertionError naming the mask for other types. */
fl_tensor *fl_attention__additive(fl_tensor *mask, const char *name, fl_dtype dtype);
/* The mask (size, size) that lets each position see those before it: zeros, and -inf above the diagonal. */
fl_tensor *fl_attention__causal(int64_t size, fl_dtype dtype);

/* softmax(Q K^T scale + mask), made of other ops; `k` has as many heads as `q`. In the caller's scope. */
fl_tensor *fl_attention__weights(fl_tensor *q, fl_tensor *k, fl_tensor *mask, bool is_causal, double scale);
/* `t` with each head of keys or values as often as there are heads of queries to it. */
fl_tensor *fl_attention__shared_heads(fl_tensor *t, const fl_tensor *q);

/* attention_tiled.c: the same result without the matrix of scores, where that is possible: float32, four dimensions,
 * no dropout, no gradient of the mask. */
bool fl_attention__tiles(const fl_tensor *q, const fl_tensor *k, const fl_tensor *v,
                         const fl_scaled_dot_product_attention_options *o);
fl_tensor *fl_attention__tiled(fl_tensor *q, fl_tensor *k, fl_tensor *v, fl_tensor *mask, bool is_causal, double scale);

#endif
