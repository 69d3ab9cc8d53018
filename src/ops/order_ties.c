/* order_ties.c: see order_ties.h. Introsort and introselect are Musser's (Introspective Sorting and Selection
 * Algorithms, 1997), in the form that libstdc++ gives them: medians of three, parts of at most 16 (3 when selecting)
 * sorted by insertion, heaps where the depth runs out; the heaps sift the hole down to a leaf and the value back up
 * (Floyd). The quickselect is Hoare's with the median of three in front.
 */
#include "ops/order_ties.h"

#include "kernels/kernels.h"

#define SORT_LEAF FL_TIES_INSERTED
#define SELECT_LEAF 3
#define BLOCK                                                                                               \
    16 /* elements that are compared before any of them is moved (Edelkamp and Weiss, BlockQuicksort, 2016) \
        */
#define SOME_MOVES 4 /* after which it shows whether that pays */

static int depth_for(int64_t n) {
    int bits = 0;
    while (n > 1) n >>= 1, bits++;
    return 2 * bits;
}

/* Where keys and places have 32 bits each, one word holds both. */
#define PLACE_BITS 32
#define MOST_WORDS ((int64_t)1 << PLACE_BITS)
typedef struct tie {
    uint64_t key;
    int64_t place;
} tie;

#define TIE uint64_t
#define KEY(t) ((t) >> PLACE_BITS)
#define PLACE(t) ((int64_t)((t) & (MOST_WORDS - 1)))
#define BELOW(t, pivot) ((t) < ((pivot) & ~(uint64_t)(MOST_WORDS - 1)))
#define ABOVE(t, pivot) ((t) > ((pivot) | (uint64_t)(MOST_WORDS - 1)))
#define N(name) name##_words
#include "ops/order_ties.inc"

#define TIE tie
#define KEY(t) (t).key
#define PLACE(t) (t).place
#define BELOW(t, pivot) ((t).key < (pivot).key)
#define ABOVE(t, pivot) ((t).key > (pivot).key)
#define N(name) name##_ties
#include "ops/order_ties.inc"

/* Makes ties of the keys, in their room; true: words, of the keys less `low`. */
static bool make_ties(uint64_t *keys, int64_t n, uint64_t low, uint64_t high) {
    if (n <= MOST_WORDS && (high - low) >> PLACE_BITS == 0) {
        fl_kernels__active.order->pack(keys, &(fl_order_line){.low = low, .place_bits = PLACE_BITS}, 0, n);
        return true;
    }
    tie *ties = (tie *)(void *)keys; /* from the end, where no keys are overwritten that are still to be read */
    for (int64_t i = n; i-- > 0;) ties[i] = (tie){keys[i], i};
    return false;
}

void fl_ties__name(uint64_t *keys, int64_t n, fl_ties_want want, int64_t k, uint64_t low, uint64_t high,
                   int64_t *places) {
    if (make_ties(keys, n, low, high))
        name_words(keys, n, want, k, places);
    else
        name_ties((tie *)(void *)keys, n, want, k, places);
}

int64_t fl_ties__mode(uint64_t *keys, int64_t n, uint64_t nan, uint64_t low, uint64_t high) {
    int64_t rising = 1;
    while (rising < n && keys[rising - 1] < keys[rising]) rising++;
    if (rising == n) return 0;
    if (make_ties(keys, n, low, high)) return mode_words(keys, n, nan ? nan - low : 0);
    return mode_ties((tie *)(void *)keys, n, nan);
}
