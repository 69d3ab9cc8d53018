/* isa.h: what a kernel template (.inc) is compiled with. A file that makes a variant reads
 *
 *     #define FL_ISA avx2
 *     #define FL_ISA_BYTES 32          // bytes of a vector register
 *     #include "kernels/isa.h"
 *     #include "kernels/pointwise.inc"
 *     #include "kernels/isa_end.h"
 *
 * Target options are switched on here, by pragma, so that no build system need know of them (a bare `cc -O2` builds
 * every variant). FL_ISA_COMPACT, defined before: loops are vectorised, but none is written twice; for templates whose
 * loops are vectors already and many. x86's baseline, which few machines run, is compiled for size.
 * FL_FN(name) is the name with the variant's suffix. Vectors are GCC/Clang vector extensions of FL_ISA_BYTES.
 */
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define FL_CAT_(a, b) a##__##b
#define FL_CAT(a, b) FL_CAT_(a, b)
#define FL_FN(name) FL_CAT(name, FL_ISA)

#if defined(__x86_64__) && FL_ISA_BYTES > 16
#include <immintrin.h>
#if FL_ISA_BYTES == 64
#define FL_ISA_TARGET "avx512f,avx512bw,avx512dq,avx512vl,avx2,fma,f16c,bmi2"
#else
#define FL_ISA_TARGET "avx2,fma,f16c,bmi2"
#endif
#if !defined(FL_ISA_EXTRA)
#define FL_ISA_EXTRA /* what a file of its own needs besides, for Clang: ",avx512bf16" */
#endif
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target(FL_ISA_TARGET FL_ISA_EXTRA))), apply_to = function)
#else
#pragma GCC push_options
#if FL_ISA_BYTES == 64
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma,f16c,bmi2,prefer-vector-width=512")
#else
#pragma GCC target("avx2,fma,f16c,bmi2")
#endif
#endif
#endif
#if defined(__GNUC__) && !defined(__clang__)
#if defined(__x86_64__) && FL_ISA_BYTES == 16
#pragma GCC optimize("Os")
#elif defined(FL_ISA_COMPACT)
#pragma GCC optimize("O2", "tree-vectorize", "vect-cost-model=dynamic")
#else
#pragma GCC optimize("O3")
#endif
#endif

#define FL_LANES_F32 (FL_ISA_BYTES / 4)
#define FL_LANES_F64 (FL_ISA_BYTES / 8)

typedef float FL_FN(vf32) __attribute__((vector_size(FL_ISA_BYTES)));
typedef double FL_FN(vf64) __attribute__((vector_size(FL_ISA_BYTES)));
typedef int32_t FL_FN(vi32) __attribute__((vector_size(FL_ISA_BYTES)));
typedef int64_t FL_FN(vi64) __attribute__((vector_size(FL_ISA_BYTES)));
