/* special_bessel.c: Airy's function and others that stay scalar: see special.h. By Chebyshev series over pieces of
 * the argument, or of its reciprocal towards infinity (special_tables.h), times what grows or decays.
 */
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

double fl_special__lgamma1p_over(double a) { return SERIES(lgamma1p_series, a); }
