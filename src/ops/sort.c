/* sort.c: sorting, the largest elements, medians and modes, of lines along a dimension. All of it sorts keys (order.h)
 * and reads the elements by the places that came along.
 */
#include "ops/plain.h"

#include "base/alloc.h"
#include "base/pool.h"
#include "kernels/kernels.h"
#include "ops/dense.h"
#include "ops/order.h"
#include "ops/view.h"

typedef enum want { WANT_ALL, WANT_FIRST, WANT_ONE, WANT_MEDIAN, WANT_NANMEDIAN, WANT_MODE } want;

/* So many neighbouring lines are read and written together where they stand across the memory: of short ones as many as
 * have their keys made together. */
#define BESIDE 16
static int64_t beside_most(int64_t n) {
    return n > 8192 ? BESIDE / 2 : n * BESIDE < FL_ORDER_BLOCK ? FL_ORDER_BLOCK / n : BESIDE;
}

typedef struct sorting {
    const fl_tensor *self;
    fl_tensor *values, *indices; /* values may be NULL */
    int dim;
    int64_t n, k; /* of a line; how many are wanted (WANT_ONE: which) */
    want want;
    bool descending;
    bool loose; /* WANT_FIRST: in whatever order; WANT_ALL: equal elements in whatever order */
    /* filled in by sort_all */
    int64_t count;         /* results a line */
    int beside;            /* a dimension in which neighbours stand side by side, or -1 */
    int64_t group, groups; /* lines together; how many times along that dimension */
    int64_t grain;         /* such groups a chunk */
    bool is_short;         /* lines, of which several are treated together */
    bool adjacent;         /* all lines and all results follow each other */
    bool whole;            /* lines of results are room for words until they hold results */
    int64_t words, counts; /* other room for a line: words, counters */
    int64_t lines;         /* bytes: lines, values and places of a group, where they are not used as they stand */
    int64_t room;          /* bytes a chunk */
    fl_order_choice choice;
    char *scratch;
} sorting;

/* Byte offset of the first element of a line: `line` counts the positions of the other dimensions, without `beside`. */
static int64_t line_offset(const sorting *s, const fl_tensor *t, int64_t line, int64_t item) {
    if (s->beside < 0 && s->dim == t->ndim - 1 && t->flags & FL_T_CONTIGUOUS) return line * t->sizes[s->dim] * item;
    int64_t offset = 0;
    for (int d = t->ndim - 1; d >= 0; d--) {
        if (d == s->dim || d == s->beside) continue;
        offset += line % s->self->sizes[d] * t->strides[d];
        line /= s->self->sizes[d];
    }
    return offset * item;
}

/* A line whose keys are made, in the order asked for. Nothing else of it is set: it would take as long as the keys of a
 * short line. */
static void set_line(fl_order_line *l, const sorting *s, const char *from, int64_t step) {
    l->data = from;
    l->stride = step;
    l->n = s->n;
    l->dtype = (fl_dtype)s->self->dtype;
    l->flip = !s->descending ? 0 : fl_dtype_size(l->dtype) < 8 ? UINT32_MAX : UINT64_MAX;
}

/* The greatest of a heap's first k keys, of equal ones that of the greatest place, has gone: where (key, place) may
 * take its place, the others moved up. */
static void sift(uint64_t *keys, int64_t *places, int64_t k, int64_t i, uint64_t key, int64_t place) {
    for (int64_t child; (child = 2 * i + 1) < k; i = child) {
        if (child + 1 < k &&
            (keys[child + 1] > keys[child] || (keys[child + 1] == keys[child] && places[child + 1] > places[child])))
            child++;
        if (key > keys[child] || (key == keys[child] && place > places[child])) break;
        keys[i] = keys[child];
        places[i] = places[child];
    }
    keys[i] = key;
    places[i] = place;
}

/* So many are kept in order at little cost, however many come by. */
#define CHEAP 8
/* A heap of few is enough where few of a line enter it. */
static bool is_few(int64_t k, int64_t n) { return k <= 256 && k <= n / 16; }

/* The place of the least, of equal ones the first. */
static int64_t find_least(const sorting *s, const char *from, int64_t step) {
    const fl_order_kernels *kernels = fl_kernels__active.order;
    const fl_dtype dtype = (fl_dtype)s->self->dtype;
    fl_order_line l;
    set_line(&l, s, from, step);
    uint64_t block[FL_ORDER_BLOCK], least = UINT64_MAX;
    int64_t place = 0;
    for (int64_t first = 0; first < s->n; first += FL_ORDER_BLOCK) {
        const int64_t n = s->n - first < FL_ORDER_BLOCK ? s->n - first : FL_ORDER_BLOCK;
        uint64_t low = UINT64_MAX, high = 0;
        bool falls = false, climbs = false;
        kernels->keys[dtype](block, &l, first, n);
        kernels->range(block, n, &low, &high, &falls, &climbs);
        if (low >= least) continue;
        least = low;
        place = first + kernels->first_below(block, n, low + 1);
    }
    return place;
}

/* The places of the k least of a line that is in order, or in the opposite one, of equal ones the first; false where it
 * is not, which the first few elements tell as a rule. */
