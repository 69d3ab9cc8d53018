/* alloc.c: two ways to a block, by its size.
 *
 * Small (to 32 KB): cut from slabs of 256 KB, one size class a slab. Every thread keeps a list of free blocks a class
 * and trades them with the slabs in batches; a slab whose blocks have all come back serves any class again. A block's
 * slab is found by rounding its address down.
 *
 * Large (over that): mapped from the system one by one, in size classes an eighth of a doubling apart, and kept when
 * freed, newest first. What is kept is bounded by what was in use at the peak, so that a program whose shapes vary does
 * not collect blocks of every size it ever met.
 *
 * A large block has a header just before it; a small one has none. Both rest on the caller giving the size back.
 * Counts are kept per thread and added up when asked for. One lock guards all that is shared; it is taken for large
 * blocks, whose use costs far more, and once a batch for small ones.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* MAP_ANONYMOUS, madvise */
#endif
#include "base/alloc.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/error.h"

#if defined(__SANITIZE_ADDRESS__)
#define PASS_THROUGH 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PASS_THROUGH 1
#endif
#endif
#ifndef PASS_THROUGH
#define PASS_THROUGH 0
#endif

#define SMALL_LIMIT ((size_t)32 << 10)
#define SMALL_CLASSES 35
#define SLAB_BYTES ((size_t)256 << 10)
#define SLAB_HEADER ((size_t)64)
#define REGION_SLABS 16 /* slabs mapped from the system at a time */

#define LARGE_HEADER ((size_t)64)
#define LARGE_CLASSES 384 /* eight a doubling, from 2^15 to 2^63 */
#define HUGE_PAGE ((size_t)2 << 20)

/* What gives pages back: on macOS MADV_DONTNEED keeps them. */
#ifdef __APPLE__
#define GIVE_BACK MADV_FREE
#else
#define GIVE_BACK MADV_DONTNEED
#endif

/* Kept beside what the peak allows: the first steps of a program, before it has a peak. */
#define KEEP_ALWAYS ((int64_t)64 << 20)

typedef struct block {
    struct block *next;
} block;

typedef struct slab {
    struct slab *next, *previous; /* among the partly free ones of its class, or (next alone) the empty ones */
    block *free;
    uint32_t free_count, total;
    uint32_t small_class;
    uint32_t untouched; /* blocks at the end that were never handed out and stand in no list yet */
} slab;

typedef struct large {
    struct large *next, *previous; /* among the kept ones of its class, newest first */
    struct large *newer, *older;   /* among all kept ones */
    char *base;                    /* what the system gave */
    size_t mapped;                 /* its bytes */
    size_t room;                   /* bytes for the caller */
} large;

_Static_assert(sizeof(slab) <= SLAB_HEADER && sizeof(large) <= LARGE_HEADER, "headers must fit");

/* A thread's free lists and counts. Other threads read the counts: they are written with plain moves, but atomically.
 */
struct fl_alloc_cache {
    struct {
        block *free;
        _Atomic uint32_t count;
        uint32_t batch; /* blocks that move between this list and the slabs at a time; at most two stay here */
    } lists[SMALL_CLASSES];
    _Atomic int64_t live;        /* bytes got less bytes put by this thread; may be negative */
    _Atomic int64_t allocations; /* made by this thread */
    int64_t reported;            /* of live, what the shared count has */
    struct fl_alloc_cache *next_cache, *previous_cache;
};
typedef struct fl_alloc_cache cache;

static struct {
    pthread_mutex_t lock;
    slab *partial[SMALL_CLASSES]; /* slabs with free blocks */
    slab *empty;
    cache *caches;
    large *kept[LARGE_CLASSES];
    large *newest, *oldest;
    int64_t kept_bytes; /* in large blocks */
    int64_t small_mapped;
    int64_t small_live;                  /* bytes of small blocks outside of slabs, in thread lists or in use */
    int64_t highest;                     /* the highest live count ever seen: what may be kept depends on it */
    int64_t gone_live, gone_allocations; /* counts of threads that have ended */
} shared = {.lock = PTHREAD_MUTEX_INITIALIZER};

