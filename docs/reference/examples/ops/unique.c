#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_from_array((int64_t[]){3, 1, 3, 2}, FL_INT64, (int64_t[]){4}, 1);
    fl_unique_result u =
        fl_unique(x, &(fl_unique_options){.sorted = true, .return_inverse = true, .return_counts = true});
    fl_print(u.output);
    fl_print(u.inverse);
    fl_print(u.counts);
    fl_scope_close();
    return fl_error_report(stderr);
}
