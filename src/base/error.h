/* error.h: adding to the pending error where more is known about the place, and setting it aside for a while.
 */
#ifndef FL_BASE_ERROR_H
#define FL_BASE_ERROR_H

#include "base/thread.h"

/* Puts "<prefix>" in front of the pending error's message (cut at the end if it grows too long). Module hosts use it to
 * name the module: "features.3 (Conv2d): ". No effect with no error pending, or with the host's own. */
void fl_error__prefix(const char *prefix);
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
