/* Every allocation of a program's life made to fail once: building a network, training it, saving and loading it. Each
 * time the program ends with one clean error, nothing stays allocated, and what was there before still works.
 */
#include <flashlight/flashlight.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "nn/module.h"
#include "testing.h"

static fl_module *convolutional(void) {
    fl_nn_conv2d_options same = FL_NN_CONV2D_OPTIONS;
    same.padding[0] = same.padding[1] = 1;
    return fl_sequential(fl_nn_conv2d(1, 4, 3, &same), fl_nn_batch_norm2d(4, NULL), fl_nn_relu(NULL),
                         fl_nn_flatten(NULL), fl_nn_dropout(NULL), fl_nn_linear(4 * 6 * 6, 5, NULL));
}

static fl_module *of_words(void) {
    return fl_sequential(fl_nn_embedding(11, 6, NULL), fl_nn_layer_norm((int64_t[]){6}, 1, NULL),
                         fl_nn_linear(6, 8, NULL), fl_nn_gelu(NULL), fl_nn_flatten(NULL), fl_nn_linear(8 * 7, 5, NULL));
}

/* Two steps; every argument may be NULL after an error. */
static void train(fl_module *model, fl_optimizer *optimizer, bool words) {
    for (int step = 0; step < 2; step++) {
        fl_scope_open();
        fl_tensor *x = words ? fl_randint(11, (int64_t[]){3, 7}, 2, NULL) : fl_randn((int64_t[]){3, 1, 6, 6}, 4, NULL);
        fl_tensor *target = fl_randint(5, (int64_t[]){3}, 1, NULL);
        fl_tensor *loss = fl_cross_entropy(fl_forward(model, x), target, NULL);
        if (optimizer) fl_zero_grad(optimizer);
        fl_backward(loss);
        if (optimizer) fl_step(optimizer);
        if (loss && !fl_error_code()) {
            double value = fl_item(loss);
            if (!fl_error_code()) assert_true(value == value);
        }
        fl_scope_close();
    }
}

static void train_convolutions(void) {
    fl_module *model = convolutional();
    fl_optimizer *adam = fl_adam(model, NULL);
    train(model, adam, false);
    fl_optimizer_free(adam);
    fl_module_free(model);
}

static void train_words(void) {
    fl_module *model = of_words();
    fl_sgd_options options = FL_SGD_OPTIONS;
    options.momentum = 0.9;
    fl_optimizer *sgd = fl_sgd(model, &options);
    train(model, sgd, true);
    fl_optimizer_free(sgd);
    fl_module_free(model);
}

static fl_module *transformer(void) {
    fl_nn_transformer_encoder_layer_options o = FL_NN_TRANSFORMER_ENCODER_LAYER_OPTIONS;
    o.dim_feedforward = 8;
    o.batch_first = true;
    return fl_sequential(fl_nn_embedding(11, 6, NULL),
                         fl_nn_transformer_encoder(fl_nn_transformer_encoder_layer(6, 2, &o), 2,
                                                   fl_nn_layer_norm((int64_t[]){6}, 1, NULL)),
                         fl_nn_flatten(NULL), fl_nn_linear(6 * 7, 5, NULL));
}

static fl_tensor *plus_one(fl_module *m, fl_tensor *const *inputs, int n, fl_tensor *output, void *context) {
    (void)m, (void)inputs, (void)n, (void)context;
    return fl_add_scalar(output, fl_int(1));
}

static void train_transformer(void) {
    fl_module *model = transformer(), *copy = fl_module_copy(model);
    if (model) fl_module_add_hook(fl_module_child(model, 2), plus_one, NULL, NULL);
    fl_module_free(copy);
    train(model, NULL, true);
    fl_module_free(model);
}

static char path[64];

static void save_and_load_whole(void) {
    fl_module *model = transformer();
    fl_object *tree = fl_module__to_tree(model);
    void *data = NULL;
    size_t size = 0;
    if (tree) fl_save_memory(tree, &data, &size); /* as fl_module_to_file, without waiting for the disk */
    fl_object_free(tree);
    fl_load_options options = FL_LOAD_OPTIONS;
    options.allow = fl_module__allows;
    tree = data ? fl_load_memory(data, size, &options) : NULL;
    fl_module *again = fl_module__from_tree(tree);
    fl_object_free(tree);
    free(data);
    fl_module_free(again);
    fl_module_free(model);
}

