/* pool.h: the parallel loop. [0, n) is cut into chunks of `grain`, whatever the number of threads (so results do not
 * depend on it); chunks are claimed from an atomic counter, by the caller from the first on, by workers from the last.
 * The caller never waits for a worker that has not started. Loops inside a loop run inline. After a fork the child
 * starts workers of its own.
 */
#ifndef FL_BASE_POOL_H
#define FL_BASE_POOL_H

#include "base/thread.h"

/* Calls fn(context, begin, end) for every chunk. n <= grain stays on the calling thread without touching the pool. `fn`
 * must not fail, open scopes or call ops. The host's lock is let go of while more than one chunk runs. A grain under 1
 * counts as 1. */
typedef void (*fl_range_fn)(void *context, int64_t begin, int64_t end);
void fl_pool__for(int64_t n, int64_t grain, fl_range_fn fn, void *context);

#define FL_POOL_WORTH_IT 32768 /* a chunk of some ten microseconds, against one or two for handing it over */

/* A grain for work of about `cost` nanoseconds-ish units (one multiply-add, one element copied) per item, such that a
 * chunk is worth handing to another thread. Depends on nothing but its arguments. */
int64_t fl_pool__grain(int64_t n, int64_t cost);

#endif
