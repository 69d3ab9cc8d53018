/* NULL for every pointer of the functions that are written by hand: where it is not allowed there is one error that
 * names the function, what is pending stays, and nothing leaks; where it is allowed nothing happens. (Ops:
 * ops/test_null.c.)
 */
#include <flashlight/flashlight.h>
#include <math.h>
#include <stdlib.h>

#include "nn/module.h"
#include "testing.h"

static void refused(const char *call, const char *name) {
    fl_error error = fl_error_take();
    if (error.code != FL_TYPE_ERROR && error.code != FL_VALUE_ERROR)
        fail_msg("%s: %s: %s", call, fl_code_name(error.code), error.message);
    if (!strstr(error.message, name)) fail_msg("%s: \"%s\" is not in \"%s\"", call, name, error.message);
    fl_fail(FL_KEY_ERROR, "an earlier one");
}

static void kept(const char *call) {
    fl_error error = fl_error_take();
    if (error.code != FL_KEY_ERROR || strcmp(error.message, "an earlier one"))
        fail_msg("%s: an error that was pending is gone: %s", call, error.message);
}

static void passed(const char *call) {
    fl_error error = fl_error_take();
    if (error.code != FL_OK) fail_msg("%s: %s: %s", call, fl_code_name(error.code), error.message);
}

