/* special.h: special functions of one number that libm lacks or has in a form unfit for threads. In double precision,
 * for floats too.
 */
#ifndef FL_KERNELS_SPECIAL_H
#define FL_KERNELS_SPECIAL_H

double fl_special__erfinv(double x);
double fl_special__lgamma(double x);
double fl_special__digamma(double x);
double fl_special__trigamma(double x);
double fl_special__i0(double x); /* the modified Bessel function of order 0 */

#endif
