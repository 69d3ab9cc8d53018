/* special_gamma.c: what goes with the gamma and error functions: Hurwitz's zeta, polygamma, the incomplete gamma
 * functions, the normal distribution. See special.h.
 */
#include <math.h>
#include <stdbool.h>

#include "kernels/special.h"

static const double pi = 3.14159265358979323846;

/* ---- Zeta and polygamma ------------------------------------------------------------------------------------------ */

/* a^-x */
static double power(double a, double x) {
    if (x != floor(x) || x > 5) return pow(a, -x);
    double product = a;
    for (int k = 1; k < (int)x; ++k) product *= a;
    return 1 / product;
}

/* sum over n >= 0 of (q + n)^-x for q > 0, x > 1, by the formula of Euler and Maclaurin. */
static double zeta_positive(double x, double q, double eps) {
    double sum = 0, a = q;
    for (int n = 0; n < 10 || a < 10; ++n, a += 1) {
        const double term = power(a, x);
        sum += term;
        if (term < sum * eps * 0.01) return sum;
    }
    /* B_2k / (2k)! */
    static const double c[] = {1.0 / 12,
                               -1.0 / 720,
                               1.0 / 30240,
                               -1.0 / 1209600,
                               1.0 / 47900160,
                               -691.0 / 1307674368000,
                               1.0 / 74724249600,
                               -3617.0 / 10670622842880000,
                               43867.0 / 5109094217170944000,
                               -174611.0 / 802857662698291200000.0,
                               77683.0 / 14101100039391805440000.0,
                               -236364091.0 / 1693824136731743669452800000.0};
    const double last = power(a, x);
    sum += last * (a / (x - 1) + 0.5);
    double factor = last * x / a;
    for (int k = 0; k < 12; ++k) {
        const double term = c[k] * factor;
        sum += term;
        if (fabs(term) < fabs(sum) * eps) break;
        factor *= (x + 2 * k + 1) * (x + 2 * k + 2) / (a * a);
    }
    return sum;
}

/* high + low, with about twice the digits of a double. */
typedef struct pair {
    double high, low;
} pair;

static pair plus(pair a, double high, double low) {
    const double s = a.high + high, part = s - a.high;
    return (pair){s, ((a.high - (s - part)) + (high - part)) + (a.low + low)};
}
/* sign a^-x for a whole x. */
static pair inverse_power(pair a, double x, double sign) {
    pair y = a;
    for (double k = 1; k < x; ++k) {
        const double product = y.high * a.high;
        y.low = fma(y.high, a.high, -product) + y.low * a.high + y.high * a.low;
        y.high = product;
    }
    const double term = sign / y.high, rest = (fma(-term, y.high, sign) - term * y.low) / y.high;
    return (pair){term, isfinite(rest) ? rest : 0};
}

/* The zeta function of a negative q that is no whole number, and a whole x: the terms of negative base, from q up to
 * the last below 0, mirrored; then those from q - floor(q) on. What is large cancels out, so the first terms are pairs.
 */
static double zeta_mirrored(double x, double q, double eps) {
    const double sign = fmod(x, 2) == 0 ? 1 : -1;
    const pair whole = {-floor(q), 0}, one = {1, 0};
    const pair from[3] = {plus(whole, q, 0), plus(one, -plus(whole, q, 0).high, -plus(whole, q, 0).low),
                          plus(one, -q, 0)};
    const double signs[3] = {1, sign, -sign};
    const int terms = 16;
    pair sum = {0, 0};
    for (int k = 0; k < 3; ++k) {
        for (int n = 0; n < terms; ++n) {
            const pair term = inverse_power(plus(from[k], n, 0), x, signs[k]);
            sum = plus(sum, term.high, term.low);
        }
        sum = plus(sum, signs[k] * zeta_positive(x, from[k].high + terms, eps), 0);
    }
    return isfinite(sum.high) ? sum.high + sum.low : sum.high;
}

double fl_special__zeta(double x, double q, double eps) {
    if (x == 1) return INFINITY; /* a pole is one whatever the other number */
    if (x < 1) return NAN;
    if (q <= 0 && q == floor(q)) return INFINITY;
    if (isnan(x) || isnan(q) || isinf(q)) return NAN;         /* as PyTorch has it */
    if (isinf(x)) return q > 1 ? NAN : q == 1 ? 1 : INFINITY; /* as PyTorch has it: 0 times infinity */
    if (q > 0) return zeta_positive(x, q, eps);
    if (x != floor(x)) return NAN;
    if (eps <= FL_SPECIAL_EPS && x < 100) return zeta_mirrored(x, q, eps);
    const double a = q - floor(q), sign = fmod(x, 2) == 0 ? 1 : -1;
    return zeta_positive(x, a, eps) + sign * (zeta_positive(x, 1 - a, eps) - zeta_positive(x, 1 - q, eps));
}

double fl_special__digamma_near_zero(double x) {
    const double steps = 10 + ceil(-x);
    const pair a = plus((pair){x, 0}, steps, 0);            /* from 10 to 11 */
    pair sum = {2.3513752571634776, 7.035472405308644e-17}; /* log 10.5 */
    for (double k = 0; k < steps; ++k) {
        const pair term = inverse_power(plus((pair){x, 0}, k, 0), 1, -1);
        sum = plus(sum, term.high, term.low);
    }
    const double z = 1 / (a.high * a.high); /* Bernoulli numbers over 2k */
    double series = 691.0 / 32760 - z * (1.0 / 12 - z * 3617.0 / 8160);
    series = z * (1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - z * (1.0 / 240 - z * (1.0 / 132 - z * series)))));
    sum = plus(sum, log1p((a.high - 10.5 + a.low) / 10.5) - 0.5 / a.high - series, 0);
    return sum.high + sum.low;
}

