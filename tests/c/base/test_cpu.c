/* CPU detection: what is reported exists, and FLASHLIGHT_ISA lowers it (in a child, as it is read once). */
#include "base/cpu.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "testing.h"

static void counts(void **state) {
    (void)state;
    int n = fl_cpu__count();
    assert_true(n >= 1);
    assert_true(n <= sysconf(_SC_NPROCESSORS_CONF));
}

static void has_a_name(void **state) {
    (void)state;
    const char *isa = fl_isa();
    assert_true(!strcmp(isa, "baseline") || !strcmp(isa, "avx2") || !strcmp(isa, "avx512"));
#if defined(__x86_64__)
    const char *forced = getenv("FLASHLIGHT_ISA");
    if (!forced) {
        int avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                     __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
        int avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
        assert_string_equal(isa, avx512 ? "avx512" : avx2 ? "avx2" : "baseline");
    }
#endif
}

RUN(cmocka_unit_test(counts), cmocka_unit_test(has_a_name))
