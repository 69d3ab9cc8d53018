/* thread.c: the calling thread's state, and its end; the version and the host's hooks, which have no better place.
 */
#include "base/thread.h"

#include <pthread.h>

#include "base/alloc.h"
#include "base/error.h"

FL_TLS fl_thread fl_thread__self;
fl_host_hooks fl_base__host;
void (*_Atomic fl_thread__end_scopes)(void);
void (*_Atomic fl_thread__end_autocast)(void);

static pthread_key_t exit_key;
static pthread_once_t exit_once = PTHREAD_ONCE_INIT;
static bool have_key;
static FL_TLS bool watched;

/* May run again where a later destructor of this thread allocates or fails anew. */
static void at_thread_exit(void *unused) {
    (void)unused;
    watched = false;
    void (*end_autocast)(void) = fl_thread__end_autocast, (*end_scopes)(void) = fl_thread__end_scopes;
    if (end_autocast) end_autocast();
    if (end_scopes) end_scopes();
    fl_error__thread_exit();
    fl_alloc__thread_exit();
}

static void make_key(void) { have_key = pthread_key_create(&exit_key, at_thread_exit) == 0; }

void fl_thread__watch_exit(void) {
    if (FL_LIKELY(watched)) return;
    pthread_once(&exit_once, make_key);
    /* Failing means only that this thread's caches stay behind when it ends. */
    if (have_key && pthread_setspecific(exit_key, &fl_thread__self) == 0) watched = true;
}

const char *fl_version(void) { return FL_VERSION; }