static void save_and_load(void) {
    fl_module *model = convolutional();
    fl_save_module(model, path);
    fl_load_module(model, path);
    fl_module_free(model);
}

static void tensors(void) {
    fl_scope_open();
    fl_tensor *a = fl_randn((int64_t[]){3, 4}, 2, NULL), *b = fl_randn((int64_t[]){4}, 1, NULL);
    fl_set_requires_grad(a, true);
    fl_tensor *c = fl_matmul(fl_mul(fl_add(a, b), b), fl_transpose(a, 0, 1));
    fl_backward(fl_sum(fl_exp(c), NULL));
    fl_scope_close();
}

static fl_module *kept_model;
static double evaluate(void *context) {
    fl_module *model = context;
    fl_tensor *loss =
        fl_mse_loss(fl_forward(model, fl_ones((int64_t[]){2, 3}, 2, NULL)), fl_zeros((int64_t[]){2, 2}, 2, NULL), NULL);
    fl_backward(loss);
    return loss ? fl_item(loss) : 0;
}

/* An optimizer whose step is fused, one by ops, one with a closure; their states, and a schedule of schedules. */
static void optimizers(void) {
    fl_module *model = fl_module_make("Linear", "3, 2");
    fl_lbfgs_options search = FL_LBFGS_OPTIONS;
    search.line_search_fn = "strong_wolfe";
    search.max_iter = 4;
    fl_optimizer *each[] = {fl_nadam(model, NULL), fl_adafactor(model, NULL), fl_lbfgs(model, &search)};
    for (int i = 0; i < 3; i++) {
        if (!each[i]) continue;
        fl_scope_open();
        for (int k = 0; k < 2; k++) fl_step_with(each[i], evaluate, model);
        fl_object *state = fl_optimizer_state(each[i]);
        fl_optimizer_load_state(each[i], state);
        fl_object_free(state);
        fl_scope_close();
    }
    if (each[0]) {
        fl_scheduler *s = fl_sequential_lr(
            (fl_scheduler *[]){fl_linear_lr(each[0], 0.1, 1, 2), fl_step_lr(each[0], 2, 0.5)}, 2, (int64_t[]){2});
        for (int i = 0; s && i < 4; i++) fl_scheduler_step(s);
        fl_scheduler_free(s);
    }
    for (int i = 0; i < 3; i++) fl_optimizer_free(each[i]);
    fl_module_free(model);
}

/* Ops that keep several results or work in pieces. */
static void pieces(void) {
    fl_scope_open();
    int64_t polynomials[] = {1, 3}, initial[] = {1, 1}, ends[] = {1, 4};
    fl_tensor *directions = fl_sobol_engine_directions(fl_from_array(polynomials, FL_INT64, (int64_t[]){2}, 1),
                                                       fl_from_array(initial, FL_INT64, (int64_t[]){2, 1}, 2), 2);
    fl_sobol_engine_draw(fl_zeros((int64_t[]){2}, 1, &(fl_zeros_options){FL_INT64}), 3, directions, 2, 0, FL_FLOAT32);
    fl_tensor *a = fl_randn((int64_t[]){4, 4}, 2, NULL), *b = fl_randn((int64_t[]){2, 4, 4}, 3, NULL);
    fl_tensor *offs = fl_to(fl_from_array(ends, FL_INT64, (int64_t[]){2}, 1), FL_INT32, NULL);
    fl_set_requires_grad(a, true);
    fl_backward(fl_sum(fl_grouped_mm(a, b, &(fl_grouped_mm_options){offs, NULL, FL_DTYPE_NONE}), NULL));
    fl_tensor *index = fl_from_array(ends, FL_INT64, (int64_t[]){2}, 1);
    fl_embedding_bag_native(fl_randn((int64_t[]){5, 3}, 2, NULL), index,
                            fl_zeros((int64_t[]){1}, 1, &(fl_zeros_options){FL_INT64}),
                            &(fl_embedding_bag_native_options){false, 2, false, NULL, false, FL_NONE});
    fl_scope_close();
}

/* ---- Each layer, optimizer and schedule -------------------------------------------------------------------------- */

static const char *layer_name, *layer_arguments;
static int layer_inputs, input_kind;

