/* factor.h: what a library, which prepares for large matrices, takes longer over than the arithmetic of small ones.
 * Matrices are column-major without gaps.
 */
#ifndef FL_KERNELS_FACTOR_H
#define FL_KERNELS_FACTOR_H

#include <stdbool.h>

#include "kernels/real.h"

#define FL_FACTOR_MOST 16  /* rows and columns at most */
#define FL_FACTOR_VALUES 8 /* of a matrix whose singular values are asked for, the smaller of the two at most */

typedef struct fl_factor_kernels {
    /* LAPACK's getrs and getri, with A = P L U in hand: solutions for `count` columns b (of A^T X = B, transposed), and
     * the inverse, in the factors' place. */
    void (*solve[2])(bool transposed, int64_t n, int64_t count, const void *lu, const int32_t *pivots, void *b);
    void (*inverse[2])(int64_t n, void *lu, const int32_t *pivots);
    /* The singular values, from the largest to the smallest, of `count` finite matrices, one after the other, A(i, j)
     * at a[i * row + j * column]; n <= m. */
    void (*values[2])(int64_t count, int64_t m, int64_t n, const void *a, int64_t row, int64_t column, void *values);
} fl_factor_kernels;

static inline bool fl_factor__fits(int64_t m, int64_t n) { return m <= FL_FACTOR_MOST && n <= FL_FACTOR_MOST; }

#endif
