/* move.h: bringing items from one place to another: copying and converting between any strides, and transposing.
 *
 * Strides are in bytes. A source stride of 0 fills.
 */
#ifndef FL_KERNELS_MOVE_H
#define FL_KERNELS_MOVE_H

#include <flashlight/tensor.h>

/* n items. */
typedef void (*fl_move_fn)(char *dst, int64_t dst_stride, const char *src, int64_t src_stride, int64_t n);
/* dst[i][j] <- src[j][i] for i < rows, j < columns: the items of a row of either stand side by side, its rows
 * dst_stride and src_stride apart. */
typedef void (*fl_transpose_fn)(char *dst, int64_t dst_stride, const char *src, int64_t src_stride, int64_t rows,
                                int64_t columns);

typedef struct fl_move_kernels {
    fl_move_fn convert[FL_DTYPE_COUNT][FL_DTYPE_COUNT]; /* [from][to] */
    /* By an item's bytes: 1, 2, 4 or 8. */
    fl_move_fn copy[9];
    fl_transpose_fn transpose[9];
} fl_move_kernels;

#endif
