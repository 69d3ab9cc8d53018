/* The parallel loop: every item once, the same chunks for any number of threads, nested, from several threads, after a
 * fork, while the number of threads changes, and with the host's lock let go of. */
#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "testing.h"

enum { ITEMS = 10007 };

typedef struct job {
    _Atomic int seen[ITEMS];
    _Atomic int calls;
    int64_t n, grain;
    _Atomic bool odd_chunk;
} job;

static void mark(void *context, int64_t begin, int64_t end) {
    job *j = context;
    atomic_fetch_add(&j->calls, 1);
    bool last = end == j->n;
    if (begin % j->grain || (!last && end - begin != j->grain) || end - begin > j->grain) j->odd_chunk = true;
    for (int64_t i = begin; i < end; i++) atomic_fetch_add_explicit(&j->seen[i], 1, memory_order_relaxed);
}

static void run_and_check(int64_t n, int64_t grain) {
    job *j = calloc(1, sizeof(job));
    j->n = n;
    j->grain = grain;
    fl_pool__for(n, grain, mark, j);
    for (int64_t i = 0; i < ITEMS; i++) {
        if (j->seen[i] != (i < n)) fail_msg("item %d of %d by %d: %d times", (int)i, (int)n, (int)grain, j->seen[i]);
    }
    assert_int_equal(j->calls, n > 0 ? (n + grain - 1) / grain : 0);
    assert_false(j->odd_chunk);
    free(j);
}

static void each_item_once(void **state) {
    (void)state;
    for (int threads = 1; threads <= 5; threads++) {
        assert_true(fl_set_num_threads(threads));
        assert_int_equal(fl_get_num_threads(), threads);
        const int64_t sizes[] = {0, 1, 2, 7, 64, 100, 1000, ITEMS};
        const int64_t grains[] = {1, 2, 3, 64, 999, ITEMS};
        for (int i = 0; i < FL_COUNT(sizes); i++) {
            for (int k = 0; k < FL_COUNT(grains); k++) run_and_check(sizes[i], grains[k]);
        }
    }
    fl_set_num_threads(2);
}

static void many_small_loops(void **state) {
    (void)state;
    fl_set_num_threads(4);
    for (int i = 0; i < 3000; i++) run_and_check(i % 17, 1 + i % 3);
    fl_set_num_threads(2);
}

static void bad_counts(void **state) {
    (void)state;
    int before = fl_get_num_threads();
    assert_false(fl_set_num_threads(0));
    assert_error(FL_RUNTIME_ERROR, "positive");
    assert_false(fl_set_num_threads(-3));
    assert_error(FL_RUNTIME_ERROR, "positive");
    assert_int_equal(fl_get_num_threads(), before);
    assert_true(fl_set_num_threads(100000)); /* more than there will ever be: no harm */
    fl_set_num_threads(before);
}

static pthread_t caller;
static void stay(void *context, int64_t begin, int64_t end) {
    (void)begin;
    (void)end;
    if (!pthread_equal(pthread_self(), caller)) *(_Atomic bool *)context = true;
}

static void small_work_stays(void **state) {
    (void)state;
    _Atomic bool left = false;
    caller = pthread_self();
    for (int i = 0; i < 1000; i++) fl_pool__for(100, 100, stay, &left);
    assert_false(left);
}

/* A loop inside a loop runs on the thread it is in. */
typedef struct nest {
    _Atomic int64_t sum;
} nest;
static void inner(void *context, int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; i++) atomic_fetch_add(&((nest *)context)->sum, i);
}
static void outer(void *context, int64_t begin, int64_t end) {
    assert_true(fl_thread__self.in_parallel);
    for (int64_t i = begin; i < end; i++) fl_pool__for(100, 7, inner, context);
}
static void nested(void **state) {
    (void)state;
    fl_set_num_threads(3);
    for (int i = 0; i < 50; i++) {
        nest n = {0};
        fl_pool__for(40, 1, outer, &n);
        assert_int_equal(n.sum, 40 * 4950);
        assert_false(fl_thread__self.in_parallel);
    }
    fl_set_num_threads(2);
}

/* Sums whose order matters give the same bits for any number of threads: the chunks are the same. */
typedef struct sums {
    const float *x;
    float partial[1000];
    int64_t grain;
} sums;
static void sum_chunk(void *context, int64_t begin, int64_t end) {
    sums *s = context;
    float sum = 0;
    for (int64_t i = begin; i < end; i++) sum += s->x[i];
    s->partial[begin / s->grain] = sum;
}
static void same_for_any_threads(void **state) {
    (void)state;
    static float x[100000];
    for (int i = 0; i < 100000; i++) x[i] = 1.0f / (float)(i + 1);
    float first = 0;
    for (int threads = 1; threads <= 4; threads++) {
        fl_set_num_threads(threads);
        sums s = {.x = x, .grain = 313};
        fl_pool__for(100000, s.grain, sum_chunk, &s);
        float total = 0;
        for (int i = 0; i < 1000; i++) total += s.partial[i];
        if (threads == 1) first = total;
        assert_memory_equal(&total, &first, sizeof(total));
    }
    fl_set_num_threads(2);
}

