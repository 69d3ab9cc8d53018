/* alloc.h: the caching allocator. Blocks are 64-byte aligned from 64 bytes up (16 below); a freed block goes to a list
 * of its size class (small ones per thread, large ones shared) and is found there by the next request, so that
 * steady-state training makes no system call and takes no page fault. Under AddressSanitizer every call goes to malloc.
 */
#ifndef FL_BASE_ALLOC_H
#define FL_BASE_ALLOC_H

#include "base/thread.h"

/* `size` bytes, uninitialised; size 0 gives a valid pointer. NULL and an FL_MEMORY_ERROR where there is none. */
void *fl_alloc__get(size_t size);
/* The same, zeroed. */
void *fl_alloc__zeroed(size_t size);
/* Takes NULL. `size` is the size that was asked for. Any thread may free. */
void fl_alloc__put(void *block, size_t size);
/* Grows or shrinks, moving the contents where need be; a NULL block is one of no bytes. On failure the old block stays
 * as it was and NULL is returned. */
void *fl_alloc__resize(void *block, size_t old_size, size_t new_size);

/* For tests: the n-th allocation from now (1: the next one) fails once, on whatever thread it falls; with -n the n-th
 * and all after it do; 0 switches the fault off. Returns how many allocations were made since the last call. Exported
 * so that test programs can reach it.
 */
FL_API int64_t fl_alloc__fail_at(int64_t n);

/* thread.c: gives the ending thread's lists to the others. */
void fl_alloc__thread_exit(void);

#endif
