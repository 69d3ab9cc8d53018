/* order.h: elements as unsigned keys of the same order, and keys with places, packed in words, sorted and read back.
 *
 * Equal elements have equal keys (0 and -0 too); NaN has the largest of its type. A word is a key, less what all have
 * in common, above the place it came from: no two words are equal, so any sort of words is a stable sort of keys.
 */
#ifndef FL_KERNELS_ORDER_H
#define FL_KERNELS_ORDER_H

#include <flashlight/tensor.h>

/* A line of elements and how its words are made: (key - low) >> drop << place_bits | place. Without place_bits there
 * are no places in them. */
typedef struct fl_order_line {
    const char *data;
    int64_t stride, n; /* bytes; elements */
    fl_dtype dtype;
    uint64_t flip;      /* what keys are turned over by: 0, or all bits of the type for the opposite order */
    uint64_t low, high; /* the least and the greatest key */
    int place_bits, key_bits, drop;
    bool rising, falling; /* the elements are in order already; in the opposite order, and no two are equal */
} fl_order_line;

/* As many keys are made at a time as stay in the nearest cache. */
#define FL_ORDER_BLOCK 512
#define FL_ORDER_FEW 64
/* A digit of a radix sort has so many bits at most. */
#define FL_ORDER_DIGIT 11
/* More words than this outgrow the L2 cache, with the room to sort them in. */
#define FL_ORDER_LEAF ((int64_t)1 << 15)

typedef struct fl_order_kernels {
    /* keys[i] <- the key of the element `first + i` of the line, for i < n. */
    void (*keys[FL_DTYPE_COUNT])(uint64_t *keys, const fl_order_line *l, int64_t first, int64_t n);
    /* keys[i] <- the key of the element where words[i] came from. */
    void (*keys_of[FL_DTYPE_COUNT])(uint64_t *keys, const fl_order_line *l, const uint64_t *words, int64_t n);
    /* Widens [low, high] by keys; whether some key is less, is not less, than the one before it goes to falls, climbs.
     */
    void (*range)(const uint64_t *keys, int64_t n, uint64_t *low, uint64_t *high, bool *falls, bool *climbs);
    /* Of FL_ORDER_FEW keys at most, the places of the one that comes `first` and of the `count` - 1 after it in order,
     * of equal ones the first before others. Whether any of them has an equal, also one that is not among them.
     * narrow: keys of 32 bits at most. */
    bool (*few)(const uint64_t *keys, int64_t n, int64_t first, int64_t count, bool narrow, int64_t *places);
    /* keys[i] <- the word of keys[i], of the element `first + i`. */
    void (*pack)(uint64_t *keys, const fl_order_line *l, int64_t first, int64_t n);
    /* The first of n keys that is less than the limit; n: none. */
    int64_t (*first_below)(const uint64_t *keys, int64_t n, uint64_t limit);
    /* out[i] <- whether keys[i] is among the few, or, inverted, is not. */
    void (*member)(char *out, const uint64_t *keys, int64_t n, const uint64_t *few, int64_t count, bool invert);
    /* counts[digit] += 1, and to[starts[digit]++] = word, for each word's digit (word >> shift & mask). */
    void (*count)(const uint64_t *words, int64_t n, int shift, uint64_t mask, int64_t *counts);
    void (*scatter)(uint64_t *to, const uint64_t *words, int64_t n, int shift, uint64_t mask, int64_t *starts);
    /* Sorts n words, FL_ORDER_LEAF at most, by `bits` bits from bit `from` on; the bits above are equal in all, those
     * below break ties. `spare` holds n. */
    void (*sort)(uint64_t *words, uint64_t *spare, int64_t n, int from, int bits);
    /* out[i] <- the element, the place, of words[i]. `out` may be `words`. */
    void (*values[FL_DTYPE_COUNT])(char *out, const fl_order_line *l, const uint64_t *words, int64_t n);
    void (*places)(int64_t *out, const fl_order_line *l, const uint64_t *words, int64_t n);
    /* Runs of equal elements, NaN equal to none: the first of each into out, its place into begins, the number of a run
     * for each element into inverse (either may be NULL). How many there are; out and begins hold n. */
    int64_t (*runs[FL_DTYPE_COUNT])(const void *from, int64_t n, void *out, int64_t *begins, int64_t *inverse);
} fl_order_kernels;

#endif
