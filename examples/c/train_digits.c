/* train_digits.c: trains the guide's CNN on 8x8 handwritten digits, as examples/python/train_digits.py does: from the
 * same seed come the same losses.
 *
 *     build/examples/train_digits [--epochs 20] [--seed 0] [--data data] [--out model.pth] [--losses]
 */
#include <stdlib.h>

#include "digits.h"

int main(int argc, char **argv) {
    int epochs = 20;
    unsigned long long seed = 0;
    const char *folder = "data", *out = NULL;
    bool print_losses = false;
    for (int i = 1; i < argc; i++) {
        bool more = i + 1 < argc;
        if (more && strcmp(argv[i], "--epochs") == 0)
            epochs = atoi(argv[++i]);
        else if (more && strcmp(argv[i], "--seed") == 0)
            seed = strtoull(argv[++i], NULL, 10);
        else if (more && strcmp(argv[i], "--data") == 0)
            folder = argv[++i];
        else if (more && strcmp(argv[i], "--out") == 0)
            out = argv[++i];
        else if (strcmp(argv[i], "--losses") == 0)
            print_losses = true;
        else {
            fprintf(stderr, "usage: %s [--epochs N] [--seed N] [--data FOLDER] [--out MODEL.pth] [--losses]\n",
                    argv[0]);
            return 2;
        }
    }

    fl_manual_seed(seed);
    digits train = load_digits(folder, false), test = load_digits(folder, true);
    fl_module *model = cnn(10);
    fl_optimizer *adam = fl_adam(model, NULL);
    fl_loader_options batches = FL_LOADER_OPTIONS;
    batches.batch_size = 64;
    batches.shuffle = true;
    fl_loader *loader = fl_loader_new(train.images, train.labels, &batches);

    for (int epoch = 0; epoch < epochs && !fl_error_code(); epoch++) {
        double total = 0;
        for (fl_batch b; fl_loader_next(loader, &b);) {
            fl_scope_open();
            fl_zero_grad(adam);
            fl_tensor *loss = fl_cross_entropy(fl_forward(model, b.input), b.target, NULL);
            fl_backward(loss);
            fl_step(adam);
            double value = fl_error_code() ? 0 : fl_item(loss);
            total += value;
            if (print_losses) printf("%.9g\n", value);
            fl_scope_close();
        }
        if (!print_losses) {
            printf("epoch %2d  loss %.4f  accuracy %.2f%%\n", epoch + 1, total / (double)fl_loader_batches(loader),
                   100.0 * (double)count_right(model, test) / (double)fl_numel(test.labels));
        }
    }
    if (out && fl_save(model, out)) fprintf(stderr, "wrote %s\n", out);

    fl_loader_free(loader);
    fl_optimizer_free(adam);
    fl_module_free(model);
    release_digits(train);
    release_digits(test);
    return fl_error_report(stderr);
}
