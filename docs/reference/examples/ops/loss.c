#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *logits = fl_from_array((float[]){2, 0.5f, -1, 0, 3, 1}, FL_FLOAT32, (int64_t[]){2, 3}, 2);
    fl_tensor *target = fl_from_array((int64_t[]){0, 2}, FL_INT64, (int64_t[]){2}, 1);
    fl_print(fl_cross_entropy(logits, target, NULL));
    fl_scope_close();
    return fl_error_report(stderr);
}
