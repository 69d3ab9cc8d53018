/* digits.h: what the two digits programs share: the guide's network, with the names of the Python example, and the
 * data.
 */
#ifndef DIGITS_H
#define DIGITS_H

#include <flashlight/flashlight.h>
#include <string.h>

/* Conv, norm, activation and pooling, appended to `features` as the Python example lists them. */
static void block(fl_module *features, int64_t in, int64_t out, fl_module *pool) {
    fl_nn_conv2d_options same = FL_NN_CONV2D_OPTIONS;
    same.padding[0] = same.padding[1] = 1;
    fl_module_append(features, fl_nn_conv2d(in, out, 3, &same));
    fl_module_append(features, fl_nn_batch_norm2d(out, NULL));
    fl_module_append(features, fl_nn_relu(NULL));
    fl_module_append(features, pool);
}

static fl_tensor *cnn_forward(fl_module *self, fl_tensor *const *inputs, int n_inputs, void *context) {
    (void)n_inputs, (void)context;
    fl_tensor *x = fl_forward(fl_module_get(self, "features"), inputs[0]);
    return fl_forward(fl_module_get(self, "classifier"), x);
}

static fl_module *cnn(int64_t num_classes) {
    fl_module *features = fl_module_make("Sequential", NULL);
    block(features, 1, 32, fl_nn_max_pool2d(2, NULL));
    block(features, 32, 64, fl_nn_max_pool2d(2, NULL));
    block(features, 64, 128, fl_nn_adaptive_avg_pool2d(1, NULL));
    fl_module *model = fl_module_custom("CNN", cnn_forward, NULL, NULL);
    fl_module_add(model, "features", features);
    fl_module_add(model, "classifier", fl_sequential(fl_nn_flatten(NULL), fl_nn_linear(128, num_classes, NULL)));
    return model;
}

typedef struct digits {
    fl_tensor *images; /* [N, 1, 8, 8] in [0, 1] */
    fl_tensor *labels; /* [N] */
} digits;

/* The digits in `folder`: every fifth (held_out), or the others. */
static digits load_digits(const char *folder, bool held_out) {
    char path[1024];
    digits part;
    fl_scope_open();
    snprintf(path, sizeof path, "%s/digits_images.npy", folder);
    fl_tensor *images = fl_unsqueeze(fl_to(fl_load_npy(path), FL_FLOAT32, NULL), 1);
    snprintf(path, sizeof path, "%s/digits_labels.npy", folder);
    fl_tensor *labels = fl_to(fl_load_npy(path), FL_INT64, NULL);
    fl_tensor *place = fl_remainder_scalar(fl_arange(fl_int(fl_numel(labels)), NULL), fl_int(5));
    fl_tensor *chosen = held_out ? fl_eq_scalar(place, fl_int(0)) : fl_ne_scalar(place, fl_int(0));
    fl_tensor *rows = fl_view(fl_nonzero(chosen), (int64_t[]){-1}, 1);
    part.images = fl_keep(fl_div_scalar(fl_index_select(images, 0, rows), fl_int(16)));
    part.labels = fl_keep(fl_index_select(labels, 0, rows));
    fl_scope_close();
    return part;
}

static void release_digits(digits part) {
    fl_release(part.images);
    fl_release(part.labels);
}

/* How many of the digits the model reads rightly. */
static int64_t count_right(fl_module *model, digits part) {
    fl_module_train(model, false);
    fl_no_grad_begin();
    fl_scope_open();
    fl_argmax_options along = FL_ARGMAX_OPTIONS;
    along.dim = 1;
    fl_tensor *predicted = fl_argmax(fl_forward(model, part.images), &along);
    double right = fl_item(fl_sum(fl_eq(predicted, part.labels), NULL));
    fl_scope_close();
    fl_grad_mode_end();
    fl_module_train(model, true);
    return fl_error_code() ? 0 : (int64_t)right;
}

#endif
