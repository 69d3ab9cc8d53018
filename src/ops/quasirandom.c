/* quasirandom.c: Sobol sequences in the order of Gray codes: I. A. Antonov and V. M. Saleev, "An economic method of
 * computing LP_tau-sequences" (1979). Points are kept as whole numbers of 30 bits, one a dimension.
 *
 * Which numbers a sequence starts from is the caller's: S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better
 * two-dimensional projections" (2008), have them for 21,201 dimensions, which SciPy brings along.
 */
#include "ops/plain.h"

#include "autograd/graph.h"
#include "ops/op.h"
#include "tensor/tensor.h"

enum { BITS = 30 };
static const int64_t LAST = (int64_t)1 << BITS;

static const int64_t *ints(const fl_tensor *t) { return (const int64_t *)(const void *)t->data; }

/* An int64 tensor of these sizes, row-major. */
static bool is_table(const char *op, const char *name, const fl_tensor *t, int ndim, int64_t rows) {
    const bool fits = t->dtype == FL_INT64 && t->ndim == ndim && t->sizes[0] == rows &&
                      (ndim < 2 || t->sizes[1] == BITS) && (ndim < 3 || t->sizes[2] == BITS);
    if (fits && (t->flags & FL_T_CONTIGUOUS)) return true;
    static const char *const rest[] = {"", "]", ", 30]", ", 30, 30]"};
    fl_fail(FL_RUNTIME_ERROR, "%s: %s must be a contiguous int64 tensor [%lld%s, got %s %s", op, name, (long long)rows,
            rest[ndim], fl_dtype_name((fl_dtype)t->dtype), FL_SHAPE(t));
    return false;
}

static int bit_length(int64_t x) {
    int n = 0;
    for (; x > 0; x >>= 1) n++;
    return n;
}

/* The column of directions that leads from point number n to the next: the place of n's last zero bit. */
static int last_zero(int64_t n) {
    int place = 0;
    for (; n & 1; n >>= 1) place++;
    return place;
}

/* ---- Directions -------------------------------------------------------------------------------------------------- */

fl_tensor *fl_sobol_engine_directions(fl_tensor *poly, fl_tensor *vinit, int64_t dimension) {
    const char *op = "_sobol_engine_directions";
    if (fl_failed()) return NULL;
    if (poly->dtype != FL_INT64 || vinit->dtype != FL_INT64 || poly->ndim != 1 || vinit->ndim != 2 ||
        poly->sizes[0] != vinit->sizes[0] || dimension < 1 || dimension > poly->sizes[0]) {
        return fl_fail(
            FL_RUNTIME_ERROR,
            "%s: expected int64 poly [D] and vinit [D, k] and dimension in [1, D], got poly %s, vinit %s and "
            "dimension %lld",
            op, FL_SHAPE(poly), FL_SHAPE(vinit), (long long)dimension);
    }
    const int64_t width = vinit->sizes[1], sizes[2] = {dimension, BITS};
    fl_tensor *polynomials = fl_tensor__contiguous(poly), *initial = fl_tensor__contiguous(vinit);
    fl_tensor *out = polynomials && initial ? fl_tensor__empty(FL_INT64, 2, sizes) : NULL;
    for (int64_t d = 0; out && d < dimension && !fl_failed(); d++) {
        int64_t *v = (int64_t *)(void *)out->data + d * BITS;
        const int64_t p = ints(polynomials)[d];
        const int degree = bit_length(p) - 1;
        if (degree < 0 || degree > BITS || degree > width) {
            fl_fail(FL_RUNTIME_ERROR, "%s: poly %lld of dimension %lld has a degree outside of [0, %lld]", op,
                    (long long)p, (long long)d, (long long)width);
            break;
        }
        for (int j = 0; j < BITS; j++) {
            if (degree == 0) { /* the first dimension: van der Corput's sequence */
                v[j] = 1;
            } else if (j < degree) {
                v[j] = ints(initial)[d * width + j] & (LAST - 1);
            } else {
                uint64_t next = (uint64_t)v[j - degree];
                for (int k = 0; k < degree; k++) {
                    if (p >> (degree - 1 - k) & 1) next ^= (uint64_t)v[j - k - 1] << (k + 1);
                }
                v[j] = (int64_t)(next & (uint64_t)(LAST - 1));
            }
        }
        for (int j = 0; j < BITS; j++) v[j] = (int64_t)((uint64_t)v[j] << (BITS - 1 - j) & (uint64_t)(LAST - 1));
    }
    fl_release(polynomials);
    fl_release(initial);
    if (!fl_failed()) return fl_scope__result(out);
    fl_release(out);
    return NULL;
}

static int64_t parity(int64_t x) {
    for (int shift = 16; shift; shift >>= 1) x ^= x >> shift;
    return x & 1;
}

