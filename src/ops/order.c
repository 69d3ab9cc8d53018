/* order.c: radix sorts of words. What fits into the L2 cache is a kernel's; a longer line is first shared out by the
 * highest digit in which its words differ (by blocks, each of which knows where its words of a digit begin, so that
 * threads share them), and the shares are sorted each for itself.
 */
#include "ops/order.h"

#include "base/pool.h"
#include "kernels/kernels.h"

static const fl_order_kernels *kernels(void) { return fl_kernels__active.order; }

static int bits_of(uint64_t x) {
    int bits = 0;
    for (; x; x >>= 1) bits++;
    return bits;
}
static uint64_t ones(int bits) { return bits < 64 ? ((uint64_t)1 << bits) - 1 : UINT64_MAX; }

void fl_order__keys(uint64_t *keys, const char *data, int64_t stride, fl_dtype dtype, int64_t n) {
    const fl_order_line l = {.data = data, .stride = stride, .n = n, .dtype = dtype};
    kernels()->keys[dtype](keys, &l, 0, n);
}

uint64_t fl_order__nan(fl_dtype dtype) { return fl_is_float(dtype) ? ones(8 * (int)fl_dtype_size(dtype)) : 0; }

void fl_order__count_bytes(const uint8_t *data, int64_t n, int64_t counts[256]) {
    int64_t beside[4][256] = {{0}}; /* equal neighbours wait for each other */
    int64_t i = 0;
    for (; i + 4 <= n; i += 4) {
        beside[0][data[i]]++;
        beside[1][data[i + 1]]++;
        beside[2][data[i + 2]]++;
        beside[3][data[i + 3]]++;
    }
    for (; i < n; i++) beside[0][data[i]]++;
    for (int v = 0; v < 256; v++) counts[v] = beside[0][v] + beside[1][v] + beside[2][v] + beside[3][v];
}

/* ---- Measuring a line -------------------------------------------------------------------------------------------- */

#define PARTS 64
typedef struct measure {
    const fl_order_line *l;
    int64_t grain;
    uint64_t low[PARTS], high[PARTS];
    bool falls[PARTS], climbs[PARTS];
} measure;

static void measure_parts(void *context, int64_t begin, int64_t end) {
    measure *m = context;
    const fl_order_line *l = m->l;
    for (int64_t p = begin; p < end; p++) {
        const int64_t first = p * m->grain, last = l->n - first < m->grain ? l->n : first + m->grain;
        uint64_t keys[FL_ORDER_BLOCK + 1], low = UINT64_MAX, high = 0;
        bool falls = false, climbs = false;
        if (first) kernels()->keys[l->dtype](keys, l, first - 1, 1);
        for (int64_t i = first; i < last; i += FL_ORDER_BLOCK) {
            const int64_t n = last - i < FL_ORDER_BLOCK ? last - i : FL_ORDER_BLOCK;
            kernels()->keys[l->dtype](keys + 1, l, i, n);
            const int64_t from = i ? 0 : 1; /* with the one before, where there is one */
            kernels()->range(keys + from, n + 1 - from, &low, &high, &falls, &climbs);
            keys[0] = keys[n];
        }
        m->low[p] = low;
        m->high[p] = high;
        m->falls[p] = falls;
        m->climbs[p] = climbs;
    }
}

static void set_bits(fl_order_line *l, uint64_t low, uint64_t high, bool placed) {
    l->low = low;
    l->high = high;
    l->key_bits = bits_of(high - low);
    l->place_bits = placed ? bits_of((uint64_t)(l->n - 1)) : 0;
    l->drop = l->rest = l->key_bits + l->place_bits > 64 ? l->key_bits + l->place_bits - 64 : 0;
}

/* Where the words have no room for all bits of the keys: those below are left that are the same in all, as in whole
 * numbers of double. */
static void drop_equal_bits(fl_order_line *l, const uint64_t *keys) {
    uint64_t differ = 0;
    for (int64_t i = 0; i < l->n; i++) differ |= keys[i] - l->low;
    if (differ << (64 - l->drop)) return;
    while (!(differ >> l->drop & 1)) l->drop++;
    l->rest = 0;
}

/* Whether the words of a line so long are made when they are wanted, and not by fl_order__line. */
static bool is_long(int64_t n) { return n > FL_ORDER_LEAF; }

