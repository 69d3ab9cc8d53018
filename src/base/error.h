/* error.h: what is said of NULL, adding to the pending error where more is known about the place, and setting it aside
 * for a while.
 */
#ifndef FL_BASE_ERROR_H
#define FL_BASE_ERROR_H

#include <stdatomic.h>

#include "base/thread.h"

/* Puts "<prefix>" in front of the pending error's message (cut at the end if it grows too long). Module hosts use it to
 * name the module: "features.3 (Conv2d): ". No effect with no error pending, or with the host's own. */
void fl_error__prefix(const char *prefix);
/* What public functions, the hand-written ones with their fl_ and ops (ops/public.c), say of an argument that is NULL
 * and must not be: FL_TYPE_ERROR. With an error pending the NULL came of that, and nothing is recorded. */
void *fl_error__null(const char *function, const char *argument);      /* returns NULL */
void *fl_error__no_tensor(const char *function, const char *argument); /* the same, with a guess where it came from */
static inline bool fl_given(bool given, const char *function,
                            const char *argument) { /* the pointer itself, as a bool */
    return FL_LIKELY(given) || fl_error__null(function, argument);
}
void *fl_error__bad_dtype(const char *function, const char *argument, int dtype); /* FL_VALUE_ERROR; returns NULL */
/* Of an array: n below 0 (FL_VALUE_ERROR), else no array for n items. Returns NULL. */
void *fl_error__bad_array(const char *function, const char *argument, int64_t n);
static inline bool fl_given_array(bool given, int64_t n, const char *function, const char *argument) {
    return FL_LIKELY(n == 0 || (n > 0 && given)) || fl_error__bad_array(function, argument, n);
}
/* Whether a list of n pointers is none: as fl_error__bad_array, or one of them is NULL and none_items is not set. */
bool fl_error__bad_list(const char *function, const char *argument, void *const *items, int64_t n, bool none_items);

/* FL_USER_WARNING of what is said once only in a process (fl_set_warn_always); `said`, false at first, belongs to the
 * place. False where an error is pending. */
extern bool fl_warning__always;
bool fl_warning__say(atomic_bool *said, const char *message);
static inline bool fl_warning__once(atomic_bool *said, const char *message) {
    return FL_LIKELY(atomic_load_explicit(said, memory_order_relaxed) && !fl_warning__always) ||
           fl_warning__say(said, message);
}

/* Records FL_MEMORY_ERROR; allocates nothing. Returns NULL. */
void *fl_error__no_memory(size_t bytes);

/* For code that must run while an error is pending (destructors, hooks, clean-up made of ops): save takes the pending
 * error away into `saved` (code FL_OK where there is none; only then is the message left unset), restore puts it back
 * in place of whatever came up in between; a saved FL_OK leaves a new error pending.
 *
 *     fl_error saved;
 *     fl_error__save(&saved);
 *     ... ops run as if nothing had happened ...
 *     fl_error__restore(&saved);
 */
void fl_error__save(fl_error *saved);
void fl_error__restore(const fl_error *saved);

/* thread.c: gives back what a pending error holds, at the end of its thread. */
void fl_error__thread_exit(void);

#endif
