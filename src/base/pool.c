/* pool.c: a few loops may run at once (one a calling thread), each in a slot that outlives its call. A slot's `claim`
 * holds the loop's number and its next chunk in one word: a worker reads the loop's description, then claims a chunk by
 * compare-and-swap, which fails if the loop is over or another has taken its place. So a worker that comes late touches
 * nothing of a caller that has gone on, and the caller waits only for chunks that have been claimed. Which chunk it is
 * comes next: the caller goes on from the first, workers from the last, so that in loop after loop over the same memory
 * most of it is in the caches of the thread that takes it.
 *
 * Workers spin for some microseconds when they run out of work (the next loop of a training step is rarely further
 * away) and then sleep on a condition variable; a caller wakes them only if some sleep.
 */
#include "base/pool.h"

#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "base/cpu.h"

#define MAX_WORKERS 255
#define SLOTS 8
#define MAX_CHUNKS ((int64_t)UINT32_MAX)

/* How long a worker looks for work, and a caller for the end of the last chunks, before sleeping. */
#define WORKER_SPIN_NS 30000
#define CALLER_SPIN_NS 50000

typedef struct slot {
    _Alignas(128) _Atomic uint64_t claim;   /* the loop's number << 32 | how many chunks are claimed */
    _Atomic uint32_t from_front, from_back; /* of these: by the caller, by workers */
    _Atomic uint32_t chunks;  /* how many it has; the fields are atomic because a late worker may read them */
    _Atomic int64_t n, grain; /* while they change, and then fails to claim */
    _Atomic(fl_range_fn) fn;
    _Atomic(void *) context;
    _Alignas(128) _Atomic uint32_t done; /* chunks finished */
    atomic_bool caller_sleeps;
    atomic_bool taken;
} slot;

static slot slots[SLOTS];
static _Atomic uint32_t published; /* counts loops started: what idle workers watch */
static _Atomic int sleepers;
static _Atomic int wanted_threads; /* the caller included; 0 until known */

/* Guards the two below and sleeping. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t work = PTHREAD_COND_INITIALIZER;     /* a loop was published, or the number of threads changed */
static pthread_cond_t finished = PTHREAD_COND_INITIALIZER; /* the last chunk of a loop whose caller sleeps is done */
static bool running[MAX_WORKERS];
static _Atomic int started; /* workers up to the wanted number have been started (as far as that went) */

static inline void relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static int64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* ---- The number of threads --------------------------------------------------------------------------------------- */

static int default_threads(void) {
    const char *text = getenv("FLASHLIGHT_NUM_THREADS");
    if (text && *text) {
        char *end;
        long n = strtol(text, &end, 10);
        if (!*end && n >= 1 && n <= INT_MAX) return (int)n;
        fprintf(stderr, "flashlight: FLASHLIGHT_NUM_THREADS=%s is no number of threads, ignored\n", text);
    }
    return fl_cpu__count();
}

int fl_get_num_threads(void) {
    int n = atomic_load_explicit(&wanted_threads, memory_order_relaxed);
    if (FL_LIKELY(n > 0)) return n;
    int expected = 0;
    n = default_threads();
    return atomic_compare_exchange_strong(&wanted_threads, &expected, n) ? n : expected;
}

bool fl_set_num_threads(int n) {
    if (n < 1) {
        fl_fail(FL_RUNTIME_ERROR, "set_num_threads expects a positive integer");
        return false;
    }
    pthread_mutex_lock(&lock);
    atomic_store(&wanted_threads, n);
    atomic_store(&started, 0);
    atomic_fetch_add(&published, 1);
    pthread_cond_broadcast(&work); /* those that are too many go */
    pthread_mutex_unlock(&lock);
    return true;
}

/* ---- Chunks ------------------------------------------------------------------------------------------------------ */

/* Runs chunks of the slot's loop while there are any; false if there was none. The last thread to finish one wakes the
 * caller. */
