/* order.h: elements as unsigned keys of the same order, and keys with places, packed in words, sorted and read back.
 *
 * Equal elements have equal keys (0 and -0 too); NaN has the largest of its type. A word is a key, less what all have
 * in common, above the place it came from: no two words are equal, so any sort of words is a stable sort of keys.
 */
#ifndef FL_KERNELS_ORDER_H
#define FL_KERNELS_ORDER_H

#include <flashlight/tensor.h>

/* A line of elements and how its words are made: (key - low) >> drop << place_bits | place. Without place_bits there
 * are no places in them. Of the bits that are dropped `rest` matter: all, or none, where they are the same in all. */
typedef struct fl_order_line {
    const char *data;
    int64_t stride, n; /* bytes; elements */
    fl_dtype dtype;
    uint64_t flip;      /* what keys are turned over by: 0, or all bits of the type for the opposite order */
    uint64_t low, high; /* the least and the greatest key */
    int place_bits, key_bits, drop, rest;
    bool rising, falling; /* the elements are in order already; in the opposite order, and no two are equal */
} fl_order_line;

/* As many keys are made at a time as stay in the nearest cache. */
#define FL_ORDER_BLOCK 512
#define FL_ORDER_FEW 64
/* A digit of a radix sort has so many bits at most. */
#define FL_ORDER_DIGIT 11
/* More words than this outgrow the L2 cache, with the room to sort them in. */
#define FL_ORDER_LEAF ((int64_t)1 << 15)

/* Of n keys from low to high those wanted. */
typedef enum fl_order_want {
    FL_ORDER_ALL,         /* every place, in order */
    FL_ORDER_FIRST,       /* the k first */
    FL_ORDER_FIRST_LOOSE, /* the k first, in whatever order they are found */
    FL_ORDER_KTH          /* the one that comes k-th, from 0 */
} fl_order_want;
typedef struct fl_order_choice {
    fl_order_want want;
    int64_t k, count; /* places of a line */
    bool narrow;      /* keys of 32 bits at most */
    bool named;       /* equal elements matter */
} fl_order_choice;

/* Lines with ties are treated by PyTorch's moves alone, without a look at them before, for the more lines the more had
 * ties one after the other: where there are no ties the moves take longer than what is ours, where there are they would
 * come on top. */
typedef struct fl_order_luck {
    int alone, tied;
} fl_order_luck;
static inline bool fl_order__alone(fl_order_luck *luck) { return luck->alone > 0 && luck->alone--; }
static inline void fl_order__tied(fl_order_luck *luck) {
    luck->tied += luck->tied < 4;
    luck->alone = 4 << luck->tied;
}

/* Lines up to this length have equal elements named as PyTorch names them (and all have their mode); in longer ones the
 * first of equal elements is named. */
#define FL_TIES_MOST 256
#define FL_TIES_INSERTED 16 /* and up to this one a sort is stable */
/* Words behind keys that are lost, which may be read. */
#define FL_ORDER_SLACK 8

typedef struct fl_order_kernels {
    /* keys[i] <- the key of the element `first + i` of the line, for i < n. */
    void (*keys[FL_DTYPE_COUNT])(uint64_t *keys, const fl_order_line *l, int64_t first, int64_t n);
    /* keys[i] <- the key of the element where words[i] came from. */
    void (*keys_of[FL_DTYPE_COUNT])(uint64_t *keys, const fl_order_line *l, const uint64_t *words, int64_t n);
    /* Widens [low, high] by keys; whether some key is less, is not less, than the one before it goes to falls, climbs.
     */
    void (*range)(const uint64_t *keys, int64_t n, uint64_t *low, uint64_t *high, bool *falls, bool *climbs);
    /* places <- where in its line what was wanted was, for every one of `lines` lines of n keys, FL_ORDER_FEW at most;
     * of equal ones the first, or, named, the one that PyTorch names. */
    void (*short_lines)(int64_t *places, const uint64_t *keys, int64_t n, int64_t lines, const fl_order_choice *choice,
                        fl_order_luck *luck);
    /* places <- of one line of FL_TIES_MOST keys at most those that PyTorch names. */
    void (*name_ties)(const uint64_t *keys, int64_t n, const fl_order_choice *choice, int64_t *places);
    /* The place of the mode that PyTorch names, the last of the least among the most frequent keys; each that is `nan`
     * (0: none) is another one. The room is for 2 n words, where
     * the keys may stand. */
    int64_t (*mode)(const uint64_t *keys, int64_t n, uint64_t nan, bool narrow, void *room);
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
