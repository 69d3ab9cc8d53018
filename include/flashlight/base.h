/* base.h: errors, scopes, threads, memory: what every other header stands on.
 *
 * Errors stick. A call that fails records one error for the calling thread (the first failure wins) and returns NULL, 0
 * or false; while an error is pending every op returns NULL at once. So a chain of calls is checked once, at its end:
 *
 *     fl_tensor *y = fl_relu(fl_add(x, fl_matmul(w, x)));
 *     if (!y) {
 *         fl_error e = fl_error_take();
 *         fprintf(stderr, "%s\n", e.message);
 *     }
 *
 * Nothing in the library aborts, exits or jumps; out of memory is an error like any other. So is NULL: a pointer may be
 * NULL where its comment (of an op, its signature) says so; destructors and getters take NULL, the result of what
 * failed. Elsewhere it is an FL_TYPE_ERROR that names function and argument, as is NULL for an array of n > 0 and a
 * NULL in a list; a negative count is an FL_VALUE_ERROR.
 *
 * Scopes own temporaries. Inside fl_scope_open() ... fl_scope_close() every tensor that an op returns belongs to the
 * innermost scope and is released when it closes, unless kept with fl_keep or handed on with fl_scope_return. With no
 * scope open the caller owns what an op returns and gives it back with fl_release. Arguments are always borrowed, and
 * so is what a getter returns.
 */
#ifndef FLASHLIGHT_BASE_H
#define FLASHLIGHT_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#if defined(__GNUC__)
#define FL_API __attribute__((visibility("default")))
#define FL_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define FL_API
#define FL_PRINTF(text, first)
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define FL_VERSION "0.1.0"

/* The version of the library linked with, as "major.minor.patch". */
FL_API const char *fl_version(void);

typedef struct fl_tensor fl_tensor;

/* ---- Errors ------------------------------------------------------------------------------------------------------ */

/* What went wrong. Each code is one Python exception, the one that PyTorch raises in the same place. */
typedef enum fl_code {
    FL_OK = 0,
    FL_RUNTIME_ERROR,         /* RuntimeError: shapes that do not match, a freed graph, ... */
    FL_TYPE_ERROR,            /* TypeError */
    FL_VALUE_ERROR,           /* ValueError */
    FL_INDEX_ERROR,           /* IndexError */
    FL_KEY_ERROR,             /* KeyError */
    FL_ATTRIBUTE_ERROR,       /* AttributeError */
    FL_NOT_IMPLEMENTED_ERROR, /* NotImplementedError */
    FL_MEMORY_ERROR,          /* MemoryError */
    FL_OS_ERROR,              /* OSError: a file that cannot be read or written, a full disk */
    FL_FILE_NOT_FOUND_ERROR,  /* FileNotFoundError */
    FL_ASSERTION_ERROR,       /* AssertionError: where PyTorch asserts, as MultiheadAttention does */
    FL_UNPICKLING_ERROR,      /* pickle.UnpicklingError: a file that is not what it should be */
    FL_ZERO_DIVISION_ERROR,   /* ZeroDivisionError */
    FL_LINALG_ERROR,          /* linalg.LinAlgError, a RuntimeError: a singular matrix, no convergence */
    FL_HOST_ERROR             /* the host language already holds an exception of its own */
} fl_code;

#define FL_MESSAGE_SIZE 2040

typedef struct fl_error {
    fl_code code;
    char message[FL_MESSAGE_SIZE]; /* UTF-8, never longer than this; cut with "..." where it would be */
} fl_error;

/* The code of the calling thread's pending error, FL_OK when there is none. */
FL_API fl_code fl_error_code(void);
/* The pending error's message, "" when there is none. Valid until the error is taken. */
FL_API const char *fl_error_message(void);
/* Reads and clears the pending error. */
FL_API fl_error fl_error_take(void);
/* Prints the pending error, if any, as one line on `file` (NULL: nowhere), clears it and returns its code: a last line
 * for main(). */
FL_API int fl_error_report(FILE *file);
/* Records an error (no effect while one is pending). Always returns NULL, so that a function can `return fl_fail(...)`.
 */
