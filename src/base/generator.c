/* generator.c: the Mersenne Twister (Matsumoto and Nishimura, 1998) and the distributions over it, each with the number
 * of draws, the order and the rounding that PyTorch's CPU kernels have.
 *
 * Those kernels are compiled with fused multiply-add where the CPU has it, as nearly all do; so is the arithmetic here,
 * in so many words: fma() where PyTorch's compiler fuses, which makes the results the same on every CPU. The bodies of
 * the bulk loops are inlined into a variant for CPUs with the instruction and one without.
 *
 * Normals of 16 and more float32 elements go through single-precision log and sine of the Cephes library (S. Moshier),
 * as PyTorch's AVX2 fill does; everything else through the C library's functions in double precision.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* M_PI, getentropy */
#endif
#include "base/generator.h"

#include <math.h>
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/cpu.h"
#include "base/error.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O3")
#endif

#define N 624
#define M 397
#define DEFAULT_SEED 67280421310721u

struct fl_generator {
    pthread_mutex_t lock;
    uint64_t seed;
    uint32_t left, next; /* as PyTorch counts: left - 1 draws stand at state[next] and after */
    uint32_t state[N];
    bool filled; /* false: state is still to be made of the seed, which most generators are given anew before a draw */
    bool has_normal, has_single;
    double normal; /* the second of a pair */
    float single;  /* PyTorch keeps one for float32 too; carried through saved states */
};

