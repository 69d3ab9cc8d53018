/* Warnings: the handler's, what refuses them, and each once on stderr where there is none. */
#include <flashlight/ops.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "testing.h"

typedef struct heard {
    int count;
    bool refuse;
    fl_warning kind;
    char message[FL_MESSAGE_SIZE];
} heard;

static void hear(void *context, fl_warning kind, const char *message) {
    heard *h = context;
    h->count++;
    h->kind = kind;
    snprintf(h->message, sizeof h->message, "%s", message);
    if (h->refuse) fl_fail(FL_VALUE_ERROR, "refused");
}

static void handlers(void **state) {
    (void)state;
    heard h = {0};
    fl_set_warning_handler(hear, &h);
    assert_true(fl_warn(FL_FUTURE_WARNING, "size %d", 3));
    assert_true(fl_warn(FL_FUTURE_WARNING, "size %d", 3));
    assert_int_equal(h.count, 2);
    assert_int_equal(h.kind, FL_FUTURE_WARNING);
    assert_string_equal(h.message, "size 3");
    h.refuse = true;
    assert_false(fl_warn(FL_USER_WARNING, "again"));
    assert_false(fl_warn(FL_USER_WARNING, "not heard: an error is pending"));
    assert_string_equal(h.message, "again");
    assert_error(FL_VALUE_ERROR, "refused");
    char text[2 * FL_MESSAGE_SIZE];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    h.refuse = false;
    assert_true(fl_warn(FL_USER_WARNING, "%s", text));
    assert_int_equal(strlen(h.message), FL_MESSAGE_SIZE - 1);
    fl_set_warning_handler(NULL, NULL);
}

/* An op that warns fails with what the handler says, and gives its result where it says nothing. */
static void ops(void **state) {
    (void)state;
    heard h = {0};
    fl_set_warning_handler(hear, &h);
    fl_scope_open();
    fl_tensor *x = fl_ones((int64_t[]){2, 3}, 2, NULL), *y = fl_ones((int64_t[]){2, 1}, 2, NULL);
    assert_non_null(fl_mse_loss(x, y, NULL));
    assert_int_equal(h.count, 1);
    assert_non_null(
        strstr(h.message,
               "Using a target size (torch.Size([2, 1])) that is different to the input size (torch.Size([2, 3]))"));
    h.refuse = true;
    assert_null(fl_mse_loss(x, y, NULL));
    assert_error(FL_VALUE_ERROR, "refused");
    fl_scope_close();
    fl_set_warning_handler(NULL, NULL);
}

static void standard_error(void **state) {
    (void)state;
    char path[] = "/tmp/warningXXXXXX", text[400] = "";
    int file = mkstemp(path), old = dup(2);
    assert_true(file >= 0 && old >= 0);
    fflush(stderr);
    dup2(file, 2);
    for (int i = 0; i < 3; i++) assert_true(fl_warn(FL_DEPRECATION_WARNING, "use %s instead", "b"));
    assert_true(fl_warn(FL_USER_WARNING, "another"));
    for (int i = 0; i < 300; i++) assert_true(fl_warn((fl_warning)77, "number %d", i));
    fflush(stderr);
    dup2(old, 2);
    close(old);
    assert_true(pread(file, text, sizeof text - 1, 0) > 0);
    close(file);
    unlink(path);
    const char *start = "DeprecationWarning: use b instead\nUserWarning: another\nWarning: number 0\n";
    assert_int_equal(strncmp(text, start, strlen(start)), 0);
}

RUN(cmocka_unit_test(handlers), cmocka_unit_test(ops), cmocka_unit_test(standard_error))