fl_order_line fl_order__line(const char *data, int64_t stride, fl_dtype dtype, int64_t n, bool descending, bool placed,
                             const fl_order_room *room) {
    fl_order_line l = {.data = data, .stride = stride, .n = n, .dtype = dtype};
    if (descending) l.flip = dtype == FL_BOOL ? 1 : ones(8 * (int)fl_dtype_size(dtype));
    uint64_t low = UINT64_MAX, high = 0;
    if (!is_long(n)) {
        kernels()->keys[dtype](room->words, &l, 0, n);
        bool falls = false, climbs = false;
        kernels()->range(room->words, n, &low, &high, &falls, &climbs);
        l.rising = !falls;
        l.falling = !climbs;
        set_bits(&l, low, high, placed);
        if (l.drop) drop_equal_bits(&l, room->words);
        kernels()->pack(room->words, &l, 0, n);
        return l;
    }
    measure m = {.l = &l, .grain = (n + PARTS - 1) / PARTS};
    const int64_t parts = (n - 1) / m.grain + 1;
    fl_pool__for(parts, 1, measure_parts, &m);
    l.rising = l.falling = true;
    for (int64_t p = 0; p < parts; p++) {
        low = m.low[p] < low ? m.low[p] : low;
        high = m.high[p] > high ? m.high[p] : high;
        l.rising &= !m.falls[p];
        l.falling &= !m.climbs[p];
    }
    set_bits(&l, low, high, placed);
    return l;
}

/* Words first..first + n of the line: from `words`, which has them all, or, NULL, made in the block. */
static const uint64_t *some_words(const fl_order_line *l, const uint64_t *words, uint64_t *block, int64_t first,
                                  int64_t n) {
    if (words) return words + first;
    kernels()->keys[l->dtype](block, l, first, n);
    kernels()->pack(block, l, first, n);
    return block;
}

/* Of `rest` low bits of keys that the words had no room for, the next: they replace what stands above the places. What
 * is left of rest. */
static int refill(const fl_order_line *l, uint64_t *words, int64_t n, int rest, int *bits) {
    *bits = rest < 64 - l->place_bits ? rest : 64 - l->place_bits;
    rest -= *bits;
    uint64_t keys[FL_ORDER_FEW];
    for (int64_t first = 0; first < n; first += FL_ORDER_FEW) {
        const int64_t some = n - first < FL_ORDER_FEW ? n - first : FL_ORDER_FEW;
        kernels()->keys_of[l->dtype](keys, l, words + first, some);
        for (int64_t i = 0; i < some; i++)
            words[first + i] = ((keys[i] - l->low) >> rest & ones(*bits)) << l->place_bits |
                               (uint64_t)fl_order__place(l, words[first + i]);
    }
    return rest;
}

/* Sorts by the whole of the keys words that have `bits` of them, and `rest` not. Not more than FL_ORDER_LEAF. */
static void sort_short(const fl_order_line *l, uint64_t *words, uint64_t *spare, int64_t n, int bits, int rest) {
    kernels()->sort(words, spare, n, l->place_bits, bits);
    for (int64_t i = 0, end; rest && i < n; i = end) {
        const uint64_t top = words[i] >> l->place_bits;
        for (end = i + 1; end < n && words[end] >> l->place_bits == top;) end++;
        if (end - i == 1) continue;
        int more;
        const int left = refill(l, words + i, end - i, rest, &more);
        sort_short(l, words + i, spare + i, end - i, more, left);
    }
}

/* ---- Long lines -------------------------------------------------------------------------------------------------- */

#define DIGITS (1 << FL_ORDER_DIGIT)
#define BLOCKS 8  /* of a share, at most */
#define LEVELS 10 /* digits in 64 bits, and more for bits that are filled up */
#define MANY ((int64_t)1 << 18)

int64_t fl_order__counts(int64_t n) {
    return is_long(n) ? LEVELS * (DIGITS + 1) + BLOCKS * DIGITS : n > 0 ? DIGITS : 0;
}

typedef struct job {
    const fl_order_line *l;
    uint64_t *arrays[2];
    int64_t *counts;
    fl_order_take take;
    void *context;
} job;

/* A share, words begin..begin + n, and how it is shared out. */
typedef struct share {
    const job *j;
    const uint64_t *from; /* NULL: made from the elements */
    int to;               /* array */
    int64_t begin, n, grain;
    int shift, digits;
    uint64_t mask;
    int64_t *starts; /* of every block, of every digit */
    const int64_t *bounds;
    int bits, rest;
} share;

