/* Autocast from C: blocks that nest, the dtypes of what ops give, gradients of float32 parameters, casts that are kept,
 * and training in float16 with a gradient scaler.
 */
#include "testing.h"

#include <flashlight/flashlight.h>
#include <math.h>

static void blocks_nest(void **state) {
    (void)state;
    fl_scope_open();
    fl_tensor *x = fl_ones((int64_t[]){2, 2}, 2, NULL);
    assert_false(fl_autocast_enabled());
    assert_int_equal(fl_autocast_dtype(), FL_BFLOAT16);
    assert_int_equal(fl_dtype_of(fl_matmul(x, x)), FL_FLOAT32);
    fl_autocast_begin(NULL);
    assert_int_equal(fl_dtype_of(fl_matmul(x, x)), FL_BFLOAT16);
    assert_int_equal(fl_dtype_of(fl_add(x, x)), FL_FLOAT32);
    fl_autocast_options half = FL_AUTOCAST_OPTIONS, off = FL_AUTOCAST_OPTIONS;
    half.dtype = FL_FLOAT16;
    off.enabled = off.cache = false;
    fl_autocast_begin(&half);
    assert_int_equal(fl_dtype_of(fl_matmul(x, x)), FL_FLOAT16);
    fl_autocast_begin(&off);
    assert_false(fl_autocast_enabled() || fl_autocast_cache_enabled());
    assert_int_equal(fl_dtype_of(fl_matmul(x, x)), FL_FLOAT32);
    fl_autocast_end();
    assert_int_equal(fl_autocast_dtype(), FL_FLOAT16);
    fl_autocast_end();
    fl_tensor *y = fl_matmul(x, x);
    assert_int_equal(fl_dtype_of(fl_cat((fl_tensor *[]){x, y}, 2, NULL)), FL_FLOAT32);
    assert_int_equal(fl_dtype_of(fl_cat((fl_tensor *[]){y, y}, 2, NULL)), FL_BFLOAT16);
    assert_int_equal(fl_dtype_of(fl_mse_loss(y, x, NULL)), FL_FLOAT32);
    fl_autocast_end();
    fl_autocast_end(); /* one too many */
    assert_int_equal(fl_dtype_of(fl_matmul(x, x)), FL_FLOAT32);
    assert_int_equal(fl_error_code(), FL_OK);
    fl_scope_close();
}

static void mistakes(void **state) {
    (void)state;
    fl_autocast_options wrong = FL_AUTOCAST_OPTIONS;
    wrong.dtype = FL_INT32;
    fl_autocast_begin(&wrong);
    assert_error(FL_VALUE_ERROR, "expected bfloat16 or float16, got int32");
    assert_false(fl_autocast_enabled());
    fl_autocast_end();
    for (int i = 0; i < 33; i++) fl_autocast_begin(NULL);
    assert_error(FL_RUNTIME_ERROR, "nested deeper than 32");
    for (int i = 0; i < 33; i++) fl_autocast_end();
    assert_false(fl_autocast_enabled());
    fl_scope_open(); /* an op that fails within a block */
    fl_autocast_begin(NULL);
    fl_tensor *x = fl_ones((int64_t[]){2, 3}, 2, NULL);
    assert_null(fl_mm(x, x));
    assert_error(FL_RUNTIME_ERROR, "");
    assert_int_equal(fl_dtype_of(fl_mm(x, fl_t(x))), FL_BFLOAT16);
    fl_autocast_end();
    fl_scope_close();
}

static void casts_are_kept(void **state) {
    (void)state;
    fl_scope_open();
    fl_tensor *w = fl_ones((int64_t[]){2, 2}, 2, NULL), *x = fl_ones((int64_t[]){2, 2}, 2, NULL);
    fl_set_requires_grad(w, true);
    fl_autocast_begin(NULL);
    fl_tensor *loss = fl_sum(fl_add(fl_mm(x, w), fl_mm(x, w)), NULL);
    fl_no_grad_begin();
    fl_zero_(w);
    fl_grad_mode_end();
    assert_true(fl_item(fl_sum(fl_mm(x, w), NULL)) == 8);
    fl_autocast_clear_cache();
    assert_true(fl_item(fl_sum(fl_mm(x, w), NULL)) == 0);
    fl_autocast_end();
    assert_true(fl_backward(loss));
    assert_int_equal(fl_dtype_of(fl_grad(w)), FL_FLOAT32);
    assert_true(fl_item(fl_select(fl_select(fl_grad(w), 0, 0), 0, 0)) == 4);
    fl_scope_close();
}

static void training(void **state) {
    (void)state;
    fl_manual_seed(0);
    fl_module *model = fl_sequential(fl_nn_linear(4, 8, NULL), fl_nn_relu(NULL), fl_nn_linear(8, 1, NULL));
    fl_adam_options fast = FL_ADAM_OPTIONS;
    fast.lr = 0.02;
    fl_optimizer *adam = fl_adam(model, &fast);
    fl_grad_scaler_options options = FL_GRAD_SCALER_OPTIONS;
    options.growth_interval = 5;
    fl_grad_scaler *scaler = fl_grad_scaler_make(&options);
    fl_autocast_options half = FL_AUTOCAST_OPTIONS;
    half.dtype = FL_FLOAT16;
    double first = 0, last = 0;
    for (int step = 0; step < 40; step++) {
        fl_scope_open();
        fl_tensor *x = fl_randn((int64_t[]){16, 4}, 2, NULL);
        fl_tensor *y = fl_sum_dim(x, (int64_t[]){1}, 1, &(fl_sum_dim_options){.keepdim = true, .dtype = FL_DTYPE_NONE});
        if (step == 10) fl_mul_scalar_(x, fl_float(INFINITY));
        fl_autocast_begin(&half);
        fl_tensor *loss = fl_mse_loss(fl_forward(model, x), y, NULL);
        fl_autocast_end();
        fl_zero_grad(adam);
        fl_backward(fl_grad_scaler_scale(scaler, loss));
        const double scale = fl_grad_scaler_value(scaler);
        if (step % 2) fl_grad_scaler_unscale(scaler, adam);
        fl_grad_scaler_step(scaler, adam);
        fl_grad_scaler_update(scaler);
        assert_int_equal(fl_error_code(), FL_OK);
        if (step == 10) assert_true(fl_grad_scaler_value(scaler) == scale / 2);
        last = fl_item(loss);
        if (step == 0) first = last;
        fl_scope_close();
    }
    assert_true(isfinite(last) && last < first);
    assert_true(fl_grad_scaler_step(scaler, adam));
    assert_false(fl_grad_scaler_step(scaler, adam));
    assert_error(FL_RUNTIME_ERROR, "has already been called");
    assert_false(fl_grad_scaler_unscale(scaler, adam));
    assert_error(FL_RUNTIME_ERROR, "has stepped");
    fl_grad_scaler_free(scaler);
    options.growth_factor = 1;
    assert_null(fl_grad_scaler_make(&options));
    assert_error(FL_VALUE_ERROR, "growth_factor");
    fl_optimizer_free(adam);
    fl_module_free(model);
}

RUN(cmocka_unit_test(blocks_nest), cmocka_unit_test(mistakes), cmocka_unit_test(casts_are_kept),
    cmocka_unit_test(training))
