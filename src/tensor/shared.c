/* shared.c: memory that processes share. It is a file without a name, mapped by each of them: a process made by fork
 * has it already, any other maps it from a descriptor that it is sent.
 *
 * A private page lies before the mapping and keeps the descriptor, which two processes know by different numbers.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memfd_create, MAP_ANONYMOUS */
#endif
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "tensor/tensor.h"

typedef struct page {
    int file;
} page;

static size_t page_bytes(void) { return (size_t)sysconf(_SC_PAGESIZE); }

static page *page_of(const void *data) { return (page *)(void *)((char *)(uintptr_t)data - page_bytes()); }

static void *cannot(size_t bytes, int error) {
    return fl_fail(FL_RUNTIME_ERROR, "cannot share %zu bytes with other processes: %s (%d)", bytes, strerror(error),
                   error);
}

/* A file of that many bytes, all of them there: a mapping of what the system cannot give is a signal when written to.
 * -1 and errno where it has none. */
static int new_file(size_t bytes) {
#ifdef __linux__
    const int file = memfd_create("flashlight", MFD_CLOEXEC);
    int error = file < 0 ? errno : posix_fallocate(file, 0, (off_t)bytes);
#else
    static _Atomic unsigned count;
    char name[32]; /* POSIX shared memory has a name, for as long as it takes to open it */
    snprintf(name, sizeof name, "/flashlight-%ld-%u", (long)getpid(), count++);
    const int file = shm_open(name, O_RDWR | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
    int error = file < 0 ? errno : 0;
    if (!error) {
        shm_unlink(name);
        error = ftruncate(file, (off_t)bytes) ? errno : 0;
    }
#endif
    if (!error) return file;
    if (file >= 0) close(file);
    errno = error;
    return -1;
}

/* The bytes of a file, which is kept; NULL and an error, and the file is closed. */
static void *map(int file, size_t bytes) {
    const size_t before = page_bytes();
    char *start = mmap(NULL, before + bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED ||
        mmap(start + before, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file, 0) == MAP_FAILED) {
        const int error = errno;
        if (start != MAP_FAILED) munmap(start, before + bytes);
        close(file);
        return cannot(bytes, error);
    }
    ((page *)(void *)start)->file = file;
    return start + before;
}

/* There is no mapping of no bytes. */
static size_t mapped(size_t bytes) { return bytes ? bytes : 1; }

void fl_shared__unmap(void *data, size_t bytes) {
    page *p = page_of(data);
    close(p->file);
    munmap(p, page_bytes() + mapped(bytes));
}

bool fl_storage__share(fl_storage *s) {
    if (s->shared) return true;
    if (s->emptied) return fl_fail(FL_RUNTIME_ERROR, "share_memory_(): the storage was resized to 0 bytes") != NULL;
    const int file = new_file(mapped(s->bytes));
    void *data = file < 0 ? cannot(s->bytes, errno) : map(file, mapped(s->bytes));
    if (!data) return false;
    if (s->bytes) memcpy(data, s->data, s->bytes);
    fl_storage__move(s, data);
    s->shared = true;
    return true;
}

int fl_storage__shared_file(const fl_storage *s) { return s->shared ? page_of(s->data)->file : -1; }

fl_storage *fl_storage__of_shared_file(int file, size_t bytes) {
    struct stat info;
    if (fstat(file, &info) || (uint64_t)info.st_size < mapped(bytes))
        return fl_fail(FL_RUNTIME_ERROR, "the descriptor %d is not of %zu bytes of shared memory", file, bytes);
    fl_storage *s = fl_storage__new(0);
    const int own = s ? fcntl(file, F_DUPFD_CLOEXEC, 0) : -1;
    void *data = !s ? NULL : own < 0 ? cannot(bytes, errno) : map(own, mapped(bytes));
    if (!data) {
        if (s) fl_storage__release(s);
        return NULL;
    }
    s->data = data;
    s->bytes = bytes;
    s->shared = true;
    return s;
}

bool fl_tensor__alone(const fl_tensor *t, int32_t known) {
    const bool with_base = t->base && t->base->storage == t->storage;
    return atomic_load_explicit(&t->storage->refs, memory_order_acquire) == 1 + known + with_base;
}

bool fl_tensor__share(fl_tensor *t, int32_t known) {
    fl_storage *s = t->storage;
    if (s->shared) return true;
    if (!fl_tensor__alone(t, known)) {
        fl_fail(FL_RUNTIME_ERROR,
                "share_memory_(): other tensors or arrays are over the memory of this one, of shape %s, and would stay "
                "behind: share it before they are made",
                FL_SHAPE(t));
        return false;
    }
    const char *old = s->data;
    if (!fl_storage__share(s)) return false;
    fl_tensor *over[] = {t, t->base};
    for (int i = 0; i < 2 && over[i] && over[i]->storage == s; i++)
        over[i]->data = (char *)s->data + (over[i]->data - old);
    return true;
}

fl_tensor *fl_share_memory_(fl_tensor *t) {
    if (fl_failed() || !fl_given(t, "fl_share_memory_", "t")) return NULL;
    return fl_tensor__share(t, 0) ? t : NULL;
}

bool fl_is_shared(const fl_tensor *t) { return t && t->storage->shared; }
