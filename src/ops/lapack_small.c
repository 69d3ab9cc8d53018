/* lapack_small.c: see lapack_small.h.
 */
#include "ops/lapack_small.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "kernels/real.h"

static inline float size_f32(float x) { return fabsf(x); }
static inline double size_f64(double x) { return fabs(x); }
static inline float root_f32(float x) { return sqrtf(x); }
static inline double root_f64(double x) { return sqrt(x); }

#define T float
#define N(name) name##_f32
#define LEAST FLT_MIN
#include "ops/lapack_small.inc"

#define T double
#define N(name) name##_f64
#define LEAST DBL_MIN
#include "ops/lapack_small.inc"

int fl_lapack_small__getrf(int real, int64_t m, int64_t n, void *a, int32_t *pivots) {
    return real == FL_REAL_F64 ? getrf_f64(m, n, a, pivots) : getrf_f32(m, n, a, pivots);
}
void fl_lapack_small__getrs(int real, char trans, int64_t n, int64_t columns, const void *lu, const int32_t *pivots,
                            void *b) {
    for (int64_t j = 0; j < columns; ++j) {
        if (real == FL_REAL_F64)
            substitute_f64(trans != 'N', n, lu, pivots, (double *)b + j * n);
        else
            substitute_f32(trans != 'N', n, lu, pivots, (float *)b + j * n);
    }
}
int fl_lapack_small__potrf(int real, char uplo, int64_t n, void *a) {
    return real == FL_REAL_F64 ? potrf_f64(uplo == 'U', n, a) : potrf_f32(uplo == 'U', n, a);
}
void fl_lapack_small__geqrf(int real, int64_t m, int64_t n, void *a, void *tau) {
    if (real == FL_REAL_F64)
        geqrf_f64(m, n, a, tau);
    else
        geqrf_f32(m, n, a, tau);
}
void fl_lapack_small__orgqr(int real, int64_t m, int64_t n, int64_t k, void *a, const void *tau) {
    if (real == FL_REAL_F64)
        orgqr_f64(m, n, k, a, tau);
    else
        orgqr_f32(m, n, k, a, tau);
}
