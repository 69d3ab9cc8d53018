/* factor_baseline.c: factor.inc for any CPU. */
#define FL_ISA baseline
#define FL_ISA_BYTES 16
#include "kernels/isa.h"
#include "kernels/factor.inc"
#include "kernels/isa_end.h"
