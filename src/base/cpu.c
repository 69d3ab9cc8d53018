/* cpu.c: instruction sets by cpuid and xgetbv (the operating system must save the wide registers too), and the number
 * of CPUs that this process may use: a container's quota counts, because threads beyond it only wait for each other.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* sched_getaffinity */
#endif
#include "base/cpu.h"

#include <flashlight/base.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__linux__)
#include <sched.h>
#endif
#if defined(__x86_64__)
#include <cpuid.h>
#include <xmmintrin.h>
#endif

static const char *const names[] = {"baseline", "avx2", "avx512"};

static fl_isa_level detect(void) {
#if defined(__x86_64__)
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d)) return FL_ISA_LEVEL_BASELINE;
    const unsigned fma = 1u << 12, osxsave = 1u << 27, avx = 1u << 28, f16c = 1u << 29;
    const unsigned first = fma | osxsave | avx | f16c;
    if ((c & first) != first) return FL_ISA_LEVEL_BASELINE;
    unsigned saved_low, saved_high; /* XCR0: the register files that the system saves for a process */
    __asm__ volatile("xgetbv" : "=a"(saved_low), "=d"(saved_high) : "c"(0));
    const unsigned ymm = 0x6, zmm = 0xe6;
    if ((saved_low & ymm) != ymm) return FL_ISA_LEVEL_BASELINE;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return FL_ISA_LEVEL_BASELINE;
    const unsigned avx2 = 1u << 5, bmi2 = 1u << 8;
    if ((b & (avx2 | bmi2)) != (avx2 | bmi2)) return FL_ISA_LEVEL_BASELINE;
    const unsigned avx512 = 1u << 16 /* F */ | 1u << 17 /* DQ */ | 1u << 30 /* BW */ | 1u << 31 /* VL */;
    return (b & avx512) == avx512 && (saved_low & zmm) == zmm ? FL_ISA_LEVEL_AVX512 : FL_ISA_LEVEL_AVX2;
#else
    return FL_ISA_LEVEL_BASELINE;
#endif
}

static bool detect_bf16(void) {
#if defined(__x86_64__)
    unsigned a, b, c, d;
    return __get_cpuid_count(7, 1, &a, &b, &c, &d) && a >> 5 & 1;
#else
    return false;
#endif
}

static fl_isa_level level;
static bool bf16;
static pthread_once_t level_once = PTHREAD_ONCE_INIT;

static void choose_level(void) {
    level = detect();
    const char *wanted = getenv("FLASHLIGHT_ISA");
    if (!wanted || !*wanted) return;
    for (int i = 0; i < (int)(sizeof(names) / sizeof(names[0])); i++) {
        if (strcmp(wanted, names[i]) != 0) continue;
        if (i > (int)level) break;
        level = (fl_isa_level)i;
        return;
    }
    fprintf(stderr, "flashlight: FLASHLIGHT_ISA=%s is not available here, using %s\n", wanted, names[level]);
}

static void choose(void) {
    choose_level();
    bf16 = level == FL_ISA_LEVEL_AVX512 && detect_bf16();
}

fl_isa_level fl_cpu__isa(void) {
    pthread_once(&level_once, choose);
    return level;
}

bool fl_cpu__has_bf16(void) {
    pthread_once(&level_once, choose);
    return bf16;
}

const char *fl_isa(void) { return names[fl_cpu__isa()]; }

/* ---- How many CPUs ----------------------------------------------------------------------------------------------- */

#if defined(__linux__)

/* Reads up to `count` numbers from a small file; "max" reads as -1. Returns how many there were. */
static int read_numbers(const char *path, int64_t *out, int count) {
    FILE *file = fopen(path, "re");
    if (!file) return 0;
    char text[128];
    size_t length = fread(text, 1, sizeof(text) - 1, file);
    fclose(file);
    text[length] = '\0';
    int found = 0;
    for (char *at = text; found < count;) {
        at += strspn(at, " \n");
        char *end;
        if (strncmp(at, "max", 3) == 0) {
            out[found] = -1;
            end = at + 3;
        } else {
            out[found] = strtoll(at, &end, 10);
            if (end == at) break;
        }
        found++;
        at = end;
    }
    return found;
}

