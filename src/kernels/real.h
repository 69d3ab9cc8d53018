/* real.h: which entry of a kernel table a floating type has, for families that are made for float and double alike. */
#ifndef FL_KERNELS_REAL_H
#define FL_KERNELS_REAL_H

#include "base/pool.h"

enum { FL_REAL_F32 = 0, FL_REAL_F64 = 1 };

#endif
