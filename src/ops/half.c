/* half.c: the scratch of half.h. There is one for every thread that may run at once; each chunk of the loop takes one
 * that is free.
 */
#include "ops/half.h"

#include <flashlight/base.h>
#include <stdatomic.h>

#include "base/alloc.h"
#include "base/pool.h"

#define MOST_AT_ONCE 256 /* threads */

typedef struct pieces {
    fl_half_fn fn;
    void *context;
    float *scratch;
    int64_t floats;
    int slots;
    atomic_bool taken[MOST_AT_ONCE];
} pieces;

static void run_pieces(void *context, int64_t begin, int64_t end) {
    pieces *p = context;
    int slot = 0;
    while (atomic_exchange(&p->taken[slot], true)) slot = (slot + 1) % p->slots;
    for (int64_t i = begin; i < end; i++) p->fn(p->context, i, p->scratch + slot * p->floats);
    atomic_store(&p->taken[slot], false);
}

bool fl_half__pieces(int64_t n, int64_t floats, int64_t cost, fl_half_fn fn, void *context) {
    if (n <= 0) return true;
    pieces p = {.fn = fn, .context = context, .floats = (floats + 15) & ~(int64_t)15, .slots = fl_get_num_threads()};
    const int64_t grain = fl_pool__grain(n, cost);
    if (p.slots > MOST_AT_ONCE) p.slots = MOST_AT_ONCE;
    if (p.slots > (n - 1) / grain + 1) p.slots = (int)((n - 1) / grain + 1);
    const size_t bytes = (size_t)(p.slots * p.floats) * sizeof(float);
    p.scratch = fl_alloc__get(bytes);
    if (!p.scratch) return false;
    for (int i = 0; i < p.slots; i++) atomic_init(&p.taken[i], false);
    fl_pool__for(n, grain, run_pieces, &p);
    fl_alloc__put(p.scratch, bytes);
    return true;
}
