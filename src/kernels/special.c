/* special.c: see special.h. Series and asymptotic expansions as in Abramowitz and Stegun, Handbook of Mathematical
 * Functions, chapters 6, 7 and 9.
 */
#define _DEFAULT_SOURCE /* lgamma_r */
#include "kernels/special.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

/* A first guess from the logarithm (the branches meet at |x| = 0.95), then Newton steps on erf, or on erfc near the
 * ends, where erf has lost its digits. */
double fl_special__erfinv(double x) {
    if (!(fabs(x) < 1)) return fabs(x) == 1 ? copysign(INFINITY, x) : NAN;
    if (x == 0) return x;
    double a = fabs(x), rest = 1 - a; /* exact for a >= 1/2 */
    double l = log(rest * (1 + a)), t = 2 / (pi * 0.147) + l / 2;
    double y = sqrt(sqrt(t * t - l / 0.147) - t); /* Winitzki's approximation: relative error 2e-3 */
    for (int step = 0; step < 3; ++step) {
        double f = a < 0.5 ? erf(y) - a : rest - erfc(y);
        double u = f / (2 / sqrt(pi) * exp(-y * y));
        y -= u / (1 + y * u); /* Halley */
    }
    return copysign(y, x);
}

double fl_special__lgamma(double x) {
    int sign;
    return lgamma_r(x, &sign);
}

double fl_special__digamma(double x) {
    if (x == 0) return copysign(INFINITY, -x);
    if (x < 0) {
        double whole, part = modf(x, &whole);
        if (part == 0) return NAN;
        return fl_special__digamma(1 - x) - pi / tan(pi * part);
    }
    double shift = 0;
    for (; x < 10; x += 1) shift += 1 / x;
    if (x > 1e17) return log(x) - shift;
    double z = 1 / (x * x); /* Bernoulli numbers over 2k */
    double series =
        z * (1.0 / 12 -
             z * (1.0 / 120 - z * (1.0 / 252 - z * (1.0 / 240 - z * (1.0 / 132 - z * (691.0 / 32760 - z / 12))))));
    return log(x) - 0.5 / x - series - shift;
}

double fl_special__trigamma(double x) {
    double sign = 1, result = 0;
    if (x < 0.5) {
        sign = -1;
        double s = sin(pi * x);
        result -= pi * pi / (s * s);
        x = 1 - x;
    }
    for (; x < 10; x += 1) result += 1 / (x * x);
    double z = 1 / (x * x);
    result += (1 + 0.5 / x +
               z * (1.0 / 6 - z * (1.0 / 30 - z * (1.0 / 42 - z * (1.0 / 30 - z * (5.0 / 66 - z * 691.0 / 2730)))))) /
              x;
    return sign * result;
}
