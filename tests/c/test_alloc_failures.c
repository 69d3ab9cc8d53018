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

static fl_optimizer *kept_adam;
static void train_what_is_there(void) { train(kept_model, kept_adam, false); }

/* Runs the program once whole, to know how often it allocates, and then with each of those failing. */
static void fail_each(void (*program)(void)) {
    fl_manual_seed(0);
    for (int i = 0; i < 2; i++) program(); /* what is made once and kept is made here */
    assert_int_equal(fl_error_code(), FL_OK);
    fl_alloc__fail_at(0);
    int64_t live = fl_memory().live_bytes;
    program();
    int64_t count = fl_alloc__fail_at(0);
    assert_int_equal(fl_error_code(), FL_OK);
    assert_int_equal(fl_memory().live_bytes, live);
    assert_true(count > 10);
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
    cmocka_unit_test(in_files), cmocka_unit_test(model_survives))
