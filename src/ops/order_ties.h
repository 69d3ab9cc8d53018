/* order_ties.h (internal): which of several equal elements PyTorch names. Its sort, topk, kthvalue and mode on the CPU
 * leave that to the algorithms they are made of, the C++ library's introsort, introselect and heaps, and a quickselect:
 * of equal elements the one that those happen to move to the place is named. What is here makes the same moves.
 */
#ifndef FL_OPS_ORDER_TIES_H
#define FL_OPS_ORDER_TIES_H

#include <stdbool.h>
#include <stdint.h>

/* Lines up to this length are treated so (and all for their mode); in longer ones the first of equal elements is named.
 */
#define FL_TIES_MOST 256
#define FL_TIES_INSERTED 16 /* and up to this one a sort is stable */

typedef enum fl_ties_want {
    FL_TIES_ALL,         /* every place, in order */
    FL_TIES_FIRST,       /* the k first */
    FL_TIES_FIRST_LOOSE, /* the k first, in whatever order they are found */
    FL_TIES_KTH          /* the one that comes k-th, from 0 */
} fl_ties_want;

/* places: of n keys from low to high those wanted. `keys` has room for 2 n and loses them. */
void fl_ties__name(uint64_t *keys, int64_t n, fl_ties_want want, int64_t k, uint64_t low, uint64_t high,
                   int64_t *places);
/* The place of the mode, the last of the least among the most frequent keys; each that is `nan` (0: none) is another
 * one. The same room. */
int64_t fl_ties__mode(uint64_t *keys, int64_t n, uint64_t nan, uint64_t low, uint64_t high);

#endif
