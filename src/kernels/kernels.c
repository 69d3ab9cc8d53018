/* kernels.c: chooses a table for each family when the library is loaded, so that a call reads one pointer.
 */
#include "kernels/kernels.h"

#include "base/cpu.h"
#include "base/thread.h"

fl_kernels fl_kernels__active;

/* Declares a family's tables and sets its pointer to the highest one that this CPU may use. */
#if defined(__x86_64__)
#define CHOOSE(family)                                                                                   \
    do {                                                                                                 \
        extern const fl_##family##_kernels fl_##family##_kernels__baseline, fl_##family##_kernels__avx2, \
            fl_##family##_kernels__avx512;                                                               \
        fl_kernels__active.family = level >= FL_ISA_LEVEL_AVX512 ? &fl_##family##_kernels__avx512        \
                                    : level >= FL_ISA_LEVEL_AVX2 ? &fl_##family##_kernels__avx2          \
                                                                 : &fl_##family##_kernels__baseline;     \
    } while (0)
#else
#define CHOOSE(family)                                                      \
    do {                                                                    \
        extern const fl_##family##_kernels fl_##family##_kernels__baseline; \
        fl_kernels__active.family = &fl_##family##_kernels__baseline;       \
    } while (0)
#endif

__attribute__((constructor)) static void choose(void) {
    fl_isa_level level = fl_cpu__isa();
    (void)level;
    fl_kernels__active.isa = fl_isa();
    CHOOSE(gemm);
    CHOOSE(conv);
    CHOOSE(move);
    CHOOSE(pointwise);
    CHOOSE(reduce);
    CHOOSE(resample);
    CHOOSE(rnn);
    CHOOSE(softmax);
    CHOOSE(norm);
    CHOOSE(pool);
    CHOOSE(loss);
    CHOOSE(optim);
    CHOOSE(order);
    CHOOSE(dropout);
    CHOOSE(winograd);
    CHOOSE(distance);
    CHOOSE(factor);
    CHOOSE(attention);
}
