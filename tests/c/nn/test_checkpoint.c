/* fl_checkpoint against the same module run plainly: values, gradients, second derivatives, random numbers, memory. */
#include <flashlight/flashlight.h>

#include "base/alloc.h"
#include "testing.h"

static fl_tensor *product_forward(fl_module *self, fl_tensor *const *inputs, int n_inputs, void *context) {
    (void)context;
    fl_tensor *y = fl_forward(fl_module_get(self, "body"), inputs[0]);
    return n_inputs > 1 && inputs[1] ? fl_mul(y, inputs[1]) : y;
}

static fl_module *product(void) {
    fl_module *m = fl_module_custom("Product", product_forward, NULL, NULL);
    fl_module_add(
        m, "body",
        fl_sequential(fl_nn_linear(4, 16, NULL), fl_nn_tanh(), fl_nn_dropout(NULL), fl_nn_linear(16, 4, NULL)));
    return m;
}

/* The loss of one pass, its gradients and, with `second`, those of the gradients' squares. */
static void pass(fl_module *m, bool checkpointed, bool with_factor, bool half, fl_tensor **results) {
    fl_tensor *x = fl_reshape(fl_linspace(fl_int(-1), fl_int(1), 12, NULL), (int64_t[]){3, 4}, 2);
    fl_tensor *inputs[] = {x, with_factor ? fl_exp(x) : NULL};
    fl_set_requires_grad(x, true);
    fl_manual_seed(7);
    if (half) fl_autocast_begin(NULL);
    fl_tensor *y = checkpointed ? fl_checkpoint(m, inputs, 2) : fl_forward_with(m, inputs, 2);
    if (half) fl_autocast_end();
    results[0] = y;
    results[1] = fl_randn((int64_t[]){2}, 1, NULL); /* what is drawn next is the same too */
    fl_tensor *sum = fl_sum(fl_square(y), NULL);
    fl_tensor *wanted[] = {x, fl_module_tensor(m, "body.0.weight"), fl_module_tensor(m, "body.3.bias")};
    assert_true(fl_grad_of(&sum, 1, wanted, 3, &results[2], &(fl_backward_options){NULL, true, true, false}));
    fl_tensor *again = fl_add(fl_sum(fl_square(results[2]), NULL), fl_sum(fl_square(results[3]), NULL));
    assert_true(fl_grad_of(&again, 1, wanted, 2, &results[5], &(fl_backward_options){NULL, true, false, false}));
    fl_module_zero_grad(m);
    assert_true(fl_backward(sum));
    results[7] = fl_grad(wanted[1]);
    results[8] = fl_randn((int64_t[]){2}, 1, NULL);
}

static void the_same_as_without(void **state) {
    (void)state;
    fl_manual_seed(0);
    fl_module *m = product();
    for (int kind = 0; kind < 8; kind++) {
        fl_tensor *plain[9], *checkpointed[9];
        fl_scope_open();
        fl_module_train(m, kind & 1);
        pass(m, false, kind & 2, kind & 4, plain);
        plain[7] = fl_clone(plain[7], NULL);
        pass(m, true, kind & 2, kind & 4, checkpointed);
        for (int i = 0; i < 9; i++) {
            if (i != 5 && i != 6) assert_true(fl_equal(plain[i], checkpointed[i]));
        }
        /* second derivatives come together in another order */
        fl_allclose_options near = FL_ALLCLOSE_OPTIONS;
        near.rtol = near.atol = kind & 4 ? 3e-2 : 1e-5;
        assert_true(fl_allclose(plain[5], checkpointed[5], &near));
        assert_true(fl_allclose(plain[6], checkpointed[6], &near));
        fl_scope_close();
    }
    assert_int_equal(fl_error_code(), FL_OK);
    fl_module_free(m);
}

static int64_t bytes_of_graph(fl_module *m, bool checkpointed) {
    fl_scope_open();
    fl_tensor *x = fl_ones((int64_t[]){512, 4}, 2, NULL);
    const int64_t before = fl_memory().live_bytes;
    fl_tensor *y = checkpointed ? fl_checkpoint(m, &x, 1) : fl_forward(m, x);
    assert_non_null(y);
    const int64_t bytes = fl_memory().live_bytes - before;
    fl_scope_close();
    return bytes;
}

static void little_is_kept(void **state) {
    (void)state;
    fl_module *m = fl_sequential(fl_nn_linear(4, 64, NULL), fl_nn_tanh(), fl_nn_linear(64, 64, NULL), fl_nn_tanh(),
                                 fl_nn_linear(64, 4, NULL));
    fl_scope_open();
    fl_tensor *x = fl_ones((int64_t[]){512, 4}, 2, NULL), *y = fl_checkpoint(m, &x, 1);
    assert_string_equal(fl_grad_fn_name(y), "CheckpointBackward");
    fl_no_grad_begin();
    assert_false(fl_requires_grad(fl_checkpoint(m, &x, 1)));
    fl_grad_mode_end();
    fl_scope_close();
    fl_module_train(m, true);
    assert_true(bytes_of_graph(m, true) * 4 < bytes_of_graph(m, false));
    fl_module_free(m);
}

static void what_is_refused(void **state) {
    (void)state;
    fl_module *m = fl_nn_linear(4, 2, NULL);
    fl_scope_open();
    fl_tensor *x = fl_ones((int64_t[]){3, 4}, 2, NULL), *wrong = fl_ones((int64_t[]){3, 5}, 2, NULL);
    assert_null(fl_checkpoint(NULL, &x, 1));
    assert_error(FL_TYPE_ERROR, "NULL");
    assert_null(fl_checkpoint(m, NULL, 1));
    assert_error(FL_TYPE_ERROR, "'inputs' is NULL");
    assert_null(fl_checkpoint(m, &x, -1));
    assert_error(FL_VALUE_ERROR, "-1 inputs");
    assert_null(fl_checkpoint(m, &wrong, 1));
    assert_error(FL_RUNTIME_ERROR, "");
    /* an input that is written before the backward pass */
    fl_tensor *y = fl_checkpoint(m, &x, 1);
    fl_add_scalar_(x, fl_int(1));
    assert_false(fl_backward(fl_sum(y, NULL)));
    assert_error(FL_RUNTIME_ERROR, "modified by an inplace operation");
    fl_scope_close();
    fl_module_free(m);
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    fl_module *m = product();
    for (int64_t n = 1;; n++) {
        fl_module_zero_grad(m);
        fl_scope_open();
        fl_tensor *x = fl_ones((int64_t[]){3, 4}, 2, NULL);
        fl_alloc__fail_at(n);
        fl_backward(fl_sum(fl_checkpoint(m, &x, 1), NULL));
        fl_alloc__fail_at(0);
        const bool done = fl_error_code() == FL_OK;
        if (!done) assert_error(FL_MEMORY_ERROR, "");
        fl_scope_close();
        if (done) break;
    }
    fl_module_free(m);
}

RUN(cmocka_unit_test(the_same_as_without), cmocka_unit_test(little_is_kept), cmocka_unit_test(what_is_refused),
    cmocka_unit_test(every_allocation_may_fail))