static void *loop_often(void *unused) {
    for (int i = 0; i < 400; i++) run_and_check(501, 20);
    return unused;
}
static void callers_at_once(void **state) {
    (void)state;
    fl_set_num_threads(3);
    pthread_t thread[12]; /* more than there are slots */
    for (int i = 0; i < 12; i++) assert_int_equal(pthread_create(&thread[i], NULL, loop_often, NULL), 0);
    for (int i = 0; i < 12; i++) pthread_join(thread[i], NULL);
    fl_set_num_threads(2);
}

static _Atomic bool stop_changing;
static void *change_threads(void *unused) {
    for (int i = 0; !stop_changing; i++) fl_set_num_threads(1 + i % 5);
    return unused;
}
static void threads_change_meanwhile(void **state) {
    (void)state;
    pthread_t thread;
    stop_changing = false;
    assert_int_equal(pthread_create(&thread, NULL, change_threads, NULL), 0);
    for (int i = 0; i < 400; i++) run_and_check(1000, 10);
    stop_changing = true;
    pthread_join(thread, NULL);
    fl_set_num_threads(2);
}

/* The child of a fork, made while other threads are busy in loops, has a pool that works. */
static void fork_works(void **state) {
    (void)state;
    fl_set_num_threads(3);
    run_and_check(1000, 10);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, loop_often, NULL), 0);
    for (int i = 0; i < 10; i++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            alarm(60); /* a hang must not outlive the test */
            job *j = calloc(1, sizeof(job));
            j->n = 1000;
            j->grain = 10;
            for (int k = 0; k < 20; k++) fl_pool__for(1000, 10, mark, j);
            _exit(j->seen[0] == 20 && j->seen[999] == 20 ? 0 : 1);
        }
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(status, 0);
    }
    pthread_join(thread, NULL);
    fl_set_num_threads(2);
}

static int released, acquired;
static bool held;
static void *let_go(void) {
    released++;
    held = false;
    return &held;
}
static void take_back(void *state) {
    assert_ptr_equal(state, &held);
    acquired++;
    held = true;
}
static void not_held(void *context, int64_t begin, int64_t end) {
    (void)end;
    if (begin == 0) *(bool *)context = held;
}
static void host_lock(void **state) {
    (void)state;
    fl_base__host = (fl_host_hooks){.release = let_go, .acquire = take_back};
    bool was_held = false;
    held = fl_thread__self.host_lock = true;
    for (int threads = 1; threads <= 2; threads++) {
        fl_set_num_threads(threads);
        released = acquired = 0;
        fl_pool__for(10, 10, not_held, &was_held);
        assert_true(was_held);
        assert_int_equal(released, 0);
        fl_pool__for(10, 2, not_held, &was_held);
        assert_false(was_held);
        assert_int_equal(released, 1);
        assert_int_equal(acquired, 1);
        assert_true(held && fl_thread__self.host_lock);
    }
    fl_thread__self.host_lock = false;
    fl_pool__for(10, 2, not_held, &was_held);
    assert_int_equal(released, 1);
    fl_base__host = (fl_host_hooks){0};
}

static void grains(void **state) {
    (void)state;
    assert_true(fl_pool__grain(1000, 1) >= 1000); /* a small tensor is one chunk */
    assert_int_equal(fl_pool__grain(1 << 20, 1) % 64, 0);
    assert_int_equal(fl_pool__grain(100, 1000000), 1);
    assert_true((1 << 30) / fl_pool__grain(1 << 30, 1) <= 256);
    assert_true(fl_pool__grain(INT64_MAX, INT64_MAX) > 0);
    assert_true(fl_pool__grain(0, 0) > 0);
}

RUN(cmocka_unit_test(each_item_once), cmocka_unit_test(many_small_loops), cmocka_unit_test(bad_counts),
    cmocka_unit_test(small_work_stays), cmocka_unit_test(nested), cmocka_unit_test(same_for_any_threads),
    cmocka_unit_test(callers_at_once), cmocka_unit_test(threads_change_meanwhile), cmocka_unit_test(fork_works),
    cmocka_unit_test(host_lock), cmocka_unit_test(grains))