#define LOOKED_AT 8
static bool find_ordered(const sorting *s, const char *from, int64_t step, uint64_t *keys, int64_t *places,
                         bool *tied) {
    const fl_dtype dtype = (fl_dtype)s->self->dtype;
    bool rises = true, falls = true;
    fl_order_line l;
    set_line(&l, s, from, step);
    for (int64_t done = 0, end = LOOKED_AT; done < s->n; done = end, end += FL_ORDER_BLOCK) {
        if (end > s->n) end = s->n;
        fl_kernels__active.order->keys[dtype](keys + done, &l, done, end - done);
        const int64_t begin = done ? done : 1;
        for (int64_t i = begin; rises && i < end; i++) rises = keys[i - 1] <= keys[i];
        for (int64_t i = begin; falls && i < end; i++) falls = keys[i - 1] >= keys[i];
        if (!rises && !falls) return false;
    }
    *tied = false;
    for (int64_t i = 0; rises && i < s->k; i++) places[i] = i;
    for (int64_t i = 1; rises && i < s->n && i <= s->k; i++) *tied |= keys[i] == keys[i - 1];
    for (int64_t found = 0, begin, end = s->n; !rises && found < s->k; end = begin) { /* equal ones are in order */
        for (begin = end - 1; begin > 0 && keys[begin - 1] == keys[end - 1];) begin--;
        for (int64_t i = begin; i < end && found < s->k; i++) places[found++] = i;
        *tied |= end - begin > 1;
    }
    return true;
}

/* The places of the k least, in order, of equal ones the first; false where too many of the line would have to be taken
 * up on the way. */
static bool find_few(const sorting *s, const char *from, int64_t step, uint64_t *keys, int64_t *places, bool *tied) {
    const fl_order_kernels *kernels = fl_kernels__active.order;
    const fl_dtype dtype = (fl_dtype)s->self->dtype;
    const int64_t k = s->k;
    fl_order_line l;
    set_line(&l, s, from, step);
    kernels->keys[dtype](keys, &l, 0, k);
    for (int64_t i = 0; i < k; i++) places[i] = i;
    for (int64_t i = k / 2; i-- > 0;) sift(keys, places, k, i, keys[i], places[i]);
    uint64_t block[FL_ORDER_BLOCK];
    int64_t taken = 0;
    const bool may_tie = s->n <= FL_TIES_MOST;
    bool met = false; /* the greatest kept has equals that are not */
    for (int64_t first = k; first < s->n; first += FL_ORDER_BLOCK) {
        const int64_t n = s->n - first < FL_ORDER_BLOCK ? s->n - first : FL_ORDER_BLOCK;
        kernels->keys[dtype](block, &l, first, n);
        for (int64_t i = 0; i < n; i++) {
            const uint64_t limit = keys[0] + (may_tie && !met && keys[0] < UINT64_MAX);
            if (block[i] >= limit) i += kernels->first_below(block + i, n - i, limit); /* often the next is, too */
            if (i >= n) break;
            const uint64_t greatest = keys[0];
            if (block[i] < greatest) {
                sift(keys, places, k, 0, block[i], first + i);
                taken++;
            }
            met = keys[0] == greatest;
        }
        if ((k > CHEAP || may_tie) && taken > s->n / 64 + 8 * k) return false;
    }
    *tied = met || keys[0] == UINT64_MAX; /* all the others are as great, then */
    for (int64_t left = k - 1; left > 0; left--) {
        const uint64_t key = keys[left];
        const int64_t place = places[left];
        keys[left] = keys[0];
        places[left] = places[0];
        sift(keys, places, left, 0, key, place);
    }
    for (int64_t i = 1; i < k && !*tied; i++) *tied = keys[i] == keys[i - 1];
    return true;
}

/* The place of the first NaN of n elements, read as they stand: of most lines with NaN few are. n: there is none. */
static int64_t first_nan_of(const char *from, int64_t step, int64_t n, fl_dtype dtype) {
    int64_t i = 0;
#define FIRST_NAN(type, infinity)                                        \
    for (type bits; i < n; i++) {                                        \
        memcpy(&bits, from + i * step, sizeof bits);                     \
        if ((bits & (type)((type)-1 >> 1)) > (type)(infinity)) return i; \
    }                                                                    \
    return n
    switch (dtype) {
        case FL_FLOAT16:
            FIRST_NAN(uint16_t, 0x7c00);
        case FL_BFLOAT16:
            FIRST_NAN(uint16_t, 0x7f80);
        case FL_FLOAT32:
            FIRST_NAN(uint32_t, 0x7f800000);
        case FL_FLOAT64:
            FIRST_NAN(uint64_t, (uint64_t)0x7ff << 52);
        default:
            return n;
    }
#undef FIRST_NAN
}

/* The place of the first NaN, where one stands near enough to the beginning; else -1. */
static int64_t first_nan(const sorting *s, const char *from, int64_t step) {
    const fl_dtype dtype = (fl_dtype)s->self->dtype;
    const fl_order_kernels *kernels = fl_kernels__active.order;
    const uint64_t nan = fl_order__nan(dtype);
    const fl_order_line l = {.data = from, .stride = step, .n = s->n, .dtype = dtype, .flip = nan}; /* NaN: 0 */
    const int64_t near = !nan ? 0 : s->n < FL_ORDER_LEAF ? s->n : FL_ORDER_BLOCK;
    const int64_t looked_at = near < FL_ORDER_FEW ? near : FL_ORDER_FEW,
                  early = first_nan_of(from, step, looked_at, dtype);
    if (early < looked_at) return early;
    uint64_t block[FL_ORDER_BLOCK];
    for (int64_t first = looked_at; first < near; first += FL_ORDER_BLOCK) {
        const int64_t n = near - first < FL_ORDER_BLOCK ? near - first : FL_ORDER_BLOCK;
        kernels->keys[dtype](block, &l, first, n);
        const int64_t at = kernels->first_below(block, n, 1);
        if (at < n) return first + at;
    }
    return -1;
}