/* Forward and backward of a layer that is made for it. */
static void one_layer(void) {
    fl_module *m = fl_module_make(layer_name, layer_arguments);
    fl_scope_open();
    fl_tensor *inputs[FL_MAX_ARGS], *outputs[FL_MAX_RESULTS];
    for (int i = 0; i < layer_inputs; i++) {
        static const int64_t shape[] = {2, 2, 2, 2, 2};
        inputs[i] = input_kind == 0   ? fl_zeros(shape, 2, &(fl_zeros_options){FL_INT64})
                    : input_kind == 4 ? fl_rand((int64_t[]){2, 2, 4, 4}, 4, NULL)
                                      : fl_rand(shape, input_kind == 5 ? 5 : input_kind + 1, NULL);
        if (inputs[i] && input_kind) fl_set_requires_grad(inputs[i], true);
    }
    if (m && fl_forward_into(m, inputs, layer_inputs, outputs, FL_MAX_RESULTS) && fl_requires_grad(outputs[0]))
        fl_backward(fl_sum(outputs[0], NULL));
    fl_scope_close();
    fl_module_free(m);
}

static fl_optimizer *(*make_optimizer)(fl_tensor *const *, int, const void *);
static fl_dtype parameter_dtype;

static double sum_of_squares(void *context) {
    fl_tensor *w = context, *loss = fl_sum(fl_mul(w, w), NULL);
    fl_set_grad(w, NULL);
    fl_backward(loss);
    return loss ? fl_item(loss) : 0;
}

static void one_optimizer(void) {
    fl_tensor *w = fl_ones((int64_t[]){2, 3}, 2, &(fl_ones_options){parameter_dtype});
    if (w) fl_set_requires_grad(w, true);
    fl_optimizer *o = make_optimizer(&w, 1, NULL);
    for (int i = 0; i < 3 && o; i++) fl_step_with(o, sum_of_squares, w);
    fl_object *state = o ? fl_optimizer_state(o) : NULL;
    if (state) fl_optimizer_load_state(o, state);
    fl_object_free(state);
    fl_optimizer_free(o);
    fl_release(w);
}

static double shrink(int64_t epoch, void *context) {
    (void)context;
    return 1 / (double)(epoch + 1);
}

/* After a failure the rate is what it was. */
static void schedules(void) {
    fl_module *model = fl_module_make("Linear", "3, 2");
    fl_optimizer *o = fl_adam(model, NULL);
    for (int i = 0; i < 10 && o; i++) {
        const double rate = fl_optimizer_lr(o, 0);
        fl_scheduler *s =
            i == 0   ? fl_lambda_lr(o, shrink, NULL)
            : i == 1 ? fl_multiplicative_lr(o, shrink, NULL)
            : i == 2 ? fl_multi_step_lr(o, (int64_t[]){1, 2}, 2, 0.5)
            : i == 3 ? fl_constant_lr(o, 0.5, 2)
            : i == 4 ? fl_polynomial_lr(o, 3, 1)
            : i == 5 ? fl_cosine_annealing_warm_restarts(o, 2, 1, 0)
            : i == 6 ? fl_cyclic_lr(o, 0.1, 0.2, NULL)
            : i == 7 ? fl_one_cycle_lr(o, 0.1, 5, NULL)
            : i == 8 ? fl_reduce_lr_on_plateau(o, NULL)
                     : fl_chained_scheduler((fl_scheduler *[]){fl_step_lr(o, 1, 0.5), fl_exponential_lr(o, 0.5)}, 2);
        if (!s) {
            assert_true(i == 9 || fl_optimizer_lr(o, 0) == rate);
            break;
        }
        if (i == 8)
            fl_scheduler_step_metric(s, 1);
        else
            fl_scheduler_step(s);
        fl_object *state = fl_scheduler_state(s);
        if (state) fl_scheduler_load_state(s, state);
        fl_object_free(state);
        fl_scheduler_free(s);
    }
    fl_optimizer_free(o);
    fl_module_free(model);
}

static bool turn(fl_custom_call *call, fl_tensor *const *inputs, int n, fl_tensor **outputs, int n_outputs) {
    (void)n, (void)n_outputs;
    outputs[0] = fl_neg(inputs[0]);
    return outputs[0] && fl_custom_save(call, inputs, 1);
}
static bool turn_back(fl_custom_call *call, fl_tensor *const *grads, int n, fl_tensor **out, int n_inputs) {
    (void)n, (void)n_inputs;
    out[0] = fl_mul(fl_neg(grads[0]), fl_ones_like(fl_custom_saved(call, 0), NULL));
    return out[0] != NULL;
}

