/* The C host: containers, custom modules, paths in errors, state dicts. */
#include <math.h>
#include <stdlib.h>

#include <flashlight/flashlight.h>

#include "testing.h"

static fl_module *small(void) {
    return fl_sequential(fl_nn_linear(4, 8, NULL), fl_sequential(fl_nn_relu(NULL), fl_nn_linear(8, 2, NULL)));
}

static void sequential_runs_and_names(void **state) {
    (void)state;
    fl_manual_seed(0);
    fl_module *m = small();
    assert_non_null(m);
    assert_int_equal(fl_module_parameter_count(m), 4 * 8 + 8 + 8 * 2 + 2);
    assert_int_equal(fl_size(fl_module_tensor(m, "1.1.weight"), 0), 2);
    fl_scope_open();
    fl_tensor *y = fl_forward(m, fl_randn((int64_t[]){5, 4}, 2, NULL));
    assert_non_null(y);
    assert_int_equal(fl_size(y, 1), 2);
    assert_true(fl_requires_grad(y));
    fl_scope_close();
    char *text = fl_module_repr(m);
    assert_string_equal(text,
                        "Sequential(\n"
                        "  (0): Linear(in_features=4, out_features=8, bias=True)\n"
                        "  (1): Sequential(\n"
                        "    (0): ReLU()\n"
                        "    (1): Linear(in_features=8, out_features=2, bias=True)\n"
                        "  )\n"
                        ")");
    free(text);
    fl_module_free(m);
}

static void errors_carry_the_path(void **state) {
    (void)state;
    fl_module *m = fl_sequential(fl_nn_linear(4, 8, NULL), fl_sequential(fl_nn_relu(NULL), fl_nn_linear(9, 2, NULL)));
    fl_scope_open();
    assert_null(fl_forward(m, fl_ones((int64_t[]){5, 4}, 2, NULL)));
    assert_error(FL_RUNTIME_ERROR, "1.1 (Linear): ");
    fl_scope_close();
    fl_module_free(m);
}

static void sequentials_change_no_input(void **state) {
    (void)state;
    fl_module *m = fl_sequential(fl_nn_identity(), fl_nn_relu(NULL), fl_nn_linear(4, 4, NULL), fl_nn_relu(NULL));
    fl_no_grad_begin();
    fl_scope_open();
    fl_tensor *x = fl_randn((int64_t[]){5, 4}, 2, NULL), *before = fl_clone(x, NULL);
    fl_tensor *y = fl_forward(m, x);
    assert_true(fl_equal(x, before));
    assert_true(fl_equal(y, fl_relu(fl_forward(fl_module_child(m, 2), fl_relu(x)))));
    fl_scope_close();
    fl_grad_mode_end();
    fl_module_free(m);
}

static fl_tensor *deep(fl_module *self, fl_tensor *const *inputs, int n, void *context) {
    (void)n, (void)context;
    fl_tensor *y = fl_forward(fl_module_get(self, "layers.1"), inputs[0]);
    if (y) return y;
    fl_error_take(); /* the program goes another way */
    return fl_forward(fl_module_get(self, "layers.0.0"), inputs[0]);
}

static void errors_deep_below_carry_the_path(void **state) {
    (void)state;
    fl_module *m = fl_module_custom("Deep", deep, NULL, NULL), *layers = fl_module_make("ModuleList", "");
    fl_module_append(layers, fl_sequential(fl_nn_linear(3, 4, NULL)));
    fl_module_append(layers, fl_sequential(fl_nn_linear(5, 4, NULL)));
    assert_true(fl_module_add(m, "layers", layers));
    fl_module *outer = fl_sequential(m);
    fl_scope_open();
    assert_null(fl_forward(outer, fl_ones((int64_t[]){2, 7}, 2, NULL)));
    assert_error(FL_RUNTIME_ERROR, "0.layers.0.0 (Linear): mat1");
    assert_non_null(fl_forward(outer, fl_ones((int64_t[]){2, 3}, 2, NULL)));
    fl_scope_close();
    fl_module_free(outer);
    assert_null(fl_module_make("Conv2d", "3, -4, 3"));
    assert_error(FL_RUNTIME_ERROR, "Conv2d: out_channels must not be negative, got -4");
}