/* The place of the median of a line, for an even number the lower one; of the first NaN where there is any, or, NaN
 * passed over, of the median of the others. */
static int64_t find_median(const fl_order_line *l, const fl_order_room *room, bool pass_over) {
    const uint64_t nan = fl_order__nan(l->dtype);
    int64_t numbers = l->n;
    if (nan && l->high == nan) {
        uint64_t block[FL_ORDER_BLOCK];
        for (int64_t first = 0; first < l->n; first += FL_ORDER_BLOCK) {
            const int64_t n = l->n - first < FL_ORDER_BLOCK ? l->n - first : FL_ORDER_BLOCK;
            fl_kernels__active.order->keys[l->dtype](block, l, first, n);
            for (int64_t i = 0; i < n; i++) {
                if (block[i] != nan) continue;
                if (!pass_over) return first + i;
                numbers--;
            }
        }
    }
    return fl_order__kth(l, room, numbers > 0 ? (numbers - 1) / 2 : 0);
}

/* Where a line's results go: dense. */
typedef struct target {
    const fl_order_line *l;
    char *values; /* may be NULL */
    int64_t *places;
} target;

static void take_words(void *context, const uint64_t *words, int64_t first, int64_t n) {
    const target *t = context;
    const fl_order_kernels *kernels = fl_kernels__active.order;
    char *values = t->values ? t->values + first * (int64_t)fl_dtype_size(t->l->dtype) : NULL;
    /* the words may stand where either goes */
    if ((const char *)words == values) kernels->places(t->places + first, t->l, words, n);
    if (values && (const char *)words != values) kernels->values[t->l->dtype](values, t->l, words, n);
    if ((const char *)words != values) kernels->places(t->places + first, t->l, words, n);
    if ((const char *)words == values) kernels->values[t->l->dtype](values, t->l, words, n);
}

/* A sort that need not be stable is PyTorch's introsort, of which short lines show nothing. */
static bool is_loose(const sorting *s) {
    return s->want == WANT_ALL && s->loose && s->n > FL_TIES_INSERTED && s->n <= FL_TIES_MOST;
}

/* Which of several equal elements is the mode shows PyTorch's introsort whatever the length. The room's arrays follow
 * each other. */
static void find_mode(const sorting *s, const char *from, int64_t step, char *values, int64_t *place,
                      const fl_order_room *room) {
    const fl_dtype dtype = (fl_dtype)s->self->dtype;
    const int64_t item = (int64_t)fl_dtype_size(dtype);
    const fl_order_line l = {.data = from, .stride = step, .n = s->n, .dtype = dtype};
    fl_kernels__active.order->keys[dtype](room->words, &l, 0, s->n);
    *place = fl_kernels__active.order->mode(room->words, s->n, fl_order__nan(dtype), item < 8, room->words);
    memcpy(values, from + *place * step, (size_t)item);
}

/* Whether equal elements of the lines are named as PyTorch names them. */
static bool names_ties(const sorting *s) {
    if (s->n < 2 || s->n > FL_TIES_MOST || s->want == WANT_MODE || s->want == WANT_MEDIAN || s->want == WANT_NANMEDIAN)
        return false;
    if (s->want == WANT_FIRST) return s->n > 3 && (s->k > 1 || s->n < 64); /* a heap of one keeps the first */
    return s->want == WANT_ALL ? is_loose(s) : s->n > 2;
}

static void read_values(const sorting *s, const char *from, int64_t step, const int64_t *places, char *values) {
    const int64_t item = (int64_t)fl_dtype_size((fl_dtype)s->self->dtype);
    if (values) fl_kernels__active.move->gather[item](values, item, from, 0, places, step, s->count);
}

typedef enum finding {
    FOUND,  /* nothing else is equal to what was found */
    UNSURE, /* something may be */
    TIED,   /* something is; where ties are named there may be no results yet */
} finding;

/* The results of one line, dense, of equal elements the first. */
static finding find_line(const sorting *s, const char *from, int64_t step, char *values, int64_t *places,
                         const fl_order_room *room, bool named) {
    const fl_dtype dtype = (fl_dtype)s->self->dtype;
    bool tied = true;
    if (s->want == WANT_FIRST && s->k == 1) {
        *places = find_least(s, from, step);
        read_values(s, from, step, places, values);
        return FOUND;
    }
    if (s->want == WANT_FIRST && find_ordered(s, from, step, room->words, places, &tied)) {
        if (!tied || !named) read_values(s, from, step, places, values);
        return tied ? TIED : FOUND;
    }
    if (s->want == WANT_FIRST && is_few(s->k, s->n) && find_few(s, from, step, room->words, places, &tied)) {
        if (!tied || !named) read_values(s, from, step, places, values);
        return tied ? TIED : FOUND;
    }
    if (s->want == WANT_FIRST && named) return TIED;
    if (s->want == WANT_MEDIAN && (*places = first_nan(s, from, step)) >= 0) {
        read_values(s, from, step, places, values);
        return FOUND;
    }
    const fl_order_line l = fl_order__line(from, step, dtype, s->n, s->descending, true, room);
    target t = {&l, values, places};
    if (s->want == WANT_ALL) {
        fl_order__sort(&l, room, take_words, &t);
        return UNSURE;
    }
    if (s->want == WANT_FIRST) {
        fl_order__least(&l, room, s->k);
        take_words(&t, room->words, 0, s->k);
        return UNSURE;
    }
    *places = s->want == WANT_ONE ? fl_order__kth(&l, room, s->k) : find_median(&l, room, s->want == WANT_NANMEDIAN);
    read_values(s, from, step, places, values);
    return UNSURE;
}

