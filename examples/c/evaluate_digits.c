/* evaluate_digits.c: loads what the Python example saved and reads the held-out digits with it.
 *
 *     build/examples/evaluate_digits runs/digits/model.pth [data]
 */
#include "digits.h"

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: %s MODEL.pth [DATA FOLDER]\n", argv[0]);
        return 2;
    }
    fl_module *model = cnn(10);
    digits test = load_digits(argc > 2 ? argv[2] : "data", true);
    if (fl_load_module(model, argv[1])) {
        int64_t right = count_right(model, test), n = fl_numel(test.labels);
        if (!fl_error_code()) {
            printf("accuracy on %lld held-out digits: %.2f%% (%lld right)\n", (long long)n,
                   100.0 * (double)right / (double)n, (long long)right);
        }
    }
    fl_module_free(model);
    release_digits(test);
    return fl_error_report(stderr);
}
