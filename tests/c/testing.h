/* testing.h: what every C test includes: cmocka with the headers it wants before it.
 */
#ifndef FL_TESTS_TESTING_H
#define FL_TESTS_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <flashlight/base.h>

#define RUN(...)                                          \
    int main(void) {                                      \
        const struct CMUnitTest tests[] = {__VA_ARGS__};  \
        return cmocka_run_group_tests(tests, NULL, NULL); \
    }

/* The pending error is this one; it is taken. */
#define assert_error(wanted_code, part)                                \
    do {                                                               \
        fl_error taken_ = fl_error_take();                             \
        assert_int_equal(taken_.code, wanted_code);                    \
        if (!strstr(taken_.message, part)) {                           \
            fail_msg("\"%s\" is not in \"%s\"", part, taken_.message); \
        }                                                              \
    } while (0)

#endif
