/* file.c: files written in one step, and files and memory to read from. Depends on the system alone.
 */
#include "io/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "io/object.h"

bool fl_io__fail(int error, const char *path) {
    fl_fail(error == ENOENT ? FL_FILE_NOT_FOUND_ERROR : FL_OS_ERROR, "[Errno %d] %s: '%s'", error, strerror(error),
            path);
    return false;
}

void fl_io__blame_file(const char *path) {
    fl_code code = fl_error_code();
    if (code == FL_OK || code == FL_HOST_ERROR || code == FL_OS_ERROR || code == FL_FILE_NOT_FOUND_ERROR) return;
    if (code != FL_MEMORY_ERROR && code != FL_UNPICKLING_ERROR) {
        fl_error e = fl_error_take();
        fl_fail(FL_UNPICKLING_ERROR, "%s", e.message);
    }
    if (!path) return;
    char prefix[512];
    snprintf(prefix, sizeof prefix, "%s%s: ", strlen(path) > 500 ? "..." : "",
             strlen(path) > 500 ? path + strlen(path) - 500 : path);
    fl_error__prefix(prefix);
}

/* Long reads and writes let go of the host's lock. */
typedef struct lock_pause {
    void *state;
    bool released;
} lock_pause;

static lock_pause host_release(size_t size) {
    lock_pause p = {NULL, false};
    if (size >= 1 << 20 && fl_thread__self.host_lock && fl_base__host.release) {
        p.state = fl_base__host.release();
        p.released = true;
    }
    return p;
}

static void host_acquire(lock_pause p) {
    if (!p.released) return;
    int error = errno;
    fl_base__host.acquire(p.state);
    errno = error;
}

/* ---- Memory ------------------------------------------------------------------------------------------------------ */

bool fl_buffer__add(fl_buffer *b, const void *data, size_t size) {
    if (fl_failed()) return false;
    if (size > b->capacity - b->size) {
        size_t capacity = b->capacity ? b->capacity : 256;
        while (capacity - b->size < size) {
            if (capacity > SIZE_MAX / 2) {
                fl_error__no_memory(size);
                return false;
            }
            capacity *= 2;
        }
        uint8_t *grown = realloc(b->data, capacity);
        if (!grown) {
            fl_error__no_memory(capacity);
            return false;
        }
        b->data = grown;
        b->capacity = capacity;
    }
    if (size) memcpy(b->data + b->size, data, size);
    b->size += size;
    return true;
}

void fl_buffer__free(fl_buffer *b) {
    free(b->data);
    *b = (fl_buffer){0};
}

static bool buffer_write(fl_sink *sink, const void *data, size_t size) {
    return fl_buffer__add(sink->context, data, size);
}

fl_sink fl_sink__buffer(fl_buffer *b) { return (fl_sink){buffer_write, b}; }

/* ---- Writing files ----------------------------------------------------------------------------------------------- */

#define PENDING_BYTES (1 << 16)

static bool write_out(fl_new_file *f, const uint8_t *data, size_t size) {
    lock_pause p = host_release(size);
    int error = 0;
    while (size && !error) {
        /* In pieces: a single write takes less than 2 GB on every system. */
        ssize_t n = write(f->fd, data, size < 1 << 30 ? size : 1 << 30);
        if (n > 0) {
            data += n;
            size -= (size_t)n;
        } else if (n == 0) {
            error = ENOSPC;
        } else if (errno != EINTR) {
            error = errno;
        }
    }
    host_acquire(p);
    return error ? fl_io__fail(error, f->path) : true;
}

static bool flush(fl_new_file *f) {
    size_t size = f->pending_size;
    f->pending_size = 0;
    return write_out(f, f->pending, size);
}

static bool file_write(fl_sink *sink, const void *data, size_t size) {
    fl_new_file *f = (fl_new_file *)sink;
    if (fl_failed()) return false;
    if (size > PENDING_BYTES - f->pending_size && !flush(f)) return false;
    if (size >= PENDING_BYTES) return write_out(f, data, size);
    if (size) memcpy(f->pending + f->pending_size, data, size);
    f->pending_size += size;
    return true;
}

static char *copy_text(const char *a, size_t a_size, const char *b) {
    size_t b_size = strlen(b);
    char *text = malloc(a_size + b_size + 1);
    if (!text) return fl_error__no_memory(a_size + b_size + 1);
    memcpy(text, a, a_size);
    memcpy(text + a_size, b, b_size + 1);
    return text;
}

