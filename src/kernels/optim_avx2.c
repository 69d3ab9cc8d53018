/* optim_avx2.c: optim.inc for AVX2. */
#if defined(__x86_64__)
#define FL_ISA avx2
#define FL_ISA_BYTES 32
#include "kernels/isa.h"
#include "kernels/optim.inc"
#include "kernels/isa_end.h"
#endif
