/* storage.c: the memory that tensors share. Small data stands in the same block as its header, so that a small
 * tensor takes two blocks in all; larger data has a block of its own, so that its size class is its own too.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* madvise */
#endif
#include "base/alloc.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/error.h"
#include "tensor/tensor.h"

/* Where data inside the block starts: aligned for every type. Data of more than a few vectors starts on a cache line.
 */
#define HEADER_BYTES(bytes) ((bytes) > 256 ? 64 : 32)
#define SMALL_BYTES (4096 - 64)

_Static_assert(sizeof(fl_storage) <= HEADER_BYTES(0), "a storage header must fit before the data");

void (*fl_storage__drop_host)(fl_storage *s) = NULL;

typedef struct fl_foreign_storage {
    fl_storage storage;
    void (*release)(void *context); /* may be NULL */
    void *release_context;
} fl_foreign_storage;

/* Whether the data stands in the header's block: not so any more after a resize. */
static inline bool is_inside(const fl_storage *s) { return (uintptr_t)s->data - (uintptr_t)s < s->block_bytes; }

fl_storage *fl_storage__new(size_t bytes) {
    bool small = bytes <= SMALL_BYTES;
    /* One byte at least, so that data inside lies within the block. */
    size_t block_bytes = small ? HEADER_BYTES(bytes) + (bytes ? bytes : 1) : sizeof(fl_storage);
    fl_storage *s = fl_alloc__get(block_bytes);
    if (!s) return NULL;
    if (small) {
        s->data = (char *)s + HEADER_BYTES(bytes);
    } else {
        s->data = fl_alloc__get(bytes);
        if (!s->data) {
            fl_alloc__put(s, block_bytes);
            return NULL;
        }
    }
    atomic_init(&s->refs, 1);
    atomic_init(&s->version, 0);
    s->bytes = bytes;
    s->host = 0;
    s->block_bytes = (uint16_t)block_bytes;
    s->foreign = s->shared = s->emptied = false;
    s->read_only = false;
    return s;
}

fl_storage *fl_storage__foreign(void *data, size_t bytes, void (*release)(void *context), void *context) {
    fl_foreign_storage *f = fl_alloc__get(sizeof(fl_foreign_storage));
    if (!f) return NULL;
    fl_storage *s = &f->storage;
    atomic_init(&s->refs, 1);
    atomic_init(&s->version, 0);
    s->data = data;
    s->bytes = bytes;
    s->host = 0;
    s->block_bytes = sizeof(fl_foreign_storage);
    s->foreign = true;
    s->shared = s->emptied = false;
    s->read_only = false;
    fl_storage__on_release(s, release, context);
    return s;
}

void fl_storage__on_release(fl_storage *s, void (*release)(void *context), void *context) {
    fl_foreign_storage *f = (fl_foreign_storage *)(void *)s;
    f->release = release;
    f->release_context = context;
}

static void drop_data(fl_storage *s) {
    if (s->shared) {
        fl_shared__unmap(s->data, s->bytes);
    } else if (s->foreign) {
        const fl_foreign_storage *f = (const fl_foreign_storage *)(const void *)s;
        if (f->release) f->release(f->release_context);
    } else if (!is_inside(s)) {
        fl_alloc__put(s->data, s->bytes);
    }
}

/* ---- Emptied storages -------------------------------------------------------------------------------------------- */

_Atomic int32_t fl_storage__emptied = 0;

/* The memory stays where the tensors know it to be, and its whole pages go back to the system. */
static void empty(fl_storage *s) {
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), start = (uintptr_t)s->data;
    const uintptr_t from = (start + page - 1) / page * page, to = (start + s->bytes) / page * page;
    if (from < to) madvise((void *)from, to - from, MADV_DONTNEED);
    s->emptied = s->read_only = true;
    atomic_fetch_add_explicit(&fl_storage__emptied, 1, memory_order_relaxed);
}

static void fill_again(fl_storage *s) {
    if (!s->emptied) return;
    s->emptied = s->read_only = false;
    atomic_fetch_sub_explicit(&fl_storage__emptied, 1, memory_order_relaxed);
}

static bool is_resizable(const fl_storage *s) {
    const bool resizable = !s->foreign && !s->shared;
    if (!resizable) fl_fail(FL_RUNTIME_ERROR, "Trying to resize storage that is not resizable");
    return resizable;
}

bool fl_storage__resize_in_place(fl_storage *s, size_t bytes) {
    if (bytes == fl_storage__bytes(s)) return true;
    if (!is_resizable(s)) return false;
    if (bytes == 0)
        empty(s);
    else if (s->emptied && bytes == s->bytes)
        fill_again(s);
    else
        fl_fail(FL_RUNTIME_ERROR,
                "resize_: the storage of %zu bytes cannot be resized to %zu: tensors are over it, so it can only go to "
                "0 and back",
                s->bytes, bytes);
    return !fl_failed();
}

bool fl_tensor__lacks_memory(const fl_tensor *t) {
    if (!t || !t->numel || !t->storage->emptied) return false;
    fl_fail(FL_RUNTIME_ERROR,
            "The tensor has a non-zero number of elements, but its data is not allocated: its storage was resized to 0 "
            "bytes. Resize it to %zu bytes first",
            t->storage->bytes);
    return true;
}

void fl_storage__free(fl_storage *s) {
    if (FL_UNLIKELY(s->host)) {
        atomic_store_explicit(&s->refs, 1, memory_order_relaxed);
        fl_storage__drop_host(s);
        return;
    }
    fill_again(s);
    drop_data(s);
    fl_alloc__put(s, s->block_bytes);
}

void fl_storage__move(fl_storage *s, void *data) {
    drop_data(s);
    s->data = data;
    s->foreign = false;
}

bool fl_storage__resize(fl_storage *s, size_t bytes) {
    if (bytes == fl_storage__bytes(s)) return true;
    if (!is_resizable(s)) return false;
    fill_again(s);
    void *data = fl_alloc__get(bytes);
    if (!data) return false;
    size_t kept = bytes < s->bytes ? bytes : s->bytes;
    if (kept) memcpy(data, s->data, kept);
    drop_data(s);
    s->data = data;
    s->bytes = bytes;
    return true;
}
