/* gemm_bf16.c: gemm.inc's kernels for pairs of bfloat16 numbers, on CPUs whose AVX-512 multiplies such pairs and adds
 * both products to a float: an element of A or B is two numbers that follow each other along k.
 */
#include "base/cpu.h"
#include "kernels/gemm.h"

#if defined(__x86_64__)
#define FL_ISA avx512
#define FL_ISA_BYTES 64
#define FL_ISA_EXTRA ",avx512bf16"
#include "kernels/isa.h"
#if !defined(__clang__)
#pragma GCC target("avx512bf16")
#endif

#include "kernels/gelu.inc"
#include "kernels/gemm_tiles.h"

#define T float
#define F32 1
#define PAIRS
#define N(name) name##_bf16
#include "kernels/gemm_real.inc"

static void interleave(int64_t n, const uint16_t *low, const uint16_t *high, uint32_t *pairs) {
    for (int64_t i = 0; i < n; ++i) pairs[i] = low[i] | (uint32_t)high[i] << 16;
}

const fl_gemm_pairs *fl_gemm__bf16(void) {
    static const fl_gemm_pairs pairs = {.set = FL_GEMM_SET(float, bf16, ), .interleave = interleave};
    return fl_cpu__has_bf16() ? &pairs : NULL;
}

#include "kernels/isa_end.h"
#else
const fl_gemm_pairs *fl_gemm__bf16(void) { return NULL; }
#endif
