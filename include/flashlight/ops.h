/* ops.h: every differentiable function and its kin, with PyTorch's names and arguments.
 *
 * Made by tools/generate.py from the .def files of src/ops: edit those rows, not this file.
 *
 * How a PyTorch signature becomes a C one:
 *   - required arguments stand in order; those with a default stand in a struct passed by pointer, NULL meaning all
 *     defaults, FL_<OP>_OPTIONS being the defaults to start from:
 *         fl_sum_dim_options o = FL_SUM_DIM_OPTIONS;  o.keepdim = true;  y = fl_sum_dim(x, dims, 2, &o);
 *     Optional tensors up to `bias` are arguments too, NULL for None.
 *   - an overload is a suffix: fl_sum and fl_sum_dim; an in-place form ends in an underscore: fl_add_.
 *   - int[] is a pointer and a count, int[2] an array of two; None is NULL for pointers, FL_NONE for int, NAN for float, -1
 *     for bool and FL_DTYPE_NONE for a dtype.
 *   - several results come as a struct: fl_max_dim(x, 1, NULL).indices.
 * Tensor arguments are borrowed; results belong to the innermost scope, or to the caller where none is open (base.h). After an
 * error the result is NULL (false, 0) and the error pends; with one pending nothing runs. In-place forms return `self`,
 * borrowed.
 */
// clang-format off
#ifndef FLASHLIGHT_OPS_H
#define FLASHLIGHT_OPS_H

#include <flashlight/random.h>
#include <flashlight/tensor.h>
#include <math.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif

#endif
