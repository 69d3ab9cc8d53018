/* npy.h (internal): arrays in NumPy's format, as files and as entries of .npz archives. */
#ifndef FL_DATA_NPY_H
#define FL_DATA_NPY_H

#include "io/file.h"
#include "tensor/tensor.h"

#define FL_NPY_HEADER 2048 /* bytes enough for FL_MAX_DIMS sizes */

/* One reference, the caller's; NULL with an error that names the source's path. */
fl_tensor *fl_npy__read(const fl_source *s);
/* What stands before the elements of a row-major array; its size, 0 with an error for a dtype that NumPy lacks. */
size_t fl_npy__header(const fl_tensor *t, char out[FL_NPY_HEADER]);

#endif
