/* optim_avx512.c: optim.inc for AVX-512. */
#if defined(__x86_64__)
#define FL_ISA avx512
#define FL_ISA_BYTES 64
#include "kernels/isa.h"
#include "kernels/optim.inc"
#include "kernels/isa_end.h"
#endif
