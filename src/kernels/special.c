/* special.c: see special.h. Series and asymptotic expansions as in Abramowitz and Stegun, Handbook of Mathematical
 * Functions, chapters 6, 7 and 9.
 */
#define _DEFAULT_SOURCE /* lgamma_r */
#include "kernels/special.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

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
