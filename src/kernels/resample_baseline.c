/* resample_baseline.c: resample.inc for any CPU. */
#define FL_ISA baseline
#define FL_ISA_BYTES 16
#include "kernels/isa.h"
#include "kernels/resample.inc"
#include "kernels/isa_end.h"
