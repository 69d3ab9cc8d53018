#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *logits = fl_from_array((float[]){2, 0.5f, -1, 0, 3, 1}, FL_FLOAT32, (int64_t[]){2, 3}, 2);
    fl_tensor *target = fl_from_array((int64_t[]){0, 2}, FL_INT64, (int64_t[]){2}, 1);
    fl_nn_cross_entropy_loss_options o = FL_NN_CROSS_ENTROPY_LOSS_OPTIONS;
    o.label_smoothing = 0.1;
    fl_module *criterion = fl_nn_cross_entropy_loss(&o);
    fl_print(fl_forward_with(criterion, (fl_tensor *[]){logits, target}, 2));
    fl_module_free(criterion);
    fl_scope_close();
    return fl_error_report(stderr);
}