/* Second derivatives, a function of one's own, writes to views, more dimensions than a tensor has room for. */
static void graphs(void) {
    static const fl_custom_op op = {"turn", turn, turn_back, NULL};
    fl_scope_open();
    fl_tensor *x = fl_rand((int64_t[]){2, 1, 1, 1, 1, 1, 1, 2}, 8, NULL), *y = NULL, *grad = NULL;
    fl_set_requires_grad(x, true);
    fl_custom_apply(&op, NULL, &x, 1, &y, 1);
    y = fl_mul(fl_mul(y, y), x);
    fl_mul_scalar_(fl_select(y, 0, 1), fl_int(2));
    fl_tensor *sum = fl_sum(y, NULL);
    fl_backward_options options = {.create_graph = true};
    if (fl_grad_of(&sum, 1, &x, 1, &grad, &options)) fl_backward(fl_sum(fl_mul(grad, grad), NULL));
    fl_scope_close();
}

static void scaled(void) {
    fl_module *model = fl_module_make("Linear", "3, 2");
    fl_optimizer *sgd = fl_sgd(model, NULL);
    fl_grad_scaler *scaler = fl_grad_scaler_make(NULL);
    fl_scope_open();
    fl_tensor *x = fl_rand((int64_t[]){2, 3}, 2, NULL);
    fl_autocast_begin(NULL);
    fl_tensor *loss = fl_sum(fl_forward(model, x), NULL);
    fl_autocast_end();
    if (scaler && sgd) {
        fl_backward(fl_grad_scaler_scale(scaler, loss));
        fl_grad_scaler_unscale(scaler, sgd);
        fl_optimizer_clip_grad_norm(sgd, 1);
        fl_optimizer_clip_grad_value(sgd, 1);
        fl_grad_scaler_step(scaler, sgd);
        fl_grad_scaler_update(scaler);
    }
    fl_scope_close();
    fl_grad_scaler_free(scaler);
    fl_optimizer_free(sgd);
    fl_module_free(model);
}

/* All of a module is of the new type, or nothing is. */
static void converted(void) {
    fl_module *model = convolutional();
    if (model && !fl_module_to(model, FL_FLOAT64)) {
        const fl_error pending = fl_error_take();
        assert_int_equal(fl_dtype_of(fl_module_tensor(model, "0.weight")), FL_FLOAT32);
        assert_int_equal(fl_dtype_of(fl_module_tensor(model, "5.bias")), FL_FLOAT32);
        fl_fail(pending.code, "%s", pending.message);
    }
    fl_module_free(model);
}

static fl_optimizer *kept_adam;
static void train_what_is_there(void) { train(kept_model, kept_adam, false); }

/* Runs the program once whole, to know how often it allocates (more than `least` times), and then with each of those
 * failing. */
static void fail_each_of(void (*program)(void), int least) {
    fl_manual_seed(0);
    for (int i = 0; i < 2; i++) program(); /* what is made once and kept is made here */
    assert_int_equal(fl_error_code(), FL_OK);
    fl_alloc__fail_at(0);
    int64_t live = fl_memory().live_bytes;
    program();
    int64_t count = fl_alloc__fail_at(0);
    assert_int_equal(fl_error_code(), FL_OK);
    assert_int_equal(fl_memory().live_bytes, live);
    assert_true(count > least);
    int failed = 0;
    for (int64_t i = 1; i <= count; i++) {
        fl_alloc__fail_at(i);
        program();
        fl_alloc__fail_at(0);
        fl_error error = fl_error_take();
        if (error.code != FL_OK && error.code != FL_MEMORY_ERROR) {
            fail_msg("allocation %d of %d: %s: %s", (int)i, (int)count, fl_code_name(error.code), error.message);
        }
        failed += error.code != FL_OK;
        int64_t left = fl_memory().live_bytes - live;
        if (left > 0 || (left < 0 && !kept_model)) { /* a model that is kept may be left without gradients */
            fail_msg("allocation %d of %d: %d bytes stay behind", (int)i, (int)count, (int)left);
        }
    }
    program();
    assert_int_equal(fl_error_code(), FL_OK);
    assert_int_equal(fl_memory().live_bytes, live);
    assert_true(failed > count / 2); /* some can be done without, but most are needed */
}

