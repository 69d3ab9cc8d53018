/* storage.c: the memory that tensors share. Small data stands in the same block as its header, 64 bytes in, so that a
 * small tensor takes two blocks in all; larger data has a block of its own, so that its size class is its own too.
 */
#include "base/alloc.h"
#include "base/error.h"
#include "tensor/tensor.h"

/* The header takes one cache line, and data inside the block starts on the next one. */
#define HEADER_BYTES 64
#define SMALL_BYTES (4096 - HEADER_BYTES)

_Static_assert(sizeof(fl_storage) <= HEADER_BYTES, "a storage header must fit in one cache line");

fl_storage *fl_storage__new(size_t bytes) {
    bool small = bytes <= SMALL_BYTES;
    size_t block_bytes = small ? HEADER_BYTES + bytes : sizeof(fl_storage);
    fl_storage *s = fl_alloc__get(block_bytes);
    if (!s) return NULL;
    if (small) {
        s->data = (char *)s + HEADER_BYTES;
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
    s->block_bytes = block_bytes;
    s->release = NULL;
    s->release_context = NULL;
    s->foreign = false;
    s->read_only = false;
    return s;
}

fl_storage *fl_storage__foreign(void *data, size_t bytes, void (*release)(void *context), void *context) {
    fl_storage *s = fl_alloc__get(sizeof(fl_storage));
    if (!s) return NULL;
    atomic_init(&s->refs, 1);
    atomic_init(&s->version, 0);
    s->data = data;
    s->bytes = bytes;
    s->block_bytes = sizeof(fl_storage);
    s->release = release;
    s->release_context = context;
    s->foreign = true;
    s->read_only = false;
    return s;
}

static void drop_data(fl_storage *s) {
    if (s->foreign) {
        if (s->release) s->release(s->release_context);
    } else if (s->data != (char *)s + HEADER_BYTES) {
        fl_alloc__put(s->data, s->bytes);
    }
}

void fl_storage__free(fl_storage *s) {
    drop_data(s);
    fl_alloc__put(s, s->block_bytes);
}

bool fl_storage__resize(fl_storage *s, size_t bytes) {
    if (bytes == s->bytes) return true;
    if (s->foreign) {
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
