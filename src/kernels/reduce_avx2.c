#if defined(__x86_64__)
#define FL_ISA avx2
#define FL_ISA_COMPACT
#define FL_ISA_BYTES 32
#define FL_BASELINE 0
#include "kernels/isa.h"
#include "kernels/reduce.inc"
#include "kernels/isa_end.h"
#endif
