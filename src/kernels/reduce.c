/* reduce.c: finds the kernels of reduce.h for this CPU. */
#include "kernels/reduce.h"

#include "kernels/kernels.h"

extern const fl_reduce_kernels fl_reduce_kernels__baseline;

const fl_reduce_kernel *fl_reduce__find(fl_reduce_id id, fl_dtype dtype) {
    const fl_reduce_kernel *kernel = &fl_kernels__active.reduce->reduce[id][dtype];
    if (!kernel->row) kernel = &fl_reduce_kernels__baseline.reduce[id][dtype];
    return kernel->row ? kernel : NULL;
}

fl_scan_fn fl_scan__find(fl_scan_id id, fl_dtype dtype) {
    fl_scan_fn fn = fl_kernels__active.reduce->scan[id][dtype];
    return fn ? fn : fl_reduce_kernels__baseline.scan[id][dtype];
}