static void fail_each(void (*program)(void)) { fail_each_of(program, 10); }

static void no_word(void *context, fl_warning kind, const char *message) { (void)context, (void)kind, (void)message; }

static void in_layers(void **state) {
    (void)state;
    static const char *const arguments[] = {"",        "2",           "2, 2",      "2, 2, 2",        "2, 2, 2, 2",
                                            "(2,), 2", "size=(2, 2)", "2, 4, [1]", "4, 4, [2], 2.0", "(2, 2)"};
    int tried = 0;
    fl_set_warning_handler(no_word, NULL);
    for (int i = 0; i < fl_layers__count; i++) {
        bool any = false;
        layer_name = fl_layers__table[i].name;
        layer_inputs = fl_layers__table[i].n_inputs;
        for (int k = 0; k < 10 && !any; k++) {
            layer_arguments = arguments[k];
            for (input_kind = 0; input_kind < 6; input_kind++) {
                one_layer();
                if (fl_error_take().code != FL_OK) continue;
                fail_each_of(one_layer, 1);
                any = true;
            }
        }
        tried += any;
    }
    assert_true(tried > 90);
}

#define OVER(name) (fl_optimizer * (*)(fl_tensor *const *, int, const void *))(void (*)(void)) name##_over
static void in_each_optimizer(void **state) {
    (void)state;
    fl_optimizer *(*const makers[])(fl_tensor *const *, int, const void *) = {
        OVER(fl_sgd),      OVER(fl_adam),      OVER(fl_adamw), OVER(fl_rmsprop), OVER(fl_adagrad),
        OVER(fl_adadelta), OVER(fl_adamax),    OVER(fl_nadam), OVER(fl_radam),   OVER(fl_rprop),
        OVER(fl_asgd),     OVER(fl_adafactor), OVER(fl_muon),  OVER(fl_lbfgs)};
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++) {
        make_optimizer = makers[i];
        parameter_dtype = FL_FLOAT32; /* by kernels where there are some */
        fail_each(one_optimizer);
        parameter_dtype = FL_BFLOAT16; /* by ops */
        fail_each(one_optimizer);
    }
}

static void in_schedules(void **state) {
    (void)state;
    fail_each(schedules);
}
static void in_graphs(void **state) {
    (void)state;
    fail_each(graphs);
}
static void in_scaling(void **state) {
    (void)state;
    fail_each(scaled);
}
static void in_conversions(void **state) {
    (void)state;
    fail_each(converted);
}

static void in_tensors(void **state) {
    (void)state;
    fail_each(tensors);
}
static void in_convolutions(void **state) {
    (void)state;
    fail_each(train_convolutions);
}
static void in_optimizers(void **state) {
    (void)state;
    fail_each(optimizers);
}
static void in_pieces(void **state) {
    (void)state;
    fail_each(pieces);
}
static void in_words(void **state) {
    (void)state;
    fail_each(train_words);
}
static void in_transformers(void **state) {
    (void)state;
    fail_each(train_transformer);
}
static void in_files(void **state) {
    (void)state;
    strcpy(path, "/tmp/flashlight-XXXXXX");
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    fail_each(save_and_load);
    fail_each(save_and_load_whole);
    unlink(path);
}

/* A model that outlives the failures trains on. */
static void model_survives(void **state) {
    (void)state;
    kept_model = convolutional();
    kept_adam = fl_adam(kept_model, NULL);
    train_what_is_there(); /* makes gradients and the optimizer's state */
    fail_each(train_what_is_there);
    train_what_is_there();
    assert_int_equal(fl_error_code(), FL_OK);
    fl_optimizer_free(kept_adam);
    fl_module_free(kept_model);
    kept_model = NULL;
}

RUN(cmocka_unit_test(in_tensors), cmocka_unit_test(in_convolutions), cmocka_unit_test(in_words),
    cmocka_unit_test(in_transformers), cmocka_unit_test(in_optimizers), cmocka_unit_test(in_pieces),
    cmocka_unit_test(in_layers), cmocka_unit_test(in_each_optimizer), cmocka_unit_test(in_schedules),
    cmocka_unit_test(in_graphs), cmocka_unit_test(in_scaling), cmocka_unit_test(in_conversions),
    cmocka_unit_test(in_files), cmocka_unit_test(model_survives))
