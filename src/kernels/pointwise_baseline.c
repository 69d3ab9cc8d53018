#define FL_ISA baseline
#define FL_ISA_COMPACT
#define FL_ISA_BYTES 16
#define FL_BASELINE 1
#include "kernels/isa.h"
#include "kernels/pointwise.inc"
#include "kernels/isa_end.h"