/* Whether elements that are equal to one of the results could stand in its place, or in its order. */
static bool has_ties(const sorting *s, const uint64_t *keys, const int64_t *places) {
    const uint64_t last = keys[places[s->count - 1]];
    int64_t equal = 0;
    for (int64_t i = 0; s->count < s->n && i < s->n; i++) equal += keys[i] == last;
    bool ties = equal > 1;
    for (int64_t i = 1; i < s->count && !ties; i++) ties = keys[places[i]] == keys[places[i - 1]];
    return ties;
}

/* PyTorch's choice among equal elements: of the line as it stands, or, `unsure`, where the results need it, false if
 * they do not. The room's arrays follow each other. */
static bool name_ties(const sorting *s, const char *from, int64_t step, char *values, int64_t *places,
                      const fl_order_room *room, bool unsure) {
    fl_order_line l;
    set_line(&l, s, from, step);
    fl_kernels__active.order->keys[s->self->dtype](room->words, &l, 0, s->n);
    if (unsure && !has_ties(s, room->words, places)) return false;
    fl_kernels__active.order->name_ties(room->words, s->n, &s->choice, places);
    read_values(s, from, step, places, values);
    return true;
}

static void sort_line(const sorting *s, const char *from, int64_t step, char *values, int64_t *places,
                      const fl_order_room *room, fl_order_luck *luck) {
    if (s->want == WANT_MODE) {
        find_mode(s, from, step, values, places, room);
        return;
    }
    const bool named = s->choice.named;
    if (named && s->choice.want == FL_ORDER_FIRST_LOOSE && s->k * 64 > s->n) { /* the moves tell the order */
        name_ties(s, from, step, values, places, room, false);
        return;
    }
    if (named && fl_order__alone(luck)) {
        name_ties(s, from, step, values, places, room, false);
        return;
    }
    const finding found = find_line(s, from, step, values, places, room, named);
    if (named && found != FOUND && name_ties(s, from, step, values, places, room, found == UNSURE))
        fl_order__tied(luck);
    else
        luck->tied = 0;
}

/* The medians of short lines that follow each other, a block of keys at most: of one with NaN the first of these, or,
 * passed over, the median of the others. */
static void find_short_medians(const sorting *s, const char *from, int64_t step, int64_t lines, int64_t *places,
                               fl_order_luck *luck) {
    const fl_dtype dtype = (fl_dtype)s->self->dtype;
    const fl_order_kernels *kernels = fl_kernels__active.order;
    uint64_t keys[FL_ORDER_BLOCK];
    fl_order_line l;
    set_line(&l, s, from, step);
    for (int64_t line = 0, end; line < lines; line = end + 1) { /* those without NaN together */
        int64_t first = s->n;
        for (end = line; end < lines; end++) {
            first = first_nan_of(from + end * s->n * step, step, s->n, dtype);
            if (first < s->n) break;
        }
        kernels->keys[dtype](keys, &l, line * s->n, (end - line) * s->n);
        if (end > line) kernels->short_lines(places + line, keys, s->n, end - line, &s->choice, luck);
        if (end == lines) break;
        places[end] = first;
        if (s->want == WANT_NANMEDIAN) {
            const uint64_t nan = fl_order__nan(dtype);
            fl_order_choice choice = s->choice;
            int64_t numbers = 0;
            kernels->keys[dtype](keys, &l, end * s->n, s->n);
            for (int64_t i = 0; i < s->n; i++) numbers += keys[i] != nan;
            choice.k = numbers > 0 ? (numbers - 1) / 2 : 0;
            kernels->short_lines(places + end, keys, s->n, 1, &choice, luck);
        }
    }
}

static void find_short_modes(const sorting *s, const uint64_t *keys, int64_t lines, int64_t *places) {
    const uint64_t nan = fl_order__nan((fl_dtype)s->self->dtype);
    uint64_t room[2 * FL_ORDER_FEW + FL_ORDER_SLACK];
    for (int64_t line = 0; line < lines; line++, keys += s->n)
        if (line && memcmp(keys, keys - s->n, (size_t)s->n * sizeof *keys) == 0)
            places[line] = places[line - 1];
        else
            places[line] = fl_kernels__active.order->mode(keys, s->n, nan, s->choice.narrow, room);
}

