/* special.h: special functions that libm lacks or has in a form unfit for threads. In double precision,
 * for floats too.
 */
#ifndef FL_KERNELS_SPECIAL_H
#define FL_KERNELS_SPECIAL_H

double fl_special__lgamma(double x);
double fl_special__digamma(double x);
double fl_special__digamma_near_zero(double x);   /* for x < 0 near a zero: more digits than a double's sum has */
double fl_special__polygamma(double n, double x); /* the n-th derivative of digamma, n > 0 */

// clang-format off
/* Functions of one number, FL_SPECIAL_UNARY, and of two, FL_SPECIAL_BINARY; X(name). Those of FL_SPECIAL_LANES and
 * the polynomials are vectors, lanes_name of special.inc; the others are fl_special__name. */
/* special.inc: i0, i1, k0, k1 are the modified Bessel functions, the e at the end of a name means scaled: e^-|x| i0,
 * e^x k0; j0, j1, y0, y1 those of the first and second kind. */
#define FL_SPECIAL_BESSEL(X) X(i0) X(i0e) X(i1) X(i1e) X(k0) X(k0e) X(k1) X(k1e) X(j0) X(j1) X(y0) X(y1) \
    X(spherical_j0) X(erfcx)
/* special.inc: the normal distribution's function, its inverse and its logarithm; -x log x. */
#define FL_SPECIAL_NORMAL(X) X(ndtr) X(ndtri) X(log_ndtr) X(entr)
/* Hurwitz's zeta(x, q); the regularised incomplete gamma functions of (a, x). */
#define FL_SPECIAL_GAMMA(X) X(zeta) X(igamma) X(igammac)
/* special_polynomials.inc: of (x, degree), vectors too. */
#define FL_SPECIAL_POLYNOMIAL(X) X(chebyshev_t) X(chebyshev_u) X(chebyshev_v) X(chebyshev_w) X(hermite_h) X(hermite_he) \
    X(laguerre_l) X(legendre_p)
#define FL_SPECIAL_LANES(X) FL_SPECIAL_BESSEL(X) FL_SPECIAL_NORMAL(X)
#define FL_SPECIAL_UNARY(X) FL_SPECIAL_LANES(X) X(airy_ai)
#define FL_SPECIAL_BINARY(X) FL_SPECIAL_GAMMA(X) FL_SPECIAL_POLYNOMIAL(X)
// clang-format on
double fl_special__airy_ai(double x);
/* To a relative error of some `eps`: FL_SPECIAL_EPS for a double, FL_SPECIAL_EPS_F32 where the result becomes a float.
 */
#define FL_SPECIAL_EPS 1.1102230246251565e-16
#define FL_SPECIAL_EPS_F32 2e-9
#define DECLARE(name) double fl_special__##name(double x, double y, double eps);
FL_SPECIAL_GAMMA(DECLARE)
#undef DECLARE
/* log gamma(1 + a) / a for a in [0, 1/2]. */
double fl_special__lgamma1p_over(double a);

#endif
