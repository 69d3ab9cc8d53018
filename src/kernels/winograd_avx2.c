/* winograd_avx2.c: winograd.inc for AVX2. */
#if defined(__x86_64__)
#define FL_ISA avx2
#define FL_ISA_BYTES 32
#include "kernels/isa.h"

#include "kernels/winograd.inc"

#include "kernels/isa_end.h"
#endif
