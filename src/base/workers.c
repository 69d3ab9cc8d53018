/* workers.c: one chunk of a parallel loop for each thread there may be; each takes items from a counter.
 */
#include "base/workers.h"

#include <stdatomic.h>

#include "base/alloc.h"
#include "base/pool.h"

#define MOST 64

typedef struct workers {
    int64_t n;
    size_t bytes;
    fl_item_fn fn;
    void *context;
    char *buffers;
    _Atomic int64_t next;
} workers;

static void run(void *context, int64_t begin, int64_t end) {
    workers *w = context;
    for (int64_t i = begin; i < end; ++i)
        for (int64_t item; (item = atomic_fetch_add(&w->next, 1)) < w->n;)
            w->fn(w->context, item, w->buffers + (size_t)i * w->bytes);
}

bool fl_workers__for(int64_t n, size_t bytes, fl_item_fn fn, void *context) {
    if (n <= 0) return true;
    int64_t count = fl_thread__self.in_parallel ? 1 : fl_get_num_threads();
    if (count > n) count = n;
    if (count > MOST) count = MOST;
    workers w = {.n = n, .bytes = (bytes + 63) / 64 * 64, .fn = fn, .context = context};
    w.buffers = fl_alloc__get((size_t)count * w.bytes);
    if (!w.buffers) return false;
    fl_pool__for(count, 1, run, &w);
    fl_alloc__put(w.buffers, (size_t)count * w.bytes);
    return true;
}