/* Lines that follow each other, elements `step` bytes apart, so many at a time that their keys stay near. */
static void sort_short_lines(const sorting *s, const char *from, int64_t step, int64_t lines, char *values,
                             int64_t *places, fl_order_luck *luck) {
    const fl_dtype dtype = (fl_dtype)s->self->dtype;
    const int64_t item = (int64_t)fl_dtype_size(dtype), together = FL_ORDER_BLOCK / s->n;
    uint64_t keys[FL_ORDER_BLOCK];
    fl_order_line l;
    for (int64_t line = 0; line < lines; line += together) {
        const int64_t n = lines - line < together ? lines - line : together, first = line * s->count;
        const char *data = from + line * s->n * step;
        const bool is_median = s->want == WANT_MEDIAN || s->want == WANT_NANMEDIAN;
        set_line(&l, s, data, step);
        if (!is_median) fl_kernels__active.order->keys[dtype](keys, &l, 0, n * s->n);
        if (is_median)
            find_short_medians(s, data, step, n, places + first, luck);
        else if (s->want == WANT_MODE)
            find_short_modes(s, keys, n, places + first);
        else
            fl_kernels__active.order->short_lines(places + first, keys, s->n, n, &s->choice, luck);
        if (values)
            fl_kernels__active.move->gather_lines[item](values + first * item, data, s->n * step, 0, places + first,
                                                        s->count, step, s->count, n);
    }
}

/* Lines that follow each other; their results are dense. The room's arrays follow each other. */
static void sort_together(const sorting *s, const char *from, int64_t step, int64_t lines, char *values,
                          int64_t *places, fl_order_room *room, fl_order_luck *luck) {
    if (s->is_short) {
        sort_short_lines(s, from, step, lines, values, places, luck);
        return;
    }
    const int64_t item = (int64_t)fl_dtype_size((fl_dtype)s->self->dtype);
    uint64_t *array = room->words;
    for (int64_t i = 0; i < lines; i++) {
        char *value_row = values ? values + i * s->count * item : NULL;
        int64_t *place_row = places + i * s->count;
        const char *line = from + i * s->n * step;
        if (i > 0 && step == item && memcmp(line, line - s->n * item, (size_t)(s->n * item)) == 0) {
            memcpy(place_row, place_row - s->count, (size_t)s->count * sizeof *place_row);
            if (values) memcpy(value_row, value_row - s->count * item, (size_t)(s->count * item));
            continue;
        }
        room->words = s->whole ? (uint64_t *)(void *)place_row : array;
        room->spare = !s->whole ? array + s->n : values && item == 8 ? (uint64_t *)(void *)value_row : array;
        sort_line(s, line, step, value_row, place_row, room, luck);
    }
    room->words = array;
}

static int64_t step_of(const sorting *s, const fl_tensor *t, int64_t item) {
    return t->ndim > s->dim ? t->strides[s->dim] * item : item;
}

static void sort_lines(void *context, int64_t begin, int64_t end) {
    const sorting *s = context;
    const fl_tensor *self = s->self;
    const fl_move_kernels *move = fl_kernels__active.move;
    const int64_t item = (int64_t)fl_dtype_size((fl_dtype)self->dtype), step = step_of(s, self, item);
    const int64_t value_step = s->values ? step_of(s, s->values, item) : item, place_step = step_of(s, s->indices, 8);
    char *scratch = s->scratch + begin / s->grain * s->room;
    uint64_t *array = (uint64_t *)(void *)(scratch + s->counts * 8);
    fl_order_room room = {array, NULL, (int64_t *)(void *)scratch};
    char *lines = scratch + (s->counts + s->words) * 8, *found = lines + s->group * s->n * 8;
    fl_order_luck luck = {0};
    if (item < 4) fl_order__tied(&luck);
    for (int64_t at = begin; at < end; at += s->adjacent ? end - begin : 1) {
        const int64_t line = at / s->groups, first = at % s->groups * s->group;
        const int64_t group =
            s->beside < 0 || self->sizes[s->beside] - first > s->group ? s->group : self->sizes[s->beside] - first;
        const char *from = self->data + line_offset(s, self, line, item) + (s->beside < 0 ? 0 : first * item);
        char *values = s->values ? s->values->data + line_offset(s, s->values, line, item) : NULL;
        char *places = s->indices->data + line_offset(s, s->indices, line, 8);
        if (s->beside < 0) {
            const bool dense = place_step == 8 && (!values || value_step == item);
            char *value_row = dense ? values : values ? found : NULL;
            int64_t *place_row = (int64_t *)(void *)(dense ? places : lines);
            sort_together(s, from, step, s->adjacent ? end - begin : 1, value_row, place_row, &room, &luck);
            if (dense) continue;
            if (values) move->copy[item](values, value_step, value_row, item, s->count);
            move->copy[8](places, place_step, (char *)place_row, 8, s->count);
            continue;
        }
        if (values) values += first * item;
        places += first * 8;
        /* their elements, then in place of them the values; their places */
        move->transpose[item](lines, s->n * item, from, step, group, s->n);
        char *value_rows = found + s->group * s->count * 8;
        sort_together(s, lines, item, group, values ? value_rows : NULL, (int64_t *)(void *)found, &room, &luck);
        if (values) move->transpose[item](values, value_step, value_rows, s->count * item, s->count, group);
        move->transpose[8](places, place_step, found, s->count * 8, s->count, group);
    }
}

#define CHUNKS 8

/* A dimension other than dim in which neighbours stand side by side in all three tensors; -1: none, or no need of it.
 */
static int dim_beside(const sorting *s) {
    const fl_tensor *self = s->self;
    if (self->ndim < 2 || self->strides[s->dim] == 1) return -1;
    for (int d = 0; d < self->ndim; d++)
        if (d != s->dim && self->sizes[d] >= 4 && self->strides[d] == 1 && s->indices->strides[d] == 1 &&
            (!s->values || s->values->strides[d] == 1))
            return d;
    return -1;
}