static fl_tensor *twice(fl_module *self, fl_tensor *const *inputs, int n, void *context) {
    (void)n;
    ++*(int *)context;
    fl_module *inner = fl_module_get(self, "inner");
    return fl_forward(inner, fl_forward(inner, inputs[0]));
}

static void count_release(void *context) { *(int *)context += 100; }

static void custom_modules(void **state) {
    (void)state;
    int calls = 0;
    fl_module *m = fl_module_custom("Twice", twice, &calls, count_release);
    assert_true(fl_module_add(m, "inner", fl_nn_linear(3, 3, NULL)));
    fl_scope_open();
    assert_non_null(fl_forward(m, fl_ones((int64_t[]){2, 3}, 2, NULL)));
    assert_int_equal(calls, 1);
    assert_null(fl_forward(m, fl_ones((int64_t[]){2, 4}, 2, NULL)));
    assert_error(FL_RUNTIME_ERROR, "inner (Linear): ");
    fl_scope_close();
    fl_module_free(m);
    assert_int_equal(calls, 102);
}

static void a_failed_child_fails_the_container(void **state) {
    (void)state;
    assert_null(fl_sequential(fl_nn_relu(NULL), fl_module_make("Conv2d", "3, 4"), fl_nn_linear(3, 3, NULL)));
    assert_error(FL_TYPE_ERROR, "kernel_size");
    assert_null(fl_sequential(fl_nn_relu(NULL), NULL, fl_nn_relu(NULL)));
    assert_error(FL_TYPE_ERROR, "NULL");
}

static void no_module_is_in_itself(void **state) {
    (void)state;
    fl_module *inner = fl_module_make("ModuleList", ""), *outer = fl_module_make("ModuleList", "");
    assert_false(fl_module_add(inner, "self", inner));
    assert_error(FL_VALUE_ERROR, "itself");
    assert_true(fl_module_add(outer, "inner", inner));
    assert_false(fl_module_add(inner, "outer", outer));
    assert_error(FL_VALUE_ERROR, "is in");
    fl_module_free(outer);
}

static void state_dicts_go_round(void **state) {
    (void)state;
    fl_manual_seed(1);
    fl_module *a = small(), *b = small();
    fl_object *saved = fl_module_state(a);
    assert_int_equal(fl_object_count(saved), 4);
    assert_string_equal(fl_object_as_string(fl_object_key(saved, 2)), "1.1.weight");
    assert_true(fl_module_load_state(b, saved, true));
    fl_scope_open();
    assert_true(fl_equal(fl_module_tensor(a, "1.1.weight"), fl_module_tensor(b, "1.1.weight")));
    fl_scope_close();
    fl_object_free(saved);
    fl_module_free(a);
    fl_module_free(b);
}

static void a_state_that_differs_changes_nothing(void **state) {
    (void)state;
    fl_manual_seed(1);
    fl_module *a = fl_sequential(fl_nn_linear(4, 8, NULL), fl_nn_linear(8, 3, NULL)), *b = small();
    fl_scope_open();
    fl_tensor *before = fl_clone(fl_module_tensor(b, "0.weight"), NULL);
    fl_object *saved = fl_module_state(a);
    assert_false(fl_module_load_state(b, saved, true));
    fl_error error = fl_error_take();
    assert_int_equal(error.code, FL_RUNTIME_ERROR);
    assert_non_null(strstr(error.message, "Error(s) in loading state_dict for Sequential:"));
    assert_non_null(strstr(error.message, "Missing key(s) in state_dict: \"1.1.weight\", \"1.1.bias\"."));
    assert_non_null(strstr(error.message, "Unexpected key(s) in state_dict: \"1.weight\", \"1.bias\"."));
    assert_true(fl_equal(before, fl_module_tensor(b, "0.weight")));
    assert_true(fl_module_load_state(b, saved, false));
    assert_false(fl_equal(before, fl_module_tensor(b, "0.weight")));
    fl_object_free(saved);
    fl_scope_close();
    fl_module_free(a);
    fl_module_free(b);
}

