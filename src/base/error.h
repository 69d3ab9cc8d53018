/* error.h: adding to the pending error where more is known about the place. */
#ifndef FL_BASE_ERROR_H
#define FL_BASE_ERROR_H

#include "base/thread.h"

/* Puts "<prefix>" in front of the pending error's message (cut at the end if it grows too long). Module hosts use it to
 * name the module: "features.3 (Conv2d): ". */
void fl_error__prefix(const char *prefix);
/* Records FL_MEMORY_ERROR; allocates nothing. Returns NULL. */
void *fl_error__no_memory(size_t bytes);
/* Takes the pending error away and puts it back: for code that must run while one is pending (destructors, hooks). */
typedef struct fl_error__saved {
    fl_code code;
    char message[FL_MESSAGE_SIZE];
} fl_error__saved;

#endif
