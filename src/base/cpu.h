/* cpu.h: what this machine offers: the instruction set to use, and how many CPUs.
 */
#ifndef FL_BASE_CPU_H
#define FL_BASE_CPU_H

#include <stdbool.h>

/* Ordered: on one architecture a higher one includes the lower. */
typedef enum fl_isa_level {
    FL_ISA_LEVEL_BASELINE = 0, /* SSE2 or NEON: what every processor of the architecture has */
    FL_ISA_LEVEL_AVX2,         /* with FMA, F16C and BMI2 */
    FL_ISA_LEVEL_AVX512        /* F, BW, DQ and VL */
} fl_isa_level;

/* What the CPU and the operating system support, lowered by FLASHLIGHT_ISA. Found out once. */
fl_isa_level fl_cpu__isa(void);

/* Whether AVX-512 is to be used and multiplies bfloat16 numbers. */
bool fl_cpu__has_bf16(void);

/* CPUs that this process may use at once: its affinity mask and its container's quota (rounded up), at least 1. */
int fl_cpu__count(void);

/* Has the calling thread round results that are too small for a normal number to zero, and take such operands for zero,
 * or not. False where this processor cannot. */
bool fl_cpu__flush_denormal(bool flush);

#endif
