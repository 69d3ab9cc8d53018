#include <flashlight/flashlight.h>

int main(void) {
    fl_scope_open();
    fl_tensors parts = fl_split(fl_arange(fl_int(5), NULL), 2, NULL);
    for (int64_t i = 0; i < parts.count; i++) fl_print(parts.items[i]);
    fl_scope_close();
    return fl_error_report(stderr);
}
