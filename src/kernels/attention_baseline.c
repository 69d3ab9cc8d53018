/* attention_baseline.c: attention.inc for every CPU. */
#define FL_ISA baseline
#define FL_ISA_BYTES 16
#include "kernels/isa.h"

#include "kernels/attention.inc"

#include "kernels/isa_end.h"
