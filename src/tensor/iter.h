/* iter.h: walking several strided tensors of one broadcast shape together, as few long inner loops.
 *
 * Dimensions are sorted by stride and merged where every operand allows it, so that a contiguous (or any commonly
 * dense, e.g. channels-last) set of operands is one loop. Strides are in bytes; operand 0 is the output.
 */
#ifndef FL_TENSOR_ITER_H
#define FL_TENSOR_ITER_H

#include "tensor/tensor.h"

#define FL_ITER_OPERANDS 6

typedef struct fl_iter {
    int ndim;  /* after merging; dimension 0 is the innermost */
    int count; /* operands */
    bool meet; /* elements of the output share memory: it is written in order, on the calling thread */
    int64_t numel;
    int64_t sizes[FL_MAX_DIMS];
    int64_t strides[FL_ITER_OPERANDS][FL_MAX_DIMS]; /* bytes; 0 where broadcast */
    char *data[FL_ITER_OPERANDS];
} fl_iter;

/* All operands must broadcast to `sizes` (checked by the caller). */
void fl_iter__init(fl_iter *it, int ndim, const int64_t *sizes, fl_tensor *const *operands, int count);

/* An inner loop over n items: data and byte strides an operand. */
typedef void (*fl_loop_fn)(char **data, const int64_t *strides, int64_t n, const void *params);
/* The same over `rows` rows of n items, `steps` bytes apart; neither array may be written to. */
typedef void (*fl_rows_fn)(char *const *data, const int64_t *strides, const int64_t *steps, int64_t n, int64_t rows,
                           const void *params);
/* Runs the loop over everything, in parallel where it is worth it (`cost` a unit of work an item, see pool.h). */
void fl_iter__run(const fl_iter *it, fl_loop_fn loop, const void *params, int64_t cost);
void fl_iter__run_rows(const fl_iter *it, fl_rows_fn rows, const void *params, int64_t cost);
/* The same in order on the calling thread: for outputs whose elements may meet. */
void fl_iter__walk(const fl_iter *it, fl_loop_fn loop, const void *params);

#endif
