/* order_ties.h (internal): which of several equal elements PyTorch names. Its topk, kthvalue and mode on the CPU leave
 * that to the algorithms they are made of, the C++ library's introsort, introselect and heaps, and a quickselect: of
 * equal elements the one that those happen to move to the place is named. What is here makes the same moves.
 */
#ifndef FL_OPS_ORDER_TIES_H
#define FL_OPS_ORDER_TIES_H

#include <stdint.h>

/* Lines up to this length are treated so; in longer ones the first of equal elements is named. */
#define FL_TIES_MOST 4096

typedef struct fl_tie {
    uint64_t key; /* in the order wanted */
    int64_t place;
} fl_tie;

/* The k first of n in order, in front. */
void fl_ties__first(fl_tie *t, int64_t n, int64_t k, bool sorted);
/* The one that would come k-th, from 0. */
fl_tie fl_ties__kth(fl_tie *t, int64_t n, int64_t k);
/* All in order. */
void fl_ties__sort(fl_tie *t, int64_t n);

#endif
