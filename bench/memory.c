/* memory.c: memory-bound functions of large float tensors against what the memory of this machine gives to plain loops
 * that read and write as much: the better of ordinary stores and of stores past the caches. Both run by turns, and the
 * least times count.
 *
 *     bench-memory [threads] [items]
 */
#include <flashlight/flashlight.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* ---- Plain loops ------------------------------------------------------------------------------------------------- */

typedef float lanes __attribute__((vector_size(16)));

static inline lanes load(const float *p) {
    lanes v;
    memcpy(&v, p, sizeof v);
    return v;
}
static inline void store(float *p, lanes v, int past) {
#if defined(__x86_64__)
    if (past) {
        _mm_stream_ps(p, (__m128)v);
        return;
    }
#endif
    (void)past;
    memcpy(p, &v, sizeof v);
}

/* What a loop does with items [begin, end) of out, x and y and of a mask of bytes. */
typedef struct part {
    float *out;
    const float *x, *y;
    unsigned char *mask;
    int64_t begin, end;
    float sum;
} part;

#define EACH_LINE for (int64_t i = p->begin; i < p->end; i += 16)
#define EACH_VECTOR for (int64_t k = i; k < i + 16; k += 4)
static inline __attribute__((always_inline)) void copy_loop(part *p, int past) {
    EACH_LINE EACH_VECTOR store(p->out + k, load(p->x + k), past);
}
static inline __attribute__((always_inline)) void add_loop(part *p, int past) {
    EACH_LINE EACH_VECTOR store(p->out + k, load(p->x + k) + load(p->y + k), past);
}
/* Reads what `where` reads, and adds. */
static inline __attribute__((always_inline)) void masked_loop(part *p, int past) {
    EACH_LINE {
        float bytes[4];
        memcpy(bytes, p->mask + i, sizeof bytes);
        EACH_VECTOR store(p->out + k, load(p->x + k) + load(p->y + k) + bytes[(k - i) / 4], past);
    }
}
static inline __attribute__((always_inline)) void sum_loop(part *p, int past) {
    (void)past;
    lanes a = {0}, b = {0}, c = {0}, d = {0};
    EACH_LINE a += load(p->x + i), b += load(p->x + i + 4), c += load(p->x + i + 8), d += load(p->x + i + 12);
    a += b + c + d;
    p->sum = a[0] + a[1] + a[2] + a[3];
}
/* Writes the bytes that a comparison writes. */
static inline __attribute__((always_inline)) void compare_loop(part *p, int past) {
    EACH_LINE store((float *)(void *)(p->mask + i),
                    load(p->x + i) + load(p->x + i + 4) + load(p->x + i + 8) + load(p->x + i + 12), past);
}
#define BOTH(name)                                           \
    static void name##_plain(part *p) { name##_loop(p, 0); } \
    static void name##_past(part *p) { name##_loop(p, 1); }
BOTH(copy)
BOTH(add)
BOTH(masked)
BOTH(sum)
BOTH(compare)

typedef struct task {
    void (*run)(part *p);
    part p;
} task;
static void *run_task(void *argument) {
    task *t = argument;
    t->run(&t->p);
#if defined(__x86_64__)
    _mm_sfence();
#endif
    return NULL;
}

#define MOST_THREADS 64

static double time_plain(void (*run)(part *), part whole, int threads) {
    task tasks[MOST_THREADS];
    pthread_t started[MOST_THREADS];
    const int64_t share = whole.end / threads / 64 * 64;
    const double start = now();
    for (int i = 0; i < threads; i++) {
        tasks[i] = (task){run, whole};
        tasks[i].p.begin = i * share;
        tasks[i].p.end = i == threads - 1 ? whole.end : (i + 1) * share;
        if (i > 0 && pthread_create(&started[i], NULL, run_task, &tasks[i]) != 0) exit(1);
    }
    run_task(&tasks[0]);
    for (int i = 1; i < threads; i++) pthread_join(started[i], NULL);
    const double took = now() - start;
    float sum = 0;
    for (int i = 0; i < threads; i++) sum += tasks[i].p.sum;
    static volatile float used;
    used = sum;
    (void)used;
    return took;
}

/* ---- The functions ----------------------------------------------------------------------------------------------- */

static fl_tensor *x, *y, *out, *mask;

