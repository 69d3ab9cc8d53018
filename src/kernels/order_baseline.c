/* order_baseline.c: order.inc for any CPU. */
#define FL_ISA baseline
#define FL_ISA_BYTES 16
#include "kernels/isa.h"
#include "kernels/order.inc"
#include "kernels/isa_end.h"