static int quota_cpus(int64_t quota, int64_t period, int most) {
    if (quota <= 0 || period <= 0) return most;
    int64_t cpus = (quota + period - 1) / period;
    return cpus < 1 ? 1 : cpus < most ? (int)cpus : most;
}

/* The least quota from the group at `path` (of the hierarchy mounted at `mount`) up to the root. Inside a container the
 * path is often that of the host and not visible; then the mount's own root is what counts. */
static int cgroup_cpus(const char *mount, const char *group, bool v2, int most) {
    char path[1024], file[1152];
    if (snprintf(path, sizeof(path), "%s%s", mount, group) >= (int)sizeof(path)) return most;
    for (;;) {
        int64_t value[2];
        if (v2) {
            snprintf(file, sizeof(file), "%s/cpu.max", path);
            if (read_numbers(file, value, 2) == 2) most = quota_cpus(value[0], value[1], most);
        } else {
            snprintf(file, sizeof(file), "%s/cpu.cfs_quota_us", path);
            if (read_numbers(file, &value[0], 1) == 1) {
                snprintf(file, sizeof(file), "%s/cpu.cfs_period_us", path);
                if (read_numbers(file, &value[1], 1) == 1) most = quota_cpus(value[0], value[1], most);
            }
        }
        char *slash = strrchr(path, '/');
        if (!slash || (size_t)(slash - path) < strlen(mount)) return most;
        *slash = '\0';
    }
}

static bool has_word(const char *list, const char *word) {
    size_t length = strlen(word);
    for (const char *at = list; (at = strstr(at, word)) != NULL; at += length) {
        if ((at == list || at[-1] == ',') && (at[length] == ',' || at[length] == '\0')) return true;
    }
    return false;
}

/* /proc/self/cgroup has a line "<id>:<controllers>:<group>" for each hierarchy; version 2 is "0::<group>". */
static int limit_by_cgroup(int most) {
    FILE *file = fopen("/proc/self/cgroup", "re");
    if (!file) return most;
    char line[1024];
    while (fgets(line, sizeof(line), file)) {
        line[strcspn(line, "\n")] = '\0';
        char *controllers = strchr(line, ':');
        char *group = controllers ? strchr(controllers + 1, ':') : NULL;
        if (!group) continue;
        *group++ = '\0';
        controllers++;
        if (!*controllers) {
            most = cgroup_cpus("/sys/fs/cgroup", group, true, most);
            most = cgroup_cpus("/sys/fs/cgroup/unified", group, true, most);
        } else if (has_word(controllers, "cpu")) {
            most = cgroup_cpus("/sys/fs/cgroup/cpu", group, false, most);
            most = cgroup_cpus("/sys/fs/cgroup/cpu,cpuacct", group, false, most);
        }
    }
    fclose(file);
    return most;
}

static int affinity_cpus(void) {
    for (int room = 1024; room <= 1 << 18; room *= 4) {
        cpu_set_t *set = CPU_ALLOC(room);
        if (!set) break;
        size_t bytes = CPU_ALLOC_SIZE(room);
        int found = sched_getaffinity(0, bytes, set) == 0 ? CPU_COUNT_S(bytes, set) : 0;
        CPU_FREE(set);
        if (found > 0) return found;
    }
    return 0;
}

#endif

int fl_cpu__count(void) {
    int count = 0;
#if defined(__linux__)
    count = affinity_cpus();
#endif
    if (count < 1) {
        long online = sysconf(_SC_NPROCESSORS_ONLN);
        count = online < 1 ? 1 : online > 4096 ? 4096 : (int)online;
    }
#if defined(__linux__)
    count = limit_by_cgroup(count);
#endif
    return count;
}

bool fl_cpu__flush_denormal(bool flush) {
#if defined(__x86_64__)
    const unsigned int bits = 0x8040; /* flush to zero, denormals are zero */
    _mm_setcsr(flush ? _mm_getcsr() | bits : _mm_getcsr() & ~bits);
    return true;
#elif defined(__aarch64__)
    const uint64_t bit = (uint64_t)1 << 24;
    uint64_t control;
    __asm__ volatile("mrs %0, fpcr" : "=r"(control));
    control = flush ? control | bit : control & ~bit;
    __asm__ volatile("msr fpcr, %0" : : "r"(control));
    return true;
#else
    (void)flush;
    return false;
#endif
}