static void count_blocks(void *context, int64_t begin, int64_t end) {
    const share *s = context;
    uint64_t block[FL_ORDER_BLOCK];
    for (int64_t b = begin; b < end; b++) {
        int64_t *counts = s->starts + b * DIGITS;
        memset(counts, 0, (size_t)s->digits * sizeof *counts);
        const int64_t last = s->n - b * s->grain < s->grain ? s->n : (b + 1) * s->grain;
        for (int64_t i = b * s->grain; i < last; i += FL_ORDER_BLOCK) {
            const int64_t n = last - i < FL_ORDER_BLOCK ? last - i : FL_ORDER_BLOCK;
            kernels()->count(some_words(s->j->l, s->from, block, s->begin + i, n), n, s->shift, s->mask, counts);
        }
    }
}

static void scatter_blocks(void *context, int64_t begin, int64_t end) {
    const share *s = context;
    uint64_t block[FL_ORDER_BLOCK], *to = s->j->arrays[s->to] + s->begin;
    for (int64_t b = begin; b < end; b++) {
        int64_t *starts = s->starts + b * DIGITS;
        const int64_t last = s->n - b * s->grain < s->grain ? s->n : (b + 1) * s->grain;
        for (int64_t i = b * s->grain; i < last; i += FL_ORDER_BLOCK) {
            const int64_t n = last - i < FL_ORDER_BLOCK ? last - i : FL_ORDER_BLOCK;
            kernels()->scatter(to, some_words(s->j->l, s->from, block, s->begin + i, n), n, s->shift, s->mask, starts);
        }
    }
}

/* Sorts and hands over the short ones of the shares begin..end. */
static void finish_shares(void *context, int64_t begin, int64_t end) {
    const share *s = context;
    const job *j = s->j;
    for (int64_t d = begin; d < end; d++) {
        const int64_t first = s->begin + s->bounds[d], n = s->bounds[d + 1] - s->bounds[d];
        if (n == 0 || is_long(n)) continue;
        uint64_t *words = j->arrays[s->to] + first;
        sort_short(j->l, words, j->arrays[1 - s->to] + first, n, s->bits, s->rest);
        j->take(j->context, words, first, n);
    }
}

typedef struct handing {
    const job *j;
    const uint64_t *words;
    int64_t begin;
} handing;
static void hand_over(void *context, int64_t begin, int64_t end) {
    const handing *h = context;
    h->j->take(h->j->context, h->words + begin, h->begin + begin, end - begin);
}

/* Sorts words begin..begin + n by `bits` of their keys, and `rest` more that they have no room for. */
static void share_out(const job *j, const uint64_t *from, int to, int64_t begin, int64_t n, int bits, int rest,
                      int level) {
    int64_t *bounds = j->counts + level * (DIGITS + 1);
    share s = {.j = j, .from = from, .to = to, .begin = begin, .n = n, .rest = rest, .bounds = bounds};
    s.starts = j->counts + LEVELS * (DIGITS + 1);
    s.grain = n < MANY ? n : (n + BLOCKS - 1) / BLOCKS;
    const int64_t blocks = (n - 1) / s.grain + 1;
    for (bool split = false; !split;) {
        if (bits == 0 && s.rest == 0) {
            handing h = {j, from + begin, begin};
            fl_pool__for(n, FL_ORDER_LEAF, hand_over, &h);
            return;
        }
        if (bits == 0) s.rest = refill(j->l, j->arrays[1 - to] + begin, n, s.rest, &bits);
        const int most = n < MANY ? 8 : FL_ORDER_DIGIT, width = bits < most ? bits : most;
        bits -= width;
        s.shift = j->l->place_bits + bits;
        s.digits = 1 << width;
        s.mask = ones(width);
        fl_pool__for(blocks, 1, count_blocks, &s);
        int64_t at = 0;
        for (int d = 0; d < s.digits; d++) {
            bounds[d] = at;
            for (int64_t b = 0; b < blocks; b++) {
                const int64_t count = s.starts[b * DIGITS + d];
                s.starts[b * DIGITS + d] = at;
                at += count;
            }
            split |= at > bounds[d] && at - bounds[d] < n;
        }
        bounds[s.digits] = n;
    }
    s.bits = bits;
    fl_pool__for(blocks, 1, scatter_blocks, &s);
    fl_pool__for(s.digits, s.digits < 64 ? 1 : s.digits / 64, finish_shares, &s);
    for (int d = 0; d < s.digits; d++)
        if (is_long(bounds[d + 1] - bounds[d]))
            share_out(j, j->arrays[to], 1 - to, begin + bounds[d], bounds[d + 1] - bounds[d], bits, s.rest, level + 1);
}

