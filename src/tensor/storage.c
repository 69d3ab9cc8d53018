/* storage.c: the memory that tensors share. Small data stands in the same block as its header, so that a small
 * tensor takes two blocks in all; larger data has a block of its own, so that its size class is its own too.
 */
#include "base/alloc.h"
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
    s->foreign = s->shared = false;
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
    s->shared = false;
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

void fl_storage__free(fl_storage *s) {
    if (FL_UNLIKELY(s->host)) {
        atomic_store_explicit(&s->refs, 1, memory_order_relaxed);
        fl_storage__drop_host(s);
        return;
    }
    drop_data(s);
    fl_alloc__put(s, s->block_bytes);
}

void fl_storage__move(fl_storage *s, void *data) {
    drop_data(s);
    s->data = data;
    s->foreign = false;
}

bool fl_storage__resize(fl_storage *s, size_t bytes) {
    if (bytes == s->bytes) return true;
    if (s->foreign || s->shared) {
        fl_fail(FL_RUNTIME_ERROR, "Trying to resize storage that is not resizable");
        return false;
    }
    void *data = fl_alloc__get(bytes);
    if (!data) return false;
    size_t kept = bytes < s->bytes ? bytes : s->bytes;
    if (kept) memcpy(data, s->data, kept);
    drop_data(s);
    s->data = data;
    s->bytes = bytes;
    return true;
}