/* The length of the directory part of a path, its slash included. */
static size_t directory_size(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

static bool open_temporary(fl_new_file *f) {
    size_t directory = directory_size(f->target);
    for (int attempt = 0; attempt < 100; attempt++) {
        char name[40];
        snprintf(name, sizeof name, ".flashlight-%016llx.tmp", (unsigned long long)fl_io__random());
        f->temporary = copy_text(f->target, directory, name);
        if (!f->temporary) return false;
        /* The system applies the umask, as for any new file. */
        f->fd = open(f->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (f->fd >= 0) return true;
        int error = errno;
        free(f->temporary);
        f->temporary = NULL;
        if (error != EEXIST) return fl_io__fail(error, f->path);
    }
    return fl_io__fail(EEXIST, f->path);
}

bool fl_new_file__open(fl_new_file *f, const char *path) {
    *f = (fl_new_file){.sink = {file_write, NULL}, .path = path, .fd = -1, .mode = -1};
    if (fl_failed()) return false;
    f->pending = malloc(PENDING_BYTES);
    if (!f->pending) {
        fl_error__no_memory(PENDING_BYTES);
        return false;
    }
    struct stat info;
    size_t length = strlen(path);
    bool exists = stat(path, &info) == 0, ok = true;
    if (exists && S_ISDIR(info.st_mode)) {
        ok = fl_io__fail(EISDIR, path);
    } else if (!length || path[length - 1] == '/') {
        ok = fl_io__fail(length ? EISDIR : ENOENT, path);
    } else if (exists && !S_ISREG(info.st_mode)) {
        f->fd = open(path, O_WRONLY | O_CLOEXEC);
        ok = f->fd >= 0 || fl_io__fail(errno, path);
    } else {
        if (exists) {
            f->mode = info.st_mode & 07777;
            f->target = realpath(path, NULL); /* what a link points at is replaced, not the link */
            /* Replacing takes the right to write to the folder alone; a file that is marked read-only is left all the
             * same. */
            if (!f->target || access(path, W_OK) != 0) ok = fl_io__fail(errno, path);
        } else {
            f->target = copy_text(path, length, "");
            ok = f->target != NULL;
        }
        ok = ok && open_temporary(f);
    }
    if (!ok) fl_new_file__close(f, false);
    return ok;
}

bool fl_new_file__close(fl_new_file *f, bool ok) {
    ok = ok && !fl_failed() && flush(f);
    if (ok && f->temporary) {
        if (f->mode >= 0) (void)!fchmod(f->fd, (mode_t)f->mode); /* not ours to change: the new file's own mode stays */
        lock_pause p = host_release(SIZE_MAX);
        bool synced = fsync(f->fd) == 0;
        host_acquire(p);
        if (!synced) ok = fl_io__fail(errno, f->path);
    }
    if (f->fd >= 0 && close(f->fd) != 0 && ok && errno != EINTR) ok = fl_io__fail(errno, f->path);
    f->fd = -1;
    if (f->temporary) {
        if (ok && rename(f->temporary, f->target) != 0) ok = fl_io__fail(errno, f->path);
        if (!ok) unlink(f->temporary);
    }
    if (ok && f->temporary) {
        /* The name lasts only once the directory is on disk. Some file systems cannot sync one: the file is there all
         * the same. */
        size_t size = directory_size(f->target);
        if (size) f->target[size] = 0;
        int directory = open(size ? f->target : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (directory >= 0) {
            (void)fsync(directory);
            close(directory);
        }
    }
    free(f->temporary);
    free(f->target);
    free(f->pending);
    f->temporary = f->target = NULL;
    f->pending = NULL;
    return ok;
}

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

fl_source fl_source__memory(const void *data, size_t size) {
    static const uint8_t nothing;
    return (fl_source){.memory = data ? data : &nothing, .size = size, .fd = -1};
}

bool fl_source__open(fl_source *s, const char *path) {
    *s = (fl_source){.fd = -1, .path = path};
    if (fl_failed()) return false;
    /* Without O_NONBLOCK the open of a pipe would wait for its writer. */
    s->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (s->fd < 0) return fl_io__fail(errno, path);
    struct stat info;
    int error = fstat(s->fd, &info) != 0 ? errno : S_ISDIR(info.st_mode) ? EISDIR : 0;
    if (error) {
        fl_source__close(s);
        return fl_io__fail(error, path);
    }
    if (!S_ISREG(info.st_mode)) {
        fl_source__close(s);
        fl_fail(FL_OS_ERROR, "not a regular file: '%s'", path);
        return false;
    }
    s->size = (uint64_t)info.st_size;
    return true;
}

void fl_source__close(fl_source *s) {
    if (s->fd >= 0) close(s->fd);
    s->fd = -1;
}

bool fl_source__read(const fl_source *s, uint64_t offset, void *out, size_t size) {
    if (fl_failed()) return false;
    if (offset > s->size || size > s->size - offset) {
        fl_fail(FL_UNPICKLING_ERROR, "the file is truncated: it has %llu bytes", (unsigned long long)s->size);
        return false;
    }
    if (s->memory) {
        if (size) memcpy(out, s->memory + offset, size);
        return true;
    }
    lock_pause p = host_release(size);
    int error = 0;
    bool ended = false;
    for (uint8_t *to = out; size && !error && !ended;) {
        ssize_t n = pread(s->fd, to, size < 1 << 30 ? size : 1 << 30, (off_t)offset);
        if (n > 0) {
            to += n;
            offset += (uint64_t)n;
            size -= (size_t)n;
        } else if (n == 0) {
            ended = true;
        } else if (errno != EINTR) {
            error = errno;
        }
    }
    host_acquire(p);
    if (error) return fl_io__fail(error, s->path);
    if (ended) fl_fail(FL_UNPICKLING_ERROR, "the file became shorter while it was read");
    return !ended;
}
