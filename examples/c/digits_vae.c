/* digits_vae.c: the variational autoencoder of examples/python/digits_vae.py: from the same seed come the same losses.
 *
 *     build/examples/digits_vae [epochs] [data folder] [model.pth]
 */
#include <flashlight/flashlight.h>
#include <stdlib.h>

static fl_module *vae(int64_t latent, int64_t hidden) {
    fl_module *model = fl_module_custom("VAE", NULL, NULL, NULL);
    fl_module_add(model, "encoder", fl_sequential(fl_nn_linear(64, hidden, NULL), fl_nn_relu(NULL)));
    fl_module_add(model, "mean", fl_nn_linear(hidden, latent, NULL));
    fl_module_add(model, "log_variance", fl_nn_linear(hidden, latent, NULL));
    fl_module_add(model, "decoder",
                  fl_sequential(fl_nn_linear(latent, hidden, NULL), fl_nn_relu(NULL), fl_nn_linear(hidden, 64, NULL)));
    return model;
}

/* What it costs to describe an image: its place beside a standard normal, and the pixels given the place. */
static fl_tensor *vae_loss(fl_module *model, fl_tensor *x) {
    fl_tensor *h = fl_forward(fl_module_get(model, "encoder"), x);
    fl_tensor *mean = fl_forward(fl_module_get(model, "mean"), h);
    fl_tensor *log_variance = fl_forward(fl_module_get(model, "log_variance"), h);
    fl_tensor *noise = fl_randn_like(mean, NULL);
    fl_tensor *z = fl_add(mean, fl_mul(noise, fl_exp(fl_mul_scalar(log_variance, fl_float(0.5)))));
    fl_binary_cross_entropy_with_logits_options total = FL_BINARY_CROSS_ENTROPY_WITH_LOGITS_OPTIONS;
    total.reduction = "sum";
    fl_tensor *pixels = fl_binary_cross_entropy_with_logits(fl_forward(fl_module_get(model, "decoder"), z), x, &total);
    fl_tensor *spread = fl_sub(fl_add(fl_square(mean), fl_exp(log_variance)), log_variance);
    fl_tensor *place = fl_mul_scalar(fl_sum(fl_sub_scalar(spread, fl_int(1)), NULL), fl_float(0.5));
    return fl_div_scalar(fl_add(pixels, place), fl_int(fl_size(x, 0)));
}

int main(int argc, char **argv) {
    const int epochs = argc > 1 ? atoi(argv[1]) : 100;
    const char *folder = argc > 2 ? argv[2] : "data";
    char path[1024];

    fl_manual_seed(0);
    fl_module *model = vae(8, 256);
    fl_optimizer *adam = fl_adam(model, NULL);
    fl_scope_open();
    snprintf(path, sizeof path, "%s/digits_images.npy", folder);
    fl_tensor *raw = fl_flatten(fl_to(fl_load_npy(path), FL_FLOAT32, NULL), &(fl_flatten_options){1, -1});
    fl_tensor *images = fl_div_scalar(raw, fl_int(16));
    snprintf(path, sizeof path, "%s/digits_labels.npy", folder);
    fl_tensor *labels = fl_to(fl_load_npy(path), FL_INT64, NULL);
    fl_loader_options batches = FL_LOADER_OPTIONS;
    batches.batch_size = 64;
    batches.shuffle = true;
    fl_loader *loader = fl_loader_new(images, labels, &batches);
    for (int epoch = 0; epoch < epochs && !fl_error_code(); epoch++) {
        for (fl_batch b; fl_loader_next(loader, &b);) {
            fl_scope_open();
            fl_zero_grad(adam);
            fl_tensor *loss = vae_loss(model, b.input);
            fl_backward(loss);
            fl_step(adam);
            if (!fl_error_code()) printf("%.9g\n", fl_item(loss));
            fl_scope_close();
        }
    }
    fl_scope_close();
    if (argc > 3) fl_save(model, argv[3]);
    fl_loader_free(loader);
    fl_optimizer_free(adam);
    fl_module_free(model);
    return fl_error_report(stderr);
}