static void batch_norm_trains_and_evaluates(void **state) {
    (void)state;
    fl_module *m = fl_nn_batch_norm2d(3, NULL);
    fl_scope_open();
    fl_manual_seed(0);
    fl_tensor *x = fl_randn((int64_t[]){4, 3, 5, 5}, 4, NULL);
    assert_non_null(fl_forward(m, x));
    assert_int_equal(fl_item_scalar(fl_module_tensor(m, "num_batches_tracked")).as.i, 1);
    fl_module_train(m, false);
    fl_tensor *mean = fl_clone(fl_module_tensor(m, "running_mean"), NULL);
    assert_non_null(fl_forward(m, x));
    assert_true(fl_equal(mean, fl_module_tensor(m, "running_mean")));
    assert_null(fl_forward(m, fl_ones((int64_t[]){4, 3}, 2, NULL)));
    assert_error(FL_VALUE_ERROR, "expected 4D input (got 2D input)");
    fl_scope_close();
    fl_module_free(m);
}

static void absurd_sizes_are_refused_at_once(void **state) {
    (void)state;
    assert_null(fl_module_make("LSTM", "2, 3, num_layers=1000000000000000000"));
    assert_error(FL_VALUE_ERROR, "LSTM: num_layers must be at most 65536, got 1000000000000000000");
    assert_null(fl_module_make("LSTM", "2, 4611686018427387904"));
    assert_error(FL_VALUE_ERROR, "LSTM: hidden_size is too large: 4611686018427387904");
    assert_null(fl_module_make("MultiheadAttention", "4611686018427387904, 2"));
    assert_error(FL_VALUE_ERROR, "MultiheadAttention: embed_dim is too large: 4611686018427387904");
    assert_null(fl_nn_transformer_encoder(fl_nn_transformer_encoder_layer(4, 2, NULL), INT64_MAX, NULL));
    assert_error(FL_VALUE_ERROR, "TransformerEncoder: num_layers must be at most 65536");
    assert_null(fl_module_make("Transformer", "4, 2, 1, 1000000000000000000"));
    assert_error(FL_VALUE_ERROR, "TransformerDecoder: num_layers must be at most 65536");
}

static void weights_are_initialised_anew(void **state) {
    (void)state;
    fl_module *m = fl_nn_lstm(3, 4, NULL);
    fl_scope_open();
    fl_tensor *w = fl_module_tensor(m, "weight_hh_l0"); /* [16, 4] */
    fl_init_orthogonal_options o = FL_INIT_ORTHOGONAL_OPTIONS;
    o.gain = 2;
    assert_non_null(fl_init_orthogonal_(w, &o));
    assert_true(fl_requires_grad(w) && fl_is_leaf(w));
    fl_tensor *gram = fl_sub(fl_matmul(fl_t(w), w), fl_mul_scalar(fl_eye(4, NULL), fl_int(4)));
    assert_true(fl_item(fl_amax(fl_abs(gram), NULL)) < 1e-5);
    fl_scope_close();
    fl_module_free(m);
}

