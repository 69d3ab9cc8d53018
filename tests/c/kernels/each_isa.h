/* each_isa.h: for tests of kernels that are made for float and double: runs a check with the table of every instruction
 * set that this CPU has, and small arrays of either type, read and written as doubles.
 */
#ifndef FL_TESTS_EACH_ISA_H
#define FL_TESTS_EACH_ISA_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cpu.h"
#include "kernels/real.h"

/* Calls check(table, real) for each table of the family and each type. */
#if defined(__x86_64__)
#define EACH_ISA(family, check)                                                                          \
    do {                                                                                                 \
        extern const fl_##family##_kernels fl_##family##_kernels__baseline, fl_##family##_kernels__avx2, \
            fl_##family##_kernels__avx512;                                                               \
        for (int real = 0; real < 2; real++) {                                                           \
            check(&fl_##family##_kernels__baseline, real);                                               \
            if (fl_cpu__isa() >= FL_ISA_LEVEL_AVX2) check(&fl_##family##_kernels__avx2, real);           \
            if (fl_cpu__isa() >= FL_ISA_LEVEL_AVX512) check(&fl_##family##_kernels__avx512, real);       \
        }                                                                                                \
    } while (0)
#else
#define EACH_ISA(family, check)                                                             \
    do {                                                                                    \
        extern const fl_##family##_kernels fl_##family##_kernels__baseline;                 \
        for (int real = 0; real < 2; real++) check(&fl_##family##_kernels__baseline, real); \
    } while (0)
#endif

/* An array of float or double with guard elements on both sides. */
typedef struct array {
    int real;
    int64_t n;
    char *block, *data;
} array;

enum { ARRAY_GUARD = 64 };

static inline size_t array_item(const array *a) { return a->real == FL_REAL_F32 ? sizeof(float) : sizeof(double); }

static inline array array_new(int real, int64_t n) {
    array a = {real, n, NULL, NULL};
    size_t item = array_item(&a);
    a.block = malloc((size_t)n * item + 2 * ARRAY_GUARD);
    assert_non_null(a.block);
    memset(a.block, 0xA5, (size_t)n * item + 2 * ARRAY_GUARD);
    a.data = a.block + ARRAY_GUARD;
    return a;
}

static inline double array_get(const array *a, int64_t i) {
    if (a->real == FL_REAL_F32) return ((float *)(void *)a->data)[i];
    return ((double *)(void *)a->data)[i];
}

static inline void array_put(array *a, int64_t i, double value) {
    if (a->real == FL_REAL_F32)
        ((float *)(void *)a->data)[i] = (float)value;
    else
        ((double *)(void *)a->data)[i] = value;
}

/* Uniform in [low, high), the same numbers for the same seed. */
static inline double random_between(uint64_t *seed, double low, double high) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return low + (high - low) * (double)(*seed >> 11) / 9007199254740992.0;
}

static inline array array_random(int real, int64_t n, double low, double high, uint64_t seed) {
    array a = array_new(real, n);
    for (int64_t i = 0; i < n; i++) array_put(&a, i, random_between(&seed, low, high));
    return a;
}

/* Checks that nothing was written outside, and frees. */
static inline void array_free(array *a) {
    const unsigned char *b = (const unsigned char *)a->block;
    size_t size = (size_t)a->n * array_item(a);
    for (size_t i = 0; i < ARRAY_GUARD; i++) {
        assert_int_equal(b[i], 0xA5);
        assert_int_equal(b[ARRAY_GUARD + size + i], 0xA5);
    }
    free(a->block);
}

/* |got - expected| <= tolerance (in float epsilons or double epsilons) * (scale + |expected|) */
static inline void check_close(int real, double got, double expected, double epsilons, double scale, const char *what,
                               int64_t at) {
    double epsilon = real == FL_REAL_F32 ? 1.1920929e-7 : 2.220446e-16;
    if (isnan(expected) && isnan(got)) return;
    if (got == expected) return;
    if (!(fabs(got - expected) <= epsilons * epsilon * (scale + fabs(expected))))
        fail_msg("%s[%lld]: got %.17g, expected %.17g", what, (long long)at, got, expected);
}

#endif
