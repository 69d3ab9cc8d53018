/* The allocator: alignment, reuse, zeroing, resizing, faults, other threads' blocks, and counts that add up. */
#include "base/alloc.h"

#include <pthread.h>
#include <stdlib.h>

#include "testing.h"

#if defined(__SANITIZE_ADDRESS__)
#define CACHING 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CACHING 0
#endif
#endif
#ifndef CACHING
#define CACHING 1
#endif

static uint32_t random_state = 1;
static uint32_t next_random(void) {
    random_state = random_state * 1664525u + 1013904223u;
    return random_state >> 8;
}

static void alignment(void **state) {
    (void)state;
    for (size_t size = 0; size < 70000; size += size < 2100 ? 1 : 509) {
        char *p = fl_alloc__get(size);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % (size < 64 ? 16 : 64), 0);
        memset(p, 0xff, size);
        fl_alloc__put(p, size);
    }
    fl_alloc__put(NULL, 100);
}

/* Many live blocks of random sizes, each filled with its own byte: none may overlap another. */
static void blocks_are_apart(void **state) {
    (void)state;
    enum { COUNT = 600 };
    static struct {
        unsigned char *p;
        size_t size;
        unsigned char fill;
    } held[COUNT];
    int64_t before = fl_memory().live_bytes;
    for (int step = 0; step < 20000; step++) {
        int i = (int)(next_random() % COUNT);
        if (held[i].p) {
            for (size_t k = 0; k < held[i].size; k += 1 + held[i].size / 37)
                assert_int_equal(held[i].p[k], held[i].fill);
            if (held[i].size) assert_int_equal(held[i].p[held[i].size - 1], held[i].fill);
            fl_alloc__put(held[i].p, held[i].size);
            held[i].p = NULL;
        } else {
            size_t size = next_random() % (1u << (next_random() % 20));
            held[i].p = fl_alloc__get(size);
            held[i].size = size;
            held[i].fill = (unsigned char)step;
            memset(held[i].p, held[i].fill, size);
        }
    }
    for (int i = 0; i < COUNT; i++) fl_alloc__put(held[i].p, held[i].size);
    assert_int_equal(fl_memory().live_bytes, before);
}

static void zeroed(void **state) {
    (void)state;
    const size_t sizes[] = {0, 1, 100, 5000, 40000, 1 << 20, 9 << 20};
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < FL_COUNT(sizes); i++) {
            char *p = fl_alloc__zeroed(sizes[i]);
            for (size_t k = 0; k < sizes[i]; k++) {
                if (p[k]) fail_msg("byte %zu of %zu", k, sizes[i]);
            }
            memset(p, 1, sizes[i]);
            fl_alloc__put(p, sizes[i]);
        }
    }
}

static void resized(void **state) {
    (void)state;
    const size_t sizes[] = {10, 12, 100, 30000, 40000, 41000, 500000, 499000, 3000000, 100000, 33000, 5000, 20, 0};
    int64_t before = fl_memory().live_bytes;
    char *p = fl_alloc__resize(NULL, 0, 4);
    size_t size = 4;
    memcpy(p, "abcd", 4);
    for (int i = 0; i < FL_COUNT(sizes); i++) {
        p = fl_alloc__resize(p, size, sizes[i]);
        assert_non_null(p);
        if (sizes[i] > size) memset(p + size, 'z', sizes[i] - size);
        size = sizes[i];
        if (size) assert_memory_equal(p, "abcd", 4);
    }
    fl_alloc__put(p, size);
    assert_int_equal(fl_memory().live_bytes, before);

    p = fl_alloc__get(100);
    memset(p, 7, 100);
    assert_null(fl_alloc__resize(p, 100, SIZE_MAX / 2));
    assert_error(FL_MEMORY_ERROR, "out of memory");
    for (int i = 0; i < 100; i++) assert_int_equal(p[i], 7);
    fl_alloc__put(p, 100);
}

static void absurd_sizes(void **state) {
    (void)state;
    const size_t sizes[] = {SIZE_MAX,        SIZE_MAX - 63,   (size_t)1 << 63,
                            (size_t)1 << 62, (size_t)1 << 60, (size_t)1 << 50};
    for (int i = 0; i < FL_COUNT(sizes); i++) {
        int64_t before = fl_memory().live_bytes;
        assert_null(fl_alloc__get(sizes[i]));
        assert_error(FL_MEMORY_ERROR, "out of memory");
        assert_null(fl_alloc__zeroed(sizes[i]));
        assert_error(FL_MEMORY_ERROR, "out of memory");
        assert_int_equal(fl_memory().live_bytes, before);
    }
}

static void faults(void **state) {
    (void)state;
    fl_alloc__fail_at(0);
    for (int i = 0; i < 5; i++) fl_alloc__put(fl_alloc__get(10), 10);
    assert_int_equal(fl_alloc__fail_at(3), 5);
    for (int i = 1; i <= 6; i++) {
        void *p = fl_alloc__get(i % 2 ? 10 : 100000);
        if (i == 3) {
            assert_null(p);
            assert_error(FL_MEMORY_ERROR, "out of memory");
        } else {
            assert_non_null(p);
        }
        fl_alloc__put(p, i % 2 ? 10 : 100000);
    }
    fl_alloc__fail_at(1);
    assert_int_equal(fl_alloc__fail_at(0), 0);
    void *p = fl_alloc__get(1);
    assert_non_null(p);
    fl_alloc__put(p, 1);
}

