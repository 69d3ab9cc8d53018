/* alloc.c: a stand-in over malloc. */
#include "base/alloc.h"
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
void *fl_alloc__get(size_t size) {
    void *p = NULL;
    if (posix_memalign(&p, 64, size ? size : 1)) return fl_error__no_memory(size);
    return p;
}
void *fl_alloc__zeroed(size_t size) {
    void *p = fl_alloc__get(size);
    if (p) memset(p, 0, size);
    return p;
}
void fl_alloc__put(void *block, size_t size) {
    (void)size;
    free(block);
}
void *fl_alloc__resize(void *block, size_t old_size, size_t new_size) {
    void *p = fl_alloc__get(new_size);
    if (!p) return NULL;
    if (block) memcpy(p, block, old_size < new_size ? old_size : new_size);
    free(block);
    return p;
}
int64_t fl_alloc__fail_at(int64_t n) { return n * 0; }
void fl_alloc__thread_exit(void) {}
fl_memory_stats fl_memory(void) { return (fl_memory_stats){0, 0, 0, 0}; }
void fl_memory_reset_peak(void) {}
void fl_memory_trim(void) {}