/* `always_inline` bodies with two wrappers: with the FMA instruction, and with the C library's fma. */
#define BODY static inline __attribute__((always_inline)) void
#if defined(__x86_64__)
#define TWO_WAYS(name, parameters, arguments)                                                        \
    __attribute__((target("avx2,fma"))) static void name##_fma parameters { name##_body arguments; } \
    static void name##_any parameters { name##_body arguments; }                                     \
    static void name parameters { fl_cpu__isa() >= FL_ISA_LEVEL_AVX2 ? name##_fma arguments : name##_any arguments; }
#else
#define TWO_WAYS(name, parameters, arguments) \
    static void name parameters { name##_body arguments; }
#endif

/* ---- The engine -------------------------------------------------------------------------------------------------- */

static void seed_engine(fl_generator *g, uint64_t seed) {
    g->seed = seed;
    g->filled = false;
    g->left = 1;
    g->next = 0;
    g->has_normal = g->has_single = false;
    g->normal = 0;
    g->single = 0;
}

static void fill(fl_generator *g) {
    uint32_t *s = g->state;
    s[0] = (uint32_t)g->seed;
    for (uint32_t i = 1; i < N; i++) s[i] = 1812433253u * (s[i - 1] ^ (s[i - 1] >> 30)) + i;
    g->filled = true;
}

static inline uint32_t twist(uint32_t far, uint32_t a, uint32_t b) {
    uint32_t y = (a & 0x80000000u) | (b & 0x7fffffffu);
    return far ^ (y >> 1) ^ (-(b & 1u) & 0x9908b0dfu);
}

static void next_state(fl_generator *g) {
    if (!g->filled) fill(g);
    uint32_t *s = g->state;
    for (int i = 0; i < N - M; i++) s[i] = twist(s[i + M], s[i], s[i + 1]);
    for (int i = N - M; i < N - 1; i++) s[i] = twist(s[i + M - N], s[i], s[i + 1]);
    s[N - 1] = twist(s[M - 1], s[N - 1], s[0]);
    g->left = N;
    g->next = 0;
}

static inline uint32_t temper(uint32_t y) {
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

static inline uint32_t draw(fl_generator *g) {
    if (FL_UNLIKELY(--g->left == 0)) next_state(g);
    return temper(g->state[g->next++]);
}

/* Up to n draws that stand ready in the state: where they begin, and their number (at least 1) in *n. */
static const uint32_t *draw_some(fl_generator *g, int64_t *n) {
    if (g->left == 1) {
        next_state(g);
        g->left++; /* none of these is drawn yet */
    }
    uint32_t ready = g->left - 1;
    if (*n > ready) *n = ready;
    const uint32_t *at = g->state + g->next;
    g->next += (uint32_t)*n;
    g->left -= (uint32_t)*n;
    return at;
}

static inline uint64_t draw64(fl_generator *g) {
    uint64_t high = draw(g);
    return high << 32 | draw(g);
}

static inline float unit_single(uint32_t y) { return (float)(y & 0xffffffu) * 0x1p-24f; }
static inline double unit(uint64_t y) { return (double)(y & 0x1fffffffffffffu) * 0x1p-53; }

uint32_t fl_generator__random(fl_generator *g) { return draw(g); }
uint64_t fl_generator__random64(fl_generator *g) { return draw64(g); }
double fl_generator__uniform(fl_generator *g) { return unit(draw64(g)); }

/* ---- Uniforms ---------------------------------------------------------------------------------------------------- */

BODY uniform_single_body(const uint32_t *y, float *out, int64_t n, float from, float width) {
    for (int64_t i = 0; i < n; i++) out[i] = __builtin_fmaf(unit_single(temper(y[i])), width, from);
}
TWO_WAYS(uniform_single, (const uint32_t *y, float *out, int64_t n, float from, float width), (y, out, n, from, width))

static void fill_single(fl_generator *g, float *out, int64_t n, float from, float to) {
    while (n > 0) {
        int64_t some = n;
        const uint32_t *y = draw_some(g, &some);
        uniform_single(y, out, some, from, to - from);
        out += some;
        n -= some;
    }
}

void fl_generator__uniform_f32(fl_generator *g, float *out, int64_t n, int64_t stride, float from, float to) {
    if (stride == 1) {
        fill_single(g, out, n, from, to);
        return;
    }
    for (int64_t i = 0; i < n; i++) out[i * stride] = fmaf(unit_single(draw(g)), to - from, from);
}

BODY uniform_double_body(fl_generator *g, double *out, int64_t n, int64_t stride, double from, double width) {
    for (int64_t i = 0; i < n; i++) out[i * stride] = __builtin_fma(unit(draw64(g)), width, from);
}
TWO_WAYS(uniform_double, (fl_generator * g, double *out, int64_t n, int64_t stride, double from, double width),
         (g, out, n, stride, from, width))

void fl_generator__uniform_f64(fl_generator *g, double *out, int64_t n, int64_t stride, double from, double to) {
    uniform_double(g, out, n, stride, from, to - from);
}

/* ---- Normals ----------------------------------------------------------------------------------------------------- */

#if defined(__x86_64__)
#define FUNCTION __attribute__((target("avx2,fma"))) static void normal_single_fma
#define FMA(a, b, c) ((v8f)_mm256_fmadd_ps((__m256)(a), (__m256)(b), (__m256)(c)))
#define SQRT(a) ((v8f)_mm256_sqrt_ps((__m256)(a)))
#include "base/normal.inc"
#endif

#define FUNCTION static void normal_single_any
#define FMA(a, b, c)                                                                                                \
    (v8f) {                                                                                                         \
        FMA1(a, b, c, 0), FMA1(a, b, c, 1), FMA1(a, b, c, 2), FMA1(a, b, c, 3), FMA1(a, b, c, 4), FMA1(a, b, c, 5), \
            FMA1(a, b, c, 6), FMA1(a, b, c, 7)                                                                      \
    }
#define FMA1(a, b, c, i) fmaf((a)[i], (b)[i], (c)[i])
#define SQRT(a) \
    (v8f) { sqrtf(a[0]), sqrtf(a[1]), sqrtf(a[2]), sqrtf(a[3]), sqrtf(a[4]), sqrtf(a[5]), sqrtf(a[6]), sqrtf(a[7]) }
#include "base/normal.inc"

static void normal_single(float *u, int64_t blocks, float mean, float std) {
#if defined(__x86_64__)
    if (fl_cpu__isa() >= FL_ISA_LEVEL_AVX2) {
        normal_single_fma(u, blocks, mean, std);
        return;
    }
#endif
    normal_single_any(u, blocks, mean, std);
}

static void normal_double(double *u, double mean, double std) {
    for (int j = 0; j < 8; j++) {
        double radius = sqrt(-2 * log(1 - u[j])), theta = 2 * M_PI * u[j + 8];
        u[j] = fma(radius * cos(theta), std, mean);
        u[j + 8] = fma(radius * sin(theta), std, mean);
    }
}

static double standard_normal(fl_generator *g) {
    if (g->has_normal) {
        g->has_normal = false;
        return g->normal;
    }
    double u1 = unit(draw64(g)), u2 = unit(draw64(g));
    double radius = sqrt(-2 * log1p(-u2)), theta = 2 * M_PI * u1;
    g->normal = radius * sin(theta);
    g->has_normal = true;
    return radius * cos(theta);
}

double fl_generator__normal(fl_generator *g, double mean, double std) { return fma(standard_normal(g), std, mean); }

void fl_generator__normal_f32(fl_generator *g, float *out, int64_t n, double mean, double std) {
    if (n < 16) {
        for (int64_t i = 0; i < n; i++) out[i] = (float)fl_generator__normal(g, mean, std);
        return;
    }
    fill_single(g, out, n, 0, 1);
    normal_single(out, n / 16, (float)mean, (float)std);
    if (n % 16) {
        fill_single(g, out + n - 16, 16, 0, 1);
        normal_single(out + n - 16, 1, (float)mean, (float)std);
    }
}

/* PyTorch goes block by block here: the draws of an incomplete block are never made. */
void fl_generator__normal_reduced(fl_generator *g, float *out, int64_t n, double mean, double std) {
    fl_generator__normal_f32(g, out, n < 16 ? n : n - n % 16, mean, std);
    if (n > 16 && n % 16) fl_generator__normal_f32(g, out + n - 16, 16, mean, std);
}

void fl_generator__normal_f64(fl_generator *g, double *out, int64_t n, double mean, double std) {
    if (n < 16) {
        for (int64_t i = 0; i < n; i++) out[i] = fl_generator__normal(g, mean, std);
        return;
    }
    uniform_double(g, out, n, 1, 0, 1);
    for (int64_t i = 0; i + 16 <= n; i += 16) normal_double(out + i, mean, std);
    if (n % 16) {
        uniform_double(g, out + n - 16, 16, 1, 0, 1);
        normal_double(out + n - 16, mean, std);
    }
}

/* ---- Integers ---------------------------------------------------------------------------------------------------- */

static inline int64_t integer(fl_generator *g, uint64_t range, int64_t base) {
    uint64_t y = range >= (uint64_t)1 << 28 || range == 0 ? draw64(g) : draw(g);
    if (range) y %= range;
    return (int64_t)(y + (uint64_t)base);
}

int64_t fl_generator__integer(fl_generator *g, uint64_t range, int64_t base) { return integer(g, range, base); }

void fl_generator__integers(fl_generator *g, int64_t *out, int64_t n, uint64_t range, int64_t base) {
    if (range == 0 || range >= (uint64_t)1 << 28) {
        for (int64_t i = 0; i < n; i++) out[i] = integer(g, range, base);
    } else {
        for (int64_t i = 0; i < n; i++) out[i] = (int64_t)((uint64_t)(draw(g) % (uint32_t)range) + (uint64_t)base);
    }
}

void fl_generator__permutation(fl_generator *g, int64_t *out, int64_t n) {
    for (int64_t i = 0; i < n; i++) out[i] = i;
    for (int64_t i = 0; i < n - 1; i++) {
        int64_t other = i + (int64_t)(draw(g) % (uint64_t)(n - i)), kept = out[i];
        out[i] = out[other];
        out[other] = kept;
    }
}

/* ---- The rest ---------------------------------------------------------------------------------------------------- */

void fl_generator__bernoulli(fl_generator *g, uint8_t *out, int64_t n, double p) {
    for (int64_t i = 0; i < n; i++) out[i] = unit(draw64(g)) < p;
}

static inline double exponential(fl_generator *g, double lambda) { return -1 / lambda * log1p(-unit(draw64(g))); }

void fl_generator__exponential_f32(fl_generator *g, float *out, int64_t n, double lambda) {
    for (int64_t i = 0; i < n; i++) out[i] = (float)exponential(g, lambda);
}

void fl_generator__exponential_f64(fl_generator *g, double *out, int64_t n, double lambda) {
    for (int64_t i = 0; i < n; i++) out[i] = exponential(g, lambda);
}

void fl_generator__geometric(fl_generator *g, double *out, int64_t n, double p) {
    const double rest = log1p(-p);
    for (int64_t i = 0; i < n; i++) out[i] = ceil(log(unit(draw64(g))) / rest);
}

double fl_generator__cauchy(fl_generator *g, double median, double sigma) {
    return fma(sigma, tan(M_PI * (unit(draw64(g)) - 0.5)), median);
}

double fl_generator__log_normal(fl_generator *g, double mean, double std) {
    return exp(fl_generator__normal(g, mean, std));
}

/* ---- Generators -------------------------------------------------------------------------------------------------- */

static fl_generator default_generator = {.lock = PTHREAD_MUTEX_INITIALIZER};
static pthread_once_t default_once = PTHREAD_ONCE_INIT;

static void before_fork(void) { pthread_mutex_lock(&default_generator.lock); }
static void after_fork(void) { pthread_mutex_unlock(&default_generator.lock); }

static void seed_default(void) {
    uint64_t seed;
    if (getentropy(&seed, sizeof(seed)) != 0) seed = (uint64_t)time(NULL) * 1000003u ^ (uint64_t)getpid();
    seed_engine(&default_generator, seed & 0x1fffffffffffffu); /* 53 bits: exact as a Python or JSON number */
    pthread_atfork(before_fork, after_fork, after_fork);
}

fl_generator *fl_generator_default(void) {
    pthread_once(&default_once, seed_default);
    return &default_generator;
}

fl_generator *fl_generator__lock(fl_generator *g) {
    if (!g) g = fl_generator_default();
    pthread_mutex_lock(&g->lock);
    return g;
}

void fl_generator__unlock(fl_generator *g) { pthread_mutex_unlock(&g->lock); }

#define STATE_AT offsetof(fl_generator, seed) /* all that follows the lock */
_Static_assert(sizeof(fl_generator) - STATE_AT <= sizeof(fl_generator_mark), "room for a generator's state");

void fl_generator__mark(fl_generator *g, fl_generator_mark *mark) {
    g = fl_generator__lock(g);
    memcpy(mark->state, (const char *)g + STATE_AT, sizeof *g - STATE_AT);
    fl_generator__unlock(g);
}

void fl_generator__back(fl_generator *g, const fl_generator_mark *mark) {
    g = fl_generator__lock(g);
    memcpy((char *)g + STATE_AT, mark->state, sizeof *g - STATE_AT);
    fl_generator__unlock(g);
}

fl_generator *fl_generator_new(void) {
    if (fl_failed()) return NULL;
    fl_generator *g = fl_alloc__get(sizeof(fl_generator));
    if (!g) return NULL;
    pthread_mutex_init(&g->lock, NULL);
    seed_engine(g, DEFAULT_SEED);
    return g;
}

void fl_generator_free(fl_generator *g) {
    if (!g || g == &default_generator) return;
    pthread_mutex_destroy(&g->lock);
    fl_alloc__put(g, sizeof(fl_generator));
}

void fl_generator_seed(fl_generator *g, uint64_t seed) {
    g = fl_generator__lock(g);
    seed_engine(g, seed);
    fl_generator__unlock(g);
}

void fl_manual_seed(uint64_t seed) { fl_generator_seed(NULL, seed); }

uint64_t fl_generator_initial_seed(fl_generator *g) {
    g = fl_generator__lock(g);
    uint64_t seed = g->seed;
    fl_generator__unlock(g);
    return seed;
}

/* PyTorch's saved state: what its predecessor Torch7 wrote to files, and two fields more. */
typedef struct saved_state {
    uint64_t seed;
    int32_t left, seeded;
    uint64_t next;
    uint64_t state[N];
    double unused_x, normal, unused_rho;
    int32_t has_normal, padding;
    float single;
    uint8_t has_single, more_padding[3];
} saved_state;
_Static_assert(sizeof(saved_state) == FL_GENERATOR_STATE_SIZE, "the layout of torch.get_rng_state()");

void fl_generator_get_state(fl_generator *g, uint8_t state[FL_GENERATOR_STATE_SIZE]) {
    if (!fl_given(state, "fl_generator_get_state", "state")) return;
    saved_state s;
    memset(&s, 0, sizeof(s));
    g = fl_generator__lock(g);
    if (!g->filled) fill(g);
    s.seed = g->seed;
    s.left = (int32_t)g->left;
    s.seeded = 1;
    s.next = g->next;
    for (int i = 0; i < N; i++) s.state[i] = g->state[i];
    if (g->has_normal) {
        s.normal = g->normal;
        s.has_normal = 1;
    }
    if (g->has_single) {
        s.single = g->single;
        s.has_single = 1;
    }
    fl_generator__unlock(g);
    memcpy(state, &s, sizeof(s));
}

bool fl_generator_set_state(fl_generator *g, const uint8_t state[FL_GENERATOR_STATE_SIZE]) {
    if (!fl_given(state, "fl_generator_set_state", "state")) return false;
    saved_state s;
    memcpy(&s, state, sizeof(s));
    if (!s.seeded || s.left < 1 || s.left > N || s.next > N || s.next + (uint64_t)s.left > N + 1) {
        fl_fail(FL_RUNTIME_ERROR, "Invalid mt19937 state");
        return false;
    }
    g = fl_generator__lock(g);
    g->seed = s.seed;
    g->filled = true;
    g->left = (uint32_t)s.left;
    g->next = (uint32_t)s.next;
    for (int i = 0; i < N; i++) g->state[i] = (uint32_t)s.state[i];
    g->has_normal = s.has_normal;
    g->normal = s.has_normal ? s.normal : 0;
    g->has_single = s.has_single;
    g->single = s.has_single ? s.single : 0;
    fl_generator__unlock(g);
    return true;
}