/* The same work done again asks the system for nothing. */
static void steady_state(void **state) {
    (void)state;
    int64_t after_first = 0;
    for (int round = 0; round < 50; round++) {
        void *p[40];
        size_t size[40];
        for (int i = 0; i < 40; i++) {
            size[i] = (size_t)1 << (i / 2 + 3);
            if (i % 2) size[i] += size[i] / 3;
            p[i] = fl_alloc__get(size[i]);
        }
        for (int i = 0; i < 40; i++) fl_alloc__put(p[(i * 7) % 40], size[(i * 7) % 40]);
        if (round == 0) after_first = fl_memory().system_calls;
    }
    if (CACHING) assert_int_equal(fl_memory().system_calls, after_first);
}

/* Shapes that never repeat must not pile up blocks of every size. */
static void varying_sizes_stay_bounded(void **state) {
    (void)state;
    if (!CACHING) return;
    fl_memory_trim();
    int64_t most = 0;
    for (size_t size = 40 << 10; size < (100 << 20); size += size / 7) {
        fl_alloc__put(fl_alloc__get(size), size);
        if (fl_memory().cached_bytes > most) most = fl_memory().cached_bytes;
    }
    assert_true(most < ((int64_t)300 << 20));
    fl_memory_trim();
    assert_true(fl_memory().cached_bytes < ((int64_t)32 << 20));
}

static void statistics(void **state) {
    (void)state;
    int64_t live = fl_memory().live_bytes;
    fl_memory_reset_peak();
    void *a = fl_alloc__get(10 << 20), *b = fl_alloc__get(5 << 20);
    assert_int_equal(fl_memory().live_bytes - live, 15 << 20);
    fl_alloc__put(a, 10 << 20);
    assert_int_equal(fl_memory().live_bytes - live, 5 << 20);
    assert_int_equal(fl_memory().peak_bytes - live, 15 << 20);
    if (CACHING) assert_true(fl_memory().cached_bytes >= (10 << 20));
    fl_alloc__put(b, 5 << 20);
    fl_memory_reset_peak();
    assert_int_equal(fl_memory().peak_bytes, fl_memory().live_bytes);
}

/* ---- Threads ----------------------------------------------------------------------------------------------------- */

enum { PASSED = 2000 };
static void *passed[PASSED];

static size_t size_of(int i) { return (size_t)(i * 37 % 3000) + (i % 50 == 0 ? 60000 : 1); }

static void *make_all(void *unused) {
    for (int i = 0; i < PASSED; i++) {
        passed[i] = fl_alloc__get(size_of(i));
        memset(passed[i], i, size_of(i));
    }
    return unused;
}

static void *free_all(void *unused) {
    for (int i = 0; i < PASSED; i++) fl_alloc__put(passed[i], size_of(i));
    return unused;
}

/* Blocks made by one thread (which has ended) and freed by another; memory does not grow over many rounds. */
static void freed_elsewhere(void **state) {
    (void)state;
    int64_t live = fl_memory().live_bytes, calls = 0;
    for (int round = 0; round < 10; round++) {
        pthread_t thread;
        assert_int_equal(pthread_create(&thread, NULL, make_all, NULL), 0);
        pthread_join(thread, NULL);
        for (int i = 0; i < PASSED; i++) assert_int_equal(*(unsigned char *)passed[i], (unsigned char)i);
        assert_int_equal(pthread_create(&thread, NULL, free_all, NULL), 0);
        pthread_join(thread, NULL);
        assert_int_equal(fl_memory().live_bytes, live);
        if (round == 1) calls = fl_memory().system_calls;
    }
    if (CACHING) assert_int_equal(fl_memory().system_calls, calls);
}

typedef struct mailbox {
    pthread_mutex_t lock;
    void *block[64];
    size_t size[64];
} mailbox;
static mailbox box = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* Threads that swap blocks through a shared box at random. */
static void *swap_blocks(void *argument) {
    uint32_t r = (uint32_t)(uintptr_t)argument;
    for (int i = 0; i < 20000; i++) {
        r = r * 1664525u + 1013904223u;
        size_t size = (r >> 8) % (r >> 28 ? 2000 : 100000);
        char *p = fl_alloc__get(size);
        if (size) p[0] = p[size - 1] = 1;
        pthread_mutex_lock(&box.lock);
        int at = (int)((r >> 16) % 64);
        void *old = box.block[at];
        size_t old_size = box.size[at];
        box.block[at] = p;
        box.size[at] = size;
        pthread_mutex_unlock(&box.lock);
        fl_alloc__put(old, old_size);
        if (i % 4096 == 0) fl_memory();
    }
    return NULL;
}

static void swapped(void **state) {
    (void)state;
    int64_t live = fl_memory().live_bytes;
    pthread_t thread[4];
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&thread[i], NULL, swap_blocks, (void *)(intptr_t)(i + 1)), 0);
    for (int i = 0; i < 4; i++) pthread_join(thread[i], NULL);
    for (int i = 0; i < 64; i++) fl_alloc__put(box.block[i], box.size[i]);
    assert_int_equal(fl_memory().live_bytes, live);
}

RUN(cmocka_unit_test(alignment), cmocka_unit_test(blocks_are_apart), cmocka_unit_test(zeroed),
    cmocka_unit_test(resized), cmocka_unit_test(absurd_sizes), cmocka_unit_test(faults), cmocka_unit_test(steady_state),
    cmocka_unit_test(varying_sizes_stay_bounded), cmocka_unit_test(statistics), cmocka_unit_test(freed_elsewhere),
    cmocka_unit_test(swapped))
