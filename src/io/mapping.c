/* mapping.c: files mapped into memory, held by the tensors over them.
 */
#include "io/mapping.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <flashlight/io.h>

#include "base/error.h"
#include "tensor/tensor.h"

struct fl_mapping {
    _Atomic int32_t refs;
    uint8_t *data;
    size_t size;
};

/* *error: what went wrong, 0 where an error is recorded already. */
static fl_mapping *map(int fd, uint64_t size, int flags, int *error) {
    fl_mapping *m = malloc(sizeof *m);
    *error = 0;
    if (!m || size > SIZE_MAX) {
        free(m);
        return fl_error__no_memory(sizeof *m);
    }
    m->size = (size_t)size;
    m->data = mmap(NULL, m->size, PROT_READ | PROT_WRITE, flags, fd, 0);
    if (m->data == MAP_FAILED) {
        *error = errno;
        free(m);
        return NULL;
    }
    atomic_init(&m->refs, 1);
    return m;
}

fl_mapping *fl_mapping__new(const fl_source *s, bool shared) {
    int error, fd = shared ? open(s->path, O_RDWR | O_CLOEXEC) : s->fd;
    if (fd < 0) return fl_io__fail(errno, s->path), NULL;
    fl_mapping *m = map(fd, s->size, shared ? MAP_SHARED : MAP_PRIVATE, &error);
    if (shared) close(fd);
    if (error) fl_io__fail(error, s->path);
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

void fl_mapping__clear(fl_mapping *m, uint64_t place, size_t size) { memset(m->data + place, 0, size); }

/* ---- from_file --------------------------------------------------------------------------------------------------- */

/* Errors are PyTorch's: all of them RuntimeError. */
static fl_tensor *cannot(const char *what, const char *path, int error) {
    return fl_fail(FL_RUNTIME_ERROR, "from_file: unable to %s file <%s>: %s (%d)", what, path, strerror(error), error);
}

static fl_mapping *map_elements(int fd, const char *path, bool shared, uint64_t bytes) {
    struct stat info;
    if (fstat(fd, &info) != 0) return (void *)cannot("read the size of", path, errno);
    if ((uint64_t)info.st_size < bytes) {
        if (!shared) {
            return fl_fail(FL_RUNTIME_ERROR,
                           "from_file: file <%s> size <%lld> is smaller than the required mapping size <%llu>", path,
                           (long long)info.st_size, (unsigned long long)bytes);
        }
        if (ftruncate(fd, (off_t)bytes) != 0) return (void *)cannot("resize", path, errno);
    }
    int error;
    fl_mapping *m = map(fd, bytes, shared ? MAP_SHARED : MAP_PRIVATE, &error);
    if (error) cannot("map", path, error);
    return m;
}

fl_tensor *fl_from_file(const char *path, bool shared, int64_t size, fl_dtype dtype) {
    if (fl_failed()) return NULL;
    if (!fl_given(path, "fl_from_file", "path")) return NULL;
    if (dtype == FL_DTYPE_NONE) dtype = fl_get_default_dtype();
    if (!fl_dtype_size(dtype)) return fl_fail(FL_TYPE_ERROR, "fl_from_file: %d is not a dtype", (int)dtype);
    const int64_t item = (int64_t)fl_dtype_size(dtype);
    if (size < 0 || size > INT64_MAX / item)
        return fl_fail(FL_RUNTIME_ERROR, "from_file: unable to map %lld elements of %s from file <%s>", (long long)size,
                       fl_dtype_name(dtype), path);
    int fd = open(path, (shared ? O_RDWR | O_CREAT : O_RDONLY) | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0) return cannot(shared ? "open and write" : "open", path, errno);
    fl_mapping *m = size ? map_elements(fd, path, shared, (uint64_t)(size * item)) : NULL;
    close(fd);
    if (!m) return size || fl_failed() ? NULL : fl_scope__result(fl_tensor__empty(dtype, 1, &size));
    return fl_from_memory(m->data, dtype, &size, NULL, 1, fl_mapping__release, m);
}
