/* lapack_small.h (internal): the factorisations and solutions of lapack.h for matrices so small that calling a library,
 * which prepares for large ones, takes longer than the arithmetic. Same arguments, results and info as the LAPACK
 * routines they are named after, without workspaces; matrices are column-major without gaps.
 */
#ifndef FL_OPS_LAPACK_SMALL_H
#define FL_OPS_LAPACK_SMALL_H

#include <stdbool.h>
#include <stdint.h>

#define FL_LAPACK_SMALL 16 /* rows and columns at most */
static inline bool fl_lapack_small__fits(int64_t m, int64_t n) { return m <= FL_LAPACK_SMALL && n <= FL_LAPACK_SMALL; }

int fl_lapack_small__getrf(int real, int64_t m, int64_t n, void *a, int32_t *pivots);
void fl_lapack_small__getrs(int real, char trans, int64_t n, int64_t columns, const void *lu, const int32_t *pivots,
                            void *b);
int fl_lapack_small__potrf(int real, char uplo, int64_t n, void *a);
void fl_lapack_small__geqrf(int real, int64_t m, int64_t n, void *a, void *tau);
void fl_lapack_small__orgqr(int real, int64_t m, int64_t n, int64_t k, void *a, const void *tau);

#endif
