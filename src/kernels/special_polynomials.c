/* special_polynomials.c: the classical orthogonal polynomials by their recurrences (DLMF 18.9), Chebyshev's of higher
 * degree within (-1, 1) by the angle. See special.h. A degree is a number whose fraction is dropped; of a negative
 * degree all are 0.
 */
#include <math.h>
#include <stdint.h>

#include "kernels/special.h"

static int64_t degree(double n) { return n > -1e18 && n < 1e18 ? (int64_t)n : -1; }
static double sign_of(int64_t n) { return n % 2 ? -1 : 1; }

/* p_0 = 1, p_1 = first, p_k+1 = 2 x p_k - p_k-1 */
static double chebyshev(double x, int64_t n, double first) {
    if (n == 0) return 1;
    double before = 1, last = first;
    for (int64_t k = 2; k <= n && !isnan(last); ++k) {
        const double next = 2 * x * last - before;
        before = last;
        last = next;
    }
    return last;
}

double fl_special__chebyshev_t(double x, double degree_of) {
    const int64_t n = degree(degree_of);
    if (n < 0) return 0;
    if (fabs(x) == 1) return x > 0 ? 1 : sign_of(n);
    if (n > 6 && fabs(x) < 1) return cos((double)n * acos(x));
    return chebyshev(x, n, x);
}
double fl_special__chebyshev_u(double x, double degree_of) {
    const int64_t n = degree(degree_of);
    if (n < 0) return 0;
    const double next = (double)n + 1;
    if (fabs(x) == 1) return x > 0 ? next : sign_of(n) * next;
    if (n > 8 && fabs(x) < 1) return sin(next * acos(x)) / sqrt((1 - x) * (1 + x));
    return chebyshev(x, n, 2 * x);
}
double fl_special__chebyshev_v(double x, double degree_of) {
    const int64_t n = degree(degree_of);
    if (n < 0) return 0;
    const double twice = 2 * (double)n + 1;
    if (fabs(x) == 1) return x > 0 ? 1 : sign_of(n) * twice;
    if (n > 8 && fabs(x) < 1) return cos(twice * acos(x) / 2) / cos(acos(x) / 2);
    return chebyshev(x, n, 2 * x - 1);
}
double fl_special__chebyshev_w(double x, double degree_of) {
    const int64_t n = degree(degree_of);
    if (n < 0) return 0;
    const double twice = 2 * (double)n + 1;
    if (fabs(x) == 1) return x > 0 ? twice : sign_of(n);
    if (n > 8 && fabs(x) < 1) return sin(twice * acos(x) / 2) / sin(acos(x) / 2);
    return chebyshev(x, n, 2 * x + 1);
}

/* Past `limit` PyTorch takes Hermite's for overflown. */
double fl_special__hermite_h(double x, double degree_of, int limit) {
    const int64_t n = degree(degree_of);
    if (n < 0) return 0;
    if (n > limit) return NAN;
    double before = 0, last = 1;
    for (int64_t k = 0; k < n && !isnan(last); ++k) {
        const double next = 2 * x * last - 2 * (double)k * before;
        before = last;
        last = next;
    }
    return last;
}
double fl_special__hermite_he(double x, double degree_of, int limit) {
    const int64_t n = degree(degree_of);
    if (n < 0) return 0;
    if (n > limit) return NAN;
    double before = 0, last = 1;
    for (int64_t k = 0; k < n && !isnan(last); ++k) {
        const double next = x * last - (double)k * before;
        before = last;
        last = next;
    }
    return last;
}
double fl_special__laguerre_l(double x, double degree_of) {
    const int64_t n = degree(degree_of);
    if (n < 0) return 0;
    if (x == 0) return 1;
    double before = 0, last = 1;
    for (int64_t k = 0; k < n && !isnan(last); ++k) {
        const double m = (double)k, next = ((2 * m + 1 - x) * last - m * before) / (m + 1);
        before = last;
        last = next;
    }
    return last;
}
double fl_special__legendre_p(double x, double degree_of) {
    const int64_t n = degree(degree_of);
    if (n < 0) return 0;
    if (fabs(x) == 1) return x > 0 ? 1 : sign_of(n);
    double before = 0, last = 1;
    for (int64_t k = 0; k < n && !isnan(last); ++k) {
        const double m = (double)k, next = ((2 * m + 1) * x * last - m * before) / (m + 1);
        before = last;
        last = next;
    }
    return last;
}
