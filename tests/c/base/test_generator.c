/* The generator against PyTorch's: draws and states by hash or value, saved states, ends of a block, locks. */
#include "base/generator.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/generator_goldens.h"
#include "base/half.h"
#include "testing.h"

static uint64_t fnv(const void *data, size_t bytes, uint64_t hash) {
    const uint8_t *at = data;
    for (size_t i = 0; i < bytes; i++) hash = (hash ^ at[i]) * 0x100000001b3u;
    return hash;
}

/* Draws n of a stream into `out`; returns the bytes written. */
static size_t draw(const char *name, fl_generator *g, int64_t n, void *out) {
    float *f = out;
    double *d = out;
    if (!strcmp(name, "uniform_f32")) return fl_generator__uniform_f32(g, f, n, 1, 0, 1), (size_t)n * 4;
    if (!strcmp(name, "uniform_f64")) return fl_generator__uniform_f64(g, d, n, 1, 0, 1), (size_t)n * 8;
    if (!strcmp(name, "uniform_between_f32")) return fl_generator__uniform_f32(g, f, n, 1, -1.3f, 2.7f), (size_t)n * 4;
    if (!strcmp(name, "uniform_between_f64")) return fl_generator__uniform_f64(g, d, n, 1, -1.3, 2.7), (size_t)n * 8;
    if (!strcmp(name, "uniform_strided_f32")) {
        fl_generator__uniform_f32(g, f, n, 2, -1.3f, 2.7f);
        for (int64_t i = 0; i < n; i++) f[i] = f[2 * i];
        return (size_t)n * 4;
    }
    if (!strcmp(name, "normal_f32")) return fl_generator__normal_f32(g, f, n + 15, 0, 1), (size_t)(n + 15) * 4;
    if (!strcmp(name, "normal_between_f32")) {
        return fl_generator__normal_f32(g, f, n + 15, 0.7, 1.9), (size_t)(n + 15) * 4;
    }
    if (!strcmp(name, "normal_bf16")) {
        fl_generator__normal_reduced(g, f, n + 15, 0.7, 1.9);
        for (int64_t i = 0; i < n + 15; i++) f[i] = fl_half__from_bf16(fl_half__to_bf16(f[i]));
        return (size_t)(n + 15) * 4;
    }
    if (!strcmp(name, "integer_small")) return fl_generator__integers(g, out, n, 1000, -5), (size_t)n * 8;
    if (!strcmp(name, "integer_2_28")) return fl_generator__integers(g, out, n, 1 << 28, 0), (size_t)n * 8;
    if (!strcmp(name, "integer_large")) {
        return fl_generator__integers(g, out, n, ((uint64_t)1 << 62) + 17, -17), (size_t)n * 8;
    }
    if (!strcmp(name, "bernoulli")) return fl_generator__bernoulli(g, out, n, 0.3), (size_t)n;
    if (!strcmp(name, "permutation")) return fl_generator__permutation(g, out, n), (size_t)n * 8;
    if (!strcmp(name, "normal_f64")) return fl_generator__normal_f64(g, d, n, 0, 1), (size_t)n * 8;
    if (!strcmp(name, "exponential")) return fl_generator__exponential_f64(g, d, n, 1.5), (size_t)n * 8;
    if (!strcmp(name, "geometric")) return fl_generator__geometric(g, d, n, 0.3), (size_t)n * 8;
    for (int64_t i = 0; i < n; i++) {
        d[i] = !strcmp(name, "scalar_normal") ? fl_generator__normal(g, 0.7, 1.9)
               : !strcmp(name, "cauchy")      ? fl_generator__cauchy(g, 1, 2)
               : !strcmp(name, "log_normal")  ? fl_generator__log_normal(g, 0.5, 0.7)
                                              : NAN;
    }
    return (size_t)n * 8;
}

static void exact_streams(void **state) {
    (void)state;
    char *out = malloc(8 * 8000);
    for (int s = 0; s < FL_COUNT(golden_exact); s++) {
        for (int k = 0; k < FL_COUNT(golden_seeds); k++) {
            fl_generator *g = fl_generator_new();
            fl_generator_seed(g, golden_seeds[k]);
            assert_true(fl_generator_initial_seed(g) == golden_seeds[k]);
            fl_generator__lock(g);
            uint64_t hash = 0xcbf29ce484222325u;
            for (int i = 0; i < FL_COUNT(golden_sizes); i++) {
                hash = fnv(out, draw(golden_exact[s].name, g, golden_sizes[i], out), hash);
            }
            fl_generator__unlock(g);
            uint8_t saved[FL_GENERATOR_STATE_SIZE];
            fl_generator_get_state(g, saved);
            if (fnv(saved, sizeof(saved), hash) != golden_exact[s].hash[k]) {
                fail_msg("%s, seed %llu", golden_exact[s].name, (unsigned long long)golden_seeds[k]);
            }
            fl_generator_free(g);
        }
    }
    free(out);
}

static void close_streams(void **state) {
    (void)state;
    for (int s = 0; s < FL_COUNT(golden_close); s++) {
        double out[23];
        fl_generator *g = fl_generator_new();
        fl_generator_seed(g, 42);
        draw(golden_close[s].name, fl_generator__lock(g), 23, out);
        fl_generator__unlock(g);
        for (int i = 0; i < 23; i++) {
            double want = golden_close[s].value[i];
            if (!(fabs(out[i] - want) <= 4e-15 * fabs(want))) {
                fail_msg("%s[%d]: %a, not %a", golden_close[s].name, i, out[i], want);
            }
        }
        fl_generator_free(g);
    }
}