static bool run_chunks(slot *s, bool is_worker) {
    uint32_t ran = 0, chunks = 0;
    uint64_t claim = atomic_load_explicit(&s->claim, memory_order_acquire);
    for (;;) {
        chunks = atomic_load_explicit(&s->chunks, memory_order_acquire);
        int64_t n = atomic_load_explicit(&s->n, memory_order_relaxed);
        int64_t grain = atomic_load_explicit(&s->grain, memory_order_relaxed);
        fl_range_fn fn = atomic_load_explicit(&s->fn, memory_order_relaxed);
        void *context = atomic_load_explicit(&s->context, memory_order_relaxed);
        if ((uint32_t)claim >= chunks) break;
        if (!atomic_compare_exchange_weak_explicit(&s->claim, &claim, claim + 1, memory_order_acq_rel,
                                                   memory_order_acquire)) {
            continue; /* claim now holds what is there */
        }
        const uint32_t chunk = is_worker
                                   ? chunks - 1 - atomic_fetch_add_explicit(&s->from_back, 1, memory_order_relaxed)
                                   : atomic_fetch_add_explicit(&s->from_front, 1, memory_order_relaxed);
        int64_t begin = (int64_t)chunk * grain;
        fn(context, begin, n - begin < grain ? n : begin + grain);
        ran++;
        claim = atomic_load_explicit(&s->claim, memory_order_acquire);
        /* A worker may not meet another loop here: this one is not over until `ran` is added to `done`. */
    }
    if (ran) {
        uint32_t done = atomic_fetch_add(&s->done, ran) + ran;
        if (is_worker && done == chunks && atomic_load(&s->caller_sleeps)) {
            pthread_mutex_lock(&lock);
            pthread_cond_broadcast(&finished);
            pthread_mutex_unlock(&lock);
        }
    }
    return ran > 0;
}

static void wait_until_done(slot *s, uint32_t chunks) {
    if (atomic_load(&s->done) == chunks) return;
    int64_t until = now_ns() + CALLER_SPIN_NS;
    do {
        for (int i = 0; i < 32; i++) {
            if (atomic_load(&s->done) == chunks) return;
            relax();
        }
    } while (now_ns() < until);
    pthread_mutex_lock(&lock);
    atomic_store(&s->caller_sleeps, true);
    while (atomic_load(&s->done) != chunks) pthread_cond_wait(&finished, &lock);
    atomic_store(&s->caller_sleeps, false);
    pthread_mutex_unlock(&lock);
}

/* ---- Workers ----------------------------------------------------------------------------------------------------- */

static bool run_any(void) {
    bool ran = false;
    for (int i = 0; i < SLOTS; i++) ran |= run_chunks(&slots[i], true);
    return ran;
}

static bool is_wanted(int index) { return index < atomic_load(&wanted_threads) - 1; }

static _Atomic bool flush_denormal; /* what loops run with */

bool fl_set_flush_denormal(bool mode) {
    if (!fl_cpu__flush_denormal(mode)) return false;
    atomic_store(&flush_denormal, mode);
    return true;
}

static void *worker(void *argument) {
    int index = (int)(intptr_t)argument;
    fl_thread__self.in_parallel = true;
    bool flushes = false;
    fl_cpu__flush_denormal(false); /* a thread starts with what the one that made it has */
    uint32_t seen = 0;
    for (;;) {
        int64_t until = now_ns() + WORKER_SPIN_NS;
        do {
            for (int i = 0; i < 32; i++) {
                uint32_t at = atomic_load(&published);
                if (at != seen) {
                    seen = at;
                    if (!is_wanted(index)) break;
                    const bool flush = atomic_load_explicit(&flush_denormal, memory_order_relaxed);
                    if (flush != flushes) fl_cpu__flush_denormal(flushes = flush);
                    if (run_any()) until = now_ns() + WORKER_SPIN_NS;
                }
                relax();
            }
        } while (now_ns() < until && is_wanted(index));
        pthread_mutex_lock(&lock);
        atomic_fetch_add(&sleepers, 1);
        while (is_wanted(index) && atomic_load(&published) == seen) pthread_cond_wait(&work, &lock);
        atomic_fetch_sub(&sleepers, 1);
        bool leave = !is_wanted(index);
        if (leave) running[index] = false;
        pthread_mutex_unlock(&lock);
        if (leave) return NULL;
    }
}

/* Starts the workers that are missing. A thread that cannot be had is done without. */
static void start_workers(void) {
    pthread_mutex_lock(&lock);
    int wanted = atomic_load(&wanted_threads);
    if (atomic_load(&started) != wanted) {
        sigset_t all, before; /* the host's signal handlers are for its own threads */
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before);
        pthread_attr_t attributes;
        if (pthread_attr_init(&attributes) == 0) {
            pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
            for (int i = 0; i < wanted - 1 && i < MAX_WORKERS; i++) {
                pthread_t thread;
                if (running[i]) continue;
                if (pthread_create(&thread, &attributes, worker, (void *)(intptr_t)i) != 0) break;
                running[i] = true;
            }
            pthread_attr_destroy(&attributes);
        }
        pthread_sigmask(SIG_SETMASK, &before, NULL);
        atomic_store(&started, wanted);
    }
    pthread_mutex_unlock(&lock);
}

/* ---- Fork: the child has no workers, and locks and slots may be in the hands of threads it does not have --------- */