static _Atomic int64_t reported_live; /* what threads have reported of their live counts, in steps */
static _Atomic int64_t peak;
static _Atomic int64_t system_calls;
static _Atomic int64_t counted_before; /* allocations at the last fl_alloc__fail_at */
static _Atomic bool fault_armed;
static _Atomic int64_t fault_countdown;
static _Atomic bool fault_lasts;

#define REPORT_STEP ((int64_t)64 << 10)

/* ---- Size classes ------------------------------------------------------------------------------------------------ */

/* 16, 32, 48, then multiples of 64 up to 512, then four steps a doubling. */
static const uint16_t small_sizes[SMALL_CLASSES] = {
    16,   32,   48,   64,   128,  192,  256,  320,  384,  448,   512,   640,   768,   896,   1024,  1280,  1536, 1792,
    2048, 2560, 3072, 3584, 4096, 5120, 6144, 7168, 8192, 10240, 12288, 14336, 16384, 20480, 24576, 28672, 32768};

static inline int log2_floor(size_t n) { return 63 - __builtin_clzll((unsigned long long)n); }

static inline int small_class(size_t size) {
    if (size <= 64) return size <= 16 ? 0 : (int)((size - 1) >> 4);
    if (size <= 512) return 3 + (int)((size - 1) >> 6);
    size_t last = size - 1;
    int doubling = log2_floor(last);
    return 11 + (doubling - 9) * 4 + (int)(last >> (doubling - 2) & 3);
}

/* By the bytes mapped; all blocks of a class are of one size. */
static int large_class(size_t mapped) {
    size_t last = mapped - 1;
    int doubling = log2_floor(last);
    return (doubling - 15) * 8 + (int)(last >> (doubling - 3) & 7);
}

/* 4, 16 or 64 KB, at most a quarter of a slab. */
static size_t page_bytes(void) { return (size_t)sysconf(_SC_PAGESIZE); }

/* The bytes to map for a request: its class's upper bound, in whole pages. (Where a page is longer than the step
 * between classes, that is the bound of a later class.) */
static size_t large_mapped(size_t size) {
    size_t last = size + LARGE_HEADER - 1, page = page_bytes();
    size_t step = (size_t)1 << (log2_floor(last) - 3);
    if (step < page) step = page;
    return (last / step + 1) * step;
}

/* ---- The system -------------------------------------------------------------------------------------------------- */

