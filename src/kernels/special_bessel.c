/* special_bessel.c: Bessel functions and Airy's: see special.h. Where libm has none, by Chebyshev series over pieces of
 * the argument, or of its reciprocal towards infinity (special_tables.h), times what grows or decays.
 */
#define _DEFAULT_SOURCE /* j0 and its kin */
#include <math.h>

#include "kernels/special.h"
#include "kernels/special_tables.h"

static const double pi = 3.14159265358979323846;

/* Clenshaw's sum of the series `name` of special_tables.h at x. */
static double series(const double *c, int n, double low, double high, double x) {
    const double t = (2 * x - low - high) / (high - low), twice = 2 * t;
    double before = 0, last = 0;
    for (int i = n - 1; i > 0; --i) {
        const double next = twice * last - before + c[i];
        before = last;
        last = next;
    }
    return t * last - before + c[0] / 2;
}
#define SERIES(name, x) series(name, (int)(sizeof(name) / sizeof(name[0])), name##_low, name##_high, x)

/* ---- Of the first and second kind: libm's, but NaN at infinity, as PyTorch has it -------------------------------- */

double fl_special__j0(double x) { return isinf(x) ? NAN : j0(x); }
double fl_special__j1(double x) { return isinf(x) ? NAN : j1(x); }
double fl_special__y0(double x) { return isinf(x) || x < 0 ? NAN : x == 0 ? -INFINITY : y0(x); }
double fl_special__y1(double x) { return isinf(x) || x < 0 ? NAN : x == 0 ? -INFINITY : y1(x); }
double fl_special__spherical_j0(double x) { return isinf(x) ? 0 : fabs(x) < 1e-9 ? 1 : sin(x) / x; }

/* ---- Modified ---------------------------------------------------------------------------------------------------- */

double fl_special__i0e(double x) {
    x = fabs(x);
    return x <= 8 ? SERIES(i0e_small, x) : SERIES(i0e_large, 1 / x) / sqrt(x);
}
double fl_special__i1e(double x) {
    const double a = fabs(x), y = a <= 8 ? a * SERIES(i1e_small, a) : SERIES(i1e_large, 1 / a) / sqrt(a);
    return copysign(y, x);
}
/* In two steps where e^x alone would overflow. */
static double times_exp(double scaled, double x) {
    const double half = exp(x / 2);
    return scaled * half * half;
}
double fl_special__i0(double x) { return isinf(x) ? NAN : times_exp(fl_special__i0e(x), fabs(x)); }
double fl_special__i1(double x) { return isinf(x) ? NAN : times_exp(fl_special__i1e(x), fabs(x)); }

/* e^x K(x) */
double fl_special__k0e(double x) {
    if (!(x > 0)) return x == 0 ? INFINITY : NAN;
    if (x <= 2) return exp(x) * fl_special__k0(x);
    return SERIES(k0e_large, 1 / x) / sqrt(x);
}
double fl_special__k1e(double x) {
    if (!(x > 0)) return x == 0 ? INFINITY : NAN;
    if (x <= 2) return exp(x) * fl_special__k1(x);
    return SERIES(k1e_large, 1 / x) / sqrt(x);
}
double fl_special__k0(double x) {
    if (!(x > 0)) return x == 0 ? INFINITY : NAN;
    if (x <= 2) return SERIES(k0_small, x * x) - log(x / 2) * fl_special__i0(x);
    return exp(-x) * fl_special__k0e(x);
}
double fl_special__k1(double x) {
    if (!(x > 0)) return x == 0 ? INFINITY : NAN;
    if (x <= 2) return log(x / 2) * fl_special__i1(x) + SERIES(k1_small, x * x) / x;
    return exp(-x) * fl_special__k1e(x);
}

/* ---- Airy's Ai --------------------------------------------------------------------------------------------------- */

double fl_special__airy_ai(double x) {
    if (!isfinite(x)) return NAN;
    if (x > 103.892) return 0;
    if (x > 2) {
        const double zeta = 2.0 / 3 * x * sqrt(x);
        return SERIES(airy_far, 1 / zeta) * exp(-zeta) / sqrt(sqrt(x));
    }
    if (x > 0) return SERIES(airy_near, x) * exp(-x);
    if (x >= -2) return SERIES(airy_2, x);
    if (x >= -5) return SERIES(airy_5, x);
    if (x >= -8) return SERIES(airy_8, x);
    /* A wave of slowly varying amplitude and phase. */
    const double zeta = -2.0 / 3 * x * sqrt(-x), u = 1 / (zeta * zeta), angle = zeta - pi / 4;
    return (cos(angle) * SERIES(airy_wave_p, u) + sin(angle) * SERIES(airy_wave_q, u) / zeta) /
           (sqrt(pi) * sqrt(sqrt(-x)));
}

/* ---- The complementary error function, scaled: e^(x^2) erfc(x) --------------------------------------------------- */

double fl_special__erfcx(double x) {
    if (x < 0) {
        if (x < -26.7) return INFINITY;
        /* x^2 with what rounding takes from it */
        const double square = x * x, rest = fma(x, x, -square), e = exp(square);
        return 2 * (e + e * rest) - fl_special__erfcx(-x);
    }
    if (x > 1e10) return 1 / (sqrt(pi) * x);
    return SERIES(erfcx_series, (x - 4) / (x + 4)) / (1 + 2 * x);
}

double fl_special__lgamma1p_over(double a) { return SERIES(lgamma1p_series, a); }
