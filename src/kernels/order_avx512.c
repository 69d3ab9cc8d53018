/* order_avx512.c: order.inc for AVX-512. */
#if defined(__x86_64__)
#define FL_ISA avx512
#define FL_ISA_BYTES 64
#include "kernels/isa.h"
#include "kernels/order.inc"
#include "kernels/isa_end.h"
#endif
