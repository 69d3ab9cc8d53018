/* memory.c: functions of large float tensors against what the memory of this machine gives to plain loops that read and
 * write as much: the better of ordinary stores and of stores past the caches. All run by turns, until none has been
 * faster than before for PATIENCE rounds. What memory gives changes from one second to the next where others use it
 * too: the limit's share is the median of the shares of single rounds, each beside the plain loop just before and just
 * after. What has a star is bound by arithmetic, at least on few threads, the rest by memory.
 *
 *     bench-memory [threads] [items] [part of a name]
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

/* What a loop does with items [begin, end) of out, x, y and z, of a mask of bytes and of halves. */
typedef struct part {
    float *out;
    const float *x, *y, *z;
    unsigned char *mask;
    unsigned short *half;
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
static inline __attribute__((always_inline)) void three_loop(part *p, int past) {
    EACH_LINE EACH_VECTOR store(p->out + k, load(p->x + k) + load(p->y + k) * load(p->z + k), past);
}
static inline __attribute__((always_inline)) void fill_loop(part *p, int past) {
    EACH_LINE EACH_VECTOR store(p->out + k, (lanes){1, 1, 1, 1}, past);
}
/* Reads what masked_fill reads. */
static inline __attribute__((always_inline)) void some_loop(part *p, int past) {
    EACH_LINE {
        float bytes[4];
        memcpy(bytes, p->mask + i, sizeof bytes);
        EACH_VECTOR store(p->out + k, load(p->x + k) + bytes[(k - i) / 4], past);
    }
}
static inline __attribute__((always_inline)) void accumulate_loop(part *p, int past) {
    EACH_LINE EACH_VECTOR store(p->out + k, load(p->out + k) + load(p->x + k), past);
}
static inline __attribute__((always_inline)) void bytes_loop(part *p, int past) {
    (void)past;
    lanes a = {0};
    EACH_LINE a += load((const float *)(const void *)(p->mask + i));
    p->sum = a[0] + a[1] + a[2] + a[3];
}
/* Reads floats and writes half as many bytes, and the other way. */
static inline __attribute__((always_inline)) void narrow_loop(part *p, int past) {
    EACH_LINE {
        float *half = (float *)(void *)(p->half + i);
        store(half, load(p->x + i) + load(p->x + i + 4), past);
        store(half + 4, load(p->x + i + 8) + load(p->x + i + 12), past);
    }
}
static inline __attribute__((always_inline)) void widen_loop(part *p, int past) {
    EACH_LINE {
        const float *half = (const float *)(const void *)(p->half + i);
        const lanes a = load(half), b = load(half + 4);
        store(p->out + i, a, past), store(p->out + i + 4, b, past);
        store(p->out + i + 8, a + b, past), store(p->out + i + 12, a - b, past);
    }
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
BOTH(three)
BOTH(fill)
BOTH(some)
BOTH(accumulate)
BOTH(bytes)
BOTH(narrow)
BOTH(widen)

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
#define PATIENCE 16
#define MOST_ROUNDS 256

static int by_size(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

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

static fl_tensor *x, *y, *z, *out, *mask, *truth, *falsehood, *half, *cube;

#define OURS(name, value) \
    static fl_tensor *run_##name(void) { return value; }
#define DIM(d) (const int64_t[]){d}, 1
OURS(add, fl_add(x, y))
OURS(sub, fl_sub(x, y))
OURS(mul, fl_mul(x, y))
OURS(div, fl_div(x, y))
OURS(maximum, fl_maximum(x, y))
OURS(lerp, fl_lerp_scalar(x, y, fl_float(0.3)))
OURS(number, fl_add_scalar(x, fl_float(2)))
OURS(relu, fl_relu(x))
OURS(neg, fl_neg(x))
OURS(abs, fl_abs(x))
OURS(sqrt, fl_sqrt(x))
OURS(clamp, fl_clamp(x, &(fl_clamp_options){.min = fl_float(-1), .max = fl_float(1)}))
OURS(clone, fl_clone(x, NULL))
OURS(transposed, fl_contiguous(fl_t(x), NULL))
OURS(crosswise, fl_add(x, fl_t(x)))
OURS(exp, fl_exp(x))
OURS(sigmoid, fl_sigmoid(x))
OURS(tanh, fl_tanh(x))
OURS(addcmul, fl_addcmul(x, y, z, NULL))
OURS(where, fl_where(mask, x, y))
OURS(masked_fill, fl_masked_fill(x, mask, fl_float(0)))
OURS(accumulate, fl_add_(out, x))
OURS(fill, fl_fill_(out, fl_float(0.5)))
OURS(compare, fl_gt_scalar(x, fl_float(0)))
OURS(to_half, fl_to(x, FL_FLOAT16, NULL))
OURS(from_half, fl_to(half, FL_FLOAT32, NULL))
OURS(sum, fl_sum(x, NULL))
OURS(mean, fl_mean(x, NULL))
OURS(max, fl_max(x))
OURS(min, fl_min(x))
OURS(var, fl_var(x, NULL))
OURS(std, fl_std(x, NULL))
OURS(norm, fl_norm(x, NULL))
OURS(argmax, fl_argmax(x, NULL))
OURS(all, fl_all(truth))
OURS(any, fl_any(falsehood))
OURS(sum0, fl_sum_dim(x, DIM(0), NULL))
OURS(mean0, fl_mean_dim(x, DIM(0), NULL))
OURS(amax0, fl_amax(x, &(fl_amax_options){.dim = (int64_t[]){0}, .n_dim = 1}))
OURS(prod0, fl_prod_dim(x, 0, NULL))
OURS(var0, fl_var_dim(x, DIM(0), NULL))
OURS(argmax0, fl_argmax(x, &(fl_argmax_options){.dim = 0}))
OURS(sum1, fl_sum_dim(x, DIM(1), NULL))
OURS(var1, fl_var_dim(x, DIM(1), NULL))
OURS(argmax1, fl_argmax(x, &(fl_argmax_options){.dim = 1}))
OURS(sum_middle, fl_sum_dim(cube, DIM(1), NULL))
OURS(cumsum0, fl_cumsum(x, 0, NULL))
OURS(cumsum1, fl_cumsum(x, 1, NULL))
OURS(softmax, fl_softmax(x, 1, NULL))
OURS(log_softmax, fl_log_softmax(x, 1, NULL))

static const struct {
    const char *name;
    fl_tensor *(*ours)(void);
    void (*plain)(part *), (*past)(part *);
    int bytes; /* read and written an item */
} cases[] = {
#define CASE(name, ours, loop, bytes) {name, run_##ours, loop##_plain, loop##_past, bytes},
    CASE("x + y", add, add, 12) CASE("x - y", sub, add, 12) CASE("x * y", mul, add, 12) CASE(
        "x / y", div, add, 12) CASE("maximum", maximum, add, 12) CASE("lerp", lerp, add, 12)
        CASE("x += y", accumulate, accumulate, 12) CASE("x + 2", number, copy, 8) CASE("relu", relu, copy, 8) CASE(
            "neg", neg, copy, 8) CASE("abs", abs, copy, 8) CASE("sqrt", sqrt, copy, 8) CASE("clamp", clamp, copy, 8)
            CASE("exp *", exp, copy, 8) CASE("sigmoid *", sigmoid, copy, 8) CASE("tanh *", tanh, copy, 8) CASE(
                "clone", clone, copy, 8) CASE("x.t() copied", transposed, copy, 8) CASE("x + x.t()", crosswise, add, 12)
                CASE("addcmul", addcmul, three, 16) CASE("where", where, masked, 13) CASE(
                    "masked_fill", masked_fill, some, 9) CASE("fill", fill, fill, 4) CASE("x > 0", compare, compare, 5)
                    CASE("to half", to_half, narrow, 6) CASE("from half", from_half, widen, 6)
                        CASE("sum()", sum, sum, 4) CASE("mean()", mean, sum, 4) CASE("max()", max, sum, 4)
                            CASE("min()", min, sum, 4) CASE("argmax()", argmax, sum, 4) CASE("norm()", norm, sum, 4)
                                CASE("var()", var, sum, 4) CASE("std()", std, sum, 4) CASE("mask.all()", all, bytes, 1)
                                    CASE("mask.any()", any, bytes, 1) CASE("sum(0)", sum0, sum, 4)
                                        CASE("mean(0)", mean0, sum, 4) CASE("amax(0)", amax0, sum, 4)
                                            CASE("prod(0)", prod0, sum, 4) CASE("argmax(0)", argmax0, sum, 4)
                                                CASE("var(0)", var0, sum, 4) CASE("sum, middle", sum_middle, sum, 4)
                                                    CASE("sum(1)", sum1, sum, 4) CASE("argmax(1)", argmax1, sum, 4)
                                                        CASE("var(1)", var1, sum, 4) CASE("cumsum(0)", cumsum0, copy, 8)
                                                            CASE("cumsum(1) *", cumsum1, copy, 8)
                                                                CASE("softmax(1) *", softmax, copy, 8)
                                                                    CASE("log_softmax *", log_softmax, copy, 8)};

int main(int argc, char **argv) {
    const int threads = argc > 1 ? atoi(argv[1]) : 2;
    const char *wanted = argc > 3 ? argv[3] : "";
    int64_t side = 64;
    while (side * side < (argc > 2 ? atoll(argv[2]) : 16000000)) side += 64;
    if (threads > MOST_THREADS || !fl_set_num_threads(threads)) return fl_error_report(stderr);
    const int64_t sizes[2] = {side, side};
    x = fl_randn(sizes, 2, NULL);
    y = fl_randn(sizes, 2, NULL);
    z = fl_randn(sizes, 2, NULL);
    out = fl_clone(x, NULL);
    mask = fl_gt_scalar(x, fl_float(0));
    truth = fl_ge(x, x);
    falsehood = fl_logical_not(truth);
    half = fl_to(x, FL_FLOAT16, NULL);
    cube = fl_view(x, (const int64_t[]){16, side / 16, side}, 3);
    if (fl_error_code()) return fl_error_report(stderr);
    const part whole = {.out = fl_data(out),
                        .x = fl_data(x),
                        .y = fl_data(y),
                        .z = fl_data(z),
                        .mask = fl_data(mask),
                        .half = fl_data(half),
                        .end = side * side};
    printf("%lld x %lld floats, %d thread(s), %s\n", (long long)side, (long long)side, threads, fl_isa());
    printf("%-14s%12s%12s%12s%10s%8s\n", "", "plain loop", "past caches", "flashlight", "GB/s", "limit");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (!strstr(cases[i].name, wanted)) continue;
        double least[3] = {1e9, 1e9, 1e9}, times[MOST_ROUNDS][3];
        int rounds = 0;
        for (int improved = 0; rounds - improved < PATIENCE && rounds < MOST_ROUNDS; rounds++) {
            double *t = times[rounds];
            t[0] = time_plain(cases[i].plain, whole, threads);
            t[1] = time_plain(cases[i].past, whole, threads);
            fl_scope_open();
            const double start = now();
            const bool done = cases[i].ours() != NULL;
            t[2] = now() - start;
            fl_scope_close();
            if (!done) return fl_error_report(stderr);
            for (int k = 0; k < 3; k++) {
                if (t[k] < 0.98 * least[k]) improved = rounds;
                if (t[k] < least[k]) least[k] = t[k];
            }
        }
        const int better = least[1] < least[0];
        double shares[MOST_ROUNDS];
        for (int r = 0; r < rounds - 1; r++) shares[r] = (times[r][better] + times[r + 1][better]) / 2 / times[r][2];
        qsort(shares, (size_t)(rounds - 1), sizeof *shares, by_size);
        /* The mask and the halves were written to by plain loops. */
        fl_scope_open();
        const bool restored = fl_copy_(mask, fl_gt_scalar(x, fl_float(0)), NULL) && fl_copy_(half, x, NULL);
        fl_scope_close();
        if (!restored) return fl_error_report(stderr);
        printf("%-14s%9.2f ms%9.2f ms%9.2f ms%10.1f%7.0f%%\n", cases[i].name, least[0] * 1e3, least[1] * 1e3,
               least[2] * 1e3, cases[i].bytes * (double)whole.end / least[2] * 1e-9, 100 * shares[(rounds - 1) / 2]);
        fflush(stdout);
    }
    fl_tensor *all[] = {cube, x, y, z, out, mask, truth, falsehood, half};
    for (int i = 0; i < 9; i++) fl_release(all[i]);
    return 0;
}
