/* lapack.c: finding a LAPACK, and calling it. See lapack.h.
 *
 * Looked for, in this order: what FLASHLIGHT_LAPACK names (and then nothing else), OpenBLAS and MKL as the system has
 * them, the OpenBLAS inside Python packages (where the host tells of them), any other LAPACK of the system. Names of
 * routines are Fortran's, dgetrf_; scipy-openblas, which numpy carries too, has scipy_ before them, and _64_ after them
 * where integers have 64 bits.
 *
 * Integers are passed as int64_t whatever the library takes: on a little-endian machine its low half is the number as
 * 32 bits. Only arrays of them are converted.
 */
#define _DEFAULT_SOURCE /* strdup */
#include "ops/lapack.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "kernels/gemm.h"
#include "kernels/kernels.h"
#include "kernels/triangle.h"
#include "ops/lapack_small.h"

// clang-format off
#define ROUTINES(X) X(getrf) X(potrf) X(geqrf) X(sytrf) X(gesdd) X(syevd) X(getrs) X(getri) X(orgqr) \
    X(ormqr) X(sytrs) X(gels) X(gelsy) X(gelsd) X(gelss)
// clang-format on
enum {
#define X(name) name##_id,
    ROUTINES(X)
#undef X
        ROUTINE_COUNT
};
static const char *const routine_names[] = {
#define X(name) #name,
    ROUTINES(X)
#undef X
};

typedef void (*routine)(void);
struct fl_lapack {
    routine fn[ROUTINE_COUNT][2]; /* FL_REAL_F32, FL_REAL_F64 */
    bool wide;                    /* integers have 64 bits */
    int (*get_threads)(void);
    void (*set_threads)(int);
};

char *(*fl_lapack__candidates)(void);

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const fl_lapack *_Atomic found;
static char *only_in; /* fl_lapack__look_in */

/* ---- Finding one ------------------------------------------------------------------------------------------------- */

static const char *const system_fast[] = {
#if defined(__APPLE__)
    "/System/Library/Frameworks/Accelerate.framework/Accelerate", "libopenblas.dylib",
#else
    "libopenblas.so.0", "libmkl_rt.so.2", "libmkl_rt.so.1",
#endif
    NULL};
static const char *const system_plain[] = {
#if defined(__APPLE__)
    "liblapack.dylib",
#else
    "liblapack.so.3",
#endif
    NULL};

static const struct {
    const char *before, *after;
    bool wide;
} spellings[] = {{"scipy_", "_64_", true}, {"scipy_", "_", false}, {"", "_64_", true}, {"", "_", false}};

static routine symbol(void *library, const char *name) {
    void *address = dlsym(library, name);
    routine fn;
    memcpy(&fn, &address, sizeof(fn)); /* POSIX's way from an object pointer to a function's */
    return fn;
}

static bool fill(fl_lapack *l, void *library) {
    for (size_t s = 0; s < sizeof(spellings) / sizeof(spellings[0]); ++s) {
        char name[64];
        bool all = true;
        for (int i = 0; i < ROUTINE_COUNT && all; ++i) {
            for (int real = 0; real < 2 && all; ++real) {
                snprintf(name, sizeof(name), "%s%c%s%s", spellings[s].before, real == FL_REAL_F64 ? 'd' : 's',
                         routine_names[i], spellings[s].after);
                l->fn[i][real] = symbol(library, name);
                all = l->fn[i][real] != NULL;
            }
        }
        if (!all) continue;
        l->wide = spellings[s].wide;
        static const char *const ends[] = {"", "64_"};
        for (int e = 0; e < 2 && !l->set_threads; ++e) {
            for (int p = 0; p < 2 && !l->set_threads; ++p) {
                snprintf(name, sizeof(name), "%sopenblas_get_num_threads%s", p ? "scipy_" : "", ends[e]);
                l->get_threads = (int (*)(void))symbol(library, name);
                snprintf(name, sizeof(name), "%sopenblas_set_num_threads%s", p ? "scipy_" : "", ends[e]);
                l->set_threads = l->get_threads ? (void (*)(int))symbol(library, name) : NULL;
            }
        }
        return true;
    }
    return false;
}