/* AdaptiveLogSoftmaxWithLoss: forward's numbers are those of log_prob, and predict's of its argmax. */
static void adaptive_softmax_agrees_with_itself(void **state) {
    (void)state;
    fl_manual_seed(0);
    const int64_t cutoffs[] = {4, 10};
    fl_module *m = fl_nn_adaptive_log_softmax_with_loss(6, 20, cutoffs, 2, NULL);
    assert_non_null(m);
    assert_int_equal(fl_size(fl_module_tensor(m, "tail.1.1.weight"), 0), 10);
    fl_scope_open();
    fl_tensor *inputs[] = {fl_randn((int64_t[]){30, 6}, 2, NULL), fl_randint(20, (int64_t[]){30}, 1, NULL)};
    fl_tensor *outputs[2] = {NULL, NULL};
    assert_int_equal(fl_forward_into(m, inputs, 2, outputs, 2), 2);
    fl_tensor *all = fl_adaptive_log_prob(m, inputs[0]);
    fl_tensor *picked = fl_squeeze_dim(fl_gather(all, 1, fl_unsqueeze(inputs[1], 1), NULL), 1);
    assert_true(fl_item(fl_max(fl_abs(fl_sub(picked, outputs[0])))) < 1e-5);
    assert_true(fabs(fl_item(fl_mean(picked, NULL)) + fl_item(outputs[1])) < 1e-5);
    fl_argmax_options o = {.dim = 1};
    assert_true(fl_equal(fl_adaptive_predict(m, inputs[0]), fl_argmax(all, &o)));
    fl_backward(outputs[1]);
    assert_non_null(fl_grad(fl_module_tensor(m, "tail.0.0.weight")));
    assert_null(fl_adaptive_predict(fl_module_child(m, 0), inputs[0]));
    assert_error(FL_TYPE_ERROR, "fl_adaptive_predict: expected an AdaptiveLogSoftmaxWithLoss");
    fl_scope_close();
    fl_module_free(m);
    assert_null(fl_module_make("AdaptiveLogSoftmaxWithLoss", "6, 20, [4, 30]"));
    assert_error(FL_VALUE_ERROR, "cutoffs should be a sequence of unique, positive integers");
    assert_null(fl_module_make("AdaptiveLogSoftmaxWithLoss", "6, 20, [4], div_value=0"));
    assert_error(FL_ZERO_DIVISION_ERROR, "div_value must not be 0");
}

/* What came of a constructor that failed is taken everywhere: getters say nothing is there, the rest is an error. */
static bool seen(const char *name, fl_tensor *t, void *context) {
    (void)name, (void)t, (void)context;
    return true;
}
static void null_modules_are_taken(void **state) {
    (void)state;
    assert_int_equal(fl_module_children(NULL), 0);
    assert_int_equal(fl_module_parameter_count(NULL), 0);
    assert_null(fl_module_type(NULL));
    assert_null(fl_module_child(NULL, 0));
    assert_null(fl_module_child_name(NULL, 0));
    assert_null(fl_module_get(NULL, "0"));
    assert_null(fl_module_tensor(NULL, "weight"));
    assert_null(fl_module_repr(NULL));
    assert_false(fl_module_training(NULL));
    fl_module_train(NULL, true);
    fl_module_zero_grad(NULL);
    fl_module_remove_hook(NULL, 1);
    assert_int_equal(fl_error_code(), FL_OK);
    assert_false(fl_module_parameters(NULL, seen, NULL));
    assert_error(FL_TYPE_ERROR, "fl_module_parameters: argument 'm' is NULL");
    assert_false(fl_module_requires_grad(NULL, false));
    assert_error(FL_TYPE_ERROR, "is NULL");
    assert_false(fl_module_add_parameter(NULL, "w", NULL));
    assert_error(FL_TYPE_ERROR, "is NULL");
    assert_false(fl_module_add_buffer(NULL, "b", NULL, true));
    assert_error(FL_TYPE_ERROR, "is NULL");
    assert_null(fl_module_state(NULL));
    assert_error(FL_TYPE_ERROR, "is NULL");
    assert_false(fl_save_module(NULL, "/nowhere/model.pth"));
    assert_error(FL_TYPE_ERROR, "is NULL");
    assert_null(fl_forward(NULL, fl_module_tensor(NULL, "weight")));
    assert_int_not_equal(fl_error_take().code, FL_OK);
    assert_null(fl_optimizer_state(NULL));
    assert_error(FL_TYPE_ERROR, "is NULL");
    assert_int_equal(fl_optimizer_groups(NULL), 0);
    assert_int_equal(fl_loader_batches(NULL), 0);
    assert_false(fl_grad_scaler_step(NULL, NULL));
    assert_error(FL_TYPE_ERROR, "fl_grad_scaler_step: argument 's' is NULL");
}

/* Hooks: `scale` before forward and `shift` behind it, `once` takes itself away, `refuse` fails, `forget` gives
 * nothing. */
