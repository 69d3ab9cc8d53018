/* The sticky error: first wins, cut messages, prefixes, saving, threads, and no slot lost by any of it. */
#include "base/error.h"

#include <pthread.h>
#include <stdlib.h>

#include "testing.h"

static void starts_clean(void **state) {
    (void)state;
    assert_int_equal(fl_error_code(), FL_OK);
    assert_string_equal(fl_error_message(), "");
    assert_false(fl_failed());
    fl_error none = fl_error_take();
    assert_int_equal(none.code, FL_OK);
    assert_string_equal(none.message, "");
    assert_int_equal(fl_error_report(stderr), 0);
}

static void first_wins(void **state) {
    (void)state;
    assert_null(fl_fail(FL_VALUE_ERROR, "size %d of %s", 3, "x"));
    assert_null(fl_fail(FL_TYPE_ERROR, "later"));
    assert_true(fl_failed());
    assert_int_equal(fl_error_code(), FL_VALUE_ERROR);
    assert_string_equal(fl_error_message(), "size 3 of x");
    fl_error e = fl_error_take();
    assert_int_equal(e.code, FL_VALUE_ERROR);
    assert_string_equal(e.message, "size 3 of x");
    assert_false(fl_failed());
    fl_fail(FL_OK, "nothing");
    assert_false(fl_failed());
}

static void long_messages_are_cut(void **state) {
    (void)state;
    for (int shift = 0; shift < 3; shift++) { /* a two-byte character across every edge */
        char *text = malloc(4001);
        for (int i = 0; i < 4000; i += 2) memcpy(text + i, "\xc3\xa9", 2);
        text[4000] = '\0';
        memset(text, 'x', (size_t)shift);
        if (shift % 2) text[shift] = 'x';
        fl_fail(FL_RUNTIME_ERROR, "%s", text);
        const char *message = fl_error_message();
        size_t length = strlen(message);
        assert_in_range(length, FL_MESSAGE_SIZE - 5, FL_MESSAGE_SIZE - 1);
        assert_string_equal(message + length - 3, "...");
        assert_int_equal((unsigned char)message[length - 5] & 0xc0, 0xc0); /* the last character is whole */
        free(text);
        fl_error_take();
    }
}

static void prefix(void **state) {
    (void)state;
    fl_error__prefix("nothing: ");
    assert_false(fl_failed());
    fl_fail(FL_RUNTIME_ERROR, "expected 64 channels");
    fl_error__prefix("features.3 (Conv2d): ");
    fl_error__prefix("net: ");
    assert_error(FL_RUNTIME_ERROR, "net: features.3 (Conv2d): expected 64 channels");

    char text[FL_MESSAGE_SIZE];
    memset(text, 'm', sizeof(text));
    text[sizeof(text) - 1] = '\0';
    fl_fail(FL_RUNTIME_ERROR, "%s", text);
    fl_error__prefix("layer: ");
    assert_int_equal(strncmp(fl_error_message(), "layer: mmm", 10), 0);
    assert_int_equal(strlen(fl_error_message()), FL_MESSAGE_SIZE - 1);
    assert_string_equal(fl_error_message() + FL_MESSAGE_SIZE - 4, "...");
    fl_error__prefix(text);
    assert_int_equal(strlen(fl_error_message()), FL_MESSAGE_SIZE - 1);
    fl_error_take();
}

static void saved_and_restored(void **state) {
    (void)state;
    fl_error saved;
    fl_error__save(&saved);
    assert_int_equal(saved.code, FL_OK);
    fl_fail(FL_TYPE_ERROR, "new");
    fl_error__restore(&saved);
    assert_error(FL_TYPE_ERROR, "new");

    fl_fail(FL_KEY_ERROR, "outer");
    fl_error__save(&saved);
    assert_false(fl_failed());
    fl_fail(FL_TYPE_ERROR, "inner");
    fl_error__restore(&saved);
    assert_error(FL_KEY_ERROR, "outer");

    fl_fail(FL_HOST_ERROR, "unused");
    assert_string_equal(fl_error_message(), "");
    fl_error__save(&saved);
    assert_false(fl_failed());
    fl_error__restore(&saved);
    assert_int_equal(fl_error_code(), FL_HOST_ERROR);
    fl_error_take();
}

static void no_memory(void **state) {
    (void)state;
    assert_null(fl_error__no_memory(12345));
    assert_error(FL_MEMORY_ERROR, "12345 bytes");
}

static void report_is_one_line(void **state) {
    (void)state;
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    fl_fail(FL_INDEX_ERROR, "first\nsecond");
    assert_int_equal(fl_error_report(file), FL_INDEX_ERROR);
    assert_int_equal(fl_error_report(file), 0);
    fclose(file);
    assert_string_equal(text, "IndexError: first second\n");
    free(text);
}

static void *fail_and_end(void *argument) {
    fl_fail(FL_RUNTIME_ERROR, "thread %d", (int)(intptr_t)argument);
    return fl_error_code() == FL_RUNTIME_ERROR ? NULL : argument;
}

/* Errors are a thread's own, and a thread that ends with one pending gives its slot back. */
static void threads(void **state) {
    (void)state;
    fl_fail(FL_VALUE_ERROR, "mine");
    for (int round = 0; round < 20; round++) {
        pthread_t thread[8];
        for (int i = 0; i < 8; i++) assert_int_equal(pthread_create(&thread[i], NULL, fail_and_end, (void *)1), 0);
        for (int i = 0; i < 8; i++) {
            void *result;
            pthread_join(thread[i], &result);
            assert_null(result);
        }
    }
    assert_error(FL_VALUE_ERROR, "mine");
}

static void names(void **state) {
    (void)state;
    assert_string_equal(fl_code_name(FL_NOT_IMPLEMENTED_ERROR), "NotImplementedError");
    for (int code = FL_OK; code <= FL_HOST_ERROR; code++) assert_string_not_equal(fl_code_name(code), "unknown error");
    assert_string_equal(fl_code_name((fl_code)1000), "unknown error");
    assert_string_equal(fl_version(), FL_VERSION);
}

RUN(cmocka_unit_test(starts_clean), cmocka_unit_test(first_wins), cmocka_unit_test(long_messages_are_cut),
    cmocka_unit_test(prefix), cmocka_unit_test(saved_and_restored), cmocka_unit_test(no_memory),
    cmocka_unit_test(report_is_one_line), cmocka_unit_test(threads), cmocka_unit_test(names))
