/* Linear algebra from C: what is said where there is no LAPACK, and some ops where there is one. Without one (nothing
 * installed, FLASHLIGHT_LAPACK not set) the tests that need it are skipped.
 */
#include "testing.h"

#include <flashlight/autograd.h>
#include <flashlight/ops.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "ops/lapack.h"

static fl_tensor *matrix(double a, double b, double c, double d) {
    const double values[4] = {a, b, c, d};
    return fl_from_array(values, FL_FLOAT64, (int64_t[]){2, 2}, 2);
}
static double at(fl_tensor *t, int64_t i, int64_t j) {
    const int64_t *strides = fl_strides(t);
    return ((const double *)fl_data(t))[i * strides[0] + j * strides[1]];
}

static void without_a_library(void **state) {
    (void)state;
    fl_lapack__look_in("/nowhere/liblapack.so\n\n/nowhere/else.so");
    fl_tensor *a = matrix(2, 1, 1, 3);
    assert_null(fl_linalg_inv(a));
    assert_error(FL_RUNTIME_ERROR, "linalg.inv: needs LAPACK, and none was found");
    assert_null(fl_linalg_qr(a, NULL).Q);
    assert_error(FL_RUNTIME_ERROR, "FLASHLIGHT_LAPACK");
    fl_lapack__look_in("libm.so.6"); /* a library without the routines */
    assert_null(fl_linalg_svd(a, NULL).U);
    assert_error(FL_RUNTIME_ERROR, "pip install scipy-openblas32");
    /* What needs none works. */
    fl_tensor *e = fl_linalg_matrix_exp(a);
    assert_non_null(e);
    fl_release(e);
    fl_release(a);
    fl_lapack__look_in(NULL);
}

static bool have_library(void) {
    const bool found = fl_lapack__get("test") != NULL;
    if (!found) fl_error_take();
    return found;
}

static void some_ops(void **state) {
    (void)state;
    if (!have_library()) skip();
    fl_scope_open();
    fl_tensor *a = matrix(2, 1, 1, 3);
    fl_set_requires_grad(a, true);
    fl_tensor *inverse = fl_linalg_inv(a);
    assert_non_null(inverse);
    assert_float_equal(at(inverse, 0, 0), 0.6, 1e-12);
    assert_float_equal(at(inverse, 0, 1), -0.2, 1e-12);
    fl_tensor *det = fl_linalg_det(a);
    assert_float_equal(fl_item(det), 5, 1e-12);
    assert_true(fl_backward(det));
    assert_float_equal(at(fl_grad(a), 0, 0), 3, 1e-12);
    fl_tensor *values = fl_linalg_eigvalsh(a, NULL), *s = fl_linalg_svdvals(a, NULL);
    assert_float_equal(fl_item(fl_sum(values, NULL)), 5, 1e-12);
    assert_float_equal(fl_item(fl_sum(s, NULL)), 5, 1e-12);
    assert_null(fl_linalg_inv(matrix(1, 2, 2, 4)));
    assert_error(FL_LINALG_ERROR, "singular");
    fl_scope_close();
}

/* Every allocation may fail, and nothing is lost then (AddressSanitizer looks). */
static void out_of_memory(void **state) {
    (void)state;
    if (!have_library()) skip();
    for (int op = 0; op < 8; op++) {
        fl_tensor *a = matrix(2, 1, 1, 3);
        fl_set_requires_grad(a, true);
        bool done = false;
        for (int64_t n = 1; n < 400 && !done; n++) {
            fl_scope_open();
            fl_alloc__fail_at(n);
            fl_tensor *r = op == 0   ? fl_linalg_solve(a, a, NULL)
                           : op == 1 ? fl_linalg_qr(a, NULL).R
                           : op == 2 ? fl_linalg_svd(a, NULL).S
                           : op == 3 ? fl_linalg_eigh(a, NULL).eigenvalues
                           : op == 4 ? fl_linalg_lstsq(a, a, NULL).solution
                           : op == 5 ? fl_linalg_lu(a, NULL).U
                           : op == 6 ? fl_linalg_pinv_atol_rtol_float(a, NULL)
                                     : fl_linalg_cholesky(a, NULL);
            if (r) r = fl_sum(r, NULL);
            done = r && fl_backward(r);
            fl_alloc__fail_at(0);
            if (!done) assert_int_equal(fl_error_take().code, FL_MEMORY_ERROR);
            fl_scope_close();
        }
        assert_true(done);
        fl_release(a);
    }
}

/* With no scope open the caller owns every result, and nothing else is left. */
static void no_scope(void **state) {
    (void)state;
    if (!have_library()) skip();
    fl_tensor *a = matrix(2, 1, 1, 3);
    const int64_t before = fl_memory().live_bytes;
    fl_linalg_lu_factor_result lu = fl_linalg_lu_factor(a, NULL);
    fl_linalg_svd_result svd = fl_linalg_svd(a, NULL);
    fl_svd_lowrank_options low = FL_SVD_LOWRANK_OPTIONS;
    low.q = 2;
    fl_svd_lowrank_result rank = fl_svd_lowrank(a, &low);
    fl_triangular_solve_result t = fl_triangular_solve(a, a, NULL);
    fl_tensor *rest[] = {lu.LU,
                         lu.pivots,
                         svd.U,
                         svd.S,
                         svd.Vh,
                         rank.U,
                         rank.S,
                         rank.V,
                         t.solution,
                         t.cloned_coefficient,
                         fl_linalg_cond(a, NULL),
                         fl_logdet(a),
                         fl_linalg_inv(a)};
    for (size_t i = 0; i < sizeof(rest) / sizeof(rest[0]); i++) {
        assert_non_null(rest[i]);
        fl_release(rest[i]);
    }
    assert_int_equal(fl_memory().live_bytes, before);
    fl_release(a);
}

RUN(cmocka_unit_test(without_a_library), cmocka_unit_test(some_ops), cmocka_unit_test(out_of_memory),
    cmocka_unit_test(no_scope))