static void *map(size_t bytes) {
    atomic_fetch_add_explicit(&system_calls, 1, memory_order_relaxed);
    void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

static void unmap(void *p, size_t bytes) { munmap(p, bytes); }

/* `bytes` aligned to `alignment`, both multiples of the page: maps more and gives the ends back. */
static void *map_aligned(size_t bytes, size_t alignment) {
    char *p = map(bytes + alignment);
    if (!p) return NULL;
    size_t before = (alignment - (uintptr_t)p % alignment) % alignment;
    if (before) unmap(p, before);
    if (alignment - before) unmap(p + before + bytes, alignment - before);
    return p + before;
}

/* ---- Fork: the child must not find the lock held by a thread that it does not have ------------------------------- */

static void before_fork(void) { pthread_mutex_lock(&shared.lock); }
static void after_fork(void) { pthread_mutex_unlock(&shared.lock); }
__attribute__((constructor)) static void watch_fork(void) { pthread_atfork(before_fork, after_fork, after_fork); }

/* ---- Counting ---------------------------------------------------------------------------------------------------- */

static inline int64_t read_count(const _Atomic int64_t *count) {
    return atomic_load_explicit((_Atomic int64_t *)count, memory_order_relaxed);
}
static inline void add_count(_Atomic int64_t *count, int64_t change) {
    atomic_store_explicit(count, read_count(count) + change, memory_order_relaxed);
}

static void raise_peak(int64_t live) {
    int64_t seen = read_count(&peak);
    while (live > seen && !atomic_compare_exchange_weak(&peak, &seen, live)) {
    }
}

/* Threads report their live bytes in steps, so that the peak is known to within a step a thread. */
FL_COLD static void report(cache *c, int64_t live) {
    int64_t all = atomic_fetch_add(&reported_live, live - c->reported) + live - c->reported;
    c->reported = live;
    raise_peak(all);
}

static inline void count_live(cache *c, int64_t change) {
    add_count(&c->live, change);
    int64_t live = read_count(&c->live);
    if (FL_UNLIKELY((uint64_t)(live - c->reported + REPORT_STEP) >= 2 * (uint64_t)REPORT_STEP)) report(c, live);
}

static cache *make_cache(void) {
    cache *c = calloc(1, sizeof(cache));
    if (!c) return NULL;
    for (int small = 0; small < SMALL_CLASSES; small++) {
        uint32_t batch = (uint32_t)(SMALL_LIMIT / small_sizes[small]);
        c->lists[small].batch = batch < 4 ? 4 : batch > 64 ? 64 : batch;
    }
    fl_thread__self.cache = c;
    fl_thread__watch_exit();
    pthread_mutex_lock(&shared.lock);
    c->next_cache = shared.caches;
    if (shared.caches) shared.caches->previous_cache = c;
    shared.caches = c;
    pthread_mutex_unlock(&shared.lock);
    return c;
}

static inline cache *own_cache(void) {
    cache *c = fl_thread__self.cache;
    return FL_LIKELY(c != NULL) ? c : make_cache();
}

/* Live bytes of all threads. Locked. */
static int64_t live_now(void) {
    int64_t live = shared.gone_live;
    for (cache *c = shared.caches; c; c = c->next_cache) live += read_count(&c->live);
    return live;
}

static bool fault_due(void) {
    if (FL_LIKELY(!atomic_load_explicit(&fault_armed, memory_order_relaxed))) return false;
    const int64_t left = atomic_fetch_sub(&fault_countdown, 1);
    if (left == 1 && !fault_lasts) atomic_store(&fault_armed, false);
    return left <= 1;
}

/* ---- Small blocks ------------------------------------------------------------------------------------------------ */

static inline void set_length(cache *c, int small, uint32_t n) {
    atomic_store_explicit(&c->lists[small].count, n, memory_order_relaxed);
}
static inline uint32_t length_of(const cache *c, int small) {
    return atomic_load_explicit((_Atomic uint32_t *)&c->lists[small].count, memory_order_relaxed);
}

static slab *slab_of(void *b) { return (slab *)((char *)b - (uintptr_t)b % SLAB_BYTES); }

static void link_partial(slab *s) {
    slab **head = &shared.partial[s->small_class];
    s->previous = NULL;
    s->next = *head;
    if (*head) (*head)->previous = s;
    *head = s;
}

static void unlink_partial(slab *s) {
    if (s->previous) {
        s->previous->next = s->next;
    } else {
        shared.partial[s->small_class] = s->next;
    }
    if (s->next) s->next->previous = s->previous;
}

/* A slab with all its blocks free, for the class. Locked. */
static slab *new_slab(int small) {
    if (!shared.empty) {
        char *region = map_aligned(SLAB_BYTES * REGION_SLABS, SLAB_BYTES);
        if (!region) return NULL;
        shared.small_mapped += (int64_t)(SLAB_BYTES * REGION_SLABS);
        for (int i = REGION_SLABS - 1; i >= 0; i--) {
            slab *s = (slab *)(region + SLAB_BYTES * (size_t)i);
            s->next = shared.empty;
            shared.empty = s;
        }
    }
    slab *s = shared.empty;
    shared.empty = s->next;
    s->free = NULL;
    s->small_class = (uint32_t)small;
    s->total = (uint32_t)((SLAB_BYTES - SLAB_HEADER) / small_sizes[small]);
    s->free_count = s->untouched = s->total;
    link_partial(s);
    return s;
}

/* Moves a batch from the slabs to the thread's list. False: out of memory, and the list is empty. */
static bool refill(cache *c, int small) {
    uint32_t want = c->lists[small].batch, size = small_sizes[small], had = 0;
    block *head = NULL, **tail = &head;
    pthread_mutex_lock(&shared.lock);
    while (had < want) {
        slab *s = shared.partial[small];
        if (!s && had) break;
        if (!s && !(s = new_slab(small))) break;
        while (had < want && s->free_count) {
            block *b = s->free;
            if (b) {
                s->free = b->next;
            } else {
                b = (block *)((char *)s + SLAB_HEADER + (size_t)(s->total - s->untouched) * size);
                s->untouched--;
            }
            *tail = b;
            tail = &b->next;
            s->free_count--;
            had++;
        }
        if (!s->free_count) unlink_partial(s);
    }
    *tail = NULL;
    shared.small_live += (int64_t)had * size;
    pthread_mutex_unlock(&shared.lock);
    c->lists[small].free = head;
    set_length(c, small, had);
    return had > 0;
}

/* Gives `count` blocks of a thread's list back to their slabs. */
FL_COLD static void flush(cache *c, int small, uint32_t count) {
    uint32_t moved = 0;
    pthread_mutex_lock(&shared.lock);
    block *b = c->lists[small].free;
    for (; moved < count && b; moved++) {
        block *next = b->next;
        slab *s = slab_of(b);
        b->next = s->free;
        s->free = b;
        if (s->free_count++ == 0) link_partial(s);
        if (s->free_count == s->total) {
            unlink_partial(s);
            s->next = shared.empty;
            shared.empty = s;
        }
        b = next;
    }
    shared.small_live -= (int64_t)moved * small_sizes[small];
    pthread_mutex_unlock(&shared.lock);
    c->lists[small].free = b;
    set_length(c, small, length_of(c, small) - moved);
}

/* ---- Large blocks ------------------------------------------------------------------------------------------------ */

static void unkeep(large *b) {
    int k = large_class(b->mapped);
    if (b->previous) {
        b->previous->next = b->next;
    } else {
        shared.kept[k] = b->next;
    }
    if (b->next) b->next->previous = b->previous;
    *(b->newer ? &b->newer->older : &shared.newest) = b->older;
    *(b->older ? &b->older->newer : &shared.oldest) = b->newer;
    shared.kept_bytes -= (int64_t)b->mapped;
}

static void keep(large *b) {
    int k = large_class(b->mapped);
    b->previous = NULL;
    b->next = shared.kept[k];
    if (b->next) b->next->previous = b;
    shared.kept[k] = b;
    b->newer = NULL;
    b->older = shared.newest;
    *(b->older ? &b->older->newer : &shared.oldest) = b;
    shared.newest = b;
    shared.kept_bytes += (int64_t)b->mapped;
}

/* Unlinks kept blocks, the oldest first, until no more than `most` bytes are kept; returns them as a list to unmap. */
static large *evict(int64_t most) {
    large *out = NULL;
    while (shared.kept_bytes > most && shared.oldest) {
        large *b = shared.oldest;
        unkeep(b);
        b->next = out;
        out = b;
    }
    return out;
}

static void unmap_all(large *list) {
    while (list) {
        large *next = list->next;
        unmap(list->base, list->mapped);
        list = next;
    }
}

/* A kept block of at least `mapped` bytes and at most a quarter more. Locked. */
static large *find_kept(size_t mapped) {
    int k = large_class(mapped);
    return shared.kept[k] ? shared.kept[k] : shared.kept[k + 1] ? shared.kept[k + 1] : shared.kept[k + 2];
}

static large *map_large(size_t mapped) {
    /* Whole huge pages where they are worth it: a fault each 2 MB and not each 4 KB. */
    char *base = mapped >= 2 * HUGE_PAGE ? map_aligned(mapped, HUGE_PAGE) : map(mapped);
    if (!base) return NULL;
#ifdef MADV_HUGEPAGE
    if (mapped >= 2 * HUGE_PAGE) madvise(base, mapped, MADV_HUGEPAGE);
#endif
    large *b = (large *)base;
    b->base = base;
    b->mapped = mapped;
    b->room = mapped - LARGE_HEADER;
    return b;
}

static void *get_large(size_t size, bool *zero) {
    if (size > (size_t)PTRDIFF_MAX / 4) return NULL;
    size_t mapped = large_mapped(size);
    pthread_mutex_lock(&shared.lock);
    large *b = find_kept(mapped);
    if (b) unkeep(b);
    pthread_mutex_unlock(&shared.lock);
    if (b) return (char *)b + LARGE_HEADER;

    *zero = true;
    b = map_large(mapped);
    if (!b) {
        fl_memory_trim();
        if (!(b = map_large(mapped))) return NULL;
    }
    /* Nothing kept could serve this. Hold no more in all than twice the highest use so far: less would make a program
     * whose forward and backward passes use blocks of different sizes unmap and map them anew each step. */
    pthread_mutex_lock(&shared.lock);
    int64_t live = live_now() + (int64_t)mapped;
    if (live > shared.highest) shared.highest = live;
    large *out = evict(2 * shared.highest + KEEP_ALWAYS - live);
    pthread_mutex_unlock(&shared.lock);
    unmap_all(out);
    return (char *)b + LARGE_HEADER;
}

static large *header_of(void *p) { return (large *)((char *)p - LARGE_HEADER); }

static void put_large(void *p) {
    pthread_mutex_lock(&shared.lock);
    keep(header_of(p));
    pthread_mutex_unlock(&shared.lock);
}

/* ---- Getting and putting ----------------------------------------------------------------------------------------- */

/* What a request counts as in the statistics; the same for get and put. */
static inline int64_t counted(size_t size) {
    return (int64_t)(size <= SMALL_LIMIT ? small_sizes[small_class(size)] : size);
}

/* The first block of a thread's list, which has one. */
static inline void *take(cache *c, int small) {
    block *b = c->lists[small].free;
    c->lists[small].free = b->next;
    set_length(c, small, length_of(c, small) - 1);
    count_live(c, small_sizes[small]);
    return b;
}

FL_COLD static void *get(size_t size, bool *zero) {
    cache *c = own_cache();
    if (FL_UNLIKELY(!c)) return NULL;
    add_count(&c->allocations, 1);
    if (FL_UNLIKELY(fault_due())) return NULL;
    void *p;
    if (PASS_THROUGH) {
        /* (The sanitizer ends the program over a request it finds absurd.) */
        if (size >= (size_t)1 << 39 || posix_memalign(&p, size < 64 ? 16 : 64, size ? size : 1)) return NULL;
        add_count(&system_calls, 1);
    } else if (size <= SMALL_LIMIT) {
        int small = small_class(size);
        return c->lists[small].free || refill(c, small) ? take(c, small) : NULL;
    } else if (!(p = get_large(size, zero))) {
        return NULL;
    }
    count_live(c, counted(size));
    return p;
}

void *fl_alloc__get(size_t size) {
    cache *c = fl_thread__self.cache;
    if (FL_LIKELY(c && size <= SMALL_LIMIT && !PASS_THROUGH &&
                  !atomic_load_explicit(&fault_armed, memory_order_relaxed))) {
        int small = small_class(size);
        if (FL_LIKELY(c->lists[small].free != NULL)) {
            add_count(&c->allocations, 1);
            return take(c, small);
        }
    }
    bool zero = false;
    void *p = get(size, &zero);
    return FL_LIKELY(p != NULL) ? p : fl_error__no_memory(size);
}

void *fl_alloc__zeroed(size_t size) {
    bool zero = false;
    void *p = get(size, &zero);
    if (!p) return fl_error__no_memory(size);
    if (!zero) memset(p, 0, size);
    return p;
}

FL_COLD static void put_other(void *p, size_t size) {
    cache *c = own_cache();
    if (PASS_THROUGH) {
        free(p);
    } else if (size > SMALL_LIMIT) {
        put_large(p);
    } else if (c) {
        fl_alloc__put(p, size);
        return;
    } /* else no memory for a list to put it in: given up */
    if (c) count_live(c, -counted(size));
}

void fl_alloc__put(void *p, size_t size) {
    if (!p) return;
    cache *c = fl_thread__self.cache;
    if (FL_LIKELY(c && size <= SMALL_LIMIT && !PASS_THROUGH)) {
        int small = small_class(size);
        block *b = p;
        b->next = c->lists[small].free;
        c->lists[small].free = b;
        uint32_t length = length_of(c, small) + 1;
        set_length(c, small, length);
        count_live(c, -(int64_t)small_sizes[small]);
        if (FL_UNLIKELY(length > 2 * c->lists[small].batch)) flush(c, small, c->lists[small].batch);
        return;
    }
    put_other(p, size);
}

void *fl_alloc__resize(void *p, size_t old_size, size_t new_size) {
    if (!p) return fl_alloc__get(new_size);
    bool stays = false;
    if (!PASS_THROUGH) {
        if (old_size <= SMALL_LIMIT) {
            stays = new_size <= SMALL_LIMIT && small_class(old_size) == small_class(new_size);
        } else {
            stays = new_size > SMALL_LIMIT && new_size <= header_of(p)->room && new_size >= header_of(p)->room / 2;
        }
    }
    if (stays) {
        cache *c = own_cache();
        if (c) count_live(c, counted(new_size) - counted(old_size));
        return p;
    }
    void *moved = fl_alloc__get(new_size);
    if (!moved) return NULL;
    memcpy(moved, p, old_size < new_size ? old_size : new_size);
    fl_alloc__put(p, old_size);
    return moved;
}

void fl_alloc__thread_exit(void) {
    cache *c = fl_thread__self.cache;
    if (!c) return;
    for (int small = 0; small < SMALL_CLASSES; small++) {
        if (c->lists[small].free) flush(c, small, UINT32_MAX);
    }
    report(c, read_count(&c->live));
    pthread_mutex_lock(&shared.lock);
    if (c->previous_cache) {
        c->previous_cache->next_cache = c->next_cache;
    } else {
        shared.caches = c->next_cache;
    }
    if (c->next_cache) c->next_cache->previous_cache = c->previous_cache;
    shared.gone_live += read_count(&c->live);
    shared.gone_allocations += read_count(&c->allocations);
    pthread_mutex_unlock(&shared.lock);
    free(c);
    fl_thread__self.cache = NULL;
}

/* ---- Tests and statistics ---------------------------------------------------------------------------------------- */

int64_t fl_alloc__fail_at(int64_t n) {
    pthread_mutex_lock(&shared.lock);
    int64_t all = shared.gone_allocations;
    for (cache *c = shared.caches; c; c = c->next_cache) all += read_count(&c->allocations);
    pthread_mutex_unlock(&shared.lock);
    atomic_store(&fault_countdown, n < 0 ? -n : n);
    atomic_store(&fault_lasts, n < 0);
    atomic_store(&fault_armed, n != 0);
    return all - atomic_exchange(&counted_before, all);
}

fl_memory_stats fl_memory(void) {
    pthread_mutex_lock(&shared.lock);
    int64_t live = live_now();
    int64_t listed = 0;
    for (cache *c = shared.caches; c; c = c->next_cache) {
        for (int small = 0; small < SMALL_CLASSES; small++) listed += (int64_t)length_of(c, small) * small_sizes[small];
    }
    int64_t cached = shared.kept_bytes + shared.small_mapped - shared.small_live + listed;
    pthread_mutex_unlock(&shared.lock);
    raise_peak(live);
    return (fl_memory_stats){.live_bytes = live,
                             .cached_bytes = cached,
                             .peak_bytes = read_count(&peak),
                             .system_calls = read_count(&system_calls)};
}

void fl_memory_reset_peak(void) {
    pthread_mutex_lock(&shared.lock);
    int64_t live = live_now();
    pthread_mutex_unlock(&shared.lock);
    atomic_store(&peak, live);
}

/* Empty slabs keep their addresses (a region is not unmapped in parts) but give their pages back. */
void fl_memory_trim(void) {
    cache *c = fl_thread__self.cache;
    for (int small = 0; c && small < SMALL_CLASSES; small++) {
        if (c->lists[small].free) flush(c, small, UINT32_MAX);
    }
    pthread_mutex_lock(&shared.lock);
    large *out = evict(0);
    size_t page = page_bytes(); /* the first one has the slab's header */
    for (slab *s = shared.empty; s; s = s->next) madvise((char *)s + page, SLAB_BYTES - page, GIVE_BACK);
    pthread_mutex_unlock(&shared.lock);
    unmap_all(out);
}
