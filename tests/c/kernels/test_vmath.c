/* The vectorised functions of float against libm in double precision, over all magnitudes, for every instruction set:
 * the largest error in units in the last place stays within what vmath.inc states.
 */
#include "each_isa.h"
#include "kernels/pointwise.h"

enum { BLOCK = 1009, STEP = 9973 }; /* odd, so that all patterns of low bits occur */

/* Units in the last place of `expected` between it and got; NaN must meet NaN, infinity infinity. */
static double error_in_ulp(float got, double expected) {
    const float rounded = (float)expected;
    if (isnan(rounded) || isinf(rounded) || isnan(got) || isinf(got))
        return (isnan(rounded) && isnan(got)) || rounded == got ? 0 : INFINITY;
    const float size = fabsf(rounded);
    const double unit = size < 0x1p-126f ? 0x1p-149 : (double)nextafterf(size, INFINITY) - (double)size;
    return fabs((double)got - expected) / unit;
}

static float float_of(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static const fl_pointwise_params no_params = {.single = 0};

static void check_unary(const fl_pointwise_kernels *k, fl_pointwise_id id, double (*exact)(double), double limit,
                        const char *name) {
    const fl_block_fn fn = k->fn[id][FL_FLOAT32];
    assert_non_null(fn);
    float x[BLOCK], y[BLOCK], at = 0;
    double worst = 0;
    for (uint64_t bits = 0; bits < UINT64_C(1) << 32;) {
        for (int i = 0; i < BLOCK; i++, bits += STEP) x[i] = float_of((uint32_t)bits);
        fn(y, (const void *const[]){x}, BLOCK, &no_params);
        for (int i = 0; i < BLOCK; i++) {
            const double error = error_in_ulp(y[i], exact(x[i]));
            if (error > worst) worst = error, at = x[i];
        }
    }
    if (getenv("SHOW_ERRORS")) printf("%s %.2f at %g\n", name, worst, (double)at);
    if (!(worst <= limit))
        fail_msg("%s: %.2f units in the last place at %.9g, not %.2f", name, worst, (double)at, limit);
}

static void check_binary(const fl_pointwise_kernels *k, fl_pointwise_id id, double (*exact)(double, double),
                         double limit, const char *name) {
    static const float corners[] = {0.0f, -0.0f,  1.0f,  -1.0f, INFINITY, -INFINITY,
                                    NAN,  1e-45f, 3e38f, 0.5f,  -2.5f,    1e30f};
    enum { CORNERS = sizeof corners / sizeof *corners };
    const fl_block_fn fn = k->fn[id][FL_FLOAT32];
    assert_non_null(fn);
    float x[BLOCK], y[BLOCK], z[BLOCK];
    uint64_t seed = 7;
    for (int round = 0; round < 300; round++) {
        for (int i = 0; i < BLOCK; i++) {
            const bool corner = round == 0 && i < CORNERS * CORNERS;
            /* Magnitudes near each other and far apart in turn. */
            const double spread = round % 3 == 0 ? 2 : round % 3 == 1 ? 20 : 120;
            x[i] = corner ? corners[i / CORNERS]
                          : (float)(random_between(&seed, -1, 1) * exp2(random_between(&seed, -spread, spread)));
            y[i] = corner ? corners[i % CORNERS]
                          : (float)(random_between(&seed, -1, 1) * exp2(random_between(&seed, -spread, spread)));
        }
        fn(z, (const void *const[]){x, y}, BLOCK, &no_params);
        for (int i = 0; i < BLOCK; i++) {
            const double error = error_in_ulp(z[i], exact(x[i], y[i]));
            if (!(error <= limit))
                fail_msg("%s(%.9g, %.9g) is %.9g, not %.17g: %.2f units in the last place", name, (double)x[i],
                         (double)y[i], (double)z[i], exact(x[i], y[i]), error);
        }
    }
}

static double remainder_of_python(double x, double y) {
    const double rest = fmod(x, y);
    return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
}

/* Without fused multiply-add (the baseline) errors are up to twice as large. */
static void check_all(const fl_pointwise_kernels *k, int real) {
    if (real != FL_REAL_F32) return;
#define UNARY(name, limit) check_unary(k, FL_PW_##name, name, limit, #name)
    UNARY(exp, 2);
    UNARY(exp2, 2);
    UNARY(expm1, 2);
    UNARY(log, 1.5);
    UNARY(log1p, 1.5);
    UNARY(log2, 2);
    UNARY(log10, 2.5);
    UNARY(tanh, 3);
    UNARY(erf, 2);
    UNARY(erfc, 1);
    UNARY(sin, 2);
    UNARY(cos, 2);
    UNARY(tan, 3);
    UNARY(asin, 3);
    UNARY(acos, 3);
    UNARY(atan, 3);
    UNARY(sinh, 4);
    UNARY(cosh, 4);
    UNARY(asinh, 4);
    UNARY(acosh, 4);
    UNARY(atanh, 4);
    check_binary(k, FL_PW_atan2, atan2, 4, "atan2");
    check_binary(k, FL_PW_hypot, hypot, 1, "hypot");
    check_binary(k, FL_PW_pow, pow, 1, "pow");
    check_binary(k, FL_PW_fmod, fmod, 0, "fmod");
    check_binary(k, FL_PW_remainder, remainder_of_python, 1, "remainder");
}

static void functions_are_as_exact_as_stated(void **state) {
    (void)state;
    EACH_ISA(pointwise, check_all);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(functions_are_as_exact_as_stated)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
