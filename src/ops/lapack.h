/* lapack.h (internal): the LAPACK routines that ops/linalg_*.c rest on, from a library that is looked for when the
 * first of them is called; libflashlight itself is linked with none.
 *
 * Matrices are column-major without gaps (leading dimension = rows). `real` is FL_REAL_F32 or FL_REAL_F64 and says what
 * the pointers point to. Each routine returns LAPACK's info: 0, -i for a bad i-th argument, or what its documentation
 * says of a positive number. Sizes may be 0. Routines may be called from several threads at a time.
 */
#ifndef FL_OPS_LAPACK_H
#define FL_OPS_LAPACK_H

#include <flashlight/base.h>

#include "kernels/real.h"

typedef struct fl_lapack fl_lapack;

/* The library; NULL and a RuntimeError that names `op`, what was looked for and what to install where there is none. */
const fl_lapack *fl_lapack__get(const char *op);
/* Around calls: a library with threads of its own is kept to the calling one. Calls of begin and end nest and may come
 * from several threads. */
void fl_lapack__begin(const fl_lapack *lapack);
void fl_lapack__end(const fl_lapack *lapack);

/* Set by a host that knows of more places: returns paths of libraries, one a line, allocated with malloc, or NULL. */
extern char *(*fl_lapack__candidates)(void);

/* Names or paths (separated by newlines) to try from now on in place of all else, and the library found so far
 * forgotten; NULL: back to the usual. For tests. */
FL_API void fl_lapack__look_in(const char *paths);

/* Bytes of `wide` that routines with pivots need for n of them: scratch for libraries with 64-bit integers. */
static inline size_t fl_lapack__wide_bytes(int64_t n) { return (size_t)n * sizeof(int64_t); }

/* Factorisations. */
int fl_lapack__getrf(const fl_lapack *l, int real, int64_t m, int64_t n, void *a, int32_t *pivots, void *wide);
int fl_lapack__potrf(const fl_lapack *l, int real, char uplo, int64_t n, void *a);
int fl_lapack__geqrf(const fl_lapack *l, int real, int64_t m, int64_t n, void *a, void *tau, void *work, int64_t lwork);
int fl_lapack__sytrf(const fl_lapack *l, int real, char uplo, int64_t n, void *a, int32_t *pivots, void *wide,
                     void *work, int64_t lwork);
/* U: job 'A' [m, m], 'S' [m, k], 'N' none; Vh [n, n] or [k, n]. iwork: 8 k 64-bit integers. */
int fl_lapack__gesdd(const fl_lapack *l, int real, char job, int64_t m, int64_t n, void *a, void *s, void *u, void *vt,
                     int64_t vt_rows, void *work, int64_t lwork, void *iwork);
/* iwork: liwork 64-bit integers. */
int fl_lapack__syevd(const fl_lapack *l, int real, char job, char uplo, int64_t n, void *a, void *w, void *work,
                     int64_t lwork, void *iwork, int64_t liwork);

/* With a factorisation in hand. */
int fl_lapack__getrs(const fl_lapack *l, int real, char trans, int64_t n, int64_t columns, const void *lu,
                     const int32_t *pivots, void *wide, void *b);
int fl_lapack__getri(const fl_lapack *l, int real, int64_t n, void *lu, const int32_t *pivots, void *wide, void *work,
                     int64_t lwork);
int fl_lapack__orgqr(const fl_lapack *l, int real, int64_t m, int64_t n, int64_t k, void *a, const void *tau,
                     void *work, int64_t lwork);
int fl_lapack__ormqr(const fl_lapack *l, int real, char side, char trans, int64_t m, int64_t n, int64_t k,
                     const void *a, int64_t a_rows, const void *tau, void *c, void *work, int64_t lwork);
int fl_lapack__sytrs(const fl_lapack *l, int real, char uplo, int64_t n, int64_t columns, const void *a,
                     const int32_t *pivots, void *wide, void *b);

/* Least squares; b has max(m, n) rows. rank and s where the driver has them. iwork as LAPACK wants it, in 64-bit
 * integers; jpvt: n of them, zero. */
int fl_lapack__gels(const fl_lapack *l, int real, int64_t m, int64_t n, int64_t columns, void *a, void *b, void *work,
                    int64_t lwork);
int fl_lapack__gelsy(const fl_lapack *l, int real, int64_t m, int64_t n, int64_t columns, void *a, void *b, void *jpvt,
                     double rcond, int64_t *rank, void *work, int64_t lwork);
int fl_lapack__gelsd(const fl_lapack *l, int real, int64_t m, int64_t n, int64_t columns, void *a, void *b, void *s,
                     double rcond, int64_t *rank, void *work, int64_t lwork, void *iwork);
int fl_lapack__gelss(const fl_lapack *l, int real, int64_t m, int64_t n, int64_t columns, void *a, void *b, void *s,
                     double rcond, int64_t *rank, void *work, int64_t lwork);

/* What a query (lwork -1) left in work[0] and, of gelsd and syevd, in iwork[0]. */
int64_t fl_lapack__asked(int real, const void *work);
int64_t fl_lapack__asked_integers(const fl_lapack *l, const void *iwork);

#endif
