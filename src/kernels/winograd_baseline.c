/* winograd_baseline.c: winograd.inc for every CPU. */
#define FL_ISA baseline
#define FL_ISA_BYTES 16
#include "kernels/isa.h"

#include "kernels/winograd.inc"

#include "kernels/isa_end.h"
