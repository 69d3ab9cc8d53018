/* order.h (internal): elements of any dtype as unsigned numbers of the same order, and sorting those.
 *
 * Equal elements have equal keys (0 and -0 too); NaN has the largest, fl_order__nan.
 */
#ifndef FL_OPS_ORDER_H
#define FL_OPS_ORDER_H

#include "tensor/tensor.h"

/* keys[i] <- the key of the element at data + i * stride (bytes); all bits turned over for the opposite order. */
void fl_order__keys(uint64_t *keys, const char *data, int64_t stride, fl_dtype dtype, int64_t n, bool descending);
/* The key of NaN; 0 for a type that has none (no element of a floating type has key 0). */
uint64_t fl_order__nan(fl_dtype dtype);
/* Sorts keys, and places along with them; stable. The spare arrays hold n each. */
void fl_order__sort(uint64_t *keys, int64_t *places, uint64_t *spare_keys, int64_t *spare_places, int64_t n);
/* Stable sort of n places (at first 0, 1, ...) by rows of m keys each. `spare` holds n. */
void fl_order__sort_rows(const uint64_t *keys, int64_t m, int64_t *places, int64_t *spare, int64_t n);

#endif
