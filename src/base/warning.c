/* warning.c: what calls hold for mistakes, and who is told.
 *
 * A host installs a handler (Python's makes warnings.warn of them). Without one a text goes to stderr the first time it
 * comes up, so that a training loop says it once and not at every step.
 */
#include <stdarg.h>
#include <stdatomic.h>

#include "base/error.h"

static fl_warning_fn handler;
static void *handler_context;

const char *fl_warning_name(fl_warning kind) {
    static const char *const names[] = {"UserWarning", "FutureWarning", "DeprecationWarning"};
    return (unsigned)kind < FL_COUNT(names) ? names[kind] : "Warning";
}

/* Whether this text was printed before, by its hash (FNV-1a). Once the table is full every new text counts as printed:
 * a program that varies its warnings without end has seen enough of them. */
static bool seen_before(const char *message) {
    static _Atomic uint64_t seen[128];
    uint64_t hash = 0xcbf29ce484222325u;
    for (const char *c = message; *c; c++) hash = (hash ^ (unsigned char)*c) * 0x100000001b3u;
    hash |= 1; /* 0 marks a free place */
    for (int i = 0; i < FL_COUNT(seen); i++) {
        uint64_t there = 0;
        if (atomic_compare_exchange_strong(&seen[i], &there, hash)) return false;
        if (there == hash) return true;
    }
    return true;
}

void fl_set_warning_handler(fl_warning_fn function, void *context) {
    handler = function;
    handler_context = context;
}

bool fl_warning__always;
void fl_set_warn_always(bool always) { fl_warning__always = always; }
bool fl_get_warn_always(void) { return fl_warning__always; }

bool fl_warn(fl_warning kind, const char *format, ...) {
    if (fl_failed()) return false;
    char message[FL_MESSAGE_SIZE];
    va_list args;
    va_start(args, format);
    if (vsnprintf(message, sizeof message, format ? format : "(no message)", args) < 0) message[0] = '\0';
    va_end(args);
    if (handler) {
        handler(handler_context, kind, message);
    } else if (!seen_before(message)) {
        fprintf(stderr, "%s: %s\n", fl_warning_name(kind), message);
    }
    return !fl_failed();
}

bool fl_warning__say(atomic_bool *said, const char *message) {
    return (atomic_exchange(said, true) && !fl_warning__always) || fl_warn(FL_USER_WARNING, "%s", message);
}
