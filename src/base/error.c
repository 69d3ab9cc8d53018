/* error.c: the calling thread's pending error.
 *
 * fl_thread__self.failed holds the code, where every op looks; the text stands in a slot that a thread holds only while
 * an error is pending. A few slots are static, so that reporting allocates nothing even when memory is gone (and so
 * that the 2 KB a thread stay out of thread-local storage, of which a library opened at run time gets little).
 */
#include "base/error.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

typedef struct slot {
    atomic_bool taken;
    char message[FL_MESSAGE_SIZE];
} slot;

static slot static_slots[16];
static FL_TLS slot *own; /* NULL while none is pending, and when none was to be had */

static slot *take_slot(void) {
    for (int i = 0; i < FL_COUNT(static_slots); i++) {
        if (!atomic_exchange_explicit(&static_slots[i].taken, true, memory_order_acquire)) return &static_slots[i];
    }
    return malloc(sizeof(slot)); /* many threads failing at once */
}

static void give_slot(slot *s) {
    if (s >= static_slots && s < static_slots + FL_COUNT(static_slots)) {
        atomic_store_explicit(&s->taken, false, memory_order_release);
    } else {
        free(s);
    }
}

static void clear(void) {
    if (own) give_slot(own);
    own = NULL;
    fl_thread__self.failed = FL_OK;
}

/* Ends a text that was too long in "...", at the start of a UTF-8 character. */
static void cut(char *message) {
    size_t end = FL_MESSAGE_SIZE - 4;
    while (end > 0 && ((unsigned char)message[end] & 0xc0) == 0x80) end--;
    memcpy(message + end, "...", 4);
}

static const char *message_of(fl_code code) {
    if (own) return own->message;
    return code == FL_OK || code == FL_HOST_ERROR ? "" : "out of memory";
}

/* The slot of a new pending error; NULL where its text has no place to go (the error is recorded all the same). */
static char *begin(fl_code code) {
    fl_thread__self.failed = code;
    if (!own) own = take_slot();
    fl_thread__watch_exit(); /* gives the slot back should the thread end with the error pending */
    return own ? own->message : NULL;
}

void *fl_fail(fl_code code, const char *format, ...) {
    if (fl_failed() || code == FL_OK) return NULL;
    if (code == FL_HOST_ERROR) {
        fl_thread__self.failed = code;
        return NULL;
    }
    char *message = begin(code);
    if (!message) return NULL;
    va_list args;
    va_start(args, format);
    int length = vsnprintf(message, FL_MESSAGE_SIZE, format ? format : "(no message)", args);
    va_end(args);
    if (length >= FL_MESSAGE_SIZE) cut(message);
    if (length < 0) message[0] = '\0';
    return NULL;
}

void *fl_error__no_memory(size_t bytes) {
    /* Programs look for PyTorch's words, to try again with less. */
    return fl_fail(FL_MEMORY_ERROR,
                   "out of memory: DefaultCPUAllocator: can't allocate memory: you tried to allocate %zu bytes", bytes);
}

void *fl_error__null(const char *function, const char *argument) {
    return fl_fail(FL_TYPE_ERROR, "%s: argument '%s' is NULL and must not be", function, argument);
}

void *fl_error__no_tensor(const char *function, const char *argument) {
    return fl_fail(FL_TYPE_ERROR,
                   "%s: argument '%s' is NULL, expected a tensor (fl_grad, for one, gives NULL before a backward pass)",
                   function, argument);
}

void *fl_error__bad_dtype(const char *function, const char *argument, int dtype) {
    return fl_fail(FL_VALUE_ERROR, "%s: argument '%s' is %d, which is no dtype", function, argument, dtype);
}

void *fl_error__bad_array(const char *function, const char *argument, int64_t n) {
    if (n < 0) return fl_fail(FL_VALUE_ERROR, "%s: argument '%s' cannot have %" PRId64 " items", function, argument, n);
    return fl_fail(FL_TYPE_ERROR, "%s: argument '%s' is NULL, expected an array of %" PRId64, function, argument, n);
}

bool fl_error__bad_list(const char *function, const char *argument, void *const *items, int64_t n, bool none_items) {
    if (!fl_given_array(items, n, function, argument)) return true;
    for (int64_t i = 0; i < n && !none_items; i++) {
        if (items[i]) continue;
        fl_fail(FL_TYPE_ERROR, "%s: item %" PRId64 " of argument '%s' is NULL and must not be", function, i, argument);
        return true;
    }
    return false;
}

void fl_error__prefix(const char *prefix) {
    if (!fl_failed() || !own) return;
    char *message = own->message;
    size_t add = strlen(prefix), had = strlen(message);
    bool fits = add + had < FL_MESSAGE_SIZE;
    if (add >= FL_MESSAGE_SIZE) add = FL_MESSAGE_SIZE - 1;
    if (!fits) had = FL_MESSAGE_SIZE - 1 - add;
    memmove(message + add, message, had);
    memcpy(message, prefix, add);
    message[add + had] = '\0';
    if (!fits) cut(message);
}

fl_code fl_error_code(void) { return fl_thread__self.failed; }

const char *fl_error_message(void) { return message_of(fl_thread__self.failed); }

void fl_error__save(fl_error *saved) {
    saved->code = fl_thread__self.failed;
    if (saved->code == FL_OK) return;
    const char *message = message_of(saved->code);
    memcpy(saved->message, message, strlen(message) + 1);
    clear();
}

void fl_error__restore(const fl_error *saved) {
    if (saved->code == FL_OK) return;
    clear();
    if (saved->code == FL_HOST_ERROR) {
        fl_thread__self.failed = FL_HOST_ERROR;
    } else {
        fl_fail(saved->code, "%s", saved->message);
    }
}

fl_error fl_error_take(void) {
    fl_error taken;
    taken.message[0] = '\0';
    fl_error__save(&taken);
    return taken;
}

int fl_error_report(FILE *file) {
    fl_code code = fl_thread__self.failed;
    if (code == FL_OK) return 0;
    if (file) {
        fprintf(file, "%s: ", fl_code_name(code));
        for (const char *c = message_of(code); *c; c++) fputc(*c == '\n' ? ' ' : *c, file);
        fputc('\n', file);
    }
    clear();
    return (int)code;
}

const char *fl_code_name(fl_code code) {
    switch (code) {
        case FL_OK:
            return "no error";
        case FL_RUNTIME_ERROR:
            return "RuntimeError";
        case FL_TYPE_ERROR:
            return "TypeError";
        case FL_VALUE_ERROR:
            return "ValueError";
        case FL_INDEX_ERROR:
            return "IndexError";
        case FL_KEY_ERROR:
            return "KeyError";
        case FL_ATTRIBUTE_ERROR:
            return "AttributeError";
        case FL_NOT_IMPLEMENTED_ERROR:
            return "NotImplementedError";
        case FL_MEMORY_ERROR:
            return "MemoryError";
        case FL_OS_ERROR:
            return "OSError";
        case FL_FILE_NOT_FOUND_ERROR:
            return "FileNotFoundError";
        case FL_ASSERTION_ERROR:
            return "AssertionError";
        case FL_ZERO_DIVISION_ERROR:
            return "ZeroDivisionError";
        case FL_LINALG_ERROR:
            return "LinAlgError";
        case FL_UNPICKLING_ERROR:
            return "UnpicklingError";
        case FL_HOST_ERROR:
            return "the host's exception";
    }
    return "unknown error";
}

void fl_error__thread_exit(void) { clear(); }
