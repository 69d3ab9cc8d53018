#if defined(__aarch64__)
#define FL_ISA neon
#define FL_ISA_BYTES 16
#define FL_BASELINE 0
#include "kernels/isa.h"
#include "kernels/resample.inc"
#include "kernels/isa_end.h"
#endif