/* Whether its lines along dim follow each other. */
static bool is_row_major(const fl_tensor *t, int dim) { return t->flags & FL_T_CONTIGUOUS && dim >= t->ndim - 1; }

static void set_choice(sorting *s, int64_t item) {
    const bool named = names_ties(s);
    const bool is_median = s->want == WANT_MEDIAN || s->want == WANT_NANMEDIAN;
    s->is_short = s->n <= FL_ORDER_FEW;
    s->choice = (fl_order_choice){
        .k = is_median ? (s->n - 1) / 2 : s->k, .count = s->count, .narrow = item < 8, .named = named};
    s->choice.want = s->want == WANT_ALL     ? FL_ORDER_ALL
                     : s->want != WANT_FIRST ? FL_ORDER_KTH
                     : s->loose              ? FL_ORDER_FIRST_LOOSE
                                             : FL_ORDER_FIRST;
}

/* Runs over all lines; the results have self's sizes but along dim. False: no memory. */
static bool sort_all(sorting *s) {
    const fl_tensor *self = s->self;
    s->n = self->ndim ? self->sizes[s->dim] : 1;
    if (self->numel == 0) return true;
    if (s->n == 1 && s->indices->ndim == self->ndim) /* lines of one are all that is wanted of them */
        return (!s->values || fl_tensor__copy(s->values, self)) && fl_tensor__fill(s->indices, fl_int(0));
    const int64_t item = (int64_t)fl_dtype_size((fl_dtype)self->dtype);
    s->count = s->want == WANT_ALL ? s->n : s->want == WANT_FIRST ? s->k : 1;
    s->beside = dim_beside(s);
    const bool is_long = s->n > 2 * FL_ORDER_LEAF; /* threads share each line */
    const int64_t size = s->beside < 0 ? 1 : self->sizes[s->beside], most = beside_most(s->n);
    s->group = size < most ? size : most;
    s->groups = (size + s->group - 1) / s->group;
    const int64_t all = self->numel / s->n / size * s->groups;
    s->grain = is_long || self->numel < 4096 ? all : (all + CHUNKS - 1) / CHUNKS;
    s->counts = fl_order__counts(s->n);
    const bool dense =
        s->beside < 0 && step_of(s, s->indices, 8) == 8 && (!s->values || step_of(s, s->values, item) == item);
    s->lines = dense ? 0 : s->group * (s->n * 8 + s->count * (8 + 8));
    set_choice(s, item);
    s->adjacent = dense && is_row_major(self, s->dim) && is_row_major(s->indices, s->dim) &&
                  (!s->values || is_row_major(s->values, s->dim));
    s->whole = dense && s->want == WANT_ALL && s->n > FL_ORDER_LEAF && !is_loose(s);
    s->words = !s->whole ? 2 * s->n + FL_ORDER_SLACK : s->values && item == 8 ? 0 : s->n;
    s->room = (s->counts + s->words) * 8 + s->lines;
    const size_t bytes = (size_t)((all + s->grain - 1) / s->grain * s->room);
    s->scratch = fl_alloc__get(bytes);
    if (!s->scratch) return false;
    fl_pool__for(all, s->grain, sort_lines, s);
    fl_alloc__put(s->scratch, bytes);
    return true;
}

/* Elements were picked along a dimension: their gradients go back to where they were. */
typedef struct picked {
    int64_t dim;
    bool dropped; /* the dimension is gone from the result */
} picked;

static void picked_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    const picked *p = fl_node__data(node);
    int64_t sizes[FL_MAX_DIMS];
    int ndim = fl_node__input_shape(node, 0, sizes);
    fl_tensor *index = fl_node__saved(node, 0), *g = grad[0];
    if (!index || !g) return;
    if (p->dropped) {
        index = fl_unsqueeze(index, p->dim);
        g = index ? fl_unsqueeze(g, p->dim) : NULL;
    }
    fl_tensor *zeros = g ? fl_new_zeros(g, sizes, ndim, NULL) : NULL;
    if (zeros) out[0] = fl_scatter(zeros, p->dim, index, g);
}
static const fl_rule sort_rule = {.name = "SortBackward0", .backward = picked_backward, .saved = "indices; dim"};
static const fl_rule stable_sort_rule = {.name = "SortBackward1", .backward = picked_backward, .saved = "indices; dim"};
static const fl_rule topk_rule = {.name = "TopkBackward0", .backward = picked_backward, .saved = "indices; dim"};
static const fl_rule kthvalue_rule = {
    .name = "KthvalueBackward0", .backward = picked_backward, .saved = "indices; dim"};

/* Records and hands over values and indices (one reference each, the caller's); false and both freed after an error. */
static bool finish(fl_tensor **values, fl_tensor **indices, fl_tensor *self, const fl_rule *rule, int dim,
                   bool dropped) {
    bool done = *values && *indices;
    if (done && fl_node__would_record(&self, 1)) {
        fl_node *node = fl_node__record(rule, &self, 1, values, 1, 1, sizeof(picked));
        if (node) {
            *(picked *)fl_node__data(node) = (picked){dim, dropped};
            fl_node__save(node, 0, *indices);
        }
    }
    if (!done || fl_failed()) {
        fl_release(*values);
        fl_release(*indices);
        *values = *indices = NULL;
        return false;
    }
    *values = fl_scope__result(*values);
    *indices = fl_scope__result(*indices);
    return true;
}