/* The call fails, once without and once with an error pending; its error names `name`. */
#define REFUSES(call, name)   \
    do {                      \
        (void)(call);         \
        refused(#call, name); \
        (void)(call);         \
        kept(#call);          \
    } while (0)
/* The call does nothing, without an error. */
#define TAKES(call)    \
    do {               \
        (void)(call);  \
        passed(#call); \
    } while (0)

static void no_word(void *context, fl_warning kind, const char *message) { (void)context, (void)kind, (void)message; }

static int64_t two[] = {2, 2};
static float values[] = {1, 2, 3, 4};

static void of_base(void **state) {
    (void)state;
    TAKES(fl_release(NULL));
    TAKES(fl_keep(NULL));
    fl_scope_open();
    TAKES(fl_scope_return(NULL));
    TAKES(fl_error_report(NULL));
    fl_fail(FL_KEY_ERROR, "unheard");
    assert_int_equal(fl_error_report(NULL), FL_KEY_ERROR);
    TAKES(fl_set_warning_handler(NULL, NULL));
    fl_set_warning_handler(no_word, NULL);
    TAKES(fl_generator_free(NULL));
    TAKES(fl_generator_initial_seed(NULL));
    REFUSES(fl_generator_get_state(NULL, NULL), "fl_generator_get_state");
    REFUSES(fl_generator_set_state(NULL, NULL), "fl_generator_set_state");
    TAKES(fl_autocast_begin(NULL));
    TAKES(fl_autocast_end());
}

static void of_tensors(void **state) {
    (void)state;
    REFUSES(fl_new(FL_FLOAT32, NULL, 2), "fl_new");
    REFUSES(fl_new(FL_FLOAT32, two, -1), "fl_new");
    REFUSES(fl_new((fl_dtype)99, two, 2), "fl_new");
    REFUSES(fl_from_array(NULL, FL_FLOAT32, two, 2), "fl_from_array");
    REFUSES(fl_from_array(values, FL_FLOAT32, NULL, 2), "fl_from_array");
    REFUSES(fl_from_memory(NULL, FL_FLOAT32, two, NULL, 2, NULL, NULL), "fl_from_memory");
    REFUSES(fl_from_memory(values, FL_FLOAT32, NULL, NULL, 2, NULL, NULL), "fl_from_memory");
    fl_scope_open();
    assert_non_null(fl_from_array(NULL, FL_FLOAT32, (int64_t[]){0}, 1));
    assert_non_null(fl_from_memory(NULL, FL_FLOAT32, (int64_t[]){0}, NULL, 1, NULL, NULL));
    assert_non_null(fl_new(FL_FLOAT32, NULL, 0));
    fl_scope_close();
    TAKES(fl_dtype_of(NULL));
    TAKES(fl_ndim(NULL));
    TAKES(fl_size(NULL, 0));
    TAKES(fl_shape(NULL));
    TAKES(fl_strides(NULL));
    TAKES(fl_numel(NULL));
    TAKES(fl_data(NULL));
    TAKES(fl_bump_version(NULL));
    TAKES(fl_is_contiguous(NULL, FL_CONTIGUOUS_FORMAT));
    TAKES(fl_item(NULL));
    TAKES(fl_item_scalar(NULL));
    TAKES(fl_repr(NULL));
    TAKES(fl_print(NULL));
    TAKES(fl_tensors_release((fl_tensors){0, NULL}));
    TAKES(fl_dtype_name((fl_dtype)99));
    TAKES(fl_dtype_size((fl_dtype)99));
    TAKES(fl_promote_types((fl_dtype)99, (fl_dtype)-7));
}

static bool forward(fl_custom_call *call, fl_tensor *const *inputs, int n, fl_tensor **outputs, int n_outputs) {
    (void)n, (void)n_outputs;
    REFUSES(fl_custom_save(call, NULL, 1), "fl_custom_save");
    TAKES(fl_custom_save(call, (fl_tensor *[]){NULL}, 1));
    outputs[0] = fl_neg(inputs[0]);
    return true;
}
static bool backward(fl_custom_call *call, fl_tensor *const *grads, int n, fl_tensor **out, int n_inputs) {
    (void)call, (void)n, (void)n_inputs;
    out[0] = fl_neg(grads[0]);
    return true;
}

static void of_autograd(void **state) {
    (void)state;
    fl_tensor *w = fl_ones(two, 2, NULL), *none = NULL, *grads[2];
    TAKES(fl_set_requires_grad(w, true));
    TAKES(fl_requires_grad(NULL));
    TAKES(fl_is_leaf(NULL));
    TAKES(fl_grad(NULL));
    TAKES(fl_grad_dtype(NULL));
    TAKES(fl_grad_fn_name(NULL));
    TAKES(fl_set_grad(w, NULL));
    REFUSES(fl_set_requires_grad(NULL, true), "fl_set_requires_grad");
    REFUSES(fl_set_grad(NULL, w), "fl_set_grad");
    REFUSES(fl_set_grad_dtype(NULL, FL_FLOAT32), "fl_set_grad_dtype");
    REFUSES(fl_set_grad_dtype(w, (fl_dtype)99), "fl_set_grad_dtype");
    REFUSES(fl_retain_grad(NULL), "fl_retain_grad");
    REFUSES(fl_add_hook(NULL, NULL, NULL, NULL), "fl_add_hook");
    REFUSES(fl_add_accumulated_hook(NULL, NULL, NULL, NULL), "fl_add_accumulated_hook");
    TAKES(fl_remove_hook(NULL, 1));
    REFUSES(fl_backward(NULL), "fl_backward");
    REFUSES(fl_backward_from(NULL, 1, NULL, 0, NULL), "fl_backward_from");
    REFUSES(fl_backward_from(&none, 1, NULL, 0, NULL), "fl_backward_from");
    REFUSES(fl_backward_from(&w, 1, NULL, 1, NULL), "fl_backward_from");
    REFUSES(fl_backward_from(&w, -1, &w, 1, NULL), "fl_backward_from");
    REFUSES(fl_backward_from(&w, 1, &none, 1, NULL), "fl_backward_from");
    REFUSES(fl_grad_of(&w, 1, &w, 1, NULL, NULL), "fl_grad_of");
    REFUSES(fl_grad_of(NULL, 1, &w, 1, grads, NULL), "fl_grad_of");
    grads[0] = w;
    REFUSES(fl_grad_of(&w, 1, &none, 1, grads, NULL), "fl_grad_of");
    assert_null(grads[0]); /* also where nothing ran */

    fl_custom_op op = {"own", forward, backward, NULL}, lame = {"lame", NULL, backward, NULL},
                 one_way = {"one way", forward, NULL, NULL}, nameless = {NULL, forward, backward, NULL};
    fl_tensor *y = w;
    REFUSES(fl_custom_apply(NULL, NULL, &w, 1, &y, 1), "fl_custom_apply");
    assert_null(y);
    REFUSES(fl_custom_apply(&lame, NULL, &w, 1, &y, 1), "fl_custom_apply");
    REFUSES(fl_custom_apply(&one_way, NULL, &w, 1, &y, 1), "fl_custom_apply");
    REFUSES(fl_custom_apply(&nameless, NULL, &w, 1, &y, 1), "fl_custom_apply");
    REFUSES(fl_custom_apply(&op, NULL, NULL, 1, &y, 1), "fl_custom_apply");
    REFUSES(fl_custom_apply(&op, NULL, &w, 1, NULL, 1), "fl_custom_apply");
    REFUSES(fl_custom_save(NULL, NULL, 0), "fl_custom_save");
    REFUSES(fl_custom_saved(NULL, 0), "fl_custom_saved");
    TAKES(fl_custom_context(NULL));
    fl_scope_open();
    TAKES(fl_custom_apply(&op, NULL, &w, 1, &y, 1));
    TAKES(fl_backward(fl_sum(y, NULL)));
    fl_scope_close();
    fl_release(w);
}

static void of_objects(void **state) {
    (void)state;
    fl_object *dict = fl_object_dict(), *list = fl_object_list();
    size_t size;
    REFUSES(fl_object_string(NULL), "fl_object_string");
    REFUSES(fl_object_string_of(NULL, 1), "fl_object_string_of");
    REFUSES(fl_object_bytes(NULL, 1), "fl_object_bytes");
    REFUSES(fl_object_bytearray(NULL, 1), "fl_object_bytearray");
    REFUSES(fl_object_int_of(NULL, 1), "fl_object_int_of");
    REFUSES(fl_object_tensor(NULL), "fl_object_tensor");
    REFUSES(fl_object_parameter(NULL), "fl_object_parameter");
    REFUSES(fl_object_size(NULL, 1), "fl_object_size");
    REFUSES(fl_object_size(two, -1), "fl_object_size");
    REFUSES(fl_object_device(NULL), "fl_object_device");
    REFUSES(fl_object_global(NULL, "a"), "fl_object_global");
    REFUSES(fl_object_global("a", NULL), "fl_object_global");
    REFUSES(fl_object_instance(NULL, fl_object_tuple()), "fl_object_instance");
    REFUSES(fl_object_instance(fl_object_global("a", "b"), NULL), "fl_object_instance");
    REFUSES(fl_object_call(NULL, fl_object_tuple()), "fl_object_call");
    REFUSES(fl_object_append(NULL, fl_object_int(1)), "fl_object_append");
    REFUSES(fl_object_append(list, NULL), "fl_object_append");
    REFUSES(fl_object_set(NULL, "a", fl_object_int(1)), "fl_object_set");
    REFUSES(fl_object_set(dict, NULL, fl_object_int(1)), "fl_object_set");
    REFUSES(fl_object_set(dict, "a", NULL), "fl_object_set");
    REFUSES(fl_object_set_item(NULL, fl_object_int(1), fl_object_int(1)), "fl_object_set_item");
    REFUSES(fl_object_set_item(dict, NULL, fl_object_int(1)), "fl_object_set_item");
    REFUSES(fl_object_set_item(dict, fl_object_int(1), NULL), "fl_object_set_item");
    REFUSES(fl_object_set_state(NULL, fl_object_dict()), "fl_object_set_state");
    REFUSES(fl_object_set_state(dict, NULL), "fl_object_set_state");
    REFUSES(fl_object_get(dict, NULL), "fl_object_get");
    REFUSES(fl_object_get_item(dict, NULL), "fl_object_get_item");
    REFUSES(fl_object_text(dict, NULL), "fl_object_text");
    TAKES(fl_object_free(fl_object_bytes(NULL, 0)));
    TAKES(fl_object_retain(NULL));
    TAKES(fl_object_free(NULL));
    TAKES(fl_object_kind_of(NULL));
    TAKES(fl_object_kind_name((fl_object_kind)99));
    TAKES(fl_object_class_name(NULL));
    TAKES(fl_object_count(NULL));
    TAKES(fl_object_item(NULL, 0));
    TAKES(fl_object_key(NULL, 0));
    TAKES(fl_object_get(NULL, "a"));
    TAKES(fl_object_state(NULL));
    REFUSES(fl_object_as_bool(NULL), "NULL");
    REFUSES(fl_object_as_int(NULL), "NULL");
    REFUSES(fl_object_as_float(NULL), "NULL");
    REFUSES(fl_object_as_string(NULL), "NULL");
    REFUSES(fl_object_as_tensor(NULL), "NULL");
    REFUSES(fl_object_as_dtype(NULL), "NULL");
    REFUSES(fl_object_text(NULL, &size), "NULL");
    fl_object_free(dict);
    fl_object_free(list);
}

static void of_files(void **state) {
    (void)state;
    fl_object *dict = fl_object_dict(), *metadata = dict;
    fl_tensor *t = fl_ones(two, 2, NULL);
    void *data;
    size_t size;
    REFUSES((fl_save)(NULL, "/tmp/none.pth"), "fl_save");
    REFUSES((fl_save)(dict, NULL), "fl_save");
    REFUSES(fl_load(NULL), "fl_load");
    REFUSES(fl_load_with(NULL, NULL), "fl_load_with");
    REFUSES(fl_load_memory(NULL, 9, NULL), "fl_load_memory");
    REFUSES(fl_save_memory(NULL, &data, &size), "fl_save_memory");
    REFUSES(fl_save_memory(dict, NULL, &size), "fl_save_memory");
    REFUSES(fl_save_memory(dict, &data, NULL), "fl_save_memory");
    REFUSES(fl_from_file(NULL, false, 1, FL_FLOAT32), "fl_from_file");
    REFUSES(fl_from_file("/tmp/none", false, 1, (fl_dtype)99), "fl_from_file");
    REFUSES(fl_save_safetensors(NULL, NULL, "/tmp/none"), "fl_save_safetensors");
    REFUSES(fl_save_safetensors(dict, NULL, NULL), "fl_save_safetensors");
    REFUSES(fl_load_safetensors(NULL, false, &metadata), "fl_load_safetensors");
    assert_null(metadata);
    REFUSES(fl_load_npy(NULL), "fl_load_npy");
    REFUSES(fl_save_npy(NULL, "/tmp/none"), "fl_save_npy");
    REFUSES(fl_save_npy(t, NULL), "fl_save_npy");
    fl_release(t);
    fl_object_free(dict);
}

static void of_loaders(void **state) {
    (void)state;
    fl_tensor *t = fl_ones(two, 2, NULL);
    fl_loader *loader = fl_loader_new(t, NULL, NULL);
    fl_batch batch;
    REFUSES(fl_loader_new(NULL, t, NULL), "fl_loader_new");
    REFUSES(fl_loader_next(NULL, &batch), "fl_loader_next");
    REFUSES(fl_loader_over(NULL, NULL), "fl_loader_over");
    REFUSES(fl_loader_over(&(fl_dataset){1, NULL, NULL, NULL}, NULL), "fl_loader_over");
    assert_null(batch.input);
    REFUSES(fl_loader_next(loader, NULL), "fl_loader_next");
    TAKES(fl_loader_batches(NULL));
    TAKES(fl_loader_free(NULL));
    fl_loader_free(loader);
    fl_release(t);
}

static fl_tensor *identity(fl_module *m, fl_tensor *const *inputs, int n, void *context) {
    (void)m, (void)n, (void)context;
    return inputs[0];
}

static void of_modules(void **state) {
    (void)state;
    fl_module *m = fl_nn_linear(2, 2, NULL), *row = fl_sequential_of((fl_module *[]){fl_module_end()}), *none = NULL;
    fl_tensor *x = fl_ones(two, 2, NULL), *y = NULL, *no_tensor = NULL;
    int n;
    REFUSES(fl_module_make(NULL, NULL), "fl_module_make");
    REFUSES(fl_sequential_of(NULL), "fl_sequential_of");
    REFUSES(fl_sequential(fl_nn_relu(NULL), none), "fl_sequential");
    REFUSES(fl_module_append(NULL, fl_nn_relu(NULL)), "fl_module_add");
    REFUSES(fl_module_append(row, NULL), "fl_module_add");
    REFUSES(fl_module_add(row, NULL, fl_nn_relu(NULL)), "fl_module_add");
    REFUSES(fl_module_custom(NULL, identity, NULL, NULL), "fl_module_custom");
    REFUSES(fl_nn_transformer_encoder(NULL, 1, NULL), "TransformerEncoder");
    REFUSES(fl_nn_transformer_decoder(NULL, 1, fl_nn_relu(NULL)), "TransformerDecoder");
    REFUSES(fl_module_add_parameter(NULL, "a", x), "fl_module_add_parameter");
    REFUSES(fl_module_add_parameter(row, NULL, x), "fl_module_add_parameter");
    REFUSES(fl_module_add_buffer(NULL, "a", x, true), "fl_module_add_buffer");
    REFUSES(fl_module_add_buffer(row, NULL, x, true), "fl_module_add_buffer");
    REFUSES(fl_module_copy(NULL), "fl_module_copy");
    REFUSES(fl_forward(NULL, x), "fl_forward");
    REFUSES(fl_forward(m, NULL), "fl_forward");
    REFUSES(fl_forward_with(NULL, &x, 1), "fl_forward");
    REFUSES(fl_forward_with(m, NULL, 1), "fl_forward");
    REFUSES(fl_checkpoint(NULL, &x, 1), "fl_checkpoint");
    REFUSES(fl_checkpoint(m, NULL, 1), "fl_checkpoint");
    REFUSES(fl_forward_with(m, &x, -1), "fl_forward");
    REFUSES(fl_forward_with(m, &no_tensor, 1), "Linear");
    REFUSES(fl_forward_with(row, &no_tensor, 1), "Sequential");
    REFUSES(fl_forward_into(m, &x, 1, NULL, 1), "fl_forward");
    REFUSES(fl_forward_into(m, &x, 1, &y, -1), "fl_forward");
    REFUSES(fl_forward_named(m, NULL, 1, "", &y, 1), "fl_forward");
    REFUSES(fl_forward_named(NULL, &x, 1, "", &y, 1), "fl_forward");
    TAKES(n = fl_forward_named(m, &x, 1, NULL, &y, 1));
    fl_release(y);
    REFUSES(fl_adaptive_log_prob(NULL, x), "fl_adaptive_log_prob");
    REFUSES(fl_adaptive_predict(NULL, x), "fl_adaptive_predict");
    REFUSES(fl_adaptive_predict(m, NULL), "fl_adaptive_predict");
    REFUSES(fl_module_add_hook(NULL, NULL, NULL, NULL), "fl_module_add_hook");
    REFUSES(fl_module_add_hook(m, NULL, NULL, NULL), "fl_module_add_hook");
    REFUSES(fl_module_add_pre_hook(NULL, NULL, NULL, NULL), "fl_module_add_pre_hook");
    REFUSES(fl_module_add_pre_hook(m, NULL, NULL, NULL), "fl_module_add_pre_hook");
    REFUSES(fl_module_requires_grad(NULL, true), "fl_module_requires_grad");
    REFUSES(fl_module_to(NULL, FL_FLOAT64), "fl_module_to");
    REFUSES(fl_module_get(m, NULL), "fl_module_get");
    REFUSES(fl_module_tensor(m, NULL), "fl_module_tensor");
    REFUSES(fl_module_parameters(NULL, NULL, NULL), "fl_module_parameters");
    REFUSES(fl_module_parameters(m, NULL, NULL), "fl_module_parameters");
    REFUSES(fl_module_buffers(m, NULL, NULL), "fl_module_buffers");
    REFUSES(fl_module_modules(m, NULL, NULL), "fl_module_modules");
    REFUSES(fl_module_summary(NULL, &x, 1, stderr), "fl_module_summary");
    REFUSES(fl_module_summary(m, &x, 1, NULL), "fl_module_summary");
    REFUSES(fl_module_summary(m, NULL, 1, stderr), "fl_forward");
    REFUSES(fl_module_state(NULL), "fl_module_state");
    REFUSES(fl_module_load_state(NULL, NULL, true), "fl_module_load_state");
    REFUSES(fl_module_load_state(m, NULL, true), "fl_module_load_state");
    REFUSES(fl_save_module(NULL, "/tmp/none"), "fl_save_module");
    REFUSES(fl_save_module(m, NULL), "fl_save_module");
    REFUSES(fl_load_module(NULL, "/tmp/none"), "fl_load_module");
    REFUSES(fl_load_module(m, NULL), "fl_load_module");
    REFUSES(fl_module_from_file(NULL), "fl_module_from_file");
    REFUSES(fl_module_to_file(NULL, "/tmp/none"), "fl_module_to_file");
    REFUSES(fl_module_to_file(m, NULL), "fl_module_to_file");
    TAKES(fl_module_add_parameter(row, "a", NULL));
    TAKES(fl_module_add_buffer(row, "b", NULL, true));
    TAKES(fl_module_retain(NULL));
    TAKES(fl_module_free(NULL));
    TAKES(fl_module_remove_hook(NULL, 1));
    TAKES(fl_module_train(NULL, true));
    TAKES(fl_module_training(NULL));
    TAKES(fl_module_zero_grad(NULL));
    TAKES(fl_module_type(NULL));
    TAKES(fl_module_children(NULL));
    TAKES(fl_module_child(NULL, 0));
    TAKES(fl_module_child_name(NULL, 0));
    TAKES(fl_module_get(NULL, "a"));
    TAKES(fl_module_tensor(NULL, "a"));
    TAKES(fl_module_parameter_count(NULL));
    TAKES(fl_module_repr(NULL));
    fl_module_free(row);
    fl_module_free(m);
    fl_release(x);
}

/* Lists and texts in the constructors' arguments and options. */
static void of_constructors(void **state) {
    (void)state;
    REFUSES(fl_nn_layer_norm(NULL, 1, NULL), "LayerNorm");
    REFUSES(fl_nn_layer_norm(two, -2, NULL), "LayerNorm");
    REFUSES(fl_nn_rms_norm(NULL, 2, NULL), "RMSNorm");
    fl_nn_gelu_options gelu = FL_NN_GELU_OPTIONS;
    gelu.approximate = NULL;
    REFUSES(fl_nn_gelu(&gelu), "GELU");
    fl_nn_conv2d_options conv = FL_NN_CONV2D_OPTIONS;
    conv.padding_mode = NULL;
    REFUSES(fl_nn_conv2d(1, 1, 1, &conv), "Conv2d");
    fl_nn_mse_loss_options mse = FL_NN_MSE_LOSS_OPTIONS;
    mse.reduction = NULL;
    REFUSES(fl_nn_mse_loss(&mse), "MSELoss");
}

/* Every layer that one of these lists of arguments makes: without each of its inputs, and without each of its
 * parameters, its forward function gives something or an error. */
static void of_layers(void **state) {
    (void)state;
    static const char *const arguments[] = {"",        "2",       "2, 2",      "2, 2, 2",        "2, 2, 2, 2",
                                            "(2,), 2", "2, 2, 1", "2, 4, [1]", "4, 4, [2], 2.0", "(2, 2)"};
    fl_tensor *inputs[] = {fl_ones(two, 2, NULL), fl_ones((int64_t[]){2, 2, 2}, 3, NULL),
                           fl_ones((int64_t[]){2, 2, 4, 4}, 4, NULL), fl_ones((int64_t[]){2, 2, 2, 2, 2}, 5, NULL),
                           fl_zeros(two, 2, &(fl_zeros_options){FL_INT64})};
    int made = 0;
    for (int i = 0; i < fl_layers__count; i++) {
        const fl_layer *layer = &fl_layers__table[i];
        fl_module *m = NULL;
        for (int k = 0; k < 10 && !m; k++) {
            m = fl_module_make(layer->name, arguments[k]);
            if (!m) fl_error_take();
        }
        if (!m) continue;
        made++;
        fl_tensor *given[FL_MAX_ARGS], *outputs[FL_MAX_RESULTS];
        for (int shape = 0; shape < 5; shape++) {
            for (int left_out = -1; left_out < layer->n_inputs + m->n_slots; left_out++) {
                for (int k = 0; k < layer->n_inputs; k++)
                    given[k] = k == left_out || (layer->forward_args[k].optional && left_out != layer->n_inputs)
                                   ? NULL
                                   : inputs[shape];
                fl_module_slot *slot = left_out >= layer->n_inputs ? &m->slots[left_out - layer->n_inputs] : NULL;
                fl_tensor *kept_slot = slot ? slot->tensor : NULL;
                if (slot) slot->tensor = NULL;
                fl_scope_open();
                const int got = fl_forward_into(m, given, layer->n_inputs, outputs, FL_MAX_RESULTS);
                const fl_error error = fl_error_take();
                if (!got && error.code == FL_OK) fail_msg("%s fails without an error", layer->name);
                fl_scope_close();
                if (slot) slot->tensor = kept_slot;
            }
        }
        fl_module_free(m);
    }
    assert_true(made > 100);
    for (int i = 0; i < 5; i++) fl_release(inputs[i]);
}

static double half(int64_t epoch, void *context) {
    (void)epoch, (void)context;
    return 0.5;
}

typedef fl_optimizer *(*maker)(fl_module *, const void *);
typedef fl_optimizer *(*maker_over)(fl_tensor *const *, int, const void *);

static void of_optimizers(void **state) {
    (void)state;
#define BOTH(name) \
    { (maker)(void (*)(void)) name, (maker_over)(void (*)(void))name##_over, #name }
    static const struct {
        maker of;
        maker_over over;
        const char *name;
    } makers[] = {BOTH(fl_sgd),      BOTH(fl_adam),      BOTH(fl_adamw), BOTH(fl_rmsprop), BOTH(fl_adagrad),
                  BOTH(fl_adadelta), BOTH(fl_adamax),    BOTH(fl_nadam), BOTH(fl_radam),   BOTH(fl_rprop),
                  BOTH(fl_asgd),     BOTH(fl_adafactor), BOTH(fl_muon),  BOTH(fl_lbfgs)};
    fl_tensor *none = NULL;
    for (int i = 0; i < 14; i++) {
        REFUSES(makers[i].of(NULL, NULL), "module");
        REFUSES(makers[i].over(NULL, 1, NULL), "params");
        REFUSES(makers[i].over(&none, 1, NULL), "params");
        REFUSES(makers[i].over(&none, -1, NULL), "params");
    }
    fl_module *m = fl_nn_linear(2, 2, NULL);
    fl_optimizer *o = fl_adam(m, NULL);
    REFUSES(fl_optimizer_add_group(NULL, &none, 1, NULL), "fl_optimizer_add_group");
    REFUSES(fl_optimizer_add_group(o, NULL, 1, NULL), "params");
    REFUSES(fl_step(NULL), "fl_step");
    REFUSES(fl_step_with(NULL, NULL, NULL), "fl_step_with");
    REFUSES(fl_step_with(o, NULL, NULL), "fl_step_with");
    REFUSES(fl_optimizer_lr(NULL, 0), "fl_optimizer_lr");
    REFUSES(fl_optimizer_set_lr(NULL, 0, 1), "fl_optimizer_set_lr");
    REFUSES(fl_optimizer_state(NULL), "fl_optimizer_state");
    REFUSES(fl_optimizer_load_state(NULL, NULL), "fl_optimizer_load_state");
    REFUSES(fl_optimizer_load_state(o, NULL), "fl_optimizer_load_state");
    REFUSES(fl_optimizer_clip_grad_norm(NULL, 1), "fl_optimizer_clip_grad_norm");
    REFUSES(fl_optimizer_clip_grad_value(NULL, 1), "fl_optimizer_clip_grad_value");
    REFUSES(fl_clip_grad_norm(NULL, 1, 1), "fl_clip_grad_norm");
    REFUSES(fl_clip_grad_norm(&none, -1, 1), "fl_clip_grad_norm");
    REFUSES(fl_clip_grad_value(NULL, 1, 1), "fl_clip_grad_value");
    TAKES(fl_clip_grad_norm(&none, 1, 1));
    TAKES(fl_zero_grad(NULL));
    TAKES(fl_optimizer_groups(NULL));
    TAKES(fl_optimizer_free(NULL));

    fl_grad_scaler *scaler = fl_grad_scaler_make(NULL);
    fl_scope_open();
    REFUSES(fl_grad_scaler_scale(NULL, fl_ones(two, 2, NULL)), "fl_grad_scaler_scale");
    fl_scope_close();
    REFUSES(fl_grad_scaler_scale(scaler, NULL), "fl_grad_scaler_scale");
    REFUSES(fl_grad_scaler_unscale(NULL, o), "fl_grad_scaler_unscale");
    REFUSES(fl_grad_scaler_unscale(scaler, NULL), "fl_grad_scaler_unscale");
    REFUSES(fl_grad_scaler_step(NULL, o), "fl_grad_scaler_step");
    REFUSES(fl_grad_scaler_step(scaler, NULL), "fl_grad_scaler_step");
    REFUSES(fl_grad_scaler_update(NULL), "fl_grad_scaler_update");
    TAKES(fl_grad_scaler_value(NULL));
    TAKES(fl_grad_scaler_free(NULL));
    fl_grad_scaler_free(scaler);
    fl_optimizer_free(o);
    fl_module_free(m);
}

static void of_schedules(void **state) {
    (void)state;
    fl_module *m = fl_nn_linear(2, 2, NULL);
    fl_optimizer *o = fl_adam(m, NULL);
    const double rate = fl_optimizer_lr(o, 0);
    fl_scheduler *none = NULL;
    REFUSES(fl_lambda_lr(NULL, half, NULL), "LambdaLR");
    REFUSES(fl_lambda_lr(o, NULL, NULL), "LambdaLR");
    REFUSES(fl_multiplicative_lr(o, NULL, NULL), "MultiplicativeLR");
    REFUSES(fl_step_lr(NULL, 1, 1), "StepLR");
    REFUSES(fl_multi_step_lr(NULL, two, 2, 1), "MultiStepLR");
    REFUSES(fl_multi_step_lr(o, NULL, 2, 1), "MultiStepLR");
    REFUSES(fl_multi_step_lr(o, two, -1, 1), "MultiStepLR");
    REFUSES(fl_exponential_lr(NULL, 1), "ExponentialLR");
    REFUSES(fl_constant_lr(NULL, 1, 1), "ConstantLR");
    REFUSES(fl_linear_lr(NULL, 1, 1, 1), "LinearLR");
    REFUSES(fl_polynomial_lr(NULL, 1, 1), "PolynomialLR");
    REFUSES(fl_cosine_annealing_lr(NULL, 1, 1), "CosineAnnealingLR");
    REFUSES(fl_cosine_annealing_warm_restarts(NULL, 1, 1, 1), "CosineAnnealingWarmRestarts");
    REFUSES(fl_cyclic_lr(NULL, 1, 2, NULL), "CyclicLR");
    REFUSES(fl_one_cycle_lr(NULL, 1, 1, NULL), "OneCycleLR");
    REFUSES(fl_reduce_lr_on_plateau(NULL, NULL), "ReduceLROnPlateau");
    fl_cyclic_lr_options cyclic = FL_CYCLIC_LR_OPTIONS;
    cyclic.mode = NULL;
    REFUSES(fl_cyclic_lr(o, 1, 2, &cyclic), "CyclicLR");
    fl_one_cycle_lr_options cycle = FL_ONE_CYCLE_LR_OPTIONS;
    cycle.anneal_strategy = NULL;
    REFUSES(fl_one_cycle_lr(o, 1, 1, &cycle), "OneCycleLR");
    fl_reduce_lr_on_plateau_options plateau = FL_REDUCE_LR_ON_PLATEAU_OPTIONS;
    plateau.mode = NULL;
    REFUSES(fl_reduce_lr_on_plateau(o, &plateau), "ReduceLROnPlateau");
    plateau.mode = "min", plateau.threshold_mode = NULL;
    REFUSES(fl_reduce_lr_on_plateau(o, &plateau), "ReduceLROnPlateau");
    REFUSES(fl_sequential_lr(NULL, 1, two), "SequentialLR");
    REFUSES(fl_sequential_lr(&none, 1, two), "SequentialLR");
    REFUSES(fl_sequential_lr((fl_scheduler *[]){NULL, NULL}, 2, NULL), "SequentialLR");
    REFUSES(fl_chained_scheduler(NULL, 1), "ChainedScheduler");
    REFUSES(fl_chained_scheduler(NULL, -1), "ChainedScheduler");
    REFUSES(fl_scheduler_step(NULL), "fl_scheduler_step");
    REFUSES(fl_scheduler_step_metric(NULL, 1), "fl_scheduler_step_metric");
    REFUSES(fl_scheduler_state(NULL), "fl_scheduler_state");
    REFUSES(fl_scheduler_load_state(NULL, NULL), "fl_scheduler_load_state");
    TAKES(fl_scheduler_epoch(NULL));
    TAKES(fl_scheduler_free(NULL));
    assert_true(fl_optimizer_lr(o, 0) == rate);
    fl_scheduler *s = fl_step_lr(o, 1, 1);
    REFUSES(fl_scheduler_load_state(s, NULL), "fl_scheduler_load_state");
    assert_null(fl_chained_scheduler((fl_scheduler *[]){s, s}, 2)); /* frees it, once */
    assert_error(FL_VALUE_ERROR, "twice");

    /* Texts of options are the library's own. */
    char mode[] = "triangular2";
    cyclic = (fl_cyclic_lr_options)FL_CYCLIC_LR_OPTIONS;
    cyclic.mode = mode;
    s = fl_cyclic_lr(o, 0.1, 0.2, &cyclic);
    memset(mode, 'x', sizeof mode - 1);
    for (int i = 0; i < 3; i++) assert_true(fl_scheduler_step(s));
    fl_scheduler_free(s);
    fl_optimizer_free(o);
    fl_module_free(m);
}

static int64_t live_before;
static int remember(void **state) {
    (void)state;
    fl_scope_open(); /* the stack of scopes is kept */
    fl_ones(two, 2, NULL);
    fl_scope_close();
    live_before = fl_memory().live_bytes;
    return 0;
}
static int nothing_is_left(void **state) {
    (void)state;
    return fl_memory().live_bytes == live_before && fl_error_code() == FL_OK ? 0 : -1;
}
#define HERE(test) cmocka_unit_test_setup_teardown(test, remember, nothing_is_left)

RUN(cmocka_unit_test(of_base), HERE(of_tensors), HERE(of_autograd), HERE(of_objects), HERE(of_files), HERE(of_loaders),
    HERE(of_modules), HERE(of_constructors), HERE(of_layers), HERE(of_optimizers), HERE(of_schedules))