static void reverse(uint64_t *words, int64_t n) {
    for (int64_t i = 0; i < n / 2; i++) {
        const uint64_t word = words[i];
        words[i] = words[n - 1 - i];
        words[n - 1 - i] = word;
    }
}

/* Words first..first + n of a line that is in order, or in the opposite one. */
static void ordered_words(const fl_order_line *l, uint64_t *words, int64_t first, int64_t n) {
    const int64_t from = l->rising ? first : l->n - first - n;
    kernels()->keys[l->dtype](words, l, from, n);
    kernels()->pack(words, l, from, n);
    if (!l->rising) reverse(words, n);
}

static void hand_over_ordered(void *context, int64_t begin, int64_t end) {
    const job *j = context;
    ordered_words(j->l, j->arrays[0] + begin, begin, end - begin);
    j->take(j->context, j->arrays[0] + begin, begin, end - begin);
}

/* Whether no key of the n words is more than the one before: the first few tell as a rule. */
static bool falls(const fl_order_line *l, const uint64_t *words, int64_t n) {
    int64_t i = 1;
    while (i < n && words[i] >> l->place_bits <= words[i - 1] >> l->place_bits) i++;
    return i >= n;
}

/* Turns such words over, equal ones as they were. */
static bool turn_over(const fl_order_line *l, uint64_t *words, int64_t n) {
    if (l->rest || !falls(l, words, n)) return false;
    for (int64_t begin = 0, end; begin < n; begin = end) {
        for (end = begin + 1; end < n && words[end] >> l->place_bits == words[begin] >> l->place_bits;) end++;
        reverse(words + begin, end - begin);
    }
    reverse(words, n);
    return true;
}

void fl_order__sort(const fl_order_line *l, const fl_order_room *room, fl_order_take take, void *context) {
    job j = {l, {room->words, room->spare}, room->counts, take, context};
    if (l->rising || l->falling) {
        fl_pool__for(l->n, FL_ORDER_LEAF, hand_over_ordered, &j);
    } else if (is_long(l->n)) {
        share_out(&j, NULL, 0, 0, l->n, l->key_bits - l->drop, l->rest, 0);
    } else {
        if (!turn_over(l, room->words, l->n))
            sort_short(l, room->words, room->spare, l->n, l->key_bits - l->drop, l->rest);
        take(context, room->words, 0, l->n);
    }
}

/* ---- The least of a line ----------------------------------------------------------------------------------------- */

/* Few enough to be sorted rather than shared out. */
#define FEW 256

/* Radix selection: words of smaller digits than the k-th's are among the least, those of its digit are looked at more
 * closely. The least k, from 0 and with the k-th, go to `least` (room for l->n; NULL: not wanted) and are counted;
 * `some` (l->n) is left with the k-th at the place returned. */
static int64_t select_least(const fl_order_line *l, uint64_t *some, uint64_t *least, uint64_t *spare, int64_t *counts,
                            int64_t k) {
    int bits = l->key_bits - l->drop, rest = l->rest;
    const uint64_t *from = is_long(l->n) ? NULL : some;
    int64_t n = l->n, found = 0;
    while (bits + rest > 0 && (!from || n > FEW)) {
        if (bits == 0) rest = refill(l, some, n, rest, &bits);
        const int most = n < 4096 ? 8 : FL_ORDER_DIGIT, width = bits < most ? bits : most;
        bits -= width;
        const int shift = l->place_bits + bits;
        const uint64_t mask = ones(width);
        uint64_t block[FL_ORDER_BLOCK];
        memset(counts, 0, sizeof(*counts) << width);
        for (int64_t i = 0; i < n; i += FL_ORDER_BLOCK) {
            const int64_t some_n = n - i < FL_ORDER_BLOCK ? n - i : FL_ORDER_BLOCK;
            kernels()->count(some_words(l, from, block, i, some_n), some_n, shift, mask, counts);
        }
        uint64_t digit = 0;
        for (; k >= counts[digit]; digit++) k -= counts[digit];
        if (counts[digit] < n || !from) {
            int64_t kept = 0;
            for (int64_t i = 0; i < n; i += FL_ORDER_BLOCK) {
                const int64_t some_n = n - i < FL_ORDER_BLOCK ? n - i : FL_ORDER_BLOCK;
                const uint64_t *words = some_words(l, from, block, i, some_n);
                for (int64_t w = 0; w < some_n; w++) {
                    const uint64_t word = words[w], its = word >> shift & mask;
                    if (least) {
                        least[found] = word;
                        found += its < digit;
                    }
                    some[kept] = word;
                    kept += its == digit;
                }
            }
            n = kept;
        }
        from = some;
    }
    if (bits + rest > 0) sort_short(l, some, spare ? spare : least + found, n, bits, rest);
    if (least) memcpy(least + found, some, (size_t)(k + 1) * sizeof *least);
    return k;
}

