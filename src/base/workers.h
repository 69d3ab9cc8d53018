/* workers.h: a parallel loop whose iterations need memory to work in: each thread that takes part has a buffer.
 */
#ifndef FL_BASE_WORKERS_H
#define FL_BASE_WORKERS_H

#include "base/thread.h"

/* Calls fn(context, item, buffer) for every item of [0, n), items handed out one at a time; no two calls at once have
 * the same buffer, of `bytes` bytes, 64-byte aligned and uninitialised. Which buffer an item gets depends on the run,
 * so nothing may stay in it. False: no memory (the error is recorded), and nothing was called. fn as in pool.h. */
typedef void (*fl_item_fn)(void *context, int64_t item, void *buffer);
bool fl_workers__for(int64_t n, size_t bytes, fl_item_fn fn, void *context);

#endif
