/* order_ties.c: see order_ties.h. Introsort and introselect are Musser's (Introspective Sorting and Selection
 * Algorithms, 1997), in the form that libstdc++ gives them: medians of three, parts of at most 16 (3 when selecting)
 * sorted by insertion, heaps where the depth runs out; the heaps sift the hole down to a leaf and the value back up
 * (Floyd). The quickselect is Hoare's with the median of three in front.
 */
#include <stdbool.h>

#include "ops/order_ties.h"

#define SORT_LEAF 16
#define SELECT_LEAF 3

static inline bool before(const fl_tie *a, const fl_tie *b) { return a->key < b->key; }
static inline void exchange(fl_tie *a, fl_tie *b) {
    const fl_tie kept = *a;
    *a = *b;
    *b = kept;
}
static int depth_for(int64_t n) {
    int bits = 0;
    while (n > 1) n >>= 1, bits++;
    return 2 * bits;
}

/* ---- Heaps, the last in order on top ----------------------------------------------------------------------------- */

/* Fills the hole with `value`, somewhere below or at it. */
static void sift(fl_tie *t, int64_t hole, int64_t n, fl_tie value) {
    const int64_t top = hole;
    int64_t child = hole;
    while (child < (n - 1) / 2) {
        child = 2 * (child + 1);
        if (before(&t[child], &t[child - 1])) child--;
        t[hole] = t[child];
        hole = child;
    }
    if (n % 2 == 0 && child == (n - 2) / 2) {
        child = 2 * child + 1;
        t[hole] = t[child];
        hole = child;
    }
    while (hole > top && before(&t[(hole - 1) / 2], &value)) {
        t[hole] = t[(hole - 1) / 2];
        hole = (hole - 1) / 2;
    }
    t[hole] = value;
}

/* The top goes to `to`, and what was there into the heap. */
static void replace_top(fl_tie *t, int64_t n, fl_tie *to) {
    const fl_tie value = *to;
    *to = t[0];
    sift(t, 0, n, value);
}

/* The k first of n in a heap. */
static void select_heap(fl_tie *t, int64_t k, int64_t n) {
    for (int64_t i = (k - 2) / 2; k > 1 && i >= 0; i--) sift(t, i, k, t[i]);
    for (int64_t i = k; i < n; i++)
        if (before(&t[i], &t[0])) replace_top(t, k, &t[i]);
}

static void partial_sort(fl_tie *t, int64_t k, int64_t n) {
    select_heap(t, k, n);
    for (int64_t last = k - 1; last > 0; last--) replace_top(t, last, &t[last]);
}

/* ---- Parts ------------------------------------------------------------------------------------------------------- */

static void insert(fl_tie *t, int64_t first, int64_t n) {
    for (int64_t i = first; i < n; i++) {
        const fl_tie value = t[i];
        int64_t to = i;
        while (to > 0 && before(&value, &t[to - 1])) {
            t[to] = t[to - 1];
            to--;
        }
        t[to] = value;
    }
}

/* Around the median of the second, the middle and the last, which goes to the front: where the second part begins. */
static int64_t divide(fl_tie *t, int64_t n) {
    fl_tie *a = t + 1, *b = t + n / 2, *c = t + n - 1;
    if (before(a, b))
        exchange(t, before(b, c) ? b : before(a, c) ? c : a);
    else
        exchange(t, before(a, c) ? a : before(b, c) ? c : b);
    int64_t low = 1, high = n;
    for (;; low++) {
        while (before(&t[low], t)) low++;
        do high--;
        while (before(t, &t[high]));
        if (low >= high) return low;
        exchange(&t[low], &t[high]);
    }
}

static void sort_parts(fl_tie *t, int64_t n, int depth) {
    while (n > SORT_LEAF) {
        if (depth-- == 0) {
            partial_sort(t, n, n);
            return;
        }
        const int64_t cut = divide(t, n);
        sort_parts(t + cut, n - cut, depth); /* at most twice the logarithm deep */
        n = cut;
    }
}

void fl_ties__sort(fl_tie *t, int64_t n) {
    sort_parts(t, n, depth_for(n));
    insert(t, 1, n);
}

static void select_nth(fl_tie *t, int64_t nth, int64_t n) {
    for (int depth = depth_for(n); n > SELECT_LEAF;) {
        if (depth-- == 0) {
            select_heap(t, nth + 1, n);
            exchange(t, t + nth);
            return;
        }
        const int64_t cut = divide(t, n);
        if (cut <= nth) {
            t += cut;
            nth -= cut;
            n -= cut;
        } else {
            n = cut;
        }
    }
    insert(t, 1, n);
}

/* ---- What is asked for ------------------------------------------------------------------------------------------- */

void fl_ties__first(fl_tie *t, int64_t n, int64_t k, bool sorted) {
    if (k * 64 <= n) {
        partial_sort(t, k, n);
        return;
    }
    select_nth(t, k - 1, n);
    if (sorted) fl_ties__sort(t, k - 1);
}

fl_tie fl_ties__kth(fl_tie *t, int64_t n, int64_t k) {
    int64_t low = 0, high = n - 1;
    while (high > low + 1) {
        exchange(&t[(low + high) / 2], &t[low + 1]);
        if (before(&t[high], &t[low + 1])) exchange(&t[low + 1], &t[high]);
        if (before(&t[high], &t[low])) exchange(&t[low], &t[high]);
        if (before(&t[low], &t[low + 1])) exchange(&t[low + 1], &t[low]);
        int64_t i = low + 1, j = high;
        for (;;) {
            do i++;
            while (before(&t[i], &t[low]));
            do j--;
            while (before(&t[low], &t[j]));
            if (j < i) break;
            exchange(&t[i], &t[j]);
        }
        exchange(&t[low], &t[j]);
        if (j <= k) low = i;
        if (j >= k) high = j - 1;
    }
    if (high == low + 1 && before(&t[high], &t[low])) exchange(&t[low], &t[high]);
    return t[k];
}