fl_tensor *fl_sobol_engine_scramble_(fl_tensor *self, fl_tensor *ltm, int64_t dimension) {
    const char *op = "_sobol_engine_scramble_";
    if (fl_failed() || !is_table(op, "self", self, 2, dimension) || !is_table(op, "ltm", ltm, 3, dimension) ||
        !fl_inplace__begin_unrecorded(self))
        return NULL;
    for (int64_t d = 0; d < dimension; d++) {
        const int64_t *matrix = ints(ltm) + d * BITS * BITS;
        int64_t rows[BITS]; /* each as a number whose highest bit is its first item */
        for (int p = 0; p < BITS; p++) {
            rows[p] = 0;
            for (int q = 0; q < BITS; q++) rows[p] = rows[p] << 1 | (p == q || (matrix[p * BITS + q] & 1));
        }
        int64_t *v = (int64_t *)(void *)self->data + d * BITS;
        for (int j = 0; j < BITS; j++) {
            int64_t product = 0;
            for (int p = 0; p < BITS; p++) product = product << 1 | parity(rows[p] & v[j]);
            v[j] = product;
        }
    }
    return self;
}

/* ---- Points ------------------------------------------------------------------------------------------------------ */

static bool is_sequence(const char *op, const fl_tensor *quasi, int64_t n, const fl_tensor *state, int64_t dimension,
                        int64_t num_generated) {
    if (!is_table(op, "quasi", quasi, 1, dimension) || !is_table(op, "sobolstate", state, 2, dimension)) return false;
    if (num_generated >= 0 && n < LAST && num_generated < LAST - n) return true;
    fl_fail(FL_VALUE_ERROR, "%s: a sequence has 2^30 points, asked for %lld after number %lld", op, (long long)n,
            (long long)num_generated);
    return false;
}

static void advance(int64_t *quasi, const int64_t *directions, int64_t dimension, int64_t number) {
    const int column = last_zero(number);
    for (int64_t d = 0; d < dimension; d++) quasi[d] ^= directions[d * BITS + column];
}

fl_sobol_engine_draw_result fl_sobol_engine_draw(fl_tensor *quasi, int64_t n, fl_tensor *sobolstate, int64_t dimension,
                                                 int64_t num_generated, fl_dtype dtype) {
    const char *op = "_sobol_engine_draw";
    const fl_sobol_engine_draw_result none = {NULL, NULL};
    if (fl_failed()) return none;
    if (dtype == FL_DTYPE_NONE) dtype = fl_get_default_dtype();
    if (n < 0) {
        fl_fail(FL_RUNTIME_ERROR, "Trying to create tensor with negative dimension %lld: [%lld, %lld]", (long long)n,
                (long long)n, (long long)dimension);
        return none;
    }
    if (dtype != FL_FLOAT32 && dtype != FL_FLOAT64) {
        fl_fail(FL_NOT_IMPLEMENTED_ERROR, "\"%s\" not implemented for '%s'", op, fl_dtype__scalar_type(dtype));
        return none;
    }
    if (!is_sequence(op, quasi, n, sobolstate, dimension, num_generated)) return none;
    fl_tensor *last = fl_tensor__empty(FL_INT64, 1, &dimension);
    fl_tensor *points =
        last && fl_tensor__copy(last, quasi) ? fl_tensor__empty(dtype, 2, (int64_t[]){n, dimension}) : NULL;
    if (!points) {
        fl_release(last);
        return none;
    }
    int64_t *number = (int64_t *)(void *)last->data;
    for (int64_t i = 0; i < n; i++) {
        advance(number, ints(sobolstate), dimension, num_generated + i);
        if (dtype == FL_FLOAT64) {
            double *out = (double *)(void *)points->data + i * dimension;
            for (int64_t d = 0; d < dimension; d++) out[d] = (double)number[d] * (1.0 / (1 << BITS));
        } else {
            float *out = (float *)(void *)points->data + i * dimension;
            for (int64_t d = 0; d < dimension; d++) out[d] = (float)number[d] * (1.0f / (1 << BITS));
        }
    }
    return (fl_sobol_engine_draw_result){fl_scope__result(points), fl_scope__result(last)};
}

fl_tensor *fl_sobol_engine_ff_(fl_tensor *self, int64_t n, fl_tensor *sobolstate, int64_t dimension,
                               int64_t num_generated) {
    if (fl_failed() || !is_sequence("_sobol_engine_ff_", self, n < 0 ? 0 : n, sobolstate, dimension, num_generated) ||
        !fl_inplace__begin_unrecorded(self))
        return NULL;
    for (int64_t i = 0; i < n; i++)
        advance((int64_t *)(void *)self->data, ints(sobolstate), dimension, num_generated + i);
    return self;
}
