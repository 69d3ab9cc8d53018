/* mapping.c: files mapped into memory, held by the tensors over them.
 */
#include "io/mapping.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "base/error.h"
#include "tensor/tensor.h"

struct fl_mapping {
    _Atomic int32_t refs;
    uint8_t *data;
    size_t size;
};

fl_mapping *fl_mapping__new(const fl_source *s) {
    fl_mapping *m = malloc(sizeof *m);
    if (!m || s->size > SIZE_MAX) {
        free(m);
        return fl_error__no_memory(sizeof *m);
    }
    m->size = (size_t)s->size;
    m->data = mmap(NULL, m->size, PROT_READ | PROT_WRITE, MAP_PRIVATE, s->fd, 0);
    if (m->data == MAP_FAILED) {
        fl_io__fail(errno, s->path);
        free(m);
        return NULL;
    }
    atomic_init(&m->refs, 1);
    return m;
}

void fl_mapping__release(void *mapping) {
    fl_mapping *m = mapping;
    if (!m || atomic_fetch_sub(&m->refs, 1) != 1) return;
    munmap(m->data, m->size);
    free(m);
}

fl_tensor *fl_mapping__bytes(fl_mapping *m, uint64_t place, int64_t size) {
    atomic_fetch_add(&m->refs, 1);
    int depth = fl_scope__suspend();
    fl_tensor *t = fl_from_memory(m->data + place, FL_UINT8, &size, NULL, 1, fl_mapping__release, m);
    fl_scope__resume(depth);
    return t;
}