double fl_special__polygamma(double n, double x) {
    double factorial = 1;
    for (double k = 2; k <= n && k < 172; ++k) factorial *= k; /* infinite from 171 on */
    return (fmod(n, 2) == 0 ? -1 : 1) * factorial * fl_special__zeta(n + 1, x, FL_SPECIAL_EPS);
}

/* ---- Incomplete gamma functions ---------------------------------------------------------------------------------- */

/* u - log(1 + u), also near 0. */
static double log1p_rest(double u, double eps) {
    if (fabs(u) > 0.4) return u - log1p(u);
    /* log(1 + u) = 2 atanh(r), r = u / (2 + u) */
    const double r = u / (2 + u), r2 = r * r;
    double sum = 0, power = r2 * r;
    for (int k = 3; k < 60; k += 2) {
        const double term = power / k;
        sum += term;
        if (fabs(term) < fabs(sum) * eps) break;
        power *= r2;
    }
    return u * r - 2 * sum;
}
/* x^a e^-x / gamma(a + 1) */
static double prefix(double a, double x, double eps) {
    if (a < 60) {
        if (x > 2000) return 0;
        const double half = exp(-x / 2); /* twice, so that it has not underflowed where the power is large */
        return pow(x, a) * half * half / tgamma(a + 1);
    }
    const double z = 1 / (a * a); /* Stirling's series */
    const double tail =
        (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188 - z * 691.0 / 360360))))) / a;
    return exp(-a * log1p_rest((x - a) / a, eps) - tail) / sqrt(2 * pi * a);
}
/* P, for x up to about a. */
static double lower_series(double a, double x, double eps) {
    double sum = 1, term = 1;
    for (double k = 1; k < 30000; ++k) {
        term *= x / (a + k);
        sum += term;
        if (term < sum * eps) break;
    }
    return sum * prefix(a, x, eps);
}
/* Q, for x above a, by its continued fraction: Lentz's algorithm tells how many terms matter, which are then summed
 * from the last to the first, where errors shrink. */
static double upper_fraction(double a, double x, double eps) {
    const double tiny = 1e-300;
    double b = x + 1 - a, c = 1 / tiny, d = 1 / b, k = 1;
    for (; k < 30000; ++k) {
        const double n = k * (a - k);
        b += 2;
        d = n * d + b;
        if (fabs(d) < tiny) d = tiny;
        c = b + n / c;
        if (fabs(c) < tiny) c = tiny;
        d = 1 / d;
        if (fabs(c * d - 1) < eps * 2) break;
    }
    const bool positive = a < 1 + x / 2; /* its other form (DLMF 8.9.2) subtracts nothing, or little */
    double f = positive ? x : b;
    for (; positive && k > 0; --k) f = x + (k - a) / (1 + k / f);
    for (; k > 0; --k) {
        b -= 2;
        f = b + k * (a - k) / f;
    }
    return a * prefix(a, x, eps) / f;
}
/* Q for small x and a: 1 - x^a / gamma(a + 1) and what follows it, without loss of digits. */
static double upper_small(double a, double x, double eps) {
    double sum = 0, term = 1;
    for (int n = 1; n < 100; ++n) {
        term *= -x / n;
        const double add = term / (a + n);
        sum += add;
        if (fabs(add) < fabs(sum) * eps) break;
    }
    const double l = a * log(x) - a * fl_special__lgamma1p_over(a);
    return -expm1(l) - a * sum * exp(l);
}
/* Temme's uniform expansion (DLMF 8.12), for a past 10^6: Q where upper, else P. */
static double uniform(double a, double x, bool upper, double eps) {
    const double u = (x - a) / a, eta = copysign(sqrt(2 * log1p_rest(u, eps)), u);
    if (fabs(eta) * sqrt(a / 2) > 28) return (u > 0) == upper ? 0 : 1;
    const double c0 = -1.0 / 3 + eta * (1.0 / 12 + eta * (-2.0 / 135 + eta * (1.0 / 864 + eta * (1.0 / 2835))));
    const double c1 = -1.0 / 540 - eta * (1.0 / 288 - eta * (1.0 / 378));
    const double r = exp(-a * eta * eta / 2) / sqrt(2 * pi * a) * (c0 + c1 / a);
    return upper ? erfc(eta * sqrt(a / 2)) / 2 + r : erfc(-eta * sqrt(a / 2)) / 2 - r;
}

/* P or Q = 1 - P. */
static double incomplete(double a, double x, bool upper, double eps) {
    if (x < 0 || a < 0) return NAN;
    if (a == 0) return x > 0 ? !upper : NAN;
    if (x == 0) return upper;
    if (isinf(a)) return isinf(x) ? NAN : upper;
    if (isinf(x)) return !upper;
    if (isnan(a) || isnan(x)) return NAN;
    if (a > 1e6) return uniform(a, x, upper, eps);
    if (x <= 1 && a <= 0.5) return upper ? upper_small(a, x, eps) : lower_series(a, x, eps);
    if (x <= 1 || x <= a) return upper ? 1 - lower_series(a, x, eps) : lower_series(a, x, eps);
    return upper ? upper_fraction(a, x, eps) : 1 - upper_fraction(a, x, eps);
}
double fl_special__igamma(double a, double x, double eps) { return incomplete(a, x, false, eps); }
double fl_special__igammac(double a, double x, double eps) { return incomplete(a, x, true, eps); }
