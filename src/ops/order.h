/* order.h (internal): sorting a line of elements, or finding the least of it, by the words of kernels/order.h; keys and
 * a sort by rows of them.
 */
#ifndef FL_OPS_ORDER_H
#define FL_OPS_ORDER_H

#include "kernels/order.h"
#include "tensor/tensor.h"

/* Memory for a line of n: two arrays of n words, and fl_order__counts(n) counters. */
typedef struct fl_order_room {
    uint64_t *words, *spare;
    int64_t *counts;
} fl_order_room;
int64_t fl_order__counts(int64_t n);

/* A line of n > 0 elements `stride` bytes apart (not `placed`: places do not matter, nor which of 0, -0 and of NaN
 * an element is), measured (and its words made, where that takes no
 * more memory than is near). */
fl_order_line fl_order__line(const char *data, int64_t stride, fl_dtype dtype, int64_t n, bool descending, bool placed,
                             const fl_order_room *room);
/* Gets the words of a run of the line in their order: those from `first` on. They stand in either array of the room,
 * from `first` on. Runs come in any order, and from any thread. */
typedef void (*fl_order_take)(void *context, const uint64_t *words, int64_t first, int64_t n);
void fl_order__sort(const fl_order_line *l, const fl_order_room *room, fl_order_take take, void *context);
/* Leaves the words of the k least in room->words, in order. */
void fl_order__least(const fl_order_line *l, const fl_order_room *room, int64_t k);
/* The place of the element that would come k-th, from 0. */
int64_t fl_order__kth(const fl_order_line *l, const fl_order_room *room, int64_t k);
static inline int64_t fl_order__place(const fl_order_line *l, uint64_t word) {
    return (int64_t)(word & (((uint64_t)1 << l->place_bits) - 1));
}

/* keys[i] <- the key of the element at data + i * stride (bytes). */
void fl_order__keys(uint64_t *keys, const char *data, int64_t stride, fl_dtype dtype, int64_t n);
/* How often each byte occurs. */
void fl_order__count_bytes(const uint8_t *data, int64_t n, int64_t counts[256]);
/* The key of NaN; 0 for a type that has none (no element of a floating type has key 0). */
uint64_t fl_order__nan(fl_dtype dtype);
/* Stable sort of n places (at first 0, 1, ...) by rows of m keys each. `spare` holds n. */
void fl_order__sort_rows(const uint64_t *keys, int64_t m, int64_t *places, int64_t *spare, int64_t n);

#endif
