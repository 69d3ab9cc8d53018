/* peak.h: what one core can do, measured: the figure that products and convolutions are held against. Include it in one
 * file of a benchmark.
 */
#ifndef FL_BENCH_PEAK_H
#define FL_BENCH_PEAK_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

#define PEAK_CHAINS 14

/* Fused multiply-adds of independent chains of vectors, nothing else. */
#define PEAK_LOOP(name, bytes, attributes)                                                                    \
    attributes static double name(void) {                                                                     \
        typedef float vector __attribute__((vector_size(bytes)));                                             \
        vector sum[PEAK_CHAINS], x = (vector){0} + 0.999f, y = (vector){0} + 1e-9f;                           \
        for (int i = 0; i < PEAK_CHAINS; i++) sum[i] = (vector){0} + (float)i;                                \
        const int64_t rounds = 2000000;                                                                       \
        double best = 1e9;                                                                                    \
        for (int repeat = 0; repeat < 5; repeat++) {                                                          \
            vector a0 = sum[0], a1 = sum[1], a2 = sum[2], a3 = sum[3], a4 = sum[4], a5 = sum[5], a6 = sum[6], \
                   a7 = sum[7], a8 = sum[8], a9 = sum[9], a10 = sum[10], a11 = sum[11];                       \
            double start = now();                                                                             \
            for (int64_t r = 0; r < rounds; r++) {                                                            \
                a0 = a0 * x + y, a1 = a1 * x + y, a2 = a2 * x + y, a3 = a3 * x + y;                           \
                a4 = a4 * x + y, a5 = a5 * x + y, a6 = a6 * x + y, a7 = a7 * x + y;                           \
                a8 = a8 * x + y, a9 = a9 * x + y, a10 = a10 * x + y, a11 = a11 * x + y;                       \
            }                                                                                                 \
            double took = now() - start;                                                                      \
            if (took < best) best = took;                                                                     \
            sum[0] = a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11;                             \
        }                                                                                                     \
        volatile float kept = sum[0][0];                                                                      \
        (void)kept;                                                                                           \
        return 2.0 * 12 * (bytes / 4) * (double)rounds / best * 1e-9;                                         \
    }

#if defined(__x86_64__)
PEAK_LOOP(peak_512, 64, __attribute__((target("avx512f"))))
PEAK_LOOP(peak_256, 32, __attribute__((target("avx2,fma"))))
#endif
PEAK_LOOP(peak_128, 16, )

/* GFLOP/s of one thread, for the instruction set in use. */
static double fma_peak(const char *isa) {
#if defined(__x86_64__)
    if (isa[0] == 'a' && isa[3] == '5') return peak_512();
    if (isa[0] == 'a') return peak_256();
#endif
    (void)isa;
    return peak_128();
}

#endif