fl_sort_result fl_sort(fl_tensor *self, const fl_sort_options *options) {
    static const fl_sort_options fallback = FL_SORT_OPTIONS;
    const fl_sort_options *o = options ? options : &fallback;
    fl_sort_result r = {NULL, NULL};
    if (fl_failed()) return r;
    int dim = fl_shape__wrap_dim(o->dim, self->ndim);
    if (dim < 0) return r;
    r.values = fl_tensor__empty_like(self, (fl_dtype)self->dtype, self->sizes);
    r.indices = r.values ? fl_tensor__empty_like(self, FL_INT64, self->sizes) : NULL;
    sorting s = {.self = self,
                 .values = r.values,
                 .indices = r.indices,
                 .dim = dim,
                 .descending = o->descending,
                 .loose = o->stable <= 0};
    if (r.indices) sort_all(&s);
    finish(&r.values, &r.indices, self, o->stable > 0 ? &stable_sort_rule : &sort_rule, dim, false);
    return r;
}

fl_tensor *fl_argsort(fl_tensor *self, const fl_argsort_options *options) {
    static const fl_argsort_options fallback = FL_ARGSORT_OPTIONS;
    const fl_argsort_options *o = options ? options : &fallback;
    if (fl_failed()) return NULL;
    int dim = fl_shape__wrap_dim(o->dim, self->ndim);
    fl_tensor *indices = dim < 0 ? NULL : fl_tensor__empty_like(self, FL_INT64, self->sizes);
    sorting s = {.self = self, .indices = indices, .dim = dim, .descending = o->descending, .loose = !o->stable};
    if (!indices || !sort_all(&s)) {
        fl_release(indices);
        return NULL;
    }
    return fl_scope__result(indices);
}

fl_tensor *fl_msort(fl_tensor *self) {
    if (fl_failed()) return NULL;
    fl_scope_open();
    fl_sort_options o = FL_SORT_OPTIONS;
    o.dim = 0;
    o.stable = true; /* it does not show, and takes less */
    return fl_node__named(fl_scope_return(fl_sort(self, &o).values), sort_rule.name);
}

fl_topk_result fl_topk(fl_tensor *self, int64_t k, const fl_topk_options *options) {
    static const fl_topk_options fallback = FL_TOPK_OPTIONS;
    const fl_topk_options *o = options ? options : &fallback;
    fl_topk_result r = {NULL, NULL};
    if (fl_failed()) return r;
    int dim = fl_shape__wrap_dim(o->dim, self->ndim);
    if (dim < 0) return r;
    if (k < 0 || k > (self->ndim ? self->sizes[dim] : 1)) {
        fl_fail(FL_RUNTIME_ERROR, "selected index k out of range");
        return r;
    }
    if (self->dtype == FL_BOOL) {
        fl_fail(FL_RUNTIME_ERROR, "topk(): bool is not supported");
        return r;
    }
    if (self->ndim == 0) k = 1;
    int64_t sizes[FL_MAX_DIMS];
    for (int d = 0; d < self->ndim; d++) sizes[d] = d == dim ? k : self->sizes[d];
    r.values = fl_tensor__empty((fl_dtype)self->dtype, self->ndim, sizes);
    r.indices = r.values ? fl_tensor__empty(FL_INT64, self->ndim, sizes) : NULL;
    sorting s = {.self = self,
                 .values = r.values,
                 .indices = r.indices,
                 .dim = dim,
                 .k = k,
                 .want = WANT_FIRST,
                 .loose = !o->sorted,
                 .descending = o->largest};
    if (r.indices && r.values->numel) sort_all(&s);
    finish(&r.values, &r.indices, self, &topk_rule, dim, false);
    return r;
}

/* One element of every line along dim: WANT_ONE (the k-th), a median or the mode. */
static void pick(fl_tensor *self, want want, int64_t k, int dim, bool keepdim, const fl_rule *rule, fl_tensor **values,
                 fl_tensor **indices) {
    int64_t sizes[FL_MAX_DIMS], strides[FL_MAX_DIMS];
    int n = 0;
    for (int d = 0; d < self->ndim; d++) sizes[d] = d == dim ? 1 : self->sizes[d];
    *values = fl_tensor__empty((fl_dtype)self->dtype, self->ndim, sizes);
    *indices = *values ? fl_tensor__empty(FL_INT64, self->ndim, sizes) : NULL;
    sorting s = {.self = self, .values = *values, .indices = *indices, .dim = dim, .k = k, .want = want};
    bool dropped = !keepdim && self->ndim > 0;
    if (*indices && sort_all(&s) && dropped) {
        for (int d = 0; d < self->ndim; d++)
            if (d != dim) sizes[n++] = self->sizes[d];
        fl_shape__row_major(sizes, n, strides);
        fl_tensor__restride(*values, n, sizes, strides);
        fl_tensor__restride(*indices, n, sizes, strides);
    }
    finish(values, indices, self, rule, dim, dropped);
}

/* Whether there is something to pick along dim, wrapped; -1 and an error where not. */
static int filled_dim(const char *name, const fl_tensor *self, int64_t dim) {
    int d = fl_shape__wrap_dim(dim, self->ndim);
    if (d < 0 || self->ndim == 0 || self->sizes[d] > 0) return d;
    fl_fail(FL_INDEX_ERROR, "%s(): Expected reduction dim %d to have non-zero size.", name, d);
    return -1;
}