/* Under 16 float32 normals are float64 ones, rounded. */
static void few_singles(void **state) {
    (void)state;
    float single[15];
    fl_manual_seed(3);
    fl_generator__normal_f32(fl_generator__lock(NULL), single, 15, 0.7, 1.9);
    fl_generator__unlock(fl_generator_default());
    fl_manual_seed(3);
    fl_generator *g = fl_generator__lock(NULL);
    for (int i = 0; i < 15; i++) assert_true(single[i] == (float)fl_generator__normal(g, 0.7, 1.9));
    fl_generator__unlock(g);
}

/* A saved state continues the stream wherever it was taken, the kept half of a pair included. */
static void states(void **state) {
    (void)state;
    fl_generator *a = fl_generator_new(), *b = fl_generator_new();
    assert_true(fl_generator_initial_seed(a) == 67280421310721u);
    for (int taken = 0; taken < 1300; taken += taken < 30 ? 1 : 31) {
        fl_generator_seed(a, 9);
        fl_generator__lock(a);
        for (int i = 0; i < taken; i++) fl_generator__random(a);
        if (taken % 2) fl_generator__normal(a, 0, 1);
        fl_generator__unlock(a);
        uint8_t saved[FL_GENERATOR_STATE_SIZE], again[FL_GENERATOR_STATE_SIZE];
        fl_generator_get_state(a, saved);
        assert_true(fl_generator_set_state(b, saved));
        fl_generator_get_state(b, again);
        assert_memory_equal(saved, again, sizeof(saved));
        assert_true(fl_generator_initial_seed(b) == 9);
        fl_generator__lock(a);
        fl_generator__lock(b);
        assert_true(fl_generator__normal(a, 0, 1) == fl_generator__normal(b, 0, 1));
        for (int i = 0; i < 1500; i++) assert_int_equal(fl_generator__random(a), fl_generator__random(b));
        fl_generator__unlock(a);
        fl_generator__unlock(b);
    }
    fl_generator_free(a);
    fl_generator_free(b);
    fl_generator_free(NULL);
}

/* A state that would lead out of the array is refused and changes nothing. */
static void hostile_states(void **state) {
    (void)state;
    fl_manual_seed(1);
    uint8_t good[FL_GENERATOR_STATE_SIZE], bad[FL_GENERATOR_STATE_SIZE], after[FL_GENERATOR_STATE_SIZE];
    fl_generator_get_state(NULL, good);
    const struct {
        int32_t left, seeded;
        uint64_t next;
    } cases[] = {{0, 1, 0},   {-1, 1, 0},         {625, 1, 0}, {INT32_MIN, 1, 0}, {1, 0, 0},
                 {1, 1, 625}, {1, 1, UINT64_MAX}, {624, 1, 2}, {2, 1, 624}};
    for (int i = 0; i < FL_COUNT(cases); i++) {
        memcpy(bad, good, sizeof(bad));
        memcpy(bad + 8, &cases[i].left, 4);
        memcpy(bad + 12, &cases[i].seeded, 4);
        memcpy(bad + 16, &cases[i].next, 8);
        assert_false(fl_generator_set_state(NULL, bad));
        assert_error(FL_RUNTIME_ERROR, "Invalid mt19937 state");
    }
    fl_generator_get_state(NULL, after);
    assert_memory_equal(good, after, sizeof(good));
}

static void *draw_often(void *out) {
    uint64_t sum = 0;
    for (int i = 0; i < 20000; i++) {
        fl_generator *g = fl_generator__lock(NULL);
        sum += fl_generator__random(g);
        fl_generator__unlock(g);
    }
    *(uint64_t *)out = sum;
    return NULL;
}

/* Threads share the default generator without losing or doubling a draw. */
static void shared_by_threads(void **state) {
    (void)state;
    pthread_t thread[4];
    uint64_t sums[4], all = 0, want = 0;
    fl_manual_seed(5);
    for (int i = 0; i < 4; i++) assert_int_equal(pthread_create(&thread[i], NULL, draw_often, &sums[i]), 0);
    for (int i = 0; i < 4; i++) {
        pthread_join(thread[i], NULL);
        all += sums[i];
    }
    fl_manual_seed(5);
    fl_generator *g = fl_generator__lock(NULL);
    for (int i = 0; i < 80000; i++) want += fl_generator__random(g);
    fl_generator__unlock(g);
    assert_true(all == want);
}

static void any_range(void **state) {
    (void)state;
    fl_generator *g = fl_generator__lock(NULL);
    for (int i = 0; i < 1000; i++) {
        assert_in_range(fl_generator__integer(g, 7, 0), 0, 6);
        assert_int_equal(fl_generator__integer(g, 1, INT64_MIN), INT64_MIN);
    }
    fl_generator__integer(g, 0, INT64_MIN); /* all 64 bits */
    fl_generator__unlock(g);
}

RUN(cmocka_unit_test(exact_streams), cmocka_unit_test(close_streams), cmocka_unit_test(few_singles),
    cmocka_unit_test(states), cmocka_unit_test(hostile_states), cmocka_unit_test(shared_by_threads),
    cmocka_unit_test(any_range))