/* Libraries stay loaded until the process ends: others may have them in use. */
static bool try_one(fl_lapack *l, const char *path) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library) return false;
    if (fill(l, library)) return true;
    dlclose(library);
    return false;
}

static bool try_lines(fl_lapack *l, const char *lines) {
    char path[4096];
    while (*lines) {
        const size_t n = strcspn(lines, "\n");
        if (n > 0 && n < sizeof(path)) {
            memcpy(path, lines, n);
            path[n] = 0;
            if (try_one(l, path)) return true;
        }
        lines += n + (lines[n] == '\n');
    }
    return false;
}

static bool try_names(fl_lapack *l, const char *const *names) {
    for (; *names; ++names)
        if (try_one(l, *names)) return true;
    return false;
}

/* `host`: what the host named, or NULL. */
static bool look(fl_lapack *l, const char *host) {
    if (only_in) return try_lines(l, only_in);
    const char *named = getenv("FLASHLIGHT_LAPACK");
    if (named && *named) return try_one(l, named);
    return try_names(l, system_fast) || (host && try_lines(l, host)) || try_names(l, system_plain);
}

const fl_lapack *fl_lapack__get(const char *op) {
    if (fl_failed()) return NULL;
    const fl_lapack *known = atomic_load_explicit(&found, memory_order_acquire);
    if (known) return known;
    /* The host is asked without the lock: it may have one of its own. */
    char *host = fl_lapack__candidates ? fl_lapack__candidates() : NULL;
    pthread_mutex_lock(&lock);
    known = atomic_load_explicit(&found, memory_order_acquire);
    if (!known) {
        fl_lapack *made = calloc(1, sizeof(*made));
        if (!made) {
            fl_error__no_memory(sizeof(*made));
        } else if (look(made, host)) {
            known = made;
            atomic_store_explicit(&found, made, memory_order_release);
        } else {
            free(made);
        }
    }
    pthread_mutex_unlock(&lock);
    free(host);
    if (known || fl_failed()) return known;
    const char *named = getenv("FLASHLIGHT_LAPACK");
    if (named && *named && !only_in)
        return fl_fail(FL_RUNTIME_ERROR,
                       "%s: needs LAPACK, but FLASHLIGHT_LAPACK=%s cannot be loaded or lacks its routines", op, named);
    return fl_fail(
        FL_RUNTIME_ERROR,
        "%s: needs LAPACK, and none was found: looked for OpenBLAS, MKL and LAPACK among the system's libraries and "
        "for the OpenBLAS of numpy, scipy and scipy-openblas32/64 in the Python installation. To get one: apt-get "
        "install liblapack3 (or libopenblas0), pip install scipy-openblas32, or FLASHLIGHT_LAPACK=<path of the "
        "library>",
        op);
}

void fl_lapack__look_in(const char *paths) {
    pthread_mutex_lock(&lock);
    free(only_in);
    only_in = paths ? strdup(paths) : NULL;
    atomic_store(&found, NULL); /* what was found before stays in memory: it may be in use */
    pthread_mutex_unlock(&lock);
}

/* ---- Threads ----------------------------------------------------------------------------------------------------- */

/* A library may be shared with numpy: its number of threads is put back when the last call is over. */
static int inside, threads_before;
void fl_lapack__begin(const fl_lapack *l) {
    if (!l->set_threads) return;
    pthread_mutex_lock(&lock);
    if (inside++ == 0) {
        threads_before = l->get_threads();
        if (threads_before > 1) l->set_threads(1);
    }
    pthread_mutex_unlock(&lock);
}
void fl_lapack__end(const fl_lapack *l) {
    if (!l->set_threads) return;
    pthread_mutex_lock(&lock);
    if (--inside == 0 && threads_before > 1) l->set_threads(threads_before);
    pthread_mutex_unlock(&lock);
}

/* ---- The calls --------------------------------------------------------------------------------------------------- */

