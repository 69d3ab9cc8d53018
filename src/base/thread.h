/* thread.h: what the library keeps for each thread, in one struct so that the hot path reads one thread-local address.
 */
#ifndef FL_BASE_THREAD_H
#define FL_BASE_THREAD_H

#include <flashlight/base.h>

/* Initial-exec keeps the access to one instruction also inside a shared object; the few hundred bytes fit the surplus
 * that the loader reserves for libraries opened at run time. */
#if defined(__linux__)
#define FL_TLS __thread __attribute__((tls_model("initial-exec")))
#else
#define FL_TLS __thread
#endif

#define FL_LIKELY(x) __builtin_expect(!!(x), 1)
#define FL_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define FL_COLD __attribute__((noinline, cold)) /* a function that keeps the one that calls it short */
#define FL_COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

typedef struct fl_thread {
    fl_code failed;      /* the pending error's code; the message stands in error.c */
    bool no_grad;        /* recording is off */
    bool inference;      /* inference mode: no recording; what is made is marked so */
    uint64_t grad_modes; /* fl_no_grad_begin ... fl_grad_mode_end: the modes to go back to, one bit each */
    int grad_mode_depth;
    bool in_parallel; /* inside a parallel loop: further loops run inline */
    bool host_lock;   /* the host's global lock (Python's GIL) is held by this thread, and may be let go of */
    int scope_depth;  /* open scopes; 0: results belong to the caller */
    struct fl_scope_stack *scopes; /* scope.c */
    bool autocast;                 /* ops/autocast.c: arguments are cast */
    bool autocast_uncached;        /* casts of parameters are not kept */
    bool autocast_dtype_set;       /* autocast_dtype counts, else it is bfloat16 */
    int8_t autocast_dtype;
    int autocast_depth, autocast_blocks;      /* open blocks in all, and those of fl_autocast_begin */
    uint8_t autocast_outer[32];               /* what the latter go back to */
    struct fl_autocast_cache *autocast_cache; /* the casts kept until the outermost block ends */
    struct fl_saved_hooks *saved_hooks;       /* autograd/saved.c: what is done with tensors that a graph saves */
    struct fl_saved_hooks *packing;           /* the top of that list while a hook of it runs */
    struct fl_node *running;                  /* autograd/engine.c: the node whose backward runs */
    struct fl_pass *pass;                     /* and the pass it runs in */
    struct fl_alloc_cache *cache;             /* alloc.c: this thread's free lists */
    struct fl_offer *offer;                   /* tensor/offer.h: where the next result is wanted, or NULL */
} fl_thread;

extern FL_TLS fl_thread fl_thread__self;

/* Has this thread's caches and pending error given back when it ends. Called by whatever gives a thread either. */
void fl_thread__watch_exit(void);

/* An error is pending: ops return NULL at once. */
static inline bool fl_failed(void) { return FL_UNLIKELY(fl_thread__self.failed != FL_OK); }

/* What a host language with a global lock gives the library; all NULL in a C program. `release` is called by the thread
 * that holds the lock before long work, `acquire` after it. `drop` releases a host object whose C owner is gone, and is
 * called with or without the lock. */
typedef struct fl_host_hooks {
    void *(*release)(void);
    void (*acquire)(void *state);
} fl_host_hooks;
extern fl_host_hooks fl_base__host;

/* Called when a thread ends, to release what its open scopes own; set by scope.c. */
extern void (*_Atomic fl_thread__end_scopes)(void);
/* The same for the casts that autocast keeps; set by autocast.c. */
extern void (*_Atomic fl_thread__end_autocast)(void);

#endif
