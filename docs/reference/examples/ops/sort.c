#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensor *x = fl_from_array((float[]){3, 1, 2}, FL_FLOAT32, (int64_t[]){3}, 1);
    fl_sort_result sorted = fl_sort(x, NULL);
    fl_print(sorted.values);
    fl_print(sorted.indices);
    fl_scope_close();
    return fl_error_report(stderr);
}