/* Fortran passes everything by address, and the lengths of strings, as values, at the end. */
typedef const int64_t *in;
typedef const char *letter;
typedef const void *array;
#define CALL(name, types) ((void(*) types)l->fn[name##_id][real])
#define ONE (size_t)1

static int64_t lead(int64_t rows) { return rows > 1 ? rows : 1; }
/* Of a library with 32-bit integers only the low half was written. */
static int code(int64_t info) { return (int)(int32_t)(info & 0xffffffff); }

static void *pivots_out(const fl_lapack *l, int32_t *pivots, void *wide) { return l->wide ? wide : (void *)pivots; }
static void narrow(const fl_lapack *l, int32_t *pivots, const void *wide, int64_t n) {
    if (!l->wide) return;
    const int64_t *from = wide;
    for (int64_t i = 0; i < n; ++i) pivots[i] = (int32_t)from[i];
}
static const void *pivots_in(const fl_lapack *l, const int32_t *pivots, void *wide, int64_t n) {
    if (!l->wide) return pivots;
    int64_t *to = wide;
    for (int64_t i = 0; i < n; ++i) to[i] = pivots[i];
    return wide;
}

int fl_lapack__getrf(const fl_lapack *l, int real, int64_t m, int64_t n, void *a, int32_t *pivots, void *wide) {
    if (fl_lapack_small__fits(m, n)) return fl_lapack_small__getrf(real, m, n, a, pivots);
    int64_t info = 0, lda = lead(m);
    CALL(getrf, (in, in, void *, in, void *, int64_t *))(&m, &n, a, &lda, pivots_out(l, pivots, wide), &info);
    narrow(l, pivots, wide, m < n ? m : n);
    return code(info);
}
int fl_lapack__potrf(const fl_lapack *l, int real, char uplo, int64_t n, void *a) {
    if (fl_lapack_small__fits(n, n)) return fl_lapack_small__potrf(real, uplo, n, a);
    int64_t info = 0, lda = lead(n);
    CALL(potrf, (letter, in, void *, in, int64_t *, size_t))(&uplo, &n, a, &lda, &info, ONE);
    return code(info);
}
int fl_lapack__geqrf(const fl_lapack *l, int real, int64_t m, int64_t n, void *a, void *tau, void *work,
                     int64_t lwork) {
    if (fl_lapack_small__fits(m, n) && lwork >= 0) return fl_lapack_small__geqrf(real, m, n, a, tau), 0;
    int64_t info = 0, lda = lead(m);
    CALL(geqrf, (in, in, void *, in, void *, void *, in, int64_t *))(&m, &n, a, &lda, tau, work, &lwork, &info);
    return code(info);
}
int fl_lapack__sytrf(const fl_lapack *l, int real, char uplo, int64_t n, void *a, int32_t *pivots, void *wide,
                     void *work, int64_t lwork) {
    int64_t info = 0, lda = lead(n);
    CALL(sytrf, (letter, in, void *, in, void *, void *, in, int64_t *, size_t))
    (&uplo, &n, a, &lda, pivots_out(l, pivots, wide), work, &lwork, &info, ONE);
    if (lwork >= 0) narrow(l, pivots, wide, n);
    return code(info);
}
int fl_lapack__gesdd(const fl_lapack *l, int real, char job, int64_t m, int64_t n, void *a, void *s, void *u, void *vt,
                     int64_t vt_rows, void *work, int64_t lwork, void *iwork) {
    int64_t info = 0, lda = lead(m), ldvt = lead(vt_rows);
    CALL(gesdd, (letter, in, in, void *, in, void *, void *, in, void *, in, void *, in, void *, int64_t *, size_t))
    (&job, &m, &n, a, &lda, s, u, &lda, vt, &ldvt, work, &lwork, iwork, &info, ONE);
    return code(info);
}
int fl_lapack__syevd(const fl_lapack *l, int real, char job, char uplo, int64_t n, void *a, void *w, void *work,
                     int64_t lwork, void *iwork, int64_t liwork) {
    int64_t info = 0, lda = lead(n);
    CALL(syevd, (letter, letter, in, void *, in, void *, void *, in, void *, in, int64_t *, size_t, size_t))
    (&job, &uplo, &n, a, &lda, w, work, &lwork, iwork, &liwork, &info, ONE, ONE);
    return code(info);
}
/* L U x = P b, or U^T L^T P^T x = b; without memory, up to FL_GEMM_TRIANGLE rows. */
static void swap_rows(int real, int64_t n, int64_t columns, const int32_t *pivots, bool back, void *b) {
    for (int64_t j = 0; j < columns; ++j)
        for (int64_t at = 0; at < n; ++at) {
            const int64_t i = back ? n - 1 - at : at, from = j * n + i, to = j * n + pivots[i] - 1;
            if (real == FL_REAL_F64) {
                double *x = b, kept = x[from];
                x[from] = x[to];
                x[to] = kept;
            } else {
                float *x = b, kept = x[from];
                x[from] = x[to];
                x[to] = kept;
            }
        }
}
static void getrs_by_triangles(int real, char trans, int64_t n, int64_t columns, const void *lu, const int32_t *pivots,
                               void *b) {
    if (trans == 'N') {
        swap_rows(real, n, columns, pivots, false, b);
        fl_triangle__solve(real, false, true, n, lu, 1, n, b, 1, n, columns);
        fl_triangle__solve(real, true, false, n, lu, 1, n, b, 1, n, columns);
    } else {
        fl_triangle__solve(real, false, false, n, lu, n, 1, b, 1, n, columns);
        fl_triangle__solve(real, true, true, n, lu, n, 1, b, 1, n, columns);
        swap_rows(real, n, columns, pivots, true, b);
    }
}
int fl_lapack__getrs(const fl_lapack *l, int real, char trans, int64_t n, int64_t columns, const void *lu,
                     const int32_t *pivots, void *wide, void *b) {
    if (columns < 3 && fl_lapack_small__fits(n, n))
        return fl_lapack_small__getrs(real, trans, n, columns, lu, pivots, b), 0;
    if (fl_factor__fits(n, n))
        return fl_kernels__active.factor->solve[real](trans != 'N', n, columns, lu, pivots, b), 0;
    if (n <= FL_GEMM_TRIANGLE) return getrs_by_triangles(real, trans, n, columns, lu, pivots, b), 0;
    int64_t info = 0, lda = lead(n);
    CALL(getrs, (letter, in, in, array, in, array, void *, in, int64_t *, size_t))
    (&trans, &n, &columns, lu, &lda, pivots_in(l, pivots, wide, n), b, &lda, &info, ONE);
    return code(info);
}
int fl_lapack__getri(const fl_lapack *l, int real, int64_t n, void *lu, const int32_t *pivots, void *wide, void *work,
                     int64_t lwork) {
    if (fl_factor__fits(n, n) && lwork >= 0) return fl_kernels__active.factor->inverse[real](n, lu, pivots), 0;
    int64_t info = 0, lda = lead(n);
    CALL(getri, (in, void *, in, array, void *, in, int64_t *))
    (&n, lu, &lda, lwork < 0 ? wide : pivots_in(l, pivots, wide, n), work, &lwork, &info);
    return code(info);
}
int fl_lapack__orgqr(const fl_lapack *l, int real, int64_t m, int64_t n, int64_t k, void *a, const void *tau,
                     void *work, int64_t lwork) {
    if (fl_lapack_small__fits(m, n) && lwork >= 0) return fl_lapack_small__orgqr(real, m, n, k, a, tau), 0;
    int64_t info = 0, lda = lead(m);
    CALL(orgqr, (in, in, in, void *, in, array, void *, in, int64_t *))
    (&m, &n, &k, a, &lda, tau, work, &lwork, &info);
    return code(info);
}
int fl_lapack__ormqr(const fl_lapack *l, int real, char side, char trans, int64_t m, int64_t n, int64_t k,
                     const void *a, int64_t a_rows, const void *tau, void *c, void *work, int64_t lwork) {
    int64_t info = 0, lda = lead(a_rows), ldc = lead(m);
    CALL(ormqr, (letter, letter, in, in, in, array, in, array, void *, in, void *, in, int64_t *, size_t, size_t))
    (&side, &trans, &m, &n, &k, a, &lda, tau, c, &ldc, work, &lwork, &info, ONE, ONE);
    return code(info);
}
int fl_lapack__sytrs(const fl_lapack *l, int real, char uplo, int64_t n, int64_t columns, const void *a,
                     const int32_t *pivots, void *wide, void *b) {
    int64_t info = 0, lda = lead(n);
    CALL(sytrs, (letter, in, in, array, in, array, void *, in, int64_t *, size_t))
    (&uplo, &n, &columns, a, &lda, pivots_in(l, pivots, wide, n), b, &lda, &info, ONE);
    return code(info);
}
int fl_lapack__gels(const fl_lapack *l, int real, int64_t m, int64_t n, int64_t columns, void *a, void *b, void *work,
                    int64_t lwork) {
    const char plain = 'N';
    int64_t info = 0, lda = lead(m), ldb = lead(m > n ? m : n);
    CALL(gels, (letter, in, in, in, void *, in, void *, in, void *, in, int64_t *, size_t))
    (&plain, &m, &n, &columns, a, &lda, b, &ldb, work, &lwork, &info, ONE);
    return code(info);
}
/* rcond as the routine's real type. */
typedef union real_number {
    float f32;
    double f64;
} real_number;
static real_number real_of(int real, double value) {
    real_number number = {.f64 = value};
    if (real == FL_REAL_F32) number.f32 = (float)value;
    return number;
}
int fl_lapack__gelsy(const fl_lapack *l, int real, int64_t m, int64_t n, int64_t columns, void *a, void *b, void *jpvt,
                     double rcond, int64_t *rank, void *work, int64_t lwork) {
    const real_number tolerance = real_of(real, rcond);
    int64_t info = 0, lda = lead(m), ldb = lead(m > n ? m : n);
    CALL(gelsy, (in, in, in, void *, in, void *, in, void *, array, int64_t *, void *, in, int64_t *))
    (&m, &n, &columns, a, &lda, b, &ldb, jpvt, &tolerance, rank, work, &lwork, &info);
    return code(info);
}
int fl_lapack__gelsd(const fl_lapack *l, int real, int64_t m, int64_t n, int64_t columns, void *a, void *b, void *s,
                     double rcond, int64_t *rank, void *work, int64_t lwork, void *iwork) {
    const real_number tolerance = real_of(real, rcond);
    int64_t info = 0, lda = lead(m), ldb = lead(m > n ? m : n);
    CALL(gelsd, (in, in, in, void *, in, void *, in, void *, array, int64_t *, void *, in, void *, int64_t *))
    (&m, &n, &columns, a, &lda, b, &ldb, s, &tolerance, rank, work, &lwork, iwork, &info);
    return code(info);
}
int fl_lapack__gelss(const fl_lapack *l, int real, int64_t m, int64_t n, int64_t columns, void *a, void *b, void *s,
                     double rcond, int64_t *rank, void *work, int64_t lwork) {
    const real_number tolerance = real_of(real, rcond);
    int64_t info = 0, lda = lead(m), ldb = lead(m > n ? m : n);
    CALL(gelss, (in, in, in, void *, in, void *, in, void *, array, int64_t *, void *, in, int64_t *))
    (&m, &n, &columns, a, &lda, b, &ldb, s, &tolerance, rank, work, &lwork, &info);
    return code(info);
}

int64_t fl_lapack__asked(int real, const void *work) {
    /* A float may have been rounded down: a little more is asked for. */
    const double size = real == FL_REAL_F64 ? *(const double *)work : *(const float *)work * 1.0000002;
    return size > 1 ? (int64_t)size + 1 : 1;
}
int64_t fl_lapack__asked_integers(const fl_lapack *l, const void *iwork) {
    const int64_t n = l->wide ? *(const int64_t *)iwork : *(const int32_t *)iwork;
    return n > 1 ? n : 1;
}