FL_API void *fl_fail(fl_code code, const char *format, ...) FL_PRINTF(2, 3);
/* The name of the Python exception for a code: "RuntimeError", ... */
FL_API const char *fl_code_name(fl_code code);

/* ---- Warnings ---------------------------------------------------------------------------------------------------- */

/* What a call did, and holds for a mistake or for old usage: sizes that broadcast in a loss, a dimension left to be
 * guessed. Each kind is one Python category, the one that PyTorch warns with. */
typedef enum fl_warning { FL_USER_WARNING, FL_FUTURE_WARNING, FL_DEPRECATION_WARNING } fl_warning;

/* Gets a warning of one line, in the thread that warns, with `context` as it was given. It may refuse: the call that
 * warns then fails with the error that the handler records (fl_fail). */
typedef void (*fl_warning_fn)(void *context, fl_warning kind, const char *message);

/* Who gets warnings from now on, in every thread. NULL: they go to stderr as they do at first, each text once. Set it
 * before other threads run. */
FL_API void fl_set_warning_handler(fl_warning_fn handler, void *context);
/* Warns. Returns false where an error is pending, an older one (nothing is shown then) or the handler's. */
FL_API bool fl_warn(fl_warning kind, const char *format, ...) FL_PRINTF(2, 3);
/* Whether what is warned of once only, old usage mostly, is warned of every time (at first it is not). */
FL_API void fl_set_warn_always(bool always);
FL_API bool fl_get_warn_always(void);
/* The name of the Python category: "UserWarning", ... */
FL_API const char *fl_warning_name(fl_warning kind);

/* ---- Scopes ------------------------------------------------------------------------------------------------------ */

FL_API void fl_scope_open(void);
FL_API void fl_scope_close(void);
/* Closes the innermost scope but hands `t` to the next outer one (to the caller where there is none). Takes and returns
 * NULL. */
FL_API fl_tensor *fl_scope_return(fl_tensor *t);
/* Makes the caller own `t` whatever becomes of its scope: adds a reference. Takes and returns NULL. */
FL_API fl_tensor *fl_keep(fl_tensor *t);
/* Gives one reference back. Takes NULL. Also right while an error is pending. */
FL_API void fl_release(fl_tensor *t);

/* ---- Threads ----------------------------------------------------------------------------------------------------- */

/* Threads that kernels may use, the caller included. At first the CPUs this process may run on (affinity and container
 * quota), or FLASHLIGHT_NUM_THREADS. Results do not depend on it. Errors: FL_RUNTIME_ERROR where n < 1. */
FL_API int fl_get_num_threads(void);
FL_API bool fl_set_num_threads(int n);

/* Whether numbers too small to be normal become zero, on the calling thread and in every parallel loop: false at first,
 * and false is returned where the processor cannot. Denormal numbers can be many times slower. */
FL_API bool fl_set_flush_denormal(bool mode);

/* The instruction set the kernels were chosen for: "baseline" (SSE2 or NEON), "avx2" or "avx512".
 * FLASHLIGHT_ISA=... forces one at start; one the CPU lacks is ignored with a warning on stderr. */
FL_API const char *fl_isa(void);

/* Whether 3x3 convolutions of stride 1 in float32 may go by Winograd's algorithm (docs/performance.md): two to three
 * times faster, with a rounding error about twice that of the direct sum. On at first, unless FLASHLIGHT_WINOGRAD=0. */
FL_API bool fl_get_winograd(void);
FL_API void fl_set_winograd(bool on);

/* ---- Memory ------------------------------------------------------------------------------------------------------ */

typedef struct fl_memory_stats {
    int64_t live_bytes;   /* in use by tensors and graphs now */
    int64_t cached_bytes; /* kept for reuse */
    int64_t peak_bytes;   /* the most that was in use since the start or since fl_memory_reset_peak */
    int64_t system_calls; /* times memory was asked from the system since the start */
} fl_memory_stats;

FL_API fl_memory_stats fl_memory(void);
FL_API void fl_memory_reset_peak(void);
/* Gives cached memory back to the system. */
FL_API void fl_memory_trim(void);

#ifdef __cplusplus
}
#endif
#endif