static void scale(fl_module *m, fl_tensor **inputs, int n, void *context) {
    (void)m;
    for (int i = 0; i < n; i++) inputs[i] = fl_mul_scalar(inputs[i], fl_int(*(int *)context));
}
static fl_tensor *shift(fl_module *m, fl_tensor *const *inputs, int n, fl_tensor *output, void *context) {
    (void)m, (void)n, (void)context;
    return fl_add(output, inputs[0]);
}
static int64_t once_id;
static void once(fl_module *m, fl_tensor **inputs, int n, void *context) {
    (void)inputs, (void)n;
    ++*(int *)context;
    fl_module_remove_hook(m, once_id);
}
static void refuse(fl_module *m, fl_tensor **inputs, int n, void *context) {
    (void)m, (void)inputs, (void)n, (void)context;
    fl_fail(FL_VALUE_ERROR, "not this");
}
static void forget(fl_module *m, fl_tensor **inputs, int n, void *context) {
    (void)m, (void)context;
    for (int i = 0; i < n; i++) inputs[i] = NULL;
}
static void freed(void *context) { ++*(int *)context; }
static fl_tensor *doubled(fl_module *self, fl_tensor *const *inputs, int n, void *context) {
    (void)self, (void)n, (void)context;
    return fl_mul_scalar(inputs[0], fl_int(2));
}
static void hooks_run_around_forward(void **state) {
    (void)state;
    fl_module *kinds[] = {fl_nn_identity(), fl_sequential(fl_nn_identity(), fl_nn_flatten(NULL)),
                          fl_module_custom("Doubled", doubled, NULL, NULL)};
    const double plain[] = {3, 3, 6};
    for (int k = 0; k < 3; k++) {
        fl_module *m = fl_sequential(kinds[k]), *inner = fl_module_child(m, 0);
        int by = 10, calls = 0, released = 0;
        fl_tensor *x = fl_full((int64_t[]){1, 1}, 2, fl_int(3), NULL);
        fl_scope_open();
        once_id = fl_module_add_pre_hook(inner, once, &calls, NULL);
        const int64_t before = fl_module_add_pre_hook(inner, scale, &by, NULL);
        const int64_t after = fl_module_add_hook(inner, shift, &released, freed);
        assert_true(fl_item(fl_forward(m, x)) == 10 * plain[k] + 30); /* the hook behind sees what was put in */
        assert_true(fl_item(fl_forward(m, x)) == 10 * plain[k] + 30 && calls == 1);
        fl_module_remove_hook(inner, before);
        assert_true(fl_item(fl_forward(m, x)) == plain[k] + 3);
        fl_module_remove_hook(inner, after);
        assert_true(fl_item(fl_forward(m, x)) == plain[k] && released == 1);
        const int64_t failing = fl_module_add_pre_hook(inner, refuse, NULL, NULL);
        assert_null(fl_forward(m, x));
        assert_error(FL_VALUE_ERROR, "not this");
        fl_module_remove_hook(inner, failing);
        if (k < 2) {
            fl_module_add_pre_hook(inner, forget, &released, freed);
            assert_null(fl_forward(m, x));
            assert_error(FL_TYPE_ERROR, "is NULL");
        }
        fl_scope_close();
        fl_release(x);
        fl_module_free(m);
        assert_int_equal(released, k < 2 ? 2 : 1);
    }
}

RUN(cmocka_unit_test(null_modules_are_taken), cmocka_unit_test(hooks_run_around_forward),
    cmocka_unit_test(sequential_runs_and_names), cmocka_unit_test(errors_carry_the_path),
    cmocka_unit_test(custom_modules), cmocka_unit_test(a_failed_child_fails_the_container),
    cmocka_unit_test(no_module_is_in_itself), cmocka_unit_test(state_dicts_go_round),
    cmocka_unit_test(a_state_that_differs_changes_nothing), cmocka_unit_test(batch_norm_trains_and_evaluates),
    cmocka_unit_test(sequentials_change_no_input), cmocka_unit_test(errors_deep_below_carry_the_path),
    cmocka_unit_test(absurd_sizes_are_refused_at_once), cmocka_unit_test(weights_are_initialised_anew),
    cmocka_unit_test(adaptive_softmax_agrees_with_itself))
