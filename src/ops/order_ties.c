/* order_ties.c: see order_ties.h. Introsort and introselect are Musser's (Introspective Sorting and Selection
 * Algorithms, 1997), in the form that libstdc++ gives them: medians of three, parts of at most 16 (3 when selecting)
 * sorted by insertion, heaps where the depth runs out; the heaps sift the hole down to a leaf and the value back up
 * (Floyd). The quickselect is Hoare's with the median of three in front.
 */
#include "ops/order_ties.h"

#define SORT_LEAF FL_TIES_INSERTED
#define SELECT_LEAF 3

static int depth_for(int64_t n) {
    int bits = 0;
    while (n > 1) n >>= 1, bits++;
    return 2 * bits;
}

/* Where the keys leave room for the places, one word holds both. */
#define PLACE_BITS 8
_Static_assert(FL_TIES_MOST == 1 << PLACE_BITS, "places");
typedef struct tie {
    uint64_t key;
    int64_t place;
} tie;

#define TIE uint64_t
#define KEY(t) ((t) >> PLACE_BITS)
#define N(name) name##_words
#include "ops/order_ties.inc"

#define TIE tie
#define KEY(t) (t).key
#define N(name) name##_ties
#include "ops/order_ties.inc"

static int64_t place_of(uint64_t word) { return (int64_t)(word & (FL_TIES_MOST - 1)); }

bool fl_ties__name(uint64_t *keys, int64_t n, fl_ties_want want, int64_t k, bool narrow, int64_t *places) {
    const uint64_t mode = want == FL_TIES_MODE ? keys[places[0]] : 0;
    uint64_t low = narrow ? 0 : UINT64_MAX, high = 0;
    for (int64_t i = 0; !narrow && i < n; i++) {
        low = keys[i] < low ? keys[i] : low;
        high = keys[i] > high ? keys[i] : high;
    }
    const int64_t count = want == FL_TIES_ALL ? n : want == FL_TIES_FIRST || want == FL_TIES_FIRST_LOOSE ? k : 0;
    bool tied = false;
    if (narrow || (high - low) >> (64 - PLACE_BITS) == 0) {
        uint64_t *words = keys;
        for (int64_t i = 0; i < n; i++) words[i] = (keys[i] - low) << PLACE_BITS | (uint64_t)i;
        if (want == FL_TIES_KTH)
            places[0] = place_of(kth_words(words, n, k));
        else if (count && want != FL_TIES_ALL)
            first_words(words, n, k, want == FL_TIES_FIRST);
        else
            sort_words(words, n);
        for (int64_t i = 0; i < count; i++) places[i] = place_of(words[i]);
        for (int64_t i = 1; i < count && !tied; i++) tied = words[i] >> PLACE_BITS == words[i - 1] >> PLACE_BITS;
        const uint64_t last = words[count > 0 ? count - 1 : k] >> PLACE_BITS;
        int64_t equal = 0;
        for (int64_t i = 0; !tied && i < n; i++) equal += words[i] >> PLACE_BITS == last;
        tied |= equal > 1;
        for (int64_t i = 0; want == FL_TIES_MODE && i < (k ? 1 : n) && words[i] >> PLACE_BITS <= mode - low; i++)
            places[0] = place_of(words[i]);
        return tied;
    }
    tie *ties = (tie *)(void *)keys; /* from the end, where no keys are overwritten that are still to be read */
    for (int64_t i = n; i-- > 0;) ties[i] = (tie){keys[i], i};
    if (want == FL_TIES_KTH)
        places[0] = kth_ties(ties, n, k).place;
    else if (count && want != FL_TIES_ALL)
        first_ties(ties, n, k, want == FL_TIES_FIRST);
    else
        sort_ties(ties, n);
    for (int64_t i = 0; i < count; i++) places[i] = ties[i].place;
    for (int64_t i = 1; i < count && !tied; i++) tied = ties[i].key == ties[i - 1].key;
    const uint64_t last = ties[count > 0 ? count - 1 : k].key;
    int64_t equal = 0;
    for (int64_t i = 0; !tied && i < n; i++) equal += ties[i].key == last;
    tied |= equal > 1;
    for (int64_t i = 0; want == FL_TIES_MODE && i < (k ? 1 : n) && ties[i].key <= mode; i++) places[0] = ties[i].place;
    return tied;
}