static fl_tensor *run_add(void) { return fl_add(x, y); }
static fl_tensor *run_mul(void) { return fl_mul(x, y); }
static fl_tensor *run_number(void) { return fl_add_scalar(x, fl_float(2)); }
static fl_tensor *run_relu(void) { return fl_relu(x); }
static fl_tensor *run_neg(void) { return fl_neg(x); }
static fl_tensor *run_clone(void) { return fl_clone(x, NULL); }
static fl_tensor *run_where(void) { return fl_where(mask, x, y); }
static fl_tensor *run_compare(void) { return fl_gt_scalar(x, fl_float(0)); }
static fl_tensor *run_sum(void) { return fl_sum(x, NULL); }
static fl_tensor *run_sum0(void) { return fl_sum_dim(x, (const int64_t[]){0}, 1, NULL); }
static fl_tensor *run_sum1(void) { return fl_sum_dim(x, (const int64_t[]){1}, 1, NULL); }
static fl_tensor *run_mean(void) { return fl_mean(x, NULL); }
static fl_tensor *run_max(void) { return fl_max(x); }

static const struct {
    const char *name;
    fl_tensor *(*ours)(void);
    void (*plain)(part *), (*past)(part *);
    int bytes; /* read and written an item */
} cases[] = {
    {"x + y", run_add, add_plain, add_past, 12},         {"x * y", run_mul, add_plain, add_past, 12},
    {"x + 2", run_number, copy_plain, copy_past, 8},     {"relu", run_relu, copy_plain, copy_past, 8},
    {"neg", run_neg, copy_plain, copy_past, 8},          {"clone", run_clone, copy_plain, copy_past, 8},
    {"where", run_where, masked_plain, masked_past, 13}, {"x > 0", run_compare, compare_plain, compare_past, 5},
    {"sum()", run_sum, sum_plain, sum_past, 4},          {"sum(0)", run_sum0, sum_plain, sum_past, 4},
    {"sum(1)", run_sum1, sum_plain, sum_past, 4},        {"mean()", run_mean, sum_plain, sum_past, 4},
    {"max()", run_max, sum_plain, sum_past, 4},
};

int main(int argc, char **argv) {
    const int threads = argc > 1 ? atoi(argv[1]) : 2, rounds = 12;
    int64_t side = 64;
    while (side * side < (argc > 2 ? atoll(argv[2]) : 16000000)) side += 64;
    if (threads > MOST_THREADS || !fl_set_num_threads(threads)) return fl_error_report(stderr);
    x = fl_randn((const int64_t[]){side, side}, 2, NULL);
    y = fl_randn((const int64_t[]){side, side}, 2, NULL);
    out = fl_clone(x, NULL);
    mask = fl_gt_scalar(x, fl_float(0));
    if (fl_error_code()) return fl_error_report(stderr);
    const part whole = {
        .out = fl_data(out), .x = fl_data(x), .y = fl_data(y), .mask = fl_data(mask), .end = side * side};
    printf("%lld x %lld floats, %d thread(s), %s\n", (long long)side, (long long)side, threads, fl_isa());
    printf("%-8s%12s%12s%12s%10s%8s\n", "", "plain loop", "past caches", "flashlight", "GB/s", "limit");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double least[3] = {1e9, 1e9, 1e9};
        for (int r = 0; r < rounds; r++) {
            const double plain = time_plain(cases[i].plain, whole, threads),
                         past = time_plain(cases[i].past, whole, threads);
            const double start = now();
            fl_tensor *result = cases[i].ours();
            const double took = now() - start;
            if (!result) return fl_error_report(stderr);
            fl_release(result);
            if (plain < least[0]) least[0] = plain;
            if (past < least[1]) least[1] = past;
            if (took < least[2]) least[2] = took;
        }
        /* The mask was written to by the loop of comparisons. */
        if (cases[i].ours == run_compare) {
            fl_tensor *again = run_compare();
            if (!again || !fl_copy_(mask, again, NULL)) return fl_error_report(stderr);
            fl_release(again);
        }
        const double limit = least[0] < least[1] ? least[0] : least[1];
        printf("%-8s%9.2f ms%9.2f ms%9.2f ms%10.1f%7.0f%%\n", cases[i].name, least[0] * 1e3, least[1] * 1e3,
               least[2] * 1e3, cases[i].bytes * (double)whole.end / least[2] * 1e-9, 100 * limit / least[2]);
        fflush(stdout);
    }
    fl_tensor *all[] = {x, y, out, mask};
    for (int i = 0; i < 4; i++) fl_release(all[i]);
    return 0;
}