fl_kthvalue_result fl_kthvalue(fl_tensor *self, int64_t k, const fl_kthvalue_options *options) {
    static const fl_kthvalue_options fallback = FL_KTHVALUE_OPTIONS;
    const fl_kthvalue_options *o = options ? options : &fallback;
    fl_kthvalue_result r = {NULL, NULL};
    if (fl_failed()) return r;
    int dim = filled_dim("kthvalue", self, o->dim);
    if (dim < 0) return r;
    if (k < 1 || k > (self->ndim ? self->sizes[dim] : 1)) {
        fl_fail(FL_RUNTIME_ERROR, "kthvalue(): selected number k out of range for dimension %d", dim);
        return r;
    }
    if (self->dtype == FL_BOOL && self->ndim > 0) {
        fl_dense__unsupported("kthvalue_cpu", self);
        return r;
    }
    pick(self, WANT_ONE, k - 1, dim, o->keepdim, &kthvalue_rule, &r.values, &r.indices);
    return r;
}

static const fl_rule median_dim_rule = {
    .name = "MedianBackward1", .backward = picked_backward, .saved = "indices; dim"};
static const fl_rule nanmedian_dim_rule = {
    .name = "NanmedianBackward1", .backward = picked_backward, .saved = "indices; dim"};
static const fl_rule mode_rule = {.name = "ModeBackward0", .backward = picked_backward, .saved = "indices; dim"};

static bool has_median(const fl_tensor *self) {
    if (self->dtype != FL_BOOL) return true;
    return fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"median_cpu\" not implemented for 'Bool'"), false;
}

fl_median_dim_result fl_median_dim(fl_tensor *self, int64_t dim, const fl_median_dim_options *options) {
    fl_median_dim_result r = {NULL, NULL};
    if (fl_failed()) return r;
    int d = filled_dim("median", self, dim);
    if (d >= 0 && has_median(self))
        pick(self, WANT_MEDIAN, 0, d, options && options->keepdim, &median_dim_rule, &r.values, &r.indices);
    return r;
}

fl_nanmedian_dim_result fl_nanmedian_dim(fl_tensor *self, int64_t dim, const fl_nanmedian_dim_options *options) {
    fl_nanmedian_dim_result r = {NULL, NULL};
    if (fl_failed()) return r;
    int d = filled_dim("nanmedian", self, dim);
    if (d >= 0 && has_median(self))
        pick(self, WANT_NANMEDIAN, 0, d, options && options->keepdim, &nanmedian_dim_rule, &r.values, &r.indices);
    return r;
}

fl_mode_result fl_mode(fl_tensor *self, const fl_mode_options *options) {
    static const fl_mode_options fallback = FL_MODE_OPTIONS;
    const fl_mode_options *o = options ? options : &fallback;
    fl_mode_result r = {NULL, NULL};
    if (fl_failed()) return r;
    int d = filled_dim("mode", self, o->dim);
    if (d >= 0) pick(self, WANT_MODE, 0, d, o->keepdim, &mode_rule, &r.values, &r.indices);
    return r;
}

/* The gradient of the median of all items is shared among those that equal it. */
static void median_backward(fl_node *node, fl_tensor *const *grad, fl_tensor **out) {
    fl_tensor *x = fl_node__saved(node, 0), *median = fl_node__saved(node, 1);
    if (!median) return;
    fl_tensor *equal = fl_logical_or(fl_eq(x, median), fl_logical_and(fl_isnan(x), fl_isnan(median)));
    out[0] = fl_where_scalar_other(equal, fl_div(grad[0], fl_sum(equal, NULL)), fl_int(0));
}
static const fl_rule median_rule = {.name = "MedianBackward0", .backward = median_backward, .saved = "self, result"};
static const fl_rule nanmedian_rule = {
    .name = "NanmedianBackward0", .backward = median_backward, .saved = "self, result"};

static fl_tensor *median_of_all(fl_tensor *self, want want, const fl_rule *rule) {
    if (fl_failed() || (self->numel && !has_median(self))) return NULL;
    fl_tensor *value = NULL;
    if (self->numel == 0) {
        value = fl_tensor__scalar((fl_dtype)self->dtype, fl_float((double)NAN));
    } else {
        fl_tensor *row = fl_tensor__contiguous(self), *index = NULL;
        const int64_t stride = 1;
        fl_tensor *flat = row ? fl_tensor__view(row, 1, &row->numel, &stride, 0) : NULL;
        value = flat ? fl_tensor__empty((fl_dtype)self->dtype, 0, NULL) : NULL;
        index = value ? fl_tensor__empty(FL_INT64, 0, NULL) : NULL;
        sorting s = {.self = flat, .values = value, .indices = index, .want = want};
        if (!index || !sort_all(&s)) {
            fl_release(value);
            value = NULL;
        }
        fl_release(index);
        fl_release(flat);
        fl_release(row);
    }
    if (!value) return NULL;
    fl_node *node = fl_node__record(rule, &self, 1, &value, 1, 2, 0);
    fl_node__save(node, 0, self);
    if (node) fl_node__save_output(node, 1, value, 0);
    if (fl_failed()) {
        fl_release(value);
        return NULL;
    }
    return fl_scope__result(value);
}
fl_tensor *fl_median(fl_tensor *self) { return median_of_all(self, WANT_MEDIAN, &median_rule); }
fl_tensor *fl_nanmedian(fl_tensor *self) { return median_of_all(self, WANT_NANMEDIAN, &nanmedian_rule); }
