/* cnn.c: the guide's CNN in one screen: built, trained on the digits for five epochs, and saved so that Python loads
 * it.
 *
 *     build/release/examples/cnn [data [model.pth]]
 */
#include <flashlight/flashlight.h>

static fl_module *block(int64_t in, int64_t out, fl_module *pool) {
    fl_nn_conv2d_options same = FL_NN_CONV2D_OPTIONS;
    same.padding[0] = same.padding[1] = 1;
    return fl_sequential(fl_nn_conv2d(in, out, 3, &same), fl_nn_batch_norm2d(out, NULL), fl_nn_relu(NULL), pool);
}

/* The 8x8 images [1797, 1, 8, 8] with values in [0, 1], and their labels, 64 at a time. */
static fl_loader *load_digits(const char *folder) {
    char images[1024], labels[1024];
    snprintf(images, sizeof images, "%s/digits_images.npy", folder);
    snprintf(labels, sizeof labels, "%s/digits_labels.npy", folder);
    fl_loader_options o = FL_LOADER_OPTIONS;
    o.batch_size = 64;
    o.shuffle = true;
    return fl_loader_new(fl_div_scalar(fl_unsqueeze(fl_load_npy(images), 1), fl_int(16)),
                         fl_to(fl_load_npy(labels), FL_INT64, NULL), &o);
}

int main(int argc, char **argv) {
    fl_scope_open();
    fl_manual_seed(0);
    fl_module *model = fl_sequential(block(1, 32, fl_nn_max_pool2d(2, NULL)), block(32, 64, fl_nn_max_pool2d(2, NULL)),
                                     block(64, 128, fl_nn_adaptive_avg_pool2d(1, NULL)), fl_nn_flatten(NULL),
                                     fl_nn_linear(128, 10, NULL));
    fl_optimizer *adam = fl_adam(model, NULL);
    fl_loader *digits = load_digits(argc > 1 ? argv[1] : "data");
    for (int epoch = 0; epoch < 5; epoch++) {
        for (fl_batch b; fl_loader_next(digits, &b);) {
            fl_scope_open();
            fl_tensor *loss = fl_cross_entropy(fl_forward(model, b.input), b.target, NULL);
            fl_zero_grad(adam);
            fl_backward(loss);
            fl_step(adam);
            printf("%.4f\n", fl_item(loss));
            fl_scope_close();
        }
    }
    if (argc > 2) fl_save(model, argv[2]);
    fl_loader_free(digits);
    fl_optimizer_free(adam);
    fl_module_free(model);
    fl_scope_close();
    return fl_error_report(stderr); /* 0, or prints the first error of the run and returns its code */
}