/* The place of the one that comes k-th where no key is more than the one before; -1: some is. */
static int64_t kth_falling(const fl_order_line *l, const uint64_t *words, int64_t k) {
    if (l->rest || !falls(l, words, l->n)) return -1;
    const int64_t at = l->n - 1 - k, key = (int64_t)(words[at] >> l->place_bits);
    int64_t begin = at, end = at + 1;
    while (begin > 0 && (int64_t)(words[begin - 1] >> l->place_bits) == key) begin--;
    while (end < l->n && (int64_t)(words[end] >> l->place_bits) == key) end++;
    return begin + k - (l->n - end); /* equal ones are in order */
}

int64_t fl_order__kth(const fl_order_line *l, const fl_order_room *room, int64_t k) {
    if (l->rising || l->falling) return l->rising ? k : l->n - 1 - k;
    const int64_t place = is_long(l->n) ? -1 : kth_falling(l, room->words, k);
    if (place >= 0) return place;
    const int64_t at = select_least(l, room->words, NULL, room->spare, room->counts, k);
    return fl_order__place(l, room->words[at]);
}

static void keep(void *context, const uint64_t *words, int64_t first, int64_t n) {
    uint64_t *to = (uint64_t *)context + first;
    if (words != to) memcpy(to, words, (size_t)n * sizeof *to);
}

void fl_order__least(const fl_order_line *l, const fl_order_room *room, int64_t k) {
    if (l->rising || l->falling) {
        ordered_words(l, room->words, 0, k);
        return;
    }
    if (k == 0) return;
    select_least(l, room->words, room->spare, NULL, room->counts, k - 1);
    for (int64_t i = 0; l->rest && i < k; i++) { /* some have other bits of their keys now */
        const int64_t place = fl_order__place(l, room->spare[i]);
        kernels()->keys[l->dtype](&room->spare[i], l, place, 1);
        kernels()->pack(&room->spare[i], l, place, 1);
    }
    const int bits = l->key_bits - l->drop;
    if (is_long(k) && bits > 0) {
        const job j = {l, {room->words, room->spare}, room->counts, keep, room->words};
        share_out(&j, room->spare, 0, 0, k, bits, l->rest, 0);
        return;
    }
    if (bits > 0) sort_short(l, room->spare, room->words, k, bits, l->rest);
    memcpy(room->words, room->spare, (size_t)k * sizeof *room->words);
}

/* ---- Rows -------------------------------------------------------------------------------------------------------- */

static bool row_less_equal(const uint64_t *a, const uint64_t *b, int64_t m) {
    for (int64_t i = 0; i < m; i++)
        if (a[i] != b[i]) return a[i] < b[i];
    return true;
}

void fl_order__sort_rows(const uint64_t *keys, int64_t m, int64_t *places, int64_t *spare, int64_t n) {
    int64_t *from = places, *to = spare;
    for (int64_t width = 1; width < n; width *= 2) {
        for (int64_t begin = 0; begin < n; begin += 2 * width) {
            int64_t middle = begin + width < n ? begin + width : n, end = middle + width < n ? middle + width : n;
            int64_t i = begin, j = middle;
            for (int64_t k = begin; k < end; k++) {
                bool left = i < middle && (j >= end || row_less_equal(keys + from[i] * m, keys + from[j] * m, m));
                to[k] = left ? from[i++] : from[j++];
            }
        }
        int64_t *kept = from;
        from = to;
        to = kept;
    }
    if (from != places) memcpy(places, from, (size_t)n * sizeof(*places));
}
