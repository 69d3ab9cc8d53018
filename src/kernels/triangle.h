/* triangle.h: systems of equations whose matrix is a triangle, on the products of kernels/gemm.h.
 */
#ifndef FL_KERNELS_TRIANGLE_H
#define FL_KERNELS_TRIANGLE_H

#include <stdbool.h>
#include <stdint.h>

/* T X = B for X, which takes the place of B. T(i, k) = t[i * t_row + k * t_col], n x n, is lower or upper triangular
 * (what stands in the other half is not read), with ones on its diagonal if `unit`. Each of `count` columns of B has n
 * items `step` apart, and from one column to the next it is `next`, without gaps: (step, next) is (1, n) or (count, 1);
 * up to FL_GEMM_TRIANGLE rows may have gaps. `real` is FL_REAL_F32 or FL_REAL_F64. Numbers of the diagonal that are 0
 * give infinities and NaN. False: no memory (the error is recorded). */
bool fl_triangle__solve(int real, bool upper, bool unit, int64_t n, const void *t, int64_t t_row, int64_t t_col,
                        void *x, int64_t step, int64_t next, int64_t count);

#endif