static void before_fork(void) { pthread_mutex_lock(&lock); }
static void in_parent(void) { pthread_mutex_unlock(&lock); }
static void in_child(void) {
    pthread_mutex_init(&lock, NULL);
    pthread_cond_init(&work, NULL);
    pthread_cond_init(&finished, NULL);
    for (int i = 0; i < MAX_WORKERS; i++) running[i] = false;
    atomic_store(&started, 0);
    atomic_store(&sleepers, 0);
    for (int i = 0; i < SLOTS; i++) {
        atomic_store(&slots[i].chunks, 0);
        atomic_store(&slots[i].caller_sleeps, false);
        atomic_store(&slots[i].taken, false);
    }
}
__attribute__((constructor)) static void watch_fork(void) { pthread_atfork(before_fork, in_parent, in_child); }

/* ---- The loop ---------------------------------------------------------------------------------------------------- */

static void run_inline(int64_t n, int64_t grain, fl_range_fn fn, void *context) {
    for (int64_t begin = 0; begin < n; begin += grain) {
        if (n - begin <= grain) {
            fn(context, begin, n);
            return; /* begin + grain might overflow */
        }
        fn(context, begin, begin + grain);
    }
}

static slot *take_slot(void) {
    for (int i = 0; i < SLOTS; i++) {
        if (!atomic_load_explicit(&slots[i].taken, memory_order_relaxed) && !atomic_exchange(&slots[i].taken, true)) {
            return &slots[i];
        }
    }
    return NULL;
}

static void run_shared(slot *s, int64_t n, int64_t grain, uint32_t chunks, int threads, fl_range_fn fn, void *context) {
    uint32_t number = (uint32_t)(atomic_load_explicit(&s->claim, memory_order_relaxed) >> 32) + 1;
    /* A late worker may hold the last loop's final claim, which is no chunk of that loop but may be one of this. So the
     * claim moves on before `chunks` grows: whoever reads the new `chunks` (acquire) then fails to swap the old claim.
     */
    atomic_store_explicit(&s->n, n, memory_order_relaxed);
    atomic_store_explicit(&s->grain, grain, memory_order_relaxed);
    atomic_store_explicit(&s->fn, fn, memory_order_relaxed);
    atomic_store_explicit(&s->context, context, memory_order_relaxed);
    atomic_store_explicit(&s->done, 0, memory_order_relaxed);
    atomic_store_explicit(&s->from_front, 0, memory_order_relaxed);
    atomic_store_explicit(&s->from_back, 0, memory_order_relaxed);
    atomic_store_explicit(&s->claim, (uint64_t)number << 32 | UINT32_MAX, memory_order_release);
    atomic_store_explicit(&s->chunks, chunks, memory_order_release);
    atomic_store_explicit(&s->claim, (uint64_t)number << 32, memory_order_release);
    atomic_fetch_add(&published, 1);
    if (atomic_load(&sleepers) > 0) {
        int helpers = (int)(chunks - 1 < (uint32_t)(threads - 1) ? chunks - 1 : (uint32_t)(threads - 1));
        pthread_mutex_lock(&lock);
        if (helpers == 1) {
            pthread_cond_signal(&work);
        } else {
            pthread_cond_broadcast(&work);
        }
        pthread_mutex_unlock(&lock);
    }
    run_chunks(s, false);
    wait_until_done(s, chunks);
    atomic_store_explicit(&s->taken, false, memory_order_release);
}

void fl_pool__for(int64_t n, int64_t grain, fl_range_fn fn, void *context) {
    if (n <= 0) return;
    if (grain < 1) grain = 1;
    if (n <= grain) {
        fn(context, 0, n);
        return;
    }
    fl_thread *self = &fl_thread__self;
    bool unlock = self->host_lock && fl_base__host.release;
    void *state = NULL;
    if (unlock) {
        self->host_lock = false;
        state = fl_base__host.release();
    }
    int threads = fl_get_num_threads();
    int64_t chunks = (n - 1) / grain + 1;
    slot *s = NULL;
    if (threads > 1 && !self->in_parallel && chunks < MAX_CHUNKS) s = take_slot();
    if (s) {
        if (FL_UNLIKELY(atomic_load_explicit(&started, memory_order_relaxed) != threads)) start_workers();
        self->in_parallel = true;
        run_shared(s, n, grain, (uint32_t)chunks, threads, fn, context);
        self->in_parallel = false;
    } else {
        run_inline(n, grain, fn, context);
    }
    if (unlock) {
        fl_base__host.acquire(state);
        self->host_lock = true;
    }
}

int64_t fl_pool__grain(int64_t n, int64_t cost) {
    const int64_t most_chunks = 256;
    if (cost < 1) cost = 1;
    int64_t grain = FL_POOL_WORTH_IT / cost + 1;
    if (n / most_chunks >= grain) grain = n / most_chunks + 1;
    /* Many cheap items: whole cache lines for each thread, and vectors without remainders. */
    if (grain >= 1024) grain = (grain + 63) & ~(int64_t)63;
    return grain;
}
